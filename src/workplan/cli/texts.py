"""The texts for people that all commands share, in Chinese and English; each command keeps its own at its end."""

from __future__ import annotations

import errno
from collections.abc import Mapping
from typing import Final

from workplan.texts import VOCABULARY, Texts, text

COMMON: Final[Texts] = {
    **VOCABULARY,
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
    "field.marker": ("序号", "number"),
    "field.heading": ("标题", "heading"),
    "field.measure": ("举措", "measure"),
    "field.inherited": ("责任分工见", "answered for by the clause of"),
    "field.responsibility": ("单位", "responsibility"),
    "field.regulation": ("法规", "regulation"),
    "field.time": ("时间", "time"),
    "field.target": ("指标", "target"),
    "common.input": ("通知文件，- 为标准输入", "file of a notice, - for stdin"),
    "common.inputs": ("文件或文件夹，- 为标准输入", "files or folders, - for stdin"),
    "common.ocr": (
        "PDF 中没有文字（或文字是乱码）的页，识别其图像（OCR，每页约需数秒）；需 workplan[ocr]",
        "recognise (OCR) the pages of a PDF that have no text, or garbage: seconds a page; with workplan[ocr]",
    ),
    "common.ocr-all": (
        "同上，但 PDF 的每一页都识别，不用文件自带的文字",
        "the same for every page of a PDF, whatever text it has of its own",
    ),
    "ocr.begins": (
        "{file}：识别 {total} 页的文字（OCR），每页约需 {seconds} 秒",
        "{file}: pages to recognise (OCR): {total}, about {seconds} s each",
    ),
    "ocr.nothing": (
        "{file}：各页都有文字，无须识别；--ocr-all 识别每一页",
        "{file}: every page has text, nothing to recognise; --ocr-all recognises all the same",
    ),
    "ocr.page": (
        "第 {page} 页已识别（{done}/{total}），{seconds} 秒",
        "page {page} recognised ({done}/{total}), {seconds} s",
    ),
    "progress.reading": ("读取", "reading"),
    "progress.rate": ("每秒 {rate} 份", "{rate}/s"),
    "progress.failed": ("失败 {failed}", "failed: {failed}"),
    "common.lang": ("提示语言，默认随系统区域设置", "language of messages; the locale's by default"),
    "common.lexicon": (
        "自己的词表文件夹（.tsv），可重复，后者优先",
        "folder of your own .tsv tables; repeatable, the last wins",
    ),
    "common.limit": (
        "提高或降低读取上限，如 pages=3000，可重复；名称见 docs/formats.zh.md",
        "raise or lower a limit of what is read, as pages=3000; repeatable, docs/formats.md has the names",
    ),
    "common.version": ("显示版本", "show the version"),
    "common.help": ("显示用法", "show this page"),
    "common.install-completion": (
        "安装命令补全（bash、zsh、fish、PowerShell）",
        "install completion for the shell in use (bash, zsh, fish, PowerShell)",
    ),
    "completion.done": (
        "已为 {shell} 安装补全：{where}；重新打开终端后生效",
        "completion for {shell} is in {where}; open a new terminal",
    ),
    "completion.unknown": (
        "认不出所用的 shell；请写明：--install-completion bash（或 zsh、fish、powershell）",
        "can't tell which shell is in use; name it: --install-completion bash (or zsh, fish, powershell)",
    ),
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
    "usage.see-help": ("；用法见 {page} --help", "; see {page} --help"),
    "usage.one-file": ("{path} 是文件夹；这个命令一次看一个文件", "{path} is a folder; this command looks at one file"),
    "error": ("错误：{message}", "error: {message}"),
    "stdin": ("标准输入", "stdin"),
    "error.system": ("{what}：{why}；请检查路径、权限和磁盘空间", "{what}: {why}; check path, rights and disk space"),
    "stdout": ("标准输出", "stdout"),
    "error.memory": ("内存不足，未能读完；请拆分文件", "out of memory before it was read; split the file"),
    "error.fault": (
        "workplan 内部出错（{error}）；请连同输入文件反馈，设置 WORKPLAN_DEBUG=1 可看到详情",
        "a fault inside workplan ({error}); please report it with the input, WORKPLAN_DEBUG=1 shows details",
    ),
}

UNKNOWN_COMMAND: Final = r"No such command '(.*)'\."
UNKNOWN_OPTION: Final = r"No such option: (\S+)(?: \(Possible options?: .*\)| Did you mean .*\?)?"

TYPER_SAYS: Final[Mapping[str, tuple[str, str]]] = {
    r"Invalid value for '(.*)': (.*)": (r"\1 的取值不对（\2）", ""),
    UNKNOWN_COMMAND: (r"没有命令 \1", ""),
    UNKNOWN_OPTION: (r"没有选项 \1", r"No such option: \1"),
    r"Missing argument '(.*)'\.": (r"缺少参数 \1", ""),
    r"Missing option '(.*)'\.": (r"缺少选项 \1", ""),
    r"Missing option '(\S+)' / '(\S+)'\.": (r"缺少选项 \1（\2）", ""),
    r"Missing command\.": (r"缺少命令", ""),
    r"Got unexpected extra argument(?:\(s\)|s)? \((.*)\)": (r"多余的参数 \1", ""),
    r"Invalid value for '(.*)': (.*) is not a valid (?:integer|int|float)\.": (r"\1 不能取 \2，应为数字", ""),
    r"Option '(.*)' requires an argument\.": (r"选项 \1 后面缺少取值", ""),
    r"Option '(.*)' does not take a value\.": (r"选项 \1 不带取值", ""),
    r"Invalid value for '(.*)': Input should be a valid integer.*": (r"\1 的取值应为整数", r"\1 needs an integer"),
    r"Invalid value for '(.*)': Input should be a valid number.*": (r"\1 的取值应为数字", r"\1 needs a number"),
}
"""What typer itself says against wrong arguments, the last that fits → the same in Chinese, or in plainer English."""

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
    errno.EBADF: ("已关闭", "closed"),
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
    """Return a text of all commands in ``"zh"`` or (anything else) English, its placeholders filled.

    >>> say("usage.no-value", "en", option="--lang")
    'option --lang needs a value'
    """
    return text(COMMON, key, lang, **values)
