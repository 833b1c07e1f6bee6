"""The version, in a module of its own so that nothing imports the face of the package for it."""

from __future__ import annotations

from typing import Final

__version__: Final = "0.1.0"
