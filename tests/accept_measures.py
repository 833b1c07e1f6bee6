"""A text of the corpus of measures → its measures: ``python -m tests.accept_measures [FILE ...] [--again]``.

Write the text into a file of ``tests/corpus/measures``: a line ``== `` that says what it shows, then its lines, each
behind ``| `` (or HTML as it is), and run this. It fills in what the parser makes of each text that has nothing below
its lines yet; with ``--again`` it writes all of them anew. Read every row before you commit it.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.divided import FOLDER, files, found, head, parsed, read, written


def accept(path: Path, *, again: bool) -> int:
    """Fill in the open texts of a file, or all of them; return how many were written."""
    cases = read(path)
    chosen = [again or not case.told for case in cases]
    filled = [found(case, parsed(case)) if wanted else case for case, wanted in zip(cases, chosen, strict=True)]
    path.write_text("\n".join([head(path), *map(written, filled)]), encoding="utf-8")
    return sum(chosen)


def main(arguments: list[str]) -> int:
    """Fill in the named files, or every one."""
    names = [name for name in arguments if name != "--again"]
    paths = [FOLDER / f"{name.removesuffix('.txt')}.txt" for name in names] or files()
    for path in paths:
        if not path.is_file():
            print(f"{path}: no such file; write the texts there first", file=sys.stderr)
            return 2
        count = accept(path, again="--again" in arguments)
        print(f"{path.name}: {count} texts filled in, read them before you commit them")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
