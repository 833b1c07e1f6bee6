"""The structure corpus: each text is cut, nested and named as it was reviewed."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.outlines import STRUCTURE, Outline, found, parsed, written
from workplan.model import BlockKind

OUTLINES = [(path.stem, outline) for path in STRUCTURE.files() for outline in STRUCTURE.read(path)]


@pytest.mark.parametrize("outline", [pytest.param(each, id=f"{file}: {each.name}") for file, each in OUTLINES])
def test_a_text_comes_out_as_it_was_reviewed(outline: Outline) -> None:
    document = parsed(outline)
    told = found(outline, document)
    assert written(told).split("\n") == written(outline).split("\n")
    assert told == outline
    mast = document.masthead
    for value in (mast.title, mast.plan_title, *mast.issuers, *mast.recipients, mast.date_issued, mast.date_published):
        if value is not None:
            shown = value.span.of(document.text)
            assert shown == shown.strip(), "blanks around a value of the masthead"


@pytest.mark.parametrize("path", STRUCTURE.files(), ids=lambda path: path.stem)
def test_a_file_is_written_as_the_writer_writes_it(path: Path) -> None:
    again = STRUCTURE.filled(path, STRUCTURE.read(path))
    assert again.split("\n") == path.read_text(encoding="utf-8").split("\n")


def test_every_kind_of_block_stands_in_the_corpus() -> None:
    kinds = {part.what for _, outline in OUTLINES for part in outline.parts}
    assert {kind.value for kind in BlockKind} - {"heading", "text"} <= kinds


def test_no_two_texts_say_they_show_the_same() -> None:
    names = Counter(outline.name for _, outline in OUTLINES)
    assert [name for name, count in names.items() if count > 1] == []
