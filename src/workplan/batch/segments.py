"""Bytes of documents ⇄ segments: files that only grow, of which the journal knows each document's place."""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, Final

from workplan.batch.jobs import Piece

NAME: Final = re.compile(r"[0-9a-f]{32}\.segment")
"""What segments are called."""

_OPEN: Final = 16
"""Segments that are open at a time: each run and each process has made one of its own."""


class Segment:
    """A new segment, made when the first bytes come.

    Args:
        folder: the folder it is to lie in.
    """

    def __init__(self, folder: str | os.PathLike[str]) -> None:
        self._path = Path(folder, f"{os.urandom(16).hex()}.segment")
        self._file: BinaryIO | None = None

    def append(self, data: bytes) -> Piece:
        """Write the bytes of a document behind those before and return their place.

        Raises:
            OSError: they can't be written; the error names the segment.
        """
        try:
            if self._file is None:
                self._file = self._path.open("xb")
            start = self._file.tell()
            self._file.write(data)
            self._file.flush()
        except OSError as error:
            error.filename = str(self._path)
            raise
        return Piece(self._path.name, start, len(data))

    def close(self) -> None:
        """Close the file."""
        if self._file is not None:
            self._file.close()


def size(folder: Path, name: str) -> int:
    """Return the bytes of a segment, 0 for what is none: nothing that lies elsewhere is ever taken for one."""
    if not NAME.fullmatch(name):
        return 0
    try:
        there = os.lstat(folder / name)
    except OSError:
        return 0
    return there.st_size if stat.S_ISREG(there.st_mode) and there.st_nlink == 1 else 0


def pieces(places: Iterable[Piece], folder: Path) -> Iterator[bytes]:
    """Yield the bytes of each piece of the segments in ``folder``."""
    files: dict[str, BinaryIO] = {}
    try:
        for place in places:
            if place.segment not in files:
                if len(files) == _OPEN:
                    files.pop(next(iter(files))).close()
                files[place.segment] = _opened(folder, place.segment)
            file = files[place.segment]
            file.seek(place.start)
            data = file.read(place.size)
            if len(data) < place.size:
                raise OSError(errno.EIO, os.strerror(errno.EIO), file.name)
            yield data
    finally:
        for file in files.values():
            file.close()


def _opened(folder: Path, segment: str) -> BinaryIO:
    def without_links(name: str, flags: int) -> int:
        return os.open(name, flags | getattr(os, "O_NOFOLLOW", 0))

    if not size(folder, segment):
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(folder / segment))
    return open(folder / segment, "rb", opener=without_links)
