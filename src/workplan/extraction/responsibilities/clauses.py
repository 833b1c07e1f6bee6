"""The text of a view → where its responsibility clauses stand and what each assigns.

clause = "(" body ")" | label ":" list …     a bracket may be lost at one side, a line end may cut it
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

import regex

from workplan.extraction.responsibilities.clause import Reader, Row
from workplan.extraction.responsibilities.roles import Label
from workplan.lexicon import Lexicon
from workplan.model import Role
from workplan.rulebook import Found

Gaps = Callable[[int, int], tuple[int, ...]]

_BRACKET: Final = re.compile(
    r"[(\[【〔](?P<words>[^()\[\]【】〔〕]{0,400}+(?:[(\[〔][^()\[\]【】〔〕]{0,80}+[)\]〕][^()\[\]【】〔〕]{0,400}+){0,40}+)[)\]】〕]"
)
_OPEN, _CLOSE = "([【〔", ")]】〕"
_EDGE: Final = re.compile(r"[()\[\]【】〔〕]")
_STOP: Final = re.compile(r"[。)\]】〕(]")
# A sentence or line, and a bracket that ends as bodies do: 。(省教育厅、省财政厅)
_LIST_BEHIND: Final = regex.compile(
    r"(?:(?<=[。;\n])|\A)\([^()\n:]{3,160}[局委厅部办府院会室处科司心县区市镇街道团行站所队社校门位][)]"
)
_LINE_HEAD: Final = regex.compile(r"\p{Han}{2,8}(?:单位|部门|处室|科室|领导|人)(?=\p{Han})")
# A heading that is a label alone: 试点指导单位。 over 交通运输局牵头,财政局配合。
_HEADING: Final = regex.compile(r"(\p{Han}{0,4}?)(\p{Han}{4})[。:]?\n(?=[^。\n]{2,300}。?\Z)")
# What may stand before a label that begins a clause without brackets.
_LABEL_BEFORE: Final = frozenset('。\n;,、:)]】〕(!?”"*·')
_LONGEST_CLAUSE: Final = 1500
_RESPONSIBLE: Final = Label(Role.RESPONSIBLE)
_NO_GAPS: Final[tuple[int, ...]] = ()
Rows = tuple[Row, ...]


class Clause(NamedTuple):
    """One clause: its place, brackets and label included, its rows, doubts; the rows' places count from ``base``."""

    start: int
    end: int
    base: int
    rows: tuple[Row, ...]
    doubts: tuple[Found, ...] = ()


def find(text: str, lexicon: Lexicon, *, gaps: Gaps | None = None) -> list[Clause]:
    """Return the clauses of ``text`` in order.

    Args:
        text: a view's text.
        lexicon: the words in force.
        gaps: tells for a stretch of ``text`` at which positions in it the source has white space.

    >>> from workplan.lexicon import default
    >>> [(c.start, c.end) for c in find("加强宣传。(省教育厅负责)", default())]
    [(5, 13)]
    """
    signs = "(" in text or ":" in text or _odd_brackets(text)
    if not signs and gaps is None:
        return []
    reader = lexicon.build(Reader)
    if reader.roles.trigger.search(text) is None and _LIST_BEHIND.search(text) is None:
        return []
    return _Search(text, reader, gaps).clauses()


def read(
    text: str, start: int, end: int, reader: Reader, gaps: Gaps | None, form: str, label: Label | None = None
) -> Rows | None:
    """Read the words ``text[start:end]`` of one clause.

    Args:
        text: a view's text.
        start, end: the words, without brackets.
        reader: the words in force.
        gaps: tells where the source has white space.
        form: ``bracket``, ``line`` or ``column``.
        label: what the head of the column says.

    Returns:
        The rows, their places counted from ``start``; None where the words assign nothing.
    """
    if start >= end:
        return None
    words = text[start:end]
    apart = gaps(start, end) if gaps else _NO_GAPS
    if "\n" not in words:
        return reader.rows(words, form, label, apart)
    kept = [at for at, char in enumerate(words) if char != "\n"]
    ends = {at for at in kept if at and words[at - 1] == "\n"} | set(apart)
    inner = tuple(number for number, at in enumerate(kept) if at in ends)
    rows = reader.rows(words.replace("\n", ""), form, label, inner)
    return None if rows is None else tuple(_placed(row, kept) for row in rows)


class _Search:
    def __init__(self, text: str, reader: Reader, gaps: Gaps | None) -> None:
        self._text, self._reader, self._gaps = text, reader, gaps
        self._found: list[Clause] = []
        self._edges_used: set[int] = set()
        self._taken = bytearray(len(text))

    def clauses(self) -> list[Clause]:
        """Look for clauses in brackets, then for those with one bracket lost, then for labels without brackets."""
        for bracket in _BRACKET.finditer(self._text):
            self._bracket(bracket.start(), bracket.end())
        if _odd_brackets(self._text):
            self._lost_brackets()
        self._heading()
        self._labels()
        if self._gaps is not None:
            self._lost_colons()
        return sorted(self._found, key=lambda clause: clause.start)

    def _bracket(self, start: int, end: int) -> None:
        words = self._text[start + 1 : end - 1]
        if self._reader.roles.trigger.search(words) is None:
            self._edges_used.update((start, end - 1))
            self._bare_list(start, end)
            return
        rows = self._read(start + 1, end - 1, "bracket")
        if "\n" in words and (rows is None or any(row.kind == "unknown" for row in rows)):
            return
        self._edges_used.update((start, end - 1))
        if rows is not None:
            self._add(start, end, start + 1, rows)
        elif (label := self._reader.roles.label(words)) and label.role and self._begins(start):
            self._list_behind(start, end, label)
        else:
            self._bare_list(start, end)

    def _bare_list(self, start: int, end: int) -> None:
        """Read (省教育厅、省财政厅) behind a sentence: a list of bodies with no word of their role."""
        follow = self._text[end : end + 1]
        if end - start < 5 or (follow and follow not in "\n。") or (start and self._text[start - 1] not in "\n。;"):
            return
        rows = self._read(start + 1, end - 1, "list", _RESPONSIBLE)
        if not rows or any(row.kind != "body" for row in rows):
            return
        if len(rows) > 1 or (start and self._text[start - 1] == "。" and not rows[0].names[0].collective):
            self._add(start, end, start + 1, rows)

    def _list_behind(self, start: int, end: int, label: Label) -> None:
        """Read 【责任单位】A、B: the label alone is in brackets."""
        follow = self._text[end : end + 1]
        if not follow or follow in ",、;。)":
            return
        at = end + 1 if follow == ":" else end
        stop = self._line_end(at)
        rows = self._read(at, stop, "line", label)
        if rows and any(row.kind != "unknown" for row in rows):
            self._add(start, at + _last(rows), at, _triggered(rows, start + 1 - at, end - 1 - at))

    def _lost_brackets(self) -> None:
        for edge in _EDGE.finditer(self._text):
            at = edge.start()
            if at in self._edges_used or self._taken[at]:
                continue
            if self._text[at] in _OPEN:
                self._lost_closing(at)
            else:
                self._lost_opening(at)

    def _lost_closing(self, start: int) -> None:
        """Read from a bracket that never closes to the end of its sentence."""
        for stop in self._stops(start + 1):
            rows = self._read(start + 1, stop, "bracket")
            if rows and all(row.kind != "unknown" for row in rows):
                end = stop if stop == len(self._text) or self._text[stop] not in _CLOSE else stop + 1
                self._add(start, end, start + 1, rows, Found("responsibility.lost-closing", start, end, ")"))
                return

    def _stops(self, start: int) -> Iterator[int]:
        """Yield where a clause that began at ``start`` may end: a sentence mark, a line end, another bracket."""
        stop = self._line_end(start)
        seen = _STOP.search(self._text, start, stop)
        if seen:
            yield seen.start()
        if not seen or seen[0] in "。)":
            yield stop

    def _lost_opening(self, at: int) -> None:
        """Read from the end of the last sentence to a bracket that never opened."""
        floor = max((clause.end for clause in self._found if clause.end <= at), default=0)
        start = max(floor, 1 + max(self._text.rfind(mark, floor, at) for mark in "。\n!?"), at - 300)
        colon = self._text.find(":", start, at)
        while colon >= 0:
            if label := self._reader.roles.label_before(self._text, colon, start):
                start = label[0]
                break
            colon = self._text.find(":", colon + 1, at)
        rows = self._read(start, at, "bracket")
        if rows and all(row.kind != "unknown" for row in rows):
            self._add(start, at + 1, start, rows, Found("responsibility.lost-opening", start, at + 1, "("))

    def _heading(self) -> None:
        """Read 牵头单位 over 市教育局、市财政局: the heading is the label, the one sentence below is its list."""
        head = _HEADING.match(self._text)
        label = self._reader.roles.label(head[2]) if head else None
        if head is None or label is None or label.role is None or label.bare or self._found:
            return
        rows = self._read(head.end(), len(self._text.rstrip("。")), "line", label)
        if rows and all(row.kind != "unknown" for row in rows):
            self._add(
                0, len(self._text), head.end(), _triggered(rows, head.start(2) - head.end(), head.end(2) - head.end())
            )

    def _labels(self) -> None:
        colon = self._text.find(":")
        done = 0
        while colon >= 0:
            if colon >= done and not self._taken[colon]:
                found = self._reader.roles.label_before(self._text, colon, done)
                if found and found[1].role and found[1].scope != "group":
                    done = self._label(found[0], colon, found[1]) or done
            colon = self._text.find(":", colon + 1)

    def _lost_colons(self) -> None:
        """Read a line like 责任单位　市教育局、市财政局, where a blank stands for the colon."""
        start = 0
        while start >= 0:
            head = _LINE_HEAD.match(self._text, start)
            if head is not None and not self._taken[start] and self._gap_at(head.end()):
                self._line_with_head(start, head.end())
            start = self._text.find("\n", start) + 1 or -1

    def _line_with_head(self, start: int, end: int) -> None:
        label = self._reader.roles.label(self._text[start:end])
        rows = self._read(end, self._line_end(end), "line", label) if label and not label.scope else None
        if rows and all(row.kind != "unknown" for row in rows):
            self._add(start, end + _last(rows), end, _triggered(rows, start - end, 0))

    def _label(self, start: int, colon: int, label: Label) -> int:
        """Read the lists behind a label without brackets; return where they end, 0 if there are none."""
        if (label.bare or label.persons) and not self._begins(start):
            return 0
        stop = self._line_end(colon + 1)
        following = self._taken.find(1, colon + 1, stop)
        stop = stop if following < 0 else following
        rows = self._read(start, stop, "line")
        if not rows or not _worth(rows, label):
            return 0
        end = start + _last(rows)
        self._add(start, end, start, rows)
        return end

    def _line_end(self, start: int) -> int:
        """Return where the line ends, or the next one where this one ends in a separator."""
        limit = min(len(self._text), start + _LONGEST_CLAUSE)
        stop = self._text.find("\n", start, limit)
        for _ in range(3):
            if stop < 0 or not (stop == start or self._text[stop - 1] in "、,:;"):
                break
            stop = self._text.find("\n", stop + 1, limit)
        return limit if stop < 0 else stop

    def _begins(self, start: int) -> bool:
        return start == 0 or self._text[start - 1] in _LABEL_BEFORE or self._gap_at(start)

    def _gap_at(self, at: int) -> bool:
        return self._gaps is not None and at > 0 and bool(self._gaps(at - 1, at + 1))

    def _read(self, start: int, end: int, form: str, label: Label | None = None) -> Rows | None:
        return read(self._text, start, end, self._reader, self._gaps, form, label)

    def _add(self, start: int, end: int, base: int, rows: Rows, *doubts: Found) -> None:
        self._found.append(Clause(start, end, base, rows, doubts))
        self._taken[start:end] = b"\1" * (end - start)


def _odd_brackets(text: str) -> bool:
    """Tell whether ``text`` has brackets that aren't round, or round ones that can't all pair."""
    # a chain of ``in`` is several times as fast as a class of characters
    if "[" in text or "]" in text or "【" in text or "】" in text or "〔" in text or "〕" in text:
        return True
    return text.count("(") != text.count(")")


def _last(rows: Rows) -> int:
    return max(row.end for row in rows)


def _placed(row: Row, kept: list[int]) -> Row:
    """Return ``row`` at its place in a text that has line ends which its words lack."""
    trigger = row.trigger and (kept[row.trigger[0]], kept[row.trigger[1] - 1] + 1)
    return row._replace(start=kept[row.start], end=kept[row.end - 1] + 1, trigger=trigger)


def _triggered(rows: Rows, start: int, end: int) -> Rows:
    """Return ``rows`` with the label at ``start`` as their trigger, where they have none."""
    return tuple(row._replace(trigger=row.trigger or (start, end)) for row in rows)


def _worth(rows: Rows, label: Label) -> bool:
    """Tell whether the lists behind a label without brackets are lists of parties, not the beginning of a sentence."""
    if label.scope in ("pair", "follow") and len({row.part for row in rows}) < 2:
        return False
    first = [row for row in rows if row.part == rows[0].part]
    return rows[0].kind != "unknown" and sum(row.kind != "unknown" for row in first) * 2 >= len(first)
