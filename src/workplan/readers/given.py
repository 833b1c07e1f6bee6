"""What a reader of a binary format is given, and what it is: bytes and their format → SourceText."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol

from workplan.errors import UnreadableError
from workplan.lexicon import Lexicon
from workplan.ocr import Ocr
from workplan.readers.formats import Format, refused
from workplan.readers.limits import Limits
from workplan.source import SourceText


@dataclass(frozen=True)
class Given:
    """A file as a reader gets it.

    Attributes:
        data: the whole file.
        kind: the format that its content was recognised as.
        name: its name, for messages.
        lexicon: the words in force.
        ocr: whether text that is a picture is to be recognised.
        limits: what it is refused beyond.
    """

    data: bytes
    kind: Format
    name: str | None
    lexicon: Lexicon
    ocr: Ocr | None = None
    limits: Limits = field(default_factory=Limits)

    @cached_property
    def sha256(self) -> str:
        """Hex digest of the bytes."""
        return hashlib.sha256(self.data).hexdigest()

    def damaged(self, detail: object = "") -> UnreadableError:
        """Return the error for a file that is cut off or broken inside.

        Args:
            detail: what a library says about it, in English; it is no help to those who are told in Chinese.
        """
        said = " ".join(str(detail).split())[:120].rstrip(".")
        en = f": {said}" if said else ""
        return self.refused("内容不完整或已损坏", f"which is cut off or damaged{en}", self.kind.repair)

    def encrypted(self) -> UnreadableError:
        """Return the error for a file that only a password opens."""
        return self.refused("已加密", "which is encrypted", "unlock")

    def too_large(self, what_zh: str, what_en: str, *names: str) -> UnreadableError:
        """Return the error for a file beyond a limit: 文字多于 400000 字, more than 400000 characters of text.

        Args:
            what_zh: how it is too large, in Chinese.
            what_en: the same in English.
            names: the limits that would have to be raised, none where nothing can be.
        """
        options = " ".join(f"--limit {name}=N" for name in names)
        zh, en = (f"（可用 {options} 提高）", f" ({options} raises it)") if names else ("", "")
        return self.refused(f"{what_zh}，超过读取上限{zh}", f"beyond what is read: {what_en}{en}", "split")

    def without_text(self, *, pictures: bool) -> UnreadableError:
        """Return the error for a file in which nothing is written."""
        if pictures and self.ocr is not None:
            return self.refused("识别（OCR）未得到文字", "in which no text was recognised (OCR)", "type")
        if pictures:
            advice = "ocr-here" if self.kind.drawn else "ocr-pdf"
            return self.refused("其中只有图片，没有文字", "which holds only pictures, no text", advice)
        return self.refused("其中没有文字", "in which nothing is written", "empty")

    def refused(self, zh: str, en: str, advice: str) -> UnreadableError:
        """Return an error about this file; see :func:`workplan.readers.formats.refused`."""
        return refused(self.kind, zh, en, advice, name=self.name)


class Reader(Protocol):
    """The function ``read`` of a reader's module."""

    def __call__(self, given: Given, /) -> SourceText:
        """Read a file.

        Raises:
            UnreadableError: it can't be read; the message says why.
        """
