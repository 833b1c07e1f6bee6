"""A document and earlier editions of its series → findings: what every edition has and this one lacks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final

from workplan.model import Action, Document, Finding, Regulation, Severity, Span

# Headings of one chapter in two editions share most of their words: 加强组织领导 · 进一步加强组织领导
_ALIKE: Final = 0.6
_ANNOUNCED: Final = frozenset({Action.ENACT, Action.AMEND})


def against(document: Document, editions: Sequence[Document]) -> list[Finding]:
    """Return what an edition of a series should keep and ``document`` does not.

    - ``E001``: a chapter that every earlier edition has
    - ``E002``: a unit that has tasks in every earlier edition
    - ``E003``: a regulation that the latest earlier edition was to enact or amend, and that is not heard of any more

    Each stands at the plan's title, since what is missing has no place of its own.

    Args:
        document: the new edition.
        editions: earlier ones, oldest first; none gives no finding.

    >>> import workplan
    >>> old = workplan.parse("一、加强立法\\n制定《档案办法》。（责任单位：省司法厅）\\n二、组织保障\\n抓好落实。")
    >>> new = workplan.parse("一、加快立法\\n做好立法工作。（责任单位：省档案局）")
    >>> [(f.code, f.zh) for f in against(new, [old])]  # doctest: +NORMALIZE_WHITESPACE
    [('E001', '往年各版都有“组织保障”一章，这一版没有'), ('E002', '往年各版都有任务的省司法厅，这一版没有任务'),
     ('E003', '上一版要制定或修订的《档案办法》，这一版没有下文')]
    """
    if not editions:
        return []
    title = document.masthead.plan_title or document.masthead.title
    span = title.span if title else Span(start=0, end=min(1, len(document.text)))
    line, column = document.position(span.start)
    return [
        Finding(code=code, severity=severity, span=span, line=line, column=column, zh=zh, en=en)
        for code, severity, zh, en in _missing(document, editions)
    ]


def _missing(document: Document, editions: Sequence[Document]) -> Iterator[tuple[str, Severity, str, str]]:
    """Code, severity and both messages of everything that is missing."""
    for heading in _chapters(document, editions):
        zh = f"往年各版都有“{heading}”一章，这一版没有"
        yield "E001", Severity.WARNING, zh, f"every earlier edition has the chapter “{heading}”, this one has not"
    for name in _units(document, editions):
        zh = f"往年各版都有任务的{name}，这一版没有任务"
        yield "E002", Severity.INFO, zh, f"{name} has tasks in every earlier edition and none in this one"
    for regulation in _regulations(document, editions[-1]):
        zh = f"上一版要制定或修订的《{regulation.title}》，这一版没有下文"
        en = f"the last edition was to enact or amend 《{regulation.title}》, this one does not mention it"
        yield "E003", Severity.WARNING, zh, en


def _chapters(document: Document, editions: Sequence[Document]) -> Iterator[str]:
    own = [chapter.heading for chapter in document.chapters if chapter.heading]
    others = [[chapter.heading for chapter in edition.chapters if chapter.heading] for edition in editions]
    for heading in others[-1]:
        if not _among(heading, own) and all(_among(heading, headings) for headings in others[:-1]):
            yield heading


def _among(heading: str, headings: Sequence[str]) -> bool:
    return any(SequenceMatcher(None, heading, other, autojunk=False).ratio() >= _ALIKE for other in headings)


def _units(document: Document, editions: Sequence[Document]) -> Iterator[str]:
    own = _named(document)
    always = [name for name in _named(editions[-1]) if all(name in _named(edition) for edition in editions[:-1])]
    yield from (name for name in always if name not in own)


def _named(document: Document) -> dict[str, None]:
    """The single bodies that have tasks, in order."""
    rows = document.responsibilities
    return dict.fromkeys(unit.name for row in rows for unit in row.units if not unit.collective)


def _regulations(document: Document, last: Document) -> Iterator[Regulation]:
    known = {regulation.title for regulation in document.regulations}
    seen: set[str] = set()
    for regulation in last.regulations:
        if regulation.action in _ANNOUNCED and regulation.title not in known and regulation.title not in seen:
            seen.add(regulation.title)
            yield regulation
