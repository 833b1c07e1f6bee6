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
    for text in ("(" * 1_000_000, "《" * 500_000 + "》" * 500_000, "（责任单位：" * 150_000, "一、" * 300_000):
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
