"""The text of a view → where its responsibility clauses stand and what each assigns.

clause = "(" body ")" | label ":" list …     a mark may be lost (see ``lost``), a line end may cut it
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

import regex

from workplan.extraction.responsibilities.clause import Clause, ClauseReader
from workplan.extraction.responsibilities.clause_text import (
    ClauseText,
    Rows,
    certain,
    last,
    reasoned,
    triggered,
    whole,
)
from workplan.extraction.responsibilities.lost import (
    EDGE,
    LONGEST_HEAD,
    OPENING,
    odd_brackets,
    without_closing,
    without_colon,
    without_opening,
)
from workplan.extraction.responsibilities.roles import Label
from workplan.lexicon import Lexicon
from workplan.model import Role
from workplan.names.bodies import is_body
from workplan.writing.late import late_regex

_LONGEST_BARE: Final = 400
"""Characters of a bracket between other ones; what is longer must begin with a label."""
_BARE: Final = rf"[^()\[\]【】〔〕]{{0,{_LONGEST_BARE}}}+"
_WORDS: Final = rf"""
    (?:
        (?=\p{{Han}}{{2,24}}:)                           # what begins with a label may be of any length
        [^()\[\]【】〔〕]*+                           # 责任单位:省政府办公厅
        (?: [(\[〔] [^()\[\]【】〔〕]{{0,80}}+ [)\]〕]  # (省大数据管理局)
            [^()\[\]【】〔〕]*+ )*+                   # 、省档案馆
    |
        {_BARE}
        (?: [(\[〔] [^()\[\]【】〔〕]{{0,80}}+ [)\]〕]
            {_BARE} ){{0,40}}+
    )
    """
"""What brackets hold, brackets in them included."""
_BRACKET: Final = regex.compile(rf"[(\[【〔]{_WORDS}[)\]】〕]", regex.VERBOSE)
# A bracket behind a sentence, or at a line's beginning, that ends a sentence, a line or the text.
_BEHIND: Final = regex.compile(rf"[(\[【〔](?<![^。;\n][(\[【〔]){_WORDS}[)\]】〕](?=[\n。]|\Z)", regex.VERBOSE)
# A heading that is a label alone, over or before its list: 试点指导单位。交通运输局牵头,财政局配合。
_HEADING: Final = regex.compile(r"(\p{Han}{0,4}?)(\p{Han}{4})(?:[。:]?\n|。)(?=[^。\n]{2,300}+。?\Z)")
_LONGEST_HEADING: Final = 9
"""Characters of such a heading, its stop included."""
_LINE_ENDS: Final = late_regex(r"[。;]?(?:\n|$)")
# A name that isn't known and stands alone behind a label without brackets: 服务商, 第三方机构.
_LONGEST_UNKNOWN: Final = 8
# A bracket of fewer characters holds one name of two letters, which must be known: (残联), not (本会).
_SHORTEST_LIST: Final = 5
_RESPONSIBLE: Final = Label(Role.RESPONSIBLE)


def find(
    text: str,
    lexicon: Lexicon,
    *,
    places: Sequence[int] | None = None,
    parted: Callable[[int], bool] = lambda at: False,
) -> list[Clause]:
    """Return the clauses of ``text`` in order.

    Args:
        text: a view's text.
        lexicon: the words in force.
        places: where each character of ``text`` stands in the source; without them there is no white space in it.
        parted: tells of a line end whether a table stands there in the source; no clause goes on behind one.

    >>> from workplan.lexicon import default
    >>> [(c.start, c.end) for c in find("加强宣传。(省教育厅负责)", default())]
    [(5, 13)]
    """
    reader = lexicon.build(ClauseReader)
    if reader.duties.trigger.search(text) is None and _BEHIND.search(text) is None:
        return []
    return _Search(ClauseText(text, reader, range(len(text)) if places is None else places, parted)).clauses()


class _Search:
    def __init__(self, seen: ClauseText) -> None:
        self._seen, self._text = seen, seen.text
        self._roles, self._duties = seen.reader.roles, seen.reader.duties
        self._found: list[Clause] = []
        self._brackets: list[tuple[int, int]] = []
        # Brackets that hold a standing sentence alone: part of the clause that they stand in, if they stand in one.
        self._within: list[Clause] = []
        self._taken = bytearray(len(seen.text))

    def clauses(self) -> list[Clause]:
        """Look for clauses in brackets, then for those with one bracket lost, then for labels without brackets."""
        if odd_brackets(self._text):
            for bracket in _BRACKET.finditer(self._text):
                self._bracket(*bracket.span())
            self._lost_brackets()
        else:
            for start, end in _round_brackets(self._text):
                self._bracket(start, end)
        self._heading()
        self._labels()
        self._lost_colons()
        for clause in self._within:
            if not self._taken[clause.start] and not self._taken[clause.start - 1]:
                self._add(clause)
        return sorted(self._found)  # no two begin at one place

    def _bracket(self, start: int, end: int) -> None:
        words = self._text[start + 1 : end - 1]
        broken = "\n" in words
        if broken and not self._seen.is_whole(start, end):
            return
        if self._duties.trigger.search(words) is None:
            self._brackets.append((start, end))
            self._bare_list(start, end)
            return
        rows = self._seen.rows(start + 1, end - 1, "bracket")
        if broken and (rows is None or not whole(rows, words)):
            return
        self._brackets.append((start, end))
        if rows is not None:
            clause = Clause(start, end, start + 1, rows)
            if start and self._text[start - 1] not in "。\n;" and all(r.rule == "responsibility.for-all" for r in rows):
                self._within.append(clause)
            else:
                self._add(clause)
        elif (label := self._roles.label(words)) and label.role and self._seen.begins(start):
            self._list_behind(start, end, label)
        else:
            self._bare_list(start, end)

    def _bare_list(self, start: int, end: int) -> None:
        """Read (省教育厅、省财政厅) behind a sentence: a list of bodies with no word of their role."""
        follow = self._text[end : end + 1]
        if (follow and follow not in "\n。") or (start and self._text[start - 1] not in "\n。;"):
            return
        if end - start < _SHORTEST_LIST and not is_body(self._text[start + 1 : end - 1], self._seen.reader.lexicon):
            return
        rows = self._seen.rows(start + 1, end - 1, "list", _RESPONSIBLE)
        if not rows or not all(self._ends_as_body(row.names[-1].name) for row in rows):
            return
        if len(rows) > 1 or (start and self._text[start - 1] == "。" and not rows[0].names[0].collective):
            self._add(Clause(start, end, start + 1, rows))

    def _ends_as_body(self, name: str) -> bool:
        """Tell whether a name is a body's by its end too, not only by 各: 各市州, but not 各位代表."""
        return self._seen.reader.lists.bodies.closed(name) or is_body(name, self._seen.reader.lexicon)

    def _list_behind(self, start: int, end: int, label: Label) -> None:
        """Read 【责任单位】A、B: the label alone is in brackets."""
        follow = self._text[end : end + 1]
        if follow in ",、;。)":
            return
        at = end + 1 if follow == ":" else end
        rows = self._seen.rows(at, self._seen.line_end(at), "line", label)
        if rows and any(row.kind != "unknown" for row in rows):
            rows = triggered(rows, start + 1 - at, end - 1 - at, "bracketed")
            self._add(Clause(start, self._seen.list_end(at + last(rows)), at, rows))

    def _lost_brackets(self) -> None:
        paired = {at for start, end in self._brackets for at in (start, end - 1)}
        for edge in EDGE.finditer(self._text):
            at = edge.start()
            if at in paired or self._taken[at]:
                continue
            if self._text[at] in OPENING:
                self._add(without_closing(self._seen, at))
            else:
                floor = max((clause.end for clause in self._found if clause.end <= at), default=0)
                self._add(without_opening(self._seen, at, floor))

    def _heading(self) -> None:
        """Read 牵头单位 over 市教育局、市财政局: the heading is the label, the one sentence behind it is its list."""
        text = self._text
        # hardly any section is one sentence
        if text.find("。", _LONGEST_HEADING + 1, len(text) - 1) >= 0:
            return
        head = _HEADING.match(text)
        if head is None:
            return
        label = self._roles.label(head[2])
        if label is None:
            return
        base, end = head.end(), len(self._text.rstrip("。"))
        if label.bare:  # 责任分工 over 市教育局牵头,市财政局配合: each verb gives its role
            rows = self._seen.rows(base, end, "bracket") if head[2].endswith("分工") else None
            if certain(rows) and all(row.trigger for row in rows):
                rule = "responsibility.line-label.heading"
                self._add(Clause(0, len(self._text), base, tuple(row._replace(rule=rule) for row in rows)))
            return
        rows = self._seen.rows(base, end, "line", label)
        if certain(rows):
            rows = triggered(rows, head.start(2) - base, head.end(2) - base, "heading")
            self._add(Clause(0, len(self._text), base, rows))

    def _labels(self) -> None:
        colon = self._text.find(":")
        done = 0
        while colon >= 0:
            if colon >= done and not self._taken[colon]:
                found = self._roles.label_before(self._text, colon, done)
                if found and found[1].role and found[1].scope != "group":
                    done = self._label(found[0], colon, found[1]) or done
            colon = self._text.find(":", colon + 1)

    def _label(self, start: int, colon: int, label: Label) -> int:
        """Read the lists behind a label without brackets; return where they end, 0 if there are none."""
        if (label.bare or label.persons) and not self._seen.begins(start):
            return 0
        stop = self._seen.line_end(colon + 1)
        following = self._taken.find(1, colon + 1, stop)
        stop = stop if following < 0 else following
        rows = self._seen.rows(start, stop, "line")
        if not rows or not _worth(rows, label):
            if not rows or not self._fills_line(start, rows, label):
                return 0
            rows = reasoned(rows, "alone")
        end = min(self._seen.list_end(start + last(rows)), stop)
        self._add(Clause(start, end, start, rows))
        return end

    def _fills_line(self, start: int, rows: Rows, label: Label) -> bool:
        """Tell whether label and list are a line of their own, whose names nobody knows: 责任单位:服务商."""
        end = start + last(rows)
        if label.scope or label.bare or (start and self._text[start - 1] != "\n"):
            return False
        if end < len(self._text) and not _LINE_ENDS.match(self._text, end):
            return False
        words = [self._text[start + row.start : start + row.end] for row in rows]
        return all(len(word) <= _LONGEST_UNKNOWN and not self._duties.acts(word) for word in words)

    def _lost_colons(self) -> None:
        text, places = self._text, self._seen.places
        start, size = 0, len(text)
        while start < size:
            end = text.find("\n", start)
            end = size if end < 0 else end
            near = min(end, start + LONGEST_HEAD + 1) - 1
            # hardly any line has a blank so near its beginning, which is told faster than what its words are
            if start < end and places[near] - places[start] != near - start and not self._taken[start]:
                self._add(without_colon(self._seen, start, self._taken))
            start = end + 1

    def _add(self, clause: Clause | None) -> None:
        """Note a clause; one that would reach over another is none, or its bodies were named twice."""
        if clause is not None and self._taken.find(1, clause.start, clause.end) < 0:
            self._found.append(clause)
            self._taken[clause.start : clause.end] = b"\1" * (clause.end - clause.start)


def _round_brackets(text: str) -> Iterator[tuple[int, int]]:
    """Yield what ``_BRACKET`` finds where all brackets are round: few hold others, and a bare one needs no pattern."""
    start = text.find("(")
    while start >= 0:
        end = text.find(")", start, start + _LONGEST_BARE) + 1
        if not end or text.find("(", start + 1, end) >= 0:
            found = _BRACKET.match(text, start)
            end = found.end() if found else 0
        if end:
            yield start, end
        start = text.find("(", end or start + 1)


def _worth(rows: Rows, label: Label) -> bool:
    """Tell whether the lists behind a label without brackets are lists of parties, not the beginning of a sentence."""
    if label.scope in ("pair", "follow") and len({row.part for row in rows}) < 2:
        return False
    first = [row for row in rows if row.part == rows[0].part]
    return rows[0].kind != "unknown" and sum(row.kind != "unknown" for row in first) * 2 >= len(first)
