"""A web page or a fragment of one → SourceText: visible text by blocks, tables as rows, the site's parts marked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, cast

import regex

from workplan.lexicon import Lexicon
from workplan.readers.markup import flattened, without_declarations, without_directives
from workplan.readers.page_chrome import Block, PageWords, chrome, page_words
from workplan.readers.page_dates import published
from workplan.readers.page_elements import ARTICLES, BLOCKS, CELLS, FURNITURE, HIDDEN, MARGINS, VERBATIM
from workplan.readers.page_styles import Look, look_of
from workplan.readers.page_tables import CellDraft, TableDraft, lines, tables
from workplan.readers.text import LINE_END, Origin
from workplan.source import SourceText, Table, fold

if TYPE_CHECKING:
    from lxml.etree import ParserTarget

_BLANKS: Final = regex.compile(r"[ \t\n\r\f]+")
# In a page only written as references: &#13; &#x2028;


class _Frame:
    """An open element that breaks lines or changes how its text is read."""

    __slots__ = ("block", "cell", "linked", "links", "named", "shown", "size", "table", "verbatim")

    def __init__(self, page: _Page, *, block: bool, named: bool) -> None:
        self.block = block
        self.named = named
        self.size = page.size
        self.shown = page.shown
        self.linked = page.linked
        self.links = page.links
        self.verbatim = page.verbatim
        self.table: TableDraft | None = None
        self.cell: CellDraft | None = None


class _Page:
    """Takes the parser's events and lays the page's text out, part by part.

    ``parts`` joined are the text; ``pending`` is the white space to be written before the next visible character.
    """

    def __init__(self, words: PageWords, *, styled: bool) -> None:
        self.words = words
        self.styled = styled
        self.parts: list[str] = []
        self.size = 0
        self.pending = ""
        self.hidden = 0
        self.verbatim = False
        self.articles = 0
        self.open: list[_Frame | None] = []
        self.drafts: list[TableDraft] = []
        self.tables: list[Table] = []
        self.blocks: list[Block] = []
        self.link: str | None = None
        self.shown = 0
        self.linked = 0
        self.links = 0
        self.title = ""
        self.in_title = False
        self.metas: dict[str, str] = {}
        self.looks: dict[str, Look] = {}  # pages repeat few styles many times
        self.names: dict[str, bool] = {}

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Open an element."""
        if self.hidden:
            self.hidden += 1
            if tag == "meta":
                self._meta(attributes)
            self.in_title = tag == "title" and not self.title
            return
        if tag in HIDDEN:
            self.hidden = 1
            self.in_title = tag == "title" and not self.title
            return
        style = attributes.get("style", "") if attributes else ""
        look = self.looks.get(style) or self.looks.setdefault(style, look_of(style))
        hides = look.hidden or "hidden" in attributes or attributes.get("aria-hidden") == "true"
        # A page that hides itself as a whole waits for its scripts.
        if hides and self.styled and tag not in ("html", "body"):
            self.hidden = 1
            return
        block = look.block or tag in BLOCKS
        verbatim = (self.verbatim if look.verbatim is None else look.verbatim) or tag in VERBATIM
        if tag == "br":
            self._break()
        elif tag == "meta":
            self._meta(attributes)
        elif tag == "a" and "href" in attributes:
            self.link = attributes["href"]
            self.links += not self.words.files.search(self.link)
        if not block and verbatim == self.verbatim:
            self.open.append(None)
            return
        if block:
            self._break()
        frame = _Frame(self, block=block, named=block and self._is_named(tag, attributes))
        self.open.append(frame)
        self.verbatim = verbatim
        self.articles += tag in ARTICLES
        if tag == "table":
            frame.table = TableDraft(len(self.parts), self.size, len(self.blocks), 0)
            self.drafts.append(frame.table)
        elif self.drafts and block:
            self._table_part(tag, attributes, frame)

    def _table_part(self, tag: str, attributes: Mapping[str, str], frame: _Frame) -> None:
        draft = self.drafts[-1]
        if tag == "tr":
            draft.row += 1
        elif tag in CELLS:
            draft.row = max(draft.row, 0)
            reach = (_count(attributes.get("rowspan")), _count(attributes.get("colspan")))
            frame.cell = CellDraft(draft.row, *reach, len(self.parts))
            draft.cells.append(frame.cell)

    def end(self, tag: str) -> None:
        """Close an element."""
        if self.hidden:
            self.hidden -= 1
            self.in_title = False
            return
        frame = self.open.pop() if self.open else None
        if tag == "a":
            self.link = None
        if frame is None:
            return
        self.verbatim = frame.verbatim
        self.articles -= tag in ARTICLES
        if not frame.block:
            return
        self._break()
        if frame.cell is not None:
            frame.cell.last = len(self.parts)
        if self.size > frame.size:
            if frame.table is not None:
                self._end_table(frame.table)
            block = Block(
                frame.size + (frame.size > 0),
                self.size,
                self.shown - frame.shown,
                self.linked - frame.linked,
                self.links - frame.links,
                frame.named,
            )
            if not self.blocks or self.blocks[-1] != block:
                self.blocks.append(block)
        if frame.table is not None:
            self.drafts.pop()
            if self.drafts and self.size > frame.size:
                self.drafts[-1].nested = True

    def _end_table(self, draft: TableDraft) -> None:
        """Put the rows of a data table in the place of its cells' blocks."""
        if draft.nested:
            return
        written = lines(draft, self.parts[draft.first :])
        if written is None:
            return
        del self.parts[draft.first :]
        del self.blocks[draft.blocks :]
        self.size = draft.start
        if self.size:
            self.parts.append("\n")
            self.size += 1
        self.tables += tables(written, draft, self.size)
        text = "\n".join(line.text for line in written)
        self.parts.append(text)
        self.size += len(text)

    def data(self, text: str) -> None:
        """Take characters."""
        if self.hidden:
            if self.in_title:
                self.title += text
            return
        text = LINE_END.sub("\n", text)
        if self.verbatim:
            for index, line in enumerate(text.split("\n")):
                if index:
                    self._break()
                self._write(line)
            return
        if "\n" in text or "  " in text or "\t" in text or "\r" in text or "\f" in text:
            text = _BLANKS.sub(" ", text)
        if text[0] == " ":
            text = text[1:]
            if not self.pending and self.size:
                self.pending = " "
        if text and text[-1] == " ":
            self._write(text[:-1])
            self.pending = " "
        else:
            self._write(text)

    def close(self) -> None:
        """End the page."""

    def _write(self, text: str) -> None:
        if not text:
            return
        if self.pending:
            self.parts.append(self.pending)
            self.size += 1
            self.pending = ""
        self.parts.append(text)
        self.size += len(text)
        self.shown += len(text)
        if self.link is not None and not self.words.files.search(self.link) and not self.words.files.search(text):
            self.linked += len(text)

    def _break(self) -> None:
        if self.size:
            self.pending = "\n"

    def _is_named(self, tag: str, attributes: Mapping[str, str]) -> bool:
        """Whether an element's own name, class or id says that it is the site's."""
        if tag in FURNITURE or (tag in MARGINS and not self.articles):
            return True
        if not attributes:
            return False
        names = f"{attributes.get('class', '')} {attributes.get('id', '')}"
        named = self.names.get(names)
        if named is None:
            named = self.names[names] = self.words.names.search(names) is not None
        return named

    def _meta(self, attributes: Mapping[str, str]) -> None:
        name = attributes.get("name") or attributes.get("property") or attributes.get("itemprop")
        if name and attributes.get("content"):
            self.metas.setdefault(name.strip().lower(), attributes["content"])


def _count(value: str | None) -> int:
    return min(max(int(value), 1), 65534) if value and value.isascii() and value.isdigit() and len(value) < 6 else 1


def read_html(markup: str, origin: Origin, *, lexicon: Lexicon) -> SourceText:
    """Make the source text of a web page or a fragment of one.

    Hidden elements and comments are left out. Blocks are lines; blanks run together as in a browser, a no-break space
    stays. Cells of a table that only lays out the page are blocks; rows of any other table are lines, the cells parted
    by tabs.

    Args:
        markup: decoded characters without lone surrogates.
        origin: where they came from.
        lexicon: the words that tell the document's own parts from the site's.

    >>> from workplan.lexicon import default
    >>> read_html("<p>一、<b>总体</b>要求</p><p hidden>略</p><p>二</p>", Origin(), lexicon=default()).text
    '一、总体要求\\n二'
    """
    words = lexicon.build(page_words)
    data = flattened(without_directives(without_declarations(markup))).encode()
    page = _parsed(data, words, styled=True)
    if not page.parts:
        # Some pages hide all of themselves until a script has run.
        page = _parsed(data, words, styled=False)
    text = "".join(page.parts)
    folded = fold(text)
    return SourceText(
        text=text,
        folded=folded,
        reader="html",
        encoding=origin.encoding,
        sha256=origin.sha256,
        tables=tuple(page.tables),
        chrome=chrome(text, page.blocks, page.title, words),
        notes=origin.notes(text, folded),
        published=published(page.metas, words.dates),
    )


def _parsed(data: bytes, words: PageWords, *, styled: bool) -> _Page:
    from lxml import etree

    page = _Page(words, styled=styled)
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, target=cast("ParserTarget", page))
    parser.feed(data)
    parser.close()
    return page
