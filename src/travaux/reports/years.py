"""The years of days that reports tell without one: "VESSIN, Oct 4 (ONA)", "The Post, Sunday, May 31".

Only the other reports of the pile tell which year is meant: a pile is about one stretch of time. Of the years in which
the day falls on its weekday, where that is told, the one nearest to a dated report counts, and is likely, not sure.
Where no report is dated within half a year, or two years are as near, the day stays without a year.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from travaux.model import Report
from travaux.reports.stamps import day_of
from travaux.yearless import YearlessDay

# A day farther than this from all dated reports is of another stretch of time (days): half a year.
FARTHEST = 183


def complete_years(reports: Iterable[Report]) -> list[Report]:
    """Return the reports in their order, those whose day lacks its year dated by the others, as far as they tell."""
    pile = list(reports)
    known = sorted({date.fromisoformat(r.published[:10]) for r in pile if r.published and r.published_sure == "sure"})
    return [_dated(report, known) if report.yearless and not report.published else report for report in pile]


def _dated(report: Report, known: Sequence[date]) -> Report:
    told = report.yearless
    day = _nearest(told, known) if told else None
    if told is None or day is None:
        return report
    return replace(
        report,
        published=day.isoformat(),
        published_from=told.source,
        published_words=told.words,
        published_sure="likely",
    )


def _nearest(told: YearlessDay, known: Sequence[date]) -> date | None:
    """Return the day in the year that puts it nearest to a known day; None if none does or two do."""
    if not known:
        return None
    years = range(known[0].year - 1, known[-1].year + 2)
    days = [date.fromisoformat(iso) for year in years if (iso := day_of(year, told.month, told.day))]
    if told.weekday is not None:
        days = [day for day in days if day.weekday() == told.weekday]
    apart = sorted((min(abs((day - k).days) for k in known), day) for day in days)
    if not apart or apart[0][0] > FARTHEST or (len(apart) > 1 and apart[0][0] == apart[1][0]):
        return None
    return apart[0][1]
