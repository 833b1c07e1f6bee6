"""Inputs that libFuzzer chooses by what they reach: ``fuzz/run.py HARNESS --atheris`` starts this for each harness.

Half of the mutations are libFuzzer's, half our own: another notice, a damaged archive, a text after accidents.
"""

from __future__ import annotations

import argparse
import importlib
import pkgutil
import random
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

import atheris  # noqa: E402  # the tree must be found first

_LEFT_OUT: Final = ("workplan.dask", "workplan.batch", "workplan.cli", "workplan.__main__")
_FIRST: Final = 40
"""Inputs of our own that libFuzzer begins with."""

_LARGEST: Final = 1 << 16


def load() -> None:
    """Import the package with counters at its branches, all of it: readers are loaded late otherwise."""
    with atheris.instrument_imports(include=["workplan"]):
        import workplan

        for module in pkgutil.walk_packages(workplan.__path__, "workplan."):
            if not module.name.startswith(_LEFT_OUT):
                try:
                    importlib.import_module(module.name)
                except ImportError:  # an extra that is not installed
                    continue


def main() -> None:
    """Try inputs of one harness until the time is over."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("harness")
    parser.add_argument("--seconds", type=float, required=True)
    parser.add_argument("--seed", required=True)
    parser.add_argument("--found", type=Path, required=True)
    parser.add_argument("--folder", type=Path, required=True, help="for the inputs that reach something new")
    options = parser.parse_args()
    load()
    from fuzz.harnesses import HARNESSES, alone
    from fuzz.run import Trial
    from tests.damage import variants
    from tests.mutation import mutate

    alone(one_process=True)
    harness, trial = HARNESSES[options.harness], Trial(options.harness, options.found)

    def mutated(data: bytes, largest: int, seed: int) -> bytes:
        chance = random.Random(seed)
        way = chance.random()
        if way < 0.5:
            return bytes(atheris.Mutate(data, largest))
        if way < 0.6 or len(data) < 2:
            return harness.make(chance)[:largest]
        try:
            if way < 0.8:
                return mutate(data.decode("utf-8", "surrogatepass"), chance).encode("utf-8", "surrogatepass")[:largest]
            return next(iter(variants(data, str(seed))))[:largest]
        except Exception:  # what is damaged already can't be taken apart
            return bytes(atheris.Mutate(data, largest))

    folder = options.folder
    for number, (_, data) in enumerate(harness.known()):
        folder.joinpath(f"known-{number}").write_bytes(data)
    for number in range(_FIRST):
        data = harness.make(random.Random(f"{options.seed}/{options.harness}/{number}"))
        folder.joinpath(f"new-{number}").write_bytes(data)
    seed = random.Random(options.seed).randrange(1, 1 << 31)
    words = [f"-seed={seed}", f"-max_total_time={max(1, int(options.seconds))}", f"-max_len={_LARGEST}"]
    words += ["-rss_limit_mb=4096", "-timeout=120", "-close_fd_mask=0", "-print_final_stats=1", "-verbosity=0"]
    words += [f"-artifact_prefix={options.found}/{options.harness}-"]
    options.found.mkdir(parents=True, exist_ok=True)
    atheris.Setup([sys.argv[0], *words, str(folder)], trial.run, custom_mutator=mutated)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
