"""Calls of python-calamine → what they return, or one of our errors: a library in Rust gives up in its own way."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator

from workplan.errors import UnreadableError


@contextlib.contextmanager
def calling(damaged: Callable[[object], UnreadableError], encrypted: Callable[[], UnreadableError]) -> Iterator[None]:
    """Turn what the library throws while it opens or reads a workbook into an error about the file.

    Args:
        damaged: returns the error for a file that is broken, from what the library says about it.
        encrypted: returns the error for a file that only a password opens.

    Raises:
        UnreadableError: the library can't read the file, or gives up on it.
    """
    from python_calamine import CalamineError, PasswordError

    try:
        with _quiet():
            yield
    except PasswordError:
        raise encrypted() from None
    except (CalamineError, OSError, ValueError) as error:
        raise damaged(error) from error
    except BaseException as error:  # a fault inside the library comes as no Exception
        if type(error).__name__ != "PanicException":
            raise
        raise damaged(error) from error


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """Let nobody see what the library prints where it gives up: the error says it."""
    try:
        kept = os.dup(2)
    except OSError:
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(nowhere)
        os.close(kept)
