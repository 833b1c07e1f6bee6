"""Turn the 《titles》 of a view into Regulations: which text, what is done with it, what kind it is.

Every outermost pair of marks is a row. An abbreviation (以下简称《纲要》) points to the title it stands for, where it
is introduced and in all later views of the document.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from workplan.extraction.regulations.categories import category, stated
from workplan.extraction.regulations.rules import BEHIND, DERIVED, HELPER, NONE, ROW, TRANSMITTAL, VERB, Ruling
from workplan.extraction.regulations.sentences import flatten
from workplan.extraction.regulations.titles import DOUBTS, Title, number_behind, titles
from workplan.extraction.regulations.verbs import SERIES, rulings
from workplan.lexicon import Lexicon
from workplan.model import Action, Category, Regulation, Text
from workplan.rulebook import Found, Rule
from workplan.setting import Setting
from workplan.source import View, fold

__all__ = ["DOUBTS", "RULES", "Introduced", "Outcome", "find", "title_spans"]

ABBREVIATION: Final = "regulation.abbreviation"

RULES: Final = (
    Rule(
        VERB,
        "题名之前、同一分句内离得最近的动词管它；中间可以隔着发文机关、“新修订的”之类的定语",
        "the nearest verb before the title in its clause governs it, over an issuer or an attribute (新修订的)",
        "汉语语法：动词管其后的宾语 · Chinese grammar: a verb governs the object behind it",
        (
            ("完善审批制度，落实好省政府《甲方案》", "甲方案 implement"),
            ("实施新修订的《乙条例》", "乙条例 implement"),
        ),
    ),
    Rule(
        ROW,
        "几个动词连用，以第一个作用于文本的为准；推动、启动、组织之类不作用于文本",
        "of several verbs in a row the first that acts on the text counts; helpers (推动, 启动, 组织) do not",
        "汉语语法：连动和助动 · Chinese grammar: verbs in a row and auxiliary verbs",
        (("制定印发《甲办法》", "甲办法 enact"), ("启动修订《乙规定》", "乙规定 amend")),
    ),
    Rule(
        SERIES,
        "一个动词管到由顿号、和、等连起来的一串题名",
        "one verb governs a whole series of titles that 、, 和 and 等 join",
        "汉语语法：一个动词带并列宾语 · Chinese grammar: one verb with several objects",
        (
            ("修订《甲》《乙》等地方性法规和《丙》", "甲 amend | 乙 amend | 丙 amend"),
            ("认真对照《甲纲要》和我省《乙方案》重点任务", "甲纲要 basis | 乙方案 basis"),
        ),
    ),
    Rule(
        BEHIND,
        "题名之前没有动词，或只有推进、做好、将之类，由题名后面的动词管",
        "where nothing or only a helper stands before the title, the verb behind it governs",
        "汉语语法：宾语前置 · Chinese grammar: the object before its verb",
        (("做好《甲条例》修订工作", "甲条例 amend"), ("开展《乙法》宣传", "乙法 study")),
    ),
    Rule(
        HELPER,
        "推进、抓好后面没有别的动词，就是落实",
        "推进 or 抓好 without another verb is to implement",
        "起草惯例：“推进、抓好某文件”即落实该文件 · Drafting habit: 推进 or 抓好 a document means to implement it",
        (("持续推进《甲计划》", "甲计划 implement"), ("抓好《乙方案》各项任务", "乙方案 implement")),
    ),
    Rule(
        TRANSMITTAL,
        "题名作主语，经审议、批准后“现印发”“现予公布”的，是印发",
        "a title that was passed or approved and is 现印发, 现予公布 is issued",
        "起草惯例：印发通知的正文 · Drafting habit: the text of a transmittal notice",
        (
            ("《甲要点》已经市政府同意，现印发给你们", "甲要点 issue"),
            ("《乙办法》已经常务会议审议通过，现予公布", "乙办法 issue"),
        ),
    ),
    Rule(
        DERIVED,
        "制定、修订、印发的是它的细则、方案、解读，不是它本身",
        "what is drawn up, amended or issued is another text made from it (its 实施细则)",
        "起草惯例：为文件制定配套制度 · Drafting habit: texts made to carry out another",
        (("制定《甲条例》实施细则", "甲条例 mention"), ("印发《乙规划》任务分工方案", "乙规划 mention")),
    ),
    Rule(
        NONE,
        "没有作用于它的动词",
        "no verb acts on it",
        "汉语语法：没有动词管的题名只是提及 · Chinese grammar: a title that no verb governs is only named",
        (("将该项目列入《甲目录》", "甲目录 mention"), ("对持《乙证》的人员给予补贴", "乙证 mention")),
    ),
    Rule(
        ABBREVIATION,
        "“以下简称”引出的题名是前面题名的简称，本身不受动词管；以后用它时照常看动词",
        "a title that 以下简称 introduces is a mention and stands for the title before it; its later uses have verbs",
        "起草惯例：“以下简称” · Drafting habit: 以下简称",
        (
            ("落实《甲省纲要》（以下简称《纲要》）", "甲省纲要 implement | 纲要 mention"),
            ("依据《甲》、《乙》（以下分别简称《一》《二》）", "甲 basis | 乙 basis | 一 mention | 二 mention"),
        ),
    ),
)

_INTRODUCES: Final = re.compile(r"(?:(?:以下|下文)(?:分别)?[简统合并]?称|简称|下称)为?[:“]?$")
_FOR_ALL: Final = re.compile(r"[统合并]称为?[:“]?$")
_RUN: Final = frozenset(("", "、", "和", "及", "与", "”“", "”、“", "”和“"))


@dataclass(frozen=True, slots=True)
class Introduced:
    """The abbreviations that a document has introduced so far, in order.

    Attributes:
        names: pairs of abbreviation (folded) and full title.

    >>> Introduced().adding("纲要", "甲省法治政府建设实施纲要").full("纲要")
    '甲省法治政府建设实施纲要'
    """

    names: tuple[tuple[str, str], ...] = ()

    def full(self, title: str) -> str | None:
        """Return the full title that ``title`` (folded) stands for, the one introduced last, None if there is none."""
        if not self.names:
            return None
        return next((full for short, full in reversed(self.names) if short == title), None)

    def adding(self, short: str, full: str) -> Introduced:
        """Return what is introduced with one abbreviation more."""
        return Introduced((*self.names, (short, full)))


class Outcome(NamedTuple):
    """What one view gives: its regulations in order, the doubts, and the abbreviations known behind it."""

    rows: list[Regulation]
    doubts: list[Found]
    introduced: Introduced


def title_spans(text: str) -> list[tuple[int, int]]:
    """Return where the titles of a view's text stand, their marks included.

    >>> title_spans("修订《甲》和《乙》")
    [(2, 5), (6, 9)]
    """
    return [(title.start, title.end) for title in titles(text).found]


def find(view: View, setting: Setting, introduced: Introduced = Introduced()) -> Outcome:
    """Find the regulations of a view.

    Args:
        view: heading and own paragraphs of a section, or the notice's front matter.
        setting: the document's setting; its lexicon is used.
        introduced: abbreviations from the views before this one.

    >>> from workplan.lexicon import default
    >>> from workplan.model import Span
    >>> source = "落实《甲省法治纲要》（以下简称《纲要》），按照《纲要》修订《乙办法》。"
    >>> rows = find(View.of(source, [Span(start=0, end=len(source))]), Setting(default())).rows
    >>> [(r.title, r.action.value, r.stands_for) for r in rows][1:]
    [('纲要', 'mention', '甲省法治纲要'), ('纲要', 'basis', '甲省法治纲要'), ('乙办法', 'amend', None)]
    """
    text = view.text
    if "《" not in text and "》" not in text:
        return Outcome([], [], introduced)
    found, doubts = titles(text)
    if not found:
        return Outcome([], doubts, introduced)
    flat, places = flatten(text, found)
    verdicts = rulings(found, flat, places, setting.lexicon)
    kinds = stated(flat, places, setting.lexicon)
    shorts = _abbreviations(flat, places)
    rows: list[Regulation] = []
    for i, title in enumerate(found):
        key = text[title.first : title.last].replace("\n", "")
        if i in shorts:
            meant = shorts[i]
            if meant is not None:
                introduced = introduced.adding(key, view.verbatim(found[meant].first, found[meant].last))
            verdicts[i] = Ruling(Action.MENTION, ABBREVIATION)
        full = introduced.full(key) if i not in shorts or shorts[i] is not None else None
        rows.append(_row(view, title, key, verdicts[i], kinds[i], full, setting.lexicon))
    return Outcome(rows, doubts, introduced)


def _row(
    view: View, title: Title, key: str, ruling: Ruling, kind: Category | None, full: str | None, lexicon: Lexicon
) -> Regulation:
    number = number_behind(view.text, title.end)
    if kind is None:
        around = view.text[max(0, title.start - 16) : title.start], view.text[title.end : title.end + 24]
        kind = category(fold(full) if full else key, number.value if number else "", around, lexicon)
    return Regulation(
        title=view.verbatim(title.first, title.last),
        span=view.span(title.first, title.last),
        action=ruling.action,
        category=kind,
        rule=ruling.rule,
        verb=view.span(*ruling.verb) if ruling.verb and ruling.action is not Action.MENTION else None,
        document_number=Text(value=number.value, span=view.span(number.start, number.end)) if number else None,
        stands_for=full,
    )


def _abbreviations(flat: str, places: Sequence[int]) -> dict[int, int | None]:
    """Return the titles that 以下简称 introduces, each with the title it stands for (None where that has no marks)."""
    found: dict[int, int | None] = {}
    i = 0
    while i < len(places):
        may = flat.endswith(("称", "为", ":", "“"), 0, places[i])
        m = _INTRODUCES.search(flat, max(0, places[i] - 8), places[i]) if may else None
        if m is None:
            i += 1
            continue
        run = i + 1
        while run < len(places) and flat[places[run - 1] + 1 : places[run]] in _RUN:
            run += 1
        start = max(flat.rfind(mark, 0, places[i]) for mark in "。;\n")
        named = [j for j in range(i) if places[j] > start and j not in found]
        if run - i > 1:
            named = named[i - run :]
        alike = len(named) >= run - i and not _FOR_ALL.search(flat, m.start(), m.end())
        found |= {i + k: (named[k - (run - i)] if alike else None) for k in range(run - i)}
        i = run
    return found
