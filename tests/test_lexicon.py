"""The tables of words: the built-in ones keep their headers' promises, a user's folder adds to them."""

from __future__ import annotations

import pickle
import re
import runpy
from importlib import resources
from pathlib import Path

import pytest

import workplan
from tests import own_words
from workplan.cli.shell import Shell
from workplan.errors import LexiconError
from workplan.lexicon import FIXED, Lexicon, default, tables
from workplan.lexicon.check import check, slips
from workplan.names.bodies import is_body
from workplan.names.jurisdiction import jurisdiction
from workplan.setting import Setting

OWN = Path(__file__).parent / "corpus" / "own_lexicon"
TABLES = sorted(file.name for file in resources.files("workplan.lexicon").joinpath("data").iterdir())


@pytest.mark.parametrize("table", TABLES)
def test_built_in_tables_are_sound(table: str) -> None:
    assert [str(slip) for slip in slips(default()) if str(slip).startswith(table)] == []


def test_a_folder_adds_bodies_and_places_without_touching_the_package() -> None:
    own = Lexicon(OWN)
    check_only_own = [str(slip) for slip in slips(own) if str(OWN) in str(slip)]
    assert check_only_own == []
    gansu = jurisdiction("甘肃省", own)
    assert Setting(own, gansu, (2023, 2023)).full_name("省祁连山管护中心") == "甘肃省祁连山国家公园管护中心"
    assert is_body("省祁连山管护中心", own)
    assert Setting(default(), gansu, (2023, 2023)).full_name("省祁连山管护中心") is None
    assert not is_body("省祁连山管护中心", default())
    assert [place.full for place in jurisdiction("敦煌市人民政府", own).chain] == ["敦煌市", "酒泉市", "甘肃省"]  # type: ignore[union-attr]


def test_a_row_for_one_place_beats_the_general_one() -> None:
    own = Lexicon(OWN)
    assert Setting(own, jurisdiction("甘肃省", own), (2023, 2023)).full_name("省能源局") == "甘肃省能源工作局"
    assert Setting(own, jurisdiction("山东省", own), (2023, 2023)).full_name("省能源局") == "山东省能源局"


BODY_HEADER = (
    "# full names levels kind places from to successor\nfull\tnames\tlevels\tkind\tplaces\tfrom\tto\tsuccessor\n"
)
PLACE_HEADER = "# short full number level parent capital\nshort\tfull\tnumber\tlevel\tparent\tcapital\n"
BROKEN = {
    "no comment": ("bodies", BODY_HEADER.split("\n", 1)[1] + "{place}甲局\t\tlocal\tgovernment\n", "don't explain"),
    "no header": ("bodies", "# only words\n", "no header row"),
    "twice": ("bodies", BODY_HEADER + "{place}甲局\t\tlocal\tgovernment\n" * 2, "stands twice"),
    "level": ("bodies", BODY_HEADER + "{place}甲局\t\tvillage\tgovernment\n", "unknown levels 'village'"),
    "kind": ("bodies", BODY_HEADER + "{place}甲局\t\tlocal\n", "lacks its full name or its kind"),
    "placeholder": ("bodies", BODY_HEADER + "{city}甲局\t\tlocal\tgovernment\n", "unknown placeholder {city}"),
    "year": ("bodies", BODY_HEADER + "{place}甲局\t\tlocal\tgovernment\t\t18\n", "as 2018 or 2018-11"),
    "order": ("bodies", BODY_HEADER + "{place}甲局\t\tlocal\tgovernment\t\t2019\t2018-03\n", "before it begins"),
    "successor": (
        "bodies",
        BODY_HEADER + "{place}甲局\t\tlocal\tgovernment\t\t\t2018\t{place}乙局\n",
        "successor {place}乙局, not in",
    ),
    "successor alive": (
        "bodies",
        BODY_HEADER + "{place}甲局\t\tlocal\tgovernment\t\t\t\t{place}财政局\n",
        "no year in which it ended",
    ),
    "nameless": ("bodies", BODY_HEADER + "-\t\tlocal\tgovernment\n", "neither a full name nor names"),
    "parent": ("places", PLACE_HEADER + "甲\t甲县\t\tcounty\t乙市\n", "lies in 乙市, which is not"),
    "place level": ("places", PLACE_HEADER + "甲\t甲镇\t\ttown\t甘肃省\n", "unknown level 'town'"),
    "place name": ("places", PLACE_HEADER + "\t甲县\t\tcounty\t甘肃省\n", "lacks its full or short name"),
    "file name": ("body", BODY_HEADER, "there is no table body"),
    "columns": ("places", PLACE_HEADER + "甲\t甲县\t\tcounty\t甘肃省\t\t\t多\n", "look for a stray tab"),
}


@pytest.mark.parametrize(("name", "text", "message"), BROKEN.values(), ids=list(BROKEN))
def test_a_slip_is_told_with_its_file(tmp_path: Path, name: str, text: str, message: str) -> None:
    (tmp_path / f"{name}.tsv").write_text(text, encoding="utf-8")
    found: list[LexiconError] = []
    try:
        found.extend(slips(Lexicon(tmp_path)))
    except LexiconError as error:
        found.append(error)
    own = [slip for slip in found if str(tmp_path) in str(slip)]
    assert len(own) >= 1
    assert message in str(own[0])
    assert str(tmp_path) in own[0].message("zh")


def test_check_raises_the_first_slip(tmp_path: Path) -> None:
    (tmp_path / "bodies.tsv").write_text("# only words\n", encoding="utf-8")
    with pytest.raises(LexiconError):
        check(Lexicon(tmp_path))


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="no such lexicon folder"):
        Lexicon(tmp_path / "none")


def own(folder: Path, name: str, data: bytes) -> Lexicon:
    """A lexicon with one table of one's own."""
    (folder / name).write_bytes(data)
    return Lexicon(folder)


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gbk", "utf-16"])
def test_a_table_is_read_as_editors_and_excel_save_it(tmp_path: Path, codec: str) -> None:
    lexicon = own(tmp_path, "places.tsv", (PLACE_HEADER + "云\t云川县\t\tcounty\t甘肃省\n").encode(codec))
    assert lexicon.table("places")[-1]["full"] == "云川县"


def test_a_table_that_is_no_text_is_told(tmp_path: Path) -> None:
    lexicon = own(tmp_path, "places.tsv", b"PK\x03\x04\xff\xff\x80")
    with pytest.raises(LexiconError, match=r"places\.tsv: no text in UTF-8, UTF-16 or GBK"):
        lexicon.table("places")


def test_a_table_of_an_unknown_name_is_told_with_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"place\.tsv: there is no table place, did you mean places\.tsv\?"):
        own(tmp_path, "place.tsv", PLACE_HEADER.encode())


def test_a_table_for_telling_encodings_takes_no_rows(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="nothing can be added"):
        own(tmp_path, "frequent_characters.tsv", "characters\n云\n".encode())


def test_an_unknown_column_is_told_with_those_there_are(tmp_path: Path) -> None:
    lexicon = own(tmp_path, "places.tsv", "# x\nshort\tname\n云\t云川县\n".encode())
    with pytest.raises(LexiconError, match=r"places\.tsv:2: there is no column 'name'; .*short, full"):
        lexicon.table("places")


def test_words_of_one_s_own_reach_the_reader_of_pages(tmp_path: Path) -> None:
    lexicon = own(tmp_path, "web_pages.tsv", b"# x\nkind\tword\nclass\tyunchuan\n")
    page = "<html><body><div class='yunchuan'><p>云川服务热线</p></div><p>一、总体要求</p></body></html>"
    for words, kind in ((default(), "other"), (lexicon, "chrome")):
        document = workplan.parse(page, lexicon=words)
        assert {b.kind.value for b in document.blocks if "热线" in document.text[b.start : b.end]} >= {kind}


def test_words_of_one_s_own_reach_the_comparison(tmp_path: Path) -> None:
    lexicon = own(tmp_path, "places.tsv", (PLACE_HEADER + "云\t云川县\t\tcounty\t甘肃省\n").encode())
    plan = "甘肃省2030年工作要点\n一、任务\n{}绿化。（责任单位：省林草局、各县区政府）"
    found = workplan.compare(workplan.parse(plan.format("推进")), workplan.parse(plan.format("大力开展荒山")))
    assert found.for_unit("云川县政府", lexicon=lexicon).groups


@pytest.mark.parametrize("row", own_words.rows(), ids=lambda row: row.table)
def test_a_row_of_one_s_own_changes_what_the_page_says_it_changes(row: own_words.OwnRow, tmp_path: Path) -> None:
    assert own_words.shown(row, default()) == row.before
    assert own_words.shown(row, row.write(tmp_path)) == row.after != row.before


def test_every_table_that_takes_rows_has_an_example() -> None:
    assert sorted({row.table for row in own_words.rows()} | FIXED) == sorted(tables())


def test_the_page_of_the_tables_is_made_from_them_as_they_are() -> None:
    docs = Path(__file__).parent.parent / "docs"
    page = runpy.run_path(str(docs / "lexicon.py"))["page"]()
    assert page == (docs / "lexicon.md").read_text(encoding="utf-8")


def wrong_rows() -> dict[str, list[str]]:
    """Every table that takes rows → rows of it with a cell that nobody expects, in each of its columns."""
    last = {name: default().table(name)[-1] for name in tables() if name not in FIXED}
    return {
        name: ["\t".join({**row, column: cell}.values()) for column in row for cell in ("x", "(")]
        for name, row in last.items()
    }


def use(lexicon: Lexicon) -> None:
    """Ask for every table that reading, checking and comparing know."""
    plan = "甘肃省2030年工作要点\n一、任务\n（一）修订《目录办法》，6月底前完成3项。（责任单位：省财政厅）"
    document = workplan.parse(plan, lexicon=lexicon)
    workplan.parse(f"<html><body><p>{plan}</p></body></html>", lexicon=lexicon)
    workplan.validate(document, lexicon=lexicon, editions=[document])
    workplan.compare(document, workplan.parse(plan.replace("3", "5"))).for_unit("省财政厅", lexicon=lexicon)


@pytest.mark.slow
def test_no_cell_of_a_row_of_one_s_own_is_a_fault(tmp_path: Path) -> None:
    """All rows are there at once; one that is told is taken out, until no more are told."""
    rows = wrong_rows()
    told = 0
    while True:
        folder = tmp_path / str(told)
        folder.mkdir()
        for name, some in rows.items():
            text = "\n".join(["\t".join(default().table(name)[-1]), *some, ""])
            (folder / f"{name}.tsv").write_text(text, encoding="utf-8")
        try:
            use(Lexicon(folder))
            break
        except LexiconError as error:
            ((name, line),) = re.findall(rf"{re.escape(str(folder))}/(\w+)\.tsv:(\d+): ", str(error))
            rows[name].pop(int(line) - 2)
            told += 1
    assert told > 12  # patterns are compiled when first asked for, and this plan asks for few


BAD_ROWS = {
    "no kind of measure": ("measures", "word\n词", None),
    "no such category": ("title_suffixes", "suffix\tcategory\n办法\trule\n甲\tplan", ":2: this row can't be used"),
    "no category": ("title_suffixes", "suffix\n甲", ":2: this row can't be used"),
    "no pattern": ("level_words", "word\n甲\n(", ":3: this row can't be used"),
    "no word": ("roles", "kind\nlead", ":2: there is nothing in column 'word'"),
}


@pytest.mark.parametrize(("name", "text", "message"), BAD_ROWS.values(), ids=list(BAD_ROWS))
def test_a_row_that_cannot_be_used_is_told_with_its_line(
    tmp_path: Path, name: str, text: str, message: str | None
) -> None:
    lexicon = own(tmp_path, f"{name}.tsv", text.encode())
    if message is None:
        use(lexicon)
        return
    with pytest.raises(LexiconError, match=f"{name}.tsv{message}"):
        use(lexicon)


def test_a_table_in_gbk_is_checked_as_it_is_read(tmp_path: Path) -> None:
    lexicon = own(tmp_path, "places.tsv", (PLACE_HEADER + "云\t云川县\t\tcounty\t甘肃省\n").encode("gbk"))
    assert [slip for slip in slips(lexicon) if str(tmp_path) in str(slip)] == []


def test_a_lexicon_in_use_passes_to_another_process(tmp_path: Path) -> None:
    (tmp_path / "actions.tsv").write_text("verb\taction\n吃透\tstudy\n", encoding="utf-8")
    own = Lexicon(tmp_path)
    text = "一、任务\n吃透《云川市绿化条例》。"
    assert workplan.parse(text, lexicon=own).regulations[0].action == "study"
    again = pickle.loads(pickle.dumps(own))
    assert again.folders == own.folders
    assert workplan.parse(text, lexicon=again) == workplan.parse(text, lexicon=own)
    assert repr(again) == f"<Lexicon {tmp_path}>"


def test_a_built_in_table_is_read_once_for_all_lexicons(tmp_path: Path) -> None:
    own = Lexicon(tmp_path)
    assert own.table("actions")[0] is default().table("actions")[0]


def test_a_run_of_the_command_has_one_lexicon(tmp_path: Path) -> None:
    shell = Shell(folders=(str(tmp_path),))
    assert shell.lexicon() is shell.knowing({}).lexicon() is not None
