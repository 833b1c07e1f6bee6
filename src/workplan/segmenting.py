"""jieba's dictionary of Chinese words, loaded when the first text is cut into words.

The dictionary is read straight from its package, once per process: its own cache in the temp folder saves nothing
measurable (1.25 s against 1.27 s), fails where nothing can be written, and is a file that anybody could have put there.
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator
from functools import cache
from typing import Protocol, cast


class Cutter(Protocol):
    """The part of jieba's tokenizer that is used here."""

    FREQ: dict[str, int]
    total: int
    initialized: bool

    def cut(self, sentence: str, cut_all: bool = ..., HMM: bool = ...) -> Iterator[str]:
        """Yield the words of a sentence."""

    def get_dict_file(self) -> object:
        """Return the dictionary's file."""

    def gen_pfdict(self, file: object) -> tuple[dict[str, int], int]:
        """Return the words with their frequency (0 for what only begins words) and the sum of all."""


@cache
def cutter() -> Cutter:
    """Load jieba: silent, without its cache file, its logger left as a library's should be."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba
    logging.getLogger("jieba").setLevel(logging.WARNING)
    found = cast("Cutter", jieba.Tokenizer())
    found.FREQ, found.total = found.gen_pfdict(found.get_dict_file())
    found.initialized = True
    return found


def is_word(text: str) -> bool:
    """Tell whether the dictionary has this word.

    >>> is_word("参与"), is_word("与社")
    (True, False)
    """
    return cutter().FREQ.get(text, 0) > 0
