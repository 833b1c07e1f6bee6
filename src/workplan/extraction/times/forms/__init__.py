"""The written forms of a time: what 6月底前, “十四五”末, 每季度, 3年内 look like, and what each says by itself.

A form is a row: its name, the characters that it may begin with, its pattern in verbose form with an example at each
line, and the reader that turns a match into a ``Written``. What that means for the work is decided in ``rules``. In a
pattern ``«event»`` stands for the words of this use in the lexicon's ``time_words``. All patterns run on the text of a
``View``: half-width, no white space.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple

from workplan.extraction.times.forms import intervals, points, spells
from workplan.extraction.times.forms.form import Part
from workplan.writing.late import late
from workplan.writing.patterns import alternation

if TYPE_CHECKING:
    from workplan.extraction.times.forms.form import Form
    from workplan.extraction.times.written import Known, Written
    from workplan.lexicon import Lexicon

OF_FIGURES: Final[tuple[Form, ...]] = (*intervals.INTERVALS, *spells.SPELLS, *points.POINTS)
"""The forms that may begin with a figure, in the order in which they are tried at a place: those side by side that
any text may have in one pattern."""
BESIDES: Final[tuple[Form, ...]] = (*intervals.BESIDES, *spells.BESIDES, *points.BESIDES)
"""The forms that begin with a word of their own; tried before the others, each where that word may stand."""
FORMS: Final = (*BESIDES, *OF_FIGURES)
"""All forms."""

_READERS: Final = {form.name: form.read for form in FORMS}
_WORDS: Final = re.compile("«([a-z_]+)»")


class Starting:
    """The patterns of what may begin with a character, in the order in which they are tried."""

    def __init__(self, rows: Sequence[tuple[Collection[str], str, re.Pattern[str]]]) -> None:
        self._rows = rows
        self._signs = tuple({holds for _, holds, _ in rows if holds})
        self._known: dict[tuple[str, ...], Mapping[str, Sequence[re.Pattern[str]]]] = {}

    def within(self, text: str) -> Mapping[str, Sequence[re.Pattern[str]]]:
        """Return them by that character, without the forms of which ``text`` holds no sign."""
        held = tuple([signs for signs in self._signs if any(map(text.__contains__, signs))])
        if held not in self._known:
            found: dict[str, list[re.Pattern[str]]] = {}
            for chars, holds, pattern in self._rows:
                for char in chars if not holds or holds in held else ():
                    found.setdefault(char, []).append(pattern)
            self._known[held] = found
        return self._known[held]


class Patterns(NamedTuple):
    """The forms compiled with the words of one lexicon, but for ``anchor`` each when first asked.

    Attributes:
        anchor: the few characters of which every form holds one; what has none has no time.
        starting: the patterns of what may begin with a character; the group of a match that closed last is named like
            its form.
        parts: what may stand behind a form, by the form's name.
    """

    anchor: re.Pattern[str]
    starting: Starting
    parts: Mapping[str, Sequence[Part]]


def patterns(lexicon: Lexicon) -> Patterns:
    """Prepare the forms with the lexicon's words; called once per lexicon."""
    words: dict[str, list[str]] = {}
    for row in lexicon.table("time_words"):
        words.setdefault(row["use"], []).append(row["word"])

    def listed(use: re.Match[str]) -> str:
        return f"(?:{alternation(words.get(use[1], ())) or '(?!)'})"

    def firsts(use: re.Match[str]) -> str:
        return "".join(word[0] for word in words.get(use[1], ()))

    ends = "".join(sorted({word[-1] for word in words.get("event", ())}))
    telling = (
        r"(?<=[年月季末每])|(?<=[年月日天周期度之以间]内)|(?<=[时前中后]期)|(?<=期)(?=[内间末满届结])"
        rf"|(?<=[之即]日)|(?<=[{ends}]前)|(?<=[{ends}][之以”]前)|(?<=按[周旬])|(?<=周)[一1]|(?<=[今明][春夏秋冬])"
        r"|(?<=(?:19|20)\d\d[-./])(?=\d)"
    )
    rows: list[tuple[Collection[str], str, re.Pattern[str]]] = []
    together = [tuple(forms) for _, forms in groupby(OF_FIGURES, key=lambda form: form.holds)]
    for forms in (*((form,) for form in BESIDES), *together):
        chars = {char for form in forms for char in _WORDS.sub(firsts, form.starts)}
        rows.append((chars, forms[0].holds, late(_either(forms, listed), re.VERBOSE)))
    return Patterns(
        anchor=re.compile(rf"[年月季期末内每日前周旬春夏秋冬\-./](?:{telling})"),
        starting=Starting(rows),
        parts={
            form.name: [
                Part(frozenset(starts), late(_WORDS.sub(listed, part), re.VERBOSE)) for starts, part in form.parts
            ]
            for form in FORMS
        },
    )


def _either(forms: Iterable[Form], listed: Callable[[re.Match[str]], str]) -> str:
    """Return one pattern for several forms, each a group of its name."""
    return "|".join(f"(?P<{form.name}>{_WORDS.sub(listed, form.pattern)})" for form in forms)


def read(found: re.Match[str], patterns: Patterns, known: Known) -> Written:
    """Turn a match of a form into what it says together with the parts behind it."""
    name = found.lastgroup or ""
    return _READERS[name](found, known, patterns.parts[name])
