"""Candidates → the outline of least cost, found in one pass with a bounded set of open states."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from workplan.structure.outlining.candidates import Candidate
from workplan.structure.outlining.costs import WEIGHTS, WIDEST_GAP
from workplan.writing.markers import Scheme

# States kept: those within so much of the best, at most so many.
WITHIN: Final = 16.0
MOST: Final = 32
CLOSE: Final = 2.0
"""A margin below this is a doubt."""
# Ways of less cost are compared with the winner over so many markers back.
_BACK: Final = 16
# So many characters at least stand between two numbers of one series inside a line.
_NEAR: Final = 6
_SCHEMES: Final = len(Scheme)
_ROOT: Final = 15
_ARTICLE: Final = 3

# What is known of a scheme, packed: last number, kind of parent (4 bits), spelling (4).
_LAST: Final = 1023
_PARENT: Final = 10
_KIND: Final = 15
_SPELLING: Final = 14

State = tuple[tuple[int, ...], tuple[int, ...]]
"""The open schemes from the outermost to the innermost, and what is known of each."""


class Chosen(NamedTuple):
    """A candidate that counts.

    Attributes:
        candidate: the candidate.
        parent: index of the one it stands under, -1 at the root.
        margin: how much dearer the best outline without it is, at most ``WITHIN``.
    """

    candidate: Candidate
    parent: int
    margin: float


class Solution(NamedTuple):
    """The outline of least cost.

    Attributes:
        chosen: the candidates that count, in order.
        rejected: near winners that do not, with how much dearer the best outline with them is.
    """

    chosen: list[Chosen]
    rejected: list[tuple[Candidate, float]]


class _Node:
    """The last step on the way to a state."""

    __slots__ = ("at", "before", "cost", "depth", "rival", "rival_at", "rival_gap", "stop")

    def __init__(self, cost: float, before: _Node | None, at: int, depth: int, stop: int) -> None:
        self.cost = cost
        self.before = before
        self.at = at
        self.depth = depth
        self.stop = stop
        self.rival: _Node | None = None
        self.rival_gap = WITHIN
        self.rival_at = -1


def solve(found: Sequence[Candidate], weights: Mapping[str, float] = WEIGHTS) -> Solution:
    """Return the outline of least cost.

    Args:
        found: candidates in order of their places.
        weights: the costs by name.

    >>> from workplan.structure.outlining.candidates import candidates
    >>> from workplan.structure.outlining.prepared import sheet
    >>> text = "一、夯实基础(一)健全机制。甲。(二)配强力量。乙。二、狠抓落实3.5亿元投资。"
    >>> [c.candidate.label for c in solve(candidates(sheet(text))).chosen]
    ['一', '(一)', '(二)', '二']
    """
    step = _Steps(weights)
    start: State = ((), (0,) * _SCHEMES)
    beam: dict[State, _Node] = {start: _Node(0.0, None, -1, 0, 0)}
    for at, candidate in enumerate(found):
        for state, node in list(beam.items()):
            if node.stop > candidate.start:
                continue
            for after, cost, depth in step.steps(state, candidate, candidate.start - node.stop):
                _relax(beam, after, node, node.cost + cost + candidate.cost, at, depth, candidate.end)
        if len(beam) > 1:
            beam = _pruned(beam)
    return _outline(list(beam.values()), found)


def _relax(beam: dict[State, _Node], state: State, before: _Node, cost: float, at: int, depth: int, stop: int) -> None:
    known = beam.get(state)
    made = _Node(cost, before, at, depth, stop)
    if known is None:
        beam[state] = made
        return
    if cost < known.cost:
        made.rival, made.rival_gap, made.rival_at = known, known.cost - cost, at
        beam[state] = made
    elif cost - known.cost < known.rival_gap:
        known.rival, known.rival_gap, known.rival_at = made, cost - known.cost, at


def _pruned(beam: dict[State, _Node]) -> dict[State, _Node]:
    limit = min(node.cost for node in beam.values()) + WITHIN
    kept = [(state, node) for state, node in beam.items() if node.cost <= limit]
    if len(kept) > MOST:
        kept.sort(key=lambda item: item[1].cost)
        del kept[MOST:]
    return dict(kept)


def _outline(ends: list[_Node], found: Sequence[Candidate]) -> Solution:
    best = min(ends, key=lambda node: node.cost)
    way: list[_Node] = []
    node: _Node | None = best
    while node is not None and node.at >= 0:
        way.append(node)
        node = node.before
    way.reverse()
    taken, left = _margins(way, best, ends)
    chosen: list[Chosen] = []
    stack: list[int] = []
    for place, node in enumerate(way):
        del stack[node.depth :]
        chosen.append(Chosen(found[node.at], stack[-1] if stack else -1, taken.get(node.at, WITHIN)))
        stack.append(place)
    own = {node.at for node in way}
    return Solution(chosen, [(found[at], gap) for at, gap in sorted(left.items()) if at not in own])


def _margins(way: list[_Node], best: _Node, ends: list[_Node]) -> tuple[dict[int, float], dict[int, float]]:
    """How much dearer the best way without each marker of the winner is, and the best with each that it lacks.

    Known as far as ways were kept.
    """
    taken: dict[int, float] = {}
    left: dict[int, float] = {}
    for end in ends:
        if end is not best and end.cost - best.cost < WITHIN:
            _compare(best, end, end.cost - best.cost, taken, left)
    following = 1 << 60
    for node in reversed(way):
        if node.rival is not None and node.rival_at <= following:
            _compare(node, node.rival, node.rival_gap, taken, left)
        following = node.at
    return taken, left


def _compare(winner: _Node, loser: _Node, gap: float, taken: dict[int, float], left: dict[int, float]) -> None:
    """Note ``gap`` for each marker that only one of two ways has, back to where they part."""
    ours: _Node | None = winner
    theirs: _Node | None = loser
    for _ in range(_BACK):
        if ours is theirs:  # at the latest where both began
            return
        assert ours is not None
        assert theirs is not None
        if ours.at > theirs.at:
            taken[ours.at] = min(gap, taken.get(ours.at, WITHIN))
            ours = ours.before
        elif theirs.at > ours.at:
            left[theirs.at] = min(gap, left.get(theirs.at, WITHIN))
            theirs = theirs.before
        else:
            ours, theirs = ours.before, theirs.before


class _Steps:
    """The ways to go on from a state by taking a candidate."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self.on = weights["run.on"]
        self.gap = weights["run.gap"]
        self.wider = weights["run.wider"]
        self.same = weights["run.same"]
        self.back = weights["run.back"]
        self.restart = weights["run.restart"]
        self.near = weights["run.near"]
        self.new = weights["run.new"]
        self.second = weights["run.second"]
        self.through = weights["run.through"]
        self.late = weights["run.late"]
        self.law = weights["run.late.law"]
        self.reversed = weights["nest.reversed"]
        self.popped = weights["nest.popped"]
        self.other = weights["nest.other"]
        self.point = weights["spelling.point"]

    def steps(self, state: State, candidate: Candidate, apart: int) -> list[tuple[State, float, int]]:
        """Return the states behind a candidate, the cost of each step, and how many schemes stay open above it.

        Args:
            state: the state before it.
            candidate: the candidate.
            apart: how many characters stand between it and the end of the last one taken.
        """
        stack, known = state
        scheme = int(candidate.scheme)
        facts = known[scheme]
        cost = 0.0
        spelling = candidate.spelling
        before = facts >> _SPELLING & 15
        if before and before >> 1 != spelling >> 1:
            cost += self.point
        if scheme in stack:
            depth = stack.index(scheme)
            cost += self._onward(facts & _LAST, candidate)
            if apart < _NEAR and not spelling & 1 and stack[-1] == scheme:
                cost += self.near
            packed = candidate.value | facts & _KIND << _PARENT | spelling << _SPELLING
            return [((stack[: depth + 1], _put(known, scheme, packed)), cost, depth)]
        anew = self._anew(facts & _LAST, candidate.value)
        if scheme <= _ARTICLE and candidate.value > 1 and not facts & _LAST:
            anew += self.law
        out: list[tuple[State, float, int]] = []
        for depth in range(len(stack), -1, -1):
            parent = stack[depth - 1] if depth else _ROOT
            nest = self._nest(stack, depth, scheme)
            if nest is None:
                continue
            if candidate.above and (not depth or known[parent] & _LAST != candidate.above):
                nest += self.other
            # at the root a series is never closed, whatever stood between
            back_at_root = not depth and facts & _LAST and facts >> _PARENT & _KIND == _ROOT
            number = self._onward(facts & _LAST, candidate) if back_at_root else anew
            packed = candidate.value | parent << _PARENT | spelling << _SPELLING
            out.append((((*stack[:depth], scheme), _put(known, scheme, packed)), cost + number + nest, depth))
        return out

    def _wide(self, lacking: int) -> float:
        return min(self.gap + self.wider * (lacking - 1), WIDEST_GAP)

    def _onward(self, last: int, candidate: Candidate) -> float:
        """The cost of a number in an open series."""
        value = candidate.value
        if value == last + 1:
            return self.on + (self.second if value == 2 else 0.0)
        if value > last:
            return self._wide(value - last - 1)
        if value == last:
            return self.on if candidate.inserted else self.same
        return self.restart if value == 1 else self.back

    def _anew(self, last: int, value: int) -> float:
        """The cost of a number whose series is not open: it begins anew, or runs through from under another parent."""
        if value == 1:
            return self.new
        late = self.late + self._wide(value - 1)
        if not last or value <= last:
            return late
        return self.through if value == last + 1 else min(late, self._wide(value - last - 1))

    def _nest(self, stack: tuple[int, ...], depth: int, scheme: int) -> float | None:
        """The cost of a place in the tree, None for one that no text has.

        A chapter stands below no article, and no article beside its chapter.
        """
        cost = self.popped * (len(stack) - depth)
        laws = (stack[:depth], stack[depth:]) if scheme <= _ARTICLE else ((), ())
        if any(scheme < above <= _ARTICLE for above in laws[0]) or any(left < scheme for left in laws[1]):
            return None
        parent = stack[depth - 1] if depth else _ROOT
        if depth and parent > scheme:
            cost += self.reversed
        return cost


def _put(known: tuple[int, ...], scheme: int, packed: int) -> tuple[int, ...]:
    return (*known[:scheme], packed, *known[scheme + 1 :])
