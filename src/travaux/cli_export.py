"""What ``travaux export`` needs beside the record: the options that ask for a part of it, and where tables go."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from travaux.model import Record
    from travaux.present.filters import Wanted

FORMS = ("json", "csv", "xlsx")
STANDARD_OUTPUT = "-"

Command = TypeVar("Command", bound=Callable[..., Any])

NAMES = ("parties", "of_issues", "drafts", "first", "last", "sources", "words")
_day = click.DateTime(["%Y-%m-%d"])
_OPTIONS = (
    click.option(
        "--party", "parties", multiple=True, metavar="NAME", help="Only lines of this party; may be repeated."
    ),
    click.option("--issue", "of_issues", multiple=True, metavar="LABEL", help="Only lines on this issue; repeatable."),
    click.option("--draft", "drafts", multiple=True, metavar="LETTER", help="Only lines of this draft; repeatable."),
    click.option("--from", "first", type=_day, metavar="DATE", help="Only lines of this day or later."),
    click.option("--to", "last", type=_day, metavar="DATE", help="Only lines of this day or earlier."),
    click.option(
        "--sources", type=click.IntRange(min=1), default=1, metavar="N", help="Only what N independent sources carry."
    ),
    click.option("--words", default="", metavar="TEXT", help="Only lines that have all of these words."),
)


def filter_options(command: Command) -> Command:
    """Give a command the options that ask for a part of the record."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def wanted(options: dict[str, Any]) -> Wanted:
    """Return what the options ask for, and take them out of ``options``."""
    from travaux.present.filters import Wanted

    parties, issues, drafts, first, last, sources, words = (options.pop(name) for name in NAMES)
    begin, end = (day.date().isoformat() if day else None for day in (first, last))
    return Wanted(parties, issues, drafts, begin, end, sources, words)


def part_of(record: Record, part: Wanted) -> Record:
    """Return the part of a record that is asked for. Raises LookupError for a name that the record does not have."""
    from travaux.present.filters import kept

    return kept(record, part)


def check_form(form: str, out: str | None, table: str | None) -> None:
    """Refuse a form that cannot go where it is to go, before the work begins."""
    from travaux.present.tables import TABLES

    if table is not None and (form != "csv" or table not in TABLES):
        raise click.UsageError(f"--table is about csv, and one of {', '.join(TABLES)}.")
    if form == "csv" and table is None and out in (None, STANDARD_OUTPUT):
        raise click.UsageError("csv is a table for each kind: name a folder with --out, or one kind with --table.")
    if out not in (None, STANDARD_OUTPUT) and (form != "csv" or table) and Path(out or "").is_dir():
        raise click.UsageError(f"--out {out!r} is a folder.")
    if form == "csv" and not table and Path(out or "").is_file():
        raise click.UsageError(f"--out {out!r} is a file: csv is a table for each kind, in a folder.")
    if form == "xlsx" and out is None:
        raise click.UsageError("xlsx is no text: name a file with --out ('-' for standard output).")


def one_table(record: Record, name: str) -> str:
    """Return one table of a record as CSV."""
    from travaux.present.tables import tables_of, to_csv

    return next(to_csv(table) for table in tables_of(record) if table.name == name)


def write_tables(record: Record, form: str, out: str) -> None:
    """Write all tables: as CSV into a folder, which is made if it is not there, or as the sheets of a workbook."""
    from travaux.present.tables import tables_of, to_csv

    tables = tables_of(record)
    if form == "csv":
        Path(out).mkdir(exist_ok=True)
        for table in tables:
            path = Path(out) / f"{table.name}.csv"
            path.write_text(to_csv(table), encoding="utf-8", errors="backslashreplace", newline="\n")
        return
    from travaux.present.xlsx import to_xlsx

    data = to_xlsx(tables)
    if out == STANDARD_OUTPUT:
        sys.stdout.buffer.write(data)
        sys.stdout.flush()
    else:
        Path(out).write_bytes(data)
