"""Every pattern that the package compiles, as JSON lines: ``python -m tests.every_pattern``.

``compile`` of both libraries is wrapped before the package is imported; then everything is used once that has patterns
of its own: readers, parser, rules of validation, comparison, views. Nothing can hide in an object.
"""

from __future__ import annotations

import importlib
import io
import json
import pkgutil
import re
import sys
from collections.abc import Callable
from typing import Any

import regex

SEEN: dict[tuple[str, str, int, str], str] = {}


def _watched(library: str, compile_: Callable[..., Any]) -> Callable[..., object]:
    def watch(pattern: object, flags: int = 0, *rest: object) -> object:
        made = compile_(pattern, flags, *rest)
        lists = next((item for item in rest if isinstance(item, dict)), {})
        frame = sys._getframe(1)
        while frame.f_back and frame.f_globals.get("__name__", "").startswith(("re", "regex")):
            frame = frame.f_back
        module = frame.f_globals.get("__name__", "")
        if module.startswith("workplan") and isinstance(made.pattern, str):
            named = {name: sorted(words) for name, words in lists.items() if not isinstance(words, bool)}
            key = (library, made.pattern, int(made.flags), json.dumps(named, ensure_ascii=False, sort_keys=True))
            SEEN.setdefault(key, f"{module}:{frame.f_lineno}")
        return made

    return watch


def use_everything() -> None:
    """Import every module and put the first notice and the cases through all that reads text."""
    from workplan.writing import late

    # what is compiled when first asked is compiled at once, asked or not
    vars(late).update(late=re.compile, late_regex=regex.compile)
    import workplan
    from tests.notices import CASES, first
    from workplan.comparison import compare
    from workplan.comparison.views.html import render
    from workplan.comparison.views.page import page
    from workplan.exports.report import to_report

    for module in pkgutil.walk_packages(workplan.__path__, "workplan."):
        if not module.name.endswith("__main__") and module.name != "workplan.dask":
            importlib.import_module(module.name)
    documents = [workplan.parse(first()), *(workplan.parse_file(path) for path in CASES)]
    html = "<html><head><title>通知</title></head><body><p>一、总则</p><table><tr><td>1</td></tr></table></body></html>"
    workplan.parse_file(io.BytesIO(html.encode()))
    for document in documents:
        workplan.validate(document)
        workplan.to_json(document)
        to_report(document)
    render(page(compare(documents[0], documents[1]), "zh"))


def main() -> None:
    # search, match and their like go by way of _compile too
    for library, name in ((re, "re"), (sys.modules[regex.search.__module__], "regex")):
        vars(library)["_compile"] = _watched(name, vars(library)["_compile"])
    use_everything()
    for (library, pattern, flags, lists), where in sorted(SEEN.items(), key=lambda item: (item[1], item[0])):
        print(json.dumps({"at": where, "by": library, "pattern": pattern, "flags": flags, "lists": json.loads(lists)}))


if __name__ == "__main__":
    main()
