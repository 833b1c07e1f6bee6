"""``workplan convert``: notices → canonical JSON, tables or other forms, in files or on stdout."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Annotated, Final

import typer

from workplan.cli.exits import FINDINGS, FINE, UNUSABLE
from workplan.cli.ocr_option import OcrAllOption, OcrOption, recognising
from workplan.cli.shell import Shell
from workplan.texts import Texts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from workplan.batch import Outcome, Report, Settings, Source
    from workplan.batch.jobs import Task
    from workplan.ocr import Ocr

_FORM_OF: Final = {".json": "json", ".jsonl": "jsonl", ".md": "md", ".xml": "akn", ".csv": ""}
"""The form that the ending of a file asks for; of tables no single file is made."""

SHOWN: Final = 20
"""Failures told on stderr where no file for them was asked for."""


def convert(
    ctx: typer.Context,
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT...", help="convert.inputs")],
    output: Annotated[str | None, typer.Option("-o", "--output", metavar="DIR|FILE", help="convert.output")] = None,
    to: Annotated[str | None, typer.Option("--to", metavar="FORM", help="convert.to")] = None,
    indent: Annotated[bool, typer.Option("--indent", help="convert.indent")] = False,
    jobs: Annotated[int | None, typer.Option("--jobs", metavar="N", help="convert.jobs")] = None,
    resume: Annotated[bool, typer.Option("--resume", help="convert.resume")] = False,
    errors: Annotated[str | None, typer.Option("--errors", metavar="FILE", help="convert.errors")] = None,
    timeout: Annotated[float | None, typer.Option("--timeout", metavar="SECONDS", help="convert.timeout")] = None,
    memory: Annotated[int | None, typer.Option("--memory", metavar="MB", help="convert.memory")] = None,
    bom: Annotated[bool | None, typer.Option("--bom/--no-bom", help="convert.bom")] = None,
    state: Annotated[str | None, typer.Option("--state", metavar="DIR", help="convert.state")] = None,
    scheduler: Annotated[str | None, typer.Option("--scheduler", metavar="ADDRESS", help="convert.scheduler")] = None,
    ocr: OcrOption = False,
    ocr_all: OcrAllOption = False,
) -> int:
    """Convert ``inputs`` and return the exit code."""
    from workplan.batch import FORMS, Settings, find
    from workplan.batch.jobs import MEMORY, TIMEOUT, Task

    shell = recognising(Shell.of(ctx, TEXTS), missing=ocr, every=ocr_all)
    ending = _ending(output)
    form = shell.choose("--to", to or _FORM_OF.get(ending) or "json", tuple(FORMS))
    if indent:
        if form not in ("json", "json-indented"):
            raise shell.wrong_use("convert.indent-needs-json")
        form = "json-indented"
    for option, value in {"--jobs": jobs, "--timeout": timeout, "--memory": memory}.items():
        if value is not None and not value > 0:
            raise shell.wrong_use("convert.positive", option=option, given=value)
    if bom is not None and form not in ("csv", "csv-raw"):
        raise shell.wrong_use("convert.bom-needs-csv")
    shell.lexicon()
    sources = find(inputs, leave_out=output, errors=errors)
    wish = _recognition(
        shell, sources, {"--jobs": jobs, "--timeout": timeout, "--memory": memory, "--scheduler": scheduler}
    )
    single = Task(form, None, None, shell.folders, timeout or TIMEOUT, memory or MEMORY, ocr=wish, limits=shell.limits)
    if output is not None and ending:
        alone = len(sources) == 1 and not os.path.isdir(inputs[0]) and not (resume or scheduler or errors or state)
        if not alone or _FORM_OF[ending] != form.removesuffix("-indented"):
            raise shell.wrong_use("convert.not-a-folder", given=output)
        return _into_file(shell, sources[0], single, output)
    if output is None:
        into = {"--resume": resume or None, "--scheduler": scheduler, "--errors": errors, "--state": state}
        useless = next((option for option, asked in into.items() if asked is not None), None)
        if useless is not None:
            raise shell.wrong_use("convert.needs-output", option=useless)
        return _to_stdout(shell, sources, single)
    settings = Settings(
        form=form,
        jobs=0 if wish else jobs,
        resume=resume,
        timeout=timeout or TIMEOUT,
        memory=memory or MEMORY,
        state=state,
        lexicon=shell.folders,
        bom=(form == "csv" and shell.lang == "zh") if bom is None else bom,
        scheduler=scheduler,
        ocr=wish,
        limits=shell.limits,
    )
    return _into(shell, sources, output, settings, errors=errors)


def _recognition(shell: Shell, sources: Sequence[Source], limits: Mapping[str, object]) -> Ocr | None:
    """Return the wish for text recognition, which is done in this process and so without limits.

    Raises:
        UsageError: limits are asked for as well.
    """
    if shell.ocr is None:
        return None
    for option, value in limits.items():
        if value is not None:
            raise shell.wrong_use("convert.no-limits", option=option)
    from workplan.cli.ocr_option import watched

    return watched(shell, shell.ocr, alone=len(sources) == 1)


def _ending(output: str | None) -> str:
    """Return the ending of an output that is meant as a file; empty for a folder, whatever it is called."""
    if output is None or output.endswith(("/", os.sep)) or os.path.isdir(output):
        return ""
    return next((ending for ending in _FORM_OF if output.casefold().endswith(ending)), "")


def _into_file(shell: Shell, source: Source, task: Task, output: str) -> int:
    """Convert one input into the file that was named.

    Raises:
        UsageError: it would take the place of the input.
    """
    from workplan.batch import storage
    from workplan.batch.dispatch import jobs_of, outcomes
    from workplan.batch.overlap import spare

    spare([source.location], [output])
    for outcome in outcomes(jobs_of([source]), task, count=1, processes=1):
        if outcome.failure is not None:
            shell.tell("error", message=outcome.failure.message(shell.lang))
            return UNUSABLE
        if outcome.payload is not None:
            storage.write(output, outcome.payload)
    shell.tell("convert.done", done=1, where=output)
    return FINE


def _into(shell: Shell, sources: Sequence[Source], output: str, settings: Settings, *, errors: str | None) -> int:
    """Convert into a folder, behind a progress bar if there are many inputs and a person looks at it."""
    from workplan.batch import convert as run
    from workplan.cli.progress import watching

    try:
        with watching(shell, len(sources), doing="convert.progress") as bar:

            def watch(outcome: Outcome) -> None:
                bar.step(failed=outcome.failure is not None)

            report = run(sources, output, settings=settings, watch=watch if bar.shown else None, errors=errors)
    except KeyboardInterrupt:
        if len(sources) > 1:
            shell.tell("convert.interrupted")
        raise
    return _told(shell, report, total=len(sources), where=output, errors=errors)


def _told(shell: Shell, report: Report, *, total: int, where: str, errors: str | None) -> int:
    """Tell what was done and what wasn't, and return the exit code."""
    failed = len(report.failures)
    if errors is None:
        for failure in report.failures[:SHOWN]:
            shell.tell("error", message=failure.message(shell.lang))
        if failed > SHOWN:
            shell.tell("convert.more-errors", count=failed - SHOWN)
    if report.kept:
        shell.tell("convert.kept", kept=report.kept)
    key = "convert.done-some" if failed else "convert.done"
    shell.tell(key, done=report.done, failed=failed, where=where)
    return FINE if not failed else UNUSABLE if failed == total else FINDINGS


def _to_stdout(shell: Shell, sources: Sequence[Source], task: Task) -> int:
    """Convert onto stdout, in the order of the inputs and so by one process.

    Raises:
        UsageError: more than stdout can take in this form.
    """
    from workplan.batch.dispatch import jobs_of, outcomes
    from workplan.exports.file_forms import FORMS, Layout

    layout = FORMS[task.form].layout
    if layout is Layout.TABLES:
        raise shell.wrong_use("convert.tables-need-folder", to=task.form)
    if layout is Layout.FILES and len(sources) > 1:
        raise shell.wrong_use("convert.needs-folder", count=len(sources), to=task.form)
    jobs = jobs_of(sources)
    end = b"\n" if layout is Layout.FILES and sys.stdout.isatty() else b""
    failed = 0
    sys.stdout.flush()
    for outcome in outcomes(jobs, task, count=len(sources), processes=1):
        if outcome.failure is not None:
            shell.tell("error", message=outcome.failure.message(shell.lang))
            failed += 1
        elif outcome.payload is not None:
            shell.write(outcome.payload + end, json=task.form in ("json", "jsonl"))
    return FINE if not failed else UNUSABLE if failed == len(sources) else FINDINGS


TEXTS: Final[Texts] = {
    "convert.help": (
        "把通知转换成规范 JSON 或表格\n\n"
        "输入可以是文件、文件夹（含各级子文件夹，隐藏文件除外）或 -（标准输入）。坏文件会被报告，不影响其他文件。\n"
        "退出码：0 全部成功，1 部分失败，2 用法有误或全部无法读取。",
        "Convert notices to canonical JSON or tables\n\n"
        "Inputs are files, folders (with all below them, hidden files aside) or - for stdin. A bad file is reported "
        "and does not stop the others. Exit code: 0 all well, 1 some failed, 2 wrong use or nothing readable.",
    ),
    "convert.examples": (
        "workplan convert 通知.txt > 通知.json\n"
        "workplan convert data/raw -o data/parsed\n"
        "workplan convert data/raw --to jsonl | head -1\n"
        "workplan convert data/raw --to csv --bom -o 表格\n"
        "workplan convert data/raw -o out --jobs 4 --resume --errors errors.jsonl",
        "workplan convert notice.txt > notice.json\n"
        "workplan convert data/raw -o data/parsed\n"
        "workplan convert data/raw --to jsonl | head -1\n"
        "workplan convert data/raw --to csv --bom -o tables\n"
        "workplan convert data/raw -o out --jobs 4 --resume --errors errors.jsonl",
    ),
    "convert.inputs": (
        "文件、文件夹或地址（s3://、hdfs://、zip://…::文件.zip 等，需 workplan[remote]），- 为标准输入",
        "files, folders or URLs (s3://, hdfs://, zip://...::file.zip; with workplan[remote]), - for stdin",
    ),
    "convert.output": (
        "写入这个文件夹或地址（没有就新建）；只有一份输入时也可以是文件，如 out.json、out.md",
        "write into this folder or URL (made if missing); for one input it may be a file: out.json, out.md",
    ),
    "convert.to": (
        "json（默认，RFC 8785 规范 JSON）、md、akn（Akoma Ntoso）：每份一个文件；jsonl：documents.jsonl 每行一份；"
        "csv、parquet：每表一个文件；duckdb、sqlite：workplan.duckdb、workplan.sqlite。"
        "csv 中电子表格会当公式运行的格子前加 '，csv-raw 原样写出",
        "json (default; canonical, RFC 8785), md, akn (Akoma Ntoso): a file each; jsonl: documents.jsonl, a line each; "
        "csv, parquet: a file a table; duckdb, sqlite: workplan.duckdb, workplan.sqlite. In csv a cell that a "
        "spreadsheet would run as a formula has ' before it; csv-raw writes all cells as they are",
    ),
    "convert.jobs": ("进程数，默认为处理器核数", "processes; by default one a core"),
    "convert.resume": (
        "接着上次做：内容和版本都没有变的，不再转换；完成后保留记录供下次使用",
        "go on where a run before stopped: what has not changed in content and version is not converted again; the "
        "record is kept for the next time",
    ),
    "convert.errors": ("把失败的文件写入 FILE，每行一个（JSON）", "write the failures to FILE, a line of JSON each"),
    "convert.timeout": (
        "每个文件限用的处理器时间（秒），默认 30；实际时间最多为其十倍",
        "seconds of computing that one file may take, 30 by default; by the clock, ten times as long",
    ),
    "convert.memory": (
        "每个文件限用内存（MB），默认 1024",
        "megabytes of memory that one file may take; 1024 by default",
    ),
    "convert.bom": (
        "CSV 以 BOM 开头，Excel 才能认出中文；提示语言为中文时 --to csv 默认加，--no-bom 不加",
        "start CSV files with a byte order mark, by which Excel knows the encoding; the default of --to csv where "
        "messages are in Chinese",
    ),
    "convert.indent": ("JSON 缩进排版，便于阅读（不再是规范形式）", "JSON laid out for eyes, no longer canonical"),
    "convert.indent-needs-json": ("--indent 只用于 --to json", "--indent goes with --to json only"),
    "convert.not-a-folder": (
        "-o 不能取 {given}：只有一份输入且形式与后缀相符（.json、.jsonl、.md、.xml）时才写成一个文件，否则应为文件夹",
        "-o can't be {given}: a file is made of one input, in the form of its ending (.json, .jsonl, .md, .xml); "
        "else name a folder",
    ),
    "convert.state": (
        "--resume 的记录放在这个文件夹的 .workplan 里，默认在输出文件夹；输出为地址时默认在用户缓存文件夹",
        "folder whose .workplan holds the record for --resume; the output, or for a URL the user's cache, by default",
    ),
    "convert.scheduler": (
        "交给这个地址的 Dask 调度器（需 workplan[dask]）；各机器须能看到同样的输入",
        "let the Dask scheduler at this address do it (with workplan[dask]); its machines must see the same inputs",
    ),
    "convert.positive": ("{option} 不能取 {given}，应大于 0", "{option} can't be {given}; it must be above 0"),
    "convert.no-limits": (
        "{option} 不能与 --ocr 同用：识别文字在本进程内逐份进行，不设限制",
        "{option} doesn't go with --ocr, which reads one file after the other in this process, without limits",
    ),
    "convert.bom-needs-csv": ("--bom 和 --no-bom 只用于 --to csv", "--bom and --no-bom go with --to csv only"),
    "convert.needs-output": ("{option} 需要 -o DIR 指明写到哪里", "{option} needs -o DIR to say where to"),
    "convert.interrupted": (
        "已中断；加上 --resume 再次运行即可接着做",
        "interrupted; run it again with --resume to go on",
    ),
    "convert.more-errors": (
        "另有 {count} 份失败；用 --errors FILE 可得到全部",
        "{count} more failed; --errors FILE lists them all",
    ),
    "convert.kept": ("{kept} 份早已完成，未重做", "{kept} were done before and left as they are"),
    "convert.needs-folder": (
        "共 {count} 份输入，--to {to} 需要 -o DIR 指明写到哪里；或用 --to jsonl 写到标准输出",
        "{count} inputs with --to {to} need -o DIR to say where to; or use --to jsonl for stdout",
    ),
    "convert.tables-need-folder": (
        "--to {to} 有多个表，需要 -o DIR 指明写到哪个文件夹",
        "--to {to} makes several tables; say with -o DIR into which folder",
    ),
    "convert.done": ("已转换 {done} 份，写入 {where}", "converted {done} into {where}"),
    "convert.done-some": (
        "已转换 {done} 份，{failed} 份失败，写入 {where}",
        "converted {done}, {failed} failed, into {where}",
    ),
    "convert.progress": ("转换", "converting"),
}
"""Every text of the command for people, by key."""
