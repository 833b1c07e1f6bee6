"""Every rule of the grammar in one place, for explanation and documentation: the tables of all modules, by code."""

from __future__ import annotations

import importlib
from functools import cache
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from workplan.rulebook import Doubt, Rule

MODULES: Final = (
    "workplan.readers.text",
    "workplan.structure.kind",
    "workplan.structure.masthead",
    "workplan.structure.numbering",
    "workplan.structure.outlining.explaining",
    "workplan.structure.headings",
    "workplan.structure.tasks",
    "workplan.extraction.responsibilities",
    "workplan.extraction.regulations",
    "workplan.extraction.titles",
    "workplan.extraction.times",
    "workplan.extraction.targets",
)
"""The modules that have a ``RULES`` or a ``DOUBTS`` table, in the order the data passes them."""


@cache
def all_rules() -> Mapping[str, Rule]:
    """Return every rule by its code, in the order in which the data meets them.

    >>> len(all_rules()) > 10
    True
    """
    return {rule.code: rule for module in MODULES for rule in _table(module, "RULES")}


@cache
def all_doubts() -> Mapping[str, Doubt]:
    """Return every kind of diagnostic by its code, in the order in which the data meets them."""
    return {doubt.code: doubt for module in MODULES for doubt in _table(module, "DOUBTS")}


def _table(module: str, name: str) -> Iterable[Any]:
    """Return the entries of a module's table, whether it lists them or keeps them by code."""
    table = getattr(importlib.import_module(module), name, ())
    return table.values() if hasattr(table, "values") else table
