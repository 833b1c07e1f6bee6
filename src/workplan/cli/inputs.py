"""Arguments of the command → the files they stand for, each with the name of what is made from it."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO

from workplan.batch.failures import located
from workplan.batch.storage import STDIN, file_name, is_url
from workplan.batch.storage import read as fetch
from workplan.cli.texts import say, why
from workplan.errors import UnreadableError, UsageError, WorkplanError
from workplan.texts import LANGUAGES

if TYPE_CHECKING:
    from workplan.batch import Source
    from workplan.cli.shell import Shell
    from workplan.model import Document
    from workplan.readers.pages.views import PageView


def collect(arguments: Sequence[str]) -> list[Source]:
    """Return the files that ``arguments`` (files, folders, URLs and ``-``) stand for, each under a name of its own.

    Raises:
        UsageError: a folder holds no file.
    """
    from workplan.batch import find

    return find(arguments)


def read(shell: Shell, source: Source, *, alone: bool = True, data: bytes | None = None) -> Document:
    """Return the document in ``source``; whatever is wrong with it comes as one error that names the file.

    Args:
        shell: lexicon, and whether text is to be recognised.
        source: the file.
        alone: whether it is the only one: asked to recognise a file that has no pages, one of several is just read.
        data: what :func:`content` returned, if it was asked before.

    Raises:
        WorkplanError: it can't be read.
    """
    from workplan.pipeline import parse_file

    lexicon, ocr = shell.lexicon(), shell.ocr
    if ocr is not None:
        from workplan.cli.ocr_option import watched

        ocr = watched(shell, ocr, alone=alone)
    with _naming(source):
        return parse_file(_opened(source, data), name=source.name, lexicon=lexicon, ocr=ocr, limits=shell.limits)


def content(source: Source) -> bytes:
    """Return the bytes of ``source``; whatever is wrong with it comes as one error that names the file.

    Raises:
        WorkplanError: it can't be read.
    """
    from workplan.readers import content as given

    with _naming(source):
        return given(_opened(source))[0]


@contextmanager
def _naming(source: Source) -> Iterator[None]:
    """Turn what goes wrong with a file into an error that names it.

    Raises:
        WorkplanError: something went wrong.
    """
    try:
        yield
    except WorkplanError as error:
        raise located(error, source.location) from None
    except OSError as error:
        raise _unreadable(source, why(error, "zh"), why(error, "en")) from None
    except MemoryError:
        raise _unreadable(source, say("error.memory", "zh"), say("error.memory", "en")) from None
    except Exception as error:
        if os.environ.get("WORKPLAN_DEBUG"):
            raise
        zh, en = (say("error.fault", lang, error=f"{type(error).__name__}: {error}") for lang in LANGUAGES)
        raise _unreadable(source, zh, en) from None


def read_all(shell: Shell, arguments: Sequence[str], *, output: str | None) -> tuple[list[Document], int]:
    """Return the documents in files, folders and URLs, and how many inputs could not be read; each of these is told.

    Args:
        shell: lexicon, and whether text is to be recognised.
        arguments: files, folders, URLs and ``-``.
        output: the file that is to be made of them, None for stdout.

    Raises:
        UsageError: a folder holds no file, or ``output`` is one of the inputs.
        WorkplanError: there is only one input, or none can be read.
    """
    from workplan.batch.overlap import spare
    from workplan.cli.progress import watching

    shell.lexicon()
    sources = collect(arguments)
    if output is not None:
        spare((source.location for source in sources), [output])
    documents: list[Document] = []
    with watching(shell, len(sources)) as bar:
        for number, source in enumerate(sources, 1):
            failed = False
            try:
                documents.append(read(shell, source, alone=len(sources) == 1))
            except WorkplanError as error:
                if number == len(sources) and not documents:
                    raise
                shell.complain(error)
                failed = True
            bar.step(failed=failed)
    return documents, len(sources) - len(documents)


def read_one(shell: Shell, argument: str) -> Document:
    """Return the document in one file or behind a URL (``-``: stdin).

    Raises:
        UsageError: it is a folder.
        WorkplanError: it can't be read.
    """
    if os.path.isdir(argument):
        raise shell.wrong_use("usage.one-file", path=argument)
    sources = collect([argument])
    if len(sources) != 1:
        raise shell.wrong_use("usage.one-file", path=argument)
    return read(shell, sources[0])


def views(shell: Shell, source: Source, data: bytes, *, alone: bool) -> list[PageView]:
    """Return the pages of a PDF as they look.

    Args:
        shell: the limits of files.
        source: the file.
        data: its bytes.
        alone: whether it is the only one: of several, those that can't be drawn have none.

    Raises:
        UsageError: it is no PDF.
    """
    from workplan.readers.pages.views import views as drawn

    try:
        return drawn(data, name=file_name(source.location), limits=shell.limits)
    except UsageError:
        if alone:
            raise
        return []


def _opened(source: Source, data: bytes | None = None) -> str | BinaryIO:
    """Return what the readers take: a path, or bytes (of stdin, a URL, what was read already) under their name."""
    if data is None and source.location != STDIN and not is_url(source.location):
        return source.location
    file = io.BytesIO(fetch(source.location) if data is None else data)
    if source.location != STDIN:
        file.name = file_name(source.location)
    return file


def _unreadable(source: Source, zh: str, en: str) -> UnreadableError:
    return UnreadableError(zh=f"{source}：{zh}", en=f"{source}: {en}")
