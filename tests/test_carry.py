"""A ledger that people filled in: read back whatever they did to it, and carried over to the next edition."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

import workplan
from tests.editions import Item, items, plan
from workplan.carrying import carry, kept
from workplan.cli import main
from workplan.exports.ledger import to_ledger
from workplan.exports.ledger.filled import Fate
from workplan.exports.ledger.reading import LedgerRow, read_ledger

openpyxl = pytest.importorskip("openpyxl", reason="fills workbooks in")
pytest.importorskip("xlsxwriter", reason="makes workbooks")

FIRST = plan([items()[:4], items()[4:7]])
HEADERS = 2


def book_of(text: str = FIRST, *, by_unit: bool = False, lang: str = "zh") -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(to_ledger([workplan.parse(text)], by_unit=by_unit, lang=lang)))


def column(sheet: openpyxl.worksheet.worksheet.Worksheet, header: str) -> int:
    return [cell.value for cell in sheet[HEADERS]].index(header) + 1


def fill(sheet: openpyxl.worksheet.worksheet.Worksheet, number: int, **cells: object) -> None:
    """Write into the row of a number, by header."""
    at = next(row for row in range(3, sheet.max_row + 1) if sheet.cell(row, 1).value == number)
    for header, value in cells.items():
        sheet.cell(at, column(sheet, header)).value = value


def saved(book: openpyxl.Workbook) -> io.BytesIO:
    file = io.BytesIO()
    book.save(file)
    return io.BytesIO(file.getvalue())


def test_rows_come_back_with_what_was_typed() -> None:
    book = book_of()
    fill(book.worksheets[0], 2, 进展情况="推进中", 责任人="王五", 备注="等批复")
    rows = read_ledger(saved(book))
    assert [row.number for row in rows] == list(range(1, 8))
    row = rows[1]
    assert (row.progress, row.person, row.remarks) == ("推进中", "王五", "等批复")
    assert (row.path, row.task, row.units["responsible"]) == ("一/(二)", "办好学堂", "市财政局、市教育局")
    assert (row.sheet, row.row) == ("任务台账", 4)
    assert not rows[0].typed


def test_columns_are_known_by_their_headers_and_unknown_ones_are_one_s_own() -> None:
    sheet = book_of().worksheets[0]
    sheet.insert_cols(2)
    sheet.cell(HEADERS, 2).value = "联系电话"
    sheet.cell(3, 2).value = 5551234
    fill(sheet, 1, 进展情况="已完成")
    sheet.cell(HEADERS, column(sheet, "备注")).value = "下一步打算"
    fill(sheet, 1, 下一步打算="收尾")
    sheet.insert_rows(1)
    row = read_ledger(saved(sheet.parent))[0]
    assert row.typed == {"progress": "已完成", "联系电话": 5551234.0, "下一步打算": "收尾"}


def test_rows_may_be_sorted_and_deleted() -> None:
    sheet = book_of().worksheets[0]
    fill(sheet, 3, 进展情况="滞后")
    values = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)]
    for at, row in enumerate(reversed(values), 3):
        for place, value in enumerate(row, 1):
            sheet.cell(at, place).value = value
    sheet.delete_rows(3)
    rows = read_ledger(saved(sheet.parent))
    assert [row.number for row in rows] == [6, 5, 4, 3, 2, 1]
    assert [row.progress for row in rows] == ["", "", "", "滞后", "", ""]


def test_what_was_typed_in_the_sheets_of_units_comes_back_to_the_ledger() -> None:
    book = book_of(by_unit=True)
    fill(book["任务台账"], 1, 进展情况="推进中", 备注="督查室已催")
    fill(book["市司法局"], 1, 进展情况="已完成", 责任人="赵六")
    fill(book["市财政局"], 1, 备注="督查室已催")
    row = read_ledger(saved(book))[0]
    assert row.typed == {"progress": "推进中；已完成（市司法局）", "person": "赵六", "remarks": "督查室已催"}


def add_columns(sheet: openpyxl.worksheet.worksheet.Worksheet, *columns: tuple[str | None, dict[int, object]]) -> None:
    """Add columns behind all others: a header each, and what stands in some rows of the sheet."""
    for header, values in columns:
        at = sheet.max_column + 1
        sheet.cell(HEADERS, at).value = header
        for row, value in values.items():
            sheet.cell(row, at).value = value


def carried_over(book: openpyxl.Workbook) -> dict[int, dict[str, object]]:
    """What is typed by number of the row, read again from the ledger that it was carried over to."""
    document = workplan.parse(FIRST)
    found = carry([document], read_ledger(saved(book)))
    rows = read_ledger(io.BytesIO(to_ledger([document], carried=found)))
    return {row.number: row.typed for row in rows if row.number and row.typed}


def test_rows_that_people_added_in_sheets_of_units_stand_each_for_itself() -> None:
    book = book_of(by_unit=True)
    names = ("任务台账", "市司法局", "市财政局")
    for name in names:
        sheet = book[name]
        row = sheet.max_row + 1
        sheet.cell(row, column(sheet, "具体举措")).value = f"{name}另办的事。"
        sheet.cell(row, column(sheet, "进展情况")).value = f"{name}在办"
    added = [row for row in read_ledger(saved(book)) if row.number is None]
    assert [(row.measure, row.progress) for row in added] == [(f"{name}另办的事。", f"{name}在办") for name in names]


def test_columns_of_one_s_own_with_one_header_are_two() -> None:
    book = book_of()
    add_columns(book.worksheets[0], ("电话", {3: "5551234"}), ("电话", {3: "5555678"}), ("备注", {3: "另注"}))
    typed = {"电话": "5551234", "电话（2）": "5555678", "备注": "另注"}
    assert read_ledger(saved(book))[0].typed == typed
    assert carried_over(book) == {1: typed}


def test_a_column_without_a_header_is_one_column_in_every_row() -> None:
    book = book_of()
    add_columns(book.worksheets[0], (None, {3: "甲", 4: "乙"}), (None, {4: "丙", 5: "丁"}))
    typed = {1: {"（1）": "甲"}, 2: {"（1）": "乙", "（2）": "丙"}, 3: {"（2）": "丁"}}
    assert {row.number: row.typed for row in read_ledger(saved(book)) if row.typed} == typed
    assert carried_over(book) == typed


@pytest.mark.parametrize("header", ["number", "source", "progress", "due", "fate", "units"])
def test_a_column_of_one_s_own_may_be_called_as_we_call_ours_inside(header: str) -> None:
    book = book_of()
    fill(book.worksheets[0], 1, 进展情况="推进中")
    add_columns(book.worksheets[0], (header, {3: "甲"}))
    typed = {"progress": "推进中", f"{header}（2）": "甲"}
    row = read_ledger(saved(book))[0]
    assert (row.number, row.source, row.due, row.typed) == (1, "", read_ledger(saved(book_of()))[0].due, typed)
    assert carried_over(book) == {1: typed}


def test_a_ledger_for_print_says_in_each_row_what_its_rows_share() -> None:
    data = to_ledger([workplan.parse(FIRST)], merged=True)
    assert {row.chapter for row in read_ledger(io.BytesIO(data))} == {"先办眼前的急事", "再理长远的规矩"}


def test_a_workbook_that_is_no_ledger_is_refused_in_one_line() -> None:
    book = openpyxl.Workbook()
    book.active.append(["编号", "事项"])
    with pytest.raises(workplan.UnreadableError) as told:
        read_ledger(saved(book))
    assert "编号、事项" in told.value.message("zh")
    assert "\n" not in told.value.message("en")
    with pytest.raises(workplan.UnreadableError, match="can't be read as a workbook"):
        read_ledger(io.BytesIO(b"PK\x03\x04"))


def test_what_is_no_file_at_all_is_refused_as_everywhere(tmp_path: Path) -> None:
    with pytest.raises(workplan.ArgumentError, match="source: found int"):
        read_ledger(5)  # type: ignore[arg-type]  # callers without a type checker pass it
    with pytest.raises(FileNotFoundError) as told:
        read_ledger(tmp_path / "没有.xlsx")
    assert isinstance(told.value, workplan.UnreadableError)


class Panic:
    """Stands for the library where it gives up on a file: what it throws then is no Exception."""

    thrown: BaseException

    def __init__(self, name: str) -> None:
        self.thrown = type(name, (BaseException,), {})("index out of bounds")

    def from_filelike(self, file: object) -> None:
        raise self.thrown


def test_a_workbook_on_which_the_library_gives_up_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("python_calamine.CalamineWorkbook", Panic("PanicException"))
    with pytest.raises(workplan.UnreadableError, match="index out of bounds"):
        read_ledger(saved(book_of()))
    stop = Panic("KeyboardInterrupt")
    monkeypatch.setattr("python_calamine.CalamineWorkbook", stop)
    with pytest.raises(type(stop.thrown)):
        read_ledger(saved(book_of()))


def carried(new: str, **typed: str) -> tuple[dict[str, str], dict[str, list[str]]]:
    """Type a word into the rows of these subjects, carry them over: progress by subject, and subjects by fate."""
    rows = [
        row if row.task not in typed else LedgerRow(**{**_fields(row), "progress": typed[row.task]})
        for row in read_ledger(io.BytesIO(to_ledger([workplan.parse(FIRST)])))
    ]
    document = workplan.parse(new)
    found = carry([document], rows)
    assert kept(rows, found)
    titles = {at: section.heading or "" for at, section in enumerate(document.items, 1)}
    told: dict[str, list[str]] = {}
    for row in found.told:
        told.setdefault(row.fate.value, []).append(row.task)
    return {titles[at]: str(row.cells["progress"]) for at, row in found.rows.items()}, told


def _fields(row: LedgerRow) -> dict[str, object]:
    return {name: getattr(row, name) for name in LedgerRow.__slots__}


def test_a_measure_is_known_by_what_it_says_wherever_it_stands_now() -> None:
    subjects = items()
    new = plan([[subjects[6], subjects[0]], [subjects[1], subjects[7]]], year=2031)
    cells, told = carried(new, 修好河堤="推进中", 办好学堂="已完成", 防火护林="滞后", 整顿市场="推进中")
    assert cells == {"修好河堤": "推进中", "办好学堂": "已完成"}
    assert told == {"dropped": ["整顿市场", "养护道路", "照看老人", "防火护林"], "new": ["清点账目"]}


def test_a_measure_that_was_split_goes_to_the_first_part_and_is_told() -> None:
    (first, *rest) = items()[:4]
    parts = [Item(first.heading, (sentence,), first.units) for sentence in first.sentences]
    cells, told = carried(plan([[*parts, *rest], items()[4:7]]), 修好河堤="推进中")
    assert cells == {"修好河堤": "推进中"}
    assert told == {"shared": ["修好河堤"]}


def test_what_two_measures_held_stands_together_where_they_were_joined() -> None:
    one, two, *rest = items()[:4]
    joined = Item(f"{one.heading}、{two.heading}", (*one.sentences, *two.sentences), one.units)
    cells, told = carried(plan([[joined, *rest], items()[4:7]]), 修好河堤="推进中", 办好学堂="已完成")
    assert cells == {"修好河堤、办好学堂": "推进中；已完成"}
    assert told == {"shared": ["修好河堤", "办好学堂"]}


@pytest.mark.parametrize(
    ("remarks", "together"),
    [
        (("等批复；已催", "等批复；已催"), "等批复；已催"),
        (("等批复；已催", "等批复"), "等批复；已催；等批复"),
        (("等批复", "等批复；已催"), "等批复；等批复；已催"),
        (("等批复", "等批复"), "等批复"),
    ],
)
def test_of_what_joined_measures_held_only_the_whole_again_is_left_out(remarks: tuple[str, str], together: str) -> None:
    one, two, *rest = items()[:4]
    joined = Item(f"{one.heading}、{two.heading}", (*one.sentences, *two.sentences), one.units)
    rows = read_ledger(io.BytesIO(to_ledger([workplan.parse(FIRST)])))
    filled = [LedgerRow(**{**_fields(row), "remarks": text}) for row, text in zip(rows, remarks, strict=False)]
    found = carry([workplan.parse(plan([[joined, *rest], items()[4:7]]))], [*filled, *rows[2:]])
    assert {number: dict(row.cells) for number, row in found.rows.items()} == {1: {"remarks": together}}
    assert kept(filled, found)


@pytest.mark.parametrize(
    ("first", "second", "together"),
    [
        ("等批复；已催", "等批复；已催", "等批复；已催"),
        ("等批复；已催", "已催", "等批复；已催；已催（市司法局）"),
        ("", "等批复；已催", "等批复；已催"),
    ],
)
def test_of_what_a_unit_typed_only_the_whole_again_is_left_out(first: str, second: str, together: str) -> None:
    book = book_of(by_unit=True)
    fill(book["任务台账"], 1, 备注=first)
    fill(book["市司法局"], 1, 备注=second)
    assert read_ledger(saved(book))[0].remarks == together


def test_what_two_plans_say_in_one_place_goes_to_either() -> None:
    notices = [workplan.parse(f"某{place}2030年工作要点\n一、统一目录\n编制政务数据目录。\n") for place in "省市县"]
    typed = ("推进中", "已完成", "滞后")
    rows = read_ledger(io.BytesIO(to_ledger(notices)))
    found = carry(
        notices,
        [LedgerRow(**{**_fields(row), "progress": word}) for row, word in zip(rows, typed, strict=True)],
    )
    assert {number: row.cells["progress"] for number, row in found.rows.items()} == dict(enumerate(typed, 1))
    assert not found.told


def test_a_row_that_says_nothing_of_its_measure_is_told_as_lost() -> None:
    found = carry([workplan.parse(FIRST)], [LedgerRow(sheet="任务台账", row=9, progress="推进中")])
    assert [(row.fate, row.cells) for row in found.told if row.fate is Fate.LOST] == [
        (Fate.LOST, {"progress": "推进中"})
    ]


def test_the_command_carries_a_filled_ledger_over(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    book = book_of()
    sheet = book.worksheets[0]
    sheet.cell(HEADERS, sheet.max_column + 1).value = "联系电话"
    fill(sheet, 2, 进展情况="推进中", 联系电话="=555")
    sheet.cell(4, column(sheet, "联系电话")).data_type = "s"
    fill(sheet, 7, 进展情况="已完成")
    book.save(tmp_path / "旧.xlsx")
    (tmp_path / "新.txt").write_text(plan([items()[:4], items()[4:6]], year=2031), encoding="utf-8")
    output = tmp_path / "新.xlsx"
    command = [
        "--lang",
        "en",
        "ledger",
        str(tmp_path / "新.txt"),
        "-o",
        str(output),
        "--carry",
        str(tmp_path / "旧.xlsx"),
    ]
    assert main(command) == 0
    assert "1; dropped 1, new 0" in capfd.readouterr().err
    made = openpyxl.load_workbook(output)
    assert made.sheetnames == ["Task ledger", "Summary", "Carried over"]
    rows = {row.number: row for row in read_ledger(output)}
    # the word for progress in the language of the new ledger; a text is a text, whatever it looks like
    assert rows[2].typed == {"progress": "In progress", "联系电话": "=555"}
    told = [[cell.value for cell in row] for row in made["Carried over"].iter_rows(min_row=3)]
    assert [row[0] for row in told] == ["dropped"]
    assert "已完成" in told[0]


def test_the_command_writes_over_no_ledger_that_was_filled_in(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    notice, output = tmp_path / "通知.txt", tmp_path / "台账.xlsx"
    notice.write_text(FIRST, encoding="utf-8")
    command = ["--lang", "zh", "ledger", str(notice), "-o", str(output)]
    assert main(command) == 0
    assert main(command) == 0
    book = openpyxl.load_workbook(output)
    fill(book.worksheets[0], 1, 备注="等批复")
    book.save(output)
    before = output.read_bytes()
    assert main(command) == 2
    assert output.read_bytes() == before
    assert "第 3 行" in capfd.readouterr().err
    assert main([*command, "--carry", str(output)]) == 0
    assert read_ledger(output)[0].remarks == "等批复"
    (tmp_path / "下").mkdir()
    assert main([*command, "--carry", str(tmp_path / "下" / ".." / output.name)]) == 0
    assert read_ledger(output)[0].remarks == "等批复"
