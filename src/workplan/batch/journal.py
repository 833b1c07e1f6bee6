"""What a batch has done so far → a line a document on disk, added when its result lies safe; and back after a kill."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import shutil
import stat
import time
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from workplan._version import __version__
from workplan.batch import segments, storage
from workplan.batch.jobs import Piece, shown
from workplan.batch.lock import Lock
from workplan.batch.naming import file_of
from workplan.batch.storage import file_name
from workplan.errors import UsageError
from workplan.exports.file_forms import FORMS
from workplan.model import SCHEMA_VERSION

if TYPE_CHECKING:
    from workplan.batch.jobs import Outcome, Settings, Source

_FOLDER: Final = ".workplan"
_LINES: Final = "journal.jsonl"
_FLUSHED: Final = 32
_SECONDS: Final = 1.0
"""Entries, and seconds, that may be lost when the run is killed; their documents are only converted again."""


_LEFT: Final = re.compile(r"journal\.jsonl|[0-9a-f]{32}\.(?:segment|scratch)")
"""What runs leave in the folder; nothing else in it is ever touched."""
_SCRATCH: Final = re.compile(r"[0-9a-f]{32}\.scratch")

_LARGEST: Final = 1 << 62
_FLAGS: Final = os.O_RDWR | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, slots=True)
class Entry:
    """A document that is done: the hash of its source, where the result lies, and the name of the source's file."""

    sha256: str
    piece: Piece
    file: str

    @classmethod
    def of(cls, outcome: Outcome) -> Entry:
        """Return what is to be noted of an outcome that has a result."""
        assert outcome.sha256 is not None
        assert outcome.piece is not None
        return cls(outcome.sha256, outcome.piece, _file(outcome.job.source))


def identity(settings: Settings, output: str = "") -> dict[str, str]:
    """Return what two runs must have in common for one to go on where the other stopped.

    Args:
        settings: form, lexicon, place of the journal.
        output: path or URL of the output; it counts where the journal lies elsewhere and may serve several.
    """
    words = hashlib.sha256()
    for folder in settings.lexicon:
        for file in sorted(file for file in Path(folder).glob("*.tsv") if file.is_file()):
            words.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return {
        "workplan": __version__,
        "record": "2",
        "schema": SCHEMA_VERSION,
        "form": FORMS[settings.form].bundle,
        "lexicon": words.hexdigest() if settings.lexicon else "",
        "ocr": "" if settings.ocr is None else settings.ocr.pages,
        "output": _whole_path(output) if settings.state is not None else "",
    }


def _whole_path(output: str) -> str:
    return output if storage.is_url(output) else shown(os.path.realpath(output))


def home_folder(output: str) -> Path:
    """Return the folder of the lock of an output, a local one also where the output is a URL."""
    if not storage.is_url(output):
        return Path(output, _FOLDER)
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return cache / "workplan" / hashlib.sha256(output.encode()).hexdigest()[:16]


def state_folder(settings: Settings, output: str) -> Path:
    """Return the folder of the journal: one of its own in the one that the settings name, else the output's.

    Raises:
        UsageError: the settings name a URL.
    """
    if settings.state is None:
        return home_folder(output)
    if storage.is_url(settings.state):
        raise UsageError(
            zh=f"{settings.state}：记录只能放在本地文件夹；请换一个 --state",
            en=f"{settings.state}: the record needs a local folder; choose another --state",
        )
    return Path(settings.state, _FOLDER)


class Journal:
    """The journal of one run, in a folder that is locked against a second.

    Args:
        folder: its folder; made if missing.
        identity: what :func:`identity` returned.
        resume: keep what an earlier run with the same identity did; else start anew.

    Raises:
        UsageError: another run is using the folder, something else lies in it, or what an earlier run left is damaged.
    """

    def __init__(self, folder: Path, identity: dict[str, str], *, resume: bool) -> None:
        self.folder = folder
        self.entries: dict[str, Entry] = {}
        self._file: BinaryIO
        self._path = folder / _LINES
        self._since, self._flushed = 0, time.monotonic()
        self._lock = Lock(folder, ours=is_ours)
        try:
            self._remove(_SCRATCH)
            head = json.dumps(identity).encode() + b"\n"
            going_on = self._going_on(head) if resume else None
            self._file = going_on or self._anew(head)
        except BaseException:
            self._lock.release()
            raise

    def add(self, name: str, entry: Entry) -> None:
        """Note that a document is done."""
        self.entries[name] = entry
        told = {"name": name, "file": entry.file, "sha256": entry.sha256, **asdict(entry.piece)}
        self._write(json.dumps(told).encode() + b"\n")
        self._since += 1
        if self._since >= _FLUSHED or time.monotonic() - self._flushed >= _SECONDS:
            self.flush()

    def flush(self) -> None:
        """Give the system what was noted."""
        self._write(b"")
        self._since, self._flushed = 0, time.monotonic()

    def known(self, sources: Iterable[Source], *, home: str | None, ending: str) -> dict[str, str]:
        """Return the sources whose results still lie where they belong: name → SHA-256 of the content.

        Args:
            sources: the inputs.
            home: path or URL of the folder of the results, None for segments in the journal's own folder.
            ending: of the files in ``home``.
        """
        sizes: dict[str, int] = {}
        found = {}
        for source in sources:
            entry = self.entries.get(source.name)
            if entry is None or entry.file != _file(source):
                continue
            piece = entry.piece
            if home is not None:
                place = file_of(source.name, ending)
                there = piece.segment == place and storage.size(storage.join(home, place)) == piece.size
            else:
                if piece.segment not in sizes:
                    sizes[piece.segment] = segments.size(self.folder, piece.segment)
                there = sizes[piece.segment] >= piece.start + piece.size
            if there:
                found[source.name] = entry.sha256
        return found

    @contextlib.contextmanager
    def scratch(self) -> Iterator[Path]:
        """Make a folder for what is only needed meanwhile, and remove it with all that is in it."""
        folder = self.folder / f"{uuid.uuid4().hex}.scratch"
        folder.mkdir(mode=0o700)
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def close(self, *, keep: bool) -> None:
        """Close the journal; remove it with its segments unless it is to be kept, and nothing else."""
        with contextlib.suppress(OSError):  # on a full disk, what was not flushed is done again
            self._file.close()
        if not keep:
            self._remove(_LEFT)
        self._lock.release()

    def _write(self, data: bytes) -> None:
        try:
            self._file.write(data) if data else self._file.flush()
        except OSError as error:
            error.filename = str(self._path)
            raise

    def _anew(self, head: bytes) -> BinaryIO:
        """Begin a journal in the place of what an earlier run left."""
        self._remove(_LEFT)
        self._file = self._path.open("xb")
        self._write(head)
        self.flush()
        return self._file

    def _going_on(self, head: bytes) -> BinaryIO | None:
        """Open the journal of an earlier run behind its last whole line, None if there is none of this identity.

        Raises:
            UsageError: it is damaged, or no file of this folder alone.
        """
        try:
            file = self._opened()
        except FileNotFoundError:
            return None
        try:
            end = self._read(file.read(), head)
            if end:
                file.truncate(end)
                file.seek(end)
                return file
        except BaseException:
            file.close()
            raise
        file.close()
        return None

    def _read(self, data: bytes, head: bytes) -> int:
        """Take over what an earlier run noted, and return where its last whole line ends, 0 if it is of no use."""
        *lines, _ = data.split(b"\n")  # behind the last line feed stands what a kill cut off
        if not lines or (lines[0] + b"\n" != head and _is_head(lines[0])):
            return 0
        if lines[0] + b"\n" != head:
            raise self._damaged(1)
        for number, line in enumerate(lines[1:], 2):
            try:
                name, entry = _entry(line)
            except (ValueError, TypeError, KeyError, RecursionError):
                raise self._damaged(number) from None
            self.entries[name] = entry
        return sum(map(len, lines)) + len(lines)

    def _opened(self) -> BinaryIO:
        try:
            descriptor = os.open(self._path, _FLAGS)
        except FileNotFoundError:
            raise
        except OSError:
            raise self._damaged(0) from None
        there = os.fstat(descriptor)
        if not stat.S_ISREG(there.st_mode) or there.st_nlink != 1:
            os.close(descriptor)
            raise self._damaged(0)
        return os.fdopen(descriptor, "r+b")

    def _damaged(self, line: int) -> UsageError:
        zh, en = (f"第 {line} 行已损坏", f"is damaged in line {line}") if line else ("不是普通文件", "is no file")
        return UsageError(
            zh=f"{self._path}：上次运行的记录{zh}；请删除这个文件，全部重新转换",
            en=f"{self._path}: this record of an earlier run {en}; delete the file, and all is converted anew",
        )

    def _remove(self, names: re.Pattern[str]) -> None:
        """Remove what runs have left under some names."""
        for name in os.listdir(self.folder):
            if names.fullmatch(name):
                path = self.folder / name
                if _SCRATCH.fullmatch(name) and path.is_dir() and not path.is_symlink():
                    shutil.rmtree(path, ignore_errors=True)
                else:
                    path.unlink(missing_ok=True)


def is_ours(name: str) -> bool:
    """Tell the names of what runs put into the journal's folder."""
    return _LEFT.fullmatch(name) is not None


def _file(source: Source) -> str:
    """Return the name of a source's file: its ending may decide how the same content is read."""
    return shown(file_name(source.location))


def _is_head(line: bytes) -> bool:
    """Tell whether a journal of another version, form or lexicon begins with this line."""
    try:
        told: object = json.loads(line)
    except (ValueError, RecursionError):
        return False
    return isinstance(told, dict) and "workplan" in told


def _entry(line: bytes) -> tuple[str, Entry]:
    """Return what a line of a journal says.

    Raises:
        ValueError, TypeError, KeyError, RecursionError: it is damaged.
    """
    told = json.loads(line)
    name, file, sha256, segment = (told[key] for key in ("name", "file", "sha256", "segment"))
    start, size = told["start"], told["size"]
    if not all(isinstance(text, str) for text in (name, file, sha256, segment)):
        raise TypeError(line)
    if not (type(start) is int and type(size) is int and 0 <= start < _LARGEST and 0 <= size < _LARGEST):
        raise ValueError(line)
    return name, Entry(sha256, Piece(segment, start, size), file)
