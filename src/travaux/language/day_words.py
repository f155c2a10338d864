"""A date of the record as people write it: "24 November 2013", "November 2013", "10 to 16 December 2012"."""

from __future__ import annotations

import calendar


def in_words(when: str) -> str:
    """Return an ISO date, month, year or interval ``A/B`` in words; the bounds of an interval share what they can."""
    first, _, last = when.partition("/")
    if not last or last == first:
        return _point(first)
    if first[:7] == last[:7]:
        return f"{int(first[8:10])} to {_point(last)}" if len(first) > 7 and len(last) > 7 else _point(last)
    if first[:4] == last[:4] and len(first) > 7:
        return f"{_point(first).rsplit(' ', 1)[0]} to {_point(last)}"
    return f"{_point(first)} to {_point(last)}"


def _point(when: str) -> str:
    year, month, day = (*when[:10].split("-"), "", "")[:3]
    words = [str(int(day)) if day else "", calendar.month_name[int(month)] if month else "", year]
    return " ".join(w for w in words if w)
