"""Bytes → text: finds the codec by the bytes themselves and finds out a declaration that is wrong.

Order: byte order mark, strict UTF-8, UTF-16 by its pattern, then whichever of GB18030, Big5 and damaged UTF-8 gives the
largest share of frequent Chinese characters.
"""

from __future__ import annotations

import codecs
from functools import cache
from typing import Final, NamedTuple

import regex

from workplan.writing.late import late_regex

# The four-byte mark of UTF-32 starts with that of UTF-16, so it is tried first.
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"\x841\x953", "gb18030"),
)
_FAMILIES: Final = {
    "utf-8": ("utf8", "utf-8", "utf-8-sig", "unicode-1-1-utf-8"),
    "gb18030": ("gb2312", "gbk", "gb18030", "x-gbk", "cp936", "ms936", "gb_2312-80", "gb_2312", "csgb2312", "euc-cn"),
    "big5hkscs": ("big5", "big5-hkscs", "big5hkscs", "cp950", "x-x-big5", "cn-big5"),
    "utf-16": ("utf-16", "utf-16le", "utf-16be", "utf-16-le", "utf-16-be", "unicode", "ucs-2"),
    "utf-32": ("utf-32",),
}
_FAMILY: Final = {label: family for family, labels in _FAMILIES.items() for label in labels}
# Where pages declare it: <meta charset="gbk">, <meta … content="text/html; charset=gb2312">, <?xml … encoding="utf-8"?>
_DECLARED: Final = late_regex(
    r"<(?:meta\b[^>]{0,400}?\bcharset|\?xml\b[^>]{0,100}?\bencoding)[\s]{0,9}=[\s]{0,9}[\"']?[\s]{0,9}([\w.:-]{2,40})",
    regex.IGNORECASE,
)
_WIDE: Final = late_regex(r"[^\x00-\x7f]+")
_PUNCTUATION: Final = "，。、；：（）《》“”〔〕—\u3000\u00a0"
_CONTROLS: Final = bytes(b for b in range(32) if b not in b"\t\n\v\f\r\x1b")
_SAMPLE: Final = 1 << 14
_PLAUSIBLE: Final = 0.25  # share of frequent characters: running text has 0.6 to 0.9, a wrong codec below 0.1
_CERTAIN: Final = 0.5
_MENDABLE: Final = 10_000  # broken bytes; behind more of them the boundaries of characters are not looked for
_SHORT: Final = 40  # in so few characters the share says little


class Decoded(NamedTuple):
    """Decoded bytes.

    Attributes:
        text: the characters, byte order mark removed; a broken byte is U+FFFD.
        encoding: Python name of the codec; ``data.decode(encoding)`` gives ``text`` where no byte is broken.
        wrong: True if the charset declared in the bytes is another one.
    """

    text: str
    encoding: str
    wrong: bool = False


def declared(data: bytes) -> str | None:
    """Return the charset that a page declares for itself, in lower case, None if there is none.

    >>> declared(b'<html><meta http-equiv="Content-Type" content="text/html; charset=GB2312">')
    'gb2312'
    """
    match = _DECLARED.search(data[:8192].decode("latin-1"))
    return match[1].lower() if match else None


def decode(data: bytes) -> Decoded | None:
    """Turn bytes into text.

    Args:
        data: the bytes of a text or a page.

    Returns:
        The text and its codec, None if the bytes are no text in a known encoding.

    >>> decode("关于印发工作要点的通知".encode("gb2312"))
    Decoded(text='关于印发工作要点的通知', encoding='gb18030', wrong=False)
    """
    if data.startswith(codecs.BOM_UTF8) and not _sound(data, "utf-8-sig"):
        # Some programs put the mark before any text; its three bytes would shift two-byte characters.
        data = data[len(codecs.BOM_UTF8) :]
    label = declared(data)
    encoding = _detect(data, _FAMILY.get(label or ""))
    if encoding is None:
        return None
    text = _decoded(data, encoding, careful=False)
    broken = text.count("\ufffd")
    if broken > 1 + len(text) // 10:
        return None
    if 0 < broken <= _MENDABLE:
        text = _decoded(data, encoding)
    if encoding == "gb18030":
        # Old GBK fonts have a blank at A3A0, which the codec puts into the private area.
        text = text.removeprefix("\ufeff").replace("\ue5e5", "\u3000")
    family = next(f for f in _FAMILIES if encoding.startswith(f))
    wrong = label is not None and _FAMILY.get(label) != family and not text.isascii()
    return Decoded(text, encoding, wrong)


def _detect(data: bytes, hint: str | None) -> str | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark) and _sound(data, encoding):
            return encoding
    controls = len(data[:4096]) - len(data[:4096].translate(None, _CONTROLS))
    if controls and (wide := _utf32(data) or _utf16(data)):
        return wide
    if controls > min(len(data), 4096) // 10:
        return None
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return _best(data, hint)
    return "utf-8"


def _decoded(data: bytes, encoding: str, *, careful: bool = True) -> str:
    resync = careful and encoding in ("gb18030", "big5hkscs")
    return data.decode(encoding, "workplan-resync" if resync else "replace")


def _resync(error: UnicodeError) -> tuple[str | bytes, int]:
    """Skip a broken byte, or it and the next: whichever makes better Chinese of what follows.

    Without this a lost half of a character turns all that follows into other characters, up to the next ASCII.
    """
    if not isinstance(error, UnicodeDecodeError):
        raise error
    at = error.start
    near = error.object[at + 1 : at + 41]
    codec = error.encoding
    one, two = (share(part.decode(codec, "replace")) for part in (near, near[1:]))
    return "\ufffd", at + (2 if two > one else 1)


codecs.register_error("workplan-resync", _resync)


def _sound(data: bytes, encoding: str) -> bool:
    """Whether a byte order mark may be believed: few bytes behind it are broken."""
    text = data[: _SAMPLE & ~3].decode(encoding, "replace")
    return text.count("\ufffd") <= len(text) // 20 + 1 and text.count("\x00") <= len(text) // 10


def _utf32(data: bytes) -> str | None:
    """The byte order of UTF-32 without a mark, None if the bytes are something else."""
    sample = data[: min(len(data), 8192) & ~3]
    for encoding, first, second in (("utf-32-le", 3, 2), ("utf-32-be", 0, 1)):
        zeros = sample[first::4].count(0) == len(sample) // 4, sample[second::4].count(0) > len(sample) // 5
        text = sample.decode(encoding, "replace") if sample and all(zeros) else ""
        if text and text.count("\ufffd") + text.count("\x00") <= len(text) // 20:
            return encoding
    return None


def _utf16(data: bytes) -> str | None:
    """The byte order of UTF-16 without a mark, None if the bytes are something else."""
    best: tuple[float, str | None] = (0.9, None)
    sample = data[: min(len(data), 8192) & ~1]
    # ASCII has its zero byte first in big-endian, and that order is tried first where both seem possible.
    big = sample[::2].count(0) > sample[1::2].count(0)
    for encoding in ("utf-16-be", "utf-16-le") if big else ("utf-16-le", "utf-16-be"):
        text = sample.decode(encoding, "replace")
        plain = sum(1 for c in text if " " <= c <= "~" or c in "\t\r\n")
        rest = len(text) - plain
        # Bytes that are no UTF-16 give rare ideographs, Hangul and unassigned places.
        good = plain + (rest if rest and share(text) >= 0.2 else 0)
        if text and good / len(text) > best[0]:
            best = (good / len(text), encoding)
    return best[1]


def _best(data: bytes, hint: str | None) -> str | None:
    """The codec that makes Chinese of the bytes, None if none does; ``hint`` is the declared one."""
    try:
        data.decode("ascii")
    except UnicodeDecodeError as error:
        sample = data[error.start : error.start + _SAMPLE]
    else:
        return "utf-8"
    if share(_decoded(sample, "gb18030", careful=False)) >= _CERTAIN:
        return "gb18030"
    if wide := _utf16(data):
        return wide
    for careful in (False, True):
        texts = {codec: _decoded(sample, codec, careful=careful) for codec in ("utf-8", "gb18030", "big5hkscs")}
        shares = {codec: share(text) for codec, text in texts.items()}
        # Big5 must win clearly: GB18030 is a hundred times more frequent.
        shares["big5hkscs"] -= 0.15
        top = max(shares, key=lambda codec: shares[codec])
        if hint in shares and shares[hint] > max(_PLAUSIBLE, shares[top] - 0.1):
            top = hint
        if shares[top] >= _PLAUSIBLE and texts[top].count("\ufffd") <= len(texts[top]) // 10:
            return top
    if _short_gb2312(sample):
        return "gb18030"
    if texts["utf-8"].count("\ufffd") <= len(sample) // 50 and data.count(b"\x00") <= len(data) // 50:
        return "utf-8"
    return None


def _short_gb2312(sample: bytes) -> bool:
    try:
        text = sample.decode("gb2312")
    except UnicodeDecodeError:
        return False
    return sum(map(len, _WIDE.findall(text))) <= _SHORT


def share(text: str) -> float:
    """Return the share of frequent Chinese characters and marks in the first 3,000 characters that are not ASCII.

    >>> share("各级行政机关要落实有关规定。") > 0.8
    True
    """
    found: list[str] = []
    count = 0
    for match in _WIDE.finditer(text):
        found.append(match.group())
        count += match.end() - match.start()
        if count >= 3000:
            break
    if not count:
        return 0.0
    return sum(map(_frequent().__contains__, "".join(found))) / count


@cache
def _frequent() -> frozenset[str]:
    from workplan.lexicon import default

    characters = "".join(row["characters"] for row in default().table("frequent_characters"))
    return frozenset(characters + _PUNCTUATION)
