"""Pairs of sections: the likest in all, and one answer only, whichever form of the solver a machine has."""

from __future__ import annotations

from itertools import permutations

import pytest

from workplan.comparison.assignment import _cost, assign

LEAST = 0.3
TIED = [
    [[0.5] * 5] * 5,
    [[0.9, 0.9, 0.3, 0.3, 0.9]] * 5,
    [[0.5, 0.9, 0.0, 0.9, 0.5], [0.9, 0.5, 0.5, 0.0, 0.9], [0.5] * 5, [0.9] * 5, [0.0, 0.3, 0.3, 0.5, 0.9]],
]


def test_what_is_equally_like_stays_in_order() -> None:
    like = [dict.fromkeys(range(4), 0.5) for _ in range(4)]
    assert assign(like, 4, LEAST) == [(0, 0), (1, 1), (2, 2), (3, 3)]


def test_what_is_just_like_enough_does_not_stay_alone() -> None:
    assert assign([{0: LEAST}, {1: LEAST}], 2, LEAST) == [(0, 0), (1, 1)]
    assert assign([{0: LEAST - 0.01}], 1, LEAST) == []


@pytest.mark.parametrize("likeness", TIED)
def test_one_answer_is_the_best(likeness: list[list[float]]) -> None:
    near = [{column: value for column, value in enumerate(row) if value >= LEAST} for row in likeness]
    costs = [[_cost(row.get(column), LEAST, at, column) for column in range(5)] for at, row in enumerate(near)]
    answers = sorted((sum(costs[at][c] for at, c in enumerate(order)), order) for order in permutations(range(5)))
    assert answers[0][0] < answers[1][0]
    best = [(at, column) for at, column in enumerate(answers[0][1]) if column in near[at]]
    assert assign(near, 5, LEAST) == best
