"""Read the words that compare a number: in front of it (不少于, 达到, 大于或者等于), behind its unit (以上, 左右)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from workplan.lexicon import Lexicon, Row
from workplan.model import Comparator
from workplan.writing.late import late
from workplan.writing.patterns import alternation

# How far a word such as 不低于 reaches over what stands before its number (不得低于本企业正常情况下1个月).
_REACH: Final = 16
# What may stand between a comparing word and its number: 达到了10家.
_FILLERS: Final = frozenset("了至")
# 签约10家, 附近10家: 约 and 近 of another word.
_OTHER_WORDS: Final = r"(?<![签节合契预制集履违特邀公条租简续解]约)(?<![附邻最靠临相远亲接]近)"
# How long a word such as 大约 is, and how long a word of limit in front of a word of reaching (大于或者等于).
_ABOUT: Final = 2
_BOUND: Final = 6
# 稳增长十条政策: the word is part of a catchword.
_COMPOUNDS: Final = frozenset(("稳增长", "促增长", "保增长"))
_ENDS: Final = late(r"[,。;:!?、()《》“”\n]")
_MAGNITUDES: Final = frozenset("百千万")
_BOUNDS: Final = frozenset((Comparator.AT_LEAST, Comparator.AT_MOST))
_NEGATED: Final = {Comparator.MORE: Comparator.AT_MOST, Comparator.LESS: Comparator.AT_LEAST}
_WITH_EQUAL: Final = {Comparator.MORE: Comparator.AT_LEAST, Comparator.LESS: Comparator.AT_MOST}
# 内 of 5日内 limits a time, a size, a sum, a share; behind a count it begins a word: 3个内设机构.
_INSIDE: Final = "内"
_INSIDE_OF: Final = frozenset(("time", "size", "money", "share"))


class Cues(NamedTuple):
    """Patterns and tables made from ``comparators.tsv``.

    Attributes:
        touching: what a word next to the number says.
        longest: length of the longest of them.
        ends: the characters that they end with.
        scaling: those that compare only 百, 千 and 万.
        near: words that compare from further off.
        bounds: words that set a limit.
        about: words that say nothing but belong to the figure, at the end of a stretch.
        about_ends: the characters that these end with.
        behind: a word behind the unit, a remark in brackets before it.
        openings: the characters that word or remark begins with.
        following: what it says.
        inner: words that begin with 内.
    """

    touching: Mapping[str, Comparator]
    longest: int
    ends: frozenset[str]
    scaling: frozenset[str]
    near: re.Pattern[str]
    bounds: frozenset[str]
    about: re.Pattern[str]
    about_ends: frozenset[str]
    behind: re.Pattern[str]
    openings: frozenset[str]
    following: Mapping[str, Comparator]
    inner: frozenset[str]


class Front(NamedTuple):
    """The word in front of a number: where the figure begins with it, the word, what it says, and whether 约 stands."""

    start: int
    word: str = ""
    comparator: Comparator | None = None
    about: bool = False


class Behind(NamedTuple):
    """The word behind a unit: where the figure ends with it, the word, what it says, and whether that is 左右."""

    end: int
    word: str = ""
    comparator: Comparator | None = None
    about: bool = False


def cues_of(lexicon: Lexicon) -> Cues:
    """Make the patterns from a lexicon (use ``lexicon.build(cues_of)``)."""
    words: dict[str, list[str]] = {}
    rows = lexicon.table("comparators")
    for row in rows:
        words.setdefault(row["place"], []).append(row["word"])
    touching = _words_in_front(rows, words)
    following = _words_behind(rows, words)
    return Cues(
        touching=touching,
        longest=max(map(len, touching)),
        ends=frozenset(word[-1] for word in touching),
        scaling=frozenset(row["word"] for row in rows if row["reach"] == "scale"),
        near=late(_near(rows, words)),
        bounds=frozenset(word for word, said in touching.items() if said in _BOUNDS),
        about=late(rf"{alternation(words['about'])}{_OTHER_WORDS}\Z"),
        about_ends=frozenset(word[-1] for word in words["about"]),
        behind=late(rf"(?:\([^()\n]{{0,12}}\))?({alternation(following)})"),
        openings=frozenset(["(", *(word[0] for word in following)]),
        following=following,
        inner=frozenset(
            row["word"]
            for row in lexicon.table("target_stops")
            if row["kind"] == "swallow" and row["word"][0] == _INSIDE
        ),
    )


def _near(rows: Sequence[Row], words: Mapping[str, list[str]]) -> str:
    """Return the pattern of the words that reach further: of each a form with 不 before it and one with 等于 behind."""
    near = alternation(row["word"] for row in rows if row["reach"] == "near")
    formed = alternation(row["word"] for row in rows if _has_forms(row))
    return rf"{alternation(words['negation'])}{formed}|{formed}{alternation(words['equality'])}|{near}"


def _has_forms(row: Row) -> bool:
    return row["place"] == "before" and row["reach"] != "scale" and Comparator(row["comparator"]) in _NEGATED


def _words_in_front(rows: Sequence[Row], words: Mapping[str, list[str]]) -> dict[str, Comparator]:
    """Return what each word in front of a number says, the forms made of it too."""
    said: dict[str, Comparator] = {}
    for row in rows:
        if row["place"] != "before":
            continue
        word, comparator = row["word"], Comparator(row["comparator"])
        if row["reach"] != "to":
            said[word] = comparator
        if row["reach"] in ("to", "change"):
            said |= {word + to: comparator for to in "到至"}
        if _has_forms(row):
            negated = {no + word: _NEGATED[comparator] for no in words["negation"]}
            equal = {word + same: _WITH_EQUAL[comparator] for same in words["equality"]}
            said |= negated | equal
    return said


def _words_behind(rows: Sequence[Row], words: Mapping[str, list[str]]) -> dict[str, Comparator]:
    """Return what each word behind a unit says, the forms made of it too."""
    after = [row for row in rows if row["place"] == "after"]
    joined = {joint + row["word"]: Comparator(row["comparator"]) for row in after for joint in words["joint"]}
    return joined | {row["word"]: Comparator(row["comparator"]) for row in after if row["reach"] != "joined"}


def in_front(text: str, start: int, floor: int, cues: Cues) -> Front:
    """Return the comparing word in front of a number.

    Args:
        text: folded text without white space, as in ``View.text``.
        start: where the number begins.
        floor: where the figure before it ends.
        cues: the patterns, see :func:`cues_of`.

    >>> from workplan.lexicon import default
    >>> cues = default().build(cues_of)
    >>> for text in ("至少提高", "达到约", "不应小于", "大于或者等于", "不得低于本企业", "签约"):
    ...     front = in_front(text + "5", len(text), 0, cues)
    ...     print(text[front.start :], front.comparator)
    至少提高 >=
    达到约 =
    不应小于 >=
    大于或者等于 >=
    不得低于本企业 >=
     None
    """
    last = text[start - 1 : start]
    about = cues.about.search(text, max(floor, start - _ABOUT), start) if last in cues.about_ends else None
    first = about.start() if about is not None else start
    for at in (first, first - 1) if text[first - 1 : first] in _FILLERS else (first,):
        if text[at - 1 : at] not in cues.ends:
            continue
        for size in range(min(cues.longest, at - floor), 0, -1):
            word = text[at - size : at]
            said = cues.touching.get(word)
            if said is None or (word in cues.scaling and text[start] not in _MAGNITUDES):
                continue
            if text[at - size - 1 : at] in _COMPOUNDS:
                continue
            for begin in range(max(floor, at - size - _BOUND), at - size) if said is Comparator.EQUAL else ():
                bound = text[begin : at - size]
                if bound in cues.bounds:
                    return Front(begin, word, cues.touching[bound], about is not None)  # 至少提高5个百分点
            return Front(at - size, word, said, about is not None)
    reach = max(floor, start - _REACH)
    back = max(floor, reach - cues.longest)
    if cues.near.search(text, back, start) is None:
        return Front(first, about=about is not None)
    near = [m for m in cues.near.finditer(text, back, start) if m.end() > reach]
    if not near or _ENDS.search(text, near[-1].end(), start):
        return Front(first, about=about is not None)
    return Front(near[-1].start(), near[-1][0], cues.touching[near[-1][0]], about is not None)


def behind(text: str, end: int, kind: str, cues: Cues) -> Behind:
    """Return the comparing word behind a unit that ends at ``end``; ``kind`` is the unit's.

    >>> from workplan.lexicon import default
    >>> behind("三十家或者以上", 3, "count", default().build(cues_of)).word
    '或者以上'
    >>> behind("3个内设机构", 2, "count", default().build(cues_of)).word
    ''
    """
    found = cues.behind.match(text, end) if text[end : end + 1] in cues.openings else None
    if found is None:
        return Behind(end)
    at = found.start(1)
    if found[1] == _INSIDE and kind != "time" and (kind not in _INSIDE_OF or text[at : at + 2] in cues.inner):
        return Behind(end)
    said = cues.following[found[1]]
    return Behind(found.end(), found[1], said, about=said is Comparator.EQUAL)


def joined(front: Comparator | None, behind: Comparator | None) -> Comparator:
    """Return what two comparing words say together: 达到95%以上 is at least, 不低于10%左右 too."""
    if behind in _BOUNDS:
        return behind
    if behind is Comparator.EQUAL and front is not Comparator.AT_LEAST:
        return behind
    return front or Comparator.EQUAL
