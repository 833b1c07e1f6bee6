"""Every text of the command for people, in Chinese and English, by key."""

from __future__ import annotations

import errno
from collections.abc import Mapping
from typing import Final

LANGUAGES: Final = ("zh", "en")

CATALOGUE: Final[Mapping[str, tuple[str, str]]] = {
    "help": (
        "把中国公文中的工作要点、实施方案、任务分工等读成有类型、可核对、可追溯的数据。",
        "Turn Chinese official work plans into typed, checked data, each value traced to its place.",
    ),
    "examples": (
        "workplan convert 通知.txt  转换一份，JSON 写到标准输出\n"
        "workplan convert data/raw -o data/parsed  转换一个文件夹\n"
        "workplan show 通知.txt  在终端里看\n"
        "workplan convert --help  某一命令的用法",
        "workplan convert notice.txt  one file, JSON on stdout\n"
        "workplan convert data/raw -o data/parsed  a whole folder\n"
        "workplan show notice.txt  look at it in the terminal\n"
        "workplan convert --help  how to use one command",
    ),
    "convert.help": (
        "把通知转换成规范 JSON 或表格\n\n"
        "输入可以是文件、文件夹（含各级子文件夹，隐藏文件除外）或 -（标准输入）。坏文件会被报告，不影响其他文件。\n"
        "退出码：0 全部成功，1 部分失败，2 用法有误或全部无法读取。",
        "Convert notices to canonical JSON or tables\n\n"
        "Inputs are files, folders (with all below them, hidden files aside) or - for stdin. A bad file is reported "
        "and does not stop the others. Exit code: 0 all well, 1 some failed, 2 wrong use or nothing readable.",
    ),
    "convert.examples": (
        "workplan convert 通知.txt > 通知.json\n"
        "workplan convert data/raw -o data/parsed\n"
        "workplan convert data/raw --to jsonl | head -1\n"
        "workplan convert data/raw --to csv --bom -o 表格\n"
        "workplan convert data/raw -o out --jobs 4 --resume --errors errors.jsonl",
        "workplan convert notice.txt > notice.json\n"
        "workplan convert data/raw -o data/parsed\n"
        "workplan convert data/raw --to jsonl | head -1\n"
        "workplan convert data/raw --to csv --bom -o tables\n"
        "workplan convert data/raw -o out --jobs 4 --resume --errors errors.jsonl",
    ),
    "convert.inputs": (
        "文件、文件夹或地址（s3://、hdfs://、zip://…::文件.zip 等，需 workplan[remote]），- 为标准输入",
        "files, folders or URLs (s3://, hdfs://, zip://...::file.zip; with workplan[remote]), - for stdin",
    ),
    "convert.output": (
        "写入这个文件夹或地址（没有就新建）",
        "write into this folder or URL (made if missing)",
    ),
    "convert.to": (
        "json（默认，RFC 8785 规范 JSON）、md、akn（Akoma Ntoso）：每份一个文件；jsonl：documents.jsonl 每行一份；"
        "csv、parquet：每表一个文件；duckdb：workplan.duckdb",
        "json (default; canonical, RFC 8785), md, akn (Akoma Ntoso): a file each; jsonl: documents.jsonl, a line each; "
        "csv, parquet: a file a table; duckdb: workplan.duckdb",
    ),
    "convert.jobs": ("进程数，默认为处理器核数", "processes; by default one a core"),
    "convert.resume": (
        "接着上次做：内容和版本都没有变的，不再转换；完成后保留记录供下次使用",
        "go on where a run before stopped: what has not changed in content and version is not converted again; the "
        "record is kept for the next time",
    ),
    "convert.errors": ("把失败的文件写入 FILE，每行一个（JSON）", "write the failures to FILE, a line of JSON each"),
    "convert.timeout": ("每个文件限时（秒），默认 30", "seconds that one file may take; 30 by default"),
    "convert.memory": (
        "每个文件限用内存（MB），默认 1024",
        "megabytes of memory that one file may take; 1024 by default",
    ),
    "convert.bom": ("CSV 以 BOM 开头，便于 Excel 打开", "start CSV files with a byte order mark, for Excel"),
    "convert.state": (
        "--resume 的记录放在这个文件夹，默认 DIR/.workplan；输出为地址时默认在用户缓存文件夹",
        "folder of the record for --resume; DIR/.workplan by default, in the user's cache if the output is a URL",
    ),
    "convert.scheduler": (
        "交给这个地址的 Dask 调度器（需 workplan[dask]）；各机器须能看到同样的输入",
        "let the Dask scheduler at this address do it (with workplan[dask]); its machines must see the same inputs",
    ),
    "convert.positive": ("{option} 不能取 {given}，应大于 0", "{option} can't be {given}; it must be above 0"),
    "convert.bom-needs-csv": ("--bom 只用于 --to csv", "--bom goes with --to csv only"),
    "convert.needs-output": ("{option} 需要 -o DIR 指明写到哪里", "{option} needs -o DIR to say where to"),
    "convert.interrupted": (
        "已中断；加上 --resume 再次运行即可接着做",
        "interrupted; run it again with --resume to go on",
    ),
    "convert.more-errors": (
        "另有 {count} 份失败；用 --errors FILE 可得到全部",
        "{count} more failed; --errors FILE lists them all",
    ),
    "convert.kept": ("{kept} 份早已完成，未重做", "{kept} were done before and left as they are"),
    "convert.rate": ("每秒 {rate} 份", "{rate}/s"),
    "convert.failed": ("失败 {failed}", "failed: {failed}"),
    "convert.needs-folder": (
        "共 {count} 份输入，--to {to} 需要 -o DIR 指明写到哪里；或用 --to jsonl 写到标准输出",
        "{count} inputs with --to {to} need -o DIR to say where to; or use --to jsonl for stdout",
    ),
    "convert.tables-need-folder": (
        "--to {to} 有多个表，需要 -o DIR 指明写到哪个文件夹",
        "--to {to} makes several tables; say with -o DIR into which folder",
    ),
    "convert.done": ("已转换 {done} 份，写入 {where}", "converted {done} into {where}"),
    "convert.done-some": (
        "已转换 {done} 份，{failed} 份失败，写入 {where}",
        "converted {done}, {failed} failed, into {where}",
    ),
    "convert.progress": ("转换", "converting"),
    "show.help": (
        "在终端里以树的形式显示工作要点：各部分的单位、时限、法规和指标\n\n输入是一个文件，或 - （标准输入）。",
        "Show the plan as a tree in the terminal: units, times, regulations and targets of each part\n\n"
        "The input is a file, or - for stdin.",
    ),
    "show.examples": (
        "workplan show 通知.txt\nworkplan show 通知.txt --section '三/(十)'\nworkplan show 通知.txt --verbose",
        "workplan show notice.txt\nworkplan show notice.txt --section '三/(十)'\nworkplan show notice.txt --verbose",
    ),
    "show.section": ("只显示这一部分及其正文，如 '三/(十)'", "only this part and its text, e.g. '三/(十)'"),
    "show.verbose": (
        "同时显示各部分正文，以及存疑之处和所作的假定",
        "also the text of each part, and the doubtful places and what was assumed there",
    ),
    "show.issuers": ("发文机关", "issuers"),
    "show.recipients": ("主送机关", "recipients"),
    "show.number": ("发文字号", "number"),
    "show.issued": ("成文日期", "issued"),
    "show.published": ("发布日期", "published"),
    "show.regulations": ("法规", "regulations"),
    "show.times": ("时间", "times"),
    "show.targets": ("指标", "targets"),
    "show.outside": ("正文之外", "outside the plan"),
    "show.no-sections": ("没有找到编号的部分", "no numbered parts were found"),
    "show.doubts": ("存疑之处", "doubtful places"),
    "show.assumed": ("假定：{assumed}", "assumed: {assumed}"),
    "show.counts": (
        "章 {chapters} · 项 {items} · 单位 {responsibilities} · 法规 {regulations} · 时间 {times} · 指标 {targets}",
        "chapters {chapters} · items {items} · responsibilities {responsibilities} · regulations {regulations} · "
        "times {times} · targets {targets}",
    ),
    "role.lead": ("牵头", "lead"),
    "role.responsible": ("责任", "responsible"),
    "role.cooperating": ("配合", "cooperating"),
    "role.supervising": ("督办", "supervising"),
    "role.leader": ("责任人", "leader"),
    "action.enact": ("制定", "enact"),
    "action.amend": ("修订", "amend"),
    "action.repeal": ("废止", "repeal"),
    "action.issue": ("印发", "issue"),
    "action.implement": ("落实", "implement"),
    "action.basis": ("依据", "basis"),
    "action.study": ("学习", "study"),
    "action.review": ("评估", "review"),
    "action.mention": ("提及", "mention"),
    "kind.deadline": ("期限", "deadline"),
    "kind.period": ("期间", "period"),
    "kind.recurrence": ("周期", "recurrence"),
    "kind.continuous": ("持续", "continuous"),
    "kind.reference": ("背景", "reference"),
    "field.heading": ("标题", "heading"),
    "field.responsibility": ("单位", "responsibility"),
    "field.regulation": ("法规", "regulation"),
    "field.time": ("时间", "time"),
    "field.target": ("指标", "target"),
    "validate.help": (
        "按规则检查通知，报告细心的经办人会指出的问题\n\n"
        "每个问题：文件:行:列: 代码 说明，下面是原文和位置。\n"
        "设置写在 workplan.toml 或 pyproject.toml 的 [tool.workplan]。\n"
        "退出码：0 没有问题，1 有问题，2 用法有误或无法读取。",
        "Check notices and report what a careful clerk would object to\n\n"
        "A finding: file:line:column: CODE message, below it the source line and the place. Settings stand in "
        "workplan.toml or in [tool.workplan] of pyproject.toml. Exit code: 0 nothing found, 1 findings, 2 wrong use or "
        "unreadable input.",
    ),
    "validate.examples": (
        "workplan validate 通知.txt\nworkplan validate data/raw --select S,R --format json\n"
        "workplan validate 通知.txt --diff\nworkplan validate --explain S001",
        "workplan validate notice.txt\nworkplan validate data/raw --select S,R --format json\n"
        "workplan validate notice.txt --diff\nworkplan validate --explain S001",
    ),
    "validate.format": (
        "text（默认，附原文和位置标记）、concise（每个问题一行）、json、sarif（2.1.0）或 github",
        "text (default, with source line and marker), concise (a line a finding), json, sarif (2.1.0) or github",
    ),
    "validate.select": (
        "只用这些规则：代码、代码开头或名称，逗号分隔，可重复",
        "run these rules only: codes, beginnings of codes or names, parted by commas; repeatable",
    ),
    "validate.ignore": ("不用这些规则，写法同上", "leave these rules out, written the same way"),
    "validate.fix": ("就地改好能确定的问题（仅纯文本）", "mend in place what is certain (plain text files only)"),
    "validate.diff": ("只显示会改什么，不改文件", "only show what would be mended, change nothing"),
    "validate.baseline": ("不报告这个基线文件里已有的问题", "don't report what this baseline file knows"),
    "validate.write-baseline": ("把现有问题写成基线文件", "write what is found now as a baseline file"),
    "validate.against": (
        "往年的版本（可重复，由旧到新）：报告各版都有而这一版没有的章节、单位和未见下文的法规",
        "an earlier edition (repeatable, oldest first): tell what it has and this one lacks",
    ),
    "validate.explain": (
        "说明一条规则：查什么、为什么、正误示例",
        "explain a rule: what it finds, why, bad and good example",
    ),
    "validate.no-inputs": (
        "请给出要检查的文件或文件夹，或用 --explain CODE 查看规则",
        "name the files or folders to check, or a rule with --explain CODE",
    ),
    "validate.fixed": ("改好 {count} 处", "mended {count} places"),
    "validate.would-fix": ("会改好 {count} 处；用 --fix 改", "would mend {count} places; do it with --fix"),
    "validate.baseline-written": ("已把 {count} 个问题写入 {where}", "wrote {count} findings into {where}"),
    "validate.source": ("依据：{source}", "Source: {source}"),
    "validate.earlier": ("往年版本：", "Earlier edition:"),
    "validate.bad": ("有误：", "Bad:"),
    "validate.good": ("正确：", "Good:"),
    "compare.help": (
        "对照前后两版工作要点：哪些部分新增、删去、移动、改写、拆分、合并，单位、时限、指标、法规有何变化\n\n"
        "各部分按内容对应，不看编号。退出码：0 两份相同，1 有不同，2 用法有误或无法读取。",
        "Compare two editions of a plan: what was added, dropped, moved, reworded, split, merged, and what changed\n\n"
        "Sections are matched by what they say, not by number. Exit code: 0 the same, 1 differences, 2 wrong use or "
        "unreadable input.",
    ),
    "compare.examples": (
        "workplan compare 2023.txt 2024.txt\n"
        "workplan compare 2023.txt 2024.txt --unit 省司法厅\n"
        "workplan compare 2023.txt 2024.txt --format html -o 对照.html",
        "workplan compare 2023.txt 2024.txt\n"
        "workplan compare 2023.txt 2024.txt --unit UNIT\n"
        "workplan compare 2023.txt 2024.txt --format html -o changes.html",
    ),
    "compare.old": ("旧版，- 为标准输入", "the earlier edition, - for stdin"),
    "compare.new": ("新版，- 为标准输入", "the later edition, - for stdin"),
    "compare.unit": (
        "只看对这个单位有何变化：新增、不再承担、有变化的任务",
        "only what is new, gone and changed for this unit",
    ),
    "compare.format": (
        "text（默认）、md、json（规范 JSON）或 html（单个文件，不联网）",
        "text (default), md, json (canonical) or html (one file, no network)",
    ),
    "compare.output": ("写入这个文件", "write into this file"),
    "compare.two-inputs": ("OLD 和 NEW 不能都是 -", "OLD and NEW can't both be -"),
    "explain.help": (
        "说明一个部分的每个值由哪条规则得出、取自原文何处",
        "Explain which rule decided each value of a part, and from which characters",
    ),
    "explain.examples": (
        "workplan explain 通知.txt '三/(十)'\nworkplan explain 通知.txt ''  正文之外的值",
        "workplan explain notice.txt '三/(十)'\nworkplan explain notice.txt ''  what stands outside the plan",
    ),
    "explain.path": (
        "部分的编号路径，如 '三/(十)'；'' 为正文之外",
        "path of a part, e.g. '三/(十)'; '' for what stands outside the plan",
    ),
    "explain.rule": ("规则", "rule"),
    "explain.source": ("出处", "source"),
    "explain.place": ("原文", "characters"),
    "explain.evidence": ("依据", "decided by"),
    "explain.line": ("第 {line} 行第 {column} 列", "line {line}, column {column}"),
    "explain.nothing": ("这里没有提取出值", "nothing was extracted here"),
    "report.help": (
        "把一份通知做成一个网页：标出各处单位、法规、时间和指标，可筛选、搜索、打印\n\n"
        "网页自成一体，不联网，不需服务器，双击即可打开。语言由 --lang 决定。",
        "Make one web page of a notice: units, regulations, times and targets marked, with filters and search\n\n"
        "The page is one file that needs no network and no server. --lang decides its language.",
    ),
    "report.examples": (
        "workplan report 通知.txt -o 通知.html",
        "workplan report notice.txt -o notice.html",
    ),
    "report.output": ("写入这个文件，默认写到标准输出", "write into this file; stdout by default"),
    "report.done": ("已写入 {where}", "wrote {where}"),
    "ledger.help": (
        "把工作要点做成任务台账（Excel）：每项任务一行，可筛选，A4 横向打印\n\n"
        "列：序号、工作任务、具体举措、牵头/责任/配合单位、完成时限、涉及法规、量化指标、进展情况（下拉选择）、原文编号；"
        "另有汇总表。多份输入合成一个台账，并加“来源”一列。台账用中文，--lang en 用英文。需 workplan[ledger]。",
        "Make the task ledger of work plans (Excel): a row a task, with filters, to print on A4\n\n"
        "Columns: number, task, measures, lead, responsible and cooperating units, time limit, regulations, targets, "
        "progress (chosen from a list), section; and a summary sheet. Several inputs make one ledger with a column for "
        "the source. The ledger is in Chinese unless --lang en asks for English. Needs workplan[ledger].",
    ),
    "ledger.examples": (
        "workplan ledger 通知.txt -o 台账.xlsx\n"
        "workplan ledger 通知.txt -o 台账.xlsx --by-unit  另给每个单位一张表\n"
        "workplan ledger data/raw -o 总台账.xlsx",
        "workplan ledger notice.txt -o ledger.xlsx\n"
        "workplan ledger notice.txt -o ledger.xlsx --by-unit  also a sheet for each unit\n"
        "workplan ledger data/raw -o all.xlsx",
    ),
    "ledger.output": ("写入这个文件（.xlsx）", "write into this file (.xlsx)"),
    "ledger.by-unit": ("另给每个单位一张表", "also a sheet for each unit"),
    "ledger.ending": (
        "-o 不能取 {given}：台账是 Excel 工作簿，文件名应以 .xlsx 结尾",
        "-o can't be {given}: the ledger is an Excel workbook, its name must end in .xlsx",
    ),
    "ledger.done": (
        "已写入 {where}：文件 {documents} 份，任务 {tasks} 项",
        "wrote {where}: documents {documents}, tasks {tasks}",
    ),
    "calendar.help": (
        "把完成时限做成日历文件（.ics，RFC 5545），可导入各种日历\n\n"
        "每个期限、期间和周期一个全天事件，各次运行的标识（UID）不变。多份输入合成一个日历。需 workplan[calendar]。",
        "Make a calendar file (.ics, RFC 5545) of the time limits, for any calendar program\n\n"
        "One all-day event for each deadline, period and recurrence; its UID stays the same from run to run. Several "
        "inputs make one calendar. Needs workplan[calendar].",
    ),
    "calendar.examples": (
        "workplan calendar 通知.txt -o 时限.ics\nworkplan calendar data/raw -o 全部时限.ics",
        "workplan calendar notice.txt -o deadlines.ics\nworkplan calendar data/raw -o all.ics",
    ),
    "calendar.output": ("写入这个文件，默认写到标准输出", "write into this file; stdout by default"),
    "calendar.done": ("已写入 {where}：事件 {events} 个", "wrote {where}: events {events}"),
    "calendar.undated": (
        "另有 {count} 个时限没有具体日期（如“任期内”“持续推进”），未列入日历",
        "time limits left out because they have no date (such as within a term of office): {count}",
    ),
    "schema.help": (
        "输出规范 JSON 的 JSON Schema（2020-12），每个字段都有说明",
        "Print the JSON Schema (2020-12) of the canonical JSON, every field described",
    ),
    "schema.examples": (
        "workplan schema > workplan.schema.json\nworkplan schema --of comparison > comparison.schema.json",
        "workplan schema > workplan.schema.json\nworkplan schema --of comparison > comparison.schema.json",
    ),
    "schema.of": (
        "document（默认，convert 的输出）、comparison（compare 的输出）或 unit（compare --unit 的输出）",
        "document (default; what convert writes), comparison (compare) or unit (compare --unit)",
    ),
    "common.input": ("通知文件，- 为标准输入", "file of a notice, - for stdin"),
    "common.inputs": ("文件或文件夹，- 为标准输入", "files or folders, - for stdin"),
    "common.lang": ("提示语言，默认随系统区域设置", "language of messages; the locale's by default"),
    "common.lexicon": (
        "自己的词表文件夹（.tsv），可重复，后者优先",
        "folder of your own .tsv tables; repeatable, the last wins",
    ),
    "common.version": ("显示版本", "show the version"),
    "common.help": ("显示用法", "show this page"),
    "help.usage": ("用法：", "Usage:"),
    "help.options-place": ("[选项]", "[OPTIONS]"),
    "help.command-place": ("命令", "COMMAND"),
    "help.commands": ("命令", "Commands"),
    "help.arguments": ("参数", "Arguments"),
    "help.options": ("选项", "Options"),
    "help.common": ("各命令通用", "For every command"),
    "help.examples": ("示例", "Examples"),
    "usage.no-value": ("选项 {option} 后面缺少取值", "option {option} needs a value"),
    "usage.choice": (
        "{option} 不能取 {given}，可取：{choices}",
        "{option} can't be {given}; choose from: {choices}",
    ),
    "usage.near": ("，是不是 {near}", "; did you mean {near}"),
    "usage.see-help": ("；用法见 workplan --help", "; see workplan --help"),
    "usage.no-files": ("{folder}: 文件夹里没有文件", "{folder}: no files in this folder"),
    "usage.one-file": ("{path} 是文件夹；这个命令一次看一个文件", "{path} is a folder; this command looks at one file"),
    "error": ("错误：{message}", "error: {message}"),
    "error.system": ("{what} {why}；请检查路径、权限和磁盘空间", "{what} {why}; check path, rights and disk space"),
    "error.memory": ("内存不足，未能读完；请拆分文件", "out of memory before it was read; split the file"),
    "error.fault": (
        "workplan 内部出错（{error}）；请连同输入文件反馈，设置 WORKPLAN_DEBUG=1 可看到详情",
        "a fault inside workplan ({error}); please report it with the input, WORKPLAN_DEBUG=1 shows details",
    ),
}

UNKNOWN_COMMAND: Final = r"No such command '(.*)'\."

TYPER_SAYS: Final[Mapping[str, str]] = {
    UNKNOWN_COMMAND: r"没有命令 \1",
    r"No such option: (\S+)": r"没有选项 \1",
    r"No such option: (\S+) (?:\(Possible options: (.*)\)|Did you mean (.*)\?)": r"没有选项 \1，是不是 \2\3",
    r"Missing argument '(.*)'\.": r"缺少参数 \1",
    r"Missing option '(.*)'\.": r"缺少选项 \1",
    r"Missing option '(\S+)' / '(\S+)'\.": r"缺少选项 \1（\2）",
    r"Missing command\.": r"缺少命令",
    r"Got unexpected extra argument(?:\(s\)|s)? \((.*)\)": r"多余的参数 \1",
    r"Invalid value for '(.*)': (.*) is not a valid (?:integer|int|float)\.": r"\1 不能取 \2，应为数字",
    r"Option '(.*)' requires an argument\.": r"选项 \1 后面缺少取值",
    r"Option '(.*)' does not take a value\.": r"选项 \1 不带取值",
}
"""What typer itself says against wrong arguments → the same in Chinese."""

SYSTEM_SAYS: Final[Mapping[int, tuple[str, str]]] = {
    errno.ENOENT: ("没有这个文件或文件夹", "no such file or folder"),
    errno.EACCES: ("没有权限", "permission denied"),
    errno.EPERM: ("不允许这样操作", "operation not permitted"),
    errno.EISDIR: ("是文件夹，不是文件", "a folder, not a file"),
    errno.ENOTDIR: ("路径中有一段不是文件夹", "a part of the path is no folder"),
    errno.EEXIST: ("已有同名文件", "a file of this name exists"),
    errno.ENOSPC: ("磁盘空间不足", "no space left on the disk"),
    errno.EROFS: ("磁盘只读", "the disk is read-only"),
    errno.ENAMETOOLONG: ("文件名太长", "the file name is too long"),
    errno.EMFILE: ("打开的文件太多", "too many open files"),
    errno.EIO: ("读写设备出错", "the device failed to read or write"),
}
"""What the system says by number → the same in both languages."""


def why(error: OSError, lang: str) -> str:
    """Return what the system says in ``"zh"`` or (anything else) English.

    >>> why(FileNotFoundError(errno.ENOENT, ""), "zh")
    '没有这个文件或文件夹'
    """
    other = error.strerror or str(error)
    zh, en = SYSTEM_SAYS.get(error.errno or 0, (other, other))
    return zh if lang == "zh" else en


def say(key: str, lang: str, **values: object) -> str:
    """Return the text ``key`` in ``"zh"`` or (anything else) English, its placeholders filled.

    >>> say("convert.done", "zh", done=2, where="out")
    '已转换 2 份，写入 out'
    """
    zh, en = CATALOGUE[key]
    text = zh if lang == "zh" else en
    return text.format(**values) if values else text
