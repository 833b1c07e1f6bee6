"""Page → one HTML file that needs nothing else: light and dark, old beside new, for the screen and for paper."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator
from typing import Final

from workplan.comparison.model import Operation, Piece
from workplan.comparison.views.page import Difference, Entry, Page
from workplan.visible import in_html

STYLE: Final = """
:root { color-scheme: light dark; --ink: #1d2129; --soft: #5c6470; --paper: #fff; --card: #f6f7f9; --line: #dfe3e8;
  --gain: #0a6b3d; --gain-back: #d9f2e3; --loss: #a8201a; --loss-back: #fbe0de; --change: #8a5a00; --mark: #2456a6; }
@media (prefers-color-scheme: dark) { :root { --ink: #e4e7ec; --soft: #9aa3af; --paper: #15181d; --card: #1e2229;
  --line: #333943; --gain: #6fdca0; --gain-back: #123a26; --loss: #ff9a92; --loss-back: #47201e; --change: #f0c060;
  --mark: #8db8ff; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 72rem; padding: 1.5rem 1rem 4rem; color: var(--ink); background: var(--paper);
  font: 1rem/1.7 "Noto Serif SC", "Source Han Serif SC", "Songti SC", SimSun, serif; }
h1, h2, h3, .badge, .counts, dt, .label, table.editions { font-family: "Noto Sans SC", "Source Han Sans SC",
  "PingFang SC", "Microsoft YaHei", system-ui, sans-serif; }
h1 { font-size: 1.5rem; margin: 0 0 .75rem; }
h2 { font-size: 1.15rem; margin: 2rem 0 .75rem; padding-bottom: .25rem; border-bottom: 1px solid var(--line); }
h3 { font-size: 1rem; margin: 0 0 .5rem; line-height: 1.5; }
table.editions { border-spacing: 0; font-size: .95rem; }
table.editions th { text-align: start; font-weight: normal; color: var(--soft); padding: 0 1rem 0 0;
  white-space: nowrap; vertical-align: top; }
.counts { color: var(--soft); font-size: .9rem; }
article { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: .9rem 1.1rem;
  margin: 0 0 .9rem; break-inside: avoid; }
.badge { display: inline-block; font-size: .75rem; font-weight: normal; line-height: 1.4; padding: .1rem .5rem;
  border: 1px solid currentColor; border-radius: 1rem; margin-inline-end: .4rem; color: var(--mark); }
.badge.added { color: var(--gain); } .badge.dropped { color: var(--loss); }
ul { margin: .25rem 0; padding: 0; list-style: none; }
.label { font-size: .875rem; margin-inline-end: .5rem; }
.gain .label { color: var(--gain); } .loss .label { color: var(--loss); } .change .label { color: var(--change); }
.sides { display: grid; grid-template-columns: 1fr 1fr; gap: 0 1.5rem; margin-top: .5rem; }
.sides > div { border-top: 2px solid var(--line); padding-top: .35rem; overflow-wrap: anywhere; }
.sides .label { display: block; color: var(--soft); }
del { color: var(--loss); background: var(--loss-back); text-decoration: line-through; border-radius: .15rem; }
ins { color: var(--gain); background: var(--gain-back); text-decoration: underline; text-underline-offset: .2em;
  border-radius: .15rem; }
p.whole { margin: .5rem 0 0; overflow-wrap: anywhere; }
p.whole > * { text-decoration: none; background: none; }
@media (max-width: 44rem) { .sides { grid-template-columns: 1fr; gap: .5rem; } }
@media print { body { max-width: none; padding: 0; } article { background: none; } }
"""


def render(page: Page) -> str:
    """Return the page as HTML; it asks for nothing from the network and runs no script."""
    return "\n".join(_lines(page)) + "\n"


def _lines(page: Page) -> Iterator[str]:
    lang = "zh-Hans" if page.lang == "zh" else "en"
    yield f'<!DOCTYPE html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{_escape(page.title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>"
    yield f"<h1>{_escape(page.title)}</h1>"
    yield '<table class="editions">'
    for word, title, name in page.editions:
        shown = _escape(title) + (f" <small>({_escape(name)})</small>" if name else "")
        yield f'<tr><th scope="row">{word}</th><td lang="zh-Hans">{shown}</td></tr>'
    yield "</table>"
    if page.nothing:
        yield f"<p>{_escape(page.nothing)}</p>"
    else:
        yield f'<p class="counts">{_escape(" · ".join(page.counts))}</p>\n<main>'
        yield from _masthead(page)
        for block in page.blocks:
            yield f"<section>\n<h2>{_escape(block.heading)}</h2>"
            for entry in block.entries:
                yield from _entry(page, entry)
            yield "</section>"
        if page.renumbered:
            yield f"<section>\n<h2>{_escape(page.say('renumbered-only'))}</h2>\n<ul>"
            yield from (f'<li lang="zh-Hans">{_escape(run)}</li>' for run in page.renumbered)
            yield "</ul>\n</section>"
        yield "</main>"
    yield "</body>\n</html>"


def _masthead(page: Page) -> Iterator[str]:
    if not page.masthead:
        return
    yield f'<section>\n<h2>{_escape(page.say("masthead"))}</h2>\n<table class="editions">'
    for label, old, new in page.masthead:
        shown = " ".join(filter(None, (old and f"<del>{_escape(old)}</del>", new and f"<ins>{_escape(new)}</ins>")))
        yield f'<tr><th scope="row">{_escape(label)}</th><td lang="zh-Hans">{shown}</td></tr>'
    yield "</table>\n</section>"


def _entry(page: Page, entry: Entry) -> Iterator[str]:
    badges = "".join(f'<span class="badge {value}">{_escape(word)}</span>' for value, word in entry.relations)
    yield f'<article>\n<h3>{badges}<span lang="zh-Hans">{_escape(entry.place)}</span></h3>'
    if entry.lines:
        yield "<ul>"
        for line in entry.lines:
            label = f'<span class="label">{_escape(line.label)}</span>'
            yield f'<li class="{line.tone}">{label}<span lang="zh-Hans">{_escape(line.text)}</span></li>'
        yield "</ul>"
    for difference in entry.differences:
        yield _sides(page, difference)
    if entry.text:
        tag = "ins" if entry.new else "del"
        yield f'<p class="whole" lang="zh-Hans"><{tag}>{_escape(entry.text)}</{tag}></p>'
    yield "</article>"


def _sides(page: Page, difference: Difference) -> str:
    colon = page.say("colon")
    cells = []
    for key, leave_out in (("old", Operation.INSERT), ("new", Operation.DELETE)):
        label = f'<span class="label">{page.say(key)}{colon}{_escape(difference.label)}</span>'
        text = _marked(piece for piece in difference.pieces if piece.operation is not leave_out)
        cells.append(f'<div>{label}<span lang="zh-Hans">{text}</span></div>')
    return f'<div class="sides">{"".join(cells)}</div>'


def _marked(pieces: Iterable[Piece]) -> str:
    tags = {Operation.DELETE: "del", Operation.INSERT: "ins"}
    parts = []
    for piece in pieces:
        tag = tags.get(piece.operation)
        parts.append(f"<{tag}>{_escape(piece.text)}</{tag}>" if tag else _escape(piece.text))
    return "".join(parts)


def _escape(text: str) -> str:
    return html.escape(in_html(text))
