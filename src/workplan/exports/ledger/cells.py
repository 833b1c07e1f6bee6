"""Entry → the text of each of its cells, its dates aside."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from workplan.exports.told import clause, done_with, when
from workplan.model import Role, TimeKind

if TYPE_CHECKING:
    from workplan.exports.ledger.entries import Entry
    from workplan.texts import Words


def cells(entry: Entry, words: Words) -> dict[str, str]:
    """Return the texts of an entry's cells by column; what binds nothing (reference times) is left out."""
    measure = entry.measure
    leaders = [row.text for row in entry.answering if row.role is Role.LEADER]
    return {
        "chapter": entry.chapter,
        "task": entry.task,
        "measures": entry.words,
        **{role.value: "、".join(entry.units(role)) for role in Role if role is not Role.LEADER},
        "leader": "、".join(dict.fromkeys(leaders)),
        "times": _lines(when(time, words) for time in measure.times if time.kind is not TimeKind.REFERENCE),
        "regulations": _lines(done_with(found, words) for found in measure.regulations),
        "targets": _lines(clause(entry.document, target) for target in measure.targets),
        "doubts": _lines(doubt.message(words.lang) for doubt in entry.doubts),
        "source": entry.source,
        "path": entry.path,
    }


def _lines(texts: Iterable[str]) -> str:
    """Return the texts, each once, a line each."""
    return "\n".join(dict.fromkeys(texts))
