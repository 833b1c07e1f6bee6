"""Title, body and scripts → a whole HTML page of the report: its head with the security policy, style and script."""

from __future__ import annotations

import base64
import hashlib
import json
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from workplan.exports.report.elements import Child, Element, tag, to_html

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workplan.texts import Words

TABLE_SAYS: Final = (
    "shown.tasks",
    "group.named",
    "group.groups",
    "group.column",
    "group.by-name",
    "copied",
    "sort.asc",
)
"""The keys of the texts that the script of the table of tasks says."""

_NOTHING_ELSE: Final = "base-uri 'none'; form-action 'none'"


def frame(
    words: Words,
    title: str,
    body: Iterable[Child],
    *,
    scripts: Sequence[str],
    said: Iterable[str],
    styles: Sequence[str] = (),
    room: str = __package__,
    images: str = "'none'",
) -> str:
    """Return the page as HTML text; its policy lets its own style and script run and nothing else load or be sent.

    Args:
        words: the texts of the page's language.
        title: the page's title.
        body: what it shows.
        scripts: the files of script that the page has besides the one of all pages, in order.
        said: the keys of the texts that the script says.
        styles: files of style that the page has besides the one of all pages.
        room: the package that the files lie in.
        images: where the policy lets pictures come from: ``data:`` for those within the page.
    """
    style, script = _style(tuple(styles), room), _script(tuple(scripts), room)
    policy = f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; {_NOTHING_ELSE}"
    if images != "'none'":
        policy += f"; img-src {images}"
    texts = json.dumps({key: words.say(key) for key in said}, ensure_ascii=True).replace("<", "\\u003c")
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=policy),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("title", title),
        tag("style", style),
    )
    end = (tag("script", texts, type="application/json", id="said"), tag("script", script))
    return "<!DOCTYPE html>\n" + to_html(
        tag("html", head, tag("body", body, end), lang="zh-CN" if words.lang == "zh" else "en")
    )


def tools(words: Words) -> Element:
    """Return the buttons of every page: dark or light, print."""
    return tag(
        "p",
        tag("button", words.say("theme"), type="button", id="theme"),
        tag("button", words.say("print"), type="button", id="print"),
        class_="tools scripted",
    )


def fact(name: str, value: str) -> Element:
    """Return a name and its value, for a list of facts."""
    return tag("div", tag("dt", name), tag("dd", value))


@cache
def _file(name: str, room: str = __package__) -> str:
    return files(room).joinpath(name).read_text(encoding="utf-8")


@cache
def _script(names: tuple[str, ...], room: str) -> str:
    """Return the script: what every page has, then the page's own."""
    own = "".join(_file(name, room) for name in names)
    return f'"use strict";\n(function () {{\n{_file("shared.js")}{own}}})();\n'


@cache
def _style(more: tuple[str, ...], room: str) -> str:
    """Return the style: dark where the system asks for it and the reader has not chosen light, or by his choice."""
    dark = _file("dark.css")
    by_system = f'@media (prefers-color-scheme: dark) {{\n:root:not([data-theme="light"]) {{\n{dark}}}\n}}\n'
    # What page.css says for all pages is weaker than these; what it says for paper comes behind them and wins.
    own = "".join(_file(name, room) for name in more)
    return f'{by_system}:root[data-theme="dark"] {{\n{dark}}}\n{_file("page.css")}{own}'


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
