"""What validation finds, and what would mend it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from workplan.model.base import Frozen
from workplan.model.kinds import Severity
from workplan.model.position import Span


class Fix(Frozen):
    """A mend: put ``replacement`` in the place of ``span``."""

    span: Span
    replacement: str
    safe: Annotated[
        bool, Field(description="The mended text is certainly right; without it a person is to decide.")
    ] = False

    def __str__(self) -> str:
        return f"{self.span} → {self.replacement!r}"


class Finding(Frozen):
    """Something in a document that a careful clerk would object to."""

    code: Annotated[str, Field(description="Code of the rule.")]
    severity: Annotated[Severity, Field(description="How much it matters.")]
    span: Annotated[Span, Field(description="Where.")]
    line: Annotated[int, Field(ge=1, description="Line, from 1.")]
    column: Annotated[int, Field(ge=1, description="Column in characters, from 1.")]
    zh: Annotated[str, Field(description="Message in Chinese.")]
    en: Annotated[str, Field(description="Message in English.")]
    path: Annotated[str, Field(description="Section it belongs to.")] = ""
    fix: Annotated[Fix | None, Field(description="What mends it, if anything does.")] = None

    def message(self, lang: str = "en") -> str:
        """Return the message in ``"zh"`` or (anything else) English."""
        return self.zh if lang == "zh" else self.en

    def __str__(self) -> str:
        return f"{self.line}:{self.column} {self.code} {self.en}"
