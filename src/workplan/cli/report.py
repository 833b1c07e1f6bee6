"""``workplan report``: one notice → one HTML page to read, search, filter and print, in a file or on stdout."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final

import typer

from workplan.cli.exits import FINE
from workplan.cli.inputs import read_one
from workplan.cli.shell import Shell
from workplan.texts import Texts


def report(
    ctx: typer.Context,
    source: Annotated[str, typer.Argument(metavar="INPUT", help="common.input")],
    output: Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE", help="report.output")] = None,
) -> int:
    """Write the page of the notice in ``source`` and return the exit code."""
    from workplan.batch.storage import whole
    from workplan.exports.report import report as page

    shell = Shell.of(ctx, TEXTS)
    html = page(read_one(shell, source), lang=shell.lang).encode()
    if output is None:
        shell.write(html)
        return FINE
    with whole(output) as file:
        file.write(html)
    shell.tell("report.done", where=output)
    return FINE


TEXTS: Final[Texts] = {
    "report.help": (
        "把一份通知做成一个网页：标出各处单位、法规、时间和指标，可筛选、搜索、打印\n\n"
        "网页自成一体，不联网，不需服务器，双击即可打开。语言由 --lang 决定。",
        "Make one web page of a notice: units, regulations, times and targets marked, with filters and search\n\n"
        "The page is one file that needs no network and no server. --lang decides its language.",
    ),
    "report.examples": (
        "workplan report 通知.txt -o 通知.html",
        "workplan report notice.txt -o notice.html",
    ),
    "report.output": ("写入这个文件，默认写到标准输出", "write into this file; stdout by default"),
    "report.done": ("已写入 {where}", "wrote {where}"),
}
"""Every text of the command for people, by key."""
