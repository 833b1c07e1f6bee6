"""What went wrong with a file → a failure that says so in Chinese and English, the same on every run."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from workplan.batch.jobs import Failure, Kind, Source

if TYPE_CHECKING:
    from workplan.errors import WorkplanError


def shown(location: str) -> str:
    """Return a path as text, also where its bytes are no UTF-8.

    >>> shown("a\\udcff.txt")
    'a?.txt'
    """
    return location.encode("utf-8", "replace").decode()


def unreadable(source: Source, error: WorkplanError) -> Failure:
    """Return the failure of a file that is no notice or can't be opened."""
    return Failure(source, Kind.UNREADABLE, error.zh, error.en)


def unreachable(source: Source, error: Exception) -> Failure:
    """Return the failure of a file that could not be fetched."""
    return _about(
        source,
        Kind.UNREADABLE,
        f"无法读取（{type(error).__name__}: {error}）。请检查地址和权限",
        f"it can't be read ({type(error).__name__}: {error}). Please check address and rights",
    )


def too_slow(source: Source, seconds: float) -> Failure:
    """Return the failure of a file that took too long."""
    return _about(
        source,
        Kind.TIMEOUT,
        f"{seconds:g} 秒内未能读完，已放弃。请检查文件，或用 --timeout 放宽",
        f"not read within {seconds:g} s, given up. Look at the file, or allow more with --timeout",
    )


def too_large(source: Source, megabytes: int) -> Failure:
    """Return the failure of a file that needs too much memory."""
    return _about(
        source,
        Kind.MEMORY,
        f"读取所需内存超过 {megabytes} MB，已放弃。请拆分文件，或用 --memory 放宽",
        f"reading it takes more than {megabytes} MB of memory, given up. Split the file, or allow more with --memory",
    )


def died(source: Source) -> Failure:
    """Return the failure of a file that ended its worker twice."""
    return _about(
        source,
        Kind.DIED,
        "读取它的进程两次意外终止。请检查文件和系统内存，并连同文件反馈",
        "the process that read it died twice. Look at the file and at the system's memory, and report it",
    )


def fault(source: Source, error: Exception) -> Failure:
    """Return the failure of a file on which workplan itself fails."""
    return _about(
        source,
        Kind.FAULT,
        f"workplan 内部出错（{type(error).__name__}: {error}）；请连同输入文件反馈",
        f"a fault inside workplan ({type(error).__name__}: {error}); please report it with the input",
    )


def unwritable(source: Source, error: Exception) -> Failure:
    """Return the failure of a file whose result could not be written."""
    reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return _about(source, Kind.OUTPUT, f"结果无法写入（{reason}）", f"its result can't be written ({reason})")


def line(failure: Failure) -> str:
    """Return a failure as a line of JSON, without the line feed.

    >>> line(too_slow(Source("a/b.txt", "b"), 30))[:55]
    '{"input": "a/b.txt", "name": "b", "error": "timeout", "'
    """
    told = {
        "input": shown(failure.source.location),
        "name": failure.source.name,
        "error": failure.kind.value,
        "zh": failure.zh,
        "en": failure.en,
    }
    return json.dumps(told, ensure_ascii=False)


def _about(source: Source, kind: Kind, zh: str, en: str) -> Failure:
    where = shown(source.location)
    return Failure(source, kind, f"{where}：{zh}。", f"{where}: {en}.")
