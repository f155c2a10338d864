"""Days as they are told of drafts: "2025", "2025-11", "2025-11-26" or "A/B", and how far apart two of them are."""

from __future__ import annotations

from datetime import date


def first_day(when: str | None) -> str | None:
    """Return the first day of a date, month, year or interval, as YYYY-MM-DD."""
    if not when:
        return None
    start = when.split("/")[0]
    return (start + "-01-01")[:10] if len(start) == 4 else (start + "-01")[:10]


def last_day(when: str | None) -> str | None:
    """Return the last day of a date, month, year or interval, as YYYY-MM-DD (the 28th for a month)."""
    if not when:
        return None
    end = when.split("/")[-1]
    return (end + "-12-31")[:10] if len(end) == 4 else (end + "-28")[:10]


def days_between(a: str, b: str) -> int:
    """Return the days from ``a`` to ``b``, both YYYY-MM-DD."""
    return (date.fromisoformat(b) - date.fromisoformat(a)).days


def gap(a: str, b: str) -> int:
    """Return the days between two dates, months, years or intervals; 0 where they overlap."""
    return max(
        0,
        days_between(last_day(a) or a, first_day(b) or b),
        days_between(last_day(b) or b, first_day(a) or a),
    )


def precision(when: str) -> int:
    """Return 2 for a day or a stretch of days, 1 for a month, 0 for a year."""
    return {4: 0, 7: 1}.get(len(when), 2)
