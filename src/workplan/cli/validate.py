"""``workplan validate``: notices → findings on stdout, in the format that people, editors or programs read."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, NamedTuple

import typer

from workplan.batch.storage import STDIN, is_url
from workplan.cli.exits import FINDINGS, FINE, UNUSABLE
from workplan.cli.inputs import collect, read
from workplan.cli.ocr_option import OcrAllOption, OcrOption, recognising
from workplan.cli.shell import Shell
from workplan.errors import UsageError, WorkplanError
from workplan.model import Severity
from workplan.texts import Texts
from workplan.validation.reports import Unread
from workplan.validation.reports.tally import Tally
from workplan.visible import in_one_line, visible

if TYPE_CHECKING:
    from workplan.batch import Source
    from workplan.model import Document
    from workplan.validation.reports import Checked
    from workplan.validation.run import Run

FORMATS: Final = ("text", "concise", "json", "sarif", "github")
SEVERITIES: Final = ("error", "warning", "info")
_LINE_BY_LINE: Final = frozenset({"text", "concise", "github"})
_FOR_PEOPLE: Final = frozenset({"text", "concise"})


def validate(
    ctx: typer.Context,
    inputs: Annotated[list[str] | None, typer.Argument(metavar="INPUT...", help="common.inputs")] = None,
    form: Annotated[
        str, typer.Option("--format", metavar="text|concise|json|sarif|github", help="validate.format")
    ] = "text",
    select: Annotated[list[str] | None, typer.Option("--select", metavar="CODES", help="validate.select")] = None,
    ignore: Annotated[list[str] | None, typer.Option("--ignore", metavar="CODES", help="validate.ignore")] = None,
    fix: Annotated[bool, typer.Option("--fix", help="validate.fix")] = False,
    unsafe_fixes: Annotated[bool, typer.Option("--unsafe-fixes", help="validate.unsafe-fixes")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="validate.diff")] = False,
    min_severity: Annotated[
        str, typer.Option("--min-severity", metavar="error|warning|info", help="validate.min-severity")
    ] = "info",
    statistics: Annotated[bool, typer.Option("--statistics", help="validate.statistics")] = False,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="validate.exit-zero")] = False,
    baseline: Annotated[Path | None, typer.Option("--baseline", metavar="FILE", help="validate.baseline")] = None,
    write_baseline: Annotated[
        Path | None, typer.Option("--write-baseline", metavar="FILE", help="validate.write-baseline")
    ] = None,
    against: Annotated[list[str] | None, typer.Option("--against", metavar="OLD", help="validate.against")] = None,
    explain: Annotated[str | None, typer.Option("--explain", metavar="CODE", help="validate.explain")] = None,
    ocr: OcrOption = False,
    ocr_all: OcrAllOption = False,
) -> int:
    """Print the findings in ``inputs`` and return the exit code."""
    from workplan.batch.overlap import spare
    from workplan.batch.storage import whole
    from workplan.validation.reports import report
    from workplan.validation.run import Run, baseline_of

    shell = recognising(Shell.of(ctx, TEXTS), missing=ocr, every=ocr_all)
    if explain is not None:
        return _explain(shell, explain)
    if not inputs:
        raise shell.wrong_use("validate.no-inputs")
    if unsafe_fixes and not (fix or diff):
        raise shell.wrong_use("validate.unsafe-alone")
    chosen = shell.choose("--format", form, FORMATS)
    least = Severity(shell.choose("--min-severity", min_severity, SEVERITIES))
    sources, editions = collect(inputs), collect(against or ())
    if write_baseline is not None:
        inputs_of_all = (source.location for source in (*sources, *editions))
        spare(inputs_of_all, [str(write_baseline)], option="--write-baseline")
    run = Run(_codes(select), _codes(ignore), shell.lexicon(), baseline=baseline, least=least)
    run.editions = [read(shell, edition, alone=False) for edition in editions]
    told = _Told(shell, Mode(fix=fix and not diff, diff=diff, unsafe=unsafe_fixes), alone=len(sources) == 1)
    shows = not diff and write_baseline is None and not statistics
    for source in sources:
        checked = told.check(run, source)
        if checked is not None and shows and chosen in _LINE_BY_LINE:
            sys.stdout.write(report(chosen, [told.kept.pop()], shell.lang))
    if write_baseline is not None:
        with whole(write_baseline) as file:
            file.write(baseline_of(told.kept))
        shell.tell("validate.baseline-written", count=told.tally.found, where=write_baseline)
    elif statistics and not diff:
        table = told.tally.table(shell.lang) if chosen in _LINE_BY_LINE else told.tally.to_json()
        sys.stdout.write(table)
    elif shows and (chosen not in _LINE_BY_LINE or told.unread):
        sys.stdout.write(report(chosen, told.kept, shell.lang, told.unread))
    told.close(chosen in _FOR_PEOPLE and write_baseline is None)
    if told.failed == len(sources):
        return UNUSABLE
    wrong = len(told.codes) if diff else 0 if write_baseline else told.tally.found
    return FINDINGS if (wrong and not exit_zero) or told.failed else FINE


class Mode(NamedTuple):
    """What is done with the fixes: put in, shown, the unsafe ones too."""

    fix: bool
    diff: bool
    unsafe: bool


@dataclass(slots=True)
class _Told:
    """What has come of the files so far."""

    shell: Shell
    mode: Mode
    alone: bool
    kept: list[Checked] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    tally: Tally = field(default_factory=Tally)
    codes: list[str] = field(default_factory=list)
    mended: int = 0
    failed: int = 0

    def check(self, run: Run, source: Source) -> Checked | None:
        """Read, check and mend one file; what can't be read is told, and None returned."""
        path = None if source.location == STDIN or is_url(source.location) else Path(source.location)
        shown = path.as_posix() if path else str(source)
        try:
            document = read(self.shell, source, alone=self.alone)
        except WorkplanError as error:
            self._lost(shown, error)
            return None
        try:
            if path is not None and (self.mode.fix or self.mode.diff):
                document = self._mend(run, document, path, shown)
        except UsageError as error:
            # What can't be mended is checked all the same.
            self.shell.complain(error)
            self.failed += 1
        try:
            checked = run.check(document, path, shown=shown)
        except WorkplanError as error:
            self._lost(shown, error)
            return None
        self.tally.add(checked)
        self.kept.append(checked)
        return checked

    def _lost(self, shown: str, error: WorkplanError) -> None:
        self.shell.complain(error)
        self.unread.append(Unread(shown, error.message("zh"), error.message("en")))
        self.failed += 1

    def _mend(self, run: Run, document: Document, path: Path, shown: str) -> Document:
        """Put the fixes into a file, or show what they would do; return the document as it is then."""
        from workplan.cli.rewriting import rewrite
        from workplan.pipeline import parse
        from workplan.validation.fixes import diff as difference

        done = run.mend(document, path, shown=shown, unsafe=self.mode.unsafe)
        if done is None:
            return document
        self.codes += done.codes
        self.mended += 1
        if self.mode.diff:
            sys.stdout.write(visible(difference(done.before, done.after, in_one_line(path.as_posix()))))
            return document
        rewrite(path, done.data)
        return parse(done.after, name=document.name, lexicon=run.lexicon)

    def close(self, for_people: bool) -> None:
        """Tell on stderr what was mended, and for people how many findings there are."""
        if self.codes:
            counts = Counter(self.codes)
            self.shell.tell(
                "validate.would-fix" if self.mode.diff else "validate.fixed",
                count=len(self.codes),
                files=self.mended,
                codes=", ".join(f"{code} {count}" for code, count in sorted(counts.items())),
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


def _codes(given: Sequence[str] | None) -> tuple[str, ...]:
    """Return the selectors of an option that may be repeated and may hold several, parted by commas."""
    return tuple(code.strip() for one in given or () for code in one.split(","))


def _explain(shell: Shell, code: str) -> int:
    """Print what a rule finds, why it matters, and its examples."""
    from workplan.validation import explain_rule

    rule = explain_rule(code)
    zh = shell.lang == "zh"
    print(f"{rule.code} {rule.name} ({rule.severity.value})")
    print(f"{rule.zh}。{rule.why_zh}" if zh else f"{rule.en}. {rule.why_en}")
    print(shell.say("validate.source", source=rule.source))
    examples = {"validate.earlier": rule.earlier, "validate.bad": rule.bad, "validate.good": rule.good}
    for key, example in examples.items():
        if not example:
            continue
        print(f"\n{shell.say(key)}\n")
        print("\n".join(f"    {line}".rstrip() for line in example.splitlines()))
    return FINE


TEXTS: Final[Texts] = {
    "validate.help": (
        "按规则检查通知，报告细心的经办人会指出的问题\n\n"
        "每个问题：文件:行:列: 代码 轻重: 说明，[*] 表示 --fix 能改，下面是原文和位置。\n"
        "设置写在 workplan.toml 或 pyproject.toml 的 [tool.workplan]。\n"
        "文中写 workplan: ignore[X003]，该行（单独成行的，下一行）不报 X003；ignore-file[X003] 管全文。\n"
        "退出码：0 没有问题，1 有问题或部分文件无法读取，2 用法有误或全部无法读取。",
        "Check notices and report what a careful clerk would object to\n\n"
        "A finding: file:line:column: CODE severity: message, [*] where --fix mends it, below it the source line and "
        "the place. Settings stand in workplan.toml or in [tool.workplan] of pyproject.toml. Where the text says "
        "workplan: ignore[X003], that line (or the next one, if it stands alone) has no X003; ignore-file[X003] is "
        "about the whole text. Exit code: 0 nothing found, 1 findings or some files unreadable, 2 wrong use or nothing "
        "readable.",
    ),
    "validate.examples": (
        "workplan validate 通知.txt\nworkplan validate data/raw --select S,R --format json\n"
        "workplan validate 通知.txt --diff\nworkplan validate --explain S001",
        "workplan validate notice.txt\nworkplan validate data/raw --select S,R --format json\n"
        "workplan validate notice.txt --diff\nworkplan validate --explain S001",
    ),
    "validate.format": (
        "text（默认，附原文和位置标记）、concise（每个问题一行）、json、sarif（2.1.0）或 github",
        "text (default, with source line and marker), concise (a line a finding), json, sarif (2.1.0) or github",
    ),
    "validate.select": (
        "只用这些规则：代码、代码开头或名称，逗号分隔，可重复",
        "run these rules only: codes, beginnings of codes or names, parted by commas; repeatable",
    ),
    "validate.ignore": ("不用这些规则，写法同上", "leave these rules out, written the same way"),
    "validate.fix": (
        "就地改好所有能确定的问题（仅纯文本和 Markdown），并说明改了什么、还剩什么",
        "mend in place all that is certain (text and Markdown only); tell what was mended and what is left",
    ),
    "validate.unsafe-fixes": (
        "连同不能确定的也改（与 --fix 或 --diff 同用）；改后请逐处核对",
        "with --fix or --diff: the fixes that are not certain, too; read each of them afterwards",
    ),
    "validate.unsafe-alone": (
        "--unsafe-fixes 要与 --fix 或 --diff 同用",
        "--unsafe-fixes goes with --fix or --diff",
    ),
    "validate.min-severity": ("只报告至少这样重的问题", "report only what is at least as severe"),
    "validate.statistics": ("只按规则列出数量", "show only how many findings each rule has"),
    "validate.exit-zero": ("有问题时退出码也是 0", "exit with 0 even if there are findings"),
    "validate.diff": ("只显示会改什么，不改文件", "only show what would be mended, change nothing"),
    "validate.baseline": ("不报告这个基线文件里已有的问题", "don't report what this baseline file knows"),
    "validate.write-baseline": ("把现有问题写成基线文件", "write what is found now as a baseline file"),
    "validate.against": (
        "往年的版本（可重复，由旧到新）：报告各版都有而这一版没有的章节、单位和未见下文的法规",
        "an earlier edition (repeatable, oldest first): tell what it has and this one lacks",
    ),
    "validate.explain": (
        "说明一条规则：查什么、为什么、正误示例",
        "explain a rule: what it finds, why, bad and good example",
    ),
    "validate.no-inputs": (
        "请给出要检查的文件或文件夹，或用 --explain CODE 查看规则",
        "name the files or folders to check, or a rule with --explain CODE",
    ),
    "validate.fixed": ("改好 {files} 份文件的 {count} 处：{codes}", "mended {count} places in {files} files: {codes}"),
    "validate.would-fix": (
        "会改好 {files} 份文件的 {count} 处：{codes}；用 --fix 改",
        "would mend {count} places in {files} files: {codes}; do it with --fix",
    ),
    "validate.well": ("检查了 {files} 份，没有发现问题", "all is well: nothing found in {files} files"),
    "validate.found": (
        "发现 {count} 个问题：错误 {error}，警告 {warning}，提示 {info}；检查 {files} 份，其中 {wrong} 份有问题",
        "found {count}: {error} errors, {warning} warnings, {info} infos, in {wrong} of {files} files",
    ),
    "validate.left": (
        "还剩 {count} 个问题：错误 {error}，警告 {warning}，提示 {info}；检查 {files} 份，其中 {wrong} 份有问题",
        "left {count}: {error} errors, {warning} warnings, {info} infos, in {wrong} of {files} files",
    ),
    "validate.fixable": (
        "[*] 其中 {count} 处可用 --fix 改好",
        "[*] {count} of them are mended by --fix",
    ),
    "validate.to-judge": (
        "{count} 处改法须人工判断（--diff --unsafe-fixes 可查看）",
        "{count} have a fix for a person to judge (--diff --unsafe-fixes shows it)",
    ),
    "validate.baseline-written": ("已把 {count} 个问题写入 {where}", "wrote {count} findings into {where}"),
    "validate.source": ("依据：{source}", "Source: {source}"),
    "validate.earlier": ("往年版本：", "Earlier edition:"),
    "validate.bad": ("有误：", "Bad:"),
    "validate.good": ("正确：", "Good:"),
}
"""Every text of the command for people, by key."""
