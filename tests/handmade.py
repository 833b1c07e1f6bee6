"""Documents made by hand and by hypothesis, for tests of what comes behind the parser."""

from __future__ import annotations

import datetime as dt

from hypothesis import strategies as st

from workplan import model as m
from workplan.source import View
from workplan.structure.read_over import readable

TEXT = (
    "某市2030年工作要点\n一、加快立法\n修订《绿化条例》。年底前办结95%以上。"
    "(牵头单位:市司法局;配合单位:市财政局、各县区政府)\n请认真落实。"
)


def place(part: str, after: str = "") -> m.Span:
    """Where ``part`` stands in TEXT, behind ``after``."""
    start = TEXT.index(part, TEXT.index(after))
    return m.Span(start=start, end=start + len(part))


CLAUSE = place("(牵头单位:市司法局;配合单位:市财政局、各县区政府)")


def view(text: str) -> View:
    """The view of a section that is nothing but ``text``, line by line."""
    spans, at = [], 0
    for line in text.split("\n"):
        spans.append(m.Span(start=at, end=at + len(line)))
        at += len(line) + 1
    return View.of(text, spans, folded=readable(text).text)


def document(name: str | None = "某市") -> m.Document:
    """One chapter with a value of every kind."""
    body = TEXT[TEXT.index("修订") : TEXT.index("\n请")]
    section = m.Section(
        path="一",
        label="一",
        level=1,
        heading="加快立法",
        text=body,
        rule="outline.heading-line",
        span=m.Span(start=TEXT.index("一、"), end=TEXT.index("\n请")),
        marker=place("一、"),
        heading_span=place("加快立法"),
        text_span=place(body),
        measures=(
            m.Measure(
                path="一",
                number=1,
                text="修订《绿化条例》。年底前办结95%以上。",
                span=place("修订《绿化条例》。年底前办结95%以上。"),
                rule="measure.clause",
            ),
        ),
        responsibilities=(
            m.Responsibility(
                path="一",
                measure=1,
                role=m.Role.LEAD,
                text="市司法局",
                span=place("市司法局"),
                clause=CLAUSE,
                units=(m.Unit(name="市司法局", canonical="某市司法局", aliases=("市仲裁办",)),),
                rule="responsibility.label",
                trigger=place("牵头单位"),
            ),
            m.Responsibility(
                path="一",
                measure=1,
                role=m.Role.COOPERATING,
                text="各县区政府",
                span=place("各县区政府"),
                clause=CLAUSE,
                units=(m.Unit(name="各县政府", collective=True), m.Unit(name="各区政府", collective=True)),
                rule="responsibility.label",
            ),
        ),
        regulations=(
            m.Regulation(
                path="一",
                measure=1,
                sentence=place("修订《绿化条例》"),
                title="绿化条例",
                span=place("绿化条例"),
                action=m.Action.AMEND,
                category=m.Category.LOCAL_REGULATION,
                rule="regulation.verb",
                verb=place("修订"),
            ),
        ),
        times=(
            m.Time(
                path="一",
                measure=1,
                sentence=place("年底前办结95%以上"),
                text="年底前",
                span=place("年底前"),
                kind=m.TimeKind.DEADLINE,
                rule="time.year-end",
                end=dt.date(2030, 12, 31),
            ),
        ),
        targets=(
            m.Target(
                path="一",
                measure=1,
                sentence=place("年底前办结95%以上"),
                text="95%以上",
                span=place("95%以上"),
                comparator=m.Comparator.AT_LEAST,
                value=95,
                unit="%",
                rule="target.percent",
            ),
        ),
    )
    return m.Document(
        name=name,
        provenance=m.Provenance(library_version="0", sha256="0" * 64, reader="text", encoding="utf-8"),
        text=TEXT,
        masthead=m.Masthead(
            title=m.Text(value="某市2030年工作要点", span=place("某市2030年工作要点")),
            issuers=(m.Text(value="某市政府", span=place("某市")),),
            date_issued=m.Date(value=dt.date(2030, 1, 2), span=place("2030年")),
        ),
        sections=(section,),
        outside=m.Mentions(times=(m.Time(text="2030年", span=place("2030年"), kind=m.TimeKind.REFERENCE, rule="x"),)),
        blocks=(
            m.Block(kind=m.BlockKind.PLAN_TITLE, start=0, end=section.span.start),
            m.Block(kind=m.BlockKind.TEXT, start=section.span.start, end=section.span.end, path="一"),
            m.Block(kind=m.BlockKind.CLOSING, start=section.span.end, end=len(TEXT)),
        ),
        diagnostics=(m.Diagnostic(code="masthead.no-issuer", span=place("某市"), assumed="某市"),),
    )


words = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)
days = st.dates()
spans = st.tuples(st.integers(0, 99), st.integers(0, 99)).map(lambda ends: m.Span(start=min(ends), end=max(ends)))
texts = st.builds(m.Text, value=words, span=spans, rule=words)
dates = st.builds(m.Date, value=days, span=spans, rule=words)
figures = st.integers(-(10**30), 10**30) | st.floats(allow_nan=False, allow_infinity=False)
units = st.builds(
    m.Unit,
    name=words,
    canonical=st.none() | words,
    collective=st.booleans(),
    aliases=st.lists(words, max_size=2).map(tuple),
)
responsibilities = st.builds(
    m.Responsibility,
    path=words,
    measure=st.none() | st.just(1),
    clause=spans,
    role=st.sampled_from(m.Role),
    text=words,
    span=spans,
    units=st.lists(units, max_size=2).map(tuple),
    rule=words,
    trigger=st.none() | spans,
)
regulations = st.builds(
    m.Regulation,
    path=words,
    measure=st.none() | st.just(1),
    sentence=st.none() | spans,
    title=words,
    span=spans,
    action=st.sampled_from(m.Action),
    category=st.sampled_from(m.Category),
    rule=words,
    verb=st.none() | spans,
    document_number=st.none() | texts,
    stands_for=st.none() | words,
)
times = st.builds(
    m.Time,
    path=words,
    measure=st.none() | st.just(1),
    sentence=st.none() | spans,
    text=words,
    span=spans,
    kind=st.sampled_from(m.TimeKind),
    rule=words,
    start=st.none() | days,
    end=st.none() | days,
    recurrence=st.none() | words,
    relative_to=st.none() | words,
)
targets = st.builds(
    m.Target,
    path=words,
    measure=st.none() | st.just(1),
    sentence=st.none() | spans,
    text=words,
    span=spans,
    comparator=st.sampled_from(m.Comparator),
    value=figures,
    unit=words,
    rule=words,
    high=st.none() | figures,
    approximate=st.booleans(),
    base_value=figures,
    base_unit=words,
)
kinds = {
    "responsibilities": st.lists(responsibilities, max_size=2).map(tuple),
    "regulations": st.lists(regulations, max_size=2).map(tuple),
    "times": st.lists(times, max_size=2).map(tuple),
    "targets": st.lists(targets, max_size=2).map(tuple),
}


def sections(inner: st.SearchStrategy[tuple[m.Section, ...]]) -> st.SearchStrategy[tuple[m.Section, ...]]:
    section = st.builds(
        m.Section,
        path=words,
        label=words,
        level=st.integers(1, 6),
        heading=st.none() | words,
        text=words,
        rule=words,
        span=spans,
        marker=spans,
        heading_span=st.none() | spans,
        text_span=st.none() | spans,
        sections=inner,
        **kinds,
    )
    measure = st.builds(m.Measure, path=st.just(""), number=st.just(1), text=words, span=spans, rule=words)
    return st.lists(st.builds(_divided, section, measure, st.booleans()), max_size=2).map(tuple)


def _divided(section: m.Section, measure: m.Measure, inherits: bool) -> m.Section:
    """The section with this as its only measure, which names the section's own clause where it inherits one."""
    own = {"path": section.path, "inherited": section.path if inherits else None}
    return section.model_copy(update={"measures": (measure.model_copy(update=own),)})


counts = st.integers(1, 99)
places = st.builds(
    m.Place,
    start=st.integers(0, 99),
    page=st.none() | counts,
    box=st.none() | st.builds(m.Box, left=counts, top=counts, right=counts, bottom=counts),
    paragraph=st.none() | counts,
    table=st.none() | counts,
    cell=st.none() | words,
    sheet=st.none() | words,
)
documents = st.builds(
    m.Document,
    name=st.none() | words,
    provenance=st.builds(m.Provenance, library_version=words, sha256=words, reader=words, encoding=st.none() | words),
    text=words,
    masthead=st.builds(
        m.Masthead,
        title=st.none() | texts,
        plan_title=st.none() | texts,
        document_number=st.none() | texts,
        issuers=st.lists(texts, max_size=2).map(tuple),
        recipients=st.lists(texts, max_size=2).map(tuple),
        date_issued=st.none() | dates,
        date_published=st.none() | dates,
    ),
    sections=st.recursive(sections(st.just(())), sections, max_leaves=3),
    outside=st.builds(m.Mentions, **kinds),
    blocks=st.lists(
        st.builds(
            m.Block,
            kind=st.sampled_from(m.BlockKind),
            start=st.integers(0, 99),
            end=st.integers(0, 99),
            path=words,
            rule=words,
        ),
        max_size=2,
    ).map(tuple),
    diagnostics=st.lists(st.builds(m.Diagnostic, code=words, span=spans, assumed=words), max_size=2).map(tuple),
    places=st.lists(places, max_size=2).map(tuple),
)
"""Any document at all: every field filled at random."""
