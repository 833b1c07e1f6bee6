"""One notice in two files, each pair beside each other: ``python benchmarks/twins.py FILE TWIN [FILE TWIN ...]``.

Prints how many paragraphs are the same in order, as a share of those of the file that has more, how many rows of each
table differ, and every paragraph that only one has. Paragraphs are counted behind the joining of lines, as everything
is read out of them: a text with the line ends of print has none before. Marks of pages are none.
"""

from __future__ import annotations

import argparse
import re
import sys
from difflib import SequenceMatcher
from pathlib import Path

from formats import TABLES, different, rows

import workplan
from workplan.lexicon import default
from workplan.pipeline import build
from workplan.readers import read_file
from workplan.source import SourceText
from workplan.structure.layout import lay_out

PAGE = re.compile(r"[-—―·.\s]*\d{1,4}[-—―·.\s]*")
SHOWN = 70


def paragraphs(source: SourceText) -> list[str]:
    """The paragraphs of a source without blanks."""
    return [one.bare for one in lay_out(source, default()).paragraphs if not PAGE.fullmatch(one.bare)]


def compare(one: Path, other: Path) -> None:
    """Print what differs."""
    sources = [read_file(path)[0] for path in (one, other)]
    left, right = map(paragraphs, sources)
    matched = SequenceMatcher(None, left, right, autojunk=False)
    same = sum(block.size for block in matched.get_matching_blocks())
    most = max(len(left), len(right))
    print(f"{one.name} {other.name}: {same} of {most} paragraphs are the same ({same / most:.3f})")
    ours, theirs = (workplan.to_tables(build(source)) for source in sources)
    counts = (f"{different(rows(ours, name), rows(theirs, name))} of {len(ours[name])} {name}" for name in TABLES)
    print(f"  rows that differ: {', '.join(counts)}")
    for way, start, end, first, last in matched.get_opcodes():
        if way != "equal":
            for text in [*(f"- {one}" for one in left[start:end]), *(f"+ {one}" for one in right[first:last])]:
                print(f"  {text[:SHOWN]}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE")
    files = parser.parse_args().files
    if len(files) % 2:
        parser.error("files come in pairs")
    for one, other in zip(files[::2], files[1::2], strict=True):
        compare(one, other)
    return 0


if __name__ == "__main__":
    sys.exit(main())
