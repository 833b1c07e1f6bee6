"""Every input that was once trouble holds in every harness of ``fuzz/``, and new ones can be drawn and drawn again."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from fuzz.grammar import draw
from fuzz.harnesses import HARNESSES
from fuzz.seeds import CORPUS, seeds
from workplan.readers.office import soffice

ROOT = Path(__file__).parent.parent
RUN = [sys.executable, str(ROOT / "fuzz" / "run.py")]


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(soffice, "to_docx", lambda data: None)


@pytest.mark.slow
@pytest.mark.parametrize("name", HARNESSES)
def test_the_corpus_holds(name: str) -> None:
    known = list(HARNESSES[name].known())
    assert known
    for _, data in known:
        HARNESSES[name].check(data)


@pytest.mark.parametrize("name", HARNESSES)
def test_new_inputs_hold_and_come_again_by_their_number(name: str) -> None:
    for number in range(3):
        data = HARNESSES[name].make(random.Random(f"{name}/{number}"))
        assert HARNESSES[name].make(random.Random(f"{name}/{number}")) == data
        HARNESSES[name].check(data)


def test_every_input_of_the_corpus_has_a_name_of_its_own_and_a_harness() -> None:
    names = [(seed.form, seed.name) for seed in seeds()]
    assert len(names) == len(set(names))
    assert {path.stem for path in CORPUS.glob("*.tsv")} <= HARNESSES.keys()


def test_a_form_fills_its_slots() -> None:
    drawn = {draw("docx_text", random.Random(1), line=lambda: "一、甲"), draw("org", random.Random(1))}
    assert "<w:r><w:t>一、甲</w:t></w:r>" in drawn
    assert not any("{" in one for one in drawn)


def broken(what: str, found: Path) -> subprocess.CompletedProcess[str]:
    """Two inputs of canonical JSON tried where reading one does something else."""
    script = f"""
import os, runpy, sys, workplan
sys.argv = ["run.py", "json", "--inputs", "2", "--seed", "1", "--found", {str(found)!r}]
workplan.from_json = lambda data: {what}
sys.path.insert(0, {str(ROOT)!r})
runpy.run_path({RUN[1]!r}, run_name="__main__")
"""
    return subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="inputs are tried in the process itself")
def test_an_input_that_ends_the_process_is_told(tmp_path: Path) -> None:
    done = broken("os.abort()", tmp_path)
    assert done.returncode == 1
    assert "again: python fuzz/run.py json --seed 1 --only 0" in done.stdout


@pytest.mark.slow
def test_a_failure_is_kept_with_the_command_that_tries_it_again(tmp_path: Path) -> None:
    done = broken("1 // 0", tmp_path)
    [file] = tmp_path.iterdir()
    assert done.returncode == 1
    assert "ZeroDivisionError" in done.stdout
    assert f"python fuzz/run.py json --replay {file}" in done.stdout
    assert "2 inputs" in done.stdout
    again = subprocess.run([*RUN, "json", "--replay", str(file)], capture_output=True, text=True, check=False)
    assert (again.returncode, again.stdout) == (0, "held\n")
