"""What a batch has done so far → a line a document on disk, added when its result lies safe; and back after a kill."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, TextIO

from workplan._version import __version__
from workplan.batch import storage
from workplan.batch.jobs import Piece
from workplan.errors import UsageError
from workplan.exports.file_forms import FORMS
from workplan.model import SCHEMA_VERSION

if TYPE_CHECKING:
    from workplan.batch.jobs import Settings, Source

_LINES: Final = "journal.jsonl"
_FLUSHED: Final = 32
"""Entries that may be lost when the run is killed; their documents are only converted again."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A document that is done: the hash of its source, and where the result lies."""

    sha256: str
    piece: Piece


def identity(settings: Settings) -> dict[str, str]:
    """Return what two runs must have in common for one to go on where the other stopped."""
    words = hashlib.sha256()
    for folder in settings.lexicon:
        for file in sorted(Path(folder).glob("*.tsv")):
            words.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return {
        "workplan": __version__,
        "schema": SCHEMA_VERSION,
        "form": FORMS[settings.form].bundle,
        "lexicon": words.hexdigest() if settings.lexicon else "",
    }


def state_folder(settings: Settings, output: str) -> Path:
    """Return the folder of the journal: a local one also where the output is a URL."""
    if settings.state is not None:
        return Path(settings.state)
    if not storage.is_url(output):
        return Path(output, ".workplan")
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return cache / "workplan" / hashlib.sha256(output.encode()).hexdigest()[:16]


class Journal:
    """The journal of one run, locked against a second.

    Args:
        folder: its folder; made if missing.
        identity: what :func:`identity` returned.
        resume: keep what an earlier run with the same identity did; else start anew.

    Raises:
        UsageError: another run is using the folder.
    """

    def __init__(self, folder: Path, identity: dict[str, str], *, resume: bool) -> None:
        self.folder = folder
        self.entries: dict[str, Entry] = {}
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / _LINES
        self._file: TextIO = path.open("a+", encoding="utf-8", newline="\n")
        if not _locked(self._file):
            self._file.close()
            raise UsageError(
                zh=f"{folder}：另一个 workplan 正在写入这里；请等它结束，或换一个 -o",
                en=f"{folder}: another workplan is writing there; wait for its end or choose another -o",
            )
        self._file.seek(0)
        lines = self._file.read().split("\n")
        # Behind the last line feed stands what a kill cut off.
        if resume and lines[0] == json.dumps(identity):
            self.entries = dict(_entries(lines[1:-1]))
            self._file.truncate(len("\n".join([*lines[:-1], ""]).encode()))
        else:
            self._file.truncate(0)
            for segment in folder.glob("*.segment"):
                segment.unlink()
            self._file.write(json.dumps(identity) + "\n")
            self._file.flush()
        self._since = 0

    def add(self, name: str, entry: Entry) -> None:
        """Note that a document is done."""
        self.entries[name] = entry
        self._file.write(json.dumps({"name": name, "sha256": entry.sha256, **asdict(entry.piece)}) + "\n")
        self._since += 1
        if self._since >= _FLUSHED:
            self.flush()

    def flush(self) -> None:
        """Give the system what was noted."""
        self._file.flush()
        self._since = 0

    def known(self, sources: Iterable[Source], *, home: str | None) -> dict[str, str]:
        """Return the sources whose results still lie where the journal says: name → SHA-256 of the content.

        Args:
            sources: the inputs.
            home: path or URL of the folder of the results, None for segments in the journal's own folder.
        """
        sizes: dict[str, int | None] = {}
        found = {}
        for source in sources:
            entry = self.entries.get(source.name)
            if entry is None:
                continue
            piece = entry.piece
            if home is not None:
                there = storage.size(storage.join(home, piece.segment)) == piece.size
            else:
                if piece.segment not in sizes:
                    sizes[piece.segment] = storage.size(str(self.folder / piece.segment))
                there = (sizes[piece.segment] or 0) >= piece.start + piece.size
            if there:
                found[source.name] = entry.sha256
        return found

    def close(self, *, keep: bool) -> None:
        """Close the journal; remove it with its segments unless it is to be kept."""
        self._file.close()
        if not keep:
            for file in (self.folder / _LINES, *self.folder.glob("*.segment")):
                file.unlink(missing_ok=True)
            shutil.rmtree(self.folder / "tables", ignore_errors=True)
            if not any(self.folder.iterdir()):
                self.folder.rmdir()


def _entries(lines: list[str]) -> Iterable[tuple[str, Entry]]:
    for line in lines:
        told = json.loads(line)
        yield told["name"], Entry(told["sha256"], Piece(told["segment"], told["start"], told["size"]))


def _locked(file: TextIO) -> bool:
    """Lock a file for this process until it is closed; False if another has it."""
    try:
        import fcntl
    except ImportError:
        return True
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
