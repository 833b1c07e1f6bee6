"""A national law's name with a slip: 《行政处罪法》."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import regex

from workplan.model import Severity
from workplan.source import fold
from workplan.validation.rule import CheckRule, Hit, Mend
from workplan.validation.wording import bare, slip

if TYPE_CHECKING:
    from workplan.validation.draft import Draft

_PREFIX: Final = "中华人民共和国"
_LEAST: Final = 5
# What may stand behind a law's name inside the marks: (修订草案), (2023年修订)
_TAIL: Final = regex.compile(r"\([^()]{1,20}\)$")


def check(draft: Draft) -> Iterator[Hit]:
    """Yield titles that are one slip away from the name of a national law and no law themselves."""
    laws = draft.laws
    titles = {bare(fold(r.title)) for r in draft.document.regulations}
    for found in draft.document.regulations:
        title = bare(_TAIL.sub("", fold(found.title)))
        short = title.removeprefix(_PREFIX)
        if len(short) < _LEAST or short in laws or title in laws or not short.endswith(("法", "条例", "办法")):
            continue
        near = sorted(law for law in laws if abs(len(law) - len(short)) <= 1 and _near(law, short))
        near += sorted(_PREFIX + law for law in laws if title != short and _near(_PREFIX + law, title))
        if title == short and not near:
            near = sorted(_PREFIX + law for law in laws if law[-1] == title[-1] and _near(_PREFIX + law, title))
        if not near or near[0] in titles - {title}:
            continue
        right = near[0]
        yield Hit(
            found.span.start,
            found.span.end,
            f"没有名为《{found.title}》的法律法规，应为《{right}》",
            f"there is no law of the name 《{found.title}》; 《{right}》 is meant",
            Mend(found.span.start, found.span.end, right) if bare(found.title) == found.title else None,
        )


def _near(law: str, title: str) -> bool:
    """Tell whether two names are a slip apart that leaves first and last character."""
    difference = slip(law, title)
    return difference is not None and law[-1] == title[-1] and (len(title) > 6 or law[0] == title[0])


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
