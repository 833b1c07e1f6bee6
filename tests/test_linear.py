"""No pattern is worse than linear: ten times the text takes about ten times as long, on the worst texts we know."""

from __future__ import annotations

import importlib
import pkgutil
import re
import time
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import TypeAlias

import pytest
import regex

import workplan
from tests.notices import first
from workplan.lexicon import default

Matcher: TypeAlias = "re.Pattern[str] | regex.Pattern[str]"

# Texts that make a pattern with nested repeats or unbounded looking-back run away
ATTACKS = [
    "(", ")", "《", "》", "一", "1", " ", "\n", "。", "、", "第", "年", "省", "各", "的", "“", "a",
    "（责任单位：", "(责任单位:省财政厅、", "省财政厅、", "责任单位:省财政厅,", "2023年", "1.", "一、", "(一)",
    "《一", "印发《", "以下简称《", "(以下简称", "不少于", "1万", "至少1", "12月", "每年", "到2025年", "关于", "各省、",
    "〔2023〕", "标 题:", "办公厅 ", "和", "及", "市、", "第一条", "—", "0.", "负责", "牵头", ",",
]  # fmt: skip


def patterns() -> Iterator[tuple[str, Matcher]]:
    """Every compiled pattern of the package, those built from the lexicon included."""
    workplan.to_json(workplan.parse(first()))
    workplan.validate(workplan.parse(first()[:3000]))
    for module in pkgutil.walk_packages(workplan.__path__, "workplan."):
        if any(part in module.name for part in (".cli", "__main__", ".dask", ".batch")):
            continue
        found = importlib.import_module(module.name)
        for name, value in vars(found).items():
            yield from _inside(f"{module.name}.{name}", value)
    for make, value in default()._built.items():
        yield from _inside(getattr(make, "__qualname__", "lexicon"), value)


def _inside(name: str, value: object) -> Iterator[tuple[str, Matcher]]:
    if isinstance(value, re.Pattern | regex.Pattern):
        yield name, value
    elif isinstance(value, dict):
        for key, item in value.items():
            if isinstance(item, re.Pattern | regex.Pattern):
                yield f"{name}[{key}]", item
    elif isinstance(value, tuple | list):
        for at, item in enumerate(value):
            yield from _inside(f"{name}[{at}]", item)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            item = getattr(value, field.name, None)
            if isinstance(item, re.Pattern | regex.Pattern):
                yield f"{name}.{field.name}", item


ALL = {(p.pattern, p.flags): (name, p) for name, p in patterns()}


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


@pytest.mark.parametrize("key", ALL, ids=lambda key: ALL[key][0])
def test_growth_is_linear(key: tuple[str, int]) -> None:
    name, pattern = ALL[key]
    # a pattern that looks at every pair of 10,000 places takes far more than a millisecond for them
    times = {attack: spent(pattern, attack * (10_000 // len(attack)), runs=1) for attack in ATTACKS}
    for attack in sorted(times, key=times.__getitem__)[-2:]:
        if times[attack] < 0.001:
            continue
        short = spent(pattern, attack * (10_000 // len(attack)))
        growth = spent(pattern, attack * (100_000 // len(attack)), runs=2) / short
        assert growth < 40, f"{name} on {attack!r}: {growth:.0f} times as long for ten times the text"
