"""Values and fields of the model → their words for people, in Chinese and English; every room that speaks uses these.

A room's own texts have the same form (key → Chinese, English) and go to :class:`Words`, which finds these behind them.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Final

Texts = Mapping[str, tuple[str, str]]

LANGUAGES: Final = ("zh", "en")

VOCABULARY: Final[Texts] = MappingProxyType(
    {
        "role.lead": ("牵头", "lead"),
        "role.responsible": ("责任", "responsible"),
        "role.cooperating": ("配合", "cooperating"),
        "role.supervising": ("督办", "supervising"),
        "role.leader": ("责任人", "leader"),
        "severity.error": ("错误", "error"),
        "severity.warning": ("警告", "warning"),
        "severity.info": ("提示", "info"),
        "action.enact": ("制定", "enact"),
        "action.amend": ("修订", "amend"),
        "action.repeal": ("废止", "repeal"),
        "action.issue": ("印发", "issue"),
        "action.implement": ("落实", "implement"),
        "action.basis": ("依据", "basis"),
        "action.study": ("学习", "study"),
        "action.review": ("评估", "review"),
        "action.mention": ("提及", "mention"),
        "category.law": ("法律", "law"),
        "category.administrative_regulation": ("行政法规", "administrative regulation"),
        "category.local_regulation": ("地方性法规", "local regulation"),
        "category.department_rule": ("部门规章", "department rule"),
        "category.government_rule": ("政府规章", "government rule"),
        "category.party_regulation": ("党内法规", "party regulation"),
        "category.normative_document": ("规范性文件", "normative document"),
        "category.plan": ("规划计划", "plan"),
        "category.standard": ("标准", "standard"),
        "category.other": ("其他", "other"),
        "kind.deadline": ("期限", "deadline"),
        "kind.period": ("期间", "period"),
        "kind.recurrence": ("周期", "recurrence"),
        "kind.continuous": ("持续", "continuous"),
        "kind.reference": ("背景", "reference"),
        "masthead.title": ("标题", "title"),
        "masthead.plan_title": ("计划名称", "plan title"),
        "masthead.document_number": ("发文字号", "document number"),
        "masthead.issuers": ("发文机关", "issuers"),
        "masthead.recipients": ("主送机关", "recipients"),
        "masthead.date_issued": ("成文日期", "date of issue"),
        "masthead.date_published": ("发布日期", "date published"),
        "outside": ("正文之外", "outside the plan"),
    }
)


class _Count(int):
    """A number whose placeholder may be the word that goes with it: ``{files:file|files}``."""

    def __format__(self, spec: str) -> str:
        one, parted, many = spec.partition("|")
        return (one if self == 1 else many) if parted else super().__format__(spec)


def text(texts: Texts, key: str, lang: str, **values: object) -> str:
    """Return the text ``key`` in ``"zh"`` or (anything else) English, its placeholders filled.

    >>> text({"shown": ("显示 {count} 处", "{count} shown")}, "shown", "zh", count=3)
    '显示 3 处'
    >>> [text({"read": ("", "{n} {n:file|files}")}, "read", "en", n=n) for n in (0, 1, 2)]
    ['0 files', '1 file', '2 files']
    """
    zh, en = texts[key]
    found = zh if lang == "zh" else en
    counted = {name: _Count(value) if type(value) is int else value for name, value in values.items()}
    return found.format(**counted) if values else found


def figure(value: float) -> str:
    """Return a figure as people write it, never with a power of ten, and all of it.

    >>> figure(2_000_000_000_000), figure(0.05), figure(95.0), figure(2.5e-12)
    ('2000000000000', '0.05', '95', '0.0000000000025')
    """
    if isinstance(value, int):
        return str(value)
    written = f"{Decimal(str(value)):f}"
    return written.rstrip("0").rstrip(".") if "." in written else written


class Words:
    """The texts of one room in one language, the words of the model among them.

    Args:
        lang: ``"zh"`` or (anything else) English.
        own: the room's texts.

    >>> words = Words("en", {"shown": ("显示 {count} 处", "{count} shown")})
    >>> words.say("shown", count=3), words.say("role.lead")
    ('3 shown', 'lead')
    """

    def __init__(self, lang: str, own: Texts) -> None:
        self.lang = "zh" if lang == "zh" else "en"
        self._texts = {**VOCABULARY, **own}

    def say(self, key: str, **values: object) -> str:
        """Return the text ``key``, its placeholders filled."""
        return text(self._texts, key, self.lang, **values)

    def header(self, key: str) -> str:
        """Return the text ``key`` as a header, which starts with a capital.

        >>> Words("en", {}).header("masthead.date_issued")
        'Date of issue'
        """
        found = self.say(key)
        return found[:1].upper() + found[1:]
