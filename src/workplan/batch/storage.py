"""Locations (paths and fsspec URLs) → bytes, and back; a file appears whole or not at all."""

from __future__ import annotations

import contextlib
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final, Protocol, cast

from workplan.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

_URL: Final = re.compile(r"\A(?:[a-z][a-z0-9+.-]+://|[a-z0-9+.-]+::)", re.IGNORECASE)
_PART: Final = re.compile(r"\A\..+\.[0-9]+\.part(\.wal)?")
_GLOB: Final = re.compile(r"[*?\[]")


class _FileSystem(Protocol):
    """The part of fsspec's AbstractFileSystem that is used here."""

    def isdir(self, path: str) -> bool: ...
    def find(self, path: str) -> Sequence[str]: ...
    def glob(self, path: str) -> Sequence[str]: ...
    def size(self, path: str) -> int | None: ...
    def exists(self, path: str) -> bool: ...
    def cat_file(self, path: str) -> bytes: ...
    def pipe_file(self, path: str, value: bytes) -> None: ...
    def put_file(self, local: str, remote: str) -> None: ...
    def makedirs(self, path: str, exist_ok: bool) -> None: ...


def is_url(location: str) -> bool:
    """Tell a URL from a path.

    >>> is_url("s3://bucket/plans"), is_url("zip://*.txt::plans.zip"), is_url("C:/plans"), is_url("plans/a.txt")
    (True, True, False, False)
    """
    return _URL.match(location) is not None


def file_name(location: str) -> str:
    """Return the name of a file without its folders.

    >>> file_name("plans/a.txt"), file_name("zip://2023/b.html::plans.zip")
    ('a.txt', 'b.html')
    """
    return Path(location.partition("::")[0] if is_url(location) else location).name


def file_system(url: str) -> tuple[_FileSystem, str]:
    """Return the file system of a URL and the path in it.

    Raises:
        UsageError: fsspec, or what it needs for this kind of URL, isn't installed.
    """
    try:
        from fsspec.core import url_to_fs

        return cast("tuple[_FileSystem, str]", url_to_fs(url))
    except (ImportError, ValueError) as error:
        raise UsageError(
            zh=f"{url}：无法使用这种地址（{error}）；请安装 workplan[remote] 及该协议所需的库（如 s3fs）",
            en=f"{url}: this kind of address can't be used ({error}); install workplan[remote] and what the protocol "
            "needs (such as s3fs)",
        ) from None


def stdin() -> BinaryIO:
    """Return what stdin brings, as bytes.

    Raises:
        UsageError: the process has none (``<&-``).
    """
    if sys.stdin is None:
        raise UsageError(zh="-：标准输入已关闭", en="-: stdin is closed")
    return sys.stdin.buffer


def read(location: str) -> bytes:
    """Return the bytes of a file; ``-`` is stdin."""
    if is_url(location):
        system, path = file_system(location)
        return system.cat_file(path)
    if location == "-":
        return stdin().read()
    with open(location, "rb") as file:
        return file.read()


def write(location: str, data: bytes) -> None:
    """Write a file, with the folders above it; it appears whole or not at all."""
    if is_url(location):
        system, path = file_system(location)
        system.makedirs(path.rpartition("/")[0], exist_ok=True)
        system.pipe_file(path, data)
        return
    with whole(Path(location)) as file:
        file.write(data)


@contextlib.contextmanager
def whole(path: Path) -> Iterator[BinaryIO]:
    """Open a file for writing that takes the place of ``path`` only when the block ends well."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        try:
            file = part.open("wb")
        except FileNotFoundError:
            path.parent.mkdir(parents=True, exist_ok=True)
            file = part.open("wb")
        with file:
            yield file
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)


def sweep(folder: str) -> None:
    """Remove the unfinished files that a killed run left below ``folder``."""
    for where, _, files in os.walk(folder):
        for file in files:
            if _PART.fullmatch(file):
                with contextlib.suppress(FileNotFoundError):
                    os.unlink(os.path.join(where, file))


def join(folder: str, name: str) -> str:
    """Return the location of a file in a folder.

    >>> join("s3://bucket/out/", "2023/a.json"), join("memory://out", "a.json")
    ('s3://bucket/out/2023/a.json', 'memory://out/a.json')
    """
    return f"{folder.rstrip('/')}/{name}" if is_url(folder) else os.path.join(folder, name)


def size(location: str) -> int | None:
    """Return the bytes that a file has, None if there is no such file."""
    try:
        if is_url(location):
            system, path = file_system(location)
            return system.size(path) if system.exists(path) else None
        return os.stat(location).st_size
    except OSError:
        return None


def expand(url: str) -> list[tuple[str, str]]:
    """Return the files that a URL stands for: itself, all below a folder (hidden ones aside), or a pattern's.

    Returns:
        Pairs of a file's URL and its path below the folder (its name, for a single file), in one order everywhere:
        ``memory://plans`` → ``("memory://plans/b/1.txt", "b/1.txt")``.
    """
    system, path = file_system(url)
    first, chained, rest = url.partition("::")
    prefix = _prefix(first, path)
    pattern = _GLOB.search(path)
    if pattern:
        base = path[: pattern.start()].rpartition("/")[0]
        files = [file for file in system.glob(path) if not system.isdir(file)]
    elif system.isdir(path) or not path:
        base, files = path, list(system.find(path))
    else:
        base, files = path.rpartition("/")[0], [path]
    found = []
    for file in sorted(files, key=_as_walked):
        place = file.removeprefix(base.rstrip("/")).lstrip("/") if base else file.lstrip("/")
        if file == path or not any(part.startswith(".") for part in place.split("/")):
            found.append((f"{prefix}{file}{chained}{rest}", place))
    return found


def _as_walked(path: str) -> list[tuple[bool, str]]:
    """Return what sorts paths as a walk of local folders meets them: the files of a folder before its subfolders.

    >>> sorted(["b/1", "a/2", "c"], key=_as_walked)
    ['c', 'a/2', 'b/1']
    """
    parts = path.split("/")
    return [*((True, part) for part in parts[:-1]), (False, parts[-1])]


def _prefix(url: str, path: str) -> str:
    """Return what stands in a URL before the path that its file system knows: the protocol, and a host if it has one.

    >>> _prefix("s3://bucket/a", "bucket/a"), _prefix("hdfs://node:8020/a/", "/a"), _prefix("zip://", "")
    ('s3://', 'hdfs://node:8020', 'zip://')
    """
    known = path.rstrip("/")
    head = url.rstrip("/")
    return head.removesuffix(known) if known and head.endswith(known) else url.partition("://")[0] + "://"
