"""What the masthead is read from: the lines that front and back have named, and the fields of the metadata table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Final

from workplan.model import BlockKind, Date, Span, Text
from workplan.source import SourceText, View, fold, squeeze
from workplan.structure.lines import Paragraph
from workplan.structure.manuscript import Manuscript
from workplan.structure.parts import Parts
from workplan.writing.dates import DATE, date_of
from workplan.writing.document_numbers import NUMBER, normal

# What stands between a value and the next name: blanks, and the bracket around the name.
_BEFORE_NAME: Final = "[【( \t\r\n\u00a0\u2002\u2003\u3000"


class Given:
    """The lines and fields that values of the masthead are read from.

    Attributes:
        source: what the reader returned.
        text: the document's paragraphs.
        front: what those before the body are.
        back: what those behind it are.
    """

    def __init__(self, source: SourceText, text: Manuscript, front: Parts, back: Parts) -> None:
        self.source = source
        self.text = text
        self.front = front
        self.back = back

    def stretch(self, start: int, end: int) -> Text:
        """Return a stretch of the source as a value."""
        return Text(value=squeeze(self.source.text[start:end]), span=Span(start=start, end=end))

    def part(self, text: Text, start: int, end: int) -> Text:
        """Return the part of a value that positions ``start`` to ``end`` of its text cover, with its own span."""
        places = _solid(self.source.text, text.span.start, text.span.end)
        return self.stretch(places[start], places[end - 1] + 1)

    def title(self, kind: BlockKind) -> Text | None:
        """Return the lines of the notice's or the plan's title as one value, None where there are none."""
        lines = [self.text.paragraphs[index] for index in self.front.last(kind)]
        return self.stretch(lines[0].start, lines[-1].end) if lines else None

    @cached_property
    def fields(self) -> dict[str, Text]:
        """The values of the metadata table by the field of the masthead; the first of each counts."""
        found: dict[str, Text] = {}
        for group in self.front.values.get(BlockKind.METADATA, ()):
            start, end = self.text.paragraphs[group[0]].start, self.text.paragraphs[group[-1]].end
            for field, value in self._pairs(start, fold(self.source.text[start:end])):
                found.setdefault(field, value)
        return found

    def _pairs(self, base: int, text: str) -> Iterator[tuple[str, Text]]:
        """Yield the fields and values of one line; letters of a name may be spaced out, a line may hold several."""
        names = list(self.text.words.meta_names.finditer(text))
        stops = [*(name.start() for name in names), len(text)]
        for name, stop in zip(names, stops[1:], strict=True):
            field = self.text.words.meta_keys[squeeze(name["key"])]
            value = text[name.end() : stop]
            start = name.end() + len(value) - len(value.lstrip())
            end = name.end() + len(value.rstrip(_BEFORE_NAME))
            if field and start < end:
                yield field, self.stretch(base + start, base + end)

    def number_in(self, start: int, end: int) -> Text | None:
        """Return the first document number between two places of the source, its year in 〔〕."""
        match = NUMBER.search(squeeze(fold(self.source.text[start:end])))
        if match is None:
            return None
        places = _solid(self.source.text, start, end)
        span = Span(start=places[match.start()], end=places[match.end() - 1] + 1)
        return Text(value=normal(match), span=span)

    def day_in(self, paragraph: Paragraph) -> Date | None:
        """Return the first date that a paragraph writes, None where it writes none or there is no such day."""
        match = DATE.search(paragraph.bare)
        value = date_of(match) if match else None
        if match is None or value is None:
            return None
        places = _solid(paragraph.text, 0, len(paragraph.text))
        start, end = places[match.start()], places[match.end() - 1] + 1
        return Date(value=value, span=Span(start=paragraph.start + start, end=paragraph.start + end))

    def last_day_in(self, text: Text) -> Date | None:
        """Return the last date that a value of the masthead writes, with its own place."""
        written = self.source.text[text.span.start : text.span.end]
        matches = list(DATE.finditer(squeeze(fold(written))))
        value = date_of(matches[-1]) if matches else None
        if value is None:
            return None
        places = _solid(self.source.text, text.span.start, text.span.end)
        start, end = places[matches[-1].start()], places[matches[-1].end() - 1] + 1
        return Date(value=value, span=Span(start=start, end=end))

    def day_of(self, field: str) -> Date | None:
        """Return the date that a field of the metadata table gives."""
        text = self.fields.get(field)
        match = DATE.search(fold(text.value)) if text else None
        value = date_of(match) if match else None
        return Date(value=value, span=text.span) if text and value else None


def _solid(text: str, start: int, end: int) -> Sequence[int]:
    """The places in ``text`` from ``start`` to ``end`` that hold no white space."""
    return View.over(text, [(start, end)], folded=text).offsets
