"""The table of commands, and how typer runs one of them: loaded alone, told of errors in two languages."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Final, cast

import typer
from typer.core import TyperCommand, TyperGroup

from workplan.cli import FINE
from workplan.cli.shell import Shell

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS: Final = ("convert", "show", "validate", "compare", "explain", "report", "ledger", "calendar", "schema")
"""Each is the function of that name in the module of that name; ``messages`` has NAME.help and NAME.examples."""


class Command(TyperCommand):
    """A command whose help page speaks the language in force."""

    def get_help(self, ctx: object) -> str:
        """Return the help page."""
        from workplan.cli.helping import command_page

        return command_page(self, cast("typer.Context", ctx))


class Commands(TyperGroup):
    """All commands; each is imported when it is asked for."""

    def list_commands(self, ctx: object) -> list[str]:
        """Return the names of all commands."""
        return list(COMMANDS)

    def get_command(self, ctx: object, cmd_name: str) -> TyperCommand | None:
        """Return the command of this name."""
        return load(cmd_name) if cmd_name in COMMANDS else None

    def get_help(self, ctx: object) -> str:
        """Return the help page."""
        from workplan.cli.helping import overview

        return overview(cast("typer.Context", ctx))


def load(name: str) -> TyperCommand:
    """Return a command, made from the function of this name."""
    function = getattr(importlib.import_module(f"workplan.cli.{name}"), name)
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    app.command(name, cls=Command)(function)
    return cast("TyperCommand", typer.main.get_command(app))


def run(shell: Shell, argv: Sequence[str]) -> int:
    """Run the command that ``argv`` names and return its exit code.

    Raises:
        UsageError: typer can't make sense of ``argv``.
    """
    group = Commands(name="workplan", rich_markup_mode=None)
    try:
        # Not by main(), which would end the process itself where the reader of the output has closed it.
        with group.make_context("workplan", list(argv) or ["--help"], obj=shell) as ctx:
            code = group.invoke(ctx)
    except typer.Exit as end:
        return end.exit_code
    except typer.TyperException as error:
        from workplan.cli.helping import explained

        raise explained(error) from None
    return code if isinstance(code, int) else FINE
