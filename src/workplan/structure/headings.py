"""Section → heading and text: which words of a section name it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from workplan.rulebook import Judgement
from workplan.rulebook import first as first_rule
from workplan.source import is_spaced, solid
from workplan.structure.outline import Node, Stretch
from workplan.structure.read_over import NOTHING
from workplan.writing.late import late_regex

_LONGEST_FIRST_SENTENCE: Final = 40
# Behind the gap of a lost line break stands text of some length; two blanks in a short line part words.
_LEAST_BEHIND_GAP: Final = 30
# What is left of a paragraph beside its clauses is text only if it is more than marks.
_LEAST_TEXT: Final = 3
# The closing marks that a heading is given without.
_BLANKS: Final = " \t\n\u3000\u00a0\u2003\u2002" + NOTHING
_CLOSING: Final = "。.:" + _BLANKS
_SENTENCE_END: Final = re.compile(r"[。;!?]")
# Two blanks or a wide one behind a short head, where the line break between heading and text was lost.
_GAP: Final = late_regex(r"(?<=[\p{Han}”)])(?:[\u3000\u2003]+|[ \u00a0]{2,})\s*(?=[\p{Han}“《\d])")
# A heading of four letters that the text touches, whose first words begin a sentence: 工作目标|到2025年, 总体要求|以…
_NAMING: Final = ("目标", "要求", "思想", "原则", "任务", "重点", "对象", "政策")
_TOUCHED: Final = late_regex(
    rf"\p{{Han}}{{2}}(?:{'|'.join(_NAMING)})"
    r"(?=以\p{Han}{2}|[到至]?(?:19|20)\d\d年|按照|根据|依据|坚持|紧扣|围绕|聚焦|深入|全面|认真|通过|力争)"
)
# So far before a sentence mark the quotation or bracket that it stands in may have opened.
_OPEN: Final = 60


class Head(NamedTuple):
    """Heading and the place from which on the section's own text goes on, in the section's first paragraph.

    Attributes:
        heading: where the heading stands, None where there is none.
        text: where the own text begins.
    """

    heading: Stretch | None
    text: int


class First:
    """The first paragraph of a section.

    Attributes:
        text: what stands behind its marker, without blanks at its end.
        clauses: where responsibility clauses stand in it.
        more: whether the section has more text or sections below it.
        start: its first character that is no blank.
        stop: where its words end: before the clauses at its end, if any.
        words: its words, the clauses at its end aside.
        sentence: where its first sentence ends, -1 where no sentence does.
    """

    __slots__ = ("clauses", "more", "sentence", "start", "stop", "text", "words")

    def __init__(self, text: str, clauses: Sequence[Stretch], *, more: bool) -> None:
        self.text = text
        self.clauses = clauses
        self.more = more
        self.start = len(text) - len(text.lstrip(_BLANKS))
        marks = len(text.rstrip("。.;"))
        ending = [a for a, b in clauses if b >= marks and a > self.start]
        self.stop = min(ending) if ending else len(text)
        self.words = text[self.start : self.stop]
        self.sentence = -1
        for mark in _SENTENCE_END.finditer(self.words):
            if not _is_inside(mark.start() + self.start, text):
                self.sentence = mark.start() + self.start
                break

    def has_text_behind(self) -> bool:
        """Tell whether text of the section's own stands behind the first sentence; a clause is none."""
        behind = self.text[self.sentence + 1 :].strip(" 。.;\u3000")
        covered = sum(stop - max(start, self.sentence + 1) for start, stop in self.clauses if stop > self.sentence + 1)
        return len(behind) - covered >= _LEAST_TEXT


def settle(node: Node, clauses: Sequence[Stretch]) -> None:
    """Decide heading and own text of ``node`` (positions are characters of the source).

    Args:
        node: a numbered node whose pieces and children are complete, no row of a table.
        clauses: where responsibility clauses stand in its pieces, brackets and label included, in order.
    """
    if not node.pieces:
        return
    first = node.pieces[0]
    text = first.text.rstrip(_BLANKS)
    start, end = first.start, first.start + len(text)
    inside = [(a - start, min(b, end) - start) for a, b in clauses if start <= a < end]
    paragraph = First(text, inside, more=bool(node.children) or _more_text(node, clauses))
    decided = first_rule(RULES, paragraph)
    assert decided is not None  # the last rule takes whatever comes
    rule, head = decided
    node.heading_rule = rule.code
    if head.heading is not None:
        node.heading = (start + head.heading[0], start + head.heading[1])
    own = len(text[head.text :].lstrip(_BLANKS))
    body = [(piece.start, piece.end) for piece in node.pieces[1:] if piece.end > piece.start]
    node.body = [(end - own, end), *body] if own else body


def _more_text(node: Node, clauses: Sequence[Stretch]) -> bool:
    """Tell whether paragraphs behind the first hold text of the section's own; a clause alone is none."""
    for piece in node.pieces[1:]:
        covered = sum([min(b, piece.end) - a for a, b in clauses if piece.start <= a < piece.end])
        if len(piece.text.strip()) - covered >= _LEAST_TEXT:
            return True
    return False


def _is_inside(position: int, text: str) -> bool:
    """Tell whether a sentence mark stands inside a quotation, title or bracket that opened before it."""
    before = text[max(0, position - _OPEN) : position]
    return (
        before.count("“") > before.count("”")
        or before.count("《") > before.count("》")
        or before.count("(") > before.count(")")
    )


def _gap(first: First) -> Head | None:
    # without a blank there is no gap to look for
    gapped = first.sentence < 0 and len(first.words.split(None, 1)) > 1 and not is_spaced(first.words)
    gap = _GAP.search(first.words) if gapped else None
    if gap is None or gap.start() > _LONGEST_FIRST_SENTENCE or len(first.words) - gap.end() <= _LEAST_BEHIND_GAP:
        return None
    return Head((first.start, first.start + gap.start()), first.start + gap.end())


def _touched(first: First) -> Head | None:
    named = first.sentence >= 0 and first.words[2:4] in _NAMING
    head = _TOUCHED.match(first.words) if named else None
    return None if head is None else Head((first.start, first.start + head.end()), first.start + head.end())


def _line(first: First) -> Head | None:
    if first.sentence >= 0:
        return None
    stop = first.start + len(first.words.rstrip(_CLOSING))
    return Head((first.start, stop), max(first.stop, stop)) if stop > first.start else None


def _sentence(first: First) -> Head | None:
    end = first.sentence
    if end < 0 or first.text[end] == ";":
        return None
    if end - first.start > _LONGEST_FIRST_SENTENCE < len(solid(first.text[first.start : end])):
        return None
    if not first.more and not first.has_text_behind():
        return None
    stop = first.start + len(first.text[first.start : end].rstrip(_CLOSING))
    return Head((first.start, stop), end + 1) if stop > first.start else None


def _none(first: First) -> Head:
    return Head(None, first.start)


_HABIT: Final = "起草惯例：标题独占一行，不加句号 · Drafting habit: a heading has its own line and no full stop"
RULES: Final[tuple[Judgement[First, Head], ...]] = (
    Judgement(
        "heading.gap",
        "标题与正文之间换行丢失，只余空格：空格之前是标题",
        "The break between heading and text was lost and only blanks are left: what stands before them is the heading",
        "扫描识别和复制中的通病：换行丢失 · A common loss in OCR and copied text: line breaks",
        takes=(
            (
                "一、总体要求　　坚持以人民为中心，推动各项工作任务落到实处，确保年度目标任务全面完成见到成效",
                "总体要求",
            ),
        ),
        leaves=(("一、总体要求　　坚持以人民为中心", "heading.line"),),
        decide=_gap,
    ),
    Judgement(
        "heading.touched",
        "标题与正文之间换行丢失而相连：四字的“目标”“要求”等之后另起一句（以……、到2025年、坚持……）的，前四字是标题",
        "The break between heading and text was lost and they touch: four letters that end in 目标, 要求 or the like, "
        "behind which a sentence begins (以…, 到2025年, 坚持…), are the heading",
        "扫描识别和复制中的通病：换行丢失 · A common loss in OCR and copied text: line breaks",
        takes=(("一、工作目标到2025年，建成驿站二十个。", "工作目标"),),
        leaves=(
            ("一、工作目标为到2025年建成驿站二十个。", "heading.none"),
            ("一、基本原则上按照属地管理。", "heading.none"),
        ),
        decide=_touched,
    ),
    Judgement(
        "heading.line",
        "序号所在行没有句末标点（或责任分工括号之前没有）：整行是标题",
        "The marker's line has no sentence end (a responsibility clause behind it aside): the line is the heading",
        _HABIT,
        takes=(("（一）加强组织领导", "加强组织领导"), ("（一）推进平台建设（责任单位：省财政厅）", "推进平台建设")),
        leaves=(("（一）加强组织领导。", "heading.none"), ("（一）推进平台建设。建成后开放。", "heading.sentence")),
        decide=_line,
    ),
    Judgement(
        "heading.sentence",
        "首句不超过40字，且其后有正文或下级标题：首句是标题",
        "The first sentence is at most 40 characters long and text or child sections follow: it is the heading",
        "起草惯例：段首一句作小标题 · Drafting habit: the first sentence of a paragraph serves as its heading",
        takes=(("1.完善制度。修订办法，健全机制。", "完善制度"), ("（二）重点任务。\n1.修订办法。", "重点任务")),
        leaves=(
            ("1.完善制度。（责任单位：省财政厅）", "heading.none"),
            ("1.完善制度；修订办法，健全机制。", "heading.none"),
        ),
        decide=_sentence,
    ),
    Judgement(
        "heading.none",
        "其余情形：该段即事项本身，没有标题",
        "Otherwise the paragraph is the item itself and has no heading",
        "起草惯例：事项可以只有正文 · Drafting habit: an item may be text alone",
        takes=(("1.修订办法。（责任单位：省财政厅）", ""),),
        leaves=(("1.修订办法（责任单位：省财政厅）", "heading.line"),),
        decide=_none,
    ),
)
