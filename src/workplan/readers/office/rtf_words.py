"""The control words of RTF that say what a group is and which sign stands for itself; what holds inside a group."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

SIGNS: Final = {
    "tab": "\t", "line": "\n", "softline": "\n", "page": "\n", "column": "\n", "emdash": "—", "endash": "–",
    "emspace": "\u2003", "enspace": "\u2002", "qmspace": "\u2005", "bullet": "•", "lquote": "‘", "rquote": "’",
    "ldblquote": "“", "rdblquote": "”", "~": "\xa0", "_": "-", "-": "",
}  # fmt: skip
"""Control words and signs that stand for a character."""

ASIDE: Final = frozenset(
    {"fonttbl", "colortbl", "stylesheet", "info", "listtable", "listoverridetable", "revtbl", "rsidtbl", "filetbl"}
    | {"header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf", "fldinst", "datafield"}
    | {"pict", "nonshppict", "objdata", "shprslt", "nonesttables", "xe", "tc", "tcn", "rxe", "txe", "sp", "mmathPr"}
    | {"themedata", "colorschememapping", "latentstyles", "datastore", "title", "author"}
)
"""Groups whose content is not the document's text, besides those that start with an asterisk."""

BOXES: Final = frozenset(("shptxt", "dptxbxtext"))
"""Groups that hold the text of a box."""

NUMBERS: Final = frozenset(("listtext", "pntext"))
"""Groups that hold the number of a paragraph, as it was shown when the file was written."""

ENDS: Final = frozenset(("par", "sect", "\n", "\r"))
"""What ends a paragraph."""


@dataclass(frozen=True, slots=True)
class State:
    """What holds until the group ends.

    Attributes:
        kind: what the group is: text, aside, fonts, props (of a nested row), box, number, note.
        font: number of the font.
        skip: bytes that stand for a character behind a ``u`` word for old programs.
        hidden: whether text is hidden.
        deleted: whether text is deleted.
    """

    kind: str = "text"
    font: int = -1
    skip: int = 1
    hidden: bool = False
    deleted: bool = False
