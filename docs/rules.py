"""The rules' own text → the pages in docs/rules: ``python docs/rules.py`` writes them, a test keeps them up to date."""

from __future__ import annotations

from pathlib import Path

from workplan.rulebook import Asked, Rule, all_doubts, all_rules

PAGES = Path(__file__).parent / "rules"
MASTHEAD = tuple(
    f"masthead.{field}" for field in ("title", "plan-title", "number", "issuers", "recipients", "date", "published")
)
FAMILIES = {
    "parts": ("文件的各部分", "Parts of a document", ("page", "front", "end", "body", "back")),
    "masthead": ("版头与文种", "Masthead and kind of text", (*MASTHEAD, "kind")),
    "numbering": ("序号与标题", "Numbering and headings", ("numbering", "heading", "task")),
    "responsibilities": ("责任单位", "Responsibilities", ("responsibility",)),
    "regulations": ("法规文件", "Regulations", ("regulation", "title")),
    "times": ("时限", "Times", ("time",)),
    "targets": ("指标", "Targets", ("target",)),
    "measures": ("举措", "Measures", ("measure",)),
}


def page(name: str) -> str:
    """Return the page of one family of rules, as Markdown."""
    zh, en, prefixes = FAMILIES[name]
    rules = [rule for rule in all_rules().values() if any(_is_below(rule, prefix) for prefix in prefixes)]
    lines = [f"# {zh} · {en}", "", "本页由规则自身的文字生成（`python docs/rules.py`），例子都作为测试运行。  "]
    lines += ["This page is made from the rules' own text (`python docs/rules.py`); its examples are run as tests.", ""]
    lines += _order(rules, prefixes)
    for rule in rules:
        lines += [f"## `{rule.code}`", "", rule.zh, "", rule.en, "", f"依据 · Source: {rule.source}", ""]
        if rule.takes:
            lines += ["| 原文 · text | 结果 · result |", "| --- | --- |"]
            lines += [f"| {_cell(text)} | {_cell(result) or '—'} |" for text, result in rule.takes]
            lines.append("")
        if rule.leaves:
            lines += ["| 相近而不属 · near miss | 归于 · taken by |", "| --- | --- |"]
            lines += [f"| {_cell(text)} | {'—' if taker == '-' else f'`{taker}`'} |" for text, taker in rule.leaves]
            lines.append("")
    doubts = [d for d in all_doubts().values() if d.code.split(".")[0] in prefixes]
    if doubts:
        lines += ["## 存疑 · Diagnostics", "", "| code | 中文 | English |", "| --- | --- | --- |"]
        lines += [f"| `{d.code}` | {_cell(d.zh)} | {_cell(d.en)} |" for d in doubts]
        lines.append("")
    return "\n".join(lines)


def _order(rules: list[Rule], prefixes: tuple[str, ...]) -> list[str]:
    """The order in which rules are asked, a line for each question; rules that don't wait for others have none."""
    questions = [[rule for rule in rules if _is_below(rule, prefix)] for prefix in prefixes]
    chains = [
        " → ".join(f"[`{rule.code}`](#{_anchor(rule.code)})" for rule in question)
        for question in questions
        if len(question) > 1 and all(isinstance(rule, Asked) for rule in question)
    ]
    told = "逐条按此顺序适用，先合者定 · Asked in this order, the first that applies decides:"
    return [told, "", *(f"- {chain}" for chain in chains), ""] if chains else []


def _is_below(rule: Rule, prefix: str) -> bool:
    return f"{rule.code}.".startswith(f"{prefix}.")


def _anchor(code: str) -> str:
    """The address of a heading on its page: points go, hyphens stay."""
    return code.replace(".", "")


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;").replace("\n", "<br>")


def main() -> None:
    """Write all pages."""
    PAGES.mkdir(exist_ok=True)
    for name in FAMILIES:
        (PAGES / f"{name}.md").write_text(page(name), encoding="utf-8")


if __name__ == "__main__":
    main()
