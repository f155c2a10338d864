"""Days told by their number or counted in weeks: "Monday the 15th", "Friday week", "the thirtieth of the month"."""

from __future__ import annotations

from datetime import date

import pytest

from travaux.language.calendar import find_times

# A Tuesday.
ANCHOR = date(2030, 11, 26)


@pytest.mark.parametrize(
    ("text", "found", "first"),
    [
        ("They must answer by the thirtieth of the month.", "the thirtieth of the month", "2030-11-30"),
        ("The new date is Saturday, the thirtieth.", "Saturday, the thirtieth", "2030-11-30"),
        ("They will meet on Sunday the 15th.", "Sunday the 15th", "2030-12-15"),
        ("They will answer by Friday week.", "Friday week", "2030-12-06"),
        ("It has to pass before the year is out.", "the year is out", "2030-12-31"),
        # no such day is near, a place in a row, a noun behind
        ("They will meet on Sunday the 16th.", "Sunday", "2030-12-01"),
        ("On Monday, the first of them spoke.", "Monday", "2030-11-25"),
        ("On Monday, the eleventh hour came.", "Monday", "2030-11-25"),
        ("It was a busy Tuesday week of talks.", "Tuesday", "2030-11-26"),
    ],
)
def test_days(text: str, found: str, first: str) -> None:
    times = find_times(text, ANCHOR)
    assert [(t.text, str(t.first)) for t in times][:1] == [(found, first)]
