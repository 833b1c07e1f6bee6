"""Parts of a PDF that would unpack to more than what is read: found before PDFium unpacks them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workplan.readers.given import Given


def check(given: Given) -> None:
    """Refuse a PDF with a part that unpacks to more than what is read."""
