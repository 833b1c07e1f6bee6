"""A document → every form that it can be written in."""

from __future__ import annotations

from workplan import (
    Document,
    InvalidDocumentError,
    from_json,
    json_schema,
    to_akn,
    to_calendar,
    to_json,
    to_markdown,
    to_report,
)


def forms(document: Document) -> dict[str, str]:
    """Return the text of each form by its ending."""
    text = to_json(document)
    assert from_json(text) == from_json(text.encode()) == document
    return {
        ".json": text,
        ".md": to_markdown(document),
        ".xml": to_akn(document),
        ".ics": to_calendar(document, lang="en"),
        ".html": to_report(document, lang="zh"),
    }


def described() -> list[str]:
    """Return the names of the fields that the JSON Schema describes."""
    properties = json_schema()["properties"]
    assert isinstance(properties, dict)
    return sorted(map(str, properties))


def is_document(text: str) -> bool:
    """Tell whether a text is the JSON of a document."""
    try:
        from_json(text)
    except InvalidDocumentError:
        return False
    return True
