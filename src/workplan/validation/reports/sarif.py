"""Findings → SARIF 2.1.0, the format in which code hosts and editors exchange the results of checks."""

from __future__ import annotations

import hashlib
import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final
from urllib.parse import quote

from workplan._version import __version__
from workplan.model import Document, Finding, Fix, Severity
from workplan.validation.registry import FAMILIES, RULES
from workplan.validation.reports import UNREADABLE, Checked, Unread
from workplan.validation.rule import CheckRule
from workplan.visible import in_json

SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}

Object = dict[str, object]


def report(checked: Iterable[Checked], lang: str, unread: Sequence[Unread] = ()) -> str:
    """Return one SARIF log with one run; the same findings give the same bytes."""
    artifacts: list[Object] = []
    results: list[Object] = []
    for one in checked:
        results += _results(one, len(artifacts), lang)
        artifacts.append({"location": {"uri": _uri(one.file)}})
    used = {result["ruleId"] for result in results}
    rules = [rule for rule in RULES if rule.code in used]
    places = {rule.code: at for at, rule in enumerate(rules)}
    for result in results:
        result["ruleIndex"] = places[str(result["ruleId"])]
    run: Object = {
        "tool": {"driver": {"name": "workplan", "version": __version__, "rules": [_rule(r, lang) for r in rules]}},
        "columnKind": "unicodeCodePoints",
        "language": "zh-CN" if lang == "zh" else "en-US",
        "artifacts": artifacts,
        "results": results,
        "invocations": [{"executionSuccessful": not unread, "toolExecutionNotifications": _told(unread, lang)}],
    }
    log: Object = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return in_json(json.dumps(log, ensure_ascii=False, indent=2)) + "\n"


def _told(unread: Sequence[Unread], lang: str) -> list[Object]:
    """Return what is to be told of the files that can't be read."""
    return [
        {
            "descriptor": {"id": UNREADABLE},
            "level": "error",
            "message": {"text": one.message(lang)},
            "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(one.file)}}}],
        }
        for one in unread
    ]


def _rule(rule: CheckRule, lang: str) -> Object:
    zh = lang == "zh"
    why = rule.why_zh if zh else rule.why_en
    return {
        "id": rule.code,
        "name": "".join(part.capitalize() for part in rule.name.split("-")),
        "shortDescription": {"text": rule.zh if zh else rule.en},
        "fullDescription": {"text": why},
        "help": {"text": f"{why}\n{'依据' if zh else 'Source'}: {rule.source}"},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [FAMILIES[rule.code[0]][0 if zh else 1]]},
    }


def _results(one: Checked, at: int, lang: str) -> Iterator[Object]:
    """Yield what is found in the file at a place among all; the place of the rule is known when all is."""
    seen: Counter[str] = Counter()
    for finding in one.findings:
        shown = finding.span.of(one.document.text)
        print_ = hashlib.sha256(f"{finding.code}\0{finding.path}\0{shown}".encode("utf-8", "replace")).hexdigest()
        seen[print_] += 1
        artifact: Object = {"uri": _uri(one.file), "index": at}
        result: Object = {
            "ruleId": finding.code,
            "ruleIndex": -1,
            "level": _LEVELS[finding.severity],
            "message": {"text": finding.message(lang)},
            "locations": [
                {"physicalLocation": {"artifactLocation": artifact, "region": _region(one.document, finding)}}
            ],
            "partialFingerprints": {"findingText/v1": f"{print_[:16]}:{seen[print_]}"},
        }
        if finding.fix is not None:
            result["fixes"] = [_fix(one, finding.fix, artifact)]
        yield result


def _region(document: Document, finding: Finding) -> Object:
    region = _place(document, finding.span.start, finding.span.end)
    region["snippet"] = {"text": finding.span.of(document.text)}
    return region


def _place(document: Document, start: int, end: int) -> Object:
    start_line, start_column = document.position(start)
    end_line, end_column = document.position(end)
    return {
        "startLine": start_line,
        "startColumn": start_column,
        "endLine": end_line,
        "endColumn": end_column,
        "charOffset": start,
        "charLength": end - start,
    }


def _fix(one: Checked, fix: Fix, artifact: Object) -> Object:
    replacement: Object = {"deletedRegion": _place(one.document, fix.span.start, fix.span.end)}
    if fix.replacement:
        replacement["insertedContent"] = {"text": fix.replacement}
    return {"artifactChanges": [{"artifactLocation": artifact, "replacements": [replacement]}]}


def _uri(file: str) -> str:
    """Return a path as a URI reference, whatever bytes its name has; an absolute one with its scheme."""
    quoted = quote(os.fsencode(file.replace("\\", "/")))
    return f"file://{quoted}" if quoted.startswith("/") else quoted
