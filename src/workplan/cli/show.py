"""``workplan show``: one notice → its plan as a tree in the terminal, with units, times and regulations in colour."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Final

import typer

from workplan.cli.exits import FINE
from workplan.cli.inputs import read_one
from workplan.cli.shell import Shell
from workplan.texts import Texts

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text
    from rich.tree import Tree

    from workplan.model import Document, Mention, Mentions, Section

STYLES: Final = {
    "lead": "bold yellow",
    "responsible": "yellow",
    "cooperating": "green",
    "supervising": "magenta",
    "leader": "magenta",
    "regulations": "cyan",
    "times": "red",
    "targets": "blue",
    "label": "dim",
    "heading": "bold",
    "text": "dim",
}
"""How each kind of value looks."""


def show(
    ctx: typer.Context,
    source: Annotated[str, typer.Argument(metavar="INPUT", help="common.input")],
    section: Annotated[str | None, typer.Option("--section", metavar="PATH", help="show.section")] = None,
    verbose: Annotated[bool, typer.Option("--verbose", help="show.verbose")] = False,
) -> int:
    """Print the plan in ``source`` and return the exit code."""
    shell = Shell.of(ctx, TEXTS)
    document = read_one(shell, source)
    shell.show(view(shell, document, section=section, verbose=verbose))
    return FINE


def view(shell: Shell, document: Document, *, section: str | None, verbose: bool) -> Iterator[RenderableType]:
    """Yield what ``show`` prints: masthead and whole tree, or one section with its text.

    Raises:
        UsageError: there is no such section.
    """
    from rich.text import Text

    from workplan.explanation import section_at_path

    if section is not None:
        yield _tree(shell, document, section_at_path(document, section), with_text=True, verbose=verbose)
    else:
        yield from _masthead(shell, document)
        for chapter in document.chapters:
            yield _tree(shell, document, chapter, with_text=verbose, verbose=verbose)
        if not document.chapters:
            yield Text(shell.say("show.no-sections"), STYLES["label"])
        counts = {
            kind: len(getattr(document, kind)) for kind in ("responsibilities", "regulations", "times", "targets")
        }
        yield Text(
            shell.say("show.counts", chapters=len(document.chapters), items=len(document.items), **counts),
            STYLES["label"],
        )
    if verbose and document.diagnostics:
        yield from _doubts(shell, document)


def _masthead(shell: Shell, document: Document) -> Iterator[RenderableType]:
    """Yield titles, then the other fields with their names before them."""
    from rich.text import Text

    head = document.masthead
    titles = [head.title, head.plan_title]
    for title in dict.fromkeys(text.value for text in titles if text):
        yield Text(title, STYLES["heading"])
    fields = {
        "masthead.issuers": " ".join(text.value for text in head.issuers),
        "masthead.recipients": " ".join(text.value for text in head.recipients),
        "masthead.document_number": head.document_number.value if head.document_number else "",
        "masthead.date_issued": head.date_issued.value.isoformat() if head.date_issued else "",
        "masthead.date_published": head.date_published.value.isoformat() if head.date_published else "",
    }
    rows = [(shell.say(key), Text(value)) for key, value in fields.items() if value]
    if rows:
        yield _rows(rows)
    yield Text()


def _tree(shell: Shell, document: Document, section: Section, *, with_text: bool, verbose: bool) -> Tree:
    """Return a section with all below it."""
    from rich.console import Group
    from rich.padding import Padding
    from rich.text import Text
    from rich.tree import Tree

    parts: list[RenderableType] = [
        Text.assemble((section.label, STYLES["label"]), " ", (section.heading or "", "bold"))
    ]
    if with_text or not section.heading:
        parts.append(_marked(document, section, whole=with_text))
    rows = list(_mentions(shell, section, verbose=verbose))
    if rows:
        parts.append(Padding(_rows(rows), (0, 0, 0, 2)))
    tree = Tree(Group(*parts), guide_style="dim")
    for child in section.sections:
        tree.children.append(_tree(shell, document, child, with_text=with_text, verbose=verbose))
    return tree


def _marked(document: Document, section: Section, *, whole: bool) -> Text:
    """Return a section's own text with its mentions in colour; its first characters unless ``whole``."""
    from rich.text import Text

    span = section.text_span
    if span is None:
        return Text()
    text = Text(span.of(document.text), STYLES["text"])
    for found in section.mentions:
        if span.start <= found.span.start and found.span.end <= span.end:
            text.stylize("not dim " + _style(found), found.span.start - span.start, found.span.end - span.start)
    lines = Text("\n").join(line for line in text.split("\n") if line.plain.strip())
    if not whole:
        lines.truncate(_FIRST, overflow="ellipsis")
    return lines


_FIRST: Final = 60
"""Cells shown of the text of a section without heading."""


def _style(found: Mention) -> str:
    """Return the style of a mention."""
    from workplan.model import Regulation, Responsibility, Time

    match found:
        case Responsibility():
            return STYLES[found.role]
        case Regulation():
            return STYLES["regulations"]
        case Time():
            return STYLES["times"]
        case _:
            return STYLES["targets"]


def _mentions(shell: Shell, place: Mentions, *, verbose: bool) -> Iterator[tuple[str, Text]]:
    """Yield a name and a line for each role and kind that a place has; what binds nothing only if ``verbose``."""
    from rich.text import Text

    by_role: dict[str, list[str]] = {}
    for found in place.responsibilities:
        by_role.setdefault(found.role, []).extend(unit.name for unit in found.units)
    for role, units in by_role.items():
        yield shell.say(f"role.{role}"), Text(" ").join(Text(unit, STYLES[role]) for unit in units)
    by_action: dict[str, list[str]] = {}
    for regulation in place.regulations:
        by_action.setdefault(regulation.action, []).append(str(regulation))
    for action, titles in by_action.items():
        yield shell.say(f"action.{action}"), Text(" ").join(Text(title, STYLES["regulations"]) for title in titles)
    for time in place.times:
        if time.kind == "reference" and not verbose:
            continue
        days = " – ".join(dict.fromkeys(day.isoformat() for day in (time.start, time.end) if day))
        told = " ".join(filter(None, (time.text, time.recurrence or "", days)))
        yield shell.say(f"kind.{time.kind}"), Text(told, STYLES["times"])
    for target in place.targets:
        figure = f"{target.text} ({target.comparator} {target.value:g} {target.unit})"
        yield shell.say("field.target"), Text(figure, STYLES["targets"])


def _rows(rows: list[tuple[str, Text]]) -> RenderableType:
    """Lay out names and values in two columns."""
    from rich.table import Table
    from rich.text import Text

    grid = Table.grid(padding=(0, 1))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for name, value in rows:
        grid.add_row(Text(name, STYLES["label"]), value)
    return grid


def _doubts(shell: Shell, document: Document) -> Iterator[RenderableType]:
    """Yield the doubtful places, each with its line and column and what was assumed."""
    from rich.text import Text

    from workplan.rulebook import all_doubts

    yield Text("\n" + shell.say("show.doubts"), STYLES["heading"])
    doubts = all_doubts()
    for found in document.diagnostics:
        line, column = document.position(found.span.start)
        doubt = doubts.get(found.code)
        meaning = (doubt.zh if shell.lang == "zh" else doubt.en) if doubt else ""
        assumed = shell.say("show.assumed", assumed=found.assumed) if found.assumed else ""
        place = "".join(place.told(shell.lang) for place in document.locate(found.span)[:1])
        yield Text("  ".join(filter(None, (f"{line}:{column}", place, found.code, meaning, assumed))))


TEXTS: Final[Texts] = {
    "show.help": (
        "在终端里以树的形式显示工作要点：各部分的单位、时限、法规和指标\n\n输入是一个文件，或 - （标准输入）。",
        "Show the plan as a tree in the terminal: units, times, regulations and targets of each part\n\n"
        "The input is a file, or - for stdin.",
    ),
    "show.examples": (
        "workplan show 通知.txt\nworkplan show 通知.txt --section '三/(十)'\nworkplan show 通知.txt --verbose",
        "workplan show notice.txt\nworkplan show notice.txt --section '三/(十)'\nworkplan show notice.txt --verbose",
    ),
    "show.section": ("只显示这一部分及其正文，如 '三/(十)'", "only this part and its text, e.g. '三/(十)'"),
    "show.verbose": (
        "同时显示各部分正文，以及存疑之处和所作的假定",
        "also the text of each part, and the doubtful places and what was assumed there",
    ),
    "show.regulations": ("法规", "regulations"),
    "show.times": ("时间", "times"),
    "show.targets": ("指标", "targets"),
    "show.no-sections": ("没有找到编号的部分", "no numbered parts were found"),
    "show.doubts": ("存疑之处", "doubtful places"),
    "show.assumed": ("假定：{assumed}", "assumed: {assumed}"),
    "show.counts": (
        "章 {chapters} · 项 {items} · 单位 {responsibilities} · 法规 {regulations} · 时间 {times} · 指标 {targets}",
        "chapters {chapters} · items {items} · responsibilities {responsibilities} · regulations {regulations} · "
        "times {times} · targets {targets}",
    ),
}
"""Every text of the command for people, by key."""
