"""What the masthead is read from: the lines that front and back have named, and the fields of the metadata table."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Final

import regex

from workplan.model import BlockKind, Date, Text, span_at, unchecked
from workplan.source import SourceText, View, fold, solid, squeeze, with_ideographs
from workplan.structure.lines import Paragraph
from workplan.structure.manuscript import Manuscript
from workplan.structure.page_words import FieldNames
from workplan.structure.parts import Parts
from workplan.structure.rules.front_lines import ORDER_HEAD
from workplan.writing.dates import DATE, date_of
from workplan.writing.document_numbers import NUMBER, normal, order_number

# …的通知（2023年3月16日）: books put its date behind the title
DATED: Final = regex.compile(r"\((?:19|20)\d\d年\d{1,2}月\d{1,2}日?\)$")
ON_TITLES: Final = "GB/T 9704-2012 7.3.1"
ON_FIELDS: Final = "网页的通行格式：著录项表 · The usual form of pages: a table that describes the document"
_text: Final = unchecked(Text)
# What stands between a value and the next name: blanks, and the bracket around the name.
_BEFORE_NAME: Final = "[【( \t\r\n\u00a0\u2002\u2003\u3000"


class Given:
    """The lines and fields that values of the masthead are read from.

    Attributes:
        source: what the reader returned.
        folded: its text, ready to be read.
        text: the document's paragraphs.
        front: what those before the body are.
        back: what those behind it are.
        own_title: the document's title, as soon as it is known; issuers and the plan's title may stand in it.
    """

    def __init__(self, source: SourceText, folded: str, text: Manuscript, front: Parts, back: Parts) -> None:
        self.source = source
        self.folded = folded
        self.text = text
        self.front = front
        self.back = back
        self.own_title: Text | None = None
        self._titles: dict[BlockKind, Text | None] = {}

    def stretch(self, start: int, end: int) -> Text:
        """Return a stretch of the source as a value: what is read over left out, radicals as ideographs."""
        folded = self.folded[start:end]
        if solid(folded) == folded:  # nothing is left out, as nearly everywhere
            written = self.source.text[start:end]
        else:
            view = self._view(start, end)
            written = view.verbatim(0, len(view.text)) if view.text else ""
        return _text(rule="", span=span_at(start, end), value=with_ideographs(written))

    def part(self, text: Text, start: int, end: int) -> Text:
        """Return the part of a value that positions ``start`` to ``end`` of its text cover, with its own span."""
        places = self._view(text.span.start, text.span.end).offsets
        return self.stretch(places[start], places[end - 1] + 1)

    @cached_property
    def order(self) -> Text | None:
        """The number of the order that the document is, None where it is none."""
        lines = [index for index, rule in self.front.rules.items() if rule == ORDER_HEAD.code]
        number = order_number(self.text.joined(lines)) if lines else None
        if number is None:
            return None
        first, last = self.text.paragraphs[lines[0]], self.text.paragraphs[lines[-1]]
        return _text(rule="", span=span_at(first.start, last.end), value=number)

    def title(self, kind: BlockKind) -> Text | None:
        """Return the lines of the notice's or the plan's title as one value, None where there are none."""
        if kind not in self._titles:
            lines = [self.text.paragraphs[index] for index in self.front.last(kind)]
            self._titles[kind] = self.stretch(lines[0].start, lines[-1].end) if lines else None
        return self._titles[kind]

    @cached_property
    def fields(self) -> dict[str, Text]:
        """The values of the metadata table by the field of the masthead; the first of each counts."""
        found: dict[str, Text] = {}
        for group in self.front.values.get(BlockKind.METADATA, ()):
            start, end = self.text.paragraphs[group[0]].start, self.text.paragraphs[group[-1]].end
            for field, value in self._pairs(start, self.folded[start:end]):
                found.setdefault(field, value)
        return found

    def _pairs(self, base: int, text: str) -> Iterator[tuple[str, Text]]:
        """Yield the fields and values of one line; letters of a name may be spaced out, a line may hold several."""
        names = self.text.words.lexicon.build(FieldNames).find(text)
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
        view = self._view(start, end)
        match = NUMBER.search(view.text)
        return Text(value=normal(match), span=view.span(match.start(), match.end())) if match else None

    def day_in(self, paragraph: Paragraph) -> Date | None:
        """Return the first date that a paragraph writes, None where it writes none or there is no such day."""
        match = DATE.search(paragraph.bare)
        value = date_of(match) if match else None
        if match is None or value is None:
            return None
        view = self._view(paragraph.start, paragraph.end)
        return Date(value=value, span=view.span(match.start(), match.end()))

    def last_day_in(self, text: Text) -> Date | None:
        """Return the last date that a value of the masthead writes, with its own place."""
        view = self._view(text.span.start, text.span.end)
        matches = list(DATE.finditer(view.text))
        value = date_of(matches[-1]) if matches else None
        return Date(value=value, span=view.span(*matches[-1].span())) if value else None

    def day_of(self, field: str) -> Date | None:
        """Return the date that a field of the metadata table gives."""
        text = self.fields.get(field)
        match = DATE.search(fold(text.value)) if text else None
        value = date_of(match) if match else None
        return Date(value=value, span=text.span) if text and value else None

    def _view(self, start: int, end: int) -> View:
        return View.over(self.source.text, [(start, end)], folded=self.folded)
