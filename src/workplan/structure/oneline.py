"""A document copied into one line → where its lines were: behind title, number and recipients, around the signature."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from workplan.writing.dates import DATE
from workplan.writing.document_numbers import NUMBER
from workplan.writing.late import late_regex

_TITLE: Final = late_regex(
    r"[^。:]{0,60}?关于[^。:]{4,100}?的(?:指导|实施|若干)?(?:通知|意见|决定|批复|函|通报)(?=[\p{Han}A-Za-z]{1,12}[〔\[(]\d{4}|各|省|市|国务院)"
)
_NUMBER: Final = late_regex(rf"{NUMBER.pattern}(?=[\p{{Han}}])")
_ADDRESS: Final = late_regex(
    r"[^。:;]{3,400}(?:政府|部门|单位|机构|局|厅|委|部|院|企业|公司|学校|办)(?:\([^()]{1,20}\))?:"
)
_SIGNED: Final = late_regex(rf"(?<=[。)〕])\s*[\p{{Han}}]{{3,40}}\s*(?:{DATE.pattern})")


_SENTENCE_END: Final = late_regex(r"[。)〕]|(?<=\d)日")
# how far from its end a line that holds a whole document is looked at for what stands behind the plan
_TAIL: Final = 400


def cuts(line: str, is_behind: Callable[[str, str], bool] | None = None) -> list[int]:
    """Return the places in a folded line at which a line before or behind the plan began, in order.

    Args:
        line: a line that holds a whole document.
        is_behind: tells whether a text, behind such a mark, stands behind the plan; None where nobody knows.

    >>> text = "某局关于甲乙丙丁的通知某发〔2020〕1号各县市民政局:为了乙。一、丙(一)丁。戊。(二)己。二、庚。"
    >>> bounds = [0, *cuts(text), len(text)]
    >>> [text[a:b] for a, b in zip(bounds, bounds[1:])]
    ['某局关于甲乙丙丁的通知', '某发〔2020〕1号', '各县市民政局:', '为了乙。一、丙(一)丁。戊。(二)己。二、庚。']
    >>> text = "一、丙(一)丁。戊。(二)己。〔责任单位:某局〕相关附件:二维码"
    >>> [text[at:] for at in cuts(text, lambda rest, mark: rest.startswith("相关附件"))]
    ['相关附件:二维码']
    """
    found: list[int] = []
    at = 0
    for pattern in (_TITLE, _NUMBER, _ADDRESS):
        match = pattern.match(line, at)
        if match is not None:
            at = match.end()
            found.append(at)
    signed = _SIGNED.search(line, max(at, len(line) - _TAIL))
    if signed is not None:
        found += [signed.start(), signed.end()]
    if is_behind is not None:
        ends = _SENTENCE_END.finditer(line, max(at, len(line) - _TAIL))
        found += [end.end() for end in ends if end.end() < len(line) and is_behind(line[end.end() :], end.group())][:1]
    return sorted({cut for cut in found if 0 < cut < len(line)})
