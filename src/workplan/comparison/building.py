"""Two documents → their Comparison: align, find the typed changes of each group, put them in order."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from workplan._version import __version__
from workplan.comparison import values
from workplan.comparison.alignment import Aligner, Group
from workplan.comparison.belonging import doubts, in_common
from workplan.comparison.difference import difference
from workplan.comparison.measure_pairs import measure_pairs
from workplan.comparison.model import (
    Change,
    ChangeKind,
    Edition,
    FieldChange,
    MeasureText,
    Pair,
    Place,
    Relation,
    SectionChange,
)
from workplan.comparison.passages import Passage, names, passages
from workplan.comparison.regulations import Titles, regulations
from workplan.comparison.result import Comparison
from workplan.comparison.words import word_cutter
from workplan.model import Document, Masthead, Span
from workplan.setting import plan_years_of

_KINDS: Final = list(ChangeKind)
_FIELDS: Final = ("title", "plan_title", "document_number", "issuers", "recipients", "date_issued")


def build(old: Document, new: Document) -> Comparison:
    """Return the comparison of two documents; see :func:`workplan.compare`."""
    # Ties between equally good alignments must fall alike whichever edition comes first.
    turned = (old.text, old.name or "") > (new.text, new.name or "")
    first, second = (new, old) if turned else (old, new)
    found = _Editions(first, second)
    changes = [(group, found.change(group)) for group in found.groups]
    if turned:
        changes = [(Group(g.new, g.old, g.moved), c.mirrored() if c else None) for g, c in changes]
    one, other = (found.new, found.old) if turned else (found.old, found.new)
    shown = [(group, change) for group, change in changes if change is not None]
    shown.sort(key=_order([group for group, _ in changes]))
    return Comparison(
        library_version=__version__,
        old=_edition(old),
        new=_edition(new),
        doubts=tuple(doubts(old, new, in_common(found.old, found.new, found.groups))),
        masthead=tuple(_masthead(old.masthead, new.masthead)),
        sections=tuple(change for _, change in shown),
        identical=tuple(
            Pair(old=one[group.old[0]].path, new=other[group.new[0]].path)
            for group, change in sorted(changes, key=lambda pair: pair[0].new)
            if change is None and group.old != (0,)
        ),
    )


def _order(groups: Sequence[Group]) -> Callable[[tuple[Group, SectionChange]], tuple[int, int, int]]:
    """Return the key that sorts by place in the new edition; what was dropped follows what it followed."""
    places = {order: group.new[0] for group in groups if group.new for order in group.old}
    known = sorted(places)

    def key(pair: tuple[Group, SectionChange]) -> tuple[int, int, int]:
        group = pair[0]
        if group.new:
            return group.new[0], 0, 0
        at = bisect_right(known, group.old[0])
        return places[known[at - 1]] if at else 0, 1, group.old[0]

    return key


class _Editions:
    """Two documents on the way to their comparison."""

    def __init__(self, old: Document, new: Document) -> None:
        self.old, self.new = passages(old), passages(new)
        self._cut = word_cutter(names(old) | names(new))
        self._titles = Titles.of(self.old), Titles.of(self.new)
        before, after = plan_years_of(old), plan_years_of(new)
        self._years = after[0] - before[0] if before and after else 0
        self._aligner = Aligner(self.old, self.new, self._cut)
        self.groups = self._aligner.groups()

    def change(self, group: Group) -> SectionChange | None:
        """Return what changed in a group, None if nothing did."""
        old = [self.old[order] for order in group.old]
        new = [self.new[order] for order in group.new]
        changes = () if self._alike(old, new) else tuple(self._changes(old, new))
        relations = tuple(_relations(group, old, new))
        if not relations:
            return None
        return SectionChange(
            relations=relations,
            old=tuple(_place(p) for p in old),
            new=tuple(_place(p) for p in new),
            changes=changes,
            similarity=self._aligner.similarity(group.old[0], group.new[0]) if Relation.REWORDED in relations else None,
        )

    @staticmethod
    def _alike(old: Sequence[Passage], new: Sequence[Passage]) -> bool:
        return len(old) == len(new) == 1 and old[0].key == new[0].key

    def _changes(self, old: Sequence[Passage], new: Sequence[Passage]) -> list[Change]:
        found = [
            *values.units(old, new, measure_pairs(old[0], new[0]) if len(old) == len(new) == 1 else {}),
            *values.times(old, new, self._years),
            *values.targets(old, new),
            *regulations(old, new, *self._titles),
        ]
        if old and new:
            found += self._wording(old, new)
        return sorted(found, key=lambda change: _KINDS.index(change.kind))

    def _wording(self, old: Sequence[Passage], new: Sequence[Passage]) -> Iterator[Change]:
        bodies = _joined([p.body for p in old]), _joined([p.body for p in new])
        texts = _joined([p.whole for p in old]), _joined([p.whole for p in new])
        if len(old) == len(new) == 1:
            one, other = old[0], new[0]
            if bool(one.heading) == bool(other.heading):
                headings = difference((one.heading, one.title), (other.heading, other.title), self._cut)
                if one.heading and headings:
                    yield Change(kind=ChangeKind.HEADING_REWORDED, difference=headings)
            else:
                # Only one of them sets its first sentence apart: that is no rewording.
                bodies = one.with_heading(one.body), other.with_heading(other.body)
                texts = one.with_heading(one.whole), other.with_heading(other.whole)
        # Compared is the text without the clauses, whose units are told one by one; quoted is all of it.
        kind = ChangeKind.CLAUSE_REWORDED if bodies[0][0] == bodies[1][0] else ChangeKind.TEXT_REWORDED
        pieces = difference(*texts, self._cut)
        if pieces:
            yield Change(kind=kind, difference=pieces)


def _relations(group: Group, old: Sequence[Passage], new: Sequence[Passage]) -> Iterator[Relation]:
    if not old:
        yield Relation.ADDED
    elif not new:
        yield Relation.DROPPED
    else:
        if len(new) > 1:
            yield Relation.SPLIT
        if len(old) > 1:
            yield Relation.MERGED
        if group.moved:
            yield Relation.MOVED
        if len(old) == len(new) == 1:
            if old[0].key != new[0].key:
                yield Relation.REWORDED
            if old[0].label != new[0].label:
                yield Relation.RENUMBERED


def _joined(texts: Sequence[tuple[str, str]]) -> tuple[str, str]:
    return "".join(text[0] for text in texts), "".join(text[1] for text in texts)


def _place(passage: Passage) -> Place:
    spans = passage.spans or (Span(start=0, end=0),)
    span = passage.section.span if passage.section else Span(start=spans[0].start, end=spans[-1].end)
    return Place(
        path=passage.path,
        label=passage.label,
        heading=passage.title if passage.section else "",
        span=span,
        text=passage.whole[1],
        chapter=passage.chapter,
        responsibilities=passage.mentions.responsibilities,
        measures=tuple(MeasureText(number=number, text=text) for number, text in passage.measures),
    )


def _edition(document: Document) -> Edition:
    head = document.masthead
    years = plan_years_of(document)
    units = dict.fromkeys(unit.name for row in document.responsibilities for unit in row.units)
    return Edition(
        name=document.name,
        title=document.title,
        sha256=document.provenance.sha256,
        date_issued=head.date_issued.value if head.date_issued else None,
        year=years[0] if years else None,
        sections=sum(1 for _ in document.walk()),
        units=tuple(units),
    )


def _field(head: Masthead, field: str) -> list[str]:
    value = getattr(head, field)
    rows = value if isinstance(value, tuple) else [value] if value else []
    return [str(row.value) for row in rows]


def _masthead(old: Masthead, new: Masthead) -> Iterator[FieldChange]:
    for field in _FIELDS:
        before, after = Counter(_field(old, field)), Counter(_field(new, field))
        if before != after:
            yield FieldChange(field=field, old=tuple(before - after), new=tuple(after - before))
