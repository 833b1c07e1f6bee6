"""What typer knows of commands, options and mistakes → help pages and errors in the language in force."""

from __future__ import annotations

import difflib
import io
import re
from typing import TYPE_CHECKING

from workplan.cli.texts import TYPER_SAYS, UNKNOWN_COMMAND, UNKNOWN_OPTION, say
from workplan.errors import UsageError
from workplan.texts import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import typer
    from rich.console import RenderableType
    from typer.core import TyperArgument, TyperCommand, TyperOption

    from workplan.cli.shell import Shell

_WIDTH = 100
"""The widest a page gets, in cells."""

_COMMON = {
    "--lang": "--lang zh|en",
    "--lexicon": "--lexicon DIR",
    "--limit": "--limit NAME=N",
    "--version": "--version",
    "--install-completion": "--install-completion",
    "--help": "-h, --help",
}
"""The options that every command has, as they are written."""

_SUGGESTED = 2
_NEAR = 0.6

_NAMES = 0.45
"""The share of a page that names may take; wider ones stand on lines of their own, their meaning below."""


def command_page(command: TyperCommand, shell: Shell) -> str:
    """Return the help page of one command."""
    name = command.name or ""
    from typer.core import TyperArgument, TyperOption

    parameters = [p for p in command.params if isinstance(p, TyperArgument | TyperOption)]  # typer makes no others
    arguments = [(str(p.metavar), shell.say(str(p.help))) for p in parameters if p.param_type_name == "argument"]
    options = [(_spelling(p), shell.say(str(p.help))) for p in parameters if p.param_type_name == "option"]
    usage = " ".join(["workplan", name, shell.say("help.options-place"), *(metavar for metavar, _ in arguments)])
    return _page(
        shell,
        usage,
        shell.say(f"{name}.help"),
        {"help.arguments": arguments, "help.options": options, "help.common": _common(shell)},
        shell.say(f"{name}.examples"),
    )


def overview(shell: Shell, helps: Mapping[str, str]) -> str:
    """Return the help page of the whole program.

    Args:
        shell: language and terminal.
        helps: what each command says of itself, by name; its first line is shown.
    """
    commands = [(name, told.partition("\n")[0]) for name, told in helps.items()]
    usage = f"workplan {shell.say('help.command-place')} {shell.say('help.options-place')}"
    tables = {"help.commands": commands, "help.common": _common(shell)}
    return _page(shell, usage, shell.say("help"), tables, shell.say("examples"))


def explained(error: typer.TyperException, name: str, commands: Sequence[str]) -> UsageError:
    """Return what typer has to say against the arguments, in both languages, and which help page to see.

    Args:
        error: what typer says.
        name: the command that was asked for, empty if none was.
        commands: the names of all commands, one of which may have been meant.
    """
    told = error.format_message()
    chinese, english = told, told.rstrip(".")
    for pattern, (zh, en) in TYPER_SAYS.items():
        match = re.fullmatch(pattern, told)
        if match:
            chinese, english = match.expand(zh), match.expand(en) if en else english
    command = re.fullmatch(UNKNOWN_COMMAND, told)
    option = re.fullmatch(UNKNOWN_OPTION, told)
    near = (
        difflib.get_close_matches(command[1], commands, n=1) if command else _like(option[1], error) if option else []
    )
    if near:
        chinese += say("usage.near", "zh", near=" 或 ".join(near))
        english += say("usage.near", "en", near=" or ".join(near))
    page = f"workplan {name}".rstrip()
    see = {lang: say("usage.see-help", lang, page=page) for lang in LANGUAGES}
    return UsageError(zh=chinese + see["zh"], en=english + see["en"])


def _like(option: str, error: typer.TyperException) -> list[str]:
    """Return the options that one which doesn't exist may be meant for, the likest first; their dashes say nothing."""
    ctx: typer.Context | None = getattr(error, "ctx", None)
    own = (name for parameter in (ctx.command.params if ctx else ()) for name in _all_names(parameter))
    names = dict.fromkeys(name.lstrip("-") for name in (*own, *_COMMON) if name.startswith("--"))
    near = difflib.get_close_matches(option.lstrip("-"), names, n=_SUGGESTED, cutoff=_NEAR)
    return [f"--{name}" for name in near]


def _all_names(parameter: object) -> list[str]:
    return [*getattr(parameter, "opts", ()), *getattr(parameter, "secondary_opts", ())]


def _spelling(option: TyperArgument | TyperOption) -> str:
    """Return ``-o, --output DIR``."""
    names = " / ".join([", ".join(sorted(option.opts, key=len)), *option.secondary_opts])
    return f"{names} {option.metavar}" if option.metavar else names


def _common(shell: Shell) -> list[tuple[str, str]]:
    """Return the options that every command has."""
    return [(spelling, shell.say(f"common.{name.removeprefix('--')}")) for name, spelling in _COMMON.items()]


def _page(shell: Shell, usage: str, text: str, tables: Mapping[str, list[tuple[str, str]]], examples: str) -> str:
    """Lay out a page: usage, text, tables of names and meanings, examples."""
    from rich.cells import cell_len
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    from workplan.cli.wrapping import Terminal

    outer = shell.console()
    console = Terminal(
        file=io.StringIO(),
        width=min(outer.width, _WIDTH),
        force_terminal=outer.is_terminal,
        color_system="standard" if outer.is_terminal and not outer.no_color else None,
        highlight=False,
        emoji=False,
    )
    parts: list[RenderableType] = [Text.assemble((shell.say("help.usage"), "bold"), " ", usage), "", Text(text)]
    lines = [line.partition("  ") for line in examples.splitlines()]
    shown = {**tables, "help.examples": [(command, what) for command, _, what in lines]}
    for title, rows in shown.items():
        if not rows:
            continue
        parts += ["", Text(shell.say(title), style="bold")]
        if max(cell_len(name) for name, _ in rows) > console.width * _NAMES:
            for name, meaning in rows:
                parts += [Padding(Text(name, style="cyan"), (0, 0, 0, 2)), Padding(Text(meaning), (0, 0, 0, 6))]
            continue
        grid = Table.grid(padding=(0, 2))
        grid.add_column(no_wrap=True, style="cyan")
        grid.add_column()
        for name, meaning in rows:
            grid.add_row(Text(name), Text(meaning))
        parts.append(Padding(grid, (0, 0, 0, 2)))
    for part in parts:
        console.print(part)
    file = console.file
    assert isinstance(file, io.StringIO)
    return "\n".join(line.rstrip() for line in file.getvalue().splitlines())
