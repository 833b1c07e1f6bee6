"""Names that are full by their own words, told from short forms: 电子政务中心 from 文旅局."""

from __future__ import annotations

from typing import Final, NamedTuple

from workplan.lexicon import Lexicon

_JOINTS: Final = frozenset("和与")


class _Vocabulary(NamedTuple):
    """The words that spelled-out names are made of, by their part in the name."""

    subject: frozenset[str]
    work: frozenset[str]
    ending: frozenset[str]


def _vocabulary(lexicon: Lexicon) -> _Vocabulary:
    rows = lexicon.table("body_subjects")
    return _Vocabulary(*(frozenset(r["word"] for r in rows if r["part"] == part) for part in _Vocabulary._fields))


_LONGEST: Final = 8
"""Characters of the longest word of a spelled-out name."""


def spelled_out(rest: str, lexicon: Lexicon) -> bool:
    """Tell whether what stands behind a place is a full name by its own words: 电子政务中心, 文化和体育局.

    Two subjects without 和 between them may be a short form (文化体育局), so they aren't.

    >>> from workplan.lexicon import default
    >>> spelled_out("教育和科学技术局", default()), spelled_out("文化体育局", default())
    (True, False)
    """
    words = lexicon.build(_vocabulary)
    joint = not _JOINTS.isdisjoint(rest)
    reached = {0}  # places up to which the name is read; behind a subject comes work, a joint or the ending
    for at in range(len(rest)):
        if at not in reached:
            continue
        if at and rest[at:] in words.ending:
            return True
        if at and rest[at] in _JOINTS:
            reached.add(at + 1)
        for end in range(at + 2, min(at + _LONGEST, len(rest)) + 1):
            word = rest[at:end]
            if ((at == 0 or joint) and word in words.subject) or (at > 0 and word in words.work):
                reached.add(end)
    return False
