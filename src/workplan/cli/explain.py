"""``workplan explain``: a section → each value with the rule that decided it and the characters it came from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Final

import typer

from workplan.cli.exits import FINE
from workplan.cli.inputs import read_one
from workplan.cli.ocr_option import OcrAllOption, OcrOption, recognising
from workplan.cli.shell import Shell
from workplan.texts import Texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from workplan.explanation import Explanation
    from workplan.model import Document, Span
    from workplan.rulebook import Rule

_SHOWN: Final = 60
"""Characters of the source shown at a place."""


def explain(
    ctx: typer.Context,
    source: Annotated[str, typer.Argument(metavar="INPUT", help="common.input")],
    path: Annotated[str, typer.Argument(metavar="PATH", help="explain.path")],
    ocr: OcrOption = False,
    ocr_all: OcrAllOption = False,
) -> int:
    """Print why the values of the section at ``path`` are what they are and return the exit code."""
    from workplan.explanation import explain as reasons

    shell = recognising(Shell.of(ctx, TEXTS), missing=ocr, every=ocr_all)
    document = read_one(shell, source)
    found = reasons(document, path)
    shell.show(part for reason in found for part in _lines(shell, document, reason))
    if not found:
        shell.tell("explain.nothing")
    return FINE


def _lines(shell: Shell, document: Document, reason: Explanation) -> Iterator[RenderableType]:
    """Yield one value: what it is, then the rule, where it stands, what decided it."""
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    rule = reason.rule
    yield Text.assemble((_field(shell, reason), "dim"), " ", (_value(shell, reason), "bold"))
    rows = [("explain.rule", f"{rule.code}  {rule.zh if shell.lang == 'zh' else rule.en}")]
    if rule.source:
        rows.append(("explain.source", _source(shell, rule)))
    if reason.span:
        rows.append(("explain.place", _place(shell, document, reason.span)))
    if reason.evidence:
        rows.append(("explain.evidence", _place(shell, document, reason.evidence)))
    grid = Table.grid(padding=(0, 1))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for key, value in rows:
        grid.add_row(Text(shell.say(key), "dim"), Text(value))
    yield Padding(grid, (0, 0, 0, 2))


def _field(shell: Shell, reason: Explanation) -> str:
    """Return what a value is called: a field of the masthead has its own name in every table."""
    from workplan.model import Masthead

    room = "masthead" if reason.field in Masthead.model_fields else "field"
    return shell.say(f"{room}.{reason.field}")


def _source(shell: Shell, rule: Rule) -> str:
    """Return where a rule comes from; a standard has one name for all languages."""
    zh, _, en = rule.source.partition(" · ")
    return zh if shell.lang == "zh" else en or zh


def _value(shell: Shell, reason: Explanation) -> str:
    """Return the value with its role, action or kind in words of the language in force."""
    words = {"responsibility": "role", "regulation": "action", "time": "kind"}.get(reason.field)
    if words is None:
        return reason.value
    first, space, rest = reason.value.partition(" ")
    return shell.say(f"{words}.{first}") + space + rest


def _place(shell: Shell, document: Document, span: Span) -> str:
    """Return where a stretch stands and its characters."""
    line, column = document.position(span.start)
    text = " ".join(span.of(document.text).split())
    shown = text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
    places = [place.told(shell.lang) for place in document.locate(span)[:1]]
    return "  ".join((shell.say("explain.line", line=line, column=column), *filter(None, places), shown))


TEXTS: Final[Texts] = {
    "explain.help": (
        "说明一个部分的每个值由哪条规则得出、取自原文何处",
        "Explain which rule decided each value of a part, and from which characters",
    ),
    "explain.examples": (
        "workplan explain 通知.txt '三/(十)'\nworkplan explain 通知.txt ''  版头和正文之外的值",
        "workplan explain notice.txt '三/(十)'\nworkplan explain notice.txt ''  masthead, what stands outside the plan",
    ),
    "explain.path": (
        "部分的编号路径，如 '三/(十)'；'' 为版头和正文之外",
        "path of a part, e.g. '三/(十)'; '' for the masthead and what stands outside the plan",
    ),
    "explain.rule": ("规则", "rule"),
    "explain.source": ("出处", "source"),
    "explain.place": ("原文", "characters"),
    "explain.evidence": ("依据", "decided by"),
    "explain.line": ("第 {line} 行第 {column} 列", "line {line}, column {column}"),
    "explain.nothing": ("这里没有提取出值", "nothing was extracted here"),
}
"""Every text of the command for people, by key."""
