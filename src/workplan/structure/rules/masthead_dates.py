"""Rules on the dates of the masthead: for each where it is read from, the surest place first."""

from __future__ import annotations

from typing import Final

from workplan.model import BlockKind, Date
from workplan.rulebook import Judgement
from workplan.source import fold
from workplan.structure.rules.front_published import PUBLISHED
from workplan.structure.rules.masthead_given import DATED, ON_FIELDS, Given

DateRule = Judgement[Given, Date]


def _date_signed(given: Given) -> Date | None:
    lines = [*given.front.lines(BlockKind.DATE), *given.back.lines(BlockKind.DATE)]
    return next((date for index in lines if (date := given.day_in(given.text.paragraphs[index]))), None)


def _date_titled(given: Given) -> Date | None:
    titles = (given.title(BlockKind.TITLE), given.title(BlockKind.PLAN_TITLE))
    dated = (title for title in titles if title is not None and DATED.search(fold(title.value)))
    return next((date for title in dated if (date := given.last_day_in(title))), None)


def _date_field(given: Given) -> Date | None:
    return given.day_of("date_issued")


def _published_field(given: Given) -> Date | None:
    return given.day_of("date_published")


def _published_line(given: Given) -> Date | None:
    own = (index for index, rule in given.front.rules.items() if rule == PUBLISHED.code)
    return next((date for index in own if (date := given.day_in(given.text.paragraphs[index]))), None)


DATE_ISSUED: Final[tuple[DateRule, ...]] = (
    Judgement(
        "masthead.date.signature",
        "成文日期取署名之下的日期，正文之前的先于正文之后的",
        "The date of issue is the one below the signature, before the plan or else behind it",
        "GB/T 9704-2012 7.3.5",
        takes=(("关于防汛的通知\n各市水利局：\n请抓好落实。\n云川省水利厅\n二〇二三年四月十五日", "2023-04-15"),),
        leaves=(("成文日期：2023年4月15日\n关于防汛的通知\n各市水利局：", "masthead.date.metadata"),),
        decide=_date_signed,
    ),
    Judgement(
        "masthead.date.metadata",
        "没有落款日期的，取著录项“成文日期”“印发日期”的值",
        "Without a date below the text, the field 成文日期 or 印发日期 gives it",
        ON_FIELDS,
        takes=(("成文日期：2023-04-15\n关于防汛的通知\n各市水利局：", "2023-04-15"),),
        leaves=(("发布日期：2023-04-17\n关于防汛的通知\n各市水利局：", "masthead.published.metadata"),),
        decide=_date_field,
    ),
    Judgement(
        "masthead.date.title",
        "别处都没有的，取标题之后括号里的日期",
        "Where nothing else tells it, the day in brackets behind the title does",
        "汇编、文库的通行格式：标题后括注日期 · The usual form of collections: the day behind the title",
        takes=(("关于做好防汛工作的通知（2023年4月15日）\n各市水利局：\n一、加强值守", "2023-04-15"),),
        leaves=(
            (
                "关于做好防汛工作的通知（2023年4月16日）\n各市水利局：\n请抓好落实。\n云川省水利厅\n2023年4月15日",
                "masthead.date.signature",
            ),
        ),
        decide=_date_titled,
    ),
)
DATE_PUBLISHED: Final[tuple[DateRule, ...]] = (
    Judgement(
        "masthead.published.metadata",
        "发布日期取著录项“发布日期”“时间”的值",
        "The date of publishing is the value of the field 发布日期 or 时间",
        ON_FIELDS,
        takes=(("发布日期：2023-04-17\n关于防汛的通知\n各市水利局：", "2023-04-17"),),
        leaves=(("成文日期：2023-04-15\n关于防汛的通知\n各市水利局：", "masthead.date.metadata"),),
        decide=_published_field,
    ),
    Judgement(
        "masthead.published.line",
        "没有著录项的，取主送机关之前网页自己的日期",
        "Where no field gives it, the page's own day above the recipients does",
        "网页的通行格式：标题之下列发布时间 · The usual form of pages: the time of publishing stands below the title",
        takes=(("关于防汛的通知\n2023年4月17日 15:30 来源：云川省水利厅\n各市水利局：", "2023-04-17"),),
        leaves=(("关于防汛的通知\n2023年4月15日\n一、加强值守", "masthead.date.signature"),),
        decide=_published_line,
    ),
)
