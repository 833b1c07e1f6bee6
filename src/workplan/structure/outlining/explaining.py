"""Marker → the rule it counts by, and what was weighed for and against it."""

from __future__ import annotations

from typing import Final

from workplan.rulebook import Rule
from workplan.structure.outlining.candidates import candidates
from workplan.structure.outlining.costs import COSTS, Cost
from workplan.structure.outlining.prepared import sheet

RULES: Final = (
    Rule(
        "numbering.outline",
        "凡可能是序号的数字一并权衡：写法、前后文字、是否接续，总代价最小的层次为准",
        "All numerals that could be markers are weighed together, by form, surroundings and whether they run on: the "
        "outline of the least cost counts",
        "起草惯例：序号依次接续，各级有上下 · Drafting habit: numbers run on, each level below another",
        (
            ("一、甲事做好。二、乙事做好。三、丙事做好。", "一 二 三"),
            ("一、产业融合\n推动一、二、三产业融合。\n二、保障措施", "一 二"),
            ("一、甲目标\n总投资\n3.5亿元。\n二、乙任务", "一 二"),
        ),
        (("一是疏浚河道，二是加固堤防。", "-"),),
    ),
    Rule(
        "numbering.odd-point",
        "序号后的点号异形、缺失或只余空格，号码接续的仍是序号",
        "A number whose point has another shape, is lacking or only a blank is a marker if the numbers run on",
        "扫描识别、旧字库和复制中的通病 · A common loss in OCR, old fonts and copies",
        (
            ("一、任务\n1﹒疏浚河道。\n2﹒加固堤防。", "一 一/1 一/2"),
            ("一、任务\n1疏浚河道。\n2加固堤防。\n5个试点先行。", "一 一/1 一/2"),
        ),
        (("一、任务\n5个试点先行。\n6家企业入驻。", "numbering.marker"),),
    ),
    Rule(
        "numbering.parted",
        "序号独占一行，下一行是其正文",
        "A marker that stands alone on its line belongs to the line below it",
        "PDF 复制中的通病：序号与正文分行 · A common fault of text from PDF: number and text on two lines",
        (("一、任务\n1\n疏浚河道。\n2\n加固堤防。", "一 一/1 一/2"),),
        (("一、任务\n总投资\n1\n亿元，全部到位。", "numbering.marker"),),
    ),
    Rule(
        "numbering.misread",
        "第一号误识为横线，其后二、三接续的，仍是“一”",
        "A dash where the first number should stand is 一 if 二 and 三 follow",
        "扫描识别中的通病 · A common error of OCR",
        (("—、总体要求\n坚持规划。\n二、重点任务\n三、保障措施", "一 二 三"),),
        (("一、总体要求\n——坚持规划先行。\n二、重点任务", "numbering.marker"),),
    ),
)

_BY_ROW: Final = {
    "form.dash": "numbering.misread",
    "form.chinese.alone": "numbering.parted",
    "form.number.alone": "numbering.parted",
    "form.chinese.dot": "numbering.odd-point",
    "form.chinese.blank": "numbering.odd-point",
    "form.number.dot": "numbering.odd-point",
    "form.number.blank": "numbering.odd-point",
    "form.number.bare": "numbering.odd-point",
}
_COSTS: Final = {cost.name: cost for cost in COSTS}


def weighed(folded: str, start: int) -> tuple[Cost, ...]:
    """Return what speaks for and against the numeral at ``start``, by itself; nothing if none stands there.

    >>> [cost.name for cost in weighed("一、甲。二、乙", 4)]
    ['behind.sentence', 'form.chinese']
    >>> text = "(二)推进各项工作落到实处,确保取得成效的\\n" * 12
    >>> [cost.name for cost in weighed(text, 22)]
    ['behind.heading', 'at.wrap', 'form.bracketed.chinese']
    """
    ground = sheet(folded)
    for candidate in candidates(ground):
        if ground.source(candidate.start) == start:
            return tuple(_COSTS[row] for row in candidate.rows)
    return ()


def rule_of(rows: tuple[Cost, ...]) -> str:
    """Return the code of the rule that a marker with such evidence counts by.

    >>> [rule_of(weighed(text, at)) for text, at in [("1.2023年底前建成平台", 0), ("一、甲。二、乙", 4)]]
    ['numbering.outline', 'numbering.glued']
    """
    names = {cost.name for cost in rows}
    if "form.firm" in names:
        return "numbering.marker"
    code = next((_BY_ROW[cost.name] for cost in rows if cost.name in _BY_ROW), None)
    if code is not None:
        return code
    return "numbering.outline" if names & {"at.line", "at.text"} or not names else "numbering.glued"
