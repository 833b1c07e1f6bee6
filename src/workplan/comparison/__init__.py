"""Two editions of a plan → what changed: sections aligned by what they say, and typed changes of each.

jieba and munkres are loaded by the first comparison, not before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workplan.comparison.result import Comparison
    from workplan.model import Document

__all__ = ["compare"]


def compare(old: Document, new: Document) -> Comparison:
    """Return what changed from ``old`` to ``new``.

    Args:
        old: the earlier edition, as :func:`workplan.parse` returned it.
        new: the later edition.

    Returns:
        The comparison; ``comparison.same`` tells whether anything changed, ``comparison.for_unit("省司法厅")`` what
        changed for one unit. ``compare(new, old)`` says the same the other way round.

    >>> import workplan
    >>> old = workplan.parse("一、加快立法\\n年底前制定《绿化条例》。（责任单位：市司法局）")
    >>> new = workplan.parse("一、加快立法\\n认真落实《绿化条例》。（责任单位：市司法局、市园林局）")
    >>> [(change.kind.value, change.subject) for change in compare(old, new).sections[0].changes][:1]
    [('unit_gained', '市园林局')]
    """
    from workplan.comparison.building import build
    from workplan.errors import A_DOCUMENT, expect
    from workplan.model import Document

    expect(old, Document, "old", **A_DOCUMENT)
    expect(new, Document, "new", **A_DOCUMENT)
    return build(old, new)
