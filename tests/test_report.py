"""The page for people: whole, safe, the same every time, in two languages."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from lxml import html

import workplan
from tests.handmade import document, documents
from tests.notices import CASES, FIRST
from workplan import model as m
from workplan.cli import main
from workplan.errors import UsageError
from workplan.exports.report import to_report
from workplan.exports.report.marks import KINDS, Mark, homes, pieces
from workplan.exports.report.texts import TEXTS

CHINESE = re.compile(r"[\u4e00-\u9fff]")
EVIL = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\"'&amp;"


def tree(found: m.Document, lang: str = "zh") -> html.HtmlElement:
    return html.document_fromstring(to_report(found, lang=lang))


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize("path", [FIRST, *CASES], ids=lambda path: path.stem)
def test_every_mention_is_marked_once_where_it_stands(path: Path) -> None:
    found = workplan.parse_file(path)
    page = tree(found)
    text, tables = found.text, workplan.to_tables(found)
    at_home = Counter(n for mark in page.iter("a") for n in mark.get("data-home", "").split())
    marked: dict[str, str] = {}
    for mark in page.iter("a"):
        for n in mark.get("data-m", "").split():
            marked[n] = marked.get(n, "") + mark.text_content()
    places: Counter[tuple[int, int]] = Counter()
    for n in marked:
        cell = page.get_element_by_id(f"r{n}").find("td[@data-field='place']").text_content()
        start, end = map(int, cell.split("–"))
        places[start, end] += 1
        assert squeezed(marked[n]) == squeezed(text[start:end])
    assert places == Counter((row["span_start"], row["span_end"]) for kind in KINDS for row in tables[kind])
    assert at_home == Counter(marked.keys())


@pytest.mark.parametrize("path", [FIRST, *CASES], ids=lambda path: path.stem)
def test_the_whole_text_is_shown_in_order(path: Path) -> None:
    found = workplan.parse_file(path)
    shown = "".join(block.text_content() for block in tree(found).find_class("block"))
    assert squeezed(shown) == squeezed(found.text)


@pytest.mark.slow
def test_a_section_is_found_from_the_contents_and_from_its_rows() -> None:
    found = workplan.parse_file(FIRST)
    page = tree(found)
    links = page.get_element_by_id("contents").findall(".//a")
    assert [link.text_content() for link in links] == [f"{s.label} {s.heading}" for s in found.walk()]
    for link in page.iter("a"):
        target = link.get("href", "")
        assert target.startswith("#")
        assert page.get_element_by_id(target[1:]) is not None


def test_no_text_of_the_document_becomes_markup() -> None:
    calm = document()
    section = calm.sections[0]
    wild_unit = m.Unit(name=EVIL, canonical=EVIL, aliases=(EVIL,))
    wild = calm.model_copy(
        update={
            "name": EVIL,
            "text": calm.text.replace("请认真落实", EVIL),
            "masthead": m.Masthead(title=m.Text(value=EVIL, span=m.Span(start=0, end=3))),
            "sections": (
                section.model_copy(
                    update={
                        "heading": EVIL,
                        "responsibilities": (
                            section.own_responsibilities[0].model_copy(
                                update={"text": EVIL, "units": (wild_unit,), "rule": EVIL}
                            ),
                        ),
                    }
                ),
            ),
        }
    )
    page = tree(wild)
    assert len(page.findall(".//script")) == len(tree(calm).findall(".//script")) == 2
    assert not page.findall(".//img")
    assert page.find(".//h1").text_content() == EVIL
    assert [name for element in page.iter("*") for name in element.keys() if name.startswith("on")] == []  # noqa: SIM118


def test_the_policy_lets_only_the_pages_own_style_and_script_run() -> None:
    page = tree(document())
    policy = page.find(".//meta[@http-equiv='Content-Security-Policy']").get("content")
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    assert not page.xpath("//*[@style]")
    assert not re.search(r"https?://|@import|url\(", to_report(document()))


@pytest.mark.slow
@given(documents)
@settings(max_examples=30)
def test_any_document_becomes_the_same_page_twice(found: m.Document) -> None:
    page = to_report(found, lang="en")
    assert page == to_report(found, lang="en")
    page.encode()
    shown = html.document_fromstring(page)
    rows = [row.get("id") for row in shown.iter("tr") if row.get("id")]
    assert len(rows) == len(set(rows)) == sum(len(getattr(found, kind)) for kind in (*KINDS, "measures"))


def test_characters_that_html_cannot_hold_are_replaced() -> None:
    shown = tree(workplan.parse("一、加快\x0b立法\n修订《某某\x01条例》。"))
    assert "某某\ufffd条例" in shown.text_content()


def test_each_language_speaks_alone() -> None:
    for key, (zh, en) in TEXTS.items():
        assert not CHINESE.search(en), key
        assert CHINESE.search(zh), key
        assert set(re.findall(r"\{\w+\}", zh)) == set(re.findall(r"\{\w+\}", en)), key
    plain = workplan.parse("1. Plan")
    assert not CHINESE.search(to_report(plain, lang="en"))
    assert tree(plain, "zh").get("lang") == "zh-CN"
    assert tree(plain, "en").get("lang") == "en"


def test_the_matrix_counts_the_items_of_each_unit_in_each_chapter() -> None:
    found = workplan.parse_file(FIRST)
    table = tree(found).get_element_by_id("matrix").find(".//table")
    chapters = [c for c in found.chapters if c.responsibilities]
    for row in table.findall("tbody/tr"):
        name = row.find("th").text_content()
        want = [
            sum(any(u.name == name for r in s.own_responsibilities for u in r.units) for s in c.walk())
            for c in chapters
        ]
        got = [int(cell.text_content().rstrip("◆") or 0) for cell in row.findall("td")]
        assert got == [*want, sum(want)]


def test_the_time_line_holds_what_binds_in_the_order_of_time() -> None:
    plan = (
        "2030年工作要点\n一、加快立法\n2030年底前完成起草。6月底前完成调研。每年评估一次。\n"
        "二、强化监督\n2029年曾经试点。2031年3月底前全面推开。"
    )
    found = workplan.parse(plan)
    shown = tree(found).get_element_by_id("timeline")
    entries = [li.find("a").text_content() for li in shown.iter("li")]
    dated = [t for t in found.times if t.kind != m.TimeKind.REFERENCE and (t.end or t.start)]
    dated.sort(key=lambda time: (time.end or time.start, time.start or time.end))
    assert len(dated) > 2
    assert entries[: len(dated)] == [time.text for time in dated]
    assert len(shown.findall(".//circle")) == len(dated)
    assert len(entries) == sum(t.kind != m.TimeKind.REFERENCE for t in found.times)


@pytest.mark.parametrize(
    ("spans", "cut", "where"),
    [
        ([(2, 6), (2, 4)], [((0, 2), ()), ((2, 4), (2, 1)), ((4, 6), (1,)), ((6, 8), ())], {1: 4, 2: 2}),
        (
            [(1, 5), (3, 7)],
            [((0, 1), ()), ((1, 3), (1,)), ((3, 5), (2, 1)), ((5, 7), (2,)), ((7, 8), ())],
            {1: 1, 2: 3},
        ),
        ([(2, 4), (2, 4)], [((0, 2), ()), ((2, 4), (2, 1)), ((4, 8), ())], {1: 2, 2: 2}),
        ([], [((0, 8), ())], {}),
    ],
    ids=["inside", "crossing", "same", "none"],
)
def test_mentions_over_each_other_are_cut_into_pieces(
    spans: list[tuple[int, int]], cut: list[tuple[tuple[int, int], tuple[int, ...]]], where: dict[int, int]
) -> None:
    some = document().times[0]
    marks = [Mark(n, "times", 0, some, {}, start, end) for n, (start, end) in enumerate(spans, 1)]
    found = list(pieces(marks, 0, 8))
    assert [((p.start, p.end), tuple(mark.number for mark in p.marks)) for p in found] == cut
    assert homes(found) == where


def test_the_command_writes_the_page(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    target = tmp_path / "new" / "page.html"
    assert main(["report", str(FIRST), "-o", str(target), "--lang", "en"]) == 0
    out, err = capfdbinary.readouterr()
    assert (out, err.decode()) == (b"", f"wrote {target}\n")
    want = to_report(workplan.parse_file(FIRST), lang="en")
    assert target.read_text(encoding="utf-8") == want
    assert main(["report", str(FIRST), "--lang", "en"]) == 0
    assert capfdbinary.readouterr().out.decode() == want


def test_a_page_opens_with_the_tasks_of_a_unit() -> None:
    plan = workplan.parse(
        "甘肃省2030年工作要点\n一、编目\n编制目录。（责任单位：省财政厅）\n二、公布\n公布目录。（责任单位：省统计局）"
    )
    chosen = re.compile(r"<option[^>]* selected[^>]*>([^<]*)<")
    assert chosen.findall(to_report(plan)) == []
    assert chosen.findall(to_report(plan, unit="甘肃省财政厅")) == ["省财政厅"]
    with pytest.raises(UsageError, match="省公安厅"):
        to_report(plan, unit="省公安厅")
