"""A unit's name with a slip: 省市场管监局."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from workplan.lexicon import Lexicon
from workplan.model import Severity
from workplan.names.bodies import index, is_body
from workplan.segmenting import is_word
from workplan.validation.draft.assigned import front_of
from workplan.validation.rule import CONSISTENCY, CheckRule, Hit, Mend
from workplan.validation.slips import Near, slip

if TYPE_CHECKING:
    from workplan.validation.draft.draft import Draft

# Two bodies may differ in such a character alone: 县, 区; 一院, 二院; 局, 委, 厅, 办
_TELLING: Final = frozenset("0123456789一二三四五六七八九十省市县区州盟旗乡镇东西南北中")
_NUMERALS: Final = frozenset("0123456789一二三四五六七八九十")
_SURE: Final = 4
# Short names that differ in one character are of two bodies.
_EXCHANGED: Final = 5


def _spellings(lexicon: Lexicon) -> Mapping[tuple[str, str], tuple[str, ...]]:
    """Return the names of the table of bodies (without place) by last character and the first or the one before it."""
    table = lexicon.build(index)
    out: dict[tuple[str, str], set[str]] = {}
    for entries in (*table.local.values(), *table.whole.values()):
        for entry in entries:
            long = entry.spelling
            if "{" in long:
                continue
            short = long.replace("监督管理", "监管").replace("委员会", "委")
            for name in {long, short, short.replace("和", "")}:
                if len(name) >= _SURE:
                    out.setdefault((name[-1], name[0]), set()).add(name)
                    out.setdefault((name[-1], "…" + name[-2]), set()).add(name)
    return {where: tuple(sorted(names)) for where, names in out.items()}


def check(draft: Draft) -> Iterator[Hit]:
    """Yield the names that no table knows, that stand once, and that are a slip away from a known one."""
    counts = Counter(found.name for found in draft.assigned)
    near = Near(counts)
    for found in draft.assigned:
        name = found.name
        if counts[name] > 1 or len(name) < 4 or found.unit.canonical is not None or is_body(name, draft.lexicon):
            continue
        right = _in_plan(name, near, counts, draft.lexicon) or _in_table(name, draft.lexicon)
        if right is None:
            continue
        span = found.found.span
        at = draft.document.text.find(name, span.start, span.end)
        yield Hit(
            span.start,
            span.end,
            f"没有“{name}”这个单位，疑为“{right}”之误",
            f"no body is called {name}; {right} is probably meant",
            Mend(at, at + len(name), right) if at >= 0 and counts[right] > 1 else None,
        )


def _in_plan(name: str, near: Near, counts: Counter[str], lexicon: Lexicon) -> str | None:
    """Return the name that the plan uses elsewhere and that ``name`` is a slip away from."""
    among = [other for other in near.of(name) if _is_slip(name, other)]
    among = [other for other in among if counts[other] > 1 or is_body(other, lexicon)]
    return max(among, key=lambda other: counts[other], default=None)


def _in_table(name: str, lexicon: Lexicon) -> str | None:
    """Return the name with the nearest known body in the place of what stands behind the place."""
    front = front_of(name, lexicon)
    rest = name[front:]
    if len(rest) < _SURE:
        return None
    table = lexicon.build(_spellings)
    ends = (rest[0], "…" + rest[-2])
    near = {n for end in ends for n in table.get((rest[-1], end), ()) if _is_slip(rest, n)}
    if len({n.replace("和", "") for n in near}) != 1:
        return None
    return name[:front] + min(near, key=lambda n: (("和" in n) is not ("和" in rest), n))


def _is_slip(name: str, right: str) -> bool:
    difference = slip(name, right)
    if difference is None or name[-1] != right[-1]:
        return False
    one, other = difference
    if len(one) == len(other) == 1:
        return not {one, other} <= _TELLING and len(name) >= _EXCHANGED and not _is_own_word(name, right)
    if len(one) == 2:
        return True
    # 厅科技处, 科技处: what one of them has in front is a level or a house
    return name[0] == right[0] and not {one, other} & _NUMERALS


def _is_own_word(name: str, right: str) -> bool:
    """Tell whether the character in which a name differs makes a word there, as in another body's: 港务, 商务."""
    at = next(at for at, (one, other) in enumerate(zip(name, right, strict=True)) if one != other)
    return is_word(name[max(0, at - 1) : at + 1]) or is_word(name[at : at + 2])


RULE: Final = CheckRule(
    code="R008",
    name="misspelled-unit",
    zh="单位名称疑有误",
    en="A unit's name misspelled",
    severity=Severity.WARNING,
    why_zh="单位名称写错一字，任务就没有落到任何单位；汇总时也归不到一起。",
    why_en="With one character wrong the task falls to no unit at all, and a summary by unit misses it.",
    source=f"{CONSISTENCY}; lexicon/data/bodies.tsv",
    bad="一、重点任务\n建设数据平台。（责任单位：省市场管监局）\n二、保障措施\n加强统筹协调。（责任单位：省财政厅）\n",
    good="一、重点任务\n建设数据平台。（责任单位：省市场监管局）\n二、保障措施\n加强统筹协调。（责任单位：省财政厅）\n",
    check=check,
)
