"""Plans made of parts that tests move, split, join and change: two editions as text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

CHINESE = "一二三四五六七八九十"

UNITS = ("市司法局", "市财政局", "市教育局", "市水务局", "市民政局", "市商务局")

SENTENCES = (
    ("修好河堤", "汛期之前查清每段河堤的险工，堵住渗漏，备足沙石和木桩", "把巡堤的人分到每个闸口"),
    ("办好学堂", "开学以前修缮校舍的屋顶和门窗，配齐桌椅和黑板", "请老师到山村小学轮流上课"),
    ("整顿市场", "集市上短斤少两的摊位一律停业，公平秤摆在入口", "每个摊主挂出自己的执照"),
    ("养护道路", "雨季过后填平县道上的坑洼，清理边沟，补种行道树", "桥梁的栏杆逐座检查"),
    ("照看老人", "独居老人的电话每天有人拨打，午饭送到家门", "社区医生按月上门量血压"),
    ("防火护林", "清明前后封山，进山的路口设岗收缴火种", "瞭望台昼夜有人值守"),
    ("改进窗口", "一个窗口收齐全部材料，复印由工作人员代办", "排队超过一刻钟就加开窗口"),
    ("清点账目", "各单位的结余资金交回国库，存折和印章分人保管", "采购合同贴在公告栏上"),
)
"""Subjects that have no words in common: heading, first and second sentence."""


HEADINGS = ("先办眼前的急事", "再理长远的规矩", "最后查验结果")


@dataclass(frozen=True)
class Item:
    """One item of a plan."""

    heading: str
    sentences: tuple[str, ...]
    units: tuple[str, ...]

    def text(self, number: int) -> str:
        """The item as a plan has it."""
        body = "".join(f"{sentence}。" for sentence in self.sentences)
        return f"（{CHINESE[number]}）{self.heading}\n{body}（责任单位：{'、'.join(self.units)}）"


def items() -> list[Item]:
    """An item for each subject, each with two units."""
    return [
        Item(heading, tuple(sentences), (UNITS[at % 6], UNITS[(at + 1) % 6]))
        for at, (heading, *sentences) in enumerate(SENTENCES)
    ]


def plan(chapters: Sequence[Sequence[Item]], *, year: int = 2030, headings: Sequence[str] = HEADINGS) -> str:
    """A plan of chapters that hold these items, numbered from one in each."""
    lines = [f"某市{year}年工作要点"]
    for at, chapter in enumerate(chapters):
        lines.append(f"{CHINESE[at]}、{headings[at]}")
        lines += [item.text(number) for number, item in enumerate(chapter)]
    return "\n".join(lines) + "\n"
