"""Files → damaged variants of them, the same on every run: cut off, bytes or parts changed; what becomes of them."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Iterator
from typing import Final

from tests.packages import parts_of
from workplan.errors import WorkplanError
from workplan.readers import read

VARIANTS: Final = 100
"""How many of each file."""
_SIZES: Final = (1, 7, 512, 4096)
_ODD: Final = (b"", b"-1", b"0", b"x", b"1.5", b"65535", b"1048576", b"99999999999999999999", "一".encode())
_VALUE: Final = re.compile(rb'="([^"]*)"')


def outcome(data: bytes) -> str:
    """What becomes of a file; whatever else is raised goes through."""
    try:
        read(data, name="plan")
    except WorkplanError as error:
        return "refused" if error.zh.startswith("plan：") else error.zh
    return "read"


def variants(data: bytes, seed: str) -> Iterator[bytes]:
    """Yield damaged variants of a file."""
    chance = random.Random(seed)
    ways = [_changed, _cut, _emptied, _shortened, _doubled]
    if data.startswith(b"PK"):
        ways += [_inside] * len(ways)
    for _ in range(VARIANTS):
        yield chance.choice(ways)(data, chance)


def _stretch(data: bytes, chance: random.Random) -> tuple[int, int]:
    start = chance.randrange(len(data))
    return start, min(len(data), start + chance.choice(_SIZES))


def _changed(data: bytes, chance: random.Random) -> bytes:
    out = bytearray(data)
    for _ in range(chance.choice((1, 3, 10, 50))):
        out[chance.randrange(len(out))] = chance.randrange(256)
    return bytes(out)


def _cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(1, len(data))]


def _emptied(data: bytes, chance: random.Random) -> bytes:
    start, end = _stretch(data, chance)
    return data[:start] + bytes(end - start) + data[end:]


def _shortened(data: bytes, chance: random.Random) -> bytes:
    start, end = _stretch(data, chance)
    return data[:start] + data[end:]


def _doubled(data: bytes, chance: random.Random) -> bytes:
    start, end = _stretch(data, chance)
    return data[:end] + data[start:]


def _odd(data: bytes, chance: random.Random) -> bytes:
    """XML with values that no program writes."""
    for _ in range(chance.choice((1, 5, 20))):
        places = [match.span(1) for match in _VALUE.finditer(data)]
        if not places:
            break
        start, end = chance.choice(places)
        data = data[:start] + chance.choice(_ODD) + data[end:]
    return data


def _inside(data: bytes, chance: random.Random) -> bytes:
    """An archive of which one part is damaged."""
    parts = parts_of(data)
    name = chance.choice([name for name, content in parts.items() if content])
    way = chance.choice((_changed, _cut, _shortened, _doubled, _odd, _odd, _odd))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for part, content in parts.items():
            archive.writestr(part, way(content, chance) if part == name else content)
    return out.getvalue()
