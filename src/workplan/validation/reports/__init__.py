"""Findings → text that people, editors and other programs read: one file a format, and the table of them.

A format is a function of the files with their findings and the language; it returns all of the output.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Final, NamedTuple, cast

from workplan.model import Document, Finding


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


Report = Callable[[Sequence[Checked], str], str]

FORMATS: Final = ("text", "concise", "json", "sarif", "github")
"""The formats by name, the usual one first; each is a module of this package with a ``report`` function."""

_MODULES: Final = {"text": "excerpt", "concise": "concise", "json": "rows", "sarif": "sarif", "github": "github"}


def report(form: str, checked: Sequence[Checked], lang: str = "en") -> str:
    """Return the findings in the format ``form``.

    Args:
        form: one of :data:`FORMATS`.
        checked: the files with their findings, in order.
        lang: ``"zh"`` or (anything else) English.

    >>> report("json", [])
    '[]\\n'
    """
    module = import_module(f"workplan.validation.reports.{_MODULES[form]}")
    return cast(Report, module.report)(checked, lang)
