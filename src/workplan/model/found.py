"""What is found in the text: who is responsible, titles, times, figures, each with its place; and bodies."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Annotated

from pydantic import AfterValidator, Field

from workplan.model.base import Frozen
from workplan.model.base_units import in_base_unit, json_number
from workplan.model.kinds import Action, Category, Comparator, Role, TimeKind
from workplan.model.masthead import Text
from workplan.model.position import Span
from workplan.texts import figure

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Self


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
    value: Annotated[int | float, Field(description="Plain number."), AfterValidator(json_number)]
    unit: Annotated[str, Field(description="Unit of measure or counted thing.")]
    rule: Annotated[str, Field(description="Code of the rule that found it.")]
    high: Annotated[
        Annotated[int | float, AfterValidator(json_number)] | None,
        Field(
            description="Upper end of a range (3—5个), in the same unit; null where there is none. The value is the "
            "lower end, or under an upper limit (不超过3—5个) the same."
        ),
    ] = None
    approximate: Annotated[bool, Field(description="True where the figure is only about so: 左右, 约.")] = False

    base_value: Annotated[
        int | float,
        Field(description="The value in the base unit: 2000000000000 of 2万亿元."),
        AfterValidator(json_number),
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


def in_order(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Return mentions in source order."""
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
        return in_order((*self.own_responsibilities, *self.own_regulations, *self.own_times, *self.own_targets))

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """All mentions here and in all sections below, in source order."""
        return in_order((*self.responsibilities, *self.regulations, *self.times, *self.targets))

    def model_copy(self, *, update: Mapping[str, object] | None = None, deep: bool = False) -> Self:
        """Return a copy with some fields changed, by the names that they have in JSON."""
        own = {field.alias: name for name, field in type(self).model_fields.items() if field.alias}
        changed = {own.get(name, name): value for name, value in (update or {}).items()}
        return super().model_copy(update=changed, deep=deep)

    def __str__(self) -> str:
        return counted(self, "responsibilities", "regulations", "times", "targets") or "nothing"


def counted(holder: object, *kinds: str) -> str:
    """Return how many things of each kind ``holder`` has: ``3 measures, 1 target``."""
    counts = {kind: len(getattr(holder, kind)) for kind in kinds}
    one = {"responsibilities": "responsibility"}
    return ", ".join(
        f"{count} {kind if count > 1 else one.get(kind, kind.removesuffix('s'))}"
        for kind, count in counts.items()
        if count
    )
