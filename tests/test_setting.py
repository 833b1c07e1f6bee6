"""The year of a plan: what tells it where the title does not, and what only seems to."""

from __future__ import annotations

import pytest

import workplan
from workplan.setting import plan_years_of

BODY = "一、加强监督\n听取专项报告。报告安排在8月份提交。\n"
LONG = "要统筹安排听取报告、执法检查、专题调研等各项监督工作，做到有计划、有重点、有落实、有回音。"
YEARS = {
    # how the notice begins, and the first and last year that its plan covers
    "2030年是全面推进水网建设的重要一年，" + LONG: (2030, 2030),
    "为切实做好2030年度河湖监督工作，" + LONG: (2030, 2030),
    "各处室：\n为做好2030年度河湖监督工作，现将任务分工印发给你们，请认真落实。": (2030, 2030),
    "2029年是规划的收官之年。2030年是规划的开局之年，" + LONG: None,
    "2029年全省新建水库3座。今年" + LONG: None,
    "云川省水利厅2031年监督工作要点\n2030年是全面推进水网建设的重要一年。": (2031, 2031),
}


@pytest.mark.parametrize("opening", YEARS)
def test_an_opening_tells_the_year_where_no_title_does(opening: str) -> None:
    document = workplan.parse(f"{opening}\n{BODY}")
    years = YEARS[opening]
    assert plan_years_of(document) == years
    (time,) = document["一"].times
    assert time.end is None if years is None else time.end is not None and time.end.year == years[0]
