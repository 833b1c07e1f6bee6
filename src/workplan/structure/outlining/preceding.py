"""What stands before a numeral: the beginning of a line, the end of a sentence, a heading, or a word it belongs to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from workplan.structure.outlining.full_lines import BLANKS
from workplan.structure.outlining.prepared import Sheet
from workplan.writing.late import late
from workplan.writing.markers import CN

_LEFT: Final = (
    ("。!?…", "behind.sentence"),
    (",、", "behind.comma"),
    ("(《“「『[【〔‘", "behind.opening"),
    ("第", "behind.ordinal"),
    (".%‰—-~·+=×/<>≥≤图表件款附", "behind.letter"),
)
# Behind these a marker is as likely as not.
_CLOSING: Final = frozenset(";:)”」』》】〕]’")
_BEHIND: Final[Mapping[str, str]] = {char: row for chars, row in _LEFT for char in chars}
# The end of a word that names no part of a text: 突发事件(三), 惠农贷款(三); not 附件1, 第二款(三).
_WORD_LAST: Final = late(rf"(?<!附)件|(?<![本该前上下\d])(?<!{CN})款")
# 五、加强巡查监管(一): what may be a heading, with its own marker; 专栏1 is a box.
_LONGEST_HEADING: Final = 44
_STOPS: Final = r"。;:!?()\n"
_HEADING: Final = late(
    rf"(?:(?<=[\s。;)])|\A)(?:{CN}{{1,3}}、|\({CN}{{1,3}}\)|第{CN}{{1,4}}[编章节]|\d{{1,2}}[.、](?!\d))"
    rf"[^{_STOPS}]{{2,39}}[^{_STOPS}栏]\Z"
)
# …推广驿站。(县住建局负责)(县财政局配合)(三): a bracket behind the end of a sentence ends no later than here.
_WIDEST_BRACKET: Final = 300


def before(ground: Sheet, start: int) -> tuple[list[str], bool]:
    """Return the names of the costs for what stands before a place, and whether a line begins there.

    >>> from workplan.structure.outlining.prepared import sheet
    >>> before(sheet("一、加强统筹\\n(一)健全机制。(二)修订办法"), 7), before(sheet("健全机制。(二)修订办法"), 5)
    ((['at.line'], True), (['behind.sentence'], False))
    """
    text = ground.text
    at = start - 1
    broken = False
    while at >= 0 and text[at] in BLANKS:
        broken |= text[at] == "\n"
        at -= 1
    if at < 0:
        return ["at.text"], True
    if broken:
        return ["at.line"], True
    char = text[at]
    rows = []
    if (char == "." and at and not text[at - 1].isdigit()) or (char == ")" and _is_of_sentence(text, at)):
        rows.append("behind.sentence")
    elif char in _BEHIND and not _WORD_LAST.match(text, at):
        rows.append(_BEHIND[char])
    elif char.isascii() and char.isalnum():
        rows.append("behind.letter")
    elif char not in _CLOSING:
        heading = _HEADING.search(text, max(0, at - _LONGEST_HEADING), at + 1)
        rows.append("behind.heading" if heading else "behind.word")
    if at < start - 1 or start in ground.soft:
        rows.append("at.wrap")
    return rows, False


def _is_of_sentence(text: str, at: int) -> bool:
    """Tell whether the bracket that ends at ``at``, or one touching it, was opened behind the end of a sentence."""
    depth = 0
    for place in range(at, max(at - _WIDEST_BRACKET, 0), -1):
        char = text[place]
        if char == ")":
            depth += 1
        elif char == "(":
            depth -= 1
        elif not depth and char not in BLANKS:
            return _BEHIND.get(char) == "behind.sentence"
    return False
