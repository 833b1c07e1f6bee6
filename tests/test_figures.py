"""Figures as people write them, wherever they are shown: no powers of ten, 左右 and ranges in the words of the plan."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import workplan
from workplan.cli import main
from workplan.exports.file_forms import FORMS
from workplan.exports.report import to_report
from workplan.model import Document
from workplan.texts import figure

PLAN = (
    "某省2030年工作要点\n一、任务\n（一）误差不超过0.00001毫米，产值达到1000000000000亿元，含量不高于0.0000025%，"
    "建成3—5个基地，产量稳定在11亿千瓦左右，6月30日前完成。（责任单位：省财政厅）\n"
)
LATER = PLAN.replace("0.00001", "0.00003").replace("1000000000000亿", "3000000000000亿").replace("3—5", "4—6")
TINY = PLAN.replace("0.00001", "0.0000000000025")
POWER = re.compile(r"(?<![0-9a-zA-Z-])[0-9]+(?:\.[0-9]+)?[eE][+-]?[0-9]+(?![0-9a-zA-Z-])")


def ledger(document: Document) -> str:
    openpyxl = pytest.importorskip("openpyxl")
    pytest.importorskip("xlsxwriter")
    from workplan.exports.ledger import to_ledger

    sheets = openpyxl.load_workbook(io.BytesIO(to_ledger(document)))
    return "\n".join(str(value) for sheet in sheets for row in sheet.values for value in row)


def calendar(document: Document) -> str:
    pytest.importorskip("icalendar")
    from workplan.exports.calendar import to_calendar

    return to_calendar(document).replace("\r\n ", "")


def report(document: Document) -> str:
    """The page without its style and script."""
    return re.sub(r"<(style|script).*?</\1>", "", to_report(document), flags=re.DOTALL)


def as_form(name: str) -> Callable[[Document], str]:
    return lambda document: FORMS[name].render(document).decode("utf-8", "replace")


EXPORTS: Mapping[str, Callable[[Document], str]] = {
    **{name: as_form(name) for name in FORMS},
    "ledger": ledger,
    "calendar": calendar,
    "report": report,
}
STORED = {"parquet", "duckdb", "sqlite"}
"""Forms whose numbers are no text; they are made of lines of JSON."""
PEOPLE = ("csv", "csv-raw", "md", "ledger", "calendar", "report")


@given(st.floats(allow_nan=False, allow_infinity=False) | st.integers())
def test_a_figure_is_written_out_and_is_all_there(value: float) -> None:
    written = figure(value)
    assert re.fullmatch(r"-?[0-9]+(\.[0-9]*[1-9])?", written)
    assert type(value)(written) == value


@pytest.mark.parametrize("name", sorted(EXPORTS.keys() - STORED))
def test_no_export_writes_a_power_of_ten(name: str) -> None:
    written = EXPORTS[name](workplan.parse(PLAN))
    assert "误差不超过0.00001毫米" in written
    assert POWER.findall(written) == []


@pytest.mark.parametrize("name", ["json-indented", *PEOPLE])
def test_what_people_read_has_no_power_of_ten_for_the_smallest_figure(name: str) -> None:
    assert POWER.findall(EXPORTS[name](workplan.parse(TINY))) == []


def test_an_indented_file_has_the_values_of_the_canonical_one() -> None:
    text = TINY.replace("某省", '某"a": 1e-05省')
    document = workplan.parse(text)
    assert workplan.from_json(FORMS["json-indented"].render(document)) == document


@pytest.mark.parametrize(
    "argv",
    [
        ["show", "old"],
        ["show", "old", "--verbose"],
        ["show", "old", "--unit", "省财政厅"],
        ["explain", "old", "一/(一)"],
        ["explain", "tiny", "一/(一)"],
        ["show", "tiny"],
        *(["compare", "old", "new", "--format", form] for form in ("text", "md", "json", "html")),
        ["compare", "tiny", "new"],
        ["compare", "old", "new", "--unit", "省财政厅"],
    ],
    ids=" ".join,
)
def test_no_view_shows_a_power_of_ten(argv: list[str], tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for name, text in {"old": PLAN, "new": LATER, "tiny": TINY}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    main([str(tmp_path / word) if word in ("old", "new", "tiny") else word for word in argv])
    out = re.sub(r"<(style|script).*?</\1>", "", capfd.readouterr().out, flags=re.DOTALL)
    assert "0.00001" in out or "0.0000000000025" in out
    assert POWER.findall(out) == []
    assert "<= 0 " not in out


@pytest.mark.parametrize("name", PEOPLE)
def test_about_so_much_and_ranges_stand_as_written(name: str) -> None:
    written = EXPORTS[name](workplan.parse(PLAN))
    assert "3—5个" in written
    assert "稳定在11亿千瓦左右" in written


def test_a_mark_of_the_page_tells_a_range_and_what_is_about_so_much() -> None:
    page = report(workplan.parse(PLAN))
    assert 'title="指标 · 3–5 个"' in page
    assert 'title="指标 · ≈ 1100000000 千瓦"' in page
