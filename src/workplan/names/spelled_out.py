"""The words that names of bodies are made of: which names are full by themselves, which hold a name of their own."""

from __future__ import annotations

import re
from operator import add
from typing import Final, NamedTuple

from workplan.lexicon import UNKNOWN, Lexicon

_JOINTS: Final = frozenset("和与")
_PLACEHOLDER: Final = re.compile(r"\{[a-z]+\}")


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


def pairs(lexicon: Lexicon) -> frozenset[str]:
    """Return every two characters that stand side by side in names that are known, or in words that they are made of.

    What a body deals with begins so (公路养护中心), a name of its own does not (象岭公路养护中心).

    >>> from workplan.lexicon import default
    >>> [pair in default().build(pairs) for pair in ("公路", "水务", "象岭")]
    [True, True, False]
    """
    rows = lexicon.table("bodies")
    names = {name for row in rows for name in (row["full"], *row["names"].split("|"))} - {UNKNOWN}
    words = {part for name in names for part in (_PLACEHOLDER.split(name) if "{" in name else (name,))}
    words |= {row["word"] for table in ("body_subjects", "level_words") for row in lexicon.table(table)}
    found: set[str] = set()
    for word in words:
        found.update(map(add, word, word[1:]))
    return frozenset(found)


def short_words(lexicon: Lexicon) -> frozenset[str]:
    """Return the words of two characters that names of bodies hold before an ending of one: 督查 of 督查室, 信用.

    >>> from workplan.lexicon import default
    >>> [word in default().build(short_words) for word in ("督查", "信用", "全社")]
    [True, True, False]
    """
    rows = lexicon.table("bodies")
    names = [name for row in rows for name in row["names"].split("|")]
    ends = {row["suffix"] for row in lexicon.table("body_suffixes") if len(row["suffix"]) == 1}
    found = {name[-3:-1] for name in names if len(name) > 2 and name[-1] in ends}
    return frozenset(found | {row["word"] for row in lexicon.table("body_subjects") if len(row["word"]) == 2})
