"""The pages of a PDF → an OFD of the same characters and rulings, one text object a line, for benchmarks/formats.py."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from xml.sax.saxutils import escape

from workplan.readers.pages.leaf import Glyph, Leaf

MM = 25.4 / 72
"""Millimetres a point."""
SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def drawn(leaves: Sequence[Leaf]) -> bytes:
    """Return the OFD of some pages."""
    pages = "".join(f'<ofd:Page ID="{n}" BaseLoc="Pages/{n}.xml"/>' for n, _ in enumerate(leaves))
    parts = {
        "OFD.xml": (
            f"<ofd:OFD {SPACE}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"
        ),
        "Doc_0/Document.xml": (
            f"<ofd:Document {SPACE}><ofd:CommonData><ofd:PageArea>{_box(leaves[0])}</ofd:PageArea></ofd:CommonData>"
            f"<ofd:Pages>{pages}</ofd:Pages></ofd:Document>"
        ),
    }
    parts |= {f"Doc_0/Pages/{number}.xml": _page(leaf) for number, leaf in enumerate(leaves)}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return packed.getvalue()


def _page(leaf: Leaf) -> str:
    objects = "".join((*map(_line, _lines(leaf.glyphs)), *_paths(leaf)))
    area = f"<ofd:Area>{_box(leaf)}</ofd:Area>"
    return f'<ofd:Page {SPACE}>{area}<ofd:Content><ofd:Layer ID="1">{objects}</ofd:Layer></ofd:Content></ofd:Page>'


def _box(leaf: Leaf) -> str:
    return f"<ofd:PhysicalBox>0 0 {leaf.width * MM:.3f} {leaf.height * MM:.3f}</ofd:PhysicalBox>"


def _lines(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    for _, line in groupby(glyphs, key=lambda glyph: round(glyph.baseline, 1)):
        yield list(line)


def _line(line: Sequence[Glyph]) -> str:
    first = line[0]
    written: list[tuple[str, float]] = []
    for before, glyph in zip((first, *line), line, strict=False):
        if glyph.spaced and written:
            written.append((" ", before.right))
        written.append((glyph.text, glyph.left))
    tall = max(glyph.size for glyph in line)
    left, size, top = first.left * MM, tall * MM, (first.baseline - tall) * MM
    steps = " ".join(f"{(after - before) * MM:.4f}" for (_, before), (_, after) in pairwise(written))
    deltas = f' DeltaX="{steps}"' if steps else ""
    words = escape("".join(char for char, _ in written))
    return (
        f'<ofd:TextObject ID="9" Boundary="{left:.4f} {top:.4f} 200 {size:.4f}" Font="1" Size="{size:.4f}">'
        f'<ofd:TextCode X="0" Y="{size:.4f}"{deltas}>{words}</ofd:TextCode></ofd:TextObject>'
    )


def _paths(leaf: Leaf) -> Iterator[str]:
    for ruling in leaf.rulings:
        left, top, right, bottom = (place * MM for place in ruling)
        data = f"M {left:.4f} {top:.4f} L {right:.4f} {bottom:.4f}"
        boundary = f"0 0 {leaf.width * MM:.3f} {leaf.height * MM:.3f}"
        yield (
            f'<ofd:PathObject ID="9" Boundary="{boundary}" LineWidth="0.2">'
            f"<ofd:AbbreviatedData>{data}</ofd:AbbreviatedData></ofd:PathObject>"
        )
