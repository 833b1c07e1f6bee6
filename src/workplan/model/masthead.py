"""What stands around the plan: title, document number, issuers, recipients, dates, each with its place."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from pydantic import Field

from workplan.model.base import Frozen
from workplan.model.position import Span


class Text(Frozen):
    """A value of the masthead and where it stands."""

    value: Annotated[str, Field(description="The value, white space inside removed.")]
    span: Annotated[Span, Field(description="Where it stands in the source text.")]
    rule: Annotated[str, Field(description="Code of the rule that found it; empty outside the masthead.")] = ""

    def __str__(self) -> str:
        return self.value

    def _shown(self) -> str:
        return f"{self.value} at {self.span}"


class Date(Frozen):
    """A date of the masthead and where it stands."""

    value: Annotated[dt.date, Field(description="ISO 8601 date.")]
    span: Annotated[Span, Field(description="Where it stands in the source text.")]
    rule: Annotated[str, Field(description="Code of the rule that found it.")] = ""

    def __str__(self) -> str:
        return self.value.isoformat()

    def _shown(self) -> str:
        return f"{self} at {self.span}"


class Masthead(Frozen):
    """What stands around the plan: who sends what to whom, when, under which number."""

    title: Annotated[Text | None, Field(description="标题: full title of the notice.")] = None
    plan_title: Annotated[Text | None, Field(description="Title of the plan sent out.")] = None
    document_number: Annotated[Text | None, Field(description="发文字号, year in 〔〕.")] = None
    issuers: Annotated[tuple[Text, ...], Field(description="发文机关.")] = ()
    recipients: Annotated[tuple[Text, ...], Field(description="主送机关.")] = ()
    date_issued: Annotated[Date | None, Field(description="成文日期.")] = None
    date_published: Annotated[Date | None, Field(description="发布日期.")] = None

    @property
    def values(self) -> tuple[tuple[str, Text | Date], ...]:
        """Every value with the name of its field, in the order of the paper."""
        fields = ("document_number", "title", "recipients", "issuers", "date_issued", "plan_title", "date_published")
        found = ((name, getattr(self, name)) for name in fields)
        lists = ((name, value if isinstance(value, tuple) else (value,)) for name, value in found if value)
        return tuple((name, value) for name, values in lists for value in values)

    @property
    def own_title(self) -> Text | None:
        """The title of the plan sent out, else of the notice; None if there is neither."""
        return self.plan_title or self.title

    def __str__(self) -> str:
        return " · ".join(str(value) for _, value in self.values) or "nothing"
