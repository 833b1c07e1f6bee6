"""The bytes of an RTF file → tokens: groups, control words, text; the text decoded as its fonts and code pages say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

_TOKEN: Final = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})?[ ]?"
    rb"|\\'(?P<hex>[0-9a-fA-F]{2})"
    rb"|\\(?P<sign>[^a-zA-Z])"
    rb"|(?P<group>[{}])"
    rb"|[\r\n]+"
    rb"|(?P<text>[^\\{}\r\n]+)",
    re.DOTALL,
)
# Code pages by the character set of a font; those not listed are Latin or unknown.
_CHARSETS: Final = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gb18030", 136: "big5hkscs",
    161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251",
    222: "cp874", 238: "cp1250",
}  # fmt: skip
_PAGES: Final = {936: "gb18030", 54936: "gb18030", 950: "big5hkscs", 65001: "utf-8"}
WIDE: Final = frozenset({"gb18030", "big5hkscs", "cp932", "cp949", "johab"})
"""Code pages in which a character may take two bytes, the second of them perhaps a letter."""


class Token(NamedTuple):
    """A piece of the file: ``{``, ``}``, a control ``word`` with its number, a control sign, or ``bytes`` of text."""

    kind: str
    word: str = ""
    number: int | None = None
    bytes: bytes = b""


def tokens(data: bytes) -> Iterator[Token]:
    """Yield the tokens of an RTF file; binary data behind ``\\bin`` is passed over.

    >>> [(token.kind, token.word, token.bytes) for token in tokens(b"{\\\\b0 \\\\'d2a}")]
    [('{', '', b''), ('word', 'b', b''), ('hex', '', b'\\xd2'), ('text', '', b'a'), ('}', '', b'')]
    """
    at = 0
    while at < len(data):
        match = _TOKEN.match(data, at)
        if match is None:  # a backslash at the very end
            return
        at = match.end()
        kind = match.lastgroup
        if kind == "number" or kind == "word":
            number = match["number"]
            word = match["word"].decode("ascii")
            value = int(number) if number is not None else None
            if word == "bin":
                at += max(value or 0, 0)
                continue
            yield Token("word", word, value)
        elif kind == "hex":
            yield Token("hex", bytes=bytes.fromhex(match["hex"].decode("ascii")))
        elif kind == "sign":
            yield Token("sign", match["sign"].decode("latin-1"))
        elif kind == "group":
            yield Token(match["group"].decode("ascii"))
        elif kind == "text":
            yield Token("text", bytes=match["text"])


def codec_of_charset(charset: int) -> str | None:
    """Return the codec of a font's character set, None where it says nothing.

    >>> codec_of_charset(134), codec_of_charset(2)
    ('gb18030', None)
    """
    return _CHARSETS.get(charset)


def codec_of_page(page: int) -> str:
    """Return the codec of a code page, that of Western Europe for one that Python doesn't know.

    >>> codec_of_page(936), codec_of_page(1252), codec_of_page(99999)
    ('gb18030', 'cp1252', 'cp1252')
    """
    import codecs

    name = _PAGES.get(page, f"cp{page}")
    try:
        codecs.lookup(name)
    except LookupError:
        return "cp1252"
    return name


def paired(text: str) -> str:
    """Return text in which characters that were written as two halves are one; a half alone becomes U+FFFD.

    >>> len(paired("\\ud83d\\ude00")), paired("甲\\ud83d") == "甲\\ufffd"
    (1, True)
    """
    if not any("\ud800" <= char <= "\udfff" for char in text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
