"""Document → canonical JSON (RFC 8785) and back, and the JSON Schema of that form.

Canonical means: one document, one sequence of bytes. Keys are sorted, numbers and strings have one spelling, there is
no white space; a hash of the JSON names the document.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final, cast

import pydantic_core

from workplan.errors import A_DOCUMENT, InvalidDocumentError, expect
from workplan.model import SCHEMA_VERSION, Document, Target

if TYPE_CHECKING:
    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"

_SAFE_DIGITS: Final = len(str(2**53 - 1))
"""Integers of fewer digits are within the bounds of RFC 8785."""

_SHOWN: Final = 40
"""Characters of a wrong value that an error message repeats."""

_EXPECTED: Final[Mapping[str, str]] = {
    "missing": "必须有这个字段",
    "extra_forbidden": "没有这个字段",
    "string_type": "应为字符串",
    "int_type": "应为整数",
    "float_type": "应为数字",
    "bool_type": "应为 true 或 false",
    "tuple_type": "应为数组",
    "model_type": "应为对象",
    "date_type": "应为 ISO 8601 日期",
    "date_parsing": "应为 ISO 8601 日期",
    "date_from_datetime_parsing": "应为 ISO 8601 日期",
    "enum": "应为 {expected}",
    "greater_than_equal": "应不小于 {ge}",
    "json_invalid": "应为 JSON：{error}",
}
"""What pydantic's error types expect, in Chinese; placeholders are taken from the error's context."""


def to_json(document: Document) -> str:
    """Return the canonical JSON (RFC 8785) of ``document``: the same text on every machine.

    Args:
        document: what :func:`workplan.parse` returned.

    Returns:
        One line of JSON without a line feed at its end; its UTF-8 form is the canonical bytes.

    Raises:
        InvalidDocumentError: a number has no canonical form (an integer beyond ±(2⁵³ - 1), infinity).

    >>> import workplan
    >>> workplan.to_json(workplan.parse("关于印发计划的通知"))[:10]
    '{"blocks":'
    """
    return to_bytes(document).decode()


def to_bytes(document: Document) -> bytes:
    """Return the canonical JSON of ``document`` in UTF-8; see :func:`to_json`."""
    expect(document, Document, "document", **A_DOCUMENT)
    if all(_spelled_alike(number) for target in document.targets for number in _numbers(target)):
        # what the library rfc8785 writes, many times as fast: the model's keys are ASCII and stand in order
        return pydantic_core.to_json(document)
    import rfc8785

    try:
        return rfc8785.dumps(document.model_dump(mode="json"))
    except rfc8785.CanonicalizationError as error:
        raise InvalidDocumentError(
            zh=f"{document.name or '文件'}：有值不能写成规范 JSON（{error}）；数值须在 ±(2^53 - 1) 之内且有限",
            en=f"{document.name or 'document'}: a value has no canonical JSON ({error}); numbers must be finite and "
            "integers within ±(2^53 - 1)",
        ) from None


def _spelled_alike(number: float) -> bool:
    """Tell whether Python spells a number as RFC 8785 does: not ``2.0``, not ``1e+16``, nothing out of bounds."""
    spelling = repr(number)
    if isinstance(number, int):
        return len(spelling) < _SAFE_DIGITS
    return spelling[-1:].isdigit() and not spelling.endswith(".0") and "e" not in spelling


def _numbers(target: Target) -> Iterator[int | float]:
    """Yield the numbers of a target."""
    yield target.value
    yield target.base_value
    if target.high is not None:
        yield target.high


def from_json(text: str | bytes) -> Document:
    """Return the Document that ``text`` holds; ``from_json(to_json(document)) == document``.

    White space and the order of keys don't matter, everything else does: unknown fields, wrong types and another
    version of the form are refused.

    Args:
        text: JSON of a Document, as :func:`to_json` writes it.

    Returns:
        The document.

    Raises:
        InvalidDocumentError: with the place in the JSON, what was found there, what was expected and what to do.

    >>> from_json("[]")
    Traceback (most recent call last):
        ...
    workplan.errors.InvalidDocumentError: JSON: found [], input should be an object; give JSON as workplan wrote it
    """
    from pydantic import ValidationError

    expect(text, (str, bytes), "text", zh="JSON 文字", en="JSON, as str or bytes")
    try:
        document = Document.model_validate_json(text, strict=True)
    except ValidationError as error:
        raise _other_version(_version_in(text)) or _invalid(error) from None
    except RecursionError:
        raise InvalidDocumentError(
            zh="JSON 嵌套太深，不是 Document；请给出 workplan 写出的 JSON",
            en="the JSON is nested too deeply for a Document; give JSON as workplan wrote it",
        ) from None
    other = _other_version(document.provenance.schema_version)
    if other:
        raise other
    return document


def json_schema() -> dict[str, object]:
    """Return the JSON Schema (draft 2020-12) of the canonical JSON, with a description of every field.

    Returns:
        A new dict, ready for ``json.dumps`` or a validator.

    >>> json_schema()["$schema"]
    'https://json-schema.org/draft/2020-12/schema'
    """
    from pydantic.json_schema import GenerateJsonSchema

    class Untitled(GenerateJsonSchema):
        """Leaves out the titles that only repeat the names of fields."""

        def field_title_should_be_set(self, schema: object) -> bool:
            return False

    schema = cast("dict[str, object]", Document.model_json_schema(mode="serialization", schema_generator=Untitled))
    _describe(schema, schema)
    for definition in cast("dict[str, dict[str, object]]", schema["$defs"]).values():
        _describe(definition, schema)
    return {"$schema": DIALECT, **schema}


def _describe(definition: dict[str, object], schema: dict[str, object]) -> None:
    """Give each field that is only a reference the description of what it refers to."""
    definitions = cast("dict[str, dict[str, object]]", schema["$defs"])
    for field in cast("dict[str, dict[str, object]]", definition.get("properties", {})).values():
        if "description" not in field and "$ref" in field:
            field["description"] = definitions[str(field["$ref"]).rpartition("/")[2]]["description"]


def _version_in(text: str | bytes) -> object:
    """Return the version that the JSON says it has, None if it says nothing."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    provenance = found.get("provenance") if isinstance(found, dict) else None
    return provenance.get("schema_version") if isinstance(provenance, dict) else None


def _other_version(version: object) -> InvalidDocumentError | None:
    """Return the error for JSON of another version of the form, None for this one or if there is no version."""
    if version is None or version == SCHEMA_VERSION:
        return None
    return InvalidDocumentError(
        zh=f"provenance.schema_version：格式版本为 {_short(version)}，本版 workplan 读的是 {SCHEMA_VERSION!r}；"
        "请换用写出它的 workplan 版本，或从原文重新转换",
        en=f"provenance.schema_version: found version {_short(version)}, this workplan reads {SCHEMA_VERSION!r}; "
        "use the version of workplan that wrote it, or convert the source again",
    )


def _invalid(error: ValidationError) -> InvalidDocumentError:
    """Say where the first fault is, what is there, what should be, and how many more there are."""
    faults = error.errors(include_url=False)
    first = faults[0]
    place = "".join(_steps(first)) or "JSON"
    found = "" if first["type"] in ("missing", "json_invalid") else _short(first["input"])
    expected = first["msg"][:1].lower() + first["msg"][1:]
    expected_zh = _EXPECTED.get(first["type"], first["msg"]).format_map(_Context(first.get("ctx", {})))
    more = len(faults) - 1
    return InvalidDocumentError(
        zh=f"{place}：" + (f"现为 {found}，" if found else "") + f"{expected_zh}"
        f"{f'（另有 {more} 处）' if more else ''}；请给出 workplan 写出的 JSON",
        en=f"{place}: " + (f"found {found}, " if found else "") + f"{expected}"
        f"{f' (and {more} more)' if more else ''}; give JSON as workplan wrote it",
    )


class _Context(dict[str, object]):
    """The context of a pydantic error; a placeholder without a value stays empty."""

    def __missing__(self, key: str) -> str:
        return ""


def _steps(fault: ErrorDetails) -> Iterator[str]:
    """Yield the way to a fault: ``sections[0].units``."""
    for number, step in enumerate(fault["loc"]):
        if isinstance(step, int):
            yield f"[{step}]"
        else:
            yield f".{step}" if number else step


def _short(value: object) -> str:
    """Return ``value`` as JSON shows it, cut to what a line can hold."""
    shown = json.dumps(value, ensure_ascii=False, default=str)
    return shown if len(shown) <= _SHOWN else shown[:_SHOWN] + "…"
