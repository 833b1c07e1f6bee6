"""Page → plain text, for a file: what the terminal shows, without colour."""

from __future__ import annotations

import io
from typing import Final

from workplan.comparison.views import terminal
from workplan.comparison.views.page import Page
from workplan.visible import visible

WIDTH: Final = 100
"""Cells of a line."""


def render(page: Page) -> str:
    """Return the page as plain text, marks around what goes and comes."""
    from rich.console import Console

    file = io.StringIO()
    console = Console(file=file, width=WIDTH, color_system=None, highlight=False, emoji=False, markup=False)
    for part in terminal.render(page, width=WIDTH, colour=False):
        console.print(part)
    return "".join(line.rstrip() + "\n" for line in visible(file.getvalue()).split("\n")[:-1])
