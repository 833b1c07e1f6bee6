"""Files with their documents → what is found in each: settings of their folders, baselines, editions, fixes.

What the command ``workplan validate`` does but for reading, writing and telling, so that a program can do the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from workplan.lexicon import Lexicon
from workplan.model import Document, Finding, Severity
from workplan.validation import validate
from workplan.validation.baseline import Baseline
from workplan.validation.config import Config, find
from workplan.validation.files import MendedFile, mend_file
from workplan.validation.reports import Checked


@dataclass(slots=True)
class Run:
    """One run over many files.

    Attributes:
        select: selectors of the rules to run; those of the settings, if empty.
        ignore: selectors to leave out, besides those of the settings.
        lexicon: the words in force, the built-in ones if None.
        editions: earlier editions of the plan, oldest first.
        baseline: the baseline file; that of the settings, if None.
        least: findings below this severity are left out.

    >>> import workplan
    >>> document = workplan.parse("一、加快立法\\n制定办法。\\n三、保障\\n落实。", name="plan")
    >>> [finding.code for finding in Run(select=["S001"]).check(document, Path("plan.txt")).findings]
    ['S001']
    """

    select: Sequence[str] = ()
    ignore: Sequence[str] = ()
    lexicon: Lexicon | None = None
    editions: Sequence[Document] = ()
    baseline: Path | None = None
    least: Severity = Severity.INFO
    _configs: dict[Path, Config] = field(default_factory=dict)
    _baselines: dict[Path, Baseline] = field(default_factory=dict)

    def check(self, document: Document, path: Path | None, *, shown: str = "") -> Checked:
        """Return what is found in a document.

        Args:
            document: what was read from the file.
            path: the file, whose folder's settings hold; None where it is none (those of this folder hold then).
            shown: what the file is called in reports and baselines, its path if empty.

        Raises:
            UsageError: settings or baseline can't be read, or a selector names no rule.
        """
        name = shown or (path.as_posix() if path else document.name or "")
        return Checked(name, document, self._findings(document, path, name))

    def mend(
        self,
        document: Document,
        path: Path | None,
        *,
        data: bytes | None = None,
        shown: str = "",
        unsafe: bool = False,
    ) -> MendedFile | None:
        """Return what the safe fixes (the unsafe ones too, if asked for) make of a file; nothing is written.

        Args:
            document: what was read from the file.
            path: the file; None where it is none, but ``data``.
            data: its bytes, where they are known; else the file is read again.
            shown: what the file is called in messages and baselines, its path if empty.
            unsafe: put in the fixes that are not safe, too.

        Returns:
            The mended file, None if there is nothing to fix.

        Raises:
            UsageError: the file is no plain text.
        """
        name = shown or (path.as_posix() if path else document.name or "")

        def raw() -> bytes:
            return path.read_bytes() if data is None and path else data or b""

        def check(again: Document) -> list[Finding]:
            return self._findings(again, path, name)

        return mend_file(raw, document, check, shown=name, lexicon=self.lexicon, unsafe=unsafe)

    def _findings(self, document: Document, path: Path | None, name: str) -> list[Finding]:
        config = self._config(path.parent if path else Path())
        ignored = config.ignored_in(path) if path else config.ignore
        found = [
            finding
            for finding in validate(
                document,
                select=self.select or config.select,
                ignore=(*ignored, *self.ignore),
                lexicon=self.lexicon,
                editions=self.editions,
            )
            if finding.severity.rank >= self.least.rank
        ]
        known = self._known(config)
        return known.new(name, document, found) if known else found

    def _config(self, folder: Path) -> Config:
        if folder not in self._configs:
            self._configs[folder] = find(folder)
        return self._configs[folder]

    def _known(self, config: Config) -> Baseline | None:
        path = self.baseline or config.baseline
        if path is None:
            return None
        if path not in self._baselines:
            self._baselines[path] = Baseline.read(path)
        return self._baselines[path]


def baseline_of(checked: Iterable[Checked]) -> bytes:
    """Return the baseline file that knows all that was found."""
    return Baseline.of(checked).to_json().encode()
