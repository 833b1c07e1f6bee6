"""``workplan validate``: notices → findings, a line each or as JSON, on stdout."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from workplan.cli import FINDINGS, FINE, UNUSABLE
from workplan.cli.inputs import collect, read
from workplan.cli.shell import Shell
from workplan.errors import WorkplanError

if TYPE_CHECKING:
    from workplan.model import Finding

FORMATS: Final = ("text", "json")


def validate(
    ctx: typer.Context,
    inputs: Annotated[list[Path], typer.Argument(metavar="INPUT...", help="common.inputs")],
    form: Annotated[str, typer.Option("--format", metavar="text|json", help="validate.format")] = "text",
) -> int:
    """Print the findings in ``inputs`` and return the exit code."""
    from workplan.validation import validate as find

    shell = Shell.of(ctx)
    as_json = shell.choose("--format", form, FORMATS) == "json"
    sources = collect(inputs)
    shell.lexicon()
    failed = 0
    found: list[tuple[str, Finding]] = []
    for source in sources:
        try:
            findings = find(read(shell, source))
        except WorkplanError as error:
            shell.complain(error)
            failed += 1
            continue
        found += [(str(source), finding) for finding in findings]
        if not as_json:
            for finding in findings:
                print(_line(str(source), finding, shell.lang))
    if as_json:
        rows = [{"file": file, **finding.model_dump(mode="json")} for file, finding in found]
        print(json.dumps(rows, ensure_ascii=False, indent=2))
    if failed == len(sources):
        return UNUSABLE
    return FINDINGS if found or failed else FINE


def _line(file: str, finding: Finding, lang: str) -> str:
    """Return a finding in one line, as editors and CI systems read it."""
    return f"{file}:{finding.line}:{finding.column}: {finding.code} {finding.message(lang)}"
