"""The table of commands, and how typer runs one of them: loaded alone, told of errors in two languages."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Final, cast

import typer
from typer.core import TyperCommand, TyperGroup

from workplan.cli.exits import FINE
from workplan.cli.shell import Shell
from workplan.cli.texts import COMMON

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import ModuleType

    from workplan.texts import Texts

COMMANDS: Final = ("convert", "show", "validate", "compare", "explain", "report", "ledger", "calendar", "schema")
"""Each is the function of that name in the module of that name, whose ``TEXTS`` has NAME.help and NAME.examples."""

_HELP: Final = {"help_option_names": ["-h", "--help"]}


class Command(TyperCommand):
    """A command whose help page speaks the language in force.

    Attributes:
        texts: what the command can say.
    """

    texts: Texts = COMMON

    def get_help(self, ctx: object) -> str:
        """Return the help page."""
        from workplan.cli.helping import command_page

        return command_page(self, Shell.of(cast("typer.Context", ctx), self.texts))


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

        shell = Shell.of(cast("typer.Context", ctx), {})
        return overview(shell, {name: shell.knowing(_module(name).TEXTS).say(f"{name}.help") for name in COMMANDS})


def group_of_all() -> Commands:
    """Return the command with all below it."""
    return Commands(name="workplan", rich_markup_mode=None, context_settings=dict(_HELP))


def load(name: str) -> TyperCommand:
    """Return a command, made from the function of this name."""
    module = _module(name)
    app = typer.Typer(add_completion=False, rich_markup_mode=None, context_settings=_HELP)
    app.command(name, cls=Command, context_settings=_HELP)(getattr(module, name))
    command = cast("Command", typer.main.get_command(app))
    command.texts = module.TEXTS
    return command


def _module(name: str) -> ModuleType:
    """Return the module of a command."""
    return importlib.import_module(f"workplan.cli.{name}")


def run(shell: Shell, argv: Sequence[str]) -> int:
    """Run the command that ``argv`` names and return its exit code.

    Raises:
        UsageError: typer can't make sense of ``argv``.
    """
    group = group_of_all()
    try:
        # Not by main(), which would end the process itself where the reader of the output has closed it.
        with group.make_context("workplan", list(argv) or ["--help"], obj=shell) as ctx:
            code = group.invoke(ctx)
    except typer.Exit as end:
        return end.exit_code
    except typer.TyperException as error:
        from workplan.cli.helping import explained

        asked = next((word for word in argv if not word.startswith("-")), "")
        raise explained(error, asked if asked in COMMANDS else "", COMMANDS) from None
    return code if isinstance(code, int) else FINE
