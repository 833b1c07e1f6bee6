"""The closed lists of the model: what a block, a role, an action, a category, a time, a figure, a finding can be."""

from __future__ import annotations

from enum import StrEnum


class BlockKind(StrEnum):
    """What a block of the source text is."""

    CHROME = "chrome"
    METADATA = "metadata"
    DOCUMENT_NUMBER = "document_number"
    TITLE = "title"
    RECIPIENTS = "recipients"
    TRANSMITTAL = "transmittal"
    SIGNATURE = "signature"
    DATE = "date"
    PLAN_TITLE = "plan_title"
    PREAMBLE = "preamble"
    HEADING = "heading"
    TEXT = "text"
    CLOSING = "closing"
    ANNEX = "annex"
    COLOPHON = "colophon"
    SPACE = "space"
    OTHER = "other"


class Role(StrEnum):
    """The part a unit has in a task (SPEC: 牵头, 责任, 配合, 督办; 责任人)."""

    LEAD = "lead"
    RESPONSIBLE = "responsible"
    COOPERATING = "cooperating"
    SUPERVISING = "supervising"
    LEADER = "leader"


class Action(StrEnum):
    """What the governing verb does with a regulation."""

    ENACT = "enact"
    AMEND = "amend"
    REPEAL = "repeal"
    ISSUE = "issue"
    IMPLEMENT = "implement"
    BASIS = "basis"
    STUDY = "study"
    REVIEW = "review"
    MENTION = "mention"


class Category(StrEnum):
    """What kind of text a title names."""

    LAW = "law"
    ADMINISTRATIVE_REGULATION = "administrative_regulation"
    LOCAL_REGULATION = "local_regulation"
    DEPARTMENT_RULE = "department_rule"
    GOVERNMENT_RULE = "government_rule"
    PARTY_REGULATION = "party_regulation"
    NORMATIVE_DOCUMENT = "normative_document"
    PLAN = "plan"
    STANDARD = "standard"
    OTHER = "other"


class TimeKind(StrEnum):
    """How a time binds the work; ``reference`` times bind nothing."""

    DEADLINE = "deadline"
    PERIOD = "period"
    RECURRENCE = "recurrence"
    CONTINUOUS = "continuous"
    REFERENCE = "reference"


class Comparator(StrEnum):
    """How a figure is to be reached."""

    AT_LEAST = ">="
    AT_MOST = "<="
    EQUAL = "="
    MORE = ">"
    LESS = "<"


class Severity(StrEnum):
    """How much a finding matters."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """How much it weighs: an error 2, a warning 1, an info 0."""
        return {"error": 2, "warning": 1, "info": 0}[self.value]
