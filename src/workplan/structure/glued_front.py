"""Paragraphs before the body whose line breaks were lost → the lines that they were, from the title to the preamble."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from workplan.source import solid
from workplan.structure.lines import Paragraph
from workplan.structure.page_words import Wording
from workplan.structure.paragraph import bodies, ends_as_body, is_recipients, is_title_line
from workplan.structure.recipients import names_only
from workplan.structure.title_lines import OPENINGS, sent_out
from workplan.writing.dates import DATE
from workplan.writing.document_numbers import NUMBER
from workplan.writing.late import late_regex
from workplan.writing.markers import leading

# What stands before a title on its line: the red head, the document number, the head of an annex.
_REDHEAD: Final = late_regex(rf"[\u4e00-\u9fff]{{3,30}}文件(?={NUMBER.pattern})")
_HEAD: Final = late_regex(rf"{NUMBER.pattern}\s*(?=\w)|附件[一二三四五六七八九十\d]{{0,2}}\s+(?=\w)")
# How the preamble begins that touches the title of its plan.
_PREAMBLE: Final = re.compile("为|根据|按照|依据")
_NOTE: Final = re.compile(r"(?<!\s)\s*+\(此件[^()]{1,20}\)")
_NAMED: Final = re.compile("《([^《》]{4,80})》")
# A body that signs with its date, behind a sentence or at the beginning.
_SIGNED: Final = re.compile(
    rf"(?:^|(?<=[。)]))\s*+(?P<name>[^\s。,:;!?()《》\d][^。,:;!?()《》\d]{{2,59}}?)\s*+(?:{DATE.pattern})(?:印发)?"
)
# A shorter rest is no text that stood on lines of its own.
_SHORTEST: Final = 10
# Fewer characters behind a line are no line.
_FEWEST: Final = 4
_NEAR: Final = 100
_LONGEST_ADDRESS: Final = 400
_LONGEST_TITLE: Final = 400
# No paragraph was made of more lines before the body; of a text made to be parted a rest is squeezed so often.
_MOST_LINES: Final = 20


def front_parted(lines: Sequence[Paragraph], words: Wording, marks: Collection[int]) -> list[Paragraph]:
    """Part the paragraphs before the first marker where one line was made of several.

    Args:
        lines: all paragraphs of a document.
        words: patterns of the lexicon.
        marks: where markers stand, none where the lines begin with them.

    >>> from workplan.lexicon import default
    >>> from workplan.structure.page_words import wording
    >>> text = (
    ...     "某县政府关于印发《养老方案》的通知各乡镇政府:现将《养老方案》印发给你们。"
    ...     "某县政府2023年3月1日养老方案为发展养老服务,制定本方案。"
    ... )
    >>> parts = front_parted([Paragraph(0, len(text), text, text)], default().build(wording), ())
    >>> [part.text for part in parts][:4]
    ['某县政府关于印发《养老方案》的通知', '各乡镇政府:', '现将《养老方案》印发给你们。', '某县政府2023年3月1日']
    >>> [part.text for part in parts][4:]
    ['养老方案', '为发展养老服务,制定本方案。']
    """
    out: list[Paragraph] = []
    front = _Front(words)
    for index, line in enumerate(lines):
        if line.start in marks or (not marks and leading(line.text) is not None):
            return [*out, *lines[index:]]
        out.extend(front.parts(line) if line.table < 0 else [line])
    return out


class _Front:
    """What was parted so far: which plans were named, and what the last line was."""

    def __init__(self, words: Wording) -> None:
        self.words = words
        self.names: list[str] = []
        self.at_title = True

    def parts(self, line: Paragraph) -> Iterator[Paragraph]:
        """Yield the lines that a paragraph was made of."""
        rest = line
        for _ in range(_MOST_LINES):
            cut = self._cut(rest.text)
            if not cut:
                break
            head, rest = parted(rest, cut)
            self._note(head)
            yield head
        self._note(rest)
        yield rest

    def _note(self, line: Paragraph) -> None:
        sent = sent_out(line.bare, self.words)
        self.names += _NAMED.findall(line.text) + ([line.bare[slice(*sent)]] if sent else [])
        self.at_title = _SIGNED.fullmatch(line.text) is not None or _NOTE.fullmatch(line.text) is not None

    def _cut(self, text: str) -> int:
        """Return where the first line of a text ends, 0 where it is one line."""
        for find in (self._head, self._title, self._address, self._signature, self._plan):
            end = find(text)
            if end and len(solid(text[end : end + _NEAR])) >= (1 if find == self._signature else _FEWEST):
                return end
        return 0

    def _head(self, text: str) -> int:
        if "号" not in text and not text.startswith("附件"):
            return 0
        match = _REDHEAD.match(text)
        if match is None and self._is_title(text):
            match = _HEAD.match(text)
        elif match is None:
            match = _HEAD.match(text)
            touched = match is not None and (self.words.glued.match(text) or self._address(text[match.end() :]))
            match = match if touched else None
        return match.end() if match else 0

    def _is_title(self, text: str) -> bool:
        line = _line(text) if len(text) <= _LONGEST_TITLE else None
        return line is not None and bool(self.words.title_end.search(line.bare)) and is_title_line(line, self.words)

    def _title(self, text: str) -> int:
        match = self.words.glued.match(text) if "关于" in text else None
        if match is None:
            return 0
        tail = text[match.end() :].lstrip()
        addressed = self._address(tail) or is_recipients(_line(tail), self.words)
        issued = tail.startswith(OPENINGS) and bodies(match.group().partition("关于")[0], self.words)
        return match.end() if addressed or issued else 0

    def _address(self, text: str) -> int:
        end = text.find(":", 0, _LONGEST_ADDRESS) + 1
        if not end or len(text) - end < _SHORTEST or "。" not in text[end:]:
            return 0
        return end if names_only(text[:end], self.words) else 0

    def _signature(self, text: str) -> int:
        """A signature: behind its date the text is over or its plan begins. …2023年3月1日召开会议 is a sentence."""
        for match in _SIGNED.finditer(text):
            behind = text[match.end() : match.end() + _LONGEST_TITLE].lstrip()
            if behind and not (behind.startswith("附件") or _NOTE.match(behind) or self._plan_length(behind)):
                continue
            if ends_as_body(solid(match["name"]), self.words):
                return match.start("name") or match.end()
        return 0

    def _plan(self, text: str) -> int:
        note = _NOTE.match(text)
        if note is not None:
            return note.end()
        return self._plan_length(text) if self.at_title else 0

    def _plan_length(self, text: str) -> int:
        """How long the title of a plan is with which a text begins, 0 where it begins with none."""
        named = next((name for name in self.names if text.startswith(name)), "")
        if named:
            return len(named)
        match = self.words.glued_plan.match(text) if _PREAMBLE.search(text) else None
        return match.end() if match else 0


def parted(paragraph: Paragraph, cut: int) -> tuple[Paragraph, Paragraph]:
    """Part a paragraph before place ``cut`` of its text."""
    head, tail = paragraph.text[:cut].rstrip(), paragraph.text[cut:].lstrip()
    place = paragraph.end - len(tail)
    return (
        Paragraph(paragraph.start, paragraph.start + len(head), head, solid(head)),
        Paragraph(place, paragraph.end, tail, solid(tail)),
    )


def _line(text: str) -> Paragraph:
    return Paragraph(0, len(text), text, solid(text))
