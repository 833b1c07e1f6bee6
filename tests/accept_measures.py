"""A text of the corpus of measures → its measures: ``python -m tests.accept_measures [FILE ...] [--again]``.

Write the text into a file of ``tests/corpus/measures``: a line ``== `` that says what it shows, then its lines, each
behind ``| `` (or HTML as it is), and run this. It fills in what the parser makes of each text that has nothing below
its lines yet; with ``--again`` it writes all of them anew. Read every row before you commit it.
"""

from __future__ import annotations

import sys

from tests.divided import MEASURES

if __name__ == "__main__":
    sys.exit(MEASURES.accept(sys.argv[1:]))
