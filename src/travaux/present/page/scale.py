"""Time as a line: days to places, long stretches without anything shortened and marked as such."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from statistics import median

from travaux.present.wording import MONTHS, last_day

# A stretch that is longer than so many usual ones is shortened to that.
LONGEST_STRETCH = 4
LONGEST_DAYS_AT_LEAST = 14


@dataclass(frozen=True, slots=True)
class Days:
    """A closed interval of days, as ordinals of the calendar."""

    first: int
    last: int

    @property
    def middle(self) -> float:
        """The middle of the interval."""
        return (self.first + self.last) / 2


def days_of(first: str | None, last: str | None = None) -> Days | None:
    """Return the days that ISO dates (``2025``, ``2025-08``, ``2025-08-26``, ``A/B``) cover, None if they tell none."""
    first, last = first or last, last or first
    if not first or not last:
        return None
    start = _ordinal(first.partition("/")[0], "-01-01")
    end = _ordinal(last_day(last), "")
    return Days(start, max(start, end)) if start and end else None


def _ordinal(iso: str, missing: str) -> int | None:
    """Return the ordinal of a day; a month or a year begins on its first, and no month is longer than it is."""
    day = iso[:10] + missing[len(iso[:10]) - 4 :] if len(iso) < 10 else iso[:10]
    try:
        year, month, number = (int(part) for part in day.split("-"))
        return (date(year, month, 1) + timedelta(min(number, _length(year, month)) - 1)).toordinal()
    except (ValueError, OverflowError):
        return None


def _length(year: int, month: int) -> int:
    after = date(year + month // 12, month % 12 + 1, 1) if (year, month) != (9999, 12) else None
    return (after - date(year, month, 1)).days if after else 31


@dataclass(frozen=True, slots=True)
class Scale:
    """Places of days between ``left`` and ``right``; linear between knots."""

    days: tuple[float, ...]
    places: tuple[float, ...]
    breaks: tuple[float, ...]  # middles of the stretches that were shortened

    @classmethod
    def over(cls, days: Iterable[float], left: float, right: float) -> Scale:
        """Return the scale on which ``days`` run from ``left`` to ``right``."""
        knots = sorted(set(days)) or [0.0]
        if len(knots) == 1:
            return cls((knots[0],), ((left + right) / 2,), ())
        gaps = [b - a for a, b in pairwise(knots)]
        longest = max(LONGEST_STRETCH * median(gaps), LONGEST_DAYS_AT_LEAST)
        told = [min(gap, longest) for gap in gaps]
        unit = (right - left) / sum(told)
        places = [left]
        for stretch in told:
            places.append(places[-1] + stretch * unit)
        broken = [(places[n] + places[n + 1]) / 2 for n, gap in enumerate(gaps) if gap > longest]
        return cls(tuple(knots), tuple(places), tuple(broken))

    def at(self, day: float) -> float:
        """Return the place of a day; days outside stand at the ends."""
        if day <= self.days[0]:
            return self.places[0]
        if day >= self.days[-1]:
            return self.places[-1]
        n = bisect_right(self.days, day) - 1
        share = (day - self.days[n]) / (self.days[n + 1] - self.days[n])
        return self.places[n] + share * (self.places[n + 1] - self.places[n])

    def ticks(self, apart: float) -> list[tuple[float, str]]:
        """Return places and labels of the first days of months, or of years, at least ``apart`` from each other."""
        first, last = date.fromordinal(int(self.days[0])), date.fromordinal(int(self.days[-1]))
        found: list[tuple[float, str]] = []
        for year in range(first.year, last.year + 1):
            for month in range(1, 13):
                day = date(year, month, 1)
                if first <= day <= last and (not found or self.at(day.toordinal()) - found[-1][0] >= apart):
                    found.append((self.at(day.toordinal()), f"{MONTHS[month - 1]} {year}"))
        return found
