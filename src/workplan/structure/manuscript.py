"""The paragraphs of one document and what is known of each before front and back are read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from workplan.names.jurisdiction import jurisdiction
from workplan.structure import paragraph as is_a
from workplan.structure.lines import Paragraph
from workplan.structure.outlining.chosen import Mark
from workplan.structure.page_words import Wording
from workplan.structure.recipients import names_only
from workplan.structure.title_lines import Title, read_title

# So many lines at most name who seals.
_MOST_SEALS: Final = 4
# So many lines at most name further bodies that copies go to, each no longer than this.
_MOST_COPIES: Final = 4
# So many lines at most has the name of one body that signs.
_MOST_LINES: Final = 2
# A signature names a few bodies.
_LONGEST_SIGNATURE: Final = 120


@dataclass(frozen=True, slots=True)
class Manuscript:
    """What front and back are read from; what rules ask again of a paragraph is found out once.

    Attributes:
        paragraphs: all paragraphs of the document.
        markers: for each the section marker that it starts with, None if it starts with none.
        words: patterns of the lexicon.
        chrome: indexes of paragraphs that are page furniture by their form: navigation, table of contents.
        rows: indexes of paragraphs inside task tables, which are body whatever they look like.
        restarts: indexes of paragraphs at which the first level is numbered from one again.
        listed: indexes of paragraphs inside a list of annexes, from its first number to its last.
    """

    paragraphs: Sequence[Paragraph]
    markers: Sequence[Mark | None]
    words: Wording
    chrome: frozenset[int] = frozenset()
    rows: frozenset[int] = frozenset()
    restarts: frozenset[int] = frozenset()
    listed: frozenset[int] = frozenset()
    _kinds: dict[int, str | None] = field(default_factory=dict, init=False, repr=False, compare=False)
    _bodies: dict[int, Sequence[tuple[int, int]]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __len__(self) -> int:
        return len(self.paragraphs)

    def bare(self, index: int) -> str:
        """Return a paragraph without blanks, folded."""
        return self.paragraphs[index].bare

    def joined(self, lines: Sequence[int]) -> str:
        """Return some paragraphs as one text without blanks."""
        return "".join(self.paragraphs[index].bare for index in lines)

    def page_kind(self, index: int) -> str | None:
        """Return what a line of the page is: ``chrome``, ``colophon``, ``notice``; None for what is no such line."""
        if index not in self._kinds:
            self._kinds[index] = self.words.page_kind(self.paragraphs[index].bare)
        return self._kinds[index]

    def bodies(self, index: int) -> Sequence[tuple[int, int]]:
        """Return where in a paragraph the bodies of a signature stand, none if it is no signature."""
        if index not in self._bodies:
            self._bodies[index] = is_a.bodies(self.paragraphs[index].text, self.words)
        return self._bodies[index]

    def is_body_list(self, index: int) -> bool:
        """Tell whether a paragraph is nothing but names of bodies (a signature)."""
        short = len(self.paragraphs[index].bare) <= _LONGEST_SIGNATURE
        return short and not self.page_kind(index) and bool(self.bodies(index))

    def signs_at_last(self, index: int) -> bool:
        """Tell whether a paragraph signs without a date: the last one, with whole names, behind a sentence."""
        if index < 1 or index != len(self) - 1 or index in self.rows or not self.bare(index - 1).endswith("。"):
            return False
        text, lexicon = self.paragraphs[index].text, self.words.lexicon
        # 市财政局 behind a task is who does it
        return self.is_body_list(index) and all(jurisdiction(text[a:b], lexicon) for a, b in self.bodies(index))

    def is_colophon(self, index: int) -> bool:
        """Tell whether a line is of the colophon, or names the body that prints above the date of printing."""
        if self.page_kind(index) == "colophon":
            return True
        below = index + 1
        if below < len(self) and is_a.is_printing_date(self.paragraphs[below]) and self.is_signature(index):
            return True
        return self._is_between(index) and self._names_more(index)

    def _names_more(self, index: int) -> bool:
        """Tell whether a line is nothing but names, as those are to whom copies go: 各人民团体，市工商联。"""
        bare = self.bare(index)
        return self.page_kind(index) is None and names_only(bare.rstrip("。;"), self.words)

    def _is_between(self, index: int) -> bool:
        """Tell whether a line stands between that of copies and that of printing, others of names aside."""
        near = range(index + 1, min(index + _MOST_COPIES, len(self) - 1) + 1)
        if "colophon" not in map(self.page_kind, near):
            return False  # as nearly everywhere
        above, below = index - 1, index + 1
        while above > 0 and index - above < _MOST_COPIES and self._names_more(above):
            above -= 1
        while below < len(self) - 1 and below - index < _MOST_COPIES and self._names_more(below):
            below += 1
        if self.page_kind(below) != "colophon":
            return False
        return above >= 0 and self.page_kind(above) == "colophon" and not self.bare(above).endswith("印发")

    def is_marked(self, index: int) -> bool:
        """Tell whether a paragraph starts with a section marker."""
        return self.markers[index] is not None

    def is_date(self, index: int) -> bool:
        """Tell whether a paragraph is a date and nothing else."""
        return is_a.is_date(self.paragraphs[index])

    def is_signature(self, index: int) -> bool:
        """Tell whether a paragraph is nothing but names of bodies, or a part of one right above the date."""
        if self.is_body_list(index):
            return True
        return any(index < self.signer(first) for first in range(index, max(index - _MOST_LINES, -1), -1))

    def seal_at(self, first: int) -> int:
        """Return the index behind the note of who seals that begins at ``first``, itself where none does."""
        if not self.bare(first).startswith("("):
            return first
        for stop in range(first + 1, min(first + _MOST_SEALS, len(self)) + 1):
            bare = self.bare(stop - 1)
            if bare.endswith("代章)"):
                return stop
            if ")" in bare:
                break
        return first

    def seal_above(self, date: int) -> int:
        """Return where the note of who seals begins between a signature and its date, the date where there is none."""
        near = range(date - 1, max(date - _MOST_SEALS, 1) - 1, -1)
        found = (at for at in near if self.seal_at(at) == date and self.is_signature(at - 1))
        return next(found, date)

    def signer(self, first: int) -> int:
        """Return the date right below the body that signs from ``first`` on, 0 where none does.

        There its name may hold a verb or go on over the end of its line.
        """
        for date in range(first + 1, min(first + _MOST_LINES + 1, len(self))):
            if self.is_date(date):
                return date if self._signs(range(first, date)) else 0
        return 0

    def _signs(self, lines: range) -> bool:
        """Tell whether lines above a date are together one body's name, and none of them more by itself."""
        if not all(map(self._may_name, lines)) or self.is_body_list(lines[-1]):
            return False
        whole = len(lines) > 1 and self.is_body_list(lines[0])
        if whole and is_a.is_signer(self.bare(lines[-1]), self.words):
            return False
        return is_a.is_signer(self.joined(lines), self.words)

    def _may_name(self, index: int) -> bool:
        """Tell whether a line may be a part of a body's name: it is in one piece and nothing else."""
        line = self.paragraphs[index]
        known = self.is_marked(index) or index in self.rows or self.page_kind(index) is not None
        return len(line.text) == len(line.bare) and not known

    def is_signed(self, index: int) -> bool:
        """Tell whether a paragraph is a signature and its date on one line."""
        return is_a.is_signed(self.paragraphs[index], self.words)

    def title_at(self, index: int, limit: int | None = None, sent: str = "") -> Title | None:
        """Read a title that starts at ``index`` and ends before ``limit``, None if there is none.

        Args:
            index: the paragraph at which it starts.
            limit: the paragraph before which it has to end.
            sent: the title of the plan that the notice sends out, without marks, empty where that is not known.
        """
        stop = len(self) if limit is None else limit
        return read_title(self.paragraphs, self.markers, self.words, index, stop, sent)
