"""The plan's parts: measures, sections, and what holds sections."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Annotated, Final, TypeVar, overload

from pydantic import Field

from workplan.model.base import Frozen, brief, unchecked
from workplan.model.found import (
    Mention,
    Mentions,
    Regulation,
    Responsibility,
    Target,
    Time,
    counted,
    in_order,
)
from workplan.model.position import Span

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Self

T = TypeVar("T")

_ADDRESSES: Final = "workplan.addresses"
"""What understands how people write the number of a section."""

HEADING: Final = 40
"""Characters of a heading that are shown with what its section holds."""


class Measure(Frozen):
    """What one set of bodies has to do (措施): a stretch of a section, and what answers for it.

    Its mentions are those of the section that bear its number: the section that holds it gives them to it.
    """

    path: Annotated[str, Field(description="Path of its section.")]
    number: Annotated[int, Field(ge=1, description="Its place in the section, from 1.")]
    text: Annotated[str, Field(description="The stretch, verbatim, without heading and clause; may be empty.")]
    span: Annotated[Span, Field(description="Where the text stands; where there is none, the heading or clause.")]
    rule: Annotated[str, Field(description="Code of the rule that says why it ends there.")]
    inherited: Annotated[
        str | None, Field(description="Path of the section whose clause answers for it; null where its own does.")
    ] = None

    @property
    def _held(self) -> tuple[Mention, ...]:
        held: tuple[Mention, ...] = self.__dict__.get("_held", ())
        return held

    @property
    def responsibilities(self) -> tuple[Responsibility, ...]:
        """Who does it by its own clause; :meth:`Document.answering` has the inherited ones too."""
        return tuple(m for m in self._held if isinstance(m, Responsibility))

    @property
    def regulations(self) -> tuple[Regulation, ...]:
        """Regulations that it names."""
        return tuple(m for m in self._held if isinstance(m, Regulation))

    @property
    def times(self) -> tuple[Time, ...]:
        """Times in it."""
        return tuple(m for m in self._held if isinstance(m, Time))

    @property
    def targets(self) -> tuple[Target, ...]:
        """Figures that it must reach."""
        return tuple(m for m in self._held if isinstance(m, Target))

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """All its mentions in source order."""
        return in_order(self._held)

    def holding(self, mentions: Iterable[Mention]) -> Measure:
        """Return the measure with ``mentions`` as its own: a copy, if a section has given it others, or none."""
        held = tuple(mentions)
        measure = self if self.__dict__.get("_held", held) == held else self.model_copy()
        # beside the fields, as a cached property: no part of the JSON
        measure.__dict__["_held"] = held
        return measure

    def __str__(self) -> str:
        return f"{self.path}-{self.number} {self.text[:40]}"

    def _shown(self) -> str:
        held = counted(self, "responsibilities", "regulations", "times", "targets")
        return f"{self.path}-{self.number}{f' ({held})' if held else ''} {self.text}"


class Tree(Frozen):
    """What holds sections: iteration, ``len``, ``in``, ``get`` and ``[...]`` speak of all of them, in source order."""

    if TYPE_CHECKING:  # a field of those that hold sections
        sections: tuple[Section, ...]

    @cached_property
    def _by_path(self) -> dict[str, Section]:
        return {section.path: section for section in self}

    # pydantic's own yields the fields, as ``dict(value)`` did before ``model_dump``: nothing of it asks for them so
    def __iter__(self) -> Iterator[Section]:  # type: ignore[override]
        waiting = [*reversed(self.sections)]
        while waiting:
            section = waiting.pop()
            yield section
            waiting += reversed(section.sections)

    def __len__(self) -> int:
        return len(self._by_path)

    def __bool__(self) -> bool:
        return True

    def __contains__(self, section: object) -> bool:
        if isinstance(section, str):
            return self.get(section) is not None
        return isinstance(section, Section) and self._by_path.get(section.path) == section

    def __getitem__(self, path: str) -> Section:
        """Return the section at ``path``, in any usual writing: ``三/(十)``, ``三（十）``, ``3.10``, 第三部分第十项.

        Raises:
            UnknownSectionError: (a ``KeyError``) there is none, or more than one; the message names the nearest.
            ArgumentError: (a ``TypeError``) ``path`` is no text.
        """
        if isinstance(path, str):
            found = self._by_path.get(path)
            if found is not None:
                return found
        known: Section = import_module(_ADDRESSES).find(self._by_path, path)
        return known

    @overload
    def get(self, path: str) -> Section | None: ...
    @overload
    def get(self, path: str, default: T) -> Section | T: ...
    def get(self, path: str, default: object = None) -> object:
        """Return the section at ``path``, ``default`` where there is none; see ``[...]``."""
        try:
            return self[path]
        except KeyError:
            return default

    def model_copy(self, *, update: Mapping[str, object] | None = None, deep: bool = False) -> Self:
        """Return a copy with some fields changed; its measures hold the copy's mentions, its paths are its own."""
        copied = super().model_copy(update=update, deep=deep)
        copied.__dict__.pop("_by_path", None)
        copied.model_post_init(None)
        return copied

    def walk(self) -> Iterator[Section]:
        """Yield every section in source order."""
        yield from self

    @property
    def items(self) -> tuple[Section, ...]:
        """The sections without sections in them, in source order; a section without any is its own item."""
        return tuple(s for s in self.walk() if not s.sections)

    @property
    def measures(self) -> tuple[Measure, ...]:
        """All measures, those of the sections below included."""
        return tuple(m for s in self.walk() for m in s.own_measures)

    @property
    def responsibilities(self) -> tuple[Responsibility, ...]:
        """All responsibilities, those of the sections below included."""
        return tuple(m for s in self.walk() for m in s.own_responsibilities)

    @property
    def regulations(self) -> tuple[Regulation, ...]:
        """All regulations, those of the sections below included."""
        return tuple(m for s in self.walk() for m in s.own_regulations)

    @property
    def times(self) -> tuple[Time, ...]:
        """All times, those of the sections below included."""
        return tuple(m for s in self.walk() for m in s.own_times)

    @property
    def targets(self) -> tuple[Target, ...]:
        """All targets, those of the sections below included."""
        return tuple(m for s in self.walk() for m in s.own_targets)

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """All mentions, those of the sections below included, in source order."""
        return in_order((*self.responsibilities, *self.regulations, *self.times, *self.targets))


class Section(Tree, Mentions):
    """A numbered part of the plan: a chapter, an item, a row of a task table."""

    path: Annotated[str, Field(description="Normalised labels from the root, e.g. 三/(十)/2.")]
    label: Annotated[str, Field(description="Normalised label, e.g. (十).")]
    level: Annotated[int, Field(ge=1, description="Depth in this document, from 1.")]
    heading: Annotated[str | None, Field(description="Heading without marker and closing mark.")]
    text: Annotated[str, Field(description="Own text, verbatim; neither heading nor child sections.")]
    rule: Annotated[str, Field(description="Code of the rule that decided the heading.")]
    span: Annotated[Span, Field(description="The section with all below it.")]
    marker: Annotated[Span, Field(description="The number as written.")]
    heading_span: Annotated[Span | None, Field(description="Where the heading stands.")] = None
    text_span: Annotated[Span | None, Field(description="Where the own text stands.")] = None
    own_measures: tuple[Measure, ...] = Field(
        default=(), alias="measures", description="What is to be done, clause by clause."
    )
    sections: Annotated[tuple[Section, ...], Field(description="Child sections.")] = ()

    def model_post_init(self, context: object, /) -> None:
        """Give each measure the mentions that bear its number."""
        measures = self.own_measures
        if not measures:
            return
        own: tuple[Mention, ...] = (
            *self.own_responsibilities,
            *self.own_regulations,
            *self.own_times,
            *self.own_targets,
        )
        if len(measures) == 1:  # as most have
            (only,) = measures
            held = [mention for mention in own if mention.measure == only.number]
            self.__dict__["own_measures"] = (only.holding(held),)
            return
        hands: dict[int | None, list[Mention]] = {measure.number: [] for measure in measures}
        for mention in own:
            if mention.measure in hands:
                hands[mention.measure].append(mention)
        self.__dict__["own_measures"] = tuple([measure.holding(hands[measure.number]) for measure in measures])

    def walk(self) -> Iterator[Section]:
        """Yield this section and all below it in source order."""
        yield self
        yield from self

    @property
    def own(self) -> Mentions:
        """What was extracted from its heading and own text, without the sections below."""
        return unchecked(Mentions)(
            regulations=self.own_regulations,
            responsibilities=self.own_responsibilities,
            targets=self.own_targets,
            times=self.own_times,
        )

    def _shown(self) -> str:
        held = counted(self, "sections", "measures", "responsibilities", "regulations")
        return f"{self.path} {brief(self.heading or self.text, HEADING)}{f': {held}' if held else ''}"

    def __str__(self) -> str:
        return f"{self.label} {self.heading or self.text[:40]}"
