"""Find the figures that the work must reach in a view: 两期以上, 达到95%以上, 48小时内放行.

``figures`` reads what is written, ``target_judgement`` says by which rule a figure is a target.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from workplan.extraction.targets import around as target_context
from workplan.extraction.targets import figures
from workplan.extraction.targets.around import Scene
from workplan.extraction.targets.figures import LINKS, Figure
from workplan.extraction.targets.rules import judge
from workplan.model import Target
from workplan.rulebook import Doubt, Rule
from workplan.setting import Setting
from workplan.source import View

RULES: Final = (
    Rule(
        "target.bound",
        "数字带有不少于、不超过、以上、左右等比较词",
        "the number stands with a word of limit: 不少于, 不超过, 以上, 左右",
        "起草惯例：指标的写法 · Drafting habit: how targets are written",
        (("每人培训不少于60学时。", "不少于60学时 >= 60 学时"), ("每年举办两期以上讲座。", "两期以上 >= 2 期")),
    ),
    Rule(
        "target.reach",
        "数字紧跟达到、超过、增长、降低等达成词",
        "the number follows a word of reaching or change: 达到, 超过, 增长, 降低",
        "起草惯例：指标的写法 · Drafting habit: how targets are written",
        (("到2025年机械化率达到75%。", "达到75% = 75 %"), ("力争营业收入突破千亿元。", "突破千亿元 > 1000 亿元")),
    ),
    Rule(
        "target.count",
        "建设、培育、举办等动词所带的数量",
        "the number counts the object of a verb of doing: 建设10个, 培训500人",
        "起草惯例：以数量下达任务 · Drafting habit: tasks given as counts",
        (("新建示范基地12个。", "12个 = 12 个"), ("组织千家企业参加培训。", "千家 = 1000 家")),
    ),
    Rule(
        "target.share",
        "比率本身就是要达到的结果",
        "a share by itself is what is to be reached",
        "起草惯例：以比率为指标 · Drafting habit: shares as targets",
        (("确保抽检合格率100%。", "100% = 100 %"), ("推动30%的县通过验收。", "30% = 30 %")),
    ),
    Rule(
        "target.limit",
        "每一件事的办理时限",
        "a limit of time for every single case",
        "起草惯例：限时办结 · Drafting habit: limits for each single case",
        (
            ("鲜活货物48小时内放行。", "48小时内 <= 48 小时"),
            ("自受理之日起5个工作日内办结。", "5个工作日内 <= 5 个工作日"),
        ),
    ),
)
DOUBTS: Final[tuple[Doubt, ...]] = ()

# 苏南80%、苏北60%左右的地区: a short name may stand between two shares of one list.
_NAME: Final = 7


def find(view: View, setting: Setting, *, past: bool = False) -> list[Target]:
    """Find the targets of one section.

    Args:
        view: heading and own paragraphs of the section.
        setting: the document's setting; its years part what has been from what is to be reached.
        past: True if a heading above the section tells the past (see :func:`tells_past`).

    Returns:
        the targets in source order.

    >>> from workplan.lexicon import default
    >>> from workplan.model import Span
    >>> text = "每年举办两期以上讲座，对合格学员给予500元补贴。"
    >>> [(t.text, t.value, t.unit) for t in find(View.of(text, [Span(start=0, end=len(text))]), Setting(default()))]
    [('两期以上', 2, '期')]
    """
    text, lexicon = view.text, setting.lexicon
    read = figures.read(text, lexicon.build(figures.words_of))
    if not read:
        return []
    scene = Scene(text, lexicon.build(target_context.words_of), setting.floor, past)
    found = []
    for figure, tail in zip(read, _tails(text, read), strict=True):
        place = scene.place(figure)
        rule = judge(place, tail)
        if rule is None:
            continue
        place.sentence.target_end = figure.end
        place.sentence.target_unit = figure.unit
        found.append(
            Target(
                text=view.verbatim(figure.start, figure.end),
                span=view.span(figure.start, figure.end),
                comparator=figure.comparator,
                value=figure.value,
                unit=figure.unit,
                rule=rule,
            )
        )
    return found


def tells_past(heading: str, setting: Setting) -> bool:
    """Tell whether what stands under a heading is an account of what has been.

    Args:
        heading: the heading of a section, without its marker.
        setting: the document's setting.

    >>> from workplan.lexicon import default
    >>> tells_past("2022年工作回顾", Setting(default())), tells_past("2023年主要任务", Setting(default()))
    (True, False)
    """
    return target_context.tells_past(heading, setting.lexicon.build(target_context.words_of))


def _tails(text: str, read: Sequence[Figure]) -> list[int]:
    """Return for each figure where the list ends that it belongs to: 1000万元、500万元的企业."""
    tails = [figure.end for figure in read]
    for k in range(len(read) - 2, -1, -1):
        one, other = read[k], read[k + 1]
        between = text[one.end : other.start]
        shares = between[:1] == "、" and len(between) <= _NAME and one.kind == other.kind == "share"
        if between in LINKS or shares:
            tails[k] = tails[k + 1]
    return tails
