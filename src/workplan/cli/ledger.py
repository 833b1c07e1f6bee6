"""``workplan ledger``: notices → one Excel workbook with the ledger of their tasks."""

from __future__ import annotations

from typing import Annotated, Final

import typer

from workplan.cli.exits import FINDINGS, FINE
from workplan.cli.inputs import read_all
from workplan.cli.shell import Shell
from workplan.texts import Texts


def ledger(
    ctx: typer.Context,
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT...", help="common.inputs")],
    output: Annotated[str, typer.Option("-o", "--output", metavar="FILE.xlsx", help="ledger.output")],
    by_unit: Annotated[bool, typer.Option("--by-unit", help="ledger.by-unit")] = False,
) -> int:
    """Write the ledger of the tasks in ``inputs`` and return the exit code."""
    from workplan.batch.storage import write
    from workplan.exports.ledger import count, to_ledger

    shell = Shell.of(ctx, TEXTS)
    if not output.casefold().endswith(".xlsx"):
        raise shell.wrong_use("ledger.ending", given=output)
    documents, failed = read_all(shell, inputs)
    # The ledger of a Chinese plan is Chinese, wherever it is made.
    write(output, to_ledger(documents, by_unit=by_unit, lang=shell.asked or "zh"))
    shell.tell("ledger.done", tasks=count(documents), documents=len(documents), where=output)
    return FINDINGS if failed else FINE


TEXTS: Final[Texts] = {
    "ledger.help": (
        "把工作要点做成任务台账（Excel）：每项任务一行，可筛选，A4 横向打印\n\n"
        "列：序号、工作任务、具体举措、牵头/责任/配合单位、完成时限、涉及法规、量化指标、进展情况（下拉选择）、原文编号；"
        "另有汇总表。多份输入合成一个台账，并加“来源”一列。台账用中文，--lang en 用英文。需 workplan[ledger]。",
        "Make the task ledger of work plans (Excel): a row a task, with filters, to print on A4\n\n"
        "Columns: number, task, measures, lead, responsible and cooperating units, time limit, regulations, targets, "
        "progress (chosen from a list), section; and a summary sheet. Several inputs make one ledger with a column for "
        "the source. The ledger is in Chinese unless --lang en asks for English. Needs workplan[ledger].",
    ),
    "ledger.examples": (
        "workplan ledger 通知.txt -o 台账.xlsx\n"
        "workplan ledger 通知.txt -o 台账.xlsx --by-unit  另给每个单位一张表\n"
        "workplan ledger data/raw -o 总台账.xlsx",
        "workplan ledger notice.txt -o ledger.xlsx\n"
        "workplan ledger notice.txt -o ledger.xlsx --by-unit  also a sheet for each unit\n"
        "workplan ledger data/raw -o all.xlsx",
    ),
    "ledger.output": ("写入这个文件（.xlsx）", "write into this file (.xlsx)"),
    "ledger.by-unit": ("另给每个单位一张表", "also a sheet for each unit"),
    "ledger.ending": (
        "-o 不能取 {given}：台账是 Excel 工作簿，文件名应以 .xlsx 结尾",
        "-o can't be {given}: the ledger is an Excel workbook, its name must end in .xlsx",
    ),
    "ledger.done": (
        "已写入 {where}：文件 {documents} 份，任务 {tasks} 项",
        "wrote {where}: documents {documents}, tasks {tasks}",
    ),
}
"""Every text of the command for people, by key."""
