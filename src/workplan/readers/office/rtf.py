"""An RTF document → SourceText: paragraphs with their numbers, tables, boxes; deleted and hidden text left out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from workplan.readers.office.flow import Flow, check_cells
from workplan.readers.office.limits import DEEPEST, MOST_EDGES
from workplan.readers.office.list_levels import bullet, parted
from workplan.readers.office.package import check_size
from workplan.readers.office.rtf_tables import Edge, Rows
from workplan.readers.office.rtf_tokens import WIDE, codec_of_charset, codec_of_page, paired, tokens
from workplan.readers.office.rtf_words import ASIDE, BOXES, ENDS, NUMBERS, SIGNS, State

if TYPE_CHECKING:
    from workplan.readers.given import Given
    from workplan.readers.office.rtf_tokens import Token
    from workplan.source import SourceText

_GROUPS: Final = 2_000  # groups within one another


class _Reader:
    """Takes the tokens of a file one by one."""

    def __init__(self, given: Given) -> None:
        self.flow = Flow(given)
        self.state = State()
        self.stack: list[State] = []
        self.fonts: dict[int, str] = {}
        self.page = "cp1252"
        self.standard = -1
        self.bytes = bytearray()
        self.skipping = 0
        self.text: list[str] = []
        self.kept: list[tuple[list[str], list[Rows], int]] = []
        self.number: list[str] = []
        self.note: list[str] = []
        self.notes: list[str] = []
        self.level = 0  # how many tables the paragraph stands in
        self.levels: list[Rows] = []
        self.edges: list[Edge] = []
        self.declared: tuple[Edge, ...] | None = None  # the same edges, as rows keep them
        self.cells = 0
        self.next = Edge()
        self.left = 0
        self.first = False  # whether \* stood before the word
        self.pictures = False

    def take(self, token: Token) -> None:
        """Take one token."""
        kind = token.kind
        if kind in ("text", "hex"):
            self._bytes(token.bytes)
            return
        if kind == "sign" and token.word in "{}\\":
            self._bytes(token.word.encode("ascii"))
            return
        self._flush()
        if kind == "{":
            self.stack.append(self.state)
            if len(self.stack) > _GROUPS:
                raise self.flow.given.damaged(f"more than {_GROUPS} groups within one another")
        elif kind == "}":
            self._end_group()
        elif kind == "sign":
            self._sign(token.word)
        else:
            self._word(token.word, token.number)
        self.first = kind == "sign" and token.word == "*"

    def _bytes(self, data: bytes) -> None:
        if self.skipping:
            taken = min(self.skipping, len(data))
            self.skipping -= taken
            data = data[taken:]
        self.bytes += data

    def _flush(self) -> None:
        """Write the bytes that have come together."""
        self.skipping = 0
        if self.bytes:
            data, self.bytes = bytes(self.bytes), bytearray()
            self._write(self._decoded(data))

    def _decoded(self, data: bytes) -> str:
        if data.isascii():
            return data.decode("ascii")
        codec = self.fonts.get(self.state.font, self.page)
        if codec not in WIDE and self.page in WIDE:
            # Latin fonts are named also where the characters are Chinese.
            try:
                return data.decode(self.page)
            except UnicodeDecodeError:
                pass
        return data.decode(codec, "replace")

    def _write(self, text: str) -> None:
        state = self.state
        if state.hidden or state.deleted:
            return
        if state.kind in ("text", "box"):
            self.text.append(text)
        elif state.kind == "number":
            self.number.append(text)
        elif state.kind == "note":
            self.note.append(text)

    def _sign(self, sign: str) -> None:
        if sign in ("\n", "\r"):
            self._end_paragraph()
        elif sign in SIGNS:
            self._write(SIGNS[sign])

    def _word(self, word: str, number: int | None) -> None:
        state = self.state
        if word in BOXES:
            self._open_box()
        elif state.kind == "aside" and word != "nesttableprops":
            self.pictures = self.pictures or word == "pict"
        elif self.first or word in ASIDE:
            self.pictures = self.pictures or word in ("pict", "shppict")
            self.state = replace(state, kind={"fonttbl": "fonts", "nesttableprops": "props"}.get(word, "aside"))
        elif word == "u":
            self._write(chr((number or 0) % 0x10000))
            self.skipping = state.skip
        elif word in SIGNS:
            self._write(SIGNS[word])
        elif word in ENDS:
            self._end_paragraph()
        elif word == "f":
            self.state = replace(state, font=number or 0)
        elif word == "fcharset" and state.kind == "fonts":
            codec = codec_of_charset(number or 0)
            if codec is not None:
                self.fonts[state.font] = codec
        elif word == "uc":
            self.state = replace(state, skip=min(max(number or 0, 0), 8))
        elif word == "v":
            self.state = replace(state, hidden=number != 0)
        elif word == "deleted":
            self.state = replace(state, deleted=number != 0)
        elif word == "plain":
            self.state = replace(state, font=self.standard, hidden=False, deleted=False)
        elif word == "ansicpg":
            self.page = codec_of_page(number or 0)
        elif word == "deff":
            self.standard = number or 0
            self.state = replace(state, font=self.standard)
        elif word in NUMBERS:
            self.state = replace(state, kind="number")
        elif word == "footnote":
            self.state = replace(state, kind="note")
        else:
            self._table_word(word, number)

    def _table_word(self, word: str, number: int | None) -> None:
        if word == "pard" and self.state.kind in ("text", "box"):
            self.level = 0
        elif word == "intbl":
            self.level = max(self.level, 1)
        elif word == "itap":
            self.level = min(max(number or 0, 0), DEEPEST)
        elif word in ("cell", "nestcell"):
            self._end_cell(1 if word == "cell" else max(self.level, 2))
        elif word in ("row", "nestrow"):
            self._end_row(1 if word == "row" else max(self.level, 2))
        elif word == "trowd":
            self.edges, self.declared, self.next, self.left = [], None, Edge(), 0
        elif word == "trleft":
            self.left = number or 0
        elif word in ("clvmrg", "clmrg"):
            self.next.below = self.next.below or word == "clvmrg"
            self.next.beside = self.next.beside or word == "clmrg"
        elif word == "cellx":
            self.next.right = number or 0
            if len(self.edges) < MOST_EDGES:
                self.edges.append(self.next)
            self.next, self.declared = Edge(), None

    def _open_box(self) -> None:
        """Read what a box holds before the paragraph that it hangs on."""
        self.kept.append((self.text, self.levels, self.level))
        if len(self.kept) > DEEPEST:
            raise self.flow.given.damaged(f"more than {DEEPEST} boxes within one another")
        self.text, self.levels, self.level = [], [], 0
        self.state = replace(self.state, kind="box", hidden=False, deleted=False)

    def _end_group(self) -> None:
        outer = self.stack.pop() if self.stack else State()
        state = self.state
        if state.kind == outer.kind:
            pass
        elif state.kind == "box":
            if self.text:
                self._end_paragraph()
            self._close(0)
            if self.kept:
                self.text, self.levels, self.level = self.kept.pop()
        elif state.kind == "number":
            shown = "".join(self.number).strip()
            self.number = []
            self.text.append(bullet(shown) if "\ue000" <= shown <= "\uf8ff" else parted(shown))
        elif state.kind == "note":
            self.notes.append("".join(self.note).strip())
            self.note = []
        self.state = outer

    def _end_paragraph(self) -> None:
        if self.state.kind == "note":
            self.note.append(" ")
            return
        if self.state.kind not in ("text", "box"):
            return
        text = paired("".join(self.text))
        self.text = []
        self._close(self.level)
        if self.level:
            self._table(self.level).cell.append(text)
        else:
            self._out(text)

    def _out(self, block: str | Rows) -> None:
        """Hand on a paragraph or table that stands in no table of its own reach."""
        holder = self.kept[-1][1] if self.kept and self.state.kind == "box" else None
        if holder:  # a box that hangs in a cell
            holder[-1].cell.append(block)
        elif isinstance(block, str):
            self.flow.paragraph(block)
        else:
            block.write(self.flow)

    def _table(self, level: int) -> Rows:
        while len(self.levels) < level:
            self.levels.append(Rows())
        return self.levels[level - 1]

    def _close(self, level: int) -> None:
        """Close the tables deeper than ``level``."""
        while len(self.levels) > level:
            done = self.levels.pop()
            done.end_row((), 0)
            if done.rows and self.levels:
                self.levels[-1].cell.append(done)
            elif done.rows:
                self._out(done)

    def _end_cell(self, level: int) -> None:
        if self.state.kind not in ("text", "box"):
            return
        text, self.text = paired("".join(self.text)), []
        self._close(level)
        table = self._table(level)
        table.cell.append(text)
        table.end_cell()
        self.cells += 1
        check_cells(self.flow.given, self.cells)

    def _end_row(self, level: int) -> None:
        self._close(level)
        if self.declared is None:
            self.declared = tuple(self.edges)
        self._table(level).end_row(self.declared, self.left)

    def end(self) -> None:
        """Write what is still open at the end of the file."""
        self._flush()
        self.state = State()
        if self.text:
            self._end_paragraph()
        self._close(0)
        self.flow.apart([note for note in map(paired, self.notes) if note])


def read(given: Given) -> SourceText:
    """Read an RTF document.

    >>> from workplan.readers import read
    >>> data = rb"{\\rtf1\\ansicpg936 {\\listtext \\'d2\\'bb\\'a1\\'a2\\tab}\\'c4\\'bf\\'b1\\'ea\\par \\u20108?{\\v x}}"
    >>> read(data).text
    '一、目标\\n二'
    """
    check_size(given)
    data = given.data
    if sum(map(data.count, (b"\\", b"{", b"}", b"\n"))) > given.limits.control_words:
        most = given.limits.control_words
        raise given.too_large(f"控制字多于 {most} 个", f"more than {most} control words", "control_words")
    reader = _Reader(given)
    for token in tokens(data):
        reader.take(token)
        if token.kind == "}" and not reader.stack:
            break
    reader.end()
    if not reader.flow.parts:
        raise given.without_text(pictures=reader.pictures)
    return reader.flow.source("rtf")
