"""Files, folders and URLs → sources, each under a name of its own that depends on the arguments alone."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from workplan.batch.jobs import Source
from workplan.batch.storage import expand, is_url
from workplan.errors import UsageError

STDIN: Final = "-"
"""Stands for stdin among the arguments."""

_LEFT_OUT: Final = (".", "~$")  # hidden; 160 bytes beside a document that Word or WPS has open
_ENDING: Final = re.compile(r"(?<=[^/])\.(?=[0-9]?[A-Za-z])[A-Za-z0-9]{1,5}$")


def find(arguments: Iterable[str | os.PathLike[str]], *, leave_out: str | None = None) -> list[Source]:
    """Return the files that ``arguments`` stand for, in order and without repeats, each under a name of its own.

    Files that would get one name (``a.txt`` and ``a.html``) keep their endings in it; if that isn't enough, the later
    ones get ``~2``, ``~3``.

    Args:
        arguments: files, folders (all files below them whatever their endings, hidden ones and the lock files of open
            documents aside), fsspec URLs of both, ``-`` for stdin.
        leave_out: a folder below which nothing is read: the one that is written to.

    Raises:
        UsageError: a folder holds no file, or a URL can't be used.
    """
    found: dict[str, tuple[str, str]] = {}
    for argument in arguments:
        text = _local(os.fspath(argument))
        if is_url(text):
            pairs = expand(text)
            where = {location: location for location, _ in pairs}
        elif text != STDIN and os.path.isdir(text):
            pairs = [(_local(str(file)), file.relative_to(text).as_posix()) for file in below(Path(text), leave_out)]
            where = {location: os.path.abspath(location) for location, _ in pairs}
        else:
            pairs = [(text, "stdin" if text == STDIN else os.path.basename(text))]
            where = {text: os.path.abspath(text)}
        if not pairs:
            raise UsageError(zh=f"{text}: 文件夹里没有文件", en=f"{text}: no files in this folder")
        for location, place in pairs:
            found.setdefault(where[location], (location, place))
    names = tell_apart([place for _, place in found.values()])
    return [Source(location, name) for (location, _), name in zip(found.values(), names, strict=True)]


def _local(location: str) -> str:
    """Return the path of a file or folder that is there so that nobody takes it for a URL: ``x::y.txt``."""
    return os.path.join(os.curdir, location) if is_url(location) and os.path.exists(location) else location


def below(folder: Path, leave_out: str | os.PathLike[str] | None) -> Iterator[Path]:
    """Yield the files below ``folder`` in one order on every machine, hidden ones and ``leave_out`` aside."""
    without = os.path.abspath(leave_out) if leave_out else None
    for where, folders, files in os.walk(folder):
        folders[:] = sorted(
            f for f in folders if not f.startswith(".") and os.path.abspath(os.path.join(where, f)) != without
        )
        for file in sorted(files):
            path = Path(where, file)
            if not file.startswith(_LEFT_OUT) and path.is_file():
                yield path


def tell_apart(places: Sequence[str]) -> list[str]:
    """Return a name for each relative path: without its ending where that is enough, with it else, numbered at last.

    >>> tell_apart(["2023/a.txt", "b.txt", "b.html", "b.txt"])
    ['2023/a', 'b.txt', 'b.html', 'b.txt~2']
    """
    shown = [os.fsencode(place).decode("utf-8", "replace") for place in places]
    short = Counter(_ENDING.sub("", place).casefold() for place in shown)
    taken: Counter[str] = Counter()
    names = []
    for full in shown:
        stem = _ENDING.sub("", full)
        name = stem if short[stem.casefold()] == 1 else full
        taken[name.casefold()] += 1
        number = taken[name.casefold()]
        names.append(name if number == 1 else f"{name}~{number}")
    return names
