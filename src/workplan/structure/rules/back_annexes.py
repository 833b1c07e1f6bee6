"""Rules on annexes: plans and tables of tasks belong to the plan; forms, lists of names and other texts do not."""

from __future__ import annotations

from typing import Final

from workplan.model import BlockKind
from workplan.rulebook import Judgement
from workplan.structure.parts import Lines, Named
from workplan.structure.rules.back_lines import BackLine
from workplan.writing.markers import Scheme

# The header of a table of tasks stands within so many characters from the annex's title.
_HEADER: Final = 200
# So many numbered points make a text of its own.
_LEAST_POINTS: Final = 2
_ANNEX: Final = "GB/T 9704-2012 7.3.7"


def _annexed(line: BackLine, *, plan: bool) -> Named | None:
    """Say that an annex begins here, and whether it is a part of the plan."""
    if line.annex is None:
        return None
    own = tuple(range(line.annex.first, line.annex.stop))
    # a number alone in a row of tasks is a cell of it
    pages = [at for at in line.annex.numbers if at not in line.text.rows] if plan else ()
    numbers = dict.fromkeys(pages, BlockKind.CHROME)
    return Named(BlockKind.ANNEX, line.annex.stop, {BlockKind.ANNEX: own} if plan else {}, inside=numbers)


def _table_of_tasks(line: BackLine) -> Named | None:
    text, stop = line.text, line.index
    if stop not in text.rows:
        return None
    while stop in text.rows:
        stop += 1
    own: Lines = tuple(range(line.index, stop))
    return Named(BlockKind.ANNEX, stop, {BlockKind.ANNEX: own})


def _form(line: BackLine) -> Named | None:
    is_form = line.annex is not None and line.text.words.form.search(line.annex.title) is not None
    return _annexed(line, plan=False) if is_form else None


def _plan(line: BackLine) -> Named | None:
    annex = line.annex
    if annex is None or line.text.words.plan_end.search(annex.title) is None:
        return None
    chief = [marker.scheme <= Scheme.CHINESE for marker in annex.points]
    return _annexed(line, plan=True) if sum(chief) >= _LEAST_POINTS and chief[0] else None


def _tasks(line: BackLine) -> Named | None:
    annex = line.annex
    if annex is None or len(annex.points) < _LEAST_POINTS or line.text.words.assigns.search(annex.bare) is None:
        return None
    return _annexed(line, plan=True)


def _table(line: BackLine) -> Named | None:
    annex = line.annex
    if annex is None:
        return None
    header = annex.bare[:_HEADER]
    words = line.text.words
    numbered = any(name in header for name in words.number_headers)
    flat = numbered and words.assigns.search(header) is not None
    rows = line.text.rows
    grid = annex.has_table and (
        words.assigns.search(annex.bare) is not None or any(at in rows for at in range(annex.first, annex.stop))
    )
    return _annexed(line, plan=True) if flat or grid else None


def _other(line: BackLine) -> Named | None:
    return _annexed(line, plan=False)


TABLE_OF_TASKS: Final = Judgement(
    "back.annex.rows",
    "正文之后的任务表，无论有无“附件”字样，都是计划的一部分",
    "A table of tasks behind the body is a part of the plan, whether or not 附件 stands above it",
    _ANNEX,
    takes=(
        (
            "<p>关于夜市的意见</p><p>一、总体要求</p><p>规范经营，方便群众。</p><p>2023年4月15日</p><table>"
            "<tr><td>序号</td><td>任务</td><td>牵头单位</td></tr>"
            "<tr><td>1</td><td>划定摊区</td><td>市城管局</td></tr></table>",
            "annex 序号\t任务\t牵头单位 | annex 1\t划定摊区\t市城管局",
        ),
        (
            "关于夜市的意见\n一、总体要求\n规范经营，方便群众。\n2023年4月15日\n序号\n任务\n牵头单位\n"
            "1\n划定摊区\n市城管局\n2\n巡查摊区\n市公安局",
            "annex 序号 | annex 任务 | annex 牵头单位 | annex 1 | annex 划定摊区 | annex 市城管局 | annex 2 | "
            "annex 巡查摊区 | annex 市公安局",
        ),
    ),
    leaves=(
        (
            "<p>关于夜市的意见</p><p>一、总体要求</p><p>规范经营，方便群众。</p><p>2023年4月15日</p><table>"
            "<tr><td>序号</td><td>摊区</td><td>面积</td></tr><tr><td>1</td><td>东街</td><td>80</td></tr></table>",
            "back.other",
        ),
    ),
    decide=_table_of_tasks,
)
FORM: Final = Judgement(
    "back.annex.form",
    "标题为申报表、名单、流程图等的附件不属计划",
    "An annex titled as a form, list of names or chart is no part of the plan",
    _ANNEX,
    takes=(
        (
            "一、加强值守\n全天值守。\n附件1\n值守人员名单\n1.王某（牵头）\n2.李某",
            "annex 附件1 | annex 值守人员名单 | annex 1.王某（牵头） | annex 2.李某",
        ),
    ),
    leaves=(("一、加强值守\n全天值守。\n附件1\n值守任务分工\n1.王某（牵头）\n2.李某", "back.annex.tasks"),),
    decide=_form,
)
PLAN: Final = Judgement(
    "back.annex.plan",
    "标题为方案、计划等，有两个以上大的序号的附件，本身就是计划",
    "An annex titled as a plan (方案, 计划 …) with two or more chief numbers is a plan itself",
    _ANNEX,
    takes=(
        (
            "一、加强值守\n全天值守。\n附件1\n云川省巡查方案\n一、巡查时间\n二、巡查路线",
            "annex 附件1 | annex 云川省巡查方案 | annex 一、巡查时间 | annex 二、巡查路线",
        ),
    ),
    leaves=(("一、加强值守\n全天值守。\n附件1\n云川省巡查方案\n一、巡查时间", "back.annex.other"),),
    decide=_plan,
)
TASKS: Final = Judgement(
    "back.annex.tasks",
    "逐条编号并写明责任单位、牵头单位的附件是任务分工，属于计划",
    "An annex of numbered points that names who is responsible is a list of tasks and belongs to the plan",
    _ANNEX,
    takes=(
        (
            "一、加强值守\n全天值守。\n附件1\n重点工作\n1.安装路灯（牵头单位：市住建局）\n2.清运垃圾",
            "annex 附件1 | annex 重点工作 | annex 1.安装路灯（牵头单位：市住建局） | annex 2.清运垃圾",
        ),
    ),
    leaves=(("一、加强值守\n全天值守。\n附件1\n重点工作\n1.安装路灯\n2.清运垃圾", "back.annex.other"),),
    decide=_tasks,
)
TABLE: Final = Judgement(
    "back.annex.table",
    "表头有序号和责任单位的附件，或含任务表的附件，属于计划",
    "An annex whose table has 序号 and 责任单位 in its header, or that holds a table of tasks, belongs to the plan",
    _ANNEX,
    takes=(
        (
            "一、加强值守\n全天值守。\n附件1\n任务分工表\n序号 任务 责任单位\n安装路灯 市住建局",
            "annex 附件1 | annex 任务分工表 | annex 序号 任务 责任单位 | annex 安装路灯 市住建局",
        ),
        (
            "<p>一、加强值守</p><p>全天值守。</p><p>附件1</p><p>工作任务清单</p><table>"
            "<tr><td>序号</td><td>市县名称</td><td>工作任务</td></tr>"
            "<tr><td>1</td><td>青禾县</td><td>安装路灯</td></tr></table>",
            "annex 附件1 | annex 工作任务清单 | annex 序号\t市县名称\t工作任务 | annex 1\t青禾县\t安装路灯",
        ),
        (
            "<p>一、加强值守</p><p>全天值守。</p><p>附件1</p><p>任务分工表</p><table>"
            "<tr><td>任务</td><td>责任单位</td></tr><tr><td>安装路灯</td><td>市住建局</td></tr></table>",
            "annex 附件1 | annex 任务分工表 | annex 任务\t责任单位 | annex 安装路灯\t市住建局",
        ),
    ),
    leaves=(
        ("一、加强值守\n全天值守。\n附件1\n路灯一览表\n序号 地点 盏数\n东街 12", "back.annex.other"),
        (
            "<p>一、加强值守</p><p>全天值守。</p><p>附件1</p><p>造林任务分配表</p><table>"
            "<tr><td>序号</td><td>市县名称</td><td>造林任务</td></tr>"
            "<tr><td>1</td><td>青禾县</td><td>120</td></tr></table>",
            "back.annex.other",
        ),
    ),
    decide=_table,
)
OTHER: Final = Judgement(
    "back.annex.other",
    "其余的附件不属计划，原样保留",
    "Any other annex is no part of the plan and kept as it is",
    _ANNEX,
    takes=(
        (
            "一、加强值守\n全天值守。\n附件1\n值守守则\n坚守岗位，及时报告。",
            "annex 附件1 | annex 值守守则 | annex 坚守岗位，及时报告。",
        ),
    ),
    leaves=(("一、加强值守\n全天值守。\n附件1\n值守方案\n一、值守时间\n二、值守纪律", "back.annex.plan"),),
    decide=_other,
)
