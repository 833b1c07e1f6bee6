"""Find days, weeks and months with a name that say when something is done: 世界水日前后, 全国科普日期间."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from workplan.extraction.times.written import Written
from workplan.writing.late import late

if TYPE_CHECKING:
    from workplan.extraction.times.cues import Cues

_REACH: Final = 12
_ENDED: Final = late(r"[日节周月]”?(?:前后|期间|当天)")
_LED_IN: Final = "在|于|利用|结合|围绕|抓住|依托"
# A name starts behind a mark or behind what leads it in, and holds no figure.
_NAME: Final = late(rf"(?:^|[,。;:、()“”\n]|{_LED_IN})(?P<name>(?:(?!{_LED_IN})[^\d,。;:、()“”\n]){{3,10}})$")


def may_name_days(text: str) -> bool:
    """Tell whether a text holds one of the words that stand behind a named day: nearly none does."""
    # a single character is found several times as fast as two
    return ("间" in text and "期间" in text) or ("后" in text and "前后" in text) or ("天" in text and "当天" in text)


def named_days(text: str, cues: Cues) -> Iterator[Written]:
    """Yield the named days of ``text`` that stand in front of 前后, 期间 or 当天."""
    for ended in _ENDED.finditer(text):
        behind = ended.start() + 1
        found = _NAME.search(text[max(0, behind - _REACH) : behind])
        if found is None or cues.unnamed.search(found["name"]):
            continue
        name = found["name"]
        start = behind - len(name)
        if text[behind] == "”" and text[start - 1 : start] == "“":
            start -= 1
        limit = text[behind : ended.end()].lstrip("”")
        yield Written("named", start, ended.end(), base=name, limit=limit, bare=True)
