"""``workplan validate``: notices → findings on stdout, in the format that people, editors or programs read."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from workplan.batch.storage import STDIN, is_url
from workplan.cli.exits import FINDINGS, FINE, UNUSABLE
from workplan.cli.inputs import collect, read
from workplan.cli.ocr_option import OcrAllOption, OcrOption, recognising
from workplan.cli.shell import Shell
from workplan.errors import UsageError, WorkplanError
from workplan.texts import Texts
from workplan.visible import in_one_line, visible

if TYPE_CHECKING:
    from workplan.batch import Source
    from workplan.validation.reports import Checked
    from workplan.validation.run import Run

FORMATS: Final = ("text", "concise", "json", "sarif", "github")
_LINE_BY_LINE: Final = frozenset({"text", "concise", "github"})


def validate(
    ctx: typer.Context,
    inputs: Annotated[list[str] | None, typer.Argument(metavar="INPUT...", help="common.inputs")] = None,
    form: Annotated[
        str, typer.Option("--format", metavar="text|concise|json|sarif|github", help="validate.format")
    ] = "text",
    select: Annotated[list[str] | None, typer.Option("--select", metavar="CODES", help="validate.select")] = None,
    ignore: Annotated[list[str] | None, typer.Option("--ignore", metavar="CODES", help="validate.ignore")] = None,
    fix: Annotated[bool, typer.Option("--fix", help="validate.fix")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="validate.diff")] = False,
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
    from workplan.batch.storage import whole
    from workplan.validation.reports import report
    from workplan.validation.run import Run, baseline_of

    shell = recognising(Shell.of(ctx, TEXTS), missing=ocr, every=ocr_all)
    if explain is not None:
        return _explain(shell, explain)
    if not inputs:
        raise shell.wrong_use("validate.no-inputs")
    chosen = shell.choose("--format", form, FORMATS)
    sources = collect(inputs)
    run = Run(_codes(select), _codes(ignore), shell.lexicon(), baseline=baseline)
    run.editions = [read(shell, edition, alone=False) for edition in collect(against)] if against else []
    told = _Told(shell, len(sources) == 1)
    for source in sources:
        try:
            checked = told.check(run, source, fix=fix, diff=diff)
        except WorkplanError as error:
            shell.complain(error)
            told.failed += 1
            continue
        told.found += len(checked.findings)
        told.kept.append(checked)
        if not diff and chosen in _LINE_BY_LINE and write_baseline is None:
            sys.stdout.write(report(chosen, [told.kept.pop()], shell.lang))
    if write_baseline is not None:
        with whole(write_baseline) as file:
            file.write(baseline_of(told.kept))
        shell.tell("validate.baseline-written", count=told.found, where=write_baseline)
    elif not diff and chosen not in _LINE_BY_LINE:
        sys.stdout.write(report(chosen, told.kept, shell.lang))
    if told.fixed:
        shell.tell("validate.would-fix" if diff else "validate.fixed", count=told.fixed)
    if told.failed == len(sources):
        return UNUSABLE
    wrong = told.fixed if diff else 0 if write_baseline else told.found
    return FINDINGS if wrong or told.failed else FINE


@dataclass(slots=True)
class _Told:
    """What has come of the files so far."""

    shell: Shell
    alone: bool
    kept: list[Checked] = field(default_factory=list)
    found: int = 0
    fixed: int = 0
    failed: int = 0

    def check(self, run: Run, source: Source, *, fix: bool, diff: bool) -> Checked:
        """Read and check one file, mend it if ``fix``, print what would be mended if ``diff``."""
        from workplan.cli.rewriting import rewrite
        from workplan.pipeline import parse
        from workplan.validation.fixes import diff as difference

        path = None if source.location == STDIN or is_url(source.location) else Path(source.location)
        shown = path.as_posix() if path else str(source)
        document = read(self.shell, source, alone=self.alone)
        done = None
        try:
            done = run.mend(document, path, shown=shown) if path is not None and (fix or diff) else None
        except UsageError as error:
            # What can't be mended is checked all the same.
            self.shell.complain(error)
            self.failed += 1
        if path is not None and done is not None:
            self.fixed += done.fixed
            if diff:
                sys.stdout.write(visible(difference(done.before, done.after, in_one_line(path.as_posix()))))
            else:
                rewrite(path, done.data)
                document = parse(done.after, name=document.name, lexicon=run.lexicon)
        return run.check(document, path, shown=shown)


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
        "每个问题：文件:行:列: 代码 说明，下面是原文和位置。\n"
        "设置写在 workplan.toml 或 pyproject.toml 的 [tool.workplan]。\n"
        "退出码：0 没有问题，1 有问题，2 用法有误或无法读取。",
        "Check notices and report what a careful clerk would object to\n\n"
        "A finding: file:line:column: CODE message, below it the source line and the place. Settings stand in "
        "workplan.toml or in [tool.workplan] of pyproject.toml. Exit code: 0 nothing found, 1 findings, 2 wrong use or "
        "unreadable input.",
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
        "就地改好能确定的问题（仅纯文本和 Markdown）",
        "mend in place what is certain (text and Markdown only)",
    ),
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
    "validate.fixed": ("改好 {count} 处", "mended {count} places"),
    "validate.would-fix": ("会改好 {count} 处；用 --fix 改", "would mend {count} places; do it with --fix"),
    "validate.baseline-written": ("已把 {count} 个问题写入 {where}", "wrote {count} findings into {where}"),
    "validate.source": ("依据：{source}", "Source: {source}"),
    "validate.earlier": ("往年版本：", "Earlier edition:"),
    "validate.bad": ("有误：", "Bad:"),
    "validate.good": ("正确：", "Good:"),
}
"""Every text of the command for people, by key."""
