"""``workplan compare``: two editions → what changed, in the terminal, as Markdown, JSON or one HTML file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from workplan.cli import FINDINGS, FINE
from workplan.cli.inputs import STDIN, read_one
from workplan.cli.shell import Shell

if TYPE_CHECKING:
    from workplan.comparison.model import Comparison, UnitChanges

FORMATS: Final = ("text", "md", "json", "html")


def compare(
    ctx: typer.Context,
    old: Annotated[Path, typer.Argument(metavar="OLD", help="compare.old")],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="compare.new")],
    unit: Annotated[str | None, typer.Option("--unit", metavar="UNIT", help="compare.unit")] = None,
    form: Annotated[str, typer.Option("--format", metavar="text|md|json|html", help="compare.format")] = "text",
    output: Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE", help="compare.output")] = None,
) -> int:
    """Print what changed from ``old`` to ``new`` and return the exit code, 0 if nothing did."""
    from workplan.comparison import compare as find

    shell = Shell.of(ctx)
    chosen = shell.choose("--format", form, FORMATS)
    if str(old) == str(new) == STDIN:
        raise shell.wrong_use("compare.two-inputs")
    comparison = find(read_one(shell, old), read_one(shell, new))
    found = None if unit is None else comparison.for_unit(unit)
    if chosen == "text" and output is None:
        _print(shell, comparison, found)
    else:
        _write(_rendered(shell, comparison, found, chosen), output)
    changed = not comparison.same if found is None else bool(found.gained or found.lost or found.changed)
    return FINDINGS if changed else FINE


def _print(shell: Shell, comparison: Comparison, found: UnitChanges | None) -> None:
    """Show the comparison in the terminal."""
    from workplan.comparison.views import terminal
    from workplan.comparison.views.page import page, unit_page

    console = shell.console()
    view = page(comparison, shell.lang) if found is None else unit_page(comparison, found, shell.lang)
    colour = console.is_terminal and not console.no_color
    shell.show(terminal.render(view, width=console.width, colour=colour))


def _rendered(shell: Shell, comparison: Comparison, found: UnitChanges | None, form: str) -> str:
    """Return the comparison as text of the chosen form."""
    from workplan.comparison.canonical import to_json
    from workplan.comparison.views import html, markdown, plain
    from workplan.comparison.views.page import page, unit_page

    if form == "json":
        return to_json(comparison if found is None else found) + "\n"
    view = page(comparison, shell.lang) if found is None else unit_page(comparison, found, shell.lang)
    return {"md": markdown.render, "html": html.render, "text": plain.render}[form](view)


def _write(text: str, output: Path | None) -> None:
    """Write to ``output``, whole or not at all, or to stdout."""
    from workplan.batch.storage import whole

    if output is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode())
        return
    with whole(output) as file:
        file.write(text.encode())
