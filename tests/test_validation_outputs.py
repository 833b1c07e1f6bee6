"""What is made of findings: reports, fixes, baselines; and the settings that choose among them."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import jsonschema
import pytest
from rich.cells import cell_len

from workplan.errors import UsageError
from workplan.model import Document
from workplan.pipeline import parse
from workplan.readers import disk
from workplan.validation import validate
from workplan.validation.baseline import Baseline
from workplan.validation.config import Config, find, load
from workplan.validation.examples import read, whole
from workplan.validation.fixes import apply, diff, mend
from workplan.validation.registry import RULES
from workplan.validation.reports import FORMATS, Checked, report
from workplan.validation.rule import CheckRule

SCHEMA = Path(__file__).parent / "data" / "sarif-schema-2.1.0.json"
TEXT = whole(
    "一、甲乙\n建设平台，，汇聚数据。\n三、丙丁\n于2024年2月30日前完成完成任务。\n四、戊己\n加强统筹、和协调。\n"
)


def checked(text: str = TEXT, file: str = "drafts/plan 1.txt") -> Checked:
    document = parse(text)
    return Checked(file, document, validate(document))


def checked_example(rule: CheckRule, file: str) -> Checked:
    document, editions = read(rule, good=False)
    return Checked(file, document, validate(document, editions=editions))


def test_every_format_takes_nothing_and_all_rules_examples() -> None:
    files = [checked_example(rule, f"{rule.code}.txt") for rule in RULES]
    for form in FORMATS:
        for lang in ("zh", "en"):
            assert "S001" not in report(form, [], lang)
            out = report(form, files, lang)
            assert out.endswith("\n")
            assert all(one.findings[0].code in out for one in files if one.findings)


def test_the_marker_stands_below_the_place() -> None:
    one = checked()
    blocks = [block.splitlines() for block in report("text", [one], "en").split("\n\n") if block]
    assert len(blocks) == len(one.findings)
    for (head, _, line, marker), finding in zip(blocks, one.findings, strict=True):
        mark = " [*]" if finding.fix and finding.fix.safe else ""
        told = f"{finding.code} {finding.severity.value}{mark}: {finding.en}"
        assert head == f"{one.file}:{finding.line}:{finding.column}: {told}"
        place = finding.span.of(one.document.text)
        before, width = marker.index("^"), marker.count("^")
        assert cell_len(line[: line.index(place)]) == before
        assert width == cell_len(place)


def test_a_long_line_is_cut_around_the_place() -> None:
    text = (
        "一、甲乙\n"
        + "建设平台，" * 60
        + "汇聚数据，，共享数据，"
        + "保障安全，" * 60
        + "总结经验。\n二、丙丁\n压实责任。\n"
    )
    one = checked(whole(text))
    [block] = report("text", [one], "en").split("\n\n")[:1]
    _, _, line, marker = block.splitlines()
    assert cell_len(line) <= 100
    assert "，，" in line
    assert cell_len(line[: line.index("，，")]) == marker.index("^")


@pytest.mark.parametrize("columns", [40, 60, 80])
@pytest.mark.parametrize("before", [0, 3, 15, 60])
def test_an_excerpt_fits_into_the_terminal(columns: int, before: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    line = "建设平台，" * before + "汇聚数据，，共享数据，" + "保障安全，" * 60
    one = checked(whole(f"一、甲乙\n{line}总结经验。\n二、丙丁\n压实责任。\n"))
    [block] = report("text", [one], "en").split("\n\n")[:1]
    _, _, line, marker = block.splitlines()
    assert columns - 4 < cell_len(line) <= columns
    assert cell_len(line[: line.index("，，")]) == marker.index("^")
    assert marker.count("^") == cell_len("，，")


def test_sarif_is_valid_by_the_published_schema() -> None:
    files = [checked_example(rule, f"/drafts/{rule.name} 草案.txt") for rule in RULES]
    log = json.loads(report("sarif", files, "zh"))
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft7Validator(schema, format_checker=jsonschema.FormatChecker()).validate(log)
    [run] = log["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert rules == [rule.code for rule in RULES]
    for result in run["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        [place] = result["locations"]
        region = place["physicalLocation"]["region"]
        document = files[place["physicalLocation"]["artifactLocation"]["index"]].document
        start = region["charOffset"]
        assert document.text[start : start + region["charLength"]] == region["snippet"]["text"]
        assert document.position(start) == (region["startLine"], region["startColumn"])


def test_github_lines_are_in_form() -> None:
    form = re.compile(r"::(error|warning|notice) ((?:\w+=[^:,\s]*(?: [^:,\s]*)*,?)+)::([^\r\n]+)")
    lines = report("github", [checked(file="a,b/c:d.txt")], "zh").splitlines()
    assert lines
    for line in lines:
        match = form.fullmatch(line)
        assert match is not None
        properties = dict(pair.split("=", 1) for pair in match[2].split(","))
        assert properties["file"] == "a%2Cb/c%3Ad.txt"
        assert int(properties["line"]) >= 1


def test_json_holds_the_findings_as_they_are() -> None:
    one = checked()
    rows = json.loads(report("json", [one], "en"))
    assert [row.pop("file") for row in rows] == [one.file] * len(one.findings)
    assert rows == [finding.model_dump(mode="json") for finding in one.findings]


def test_fixes_mend_what_is_certain_and_nothing_else() -> None:
    done = mend(TEXT, lambda text: validate(parse(text)))
    assert done.codes == ("X005",)
    assert "建设平台，汇聚数据" in done.text
    assert "前完成完成任务" in done.text
    assert "加强统筹、和协调" in done.text
    assert mend(done.text, lambda text: validate(parse(text))) == (done.text, ())


def test_unsafe_fixes_go_in_when_they_are_asked_for() -> None:
    done = mend(TEXT, lambda text: validate(parse(text)), unsafe=True)
    assert sorted(done.codes) == ["X004", "X005", "X006"]
    assert "前完成任务" in done.text
    assert "加强统筹和协调" in done.text
    assert [f.code for f in validate(parse(done.text))] == ["S001", "D001"]


def test_fixes_that_overlap_wait() -> None:
    document = parse(TEXT)
    found = [f for f in validate(document) if f.fix]
    assert apply(TEXT, [*found, *found]) == apply(TEXT, found)


def test_a_diff_shows_what_a_fix_would_do() -> None:
    after = apply(TEXT, validate(parse(TEXT))).text
    lines = diff(TEXT, after, "plan.txt").splitlines()
    assert lines[:2] == ["--- plan.txt", "+++ plan.txt"]
    assert "-建设平台，，汇聚数据。" in lines
    assert "+建设平台，汇聚数据。" in lines
    assert diff(TEXT, TEXT, "plan.txt") == ""


def test_a_baseline_keeps_what_is_known_quiet_and_tells_what_is_new() -> None:
    one = checked()
    text = Baseline.of([one]).to_json()
    known = Baseline.from_json(text, "known.json")
    assert known.to_json() == text
    assert known.new(one.file, one.document, one.findings) == []
    moved = parse("另加一行。\n" + TEXT.replace("加强统筹、和", "加强统筹、、和"))
    new = known.new(one.file, moved, validate(moved))
    assert {f.code for f in new} == {"X004", "X005"}
    assert known.new("other.txt", one.document, one.findings) == one.findings


def test_a_baseline_knows_each_finding_as_often_as_it_was_found() -> None:
    once, twice = (checked(whole("一、甲乙\n" + "建设平台，，汇聚。\n" * n + "二、丙丁\n压实责任。\n")) for n in (1, 2))
    assert len(Baseline.of([once]).new(twice.file, twice.document, twice.findings)) == 1


ROW = '{"version": 1, "findings": [{"file": "a", "code": "X001", "words": "b", "count": COUNT}]}'
NO_BASELINES = {
    "nothing": "",
    "a list": "[]",
    "empty": "{}",
    "another version": '{"version": 9, "findings": []}',
    "a number": '{"version": 1, "findings": [1]}',
    "nested without end": '{"version": 1, "findings": ' + "[" * 100_000,
    "a count without end": ROW.replace("COUNT", "1e999"),
    "a count of so many digits": ROW.replace("COUNT", "9" * 5000),
}


@pytest.mark.parametrize("text", NO_BASELINES.values(), ids=list(NO_BASELINES))
def test_a_file_that_is_no_baseline_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match=r"known\.json: no baseline"):
        Baseline.from_json(text, "known.json")


@pytest.mark.skipif(os.name == "nt", reason="pipes of POSIX")
def test_a_baseline_that_is_a_pipe_or_a_device_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk, "PATIENCE", 0.2)
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", Path("/dev/zero"), tmp_path):
        with pytest.raises(UsageError, match="this baseline file can't be read"):
            Baseline.read(path)


def test_settings_that_are_nested_without_end_are_told(tmp_path: Path) -> None:
    (tmp_path / "workplan.toml").write_text("a = " + "[" * 100_000, encoding="utf-8")
    with pytest.raises(UsageError, match=r"workplan\.toml: no valid TOML"):
        find(tmp_path)


def test_settings_come_from_the_nearest_file(tmp_path: Path) -> None:
    inner = tmp_path / "drafts" / "2024"
    inner.mkdir(parents=True)
    (tmp_path / "workplan.toml").write_text(
        'ignore = ["S010"]\nbaseline = "known.json"\n[per-file-ignores]\n"drafts/*" = ["X"]\n', encoding="utf-8"
    )
    (tmp_path / "drafts" / "pyproject.toml").write_text('[project]\nname = "x"\n', encoding="utf-8")
    found = find(inner)
    assert found.source == tmp_path / "workplan.toml"
    assert found.baseline == tmp_path / "known.json"
    assert found.ignored_in(inner / "plan.txt") == ("S010", "X")
    assert found.ignored_in(tmp_path / "plan.txt") == ("S010",)
    (inner / "pyproject.toml").write_text('[tool.workplan]\nselect = ["M"]\n', encoding="utf-8")
    assert find(inner).select == ("M",)


def test_without_settings_the_defaults_hold(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "x"\n', encoding="utf-8")
    assert load(tmp_path / "pyproject.toml") is None
    assert Config().ignored_in(tmp_path) == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("select = [", "TOML"),
        ('selct = ["S"]', "selct"),
        ('select = "S"', "list of codes"),
        ('ignore = ["S999"]', "S999"),
        ("baseline = 1", "a path"),
        ("per-file-ignores = 1", "a table"),
        ('[per-file-ignores]\n"a" = "S"', "list of codes"),
    ],
)
def test_broken_settings_are_told_with_their_file(text: str, said: str, tmp_path: Path) -> None:
    file = tmp_path / "workplan.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=said) as caught:
        find(tmp_path)
    assert str(file) in str(caught.value)


def test_a_document_is_never_changed(capsys: pytest.CaptureFixture[str]) -> None:
    document = parse(TEXT)
    copy = Document.model_validate_json(document.model_dump_json())
    validate(document)
    assert document == copy
    assert capsys.readouterr() == ("", "")
