"""Texts of the corpus of measures, read from and written to ``tests/corpus/measures/*.txt`` (README tells the form).

:func:`read` turns a file into cases as a reviewer wants them, :func:`found` says what the parser makes of the same
text, :func:`written` writes either in the same form.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

import workplan
from workplan.model import Document, Measure, Mention, Responsibility

FOLDER: Final = Path(__file__).parent / "corpus" / "measures"


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


def files() -> list[Path]:
    """The files of the corpus."""
    return sorted(path for path in FOLDER.iterdir() if path.suffix == ".txt")


def head(path: Path) -> str:
    """What a file says before its first text."""
    return path.read_text(encoding="utf-8").partition("\n== ")[0].rstrip("\n") + "\n"


def read(path: Path) -> list[Case]:
    """Return the cases of a file."""
    _, *chunks = re.split(r"^== ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return [_case(chunk.rstrip("\n").split("\n")) for chunk in chunks]


def _case(lines: list[str]) -> Case:
    by_sign: dict[str, list[str]] = {"#": [], "|": [], "<": [], "=": []}
    for line in lines[1:]:
        by_sign[line[0]].append(line if line[0] == "<" else line[2:])
    page = bool(by_sign["<"])
    text = "\n".join(by_sign["<"] if page else by_sign["|"]).replace(r"\t", "\t")
    return Case(lines[0], tuple(by_sign["#"]), page, text, tuple(by_sign["="]))


def parsed(case: Case) -> Document:
    """Return the document that the text of a case makes."""
    return workplan.parse_file(io.BytesIO(case.text.encode())) if case.page else workplan.parse(case.text)


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


def written(case: Case) -> str:
    """Return a case in the form of the corpus."""
    text = case.text.replace("\t", r"\t").split("\n")
    lines = [f"== {case.name}", *(f"# {note}" for note in case.notes)]
    lines += text if case.page else [f"| {line}".rstrip() for line in text]
    lines += [f"= {line}" for line in case.told]
    return "\n".join(lines) + "\n"
