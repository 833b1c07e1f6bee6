"""An element of a list → whether it can be a party at all, and in which role."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from workplan.extraction.responsibilities.duties import Duties
from workplan.extraction.responsibilities.lists import Element, UnitList
from workplan.extraction.responsibilities.persons import is_name
from workplan.extraction.responsibilities.roles import Label
from workplan.model import Role
from workplan.names.shapes import LONGEST_NAME

# Where no label stands, or no bracket, an unknown element longer than this is a sentence.
_LONGEST_UNKNOWN: Final = 15
_LONGEST_AMID: Final = 8


def kind(text: str, element: Element, lists: UnitList, *, label: Label | None, form: str) -> str:
    """Return what an element of a list is.

    Args:
        text: the list.
        element: one of its elements.
        lists: the words in force.
        label: the label before the list, if any.
        form: ``bracket``, ``list``, ``line`` or ``column``.

    Returns:
        ``body``, ``person``, ``unknown``, ``sentence`` for unknown words that may be a sentence going on, or ``none``
        for what can't be a party at all.
    """
    words = text[element.start : element.end]
    if label is not None and label.persons:
        return _person(words, lists)
    strict, bodies = label is None, lists.bodies
    if len(words) > LONGEST_NAME or (strict and words in bodies.nouns):
        return "none"
    if not bodies.plausible(words):
        return "unknown" if _is_listed(text, element, lists, label=label, form=form) else "none"
    if element.kind == "unknown" and _goes_on(text, element, strict=strict, line=form == "line"):
        return "sentence"
    return element.kind


def _is_listed(text: str, element: Element, lists: UnitList, *, label: Label | None, form: str) -> bool:
    """Tell whether words of a phrase are still named as a party: behind a label, between 、, with the end of a body.

    责任单位:市财政局、符合要求的企业; not so 责任单位:市财政局,并将结果报送市政府.
    """
    if label is None or form not in ("bracket", "column") or text[element.start - 1 : element.start] != "、":
        return False
    return lists.bodies.complete(text[element.start : element.end])


def _person(words: str, lists: UnitList) -> str:
    """Return what stands behind a label that asks for persons: 张三, 分管副市长, 市教育局."""
    bodies, is_title = lists.bodies, lists.persons.is_title
    if bodies.complete(words) and not is_title(words):
        return "body"
    named = is_name(words) or is_title(words) or any(is_title(words[:cut]) for cut in (-2, -3, -4))
    return "person" if (named or "(" in words) and bodies.plausible(words) else "none"


def _goes_on(text: str, element: Element, *, strict: bool, line: bool) -> bool:
    """Tell whether unknown words are the sentence going on: 牵头单位:市教育局,加强统筹协调."""
    if (strict or line) and element.end - element.start > _LONGEST_UNKNOWN:
        return True
    return line and text[element.start - 1 : element.start] in (",", ";")


def amid(words: str, later: Sequence[Element], duties: Duties) -> bool:
    """Tell whether unknown words are a name, as a list of bodies goes on behind them: 市交通局,江州车务段,各县政府."""
    if not later or len(words) > _LONGEST_AMID or duties.acts(words):
        return False
    return all(element.kind == "body" for element in later)


def role(element: Element, kind: str, given: Role, label: Label | None, *, first: bool) -> Role:
    """Return the role of an element: by the mark behind it, as a person, by the label's second word, else ``given``."""
    if element.role is not None:
        return element.role
    if kind == "person":
        return Role.LEADER
    if label is None:
        return given
    if label.mixed and kind == "unknown" and is_name(element.names[0].name):
        return Role.LEADER
    if label.second is not None and not first:
        return label.second
    return given
