"""Publication dates that cannot well be right: far later than all others of the pile, or before what the text tells.

A page fetched years after it was written bears the day of the fetch, a page without a date the first day of some
calendar. Such a report is read all the same; its date is marked as doubtful and named. Only the pile itself is the
measure: the clock of the machine plays no part.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from travaux.model import BlockKind, Report, Skipped
from travaux.reports.lexicon import one_of, table
from travaux.reports.stamps import scan

# A date is far later if no other report of the later part of the pile is within so many days of it, and if the gap is
# so many times as long as the time all the others take. Talks may rest for a year (the accord of 2015: 361 days).
GAP_DAYS, GAP_TIMES = 180, 1.5
# So many dated reports are needed to say so, and the late ones are at most this share of them.
FEWEST, LATE_SHARE = 4, 0.25
# Days by which an event that is told has to be later than its report: pages are changed on the next day, too.
LATER_DAYS = 3
# Sentences that tell of later days from which a date is doubted even if no other report is as late.
SENTENCES = 2
# Blocks that tell events; captions are changed for years, and corrections come late.
TOLD_IN: frozenset[BlockKind] = frozenset({"headline", "standfirst", "paragraph", "item"})


def doubt_dates(reports: Iterable[Report]) -> tuple[list[Report], list[Skipped]]:
    """Return the reports in their order, those whose date is doubted marked, and a line for each doubt, sorted.

    The line has the date, what it was read from and why it is doubted. Nothing is left out, nothing is raised.
    """
    pile = list(reports)
    dated = sorted(day for report in pile if (day := _day(report.published)))
    late = _far_later(dated)
    marked: list[Report] = []
    doubts: list[Skipped] = []
    for report in pile:
        why = _why(report, dated, late)
        marked.append(replace(report, published_sure="doubtful") if why else report)
        if why:
            doubts.append(
                Skipped(report.path, f"date in doubt: {_named(report)} {why}; the report is read all the same")
            )
    return marked, sorted(set(doubts))


def _named(report: Report) -> str:
    words = f"“{' '.join(report.published_words.split())}”" if report.published_words else ""
    source = f"({report.published_from})" if report.published_from else ""
    read_from = " ".join(part for part in (words, source) if part)
    return f"{report.published}, read from {read_from}," if read_from else f"{report.published}"


def _why(report: Report, dated: Sequence[date], late: date | None) -> str:
    """Return why the date of ``report`` is doubted, empty if it is not."""
    day = _day(report.published)
    if not day:
        return ""
    if late and day > late and not _names_year(report, day.year):
        return f"is {(day - late).days} days after the last of the other reports ({late})"
    told = _told_later(report, day)
    if told and (len(told) >= SENTENCES or told[0].day <= dated[-1]):
        return f"is before {told[0].day}, which the text tells of as past (“{told[0].words}”)"
    return ""


def _day(iso: str | None) -> date | None:
    """Return the day that an ISO date with day is, or begins with; None if there is none."""
    try:
        return date.fromisoformat((iso or "")[:10])
    except ValueError:
        return None


def _far_later(dated: Sequence[date]) -> date | None:
    """Return the last day of the pile proper if the few dates after it are far later; ``dated`` are sorted."""
    if len(dated) < FEWEST:
        return None
    for n in range(len(dated) - 1, 0, -1):
        if len(dated) - n > LATE_SHARE * len(dated):
            return None
        gap = (dated[n] - dated[n - 1]).days
        if gap >= max(GAP_DAYS, GAP_TIMES * (dated[n - 1] - dated[0]).days):
            return dated[n - 1]
    return None


def _names_year(report: Report, year: int) -> bool:
    """Whether the body names ``year``: a late look back does, a page fetched late does not."""
    return any(re.search(rf"\b{year}\b", report.text[b.start : b.end]) for b in report.blocks if b.kind in TOLD_IN)


@dataclass(frozen=True, slots=True, order=True)
class _Told:
    """A day that a sentence tells of as past, and the words of the date."""

    day: date
    words: str


def _told_later(report: Report, published: date) -> list[_Told]:
    """Return the days later than ``published`` that the text tells of as past, the earliest first."""
    days = [published, *(day for iso in (report.modified, *(b.day for b in report.blocks)) if (day := _day(iso)))]
    found = {
        told
        for block in report.blocks
        if block.kind in TOLD_IN and block.day is None
        for told in _events(report.text[block.start : block.end])
    }
    return sorted(told for told in found if (told.day - max(days)).days >= LATER_DAYS)


def _events(text: str) -> Iterator[_Told]:
    """Yield the full dates in sentences of ``text`` that tell of the past."""
    if not _year().search(text):
        return
    for sentence in _SENTENCE.split(text):
        for found in _dates().finditer(sentence):
            day = _day(scan(found["date"]).published)
            if day and not _ahead().search(sentence) and _is_past(sentence[: found.start()], sentence[found.end() :]):
                yield _Told(day, " ".join(found["date"].split()))


_SENTENCE = re.compile(r"(?<=[.!?;])(?<!\b\w\.)(?<!\b\w{3}\.)[\s”\"’)]+(?=[A-Z“\"])|\n")
_CLAUSE = re.compile(r"[,;:()–—]")
_TO = re.compile(r"\bto\s+\w+", re.IGNORECASE)


def _is_past(before: str, after: str) -> bool:
    """Whether the clause of a date, cut at it, tells what happened: "met on ...", "On ..., they met"."""
    before = _CLAUSE.split(before)[-1]
    verbs = list(_past().finditer(before))
    if verbs:
        return not _TO.search(before, verbs[-1].end())
    return not before.strip() and bool(_past().search(after))


@cache
def _year() -> re.Pattern[str]:
    return re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@cache
def _dates() -> re.Pattern[str]:
    """Return the form of "on 3 April 2026" and "on Friday, April 3, 2026"."""
    calendar = table("head")["calendar"]
    month = one_of([*calendar["months"], *calendar["short_months"]]) + r"\b\.?"
    weekday = rf"(?:{one_of([*calendar['weekdays'], *calendar['short_weekdays']])}\b\.?,?\s+)?"
    day = rf"(?P<date>\d{{1,2}}(?:st|nd|rd|th)?\s+{month},?\s+\d{{4}}|{month}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}})"
    return re.compile(rf"\bon\s+{weekday}{day}(?!\d)", re.IGNORECASE)


@cache
def _past() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{one_of(table('doubt')['past']['verbs'])}|\w+ed)\b", re.IGNORECASE)


@cache
def _ahead() -> re.Pattern[str]:
    words = [*table("doubt")["ahead"]["words"], *table("doubt")["pages"]["words"]]
    return re.compile(rf"\b{one_of(words)}\b|[@#]\w|[’']ll\b", re.IGNORECASE)
