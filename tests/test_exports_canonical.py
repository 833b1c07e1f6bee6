"""Canonical JSON: one spelling, taken back whole, described by its schema, refused with a reason."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest
import rfc8785
from hypothesis import HealthCheck, given, settings

import workplan
from tests import handmade
from workplan.exports.canonical import from_json, json_schema, to_json
from workplan.model import Document, Frozen


def fields_of(kind: type) -> dict[str, object]:
    """The fields of a class of the model with their defaults; none of any other class."""
    if issubclass(kind, Frozen):
        return {name: field.default for name, field in kind.model_fields.items()}
    defaults: dict[str, object] = getattr(kind, "_field_defaults", {})
    return {name: defaults.get(name) for name in getattr(kind, "_fields", ())}


def parts(value: object) -> Iterator[object]:
    """Yield a value and what it is made of, at any depth."""
    yield value
    held = [getattr(value, name) for name in fields_of(type(value))]
    for part in held or (value if isinstance(value, tuple) else ()):
        yield from parts(part)


@pytest.mark.slow
def test_every_field_of_the_model_is_drawn() -> None:
    drawn: dict[type, set[str]] = defaultdict(set)

    @settings(
        suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=60, derandomize=True, database=None
    )
    @given(handmade.documents)
    def draw(document: Document) -> None:
        for part in parts(document):
            kind = type(part)
            drawn[kind] |= {name for name, default in fields_of(kind).items() if getattr(part, name) != default}

    draw()
    left = {f"{kind.__name__}.{name}" for kind, names in drawn.items() for name in fields_of(kind).keys() - names}
    assert left == {"Provenance.schema_version"}


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=40)
@given(handmade.documents)
def test_json_gives_back_the_document(document: Document) -> None:
    text = to_json(document)
    again = from_json(text)
    assert again == document
    assert to_json(again) == text


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=20)
@given(handmade.documents)
def test_the_schema_takes_every_document(document: Document) -> None:
    jsonschema.Draft202012Validator(json_schema()).validate(json.loads(to_json(document)))


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=40)
@given(handmade.documents)
def test_the_bytes_are_those_of_the_library_rfc8785(document: Document) -> None:
    assert to_json(document).encode() == rfc8785.dumps(document.model_dump(mode="json"))


@pytest.mark.parametrize(
    "value", [0, -0.0, 0.1, 1.5, 2.0, 1e-5, 1e-7, 123456789012345.6, 1e16, 1e21, 2**53 - 1, -12000]
)
def test_numbers_are_spelled_as_rfc8785_has_them(value: float) -> None:
    chapter = handmade.document().chapters[0]
    target = chapter.targets[0].model_copy(update={"value": value})
    changed = chapter.model_copy(update={"targets": (target,)})
    text = to_json(handmade.document().model_copy(update={"sections": (changed,)}))
    assert f'"value":{rfc8785.dumps(value).decode()}}}' in text


def test_keys_are_sorted_and_nothing_is_spaced() -> None:
    text = to_json(handmade.document())
    assert text == json.dumps(json.loads(text), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def test_spacing_and_order_of_keys_do_not_matter() -> None:
    document = handmade.document()
    loose = json.dumps(dict(reversed(json.loads(to_json(document)).items())), indent=2)
    assert from_json(loose) == document
    assert from_json(loose.encode()) == document


@pytest.mark.slow
def test_the_same_bytes_whatever_the_hash_seed() -> None:
    program = "import workplan; from tests import handmade; print(ascii(workplan.to_json(handmade.document())))"
    said = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parent.parent)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "4242")
    }
    assert len(said) == 1
    assert said.pop()


def changed(**fields: object) -> str:
    """The JSON of the handmade document with some fields of it replaced."""
    return json.dumps({**json.loads(to_json(handmade.document())), **fields})


def without(field: str) -> str:
    form = json.loads(to_json(handmade.document()))
    del form[field]
    return json.dumps(form)


CHAPTER = json.loads(to_json(handmade.document()))["sections"][0]

REFUSED = {
    "no JSON": ("一、加快立法", "JSON", "invalid JSON"),
    "empty": ("", "JSON", "invalid JSON"),
    "cut short": (to_json(handmade.document())[:-9], "JSON", "line 1"),
    "an array": ("[]", "JSON", "object"),
    "wrong type": (changed(text=5), "text", "found 5"),
    "deep inside": (changed(sections=[{**CHAPTER, "level": "1"}]), "sections[0].level", 'found "1"'),
    "unknown field": (changed(colour="red"), "colour", 'found "red"'),
    "field missing": (without("text"), "text", "required"),
    "wrong word": (changed(blocks=[{"kind": "verse", "start": 0, "end": 1}]), "blocks[0].kind", "verse"),
    "below zero": (changed(blocks=[{"kind": "text", "start": -1, "end": 1}]), "blocks[0].start", "greater than"),
    "too deep": ("[" * 100_000, "JSON", ""),
}


@pytest.mark.parametrize(("text", "place", "told"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_no_document_is_refused_with_place_and_advice(text: str, place: str, told: str) -> None:
    with pytest.raises(workplan.InvalidDocumentError) as caught:
        from_json(text)
    english, chinese = caught.value.message("en"), caught.value.message("zh")
    assert english.startswith(place)
    assert told in english
    assert "as workplan wrote it" in english
    assert chinese.startswith(place)
    assert "请给出 workplan 写出的 JSON" in chinese
    assert len(english) < 300


@pytest.mark.parametrize("version", ["1", 2, ["2"]])
def test_another_version_is_named_even_when_its_fields_are_unknown(version: object) -> None:
    form = json.loads(changed(something_new=1))
    form["provenance"]["schema_version"] = version
    with pytest.raises(workplan.InvalidDocumentError, match="schema_version") as caught:
        from_json(json.dumps(form))
    assert json.dumps(version) in caught.value.zh


def test_another_version_is_refused_though_its_fields_fit() -> None:
    form = json.loads(changed())
    form["provenance"]["schema_version"] = "99"
    with pytest.raises(workplan.InvalidDocumentError, match="99"):
        from_json(json.dumps(form))


@pytest.mark.parametrize("value", [2**53, float("inf")])
def test_a_number_without_canonical_form_is_named(value: float) -> None:
    document = handmade.document()
    chapter = document.chapters[0]
    target = chapter.targets[0].model_copy(update={"value": value})
    odd = document.model_copy(update={"sections": (chapter.model_copy(update={"targets": (target,)}),)})
    with pytest.raises(workplan.InvalidDocumentError, match="某市: a value has no canonical JSON"):
        to_json(odd)


def fields(schema: dict[str, object]) -> Iterator[tuple[str, dict[str, object]]]:
    """Every field of every object of a schema, under a name that shows whose it is."""
    definitions = schema["$defs"]
    assert isinstance(definitions, dict)
    for owner, definition in {"Document": schema, **definitions}.items():
        for name, field in definition.get("properties", {}).items():
            yield f"{owner}.{name}", field


def test_every_field_is_described() -> None:
    described = dict(fields(json_schema()))
    assert len(described) > 60
    assert [name for name, field in described.items() if len(str(field.get("description", ""))) < 5] == []


def test_the_schema_is_one_of_its_draft() -> None:
    schema = json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == jsonschema.Draft202012Validator.META_SCHEMA["$id"]


@pytest.mark.parametrize(
    "wrong", [changed(text=5), changed(colour="red"), without("masthead"), changed(sections=[{**CHAPTER, "level": 0}])]
)
def test_the_schema_refuses_what_from_json_refuses(wrong: str) -> None:
    assert not jsonschema.Draft202012Validator(json_schema()).is_valid(json.loads(wrong))
