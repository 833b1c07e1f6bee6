"""Draft → breaks in its numbering: each number that is not the one that should stand there.

A scheme (一、 or (一)) is expected to run on by one; behind a number of an outer scheme it may start again at 1 or
run on through the chapters. One wrong number is one break: what follows may go on from the wrong number or from the
right one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from enum import Enum
from typing import Final, NamedTuple

import regex

from workplan.model import BlockKind, Document, Section
from workplan.validation.draft.labels import Label, read_label
from workplan.writing.markers import Scheme
from workplan.writing.numerals import numeral

_NEW_OUTLINE: Final = frozenset({BlockKind.PLAN_TITLE, BlockKind.TITLE, BlockKind.ANNEX, BlockKind.SIGNATURE})


class Fault(Enum):
    """The ways in which a number can be wrong."""

    SKIP = "skip"
    REPEAT = "repeat"
    BACKWARDS = "backwards"
    SCHEME = "scheme"


class Break(NamedTuple):
    """A wrong number: the section that bears it, the label that should stand there, and how it is wrong."""

    section: Section
    expected: str
    fault: Fault


class _Number(NamedTuple):
    section: Section
    label: Label
    key: str

    def relabelled(self, label: Label) -> _Number:
        """Return the same number as ``label`` writes it."""
        return self if label is self.label else _Number(self.section, label, _key(label))


def _key(label: Label) -> str:
    """Return what the labels of one scheme have in common."""
    return f"{label.scheme.value}{label.kind}"


def write_label(label: Label, value: int) -> str:
    """Return the normalised label of the same scheme with another value.

    >>> write_label(Label(Scheme.BRACKETED_CHINESE, 10), 11)
    '(十一)'
    """
    written = numeral(value) if value < 1000 else str(value)
    match label.scheme:
        case Scheme.CHINESE:
            return written
        case Scheme.BRACKETED_CHINESE:
            return f"({written})"
        case Scheme.NUMBER:
            return str(value)
        case Scheme.BRACKETED_NUMBER:
            return f"({value})"
        case Scheme.CIRCLED:
            return chr(ord("①") + value - 1) if value <= 20 else str(value)
        case _:
            return f"第{written}{label.kind}"


def numbering_breaks(document: Document, sections: Iterable[Section]) -> tuple[Break, ...]:
    """Return the breaks of the numbering in source order."""
    out: list[Break] = []
    for numbers in _outlines(document, sections):
        changed = dict(_scheme_changes(numbers))
        out += [
            Break(numbers[at].section, write_label(label, label.value), Fault.SCHEME) for at, label in changed.items()
        ]
        out += _breaks(document.text, [n.relabelled(changed.get(at, n.label)) for at, n in enumerate(numbers)])
    return tuple(sorted(out, key=lambda b: b.section.span.start))


def _outlines(document: Document, sections: Iterable[Section]) -> Iterator[list[_Number]]:
    """Yield the numbers of each outline of the document: a second plan or an annex starts a new one."""
    starts = [b.start for b in document.blocks if b.kind in _NEW_OUTLINE]
    numbers: list[_Number] = []
    at = 0
    for section in sections:
        label = read_label(section.label)
        if label is None:
            continue
        place = section.marker.start
        new = False
        while at < len(starts) and starts[at] <= place:
            at += 1
            new = True
        if new and numbers:
            yield numbers
            numbers = []
        numbers.append(_Number(section, label, _key(label)))
    if numbers:
        yield numbers


def _scheme_changes(numbers: list[_Number]) -> Iterator[tuple[int, Label]]:
    """Yield which numbers are written in another scheme than their neighbours, and how they should be.

    (二) · 三、 · (四): the 三 should be (三). 1. · (二): the 1 should be (一).
    """
    depths = _depths(numbers)
    last: dict[str, int] = {}
    for at, number in enumerate(numbers):
        before = numbers[at - 1] if at else None
        after = numbers[at + 1] if at + 1 < len(numbers) else None
        value = number.label.value
        if before is not None and before.key != number.key and before.label.value + 1 == value:
            goes_on = after is not None and after.key == number.key and after.label.value == value + 1
            own = _next_value(numbers, at - 1, depths) == value  # (一) · 2. · (二): the 1. is lacking
            if last.get(number.key, 0) + 1 != value and not goes_on and not own and value > 1:
                yield at, before.label._replace(value=value)
                last[before.key] = value
                continue
        if value == 1 and after is not None and after.key != number.key and after.label.value == 2:
            outer = before is not None and depths[before.key] < min(depths[after.key], depths[number.key])
            if (
                outer
                and _next_value(numbers, at, depths) is None
                and last.get(after.key, 0) != 1
                and last.get(after.key, 0) + 1 != 2
            ):
                yield at, after.label._replace(value=1)
        last[number.key] = value


class _Run:
    """How the numbers of one scheme run: what may come next at each nesting, and what came last."""

    def __init__(self, *, anew: bool) -> None:
        self.open: list[set[int]] = []
        self.next: set[int] = set()
        self.last = 0
        self.end = 0
        self.nested = False
        self.anew = anew

    def takes(self, value: int) -> bool:
        """Tell whether ``value`` goes on with a list that is open, and close the lists inside that one."""
        for depth in range(len(self.open) - 1, -1, -1):
            if value in self.open[depth]:
                del self.open[depth:]
                return True
        return not self.open and value in self.next

    def starts(self, value: int, ahead: int | None) -> bool:
        """Tell whether ``value`` may start a list here; ``ahead`` is the number that follows it."""
        if value != 1:
            return False
        if self.open:
            return ahead == 2
        return self.anew or not self.last or ahead in (2, None)


def _breaks(text: str, numbers: list[_Number]) -> Iterator[Break]:
    depths = _depths(numbers)
    anew = _start_anew(numbers, depths)
    runs: dict[str, _Run] = {}
    for at, number in enumerate(numbers):
        key, value = number.key, number.label.value
        for other, inner in runs.items():
            if depths[other] > depths[key]:
                inner.open = []
        run = runs.setdefault(key, _Run(anew=key in anew))
        fresh = not run.open
        if run.takes(value):
            run.next = {value + 1}
            run.open.append(run.next)
        elif run.starts(value, _next_value(numbers, at, depths)):
            run.nested = run.nested or not fresh
            run.next = {value + 1}
            run.open.append(run.next)
        else:
            expected = _expected(run)
            unclear = (fresh and run.nested) or value == expected
            first = expected if value > expected else 1
            if not unclear and (value == 1 or not _all_written(text, number, first, run.end)):
                yield Break(number.section, write_label(number.label, expected), _fault(value, expected, run.last))
            run.next = {value + 1, expected + 1}
            run.open = [*run.open[:-1], run.next]
        run.last = value
        run.end = number.section.marker.end


def _start_anew(numbers: list[_Number], depths: dict[str, int]) -> frozenset[str]:
    """Return the schemes that start again at 1 behind each outer number, not run on through the chapters."""
    anew: Counter[str] = Counter()
    last: dict[str, int] = {}
    inside: set[str] = set()
    for number in numbers:
        key = number.key
        inside = {k for k in inside if depths[k] <= depths[key]}
        if key not in inside and key in last:
            anew[key] += 1 if number.label.value == 1 else -1 if number.label.value == last[key] + 1 else 0
        inside.add(key)
        last[key] = number.label.value
    return frozenset(key for key, balance in anew.items() if balance > 0)


def _fault(value: int, expected: int, last: int) -> Fault:
    if value > expected:
        return Fault.SKIP
    return Fault.REPEAT if value == last else Fault.BACKWARDS


def _expected(run: _Run) -> int:
    """Return the number that should stand here: the next one, or 1 where the numbering starts anew in each chapter."""
    if run.open:
        return max(run.open[-1])
    return 1 if run.anew or not run.last else max(run.next)


def _depths(numbers: list[_Number]) -> dict[str, int]:
    """Return for each scheme the level at which most of its numbers stand."""
    levels: dict[str, Counter[int]] = {}
    for number in numbers:
        levels.setdefault(number.key, Counter())[number.section.level] += 1
    return {key: counts.most_common(1)[0][0] for key, counts in levels.items()}


def _next_value(numbers: list[_Number], at: int, depths: dict[str, int]) -> int | None:
    """Return the value of the next number of the same scheme under the same outer number, None if there is none."""
    key = numbers[at].key
    for other in numbers[at + 1 :]:
        if other.key == key:
            return other.label.value
        if depths[other.key] < depths[key]:
            return None
    return None


def _all_written(text: str, number: _Number, first: int, start: int) -> bool:
    """Tell whether the numbers from ``first`` up to this one stand in the text before, though not as sections."""
    before = text[start : number.section.marker.start]
    return all(_written(number.label, value).search(before) for value in range(first, number.label.value))


def _written(label: Label, value: int) -> regex.Pattern[str]:
    text = regex.escape(write_label(label, value).strip("()"))
    if text == "一":
        text = "[一—-]"
    match label.scheme:
        case Scheme.BRACKETED_CHINESE | Scheme.BRACKETED_NUMBER:
            return regex.compile(rf"{text}\s*[)）\]】〕]")
        case Scheme.NUMBER:
            return regex.compile(rf"(?<![\d.]){text}\s*[.．、]")
        case Scheme.CHINESE:
            return regex.compile(rf"(?<![第一二三四五六七八九十]){text}\s*[、.,，．]")
        case _:
            return regex.compile(text)
