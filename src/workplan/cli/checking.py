"""Files → what is found in each, one after the other: read, mended where that is asked for, checked, counted."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from workplan.batch.storage import STDIN, is_url
from workplan.cli.inputs import read
from workplan.cli.progress import watching
from workplan.errors import UsageError, WorkplanError
from workplan.model import Severity
from workplan.validation.reports import Unread
from workplan.validation.reports.tally import Tally
from workplan.visible import in_one_line, visible

if TYPE_CHECKING:
    from workplan.batch import Source
    from workplan.cli.progress import Bar
    from workplan.cli.shell import Shell
    from workplan.model import Document
    from workplan.validation.reports import Checked
    from workplan.validation.run import Run


class Mode(NamedTuple):
    """What is done with the fixes: put in, shown, the unsafe ones too."""

    fix: bool
    diff: bool
    unsafe: bool


@dataclass(slots=True)
class Checking:
    """The check of many files, and what has come of them so far.

    Attributes:
        shell: what is told goes there.
        run: rules, settings, baselines, editions.
        mode: what is done with the fixes.
        unread: the files that could not be read.
        tally: how much was found.
        mended: how often fixes of each rule were put in, or would be.
        files: in how many files.
        failed: how many files could not be read or mended.
    """

    shell: Shell
    run: Run
    mode: Mode
    unread: list[Unread] = field(default_factory=list)
    tally: Tally = field(default_factory=Tally)
    mended: Counter[str] = field(default_factory=Counter)
    files: int = 0
    failed: int = 0

    def each(self, sources: Sequence[Source]) -> Iterator[Checked]:
        """Read, check and mend one file after the other and yield what is found in it; nothing of it is kept.

        What can't be read is told on stderr.
        """
        with watching(self.shell, len(sources)) as bar:
            for source in sources:
                checked = self._check(source, bar, alone=len(sources) == 1)
                bar.step(failed=checked is None)
                if checked is not None:
                    self.tally.add(checked)
                    with bar.aside():
                        yield checked

    def _check(self, source: Source, bar: Bar, *, alone: bool) -> Checked | None:
        path = None if source.location == STDIN or is_url(source.location) else Path(source.location)
        shown = path.as_posix() if path else str(source)
        try:
            document = read(self.shell, source, alone=alone)
        except WorkplanError as error:
            self._lost(shown, error)
            return None
        try:
            if path is not None and (self.mode.fix or self.mode.diff):
                document = self._mend(document, path, shown, bar)
        except UsageError as error:
            # What can't be mended is checked all the same.
            self.shell.complain(error)
            self.failed += 1
        try:
            return self.run.check(document, path, shown=shown)
        except WorkplanError as error:
            self._lost(shown, error)
            return None

    def _lost(self, shown: str, error: WorkplanError) -> None:
        self.shell.complain(error)
        self.unread.append(Unread(shown, error.message("zh"), error.message("en")))
        self.failed += 1

    def _mend(self, document: Document, path: Path, shown: str, bar: Bar) -> Document:
        """Put the fixes into a file, or show what they would do; return the document as it is then."""
        from workplan.cli.rewriting import rewrite
        from workplan.pipeline import parse
        from workplan.validation.fixes import diff as difference

        done = self.run.mend(document, path, shown=shown, unsafe=self.mode.unsafe)
        if done is None:
            return document
        self.mended.update(done.codes)
        self.files += 1
        if self.mode.diff:
            with bar.aside():
                sys.stdout.write(visible(difference(done.before, done.after, in_one_line(path.as_posix()))))
            return document
        rewrite(path, done.data)
        return parse(done.after, name=document.name, lexicon=self.run.lexicon)

    def close(self, *, for_people: bool) -> None:
        """Tell on stderr what was mended, and for people how many findings there are."""
        if self.mended:
            self.shell.tell(
                "validate.would-fix" if self.mode.diff else "validate.fixed",
                count=self.mended.total(),
                files=self.files,
                codes=", ".join(f"{code} {count}" for code, count in sorted(self.mended.items())),
            )
        if not for_people or self.mode.diff or not self.tally.files:
            return
        found = self.tally
        if not found.found:
            self.shell.tell("validate.well", files=found.files)
            return
        self.shell.tell(
            "validate.left" if self.mode.fix else "validate.found",
            count=found.found,
            wrong=found.wrong,
            files=found.files,
            **{severity.value: found.severities[severity] for severity in Severity},
        )
        if found.safe.total():
            self.shell.tell("validate.fixable", count=found.safe.total())
        if found.unsafe:
            self.shell.tell("validate.to-judge", count=found.unsafe)
