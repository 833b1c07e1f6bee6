"""The text of a view as the search for clauses sees it: its lines, its gaps, and what any stretch of it assigns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple, TypeGuard

from workplan.extraction.responsibilities.clause import ClauseReader
from workplan.extraction.responsibilities.cuts import ETC
from workplan.extraction.responsibilities.roles import Label
from workplan.extraction.responsibilities.stretch import Row
from workplan.writing.late import late

Rows = tuple[Row, ...]

# What may stand before a label that begins a clause without brackets.
_LABEL_BEFORE: Final = frozenset('。\n;,、:)]】〕(!?”"*·')
_LIST_STOP: Final = late(r"[\n,。;:]")
_LONGEST_CLAUSE: Final = 1500
"""Characters in which a clause without brackets is looked for; one list that is longer goes on to its end."""

_LABEL: Final = 30
_SIGN: Final = late(r"[:()\[\]【】〔〕\n]")
"""What other clauses begin with, or lines."""

_LIST_END: Final = late(r"[。;:()\[\]【】〔〕\n]")
_MOST_LINES: Final = 6
_LONGEST_BRACKET: Final = 60
# What no line of its own begins with.
_CONTINUING: Final = frozenset("、,;)")
# The first element of the next line.
_FIRST: Final = late(r"[^、,;:。\n]+")


class ClauseText(NamedTuple):
    """A view's text that is searched for clauses.

    Attributes:
        text: the view's text.
        reader: the words in force.
        places: where each of its characters stands in the source: what is missing between two is white space.
        parted: tells of a line end whether a table stands there in the source.
    """

    text: str
    reader: ClauseReader
    places: Sequence[int]
    parted: Callable[[int], bool]

    def rows(self, start: int, end: int, form: str, label: Label | None = None) -> Rows | None:
        """Read one stretch as the words of a clause.

        Args:
            start, end: the words, without brackets.
            form: ``bracket``, ``list``, ``line`` or ``column``, see :meth:`ClauseReader.rows`.
            label: what the head of the column, or a label in brackets before the list, says.

        Returns:
            The rows, their places counted from ``start``; None where the words assign nothing.
        """
        if start >= end:
            return None
        words = self.text[start:end]
        apart = gaps(self.places, start, end)
        if "\n" not in words:
            return self.reader.rows(words, form, label, apart)
        kept = [at for at, char in enumerate(words) if char != "\n"]
        ends = {at for at in kept if at and words[at - 1] == "\n"} | set(apart)
        inner = tuple(number for number, at in enumerate(kept) if at in ends)
        rows = self.reader.rows(words.replace("\n", ""), form, label, inner)
        return None if rows is None else tuple(_placed(row, kept) for row in rows)

    def line_end(self, start: int) -> int:
        """Return where the line ends, or a later one where the list evidently goes on there."""
        limit = self._limit(start)
        stop = self.text.find("\n", start, limit)
        for _ in range(_MOST_LINES):
            if stop < 0 or not self._goes_on(start, stop):
                break
            stop = self.text.find("\n", stop + 1, limit)
        return limit if stop < 0 else stop

    def _limit(self, start: int) -> int:
        """Return how far a clause that begins at ``start`` is looked for: never into the middle of a name."""
        text, limit = self.text, start + _LONGEST_CLAUSE
        if limit >= len(text):
            return len(text)
        if _SIGN.search(text, start + _LABEL, limit) is None:
            found = _LIST_END.search(text, limit)
            limit = found.start() if found else len(text)
            if found is None or found[0] != ":":
                return limit
        cuts = (text.rfind(marks, start + _LABEL, limit) for marks in ("。", ";", "、", ","))
        return next((cut for cut in cuts if cut >= 0), limit)

    def _goes_on(self, start: int, stop: int) -> bool:
        """Tell whether a list goes on behind a line end: 省财政厅、|省教育厅; 市住房公积|金管理中心; 各县(市|、区)."""
        if self.parted(stop):
            return False
        if stop == start or self.text[stop - 1] in "、,:;" or self.text[stop + 1 : stop + 2] in _CONTINUING:
            return True
        line = self.text[start:stop]
        if line.count("(") > line.count(")") and ")" in self.text[stop : stop + _LONGEST_BRACKET]:
            return True
        left, right = line[1 + max(map(line.rfind, "、,;:。\n")) :], _FIRST.match(self.text, stop + 1)
        return bool(left and right) and self.reader.one_name(left, right[0] if right else "")

    def is_whole(self, start: int, end: int) -> bool:
        """Tell whether no table stands within a stretch."""
        at = self.text.find("\n", start, end)
        while at >= 0 and not self.parted(at):
            at = self.text.find("\n", at + 1, end)
        return at < 0

    def list_end(self, end: int) -> int:
        """Return where a list whose last name ends at ``end`` ends: behind 等有关部门, 按职责分工负责."""
        stop = self._list_stop(end)
        found = ETC.match(self.text, end, stop)
        if found is not None:
            end = found.end()
            # the line may end within it: 等|市级各有关部门, 等有关部门|(单位)
            further = self._list_stop(stop + 1)
            broken = end == stop and self.text.startswith("\n", stop)
            if broken and ETC.fullmatch(found.group() + self.text[stop + 1 : further]):
                end = further
        manner = self.reader.duties.closing.match(self.text, end)
        return manner.end() if manner else end

    def _list_stop(self, start: int) -> int:
        """Return where the next mark stands that ends an element of a list, or the text."""
        found = _LIST_STOP.search(self.text, start)
        return found.start() if found else len(self.text)

    def begins(self, start: int) -> bool:
        """Tell whether a clause may begin at ``start``: behind a sentence, a mark or a blank."""
        return start == 0 or self.text[start - 1] in _LABEL_BEFORE or self.gap_at(start)

    def gap_at(self, at: int) -> bool:
        """Tell whether the source has white space before position ``at``."""
        return 0 < at < len(self.text) and self.places[at] > self.places[at - 1] + 1


def gaps(places: Sequence[int], start: int, end: int) -> tuple[int, ...]:
    """Return at which positions of a stretch the source has white space; ``places`` are as in :class:`ClauseText`.

    >>> gaps([0, 1, 2, 4, 5], 1, 5)
    (2,)
    """
    if places[end - 1] - places[start] == end - 1 - start:
        return ()
    apart = [
        (at - start, places[at] - places[at - 1]) for at in range(start + 1, end) if places[at] > places[at - 1] + 1
    ]
    # among letters that are set apart only a wider gap parts words: 省 财 政 厅
    usual = min(width for _, width in apart) if 2 * len(apart) > end - start else 0
    return tuple(at for at, width in apart if width > usual)


def last(rows: Rows) -> int:
    """Return where the last of ``rows`` ends."""
    return max(row.end for row in rows)


def triggered(rows: Rows, start: int, end: int, how: str) -> Rows:
    """Return ``rows`` with the label at ``start`` as their trigger, where they have none; ``how`` the label stands."""
    return tuple(row._replace(trigger=row.trigger or (start, end)) for row in reasoned(rows, how))


def reasoned(rows: Rows, how: str) -> Rows:
    """Return ``rows``, those that a label without brackets makes with the reason ``how``."""
    rule = f"responsibility.line-label.{how}"
    return tuple(row._replace(rule=rule) if row.rule == "responsibility.line-label" else row for row in rows)


def whole(rows: Rows, words: str) -> bool:
    """Tell whether no doubtful row runs over a line end of ``words``: that would be two lines that stand apart."""
    return not any(row.kind == "unknown" and "\n" in words[row.start : row.end] for row in rows)


def certain(rows: Rows | None) -> TypeGuard[Rows]:
    """Tell whether there are rows and none of them is doubtful."""
    return bool(rows) and all(row.kind != "unknown" for row in rows or ())


def _placed(row: Row, kept: list[int]) -> Row:
    """Return ``row`` at its place in a text that has line ends which its words lack."""
    trigger = row.trigger and (kept[row.trigger[0]], kept[row.trigger[1] - 1] + 1)
    return row._replace(start=kept[row.start], end=kept[row.end - 1] + 1, trigger=trigger)
