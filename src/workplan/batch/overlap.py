"""Inputs against the files that a run would write: none may be written over."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from workplan.batch import outputs, storage
from workplan.batch.naming import file_of
from workplan.errors import UsageError
from workplan.exports.file_forms import FORMS, Layout

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
    real = cache(os.path.realpath)

    def place(location: str) -> str:
        if storage.is_url(location):
            return location
        folder, name = os.path.split(location)
        return os.path.join(real(folder or "."), name)

    read = {place(source.location) for source in sources if source.location != storage.STDIN}
    targets = (("-o", storage.join(output, name)) for name in _written(sources, form))
    for option, target in (*([("--errors", errors)] if errors else []), *targets):
        if place(target) in read:
            raise UsageError(
                zh=f"{target}：这是输入文件，会被覆盖；请换一个 {option}",
                en=f"{target}: this is an input and would be written over; choose another {option}",
            )


def _written(sources: Sequence[Source], form: str) -> Iterator[str]:
    if FORMS[form].layout is Layout.FILES:
        yield from (file_of(source.name, FORMS[form].ending) for source in sources)
    else:
        yield from outputs.files(form)
