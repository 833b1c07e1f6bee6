"""How large a file may be, by name: what refuses one can be raised, or lowered, by whoever reads it."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from workplan.errors import UsageError
from workplan.readers.office import limits as office
from workplan.readers.pages import limits as paged

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a file is refused beyond; sizes in megabytes.

    Attributes:
        file_mb: a file.
        doc_mb: a Word 97–2003 document.
        part_mb: one part of an archive, unpacked.
        growth: times that a part may grow when it is unpacked.
        files: parts of an archive.
        elements: elements and attributes of one part.
        sheet_elements: the same of a part of a workbook.
        control_words: control words, groups and lines of an RTF file.
        web_page_mb: the page in a web archive.
        characters: characters of a document.
        cells: cells of all tables together.
        tables: tables of a document.
        pages: pages of a PDF or OFD.
        page_characters: characters on one of its pages.
        page_drawings: drawn things on one page of an OFD.
        ofd_part_mb: one part of an OFD, unpacked.
        ofd_elements: elements of one part of an OFD.
        seconds: seconds of the processor that a PDF or OFD takes.
        memory_mb: memory that it takes.

    >>> Limits(pages=3_000).pages, Limits().characters
    (3000, 400000)
    """

    file_mb: float = office.MOST_BYTES >> 20
    doc_mb: float = office.MOST_OLD_BYTES >> 20
    part_mb: float = office.MOST_PART >> 20
    growth: float = office.MOST_RATIO
    files: float = office.MOST_MEMBERS
    elements: float = office.MOST_NODES
    sheet_elements: float = office.MOST_SHEET_NODES
    control_words: float = office.MOST_WORDS
    web_page_mb: float = office.MOST_PAGE >> 20
    characters: float = office.MOST_TEXT
    cells: float = office.MOST_CELLS
    tables: float = office.MOST_TABLES
    pages: float = paged.MOST_PAGES
    page_characters: float = paged.MOST_GLYPHS
    page_drawings: float = paged.MOST_OBJECTS
    ofd_part_mb: float = paged.MOST_XML >> 20
    ofd_elements: float = paged.MOST_NODES
    seconds: float = paged.MOST_SECONDS
    memory_mb: float = paged.MOST_MEMORY >> 20

    def __post_init__(self) -> None:
        for one in fields(self):
            value: object = getattr(self, one.name)
            if not isinstance(value, int | float) or not 0 < value < float("inf"):
                raise UsageError(
                    zh=f"上限 {one.name} 不能是 {value}，应为正数",
                    en=f"limit {one.name} can't be {value}: a number above 0",
                )

    @classmethod
    def of(cls, given: Iterable[str]) -> Limits:
        """Return the limits that some texts name, the others as ever; the last of one name counts.

        Args:
            given: name and value: ``pages=3000``.

        Raises:
            UsageError: there is no limit of this name, or its value is no number above 0.

        >>> Limits.of(["pages=3000", "seconds=0.5"]).seconds
        0.5
        """
        names = [one.name for one in fields(cls)]
        values: dict[str, float] = {}
        for text in given:
            name, equals, value = text.partition("=")
            if name not in names or not equals:
                raise UsageError(
                    zh=f"--limit 不能取 {text}，应为 名称=数值，名称可取：{'、'.join(names)}",
                    en=f"--limit can't be {text}: expected NAME=VALUE, the name one of {', '.join(names)}",
                )
            try:
                values[name] = float(value) if "." in value else int(value)
            except ValueError:
                raise UsageError(
                    zh=f"上限 {name} 不能是 {value}，应为正数", en=f"limit {name} can't be {value}: a number above 0"
                ) from None
        return cls(**values)
