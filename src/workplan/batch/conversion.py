"""One job → one outcome: read, hash, parse, render, put away; whatever is wrong comes back as a failure."""

from __future__ import annotations

import errno
import hashlib
import os
from typing import TYPE_CHECKING, Final

from workplan._version import __version__
from workplan.batch import failures, storage
from workplan.batch.jobs import Job, Outcome, Piece, Task
from workplan.batch.naming import file_of
from workplan.batch.segments import Segment
from workplan.errors import WorkplanError
from workplan.exports.file_forms import FORMS
from workplan.lexicon import Lexicon, default
from workplan.pipeline import parse_bytes
from workplan.readers import content

if TYPE_CHECKING:
    from workplan.batch.jobs import Source
    from workplan.model import Document

FATAL: Final = frozenset({errno.ENOSPC, errno.EROFS, errno.EIO, getattr(errno, "EDQUOT", errno.ENOSPC)})
"""Errors of writing that every other file would meet as well."""


class Converter:
    """Converts one file after another.

    Args:
        task: what is to be made and where it goes.

    Raises:
        WorkplanError: the task comes from another version of workplan, or a lexicon folder is missing.
    """

    def __init__(self, task: Task) -> None:
        if task.version != __version__:
            raise WorkplanError(
                zh=f"这里装的是 workplan {__version__}，任务要的是 {task.version}；请在各机器上装同一版本",
                en=f"here is workplan {__version__}, the task wants {task.version}; install one version everywhere",
            )
        self._task = task
        self._form = FORMS[task.form]
        self._lexicon = Lexicon(*task.lexicon) if task.lexicon else default()
        self._segment = Segment(task.segments) if task.segments is not None else None

    def convert(self, job: Job) -> Outcome:
        """Return what became of ``job``; nothing is raised but what ends the process anyway."""
        source, sha256 = job.source, None
        try:
            data = _content(job)
            sha256 = hashlib.sha256(data).hexdigest()
            if sha256 == job.known:
                return Outcome(job, sha256, kept=True)
            rendered = self._form.render(self.document(source, data))
        except WorkplanError as error:
            return Outcome(job, sha256, failure=failures.unreadable(source, error))
        except MemoryError:
            return Outcome(job, sha256, failure=failures.too_large(source, self._task.memory), last=True)
        except Exception as error:
            if os.environ.get("WORKPLAN_DEBUG"):
                import traceback

                traceback.print_exc()
            if sha256 is None:
                return Outcome(job, failure=failures.unreachable(source, error))
            return Outcome(job, sha256, failure=failures.fault(source, error))
        return self._put_away(job, sha256, rendered)

    def document(self, source: Source, data: bytes) -> Document:
        """Return the document in the bytes of a source."""
        file = storage.file_name(source.location)
        task = self._task
        return parse_bytes(data, file=file, name=source.name, lexicon=self._lexicon, ocr=task.ocr, limits=task.limits)

    def _put_away(self, job: Job, sha256: str, data: bytes) -> Outcome:
        if self._task.folder is None and self._segment is None:
            return Outcome(job, sha256, payload=data)
        return put_away(Outcome(job, sha256, payload=data), self._task, self._segment)

    def close(self) -> None:
        """Close what is open."""
        if self._segment is not None:
            self._segment.close()


def put_away(outcome: Outcome, task: Task, segment: Segment | None) -> Outcome:
    """Write an outcome's payload where the task says, and return the outcome with its place or a failure."""
    job, data = outcome.job, outcome.payload
    assert data is not None
    try:
        if task.folder is not None:
            name = file_of(job.source.name, FORMS[task.form].ending)
            storage.write(storage.join(task.folder, name), data)
            piece = Piece(name, 0, len(data))
        else:
            assert segment is not None
            piece = segment.append(data)
    except Exception as error:
        number = error.errno if isinstance(error, OSError) else None
        failure = failures.unwritable(job.source, error)
        return Outcome(job, outcome.sha256, failure=failure, fatal=number if number in FATAL else None)
    return Outcome(job, outcome.sha256, piece)


def _content(job: Job) -> bytes:
    """Return the bytes of a source.

    Raises:
        UnreadableError: a file can't be opened; the reader says why.
    """
    if job.data is not None:
        return job.data
    location = job.source.location
    return storage.read(location) if storage.is_url(location) else content(location)[0]
