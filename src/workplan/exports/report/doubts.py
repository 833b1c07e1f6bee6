"""Document → its doubts as HTML, by kind, each with a link to its place: to be checked before all else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from workplan.exports.report.elements import Element, tag

if TYPE_CHECKING:
    from workplan.exports.report.content import Content
    from workplan.model import Diagnostic

_QUOTED: Final = 24
_SHOWN_OPEN: Final = 3
_WHITE: Final = re.compile(r"\s+")


def doubts(content: Content) -> Element | None:
    """Return the list of doubts, folded if it is long; None if there are none."""
    document, say = content.document, content.words.say
    kinds: dict[str, list[int]] = {}
    for number, found in enumerate(document.diagnostics, 1):
        kinds.setdefault(found.code, []).append(number)
    if not kinds:
        return None
    entries = []
    for code, numbers in kinds.items():
        places = [
            tag("li", _link(content, number), _assumed(content, document.diagnostics[number - 1])) for number in numbers
        ]
        # what was assumed stands with each place
        kind = document.diagnostics[numbers[0] - 1].model_copy(update={"assumed": ""})
        entries.append(tag("li", f"{kind.message(content.words.lang)} ", tag("code", code), tag("ul", places)))
    total = len(document.diagnostics)
    told = say("doubts", count=total)
    folded = tag(
        "details",
        tag("summary", told),
        tag("ul", entries),
        id="doubts",
        class_="fold",
        open=total <= _SHOWN_OPEN,
    )
    return tag("section", folded, aria_label=told)


def _link(content: Content, number: int) -> Element | str:
    """Return where a doubt is: line, or place in the file, and the words there."""
    document, span = content.document, content.document.diagnostics[number - 1].span
    line, _ = document.position(min(span.start, len(document.text)))
    places = [place.told(content.words.lang) for place in document.locate(span)[:1]]
    where = places[0] if places and places[0] else content.words.say("line", line=line)
    quoted = _WHITE.sub("", document.text[span.start : span.start + 4 * _QUOTED])[:_QUOTED]
    told = f"{where} “{quoted}”" if quoted else where
    return tag("a", told, href=f"#d{number}") if document.text.strip() else told


def _assumed(content: Content, found: Diagnostic) -> str | None:
    assumed = _WHITE.sub("", found.assumed)
    return content.words.say("doubt.assumed", assumed=assumed) if assumed else None
