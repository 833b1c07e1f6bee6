"""Inputs against the files that a run would write: none may be written over."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from workplan.batch import storage
from workplan.batch.naming import alike, file_of
from workplan.errors import UsageError

if TYPE_CHECKING:
    from workplan.batch.jobs import Source


def check(sources: Sequence[Source], output: str, form: str, *, errors: str | None = None) -> None:
    """See to it that no result takes the place of an input.

    Args:
        sources: the inputs.
        output: path or URL of the folder to write to.
        form: a key of :data:`workplan.batch.FORMS`.
        errors: the file in which failures are put down.

    Raises:
        UsageError: one would.
    """
    inputs = [source.location for source in sources]
    if errors is not None:
        spare(inputs, [errors], option="--errors")
    spare(inputs, (storage.join(output, name) for name in _written(sources, form)))


def spare(inputs: Iterable[str], targets: Iterable[str], *, option: str = "-o") -> None:
    """See to it that nothing is written over what is read, by whatever path it is reached.

    A path is followed through the links in it; an input that is a link stands for itself and for what it leads to.
    Names that differ in case only are one file where the disk takes them for one.

    Args:
        inputs: paths and URLs of what is read.
        targets: paths and URLs of what is to be written.
        option: the one that names them.

    Raises:
        UsageError: a target is an input.

    >>> spare(["in/../plan.txt", "-"], ["plan.json", "-", "./plan.txt"])
    Traceback (most recent call last):
        ...
    workplan.errors.UsageError: -o would write over the input ./plan.txt; name another place
    """
    real = cache(os.path.realpath)
    taken: defaultdict[str, list[str]] = defaultdict(list)
    for given in inputs:
        if given != storage.STDIN:
            for read in (given, os.path.realpath(given)) if os.path.islink(given) else (given,):
                place = _place(read, real)
                taken[alike(place)].append(place)
    for target in targets:
        place = _place(target, real)
        if any(place == read or _same_file(place, read) for read in taken.get(alike(place), ())):
            raise UsageError(
                zh=f"{option} 会覆盖输入文件 {target}，请写到别处",
                en=f"{option} would write over the input {target}; name another place",
            )


def _place(location: str, real: Callable[[str], str]) -> str:
    """Return a URL as it is, and a path with its folder as it is known to the system."""
    if storage.is_url(location):
        return location
    folder, name = os.path.split(location)
    return os.path.join(real(folder or "."), name)


def _same_file(one: str, other: str) -> bool:
    try:
        return os.path.samefile(one, other)
    except (OSError, ValueError):
        return False


def _written(sources: Sequence[Source], form: str) -> Iterator[str]:
    from workplan.batch import outputs
    from workplan.exports.file_forms import FORMS, Layout

    if FORMS[form].layout is Layout.FILES:
        yield from (file_of(source.name, FORMS[form].ending) for source in sources)
    else:
        yield from outputs.files(form)
