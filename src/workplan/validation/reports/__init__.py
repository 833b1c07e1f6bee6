"""Findings → text that people, editors and other programs read: one file a format, and the table of them.

A format is a function of the files with their findings and the language; it returns all of the output. The files come
one after the other, so that none has to be kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from typing import Final, NamedTuple, cast

from workplan.model import Document, Finding

MENDABLE: Final = "text"
"""The reader of the files that fixes may be put into: plain text and Markdown."""


class Checked(NamedTuple):
    """One file and what was found in it.

    Attributes:
        file: its path as it was given, with forward slashes.
        document: what was read from it.
        findings: its findings.
    """

    file: str
    document: Document
    findings: Sequence[Finding]

    def is_mended(self, finding: Finding) -> bool:
        """Tell whether ``--fix`` mends a finding: its fix is safe, and the file one that may be written."""
        return finding.fix is not None and finding.fix.safe and self.document.provenance.reader == MENDABLE


class Unread(NamedTuple):
    """One file that can't be read, and why.

    Attributes:
        file: its path as it was given.
        zh: why, in Chinese.
        en: the same in English.
    """

    file: str
    zh: str
    en: str

    def message(self, lang: str) -> str:
        """Return why, in ``"zh"`` or (anything else) English."""
        return self.zh if lang == "zh" else self.en


UNREADABLE: Final = "unreadable"
"""What stands in the place of a rule's code for a file that can't be read."""

Report = Callable[[Iterable[Checked], str, Sequence[Unread]], str]

FORMATS: Final = ("text", "concise", "json", "sarif", "github")
"""The formats by name, the usual one first; each is a module of this package with a ``report`` function."""

_MODULES: Final = {"text": "excerpt", "concise": "concise", "json": "rows", "sarif": "sarif", "github": "github"}


def report(form: str, checked: Iterable[Checked], lang: str = "en", unread: Sequence[Unread] = ()) -> str:
    """Return the findings in the format ``form``.

    Args:
        form: one of :data:`FORMATS`.
        checked: the files with their findings, in order; taken once, and none is kept.
        lang: ``"zh"`` or (anything else) English.
        unread: the files that could not be read, as it stands when ``checked`` has ended.

    >>> report("json", [])
    '[]\\n'
    """
    module = import_module(f"workplan.validation.reports.{_MODULES[form]}")
    return cast(Report, module.report)(checked, lang, unread)
