"""Front and back paragraphs → masthead: titles, document number, issuers, recipients, dates, each with its place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from workplan.model import Date, Masthead, Text
from workplan.rulebook import Judgement, first
from workplan.source import SourceText
from workplan.structure.manuscript import Manuscript
from workplan.structure.parts import Parts
from workplan.structure.rules import masthead_fields as rules
from workplan.structure.rules.masthead_given import Given

RULES: Final = (
    *rules.TITLE,
    *rules.PLAN_TITLE,
    *rules.NUMBER_RULES,
    *rules.ISSUERS,
    *rules.RECIPIENTS,
    *rules.DATE_ISSUED,
    *rules.DATE_PUBLISHED,
)
"""What is asked for each field, in this order; the first rule of the field that finds a value gives it."""


def read(source: SourceText, folded: str, text: Manuscript, front: Parts, back: Parts) -> Masthead:
    """Return the masthead.

    Args:
        source: what the reader returned.
        folded: its text, ready to be read.
        text: the document's paragraphs.
        front: what those before the body are.
        back: what those behind it are.
    """
    given = Given(source, folded, text, front, back)
    given.known = _text(rules.TITLE, given)
    return Masthead(
        title=given.known,
        plan_title=_text(rules.PLAN_TITLE, given),
        document_number=_text(rules.NUMBER_RULES, given),
        issuers=_texts(rules.ISSUERS, given),
        recipients=_texts(rules.RECIPIENTS, given),
        date_issued=_date(rules.DATE_ISSUED, given),
        date_published=_date(rules.DATE_PUBLISHED, given),
    )


def _text(table: Sequence[Judgement[Given, Text]], given: Given) -> Text | None:
    found = first(table, given)
    return _ruled(found[1], found[0].code) if found else None


def _ruled(text: Text, rule: str) -> Text:
    return Text(value=text.value, span=text.span, rule=rule)


def _texts(table: Sequence[Judgement[Given, tuple[Text, ...]]], given: Given) -> tuple[Text, ...]:
    found = first(table, given)
    return tuple(_ruled(text, found[0].code) for text in found[1]) if found else ()


def _date(table: Sequence[Judgement[Given, Date]], given: Given) -> Date | None:
    found = first(table, given)
    return Date(value=found[1].value, span=found[1].span, rule=found[0].code) if found else None
