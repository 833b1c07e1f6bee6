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
    unit: Annotated[str | None, typer.Option("--unit", metavar="NAME", help="ledger.unit")] = None,
    merged: Annotated[bool, typer.Option("--merged", help="ledger.merged")] = False,
) -> int:
    """Write the ledger of the tasks in ``inputs`` and return the exit code."""
    from workplan.batch.storage import write
    from workplan.exports.ledger import count, to_ledger

    shell = Shell.of(ctx, TEXTS)
    if not output.casefold().endswith(".xlsx"):
        raise shell.wrong_use("ledger.ending", given=output)
    documents, failed = read_all(shell, inputs)
    # The ledger of a Chinese plan is Chinese, wherever it is made.
    made = to_ledger(
        documents, by_unit=by_unit, unit=unit, merged=merged, lang=shell.asked or "zh", lexicon=shell.lexicon()
    )
    write(output, made)
    shell.tell("ledger.done", measures=count(documents), documents=len(documents), where=output)
    return FINDINGS if failed else FINE


TEXTS: Final[Texts] = {
    "ledger.help": (
        "把工作要点做成任务台账（Excel）：一条举措一行，可排序、筛选，A4 横向打印\n\n"
        "列：序号、一级任务、工作任务、具体举措、牵头/责任/配合单位、完成时限（日期，逾期和临近自动变色）、时限原文、"
        "量化指标、涉及法规、进展情况（下拉选择）、责任人、备注、原文编号；另有汇总表。"
        "多份输入合成一个台账，并加“来源”一列。台账用中文，--lang en 用英文。需 workplan[ledger]。",
        "Make the task ledger of work plans (Excel): a row a measure, to sort, to filter and to print on A4\n\n"
        "Columns: number, chapter, task, measure, lead, responsible and cooperating units, due (a date; overdue and "
        "due soon in colour), times as written, targets, regulations, progress (chosen from a list), person in "
        "charge, remarks, section; and a summary sheet. Several inputs make one ledger with a column for the source. "
        "The ledger is in Chinese unless --lang en asks for English. Needs workplan[ledger].",
    ),
    "ledger.examples": (
        "workplan ledger 通知.txt -o 台账.xlsx\n"
        "workplan ledger 通知.txt -o 台账.xlsx --by-unit  另给每个单位一张表\n"
        "workplan ledger 通知.txt -o 司法厅.xlsx --unit 省司法厅  只要一个单位的\n"
        "workplan ledger data/raw -o 总台账.xlsx",
        "workplan ledger notice.txt -o ledger.xlsx\n"
        "workplan ledger notice.txt -o ledger.xlsx --by-unit  also a sheet for each unit\n"
        "workplan ledger notice.txt -o mine.xlsx --unit 省司法厅  only what concerns one unit\n"
        "workplan ledger data/raw -o all.xlsx",
    ),
    "ledger.output": ("写入这个文件（.xlsx）", "write into this file (.xlsx)"),
    "ledger.by-unit": (
        "另给每个单位一张表：先列点名的，再列统称可能涉及的",
        "also a sheet for each unit: what names it, then what names a group it may belong to",
    ),
    "ledger.unit": (
        "只要这个单位的（简称、全称均可）",
        "only what concerns this unit, by any of its names",
    ),
    "ledger.merged": (
        "相同的格合并（供打印，不能排序）",
        "merge the cells that rows share (for print, not for sorting)",
    ),
    "ledger.ending": (
        "-o 不能取 {given}：台账是 Excel 工作簿，文件名应以 .xlsx 结尾",
        "-o can't be {given}: the ledger is an Excel workbook, its name must end in .xlsx",
    ),
    "ledger.done": (
        "已写入 {where}：文件 {documents} 份，举措 {measures} 条",
        "wrote {where}: documents {documents}, measures {measures}",
    ),
}
"""Every text of the command for people, by key."""
