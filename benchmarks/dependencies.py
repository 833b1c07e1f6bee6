"""What workplan brings along → a table for the ordinary installation and one for each extra: version, licence, size.

    .venv/bin/pip install -e '.[compare,ledger,calendar,ocr,batch]' packaging
    .venv/bin/python benchmarks/dependencies.py > docs/dependencies.md

What an extra asks for and this environment has not is listed as missing. The metadata that is installed with a package
don't tell when it was released.
"""

from __future__ import annotations

import datetime as dt
import platform
import sys
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Final, NamedTuple

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

WORKPLAN: Final = "workplan"
FOR_DEVELOPERS: Final = {"test", "dev"}
_LONGEST: Final = 60


class Package(NamedTuple):
    """One package: ``size`` in bytes as installed, compiled Python aside."""

    name: str
    version: str
    licence: str
    size: int


def needed(name: str, extra: str = "") -> Iterator[Requirement]:
    """Yield what a package, or one of its extras, asks for on this machine."""
    for text in distribution(name).requires or ():
        requirement = Requirement(text)
        wanted = requirement.marker is None or requirement.marker.evaluate({"extra": extra})
        if wanted and ("extra ==" in text) == bool(extra):
            yield requirement


def closure(extra: str = "") -> tuple[set[str], set[str]]:
    """Return the names of all that an extra brings, what that needs included, and of what is missing here."""
    found: set[str] = set()
    missing: set[str] = set()
    waiting = list(needed(WORKPLAN, extra))
    while waiting:
        requirement = waiting.pop()
        name = canonicalize_name(requirement.name)
        try:
            more = [each for part in ("", *requirement.extras) for each in needed(name, part)]
        except PackageNotFoundError:
            missing.add(name)
            continue
        if name not in found or requirement.extras:
            waiting += [each for each in more if canonicalize_name(each.name) not in found]
        found.add(name)
    return found - {WORKPLAN}, missing


def licence(of: Distribution) -> str:
    """Return the licence by the metadata: the expression, else the classifier, else the first line of the field."""
    told = of.metadata
    classifiers = [
        each.rsplit(" :: ", 1)[-1] for each in told.get_all("Classifier") or () if each.startswith("License")
    ]
    named = [each for each in classifiers if each != "OSI Approved"]
    field = "".join((told.get_all("License") or ())[:1]).strip().splitlines()
    text = (
        "".join(told.get_all("License-Expression") or ())
        or " / ".join(named)
        or (field[0] if field else "")
        or "not told"
    )
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def package(name: str) -> Package:
    """Return what is installed under a name."""
    of = distribution(name)
    files = (Path(str(file.locate())) for file in of.files or () if file.suffix != ".pyc")
    size = sum(file.stat().st_size for file in files if file.is_file())
    return Package(name, of.version, licence(of), size)


def table(names: set[str]) -> Iterator[str]:
    """Yield a table of packages, the largest first, in Markdown."""
    rows = sorted(map(package, names), key=lambda row: (-row.size, row.name))
    yield "| package | version | licence | MB |"
    yield "| --- | --- | --- | ---: |"
    for row in rows:
        yield f"| {row.name} | {row.version} | {row.licence} | {row.size / 1e6:.1f} |"
    yield f"| {len(rows)} packages | | | {sum(row.size for row in rows) / 1e6:.1f} |"


def page() -> Iterator[str]:
    """Yield the lines of ``docs/dependencies.md``."""
    machine = f"Python {platform.python_version()}, {platform.system()} {platform.machine()}"
    yield "# What workplan brings along"
    yield ""
    yield f"Made by `benchmarks/dependencies.py` on {dt.date.today()}: {machine}. Licences as the packages themselves"
    yield "tell them; sizes as installed, without compiled Python. Days of release are not in what is installed. A list"
    yield "for machines, and known faults: [CONTRIBUTING.md](../CONTRIBUTING.md#list-the-dependencies)."
    ordinary, missing = closure()
    yield from ("", "## The ordinary installation", "", *table(ordinary))
    yield from told(missing)
    extras = sorted(set(distribution(WORKPLAN).metadata.get_all("Provides-Extra") or ()) - FOR_DEVELOPERS)
    for extra in extras:
        found, missing = closure(extra)
        yield from ("", f"## `{extra}`, beside that")
        yield from ("", *table(found - ordinary)) if found - ordinary else ()
        yield from told(missing)


def told(missing: set[str]) -> Iterator[str]:
    """Yield what is not installed here."""
    if missing:
        yield from ("", f"Not installed here: {', '.join(sorted(missing))}.")


if __name__ == "__main__":
    sys.stdout.write("\n".join(page()) + "\n")
