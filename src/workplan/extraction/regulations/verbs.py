"""The tables of verbs and of the words beside them → patterns that find them, and what each does with a title."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from workplan.lexicon import Lexicon
from workplan.model import Action
from workplan.source import MARK
from workplan.writing.late import late
from workplan.writing.patterns import alternation, many

TITLE: Final = MARK
"""The sign that stands for a title in the texts in which verbs are looked for."""

ENACTING: Final = frozenset({Action.ENACT, Action.AMEND, Action.ISSUE, Action.REPEAL})
"""What is done with a text that is in the making, or done away with."""
USING: Final = frozenset({Action.IMPLEMENT, Action.STUDY, Action.REVIEW})
"""What is done with a text that is in force."""

_PAUSES: Final = ",:"

# A stated kind of no more characters (标准, 规划) is as often the end of another text's name.
_GENERIC: Final = 3
# 《…》培训2次, 《…》宣传不少于3场: how often a verb is done that has become a noun.
_TIMES: Final = r"(?:至少|不[少低]于)?[\d一二两三四五六七八九十]{1,3}(?:多|余)?[次场期轮]"


class Word(NamedTuple):
    """A row of the table of verbs; ``role`` says how it governs (see the table's header)."""

    verb: str
    action: Action
    role: str

    @property
    def acting(self) -> bool:
        """True if it acts on the text itself and the plan says more of it than that it is mentioned."""
        return self.role == "acts" and self.action is not Action.MENTION

    @property
    def joins(self) -> bool:
        """True if it may be one of several verbs in a row: 启动修订, 制定印发."""
        return self.role in ("acts", "passes", "places", "helps")


class Verbs(NamedTuple):
    """The tables made ready.

    Attributes:
        known: the words that count, and the signs for titles and pauses.
        token: finds the words of the table, also those that only hide a verb, and 新修订的 before a title.
        row: what may stand between two verbs of a row.
        noted: a verb noted behind a title, (修订).
        noun: what makes a noun of the verb before it.
        no_object: what follows a verb whose object stands before it.
        state: 情况 and what may stand between it and the verb that looks at it.
        text: the head of another text, some characters behind the title.
        serving: another text, right behind the title.
        made: another text of any name, up to the end of the clause.
        works: works of art as what the titles are: 等精品剧目.
        issuer: a body, from one verb to the next: 落实省政府办公厅印发.
        issued: the verbs of 现印发, 现予公布.
        alike: what a text is that stands beside another one: 与《…》相衔接.
        listed: what follows the last title of a list.
        title_line: the end of a title's line that was broken before the mark: 关于印发.
        goes_on: how no paragraph begins: with 的, 等, or 和 that is no part of a word (和谐).
        openings: the characters that such a beginning may begin with.
        opens: how a line begins that is no heading: 按照, 现将, 为深入贯彻.
        lead: a line of verbs, with an issuer or not, that a title follows: 深入贯彻落实, 严格执行国家.
    """

    known: dict[str, Word]
    token: re.Pattern[str]
    row: re.Pattern[str]
    noted: re.Pattern[str]
    noun: re.Pattern[str]
    no_object: re.Pattern[str]
    state: re.Pattern[str]
    text: re.Pattern[str]
    serving: re.Pattern[str]
    made: re.Pattern[str]
    works: re.Pattern[str]
    issuer: re.Pattern[str]
    issued: re.Pattern[str]
    alike: re.Pattern[str]
    listed: re.Pattern[str]
    title_line: re.Pattern[str]
    goes_on: re.Pattern[str]
    openings: frozenset[str]
    opens: re.Pattern[str]
    lead: re.Pattern[str]


def verbs(lexicon: Lexicon) -> Verbs:
    """Make the tables ready; call it through ``lexicon.build``."""
    words = [Word(row["verb"], Action(row["action"] or "mention"), row["role"]) for row in lexicon.table("actions")]
    # a law named without marks may hold a verb too: 按照监督法、《…》
    laws = [row["title"] for row in lexicon.table("laws")]
    held = "\n".join(laws)
    inner = [word.verb for word in words if word.verb in held]
    hidden = [title for title in laws if any(verb in title for verb in inner)]
    known = {word.verb: word for word in words if word.role not in ("adverb", "word")}
    known |= {TITLE: Word(TITLE, Action.MENTION, "title")}
    known |= {pause: Word(pause, Action.MENTION, "pause") for pause in _PAUSES}
    context = {place: alternation(words) for place, words in lexicon.words("action_context", by="place").items()}
    adverbs = alternation(word.verb for word in words if word.role == "adverb")
    acting = alternation(word.verb for word in words if word.acting)
    issuing = alternation(word.verb for word in words if word.acting and word.action is Action.ISSUE)
    leading = alternation(
        word.verb for word in words if word.acting or word.role in ("leads", "turns", "helps", "adverb")
    )
    prepositions = [word.verb for word in words if word.role == "leads" and len(word.verb) > 1]
    enacting = alternation(word.verb for word in words if word.acting and word.action in ENACTING)
    looked_for = [*(word.verb for word in words), *hidden]
    attribute = rf"[新已]经?(?:{enacting}|[、和并])+的(?={TITLE})"
    heads = lexicon.words("title_endings", word="ending")
    # 《…》省地方标准 is the text itself, 《…》行政处罚裁量标准 another one.
    stated = alternation(row["kind"] for row in lexicon.table("stated_kinds") if len(row["kind"]) > _GENERIC)
    whole = alternation(row["word"] for row in lexicon.table("conjunction_words"))
    body = alternation(row["suffix"] for row in lexicon.table("body_suffixes"))
    return Verbs(
        known=known,
        token=re.compile(f"{attribute}|{many(looked_for, TITLE, *_PAUSES)}"),
        row=re.compile(rf"(?:[、和及与或并而]|以及|并且|了|{adverbs})*"),
        noted=late(rf"\((?:拟|新)?(?P<verb>{acting})(?:类|项目)?\)"),
        noun=late(context["noun"]),
        no_object=late(rf"了?(?:$|[,:、_])|时(?!间)|{context['noun']}|{context['end']}|{_TIMES}"),
        state=late(rf"{context['state']}(?:{context['survey']})*"),
        text=late(rf"[^,]{{0,12}}?{context['text']}"),
        serving=late(rf"的?{context['kind']}?{context['serving']}|[^,、等]{{1,14}}{context['order']}(?=$|[,、和])"),
        made=late(
            rf"(?!(?:有关|相关)?规定|[^,、]{{0,8}}?{stated}(?:$|[,、]))"
            rf"[^,、。;等和及与并或是为{TITLE}]{{1,14}}{alternation([*heads['plan'], *heads['rule']])}(?=$|[,、和])"
        ),
        works=late(rf"等[^,、。;{TITLE}]{{0,20}}?{context['work']}(?=$|[,、:])"),
        issuer=late(rf"[^,。;:的]{{0,40}}{body}(?:联合)?"),
        issued=late(rf"[,。;]现[^\n,。;{TITLE}]{{0,8}}?(?P<verb>{issuing})"),
        alike=late(rf"[^,]{{0,6}}?{context['alike']}"),
        listed=late(rf"$|[、,和及与等的]|{context['listed']}"),
        title_line=late(rf"(?:关于{enacting}|[、和及与])$"),
        goes_on=late(rf"[的等已与,、)”]|(?!{whole})[和及]"),
        openings=frozenset(["现", "将", "把", "为", *(word[0] for word in prepositions)]),
        opens=late(rf"现?[将把]{TITLE}|现将|为{adverbs}*{acting}|{alternation(prepositions)}"),
        lead=late(rf"特?(?:{leading}|[并、]){{1,6}}了?(?:[^,。]{{0,14}}(?:国家|自治区|政府|[省市县部委厅局院我的]))?"),
    )
