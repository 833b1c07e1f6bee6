"""``workplan ledger``: notices → one Excel workbook with the ledger of their tasks."""

from __future__ import annotations

from typing import Annotated

import typer

from workplan.cli import FINDINGS, FINE
from workplan.cli.inputs import read_all
from workplan.cli.shell import Shell


def ledger(
    ctx: typer.Context,
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT...", help="common.inputs")],
    output: Annotated[str, typer.Option("-o", "--output", metavar="FILE.xlsx", help="ledger.output")],
    by_unit: Annotated[bool, typer.Option("--by-unit", help="ledger.by-unit")] = False,
) -> int:
    """Write the ledger of the tasks in ``inputs`` and return the exit code."""
    from workplan.batch.storage import write
    from workplan.exports.ledger import count, to_ledger

    shell = Shell.of(ctx)
    if not output.casefold().endswith(".xlsx"):
        raise shell.wrong_use("ledger.ending", given=output)
    documents, failed = read_all(shell, inputs)
    # The ledger of a Chinese plan is Chinese, wherever it is made.
    write(output, to_ledger(documents, by_unit=by_unit, lang=shell.asked or "zh"))
    shell.tell("ledger.done", tasks=count(documents), documents=len(documents), where=output)
    return FINDINGS if failed else FINE
