"""Rules on the note of who seals for the body that signs, on lines of its own: （县商务局代章）."""

from __future__ import annotations

from typing import Final

from workplan.model import BlockKind
from workplan.rulebook import Judgement
from workplan.structure.manuscript import Manuscript
from workplan.structure.parts import Named, Parts
from workplan.structure.rules.back_lines import BackLine
from workplan.structure.rules.front_lines import FrontLine

_ZH: Final = "署名之后加括号写明“代章”的各行属于署名，代章的不是发文机关"
_EN: Final = (
    "Lines in brackets behind a signature that end in 代章 belong to it; who seals for another body issues nothing"
)
_SIGNED: Final = "GB/T 9704-2012 7.3.5"


def _seal(text: Manuscript, index: int, parts: Parts) -> Named | None:
    stop = text.seal_at(index) if parts.kinds.get(index - 1) is BlockKind.SIGNATURE else index
    return Named(BlockKind.SIGNATURE, stop) if stop > index else None


def _front(line: FrontLine) -> Named | None:
    return _seal(line.text, line.index, line.front)


def _back(line: BackLine) -> Named | None:
    return _seal(line.text, line.index, line.back)


FRONT_SEAL: Final = Judgement(
    "front.signature.seal",
    _ZH,
    _EN,
    _SIGNED,
    takes=(
        (
            "关于印发方案的通知\n各市人民政府：\n现印发给你们。\n云川省防汛办公室\n（云川省水利厅代章）\n2023年4月15日",
            "signature （云川省水利厅代章）",
        ),
    ),
    leaves=(
        (
            "关于印发方案的通知\n各市人民政府：\n现印发给你们。\n（云川省水利厅代章）\n2023年4月15日",
            "front.transmittal",
        ),
    ),
    decide=_front,
)
BACK_SEAL: Final = Judgement(
    "back.signature.seal",
    _ZH,
    _EN,
    _SIGNED,
    takes=(
        (
            "一、加强值守\n全天值守。\n云川省防汛办公室\n（云川省水利厅代章）\n2023年4月15日",
            "signature （云川省水利厅代章）",
        ),
    ),
    leaves=(("一、加强值守\n全天值守。\n云川省水利厅\n2023年4月15日\n（云川省水利厅代章）", "back.other"),),
    decide=_back,
)
