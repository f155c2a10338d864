"""Reader of Parquet: a row a report, batch by batch, so that the size of the file does not matter.

Needs pyarrow, which is not installed with the program: ``pip install 'travaux[parquet]'``.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from travaux.model import Report, Skipped
from travaux.reports.readers import Source, UnreadableError
from travaux.reports.rows import Row, has_text, known_columns, no_column, reports_of

# Rows that are in memory at a time.
BATCH = 1_000


def read_file(source: Source) -> Iterator[Report | Skipped]:
    """Yield the reports of the rows, and what is wrong with the others. Raise OSError or UnreadableError."""
    yield from reports_of(_rows(source), source)


def _rows(source: Source) -> Iterator[Row]:
    if source.path.lower().endswith(".parquet") and source.file.suffix.lower() != ".parquet":
        raise UnreadableError("Parquet packed once more: unpack it, it is packed by itself")
    try:
        from pyarrow import ArrowException
        from pyarrow.parquet import ParquetFile
    except ImportError:
        raise UnreadableError("Parquet needs pyarrow: pip install 'travaux[parquet]', or save it as .jsonl") from None
    try:
        with ParquetFile(source.file) as file:
            names = [name for name in file.schema_arrow.names if isinstance(name, str)]
            if not has_text(names):
                raise UnreadableError(f"no column for the text: {no_column(names)}")
            number = 0
            for batch in file.iter_batches(BATCH, columns=known_columns(names)):
                for values in batch.to_pylist():
                    number += 1
                    yield Row(number, {name: _plain(value) for name, value in values.items()})
    except (ArrowException, ValueError) as error:
        raise UnreadableError(f"no sound Parquet file ({str(error).splitlines()[0]}): get it again") from None


def _plain(value: object) -> object:
    """Return a value as it would stand in JSON."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return value
