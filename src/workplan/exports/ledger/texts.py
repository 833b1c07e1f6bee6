"""The texts of the ledger for people that are its own, in Chinese and English, by key."""

from __future__ import annotations

from typing import Final

from workplan.texts import Texts, Words

TEXTS: Final[Texts] = {
    "ledger": ("任务台账", "Task ledger"),
    "title": ("{plan}任务台账", "Task ledger: {plan}"),
    "title.unit": ("{unit}任务台账（{plan}）", "Task ledger of {unit} ({plan})"),
    "title.several": ("重点任务台账（{count} 份文件）", "Task ledger of {count} documents"),
    "number": ("序号", "No."),
    "source": ("来源", "Source"),
    "source.line": ("来源：{document}", "Source: {document}"),
    "chapter": ("一级任务", "Chapter"),
    "task": ("工作任务", "Task"),
    "measures": ("具体举措", "Measures"),
    "lead": ("牵头单位", "Lead units"),
    "responsible": ("责任单位", "Responsible units"),
    "cooperating": ("配合单位", "Cooperating units"),
    "supervising": ("督办单位", "Supervising units"),
    "leader": ("责任领导", "Leaders"),
    "due": ("完成时限", "Due"),
    "first": ("首个节点", "First date"),
    "times": ("时限原文", "Times as written"),
    "regulations": ("涉及法规", "Regulations"),
    "targets": ("量化指标", "Targets"),
    "progress": ("进展情况", "Progress"),
    "person": ("责任人", "Person in charge"),
    "remarks": ("备注", "Remarks"),
    "doubts": ("存疑", "Doubts"),
    "path": ("原文编号", "Section"),
    "progress.not-started": ("未启动", "Not started"),
    "progress.going-on": ("推进中", "In progress"),
    "progress.done": ("已完成", "Done"),
    "progress.behind": ("滞后", "Behind"),
    "progress.hint": ("请从列表中选取", "Choose from the list"),
    "page": ("第 &P 页，共 &N 页", "Page &P of &N"),
    "summary": ("汇总", "Summary"),
    "summary.title": ("{title}汇总", "{title}: summary"),
    "summary.all": (
        "共 {measures} 条举措，涉及 {units} 个单位（含统称），其中 {undated} 条未写明完成日期。",
        "Measures: {measures}; units, groups among them: {units}; measures without a date: {undated}.",
    ),
    "groups": (
        "以下 {count} 条未点名本单位，写给“{groups}”等统称，可能涉及本单位",
        "Measures that may concern this unit: {count}, given to groups it may belong to: {groups}",
    ),
    "list": ("、", ", "),
    "carried": ("沿用情况", "Carried over"),
    "carried.title": ("原台账填写内容的沿用情况", "What became of the old ledger"),
    "carried.fate": ("情况", "What became of it"),
    "carried.was": ("原台账位置", "In the old ledger"),
    "carried.number": ("现序号", "New no."),
    "carried.task": ("工作任务", "Task"),
    "carried.measures": ("具体举措", "Measure"),
    "carried.units": ("单位", "Units"),
    "carried.dropped": ("新版没有", "dropped"),
    "carried.new": ("新增", "new"),
    "carried.shared": ("拆分或合并，请核对", "split or joined, please check"),
    "carried.lost": ("未能对应，请核对", "not matched, please check"),
    "unit": ("单位", "Unit"),
    "tasks": ("举措数", "Measures"),
    "tasks.groups": ("统称可能涉及", "Of groups"),
    "month": ("到期月份", "Due in"),
    "limits": ("时限数", "Time limits"),
}


PROGRESS: Final = ("progress.not-started", "progress.going-on", "progress.done", "progress.behind")
"""What progress can be chosen from."""


def progress(value: str, lang: str) -> str:
    """Return a word for progress in the language of the ledger that it goes to; what isn't one of ours stays.

    >>> progress("Done", "zh"), progress("等批复", "en")
    ('已完成', '等批复')
    """
    key = next((key for key in PROGRESS if value in TEXTS[key]), None)
    return value if key is None else TEXTS[key][0 if lang == "zh" else 1]


def words(lang: str) -> Words:
    """Return the texts of one language.

    >>> words("zh").say("title", plan="要点"), words("en").say("progress.done")
    ('要点任务台账', 'Done')
    """
    return Words(lang, TEXTS)
