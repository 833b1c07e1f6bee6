"""Paragraphs before the body → what each is: page, metadata, title, number, recipients, transmittal, signature."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

import regex

from workplan.model import BlockKind
from workplan.source import squeeze
from workplan.structure.lines import Paragraph
from workplan.structure.page_words import BODY_NAME, Wording
from workplan.writing.dates import DATE
from workplan.writing.document_numbers import NUMBER

_SENTENCE: Final = regex.compile(r"[。；;！!？?]")
_RECIPIENT: Final = regex.compile(
    r"(?:各|省|市|区|县|州|国务院|中央|有关|全国|本|直属|驻|委|局|厅|部|政府|单位|部门|公司|企业|学校|机构|协会|办事处|开发区|兵团|院|会)"
)
_NOT_RECIPIENT: Final = regex.compile(
    r"(?:附件|附|抄送|抄报|索引|来源|时间|日期|编者按|联系|地址|电话|注|说明|如下|通知如下)"
)
# …现提出以下意见： leads into a list and addresses nobody
_LEADS_IN: Final = regex.compile(r"(?:如下|意见|问题|包括|以下|提出|制定)[:]$")
_SENDS_OUT: Final = regex.compile(r"(?:印发|转发|下发|批转|发布|公布|颁发|印送)")
_DECIMAL: Final = regex.compile(r"\d{1,2}\.\d|\d{1,3}(?!\d|年)")
_REDHEAD: Final = regex.compile(r"[\p{Han}()]{3,40}文件$")
_ANNEX_MARK: Final = regex.compile(r"附件?[一二三四五六七八九十\d]{0,2}[:]?")
# 某部关于加强某工作的通知各省、自治区…： (the break behind the title was lost)
_TITLE_GLUED: Final = regex.compile(r".{0,40}?关于.{4,120}?的(?:通知|意见|函|批复|决定)(?=[\p{Han}])")


_PART: Final = regex.compile(r"[^\s、,，]+")
_LOOSE: Final = (BlockKind.TRANSMITTAL, BlockKind.OTHER, BlockKind.PREAMBLE)


_NO_NAME: Final = regex.compile(r"的|^号|转发|印发|关于|加强|推进|落实|以及|为了|如下")


@dataclass(slots=True)
class Front:
    """What the paragraphs before the body are; lists hold paragraph indexes.

    Attributes:
        kinds: block kind by paragraph index, for those that are settled.
        title: paragraphs of the notice's title.
        plan_title: paragraphs of the plan's title.
        recipients: paragraphs of 主送机关.
        numbers: paragraphs that are a document number.
        metadata: stretches of the metadata table, a line of names and values each.
        signature: paragraphs that name the signing bodies.
        date: the paragraph of the date of issue, -1 if none.
        body: index of the first paragraph of preamble or body.
    """

    kinds: dict[int, BlockKind] = field(default_factory=dict)
    title: list[int] = field(default_factory=list)
    plan_title: list[int] = field(default_factory=list)
    recipients: list[int] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    metadata: list[tuple[int, int]] = field(default_factory=list)
    redhead: list[int] = field(default_factory=list)
    signature: list[int] = field(default_factory=list)
    date: int = -1
    body: int = 0

    def put(self, kind: BlockKind, indexes: Sequence[int]) -> None:
        """Mark paragraphs as ``kind``."""
        for index in indexes:
            self.kinds[index] = kind


class Reader:
    """Reads the paragraphs before the body, one after the other.

    Args:
        paragraphs: all paragraphs of the document.
        marked: for each, whether it starts with a section marker.
        words: patterns of the lexicon.
        chrome: paragraph indexes that the format itself marks as page furniture.
        rows: paragraph indexes inside task tables, which are body whatever they look like.
    """

    def __init__(
        self,
        paragraphs: Sequence[Paragraph],
        marked: Sequence[bool],
        words: Wording,
        chrome: frozenset[int],
        rows: frozenset[int] = frozenset(),
    ) -> None:
        self.paragraphs = paragraphs
        self.marked = marked
        self.words = words
        self.chrome = chrome
        self.rows = rows
        self.front = Front()

    def is_date(self, index: int) -> bool:
        """Tell whether a paragraph is a date and nothing else."""
        bare = self.paragraphs[index].bare.strip("()")
        if not 8 <= len(bare) <= 14:
            return False
        match = DATE.match(bare)
        return match is not None and match.end() == len(bare)

    def is_body_list(self, index: int) -> bool:
        """Tell whether a paragraph is nothing but names of bodies (a signature)."""
        paragraph = self.paragraphs[index]
        bare = paragraph.bare
        if not 3 <= len(bare) <= 120 or _SENTENCE.search(bare) or self.words.page_kind(bare):
            return False
        return bool(bodies(paragraph.text))

    def is_recipients(self, index: int) -> bool:
        """Tell whether a paragraph addresses bodies: 各市、州人民政府，省政府各部门："""
        bare = self.paragraphs[index].bare
        return (
            bare.endswith(":")
            and 3 < len(bare) < 600
            and "。" not in bare
            and _RECIPIENT.search(bare) is not None
            and _NOT_RECIPIENT.match(bare) is None
            and _LEADS_IN.search(bare[-8:]) is None
            and not self.marked[index]
        )

    def title_at(self, index: int, limit: int) -> tuple[int, str] | None:
        """Read a title that starts at ``index``: one to five short lines that together end as titles do.

        Returns:
            The index behind it and its text, None if there is no title here.
        """
        text = ""
        for at in range(index, min(index + 5, limit)):
            paragraph = self.paragraphs[at]
            bare = paragraph.bare
            if len(bare) > 90 or _SENTENCE.search(bare) or (bare.endswith((":", ",", "，")) and at == index):
                return None
            if at > index and (self.marked[at] or NUMBER.fullmatch(bare.strip("()")) or self.is_date(at)):
                return None
            if self.words.page_kind(bare) or self.words.meta_line.match(bare) or paragraph.table >= 0:
                return None
            if at == index and (_DECIMAL.match(bare) or bare.startswith(("(", "附件"))):
                return None
            if ":" in bare and "《" not in bare:
                return None
            text += bare
            if len(text) > 160:
                return None
            following = self.paragraphs[at + 1].bare if at + 1 < limit else ""
            if self.words.title_end.search(text) and len(text) >= 6:
                goes_on = following.startswith(("的通知", "通知", "的", "(试行", "(暂行", "(征求", "(20", "(修订")) or (
                    _SENDS_OUT.search(text) is not None
                    and "关于" in text
                    and not text.endswith("通知")
                    and "通知" in following[-8:]
                )
                if goes_on and len(following) < 60:
                    continue
                return at + 1, text
        return None

    def read(self, limit: int) -> Front:
        """Read the paragraphs up to ``limit`` (the first that must be body) and say where the body starts."""
        front = self.front
        index = 0
        while index < limit:
            index = self._step(index, limit)
        front.body = limit
        return front

    def _step(self, index: int, limit: int) -> int:
        front, words = self.front, self.words
        paragraph = self.paragraphs[index]
        bare = paragraph.bare
        head = not front.recipients and front.date < 0
        if index in self.chrome:
            front.kinds[index] = BlockKind.CHROME
            return index + 1
        kind = words.page_kind(bare) if len(bare) <= 200 else None
        meta = words.meta_line.match(bare) if head and len(bare) <= 400 else None
        if meta is not None and not bare.endswith("如下:"):
            return self._metadata(index, limit, alone=meta.end() == len(bare))
        if kind is not None:
            front.kinds[index] = BlockKind.OTHER if kind == "notice" else BlockKind.CHROME
            return index + 1
        if _ANNEX_MARK.fullmatch(bare):
            front.kinds[index] = BlockKind.OTHER
            return index + 1
        if NUMBER.fullmatch(bare.strip("()")):
            front.numbers.append(index)
            front.kinds[index] = BlockKind.DOCUMENT_NUMBER
            return index + 1
        if head and _REDHEAD.match(bare):
            front.redhead.append(index)
            front.kinds[index] = BlockKind.METADATA
            return index + 1
        if self.is_date(index):
            return self._date(index)
        titled = None if self.marked[index] else self.title_at(index, limit)
        if titled is not None:
            stop, text = titled
            return self._title(index, stop, text)
        if not front.recipients and self.is_recipients(index):
            front.recipients.append(index)
            front.kinds[index] = BlockKind.RECIPIENTS
            return index + 1
        if front.recipients and front.date < 0 and not front.plan_title and self.is_body_list(index):
            front.signature.append(index)
            front.kinds[index] = BlockKind.SIGNATURE
            return index + 1
        ended = self._signed_line(index)
        if ended:
            return index + 1
        if front.plan_title or (front.title and not front.recipients and not _sends_out(self, front.title)):
            front.kinds[index] = BlockKind.PREAMBLE
        elif front.recipients or front.title:
            front.kinds[index] = BlockKind.TRANSMITTAL
        elif not front.title and len(bare) > 40:
            front.kinds[index] = BlockKind.PREAMBLE
        else:
            front.kinds[index] = BlockKind.OTHER
        return index + 1

    def _metadata(self, index: int, limit: int, *, alone: bool) -> int:
        """A line of names and values; a name that stands alone has its value on the next line."""
        stop = index + 1
        if alone and stop < limit and len(self.paragraphs[stop].bare) < 120:
            following = self.paragraphs[stop].bare
            field = self.words.meta_keys.get(self.paragraphs[index].bare.rstrip(":"), "")
            taken = self.words.meta_line.match(following) or self.is_recipients(stop) or self.marked[stop]
            if field and not taken and (field == "title" or "关于" not in following):
                stop += 1
        self.front.metadata.append((self.paragraphs[index].start, self.paragraphs[stop - 1].end))
        self.front.put(BlockKind.METADATA, range(index, stop))
        return stop

    def is_signed(self, index: int) -> bool:
        """Tell whether a paragraph is a signature and its date on one line: 国务院办公厅 2018年12月29日."""
        paragraph = self.paragraphs[index]
        if not 12 <= len(paragraph.bare) <= 80:
            return False
        match = DATE.search(paragraph.bare)
        if match is None or match.end() != len(paragraph.bare) or match.start() < 3:
            return False
        names = paragraph.bare[: match.start()]
        return is_body(names) or bool(bodies(DATE.sub("", paragraph.text)))

    def _signed_line(self, index: int) -> bool:
        if not self.front.recipients or self.front.date >= 0 or not self.is_signed(index):
            return False
        self.front.signature.append(index)
        self.front.date = index
        self.front.kinds[index] = BlockKind.SIGNATURE
        return True

    def _date(self, index: int) -> int:
        front = self.front
        signed = index > 0 and front.kinds.get(index - 1) in _LOOSE and self.is_body_list(index - 1)
        if front.date < 0 and (front.recipients or front.signature or front.title or signed):
            front.date = index
            front.kinds[index] = BlockKind.DATE
            if not front.signature:
                at = index - 1
                while at >= 0 and front.kinds.get(at) in _LOOSE:
                    if not self.is_body_list(at):
                        break
                    front.signature.insert(0, at)
                    front.kinds[at] = BlockKind.SIGNATURE
                    at -= 1
        else:
            front.kinds[index] = BlockKind.DATE
        return index + 1

    def _title(self, start: int, stop: int, text: str) -> int:
        front = self.front
        lines = list(range(start, stop))
        after_notice = bool(front.recipients) or front.date >= 0
        if not after_notice and front.title:
            known = "".join(self.paragraphs[i].bare for i in front.title)
            if _sends_out(self, front.title) and text not in ("",) and "关于" not in text and _within(text, known):
                after_notice = True
            elif ("关于" in text and "关于" not in known) or text == known:
                front.put(BlockKind.CHROME if "关于" not in known and len(known) < 20 else BlockKind.TITLE, front.title)
                front.title = lines
                front.put(BlockKind.TITLE, lines)
                return stop
        if after_notice and not front.plan_title:
            front.plan_title = lines
            front.put(BlockKind.PLAN_TITLE, lines)
        elif not front.title:
            front.put(BlockKind.CHROME, [i for i in front.kinds if front.kinds[i] is BlockKind.OTHER and i < start])
            front.title = lines
            front.put(BlockKind.TITLE, lines)
        else:
            front.put(BlockKind.OTHER, lines)
        return stop


def unglued(paragraph: Paragraph) -> list[Paragraph]:
    """Part a title from the recipients where the break between them was lost.

    >>> from workplan.structure.lines import Paragraph
    >>> text = "某部关于加强档案工作的通知各省、自治区档案局:"
    >>> [p.text for p in unglued(Paragraph(0, len(text), text, text))]
    ['某部关于加强档案工作的通知', '各省、自治区档案局:']
    """
    match = _TITLE_GLUED.match(paragraph.text) if paragraph.bare.endswith(":") else None
    if match is None or "。" in paragraph.bare or len(paragraph.bare) > 600:
        return [paragraph]
    cut = match.end()
    head, tail = paragraph.text[:cut].rstrip(), paragraph.text[cut:].lstrip()
    place = paragraph.end - len(tail)
    return [
        Paragraph(paragraph.start, paragraph.start + len(head), head, squeeze(head)),
        Paragraph(place, paragraph.end, tail, squeeze(tail)),
    ]


def _within(part: str, whole: str) -> bool:
    """Tell whether a title stands in another one, marks aside."""
    strip = str.maketrans("", "", "《》“”〈〉")
    return part.translate(strip) in whole.translate(strip)


def _sends_out(reader: Reader, lines: Sequence[int]) -> bool:
    text = "".join(reader.paragraphs[i].bare for i in lines)
    return text.endswith("通知") and _SENDS_OUT.search(text) is not None


def sends_out(title: str) -> bool:
    """Tell whether a title is that of a notice that sends another text out.

    >>> sends_out("某省人民政府关于印发2023年工作要点的通知"), sends_out("某市关于加强养老服务的意见")
    (True, False)
    """
    return title.rstrip(")").endswith(("通知", "函", "决定")) and _SENDS_OUT.search(title) is not None


def is_body(name: str) -> bool:
    """Tell whether ``name`` has the form of one body's name.

    >>> is_body("某省人民政府办公厅"), is_body("号)转发你单位网站"), is_body("加强组织领导")
    (True, False, False)
    """
    return (
        BODY_NAME.fullmatch(name) is not None
        and _NO_NAME.search(name) is None
        and name.count("(") == name.count(")")
        and len(name) <= 40
    )


def bodies(text: str) -> list[tuple[int, int]]:
    """Return where the bodies of a signature line stand, an empty list if it is no signature.

    Args:
        text: folded text of the line, blanks kept: they part two bodies, or the letters of one.

    >>> line = "工业和信息化部  国家发展改革委"
    >>> [line[a:b] for a, b in bodies(line)]
    ['工业和信息化部', '国家发展改革委']
    >>> bodies("国 务 院 办 公 厅")
    [(0, 11)]
    """
    parts = [(m.start(), m.end()) for m in _PART.finditer(text)]
    if not parts:
        return []
    if max(b - a for a, b in parts) <= 2:
        whole = "".join(text[a:b] for a, b in parts)
        return [(parts[0][0], parts[-1][1])] if is_body(whole) else []
    if all(is_body(text[a:b]) for a, b in parts):
        return parts
    whole = "".join(text[a:b] for a, b in parts)
    if "、" not in text and is_body(whole) and len(parts) <= 6:
        return [(parts[0][0], parts[-1][1])]
    return []
