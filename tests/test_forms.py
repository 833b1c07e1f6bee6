"""One notice in many forms: whatever the codec, width, line ends or format, the tables are the same, spans apart."""

from __future__ import annotations

from pathlib import Path
from typing import TypeAlias

import pytest

import workplan
from tests.notices import first
from workplan.source import fold, squeeze

Rows: TypeAlias = dict[str, list[dict[str, object]]]
LEFT_OUT = frozenset({"span_start", "span_end", "sha256", "encoding", "reader"})


def plain(value: object) -> object:
    if isinstance(value, str):
        return squeeze(fold(value))
    if isinstance(value, list):
        return [plain(item) for item in value]
    return value


def tables(path: Path) -> Rows:
    found = workplan.to_tables(workplan.parse_file(path, name="notice"))
    return {
        name: [{key: plain(value) for key, value in row.items() if key not in LEFT_OUT} for row in rows]
        for name, rows in found.items()
    }


@pytest.fixture
def expected(tmp_path: Path) -> Rows:
    path = tmp_path / "expected.txt"
    path.write_text(first(), encoding="utf-8")
    return tables(path)


@pytest.mark.parametrize("codec", ["utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_codecs(codec: str, tmp_path: Path, expected: Rows) -> None:
    path = tmp_path / "notice.txt"
    path.write_bytes(first().encode(codec))
    assert tables(path) == expected


def test_full_width_punctuation_throughout(tmp_path: Path, expected: Rows) -> None:
    wide = first().translate({ord(a): ord(b) for a, b in zip("(),:;!", "（），：；！", strict=True)})
    path = tmp_path / "notice.txt"
    path.write_text(wide, encoding="utf-8")
    assert tables(path) == expected


def test_windows_line_ends(tmp_path: Path, expected: Rows) -> None:
    path = tmp_path / "notice.txt"
    path.write_bytes(first().replace("\n", "\r\n").encode())
    assert tables(path) == expected


def test_a_web_page_in_gbk_that_says_it_is_utf_8(tmp_path: Path, expected: Rows) -> None:
    lines = "".join(f"<p>{line}</p>\n" for line in first().split("\n") if line.strip())
    page = f'<html><head><meta charset="utf-8"><title>x</title></head><body>\n{lines}</body></html>'
    path = tmp_path / "notice.html"
    path.write_bytes(page.encode("gbk", "xmlcharrefreplace"))
    assert tables(path) == expected
