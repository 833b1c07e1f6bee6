"""Many files → outputs: processes with limits, a journal to resume from, one result for any number of processes.

::

    from workplan.batch import Settings, convert, find

    report = convert(find(["plans/"]), "out/", settings=Settings(form="jsonl", jobs=4, resume=True))
    report.done, report.failures

``sources`` finds the inputs, ``conversion`` turns one of them into bytes, ``child``, ``worker`` and ``pool`` do that in
processes that may die, ``cluster`` on other machines; ``journal`` remembers what is done, ``outputs`` puts the pieces
together in the order of the inputs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from workplan.batch.jobs import Failure, Kind, Outcome, Report, Settings, Source
    from workplan.batch.run import convert
    from workplan.batch.sources import find
    from workplan.exports.file_forms import FORMS

__all__ = ["FORMS", "Failure", "Kind", "Outcome", "Report", "Settings", "Source", "convert", "find"]

_HOMES: Final = {
    "FORMS": "workplan.exports.file_forms",
    "convert": "workplan.batch.run",
    "find": "workplan.batch.sources",
}
"""The module of each name; what isn't listed is a class of ``workplan.batch.jobs``."""

if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """Load a public name from its module, once: a converting process needs few of them."""
        if name not in __all__:
            raise AttributeError(f"module 'workplan.batch' has no attribute {name!r}")
        import importlib

        home = importlib.import_module(_HOMES.get(name, "workplan.batch.jobs"))
        value = globals()[name] = getattr(home, name)
        return value
