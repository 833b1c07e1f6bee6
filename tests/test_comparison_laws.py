"""The laws of comparing, for plans that hypothesis edits: nothing changed in itself, a mirror, nothing lost."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import workplan
from tests.editions import UNITS, Item, items, plan
from tests.notices import case_texts
from workplan.comparison.model import Change, ChangeKind, Operation, Relation, SectionChange
from workplan.comparison.result import Comparison
from workplan.model import Document

pytestmark = pytest.mark.slow

ITEMS = items()
TIMES = ("2030年6月底前", "2030年9月底前", "年底前", "每季度")
TITLES = ("制定《河堤管理办法》", "认真落实《河堤管理办法》", "修订《集市条例》", "废止《集市条例》")


@st.composite
def edited(draw: st.DrawFn, item: Item) -> Item:
    """An item with units, sentences and times as they may be in another year."""
    if draw(st.booleans()):
        return item
    sentences = draw(st.permutations(item.sentences))[: draw(st.integers(1, 2))]
    time = draw(st.sampled_from(("", *TIMES)))
    title = draw(st.sampled_from(("", *TITLES)))
    more = tuple(filter(None, (f"{time}完成排查" if time else "", title)))
    units = draw(st.lists(st.sampled_from(UNITS), min_size=1, max_size=3, unique=True))
    return replace(item, sentences=(*sentences, *more), units=tuple(units))


@st.composite
def plans(draw: st.DrawFn) -> Document:
    """A plan of some of the items, edited, in some order, in two chapters."""
    chosen = draw(st.lists(st.sampled_from(ITEMS), min_size=2, max_size=8, unique_by=lambda item: item.heading))
    written = [draw(edited(item)) for item in chosen]
    cut = draw(st.integers(1, len(written) - 1))
    return workplan.parse(plan([written[:cut], written[cut:]], year=draw(st.sampled_from((2030, 2031)))))


soups = st.text(
    alphabet=st.sampled_from("一二（）()、《》。，制定修订办法年月底前2030责任单位：市局\n"), max_size=120
).map(workplan.parse)
documents = plans() | st.sampled_from(case_texts()).map(workplan.parse) | soups


@settings(max_examples=60)
@given(documents)
def test_a_document_has_no_changes_against_itself(document: Document) -> None:
    found = workplan.compare(document, document)
    assert found.same
    assert found.sections == ()
    assert found.masthead == ()


@settings(max_examples=80)
@given(documents, documents)
def test_the_other_way_round_says_the_same_mirrored(old: Document, new: Document) -> None:
    there, back = workplan.compare(old, new), workplan.compare(new, old)
    assert in_order(there.sections) == in_order(c.mirrored() for c in back.sections)
    assert [f.mirrored() for f in back.masthead] == list(there.masthead)
    assert {(p.old, p.new) for p in there.identical} == {(p.new, p.old) for p in back.identical}
    assert counted(there, Relation.ADDED) == counted(back, Relation.DROPPED)
    assert counted(there, Relation.SPLIT) == counted(back, Relation.MERGED)
    gained = [c for s in there.sections for c in s.changes if c.kind is ChangeKind.UNIT_GAINED]
    lost = [c.mirrored() for s in back.sections for c in s.changes if c.kind is ChangeKind.UNIT_LOST]
    assert in_order(gained) == in_order(lost)


def in_order(found: Iterable[Change | SectionChange]) -> list[str]:
    """What was found as JSON, whatever its order was."""
    return sorted(one.model_dump_json() for one in found)


def counted(found: Comparison, relation: Relation) -> int:
    return sum(relation in change.relations for change in found.sections)


@settings(max_examples=80)
@given(documents, documents)
def test_every_section_of_both_stands_in_exactly_one_place(old: Document, new: Document) -> None:
    found = workplan.compare(old, new)
    mine = [p.path for c in found.sections for p in c.old if p.path] + [p.old for p in found.identical]
    others = [p.path for c in found.sections for p in c.new if p.path] + [p.new for p in found.identical]
    assert sorted(mine) == sorted(s.path for s in old.walk())
    assert sorted(others) == sorted(s.path for s in new.walk())


@settings(max_examples=80)
@given(plans(), plans())
def test_a_difference_put_together_again_is_the_text(old: Document, new: Document) -> None:
    for change in workplan.compare(old, new).sections:
        for each in change.changes:
            if each.kind is not ChangeKind.TEXT_REWORDED:
                continue
            before = "".join(p.text for p in each.difference if p.operation is not Operation.INSERT)
            after = "".join(p.text for p in each.difference if p.operation is not Operation.DELETE)
            assert before == "".join(p.text for p in change.old)
            assert len(after) == len("".join(p.text for p in change.new))


@settings(max_examples=60)
@given(documents, documents)
def test_values_stand_where_they_are_said_to(old: Document, new: Document) -> None:
    for section in workplan.compare(old, new).sections:
        for change in section.changes:
            for document, sides in ((old, change.old), (new, change.new)):
                for side in sides:
                    assert not side.path or side.path in document
                    shown = "".join(side.span.of(document.text).split())
                    assert shown == "".join(side.text.split())
