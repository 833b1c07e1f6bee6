"""A paragraph of a Word document → its text: deleted and hidden text left out, boxes and notes set apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workplan.readers.office.wordml import MC, W, is_on

if TYPE_CHECKING:
    from lxml.etree import _Element

_R: Final = f"{W}r"
_T: Final = f"{W}t"
_RPR: Final = f"{W}rPr"
_VANISH: Final = f"{W}vanish"
_BOX: Final = f"{W}txbxContent"
_CHOICE: Final = f"{MC}Choice"
_ALTERNATE: Final = f"{MC}AlternateContent"
_MATH: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_PICTURES: Final = (
    "{http://schemas.openxmlformats.org/drawingml/2006/main}blip",
    "{urn:schemas-microsoft-com:vml}imagedata",
)
# Drawn letters (WordArt), in which old documents have their red heads.
_LETTERING: Final = "{urn:schemas-microsoft-com:vml}textpath"
# What else a run holds.
_SIGNS: Final = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
}
# Elements around runs that are text like any other.
_AROUND: Final = frozenset(
    {f"{W}{name}" for name in ("hyperlink", "ins", "moveTo", "smartTag", "customXml", "sdt", "sdtContent", "fldSimple")}
    | {f"{W}{name}" for name in ("dir", "bdo", "ruby", "rubyBase", "subDoc")}
)
_GONE: Final = frozenset(W + name for name in ("del", "moveFrom", "rt", "rubyPr", "pPr", "sdtPr", "sdtEndPr"))
_DRAWN: Final = frozenset(W + name for name in ("drawing", "pict", "object"))
# Most paragraphs hold only text and these signs; the others, with one of the latter, are looked at element by element.
_EASY: Final = (_T, *_SIGNS)
_HARD: Final = (
    *(f"{W}{name}" for name in ("del", "moveFrom", "vanish", "drawing", "pict", "object", "sym", "ruby")),
    *(f"{W}{name}" for name in ("footnoteReference", "endnoteReference", "txbxContent")),
    f"{MC}AlternateContent",
    f"{_MATH}t",
)
# Ticked and empty boxes, arrows and points as signs of Wingdings and Symbol.
_SYMBOLS: Final = {
    "F0FE": "☑", "F052": "☑", "F0FD": "☒", "F06F": "□", "F0A8": "□", "F071": "□", "F0A3": "□", "F0E0": "→", "F0B7": "•",
}  # fmt: skip


class Written:
    """What a paragraph holds: its text, its lettering, the contents of its boxes, its notes by number; any pictures."""

    __slots__ = ("boxes", "lettering", "notes", "pictures", "text")

    def __init__(self) -> None:
        self.text: list[str] = []
        self.lettering: list[str] = []
        self.boxes: list[_Element] = []
        self.notes: list[tuple[str, str]] = []
        self.pictures = False


def read(paragraph: _Element) -> Written:
    """Return what a ``w:p`` holds."""
    written = Written()
    text = written.text
    for item in paragraph.iter(*_EASY, *_HARD):
        tag = item.tag
        if tag == _T:
            text.append((item.text or "").replace("\n", " "))
        elif tag not in _SIGNS:
            written = Written()
            _within(paragraph, written)
            return written
        elif (around := item.getparent()) is not None and around.tag == _R:  # tab stops are called as tabs are
            text.append(_SIGNS[tag])
    return written


def _within(parent: _Element, written: Written) -> None:
    for child in parent:
        tag = child.tag
        if tag == _R:
            _run(child, written)
        elif tag in _AROUND:
            _within(child, written)
        elif tag == _ALTERNATE:
            _chosen(child, written)
        elif tag not in _GONE and isinstance(tag, str) and tag.startswith(_MATH):
            written.text.extend(t.text or "" for t in child.iter(f"{_MATH}t"))


def _run(run: _Element, written: Written) -> None:
    text = written.text
    for item in run:
        tag = item.tag
        if tag == _T:
            text.append((item.text or "").replace("\n", " "))
        elif tag == _RPR:
            if len(item) and item.find(_VANISH) is not None and is_on(item, _VANISH):
                return
        elif tag in _SIGNS:
            text.append(_SIGNS[tag])
        elif tag == _ALTERNATE:
            _chosen(item, written)
        elif tag in _DRAWN:
            _drawn(item, written)
        elif tag == f"{W}sym":
            text.append(_SYMBOLS.get((item.get(f"{W}char") or "").upper(), ""))
        elif tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
            written.notes.append((tag, item.get(f"{W}id") or ""))
        elif tag == f"{W}ruby":
            _within(item, written)


def _chosen(alternate: _Element, written: Written) -> None:
    """One content in two forms for newer and older programs: the newer one counts, or a box would come twice."""
    chosen = alternate.find(_CHOICE)
    if chosen is None:
        chosen = next(iter(alternate), None)
    for item in chosen if chosen is not None else ():
        if item.tag == _R:
            _run(item, written)
        elif item.tag in _DRAWN:
            _drawn(item, written)
        elif item.tag in _AROUND:
            _within(item, written)


def _drawn(drawing: _Element, written: Written) -> None:
    """The letters and boxes of a drawing in their order; what is within a box is read with its paragraphs."""
    written.pictures = written.pictures or next(drawing.iter(*_PICTURES), None) is not None
    if next(drawing.iter(_BOX, _LETTERING), None) is None:
        return
    open_ = [drawing]
    while open_:
        item = open_.pop()
        if item.tag == _BOX:
            written.boxes.append(item)
        elif item.tag == _LETTERING:
            written.lettering += filter(str.strip, [item.get("string") or ""])
        elif item.tag == _ALTERNATE:
            chosen = item.find(_CHOICE)
            open_ += [chosen] if chosen is not None else list(item)[:1]
        else:
            open_ += reversed(item)
