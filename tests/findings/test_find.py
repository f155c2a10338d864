"""One shared reading of a report."""

from __future__ import annotations

from travaux.findings.find import times_of
from travaux.model import Block, Report

TEXT = "They met today.\n\nThey met yesterday."


def days(report: Report) -> list[tuple[str, str]]:
    return [(t.text, t.first.isoformat()) for t in times_of(report) if t.first]


def test_times_count_from_the_day_of_the_report() -> None:
    blocks = (Block("paragraph", 0, 15), Block("paragraph", 17, len(TEXT)))
    report = Report("r", "a.txt", TEXT, blocks, published="2031-05-14")
    assert days(report) == [("today", "2031-05-14"), ("yesterday", "2031-05-13")]


def test_an_entry_of_a_live_page_counts_from_its_own_day() -> None:
    blocks = (Block("paragraph", 0, 15), Block("paragraph", 17, len(TEXT), day="2031-05-12"))
    report = Report("r", "a.txt", TEXT, blocks, published="2031-05-14")
    assert days(report) == [("today", "2031-05-14"), ("yesterday", "2031-05-11")]
    assert all(TEXT[t.start : t.end] == t.text for t in times_of(report))


def test_without_a_day_relative_words_stay_open() -> None:
    report = Report("r", "a.txt", TEXT, (Block("paragraph", 0, len(TEXT)),))
    assert days(report) == []
