"""Files that want all memory, all time, or what lies outside them, made on the spot; and what they are given of it."""

from __future__ import annotations

import atexit
import io
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final

from tests.packages import docx, level, lists, numbered, odf, paragraph, parts_of, run, table, workbook, zipped
from tests.swollen import Swollen

MB: Final = 1 << 20
_MAIN: Final = "word/document.xml"
_LAUGHS: Final = (
    '<!DOCTYPE d [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefghi", "bcdefghij", strict=True))
    + "]>"
)


def _main(document: bytes) -> bytes:
    """A Word document whose main part is these bytes."""
    return zipped({**parts_of(docx("")), _MAIN: document})


def _stored(data: bytes) -> bytes:
    """The same archive, not packed: no part of it grows when it is opened."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as loose:
        for name, content in parts_of(data).items():
            loose.writestr(name, content)
    return file.getvalue()


def _nested(opening: str, inner: str, closing: str, times: int) -> str:
    return opening * times + inner + closing * times


def _many_members() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", "")
        for number in range(30_000):
            archive.writestr(f"a{number}", b"")
        archive.writestr("[Content_Types].xml", "word/document.xml")
    return file.getvalue()


def _locked_member() -> bytes:
    data = bytearray(docx(paragraph("一、目标")))
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 4)
    return bytes(data)


def _declared(declaration: str, text: str, *, attribute: str = "", encoding: str = "UTF-8", codec: str = "") -> bytes:
    """A Word document that reads ``text`` where the document type in front of it is let through."""
    main = parts_of(docx(paragraph(inner=f'<w:r w:a="{attribute}"><w:t>{text}</w:t></w:r>')))[_MAIN].decode()
    return _main(f'<?xml version="1.0" encoding="{encoding}"?>{declaration}{main}'.encode(codec or encoding))


def _endless_chain() -> bytes:
    """An OLE file whose directory leads back to itself."""
    head = bytearray(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504))
    head[30:34] = b"\x09\0\x06\0"
    head[48:52] = bytes(4)
    head[76:512] = b"\xff" * 436
    head[76:80] = b"\x01\0\0\0"
    fat = b"\0\0\0\0" * 128  # the sector behind sector 0 is sector 0
    return bytes(head) + bytes(512) + fat


_DEEP: Final = _nested("<w:tbl><w:tr><w:tc>", "<w:p/>", "</w:tc></w:tr></w:tbl>", 70)
_STYLE: Final = (
    '<w:style w:type="paragraph" w:styleId="{0}"><w:basedOn w:val="{1}"/><w:pPr><w:numPr/></w:pPr></w:style>'
)
_REPEATED: Final = '<table:table><table:table-row table:number-rows-repeated="1000000"><table:table-cell {0}>{1}' + (
    "</table:table-cell></table:table-row></table:table>"
)
_EVERYWHERE: Final = 'table:number-columns-repeated="16000"'

DECLARED: Final[Mapping[str, Callable[[], bytes]]] = {
    "billion laughs": lambda: _declared(_LAUGHS, "&j;"),
    "entity": lambda: _declared(_LAUGHS, "&a;"),
    "entity in an attribute": lambda: _declared(_LAUGHS, "x", attribute="&a;"),
    "entity of a file": lambda: _declared('<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>', "&x;"),
    "document type elsewhere": lambda: _declared('<!DOCTYPE d SYSTEM "http://127.0.0.1:9/d.dtd">', "x"),
    "document type in UTF-16": lambda: _declared(_LAUGHS, "x", encoding="UTF-16"),
    "document type in EBCDIC": lambda: _declared(_LAUGHS, "x", encoding="IBM037", codec="cp037"),
}
"""Those with a document type, by name: none of them is read."""

FILES: Final[Mapping[str, Callable[[], bytes]]] = {
    **DECLARED,
    "zip bomb": lambda: Swollen(b"<d>", b"a" * MB, 1024).zipped(_MAIN, parts_of(docx(""))),
    "many members": _many_members,
    "encrypted member": _locked_member,
    "deep tables": lambda: docx(_DEEP),
    "deeper elements": lambda: docx(paragraph(inner=_nested("<w:ins>", run("一"), "</w:ins>", 20_000))),
    "elements without end": lambda: _stored(docx("<w:p/>" * 4_000_000)),
    "as many elements as allowed": lambda: _stored(docx("<w:p/>" * 790_000)),
    "as many attributes as allowed": lambda: _stored(docx('<w:p w:a="" w:b="" w:c=""/>' * 110_000)),
    "one word of 9 MB": lambda: _stored(docx(paragraph("一" * (3 * MB)))),
    "text of 30 MB": lambda: docx(paragraph("推进各项工作。" * 10_000) * 150),
    "as much text as allowed": lambda: docx(
        paragraph("（一）修订《某某办法》，6月底前完成3项。（责任单位：省财政厅）") * 11_500
    ),
    "cells without end": lambda: docx(table(*[[""] * 60] * 6_000)),
    "spans without end": lambda: docx(
        table(
            *[[f'<w:tc><w:tcPr><w:gridSpan w:val="2147483647"/><w:vMerge/></w:tcPr>{paragraph("一")}</w:tc>'] * 9] * 900
        )
    ),
    "styles in a circle": lambda: docx(
        paragraph("一", '<w:pStyle w:val="a"/>'),
        numbering=lists(level("decimal", "%1.")),
        styles=_STYLE.format("a", "b") + _STYLE.format("b", "a"),
    ),
    "numbers without end": lambda: docx(
        numbered("一") * 20_000, numbering=lists(level("decimal", "%1" * 10_000).replace('"1"/>', '"999999999"/>'))
    ),
    "links outside": lambda: docx(
        paragraph("一、目标"),
        more={
            "word/_rels/document.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
            'relationships"><Relationship Id="a" Type="http://x/numbering" Target="../../../../etc/passwd"/>'
            '<Relationship Id="b" Type="http://x/styles" Target="http://127.0.0.1:9/" TargetMode="External"/>'
            "</Relationships>"
        },
    ),
    "OpenDocument repeats": lambda: odf(_REPEATED.format(_EVERYWHERE, "<text:p>一</text:p>")),
    "OpenDocument tables of nothing": lambda: odf(_REPEATED.format(_EVERYWHERE, "") * 4_000),
    "OpenDocument blanks": lambda: odf('<text:p>一<text:s text:c="999999999"/>二</text:p>' * 20_000),
    "OpenDocument deep lists": lambda: odf(
        _nested("<text:list><text:list-item>", "<text:p>一</text:p>", "</text:list-item></text:list>", 110)
    ),
    "spreadsheet repeats": lambda: odf(_REPEATED.format(_EVERYWHERE, "<text:p>一</text:p>"), kind="spreadsheet"),
    "first and last cell": lambda: workbook(
        '<c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c>'
    ),
    "as many cells as allowed": lambda: _stored(workbook('<c r="A1" s="1"/>' * 590_000 + '<c r="B1"><v>1</v></c>')),
    "merged everywhere": lambda: workbook(
        '<c r="A1"><v>1</v></c><c r="B1"><v>1</v></c>',
        after='<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
    ),
    "one string in all cells": lambda: workbook('<c t="s"><v>0</v></c>' * 15_000, strings=["一" * 9_000]),
    "many sheets of nothing": lambda: workbook('<c r="A1"><v>1</v></c><c r="KN1"><v>1</v></c>', sheets=3_000),
    "RTF groups": lambda: b"{\\rtf1 " + b"{" * 3_000_000,
    "RTF words": lambda: b"{\\rtf1 " + b"\\b" * 5_000_000,
    "RTF edges": lambda: b"{\\rtf1 \\trowd" + b"\\cellx9" * 300_000 + b"\\intbl x\\cell\\row" * 60_000,
    "RTF rows": lambda: b"{\\rtf1 \\trowd\\cellx9" + b"\\intbl x\\cell\\row" * 600_000,
    "RTF binary": lambda: b"{\\rtf1 \\bin9999999999 x",
    "RTF nested tables": lambda: b"{\\rtf1 " + b"".join(b"\\itap%d x\\nestcell" % n for n in range(1, 5_000)),
    "OLE chain without end": _endless_chain,
    "archive within archives": lambda: (
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=a\r\n\r\n"
        + b"--a\r\nContent-Type: multipart/related; boundary=a\r\n\r\n" * 100_000
    ),
    "page of 9 MB": lambda: (
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=a\r\n\r\n--a\r\n"
        b"Content-Type: text/html\r\n\r\n<html>" + b"<p>x" * (9 * MB // 4)
    ),
    "JSON of brackets": lambda: b"[" * 1_000_000,
}
"""By name: what makes the file."""


SECONDS: Final = 10
MEGABYTES: Final = 500
_SERVER: Final = """
import os, resource, sys
from workplan import Limits
from workplan.errors import WorkplanError
from workplan.pipeline import parse_bytes
parse_bytes("一、甲\\n建设。".encode(), file="plan")

def used(who):
    return resource.getrusage(who).ru_utime + resource.getrusage(who).ru_stime

def tell(data, limits):
    before = used(resource.RUSAGE_SELF)
    try:
        print("read", len(parse_bytes(data, file="plan", limits=limits).text))
    except WorkplanError as error:
        print(error)
    seconds = used(resource.RUSAGE_SELF) - before + used(resource.RUSAGE_CHILDREN)
    with open("/proc/self/status", encoding="ascii") as status:
        own = next(int(line.split()[1]) for line in status if line.startswith("VmHWM:"))
    print(seconds, max(own, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss) // 1024, flush=True)

for line in sys.stdin:
    file, said, errors, *limits = line.rstrip("\\n").split("\\t")
    if os.fork() == 0:
        for name, stream in ((said, 1), (errors, 2)):
            os.dup2(os.open(name, os.O_WRONLY | os.O_CREAT), stream)
        with open(file, "rb") as given:
            data = given.read()
        tell(data, Limits.of(limits))
        sys.stdout.flush()
        os._exit(0)
    print(os.waitstatus_to_exitcode(os.wait()[1]), flush=True)
"""


@lru_cache(maxsize=1)
def _server() -> subprocess.Popen[str]:
    """A process that has the package loaded and nothing else, and makes a copy of itself for each file."""
    server = subprocess.Popen([sys.executable, "-c", _SERVER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    atexit.register(server.communicate)
    return server


def told_within_limits(data: bytes, *limits: str) -> str:
    """What a process of its own tells of a file, ``read`` and how much or the error, within time and memory (Linux).

    Args:
        data: the file.
        limits: other limits than those of the package, by name: ``seconds=1``.
    """
    server = _server()
    assert server.stdin is not None
    assert server.stdout is not None
    with tempfile.TemporaryDirectory() as folder:
        file, said, errors = (Path(folder, name) for name in ("file", "said", "errors"))
        file.write_bytes(data)
        print(file, said, errors, *limits, sep="\t", file=server.stdin, flush=True)
        code = server.stdout.readline().strip()
        assert (code, errors.read_text("utf-8")) == ("0", "")
        told, numbers = said.read_text("utf-8").strip().rsplit("\n", 1)
    seconds, megabytes = map(float, numbers.split())
    assert seconds < SECONDS, f"took {seconds} s"
    assert megabytes < MEGABYTES, f"took {megabytes} MB"
    return told
