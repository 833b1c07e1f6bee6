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
        example: a text that comes out wrong without this row.
        paths: its outline with it.
    """

    name: str
    cost: float
    zh: str
    en: str
    example: str
    paths: str


COSTS: Final = (
    # what stands before the numeral
    Cost(
        "at.line",
        -3,
        "位于行首",
        "stands at the start of a line",
        "三、保障措施\n1·健全机制",
        "三 三/1",
    ),
    Cost(
        "at.text",
        -1,
        "位于全文之首：也可能是页码、汇编的编号",
        "stands at the very start of the text, where the number of a page or a book may stand too",
        "2培育主体\n3\n引进人才",
        "2 3",
    ),
    Cost(
        "at.wrap",
        -0.7,
        "位于空格或折行之后",
        "stands behind a blank or a wrapped line end",
        "第二条 加强管理 1.2023年底前建成平台",
        "第二条 第二条/1",
    ),
    Cost(
        "behind.sentence",
        -1,
        "位于句末之后",
        "stands behind the end of a sentence",
        "一、总则\n推进落实工作。1.健全机制",
        "一 一/1",
    ),
    Cost(
        "behind.word",
        2,
        "位于文字之后",
        "stands behind a word",
        "任务清单 1.健全机制",
        "",
    ),
    Cost(
        "behind.heading",
        -1,
        "位于带序号的一句短语之后：可能是换行丢失的标题",
        "stands behind a phrase with a marker of its own: a heading perhaps, whose line end was lost",
        "五、加强巡查监管（一）每晚巡查。（县公安局负责）（三）每周抽查。",
        "五 五/(一) 五/(三)",
    ),
    Cost(
        "behind.comma",
        4,
        "位于逗号、顿号之后",
        "stands behind a comma",
        "一、总则\n(一)健全机制,(二)类地区除外",
        "一 一/(一)",
    ),
    Cost(
        "behind.letter",
        6,
        "位于字母、数字、符号和“附件”“图”“表”之后",
        "stands behind a letter, a figure, a sign, 附件, 图 or 表",
        "一、总则\n流程按照图①执行，标准按照图②执行",
        "一",
    ),
    Cost(
        "behind.opening",
        4,
        "位于左括号、左引号之后",
        "stands behind an opening bracket or quotation mark",
        "“1.健全机制”和“2.配强力量”",
        "",
    ),
    Cost(
        "behind.ordinal",
        12,
        "前有“第”字",
        "第 stands before it",
        "一、总则\n第二、统一思想认识\n三、保障",
        "一 三",
    ),
    Cost(
        "behind.title",
        10,
        "条款紧接书名号之后",
        "an article behind a title mark belongs to that title",
        "第一条 依据《某条例》第二条 制定",
        "第一条",
    ),
    Cost(
        "below.open",
        6,
        "前一行止于左括号、逗号、“附件”等",
        "the line above ends in an opening bracket, a comma, 附件 or the like",
        "一、总则\n见附件\n1\n和附件\n2\n清单\n二、保障",
        "一 二",
    ),
    Cost(
        "below.page",
        6,
        "前一行未完，数字独占一行",
        "a figure alone on its line breaks a sentence",
        "一、总则\n坚持规划先行统筹推进各项重点工作任务落到实处见到成效\n1\n并加强督导。\n坚持规划先行统筹推进各项重点工作任务落到实处见到成效\n2\n并加强督导。\n二、保障",
        "一 二",
    ),
    # how the marker is written
    Cost(
        "form.ordinal",
        -2,
        "编、章、节、条",
        "编, 章, 节, 条",
        "加强管理。第一条 本市适用",
        "第一条",
    ),
    Cost(
        "form.chinese",
        -2.5,
        "汉字数字加顿号",
        "a Chinese numeral with 、",
        "一、总则\n一体推进。三、保障",
        "一 三",
    ),
    Cost(
        "form.chinese.dot",
        -0.5,
        "汉字数字加其他点号",
        "a Chinese numeral with another point",
        "一、总则\n各级各部门\n一·总则\n二、保障",
        "一 一#2 二",
    ),
    Cost(
        "form.chinese.alone",
        1.5,
        "汉字数字独占一行",
        "a Chinese numeral alone on its line",
        "各地\n一\n总体来看",
        "",
    ),
    Cost(
        "form.chinese.blank",
        2,
        "汉字数字加空格",
        "a Chinese numeral with a blank",
        "各地\n一 总体来看",
        "",
    ),
    Cost(
        "form.dash",
        4,
        "横线可能是误识的“一”",
        "a dash may be a misread 一",
        "各地\n—、总体来看",
        "",
    ),
    Cost(
        "form.bracketed.chinese",
        -2,
        "（一）",
        "(一)",
        "第一章 总则。(一)健全机制",
        "第一章 第一章/(一)",
    ),
    Cost(
        "form.bracketed.number",
        -1,
        "（1）、1）",
        "(1), 1)",
        "一、总则\n包括1)道路建设工作2)桥梁建设工作\n二、保障",
        "一 一/(1) 一/(2) 二",
    ),
    Cost(
        "form.symbol",
        -1,
        "①⑴⒈㈠",
        "①⑴⒈㈠",
        "一、总则\n①健全②配强\n二、保障",
        "一 一/① 一/② 二",
    ),
    Cost(
        "form.number",
        -2,
        "阿拉伯数字加点号、顿号",
        "figures with a point",
        "一、总则\n推进落实工作。1.健全机制",
        "一 一/1",
    ),
    Cost(
        "form.number.dot",
        -0.7,
        "阿拉伯数字加异形点",
        "figures with a point of another shape",
        "一、总则\n工作1·桥梁建设工作2·道路建设工作\n二、保障",
        "一 一/1 一/2 二",
    ),
    Cost(
        "form.number.alone",
        1,
        "阿拉伯数字独占一行",
        "figures alone on their line",
        "一、总则\n1\n健全机制",
        "一",
    ),
    Cost(
        "form.number.blank",
        1,
        "阿拉伯数字加空格",
        "figures with a blank",
        "一、总则\n1 健全机制\n二、保障",
        "一 二",
    ),
    Cost(
        "form.padded",
        -3,
        "以零补位：01、02",
        "figures with a zero in front: 01, 02",
        "一、总则\n01 健全机制\n二、保障",
        "一 一/1 二",
    ),
    Cost(
        "form.number.bare",
        1.5,
        "阿拉伯数字后无点",
        "figures without any point",
        "一、总则\n12345热线办理",
        "一",
    ),
    Cost(
        "form.decimal",
        -2,
        "多级数字：2.1、3.2.1",
        "figures in several parts: 2.1, 3.2.1",
        "一、夯实基础\n健全机制1.1定岗位。1.2定人员。\n二、狠抓落实",
        "一 一/1.1 一/1.2 二",
    ),
    Cost(
        "form.firm",
        -5,
        "行首、通行写法",
        "at the start of a line in the usual form",
        "一、总则\n3.引进人才\n二、保障",
        "一 一/3 二",
    ),
    # what stands behind it
    Cost(
        "ahead.unit",
        6,
        "其后是量词、单位",
        "a unit or counted thing stands behind it",
        "一、总则\n4.培育主体\n5家企业入库\n二、保障",
        "一 一/4 二",
    ),
    Cost(
        "ahead.year",
        -2,
        "点后是年份",
        "a year stands behind the point",
        "一、总则\n各级各部门；1.2023年底前建成平台",
        "一 一/1",
    ),
    Cost(
        "ahead.digit.line",
        2,
        "点后是数字（行首）",
        "a figure stands behind the point at the start of a line",
        "一、总则\n2.10分钟生活圈",
        "一",
    ),
    Cost(
        "ahead.digit",
        5,
        "点后是数字（行中）",
        "a figure stands behind the point inside a line",
        "一、总则\n增长1.10个点，下降2.20个点\n二、保障",
        "一 二",
    ),
    Cost(
        "ahead.decimal",
        8,
        "点后是小数、日期：1.5万、1.2前、2.1 范围",
        "decimals or a day stand behind the point: 1.5万, 1.2前, 2.1 范围",
        "一、总则\n1.5万户受益\n2.6万人就业",
        "一",
    ),
    Cost(
        "ahead.numeral",
        8,
        "其后又是并列数字：一、二、三产业",
        "another numeral of a series stands behind it: 一、二、三产业",
        "一、总则\n促进\n一、二、三产业融合",
        "一",
    ),
    Cost(
        "ahead.reference",
        12,
        "其后是“规定”“款”“的”等",
        "规定, 款, 的 or the like stands behind it: a reference",
        "第一条 本市适用。\n第二条的规定除外。",
        "第一条",
    ),
    Cost(
        "ahead.marker",
        4,
        "独占一行，其后又是序号",
        "alone on its line, and another marker stands behind it",
        "一、总则\n做好工作。\n1\n二、任务\n做好工作。\n2\n三、保障",
        "一 二 三",
    ),
    Cost(
        "ahead.title",
        11,
        "其后是公文标题：汇编的编号",
        "a notice's title stands behind it: the number of a book",
        "3.某市关于印发工作要点的通知\n一、总则\n二、保障",
        "一 二",
    ),
    # how it goes with what was taken before
    Cost(
        "run.on",
        -4,
        "与前号相接",
        "the number runs on",
        "2培育主体\n3\n引进人才",
        "2 3",
    ),
    Cost(
        "run.gap",
        2.5,
        "缺一个号",
        "a number is lacking",
        "建设平台。二、任务",
        "",
    ),
    Cost(
        "run.wider",
        1,
        "再缺一个号",
        "each more that is lacking",
        "一、总则\n12)热线办理\n二、保障",
        "一 二",
    ),
    Cost(
        "run.near",
        5,
        "行中相邻序号之间几无文字",
        "hardly any text between two numbers inside a line",
        "一、总则\n包括1)路；2)桥；3)隧\n二、保障",
        "一 二",
    ),
    Cost(
        "run.same",
        5,
        "与前号相同",
        "the same number again",
        "一、总则\n2.培育主体,统一、规范管理",
        "一 一/2",
    ),
    Cost(
        "run.back",
        6.5,
        "号码倒退",
        "the number goes back",
        "四、附则\n增长3家:二、任务",
        "四",
    ),
    Cost(
        "run.restart",
        7,
        "同级重新从一编号",
        "starts again at 1 under the same parent",
        "一、总则\n2.培育主体\n1·健全机制",
        "一 一/2",
    ),
    Cost(
        "run.new",
        2.5,
        "新起一组编号",
        "a new series starts at 1",
        "一·总则。①健全机制",
        "一",
    ),
    Cost(
        "run.second",
        -2.5,
        "新组有第二号",
        "the new series has a number 2",
        "一、总则\n1.定岗；定人2.配强力量",
        "一 一/1 一/2",
    ),
    Cost(
        "run.through",
        -2,
        "跨上级连续编号",
        "the series runs through under another parent",
        "一、总则\n1·健全机制\n二、任务\n2·健全机制",
        "一 一/1 二 二/2",
    ),
    Cost(
        "run.late",
        2,
        "新组不从一起",
        "a new series starts at another number",
        "建设平台。二、任务",
        "",
    ),
    Cost(
        "run.late.law",
        3,
        "章、条不从一起：多是引用",
        "chapters or articles start at another number: mostly a quotation",
        "夜市管理方案\n第七条 摊区由县城管局划定。\n依照上述规定，制定本方案。\n一、划定摊区\n二、巡查摊区",
        "一 二",
    ),
    Cost(
        "nest.reversed",
        3,
        "层次颠倒",
        "stands under a scheme that usually stands below it",
        "1.加强领导\n一、总则\n二、保障",
        "1 一 二",
    ),
    Cost(
        "nest.popped",
        2,
        "退出上一级",
        "leaves a level for a series that was not there",
        "一、总则\n②健全机制\n三、保障",
        "一 一/② 三",
    ),
    Cost(
        "nest.other",
        6,
        "多级数字前一段与其上级的序号不同",
        "figures in several parts of which those before the last are not the number above",
        "一、夯实基础\n2.1 编制目的\n二、狠抓落实",
        "一 二",
    ),
    Cost(
        "spelling.point",
        1.5,
        "点号与前不同",
        "another point than before",
        "1.健全机制。2 配强力量",
        "1",
    ),
)

WEIGHTS: Final[Mapping[str, float]] = {row.name: row.cost for row in COSTS}
"""The costs by name."""

WIDEST_GAP: Final = 9.0
"""A gap costs no more than this, however wide."""

HOPELESS: Final = 7.5
"""A numeral whose own evidence costs more than this is no candidate."""
