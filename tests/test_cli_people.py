"""The commands for offices: ledger, calendar, and the forms md and akn, as they are called."""

from __future__ import annotations

import datetime as dt
import errno
import io
import json
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import workplan
from tests.processes import POSIX, on_a_terminal
from workplan.cli import main
from workplan.exports.ledger.reading import read_ledger
from workplan.model import TimeKind

PLAN = """某省2030年数字政务工作要点
一、统一目录。6月底前完成编目，每季度通报一次，任期内全部公开。（牵头单位：省数据局）
二、发布清单。第三季度发布。（责任单位：省政府办公厅）
某省人民政府办公厅
2030年2月3日
"""
OTHER = "某市2031年绿化要点\n一、多种树\n年底前种树1.2万棵。（责任单位：市林业局）\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    plans = tmp_path / "要点"
    plans.mkdir()
    (plans / "甲.txt").write_text(PLAN, encoding="utf-8")
    (plans / "乙.txt").write_text(OTHER, encoding="utf-8")
    return plans


class Run:
    """What one call printed and returned."""

    def __init__(self, capfd: pytest.CaptureFixture[str], *argv: object) -> None:
        self.code = main([str(word) for word in argv])
        self.out, self.err = capfd.readouterr()


def test_a_folder_becomes_one_ledger(folder: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    pytest.importorskip("xlsxwriter")
    book = tmp_path / "out" / "台账.xlsx"
    run = Run(capfd, "ledger", folder, "-o", book, "--by-unit", "--lang", "zh")
    assert (run.code, run.out) == (0, "")
    assert run.err == f"已写入 {book}：文件 2 份，举措 3 条\n"
    sheets = openpyxl.load_workbook(book).sheetnames
    assert sheets[:2] == ["任务台账", "汇总"]
    assert set(sheets[2:]) == {"省数据局", "省政府办公厅", "市林业局"}


def test_the_ledger_of_one_unit_tells_how_many_measures_it_has(
    folder: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("xlsxwriter")
    book = tmp_path / "台账.xlsx"
    run = Run(capfd, "ledger", folder, "-o", book, "--unit", "市林业局", "--lang", "en")
    assert run.err == f"wrote {book}: documents 2, measures {len(read_ledger(book))}\n"
    assert len(read_ledger(book)) == 1


def test_a_ledger_is_chinese_unless_english_is_asked_for(
    folder: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    pytest.importorskip("xlsxwriter")
    monkeypatch.setenv("LC_ALL", "C")
    book = tmp_path / "ledger.xlsx"
    for options, sheet in {(): "任务台账", ("--lang", "en"): "Task ledger"}.items():
        run = Run(capfd, "ledger", folder / "甲.txt", "-o", book, *options)
        assert run.err == f"wrote {book}: documents 1, measures 2\n"
        assert openpyxl.load_workbook(book).sheetnames[0] == sheet


def test_a_bad_file_is_told_and_stops_nothing(folder: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("xlsxwriter")
    (folder / "坏.txt").write_bytes(b"")
    book, calendar = tmp_path / "a.xlsx", tmp_path / "a.ics"
    for argv in (["ledger", folder, "-o", book], ["calendar", folder, "-o", calendar]):
        run = Run(capfd, *argv, "--lang", "en")
        assert run.code == 1
        assert run.err.startswith("error: ")
        assert "坏.txt" in run.err.splitlines()[0]
    assert book.exists()
    assert calendar.exists()


def test_nothing_is_written_where_nothing_can_be_read(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    book = tmp_path / "a.xlsx"
    run = Run(capfd, "ledger", tmp_path / "nowhere.txt", tmp_path / "nor-here.txt", "-o", book, "--lang", "en")
    assert run.code == 2
    assert [line[:7] for line in run.err.splitlines()] == ["error: "] * 2
    assert not book.exists()


@pytest.mark.parametrize(("lang", "told"), [("zh", "应以 .xlsx 结尾"), ("en", "must end in .xlsx")])
def test_a_ledger_of_another_ending_is_refused(
    folder: Path, lang: str, told: str, capfd: pytest.CaptureFixture[str]
) -> None:
    run = Run(capfd, "ledger", folder, "-o", "台账.xls", "--lang", lang)
    assert run.code == 2
    assert told in run.err


def test_a_ledger_needs_an_output(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    told = Run(capfd, "ledger", folder, "--lang", "zh").err
    assert told == "错误：缺少选项 -o（--output）；用法见 workplan ledger --help\n"


@pytest.mark.parametrize(
    ("package", "argv", "extra"),
    [
        ("xlsxwriter", ["ledger", "-o", "a.xlsx"], ".[ledger]"),
        ("icalendar", ["calendar"], ".[calendar]"),
        ("dateutil", ["calendar"], ".[calendar]"),
    ],
)
def test_what_is_not_installed_is_told_with_what_to_do(
    package: str,
    argv: list[str],
    extra: str,
    folder: Path,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    for lang, words in {"zh": "没有安装", "en": "is not installed"}.items():
        run = Run(capfd, *argv, folder, "--lang", lang)
        assert run.code == 2
        assert words in run.err
        assert f"pip install -e '{extra}'" in run.err
        assert run.err.count("\n") == 1


def test_many_inputs_make_one_calendar_that_gives_the_dates_of_the_tables(
    folder: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    icalendar = pytest.importorskip("icalendar")
    from dateutil.rrule import rrulestr

    out = tmp_path / "时限.ics"
    run = Run(capfd, "calendar", folder, "-o", out, "--lang", "en")
    assert run.code == 0
    assert run.err.splitlines() == [
        f"wrote {out}: events 4",
        "time limits left out because they have no date (such as within a term of office): 1",
    ]
    data = out.read_bytes()
    events = icalendar.Calendar.from_ical(data).walk("VEVENT")
    documents = [workplan.parse(text) for text in (OTHER, PLAN)]
    times = [time for document in documents for time in document.times if time.kind is not TimeKind.REFERENCE]
    dated = [time for time in times if time.recurrence or time.end]
    assert len(dated) == len(times) - 1 == 4
    found = {(event["DTSTART"].dt, event["DTEND"].dt): str(event["SUMMARY"]) for event in events}
    day = dt.timedelta(days=1)
    for time in dated:
        if time.recurrence:
            (event,) = [event for event in events if "RRULE" in event]
            rule = event["RRULE"].to_ical().decode()
            start = dt.datetime.combine(event["DTSTART"].dt, dt.time())
            made = rrulestr(rule, dtstart=start)[:3]
            assert made == rrulestr(time.recurrence, dtstart=start)[:3]
            assert made[0] == start
        else:
            start = time.start if time.kind is TimeKind.PERIOD else time.end
            assert start is not None
            assert time.end is not None
            assert time.text in found[start, time.end + day]
    assert len({str(event["UID"]) for event in events}) == 4
    again = Run(capfd, "calendar", folder, "--lang", "en")
    assert again.out.encode() == data
    assert again.err.count("\n") == 1


def test_the_uids_of_a_plan_do_not_depend_on_what_else_is_in_the_calendar(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("icalendar")

    def uids(*inputs: Path) -> set[str]:
        return {line for line in Run(capfd, "calendar", *inputs).out.splitlines() if line.startswith("UID")}

    assert uids(folder) == uids(folder / "甲.txt") | uids(folder / "乙.txt")


def test_a_calendar_without_events_is_one_still(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    icalendar = pytest.importorskip("icalendar")
    poem = tmp_path / "诗.txt"
    poem.write_text("山不在高，有仙则名。\n", encoding="utf-8")
    run = Run(capfd, "calendar", poem)
    assert (run.code, run.err) == (0, "")
    assert icalendar.Calendar.from_ical(io.BytesIO(run.out.encode()).read()).walk("VEVENT") == []


def test_the_forms_md_and_akn_are_those_of_the_library(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    from workplan.exports.akn import to_akn
    from workplan.exports.markdown import to_markdown

    document = workplan.parse_file(folder / "甲.txt")
    for form, text in {"md": to_markdown(document), "akn": to_akn(document)}.items():
        run = Run(capfd, "convert", folder / "甲.txt", "--to", form)
        assert (run.code, run.err, run.out) == (0, "", text)


def test_show_gives_one_unit_what_names_it_and_what_names_its_groups(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    notice = tmp_path / "通知.txt"
    notice.write_text(
        "甘肃省2030年工作要点\n一、数据共享\n编制目录。（省财政厅负责）接入系统。（省直各部门、各市政府负责）做好评估。（省审计厅负责）\n",
        encoding="utf-8",
    )
    run = Run(capfd, "show", notice, "--unit", "甘肃省财政厅", "--lang", "zh")
    assert run.code == 0
    named, groups = run.out.split("写给“省直各部门”等统称")
    assert "编制目录" in named
    assert "接入系统" in groups
    assert "做好评估" not in run.out
    wrong = Run(capfd, "show", notice, "--unit", "省财正厅", "--lang", "zh")
    assert wrong.code == 2
    assert "相近的有：省财政厅" in wrong.err


@pytest.mark.parametrize(("ending", "form"), [(".json", "json"), (".md", "md")])
def test_one_input_is_converted_into_the_file_that_is_named(
    folder: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str], ending: str, form: str
) -> None:
    file = tmp_path / "new" / f"out{ending}"
    run = Run(capfd, "convert", folder / "甲.txt", "-o", file)
    assert (run.code, run.out) == (0, "")
    assert str(file) in run.err
    assert Run(capfd, "convert", folder / "甲.txt", "--to", form).out == file.read_text(encoding="utf-8")


def test_a_file_is_not_made_of_several_or_in_another_form(
    folder: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    one, out = folder / "甲.txt", tmp_path / "out.json"
    for argv in ([folder], [one, folder / "乙.txt"], [one, "--to", "md"], [one, "--resume"]):
        run = Run(capfd, "convert", *argv, "-o", out)
        assert run.code == 2
        assert str(out) in run.err
    assert Run(capfd, "convert", one, "-o", tmp_path / "tables.csv").code == 2
    assert not out.exists()
    out.mkdir()
    assert Run(capfd, "convert", one, "-o", out).code == 0
    assert (out / "甲.json").is_file()


def test_the_input_is_not_written_over(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    file = folder / "甲.md"
    (folder / "甲.txt").rename(file)
    assert Run(capfd, "convert", file, "-o", file).code == 2
    assert file.read_text(encoding="utf-8") == PLAN


@pytest.mark.parametrize("by", ["path", "linked folder", "link", "other case"])
@pytest.mark.parametrize(
    "argv",
    [
        ["calendar", "{read}", "-o", "{written}"],
        ["compare", "{read}", "{other}", "-o", "{written}"],
        ["compare", "{other}", "{read}", "-o", "{written}"],
        ["convert", "{read}", "-o", "{written}"],
        ["ledger", "{read}", "-o", "{written}"],
        ["report", "{read}", "-o", "{written}"],
        ["validate", "{read}", "--write-baseline", "{written}"],
        ["validate", "{other}", "--against", "{read}", "--write-baseline", "{written}"],
    ],
    ids=" ".join,
)
def test_no_command_writes_over_what_it_reads(
    argv: list[str], by: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    if by != "path" and sys.platform == "win32":
        pytest.skip("links need rights there")
    ending = {"convert": ".md", "ledger": ".xlsx"}.get(argv[0], ".txt")
    real = tmp_path / "plans"
    real.mkdir()
    file, other = real / f"a{ending}", tmp_path / "other.txt"
    file.write_text(PLAN, encoding="utf-8")
    other.write_text(OTHER, encoding="utf-8")
    read = file
    if by == "linked folder":
        (tmp_path / "linked").symlink_to(real)
        read = tmp_path / "linked" / file.name
    elif by == "link":
        read = tmp_path / f"link{ending}"
        read.symlink_to(file)
    elif by == "other case":
        # as a disk shows it that takes A for a: two names, one file
        read = real / f"A{ending}"
        if not read.exists():
            read.hardlink_to(file)
    run = Run(capfd, *(word.format(read=read, written=file, other=other) for word in argv), "--lang", "en")
    assert (run.code, run.out) == (2, "")
    option = "--write-baseline" if argv[0] == "validate" else "-o"
    assert run.err == f"error: {option} would write over the input {file}; name another place\n"
    assert file.read_text(encoding="utf-8") == PLAN


def test_a_file_whose_name_differs_in_case_is_another_where_the_disk_says_so(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    read, written = tmp_path / "a.txt", tmp_path / "A.TXT"
    read.write_text(PLAN, encoding="utf-8")
    if written.exists():
        pytest.skip("this disk takes A for a")
    assert Run(capfd, "calendar", read, "-o", written).code == 0
    assert read.read_text(encoding="utf-8") == PLAN


def test_json_is_laid_out_for_eyes(folder: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    plain = Run(capfd, "convert", folder / "甲.txt").out
    laid_out = Run(capfd, "convert", folder / "甲.txt", "--indent").out
    assert json.loads(laid_out) == json.loads(plain)
    assert laid_out.count("\n") > 100
    assert Run(capfd, "convert", folder / "甲.txt", "--indent", "-o", tmp_path / "a.json").code == 0
    assert (tmp_path / "a.json").read_text(encoding="utf-8") == laid_out
    assert Run(capfd, "convert", folder / "甲.txt", "--indent", "--to", "md").code == 2


@pytest.mark.parametrize(
    ("argv", "marked"),
    [
        (["--lang", "zh"], True),
        (["--lang", "en"], False),
        (["--lang", "zh", "--no-bom"], False),
    ],
)
def test_csv_says_its_encoding_where_people_open_it(
    folder: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str], argv: list[str], marked: bool
) -> None:
    assert Run(capfd, "convert", folder / "甲.txt", "-o", tmp_path / "out", "--to", "csv", *argv).code == 0
    assert (tmp_path / "out" / "measures.csv").read_bytes().startswith(b"\xef\xbb\xbf") == marked


def test_a_folder_is_shown_file_after_file(
    folder: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder.parent)  # a short name is not wrapped
    run = Run(capfd, "--lang", "zh", "show", folder.name)
    assert run.code == 0
    lines = run.out.splitlines()
    assert lines.index(f"{folder.name}/乙.txt") < lines.index(f"{folder.name}/甲.txt")
    (folder / "丙.txt").write_bytes(b"")
    run = Run(capfd, "--lang", "zh", "show", folder.name, "--unit", "省数据局")
    assert run.code == 1
    assert "乙.txt：文中没有责任单位" in run.err
    assert "丙.txt：这是空文件" in run.err
    assert "点名" in run.out


def test_a_figure_is_shown_as_it_is_meant(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "a.txt"
    file.write_text("一、任务\n建成3—5个基地，产量稳定在11亿千瓦左右，不少于2000000万元。", encoding="utf-8")
    out = Run(capfd, "show", file).out
    assert "3—5个 (3–5 个)" in out
    assert "稳定在11亿千瓦左右 (≈ 1100000000 千瓦)" in out
    assert "e+" not in out + Run(capfd, "explain", file, "一").out


@pytest.mark.parametrize("content", [" \n\t\n", "\ufeff\n", "<html><body><p> </p></body></html>"])
def test_a_blank_file_is_told_like_an_empty_one(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], content: str
) -> None:
    file = tmp_path / "a.txt"
    file.write_text(content, encoding="utf-8")
    run = Run(capfd, "--lang", "en", "convert", file)
    assert (run.code, run.out) == (2, "")
    assert f"{file}: this is a" in run.err


def test_a_terminal_of_any_width_begins_no_line_with_a_mark(
    folder: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for width in range(30, 90, 7):
        monkeypatch.setenv("COLUMNS", str(width))
        for argv in (["show", folder / "甲.txt", "--verbose"], ["compare", folder / "甲.txt", folder / "乙.txt"]):
            lines = Run(capfd, "--lang", "zh", *argv).out.splitlines()
            assert [line for line in lines if line.lstrip(" │└├─")[:1] in tuple("、，。；")] == []


@pytest.mark.parametrize("width", range(30, 81, 10))
def test_a_help_page_of_any_width_leaves_no_letter_out(
    width: int, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    page = Run(capfd, "explain", "--help", "--lang", "en").out
    assert "…" not in page
    assert "'' for the masthead and what stands outside the plan" in " ".join(page.split())


sentences = st.lists(
    st.tuples(
        st.text("统一目录公开数据", min_size=1, max_size=12),
        st.sampled_from(["、", "，", "；", "（试行）、", "《甲》，", "”，"]),
    ),
    min_size=1,
    max_size=12,
).map(lambda parts: "".join(map("".join, parts)) + "6月底前完成。")


@pytest.mark.slow
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=25)
@given(
    sentences,
    sentences,
    st.lists(st.sampled_from(["省数据局", "省财政厅", "市林业局"]), min_size=1),
    st.integers(40, 100),
)
def test_no_line_of_a_view_begins_with_a_mark(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, first: str, second: str, units: list[str], width: int
) -> None:
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    named = "、".join(dict.fromkeys(units))
    for file, text in ((old, first), (new, second)):
        file.write_text(f"某省2030年要点\n一、任务\n（一）统一目录。{text}（责任单位：{named}）\n", encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COLUMNS", str(width))
        for argv in (
            ["show", old],
            ["show", old, "--verbose"],
            ["show", old, "--unit", units[0]],
            ["explain", old, "一/(一)"],
            ["validate", old],
            ["compare", old, new],
            ["compare", old, new, "--unit", units[0]],
        ):
            lines = Run(capfd, "--lang", "zh", *argv).out.splitlines()
            assert [line for line in lines if line.lstrip(" │└├─")[:1] in tuple("、，。；：）》”")] == [], argv


def test_a_shell_is_told_what_a_line_can_go_on_with(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    run = Run(capfd, "--lang", "en", "--install-completion", "bash")
    assert run.code == 0
    assert list(tmp_path.rglob("workplan.sh"))
    monkeypatch.setenv("_WORKPLAN_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", "workplan convert --re")
    monkeypatch.setenv("COMP_CWORD", "2")
    assert Run(capfd).out.split() == ["--resume"]
    monkeypatch.delenv("_WORKPLAN_COMPLETE")
    assert Run(capfd, "--lang", "en", "--install-completion", "csh").code == 2


@pytest.mark.slow
@POSIX
@pytest.mark.parametrize(
    "argv",
    [
        ["show", "FOLDER"],
        ["validate", "FOLDER", "--format", "concise"],
        ["calendar", "FOLDER"],
        ["ledger", "FOLDER", "-o", "OUT/a.xlsx"],
        ["report", "FOLDER", "-o", "OUT/pages"],
        ["convert", "FOLDER", "-o", "OUT/json", "--jobs", "1"],
    ],
    ids=lambda argv: argv[0],
)
def test_of_many_files_a_terminal_is_told_how_far_it_is(
    argv: list[str],
    folder: Path,
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for package in ("xlsxwriter", "icalendar"):
        pytest.importorskip(package)
    monkeypatch.setenv("COLUMNS", "100")
    many = [word.replace("FOLDER", str(folder)).replace("OUT", str(tmp_path)) for word in argv]
    printed, told = on_a_terminal("--lang", "en", *many, out=False)
    assert "2/2" in told
    quiet = Run(capfd, *many, "--lang", "en")
    assert (printed, "2/2" in quiet.err) == (quiet.out, False)


@pytest.mark.slow
@POSIX
@pytest.mark.parametrize("argv", [["show"], ["convert", "-o", "one"]], ids=lambda argv: argv[0])
def test_of_one_file_a_terminal_is_told_no_number(
    argv: list[str], folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert "1/1" not in on_a_terminal("--lang", "en", *argv, folder / "甲.txt", out=False)[1]


@POSIX
def test_what_is_printed_between_stands_whole_where_the_bar_was(
    folder: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    for name in ("甲", "乙"):
        (folder / f"{name}.txt").write_text("一、统一目录\n三、发布清单\n", encoding="utf-8")
    argv = ["validate", folder, "--format", "concise", "--select", "S"]
    quiet = Run(capfd, *argv, "--lang", "en")
    told = on_a_terminal("--lang", "en", *argv, out=True)[1]
    assert len(quiet.out.splitlines()) > 1
    assert "2/2" in told
    assert all(f"\n{line}\n" in told or f"\x1b[2K{line}\n" in told for line in quiet.out.splitlines())


@pytest.mark.parametrize(
    ("argv", "near"),
    [
        (["validate", "--selct", "S"], ["--select"]),
        (["convert", "--nope"], []),
        (["report", "--page"], ["--pages"]),
        (["show", "--lnag", "zh"], ["--lang"]),
        (["validate", "--unsafe-fix"], ["--unsafe-fixes"]),
        (["convert", "--not-bom"], ["--no-bom", "--bom"]),
    ],
)
def test_an_option_that_is_none_is_told_with_those_that_are_like_it(
    argv: list[str], near: list[str], folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    command, option = argv[:2]
    zh, en = (Run(capfd, *argv, folder, "--lang", lang).err for lang in ("zh", "en"))
    meant = f"，是不是 {' 或 '.join(near)}" if near else ""
    assert zh == f"错误：没有选项 {option}{meant}；用法见 workplan {command} --help\n"
    meant = f"; did you mean {' or '.join(near)}" if near else ""
    assert en == f"error: No such option: {option}{meant}; see workplan {command} --help\n"


def test_what_cant_be_written_is_named(folder: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    target = tmp_path / "file" / "x.html"
    run = Run(capfd, "--lang", "en", "report", folder / "甲.txt", "-o", target)
    assert run.code == 2
    assert run.err.startswith(f"error: {target}: ")


@pytest.mark.parametrize("state", [False, True])
def test_where_nothing_may_be_written_the_folder_is_told_that_was_named(
    state: bool, folder: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = tmp_path / "ro"
    closed.mkdir()
    make = Path.mkdir

    def mkdir(path: Path, mode: int = 0o777, parents: bool = False, exist_ok: bool = False) -> None:
        if path.parent == closed:  # root may write anywhere
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        make(path, mode, parents, exist_ok)

    monkeypatch.setattr(Path, "mkdir", mkdir)
    places = ["-o", tmp_path / "out", "--state", closed] if state else ["-o", closed]
    run = Run(capfd, "convert", folder / "甲.txt", *places, "--lang", "en")
    assert (run.code, run.err) == (2, f"error: {closed}: permission denied; check path, rights and disk space\n")


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["show", ""], "错误：没有写明文件（路径为空）。请给出文件的路径。\n"),
        (["show", "FILE", "--section", ""], "错误：没有写明编号（编号路径为空）；可取的如：一 二\n"),
        (["convert", "FILE", "-o", ""], "错误：''：没有这个文件或文件夹；请检查路径、权限和磁盘空间\n"),
    ],
)
def test_what_was_left_empty_is_named(
    argv: list[str], said: str, folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    words = [str(folder / "甲.txt") if word == "FILE" else word for word in argv]
    assert Run(capfd, *words, "--lang", "zh").err == said
