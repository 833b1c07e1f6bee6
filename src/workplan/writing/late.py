"""Patterns that few texts need → compiled when first asked: compiling them all takes longer than reading a notice."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Final, cast

if TYPE_CHECKING:
    import regex

_ASKED: Final = ("match", "search", "fullmatch", "finditer", "findall", "split", "sub", "subn")


class _Late:
    """Stands for a pattern until it is asked for the first time."""

    def __init__(self, compiled: Callable[[], object]) -> None:
        self._compiled = compiled

    def __getattr__(self, name: str) -> object:
        made = self._compiled()
        # from now on the methods are found here and nothing stands between
        self.__dict__.update({asked: getattr(made, asked) for asked in _ASKED})
        return getattr(made, name)


def late(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern of ``re``, compiled when it is first asked.

    >>> late(r"[甲乙]丙").search("乙丙").group()
    '乙丙'
    """
    return cast("re.Pattern[str]", _Late(lambda: re.compile(pattern, flags)))


def late_regex(pattern: str, flags: int = 0) -> regex.Pattern[str]:
    r"""Return a pattern of ``regex``, compiled when it is first asked; see :func:`late`.

    >>> late_regex(r"\p{Han}+").match("甲乙1").group()
    '甲乙'
    """

    def compiled() -> object:
        import regex

        return regex.compile(pattern, flags)

    return cast("regex.Pattern[str]", _Late(compiled))
