"""Rules on the lines of the notice in front of the plan: recipients, transmittal, signature and date, preamble."""

from __future__ import annotations

import re
from typing import Final

from workplan.model import BlockKind
from workplan.rulebook import Judgement
from workplan.structure import paragraph as is_a
from workplan.structure.parts import Lines, Named
from workplan.structure.rules.front_lines import FrontLine

# What a line above a date was taken for before the date showed that it signs.
_LOOSE: Final = (BlockKind.TRANSMITTAL, BlockKind.OTHER, BlockKind.PREAMBLE)
# Where there is no title at all, so long a line is text of the plan, a shorter one may be anything.
_SHORTEST_TEXT: Final = 40
# So many lines at most has a numbered point of the notice before a date in it.
_POINT: Final = 8
# A line that addresses nobody although it ends in a colon: 现将方案印发给下列单位：
_TELLING: Final = re.compile(
    "现将|现就|现把|根据|按照|依据|为(?:了|深入|进一步|加|推|切|贯|认|全|落|确|规|做)|经[^、,:]{1,20}同意"
)
_SIGNED: Final = "GB/T 9704-2012 7.3.5"
_TEXT: Final = "GB/T 9704-2012 7.3.3"


def _above(line: FrontLine) -> Lines:
    """The lines right above a date that are nothing but names of bodies, as far as they are not told yet."""
    at = line.index
    while at > 0 and line.front.kinds.get(at - 1) in _LOOSE and line.text.is_signature(at - 1):
        at -= 1
    return tuple(range(at, line.index))


def _date(line: FrontLine) -> Named | None:
    front = line.front
    if front.has(BlockKind.DATE) or not line.text.is_date(line.index) or _is_in_point(line):
        return None
    known = any(front.has(kind) for kind in (BlockKind.RECIPIENTS, BlockKind.SIGNATURE, BlockKind.TITLE))
    signed = () if front.has(BlockKind.SIGNATURE) or not (known or _is_written(line)) else _above(line)
    if not signed and not known:
        return None
    values = {BlockKind.DATE: (line.index,)} | ({BlockKind.SIGNATURE: signed} if signed else {})
    return Named(BlockKind.DATE, line.index + 1, values, dict.fromkeys(signed, BlockKind.SIGNATURE))


def _is_in_point(line: FrontLine) -> bool:
    """Tell whether a line stands between two numbered points of the notice."""
    before = any(line.text.is_marked(at) for at in range(max(0, line.index - _POINT), line.index))
    return before and line.index + 1 < line.limit and line.text.is_marked(line.index + 1)


def _is_written(line: FrontLine) -> bool:
    """Tell whether a sentence stands before a line: what stands at the top of a page signs nothing."""
    return any(line.text.bare(at).endswith("。") for at in range(line.index))


def _other_date(line: FrontLine) -> Named | None:
    return line.named(BlockKind.DATE) if line.text.is_date(line.index) and not _is_in_point(line) else None


def _recipients(line: FrontLine) -> Named | None:
    if line.front.has(BlockKind.RECIPIENTS) or line.text.is_marked(line.index) or _TELLING.match(line.bare):
        return None
    return line.named(BlockKind.RECIPIENTS, value=True) if is_a.is_recipients(line.paragraph, line.text.words) else None


def _unsigned(line: FrontLine) -> bool:
    """Tell whether a notice with recipients still lacks its date."""
    return line.front.has(BlockKind.RECIPIENTS) and not line.front.has(BlockKind.DATE)


def _signature(line: FrontLine) -> Named | None:
    if not _unsigned(line) or line.front.has(BlockKind.PLAN_TITLE):
        return None
    signs = line.text.is_signature(line.index) or line.is_above_plan
    return line.named(BlockKind.SIGNATURE, value=True) if signs else None


def _signed(line: FrontLine) -> Named | None:
    front = line.front
    sent = front.has(BlockKind.RECIPIENTS) or (front.has(BlockKind.TITLE) and _is_written(line))
    if not sent or front.has(BlockKind.DATE) or not line.text.is_signed(line.index):
        return None
    own = (line.index,)
    return Named(BlockKind.SIGNATURE, line.index + 1, {BlockKind.SIGNATURE: own, BlockKind.DATE: own})


def _preamble(line: FrontLine) -> Named | None:
    front = line.front
    titled = front.has(BlockKind.TITLE) and not front.has(BlockKind.RECIPIENTS)
    alone = titled and not line.sends
    return line.named(BlockKind.PREAMBLE) if alone or front.has(BlockKind.PLAN_TITLE) else None


def _transmittal(line: FrontLine) -> Named | None:
    sent = line.front.has(BlockKind.RECIPIENTS) or line.front.has(BlockKind.TITLE)
    return line.named(BlockKind.TRANSMITTAL) if sent else None


def _untitled(line: FrontLine) -> Named | None:
    return line.named(BlockKind.PREAMBLE) if len(line.bare) > _SHORTEST_TEXT else None


def _other(line: FrontLine) -> Named:
    return line.named(BlockKind.OTHER)


DATE: Final = Judgement(
    "front.date",
    "标题、主送机关或署名之后独占一行的日期是成文日期，其上只列机关名称的各行是署名",
    "A date alone on its line behind title, recipients or a signature is the date of issue; lines above it that only "
    "name bodies sign",
    _SIGNED,
    takes=(
        ("关于防汛工作的通知\n云川省水利厅\n2023年4月15日", "signature 云川省水利厅 | date 2023年4月15日"),
        ("关于防汛工作的通知\n二〇二三年四月十五日", "date 二〇二三年四月十五日"),
    ),
    leaves=(("2023年4月15日\n关于防汛工作的通知", "front.date.other"),),
    decide=_date,
)
OTHER_DATE: Final = Judgement(
    "front.date.other",
    "已有成文日期，或标题之前的日期，不是成文日期",
    "A date before the title, or behind the date of issue, is no date of issue",
    "网页的通行格式：标题之上另列发布日期 · Usual form of pages: the day of publishing stands above the title",
    takes=(
        ("2023年4月17日\n关于防汛工作的通知\n2023年4月15日", "date 2023年4月17日"),
        ("关于防汛工作的通知\n2023年4月15日\n2023年4月17日", "date 2023年4月17日"),
    ),
    leaves=(("关于防汛工作的通知\n2023年4月15日", "front.date"),),
    decide=_other_date,
)
RECIPIENTS: Final = Judgement(
    "front.recipients",
    "主送机关是以冒号结尾、称呼机关的一行，正文之前只有一处",
    "The recipients are the one line before the text that names bodies and ends in a colon",
    "GB/T 9704-2012 7.3.2",
    takes=(("关于防汛工作的通知\n各市、州人民政府，省政府各部门：", "recipients 各市、州人民政府，省政府各部门："),),
    leaves=(
        ("关于防汛工作的通知\n为加强全省防汛工作，现提出以下意见：", "front.preamble"),
        ("关于防汛工作的通知\n附件：各市防汛任务：", "front.preamble"),
        ("关于印发方案的通知\n现将方案印发给下列单位：", "front.transmittal"),
        ("关于防汛工作的通知\n附件：各市水利局：", "front.preamble"),
        ("关于防汛工作的通知\n会议的主题是：", "front.preamble"),
    ),
    decide=_recipients,
)
SIGNATURE: Final = Judgement(
    "front.signature",
    "主送机关之后、日期之前只列机关名称的一行是发文机关署名",
    "Between recipients and date a line that is nothing but names of bodies is the signature",
    _SIGNED,
    takes=(
        (
            "关于印发方案的通知\n各市人民政府：\n现印发给你们。\n云川省水利厅　云川省财政厅\n2023年4月15日",
            "signature 云川省水利厅　云川省财政厅",
        ),
    ),
    leaves=(
        ("关于印发方案的通知\n各市人民政府：\n请报云川省水利厅\n2023年4月15日", "front.transmittal"),
        ("云川省水利厅\n关于防汛工作的通知", "front.title"),
    ),
    decide=_signature,
)
SIGNED: Final = Judgement(
    "front.signature.dated",
    "署名与成文日期也可以同在一行",
    "Signature and date of issue may stand on one line",
    _SIGNED,
    takes=(
        (
            "关于印发方案的通知\n各市人民政府：\n现印发给你们。\n云川省水利厅 2023年4月15日",
            "signature 云川省水利厅 2023年4月15日",
        ),
    ),
    leaves=(
        ("关于印发方案的通知\n各市人民政府：\n方案自印发之日起施行，有效期至 2023年4月15日", "front.transmittal"),
        ("云川省水利厅 2023年4月15日\n关于防汛工作的通知", "front.title"),
    ),
    decide=_signed,
)
PREAMBLE: Final = Judgement(
    "front.preamble",
    "计划标题之后、第一个序号之前的文字是前言；标题不印发他件又无主送机关的，即是计划本身",
    "What stands between the plan's title and the first number is its preamble; a title that sends nothing out, "
    "without recipients, is the plan's",
    _TEXT,
    takes=(
        ("云川省养老服务方案\n为发展养老服务，制定本方案。\n一、总体要求", "preamble 为发展养老服务，制定本方案。"),
    ),
    leaves=(("云川省关于印发养老服务方案的通知\n为发展养老服务，制定本方案。\n一、总体要求", "front.transmittal"),),
    decide=_preamble,
)
TRANSMITTAL: Final = Judgement(
    "front.transmittal",
    "标题或主送机关之后、计划标题之前的文字是印发通知的正文",
    "What stands behind title or recipients and before the plan's title is the notice's own text",
    _TEXT,
    takes=(
        ("关于印发方案的通知\n各市人民政府：\n现印发给你们，请认真执行。", "transmittal 现印发给你们，请认真执行。"),
    ),
    leaves=(("关于印发方案的通知\n各市人民政府：\n养老服务方案\n为发展养老服务，制定本方案。", "front.preamble"),),
    decide=_transmittal,
)
UNTITLED: Final = Judgement(
    "front.preamble.untitled",
    "没有标题时，第一个序号之前较长的一段是计划的前言",
    "Where there is no title a longer paragraph before the first number is the plan's preamble",
    _TEXT,
    takes=(
        (
            "为贯彻落实省委省政府关于发展养老服务的部署，健全居家社区机构相协调的养老服务体系，制定本方案。\n一、总体要求",
            "preamble 为贯彻落实省委省政府关于发展养老服务的部署，健全居家社区机构相协调的养老服务体系，制定本方案。",
        ),
    ),
    leaves=(("为发展养老服务，制定本方案。\n一、总体要求", "front.other"),),
    decide=_untitled,
)
OTHER: Final = Judgement(
    "front.other",
    "其余各行看不出是什么，原样保留",
    "Whatever else stands there is kept as it is",
    "任何文字都不丢弃 · No text is ever dropped",
    takes=(("云川省水利厅\n一、总体要求", "other 云川省水利厅"),),
    leaves=(("云川省水利厅\n关于防汛工作的通知", "front.title"),),
    decide=_other,
)
