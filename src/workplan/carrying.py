"""A filled ledger and the documents of a new edition → what is written into the new ledger from the start.

Measures are aligned as :func:`workplan.compare` aligns sections: by what they say, whatever their numbers are now.
Nothing that was typed is lost: what finds no place in the new ledger stands on a sheet of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from workplan.comparison.alignment import Aligner, Group
from workplan.comparison.words import word_cutter
from workplan.exports.ledger.entries import Entry, entries
from workplan.exports.ledger.filled import Carried, Fate, Filled, Told, Value
from workplan.model import several
from workplan.source import fold, squeeze

if TYPE_CHECKING:
    from workplan.exports.ledger.reading import LedgerRow
    from workplan.model import Document

_MANY: Final = "；"


@dataclass(frozen=True)
class _Measure:
    """A measure of either ledger, or a chapter above some, as the aligner sees it."""

    order: int
    parent: int
    path: str
    heading: str
    words: str
    is_leaf: bool = True

    @property
    def label(self) -> str:
        """The last number of its path."""
        return self.path.rpartition("/")[2]

    @property
    def body(self) -> tuple[str, str]:
        """Its text, folded; and as the aligner wants it, once more."""
        return self.words, self.words

    @property
    def key(self) -> str:
        """What two measures share if they are the same."""
        return f"{self.heading}\n{self.words}"


def carry(documents: Document | Iterable[Document], rows: Iterable[LedgerRow]) -> Carried:
    """Return what the ledger of ``documents`` is filled with from the start.

    Args:
        documents: the new edition, as for :func:`workplan.to_ledger`.
        rows: the old ledger, as :func:`workplan.read_ledger` returned it.

    Returns:
        What was typed for each measure of the old edition at the measure that it became; and, to be told on a sheet of
        its own, the rows that were dropped, that are new, that were split or joined, and that could not be matched.

    >>> from workplan import parse
    >>> from workplan.exports.ledger.reading import LedgerRow
    >>> old = LedgerRow(sheet="任务台账", row=3, number=1, path="一", measure="编制政务数据目录。", progress="推进中")
    >>> found = carry([parse("一、总体要求\\n二、统一目录\\n编制政务数据目录。")], [old])
    >>> {number: dict(row.cells) for number, row in found.rows.items()}
    {2: {'progress': '推进中'}}
    """
    old, new = list(rows), entries(several(documents))
    known = [row for row in old if row.measure or row.task]
    names = {squeeze(fold(unit)) for entry in new for unit in entry.units()}
    before = _tree([(row.path, row.chapter, row.task, row.measure) for row in known])
    after = _tree([(entry.path, entry.chapter, entry.task, entry.words) for entry in new])
    places = ({m.order: at for at, m in enumerate(m for m in tree if m.is_leaf)} for tree in (before, after))
    groups = Aligner(before, after, word_cutter(names)).groups()
    found = _Carrying(known, new, *places)
    for group in groups:
        found.group(group)
    lost = [_told(Fate.LOST, row, "") for row in old if not (row.measure or row.task)]
    columns = dict.fromkeys(column for row in old for column in row.own)
    return Carried(found.filled(), tuple(columns), (*found.told, *lost))


def _tree(measures: Sequence[tuple[str, str, str, str]]) -> list[_Measure]:
    """Return measures below their chapters, the root first."""
    found = [_Measure(0, -1, "", "", "", is_leaf=False)]
    chapters: dict[tuple[str, str], int] = {}
    for path, chapter, task, words in measures:
        top = path.partition("/")[0].partition("-")[0]
        if chapter and (top, chapter) not in chapters:
            chapters[top, chapter] = len(found)
            found.append(_Measure(len(found), 0, top, squeeze(fold(chapter)), "", is_leaf=False))
        text, heading = squeeze(fold(words)), squeeze(fold(task))
        parent = chapters.get((top, chapter), 0)
        found.append(_Measure(len(found), parent, path, "" if heading == text else heading, text))
    return found


class _Carrying:
    """Deals what was typed in the old rows to the measures of the new ledger.

    Attributes:
        told: what is told about rows that went another way than one to one.
    """

    def __init__(
        self, old: Sequence[LedgerRow], new: Sequence[Entry], before: Mapping[int, int], after: Mapping[int, int]
    ) -> None:
        self._old, self._new, self._before, self._after = old, new, before, after
        self._cells: dict[int, dict[str, list[Value]]] = {}
        self.told: list[Told] = []

    def group(self, group: Group) -> None:
        """Deal the rows of a group."""
        rows = [self._old[self._before[order]] for order in group.old if order in self._before]
        made = [self._new[self._after[order]] for order in group.new if order in self._after]
        numbers = "、".join(str(entry.number) for entry in made)
        for row in rows:
            if made:
                # of several the first: the office deals it out, the sheet says among which
                self._put(made[0], row.typed)
            if not made or len(rows) > 1 or len(made) > 1:
                self.told.append(_told(Fate.SHARED if made else Fate.DROPPED, row, numbers))
        if not rows:
            self.told += [
                Told(Fate.NEW, "", str(entry.number), entry.task, entry.words, "、".join(entry.units()), {})
                for entry in made
            ]

    def _put(self, entry: Entry, cells: Mapping[str, Value]) -> None:
        """Write what was typed; where something else stands already, behind it."""
        mine = self._cells.setdefault(entry.number, {})
        for column, value in cells.items():
            before = mine.setdefault(column, [])
            if str(value) not in map(str, before):
                before.append(value)

    def filled(self) -> dict[int, Filled]:
        """Return what each measure is filled with, by its number."""
        return {
            number: Filled({column: _together(values) for column, values in cells.items()})
            for number, cells in sorted(self._cells.items())
            if cells
        }


def _together(values: Sequence[Value]) -> Value:
    """Return what stands in one cell for several: one as what it is, more as text."""
    return values[0] if len(values) == 1 else _MANY.join(map(str, values))


def _told(fate: Fate, row: LedgerRow, number: str) -> Told:
    was = f"{row.sheet}!{row.row}" + (f"（{row.number}）" if row.number is not None else "")
    units = "、".join(dict.fromkeys(name for names in row.units.values() for name in names.split("、")))
    return Told(fate, was, number, row.task, row.measure, units, row.typed)


def kept(rows: Iterable[LedgerRow], carried: Carried) -> bool:
    """Tell whether everything that was typed in ``rows`` stands somewhere in ``carried``.

    >>> kept([], Carried({}))
    True
    """
    places = [*(row.cells for row in carried.rows.values()), *(told.cells for told in carried.told)]
    held: dict[str, list[str]] = {}
    for cells in places:
        for column, value in cells.items():
            held.setdefault(column, []).append(f"{_MANY}{value}{_MANY}")
    typed = ((column, f"{_MANY}{value}{_MANY}") for row in rows for column, value in row.typed.items())
    return all(any(value in cell for cell in held.get(column, ())) for column, value in typed)
