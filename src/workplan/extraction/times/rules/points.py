"""Points: by when (6月底前, 年内), goals (到2025年), bare years, months and days that say when something is done."""

from __future__ import annotations

import re
from typing import Final

from workplan.extraction.times.around import Place
from workplan.extraction.times.rules.background import (
    AIM,
    COMPARED,
    DONE_BEHIND,
    NAMES,
    OTHERWISE,
    POINT_AFTER,
    SAID,
    TOLD,
)
from workplan.extraction.times.rules.spans import SINCE_BEHIND, STAGE
from workplan.extraction.times.rules.verdict import Row, Verdict, deadline, period, reference
from workplan.rulebook import Judgement
from workplan.writing.late import late

# 截至 ends a count of the past; with a year to come and a clause of its own it sets a goal.
_GOAL_TILL: Final = re.compile(r"(?:^|[,。;:])截(?:[至止]到?)?$")
# What was done by then tells which things are meant: 2020年底前建成的小区.
_DONE_BY_THEN: Final = late(
    r"(?![各全将把对向在按])(?:已[^,。;]{1,14}|(?:[^,。;、\d]{0,4}[^,。;、\d%新大好多])?)的[^,。;]"
)
_LATEST: Final = re.compile(r"(?:不[迟晚]于|[最至][迟晚](?:[应须要])?(?:[于在]|不超过)?|截止(?:时间|日期)[为是:])$")
_IS: Final = ("是", "为", ",是", "仍是", "将是", "正是")
_OF: Final = late(r"[^,。;:]{2,4}的")
_STEP: Final = late(r"(?!第)(?:(?!的)[\u4e00-\u9fff、]){2,14}[,。;]")
_DIGIT: Final = late(r"\d")
# 2023年城市体检将以绿色低碳为主题: what the year names has this theme.
_THEME: Final = late(r"[^,。;:\n]{2,14}以[^,。;:\n]{1,24}为主题(?=[,。;\n]|$)")
# 2023年高新技术企业增至160家, but not 第3批, 1号文件; nor 毕业生90万人, who are there.
_HANGING: Final = late(
    r"[^\d,。;:、的\n]{2,24}(?<!第)\d[\d.]{0,8}[^\d,。;:、的号期批届版标人名\n]{1,4}(?:以[上内下]|左右)?(?=[,。;\n]|$)"
)
_SPAN_START: Final = late(r"[从由自][^,。;:]{0,16}$")

TILL: Final[Row] = Judgement(
    "time.goal.till",
    zh="分句开头的“截至”后面是计划年度以后的年份和逗号，提出的是目标",
    en="截至 at the head of a clause, with a year behind the plan's and a comma, sets a goal",
    source="起草惯例：“到某年”提出目标 · Drafting habit: 到 with a year states a goal",
    takes=(("截至2025年，全县建成公园80个。", "至2025年 deadline ..2025-12-31"),),
    leaves=(("截至2023年3月，全县建成公园30个。", "time.force.validity"),),
    decide=lambda at: (
        deadline(at.written) if _GOAL_TILL.search(at.left) and at.right.startswith(",") and at.ahead() else None
    ),
)

ATTRIBUTE: Final[Row] = Judgement(
    "time.attribute",
    zh="“某时前……的”只说明是哪些对象，是参考",
    en="…前…的 only tells which things are meant",
    source="汉语语法：作定语的时间 · Chinese grammar: times as attributes",
    takes=(("改造2023年6月底前建成的小区。", "2023年6月底前 reference ..2023-06-30"),),
    leaves=(("2023年6月底前改造建成较早的小区。", "time.limit"),),
    decide=lambda at: reference(at.written) if _DONE_BY_THEN.match(at.right) else None,
)

GOAL_NAME: Final[Row] = Judgement(
    "time.attribute.goal",
    zh="时间是目标、行动名称的一部分（2030年前碳达峰目标）",
    en="the time is part of a goal's name: 2030年前碳达峰目标",
    source="汉语语法：作定语的时间 · Chinese grammar: times as attributes",
    takes=(("如期实现2030年前碳达峰目标。", "2030年前 reference 2030-01-01..2030-12-31"),),
    leaves=(("2030年前实现碳达峰目标。", "time.limit"),),
    decide=lambda at: reference(at.written) if at.scene.cues.goal_name.match(at.right) and not at.governs() else None,
)

LIMIT: Final[Row] = Judgement(
    "time.limit",
    zh="带有前、底、内、止的时间是期限",
    en="a time with 前, 底, 内 or 止 is a deadline",
    source="起草惯例：期限的写法 · Drafting habit: how limits are written",
    takes=(("6月底前制定方案。", "6月底前 deadline ..2023-06-30"), ("年内建成中心。", "年内 deadline ..2023-12-31")),
    leaves=(("改造6月底前建成的小区。", "time.attribute"), ("用好年底考核结果。", "time.background.names")),
    decide=lambda at: deadline(at.written),
)

LIMITS: Final = (POINT_AFTER, ATTRIBUTE, GOAL_NAME, NAMES, COMPARED, TOLD, DONE_BEHIND, SAID, LIMIT)
"""Asked of a point that 前, 底, 内 or 止 closes."""

LATEST: Final[Row] = Judgement(
    "time.limit.latest",
    zh="前面有“不迟于”“最迟”“截止时间为”的日子是期限",
    en="a time behind 不迟于, 最迟 or 截止时间为 is a deadline",
    source="起草惯例：期限的写法 · Drafting habit: how limits are written",
    takes=(
        ("不迟于9月15日完成报批。", "不迟于9月15日 deadline ..2023-09-15"),
        ("申报截止时间为9月15日18:00。", "9月15日18:00 deadline ..2023-09-15"),
    ),
    leaves=(("于9月15日完成报批。", "time.bare"),),
    decide=lambda at: _latest(at),
)


def _latest(at: Place) -> Verdict | None:
    found = _LATEST.search(at.left)
    if found is None:
        return None
    start = at.written.start if found[0].startswith("截") else at.written.start - len(found[0])
    return deadline(at.written)._replace(start=start)


SPAN_END: Final[Row] = Judgement(
    "time.background.span-end",
    zh="“由……到某年……”的终点是比较的另一头，不是目标",
    en="the end of 由…到… is the other side of a comparison",
    source="汉语语法：比较的对象 · Chinese grammar: what is compared with",
    takes=(("占比由51%提高到2025年的70%。", "到2025年 reference 2025-01-01..2025-12-31"),),
    leaves=(("占比到2025年达到70%。", "time.goal"),),
    decide=lambda at: reference(at.written) if _SPAN_START.search(at.left) else None,
)

GOAL_OF: Final[Row] = Judgement(
    "time.background.goal-of",
    zh="“到某年的……”“到某年目标”只说明是哪一年的目标",
    en="到2025年的 and 到2025年目标 only tell which year's goal is meant",
    source="汉语语法：作定语的时间 · Chinese grammar: times as attributes",
    takes=(("对照到2025年的目标任务。", "到2025年 reference 2025-01-01..2025-12-31"),),
    leaves=(("到2025年实现目标任务。", "time.goal"),),
    decide=lambda at: reference(at.written) if at.precedes("goal_of") else None,
)

UNTIL: Final[Row] = Judgement(
    "time.until",
    zh="“延续至某时”是只有终点的时段",
    en="延续至 and the like give a period with its end alone",
    source="起草惯例：起止时间的写法 · Drafting habit: how spans are written",
    takes=(("补贴政策延续至2025年。", "至2025年 period ..2025-12-31"),),
    leaves=(("补贴政策到2025年实现全覆盖。", "time.goal"),),
    decide=lambda at: period(at.written)._replace(first=None) if at.scene.cues.prolonged.search(at.left) else None,
)

GOAL: Final[Row] = Judgement(
    "time.goal",
    zh="“到某年”引出目标，期限为当年末",
    en="到 with a year opens a goal, to be reached by the year's end",
    source="起草惯例：“到某年”提出目标 · Drafting habit: 到 with a year states a goal",
    takes=(
        ("到2025年，覆盖率达到95%。", "到2025年 deadline ..2025-12-31"),
        ("力争到2027年建成示范区。", "到2027年 deadline ..2027-12-31"),
    ),
    leaves=(("规划提出到2025年覆盖率达到95%。", "time.background.said"),),
    decide=lambda at: deadline(at.written),
)


def may_reach(at: Place) -> bool:
    """Tell whether 至 in front of a point sets a goal or an end: it opens a clause, or 延续 stands in front of it."""
    return at.opens() or at.scene.cues.prolonged.search(at.left) is not None


GOALS: Final = (LATEST, SAID, SPAN_END, GOAL_OF, TOLD, UNTIL, GOAL)
"""Asked of a point that 到 or 至 leads and nothing closes."""

VAGUE: Final[Row] = Judgement(
    "time.bare.vague",
    zh="年初、季度初和季节说明何时去做的，是没有日期的时段",
    en="年初, 四季度初, 今冬明春 and 秋季 that say when to act are periods without dates",
    source="督查台账的写法：季节和年初不推算日期 · Habit of ledgers: no days are computed of seasons and beginnings",
    takes=(("今冬明春开展清淤。", "今冬明春 period"), ("2024年初，启动试点。", "2024年初 period")),
    leaves=(
        ("对照2024年初的任务逐项检查。", "time.background"),
        ("2024年启动试点。", "time.bare"),
        ("今冬起全面禁放烟花。", "time.since"),
    ),
    decide=lambda at: period(at.written) if at.written.vague and _when(at) else None,
)

ANNUAL: Final[Row] = Judgement(
    "time.background.annual",
    zh="“某年度”后面没有逗号，分句里也没有数量，只说明是哪一年的事",
    en="2023年度 with no comma behind it and no figure in its clause only tells which year's things are meant",
    source="汉语语法：作定语的时间 · Chinese grammar: times as attributes",
    takes=(("2023年度考核结果作为依据。", "2023年度 reference 2023-01-01..2023-12-31"),),
    leaves=(("2023年度，组织两次考核。", "time.bare"),),
    decide=lambda at: reference(at.written) if at.written.annual and not _says_when(at) else None,
)


def _says_when(at: Place) -> bool:
    """Tell whether 2023年度 says when: in front of a comma, or of a figure in its clause."""
    if at.right.startswith(","):
        return True
    return at.starts() and at.scene.cues.figure.search(at.clause) is not None and _DIGIT.search(at.clause) is not None


BARE: Final[Row] = Judgement(
    "time.bare",
    zh="不带前、底等字的年、季、月或日，后面是任务动词、指标或逗号，是时段",
    en="a year, quarter, month or day alone is a period where a task verb, a figure or a comma follows",
    source="起草惯例：年、季、月作状语 · Drafting habit: years, quarters and months say when",
    takes=(
        ("2024年分两批新增50家。", "2024年 period 2024-01-01..2024-12-31"),
        ("拟于8月召开推进会。", "8月 period 2023-08-01..2023-08-31"),
    ),
    leaves=(
        ("2024年度新增企业名单。", "time.background.annual"),
        ("2024年工作要点另行印发。", "time.background.names"),
        ("2024年重点另行公布。", "time.background.names"),
    ),
    decide=lambda at: period(at.written) if not at.written.vague and at.adverbial() and not _undated(at) else None,
)


def _when(at: Place) -> bool:
    return at.opens() and not at.told() and (at.adverbial() or at.acts()) and not _OF.match(at.right)


OPENING: Final[Row] = Judgement(
    "time.bare.opening",
    zh="分句开头的年、季、月，分句里有任务动词或者数量，也是时段；整个分句只是一个名称的除外",
    en="a year, quarter or month at the head of a clause that holds a task verb or a count is a period as well, "
    "unless the clause is nothing but a name",
    source="起草惯例：年、季、月作状语 · Drafting habit: years, quarters and months say when",
    takes=(
        ("2023年全市各级医院全面推广电子票据。", "2023年 period 2023-01-01..2023-12-31"),
        ("力争2023年新设机构3家。", "2023年 period 2023-01-01..2023-12-31"),
    ),
    leaves=(("2023年全市推广电子票据工作方案。", "time.background"), ("备战2026年运动会。", "time.background")),
    decide=lambda at: period(at.written) if _opening(at) and not _undated(at) else None,
)


def _opening(at: Place) -> bool:
    if (at.written.daily and not at.ahead()) or at.undated() or not at.starts():
        return False
    if at.names() or at.right.startswith(_IS) or _THEME.match(at.right):
        return False
    return at.acts() or _hangs(at)


def _hangs(at: Place) -> bool:
    """Tell whether a figure that ends the clause hangs on the year: 2023年…拥有量11.5件."""
    return not at.written.part and _HANGING.match(at.right) is not None


ALONE: Final[Row] = Judgement(
    "time.bare.alone",
    zh="独占一行（表格单元）或者阶段名称后面括号里的月份、年份，是时段",
    en="a month that fills a line (a cell), or the bracket behind a stage's name, is a period",
    source="任务分工表和台账的通行格式 · The usual form of tables of tasks and of ledgers",
    takes=(
        ("推进清淤\n市水务局\n11月", "11月 period 2023-11-01..2023-11-30"),
        ("动员部署（4月）。", "4月 period 2023-04-01..2023-04-30"),
    ),
    leaves=(("推进清淤\n市水务局\n11月水情", "time.background"),),
    decide=lambda at: period(at.written) if _alone(at) and not _undated(at) else None,
)


def _undated(at: Place) -> bool:
    """Tell whether nothing dates the document: then a month with its year is more often told than planned."""
    return at.scene.floor is None and at.written.dated and at.written.part and not at.written.listed


def _alone(at: Place) -> bool:
    if at.written.daily:
        return False
    if at.fills():
        return at.written.part
    if len(at.left) < 2 or at.left[-1] != "(" or not at.right.startswith(")"):
        return False
    return at.written.part or at.left[:-1].endswith(at.scene.cues.words["stage"])


STEP: Final[Row] = Judgement(
    "time.bare.step",
    zh="分句开头的月份、季度，后面不是名称、没有数字（8月集中整治、9月敲定实施方案），是时段",
    en="a month or quarter at the head of a clause is a period, unless it is a name or holds a figure (8月集中整治)",
    source="起草惯例：分步安排 · Drafting habit: work in steps",
    takes=(
        ("10月集中整治，11月总结验收。", "10月 period 2023-10-01..2023-10-31 | 11月 period 2023-11-01..2023-11-30"),
        ("9月敲定宣传专栏。", "9月 period 2023-09-01..2023-09-30"),
    ),
    leaves=(("6月考核结果，", "time.background.names"), ("9月居民用电量5亿度。", "time.background")),
    decide=lambda at: period(at.written) if _is_step(at) and not _undated(at) else None,
)


def _is_step(at: Place) -> bool:
    if (at.written.daily and (at.written.dated or not at.ahead())) or not at.written.part or not at.starts():
        return False
    if _STEP.match(at.right) is None or at.told():
        return False
    act = at.clause[-2:]
    words = at.scene.cues.words
    return act in words["verb"] or not at.clause.endswith((*words["title"], *words["head"]))


BARES: Final = (
    *(LATEST, SINCE_BEHIND, TOLD, ANNUAL, VAGUE, BARE, ALONE, OPENING),
    *(STAGE, STEP, NAMES, AIM, OTHERWISE),
)
"""Asked of a point that nothing closes and no 到 leads."""
