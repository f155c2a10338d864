"""Dates that cannot well be right are doubted, and only those."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reports.made import PROSE, laid, page
from travaux.model import Report
from travaux.reports import read
from travaux.reports.doubt import doubt_dates

DAYS = ("2026-03-08", "2026-03-17", "2026-03-31", "2026-04-03", "2026-04-25")


def pile(*days: str | None, text: str = PROSE) -> list[Report]:
    """Return a report for each of ``days``."""
    made = [page("Ferry pact stalls", "3 April 2026", text, path=f"{n:02}.txt") for n in range(len(days))]
    return [
        replace(report, published=day, published_from="header", published_words=day or "")
        for report, day in zip(made, days, strict=True)
    ]


def doubted(reports: list[Report]) -> list[str]:
    marked, skipped = doubt_dates(reports)
    named = [s.path for s in skipped]
    as_before = (replace(r, published_sure=old.published_sure) for r, old in zip(marked, reports, strict=True))
    assert list(as_before) == reports
    assert named == sorted(r.path for r, old in zip(marked, reports, strict=True) if r != old)
    assert all(r.published_sure == "doubtful" for r in marked if r.path in named)
    return named


@pytest.mark.parametrize(
    ("days", "late"),
    [
        (DAYS, []),
        ((*DAYS, "2026-05-20"), []),
        ((*DAYS, "2026-09-01"), []),  # a follow-up of the same year
        ((*DAYS, "2031-05-02"), ["05.txt"]),
        ((*DAYS, "2031-05-02", None), ["05.txt"]),
        ((*DAYS, *DAYS, "2031-05-02", "2031-05-03"), ["10.txt", "11.txt"]),
        # too few to say, or too many of the later kind
        (("2026-03-08", "2026-03-09", "2031-05-02"), []),
        (("2026-03-08", "2026-03-09", "2031-05-02", "2031-05-03"), []),
        # talks that rest for a year
        (("2013-11-07", "2013-11-27", "2014-11-24", "2015-03-19", "2015-09-02"), []),
        (("2013-11-07", "2013-11-27", "2014-11-24", "2015-03-19", "2015-09-02", "2020-06-01"), ["05.txt"]),
    ],
)
def test_a_date_far_later_than_the_rest(days: tuple[str | None, ...], late: list[str]) -> None:
    assert doubted(pile(*days)) == late


def test_the_line_names_date_words_and_reason() -> None:
    _, skipped = doubt_dates(pile(*DAYS, "2031-05-02"))
    assert [(s.path, s.reason) for s in skipped] == [
        (
            "05.txt",
            "date in doubt: 2031-05-02, read from “2031-05-02” (header), is 1833 days after the last of the other "
            "reports (2026-04-25); the report is read all the same",
        )
    ]


def test_a_look_back_that_names_its_year_is_not_doubted() -> None:
    late = pile("2031-05-02", text="Five years on, in 2031, the pact holds, the ministry said in a statement.")
    assert doubted([*pile(*DAYS), replace(late[0], path="99.txt")]) == []


@pytest.mark.parametrize(
    ("sentence", "in_doubt"),
    [
        ("The chair presented her second draft on 14 April 2026, and the fleet put to sea.", True),
        ("On April 14, 2026, the ministers met in the old harbour hall.", True),
        ("The deal was signed on Tuesday, 14 April 2026.", True),
        # what is to come, bounds, and what the sentence does not tell as past
        ("The treaty will be signed on 14 April 2026.", False),
        ("A vote was scheduled for the morning and would be held on 14 April 2026.", False),
        ("The old rules expired on 14 April 2026 unless both sides agreed.", False),
        ("They had until 14 April 2026 to answer.", False),
        ("The ministers meet on 14 April 2026.", False),
        ("The meeting was the first for those who hope to sail on 14 April 2026.", False),
        ("“Following our talks on 14 April 2026, we have told the fleet,” she wrote.", False),
        # the page, not the events
        ("This article was updated on 14 April 2026 with the minister's reply.", False),
        ("Correction: the figure was wrong when it was printed on 14 April 2026.", False),
        # earlier, or a day or two later
        ("The chair presented her first draft on 10 February 2026.", False),
        ("The chair presented her first draft on 9 March 2026.", False),
        # no such day, or none that can be
        ("The pact was signed on 14 April 3025.", False),
        ("The pact was signed on 31 April 2026.", False),
    ],
)
def test_a_date_before_what_the_text_tells(sentence: str, in_doubt: bool) -> None:
    reports = [*pile(*DAYS[1:]), *(replace(r, path="99.txt") for r in pile(DAYS[0], text=f"{PROSE} {sentence}"))]
    assert doubted(reports) == (["99.txt"] if in_doubt else [])


def test_one_later_day_that_no_report_reaches_may_be_a_slip() -> None:
    slip = "The chair presented her second draft on 14 April 2027."
    again = "The ministers met on 16 April 2027 in the harbour hall."
    assert doubted(pile(*DAYS[:-1], text=slip)) == []
    assert doubted(pile("2026-03-08", text=f"{slip} {PROSE} {again}")) == ["00.txt"]


def test_corrections_captions_and_entries_of_live_pages_are_not_what_the_report_told() -> None:
    correction = "Correction, 14 April 2026: The chair was named wrongly when the talks opened on 10 April 2026."
    assert doubted([*pile(*DAYS), page("Ferry pact stalls", "8 March 2026", PROSE, correction, path="98.txt")]) == []


def test_dateless_empty_and_single_piles() -> None:
    assert doubt_dates([]) == ([], [])
    assert doubted(pile(None)) == []
    assert doubted(pile("2026-03-08")) == []
    assert doubted([laid("Talks", "a.txt")]) == []


@given(st.permutations(pile(*DAYS, "2031-05-02", None)))
def test_the_order_does_not_matter(reports: list[Report]) -> None:
    assert doubted(list(reports)) == ["05.txt"]


@given(st.lists(st.tuples(st.text(max_size=120), st.sampled_from([None, "", "2026", "2026-03-08", "1970-01-01"]))))
def test_any_text_and_date(made: list[tuple[str, str | None]]) -> None:
    reports = [
        Report(f"r-{n}", f"{n}.txt", f"{text} on 3 May 2027", (), published=day) for n, (text, day) in enumerate(made)
    ]
    marked, _ = doubt_dates(reports)
    assert [r.id for r in marked] == [r.id for r in reports]


@pytest.mark.shared
def test_no_date_of_the_packs_and_corpora_is_doubted(shared: Path) -> None:
    packs = [shared / "examples" / p / "reports" for p in ("cod-treaty", "iran-deal", "us-china-trade", "fiscal-cliff")]
    for folder in [*packs, *(p for p in (shared / "corpora").iterdir() if p.is_dir())]:
        assert doubted(list(read([folder]).reports)) == []
