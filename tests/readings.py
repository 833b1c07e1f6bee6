"""What each family of rules makes of a text, in the short form in which rules write their examples."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

import workplan
from tests.handmade import view
from workplan.extraction.regulations import find as regulations
from workplan.extraction.responsibilities import find as responsibilities
from workplan.extraction.targets import find as targets
from workplan.extraction.times import find as times
from workplan.lexicon import default
from workplan.model import Measure, Target, Time
from workplan.setting import Setting


class Row(NamedTuple):
    """The code of the rule that decides something in a text, and what comes of it."""

    code: str
    shown: str


SETTING: Final = Setting(default(), years=(2023, 2023), issued=dt.date(2023, 4, 15))


def time_told(time: Time) -> str:
    """A time as examples and corpus write it: words, kind, rule of recurrence, days, what it hangs on."""
    parts = [time.text, time.kind.value]
    parts += [time.recurrence] if time.recurrence else []
    if time.start or time.end:
        start, end = (day.isoformat() if day else "" for day in (time.start, time.end))
        parts.append(start if start == end else f"{start}..{end}")
    parts += [f"({time.relative_to})"] if time.relative_to else []
    return " ".join(parts)


def target_told(target: Target) -> str:
    """A figure as examples and corpus write it: words, comparison, value, unit."""
    return f"{target.text} {target.comparator.value} {target.value} {target.unit}".rstrip()


def measure_told(measure: Measure) -> str:
    """A measure as examples write it: where it stands, its text, who answers by its own clause, whose it inherits."""
    units = "、".join(row.text for row in measure.responsibilities)
    text = measure.text.replace("\n", "↵")
    above = f" ← {measure.inherited}" if measure.inherited else ""
    return f"{measure.path}-{measure.number} {text or '—'}: {units or '—'}{above}"


def _times(text: str) -> list[Row]:
    label, _, words = text.rpartition("\t")
    return [Row(time.rule, time_told(time)) for time in times.find(view(words), SETTING, label=label)]


def _targets(text: str) -> list[Row]:
    return [Row(target.rule, target_told(target)) for target in targets.find(view(text), SETTING)]


def _regulations(text: str) -> list[Row]:
    return [Row(r.rule, f"{r.title} {r.action.value}") for r in regulations.find(view(text), SETTING).rows]


def _responsibilities(text: str) -> list[Row]:
    label, _, words = text.rpartition("\t")
    if label:
        found = responsibilities.in_cell(view(words), SETTING, label=label).rows
    else:
        found = responsibilities.find(view(words), SETTING).rows
    return [Row(row.rule, str(row)) for row in found]


def _headings(text: str) -> list[Row]:
    section = workplan.parse(text).sections[0]
    return [Row(section.rule, section.heading or "")]


def _measures(text: str) -> list[Row]:
    document = workplan.parse(text)
    told: list[Row] = []
    for measure in document.measures:
        shown = measure_told(measure)
        told.append(Row(measure.rule, shown))
        told += [
            Row(reason.rule.code, shown)
            for reason in workplan.explain(document, measure.path)
            if reason.field == "inherited" and measure.inherited and measure.number == 1
        ]
    return told


FAMILIES: Final[Mapping[str, Callable[[str], list[Row]]]] = {
    "responsibility": _responsibilities,
    "regulation": _regulations,
    "time": _times,
    "target": _targets,
    "heading": _headings,
    "measure": _measures,
}
"""The reader of each family, by the first part of its rules' codes."""
