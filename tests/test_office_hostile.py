"""Damaged and hostile files end in one clear error (or are read as far as they go), within time and memory."""

from __future__ import annotations

import subprocess
import sys
from typing import Final

import pytest

from tests.damage import variants
from tests.hostile import FILES
from tests.sound import OFFICE, outcome
from workplan.readers import read
from workplan.readers.office import soffice

SECONDS: Final = 10
MEGABYTES: Final = 500

VARIANTS: Final = 150


@pytest.mark.parametrize("form", [pytest.param(f, marks=pytest.mark.slow) if f == "doc" else f for f in OFFICE])
def test_damaged_files_raise_no_error_but_ours(form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(soffice, "to_docx", lambda data: None)
    sound = OFFICE[form]()
    assert read(sound).text
    outcomes = {outcome(damaged) for damaged in variants(sound, VARIANTS, form)}
    assert outcomes == {"read", "refused"}


_CHILD: Final = """
import resource, sys, time
from workplan.pipeline import parse_bytes
from workplan.errors import WorkplanError
data = sys.stdin.buffer.read()
start = time.process_time()
try:
    print("read", len(parse_bytes(data, file="plan").text))
except WorkplanError as error:
    print(error)
used = time.process_time() - start
with open("/proc/self/status", encoding="ascii") as status:
    peak = next(int(line.split()[1]) for line in status if line.startswith("VmHWM:")) // 1024
print(used, peak)
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="reads the peak of memory as Linux tells it")
@pytest.mark.parametrize("name", FILES)
def test_hostile_files_stay_within_limits(name: str) -> None:
    done = subprocess.run([sys.executable, "-c", _CHILD], input=FILES[name](), capture_output=True, check=True)
    told, numbers = done.stdout.decode().strip().rsplit("\n", 1)
    seconds, megabytes = map(float, numbers.split())
    assert seconds < SECONDS
    assert megabytes < MEGABYTES
    assert told.startswith(("read ", "plan: this is "))
    assert "ha" * 10 not in told
    assert not done.stderr
