"""The headers of the tables of words → docs/lexicon.md: ``python docs/lexicon.py`` writes it, a test holds it."""

from __future__ import annotations

import sys
from importlib import resources
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from tests.own_words import rows  # noqa: E402
from workplan.lexicon import FIXED, default, tables  # noqa: E402

PAGE = ROOT / "docs" / "lexicon.md"
HEAD = """\
# The tables of words · 词表

Made by `python docs/lexicon.py` from the headers of the tables in `src/workplan/lexicon/data`.
本页由各词表自身的表头说明生成。

A folder of your own may hold files of the same names: `workplan --lexicon DIR …`, or
`workplan.parse(text, lexicon=workplan.Lexicon("DIR"))`. Their rows are added behind the built-in ones; cells are
parted by tabs, lines that begin with `#` say something about the table, the first other line names the columns.
UTF-8, UTF-16 and GBK are read, as editors and Excel save them. A file of an unknown name or with an unknown column is
told at once. The example of each table below is run as a test.

自备文件夹中放同名文件，其中各行加在内置词表之后：`workplan --lexicon 文件夹 …`。
单元格以制表符分隔，`#` 开头的行是说明，其后第一行是列名；UTF-8、UTF-16、GBK 编码均可。
文件名或列名不认识，会立即提示。下面每个例子都作为测试运行。
"""


def page() -> str:
    """The page: for each table what its header says, and one example of extending it."""
    examples = {own.table: own for own in rows()}
    lines = [HEAD]
    for name in tables():
        text = resources.files("workplan.lexicon").joinpath("data", f"{name}.tsv").read_text(encoding="utf-8")
        comments = [line[1:].removeprefix(" ") for line in text.splitlines() if line.startswith("#")]
        columns = ", ".join(f"`{column}`" for column in default().table(name)[0])
        count = f"{len(default().table(name)):,}"
        lines += [f"## {name}", "", f"Columns 列: {columns}. Rows 行: {count}.", "", "```text", *comments, "```", ""]
        if name in FIXED:
            lines += ["Nothing can be added to it. 此表不能补充。", ""]
        if name in examples:
            own = examples[name]
            cells = " ⇥ ".join(own.row.split("|"))
            lines += [f"With the row 加一行 `{cells}`:", "", "```text", own.text.replace("\\n", "\n"), "```", ""]
            lines += [f"{own.shows}: `{own.before}` → `{own.after}`", ""]
    return "\n".join(lines)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
