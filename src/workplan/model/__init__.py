"""The typed form of a notice: every class of the public data model, all of them frozen pydantic models.

Offsets are characters of ``Document.text``. A value's span shows it: ``document.text[start:end]`` is the value, white
space aside. The meaning of each field follows the terms of 党政机关公文处理工作条例 and GB/T 9704.

``base`` is what all classes have in common, ``position`` where something stands, ``kinds`` the closed sets of words,
``found`` what is found in the text, ``plan`` its sections and measures, ``document`` the whole, ``findings`` what
validation finds.
"""

from workplan.model.base import Frozen, unchecked
from workplan.model.document import SCHEMA_VERSION, Block, Diagnostic, Document, Provenance, several
from workplan.model.findings import Finding, Fix
from workplan.model.found import InSentence, Mention, Mentions, Placed, Regulation, Responsibility, Target, Time, Unit
from workplan.model.kinds import Action, BlockKind, Category, Comparator, Role, Severity, TimeKind
from workplan.model.masthead import Date, Masthead, Text
from workplan.model.plan import Measure, Section, Tree
from workplan.model.position import Box, Place, Span, span_at

__all__ = [
    "SCHEMA_VERSION",
    "Action",
    "Block",
    "BlockKind",
    "Box",
    "Category",
    "Comparator",
    "Date",
    "Diagnostic",
    "Document",
    "Finding",
    "Fix",
    "Frozen",
    "InSentence",
    "Masthead",
    "Measure",
    "Mention",
    "Mentions",
    "Place",
    "Placed",
    "Provenance",
    "Regulation",
    "Responsibility",
    "Role",
    "Section",
    "Severity",
    "Span",
    "Target",
    "Text",
    "Time",
    "TimeKind",
    "Tree",
    "Unit",
    "several",
    "span_at",
    "unchecked",
]
