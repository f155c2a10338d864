"""Reading: files and folders in, reports with their blocks, outlet and date out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from travaux.model import Pile, Report, Skipped
from travaux.reports.gathering import gather
from travaux.reports.readers import Source, UnreadableError, reader_for

__all__ = ["read"]


def read(paths: Iterable[str | Path]) -> Pile:
    """Read the files and folders ``paths``; folders with all that is under them, hidden files left out.

    Reports come sorted by path and id. Nothing is raised for bad input: what could not be read, and what was read in
    doubt, is named in ``skipped`` with a reason, sorted. A file given twice counts once.
    """
    sources, skipped = gather([paths] if isinstance(paths, str | Path) else paths)
    reports: dict[str, Report] = {}
    for source in sources:
        for item in _read(source):
            if isinstance(item, Skipped):
                skipped.append(item)
            elif item.id in reports:
                skipped.append(Skipped(item.path, f"the same name and text as {reports[item.id].path}: counted once"))
            else:
                reports[item.id] = item
    in_order = sorted(reports.values(), key=lambda r: (r.path, r.id))
    return Pile(tuple(in_order), tuple(sorted(set(skipped))))


def _read(source: Source) -> Iterator[Report | Skipped]:
    try:
        yield from reader_for(source.path)(source)
    except UnreadableError as error:
        yield Skipped(source.path, str(error))
    except OSError as error:
        yield Skipped(source.path, f"not to be opened ({error.strerror or error}): check its rights")
