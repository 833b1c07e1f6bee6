"""Rules on a line that looks as if the plan's body ended there: does the body go on behind it?"""

from __future__ import annotations

from functools import cached_property
from typing import Final

from workplan.rulebook import Judgement
from workplan.structure import paragraph as is_a
from workplan.structure.manuscript import Manuscript
from workplan.writing.markers import Scheme

# So far behind the line a number still shows that the body goes on: a page's furniture and a long item stand between.
_AHEAD: Final = 60
_FIRST_AHEAD: Final = 30
# A paragraph that is longer than this and ends in a full stop is no line of a contact.
_PROSE: Final = 40
# Longer than this a paragraph is text of the body even where a line of the page stands before it.
_LONG: Final = 60
# A word of the page that stands in the middle of the text is short: 打印, 分享.
_SHORT: Final = 8
# Behind the first line of a contact so many may follow: 联系人, 联系电话, 联系地址.
_CONTACTS: Final = 4
# An annex named longer than this is spoken of, it does not begin, unless the words of its table run together.
_LONGEST_ANNEX_LINE: Final = 200
_PAGES: Final = "GB/T 9704-2012 7.5"
_NUMBERS: Final = "GB/T 9704-2012 7.3.3"


def ends_here(text: Manuscript, index: int) -> bool:
    """Tell whether a paragraph can only stand behind a body: page furniture, colophon, signature, annex, date."""
    if index in text.chrome or text.page_kind(index) or text.is_date(index) or text.is_signed(index):
        return True
    if text.signs_at_last(index):
        return True
    bare = text.bare(index)
    named = bare.startswith(("附件:", "附:", "附件1", "附表:"))
    return is_a.is_annex_head(text.paragraphs[index]) or (
        named and (len(bare) < _LONGEST_ANNEX_LINE or "。" not in bare)
    )


class EndLine:
    """A paragraph at which the body may end.

    Attributes:
        text: the document's paragraphs.
        index: the paragraph.
        body: index of the body's first paragraph.
        outer: the outermost scheme of the body's numbers.
    """

    def __init__(self, text: Manuscript, index: int, body: int, outer: Scheme) -> None:
        self.text = text
        self.index = index
        self.body = body
        self.outer = outer

    @property
    def bare(self) -> str:
        """The paragraph without blanks."""
        return self.text.bare(self.index)

    @cached_property
    def behind_pages(self) -> int:
        """Index of the first paragraph, from this one on, that is no page number."""
        at = self.index
        while at < len(self.text) and is_a.is_page_number(self.text.paragraphs[at]):
            at += 1
        return at

    @cached_property
    def last(self) -> dict[Scheme, int]:
        """The last number of each scheme before the line, those under the last outermost number."""
        found: dict[Scheme, int] = {}
        for at in range(self.index - 1, self.body - 1, -1):
            marker = self.text.markers[at]
            if marker is not None and marker.scheme not in found:
                found[marker.scheme] = marker.value
                if marker.scheme <= self.outer:
                    break
        return found

    @cached_property
    def ahead(self) -> int:
        """Index of the next number or head of an annex behind the line, -1 where none is near."""
        for at in range(self.index + 1, min(len(self.text), self.index + _AHEAD)):
            if self.text.is_marked(at) or is_a.is_annex_head(self.text.paragraphs[at]):
                return at
        return -1


def _page_number(line: EndLine) -> bool | None:
    at = line.behind_pages
    return True if line.index < at < len(line.text) and not ends_here(line.text, at) else None


def _last_page_number(line: EndLine) -> bool | None:
    return False if line.behind_pages > line.index else None


def _contact(line: EndLine) -> bool | None:
    if not line.bare.startswith("联系"):
        return None
    for at in range(line.index + 1, min(len(line.text), line.index + _CONTACTS)):
        bare = line.text.bare(at)
        if not bare.startswith("联系"):
            return True if len(bare) > _PROSE and bare.endswith("。") and not ends_here(line.text, at) else None
    return None


def _first_number(line: EndLine) -> bool | None:
    near = range(line.index, min(len(line.text), line.index + _FIRST_AHEAD))
    return True if not line.last and any(line.text.is_marked(at) for at in near) else None


def _no_number(line: EndLine) -> bool | None:
    return None if line.last else False


def _annex(line: EndLine) -> bool | None:
    return False if line.ahead >= 0 and is_a.is_annex_head(line.text.paragraphs[line.ahead]) else None


def _runs_on(line: EndLine) -> bool | None:
    marker = line.text.markers[line.ahead] if line.ahead >= 0 else None
    return True if marker is not None and line.last.get(marker.scheme) == marker.value - 1 else None


def _other_number(line: EndLine) -> bool | None:
    return False if line.ahead >= 0 else None


def _word(line: EndLine) -> bool | None:
    at = line.index + 1
    if line.text.page_kind(line.index) != "chrome" or len(line.bare) >= _SHORT or at >= len(line.text):
        return None
    return True if len(line.text.bare(at)) > _LONG and not ends_here(line.text, at) else None


def _end(line: EndLine) -> bool:
    return False


PAGE_NUMBER: Final = Judgement(
    "end.goes-on.page-number",
    "页码之后还有正文的，正文没有完",
    "Behind the number of a page the body goes on, if text follows",
    _PAGES,
    takes=(("一、建设平台\n推进平台建设。\n12\n确保年底前建成。", "goes on 12"),),
    leaves=(("一、建设平台\n推进平台建设。\n12\n责任编辑：王某", "end.here.page-number"),),
    decide=_page_number,
)
LAST_PAGE_NUMBER: Final = Judgement(
    "end.here.page-number",
    "页码之后只有版记、附件等，或再无文字的，正文到此为止",
    "At the number of a page the body ends, if only colophon, annex or nothing follows",
    _PAGES,
    takes=(("一、建设平台\n推进平台建设。\n12", "ends 12"),),
    leaves=(("一、建设平台\n推进平台建设。\n12\n确保年底前建成。", "end.goes-on.page-number"),),
    decide=_last_page_number,
)
CONTACT: Final = Judgement(
    "end.goes-on.contact",
    "联系人、联系电话之后又有成句正文的，是其中一项的联系方式",
    "A contact with sentences of the body behind it belongs to one of its items",
    "起草惯例：联系方式列在有关事项之后 · Drafting habit: a contact stands behind the item that it is for",
    takes=(
        (
            "一、报送材料\n请按季报送。\n联系人：王某\n各县区要于每季度末将工作进展情况报送市水利局，由市水利局汇总分析后通报全市各县区和市直有关部门。",
            "goes on 联系人：王某",
        ),
    ),
    leaves=(("一、报送材料\n请按季报送。\n联系人：王某\n云川省水利厅\n2023年4月15日", "end.here"),),
    decide=_contact,
)
FIRST_NUMBER: Final = Judgement(
    "end.goes-on.first-number",
    "之前还没有序号、其后不远有序号的，正文刚开始",
    "Where no number stands before the line and one soon follows, the body has only begun",
    _NUMBERS,
    takes=(("序号\n任务\n责任单位\n1\n建设平台\n市财政局\n打印\n一、强化保障", "goes on 打印"),),
    leaves=(("序号\n任务\n责任单位\n1\n建设平台\n市财政局\n打印", "end.here.unnumbered"),),
    decide=_first_number,
)
NO_NUMBER: Final = Judgement(
    "end.here.unnumbered",
    "前后都没有序号的，正文到此为止",
    "Where numbers stand neither before the line nor near behind it, the body ends",
    _NUMBERS,
    takes=(("序号\n任务\n责任单位\n1\n建设平台\n市财政局\n打印", "ends 打印"),),
    leaves=(("一、建设平台\n打印\n二、强化保障", "end.goes-on.numbering"),),
    decide=_no_number,
)
ANNEX: Final = Judgement(
    "end.here.annex",
    "下一个序号之前先有“附件1”的，正文到此为止",
    "Where the head of an annex comes before the next number, the body ends",
    "GB/T 9704-2012 7.3.7",
    takes=(("一、建设平台\n责任编辑：王某\n附件1\n二、强化保障", "ends 责任编辑：王某"),),
    leaves=(("一、建设平台\n责任编辑：王某\n二、强化保障\n附件1", "end.goes-on.numbering"),),
    decide=_annex,
)
RUNS_ON: Final = Judgement(
    "end.goes-on.numbering",
    "其后的序号接着正文的序号编的，正文没有完",
    "Where the next number runs on from the body's own, the body goes on",
    _NUMBERS,
    takes=(("一、建设平台\n打印\n二、强化保障", "goes on 打印"),),
    leaves=(("一、建设平台\n打印\n一、强化保障", "end.here.numbering"),),
    decide=_runs_on,
)
OTHER_NUMBER: Final = Judgement(
    "end.here.numbering",
    "其后的序号不接正文的序号的，是另一份文件的序号，正文到此为止",
    "Where the next number does not run on from the body's, it is another text's, and the body ends",
    _NUMBERS,
    takes=(("一、建设平台\n2023年4月15日\n一、强化保障", "ends 2023年4月15日"),),
    leaves=(("一、建设平台\n2023年4月15日\n二、强化保障", "end.goes-on.numbering"),),
    decide=_other_number,
)
WORD: Final = Judgement(
    "end.goes-on.word",
    "正文中间夹有“打印”“分享”等短语、其后又是大段文字的，正文没有完",
    "Behind a short word of the page (打印, 分享) the body goes on, if a long paragraph follows",
    "网页转载中的通病：按钮的文字混入正文 · A common fault of copied pages: words of buttons stand in the text",
    takes=(
        (
            "一、建设平台\n打印\n各县区要结合本地实际，明确工作目标，细化任务措施，压实工作责任，加强要素保障，及时协调解决平台建设中的困难和问题，确保按期建成。",
            "goes on 打印",
        ),
    ),
    leaves=(("一、建设平台\n打印\n各县区要结合实际抓好落实。", "end.here"),),
    decide=_word,
)
END: Final = Judgement(
    "end.here",
    "署名、日期、附件、版记、网页用语，其后正文不再继续的，正文到此为止",
    "At a signature, date, annex, colophon or word of the page the body ends, where nothing shows that it goes on",
    "GB/T 9704-2012 7.3.5",
    takes=(("一、建设平台\n2023年4月15日", "ends 2023年4月15日"),),
    leaves=(("一、建设平台\n2023年4月15日\n二、强化保障", "end.goes-on.numbering"),),
    decide=_end,
)

ENDS: Final = (
    PAGE_NUMBER,
    LAST_PAGE_NUMBER,
    CONTACT,
    FIRST_NUMBER,
    NO_NUMBER,
    ANNEX,
    RUNS_ON,
    OTHER_NUMBER,
    WORD,
    END,
)
"""What is asked about a line that may end the body, in this order: True where the body goes on behind it."""
