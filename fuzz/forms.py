"""A notice → a file of each format that is read, as programs write it and as no program does: ``FORMS[form](chance)``.

The archives, pages and sound files are those of the tests, what stands in them is told by ``markup.grammar``; a part of
them is damaged as ``tests/damage.py`` does.
"""

from __future__ import annotations

import base64
import functools
import json
import random
import re
from collections.abc import Callable, Mapping
from typing import Final
from xml.sax.saxutils import escape

import workplan
from fuzz.grammar import draw, notice
from fuzz.seeds import pages, texts
from tests import paged
from tests.damage import variants
from tests.mutation import HOSTILE, mutate
from tests.packages import docx, level, lists, notes, odf, workbook
from tests.sound import SOUND

Make = Callable[[random.Random], bytes]

_NO_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CODECS: Final = ("gb18030", "gbk", "big5", "utf-16", "utf-16-le", "utf-32-be", "utf-8-sig", "latin-1")
_ODD_VALUES: Final = (
    *(None, -1, 0, 10**30, 1.5, 1e308, "", "一", [], {}, True, "2030-02-30", [[[]]], {"start": 3, "end": 1}, *HOSTILE),
)
_STYLE: Final = (
    '<w:style w:styleId="a" w:type="paragraph"><w:basedOn w:val="a"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
    "</w:pPr></w:style>"
)
_RTF: Final = r"{\rtf1\ansi\ansicpg936\uc1{\fonttbl{\f0\fcharset0 a;}{\f1\fcharset134 b;}{\f2\fcharset2 Symbol;}}"
_RTF_GROUPS: Final = (
    *(r"{\listtext 1.\tab}", r"{\footnote x}", r"{\*\shpinst{\shptxt c\par}}"),
    *(r"{\field{\*\fldinst PAGE}{\fldrslt 3}}", r"{\*\x y}"),
)


def plain_text(chance: random.Random) -> str:
    """A new notice, or some lines of an old one that have suffered; most are short, for what is short is tried soon."""
    if chance.random() < 0.6:
        return notice(chance)
    lines = chance.choice(texts()).split("\n")
    start = chance.randrange(len(lines))
    return mutate("\n".join(lines[start : start + chance.choice((2, 4, 8, 40))])[:3000], chance)


def _lines(chance: random.Random) -> list[str]:
    """Lines of a notice that XML can hold, so many that a file of them stays small."""
    return _NO_XML.sub("", plain_text(chance)).split("\n")[: chance.choice((6, 20, 60))]


def _text(chance: random.Random) -> bytes:
    """A text in an encoding that the world uses, in three of four cases UTF-8."""
    text = plain_text(chance)
    if chance.random() < 0.25:
        return text.encode(chance.choice(_CODECS), "replace")
    return text.encode("utf-8", "surrogatepass")


def _html(chance: random.Random) -> bytes:
    if chance.random() < 0.2:
        return mutate(chance.choice(pages()), chance).encode("utf-8", "surrogatepass")

    def shown(text: str) -> str:
        if chance.random() < 0.1:
            return text
        if chance.random() < 0.1:
            return "".join(f"&#{ord(char)};" if chance.random() < 0.5 else char for char in escape(text))
        return escape(text)

    body = [_marked("html", line, chance, shown, ("<table><tr>", "</tr></table>")) for line in _lines(chance)]
    if chance.random() < 0.2:
        chance.shuffle(body)
    page = draw("html_head", chance) + "\n".join(body) + chance.choice(("</body></html>", ""))
    return page.encode(chance.choice(("utf-8", "utf-8", "gb18030")), "replace")


def _marked(form: str, line: str, chance: random.Random, shown: Callable[[str], str], row: tuple[str, str]) -> str:
    """A line in the markup of a form; one with tabs is a row of a table in most cases."""
    if "\t" in line and chance.random() < 0.85:
        cells = (draw(f"{form}_cell", chance, line=lambda part=part: shown(part)) for part in line.split("\t"))
        return row[0] + "".join(cells) + row[1]
    return draw(f"{form}_line", chance, line=lambda: shown(line))


def _mhtml(chance: random.Random) -> bytes:
    page = _html(chance)
    told = base64.encodebytes(page) if chance.random() < 0.7 else page
    way = b"base64" if chance.random() < 0.8 else chance.choice((b"quoted-printable", b"7bit", b"x"))
    part = b"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: " + way + b"\r\n\r\n" + told
    head = b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n'
    return head + b"".join(b"--x\r\n" + part + b"\r\n" for _ in range(chance.choice((1, 1, 2, 0)))) + b"--x--"


def _docx(chance: random.Random) -> bytes:
    row = ("<w:tbl><w:tr>", "</w:tr></w:tbl>")
    body = "".join(_marked("docx", line, chance, escape, row) for line in _lines(chance))
    levels = [level(draw("docx_form", chance), draw("docx_level", chance), at) for at in range(chance.randint(1, 9))]
    further = '<w:num w:numId="3"><w:abstractNumId w:val="9"/></w:num>'
    numbering = lists("".join(levels), level("chineseCounting", "%1、"), nums=further)
    more = {"word/footnotes.xml": notes("footnote", "脚注")} if chance.random() < 0.4 else {}
    return docx(body, numbering=numbering if chance.random() < 0.8 else "", styles=_STYLE, more=more)


def _odf(kind: str) -> Make:
    def make(chance: random.Random) -> bytes:
        row = (f"<table:table>{draw('odf_row', chance)}", "</table:table-row></table:table>")
        lines = _lines(chance)
        if kind == "spreadsheet":
            lines = [line + "\t" for line in lines]
        body = "".join(_marked("odf", line, chance, escape, row) for line in lines)
        shown = chance.choice(("1", "2", "-1", "99"))
        style = (
            '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-suffix="、" '
            f'style:num-format="{draw("odf_form", chance)}" text:start-value="{shown}" text:display-levels="{shown}"/>'
            "</text:list-style>"
        )
        return odf(body, kind=kind, automatic=style)

    return make


def _rtf(chance: random.Random) -> bytes:
    def shown(text: str) -> str:
        units = (int.from_bytes(char.encode("utf-16-be", "surrogatepass")[:2], "big", signed=True) for char in text)
        return "".join(f"\\u{unit}?" for unit in units)

    slots = {
        "rtf_group": lambda: chance.choice(_RTF_GROUPS),
        "rtf_open": lambda: "{",
        "rtf_close": lambda: "}",
    }
    lines = (draw("rtf_line", chance, line=lambda line=line: shown(line), **slots) for line in _lines(chance))
    return (_RTF + "".join(lines) + "}").encode("latin-1", "replace")


def _xlsx(chance: random.Random) -> bytes:
    strings: list[str] = []

    def cell(row: int, column: int, text: str) -> str:
        kind = chance.choice(("s", "s", "s", "inlineStr", "str", "n", "b", "e", "d"))
        name = (
            f"{chr(65 + column)}{row}" if chance.random() < 0.998 else chance.choice(("", "ZZZ9", "A0", "XFD1048576"))
        )
        inner = f"<v>{chance.choice((str(chance.random() * 60_000), '1e999', '-3', 'x', ''))}</v>"
        if kind == "s":
            inner = f"<v>{len(strings)}</v>"
            strings.append(text)
        elif kind in ("inlineStr", "str"):
            inner = f"<is><t>{escape(text)}</t></is>" if kind == "inlineStr" else f"<v>{escape(text)}</v>"
        return f'<c r="{name}" t="{kind}" s="{chance.randint(0, 5)}">{inner}</c>'

    rows = [
        "".join(cell(row, column, part) for column, part in enumerate(line.split("\t")[:20]))
        for row, line in enumerate(_lines(chance), 1)
    ]
    ends = ((n, chance.choice("ABC"), n + chance.randint(0, 3)) for n in range(chance.choice((0, 1, 3))))
    merged = "".join(f'<mergeCell ref="{chance.choice("AB")}{last}:{column}{first}"/>' for first, column, last in ends)
    return workbook(
        "</row><row>".join(rows),
        sheets=chance.choice((1, 1, 2)),
        strings=strings,
        formats=["yyyy-mm", 'yyyy"年"m"月"', "0.00%", "@", "[$-804]aaaa;@"],
        after=f"<mergeCells>{merged}</mergeCells>",
    )


def _pdf(chance: random.Random) -> bytes:
    sheets: list[str] = []
    lines = [line[:40].encode("utf-16-be", "replace").decode("utf-16-be", "replace") for line in _lines(chance)][:40]
    for at in range(0, max(1, len(lines)), 20):
        here = lines[at : at + 20]
        content = paged.lines(*here, pitch=chance.choice((28, 28, 14, 0, -28)))
        content += paged.text(f"— {at} —", 280, 790, chance.choice((16, 12, 22, 0.1, 400, -16)))
        if chance.random() < 0.4:
            rows = [line.split("\t")[:4] for line in here[:6]]
            xs = sorted(chance.sample(range(60, 560), 5)) if chance.random() < 0.8 else [90, 90, 91, 300, 2000]
            content += paged.table(xs, chance.choice((300, 120, 800)), rows)
        if chance.random() < 0.2:
            content += "".join(paged.rule(*(chance.uniform(-50, 900) for _ in range(4))) for _ in range(12))
        sheets.append(content)
    return paged.pdf(*sheets, page=draw("pdf_more", chance))


def _ofd(chance: random.Random) -> bytes:
    sheets: list[str] = []
    lines = _lines(chance)[:40]
    for at in range(0, max(1, len(lines)), 20):
        objects = ""
        for n, line in enumerate(lines[at : at + 20]):
            left, size = chance.choice((30, 42, -9)), chance.choice((5.6, 5.6, 0, 99))
            objects += paged.ofd_text(escape(line[:40]), left, 30 + 9 * n, size, draw("ofd_more", chance))
        if chance.random() < 0.4:
            objects += "".join(paged.ofd_path(draw("ofd_path", chance)) for _ in range(6))
        sheets.append(objects)
    return paged.ofd(*sheets)


@functools.cache
def _written(number: int) -> str:
    """The canonical JSON of one of some documents."""
    text = plain_text(random.Random(number))[:1500].encode("utf-8", "replace").decode()
    return workplan.to_json(workplan.parse(text, name="plan"))


def _json(chance: random.Random) -> bytes:
    """The canonical JSON of a document, in two of three cases with other values here and there."""
    written = _written(chance.randrange(200))
    if chance.random() < 0.33:
        return written.encode()
    tree = json.loads(written)
    for _ in range(chance.choice((1, 1, 3))):
        _changed(tree, chance)
    return json.dumps(tree, ensure_ascii=chance.random() < 0.5).encode("utf-8", "surrogatepass")


def _changed(at: dict[str, object] | list[object], chance: random.Random) -> None:
    """Go down into JSON and change or drop one of its values."""
    while keys := list(at) if isinstance(at, dict) else list(range(len(at))):
        key = chance.choice(keys)
        value = at[key]  # type: ignore[index]  # a key of its own
        if isinstance(value, dict | list) and chance.random() < 0.85:
            at = value
        elif chance.random() < 0.2:
            del at[key]  # type: ignore[arg-type]
            return
        else:
            number = type(value) is int and chance.random() < 0.7
            at[key] = chance.randint(0, 9000) if number else chance.choice(_ODD_VALUES)  # type: ignore[index]
            return


def _damaged(data: bytes, times: int, chance: random.Random) -> bytes:
    """A file damaged so often."""
    for _ in range(times):
        try:
            data = next(iter(variants(data or b"x", str(chance.random()))))
        except Exception:  # what is damaged already can't be taken apart
            break
    return data


def _perhaps_damaged(make: Make, share: float) -> Make:
    """What makes the same files, a share of them damaged."""
    return lambda chance: _damaged(make(chance), chance.choice((1, 1, 2)) if chance.random() < share else 0, chance)


def _of(form: str, write: Make | None = None) -> Make:
    """What makes files of a form: by ``write``, or by damage to the sound one."""

    def make(chance: random.Random) -> bytes:
        if write is not None and chance.random() < 0.75:
            return _perhaps_damaged(write, 0.5)(chance)
        return _damaged(SOUND[form](), chance.choice((1, 1, 2, 4)), chance)

    return make


FORMS: Final[Mapping[str, Make]] = {
    "text": _perhaps_damaged(_text, 0.3),
    "html": _perhaps_damaged(_html, 0.3),
    "mhtml": _of("mhtml", _mhtml),
    "docx": _of("docx", _docx),
    "doc": _of("doc"),
    "odt": _of("odt", _odf("text")),
    "ods": _of("ods", _odf("spreadsheet")),
    "rtf": _of("rtf", _rtf),
    "xlsx": _of("xlsx", _xlsx),
    "xls": _of("xls"),
    "pdf": _of("pdf", _pdf),
    "ofd": _of("ofd", _ofd),
    "json": _perhaps_damaged(_json, 0.3),
}
"""By form: what makes a file of it."""
