"""The work grows with the input, not with its square: five times the text takes about five times as long.

``benchmarks/growth.py`` has more shapes and sizes; these are the ones that once grew with the square, or faster.
"""

from __future__ import annotations

import runpy
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import workplan
from workplan.structure.outlining.reading import search

GROWTH = runpy.run_path(str(Path(__file__).parent.parent / "benchmarks" / "growth.py"))
SHAPES: dict[str, Callable[[int], Callable[[], object]]] = {
    f"{stage}: {name}": prepare for stage, name, prepare in GROWTH["lines"]()
}
SHORT = 8_000
TIMES = 5
BOUNDED = ("validate: against other chapters", "compare: n sections, same words")
"""Pairs are looked at up to a bound, which shorter texts do not reach: up to there the work grows faster."""


@pytest.fixture(scope="module")
def _warm() -> None:
    """What is made only once is made here, not again in the copy of the process that measures."""
    for stage in ("parse", "validate: against", "report", "compare"):
        next(prepare for name, prepare in SHAPES.items() if name.startswith(stage))(1_000)()
    workplan.parse("一、甲\n建设。（责任单位：省财政厅）2023年6月底前修订《办法》，不少于3项。")


@pytest.mark.slow
@pytest.mark.usefixtures("_warm")
@pytest.mark.parametrize("name", SHAPES)
def test_growth_is_linear(name: str) -> None:
    spent = GROWTH["spent"]
    short, most = (3 * SHORT, 3 * TIMES) if name in BOUNDED else (SHORT, 2 * TIMES)
    factors = []
    for _ in range(3):  # a machine that is busy for a moment is no growth
        long = spent(SHAPES[name], TIMES * short)
        assert long is not None, "takes longer than any text should"
        if long < 0.15:
            return
        factors.append(long / max(spent(SHAPES[name], short), 0.005))
        if factors[-1] < most:
            return
    pytest.fail(f"{TIMES} times the text takes {min(factors):.0f} times as long")


@pytest.mark.slow
@pytest.mark.usefixtures("_warm")
def test_two_long_texts_that_share_nothing_are_compared_in_seconds() -> None:
    for name in ("prose without sections, other words", "n sections, none alike"):
        assert GROWTH["spent"](SHAPES[f"compare: {name}"], 200_000) < 5


@pytest.mark.parametrize("count", [400, 5_000])
def test_a_clause_of_any_length_is_read_whole(count: int) -> None:
    names = [f"第{number}局" for number in range(count)]
    for form in ("（责任单位：{}）", "（责任单位：{}", "\n责任单位：{}"):
        document = workplan.parse("一、甲\n建设。" + form.format("、".join(names)))
        assert [unit.name for row in document.responsibilities for unit in row.units] == names


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece", ["1.", "(一)", "一、", "1\n", "第", "附件:1.", "二、甲(一)乙1.丙2·丁3戊\n", "工 1 . 作 "]
)
def test_the_time_of_the_search_for_an_outline_grows_with_the_text(piece: str) -> None:
    def spent(length: int) -> float:
        text = piece * (length // len(piece))
        start = time.process_time()
        search(text)
        return time.process_time() - start

    short = max(min(spent(2_000) for _ in range(3)), 0.001)
    assert spent(20_000) < 40 * short
