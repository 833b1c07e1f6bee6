"""Source → Document: the stations of the house in the order the data passes them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, BinaryIO

from workplan.lexicon import Lexicon, default

if TYPE_CHECKING:
    from workplan.model import Document
    from workplan.source import SourceText


def parse(text: str, *, name: str | None = None, lexicon: Lexicon | None = None) -> Document:
    """Read a notice from its text.

    Args:
        text: the notice, as plain text.
        name: name of the document in tables and messages.
        lexicon: the words to use, the built-in ones if None.

    Returns:
        The document; a text without structure gives one without sections and a diagnostic that says so.

    >>> d = parse("一、总体要求\\n（一）加强领导。各级要重视。（责任单位：省财政厅）")
    >>> [s.path for s in d.walk()]
    ['一', '一/(一)']
    """
    from workplan.readers import from_text

    return build(from_text(text, lexicon=lexicon), name=name, lexicon=lexicon)


def parse_file(
    source: str | os.PathLike[str] | BinaryIO, *, name: str | None = None, lexicon: Lexicon | None = None
) -> Document:
    """Read a notice from a file: the reader is chosen by content, then by the file's ending.

    Args:
        source: path, or a file object open for reading bytes.
        name: name of the document, the file's stem if None.
        lexicon: the words to use, the built-in ones if None.

    Raises:
        UnreadableError: the file is missing, empty or no text; the message says what it is.
    """
    from workplan.readers import read_file

    text, stem = read_file(source, lexicon=lexicon)
    return build(text, name=stem if name is None else name, lexicon=lexicon)


def build(source: SourceText, *, name: str | None = None, lexicon: Lexicon | None = None) -> Document:
    """Turn what a reader returned into a Document."""
    from workplan.assembly import assemble

    return assemble(source, name=name, lexicon=lexicon or default())
