"""Texts, numbers and dates → cells of a workbook with their formats, by the library XlsxWriter."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

import regex

from workplan.errors import not_installed
from workplan.exports.ledger.sheet_layout import FONT_SIZE, lines

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from workplan.exports.ledger.filled import Value
    from workplan.texts import Words

Look = Mapping[str, object]
"""Properties of a format."""

PLAIN: Final[Look] = {}
HEADERS: Final = "黑体"
DATE: Final = "yyyy-mm-dd"
_FONT: Final = "宋体"
_A4: Final = 9
_LONGEST: Final = 32_767  # characters that a cell can hold
_FIRST_YEAR: Final = 1900  # earlier dates are none in a workbook
_CREATED: Final = dt.datetime(2000, 1, 1)  # fixed, so that the same documents give the same bytes
_NO_XML: Final = regex.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LIKE_A_FORMULA: Final = ("=", "+", "-", "@", "\t")


class Book:
    """A workbook that is being written.

    Args:
        words: the texts.
        title: title of the workbook, that of a ledger if empty.
        extra: the extra that brings XlsxWriter.

    Raises:
        UsageError: XlsxWriter is not installed.
    """

    def __init__(self, words: Words, *, title: str = "", extra: str = "ledger") -> None:
        try:
            from xlsxwriter import Workbook
        except ImportError as error:
            raise not_installed("XlsxWriter", extra) from error
        self._file = io.BytesIO()
        options = {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            # Widths of columns count digits of this font.
            "default_format_properties": {"font_name": _FONT, "font_size": FONT_SIZE},
        }
        self._book = Workbook(self._file, options)
        self._book.set_properties({"created": _CREATED, "title": title or words.say("ledger")})
        self._formats: dict[tuple[tuple[str, object], ...], Format] = {}
        self.words = words

    def bytes(self) -> bytes:
        """Close the workbook and return it."""
        self._book.close()
        return self._file.getvalue()

    def sheet(self, name: str, sizes: Sequence[float]) -> Worksheet:
        """Add a sheet with columns of these widths."""
        sheet = self._book.add_worksheet(name)
        for at, size in enumerate(sizes):
            sheet.set_column(at, at, size)
        return sheet

    def rule(self, **properties: object) -> Format:
        """Return a format for a conditional rule, which only adds to what a cell has."""
        return self._made(properties)

    def format(self, **properties: object) -> Format:
        """Return the format of a cell with these properties, made once."""
        base: Look = {"font_name": _FONT, "font_size": FONT_SIZE, "text_wrap": True, "valign": "vcenter"}
        return self._made({**base, **properties})

    def _made(self, properties: Look) -> Format:
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format(dict(properties))
        return self._formats[key]

    def text(
        self, sheet: Worksheet, row: int, column: int, text: str, look: Look = PLAIN, *, goes_to: str | None = None
    ) -> None:
        """Write a text as text, whatever it looks like; a click on it goes to the sheet ``goes_to``."""
        clean = _clean(text)
        if len(clean) > _LONGEST:
            clean = clean[: _LONGEST - 1] + "…"
        # The mark of a quoted text, so that it stays one when somebody edits the cell
        form = self.format(**look, **({"quote_prefix": True} if clean.startswith(_LIKE_A_FORMULA) else {}))
        if not clean:
            sheet.write_blank(row, column, None, form)
        elif goes_to is None:
            sheet.write_string(row, column, clean, form)
        else:
            place = goes_to.replace("'", "''")
            sheet.write_url(row, column, f"internal:'{place}'!A1", form, clean)

    def runs(
        self, sheet: Worksheet, row: int, column: int, runs: Sequence[tuple[str, Look]], look: Look = PLAIN
    ) -> None:
        """Write a text of which parts look otherwise than the cell does."""
        written = [(_clean(text), own) for text, own in runs if text]
        if len(written) < 2 or sum(len(text) for text, _ in written) > _LONGEST:
            # A rich text needs two parts; one part is a text that looks as the part does.
            own = written[0][1] if len(written) == 1 else PLAIN
            self.text(sheet, row, column, "".join(text for text, _ in written), {**look, **own})
            return
        fonts = ({"font_name": _FONT, "font_size": FONT_SIZE, **own} for _, own in written)
        fragments = [part for (text, _), font in zip(written, fonts, strict=True) for part in (self._made(font), text)]
        first = written[0][0]
        marked = {"quote_prefix": True} if first.startswith(_LIKE_A_FORMULA) else {}
        sheet.write_rich_string(row, column, *fragments, self.format(**look, **marked))

    def number(self, sheet: Worksheet, row: int, column: int, number: float, **look: object) -> None:
        """Write a number."""
        sheet.write_number(row, column, number, self.format(**look))

    def value(self, sheet: Worksheet, row: int, column: int, value: Value | None, look: Look = PLAIN) -> None:
        """Write what a cell may hold as what it is: a date that can be sorted, a number, a text."""
        if isinstance(value, bool):
            sheet.write_boolean(row, column, value, self.format(**look))
        elif isinstance(value, int | float):
            self.number(sheet, row, column, value, **look)
        elif isinstance(value, dt.datetime | dt.date) and value.year >= _FIRST_YEAR:
            shown = f"{DATE} hh:mm" if isinstance(value, dt.datetime) else DATE
            sheet.write_datetime(row, column, value, self.format(**look, num_format=shown))
        else:
            self.text(sheet, row, column, "" if value is None else str(value), look)

    def over(self, sheet: Worksheet, row: int, columns: int, text: str, look: Look = PLAIN) -> None:
        """Write a text over all columns of a row."""
        if columns > 1:
            sheet.merge_range(row, 0, row, columns - 1, "", self.format(**look))
        self.text(sheet, row, 0, text, look)

    def title(self, sheet: Worksheet, text: str, sizes: Sequence[float]) -> None:
        """Write the title of a sheet over all columns, as high as it needs."""
        self.over(sheet, 0, len(sizes), text, {"font_name": HEADERS, "font_size": 16, "align": "center"})
        sheet.set_row(0, 12 + 24 * lines(text, round(sum(sizes) * FONT_SIZE / 16)))

    def headers(self, sheet: Worksheet, row: int, column: int, texts: Sequence[str]) -> None:
        """Write the headers of a table."""
        look = {"font_name": HEADERS, "align": "center", "border": 1, "bg_color": "#DDE6F0"}
        for at, text in enumerate(texts, column):
            self.text(sheet, row, at, text, look)

    def page(self, sheet: Worksheet) -> None:
        """Set up what all sheets share in print."""
        sheet.set_paper(_A4)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.65)
        sheet.set_footer("&C" + self.words.say("page"), {"margin": 0.3})
        sheet.fit_to_pages(1, 0)
        sheet.center_horizontally()


def _clean(text: str) -> str:
    """Return a text without what no XML holds, its lines ended as a cell's are."""
    return _NO_XML.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
