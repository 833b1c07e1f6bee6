"""Relative paths of inputs → names of documents, and names → files of results; no two become one on any disk."""

from __future__ import annotations

import hashlib
import os
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from typing import Final
from unicodedata import normalize

LONGEST: Final = 255
"""Bytes that disks take for one part of a path."""

_ENDING: Final = re.compile(r"(?<=[^/])\.(?=[0-9]?[A-Za-z])[A-Za-z0-9]{1,5}$")
_DRIVE: Final = re.compile(r"\A([A-Za-z]):\Z")


def tell_apart(places: Sequence[str]) -> list[str]:
    """Return a name for each relative path: without its ending where that is enough, with it else, numbered at last.

    Names are apart also where a disk takes ``A`` for ``a`` and one way to write ``é`` for the other, and no file of a
    result has the name of a folder.

    >>> tell_apart(["2023/a.txt", "b.txt", "b.html", "b.txt"])
    ['2023/a', 'b.txt', 'b.html', 'b.txt~2']
    >>> tell_apart(["a.html", "a.txt", "a.txt.txt", "c.txt", "c.json/d.txt"])
    ['a.html', 'a.txt', 'a.txt.txt', 'c.txt', 'c.json/d']
    """
    shown = [os.fsencode(place).decode("utf-8", "replace") for place in places]
    short = Counter(alike(_ENDING.sub("", place)) for place in shown)
    taken = _folders(shown)
    endings = _endings()
    numbers: Counter[str] = Counter()
    names = []
    for full in shown:
        for name in _candidates(full, short, numbers):
            claims = {alike(file_of(name, ending)) for ending in endings}
            if taken.isdisjoint(claims):
                break
        taken |= claims
        names.append(name)
    return names


def files_of(names: Sequence[str], ending: str, *, reserved: str) -> list[str]:
    """Return the file of each document in a folder that has a file of its own; numbered where that is the same file.

    Args:
        names: names of documents, told apart.
        ending: that of the files.
        reserved: the file that the folder has of its own.

    >>> files_of(["index", "2023/index", "Index~2"], ".html", reserved="index.html")
    ['index~2.html', '2023/index.html', 'Index~2~2.html']
    """
    taken = _folders(names) | {alike(reserved)}
    numbers: Counter[str] = Counter()
    files = []
    for name in names:
        tried = (file_of(candidate, ending) for candidate in _numbered(name, numbers))
        files.append(next(file for file in tried if alike(file) not in taken))
        taken.add(alike(files[-1]))
    return files


def _endings() -> tuple[str, ...]:
    """Return what the files of single documents end in."""
    from workplan.exports.file_forms import FORMS, Layout

    return tuple(form.ending for form in FORMS.values() if form.layout is Layout.FILES)


def _folders(places: Sequence[str]) -> set[str]:
    """Return the folders that these relative paths lie in, as disks tell them apart."""
    homes = {place.rpartition("/")[0] for place in places}
    return {alike(str(folder)) for home in homes for folder in PurePosixPath(file_of(f"{home}/_", "")).parents}


def file_of(name: str, ending: str) -> str:
    """Return the file, below the output, of the document with this name; what is too long for a disk is cut.

    >>> file_of("2023/a", ".json"), len(file_of("长" * 83, ".json").encode())
    ('2023/a.json', 254)
    >>> file_of("长" * 85, ".json")[78:]
    '长长~de5a1eeb.json'
    """
    *folders, last = name.split("/")
    return "/".join([*(_cut(folder, "") for folder in folders), _cut(last, ending)])


def inside(place: str) -> str:
    """Return the path of a member of an archive without what would lead out of the output: drives, roots and ``..``.

    >>> [inside(place) for place in ("2023/a.txt", "../../a.txt", "C:\\\\plans\\\\a.txt", "/a.txt")]
    ['2023/a.txt', 'a.txt', 'C/plans/a.txt', 'a.txt']
    """
    parts = [_DRIVE.sub(r"\1", part) for part in place.replace("\\", "/").split("/")]
    return "/".join(part for part in parts if part not in ("", ".", "..")) or "_"


def alike(path: str) -> str:
    """Return what is the same for two paths that some disk takes for one.

    >>> alike("Plan.TXT") == alike("plan.txt")
    True
    """
    if path.isascii():
        return path.lower()
    return normalize("NFD", normalize("NFD", path).casefold())


def _candidates(full: str, short: Counter[str], numbers: Counter[str]) -> Iterator[str]:
    """Yield the names that an input may get, the best first; ``numbers`` keeps how far each was numbered."""
    stem = _ENDING.sub("", full)
    if short[alike(stem)] == 1:
        yield stem
    yield from _numbered(full, numbers)


def _numbered(full: str, numbers: Counter[str]) -> Iterator[str]:
    yield full
    key = alike(full)
    while True:
        numbers[key] = max(numbers[key] + 1, 2)
        yield f"{full}~{numbers[key]}"


def _cut(part: str, ending: str) -> str:
    whole = (part + ending).encode("utf-8", "replace")
    if len(whole) <= LONGEST:
        return part + ending
    mark = f"~{hashlib.sha256(whole).hexdigest()[:8]}{ending}"
    return whole[: LONGEST - len(mark)].decode("utf-8", "ignore") + mark
