"""Bytes of documents ⇄ segments: files that only grow, of which the journal knows each document's place."""

from __future__ import annotations

import errno
import os
import uuid
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO

from workplan.batch.jobs import Piece


class Segment:
    """A new segment, made when the first bytes come.

    Args:
        folder: the folder it is to lie in.
    """

    def __init__(self, folder: str | os.PathLike[str]) -> None:
        self._folder = Path(folder)
        self._file: BinaryIO | None = None

    def append(self, data: bytes) -> Piece:
        """Write the bytes of a document behind those before and return their place."""
        if self._file is None:
            self._file = (self._folder / f"{uuid.uuid4().hex}.segment").open("wb")
        start = self._file.tell()
        self._file.write(data)
        self._file.flush()
        return Piece(os.path.basename(self._file.name), start, len(data))

    def close(self) -> None:
        """Close the file."""
        if self._file is not None:
            self._file.close()


def pieces(places: Iterable[Piece], folder: Path) -> Iterator[bytes]:
    """Yield the bytes of each piece of the segments in ``folder``."""
    with ExitStack() as stack:
        files: dict[str, BinaryIO] = {}
        for place in places:
            if place.segment not in files:
                files[place.segment] = stack.enter_context((folder / place.segment).open("rb"))
            file = files[place.segment]
            file.seek(place.start)
            data = file.read(place.size)
            if len(data) < place.size:
                raise OSError(errno.EIO, os.strerror(errno.EIO), file.name)
            yield data
