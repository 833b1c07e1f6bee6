"""Shared set-up: a quiet, deterministic hypothesis profile, and one package for all processes."""

from __future__ import annotations

import gc
import os
from pathlib import Path

from hypothesis import settings

settings.register_profile("workplan", derandomize=True, deadline=None, print_blob=True)
settings.load_profile("workplan")

# Processes that tests start in another folder have the same package.
if "PYTHONPATH" in os.environ:
    paths = os.environ["PYTHONPATH"].split(os.pathsep)
    os.environ["PYTHONPATH"] = os.pathsep.join(str(Path(path).resolve()) for path in paths)


def pytest_collection_finish() -> None:
    """Spare what stays to the end, thousands of tests, whenever garbage is looked for."""
    gc.collect()
    gc.freeze()
