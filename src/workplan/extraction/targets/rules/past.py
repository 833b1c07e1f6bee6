"""Figures that tell what has been: 已建成5家, 2015年达到2%, 新增10家，居全省前列."""

from __future__ import annotations

import re
from typing import Final

from workplan.extraction.targets.around import Around
from workplan.extraction.targets.rules.verdict import Row

_HABIT: Final = "起草惯例：先回顾、后部署 · Drafting habit: what has been is told before what is to be done"
# 了 of 为了 and 了解 tells nothing.
_DONE: Final = re.compile(r"(?<!为)了(?!解)|组成")


def _is_done(at: Around) -> bool:
    if at.text[at.figure.number - 1 : at.figure.number] == "了":
        return True
    return _DONE.search(at.text, at.figure.end, at.end) is not None


def _is_ranked(at: Around) -> bool:
    return at.words.rank.match(at.text, at.figure.end) is not None


PAST: Final[tuple[Row, ...]] = (
    Row(
        "target.none.done",
        "分句里有“了”“组成”，说的是已有的事",
        "了 or 组成 in the clause: it has been, or is so",
        _HABIT,
        (("吸引了100家企业参展。", "100家 none"), ("12个部门组成联席会议。", "12个 none")),
        (("吸引100家企业参展。", "target.count"), ("为了解诉求，走访100家企业。", "target.count")),
        _is_done,
    ),
    Row(
        "target.none.ranked",
        "后面说它在全国、全省排第几，是已取得的成绩",
        "behind it stands the rank that it has: it has been reached",
        _HABIT,
        (("新增上市公司10家，居全省前列。", "10家 none"),),
        (("新增上市公司10家，力争全省领先。", "target.count"),),
        _is_ranked,
    ),
    Row(
        "target.none.past",
        "前面最近的时间词是已、目前、截至、现有等，说的是过去或现状",
        "the nearest word of time in front tells what has been or is: 已, 目前, 截至, 现有",
        _HABIT,
        (
            ("目前全市建成示范园25个。", "25个 none"),
            ("已建成便民中心10家，覆盖率达到80%。", "10家 none | 达到80% none"),
        ),
        (("对已建成的园区改造10个。", "target.count"), ("目前进展顺利，力争建成示范园25个。", "target.count")),
        lambda at: at.past == "word",
    ),
    Row(
        "target.none.past-date",
        "段落里最近的年份早于计划的年份，或是五年来、去年等",
        "the nearest year of the paragraph lies before the plan's, or it is 五年来, 去年",
        _HABIT,
        (("2020年，研发投入占比达到2.1%。", "达到2.1% none"), ("五年来，新增绿地300公顷。", "300公顷 none")),
        (("2025年，研发投入占比达到3%。", "target.reach"), ("比2020年提高5个百分点。", "target.reach")),
        lambda at: at.past == "date",
    ),
    Row(
        "target.none.past-heading",
        "所在部分的标题是工作回顾、发展基础等",
        "the heading above looks back: 工作回顾, 发展基础",
        _HABIT,
        (("发展基础\n建成省级平台15家。", "15家 none"),),
        (
            ("夯实发展基础\n建成省级平台15家。", "target.count"),
            ("推进情况公开\n建成省级平台15家。", "target.count"),
            ("发展基础\n今年建成省级平台15家。", "target.count"),
        ),
        lambda at: at.past == "heading",
    ),
)
