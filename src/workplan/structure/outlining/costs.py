"""What speaks for and against a numeral being a marker: ``costs.tsv``, each row with a text that fails without it.

A cost below 0 speaks for the marker. The outline of the least sum wins. A new kind of damage is a new row, or another
number in one; ``solve``, ``candidates`` and ``preceding`` ask for the rows by name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import resources
from typing import Final, NamedTuple


class Cost(NamedTuple):
    """One piece of evidence.

    Attributes:
        name: what ``explain`` calls it.
        cost: below 0 for a marker, above 0 against one.
        zh: what it says, in Chinese.
        en: the same in English.
        example: a text that comes out wrong without this row.
        paths: its outline with it.
    """

    name: str
    cost: float
    zh: str
    en: str
    example: str
    paths: str


def _costs(table: str) -> Iterator[Cost]:
    """Read the table; of its header and the lines with ``#`` nothing is kept, ``\\n`` is the end of a line."""
    _, *lines = [line for line in table.splitlines() if not line.startswith("#")]
    for line in lines:
        name, cost, zh, en, example, paths = line.split("\t")
        yield Cost(name, float(cost), zh, en, example.replace("\\n", "\n"), paths.removeprefix("-"))


COSTS: Final = tuple(_costs(resources.files(__package__).joinpath("costs.tsv").read_text("utf-8")))

WEIGHTS: Final[Mapping[str, float]] = {row.name: row.cost for row in COSTS}
"""The costs by name."""

WIDEST_GAP: Final = 9.0
"""A gap costs no more than this, however wide."""

HOPELESS: Final = 7.5
"""A numeral whose own evidence costs more than this is no candidate."""
