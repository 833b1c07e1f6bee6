"""A text file and its fixes → the mended file, its encoding, line ends and byte order mark as they were."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from workplan.errors import UsageError
from workplan.lexicon import Lexicon
from workplan.model import Document, Finding
from workplan.pipeline import parse
from workplan.readers.text import LINE_END, plain
from workplan.validation.fixes import mend


class MendedFile(NamedTuple):
    """What the fixes made of a file.

    Attributes:
        before: its text, with ``\\n`` as line end.
        after: the mended text.
        codes: the code of the rule for each fix that went into it.
        data: the bytes to write.
    """

    before: str
    after: str
    codes: tuple[str, ...]
    data: bytes


def mend_file(
    raw: Callable[[], bytes],
    document: Document,
    check: Callable[[Document], Sequence[Finding]],
    *,
    shown: str,
    lexicon: Lexicon | None = None,
    unsafe: bool = False,
) -> MendedFile | None:
    """Return what the safe fixes make of the file ``document`` was read from, None if there is nothing to fix.

    Args:
        raw: returns the bytes of the file; asked for where there is something to fix.
        document: what was read from it.
        check: returns the findings of a document.
        shown: what the file is called in messages.
        lexicon: the words with which it was read, the built-in ones if None.
        unsafe: put in the fixes that are not safe, too.

    Raises:
        UsageError: the file is neither text nor Markdown, or its text can't be told from its bytes; it is not to be
            touched.
    """
    if document.provenance.reader != "text":
        if any(finding.fix and (unsafe or finding.fix.safe) for finding in check(document)):
            raise _untouchable(shown)
        return None

    def again(text: str) -> Sequence[Finding]:
        return check(document if text == document.text else parse(text, name=document.name, lexicon=lexicon))

    done = mend(document.text, again, unsafe=unsafe)
    if not done.fixed:
        return None
    encoding = document.provenance.encoding
    text = _decoded(raw(), encoding) if encoding else None
    if text is None or encoding is None or plain(text) != document.text:
        raise _untouchable(shown)
    return MendedFile(document.text, done.text, done.codes, _with_line_ends(text, done.text).encode(encoding))


def _untouchable(shown: str) -> UsageError:
    return UsageError(
        zh=f"{shown}：只能修改纯文本和 Markdown 文件；请把修改写进原稿",
        en=f"{shown}: only text and Markdown files can be mended; put the changes into the original yourself",
    )


def _decoded(raw: bytes, encoding: str) -> str | None:
    """Return the text of ``raw``, None if it would not give the same bytes again."""
    try:
        text = raw.decode(encoding)
        return text if text.encode(encoding) == raw else None
    except (UnicodeError, LookupError):
        return None


def _with_line_ends(original: str, mended: str) -> str:
    """Return ``mended`` with the line ends and the byte order mark of ``original``; no fix changes the number of lines.

    >>> _with_line_ends("\\ufeff甲，，\\r\\n乙\\n", "甲，\\n乙\\n")
    '\\ufeff甲，\\r\\n乙\\n'
    """
    mark = "\ufeff" if original.startswith("\ufeff") else ""
    ends = LINE_END.findall(original)
    lines = mended.split("\n")
    return mark + "".join(line + end for line, end in zip(lines, [*ends, ""], strict=True))
