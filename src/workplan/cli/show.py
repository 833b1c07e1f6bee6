"""``workplan show``: one notice → its plan as a tree in the terminal, measure by measure, what it names in colour."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Final

import typer

from workplan.cli.exits import FINDINGS, FINE, UNUSABLE
from workplan.cli.inputs import collect, read
from workplan.cli.measure_lines import STYLES, columns, inherited, marked, measure_block, mentions
from workplan.cli.ocr_option import OcrAllOption, OcrOption, recognising
from workplan.cli.shell import Shell
from workplan.texts import Texts
from workplan.visible import in_one_line

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.tree import Tree

    from workplan.batch import Source
    from workplan.errors import WorkplanError
    from workplan.model import Document, Section


def show(
    ctx: typer.Context,
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT...", help="common.inputs")],
    section: Annotated[str | None, typer.Option("--section", metavar="PATH", help="show.section")] = None,
    unit: Annotated[str | None, typer.Option("--unit", metavar="NAME", help="show.unit")] = None,
    page: Annotated[int | None, typer.Option("--page", metavar="N", help="show.page")] = None,
    verbose: Annotated[bool, typer.Option("--verbose", help="show.verbose")] = False,
    ocr: OcrOption = False,
    ocr_all: OcrAllOption = False,
) -> int:
    """Print the plans in ``inputs`` and return the exit code."""
    shell = recognising(Shell.of(ctx, TEXTS), missing=ocr, every=ocr_all)
    if sum(one is not None for one in (section, unit, page)) > 1:
        raise shell.wrong_use("show.one-of")

    def parts(document: Document) -> Iterator[RenderableType]:
        if page is not None:
            from workplan.cli.show_page import of_page

            return of_page(shell, document, page, verbose=verbose)
        if unit is None:
            return view(shell, document, section=section, verbose=verbose)
        from workplan.cli.show_unit import of_unit

        return of_unit(shell, document, unit, verbose=verbose)

    sources = collect(inputs)
    if len(sources) == 1:
        shell.show(parts(read(shell, sources[0])))
        return FINE
    return _show_all(shell, sources, parts)


def _show_all(shell: Shell, sources: Sequence[Source], parts: Callable[[Document], Iterator[RenderableType]]) -> int:
    """Print several plans, the name of its file above each; what can't be shown is told and stops nothing."""
    from rich.text import Text

    from workplan.cli.progress import watching
    from workplan.errors import WorkplanError

    failed = 0
    with watching(shell, len(sources)) as bar:
        for number, source in enumerate(sources):
            try:
                shown = list(parts(read(shell, source, alone=False)))
            except WorkplanError as error:
                shell.complain(error if str(source) in error.en else _named(source, error))
                failed += 1
                bar.step(failed=True)
                continue
            with bar.aside():
                shell.show([Text(("\n" if number else "") + in_one_line(str(source)), STYLES["file"]), *shown])
            bar.step()
    return FINE if not failed else UNUSABLE if failed == len(sources) else FINDINGS


def _named(source: Source, error: WorkplanError) -> WorkplanError:
    """Return an error with the file before it."""
    from workplan.errors import WorkplanError

    return WorkplanError(zh=f"{source}：{error.zh}", en=f"{source}: {error.en}")


def view(shell: Shell, document: Document, *, section: str | None, verbose: bool) -> Iterator[RenderableType]:
    """Yield what ``show`` prints: masthead and whole tree, or one section with its text.

    Raises:
        UsageError: there is no such section.
    """
    from rich.text import Text

    if section is not None:
        yield _tree(shell, document, document[section], with_text=True, verbose=verbose)
    else:
        yield from _masthead(shell, document)
        for chapter in document.chapters:
            yield _tree(shell, document, chapter, with_text=verbose, verbose=verbose)
        if not document.chapters:
            yield Text(shell.say("show.no-sections"), STYLES["label"])
        counts = {
            kind: len(getattr(document, kind))
            for kind in ("measures", "responsibilities", "regulations", "times", "targets")
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
        yield columns(rows)
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
    several = len(section.own_measures) > 1
    if not several and section.text and (with_text or not section.heading):
        parts.append(marked(document, section, section.text_span, whole=with_text))
    rows = [] if several else list(mentions(shell, section.own, verbose=verbose))
    for measure in section.own_measures:
        if several:
            parts.append(measure_block(shell, document, section, measure, with_text=with_text, verbose=verbose))
        else:
            rows += inherited(shell, document, measure)
    if rows:
        parts.append(Padding(columns(rows), (0, 0, 0, 2)))
    tree = Tree(Group(*parts), guide_style="dim")
    for child in section.sections:
        tree.children.append(_tree(shell, document, child, with_text=with_text, verbose=verbose))
    return tree


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
        "在终端里以树的形式显示工作要点：各条举措及其单位、时限、法规和指标\n\n"
        "输入是文件、文件夹，或 -（标准输入）；不止一份时依次显示。",
        "Show the plan as a tree in the terminal: its measures, their units, times, regulations and targets\n\n"
        "Inputs are files, folders, or - for stdin; several are shown one after another.",
    ),
    "show.examples": (
        "workplan show 通知.txt\nworkplan show 通知.txt --section '三/(十)'\nworkplan show 通知.txt --unit 省司法厅\n"
        "workplan show 通知.pdf --page 3\nworkplan show 通知.txt --verbose",
        "workplan show notice.txt\nworkplan show notice.txt --section '三/(十)'\n"
        "workplan show notice.txt --unit 省司法厅\nworkplan show notice.pdf --page 3\n"
        "workplan show notice.txt --verbose",
    ),
    "show.section": ("只显示这一部分及其正文，如 '三/(十)'", "only this part and its text, e.g. '三/(十)'"),
    "show.unit": (
        "只显示这个单位的举措（简称、全称均可）：先列点名的，再列统称可能涉及的",
        "only the measures of this unit, by any of its names: what names it, then what names a group it may belong to",
    ),
    "show.page": ("只显示文件（PDF、OFD）的这一页上的内容", "only what stands on this page of the file (PDF, OFD)"),
    "show.page-of": ("第 {page} 页（有文字的页到第 {last} 页）", "page {page} (the last with text is {last})"),
    "show.no-pages": (
        "这个文件没有页：只有 PDF 和 OFD 有，--page 不能用",
        "this file has no pages, only a PDF or OFD has: --page can't be used",
    ),
    "show.no-page": ("没有第 {page} 页：可取 1 到 {last}", "there is no page {page}; choose from 1 to {last}"),
    "show.empty-page": ("这一页没有读到文字", "nothing was read on this page"),
    "show.one-of": (
        "--section、--unit 和 --page 只能用一个",
        "--section, --unit and --page don't go together",
    ),
    "show.named": ("点名“{unit}”的举措 {count} 条", "measures that name {unit}: {count}"),
    "show.groups": (
        "写给“{groups}”等统称、可能涉及的举措 {count} 条",
        "measures given to groups that it may belong to ({groups}): {count}",
    ),
    "show.verbose": (
        "同时显示各部分正文，以及存疑之处和所作的假定",
        "also the text of each part, and the doubtful places and what was assumed there",
    ),
    "show.no-sections": ("没有找到编号的部分", "no numbered parts were found"),
    "show.doubts": ("存疑之处", "doubtful places"),
    "show.assumed": ("假定：{assumed}", "assumed: {assumed}"),
    "show.counts": (
        "章 {chapters} · 项 {items} · 举措 {measures} · 单位 {responsibilities} · 法规 {regulations} · "
        "时间 {times} · 指标 {targets}",
        "chapters {chapters} · items {items} · measures {measures} · responsibilities {responsibilities} · "
        "regulations {regulations} · times {times} · targets {targets}",
    ),
}
"""Every text of the command for people, by key."""
