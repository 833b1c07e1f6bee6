"""The laws that hold for every text: blocks tile it, spans show their values, JSON comes back equal.

Notices are mutated as the world does it: lines lost, doubled, glued, widths changed, markers renamed, characters lost.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import workplan
from tests.notices import case_texts, first
from workplan.model import BlockKind, Document, Span
from workplan.source import fold, squeeze, with_ideographs
from workplan.structure.read_over import readable

WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
NOTICES = [*case_texts(), first()[:6000]]
SOUP = "一二三、（）()《》〈1.23年月日底前责任单位：牵头负责；，。省厅局\n \t　各市政府%万元不少于①第条"
MARKERS = ["一、", "（二）", "3.", "（4）", "⑤", "第六条 ", "十、", "", "1.1 "]


@st.composite
def mutated(draw: st.DrawFn) -> str:
    lines = draw(st.sampled_from(NOTICES)).split("\n")
    for _ in range(draw(st.integers(1, 8))):
        at = draw(st.integers(0, max(0, len(lines) - 1)))
        change = draw(st.sampled_from(["drop", "double", "glue", "wide", "narrow", "marker", "cut", "space", "swap"]))
        if not lines:
            break
        if change == "drop":
            del lines[at]
        elif change == "double":
            lines.insert(at, lines[at])
        elif change == "glue" and at + 1 < len(lines):
            lines[at : at + 2] = [lines[at] + lines[at + 1]]
        elif change == "wide":
            lines[at] = lines[at].translate(WIDE)
        elif change == "narrow":
            lines[at] = fold(lines[at])
        elif change == "marker":
            lines[at] = draw(st.sampled_from(MARKERS)) + lines[at].lstrip("一二三四五六七八九十（）()、.0123456789")
        elif change == "cut" and lines[at]:
            lines[at] = lines[at][: draw(st.integers(0, len(lines[at])))]
        elif change == "space":
            lines[at] = " ".join(lines[at])
        else:
            other = draw(st.integers(0, len(lines) - 1))
            lines[at], lines[other] = lines[other], lines[at]
    return "\n".join(lines)


def values(document: Document) -> Iterator[tuple[str, Span]]:
    """Every value of a document that stands in its text as written, with its span."""
    mast = document.masthead
    for text in (mast.title, mast.plan_title, *mast.issuers, *mast.recipients):
        if text is not None:
            yield text.value, text.span
    for section in document.walk():
        if section.heading is not None and section.heading_span is not None:
            yield section.heading, section.heading_span
        if section.text_span is not None:
            yield section.text, section.text_span
    for row in document.responsibilities:
        yield row.text, row.span
    for regulation in document.regulations:
        yield regulation.title, regulation.span
    for time in document.times:
        yield time.text, time.span
    for target in document.targets:
        yield target.text, target.span


def unread(document: Document) -> set[int]:
    """The places that no value holds: page marks and signs of Markdown inside what it stands for."""
    stretches = [*readable(document.text).over]
    stretches += [(block.start, block.end) for block in document.blocks if block.kind is BlockKind.CHROME]
    return {at for start, end in stretches for at in range(start, end)}


def check(document: Document) -> None:
    at = 0
    for block in document.blocks:
        assert block.start == at
        assert block.end > block.start
        at = block.end
    assert at == len(document.text)
    gone = unread(document)
    for value, span in values(document):
        shown = "".join(document.text[at] for at in range(span.start, span.end) if at not in gone)
        assert squeeze(with_ideographs(shown)) == squeeze(with_ideographs(value))
    for rows in (document.responsibilities, document.regulations, document.times, document.targets):
        found = [(row.span, str(row)) for row in rows]
        assert len(found) == len(set(found)), "read twice"
    paths = [section.path for section in document.walk()]
    assert len(paths) == len(set(paths))
    for section in document.walk():
        assert section.level == section.path.count("/") + 1
        assert document[section.path] is section
    assert workplan.from_json(workplan.to_json(document)) == document


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(mutated())
def test_the_laws_hold_for_mutated_notices(text: str) -> None:
    check(workplan.parse(text, name="mutated"))


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.sampled_from(SOUP)))
def test_the_laws_hold_for_any_soup_of_the_field_s_characters(text: str) -> None:
    check(workplan.parse(text))


@settings(max_examples=100, deadline=None)
@given(st.text())
def test_the_laws_hold_for_any_text(text: str) -> None:
    check(workplan.parse(text))


@pytest.mark.parametrize("text", [first(), *case_texts()], ids=lambda t: t.strip()[:12])
def test_the_laws_hold_for_the_notices_themselves(text: str) -> None:
    check(workplan.parse(text))


# The page number of a collection is taken for a section, and what follows for its annex.
COLLECTED = """25.
云川市人民政府办公厅
关于印发招商引资若干措施的通知（2031年5月23日）
云府办函〔2031〕23号
各区人民政府，市政府各部门：
《云川市招商引资若干措施》已经市人民政府同意，现印发给你们，请认真贯彻执行。
云川市人民政府办公厅
2031年5月23日
云川市招商引资若干措施
为落实《甲规划》，制定本措施。
一、工作目标
落实《乙规划》。
二、重点任务
（一）落实《丙规划》。加快落地。
（二）抓好协调。
"""


def test_what_a_section_holds_is_not_read_again_as_a_part_outside() -> None:
    document = workplan.parse(COLLECTED)
    check(document)
    assert sorted(r.title for r in document.regulations) == ["丙规划", "乙规划", "云川市招商引资若干措施", "甲规划"]


def test_the_same_text_gives_the_same_document() -> None:
    assert workplan.to_json(workplan.parse(first())) == workplan.to_json(workplan.parse(first()))
