"""Turn the 《titles》 of a view into Regulations: which text, what is done with it, what kind it is.

Every outermost pair of marks is a row. An abbreviation (以下简称《纲要》) points to the title it stands for, where it
is introduced and in all later views of the document.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Final, NamedTuple

from workplan.extraction.regulations.abbreviations import NOTHING, Introduced, introduced_in
from workplan.extraction.regulations.around import Place
from workplan.extraction.regulations.categories import category, stated
from workplan.extraction.regulations.numbers import Number, number_behind
from workplan.extraction.regulations.rules import Ruling, judge
from workplan.extraction.regulations.sentences import Flat, Passage, flatten, passages
from workplan.extraction.regulations.series import read
from workplan.extraction.regulations.titles import Title, titles
from workplan.extraction.regulations.verbs import verbs
from workplan.lexicon import Lexicon
from workplan.model import Action, Category, Regulation, Text, unchecked
from workplan.rulebook import Found
from workplan.setting import Setting
from workplan.source import View, fold, with_ideographs

_regulation: Final = unchecked(Regulation)


class Outcome(NamedTuple):
    """What one view gives: its regulations in order, the doubts, and the abbreviations known behind it."""

    rows: list[Regulation]
    doubts: list[Found]
    introduced: Introduced


def may_name(text: str) -> bool:
    """Tell whether a view's text has a mark of a title; where it has none, :func:`find` finds nothing.

    >>> [may_name(text) for text in ("落实《甲办法", "落实甲办法》", "落实甲办法")]
    [True, True, False]
    """
    return "《" in text or "》" in text


def find(view: View, setting: Setting, introduced: Introduced = NOTHING) -> Outcome:
    """Find the regulations of a view.

    Args:
        view: heading and own paragraphs of a section, or the notice's front matter.
        setting: the document's setting; its lexicon is used.
        introduced: abbreviations from the views before this one.

    >>> from workplan.lexicon import default
    >>> from workplan.model import Span
    >>> source = "落实《甲省法治纲要》（以下简称《纲要》），按照《纲要》修订《乙办法》。"
    >>> rows = find(View.of(source, [Span(start=0, end=len(source))]), Setting(default())).rows
    >>> [(r.title, r.action.value, r.stands_for) for r in rows][1:]
    [('纲要', 'mention', '甲省法治纲要'), ('纲要', 'basis', '甲省法治纲要'), ('乙办法', 'amend', None)]
    """
    text = view.text
    found, doubts = titles(text, setting.lexicon, parted=view.parted)
    if not found:
        return Outcome([], doubts, introduced)
    lexicon = setting.lexicon
    flat = flatten(text, found, lexicon.build(verbs))
    passage, places = flat
    plain = passage.text
    shorts = introduced_in(plain, places)
    ruled = rulings(flat, shorts, lexicon)
    kinds = stated(plain, places, lexicon)
    rows: list[Regulation] = []
    here: dict[str, str] = {}
    for i, title in enumerate(found):
        key = text[title.first : title.last].replace("\n", "")
        meant = shorts.get(i)
        if meant is not None:
            here[key] = view.verbatim(found[meant].first, found[meant].last)
        full = here.get(key) or introduced.full(key) if i not in shorts or meant is not None else None
        number = number_behind(plain, places[i] + 1)
        known = number.value if number else ""
        kind = kinds[i] or category(fold(full) if full else key, known, plain, places[i], lexicon)
        rows.append(_row(view, title, passage, folded=key, ruling=ruled[i], kind=kind, number=number, full=full))
    return Outcome(rows, doubts, introduced.adding(here))


def _row(
    view: View,
    title: Title,
    passage: Passage,
    *,
    folded: str,
    ruling: Ruling,
    kind: Category,
    number: Number | None,
    full: str | None,
) -> Regulation:
    """Make the row of a title; ``passage`` is the way back from the flat text."""
    action, verb = ruling.verdict
    written = view.verbatim(title.first, title.last)
    return _regulation(
        action=action,
        category=kind,
        document_number=Text(value=number.value, span=view.span(*passage.span(number.start, number.end)))
        if number
        else None,
        measure=None,
        path="",
        rule=ruling.rule,
        sentence=None,
        span=view.span(title.first, title.last),
        stands_for=full,
        title=written if written == folded else with_ideographs(written),
        verb=view.span(*passage.span(*verb)) if verb and action is not Action.MENTION else None,
    )


def rulings(flat: Flat, introduced: Collection[int], lexicon: Lexicon) -> list[Ruling]:
    """Decide the action of every title of a view; the verbs are places in the flat text.

    Args:
        flat: the view's text with one sign a title.
        introduced: which of the titles 以下简称 introduces.
        lexicon: the words in force.

    >>> from workplan.lexicon import default
    >>> text = "启动修订《甲规定》,贯彻落实《乙意见》"
    >>> flat = flatten(text, titles(text, default()).found, default().build(verbs))
    >>> [(r.action.value, flat.text[slice(*r.verb)]) for r, _ in rulings(flat, (), default())]
    [('amend', '修订'), ('implement', '贯彻')]
    """
    table, text = lexicon.build(verbs), flat.passage.text
    number = {place: i for i, place in enumerate(flat.places)}
    found: dict[int, Ruling] = {}
    for passage in passages(text, flat.places):
        for series in read(passage.text, table):
            place, leader = Place(series, passage, table, text), None
            for title in series.titles:
                at = passage.place(title.start)
                i = number[at]
                ruling = found[i] = judge(place.on(at, introduced=i in introduced, leader=leader))
                leader = leader or ruling.verdict
    return [found[i] for i in range(len(flat.places))]
