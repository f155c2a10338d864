"""The entries of a live page: which day each of them bears.

An entry is what stands under a stamp with a time of day, up to the next one. Pages are written newest first or oldest
first; it is the order in which fewer days pass. A stamp with a full date tells its day; one with a weekday tells the
nearest such day that fits its neighbours; one with a time alone goes on from its neighbour, a day back (newest first)
or on (oldest first) where the clock jumps past midnight. The page's last change is the day of its newest entry, its
publication that of its oldest, and each stands in for the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from travaux.model import Block
from travaux.reports.stamps import Stamp, in_year, scan

# Stamps with a time of day from which a page is a live one: a single one may be that of a correction.
LIVE = 2
# One entry in so many may come after a midnight if no day is told: a list of hours that goes up and down is no page of
# entries. One midnight is always granted.
NIGHTS = 4
# Days to each side among which the day of a first weekday is looked for.
HALF_WEEK = 3


@dataclass(frozen=True, slots=True)
class _Entry:
    """A stamp: which of the blocks it is, and what it tells of its day."""

    at: int
    minutes: int | None
    weekday: int | None
    day: date | None


def with_days(text: str, blocks: Sequence[Block], published: str | None, modified: str | None) -> tuple[Block, ...]:
    """Return ``blocks``, the body of a report, with the days of its entries where they are not the report's own."""
    known = modified or published
    entries = [entry for at, block in enumerate(blocks) if (entry := _entry(text, at, block, known))]
    entries = [e for n, e in enumerate(entries) if not _is_afterthought(text, blocks, entries, n)]
    if sum(e.minutes is not None for e in entries) < LIVE:
        return tuple(replace(b, day=None) for b in blocks)
    days = _days(entries, _date(published), _date(modified))
    done = [replace(b, day=None) for b in blocks]
    for n, (entry, day) in enumerate(zip(entries, days, strict=True)):
        end = entries[n + 1].at if n + 1 < len(entries) else len(blocks)
        if day and day.isoformat() != published:
            done[entry.at : end] = [replace(b, day=day.isoformat()) for b in done[entry.at : end]]
    return tuple(done)


def _entry(text: str, at: int, block: Block, known: str | None) -> _Entry | None:
    if block.kind != "stamp":
        return None
    stamp = scan(" ".join(text[block.start : block.end].split()))
    told = in_year(stamp.day, known) if stamp.day and known else None
    day = _date(block.day or stamp.published or stamp.modified or told)
    if stamp.listen or stamp.relative or not (stamp.timed or day or stamp.weekday is not None):
        return None
    return _Entry(at, stamp.minutes, stamp.weekday, day)


def _is_afterthought(text: str, blocks: Sequence[Block], entries: Sequence[_Entry], n: int) -> bool:
    """Whether a stamp tells when the entry above it was changed ("09:15" and, under it, "Updated at 10:40")."""
    block = blocks[entries[n].at]
    stamp: Stamp = scan(" ".join(text[block.start : block.end].split()))
    return bool(stamp.labels) and stamp.labels[0] == "updated" and n > 0 and entries[n - 1].at == entries[n].at - 1


def _date(day: str | None) -> date | None:
    return date.fromisoformat(day) if day and len(day) == 10 else None


def _days(entries: Sequence[_Entry], published: date | None, modified: date | None) -> list[date | None]:
    """Return the day of each entry; None for all if there is nothing to count from.

    Of the two orders that is taken which needs fewer days from the page's own to that of the first entry, and on.
    """
    down = _counted(entries, -1, modified or published, modified is not None)
    up = _counted(entries, 1, published or modified, published is not None)
    ways = [
        (_length(days, base), n, days)
        for n, (days, base) in enumerate([(down, modified or published), (up, published or modified)])
        if days
    ]
    return list(min(ways, default=(0, 0, [None] * len(entries)))[2])


def _length(days: Sequence[date], base: date | None) -> int:
    steps = sum(abs((a - b).days) for a, b in pairwise(days))
    return steps + (abs((days[0] - base).days) if base else 0)


def _counted(entries: Sequence[_Entry], step: int, base: date | None, firm: bool) -> list[date]:
    """Return the day of each entry of a page that goes back (``step`` -1) or on (1) from entry to entry.

    ``base`` is the page's own day, and ``firm`` tells whether it is that of the first entry.
    """
    jumps = _jumps(entries, step)
    first = next((n for n, e in enumerate(entries) if e.day or e.weekday is not None), 0)
    day = entries[first].day or _first_day(entries[first], base, step * sum(jumps[: first + 1]), step < 0 and firm)
    if day is None or (_tells_nothing(entries) and sum(jumps) > max(1, len(entries) // NIGHTS)):
        return []
    days = [_before(day, base if firm else None, step, jumps, n, first) for n in range(first)] + [day]
    for n in range(first + 1, len(entries)):
        days.append(_next_day(entries[n], days[-1], step, jumps[n]))
    return days


def _before(day: date, base: date | None, step: int, jumps: Sequence[bool], n: int, first: int) -> date:
    """Return the day of entry ``n``, above the first one that tells its day: the page's own, if that can be."""
    by_anchor = day - timedelta(days=step * sum(jumps[n + 1 : first + 1]))
    if base is None:
        return by_anchor
    by_base = base + timedelta(days=step * sum(jumps[: n + 1]))
    return max(by_anchor, by_base) if step < 0 else min(by_anchor, by_base)


def _tells_nothing(entries: Sequence[_Entry]) -> bool:
    return not any(e.day or e.weekday is not None for e in entries)


def _jumps(entries: Sequence[_Entry], step: int) -> list[bool]:
    """Return for each entry whether midnight lies between it and the one above."""
    jumps, last = list[bool](), None
    for entry in entries:
        minutes = entry.minutes
        jumps.append(minutes is not None and last is not None and (minutes - last) * step < 0)
        last = minutes  # a day alone, as a heading: the clock starts anew under it
    return jumps


def _first_day(entry: _Entry, base: date | None, offset: int, back_only: bool) -> date | None:
    """Return the day of an entry, counted from the report's: the nearest that fits, or the nearest before."""
    if base is None:
        return None
    guess = base + timedelta(days=offset)
    if entry.weekday is None:
        return guess
    back = (guess.weekday() - entry.weekday) % 7
    if back_only or back <= HALF_WEEK:
        return guess - timedelta(days=back)
    return guess + timedelta(days=7 - back)


def _next_day(entry: _Entry, last: date, step: int, jump: bool) -> date:
    """Return the day of an entry under one of the day ``last``."""
    if entry.day:
        return entry.day
    day = last + timedelta(days=step * jump)
    if entry.weekday is None:
        return day
    apart = ((entry.weekday - day.weekday()) * step) % 7
    return day + timedelta(days=step * apart)
