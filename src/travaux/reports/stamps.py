"""Dates and times as the head of a page writes them. Own and small: header lines are forms, not language.

A stamp is read piece by piece from its start (label, weekday, date, time, zone, "3 days ago", "9 views"), so that a
line counts as a stamp only if nothing else stands in it, and a date before other text is read without touching the
text. A date that cannot be is passed over, and so is one that may be read in two ways ("03/04/2026").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from travaux.reports.lexicon import one_of, table, words

# Years outside are slips of the pen (a dateline of 3025 is on record) or page numbers.
FIRST_YEAR, LAST_YEAR = 1800, 2100


@dataclass(frozen=True, slots=True)
class Stamp:
    """What was read from ``start`` of a text to ``end``. ``day`` is a month and day that lack their year.

    ``minutes`` counts from midnight, on whatever clock the page goes by; ``weekday`` is 0 for Monday.
    """

    end: int = 0
    published: str | None = None
    modified: str | None = None
    day: tuple[int, int] | None = None
    changed: tuple[int, int] | None = None  # the same of the last change
    labels: tuple[str, ...] = ()  # "published", "updated", "fetched", in order
    dated: bool = False  # a date stands there, be it impossible
    timed: bool = False
    minutes: int | None = None
    weekday: int | None = None
    relative: bool = False
    listen: bool = False
    either: tuple[str, ...] = ()  # the days that figures read as, in either order of day and month

    @property
    def says(self) -> bool:
        """Whether there is more than labels."""
        return self.dated or self.timed or self.relative or self.weekday is not None or self.listen


@cache
def _month() -> str:
    calendar = table("head")["calendar"]
    return one_of([*calendar["months"], *calendar["short_months"]]) + r"\b\.?"


_NTH = r"(?:st|nd|rd|th)?"
# A year in full, or its last two figures after an apostrophe.
_YEAR = r"(?:\d{4}|['’]\d{2})"
_ROMAN = "(?:x|xi|xii|i|ii|iii|iv|v|vi|vii|viii|ix)"
# Years of two figures up to this one are of this century.
THIS_CENTURY = 69


@cache
def _written() -> str:
    """Return the forms of a full date that are read in one way only."""
    day_range = r"(?:\s?[-–/&]\s?\d{1,2}(?:st|nd|rd|th)?)?"
    return rf"""
        (?P<iso>(?P<iy>\d{{4}})(?P<sep>[-/.])(?P<im>\d{{1,2}})(?P=sep)(?P<id>\d{{1,2}})
            (?:T\d{{1,2}}:\d{{2}}(?::\d{{2}}(?:[.,]\d+)?)?(?:Z|[+-]\d{{2}}:?\d{{2}})?)?(?!\d))
        | (?P<mdy>(?P<mm>{_month()})\s*(?:the\s)?(?P<md>\d{{1,2}}){_NTH}{day_range}(?:\s*,\s*|\s+)(?P<my>{_YEAR})(?!\d))
        | (?P<dmy>(?P<gd>\d{{1,2}})(?:{_NTH}|\.){day_range}(?:\s+(?:day\s)?of)?[\s/-]*(?P<gm>{_month()})
            [,\s/-]*(?P<gy>{_YEAR})(?!\d))
        | (?P<dash>(?P<hd>\d{{1,2}})-(?P<hm>{_month()})-(?P<hy>\d{{2}})(?!\d))
        | (?P<ymd>(?P<ny>\d{{4}})[\s,]\s?(?P<nm>{_month()})\s(?P<nd>\d{{1,2}})(?![\d:]))
        | (?P<dtg>(?P<td>\d{{2}})\d{{4}}\s?(?:gmt|utc|z)\s(?P<tm>{_month()})\s(?P<ty>\d{{4}}|\d{{2}})(?!\d))"""


@cache
def _piece() -> re.Pattern[str]:
    calendar = table("head")["calendar"]
    labels = "|".join(f"(?P<{kind}>{one_of(table('head')['labels'][kind])}\\b)" for kind in LABELS)
    hour, minute = r"(?:[01]?\d|2[0-4])", r"[0-5]\d"
    clock = (
        rf"{hour}:{minute}(?::{minute})?(?:\.\d+)?|\d{{2}}\.{minute}(?![\d.%])|{hour}(?:\.{minute})?(?=\s?[ap]\.?m\b)"
    )
    agos = "second|sec|minute|min|hour|hr|h|day|d|week|wk|w|month|mo|year|yr|y"
    return re.compile(
        rf"""
        {_written()}
        | (?P<packed>(?P<py>\d{{4}})(?P<pm>\d{{2}})(?P<pd>\d{{2}})(?!\d))
        | (?P<short>(?P<kd>\d{{1,2}})\.(?P<km>\d{{1,2}})\.(?P<ky>\d{{2}})(?=,?\s\d{{1,2}}:\d{{2}}))
        | (?P<roman>(?P<rd>\d{{1,2}})\.\s?(?P<rm>{_ROMAN})\.\s?(?P<ry>\d{{4}})(?!\d))
        | (?P<dots>(?P<dd>\d{{1,2}})\.\s?(?P<dm>\d{{1,2}})\.\s?(?P<dy>\d{{4}})(?!\d))
        | (?P<slashes>(?P<s1>\d{{1,2}})/(?P<s2>\d{{1,2}})/(?P<sy>\d{{4}})(?!\d))
        | (?P<md_only>(?P<om>{_month()})\s*(?P<od>\d{{1,2}}){_NTH}(?![\d:]))
        | (?P<dm_only>(?P<ed>\d{{1,2}}){_NTH}\s+(?P<em>{_month()})(?!\w))
        | (?P<relative>(?:\d+|an?|one|two|three|a\ few)\s*(?:{agos})s?\s+ago\b(?:\s*\d{{1,6}}(?![\d:.]))?
            |just\ now\b|moments\ ago\b|yesterday\b)
        | (?P<listen>(?:listen|watch|audio)\b[\s·:]*\d{{1,2}}:\d{{2}}(?:\s+\d{{1,2}}:\d{{2}})?(?![\d:]))
        | (?P<count>\d[\d,.]*\s*(?:{"|".join(calendar["counts"])})\b|[$£€¥]\s?\d+(?:[.,]\d{{2}})?(?!\d))
        | (?P<time>(?:{clock})\s*(?:[ap]\.?m\b\.?|h\b|hrs\b)?(?!\d)|\d{{4}}(?=\s*(?:gmt|utc)\b)|noon\b|midnight\b)
        | (?P<zone>(?:gmt|utc)[+-]\d{{1,2}}\b|\(?{one_of(calendar["zones"])}\b\)?
            |(?:gmt|utc)?\s?[+-]\d{{2}}:?\d{{2}}(?!\d))
        | (?P<weekday>{one_of([*calendar["weekdays"], *calendar["short_weekdays"]])}\b\.?)
        | {labels}
        """,
        re.VERBOSE | re.IGNORECASE,
    )


LABELS = ("published", "updated", "fetched")
_BETWEEN = re.compile(r"(?:[\s|•·∙,;:/()\[\]–—-]|\.(?!\d)|\b(?:at|on|of|and|as\s+of)\b)*", re.IGNORECASE)


def scan(text: str, label: str = "published") -> Stamp:
    """Return the stamp that ``text`` begins with; its ``end`` is 0 if it begins with none.

    ``label`` is what an unlabelled date stands for ("published", "updated" or "fetched").
    """
    stamp, at = Stamp(), _skip(text, 0)
    while (found := _piece().match(text, at)) and _ends_word(text, found.end()):
        if found.lastgroup in LABELS:
            label = found.lastgroup
        stamp = replace(_take(stamp, found, label), end=found.end())
        at = _skip(text, found.end())
    return _by_weekday(stamp, label) if stamp.either and stamp.weekday is not None else stamp


def _by_weekday(stamp: Stamp, label: str) -> Stamp:
    """Return ``stamp`` with the one of two readings of its figures that falls on its weekday."""
    fits = [day for day in stamp.either if date.fromisoformat(day).weekday() == stamp.weekday]
    return _dated(stamp, fits[0], label) if len(fits) == 1 else stamp


def whole(text: str, label: str = "published") -> Stamp | None:
    """Return the stamp that ``text`` is, or None if anything else stands in it."""
    stamp = scan(text, label)
    return stamp if stamp.end and _skip(text, stamp.end) == len(text) else None


def signed_off(text: str) -> Stamp | None:
    """Return the stamp of an agency's last line, "081342 GMT OCT 31", else None."""
    found = _piece().fullmatch(text.strip())
    return scan(text) if found and found.lastgroup == "dtg" else None


def _skip(text: str, at: int) -> int:
    found = _BETWEEN.match(text, at)
    return found.end() if found else at


def _ends_word(text: str, at: int) -> bool:
    return at >= len(text) or not text[at].isalnum() or not text[at - 1].isalnum()


def _take(stamp: Stamp, found: re.Match[str], label: str) -> Stamp:
    """Return ``stamp`` with one more piece."""
    kind = found.lastgroup or ""
    if kind in LABELS:
        return replace(stamp, labels=(*stamp.labels, kind))
    if kind in {"time", "relative", "weekday", "listen"}:
        return replace(
            stamp,
            timed=stamp.timed or kind == "time",
            minutes=_minutes(found.group()) if kind == "time" and stamp.minutes is None else stamp.minutes,
            weekday=_weekday(found.group()) if kind == "weekday" and stamp.weekday is None else stamp.weekday,
            relative=stamp.relative or kind == "relative",
            listen=stamp.listen or kind == "listen",
        )
    if kind in {"md_only", "dm_only"}:
        day = _month_day(found["om"] or found["em"], found["od"] or found["ed"])
        if label == "updated":
            return replace(stamp, dated=True, changed=stamp.changed or day)
        return replace(stamp, dated=True, day=stamp.day or (day if label == "published" else None))
    if kind in {"zone", "count"}:
        return stamp
    if kind == "slashes" and not stamp.either:
        stamp = replace(stamp, either=_either(int(found["s1"]), int(found["s2"]), int(found["sy"])))
    return _dated(stamp, _iso(found, kind), label)


def _minutes(time: str) -> int | None:
    """Return the minutes since midnight of "7:39 a.m.", "16.05", "1430", "noon"; None for 24:30 and the like."""
    if time[0].isalpha():
        return 12 * 60 if time.lower() == "noon" else 0
    figures = re.findall(r"\d+", time)
    if len(figures[0]) == 4:
        figures = [time[:2], time[2:4]]
    hour, minute = int(figures[0]), int(figures[1]) if len(figures) > 1 else 0
    half = re.search(r"[ap](?=\.?m\b)", time, re.IGNORECASE)
    if half and hour <= 12:
        hour = hour % 12 + (12 if half.group().lower() == "p" else 0)
    return hour * 60 + minute if hour < 24 and minute < 60 else None


def _weekday(name: str) -> int:
    days = table("head")["calendar"]["weekdays"]
    return next(n for n, day in enumerate(days) if day[:3] == name[:3].lower())


def _dated(stamp: Stamp, day: str | None, label: str) -> Stamp:
    if day and label == "published":
        return replace(stamp, dated=True, published=stamp.published or day)
    if day and label == "updated":
        return replace(stamp, dated=True, modified=stamp.modified or day)
    return replace(stamp, dated=True)


def _iso(found: re.Match[str], kind: str) -> str | None:
    """Return the date of a piece with a year, or None if it cannot be or is in doubt."""
    if kind == "slashes":
        read = _either(int(found["s1"]), int(found["s2"]), int(found["sy"]))
        return read[0] if len(read) == 1 else None
    year, month, day = {
        "iso": ("iy", "im", "id"),
        "packed": ("py", "pm", "pd"),
        "dots": ("dy", "dm", "dd"),
        "mdy": ("my", "mm", "md"),
        "dmy": ("gy", "gm", "gd"),
        "dash": ("hy", "hm", "hd"),
        "ymd": ("ny", "nm", "nd"),
        "dtg": ("ty", "tm", "td"),
        "short": ("ky", "km", "kd"),
        "roman": ("ry", "rm", "rd"),
    }[kind]
    number = int(found[month]) if found[month].isdecimal() else month_number(found[month]) or _roman(found[month])
    return day_of(_year(found[year]), number, int(found[day]))


def _year(figures: str) -> int:
    """Return the year of "2031", "31" or "'31"."""
    year = int(figures.lstrip("'’"))
    return year if len(figures) == 4 else year + (2000 if year <= THIS_CENTURY else 1900)


def _roman(figures: str) -> int:
    """Return 1 to 12 for the Roman figures of a month, else 0."""
    listed = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"]
    return listed.index(figures.lower()) + 1 if figures.lower() in listed else 0


def _either(first: int, second: int, year: int) -> tuple[str, ...]:
    """Return the dates that figures read as, with day and month in either order, each once."""
    read = {day for day in (day_of(year, second, first), day_of(year, first, second)) if day}
    return tuple(sorted(read))


def day_of(year: int, month: int, day: int) -> str | None:
    """Return the ISO date, or None if there is no such day."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def month_number(name: str) -> int:
    """Return 1 to 12 for the name of a month, full or shortened; 0 if it is none."""
    months = table("head")["calendar"]["months"]
    start = name.lower().rstrip(".")[:3]
    return next((n for n, month in enumerate(months, 1) if month.startswith(start)), 0) if len(start) == 3 else 0


def _month_day(month: str, day: str) -> tuple[int, int] | None:
    number = month_number(month)
    return (number, int(day)) if day_of(2000, number, int(day)) else None  # 2000 had a 29 February


@cache
def _full() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w/.-])(?:{_written()})(?!\w)", re.VERBOSE | re.IGNORECASE)


def dates_in(text: str) -> Iterator[tuple[str, str]]:
    """Yield the full dates that stand anywhere in ``text``, each as ISO date and as it is written there."""
    for found in _full().finditer(text):
        kind = next(k for k in ("iso", "mdy", "dmy", "dash", "ymd", "dtg") if found[k])
        if day := _iso(found, kind):
            yield day, found.group()


def in_year(day: tuple[int, int], known: str) -> str | None:
    """Return ``day`` (month, day) in the year that puts it at or before the ISO date ``known``, nearest to it."""
    year = int(known[:4])
    near = [d for y in (year, year - 1) if (d := day_of(y, *day)) and d <= known]
    return max(near, default=None)


@cache
def _in_path() -> re.Pattern[str]:
    month = one_of([*table("head")["calendar"]["short_months"], *table("head")["calendar"]["months"]])
    return re.compile(
        rf"(?<!\d)(\d{{4}})(?:([-_/.])(\d{{1,2}}|{month})\2(\d{{1,2}})|[-_/.]?(\d{{2}})[-_/.]?(\d{{2}}))(?!\d)",
        re.IGNORECASE,
    )


def date_in_path(path: str) -> str | None:
    """Return the first full date in an address or a file name ("/2026/04/03/", "20260403-"), or None."""
    return next((day for day, _ in dates_in_path(path)), None)


def dates_in_path(path: str) -> Iterator[tuple[str, str]]:
    """Yield the full dates in an address or a file name, each as ISO date and as it is written there."""
    for match in _in_path().finditer(path):
        year, _, month, day, packed_month, packed_day = match.groups()
        month, day = month or packed_month, day or packed_day
        number = int(month) if month.isdecimal() else month_number(month)
        if found := day_of(int(year), number, int(day)):
            yield found, match.group()


def prefix(text: str) -> Stamp | None:
    """Return the stamp that a page store put before the first words of ``text`` ("date 2026-03-17 Leaked: ...").

    It has a full date with a label that stores use, or an ISO date in front, and text after it.
    """
    stamp = scan(text)
    if not stamp.end or not (stamp.published or stamp.modified) or _skip(text, stamp.end) == len(text):
        return None
    rest = text[_skip(text, stamp.end) :]
    labelled = re.match(one_of(words("head", "labels", "prefix")) + r"\b", text.lstrip(), re.IGNORECASE)
    begins = labelled or re.match(r"\d{4}-\d{2}-\d{2}", text.lstrip())
    return stamp if begins and not rest[:1].islower() else None
