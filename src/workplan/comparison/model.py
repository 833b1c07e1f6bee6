"""What a comparison consists of: the frozen classes in ``workplan.compare``'s result, and each the other way round.

``old`` and ``new`` are the two editions. A span counts characters of the text of the edition that it belongs to.
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Annotated, Final

from pydantic import Field

from workplan.model import Frozen, Responsibility, Span


class Relation(StrEnum):
    """How a part of one edition stands to its counterpart in the other."""

    ADDED = "added"
    DROPPED = "dropped"
    SPLIT = "split"
    MERGED = "merged"
    MOVED = "moved"
    REWORDED = "reworded"
    RENUMBERED = "renumbered"

    @property
    def mirrored(self) -> Relation:
        """The relation as seen from the other edition."""
        return _MIRRORED_RELATIONS.get(self, self)


_MIRRORED_RELATIONS: Final = {
    Relation.ADDED: Relation.DROPPED,
    Relation.DROPPED: Relation.ADDED,
    Relation.SPLIT: Relation.MERGED,
    Relation.MERGED: Relation.SPLIT,
}


class ChangeKind(StrEnum):
    """What changed within a part."""

    LEAD_CHANGED = "lead_changed"
    UNIT_GAINED = "unit_gained"
    UNIT_LOST = "unit_lost"
    ROLE_CHANGED = "role_changed"
    DEADLINE_ADVANCED = "deadline_advanced"
    DEADLINE_SLIPPED = "deadline_slipped"
    DEADLINE_ADDED = "deadline_added"
    DEADLINE_DROPPED = "deadline_dropped"
    TIME_CHANGED = "time_changed"
    TARGET_RAISED = "target_raised"
    TARGET_LOWERED = "target_lowered"
    TARGET_ADDED = "target_added"
    TARGET_DROPPED = "target_dropped"
    TARGET_CHANGED = "target_changed"
    REGULATION_DONE = "regulation_done"
    REGULATION_REOPENED = "regulation_reopened"
    REGULATION_ADDED = "regulation_added"
    REGULATION_DROPPED = "regulation_dropped"
    REGULATION_CHANGED = "regulation_changed"
    HEADING_REWORDED = "heading_reworded"
    TEXT_REWORDED = "text_reworded"
    CLAUSE_REWORDED = "clause_reworded"

    @property
    def mirrored(self) -> ChangeKind:
        """The change as seen from the other edition."""
        return _MIRRORED_KINDS.get(self, self)


_OPPOSITES: Final = (
    (ChangeKind.UNIT_GAINED, ChangeKind.UNIT_LOST),
    (ChangeKind.DEADLINE_ADVANCED, ChangeKind.DEADLINE_SLIPPED),
    (ChangeKind.DEADLINE_ADDED, ChangeKind.DEADLINE_DROPPED),
    (ChangeKind.TARGET_RAISED, ChangeKind.TARGET_LOWERED),
    (ChangeKind.TARGET_ADDED, ChangeKind.TARGET_DROPPED),
    (ChangeKind.REGULATION_DONE, ChangeKind.REGULATION_REOPENED),
    (ChangeKind.REGULATION_ADDED, ChangeKind.REGULATION_DROPPED),
)
_MIRRORED_KINDS: Final = dict(_OPPOSITES) | {b: a for a, b in _OPPOSITES}


class Operation(StrEnum):
    """What a piece of a word-level difference is."""

    EQUAL = "equal"
    DELETE = "delete"
    INSERT = "insert"

    @property
    def mirrored(self) -> Operation:
        """The operation as seen from the other edition."""
        return {Operation.DELETE: Operation.INSERT, Operation.INSERT: Operation.DELETE}.get(self, self)


class Piece(Frozen):
    """A run of whole words that both editions have, or only one of them."""

    operation: Annotated[Operation, Field(description="equal: in both; delete: only in old; insert: only in new.")]
    text: Annotated[str, Field(description="The words as written, white space removed.")]

    def __str__(self) -> str:
        return f"{self.operation} {self.text}"


class Side(Frozen):
    """One edition's value of a change."""

    text: Annotated[str, Field(description="As written.")]
    span: Annotated[Span, Field(description="Where it stands in its edition.")]
    path: Annotated[str, Field(description="Section it stands in; empty outside the plan's body.")]
    measure: Annotated[
        int | None, Field(description="Number of the measure in its section; null where the section has none.")
    ] = None
    value: Annotated[str, Field(description="What is compared: a role, an ISO date, a figure, an action.")] = ""
    context: Annotated[str, Field(description="The sentence of a time, figure or title, whole and as written.")] = ""

    def __str__(self) -> str:
        return self.value or self.text


class Change(Frozen):
    """One typed change; what only one edition has leaves the other side empty."""

    kind: Annotated[ChangeKind, Field(description="What changed.")]
    subject: Annotated[str, Field(description="Unit, regulation or unit of measure that it is about.")] = ""
    old: Annotated[tuple[Side, ...], Field(description="The old edition's values.")] = ()
    new: Annotated[tuple[Side, ...], Field(description="The new edition's values.")] = ()
    with_plan_year: Annotated[
        bool, Field(description="A time moved exactly as the plan's year did: nothing but the calendar changed.")
    ] = False
    difference: Annotated[tuple[Piece, ...], Field(description="Word-level difference of a rewording.")] = ()

    def __str__(self) -> str:
        sides = (", ".join(map(str, side)) or "–" for side in (self.old, self.new))
        return f"{self.kind} {self.subject} {' → '.join(sides)}".replace("  ", " ")

    def mirrored(self) -> Change:
        """Return the change as seen from the other edition."""
        return Change(
            kind=self.kind.mirrored,
            subject=self.subject,
            old=self.new,
            new=self.old,
            with_plan_year=self.with_plan_year,
            difference=mirrored_pieces(self.difference),
        )


def mirrored_pieces(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Return a difference as seen from the other edition; what goes stands before what comes.

    >>> a = Piece(operation=Operation.DELETE, text="省")
    >>> [p.operation.value for p in mirrored_pieces((a, Piece(operation=Operation.INSERT, text="市")))]
    ['delete', 'insert']
    """
    turned = [Piece(operation=piece.operation.mirrored, text=piece.text) for piece in pieces]
    for at in range(len(turned) - 1):
        if (turned[at].operation, turned[at + 1].operation) == (Operation.INSERT, Operation.DELETE):
            turned[at], turned[at + 1] = turned[at + 1], turned[at]
    return tuple(turned)


class MeasureText(Frozen):
    """One of several measures of a section."""

    number: Annotated[int, Field(ge=1, description="Its place in the section, from 1.")]
    text: Annotated[str, Field(description="Its words, whole with their stops, white space removed.")]


class Place(Frozen):
    """A section of one edition that a change is about."""

    path: Annotated[str, Field(description="Its path; empty for what stands outside the plan's body.")]
    label: Annotated[str, Field(description="Its number.")]
    heading: Annotated[str, Field(description="Its heading, or its first clauses where it has none.")]
    span: Annotated[Span, Field(description="The section with all below it.")]
    text: Annotated[str, Field(description="Its own text, whole, white space removed.")] = ""
    chapter: Annotated[str, Field(description="Heading of the chapter that it stands in; empty outside.")] = ""
    responsibilities: Annotated[tuple[Responsibility, ...], Field(description="Who does it.")] = ()
    measures: Annotated[tuple[MeasureText, ...], Field(description="Its measures; none where all of it is one.")] = ()

    def __str__(self) -> str:
        return f"{self.path} {self.heading}".strip()


class SectionChange(Frozen):
    """Sections that stand for one another and are not the same; added ones have no old, dropped ones no new."""

    relations: Annotated[tuple[Relation, ...], Field(description="All that apply, the weightiest first.")]
    old: Annotated[tuple[Place, ...], Field(description="One section, several where they were merged.")] = ()
    new: Annotated[tuple[Place, ...], Field(description="One section, several where it was split.")] = ()
    changes: Annotated[tuple[Change, ...], Field(description="What changed, in the order of ChangeKind.")] = ()
    similarity: Annotated[
        float | None, Field(ge=0, le=1, description="Share of words in common, where one section was reworded.")
    ] = None

    def __str__(self) -> str:
        sides = (" ".join(place.path for place in side) or "–" for side in (self.old, self.new))
        return f"{' '.join(self.relations)} {' → '.join(sides)}: {len(self.changes)} changes"

    def mirrored(self) -> SectionChange:
        """Return the change as seen from the other edition."""
        order = list(Relation)
        kinds = list(ChangeKind)
        return SectionChange(
            relations=tuple(sorted((r.mirrored for r in self.relations), key=order.index)),
            old=self.new,
            new=self.old,
            changes=tuple(sorted((c.mirrored() for c in self.changes), key=lambda c: kinds.index(c.kind))),
            similarity=self.similarity,
        )


class Edition(Frozen):
    """Which document stands on one side."""

    name: Annotated[str | None, Field(description="Name of the document.")] = None
    title: Annotated[str, Field(description="Title of the plan, else of the notice.")] = ""
    sha256: Annotated[str, Field(description="Hex digest of its source bytes.")]
    date_issued: Annotated[dt.date | None, Field(description="成文日期.")] = None
    year: Annotated[int | None, Field(description="The plan's year.")] = None
    sections: Annotated[int, Field(ge=0, description="Number of its sections.")]
    units: Annotated[tuple[str, ...], Field(description="Every unit that it names as responsible, in order.")] = ()


class FieldChange(Frozen):
    """A value of the masthead that one edition has and the other has not."""

    field: Annotated[str, Field(description="title, plan_title, document_number, issuers, recipients, date_issued.")]
    old: Annotated[tuple[str, ...], Field(description="What only the old edition has.")] = ()
    new: Annotated[tuple[str, ...], Field(description="What only the new edition has.")] = ()

    def mirrored(self) -> FieldChange:
        """Return the change as seen from the other edition."""
        return FieldChange(field=self.field, old=self.new, new=self.old)


class Pair(Frozen):
    """Two sections that are the same, number and all."""

    old: Annotated[str, Field(description="Path in the old edition.")]
    new: Annotated[str, Field(description="Path in the new edition.")]


class DoubtKind(StrEnum):
    """Why two documents may be no earlier and later edition of one plan."""

    OLD_IS_LATER = "old_is_later"
    OTHER_PLACE = "other_place"
    OTHER_SUBJECT = "other_subject"
    LITTLE_IN_COMMON = "little_in_common"


class Doubt(Frozen):
    """A doubt whether the two documents belong together."""

    kind: Annotated[DoubtKind, Field(description="What is doubtful.")]
    old: Annotated[str, Field(description="Year or date, place, title of old; number of sections with a counterpart.")]
    new: Annotated[str, Field(description="The same of new; number of sections that could have one.")]


class UnitChanges(Frozen):
    """What a comparison holds for one unit."""

    unit: Annotated[str, Field(description="The unit asked for.")]
    gained: Annotated[tuple[SectionChange, ...], Field(description="Tasks that are new for it.")] = ()
    lost: Annotated[tuple[SectionChange, ...], Field(description="Tasks that are gone for it.")] = ()
    changed: Annotated[tuple[SectionChange, ...], Field(description="Tasks that it keeps and that changed.")] = ()
    groups: Annotated[
        tuple[SectionChange, ...],
        Field(description="What changed in tasks of groups (各市州、各有关部门) that the unit may belong to."),
    ] = ()
    doubts: Annotated[tuple[Doubt, ...], Field(description="Whether the two documents belong together at all.")] = ()
