"""Find the figures that the work must reach in a view: 两期以上, 达到95%以上, 48小时内放行.

``figures`` reads what is written, ``rules`` say of each figure whether it is a target, and why.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import Final, NamedTuple

from workplan.extraction.targets import cues, figures
from workplan.extraction.targets.above import NOTHING, Above
from workplan.extraction.targets.around import Around
from workplan.extraction.targets.figures import Figure
from workplan.extraction.targets.rules import RULES as RULES
from workplan.extraction.targets.rules import judge
from workplan.extraction.targets.surroundings import Surroundings
from workplan.model import Target, unchecked
from workplan.model.base_units import json_number
from workplan.rulebook import Rule
from workplan.setting import Setting
from workplan.source import View

_made: Final = unchecked(Target)


class Judged(NamedTuple):
    """A figure, the rule that decided on it, and whether it is a target."""

    figure: Figure
    rule: Rule
    is_target: bool


def find(view: View, setting: Setting, *, above: Above = NOTHING) -> list[Target]:
    """Find the targets of one section.

    Args:
        view: heading and own paragraphs of the section.
        setting: the document's setting; its years part what has been from what is to be reached.
        above: what the headings above the section say of its figures.

    Returns:
        the targets in source order.

    >>> from workplan.lexicon import default
    >>> from workplan.model import Span
    >>> text = "每年举办两期以上讲座，对合格学员给予500元补贴。"
    >>> [(t.text, t.value, t.unit) for t in find(View.of(text, [Span(start=0, end=len(text))]), Setting(default()))]
    [('两期以上', 2, '期')]
    """
    found = judged(view, setting, above=above)
    return [_target(view, figure, rule) for figure, rule, is_target in found if is_target]


def _target(view: View, figure: Figure, rule: Rule) -> Target:
    value, high = figure.value, figure.high
    return _made(
        approximate=figure.about,
        base_unit="",
        base_value=0,
        comparator=figure.comparator,
        high=None if high is None else json_number(high),
        measure=None,
        path="",
        rule=rule.code,
        sentence=None,
        span=view.span(figure.start, figure.end),
        text=view.verbatim(figure.start, figure.end),
        unit=figure.unit,
        value=json_number(value),
    )


def judged(view: View, setting: Setting, *, above: Above = NOTHING) -> Iterator[Judged]:
    """Yield every figure of a section with the rule that makes it a target or none; arguments as for :func:`find`.

    >>> from workplan.lexicon import default
    >>> from workplan.model import Span
    >>> text = "每年举办两期以上讲座，对合格学员给予500元补贴。"
    >>> for figure, rule, _ in judged(View.of(text, [Span(start=0, end=len(text))]), Setting(default())):
    ...     print(text[figure.start : figure.end], rule.code)
    两期以上 target.bound
    500元 target.none.offer
    """
    text, lexicon = view.text, setting.lexicon
    read = figures.read(text, lexicon.build(figures.cues_of))
    if not read:
        return
    words = lexicon.build(cues.cues_of)
    surroundings = Surroundings(text, words, year=setting.floor, above=above, plans=setting.plans)
    taken: Around | None = None
    last: Around | None = None
    starts = [figure.start for figure in read]
    for figure, list_end in zip(read, figures.list_ends(text, read), strict=True):
        behind = bisect_left(starts, list_end)
        following = read[behind] if behind < len(read) else None
        last = Around(surroundings, figure, list_end=list_end, following=following, taken=taken, last=last)
        rule = judge(last)
        if rule.says == "target":
            taken = last
        yield Judged(figure, rule, rule.says == "target")
