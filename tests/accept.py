"""A notice that went wrong → a case: ``python -m tests.accept NAME ...`` writes the expected tables for review.

Put the notice (of your own writing, in the same form as the real one) into ``tests/cases/NAME.txt`` or ``.html``, run
this, and read the written ``NAME.json`` row by row before you commit it: it is what the tests will hold the parser to.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import workplan

CASES = Path(__file__).parent / "cases"
LEFT_OUT = frozenset({"span_start", "span_end", "sha256", "library_version", "schema_version"})


def expected(path: Path) -> str:
    """Return the tables of a case as JSON, without what any edit of the text would change."""
    tables = workplan.to_tables(workplan.parse_file(path))
    short = {
        name: [{key: value for key, value in row.items() if key not in LEFT_OUT} for row in rows]
        for name, rows in tables.items()
    }
    return json.dumps(short, ensure_ascii=False, indent=1) + "\n"


def main(names: list[str]) -> int:
    """Write the expected tables of the named cases."""
    if not names:
        print(__doc__)
        return 2
    for name in names:
        paths = sorted(p for p in CASES.glob(f"{name}.*") if p.suffix in (".txt", ".html", ".md"))
        if not paths:
            print(f"{CASES / name}.txt: no such case; write the notice there first", file=sys.stderr)
            return 2
        target = paths[0].with_suffix(".json")
        target.write_text(expected(paths[0]), encoding="utf-8")
        print(f"{target}: written, read it before you commit it")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
