"""What a rule says of a figure: that it is a target, or that it is none."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, TypeAlias

from workplan.extraction.targets.around import Around
from workplan.rulebook import Judgement

Verdict: TypeAlias = Literal["target", "none"]
Row: TypeAlias = Judgement[Around, Verdict]


def target_if(test: Callable[[Around], bool]) -> Callable[[Around], Verdict | None]:
    """Make a decision of a test: what passes it is a target."""
    return lambda at: "target" if test(at) else None


def none_if(test: Callable[[Around], bool]) -> Callable[[Around], Verdict | None]:
    """Make a decision of a test: what passes it is no target."""
    return lambda at: "none" if test(at) else None
