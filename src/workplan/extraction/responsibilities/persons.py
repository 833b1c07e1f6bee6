"""The text of a list of persons → where each stands, with the title before or behind the name."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import pairwise
from typing import Final

import regex

_TITLES: Final = (
    r"(?:书记|[省市区县州旗乡镇]长|主任|局长|厅长|部长|处长|科长|主席|秘书长|院长|检察长|组长|队长|校长|所长|站长|行长|总经理|经理|董事长|专员|领导|领导同志|"
    r"负责人|负责同志|常委|调研员|参谋长|司令员|政委|委员|首席\p{Han}{2})"
)
_TITLE_END: Final = regex.compile(rf"{_TITLES}$")
_TITLE_AND_NAME: Final = regex.compile(rf"{_TITLES}\p{{Han}}{{2,4}}$")
_NAME: Final = regex.compile(r"\p{Han}{2,4}|\p{Han}{2,6}·\p{Han}{2,8}")


def is_title(words: str) -> bool:
    """Tell whether ``words`` end in an office that a person holds.

    >>> [is_title(words) for words in ("分管副市长", "市教育局", "张三")]
    [True, False, False]
    """
    return _TITLE_END.search(words) is not None


def is_name(words: str) -> bool:
    """Tell whether ``words`` may be a person's name by their length alone."""
    return _NAME.fullmatch(words) is not None


def parted(text: str, tokens: Iterable[tuple[int, int]], gaps: Collection[int]) -> Iterator[tuple[int, int]]:
    """Yield the persons of a list.

    Args:
        text: the list.
        tokens: its parts between separators.
        gaps: positions in ``text`` where the source has white space.

    >>> text = "市委常委、副市长张三、李四王五六"
    >>> tokens = [(0, 4), (5, 10), (11, 16)]
    >>> [text[a:b] for a, b in parted(text, tokens, (13,))]
    ['市委常委、副市长张三', '李四', '王五六']
    """
    held: list[tuple[int, int]] = []
    for start, end in tokens:
        for first, stop in _words(text, start, end, gaps):
            words = text[first:stop]
            if is_title(words):
                held.append((first, stop))
                continue
            if held and _TITLE_AND_NAME.search(words):
                first = held[0][0]
                held.clear()
            yield from held
            held.clear()
            yield first, stop
    yield from held


def _words(text: str, start: int, end: int, gaps: Collection[int]) -> Iterator[tuple[int, int]]:
    """Part one token at its gaps; letters that stand apart (张　三) and a title beside its name stay together."""
    cuts = [start, *sorted(gap for gap in gaps if start < gap < end), end]
    words = [*pairwise(cuts)]
    name_first = len(words) > 1 and not is_title(text[words[0][0] : words[0][1]])
    at = 0
    while at < len(words):
        first, stop = words[at]
        while at + 1 < len(words) and _belongs(text[first:stop], text[slice(*words[at + 1])], name_first=name_first):
            at += 1
            stop = words[at][1]
        yield first, stop
        at += 1


def _belongs(left: str, right: str, *, name_first: bool) -> bool:
    """Tell whether ``right`` goes on what ``left`` began."""
    if len(left) == 1 and len(right) <= 2:
        return True
    if name_first:
        return is_title(right) and not is_title(left)
    return is_title(left) and not is_title(right) and _TITLE_AND_NAME.search(left) is None
