"""One paragraph → what it is by itself, whatever stands around it: a date, a signature, recipients, a title's line.

Each test takes a paragraph as it is (folded, and ``bare`` without blanks); none knows what stands before or behind it.
"""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import Final

import regex

from workplan.names.beginnings import Beginnings
from workplan.names.bodies import is_body as is_known_body
from workplan.names.bodies import run_together
from workplan.names.shapes import Bodies
from workplan.structure.lines import Paragraph
from workplan.structure.page_words import Wording
from workplan.structure.recipients import is_addressee
from workplan.writing.dates import DATE
from workplan.writing.document_numbers import NUMBER
from workplan.writing.late import late_regex

_SENTENCE: Final = regex.compile(r"[。;!?]")
# The label of something else that a body may stand behind or in: 联系单位：, 附件：
_NOT_RECIPIENT: Final = regex.compile(r"附|抄[送报]|索引|来源|时间|日期|编者按|联系|地址|电话|注|说明|如下")
# …现提出以下意见： leads into a list and addresses nobody
_LEADS_IN: Final = regex.compile(r"(?:如下|意见|问题|包括|以下|提出|制定):$")
_PARTING: Final = regex.compile("[、,;]")
_REDHEAD: Final = late_regex(r"[\p{Han}()]{3,40}文件$")
# 附件 · 附件1： with nothing behind it
_ANNEX_MARK: Final = late_regex(r"附件?[一二三四五六七八九十\d]{0,2}[:]?")
# 附件 · 附件1 · 附件1-2 · 附表：
_ANNEX_HEAD: Final = late_regex(r"(?:附件|附表|附录)\s?[一二三四五六七八九十\d]{0,3}(?:[-—]\d)?:?$")
# 附件 · 附件1 · 附件：1.… · 附表 · 附：
_ANNEX: Final = late_regex(
    r"(?:附件|附表|附录|附)(?:[一二三四五六七八九十\d]{0,3}(?:[-—]\d)?)(?:[:.、]|$|(?=[\p{Han}《]))"
)
_PAGE_NUMBER: Final = regex.compile(r"[-—_·]{0,3}\d{1,3}[-—_·]{0,3}")
# 1.2 · 3 ·12、 but not 5G基站, 2023年, 120急救
_FIGURE: Final = regex.compile(r"\d{1,2}\.\d|\d{1,3}(?:[\s.、,%)]|$)")
_PART: Final = regex.compile(r"[^\s、,，]+")
_NAME: Final = regex.compile(r"[\p{Han}()“”·]+")
# What stands in brackets behind the name of who signs: (代章), or its second name.
_BRACKETED: Final = late_regex(r"\((?:(?P<seal>代章)|(?P<alias>[^()]+))\)$")
# A series in quotation marks is one word of a name: “双随机、一公开”.
_QUOTED: Final = late_regex("“[^“”]{1,30}”")
_SEAL: Final = late_regex(r"[(（]代章[)）]$")
# In the name of a body no such word stands, wherever it would.
_NO_NAME: Final = regex.compile(r"^号|转发|印发|关于|加强|推进|落实|以及|为了|如下")

# （二〇二三年十二月三十一日） has 14 characters.
_LONGEST_DATE: Final = 15
# 各位： and 注： address no body.
_SHORTEST_ADDRESS: Final = 4
# Recipients may name every province; prose of that length ends in a full stop.
_LONGEST_ADDRESS: Final = 600
# A signature with its date on one line is shorter: two or three bodies at most.
_LONGEST_SIGNED: Final = 80
# 市局 and 县委 name a body only among others.
_SHORTEST_NAME: Final = 3
_LONGEST_NAME: Final = 40
# So few bodies may be parted by blanks alone, where the letters of a name may be spaced out.
_SPACED: Final = 6
# A comma outside quotation and title marks: no title has one.
_COMMA: Final = regex.compile(",(?![^《》“”]{0,90}[》”])")
# Longer than any line that a title was broken into: without a full stop it is still prose.
_LONGEST_TITLE_LINE: Final = 90


def is_date(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph is a date and nothing else."""
    return len(paragraph.bare) <= _LONGEST_DATE and DATE.fullmatch(paragraph.bare.strip("()")) is not None


def is_printing_date(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph is the date at which a document was printed, and nothing else: 2023年4月17日印发."""
    return paragraph.bare.endswith("印发") and DATE.fullmatch(paragraph.bare.removesuffix("印发")) is not None


def is_number(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph is a document number and nothing else, in brackets or without."""
    if "号" not in paragraph.bare:
        return False
    bare = paragraph.bare.strip("()")
    return bare.endswith("号") and NUMBER.fullmatch(bare) is not None


def is_redhead(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph is the red head of the paper: 云川省人民政府文件."""
    return paragraph.bare.endswith("文件") and _REDHEAD.match(paragraph.bare) is not None


def is_signed(paragraph: Paragraph, words: Wording) -> bool:
    """Tell whether a paragraph is a signature and its date on one line: 国务院办公厅 2018年12月29日."""
    bare = paragraph.bare
    if len(bare) > _LONGEST_SIGNED or not (bare.endswith("日") or bare[-1:].isdecimal()):
        return False  # as nearly every line
    match = DATE.search(bare)
    if match is None or match.end() != len(bare):
        return False
    if is_body(bare[: match.start()], words):
        return True
    return bool(bodies(DATE.sub("", paragraph.text), words))


def is_recipients(paragraph: Paragraph, words: Wording) -> bool:
    """Tell whether a paragraph addresses bodies: 各市、州人民政府，省政府各部门："""
    bare = paragraph.bare
    return (
        bare.endswith(":")
        and _SHORTEST_ADDRESS <= len(bare) < _LONGEST_ADDRESS
        and "。" not in bare
        and _NOT_RECIPIENT.match(bare) is None
        and _LEADS_IN.search(bare) is None
        and any(is_addressee(name, words) for name in _PARTING.split(bare[:-1]))
    )


def is_annex_mark(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph is 附件 with or without its number and nothing else, as it stands above a title."""
    return paragraph.bare.startswith("附") and _ANNEX_MARK.fullmatch(paragraph.bare) is not None


def is_annex_head(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph is the line that heads an annex: 附件1, 附表."""
    return paragraph.bare.startswith("附") and _ANNEX_HEAD.match(paragraph.bare) is not None


def is_annex_line(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph begins with 附件 as heads and lists of annexes do: 附件：1.任务分工表."""
    return paragraph.bare.startswith("附") and _ANNEX.match(paragraph.bare) is not None


def is_page_number(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph is the number of a page: 12, — 12 —."""
    return _PAGE_NUMBER.fullmatch(paragraph.bare) is not None


def is_title_line(paragraph: Paragraph, words: Wording) -> bool:
    """Tell whether a paragraph may be a line of a title: short, no sentence, no words of the page.

    >>> from workplan.lexicon import default
    >>> from workplan.structure.page_words import wording
    >>> words = default().build(wording)
    >>> lines = ("关于夜市管理的通知", f"关于{'夜市管理' * 22}的通知")
    >>> [is_title_line(Paragraph(0, len(line), line, line), words) for line in lines]
    [True, False]
    """
    bare = paragraph.bare
    return not (
        len(bare) > _LONGEST_TITLE_LINE
        or paragraph.table >= 0
        or (":" in bare and "《" not in bare)
        or ("," in bare and _COMMA.search(bare))
        or _SENTENCE.search(bare)
        or words.page_kind(bare)
        or words.meta_line.match(bare)
    )


def begins_title(paragraph: Paragraph) -> bool:
    """Tell whether a title may begin with a line: not with 附件, a bracket, a figure, or what ends in a comma."""
    bare = paragraph.bare
    return not (bare.endswith((":", ",")) or bare.startswith(("(", "附件")) or _FIGURE.match(paragraph.text))


def is_body(name: str, words: Wording) -> bool:
    """Tell whether ``name`` has the form of one body's full name, as bodies sign: no group, no place, no sentence.

    >>> from workplan.lexicon import default
    >>> from workplan.structure.page_words import wording
    >>> words = default().build(wording)
    >>> names = ("某省人民政府办公厅", "号)转发你单位网站", "省有关部门", "云川示范区", "请报云川省水利厅")
    >>> [is_body(name, words) for name in names]
    [True, False, False, False, False]
    >>> is_body("云川省(市水利厅", words)
    False
    """
    return len(name) <= _LONGEST_NAME and _NO_NAME.search(name) is None and _names_body(name, words)


def in_one(text: str) -> str:
    """Return a text in which no mark inside quotation marks parts a name; every character keeps its place.

    >>> in_one("云溪县“双随机、一公开”联席会议办公室、县司法局")
    '云溪县“双随机·一公开”联席会议办公室、县司法局'
    """
    return _QUOTED.sub(lambda quoted: quoted[0].replace("、", "·"), text) if "“" in text else text


def _names_body(name: str, words: Wording) -> bool:
    name = in_one(name)
    if not _SHORTEST_NAME <= len(name) <= _LONGEST_NAME or _NAME.fullmatch(name) is None:
        return False
    if name.count("(") != name.count(")"):
        return False
    shapes = words.lexicon.build(Bodies)
    ending = shapes.ending(name)
    if ending in ("", name):  # 国家安全部 ends as 全部 does; 国务院 is a body by itself, 办公室 a part of one
        return is_known_body(name, words.lexicon)
    return (
        ending not in words.areas and shapes.complete(name) and shapes.plausible(name) and not shapes.collective(name)
    )


def ends_as_body(name: str, words: Wording) -> bool:
    """Tell whether ``name`` ends as names of bodies do, whatever verbs it holds: 某市推进“一网通办”改革小组办公室."""
    shapes = words.lexicon.build(Bodies)
    ending = shapes.ending(name) if len(name) <= _LONGEST_NAME else ""
    return ending != "" and ending not in shapes.levels


def without_seal(name: str) -> str:
    """Return the name of who signs without the note of a seal behind it.

    >>> without_seal("云川市夜间经济领导小组办公室（代章）")
    '云川市夜间经济领导小组办公室'
    """
    return _SEAL.sub("", name)


def is_signer(name: str, words: Wording) -> bool:
    """Tell whether what stands right above a date is one body's full name, which may hold a verb; a seal's note aside.

    >>> from workplan.lexicon import default
    >>> from workplan.structure.page_words import wording
    >>> words = default().build(wording)
    >>> [is_signer(name, words) for name in ("云川市推进夜间经济工作领导小组(代章)", "请报云川市水利局", "推进小组")]
    [True, False, False]
    """
    return _names_body(without_seal(name), words)


def bodies(text: str, words: Wording) -> list[tuple[int, int]]:
    """Return where the bodies of a signature line stand, an empty list if it is no signature.

    Args:
        text: folded text of the line, blanks kept: they part two bodies, or the letters of one.
        words: patterns of the lexicon.

    >>> from workplan.lexicon import default
    >>> from workplan.structure.page_words import wording
    >>> words = default().build(wording)
    >>> line = "工业和信息化部  国家发展改革委"
    >>> [line[a:b] for a, b in bodies(line, words)]
    ['工业和信息化部', '国家发展改革委']
    >>> line = "工业和信息化部国家发展改革委"
    >>> [line[a:b] for a, b in bodies(line, words)]
    ['工业和信息化部', '国家发展改革委']
    >>> bodies("国 务 院 办 公 厅", words), bodies("县政府办公室(代章)", words), bodies("县城管局(县综合执法局)", words)
    ([(0, 11)], [(0, 6)], [(0, 4)])
    >>> bodies("审计署(代章)", words), bodies("县城管局(三楼)", words), bodies("领导小组办公室(代章)", words)
    ([(0, 3)], [], [])
    """
    if "。" in text:
        return []  # a sentence is none
    text = in_one(text)
    parts = [(m.start(), m.start() + len(_without_bracket(m[0], words))) for m in _PART.finditer(text)]
    if not parts:
        return []
    whole = "".join(text[a:b] for a, b in parts)
    if max(b - a for a, b in parts) <= 2:
        return [(parts[0][0], parts[-1][1])] if is_body(whole, words) else []
    if all(is_body(text[a:b], words) for a, b in parts):
        return [piece for a, b in parts for piece in _run_together(text[a:b], a, words)]
    if "、" not in text and len(parts) <= _SPACED and is_body(whole, words):
        return [(parts[0][0], parts[-1][1])]
    return []


def _run_together(name: str, at: int, words: Wording) -> list[tuple[int, int]]:
    """Return where the bodies in a name stand that begins at ``at``: several where a copy lost their blank."""
    names = run_together(name, words.lexicon) or (name,)
    ends = list(accumulate(map(len, names), initial=at))
    return list(pairwise(ends))


def _without_bracket(name: str, words: Wording) -> str:
    """Return the name of who signs without a seal's note or a second name in brackets behind it.

    A name that begins with no place may be the rest of one that a line end cut: 领导小组办公室(代章).
    """
    found = _BRACKETED.search(name) if name.endswith(")") else None
    if found is None or not (found["seal"] or is_body(found["alias"], words)):
        return name
    signs = name[: found.start()]
    whole = is_known_body(signs, words.lexicon) or words.lexicon.build(Beginnings).prefix(signs) is not None
    return signs if whole else name
