"""The page's table of tasks, its doubts, folded chrome, the list of many notices, the short form for notebooks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import html

import workplan
from tests.handmade import document
from tests.notices import CASES, FIRST
from tests.test_report import EVIL
from workplan import model as m
from workplan.cli import main
from workplan.concern import concerned
from workplan.exports.ledger.texts import words as ledger_words
from workplan.exports.report import index, listed, to_report
from workplan.exports.report.content import Content
from workplan.exports.report.texts import words

PLAN = """云川省2030年数字政务工作要点

一、打牢基础

（一）统一目录。6月底前完成编目，年底前全部公布。（牵头单位：省数据局；配合单位：省教育厅）全面清理系统。（牵头单位：省教育厅）

（二）联通系统（责任单位：省财政厅）

1.从2031年起每年评估，联通率不低于98%。

2.修订《云川省数据条例》。2020年曾经试点。
"""


def cells(found: m.Document) -> list[dict[str, str]]:
    """The rows of the table of tasks: field → text."""
    table = html.document_fromstring(to_report(found)).get_element_by_id("tasks").find(".//table")
    return [{cell.get("data-field"): cell.text_content() for cell in row} for row in table.findall("tbody/tr")]


def test_a_measure_is_a_row() -> None:
    first, second, third, fourth = cells(workplan.parse(PLAN))
    assert first == {
        "number": "1",
        "chapter": "一 打牢基础",
        "task": "统一目录",
        "measure": "6月底前完成编目，年底前全部公布。",
        "lead": "省数据局",
        "responsible": "",
        "cooperating": "省教育厅",
        # by this day all of it is due
        "due": "2030-12-31",
        "limits": "6月底前（2030-06-30）\n年底前（2030-12-31）",
        "targets": "",
        "regulations": "",
        "path": "一/(一)",
    }
    assert (second["measure"], second["lead"], second["due"]) == ("全面清理系统。", "省教育厅", "")
    # who answers may stand above; a start is no limit; a figure has its clause
    assert (third["task"], third["responsible"], third["due"]) == ("联通系统", "省财政厅", "")
    assert (third["limits"], third["targets"]) == ("从2031年起（2031-01-01 起）\n每年", "联通率不低于98%")
    # background times are none of its times
    assert (fourth["regulations"], fourth["limits"]) == ("修订《云川省数据条例》", "")


@pytest.mark.parametrize("path", [FIRST, *CASES], ids=lambda path: path.stem)
def test_every_measure_is_a_row_and_stands_in_the_text(path: Path) -> None:
    found = workplan.parse_file(path)
    page = html.document_fromstring(to_report(found))
    rows = [row for row in page.get_element_by_id("tasks").iter("tr") if row.get("id")]
    assert [row.get("id") for row in rows] == [f"t{number}" for number in range(1, len(found.measures) + 1)]
    for number, measure in enumerate(found.measures, 1):
        parts = page.xpath(f"//*[@data-t='{number}'][@class='what']")
        shown = re.sub(r"\s", "", "".join(part.text_content() for part in parts))
        text = re.sub(r"\s", "", found.text[measure.span.start : measure.span.end])
        assert text in shown
        assert page.get_element_by_id(f"w{number}") is not None


@pytest.mark.parametrize("path", [FIRST, *CASES], ids=lambda path: path.stem)
def test_the_two_groups_of_a_unit_are_those_that_concern_it(path: Path) -> None:
    found = workplan.parse_file(path)
    page = html.document_fromstring(to_report(found))
    rows = [row for row in page.get_element_by_id("tasks").iter("tr") if row.get("id")]
    measures = {id(measure): number for number, measure in enumerate(found.measures, 1)}
    for option in page.get_element_by_id("unit")[1:]:
        unit, wider = option.get("value"), set(option.get("data-groups", "").split())
        named = [n for n, row in enumerate(rows, 1) if unit in row.get("data-u", "").split()]
        groups = [n for n, row in enumerate(rows, 1) if wider & set(row.get("data-g", "").split()) and n not in named]
        try:
            want = concerned([found], option.text)
        except workplan.UsageError:  # named outside the tasks only
            assert named == []
            continue
        assert named == [measures[id(measure)] for _, measure in want.named], option.text
        assert groups == [measures[id(measure)] for _, measure in want.groups], option.text


def test_doubts_stand_at_the_top_with_a_link_to_their_place() -> None:
    page = html.document_fromstring(to_report(document()))
    (section,) = page.xpath("//section[details/@id='doubts']")
    (link,) = section.iter("a")
    assert link.text == "第 1 行 “某市2030年工作要点一、加快立法修订《绿化条例”"
    (place,) = page.xpath("//a[@id='d1']")
    assert link.get("href") == "#d1"
    assert place.getnext() is None or place.getparent().text is None
    assert section.getnext().get("class") == "legend"
    calm = document().model_copy(update={"diagnostics": ()})
    assert "doubts" not in html.document_fromstring(to_report(calm)).xpath("//@id")


def test_a_doubt_anywhere_has_a_place() -> None:
    found = workplan.parse(PLAN)
    spans = [(0, 0), (10, 12), (len(found.text), len(found.text)), (10**6, 10**6), (10, 11)]
    doubts = tuple(m.Diagnostic(code="x", span=m.Span(start=start, end=end)) for start, end in spans)
    page = html.document_fromstring(to_report(found.model_copy(update={"diagnostics": doubts})))
    assert sorted(page.xpath("//a[@class='doubt']/@id")) == ["d1", "d2", "d3", "d4", "d5"]


def test_what_a_web_page_has_around_the_text_is_folded() -> None:
    text = "首页 导航\n设为首页\n某市2030年工作要点\n一、加快立法\n修订《绿化条例》。"
    found = document().model_copy(
        update={
            "text": text,
            "sections": (),
            "outside": m.Mentions(),
            "diagnostics": (),
            "blocks": (
                m.Block(kind=m.BlockKind.CHROME, start=0, end=11),
                m.Block(kind=m.BlockKind.TITLE, start=11, end=22),
                m.Block(kind=m.BlockKind.CHROME, start=22, end=28),
                m.Block(kind=m.BlockKind.OTHER, start=28, end=len(text)),
            ),
        }
    )
    page = html.document_fromstring(to_report(found))
    (folded,) = page.find_class("chrome")
    assert [block.text for block in folded.find_class("block")] == ["首页 导航", "设为首页"]
    assert folded.get("open") is None
    # one line between others is no more than quiet
    assert page.find_class("b-chrome")[2].getparent().tag == "div"


def test_background_times_are_quiet() -> None:
    page = html.document_fromstring(to_report(workplan.parse(PLAN)))
    assert [mark.text for mark in page.find_class("quiet") if mark.tag == "a"] == ["2020年"]
    checked = {box.get("value"): box.get("checked") is not None for box in page.xpath("//input[@name='kind']")}
    assert not checked.pop("background")
    assert all(checked.values())


def test_a_list_of_notices_escapes_what_they_hold_and_loads_nothing() -> None:
    wild = workplan.parse(PLAN, name=EVIL)
    wild = wild.model_copy(update={"masthead": m.Masthead(title=m.Text(value=EVIL, span=m.Span(start=0, end=3)))})
    text = index([listed(wild, "甲/javascript:x#y?.html"), listed(workplan.parse("没有编号", name="乙"), "乙.html")])
    page = html.document_fromstring(text)
    assert len(page.findall(".//script")) == 2
    assert not page.findall(".//img")
    assert {link.get("href").partition("#")[0] for link in page.xpath("//a[@href]")} == {
        "",
        "%E7%94%B2/javascript%3Ax%23y%3F.html",
        "%E4%B9%99.html",
    }
    assert not re.search(r"https?://|@import|url\(", text)
    assert text == index(
        [listed(wild, "甲/javascript:x#y?.html"), listed(workplan.parse("没有编号", name="乙"), "乙.html")]
    )


def test_a_unit_of_one_notice_may_belong_to_a_group_of_another() -> None:
    other = workplan.parse("云川省2031年要点\n一、清理系统\n全面清理。（省政府各部门负责）")
    page = html.document_fromstring(index([listed(workplan.parse(PLAN), "a.html"), listed(other, "b.html")]))
    options = {option.text: option for option in page.get_element_by_id("unit")}
    assert options["省教育厅"].get("data-groups") == options["省政府各部门"].get("value")


def test_a_notebook_shows_the_first_tasks_escaped() -> None:
    found = workplan.parse("\n".join(["2030年工作要点", "一、编目", *(f"{n}.编制<目录>{n}。" for n in range(1, 20))]))
    shown = html.fragment_fromstring(found._repr_html_())
    assert len(shown.findall(".//tbody/tr")) == 12
    assert "编制<目录>1。" in shown.find(".//tbody").text_content()
    assert "另有 7 条" in shown.text_content()
    assert not shown.xpath(".//script | .//style | .//@style")


def test_the_words_of_a_page_are_in_its_language() -> None:
    found = Content(workplan.parse(PLAN), words("en"))
    assert found.tasks[3].cells["regulations"] == "amend 《云川省数据条例》"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_times_of_a_measure_stand_under_one_name_on_the_page_and_in_the_ledger(lang: str) -> None:
    assert words(lang).say("column.limits") == ledger_words(lang).say("times")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    plans = tmp_path / "要点"
    (plans / "省").mkdir(parents=True)
    (plans / "甲.txt").write_text(PLAN, encoding="utf-8")
    (plans / "省" / "index.txt").write_text(PLAN, encoding="utf-8")
    (plans / "index.txt").write_text(PLAN, encoding="utf-8")
    return plans


def test_a_folder_becomes_pages_and_a_list(folder: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "网页"
    (folder / "坏.txt").write_bytes(b"")
    assert main(["report", str(folder), "-o", str(out), "--lang", "zh"]) == 1
    said = capfd.readouterr()
    assert said.out == ""
    assert "坏.txt" in said.err.splitlines()[0]
    assert said.err.splitlines()[1:] == [f"已写入 {out / 'index.html'}，网页 3 个"]
    pages = {file.relative_to(out).as_posix() for file in out.rglob("*.html")}
    assert pages == {"index.html", "index~2.html", "甲.html", "省/index.html"}
    for page, home in {"甲.html": "index.html", "省/index.html": "../index.html"}.items():
        (link,) = html.parse(out / page).xpath("//p[@class='home']/a/@href")
        assert link == home
    notices = html.fromstring((out / "index.html").read_text(encoding="utf-8"))
    assert notices.xpath("//*[@id='notices']//a/@href") == ["index~2.html", "%E7%94%B2.html", "%E7%9C%81/index.html"]


def test_pages_are_named_for_any_disk(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    plans, out = tmp_path / "plans", tmp_path / "out"
    (plans / "b.html").mkdir(parents=True)
    longest = "长" * 83 + "ab"
    for place in ("INDEX.txt", "b.txt", "b.html/c.txt", f"{longest}.txt"):
        (plans / place).write_text(PLAN, encoding="utf-8")
    assert main(["report", str(plans), "-o", str(out), "--lang", "en"]) == 0
    pages = {file.relative_to(out).as_posix() for file in out.rglob("*") if file.is_file()}
    (cut,) = (page for page in pages if page.startswith("长"))
    assert pages - {cut} == {"index.html", "INDEX~2.html", "b~2.html", "b.html/c.html"}
    assert len(cut.encode()) <= 255


@pytest.mark.parametrize(
    ("argv", "told"),
    [
        (["report", "{folder}"], "-o must name a folder"),
        (["report", "{folder}", "-o", "{folder}/x.html"], "it must be a folder"),
        (["report", "{folder}/甲.html", "-o", "{folder}/甲.html"], "would write over the input"),
        (["report", "{folder}/甲.html", "-o", "{folder}/"], "would write over the input"),
    ],
)
def test_wrong_outputs_are_refused(argv: list[str], told: str, folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    notice = folder / "甲.html"
    notice.write_text(f"<p>{PLAN}</p>", encoding="utf-8")
    assert main([*(word.format(folder=folder) for word in argv), "--lang", "en"]) == 2
    assert told in capfd.readouterr().err
    assert notice.read_text(encoding="utf-8") == f"<p>{PLAN}</p>"


def test_a_folder_where_nothing_can_be_read_gets_no_list(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "坏.txt").write_bytes(b"")
    assert main(["report", str(tmp_path / "in"), "-o", str(tmp_path / "out"), "--lang", "en"]) == 2
    assert capfd.readouterr().err.count("error: ") == 1
    assert not (tmp_path / "out").exists()
