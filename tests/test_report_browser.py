"""The page in a real browser: every mark clicked, filters, search and keys used, judged by axe-core."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest

import workplan
from tests.notices import FIRST
from workplan.exports.report import report
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
DATED = """2030年工作要点

一、加快立法

（一）2030年6月底前完成《绿化条例》起草，按时办结率达到95%以上。（牵头单位：市司法局；配合单位：市财政局）

（二）2031年3月底前全面推开试点。（责任单位：市财政局、市教育局）

二、强化监督

（三）每年开展一次评估。（责任单位：市审计局）
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
        path.write_text(report(document, lang=lang), encoding="utf-8")
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


def fields(page: Page) -> dict[str, dict[str, str]]:
    """The cards of the side panel: number → field → what it shows."""
    found: dict[str, dict[str, str]] = page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll("#cards .card")].map((card) => [card.dataset.n,
           Object.fromEntries([...card.querySelectorAll("dd")].map((dd) => [dd.dataset.field, dd.textContent]))]))"""
    )
    return found


def focused(page: Page) -> str:
    found: str = page.evaluate("document.activeElement.id")
    return found


def test_a_click_on_each_mark_shows_the_fields_of_the_tables(show: Show) -> None:
    document = first()
    page = show(document)
    marks = all_marks(document)
    assert len(marks) == sum(len(workplan.to_tables(document)[kind]) for kind in KINDS) > 190
    for mark in marks:
        page.locator(f'a.mark[data-home~="{mark.number}"]').click()
        shown = fields(page)[str(mark.number)]
        for column, value in mark.row.items():
            if column in ("document", "path", "span_start", "span_end", "rule"):
                continue
            assert shown.get(column, "") == words(column, value), (mark.number, column)
        assert shown["place"] == f"{mark.row['span_start']}–{mark.row['span_end']}"
        assert shown["rule"].startswith(str(mark.row["rule"]))
        section = document[path] if (path := str(mark.row["path"])) else None
        assert shown["path"] == (f"{section.label} {section.heading}" if section else "正文之外")


def test_it_loads_in_less_than_a_second(show: Show) -> None:
    """One of a few loads is enough: the others may wait for whatever else the machine does."""
    document = first()
    took = "performance.getEntriesByType('navigation')[0].loadEventEnd"
    assert any(0 < show(document).evaluate(took) < 1000 for _ in range(5))


@pytest.mark.parametrize(
    ("lang", "dark", "width"), [("zh", False, 1400), ("zh", True, 1400), ("en", False, 1400), ("zh", False, 420)]
)
def test_axe_finds_nothing_serious(show: Show, lang: str, dark: bool, width: int) -> None:
    page = show(first() if width > 500 else workplan.parse(DATED), lang=lang, dark=dark, width=width)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    page.locator('a.mark[data-m~=" "], a.mark').nth(3).click()
    for view in ("text", "tables", "timeline", "matrix"):
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
    page.locator("#tab-timeline").click()
    assert page.locator("#timeline li:visible").count() == 1
    assert page.locator("#shown").inner_text().startswith("显示 3 / ")
    page.locator("#tab-text").click()
    page.locator("#reset").click()
    assert live.count() == every


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
    for view in ("tables", "timeline", "matrix", "text"):
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


def test_print_shows_all_views_and_no_controls(show: Show) -> None:
    page = show(first())
    page.emulate_media(media="print")
    for view in ("text", "tables", "timeline", "matrix"):
        assert page.locator(f"#{view}").is_visible()
    for control in ("#bar", "#panel", "#contents", ".tools"):
        assert page.locator(control).is_hidden()


def test_without_script_links_lead_from_marks_to_rows(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(report(first()), encoding="utf-8")
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(path.as_uri())
    assert page.locator("#filters").is_hidden()
    page.locator("#m60").click()
    assert page.url.endswith("#r60")
    assert page.locator("#r60").is_visible()
    context.close()


def test_dark_and_light_on_demand(show: Show) -> None:
    page = show(first())
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)
    page.locator("#theme").click()
    assert page.evaluate(ground) != light
    page.locator("#theme").click()
    assert page.evaluate(ground) == light
