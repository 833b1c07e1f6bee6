"""The rules by which responsibilities are found, and the doubts they report, told to people."""

from __future__ import annotations

from typing import Final

from workplan.rulebook import Doubt, Rule

RULES: Final = (
    Rule(
        "responsibility.bracket-label",
        "括号里有“责任单位”“牵头部门”等标签:标签后的清单逐个成行,角色取自标签",
        "A label in brackets (责任单位, 牵头部门 …): each element of the list behind it is a row in the label's role",
        "任务分工的通行写法：句后括注 · The usual way to assign tasks: brackets behind the sentence",
        (
            ("加强培训。(责任单位:省教育厅、省财政厅)", "responsible:省教育厅 | responsible:省财政厅"),
            ("(牵头部门:市民政局;配合部门:市残联)", "lead:市民政局 | cooperating:市残联"),
        ),
        (
            ("各责任单位:市教育局、市财政局于月底前报送。", "-"),
            ("(责任单位见附件)", "-"),
            ("责任单位:省教育厅、省财政厅。", "responsibility.line-label"),
            ("(省教育厅、省财政厅负责)", "responsibility.bracket-verb"),
        ),
    ),
    Rule(
        "responsibility.bracket-verb",
        "括号里的清单以“负责”“牵头”“配合”等动词收尾:角色取自动词",
        "A list in brackets that ends in 负责, 牵头, 配合 …: the verb gives the role",
        "任务分工的通行写法：句后括注 · The usual way to assign tasks: brackets behind the sentence",
        (
            ("(民政部牵头,财政部等按职责分工负责)", "lead:民政部 | responsible:财政部"),
            ("(水利部指导,各省级政府落实)", "supervising:水利部 | responsible:各省级政府"),
        ),
        (
            ("建立水利部指导、各省级政府落实的工作机制。", "-"),
            ("(专人负责)", "-"),
            ("(谁主管、谁负责)", "-"),
            ("(牵头单位:民政部)", "responsibility.bracket-label"),
        ),
    ),
    Rule(
        "responsibility.bracket-list",
        "句后或独占一行的括号里只有两个以上完整的单位名称:都是责任单位",
        "Behind a sentence or on its own line, brackets that hold nothing but complete names of two bodies or more: "
        "all are responsible",
        "任务分工的通行写法：句后括注 · The usual way to assign tasks: brackets behind the sentence",
        (
            ("推进立法。(省司法厅、省财政厅)", "responsible:省司法厅 | responsible:省财政厅"),
            ("落实责任。(市教育局、各区政府)", "responsible:市教育局 | responsible:各区政府"),
        ),
        (
            ("(省司法厅、省财政厅公告2020年第1号)", "-"),
            ("落实(市教育局、各区政府)责任。", "-"),
            ("落实责任。(各区政府)", "-"),
            ("落实责任。(市教育局、各区政府落实)", "responsibility.bracket-verb"),
        ),
    ),
    Rule(
        "responsibility.line-label",
        "不加括号的标签,清单到句末或行末为止",
        "A label without brackets: its list ends with the sentence or the line",
        "任务分工的通行写法：标签加清单 · The usual way to assign tasks: a label and a list",
        (
            ("牵头单位:市水务局\n配合单位:市气象局", "lead:市水务局 | cooperating:市气象局"),
            ("完善制度。责任部门:省审计厅、省统计局。", "responsible:省审计厅 | responsible:省统计局"),
        ),
        (
            ("牵头单位:负责统筹协调各项工作。", "-"),
            ("主办单位:市水务局办公室 网站标识码:0000000001", "-"),
            ("请各牵头单位:市水务局、市气象局于月底前报送。", "-"),
            ("【牵头单位:市水务局】", "responsibility.bracket-label"),
        ),
    ),
    Rule(
        "responsibility.line-label.bracketed",
        "标签单独放在括号里,清单在括号之后",
        "The label alone stands in brackets, its list behind them",
        "任务分工的通行写法：标签加清单 · The usual way to assign tasks: a label and a list",
        (
            ("【责任单位】市气象局、市应急局", "responsible:市气象局 | responsible:市应急局"),
            ("加强巡查。[牵头单位]市水务局", "lead:市水务局"),
        ),
        (
            ("【责任单位:市气象局、市应急局】", "responsibility.bracket-label"),
            ("(以下称责任单位)市气象局应当报告。", "-"),
        ),
    ),
    Rule(
        "responsibility.line-label.heading",
        "标题就是标签,清单是标题下唯一的一句",
        "The heading is the label, the one sentence below it the list",
        "任务分工的通行写法：标签加清单 · The usual way to assign tasks: a label and a list",
        (
            ("牵头单位\n市教育局、市水务局", "lead:市教育局 | lead:市水务局"),
            ("试点指导单位。\n市交通局、市财政局。", "supervising:市交通局 | supervising:市财政局"),
            ("责任分工\n市教育局牵头,市财政局配合。", "lead:市教育局 | cooperating:市财政局"),
        ),
        (
            ("牵头单位\n市教育局、市水务局。下一步,加强督促检查。", "-"),
            ("责任分工\n市教育局牵头制定方案。", "-"),
            ("牵头单位:市教育局、\n市水务局", "responsibility.line-label"),
        ),
    ),
    Rule(
        "responsibility.line-label.blank",
        "标签与清单之间只有空格,没有冒号",
        "A blank stands between label and list where the colon would be",
        "任务分工的通行写法：标签加清单 · The usual way to assign tasks: a label and a list",
        (
            ("责任单位　市水务局、市气象局", "responsible:市水务局 | responsible:市气象局"),
            ("牵头部门 市水务局", "lead:市水务局"),
        ),
        (
            ("责任单位 应当按时报送。", "-"),
            ("责任单位: 市水务局、市气象局", "responsibility.line-label"),
        ),
    ),
    Rule(
        "responsibility.line-label.alone",
        "标签和清单独占一行,清单里的名称没有一个认得:按原文收录",
        "Label and list fill a line of their own, and none of the names is known: they are kept as written",
        "任务分工的通行写法：标签加清单 · The usual way to assign tasks: a label and a list",
        (
            ("责任单位:服务商\n完成时限:11月30日", "responsible:服务商"),
            ("牵头单位:项目组、承包方", "lead:项目组 | lead:承包方"),
        ),
        (
            ("牵头单位:负责统筹协调", "-"),
            ("责任主体:企业是安全生产的责任主体。", "-"),
            ("责任单位:市教育局、服务商", "responsibility.line-label"),
        ),
    ),
    Rule(
        "responsibility.column",
        "任务表中表头是“责任单位”“牵头领导”等的单元格:整格是清单",
        "A cell of a task table under such a header: the whole cell is a list",
        "任务分工表的通行格式 · The usual form of tables of tasks",
        (
            ("责任单位\t市教育局", "responsible:市教育局"),
            ("配合单位\t市财政局、各区政府", "cooperating:市财政局 | cooperating:各区政府"),
        ),
        (
            ("完成时限\t市教育局验收后一个月", "-"),
            ("工作目标\t市教育局", "-"),
            ("责任单位\t市教育局(牵头)", "responsibility.mark"),
        ),
    ),
    Rule(
        "responsibility.mark",
        "名称后的括号注明“牵头”“配合”等:该单位取这一角色",
        "A name with 牵头, 配合 … in brackets behind it has that role",
        "任务分工的通行写法：单位名称后括注分工 · The usual way to assign tasks: the part in brackets behind the name",
        (
            ("(责任单位:省农业农村厅(牵头)、省林业局)", "lead:省农业农村厅 | responsible:省林业局"),
            ("责任单位:市城管局(牵头单位)、市公安局", "lead:市城管局 | responsible:市公安局"),
        ),
        (
            ("(责任单位:省农业农村厅(省乡村振兴局)、省林业局)", "responsibility.bracket-label"),
            ("(省农业农村厅牵头,省林业局负责)", "responsibility.bracket-verb"),
        ),
    ),
    Rule(
        "responsibility.together",
        "“会同”之后的单位是配合单位",
        "The bodies behind 会同 cooperate",
        "任务分工的通行写法：牵头单位会同配合单位 · The usual way to assign tasks: the lead 会同 those that cooperate",
        (
            ("(省商务厅会同省税务局负责)", "responsible:省商务厅 | cooperating:省税务局"),
            ("(交通运输部牵头,会同公安部等有关部门负责)", "lead:交通运输部 | cooperating:公安部"),
        ),
        (
            ("省商务厅会同省税务局建立工作机制。", "-"),
            ("(省商务厅、省税务局负责)", "responsibility.bracket-verb"),
        ),
    ),
    Rule(
        "responsibility.person",
        "“责任领导”“责任人”之后的人是责任人",
        "Persons behind 责任领导, 责任人 …",
        "任务分工的通行写法：责任到人 · The usual way to assign tasks: persons answer for them",
        (
            ("责任领导:张三、李四", "leader:张三 | leader:李四"),
            ("(责任单位:市教育局;责任人:王五六)", "responsible:市教育局 | leader:王五六"),
        ),
        (
            ("责任编辑:张三", "-"),
            ("发言人:张三、李四", "-"),
            ("责任人应当履行下列责任:", "-"),
            ("责任单位:市教育局", "responsibility.line-label"),
        ),
    ),
    Rule(
        "responsibility.first-leads",
        "“列第一位者为牵头单位,下同”:本清单与其后两个以上单位的清单,首位牵头;清单中已有牵头的、只有集合称谓的除外",
        "列第一位者为牵头单位,下同: the first body of this list and of each later list of two or more leads, "
        "unless 牵头 says otherwise or the list has groups alone",
        "起草惯例：文件自己说明列首位者牵头 · Drafting habit: the document itself says that the first one leads",
        (
            ("(甲部、乙部负责。列第一位者为牵头单位,下同)", "lead:甲部 | responsible:乙部"),
            ("(丙局、丁局负责,排在首位的为牵头部门)", "lead:丙局 | responsible:丁局"),
        ),
        (
            ("(甲部牵头,乙部负责。列第一位者为牵头单位,下同)", "responsibility.bracket-verb"),
            ("(各地区、各部门负责。列第一位者为牵头单位,下同)", "responsibility.bracket-verb"),
            ("列第一位者为牵头单位,下同。", "-"),
        ),
    ),
    Rule(
        "responsibility.comma-leads",
        "“逗号前为牵头单位,下同”:清单里逗号之前的都牵头;没有逗号的清单、已有牵头的清单不变",
        "逗号前为牵头单位,下同: the bodies before the comma of a list lead; a list without a comma stays as it is",
        "起草惯例：文件自己说明逗号前的牵头 · Drafting habit: the document says that those before the comma lead",
        (
            ("(甲部、乙部,丙部负责。逗号前为牵头单位,下同)", "lead:甲部 | lead:乙部 | responsible:丙部"),
            ("(责任单位:丙局,丁局。逗号前的为牵头部门,逗号后的为配合部门)", "lead:丙局 | cooperating:丁局"),
        ),
        (
            ("(甲部、乙部负责。逗号前为牵头单位,下同)", "responsibility.bracket-verb"),
            ("(甲部牵头,乙部、丙部负责。逗号前为牵头单位,下同)", "responsibility.bracket-verb"),
        ),
    ),
    Rule(
        "responsibility.for-all",
        "“以下均需……落实,不再列出”:该单位在原处成一行",
        "以下均需…落实,不再列出: the body is one row, where the sentence stands",
        "起草惯例：共同责任只说一次 · Drafting habit: what all are to do is said once",
        (
            ("(民政部负责。以下均需各市政府落实,不再列出)", "responsible:民政部 | responsible:各市政府"),
            ("(市住建局负责,以下均由各街道配合,下同)", "responsible:市住建局 | cooperating:各街道"),
        ),
        (
            ("(民政部指导,各市政府负责落实。以下均需各市政府落实,不再列出)", "responsibility.bracket-verb"),
            ("(以上各项由各市政府落实)", "responsibility.bracket-verb"),
        ),
    ),
)

DOUBTS: Final = (
    Doubt(
        "responsibility.lost-closing",
        "分工括号没有右半边,读到句末或行末为止",
        "the closing bracket of a responsibility clause is missing; it was read to the end of the sentence or line",
    ),
    Doubt(
        "responsibility.lost-opening",
        "分工括号没有左半边,从上一句末读起",
        "the opening bracket of a responsibility clause is missing; it was read from the end of the sentence before",
    ),
    Doubt(
        "responsibility.unknown-body",
        "清单中的这一项不像完整的单位名称,按原文收录",
        "this element of a list doesn't look like the complete name of a body; it was kept as written",
    ),
)
