"""Pieces that several written forms share: endings, links, counts."""

from __future__ import annotations

from typing import Final

TO: Final = r"(?:—{1,2}|-{1,2}|~|至|到)"
"""What links the two ends of a span: ``5月至9月``, ``2021—2023年``."""
AND: Final = r"[、和及与]"
"""What parts the elements of a list: ``6月、12月``."""
COUNT: Final = r"(?:\d{1,3}|[一二两三四五六七八九十]{1,3})"
"""How many: ``3``, ``三``, ``两``."""

# Each ending, but not where a word begins like it and is none: 2022年前三季度, 2023年内蒙古, 2021年起草, 年后期.
BEFORE: Final = (
    r"(?:(?:之|以)?前(?![后期沿端述来往景瞻身台夕]|列(?![入出支])|置(?!换)|所未|(?:\d+|[一二三四五六七八九十]+)个月))"
)
"""``前``, ``之前``, ``以前``."""
WITHIN: Final = r"(?:(?:之|以)?内(?![蒙地容部外控河陆涝设生需贸科镜]))"
"""``内``, ``之内``, ``以内``."""
SINCE: Final = r"(?:开?始?起(?![草点步源到降诉飞])|开始|以来)"
"""``起``, ``开始``, ``以来``."""
AFTER: Final = r"(?:(?:之|以)?后(?![期续]))"
"""``后``, ``之后``, ``以后``."""
