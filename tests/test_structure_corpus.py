"""The structure corpus: each text is cut, nested and named as it was reviewed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.outlines import Outline, files, found, head, read, written
from workplan.model import BlockKind


def outlines() -> Iterator[object]:
    for path in files():
        for outline in read(path):
            yield pytest.param(outline, id=f"{path.stem}: {outline.name}")


@pytest.mark.parametrize("outline", list(outlines()))
def test_a_text_comes_out_as_it_was_reviewed(outline: Outline) -> None:
    assert written(found(outline)).split("\n") == written(outline).split("\n")


@pytest.mark.parametrize("path", files(), ids=lambda path: path.stem)
def test_a_file_is_written_as_the_writer_writes_it(path: Path) -> None:
    again = "\n".join([head(path), *map(written, read(path))])
    assert again == path.read_text(encoding="utf-8")


def test_every_kind_of_block_stands_in_the_corpus() -> None:
    kinds = {part.what for path in files() for outline in read(path) for part in outline.parts}
    assert {kind.value for kind in BlockKind} - {"heading", "text"} <= kinds


def test_no_two_texts_say_they_show_the_same() -> None:
    names = Counter(outline.name for path in files() for outline in read(path))
    assert [name for name, count in names.items() if count > 1] == []
