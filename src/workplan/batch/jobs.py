"""What is said between the parts of a batch: sources, settings, jobs, outcomes; all frozen, all picklable."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from workplan._version import __version__

if TYPE_CHECKING:
    from workplan.ocr import Ocr
    from workplan.readers.limits import Limits

TIMEOUT: Final = 30.0
"""Seconds of computing that one file may take where nothing else is said."""

MEMORY: Final = 1024
"""Megabytes (10⁶ bytes) that one file may take beyond what a worker needs anyway."""


def shown(location: str) -> str:
    """Return a path as text, also where its bytes are no UTF-8.

    >>> shown("a\\udcff.txt")
    'a?.txt'
    """
    return location.encode("utf-8", "replace").decode()


@dataclass(frozen=True, slots=True)
class Source:
    """One input.

    Attributes:
        location: path or fsspec URL.
        name: name of the document and, with an ending, of the file made from it.
    """

    location: str
    name: str

    def __str__(self) -> str:
        return shown(self.location)


class Kind(StrEnum):
    """Why a file failed."""

    UNREADABLE = "unreadable"
    TIMEOUT = "timeout"
    MEMORY = "memory"
    DIED = "died"
    FAULT = "fault"
    OUTPUT = "output"


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be converted, and why, in both languages."""

    source: Source
    kind: Kind
    zh: str
    en: str

    def message(self, lang: str = "en") -> str:
        """Return the message in ``"zh"`` or (anything else) English."""
        return self.zh if lang == "zh" else self.en


@dataclass(frozen=True, slots=True)
class Settings:
    """How a batch is to be run.

    Attributes:
        form: a key of :data:`workplan.batch.FORMS`.
        jobs: processes; None for one a core, 0 for none: everything in this one, without limits of time and memory.
        resume: leave out what the journal knows as done.
        timeout: seconds of computing per file; by the clock, a file may take ten times as long.
        memory: megabytes per file, beyond what a worker needs anyway.
        state: folder for the journal's own folder ``.workplan``; the output by default, the user's cache if that is a
            URL.
        lexicon: folders of own word tables.
        bom: start CSV files with a byte order mark, for Excel.
        scheduler: address of a Dask scheduler whose workers are to do the work.
        ocr: which pages are to be recognised, none if None; for ``jobs=0`` only, since the engine needs more time and
            memory than a worker has.
        limits: what a file is refused beyond, the usual ones if None.
    """

    form: str = "json"
    jobs: int | None = None
    resume: bool = False
    timeout: float = TIMEOUT
    memory: int = MEMORY
    state: str | None = None
    lexicon: tuple[str, ...] = ()
    bom: bool = False
    scheduler: str | None = None
    ocr: Ocr | None = None
    limits: Limits | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """What a worker has to know once.

    Attributes:
        form: a key of :data:`workplan.batch.FORMS`.
        folder: path or URL of the folder for files of single documents; None: the bytes come back to the caller.
        segments: folder in which each worker collects its pieces; None: the bytes come back to the caller.
        lexicon: folders of own word tables.
        timeout: seconds of computing per file.
        memory: megabytes per file.
        version: of workplan; machines with another would write other bytes.
        ocr: which pages are to be recognised.
        limits: what a file is refused beyond.
    """

    form: str
    folder: str | None
    segments: str | None
    lexicon: tuple[str, ...]
    timeout: float
    memory: int
    version: str = __version__
    ocr: Ocr | None = None
    limits: Limits | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """One file to convert.

    Attributes:
        number: place among the inputs, from 0.
        source: the input.
        known: SHA-256 of the content whose result is there already, None if there is none.
        data: the content, where it was read already (stdin).
    """

    number: int
    source: Source
    known: str | None = None
    data: bytes | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """Where a document's bytes lie: ``size`` bytes from ``start`` of a segment (or of the document's own file)."""

    segment: str
    start: int
    size: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a job.

    Attributes:
        job: the job.
        sha256: hex digest of the input's bytes, None if they could not be read.
        piece: where the result lies, None if it failed, was kept, or comes in ``payload``.
        payload: the result's bytes, where nobody has written them yet.
        kept: the result was there already.
        failure: why there is no result.
        fatal: number of the system's error, where going on makes no sense (the disk is full).
        last: the worker ends after this one.
    """

    job: Job
    sha256: str | None = None
    piece: Piece | None = None
    payload: bytes | None = None
    kept: bool = False
    failure: Failure | None = None
    fatal: int | None = None
    last: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """What a batch did.

    Attributes:
        done: documents converted by this run.
        kept: documents whose results were there already.
        failures: what failed, in the order of the inputs.
    """

    done: int
    kept: int
    failures: tuple[Failure, ...]
