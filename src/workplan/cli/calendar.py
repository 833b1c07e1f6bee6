"""``workplan calendar``: notices → one iCalendar file with their deadlines, in a file or on stdout."""

from __future__ import annotations

from typing import Annotated, Final

import typer

from workplan.cli.exits import FINDINGS, FINE
from workplan.cli.inputs import read_all
from workplan.cli.ocr_option import OcrAllOption, OcrOption, recognising
from workplan.cli.shell import Shell
from workplan.texts import Texts


def calendar(
    ctx: typer.Context,
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT...", help="common.inputs")],
    output: Annotated[str | None, typer.Option("-o", "--output", metavar="FILE.ics", help="calendar.output")] = None,
    unit: Annotated[str | None, typer.Option("--unit", metavar="NAME", help="calendar.unit")] = None,
    ocr: OcrOption = False,
    ocr_all: OcrAllOption = False,
) -> int:
    """Write the calendar of the times in ``inputs`` and return the exit code."""
    from workplan.batch.storage import write
    from workplan.exports.calendar import to_calendar, undated

    shell = recognising(Shell.of(ctx, TEXTS), missing=ocr, every=ocr_all)
    documents, failed = read_all(shell, inputs, output=output)
    made = to_calendar(*documents, unit=unit, lang=shell.asked or "zh", lexicon=shell.lexicon())
    if output is None:
        shell.write(made.encode())
    else:
        write(output, made.encode())
        shell.tell("calendar.done", events=made.count("\r\nBEGIN:VEVENT"), where=output)
    left_out = sum(map(undated, documents)) if unit is None else 0
    if left_out:
        shell.tell("calendar.undated", count=left_out)
    return FINDINGS if failed else FINE


TEXTS: Final[Texts] = {
    "calendar.help": (
        "把完成时限做成日历文件（.ics，RFC 5545），可导入各种日历\n\n"
        "每个期限、期间和周期一个全天事件：标题写要办的事，说明写举措和单位，提前一周提醒；"
        "各次运行的标识（UID）不变。多份输入合成一个日历。日历用中文，--lang en 用英文。需 workplan[calendar]。",
        "Make a calendar file (.ics, RFC 5545) of the time limits, for any calendar program\n\n"
        "One all-day event for each deadline, period and recurrence: what is due as title, measure and units below, "
        "an alarm a week before; its UID stays the same from run to run. Several inputs make one calendar. Its words "
        "are Chinese unless --lang en asks for English. Needs workplan[calendar].",
    ),
    "calendar.examples": (
        "workplan calendar 通知.txt -o 时限.ics\n"
        "workplan calendar 通知.txt -o 司法厅.ics --unit 省司法厅  只要一个单位的\n"
        "workplan calendar data/raw -o 全部时限.ics",
        "workplan calendar notice.txt -o deadlines.ics\n"
        "workplan calendar notice.txt -o mine.ics --unit 省司法厅  only what concerns one unit\n"
        "workplan calendar data/raw -o all.ics",
    ),
    "calendar.output": ("写入这个文件，默认写到标准输出", "write into this file; stdout by default"),
    "calendar.unit": (
        "只要这个单位的（简称、全称均可），统称可能涉及的另有标注",
        "only what concerns this unit, by any of its names; what is given to a group it may belong to says so",
    ),
    "calendar.done": ("已写入 {where}：事件 {events} 个", "wrote {where}: events {events}"),
    "calendar.undated": (
        "另有 {count} 个时限没有具体日期（如“任期内”“持续推进”），未列入日历",
        "time limits left out because they have no date (such as within a term of office): {count}",
    ),
}
"""Every text of the command for people, by key."""
