"""Reader of .pdf with a text layer: one report a file, its text put together from the lines of its pages."""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pypdf

from travaux.model import Report, Skipped
from travaux.reports.fields import Properties
from travaux.reports.layout import lay_out
from travaux.reports.pieces import put_together, with_furniture
from travaux.reports.printed import Line, address, pieces_of
from travaux.reports.readers import Source, UnreadableError, fit
from travaux.reports.told import Told

# A file with its pictures, none of which is read.
MOST_BYTES = 64 * 2**20
# A report has no more pages, and no page of text this many operations; a map or a plan has. They stand for time, which
# would make what is read depend on the machine: a million take some ten seconds.
MOST_PAGES, MOST_OPERATIONS = 300, 1_000_000
LIMITS = {
    "zlib_maximum_output_length": 2**25,
    "lzw_maximum_output_length": 2**25,
    "run_length_maximum_output_length": 2**25,
    "array_based_stream_maximum_output_length": 2**25,
    "stream_decoding_work_maximum_length": 2**26,
    "stream_parsing_work_maximum_count": MOST_OPERATIONS,
    "page_tree_maximum_entries": 10_000,
    "xform_maximum_invocations_per_extraction": 500,
}
# Letters are no smaller, and nothing stands farther from the corner of a page (points; a page has 200 inches at most).
SMALLEST, FARTHEST = 0.1, 1_000_000.0
# Share of signs that are letters of no known alphabet above which a text layer is of no use.
MOST_UNKNOWN = 0.2
_UNKNOWN = re.compile("[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f]")
_DATE = re.compile(r"(?:D:)?(\d{4})(\d{2})(\d{2})")


def read_file(source: Source) -> Iterator[Report | Skipped]:
    """Yield the report that a PDF is, and what is missing of it. Raise OSError or UnreadableError."""
    data = source.data(MOST_BYTES)
    with _quiet():
        pages = _read(data)
    text, units = put_together(pieces_of(pages.lines))
    body = [unit for unit in units if unit.kind != "furniture"]
    if not body:
        raise UnreadableError("no text layer (its pages are pictures): run text recognition on it, or give the text")
    if len(_UNKNOWN.findall(text)) > MOST_UNKNOWN * len(text):
        raise UnreadableError("its text layer is not readable: run text recognition on it, or give the text")
    url = address(pages.lines)
    told = Told(url=url, guessed=pages.properties.guess().guessed)
    report = lay_out(fit(text), body, source.path, told=told)
    yield with_furniture(pages.properties.complete(report), [unit for unit in units if unit.kind == "furniture"])
    if pages.empty:
        listed = ", ".join(map(str, pages.empty[:10])) + (", ..." if len(pages.empty) > 10 else "")
        yield Skipped(source.path, f"no text on page {listed}: if it is a picture, run text recognition on it")


def lines_of(source: Source) -> tuple[list[Line], list[int]]:
    """Return the printed lines of a PDF in order, and the pages without text. Raise OSError or UnreadableError."""
    with _quiet():
        pages = _read(source.data(MOST_BYTES))
    if len(_UNKNOWN.findall(joined := "".join(line.text for line in pages.lines))) > MOST_UNKNOWN * len(joined):
        raise UnreadableError("its text layer is not readable: run text recognition on it, or give the text")
    return pages.lines, pages.empty


@dataclass(slots=True)
class _Pages:
    """What was read of a file: its lines, its properties, and the pages that have no text."""

    lines: list[Line] = field(default_factory=list)
    properties: Properties = field(default_factory=Properties)
    empty: list[int] = field(default_factory=list)
    operations: int = 0


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep the library's warnings from the user, and what it unpacks within limits."""
    logger = logging.getLogger("pypdf")
    level = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    limited = getattr(pypdf, "apply_configuration", None)
    try:
        with limited(**LIMITS) if limited else nullcontext():
            yield
    finally:
        logger.setLevel(level)


def _read(data: bytes) -> _Pages:
    """Return what is read of the pages. Raise UnreadableError for what is encrypted, broken or too long."""
    pages = _Pages()
    try:
        reader = pypdf.PdfReader(BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableError("protected by a password: save it without one")
        if len(reader.pages) > MOST_PAGES:
            raise UnreadableError(f"{len(reader.pages)} pages, more than {MOST_PAGES}: give the report alone")
        for number, page in enumerate(reader.pages, 1):
            before = len(pages.lines)
            _read_page(page, number, pages)
            if len(pages.lines) == before:
                pages.empty.append(number)
        pages.properties = _properties(reader)
    except UnreadableError:
        raise
    except pypdf.errors.DependencyError:
        raise UnreadableError("encrypted: open it and save it (print it) without encryption") from None
    except Exception as error:  # the library raises what it meets: KeyError, TypeError, RecursionError and its own
        what = "cut off or damaged" if isinstance(error, pypdf.errors.PdfReadError) else type(error).__name__
        raise UnreadableError(f"a broken PDF ({what}): open it and save it (print it) anew, or give the text") from None
    return pages


class _TooMuchError(UnreadableError):
    """A page of more operations than text has."""


def _read_page(page: Any, number: int, pages: _Pages) -> None:
    """Add the lines of a page."""
    heard: list[tuple[str, float, float, float]] = []

    def count(*_: object) -> None:
        pages.operations += 1
        if pages.operations > MOST_OPERATIONS:
            raise _TooMuchError("more drawing than a report has (a map, a plan?): give the report alone")

    def hear(text: str, ours: Any, theirs: Any, _: object, size: float) -> None:
        if text:
            heard.append((text, *_place(ours, theirs, size)))

    page.extract_text(visitor_operand_before=count, visitor_text=hear)
    pages.lines.extend(_lines(heard, number))


def _place(ours: Any, theirs: Any, size: float) -> tuple[float, float, float]:
    """Return where a text stands on the page and how large it is, from the matrices of the page and of the text.

    Numbers that no page can have, of a damaged file, are brought to the edge of what it can; NaN is taken for 0.
    """
    x = theirs[4] * ours[0] + theirs[5] * ours[2] + ours[4]
    y = theirs[4] * ours[1] + theirs[5] * ours[3] + ours[5]
    scale = abs(theirs[3] * ours[3]) or abs(theirs[1] * ours[2]) or 1.0
    return _within(x), _within(y), round(max(SMALLEST, abs(_within(size * scale))), 2)


def _within(number: float) -> float:
    return max(-FARTHEST, min(FARTHEST, float(number))) if number == number else 0.0


def _lines(heard: list[tuple[str, float, float, float]], page: int) -> Iterator[Line]:
    """Yield the lines that the pieces of text make. A piece may end a line, begin one, or be a part of one."""
    parts: list[tuple[str, float, float, float]] = []
    for text, x, y, size in heard:
        for n, part in enumerate(text.split("\n")):
            if n:
                yield from _line(parts, page)
                parts = []
            parts.append((part, x, y, size))
    yield from _line(parts, page)


def _line(parts: list[tuple[str, float, float, float]], page: int) -> Iterator[Line]:
    """Yield the line that its parts make, unless it is blank; it stands where its first letter does."""
    text = " ".join("".join(part for part, *_ in parts).split())
    if not text:
        return
    _, x, y, _ = next(part for part in parts if part[0].strip())
    sizes: Counter[float] = Counter()
    for part, _, _, size in parts:
        sizes[size] += len(part.strip())
    yield Line(text, page, x, y, max(sizes, key=lambda size: (sizes[size], size)))


def _properties(reader: Any) -> Properties:
    """Return what the file tells of itself; what is broken there is not told."""
    try:
        told = reader.metadata or {}
        said = {key: str(told.get(key) or "") for key in ("/Title", "/Author", "/CreationDate")}
    except Exception:  # as above
        return Properties()
    day = _DATE.match(said["/CreationDate"])
    return Properties(said["/Title"], said["/Author"], "-".join(day.groups()) if day else "")
