"""A notice → next year's edition of it, made by edits of known kind at known places, with fixed seeds.

An edit changes a node as it will stand in the new edition (a few also what the old one says, so that there is a
deadline to move). Both editions are then written out and read by ``workplan.parse``.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from edition_nodes import Node, Plan, index_of

from workplan.model import Document
from workplan.source import fold

WORD = re.compile(r"[\u4e00-\u9fff]{2,}")


@dataclass
class Edit:
    """What was done: a kind, the nodes of the old edition that it is about and those of the new one, and to what."""

    kind: str
    old: tuple[Node, ...]
    new: tuple[Node, ...]
    subject: str = ""


class Maker:
    """Makes one edition.

    Args:
        document: the notice.
        seed: decides everything.
        words: what a rewording puts in: words of other documents.
        cut: cuts text into words.
    """

    def __init__(self, document: Document, seed: int, words: list[str], cut: Callable[[str], list[str]]) -> None:
        self.random = random.Random(seed)
        self.old = Plan(document)
        self.new = self.old.copy()
        self.words, self.cut = words, cut
        self.year = document.masthead.date_issued.value.year if document.masthead.date_issued else 2022
        self.edits: list[Edit] = []
        self.touched: dict[int, set[str]] = {}
        self.moved_within: set[int] = set()

    def make(self, count: int) -> None:
        """Do ``count`` edits, as many of them as fit."""
        kinds = [
            *("move", "split", "merge", "renumber", "added", "dropped"),
            *("reword", "reword", "unit_gained", "unit_lost", "lead_changed"),
            *("deadline_advanced", "deadline_slipped", "deadline_added", "deadline_dropped"),
            *("target_raised", "target_lowered", "regulation_done", "regulation_done"),
        ]
        for _ in range(count * 6):
            if len(self.edits) >= count:
                break
            kind = self.random.choice(kinds)
            getattr(self, "_" + kind)(kind)

    def _pick(self, kind: str, fits: Callable[[Node], bool]) -> Node | None:
        """A leaf that nothing of this family was done to yet, and no cutting, joining, adding or dropping at all."""
        family = kind.partition("_")[0]
        whole = {"split", "merge", "added", "dropped"}
        fitting = [
            node
            for node in self.new.walk()
            if not node.children
            and node.old is not None
            and len(node.body) > 60
            and not self.touched.get(id(node), set()) & (whole | {family})
            and (family not in whole or not self.touched.get(id(node)))
            and fits(node)
        ]
        if not fitting:
            return None
        node = self.random.choice(fitting)
        self.touched.setdefault(id(node), set()).add(family)
        return node

    def _done(self, kind: str, node: Node, subject: str = "") -> None:
        assert node.old is not None
        self.edits.append(Edit(kind, (node.old,), (node,), subject))

    def _move(self, kind: str) -> None:
        node = self._pick(kind, lambda n: n.level > 1)
        if node is None:
            return
        home = self.new.parent(node)
        others = [
            n.children for n in self.new.walk() if n.children and n.children is not home and _twin(n.children, node)
        ]
        if others and len(home) > 1:
            there = self.random.choice(others)
            home.pop(index_of(node, home))
            node.marker = there[0].marker
            there.insert(self.random.randint(0, len(there)), node)
        elif len(home) > 4 and id(home) not in self.moved_within:
            self.moved_within.add(id(home))
            at = index_of(node, home)
            home.pop(at)
            there_at = self.random.choice([i for i in range(len(home) + 1) if abs(i - at) > 1])
            home.insert(there_at, node)
        else:
            return
        self._done(kind, node)

    def _split(self, kind: str) -> None:
        node = self._pick(kind, lambda n: len([s for s in n.sentences if len(s) > 12]) >= 4 and n.clause != "")
        if node is None:
            return
        sentences = node.sentences
        cut = len(sentences) // 2 + self.random.choice([0, 0, -1])
        first, second = "".join(sentences[:cut]), "".join(sentences[cut:])
        if min(len(first), len(second)) < 50:
            return
        heading = "".join(self.random.sample(self.words, 3))
        gap = "\n" if node.section and node.section.heading and "\n" in node.body else "。"
        part = replace(node, head=heading, body=gap + second.lstrip(), old=None, children=[], shift=0)
        node.body = first.rstrip()
        home = self.new.parent(node)
        home.insert(index_of(node, home) + 1, part)
        assert node.old is not None
        self.edits.append(Edit(kind, (node.old,), (node, part)))

    def _merge(self, kind: str) -> None:
        def fits(node: Node) -> bool:
            return self._follower(node) is not None

        node = self._pick(kind, fits)
        follower = self._follower(node) if node else None
        if node is None or follower is None:
            return
        self.touched.setdefault(id(follower), set()).add("merge")
        home = self.new.parent(node)
        home.pop(index_of(follower, home))
        node.body = node.body.rstrip() + follower.body.strip().lstrip("。")
        assert node.old is not None
        assert follower.old is not None
        self.edits.append(Edit(kind, (node.old, follower.old), (node,)))

    def _follower(self, node: Node) -> Node | None:
        home = self.new.parent(node)
        at = index_of(node, home)
        after = home[at + 1] if at + 1 < len(home) else None
        free = after is not None and not after.children and after.old is not None and not self.touched.get(id(after))
        long = after is not None and len(after.body) > 60
        return after if free and long else None

    def _renumber(self, kind: str) -> None:
        node = self._pick(kind, lambda n: n.shift == 0)
        if node is not None:
            node.shift = 1
            self._done(kind, node)

    def _added(self, kind: str) -> None:
        near = self._pick("added", lambda n: n.level > 1)
        if near is None:
            return
        self.touched[id(near)].discard("added")
        heading = "".join(self.random.sample(self.words, 4))
        sentences = ["".join(self.random.sample(self.words, 9)) + "。" for _ in range(4)]
        gap = "\n" if "\n" in near.body else "。"
        node = replace(near, head=heading, body=gap + "".join(sentences), old=None, children=[], shift=0)
        home = self.new.parent(near)
        home.insert(index_of(near, home), node)
        self.edits.append(Edit(kind, (), (node,)))

    def _dropped(self, kind: str) -> None:
        node = self._pick(kind, lambda n: n.level > 1 and len(self.new.parent(n)) > 2)
        if node is None:
            return
        home = self.new.parent(node)
        home.pop(index_of(node, home))
        assert node.old is not None
        self.edits.append(Edit(kind, (node.old,), ()))

    def _reword(self, kind: str) -> None:
        node = self._pick(kind, lambda n: len(n.body) > 90)
        if node is None or node.section is None:
            return
        share = self.random.uniform(0.05, 0.6)
        node.body = self._reworded(node, node.body, share)
        if node.section.heading:
            node.head = self._reworded(node, node.head, share)
        self._done(kind, node)

    def _reworded(self, node: Node, text: str, share: float) -> str:
        """The text with a share of its words replaced; names, times, figures and the verbs of titles stay."""
        assert node.section is not None
        kept: set[str] = set()
        for mention in node.section.own_mentions:
            kept.add(fold(getattr(mention, "title", getattr(mention, "text", ""))))
        parts = re.split(r"([。，；,;\n]|[（(][^）)]*[）)])", text)
        words: list[str] = []
        for part, following in zip(parts, [*parts[1:], ""], strict=True):
            # What stands before (2023—2025年) is the name of a plan.
            fixed = re.search(r"[《》〈〉\d（(]", part) or re.match(r"[（(]\d", following)
            words += [part] if fixed else self.cut(part)
        free = [
            at
            for at, word in enumerate(words)
            if WORD.fullmatch(word) and not any(word in name or name in word for name in kept if name)
        ]
        for at in self.random.sample(free, max(1, round(len(free) * share)) if free else 0):
            words[at] = self.random.choice(self.words)
        return "".join(words)

    def _unit_gained(self, kind: str) -> None:
        node = self._pick(kind, lambda n: bool(n.clause and n.units and n.units[0] in n.clause))
        if node is None:
            return
        new = [unit for unit in self.old.units if unit not in node.units and unit not in node.clause]
        if new:
            unit = self.random.choice(new)
            node.clause = node.clause.replace(node.units[0], f"{node.units[0]}、{unit}", 1)
            self._done(kind, node, unit)

    def _unit_lost(self, kind: str) -> None:
        def lone(node: Node) -> list[str]:
            return [u for u in node.units if f"、{u}、" in node.clause and node.units.count(u) == 1]

        node = self._pick(kind, lambda n: bool(n.clause and lone(n)))
        if node is not None:
            unit = self.random.choice(lone(node))
            node.clause = node.clause.replace(f"、{unit}、", "、", 1)
            self._done(kind, node, unit)

    def _lead_changed(self, kind: str) -> None:
        pattern = re.compile(r"^([（(])([^、，；：（）()]+)牵头")
        node = self._pick("unit_lead", lambda n: bool(pattern.match(n.clause)))
        if node is None:
            return
        match = pattern.match(node.clause)
        new = [unit for unit in self.old.units if unit not in node.clause and not unit.endswith("政府")]
        if match and new:
            node.clause = match[1] + self.random.choice(new) + node.clause[match.end(2) :]
            self._done(kind, node)

    def _in_both(self, kind: str, before: str, after: str) -> None:
        """Put a sentence at the end of the node's text, the one in the old edition, the other in the new one."""
        node = self._pick(kind, lambda n: n.body.rstrip().endswith("。"))
        if node is None or node.old is None:
            return
        for each, sentence in ((node.old, before), (node, after)):
            text = each.body.rstrip()
            each.body = text + sentence + each.body[len(text) :]
        self._done(kind, node)

    def _deadline_advanced(self, kind: str) -> None:
        self._in_both(kind, f"{self.year}年9月底前完成全部任务。", f"{self.year}年6月底前完成全部任务。")

    def _deadline_slipped(self, kind: str) -> None:
        self._in_both(kind, f"{self.year}年6月底前报送情况。", f"{self.year}年10月底前报送情况。")

    def _deadline_added(self, kind: str) -> None:
        self._in_both(kind, "完成全部任务。", f"{self.year}年11月底前完成全部任务。")

    def _deadline_dropped(self, kind: str) -> None:
        self._in_both(kind, f"{self.year}年11月底前完成全部任务。", "完成全部任务。")

    def _target_raised(self, kind: str) -> None:
        self._in_both(kind, "办结率达到85%以上。", "办结率达到90%以上。")

    def _target_lowered(self, kind: str) -> None:
        self._in_both(kind, "满意率不低于95%。", "满意率不低于92%。")

    def _regulation_done(self, kind: str) -> None:
        title = "".join(self.random.sample(self.words, 3)) + "管理办法"
        self._in_both(kind, f"制定《{title}》。", f"严格执行《{title}》。")
        if self.edits and self.edits[-1].kind == kind and not self.edits[-1].subject:
            self.edits[-1].subject = title


def _twin(siblings: list[Node], node: Node) -> bool:
    return bool(siblings) and siblings[0].level == node.level and not siblings[0].children
