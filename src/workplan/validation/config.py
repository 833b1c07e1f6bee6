"""``workplan.toml`` or ``[tool.workplan]`` in ``pyproject.toml`` → what to check, where, and what is known.

select = ["S", "R"]
ignore = ["S010"]
baseline = "known.json"

[per-file-ignores]
"archive/*" = ["ALL"]
"""

from __future__ import annotations

import fnmatch
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from workplan.errors import UsageError

OWN: Final = "workplan.toml"
SHARED: Final = "pyproject.toml"
_LISTS: Final = ("select", "ignore")
_KEYS: Final = (*_LISTS, "baseline", "per-file-ignores")


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of validation.

    Attributes:
        select: selectors of the rules to run; all, if empty.
        ignore: selectors of rules to leave out.
        per_file_ignores: patterns of files (relative to ``root``) and the selectors to leave out there.
        baseline: the baseline file, None without one.
        root: the folder that holds the settings.
        source: the file they come from, None for the defaults.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file_ignores: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    baseline: Path | None = None
    root: Path = Path()
    source: Path | None = None

    def ignored_in(self, file: Path) -> tuple[str, ...]:
        """Return the selectors to leave out in ``file``: the general ones and those of the patterns that match it.

        A pattern matches the path from the folder of the settings on, or the file's name alone.

        >>> Config(ignore=("S",), per_file_ignores={"old/*": ("X",)}).ignored_in(Path("old/plan.txt"))
        ('S', 'X')
        """
        try:
            path = file.resolve().relative_to(self.root.resolve()).as_posix()
        except ValueError:
            path = file.as_posix()
        more = (
            selector
            for pattern, selectors in self.per_file_ignores.items()
            if fnmatch.fnmatchcase(path, pattern) or fnmatch.fnmatchcase(file.name, pattern)
            for selector in selectors
        )
        return (*self.ignore, *more)


def find(start: Path) -> Config:
    """Return the settings that hold in the folder ``start``: those of the nearest folder above it that has some.

    Raises:
        UsageError: a file of settings is broken, or holds a key or value that means nothing.
    """
    start = start.resolve()
    for folder in (start, *start.parents):
        for name in (OWN, SHARED):
            file = folder / name
            if file.is_file():
                found = load(file)
                if found is not None:
                    return found
    return Config(root=start)


def load(file: Path) -> Config | None:
    """Return the settings in one file, None if it is a ``pyproject.toml`` without any.

    Raises:
        UsageError: the file is broken, or holds a key or value that means nothing.
    """
    try:
        data: Mapping[str, object] = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UsageError(zh=f"{file}：不是正确的 TOML（{error}）", en=f"{file}: no valid TOML ({error})") from None
    if file.name == SHARED:
        tool = data.get("tool")
        table = tool.get("workplan") if isinstance(tool, dict) else None
        if table is None:
            return None
    else:
        table = data
    if not isinstance(table, dict):
        raise _wrong(file, "tool.workplan", "表", "a table")
    return _config(file, table)


def _config(file: Path, table: Mapping[str, object]) -> Config:
    for key in table:
        if key not in _KEYS:
            raise UsageError(
                zh=f"{file}：没有设置项 {key}；可用的有 {'、'.join(_KEYS)}",
                en=f"{file}: there is no setting {key}; known are {', '.join(_KEYS)}",
            )
    select, ignore = (_selectors(file, key, table.get(key, [])) for key in _LISTS)
    patterns = table.get("per-file-ignores", {})
    if not isinstance(patterns, dict):
        raise _wrong(file, "per-file-ignores", "表", "a table")
    baseline = table.get("baseline")
    if baseline is not None and not isinstance(baseline, str):
        raise _wrong(file, "baseline", "文件路径", "a path")
    return Config(
        select=select,
        ignore=ignore,
        per_file_ignores={p: _selectors(file, f"per-file-ignores.{p}", s) for p, s in patterns.items()},
        baseline=file.parent / baseline if baseline else None,
        root=file.parent,
        source=file,
    )


def _selectors(file: Path, key: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
        raise _wrong(file, key, "规则代码的列表", "a list of codes")
    from workplan.validation.registry import choose

    selectors = tuple(str(v) for v in value)
    try:
        choose(selectors)
    except UsageError as error:
        raise UsageError(zh=f"{file}：{key}：{error.zh}", en=f"{file}: {key}: {error.message('en')}") from None
    return selectors


def _wrong(file: Path, key: str, zh: str, en: str) -> UsageError:
    return UsageError(zh=f"{file}：{key} 应为{zh}", en=f"{file}: {key} must be {en}")
