"""``workplan validate``: notices → findings on stdout, in the format that people, editors or programs read."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Final

import typer

from workplan.cli.exits import FINDINGS, FINE, UNUSABLE
from workplan.cli.inputs import collect, read
from workplan.cli.ocr_option import OcrAllOption, OcrOption, recognising
from workplan.cli.shell import Shell
from workplan.model import Severity
from workplan.texts import Texts
from workplan.validation.reports import FORMATS

_FORMATS: Final = "|".join(FORMATS)
_SEVERITIES: Final = "|".join(Severity)
_LINE_BY_LINE: Final = frozenset({"text", "concise", "github"})
_FOR_PEOPLE: Final = frozenset({"text", "concise"})


def validate(
    ctx: typer.Context,
    inputs: Annotated[list[str] | None, typer.Argument(metavar="INPUT...", help="common.inputs")] = None,
    form: Annotated[str, typer.Option("--format", metavar=_FORMATS, help="validate.format")] = "text",
    select: Annotated[list[str] | None, typer.Option("--select", metavar="CODES", help="validate.select")] = None,
    ignore: Annotated[list[str] | None, typer.Option("--ignore", metavar="CODES", help="validate.ignore")] = None,
    fix: Annotated[bool, typer.Option("--fix", help="validate.fix")] = False,
    unsafe_fixes: Annotated[bool, typer.Option("--unsafe-fixes", help="validate.unsafe-fixes")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="validate.diff")] = False,
    min_severity: Annotated[
        str, typer.Option("--min-severity", metavar=_SEVERITIES, help="validate.min-severity")
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
    from workplan.batch.storage import STDIN, whole
    from workplan.cli.checking import Checking, Mode
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
    least = Severity(shell.choose("--min-severity", min_severity, tuple(Severity)))
    sources, editions = collect(inputs), collect(against or ())
    if write_baseline is not None:
        inputs_of_all = (source.location for source in (*sources, *editions))
        spare(inputs_of_all, [str(write_baseline)], option="--write-baseline")
    run = Run(_codes(select), _codes(ignore), shell.lexicon(), baseline=baseline, least=least)
    run.editions = [read(shell, edition, alone=False) for edition in editions]
    checking = Checking(shell, run, Mode(fix=fix and not diff, diff=diff, unsafe=unsafe_fixes))
    found = checking.each(sources)
    # stdout is the mended text's where stdin is mended
    out = sys.stderr if checking.mode.fix and any(source.location == STDIN for source in sources) else sys.stdout
    if write_baseline is not None:
        known = baseline_of(found)
        with whole(write_baseline) as file:
            file.write(known)
        shell.tell("validate.baseline-written", count=checking.tally.found, where=write_baseline)
    elif diff or statistics:
        for _ in found:
            pass
        if not diff:
            tally = checking.tally
            out.write(tally.table(shell.lang) if chosen in _LINE_BY_LINE else tally.to_json())
    elif chosen in _LINE_BY_LINE:
        for checked in found:
            out.write(report(chosen, [checked], shell.lang))
        out.write(report(chosen, [], shell.lang, checking.unread))
    else:
        out.write(report(chosen, found, shell.lang, checking.unread))
    checking.close(for_people=chosen in _FOR_PEOPLE and write_baseline is None)
    if checking.failed == len(sources):
        return UNUSABLE
    wrong = checking.mended.total() if diff else 0 if write_baseline else checking.tally.found
    return FINDINGS if (wrong and not exit_zero) or checking.failed else FINE


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
        "就地改好所有能确定的问题（仅纯文本和 Markdown），并说明改了什么、还剩什么；标准输入改好后写到标准输出",
        "mend in place all that is certain (text and Markdown only); tell what was mended and what is left; of stdin "
        "the mended text goes to stdout",
    ),
    "validate.unsafe-fixes": (
        "连同不能确定的也改（与 --fix 或 --diff 同用）；改后请逐处核对",
        "with --fix or --diff: the fixes that are not certain, too; read each of them afterwards",
    ),
    "validate.unsafe-alone": (
        "--unsafe-fixes 要与 --fix 或 --diff 同用",
        "--unsafe-fixes goes with --fix or --diff",
    ),
    "validate.remote": (
        "{file}：只能修改本机的文件；请先下载，或用 --diff 查看改法",
        "{file}: only files of this machine can be mended; fetch it first, or see with --diff what would be mended",
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
    "validate.fixed": (
        "改好 {files} 份文件的 {count} 处：{codes}",
        "mended {count} {count:place|places} in {files} {files:file|files}: {codes}",
    ),
    "validate.would-fix": (
        "会改好 {files} 份文件的 {count} 处：{codes}；用 --fix 改",
        "would mend {count} {count:place|places} in {files} {files:file|files}: {codes}; do it with --fix",
    ),
    "validate.would-fix-nothing": (
        "{files} 份文件没有会改的地方",
        "nothing would be mended in {files} {files:file|files}",
    ),
    "validate.well": (
        "检查了 {files} 份，没有发现问题",
        "all is well: nothing found in {files} {files:file|files}",
    ),
    "validate.nothing": (
        "检查了 {files} 份，没有发现问题；另有 {unread} 份无法读取",
        "nothing found in {files} {files:file|files}; {unread} could not be read",
    ),
    "validate.unread": ("另有 {unread} 份无法读取", "{unread} could not be read"),
    "validate.found": (
        "发现 {count} 个问题：错误 {error}，警告 {warning}，提示 {info}；检查 {files} 份，其中 {wrong} 份有问题",
        "found {count}: {error} {error:error|errors}, {warning} {warning:warning|warnings}, {info} {info:info|infos}, "
        "in {wrong} of {files} {files:file|files}",
    ),
    "validate.left": (
        "还剩 {count} 个问题：错误 {error}，警告 {warning}，提示 {info}；检查 {files} 份，其中 {wrong} 份有问题",
        "left {count}: {error} {error:error|errors}, {warning} {warning:warning|warnings}, {info} {info:info|infos}, "
        "in {wrong} of {files} {files:file|files}",
    ),
    "validate.fixable": (
        "[*] 其中 {count} 处可用 --fix 改好",
        "[*] {count} of them {count:is|are} mended by --fix",
    ),
    "validate.to-judge": (
        "{count} 处改法须人工判断（--diff --unsafe-fixes 可查看）",
        "{count} {count:has|have} a fix for a person to judge (--diff --unsafe-fixes shows it)",
    ),
    "validate.baseline-written": (
        "已把 {count} 个问题写入 {where}",
        "wrote {count} {count:finding|findings} into {where}",
    ),
    "validate.source": ("依据：{source}", "Source: {source}"),
    "validate.earlier": ("往年版本：", "Earlier edition:"),
    "validate.bad": ("有误：", "Bad:"),
    "validate.good": ("正确：", "Good:"),
}
"""Every text of the command for people, by key."""
