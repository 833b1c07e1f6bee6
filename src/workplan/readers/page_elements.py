"""The elements of HTML by how a browser shows them."""

from __future__ import annotations

from typing import Final


def _names(*lines: str) -> frozenset[str]:
    return frozenset(" ".join(lines).split())


HIDDEN: Final = _names(
    "head script style noscript template title iframe object embed canvas svg math audio video map datalist textarea",
    "rp noframes noembed",
)
"""Elements whose content is not shown as text."""

BLOCKS: Final = _names(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure",
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol optgroup option p pre",
    "search section select summary table tbody td tfoot th thead tr ul xmp plaintext",
)
"""Elements that start and end a line."""

CELLS: Final = _names("td th")
VERBATIM: Final = _names("pre listing xmp plaintext")
"""Elements whose line breaks and blanks are shown as written."""

FURNITURE: Final = _names("nav aside select button menu")
"""Elements that are the site's by their name."""

MARGINS: Final = _names("header footer")
"""Elements that are the site's where they stand outside an article."""

ARTICLES: Final = _names("article main")

LEVEL: Final = _names("br hr img input meta link area base col embed source track wbr p li td th tr dd dt option")
"""Elements that never nest: they have no content, or the next of their kind closes them."""
