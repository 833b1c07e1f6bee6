"""Masthead and sections → is this a work plan at all? Laws, rules, reports and stories are told apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from workplan.model import Masthead
from workplan.rulebook import Doubt, Judgement, Rule
from workplan.source import fold
from workplan.structure.page_words import Wording

# Fewer articles are quoted from a law; a law is made of them.
_LEAST_ARTICLES: Final = 3
_SHARE_OF_ARTICLES: Final = 3
# So many tasks given to bodies make a plan, whatever it is called.
_LEAST_TASKS: Final = 2
# A text without title that has so many numbered parts is taken for a plan.
_LEAST_PARTS: Final = 6
_PLAN: Final = ""


@dataclass(frozen=True)
class Shape:
    """What is looked at.

    Attributes:
        masthead: the document's masthead.
        labels: the labels of its sections.
        tasks: how many responsibilities were found.
        words: patterns of the lexicon.
    """

    masthead: Masthead
    labels: Sequence[str]
    tasks: int
    words: Wording

    @cached_property
    def name(self) -> str:
        """The title of the plan, folded, empty where there is none."""
        title = self.masthead.own_title
        return fold(title.value) if title else ""


def judge(shape: Shape) -> tuple[Rule, str]:
    """Return the rule that decided, and the code of the doubt whether it is a work plan, empty where it is one."""
    return next((rule, doubt) for rule in RULES if (doubt := rule.decide(shape)) is not None)


def not_a_plan(masthead: Masthead, labels: Sequence[str], tasks: int, words: Wording) -> str | None:
    """Return the code of the doubt if the document is no work plan, else None.

    Args:
        masthead: its masthead.
        labels: the labels of its sections.
        tasks: how many responsibilities were found.
        words: patterns of the lexicon.
    """
    return judge(Shape(masthead, labels, tasks, words))[1] or None


def _unstructured(shape: Shape) -> str | None:
    return None if shape.labels else "kind.unstructured"


def _articles(shape: Shape) -> str | None:
    articles = sum(label.startswith("第") and label.endswith("条") for label in shape.labels)
    mostly = articles * _SHARE_OF_ARTICLES >= len(shape.labels)
    return "kind.rule" if articles >= _LEAST_ARTICLES and mostly else None


def _tasks(shape: Shape) -> str | None:
    return _PLAN if shape.tasks >= _LEAST_TASKS else None


def _report(shape: Shape) -> str | None:
    return "kind.report" if shape.words.report_end.search(shape.name) else None


def _rule(shape: Shape) -> str | None:
    return "kind.rule" if shape.words.rule_end.search(shape.name) else None


def _titled(shape: Shape) -> str | None:
    return _PLAN if shape.words.plan_end.search(shape.name) or shape.name.endswith("通知") else None


def _untitled(shape: Shape) -> str | None:
    sent = bool(shape.masthead.recipients or shape.masthead.issuers)
    return _PLAN if not shape.name and (sent or len(shape.labels) >= _LEAST_PARTS) else None


def _other(shape: Shape) -> str:
    return "kind.other"


_KINDS: Final = "党政机关公文处理工作条例第八条 · 党政机关公文处理工作条例, article 8: kinds of documents"
_HABIT: Final = "起草惯例：计划分条列项、写明责任 · Drafting habit: plans are numbered and say who is responsible"
RULES: Final[tuple[Judgement[Shape, str], ...]] = (
    Judgement(
        "kind.unstructured",
        "没有编号层次的文件没有计划的结构",
        "A text without numbered parts is not built as a plan",
        "GB/T 9704-2012 7.3.3",
        takes=(("云川省防汛方案\n各市要做好防汛工作。", "kind.unstructured"),),
        leaves=(("云川省防汛方案\n一、各市要做好防汛工作。", "kind.plan.title"),),
        decide=_unstructured,
    ),
    Judgement(
        "kind.rule.articles",
        "以条文为主（三条以上，占各部分的三分之一以上）的是法规规章",
        "A text made of articles (three or more, a third of its parts at least) is a law or rule",
        "立法法、规章制定程序条例：法规规章分条 · 立法法 and 规章制定程序条例: laws and rules are made of articles",
        takes=(("云川省养犬条例\n第一条 甲。\n第二条 乙。\n第三条 丙。", "kind.rule"),),
        leaves=(("云川省养犬管理方案\n第一条 甲。\n第二条 乙。", "kind.plan.title"),),
        decide=_articles,
    ),
    Judgement(
        "kind.plan.tasks",
        "两处以上写明责任单位的是计划，不论名称",
        "A text that names who is responsible twice or more is a plan, whatever it is called",
        _HABIT,
        takes=(("云川省防汛规定\n一、加强值守（省水利厅负责）\n二、加强巡查（省应急厅负责）", "plan"),),
        leaves=(("云川省防汛规定\n一、加强值守（省水利厅负责）\n二、加强巡查", "kind.rule.title"),),
        decide=_tasks,
    ),
    Judgement(
        "kind.report",
        "标题为报告、讲话、解读等的是其他文种",
        "A title that ends in 报告, 讲话, 解读 or the like is of another kind",
        _KINDS,
        takes=(("云川省政府工作报告\n一、回顾\n二、展望", "kind.report"),),
        leaves=(("云川省政府工作报告任务分工\n一、发展\n二、民生", "kind.plan.title"),),
        decide=_report,
    ),
    Judgement(
        "kind.rule.title",
        "标题为条例、办法、规定等的是法规规章",
        "A title that ends in 条例, 办法, 规定 or the like is a law or rule",
        _KINDS,
        takes=(("云川省养犬管理办法\n一、登记\n二、免疫", "kind.rule"),),
        leaves=(("云川省养犬管理办法实施方案\n一、登记\n二、免疫", "kind.plan.title"),),
        decide=_rule,
    ),
    Judgement(
        "kind.plan.title",
        "标题为方案、要点、计划、通知等的是计划",
        "A title that ends in 方案, 要点, 计划, 通知 or the like is a plan",
        _KINDS,
        takes=(("云川省防汛工作要点\n一、加强值守\n二、加强巡查", "plan"),),
        leaves=(("云川省防汛工作公告\n一、加强值守\n二、加强巡查", "kind.other"),),
        decide=_titled,
    ),
    Judgement(
        "kind.plan.untitled",
        "没有标题而有主送机关、署名，或有六个以上部分的，视为计划",
        "A text without title is taken for a plan if it has recipients, a signature or six numbered parts",
        _HABIT,
        takes=(("各市水利局：\n一、加强值守\n二、加强巡查", "plan"),),
        leaves=(("一、加强值守\n二、加强巡查", "kind.other"),),
        decide=_untitled,
    ),
    Judgement(
        "kind.other",
        "其余看不出是工作计划",
        "Nothing else shows that a text is a plan",
        _KINDS,
        takes=(("云川省防汛工作公告\n一、加强值守\n二、加强巡查", "kind.other"),),
        leaves=(("云川省防汛工作通知\n一、加强值守\n二、加强巡查", "kind.plan.title"),),
        decide=_other,
    ),
)

DOUBTS: Final = (
    Doubt("kind.rule", "这是法律、法规或规章，不是工作计划", "this is a law, regulation or rule, no work plan"),
    Doubt("kind.report", "这是报告、讲话或解读，不是工作计划", "this is a report, speech or commentary, no work plan"),
    Doubt(
        "kind.unstructured",
        "没有编号的章节，不是工作计划的结构",
        "there are no numbered sections, this is not built as a work plan",
    ),
    Doubt("kind.other", "看不出是工作计划", "nothing shows that this is a work plan"),
)
