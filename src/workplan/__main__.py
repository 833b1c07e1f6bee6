"""``python -m workplan``: the command."""

import sys

from workplan.cli import main

if __name__ == "__main__":
    sys.exit(main())
