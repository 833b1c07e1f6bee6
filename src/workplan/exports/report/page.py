"""Content → the whole page: head with its security policy, masthead, filters, views, side panel, style and script."""

from __future__ import annotations

import base64
import hashlib
import json
from collections import Counter
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from workplan.exports.report.elements import Child, Element, tag, to_html
from workplan.exports.report.marks import KINDS
from workplan.exports.report.matrix import matrix
from workplan.exports.report.tables_view import tables_view
from workplan.exports.report.text_view import text_view
from workplan.exports.report.timeline import timeline

if TYPE_CHECKING:
    from workplan.exports.report.content import Content

VIEWS: Final = ("text", "tables", "timeline", "matrix")
_NOTHING_ELSE: Final = "base-uri 'none'; form-action 'none'"
_SAID_BY_SCRIPT: Final = (
    "hits",
    "no-hits",
    "shown",
    "panel.at",
    "to-text",
    "to-row",
    "panel.hint",
    *(f"one.{kind}" for kind in KINDS),
)


def page(content: Content) -> str:
    """Return the page as HTML text."""
    return "<!DOCTYPE html>\n" + to_html(
        tag("html", _head(content), _body(content), lang="zh-CN" if content.words.lang == "zh" else "en")
    )


@cache
def _own_file(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


@cache
def _style() -> str:
    """Return the style: dark where the system asks for it and the reader has not chosen light, or by his choice."""
    dark = _own_file("dark.css")
    by_system = f'@media (prefers-color-scheme: dark) {{\n:root:not([data-theme="light"]) {{\n{dark}}}\n}}\n'
    # What page.css says for all pages is weaker than these; what it says for paper comes behind them and wins.
    return f'{by_system}:root[data-theme="dark"] {{\n{dark}}}\n{_own_file("page.css")}'


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _head(content: Content) -> Element:
    """Return the head; the policy lets this page's own style and script run and nothing else load or be sent."""
    style, script = _style(), _own_file("page.js")
    policy = f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; {_NOTHING_ELSE}"
    return tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=policy),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("title", _title(content)),
        tag("style", style),
    )


def _title(content: Content) -> str:
    return content.document.title or content.document.name or content.words.say("plan")


def _body(content: Content) -> Element:
    say = content.words.say
    views = {
        "text": text_view(content),
        "tables": tables_view(content),
        "timeline": timeline(content),
        "matrix": matrix(content),
    }
    texts = {key: say(key) for key in _SAID_BY_SCRIPT}
    return tag(
        "body",
        tag("a", say("skip"), href="#text", class_="skip"),
        _masthead(content),
        tag("p", (tag("span", say(k), class_=f"badge k-{k}") for k in KINDS), class_="legend"),
        tag(
            "div",
            _tabs(content),
            tag("output", id="shown", role="status"),
            _search(content),
            _filters(content),
            id="bar",
        ),
        tag(
            "div",
            _contents(content),
            tag("main", (_view(content, name, parts) for name, parts in views.items())),
            _panel(content),
            class_="columns",
        ),
        _footer(content),
        tag("script", json.dumps(texts, ensure_ascii=True).replace("<", "\\u003c"), type="application/json", id="said"),
        tag("script", _own_file("page.js")),
    )


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
        "size": say("size.value", chapters=len(document.chapters), items=len(document.items), marks=len(content.marks)),
    }
    title = _title(content)
    notice = head.title.value if head.title and head.title.value != title else None
    return tag(
        "header",
        tag("h1", title, lang="zh-CN"),
        tag("p", notice, class_="notice", lang="zh-CN") if notice else None,
        tag("dl", (_fact(content.words.header(key), value) for key, value in facts.items() if value)),
        tag(
            "p",
            tag("button", say("theme"), type="button", id="theme"),
            tag("button", say("print"), type="button", id="print"),
            class_="tools scripted",
        ),
    )


def _fact(name: str, value: str) -> Element:
    return tag("div", tag("dt", name), tag("dd", value))


def _tabs(content: Content) -> Element:
    say = content.words.say
    links = (tag("a", say(name), href=f"#{name}", id=f"tab-{name}") for name in VIEWS)
    return tag("nav", tag("div", links), id="tabs", aria_label=say("views"))


def _search(content: Content) -> Element:
    say = content.words.say
    return tag(
        "form",
        tag("label", say("search.in"), for_="query", class_="unseen"),
        tag("output", id="hits", for_="query"),
        tag("input", type="search", id="query", placeholder=say("search.in"), autocomplete="off"),
        tag("button", "↑", type="button", id="hit-previous", aria_label=say("previous")),
        tag("button", "↓", type="button", id="hit-next", aria_label=say("next")),
        id="search",
        class_="scripted",
        role="search",
        aria_label=say("search"),
    )


def _filters(content: Content) -> Element:
    """Return the form; without its script the page shows everything and no form."""
    say = content.words.say
    counts = Counter(mark.kind for mark in content.marks)
    kinds: list[Child] = [tag("legend", say("kinds"), class_="unseen")]
    for kind in KINDS:
        box = tag("input", type="checkbox", name="kind", value=kind, checked=True)
        kinds.append(tag("label", box, tag("span", f"{say(kind)} {counts[kind]}", class_=f"badge k-{kind}")))
    units = [tag("option", say("unit.all"), value="")]
    units += [tag("option", name, value=str(number)) for name, number in content.units.items()]
    return tag(
        "form",
        tag("fieldset", kinds),
        tag("label", tag("span", say("unit")), tag("select", units, id="unit")),
        tag(
            "span",
            tag("label", tag("span", say("from")), tag("input", type="date", id="from")),
            tag("label", tag("span", say("to")), tag("input", type="date", id="to")),
            class_="dates",
        ),
        tag("button", say("reset"), type="reset", id="reset"),
        id="filters",
        class_="scripted",
        aria_label=say("filters"),
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
