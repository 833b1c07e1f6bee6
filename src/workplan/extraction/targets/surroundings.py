"""What is known of a view before its figures are asked about: its headings, words of time, announcements, sentences."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property
from typing import Final

from workplan.extraction.targets import conditions as laid
from workplan.extraction.targets import looking_back
from workplan.extraction.targets.above import Above, names_aims
from workplan.extraction.targets.cues import Cues
from workplan.extraction.targets.sentences import Anchors, Sentences

_LONGEST_HEAD: Final = 80
_HEAD: Final = re.compile(r"[^。,\n]{0,40}(?=[。\n]|$)")
_NOW: Final = "现"


class Surroundings:
    """What stands around the figures of one view.

    Args:
        text: the view's text.
        cues: the lexicon's words.
        year: the first year that is not the past, None if unknown.
        above: what the headings above the view say.
        plans: whether the document is a plan by its title.

    Attributes:
        told: True if the view's own heading or one above it tells the past.
        conditions: True if one of them lays down what applicants must have.
        aims: True if one of them names what is to be reached: 工作目标.
        plans: whether the document is a plan by its title.
        anchors: the words of time in its paragraphs.
        sentences: its sentences, each made when first asked about.
    """

    def __init__(self, text: str, cues: Cues, *, year: int | None, above: Above, plans: bool) -> None:
        self.text = text
        self.plans = plans
        self.cues = cues
        found = _HEAD.match(text)
        head = found[0] if found is not None else ""
        self.told = above.past or looking_back.tells_past(head, cues.heading)
        self.aims = above.aims or names_aims(head)
        self.conditions = above.conditions or laid.lays_conditions(
            text.partition("\n")[0][:_LONGEST_HEAD], cues.conditions
        )
        self.anchors = Anchors(text, cues, year=year, plans=plans)
        self.sentences = Sentences(text, cues)

    @cached_property
    def _announced(self) -> tuple[list[int], list[int], list[int]]:
        """Where 现予公布 stands, where the paragraph of each begins, where 现公布 stands."""
        behind: list[int] = []
        paragraphs: list[int] = []
        before: list[int] = []
        for word in self.cues.announced.finditer(self.text):
            if word["behind"] is None:
                before.append(word.start())
            else:
                behind.append(word.start())
                paragraphs.append(self.text.rfind("\n", behind[-2] if len(behind) > 1 else 0, word.start()) + 1)
        return behind, paragraphs, before

    def is_announced(self, start: int, at: int) -> bool:
        """Tell whether what stands at a place of the sentence from ``start`` on is announced as being there."""
        if _NOW not in self.text:
            return False
        behind, paragraphs, before = self._announced
        following = bisect_left(behind, at)
        if following < len(behind) and paragraphs[following] <= at:
            return True
        return bisect_left(before, at) > bisect_left(before, start)
