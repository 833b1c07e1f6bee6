"""Rules on the lines behind the plan's body: signature and date, colophon, annexes; and on the page inside it."""

from __future__ import annotations

from functools import cached_property
from typing import Final

from workplan.model import BlockKind
from workplan.rulebook import Judgement
from workplan.structure import paragraph as is_a
from workplan.structure.annexes import Annex, annex_at
from workplan.structure.manuscript import Manuscript
from workplan.structure.parts import Named, Parts
from workplan.structure.title_lines import is_within

# Behind a body it tells whom to ask, without the bracket of a note.
_CONTACT: Final = ("联系人", "联系电话", "联系方式")
# A line of the page inside the body is short; a longer one that begins like it is text of the body.
_LONGEST_INSIDE: Final = 40
# What names a link to the document's file is short.
_LONGEST_LINK: Final = 8
# So many paragraphs at most stand from the title of a second plan to its first number.
_PREAMBLE: Final = 8
_SIGNED: Final = "GB/T 9704-2012 7.3.5"
_FORM: Final = "网页和印本的通行格式 · The usual form of pages and prints"


class BackLine:
    """A paragraph of the body or behind it, and what was said of those around the plan.

    Attributes:
        text: the document's paragraphs.
        index: the paragraph.
        front: what stands before the body.
        back: what is known so far of what stands behind it; rules read it and never write it.
        bare: the paragraph without blanks.
    """

    def __init__(self, text: Manuscript, index: int, front: Parts, back: Parts) -> None:
        self.text = text
        self.index = index
        self.front = front
        self.back = back
        self.bare = text.paragraphs[index].bare

    @property
    def is_unsigned(self) -> bool:
        """Whether neither a date nor an annex of the plan stands between the body and the line."""
        return not self.back.has(BlockKind.DATE) and not self.back.has(BlockKind.ANNEX)

    @cached_property
    def annex(self) -> Annex | None:
        """The annex that begins here, with its head or its title."""
        unsigned = self.is_unsigned and not self.front.has(BlockKind.DATE)
        return annex_at(self.text, self.index, above_signature=unsigned)

    def named(self, kind: BlockKind, *, value: bool = False) -> Named:
        """Say what this one paragraph is, and whether a value of the masthead is read from it."""
        return Named(kind, self.index + 1, {kind: (self.index,)} if value else {})


def _format(line: BackLine) -> Named | None:
    return line.named(BlockKind.CHROME) if line.index in line.text.chrome else None


def _date(line: BackLine) -> Named | None:
    return line.named(BlockKind.DATE, value=True) if line.is_unsigned and line.text.is_date(line.index) else None


def _other_date(line: BackLine) -> Named | None:
    return line.named(BlockKind.DATE) if line.text.is_date(line.index) else None


def _signed(line: BackLine) -> Named | None:
    if not line.is_unsigned or not line.text.is_signed(line.index):
        return None
    own = (line.index,)
    return Named(BlockKind.SIGNATURE, line.index + 1, {BlockKind.SIGNATURE: own, BlockKind.DATE: own})


def _signature(line: BackLine) -> Named | None:
    signs = line.is_unsigned and line.text.is_signature(line.index) and not _is_no_signer(line)
    return line.named(BlockKind.SIGNATURE, value=True) if signs else None


def _is_no_signer(line: BackLine) -> bool:
    """Tell whether a body without a date owns the page, behind words of its foot, or is whom to ask: 联系人：…."""
    at = line.index
    while at < len(line.text) and line.text.is_signature(at):
        at += 1
    before = line.index - 1
    kind = line.back.kinds.get(before)
    behind = kind is BlockKind.CHROME and not is_a.is_page_number(line.text.paragraphs[before])
    if at < len(line.text) and line.text.bare(at).startswith(_CONTACT):
        return True
    return behind and not (at < len(line.text) and line.text.is_date(at))


def _colophon(line: BackLine) -> Named | None:
    return line.named(BlockKind.COLOPHON) if line.text.is_colophon(line.index) else None


def _notice_mark(line: BackLine) -> Named | None:
    return line.named(BlockKind.OTHER) if line.text.page_kind(line.index) == "notice" else None


def _page_words(line: BackLine) -> Named | None:
    return line.named(BlockKind.CHROME) if line.text.page_kind(line.index) else None


def _annex_line(line: BackLine) -> Named | None:
    behind_annex = BlockKind.ANNEX in line.back.kinds.values()
    of_annex = behind_annex or is_a.is_annex_line(line.text.paragraphs[line.index])
    return line.named(BlockKind.ANNEX) if of_annex else None


def _other(line: BackLine) -> Named:
    return line.named(BlockKind.OTHER)


def _inside(line: BackLine) -> Named | None:
    of_page = (
        len(line.bare) < _LONGEST_INSIDE
        and line.text.page_kind(line.index) == "chrome"
        and not line.bare.startswith("http")  # an address belongs to the sentence before it: 详见国家平台 http://…
    )
    return line.named(BlockKind.CHROME) if of_page or _names_document(line) else None


def _names_document(line: BackLine) -> bool:
    """Tell whether a line is the notice's title once more, behind the name of a link: 全真版：某厅关于…的通知."""
    lines = line.front.last(BlockKind.TITLE)
    if not lines or not line.bare.endswith(line.text.bare(lines[-1])):
        return False  # as nearly every line of a body
    link = line.bare.removesuffix(line.text.joined(lines))
    return link != line.bare and (not link or (len(link) <= _LONGEST_LINK and link.endswith(":")))


def _plan_title(line: BackLine) -> Named | None:
    """A title of a plan, or one that the notice names, behind which the numbers of the first level begin anew."""
    text, first = line.text, line.index
    if not text.restarts or text.is_marked(first):
        return None
    near = range(first + 1, min(first + _PREAMBLE, len(text)))
    at = next((at for at in near if text.is_marked(at)), first)
    title = text.title_at(first, at) if at in text.restarts else None
    notice = text.joined(line.front.last(BlockKind.TITLE))
    if title is None or not (text.words.plan_end.search(title.text) or is_within(title.text, notice)):
        return None
    return Named(BlockKind.PLAN_TITLE, at, inside=dict.fromkeys(range(title.stop, at), BlockKind.PREAMBLE))


BackRule = Judgement[BackLine, Named]
"""A rule on a line of the body or behind it."""

FORMAT: Final = Judgement(
    "back.chrome.format",
    "版式本身标明不属文件的：网页导航、页脚",
    "What the form itself shows to be no part of the document: navigation and footer of the page",
    _FORM,
    takes=(
        (
            "<html><body><p>关于防汛工作的通知</p><p>一、加强值守</p><p>全天值守，确保安全。</p>"
            "<div class='footer'><a href='/a'>网站地图</a> <a href='/b'>隐私声明</a></div></body></html>",
            "chrome 网站地图 隐私声明",
        ),
    ),
    leaves=(("一、加强值守\n全天值守，确保安全。\n网站地图", "back.chrome.words"),),
    decide=_format,
)
DATE: Final = Judgement(
    "back.date",
    "正文之后独占一行的第一个日期是成文日期",
    "The first date alone on its line behind the body is the date of issue",
    _SIGNED,
    takes=(("一、加强值守\n全天值守。\n云川省水利厅\n2023年4月15日", "date 2023年4月15日"),),
    leaves=(
        (
            "一、加强值守\n全天值守。\n附件1\n巡查方案\n一、巡查时间\n二、巡查路线\n抄送：省委办公厅。\n2023年4月17日",
            "back.date.other",
        ),
    ),
    decide=_date,
)
OTHER_DATE: Final = Judgement(
    "back.date.other",
    "已有成文日期或在附件之后的日期不是成文日期",
    "A date behind the date of issue or behind an annex is no date of issue",
    _SIGNED,
    takes=(("一、加强值守\n全天值守。\n2023年4月15日\n2023年4月17日", "date 2023年4月17日"),),
    leaves=(("一、加强值守\n全天值守。\n2023年4月15日", "back.date"),),
    decide=_other_date,
)
SIGNED: Final = Judgement(
    "back.signature.dated",
    "署名与成文日期也可以同在一行",
    "Signature and date of issue may stand on one line",
    _SIGNED,
    takes=(("一、加强值守\n全天值守。\n云川省水利厅 2023年4月15日", "signature 云川省水利厅 2023年4月15日"),),
    leaves=(("一、加强值守\n全天值守。\n云川省水利厅\n2023年4月15日", "back.signature"),),
    decide=_signed,
)
SIGNATURE: Final = Judgement(
    "back.signature",
    "正文之后、成文日期之前只列机关名称的行是发文机关署名",
    "Behind the body and before the date lines that are nothing but names of bodies are the signature",
    _SIGNED,
    takes=(
        (
            "一、加强值守\n全天值守。\n云川省水利厅\n云川省财政厅\n2023年4月15日",
            "signature 云川省水利厅 | signature 云川省财政厅",
        ),
    ),
    leaves=(
        ("一、加强值守\n全天值守。\n2023年4月15日\n云川省水利厅", "back.other"),
        ("一、加强值守\n全天值守。\n关闭窗口\n云川省水利厅\n版权所有", "back.other"),
        ("一、加强值守\n全天值守。\n（此件公开发布）\n云川省水利厅\n联系人：王某", "back.other"),
    ),
    decide=_signature,
)
COLOPHON: Final = Judgement(
    "back.colophon",
    "抄送、印发机关和印发日期是版记",
    "Copies (抄送) and the line of printing are the colophon",
    "GB/T 9704-2012 7.4",
    takes=(
        (
            "一、加强值守\n全天值守。\n抄送：省委办公厅。\n云川省水利厅办公室 2023年4月17日印发",
            "colophon 抄送：省委办公厅。 | colophon 云川省水利厅办公室 2023年4月17日印发",
        ),
        (
            "一、加强值守\n全天值守。\n云川省水利厅办公室\n2023年4月17日印发",
            "colophon 云川省水利厅办公室 | colophon 2023年4月17日印发",
        ),
    ),
    leaves=(("一、加强值守\n全天值守。\n云川省水利厅办公室 2023年4月17日", "back.signature.dated"),),
    decide=_colophon,
)
NOTICE_MARK: Final = Judgement(
    "back.notice-mark",
    "正文之后的（此件公开发布）、（联系人：……）是附注",
    "（此件公开发布） or （联系人：…） behind the body is a note on the document",
    "GB/T 9704-2012 7.3.6",
    takes=(("一、加强值守\n全天值守。\n（此件公开发布）", "other （此件公开发布）"),),
    leaves=(("一、加强值守\n（此件公开发布的除外）", "-"),),
    decide=_notice_mark,
)
PAGE_WORDS: Final = Judgement(
    "back.chrome.words",
    "正文之后以“责任编辑”“相关链接”等网页、印本用语成行的不属文件",
    "A line made of words of the page or print (责任编辑, 相关链接) behind the body is no part of the document",
    _FORM,
    takes=(("一、加强值守\n全天值守。\n责任编辑：王某", "chrome 责任编辑：王某"),),
    leaves=(("一、加强值守\n全天值守。\n抄送：省委办公厅。", "back.colophon"),),
    decide=_page_words,
)
ANNEX_LINE: Final = Judgement(
    "back.annex.line",
    "以“附件：”开头的行和附件之后的其余各行属于附件",
    "A line that begins with 附件： and whatever else stands behind an annex belongs to the annexes",
    "GB/T 9704-2012 7.3.4",
    takes=(("一、加强值守\n全天值守。\n附件：1.值守电话\n2.值守人员", "annex 附件：1.值守电话 | annex 2.值守人员"),),
    leaves=(("一、加强值守\n全天值守。\n责任编辑：王某\n值守电话另附", "back.other"),),
    decide=_annex_line,
)
OTHER: Final = Judgement(
    "back.other",
    "正文之后其余各行看不出是什么，原样保留",
    "Whatever else stands behind the body is kept as it is",
    "任何文字都不丢弃 · No text is ever dropped",
    takes=(("一、加强值守\n全天值守。\n责任编辑：王某\n值守电话另附", "other 值守电话另附"),),
    leaves=(("一、加强值守\n全天值守。\n值守电话另附", "-"),),
    decide=_other,
)
INSIDE: Final = Judgement(
    "body.chrome",
    "正文中间的页码和网页用语短行不属正文；网址属于其前的句子",
    "A page number or a short line of words of the page inside the body is no part of it; an address is one of the "
    "sentence before it",
    _FORM,
    takes=(
        ("一、加强值守\n打印\n二、加强巡查", "chrome 打印"),
        (
            "云川省水利厅关于加强防汛的通知\n一、加强值守\n全天值守。\n全真版：云川省水利厅关于加强防汛的通知",
            "chrome 全真版：云川省水利厅关于加强防汛的通知",
        ),
    ),
    leaves=(("一、加强值守\n详见\nhttp://yunchuan.example/a\n二、加强巡查", "end.goes-on.numbering"),),
    decide=_inside,
)
PLAN_TITLE: Final = Judgement(
    "body.plan-title",
    "正文之中的计划标题（或通知标题中写明的文件名称），其后各部分又从一编起的，是同时印发的另一文件的标题，标题与序号之间是前言",
    "A plan's title inside the body, or one that the notice's title names, behind which the first level is numbered "
    "from one again, is that of another text sent out with the first; what stands up to the number is its preamble",
    "GB/T 9704-2012 7.3.1",
    takes=(
        (
            "云川省夜市方案\n一、划定摊区\n二、巡查摊区\n云川省早市方案\n为办好早市，制定本方案。\n一、划定摊区\n二、清扫摊区",
            "plan_title 云川省早市方案 | preamble 为办好早市，制定本方案。",
        ),
    ),
    leaves=(("一、划定摊区\n云川省早市方案\n二、巡查摊区", "-"),),
    decide=_plan_title,
)
