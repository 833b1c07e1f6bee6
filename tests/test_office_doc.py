"""Word 97–2003 and WPS documents are read as their twins in OOXML are; what can't be is refused with a reason."""

from __future__ import annotations

import hashlib
import shutil
import struct
from pathlib import Path

import pytest

from tests.packages import docx, paragraph
from workplan.errors import UnreadableError
from workplan.pipeline import parse_bytes, parse_file
from workplan.readers import read
from workplan.readers.office import soffice

PLAN = Path(__file__).parent / "data" / "plan.doc"


def test_an_old_document_is_a_plan() -> None:
    found = parse_file(PLAN)
    assert found.provenance.reader == "doc"
    assert found.name == "plan"
    assert found.masthead.document_number is not None
    assert found.masthead.document_number.value == "某政发〔2023〕5号"
    assert [(s.path, s.heading) for s in found.walk()] == [
        ("一", "加快立法"),
        ("一/(一)", None),
        ("一/(二)", None),
        ("二", "重点任务"),
        ("二/1", "建设平台"),
        ("二/2", "编制目录"),
    ]
    assert [r.text for r in found.responsibilities] == [
        "市司法局",
        "市财政局",
        "市审计局",
        "市数据局",
        "市科技局",
        "市档案局",
    ]


def test_a_class_identifier_as_wps_leaves_it_is_no_fault() -> None:
    data = bytearray(PLAN.read_bytes())
    data[8:24] = bytes(range(16))
    assert read(bytes(data), name="要点.wps").text == read(PLAN.read_bytes()).text


def word(offset: int, value: int) -> bytes:
    """The document with another number at a place of its head."""
    data = bytearray(PLAN.read_bytes())
    start = data.find(struct.pack("<H", 0xA5EC))
    struct.pack_into("<H", data, start + offset, value)
    return bytes(data)


def test_an_encrypted_document_is_refused() -> None:
    flags = struct.unpack_from("<H", word(0, 0xA5EC), PLAN.read_bytes().find(struct.pack("<H", 0xA5EC)) + 10)[0]
    with pytest.raises(UnreadableError, match=r"encrypted.*take the password off") as caught:
        read(word(10, flags | 0x100), name="plan.doc")
    assert "去掉密码" in caught.value.message("zh")


def test_a_document_older_than_word_97_is_refused_where_libreoffice_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(soffice, "to_docx", lambda data: None)
    with pytest.raises(UnreadableError, match=r"Word 95 or older.*save it as \.docx"):
        read(word(2, 0x65), name="plan.doc")


def test_libreoffice_takes_what_the_library_can_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(soffice, "to_docx", lambda data: docx(paragraph("一、目标")))
    source = read(word(2, 0x65))
    assert (source.text, source.reader) == ("一、目标", "doc")


def test_where_there_is_no_libreoffice_nothing_is_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    assert soffice.to_docx(b"") is None


@pytest.mark.slow
@pytest.mark.skipif(not (shutil.which("soffice") or shutil.which("libreoffice")), reason="LibreOffice is not installed")
def test_libreoffice_reads_the_same_text() -> None:
    converted = soffice.to_docx(PLAN.read_bytes())
    assert converted is not None
    assert read(converted).text == read(PLAN.read_bytes()).text


def test_the_digest_is_that_of_the_file_itself() -> None:
    data = PLAN.read_bytes()
    assert parse_bytes(data).provenance.sha256 == hashlib.sha256(data).hexdigest()
