"""What holds for the findings of every text: in order, inside the text, the same each time; fixes come to an end."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.laws import check_findings
from tests.test_invariants import mutated
from workplan.pipeline import parse
from workplan.validation import validate
from workplan.validation.fixes import mend
from workplan.validation.registry import RULES
from workplan.validation.reports import FORMATS, Checked, report

FEW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
WILD = st.text(
    st.sampled_from("一二三、（）()《》“”〔〕2024年月日号和，。；：\n责任单位:省财政厅第条千①1.%O—"), max_size=200
)


@pytest.mark.slow
@FEW
@given(st.one_of(mutated(), WILD))
def test_findings_are_in_order_inside_the_text_and_the_same_again(text: str) -> None:
    document = parse(text)
    found = validate(document)
    check_findings(document, found)
    assert found == validate(parse(text))


@FEW
@given(st.one_of(mutated(), WILD))
def test_each_rule_alone_finds_what_it_finds_among_the_others(text: str) -> None:
    document = parse(text)
    found = validate(document)
    for code in {f.code for f in found}:
        assert validate(document, select=[code]) == [f for f in found if f.code == code]
        assert code not in {f.code for f in validate(document, ignore=[code])}
    assert {f.code for f in found} <= {rule.code for rule in RULES}


@pytest.mark.slow
@FEW
@given(st.one_of(mutated(), WILD))
def test_fixes_come_to_an_end(text: str) -> None:
    done = mend(parse(text).text, lambda again: validate(parse(again)))
    assert not any(f.fix and f.fix.safe for f in validate(parse(done.text)))


@FEW
@given(st.one_of(mutated(), WILD))
def test_every_format_can_say_every_finding(text: str) -> None:
    document = parse(text)
    checked = [Checked("plan.txt", document, validate(document))]
    for form in FORMATS:
        report(form, checked, "zh")
