"""A notice → one fault of a known kind, at every place where the kind fits.

``KINDS`` is the table: a name, the codes of the rules that should find it, and a generator of edits. An edit replaces
the characters ``start`` to ``end`` of the text; ``at`` is a place on the line (of the text after the edit) where the
fault is to be found, ``also`` are further lines that the same edit touches.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import NamedTuple

from workplan.lexicon import default
from workplan.model import Action, BlockKind, Document, Role, Section, TimeKind
from workplan.source import fold
from workplan.validation.draft.draft import Draft
from workplan.writing.numerals import numeral, value_of


class Edit(NamedTuple):
    """Replace the characters ``start`` to ``end``; the fault stands at ``at``, counted in the text after the edit."""

    start: int
    end: int
    text: str
    at: int


class Kind(NamedTuple):
    """A kind of fault: its name, the codes that may name it, and where it fits."""

    name: str
    codes: frozenset[str]
    edits: Callable[[Document], Iterator[Edit]]


KINDS: list[Kind] = []
Maker = Callable[[Document], Iterator[Edit]]


def kind(name: str, *codes: str) -> Callable[[Maker], Maker]:
    def add(make: Maker) -> Maker:
        KINDS.append(Kind(name, frozenset(codes), make))
        return make

    return add


def put(start: int, end: int, text: str) -> Edit:
    return Edit(start, end, text, start)


def ours(document: Document) -> str:
    """The folded text, all that is not the document's own blanked."""
    return Draft(document).text


def spread(places: list[Edit], most: int = 60) -> Iterator[Edit]:
    """At most so many places, evenly spread."""
    step = max(1, -(-len(places) // most))
    yield from places[::step]


# --- structure


NUMERAL = re.compile(r"[零〇一二三四五六七八九十百]+|\d+")


def families(document: Document) -> Iterator[tuple[Section, ...]]:
    yield document.sections
    for section in document.walk():
        yield section.sections


def renumbered(document: Document, section: Section, value: int) -> Edit | None:
    """The section's number exchanged."""
    marker = document.text[section.marker.start : section.marker.end]
    match = NUMERAL.search(fold(marker))
    if match is None or value < 1:
        return None
    number = numeral(value) if match[0][0] in "零〇一二三四五六七八九十百" else str(value)
    at = section.marker.start + match.start()
    return put(at, section.marker.start + match.end(), number)


def value(document: Document, section: Section) -> int:
    match = NUMERAL.search(fold(document.text[section.marker.start : section.marker.end]))
    return value_of(match[0]) if match else 0


def regular(document: Document) -> Iterator[tuple[Section, ...]]:
    """The families whose numbers run on by one."""
    for family in families(document):
        values = [value(document, s) for s in family]
        if len(family) >= 3 and all(b == a + 1 for a, b in pairwise(values)):
            yield family


@kind("number skips", "S001")
def _(document: Document) -> Iterator[Edit]:
    for family in regular(document):
        for section in family[1:]:
            edit = renumbered(document, section, value(document, section) + 1)
            if edit:
                yield edit


@kind("number repeats", "S002", "S003")
def _(document: Document) -> Iterator[Edit]:
    for family in regular(document):
        for section in family[1:]:
            edit = renumbered(document, section, value(document, section) - 1)
            if edit:
                yield edit


@kind("number runs backwards", "S003", "S002")
def _(document: Document) -> Iterator[Edit]:
    for family in regular(document):
        for section in family[2:]:
            edit = renumbered(document, section, value(document, section) - 2)
            if edit:
                yield edit


@kind("item lost", "S001")
def _(document: Document) -> Iterator[Edit]:
    for family in regular(document):
        for section in family[:-1]:
            if not section.sections and value(document, section) > 1:
                yield put(section.marker.start, section.span.end, "")


@kind("number in another scheme", "S004")
def _(document: Document) -> Iterator[Edit]:
    numbered = any(s.label.isdigit() for s in document.walk())
    for family in regular(document):
        for section in family[1:]:
            marker = fold(document.text[section.marker.start : section.marker.end])
            number = value(document, section)
            if section.sections:
                continue
            other = f"({number})" if marker[0].isdigit() else f"{numeral(number)}、" if numbered else f"{number}."
            last = max((value(document, s) for s in document.sections if s.span.start < section.span.start), default=0)
            if marker[0] not in "(0123456789" or (other[-1] == "、" and number == last + 1):
                continue
            yield put(section.marker.start, section.marker.end, other)


@kind("text below a heading lost", "S005")
def _(document: Document) -> Iterator[Edit]:
    for family in regular(document):
        both = [s for s in family if s.heading_span and (s.text.strip() or s.sections)]
        if len(both) != len(family):
            continue
        for section in family:
            if not section.sections and section.heading_span and len(section.heading or "") <= 35:
                line = document.text[section.heading_span.end : section.span.end]
                if line.lstrip(" \t\u3000。.").startswith("\n"):
                    tail = len(line) - len(line.rstrip())
                    start = section.heading_span.end
                    yield Edit(start, section.span.end - tail, "", section.marker.start)


@kind("heading lost", "S006")
def _(document: Document) -> Iterator[Edit]:
    for family in regular(document):
        if len(family) < 4 or any(s.heading_span is None for s in family):
            continue
        for section in family:
            span = section.heading_span
            if (
                span
                and not section.sections
                and len(section.text.partition("。")[0]) > 45
                and document.text[span.end] in "\n"
            ):
                yield put(
                    span.start, span.end + len(document.text[span.end :]) - len(document.text[span.end :].lstrip()), ""
                )


@kind("single sub-item", "S007")
def _(document: Document) -> Iterator[Edit]:
    for section in document.walk():
        if len(section.sections) == 2 and value(document, section.sections[0]) == 1:
            last = section.sections[1]
            yield Edit(last.marker.start, last.span.end, "", section.sections[0].marker.start)


@kind("mark behind the number wrong", "S010")
def _(document: Document) -> Iterator[Edit]:
    for family in regular(document):
        for section in family:
            marker = document.text[section.marker.start : section.marker.end].rstrip()
            at = section.marker.start + len(marker)
            if marker[-1] in ")）":
                yield put(at, at, "、")
            elif marker[-1] == "、" and not marker[0].isdigit():
                yield put(at - 1, at, "．")


# --- responsibility


CLAUSE = re.compile(r"\((?:责任单位|牵头单位|责任部门|牵头部门)[^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)")


def clauses(document: Document) -> Iterator[tuple[Section, int, int]]:
    """The bracketed clauses of responsibility with a label, one a section."""
    text = ours(document)
    for section in document.walk():
        if section.text_span and section.own_responsibilities:
            found = list(CLAUSE.finditer(text, section.text_span.start, section.text_span.end))
            if len(found) == 1:
                yield section, found[0].start(), found[0].end()


@kind("responsibility lost", "R001")
def _(document: Document) -> Iterator[Edit]:
    for section, start, end in clauses(document):
        family = next(f for f in families(document) if any(s is section for s in f))
        items = [s for s in family if not s.sections]
        if len(items) >= 4 and all(s.own_responsibilities for s in items) and not section.sections:
            span = section.heading_span or section.marker
            yield Edit(start, end, "", span.start)


@kind("unit named twice", "R002")
def _(document: Document) -> Iterator[Edit]:
    for section, start, end in clauses(document):
        inside = [r for r in section.own_responsibilities if start < r.span.start < end and not r.collective]
        if len(inside) >= 2 and inside[0].role is inside[-1].role:
            yield put(inside[-1].span.end, inside[-1].span.end, "、" + inside[0].text)


@kind("lead among those who help", "R002")
def _(document: Document) -> Iterator[Edit]:
    for section, start, end in clauses(document):
        inside = [r for r in section.own_responsibilities if start < r.span.start < end and not r.collective]
        leads = [r for r in inside if r.role is Role.LEAD]
        if leads and inside[-1].role in (Role.COOPERATING, Role.RESPONSIBLE):
            yield put(inside[-1].span.end, inside[-1].span.end, "、" + leads[0].text)


@kind("clause not closed", "R004")
def _(document: Document) -> Iterator[Edit]:
    for _section, _start, end in clauses(document):
        yield Edit(end - 1, end, "", _start)


@kind("clause not opened", "R004")
def _(document: Document) -> Iterator[Edit]:
    for _section, start, end in clauses(document):
        yield Edit(start, start + 1, "", end - 2)


@kind("label without unit", "R005")
def _(document: Document) -> Iterator[Edit]:
    text = ours(document)
    for _section, start, end in clauses(document):
        colon = text.find(":", start, end)
        if colon > 0 and ";" not in text[start:end]:
            yield put(colon + 1, end - 1, "")


def known_units(document: Document) -> Iterator[tuple[int, str]]:
    """Units with a full name, and long enough for a slip to be told from another body."""
    for section in document.walk():
        for found in section.own_responsibilities:
            unit = found.units[0]
            if (
                unit.canonical
                and not unit.collective
                and found.text == unit.name
                and len(unit.name) >= 6
                and unit.name[0] in "省市国工住农自文退"
            ):
                yield found.span.start, unit.name


@kind("unit: two characters swapped", "R008")
def _(document: Document) -> Iterator[Edit]:
    for at, name in known_units(document):
        a, b = name[2], name[3]
        if a != b and not set(a + b) & set("省市县区和"):
            yield put(at + 2, at + 4, b + a)


@kind("unit: a character lost", "R008")
def _(document: Document) -> Iterator[Edit]:
    for at, name in known_units(document):
        if name[3] not in "省市县区和与":
            yield put(at + 3, at + 4, "")


@kind("unit: a character wrong", "R008")
def _(document: Document) -> Iterator[Edit]:
    for at, name in known_units(document):
        if name[3] not in "省市县区和与":
            yield put(at + 3, at + 4, "曰")


RENAMED = {
    "市场监管局": "工商局",
    "农业农村厅": "农业厅",
    "生态环境厅": "环保厅",
    "卫生健康委": "卫生计生委",
    "自然资源厅": "国土资源厅",
    "应急厅": "安监局",
    "应急管理厅": "安监局",
    "生态环境局": "环保局",
    "农业农村局": "农业局",
}
SECOND = {
    "发展改革委": "发改委",
    "卫生健康委": "卫健委",
    "市场监管局": "市场监督管理局",
    "工信厅": "工业和信息化厅",
    "科技厅": "科学技术厅",
    "工业和信息化厅": "工信厅",
    "住房城乡建设厅": "住建厅",
    "人力资源社会保障厅": "人社厅",
    "工业和信息化局": "工信局",
    "交通运输厅": "交通厅",
    "应急厅": "应急管理厅",
}


def renamed(document: Document, table: dict[str, str], least: int) -> Iterator[Edit]:
    counts = Counter(u.name for r in document.responsibilities for u in r.units)
    for section in document.walk():
        for found in section.own_responsibilities:
            unit = found.units[0]
            for new, old in table.items():
                if found.text == unit.name and unit.name[1:] == new and counts[unit.name] >= least and unit.canonical:
                    yield put(found.span.start + 1, found.span.end, old)


@kind("body of before the reform", "R006")
def _(document: Document) -> Iterator[Edit]:
    issued = document.masthead.date_issued
    if issued is not None and issued.value.year >= 2020:
        yield from renamed(document, RENAMED, 1)


@kind("one body, two names", "R007")
def _(document: Document) -> Iterator[Edit]:
    yield from renamed(document, SECOND, 3)


@kind("unit of another province", "R009")
def _(document: Document) -> Iterator[Edit]:
    place = Draft(document).place
    if place is None or place.tier == "central":
        return
    for section in document.walk():
        for found in section.own_responsibilities:
            unit = found.units[0]
            own = unit.name[0] == "省" and not unit.name.startswith(("省委", "省政府", "省人大", "省纪委", "省直"))
            if (
                found.role in (Role.LEAD, Role.RESPONSIBLE)
                and unit.canonical
                and not unit.collective
                and own
                and found.text[0] == "省"
            ):
                yield put(found.span.start, found.span.start + 1, "海南省")


@kind("lead lost", "R003")
def _(document: Document) -> Iterator[Edit]:
    text = ours(document)
    several = [c for c in Draft(document).clauses if sum(1 for r in c.members if not r.collective) >= 2]
    led = [c for c in several if any(r.role is Role.LEAD for r in c.members)]
    if len(several) < 6 or len(led) < 0.9 * len(several):
        return
    for clause in led:
        match = re.compile(r"牵头(?=单位|部门)").search(text, max(0, clause.start - 8), clause.start)
        if match:
            yield put(match.start(), match.end(), "责任")


# --- regulations


def titles(document: Document) -> Iterator[tuple[int, int, str]]:
    text = fold(document.text)
    for section in document.walk():
        for found in section.own_regulations:
            start, end = found.span.start, found.span.end
            if text[start - 1] == "《" and text[end : end + 1] == "》":
                yield start, end, found.title


@kind("title not closed", "L001")
def _(document: Document) -> Iterator[Edit]:
    for start, end, _title in titles(document):
        yield Edit(end, end + 1, "", start)


@kind("title not opened", "L001")
def _(document: Document) -> Iterator[Edit]:
    for start, end, _title in titles(document):
        yield Edit(start - 1, start, "", end - 1)


@kind("double marks inside a title", "L002")
def _(document: Document) -> Iterator[Edit]:
    for start, end, title in titles(document):
        if "〈" not in title and "《" not in title and len(title) < 60:
            yield put(start, end, f"关于印发《{title}》的通知")


@kind("title written in two ways", "L003")
def _(document: Document) -> Iterator[Edit]:
    seen: Counter[str] = Counter()
    for start, end, title in titles(document):
        seen[title] += 1
        if seen[title] > 1 and end - start == len(title) and len(title) >= 10:
            yield put(start + 6, start + 7, "曰")


@kind("enacting what exists", "L004")
def _(document: Document) -> Iterator[Edit]:
    for section in document.walk():
        for found in section.own_regulations:
            text = document.text
            plain = found.action is Action.ENACT and found.document_number is None and text[found.span.end] == "》"
            if plain and found.verb and found.verb.end >= found.span.start - 2:
                yield put(found.span.end + 1, found.span.end + 1, "（甘政发〔2020〕3号）")


NUMBER = re.compile(r"(?<=发|字|函|规)〔((?:19|20)\d\d)〕(\d+)号")


def numbers(document: Document) -> Iterator[re.Match[str]]:
    yield from NUMBER.finditer(ours(document))


@kind("document number in square brackets", "L005")
def _(document: Document) -> Iterator[Edit]:
    for m in numbers(document):
        yield put(m.start(), m.end(), f"[{m[1]}]{m[2]}号")


@kind("document number in round brackets", "L005")
def _(document: Document) -> Iterator[Edit]:
    for m in numbers(document):
        yield put(m.start(), m.end(), f"（{m[1]}）{m[2]}号")


@kind("document number with 第", "L005")
def _(document: Document) -> Iterator[Edit]:
    for m in numbers(document):
        yield put(m.start(), m.end(), f"〔{m[1]}〕第{m[2]}号")


@kind("document number with a zero", "L005")
def _(document: Document) -> Iterator[Edit]:
    for m in numbers(document):
        yield put(m.start(), m.end(), f"〔{m[1]}〕0{m[2]}号")


@kind("law misspelled", "L006")
def _(document: Document) -> Iterator[Edit]:
    laws = {row["title"] for row in default().table("laws")}
    for start, end, title in titles(document):
        short = title.removeprefix("中华人民共和国")
        if short in laws and len(short) >= 5 and end - start == len(title):
            middle = end - len(short) // 2 - 1
            yield put(middle, middle + 1, "曰")


@kind("abbreviation never used", "L007")
def _(document: Document) -> Iterator[Edit]:
    for _start, end, _title in titles(document):
        yield put(end + 1, end + 1, "（以下简称《总体规划》）")


# --- times


@kind("month that does not exist", "D001")
def _(document: Document) -> Iterator[Edit]:
    for m in re.finditer(r"(?<![\d一二三])\d{1,2}(?=月(?:底|末|\d+日)?(?:之?前|$|[,，。]))", ours(document)):
        yield put(m.start(), m.end(), "13")


@kind("day that does not exist", "D001")
def _(document: Document) -> Iterator[Edit]:
    for m in re.finditer(r"(?<!\d)\d{1,2}月\d{1,2}(?=日)", ours(document)):
        yield put(m.start(), m.end(), "6月31")


@kind("range of years backwards", "D002")
def _(document: Document) -> Iterator[Edit]:
    for m in re.finditer(r"(?<!\d)(20\d\d)([—~\-])(20\d\d)(?=年|\))", ours(document)):
        if m[1] < m[3]:
            yield put(m.start(), m.end(), m[3] + document.text[m.start(2)] + m[1])


def deadlines(document: Document) -> Iterator[tuple[int, int, str]]:
    for section in document.walk():
        for time in section.own_times:
            m = re.match(r"(20\d\d)年(?:年?底|年?末|\d+月底?|\d+月\d+日)(?:之?前)", fold(time.text))
            if m and time.kind is TimeKind.DEADLINE and time.span.end - time.span.start == len(time.text):
                yield time.span.start, time.span.end, m[1]


@kind("deadline before the date of issue", "D003")
def _(document: Document) -> Iterator[Edit]:
    issued = document.masthead.date_issued
    for start, _end, _year in deadlines(document):
        if issued:
            yield put(start, start + 4, str(issued.value.year - 2))


@kind("deadline behind the plan", "D004")
def _(document: Document) -> Iterator[Edit]:
    years = Draft(document).years
    for start, _end, _year in deadlines(document):
        if years:
            yield put(start, start + 4, str(years[1] + 2))


@kind("last year's year", "D005")
def _(document: Document) -> Iterator[Edit]:
    years = Draft(document).years
    if not years or years[0] != years[1]:
        return
    text = ours(document)
    for m in re.finditer(rf"{years[0]}年(?=[^,，。;；、]{{0,16}}(?:工作计划|工作要点|立法计划|重点任务))", text):
        section = document.section_at(m.start())
        if section is not None:
            yield put(m.start(), m.start() + 4, str(years[0] - 1))


@kind("times of a sentence in the wrong order", "D006")
def _(document: Document) -> Iterator[Edit]:
    for section in document.walk():
        times = [t for t in section.own_times if t.kind in (TimeKind.DEADLINE, TimeKind.PERIOD) and t.end]
        for one, two in pairwise(times):
            between = document.text[one.span.end : two.span.start]
            near = len(between) <= 60 and not re.search(r"[。；;:：、\n（(]", between) and one.start is None
            if near and one.end and two.end and one.end < two.end and one.end.year == two.end.year:
                first, second = (document.text[t.span.start : t.span.end] for t in (one, two))
                yield put(one.span.start, two.span.end, second + between + first)


@kind("year with two digits", "D007")
def _(document: Document) -> Iterator[Edit]:
    for m in re.finditer(r"(?<![\d—~\-至到第])20(?=[12]\d年(?:年?底|末|\d+月))", ours(document)):
        yield put(m.start(), m.end(), "")


# --- targets


@kind("share above 100 %", "G001")
def _(document: Document) -> Iterator[Edit]:
    bounded = [row["word"] for row in default().table("rates") if row["kind"] == "bounded"]
    pattern = re.compile(rf"(?:{'|'.join(bounded)})(?:要)?(?:达到|达|为|保持在|超过|提高到)?(\d{{1,2}}|100)(?=%)")
    for m in pattern.finditer(ours(document)):
        if not re.search(r"增|升|翻|产值|毛入学|拨备", ours(document)[max(0, m.start() - 16) : m.start()]):
            yield put(m.start(1), m.end(1), "1" + m[1].zfill(2) if m[1] != "100" else "110")
    for m in re.finditer(r"100(?=%(?:出庭|覆盖|公开|达标))", ours(document)):
        yield put(m.start(), m.end(), "120")


@kind("one indicator, two values", "G002")
def _(document: Document) -> Iterator[Edit]:
    text = ours(document)
    for m in re.finditer(
        r"(?<=[,，。；;])[\u4e00-\u9fff]{7,16}(?:率|比重|规模)(?:达到)(\d{2})(?=(%以上|%)[,，。；;])", text
    ):
        section = document.section_at(m.start())
        if section and not re.search(r"其中|分别|每|各|级|城|农村|重点|以上|同比|增", m[0]) and text.count(m[0]) == 1:
            yield put(m.end() + len(m[2]), m.end() + len(m[2]), f"，{m[0].replace(m[1], str(int(m[1]) - 3))}{m[2]}")


@kind("compared twice", "G003")
def _(document: Document) -> Iterator[Edit]:
    text = ours(document)
    for m in re.finditer(r"(?:不少于|不低于)\d+(?:%|个|家|名|学时|人|项|次|件|场)(?!以)", text):
        yield put(m.end(), m.end(), "以上")
    for m in re.finditer(r"(?<![\d—~\-于过少])\d+(?:%|个|家|名|人|项|场)以上", text):
        yield put(m.start(), m.start(), "不少于")


@kind("range of figures backwards", "G004")
def _(document: Document) -> Iterator[Edit]:
    for m in re.finditer(r"(?<![\d.A-Za-z\-—~])(\d{1,3})([—~\-])(\d{1,3})(?=个|家|名|项|场|%)", ours(document)):
        if int(m[1]) < int(m[3]):
            yield put(m.start(), m.end(), m[3] + document.text[m.start(2)] + m[1])


# --- masthead


def block(document: Document, kind_: BlockKind) -> tuple[int, int] | None:
    """Start and end of the one block of a kind, blanks aside."""
    found = [b for b in document.blocks if b.kind is kind_]
    if len(found) != 1:
        return None
    text = document.text[found[0].start : found[0].end]
    return found[0].start + len(text) - len(text.lstrip()), found[0].start + len(text.rstrip())


def is_notice(document: Document) -> bool:
    return bool(document.masthead.title and document.masthead.title.value.endswith("的通知"))


def marked_title(document: Document) -> bool:
    return is_notice(document) and "《" in (document.masthead.title.value if document.masthead.title else "")


@kind("year above the plan wrong", "M001")
def _(document: Document) -> Iterator[Edit]:
    head = block(document, BlockKind.PLAN_TITLE)
    if head and marked_title(document):
        m = re.search(r"20\d\d", fold(document.text[slice(*head)]))
        if m:
            yield put(head[0] + m.start(), head[0] + m.end(), str(int(m[0]) - 1))


@kind("year in the notice's text wrong", "M001")
def _(document: Document) -> Iterator[Edit]:
    part = block(document, BlockKind.TRANSMITTAL)
    if part and marked_title(document):
        m = re.search(r"(?<=《)20\d\d|(?<=省)20\d\d", fold(document.text[slice(*part)]))
        if m:
            yield put(part[0] + m.start(), part[0] + m.end(), str(int(m[0]) - 1))


@kind("title above the plan differs", "M002")
def _(document: Document) -> Iterator[Edit]:
    head = block(document, BlockKind.PLAN_TITLE)
    if head and marked_title(document):
        for at in range(head[0] + 6, head[1] - 4, 3):
            if not document.text[at].isspace() and not document.text[at].isdigit():
                yield put(at, at + 1, "")


@kind("title in the notice's text differs", "M002")
def _(document: Document) -> Iterator[Edit]:
    part = block(document, BlockKind.TRANSMITTAL)
    if part and marked_title(document):
        m = re.search(r"《([^》]{10,})》", document.text[slice(*part)])
        if m:
            for at in range(part[0] + m.start(1) + 6, part[0] + m.end(1) - 4, 3):
                if not document.text[at].isdigit():
                    yield put(at, at + 1, "")


@kind("signature lost", "M003")
def _(document: Document) -> Iterator[Edit]:
    part, date = block(document, BlockKind.SIGNATURE), document.masthead.date_issued
    if part and date and is_notice(document) and part[1] <= date.span.start:
        yield Edit(part[0], part[1], "", date.span.start - (part[1] - part[0]))


@kind("recipients lost", "M004")
def _(document: Document) -> Iterator[Edit]:
    part, title = block(document, BlockKind.RECIPIENTS), document.masthead.title
    if part and title and is_notice(document) and block(document, BlockKind.TRANSMITTAL):
        yield Edit(part[0], part[1], "", title.span.start)


@kind("date lost", "M005")
def _(document: Document) -> Iterator[Edit]:
    part, sign = block(document, BlockKind.DATE), block(document, BlockKind.SIGNATURE)
    if part and sign and is_notice(document) and not any(b.kind is BlockKind.METADATA for b in document.blocks):
        yield Edit(part[0], part[1], "", sign[0])


@kind("year of the number wrong", "M006")
def _(document: Document) -> Iterator[Edit]:
    number, date = document.masthead.document_number, document.masthead.date_issued
    if number and date:
        m = re.search(r"20\d\d", fold(document.text[number.span.start : number.span.end]))
        if m:
            yield put(number.span.start + m.start(), number.span.start + m.end(), str(int(m[0]) - 1))


@kind("date behind the plan's year", "M007")
def _(document: Document) -> Iterator[Edit]:
    date = document.masthead.date_issued
    years = Draft(document).years if document.masthead.document_number is None else None
    if date and years and years[0] == years[1] and re.search("要点|立法计划|工作计划", Draft(document).title):
        m = re.search(r"20\d\d", fold(document.text[date.span.start : date.span.end]))
        if m:
            yield put(date.span.start + m.start(), date.span.start + m.end(), str(years[1] + 1))


@kind("signature of another body", "M009")
def _(document: Document) -> Iterator[Edit]:
    part = block(document, BlockKind.SIGNATURE)
    if part and is_notice(document) and Draft(document).title_issuer and len(document.masthead.issuers) == 1:
        yield put(part[0], part[1], "青海省财政厅")


@kind("zero in the date of issue", "M010")
def _(document: Document) -> Iterator[Edit]:
    part = block(document, BlockKind.DATE)
    if part:
        for m in re.finditer(r"(?<=[年月])(?=\d[月日])", fold(document.text[slice(*part)])):
            yield put(part[0] + m.start(), part[0] + m.start(), "0")


@kind("colon behind the recipients lost", "M011", "M004")
def _(document: Document) -> Iterator[Edit]:
    part = block(document, BlockKind.RECIPIENTS)
    if part and document.text[part[1] - 1] in ":：" and is_notice(document):
        yield Edit(part[1] - 1, part[1], "。", part[1] - 2)


# --- text


def pairs(document: Document, open_: str, close: str) -> Iterator[tuple[int, int]]:
    text = ours(document)
    taken = [(a, b) for _s, a, b in clauses(document)]
    for m in re.finditer(rf"{re.escape(open_)}[^{re.escape(open_ + close)}\n]{{2,60}}{re.escape(close)}", text):
        inside = any(a <= m.start() < b for a, b in taken)
        unit = any(m.start() <= r.span.start < m.end() for s in document.walk() for r in s.own_responsibilities)
        marker = re.match(r"\((?:[一二三四五六七八九十]+|\d+)\)", text[m.start() :])
        if not inside and not unit and not marker:
            yield m.start(), m.end()


@kind("bracket not closed", "X001")
def _(document: Document) -> Iterator[Edit]:
    for start, end in pairs(document, "(", ")"):
        yield Edit(end - 1, end, "", start)


@kind("bracket not opened", "X001")
def _(document: Document) -> Iterator[Edit]:
    for start, end in pairs(document, "(", ")"):
        yield Edit(start, start + 1, "", end - 2)


@kind("quotation not closed", "X001")
def _(document: Document) -> Iterator[Edit]:
    for start, end in pairs(document, "“", "”"):
        yield Edit(end - 1, end, "", start)


@kind("quotation not opened", "X001")
def _(document: Document) -> Iterator[Edit]:
    for start, end in pairs(document, "“", "”"):
        yield Edit(start, start + 1, "", end - 2)


@kind("half a pair in another width", "X002")
def _(document: Document) -> Iterator[Edit]:
    swap = {"(": "（", ")": "）", "（": "(", "）": ")"}
    for start, end in pairs(document, "(", ")"):
        if (document.text[start] == "(") == (document.text[end - 1] == ")"):
            yield put(end - 1, end, swap[document.text[end - 1]])


@kind("quotation mark straight", "X002")
def _(document: Document) -> Iterator[Edit]:
    for _start, end in pairs(document, "“", "”"):
        yield put(end - 1, end, '"')


def paragraphs(document: Document) -> Iterator[tuple[int, str]]:
    """The lines of the sections' own text, long ones."""
    raw = Draft(document).raw
    for section in document.walk():
        if section.text_span:
            for m in re.finditer(r"[^\n]{40,}", raw[section.text_span.start : section.text_span.end]):
                yield section.text_span.start + m.start(), m[0]


@kind("mark of another width", "X003")
def _(document: Document) -> Iterator[Edit]:
    raw = Draft(document).raw
    full, half = len(re.findall("[，；：]", raw)), len(re.findall(r"(?<=[\u4e00-\u9fff])[,;:]", raw))
    if min(full, half) > 3:
        return
    swap = dict(zip("，；：", ",;:", strict=True)) if full > half else dict(zip(",;:", "，；：", strict=True))
    for at, line in paragraphs(document):
        m = re.search(rf"(?<=[\u4e00-\u9fff])[{''.join(swap)}]", line[10:])
        if m:
            yield put(at + 10 + m.start(), at + 10 + m.end(), swap[m[0]])


@kind("、 before 和", "X004")
def _(document: Document) -> Iterator[Edit]:
    for at, line in paragraphs(document):
        m = re.search(r"(?<=、)[\u4e00-\u9fff]{2,5}(?=[和及](?![谐平解睦美顺善田时早]))", line)
        if m:
            yield put(at + m.end(), at + m.end(), "、")


@kind("mark doubled", "X005")
def _(document: Document) -> Iterator[Edit]:
    for at, line in paragraphs(document):
        m = re.search(r"(?<=[\u4e00-\u9fff])[，,；;、。](?=[\u4e00-\u9fff])", line)
        if m:
            yield put(at + m.start(), at + m.start(), m[0])


@kind("two marks clash", "X005")
def _(document: Document) -> Iterator[Edit]:
    for at, line in paragraphs(document):
        m = re.search(r"(?<=[\u4e00-\u9fff])[，,](?=[\u4e00-\u9fff])", line)
        if m:
            yield put(at + m.end(), at + m.end(), "。")


@kind("word doubled", "X006")
def _(document: Document) -> Iterator[Edit]:
    for at, line in paragraphs(document):
        m = re.search(r"(?<=[，,。；;、])(?:[\u4e00-\u9fff]{2})(?=[\u4e00-\u9fff]{3})", line)
        if m and m[0][0] != m[0][1]:
            yield put(at + m.start(), at + m.start(), m[0])


@kind("的 doubled", "X006")
def _(document: Document) -> Iterator[Edit]:
    for at, line in paragraphs(document):
        m = re.search(r"的(?![的确])", line)
        if m:
            yield put(at + m.start(), at + m.start(), "的")


@kind("letter O for a zero", "X007")
def _(document: Document) -> Iterator[Edit]:
    for m in re.finditer(r"(?<=(?<!\d)2)0(?=\d\d年)", ours(document)):
        yield put(m.start(), m.end(), "O")


@kind("Cyrillic letter in a Latin word", "X007")
def _(document: Document) -> Iterator[Edit]:
    for m in re.finditer(
        r"(?<=[A-Za-z])[APCEOTMHB](?![a-zA-Z]{3})|(?<![A-Za-z])[APCEOTMHB](?=[A-Z])", Draft(document).raw
    ):
        yield put(m.start(), m.end(), dict(zip("APCEOTMHB", "АРСЕОТМНВ", strict=True))[m[0]])


@kind("dash for the number 一", "X007")
def _(document: Document) -> Iterator[Edit]:
    for section in document.sections:
        marker = document.text[section.marker.start : section.marker.end]
        if marker.startswith("一、"):
            yield put(section.marker.start, section.marker.start + 1, "—")


@kind("range of years joined otherwise", "X008")
def _(document: Document) -> Iterator[Edit]:
    found = list(re.finditer(r"(?<![\d-])20\d\d(—)20\d\d(?=[年)])", ours(document)))
    if len(found) > 1:
        for m in found:
            yield Edit(m.start(1), m.end(1), "-", m.start())


@kind("item ends in a comma", "X009")
def _(document: Document) -> Iterator[Edit]:
    for section in document.walk():
        if section.text_span and not section.sections:
            text = document.text[section.text_span.start : section.text_span.end].rstrip()
            if text.endswith("。"):
                yield put(section.text_span.start + len(text) - 1, section.text_span.start + len(text), "，")
