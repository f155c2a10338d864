"""Reader of exports: JSON (one object, a list, an object with a list in it), JSON lines, CSV and its kin.

JSON lines and CSV are read row by row, so that their size does not matter. Rows bear the number of their line in JSON
lines, their place in a list of JSON, and in CSV the number that a spreadsheet shows (its header is row 1).
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import chain, islice
from pathlib import Path

from travaux.model import Report, Skipped
from travaux.reports import readers
from travaux.reports.decoding import MARKS, decode, decode_line
from travaux.reports.lexicon import table
from travaux.reports.readers import CHUNK, Source, Stream, UnreadableError
from travaux.reports.rows import Row, has_text, known_names, no_column, reports_of

# What is read whole: a list of JSON takes some five times its size in memory.
MOST_BYTES = 64 * 2**20
# How deep a list of reports may lie in an object ("response", "results").
DEPTH = 3
# Share of the lines of broken JSON that must be whole rows for it to be read line by line.
WHOLE_LINES = 0.5
DELIMITERS = ",;\t|"
# Lines from which the dialect of a table is told.
SAMPLE = 50
_SEPARATOR = re.compile(r'"?sep=(.)"?\s*', re.IGNORECASE)
_OLD_LINES = re.compile(r"(?<=\r)(?!\n)")
_DOUBLED = re.compile(r'[^,;\t|\n"]""[^,;\t|\n"\r]')
_UTF8 = MARKS[0][0]


def read_file(source: Source) -> Iterator[Report | Skipped]:
    """Yield the reports of an export, and what is wrong with its other rows. Raise OSError or UnreadableError."""
    suffix = Path(source.path).suffix.lower()
    lines = _Lines(source)
    if suffix in {".csv", ".tsv"}:
        yield from reports_of(_table(lines, suffix), source)
    elif suffix == ".json":
        yield from reports_of(_json(lines), source)
    else:
        yield from reports_of(_json_lines(lines), source)
    if lines.doubt:
        yield Skipped(source.path, lines.doubt)


class _Lines:
    """The lines of a file, with what is doubted in their encoding; a line that is too long is None."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self.doubt: str | None = None

    def whole(self) -> str:
        """Return all of the text at once. Raise OSError or UnreadableError."""
        text, self.doubt = decode(self._source.data(MOST_BYTES))
        return text

    def __iter__(self) -> Iterator[str | None]:
        with closing(self._source.stream()) as stream:
            first = stream.read(CHUNK)
            if not _is_wide(first):
                for number, line in enumerate(_split(first.removeprefix(_UTF8), stream), 1):
                    yield self._text(number, line)
                return
        yield from self.whole().split("\n")

    def _text(self, number: int, line: bytes | None) -> str | None:
        if line is None:
            return None
        text, doubtful = decode_line(line)
        if doubtful and not self.doubt:
            self.doubt = f"read in part as Windows-1252: not valid UTF-8, first on line {number}; save it as UTF-8"
        return text


def _is_wide(data: bytes) -> bool:
    """Whether a file that begins with ``data`` is UTF-16 or the like, or no text: it is decoded whole."""
    return b"\0" in data or any(data.startswith(mark) for mark, _ in MARKS[1:]) or data[:4] in {b"PK\3\4", b"%PDF"}


def _split(first: bytes, stream: Stream) -> Iterator[bytes | None]:
    """Yield the lines of a stream that began with ``first``, None for those above the limit. No line is kept."""
    rest, over = bytearray(), False
    chunk = first
    while chunk:
        *ended, last = chunk.split(b"\n")
        for part in ended:
            over = over or len(rest) + len(part) > readers.MOST_BYTES
            yield None if over else bytes(rest) + part
            rest, over = bytearray(), False
        over = over or len(rest) + len(last) > readers.MOST_BYTES
        rest = bytearray() if over else rest + last
        chunk = stream.read(CHUNK)
    if rest or over:
        yield None if over else bytes(rest)


def _parsed(text: str) -> object:
    """Return the value of some JSON. Raise UnreadableError with what is wrong with it."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}" if "\n" in text.strip() else f"column {error.colno}"
        raise UnreadableError(f"malformed JSON at {place} ({error.msg}): correct it") from None
    except ValueError:
        raise UnreadableError("malformed JSON (a number beyond measure): correct it") from None
    except RecursionError:
        raise UnreadableError("JSON nested too deeply: write one flat object a line") from None


def _line(text: str | None, number: int) -> Row:
    """Return the row that a line of JSON is."""
    if text is None:
        return Row(number, trouble=f"line {number}: longer than {readers.MOST_BYTES // 2**20} MB: split it")
    try:
        value = _parsed(text)
    except UnreadableError as error:
        return Row(number, trouble=f"line {number}: {error}")
    return (
        Row(number, value)
        if isinstance(value, dict)
        else Row(number, trouble=f"line {number}: no JSON object; write one with a field 'text'")
    )


def _json_lines(lines: _Lines) -> Iterator[Row]:
    """Yield the rows of JSON lines; a file that is one JSON value is read as that."""
    first = True
    for number, text in enumerate(lines, 1):
        if text is not None and not text.strip():
            continue
        row = _line(text, number)
        if first and text and (text.lstrip()[0] == "[" or (row.trouble and text.strip() == "{")):
            yield from _json(lines)
            return
        first = False
        yield row


def _json(lines: _Lines) -> Iterator[Row]:
    """Yield the rows of a JSON value. If it is broken, those of its lines that are rows and the others as troubles."""
    text = lines.whole().removeprefix("\ufeff")
    if not text.strip():
        raise UnreadableError("empty: there is nothing to read")
    try:
        value = _parsed(text)
    except UnreadableError:
        rows = list(_loose(text))
        if sum(not row.trouble and has_text(row.values) for row in rows) < max(1, WHOLE_LINES * len(rows)):
            raise
        yield from rows
        return
    listed = _listed(value)
    if listed is None and isinstance(value, dict):
        yield Row(0, value)
        return
    if listed is None:
        raise UnreadableError("JSON without an object in it: give objects with a field 'text'")
    for number, item in enumerate(listed, 1):
        yield (
            Row(number, item)
            if isinstance(item, dict)
            else Row(number, trouble="no JSON object: write one with a field 'text'")
        )


def _loose(text: str) -> Iterator[Row]:
    """Yield the lines of broken JSON, as if each were an object, with the brackets and commas of a list around them."""
    for number, line in enumerate(text.split("\n"), 1):
        inner = line.strip().removeprefix("[").removesuffix("]").strip().strip(",")
        if inner:
            yield _line(inner, number)


def _listed(value: object, depth: int = DEPTH) -> list[object] | None:
    """Return the list of reports that a JSON value is or holds, None if it is none."""
    if isinstance(value, list):
        return value
    if not isinstance(value, dict) or depth == 0 or (has_text(value) and known_names(value) > 1):
        return None
    keys = [key for key in table("forms")["lists"]["keys"] if isinstance(value.get(key), list | dict)]
    others = [key for key, part in value.items() if isinstance(part, list) and key not in keys]
    for key in (*keys, *others):
        found = _listed(value[key], depth - 1)
        if found and any(isinstance(item, dict) and has_text(item) for item in found):
            return found
    return None


def _table(lines: Iterable[str | None], suffix: str) -> Iterator[Row]:
    """Yield the rows of a table. Raise UnreadableError if it has no column for the text."""
    csv.field_size_limit(max(csv.field_size_limit(), readers.MOST_BYTES))
    pieces = _ended(lines)
    sample = list(islice(pieces, SAMPLE))
    given = _SEPARATOR.fullmatch(sample[0]) if sample else None
    if given:
        sample = sample[1:]
    delimiter = given[1] if given else _delimiter(next((line for line in sample if line.strip()), ""), suffix)
    counted = _Counted(chain(sample, pieces))
    escape = "\\" if '\\"' in "".join(sample) and not any(map(_DOUBLED.search, sample)) else None
    reader = csv.reader(counted, delimiter=delimiter, escapechar=escape, doublequote=escape is None)
    header: list[str] = []
    for number, cells, trouble in _cells(reader, counted):
        if not header and any(map(str.strip, cells)):
            header = cells
            if not has_text(header):
                raise UnreadableError(f"no column for the text: {no_column(header)}")
        elif header and (trouble or any(map(str.strip, cells))):
            yield Row(number, trouble=trouble) if trouble else _row(number, header, cells, counted)


def _ended(lines: Iterable[str | None]) -> Iterator[str]:
    """Yield ``lines`` with their ends, lines of old machines cut apart; of one that is too long, an empty one."""
    for line in lines:
        yield from _OLD_LINES.split(f"{line or ''}\n") if line and "\r" in line else [f"{line or ''}\n"]


class _Counted:
    """Lines on their way into the csv module, with what was taken for the row at hand."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self.taken, self.first, self.quotes = 0, 1, 0

    def __iter__(self) -> Iterator[str]:
        for line in self._lines:
            self.taken += 1
            self.quotes += line.count('"') - line.count('\\"')
            yield line

    def next_row(self) -> None:
        """Begin a row."""
        self.first, self.quotes = self.taken + 1, 0

    @property
    def torn(self) -> bool:
        """Whether the row at hand ran over lines that were not meant to be one."""
        return self.taken > self.first and self.quotes % 2 == 1

    @property
    def place(self) -> str:
        """The lines of the row at hand."""
        return f"line {self.first}" if self.first >= self.taken else f"lines {self.first} to {self.taken}"


def _cells(reader: Iterator[list[str]], counted: _Counted) -> Iterator[tuple[int, list[str], str]]:
    """Yield the number of each row, its cells, and what is wrong with it."""
    number = 0
    while True:
        number += 1
        counted.next_row()
        try:
            yield number, next(reader), ""
        except StopIteration:
            return
        except csv.Error as error:
            yield number, [], f"{counted.place}: no row of a table ({error}): correct the quotation marks"


def _row(number: int, header: list[str], cells: list[str], counted: _Counted) -> Row:
    """Return the row that ``cells`` are under ``header``."""
    if any(map(str.strip, cells[len(header) :])):
        more = f"{len(cells)} cells under {len(header)} names"
        return Row(number, trouble=f"{counted.place}: {more}: put the text in quotation marks, those in it doubled")
    if counted.torn:
        return Row(number, trouble=f"{counted.place}: a quotation mark is missing or too many: correct it")
    pairs = list(zip(header, cells, strict=False))  # a short row lacks its last cells
    return Row(number, dict(reversed(pairs)))


def _delimiter(line: str, suffix: str) -> str:
    """Return what parts the cells of a table: what makes most known names of its header."""
    best = "\t" if suffix == ".tsv" else ","
    return max(DELIMITERS, key=lambda d: (_known_cells(line, d), d == best))


def _known_cells(line: str, delimiter: str) -> int:
    try:
        return known_names(next(csv.reader([line], delimiter=delimiter), []))
    except csv.Error:
        return 0
