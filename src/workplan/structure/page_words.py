"""Lexicon → patterns that tell what a line around the plan is: page words, metadata names, title endings."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

import regex

from workplan.lexicon import Lexicon
from workplan.writing.patterns import alternation

BODY_NAME: Final = regex.compile(
    r"[\p{Han}（）()“”·]{2,60}?(?:政府|办公厅|办公室|委员会|领导小组|指挥部|常委会|常务委员会|部|局|司|厅|委|军区|总队|院|署|处|办|会|组|社|台|团"
    r"|中心|银行|总行|分行|支行|公司|集团|大学|学院|学校|所|站|馆|法院|检察院|协会|学会|联合会|联社|机构|国务院|省委|市委|县委|区委|州委|中央)"
)


@dataclass(frozen=True, slots=True)
class Wording:
    """Compiled patterns; each matches a paragraph's bare (folded, blank-free) text."""

    page: re.Pattern[str]
    meta_line: regex.Pattern[str]
    meta_keys: dict[str, str]
    title_end: regex.Pattern[str]
    plan_end: regex.Pattern[str]
    rule_end: regex.Pattern[str]

    def page_kind(self, bare: str) -> str | None:
        """Return ``chrome``, ``colophon`` or ``notice`` if the line is page furniture, else None."""
        match = self.page.match(bare)
        return match.lastgroup if match else None


_TAIL: Final = r"(?:\((?:[^()]{1,30})\)|[(]?\d{4}[-—~至]\d{4}年?[)]?){0,2}$"


def wording(lexicon: Lexicon) -> Wording:
    """Build the patterns of a lexicon (call it through ``lexicon.build``)."""
    found: dict[str, dict[str, list[str]]] = {}
    for row in lexicon.table("page_words"):
        words = re.escape(row["pattern"]).replace(r"\*", ".{0,20}")
        found.setdefault(row["kind"], {}).setdefault(row["where"], []).append(words)
    forms = {"start": "(?:{})", "whole": "(?:{})$", "any": ".{{0,60}}?(?:{})"}
    groups = {k: [forms[where].format("|".join(words)) for where, words in at.items()] for k, at in found.items()}
    # what a page or print adds in a form of its own: page marks, printing line, downloads
    groups["colophon"] += [r".{0,40}\d{4}年\d{1,2}月\d{1,2}日印发.{0,12}$", r"\(?共印\d+份\)?$"]
    groups["chrome"] += [
        r"[-—_·\s]{0,4}\d{1,3}[-—_·\s]{0,4}$",
        r"第\d{1,3}页(?:[,/]?共\d{1,3}页)?$",
        r".{1,80}\.(?:pdf|docx?|xlsx?|wps|ofd|zip|rar|pptx?|et|tif|jpe?g|png|ceb)(?:\(\S{1,20}\))?$",
        r"https?://",
        r"www\.",
        r"[\[【(](?:大|中|小){1,3}[\]】)]",
        r".{0,12}(?:打印|关闭|收藏|分享).{0,4}(?:打印|关闭|收藏|分享)",
    ]
    page = "|".join(f"(?P<{kind}>{'|'.join(parts)})" for kind, parts in groups.items())
    keys = {row["key"]: row["field"] for row in lexicon.table("metadata_keys")}
    meta = rf"[\[【(]?(?P<key>{alternation(keys)})[\]】)]?[:]"
    endings = lexicon.words("title_endings", word="ending")
    every = alternation(ending for group in endings.values() for ending in group)
    return Wording(
        page=re.compile(page, re.IGNORECASE),
        meta_line=regex.compile(meta),
        meta_keys=keys,
        title_end=regex.compile(rf"{every}[》”]?{_TAIL}"),
        plan_end=regex.compile(rf"{alternation(endings['plan'])}[》”]?{_TAIL}"),
        rule_end=regex.compile(rf"{alternation(endings['rule'])}[》”]?{_TAIL}"),
    )
