"""A file and new content → the same file with it: whole or not at all, links, mode and owner as they were."""

from __future__ import annotations

import contextlib
import os
import stat
from pathlib import Path

from workplan.batch.storage import whole
from workplan.errors import UsageError


def rewrite(path: Path, data: bytes) -> None:
    """Put ``data`` in the place of a file's content, whole or not at all: its links, mode and owner stay.

    Raises:
        UsageError: it is read-only; its folder would let another file be put in its place, but that is not wanted.
        OSError: it can't be written.
    """
    file = path.resolve()
    known = file.stat()
    if not known.st_mode & stat.S_IWUSR or not os.access(file, os.W_OK):
        raise UsageError(
            zh=f"{path}：文件只读，未作修改；请先改为可写（chmod u+w）再用 --fix",
            en=f"{path}: read-only, nothing was mended; let it be written (chmod u+w) and run --fix again",
        )
    if known.st_nlink > 1:
        # another file in its place would be one that the other names don't lead to
        with file.open("r+b") as same:
            same.write(data)
            same.truncate()
        return
    with whole(file) as part:
        if hasattr(os, "fchown"):
            with contextlib.suppress(PermissionError):
                os.fchown(part.fileno(), known.st_uid, known.st_gid)
        if hasattr(os, "fchmod"):
            os.fchmod(part.fileno(), stat.S_IMODE(known.st_mode))
        part.write(data)
