"""The errors that workplan raises: one small hierarchy, each message complete in itself.

A message says where (file and place), what was found, what was expected and what to do, in Chinese and English. It is
one line whatever the file is called.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from enum import StrEnum
from functools import partial
from typing import ClassVar, Final

from workplan.visible import in_one_line


class WorkplanError(Exception):
    """Base of every error that workplan raises on purpose.

    Args:
        zh: the message in Chinese.
        en: the same message in English.

    >>> str(WorkplanError(zh="文件为空", en="the file is empty"))
    'the file is empty'
    >>> WorkplanError(zh="文件为空", en="the file is empty").message("zh")
    '文件为空'
    """

    def __init__(self, *, zh: str, en: str) -> None:
        self.zh: str = in_one_line(zh)
        self.en: str = in_one_line(en)
        super().__init__(self.en)

    def __reduce__(self) -> tuple[Callable[[], WorkplanError], tuple[()]]:
        """Let the error pass between processes."""
        return partial(type(self), zh=self.zh, en=self.en), ()

    def __str__(self) -> str:
        return self.en

    def message(self, lang: str = "en") -> str:
        """Return the message in ``"zh"`` or (anything else) English."""
        return self.zh if lang == "zh" else self.en


class Unreadable(StrEnum):
    """Why an input can't be read."""

    MISSING = "missing"
    FORBIDDEN = "forbidden"
    FOLDER = "folder"
    DEVICE = "device"
    SILENT = "silent"
    TOO_LARGE = "too_large"
    EMPTY = "empty"
    DAMAGED = "damaged"
    ENCRYPTED = "encrypted"
    PICTURES = "pictures"
    FORMAT = "format"
    OTHER = "other"


class UnreadableError(WorkplanError):
    """The input can't be read as text: it is missing, empty, of another format or in no known encoding.

    Where the system keeps the file away, the error is its own too: ``FileNotFoundError``, ``PermissionError`` or
    ``IsADirectoryError``.

    Attributes:
        path: the file, as far as its name is known.
        kind: why it can't be read.

    >>> import workplan
    >>> try:
    ...     workplan.parse_file("nothing.txt")
    ... except FileNotFoundError as error:
    ...     print(error.kind, error.path)
    missing nothing.txt
    """

    def __init__(self, *, zh: str, en: str, path: str | None = None, kind: Unreadable = Unreadable.OTHER) -> None:
        super().__init__(zh=zh, en=en)
        self.path: str | None = path
        self.kind: Unreadable = kind

    def __reduce__(self) -> tuple[Callable[[], UnreadableError], tuple[()]]:
        return partial(type(self), zh=self.zh, en=self.en, path=self.path, kind=self.kind), ()


class _KeptAway(UnreadableError, OSError):
    """An input that the system doesn't hand out."""

    number: ClassVar[int] = 0

    def __init__(self, *, zh: str, en: str, path: str | None = None, kind: Unreadable = Unreadable.OTHER) -> None:
        super().__init__(zh=zh, en=en, path=path, kind=kind)
        self.errno: int = self.number
        self.strerror: str = os.strerror(self.number)
        self.filename: str | None = path


class MissingFileError(_KeptAway, FileNotFoundError):
    """There is no such file."""

    number: ClassVar[int] = errno.ENOENT


class ForbiddenFileError(_KeptAway, PermissionError):
    """The file may not be read."""

    number: ClassVar[int] = errno.EACCES


class FolderError(_KeptAway, IsADirectoryError):
    """A folder stands where a file is expected."""

    number: ClassVar[int] = errno.EISDIR


class InvalidDocumentError(WorkplanError):
    """A text given to :func:`workplan.from_json` is no canonical JSON of a Document."""


class LexiconError(WorkplanError):
    """A lexicon file breaks the rules of its header: wrong columns, a duplicate, a dangling successor."""


class UsageError(WorkplanError):
    """An argument can't be used: an unknown section path, rule code, format or option value."""


class ArgumentError(UsageError, TypeError):
    """An argument is of another kind than expected: bytes for a text, a number for the path of a section."""


class OffsetError(ArgumentError, IndexError):
    """A text has no character of this number."""


class UnknownSectionError(UsageError, KeyError):
    """A document has no section of this number, or several."""


def not_installed(library: str, extra: str) -> UsageError:
    """Return the error for a library that only an extra brings; no index has workplan itself.

    >>> str(not_installed("icalendar", "calendar"))[:76]
    "icalendar is not installed; in workplan's folder run pip install -e '.[calen"
    """
    return UsageError(
        zh=f"没有安装 {library}；请在 workplan 的文件夹中运行 pip install -e '.[{extra}]'"
        "（没有网络：docs/install.zh.md）",
        en=f"{library} is not installed; in workplan's folder run pip install -e '.[{extra}]' "
        "(without a network: docs/install.md)",
    )


A_DOCUMENT: Final = {"zh": "parse 返回的 Document", "en": "a Document, as parse returns it"}
"""What most functions take, for :func:`expect`."""


def expect(value: object, kind: type | tuple[type, ...], argument: str, *, zh: str, en: str) -> None:
    """Raise if an argument is of another kind than expected.

    Args:
        value: what was given.
        kind: the type, or types, that it should have.
        argument: what the argument is called.
        zh: what was expected, in Chinese.
        en: the same in English.

    Raises:
        ArgumentError: it is.

    >>> expect(b"text", str, "text", zh="文字", en="a str")
    Traceback (most recent call last):
        ...
    workplan.errors.ArgumentError: text: found bytes, expected a str
    """
    if not isinstance(value, kind):
        found = type(value).__name__
        between = " " if zh[:1].isascii() else ""
        raise ArgumentError(
            zh=f"{argument}：给出的是 {found}，应为{between}{zh}", en=f"{argument}: found {found}, expected {en}"
        )
