"""The typed form of a notice: every class of the public data model, all of them frozen pydantic models.

Offsets are characters of ``Document.text``. A value's span shows it: ``document.text[start:end]`` is the value, white
space aside. The meaning of each field follows the terms of 党政机关公文处理工作条例 and GB/T 9704.
"""

from __future__ import annotations

import datetime as dt
import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Annotated, Final, NamedTuple, TypeVar, overload

from pydantic import AfterValidator, Field

from workplan.errors import A_DOCUMENT, expect
from workplan.model.base import Frozen as Frozen
from workplan.model.base import brief
from workplan.model.base import unchecked as unchecked
from workplan.model.kinds import Action as Action
from workplan.model.kinds import BlockKind as BlockKind
from workplan.model.kinds import Category as Category
from workplan.model.kinds import Comparator as Comparator
from workplan.model.kinds import Role as Role
from workplan.model.kinds import Severity as Severity
from workplan.model.kinds import TimeKind as TimeKind
from workplan.texts import figure

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Self

T = TypeVar("T")

SCHEMA_VERSION: Final = "2"

_NOTEBOOK: Final = "workplan.exports.report.notebook"
"""What shows a document in a notebook: named and loaded when asked for, as the rulebook does with modules of rules."""

_RULEBOOK: Final = "workplan.rulebook"
"""What knows how doubts are told."""

_ADDRESSES: Final = "workplan.addresses"
"""What understands how people write the number of a section."""

_HEADING: Final = 40
"""Characters of a heading that are shown with what its section holds."""

_SCALES: Final = {
    "万亿": 10**12,
    "千亿": 10**11,
    "百亿": 10**10,
    "亿": 10**8,
    "千万": 10**7,
    "百万": 10**6,
    "万": 10**4,
}
"""What a unit may begin with that multiplies it."""

_EXACT: Final = 2**53 - 1
"""The largest integer that every reader of JSON holds exactly."""


def _json_number(value: int | float) -> int | float:
    """Turn an integer that JSON can't hold exactly into the float that it would become on the way back."""
    if -_EXACT <= value <= _EXACT:
        return value
    try:
        number = float(value)
    except OverflowError:
        number = math.inf
    if not math.isfinite(number):
        raise ValueError("no finite number")
    return number


def in_base_unit(value: int | float, unit: str) -> tuple[int | float, str]:
    """Return a figure without what its unit multiplies by.

    >>> in_base_unit(2, "万亿元"), in_base_unit(1.5, "万元"), in_base_unit(60, "学时"), in_base_unit(3, "千克")
    ((2000000000000, '元'), (15000, '元'), (60, '学时'), (3, '千克'))
    """
    scale = next((each for each in _SCALES if unit.startswith(each) and len(unit) > len(each)), "")
    if not scale or not math.isfinite(value):
        return value, unit
    exact = Decimal(str(value)) * _SCALES[scale]
    return _json_number(int(exact) if exact == exact.to_integral_value() else float(exact)), unit[len(scale) :]


class Span(Frozen):
    """A stretch of the source text: ``text[start:end]``, counted in characters.

    >>> Span(start=2, end=5).of("年度工作要点")
    '工作要'
    """

    start: Annotated[int, Field(ge=0, description="First character, counted from 0.")]
    end: Annotated[int, Field(ge=0, description="First character behind the stretch.")]

    def __repr__(self) -> str:
        return f"Span(start={self.start}, end={self.end})"

    def __str__(self) -> str:
        return f"{self.start}–{self.end}"

    def of(self, text: str) -> str:
        """Return the characters of ``text`` that the span covers."""
        return text[self.start : self.end]


class Box(NamedTuple):
    """A rectangle of a page, in points (1/72 inch) from its upper left corner."""

    left: int
    top: int
    right: int
    bottom: int


class Place(NamedTuple):
    """Where the text from ``start`` on (up to the next place) stood in the file; an array in JSON.

    >>> Place(0, page=3).told("zh"), Place(0, table=2, cell="B3").told(), Place(0, cell="B3", sheet="台账").told("zh")
    ('第 3 页', 'table 2, cell B3', '工作表“台账”单元格 B3')
    """

    start: Annotated[int, Field(ge=0, description="First character.")]
    page: Annotated[int | None, Field(description="Page, from 1.")] = None
    box: Annotated[Box | None, Field(description="Rectangle of the page: left, top, right, bottom in points.")] = None
    paragraph: Annotated[int | None, Field(description="Paragraph, from 1, those in tables and boxes included.")] = None
    table: Annotated[int | None, Field(description="Table, from 1.")] = None
    cell: Annotated[str | None, Field(description="Cell: column letters and row, e.g. B3.")] = None
    sheet: Annotated[str | None, Field(description="Name of the worksheet.")] = None

    def told(self, lang: str = "en") -> str:
        """Return the place in words, in ``"zh"`` or (anything else) English; empty where nothing is known."""
        zh = lang == "zh"
        words = (
            (self.page, "第 {} 页", "page {}"),
            (self.sheet, "工作表“{}”", "sheet {}"),
            (self.table, "第 {} 个表", "table {}"),
            (self.cell, "单元格 {}", "cell {}"),
            (None if self.cell else self.paragraph, "第 {} 段", "paragraph {}"),
        )
        return ("" if zh else ", ").join((a if zh else b).format(value) for value, a, b in words if value is not None)


class Text(Frozen):
    """A value of the masthead and where it stands."""

    value: Annotated[str, Field(description="The value, white space inside removed.")]
    span: Annotated[Span, Field(description="Where it stands in the source text.")]
    rule: Annotated[str, Field(description="Code of the rule that found it; empty outside the masthead.")] = ""

    def __str__(self) -> str:
        return self.value

    def _shown(self) -> str:
        return f"{self.value} at {self.span}"


class Date(Frozen):
    """A date of the masthead and where it stands."""

    value: Annotated[dt.date, Field(description="ISO 8601 date.")]
    span: Annotated[Span, Field(description="Where it stands in the source text.")]
    rule: Annotated[str, Field(description="Code of the rule that found it.")] = ""

    def __str__(self) -> str:
        return self.value.isoformat()

    def _shown(self) -> str:
        return f"{self} at {self.span}"


class Block(Frozen):
    """A part of the source text; a document's blocks tile its text without gap or overlap."""

    kind: Annotated[BlockKind, Field(description="What this part is.")]
    start: Annotated[int, Field(ge=0, description="First character.")]
    end: Annotated[int, Field(ge=0, description="First character behind the block.")]
    path: Annotated[str, Field(description="Path of the section it belongs to; empty outside the plan's body.")] = ""
    rule: Annotated[
        str,
        Field(description="Code of the rule that told what its first line is; empty for a section's text and blanks."),
    ] = ""

    def __str__(self) -> str:
        return f"{self.kind} {self.start}–{self.end} {self.path}".rstrip()


class Unit(Frozen):
    """A body that a responsibility names, in the shortest form that names it alone."""

    name: Annotated[str, Field(description="Short form, e.g. 省司法厅.")]
    canonical: Annotated[str | None, Field(description="Full official name where it can be known.")] = None
    collective: Annotated[bool, Field(description="True for groups such as 各市州政府.")] = False
    aliases: Annotated[tuple[str, ...], Field(description="Second names in brackets.")] = ()

    def __str__(self) -> str:
        return self.name

    def _shown(self) -> str:
        return f"{self.name}, {'a group' if self.collective else self.canonical or 'full name unknown'}"


class Placed(Frozen):
    """What was found at a place of the text: where it stands, in which section, for which of its measures."""

    span: Annotated[Span, Field(description="Where it stands.")]
    path: Annotated[str, Field(description="Path of the section; empty outside the plan's body.")] = ""
    measure: Annotated[
        int | None, Field(description="Number of the measure in its section; null where the section has none.")
    ] = None


class InSentence(Placed):
    """What stands in a sentence that says what is to be done."""

    sentence: Annotated[
        Span | None, Field(description="The sentence of the measure, heading or clause that holds it, stop aside.")
    ] = None


class Responsibility(Placed):
    """One element of a clause that assigns work: 责任单位, 牵头单位, 配合单位 …"""

    role: Annotated[Role, Field(description="Part of the unit in the task.")]
    text: Annotated[str, Field(description="The list element as written, trigger words and punctuation aside.")]
    clause: Annotated[Span, Field(description="The whole clause it belongs to, brackets and label included.")]
    units: Annotated[tuple[Unit, ...], Field(description="The bodies it stands for.")]
    rule: Annotated[str, Field(description="Code of the rule that found it.")]
    trigger: Annotated[Span | None, Field(description="The words that give the role.")] = None

    @property
    def aliases(self) -> tuple[str, ...]:
        """Second names of its units, in order."""
        return tuple(alias for unit in self.units for alias in unit.aliases)

    @property
    def collective(self) -> bool:
        """True if it stands for groups, not single bodies."""
        return all(unit.collective for unit in self.units)

    def __str__(self) -> str:
        return f"{self.role.value}:{self.text}"

    def _shown(self) -> str:
        return f"{self.role} {'、'.join(unit.name for unit in self.units)} at {self.span}"


class Regulation(InSentence):
    """A title in 《》 and what is done with it."""

    title: Annotated[str, Field(description="Verbatim between the marks, white space removed.")]
    span: Annotated[Span, Field(description="Where the title stands, marks excluded.")]
    action: Annotated[Action, Field(description="What the governing verb does with it.")]
    category: Annotated[Category, Field(description="What kind of text it is.")]
    rule: Annotated[str, Field(description="Code of the rule that decided the action.")]
    verb: Annotated[Span | None, Field(description="The governing verb.")] = None
    document_number: Annotated[Text | None, Field(description="发文字号 right behind the title.")] = None
    stands_for: Annotated[str | None, Field(description="Full title that an abbreviation stands for.")] = None

    def __str__(self) -> str:
        return f"《{self.title}》"

    def _shown(self) -> str:
        return f"{self.action} {self} at {self.span}"


class Time(InSentence):
    """A time that binds the work (or, as ``reference``, one that does not)."""

    text: Annotated[str, Field(description="As written, white space removed.")]
    kind: Annotated[TimeKind, Field(description="How it binds.")]
    rule: Annotated[str, Field(description="Code of the rule that found it.")]
    start: Annotated[dt.date | None, Field(description="First day of a period.")] = None
    end: Annotated[dt.date | None, Field(description="Last day.")] = None
    recurrence: Annotated[str | None, Field(description="RFC 5545 rule, e.g. FREQ=YEARLY.")] = None
    relative_to: Annotated[str | None, Field(description="What an open time hangs on, e.g. 任期.")] = None

    def __str__(self) -> str:
        return self.text

    def _shown(self) -> str:
        days = "/".join(day.isoformat() if day else ".." for day in (self.start, self.end))
        told = (self.recurrence, self.relative_to, days if self.start or self.end else None)
        return " ".join((self.kind, self.text, *filter(None, told), f"at {self.span}"))


class Target(InSentence):
    """A figure that the work must reach."""

    text: Annotated[str, Field(description="Shortest phrase with number, unit and comparing word.")]
    comparator: Annotated[Comparator, Field(description="How the figure is to be reached.")]
    value: Annotated[int | float, Field(description="Plain number."), AfterValidator(_json_number)]
    unit: Annotated[str, Field(description="Unit of measure or counted thing.")]
    rule: Annotated[str, Field(description="Code of the rule that found it.")]
    high: Annotated[
        int | float | None,
        Field(
            description="Upper end of a range (3—5个), in the same unit; null where there is none. The value is the "
            "lower end, or under an upper limit (不超过3—5个) the same."
        ),
    ] = None
    approximate: Annotated[bool, Field(description="True where the figure is only about so: 左右, 约.")] = False

    base_value: Annotated[
        int | float,
        Field(description="The value in the base unit: 2000000000000 of 2万亿元."),
        AfterValidator(_json_number),
    ] = 0
    base_unit: Annotated[
        str,
        Field(description="The unit without what multiplies it: 元 of 万亿元. What has one base unit can be added up."),
    ] = ""

    def model_post_init(self, context: object, /) -> None:
        """Work out the figure in its base unit, where it isn't given."""
        if not self.base_value and not self.base_unit:
            self.__dict__["base_value"], self.__dict__["base_unit"] = in_base_unit(self.value, self.unit)

    def model_copy(self, *, update: Mapping[str, object] | None = None, deep: bool = False) -> Self:
        """Return a copy with some fields changed; of another value or unit the base is worked out anew."""
        copied = super().model_copy(update=update, deep=deep)
        if update and not {"value", "unit"}.isdisjoint(update) and {"base_value", "base_unit"}.isdisjoint(update):
            copied.__dict__["base_value"], copied.__dict__["base_unit"] = in_base_unit(copied.value, copied.unit)
        return copied

    def __str__(self) -> str:
        return self.text

    def _shown(self) -> str:
        return f"{self.text} ({self.amount}) at {self.span}"

    @property
    def amount(self) -> str:
        """The figure in one spelling: ``>= 60 学时``, ``3–5 个`` for a range, ``≈ 10 %`` where it is about so much."""
        ranged = self.high is not None and self.high != self.value
        sign = "≈" if self.approximate and self.comparator is Comparator.EQUAL else self.comparator.value
        said = f"{figure(self.value)}–{figure(self.high or 0)}" if ranged else f"{sign} {figure(self.value)}"
        return f"{said} {self.unit}".rstrip()


Mention = Responsibility | Regulation | Time | Target


def _in_order(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    return tuple(sorted(mentions, key=lambda m: (m.span.start, m.span.end)))


class Mentions(Frozen):
    """What was extracted from one place, each kind in source order.

    The fields hold its own (``own_regulations``; in JSON ``regulations``); a section's ``regulations`` are those below
    it too. Outside the sections there is nothing below.
    """

    own_responsibilities: tuple[Responsibility, ...] = Field(
        default=(), alias="responsibilities", description="Who does it."
    )
    own_regulations: tuple[Regulation, ...] = Field(default=(), alias="regulations", description="Named regulations.")
    own_times: tuple[Time, ...] = Field(default=(), alias="times", description="Times.")
    own_targets: tuple[Target, ...] = Field(default=(), alias="targets", description="Figures to reach.")

    @property
    def responsibilities(self) -> tuple[Responsibility, ...]:
        """Responsibilities here and in all sections below."""
        return self.own_responsibilities

    @property
    def regulations(self) -> tuple[Regulation, ...]:
        """Regulations here and in all sections below."""
        return self.own_regulations

    @property
    def times(self) -> tuple[Time, ...]:
        """Times here and in all sections below."""
        return self.own_times

    @property
    def targets(self) -> tuple[Target, ...]:
        """Targets here and in all sections below."""
        return self.own_targets

    @property
    def own_mentions(self) -> tuple[Mention, ...]:
        """All mentions of this place in source order."""
        return _in_order((*self.own_responsibilities, *self.own_regulations, *self.own_times, *self.own_targets))

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """All mentions here and in all sections below, in source order."""
        return _in_order((*self.responsibilities, *self.regulations, *self.times, *self.targets))

    def model_copy(self, *, update: Mapping[str, object] | None = None, deep: bool = False) -> Self:
        """Return a copy with some fields changed, by the names that they have in JSON."""
        own = {field.alias: name for name, field in type(self).model_fields.items() if field.alias}
        changed = {own.get(name, name): value for name, value in (update or {}).items()}
        return super().model_copy(update=changed, deep=deep)

    def __str__(self) -> str:
        return _counted(self, "responsibilities", "regulations", "times", "targets") or "nothing"


def _counted(holder: object, *kinds: str) -> str:
    """Return how many things of each kind ``holder`` has: ``3 measures, 1 target``."""
    counts = {kind: len(getattr(holder, kind)) for kind in kinds}
    one = {"responsibilities": "responsibility"}
    return ", ".join(
        f"{count} {kind if count > 1 else one.get(kind, kind.removesuffix('s'))}"
        for kind, count in counts.items()
        if count
    )


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
        return _in_order(self._held)

    def holding(self, mentions: Iterable[Mention]) -> Measure:
        """Return the measure with ``mentions`` as its own."""
        held = tuple(mentions)
        measure = self if self._held in ((), held) else self.model_copy()
        # beside the fields, as a cached property: no part of the JSON
        measure.__dict__["_held"] = held
        return measure

    def __str__(self) -> str:
        return f"{self.path}-{self.number} {self.text[:40]}"

    def _shown(self) -> str:
        held = _counted(self, "responsibilities", "regulations", "times", "targets")
        return f"{self.path}-{self.number}{f' ({held})' if held else ''} {self.text}"


class Tree:
    """What holds sections: iteration, ``len``, ``in``, ``get`` and ``[...]`` speak of all of them, in source order."""

    def _inner(self) -> Iterator[Section]:
        raise NotImplementedError

    @cached_property
    def _by_path(self) -> dict[str, Section]:
        return {section.path: section for section in self._inner()}

    def __iter__(self) -> Iterator[Section]:
        return self._inner()

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


class Section(Tree, Mentions):  # type: ignore[misc]  # iterates over sections, not fields
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
        hands: dict[int | None, list[Mention]] = {measure.number: [] for measure in measures}
        for mention in own:
            if mention.measure in hands:
                hands[mention.measure].append(mention)
        self.__dict__["own_measures"] = tuple([measure.holding(hands[measure.number]) for measure in measures])

    def model_copy(self, *, update: Mapping[str, object] | None = None, deep: bool = False) -> Self:
        """Return a copy with some fields changed; its measures hold the copy's mentions."""
        copied = super().model_copy(update=update, deep=deep)
        copied.model_post_init(None)
        return copied

    def walk(self) -> Iterator[Section]:
        """Yield this section and all below it in source order."""
        yield self
        for child in self.sections:
            yield from child.walk()

    @property
    def items(self) -> tuple[Section, ...]:
        """The leaves below this section (itself, if it has no children)."""
        return tuple(s for s in self.walk() if not s.sections)

    @property
    def measures(self) -> tuple[Measure, ...]:
        """Measures of this section and of all below it."""
        return tuple(m for s in self.walk() for m in s.own_measures)

    @property
    def responsibilities(self) -> tuple[Responsibility, ...]:
        """Responsibilities of this section and of all below it."""
        return tuple(m for s in self.walk() for m in s.own_responsibilities)

    @property
    def regulations(self) -> tuple[Regulation, ...]:
        """Regulations of this section and of all below it."""
        return tuple(m for s in self.walk() for m in s.own_regulations)

    @property
    def times(self) -> tuple[Time, ...]:
        """Times of this section and of all below it."""
        return tuple(m for s in self.walk() for m in s.own_times)

    @property
    def targets(self) -> tuple[Target, ...]:
        """Targets of this section and of all below it."""
        return tuple(m for s in self.walk() for m in s.own_targets)

    @property
    def own(self) -> Mentions:
        """What was extracted from its heading and own text, without the sections below."""
        return unchecked(Mentions)(
            regulations=self.own_regulations,
            responsibilities=self.own_responsibilities,
            targets=self.own_targets,
            times=self.own_times,
        )

    def _inner(self) -> Iterator[Section]:
        for child in self.sections:
            yield from child.walk()

    def _shown(self) -> str:
        held = _counted(self, "sections", "measures", "responsibilities", "regulations")
        return f"{self.path} {brief(self.heading or self.text, _HEADING)}{f': {held}' if held else ''}"

    def __str__(self) -> str:
        return f"{self.label} {self.heading or self.text[:40]}"


class Masthead(Frozen):
    """What stands around the plan: who sends what to whom, when, under which number."""

    title: Annotated[Text | None, Field(description="标题: full title of the notice.")] = None
    plan_title: Annotated[Text | None, Field(description="Title of the plan sent out.")] = None
    document_number: Annotated[Text | None, Field(description="发文字号, year in 〔〕.")] = None
    issuers: Annotated[tuple[Text, ...], Field(description="发文机关.")] = ()
    recipients: Annotated[tuple[Text, ...], Field(description="主送机关.")] = ()
    date_issued: Annotated[Date | None, Field(description="成文日期.")] = None
    date_published: Annotated[Date | None, Field(description="发布日期.")] = None

    @property
    def values(self) -> tuple[tuple[str, Text | Date], ...]:
        """Every value with the name of its field, in the order of the paper."""
        fields = ("document_number", "title", "recipients", "issuers", "date_issued", "plan_title", "date_published")
        found = ((name, getattr(self, name)) for name in fields)
        lists = ((name, value if isinstance(value, tuple) else (value,)) for name, value in found if value)
        return tuple((name, value) for name, values in lists for value in values)

    @property
    def own_title(self) -> Text | None:
        """The title of the plan sent out, else of the notice; None if there is neither."""
        return self.plan_title or self.title

    def __str__(self) -> str:
        return " · ".join(str(value) for _, value in self.values) or "nothing"


class Diagnostic(Frozen):
    """A place where the source was doubtful and what was assumed there."""

    code: Annotated[str, Field(description="Code of the kind of doubt, see docs/rules.")]
    span: Annotated[Span, Field(description="The doubtful place.")]
    assumed: Annotated[str, Field(description="What was assumed, in the words of the source.")] = ""

    def message(self, lang: str = "en") -> str:
        """Return what is doubtful, and what was assumed, in ``"zh"`` or (anything else) English.

        >>> Diagnostic(code="text.twice", span=Span(start=0, end=9)).message("zh")
        '全文在此重复了一遍，只读取第一遍，请核对'
        """
        zh = lang == "zh"
        doubt = import_module(_RULEBOOK).all_doubts().get(self.code)
        told = (doubt.zh if zh else doubt.en) if doubt else self.code
        if not self.assumed:
            return str(told)
        return f"{told}；假定：{self.assumed}" if zh else f"{told}; assumed: {self.assumed}"

    def __str__(self) -> str:
        return f"{self.code} {self.span} {self.message()}"


class Provenance(Frozen):
    """Where the data came from; the same input gives the same values on every machine."""

    schema_version: Annotated[str, Field(description="Version of the JSON form.")] = SCHEMA_VERSION
    library_version: Annotated[str, Field(description="Version of workplan.")]
    sha256: Annotated[str, Field(description="Hex digest of the source bytes.")]
    reader: Annotated[str, Field(description="Reader that decoded the source.")]
    encoding: Annotated[str | None, Field(description="Codec of the bytes; null where text came in.")] = None


class Document(Tree, Frozen):  # type: ignore[misc]  # iterates over sections, not fields
    """A notice and its plan as data.

    ``document.chapters`` are the roots, ``document.items`` the leaves, ``document["三/(十)"]`` is one section.
    """

    name: Annotated[str | None, Field(description="Name given by the caller, usually the file's.")] = None
    provenance: Provenance
    text: Annotated[str, Field(description="The source text, every character of it.")]
    masthead: Masthead
    sections: Annotated[tuple[Section, ...], Field(description="Chapters, as a tree.")] = ()
    outside: Annotated[Mentions, Field(description="Mentions before and behind the plan's body.")] = Mentions()
    blocks: Annotated[tuple[Block, ...], Field(description="Parts that tile the text.")] = ()
    diagnostics: Annotated[tuple[Diagnostic, ...], Field(description="Doubts and what was assumed.")] = ()
    places: Annotated[tuple[Place, ...], Field(description="Where in the file the text stood, by start.")] = ()

    @property
    def title(self) -> str:
        """The title of the plan sent out, else of the notice; empty if there is neither."""
        title = self.masthead.own_title
        return title.value if title else ""

    @property
    def chapters(self) -> tuple[Section, ...]:
        """The sections of the first level."""
        return self.sections

    @property
    def items(self) -> tuple[Section, ...]:
        """The sections without children, in source order."""
        return tuple(s for s in self.walk() if not s.sections)

    def walk(self) -> Iterator[Section]:
        """Yield every section in source order."""
        for chapter in self.sections:
            yield from chapter.walk()

    def _inner(self) -> Iterator[Section]:
        return self.walk()

    @property
    def measures(self) -> tuple[Measure, ...]:
        """All measures in source order."""
        return tuple(measure for section in self.walk() for measure in section.own_measures)

    def answering(self, measure: Measure) -> tuple[Responsibility, ...]:
        """Return who answers for one of its measures: by its own clause, else by the one that it inherits."""
        if measure.inherited is None:
            return measure.responsibilities
        section = self[measure.inherited]
        above = measure.path.startswith(f"{section.path}/")
        if not above or not section.own_measures:
            return section.own_responsibilities
        first = section.own_measures[0]
        return tuple(row for row in first.responsibilities if not first.text or row.clause.start < first.span.start)

    @property
    def responsibilities(self) -> tuple[Responsibility, ...]:
        """All responsibilities, those outside the body first."""
        return (*self.outside.responsibilities, *(m for s in self.walk() for m in s.own_responsibilities))

    @property
    def regulations(self) -> tuple[Regulation, ...]:
        """All regulations, those outside the body first."""
        return (*self.outside.regulations, *(m for s in self.walk() for m in s.own_regulations))

    @property
    def times(self) -> tuple[Time, ...]:
        """All times, those outside the body first."""
        return (*self.outside.times, *(m for s in self.walk() for m in s.own_times))

    @property
    def targets(self) -> tuple[Target, ...]:
        """All targets, those outside the body first."""
        return (*self.outside.targets, *(m for s in self.walk() for m in s.own_targets))

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """All mentions in source order."""
        return _in_order((*self.responsibilities, *self.regulations, *self.times, *self.targets))

    def __str__(self) -> str:
        return self.title or self.name or brief(self.text.strip())

    def _shown(self) -> str:
        named = brief(self.name or self.title or "without a name", _HEADING)
        return f"{named}: {_counted(self, 'chapters', 'items', 'responsibilities') or 'no sections'}"

    def _repr_html_(self) -> str:
        """Return the short form that notebooks show: title, facts, doubts and the first tasks."""
        shown: str = import_module(_NOTEBOOK).notebook(self)
        return shown

    def position(self, offset: int) -> tuple[int, int]:
        """Return line and column (both from 1) of a character of the text."""
        line_start = self.text.rfind("\n", 0, offset) + 1
        return self.text.count("\n", 0, offset) + 1, offset - line_start + 1

    def locate(self, span: Span) -> tuple[Place, ...]:
        """Return where ``span`` stood in the file: each page, paragraph or cell it touches, in order.

        Empty for a text, which has no such places: :meth:`position` gives line and column.
        """
        first = bisect_right(self.places, span.start, key=lambda place: place.start) - 1
        return self.places[max(first, 0) : bisect_left(self.places, span.end, key=lambda place: place.start)]

    def section_at(self, offset: int) -> Section | None:
        """Return the innermost section that covers ``offset``, None outside the body."""
        found = None
        level = self.sections
        while level:
            inner = next((s for s in level if s.span.start <= offset < s.span.end), None)
            if inner is None:
                break
            found, level = inner, inner.sections
        return found


class Fix(Frozen):
    """A mend: put ``replacement`` in the place of ``span``."""

    span: Span
    replacement: str
    safe: Annotated[
        bool, Field(description="The mended text is certainly right; without it a person is to decide.")
    ] = False

    def __str__(self) -> str:
        return f"{self.span} → {self.replacement!r}"


class Finding(Frozen):
    """Something in a document that a careful clerk would object to."""

    code: Annotated[str, Field(description="Code of the rule.")]
    severity: Annotated[Severity, Field(description="How much it matters.")]
    span: Annotated[Span, Field(description="Where.")]
    line: Annotated[int, Field(ge=1, description="Line, from 1.")]
    column: Annotated[int, Field(ge=1, description="Column in characters, from 1.")]
    zh: Annotated[str, Field(description="Message in Chinese.")]
    en: Annotated[str, Field(description="Message in English.")]
    path: Annotated[str, Field(description="Section it belongs to.")] = ""
    fix: Annotated[Fix | None, Field(description="What mends it, if anything does.")] = None

    def message(self, lang: str = "en") -> str:
        """Return the message in ``"zh"`` or (anything else) English."""
        return self.zh if lang == "zh" else self.en

    def __str__(self) -> str:
        return f"{self.line}:{self.column} {self.code} {self.en}"


def several(documents: Document | Iterable[Document]) -> tuple[Document, ...]:
    """Return documents as a tuple, one as a tuple of one.

    Raises:
        ArgumentError: (a ``TypeError``) something else is among them.
    """
    if isinstance(documents, Document):
        return (documents,)
    if isinstance(documents, str) or not isinstance(documents, Iterable):
        expect(documents, Document, "documents", **A_DOCUMENT)
    found = tuple(documents)
    for document in found:
        expect(document, Document, "documents", **A_DOCUMENT)
    return found
