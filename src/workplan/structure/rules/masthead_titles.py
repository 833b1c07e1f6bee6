"""Rules on titles and document number of the masthead: for each where it is read from, the surest place first."""

from __future__ import annotations

from typing import Final

import regex

from workplan.model import BlockKind, Text
from workplan.rulebook import Judgement
from workplan.source import fold
from workplan.structure.page_words import FILES
from workplan.structure.rules.masthead_given import DATED, ON_FIELDS, ON_TITLES, Given
from workplan.structure.title_lines import sent_out, unmarked
from workplan.writing.document_numbers import NUMBER
from workplan.writing.late import late_regex

TextRule = Judgement[Given, Text]

_MARKED: Final = regex.compile(r"《(?P<plan>[^《》]+(?:《[^《》]*》[^《》]*)*)》$")
# 某厅关于…的通知（某发〔2023〕5号）: lists put the number behind the title
_NUMBERED: Final = late_regex(rf"\({NUMBER.pattern}\)$")
# What stands between the names of two plans.
_ANOTHER: Final = regex.compile("》《|[和及与、]")
# Where a notice sends several texts out by their number: …转制为企业和支持文化企业发展两个规定
_COUNTED: Final = late_regex(r"[两二三四五六七八九十2-9]个\p{Han}{0,6}(?:方案|计划|规定|办法|细则|意见|措施)$")
_NAMED_FILE: Final = late_regex(
    rf"(?P<title>[^.]{{4,40}}关于[^.]{{4,80}}的(?:通知|意见|决定|函|批复))\.(?:{FILES})", regex.IGNORECASE
)
# Downloads stand at the end of a page, behind them a few lines of its frame.
_FRAME: Final = 12


def _unnumbered(given: Given, title: Text | None) -> Text | None:
    """A title without the document number that lists put behind it."""
    if title is None:
        return None
    folded = fold(title.value)
    match = _NUMBERED.search(folded) if "号)" in folded else None
    if match is None or not given.text.words.title_end.search(folded[: match.start()]):
        return title
    return given.part(title, 0, match.start())


def _unmarked(given: Given, text: Text) -> Text:
    """A single 《…》 around a title is no part of it; two plans stay together as written."""
    match = _MARKED.fullmatch(fold(text.value))
    return text if match is None else given.part(text, match.start("plan"), match.end("plan"))


def _undated(given: Given, title: Text | None) -> Text | None:
    """A title without the day that collections put behind it: 某厅关于防汛的通知(2023年5月30日)."""
    if title is None:
        return None
    match = DATED.search(fold(title.value))
    return title if match is None else given.part(title, 0, match.start())


def _title_line(given: Given) -> Text | None:
    return _unnumbered(given, _undated(given, given.title(BlockKind.TITLE)))


def _title_field(given: Given) -> Text | None:
    return _unnumbered(given, _undated(given, given.fields.get("title")))


def _title_file(given: Given) -> Text | None:
    for paragraph in given.text.paragraphs[-_FRAME:]:
        match = _NAMED_FILE.fullmatch(paragraph.text)
        if match is not None:
            return given.stretch(paragraph.start, paragraph.start + match.end("title"))
    return None


def _plan_line(given: Given) -> Text | None:
    own = _undated(given, given.title(BlockKind.PLAN_TITLE))
    return None if own is None else _unmarked(given, own)


def _two_plans(given: Given) -> Text | None:
    sent = _plan_sent(given)
    if sent is None:
        return None
    both = fold(sent.value)
    counted, parted = _COUNTED.search(both), list(_ANOTHER.finditer(both))
    line = _plan_line(given) if counted or parted else None
    if line is None:
        return None
    own, ends = unmarked(fold(line.value)), given.text.words.title_end
    if counted and own != unmarked(both):
        return sent
    for between in parted:
        one, other = unmarked(both[: between.start()]), unmarked(both[between.end() :])
        if ends.search(one) and ends.search(other) and own.endswith(one):
            return sent
    return None


def _plan_sent(given: Given) -> Text | None:
    sent = sent_out(fold(given.own_title.value), given.text.words) if given.own_title else None
    return _unmarked(given, given.part(given.own_title, *sent)) if given.own_title and sent else None


def _plan_within(given: Given) -> Text | None:
    title = given.own_title
    if title is None:
        return None
    folded = fold(title.value)
    end = given.text.words.notice_end.search(folded)
    if end is None or "关于" in folded or not given.text.words.plan_end.search(folded[: end.start()]):
        return None
    return given.part(title, 0, end.start())


def _plan_same(given: Given) -> Text | None:
    return given.own_title


def _number_line(given: Given) -> Text | None:
    lines = [given.text.paragraphs[index] for index in given.front.lines(BlockKind.DOCUMENT_NUMBER)]
    return next((number for line in lines if (number := given.number_in(line.start, line.end))), None)


def _number_field(given: Given) -> Text | None:
    written = given.fields.get("document_number")
    return given.number_in(written.span.start, written.span.end) if written else None


def _number_in_title(given: Given) -> Text | None:
    whole = _undated(given, given.title(BlockKind.TITLE) or given.fields.get("title"))
    name = _unnumbered(given, whole)
    return given.number_in(name.span.end, whole.span.end) if whole and name else None


TITLE: Final[tuple[TextRule, ...]] = (
    Judgement(
        "masthead.title.line",
        "标题取正文之前的标题行，折行的相连；其后括注的文号不算标题",
        "The title is that of the lines before the text, joined; a number in brackets behind it is no part of it",
        ON_TITLES,
        takes=(
            (
                "云川省水利厅关于印发\n防汛方案的通知\n各市水利局：",
                "云川省水利厅关于印发防汛方案的通知",
            ),
            ("云川省水利厅关于加强防汛的通知（云水发〔2023〕5号）", "云川省水利厅关于加强防汛的通知"),
        ),
        leaves=(("标题：云川省水利厅关于加强防汛的通知\n各市水利局：", "masthead.title.metadata"),),
        decide=_title_line,
    ),
    Judgement(
        "masthead.title.metadata",
        "正文之前没有标题行的，取著录项“标题”“名称”的值",
        "Where no line before the text is a title, the field 标题 or 名称 gives it",
        ON_FIELDS,
        takes=(("标　题：云川省水利厅关于加强防汛的通知\n一、加强值守", "云川省水利厅关于加强防汛的通知"),),
        leaves=(("标题：防汛通知\n云川省水利厅关于加强防汛的通知\n一、加强值守", "masthead.title.line"),),
        decide=_title_field,
    ),
    Judgement(
        "masthead.title.file",
        "正文没有标题的，取页末供下载文件的名称",
        "Where the text has no title, the name of the file at the page's end gives it",
        "网页的通行格式：原文以标题命名供下载 · Usual form of pages: a download named by its title",
        takes=(("一、加强值守\n全天值守。\n云川省水利厅关于加强防汛的通知.pdf", "云川省水利厅关于加强防汛的通知"),),
        leaves=(("云川省防汛方案\n一、加强值守\n全天值守。\n防汛任务分工表.pdf", "masthead.title.line"),),
        decide=_title_file,
    ),
    Judgement(
        "masthead.title.plan",
        "没有通知标题的，以所印发计划的标题为标题",
        "Where the notice has no title of its own, the plan's is its title",
        ON_TITLES,
        takes=(("各市人民政府：\n现印发给你们。\n云川省防汛方案\n一、加强值守", "云川省防汛方案"),),
        leaves=(("关于印发防汛方案的通知\n各市人民政府：\n云川省防汛方案\n一、加强值守", "masthead.title.line"),),
        decide=_plan_line,
    ),
)
PLAN_TITLE: Final[tuple[TextRule, ...]] = (
    Judgement(
        "masthead.plan-title.two",
        "通知标题印发两个文件，其后一行是其中第一个的标题的，取通知标题中的全部名称",
        "Where the notice's title sends two texts out and the line behind it is the first one's, both as it names them",
        ON_TITLES,
        takes=(
            (
                "云川省关于印发防汛若干措施和防汛行动计划的通知\n各市水利局：\n现印发给你们。\n防汛若干措施\n一、加强值守",
                "防汛若干措施和防汛行动计划",
            ),
        ),
        leaves=(
            (
                "云川省关于印发防汛方案和预案演练计划的通知\n各市水利局：\n现印发给你们。\n防汛方案和预案演练计划\n一、加强值守",
                "masthead.plan-title.line",
            ),
        ),
        decide=_two_plans,
    ),
    Judgement(
        "masthead.plan-title.line",
        "计划标题取通知之后的标题行，外加的书名号不算",
        "The plan's title is that of the lines behind the notice, marks around it aside",
        ON_TITLES,
        takes=(("关于印发方案的通知\n各市人民政府：\n《云川省防汛方案》\n一、加强值守", "云川省防汛方案"),),
        leaves=(("关于印发《云川省防汛方案》的通知\n各市人民政府：\n一、加强值守", "masthead.plan-title.sent"),),
        decide=_plan_line,
    ),
    Judgement(
        "masthead.plan-title.sent",
        "通知之后没有标题行的，取通知标题中“印发……的通知”之间的名称",
        "Where no title stands behind the notice, its own title names the plan between 印发 and 的通知",
        ON_TITLES,
        takes=(
            ("云川省水利厅关于印发《防汛方案（试行）》的通知\n各市水利局：", "防汛方案（试行）"),
            ("云川省水利厅关于印发防汛方案的通知\n各市水利局：", "防汛方案"),
            ("云川省水利厅关于公布水库名录的通告\n一、水库名录", "水库名录"),
        ),
        leaves=(
            ("云川省水利厅关于做好防汛工作的通知\n各市水利局：", "masthead.plan-title.same"),
            ("云川省水利厅关于规范汛情发布的通知\n各市水利局：", "masthead.plan-title.same"),
        ),
        decide=_plan_sent,
    ),
    Judgement(
        "masthead.plan-title.within",
        "标题为“……方案的通知”而没有“印发”的，其中的方案名称是计划标题",
        "A notice called 某方案的通知 without a verb that sends out names its plan in front of that",
        ON_TITLES,
        takes=(
            ("云川省防汛工作方案的通知\n各市水利局：\n为做好防汛，制定本方案。", "云川省防汛工作方案"),
            ("云川省防汛工作方案的通知（试行）\n各市水利局：\n为做好防汛，制定本方案。", "云川省防汛工作方案"),
        ),
        leaves=(("云川省水利厅关于实施防汛方案的通知\n各市水利局：", "masthead.plan-title.same"),),
        decide=_plan_within,
    ),
    Judgement(
        "masthead.plan-title.same",
        "不印发他件的文件本身就是计划，两个标题相同",
        "A document that sends nothing out is the plan itself: both titles are the same",
        ON_TITLES,
        takes=(("云川省关于加强防汛的意见\n各市水利局：", "云川省关于加强防汛的意见"),),
        leaves=(("云川省关于印发《防汛方案》的通知\n各市水利局：", "masthead.plan-title.sent"),),
        decide=_plan_same,
    ),
)
DOCUMENT_NUMBER: Final[tuple[TextRule, ...]] = (
    Judgement(
        "masthead.number.line",
        "发文字号取正文之前独占一行的，年份一律用六角括号",
        "The document number is the one alone on its line before the text; its year is given in 〔〕",
        "GB/T 9704-2012 7.2.5",
        takes=(("云水发[2023] 5 号\n云川省水利厅关于加强防汛的通知", "云水发〔2023〕5号"),),
        leaves=(("文号：云水发〔2023〕5号\n云川省水利厅关于加强防汛的通知", "masthead.number.metadata"),),
        decide=_number_line,
    ),
    Judgement(
        "masthead.number.order",
        "令的编号由发令机关、“令”和序号组成",
        "The number of an order is made up of who gives it, 令 and its number",
        "规章制定程序条例第三十条 · Rules on making government rules, article 30",
        takes=(("云川市人民政府令\n（第16号）\n《云川市河湖管理办法》已经审议通过。", "云川市人民政府令第16号"),),
        leaves=(("云水发〔2023〕5号\n云川省水利厅关于防汛的通知", "masthead.number.line"),),
        decide=lambda given: given.order,
    ),
    Judgement(
        "masthead.number.metadata",
        "没有独占一行的发文字号的，取著录项“文号”“发文字号”的值",
        "Where none stands on a line of its own, the field 文号 or 发文字号 gives it",
        ON_FIELDS,
        takes=(("文号：云水发〔2023〕5号\n云川省水利厅关于加强防汛的通知", "云水发〔2023〕5号"),),
        leaves=(("文号：云水发5号\n云川省水利厅关于加强防汛的通知（云水发〔2023〕5号）", "masthead.number.title"),),
        decide=_number_field,
    ),
    Judgement(
        "masthead.number.title",
        "都没有的，取标题之后括注的文号",
        "Where neither has it, the number in brackets behind the title is the document's",
        "汇编和目录的通行格式：标题后括注文号 · Usual form of collections: the number stands behind the title",
        takes=(
            ("云川省水利厅关于加强防汛的通知（云水发〔2023〕5号）", "云水发〔2023〕5号"),
            ("标题：云川省水利厅关于加强防汛的通知（云水发〔2023〕5号）\n一、加强值守", "云水发〔2023〕5号"),
            ("云川省水利厅关于加强防汛的通知（云水发〔2023〕5号）（2023年4月15日）", "云水发〔2023〕5号"),
        ),
        leaves=(("云川省水利厅关于转发《办法》（云水发〔2023〕5号）的通知", "masthead.plan-title.sent"),),
        decide=_number_in_title,
    ),
)
