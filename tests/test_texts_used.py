"""Every text for people is said somewhere: a key that no code names is a leftover."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, TypeGuard

import pytest

SOURCES = Path(__file__).parent.parent / "src" / "workplan"


class Names(NamedTuple):
    """The keys that a module has texts for, and those that it names."""

    tables: frozenset[str]
    words: frozenset[str]
    patterns: frozenset[str]


def is_table(node: ast.AST) -> bool:
    return isinstance(node, ast.AnnAssign) and node.value is not None and "Texts" in ast.unparse(node.annotation)


def outside_of_tables(node: ast.AST) -> Iterator[ast.AST]:
    """The parts of a module, none of a table of texts."""
    for child in ast.iter_child_nodes(node):
        if not is_table(child):
            yield child
            yield from outside_of_tables(child)


def pattern(node: ast.JoinedStr, *, families: frozenset[str]) -> str:
    """What a key that is put together looks like; one that is nothing but variables begins with one of the families."""
    parts = [re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".+" for part in node.values]
    if parts == [".+", r"\.", ".+"] and families:
        parts[0] = f"(?:{'|'.join(map(re.escape, sorted(families)))})"
        return "".join(parts)
    whole = any(re.search(r"^[\w.-]+\\\.$|^\\\.[\w.-]+$", part) for part in parts)
    return "".join(parts) if whole else "(?!)"


def names(tree: ast.Module) -> Names:
    tables = [node for node in ast.walk(tree) if is_table(node)]
    dicts = [found for node in tables for found in ast.walk(node) if isinstance(found, ast.Dict)]
    keys = (key.value for found in dicts for key in found.keys if isinstance(key, ast.Constant))
    nodes = list(outside_of_tables(tree))
    words = frozenset(node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str))
    said = {id(argument) for node in nodes if is_said(node) for argument in node.args}
    families = frozenset(word for word in words if word.isidentifier())
    patterns = frozenset(
        pattern(node, families=families if id(node) in said else frozenset())
        for node in nodes
        if isinstance(node, ast.JoinedStr)
    )
    return Names(frozenset(map(str, keys)), words, patterns)


def is_said(node: ast.AST) -> TypeGuard[ast.Call]:
    """Whether a node is the call of what says a text."""
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ("say", "header")


def unsaid(modules: list[Names]) -> set[str]:
    """The keys of all tables that no module names."""
    words = frozenset[str]().union(*(module.words for module in modules))
    patterns = re.compile("|".join(sorted({each for module in modules for each in module.patterns})))
    keys = frozenset[str]().union(*(module.tables for module in modules))
    return {key for key in keys - words if not patterns.fullmatch(key)}


@pytest.mark.slow
def test_every_text_is_said() -> None:
    modules = [names(ast.parse(file.read_text(encoding="utf-8"))) for file in sorted(SOURCES.rglob("*.py"))]
    assert sum(len(module.tables) for module in modules) > 200
    assert unsaid(modules) == set()


def test_a_text_that_nothing_says_would_be_found() -> None:
    code = """
TEXTS: Final[Texts] = {"a.said": ("甲", "a"), "a.left": ("乙", "b"), "role.lead": ("丙", "c"), "x.help": ("丁", "d")}
shell.say("a.said"), shell.say(f"role.{role}"), shell.say(f"{name}.help")
"""
    assert unsaid([names(ast.parse(code))]) == {"a.left"}


def test_a_colon_in_chinese_is_a_chinese_one() -> None:
    half = re.compile(r"zh=f?\"[^\"\n]*\}: [^\"\n]*[\u4e00-\u9fff]")
    found = [(file.name, line) for file in SOURCES.rglob("*.py") for line in half.findall(file.read_text("utf-8"))]
    assert found == []
