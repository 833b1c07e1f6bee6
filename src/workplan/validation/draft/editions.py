"""Draft and the earlier editions of its series → what all of these have and it lacks, told at its title."""

from __future__ import annotations

import operator
from collections.abc import Callable, Collection, Iterator
from typing import TYPE_CHECKING, TypeVar

from workplan.model import Document
from workplan.validation.rule import Hit

if TYPE_CHECKING:
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


def at_title(draft: Draft, zh: str, en: str) -> Hit:
    """Return a hit at the plan's title, since what is missing has no place of its own."""
    title = draft.masthead.own_title
    if title is None:
        return Hit(0, min(1, len(draft.document.text)), zh, en)
    return Hit(title.span.start, title.span.end, zh, en)
