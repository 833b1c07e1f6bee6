"""A national law's name with a slip: 《行政处罪法》."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

import regex

from workplan.model import Severity
from workplan.source import fold
from workplan.validation.rule import CheckRule, Hit, Mend
from workplan.validation.slips import bare, slip

if TYPE_CHECKING:
    from workplan.lexicon import Lexicon
    from workplan.validation.draft.draft import Draft

_PREFIX: Final = "中华人民共和国"
_LEAST: Final = 5
# What may stand behind a law's name inside the marks: (修订草案), (2023年修订)
_TAIL: Final = regex.compile(r"\([^()]{1,20}\)$")


def _by_halves(lexicon: Lexicon) -> Mapping[str, tuple[str, ...]]:
    """Return the laws by their first two and by their last three characters: a slip leaves one of them."""
    out: dict[str, list[str]] = {}
    for row in lexicon.table("laws"):
        law = row["title"]
        out.setdefault(law[:2], []).append(law)
        out.setdefault("…" + law[-3:], []).append(law)
    return {half: tuple(laws) for half, laws in out.items()}


def check(draft: Draft) -> Iterator[Hit]:
    """Yield titles that are one slip away from the name of a national law and no law themselves."""
    laws = draft.laws
    regulations = draft.document.regulations
    for found in regulations:
        title = bare(_TAIL.sub("", fold(found.title)))
        short = title.removeprefix(_PREFIX)
        if len(short) < _LEAST or short in laws or title in laws or not short.endswith(("法", "条例", "办法")):
            continue
        prefix = _PREFIX if title != short else ""
        near = _nearest(draft, short)
        if near is None and not prefix and title[:2] in ("中华", "中人", "华人"):
            prefix, near = _PREFIX, _prefix_slip(title, laws)
        if near is None or any(bare(fold(r.title)) == prefix + near for r in regulations):
            continue
        right = prefix + near
        yield Hit(
            found.span.start,
            found.span.end,
            f"没有名为《{found.title}》的法律法规，应为《{right}》",
            f"there is no law of the name 《{found.title}》; 《{right}》 is meant",
            Mend(found.span.start, found.span.end, right) if bare(found.title) == found.title else None,
        )


def _nearest(draft: Draft, title: str) -> str | None:
    """Return the law that ``title`` is a slip away from; a slip leaves the last character, a short one's first too."""
    table = draft.lexicon.build(_by_halves)
    laws = {*table.get(title[:2], ()), *table.get("…" + title[-3:], ())}
    near = [law for law in sorted(laws) if law[-1] == title[-1] and slip(law, title) is not None]
    return next((law for law in near if len(title) > 6 or law[0] == title[0]), None)


def _prefix_slip(title: str, laws: frozenset[str]) -> str | None:
    """Return the law whose full name ``title`` is, but for a slip in 中华人民共和国."""
    tails = (title[len(_PREFIX) + shift :] for shift in (-1, 0, 1))
    return next((t for t in tails if t in laws and slip(_PREFIX + t, title) is not None), None)


RULE: Final = CheckRule(
    code="L006",
    name="law-misspelled",
    zh="法律法规名称写错",
    en="A law's name misspelled",
    severity=Severity.WARNING,
    why_zh="法律法规名称应当准确；写错一字，引用就落空。",
    why_en="A law is cited by its exact name; with one character wrong the citation is void.",
    source="国家法律法规名称 (lexicon/data/laws.tsv)",
    bad="一、重点任务\n落实《数据安金法》，压实责任。\n二、保障措施\n加强统筹协调。\n",
    good="一、重点任务\n落实《数据安全法》，压实责任。\n二、保障措施\n加强统筹协调。\n",
    check=check,
)
