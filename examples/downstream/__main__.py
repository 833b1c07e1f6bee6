"""A program that uses everything public of workplan: ``python examples/downstream OLD NEW``.

It is checked with ``mypy --strict`` and ``pyright`` against the installed package: what does not pass here would not
pass in anybody's program.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import editions
import judging
import mentions
import outputs
import reading
import rows

import workplan
from workplan import ArgumentError, Document, LexiconError, WorkplanError


def main(argv: list[str]) -> int:
    """Print what there is to be known about the new edition, and what changed."""
    try:
        old, new = (reading.read(Path(name)) for name in argv)
    except ValueError:
        print("usage: python examples/downstream OLD NEW", file=sys.stderr)
        return 2
    except WorkplanError as error:
        print(error.message("zh"), file=sys.stderr)
        return 1
    if old is None or new is None:
        print("no such file", file=sys.stderr)
        return 1
    print(f"workplan {workplan.__version__}")
    for line in about(new):
        print(line)
    print(f"moved: {editions.moved(old, new)}, reworded: {len(editions.reworded(old, new))}")
    print(f"ledger: {len(editions.ledger(old, new)) > 0}, gained: {editions.for_unit(old, new, '省司法厅')}")
    print(f"errors: {judging.errors(new, editions=[old])}, fixed: {judging.mended(new) != new.text}")
    print(f"forms: {', '.join(outputs.forms(new))}; fields: {len(outputs.described())}")
    assert not outputs.is_document("{}")
    assert refusals()
    return 0


def about(document: Document) -> list[str]:
    """Return what is known about one document."""
    section = next(iter(document), None)
    assert section is not None
    assert reading.section(document, section.path) == section
    lead = next((unit.name for row in document.responsibilities for unit in row.units if not unit.collective), None)
    return [
        f"{reading.head(document)}",
        f"{reading.origin(document)}, {len(list(reading.outline(document)))} sections",
        f"{len(list(reading.texts(document)))} texts; {reading.places(document, section.span)}",
        *reading.doubts(document),
        f"leads: {sum(map(bool, mentions.leads(document).values()))}; due: {len(list(mentions.due(document)))}",
        f"laws: {len(mentions.laws(document))}; floors: {mentions.floors(document)}",
        f"{mentions.own(section)}",
        *(f"{lead}: {len(each)}" for each in (mentions.tasks(document, lead) if lead else ())),
        f"{rows.counts([document])}",
        *rows.first(document),
        *(f"{what}: {why}" for what, why in judging.reasons(document, section.path).items()),
    ]


def refusals() -> bool:
    """Tell whether what can't be used is refused with the error for it."""
    with tempfile.TemporaryDirectory() as folder:
        assert reading.with_words_of_its_own("一、统一目录", Path(folder)).sections
        (Path(folder) / "bodies.tsv").write_text("no such column\n", encoding="utf-8")
        try:
            reading.with_words_of_its_own("一、统一目录", Path(folder))
        except LexiconError:
            pass
        else:
            return False
    wrong: object = b"text"
    try:
        workplan.parse(wrong)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    except ArgumentError:
        return True
    return False


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
