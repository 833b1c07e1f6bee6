"""Rule on the day above the recipients that is the page's: when it was published, not when the document was issued."""

from __future__ import annotations

from typing import Final

from workplan.model import BlockKind
from workplan.rulebook import Judgement
from workplan.structure import paragraph as is_a
from workplan.structure.parts import Named
from workplan.structure.rules.front_lines import FrontLine
from workplan.structure.title_lines import is_same
from workplan.writing.dates import DATE
from workplan.writing.late import late_regex

# So far below the day of publishing the title may stand once more.
_COPY: Final = 12
# 2023年4月17日 15:30 · 2023-04-17 15:30:08 来源: 云川省水利厅
_CLOCKED: Final = late_regex(rf"(?:{DATE.pattern})\s+\d{{1,2}}:\d\d(?::\d\d)?(?:\s*来源.{{0,60}})?")

_YEAR_BEGINS: Final = frozenset("12一二")


def _published(line: FrontLine) -> Named | None:
    if not line.is_head:
        return None
    text = line.paragraph.text
    clocked = ":" in text and text[0] in _YEAR_BEGINS and _CLOCKED.fullmatch(text) is not None
    published = clocked or (line.text.is_date(line.index) and _is_above_copy(line))
    return line.named(BlockKind.METADATA, value=True) if published else None


def _is_above_copy(line: FrontLine) -> bool:
    """Tell whether a line stands right below a title that stands once more below it, before anybody is addressed."""
    above = line.front.last(BlockKind.TITLE)
    between = range(above[-1] + 1, line.index) if above else ()
    if any(line.front.kinds[at] in (BlockKind.PREAMBLE, BlockKind.TRANSMITTAL) for at in between):
        return False
    for at in range(line.index + 1, min(line.index + _COPY, line.limit)):
        if is_a.is_recipients(line.text.paragraphs[at], line.text.words):
            return False
        title = line.text.title_at(at, line.limit)
        if title is not None and is_same(title.text, line.known):
            return True
    return False


PUBLISHED: Final = Judgement(
    "front.metadata.published",
    "主送机关之前带钟点的日期是网页的发布时间，后面可以写明来源；两处相同标题之间的日期也是",
    "A day with the time of day before the recipients is when the page was published, its source may stand behind it; "
    "so is a day between two copies of the title",
    "网页的通行格式 · The usual form of pages",
    takes=(
        (
            "关于防汛工作的通知\n2023年4月17日 15:30 来源：云川省水利厅",
            "metadata 2023年4月17日 15:30 来源：云川省水利厅",
        ),
    ),
    leaves=(
        ("关于防汛工作的通知\n2023年4月15日", "front.date"),
        ("关于防汛工作的通知\n2023年4月15日\n各市水利局：\n请抓好落实。\n关于防汛工作的通知", "front.date"),
        ("关于防汛工作的通知\n2023年4月17日 15:30召开会议", "front.preamble"),
        ("关于开展防汛演练的通知\n各市水利局：\n演练按下列时间开始\n2023年4月17日 15:30", "front.transmittal"),
    ),
    decide=_published,
)
