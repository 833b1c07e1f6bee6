"""A body that no longer exists when the document is issued: 省工商局 in 2023."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from workplan.lexicon import UNKNOWN, Lexicon
from workplan.model import Severity
from workplan.names.bodies import Body, index
from workplan.validation.draft.assigned import known
from workplan.validation.rule import CONSISTENCY, CheckRule, Hit

if TYPE_CHECKING:
    from workplan.validation.draft.draft import Draft

_FRONT: Final = re.compile(r"^(?:\{place\}|\{short\}|国家|国务院|中华人民共和国)")
_ENDS: Final = re.compile("(?:总局|委员会|办公室|[局厅部委])$")
# The reform of a local body takes up to a year longer than the table says.
_GRACE: Final = 1


def check(draft: Draft) -> Iterator[Hit]:
    """Yield the units that had been renamed or merged before the document was issued."""
    year = draft.issued.year if draft.issued else (draft.years[0] if draft.years else None)
    if year is None:
        return
    verdicts: dict[str, tuple[str, str] | None] = {}
    for found in draft.assigned:
        name = found.name
        if name not in verdicts:
            verdicts[name] = _given_up(draft, name, year)
        verdict = verdicts[name]
        if verdict is None:
            continue
        until, heir = verdict
        span = found.found.span
        yield Hit(
            span.start,
            span.end,
            f"“{name}”{until}年已更名或并入他部门" + (f"，现为{heir}" if heir else ""),
            f"{name} was renamed or merged in {until}" + (f"; it is {heir} now" if heir else ""),
        )


def _given_up(draft: Draft, name: str, year: int) -> tuple[str, str] | None:
    """Return the year in which ``name`` was given up and its successor, None if it may be in use in ``year``."""
    taken = known(name, draft.place, draft.lexicon)
    if not taken.bodies or any(not _over(body, year) for body in taken.bodies):
        return None
    body = taken.bodies[0]
    if body.kind == "government" and "central" not in body.tiers and not _went_everywhere(draft, body):
        return None
    return body.until[:4], _heir(draft, body, year, taken.front)


def _went_everywhere(draft: Draft, body: Body) -> bool:
    """Tell whether a reform of the whole country gave a local body up: the central one of its name went with it.

    Of what places have set up for themselves (金融办, 物价局) the table knows the usual year, not that of each place.
    """
    return _core(body.full) in draft.lexicon.build(_central_gone)


def _central_gone(lexicon: Lexicon) -> frozenset[str]:
    """Return the cores of the names that central bodies have given up."""
    entries = (e for group in lexicon.build(index).whole.values() for e in group)
    return frozenset(_core(e.body.full) for e in entries if "central" in e.body.tiers and e.body.until)


def _core(full: str) -> str:
    """Return the subject of a body's full name.

    >>> _core("{place}工商行政管理局"), _core("国家工商行政管理总局"), _core("{place}农业厅"), _core("农业部")
    ('工商行政管理', '工商行政管理', '农业', '农业')
    """
    return _ENDS.sub("", _FRONT.sub("", full))


def _over(body: Body, year: int) -> bool:
    if not body.until or body.full == UNKNOWN:
        return False
    return year > int(body.until[:4]) + (0 if "central" in body.tiers else _GRACE)


def _heir(draft: Draft, body: Body, year: int, front: str) -> str:
    """Return the successor's name as the plan would write it, empty if the table names none."""
    by_full = draft.lexicon.build(index).by_full
    seen: set[str] = set()
    while body.successor and body.successor not in seen:
        seen.add(body.successor)
        heirs = by_full.get(body.successor, ())
        if not heirs:
            break
        body = heirs[-1]
        if not _over(body, year):
            break
    if not seen or "{party}" in body.full:
        return ""
    return body.full.replace("{place}", front).replace("{short}", front).replace("{word}", front[-1:])


RULE: Final = CheckRule(
    code="R006",
    name="outdated-body",
    zh="单位已更名或撤并",
    en="A body that no longer exists",
    severity=Severity.WARNING,
    why_zh="机构改革后仍写旧名，任务落到一个不存在的单位；多是沿用旧稿。",
    why_en="A name from before a reform gives the task to a body that is no more; it was copied from an old text.",
    source=f"机构改革沿革 (lexicon/data/bodies.tsv); {CONSISTENCY}",
    bad="一、重点任务\n归集市场主体数据。（责任单位：省工商局）\n二、保障措施\n加强统筹协调。（责任单位：省财政厅）\n",
    good="一、重点任务\n归集市场主体数据。（责任单位：省市场监管局）\n二、保障措施\n加强统筹协调。（责任单位：省财政厅）\n",
    check=check,
)
