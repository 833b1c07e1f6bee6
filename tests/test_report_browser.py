"""The page in a real browser: every mark clicked, filters, search and keys used, judged by axe-core."""

from __future__ import annotations

import csv
import io
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest

import workplan
from tests.notices import FIRST
from workplan.exports.csv_cells import as_text
from workplan.exports.report import index, listed, to_report
from workplan.exports.report.marks import KINDS, all_marks
from workplan.exports.tables import Cell
from workplan.texts import VOCABULARY

pytestmark = pytest.mark.slow

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

BROWSER = Path(__file__).parent / "browser"
AXE = BROWSER / "node_modules" / "axe-core" / "axe.min.js"
FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
VIEWS = ("text", "tasks", "timeline", "matrix", "tables")
DATED = """2030年工作要点

一、加快立法

（一）2030年6月底前完成《绿化条例》起草，按时办结率达到95%以上。（牵头单位：市司法局；配合单位：市财政局）

（二）2031年3月底前全面推开试点。（责任单位：市财政局、市教育局）

二、强化监督

（三）每年开展一次评估。（责任单位：市审计局）
"""
TASKS = """云川省2030年数字政务工作要点

一、打牢基础

（一）统一目录。6月底前完成编目，年底前全部公布。（牵头单位：省数据局；配合单位：省教育厅）全面清理系统。（牵头单位：省教育厅）

（二）联通系统。2031年3月底前联通率不低于98%。（省政府各部门负责）

二、用好数据

（三）开放数据。-5%的系统要下线，12月底前修订《云川省数据条例》。（责任单位：省司法厅）

（四）从2031年起每年评估。（责任单位：各市州政府）
"""


class Show(Protocol):
    def __call__(
        self, document: workplan.Document, *, lang: str = "zh", width: int = 1400, dark: bool = False, at: str = ""
    ) -> Page: ...


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not os.environ.get("WORKPLAN_BROWSER"):
        pytest.skip("a browser is used, and brought where there is none, only with WORKPLAN_BROWSER=1")
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright isn't installed")
    made = subprocess.run([BROWSER / "setup.sh"], capture_output=True, text=True, timeout=600, check=False)
    if made.returncode:
        pytest.skip(f"tests/browser/setup.sh: {made.stderr.strip().splitlines()[-1:]}")
    with playwright.sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def show(browser: Browser, tmp_path: Path) -> Iterator[Show]:
    """Open the page of a document; at the end nothing may have been asked of a network or gone wrong."""
    faults: list[str] = []
    opened: list[Page] = []

    def show(
        document: workplan.Document, *, lang: str = "zh", width: int = 1400, dark: bool = False, at: str = ""
    ) -> Page:
        path = tmp_path / "page.html"
        path.write_text(to_report(document, lang=lang), encoding="utf-8")
        page = browser.new_page(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
        )
        page.set_default_timeout(10_000)
        page.on("console", lambda said: faults.append(said.text))
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("request", lambda asked: faults.append(asked.url) if not asked.url.startswith("file:") else None)
        page.goto(path.as_uri() + at)
        opened.append(page)
        return page

    yield show
    for page in opened:
        page.close()
    assert faults == []


def first() -> workplan.Document:
    return workplan.parse_file(FIRST)


def words(column: str, value: Cell) -> str:
    """What the page says for a cell of the tidy tables."""
    if f"{column}.{value}" in VOCABULARY:
        return VOCABULARY[f"{column}.{value}"][0]
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, list):
        return "、".join(one or "—" for one in value) if any(value) else ""
    return "" if value is None else str(value)


CARDS = """Object.fromEntries([...document.querySelectorAll("#cards .card")].map((card) => [card.dataset.n,
    Object.fromEntries([...card.querySelectorAll("dd")].map((dd) => [dd.dataset.field, dd.textContent]))]))"""
"""The cards of the side panel: number → field → what it shows."""


def fields(page: Page) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = page.evaluate(CARDS)
    return found


def focused(page: Page) -> str:
    found: str = page.evaluate("document.activeElement.id")
    return found


def test_a_click_on_each_mark_shows_the_fields_of_the_tables(show: Show) -> None:
    document = first()
    page = show(document)
    page.locator("[name=kind][value=background]").check()
    marks = all_marks(document)
    assert len(marks) == sum(len(workplan.to_tables(document)[kind]) for kind in KINDS) > 190
    clicked: list[dict[str, dict[str, str]]] = page.evaluate(
        f"""(numbers) => numbers.map((number) => {{
            document.querySelector(`a.mark[data-home~="${{number}}"]`).click();
            return {CARDS};
        }})""",
        [mark.number for mark in marks],
    )
    for mark, cards in zip(marks, clicked, strict=True):
        shown = cards[str(mark.number)]
        for column, value in mark.row.items():
            if column in ("document", "path", "span_start", "span_end", "rule", "measure"):
                continue
            assert shown.get(column, "") == words(column, value), (mark.number, column)
        assert ("task" in shown) == (mark.row["measure"] is not None)
        assert shown["place"] == f"{mark.row['span_start']}–{mark.row['span_end']}"
        assert shown["rule"].startswith(str(mark.row["rule"]))
        section = document[path] if (path := str(mark.row["path"])) else None
        assert shown["path"] == (f"{section.label} {section.heading}" if section else "正文之外")


def test_a_mouse_reaches_a_mark_of_each_kind(show: Show) -> None:
    document = first()
    page = show(document)
    page.locator("[name=kind][value=background]").check()
    for mark in {mark.kind: mark for mark in all_marks(document)}.values():
        page.locator(f'a.mark[data-home~="{mark.number}"]').click()
        assert str(mark.number) in fields(page)


def test_it_loads_in_less_than_a_second(show: Show) -> None:
    """One of a few loads is enough: the others may wait for whatever else the machine does."""
    document = first()
    took = "performance.getEntriesByType('navigation')[0].loadEventEnd"
    assert any(0 < show(document).evaluate(took) < 1000 for _ in range(5))


@pytest.mark.parametrize(
    ("text", "lang", "dark", "width"),
    [("", "zh", False, 1400), (TASKS, "zh", True, 1400), (TASKS, "en", False, 1400), (TASKS, "zh", False, 420)],
    ids=["a whole notice", "dark", "English", "narrow"],
)
def test_axe_finds_nothing_serious(show: Show, text: str, lang: str, dark: bool, width: int) -> None:
    document = workplan.parse(text) if text else first()
    assert {mark.kind for mark in all_marks(document)} == set(KINDS)
    doubt = workplan.Diagnostic(code="numbering.glued", span=workplan.Span(start=2, end=4), assumed="1")
    page = show(document.model_copy(update={"diagnostics": (doubt,)}), lang=lang, dark=dark, width=width)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    page.locator("a.mark[href]").nth(3).click()
    if width < 500:
        page.locator("#more").click()
    page.select_option("#unit", index=3)
    for view in VIEWS:
        page.locator(f"#tab-{view}").click()
        result = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        found = [
            (violation["id"], violation["impact"], node["html"][:200])
            for violation in result["violations"]
            for node in violation["nodes"]
        ]
        assert found == [], view


def test_filters_by_unit_kind_and_date(show: Show) -> None:
    page = show(workplan.parse(DATED))
    live = page.locator("a.mark[href]:visible")
    every = live.count()
    page.select_option("#unit", label="市财政局")
    assert page.locator(".block:visible").all_inner_texts()[0] == "一、加快立法"
    assert page.locator("#text").get_by_text("市审计局").is_hidden()
    assert live.filter(has_text="市财政局").count() == 2
    assert live.filter(has_text="市教育局").count() == 0
    assert live.filter(has_text="绿化条例").count() == 1
    page.locator("#reset").click()
    page.locator("[name=kind][value=times]").uncheck()
    assert live.filter(has_text="6月底前").count() == 0
    assert 0 < live.count() < every
    page.locator("#reset").click()
    page.fill("#from", "2031-01-01")
    assert live.filter(has_text="2031年3月底前").count() == 1
    assert live.filter(has_text="2030年6月底前").count() == 0
    assert page.locator("#text").get_by_text("绿化条例").is_hidden()
    assert page.locator("#shown").inner_text().startswith("显示 3 / ")
    page.locator("#tab-timeline").click()
    assert page.locator("#timeline li:visible").count() == 1
    assert page.locator("#timeline h3:visible").all_inner_texts() == ["有日期的 1"]
    page.locator("#tab-text").click()
    page.locator("#reset").click()
    assert live.count() == every


def test_in_the_text_the_sentences_of_the_unit_stand_out(show: Show) -> None:
    page = show(workplan.parse(TASKS))
    page.select_option("#unit", label="省数据局")
    (paragraph,) = page.locator(".block:visible", has_text="完成编目").all()
    assert paragraph.locator(".mine").inner_text().startswith("6月底前完成编目")
    assert paragraph.locator(".dim").inner_text().startswith("全面清理系统")
    live = page.locator("a.mark[href]:visible").all_inner_texts()
    assert live == ["6月底前", "年底前", "省数据局", "2031年3月底前", "不低于98%", "省政府各部门"]


def test_background_times_are_off_until_asked_for(show: Show) -> None:
    page = show(first())
    live = page.locator("#text a.mark[href]")
    quiet = page.locator("#text a.mark.quiet[href]")
    before = live.count()
    assert quiet.count() == 0
    page.locator("[name=kind][value=background]").check()
    assert live.count() > before
    assert quiet.count() > 0
    page.locator("#reset").click()
    assert live.count() == before


def rows(page: Page) -> list[str]:
    """The measures of the table of tasks that are shown, headings of its parts among them."""
    cells = "#tasks tbody tr:visible td[data-field=measure], #tasks tr.part:visible th"
    return page.locator(cells).all_inner_texts()


def test_the_table_of_tasks_has_two_parts_for_a_unit(show: Show) -> None:
    page = show(workplan.parse(TASKS))
    page.locator("#tab-tasks").click()
    assert len(rows(page)) == 5
    page.select_option("#unit", label="省教育厅")
    assert rows(page) == [
        "点名“省教育厅”的：2 条",
        "6月底前完成编目，年底前全部公布。",
        "全面清理系统。",
        "写给可能包括该单位的统称（省政府各部门）的：1 条",
        "2031年3月底前联通率不低于98%。",
    ]
    assert page.locator("#shown").inner_text() == "显示 3 / 5 条举措"
    page.select_option("#unit", label="各市州政府")
    assert rows(page) == ["点名“各市州政府”的：1 条", "从2031年起每年评估。"]


DUE = {
    ("", ""): 5,
    ("2030-06-30", "2030-06-30"): 1,
    ("2030-07-01", "2030-12-30"): 0,
    ("2030-12-31", "2030-12-31"): 2,
    # a start is no limit
    ("2031-01-01", "2031-01-01"): 0,
    ("2031-01-01", ""): 1,
}
"""First and last day: how many measures are due."""


def test_the_table_of_tasks_shows_what_is_due_in_a_span(show: Show) -> None:
    page = show(workplan.parse(TASKS))
    for (first, last), due in DUE.items():
        page.locator("#tab-tasks").click()
        page.fill("#from", first)
        page.fill("#to", last)
        assert len(rows(page)) == due, (first, last)
        assert page.locator("#no-tasks").is_visible() == (due == 0)
        page.locator("#tab-text").click()
        assert page.locator("#no-text").is_visible() == (due == 0)


def test_the_table_of_tasks_is_filtered_by_what_is_checked_alone(show: Show) -> None:
    page = show(workplan.parse(TASKS))
    page.locator("#tab-tasks").click()
    for kind in ("responsibilities", "times", "targets"):
        page.locator(f"[name=kind][value={kind}]").uncheck()
    assert rows(page) == ["-5%的系统要下线，12月底前修订《云川省数据条例》。"]


def test_the_table_of_tasks_is_sorted_by_its_headers(show: Show) -> None:
    page = show(workplan.parse(TASKS))
    page.locator("#tab-tasks").click()
    header = page.locator("#tasks th[data-field=due]")
    dates = page.locator("#tasks tbody td[data-field=due]")
    header.locator("button").press("Enter")
    assert header.get_attribute("aria-sort") == "ascending"
    assert dates.all_inner_texts() == ["2030-12-31", "2030-12-31", "2031-03-31", "", ""]
    header.locator("button").press("Enter")
    assert header.get_attribute("aria-sort") == "descending"
    assert dates.all_inner_texts() == ["2031-03-31", "2030-12-31", "2030-12-31", "", ""]
    page.locator("#tasks th[data-field=number] button").click()
    assert page.locator("#tasks tbody th").all_inner_texts() == ["1", "2", "3", "4", "5"]


def test_the_table_of_tasks_is_saved_as_shown(show: Show, tmp_path: Path) -> None:
    page = show(workplan.parse(TASKS))
    page.locator("#tab-tasks").click()
    page.select_option("#unit", label="省司法厅")
    with page.expect_download() as saving:
        page.locator("#save").click()
    assert saving.value.suggested_filename == "云川省2030年数字政务工作要点.csv"
    saving.value.save_as(tmp_path / "tasks.csv")
    data = (tmp_path / "tasks.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    header, named, group = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    assert header[:4] == ["序号", "一级任务", "工作任务", "具体举措"]
    assert header[-1] == "与“省司法厅”的关系"
    # a spreadsheet must not take it for a formula
    assert named[header.index("具体举措")] == "'-5%的系统要下线，12月底前修订《云川省数据条例》。"
    assert named[header.index("涉及法规")] == "修订《云川省数据条例》"
    assert (named[-1], group[-1]) == ("点名", "省政府各部门")
    page.locator("#copy").click()
    assert page.locator("#copied").inner_text() == "已复制 2 条"


def test_what_a_spreadsheet_would_run_is_saved_as_it_is_everywhere(show: Show, tmp_path: Path) -> None:
    texts = [
        "=1+1",
        "+甲",
        "-甲",
        "@甲",
        "＝1+1",
        "＋甲",
        "－甲",
        "＠甲",
        "\t=1+1",
        " ＝甲",
        "-5.2%",
        "+3",
        "-1,000",
        "甲=乙",
    ]
    page = show(workplan.parse(TASKS))
    page.locator("#tab-tasks").click()
    page.evaluate(
        """(texts) => [...document.querySelectorAll("#tasks tbody td")].forEach((cell, i) => {
             cell.textContent = texts[i % texts.length]; })""",
        texts,
    )
    with page.expect_download() as saving:
        page.locator("#save").click()
    saving.value.save_as(tmp_path / "tasks.csv")
    _, *lines = csv.reader(io.StringIO((tmp_path / "tasks.csv").read_bytes().decode("utf-8-sig"), newline=""))
    saved = [cell for line in lines for cell in line[1:]]
    assert len(saved) > len(texts)
    assert saved == [as_text(texts[i % len(texts)]) for i in range(len(saved))]


def test_from_a_task_to_its_place_and_from_a_mark_to_its_task(show: Show) -> None:
    page = show(workplan.parse(TASKS))
    page.locator("#tab-tasks").click()
    page.locator("#t2 th a").click()
    assert page.locator("#text").is_visible()
    assert focused(page) == "w2"
    assert page.locator(".what.now").inner_text().startswith("全面清理系统")
    page.locator("a.mark", has_text="98%").click()
    page.locator("#cards dd[data-field=task] a").click()
    assert page.locator("#t3").is_visible()
    assert "selected" in str(page.locator("#t3").get_attribute("class"))


def test_from_a_doubt_to_its_place(show: Show) -> None:
    document = first()
    place = workplan.Span(start=document.items[-1].span.start, end=document.items[-1].span.end)
    doubt = workplan.Diagnostic(code="numbering.glued", span=place, assumed="1")
    page = show(document.model_copy(update={"diagnostics": (doubt,)}))
    assert page.locator("#doubts").is_visible()
    page.locator("#doubts a").click()
    assert focused(page) == "d1"
    top = page.evaluate("document.getElementById('d1').getBoundingClientRect().top")
    assert 0 < top < 900


def test_the_first_screen_of_a_phone_shows_the_text(show: Show) -> None:
    page = show(first(), width=390)
    block = page.locator("#text .block:visible").first.bounding_box()
    assert block["y"] < 350
    assert page.locator("#filters").is_hidden()
    page.locator("#more").click()
    assert page.locator("#filters").is_visible()


def test_search_goes_from_place_to_place_and_filters_rows(show: Show) -> None:
    document = first()
    page = show(document)
    page.fill("#query", "行政复议")
    many = document.text.count("行政复议")
    assert many > 2
    assert page.locator("#hits").inner_text() == f"0 / {many} 处"
    page.press("#query", "Enter")
    page.press("#query", "Enter")
    page.press("#query", "Shift+Enter")
    assert page.locator("#hits").inner_text() == f"1 / {many} 处"
    assert page.evaluate("""[...CSS.highlights.get("hit-now")].map(String)""") == ["行政复议"]
    page.locator("#tab-tables").click()
    rows = page.locator("#tables tbody tr:visible")
    assert rows.count() > 0
    assert all("行政复议" in text for text in rows.evaluate_all("rows => rows.map(row => row.textContent)"))
    page.fill("#query", "没有这几个字的")
    assert page.locator("#hits").inner_text() == "没有找到"
    assert rows.count() == 0


def test_from_a_row_to_its_place_and_back(show: Show) -> None:
    page = show(first())
    page.locator("#tab-tables").click()
    page.locator("#r60 th a").click()
    assert page.locator("#text").is_visible()
    assert focused(page) == "m60"
    assert page.evaluate("document.getElementById('m60').getBoundingClientRect().top") > 100
    page.locator("#cards .places a").nth(1).click()
    assert page.locator("#r60").is_visible()
    assert "selected" in str(page.locator("#r60").get_attribute("class"))
    page.locator("#mark-next").click()
    assert list(fields(page)) == ["61"]


def test_an_address_with_a_mark_opens_it(show: Show) -> None:
    page = show(first(), at="#m77")
    assert list(fields(page)) == ["77"]
    assert focused(page) == "m77"


def test_a_click_in_the_matrix_shows_that_unit_there(show: Show) -> None:
    page = show(first())
    page.locator("#tab-matrix").click()
    page.locator("#matrix tbody tr").nth(1).locator("td a").nth(2).click()
    unit = page.locator("#unit option:checked").inner_text()
    assert unit == page.locator("#matrix tbody tr").nth(1).locator("th").text_content()
    assert unit in next(iter(fields(page).values()))["units"]
    assert page.locator("#text").is_visible()


def test_the_keyboard_reaches_everything(show: Show) -> None:
    page = show(first())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert focused(page) == "text"
    page.locator("#tab-text").focus()
    for view in (*VIEWS[1:], "text"):
        page.keyboard.press("ArrowRight")
        assert page.locator(f"#{view}").is_visible()
        assert focused(page) == f"tab-{view}"
    page.locator("#m10").focus()
    page.keyboard.press("ArrowRight")
    assert focused(page) == "m11"
    page.keyboard.press("Enter")
    assert list(fields(page)) == ["11"]
    page.keyboard.press("ArrowDown")
    assert focused(page) == "panel"
    page.keyboard.press("Escape")
    assert focused(page) == "m11"
    page.keyboard.press("Escape")
    assert fields(page) == {}
    assert focused(page) == "m11"


def test_on_a_narrow_screen_the_panel_does_not_cover_the_mark(show: Show) -> None:
    page = show(first(), width=420)
    assert page.evaluate("document.documentElement.scrollWidth") <= 420
    page.locator("#m60").click()
    mark, panel = page.locator("#m60").bounding_box(), page.locator("#panel").bounding_box()
    assert mark["y"] + mark["height"] <= panel["y"]
    page.locator("#close").click()
    assert page.locator("#panel").is_hidden()


def test_print_shows_the_view_that_is_open_and_no_controls(show: Show) -> None:
    page = show(first())
    for shown in VIEWS:
        page.emulate_media(media="screen")
        page.locator(f"#tab-{shown}").click()
        page.emulate_media(media="print")
        assert [view for view in VIEWS if page.locator(f"#{view}").is_visible()] == [shown]
        for control in ("#bar", "#panel", "#contents", ".tools", ".actions"):
            assert page.locator(control).is_hidden(), shown


def test_without_script_links_lead_from_marks_to_rows(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(to_report(first()), encoding="utf-8")
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(path.as_uri())
    assert page.locator("#filters").is_hidden()
    page.locator("#m60").click()
    assert page.url.endswith("#r60")
    assert page.locator("#r60").is_visible()
    for view in VIEWS:
        assert page.locator(f"#{view}").is_visible()
    context.close()


def test_dark_and_light_on_demand(show: Show) -> None:
    page = show(first())
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)
    page.locator("#theme").click()
    assert page.evaluate(ground) != light
    page.locator("#theme").click()
    assert page.evaluate(ground) == light


def test_the_list_of_many_notices_filters_their_tasks(browser: Browser, tmp_path: Path) -> None:
    notices = []
    for name, text in {"甲": TASKS, "乙": DATED}.items():
        document = workplan.parse(text, name=name)
        (tmp_path / f"{name}.html").write_text(to_report(document, home="index.html"), encoding="utf-8")
        notices.append(listed(document, f"{name}.html"))
    (tmp_path / "index.html").write_text(index(notices), encoding="utf-8")
    page = browser.new_page(viewport={"width": 1400, "height": 900}, reduced_motion="reduce")
    faults: list[str] = []
    page.on("console", lambda said: faults.append(said.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto((tmp_path / "index.html").as_uri())
    page.evaluate(AXE.read_text(encoding="utf-8"))
    for view in ("notices", "tasks", "deadlines", "units"):
        page.locator(f"#tab-{view}").click()
        result = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        assert [violation["id"] for violation in result["violations"]] == [], view
    page.locator("#units a", has_text="市财政局").click()
    assert page.locator("#tasks").is_visible()
    assert rows(page)[0] == "点名“市财政局”的：2 条"
    page.locator("#tab-notices").click()
    assert page.locator("#notices tbody tr:visible").count() == 1
    page.locator("#reset").click()
    page.locator("#tab-deadlines").click()
    page.fill("#to", "2030-06-30")
    assert page.locator("#deadlines li:visible").count() == 2
    page.locator("#deadlines li:visible a", has_text="完成编目").click()
    page.wait_for_url("**/%E7%94%B2.html#w1")
    assert focused(page) == "w1"
    page.locator(".home a").click()
    page.wait_for_url("**/index.html")
    page.close()
    assert faults == []


def test_a_comparison_is_filtered_and_folded(browser: Browser, tmp_path: Path) -> None:
    from workplan.comparison.views import html
    from workplan.comparison.views.page import page as laid_out

    new = DATED.replace("（牵头单位：市司法局；配合单位：市财政局）", "（牵头单位：市司法局）").replace(
        "每年", "每季度"
    )
    found = workplan.compare(workplan.parse(DATED), workplan.parse(new))
    file = tmp_path / "compare.html"
    file.write_text(html.render(laid_out(found, "en")), encoding="utf-8")
    page = browser.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(file.as_uri())

    def shown() -> tuple[int, str]:
        return page.locator("article:visible").count(), page.locator("#shown").inner_text()

    assert shown() == (2, "2 / 2 shown")
    page.check("input[value=times]")
    assert shown() == (1, "1 / 2 shown")
    page.select_option("#unit", "市司法局")
    assert shown() == (0, "0 / 2 shown")
    assert page.locator("#none").is_visible()
    page.click("button[type=reset]")
    page.wait_for_timeout(300)  # the page's policy lets no condition be evaluated
    assert page.locator("article[hidden]").count() == 0
    page.click("#fold")
    assert page.locator("article details[open]").count() == 0
    page.click("#contents a >> nth=1")
    page.wait_for_timeout(300)
    assert page.locator("article details[open]").count() == 1
    page.click("#theme")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert complaints == []
    page.close()


def test_a_comparison_without_changes_has_its_look(browser: Browser, tmp_path: Path) -> None:
    from workplan.comparison.views import html
    from workplan.comparison.views.page import page as laid_out

    file = tmp_path / "compare.html"
    same = workplan.compare(workplan.parse(DATED), workplan.parse(DATED))
    file.write_text(html.render(laid_out(same, "zh")), encoding="utf-8")
    page = browser.new_page(color_scheme="dark")
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(file.as_uri())
    assert page.locator("#bar").count() == 0
    page.click("#theme")
    assert page.evaluate("document.documentElement.dataset.theme") == "light"
    assert complaints == []
    page.close()
