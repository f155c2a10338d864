"""Weekdays of a page that was brought up to date on the day after the one it bears.

"He signed the bill early Thursday", in a page of Wednesday: nobody calls the day six days before by its bare name
while he tells the news of today. Read as last week's it is a week early; it is the day after.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from travaux.language.spans import TimeExpression
from travaux.model import Report

DAY, WEEK = timedelta(1), timedelta(7)
# Words before a weekday that put it into the week before.
LAST = ("last", "previous", "past", "this past", "earlier")
# A weekend is looked back on from the next one too ("on Saturday", told on a Friday), and on a Sunday the week: from
# these days on the day after has to stand in the first paragraphs, and more must be told of today.
FRIDAY, LEAD, NEWS = 4, 3, 2


def updated(report: Report, times: tuple[TimeExpression, ...]) -> tuple[TimeExpression, ...]:
    """Return the calendar expressions of a report, weekdays that only the day after can be put on that day.

    ``anchor`` of these is the day after: see :func:`updated_on`.
    """
    if not report.published or len(report.published) < len("YYYY-MM-DD") or any(b.day for b in report.blocks):
        return times
    day = date.fromisoformat(report.published[:10])
    weekdays = [t for t in times if t.rule == "weekday" and t.first is not None and t.first == t.last]
    early = [t for t in weekdays if t.first == day + DAY - WEEK and not _is_last(report.text, t)]
    fresh = [t for t in weekdays if t.first in (day, day - DAY)]
    if not early or not fresh or (day.weekday() >= FRIDAY and not _is_news(report, early, fresh)):
        return times
    return tuple(_a_week_on(t, day + DAY) if t in early else t for t in times)


def updated_on(published: date, times: tuple[TimeExpression, ...]) -> date:
    """Return the day after ``published`` if a report was brought up to date on it, else ``published``."""
    after = published + DAY
    moved = (t for t in times if t.rule == "weekday" and t.anchor == t.first == after)
    return after if any(moved) else published


def _is_last(text: str, t: TimeExpression) -> bool:
    return text[max(0, t.start - 12) : t.start].lower().rstrip().endswith(LAST) or t.text.lower().startswith(LAST)


def _is_news(report: Report, early: list[TimeExpression], fresh: list[TimeExpression]) -> bool:
    paragraphs = [b for b in report.blocks if b.kind == "paragraph"][:LEAD]
    return len(fresh) >= NEWS and any(b.start <= t.start < b.end for b in paragraphs for t in early)


def _a_week_on(t: TimeExpression, day: date) -> TimeExpression:
    value = t.value.replace((day - WEEK).isoformat(), day.isoformat())
    return replace(t, first=day, last=day, value=value, anchor=day)
