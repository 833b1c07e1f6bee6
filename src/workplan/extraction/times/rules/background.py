"""What binds no work: the past, the document's own dates, years in names, times that only name or compare a thing."""

from __future__ import annotations

import re
from typing import Final

from workplan.extraction.times.around import Place
from workplan.extraction.times.rules.verdict import Row, reference
from workplan.rulebook import Judgement
from workplan.writing.late import late

# 年底审核后, 年底视情况
_AFTER_IT: Final = late(r"视|[^,。;、]{0,6}后(?![续期])")
_ABOUT: Final = re.compile(r"关于[^,。;:《》\n]{0,30}$")
_AFTER: Final = ("以来", "后")
# 5年内有效 ends a clause, 5年内有效控制 is work.
_VALID: Final = late(r"有效(?:[,。;)\n]|$)")
# 本办法执行期限为: how long the document itself holds.
_OWN_TERM: Final = re.compile(r"(?:^|[,。;])本[^,。;]{2,10}期限[为是:从自]?$")
# Compared with, or taken for something: 比2020年底, 是2023年末, 纳入年底考核. Grammar, but for 纳入, 作为.
_COMPARED: Final = ("比", "较", "是", "为", "由", "从", "以", "纳入", "作为")

AFTER: Final[Row] = Judgement(
    "time.background.after",
    zh="“……以来”“……后”交代从何时起已经如此，只是参考",
    en="以来 and 后 tell since when something has been so: a reference",
    source="汉语语法：以来、后表示已经发生 · Chinese grammar: 以来 and 后 tell what has been",
    takes=(("2018年以来，成效明显。", "2018年以来 reference 2018-01-01.."),),
    leaves=(("2024年起，实行新标准。", "time.since"), ("2024年以后，实行新标准。", "time.since.after")),
    decide=lambda at: reference(at.written) if at.written.limit.endswith(_AFTER) else None,
)

DONE: Final[Row] = Judgement(
    "time.background.done",
    zh="前面有“已”“已于”“曾”，说的是做过的事",
    en="已, 已于 or 曾 in front tells what was done",
    source="汉语语法：已、曾表示过去 · Chinese grammar: 已 and 曾 tell the past",
    takes=(("任务已于2023年3月底完成。", "2023年3月底 reference ..2023-03-31"),),
    leaves=(("任务须于2023年6月底完成。", "time.limit"),),
    decide=lambda at: reference(at.written) if at.follows("done") else None,
)

PRINTED: Final[Row] = Judgement(
    "time.background.printed",
    zh="日期后面只有“印发”“通过”等，是文件本身的日期",
    en="a day with nothing but 印发 or 通过 behind it is a document's own date",
    source="GB/T 9704-2012 7.4.3",
    takes=(("市政府办公室2023年5月18日印发", "2023年5月18日 reference 2023-05-18"),),
    leaves=(("于5月18日印发实施细则。", "time.bare"),),
    decide=lambda at: reference(at.written) if at.written.daily and at.scene.cues.printed.match(at.right) else None,
)

POINT_AFTER: Final[Row] = Judgement(
    "time.background.turn",
    zh="“待年底审核后”“年底视情况”说的是过了年底再做，不是期限",
    en="待年底…后 and 年底视情况 name the turn after which something is done, no limit",
    source="汉语语法：后、待表示先后 · Chinese grammar: 后 and 待 tell what comes first",
    takes=(("待年底审核后清算补贴。", "年底 reference ..2023-12-31"),),
    leaves=(("年底前审核清算补贴。", "time.limit"),),
    decide=lambda at: reference(at.written) if _is_end(at) and _turns(at) else None,
)


def _turns(at: Place) -> bool:
    return at.left.endswith(("待", "等")) or _AFTER_IT.match(at.right) is not None


VALIDITY: Final[Row] = Judgement(
    "time.force.validity",
    zh="有效期、截至、注册时间等后面的时间，说的是文件效力、统计口径或对象条件，只是参考",
    en="behind 有效期, 截至, 注册时间 and the like a time tells validity, a count or who is meant",
    source="起草惯例：施行和有效期的写法 · Drafting habit: how coming into force and validity are written",
    takes=(
        ("有效期至2028年4月30日。", "至2028年4月30日 reference 2028-04-30"),
        ("本办法执行期限为2023年7月至2025年6月。", "2023年7月至2025年6月 reference 2023-07-01..2025-06-30"),
        ("截至2023年3月底，全县建成公园30个。", "至2023年3月底 reference ..2023-03-31"),
    ),
    leaves=(
        ("工期至2023年9月底前完成。", "time.limit"),
        ("减免政策执行期限至2024年。", "time.until"),
        ("截至2025年，全县建成公园80个。", "time.goal.till"),
    ),
    decide=lambda at: reference(at.written) if _holds_until(at) else None,
)


def _holds_until(at: Place) -> bool:
    return at.left.rstrip("为是:").endswith(at.scene.cues.words["validity"]) or _OWN_TERM.search(at.left) is not None


IN_FORCE: Final[Row] = Judgement(
    "time.force",
    zh="“自某日起施行”“自印发之日起施行”“有效期几年”是文件本身的时间，只是参考",
    en="when a document comes into force, and for how many years it holds, binds no work",
    source="起草惯例：施行和有效期的写法 · Drafting habit: how coming into force and validity are written",
    takes=(
        ("本办法自2023年5月1日起施行。", "自2023年5月1日起 reference 2023-05-01.."),
        ("本通知自印发之日起施行，有效期5年。", "自印发之日起 reference 2023-04-15.. (印发之日) | 有效期5年 reference"),
        ("本通知自印发之日起5年内有效。", "5年内 reference"),
    ),
    leaves=(
        ("自2023年5月1日起推行网上办理。", "time.since"),
        ("自印发之日起30日内施行。", "time.relative"),
        ("印发之日起两年内有效控制扬尘。", "time.relative"),
    ),
    decide=lambda at: reference(at.written) if _in_force(at) else None,
)


def _in_force(at: Place) -> bool:
    if at.written.form == "force":
        return True
    if at.written.spell is not None and _VALID.match(at.right):
        return True
    return at.written.opens and at.scene.cues.force.match(at.right) is not None


PAST: Final[Row] = Judgement(
    "time.background.past",
    zh="早于计划年度，或者早于成文日期的日子，是背景",
    en="what lies before the plan's year, or a day before the day of issue, is background",
    source="起草惯例：交代背景 · Drafting habit: the background told first",
    takes=(
        ("2021年5月，省委召开专题会议。", "2021年5月 reference 2021-05-01..2021-05-31"),
        ("改造2000年底前建成的小区。", "2000年底前 reference ..2000-12-31"),
    ),
    leaves=(("2023年5月，召开专题会议。", "time.bare"),),
    decide=lambda at: reference(at.written) if at.past() else None,
)

HOLIDAY: Final[Row] = Judgement(
    "time.background.holiday",
    zh="日期后面是节日、宣传日的名称，日期只是它的名字",
    en="a date in front of the name of a day (国家宪法日) belongs to the name",
    source="起草惯例：节日名称前写日期 · Drafting habit: a day's name with its date in front",
    takes=(("12月4日国家宪法日组织宣讲。", "12月4日 reference 2023-12-04"),),
    leaves=(("12月第一周举办宪法宣传周活动。", "time.bare"),),
    decide=lambda at: reference(at.written) if at.scene.cues.holiday.match(at.right) and not at.governs() else None,
)

EDITION: Final[Row] = Judgement(
    "time.name.edition",
    zh="年份后面是“版”“修订”“第几届”，年份属于名称",
    en="a year in front of 版, 修订 or 第几届 belongs to a name",
    source="起草惯例：名称后括注年份、版次 · Drafting habit: year or edition in brackets behind a name",
    takes=(("执行目录（2023年版）。", "2023年 reference 2023-01-01..2023-12-31"),),
    leaves=(("2023年修订目录。", "time.bare"),),
    decide=lambda at: reference(at.written) if at.written.bare and at.scene.cues.edition.match(at.right) else None,
)

TITLE_LINE: Final[Row] = Judgement(
    "time.name.line",
    zh="一行以时间开头、以“要点”“方案”等收尾，是标题",
    en="a line that starts with a time and ends in 要点, 方案 and the like is a title",
    source="起草惯例：标题以年份开头 · Drafting habit: titles that start with their year",
    takes=(("2023年推进智慧水务建设工作要点", "2023年 reference 2023-01-01..2023-12-31"),),
    leaves=(("2023年推进智慧水务建设。", "time.bare"),),
    decide=lambda at: reference(at.written) if _heads_title(at) else None,
)


def _heads_title(at: Place) -> bool:
    if at.left or at.written.limit or at.written.lead:
        return False
    return at.right == at.clause and at.right.endswith(at.scene.cues.words["title"])


NAME_ABOUT: Final[Row] = Judgement(
    "time.name.about",
    zh="“关于……某年……的通知”里的时间属于文件名称",
    en="a time behind 关于 belongs to the name of a document",
    source="GB/T 9704-2012 7.3.1",
    takes=(("关于印发某市2023年深化改革工作要点的通知", "2023年 reference 2023-01-01..2023-12-31"),),
    leaves=(("关于改革工作，2023年深化流程再造。", "time.bare"),),
    decide=lambda at: reference(at.written) if _ABOUT.search(at.left) else None,
)

NAME_BRACKET: Final[Row] = Judgement(
    "time.name",
    zh="计划、方案等名称后面括号里的年份属于名称",
    en="years in a bracket behind the name of a plan belong to the name",
    source="起草惯例：名称后括注年份、版次 · Drafting habit: year or edition in brackets behind a name",
    takes=(("按照三年行动计划（2023—2025年）推进。", "2023—2025年 reference 2023-01-01..2025-12-31"),),
    leaves=(("推进阶段（2023—2025年）。", "time.span.bracket"),),
    decide=lambda at: (
        reference(at.written)
        if at.left.endswith("(")
        and at.right.startswith(")")
        and at.left.rstrip('(》”"').endswith(at.scene.cues.words["name"])
        else None
    ),
)

DONE_SINCE: Final[Row] = Judgement(
    "time.background.since",
    zh="“从某时起”之后说的是已经做了的事，只是参考",
    en="从…起 with what has been done since then is a reference",
    source="汉语语法：已、了表示完成 · Chinese grammar: 已 and 了 tell what is done",
    takes=(("从2023年1月起，已建成12个站点。", "从2023年1月起 reference 2023-01-01.."),),
    leaves=(("从2023年6月起，建成12个站点。", "time.since"),),
    decide=lambda at: reference(at.written) if at.written.opens and at.told() else None,
)

COMPARED: Final[Row] = Judgement(
    "time.background.compared",
    zh="年底、规划期末前面是“比”“为”“纳入”等，只用来比较或者说明",
    en="a year's end behind 比, 为 or 纳入 only compares or explains",
    source="汉语语法：比较的对象 · Chinese grammar: what is compared with",
    takes=(
        ("比“十四五”末提高5个百分点。", "“十四五”末 reference ..2025-12-31"),
        ("存量为2023年底数。", "2023年底 reference ..2023-12-31"),
    ),
    leaves=(("到“十四五”末提高5个百分点。", "time.five-years.end"),),
    decide=lambda at: reference(at.written) if at.left.endswith(_COMPARED) and _is_end(at) else None,
)

NAMES: Final[Row] = Judgement(
    "time.background.names",
    zh="后面是“考核”“计划”“目标”一类名称，时间只是它的定语",
    en="a time that only names the thing behind it (2023年立法计划, 年底考核) is a reference",
    source="汉语语法：作定语的时间 · Chinese grammar: times as attributes",
    takes=(
        ("用好年底考核结果。", "年底 reference ..2023-12-31"),
        ("按省政府2023年立法计划起草。", "2023年 reference 2023-01-01..2023-12-31"),
    ),
    leaves=(("年底组织考核。", "time.limit"), ("2023年，制定立法计划。", "time.bare")),
    decide=lambda at: reference(at.written) if _may_name(at) and at.names() else None,
)


def _may_name(at: Place) -> bool:
    """A bare time may name what follows; so may a year's end that no figure hangs on (年末余额达到5亿元)."""
    if at.written.bare:
        return True
    return _is_end(at) and not (at.opens() and at.scene.cues.figure.search(at.clause))


AIM: Final[Row] = Judgement(
    "time.background.aim",
    zh="前面是“比”“的”“锚定”“面向”等，时间只用来比较、修饰或者展望",
    en="a bare time behind 比, 的, 锚定 or 面向 is compared with, part of a name or looked to",
    source="汉语语法：比较的对象 · Chinese grammar: what is compared with",
    takes=(("锚定2035年实现现代化的目标。", "2035年 reference 2035-01-01..2035-12-31"),),
    leaves=(("2035年实现现代化。", "time.bare"),),
    decide=lambda at: reference(at.written) if at.written.bare and at.scene.cues.object.search(at.left) else None,
)


def _is_end(at: Place) -> bool:
    """底 or 末 without 前 may name a point as well as set a limit; so does the end of a five-year plan."""
    return at.written.form == "plan" or at.written.limit in ("底", "末")


TOLD: Final[Row] = Judgement(
    "time.background.told",
    zh="句子说的是已经做了的事（已、了、同比、取得……），时间是背景",
    en="a sentence that reports (已, 了, 同比, 取得 …) makes its time background",
    source="汉语语法：已、了表示完成 · Chinese grammar: 已 and 了 tell what is done",
    takes=(
        ("到2023年3月底，已建成48个站点。", "到2023年3月底 reference ..2023-03-31"),
        ("2023年，产值同比增长5%。", "2023年 reference 2023-01-01..2023-12-31"),
    ),
    leaves=(("到2023年9月底，建成48个站点。", "time.limit"), ("2023年，产值增长5%。", "time.bare")),
    decide=lambda at: reference(at.written) if _may_tell(at) and at.told() else None,
)


def _may_tell(at: Place) -> bool:
    """前, 内 and 止 set a limit whatever follows."""
    return at.written.form == "span" or not at.written.closes or at.written.limit in ("底", "末")


DONE_BEHIND: Final[Row] = Judgement(
    "time.background.done-by",
    zh="“前”“内”后面紧接“已”“曾”，说的是到那时已经做了的事",
    en="已 or 曾 right behind 前 tells what was done by then",
    source="汉语语法：已、曾表示过去 · Chinese grammar: 已 and 曾 tell the past",
    takes=(("2023年3月底前已完成勘察。", "2023年3月底前 reference ..2023-03-31"),),
    leaves=(("2023年9月底前完成勘察。", "time.limit"),),
    decide=lambda at: reference(at.written) if at.right.startswith(("已", "就已", "曾")) else None,
)

SAID: Final[Row] = Judgement(
    "time.background.said",
    zh="“规划提出到某年……”是别的文件的目标，只是参考",
    en="a goal that another text set (规划提出到2035年…) is a reference",
    source="起草惯例：引述上级文件 · Drafting habit: quoting the texts of those above",
    takes=(("规划提出到2035年建成强市。", "到2035年 reference 2035-01-01..2035-12-31"),),
    leaves=(("力争到2035年建成强市。", "time.goal"),),
    decide=lambda at: (
        reference(at.written) if at.written.lead in ("到", "至") and at.scene.cues.said.search(at.left) else None
    ),
)

OTHERWISE: Final[Row] = Judgement(
    "time.background",
    zh="后面没有任务动词、指标或者逗号，时间只用来说明别的事物",
    en="a time with no task verb, figure or comma behind it only tells of something else",
    source="汉语语法：作定语的时间 · Chinese grammar: times as attributes",
    takes=(
        ("备战2026年亚运会。", "2026年 reference 2026-01-01..2026-12-31"),
        ("编制“十五五”时期发展规划思路。", "“十五五”时期 reference 2026-01-01..2030-12-31"),
    ),
    leaves=(("2026年举办亚运会。", "time.bare"),),
    decide=lambda at: reference(at.written),
)
