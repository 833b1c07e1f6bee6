"""The tree of sections and its clauses → for each section the one whose clause answers for what has none of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(slots=True)
class Branch:
    """A section as inheritance sees it.

    Attributes:
        path: its path.
        heads: True if a clause stands in its heading or before its text.
        closes: True if its only clauses stand on lines of their own behind its text.
        assigned: True if it has a clause of its own, wherever that stands.
        children: its child sections.
    """

    path: str
    heads: bool = False
    closes: bool = False
    assigned: bool = False
    children: list[Branch] = field(default_factory=list)


def inheritance(roots: Sequence[Branch]) -> Mapping[str, str]:
    """Return for each path that inherits a clause the path of the section that has it.

    >>> inheritance([Branch("一", heads=True, children=[Branch("一/(一)"), Branch("一/(二)")])])
    {'一/(一)': '一', '一/(二)': '一'}
    """
    found: dict[str, str] = {}
    for root in roots:
        _down(root, None, found)
        _up(root, found)
    return found


def _down(branch: Branch, above: str | None, found: dict[str, str]) -> None:
    """Send the clause of the nearest heading to all below it."""
    if above is not None:
        found[branch.path] = above
    below = branch.path if branch.heads else above
    for child in branch.children:
        _down(child, below, found)


def _up(branch: Branch, found: dict[str, str]) -> tuple[int, bool]:
    """Send a clause behind the last child to all its siblings and to what is below them.

    Returns:
        How many sections of the branch have clauses, and whether it was sent within the branch already.
    """
    if not branch.children:
        return int(branch.assigned), False
    told = [_up(child, found) for child in branch.children]
    own = int(branch.assigned) + sum(count for count, _ in told)
    last = branch
    while last.children:
        last = last.children[-1]
    sent = any(done for _, done in told)
    if sent or own != 1 or not last.closes or len(branch.children) < 2:
        return own, sent
    for section in _walk(branch.children):
        if section is not last:
            found[section.path] = last.path
    return own, True


def _walk(branches: Sequence[Branch]) -> Iterator[Branch]:
    for branch in branches:
        yield branch
        yield from _walk(branch.children)
