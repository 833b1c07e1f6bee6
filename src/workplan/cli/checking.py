"""Files → what is found in each, one after the other: read, mended where that is asked for, checked, counted."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from workplan.batch.storage import STDIN, is_url
from workplan.cli.inputs import content, read
from workplan.cli.progress import watching
from workplan.cli.texts import why
from workplan.errors import WorkplanError
from workplan.model import Severity
from workplan.validation.reports import MENDABLE, Unread
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
        mends = self.mode.fix or self.mode.diff
        try:
            data = content(source) if path is None and mends else None
            document = read(self.shell, source, alone=alone, data=data)
        except WorkplanError as error:
            self._lost(shown, error)
            return None
        unmended: WorkplanError | None = None
        try:
            if mends:
                with bar.aside():
                    document = self._mend(document, source, path, data, shown)
        except WorkplanError as error:
            unmended = error
        try:
            checked = self.run.check(document, path, shown=shown)
        except WorkplanError as error:
            self._lost(shown, error)
            return None
        if unmended is not None:
            # What can't be mended is checked all the same.
            self.shell.complain(unmended)
            self.failed += 1
        return checked

    def _lost(self, shown: str, error: WorkplanError) -> None:
        self.shell.complain(error)
        self.unread.append(Unread(shown, error.message("zh"), error.message("en")))
        self.failed += 1

    def _mend(self, document: Document, source: Source, path: Path | None, data: bytes | None, shown: str) -> Document:
        """Put the fixes into a file, or show what they would do; return the document as it is then.

        What is made of stdin goes to stdout, with nothing to fix too.
        """
        from workplan.cli.rewriting import rewrite
        from workplan.pipeline import parse
        from workplan.validation.fixes import diff as difference

        try:
            done = self.run.mend(document, path, data=data, shown=shown, unsafe=self.mode.unsafe)
            if done is not None and self.mode.fix and path is not None:
                rewrite(path, done.data)
        except OSError as error:
            said = why(error, self.shell.lang)
            raise self.shell.error("error.system", what=error.filename or shown, why=said) from None
        if self.mode.fix and source.location == STDIN and document.provenance.reader == MENDABLE:
            self._pass_on(done.data if done else data or b"", done.after if done else document.text)
        elif done is not None and self.mode.fix and path is None:
            raise self.shell.wrong_use("validate.remote", file=shown)
        if done is None:
            return document
        if self.mode.diff:
            sys.stdout.write(visible(difference(done.before, done.after, in_one_line(shown))))
        self.mended.update(done.codes)
        self.files += 1
        return parse(done.after, name=document.name, lexicon=self.run.lexicon) if self.mode.fix else document

    def _pass_on(self, data: bytes, text: str) -> None:
        """Write what was mended to stdout: its bytes, to a terminal its text."""
        if sys.stdout.isatty():
            sys.stdout.write(visible(text))
            return
        sys.stdout.flush()
        sys.stdout.buffer.write(data)

    def close(self, *, for_people: bool) -> None:
        """Tell on stderr what was mended, and for people how many findings there are."""
        if self.mended:
            self.shell.tell(
                "validate.would-fix" if self.mode.diff else "validate.fixed",
                count=self.mended.total(),
                files=self.files,
                codes=", ".join(f"{code} {count}" for code, count in sorted(self.mended.items())),
            )
        found = self.tally
        if self.mode.diff and not self.mended and found.files:
            self.shell.tell("validate.would-fix-nothing", files=found.files)
        if not for_people or self.mode.diff or not found.files:
            return
        if not found.found:
            key = "validate.nothing" if self.unread else "validate.well"
            self.shell.tell(key, files=found.files, unread=len(self.unread))
            return
        self.shell.tell(
            "validate.left" if self.mode.fix else "validate.found",
            count=found.found,
            wrong=found.wrong,
            files=found.files,
            **{severity.value: found.severities[severity] for severity in Severity},
        )
        if self.unread:
            self.shell.tell("validate.unread", unread=len(self.unread))
        if found.safe.total() and not self.mode.fix:
            self.shell.tell("validate.fixable", count=found.safe.total())
        if found.unsafe:
            self.shell.tell("validate.to-judge", count=found.unsafe)
