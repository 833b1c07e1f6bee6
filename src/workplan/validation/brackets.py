"""Draft → brackets without a partner: which opening or closing mark stands alone, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import regex

if TYPE_CHECKING:
    from workplan.validation.draft import Draft

PAIRS: Final = {
    "(": ")",
    "[": "]",
    "【": "】",
    "〔": "〕",
    "“": "”",
    "‘": "’",
    "「": "」",
    "『": "』",
    "《": "》",
    "〈": "〉",
}
_OPENS: Final = {close: open_ for open_, close in PAIRS.items()}
_MARKS: Final = regex.compile(r"[(\[【〔“‘「『《〈)\]】〕”’」』》〉]")
# A number with a closing bracket alone: 1) · a) · 一)
_NUMBER_BEFORE: Final = regex.compile(r"(?:^|[\s;;。,:])(?:\d{1,2}|[a-zA-Z]|[一二三四五六七八九十]{1,3})$")


class Lone(NamedTuple):
    """A bracket without its partner: where it stands and which one it is (folded)."""

    at: int
    mark: str

    @property
    def partner(self) -> str:
        """The mark that is missing."""
        return PAIRS.get(self.mark) or _OPENS[self.mark]

    @property
    def opens(self) -> bool:
        """True for an opening mark whose closing one is missing."""
        return self.mark in PAIRS


def lone_brackets(draft: Draft) -> tuple[Lone, ...]:
    """Return the brackets, quotation marks and title marks without a partner in their part of the text."""
    text = draft.text
    found: list[Lone] = []
    marks = [(m.start(), m.group()) for m in _MARKS.finditer(text)]
    index = 0
    for part in draft.stretches:
        open_marks: dict[str, list[int]] = {}
        while index < len(marks) and marks[index][0] < part.start:
            index += 1
        while index < len(marks) and marks[index][0] < part.end:
            at, mark = marks[index]
            index += 1
            if mark in PAIRS:
                open_marks.setdefault(mark, []).append(at)
            elif waiting := open_marks.get(_OPENS[mark]):
                waiting.pop()
            elif mark == "’" or (mark == ")" and _NUMBER_BEFORE.search(text[max(0, at - 5) : at])):
                continue
            else:
                found.append(Lone(at, mark))
        found += [Lone(at, mark) for mark, waiting in open_marks.items() for at in waiting]
    return tuple(sorted(found))
