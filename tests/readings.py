"""What each family of rules makes of a text, in the short form in which rules write their examples."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

import workplan
from tests.handmade import view
from workplan.extraction.regulations import find as regulations
from workplan.extraction.responsibilities import find as responsibilities
from workplan.extraction.targets import find as targets
from workplan.extraction.times import find as times
from workplan.lexicon import default
from workplan.model import Document, Measure, Target, Time
from workplan.readers import from_text, read_file
from workplan.setting import Setting
from workplan.structure.layout import lay_out
from workplan.structure.not_a_plan import Shape, judge
from workplan.structure.outlining.explaining import rule_of, weighed
from workplan.structure.page_words import wording
from workplan.structure.read_over import readable


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
    """Every figure of a text: one that is no target shows its words and ``none``."""
    seen = view(text)
    told = {target.span: target_told(target) for target in targets.find(seen, SETTING)}
    return [
        Row(rule.code, told.get(seen.span(figure.start, figure.end), f"{seen.verbatim(figure.start, figure.end)} none"))
        for figure, rule, _ in targets.judged(seen, SETTING)
    ]


def _regulations(text: str) -> list[Row]:
    return [Row(r.rule, f"{r.title} {r.action.value}") for r in regulations.find(view(text), SETTING).rows]


def _responsibilities(text: str) -> list[Row]:
    label, _, words = text.rpartition("\t")
    if label:
        found = responsibilities.in_cell(view(words), SETTING, label=label).rows
    else:
        found = responsibilities.find(view(words), SETTING).rows
    return [Row(row.rule, str(row)) for row in found]


def parsed(text: str) -> Document:
    """The document that a text is, or the page where it is HTML."""
    return workplan.parse_file(io.BytesIO(text.encode())) if text.startswith("<") else workplan.parse(text)


def _paragraphs(text: str) -> list[Row]:
    """Each paragraph outside the sections and what it is; those at which the body might end, and whether it does."""
    source = read_file(io.BytesIO(text.encode()))[0] if text.startswith("<") else from_text(text)
    layout = lay_out(source, default())
    shown = [source.text[p.start : p.end] for p in layout.paragraphs]
    rows = [Row(rule, f"{layout.kinds[at]} {shown[at]}") for at, rule in sorted(layout.rules.items())]
    told = {"goes-on": "goes on", "here": "ends"}
    return rows + [Row(rule, f"{told[rule.split('.')[1]]} {shown[at]}") for at, rule in layout.ends.items()]


def _pages(text: str) -> list[Row]:
    document = parsed(text)
    marks = [block for block in document.blocks if block.rule.startswith("page.")]
    return [Row(mark.rule, f"{mark.kind} {document.text[mark.start : mark.end].strip()}") for mark in marks]


def _masthead(text: str) -> list[Row]:
    found = parsed(text).masthead
    return [Row(value.rule, str(value.value)) for _, value in found.values]


def _kinds(text: str) -> list[Row]:
    document = parsed(text)
    labels = [section.label for section in document.walk()]
    shape = Shape(document.masthead, labels, len(document.responsibilities), default().build(wording))
    rule, doubt = judge(shape)
    return [Row(rule.code, doubt or "plan")]


def _headings(text: str) -> list[Row]:
    section = parsed(text).sections[0]
    return [Row(section.rule, section.heading or "")]


def _tasks(text: str) -> list[Row]:
    return [Row(s.rule, f"{s.label}:{s.heading}") for s in parsed(text).walk() if s.rule.startswith("task.")]


def _numbers(text: str) -> list[Row]:
    """All paths, by the rules that the numbers count by, and by that on nesting where they nest."""
    document = parsed(text)
    paths = " ".join(section.path for section in document.walk())
    ready = readable(text).text
    codes = {rule_of(weighed(ready, section.marker.start)): True for section in document.walk()}
    codes["numbering.nesting"] = "/" in paths
    codes["numbering.outline"] = bool(paths)
    return [Row(code, paths) for code, applies in codes.items() if applies]


def _measures(text: str) -> list[Row]:
    document = parsed(text)
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
    "page": _pages,
    "front": _paragraphs,
    "end": _paragraphs,
    "body": _paragraphs,
    "back": _paragraphs,
    "masthead": _masthead,
    "kind": _kinds,
    "numbering": _numbers,
    "heading": _headings,
    "task": _tasks,
    "measure": _measures,
}
"""The reader of each family, by the first part of its rules' codes."""
