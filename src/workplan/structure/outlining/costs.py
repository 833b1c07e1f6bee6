"""What speaks for and against a numeral being a marker: one table, each row with a text that fails without it.

A cost below 0 speaks for the marker. The outline of the least sum wins. A new kind of damage is a new row, or another
number in one; ``solve`` and ``candidates`` ask for the rows by name.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple


class Cost(NamedTuple):
    """One piece of evidence.

    Attributes:
        name: what ``explain`` calls it.
        cost: below 0 for a marker, above 0 against one.
        zh: what it says, in Chinese.
        en: the same in English.
    """

    name: str
    cost: float
    zh: str
    en: str


COSTS: Final = (
    # what stands before the numeral
    Cost("at.line", -3, "位于行首", "stands at the start of a line"),
    Cost("at.text", -1, "位于全文之首", "stands at the very start of the text"),
    Cost("at.wrap", -0.7, "位于折行之后或空格之后", "stands behind a wrapped line end or a blank"),
    Cost("behind.sentence", -1, "位于句末之后", "stands behind the end of a sentence"),
    Cost("behind.semicolon", -0.3, "位于分号之后", "stands behind a semicolon"),
    Cost("behind.bracket", -0.3, "位于括号、引号之后", "stands behind a closing bracket or quotation mark"),
    Cost("behind.colon", 0.5, "位于冒号之后", "stands behind a colon"),
    Cost("behind.word", 2, "位于文字之后", "stands behind a word"),
    Cost("behind.comma", 4, "位于逗号、顿号之后", "stands behind a comma"),
    Cost("behind.sign", 4, "位于小数点、横线、百分号之后", "stands behind a point, dash or percent sign"),
    Cost("behind.letter", 6, "位于字母、数字、运算符号之后", "stands behind a letter, figure or sign of arithmetic"),
    Cost("behind.opening", 4, "位于左括号、左引号之后", "stands behind an opening bracket or quotation mark"),
    Cost("behind.ordinal", 7, "前有“第”字", "第 stands before it"),
    Cost("behind.title", 6, "条款紧接书名号之后", "an article behind a title mark belongs to that title"),
    Cost("below.title", -2, "第一号紧接文件标题之下", "the first number stands right below a title"),
    Cost("below.open", 6, "前一行止于左括号、逗号", "the line above ends in an opening bracket or comma"),
    Cost("below.page", 3, "前一行未完，数字独占一行", "a figure alone on its line breaks a sentence"),
    # how the marker is written
    Cost("form.ordinal", -2, "编、章、节、条", "编, 章, 节, 条"),
    Cost("form.chinese", -2.5, "汉字数字加顿号", "a Chinese numeral with 、"),
    Cost("form.chinese.dot", -0.5, "汉字数字加其他点号", "a Chinese numeral with another point"),
    Cost("form.chinese.alone", 1.5, "汉字数字独占一行", "a Chinese numeral alone on its line"),
    Cost("form.chinese.blank", 2, "汉字数字加空格", "a Chinese numeral with a blank"),
    Cost("form.dash", 4, "横线可能是误识的“一”", "a dash may be a misread 一"),
    Cost("form.bracketed.chinese", -2, "（一）", "(一)"),
    Cost("form.bracketed.number", -1.5, "（1）", "(1)"),
    Cost("form.half.bracket", -0.5, "1）", "1)"),
    Cost("form.symbol", -1, "①⑴⒈㈠", "①⑴⒈㈠"),
    Cost("form.number", -2, "阿拉伯数字加点号、顿号", "figures with a point"),
    Cost("form.number.dot", -0.7, "阿拉伯数字加异形点", "figures with a point of another shape"),
    Cost("form.number.alone", 1, "阿拉伯数字独占一行", "figures alone on their line"),
    Cost("form.number.blank", 1, "阿拉伯数字加空格", "figures with a blank"),
    Cost("form.number.inline.blank", 2, "行中阿拉伯数字加空格", "figures with a blank inside a line"),
    Cost("form.number.bare", 1.5, "阿拉伯数字后无点", "figures without any point"),
    Cost("form.firm", -5, "行首、通行写法", "at the start of a line in the usual form"),
    # what stands behind it
    Cost("ahead.unit", 6, "其后是量词、单位", "a unit or counted thing stands behind it"),
    Cost("ahead.year", -2, "点后是年份", "a year stands behind the point"),
    Cost("ahead.digit.line", 2, "点后是数字（行首）", "a figure stands behind the point at the start of a line"),
    Cost("ahead.digit", 5, "点后是数字（行中）", "a figure stands behind the point inside a line"),
    Cost("ahead.decimal", 8, "点后是小数：1.5万、2.1 范围", "decimals stand behind the point: 1.5万, 2.1 范围"),
    Cost("ahead.numeral", 8, "其后又是并列数字：一、二、三产业", "another numeral of a series stands behind it"),
    Cost("ahead.reference", 8, "其后是“规定”“款”“的”等", "规定, 款 or 的 stands behind it: a reference"),
    Cost("ahead.marker", 4, "独占一行，其后又是序号", "alone on its line, and another marker stands behind it"),
    Cost("ahead.title", 11, "其后是公文标题：汇编的编号", "a notice's title stands behind it: the number of a book"),
    # how it goes with what was taken before
    Cost("run.on", -4, "与前号相接", "the number runs on"),
    Cost("run.gap", 2.5, "缺一个号", "a number is lacking"),
    Cost("run.wider", 1, "再缺一个号", "each more that is lacking"),
    Cost("run.same", 5, "与前号相同", "the same number again"),
    Cost("run.back", 6.5, "号码倒退", "the number goes back"),
    Cost("run.restart", 7, "同级重新从一编号", "starts again at 1 under the same parent"),
    Cost("run.restart.again", 4, "同级再次从一编号", "starts again at 1 once more"),
    Cost("run.near", 5, "行中相邻序号之间几无文字", "hardly any text between two numbers inside a line"),
    Cost("run.new", 2.5, "新起一组编号", "a new series starts at 1"),
    Cost("run.second", -2.5, "新组有第二号", "the new series has a number 2"),
    Cost("run.through", -2, "跨上级连续编号", "the series runs through under another parent"),
    Cost("run.late", 2, "新组不从一起", "a new series starts at another number"),
    Cost("habit", 4, "连续编号与分别编号混用", "running through and starting anew are mixed"),
    Cost("parent.same", -0.5, "上级与前相同", "stands under the same kind of parent as before"),
    Cost("parent.other", 1, "上级与前不同", "stands under another kind of parent than before"),
    Cost("nest.reversed", 3, "层次颠倒", "stands under a scheme that usually stands below it"),
    Cost("nest.skipped", 0.3, "越级", "a level is left out"),
    Cost("nest.popped", 2, "退出上一级", "leaves a level for a series that was not there"),
    Cost("spelling.point", 1.5, "点号与前不同", "another point than before"),
    Cost("spelling.line", 0.4, "行首与行中不同", "at a line start before, inside a line now, or the reverse"),
)

WEIGHTS: Final[Mapping[str, float]] = {row.name: row.cost for row in COSTS}
"""The costs by name."""

WIDEST_GAP: Final = 9.0
"""A gap costs no more than this, however wide."""

HOPELESS: Final = 7.5
"""A numeral whose own evidence costs more than this is no candidate."""
