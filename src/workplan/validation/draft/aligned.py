"""A document and the edition before → the sections of the one that stand for those of the other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from workplan.comparison import compare

if TYPE_CHECKING:
    from workplan.comparison.result import Comparison
    from workplan.model import Document, Section


class Aligned:
    """The edition before, beside a document.

    Args:
        latest: the edition before.
        document: the new edition.

    Attributes:
        comparison: what changed from the one to the other.

    >>> import workplan
    >>> old = workplan.parse("一、办好学堂\\n修缮校舍。\\n二、整顿集市\\n挂出执照。")
    >>> new = workplan.parse("一、整顿集市\\n挂出执照。")
    >>> beside = Aligned(old, new)
    >>> str(beside.counterpart("二")), beside.counterpart("一")
    ('一 整顿集市', None)
    """

    def __init__(self, latest: Document, document: Document) -> None:
        self._document = document
        self.comparison: Comparison = compare(latest, document)
        pairs = [(pair.old, pair.new) for pair in self.comparison.identical]
        pairs += [(old.path, c.new[0].path) for c in self.comparison.sections for old in c.old if c.new]
        self._new: Mapping[str, str] = {old: new for old, new in pairs if old and new}

    def counterpart(self, path: str) -> Section | None:
        """Return the section of the document that stands for the one at ``path`` of the edition before."""
        found = self._new.get(path)
        return self._document[found] if found else None
