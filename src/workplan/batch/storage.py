"""Locations (paths and fsspec URLs) → bytes, and back; a file appears whole or not at all."""

from __future__ import annotations

import contextlib
import os
import re
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final, Protocol, cast

from workplan.batch.lock import hold
from workplan.errors import UnreadableError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

STDIN: Final = "-"
"""Stands for stdin among the locations."""

_URL: Final = re.compile(r"\A(?:[a-z][a-z0-9+.-]+://|[a-z0-9+.-]+::)", re.IGNORECASE)
_PART: Final = re.compile(r"\.workplan-[0-9a-f]{32}\.part")
_HIDDEN: Final = re.compile(r"\.(?!\.?\Z)")  # not . and .., which lead somewhere
_GLOB: Final = re.compile(r"[*?\[]")
_NEW: Final = (
    os.O_WRONLY
    | os.O_CREAT
    | os.O_EXCL  # never through a link, never what is there already
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)
_CHUNK: Final = 1 << 20


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
            zh=f"{url}：无法使用这种地址（{error}）；需要附加组件（pip install -e '.[remote]'）及该协议的库（如 s3fs）",
            en=f"{url}: this kind of address can't be used ({error}); it needs workplan's extra "
            "(pip install -e '.[remote]') and what the protocol needs (such as s3fs)",
        ) from None


def read(location: str) -> bytes:
    """Return the bytes of a file; ``-`` is stdin.

    Raises:
        UnreadableError: it is a device or an endless pipe, or there is no stdin.
        OSError: it can't be opened or read.
    """
    if is_url(location):
        system, path = file_system(location)
        return system.cat_file(path)
    if location == STDIN:
        return _stdin()
    from workplan.readers.disk import contents

    return contents(location)


def _stdin() -> bytes:
    if sys.stdin is None:
        raise UnreadableError(zh="标准输入已关闭；请给出文件", en="stdin is closed; give a file")
    from workplan.readers.disk import LIMIT, too_much

    data = bytearray()
    while chunk := sys.stdin.buffer.read(_CHUNK):
        data += chunk
        if len(data) > LIMIT:
            raise too_much(STDIN)
    return bytes(data)


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
    """Open a file for writing that takes the place of ``path`` only when the block ends well.

    Until then it has a name that nobody can foresee, and is locked. A device or pipe is written to as it is.

    Raises:
        OSError: it can't be written; the error names ``path``.
    """
    try:
        with _straight(path) if _is_special(path) else _beside(path) as file:
            yield file
    except OSError as error:
        if error.filename is None or _PART.fullmatch(os.path.basename(os.fsdecode(error.filename))):
            error.filename, error.filename2 = str(path), None
        raise


@contextlib.contextmanager
def _beside(path: Path) -> Iterator[BinaryIO]:
    part, descriptor = _part_of(path)
    try:
        with os.fdopen(os.dup(descriptor), "wb") as file:
            yield file
        if os.name == "nt":  # where nothing that is open can be renamed
            os.close(descriptor)
            descriptor = -1
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)
        if descriptor >= 0:
            os.close(descriptor)


def _part_of(path: Path) -> tuple[Path, int]:
    """Make and lock a new file beside ``path``, and the folders above it if they are missing."""
    import secrets

    while True:
        part = path.with_name(f".workplan-{secrets.token_hex(16)}.part")
        try:
            descriptor = os.open(part, _NEW, 0o666)
        except FileNotFoundError:
            path.parent.mkdir(parents=True, exist_ok=True)
            descriptor = os.open(part, _NEW, 0o666)
        if hold(descriptor) and os.fstat(descriptor).st_nlink:
            return part, descriptor
        os.close(descriptor)  # swept away before it was locked


def _is_special(path: Path) -> bool:
    """Tell whether ``path`` is there and neither file nor folder: no file may take its place."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def _straight(path: Path) -> BinaryIO:
    # Without a reader, a pipe is an error instead of a wait.
    descriptor = os.open(path, os.O_WRONLY | getattr(os, "O_NONBLOCK", 0))
    if os.name != "nt":
        os.set_blocking(descriptor, True)
    return os.fdopen(descriptor, "wb")


def sweep(folder: str) -> None:
    """Remove the unfinished files that killed runs left below ``folder``; what another is still writing stays."""
    for where, _, files in os.walk(folder):
        for file in files:
            if _PART.fullmatch(file):
                with contextlib.suppress(OSError):
                    _remove_unless_held(os.path.join(where, file))


def _remove_unless_held(path: str) -> None:
    descriptor = os.open(path, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    try:
        held = not hold(descriptor)
        if os.name != "nt" and not held:
            os.unlink(path)
    finally:
        os.close(descriptor)
    if os.name == "nt" and not held:
        os.unlink(path)


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
    except (OSError, ValueError):
        return None


def expand(url: str) -> list[tuple[str, str]]:
    """Return the files that a URL stands for: itself, all below a folder (hidden ones aside), or a pattern's.

    Returns:
        Pairs of a file's URL and its path below the folder (its name, for a single file), in one order everywhere:
        ``memory://plans`` → ``("memory://plans/b/1.txt", "b/1.txt")``.
    """
    from workplan.batch.naming import inside

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
        if file == path or not any(map(_HIDDEN.match, place.split("/"))):
            found.append((f"{prefix}{file}{chained}{rest}", inside(place)))
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
