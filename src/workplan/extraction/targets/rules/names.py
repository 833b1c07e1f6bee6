"""Figures that are part of a name, a number in a row, or what something is counted by: 第5项, 5A级, 每5所, 5个方面."""

from __future__ import annotations

from typing import Final

from workplan.extraction.targets.around import Around
from workplan.extraction.targets.rules.verdict import Row
from workplan.writing.late import late

_HABIT: Final = "起草惯例：名称与序号中的数字 · Drafting habit: numbers in names and in rows"
# 第1、2、3项 and 第一至三条: ordinals.
_SERIES: Final = frozenset("、,和及至—-~")
_ORDINAL: Final = late(r"第[\d、,和及至—~-]+$")
# 图2人工智能框架, 见表3: a caption's number; 蓝图2张 is none.
_DRAWN: Final = frozenset("图表")
_CAPTION: Final = late(r"(?:^|[^\u4e00-\u9fff]|[如见附])[图表]\Z")
# How far back the row of an ordinal is followed.
_ROW: Final = 14
# 第, 每 and 跑 make a name also in front of a word of limit (每满10人以上).
# 前10名, and in front of any unit 全国前10, 排前10.
_FIELDS: Final = frozenset(("", "领域", "行业", "类", "大类"))
_RANKED: Final = frozenset(("名", "位", "家", "批", "期", "届", "轮", "次"))
_SCOPES: Final = frozenset(("", *"国省市县区州界球名列排居的"))
_ALWAYS: Final = frozenset("每第跑")


def _is_ordinal(at: Around) -> bool:
    number, before = at.figure.number, at.text[max(0, at.figure.number - 1) : at.figure.number]
    if before == "第" or (before in _DRAWN and _CAPTION.search(at.text, max(0, number - 2), number)):
        return True
    return before in _SERIES and _ORDINAL.search(at.text, max(0, number - _ROW), number) is not None


def _is_each(at: Around) -> bool:
    text, start = at.text, at.figure.start
    if text[max(0, at.figure.number - 1) : at.figure.number] == "每":
        return True
    verb = text.rfind("每", at.start, start) + 1
    if not verb or at.figure.kind == "time" or text[verb:start] not in at.words.kinds:
        return False
    governor = at.governor
    return governor is not None and governor.start == verb and governor.end == start


def _is_ranked(at: Around) -> bool:
    """全国前10个, 前200名, but not 上线前15项; 前 stands in front."""
    return at.figure.unit in _RANKED or at.text[at.start : at.figure.number][-2:-1] in _SCOPES


def _is_named(at: Around) -> bool:
    before = at.text[max(0, at.figure.number - 2) : at.figure.number]
    last = before[-1:]
    if last == "前" and at.figure.number > at.start and _is_ranked(at):
        return True
    if at.figure.in_words and not at.figure.before and not at.words.before_words.isdisjoint((last, before)):
        return True
    if at.is_behind_term:
        return False
    if at.figure.kind == "time" and last in at.words.before_time:
        return True
    if last in at.words.before and (not at.figure.before or last in _ALWAYS):
        return last != "共" or not at.is_done
    return before in at.words.before


def _is_grade(at: Around) -> bool:
    end = at.figure.unit_end
    return at.text[end : end + 1] in at.words.after and at.text[end : end + 2] not in at.words.part


def _is_aspect(at: Around) -> bool:
    """5个方面, and 5个领域75项, 两批162项: what the next count is divided into."""
    if at.words.frame.match(at.text, at.figure.end) is not None:
        return True
    count = at.following
    if at.figure.kind != "count" or count is None or count.kind != "count":
        return False
    return at.text[at.figure.end : count.start] in _FIELDS


NAMES: Final[tuple[Row, ...]] = (
    Row(
        "target.none.ordinal",
        "前面有“第”，或在“第…”引出的一串数字里，或是图表的编号",
        "第 stands in front, or in front of the row that the number stands in, or 图, 表 of a caption: an ordinal",
        _HABIT,
        (("落实第5项任务。", "5项 none"), ("完成第1、2、3项任务。", "3项 none"), ("图2人工智能框架。", "2人 none")),
        (("完成好5项任务。", "target.count"),),
        _is_ordinal,
    ),
    Row(
        "target.none.each",
        "“每”后面的数字是计数的单位，不是要达到的数",
        "behind 每 the number is what is counted by: 每5个村, 每认定1家",
        _HABIT,
        (("每5个村配备1名农技员。", "5个 none"), ("每认定1家企业，给予一次奖励。", "1家 none")),
        (("各县认定1家企业。", "target.count"),),
        _is_each,
    ),
    Row(
        "target.none.name",
        "紧挨数字前面的字使它成为名称或说法：前10名、近3年、几百、时速80公里",
        "the character in front makes it a name or a way of speaking: 前10名, 近3年, 时速80公里",
        _HABIT,
        (("确保综合实力进入全国前10名。", "10名 none"), ("任务共23项。", "23项 none")),
        (
            ("确保10名干部参训。", "target.count"),
            ("新增任务23项。", "target.count"),
            ("完成上线前15项任务。", "target.count"),
        ),
        _is_named,
    ),
    Row(
        "target.none.grade",
        "后面有级、型、强、制、圈等字，是等级、型号或名称",
        "behind the unit stands 级, 型, 强, 制 …: a grade, a type or a name",
        _HABIT,
        (("推行一次性告知。", "一次 none"), ("打造15分钟圈。", "15分钟 none")),
        (("新增运力2万吨。", "target.count"), ("制定15项制度。", "target.count")),
        _is_grade,
    ),
    Row(
        "target.none.aspect",
        "后面是方面、部分、问题等，或紧接着另一个个数，只是把事情分成几份",
        "behind it stands 方面, 部分, 问题 … or another count at once: it only divides",
        _HABIT,
        (("围绕5个方面完善措施。", "5个 none"), ("推进5个领域75项任务。", "5个 none")),
        (("建设5个园区。", "target.count"),),
        _is_aspect,
        of=lambda traits: not traits.after,
    ),
    Row(
        "target.none.quoted",
        "在引号或书名号里，是名称的一部分",
        "inside quotation marks or 《》 it is part of a name",
        _HABIT,
        (("实施“千家企业”培育工程。", "千家 none"), ("落实《新建100个站点实施方案》。", "100个 none")),
        (("推动62项“跨市通办”事项落地。", "target.count"),),
        lambda at: at.quoted,
    ),
)
