"""Texts of the corpus of measures, read from and written to ``tests/corpus/measures/*.txt`` (README tells the form).

:data:`MEASURES` reads and writes its files as a reviewer wants them, :func:`found` says what the parser makes of the
same text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from tests.reviewed import Corpus, document_of
from workplan.model import Document, Measure, Mention, Responsibility


class Case(NamedTuple):
    """A text and its measures.

    Attributes:
        name: a sentence that says what the text shows.
        notes: further lines that say why.
        page: True if the text is HTML.
        text: the text.
        told: its measures with their mentions, a line each.
    """

    name: str
    notes: tuple[str, ...]
    page: bool
    text: str
    told: tuple[str, ...]


def _case(lines: Sequence[str]) -> Case:
    by_sign: dict[str, list[str]] = {"#": [], "|": [], "<": [], "=": []}
    for line in lines[1:]:
        by_sign[line[0]].append(line if line[0] == "<" else line[2:])
    page = bool(by_sign["<"])
    text = "\n".join(by_sign["<"] if page else by_sign["|"]).replace(r"\t", "\t")
    return Case(lines[0], tuple(by_sign["#"]), page, text, tuple(by_sign["="]))


def parsed(case: Case) -> Document:
    """Return the document that the text of a case makes."""
    return document_of(case.text, page=case.page)


def found(case: Case, document: Document) -> Case:
    """Return the same case as the parser has it."""
    return case._replace(told=tuple(_told(document)))


def _told(document: Document) -> Iterator[str]:
    for section in document.walk():
        for measure in section.own_measures:
            yield _measure(measure)
            yield from (f"    {_mention(document, mention)}" for mention in measure.mentions)
        alone = [mention for mention in section.own_mentions if mention.measure is None]
        yield from (f"{section.path} {_mention(document, mention)}" for mention in alone)


def _measure(measure: Measure) -> str:
    text = measure.text.replace("\n", "↵") or "—"
    above = f" ← {measure.inherited}" if measure.inherited else ""
    return f"{measure.path}-{measure.number} {measure.rule.partition('.')[2]}: {text}{above}"


def _mention(document: Document, mention: Mention) -> str:
    if isinstance(mention, Responsibility):
        return f"{mention.role.value} {mention.text}"
    sentence = mention.sentence.of(document.text).replace("\n", "↵") if mention.sentence else "?"
    return f"{mention} | {sentence}"


def _written(case: Case) -> str:
    """Return a case in the form of the corpus."""
    text = case.text.replace("\t", r"\t").split("\n")
    lines = [f"== {case.name}", *(f"# {note}" for note in case.notes)]
    lines += text if case.page else [f"| {line}".rstrip() for line in text]
    lines += [f"= {line}" for line in case.told]
    return "\n".join(lines) + "\n"


MEASURES: Final = Corpus("measures", _case, parsed, found, _written, is_open=lambda case: not case.told)
