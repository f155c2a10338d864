"""The days of the entries of a live page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reports.made import MORE, PROSE, laid
from travaux.model import Report

# In 2026, 24 April is a Friday and 25 April a Saturday.
SATURDAY = "Last updated: 2026-04-25T06:02"
FRIDAY = "Published: 24 April 2026"


def live(head: str, *stamps: str) -> Report:
    entries = "".join(f"{stamp}\n{PROSE if n % 2 else MORE}\n\n" for n, stamp in enumerate(stamps))
    return laid(f"Ferry pact live: deal at dawn\n{head}\n\nNewest entries first.\n\n{entries}")


def days(report: Report) -> list[str | None]:
    """Return the day of each stamp of the body; the paragraphs under it have the same."""
    told: list[str | None] = []
    for block in report.blocks[2:]:
        if block.kind == "stamp":
            told.append(block.day and block.day[-2:])
        elif block.kind == "paragraph" and told:
            assert (block.day and block.day[-2:]) == told[-1]
    return told


@pytest.mark.parametrize(
    ("head", "stamps", "expected"),
    [
        (SATURDAY, ["06:02", "04:41", "01:20"], [None] * 3),
        (SATURDAY, ["06:02", "00:15 Saturday", "23:50", "16:05 Friday"], [None, None, "24", "24"]),
        (SATURDAY, ["06:02", "00:15", "23:50", "16:05"], [None, None, "24", "24"]),
        (FRIDAY, ["06:02", "00:15 Saturday", "23:50", "16:05 Friday"], ["25", "25", None, None]),
        (FRIDAY, ["16:05", "23:50", "00:15", "06:02"], [None, None, "25", "25"]),
        (FRIDAY, ["16:05 Friday", "23:50", "06:02 Saturday"], [None, None, "25"]),
        (SATURDAY, ["06:02", "16:05 Wednesday", "10:00"], [None, "22", "22"]),
        (SATURDAY, ["06:02", "Friday 24 April 2026, 23:50", "20:00"], [None, "24", "24"]),
        (SATURDAY, ["06:02", "Friday 24 April", "23:50", "20:00"], [None, "24", "24", "24"]),
        (SATURDAY, ["6:02 a.m.", "12:15 a.m.", "11:50 p.m.", "4:05 p.m."], [None, None, "24", "24"]),
        (SATURDAY, ["06:02", "05:00\nUpdated at 05:30", "04:00"], [None, None, None, None]),
        ("Ann Mora in the hall", ["06:02", "00:15", "23:50"], [None] * 3),
    ],
)
def test_days(head: str, stamps: list[str], expected: list[str | None]) -> None:
    assert days(live(head, *stamps)) == expected


def test_a_single_hour_makes_no_live_page() -> None:
    assert days(live(SATURDAY, "23:50 Friday")) == [None]


def test_hours_that_go_up_and_down_tell_nothing() -> None:
    assert set(days(live(SATURDAY, "06:02", "09:30", "04:00", "11:15", "02:00", "12:00"))) == {None}


STAMPS = st.sampled_from(
    ["06:02", "23:50", "24:30", "00:15 Saturday", "Friday", "25 April 2026", "25 April", "noon", "99:99", "1 hour ago"]
)


@given(st.lists(STAMPS, max_size=12), st.sampled_from([SATURDAY, FRIDAY, "Published: 1800-01-01", "nothing"]))
def test_any_entries(stamps: list[str], head: str) -> None:
    report = live(head, *stamps)
    assert all(block.day is None or len(block.day) == 10 for block in report.blocks)
