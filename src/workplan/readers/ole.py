"""An OLE compound file → the names at its root, and the bytes of a stream, as far as the file is sound."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Final, NamedTuple

_END: Final = 0xFFFFFFFA  # this sector number and those above mean: none, end of a chain, table
_ENTRY: Final = 128  # bytes of an entry of the directory
_ENTRIES: Final = 20_000
_MINI: Final = 4096  # streams below this size lie in the stream of small sectors


class Entry(NamedTuple):
    """An entry of the directory: its name, its neighbours and child by number, and where its bytes start."""

    name: str
    left: int
    right: int
    child: int
    start: int
    size: int


class _Broken(Exception):
    """The file is cut off or its tables lead nowhere."""


def names(data: bytes) -> list[str] | None:
    """Return the names of the streams and storages at the root, None if the file is damaged."""
    try:
        entries = _File(data).entries
    except (_Broken, struct.error):
        return None
    return [entry.name for entry in _roots(entries)]


def stream(data: bytes, name: str, *, most: int) -> bytes | None:
    """Return up to ``most`` bytes of the stream ``name`` at the root, None if there is none or the file is damaged."""
    try:
        file = _File(data)
        entry = next((e for e in _roots(file.entries) if e.name == name), None)
        return None if entry is None else file.bytes_of(entry, most)
    except (_Broken, struct.error):
        return None


def _roots(entries: list[Entry]) -> Iterator[Entry]:
    """The children of the root, a tree by left and right neighbours."""
    seen: set[int] = set()
    open_ = [entries[0].child] if entries else []
    while open_:
        at = open_.pop()
        if at in seen or at >= len(entries):
            continue
        seen.add(at)
        yield entries[at]
        open_ += [entries[at].left, entries[at].right]


class _File:
    """The tables of a compound file; sectors are read where they are asked for."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        shift, mini_shift = struct.unpack_from("<HH", data, 30)
        if shift not in (9, 12) or mini_shift > shift:
            raise _Broken
        self.sector = 1 << shift
        self.small = 1 << mini_shift
        first, _, _, mini_fat, _, difat, extra = struct.unpack_from("<IIIIIII", data, 48)
        tables = list(struct.unpack_from("<109I", data, 76))
        words = self.sector // 4
        most = len(data) // self.sector // words + 2  # sectors of the table that a file of this size needs
        for _ in range(min(extra, most // (words - 1) + 2)):
            if difat >= _END:
                break
            *more, difat = struct.unpack(f"<{self.sector // 4}I", self._at(difat))
            tables += more
        known = [n for n in tables if n < _END][:most]
        self.fat = struct.unpack(f"<{words * len(known)}I", b"".join(map(self._at, known)))
        self._mini_fat = mini_fat
        content = b"".join(self._chain(first, _ENTRIES * _ENTRY))
        self.entries = [_entry(content, at) for at in range(0, len(content), _ENTRY)]

    def _at(self, number: int) -> bytes:
        start = (number + 1) * self.sector
        found = self.data[start : start + self.sector]
        if len(found) < self.sector:
            if not found:
                raise _Broken
            found += bytes(self.sector - len(found))  # WPS leaves the last sector unfilled
        return found

    def _chain(self, number: int, most: int) -> Iterator[bytes]:
        given = 0
        while number < _END:
            if number >= len(self.fat) or given > most or given > len(self.data):
                raise _Broken
            yield self._at(number)
            given += self.sector
            number = self.fat[number]

    def bytes_of(self, entry: Entry, most: int) -> bytes:
        """Return the bytes of a stream, ``most`` at the longest."""
        size = min(entry.size, most)
        if entry.size >= _MINI:
            found: list[bytes] = []
            given = 0
            for part in self._chain(entry.start, len(self.data)):
                found.append(part)
                given += len(part)
                if given >= size:
                    break
            return b"".join(found)[:size]
        held = b"".join(self._chain(self.entries[0].start, len(self.data)))
        table = b"".join(self._chain(self._mini_fat, len(self.data)))
        out = b""
        number = entry.start
        while number < _END and len(out) < size:
            if (number + 1) * 4 > len(table):
                raise _Broken
            out += held[number * self.small : (number + 1) * self.small]
            number = struct.unpack_from("<I", table, number * 4)[0]
        return out[:size]


def _entry(content: bytes, at: int) -> Entry:
    length = struct.unpack_from("<H", content, at + 64)[0]
    name = content[at : at + min(max(length - 2, 0), 64)].decode("utf-16-le", "replace")
    left, right, child = struct.unpack_from("<III", content, at + 68)
    start, size = struct.unpack_from("<II", content, at + 116)
    return Entry(name, left, right, child, start, size)
