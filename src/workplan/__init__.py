"""Typed, checked, canonical data from Chinese official work plans.

::

    document = workplan.parse_file("notice.txt")        # or parse(text)
    document["三/(十)"].regulations                      # typed, each with its place in document.text
    workplan.to_tables(document)["responsibilities"]    # rows for pandas.DataFrame
    workplan.to_json(document)                          # canonical JSON (RFC 8785); from_json takes it back
    workplan.validate(document)                         # what a careful clerk would object to
    workplan.compare(old, new)                          # what changed from one edition to the next
    workplan.explain(document, "三/(十)")                # which rule found what, and where
    workplan.to_ledger([document])                      # the ledger of its measures, an Excel workbook

Every name below is loaded when it is first used, so that ``import workplan`` costs next to nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workplan._version import __version__

if TYPE_CHECKING:
    from workplan.carrying import carry
    from workplan.comparison import compare
    from workplan.comparison.model import Change, ChangeKind, Relation, SectionChange
    from workplan.comparison.result import Comparison
    from workplan.concern import Concerned, concerned
    from workplan.errors import (
        ArgumentError,
        InvalidDocumentError,
        LexiconError,
        UnknownSectionError,
        Unreadable,
        UnreadableError,
        UsageError,
        WorkplanError,
    )
    from workplan.explanation import Explanation, explain
    from workplan.exports.akn import to_akn
    from workplan.exports.calendar import to_calendar
    from workplan.exports.canonical import from_json, json_schema, to_json
    from workplan.exports.ledger import to_ledger
    from workplan.exports.ledger.reading import LedgerRow, read_ledger
    from workplan.exports.markdown import to_markdown
    from workplan.exports.report import to_report
    from workplan.exports.row_types import (
        DocumentRow,
        MeasureRow,
        RegulationRow,
        ResponsibilityRow,
        SectionRow,
        Tables,
        TargetRow,
        TimeRow,
    )
    from workplan.exports.tables import to_tables
    from workplan.lexicon import Lexicon
    from workplan.model import (
        Action,
        Block,
        BlockKind,
        Box,
        Category,
        Comparator,
        Date,
        Diagnostic,
        Document,
        Finding,
        Fix,
        Masthead,
        Measure,
        Mention,
        Mentions,
        Place,
        Provenance,
        Regulation,
        Responsibility,
        Role,
        Section,
        Severity,
        Span,
        Target,
        Text,
        Time,
        TimeKind,
        Unit,
    )
    from workplan.ocr import Ocr
    from workplan.pipeline import parse, parse_file
    from workplan.readers.limits import Limits
    from workplan.rulebook import Rule, all_rules
    from workplan.validation import validate

__all__ = [
    "Action",
    "ArgumentError",
    "Block",
    "BlockKind",
    "Box",
    "Category",
    "Change",
    "ChangeKind",
    "Comparator",
    "Comparison",
    "Concerned",
    "Date",
    "Diagnostic",
    "Document",
    "DocumentRow",
    "Explanation",
    "Finding",
    "Fix",
    "InvalidDocumentError",
    "LedgerRow",
    "Lexicon",
    "LexiconError",
    "Limits",
    "Masthead",
    "Measure",
    "MeasureRow",
    "Mention",
    "Mentions",
    "Ocr",
    "Place",
    "Provenance",
    "Regulation",
    "RegulationRow",
    "Relation",
    "Responsibility",
    "ResponsibilityRow",
    "Role",
    "Rule",
    "Section",
    "SectionChange",
    "SectionRow",
    "Severity",
    "Span",
    "Tables",
    "Target",
    "TargetRow",
    "Text",
    "Time",
    "TimeKind",
    "TimeRow",
    "Unit",
    "UnknownSectionError",
    "Unreadable",
    "UnreadableError",
    "UsageError",
    "WorkplanError",
    "__version__",
    "all_rules",
    "carry",
    "compare",
    "concerned",
    "explain",
    "from_json",
    "json_schema",
    "parse",
    "parse_file",
    "read_ledger",
    "to_akn",
    "to_calendar",
    "to_json",
    "to_ledger",
    "to_markdown",
    "to_report",
    "to_tables",
    "validate",
]

_HOMES: Final = {
    "workplan.carrying": ("carry",),
    "workplan.comparison": ("compare",),
    "workplan.comparison.model": ("Change", "ChangeKind", "Relation", "SectionChange"),
    "workplan.comparison.result": ("Comparison",),
    "workplan.concern": ("Concerned", "concerned"),
    "workplan.errors": (
        "ArgumentError",
        "InvalidDocumentError",
        "LexiconError",
        "UnknownSectionError",
        "Unreadable",
        "UnreadableError",
        "UsageError",
        "WorkplanError",
    ),
    "workplan.explanation": ("Explanation", "explain"),
    "workplan.exports.akn": ("to_akn",),
    "workplan.exports.calendar": ("to_calendar",),
    "workplan.exports.canonical": ("from_json", "json_schema", "to_json"),
    "workplan.exports.ledger": ("to_ledger",),
    "workplan.exports.ledger.reading": ("LedgerRow", "read_ledger"),
    "workplan.exports.markdown": ("to_markdown",),
    "workplan.exports.report": ("to_report",),
    "workplan.exports.row_types": (
        "DocumentRow",
        "MeasureRow",
        "RegulationRow",
        "ResponsibilityRow",
        "SectionRow",
        "Tables",
        "TargetRow",
        "TimeRow",
    ),
    "workplan.exports.tables": ("to_tables",),
    "workplan.lexicon": ("Lexicon",),
    "workplan.ocr": ("Ocr",),
    "workplan.pipeline": ("parse", "parse_file"),
    "workplan.readers.limits": ("Limits",),
    "workplan.rulebook": ("Rule", "all_rules"),
    "workplan.validation": ("validate",),
}
"""The module of each name; what isn't listed is a class of ``workplan.model``."""

if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """Load a public name from its module, once."""
        if name not in __all__:
            raise AttributeError(f"module 'workplan' has no attribute {name!r}")
        import importlib

        home = next((module for module, names in _HOMES.items() if name in names), "workplan.model")
        value = globals()[name] = getattr(importlib.import_module(home), name)
        return value

    def __dir__() -> list[str]:
        """Return the public names."""
        return sorted(__all__)
