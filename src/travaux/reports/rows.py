"""A report from one row of an export: an object of JSON, a line of JSON lines, a row of a table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from io import BytesIO

from travaux.model import Report, Skipped
from travaux.reports.decoding import sound
from travaux.reports.fields import day_of_words, outlet_of, overruled, published_of
from travaux.reports.layout import lay_out
from travaux.reports.lexicon import table, words
from travaux.reports.readers import Source, UnreadableError, fit, reader_for, too_long
from travaux.reports.told import Published, Told
from travaux.reports.units import is_blank, units

# Rows of one file that are named each for itself when something is wrong with them: an export of a million rows may
# lack its texts. The others are named together.
MOST_NAMED = 100
# Names of columns that a reason lists at most, and characters of a value that it shows.
NAMES_SHOWN, VALUE_SHOWN = 12, 40
# A text that is the markup of a page.
_MARKUP = re.compile(r"<(p|div|br|h[1-6]|ul|article|span|table)\b[^<>]{0,200}>", re.IGNORECASE)
_CLOSED = re.compile(r"</(?:p|div|h[1-6]|ul|article|span|table)>", re.IGNORECASE)
_BETWEEN = re.compile(r"[^a-z0-9@#]+")
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Row:
    """One row as it stands in the file, number 0 for the only one; ``trouble`` says why it cannot be read."""

    number: int
    values: Mapping[str, object] = field(default_factory=dict)
    trouble: str = ""


def reports_of(rows: Iterable[Row], source: Source) -> Iterator[Report | Skipped]:
    """Yield the reports of the rows of a file, named ``file#number``, and what is wrong with the others.

    Raise UnreadableError as ``rows`` do, after what was read before, and if there is no row.
    """
    named, ids = _Named(source.path), _Ids()
    number = None
    try:
        for row in rows:
            number = row.number
            for item in _read(row, source, ids):
                yield from named.or_counted(item)
    except UnreadableError as error:
        yield from named.rest()
        raise UnreadableError(f"{error}; the rows to #{number} are read" if number else str(error)) from None
    yield from named.rest()
    if number is None:
        raise UnreadableError("empty: there is no row in it")


class _Named:
    """Lets the first troubles of a file through and counts the others."""

    def __init__(self, path: str) -> None:
        self._path, self._let, self._more, self._first = path, 0, 0, ""

    def or_counted(self, item: Report | Skipped) -> Iterator[Report | Skipped]:
        """Yield ``item`` unless it is a trouble too many."""
        if isinstance(item, Report) or self._let < MOST_NAMED:
            self._let += isinstance(item, Skipped)
            yield item
        else:
            self._more, self._first = self._more + 1, self._first or f"{item.path}: {item.reason}"

    def rest(self) -> Iterator[Skipped]:
        """Yield what was counted, as one."""
        if self._more:
            yield Skipped(self._path, f"{self._more} further troubles with its rows, the first {self._first}")


class _Ids:
    """The ids that rows bear, with the row that bears each first."""

    def __init__(self) -> None:
        self._first: dict[str, tuple[int, str]] = {}

    def doubt(self, given: str, number: int, report: Report) -> str:
        """Return what is wrong with a row that bears the id ``given``; the same report again is no matter of ids."""
        first, known = self._first.setdefault(given, (number, report.id))
        if first == number or known == report.id:
            return ""
        return f"its id {given[:VALUE_SHOWN]!r} is that of row {first} too: both are kept; give each an id of its own"


def _read(row: Row, source: Source, ids: _Ids) -> Iterator[Report | Skipped]:
    """Yield the report of a row and what is doubted in it, or why there is none."""
    path = f"{source.path}#{row.number}" if row.number else source.path
    if row.trouble:
        yield Skipped(path, row.trouble)
        return
    values = {normal(key): value for key, value in reversed(list(row.values.items()))}  # of two alike, the first
    text = _text(values)
    if trouble := _unfit(text, values):
        yield Skipped(path, trouble)
        return
    told, doubts = _told(values)
    given = _value(values, "id")
    laid, more = _laid(text, told, source, row.number)
    report = replace(overruled(laid, told, _origin(source, row, given, told)), path=path)
    if reason := too_long(report):
        yield Skipped(path, reason)
        return
    yield report
    doubts += [ids.doubt(given, row.number, report)] if given else []
    yield from (Skipped(path, doubt) for doubt in (*doubts, *more) if doubt)


def _origin(source: Source, row: Row, given: str | None, told: Told) -> str | None:
    """Return what tells the row's report from others with its text but its URL; its place in the file may change."""
    if given:
        return f"{source.name}#{given}"
    if not row.number:
        return None
    day = told.published.day if told.published else ""
    return "#".join([source.name, told.outlet or "", told.title or "", day])


def normal(key: str) -> str:
    """Return the name of a field in lower case with single underscores ("datePublished", "Date published")."""
    return _BETWEEN.sub("_", _HUMP.sub("_", key.strip()).lower()).strip("_ ") or key


@cache
def _names(kind: str) -> tuple[str, ...]:
    return tuple(normal(name) for name in table("forms")["fields"][kind])


def has_text(values: Iterable[str]) -> bool:
    """Whether one of the names of fields is one that a text may stand under."""
    return bool({normal(name) for name in values} & set(_names("text")))


def known_names(values: Iterable[str]) -> int:
    """Return how many of the names of fields are known."""
    known = {name for kind in table("forms")["fields"] for name in _names(kind)}
    return sum(normal(name) in known for name in values)


def known_columns(names: Iterable[str]) -> list[str]:
    """Return those of the names of fields that are known, as they are written."""
    known = {name for kind in table("forms")["fields"] for name in _names(kind)}
    return [name for name in names if normal(name) in known]


def _text(values: Mapping[str, object]) -> str:
    """Return the text of a row, "" if it has none. Paragraphs may stand in a list."""
    for name in _names("text"):
        value = values.get(name)
        if isinstance(value, dict):
            value = _named(value)
        if isinstance(value, list):
            value = "\n\n".join(part for part in map(_string, value) if part)
        if isinstance(value, str) and not _blank(value):
            return sound(value)
    return ""


def _unfit(text: str, values: Mapping[str, object]) -> str:
    """Return why a row gives no report, "" if it does."""
    if not text:
        if not has_text(values):
            return f"no text: {no_column(values)}"
        return "no text: the field for it is empty; fill it, or take the row out"
    try:
        fit(text)
    except UnreadableError as error:
        return str(error)
    return ""


def no_column(names: Iterable[str]) -> str:
    """Return what to do when none of ``names`` is one for the text."""
    listed = [repr(name[:VALUE_SHOWN]) for name in names]
    shown = ", ".join(listed[:NAMES_SHOWN]) + (", ..." if len(listed) > NAMES_SHOWN else "")
    return f"none of the fields {shown} is one for it; name one of them 'text'" if listed else "there is no field"


def _blank(value: str) -> bool:
    return is_blank(value) or value.strip().lower() in words("forms", "blank", "values")


def _string(value: object) -> str | None:
    """Return what a field says as one line, None if it says nothing."""
    if isinstance(value, dict):
        value = _named(value)
    if isinstance(value, list):
        value = ", ".join(said for part in value if (said := _string(part)))
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    try:
        said = str(value)
    except ValueError:  # an integer of thousands of digits
        return None
    return None if _blank(said) else sound(said).strip()


def _named(value: Mapping[str, object]) -> object:
    """Return what an object in the place of a field says ({"name": "..."})."""
    values = {normal(key): part for key, part in value.items()}
    named = (values.get(normal(name)) for name in table("forms")["lists"]["names"])
    return next((part for part in named if isinstance(part, str | int | float)), None)


def _value(values: Mapping[str, object], kind: str) -> str | None:
    """Return the first field of a kind that says something."""
    return next((said for name in _names(kind) if (said := _string(values.get(name)))), None)


def _told(values: Mapping[str, object]) -> tuple[Told, list[str]]:
    """Return what the fields of a row tell, and what of it is in doubt."""
    title, outlet, byline = (_value(values, kind) for kind in ("title", "outlet", "byline"))
    published, doubt = _published(values)
    addresses = (said for name in _names("url") if (said := _string(values.get(name))))
    told = Told(
        title=" ".join(title.split()) if title else None,
        outlet=outlet_of(outlet) if outlet else None,
        byline=" ".join(byline.split()) if byline else None,
        url=next((a for a in addresses if re.match(r"https?://\S+$", a)), None),
        published=published,
        modified=day_of_words(_value(values, "modified") or ""),
    )
    return told, [doubt]


def _published(values: Mapping[str, object]) -> tuple[Published | None, str]:
    """Return the first date among the fields for it, and the doubt if there are words and no date in them."""
    said = [words for name in _names("published") if (words := _string(values.get(name)))]
    found = next((day for words in said if (day := published_of(words, "field"))), None)
    if found or not said:
        return found, ""
    return None, f"its date {said[0][:VALUE_SHOWN]!r} is not read, or may be read in two ways: write it as 2031-05-14"


def _laid(text: str, told: Told, source: Source, number: int) -> tuple[Report, list[str]]:
    """Return the report that a text is, and what is doubted in it. The name of a file of many rows tells nothing."""
    path = "" if number else source.path
    if _MARKUP.search(text) and _CLOSED.search(text):
        try:
            return _of_markup(text, source)
        except UnreadableError as error:
            return lay_out(text, units(text), path, told=told), [f"its markup is kept as text ({error})"]
    return lay_out(text, units(text), path, told=told), []


def _of_markup(text: str, source: Source) -> tuple[Report, list[str]]:
    """Read a text that is the markup of a page. Raise UnreadableError if nothing comes of it."""
    page = f'<html><head><meta charset="utf-8"></head><body><article>{text}</article></body></html>'.encode()
    inner = Source(source.file, "", lambda _: BytesIO(page))
    items = list(reader_for("page.html")(inner))
    report = next((item for item in items if isinstance(item, Report)), None)
    if report is None:
        raise UnreadableError(next((i.reason for i in items if isinstance(i, Skipped)), "there is no text in it"))
    return report, [item.reason for item in items if isinstance(item, Skipped)]
