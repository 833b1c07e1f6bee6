"""A file → its document, and what stands where in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from workplan import (
    Block,
    BlockKind,
    Box,
    Date,
    Diagnostic,
    Document,
    Lexicon,
    Limits,
    Masthead,
    Ocr,
    Place,
    Provenance,
    Section,
    Span,
    Text,
    UnknownSectionError,
    Unreadable,
    UnreadableError,
    parse,
    parse_file,
)


def read(file: Path, lexicon: Lexicon | None = None) -> Document | None:
    """Return a file's document, None where the file is not there; other errors are the caller's."""
    wish: Ocr | None = Ocr(pages="missing") if file.suffix == ".pdf" else None
    try:
        with file.open("rb") as stream:
            return parse_file(stream, name=file.name, lexicon=lexicon, ocr=wish, limits=Limits(pages=500))
    except FileNotFoundError:
        return None
    except UnreadableError as error:
        told: str | None = error.path
        kind: Unreadable = error.kind
        if kind is Unreadable.MISSING and told:
            return None
        raise


def with_words_of_its_own(text: str, folder: Path) -> Document:
    """Return a text's document, read with the words of a folder behind the built-in ones."""
    words = Lexicon(folder)
    assert words.table("bodies")
    assert words.words("title_endings", word="ending")
    return parse(text, name="text", lexicon=words)


def head(document: Document) -> dict[str, str | dt.date | None]:
    """Return the fields of the masthead by name."""
    masthead: Masthead = document.masthead
    title: Text | None = masthead.own_title
    issued: Date | None = masthead.date_issued
    fields: dict[str, str | dt.date | None] = {name: each.value for name, each in masthead.values}
    fields["title"] = title.value if title else None
    fields["issued"] = issued.value if issued else None
    return fields


def origin(document: Document) -> tuple[str, str | None]:
    """Return reader and encoding."""
    provenance: Provenance = document.provenance
    return provenance.reader, provenance.encoding


def section(document: Document, number: str) -> Section | None:
    """Return a section by any usual writing of its number."""
    try:
        found: Section = document[number]
    except UnknownSectionError:
        return document.get(number)
    assert number in document
    assert document.section_at(found.span.start) is not None
    return found


def outline(document: Document) -> Iterator[tuple[int, str, str | None]]:
    """Yield level, number and heading of each section."""
    for each in document.walk():
        yield each.level, each.label, each.heading
    for chapter in document.chapters:
        assert chapter.path in {each.path for each in document}
        assert all(item in document for item in chapter.items)


def texts(document: Document, kind: BlockKind = BlockKind.TEXT) -> Iterator[str]:
    """Yield the text of the blocks of one kind."""
    block: Block
    for block in document.blocks:
        if block.kind is kind:
            yield Span(start=block.start, end=block.end).of(document.text)


def places(document: Document, span: Span) -> list[str]:
    """Return where a span stands: page, cell or paragraph, else line and column."""
    found: list[str] = []
    place: Place
    for place in document.locate(span):
        box: Box | None = place.box
        found.append(place.told("zh") if box is None else f"{place.told()} ({box.left}, {box.top})")
    line, column = document.position(span.start)
    return found or [f"{line}:{column}"]


def doubts(document: Document) -> list[str]:
    """Return what was doubtful, in Chinese."""
    found: tuple[Diagnostic, ...] = document.diagnostics
    return [f"{each.code} {each.message('zh')}" for each in found]
