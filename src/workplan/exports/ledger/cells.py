"""Entry → the text of each of its cells, its dates aside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

import regex

from workplan.model import Role, TimeKind
from workplan.rulebook import all_doubts

if TYPE_CHECKING:
    from workplan.exports.ledger.entries import Entry
    from workplan.model import Diagnostic, Regulation, Time
    from workplan.texts import Words

# 、 parts members of one clause ("A、B均达到100%"), so it ends none.
_CLAUSE_START: Final = regex.compile(
    r"[,，。;；:：!！?？\n\t|]|[(（](?![^)）]{0,200}[)）])"
)  # a bracket still open is one too
# A short note belongs to its word: 首台（套）
_CLAUSE_END: Final = regex.compile(
    r"[,，。;；:：!！?？\n\t|]|[(（](?![^()（）]{1,4}[)）])|(?<![(（][^()（）]{1,4})[)）]"
)
_CLAUSE_LONGEST: Final = 60


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
        "regulations": _lines(_regulation(found, words) for found in measure.regulations),
        "targets": _lines(_clauses(entry)),
        "doubts": _lines(_doubt(doubt, words) for doubt in entry.doubts),
        "source": entry.source,
        "path": entry.path,
    }


def when(time: Time, words: Words) -> str:
    """Return a time as written with the days it means."""
    if time.start and time.end and time.start != time.end:
        return time.text + words.say("days", start=time.start, end=time.end)
    if time.end:
        return time.text + words.say("day", end=time.end)
    if time.start:
        return time.text + words.say("since", start=time.start)
    return time.text


def _regulation(found: Regulation, words: Words) -> str:
    """Return what is done with which regulation: 修订《…》."""
    number = f"({found.document_number.value})" if found.document_number else ""
    return words.say("regulation", action=words.say(f"action.{found.action}"), title=found.title, number=number).strip()


def _clauses(entry: Entry) -> Iterator[str]:
    """Yield the clause that each figure stands in: a figure alone (100%) says nothing."""
    text = entry.document.text
    for target in entry.measure.targets:
        first, last = target.span.start, target.span.end
        floor = max(first - _CLAUSE_LONGEST, 0)
        starts = [found.end() for found in _CLAUSE_START.finditer(text[floor:first])]
        end = _CLAUSE_END.search(text, last, min(last + _CLAUSE_LONGEST, len(text)))
        clause = text[floor + starts[-1] if starts else first : end.start() if end else last]
        yield "".join(clause.split())


def _doubt(found: Diagnostic, words: Words) -> str:
    """Return what had to be guessed: where it stands, what it is."""
    doubt = all_doubts().get(found.code)
    meaning = (doubt.zh if words.lang == "zh" else doubt.en) if doubt else found.code
    return words.say("doubt", meaning=meaning, assumed=found.assumed) if found.assumed else meaning


def _lines(texts: Iterable[str]) -> str:
    """Return the texts, each once, a line each."""
    return "\n".join(dict.fromkeys(texts))
