"""Outcomes of a command → exit codes."""

from __future__ import annotations

from typing import Final

FINE: Final = 0
FINDINGS: Final = 1
UNUSABLE: Final = 2
INTERRUPTED: Final = 130
PIPE_CLOSED: Final = 141
