"""A dateline without its year is dated by the other reports of the pile, if they leave no doubt."""

from __future__ import annotations

from itertools import permutations

import pytest

from tests.reports.made import PROSE, page
from travaux.model import Report
from travaux.reports.years import fill_years

TITLE = "Ferry pact stalls in sight of the quay"


def agency(day: str) -> Report:
    return page(TITLE, f"PORT ANNA, {day} (XNA) - {PROSE}", path="agency.txt")


def dated(*days: str) -> list[Report]:
    return [page(TITLE, f"Published: {day}", PROSE, path=f"{n}.txt") for n, day in enumerate(days)]


@pytest.mark.parametrize(
    ("day", "others", "expected"),
    [
        ("April 3", ["2031-04-10", "2031-05-02"], "2031-04-03"),
        ("Dec 30", ["2032-01-10", "2032-02-02"], "2031-12-30"),
        ("Jan 4", ["2031-11-10", "2031-12-29"], "2032-01-04"),
        ("April 3", ["2030-04-10", "2032-05-02"], None),  # two or three years fit
        ("April 3", ["2031-10-10", "2031-11-02"], None),  # none is near
        ("April 3", [], None),
        ("Feb 29", ["2031-03-10"], None),  # there was none
    ],
)
def test_the_year_of_the_pile(day: str, others: list[str], expected: str | None) -> None:
    found = fill_years([agency(day), *dated(*others)])[0]
    assert found.published == expected
    assert found.published_sure == ("likely" if expected else "sure")
    assert found.published_from == ("dateline" if expected else "")


def test_order_is_kept_and_dated_reports_stay_as_they_are() -> None:
    pile = [agency("April 3"), *dated("2031-04-10", "2031-05-02")]
    for order in permutations(pile):
        found = fill_years(order)
        assert [r.id for r in found] == [r.id for r in order]
        assert [r for r in found if r.path != "agency.txt"] == [r for r in order if r.path != "agency.txt"]
