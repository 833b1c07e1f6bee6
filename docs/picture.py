"""Draw ``docs/show.svg``, the picture in the README: ``python docs/picture.py``."""

from __future__ import annotations

import html
import io
import re
from pathlib import Path

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

import workplan
from workplan.cli.shell import Shell
from workplan.cli.show import view

ROOT = Path(__file__).resolve().parent.parent
NOTICE = ROOT / "data" / "raw" / "gansu-2023.txt"
SECTION = "三/(十)"
CELL = 20 * 0.61
"""Width of a half-width cell in rich's SVG: the height of a character times the font's aspect ratio."""


def main() -> None:
    document = workplan.parse_file(NOTICE)
    console = Console(record=True, width=96, file=io.StringIO(), force_terminal=True, highlight=False)
    console.print(Text(f"$ workplan show {NOTICE.name} --section '{SECTION}' --lang zh", "bold green"))
    for part in view(Shell(lang="zh"), document, section=SECTION, verbose=False):
        console.print(part)
    svg = console.export_svg(title="workplan", code_format=without_web_fonts(CONSOLE_SVG_FORMAT), unique_id="show")
    (ROOT / "docs" / "show.svg").write_text(wide(svg), encoding="utf-8")


def without_web_fonts(form: str) -> str:
    """The form of the SVG without fonts from the net."""
    return re.sub(r"@font-face \{\{.*?\}\}\s*", "", form, flags=re.DOTALL)


def wide(svg: str) -> str:
    """The SVG with every text as long as its cells; rich counts characters, of which Chinese ones take two cells."""

    def measured(match: re.Match[str]) -> str:
        length = CELL * cell_len(html.unescape(match[2]).replace("\xa0", " "))
        return f'textLength="{length:.1f}"{match[1]}>{match[2]}<'

    return re.sub(r'textLength="[\d.]+"([^>]*)>([^<]*)<', measured, svg)


if __name__ == "__main__":
    main()
