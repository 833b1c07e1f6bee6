"""Passages of two editions → groups that stand for one another: by what they say, whatever their numbers are."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from heapq import nlargest
from typing import Final, Protocol

from workplan.comparison.assignment import assign
from workplan.comparison.likeness import Weights, bag, in_order, likenesses
from workplan.comparison.rises import longest_rise
from workplan.comparison.splits import parts_of

LEAST: Final = 0.2
"""Likeness that two sections need to be one; two sections of one plan with nothing in common have 0.02 to 0.12."""

SURE: Final = 0.36
"""Likeness from which the words alone decide; below it their order or the headings must speak for it too."""

SURE_WITHOUT_HEADING: Final = 0.3
"""The same where one of the two has no heading that could be asked."""

IN_ORDER: Final = 0.3
"""Share of words in the same order that shows one text reworded; two texts of one subject have 0.03 to 0.25."""

ONE_THING: Final = 0.15
"""Likeness of two headings about one thing."""

ONE_CLAUSE: Final = 0.5
"""Likeness of two first clauses about one thing: they are longer than headings and hold more that says nothing."""

REWRITTEN: Final = 0.14
"""Likeness that shows a section written anew where the headings have one topic; see ``TOPIC``."""

TOPIC: Final = 0.3
"""Likeness of two headings that name one topic by more than a word they happen to share."""

REWRITTEN_IN_PLACE: Final = 0.24
"""The same where the headings say nothing in common but both stand in one chapter."""

_SAME_PARENT: Final = 0.06
_SAME_LABEL: Final = 0.02
_CHILDREN: Final = 0.6
"""Share of the likeness of two chapters that their sections decide, where their headings alone don't show more."""

_TRIED: Final = 20_000
"""Pairs that are looked at closely at each stage; each of thousands of sections is held against its likest ones."""

_LEAST_TRIED: Final = 4


class Aligned(Protocol):
    """What can be aligned: a passage of a document, a row of a ledger."""

    @property
    def order(self) -> int:
        """Its place among those of its edition; the root, which stands for the whole, is 0."""

    @property
    def parent(self) -> int:
        """Order of what it stands in, -1 at the root."""

    @property
    def path(self) -> str:
        """Its path, by which it is known where two say the same."""

    @property
    def label(self) -> str:
        """Its number."""

    @property
    def is_leaf(self) -> bool:
        """True if nothing stands in it."""

    @property
    def heading(self) -> str:
        """Its heading, folded, without white space."""

    @property
    def body(self) -> tuple[str, str]:
        """Its text without clauses of responsibility: folded, and as written."""

    @property
    def key(self) -> str:
        """What two have in common that are the same."""


@dataclass(frozen=True, slots=True)
class Group:
    """Orders of the old and new passages that stand for one another: 1:1, 1:n, n:1, 1:0 or 0:1."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    moved: bool = False


class Aligner:
    """Aligns the passages of two editions.

    Args:
        old: passages of one edition.
        new: passages of the other.
        cut: cuts folded text into words.
    """

    def __init__(self, old: Sequence[Aligned], new: Sequence[Aligned], cut: Callable[[str], list[str]]) -> None:
        self.old, self.new = old, new
        self._cut = cut
        self._pairs: dict[int, int] = {}
        self._taken: set[int] = set()
        self._old_words: dict[int, tuple[list[str], list[str]]] = {}
        self._new_words: dict[int, tuple[list[str], list[str]]] = {}
        self._topics_of: dict[int, dict[str, float]] = {}
        self._children = [Counter(passage.parent for passage in edition) for edition in (old, new)]

    def groups(self) -> list[Group]:
        """Return all groups, in the old order, added ones behind them."""
        self._pair(0, 0)
        self._same()
        rest_old = [p for p in self.old if p.order not in self._pairs]
        rest_new = [p for p in self.new if p.order not in self._taken]
        whole: dict[int, list[int]] = {}
        parts: dict[int, list[int]] = {}
        if rest_old and rest_new:
            self._old_words, self._new_words = self._words(rest_old), self._words(rest_new)
            self._old_bags = {order: bag(*words) for order, words in self._old_words.items()}
            self._new_bags = {order: bag(*words) for order, words in self._new_words.items()}
            self._weights = Weights([*self._old_bags.values(), *self._new_bags.values()])
            self._assign(lambda p: p.is_leaf)
            self._assign(lambda p: not p.is_leaf)
            self._assign(lambda p: True)
            whole, parts = self._split_and_merged()
            # Half of a section that was cut is no section written anew.
            used = {id(self.new[at]) for found in whole.values() for at in found}
            used |= {id(self.old[at]) for found in parts.values() for at in found}
            self._assign(lambda p: p.is_leaf and id(p) not in used, self._rewritten, REWRITTEN)
        return self._moves(self._grouped(whole, parts))

    def _pair(self, old: int, new: int) -> None:
        self._pairs[old] = new
        self._taken.add(new)

    def _same(self) -> None:
        """Pair what is the same word for word: first at the same path, then in order."""
        in_place: defaultdict[tuple[str, str], deque[Aligned]] = defaultdict(deque)
        for passage in self.new[1:]:
            in_place[passage.key, passage.path].append(passage)
        left: list[Aligned] = []
        for passage in filter(_says_something, self.old[1:]):
            twins = in_place[passage.key, passage.path]
            if twins:
                self._pair(passage.order, twins.popleft().order)
            else:
                left.append(passage)
        by_key: defaultdict[str, deque[Aligned]] = defaultdict(deque)
        for passage in self.new[1:]:
            if passage.order not in self._taken:
                by_key[passage.key].append(passage)
        for passage in left:
            if by_key[passage.key]:
                self._pair(passage.order, by_key[passage.key].popleft().order)

    def _words(self, among: Iterable[Aligned]) -> dict[int, tuple[list[str], list[str]]]:
        return {p.order: (self._cut(p.heading), self._cut(p.body[0])) for p in among}

    def _assign(
        self,
        chosen: Callable[[Aligned], bool],
        likeness: Callable[[Aligned, Aligned, float], float] | None = None,
        least: float = LEAST,
    ) -> None:
        """Pair what is likest among those passages that are still alone and chosen."""
        likeness = likeness or self._likeness
        old = [p for p in self.old if p.order not in self._pairs and chosen(p)]
        new = [p for p in self.new if p.order not in self._taken and chosen(p)]
        if not old or not new:
            return
        self._shared = Counter((self.old[a].parent, self.new[b].parent) for a, b in self._pairs.items())
        found = likenesses(
            {p.order: self._weights.vector(self._old_bags[p.order]) for p in old},
            {p.order: self._weights.vector(self._new_bags[p.order]) for p in new},
        )
        columns = {p.order: at for at, p in enumerate(new)}
        for one, other in self._shared:
            if one in found and other in columns:
                found[one].setdefault(other, 0.0)
        tried = max(_LEAST_TRIED, _TRIED // len(old))
        rows: list[dict[int, float]] = []
        for a in old:
            near = found[a.order]
            fewest = min(least, LEAST) if a.is_leaf else 0.0
            likely = [order for order, words in near.items() if words >= fewest]
            if len(likely) > tried:
                likely = nlargest(tried, likely, key=lambda order: (near[order], -order))
            rows.append({columns[order]: likeness(a, self.new[order], near[order]) for order in sorted(likely)})
        for row, column in assign(rows, len(new), least):
            self._pair(old[row].order, new[column].order)

    def _likeness(self, old: Aligned, new: Aligned, words: float) -> float:
        """Return how alike two passages are: words first, children of chapters, then place and number for ties."""
        if not (old.is_leaf or new.is_leaf):
            words = max(words, (1 - _CHILDREN) * words + _CHILDREN * self._shared_children(old, new))
        if words < LEAST:
            return 0.0
        if words < SURE and old.is_leaf and new.is_leaf:
            ordered = in_order(self._old_words[old.order][1], self._new_words[new.order][1], IN_ORDER)
            if ordered < IN_ORDER and not self._one_thing(old, new, words):
                return 0.0
            words = max(words, ordered)
        if self._pairs.get(old.parent, -1) == new.parent:
            words += _SAME_PARENT
        if old.label == new.label:
            words += _SAME_LABEL
        return min(words, 1.0)

    def _rewritten(self, old: Aligned, new: Aligned, words: float) -> float:
        """Return how alike two passages are that stand alone though one may be the other written anew."""
        if words < REWRITTEN or not self._old_words[old.order][0] or not self._new_words[new.order][0]:
            return 0.0
        topic = self._topics(old, new)
        in_place = words >= REWRITTEN_IN_PLACE and self._pairs.get(old.parent, -1) == new.parent
        return min(words + topic / 2, 1.0) if topic >= TOPIC or in_place else 0.0

    def _topics(self, old: Aligned, new: Aligned) -> float:
        """Return how alike the topics of two passages are: of their headings, else of their first clauses."""
        mine, others = self._topic(old.order, self._old_words), self._topic(~new.order, self._new_words)
        return sum(value * others.get(word, 0.0) for word, value in mine.items())

    def similarity(self, old: int, new: int) -> float | None:
        """Return the share of words that two passages have in common, None where they were not looked at.

        Args:
            old: order of a passage of the old edition.
            new: order of one of the new edition.
        """
        if old not in self._old_words or new not in self._new_words:
            return None
        mine, others = (Counter([*heading, *body]) for heading, body in (self._old_words[old], self._new_words[new]))
        return round(2 * (mine & others).total() / max(1, mine.total() + others.total()), 2)

    def _one_thing(self, old: Aligned, new: Aligned, words: float) -> bool:
        """Tell whether two sections that are not much alike are about one thing: by headings, else by first clauses."""
        heading, other = self._old_words[old.order][0], self._new_words[new.order][0]
        topic = self._topics(old, new)
        if heading and other:
            return topic >= ONE_THING
        return topic >= ONE_CLAUSE or words >= SURE_WITHOUT_HEADING

    def _topic(self, key: int, words: dict[int, tuple[list[str], list[str]]]) -> dict[str, float]:
        """Return the topic of a passage; ``key`` is its order, of a new passage turned below zero."""
        if key not in self._topics_of:
            heading, body = words[key if key >= 0 else ~key]
            self._topics_of[key] = self._weights.vector(bag((), heading or _first_clause(body)))
        return self._topics_of[key]

    def _shared_children(self, old: Aligned, new: Aligned) -> float:
        whole = self._children[0][old.order] + self._children[1][new.order]
        return 2 * self._shared[old.order, new.order] / whole

    def _split_and_merged(self) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
        """Find for what is still alone the counterpart whose remaining words hold it: a section that was cut or joined.

        Returns:
            For old passages the new ones they went into besides their pair, and for new ones the old that joined them.
        """
        turned = {b: a for a, b in self._pairs.items()}
        lone_new = [p.order for p in self.new if p.order not in self._taken]
        lone_old = [p.order for p in self.old if p.order not in self._pairs]
        # The heading of a part is its own; only its text comes from the whole.
        old_texts = {order: bag((), body or heading) for order, (heading, body) in self._old_words.items()}
        new_texts = {order: bag((), body or heading) for order, (heading, body) in self._new_words.items()}
        split = parts_of(lone_new, new_texts, old_texts, self._pairs, self._weights)
        merged = parts_of(lone_old, old_texts, new_texts, turned, self._weights)
        return split, merged

    def _grouped(self, split: dict[int, list[int]], merged: dict[int, list[int]]) -> list[Group]:
        spoken_old = {order for orders in merged.values() for order in orders}
        spoken_new = {order for orders in split.values() for order in orders}
        groups = []
        for passage in self.old:
            order = passage.order
            pair = self._pairs.get(order)
            if pair is None:
                if order not in spoken_old:
                    groups.append(Group((order,), ()))
            elif order in split:
                # A section that was both cut and joined keeps to the cut; the joined ones stand alone.
                groups.append(Group((order,), tuple(sorted([pair, *split[order]]))))
                groups += [Group((other,), ()) for other in merged.get(pair, ())]
            else:
                groups.append(Group(tuple(sorted([order, *merged.get(pair, ())])), (pair,)))
        lone = [p.order for p in self.new if p.order not in self._taken and p.order not in spoken_new]
        return groups + [Group((), (order,)) for order in lone]

    def _moves(self, groups: list[Group]) -> list[Group]:
        """Mark what stands under another parent, or before what it stood behind."""
        counterparts: defaultdict[int, set[int]] = defaultdict(set, {-1: {-1}})
        for group in groups:
            for order in group.old:
                counterparts[order] |= set(group.new)
        stayed: defaultdict[tuple[int, int], list[Group]] = defaultdict(list)
        moved: set[Group] = set()
        for group in groups:
            if not group.old or not group.new or group.old == (0,):
                continue
            old, new = self.old[group.old[0]].parent, self.new[group.new[0]].parent
            if new in counterparts[old]:
                stayed[old, new].append(group)
            else:
                moved.add(group)
        for siblings in stayed.values():
            siblings.sort(key=lambda g: g.old[0])
            keep = longest_rise([g.new[0] for g in siblings])
            moved |= {g for at, g in enumerate(siblings) if at not in keep}
        return [Group(g.old, g.new, moved=True) if g in moved else g for g in groups]


def _first_clause(words: Sequence[str]) -> Sequence[str]:
    end = next((at for at, word in enumerate(words) if word in ",。;:"), len(words))
    return words[:end]


def _says_something(passage: Aligned) -> bool:
    return len(passage.key) > 1
