"""Front and back paragraphs → masthead: titles, document number, issuers, recipients, dates, each with its place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from workplan.model import Date, Masthead, Text, unchecked
from workplan.rulebook import Judgement, first
from workplan.source import SourceText
from workplan.structure.manuscript import Manuscript
from workplan.structure.parts import Parts
from workplan.structure.rules import masthead_bodies as bodies
from workplan.structure.rules import masthead_dates as dates
from workplan.structure.rules import masthead_titles as titles
from workplan.structure.rules.masthead_given import Given

_masthead: Final = unchecked(Masthead)
_text_of: Final = unchecked(Text)
_date_of: Final = unchecked(Date)
RULES: Final = (
    *titles.TITLE,
    *titles.PLAN_TITLE,
    *titles.DOCUMENT_NUMBER,
    *bodies.ISSUERS,
    *bodies.RECIPIENTS,
    *dates.DATE_ISSUED,
    *dates.DATE_PUBLISHED,
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
    given.own_title = _text(titles.TITLE, given)
    return _masthead(
        date_issued=_date(dates.DATE_ISSUED, given),
        date_published=_date(dates.DATE_PUBLISHED, given),
        document_number=_text(titles.DOCUMENT_NUMBER, given),
        issuers=_texts(bodies.ISSUERS, given),
        plan_title=_text(titles.PLAN_TITLE, given),
        recipients=_texts(bodies.RECIPIENTS, given),
        title=given.own_title,
    )


def _text(table: Sequence[Judgement[Given, Text]], given: Given) -> Text | None:
    found = first(table, given)
    return _ruled(found[1], found[0].code) if found else None


def _ruled(text: Text, rule: str) -> Text:
    return _text_of(rule=rule, span=text.span, value=text.value)


def _texts(table: Sequence[Judgement[Given, tuple[Text, ...]]], given: Given) -> tuple[Text, ...]:
    found = first(table, given)
    return tuple([_ruled(text, found[0].code) for text in found[1]]) if found else ()


def _date(table: Sequence[Judgement[Given, Date]], given: Given) -> Date | None:
    found = first(table, given)
    return _date_of(rule=found[0].code, span=found[1].span, value=found[1].value) if found else None
