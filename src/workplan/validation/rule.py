"""How a rule of validation is written down: code, names, reason, examples and the check, all in one value.

Each file below ``validation/rules`` holds one :class:`CheckRule`; the documentation page, ``--explain`` and the tests
are made from the same text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from workplan.model import Severity

if TYPE_CHECKING:
    from workplan.validation.draft.draft import Draft

DRAFTING_RULES: Final = "党政机关公文处理工作条例"
LAYOUT: Final = "GB/T 9704-2012"
PUNCTUATION: Final = "GB/T 15834-2011"
NUMERALS: Final = "GB/T 15835-2011"
CONSISTENCY: Final = "文件自身一致 (the document's own consistency)"
CONTINUITY: Final = "历年版本相承 (the continuity of a series)"


class Mend(NamedTuple):
    """A mend: ``replacement`` goes in the place of the characters ``start`` to ``end``.

    It is safe where the form alone shows that the text is wrong and what is right; all others are for a person to take.
    """

    start: int
    end: int
    replacement: str
    safe: bool = False


class Hit(NamedTuple):
    """A place that a rule objects to.

    Attributes:
        start: first character of the source text.
        end: first character behind the place.
        zh: what is wrong there and what to do, in Chinese.
        en: the same in English.
        mend: what mends it, if anything does.
    """

    start: int
    end: int
    zh: str
    en: str
    mend: Mend | None = None


class CheckRule(NamedTuple):
    """One rule of validation.

    Attributes:
        code: letter of the family and number, e.g. ``S001``.
        name: short name for the command line, e.g. ``number-gap``.
        zh: what it finds, in Chinese.
        en: the same in English.
        severity: how much a finding matters.
        why_zh: why it matters, in Chinese.
        why_en: the same in English.
        source: the standard or habit that says so.
        bad: a text with the fault: the plan that follows the usual head of a notice, or a whole notice.
        good: the same text without it.
        check: yields a :class:`Hit` for each place.
        earlier: the edition before, where the rule compares with it; written like ``bad``, and of the year before.
        names: the names of the two documents, where the file's name matters.
        alone: where it finds something, the text is none that the other rules are about, and they keep quiet.
        many: with more findings than this in one file, the form for people shows the first and says how many there are.
    """

    code: str
    name: str
    zh: str
    en: str
    severity: Severity
    why_zh: str
    why_en: str
    source: str
    bad: str
    good: str
    check: Callable[[Draft], Iterator[Hit]]
    earlier: str = ""
    names: tuple[str, str] | None = None
    alone: bool = False
    many: int = 50

    def __str__(self) -> str:
        return f"{self.code} {self.name}: {self.en}"

    def __repr__(self) -> str:
        return f"<CheckRule {self}>"
