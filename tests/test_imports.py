"""How the modules of the package hang together: no circles, and between rooms only in one direction."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

SOURCES = Path(__file__).parent.parent / "src"

FLOORS = (
    ("_version", "kept", "matching", "segmenting", "visible"),
    ("errors", "texts", "rulebook"),
    ("model",),
    ("ocr", "source"),
    ("lexicon",),
    ("writing",),
    ("names",),
    ("setting",),
    ("readers",),
    ("structure",),
    ("extraction",),
    ("measures",),
    ("sections",),
    ("assembly",),
    ("addresses", "concern", "explanation"),
    ("exports",),
    ("pipeline",),
    ("comparison",),
    ("validation",),
    ("carrying",),
    ("batch",),
    ("cli", "dask"),
    ("__main__", "workplan"),
)
"""The rooms, from the ground up: a room imports only what lies below it, and its neighbours not at all."""


@cache
def modules() -> Mapping[str, Path]:
    """Every module of the package by its dotted name."""
    files = sorted((SOURCES / "workplan").rglob("*.py"))
    return {".".join(f.relative_to(SOURCES).with_suffix("").parts).removesuffix(".__init__"): f for f in files}


def imported(name: str) -> Iterator[str]:
    """The modules that a module names in its imports: those in functions and those for types only among them."""
    for node in ast.walk(ast.parse(modules()[name].read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in modules())
        elif isinstance(node, ast.ImportFrom) and node.module in modules():
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield inner if inner in modules() else str(node.module)


@cache
def graph() -> Mapping[str, frozenset[str]]:
    return {name: frozenset(imported(name)) - {name} for name in modules()}


def room(module: str) -> str:
    return module.split(".")[1] if "." in module else module


def circle(edges: Mapping[str, frozenset[str]]) -> list[str]:
    """The modules of one circle, none if there is no circle."""
    try:
        TopologicalSorter(edges).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


@pytest.mark.slow
def test_no_module_imports_itself_by_way_of_others() -> None:
    assert circle(graph()) == []


def test_a_circle_would_be_seen() -> None:
    line = {"a": frozenset({"b"}), "b": frozenset({"c"}), "c": frozenset[str]()}
    assert circle(line) == []
    assert set(circle({**line, "c": frozenset({"a"})})) == {"a", "b", "c"}


def test_a_room_imports_only_rooms_below_it() -> None:
    floor = {name: at for at, names in enumerate(FLOORS) for name in names}
    wrong = [
        f"{name} → {other}"
        for name, others in graph().items()
        for other in sorted(others)
        if room(name) != room(other) and floor[room(other)] >= floor[room(name)]
    ]
    assert wrong == []


def test_every_room_has_its_floor() -> None:
    assert {room(name) for name in modules()} == {name for names in FLOORS for name in names}


WINGS = ("responsibilities", "regulations", "times", "targets")
"""The families of extraction."""


def test_no_family_of_extraction_imports_another() -> None:
    wing = {name: name.split(".")[2] for name in modules() if name.startswith("workplan.extraction.")}
    wrong = [
        f"{name} → {other}"
        for name, others in graph().items()
        for other in sorted(others)
        if wing.get(name) in WINGS and wing.get(other) in WINGS and wing[name] != wing[other]
    ]
    assert wrong == []


SAME_NAME = {
    "find": "the door of a family of extraction",
    "around": "what stands about a mention",
    "sentences": "sentences of a family: without their brackets, or as a figure's surroundings",
    "cues": "the words of a family, ready for its rules",
    "verdict": "what a rule of a family says",
    "points": "points of time: how they are written, what decides on them",
    "intervals": "intervals: how they are written, what decides on them",
    "spells": "spells of time: how they are written, what decides on them, which figures are none",
    "texts": "the words for people of a room",
    "masthead": "the masthead: how it is read, its typed form",
    "model": "the typed values of a room",
    "reading": "the door of a room: what it reads in what order",
    "run": "many files, one after the other",
    "page": "a whole page for people, out of its parts",
    "limits": "how much is read: of office files, of files of pages",
    "calendar": "the calendar: what it is, and the command that makes it",
    "ledger": "the ledger: what it is, and the command that makes it",
    "report": "the report: what it is, and the command that makes it",
    "html": "HTML: read, and written",
    "markdown": "Markdown as a form of output",
    "lines": "lines: of the source, of a view",
    "titles": "titles of documents: of the notice and its plan, of those that a text names",
    "tables": "tables: of tasks in a text, of rows for programs",
    "bracket_lost": "a bracket without its partner: of a clause, of the text",
    "rules": "the ordered tables of rules of a room",
    "range_backwards": "a range that runs back: of times, of figures",
}
"""Names of files that stand in more than one room because they mean the same there."""


def test_a_file_name_that_stands_twice_means_the_same() -> None:
    names = [path.stem for path in modules().values() if path.name != "__init__.py"]
    assert {name for name in names if names.count(name) > 1} <= set(SAME_NAME)
