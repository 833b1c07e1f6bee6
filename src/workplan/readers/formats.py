"""What a format is called in both languages, and the errors about files that can't be read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from workplan.errors import Unreadable, UnreadableError


class Format(NamedTuple):
    """A format that is neither plain text nor a page.

    Attributes:
        zh: what it is, in Chinese.
        en: the same in English.
        advice: what to do with it where it can't be read, a key of the advice below.
        reader: key of the module that reads it (:data:`workplan.readers.READERS`), empty where none does.
        repair: what to do with it where it is damaged, a key of the advice below.
        drawn: whether its pages can be drawn, and so recognised.
    """

    zh: str
    en: str
    advice: str = "save"
    reader: str = ""
    repair: str = "repair"
    drawn: bool = False


# What to do, by ``Format.advice``.
_ADVICE: Final = {
    "save": ("请另存为纯文本或网页后再读", "save it as text or HTML and read that"),
    "word": ("请用 Word 或 WPS 另存为 .docx 后再读", "save it as .docx with Word or WPS and read that"),
    "sheet": ("请另存为 .xlsx 后再读", "save it as .xlsx and read that"),
    "repair": (
        "请用 Word 或 WPS 打开核对，能打开就另存后再读",
        "open it with Word or WPS and, if that works, save it anew and read that",
    ),
    "print": (
        "请用阅读器打开核对，能打开就打印为 PDF 后再读",
        "open it with a viewer and, if that works, print it to PDF and read that",
    ),
    "install": ("请重新安装 workplan", "install workplan again"),
    "unlock": ("请先去掉密码再读", "take the password off and read that"),
    "ocr": ("请先做文字识别（OCR），再读识别出的文本", "recognise its text (OCR) and read that"),
    "ocr-here": ("请加 --ocr 识别其文字（需 workplan[ocr]）", "add --ocr to recognise its text (with workplan[ocr])"),
    "ocr-pdf": (
        "请转为 PDF，再加 --ocr 识别其文字（OCR，需 workplan[ocr]）",
        "turn it into a PDF and add --ocr to recognise its text (OCR, with workplan[ocr])",
    ),
    "unpack": ("请先解压，再读其中的文件", "unpack it and read the files inside"),
    "split": ("请拆分后再读", "split it and read the parts"),
    "convert": ("请从公文原件重新转换", "convert the notice itself again"),
    "empty": ("请给出公文的文本或网页文件", "give the notice itself as text or HTML"),
    "other": ("请给出公文的文本或网页文件", "give the notice itself as text or HTML"),
    "type": ("请给出公文的文本或网页文件", "give the notice itself as text or HTML"),
}
_WHY: Final = {
    "repair": Unreadable.DAMAGED,
    "print": Unreadable.DAMAGED,
    "install": Unreadable.OTHER,
    "unlock": Unreadable.ENCRYPTED,
    "ocr": Unreadable.PICTURES,
    "ocr-here": Unreadable.PICTURES,
    "ocr-pdf": Unreadable.PICTURES,
    "type": Unreadable.PICTURES,
    "split": Unreadable.TOO_LARGE,
    "empty": Unreadable.EMPTY,
}
"""Why it can't be read, by ``Format.advice``; of another format where nothing stands here."""
BLANK: Final = Format("空白文件", "a file without any text", "empty")
_BINARY: Final = Format("无法识别的二进制数据", "binary data of no known kind or encoding", "other")


def inside(data: bytes, parts: Iterable[tuple[bytes, Format]], otherwise: Format) -> Format:
    """Return the format of the first of ``parts`` whose bytes occur in ``data``."""
    return next((kind for part, kind in parts if part in data), otherwise)


def refusal(kind: Format | None, *, name: str | None = None) -> UnreadableError:
    """Return the error for a file of a format that can't be read.

    Args:
        kind: what it is, None for bytes that are no text in any known encoding.
        name: name of the file, for the message.

    >>> print(refusal(Format("PDF 文档", "a PDF document"), name="plan.pdf").message("en"))
    plan.pdf: this is a PDF document, which can't be read. Please save it as text or HTML and read that.
    """
    found = kind or _BINARY
    return refused(found, "不能读取", "which can't be read", found.advice, name=name)


def refused(kind: Format, zh: str, en: str, advice: str, *, name: str | None) -> UnreadableError:
    """Return the error for a file that can't be read for a reason of its own.

    Args:
        kind: what it is.
        zh: what is wrong with it, in Chinese: 内容已损坏.
        en: the same in English, as a clause behind "this is a Word document,": which is damaged.
        advice: what to do, a key of the advice above.
        name: name of the file.
    """
    do_zh, do_en = _ADVICE[advice]
    return UnreadableError(
        zh=f"{name or '输入'}：这是{_spaced(kind.zh)}，{zh}。{do_zh}。",
        en=f"{name or 'the input'}: this is {kind.en}, {en}. Please {do_en}.",
        path=name,
        kind=_WHY.get(advice, Unreadable.FORMAT),
    )


def _spaced(name: str) -> str:
    """Return the Chinese name of a format as it stands in a sentence: a blank before Latin letters too."""
    return f" {name}" if name[:1].isascii() else name
