"""The year of a report whose head tells day and month only: the one that puts it among the others of the pile.

An agency dates a text "PORT NORTH, April 3 (XNA)": whoever read it that day knew the year. The other reports of a pile
tell it, if they lie close together; where two years fit as well, none is taken.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from travaux.model import Report
from travaux.reports.datelines import dateline
from travaux.reports.stamps import day_of, whole

# Blocks at the top among which the day is looked for: a stamp of the head or the first paragraphs.
FIRST_BLOCKS = 10
# Days by which the day may lie outside the dates of the other reports, and by which the next year that fits is further.
APART, CLEARLY = 120, 150


def fill_years(reports: Iterable[Report]) -> list[Report]:
    """Return the reports in their order, those with day and month only dated by the year of the others; nothing raised.

    Such a date is "likely" and is told to be read from the dateline or the header.
    """
    pile = list(reports)
    days = sorted(day for report in pile if (day := _known(report)))
    return [_filled(report, days) if days and not report.published else report for report in pile]


def _known(report: Report) -> date | None:
    try:
        return date.fromisoformat((report.published or "")[:10])
    except ValueError:
        return None


def _filled(report: Report, days: Sequence[date]) -> Report:
    told = _told(report)
    year = _year(told[0], days) if told else None
    if told is None or year is None:
        return report
    day, words, source = told
    return replace(
        report,
        published=day_of(year, *day),
        published_from=source,
        published_words=words,
        published_sure="likely",
    )


def _told(report: Report) -> tuple[tuple[int, int], str, str] | None:
    """Return (month, day) from the head of a report, its words, and where they stand."""
    for block in report.blocks[:FIRST_BLOCKS]:
        text = report.text[block.start : block.end]
        if block.kind == "stamp" and (stamp := whole(text)) and stamp.day:
            return stamp.day, text, "header"
    for block in report.blocks[:FIRST_BLOCKS]:
        opening = dateline(report.text[block.start :])
        if opening and opening.day:
            return opening.day, opening.words, "dateline"
    return None


def _year(day: tuple[int, int], days: Sequence[date]) -> int | None:
    """Return the year that puts a day within or next to the sorted ``days``, None if none does or a second may."""
    ranked = []
    for year in range(days[0].year - 1, days[-1].year + 2):
        iso = day_of(year, *day)
        if iso is not None:
            found = date.fromisoformat(iso)
            gap = max((days[0] - found).days, (found - days[-1]).days, 0)
            ranked.append((gap, min(abs((found - d).days) for d in days), year))
    ranked.sort()
    if not ranked or ranked[0][0] > APART:
        return None
    if len(ranked) > 1 and ranked[1][0] - ranked[0][0] < CLEARLY:
        return None
    return ranked[0][2]
