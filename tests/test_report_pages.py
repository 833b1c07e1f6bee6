"""``workplan report --pages``: the pages of a PDF beside their text, the marks drawn on them."""

from __future__ import annotations

import io
import re
import struct
import sys
import zlib
from pathlib import Path

import pytest

from tests import paged
from workplan.cli import main
from workplan.errors import UsageError
from workplan.exports.report import to_report
from workplan.ocr import Picture
from workplan.pipeline import parse_bytes
from workplan.readers.pages.png import png
from workplan.readers.pages.views import PageView, views

PLAN = paged.pdf(
    paged.lines("\u3000\u3000一、加强统计监督", "\u3000\u3000修订《统计管理办法》。（责任单位：省统计局）"),
    paged.lines("\u3000\u3000二、改进统计服务", "\u3000\u3000（责任单位：省财政厅）"),
)


def shown(data: bytes, pages: list[PageView] | None = None) -> str:
    return to_report(parse_bytes(data), pages=views(data) if pages is None else pages)


def policy(html: str) -> str:
    found = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    assert found
    return found[1]


def rectangles(html: str) -> list[tuple[str, list[float]]]:
    """Kind of mark, and left, top, width and height of each rectangle."""
    found = re.findall(r'class="k-(\w+)"><title>[^<]*</title>((?:<rect [^>]*></rect>)+)</a>', html)
    return [
        (kind, [float(re.search(rf' {name}="([^"]*)"', one)[1]) for name in ("x", "y", "width", "height")])  # type: ignore[index]
        for kind, rects in found
        for one in rects.split("</rect>")[:-1]
    ]


def test_each_page_is_shown_as_a_picture_in_the_file_itself() -> None:
    html = shown(PLAN)
    assert html.count("data:image/png;base64,") == 2
    assert 'id="page-2"' in html


def test_pictures_are_let_in_only_where_there_are_any() -> None:
    assert "img-src data:" in policy(shown(PLAN))
    assert "img-src" not in policy(shown(PLAN, []))
    assert 'id="tab-pages"' not in shown(PLAN, [])


def test_a_mark_is_drawn_where_its_characters_stand() -> None:
    (law, box), *_ = [one for one in rectangles(shown(PLAN)) if one[0] == "regulations"]
    left, top, width, height = box
    assert law == "regulations"
    assert left == pytest.approx(paged.LEFT + 5 * paged.SIZE, abs=2)  # behind 　　修订《
    assert width == pytest.approx(6 * paged.SIZE, abs=2)
    assert top < 120 + paged.PITCH < top + height


def test_a_mark_over_two_lines_has_two_rectangles() -> None:
    title = "关于进一步加强和改进新时代全省统计监督工作的实施意见和重点任务分工方案"
    words = f"\u3000\u3000各级统计部门要落实《{title}》。"
    html = shown(paged.pdf(paged.lines("\u3000\u3000一、加强统计监督", words[:26], words[26:])))
    assert len([kind for kind, _ in rectangles(html) if kind == "regulations"]) == 2


def test_marks_of_a_page_without_letters_are_drawn_around_their_paragraph() -> None:
    html = shown(PLAN, [view._replace(letters=()) for view in views(PLAN)])
    assert not rectangles(html)
    assert html.count('class="around"') == 2
    assert "省统计局" in html


def test_the_text_stands_beside_its_page() -> None:
    second = shown(PLAN).split('id="page-2"')[1]
    beside = re.sub("<[^>]*>", "", second.split('class="beside"')[1].split("</article>")[0])
    assert "省财政厅" in beside
    assert "省统计局" not in beside


def test_nothing_but_a_pdf_can_be_drawn(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(UsageError, match="no PDF"):
        views("一、加强监督".encode())
    file = tmp_path / "plan.txt"
    file.write_text("一、加强监督", encoding="utf-8")
    assert main(["report", str(file), "--pages", "--lang", "en"]) == 2
    assert "no PDF" in capfd.readouterr().err


def test_in_a_folder_those_that_can_be_drawn_are(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("一、加强监督", encoding="utf-8")
    (tmp_path / "in" / "b.pdf").write_bytes(PLAN)
    assert main(["report", str(tmp_path / "in"), "--pages", "-o", str(tmp_path / "out")]) == 0
    assert "data:image" not in (tmp_path / "out" / "a.html").read_text(encoding="utf-8")
    assert "data:image" in (tmp_path / "out" / "b.html").read_text(encoding="utf-8")


def test_a_file_is_read_once_for_its_text_and_its_pages(
    capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    # stdin can be read no second time
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(PLAN)))
    assert main(["report", "-", "--pages", "--lang", "en"]) == 0
    out, err = capfdbinary.readouterr()
    assert b"data:image" in out
    assert err == b""


def decoded(data: bytes) -> tuple[int, int, int, int, bytes]:
    """Width, height, depth and kind of colour of a PNG, and its rows, each behind its filter."""
    width, height, depth, kind = struct.unpack(">IIBB", data[16:26])
    at = data.index(b"IDAT")
    (size,) = struct.unpack(">I", data[at - 4 : at])
    return width, height, depth, kind, zlib.decompress(data[at + 4 : at + 4 + size])


def test_a_grey_picture_has_two_pixels_a_byte() -> None:
    picture = Picture(3, 2, b"\x00" * 3 + b"\xff" * 3 + b"\x88" * 3 + b"\xff" * 9)
    assert decoded(png(picture)) == (3, 2, 4, 0, b"\x00\x0f\x8f\x00\xff\xff")


def test_a_coloured_picture_has_a_palette() -> None:
    red, white = b"\x00\x00\xff", b"\xff\xff\xff"
    assert decoded(png(Picture(2, 1, red + white))) == (2, 1, 8, 3, bytes((0, 180, 215)))
