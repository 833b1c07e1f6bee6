"""The rules' own texts → the page of the documentation: ``python -m workplan.validation.docs > docs/validation.md``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from workplan.validation.examples import is_whole
from workplan.validation.registry import FAMILIES, RULES
from workplan.validation.rule import CheckRule

_HEAD: Final = """\
# Rules of validation 校验规则

Made from the rules' own texts by `python -m workplan.validation.docs`; a test holds this page to them.
本页由规则自身的文字生成。

`workplan validate` and `workplan.validate(document)` run all of them; `--select` and `--ignore` choose by code
(`S001`), by the beginning of one (`S`) or by name (`number-gap`). The rules `E` compare with earlier editions:
`workplan validate NEW --against OLD`, `workplan.validate(new, editions=[old])`.

**Mending 改正.** A fix is safe where the form alone shows what is wrong and what is right; `--fix` puts in the safe
ones (✎, in the output `[*]`), all of them in one run, and tells what it mended and what is left. `--unsafe-fixes` puts
in the others too (✐): read each of them afterwards. `--diff` shows what would be done. A read-only file is left as it
is; of stdin (`-`) the mended text goes to stdout. In a program: `finding.fix`, `finding.fix.safe`,
`workplan.validation.fixes.mend`.
形式上确定无疑的改法才是可靠的（✎），`--fix` 一次改完并说明改了什么、还剩什么；
须人工判断的（✐）要加 `--unsafe-fixes`。

**Keeping quiet 静默.** A comment in a text or Markdown file keeps findings quiet: `<!-- workplan: ignore[X003] -->` at
the end of a line for that line, on a line of its own for the next one; `workplan: ignore-file[X003,S]` for the whole
file; without codes for all rules. It is no part of the document: nothing that is read holds it. `--baseline` knows
old findings, `per-file-ignores` whole files.
文中注明 `workplan: ignore[X003]`，该行（单独成行的，下一行）不报；`ignore-file` 管全文；注释不属文件内容。

**Texts that are no plans 非计划文本.** Where S009 finds that a text is no plan, it alone speaks; `--ignore S009`
runs the others all the same.

**Outcome 结果.** An error is certainly wrong, a warning probably, an info is a matter of form. `--min-severity warning`
leaves the infos out, `--statistics` counts by rule. Exit code 0: nothing found, 1: findings or some files unreadable,
2: wrong use or nothing readable; `--exit-zero`: findings give 0, too. In JSON an unreadable file is a row with the
code `unreadable`, in SARIF a notification.
"""
_HEADER: Final = "| code | name | 检查 | finds | severity |\n| --- | --- | --- | --- | --- |"


def page() -> str:
    """Return the page: a table of all rules, then each one with its reason and examples."""
    return "\n".join((_HEAD, *_table(), *_chapters())).rstrip() + "\n"


def fix_mark(rule: CheckRule) -> str:
    """Return the mark of the fix that a rule has for its own bad example: safe, unsafe, or none."""
    from workplan.validation.engine import run
    from workplan.validation.examples import read

    document, editions = read(rule, good=False)
    fixes = [f.fix for f in run(document, (rule,), editions=editions) if f.fix]
    return " ✎" if any(fix.safe for fix in fixes) else " ✐" if fixes else ""


def _table() -> Iterator[str]:
    yield _HEADER
    for rule in RULES:
        cells = (
            f"[{rule.code}](#{rule.code.lower()})",
            rule.name + fix_mark(rule),
            rule.zh,
            rule.en,
            rule.severity.value,
        )
        yield f"| {' | '.join(cells)} |"
    yield ""


def _chapters() -> Iterator[str]:
    family = ""
    for rule in RULES:
        if rule.code[0] != family:
            family = rule.code[0]
            zh, en = FAMILIES[family]
            yield f"## {family}: {en} {zh}\n"
        yield from _entry(rule)


def _entry(rule: CheckRule) -> Iterator[str]:
    yield f'### <a id="{rule.code.lower()}"></a>{rule.code} {rule.name}\n'
    yield f"{rule.zh}。{rule.why_zh}\n"
    yield f"{rule.en}. {rule.why_en}\n"
    yield f"Source 依据: {rule.source}\n"
    if rule.names:
        yield f"The file is named `{rule.names[0]}` (bad) or `{rule.names[1]}` (good).\n"
    for title, example in (
        ("Earlier edition 往年版本", rule.earlier),
        ("Bad 有误", rule.bad),
        ("Good 正确", rule.good),
    ):
        if not example:
            continue
        yield f"{title}{'' if is_whole(example) else ' (the plan)'}:\n"
        yield f"```text\n{example.rstrip()}\n```\n"


if __name__ == "__main__":
    import sys

    sys.stdout.buffer.write(page().encode())
