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
from workplan.cli.show import TEXTS, view

ROOT = Path(__file__).resolve().parent.parent
NOTICE = ROOT / "data" / "raw" / "gansu-2023.txt"
SECTION = "三/(十)"
CELL = 20 * 0.61
"""Width of a half-width cell in rich's SVG: the height of a character times the font's aspect ratio."""


def main() -> None:
    document = workplan.parse_file(NOTICE)
    console = Console(record=True, width=96, file=io.StringIO(), force_terminal=True, highlight=False)
    console.print(Text(f"$ workplan show {NOTICE.name} --section '{SECTION}' --lang zh", "bold green"))
    for part in view(Shell(lang="zh").knowing(TEXTS), document, section=SECTION, verbose=False):
        console.print(part)
    svg = console.export_svg(title="workplan", code_format=without_web_fonts(CONSOLE_SVG_FORMAT), unique_id="show")
    (ROOT / "docs" / "show.svg").write_text(placed(svg), encoding="utf-8")


def without_web_fonts(form: str) -> str:
    """The form of the SVG without fonts from the net."""
    return re.sub(r"@font-face \{\{.*?\}\}\s*", "", form, flags=re.DOTALL)


def placed(svg: str) -> str:
    """The SVG with a place for every character; rich gives all of them one width, Chinese ones take two cells."""

    def spaced(match: re.Match[str]) -> str:
        places, at = [], float(match[1])
        for char in html.unescape(match[3]):
            places.append(f"{at:.1f}".removesuffix(".0"))
            at += CELL * cell_len(char)
        return f'x="{" ".join(places)}"{match[2]}>{match[3]}<'

    return re.sub(r'x="([\d.]+)"( y="[\d.]+") textLength="[\d.]+"[^>]*>([^<]*)<', spaced, svg)


if __name__ == "__main__":
    main()
