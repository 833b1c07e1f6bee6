"""Rules on titles that a verb before them in their clause governs: alone, in a row, as a preposition, for a series."""

from __future__ import annotations

from typing import Final

from workplan.extraction.regulations.around import Before, Place, Verdict
from workplan.extraction.regulations.verbs import ENACTING, USING
from workplan.model import Action
from workplan.rulebook import Judgement


def _shared(at: Place) -> Verdict | None:
    """The verb before the first title of the series."""
    if at.leader is None or at.leader.verb is None:
        return None
    return at.leader if at.leader.verb[0] < at.passage.place(at.series.start) else None


def _preposition(at: Place) -> Verdict | None:
    return at.by(at.row[-1]) if at.before is Before.PREPOSITION else None


def _purpose(at: Place) -> Verdict | None:
    """The last verb of 制定贯彻落实《…》的若干措施; the first one makes the measures."""
    if not at.acting or at.acting[0].word.action not in ENACTING or at.acting[-1].word.action not in USING:
        return None
    return at.by(at.acting[-1]) if at.table.text.match(at.text, at.series.end) else None


def _row(at: Place) -> Verdict | None:
    return at.by(at.acting[0]) if at.before is Before.VERB and len(at.row) > 1 else None


def _verb(at: Place) -> Verdict | None:
    return at.by(at.acting[0]) if at.before is Before.VERB else None


def _helper(at: Place) -> Verdict | None:
    if at.before not in (Before.HELPER, Before.TURNED):
        return None
    own = next((token for token in at.row if token.word.action is not Action.MENTION), None)
    return at.by(own) if own is not None else None


SERIES: Final = Judgement(
    "regulation.series",
    zh="一个动词管到由顿号、和、等连起来的一串题名，后面的各题名与第一个同",
    en="one verb governs a whole series of titles that 、, 和 and 等 join: those behind the first go with it",
    source="汉语语法：一个动词带并列宾语 · Chinese grammar: one verb with several objects",
    takes=(
        ("修订《甲》《乙》等地方性法规和《丙》", "甲 amend | 乙 amend | 丙 amend"),
        ("认真对照《甲纲要》和我省《乙方案》重点任务", "甲纲要 basis | 乙方案 basis"),
    ),
    leaves=(
        ("修订《甲》和印发《乙》", "regulation.verb"),
        ("修订《甲》，《乙》同时废止", "regulation.behind"),
    ),
    decide=_shared,
)
PREPOSITION: Final = Judgement(
    "regulation.verb.preposition",
    zh="按照、依据、根据之后的题名是依据",
    en="a title behind 按照, 依据, 根据 is a basis",
    source="汉语语法：介词结构 · Chinese grammar: prepositions",
    takes=(
        ("按照《甲方案》要求落实任务", "甲方案 basis"),
        ("根据省政府《甲规划》编制年度计划", "甲规划 basis"),
    ),
    leaves=(
        ("按照要求修订《甲方案》", "regulation.verb"),
        ("按年度修订《甲方案》", "regulation.verb"),
    ),
    decide=_preposition,
)
PURPOSE: Final = Judgement(
    "regulation.verb.purpose",
    zh="制定、出台的是贯彻落实它的措施、办法，对它本身是贯彻落实",
    en="what is drawn up are measures that implement it: the verb that implements counts",
    source="起草惯例：为贯彻上级文件制定措施 · Drafting habit: measures that implement a text from above",
    takes=(
        ("制定贯彻落实《甲意见》的若干措施", "甲意见 implement"),
        ("建立落实《甲条例》工作机制", "甲条例 implement"),
    ),
    leaves=(
        ("制定并组织实施《甲意见》", "regulation.row"),
        ("制定《甲意见》配套措施", "regulation.derived"),
    ),
    decide=_purpose,
)
ROW: Final = Judgement(
    "regulation.row",
    zh="几个动词连用，以第一个作用于文本的为准；推动、启动、组织之类不作用于文本",
    en="of several verbs in a row the first that acts on the text counts; helpers (推动, 启动, 组织) do not",
    source="汉语语法：连动和助动 · Chinese grammar: verbs in a row and auxiliary verbs",
    takes=(
        ("制定印发《甲办法》", "甲办法 enact"),
        ("启动修订《乙规定》", "乙规定 amend"),
    ),
    leaves=(
        ("完善制度，印发《甲办法》", "regulation.verb"),
        ("启动《乙规定》修订", "regulation.behind.helper"),
    ),
    decide=_row,
)
VERB: Final = Judgement(
    "regulation.verb",
    zh="题名之前、同一分句内离得最近的动词管它；中间可以隔着发文机关、“新修订的”之类的定语",
    en="the nearest verb before the title in its clause governs it, over an issuer or an attribute (新修订的)",
    source="汉语语法：动词管其后的宾语 · Chinese grammar: a verb governs the object behind it",
    takes=(
        ("完善审批制度，落实好省政府《甲方案》", "甲方案 implement"),
        ("实施新修订的《乙条例》", "乙条例 implement"),
        ("落实省政府办公厅印发《丙意见》", "丙意见 implement"),
    ),
    leaves=(
        ("完善审批制度，省政府《甲方案》另行通知", "regulation.mention"),
        ("开展质量评估和《乙条例》宣传", "regulation.behind"),
    ),
    decide=_verb,
)
HELPER: Final = Judgement(
    "regulation.helper",
    zh="推进、抓好后面没有别的动词，就是落实",
    en="推进 or 抓好 without another verb is to implement",
    source="起草惯例：“推进、抓好某文件”即落实该文件 · Drafting habit: 推进 or 抓好 a document means to implement it",
    takes=(
        ("持续推进《甲计划》", "甲计划 implement"),
        ("抓好《乙方案》各项任务", "乙方案 implement"),
    ),
    leaves=(
        ("持续推进《甲计划》修订", "regulation.behind.helper"),
        ("抓好宣传和《乙方案》印发", "regulation.behind.helper"),
        ("统筹《丙规划》和年度计划", "regulation.mention.helper"),
    ),
    decide=_helper,
)
