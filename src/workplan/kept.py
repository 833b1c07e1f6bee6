"""Functions of words → the same, remembering what they said of short ones.

A cache that counts its entries has no bound if one entry may be a page: of hostile texts, thousands of pages.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Concatenate, Final, ParamSpec, TypeVar, cast

P = ParamSpec("P")
T = TypeVar("T")

LONGEST: Final = 200
"""Characters of words that are remembered: names and lists are shorter."""


def kept(
    function: Callable[Concatenate[str, P], T], *, most: int, longest: int = LONGEST
) -> Callable[Concatenate[str, P], T]:
    """Return ``function`` with a memory for ``most`` calls whose words have no more than ``longest`` characters.

    >>> asked: list[str] = []
    >>> read = kept(lambda words: asked.append(words) or len(words), most=8, longest=3)
    >>> [read(words) for words in ("甲局", "甲局", "甲乙丙局", "甲乙丙局")], asked
    ([2, 2, 4, 4], ['甲局', '甲乙丙局', '甲乙丙局'])
    """
    # lru_cache keeps what the function returns for type checkers, but not what it takes
    known = cast("Callable[Concatenate[str, P], T]", lru_cache(maxsize=most)(function))

    def read(words: str, /, *args: P.args, **kwargs: P.kwargs) -> T:
        return (known if len(words) <= longest else function)(words, *args, **kwargs)

    return read
