"""Which form of file is read by which module of this room.

A reader is one module with a function ``read_file(source)`` that yields reports, and :class:`~travaux.model.Skipped`
for what it leaves out or doubts. To add a form, write the module and name it in :data:`MODULES`; nothing else changes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from travaux.model import Report, Skipped

# Suffix, in lower case: module of this room that reads it. Imported when first needed.
MODULES = {
    ".txt": "plain",
    ".md": "markdown",
    ".markdown": "markdown",
}
# No news report is near this size; what is would be read into memory whole.
MOST_BYTES = 64 * 2**20


class UnreadableError(Exception):
    """A file that gives no report; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read. ``path`` is how it is named in the record: relative, with forward slashes."""

    file: Path
    path: str

    def data(self) -> bytes:
        """Return the bytes of the file. Raise OSError or UnreadableError."""
        with self.file.open("rb") as opened:
            data = opened.read(MOST_BYTES + 1)
        if len(data) > MOST_BYTES:
            raise UnreadableError(f"larger than {MOST_BYTES // 2**20} MB: split it into one file for each report")
        return data


Reader = Callable[[Source], Iterator[Report | Skipped]]


def reader_for(path: str) -> Reader:
    """Return what reads the file named ``path``. Raise UnreadableError if nothing does."""
    suffix = Path(path).suffix.lower()
    if suffix not in MODULES:
        wanted = ", ".join(sorted(MODULES))
        kind = f"{suffix} files are" if suffix else "files without a suffix are"
        raise UnreadableError(f"{kind} not read: save it as text with one of the endings {wanted}")
    reader: Reader = import_module(f"travaux.reports.{MODULES[suffix]}").read_file
    return reader
