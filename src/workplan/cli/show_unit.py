"""The measures that concern one unit, for ``workplan show --unit``: those that name it, then those of its groups."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from workplan.cli.measure_lines import STYLES, measure_block
from workplan.concern import concerned, includes, named_in
from workplan.concern import named as named_unit
from workplan.lexicon import default

if TYPE_CHECKING:
    from rich.console import RenderableType

    from workplan.cli.shell import Shell
    from workplan.model import Document, Measure

_GROUPS_SHOWN = 3


def of_unit(shell: Shell, document: Document, unit: str, *, verbose: bool) -> Iterator[RenderableType]:
    """Yield the measures of ``document`` that concern ``unit``, in two groups, each with a line above it.

    Raises:
        UsageError: no measure names it.
    """
    from rich.text import Text

    lexicon = shell.lexicon() or default()
    found = concerned([document], unit, lexicon=lexicon)
    named, groups = ([measure for _, measure in part] for part in (found.named, found.groups))
    name = named_in(document, unit, lexicon=lexicon)
    # 司法厅 is told as the 省司法厅 that it was taken for, a full name as it was asked for.
    asked = name if name.endswith(named_unit(unit)) else named_unit(unit)
    yield Text(shell.say("show.named", unit=asked, count=len(named)), STYLES["heading"])
    yield from _measures(shell, document, named, verbose=verbose)
    if groups:
        rows = [row for measure in groups for row in document.answering(measure)]
        groups_of_it = (each.name for row in rows for each in row.units if each.collective)
        names = dict.fromkeys(group for group in groups_of_it if includes(group, asked, lexicon))
        shown = "、".join(list(names)[:_GROUPS_SHOWN])
        yield Text("\n" + shell.say("show.groups", groups=shown, count=len(groups)), STYLES["heading"])
        yield from _measures(shell, document, groups, verbose=verbose)


def _measures(shell: Shell, document: Document, measures: list[Measure], *, verbose: bool) -> Iterator[RenderableType]:
    """Yield measures, each section's number and heading above its own."""
    from rich.text import Text

    path = ""
    for measure in measures:
        section = document[measure.path]
        if measure.path != path:
            path = measure.path
            yield Text.assemble((path, STYLES["label"]), " ", (section.heading or "", "bold"))
        yield measure_block(shell, document, section, measure, with_text=True, verbose=verbose)
