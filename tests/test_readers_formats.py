"""What is neither text nor page is refused by name, with the way out, in both languages."""

from __future__ import annotations

import io
import json
import os
import re
import sys
from pathlib import Path

import pytest

import workplan
from tests.packages import docx, paragraph, zipped
from workplan.errors import InvalidDocumentError, UnreadableError
from workplan.readers import read, read_file


def archive(*names: str) -> bytes:
    return zipped(dict.fromkeys(names, "x" * 200))


def ole(part: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + part.encode("utf-16-le") + bytes(64)


KINDS: list[tuple[bytes, str, str]] = [
    (b"%PDF-1.7\n\xe2\xe3", "PDF", "PDF"),
    (b"\xef\xbb\xbf\n%PDF-1.4", "PDF", "PDF"),
    (ole("PowerPoint Document"), "PowerPoint", "PowerPoint"),
    (ole("EncryptedPackage"), "encrypted", "加密"),
    (ole("VisioDocument"), "Visio", "Visio"),
    (ole("MatOST"), "Microsoft Works", "Microsoft Works"),
    (ole(""), "OLE file of no known kind", "不明类型的 OLE"),
    (archive("ppt/presentation.xml"), r"\.pptx", r"\.pptx"),
    (archive("OFD.xml"), "OFD", "OFD"),
    (archive("plan.txt"), "ZIP archive", "ZIP 压缩包"),
    (zipped({"mimetype": "application/vnd.oasis.opendocument.presentation"}), "OpenDocument", "OpenDocument"),
    (zipped({"mimetype": "application/vnd.sun.xml.writer"}), r"OpenOffice 1\.x", r"OpenOffice 1\.x"),
    (zipped({"[Content_Types].xml": "application/vnd.ms-excel.sheet.binary.macroEnabled"}), "xlsb", "xlsb"),
    (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "PNG picture", "PNG 图片"),
    (b"\xff\xd8\xff\xe0\0\x10JFIF", "JPEG picture", "JPEG 图片"),
    (b"GIF89a\x01\0", "GIF picture", "GIF 图片"),
    (b"II*\0\x08\0\0\0", "TIFF picture", "TIFF 图片"),
    (b"RIFF\x24\0\0\0WEBPVP8 ", "WebP picture", "WebP 图片"),
    (b"BM\x36\0\0\0\0\0\0\0\x36\0", "BMP picture", "BMP 图片"),
    (b"\x1f\x8b\x08\0", "gzip", "gzip"),
    (b"7z\xbc\xaf\x27\x1c\0\x04", "7z", "7z"),
    (b"Rar!\x1a\x07\x01\0", "RAR", "RAR"),
    (b"\x7fELF\x02\x01\x01\0", "program", "程序"),
    (b"MZ\x90\0\x03\0\0\0", "Windows program", "Windows 程序"),
    (b"ID3\x03\0\0\0", "MP3", "MP3"),
    (b"\0\0\0\x20ftypisom", "MP4", "MP4"),
    (
        b'\xef\xbb\xbf<?xml version="1.0"?>\n<!-- a --><a:akomaNtoso xmlns:a="http://x/akomantoso">',
        "Akoma Ntoso",
        "Akoma",
    ),
    ('<?xml version="1.0" encoding="UTF-16"?><plan/>'.encode("utf-16"), "an XML file", "XML 文件"),
    (b'[{"title": "plan"}]', "a JSON file", "JSON 数据"),
    (b'{"a": 1}\n{"a": 2}', "JSON lines", "JSON Lines"),
    (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w/>', "Word 2003 XML", "Word 2003 XML"),
    (b"", "empty file", "空文件"),
    (b"\xef\xbb\xbf", "empty file", "空文件"),
    (b"\xff\xfe", "empty file", "空文件"),
    (bytes(range(256)) * 20, "binary data", "二进制"),
    (b"\0" * 100, "binary data", "二进制"),
]


@pytest.mark.parametrize(("data", "en", "zh"), KINDS, ids=[f"{n}-{en}" for n, (_, en, _) in enumerate(KINDS)])
def test_other_formats_are_named(data: bytes, en: str, zh: str) -> None:
    with pytest.raises(UnreadableError, match=en) as caught:
        read(data, name="plan.txt")
    assert str(caught.value).startswith("plan.txt: this is ")
    assert "Please" in str(caught.value)
    assert re.search(zh, caught.value.message("zh"))


DAMAGED = {"plan.wps": ole("WordDocument"), "plan.docx": archive("[Content_Types].xml", "word/document.xml")}


@pytest.mark.parametrize("name", DAMAGED)
def test_a_damaged_file_is_named_and_what_to_do(name: str) -> None:
    with pytest.raises(UnreadableError, match="cut off or damaged") as caught:
        read(DAMAGED[name], name=name)
    assert "已损坏" in caught.value.message("zh")


def test_what_a_library_says_of_a_damaged_file_is_told_once_and_not_inside_chinese() -> None:
    with pytest.raises(UnreadableError) as caught:
        read(b"%PDF-1.7 nothing", name="plan.pdf")
    assert caught.value.message("zh") == (
        "plan.pdf：这是 PDF 文档，内容不完整或已损坏。请用阅读器打开核对，能打开就打印为 PDF 后再读。"
    )
    assert str(caught.value) == (
        "plan.pdf: this is a PDF document, which is cut off or damaged: Failed to load document (PDFium: Data format "
        "error). Please open it with a viewer and, if that works, print it to PDF and read that."
    )


def test_the_ending_tells_what_ole_leaves_open() -> None:
    with pytest.raises(UnreadableError, match=r"WPS Writer"):
        read(ole("WordDocument"), name="要点.WPS")


@pytest.mark.parametrize("ending", ["doc", "wps", "pdf", "txt", "docx"])
def test_the_ending_says_nothing_about_the_content(ending: str) -> None:
    assert read(docx(paragraph("一、目标")), name=f"plan.{ending}").reader == "docx"
    assert read("一、目标".encode(), name=f"plan.{ending}").reader == "text"


@pytest.mark.parametrize("text", ["[索引号] 一、目标", "{一、目标}", "[2023] 5号", "{", "[1、2]，目标"])
def test_text_that_starts_like_json_is_text(text: str) -> None:
    assert read(text.encode()).text == text


def test_a_page_with_an_xml_declaration_is_a_page() -> None:
    page = '<?xml version="1.0"?>\n<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml"><body>一、目标</body></html>'
    assert read(page.encode()).reader == "html"
    assert read(b'<?xml version="1.0"?><div>' + "一、目标</div>".encode()).reader in ("html", "text")


def test_own_json_is_the_document_again(tmp_path: Path) -> None:
    document = workplan.parse("一、加快立法\n修订《某某办法》。（省司法厅负责）", name="2023 年要点")
    path = tmp_path / "plan.json"
    path.write_text(workplan.to_json(document), "utf-8")
    assert workplan.parse_file(path) == document
    assert workplan.parse_file(path, name="另名").name == "另名"
    path.write_text(json.dumps(json.loads(workplan.to_json(document)), indent=1), "utf-8-sig")
    assert workplan.parse_file(path) == document
    path.write_text(workplan.to_json(document)[:-1], "utf-8")
    with pytest.raises(InvalidDocumentError, match="JSON"):
        workplan.parse_file(path)


@pytest.mark.parametrize("text", ["BM 银行", "MZ", "II、目标", "GIF 图片要求", "PK 赛", "%PD", "ID3", "RIFF一二WEB"])
def test_text_that_starts_like_a_format_is_text(text: str) -> None:
    assert read((text + "各部门要认真落实").encode()).text.startswith(text)


def test_a_page_named_doc_is_read() -> None:
    assert read("<html><body>一、目标</body></html>".encode(), name="plan.doc").text == "一、目标"


def test_a_file_by_path_and_its_name(tmp_path: Path) -> None:
    path = tmp_path / "节水.要点.txt"
    path.write_text("一、目标", "utf-8")
    assert read_file(path)[1] == "节水.要点"
    assert read_file(str(path))[0].text == "一、目标"
    with path.open("rb") as file:
        assert read_file(file) == read_file(path)


def test_a_stream_without_a_name() -> None:
    source, name = read_file(io.BytesIO("一、目标".encode("gbk")))
    assert (source.text, name) == ("一、目标", None)


@pytest.mark.parametrize("name", ["没有.txt", "a\0b.txt", "x" * 5000])
def test_a_path_that_leads_nowhere(name: str, tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="Please check") as caught:
        read_file(tmp_path / name)
    assert "请检查" in caught.value.message("zh")


def test_a_folder(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="this is a folder"):
        read_file(tmp_path)


def test_a_folder_is_not_left_open(tmp_path: Path) -> None:
    def free() -> int:
        """The number of the next descriptor."""
        descriptor = os.open(os.devnull, os.O_RDONLY)
        os.close(descriptor)
        return descriptor

    before = free()
    with pytest.raises(UnreadableError, match="this is a folder"):
        read_file(tmp_path)
    assert free() == before


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_one_may_not_read(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text("一")
    path.chmod(0)
    with pytest.raises(UnreadableError, match="not permitted"):
        read_file(path)


def test_a_closed_stream() -> None:
    file = io.BytesIO(b"x")
    file.close()
    with pytest.raises(UnreadableError, match="can't be read"):
        read_file(file)
