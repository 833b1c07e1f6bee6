"""The headings above a text → what they say of its figures: that they have been, are conditions, are to be reached."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from workplan.extraction.targets import conditions, looking_back
from workplan.lexicon import Lexicon
from workplan.writing.late import late

# 工作目标, 目标任务, 总体要求和主要目标(2025年), but not 目标考核.
_AIMS: Final[re.Pattern[str]] = late(r"(?:目标|(?:主要|预期)指标)(?:任务|要求)?(?:[(（][^()（）]{1,12}[)）])?[。:]?\Z")
_AIM: Final = ("目标", "指标")


def names_aims(heading: str) -> bool:
    """Tell whether what stands under a heading is to be reached.

    >>> [names_aims(heading) for heading in ("指导思想和工作目标", "主要目标（2025年）", "目标考核", "加强领导")]
    [True, True, False, False]
    """
    return any(word in heading for word in _AIM) and _AIMS.search(heading) is not None


class Above(NamedTuple):
    """What the headings above a text say of its figures.

    Attributes:
        past: they tell what has been: 工作回顾.
        conditions: they are what applicants must have: 申报条件.
        aims: they are to be reached, whatever verb tells them: 工作目标.
    """

    past: bool = False
    conditions: bool = False
    aims: bool = False

    def below(self, heading: str, lexicon: Lexicon) -> Above:
        """Return what is said of the figures that stand below ``heading``.

        Args:
            heading: a heading without its marker.
            lexicon: the words in force.

        >>> from workplan.lexicon import default
        >>> [NOTHING.below(heading, default()) for heading in ("2022年工作回顾", "认定条件")]
        [Above(past=True, conditions=False, aims=False), Above(past=False, conditions=True, aims=False)]
        """
        past = looking_back.tells_past(heading, lexicon.build(looking_back.cues_of))
        met = conditions.lays_conditions(heading, lexicon.build(conditions.cues_of))
        aims = names_aims(heading)
        if not (past or met or aims):
            return self
        return Above(self.past or past, self.conditions or met, self.aims or aims)


NOTHING: Final = Above()
"""No heading stands above, or none says anything of figures."""
