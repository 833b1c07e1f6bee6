"""Plain text → SourceText: one form of line end, tables marked, damage noted."""

from __future__ import annotations

from typing import Final, NamedTuple

from workplan.readers.text_tables import tables
from workplan.rulebook import Doubt
from workplan.source import SourceText, fold, unseen
from workplan.writing.late import late_regex

DOUBTS: Final = (
    Doubt(
        "reader.wrong-charset",
        "文件声明的字符集与内容不符，已按内容解码",
        "the file declares another charset than its bytes are in; they were decoded as what they are",
    ),
    Doubt(
        "reader.broken-bytes",
        "此处的字节不成字符，已代以 U+FFFD，请核对原文",
        "bytes here are no character and were replaced by U+FFFD; look at the original",
    ),
    Doubt(
        "reader.lone-surrogate",
        "此处有不成对的代理码，已代以 U+FFFD",
        "a lone surrogate stands here and was replaced by U+FFFD",
    ),
    Doubt(
        "reader.invisible",
        "文中有看不见的字符（零宽、软连字符、控制符等），此处为第一处；读取时不计",
        "characters that nobody sees (zero width, soft hyphens, controls) stand in the text, here for the first time; "
        "they were read over",
    ),
    Doubt(
        "reader.page-without-text",
        "有的页没有可读的文字（只有图片，或已损坏），当作空白页；PDF 中是图片的可用 --ocr 识别文字",
        "pages without readable text (pictures, or damaged) were taken for empty; in a PDF, --ocr recognises that of "
        "pictures",
    ),
    Doubt(
        "reader.page-by-ocr",
        "有的页的文字是从图像识别（OCR）得来的，可能有错字，请核对原件",
        "the text of some pages was recognised from their pictures (OCR) and may have wrong characters; look at them",
    ),
    Doubt(
        "reader.line-missed",
        "识别文字（OCR）时，此处（页码、距页顶的点数）的墨迹像一行文字，但没有认出来，请核对原件",
        "ink that looks like a line of text was not recognised here (OCR; page, points from its top); look at the "
        "original",
    ),
)
_WRONG_CHARSET: Final = ("reader.wrong-charset", 0, 0)
# \r\n is one line end; \v, \f, NEL and the Unicode separators end a line wherever they stand.
_OTHER_ENDS: Final = "\x0b\x0c\x85\u2028\u2029"
LINE_END: Final = late_regex(rf"\r\n|[\r\n{_OTHER_ENDS}]")
"""What :func:`plain` makes a line feed."""
_BROKEN: Final = late_regex("\ufffd+")
_SURROGATES: Final = late_regex("[\ud800-\udfff]")


class Origin(NamedTuple):
    """What is known about where decoded characters came from.

    Attributes:
        encoding: the codec of the bytes, None where text came in.
        sha256: hex digest of the bytes, or of the UTF-8 form of the text that came in.
        wrong_charset: True if the bytes declare another charset than they are in.
        damage: code of the doubt that a U+FFFD stands for.
    """

    encoding: str | None = None
    sha256: str = ""
    wrong_charset: bool = False
    damage: str = "reader.broken-bytes"

    def notes(self, text: str, folded: str) -> tuple[tuple[str, int, int], ...]:
        """Return the doubts about ``text``, the final text of the source, folded as well."""
        charset = (_WRONG_CHARSET,) if self.wrong_charset else ()
        first = unseen(text, folded)
        hidden = (("reader.invisible", *first),) if first else ()
        return charset + damage(text, self.damage) + hidden


def plain(text: str) -> str:
    """Return ``text`` with ``\\n`` as its only line end and without a byte order mark.

    >>> plain("一\\r\\n二\\r三\\x0c四")
    '一\\n二\\n三\\n四'
    """
    if text.startswith("\ufeff"):
        text = text[1:]
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    for end in _OTHER_ENDS:
        if end in text:
            text = text.replace(end, "\n")
    return text


def soft(text: str) -> str:
    """Return ``text`` with each character that ends a line made a line feed, one for one: places stay where they are.

    >>> soft("一\\u2028二\\r三")
    '一\\n二\\n三'
    """
    for end in ("\r", *_OTHER_ENDS):
        if end in text:
            text = text.replace(end, "\n")
    return text


def mend(text: str) -> str:
    """Return ``text`` with each lone surrogate replaced by U+FFFD.

    >>> mend("甲\\ud800\\ud800乙")
    '甲\\ufffd\\ufffd乙'
    """
    return _SURROGATES.sub("\ufffd", text)


def damage(text: str, code: str = "reader.broken-bytes") -> tuple[tuple[str, int, int], ...]:
    """Return a note with ``code`` for each run of U+FFFD in ``text``.

    >>> damage("甲\\ufffd\\ufffd乙")
    (('reader.broken-bytes', 1, 3),)
    """
    if "\ufffd" not in text:
        return ()
    return tuple((code, match.start(), match.end()) for match in _BROKEN.finditer(text))


def read_text(text: str, origin: Origin) -> SourceText:
    """Make the source text of plain text or Markdown.

    Args:
        text: decoded characters without lone surrogates, any line ends.
        origin: where they came from.

    >>> read_text("甲\\t乙\\r\\n丙\\t丁", Origin()).tables[0].cells[3]
    Cell(start=6, end=7, row=1, column=1, rows=1, columns=1)
    """
    text = plain(text)
    folded = fold(text)
    return SourceText(
        text=text,
        folded=folded,
        reader="text",
        encoding=origin.encoding,
        sha256=origin.sha256,
        tables=tables(text),
        notes=origin.notes(text, folded),
    )
