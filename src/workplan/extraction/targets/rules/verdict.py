"""What a rule says of a figure: that it is a target, or that it is none; and which figures it is asked of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

from workplan.extraction.targets.around import Around
from workplan.extraction.targets.rules.loose import is_loose
from workplan.rulebook import Asked

Verdict: TypeAlias = Literal["target", "none"]


class Traits(NamedTuple):
    """What tells which rules may apply to a figure: few figures share all of them, so that each rule is asked of few.

    Attributes:
        kind: kind of its unit.
        in_words: True if it is written in words.
        before: True if a comparing or reaching word stands in front of it.
        after: True if a comparing word stands behind it.
        loose: True if it is in words and nothing compares it, see :func:`is_loose`.
    """

    kind: str
    in_words: bool
    before: bool
    after: bool
    loose: bool

    @classmethod
    def of(cls, at: Around) -> Traits:
        """Return the traits of a figure."""
        figure = at.figure
        loose = figure.in_words and is_loose(at)
        return cls(figure.kind, figure.in_words, figure.before != "", figure.after != "", loose)

    @property
    def bare(self) -> bool:
        """True if nothing compares it and it reaches nothing."""
        return not (self.before or self.after)

    @property
    def counted(self) -> bool:
        """True if it counts things or persons."""
        return self.kind in ("count", "person")

    @property
    def sized(self) -> bool:
        """True if it is a sum or a size."""
        return self.kind in ("money", "size")


@dataclass(frozen=True, slots=True, repr=False)
class Row(Asked):
    """One rule on figures.

    Attributes:
        test: True of a figure that it decides on.
        of: True of the traits without which its test is never passed; it is asked of no other figures.
        says: what it makes of a figure.
    """

    test: Callable[[Around], bool] = lambda at: True
    of: Callable[[Traits], bool] = lambda traits: True
    says: Verdict = "none"
