"""Findings that are known ↔ a baseline file: what stood in an old plan when it was taken stays quiet.

A finding is known by file, code, section and the words of its line, not by its line number, so that edits elsewhere
don't bring it back.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from workplan.errors import UnreadableError, UsageError
from workplan.model import Document, Finding
from workplan.readers.disk import contents
from workplan.source import squeeze
from workplan.visible import in_json

_VERSION: Final = 1

Key = tuple[str, str, str]


def _key(file: str, document: Document, finding: Finding) -> Key:
    """Return what a finding is known by: file, code, and a digest of its place's words and their line."""
    text = document.text
    start = text.rfind("\n", 0, finding.span.start) + 1
    end = text.find("\n", finding.span.start)
    line = squeeze(text[start : end if end >= 0 else len(text)])
    words = f"{finding.path}\0{squeeze(finding.span.of(text))}\0{line}"
    return file, finding.code, hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()[:16]


class Baseline:
    """The findings that are known, each as often as it was found.

    Args:
        known: how often each is known.
    """

    def __init__(self, known: Iterable[tuple[Key, int]] = ()) -> None:
        self._known: Counter[Key] = Counter(dict(known))

    @classmethod
    def of(cls, found: Iterable[tuple[str, Document, Sequence[Finding]]]) -> Baseline:
        """Return the baseline that knows all of ``found``: files with their documents and findings."""
        counts: Counter[Key] = Counter()
        for file, document, findings in found:
            counts.update(_key(file, document, finding) for finding in findings)
        return cls(counts.items())

    def new(self, file: str, document: Document, findings: Sequence[Finding]) -> list[Finding]:
        """Return the findings of ``file`` that the baseline does not know."""
        left = Counter(self._known)
        out = []
        for finding in findings:
            key = _key(file, document, finding)
            if left[key] > 0:
                left[key] -= 1
            else:
                out.append(finding)
        return out

    def to_json(self) -> str:
        """Return the baseline as the text of its file: sorted, a finding a line."""
        rows = [
            {"file": file, "code": code, "words": words, "count": count}
            for (file, code, words), count in sorted(self._known.items())
        ]
        lines = ",\n".join(f"  {in_json(json.dumps(row, ensure_ascii=False))}" for row in rows)
        return (
            f'{{"version": {_VERSION}, "findings": [\n{lines}\n]}}\n'
            if rows
            else f'{{"version": {_VERSION}, "findings": []}}\n'
        )

    @classmethod
    def read(cls, path: Path) -> Baseline:
        """Return the baseline in a file.

        Raises:
            UsageError: it can't be read, or is none.
        """
        try:
            text = contents(path).decode("utf-8")
        except (OSError, ValueError, UnreadableError):
            raise UsageError(
                zh=f"{path}：读不到这个基线文件；请用 --write-baseline 生成",
                en=f"{path}: this baseline file can't be read; make one with --write-baseline",
            ) from None
        return cls.from_json(text, str(path))

    @classmethod
    def from_json(cls, text: str, where: str) -> Baseline:
        """Return the baseline in the text of its file.

        Raises:
            UsageError: the text is no baseline; the message names ``where``.
        """
        try:
            data = json.loads(text)
            if data["version"] != _VERSION:
                raise ValueError(data["version"])
            return cls(((str(r["file"]), str(r["code"]), str(r["words"])), int(r["count"])) for r in data["findings"])
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError, OverflowError):
            raise UsageError(
                zh=f"{where}：不是本版 workplan 的基线文件；请用 --write-baseline 重新生成",
                en=f"{where}: no baseline file of this version of workplan; make it anew with --write-baseline",
            ) from None
