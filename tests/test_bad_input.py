"""Bad input is never a traceback, never silence, never an endless run."""

from __future__ import annotations

from pathlib import Path

import pytest

import workplan
from tests.notices import first


def codes(text: str) -> set[str]:
    return {d.code for d in workplan.parse(text).diagnostics}


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("empty.txt", b"", "empty"),
        ("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(64), "PNG"),
        ("plan.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "PDF"),
        ("plan.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "Word"),
        ("plan.zip", b"PK\x03\x04" + bytes(64), "zip"),
    ],
)
def test_what_is_no_text_is_named(name: str, data: bytes, words: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(workplan.UnreadableError, match=f"(?i){words}") as error:
        workplan.parse_file(path)
    assert name in str(error.value)
    assert name in error.value.message("zh")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(workplan.UnreadableError, match=r"nothing\.txt"):
        workplan.parse_file(tmp_path / "nothing.txt")


POEM = "春眠不觉晓，处处闻啼鸟。\n夜来风雨声，花落知多少。\n"
ENGLISH = "Hello, world. This is a page about cats, and nothing is planned here at all.\n" * 5


@pytest.mark.parametrize("text", [POEM, ENGLISH, "", " \n\n", "\0\0\0", "\ud800一、甲\udfff"], ids=repr)
def test_a_text_without_structure_says_so(text: str) -> None:
    document = workplan.parse(text)
    assert document.responsibilities == ()
    assert any(d.code.startswith("kind.") for d in document.diagnostics)
    assert len(document.blocks) == (1 if text else 0) or document.sections


@pytest.mark.slow
def test_a_million_brackets() -> None:
    for text in ("(" * 1_000_000, "《" * 500_000 + "》" * 500_000, "（责任单位：" * 10_000, "一、" * 100_000):
        document = workplan.parse(text)
        assert document.blocks[-1].end == len(document.text)


def test_half_a_notice() -> None:
    text = first()
    whole = [s.path for s in workplan.parse(text).walk()]
    half = [s.path for s in workplan.parse(text[: len(text) // 2]).walk()]
    assert half == whole[: len(half)]
    assert len(half) > 15


def test_a_notice_twice_in_one_file() -> None:
    text = first()
    document = workplan.parse(text + "\n" + text)
    once = workplan.parse(text)
    assert [document[s.path].responsibilities for s in once.walk()] == [s.responsibilities for s in once.walk()]
    assert document.masthead == once.masthead


def test_mixed_line_ends() -> None:
    lines = first().split("\n")
    mixed = "".join(line + end for line, end in zip(lines, ["\n", "\r\n", "\r"] * len(lines), strict=False))
    assert [s.path for s in workplan.parse(mixed).walk()] == [s.path for s in workplan.parse(first()).walk()]


@pytest.mark.slow
def test_a_very_long_text() -> None:
    text = first() * 60
    assert len(workplan.parse(text).text) > 500_000


UNSEEN = ["\u200b", "\u200d", "\u200e", "\xad", "\u2060", "\ufe0f", "\u202b", "\u3164", "\x1c", "\x07", "\U000e0101"]


@pytest.mark.parametrize("char", UNSEEN, ids=[f"U+{ord(char):04X}" for char in UNSEEN])
def test_characters_that_nobody_sees_change_nothing_and_are_told(char: str) -> None:
    plain = "一、甲任务\n2023年6月底前完成，不少于3项。（责任单位：省财政厅）"
    spoiled = plain.replace("月底", f"月{char}底").replace("责任单", f"责任{char}单").replace("财政", f"财{char}政")
    document, clean = workplan.parse(f"{spoiled}\n{char}"), workplan.parse(plain)
    assert [(t.text, t.end) for t in document.times] == [(t.text, t.end) for t in clean.times]
    assert [r.units for r in document.responsibilities] == [r.units for r in clean.responsibilities]
    assert document.text.startswith(spoiled)
    if not char.isspace():
        (told,) = [d for d in document.diagnostics if d.code == "reader.invisible"]
        assert told.span.of(document.text) == char


def test_headings_and_titles_are_given_in_ideographs() -> None:
    section = workplan.parse("一、⾏动⽬标\n修订《⾏政办法》。")["一"]
    assert (section.heading, section.regulations[0].title) == ("行动目标", "行政办法")


def test_radicals_that_unicode_has_no_ideograph_for_are_read_too() -> None:
    document = workplan.parse("一、甲\n建设平台。（责任单位：市人⺠政府各部⻔、⻘田县、⺠政局）")
    assert [unit.name for row in document.responsibilities for unit in row.units] == [
        "市人民政府各部门",
        "青田县",
        "市民政局",
    ]


def test_radicals_and_compatibility_ideographs_are_read_as_what_they_look_like() -> None:
    document = workplan.parse("一、⾏动\n2023\uf98e6月底前完成，\uf967少于3项。（责任单位：⽔利厅）")
    assert [time.text for time in document.times] == ["2023\uf98e6月底前"]
    assert [target.value for target in document.targets] == [3]
    assert [unit.name for row in document.responsibilities for unit in row.units] == ["水利厅"]


@pytest.mark.parametrize(
    "text", ["《办法》\ue000", "修订\ue000《甲条例》和《乙条例》", "修订\x01《甲条例》和《乙条例》"]
)
def test_no_character_of_the_source_is_taken_for_a_sign_of_the_program(text: str) -> None:
    assert len(workplan.parse(text).regulations) == text.count("《")


def test_traditional_characters_and_capital_numerals_are_told() -> None:
    text = "雲川縣推動社區照顧計畫\n壹、依據\n依據長期照顧辦理。\n貳、工作項目\n一、建置據點。（主辦機關：社會局）"
    assert {"reader.traditional", "numbering.capitals"} <= codes(text)
    assert "numbering.capitals" in codes("云川县照护计划\n壹、依据\n依据规划。\n贰、任务\n一、建站。\n二、培训。")
    # a name or a quotation does not make a text one of that script, nor one such number an outline
    assert codes("云川县工作要点\n一、立法\n壹、字号“國泰”的老店不少于5家。\n二、修订《夜市条例》。") <= {"kind.other"}
