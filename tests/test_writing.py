"""How numbers, dates and document numbers are written: what is written is read back, what is none gives none."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workplan.writing.dates import DATE, date_of, stamped
from workplan.writing.document_numbers import ANY_FORM, CITED, HEAD, NUMBER, normal
from workplan.writing.numerals import in_words, numeral, value, value_of


@pytest.mark.parametrize("number", range(1, 200))
def test_a_numeral_is_read_as_it_is_written(number: int) -> None:
    assert value_of(numeral(number)) == number


@pytest.mark.parametrize("text", ["", "一二", "甲", "三千"])
def test_what_no_marker_writes_has_no_value(text: str) -> None:
    assert value_of(text) == 0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("零", 0),
        ("十", 10),
        ("二十三", 23),
        ("一百零五", 105),
        ("两千", 2000),
        ("三万五千", 35000),
        ("一亿二千万", 120_000_000),
        ("万亿", 1_000_000_000_000),
        ("二〇二三", 2023),
        ("半", None),
        ("", None),
    ],
)
def test_numbers_in_words(text: str, expected: int | None) -> None:
    assert in_words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1,200", 1200),
        ("12,00", None),
        ("1.10", 1.1),
        ("1.", None),
        ("3千", 3000),
        ("1.1亿", 110_000_000),
        ("0.5万", 5000),
    ],
)
def test_numbers_in_digits(text: str, expected: float | None) -> None:
    assert value(text) == expected


@given(st.integers(min_value=0, max_value=10**12))
def test_a_whole_number_reads_as_itself(number: int) -> None:
    assert value(str(number)) == number
    assert value(f"{number:,}") == number


@given(st.integers(min_value=1, max_value=99_999_999))
def test_a_number_in_words_reads_as_its_number(number: int) -> None:
    assert in_words(spelled(number)) == number


def spelled(number: int) -> str:
    """The numeral of a number below 10**8, as GB/T 15835 writes it."""
    if number >= 10_000:
        high, low = divmod(number, 10_000)
        return spelled(high) + "万" + (("零" if low < 1000 else "") + spelled(low) if low else "")
    out, gap = "", False
    for scale, word in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, scale)
        if digit:
            out += ("零" if gap and out else "") + "零一二三四五六七八九"[digit] + word
        gap = not digit
    return out


DIGITS = dict(zip("0123456789", "〇一二三四五六七八九", strict=True))


def first_date(text: str) -> dt.date | None:
    match = DATE.search(text)
    return date_of(match) if match else None


@given(st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)))
def test_a_written_date_is_read_back(day: dt.date) -> None:
    year = "".join(DIGITS[digit] for digit in str(day.year))
    assert first_date(f"{day.year}年{day.month}月{day.day}日") == day
    assert first_date(f"{year}年{numeral(day.month)}月{numeral(day.day)}日") == day
    assert first_date(f"印发日期:{day.isoformat()}") == day
    assert first_date(f"({day.year}.{day.month}.{day.day})") == day
    assert stamped(f"{day.isoformat()} 08:30:00") == stamped(day.strftime("%Y%m%d")) == day


@pytest.mark.parametrize("text", ["", "2023年", "2023年13月1日", "2023年2月29日", "12.5.2023", "第2023-04号"])
def test_what_is_no_date_gives_none(text: str) -> None:
    assert first_date(text) is None


@pytest.mark.parametrize("year", ["〔2031〕", "[2031]", "(2031年)", "【2031】", "<2031>"])
def test_a_document_number_has_one_normal_form(year: str) -> None:
    for pattern in (NUMBER, CITED):
        match = pattern.search(f"云政办发{year}5号")
        assert match is not None
        assert normal(match) == "云政办发〔2031〕5号"


@pytest.mark.parametrize("decree", ["国务院令第722号", "商务部公告2031年第12号", "海关总署第90号令"])
def test_a_decree_is_cited_as_it_is(decree: str) -> None:
    match = CITED.search(f"({decree})")
    assert match is not None
    assert normal(match) == decree
    assert NUMBER.search(decree) is None


def test_a_miswritten_number_shows_where() -> None:
    match = ANY_FORM.search("云政办发[31]第007号")
    assert match is not None
    assert match.group("open", "year", "close", "ordinal", "zero", "number") == ("[", "31", "]", "第", "00", "7")


@pytest.mark.parametrize("text", ["云政办发〔2031〕5号", "(云政办发2031", "云政办发2031年5号"])
def test_the_letters_of_a_number_are_told_without_its_brackets(text: str) -> None:
    match = HEAD.match(text)
    assert match is not None
    assert match["letters"] == "云政办发"
