"""Page → one HTML file that needs nothing else: summary, contents, filters, old beside new, for screen and paper."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final

from workplan.comparison.model import Operation, Piece, Relation
from workplan.comparison.views.page import FAMILIES, Block, Difference, Entry, Page
from workplan.comparison.views.texts import LABELS
from workplan.exports.report.elements import Child, Element, tag
from workplan.exports.report.frame import fact, frame, tools
from workplan.texts import Words

_CHINESE: Final = "zh-CN"
_TAGS: Final = {Operation.DELETE: "del", Operation.INSERT: "ins"}


def render(page: Page) -> str:
    """Return the page as HTML; it asks for nothing from the network and runs no script but its own."""
    words = Words(page.lang, LABELS)
    return frame(
        words,
        page.title,
        _body(page, words),
        scripts=("compare.js",),
        said=("filter.shown",),
        styles=("compare.css",),
        room=__package__,
    )


def _body(page: Page, words: Words) -> Iterator[Child]:
    say = words.say
    numbers = {id(entry): at for at, entry in enumerate((e for block in page.blocks for e in block.entries), 1)}
    yield tag("a", say("skip"), href="#changes", class_="skip")
    yield tag("header", tag("h1", page.title), tag("dl", _editions(page)), tools(words))
    if page.doubts:
        heading = tag("strong", say("doubts"))
        yield tag("section", heading, tag("ul", (tag("li", doubt) for doubt in page.doubts)), id="doubts", role="note")
    if page.nothing:
        yield tag("main", tag("p", page.nothing, class_="view"), id="changes", class_="columns", tabindex="-1")
        return
    yield _bar(page, words)
    yield tag(
        "div",
        _contents(page, words, numbers),
        tag(
            "main",
            _summary(page, words),
            _masthead(page, words),
            tag("p", say("filter.none"), class_="note", id="none", hidden=True),
            (_block(block, words, numbers) for block in page.blocks),
            _renumbered(page, words),
            id="changes",
            class_="view",
            tabindex="-1",
        ),
        class_="columns",
    )


def _editions(page: Page) -> Iterator[Element]:
    for word, title, name in page.editions:
        shown = fact(word, title + (f" ({name})" if name else ""))
        shown[1].set("lang", _CHINESE)
        yield shown


def _bar(page: Page, words: Words) -> Element:
    """Return the filters: the units that the changes concern, and the kinds of change."""
    say = words.say
    entries = [entry for block in page.blocks for entry in block.entries]
    units = Counter(unit for entry in entries for unit in entry.units)
    kinds = Counter(kind for entry in entries for kind in entry.kinds)
    order = [*map(str, Relation), *FAMILIES]
    options = (tag("option", f"{name} {count}", value=name, lang=_CHINESE) for name, count in units.most_common())
    chosen = tag("select", tag("option", say("filter.all"), value=""), options, id="unit")
    boxes = (
        tag("label", tag("input", type="checkbox", name="kind", value=kind), f"{_kind(words, kind)} {kinds[kind]}")
        for kind in order
        if kinds[kind]
    )
    return tag(
        "div",
        tag(
            "form",
            tag("label", say("filter.unit"), chosen),
            tag("fieldset", tag("legend", say("filter.only")), boxes),
            tag("button", say("filter.reset"), type="reset"),
            tag("button", say("fold"), type="button", id="fold"),
            tag("button", say("unfold"), type="button", id="unfold"),
            tag("output", id="shown", role="status"),
            id="filters",
            class_="scripted",
            aria_label=say("filters"),
        ),
        id="bar",
    )


def _kind(words: Words, kind: str) -> str:
    return words.say(f"family.{kind}" if kind in FAMILIES else f"relation.{kind}")


def _contents(page: Page, words: Words, numbers: dict[int, int]) -> Element:
    """Return links to all that changed, chapter by chapter."""
    say = words.say
    lines: list[Element] = []
    for block in page.blocks:
        for chapter, entries in _chapters(block):
            lines.append(tag("li", chapter, class_="l1", lang=_CHINESE))
            for entry in entries:
                number = numbers[id(entry)]
                marks = tag("span", "·".join(_kind(words, value) for value, _ in entry.relations), class_="mark-word")
                link = tag("a", tag("span", entry.place, lang=_CHINESE), " ", marks, href=f"#c{number}")
                lines.append(tag("li", link, class_="l2", data_c=str(number)))
    return tag("nav", tag("h2", say("contents")), tag("ol", lines), id="contents", aria_label=say("contents"))


def _chapters(block: Block) -> Iterator[tuple[str, list[Entry]]]:
    return ((chapter, list(entries)) for chapter, entries in groupby(block.entries, key=lambda entry: entry.chapter))


def _summary(page: Page, words: Words) -> Element:
    """Return what changed how often: a small table for whole sections and for each family of changes."""
    tables = []
    for family, kinds in groupby(page.summary, key=lambda row: row[0]):
        rows = (
            tag("tr", tag("th", word, scope="row"), tag("td", str(count), class_="count")) for _, word, count in kinds
        )
        tables.append(tag("table", tag("caption", words.say(f"family.{family or 'sections'}")), tag("tbody", rows)))
    return tag("section", tag("h2", words.say("summary")), tag("div", tables, class_="summary"))


def _masthead(page: Page, words: Words) -> Element | None:
    if not page.masthead:
        return None
    rows = (
        tag(
            "tr",
            tag("th", label, scope="row"),
            tag("td", tag("del", old) if old else None, " ", tag("ins", new) if new else None, lang=_CHINESE),
        )
        for label, old, new in page.masthead
    )
    return tag("section", tag("h2", words.say("masthead")), tag("table", tag("tbody", rows), class_="masthead"))


def _block(block: Block, words: Words, numbers: dict[int, int]) -> Element:
    parts: list[Child] = [tag("h2", block.heading)]
    for chapter, entries in _chapters(block):
        articles = [_entry(entry, words, numbers[id(entry)]) for entry in entries]
        parts.append(tag("section", tag("h3", chapter, lang=_CHINESE), articles, class_="chapter-of"))
    return tag("section", parts, class_="block-of")


def _entry(entry: Entry, words: Words, number: int) -> Element:
    badges = (tag("span", word, class_=f"relation {value}") for value, word in entry.relations)
    lines = [
        tag("li", tag("span", line.label, class_="label"), " ", tag("span", line.text, lang=_CHINESE), class_=line.tone)
        for line in entry.lines
    ]
    whole = tag("p", tag("ins" if entry.new else "del", entry.text), class_="whole", lang=_CHINESE)
    return tag(
        "article",
        tag(
            "details",
            tag("summary", tag("h4", badges, tag("span", entry.place, lang=_CHINESE))),
            tag("ul", lines) if lines else None,
            (_sides(words, difference) for difference in entry.differences),
            whole if entry.text else None,
            open=True,
        ),
        id=f"c{number}",
        data_kinds=" ".join(entry.kinds),
        data_units="\n".join(entry.units),
    )


def _sides(words: Words, difference: Difference) -> Element:
    cells = []
    for key, leave_out in (("old", Operation.INSERT), ("new", Operation.DELETE)):
        label = tag("span", f"{words.say(key)}{words.say('colon')}{difference.label}", class_="label")
        text = _marked(piece for piece in difference.pieces if piece.operation is not leave_out)
        cells.append(tag("div", label, tag("span", text, lang=_CHINESE)))
    return tag("div", cells, class_="sides")


def _marked(pieces: Iterable[Piece]) -> Sequence[Child]:
    return [tag(_TAGS[piece.operation], piece.text) if piece.operation in _TAGS else piece.text for piece in pieces]


def _renumbered(page: Page, words: Words) -> Element | None:
    if not page.renumbered:
        return None
    runs = (tag("li", run, lang=_CHINESE) for run in page.renumbered)
    return tag("section", tag("h2", words.say("renumbered-only")), tag("ul", runs), class_="renumbered")
