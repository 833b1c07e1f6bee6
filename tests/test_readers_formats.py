"""What is neither text nor page is refused by name, with the way out, in both languages."""

from __future__ import annotations

import io
import os
import re
import sys
import zipfile
from pathlib import Path

import pytest

from workplan.errors import UnreadableError
from workplan.readers import read, read_file


def zipped(*names: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, "x" * 200)
    return file.getvalue()


def ole(part: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + part.encode("utf-16-le") + bytes(64)


KINDS: list[tuple[bytes, str, str]] = [
    (b"%PDF-1.7\n\xe2\xe3", "PDF", "PDF"),
    (b"\xef\xbb\xbf\n%PDF-1.4", "PDF", "PDF"),
    (ole("WordDocument"), "Word 97–2003", "Word 97–2003"),
    (ole("Workbook"), "Excel 97–2003", "Excel 97–2003"),
    (ole("PowerPoint Document"), "PowerPoint", "PowerPoint"),
    (ole(""), "Office", "Office"),
    (zipped("[Content_Types].xml", "word/document.xml"), r"\.docx", r"\.docx"),
    (zipped("xl/workbook.xml"), r"\.xlsx", r"\.xlsx"),
    (zipped("ppt/presentation.xml"), r"\.pptx", r"\.pptx"),
    (zipped("OFD.xml"), "OFD", "OFD"),
    (zipped("plan.txt"), "ZIP archive", "ZIP 压缩包"),
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
    (b"{\\rtf1\\ansi", "RTF", "RTF"),
    (b"MIME-Version: 1.0\r\nContent-Type: multipart/related;", "web archive", "网页归档"),
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
    assert "text or HTML" in str(caught.value)
    assert "Please" in str(caught.value)
    assert re.search(zh, caught.value.message("zh"))


def test_the_ending_tells_what_ole_leaves_open() -> None:
    with pytest.raises(UnreadableError, match=r"WPS Writer"):
        read(ole("WordDocument"), name="要点.WPS")


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
