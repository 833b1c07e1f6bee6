"""Print the scores of the annotated notices, the untouched ones apart: ``python benchmarks/accuracy.py SCORER GOLD``.

SCORER is the script that measures, GOLD the folder of annotations; neither is part of this project. The names of the
notices that were left unread while the grammar was made stand in ``untouched.txt``.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

UNTOUCHED = Path(__file__).with_name("untouched.txt")


def untouched() -> list[str]:
    """Names of the notices that were left unread."""
    lines = UNTOUCHED.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("scorer", type=Path)
    parser.add_argument("gold", type=Path)
    options = parser.parse_args()
    apart = untouched()
    tuned = sorted(path.stem for path in options.gold.glob("*.json") if path.stem not in apart)
    if not tuned:
        parser.error(f"{options.gold} holds no annotations")
    failed = 0
    for title, names in (("tuned on", tuned), ("left unread until the end", apart)):
        print(f"{title}: {' '.join(names)}", flush=True)
        command = [sys.executable, str(options.scorer), str(options.gold), "--only", *names]
        failed |= subprocess.run(command, check=False).returncode
    return failed


if __name__ == "__main__":
    sys.exit(main())
