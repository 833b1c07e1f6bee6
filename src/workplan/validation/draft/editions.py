"""Draft and the earlier editions of its series → what all of these have and it lacks, told where it would stand.

Editions are aligned as :func:`workplan.compare` aligns them: what has another number or another place now is not lost.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import TYPE_CHECKING, TypeVar

from workplan.model import Document, Span
from workplan.validation.rule import Hit

if TYPE_CHECKING:
    from workplan.model import Section
    from workplan.validation.draft.draft import Draft

N = TypeVar("N", bound=Collection[str])


def always(
    draft: Draft,
    names: Callable[[Document], N],
    among: Callable[[str, N], bool] = lambda name, names: operator.contains(names, name),
) -> Iterator[str]:
    """Yield what every earlier edition names and the draft does not, as the latest one has it, in its order.

    Args:
        draft: the new edition; without earlier ones nothing is missing.
        names: returns what a document names.
        among: tells whether a name stands for one of several; by default it must be one of them.
    """
    if not draft.editions:
        return
    own = names(draft.document)
    *others, latest = map(names, draft.editions)
    yield from (name for name in latest if not among(name, own) and all(among(name, other) for other in others))


def by_place(draft: Draft, lost: Iterable[tuple[str, str]]) -> Iterator[tuple[Section | None, list[str]]]:
    """Yield what is lost by the section of the draft where it would stand, in order; under None what has no place.

    Args:
        draft: the new edition.
        lost: what is lost, with the path of its section in the edition before.
    """
    found: dict[str, dict[str, None]] = {"": {}}
    for name, path in lost:
        section = draft.aligned.counterpart(path) if draft.aligned else None
        found.setdefault(section.path if section else "", {})[name] = None
    yield from ((draft.document[path] if path else None, list(names)) for path, names in found.items() if names)


def at(draft: Draft, section: Section | None, zh: str, en: str) -> Hit:
    """Return a hit at a section's number and heading; without one at the plan's title."""
    if section is None:
        return at_title(draft, zh, en)
    span = Span(start=section.marker.start, end=max(section.marker.end, (section.heading_span or section.marker).end))
    return Hit(span.start, span.end, zh, en)


def at_title(draft: Draft, zh: str, en: str) -> Hit:
    """Return a hit at the plan's title, since what is missing has no place of its own."""
    title = draft.masthead.own_title
    if title is None:
        return Hit(0, min(1, len(draft.document.text)), zh, en)
    return Hit(title.span.start, title.span.end, zh, en)
