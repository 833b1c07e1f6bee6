"""A sentence that rules over all lists behind it (列第一位者为牵头单位,下同) → what it rules."""

from __future__ import annotations

from typing import Final, NamedTuple

import regex

from workplan.model import Role
from workplan.writing.late import late_regex

# 列第一位者为牵头单位,下同 · 排在首位的部门为牵头部门,其他为配合部门
_FIRST: Final = late_regex(
    r"""
    (?:(?:列|排|排名|排序|名列|位列|居|位居)在?)?              # 列, 排在, 位居
    (?:第[一1]|首)[位个名家]?(?:次)?(?:的|者)?(?:单位|部门)?    # 第一位者, 首位的部门, 第1个
    (?:均|即)?(?:为|是|系|作为)(?:第一|主要)?(?:的)?            # 为, 即为, 作为主要
    牵头(?:责任|负责)?(?:单位|部门|者|方)?                      # 牵头单位, 牵头责任部门
    (?P<rest>                                                  # ,其他为配合部门
        [,;、](?:其他|其它|其余|后面|排后|列后)[^,;。()]{0,8}?
        (?:为|是)(?P<role>配合|协办|参与|参加|责任|协助)(?:单位|部门)?
    )?
    (?P<on>[,;。、]?(?:以)?下(?:均)?同)?                        # ,下同
    """,
    regex.VERBOSE,
)
# 逗号前为牵头单位,下同 · 逗号前的为牵头部门,逗号后的为配合部门
_COMMA: Final = late_regex(
    r"""
    逗号(?:之|以)?前面?的?(?:单位|部门)?均?(?:为|是)牵头(?:责任|负责)?(?:单位|部门)?        # 逗号前的单位为牵头单位
    (?P<rest>                                                                       # ,逗号后的为配合单位
        [,;、](?:逗号)?(?:之|以)?后面?的?(?:单位|部门)?均?
        (?:为|是)(?P<role>配合|协办|参与|参加|责任|协助)(?:单位|部门)?
    )?
    (?P<on>[,;。、]?(?:以)?下(?:均)?同)?                                             # ,下同
    """,
    regex.VERBOSE,
)
# 以下均需试点城市政府落实,不再列出
_ALL: Final = late_regex(
    r"""
    (?:以[上下])?(?:各项|所有|其[他它]|全部|任务|工作|事项)*     # 以下各项任务
    (?:均|都|皆)(?:需要?|由|须|涉及|包括|包含|含)               # 均需, 都由
    (?P<list>(?:[^;。()]|\([^()]{0,20}\)){2,80}?)               # 试点城市政府; 县(市、区)政府,新区管委会
    (?P<verb>负责落实|具体落实|贯彻落实|组织实施|落实|负责|实施|配合|参与|参加|牵头)?
    (?:[,;](?:                                                 # the words that make it a rule for all that follows:
        以?下同                                                # ,下同
        |(?:以下)?(?:均)?(?:不再|不另|不)(?:一一|逐一|逐项|单独|另行|重复)?
        (?:列出|列明|列举|列示|单列|列|注明|标注)               # ,不再一一列出
    ))
    """,
    regex.VERBOSE,
)
_FOR_ALL: Final = tuple(all_ + need for all_ in "均都皆" for need in ("需", "由", "须", "涉及", "包括", "包含", "含"))
_ROLES: Final = {"责任": Role.RESPONSIBLE}


class Standing(NamedTuple):
    """The standing rules in force, handed from section to section in order.

    Attributes:
        first_leads: the first body of each list of two or more leads (列第一位者为牵头单位,下同).
        comma_leads: those before the comma of a list lead (逗号前为牵头单位,下同).
        rest: role of the other bodies of such a list, None where they keep their own.
    """

    first_leads: bool = False
    comma_leads: bool = False
    rest: Role | None = None


class Sentence(NamedTuple):
    """What a standing sentence says and where it stands.

    Attributes:
        start, end: its place in the text.
        leads: who leads, None where the sentence says nothing of that.
        goes_on: it counts for later lists too (下同).
        everywhere: place of the bodies that take part in everything behind it, and of the verb.
    """

    start: int
    end: int
    leads: Standing | None = None
    goes_on: bool = False
    everywhere: tuple[int, int] | None = None
    verb: tuple[int, int] | None = None


def find(text: str) -> list[Sentence]:
    """Return the standing sentences of ``text`` in order.

    >>> [rule] = find("(甲局、乙局负责。列第一位者为牵头单位,下同)")
    >>> rule.leads, rule.goes_on
    (Standing(first_leads=True, comma_leads=False, rest=None), True)
    """
    # a single character is found several times as fast as two
    first, comma = "第" in text or "首" in text, "逗" in text
    every = "均" in text or "都" in text or "皆" in text
    if not (first or comma or every):
        return []
    rules: list[Sentence] = []
    if first and "牵头" in text:
        rules += [_led(m, Standing(first_leads=True, rest=_rest(m))) for m in _FIRST.finditer(text)]
    if comma:
        rules += [_led(m, Standing(comma_leads=True, rest=_rest(m))) for m in _COMMA.finditer(text)]
    if every and ("列" in text or "注" in text or "下同" in text) and any(word in text for word in _FOR_ALL):
        for m in _ALL.finditer(text):
            verb = m.span("verb") if m["verb"] else None
            rules.append(Sentence(*m.span(), goes_on=True, everywhere=m.span("list"), verb=verb))
    return sorted(rules, key=lambda rule: rule.start)


def _led(found: regex.Match[str], leads: Standing) -> Sentence:
    return Sentence(*found.span(), leads, goes_on=found["on"] is not None)


def _rest(found: regex.Match[str]) -> Role | None:
    """Return the role that a sentence gives to those who don't lead, None if it gives none."""
    return _ROLES.get(found["role"], Role.COOPERATING) if found["rest"] else None
