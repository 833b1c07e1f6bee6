"""The library as a programmer meets it: how values look, what wrong arguments say, how sections are asked for."""

from __future__ import annotations

import copy
import io
import pickle
from collections.abc import Callable
from pathlib import Path

import pytest
from pydantic import BaseModel

import workplan
from workplan.errors import ArgumentError, UnknownSectionError, UnreadableError

PLAN = """某省2024年法治工作要点
一、加快立法
（一）完善制度。修订《某某条例》，6月底前完成，培训不少于60学时。（责任单位：省司法厅、省财政厅）
（二）公开征求意见。（责任单位：省司法厅）
二、严格执法
（一）推行公示。（责任单位：省司法厅）
"""


@pytest.fixture(scope="module")
def plan() -> workplan.Document:
    return workplan.parse(PLAN, name="某省2024")


def everything(value: object) -> list[BaseModel]:
    """A value of the model with all that it holds."""
    if isinstance(value, tuple):
        return [inner for each in value for inner in everything(each)]
    if not isinstance(value, BaseModel):
        return []
    return [value, *(inner for name in type(value).model_fields for inner in everything(getattr(value, name)))]


def test_everything_is_shown_in_one_short_line(plan: workplan.Document) -> None:
    old = workplan.parse(PLAN.replace("60", "50").replace("（二）公开征求意见", "（二）广泛公开征求意见"))
    values = [*everything(plan), *everything(workplan.compare(old, plan)), *workplan.validate(plan)]
    shown = [*map(repr, values), *map(str, values)]
    shown += [repr(found) for found in workplan.explain(plan, "一/(一)")]
    shown += [repr(rule) for rule in workplan.all_rules().values()]
    shown += [repr(workplan.concerned([plan], "省司法厅")), repr(workplan.Lexicon())]
    assert [line for line in shown if "\n" in line or not line.strip()] == []
    assert max(map(len, map(repr, values))) < 130


def test_a_document_says_what_it_holds(plan: workplan.Document) -> None:
    assert repr(plan) == "<Document 某省2024: 2 chapters, 3 items, 4 responsibilities>"
    assert str(plan) == "某省2024年法治工作要点"
    assert repr(workplan.parse("")) == "<Document without a name: no sections>"


def test_what_was_found_is_shown_with_what_it_means(plan: workplan.Document) -> None:
    assert repr(plan.regulations[0]) == "<Regulation amend 《某某条例》 at 32–36>"
    assert repr(plan["一/(一)"].times[0]) == "<Time deadline 6月底前 ../2024-06-30 at 38–42>"
    assert repr(plan["一/(一)"].responsibilities[0]) == "<Responsibility responsible 省司法厅 at 61–65>"
    finding = workplan.validate(workplan.parse("一、甲\n三、乙"), select=["S001"])[0]
    assert str(finding).startswith("2:1 S001 ")


def test_values_stand_for_themselves(plan: workplan.Document) -> None:
    assert str(plan.masthead.title) == "某省2024年法治工作要点"
    assert f"{plan.regulations[0].span}" == "32–36"


WRONG: dict[str, tuple[Callable[[], object], str]] = {
    "no text": (lambda: workplan.parse(None), "text: found NoneType, expected a str; for a file, use parse_file"),  # type: ignore[arg-type]
    "bytes": (lambda: workplan.parse(b"x"), "text: found bytes, expected a str; for a file, use parse_file"),  # type: ignore[arg-type]
    "a path as text": (
        lambda: workplan.parse("/plans/notice.txt"),
        "text: found the path of a file, /plans/notice.txt, expected its text; use parse_file('/plans/notice.txt')",
    ),
    "a path of any format": (
        lambda: workplan.parse("plans/notice.xlsx"),
        "text: found the path of a file, plans/notice.xlsx, expected its text; use parse_file('plans/notice.xlsx')",
    ),
    "no file": (lambda: workplan.parse_file(3), "source: found int, expected a path, or a file open for reading bytes"),  # type: ignore[arg-type]
    "one selector": (
        lambda: workplan.validate(workplan.parse("一、甲"), select="S001"),
        "select: found 'S001', expected a list of codes, such as ['S001']",
    ),
    "a number": (
        lambda: workplan.parse("一、甲")[0],  # type: ignore[index]
        "path: found int, expected the path of a section, such as '三/(十)'",
    ),
    "no lexicon": (
        lambda: workplan.parse_file(io.BytesIO("一、甲".encode()), lexicon="words"),  # type: ignore[arg-type]
        "lexicon: found str, expected a Lexicon, as Lexicon('words/')",
    ),
    "no lexicon for a text": (
        lambda: workplan.parse("一、甲", lexicon=3),  # type: ignore[arg-type]
        "lexicon: found int, expected a Lexicon, as Lexicon('words/')",
    ),
    "no folder": (
        lambda: workplan.Lexicon(3),  # type: ignore[arg-type]
        "folders: found int, expected paths of folders with tables",
    ),
    "no span": (
        lambda: workplan.parse("一、甲").locate(3),  # type: ignore[arg-type]
        "span: found int, expected a Span, such as document.times[0].span",
    ),
    "no offset": (
        lambda: workplan.parse("一、甲").position("一"),  # type: ignore[arg-type]
        "offset: found str, expected the number of a character",
    ),
    "an offset before the text": (lambda: workplan.parse("一、甲").position(-1), "offset: found -1, expected 0 to 3"),
    "an offset behind the text": (lambda: workplan.parse("一、甲").position(4), "offset: found 4, expected 0 to 3"),
    "no document": (lambda: workplan.to_json("x"), "document: found str, expected a Document, as parse returns it"),  # type: ignore[arg-type]
    "no JSON": (lambda: workplan.from_json(None), "text: found NoneType, expected JSON, as str or bytes"),  # type: ignore[arg-type]
}


@pytest.mark.parametrize("case", WRONG)
def test_a_wrong_argument_says_what_was_expected(case: str) -> None:
    call, said = WRONG[case]
    with pytest.raises(TypeError) as caught:
        call()
    assert str(caught.value) == said
    assert isinstance(caught.value, ArgumentError)
    assert "应为" in caught.value.message("zh")


def test_an_offset_is_one_of_the_text_or_its_end(plan: workplan.Document) -> None:
    assert plan.position(0) == (1, 1)
    assert plan.position(len(plan.text)) == (7, 1)
    with pytest.raises(IndexError):
        plan.position(len(plan.text) + 1)


@pytest.mark.parametrize("text", ["一、见附件notice.txt\n", "详见《办法》.docx", "第一条.pdf\n第二条.pdf"])
def test_a_text_that_ends_like_a_path_is_read(text: str) -> None:
    assert workplan.parse(text).text == text


@pytest.mark.parametrize(
    "function",
    [
        workplan.to_tables,
        workplan.to_markdown,
        workplan.to_akn,
        workplan.to_report,
        workplan.to_calendar,
        workplan.validate,
        lambda found: workplan.explain(found, ""),
        lambda found: workplan.compare(found, found),
        lambda found: workplan.to_ledger([found]),
    ],
)
def test_what_takes_a_document_says_so(function: Callable[[object], object]) -> None:
    with pytest.raises(TypeError, match="expected a Document"):
        function("notice.txt")


def test_an_empty_path_is_told_as_one() -> None:
    with pytest.raises(FileNotFoundError) as caught:
        workplan.parse_file("")
    assert str(caught.value) == "no file is named, its path is empty. Please give the path of a file."


def test_a_file_that_is_missing_is_an_error_of_the_system_too(tmp_path: Path) -> None:
    missing = tmp_path / "no.txt"
    with pytest.raises(FileNotFoundError) as caught:
        workplan.parse_file(missing)
    error = caught.value
    assert isinstance(error, UnreadableError)
    assert (error.kind, error.path, error.filename) == ("missing", str(missing), str(missing))
    with pytest.raises(IsADirectoryError, match="folder"):
        workplan.parse_file(tmp_path)


@pytest.mark.parametrize(
    ("data", "kind"),
    [(b"", "empty"), (b"\x89PNG\r\n\x1a\n", "pictures"), (b"Rar!\x1a\x07", "format")],
)
def test_what_cant_be_read_says_of_what_kind_it_is(data: bytes, kind: str, tmp_path: Path) -> None:
    file = tmp_path / "a.bin"
    file.write_bytes(data)
    with pytest.raises(UnreadableError) as caught:
        workplan.parse_file(file)
    assert (caught.value.kind, caught.value.path) == (kind, str(file))
    assert not isinstance(caught.value, OSError)


def test_errors_pass_between_processes(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError) as caught:
        workplan.parse_file(tmp_path / "no.txt")
    again = pickle.loads(pickle.dumps(caught.value))
    assert (type(again), again.zh, again.kind, again.path) == (
        type(caught.value),
        caught.value.zh,
        caught.value.kind,
        caught.value.path,
    )


def test_names_that_mislead_are_gone(plan: workplan.Document) -> None:
    misleading = {"validate", "json", "copy", "schema", "parse_file", "parse_raw", "parse_obj", "dict", "construct"}
    for value in (plan, plan.sections[0], plan.regulations[0]):
        assert misleading.isdisjoint(dir(value))
        assert not any(hasattr(value, name) for name in misleading)
    with pytest.raises(AttributeError, match=r"use workplan\.validate"):
        _ = plan.validate
    assert not any(hasattr(workplan.Document, name) for name in misleading)
    assert copy.copy(plan) == copy.deepcopy(plan) == pickle.loads(pickle.dumps(plan)) == plan


def test_a_document_is_made_of_its_sections(plan: workplan.Document) -> None:
    paths = ["一", "一/(一)", "一/(二)", "二", "二/(一)"]
    assert [section.path for section in plan] == paths
    assert len(plan) == 5
    assert all(path in plan for path in paths)
    assert "四" not in plan
    assert plan["一"] in plan
    assert plan.get("四") is None
    assert plan.get("四", plan["一"]) is plan["一"]
    assert workplan.parse("没有编号")
    assert not list(workplan.parse("没有编号"))


def test_a_section_is_made_of_those_below_it(plan: workplan.Document) -> None:
    chapter = plan["一"]
    assert [section.path for section in chapter] == ["一/(一)", "一/(二)"]
    assert chapter["(二)"] is plan["一/(二)"]
    assert plan["二/(一)"] not in chapter
    assert len(plan["一/(一)"]) == 0
    assert plan["一/(一)"]


@pytest.mark.parametrize("kind", ["responsibilities", "regulations", "times", "targets", "measures", "mentions"])
def test_a_name_means_the_same_on_document_and_section(plan: workplan.Document, kind: str) -> None:
    outside = () if kind == "measures" else getattr(plan.outside, kind)
    below = [one for chapter in plan.chapters for one in getattr(chapter, kind)]
    assert list(getattr(plan, kind)) == [*outside, *below]
    for section in plan:
        inner = [one for child in section.sections for one in getattr(child, kind)]
        own = () if kind == "mentions" else getattr(section, f"own_{kind}")
        if kind == "mentions":
            own = section.own_mentions
        assert sorted(getattr(section, kind), key=lambda m: m.span.start) == sorted(
            [*own, *inner], key=lambda m: m.span.start
        )


def test_json_holds_what_is_a_sections_own(plan: workplan.Document) -> None:
    dumped = plan.model_dump()
    chapter = dumped["sections"][0]
    assert chapter["regulations"] == ()
    assert [found["title"] for found in chapter["sections"][0]["regulations"]] == ["某某条例"]
    assert plan["一"].model_copy(update={"regulations": plan.regulations}).own_regulations == plan.regulations


def test_a_copy_of_other_sections_finds_its_own(plan: workplan.Document) -> None:
    assert len(plan) == 5
    second = plan.sections[1:]
    changed = plan.model_copy(update={"sections": second})
    assert [section.path for section in changed] == ["二", "二/(一)"]
    assert len(changed) == 2
    assert len(plan) == 5


def test_a_copy_of_a_section_with_other_children_finds_its_own(plan: workplan.Document) -> None:
    chapter = plan["一"]
    assert len(chapter) == 2
    assert len(chapter.model_copy(update={"sections": chapter.sections[:1]})) == 1


def test_a_copy_of_a_section_leaves_the_measures_of_the_first_as_they_were() -> None:
    plan = workplan.parse("一、统一目录\n编制目录。\n二、联通系统\n联通系统。（省司法厅负责）")
    first, second = plan.sections
    copied = first.model_copy(update={"responsibilities": second.own_responsibilities})
    assert copied.measures[0].responsibilities == second.own_responsibilities != ()
    assert first.measures[0].responsibilities == ()


@pytest.mark.parametrize(
    "address",
    [
        "一/(二)",
        "一/（二）",
        "一(二)",
        "一（二）",
        "一/二",
        "1/2",
        "1.2",
        "1.(2)",
        "一、（二）",
        "第一部分第二项",
        "第一部分（二）",
        "(二)",
        "㈡",
    ],
)
def test_a_section_is_found_by_any_usual_writing(plan: workplan.Document, address: str) -> None:
    assert plan[address].path == "一/(二)"
    assert address in plan


def test_an_article_is_found_by_its_number_alone_or_behind_its_chapters() -> None:
    rules = workplan.parse("第一章 总则\n第一条 甲。\n第二条 乙。\n第二章 分则\n第三条 丙。")
    assert rules["第三条"].path == rules["2.3"].path


LEVELS = "一、立法\n（一）甲。\n二、执法\n（二）乙。\n（三）丙。\n三、保障\n（四）丁。\n1.戊。"


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("第二项", "二/(二)"),
        ("第三项", "二/(三)"),
        ("第二章", "二"),
        ("第二部分", "二"),
        ("第二部分第三项", "二/(三)"),
        ("二", "二"),
    ],
)
def test_an_item_is_none_of_the_chapters_that_have_its_number(address: str, path: str) -> None:
    assert workplan.parse(LEVELS)[address].path == path


def test_where_no_item_has_the_number_the_chapter_is_meant_but_no_chapter_means_an_item() -> None:
    levels = workplan.parse(LEVELS)
    assert workplan.parse("一、甲。\n二、乙。")["第二项"].path == "二"
    assert "第四项" in levels
    assert "第四章" not in levels


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("第一项", "several sections are called 第一项: 一/(一) 二/(一)"),
        ("(一)", "several sections are called (一): 一/(一) 二/(一)"),
        ("二/(二)", "no section has the path 二/(二); near it: 一/(二)"),
        ("立法", "no section has the path 立法; near it: 一 "),
        ("", "the path of the section is empty; choose one such as: 一"),
        (" ", "the path of the section is empty; choose one such as: 一"),
        ("三" * 9999, "no section has the path"),
    ],
)
def test_a_section_that_is_not_there_is_told_with_what_is_near(
    plan: workplan.Document, address: str, said: str
) -> None:
    with pytest.raises(KeyError) as caught:
        plan[address]
    assert str(caught.value).startswith(said)
    assert isinstance(caught.value, UnknownSectionError)
    assert plan.get(address) is None
