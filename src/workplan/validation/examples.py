"""Parts of a notice → its whole text, for the examples of rules: what an example leaves out is as it should be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from workplan.model import Document
    from workplan.validation.rule import CheckRule

PLAN: Final = "一、重点任务\n建设数据平台。\n二、保障措施\n加强统筹协调。\n"


def notice(
    plan: str = PLAN,
    *,
    number: str = "",
    recipients: str = "各市、自治州人民政府，省政府各部门：",
    signature: str = "甘肃省人民政府办公厅",
    date: str = "2024年2月20日",
    head: str = "甘肃省2024年数据工作要点",
) -> str:
    """Return the text of a short notice that sends out a plan.

    Args:
        plan: the numbered part.
        number: document number.
        recipients: whom it is sent to.
        signature: the issuer's name below the text.
        date: date of issue.
        head: title above the plan.

    >>> notice(recipients="").splitlines()[2]
    '《甘肃省2024年数据工作要点》已经省政府同意，现印发给你们，请认真贯彻执行。'
    """
    parts = (
        "甘肃省人民政府办公厅关于印发《甘肃省2024年数据工作要点》的通知",
        number,
        recipients,
        "《甘肃省2024年数据工作要点》已经省政府同意，现印发给你们，请认真贯彻执行。",
        "\n".join(filter(None, (signature, date))),
        head,
        plan,
    )
    return "\n\n".join(filter(None, parts))


def whole(example: str) -> str:
    """Return an example as the text of a whole notice: one that starts with a number gets the usual head.

    >>> whole("一、总则").startswith("甘肃省"), whole(notice()) == notice()
    (True, True)
    """
    return example if is_whole(example) else notice(example)


def read(rule: CheckRule, *, good: bool) -> tuple[Document, tuple[Document, ...]]:
    """Return a rule's example as a document, and the earlier editions that it is compared with."""
    from workplan.pipeline import parse

    text = whole(rule.good if good else rule.bad)
    earlier = (parse(whole(rule.earlier).replace("2024", "2023")),) if rule.earlier else ()
    return parse(text, name=rule.names[good] if rule.names else None), earlier


def is_whole(example: str) -> bool:
    """Tell whether an example is a whole notice, not a plan alone."""
    return "的通知" in example.partition("\n")[0]
