"""Which form of file is read by which module of this room.

A reader is one module with a function ``read_file(source)`` that yields reports, and :class:`~travaux.model.Skipped`
for what it leaves out or doubts. To add a form, write the module and name it in :data:`MODULES`; nothing else changes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Protocol

from travaux.model import Report, Skipped
from travaux.reports.lexicon import table

# Suffix, in lower case: module of this room that reads it. Imported when first needed.
MODULES = {
    ".txt": "plain",
    ".text": "plain",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".json": "tables",
    ".jsonl": "tables",
    ".ndjson": "tables",
    ".csv": "tables",
    ".tsv": "tables",
    ".eml": "mail",
    ".mht": "mail",
    ".mhtml": "mail",
    ".docx": "docx",
    ".pdf": "pdf",
    ".parquet": "parquet",
    ".gz": "packed",
}
# No news report is near this size (books have 1 to 3 MB), and what is read whole takes a multiple of it in memory.
MOST_BYTES = 16 * 2**20
# Characters of one text, and of one paragraph: the parser takes 4 kB of memory for each of a paragraph at a time, and
# refuses a million. The longest reports have 100,000 characters, put in one paragraph by an export at worst.
MOST_CHARACTERS, MOST_PARAGRAPH = 1_000_000, 120_000
# Bytes asked of a stream at once.
CHUNK = 2**16
# How the reason begins when a reader met what its author did not think of. Never seen in 100,000 mutated files.
UNEXPECTED = "not readable for a reason that was not foreseen"


class UnreadableError(Exception):
    """A file that gives no report; the message says why and what to do."""


class Stream(Protocol):
    """Bytes in order. ``read`` returns at most ``size`` of them, perhaps fewer, and none at the end."""

    def read(self, size: int, /) -> bytes:
        """Return the next bytes. Raise OSError or UnreadableError."""
        ...

    def close(self) -> None:
        """Let go of the file."""
        ...


def _open(file: Path) -> Stream:
    return file.open("rb")


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read. ``path`` is how it is named in the record: relative, with forward slashes.

    ``opener`` gives the bytes: those of the file itself, or what is packed or put together in it.
    """

    file: Path
    path: str
    opener: Callable[[Path], Stream] = _open

    @property
    def name(self) -> str:
        """The last part of the path."""
        return self.path.rsplit("/", 1)[-1]

    def stream(self) -> Stream:
        """Return the bytes of the file, in pieces. Raise OSError."""
        return self.opener(self.file)

    def data(self, most: int | None = None) -> bytes:
        """Return the bytes of the file, ``most`` of them (:data:`MOST_BYTES`). Raise OSError or UnreadableError."""
        most = MOST_BYTES if most is None else most
        if self.opener is _open and (size := self.file.stat().st_size) > most:
            raise UnreadableError(_too_large(most, size))  # not a byte of it is read
        data = bytearray()
        with closing(self.stream()) as stream:
            while chunk := stream.read(CHUNK):
                data += chunk
                if len(data) > most:
                    raise UnreadableError(_too_large(most))
        return bytes(data)


def _too_large(most: int, size: int = 0) -> str:
    has = f"{size / 2**20:,.0f} MB, " if size else ""
    return f"{has}larger than {most // 2**20} MB: split it into one file for each report"


Reader = Callable[[Source], Iterator[Report | Skipped]]


def reader_for(path: str) -> Reader:
    """Return what reads the file named ``path``. Raise UnreadableError if nothing does."""
    suffix = Path(path).suffix.lower()
    if suffix not in MODULES:
        kind = f"{suffix} files are" if suffix else "files without a suffix are"
        advice = table("forms")["advice"].get(suffix)
        raise UnreadableError(f"{kind} not read: {advice or 'save its text as .txt'}")
    try:
        reader: Reader = import_module(f"travaux.reports.{MODULES[suffix]}").read_file
    except ImportError as error:
        raise UnreadableError(f"{suffix} files are not read here: {error.name} is not installed") from None
    return reader


def fit(text: str) -> str:
    """Return ``text``. Raise UnreadableError if it is longer than any report."""
    if len(text) > MOST_CHARACTERS:
        raise UnreadableError(f"{len(text):,} characters, more than a report has: split it into one file for each")
    return text


def too_long(report: Report) -> str:
    """Return why a report is too long for the parser, "" if it is not."""
    try:
        fit(report.text)
    except UnreadableError as error:
        return str(error)
    longest = max((block.end - block.start for block in report.blocks), default=0)
    if longest > MOST_PARAGRAPH:
        return f"a paragraph of {longest:,} characters, more than any has: break it into paragraphs"
    return ""


def read_source(source: Source) -> Iterator[Report | Skipped]:
    """Yield the reports of a file, and what is left out of it or doubted. Nothing is raised for what is in the file."""
    try:
        for item in reader_for(source.path)(source):
            reason = too_long(item) if isinstance(item, Report) else ""
            yield Skipped(item.path, reason) if reason else item
    except UnreadableError as error:
        yield Skipped(source.path, str(error))
    except OSError as error:
        yield Skipped(source.path, f"not to be opened ({error.strerror or error}): check its rights")
    except RecursionError:
        yield Skipped(source.path, "nested too deeply: save its text as .txt")
    except MemoryError:
        yield Skipped(source.path, "too large for the memory: split it into one file for each report")
    except Exception as error:  # a library's, or a mistake of ours: the rest of the pile is read all the same
        yield Skipped(source.path, f"{UNEXPECTED} ({type(error).__name__}: {error}): save its text as .txt")
