"""Document → findings: what a careful clerk would object to in a notice or a plan, rule by rule.

``validation/rules`` holds one file a rule, ``validation/registry.py`` the table of them all.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from workplan.errors import A_DOCUMENT, ArgumentError, expect
from workplan.model import Document, Finding

if TYPE_CHECKING:
    from workplan.lexicon import Lexicon
    from workplan.validation.rule import CheckRule

__all__ = ["explain_rule", "validate"]


def validate(
    document: Document,
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    lexicon: Lexicon | None = None,
    editions: Sequence[Document] = (),
) -> list[Finding]:
    """Return what is wrong in ``document``, sorted by place, then by code.

    Args:
        document: what :func:`workplan.parse` returned.
        select: codes, beginnings of codes or names of the rules to run (``"S"``, ``"R002"``); all, if empty.
        ignore: the same for rules to leave out; the longer (more exact) of two that disagree wins.
        lexicon: the words in force; the built-in ones, if None.
        editions: earlier editions of the same plan, oldest first, for the rules ``E…`` on what this one lacks.

    Raises:
        UsageError: a selector names no rule.
        ArgumentError: (a ``TypeError``) an argument is of another kind.

    >>> import workplan
    >>> document = workplan.parse("一、加快立法\\n制定办法。\\n三、保障\\n于2024年2月30日前完成。")
    >>> [(f.code, f.line) for f in validate(document, select=["S001", "D001"])]
    [('S001', 3), ('D001', 4)]
    """
    expect(document, Document, "document", **A_DOCUMENT)
    for name, selectors in {"select": select, "ignore": ignore}.items():
        if isinstance(selectors, str):
            raise ArgumentError(
                zh=f"{name}：给出的是 {selectors!r}，应为代码的列表，如 {[selectors]!r}",
                en=f"{name}: found {selectors!r}, expected a list of codes, such as {[selectors]!r}",
            )
    from workplan.validation.engine import run
    from workplan.validation.registry import choose

    return run(document, choose(select, ignore), lexicon, editions=editions)


def explain_rule(code: str) -> CheckRule:
    """Return the rule with this code or name.

    Raises:
        UsageError: there is none; the message names the nearest.

    >>> explain_rule("S001").name
    'number-gap'
    """
    from workplan.validation.registry import by_code

    return by_code(code)
