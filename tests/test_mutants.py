"""The switches that `benchmarks/mutants.py` puts at conditions: each is listed, changes what it should, and no more."""

from __future__ import annotations

import importlib
import runpy
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

SWITCHES = runpy.run_path(str(Path(__file__).parent.parent / "benchmarks" / "switches.py"))
Board, Finder = SWITCHES["Board"], SWITCHES["Finder"]

HOUSE = '''
"""A module with a condition of each kind."""
from __future__ import annotations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

def size(n: int) -> str:
    if n > 100 or n == 7:
        return "large"
    elif n > 10 and not n % 2:
        return "even"
    return "one" if n == 1 else "small"

def either(a, b):
    return a or b

def both(a, b):
    return a and b

def neither(a, b):
    return not (a or b)

def three(a, b, c):
    return a and (b or c)

class Shelf:
    def short(self, words):
        return [word for word in words if len(word) < 3]

def rest(words):
    words = list(words)
    while True:
        if not words:
            break
        while words and words[0] != "x":
            del words[0]
        break
    return words

def kind(value):
    match value:
        case int() if value > 5:
            return "much"
        case _ if (known := {1: "one"}.get(value)):
            return known
    return (value or ()) or "none"
'''

LISTED = [
    ("size", "n > 100"),
    ("size", "n == 7"),
    ("size", "n > 10 and not n % 2"),
    ("size", "n == 1"),
    ("either", "a"),
    ("either", "b"),
    ("both", "a and b"),
    ("neither", "a"),
    ("neither", "b"),
    ("three", "a and (b or c)"),
    ("three", "b"),
    ("three", "c"),
    ("Shelf.short", "len(word) < 3"),
    ("rest", "not words"),
    ("rest", 'words and words[0] != "x"'),
    ("kind", "value > 5"),
    ("kind", 'known := {1: "one"}.get(value)'),
    ("kind", "value"),
    ("kind", '"none"'),
]
LEFT_OUT = [
    ("size", "without: n > 10"),
    ("size", "without: not n % 2"),
    ("both", "without: a"),
    ("three", "without: a"),
    ("rest", "without: words"),
    ("rest", 'without: words[0] != "x"'),
]


class House:
    """The module above, with its switches."""

    def __init__(self, source: str = HOUSE) -> None:
        self.board = Board(["house"], Path("/house"))
        self.names: dict[str, Any] = {}
        self.board.provide(self.names)
        exec(self.board.code(source, Path("/house/rooms/hall.py")), self.names)

    def listed(self, kind: str) -> list[tuple[str, str]]:
        return [(c.function, c.text) for c in self.board.conditions if c.kind == kind]

    def changed(self, function: str, text: str) -> Callable[..., object]:
        found = [c for c in self.board.conditions if (c.function, c.text) == (function, text)]
        assert len(found) == 1
        self.board.change(found[0])
        made: Callable[..., object] = self.names["Shelf"]().short if "." in function else self.names[function]
        return made


def test_every_condition_is_listed_once() -> None:
    house = House()
    assert sorted(house.listed("off")) == sorted(LISTED)
    assert house.listed("without") == LEFT_OUT


def test_a_key_holds_as_long_as_function_and_text_do() -> None:
    source = "def size(n):\n    if n: return 1\n    if n: return 2\n"
    keys = [c.key for c in House(source).board.conditions]
    assert keys == ["rooms/hall.py::size::n", "rooms/hall.py::size::n #2"]
    assert keys == [c.key for c in House("# above\n\n" + source).board.conditions]


@pytest.mark.parametrize(
    ("function", "text", "given", "as_written", "off"),
    [
        ("size", "n > 100", (200,), "large", "even"),
        ("size", "n == 7", (7,), "large", "small"),
        ("size", "n > 10 and not n % 2", (12,), "even", "small"),
        ("size", "n == 1", (1,), "one", "small"),
        ("either", "a", ("a", "b"), "a", "b"),
        ("either", "b", ("", "b"), "b", ""),
        ("either", "b", (0, (1, 2)), (1, 2), ()),
        ("either", "b", (0, len), len, None),
        ("both", "a and b", (1, 2), 2, 0),
        ("both", "a and b", (1, True), True, False),
        ("neither", "a", (1, 0), False, True),
        ("three", "b", (1, "b", "c"), "b", "c"),
        ("three", "c", (1, "", "c"), "c", ""),
        ("three", "a and (b or c)", (1, "b", "c"), "b", ""),
        ("Shelf.short", "len(word) < 3", (["ab", "abc"],), ["ab"], []),
        ("rest", 'words and words[0] != "x"', (["a", "x"],), ["x"], ["a", "x"]),
        ("kind", "value > 5", (6,), "much", 6),
        ("kind", 'known := {1: "one"}.get(value)', (1,), "one", 1),
        ("kind", '"none"', (0,), "none", ""),
        ("size", "without: n > 10", (4,), "small", "even"),
        ("size", "without: not n % 2", (13,), "small", "even"),
        ("both", "without: a", (0, 2), 0, 2),
        ("three", "without: a", ("", "b", "c"), "", "b"),
    ],
)
def test_a_change_gives_what_the_condition_held_back(
    function: str, text: str, given: tuple[object, ...], as_written: object, off: object
) -> None:
    house = House()
    changed = house.changed(function, text)
    assert changed(*given) == off
    house.board.change(None)
    assert changed(*given) == as_written


@pytest.mark.parametrize("recording", [True, False], ids=["recording", "nothing changed"])
def test_with_everything_on_the_values_are_those_of_the_source(recording: bool) -> None:
    house = House()
    plain: dict[str, Any] = {}
    exec(HOUSE, plain)
    if not recording:
        house.board.change(None)
    values = ["", "a", 0, 1, None, (), (1,), [], ["x"], {}, True, False]
    for a in values:
        for b in values:
            for function in ("either", "both", "neither"):
                assert house.names[function](a, b) is plain[function](a, b)
            for c in values:
                assert house.names["three"](a, b, c) is plain["three"](a, b, c)
    assert [house.names["size"](n) for n in range(150)] == [plain["size"](n) for n in range(150)]


def test_what_is_seen_is_where_a_change_would_tell() -> None:
    house = House()

    def seen(function: str, *given: object) -> list[str]:
        house.board.recorder.seen = set()
        house.names[function](*given)
        return [house.board.conditions[number].text for number in sorted(house.board.recorder.seen)]

    assert seen("size", 200) == ["n > 100"]
    assert seen("size", 12) == ["n > 10 and not n % 2"]
    assert seen("size", 13) == ["without: not n % 2"]
    assert seen("both", 0, 1) == ["without: a"]
    assert seen("both", 1, 0) == []
    assert seen("either", 0, 1) == ["b"]


def test_modules_of_the_chosen_packages_are_imported_with_switches(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("manor/__init__.py", "manor/hall/__init__.py", "manor/hall/door.py", "manor/barn.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("def is_open(day):\n    return day and day != 'Sunday'\n", encoding="utf-8")
    board = Board(["manor.hall"], tmp_path / "manor")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(sys, "meta_path", [Finder(board), *sys.meta_path])
    door, barn = importlib.import_module("manor.hall.door"), importlib.import_module("manor.barn")
    assert {c.file for c in board.conditions} == {"hall/__init__.py", "hall/door.py"}
    board.change(next(c for c in board.conditions if c.file == "hall/door.py" and c.kind == "off"))
    assert (door.is_open("Monday"), barn.is_open("Monday")) == (False, True)
