"""Rules on titles in front of the plan: which is the notice's, which the plan's, which neither."""

from __future__ import annotations

from typing import Final

from workplan.model import BlockKind
from workplan.rulebook import Judgement
from workplan.structure.parts import Named
from workplan.structure.rules.front_lines import FrontLine
from workplan.structure.title_lines import is_same, is_within

# What names a site, a column or an authority above the title is shorter.
_LONGEST_SITE_NAME: Final = 20
# What stands between two copies of a title and was not told: the page's own.
_LOOSE: Final = (BlockKind.OTHER, BlockKind.PREAMBLE, BlockKind.TRANSMITTAL)
_TITLE: Final = "GB/T 9704-2012 7.3.1"


def _titled(line: FrontLine, kind: BlockKind) -> Named | None:
    """Say that the title that starts here is one of this kind."""
    if line.title is None:
        return None
    return Named(kind, line.title.stop, {kind: tuple(range(line.index, line.title.stop))})


def _named_plan(line: FrontLine) -> Named | None:
    if not line.is_head or line.front.has(BlockKind.PLAN_TITLE) or line.title is None:
        return None
    if "关于" in line.title.text or not line.sends or not is_within(line.title.text, line.known):
        return None
    return _titled(line, BlockKind.PLAN_TITLE)


def _instead(line: FrontLine) -> Named | None:
    """Take the title that starts here for the notice's; the one before it named the site, or is a copy."""
    named = _titled(line, BlockKind.TITLE)
    if named is None:
        return None
    site = "关于" not in line.known and len(line.known) < _LONGEST_SITE_NAME
    earlier = BlockKind.CHROME if site else BlockKind.TITLE
    between = [at for at in range(line.front.last(BlockKind.TITLE)[-1] + 1, line.index) if _is_of_the_page(line, at)]
    before = dict.fromkeys(line.front.last(BlockKind.TITLE), earlier)
    return named._replace(anew=before | dict.fromkeys(between, BlockKind.CHROME))


def _is_of_the_page(line: FrontLine, at: int) -> bool:
    """Tell whether a line between two copies of a title is the page's own: short, and nothing that was told."""
    return line.front.kinds.get(at) in _LOOSE and len(line.text.bare(at)) < _LONGEST_SITE_NAME


def _fuller(line: FrontLine) -> Named | None:
    known = line.known
    if not known or not line.is_head or "关于" in known or line.title is None or "关于" not in line.title.text:
        return None
    return _instead(line)


def _again(line: FrontLine) -> Named | None:
    same = line.known != "" and line.is_head and line.title is not None and is_same(line.title.text, line.known)
    return _instead(line) if same else None


def _plan(line: FrontLine) -> Named | None:
    if line.is_head or line.front.has(BlockKind.PLAN_TITLE):
        return None
    return _titled(line, BlockKind.PLAN_TITLE)


def _first(line: FrontLine) -> Named | None:
    named = None if line.front.has(BlockKind.TITLE) else _titled(line, BlockKind.TITLE)
    if named is None:
        return None
    before = (at for at, kind in line.front.kinds.items() if kind is BlockKind.OTHER and at < line.index)
    return named._replace(anew=dict.fromkeys(before, BlockKind.CHROME))


def _other(line: FrontLine) -> Named | None:
    return None if line.title is None else Named(BlockKind.OTHER, line.title.stop)


NAMED_PLAN: Final = Judgement(
    "front.plan-title.named",
    "通知标题印发的文件，其名称又独占一行的，是所印发计划的标题",
    "A title that the notice's own title sends out, standing on a line of its own behind it, is the plan's",
    _TITLE,
    takes=(
        (
            "云川省人民政府关于印发养老服务方案的通知\n养老服务方案\n一、总体要求",
            "plan_title 养老服务方案",
        ),
    ),
    leaves=(("云川省人民政府关于印发养老服务方案的通知\n托育服务方案\n一、总体要求", "front.title.other"),),
    decide=_named_plan,
)
FULLER: Final = Judgement(
    "front.title.fuller",
    "标题之后又有含“关于”的标题、而前一标题没有的，后者是公文标题，前者是栏目名或又一写法",
    "Behind a title without 关于 one that has it is the notice's; the former named a column or is a short form",
    _TITLE,
    takes=(
        (
            "云川省规范性文件公开目录\n云川省水利厅关于加强防汛工作的通知",
            "chrome 云川省规范性文件公开目录 | title 云川省水利厅关于加强防汛工作的通知",
        ),
    ),
    leaves=(("云川省水利厅关于加强防汛工作的通知\n云川省防汛工作方案", "front.title.other"),),
    decide=_fuller,
)
AGAIN: Final = Judgement(
    "front.title.again",
    "同一标题重复出现的，以后一个为准",
    "Of two copies of a title the later one counts",
    "网页的通行格式：页首列一次标题，正文再列一次 · Usual form of pages: the title stands above the text and in it",
    takes=(
        (
            "关于加强防汛工作的通知\n发文日期：2023年4月15日\n关于加强防汛工作的通知",
            "title 关于加强防汛工作的通知 | title 关于加强防汛工作的通知",
        ),
    ),
    leaves=(("关于加强防汛工作的通知\n各市人民政府：\n关于加强防汛工作的通知", "front.plan-title"),),
    decide=_again,
)
PLAN: Final = Judgement(
    "front.plan-title",
    "主送机关或成文日期之后的标题是所印发计划的标题",
    "A title behind the recipients or the date of issue is that of the plan sent out",
    _TITLE,
    takes=(("关于印发方案的通知\n各市人民政府：\n现印发给你们。\n养老服务方案", "plan_title 养老服务方案"),),
    leaves=(("关于印发方案的通知\n各市人民政府：\n现印发养老服务方案。", "front.transmittal"),),
    decide=_plan,
)
TITLE: Final = Judgement(
    "front.title",
    "标题是首个以文种（通知、意见、方案……）结尾的短行，折行的相连；其上看不出是什么的各行不属文件",
    "The title is the first short line that ends in a kind of document (通知, 意见 …), broken lines joined; what "
    "stands above it and says nothing is no part of the document",
    _TITLE,
    takes=(
        (
            "云川省人民政府关于印发\n养老服务方案的通知\n各市人民政府：",
            "title 云川省人民政府关于印发 | title 养老服务方案的通知",
        ),
        ("养老服务行动计划\n（2022—2025年）\n一、总体要求", "title 养老服务行动计划 | title （2022—2025年）"),
        ("您查看的文件：\n云川省防汛方案\n一、总体要求", "chrome 您查看的文件： | title 云川省防汛方案"),
    ),
    leaves=(("养老服务行动计划。\n一、总体要求", "front.other"),),
    decide=_first,
)
OTHER_TITLE: Final = Judgement(
    "front.title.other",
    "公文标题和计划标题都已有了，其余像标题的行另列",
    "Where notice and plan have their titles, what else looks like a title is neither",
    _TITLE,
    takes=(
        (
            "关于印发方案的通知\n各市人民政府：\n养老服务方案\n托育服务方案\n一、总体要求",
            "other 托育服务方案",
        ),
    ),
    leaves=(("关于印发方案的通知\n各市人民政府：\n养老服务方案\n一、总体要求", "front.plan-title"),),
    decide=_other,
)
