"""Front and back paragraphs → masthead: titles, document number, issuers, recipients, dates, each with its place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import regex

from workplan.model import Date, Masthead, Span, Text
from workplan.rulebook import Rule
from workplan.source import SourceText, View, fold, squeeze
from workplan.structure.back import Back
from workplan.structure.front import Front, bodies, is_body, sends_out
from workplan.structure.lines import Paragraph
from workplan.structure.page_words import Wording
from workplan.writing.dates import DATE, date_of
from workplan.writing.document_numbers import NUMBER, normal

_SENT: Final = regex.compile(
    r"(?:印发|转发|下发|批转|发布|公布|颁发|印送)(?:了)?(?P<plan>.+?)的(?:通知|函|决定)(?:\(.{1,20}\))?$"
)
_MARKED: Final = regex.compile(r"《(?P<plan>[^《》]+(?:《[^《》]*》[^《》]*)*)》(?P<tail>(?:\([^()]*\))?)$")
_PREFIX: Final = regex.compile(r"(?P<bodies>.{2,80}?)(?:关于|印发|转发|批转)")
# Where the bodies of a title touch: …办公厅|教育部办公厅、中共某省委|某省人民政府、某省人民政府|某省军区
_JOINTS: Final = regex.compile(
    r"(?<=[、,])|(?<=办公厅)(?=[\p{Han}]{2,12}(?:办公厅|部|委|局)$|[\p{Han}]{2,12}办公厅)"
    r"|(?<=(?:委员会|省委|市委|中央|区委|县委|州委|政府))(?=国务院|中央军委|[\p{Han}]{2,6}(?:省|市|自治区|县|区|州)(?:人民政府|军区))"
)
_NUMBERED: Final = regex.compile(rf"(?<=[知见定复函报告案点划法则])\({NUMBER.pattern}\)$")
_NAMED_FILE: Final = regex.compile(
    r"(?P<title>[^.]{4,40}关于[^.]{4,80}的(?:通知|意见|决定|函|批复))\.(?:pdf|docx?|wps|ofd|ceb)", regex.IGNORECASE
)
_MANY: Final = regex.compile(r"等[\p{Han}\d]{0,8}?(?:部门|单位|部委|部|机关)$")
_SPLIT: Final = regex.compile(r"[、,，;；]")
# How the name of a body or of a group of bodies ends; a part that ends otherwise is none: 各省、自治区、…
_COMPLETE: Final = regex.compile(
    r"(?:政府|部门|单位|部委|机构|企业|公司|集团|学校|院校|高校|大学|学院|厅|局|委|部|院|会|办|署|社|组|行|中心|党委|党组|团体"
    r"|兵团|军区|军|开发区|园区|新区|街道|办事处|厂|站|所|校|馆|台|队|处|科|室|专班|组织|代表|同志|央企|国企|委员)"
    r"(?:\([^()]*\))?$"
)
_UNPARTED: Final = regex.compile(r"[^、,，;；:]*")


class Mast:
    """Collects the masthead of one document."""

    def __init__(self, source: SourceText, paragraphs: Sequence[Paragraph], front: Front, back: Back, words: Wording):
        self.source = source
        self.paragraphs = paragraphs
        self.front = front
        self.back = back
        self.words = words
        self.meta: dict[str, Text] = {}

    def read(self) -> Masthead:
        """Return the masthead."""
        self._metadata()
        title, number = self._parted(self._lines(self.front.title) or self.meta.get("title"))
        plan = self._plan_title(title)
        if title is None:
            title = self._download() or plan
        return Masthead(
            title=title,
            plan_title=plan,
            document_number=self._number() or number,
            issuers=self._issuers(title),
            recipients=self._recipients(),
            date_issued=self._issued(),
            date_published=self._date(self.meta.get("date_published")),
        )

    def _text(self, start: int, end: int) -> Text:
        return Text(value=squeeze(self.source.text[start:end]), span=Span(start=start, end=end))

    def _lines(self, indexes: Sequence[int]) -> Text | None:
        if not indexes:
            return None
        return self._text(self.paragraphs[indexes[0]].start, self.paragraphs[indexes[-1]].end)

    def _parted(self, title: Text | None) -> tuple[Text | None, Text | None]:
        """Part a title from the document number that lists put behind it: 某厅关于…的通知（某发〔2023〕5号）."""
        match = _NUMBERED.search(fold(title.value)) if title is not None else None
        if title is None or match is None:
            return title, None
        name = self._within(title, 0, match.start())
        return name, self._number_in(name.span.end, title.span.end)

    def _download(self) -> Text | None:
        """The notice's title as the page names its download: 某省人民政府办公厅关于…的通知.pdf."""
        for paragraph in self.paragraphs[-12:]:
            match = _NAMED_FILE.fullmatch(paragraph.text)
            if match is not None:
                return self._text(paragraph.start, paragraph.start + match.end("title"))
        return None

    def _metadata(self) -> None:
        for start, end in self.front.metadata:
            self._pairs(start, fold(self.source.text[start:end]))

    def _pairs(self, base: int, text: str) -> None:
        """Read ``name：value`` pairs of one line; letters of a name may be spaced out, a line may hold several."""
        spots = [
            (match.start(), match.end(), self.words.meta_keys[squeeze(match["key"])])
            for match in _key_pattern(self.words).finditer(text)
        ]
        for spot, following in zip(spots, [*spots[1:], (len(text), len(text), "")], strict=True):
            field, start, end = spot[2], spot[1], following[0]
            while start < end and text[start].isspace():
                start += 1
            while end > start and (text[end - 1].isspace() or text[end - 1] in "[【("):
                end -= 1
            if field and start < end and field not in self.meta:
                self.meta[field] = self._text(base + start, base + end)

    def _plan_title(self, title: Text | None) -> Text | None:
        own = self._lines(self.front.plan_title)
        if own is not None:
            return self._unmarked(own)
        if title is None:
            return None
        folded = title.value.translate({0xFF08: 0x28, 0xFF09: 0x29})
        if not sends_out(folded):
            return title
        match = _SENT.search(folded)
        if match is None:
            return title
        return self._unmarked(self._within(title, match.start("plan"), match.end("plan")))

    def _within(self, text: Text, start: int, end: int) -> Text:
        """The part of a value that squeezed positions ``start`` to ``end`` cover, with its own span."""
        places = _solid(self.source.text, text.span.start, text.span.end)
        return self._text(places[start], places[end - 1] + 1)

    def _unmarked(self, text: Text) -> Text:
        """A single 《…》 around a title is no part of it; two plans stay together as written."""
        folded = text.value.translate({0xFF08: 0x28, 0xFF09: 0x29, 0xAB: 0x300A, 0xBB: 0x300B})
        match = _MARKED.fullmatch(folded)
        if match is None or match["tail"]:
            return text
        return self._within(text, match.start("plan"), match.end("plan"))

    def _number(self) -> Text | None:
        for index in self.front.numbers:
            paragraph = self.paragraphs[index]
            found = self._number_in(paragraph.start, paragraph.end)
            if found is not None:
                return found
        written = self.meta.get("document_number")
        return self._number_in(written.span.start, written.span.end) if written else None

    def _number_in(self, start: int, end: int) -> Text | None:
        bare = squeeze(fold(self.source.text[start:end]))
        match = NUMBER.search(bare)
        if match is None:
            return None
        places = _solid(self.source.text, start, end)
        return Text(value=normal(match), span=Span(start=places[match.start()], end=places[match.end() - 1] + 1))

    def _issuers(self, title: Text | None) -> tuple[Text, ...]:
        signed: list[Text] = []
        for index in [*self.front.signature, *self.back.signature]:
            paragraph = self.paragraphs[index]
            text = paragraph.text
            date = DATE.search(text)
            if date is not None:
                text = text[: date.start()]
            signed += [self._text(paragraph.start + a, paragraph.start + b) for a, b in bodies(text)]
            if self.front.signature and index == self.front.signature[-1] and signed:
                break
        if signed:
            return tuple(signed)
        if title is not None:
            match = _PREFIX.match(title.value)
            if match is not None and not _MANY.search(match["bodies"]):
                parts = self._split_issuers(title, match["bodies"])
                if parts:
                    return parts
        written = self.meta.get("issuer")
        if written is not None:
            return self._listed(written)
        return ()

    def _split_issuers(self, title: Text, names: str) -> tuple[Text, ...]:
        out: list[Text] = []
        at = 0
        for piece in regex.split(
            r"(?<=[、,])|(?<=(?:办公厅|委员会|省委|市委|中央|区委|县委|州委))(?=国务院|中央军委|[\p{Han}]{2,6}(?:省|市|自治区|县|区|州)人民政府)",
            names,
        ):
            bare = piece.rstrip("、,")
            if not bare or not is_body(bare):
                return ()
            out.append(self._within(title, at, at + len(bare)))
            at += len(piece)
        return tuple(out)

    def _listed(self, text: Text) -> tuple[Text, ...]:
        raw = self.source.text[text.span.start : text.span.end]
        return tuple(
            self._text(text.span.start + m.start(), text.span.start + m.end())
            for m in regex.finditer(r"[^\s、,，;；]+(?: [^\s、,，;；])*", raw)
        )

    def _recipients(self) -> tuple[Text, ...]:
        out: list[Text] = []
        for index in self.front.recipients:
            paragraph = self.paragraphs[index]
            out += [self._text(paragraph.start + a, paragraph.start + b) for a, b in split_recipients(paragraph.text)]
        return tuple(out)

    def _issued(self) -> Date | None:
        for index in (self.front.date, self.back.date):
            if index >= 0:
                found = self._date_in(self.paragraphs[index])
                if found is not None:
                    return found
        return self._date(self.meta.get("date_issued"))

    def _date_in(self, paragraph: Paragraph) -> Date | None:
        places = _solid(paragraph.text, 0, len(paragraph.text))
        match = DATE.search(paragraph.bare)
        if match is None:
            return None
        value = date_of(match)
        if value is None:
            return None
        start, end = paragraph.start + places[match.start()], paragraph.start + places[match.end() - 1] + 1
        return Date(value=value, span=Span(start=start, end=end))

    def _date(self, text: Text | None) -> Date | None:
        if text is None:
            return None
        match = DATE.search(fold(text.value))
        value = date_of(match) if match else None
        return Date(value=value, span=text.span) if value else None


def _solid(text: str, start: int, end: int) -> Sequence[int]:
    """The places in ``text`` from ``start`` to ``end`` that hold no white space."""
    return View.over(text, [(start, end)], folded=text).offsets


_KEY_PATTERNS: dict[int, regex.Pattern[str]] = {}


def _key_pattern(words: Wording) -> regex.Pattern[str]:
    """Metadata names with blanks between their letters allowed, each before its colon."""
    found = _KEY_PATTERNS.get(id(words))
    if found is None:
        names = sorted(words.meta_keys, key=len, reverse=True)
        spaced = "|".join(r"[ \t\u3000\u00a0]*".join(map(regex.escape, name)) for name in names)
        found = regex.compile(rf"(?<![\p{{Han}}])(?P<key>{spaced})[\]】)]?[ \t\u3000\u00a0]*[:][:\s]*")
        _KEY_PATTERNS[id(words)] = found
    return found


def split_recipients(text: str) -> list[tuple[int, int]]:
    """Split 主送机关 as a reader would; parts of one body's name stay together.

    Args:
        text: folded text of the paragraph.

    >>> def parts(text): return [text[a:b] for a, b in split_recipients(text)]
    >>> parts("各省、自治区、直辖市人民政府,国务院各部委、各直属机构:")
    ['各省、自治区、直辖市人民政府', '国务院各部委', '各直属机构']
    >>> parts("各市(州)、县(市、区)人民政府,省政府各部门:")
    ['各市(州)、县(市、区)人民政府', '省政府各部门']
    """
    out: list[tuple[int, int]] = []
    stop = len(text.rstrip().rstrip(":：").rstrip())
    depth = 0
    start = 0
    for at in range(stop + 1):
        char = text[at] if at < stop else ","
        if char in "([【〔":
            depth += 1
        elif char in ")]】〕":
            depth -= 1
        if at < stop and (depth > 0 or char not in "、,，;；"):
            continue
        piece = text[start:at]
        lead = len(piece) - len(piece.lstrip())
        name = squeeze(piece)
        following = _UNPARTED.match(text, at + 1)
        short = following is not None and len(squeeze(following.group())) <= 2
        unfinished = at < stop and char == "、" and (short or _COMPLETE.search(name) is None)
        if unfinished:
            continue
        if name:
            out.append((start + lead, start + len(piece.rstrip())))
        start = at + 1
    return out


RULES: Final = (
    Rule(
        "masthead.title",
        "标题是首个以文种（通知、意见、方案……）结尾的短行，折行的各行连成一个标题",
        "The title is the first short line that ends in a kind of document (通知, 意见 …); broken lines are joined",
        "GB/T 9704-2012 7.3.1",
        (
            ("云川省人民政府关于印发\n养老服务方案的通知\n各市人民政府：", "云川省人民政府关于印发养老服务方案的通知"),
            ("养老服务行动计划\n（2022—2025年）\n一、总体要求", "养老服务行动计划（2022—2025年）"),
        ),
    ),
    Rule(
        "masthead.recipients",
        "主送机关是标题之后以冒号结尾、只列机关名称的一行",
        "The recipients are the line behind the title that lists bodies and ends in a colon",
        "GB/T 9704-2012 7.3.2",
        (
            ("关于做好防汛工作的通知\n各市、州人民政府，省政府各部门：\n一、加强值守", "各市、州人民政府|省政府各部门"),
            ("关于做好防汛工作的通知\n国务院各部委、各直属机构：\n一、加强值守", "国务院各部委|各直属机构"),
        ),
    ),
)
