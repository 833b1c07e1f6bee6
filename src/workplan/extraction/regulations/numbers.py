"""The text behind a title → the document number right behind it: 《…》(国办发〔2019〕54号), 《…》国发〔2019〕5号."""

from __future__ import annotations

from typing import Final, NamedTuple

from workplan.writing.document_numbers import CITED, normal
from workplan.writing.late import late

_BRACKET: Final = late(r"[(\[【〔](?:[^()\n]|\([^()\n]{0,60}\)){0,120}[)\]】〕]")
_LONGEST_BRACKET: Final = 120
"""Characters in which a number is looked for, bracket or not: more than any has."""
_OPENING: Final = frozenset("(〔[【")
# What begins like a number's letters and goes on with the sentence: 《甲》的…, 《甲》等…
_NO_LETTERS: Final = "的等已"


class Number(NamedTuple):
    """A document number behind a title: its value and its place in the view's text."""

    value: str
    start: int
    end: int


def number_behind(text: str, end: int) -> Number | None:
    """Return the document number right behind a title, its year in 〔〕.

    Args:
        text: text of a view.
        end: first character behind the title's mark.

    >>> number_behind("《甲意见》(国办发[2019]54号)", 5).value
    '国办发〔2019〕54号'
    >>> number_behind("《甲条例》(国务院令第722号)", 5).value
    '国务院令第722号'
    """
    if text[end : end + 1] not in _OPENING:
        if text.find("号", end, end + _LONGEST_BRACKET) < 0:
            return None
        m = CITED.match(text, end)
        if m is None or m["letters"] is None or m["letters"][0] in _NO_LETTERS:
            return None
    else:
        m = None
        while m is None and text[end : end + 1] in _OPENING:
            bracket = _BRACKET.match(text, end, end + _LONGEST_BRACKET)
            m = CITED.search(text, end + 1, bracket.end() if bracket else end + _LONGEST_BRACKET)
            if bracket is None:
                break
            end = bracket.end()
        if m is None:
            return None
    return Number(normal(m), m.start("number"), m.end("number"))
