"""Document and section path → why its values are what they are: for each the rule and the characters it came from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never

from workplan.errors import A_DOCUMENT, expect
from workplan.model import Document, Regulation, Responsibility, Target, Time
from workplan.model.base import brief
from workplan.rulebook import Rule, all_rules
from workplan.structure.outlining.explaining import rule_of, weighed
from workplan.structure.read_over import readable
from workplan.visible import in_one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workplan.model import Date, Measure, Mention, Section, Span, Text


@dataclass(frozen=True, slots=True, repr=False)
class Explanation:
    """Why one value of a section or of the masthead is what it is.

    Attributes:
        field: ``marker``, ``heading``, ``measure`` (why it ends where it ends), ``inherited`` (whose clause answers for
            it), ``responsibility``, ``regulation``, ``time``, ``target``, or a field of the masthead.
        value: the value in one line: role and units, action and title, kind and dates, comparator and figure.
        rule: the rule that decided it.
        span: the characters of ``document.text`` that it came from, None where the rule found nothing to take.
        text: these characters, verbatim.
        evidence: the words that gave a role or an action, where the value itself doesn't hold them.
    """

    field: str
    value: str
    rule: Rule
    span: Span | None
    text: str
    evidence: Span | None = None

    def __str__(self) -> str:
        return f"{self.field} {self.value}: {self.rule.code}"

    def __repr__(self) -> str:
        return f"<Explanation {in_one_line(brief(str(self)))}>"


def explain(document: Document, path: str) -> list[Explanation]:
    """Return, for each value of the section at ``path``, the rule that decided it and where it stands.

    Args:
        document: what :func:`workplan.parse` returned.
        path: path of a section (``"三/(十)"``), or ``""`` for masthead and what else stands outside the plan's body.

    Returns:
        The marker first if it is in no usual form, the heading, then each measure with its mentions in source order,
        then the mentions that belong to no measure; those of child sections are not among them. Outside the body the
        values of the masthead first.

    Raises:
        UnknownSectionError: there is no such section; the message names the nearest paths.

    >>> import workplan
    >>> document = workplan.parse("一、加快立法\\n修订《某某条例》。")
    >>> [(e.field, e.value, e.text) for e in explain(document, "一")]  # doctest: +NORMALIZE_WHITESPACE
    [('heading', '加快立法', '加快立法'), ('measure', '一-1', '修订《某某条例》。'),
     ('regulation', 'amend 《某某条例》', '某某条例')]
    """
    expect(document, Document, "document", **A_DOCUMENT)
    if not path:
        masthead = [_value(document, name, value) for name, value in document.masthead.values if value.rule]
        return [*masthead, *(_mention(document, found) for found in document.outside.mentions)]
    section = document[path]
    told = [*_marker(document, section), _heading(document, section)]
    for measure in section.own_measures:
        told += _measure(document, measure)
        told += [_mention(document, found) for found in measure.mentions]
    numbers = {measure.number for measure in section.own_measures}
    return told + [_mention(document, found) for found in section.own_mentions if found.measure not in numbers]


def _marker(document: Document, section: Section) -> list[Explanation]:
    """Say why the number counts, where it isn't at the start of a line in the usual form."""
    span = section.marker
    code = rule_of(weighed(readable(document.text).text, span.start))
    if code == "numbering.marker":
        return []
    return [Explanation("marker", section.label, _rule(code), span, span.of(document.text))]


def _value(document: Document, name: str, value: Text | Date) -> Explanation:
    return Explanation(
        field=name,
        value=str(value.value),
        rule=_rule(value.rule),
        span=value.span,
        text=value.span.of(document.text),
    )


def _heading(document: Document, section: Section) -> Explanation:
    span = section.heading_span
    return Explanation(
        field="heading",
        value=section.heading or "",
        rule=_rule(section.rule),
        span=span,
        text=span.of(document.text) if span else "",
    )


def _measure(document: Document, measure: Measure) -> Iterator[Explanation]:
    """Yield why a measure ends where it ends, and whose clause answers for it, where that is not its own."""
    clauses = [row.clause for row in measure.responsibilities]
    yield Explanation(
        field="measure",
        value=f"{measure.path}-{measure.number}",
        rule=_rule(measure.rule),
        span=measure.span,
        text=measure.span.of(document.text),
        evidence=clauses[-1] if clauses else None,
    )
    if measure.inherited is not None:
        above = measure.path.startswith(f"{measure.inherited}/")
        rows = document.answering(measure)
        clause = rows[0].clause if rows else None
        yield Explanation(
            field="inherited",
            value=measure.inherited,
            rule=_rule("measure.heading-clause" if above else "measure.children"),
            span=clause,
            text=clause.of(document.text) if clause else "",
        )


def _mention(document: Document, found: Mention) -> Explanation:
    field, value, evidence = _in_one_line(found)
    return Explanation(
        field=field,
        value=value,
        rule=_rule(found.rule),
        span=found.span,
        text=found.span.of(document.text),
        evidence=evidence,
    )


def _in_one_line(found: Mention) -> tuple[str, str, Span | None]:
    """Return field name, value and evidence of a mention."""
    match found:
        case Responsibility():
            return "responsibility", f"{found.role} {'、'.join(unit.name for unit in found.units)}", found.trigger
        case Regulation():
            return "regulation", f"{found.action} {found}", found.verb
        case Time():
            days = "/".join(day.isoformat() if day else ".." for day in (found.start, found.end))
            told = (found.recurrence, found.relative_to, days if found.start or found.end else None)
            return "time", " ".join((str(found.kind), *filter(None, told))), None
        case Target():
            return "target", found.amount, None
        case _:
            assert_never(found)


def _rule(code: str) -> Rule:
    """Return the rule with this code; one that this version doesn't have (another wrote the JSON) says so."""
    return all_rules().get(code) or Rule(
        code=code, zh="本版 workplan 没有这条规则", en="this version of workplan has no such rule", source=""
    )
