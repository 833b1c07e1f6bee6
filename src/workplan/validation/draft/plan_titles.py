"""Document → the places where the plan's title stands: in the notice's title, in its text, at the head of the plan."""

from __future__ import annotations

from typing import Final, NamedTuple

import regex

from workplan.model import BlockKind, Document, Span
from workplan.source import fold, squeeze
from workplan.validation.slips import bare

_MARKED: Final = regex.compile(r"《((?:[^《》]|《[^《》]*》){2,120})》")
# What stands in the marks of a title, whatever marks it has: 贯彻落实〈…〉的实施方案
_INNER: Final = regex.compile(r"[《〈<]([^《》〈〉<>]{2,120})[》〉>]")
# A title with a number behind it is another document's: 《…的通知》(国发〔2020〕2号)
_CITED: Final = regex.compile(r"》\s*[(（][^()（）。]{0,30}?\d+\s*号")
# Lines above the plan that are no title of one: the letter's own words, a list of annexes.
_NO_TITLE: Final = regex.compile(r"现[将予印]|[^\d][1-9][.、．]\D")
_YEARS: Final = regex.compile(r"(?:19|20)\d\d")


class Titled(NamedTuple):
    """The plan's title as it stands at one place."""

    title: str
    span: Span

    @property
    def bare(self) -> str:
        """The title without marks."""
        return bare(self.title)

    @property
    def years(self) -> tuple[str, ...]:
        """The years it names, in order."""
        return tuple(_YEARS.findall(self.title))


def plan_titles(document: Document, text: str, *, is_notice: bool) -> list[Titled]:
    """Return the plan's title as each place of the masthead has it: notice title, notice text, head of the plan.

    A text that the plan's title only names (贯彻落实《…》的实施方案) is another one, wherever the notice names it.

    Args:
        document: the document.
        text: its text with variant forms made plain.
        is_notice: it sends something out.
    """
    out: list[Titled] = []
    notice = document.masthead.title
    if notice is None or not is_notice or "发" not in notice.value:
        return []
    out += _marked(text, notice.span)
    if len(out) > 1:
        return out[:1]
    heads = _heads(document)
    about = {bare(m[1]) for title in (*out, *heads) for m in _INNER.finditer(title.title)}
    for block in document.blocks:
        if block.kind is BlockKind.TRANSMITTAL:
            sent = _marked(text, Span(start=block.start, end=block.end))
            out += [t for t in sent if t.bare not in about and not _CITED.match(text, t.span.end)][:1]
    return [*out, *heads]


def _marked(text: str, span: Span) -> list[Titled]:
    return [
        Titled(squeeze(m[1]), Span(start=span.start + m.start(1), end=span.start + m.end(1)))
        for m in _MARKED.finditer(text[span.start : span.end])
    ]


def _heads(document: Document) -> list[Titled]:
    """Return the title at the head of the plan, its lines joined."""
    blocks = [b for b in document.blocks if b.kind is BlockKind.PLAN_TITLE]
    if not blocks:
        return []
    start = blocks[0].start
    end = start
    for block in document.blocks:
        if block.start >= end and block.start >= start:
            if block.kind not in (BlockKind.PLAN_TITLE, BlockKind.SPACE):
                break
            end = block.end if block.kind is BlockKind.PLAN_TITLE else end
    text = document.text
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    title = fold(squeeze(text[start:end]))
    if _NO_TITLE.search(title) or title.count("《") != title.count("》"):
        return []
    return [Titled(title, Span(start=start, end=end))]


def disagree(one: Titled, other: Titled) -> bool:
    """Tell whether two titles mean the same plan and are not written alike.

    A part that only one of them has at an end (the issuing place, (试行), a year in brackets) is no disagreement.
    """
    left, right = one.bare, other.bare
    if left == right or not left or not right:
        return False
    shorter, longer = sorted((left, right), key=len)
    if (longer.startswith(shorter) or longer.endswith(shorter)) and len(longer) - len(shorter) > 1:
        return False
    from workplan.matching import ratio

    return ratio(left, right) >= 0.7
