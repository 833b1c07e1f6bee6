"""What a rule says of a paragraph, and what all of them have said: the parts of a document around the plan's body."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from workplan.model import BlockKind

Lines = tuple[int, ...]
"""Paragraphs by their index, in order."""


_NONE: Final[Mapping[Any, Any]] = MappingProxyType({})


class Named(NamedTuple):
    """What a rule says of a paragraph and of those that hang on it.

    Attributes:
        kind: what the paragraphs are.
        stop: index behind the last of them.
        values: which of them, or of those before, give the masthead a value or the plan an annex.
        anew: paragraphs before them that turn out to be something else.
        inside: those among them that are something else.
    """

    kind: BlockKind
    stop: int
    values: Mapping[BlockKind, Lines] = _NONE
    anew: Mapping[int, BlockKind] = _NONE
    inside: Mapping[int, BlockKind] = _NONE


@dataclass(slots=True)
class Parts:
    """What the paragraphs around the plan's body are, as far as they are read.

    Attributes:
        kinds: block kind by paragraph index.
        rules: code of the rule that told it, by paragraph index.
        values: paragraphs that values are read from, by what they are: a group for each time that a rule named some.
    """

    kinds: dict[int, BlockKind] = field(default_factory=dict)
    rules: dict[int, str] = field(default_factory=dict)
    values: dict[BlockKind, list[Lines]] = field(default_factory=dict)

    def has(self, kind: BlockKind) -> bool:
        """Tell whether there is a value of ``kind``."""
        return kind in self.values

    def last(self, kind: BlockKind) -> Lines:
        """Return the paragraphs that were named last for ``kind``, none if there are none."""
        groups = self.values.get(kind)
        return groups[-1] if groups else ()

    def lines(self, kind: BlockKind) -> Lines:
        """Return all paragraphs that were named for ``kind``, in order."""
        return tuple(sorted(index for group in self.values.get(kind, ()) for index in group))

    def put(self, index: int, kind: BlockKind, rule: str) -> None:
        """Note what a paragraph is and which rule says so."""
        self.kinds[index] = kind
        self.rules[index] = rule

    def take(self, rule: str, index: int, named: Named) -> int:
        """Note what a rule says of the paragraph at ``index``; return the index of the next to be asked about."""
        for at, kind in named.anew.items():
            self.put(at, kind, rule)
        for at in range(index, named.stop):
            self.put(at, named.inside.get(at, named.kind), rule)
        for kind, lines in named.values.items():
            self.values.setdefault(kind, []).append(lines)
        return named.stop
