"""Damaged and hostile files, each read in a process of its own: ``python benchmarks/hostile_files.py [FILE ...]``.

Prints a row for each format: how many of 150 damaged variants of a sound file were read, were refused with an error of
ours, ended in another exception, took over 10 s of the processor, took over 500 MB; the most that one took, processes
that reading starts included. Further rows are the hostile files of the tests. Variants, hostile files and limits are
the tests' own (``tests/damage.py``, ``tests/hostile.py``, ``tests/test_paged_hostile.py``). FILE...: these files are
damaged instead of the small ones of ``tests/sound.py``. Damaged Word 97-2003 documents go to LibreOffice only with
``--libreoffice``. Exit code 1 if one ended in another exception or went beyond. Linux only: files are made and read in
copies of this process.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests import hostile, test_paged_hostile  # noqa: E402
from tests.damage import variants  # noqa: E402
from tests.hostile import MEGABYTES, SECONDS  # noqa: E402
from tests.sound import SOUND  # noqa: E402
from workplan.errors import WorkplanError  # noqa: E402
from workplan.pipeline import parse_bytes  # noqa: E402

ORDER: Final = ("docx", "doc", "odt", "rtf", "pdf", "ofd", "xlsx", "xls", "ods", "html", "mhtml")
ENOUGH: Final = 60
"""Seconds of the processor after which a process is ended."""
COLUMNS: Final = ("files", "read", "refused", "other", f"> {SECONDS} s", f"> {MEGABYTES} MB", "most s", "most MB")


class Case(NamedTuple):
    """A file that is made when its turn comes.

    Attributes:
        group: the row that counts it.
        name: what it is, for a person.
        make: makes it.
    """

    group: str
    name: str
    make: Callable[[], bytes]


class Taken(NamedTuple):
    """What became of a file, and what the process took that read it.

    Attributes:
        told: ``read``, ``refused``, or what it ended in otherwise.
        seconds: of the processor.
        megabytes: the peak of its memory.
    """

    told: str
    seconds: float
    megabytes: float


def damaged(sound: Mapping[str, bytes], seed: str) -> Iterator[Case]:
    """The damaged variants of each sound file, given by its format."""
    for form, data in sound.items():
        for number, variant in enumerate(variants(data, f"{seed} {form}")):
            yield Case(form.split()[0], f"{form}, variant {number}", partial(bytes, variant))


def wanted() -> Iterator[Case]:
    """The hostile files."""
    for name, make in hostile.FILES.items():
        yield Case("hostile: office, web", name, make)
    for name, make in test_paged_hostile.FILES.items():
        yield Case(f"hostile: {name.split()[0]}", name, make)


def counted(outcomes: list[Taken]) -> list[str]:
    """The cells of a row."""
    told = [one.told for one in outcomes]
    return [
        str(len(outcomes)),
        str(told.count("read")),
        str(told.count("refused")),
        str(sum(map(is_other, outcomes))),
        str(sum(one.seconds > SECONDS for one in outcomes)),
        str(sum(one.megabytes > MEGABYTES for one in outcomes)),
        f"{max(one.seconds for one in outcomes):.2f}",
        f"{max(one.megabytes for one in outcomes):.0f}",
    ]


def is_other(one: Taken) -> bool:
    """Whether a file was neither read nor refused."""
    return one.told not in ("read", "refused")


def is_beyond(one: Taken) -> bool:
    """Whether a file took too much."""
    return one.seconds > SECONDS or one.megabytes > MEGABYTES


def measured(case: Case, where: Path) -> Taken:
    """Make a file in one process and read it in another."""
    copied(lambda: where.write_bytes(case.make()))
    told, used = copied(lambda: outcome(where.read_bytes()))
    return Taken(told, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def outcome(data: bytes) -> str:
    """What becomes of a file."""
    try:
        parse_bytes(data, file="plan")
    except WorkplanError as error:
        return "refused" if error.zh.startswith("plan：") else error.zh
    return "read"


def copied(work: Callable[[], object]) -> tuple[str, resource.struct_rusage]:
    """Do some work in a copy of this process; return what it made, or its exception, and what it took."""
    there, here = os.pipe()
    child = os.fork()
    if not child:
        os.close(there)
        resource.setrlimit(resource.RLIMIT_CPU, (ENOUGH, ENOUGH))
        try:
            told = str(work())
        except BaseException as error:
            told = f"{type(error).__name__}: {error}"[:200]
        os.write(here, told.encode("utf-8", "replace")[:4096])
        os._exit(0)
    os.close(here)
    with os.fdopen(there, "rb") as pipe:
        made = pipe.read().decode("utf-8", "replace")
    _, status, used = os.wait4(child, 0)
    return made or f"ended with status {status}", used


def without(programs: tuple[str, ...]) -> str:
    """The search path without the folders of some programs."""
    folders = os.environ.get("PATH", "").split(os.pathsep)
    return os.pathsep.join(one for one in folders if not any(shutil.which(name, path=one) for name in programs))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="*", metavar="FILE")
    parser.add_argument("--seed", default="hostile-files", help="word that the damage is drawn by")
    parser.add_argument("--libreoffice", action="store_true", help="let LibreOffice try what our reader can't read")
    options = parser.parse_args()
    if not options.libreoffice:
        os.environ["PATH"] = without(("soffice", "libreoffice"))
    if options.files:
        sound = {f"{file.suffix[1:]} {file.name}": file.read_bytes() for file in options.files}
        cases = [*damaged(sound, options.seed)]
    else:
        cases = [*damaged({form: SOUND[form]() for form in ORDER}, options.seed), *wanted()]
    for make in SOUND.values():  # what a reader loads is loaded once
        outcome(make())
    rows: dict[str, list[Taken]] = {}
    bad: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        for number, case in enumerate(cases):
            if sys.stderr.isatty():
                print(f"\r{number} of {len(cases)}", end="", file=sys.stderr)
            one = measured(case, Path(folder) / "file")
            rows.setdefault(case.group, []).append(one)
            if is_other(one) or is_beyond(one):
                bad.append(f"{case.name}: {one.seconds:.1f} s, {one.megabytes:.0f} MB, {one.told}")
    print(f"seed {options.seed}\n")
    print(f"| {' | '.join(('', *COLUMNS))} |\n|{' --- |' * (1 + len(COLUMNS))}")
    for group, outcomes in rows.items():
        print(f"| {' | '.join((group, *counted(outcomes)))} |")
    print(*bad, sep="\n")
    return int(bool(bad))


if __name__ == "__main__":
    sys.exit(main())
