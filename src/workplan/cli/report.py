"""``workplan report``: notices → HTML pages to read, search, filter and print; many with a page that lists them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated, Final

import typer

from workplan.cli.exits import FINDINGS, FINE, UNUSABLE
from workplan.cli.inputs import content, read, views
from workplan.cli.ocr_option import OcrAllOption, OcrOption, recognising
from workplan.cli.shell import Shell
from workplan.texts import Texts

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from workplan.batch import Source
    from workplan.model import Document
    from workplan.readers.pages.views import PageView

    Look = Callable[[Source], tuple[Document, Sequence[PageView]]]

INDEX: Final = "index.html"
"""The page that lists the others."""


def report(
    ctx: typer.Context,
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT...", help="common.inputs")],
    output: Annotated[str | None, typer.Option("-o", "--output", metavar="FILE|DIR", help="report.output")] = None,
    unit: Annotated[str | None, typer.Option("--unit", metavar="NAME", help="report.unit")] = None,
    pages: Annotated[bool, typer.Option("--pages", help="report.pages")] = False,
    ocr: OcrOption = False,
    ocr_all: OcrAllOption = False,
) -> int:
    """Write the page of each notice in ``inputs`` and return the exit code."""
    from workplan.batch import find
    from workplan.batch.overlap import spare
    from workplan.batch.storage import write
    from workplan.exports.report import to_report as page

    shell = recognising(Shell.of(ctx, TEXTS), missing=ocr, every=ocr_all)
    lexicon = shell.lexicon()
    sources = find(inputs, leave_out=output)
    many = len(sources) > 1 or any(os.path.isdir(each) for each in inputs)
    if unit is not None and many:
        raise shell.wrong_use("report.unit-of-one")

    def look(source: Source) -> tuple[Document, Sequence[PageView]]:
        data = content(source) if pages else None
        document = read(shell, source, alone=len(sources) == 1, data=data)
        return document, views(shell, source, data, alone=not many) if data is not None else ()

    if many or (output is not None and _is_folder(output)):
        if output is None:
            raise shell.wrong_use("report.needs-folder")
        if output.casefold().endswith((".html", ".htm")):
            raise shell.wrong_use("report.no-file", given=output)
        return _into(shell, sources, output, look)
    if output is not None:
        spare((source.location for source in sources), [output])
    document, drawn = look(sources[0])
    html = page(document, lang=shell.lang, lexicon=lexicon, unit=unit, pages=drawn).encode()
    if output is None:
        shell.write(html)
        return FINE
    write(output, html)
    shell.tell("report.done", where=output)
    return FINE


def _is_folder(output: str) -> bool:
    return output.endswith(("/", os.sep)) or os.path.isdir(output)


def _into(shell: Shell, sources: Sequence[Source], folder: str, look: Look) -> int:
    """Write a page a notice and the list of all; what can't be read is told and stops nothing."""
    from workplan.batch.naming import files_of
    from workplan.batch.overlap import spare
    from workplan.batch.storage import join, write
    from workplan.cli.progress import watching
    from workplan.errors import WorkplanError
    from workplan.exports.report import index, listed
    from workplan.exports.report import to_report as page

    lexicon, lang = shell.lexicon(), shell.lang
    files = files_of([source.name for source in sources], ".html", reserved=INDEX)
    spare((source.location for source in sources), (join(folder, file) for file in (*files, INDEX)))
    notices = []
    with watching(shell, len(sources)) as bar:
        for source, file in zip(sources, files, strict=True):
            try:
                document, drawn = look(source)
            except WorkplanError as error:
                shell.complain(error)
                bar.step(failed=True)
                continue
            home = "../" * file.count("/") + INDEX
            html = page(document, lang=lang, lexicon=lexicon, home=home, pages=drawn)
            write(join(folder, file), html.encode())
            notices.append(listed(document, file, lang=lang))
            bar.step()
    if not notices:
        return UNUSABLE
    write(join(folder, INDEX), index(notices, lang=lang, lexicon=lexicon).encode())
    shell.tell("report.all-done", pages=len(notices), where=join(folder, INDEX))
    return FINE if len(notices) == len(sources) else FINDINGS


TEXTS: Final[Texts] = {
    "report.help": (
        "把一份通知做成一个网页：标出各处单位、法规、时间和指标，列出任务表，可筛选、搜索、打印，任务表可存为 CSV\n\n"
        "网页自成一体，不联网，不需服务器，双击即可打开。语言由 --lang 决定。"
        "输入为文件夹或多份文件时，-o 为文件夹：每份一个网页，另有 index.html 汇总全部任务、单位和时限。",
        "Make one web page of a notice: units, regulations, times and targets marked, its table of tasks (also as "
        "CSV), with filters and search\n\n"
        "The page is one file that needs no network and no server. --lang decides its language. For a folder or "
        "several files -o is a folder: a page each, and index.html with the tasks, units and deadlines of all.",
    ),
    "report.examples": (
        "workplan report 通知.txt -o 通知.html\nworkplan report data/raw -o 网页/  每份一个网页，另有 index.html",
        "workplan report notice.txt -o notice.html\nworkplan report data/raw -o pages/  a page each, and index.html",
    ),
    "report.output": (
        "写入这个文件，默认写到标准输出；多份输入时写入这个文件夹",
        "write into this file, stdout by default; for several inputs, into this folder",
    ),
    "report.unit": (
        "打开时只看这个单位（简称、全称均可）的举措；页面上可再改",
        "show this unit's measures (by any of its names) when the page is opened; it can be changed there",
    ),
    "report.unit-of-one": (
        "--unit 用于一份通知；几份通知的目录页上可按单位筛选",
        "--unit goes with one notice; the page that lists several has a filter by unit",
    ),
    "report.pages": (
        "PDF 另加“页面”视图：每页图像与其文字并列，图像上画出各处标记（每页约增 50 至 150 KB）",
        "for a PDF, also a view of its pages: each beside its text, marks drawn on it (50 to 150 KB a page)",
    ),
    "report.needs-folder": (
        "输入不止一份，请用 -o 指定要写入的文件夹",
        "there is more than one input: -o must name a folder to write into",
    ),
    "report.no-file": (
        "-o 不能取 {given}：输入是文件夹或不止一份，应为文件夹",
        "-o can't be {given}: for a folder or several inputs it must be a folder",
    ),
    "report.done": ("已写入 {where}", "wrote {where}"),
    "report.all-done": ("已写入 {where}，网页 {pages} 个", "wrote {where}, pages {pages}"),
}
"""Every text of the command for people, by key."""
