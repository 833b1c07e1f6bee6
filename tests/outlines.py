"""Texts of the structure corpus: read from and written to ``tests/corpus/structure/*.txt`` (its README tells the form).

A text there is given line by line, beside each line what it is. :data:`STRUCTURE` reads and writes its files as a
reviewer wants them, :func:`found` says what the parser makes of the same text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from tests.reviewed import Corpus, document_of
from workplan.model import BlockKind, Document, Section

_ROW: Final = re.compile(r"(?P<what>|.*?\s)(?P<sign>[|+])(?: (?P<text>.*))?")
_FIELDS: Final = (
    "title",
    "plan_title",
    "document_number",
    "issuers",
    "recipients",
    "date_issued",
    "date_published",
)
_ESCAPES: Final = {"\t": r"\t", "\u00a0": r"\_", "\u200b": r"\0"}
_TASK: Final = "task.row"
_BLANK: Final = BlockKind.SPACE.value
_IN_SECTIONS: Final = (BlockKind.HEADING, BlockKind.TEXT)


class Part(NamedTuple):
    """A stretch of the text that is one thing: ``title``, ``一/(二) 健全机制``, ``一/(二)``."""

    what: str
    text: str


class Outline(NamedTuple):
    """A text and what its parts are.

    Attributes:
        name: a sentence that says what the text shows.
        notes: further lines that say why.
        page: the HTML that the text comes from, empty for plain text.
        parts: the text cut into its parts.
        facts: what comes out besides: masthead, doubts, the cells of task tables.
    """

    name: str
    notes: tuple[str, ...]
    page: str
    parts: tuple[Part, ...]
    facts: tuple[str, ...]

    @property
    def text(self) -> str:
        """The text as a whole."""
        return "".join(part.text for part in self.parts)


def _outline(lines: Sequence[str]) -> Outline:
    notes: list[str] = []
    page: list[str] = []
    parts: list[Part] = []
    facts: list[str] = []
    for line in lines[1:]:
        if line.startswith("# "):
            notes.append(line[2:])
        elif line.startswith("= "):
            facts.append(line[2:])
        elif line.startswith("<"):
            page.append(line)
        else:
            _add(parts, line)
    return Outline(lines[0], tuple(notes), "\n".join(page), tuple(parts), tuple(facts))


def _add(parts: list[Part], line: str) -> None:
    """Add a row to the parts: ``|`` begins a line of the text, ``+`` goes on in it; blanks belong to what is before."""
    row = _ROW.fullmatch(line)
    if row is None:
        raise ValueError(f"no row of an outline: {line!r}")
    what, text = row["what"].strip(), row["text"] or ""
    for char, escape in _ESCAPES.items():
        text = text.replace(escape, char)
    indent = text[: len(text) - len(text.lstrip())]
    if parts:
        _extend(parts, "", ("\n" if row["sign"] == "|" else "") + indent)
    elif indent:
        parts.append(Part(what and _BLANK, indent))
    _extend(parts, what, text.lstrip())


def _extend(parts: list[Part], what: str, text: str) -> None:
    if parts and what in ("", parts[-1].what):
        parts[-1] = parts[-1]._replace(text=parts[-1].text + text)
    else:
        parts.append(Part(what, text))


def parsed(outline: Outline) -> Document:
    """Return the document that the text of an outline makes."""
    return document_of(outline.page or outline.text, page=bool(outline.page))


def found(outline: Outline, document: Document) -> Outline:
    """Return an outline of the same name as the parser has it, of the document that its text makes."""
    return outline._replace(parts=tuple(_parts(document)), facts=tuple(_facts(document)))


def _parts(document: Document) -> Iterator[Part]:
    headings = {section.path: section.heading for section in document.walk()}
    for block in document.blocks:
        what = block.path if block.kind in _IN_SECTIONS else block.kind.value
        if block.kind is BlockKind.HEADING:
            what = f"{block.path} {headings[block.path] or '?'}"
        yield Part(what, document.text[block.start : block.end])


def _facts(document: Document) -> Iterator[str]:
    mast = document.masthead
    for field in _FIELDS:
        value = getattr(mast, field)
        if value is None or value == () or (field == "plan_title" and mast.title and value.value == mast.title.value):
            continue
        values = value if isinstance(value, tuple) else (value,)
        yield f"{field}: {' | '.join(str(each.value) for each in values)}"
    if any(section.rule == _TASK for section in document.walk()):
        for section in document.walk():
            yield from _cells(section)
    places = {section.marker.start: section.path for section in document.walk()}
    for doubt in document.diagnostics:
        if doubt.code.startswith(("kind.", "text.")):
            yield f"doubt: {doubt.code}"
        elif doubt.code.startswith("numbering."):
            yield f"doubt: {doubt.code} {places.get(doubt.span.start, doubt.assumed)}"


def _cells(section: Section) -> Iterator[str]:
    said = [
        *(f"{row.role.value} {row.text}" for row in section.own_responsibilities),
        *(f"{time.kind.value} {time.text}" for time in section.own_times),
    ]
    if said:
        yield f"row {section.path}: {' | '.join(said)}"


def written(outline: Outline) -> str:
    """Return an outline in the form of the corpus."""
    rows = list(_rows(outline.parts))
    width = max((_width(what) for what, _, _ in rows), default=0)
    lines = [f"== {outline.name}", *(f"# {note}" for note in outline.notes), *outline.page.split("\n")]
    lines += [f"{what}{' ' * (width - _width(what))} {sign}{' ' if text else ''}{text}" for what, sign, text in rows]
    lines += [f"= {fact}" for fact in outline.facts]
    return "\n".join(line for line in lines if line) + "\n"


def _rows(parts: Sequence[Part]) -> Iterator[tuple[str, str, str]]:
    """Yield what, sign and text of each row; blanks between two parts stand in the row of the second."""
    carried, sign, told = "", "|", ""
    for part in parts:
        *lines, rest = (carried + part.text).split("\n")
        for line in lines:
            yield _beside(part.what, told, line), sign, _shown(line)
            sign, told = "|", part.what
        shown = rest.rstrip()
        carried = rest[len(shown) :]
        if shown:
            yield _beside(part.what, told, shown), sign, _shown(shown)
            sign, told = "+", part.what
    if carried:
        yield "", sign, _shown(carried)


def _beside(what: str, told: str, line: str) -> str:
    """What stands beside a line: nothing where it is blank or goes on with a heading."""
    return "" if what == told and (" " in what or not line.strip()) else what


def _shown(line: str) -> str:
    for char, escape in _ESCAPES.items():
        line = line.replace(char, escape)
    return line


def _width(text: str) -> int:
    """How many columns a text takes on a screen, where Chinese letters take two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def _is_open(outline: Outline) -> bool:
    return not outline.facts and all(not part.what for part in outline.parts)


STRUCTURE: Final = Corpus("structure", _outline, parsed, found, written, _is_open)
