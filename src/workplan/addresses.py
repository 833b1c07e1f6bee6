"""The number of a section as people write it → the section: ``三(十)``, ``3.10``, ``第三部分第十项``, ``(十)``.

Brackets, slashes and the words behind 第 may be left out; a last number alone will do where only one section has it.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

from workplan.errors import UnknownSectionError, expect
from workplan.source import fold, squeeze
from workplan.writing.markers import leading
from workplan.writing.numerals import in_words

if TYPE_CHECKING:
    from workplan.model import Section

_CN: Final = "一二三四五六七八九十百零〇"
_NUMBER: Final = re.compile(
    rf"(?:第?(?P<open>[(\[【〔]?)(?P<number>[{_CN}]{{1,6}}|[0-9]{{1,4}})[)\]】〕]?(?P<word>部分|[编篇章节条项款目点])?"
    r"|(?P<symbol>[①-⑳⑴-⒇⒈-⒛㈠-㈩]))[/.、,\-之的>:\\]*"
)
_CHAPTER: Final = frozenset(("部分", "编", "篇", "章"))
_ITEM: Final = frozenset("项款目点")
_LONGEST: Final = 100
_SHOWN: Final = 3
_NEAR: Final = 0.5


class _Number(NamedTuple):
    """One number of an address: its value, whether it is written in brackets, and what it is said to count."""

    value: int
    bracketed: bool
    word: str = ""


def find(sections: Mapping[str, Section], address: object) -> Section:
    """Return the one of some sections (by path) that an address means.

    Raises:
        ArgumentError: the address is no text.
        UnknownSectionError: there is no such section, or more than one.

    >>> import workplan
    >>> plan = workplan.parse("一、任务\\n（一）立法\\n（二）执法\\n二、保障\\n（一）组织")
    >>> [plan[address].path for address in ("一（二）", "1.2", "第一部分第二项", "(二)", " 二 / 一 ")]
    ['一/(二)', '一/(二)', '一/(二)', '一/(二)', '二/(一)']
    >>> plan["(一)"]
    Traceback (most recent call last):
        ...
    workplan.errors.UnknownSectionError: several sections are called (一): 一/(一) 二/(一)
    """
    expect(address, str, "path", zh="编号路径，如 '三/(十)'", en="the path of a section, such as '三/(十)'")
    wanted = str(address)
    found = _meant(sections, wanted)
    if len(found) == 1:
        return found[0]
    raise _several(wanted, found) if found else _unknown(sections, wanted)


def _meant(sections: Mapping[str, Section], address: str) -> list[Section]:
    """Return the sections that an address may mean: by its whole path, else by its end."""
    plain = squeeze(fold(address)).strip("/")
    if plain in sections:
        return [sections[plain]]
    numbers = _numbers(plain) if len(plain) <= _LONGEST else None
    if not numbers:
        return []
    keys = {path: _key(path) for path in sections}
    values = [number.value for number in numbers]
    whole = [path for path, key in keys.items() if [number.value for number in key] == values]
    ends = [path for path, key in keys.items() if [number.value for number in key[-len(values) :]] == values]
    # 第十项 is an item, whatever chapter has the number.
    items = [path for path in ends if len(keys[path]) > 1 or keys[path][-1].bracketed]
    for paths in (items if numbers[-1].word in _ITEM else (), whole, ends):
        alike = [path for path in paths if _as_written(keys[path], numbers)]
        if alike:
            return [sections[path] for path in alike]
    return []


def _as_written(key: list[_Number], numbers: list[_Number]) -> bool:
    """Tell whether a section has brackets wherever the address has them, and none below the top where it says 章."""
    above = len(key) - len(numbers)
    return all(
        mine.bracketed if asked.bracketed else not (mine.bracketed and level and asked.word in _CHAPTER)
        for level, (mine, asked) in enumerate(zip(key[above:], numbers, strict=True), above)
    )


def _key(path: str) -> list[_Number]:
    """Return the numbers of a path; 2.1 below 2 says 2 only once."""
    found: list[_Number] = []
    for label in path.split("/"):
        own = _numbers(label) or [_Number(-1, False)]
        size = len(own) - 1
        found += own[size:] if size and [n.value for n in found[-size:]] == [n.value for n in own[:-1]] else own
    return found


def _numbers(text: str) -> list[_Number] | None:
    """Return the numbers of an address, None where anything else is in it.

    >>> _numbers("三(十)")
    [_Number(value=3, bracketed=False, word=''), _Number(value=10, bracketed=True, word='')]
    """
    numbers, at = list[_Number](), 0
    while at < len(text):
        found = _NUMBER.match(text, at)
        number = _read(found) if found else None
        if found is None or number is None:
            return None
        numbers.append(number)
        at = found.end()
    return numbers


def _read(found: re.Match[str]) -> _Number | None:
    """Return what one number says, None where its words are none (十百)."""
    if found["symbol"]:
        marker = leading(found["symbol"])
        return _Number(marker.value, "(" in marker.label) if marker else None
    written = found["number"]
    value = int(written) if written.isascii() else in_words(written)
    return None if value is None else _Number(value, bool(found["open"]), found["word"] or "")


def _several(address: str, found: list[Section]) -> UnknownSectionError:
    shown = " ".join(section.path for section in found[:_SHOWN]) + (" …" if len(found) > _SHOWN else "")
    return UnknownSectionError(
        zh=f"编号为 {address} 的部分不止一个：{shown}", en=f"several sections are called {address}: {shown}"
    )


def _unknown(sections: Mapping[str, Section], address: str) -> UnknownSectionError:
    """Return the error for a section that isn't there, with the likest: by number, writing, heading."""
    near = " ".join(_near(sections, address)[:_SHOWN])
    if not squeeze(address):
        return UnknownSectionError(
            zh="没有写明编号（编号路径为空）；" + (f"可取的如：{near}" if near else "这份文件没有编号的部分"),
            en="the path of the section is empty; "
            + (f"choose one such as: {near}" if near else "this document has no numbered sections"),
        )
    return UnknownSectionError(
        zh=f"没有编号为 {address} 的部分；" + (f"相近的有：{near}" if near else "这份文件没有编号的部分"),
        en=f"no section has the path {address}; "
        + (f"near it: {near}" if near else "this document has no numbered sections"),
    )


def _near(sections: Mapping[str, Section], address: str) -> list[str]:
    plain = squeeze(fold(address))[:_LONGEST]
    numbers = _numbers(plain) or []
    last = [path for path in sections if numbers and _key(path)[-1].value == numbers[-1].value]
    above = plain.rpartition("/")[0]
    beside = [path for path in sections if above and path.startswith(f"{above}/")]
    alike = difflib.get_close_matches(plain, list(sections), cutoff=_NEAR)
    named = [path for path, section in sections.items() if len(plain) > 1 and plain in squeeze(section.heading or "")]
    ranked = sorted(last, key=lambda path: difflib.SequenceMatcher(None, path, plain).ratio(), reverse=True)
    return list(dict.fromkeys((*named, *ranked, *alike, *beside, *sections)))
