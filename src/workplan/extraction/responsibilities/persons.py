"""The text of a list of persons → where each stands, with the title before or behind the name."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import pairwise
from typing import Final

from workplan.lexicon import Lexicon
from workplan.writing.late import late_regex
from workplan.writing.patterns import alternation

_NAME: Final = late_regex(r"\p{Han}{2,4}|\p{Han}{2,6}·\p{Han}{2,8}")


def is_name(words: str) -> bool:
    """Tell whether ``words`` may be a person's name by their length alone."""
    return _NAME.fullmatch(words) is not None


# 首席专家
_CHIEF: Final = late_regex(r"首席\p{Han}{2}$")


class Persons:
    """Knows the offices that persons hold, made once per lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._offices = tuple(row["word"] for row in lexicon.table("roles") if row["kind"] == "office")
        office = rf"(?:{alternation(self._offices)}|首席\p{{Han}}{{2}})"
        self._title_and_name = late_regex(rf"{office}\p{{Han}}{{2,4}}$")

    def is_title(self, words: str) -> bool:
        """Tell whether ``words`` end in an office that a person holds.

        >>> from workplan.lexicon import default
        >>> persons = default().build(Persons)
        >>> [persons.is_title(words) for words in ("分管副市长", "市教育局", "张三")]
        [True, False, False]
        """
        return words.endswith(self._offices) or _CHIEF.search(words) is not None

    def parted(self, text: str, tokens: Iterable[tuple[int, int]], gaps: Collection[int]) -> Iterator[tuple[int, int]]:
        """Yield the persons of a list.

        Args:
            text: the list.
            tokens: its parts between separators.
            gaps: positions in ``text`` where the source has white space.

        >>> from workplan.lexicon import default
        >>> text = "市委常委、副市长张三、李四王五六"
        >>> tokens = [(0, 4), (5, 10), (11, 16)]
        >>> [text[a:b] for a, b in default().build(Persons).parted(text, tokens, (13,))]
        ['市委常委、副市长张三', '李四', '王五六']
        """
        held: list[tuple[int, int]] = []
        for start, end in tokens:
            for first, stop in self._words(text, start, end, gaps):
                words = text[first:stop]
                if self.is_title(words):
                    held.append((first, stop))
                    continue
                if held and self._title_and_name.search(words):
                    first = held[0][0]
                    held.clear()
                yield from held
                held.clear()
                yield first, stop
        yield from held

    def _words(self, text: str, start: int, end: int, gaps: Collection[int]) -> Iterator[tuple[int, int]]:
        """Part one token at its gaps; letters that stand apart (张　三) and a title beside its name stay together."""
        cuts = [start, *sorted(gap for gap in gaps if start < gap < end), end]
        words = [*pairwise(cuts)]
        name_first = len(words) > 1 and not self.is_title(text[words[0][0] : words[0][1]])
        at = 0
        while at < len(words):
            first, stop = words[at]
            while at + 1 < len(words) and self._belongs(
                text[first:stop], text[slice(*words[at + 1])], name_first=name_first
            ):
                at += 1
                stop = words[at][1]
            yield first, stop
            at += 1

    def _belongs(self, left: str, right: str, *, name_first: bool) -> bool:
        """Tell whether ``right`` goes on what ``left`` began."""
        if len(left) == 1 and len(right) <= 2:
            return True
        if name_first:
            return self.is_title(right) and not self.is_title(left)
        return self.is_title(left) and not self.is_title(right) and self._title_and_name.search(left) is None
