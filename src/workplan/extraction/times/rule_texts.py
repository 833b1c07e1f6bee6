"""The rules on times, as tables for explanation and documentation."""

from __future__ import annotations

from typing import Final

from workplan.rulebook import Rule

RULES: Final[tuple[Rule, ...]] = (
    Rule(
        "time.limit",
        "带有前、底、内、止的时间是期限；只说明是哪些对象时除外",
        "a time with 前, 底, 内 or 止 is a deadline, unless it only tells which things are meant",
        "起草惯例：期限的写法 · Drafting habit: how limits are written",
        (("6月底前制定方案。", "6月底前 deadline ..2023-06-30"), ("年内建成中心。", "年内 deadline ..2023-12-31")),
    ),
    Rule(
        "time.goal",
        "“到某年”引出目标，期限为当年末；别的文件提出的目标、“从……到……”的终点除外",
        "到 with a year opens a goal; another text's goal and the end of a span are none",
        "起草惯例：“到某年”提出目标 · Drafting habit: 到 with a year states a goal",
        (
            ("到2025年，覆盖率达到95%。", "到2025年 deadline ..2025-12-31"),
            ("力争到2027年建成示范区。", "到2027年 deadline ..2027-12-31"),
        ),
    ),
    Rule(
        "time.bare",
        "不带前、底等字的年、季、月或日，后面是任务动词、指标或逗号，是时段；计划年度之前的除外",
        "a year, quarter, month or day alone is a period where a task verb, a figure or a comma follows, "
        "unless it lies before the plan's year",
        "起草惯例：年、季、月作状语 · Drafting habit: years, quarters and months say when",
        (
            ("2024年分两批新增50家。", "2024年 period 2024-01-01..2024-12-31"),
            ("拟于8月召开推进会。", "8月 period 2023-08-01..2023-08-31"),
        ),
    ),
    Rule(
        "time.span",
        "起止时间是时段，也可以是阶段名称后面的括号；计划、方案名称后面的括号除外",
        "a span is a period, also as a bracket behind a stage's name, but not behind the name of a plan",
        "起草惯例：起止时间的写法 · Drafting habit: how spans are written",
        (
            ("2023—2025年，实施50个项目。", "2023—2025年 period 2023-01-01..2025-12-31"),
            ("排查整治阶段（5月至9月）。", "5月至9月 period 2023-05-01..2023-09-30"),
        ),
    ),
    Rule(
        "time.since",
        "“从某时起”是只有起点的时段",
        "从…起 is a period that is open at its end",
        "起草惯例：起止时间的写法 · Drafting habit: how spans are written",
        (
            ("从2024年起，实行新标准。", "从2024年起 period 2024-01-01.."),
            ("自7月1日起推行网上办理。", "自7月1日起 period 2023-07-01.."),
        ),
    ),
    Rule(
        "time.until",
        "“延续至某时”是只有终点的时段",
        "延续至 and the like give a period with its end alone",
        "起草惯例：起止时间的写法 · Drafting habit: how spans are written",
        (("补贴政策延续至2025年。", "至2025年 period ..2025-12-31"),),
    ),
    Rule(
        "time.five-years",
        "五年规划期末是期限，规划期间是时段",
        "the end of a five-year plan is a deadline, its years are a period",
        "五年规划的编制周期 · The cycle of five-year plans",
        (
            ("“十四五”末，实现全覆盖。", "“十四五”末 deadline ..2025-12-31"),
            ("“十四五”期间，新建20所学校。", "“十四五”期间 period 2021-01-01..2025-12-31"),
        ),
    ),
    Rule(
        "time.ahead",
        "未来几年、今后几年作状语，是时段",
        "未来五年 and 今后三年 are periods where they say when something is to be done",
        "起草惯例：以年数说明时段 · Drafting habit: periods told by a number of years",
        (("未来五年，建成10个园区。", "未来五年 period"), ("今后三年，新增20家企业。", "今后三年 period")),
    ),
    Rule(
        "time.spell",
        "几年内、用几年时间，从分句开头说起的属于本计划；针对单个对象的时限不是",
        "3年内 and 用3年时间 bind where they open a clause; a limit for single cases is no time of the plan",
        "起草惯例：以年数说明时段 · Drafting habit: periods told by a number of years",
        (("力争三年内建成5个基地。", "三年内 deadline"), ("用2年时间，完成改造。", "用2年时间 period")),
    ),
    Rule(
        "time.relative",
        "自印发之日起几日内，是相对期限；能推算的给出日期",
        "自印发之日起30日内 hangs on the day of issue; its date is given where the calendar tells it",
        "起草惯例：自印发之日起计 · Drafting habit: time runs from the day of issue",
        (
            ("自印发之日起30日内制定细则。", "自印发之日起30日内 deadline ..2023-05-15 (印发之日)"),
            ("本方案印发后2个月内出台办法。", "本方案印发后2个月内 deadline ..2023-06-15 (本方案印发)"),
        ),
    ),
    Rule(
        "time.interval",
        "每年、每季度、按月等是周期；每年多少元之类的标准和限额除外",
        "每年, 每季度 and 按月 recur, unless they state a rate or a ceiling",
        "起草惯例：定期工作的写法；周期规则格式依 RFC 5545"
        " · Drafting habit: how recurring work is written; form of the rule by RFC 5545",
        (
            ("每季度通报一次。", "每季度 recurrence FREQ=MONTHLY;INTERVAL=3"),
            ("每年2月底前报送总结。", "每年2月底前 recurrence FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1"),
        ),
    ),
    Rule(
        "time.phase",
        "任期内是期限，过渡期内、试点期间是时段，都没有日期",
        "任期内 is a deadline, 过渡期内 and 试点期间 are periods; none of them has dates",
        "起草惯例：以任期、试点期等说明时间 · Drafting habit: terms of office, pilot phases and the like as times",
        (("任期内至少轮训一次。", "任期内 deadline (任期)"), ("过渡期内，政策不变。", "过渡期内 period (过渡期)")),
    ),
    Rule(
        "time.event",
        "春节前、汛期前等每年都有的节点是期限，不推算日期",
        "春节前 and 汛期前 are deadlines without a date",
        "督查台账的写法：以每年的节点为期限 · Habit of ledgers for follow-up: events of the year as limits",
        (("汛期前完成清淤。", "汛期前 deadline (汛期)"), ("于春节前兑现到位。", "春节前 deadline (春节)")),
    ),
    Rule(
        "time.answer",
        "完成时限一类标签或表头之下的时间都有约束力",
        "every time that answers 完成时限, as a label or a column header, binds",
        "任务分工表和台账的通行格式 · The usual form of tables of tasks and of ledgers",
        (
            ("完成时限：2023年9月30日", "2023年9月30日 deadline ..2023-09-30"),
            ("（责任单位：市水务局；完成时间：11月）", "11月 period 2023-11-01..2023-11-30"),
        ),
    ),
    Rule(
        "time.ongoing",
        "持续推进、长期坚持、常态化只有回答完成时限时才是时间",
        "持续推进, 长期坚持 and 常态化 are times only as the answer to 完成时限",
        "任务分工表和台账的通行格式 · The usual form of tables of tasks and of ledgers",
        (("完成时限：持续推进", "持续推进 continuous"), ("（市教育局负责；长期坚持）", "长期坚持 continuous")),
    ),
    Rule(
        "time.title",
        "书名号里的时间属于题名，只是参考",
        "a time inside 《》 belongs to the title",
        "汉语标点：书名号内是题名 · Chinese punctuation: what stands in 《》 is a title",
        (("落实《发展规划（2021—2025年）》。", "2021—2025年 reference 2021-01-01..2025-12-31"),),
    ),
    Rule(
        "time.name",
        "名称后面括号里的年份、版次，只是参考",
        "a year in the bracket behind a name, or an edition, is part of the name",
        "起草惯例：名称后括注年份、版次 · Drafting habit: year or edition in brackets behind a name",
        (
            ("按照三年行动计划（2023—2025年）推进。", "2023—2025年 reference 2023-01-01..2025-12-31"),
            ("执行目录（2023年版）。", "2023年 reference 2023-01-01..2023-12-31"),
        ),
    ),
    Rule(
        "time.force",
        "施行、有效期、截至等是文件本身或统计的时间，只是参考",
        "when the document comes into force or expires, and 截至 of a count, bind no work",
        "起草惯例：施行和有效期的写法 · Drafting habit: how coming into force and validity are written",
        (
            ("本办法自2023年5月1日起施行。", "自2023年5月1日起 reference 2023-05-01.."),
            ("有效期至2028年4月30日。", "至2028年4月30日 reference 2028-04-30"),
        ),
    ),
    Rule(
        "time.attribute",
        "时间只说明是哪些对象，是参考",
        "a time that only tells which things are meant is a reference",
        "汉语语法：作定语的时间 · Chinese grammar: times as attributes",
        (("改造2024年底前建成的小区。", "2024年底前 reference ..2024-12-31"),),
    ),
    Rule(
        "time.background",
        "计划年度之前、已完成、只作定语的时间是参考",
        "what lies before the plan's year, is done already or only names a thing is a reference",
        "起草惯例：交代背景 · Drafting habit: the background told first",
        (
            ("2018年以来，成效明显。", "2018年以来 reference 2018-01-01.."),
            ("2023年度考核结果。", "2023年度 reference 2023-01-01..2023-12-31"),
        ),
    ),
)
