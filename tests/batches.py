"""Folders of small notices, and files that are trouble, for the tests of the batch."""

from __future__ import annotations

from pathlib import Path

UNITS = ("省数据局", "省财政厅", "省教育厅", "省水利厅", "省司法厅")

NOTICE = """某省人民政府办公厅关于印发《2030年政务工作要点》的通知

各市人民政府：

现印发给你们，请认真落实。

某省人民政府办公厅
2030年2月3日

2030年政务工作要点

一、打牢基础
（一）统一目录。修订《第{number}号目录管理办法》，6月底前完成{number}项。（牵头单位：{lead}；配合单位：{other}）
（二）联通系统。年底前联通率达到95%以上。（责任单位：{other}）
"""
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(64)


def notice(number: int) -> str:
    """Notice ``number``, unlike any other."""
    return NOTICE.format(number=number, lead=UNITS[number % 5], other=UNITS[(number + 1) % 5])


def fill(folder: Path, count: int) -> Path:
    """Put notices 1 … ``count`` into ``folder`` and one folder below it."""
    (folder / "2030").mkdir(parents=True)
    for number in range(1, count + 1):
        place = folder if number % 3 else folder / "2030"
        (place / f"n{number:03}.txt").write_text(notice(number), encoding="utf-8")
    return folder


def content(folder: Path) -> dict[str, bytes]:
    """All files below ``folder`` with their bytes."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}
