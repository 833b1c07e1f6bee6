"""Layout and what was found → is this a work plan at all? Laws, rules, reports and stories are told apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import regex

from workplan.model import Masthead
from workplan.rulebook import Doubt, Rule
from workplan.structure.outline import Node
from workplan.structure.wording import Wording

_REPORT: Final = regex.compile(
    r"(?:报告|总结|公报|讲话|致辞|解读|答记者问|访谈|综述|白皮书|要闻|说明|论文|通讯|纪要|述职)(?:\(.{1,12}\))?$"
)


def not_a_plan(masthead: Masthead, roots: Sequence[Node], tasks: int, words: Wording) -> str | None:
    """Return the code of the doubt if the document is no work plan, else None.

    Args:
        masthead: its masthead.
        roots: its sections.
        tasks: how many responsibilities were found.
        words: patterns of the lexicon.
    """
    labels = [node.label for node in _walk(roots)]
    if not labels:
        return "kind.unstructured"
    articles = sum(1 for label in labels if label.endswith("条") and label.startswith("第"))
    title = masthead.plan_title or masthead.title
    name = title.value.translate({0xFF08: 0x28, 0xFF09: 0x29}) if title else ""
    planned = words.plan_end.search(name) is not None
    if articles >= 3 and articles * 3 >= len(labels):
        return "kind.rule"
    if tasks >= 2:
        return None
    if _REPORT.search(name):
        return "kind.report"
    if words.rule_end.search(name) and not planned:
        return "kind.rule"
    if planned or name.endswith("通知"):
        return None
    if not name and (masthead.recipients or masthead.issuers or len(labels) >= 6):
        return None
    return "kind.other"


def _walk(roots: Sequence[Node]) -> Iterator[Node]:
    for node in roots:
        yield node
        yield from _walk(node.children)


RULES: Final = (
    Rule(
        "kind.plan",
        "以条文为主的是法规规章，标题为报告、讲话、解读的是其他文种，没有编号层次的没有结构",
        "Texts made of articles are laws or rules, texts titled report, speech or commentary are other kinds, texts "
        "without numbers have no structure",
        "文种见《党政机关公文处理工作条例》第八条；其余为起草惯例"
        " · Kinds of documents: 党政机关公文处理工作条例, article 8; else drafting habit",
        (
            ("云川省某条例\n第一条 甲。\n第二条 乙。\n第三条 丙。", "kind.rule"),
            ("云川省政府工作报告\n一、回顾\n二、展望", "kind.report"),
        ),
    ),
)

DOUBTS: Final = (
    Doubt("kind.rule", "这是法律、法规或规章，不是工作计划", "this is a law, regulation or rule, no work plan"),
    Doubt("kind.report", "这是报告、讲话或解读，不是工作计划", "this is a report, speech or commentary, no work plan"),
    Doubt(
        "kind.unstructured",
        "没有编号的章节，不是工作计划的结构",
        "there are no numbered sections, this is not built as a work plan",
    ),
    Doubt("kind.other", "看不出是工作计划", "nothing shows that this is a work plan"),
    Doubt(
        "numbering.glued",
        "序号前的换行丢失，按接续编号处理",
        "the line break before this number was lost; taken as a marker",
    ),
    Doubt(
        "numbering.unsure",
        "此处的数字按序号处理，但依据不足，请核对",
        "this number is taken for a marker on little evidence; look at it",
    ),
    Doubt(
        "numbering.left-out",
        "此处的数字可能是序号，未按序号处理，请核对",
        "this number may be a marker and was not taken for one; look at it",
    ),
)
