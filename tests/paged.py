"""Small files of pages made on the spot: a PDF in a standard Chinese font that no file needs to hold, an OFD."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence

from tests.packages import zipped
from workplan.readers import read
from workplan.source import SourceText

WIDTH, HEIGHT = 595, 842
LEFT, RIGHT = 88, 507
SIZE = 16
PITCH = 28
LENGTH = 26
"""Characters of a full line: so many of 16 points go between 88 and 507."""

_FONT = (
    "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[<</Type/Font"
    "/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>"
    "/DW 1000/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 4/FontBBox[-25 -254 1000 880]"
    "/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>>>]>>"
)


def text(words: str, left: float, top: float, size: float = SIZE) -> str:
    """Text whose baseline lies ``top`` points below the upper edge of the page."""
    return f"BT /F1 {size} Tf {left} {HEIGHT - top} Td <{words.encode('utf-16-be').hex()}> Tj ET\n"


def rule(left: float, top: float, right: float, bottom: float) -> str:
    """A straight line."""
    return f"{left} {HEIGHT - top} m {right} {HEIGHT - bottom} l S\n"


def lines(*words: str, top: float = 120, pitch: float = PITCH) -> str:
    """Lines of running text one below the other; a full-width space is left free, as programs do."""
    return "".join(
        text(line.lstrip("\u3000"), LEFT + SIZE * (len(line) - len(line.lstrip("\u3000"))), top + pitch * at)
        for at, line in enumerate(words)
        if line
    )


def centred(words: str, top: float, size: float = SIZE) -> str:
    """A line in the middle of the page."""
    return text(words, (LEFT + RIGHT - size * len(words)) / 2, top, size)


def grid(xs: Sequence[float], ys: Sequence[float]) -> str:
    """All lines of a table."""
    level = (rule(xs[0], y, xs[-1], y) for y in ys)
    return "".join((*level, *(rule(x, ys[0], x, ys[-1]) for x in xs)))


def table(xs: Sequence[float], top: float, rows: Sequence[Sequence[str]], tall: float = 30) -> str:
    """A drawn table with the texts of its rows, one line a cell."""
    ys = [top + tall * at for at in range(len(rows) + 1)]
    cells = (
        text(words, x + 6, y + 20, 12)
        for row, y in zip(rows, ys, strict=False)
        for words, x in zip(row, xs, strict=False)
    )
    return grid(xs, ys) + "".join(cells)


def pdf(*pages: str, page: str = "", objects: Mapping[int, str | bytes] | None = None, trailer: str = "") -> bytes:
    """A PDF of pages with these contents.

    Args:
        pages: content of each page.
        page: more entries of every page: /Rotate 90.
        objects: further objects by their numbers (from 1000 on), or others for those numbers.
        trailer: more entries of the trailer.
    """
    first = 10
    numbers = range(first, first + 2 * len(pages), 2)
    made: dict[int, str | bytes] = {
        1: "<</Type/Catalog/Pages 2 0 R>>",
        2: f"<</Type/Pages/Count {len(pages)}/Kids[{' '.join(f'{n} 0 R' for n in numbers)}]>>",
        3: _FONT,
    }
    for number, content in zip(numbers, pages, strict=True):
        made[number] = (
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {WIDTH} {HEIGHT}]/Resources<</Font<</F1 3 0 R>>"
            f"/XObject<</X1 1000 0 R>>>>/Contents {number + 1} 0 R{page}>>"
        )
        made[number + 1] = stream(content.encode("latin-1"))
    made |= objects or {}
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places: dict[int, int] = {}
    for number, content in made.items():
        places[number] = len(out)
        raw = content.encode("latin-1") if isinstance(content, str) else content
        out += b"%d 0 obj\n%b\nendobj\n" % (number, raw)
    start = len(out)
    out += b"xref\n0 1\n0000000000 65535 f \n"
    for number, place in places.items():
        out += b"%d 1\n%010d 00000 n \n" % (number, place)
    last = max(places) + 1
    out += f"trailer\n<</Size {last}/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF\n".encode("latin-1")
    return bytes(out)


def stream(data: bytes, entries: str = "", *, packed: bool = True) -> bytes:
    """A stream object."""
    body = zlib.compress(data, 9) if packed else data
    filters = "/Filter/FlateDecode" if packed else ""
    return f"<<{entries}{filters}/Length {len(body)}>>\nstream\n".encode("latin-1") + body + b"\nendstream"


def read_pdf(*pages: str) -> SourceText:
    """What is read from a PDF of pages with these contents."""
    return read(pdf(*pages))


def ofd_text(words: str, left: float, top: float, size: float = 5.6, more: str = "") -> str:
    """A text object of an OFD, in millimetres; ``more`` are entries of its code: DeltaX."""
    return (
        f'<ofd:TextObject ID="9" Boundary="{left} {top - size} 200 {size}" Font="1" Size="{size}">'
        f'<ofd:TextCode X="0" Y="{size}" {more}>{words}</ofd:TextCode></ofd:TextObject>'
    )


def ofd_path(data: str, more: str = "") -> str:
    """An outline on a page of an OFD, in millimetres of the page."""
    return (
        f'<ofd:PathObject ID="9" Boundary="0 0 210 297" {more}><ofd:AbbreviatedData>{data}</ofd:AbbreviatedData>'
        "</ofd:PathObject>"
    )


_OFD = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def ofd(*pages: str, parts: Mapping[str, str | bytes] | None = None, common: str = "") -> bytes:
    """An OFD of pages with these objects.

    Args:
        pages: objects of each page; what begins with ``<ofd:Template`` stands before its content.
        parts: further parts of the package, or others.
        common: more of what the document declares for all pages.
    """
    made: dict[str, str | bytes] = {
        "OFD.xml": (
            f"<ofd:OFD {_OFD}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"
        ),
        "Doc_0/Document.xml": (
            f"<ofd:Document {_OFD}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox>"
            f"</ofd:PageArea>{common}</ofd:CommonData><ofd:Pages>"
            + "".join(f'<ofd:Page ID="{n}" BaseLoc="Pages/{n}.xml"/>' for n in range(len(pages)))
            + "</ofd:Pages></ofd:Document>"
        ),
    }
    made |= {f"Doc_0/Pages/{number}.xml": ofd_page(content) for number, content in enumerate(pages)}
    return zipped({**made, **(parts or {})})


def ofd_page(objects: str) -> str:
    """The content of a page or of a template."""
    template, mark, rest = objects.partition("/>") if objects.startswith("<ofd:Template") else ("", "", objects)
    return (
        f'<ofd:Page {_OFD}>{template}{mark}<ofd:Content><ofd:Layer ID="1">{rest}</ofd:Layer></ofd:Content></ofd:Page>'
    )
