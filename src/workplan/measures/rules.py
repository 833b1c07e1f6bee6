"""Why a measure ends where it ends, and which clause answers for it: the rules of measures, in the order asked."""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple

from workplan.rulebook import Judgement, Rule, first


class End(NamedTuple):
    """What is known where a measure ends.

    Attributes:
        words: True if it has text besides heading and clauses.
        clauses: how many clauses stand side by side behind it.
        opens: True if the section's only clauses stand in its heading or before any text.
        behind: True if a clause of the section stands in front of it and none behind.
    """

    words: bool
    clauses: int = 0
    opens: bool = False
    behind: bool = False


ENDS: Final[tuple[Judgement[End, bool], ...]] = (
    Judgement(
        "measure.rest",
        "最后一个责任分工之后还有正文：自成一条举措，没有责任单位",
        "Text behind the last clause is a measure of its own, without anyone responsible",
        "分工惯例：括注只管它前面的内容 · Drafting habit: a clause answers for what stands in front of it",
        (
            (
                "一、数据共享\n6月底前完成目录编制。（责任单位：省财政厅）各地要加强宣传，营造良好氛围。",
                "一-2 各地要加强宣传，营造良好氛围。: —",
            ),
        ),
        (
            ("一、数据共享\n编制目录。（省财政厅、省司法厅负责）列第一位的为牵头单位，下同。", "measure.clause"),
            ("一、数据共享\n编制目录。\n责任单位：省财政厅\n完成时限：2023年6月底前", "measure.clause"),
        ),
        lambda end: end.behind or None,
    ),
    Judgement(
        "measure.heading-clause",
        "责任分工写在标题中，或紧接标题、在正文之前：管该部分全部正文，以及下级中没有自己分工的各条",
        "A clause in the heading, or directly behind it, answers for all of the section's own text, and for what is "
        "below it and has no clause of its own",
        "分工惯例：标题后括注牵头单位，统管该部分 · Drafting habit: a clause behind a heading answers for all below it",
        (
            (
                "一、建设平台（责任单位：省财政厅）\n年底前完成目录编制，建成平台。",
                "一-1 年底前完成目录编制，建成平台。: 省财政厅",
            ),
            (
                "一、建设平台（责任单位：省财政厅）\n（一）编制目录。年底前完成。\n（二）开展评估。",
                "一/(一)-1 年底前完成。: — ← 一 | 一/(二)-1 开展评估。: — ← 一",
            ),
        ),
        (("一、建设平台\n年底前完成目录编制。（责任单位：省财政厅）\n（一）开展评估。", "measure.clause"),),
        lambda end: (end.opens and not end.clauses) or None,
    ),
    Judgement(
        "measure.side-by-side",
        "几个责任分工前后相连，中间只有标点：共同管它们前面的内容",
        "Clauses with nothing but punctuation between them answer together for the text in front of them",
        "分工惯例：牵头、配合单位分别括注或分行列出 · Drafting habit: lead and cooperating units stand apart",
        (
            (
                "一、数据共享\n年底前建成平台。（牵头单位：省财政厅）（配合单位：省司法厅）",
                "一-1 年底前建成平台。: 省财政厅、省司法厅",
            ),
            (
                "一、数据共享\n年底前建成平台。\n牵头单位：省财政厅\n配合单位：省司法厅",
                "一-1 年底前建成平台。: 省财政厅、省司法厅",
            ),
        ),
        (("一、数据共享\n编制目录。（省财政厅负责）建成平台。（省司法厅负责）", "measure.clause"),),
        lambda end: end.clauses > 1 or None,
    ),
    Judgement(
        "measure.clause",
        "责任分工管它前面的内容，直到前一个责任分工或该部分开头（含标题）",
        "A clause answers for the text in front of it, back to the clause before or to the section's beginning",
        "分工惯例：一件事之后括注由谁办 · Drafting habit: who does a thing stands in brackets behind it",
        (
            (
                "一、数据共享\n6月底前完成目录编制。（牵头单位：省财政厅）9月底前建成平台。（省教育厅牵头，省司法厅配合）",
                "一-1 6月底前完成目录编制。: 省财政厅 | 一-2 9月底前建成平台。: 省教育厅、省司法厅",
            ),
            ("一、数据共享\n编制目录。\n建成平台。\n责任单位：省财政厅", "一-1 编制目录。↵建成平台。: 省财政厅"),
            ("1.编制目录。（省财政厅负责）建成平台。（省司法厅负责）", "1-1 —: 省财政厅 | 1-2 建成平台。: 省司法厅"),
        ),
        (("一、数据共享\n省财政厅负责编制目录，省司法厅参与。", "measure.whole"),),
        lambda end: end.clauses == 1 or None,
    ),
    Judgement(
        "measure.whole",
        "该部分正文中没有责任分工：全部正文是一条举措",
        "The section's own text holds no clause: all of it is one measure",
        "台账惯例：一项任务一行 · Habit of ledgers: a task, a row",
        (("一、数据共享\n编制目录。\n建成平台。", "一-1 编制目录。↵建成平台。: —"),),
        (("一、数据共享\n（一）编制目录", "measure.heading"),),
        lambda end: end.words or None,
    ),
    Judgement(
        "measure.heading",
        "该部分只有标题，没有正文和下级：标题即举措",
        "The section has only a heading and nothing below it: the heading is the measure",
        "起草惯例：清单中一行一项 · Drafting habit: in a list each line is an item",
        (("一、修订项目\n（一）夜市管理办法\n（二）绿化条例", "一/(一)-1 —: — | 一/(二)-1 —: —"),),
        (("一、数据共享\n编制目录。", "measure.whole"),),
        lambda end: True,
    ),
)
"""Why a measure of running text ends where it ends; the first that applies decides."""

CHILDREN: Final = Rule(
    "measure.children",
    "最后一个下级之后另起一行的责任分工，而其余下级都没有：管全部下级",
    "A clause on a line of its own behind the last child section, where no other has one, answers for all of them",
    "分工惯例：几项任务之后统一写明责任单位 · Drafting habit: one clause behind several items",
    (
        (
            "一、数据共享\n（一）编制目录。\n（二）建成平台。\n责任单位：省财政厅",
            "一/(一)-1 编制目录。: — ← 一/(二)",
        ),
    ),
    (
        ("一、数据共享\n（一）编制目录。\n（二）建成平台。（责任单位：省财政厅）", "measure.clause"),
        ("一、数据共享\n（一）编制目录。（省司法厅负责）\n（二）建成平台。\n责任单位：省财政厅", "measure.clause"),
    ),
)
ROW: Final = Rule(
    "measure.row",
    "任务表的一行是一条举措；同一序号下各行分列责任单位的，各成一条",
    "A row of a task table is one measure; so is each of the rows under one number that have units of their own",
    "任务分工表的通行格式 · The usual form of tables of tasks",
    (
        (
            "序号\t任务\t责任单位\t完成时限\n1\t建设平台\t省财政厅\t6月底\n2\t开展评估\t省审计厅\t年底",
            "1-1 —: 省财政厅 | 2-1 —: 省审计厅",
        ),
    ),
    (
        (
            "序号\t任务\t责任单位\t完成时限\n1\t建设平台；开展评估\t省财政厅；省审计厅\t年底\n2\t1.编制目录。2.复评\t1.省司法厅；2.省教育厅\t年底",
            "measure.cell-tasks",
        ),
    ),
)
CELL_TASKS: Final = Rule(
    "measure.cell-tasks",
    "一格中有几项任务（有序号或以分号分开），责任单位格中有同样多组：各成一条举措",
    "Where a cell holds several tasks, numbered or parted by semicolons, and the unit cell as many groups, each is one",
    "任务分工表的通行格式 · The usual form of tables of tasks",
    (
        (
            "序号\t任务\t责任单位\t完成时限\n1\t建设平台；开展评估\t省财政厅；省审计厅\t年底\n2\t1.编制目录。2.复评\t1.省司法厅；2.省教育厅\t年底",
            "1-1 建设平台: 省财政厅 | 1-2 开展评估: 省审计厅 | 2-1 1.编制目录。: 省司法厅 | 2-2 2.复评: 省教育厅",
        ),
    ),
    (
        (
            "序号\t任务\t责任单位\t完成时限\n1\t建设平台；开展评估\t省财政厅、省审计厅\t年底\n2\t编制目录\t省司法厅\t年底",
            "measure.row",
        ),
    ),
)

RULES: Final[tuple[Rule, ...]] = (*ENDS, CHILDREN, ROW, CELL_TASKS)


@cache
def ending(end: End) -> str:
    """Return the code of the rule that says why a measure ends.

    >>> ending(End(words=True, clauses=1))
    'measure.clause'
    """
    found = first(ENDS, end)
    assert found is not None
    return found[0].code
