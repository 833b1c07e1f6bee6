"""Spans: from one day to another, open at one side (从2024年起), five-year plans, phases, 未来五年."""

from __future__ import annotations

from typing import Final

from workplan.extraction.times.around import Place
from workplan.extraction.times.rules.background import COMPARED, NAMES, OTHERWISE, TOLD
from workplan.extraction.times.rules.verdict import Row, deadline, period, reference
from workplan.rulebook import Judgement
from workplan.writing.late import late

_SPAN_OF: Final = late(r"(?:期间)?[^,。;]{0,6}的")
_LAST_YEAR: Final = ("上年", "上年度", "上一年", "上一年度")
_STARTING: Final = late(r"开始|起")
# Fewer characters behind a span say nothing of what is done.
_SHORT: Final = 4
_TERM: Final = "任期"
_LATER: Final = ("之后", "以后")
_IS_STAGE: Final = late(r"为[^,。;:]{2,14}(?:阶段|时段)(?:[,。;:(]|$)")
_ATTRIBUTE: Final = late(r"[^,。;]{0,7}(?<![更较最])[^,。;新大好多]的")

SINCE: Final[Row] = Judgement(
    "time.since",
    zh="“从某时起”“自即日起”是只有起点的时段",
    en="从…起 and 即日起 are periods that are open at their end",
    source="起草惯例：起止时间的写法 · Drafting habit: how spans are written",
    takes=(
        ("从2024年起，实行新标准。", "从2024年起 period 2024-01-01.."),
        ("自7月1日起推行网上办理。", "自7月1日起 period 2023-07-01.."),
        ("即日起开展排查。", "即日起 period 2023-04-15.."),
    ),
    leaves=(("自7月1日起施行。", "time.force"), ("从2023年1月起，已推行网上办理。", "time.background.since")),
    decide=lambda at: period(at.written) if at.written.opens else None,
)

SINCE_AFTER: Final[Row] = Judgement(
    "time.since.after",
    zh="分句开头的“某时之后”“某时及以后”后面是要做的事，是只有起点的时段",
    en="某时之后 or 及以后 at the head of a clause that sets a task is a period that is open at its end",
    source="起草惯例：起止时间的写法 · Drafting habit: how spans are written",
    takes=(("2023年7月1日之后实行新标准。", "2023年7月1日之后 period 2023-07-01.."),),
    leaves=(
        ("2023年7月1日之后开工的项目不适用。", "time.background.after"),
        ("2021年以后，能力明显增强。", "time.background.after"),
    ),
    decide=lambda at: period(at.written) if at.written.limit.endswith(_LATER) and _sets_task(at) else None,
)


def _sets_task(at: Place) -> bool:
    if not at.opens() or at.undated() or at.past() or at.told():
        return False
    return _ATTRIBUTE.match(at.right) is None and at.scene.cues.founded.match(at.right) is None


SINCE_BEHIND: Final[Row] = Judgement(
    "time.since.clause",
    zh="“自某时……开始”，“开始”在同一分句里，也是时段",
    en="自 with a time and 开始 further on in the clause is a period as well",
    source="起草惯例：起止时间的写法 · Drafting habit: how spans are written",
    takes=(("自2023年7月全面开始申报。", "自2023年7月 period 2023-07-01..2023-07-31"),),
    leaves=(("自2023年7月起全面申报。", "time.since"),),
    decide=lambda at: (
        period(at.written) if at.written.lead in ("自", "从") and _STARTING.search(at.clause[:16]) else None
    ),
)

SPAN_OF: Final[Row] = Judgement(
    "time.attribute.span",
    zh="起止时间后面是“的”，或者前面是“上年”，只说明是哪些对象、哪一年度",
    en="a span in front of 的, or behind 上年, only tells which things or which year are meant",
    source="汉语语法：作定语的时间 · Chinese grammar: times as attributes",
    takes=(("汇总1月至6月期间办结的案件。", "1月至6月期间 reference 2023-01-01..2023-06-30"),),
    leaves=(("1月至6月，汇总办结的案件。", "time.span"),),
    decide=lambda at: reference(at.written) if _SPAN_OF.match(at.right) or at.left.endswith(_LAST_YEAR) else None,
)

BRACKET: Final[Row] = Judgement(
    "time.span.bracket",
    zh="阶段名称后面括号里的起止时间是时段",
    en="a span in the bracket behind a stage's name is a period",
    source="起草惯例：阶段名称后括注时间 · Drafting habit: a stage's name with its time in brackets",
    takes=(("排查整治阶段（5月至9月）。", "5月至9月 period 2023-05-01..2023-09-30"),),
    leaves=(("按照行动方案（2023—2025年）。", "time.name"), ("（2023—2025年）", "time.name.alone")),
    decide=lambda at: period(at.written) if _in_bracket(at) and len(at.left) > 1 else None,
)

BRACKET_ALONE: Final[Row] = Judgement(
    "time.name.alone",
    zh="独占一行的括号里是起止年份，属于上一行的标题",
    en="a bracket with years that fills a line belongs to the title above it",
    source="起草惯例：标题下括注年份 · Drafting habit: a title's years in brackets below it",
    takes=(("数字化行动方案\n（2023—2025年）", "2023—2025年 reference 2023-01-01..2025-12-31"),),
    leaves=(("推广阶段（2023—2025年）", "time.span.bracket"),),
    decide=lambda at: reference(at.written) if _in_bracket(at) else None,
)


def _in_bracket(at: Place) -> bool:
    return at.left.endswith("(") and at.right.startswith((")", ",", ":", ";"))


LABEL: Final[Row] = Judgement(
    "time.span.label",
    zh="“时间为”“试点期：”后面的起止时间是时段",
    en="a span behind 时间为, 试点期: and the like is a period",
    source="起草惯例：起止时间的写法 · Drafting habit: how spans are written",
    takes=(
        ("试点期为2023年7月至2025年6月。", "2023年7月至2025年6月 period 2023-07-01..2025-06-30"),
        ("减征政策执行期限为2023年7月至2025年6月。", "2023年7月至2025年6月 period 2023-07-01..2025-06-30"),
    ),
    leaves=(("本办法执行期限为2023年7月至2025年6月。", "time.force.validity"),),
    decide=lambda at: period(at.written) if _labelled(at) else None,
)


def _labelled(at: Place) -> bool:
    label = at.scene.cues.span_label.search(at.left)
    return label is not None and bool(label["link"] or not at.right or at.right[0] in "。;)")


STAGE: Final[Row] = Judgement(
    "time.stage",
    zh="后面是“为……阶段”的时间，是该阶段的时段",
    en="a time in front of 为…阶段 is the period of that stage",
    source="起草惯例：分阶段推进 · Drafting habit: work in stages",
    takes=(
        ("2023年3月至5月为自查自纠阶段。", "2023年3月至5月 period 2023-03-01..2023-05-31"),
        ("6月为总结验收阶段。", "6月 period 2023-06-01..2023-06-30"),
    ),
    leaves=(("6月为安全生产月。", "time.background.holiday"),),
    decide=lambda at: period(at.written) if at.opens() and _IS_STAGE.match(at.right) else None,
)

LINE: Final[Row] = Judgement(
    "time.span.alone",
    zh="独占一行的起止时间（表格单元）是时段",
    en="a span that fills a line (a cell) is a period",
    source="任务分工表和台账的通行格式 · The usual form of tables of tasks and of ledgers",
    takes=(("推进清淤\n市水务局\n6月至9月", "6月至9月 period 2023-06-01..2023-09-30"),),
    leaves=(("推进清淤\n市水务局\n6月至9月的雨情", "time.attribute.span"),),
    decide=lambda at: period(at.written) if at.fills() else None,
)

SPAN: Final[Row] = Judgement(
    "time.span",
    zh="起止时间后面是任务动词、指标或逗号，是时段",
    en="a span is a period where a task verb, a figure or a comma follows",
    source="起草惯例：起止时间的写法 · Drafting habit: how spans are written",
    takes=(("2023—2025年，实施50个项目。", "2023—2025年 period 2023-01-01..2025-12-31"),),
    leaves=(
        ("2023—2025年工作计划另行印发。", "time.background.names"),
        ("2023年1月至3月，累计办结了50件。", "time.background.told"),
        ("上年11月至12月新增企业50家。", "time.background.past"),
    ),
    decide=lambda at: period(at.written) if at._replace(right=at.right.removeprefix("期间")).adverbial() else None,
)

SPAN_OPENING: Final[Row] = Judgement(
    "time.span.opening",
    zh="分句开头写明两端的起止时间，后面是要做的事，也是时段",
    en="a span at the head of a clause, with something to be done behind it, is a period as well",
    source="起草惯例：起止时间的写法 · Drafting habit: how spans are written",
    takes=(("9月21日至22日实行交通管制。", "9月21日至22日 period 2023-09-21..2023-09-22"),),
    leaves=(("9月21日至22日的管制措施。", "time.attribute.span"), ("2024—2026年示范项目名单。", "time.background")),
    decide=lambda at: period(at.written) if _opening(at) else None,
)


def _opening(at: Place) -> bool:
    if not at.starts() or at.names() or len(at.clause) < _SHORT or not (at.written.part or _acts(at)):
        return False
    return not at.clause.endswith(at.scene.cues.words["title"])


def _acts(at: Place) -> bool:
    return at.acts() and not at.undated()


SPANS: Final = (SPAN_OF, BRACKET, BRACKET_ALONE, LABEL, STAGE, LINE, TOLD, SPAN, SPAN_OPENING, NAMES, OTHERWISE)
"""Asked of a span."""

EPOCH: Final[Row] = Judgement(
    "time.background.epoch",
    zh="“十四五”时期后面说的是所处的历史阶段，只是参考",
    en="a five-year plan told by its place in history sets no task",
    source="起草惯例：交代背景 · Drafting habit: the background told first",
    takes=(("“十四五”时期是转型发展的关键时期。", "“十四五”时期 reference 2021-01-01..2025-12-31"),),
    leaves=(("“十四五”时期，新建20所学校。", "time.five-years"),),
    decide=lambda at: reference(at.written) if at.scene.cues.epoch.search(at.sentence) else None,
)

FIVE_YEARS_END: Final[Row] = Judgement(
    "time.five-years.end",
    zh="五年规划期末是期限",
    en="the end of a five-year plan is a deadline",
    source="五年规划的编制周期 · The cycle of five-year plans",
    takes=(("“十四五”末，实现全覆盖。", "“十四五”末 deadline ..2025-12-31"),),
    leaves=(("比“十四五”末增长一倍。", "time.background.compared"),),
    decide=lambda at: deadline(at.written) if at.written.limit == "末" or at.written.lead == "到" else None,
)

FIVE_YEARS: Final[Row] = Judgement(
    "time.five-years",
    zh="五年规划期间是时段",
    en="the years of a five-year plan are a period",
    source="五年规划的编制周期 · The cycle of five-year plans",
    takes=(("“十四五”期间，新建20所学校。", "“十四五”期间 period 2021-01-01..2025-12-31"),),
    leaves=(
        ("编制“十五五”时期规划。", "time.background"),
        ("为“十四五”期间转型打下基础。", "time.background.compared"),
    ),
    decide=lambda at: period(at.written) if at.opens() and at.adverbial() else None,
)

FIVE_YEAR_PLANS: Final = (COMPARED, EPOCH, FIVE_YEARS_END, FIVE_YEARS, OTHERWISE)
"""Asked of “十四五”末, “十四五”期间."""

AHEAD: Final[Row] = Judgement(
    "time.ahead",
    zh="未来几年、今后几年作状语，是时段",
    en="未来五年 and 今后三年 are periods where they say when something is to be done",
    source="起草惯例：以年数说明时段 · Drafting habit: periods told by a number of years",
    takes=(("未来五年，建成10个园区。", "未来五年 period"), ("今后三年，新增20家企业。", "今后三年 period")),
    leaves=(("谋划未来五年的项目。", "-"),),
    decide=lambda at: period(at.written) if at.adverbial() and not at.names() else None,
)

PHASE: Final[Row] = Judgement(
    "time.phase",
    zh="过渡期内、试点期间作状语，是没有日期的时段",
    en="过渡期内 and 试点期间 with a comma behind them are periods without dates",
    source="起草惯例：以任期、试点期等说明时间 · Drafting habit: terms of office, pilot phases and the like as times",
    takes=(("过渡期内，政策不变。", "过渡期内 period (过渡期)"),),
    leaves=(("明确规划期内的用地需求。", "-"),),
    decide=lambda at: (
        period(at.written) if at.written.base != _TERM and at.opens() and at.right.startswith((",", "、")) else None
    ),
)

TERM: Final[Row] = Judgement(
    "time.phase.term",
    zh="任期内是没有日期的期限；任期内出了问题如何处理除外",
    en="任期内 is a deadline without a date, unless it tells what goes wrong in the term",
    source="起草惯例：以任期、试点期等说明时间 · Drafting habit: terms of office, pilot phases and the like as times",
    takes=(("任期内至少轮训一次。", "任期内 deadline (任期)"),),
    leaves=(("任期内发生重大事故的，依法追责。", "-"),),
    decide=lambda at: (
        deadline(at.written) if at.written.base == _TERM and not at.scene.cues.failing.match(at.right) else None
    ),
)

PHASES: Final = (PHASE, TERM)
"""Asked of 过渡期内, 任期内."""
