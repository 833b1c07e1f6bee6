"""Document → Markdown with YAML front matter: the plan to read, quote and diff."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Final

import regex

from workplan.errors import A_DOCUMENT, expect
from workplan.model import Document, Section, TimeKind
from workplan.visible import in_json, visible

_SPECIAL: Final = regex.compile(r"([\\`*_\[\]<>#|~&])")
_AT_START: Final = regex.compile(r"^(\d{0,9})(?:([-+])|([.)])(?=\s|$))")
_BREAK: Final = regex.compile(r"(?<!\s)\s*[\n\r]\s*")
_ROLES: Final = {
    "lead": "牵头单位",
    "responsible": "责任单位",
    "cooperating": "配合单位",
    "supervising": "督办单位",
    "leader": "责任人",
}


def to_markdown(document: Document) -> str:
    """Return the plan as Markdown: front matter, headings by level, text, and under each item what was extracted.

    Args:
        document: the document.

    Returns:
        Markdown that ends in a newline; front matter values are JSON strings, which YAML reads too.

    >>> from workplan import parse
    >>> print(to_markdown(parse("一、总体要求\\n坚持统筹推进。（责任单位：省财政厅）")))
    ---
    title: null
    plan_title: null
    document_number: null
    issuers: []
    recipients: []
    date_issued: null
    date_published: null
    ---
    <BLANKLINE>
    # 一、总体要求
    <BLANKLINE>
    坚持统筹推进。（责任单位：省财政厅）
    <BLANKLINE>
    - 责任单位：省财政厅
    <BLANKLINE>
    """
    expect(document, Document, "document", **A_DOCUMENT)
    mast = document.masthead
    values = {
        "title": mast.title and mast.title.value,
        "plan_title": mast.plan_title and mast.plan_title.value,
        "document_number": mast.document_number and mast.document_number.value,
        "issuers": [text.value for text in mast.issuers],
        "recipients": [text.value for text in mast.recipients],
        "date_issued": mast.date_issued and mast.date_issued.value.isoformat(),
        "date_published": mast.date_published and mast.date_published.value.isoformat(),
    }
    lines = [
        "---",
        *(f"{key}: {in_json(json.dumps(value, ensure_ascii=False))}" for key, value in values.items()),
        "---",
        "",
    ]
    for section in document.walk():
        lines += _section(section)
    return visible("\n".join(lines))


def _section(section: Section) -> Iterator[str]:
    marker = section.label + (
        "、" if regex.fullmatch(r"\p{Han}+", section.label) else ". " if section.label.isdigit() else " "
    )
    yield f"{'#' * min(section.level, 6)} {escaped((marker + (section.heading or '')).strip())}"
    yield ""
    for paragraph in section.text.split("\n"):
        if paragraph.strip():
            yield escaped(paragraph.strip())
            yield ""
    facts = list(_facts(section))
    if facts:
        yield from facts
        yield ""


def _facts(section: Section) -> Iterator[str]:
    for role, label in _ROLES.items():
        units = [unit.name for row in section.own_responsibilities if row.role == role for unit in row.units]
        if units:
            yield f"- {label}：{escaped('、'.join(units))}"
    times = [row for row in section.own_times if row.kind is not TimeKind.REFERENCE]
    for row in times:
        value = row.recurrence or (row.end.isoformat() if row.end else row.start.isoformat() if row.start else "")
        yield f"- 完成时限：{escaped(row.text)}{f'（{value}）' if value else ''}"
    for target in section.own_targets:
        yield f"- 量化指标：{escaped(target.text)}"
    for regulation in section.own_regulations:
        yield f"- 涉及法规：《{escaped(regulation.title)}》"


def escaped(text: str) -> str:
    r"""Return ``text`` as one line in which Markdown takes nothing for a mark.

    >>> escaped("1*2_3"), escaped("1. C-V2X"), escaped("---")
    ('1\\*2\\_3', '1\\. C-V2X', '\\---')
    """
    return _AT_START.sub(r"\1\\\2\3", _SPECIAL.sub(r"\\\1", _BREAK.sub(" ", text)))
