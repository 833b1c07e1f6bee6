"""A ``random.Random`` → a notice as every office writes it, and as none does: ``notice(chance)``.

What may stand where is told by ``notice.grammar``: numbers, marks, mastheads, clauses, times, figures, titles, tables,
good and bad forms of each; nothing here knows what the parser makes of them. ``markup.grammar`` tells it of formats.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from tests.mutation import mutate

_SIGNS: Final = str.maketrans({"␠": " ", "↵": "\n", "⇥": "\t", "ε": ""})
_SLOT: Final = re.compile(r"\{(?:(\d+)-(\d+)|([a-z_]+))\}")
_CHINESE: Final = "一二三四五六七八九十"
_DEEPEST: Final = 8
"""Names within one another; from here on the first form of each is taken, which no name refers to itself in."""


def _forms(name: str) -> dict[str, tuple[str, ...]]:
    """The forms of each name of a file."""
    lines = Path(__file__).with_name(f"{name}.grammar").read_text(encoding="utf-8").splitlines()
    text = "\n".join(line for line in lines if line and not line.startswith("#"))
    rules = (re.split(r"\s+", rule, maxsplit=1) for rule in re.split(r"\n(?!\s)", text))
    return {rule: tuple(re.split(r"\s+\| ", told)) for rule, told in rules}


_FORMS: Final[Mapping[str, tuple[str, ...]]] = _forms("notice") | _forms("markup")


def draw(name: str, chance: random.Random, depth: int = 0, **known: Callable[[], str]) -> str:
    """One of the forms of a name, all slots filled; ``known`` fills slots of its own."""
    form = chance.choice(_FORMS[name]) if depth < _DEEPEST else _FORMS[name][0]

    def filled(slot: re.Match[str]) -> str:
        low, high, inner = slot.groups()
        if low:
            return str(chance.randint(int(low), int(high)))
        if inner in known:
            return known[inner]()
        if inner in ("n", "han"):
            return str(chance.randint(0, 30)) if inner == "n" else chance.choice(_CHINESE)
        return draw(inner, chance, depth + 1, **known)

    return _SLOT.sub(filled, form.translate(_SIGNS))


def number(chance: random.Random, at: int) -> str:
    """The number of the section that is the ``at``-th, in most cases."""
    n = at if chance.random() < 0.9 else chance.randint(0, 30)
    return draw("number", chance, n=lambda: str(n), han=lambda: _CHINESE[(n - 1) % 10])


def section(chance: random.Random, depth: int, at: int) -> str:
    """A section with what is below it."""
    heading = draw(chance.choice(("doing", "part", "sentence")), chance) + chance.choice(("\n", "。", "", "\n"))
    parts = [number(chance, at) + heading]
    parts += [draw("sentence", chance) for _ in range(chance.choice((0, 1, 1, 3)))]
    if chance.random() < 0.6:
        parts.append(draw("clause", chance))
    if chance.random() < 0.1:
        parts.append(f"\n{draw('table', chance)}\n")
    if depth:
        parts += ["\n" + section(chance, depth - 1, n + 1) for n in range(chance.choice((0, 1, 2)))]
    return chance.choice(("", "", "\n")).join(parts)


def notice(chance: random.Random) -> str:
    """A notice, or some of what stands in one; one of three has suffered."""
    if chance.random() < 0.3:
        names = ("sentence", "clause", "number", "time", "target", "title", "row")
        return "".join(draw(chance.choice(names), chance) for _ in range(chance.randint(1, 6)))
    sections = [section(chance, chance.choice((0, 0, 1, 2)), n + 1) for n in range(chance.choice((1, 1, 2, 4)))]
    masthead = draw("masthead", chance) if chance.random() < 0.4 else ""
    text = "\n".join(part for part in (masthead, *sections, draw("closing", chance)) if part)
    return mutate(text, chance) if chance.random() < 0.35 else text
