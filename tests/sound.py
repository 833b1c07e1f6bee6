"""A small sound file of each format, for tests and ``fuzz/`` to damage."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from tests import paged
from tests.packages import docx, level, lists, notes, numbered, odf, paragraph, table, workbook
from tests.paged import centred, lines, ofd, ofd_path, ofd_text, pdf, text

DATA: Final = Path(__file__).parent / "data"

_BODY: Final = (
    numbered("目标")
    + numbered("任务", 1, 1)
    + table(("序号", "任务"), ("1", "修订"))
    + paragraph("完", '<w:pStyle w:val="a"/>', '<w:r><w:footnoteReference w:id="1"/></w:r>')
)
_STYLE: Final = '<w:style w:styleId="a" w:type="paragraph"><w:pPr>{}</w:pPr></w:style>'
_STYLES: Final = _STYLE.format('<w:numPr><w:numId w:val="1"/></w:numPr>')
_LISTED: Final = (
    '<text:list text:style-name="L"><text:list-item><text:p>甲</text:p></text:list-item></text:list><table:table>'
    '<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-spanned="2"><text:p>乙'
    '</text:p></table:table-cell><table:covered-table-cell/><table:table-cell table:number-columns-repeated="2"/>'
    "</table:table-row></table:table>"
)
_LIST_STYLE: Final = (
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" '
    'text:start-value="3" text:display-levels="1"/></text:list-style>'
)
OFFICE: Final[dict[str, Callable[[], bytes]]] = {
    "docx": lambda: docx(
        _BODY,
        numbering=lists(level("decimal", "%1.") + level("lowerLetter", "%2)", 1)),
        styles=_STYLES,
        more={"word/footnotes.xml": notes("footnote", "注")},
    ),
    "odt": lambda: odf(_LISTED, automatic=_LIST_STYLE),
    "ods": lambda: odf(_LISTED, kind="spreadsheet"),
    "xlsx": lambda: workbook(
        '<c r="A1" s="1"><v>45078</v></c><c r="B1" t="s"><v>0</v></c></row>'
        '<row r="2"><c r="A2"><v>1</v></c><c r="B2"/>',
        strings=["甲"],
        formats=["yyyy-mm"],
        after='<mergeCells><mergeCell ref="A1:A2"/></mergeCells>',
    ),
    "rtf": lambda: (
        rb"{\rtf1\ansicpg936{\fonttbl{\f1\fcharset134 x;}}\f1 \'d2\'bb{\listtext 1.\tab}\u20108?\par\trowd"
        rb"\clvmgf\cellx900\cellx1800\intbl a\cell{\*\x y}b\cell\row\pard{\shp{\*\shpinst{\shptxt c\par}}}"
        rb"{\footnote d}e}"
    ),
    "doc": lambda: (DATA / "plan.doc").read_bytes(),
    "xls": lambda: (DATA / "ledger.xls").read_bytes(),
    "mhtml": lambda: (
        b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n--x\r\nContent-Type: '
        b"text/html; charset=gbk\r\nContent-Transfer-Encoding: base64\r\n\r\nPGh0bWw+PHA+0rs8L3A+PC9odG1sPg==\r\n--x--"
    ),
}
"""By form: what makes the file."""

PAGE: Final = lines("一、目标", "\u3000\u3000建设平台，6月底前完成。")
_DRAWN: Final = paged.table((88, 140, 400, 507), 300, [("序号", "任务", "单位"), ("1", "修订办法", "财政局")])
OFD_PAGE: Final = ofd_text("一、目标", 31, 40) + ofd_text("建设平台。", 42, 50, more='DeltaX="g 4 5.6"')
_PATH: Final = ofd_path("M 30 50 L 180 50 L 180 70 L 30 70 C")
PAGED: Final[dict[str, Callable[[], bytes]]] = {
    "pdf": lambda: pdf(centred("工作要点", 80, 22) + PAGE + text("— 1 —", 280, 790, 12), _DRAWN),
    "ofd": lambda: ofd(OFD_PAGE + _PATH, OFD_PAGE),
}
"""By form: what makes the file."""

WEB: Final[dict[str, Callable[[], bytes]]] = {
    "html": lambda: (
        '<html><head><meta charset="gbk"><title>要点</title></head><body><p>一、目标</p><table><tr><td rowspan="2">1'
        "</td><td>修订&#20108;</td></tr><tr><td>办法</td></tr></table><div><p>完</p></div></body></html>"
    ).encode("gbk"),
}
"""By form: what makes the file."""

SOUND: Final[Mapping[str, Callable[[], bytes]]] = {**OFFICE, **PAGED, **WEB}
"""By form: what makes the file."""
