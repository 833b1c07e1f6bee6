"""Document → its tasks: one a measure, with the texts of its cells and what the filters ask of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from workplan.exports.report.marks import KINDS
from workplan.exports.told import clause, done_with, is_limit, when
from workplan.model import Responsibility, Role, Time, TimeKind

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping

    from workplan.model import Document, Measure, Section
    from workplan.texts import Words

COLUMNS: Final = (
    "chapter",
    "task",
    "measure",
    *(role.value for role in Role),
    "due",
    "limits",
    "targets",
    "regulations",
    "path",
)
"""The cells of a task behind its number."""

_LONGEST: Final = 90


class Limit(NamedTuple):
    """A day by which something must be done, how that is written, and what must be done."""

    day: dt.date
    written: str
    what: str


@dataclass(frozen=True, slots=True)
class Task:
    """A measure as a row of the table.

    Attributes:
        number: its place in the document, from 1.
        cells: the text of each of ``COLUMNS``, empty where it has none.
        units: the bodies that answer for it, each once; persons are none.
        names: every name by which these bodies may be asked for.
        groups: the groups among those who answer for it.
        leads: the bodies that lead it.
        limits: the days by which it, or a part of it, must be done, in order.
        kinds: the kinds of mention that it has, background times aside.
    """

    number: int
    cells: Mapping[str, str]
    units: tuple[str, ...]
    names: frozenset[str]
    groups: tuple[str, ...]
    leads: frozenset[str]
    limits: tuple[Limit, ...]
    kinds: tuple[str, ...]

    @property
    def due(self) -> tuple[dt.date, ...]:
        """The days by which it, or a part of it, must be done, each once; by the last all of it is due."""
        return tuple(dict.fromkeys(limit.day for limit in self.limits))


def tasks(document: Document, words: Words) -> tuple[Task, ...]:
    """Return the tasks of ``document`` in source order.

    >>> import workplan
    >>> from workplan.exports.report.texts import words
    >>> (task,) = tasks(workplan.parse("一、统一目录\\n2030年6月底前编制目录。（责任单位：省数据局）"), words("zh"))
    >>> task.cells["measure"], task.cells["due"], task.units
    ('2030年6月底前编制目录。', '2030-06-30', ('省数据局',))
    """
    found: list[Task] = []
    for chapter, section, heading in _headed(document):
        for measure in section.own_measures:
            rows = document.answering(measure)
            doing = tuple(row for row in rows if row.role is not Role.LEADER)
            units = tuple(dict.fromkeys(unit.name for row in doing for unit in row.units))
            limits = _limits(document, measure)
            texts = {
                "chapter": f"{chapter.label} {chapter.heading or ''}".strip(),
                "task": heading,
                "measure": _lines(measure.text.splitlines()) or section.heading or "",
                **{role.value: _bodies(rows, role) for role in Role},
                "due": limits[-1].day.isoformat() if limits else "",
                "limits": _times(measure, words),
                "targets": _lines(clause(document, target) for target in measure.targets),
                "regulations": _lines(done_with(title, words) for title in measure.regulations),
                "path": section.path,
            }
            found.append(
                Task(
                    number=len(found) + 1,
                    cells=texts,
                    units=units,
                    names=frozenset(name for row in rows for name in _names(row)),
                    groups=tuple(dict.fromkeys(unit.name for row in rows for unit in row.units if unit.collective)),
                    leads=frozenset(unit.name for row in doing if row.role is Role.LEAD for unit in row.units),
                    limits=limits,
                    kinds=tuple(_kinds(measure, rows)),
                )
            )
    return tuple(found)


def _headed(document: Document) -> Iterator[tuple[Section, Section, str]]:
    """Yield each section with its chapter and the nearest heading, its own first."""

    def below(chapter: Section, section: Section, above: str) -> Iterator[tuple[Section, Section, str]]:
        heading = section.heading or above
        yield chapter, section, heading
        for child in section.sections:
            yield from below(chapter, child, heading)

    for chapter in document.chapters:
        yield from below(chapter, chapter, "")


def _limits(document: Document, measure: Measure) -> tuple[Limit, ...]:
    found = {
        Limit(time.end, time.text, sentence(document, time) or "".join(measure.text.split()))
        for time in measure.times
        if time.end is not None and is_limit(time)
    }
    return tuple(sorted(found))


def sentence(document: Document, time: Time) -> str:
    """Return the sentence that a time stands in, cut if it is long: the time alone does not say what is due."""
    told = "" if time.sentence is None else "".join(time.sentence.of(document.text).split())
    return told if len(told) <= _LONGEST else f"{told[: _LONGEST - 1]}…"


def _times(measure: Measure, words: Words) -> str:
    """Return the times that bind, a line each; the day of one that has but an end is that of the column beside."""
    binding = [time for time in measure.times if time.kind is not TimeKind.REFERENCE]
    alone = sum(is_limit(time) for time in binding) == 1
    return _lines(time.text if alone and is_limit(time) and not time.start else when(time, words) for time in binding)


def _bodies(rows: Iterable[Responsibility], role: Role) -> str:
    return "、".join(dict.fromkeys(unit.name for row in rows if row.role is role for unit in row.units))


def _names(row: Responsibility) -> Iterator[str]:
    """Yield every name that :func:`workplan.concern.names_unit` takes for one of the row's units."""
    yield row.text
    for unit in row.units:
        yield unit.name
        yield from (name for name in (unit.canonical, *unit.aliases) if name)


def _kinds(measure: Measure, rows: tuple[Responsibility, ...]) -> Iterator[str]:
    has = {
        "responsibilities": bool(rows),
        "regulations": bool(measure.regulations),
        "times": any(time.kind is not TimeKind.REFERENCE for time in measure.times),
        "targets": bool(measure.targets),
    }
    return (kind for kind in KINDS if has[kind])


def _lines(texts: Iterable[str]) -> str:
    """Return the texts that aren't empty, each once, a line each."""
    return "\n".join(dict.fromkeys(text.strip() for text in texts if text.strip()))
