"""A path → the bytes of its file. What is no file is told, and a pipe into which nobody writes is not waited for."""

from __future__ import annotations

import os
import stat
import time
from typing import Final

from workplan.errors import Unreadable, UnreadableError

PATIENCE: Final = 10.0
"""Seconds that a pipe may be silent, and that its writer may take to come."""

LIMIT: Final = 1 << 30
"""Bytes that are taken from what has no size of its own."""

_CHUNK: Final = 1 << 20
_PAUSE: Final = 0.02
_FLAGS: Final = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


def contents(path: str | os.PathLike[str]) -> bytes:
    """Return the bytes of a file, or what comes through a named pipe.

    Raises:
        UnreadableError: it is a device, or a pipe that stays silent or brings too much.
        OSError: the system can't open or read it.
    """
    if _is_device(os.stat(path).st_mode):  # before it is opened: opening one may already do something
        raise _device(path)
    descriptor = os.open(path, _FLAGS)
    try:
        file = os.fdopen(descriptor, "rb")
    except OSError:  # a folder
        os.close(descriptor)
        raise
    with file:
        mode = os.fstat(descriptor).st_mode
        if stat.S_ISFIFO(mode):
            return _piped(descriptor, path)
        if _is_device(mode):
            raise _device(path)
        return file.read()


def is_shut(path: str | os.PathLike[str]) -> bool:
    """Tell whether a folder may not be looked into."""
    return not os.access(path, os.R_OK, effective_ids=os.access in os.supports_effective_ids)


def _is_device(mode: int) -> bool:
    return stat.S_ISCHR(mode) or stat.S_ISBLK(mode)


def _piped(descriptor: int, path: str | os.PathLike[str]) -> bytes:
    """Return all that comes through a pipe until its writers are gone."""
    data = bytearray()
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            chunk = os.read(descriptor, _CHUNK)
        except BlockingIOError:
            time.sleep(_PAUSE)
            continue
        if chunk:
            data += chunk
            end = time.monotonic() + PATIENCE
            if len(data) > LIMIT:
                raise too_much(os.fspath(path))
        elif data:
            return bytes(data)
        else:  # no writer yet
            time.sleep(_PAUSE)
    shown = _shown(path)
    raise UnreadableError(
        zh=f"{shown}：这是管道，{PATIENCE:g} 秒内没有写入，已放弃。请先写成文件。",
        en=f"{shown}: this is a pipe into which nothing was written for {PATIENCE:g} s, given up. Write a file first.",
        path=os.fspath(path),
        kind=Unreadable.SILENT,
    )


def too_much(path: str) -> UnreadableError:
    """Return the error for what has no size of its own and does not end."""
    shown, limit = _shown(path), LIMIT // 1_000_000
    return UnreadableError(
        zh=f"{shown}：内容超过 {limit} MB，已放弃。请检查来源。",
        en=f"{shown}: more than {limit} MB came, given up. Please check where it comes from.",
        path=path,
        kind=Unreadable.TOO_LARGE,
    )


def _device(path: str | os.PathLike[str]) -> UnreadableError:
    shown = _shown(path)
    return UnreadableError(
        zh=f"{shown}：这是设备，应为文件。请给出文件，标准输入写作 -。",
        en=f"{shown}: this is a device, a file is expected. Please give a file, or - for stdin.",
        path=os.fspath(path),
        kind=Unreadable.DEVICE,
    )


def _shown(path: str | os.PathLike[str]) -> str:
    return os.fspath(path).encode("utf-8", "replace").decode()
