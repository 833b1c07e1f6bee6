"""``workplan ledger``: notices → one Excel workbook with the ledger of their tasks."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Final

import typer

from workplan.cli.exits import FINDINGS, FINE
from workplan.cli.inputs import read_all
from workplan.cli.ocr_option import OcrAllOption, OcrOption, recognising
from workplan.cli.shell import Shell
from workplan.errors import UnreadableError
from workplan.texts import Texts

if TYPE_CHECKING:
    from workplan.exports.ledger.filled import Carried
    from workplan.exports.ledger.reading import LedgerRow
    from workplan.model import Document


def ledger(
    ctx: typer.Context,
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT...", help="common.inputs")],
    output: Annotated[str, typer.Option("-o", "--output", metavar="FILE.xlsx", help="ledger.output")],
    by_unit: Annotated[bool, typer.Option("--by-unit", help="ledger.by-unit")] = False,
    unit: Annotated[str | None, typer.Option("--unit", metavar="NAME", help="ledger.unit")] = None,
    merged: Annotated[bool, typer.Option("--merged", help="ledger.merged")] = False,
    old: Annotated[str | None, typer.Option("--carry", metavar="OLD.xlsx", help="ledger.carry")] = None,
    ocr: OcrOption = False,
    ocr_all: OcrAllOption = False,
) -> int:
    """Write the ledger of the tasks in ``inputs`` and return the exit code."""
    from workplan.batch.storage import write
    from workplan.exports.ledger import count, to_ledger
    from workplan.exports.ledger.filled import Fate

    shell = recognising(Shell.of(ctx, TEXTS), missing=ocr, every=ocr_all)
    if not output.casefold().endswith(".xlsx"):
        raise shell.wrong_use("ledger.ending", given=output)
    typed = None if old is not None and _same(old, output) else _typed(output)
    if typed is not None:
        raise shell.wrong_use("ledger.filled", where=output, row=typed.row)
    documents, failed = read_all(shell, inputs, output=output)
    # The ledger of a Chinese plan is Chinese, wherever it is made.
    carried = None if old is None else _carried(documents, old)
    made = to_ledger(
        documents,
        by_unit=by_unit,
        unit=unit,
        merged=merged,
        lang=shell.asked or "zh",
        lexicon=shell.lexicon(),
        carried=carried,
    )
    write(output, made)
    measures = count(documents, unit=unit, lexicon=shell.lexicon())
    shell.tell("ledger.done", measures=measures, documents=len(documents), where=output)
    if carried is not None:
        fates = Counter(told.fate for told in carried.told)
        counts = {fate.value: fates[fate] for fate in Fate}
        shell.tell("ledger.carried", rows=len(carried.rows), old=old, **counts)
    return FINDINGS if failed else FINE


def _same(old: str, output: str) -> bool:
    """Tell whether two paths lead to one file."""
    return os.path.exists(old) and os.path.exists(output) and os.path.samefile(old, output)


def _typed(output: str) -> LedgerRow | None:
    """Return a row that somebody filled in, where the output is a ledger already; nobody's work is written over."""
    from workplan.exports.ledger.reading import read_ledger

    if not os.path.isfile(output):
        return None
    try:
        return next((row for row in read_ledger(output) if row.typed), None)
    except UnreadableError:
        return None


def _carried(documents: Sequence[Document], old: str) -> Carried:
    """Return what the new ledger takes over from the filled one."""
    from workplan.carrying import carry
    from workplan.exports.ledger.reading import read_ledger

    return carry(documents, read_ledger(old))


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
        "workplan ledger 2024.txt -o 2024.xlsx --carry 2023.xlsx  沿用去年台账里填的内容\n"
        "workplan ledger data/raw -o 总台账.xlsx",
        "workplan ledger notice.txt -o ledger.xlsx\n"
        "workplan ledger notice.txt -o ledger.xlsx --by-unit  also a sheet for each unit\n"
        "workplan ledger notice.txt -o mine.xlsx --unit 省司法厅  only what concerns one unit\n"
        "workplan ledger 2024.txt -o 2024.xlsx --carry 2023.xlsx  take over what was typed last year\n"
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
    "ledger.carry": (
        "把已填台账的进展情况、责任人、备注和自加的列沿用到新版的相同举措，去向另列一表",
        "take progress, person, remarks and own columns of a filled ledger over to the same measures of this edition; "
        "a sheet tells what became of the rest",
    ),
    "ledger.carried": (
        "从 {old} 沿用到 {rows} 条；新版没有 {dropped} 条，新增 {new} 条，拆分或合并 {shared} 条，未能对应 {lost} 条，"
        "见最后一张表",
        "carried over from {old}: {rows}; dropped {dropped}, new {new}, split or joined {shared}, not matched {lost}: "
        "see the last sheet",
    ),
    "ledger.filled": (
        "{where} 里已有人填写（如第 {row} 行）。请另取 -o，或加 --carry {where} 沿用其中的内容",
        "{where} has been filled in (row {row}, for one). Please give another -o, or take over what it holds with "
        "--carry {where}",
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
