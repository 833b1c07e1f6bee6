"""Damaged and hostile files end in one clear error (or are read as far as they go), within time and memory."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from tests.damage import outcome, variants
from tests.hostile import DECLARED, FILES, told_within_limits
from tests.packages import docx, level, lists, notes, numbered, odf, paragraph, table, workbook
from workplan.readers import read
from workplan.readers.office import soffice

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
SOUND: Final[dict[str, Callable[[], bytes]]] = {
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


@pytest.mark.parametrize("form", [pytest.param(f, marks=pytest.mark.slow) if f == "doc" else f for f in SOUND])
def test_damaged_files_raise_no_error_but_ours(form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(soffice, "to_docx", lambda data: None)
    sound = SOUND[form]()
    assert read(sound).text
    outcomes = {outcome(damaged) for damaged in variants(sound, form)}
    assert outcomes == {"read", "refused"}


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="reads the peak of memory as Linux tells it")
@pytest.mark.parametrize("name", FILES)
def test_hostile_files_stay_within_limits(name: str) -> None:
    told = told_within_limits(FILES[name]())
    assert told.startswith("plan: this is " if name in DECLARED else ("read ", "plan: this is "))
    assert "ha" * 10 not in told
