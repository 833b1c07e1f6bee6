"""The words of the views that are their own, in Chinese and English, by key."""

from __future__ import annotations

from typing import Final

from workplan.texts import VOCABULARY, Texts, text

LABELS: Final[Texts] = {
    **VOCABULARY,
    "title": ("前后两版对照", "What changed between two editions"),
    "title.unit": ("前后两版对照：{unit}", "What changed for {unit}"),
    "old": ("旧版", "old"),
    "new": ("新版", "new"),
    "same": ("两份文件相同", "Both editions are the same"),
    "same.unit": ("对该单位没有变化", "Nothing changed for this unit"),
    "unchanged": ("未变 {count}", "{count} unchanged"),
    "doubts": ("请先核对", "Please check first"),
    "doubt.old_is_later": (
        "旧版是{old}的，新版是{new}的，两份是否放反",
        "old is of {old}, new of {new}: are they the wrong way round?",
    ),
    "doubt.year": ("{year}年", "{year}"),
    "doubt.other_place": ("旧版是{old}的，新版是{new}的，地方不同", "old is of {old}, new of {new}: other places"),
    "doubt.other_subject": (
        "旧版标题“{old}”，新版标题“{new}”，不像同一项工作",
        "the titles “{old}” and “{new}” are not about one thing",
    ),
    "doubt.little_in_common": (
        "{new} 个部分中只有 {old} 个能对应，不像同一计划的前后两版",
        "only {old} of {new} parts correspond: hardly two editions of one plan",
    ),
    "unchanged.word": ("未变", "unchanged"),
    "skip": ("跳到变化", "Skip to the changes"),
    "theme": ("深色/浅色", "Dark/light"),
    "print": ("打印", "Print"),
    "summary": ("汇总", "Summary"),
    "summary.kind": ("变化", "change"),
    "summary.count": ("处", "count"),
    "contents": ("目录", "Contents"),
    "filters": ("筛选", "Filters"),
    "filter.unit": ("单位", "unit"),
    "filter.all": ("全部", "all"),
    "filter.only": ("只看", "only"),
    "filter.reset": ("清除筛选", "Clear"),
    "filter.shown": ("显示 {shown} / {all} 处", "{shown} / {all} shown"),
    "filter.none": ("没有符合筛选条件的变化", "Nothing matches the filters"),
    "fold": ("全部折叠", "Fold all"),
    "unfold": ("全部展开", "Unfold all"),
    "family.sections": ("部分", "sections"),
    "family.units": ("单位", "units"),
    "family.times": ("时限", "times"),
    "family.targets": ("指标", "targets"),
    "family.regulations": ("法规", "regulations"),
    "family.text": ("文字", "text"),
    "unit.groups": ("交给统称（可能包括该单位）的任务", "Tasks of groups that may include this unit"),
    "unit.part": ("该单位", "this unit"),
    "masthead": ("文件头", "Masthead"),
    "sections": ("各部分", "Sections"),
    "renumbered-only": ("只是编号变了", "Only the number changed"),
    "unit.gained": ("新增任务", "New tasks"),
    "unit.lost": ("不再承担的任务", "Tasks that are gone"),
    "unit.changed": ("保留但有变化的任务", "Tasks that changed"),
    "held.unit": ("单位", "units"),
    "held.deadline": ("时限", "times"),
    "held.target": ("指标", "targets"),
    "held.regulation": ("法规", "regulations"),
    "with-plan-year": ("随计划年度顺延", "moved with the plan's year"),
    "join": ("、", ", "),
    "join-clauses": ("；", "; "),
    "colon": ("：", ": "),
    "role.in": ("{role}：措施{numbers}", "{role}: measure {numbers}"),
    "similarity": ("相同 {share}", "{share} alike"),
    "relation.added": ("新增", "added"),
    "relation.dropped": ("删去", "dropped"),
    "relation.split": ("拆分", "split"),
    "relation.merged": ("合并", "merged"),
    "relation.moved": ("移动", "moved"),
    "relation.reworded": ("改写", "reworded"),
    "relation.renumbered": ("改编号", "renumbered"),
    "change.lead_changed": ("牵头单位变更", "lead changed"),
    "change.unit_gained": ("增加单位", "units gained"),
    "change.unit_lost": ("减少单位", "units lost"),
    "change.role_changed": ("分工变更", "part changed"),
    "change.deadline_advanced": ("时限提前", "time advanced"),
    "change.deadline_slipped": ("时限推后", "time slipped"),
    "change.deadline_added": ("增加时限", "time added"),
    "change.deadline_dropped": ("取消时限", "time dropped"),
    "change.time_changed": ("时间要求变更", "time changed"),
    "change.target_raised": ("指标调高", "target raised"),
    "change.target_lowered": ("指标调低", "target lowered"),
    "change.target_added": ("增加指标", "target added"),
    "change.target_dropped": ("取消指标", "target dropped"),
    "change.target_changed": ("指标口径变更", "target changed"),
    "change.regulation_done": ("法规由计划转为施行", "regulation planned, now in force"),
    "change.regulation_reopened": ("法规由施行转为计划", "regulation in force, now planned"),
    "change.regulation_added": ("新提到的法规", "regulation new"),
    "change.regulation_dropped": ("不再提到的法规", "regulation gone"),
    "change.regulation_changed": ("法规要求变更", "regulation treated otherwise"),
    "change.heading_reworded": ("标题", "heading"),
    "change.text_reworded": ("正文", "text"),
    "change.clause_reworded": ("分工", "who does it"),
}


def say(key: str, lang: str, **values: object) -> str:
    """Return the word ``key`` in ``"zh"`` or (anything else) English, its placeholders filled.

    >>> say("unchanged", "zh", count=3)
    '未变 3'
    """
    return text(LABELS, key, lang, **values)
