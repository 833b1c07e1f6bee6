"""Rules on titles that are only named: abbreviations, texts that another one is made from, titles without a verb."""

from __future__ import annotations

from typing import Final

from workplan.extraction.regulations.around import Before, Place, Verdict
from workplan.model import Action
from workplan.rulebook import Judgement

_NAMED: Final = Verdict(Action.MENTION)


def _abbreviation(at: Place) -> Verdict | None:
    return _NAMED if at.introduced else None


def _derived(at: Place) -> Verdict | None:
    return _NAMED if at.before is Before.OTHER_TEXT else None


def _stranger(at: Place) -> Verdict | None:
    return _NAMED if at.before is Before.STRANGER else None


def _helpless(at: Place) -> Verdict | None:
    return _NAMED if at.before in (Before.HELPER, Before.TURNED) else None


def _named(at: Place) -> Verdict:
    return _NAMED


def _says(at: Place) -> Verdict | None:
    return _NAMED if at.follows("says") else None


ABBREVIATION: Final = Judgement(
    "regulation.abbreviation",
    zh="“以下简称”引出的题名是前面题名的简称，本身不受动词管；以后用它时照常看动词",
    en="a title that 以下简称 introduces is a mention and stands for the title before it; its later uses have verbs",
    source="起草惯例：“以下简称” · Drafting habit: 以下简称",
    takes=(
        ("落实《甲省纲要》（以下简称《纲要》）", "甲省纲要 implement | 纲要 mention"),
        ("依据《甲》、《乙》（以下分别简称《一》《二》）", "甲 basis | 乙 basis | 一 mention | 二 mention"),
    ),
    leaves=(
        ("落实《甲省纲要》（解读《纲要》）", "regulation.verb"),
        ("落实以下文件《甲省纲要》", "regulation.verb"),
    ),
    decide=_abbreviation,
)
DERIVED: Final = Judgement(
    "regulation.derived",
    zh="制定、修订、印发的是它的细则、方案、解读，不是它本身",
    en="what is drawn up, amended or issued is another text made from it (its 实施细则)",
    source="起草惯例：为文件制定配套制度 · Drafting habit: texts made to carry out another",
    takes=(
        ("制定《甲条例》实施细则", "甲条例 mention"),
        ("印发《乙规划》任务分工方案", "乙规划 mention"),
        ("出台《丙意见》的若干配套措施", "丙意见 mention"),
    ),
    leaves=(
        ("制定《甲条例实施细则》", "regulation.verb"),
        ("落实《乙规划》任务分工方案", "regulation.verb"),
        ("出台《丙规范》省地方标准", "regulation.verb"),
    ),
    decide=_derived,
)
STRANGER: Final = Judgement(
    "regulation.mention.verb",
    zh="管它的动词不作用于文本：列入、符合、填写、取得；所推出的是剧目、图书等作品的也是",
    en="the verb that governs it does nothing to the text: 列入, 符合, 填写, 取得; nor where works of art are made",
    source="汉语语法：动词管其后的宾语 · Chinese grammar: a verb governs the object behind it",
    takes=(
        ("将该项目列入《甲目录》", "甲目录 mention"),
        ("对取得《乙证》的人员给予补贴", "乙证 mention"),
        ("推出《丙》《丁》等一批精品剧目", "丙 mention | 丁 mention"),
    ),
    leaves=(
        ("将《甲目录》印发各地", "regulation.behind.turned"),
        ("推出《丁清单》等一批政策", "regulation.verb"),
        ("落实列入《乙目录》的项目，更新《乙目录》", "regulation.verb"),
    ),
    decide=_stranger,
)
HELPLESS: Final = Judgement(
    "regulation.mention.helper",
    zh="题名之前只有组织、推动、将之类，后面也没有作用于它的动词",
    en="only a helper (组织, 推动, 将) stands before it, and no verb that acts on it behind",
    source="汉语语法：没有动词管的题名只是提及 · Chinese grammar: a title that no verb governs is only named",
    takes=(
        ("组织开展《甲法》知识竞赛", "甲法 mention"),
        ("推动将《乙条例》列入立法计划", "乙条例 mention"),
        ("将《丙纲要》纳入学习内容", "丙纲要 mention"),
    ),
    leaves=(
        ("组织开展《甲法》宣传", "regulation.behind.helper"),
        ("推进《乙条例》知识竞赛", "regulation.helper"),
        ("将《丙纲要》组织学习", "regulation.behind.turned"),
    ),
    decide=_helpless,
)
SAYS: Final = Judgement(
    "regulation.mention.subject",
    zh="题名作主语，说的是它规定、明确了什么",
    en="the title is a subject that says something: 《…》规定, 《…》明确",
    source="汉语语法：主谓句 · Chinese grammar: subject and predicate",
    takes=(
        ("《甲条例》规定，由县级政府负责", "甲条例 mention"),
        ("《乙意见》明确的任务", "乙意见 mention"),
    ),
    leaves=(
        ("《甲条例》修订后，由县级政府负责", "regulation.behind"),
        ("落实《乙意见》明确的任务", "regulation.verb"),
    ),
    decide=_says,
)
NONE: Final = Judgement(
    "regulation.mention",
    zh="前后都没有作用于它的动词",
    en="no verb before or behind acts on it",
    source="汉语语法：没有动词管的题名只是提及 · Chinese grammar: a title that no verb governs is only named",
    takes=(
        ("关于《甲办法》的通知", "甲办法 mention"),
        ("与《乙规划》相衔接", "乙规划 mention"),
    ),
    leaves=(
        ("关于修订《甲办法》的通知", "regulation.verb"),
        ("与《乙规划》一并印发", "regulation.behind"),
    ),
    decide=_named,
)
