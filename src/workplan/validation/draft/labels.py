"""Normalised label of a section → its scheme and value: ``(十)`` is bracketed Chinese 10."""

from __future__ import annotations

from typing import Final, NamedTuple

import regex

from workplan.writing.markers import CN, ORDINALS, Scheme
from workplan.writing.numerals import value_of


class Label(NamedTuple):
    """What a label says: its scheme, its number, and for 第…章 the word behind the number."""

    scheme: Scheme
    value: int
    kind: str = ""


_CN: Final = f"{CN}+"
_LABEL: Final = regex.compile(
    rf"(?:第(?P<ordinal>{_CN}|\d+)(?P<kind>{'|'.join(ORDINALS)})|\((?P<pcn>{_CN})\)|\((?P<pnum>\d+)\)|(?P<cn>{_CN})|(?P<num>\d+))"
    r"(?:\#\d+)?"
)


def read_label(label: str) -> Label | None:
    """Return what a normalised label says, None if it is no plain number.

    >>> read_label("(十)")
    Label(scheme=<Scheme.BRACKETED_CHINESE: 5>, value=10, kind='')
    >>> read_label("第三章").kind
    '章'
    """
    match = _LABEL.fullmatch(label)
    if match is None:
        if len(label) == 1 and "①" <= label <= "⑳":
            return Label(Scheme.CIRCLED, ord(label) - ord("①") + 1)
        return None
    if match["ordinal"]:
        return Label(ORDINALS[match["kind"]], value_of(match["ordinal"]), match["kind"])
    if match["pcn"]:
        return Label(Scheme.BRACKETED_CHINESE, value_of(match["pcn"]))
    if match["pnum"]:
        return Label(Scheme.BRACKETED_NUMBER, int(match["pnum"]))
    if match["cn"]:
        return Label(Scheme.CHINESE, value_of(match["cn"]))
    return Label(Scheme.NUMBER, int(match["num"]))
