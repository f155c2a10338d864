"""Weekdays of pages brought up to date on the day after: invented reports in, dates out."""

from __future__ import annotations

from datetime import date

import pytest

from tests.findings.reading import view
from travaux.findings.events import find_events
from travaux.findings.updated import updated_on

OPENING = "The chamber passed the bill on Wednesday. Talks had ended on Tuesday.\n\nRain fell.\n\nSnow fell.\n\n"


@pytest.mark.parametrize(
    ("published", "text", "day"),
    [
        # a page of Wednesday, 14 May 2031: "Thursday" is the day after, not the one six days before
        ("2031-05-14", OPENING + "Mara Lund signed the bill early Thursday.", "2031-05-15"),
        # ... but not "last Thursday", nor where nothing is told of the day or the day before
        ("2031-05-14", OPENING + "Mara Lund signed the bill last Thursday.", "2031-05-08"),
        ("2031-05-14", "Rain fell.\n\nSnow fell.\n\nMara Lund signed the bill on Thursday.", "2031-05-08"),
        # a weekend is looked back on from the next one
        ("2031-05-16", "The chamber sat on Friday.\n\nRain fell.\n\nSnow fell.\n\nLund signed the bill on Saturday.",
         "2031-05-10"),
        ("2031-05-16", "Lund signed the bill on Saturday. Talks began on Friday. They had been due on Thursday.",
         "2031-05-17"),
    ],
)  # fmt: skip
def test_the_day_after(published: str, text: str, day: str) -> None:
    signed = [e for e in find_events(view(text, published)) if e.kind == "signing"]
    assert [(e.status, e.start) for e in signed] == [("happened", day)]


def test_a_report_is_of_the_day_it_was_brought_up_to_date_on() -> None:
    reading = view(OPENING + "Mara Lund signed the bill early Thursday.", "2031-05-14")
    assert updated_on(date(2031, 5, 14), reading.times) == date(2031, 5, 15)
    assert updated_on(date(2031, 5, 14), view(OPENING, "2031-05-14").times) == date(2031, 5, 14)
