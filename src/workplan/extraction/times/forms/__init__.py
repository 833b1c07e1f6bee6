"""The written forms of a time: what 6月底前, “十四五”末, 每季度, 3年内 look like, and what each says by itself.

A form is a row: its name, its pattern in verbose form with an example at each line, and the reader that turns a match
into a ``Written``. What that means for the work is decided in ``rules``. In a pattern ``«event»`` stands for the words
of this use in the lexicon's ``time_words``. All patterns run on the text of a ``View``: half-width, no white space.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from workplan.extraction.times.forms.intervals import INTERVALS
from workplan.extraction.times.forms.points import POINTS
from workplan.extraction.times.forms.spells import SPELLS
from workplan.writing.patterns import alternation

if TYPE_CHECKING:
    from workplan.extraction.times.forms.form import Form
    from workplan.extraction.times.written import Known, Written
    from workplan.lexicon import Lexicon

FORMS: Final[tuple[Form, ...]] = (*INTERVALS, *SPELLS, *POINTS)
"""All forms in the order in which they are tried at a place."""

_READERS: Final = {form.name: form.read for form in FORMS}
_WORDS: Final = re.compile("«([a-z_]+)»")
_STARTS: Final = '0123456789一二两三四五六七八九十半每按未今明本次翌去年上下前第春秋即用利通经连逐分春夏秋冬有自从“"'


class Patterns(NamedTuple):
    """The forms compiled with the words of one lexicon.

    Attributes:
        anchor: the few characters of which every form holds one; what has none has no time.
        start: the characters that a form may begin with.
        form: one written time; the group that closed last is named like its form.
    """

    anchor: re.Pattern[str]
    start: re.Pattern[str]
    form: re.Pattern[str]


def patterns(lexicon: Lexicon) -> Patterns:
    """Compile the forms with the lexicon's words; called once per lexicon."""
    words: dict[str, list[str]] = {}
    for row in lexicon.table("time_words"):
        words.setdefault(row["use"], []).append(row["word"])

    def listed(use: re.Match[str]) -> str:
        return f"(?:{alternation(words.get(use[1], ())) or '(?!)'})"

    starts = "".join(
        sorted({*_STARTS, *(word[0] for use in ("event", "phase", "origin") for word in words.get(use, ()))})
    )
    ends = "".join(sorted({word[-1] for word in words.get("event", ())}))
    telling = (
        r"(?<=[年月季末每])|(?<=[年月日天周期度之以间]内)|(?<=[时前中后]期)|(?<=期)(?=[内间末满届结])"
        rf"|(?<=[之即]日)|(?<=[{ends}]前)|(?<=[{ends}][之以]前)|(?<=按[周旬])|(?<=周)[一1]|(?<=[今明][春夏秋冬])"
        r"|(?<=(?:19|20)\d\d[-./])(?=\d)"
    )
    return Patterns(
        anchor=re.compile(rf"[年月季期末内每日前周旬春夏秋冬\-./](?:{telling})"),
        start=re.compile(f"[{re.escape(starts)}]"),
        form=re.compile("|".join(f"(?P<{form.name}>{_WORDS.sub(listed, form.pattern)})" for form in FORMS), re.VERBOSE),
    )


def read(found: re.Match[str], known: Known) -> Written | None:
    """Turn a match of ``Patterns.form`` into what it says, None where it says nothing after all."""
    return _READERS[found.lastgroup or ""](found, known)
