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
(`S001`), by the beginning of one (`S`) or by name (`number-gap`). A rule with a certain fix is marked ✎. The rules `E`
compare with earlier editions: `workplan validate NEW --against OLD`, `workplan.validate(new, editions=[old])`.
"""
_HEADER: Final = "| code | name | 检查 | finds | severity |\n| --- | --- | --- | --- | --- |"


def page() -> str:
    """Return the page: a table of all rules, then each one with its reason and examples."""
    return "\n".join((_HEAD, *_table(), *_chapters())).rstrip() + "\n"


def has_fix(rule: CheckRule) -> bool:
    """Tell whether the rule mends its own bad example."""
    from workplan.validation.engine import run
    from workplan.validation.examples import read

    document, editions = read(rule, good=False)
    return any(f.fix for f in run(document, (rule,), editions=editions))


def _table() -> Iterator[str]:
    yield _HEADER
    for rule in RULES:
        mark = " ✎" if has_fix(rule) else ""
        cells = (f"[{rule.code}](#{rule.code.lower()})", rule.name + mark, rule.zh, rule.en, rule.severity.value)
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
