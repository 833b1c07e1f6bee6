"""Rules on the lines in front of the plan that belong to no notice: page, metadata, number, red head."""

from __future__ import annotations

from functools import cached_property
from typing import Final, NamedTuple

from workplan.model import BlockKind
from workplan.rulebook import Judgement
from workplan.source import squeeze
from workplan.structure import paragraph as is_a
from workplan.structure.manuscript import Manuscript
from workplan.structure.page_words import Wording
from workplan.structure.parts import Named, Parts
from workplan.structure.title_lines import Title, sent_out, unmarked
from workplan.writing.document_numbers import ORDER, order_number

# A longer line that begins with 标题： or 来源： tells, it names no field.
_LONGEST_FIELD: Final = 400
# What stands alone on the line behind the name of a field is its value, if it is short.
_LONGEST_VALUE: Final = 120
# How the names of fields end that hold a day: 生效日期.
_DAYS: Final = ("日期", "时间")
# What the text of a notice ends with before something else begins.
_ENDED: Final = ("。", ";", ":", "!", "?", ")", "》")
# How a sentence goes on behind the name of what was passed.
_PASSED: Final = ("已", "业经", "经")
# What stands behind the bodies of a red head, and how many lines they take at most.
_PAPER: Final = "文件"
_MOST_BODIES: Final = 16
_FORM: Final = "网页和印本的通行格式 · The usual form of pages and prints"


class Notice(NamedTuple):
    """What is known of the notice by its title.

    Attributes:
        title: the title, empty where none is known.
        sends: whether it sends another text out.
        sent: the title of the plan that it sends out, without marks, empty where it names none.
    """

    title: str = ""
    sends: bool = False
    sent: str = ""

    @classmethod
    def of(cls, title: str, words: Wording) -> Notice:
        """Return what a title tells."""
        span = sent_out(title, words)
        return cls(title) if span is None else cls(title, sends=True, sent=unmarked(title[slice(*span)]))


class FrontLine:
    """A paragraph in front of the plan's body, and what was said of those before it.

    Attributes:
        text: the document's paragraphs.
        index: the paragraph.
        limit: the paragraph before which the front ends.
        front: what is known so far; rules read it and never write it.
        known: the notice's title as far as it is known, empty where none is.
        sends: whether the notice sends another text out.
        sent: the title of the plan that the notice sends out, without marks, empty where it names none.
        paragraph: the paragraph itself.
        bare: the same without blanks.
        page_kind: what it is as a line of the page: ``chrome``, ``colophon``, ``notice``; None if it is no such line.
        is_head: whether neither recipients nor a date of issue stand before it.
        field: the name of the metadata field that it begins with, None where it begins with none.
    """

    def __init__(self, text: Manuscript, index: int, limit: int, front: Parts, notice: Notice) -> None:
        self.text = text
        self.index = index
        self.limit = limit
        self.front = front
        self.known, self.sends, self.sent = notice
        self.paragraph = text.paragraphs[index]
        self.bare = self.paragraph.bare
        self.page_kind = text.page_kind(index)
        self.is_head = not front.has(BlockKind.RECIPIENTS) and not front.has(BlockKind.DATE)
        self.field = self._field()

    @cached_property
    def title(self) -> Title | None:
        """The title that starts here; one with a section marker, of a list or amid a sentence starts none."""
        if self.text.is_marked(self.index) or self.index in self.text.listed or self.is_above_plan or self._is_told:
            return None
        title = self.text.title_at(self.index, self.limit, self.sent)
        if title is None or not self._goes_on or (self.sent and unmarked(title.text).endswith(self.sent)):
            return title
        return None

    @cached_property
    def is_above_plan(self) -> bool:
        """Whether the line is a body without a date, right above the title of the plan that the notice sends out."""
        below = self.index + 1
        if not self.sent or self.front.has(BlockKind.DATE):
            return False
        if below >= self.limit or self.sent.startswith(self.bare):
            return False
        plan = None if self.text.is_marked(below) else self.text.title_at(below, self.limit, self.sent)
        name = unmarked(plan.text) if plan else ""
        if name == "" or not (name.endswith(self.sent) or self.sent.endswith(name)):
            return False
        return self.text.is_body_list(self.index) or is_a.is_signer(self.bare, self.text.words)

    @property
    def _is_told(self) -> bool:
        """Whether the line is what a sentence below speaks of: 《某方案》|已经市政府同意，现印发给你们。"""
        below = self.index + 1
        return self.bare.startswith("《") and below < self.limit and self.text.bare(below).startswith(_PASSED)

    @property
    def _goes_on(self) -> bool:
        """Whether the line goes on with the sentence of the notice that the one above it breaks off."""
        if self.is_head:
            return False  # what stands between two copies of a title is the page's, and no sentence
        kinds = self.front.kinds
        above = next((at for at in range(self.index - 1, -1, -1) if kinds[at] is not BlockKind.CHROME), -1)
        if above < 0 or kinds[above] is not BlockKind.TRANSMITTAL:
            return False
        text = self.text.bare(above)
        named = above in self.text.listed or "附件" in text or self.text.words.title_end.search(text) is not None
        return not named and not text.endswith(_ENDED)

    def _field(self) -> str | None:
        if not self.is_head or len(self.bare) > _LONGEST_FIELD or self.bare.endswith("如下:"):
            return None
        words = self.text.words
        match = words.meta_line.match(self.bare)
        if match is not None:
            return match["key"]
        cell, tab, _ = self.paragraph.text.partition("\t")
        key = squeeze(cell) if tab else ""
        return key if key in words.meta_keys else None

    def named(self, kind: BlockKind, *, value: bool = False) -> Named:
        """Say what this one paragraph is, and whether a value of the masthead is read from it."""
        return Named(kind, self.index + 1, {kind: (self.index,)} if value else {})


def _format(line: FrontLine) -> Named | None:
    return line.named(BlockKind.CHROME) if line.index in line.text.chrome else None


def _field_above_value(line: FrontLine) -> Named | None:
    """A name that stands alone has its value on the next line."""
    at = line.index + 1
    if line.field is None or len(line.bare) > len(line.field) + 1 or at >= line.limit:
        return None
    gives = line.text.words.meta_keys[line.field]
    following = line.text.paragraphs[at]
    if len(following.bare) >= _LONGEST_VALUE or (gives != "title" and "关于" in following.bare):
        return None
    dated = is_a.is_date(following) and not line.field.endswith(_DAYS)
    if not gives and (dated or line.text.title_at(at, line.limit) is not None):
        return None
    if (
        line.text.words.meta_line.match(following.bare)
        or line.text.is_marked(at)
        or is_a.is_recipients(following, line.text.words)
    ):
        return None
    return Named(BlockKind.METADATA, at + 1, {BlockKind.METADATA: (line.index, at)})


def _field(line: FrontLine) -> Named | None:
    return None if line.field is None else line.named(BlockKind.METADATA, value=True)


def _notice_mark(line: FrontLine) -> Named | None:
    return line.named(BlockKind.OTHER) if line.page_kind == "notice" else None


def _colophon(line: FrontLine) -> Named | None:
    if not line.front.has(BlockKind.TITLE) and not line.front.has(BlockKind.RECIPIENTS):
        return None
    return line.named(BlockKind.COLOPHON) if line.text.is_colophon(line.index) else None


def _page_words(line: FrontLine) -> Named | None:
    return line.named(BlockKind.CHROME) if line.page_kind else None


def _annex_mark(line: FrontLine) -> Named | None:
    return line.named(BlockKind.OTHER) if is_a.is_annex_mark(line.paragraph) else None


def _number(line: FrontLine) -> Named | None:
    return line.named(BlockKind.DOCUMENT_NUMBER, value=True) if is_a.is_number(line.paragraph) else None


def _order(line: FrontLine) -> Named | None:
    """An order's head, with its number on the same line or the next."""
    if "令" not in line.bare or not line.is_head or ORDER.match(line.bare) is None:
        return None  # the character spares most notices the pattern
    for stop in range(line.index + 1, min(line.index + 2, line.limit) + 1):
        lines = range(line.index, stop)
        if order_number(line.text.joined(lines)) is not None:
            return Named(BlockKind.DOCUMENT_NUMBER, stop, {BlockKind.DOCUMENT_NUMBER: tuple(lines)})
    return None


def _redhead(line: FrontLine) -> Named | None:
    if not line.is_head or not (is_a.is_redhead(line.paragraph) or _heads_with_others(line)):
        return None
    return line.named(BlockKind.METADATA)


def _heads_with_others(line: FrontLine) -> bool:
    """Tell whether a line is one of several bodies, a line each, above the document number: a joint red head."""
    near = range(line.index, min(line.index + _MOST_BODIES, line.limit))
    number = next((at for at in near if is_a.is_number(line.text.paragraphs[at])), line.index)
    return number > line.index and all(_is_of_head(line.text, at) for at in range(line.index, number))


def _is_of_head(text: Manuscript, index: int) -> bool:
    """Tell whether a line may be one of a red head: it names bodies, or says that the paper is theirs."""
    paragraph = text.paragraphs[index]
    return paragraph.bare == _PAPER or is_a.is_redhead(paragraph) or text.is_body_list(index)


FORMAT: Final = Judgement(
    "front.chrome.format",
    "版式本身标明不属文件的：网页导航、栏目，或点线引向页码的目录",
    "What the form itself shows to be no part of the document: navigation of the page, a table of contents with its "
    "dots and page numbers",
    _FORM,
    takes=(
        (
            "目录\n第一章 总则......1\n第二章 任务......3\n第三章 保障......9\n第一章 总则",
            "chrome 目录 | chrome 第一章 总则......1 | chrome 第二章 任务......3 | chrome 第三章 保障......9",
        ),
    ),
    leaves=(("目录\n第一章 总则......1\n第二章 任务......3", "front.other"),),
    decide=_format,
)
FIELD_ABOVE_VALUE: Final = Judgement(
    "front.metadata.apart",
    "名称独占一行的，下一行短文是它的值；下一行另有名称、序号或是主送机关的除外",
    "A name alone on its line has its value on the next one, unless that is a field, a section or the recipients",
    _FORM,
    takes=(("发文机关：\n云川省水利厅\n关于防汛工作的通知", "metadata 发文机关： | metadata 云川省水利厅"),),
    leaves=(("发文机关：\n发文日期：2023年4月15日", "front.metadata"),),
    decide=_field_above_value,
)
FIELD: Final = Judgement(
    "front.metadata",
    "主送机关之前以“索引号：”“发文机关：”等名称开头的行是网页的著录项",
    "A line that begins with the name of a field (索引号：, 发文机关： …) before the recipients describes the page",
    _FORM,
    takes=(("发文日期：2023年4月15日", "metadata 发文日期：2023年4月15日"),),
    leaves=(("关于防汛工作的通知\n各市人民政府：\n发文日期：以收文为准", "front.transmittal"),),
    decide=_field,
)
NOTICE_MARK: Final = Judgement(
    "front.notice-mark",
    "（此件公开发布）等独占一行的是附注",
    "A line that is nothing but （此件公开发布） or its like is a note on the document",
    "GB/T 9704-2012 7.3.6",
    takes=(("关于防汛工作的通知\n（此件公开发布）", "other （此件公开发布）"),),
    leaves=(("关于防汛工作的通知\n各市人民政府：\n此件公开发布前请删去附件。", "front.transmittal"),),
    decide=_notice_mark,
)
COLOPHON: Final = Judgement(
    "front.colophon",
    "通知与所附计划之间的抄送、印发机关和印发日期是版记",
    "Copies (抄送) and the line of printing between a notice and its plan are the colophon",
    "GB/T 9704-2012 7.4",
    takes=(
        (
            "关于印发防汛方案的通知\n各市水利局：\n现印发给你们。\n云川省水利厅\n2023年4月15日\n云川省水利厅办公室\n2023年4月17日印发",
            "colophon 云川省水利厅办公室 | colophon 2023年4月17日印发",
        ),
    ),
    leaves=(
        ("关于印发防汛方案的通知\n各市水利局：\n现印发给你们。\n云川省水利厅办公室\n2023年4月17日", "front.signature"),
        ("抄送：省委办公厅\n关于印发防汛方案的通知", "front.chrome.words"),
    ),
    decide=_colophon,
)
PAGE_WORDS: Final = Judgement(
    "front.chrome.words",
    "以“责任编辑”“打印本页”“第3页”等网页、印本用语成行的不属文件",
    "A line made of words of the page or print (责任编辑, 打印本页, 第3页) is no part of the document",
    _FORM,
    takes=(("责任编辑：王某\n关于防汛工作的通知", "chrome 责任编辑：王某"),),
    leaves=(("关于防汛工作的通知\n各市人民政府：\n打印材料由各单位自备。", "front.transmittal"),),
    decide=_page_words,
)
ANNEX_MARK: Final = Judgement(
    "front.annex-mark",
    "标题之上独占一行的“附件1”只是标记",
    "附件1 alone on the line above a title is a mark",
    "GB/T 9704-2012 7.3.7",
    takes=(("关于防汛工作的通知\n各市人民政府：\n请抓好落实。\n附件1\n防汛任务分工", "other 附件1"),),
    leaves=(("附件1：云川省养老服务方案", "front.other"),),
    decide=_annex_mark,
)
NUMBER: Final = Judgement(
    "front.number",
    "独占一行、年份加括号的是发文字号",
    "A document number alone on its line, its year in brackets, is the notice's own",
    "GB/T 9704-2012 7.2.5",
    takes=(("云政发〔2023〕5号\n关于防汛工作的通知", "document_number 云政发〔2023〕5号"),),
    leaves=(("关于防汛工作的通知\n各市人民政府：\n云政发〔2023〕5号同时废止。", "front.transmittal"),),
    decide=_number,
)
ORDER_HEAD: Final = Judgement(
    "front.order",
    "正文之前的“……令”连同其序号（同一行或下一行的第N号）是令的编号",
    "…令 before the text with its number, on the same line or the next one, is the number of an order",
    "规章制定程序条例第三十条 · Rules on making government rules, article 30",
    takes=(
        (
            "云川市人民政府令\n第16号\n《云川市河湖管理办法》已经审议通过。",
            "document_number 云川市人民政府令 | document_number 第16号",
        ),
        (
            "云川市人民政府令（第16号）\n《云川市河湖管理办法》已经审议通过。",
            "document_number 云川市人民政府令（第16号）",
        ),
    ),
    leaves=(("云川市人民政府令行禁止\n第16号", "front.other"),),
    decide=_order,
)
REDHEAD: Final = Judgement(
    "front.redhead",
    "“……文件”独占一行的、发文字号之上一行一个的机关名称是发文机关标志",
    "A line that ends in 文件 before the title, or bodies a line each above the document number are the red head",
    "GB/T 9704-2012 7.2.4",
    takes=(
        ("云川省人民政府文件\n云政发〔2023〕5号", "metadata 云川省人民政府文件"),
        (
            "云川省水利厅\n云川省财政厅\n文件\n云水发〔2023〕5号",
            "metadata 云川省水利厅 | metadata 云川省财政厅 | metadata 文件",
        ),
    ),
    leaves=(("云川省人民政府文件汇编", "front.other"),),
    decide=_redhead,
)
