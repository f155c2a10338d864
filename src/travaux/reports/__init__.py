"""Reading: files and folders in, reports with their blocks, outlet and date out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from travaux.model import Pile, Report, Skipped
from travaux.reports.gathering import gather
from travaux.reports.readers import read_source

__all__ = ["read", "stream"]


def read(paths: Iterable[str | Path]) -> Pile:
    """Read the files and folders ``paths``; folders with all that is under them, hidden files left out.

    Reports come sorted by path and id. Nothing is raised for bad input: what could not be read, and what was read in
    doubt, is named in ``skipped`` with a reason, sorted by path and reason. A file given twice counts once.
    """
    sources, skipped = gather([paths] if isinstance(paths, str | Path) else paths)
    reports: dict[str, Report] = {}
    for source in sources:
        for item in read_source(source):
            if isinstance(item, Skipped):
                skipped.append(item)
            elif item.id in reports:
                skipped.append(Skipped(item.path, f"the same name and text as {reports[item.id].path}: counted once"))
            else:
                reports[item.id] = item
    in_order = sorted(reports.values(), key=lambda r: (r.path, r.id))
    return Pile(tuple(in_order), tuple(sorted(set(skipped))))


def stream(paths: Iterable[str | Path], skipped: list[Skipped]) -> Iterator[Report]:
    """Yield the reports at ``paths`` one by one, those of an export in the order of its rows; none is kept.

    What could not be read, and what was read in doubt, is added to ``skipped`` on the way.
    """
    sources, missing = gather([paths] if isinstance(paths, str | Path) else paths)
    skipped += missing
    for source in sources:
        for item in read_source(source):
            if isinstance(item, Skipped):
                skipped.append(item)
            else:
                yield item
