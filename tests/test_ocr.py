"""Pages that are pictures, read by an engine: a made-up one that says what it is told, the real one if installed."""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence
from typing import Final

import pytest

import workplan
from tests import paged
from workplan.cli import main
from workplan.errors import Unreadable, UnreadableError, UsageError
from workplan.ocr import Ocr, Picture, Piece, Progress
from workplan.readers.pages import rapid
from workplan.readers.pages.ink import Ink
from workplan.readers.pages.ocr_pieces import glyphs, slant

PIXELS: Final = 200 / 72
"""Pixels of a point."""


class Told:
    """An engine that has been told the lines of each page it will see: text, left, baseline and size in points."""

    name = "told 1"

    def __init__(self, *pages: Sequence[tuple[str, float, float]], size: float = 16) -> None:
        self.pages, self.size = list(pages), size
        self.seen: list[Picture] = []

    def read(self, picture: Picture, /) -> list[Piece]:
        self.seen.append(picture)
        page = self.pages[len(self.seen) - 1] if len(self.seen) <= len(self.pages) else []
        return [piece(text, left, baseline, self.size) for text, left, baseline in page]


def piece(text: str, left: float, baseline: float, size: float, slope: float = 0.0) -> Piece:
    """The piece that an engine finds: taller than its type, as they all make it."""
    middle, tall = baseline - 0.36 * size, 1.4 * size
    edges = (left, middle - tall / 2, left + size * len(text), middle + tall / 2)
    return Piece(text, *(edge * PIXELS for edge in edges), slope)


def image(*bars: tuple[float, float, float, float]) -> str:
    """A page of no text: black bars."""
    return (
        "".join(
            f"{left} {paged.HEIGHT - bottom} {right - left} {bottom - top} re f\n" for left, top, right, bottom in bars
        )
        + "q 1 0 0 1 0 0 cm /X1 Do Q\n"
    )


SPECK: Final = {
    1000: paged.stream(b"\xff", "/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8")
}
"""A picture of one white pixel: a page with it is not empty."""

BODY: Final = [
    ("一、加强统计监督，由省统计局牵头", paged.LEFT + 32, 120.0),
    ("二、改进统计服务", paged.LEFT + 32, 148.0),
]


def pdf(*pages: str) -> bytes:
    return paged.pdf(*pages, objects=SPECK)


def parse(data: bytes, ocr: Ocr | None) -> workplan.Document:
    return workplan.pipeline.parse_bytes(data, file="scan.pdf", ocr=ocr)


def typed(*lines: str) -> str:
    return paged.lines(*lines)


def test_nothing_is_recognised_unless_asked_for() -> None:
    with pytest.raises(UnreadableError, match="--ocr") as caught:
        parse(pdf(image()), None)
    assert caught.value.kind is Unreadable.PICTURES


def test_a_scan_without_any_text_is_of_pictures() -> None:
    with pytest.raises(UnreadableError, match="no text was recognised") as caught:
        parse(pdf(image()), Ocr("missing", Told([])))
    assert caught.value.kind is Unreadable.PICTURES


def test_only_pages_without_text_are_recognised() -> None:
    engine = Told(BODY)
    own = typed("\u3000\u3000各市人民政府，省各委办厅局，省各直属单位：", "\u3000\u3000现将要点印发给你们。")
    document = parse(pdf(own, image()), Ocr("missing", engine))
    assert len(engine.seen) == 1
    assert document.text.split("\n")[-2:] == [text for text, _, _ in BODY]
    assert document.provenance.reader == "pdf+ocr"
    assert [place.page for place in document.locate(document["二"].span)] == [2]


def test_pages_read_by_ocr_are_named() -> None:
    document = parse(pdf(image(), image()), Ocr("missing", Told(BODY, [("三、抓好落实", 120.0, 120.0)])))
    doubt = next(found for found in document.diagnostics if found.code == "reader.page-by-ocr")
    assert doubt.assumed == "p. 1–2: told 1"


def test_all_pages_are_recognised_where_that_is_asked_for() -> None:
    document = parse(pdf(typed("一、改进服务工作水平")), Ocr("all", Told(BODY)))
    assert "改进服务" not in document.text
    assert [section.path for section in document.walk()] == ["一", "二"]


def test_a_pdf_whose_pages_all_have_text_is_read_as_ever() -> None:
    engine = Told()
    own = pdf(typed("一、加强统计监督，由省统计局牵头做好各项工作"))
    assert parse(own, Ocr("missing", engine)) == parse(own, None)
    assert not engine.seen


def test_a_text_layer_of_garbage_is_no_text() -> None:
    own = typed("ÎÄ¼þ¹ØÓÚÓ¡·¢¹¤×÷Òªµã", "\ue001\ue002\ue003\ue004\ue005")
    assert "统计局" in parse(pdf(own), Ocr("missing", Told(BODY))).text


def test_a_page_number_printed_on_a_scan_is_no_text() -> None:
    own = paged.text("- 1 -", 290, 800, 12) + image()
    assert "统计局" in parse(pdf(own), Ocr("missing", Told(BODY))).text


def test_a_page_on_which_nothing_is_found_is_still_named() -> None:
    document = parse(pdf(typed("一、加强统计监督工作"), image()), Ocr("missing", Told([])))
    assert "reader.page-without-text" in {found.code for found in document.diagnostics}
    assert document.provenance.reader == "pdf"


def test_ink_without_a_line_is_told() -> None:
    letters = [(90 + 16 * at, 188, 97 + 16 * at, 200) for at in range(20)]
    document = parse(pdf(image(*((100.0, 110.0, 300.0, 118.0), *letters))), Ocr("missing", Told(BODY)))
    missed = [found.assumed for found in document.diagnostics if found.code == "reader.line-missed"]
    assert missed == ["p. 1, 188 pt"]


def test_a_code_of_squares_is_no_line() -> None:
    squares = [(500 + 6 * x, 780 + 6 * y, 503 + 6 * x, 785 + 6 * y) for x in range(5) for y in range(5)]
    document = parse(pdf(image(*squares)), Ocr("missing", Told(BODY)))
    assert "reader.line-missed" not in {found.code for found in document.diagnostics}


def test_ink_under_a_line_is_not_told() -> None:
    letters = [(122 + 16 * at, 108, 128 + 16 * at, 120) for at in range(15)]
    document = parse(pdf(image(*letters)), Ocr("missing", Told(BODY)))
    assert "reader.line-missed" not in {found.code for found in document.diagnostics}


def test_page_numbers_of_scans_are_left_out() -> None:
    """— 1 — comes as 一1一."""
    lines = [*BODY, ("一1一", 450.0, 790.0)]
    assert "1" not in parse(pdf(image()), Ocr("missing", Told(lines))).text


def test_tables_of_scans_keep_their_cells() -> None:
    """The engine sees the columns moved apart; what it finds stands in the cells where it was."""
    xs, ys = [100, 200, 400], [100, 130, 160]
    bars = [(x, 100, x + 1, 160) for x in xs] + [(100, y, 401, y + 1) for y in ys]
    apart = 18  # points, a quarter of an inch
    cells = [
        ("序号", 110.0, 120.0),
        ("任务", 210.0 + apart, 120.0),
        ("1", 110.0, 150.0),
        ("修订办法", 210.0 + apart, 150.0),
    ]
    engine = Told(cells, size=12)
    document = parse(pdf(image(*bars)), Ocr("missing", engine))
    assert document.text == "序号\t任务\n1\t修订办法"
    assert engine.seen[0].width > 600 * PIXELS


def test_seals_are_faded_but_a_red_head_stays() -> None:
    red = "1 0 0 rg 100 700 100 40 re f 100 100 100 40 re f 0 g 300 100 100 40 re f "
    engine = Told(BODY)
    parse(pdf(red + image()), Ocr("missing", engine))
    seen = engine.seen[0]

    def pixel(x: float, y: float) -> bytes:
        at = 3 * (round(y * PIXELS) * seen.width + round(x * PIXELS))
        return seen.data[at : at + 3]

    assert pixel(150, 120) == b"\x00\x00\xff"
    assert pixel(150, 720) == b"\xff\xff\xff"
    assert pixel(350, 720) == b"\x00\x00\x00"


def test_lines_of_a_crooked_page_are_put_straight() -> None:
    pieces = [piece("加强统计监督工作落实", 100, 300, 12, 0.02), piece("统计局牵头做好工作", 400, 306, 12, 0.02)]
    lies = slant(pieces, 595 * PIXELS, 842 * PIXELS)
    baselines = [glyph.baseline for glyph in glyphs(pieces, lies, PIXELS)]
    assert max(baselines) - min(baselines) < 0.5


def test_a_short_piece_has_the_size_of_the_running_text() -> None:
    """榜。 at the head of a page goes on with the line before; its height tells little."""
    low = piece("榜。", 100, 330, 16)
    low = low._replace(top=low.top + 15)
    found = glyphs([piece("加强统计监督工作落实", 100, 300, 16), low], slant([], 1, 1), PIXELS)
    assert {round(glyph.size, 1) for glyph in found} == {16.0}


def test_a_page_on_its_side_is_turned() -> None:
    down = [Piece("加强统计监督", 100, 100, 140, 400), Piece("改进统计服务", 200, 100, 240, 400)]

    class Turning:
        name = "turning"

        def read(self, picture: Picture, /) -> list[Piece]:
            tall = picture.height > picture.width
            return down if tall else [piece(text, left, top, 16) for text, left, top in BODY]

    document = parse(pdf(image()), Ocr("missing", Turning()))
    assert [section.path for section in document.walk()] == ["一", "二"]
    box = document.locate(document["一"].span)[0].box
    assert box is not None
    assert box.bottom - box.top > box.right - box.left


def test_rulings_are_found_in_ink() -> None:
    row = b"\x00" * 10 + b"\x01" * 180 + b"\x00" * 10
    ink = Ink(200, 100, b"\x00" * 2000 + row * 3 + b"\x00" * 200 * 87, 200.0)
    assert ink.rulings() == [(10, 10, 190, 13)]


def test_progress_is_told_page_by_page() -> None:
    told: list[Progress] = []
    parse(
        pdf(image(), typed("各市人民政府，省各委办厅局，省各直属单位："), image()),
        Ocr("missing", Told(BODY, BODY), told.append),
    )
    assert [(one.done, one.total, one.page, one.file) for one in told] == [
        (0, 2, None, "scan.pdf"), (1, 2, 1, "scan.pdf"), (2, 2, 3, "scan.pdf"),
    ]  # fmt: skip


@pytest.mark.parametrize("data", ["一、加强监督".encode(), workplan.to_json(workplan.parse("一、加强监督")).encode()])
def test_a_file_without_pages_is_refused(data: bytes) -> None:
    with pytest.raises(UsageError, match="or turn it into a PDF first"):
        parse(data, Ocr("missing", Told()))


def test_among_many_files_those_without_pages_are_read() -> None:
    assert parse("一、加强监督".encode(), Ocr("missing", Told(), otherwise="read")).sections


def test_an_unknown_choice_is_refused() -> None:
    with pytest.raises(UsageError, match="missing, all"):
        Ocr.of("some")  # type: ignore[arg-type]


def test_without_the_extra_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rapid, "find_spec", lambda _: None)
    with pytest.raises(UsageError, match=r"pip install -e '\.\[ocr\]'"):
        workplan.pipeline.parse_bytes(pdf(image()), ocr="missing")


class TestCommand:
    @pytest.fixture(autouse=True)
    def _engine(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(rapid, "check", lambda: None)
        monkeypatch.setattr(rapid, "engine", lambda: Told(BODY))

    @pytest.mark.parametrize("command", ["show", "validate", "convert", "report"])
    def test_reads_scans(
        self, command: str, tmp_path_factory: pytest.TempPathFactory, capfd: pytest.CaptureFixture[str]
    ) -> None:
        scan = tmp_path_factory.mktemp("scans") / "scan.pdf"
        scan.write_bytes(pdf(image()))
        assert main([command, str(scan), "--ocr", "--lang", "en"]) in (0, 1)
        out, err = capfd.readouterr()
        assert "统计" in out or command == "validate"
        assert "scan.pdf: pages to recognise (OCR): 1" in err
        assert "page 1 recognised (1/1)" in err

    def test_limits_of_a_batch_do_not_go_with_it(
        self, tmp_path_factory: pytest.TempPathFactory, capfd: pytest.CaptureFixture[str]
    ) -> None:
        scan = tmp_path_factory.mktemp("scans") / "scan.pdf"
        scan.write_bytes(pdf(image()))
        assert main(["convert", str(scan), "--ocr", "--jobs", "2", "--lang", "en"]) == 2
        assert "--jobs" in capfd.readouterr().err


@pytest.mark.slow
@pytest.mark.skipif(importlib.util.find_spec("rapidocr") is None, reason="workplan[ocr] is not installed")
def test_the_real_engine_reads_a_page() -> None:
    """In letters: no Chinese font need be there to draw them."""
    font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    content = "BT /F1 24 Tf 90 700 Td (Work plan of 2025) Tj ET"
    data = paged.pdf(content, objects={3: font})
    assert parse(data, Ocr("all")).text == "Work plan of 2025"
