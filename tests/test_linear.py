"""No pattern is worse than linear: ten times the text takes about ten times as long, on the worst texts we know."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

import pytest
import regex

Matcher: TypeAlias = "re.Pattern[str] | regex.Pattern[str]"

# Texts that make a pattern with nested repeats or unbounded looking-back run away
ATTACKS = [
    "(", ")", "《", "》", "一", "1", " ", "\n", "。", "、", "第", "年", "省", "各", "的", "“", "a",
    "（责任单位：", "(责任单位:省财政厅、", "省财政厅、", "责任单位:省财政厅,", "2023年", "1.", "一、", "(一)",
    "《一", "印发《", "以下简称《", "(以下简称", "不少于", "1万", "至少1", "12月", "每年", "到2025年", "关于", "各省、",
    "〔2023〕", "标 题:", "办公厅 ", "和", "及", "市、", "第一条", "—", "0.", "负责", "牵头", ",",
]  # fmt: skip


def patterns() -> Iterator[tuple[str, Matcher]]:
    """Every pattern that is compiled when the package is used, in a process where none is compiled yet."""
    command = [sys.executable, "-m", "tests.every_pattern"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=Path(__file__).parent.parent)
    for number, line in enumerate(done.stdout.splitlines()):
        found = json.loads(line)
        if found["by"] == "re":
            yield f"{found['at']}-{number}", re.compile(found["pattern"], found["flags"])
        else:
            yield f"{found['at']}-{number}", regex.compile(found["pattern"], found["flags"], **found["lists"])


PORTIONS = 32
SHORT = 1_000


@pytest.fixture(scope="module")
def every() -> dict[str, Matcher]:
    """The patterns by the name of their place."""
    return dict(patterns())


def spent(pattern: Matcher, text: str, *, runs: int = 3) -> float:
    best = float("inf")
    for _ in range(runs):
        start = time.process_time()
        for _ in pattern.finditer(text):
            pass
        best = min(best, time.process_time() - start)
        if best > 0.5:
            break
    return best


@pytest.mark.slow
def test_patterns_are_seen_wherever_they_are_kept(every: dict[str, Matcher]) -> None:
    homes = {name.partition(":")[0].rpartition(".")[2] for name in every}
    assert {"roles", "groups", "html", "words"} <= homes  # in objects, in look-up tables, in modules loaded late


@pytest.mark.slow
@pytest.mark.parametrize("portion", range(PORTIONS))
def test_growth_is_linear(portion: int, every: dict[str, Matcher]) -> None:
    """Each pattern is in one portion; a failure names it."""
    for name in [*every][portion::PORTIONS]:
        check_growth(name, every[name])


def check_growth(name: str, pattern: Matcher) -> None:
    # the fastest pattern that looks at every pair of 1,000 places takes half a millisecond for them
    times = {attack: spent(pattern, attack * (SHORT // len(attack)), runs=1) for attack in ATTACKS}
    for attack in sorted(times, key=times.__getitem__)[-2:]:
        if times[attack] < 0.00025:
            continue
        short = spent(pattern, attack * (SHORT // len(attack)))
        long = attack * (10 * SHORT // len(attack))
        # measured again only where the first time may be that of a busy machine
        growth = next((g for g in (spent(pattern, long, runs=runs) / short for runs in (1, 3)) if g < 40), 40)
        assert growth < 40, f"{name} on {attack!r}: more than {growth} times as long for ten times the text"


@pytest.mark.parametrize("pattern", [r"\([^)]*\)", "《.*》", "[一二三]+、甲"])
def test_a_pattern_that_looks_at_every_pair_of_places_is_told(pattern: str) -> None:
    with pytest.raises(AssertionError, match="times as long"):
        check_growth(pattern, re.compile(pattern))
