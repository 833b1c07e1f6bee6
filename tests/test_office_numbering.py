"""The numbers that Word, WPS and LibreOffice put in front of paragraphs are in the text, as they are shown."""

from __future__ import annotations

import pytest

from tests.packages import docx, level, lists, numbered, odf, paragraph, text_of
from workplan.readers.office.number_formats import numeral

FORMATS = {
    "decimal": "1 2 10 11 20 21",
    "decimalFullWidth": "１ ２ １０ １１ ２０ ２１",
    "decimalZero": "01 02 10 11 20 21",
    "decimalEnclosedCircle": "① ② ⑩ ⑪ ⑳ ㉑",
    "decimalEnclosedParen": "⑴ ⑵ ⑽ ⑾ ⒇ 21",
    "decimalEnclosedFullstop": "⒈ ⒉ ⒑ ⒒ ⒛ 21",
    "chineseCounting": "一 二 十 十一 二十 二十一",
    "chineseCountingThousand": "一 二 十 十一 二十 二十一",
    "chineseLegalSimplified": "壹 贰 壹拾 壹拾壹 贰拾 贰拾壹",
    "ideographDigital": "一 二 一〇 一一 二〇 二一",
    "ideographEnclosedCircle": "㊀ ㊁ ㊉ 11 20 21",
    "ideographTraditional": "甲 乙 癸 甲 癸 甲",
    "ideographZodiac": "子 丑 酉 戌 未 申",
    "ideographZodiacTraditional": "甲子 乙丑 癸酉 甲戌 癸未 甲申",
    "lowerLetter": "a b j k t u",
    "upperLetter": "A B J K T U",
    "lowerRoman": "i ii x xi xx xxi",
    "upperRoman": "I II X XI XX XXI",
    "ordinal": "1st 2nd 10th 11th 20th 21st",
    "unheard-of": "1 2 10 11 20 21",
}


@pytest.mark.parametrize("form", FORMATS)
def test_a_format_writes_its_numerals(form: str) -> None:
    assert [numeral(form, n) for n in (1, 2, 10, 11, 20, 21)] == FORMATS[form].split()


@pytest.mark.parametrize(
    ("form", "value", "shown"),
    [
        ("chineseCountingThousand", 100, "一百"),
        ("chineseCountingThousand", 105, "一百零五"),
        ("chineseCountingThousand", 110, "一百一十"),
        ("chineseCountingThousand", 1010, "一千零一十"),
        ("chineseCountingThousand", 10_001, "一万零一"),
        ("chineseCounting", 105, "一○五"),
        ("lowerLetter", 27, "aa"),
        ("upperRoman", 1994, "MCMXCIV"),
        ("upperRoman", 4000, "4000"),
        ("decimal", 0, "0"),
        ("none", 3, ""),
    ],
)
def test_large_and_odd_numbers(form: str, value: int, shown: str) -> None:
    assert numeral(form, value) == shown


OUTLINE = lists(
    level("chineseCountingThousand", "%1、")
    + level("chineseCounting", "（%2）", 1)
    + level("decimal", "%3.", 2)
    + level("decimal", "（%4）", 3),
    level("decimal", "%1") + level("decimal", "%1.%2", 1) + level("upperLetter", "%1.%2.%3", 2),
    level("chineseCounting", "第%1章") + level("decimal", "%1.%2", 1, "<w:isLgl/>"),
)


def shown(*levels: int, list_id: int = 1, numbering: str = OUTLINE) -> list[str]:
    """The numbers of paragraphs on these levels of a list."""
    body = "".join(numbered("x", list_id, at) for at in levels)
    return [line.removesuffix("x").strip() for line in text_of(docx(body, numbering=numbering)).split("\n")]


def test_each_level_counts_for_itself_and_starts_anew_below_a_higher_one() -> None:
    numbers = ["一、", "（一）", "（二）", "1.", "（1）", "（2）", "2.", "（三）", "二、", "（一）"]
    assert shown(0, 1, 1, 2, 3, 3, 2, 1, 0, 1) == numbers


def test_a_number_may_show_several_levels() -> None:
    assert shown(0, 1, 1, 2, 0, 1, list_id=2) == ["1", "1.1", "1.2", "1.2.A", "2", "2.1"]


def test_a_legal_level_shows_all_levels_in_digits() -> None:
    assert shown(0, 1, 0, 1, list_id=3) == ["第一章", "1.1", "第二章", "2.1"]


def test_a_level_that_was_left_out_counts_as_its_first() -> None:
    assert shown(2, 1, list_id=2) == ["1.1.A", "1.2"]


def test_a_mark_of_its_own_parts_the_number_from_the_text_else_a_blank_does() -> None:
    body = numbered("总则", 3) + numbered("目标", 1) + numbered("要求", 3, 1)
    assert text_of(docx(body, numbering=OUTLINE)) == "第一章 总则\n一、目标\n1.1 要求"


def test_no_blank_where_the_level_wants_none() -> None:
    definition = lists(level("decimal", "%1", inner='<w:suff w:val="nothing"/>'))
    assert text_of(docx(numbered("月"), numbering=definition)) == "1月"


def test_lists_of_one_definition_count_on_and_an_override_starts_anew() -> None:
    again = (
        '<w:num w:numId="8"><w:abstractNumId w:val="1"/></w:num>'
        '<w:num w:numId="9"><w:abstractNumId w:val="1"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    numbering = lists(level("decimal", "%1."), nums=again)
    body = "".join(numbered("x", n) for n in (1, 1, 8, 9, 9, 1))
    assert text_of(docx(body, numbering=numbering)).split() == [
        "1.",
        "x",
        "2.",
        "x",
        "3.",
        "x",
        "5.",
        "x",
        "6.",
        "x",
        "7.",
        "x",
    ]


def test_an_override_may_bring_a_level_of_its_own() -> None:
    own = (
        '<w:num w:numId="9"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">'
        f"{level('chineseCounting', '（%1）')}</w:lvlOverride></w:num>"
    )
    assert shown(0, 0, list_id=9, numbering=lists(level("decimal", "%1."), nums=own)) == ["（一）", "（二）"]


@pytest.mark.parametrize(
    ("restart", "numbers"),
    [("0", ["1.", "a)", "2.", "b)"]), ("1", ["1.", "a)", "2.", "a)"])],
    ids=["never", "by the first"],
)
def test_a_level_says_what_starts_it_anew(restart: str, numbers: list[str]) -> None:
    second = level("lowerLetter", "%2)", 1, f'<w:lvlRestart w:val="{restart}"/>')
    assert shown(0, 1, 0, 1, numbering=lists(level("decimal", "%1.") + second)) == numbers


STYLES = (
    '<w:style w:type="paragraph" w:styleId="base"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="derived"><w:basedOn w:val="base"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="second"><w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr></w:style>'
)
LINKED = level("decimal", "%1.") + level("decimal", "%1.%2", 1, '<w:pStyle w:val="second"/>')
BY_STYLE = (
    OUTLINE.replace("<w:num ", f'<w:abstractNum w:abstractNumId="4">{LINKED}</w:abstractNum><w:num ', 1)
    + '<w:num w:numId="4"><w:abstractNumId w:val="4"/></w:num>'
)


def test_a_style_numbers_and_so_do_those_based_on_it() -> None:
    body = "".join(paragraph("x", f'<w:pStyle w:val="{name}"/>') for name in ("base", "derived", "none"))
    assert text_of(docx(body, numbering=BY_STYLE, styles=STYLES)) == "一、x\n二、x\nx"


def test_a_style_stands_on_the_level_that_names_it() -> None:
    body = paragraph("x", '<w:pStyle w:val="second"/>')
    assert text_of(docx(body, numbering=BY_STYLE, styles=STYLES)) == "1.1 x"


def test_list_0_takes_the_number_of_the_style_away() -> None:
    off = paragraph("x", '<w:pStyle w:val="base"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    assert text_of(docx(off, numbering=BY_STYLE, styles=STYLES)) == "x"


def test_the_style_of_paragraphs_that_name_none_may_number() -> None:
    styles = STYLES.replace('w:type="paragraph" w:styleId="base"', 'w:type="paragraph" w:default="1" w:styleId="base"')
    assert text_of(docx(paragraph("x"), numbering=BY_STYLE, styles=styles)) == "一、x"


def test_bullets_are_shown_as_usual_signs() -> None:
    numbering = lists(level("bullet", "\uf06c"), level("bullet", "–"), level("bullet", ""))
    body = numbered("x", 1) + numbered("y", 2) + numbered("z", 3)
    assert text_of(docx(body, numbering=numbering)) == "● x\n– y\nz"


def test_an_empty_paragraph_shows_its_number_in_a_cell_alone() -> None:
    empty = f"<w:tc><w:tcPr/>{numbered('')}</w:tc>"
    text = f"<w:tc><w:tcPr/>{paragraph('建设平台')}</w:tc>"
    table = f"<w:tbl><w:tr>{empty}{text}</w:tr><w:tr>{empty}{text}</w:tr></w:tbl>"
    numbering = lists(level("decimal", "%1"))
    assert text_of(docx(table + numbered("") + numbered("完"), numbering=numbering)).split("\n") == [
        "1\t建设平台",
        "2\t建设平台",
        "",
        "4 完",
    ]


def test_numbers_without_a_definition_are_none() -> None:
    assert text_of(docx(numbered("x", 7) + numbered("y", 1, 8), numbering=OUTLINE)) == "x\ny"
    assert text_of(docx(numbered("x"))) == "x"


ODF_LIST = (
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-suffix="、" '
    'style:num-format="一, 二, 三, ..."/><text:list-level-style-number text:level="2" style:num-prefix="（" '
    'style:num-suffix="）" style:num-format="1"/><text:list-level-style-number text:level="3" '
    'text:display-levels="2" style:num-format="a"/></text:list-style>'
)


def items(*inner: str, name: str = 'text:style-name="L"') -> str:
    return f"<text:list {name}>{''.join(f'<text:list-item>{one}</text:list-item>' for one in inner)}</text:list>"


def p(text: str) -> str:
    return f"<text:p>{text}</text:p>"


def test_opendocument_lists_have_the_same_numbers() -> None:
    body = items(p("甲") + items(p("乙"), p("丙") + items(p("丁"), name=""), name=""), p("戊"))
    assert text_of(odf(body, automatic=ODF_LIST)) == "一、甲\n（1）乙\n（2）丙\n2.a 丁\n二、戊"


@pytest.mark.parametrize(
    ("how", "number"), [('text:continue-numbering="true"', "二、"), ('text:continue-list="a"', "二、"), ("", "一、")]
)
def test_an_opendocument_list_may_go_on_behind_other_text(how: str, number: str) -> None:
    first = items(p("甲"), name='xml:id="a" text:style-name="L"')
    body = first + p("文") + items(p("乙"), name=f'text:style-name="L" {how}')
    assert text_of(odf(body, automatic=ODF_LIST)) == f"一、甲\n文\n{number}乙"


def test_an_opendocument_item_may_say_its_number_and_a_header_has_none() -> None:
    body = items(p("甲")).replace("<text:list-item>", '<text:list-item text:start-value="7">') + items(p("乙")).replace(
        "list-item", "list-header"
    )
    assert text_of(odf(body, automatic=ODF_LIST)) == "七、甲\n乙"


def test_opendocument_headings_are_numbered_by_the_outline() -> None:
    outline = (
        '<text:outline-style style:name="O"><text:outline-level-style text:level="1" style:num-prefix="第" '
        'style:num-suffix="章" style:num-format="一, 二, 三, ..."/></text:outline-style>'
    )
    body = '<text:h text:outline-level="1">总则</text:h><text:h text:outline-level="2">目标</text:h>' * 2
    assert text_of(odf(body, styles=outline)) == "第一章 总则\n目标\n第二章 总则\n目标"
