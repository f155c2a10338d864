"""The day of a report that lacks its year."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class YearlessDay:
    """The day a report came out as its head or dateline tells it, without the year: month, day, weekday (Monday 0)."""

    month: int
    day: int
    weekday: int | None
    source: str
    words: str
