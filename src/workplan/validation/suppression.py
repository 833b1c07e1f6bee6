"""Comments in a text → findings that they keep quiet: ``<!-- workplan: ignore[X003] -->``, ``workplan: ignore-file``.

A comment at the end of a line is about that line, one on a line of its own about the next line that is not blank, and
``ignore-file`` about the whole text. Codes are selectors as on the command line; without any all findings keep quiet.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from workplan.model import Document, Finding
from workplan.source import fold
from workplan.structure.read_over import COMMENT
from workplan.validation.registry import by_code, matches

_ALL: Final = ("ALL",)
_PARTING: Final = re.compile("[,，]")
_ABOUT: Final = re.compile(r"[\s<!>#/*（）()\-—]*")


def told(document: Document, findings: Sequence[Finding]) -> list[Finding]:
    """Return the findings that no comment of the text keeps quiet; comments count in plain text and Markdown.

    >>> from workplan.pipeline import parse
    >>> from workplan.validation import validate
    >>> text = "一、甲乙\\n建设平台，，汇聚数据。{}\\n二、丙丁\\n落实。"
    >>> [f.code for f in validate(parse(text.format("")), select=["X005"])]
    ['X005']
    >>> validate(parse(text.format("<!-- workplan: ignore[X005] -->")), select=["X005"])
    []
    """
    folded = fold(document.text) if document.provenance.reader == "text" else ""
    if not COMMENT.search(folded):
        return list(findings)
    quiet, everywhere = _comments(folded)
    return [finding for finding in findings if not _means((*everywhere, *quiet.get(finding.line, ())), finding)]


def _means(selectors: Sequence[str], finding: Finding) -> bool:
    rule = by_code(finding.code)
    return any(matches(selector, rule) for selector in selectors)


def _comments(text: str) -> tuple[dict[int, tuple[str, ...]], tuple[str, ...]]:
    """Return the selectors of what keeps quiet: by line, and in the whole text."""
    quiet: dict[int, tuple[str, ...]] = {}
    everywhere: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()
    for number, line in enumerate(text.split("\n"), start=1):
        comment = COMMENT.search(line)
        if comment is None:
            if line.strip():
                quiet[number] = waiting
                waiting = ()
            continue
        given = comment["codes"]
        codes = tuple(code.strip() for code in _PARTING.split(given) if code.strip()) if given else _ALL
        alone = _ABOUT.fullmatch(line[: comment.start()] + line[comment.end() :]) is not None
        quiet[number] = _ALL if alone else (*codes, *waiting)
        if comment["file"]:
            everywhere += codes
        elif alone:
            waiting += codes
        if not alone:
            waiting = ()
    return quiet, everywhere
