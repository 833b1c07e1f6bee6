"""A text of the structure corpus → what comes out of it: ``python -m tests.accept_structure [FILE ...] [--again]``.

Write the text into a file of ``tests/corpus/structure``: a line ``== `` that says what it shows, then its lines, each
behind ``| `` (or HTML as it is), and run this. It fills in what the parser makes of each text that has nothing beside
its lines yet; with ``--again`` it writes all of them anew, for ``git diff`` to show what has changed. Read every row
before you commit it: it is what the tests will hold the parser to.
"""

from __future__ import annotations

import sys

from tests.outlines import STRUCTURE

if __name__ == "__main__":
    sys.exit(STRUCTURE.accept(sys.argv[1:]))
