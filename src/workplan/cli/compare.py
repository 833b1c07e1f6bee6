"""``workplan compare``: two editions → what changed: in the terminal, as Markdown, JSON, HTML, Word or Excel."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from workplan.batch.storage import STDIN
from workplan.cli.exits import FINDINGS, FINE
from workplan.cli.inputs import read_one
from workplan.cli.shell import Shell
from workplan.texts import Texts

if TYPE_CHECKING:
    from workplan.comparison.model import UnitChanges
    from workplan.comparison.result import Comparison
    from workplan.comparison.views.page import Page

FORMATS: Final = ("text", "md", "json", "html", "docx", "xlsx")
_METAVAR: Final = "|".join(FORMATS)
_OFFICE: Final = ("docx", "xlsx")
"""Forms that are no text: they go into a file."""


def compare(
    ctx: typer.Context,
    old: Annotated[str, typer.Argument(metavar="OLD", help="compare.old")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="compare.new")],
    unit: Annotated[str | None, typer.Option("--unit", metavar="UNIT", help="compare.unit")] = None,
    form: Annotated[str | None, typer.Option("--format", metavar=_METAVAR, help="compare.format")] = None,
    output: Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE", help="compare.output")] = None,
) -> int:
    """Print what changed from ``old`` to ``new`` and return the exit code, 0 if nothing did."""
    from workplan.batch.overlap import spare
    from workplan.comparison import compare as find
    from workplan.comparison.views.page import told_doubts

    shell = Shell.of(ctx, TEXTS)
    chosen = shell.choose("--format", form, FORMATS) if form else _by_ending(output)
    if chosen in _OFFICE and output is None:
        raise shell.wrong_use("compare.no-file", form=chosen)
    if old == new == STDIN:
        raise shell.wrong_use("compare.two-inputs")
    if output is not None:
        spare((old, new), [str(output)])
    comparison = find(read_one(shell, old), read_one(shell, new))
    found = None if unit is None else comparison.for_unit(unit, lexicon=shell.lexicon())
    for doubt in told_doubts(comparison, shell.lang):
        shell.tell("compare.doubt", doubt=doubt)
    if chosen == "text" and output is None:
        _print(shell, comparison, found)
    else:
        _write(shell, _made(shell, comparison, found, chosen), output, json=chosen == "json")
    changed = (
        not comparison.same if found is None else bool(found.gained or found.lost or found.changed or found.groups)
    )
    return FINDINGS if changed else FINE


def _by_ending(output: Path | None) -> str:
    """Return the form that the ending of the output names, text if it names none."""
    ending = output.suffix[1:].casefold() if output else ""
    return ending if ending in FORMATS else "text"


def _print(shell: Shell, comparison: Comparison, found: UnitChanges | None) -> None:
    """Show the comparison in the terminal."""
    from workplan.comparison.views import terminal

    console = shell.console()
    view = _page(shell, comparison, found)
    colour = console.is_terminal and not console.no_color
    shell.show(terminal.render(view, width=console.width, colour=colour))


def _page(shell: Shell, comparison: Comparison, found: UnitChanges | None) -> Page:
    from workplan.comparison.views.page import page, unit_page

    if found is None:
        return page(comparison, shell.lang)
    return unit_page(comparison, found, shell.lang, lexicon=shell.lexicon())


def _made(shell: Shell, comparison: Comparison, found: UnitChanges | None, form: str) -> bytes:
    """Return the comparison in the chosen form."""
    if form in _OFFICE:
        from workplan.comparison.views import excel_table, word_table

        view = _page(shell, comparison, found)
        return word_table.render(view) if form == "docx" else excel_table.render(view)
    return _rendered(shell, comparison, found, form).encode()


def _rendered(shell: Shell, comparison: Comparison, found: UnitChanges | None, form: str) -> str:
    """Return the comparison as text of the chosen form."""
    from workplan.comparison.as_json import to_json
    from workplan.comparison.views import html, markdown, plain

    if form == "json":
        return to_json(comparison if found is None else found) + "\n"
    view = _page(shell, comparison, found)
    return {"md": markdown.render, "html": html.render, "text": plain.render}[form](view)


def _write(shell: Shell, data: bytes, output: Path | None, *, json: bool) -> None:
    """Write to ``output``, whole or not at all, or to stdout."""
    from workplan.batch.storage import whole

    if output is None:
        shell.write(data, json=json)
        return
    with whole(output) as file:
        file.write(data)


TEXTS: Final[Texts] = {
    "compare.help": (
        "对照前后两版工作要点：哪些部分新增、删去、移动、改写、拆分、合并，单位、时限、指标、法规有何变化\n\n"
        "各部分按内容对应，不看编号。退出码：0 两份相同，1 有不同，2 用法有误或无法读取。",
        "Compare two editions of a plan: what was added, dropped, moved, reworded, split, merged, and what changed\n\n"
        "Sections are matched by what they say, not by number. Exit code: 0 the same, 1 differences, 2 wrong use or "
        "unreadable input.",
    ),
    "compare.examples": (
        "workplan compare 2023.txt 2024.txt\n"
        "workplan compare 2023.txt 2024.txt --unit 省司法厅\n"
        "workplan compare 2023.txt 2024.txt --format html -o 对照.html\n"
        "workplan compare 2023.txt 2024.txt --format docx -o 对照表.docx",
        "workplan compare 2023.txt 2024.txt\n"
        "workplan compare 2023.txt 2024.txt --unit UNIT\n"
        "workplan compare 2023.txt 2024.txt --format html -o changes.html\n"
        "workplan compare 2023.txt 2024.txt --format docx -o changes.docx",
    ),
    "compare.old": ("旧版，- 为标准输入", "the earlier edition, - for stdin"),
    "compare.new": ("新版，- 为标准输入", "the later edition, - for stdin"),
    "compare.unit": (
        "只看对这个单位有何变化：新增、不再承担、有变化的任务，以及交给可能包括它的统称（各市州、有关部门）的任务",
        "only what is new, gone and changed for this unit, and for groups that may include it",
    ),
    "compare.format": (
        "text（默认，或按 -o 的扩展名）、md、json（规范 JSON）、html（单个文件，不联网）、docx 或 xlsx（三栏对照表）",
        "text (default, or by the ending of -o), md, json (canonical), html (one file, no network), docx or xlsx (a "
        "table of three columns)",
    ),
    "compare.output": ("写入这个文件", "write into this file"),
    "compare.no-file": (
        "--format {form} 需要用 -o 写明文件，例如 -o 对照表.{form}",
        "--format {form} needs a file: -o changes.{form}",
    ),
    "compare.doubt": ("请核对：{doubt}", "check: {doubt}"),
    "compare.two-inputs": ("OLD 和 NEW 不能都是 -", "OLD and NEW can't both be -"),
}
"""Every text of the command for people, by key."""
