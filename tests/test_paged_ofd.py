"""OFD → text: the same layout as for PDF; templates, composite drawings, odd packages."""

from __future__ import annotations

import io
import zipfile

import pytest

import workplan
from tests.packages import zipped
from tests.paged import ofd, ofd_page, ofd_path, ofd_text
from workplan.model import Box
from workplan.readers import read

LONG = "推进政务服务一网通办跨省通办建设全国一体化平台完善"
UNIT = (
    '<ofd:Res xmlns:ofd="http://www.ofdspec.org/2016"><ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="7">'
    "<ofd:Content>{}</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits></ofd:Res>"
)
RESOURCES = "<ofd:PublicRes>Res.xml</ofd:PublicRes>"
USE = '<ofd:CompositeObject ID="8" Boundary="20 40 100 100" ResourceID="7"/>'


def test_lines_become_paragraphs_with_page_and_box() -> None:
    page = "".join(ofd_text(LONG, 31, 40 + 10 * at) for at in range(3)) + ofd_text("完善机制。", 31, 70)
    source = read(ofd(page + ofd_text("— 1 —", 100, 280), ofd_text("二、任务", 42, 40)))
    assert source.reader == "ofd"
    assert source.text == LONG * 3 + "完善机制。\n二、任务"
    (first, second) = source.places
    assert (first.page, second.page) == (1, 2)
    assert second.box == Box(119, 99, 183, 117)


def test_steps_between_characters_are_heeded() -> None:
    close = 'DeltaX="g 2 5.6 30 5.6 5.6"'
    assert read(ofd(ofd_text("财政厅教育厅", 31, 40, more=close))).text == "财政厅\u3000教育厅"
    down = 'DeltaX="0 0 0 0 0 0 0 0 0 0" DeltaY="g 10 5.6"'
    assert read(ofd(ofd_text("建设一体化政务服务平台", 150, 40, more=down))).text == "建设一体化政务服务平台"


@pytest.mark.parametrize(
    ("words", "steps", "expected"),
    [
        ("建设VPN专线", "5.6 5.6 4.2 3.8 4.6 5.6", "建设VPN专线"),
        ("2023年", "4.4 4.4 4.4 4.4", "2023年"),
        ("One plan", "4.4 3.4 3.4 1.6 3.4 1.6 3.4", "One plan"),
        ("建设A区", "5.6 5.6 16.8", "建设A　区"),
    ],
)
def test_letters_are_as_wide_as_the_way_to_the_next(words: str, steps: str, expected: str) -> None:
    assert read(ofd(ofd_text(words, 31, 40, more=f'DeltaX="{steps}"'))).text == expected


def test_a_table_is_drawn_by_paths() -> None:
    level = "".join(f"M 30 {y} L 180 {y} " for y in (50, 60, 70))
    upright = "".join(f"M {x} 50 L {x} 70 " for x in (30, 60, 180))
    words = (("序号", 33, 57), ("任务", 63, 57), ("1", 33, 67), ("修订办法", 63, 67))
    source = read(ofd(ofd_path(level + upright) + "".join(ofd_text(w, x, y, 4) for w, x, y in words)))
    (table,) = source.tables
    assert [source.text[cell.start : cell.end] for cell in table.cells] == ["序号", "任务", "1", "修订办法"]


def test_a_frame_of_one_outline_is_closed() -> None:
    frame = "M 30 50 L 180 50 L 180 70 L 30 70 C M 100 50 L 100 70"
    source = read(ofd(ofd_path(frame) + ofd_text("任务", 33, 62) + ofd_text("单位", 110, 62)))
    assert [cell.column for cell in source.tables[0].cells] == [0, 1]


def test_the_template_under_a_page_is_read_with_it() -> None:
    common = '<ofd:TemplatePage ID="3" BaseLoc="Tpls/T.xml"/>'
    page = '<ofd:Template TemplateID="3"/>' + ofd_text("建设平台", 60, 60)
    made = ofd(page, parts={"Doc_0/Tpls/T.xml": ofd_page(ofd_text("任务：", 31, 60))}, common=common)
    assert read(made).text == "任务：\u3000建设平台"


def test_a_composite_drawing_is_read_where_it_is_used() -> None:
    made = ofd(USE, parts={"Doc_0/Res.xml": UNIT.format(ofd_text("一、目标", 10, 10))}, common=RESOURCES)
    source = read(made)
    assert source.text == "一、目标"
    assert source.places[0].box is not None
    assert source.places[0].box.left == round(30 * 72 / 25.4)


def test_what_is_not_visible_is_not_read() -> None:
    hidden = ofd_text("草稿", 31, 80).replace('ID="9"', 'ID="9" Visible="false"')
    assert read(ofd(ofd_text("一、目标", 31, 40) + hidden)).text == "一、目标"


def test_all_documents_of_a_package_are_read_and_paths_as_programs_write_them() -> None:
    root = (
        "<OFD><DocBody><DocRoot>/doc_0\\Document.xml</DocRoot></DocBody>"
        "<DocBody><DocRoot>./Doc_0/./Document.xml</DocRoot></DocBody></OFD>"
    )
    assert read(ofd(ofd_text("一、目标", 31, 40), parts={"OFD.xml": root})).text == "一、目标\n一、目标"


def test_a_missing_page_leaves_the_others() -> None:
    made = ofd(ofd_text("一、目标", 31, 40), ofd_text("二、任务", 31, 40))
    assert read(made.replace(b"Doc_0/Pages/0.xml", b"Doc_0/Pages/9.xml")).text == "二、任务"


def test_letters_drawn_as_outlines_are_a_picture() -> None:
    with pytest.raises(workplan.UnreadableError, match="only pictures"):
        read(ofd(ofd_path("M 1 1 Q 2 2 3 3 B 1 2 3 4 5 6 A 1 1 0 0 1 5 5", 'Fill="true" Stroke="false"')))
    with pytest.raises(
        workplan.UnreadableError, match=r"only pictures, no text\. Please turn it into a PDF and add --ocr"
    ):
        read(ofd('<ofd:ImageObject ID="4" Boundary="0 0 210 297" ResourceID="5"/>'))


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({"OFD.xml": "<OFD/>"}, "no pages"),
        ({"OFD.xml": "<OFD"}, "damaged"),
        ({"Doc_0/Document.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a/>'}, "damaged"),
        ({"Doc_0/Pages/0.xml": "<Page/>"}, "nothing is written"),
    ],
)
def test_broken_packages_are_refused_with_a_reason(parts: dict[str, str], words: str) -> None:
    with pytest.raises(workplan.UnreadableError, match=words):
        read(ofd(ofd_text("一、目标", 31, 40), parts=parts))


def test_what_to_do_with_a_damaged_ofd_is_no_matter_of_word() -> None:
    with pytest.raises(workplan.UnreadableError, match="open it with a viewer") as caught:
        read(ofd(ofd_text("一、目标", 31, 40))[:-40])
    assert "Word" not in caught.value.message("zh")
    assert caught.value.kind is workplan.Unreadable.DAMAGED


@pytest.mark.parametrize("ofd_last", [False, True])
def test_an_ofd_that_is_cut_off_is_one_still_whatever_member_comes_first(ofd_last: bool) -> None:
    whole = ofd(*(ofd_text(LONG, 31, 40) for _ in range(9)))
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        names = sorted(archive.namelist(), key="OFD.xml".__eq__, reverse=not ofd_last)
        data = zipped({name: archive.read(name) for name in names})
    with pytest.raises(workplan.UnreadableError, match="an OFD document, which is cut off or damaged") as caught:
        read(data[: len(data) // 3])
    assert caught.value.kind is workplan.Unreadable.DAMAGED


def test_an_archive_that_is_cut_off_is_no_ofd_for_a_folder_inside() -> None:
    with pytest.raises(workplan.UnreadableError, match="a ZIP archive"):
        read(zipped({"plans/Doc_0/a.txt": "一、目标", "plans/b.txt": "二、任务"})[:-40])
