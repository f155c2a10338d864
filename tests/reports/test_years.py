"""Days without a year, and the year that the other reports tell."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reports.made import MORE, PROSE, laid
from travaux.model import Report
from travaux.reports.years import complete_years

TITLE = "Ferry pact stalls in sight of the quay"


def of(line: str) -> Report:
    return laid(f"{TITLE}\n\n{line}\n\n{MORE}")


DATED = [of(f"Published: {day}\n\n{PROSE}") for day in ("2025-11-20", "2025-12-30", "2026-01-15")]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (f"PORT ANNA, Oct 4 (XNA) - {PROSE}", "2025-10-04"),
        (f"PORT ANNA, Dec 28 (XNA) - {PROSE}", "2025-12-28"),
        (f"PORT ANNA, Jan 3 (XNA) - {PROSE}", "2026-01-03"),
        (f"XNA0417 PORT ANNA, April 24 (XNA)\n\n{PROSE}", "2026-04-24"),
        (f"The Tidemark, Sunday, Jan 4\n\n{PROSE}", "2026-01-04"),
        (f"The Tidemark, Sunday, Dec 28\n\n{PROSE}", "2025-12-28"),
        (f"The Tidemark, Monday, Dec 28\n\n{PROSE}", None),  # but one of a year hence
        (f"PORT ANNA (XNA) - {PROSE}", None),
        (f"The ships left on Jan 3. {PROSE}", None),
    ],
)
def test_the_year_that_is_nearest(line: str, expected: str | None) -> None:
    report = complete_years([*DATED, of(line)])[-1]
    assert report.published == expected
    if expected:
        assert report.published_sure == "likely"
        assert report.published_words in report.text


def test_nobody_tells_the_year() -> None:
    alone = of(f"PORT ANNA, Oct 4 (XNA) - {PROSE}")
    assert complete_years([alone]) == [alone]
    assert alone.yearless is not None


def test_two_years_as_near() -> None:
    """183 days either way, over the end of a February with 29 days."""
    known = of(f"Published: 2024-01-01\n\n{PROSE}")
    told = {day: of(f"PORT ANNA, {day} (XNA) - {PROSE}") for day in ("July 1", "July 2", "July 3")}
    found = {day: complete_years([known, report])[1].published for day, report in told.items()}
    assert found == {"July 1": "2024-07-01", "July 2": None, "July 3": "2023-07-03"}


@given(st.permutations([*DATED, of(f"PORT ANNA, Jan 3 (XNA) - {PROSE}"), of(f"PORT ANNA, Nov 9 (XNA) - {PROSE}")]))
def test_the_order_of_the_reports_does_not_matter(pile: list[Report]) -> None:
    found = {r.text: r.published for r in complete_years(pile)}
    assert sorted(map(str, found.values())) == ["2025-11-09", "2025-11-20", "2025-12-30", "2026-01-03", "2026-01-15"]
