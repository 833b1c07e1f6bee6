"""Paragraphs of body and back → where the plan ends and what stands behind: closing, signature, annex, colophon."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

import regex

from workplan.model import BlockKind
from workplan.structure.front import Reader
from workplan.structure.numbering import Marker, Scheme

# 附件 · 附件1 · 附件：1.… · 附表 · 附：
_ANNEX: Final = regex.compile(
    r"(?:附件|附表|附录|附)(?:[一二三四五六七八九十\d]{0,3}(?:[-—]\d)?)(?:[:.、]|$|(?=[\p{Han}《]))"
)
_PAGE_NUMBER: Final = regex.compile(r"[-—_·]{0,3}\d{1,3}[-—_·]{0,3}")
_ANNEX_HEAD: Final = regex.compile(r"(?:附件|附表|附录)\s?[一二三四五六七八九十\d]{0,3}(?:[-—]\d)?:?$")
# What closes the whole plan: 各地区、各部门要… · 本意见自… · 请于…报送
_CLOSING: Final = regex.compile(
    r"(?:各(?:地区?|省|市|县|区|级|部门|单位|有关|相关|牵头|责任|成员|街镇|镇街|乡镇|旗县)[^。]{0,60}?(?:要|应|须|可|请|按|根据|结合)"
    r"|本(?:意见|方案|办法|规划|计划|通知|政策|措施|要点|细则|规定|实施意见|实施方案|行动方案|行动计划|工作方案)[^。]{0,30}(?:自|由|至|有效|执行|实施|解释|适用)"
    r"|请(?:各|于|将|遵照|结合|认真)|自(?:印发|发布|公布|下发)之日|此前|以往|原有|(?:以上|上述)(?:各|政策|措施|规定)|有关(?:贯彻)?落实情况|(?:贯彻)?落实(?:本|情况|中)|执行中)"
)
_NO_PLAN_ANNEX: Final = regex.compile(
    r"(?:申报|申请|登记|备案|汇总|统计|推荐|评分|打分|评价|考核评分|样|报名|审批|信息|回执)(?:表|书|单)|名单|名录|模板|格式|样式|式样|流程图|示意图|成员|解释|术语"
)
_TASKS: Final = regex.compile(
    r"责任(?:单位|部门|科室|主体)|牵头(?:单位|部门|处室)?|配合单位|完成时限|负责\)|负责单位|承办单位|落实单位"
)

# So many bodies may sign one under the other.
_SIGNERS: Final = 20
# A paragraph that is longer than this and ends in a full stop is no line of a contact.
_PROSE: Final = 40


@dataclass(slots=True)
class Back:
    """Where the body ends and what stands behind it.

    Attributes:
        end: index of the first paragraph behind the body.
        kinds: block kinds of paragraphs behind it, and of page furniture inside it.
        annexes: ranges of paragraphs of annexes that belong to the plan.
        closing: paragraphs that close the whole plan.
        signature: paragraphs of a signature behind the body.
        date: paragraph of its date, -1 if none.
    """

    end: int
    kinds: dict[int, BlockKind] = field(default_factory=dict)
    annexes: list[tuple[int, int]] = field(default_factory=list)
    closing: list[int] = field(default_factory=list)
    signature: list[int] = field(default_factory=list)
    date: int = -1


def read(reader: Reader, markers: Sequence[Marker | None], body: int) -> Back:
    """Find the end of the body that starts at paragraph ``body`` and name what stands behind it."""
    paragraphs = reader.paragraphs
    count = len(paragraphs)
    end = _end(reader, markers, body)
    back = Back(end)
    _inside(reader, body, end, back)
    at = end
    while at < count:
        at = _behind(reader, markers, at, back)
    _close(reader, markers, body, back)
    return back


def _ends_here(reader: Reader, index: int) -> bool:
    """Tell whether a paragraph can only stand behind a body: page furniture, colophon, signature, annex, date."""
    bare = reader.paragraphs[index].bare
    if index in reader.chrome:
        return True
    if len(bare) <= 200 and reader.words.page_kind(bare):
        return True
    if reader.is_date(index) or reader.is_signed(index):
        return True
    return _ANNEX_HEAD.match(bare) is not None or (
        bare.startswith(("附件:", "附:", "附件1", "附表:")) and len(bare) < 200
    )


def _end(reader: Reader, markers: Sequence[Marker | None], body: int) -> int:
    """The first paragraph from which no numbering of the body goes on."""
    count = len(reader.paragraphs)
    stop = count
    outer = min((m.scheme for m in markers[body:] if m is not None), default=Scheme.CHINESE)
    for index in range(body, count):
        if index in reader.rows or (markers[index] is not None and index not in reader.chrome):
            continue
        if _ends_here(reader, index) and not _goes_on(reader, markers, body, index, outer):
            stop = index
            break
    # The signing bodies stand right before the date, as many as sign.
    if stop < count and reader.is_date(stop):
        while stop > body and markers[stop - 1] is None and reader.is_body_list(stop - 1):
            stop -= 1
    return stop


def _goes_on(reader: Reader, markers: Sequence[Marker | None], body: int, index: int, outer: Scheme) -> bool:
    """Tell whether the body goes on behind ``index``: a page number in the middle, or a numbering that runs on.

    Args:
        reader, markers, body: the paragraphs, the marker of each, and where the body starts.
        index: the paragraph that may end the body.
        outer: the outermost scheme of the body.
    """
    onward = index
    while onward < len(markers) and _PAGE_NUMBER.fullmatch(reader.paragraphs[onward].bare):
        onward += 1
    if onward > index:
        return onward < len(markers) and not _ends_here(reader, onward)
    if reader.paragraphs[index].bare.startswith("联系") and _prose_follows(reader, index):
        return True
    last: dict[Scheme, int] = {}
    for at in range(index - 1, body - 1, -1):
        marker = markers[at]
        if marker is not None and marker.scheme not in last:
            last[marker.scheme] = marker.value
            if marker.scheme <= outer:
                break
    if not last:
        return any(m is not None for m in markers[index : index + 30])
    for at in range(index + 1, min(len(markers), index + 60)):
        if _ANNEX_HEAD.match(reader.paragraphs[at].bare):
            return False
        marker = markers[at]
        if marker is not None:
            return last.get(marker.scheme, -9) + 1 == marker.value
    furniture = (
        reader.words.page_kind(reader.paragraphs[index].bare) == "chrome" and len(reader.paragraphs[index].bare) < 8
    )
    return (
        furniture
        and index + 1 < len(markers)
        and not _ends_here(reader, index + 1)
        and len(reader.paragraphs[index + 1].bare) > 60
    )


def _prose_follows(reader: Reader, index: int) -> bool:
    """Tell whether sentences of the body stand behind a contact of one of its items."""
    for at in range(index + 1, min(len(reader.paragraphs), index + 4)):
        bare = reader.paragraphs[at].bare
        if not bare.startswith("联系"):
            return len(bare) > _PROSE and bare.endswith("。") and not _ends_here(reader, at)
    return False


def _inside(reader: Reader, body: int, end: int, back: Back) -> None:
    for index in range(body, end):
        bare = reader.paragraphs[index].bare
        if index in reader.rows:
            continue
        address = bare.startswith("http")  # of the sentence before it: 详见国家平台 http://…
        if index in reader.chrome or (len(bare) < 40 and not address and reader.words.page_kind(bare) == "chrome"):
            back.kinds[index] = BlockKind.CHROME


def _behind(reader: Reader, markers: Sequence[Marker | None], at: int, back: Back) -> int:
    """Name the paragraph at ``at`` (and those that hang on it); return the index behind."""
    paragraphs = reader.paragraphs
    bare = paragraphs[at].bare
    if at in reader.chrome:
        back.kinds[at] = BlockKind.CHROME
        return at + 1
    if at in reader.rows and paragraphs[at].table >= 0:
        return _task_table(reader, at, back)
    if reader.is_date(at):
        back.kinds[at] = BlockKind.DATE
        if back.date < 0 and not back.annexes:
            back.date = at
        return at + 1
    if back.date < 0 and not back.annexes and reader.is_signed(at):
        back.signature.append(at)
        back.date = at
        back.kinds[at] = BlockKind.SIGNATURE
        return at + 1
    if back.date < 0 and reader.is_body_list(at) and not back.annexes:
        back.signature.append(at)
        back.kinds[at] = BlockKind.SIGNATURE
        return at + 1
    kind = reader.words.page_kind(bare) if len(bare) <= 200 else None
    if kind is not None:
        back.kinds[at] = {"colophon": BlockKind.COLOPHON, "notice": BlockKind.OTHER}.get(kind, BlockKind.CHROME)
        return at + 1
    if _ANNEX_HEAD.match(bare) or reader.title_at(at, len(paragraphs)) is not None:
        return _annex(reader, markers, at, back)
    back.kinds[at] = (
        BlockKind.ANNEX if _ANNEX.match(bare) or BlockKind.ANNEX in back.kinds.values() else BlockKind.OTHER
    )
    return at + 1


def _task_table(reader: Reader, at: int, back: Back) -> int:
    """Take a table of tasks behind the body for a part of the plan, whether or not a line heads it as an annex."""
    stop = at
    while stop in reader.rows:
        back.kinds[stop] = BlockKind.ANNEX
        stop += 1
    back.annexes.append((at, stop))
    return stop


def _signs(reader: Reader, at: int) -> bool:
    """Tell whether a signature or its date begins at a paragraph."""
    onward = at
    while onward < len(reader.paragraphs) and onward - at < _SIGNERS and reader.is_body_list(onward):
        onward += 1
    return reader.is_signed(at) or (onward < len(reader.paragraphs) and reader.is_date(onward))


def _annex(reader: Reader, markers: Sequence[Marker | None], at: int, back: Back) -> int:
    """Read one annex and decide whether it belongs to the plan."""
    paragraphs = reader.paragraphs
    start = at
    if _ANNEX_HEAD.match(paragraphs[at].bare):
        at += 1
    titled = reader.title_at(at, len(paragraphs)) if at < len(paragraphs) else None
    title = titled[1] if titled else (paragraphs[at].bare if at < len(paragraphs) else "")
    first = titled[0] if titled else at
    stop = first
    outer: Scheme | None = None
    # 附件: and a list of titles may stand above the signature.
    unsigned = back.date < 0 and reader.front.date < 0 and not back.annexes
    while stop < len(paragraphs):
        bare = paragraphs[stop].bare
        if _ANNEX_HEAD.match(bare) or stop in reader.chrome or (unsigned and _signs(reader, stop)):
            break
        marker = markers[stop]
        printed = marker is None and len(bare) <= 200 and reader.words.page_kind(bare) in ("colophon", "chrome")
        # a page mark inside the annex where its numbering goes on
        if printed and (outer is None or not _goes_on(reader, markers, first, stop, outer)):
            break
        if marker is not None and (outer is None or marker.scheme < outer):
            outer = marker.scheme
        stop += 1
    inside = [m for m in markers[first:stop] if m is not None]
    text = "".join(p.bare for p in paragraphs[first:stop])
    planned = reader.words.plan_end.search(title) is not None and sum(m.scheme <= Scheme.CHINESE for m in inside) >= 2
    tasks = _TASKS.search(text) is not None and (len(inside) >= 2 or any(p.table >= 0 for p in paragraphs[first:stop]))
    flat = _TASKS.search(text[:200]) is not None and text[:200].find("序号") >= 0
    belongs = (planned or tasks or flat) and _NO_PLAN_ANNEX.search(title) is None
    for index in range(start, stop):
        back.kinds[index] = BlockKind.ANNEX
    if belongs:
        back.annexes.append((first, stop))
    return max(stop, start + 1)


def _close(reader: Reader, markers: Sequence[Marker | None], body: int, back: Back) -> None:
    """Find the paragraphs at the end of the body that close the whole plan; the first one of an item never does."""
    at = back.end - 1
    while at > body and (back.kinds.get(at) is BlockKind.CHROME):
        at -= 1
    while at > body + 1 and markers[at] is None and reader.paragraphs[at].table < 0:
        if _CLOSING.match(reader.paragraphs[at].bare) is None:
            break
        before = at - 1
        heading_only = markers[before] is not None and "。" not in reader.paragraphs[before].bare[:-1]
        if heading_only:
            break
        back.closing.insert(0, at)
        back.kinds[at] = BlockKind.CLOSING
        at -= 1
