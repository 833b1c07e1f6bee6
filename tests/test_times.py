"""Times: the corpus of written times, the rules' own examples, and laws that hold for any text."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

import workplan
from tests.handmade import view
from tests.readings import time_told
from workplan.extraction.times import find as times
from workplan.extraction.times.forms import limit_words, patterns
from workplan.lexicon import default
from workplan.model import Span, TimeKind
from workplan.setting import Setting
from workplan.source import View, squeeze

CORPUS = Path(__file__).parent / "corpus" / "times.tsv"
ISSUED = dt.date(2023, 4, 15)
SETTING = Setting(default(), years=(2023, 2023), issued=ISSUED)


def read(text: str, *, label: str = "", setting: Setting = SETTING) -> list[str]:
    return [time_told(time) for time in times.find(view(text), setting, label=label)]


def cases() -> Iterator[tuple[str, str, str]]:
    lines = [line for line in CORPUS.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    for line in lines[1:]:
        text, label, expected = line.split("\t")
        yield text.replace("\\n", "\n"), "" if label == "-" else label, expected


@pytest.mark.parametrize(("text", "label", "expected"), list(cases()), ids=lambda value: value[:30])
def test_a_written_time_is_what_a_clerk_would_enter(text: str, label: str, expected: str) -> None:
    assert (" | ".join(read(text, label=label)) or "-") == expected


def test_every_rule_decides_something_in_the_corpus() -> None:
    used = {time.rule for text, label, _ in cases() for time in times.find(view(text), SETTING, label=label)}
    assert used == {rule.code for rule in times.RULES}


def test_a_year_that_is_not_written_stays_open_where_nothing_tells_it() -> None:
    nothing = Setting(default())
    assert read("6月底前完成。", setting=nothing) == ["6月底前 deadline"]
    assert read("6月起3个月内完成。", setting=nothing) == ["6月起3个月内 period"]
    assert read("上年9月1日至10月31日开展检查。", setting=nothing) == ["上年9月1日至10月31日 reference"]


def test_the_date_of_issue_stands_in_for_the_plans_year() -> None:
    document = workplan.parse(
        "关于加强养老服务的通知\n各区人民政府：\n一、任务\n年底前完成。\n某市人民政府\n2021年2月1日\n"
    )
    assert [time.end for time in document["一"].times] == [dt.date(2021, 12, 31)]


def test_what_applicants_must_do_every_year_is_no_time_of_the_plan() -> None:
    text = "{}\n负责人应有高级职称，每年用于项目的工作时间不得少于8个月。\n"
    document = workplan.parse(f"关于申报项目的通知\n一、{text.format('申报资格要求')}二、{text.format('工作要求')}")
    assert [[time.text for time in document[path].times] for path in ("一", "二")] == [[], ["每年"]]


SEVERAL_YEARS = "云川省数字化行动方案（2021—2023）\n一、任务\n{}\n云川省人民政府\n2021年2月1日\n"


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("年底前完成。", [None]),
        ("2022年3月底前启动，6月底前完成。", ["2022-03-31", "2022-06-30"]),
        ("2022年3月底前启动。6月底前完成。", ["2022-03-31", "2022-06-30"]),
        ("2022年3月底前启动，2023年6月底前完成。年底前评估。", ["2022-03-31", "2023-06-30", None]),
        ("到2023年建成平台。6月底前完成立项。", ["2023-12-31", None]),
        ("（一）2022年任务。6月底前完成。\n（二）推广。6月底前完成。", ["2022-06-30", None]),
        ("（一）2022年任务\n1.立项。6月底前完成。", ["2022-06-30"]),
    ],
)
def test_a_plan_for_several_years_dates_a_bare_month_only_where_its_sentence_or_section_names_one(
    text: str, ends: list[str | None]
) -> None:
    document = workplan.parse(SEVERAL_YEARS.format(text))
    found = [time.end and time.end.isoformat() for time in document.times if time.kind is TimeKind.DEADLINE]
    assert found == ends


UNDATED = Setting(default())
PLANNED = Setting(default(), years=(2023, 2023))
SEVERAL = Setting(default(), years=(2022, 2023), issued=ISSUED)


@pytest.mark.parametrize(
    ("text", "setting", "expected"),
    [
        ("自印发之日起2个月内制定细则。", PLANNED, "自印发之日起2个月内 deadline (印发之日)"),
        ("推进清淤\n市水务局\n2023年11月", PLANNED, "2023年11月 period 2023-11-01..2023-11-30"),
        ("推进清淤\n市水务局\n11月", SEVERAL, "11月 period"),
        ("2025年，已批项目全部建成。", PLANNED, "2025年 period 2025-01-01..2025-12-31"),
        ("2024年9月开展清查。", UNDATED, "2024年9月 reference 2024-09-01..2024-09-30"),
        ("2024年以后，实行新标准。", UNDATED, "2024年以后 reference 2024-01-01.."),
        ("2024年全市各级文化馆站引进12人。", UNDATED, "2024年 reference 2024-01-01..2024-12-31"),
        ("2024年，推广12项措施。", UNDATED, "2024年 period 2024-01-01..2024-12-31"),
        ("去年12月底前完成。", UNDATED, "去年12月底前 reference"),
    ],
)
def test_a_time_is_read_with_what_is_known_and_no_more(text: str, setting: Setting, expected: str) -> None:
    assert read(text, setting=setting) == [expected]


def test_the_plans_year_goes_before_the_date_of_issue() -> None:
    setting = Setting(default(), years=(2024, 2024), issued=dt.date(2023, 12, 28))
    assert read("6月底前完成。", setting=setting) == ["6月底前 deadline ..2024-06-30"]


def test_a_month_takes_the_year_of_its_sentence_and_no_other() -> None:
    assert read("2024年3月底前启动，6月底前完成。9月底前总结。") == [
        "2024年3月底前 deadline ..2024-03-31",
        "6月底前 deadline ..2024-06-30",
        "9月底前 deadline ..2023-09-30",
    ]


def test_a_time_may_be_spaced_out_and_broken() -> None:
    text = "２０２３ 年\u3000６ 月\n底 前完成。"
    found = times.find(View.of(text, [Span(start=0, end=len(text))]), SETTING)
    assert [time_told(time) for time in found] == ["２０２３年６月底前 deadline ..2023-06-30"]
    assert found[0].span.of(text) == "２０２３ 年\u3000６ 月\n底 前"


def test_paragraphs_are_read_apart() -> None:
    assert read("落实《规划（2021\n2025年底前完成。") == ["2025年底前 deadline ..2025-12-31"]


TIMELIKE = st.text(
    alphabet="0123456789一二三四五六〇十两半每年月日季度周底前内末起至到从自在于—-~、,。;:()《》“”\n持续推进完成时限五期间",
    max_size=60,
)


@given(TIMELIKE, st.sampled_from(["", "完成时限"]))
def test_any_text_gives_times_in_order_that_stand_where_they_say(text: str, label: str) -> None:
    found = times.find(view(text), SETTING, label=label)
    places = [(time.span.start, time.span.end) for time in found]
    assert places == sorted(places)
    for time in found:
        assert squeeze(time.span.of(text)) == time.text
        assert time.recurrence is None or time.kind is TimeKind.RECURRENCE
        assert time.start is None or time.end is None or time.start <= time.end


@given(TIMELIKE)
def test_the_same_text_gives_the_same_times(text: str) -> None:
    assert read(text) == read(text)


def test_a_form_and_what_stands_behind_it_say_with_which_characters_they_begin() -> None:
    made = patterns(default())
    parts = [limit_words.CLOSING, limit_words.HOUR, *(part for behind in made.parts.values() for part in behind)]
    for part in parts:
        assert begun(part.pattern, {*"0123456789", *part.pattern.pattern}) == part.starts
    starting = made.starting.within("2023.6.30, 今冬明春")
    for form in {form for forms in starting.values() for form in forms}:
        # 月一通报 and 后半年 alone are no times: what no form is looked for at is left out
        assert begun(form, set(starting)) == {char for char, asked in starting.items() if form in asked}


def test_dates_in_figures_and_seasons_are_looked_for_only_where_a_sign_of_them_stands() -> None:
    made = patterns(default()).starting
    plain, all_of_them = made.within("2023年6月"), made.within("2023.6.30, 今冬明春")
    assert len(plain["2"]) < len(all_of_them["2"])
    assert plain["每"] == all_of_them["每"]


def begun(pattern: re.Pattern[str], chars: set[str]) -> set[str]:
    """Return which of the characters a match of the pattern may begin with."""
    tried = regex.compile(pattern.pattern, regex.VERBOSE)
    return {char for char in chars if tried.fullmatch(char, partial=True)}
