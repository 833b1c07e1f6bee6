"""What is done with an input, and what must hold then: ``HARNESSES[name].check(data)`` fails where it does not.

An input is bytes, so that each can be kept as a file and given again. The laws are those of ``tests/laws.py``.
"""

from __future__ import annotations

import random
import zlib
from collections.abc import Callable, Iterator, Mapping
from typing import Final, NamedTuple
from xml.etree import ElementTree

import workplan
from fuzz.forms import FORMS, Make, plain_text
from fuzz.seeds import seeds
from tests import laws
from tests.mutation import mutate
from tests.sound import SOUND
from workplan.errors import UnreadableError
from workplan.exports.file_forms import FORMS as WRITERS
from workplan.pipeline import build
from workplan.readers import apart, from_text, read
from workplan.readers.office import soffice
from workplan.readers.pages import pdf
from workplan.source import SourceText

NAME: Final = "plan"
PARTED: Final = "\n=====\n"
"""Stands between the two texts of an input for comparing."""

_LONGEST: Final = 20_000
"""Characters of a text that is parsed where only its reader is tried."""


class Harness(NamedTuple):
    """A way to try inputs.

    Attributes:
        make: draws a new input.
        check: fails where a law is broken by one.
        known: the inputs of the corpus that it takes, by name.
    """

    make: Make
    check: Callable[[bytes], None]
    known: Callable[[], Iterator[tuple[str, bytes]]]


def read_any(data: bytes) -> None:
    """A file is read or refused with a message that names it; what is read has its parts inside its text."""
    try:
        source = read(data, name=NAME)
    except UnreadableError as error:
        refused = error
    else:
        read_well(source, data)
        return
    assert refused.zh.startswith(f"{NAME}：")
    assert refused.en.startswith(f"{NAME}: ")


def read_well(source: SourceText, data: bytes) -> None:
    """What a reader made of a file: its laws, those of its document, and the same again."""
    laws.check_source(source)
    if len(source.text) <= _LONGEST:
        document = build(source, name=NAME)
        laws.check(document)
        if _again(data):
            assert build(read(data, name=NAME), name=NAME) == document, "another document from the same bytes"


def parsed(text: str) -> workplan.Document | None:
    """The document of a text, None for the path of a file."""
    try:
        return workplan.parse(text, name=NAME)
    except workplan.ArgumentError:
        assert "\n" not in text, "taken for a path"
        return None


def parse(data: bytes) -> None:
    """A text is parsed and checked; its JSON comes back, and all is the same the second time."""
    text = decoded(data)
    document = parsed(text)
    if document is None:
        return
    if text.strip():
        laws.check_source(from_text(text))
    laws.check(document)
    laws.check_measures(document)
    found = workplan.validate(document)
    laws.check_findings(document, found)
    if not _again(data):
        return
    again = workplan.parse(text, name=NAME)
    assert workplan.to_json(again) == workplan.to_json(document), "another document from the same text"
    assert workplan.validate(again) == found


def canonical(data: bytes) -> None:
    """JSON is a document or refused; a document comes back the same from its canonical form."""
    try:
        document = workplan.from_json(data)
        written = workplan.to_json(document)
    except workplan.InvalidDocumentError:
        return
    again = workplan.from_json(written)
    assert again == document
    assert workplan.to_json(again) == written


def export(data: bytes) -> None:
    """What is parsed can be written in every form and explained, whatever it holds."""
    document = parsed(decoded(data))
    if document is None:
        return
    for name, form in WRITERS.items():
        written = form.render(document)
        if name == "akn":
            ElementTree.fromstring(written)
    workplan.to_report(document)
    for path in ("", *(section.path for section in document.walk())):
        workplan.explain(document, path)
    assert workplan.compare(document, document).same


def compare(data: bytes) -> None:
    """Two texts are compared, either way round with as many changes; each section of both stands in one place."""
    texts = decoded(data).partition(PARTED)
    old, new = parsed(texts[0]), parsed(texts[2])
    if old is None or new is None:
        return
    there, back = workplan.compare(old, new), workplan.compare(new, old)
    assert sorted(c.model_dump_json() for c in there.sections) == sorted(
        c.mirrored().model_dump_json() for c in back.sections
    )
    for document, side in ((old, "old"), (new, "new")):
        told = [place.path for change in there.sections for place in getattr(change, side) if place.path]
        told += [getattr(pair, side) for pair in there.identical]
        assert sorted(told) == sorted(section.path for section in document.walk())


def _again(data: bytes) -> bool:
    """Tell whether an input is one of those, one in eight, that are read twice."""
    return zlib.crc32(data) % 8 == 0


def decoded(data: bytes) -> str:
    """The text of an input; lone surrogates stay, what is no UTF-8 is replaced."""
    try:
        return data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return data.decode("utf-8", "replace")


def _two_texts(chance: random.Random) -> bytes:
    text = plain_text(chance)[:3000]
    other = mutate(text, chance) if chance.random() < 0.7 else plain_text(chance)[:3000]
    return f"{text}{PARTED}{other}".encode("utf-8", "surrogatepass")


def _known_texts() -> Iterator[tuple[str, bytes]]:
    return ((seed.name, seed.text.encode("utf-8", "surrogatepass")) for seed in seeds() if seed.form == "text")


def _known_pairs() -> Iterator[tuple[str, bytes]]:
    """Each text of the corpus against the one behind it."""
    known = list(_known_texts())
    return ((a[0], a[1] + PARTED.encode() + b[1]) for a, b in zip(known, [*known[1:], known[0]], strict=True))


def _known_json() -> Iterator[tuple[str, bytes]]:
    for name, data in _known_texts():
        if (document := parsed(decoded(data))) is not None:
            yield name, workplan.to_json(document).encode()


def _known_files(form: str) -> Callable[[], Iterator[tuple[str, bytes]]]:
    def known() -> Iterator[tuple[str, bytes]]:
        if form in SOUND:
            yield "sound", SOUND[form]()
        for seed in seeds():
            if seed.form == form:
                yield seed.name, seed.text.encode("utf-8", "surrogatepass")

    return known


HARNESSES: Final[Mapping[str, Harness]] = {
    "parse": Harness(lambda chance: plain_text(chance).encode("utf-8", "surrogatepass"), parse, _known_texts),
    "export": Harness(lambda chance: plain_text(chance).encode("utf-8", "surrogatepass"), export, _known_texts),
    "compare": Harness(_two_texts, compare, _known_pairs),
    "json": Harness(FORMS["json"], canonical, _known_json),
    **{form: Harness(make, read_any, _known_files(form)) for form, make in FORMS.items() if form != "json"},
}
"""By name: one for each reader, one for canonical JSON, and those that begin with a text."""


def alone(*, one_process: bool = False) -> None:
    """Let no other program read what this one can't; with ``one_process``, read PDF here, where coverage is seen."""
    soffice.to_docx = lambda data: None
    if one_process:
        apart.apart = lambda work: work()
        pdf.apart = apart.apart
