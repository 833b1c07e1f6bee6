"""Lexicon → patterns that tell what a line around the plan is: page words, metadata names, title endings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

import regex

from workplan.lexicon import Lexicon
from workplan.source import squeeze
from workplan.writing.late import late, late_regex
from workplan.writing.patterns import alternation

# What a page or print adds are lines; a longer paragraph that begins with 发: or 来源: is prose.
_LONGEST_PAGE_LINE: Final = 200

FILES: Final = "pdf|docx?|xlsx?|wps|ofd|zip|rar|pptx?|et|tif|jpe?g|png|ceb"
"""Endings of the files that a page offers."""


class Wording(NamedTuple):
    """Compiled patterns; each matches a paragraph's bare (folded, blank-free) text.

    Attributes:
        lexicon: the words themselves, for names of bodies.
        areas: what names an area, no body: 省, 开发区.
        addressed: how the names of groups end, and of who is written to besides.
        page: a line of the page or print; the group that matched says what it is.
        meta_line: the name of a field of the metadata table, at the beginning of a line.
        meta_keys: what each name gives to the masthead, empty for names that give nothing.
        title_end: how a title ends.
        plan_end: how the title of a plan ends.
        rule_end: how the title of a law or rule ends.
        report_end: how the title of a report or story ends.
        sends: the verb with which a title sends a text out, and what stands before it: 某省政府关于印发.
        notice_end: how the title of a notice that sends a text out ends: 的通知.
        notice_last: the words that such a title can end in, and the bracket that may stand behind them.
        address_end: how the title of a text ends that is addressed to somebody: 的通知, 的指导意见.
        about: what stands between issuers and subject of a title: 关于, or the verb that sends out.
        glued_plan: the title of a plan with the first character of the preamble behind it.
        calls: how a sentence speaks to all: 各地区要….
        in_force: how a sentence speaks of the force of the document itself.
        requests: how a sentence asks the reader, or speaks of all that stands before it.
        reports: by which day something is to be reported.
        form: what the title of an annex holds that is no part of the plan.
        assigns: what names somebody as responsible: 牵头单位, (市住建局负责).
        number_headers: the headers under which the numbers of a table's rows stand.
        glued: a title with the first character of what touches it behind: 关于加强某工作的通知|各市….
    """

    lexicon: Lexicon
    areas: frozenset[str]
    addressed: tuple[str, ...]
    page: re.Pattern[str]
    meta_line: re.Pattern[str]
    meta_keys: dict[str, str]
    title_end: re.Pattern[str]
    plan_end: re.Pattern[str]
    rule_end: re.Pattern[str]
    report_end: re.Pattern[str]
    sends: re.Pattern[str]
    notice_end: re.Pattern[str]
    notice_last: tuple[str, ...]
    address_end: re.Pattern[str]
    about: re.Pattern[str]
    glued: regex.Pattern[str]
    glued_plan: regex.Pattern[str]
    calls: regex.Pattern[str]
    in_force: regex.Pattern[str]
    requests: regex.Pattern[str]
    reports: regex.Pattern[str]
    form: re.Pattern[str]
    assigns: re.Pattern[str]
    number_headers: tuple[str, ...]

    def page_kind(self, bare: str) -> str | None:
        """Return ``chrome``, ``colophon`` or ``notice`` if the line is page furniture, else None."""
        match = self.page.match(bare) if len(bare) <= _LONGEST_PAGE_LINE else None
        return match.lastgroup if match else None


_BLANK: Final = r"[ \t\u3000\u00a0\u200b]"
_TAIL: Final = r"(?:\((?:[^()]{1,30})\)|[(]?\d{4}[-—~至]\d{4}年?[)]?){0,2}$"


def wording(lexicon: Lexicon) -> Wording:
    """Build the patterns of a lexicon (call it through ``lexicon.build``)."""
    lines = _lines(lexicon)
    groups = lexicon.words("groups")
    endings = lexicon.words("title_endings", word="ending")
    every = [ending for kind, group in endings.items() if kind != "story" for ending in group]
    addressing = alternation((*endings["notice"], "意见"))  # other kinds of plan are addressed to nobody
    verbs = alternation(row["verb"] for row in lexicon.table("actions") if row["sends"] == "yes")
    keys = {row["key"]: row["field"] for row in lexicon.table("metadata_keys")}
    return Wording(
        lexicon=lexicon,
        areas=frozenset((*groups["level"], *groups["zone"])),
        addressed=(*groups["noun"], *groups["addressed"]),
        page=late(_page(lines)),
        meta_line=late(rf"[\[【(]?(?P<key>{alternation(keys)})[\]】)]?[:]"),
        meta_keys=keys,
        title_end=_title_end(every),
        plan_end=_title_end(endings["plan"]),
        rule_end=_title_end(endings["rule"]),
        report_end=_title_end((*endings["report"], *endings["story"])),
        # before the verb stands no other 关于: 关于规范信息发布的通知 sends nothing out
        sends=re.compile(rf"(?:(?!关于).){{0,80}}?(?:关于(?:重新)?)?(?:{verbs})了?"),
        notice_end=re.compile(rf"的?(?:{alternation(endings['notice'])})(?:\([^()]{{1,30}}\))?\)?$"),
        notice_last=(*endings["notice"], ")"),
        address_end=late(rf"(?:^|的)(?:指导|实施|若干)?(?:{addressing})(?:\([^()]{{1,30}}\))?$"),
        about=re.compile(rf"关于|{verbs}"),
        glued=regex.compile(rf".{{0,40}}?关于.{{4,120}}?的(?:{addressing})(?=\p{{Han}})"),
        calls=late_regex(_calls(groups)),
        in_force=late_regex(_in_force(endings, lines["force"])),
        requests=late_regex(rf"(?:^|(?<=[。;,]))(?:{'|'.join(lines['request'])})|^(?:{'|'.join(lines['closing'])})"),
        reports=late_regex(r"于[^。,]{2,20}前[^。]{0,12}报(?:送|告)?\p{Han}"),
        form=late("|".join(lines["form"])),
        assigns=late(_assigns(lexicon)),
        glued_plan=late_regex(
            rf"(?!本|制定)[^。,:;!?]{{4,80}}?(?:{alternation(endings['plan'])})(?:\([^()]{{1,30}}\))?"
            r"(?=为(?!\w{0,8}(?:$|[、:]))|根据|按照|依据)"
        ),
        number_headers=lexicon.words("task_headers", by="column")["number"],
    )


def _title_end(endings: Iterable[str]) -> re.Pattern[str]:
    """How a title ends whose last word is one of ``endings``, brackets and years behind it included."""
    return late(rf"(?:{alternation(endings)})[》”]?{_TAIL}")


class FieldNames:
    """Knows the names of fields as they stand in a text whose blanks are kept, also between their letters."""

    def __init__(self, lexicon: Lexicon) -> None:
        # a pattern each, compiled when its name is met: a text has few of them
        self._patterns = {row["key"]: _field_name(row["key"]) for row in lexicon.table("metadata_keys")}

    def find(self, text: str) -> list[regex.Match[str]]:
        """Return the names in order, the longest of those that begin at one place.

        >>> from workplan.lexicon import default
        >>> [found["key"] for found in FieldNames(default()).find("索 引 号: 123 发布日期: 2023-01-01")]
        ['索 引 号', '发布日期']
        """
        letters = squeeze(text)
        met = [pattern for key, pattern in self._patterns.items() if key in letters]
        names = [name for pattern in met for name in pattern.finditer(text)]
        found: list[regex.Match[str]] = []
        for name in sorted(names, key=lambda name: (name.start(), -name.end("key"))):
            if not found or name.start() >= found[-1].end():
                found.append(name)
        return found


def _field_name(name: str) -> regex.Pattern[str]:
    spaced = rf"{_BLANK}*".join(map(re.escape, name))
    return late_regex(rf"(?<![\p{{Han}}])(?P<key>{spaced})[\]】)]?(?:{_BLANK}*:[:\s]*|{_BLANK}*\t\s*)")


def _lines(lexicon: Lexicon) -> dict[str, list[str]]:
    """The patterns of lines by their kind, one for each place at which the words stand."""
    found: dict[str, dict[str, list[str]]] = {}
    for row in lexicon.table("page_words"):
        found.setdefault(row["kind"], {}).setdefault(row["where"], []).append(row["pattern"])
    return {kind: [_placed(where, words) for where, words in at.items()] for kind, at in found.items()}


def _placed(where: str, patterns: Sequence[str]) -> str:
    """A line that holds one of some patterns at this place.

    >>> _placed("any", ["打印", "分享"]), _placed("any", ["*网站"])
    ('.{0,60}?(?=[分打])(?:打印|分享)', '.{0,60}?(?:.{0,20}网站)')
    """
    words = "|".join(_in_any_case(re.escape(pattern).replace(r"\*", ".{0,20}")) for pattern in patterns)
    if where != "any":
        return f"(?:{words})$" if where == "whole" else f"(?:{words})"
    firsts = _in_any_case(f"[{re.escape(''.join(sorted({pattern[0] for pattern in patterns})))}]")
    # the class of their first characters passes over a place faster than their list does
    ahead = "" if any(pattern.startswith("*") for pattern in patterns) else f"(?={firsts})"
    return f".{{0,60}}?{ahead}(?:{words})"


def _in_any_case(pattern: str) -> str:
    """Let a pattern match capital and small letters alike, if it has any: it takes twice as long to compile."""
    return pattern if pattern.upper() == pattern.lower() else f"(?i:{pattern})"


def _page(lines: Mapping[str, Sequence[str]]) -> str:
    """A line of the page or print, a group for each kind: its words, and what has a form of its own."""
    forms = {
        "chrome": (
            r"[-—_·\s]{0,4}\d{1,3}[-—_·\s]{0,4}$",  # — 3 —
            r"第\d{1,3}页(?:[,/]?共\d{1,3}页)?$",  # 第3页共9页
            rf".{{1,80}}\.(?i:{FILES})(?:\(\S{{1,20}}\))?$",  # 附件.docx
            # [通知.pdf](/a/b.pdf)
            rf"[-*·]?\[?.{{1,120}}\.(?i:{FILES})\]?\((?:(?i:https?:)/)?/\S{{1,200}}\)$",
            r"(?i:https?://|www\.)",
            r"[\[【(](?:大|中|小){1,3}[\]】)]",  # 【大中小】
            r".{0,12}(?:打印|关闭|收藏|分享).{0,4}(?:打印|关闭|收藏|分享)",
        ),
        "colophon": (
            # (hardly any line holds the word: it is looked for first)
            r"(?=.{0,51}印发).{0,40}\d{4}年\d{1,2}月\d{1,2}日印发.{0,12}$",  # 某市人民政府办公室2023年4月17日印发
            r"\(?共印\d+份\)?$",
        ),
        "notice": (),
    }
    return "|".join(f"(?P<{kind}>{'|'.join([*lines[kind], *forms[kind]])})" for kind in forms)


def _calls(groups: Mapping[str, Sequence[str]]) -> str:
    """How a sentence speaks to all: 各地区、各部门要…, 各牵头单位应当…"""
    everybody = alternation((*groups["level"], *groups["each"], "地区", "地方", "部门", "单位"))
    called = rf"各(?:{everybody}|\p{{Han}}{{2}}(?:部门|单位))"
    return rf"(?:^|(?<=[。;])){called}[^。]{{0,60}}?(?:要|应|须|可|请|按|根据|结合)"


def _in_force(endings: Mapping[str, Sequence[str]], lines: Sequence[str]) -> str:
    """How a sentence speaks of the force of the document itself, or of those that it replaces."""
    itself = alternation((*endings["plan"], *endings["rule"], *endings["notice"]))
    forces = "|".join(lines)
    return "|".join(
        (
            # 本方案自印发之日起施行, 本意见由…负责解释
            rf"(?:^|(?<=[。;]))本(?:实施|行动|工作)?(?:{itself})[^。]{{0,30}}(?:自|由|至|{forces})",
            # 自本通知印发之日起，《某办法》停止执行; 自公布之日起3个月内组织实施 speaks of no document
            rf"(?:^|(?<=[。;,]))自本\p{{Han}}{{2,6}}(?:印发|发布|公布|下发)之日起?[^。]{{0,40}}(?:{forces})",
            rf"(?:^|(?<=[。;,]))自(?:印发|发布|公布|下发)之日起?(?:正式|[^。]{{0,40}}《[^。]{{0,60}})?(?:{forces})",
            # 此前规定与本方案不一致的，以本方案为准; 原有企业搬迁补偿执行国家标准 speaks of none
            rf"(?:^|(?<=[。;]))(?:此前|以往|原)[^。]{{0,60}}(?:本(?:{itself})|《)[^。]{{0,60}}(?:{forces})",
            r"(?:同时废止|《[^。]{0,120}停止执行)[。;]?$",
        )
    )


def _assigns(lexicon: Lexicon) -> str:
    """What names somebody as responsible, by the words of the labels; who only supervises has no task.

    Words that are labels only beside others (主管部门) or of those who help name anybody, unless a colon follows.
    """
    rows = lexicon.table("roles")
    roots = [row for row in rows if row["kind"] == "root" and row["role"] != "supervising"]
    sure = [row["word"] for row in roots if row["role"] != "cooperating" and not row["scope"]]
    noun = alternation(row["word"] for row in rows if row["kind"] == "noun" and row["role"] == "body")
    leads = alternation(row["word"] for row in rows if row["kind"] == "verb" and row["role"] == "lead")
    label = rf"(?:{alternation(sure)})(?:{noun})|(?:{alternation(row['word'] for row in roots)})(?:{noun}):"
    return rf"{label}|{leads}|负责\)|完成时限"
