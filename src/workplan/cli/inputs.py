"""Arguments of the command → the files they stand for, each with the name of what is made from it."""

from __future__ import annotations

import os
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from workplan.cli.messages import LANGUAGES, say, why
from workplan.errors import UnreadableError, WorkplanError

if TYPE_CHECKING:
    from workplan.cli.shell import Shell
    from workplan.model import Document

STDIN: Final = "-"
_ENDING: Final = re.compile(r"(?<=[^/])\.(?=[0-9]?[A-Za-z])[A-Za-z0-9]{1,5}$")


@dataclass(frozen=True, slots=True)
class Input:
    """One file to read.

    Attributes:
        path: the file, ``-`` for stdin.
        name: name of the document and, with an ending, of the file made from it; parts of a folder keep their
            subfolders (``2023/notice``).
    """

    path: Path
    name: str

    def __str__(self) -> str:
        return str(self.path)


def collect(shell: Shell, arguments: Sequence[Path], *, leave_out: Path | None = None) -> list[Input]:
    """Return the files that ``arguments`` stand for, in order and without repeats, each under a name of its own.

    Files that would get one name (``a.txt`` and ``a.html``) keep their endings in it; if that isn't enough, the later
    ones get ``~2``, ``~3``. The names depend on the arguments alone.

    Args:
        shell: tells people things.
        arguments: files, folders (all files below them, hidden ones aside) and ``-``.
        leave_out: a folder below which nothing is read: the one that is written to.

    Raises:
        UsageError: a folder holds no file.
    """
    found: dict[str, tuple[Path, Path]] = {}
    for argument in arguments:
        if str(argument) != STDIN and argument.is_dir():
            files = list(_below(argument, leave_out))
            if not files:
                raise shell.wrong_use("usage.no-files", folder=argument)
            for file in files:
                found.setdefault(os.path.abspath(file), (file, file.relative_to(argument)))
        else:
            found.setdefault(os.path.abspath(argument), (argument, Path(argument.name)))
    return _named(found.values())


def _below(folder: Path, leave_out: Path | None) -> Iterator[Path]:
    """Yield the files below ``folder`` in one order on every machine."""
    without = os.path.abspath(leave_out) if leave_out else None
    for where, folders, files in os.walk(folder):
        folders[:] = sorted(
            f for f in folders if not f.startswith(".") and os.path.abspath(os.path.join(where, f)) != without
        )
        for file in sorted(files):
            path = Path(where, file)
            if not file.startswith(".") and path.is_file():
                yield path


def _named(found: Iterable[tuple[Path, Path]]) -> list[Input]:
    """Give each file a name: without its ending where that is enough, with it else, numbered at last."""
    pairs = [(path, "stdin" if str(path) == STDIN else _shown(place)) for path, place in found]
    short = Counter(_stem(name).casefold() for _, name in pairs)
    taken: Counter[str] = Counter()
    inputs = []
    for path, full in pairs:
        name = _stem(full) if short[_stem(full).casefold()] == 1 else full
        taken[name.casefold()] += 1
        number = taken[name.casefold()]
        inputs.append(Input(path, name if number == 1 else f"{name}~{number}"))
    return inputs


def _stem(name: str) -> str:
    """Return a relative file name without its ending, where that is one: ``第1.2版`` and ``v1.5`` have none."""
    return _ENDING.sub("", name)


def _shown(place: Path) -> str:
    """Return a relative path as text, also where its bytes are no UTF-8."""
    return os.fsencode(place.as_posix()).decode("utf-8", "replace")


def read(shell: Shell, source: Input) -> Document:
    """Return the document in ``source``; whatever is wrong with it comes as one error that names the file.

    Raises:
        WorkplanError: it can't be read.
    """
    from workplan.pipeline import parse_file

    lexicon = shell.lexicon()
    try:
        return parse_file(
            sys.stdin.buffer if str(source.path) == STDIN else source.path, name=source.name, lexicon=lexicon
        )
    except WorkplanError:
        raise
    except OSError as error:
        raise _unreadable(source, why(error, "zh"), why(error, "en")) from None
    except MemoryError:
        raise _unreadable(source, say("error.memory", "zh"), say("error.memory", "en")) from None
    except Exception as error:
        if os.environ.get("WORKPLAN_DEBUG"):
            raise
        zh, en = (say("error.fault", lang, error=f"{type(error).__name__}: {error}") for lang in LANGUAGES)
        raise _unreadable(source, zh, en) from None


def read_one(shell: Shell, path: Path) -> Document:
    """Return the document in one file (``-``: stdin).

    Raises:
        UsageError: it is a folder.
        WorkplanError: it can't be read.
    """
    if path.is_dir():
        raise shell.wrong_use("usage.one-file", path=path)
    return read(shell, collect(shell, [path])[0])


def _unreadable(source: Input, zh: str, en: str) -> UnreadableError:
    return UnreadableError(zh=f"{source}：{zh}", en=f"{source}: {en}")
