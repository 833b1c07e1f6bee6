"""Views, units and kinds → the bar of a page: tabs, search, filters; without script there are links, and no filters."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from workplan.exports.report.elements import Child, Element, tag
from workplan.exports.report.marks import BACKGROUND, KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from workplan.exports.report.marks import Mark
    from workplan.texts import Words

_HIT_TO_HIT: Final = {"hit-previous": ("↑", "previous"), "hit-next": ("↓", "next")}
"""The buttons of a search in a text."""


def bar(words: Words, views: Iterable[str], *, units: Element, kinds: Mapping[str, int] | None) -> Element:
    """Return the bar.

    Args:
        words: the texts of the page's language.
        views: the views, in order.
        units: the choice of units.
        kinds: how many marks there are of each kind; None for a page without a marked text.
    """
    say = words.say
    folded = tag("button", say("filters"), type="button", id="more", aria_expanded="false", class_="scripted")
    shown = tag("output", id="shown", role="status")
    search = _search(words, _HIT_TO_HIT if kinds is not None else {})
    return tag("div", _tabs(words, views), folded, shown, search, _filters(words, units, kinds or {}), id="bar")


def counts(marks: Iterable[Mark]) -> Mapping[str, int]:
    """Return how many marks there are of each kind, background times by themselves."""
    found = Counter(mark.group for mark in marks)
    return {kind: found[kind] for kind in (*KINDS, BACKGROUND)}


def _tabs(words: Words, views: Iterable[str]) -> Element:
    links = (tag("a", words.say(name), href=f"#{name}", id=f"tab-{name}") for name in views)
    return tag("nav", tag("div", links), id="tabs", aria_label=words.say("views"))


def _search(words: Words, steps: Mapping[str, tuple[str, str]]) -> Element:
    say = words.say
    buttons = (
        tag("button", arrow, type="button", id=name, aria_label=say(key)) for name, (arrow, key) in steps.items()
    )
    return tag(
        "form",
        tag("label", say("search.in"), for_="query", class_="unseen"),
        tag("output", id="hits", for_="query"),
        tag("input", type="search", id="query", placeholder=say("search.in"), autocomplete="off"),
        buttons,
        id="search",
        class_="scripted",
        role="search",
        aria_label=say("search"),
    )


def _filters(words: Words, units: Element, kinds: Mapping[str, int]) -> Element:
    """Return the form; background times are off until asked for."""
    say = words.say
    boxes: list[Child] = [tag("legend", say("kinds"), class_="unseen")]
    for kind, count in kinds.items():
        badge = f"badge k-{kind}" if kind != BACKGROUND else "badge k-times quiet"
        box = tag("input", type="checkbox", name="kind", value=kind, checked=kind != BACKGROUND)
        boxes.append(tag("label", box, tag("span", f"{say(kind)} {count}", class_=badge)))
    return tag(
        "form",
        tag("label", tag("span", say("unit")), units),
        tag(
            "span",
            tag("label", tag("span", say("from")), tag("input", type="date", id="from")),
            tag("label", tag("span", say("to")), tag("input", type="date", id="to")),
            class_="dates",
        ),
        tag("fieldset", boxes) if kinds else None,
        tag("button", say("reset"), type="reset", id="reset"),
        id="filters",
        class_="scripted",
        aria_label=say("filters"),
    )
