"""Files, folders and URLs → sources, each under a name of its own that depends on the arguments alone."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from workplan.batch.jobs import Source
from workplan.batch.naming import tell_apart
from workplan.batch.storage import STDIN, expand, is_url
from workplan.errors import UsageError

_LEFT_OUT: Final = (".", "~$")  # hidden; 160 bytes beside a document that Word or WPS has open

Place = tuple[int, int]
"""Device and number of a file or folder: the same by whatever path it is reached."""


def find(
    arguments: Iterable[str | os.PathLike[str]], *, leave_out: str | None = None, errors: str | None = None
) -> list[Source]:
    """Return the files that ``arguments`` stand for, in order and without repeats, each under a name of its own.

    Files that would get one name (``a.txt`` and ``a.html``) keep their endings in it; if that isn't enough, the later
    ones get ``~2``, ``~3``. A folder that can't be looked into is a source too, which says why when it is read.

    Args:
        arguments: files, folders (all files below them whatever their endings, hidden ones and the lock files of open
            documents aside), fsspec URLs of both, ``-`` for stdin.
        leave_out: a folder (or URL of one) below which nothing is read: the one that is written to.
        errors: a file in which failures are put down, not read either.

    Raises:
        UsageError: a folder holds no file or is the one that is written to, or a URL can't be used.
    """
    without = frozenset(known for path in (leave_out, errors) if path and (known := _place(path)))
    found: dict[str, tuple[str, str]] = {}
    for argument in arguments:
        text = _local(os.fspath(argument))
        if is_url(text):
            pairs = list(_remote(text, leave_out))
            where = {location: location for location, _ in pairs}
        elif text != STDIN and os.path.isdir(text):
            if _place(text) in without:
                raise _same(text)
            pairs = [(_local(str(file)), _relative(file, text)) for file in below(Path(text), without)]
            where = {location: os.path.abspath(location) for location, _ in pairs}
        else:
            pairs = [(text, "stdin" if text == STDIN else os.path.basename(text))]
            where = {text: os.path.abspath(text)}
        if not pairs:
            raise UsageError(zh=f"{text}：文件夹里没有文件", en=f"{text}: no files in this folder")
        for location, place in pairs:
            found.setdefault(where[location], (location, place))
    names = tell_apart([place for _, place in found.values()])
    return [Source(location, name) for (location, _), name in zip(found.values(), names, strict=True)]


def below(folder: Path, without: frozenset[Place] = frozenset()) -> Iterator[Path]:
    """Yield the files below ``folder`` in one order on every machine.

    Hidden ones, links to folders and ``without`` are left out. A folder that can't be looked into, and an entry that
    can't be looked at, is yielded itself.
    """
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        try:
            with os.scandir(here) as listed:
                entries = sorted(listed, key=lambda entry: entry.name)
        except OSError:
            yield here
            continue
        folders = []
        for entry in entries:
            path = here / entry.name
            try:
                if entry.name.startswith(_LEFT_OUT):
                    continue
                if entry.is_dir():
                    if not entry.is_symlink() and not (without and _place(path) in without):
                        folders.append(path)
                elif entry.is_file() and not (without and _place(path) in without):
                    yield path
            except OSError:
                yield path
        waiting += reversed(folders)


def _remote(url: str, leave_out: str | None) -> Iterator[tuple[str, str]]:
    """Yield the files that a URL stands for, those below the URL that is written to aside.

    Raises:
        UsageError: it is the one that is written to.
    """
    if leave_out is None or not is_url(leave_out):
        yield from expand(url)
        return
    without = leave_out.rstrip("/")
    if url.rstrip("/") == without:
        raise _same(url)
    yield from (pair for pair in expand(url) if not pair[0].startswith(f"{without}/"))


def _local(path: str) -> str:
    """Return a path so that nothing takes it for a URL, where a file on this machine has that name."""
    return os.path.join(".", path) if is_url(path) and os.path.lexists(path) else path


def _relative(file: Path, folder: str) -> str:
    """Return the path of a file from the folder on that was named; for that folder itself, its name."""
    place = file.relative_to(folder).as_posix()
    return place if place != "." else os.path.basename(os.path.abspath(folder)) or "_"


def _place(path: str | os.PathLike[str]) -> Place | None:
    try:
        there = os.stat(path)
    except (OSError, ValueError):
        return None
    return there.st_dev, there.st_ino


def _same(folder: str) -> UsageError:
    return UsageError(
        zh=f"{folder}：结果不能写入正在读取的文件夹，否则下次会把结果当作输入；请换一个 -o，如其中的子文件夹",
        en=f"{folder}: the results can't go into the folder that is read, or the next run would read them; choose "
        "another -o, such as a folder in it",
    )
