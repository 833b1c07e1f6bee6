"""Sheet → candidates: every numeral that could be a marker, in any spelling, with the evidence of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from workplan.structure.outlining.costs import HOPELESS, WEIGHTS
from workplan.structure.outlining.preceding import before
from workplan.structure.outlining.prepared import Sheet
from workplan.writing.dates import YEAR
from workplan.writing.late import late, late_regex
from workplan.writing.markers import CN, ORDINALS, Scheme
from workplan.writing.numerals import numeral, value_of


class Candidate(NamedTuple):
    """A numeral that could be a marker.

    Attributes:
        start: its first character in the sheet.
        end: behind numeral, point, stray glyphs and blanks.
        scheme: its kind.
        value: its number.
        label: the normalised label.
        cost: the sum of its own evidence.
        spelling: kind of point and place in the line, to be compared with that of the series.
        rows: names of the costs that make up the sum.
        inserted: True for 第二条之一, which stands behind 第二条 and has its number.
        above: the number of the one that it says to stand under (2 of 3.2.1), 0 where it says none.
    """

    start: int
    end: int
    scheme: Scheme
    value: int
    label: str
    cost: float
    spelling: int
    rows: tuple[str, ...]
    inserted: bool = False
    above: int = 0


_B: Final = r"[ \t\u3000\xa0\u2002\u2003\u2009\u200b]{0,3}"
# What the point behind a figure is written with, right or wrong: . 、 · ｡ , a glyph of an old font, a broken one.
_STRAY: Final = r"\ufffd\ue000-\uf8ff"
_ODD: Final = rf"·｡,:{_STRAY}■●◆□○∙•˙｀"
_NUMERAL: Final = late(
    rf"第{_B}(?P<ord>{CN}{{1,5}}|\d{{1,3}}){_B}(?P<kind>编|篇|部分|章|节|条)(?P<zhi>之{CN}{{1,2}})?"
    rf"|[(\[【〔]{_B}(?P<pcn>{CN}{{1,4}}){_B}[)\]】〕]"
    rf"|[(【〔]{_B}(?P<pnum>[1-9]\d{{0,2}}){_B}[)】〕]"
    r"|(?P<sym>[①-⑳⑴-⒇⒈-⒛㈠-㈩])"
    r"|(?<![\d(])(?P<hnum>[1-9]\d?)\)"
    rf"|(?!{YEAR}年)(?P<cn>{CN}{{1,4}})(?={_B}(?:[、.{_ODD}\n]|[ \u3000\xa0]))"
    r"|(?<!\d)(?<!\d[.:/—~-])(?P<num>0[1-9]|[1-9]\d{0,2})(?![\d%‰/+=×～~—-]|[ \u200b]{0,3}[年月日号时℃])"
    rf"|(?P<dash>[—-]{{1,2}})(?={_B}、)"
)
# A line that begins with a figure run into another one: 15G基站 is 1 and 5G基站, 12023年 is 1 and 2023年.
# Inside a line only a year shows it, which has four digits: 能力提升12023年 is 1 and 2023年, 距今12000年 is long ago.
_RUN_IN: Final = late(
    r"^[^\S\n]*(?P<num>[1-9]\d{1,5})(?=[^\W\d]|[+“《])"
    r"|(?<![\d.])(?P<dated>[1-9]\d{4,5})(?<!000)(?=[ \u200b]{0,3}年)",
    re.MULTILINE,
)
# 2.1 总体要求 · 3.2.1预警分级; a measured figure (3.5亿元, 1.2 公里) is none.
# Behind a blank a figure with its unit may follow, or a letter: 3.1 4月底前完成排查, 4.1 Ⅰ级响应.
_DECIMALS: Final = late(
    r"(?<![\d.A-Za-z])(?P<parts>[1-9]\d?(?:\.[1-9]\d?){1,3})[.、]?"
    rf"(?:{_B}(?=[\u4e00-\u9fff“《])|(?P<parted>[^\S\n]+)(?=[A-ZⅠ-Ⅻ]|\d{{1,4}}[\u4e00-\u9fffA-Z]))"
)
_MEASURED: Final = late(
    r"[万亿倍吨亩米版]|元(?!素|旦)|[年月日](?!度|常)|小时|公里|公顷|公斤|平方[米公]|立方|[千兆]瓦|个(?:百分点|月|工作日)|时代"
    r"|前(?![言期提沿置瞻])|[起止](?![草步源点因])"
)
# A point typed twice is one: 4..全面落实.
_POINT: Final = late(
    rf"(?P<gap>{_B})(?:(?P<usual>[.、])[.、]?|(?P<odd>[{_ODD}]|[^\w\s(《“‘\[【—%～%~;()+=/-](?=[.、]))(?P<more>[.、]?)"
    rf"|(?P<alone>\n\s*(?:[{_STRAY}]\s*|[.、][^\S\n]*\n\s*)?))?\s*"
)
_AFTER_ORDINAL: Final = late(r"[\s:、.]*")
_AFTER_BRACKET: Final = late(r"[、.,:·]?\s*")
_UNIT: Final = late(
    r"[个家名户万亿千百余项条次批场处座套辆种类级层所岁周天元米吨亩倍成%‰℃届艘](?!有|体|性|政|庭|称|单|牌|籍|件|准|业|植|然|众|果|员|立)"
    r"|人(?!才|民|社|员|工|力)|(?:小时|公里|平方|立方|公斤|公顷|部委|部门|分钟|个月)"
)
# 第三条规定 · 第二款第(一)项; not (三)目标任务, 第二章项目管理
_REFERENCE: Final = late(r"[款的和至、,及与第]|规(?!划|范|模)|项(?!目)|目(?!标|录|前|的)")
_ITEM_OF: Final = late(r"[款的和至]|项(?!目)|目(?!标|录|前|的)")
_SERIES: Final = late(rf"{CN}{{1,3}}[、是]|{CN}{{1,3}}[大项个次类级产]")
_MARKER: Final = late(rf"\({CN}{{1,3}}\)|{CN}{{1,3}}、|第{CN}{{1,3}}[编章节条]")
_MORE: Final = late(r"[、,和及至][(（]")
_YEAR: Final = late(r"(?:19|20)\d\d(?!\d)|\d?月")
# 1.5万户 · 2.1 范围 · 3.1.2
_DECIMAL: Final = late(r"\d{1,2}(?:[ \u3000]|[万亿倍%‰前日米吨元亩℃]|\.\d|个百分|公里|公顷|平方|立方|小时)")
# 3. 某局关于印发…的通知 · 3. 某省工作要点(2023年4月10日): a title behind the number of a book.
_HEADS: Final = late_regex(
    r"[^。;:]{0,60}?关于[^。;:]{4,90}?的(?:通知|意见|批复|函)(?![\u4e00-\u9fff])"
    r"|[^。;:]{4,90}?\([ \n]?20\d\d ?年 ?\d{1,2} ?月 ?\d{1,2}[ \n]?日"
)
_RUNNING: Final = late(r"^[^\S\n]*(?P<number>\d{1,3})(?:[^\S\n]?[.、][^\S\n]*\n?|[^\S\n]+|[^\S\n]*\n)", re.MULTILINE)
_RANGES: Final = (
    ("①", "⑳", Scheme.CIRCLED, "form.symbol"),
    ("⑴", "⒇", Scheme.BRACKETED_NUMBER, "form.symbol"),
    ("⒈", "⒛", Scheme.NUMBER, "form.symbol"),
    ("㈠", "㈩", Scheme.BRACKETED_CHINESE, "form.symbol"),
)
_BY_PARTS: Final = {2: Scheme.DECIMAL_2, 3: Scheme.DECIMAL_3, 4: Scheme.DECIMAL_4}
# How the point behind a number is written: as usual, with another sign, not at all.
_USUAL, _ODD_POINT, _NONE = 1, 2, 3


def candidates(ground: Sheet, weights: Mapping[str, float] = WEIGHTS) -> list[Candidate]:
    """Return every numeral of a sheet that could be a marker, in order.

    >>> from workplan.structure.outlining.prepared import sheet
    >>> [c.label for c in candidates(sheet("一、加强统筹\\n(一)健全机制1·修订办法。2023年底前新增5个。"))]
    ['一', '(一)', '1']
    """
    finder = _Finder(ground, weights)
    found = list(finder.found())
    found.sort(key=lambda c: (c.start, c.end))
    return found


def numbered_titles(text: str) -> list[tuple[int, int]]:
    """Return where a number of a book stands before the title of a notice, up to the title.

    >>> text = "22 某市关于加强防汛工作的意见\\n22 个县区关于防汛的职责"
    >>> [text[a:b] for a, b in numbered_titles(text)]
    ['22 ']
    """
    return [match.span() for match in _RUNNING.finditer(text) if _HEADS.match(text, match.end())]


class _Finder:
    """Looks at one sheet."""

    def __init__(self, ground: Sheet, weights: Mapping[str, float]) -> None:
        self.ground = ground
        self.text = ground.text
        self.weights = weights

    def found(self) -> Iterator[Candidate]:
        for match in _NUMERAL.finditer(self.text):
            made = self._candidate(match)
            if made is not None:
                yield made
        for match in _RUN_IN.finditer(self.text):
            yield from self._run_in(match)
        for match in _DECIMALS.finditer(self.text):
            made = self._decimal(match)
            if made is not None:
                yield made

    def _candidate(self, match: re.Match[str]) -> Candidate | None:
        form = match.lastgroup or ""
        start, end = match.span()
        rows, at_line = before(self.ground, start)
        if form in ("kind", "zhi"):
            return self._ordinal(match, rows, at_line)
        if form == "cn":
            return self._chinese(match["cn"], start, end, rows, at_line)
        if form == "num":
            return self._number(match["num"], start, end, rows, at_line)
        if form == "dash":
            if not at_line and "behind.word" not in rows:
                return None
            stop = self._behind(_POINT, end)
            return self._made(start, stop, Scheme.CHINESE, 1, "一", [*rows, "form.dash"], _USUAL, at_line)
        return self._bracketed(match, form, rows, at_line)

    def _decimal(self, match: re.Match[str]) -> Candidate | None:
        if _MEASURED.match(self.text, match.end()):
            return None
        rows, at_line = before(self.ground, match.start())
        if match["parted"] and not at_line:
            return None
        parts = match["parts"].split(".")
        scheme = _BY_PARTS[len(parts)]
        rows.append("form.decimal")
        made = self._made(match.start(), match.end(), scheme, int(parts[-1]), match["parts"], rows, _USUAL, at_line)
        return made and made._replace(above=int(parts[-2]))

    def _made(
        self,
        start: int,
        end: int,
        scheme: Scheme,
        value: int,
        label: str,
        rows: list[str],
        point: int,
        at_line: bool,
    ) -> Candidate | None:
        if not value or (end >= len(self.text) and point == _NONE):
            return None
        if at_line and scheme >= Scheme.CHINESE and _HEADS.match(self.text, end):
            rows.append("ahead.title")
        weights = self.weights
        cost = sum(weights[row] for row in rows)
        if cost > HOPELESS:
            return None
        spelling = point * 2 + (1 if at_line else 0)
        return Candidate(start, end, scheme, value, label, cost, spelling, tuple(rows))

    def _behind(self, points: re.Pattern[str], at: int) -> int:
        """The place behind the points and blanks that stand at ``at``, if any; the patterns match nothing too."""
        behind = points.match(self.text, at)
        assert behind is not None
        return behind.end()

    def _ordinal(self, match: re.Match[str], rows: list[str], at_line: bool) -> Candidate | None:
        kind = match["kind"]
        value = value_of(match["ord"])
        scheme = ORDINALS[kind]
        label = f"第{numeral(value)}{kind}{match['zhi'] or ''}"
        rows.append("form.ordinal")
        if _REFERENCE.match(self.text, match.end()):
            rows.append("ahead.reference")
        elif at_line:
            rows.append("form.firm")
        elif scheme is Scheme.ARTICLE and self.text[max(0, match.start() - 4) : match.start()].rstrip()[-1:] == "》":
            rows.append("behind.title")
        end = self._behind(_AFTER_ORDINAL, match.end())
        made = self._made(match.start(), end, scheme, value, label, rows, _USUAL, at_line)
        return made._replace(inserted=True) if made is not None and match["zhi"] else made

    def _bracketed(self, match: re.Match[str], form: str, rows: list[str], at_line: bool) -> Candidate | None:
        scheme, row = Scheme.BRACKETED_NUMBER, "form.bracketed.number"
        if form == "pcn":
            value, scheme, row = value_of(match["pcn"]), Scheme.BRACKETED_CHINESE, "form.bracketed.chinese"
        elif form == "pnum":
            value = int(match["pnum"])
        elif form == "hnum":
            value = int(match["hnum"])
        else:
            symbol = match["sym"]
            low, _, scheme, row = next(r for r in _RANGES if r[0] <= symbol <= r[1])
            value = ord(symbol) - ord(low) + 1
        label = {
            Scheme.BRACKETED_CHINESE: f"({numeral(value)})",
            Scheme.BRACKETED_NUMBER: f"({value})",
            Scheme.NUMBER: str(value),
            Scheme.CIRCLED: chr(ord("①") + value - 1) if value <= 20 else "",
        }[scheme]
        rows.append(row)
        if at_line:
            rows.append("form.firm")
        elif _ITEM_OF.match(self.text, match.end()):
            rows.append("ahead.reference")
        elif _MORE.match(self.text, match.end()):
            rows.append("ahead.numeral")
        end = self._behind(_AFTER_BRACKET, match.end())
        return self._made(match.start(), end, scheme, value, label, rows, _USUAL, at_line)

    def _chinese(self, written: str, start: int, end: int, rows: list[str], at_line: bool) -> Candidate | None:
        behind = _POINT.match(self.text, end)
        assert behind is not None
        value = value_of(written)
        point = _USUAL
        if behind["usual"] == "、":
            rows.append("form.chinese")
            if at_line:
                rows.append("form.firm")
        elif behind["usual"] or behind["odd"]:
            rows.append("form.chinese.dot")
            point = _ODD_POINT
            if at_line and (behind["usual"] or behind["odd"] in ",:·"):
                rows.append("form.firm")
            elif not at_line and behind["odd"] in (",", ":"):
                return None
        elif behind["alone"]:
            if not at_line:
                return None
            rows.append("form.chinese.alone")
            point = _NONE
        else:
            rows.append("form.chinese.blank")
            point = _NONE
        if _SERIES.match(self.text, behind.end()):
            rows.append("ahead.numeral")
        return self._made(start, behind.end(), Scheme.CHINESE, value, numeral(value), rows, point, at_line)

    def _number(self, written: str, start: int, end: int, rows: list[str], at_line: bool) -> Candidate | None:
        text = self.text
        behind = _POINT.match(text, end)
        assert behind is not None
        point = _USUAL
        stop = behind.end()
        if written[0] == "0":
            if not at_line:
                return None
            rows.append("form.padded")
        if behind["usual"]:
            rows.append("form.number")
            if text[stop : stop + 1].isdigit() and text[stop - 1] in ".、":
                rows.append(self._figure(stop, at_line))
            elif at_line:
                rows.append("form.firm")
        elif behind["odd"]:
            if behind["odd"] in ",:" and not at_line:
                return None
            rows.append("form.number.dot")
            point = _ODD_POINT
            if text[stop : stop + 1].isdigit() and behind["odd"] in ",:":
                return None
            if text[stop : stop + 1].isdigit() and not _YEAR.match(text, stop):
                rows.append("ahead.digit.line")
        elif behind["alone"]:
            if not at_line and rows not in ([], ["behind.sentence"]):
                return None
            rows.append("form.number.alone")
            point = _NONE
            left = text[max(0, start - 60) : start].rstrip()
            if text[stop : stop + 1] in "、,.;:)）。%]〕":
                return None
            if left[-1:] in "([〔《,、附件表图第约共":
                rows.append("below.open")
            elif left[-1:] not in "。;:!?)》”" and len(left.rpartition("\n")[2]) > 24:
                rows.append("below.page")
            if _UNIT.match(text, stop) or text[stop : stop + 1] in "年月日号期":
                rows.append("ahead.unit")
            if _MARKER.match(text, stop):
                rows.append("ahead.marker")
        else:
            if stop > end:
                if text[stop : stop + 1].isdigit() and not text[stop + 1 : stop + 2].isdigit():  # 6 8 7 万人
                    return None
                rows.append("form.number.blank")
            elif text[stop : stop + 1].isalpha() or text[stop : stop + 1] in ("《", "“"):
                rows.append("form.number.bare")
            else:
                return None
            point = _NONE
            if _UNIT.match(text, stop):
                rows.append("ahead.unit")
        return self._made(start, stop, Scheme.NUMBER, int(written), written.lstrip("0"), rows, point, at_line)

    def _figure(self, at: int, at_line: bool) -> str:
        if _YEAR.match(self.text, at):
            return "ahead.year"
        if _DECIMAL.match(self.text, at):
            return "ahead.decimal"
        return "ahead.digit.line" if at_line else "ahead.digit"

    def _run_in(self, match: re.Match[str]) -> Iterator[Candidate]:
        figure = match["num"] or match["dated"]
        start = match.end() - len(figure)
        before_year = bool(match["dated"]) or self.text[match.end() : match.end() + 1] == "年"
        for length in (1, 2):
            rest = figure[length:]
            if len(figure) == 4 and before_year:
                continue
            dated = len(rest) == 4 and before_year
            if not rest or ((rest[0] == "0" or match["dated"]) and not dated):
                continue
            rows, at_line = before(self.ground, start)
            rows.append("form.number.bare")
            if dated:
                rows.append("ahead.year")
            made = self._made(
                start, start + length, Scheme.NUMBER, int(figure[:length]), figure[:length], rows, _NONE, at_line
            )
            if made is not None:
                yield made
