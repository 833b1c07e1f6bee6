"""The laws that hold for every text: blocks tile it, spans show their values, JSON comes back equal.

Notices are mutated as the world does it: lines lost, doubled, glued, widths changed, markers renamed, characters lost.
"""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import workplan
from tests.laws import check
from tests.mutation import mutate
from tests.notices import case_texts, first

NOTICES = [*case_texts(), first()[:6000]]
SOUP = "一二三、（）()《》〈1.23年月日底前责任单位：牵头负责；，。省厅局\n \t　各市政府%万元不少于①第条"


def mutated() -> st.SearchStrategy[str]:
    """A notice as careless hands pass it on."""
    return st.builds(lambda chance: mutate(chance.choice(NOTICES), chance), st.randoms(use_true_random=False))


@pytest.mark.slow
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
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
