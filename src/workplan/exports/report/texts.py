"""The texts of the page for people that are its own, in Chinese and English, by key."""

from __future__ import annotations

from typing import Final

from workplan.texts import Texts, Words

TEXTS: Final[Texts] = {
    "plan": ("工作要点", "Work plan"),
    "size": ("内容", "Content"),
    "size.value": (
        "{chapters} 章 {items} 项，{marks} 处标记",
        "{chapters} chapters, {items} items, {marks} marks",
    ),
    "skip": ("跳到原文", "Skip to the text"),
    "views": ("视图", "Views"),
    "text": ("原文", "Text"),
    "tables": ("任务表", "Tables"),
    "timeline": ("时间线", "Time line"),
    "matrix": ("单位与章节", "Units × chapters"),
    "contents": ("目录", "Contents"),
    "theme": ("深色/浅色", "Dark/light"),
    "print": ("打印", "Print"),
    "filters": ("筛选", "Filters"),
    "search": ("搜索", "Search"),
    "search.in": ("搜索原文和表格", "Search text and tables"),
    "previous": ("上一处", "Previous"),
    "next": ("下一处", "Next"),
    "hits": ("{at} / {all} 处", "{at} of {all}"),
    "no-hits": ("没有找到", "Nothing found"),
    "kinds": ("标记种类", "Kinds of mark"),
    "unit": ("单位", "Unit"),
    "unit.all": ("全部单位", "All units"),
    "from": ("时间从", "From"),
    "to": ("到", "To"),
    "reset": ("清除筛选", "Clear filters"),
    "shown": ("显示 {shown} / {all} 处标记", "{shown} / {all} marks shown"),
    "panel": ("标记详情", "Mark"),
    "panel.hint": (
        "点击原文中的标记，这里显示它的各个字段。"
        "键盘：Tab 到标记，左右方向键逐个移动，回车查看，再按下方向键进入本栏，Esc 返回。",
        "Click a mark in the text to see its fields here. By keyboard: Tab to a mark, left and right arrow keys move "
        "from mark to mark, Enter shows it, then arrow down leads here and Escape back.",
    ),
    "panel.close": ("关闭", "Close"),
    "panel.at": ("第 {at} 处，共 {all} 处", "{at} of {all}"),
    "to-text": ("看原文", "In the text"),
    "to-row": ("看表格", "In the table"),
    "responsibilities": ("责任单位", "Responsibilities"),
    "regulations": ("法规文件", "Regulations"),
    "times": ("时间", "Times"),
    "targets": ("指标", "Targets"),
    "one.responsibilities": ("责任单位", "Responsibility"),
    "one.regulations": ("法规文件", "Regulation"),
    "one.times": ("时间", "Time"),
    "one.targets": ("指标", "Target"),
    "path": ("部分", "Section"),
    "role": ("分工", "Role"),
    "units": ("单位", "Units"),
    "canonical": ("规范全称", "Official name"),
    "aliases": ("别称", "Second names"),
    "collective": ("是否统称", "A group"),
    "title": ("名称", "Title"),
    "action": ("动作", "Action"),
    "category": ("类别", "Category"),
    "stands_for": ("简称所指", "Stands for"),
    "kind": ("性质", "Kind"),
    "start": ("起", "Start"),
    "end": ("止", "End"),
    "recurrence": ("周期规则", "Recurrence"),
    "relative_to": ("相对于", "Relative to"),
    "comparator": ("比较", "Comparator"),
    "value": ("数值", "Value"),
    "measure": ("计量", "Unit of measure"),
    "written": ("写法", "As written"),
    "place": ("位置（字符）", "Place (characters)"),
    "rule": ("判定规则", "Decided by"),
    "yes": ("是", "yes"),
    "no": ("否", "no"),
    "row": ("序号", "No."),
    "nothing": ("没有", "None"),
    "timeline.none": ("文中没有约束工作的时间。", "No times bind the work in this plan."),
    "timeline.dated": ("有日期的", "Dated"),
    "timeline.recurrence": ("周期性的", "Recurring"),
    "timeline.continuous": ("持续的", "Continuous"),
    "timeline.open": ("没有具体日期的", "Without a date"),
    "timeline.chart": ("各期限在时间轴上的位置，内容同下表", "The dates below on an axis"),
    "timeline.background": (
        "另有 {count} 处背景时间不约束工作，见任务表。",
        "{count} more are background and bind nothing; see the tables.",
    ),
    "matrix.note": (
        "格中数字是该单位在该章承担的项数；带 ◆ 的至少牵头一项。点击数字，筛选该单位并跳到该章。",
        "A figure counts the items of the chapter in which the unit has a part; ◆ means that it leads one or more. "
        "A click shows only this unit and goes there.",
    ),
    "matrix.more": (
        "另有 {count} 个任务较少的单位未列入本表，见责任单位表。",
        "{count} more units with fewer items are not in this table; the table of responsibilities has them.",
    ),
    "matrix.total": ("合计", "Total"),
    "matrix.cell": ("{unit}，{chapter}：{count} 项", "{unit}, {chapter}: {count} items"),
    "matrix.leads": ("，有牵头", ", leads"),
    "matrix.none": ("文中没有责任单位。", "No units are named in this plan."),
    "made": (
        "由 workplan {version} 生成；原文 SHA-256：{sha256}",
        "Made by workplan {version}; SHA-256 of the source: {sha256}",
    ),
}


def words(lang: str) -> Words:
    """Return the texts of one language.

    >>> words("zh").say("shown", shown=3, all=9), words("en").say("role.lead")
    ('显示 3 / 9 处标记', 'lead')
    """
    return Words(lang, TEXTS)
