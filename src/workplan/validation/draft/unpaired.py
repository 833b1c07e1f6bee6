"""Bracket without a partner → the hit that says so, for the rules on brackets and on title marks."""

from __future__ import annotations

from workplan.validation.draft.brackets import Lone
from workplan.validation.rule import Hit


def unpaired(text: str, lone: Lone, *, zh: str = "", en: str = "") -> Hit:
    """Return the hit at a mark without its partner.

    Args:
        text: the source text.
        lone: the mark.
        zh: what kind of mark it is, in Chinese, where that is to be said.
        en: the same in English.

    >>> unpaired("《云川省条例", Lone(0, "《"), zh="书名号", en="the title mark ").en
    'the title mark 《 is never closed by 》'
    """
    shown = text[lone.at]
    between, never = ("", "is never closed by") if lone.opens else ("之前", "closes no")
    return Hit(
        lone.at,
        lone.at + 1,
        f"{zh}“{shown}”{between}没有对应的“{lone.partner}”",
        f"{en}{shown} {never} {lone.partner}",
    )
