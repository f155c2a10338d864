"""Arithmetic of days: months, weeks, seasons, feasts, and what TIMEX3 calls them.

Every function may raise ValueError or OverflowError at the ends of the calendar (years 1 and 9999).
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from travaux.language.calendar.words import calendar

Interval = tuple[date, date]

# Months in the units that are made of months.
MONTHS_IN = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}
LONG = ("DE", "CE")
DAYS_IN = {"D": 1, "W": 7, "FN": 14, "WE": 7}
WEEKDAY_CODES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
# Days of a week (Monday is 0) that early, mid and late in the week mean.
WEEK_PARTS = {"early": (0, 2), "mid": (1, 3), "late": (3, 6)}


def day(year: int, month: int, number: int) -> Interval:
    """Return one day as an interval."""
    found = date(year, month, number)
    return found, found


def month(year: int, number: int) -> Interval:
    """Return the first and the last day of a month."""
    return date(year, number, 1), date(year, number, monthrange(year, number)[1])


def month_beside(inside: date, number: int) -> tuple[str, Interval]:
    """Return value and interval of the next month ``number`` after a day's month, or of the last ``-number`` before."""
    ahead = (number - inside.month - 1) % 12 + 1 if number > 0 else -((inside.month + number - 1) % 12 + 1)
    return around(shift(inside.replace(day=1), ahead, "M"), "M")


def year(number: int) -> Interval:
    """Return the first and the last day of a year."""
    return date(number, 1, 1), date(number, 12, 31)


def shift(start: date, count: int, unit: str) -> date:
    """Return the day ``count`` units after ``start``; the last day of a month stands in for days that it lacks."""
    if unit in DAYS_IN:
        return start + timedelta(count * DAYS_IN[unit])
    y, m = divmod(start.year * 12 + start.month - 1 + count * MONTHS_IN[unit], 12)
    return date(y, m + 1, min(start.day, monthrange(y, m + 1)[1]))


def around(inside: date, unit: str) -> tuple[str, Interval]:
    """Return TIMEX3 value and interval of the calendar unit that ``inside`` lies in."""
    if unit == "D":
        return inside.isoformat(), (inside, inside)
    if unit in ("W", "FN", "WE"):
        return _week(inside, unit)
    size = MONTHS_IN[unit]
    index = (inside.year * 12 + inside.month - 1) // size * size
    first = month(index // 12, index % 12 + 1)[0]
    last = shift(first, size - 1, "M")
    names = {"M": inside.isoformat()[:7], "Q": f"{inside.year:04}-Q{(inside.month + 2) // 3}", "Y": f"{inside.year:04}"}
    return names.get(unit, f"{inside.year:04}"[: 3 if unit == "DE" else 2]), (first, month(last.year, last.month)[1])


def _week(inside: date, unit: str) -> tuple[str, Interval]:
    iso_year, number, weekday = inside.isocalendar()
    monday = inside - timedelta(weekday - 1)
    value = f"{iso_year:04}-W{number:02}"
    if unit == "WE":
        return value + "-WE", (monday + timedelta(5), monday + timedelta(6))
    return value, (monday, monday + timedelta(6))


def season(start_year: int, code: str) -> tuple[str, Interval]:
    """Return value and interval of a season, by the year in which it starts."""
    start = calendar().value("season_starts", code)
    first = date(start_year, start if isinstance(start, int) else 1, 1)
    last = shift(first, 2, "M")
    return f"{start_year:04}-{code}", (first, month(last.year, last.month)[1])


def part(whole: Interval, which: str) -> Interval:
    """Return the early, mid or late part of an interval: thirds, by months where it is made of months."""
    first, last = whole
    length = (last - first).days + 1
    if length == 7 and first.weekday() == 0:
        lo, hi = WEEK_PARTS[which]
        return first + timedelta(lo), first + timedelta(hi)
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    unit, size = ("M", months) if months % 3 == 0 and first.day == 1 else ("D", length)
    if length < 3:
        return whole
    lo, hi = {"early": (0, size // 3), "mid": (size // 3, size - size // 3), "late": (size - size // 3, size)}[which]
    end = last if hi == size else shift(first, hi, unit) - timedelta(1)
    return shift(first, lo, unit), end


def easter(number: int) -> date:
    """Return Easter Sunday of a year (Gregorian).

    Source: the anonymous algorithm in J. Meeus, Astronomical Algorithms, 2nd ed. 1998, ch. 8.
    """
    a, (b, c) = number % 19, divmod(number, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    found, rest = divmod(h + m - 7 * n + 114, 31)
    return date(number, found, rest + 1)


def moving_feasts(number: int, when: str) -> list[Interval]:
    """Return the days of a feast of another calendar in a year: none, one or, of a short calendar, two."""
    name, _, until = when.partition("..")
    starts = [first for first in calendar().moving_feast(name) if first.year == number]
    if not until:
        return [(first, first) for first in starts]
    ends = calendar().moving_feast(until)
    return [(first, min(e for e in ends if e > first) - timedelta(1)) for first in starts if ends[-1] > first]


def feasts(number: int, when: str) -> list[Interval]:
    """Return the days of a feast in a year, as :func:`feast`, those of other calendars included."""
    moving = when.startswith("moving ")
    return moving_feasts(number, when.removeprefix("moving ")) if moving else [feast(number, when)]


def feast(number: int, when: str) -> Interval:
    """Return the day of a feast in a year; ``when`` is written as in the lexicon's table of holidays."""
    if when.startswith("easter"):
        found = easter(number) + timedelta(int(when.removeprefix("easter")))
        return found, found
    head, *rest = when.split("-", 2)
    if len(rest) == 1:
        return day(number, int(head), int(rest[0]))
    weekday = WEEKDAY_CODES.index(rest[0])
    first, last = month(number, int(head))
    nth, _, on = rest[1].partition("+")
    if int(nth) < 0:
        found = last - timedelta((last.weekday() - weekday) % 7)
    else:
        found = first + timedelta((weekday - first.weekday()) % 7 + 7 * (int(nth) - 1) + int(on or 0))
    return found, found
