"""Section → heading and text: which words of a section name it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import regex

from workplan.rulebook import Rule
from workplan.structure.outline import Node, Stretch

LONGEST_FIRST_SENTENCE: Final = 40
# The closing marks that a heading is given without.
_CLOSING: Final = "。.:： \t\u3000\u00a0\u2003\u2002"
_SENTENCE_END: Final = regex.compile(r"[。；;！!？?]")
_COLON: Final = regex.compile(r"[:]")
# Two blanks or a wide one behind a short head, where the line break between heading and text was lost.
_GAP: Final = regex.compile(r"(?<=[\p{Han}”)])(?:[\u3000\u2003]+|[ \u00a0]{2,})\s*(?=[\p{Han}“《\d])")


def settle(node: Node, clauses: Sequence[Stretch]) -> None:
    """Decide heading and own text of ``node`` (positions are characters of the source).

    Args:
        node: a numbered node whose pieces and children are complete; rows of tables have their headings already.
        clauses: where responsibility clauses stand in its pieces, brackets and label included, in order.
    """
    if node.cells or not node.pieces:
        return
    first = node.pieces[0]
    text = first.text.rstrip()
    rest = [(p.start, p.end) for p in node.pieces[1:]]
    inside = [(a - first.start, b - first.start) for a, b in _within(clauses, first.start, first.start + len(text))]
    heading, stop, rule = _heading(text, inside, _more_text(node, clauses), bool(node.children))
    if heading is not None:
        node.heading = (first.start + heading[0], first.start + heading[1])
        node.heading_rule = rule
        if stop < len(text):
            rest.insert(0, _trim(first.start + stop, first.start, text))
    else:
        node.heading_rule = "heading.none"
        if text:
            lead = len(text) - len(text.lstrip())
            rest.insert(0, (first.start + lead, first.start + len(text)))
    node.body = [stretch for stretch in rest if stretch[1] > stretch[0]]


def _within(clauses: Sequence[Stretch], start: int, end: int) -> list[Stretch]:
    """Return what lies between two places of the clauses that begin there."""
    return [(a, min(b, end)) for a, b in clauses if start <= a < end]


def _trim(start: int, base: int, text: str) -> Stretch:
    while start - base < len(text) and text[start - base].isspace():
        start += 1
    return start, base + len(text)


def _more_text(node: Node, clauses: Sequence[Stretch]) -> bool:
    """Tell whether paragraphs behind the first hold text of the section's own; a clause alone is none."""
    for piece in node.pieces[1:]:
        covered = sum(b - a for a, b in _within(clauses, piece.start, piece.end))
        if len(piece.text.strip()) - covered > 2:
            return True
    return False


def _heading(
    text: str, clauses: list[tuple[int, int]], more: bool, children: bool
) -> tuple[tuple[int, int] | None, int, str]:
    """Return heading span in ``text``, where the own text goes on, and the rule that decided."""
    start = len(text) - len(text.lstrip())
    if start == len(text):
        return None, 0, "heading.none"
    plain_end = len(text)
    tail = text[start:]
    for a, b in reversed(clauses):
        if b >= len(text.rstrip("。.;；")) and a > start:
            plain_end = a
            tail = text[start:a]
    ends = [m.start() + start for m in _SENTENCE_END.finditer(tail) if not _inside(m.start() + start, text)]
    if not ends:
        gap = _GAP.search(tail)
        if gap is not None and gap.start() <= LONGEST_FIRST_SENTENCE and len(tail) - gap.end() > 30:
            return (start, start + gap.start()), start + gap.end(), "heading.gap"
        stop = start + len(tail.rstrip(_CLOSING))
        return (start, stop), max(plain_end, stop) if plain_end < len(text) else len(text), "heading.line"
    first = ends[0]
    if first - start > LONGEST_FIRST_SENTENCE or text[first] in ";；":
        return None, 0, "heading.none"
    behind = text[first + 1 :]
    covered = sum(b - max(a, first + 1) for a, b in clauses if b > first + 1)
    own = len(behind.strip(" 。.;；\u3000")) - covered > 2
    if own or more or children:
        return (start, start + len(text[start:first].rstrip(_CLOSING))), first + 1, "heading.sentence"
    return None, 0, "heading.none"


def _inside(position: int, text: str) -> bool:
    """Tell whether a sentence mark stands inside a quotation, title or bracket that opened before it."""
    before = text[max(0, position - 60) : position]
    return (
        before.count("“") > before.count("”")
        or before.count("《") > before.count("》")
        or before.count("(") > before.count(")")
    )


RULES: Final = (
    Rule(
        "heading.line",
        "序号所在行没有句末标点（或责任分工括号之前没有）：整行是标题",
        "The marker's line has no sentence end (a responsibility clause behind it aside): the line is the heading",
        "起草惯例：标题独占一行，不加句号 · Drafting habit: a heading has its own line and no full stop",
        (("（一）加强组织领导", "加强组织领导"), ("（一）推进平台建设（责任单位：省财政厅）", "推进平台建设")),
    ),
    Rule(
        "heading.sentence",
        "首句不超过40字，且其后有正文或下级标题：首句是标题",
        "The first sentence is at most 40 characters long and text or child sections follow: it is the heading",
        "起草惯例：段首一句作小标题 · Drafting habit: the first sentence of a paragraph serves as its heading",
        (("1.完善制度。修订办法，健全机制。", "完善制度"), ("（二）重点任务。\n1.修订办法。", "重点任务")),
    ),
    Rule(
        "heading.gap",
        "标题与正文之间换行丢失，只余空格：空格之前是标题",
        "The break between heading and text was lost and only blanks are left: what stands before them is the heading",
        "扫描识别和复制中的通病：换行丢失 · A common loss in OCR and copied text: line breaks",
        (("一、总体要求　　坚持以人民为中心，推动各项工作任务落到实处，确保年度目标任务全面完成见到成效", "总体要求"),),
    ),
    Rule(
        "heading.none",
        "其余情形：该段即事项本身，没有标题",
        "Otherwise the paragraph is the item itself and has no heading",
        "起草惯例：事项可以只有正文 · Drafting habit: an item may be text alone",
        (("1.修订办法。（责任单位：省财政厅）", ""),),
    ),
)
