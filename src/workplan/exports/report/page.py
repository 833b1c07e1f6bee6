"""Content → the whole page of a document: masthead, doubts, bar, views, contents, side panel."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from workplan.exports.report.controls import bar, counts
from workplan.exports.report.doubts import doubts
from workplan.exports.report.elements import Child, Element, tag
from workplan.exports.report.frame import TABLE_SAYS, fact, frame, tools
from workplan.exports.report.marks import BACKGROUND, KINDS
from workplan.exports.report.matrix import matrix
from workplan.exports.report.pages_view import pages_view
from workplan.exports.report.tables_view import tables_view
from workplan.exports.report.text_view import text_view
from workplan.exports.report.timeline import timeline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workplan.exports.report.content import Content

_SAID_BY_SCRIPT: Final = (
    "hits",
    "no-hits",
    "shown",
    "panel.at",
    "to-text",
    "to-row",
    "panel.hint",
    *(f"one.{kind}" for kind in (*KINDS, BACKGROUND)),
    *TABLE_SAYS,
)


def page(content: Content) -> str:
    """Return the page as HTML text."""
    return frame(
        content.words,
        _title(content),
        _body(content),
        scripts=("views.js", "tasks.js", "page.js"),
        said=_SAID_BY_SCRIPT,
        styles=("pages.css",) if content.pages else (),
        images="data:" if content.pages else "'none'",
    )


def _title(content: Content) -> str:
    return content.document.title or content.document.name or content.words.say("plan")


def _body(content: Content) -> Iterator[Child]:
    say = content.words.say
    lang = "zh-CN" if content.words.lang == "zh" else "en"
    nothing = tag("p", say("tasks.nothing"), class_="note", id="no-text", hidden=True, lang=lang)
    views = {
        "text": [nothing, *text_view(content)],
        "tasks": content.table.view(),
        "timeline": timeline(content),
        "matrix": matrix(content),
        "tables": tables_view(content),
    }
    if content.pages:
        views["pages"] = pages_view(content, content.pages)
    yield tag("a", say("skip"), href="#text", class_="skip")
    yield _masthead(content)
    yield doubts(content)
    yield tag("p", (tag("span", say(k), class_=f"badge k-{k}") for k in KINDS), class_="legend")
    yield bar(content.words, views, units=content.table.select(), kinds=counts(content.marks))
    yield tag(
        "div",
        _contents(content),
        tag("main", (_view(content, name, parts) for name, parts in views.items())),
        _panel(content),
        class_="columns",
    )
    yield _footer(content)


def _view(content: Content, name: str, parts: list[Element]) -> Element:
    heading = tag("h2", content.words.say(name), id=f"h-{name}")
    chinese = "zh-CN" if name == "text" else None
    return tag(
        "section",
        heading,
        tag("div", parts, lang=chinese),
        id=name,
        class_="view",
        aria_labelledby=f"h-{name}",
        tabindex="-1",
    )


def _masthead(content: Content) -> Element:
    """Return titles and facts of the notice."""
    say, document, head = content.words.say, content.document, content.document.masthead
    facts = {
        "masthead.document_number": head.document_number.value if head.document_number else "",
        "masthead.issuers": "、".join(text.value for text in head.issuers),
        "masthead.date_issued": head.date_issued.value.isoformat() if head.date_issued else "",
        "masthead.date_published": head.date_published.value.isoformat() if head.date_published else "",
        "masthead.recipients": "、".join(text.value for text in head.recipients),
        "size": say(
            "size.value",
            chapters=len(document.chapters),
            items=len(document.items),
            tasks=len(content.tasks),
            marks=len(content.marks),
        ),
    }
    title = _title(content)
    notice = head.title.value if head.title and head.title.value != title else None
    return tag(
        "header",
        tag("h1", title, lang="zh-CN"),
        tag("p", notice, class_="notice", lang="zh-CN") if notice else None,
        tag(
            "details",
            tag("summary", say("facts")),
            tag("dl", (fact(content.words.header(key), value) for key, value in facts.items() if value)),
            class_="fold",
            open=True,
        ),
        tools(content.words),
        tag("p", tag("a", say("home"), href=content.home), class_="home") if content.home else None,
    )


def _contents(content: Content) -> Element:
    """Return the list of chapters and items."""
    links = [
        tag(
            "li",
            tag("a", content.section_name(number), href=f"#s{number}", title=content.section_name(number)),
            class_=f"l{min(section.level, 3)}",
            data_s=str(number),
            data_up=str(content.parents[number]),
        )
        for number, section in enumerate(content.sections, 1)
    ]
    say = content.words.say
    return tag("nav", tag("h2", say("contents")), tag("ol", links), id="contents", aria_label=say("contents"))


def _panel(content: Content) -> Element:
    say = content.words.say
    return tag(
        "aside",
        tag("h2", say("panel"), id="h-panel"),
        tag("div", tag("p", say("panel.hint"), class_="note"), id="cards", aria_live="polite"),
        tag(
            "p",
            tag("button", "←", type="button", id="mark-previous", aria_label=say("previous")),
            tag("span", id="at"),
            tag("button", "→", type="button", id="mark-next", aria_label=say("next")),
            tag("button", "×", type="button", id="close", aria_label=say("panel.close")),
            class_="pager",
        ),
        id="panel",
        class_="scripted",
        aria_labelledby="h-panel",
        tabindex="-1",
    )


def _footer(content: Content) -> Element:
    origin = content.document.provenance
    made = content.words.say("made", version=origin.library_version, sha256=origin.sha256)
    return tag("footer", tag("p", made))
