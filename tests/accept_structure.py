"""A text of the structure corpus → what comes out of it: ``python -m tests.accept_structure [FILE ...] [--again]``.

Write the text into a file of ``tests/corpus/structure``: a line ``== `` that says what it shows, then its lines, each
behind ``| `` (or HTML as it is), and run this. It fills in what the parser makes of each text that has nothing beside
its lines yet; with ``--again`` it writes all of them anew, for ``git diff`` to show what has changed. Read every row
before you commit it: it is what the tests will hold the parser to.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.outlines import FOLDER, Outline, files, found, head, parsed, read, written


def is_open(outline: Outline) -> bool:
    """Tell whether nobody has said yet what the parts of a text are."""
    return not outline.facts and all(not part.what for part in outline.parts)


def accept(path: Path, *, again: bool) -> int:
    """Fill in the open texts of a file, or all of them; return how many were written."""
    outlines = read(path)
    chosen = [again or is_open(outline) for outline in outlines]
    filled = [found(each, parsed(each)) if wanted else each for each, wanted in zip(outlines, chosen, strict=True)]
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
