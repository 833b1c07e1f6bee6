"""A notice → nodes that can be edited, and back to text, numbered anew."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from workplan.model import Document, Section

DIGITS = "零一二三四五六七八九"
CLAUSE = re.compile(r"[（(](?:[^（）()\n]|[（(][^（）()\n]*[）)])*[）)]。?\s*$")
ROLE = re.compile(r"责任单位|责任部门|负责|牵头|配合|分工|落实|督导")
SENTENCE = re.compile(r"[^。\n]*。\s*|[^。\n]+\n*|\n+")


def chinese(number: int) -> str:
    """12 → 十二."""
    tens, ones = divmod(number, 10)
    head = "" if not tens else "十" if tens == 1 else DIGITS[tens] + "十"
    return head + (DIGITS[ones] if ones or not tens else "")


@dataclass
class Node:
    """One section: its marker as written, what follows it, the sections in it, and where it came from."""

    marker: str
    level: int
    head: str
    body: str
    clause: str
    children: list[Node] = field(default_factory=list)
    shift: int = 0
    units: tuple[str, ...] = ()
    section: Section | None = None
    old: Node | None = None
    start: int = -1

    def walk(self) -> Iterator[Node]:
        yield self
        for child in self.children:
            yield from child.walk()

    @property
    def sentences(self) -> list[str]:
        return SENTENCE.findall(self.body)


class Plan:
    """A notice taken apart so that it can be edited and written out again."""

    def __init__(self, document: Document) -> None:
        text = document.text
        self.front = text[: document.sections[0].span.start]
        self.back = text[document.sections[-1].span.end :]
        self.roots = [self._node(text, section) for section in document.sections]
        self.running = self._running_levels(document)
        self.units = sorted({u.name for r in document.responsibilities for u in r.units if not u.collective})

    def _node(self, text: str, section: Section) -> Node:
        end = section.sections[0].span.start if section.sections else section.span.end
        middle = section.heading_span.end if section.heading_span else section.marker.end
        body = text[middle:end]
        clause = ""
        found = CLAUSE.search(body) if section.own_responsibilities else None
        if found and ROLE.search(found[0]):
            body, clause = body[: found.start()], found[0]
        return Node(
            marker=text[section.marker.start : section.marker.end],
            level=section.level,
            head=text[section.marker.end : middle],
            body=body,
            clause=clause,
            children=[self._node(text, child) for child in section.sections],
            units=tuple(u.name for r in section.own_responsibilities for u in r.units),
            section=section,
        )

    @staticmethod
    def _running_levels(document: Document) -> set[int]:
        """Levels whose numbers run on through all parents."""
        firsts: dict[int, list[str]] = {}
        for section in document.walk():
            for child in section.sections[:1]:
                firsts.setdefault(child.level, []).append(child.label)
        return {level for level, labels in firsts.items() if len(set(labels)) > 1}

    def copy(self) -> Plan:
        """A plan with the same nodes anew, each knowing the one it was copied from."""
        twin = object.__new__(Plan)
        twin.front, twin.back, twin.running, twin.units = self.front, self.back, self.running, self.units
        twin.roots = [_copied(root) for root in self.roots]
        return twin

    def walk(self) -> Iterator[Node]:
        for root in self.roots:
            yield from root.walk()

    def parent(self, node: Node) -> list[Node]:
        """The list that the node stands in."""
        return next(
            siblings
            for siblings in [self.roots, *(n.children for n in self.walk())]
            if any(each is node for each in siblings)
        )

    def write(self) -> str:
        """The plan as text, numbered anew; each node learns where its marker stands."""
        parts = [self.front]
        at = len(self.front)
        counters: dict[int, int] = {}

        def write(siblings: list[Node]) -> None:
            nonlocal at
            for number, node in enumerate(siblings, 1):
                counters[node.level] = (
                    counters.get(node.level, 0) + 1 if number > 1 or node.level in self.running else 1
                )
                counters[node.level] += node.shift
                text = renumbered(node.marker, counters[node.level]) + node.head + node.body + node.clause
                if not text.endswith("\n"):
                    text += "\n"
                node.start = at
                parts.append(text)
                at += len(text)
                write(node.children)

        write(self.roots)
        return "".join(parts) + self.back


def _copied(node: Node) -> Node:
    return replace(node, children=[_copied(child) for child in node.children], old=node)


def renumbered(marker: str, number: int) -> str:
    """The marker with another number, written as its own is."""
    if re.search(r"[0-9０-９]", marker):
        return re.sub(r"[0-9０-９]+", str(number), marker, count=1)
    return re.sub(r"[零一二三四五六七八九十百]+", chinese(number), marker, count=1)


def index_of(node: Node, siblings: list[Node]) -> int:
    """Where this very node stands among its siblings."""
    return next(at for at, each in enumerate(siblings) if each is node)
