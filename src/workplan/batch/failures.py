"""What went wrong with a file → a failure that says so in Chinese and English, the same on every run."""

from __future__ import annotations

import json
from copy import copy
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

from workplan.batch.jobs import Failure, Kind, Source, shown
from workplan.batch.storage import file_name
from workplan.visible import in_json

if TYPE_CHECKING:
    from workplan.errors import WorkplanError

E = TypeVar("E", bound="WorkplanError")


class _Told(NamedTuple):
    """What is said of one kind of failure, behind the file that it is about."""

    kind: Kind
    zh: str
    en: str


_UNREACHABLE: Final = _Told(
    Kind.UNREADABLE,
    "无法读取（{error}）。请检查地址和权限",
    "it can't be read ({error}). Please check address and rights",
)
_TOO_SLOW: Final = _Told(
    Kind.TIMEOUT,
    "{limit:g} 秒内未能读完，已放弃。请检查文件，或用 --timeout 放宽",
    "not read within {limit:g} s, given up. Look at the file, or allow more with --timeout",
)
_TOO_LARGE: Final = _Told(
    Kind.MEMORY,
    "读取所需内存超过 {limit} MB，已放弃。请拆分文件，或用 --memory 放宽",
    "reading it takes more than {limit} MB of memory, given up. Split the file, or allow more with --memory",
)
_DIED: Final = _Told(
    Kind.DIED,
    "读取它的进程意外终止。请检查文件和系统内存，并连同文件反馈",
    "the process that read it died. Look at the file and at the system's memory, and report it",
)
_FAULT: Final = _Told(
    Kind.FAULT,
    "workplan 内部出错（{error}）；请连同输入文件反馈",
    "a fault inside workplan ({error}); please report it with the input",
)
_UNWRITABLE: Final = _Told(Kind.OUTPUT, "结果无法写入（{error}）", "its result can't be written ({error})")


def located(error: E, location: str) -> E:
    """Return an error that names a file by where it is, where a reader could name it by its bare name only.

    >>> from workplan.errors import UnreadableError
    >>> print(located(UnreadableError(zh="a.txt：文件为空。", en="a.txt: the file is empty."), "2023/a.txt"))
    2023/a.txt: the file is empty.
    """
    name = file_name(location)
    if not (error.zh.startswith(f"{name}：") and error.en.startswith(f"{name}: ")):
        return error
    where = shown(location)
    told = copy(error)
    told.zh, told.en = where + error.zh.removeprefix(name), where + error.en.removeprefix(name)
    return told


def unreadable(source: Source, error: WorkplanError) -> Failure:
    """Return the failure of a file that is no notice or can't be opened."""
    told = located(error, source.location)
    return Failure(source, Kind.UNREADABLE, told.zh, told.en)


def unreachable(source: Source, error: Exception) -> Failure:
    """Return the failure of a file that could not be fetched."""
    return _about(source, _UNREACHABLE, error=_named(error))


def too_slow(source: Source, seconds: float) -> Failure:
    """Return the failure of a file that took too long."""
    return _about(source, _TOO_SLOW, limit=seconds)


def too_large(source: Source, megabytes: int) -> Failure:
    """Return the failure of a file that needs too much memory."""
    return _about(source, _TOO_LARGE, limit=megabytes)


def died(source: Source) -> Failure:
    """Return the failure of a file whose process ends unexpectedly."""
    return _about(source, _DIED)


def fault(source: Source, error: Exception) -> Failure:
    """Return the failure of a file on which workplan itself fails."""
    return _about(source, _FAULT, error=_named(error))


def unwritable(source: Source, error: Exception) -> Failure:
    """Return the failure of a file whose result could not be written."""
    reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return _about(source, _UNWRITABLE, error=reason)


def line(failure: Failure) -> str:
    """Return a failure as a line of JSON, without the line feed.

    >>> line(too_slow(Source("a/b.txt", "b"), 30))[:55]
    '{"input": "a/b.txt", "name": "b", "error": "timeout", "'
    """
    told = {
        "input": str(failure.source),
        "name": failure.source.name,
        "error": failure.kind.value,
        "zh": failure.zh,
        "en": failure.en,
    }
    return in_json(json.dumps(told, ensure_ascii=False))


def _about(source: Source, told: _Told, **values: object) -> Failure:
    where = str(source)
    return Failure(source, told.kind, f"{where}：{told.zh.format(**values)}。", f"{where}: {told.en.format(**values)}.")


def _named(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"
