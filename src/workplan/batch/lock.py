"""A folder → a folder of one run alone: a file in it is locked while the run lasts, and says whose folder it is."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Final

from workplan.errors import UsageError

LOCK: Final = "lock"
"""Name of the locked file."""

MARK: Final = b"workplan keeps the record of a run here. Delete the folder when no further run is to go on from it.\n"
"""What stands in it once the folder is known to be workplan's."""

_HELD: Final = frozenset({errno.EAGAIN, errno.EWOULDBLOCK, errno.EACCES})
_TRIES: Final = 1000
"""Times that the lock may have been removed, by runs that ended, between its being opened and being locked."""

_FLAGS: Final = (
    os.O_RDWR
    | os.O_CREAT
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)


def hold(descriptor: int) -> bool:
    """Lock an open file until it is closed; False if another has it. Where there are no locks, nobody has it."""
    try:
        import fcntl
    except ImportError:
        return True
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno not in _HELD
    return True


class Lock:
    """The lock of a folder, which is made if missing; what lies in the folder belongs to the holder until the release.

    The file may be removed by the holder alone, as the last thing before it lets go; whoever locks it then sees that it
    is no longer the one in the folder, and begins again.

    Args:
        folder: the folder.
        ours: tells the names of what a run puts into it.

    Raises:
        UsageError: another run has it, or the folder holds something that no run of workplan put there.
    """

    def __init__(self, folder: Path, *, ours: Callable[[str], bool]) -> None:
        self._folder = folder
        self._ours = ours
        self._path = folder / LOCK
        self._descriptor = self._locked()
        try:
            self._mark()
        except BaseException:
            os.close(self._descriptor)
            raise

    def release(self) -> None:
        """Let the folder go; where nothing is left in it, remove lock and folder."""
        if not self._left():
            with contextlib.suppress(OSError):
                self._path.unlink()
        os.close(self._descriptor)
        with contextlib.suppress(OSError):
            self._folder.rmdir()

    def _locked(self) -> int:
        """Open and lock the file that is in the folder."""
        for _ in range(_TRIES):
            if self._folder.is_symlink() or self._folder.is_file():
                raise _foreign(self._folder)
            try:
                self._folder.mkdir(parents=True)
            except FileExistsError:
                pass
            except OSError as error:
                # People know the folder that they named, not the one of ours in it.
                if error.filename == str(self._folder):
                    error.filename = str(self._folder.parent)
                raise
            try:
                descriptor = os.open(self._path, _FLAGS, 0o666)
            except FileNotFoundError:  # the folder went with the run that had it
                continue
            except OSError as error:
                raise (_foreign(self._path) if self._path.is_symlink() or self._path.is_dir() else error) from None
            if not hold(descriptor):
                os.close(descriptor)
                break
            if _is_at(descriptor, self._path):
                return descriptor
            os.close(descriptor)
        raise UsageError(
            zh=f"{self._folder}：另一个 workplan 正在写入这里；请等它结束，或换一个 -o",
            en=f"{self._folder}: another workplan is writing there; wait for its end or choose another -o",
        )

    def _mark(self) -> None:
        """Mark the folder as workplan's, unless it is so already or holds what only looks like a run's."""
        there = os.fstat(self._descriptor)
        if not stat.S_ISREG(there.st_mode) or there.st_nlink != 1:
            raise _foreign(self._path)
        told = os.read(self._descriptor, len(MARK) + 1)
        if told == MARK:
            return
        if told and not MARK.startswith(told):
            raise _foreign(self._path)
        # The lock is new, or of a run that was killed before it wrote anything: nothing of a run can be here.
        left = self._left()
        if left:
            self._path.unlink()
            raise _foreign(self._folder / left[0])
        try:
            os.lseek(self._descriptor, 0, os.SEEK_SET)
            os.write(self._descriptor, MARK)
        except OSError as error:
            error.filename = str(self._path)
            raise

    def _left(self) -> list[str]:
        return sorted(name for name in os.listdir(self._folder) if name != LOCK and self._ours(name))


def _is_at(descriptor: int, path: Path) -> bool:
    """Tell whether an open file is still the one at ``path``."""
    try:
        return os.path.samestat(os.fstat(descriptor), os.lstat(path))
    except FileNotFoundError:
        return False


def _foreign(path: Path) -> UsageError:
    return UsageError(
        zh=f"{path}：这不是 workplan 的运行记录，未动；请移走它，或换一个 --state",
        en=f"{path}: no run of workplan put this here, it is left as it is; move it away or choose another --state",
    )
