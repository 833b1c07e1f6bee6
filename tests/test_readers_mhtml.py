"""A web archive is read as the page in it."""

from __future__ import annotations

import base64
import quopri

import pytest

from workplan.errors import UnreadableError
from workplan.readers import read

PAGE = (
    "<html><body><p>一、目标</p><table><tr><td>序号</td><td>任务</td></tr><tr><td>1</td><td>修订</td></tr></table>"
    "</body></html>"
)


def archive(*parts: bytes, boundary: bytes = b"----=_x") -> bytes:
    head = b'From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary="%s"\r\n\r\n'
    return head % boundary + b"".join(b"--%s\r\n%s\r\n" % (boundary, part) for part in parts) + b"--%s--\r\n" % boundary


def part(body: bytes, kind: bytes = b"text/html", coding: bytes = b"8bit") -> bytes:
    return b"Content-Type: %s\r\nContent-Transfer-Encoding: %s\r\n\r\n%s" % (kind, coding, body)


@pytest.mark.parametrize("coding", ["8bit", "quoted-printable", "base64"])
@pytest.mark.parametrize("codec", ["utf-8", "gb2312"])
def test_the_page_is_read_in_its_coding_and_charset(coding: str, codec: str) -> None:
    data = PAGE.encode(codec)
    body = {"8bit": data, "quoted-printable": quopri.encodestring(data), "base64": base64.encodebytes(data)}[coding]
    kind = f'text/html; charset="{codec}"'.encode()
    source = read(archive(part(b"x", b"image/png"), part(body, kind, coding.encode()), part(b"<p>y", b"text/html")))
    assert source.text == "一、目标\n序号\t任务\n1\t修订"
    assert (source.reader, source.encoding, len(source.tables)) == ("mhtml", codec, 1)


def test_a_page_inside_an_inner_message_is_read() -> None:
    inner = b"Content-Type: multipart/alternative; boundary=in\r\n\r\n--in\r\n" + part(PAGE.encode()) + b"\r\n--in--"
    assert read(archive(inner)).text.startswith("一、目标")


def test_an_archive_whose_page_says_nothing_is_refused() -> None:
    with pytest.raises(UnreadableError, match=r"web archive.*in which nothing is written"):
        read(archive(part(b"<html><body><p>&nbsp;</p><script>x</script></body></html>")))


def test_an_archive_without_a_page_is_refused() -> None:
    with pytest.raises(UnreadableError, match=r"web archive.*text/html is missing"):
        read(archive(part(b"x", b"text/plain")))
