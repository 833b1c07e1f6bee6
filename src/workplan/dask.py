"""Files or URLs → a Dask DataFrame of tidy rows, read by the machines of a cluster (extra ``dask``)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from workplan.batch.jobs import MEMORY, TIMEOUT, Job, Source, Task
from workplan.batch.sources import find
from workplan.errors import UnreadableError, UsageError, not_installed
from workplan.exports.tables import COLUMNS

if TYPE_CHECKING:
    import dask.dataframe as dd
    import pandas as pd


def read_documents(
    urlpath: str | Sequence[str],
    *,
    table: str = "responsibilities",
    files_per_partition: int = 64,
    skip_errors: bool = False,
    timeout: float = TIMEOUT,
    memory: int = MEMORY,
    lexicon: Sequence[str] = (),
) -> dd.DataFrame:
    """Return the rows of one table of many notices, in the order of the files, read when they are asked for.

    Args:
        urlpath: files, folders, patterns or fsspec URLs of notices; every machine of the cluster must see them.
        table: a table of :func:`workplan.to_tables`: documents, sections, responsibilities, regulations …
        files_per_partition: notices that become one partition, and that are lost and read again with a worker.
        skip_errors: leave out what can't be read; else the first such file raises when it is come to.
        timeout: seconds per file.
        memory: megabytes per file.
        lexicon: folders of own word tables.

    Returns:
        A Dask DataFrame; its columns have Arrow types (lists stay lists, dates are dates).

    Raises:
        UsageError: Dask isn't installed, there is no such table, or a folder holds no file.

    ``read_documents("s3://plans/", table="targets").groupby("unit").size().compute()``
    """
    try:
        import dask.dataframe as dd
    except ImportError as error:
        raise not_installed("Dask", "dask") from error
    if table not in COLUMNS:
        raise UsageError(
            zh=f"没有表 {table}，可取：{', '.join(COLUMNS)}", en=f"no table {table}; choose from: {', '.join(COLUMNS)}"
        )
    sources = find([urlpath] if isinstance(urlpath, str) else urlpath)
    parts = [sources[start : start + files_per_partition] for start in range(0, len(sources), files_per_partition)]
    task = Task("parquet", None, None, tuple(lexicon), timeout, memory)
    return dd.from_map(_partition, parts, task=task, table=table, skip_errors=skip_errors, meta=_frame(b"", table))


def _partition(sources: Sequence[Source], *, task: Task, table: str, skip_errors: bool) -> pd.DataFrame:
    """Return the rows of some notices.

    Raises:
        UnreadableError: one can't be read, and errors are not to be skipped.
    """
    from workplan.batch.cluster import run_chunk
    from workplan.exports.file_forms import unbundle

    lines = []
    for outcome in run_chunk([Job(number, source) for number, source in enumerate(sources)], task):
        failure = outcome.failure
        if outcome.payload is not None:
            lines.append(unbundle(outcome.payload)[table])
        elif failure is not None and not skip_errors:
            raise UnreadableError(zh=failure.zh, en=failure.en)
    return _frame(b"".join(lines), table)


def _frame(lines: bytes, table: str) -> pd.DataFrame:
    import pandas as pd

    from workplan.exports.arrow import from_lines

    frame: pd.DataFrame = from_lines(lines, table).to_pandas(types_mapper=pd.ArrowDtype)
    return frame
