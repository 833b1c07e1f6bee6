"""Paragraphs behind the body → the annex that begins there: its title, and where it ends."""

from __future__ import annotations

from typing import Final, NamedTuple

from workplan.structure import paragraph as is_a
from workplan.structure.manuscript import Manuscript
from workplan.structure.outlining.chosen import Mark

# So many bodies may sign one under the other.
_SIGNERS: Final = 20


class Annex(NamedTuple):
    """An annex.

    Attributes:
        text: the document's paragraphs.
        first: index of the first paragraph behind its head and title.
        stop: index behind its last paragraph.
        title: its title, or its first line.
    """

    text: Manuscript
    first: int
    stop: int
    title: str

    @property
    def points(self) -> list[Mark]:
        """The markers of its numbered points."""
        return [mark for mark in self.text.markers[self.first : self.stop] if mark is not None]

    @property
    def numbers(self) -> list[int]:
        """The paragraphs in it that are the number of a page."""
        text = self.text
        lines = range(self.first, self.stop)
        return [at for at in lines if not text.is_marked(at) and is_a.is_page_number(text.paragraphs[at])]

    @property
    def bare(self) -> str:
        """Its text without blanks."""
        return self.text.joined(range(self.first, self.stop))

    @property
    def has_table(self) -> bool:
        """Whether a part of it stands in a table."""
        return any(paragraph.table >= 0 for paragraph in self.text.paragraphs[self.first : self.stop])


def annex_at(text: Manuscript, index: int, *, above_signature: bool) -> Annex | None:
    """Read the annex that begins at ``index`` with its head (附件1) or its title, None if none begins there.

    Args:
        text: the document's paragraphs.
        index: the paragraph.
        above_signature: whether a signature may still follow, which ends it.
    """
    headed = is_a.is_annex_head(text.paragraphs[index])
    at = index + headed
    title = text.title_at(at) if at < len(text) else None
    if not headed and title is None:
        return None
    first = title.stop if title else at
    name = title.text if title else (text.bare(at) if at < len(text) else "")
    stop = first
    while stop < len(text) and not _ends(text, stop, above_signature=above_signature):
        stop += 1
    return Annex(text, first, stop, name)


def _ends(text: Manuscript, at: int, *, above_signature: bool) -> bool:
    """Tell whether an annex ends before a paragraph: the next one's head, a signature, the colophon, the page."""
    paragraph = text.paragraphs[at]
    if at in text.chrome or is_a.is_annex_head(paragraph) or (above_signature and _signs(text, at)):
        return True
    if text.markers[at] is not None or is_a.is_page_number(paragraph):
        return False
    return text.page_kind(at) in ("colophon", "chrome")


def _signs(text: Manuscript, at: int) -> bool:
    """Tell whether a signature or its date begins at a paragraph."""
    onward = at
    while onward < len(text) and onward - at < _SIGNERS and text.is_signature(onward):
        onward += 1
    return text.is_signed(at) or (onward < len(text) and text.is_date(onward))
