"""Days that cannot both hold: one deadline, planned meeting or act that independent reports date differently."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import combinations

from travaux.model import Claim, Conflict, Event, EventKind, Evidence, make_id
from travaux.records.events_match import likeness

# Two days of one thing lie no further apart: a time zone, a night, a slip; more are two things (days).
APART = 2
# Of the words of two wordings of one act, or one deadline, so many are the same.
ALIKE = 0.5
# ... of two plans for one place so many, where nobody is told to take part in both.
PLANS_ALIKE = 0.3
# Acts that are done once.
ONCE: frozenset[EventKind] = frozenset({"vote", "signing", "publication", "leak"})
# Reports of one thing appear within so many days; later ones tell of another, or of a day that moved.
NEWS = 10


def days_apart(events: Sequence[Event], published: dict[str, str | None]) -> tuple[Conflict, ...]:
    """Return the conflicts between dated events that are one thing. ``published`` gives the day of each report."""
    dated = [e for e in events if e.start and len(e.start) == len("YYYY-MM-DD") and e.status != "postponed"]
    found = [
        _conflict(a, b)
        for a, b in combinations(dated, 2)
        if a.kind == b.kind and a.start != b.start and _one(a, b) and _independent(a, b) and _together(a, b, published)
    ]
    return tuple(found)


def _one(a: Event, b: Event) -> bool:
    """Whether two events of one kind, told for different days, are one thing."""
    if a.moved_to or b.moved_to or _gap(a, b) > APART:
        return False
    if a.kind == "deadline" or (a.kind in ONCE and a.status == b.status):
        return likeness(a.says, b.says) >= ALIKE
    planned = a.status == b.status == "scheduled"
    alike = bool(set(a.who) & set(b.who)) or likeness(a.says, b.says) >= PLANS_ALIKE
    return planned and bool(a.place and a.place == b.place) and alike


def _gap(a: Event, b: Event) -> int:
    return abs((_day(a) - _day(b)).days)


def _day(event: Event) -> date:
    return date.fromisoformat((event.start or "")[:10])


def _independent(a: Event, b: Event) -> bool:
    return not {e.family for e in a.evidence} & {e.family for e in b.evidence}


def _together(a: Event, b: Event, published: dict[str, str | None]) -> bool:
    """Whether both were told about the same time."""
    days = [sorted((published.get(e.report) or "")[:10] for e in x.evidence)[0] for x in (a, b)]
    if any(len(d) < len("YYYY-MM-DD") for d in days):
        return False
    return abs((date.fromisoformat(days[0]) - date.fromisoformat(days[1])).days) <= NEWS


def _conflict(a: Event, b: Event) -> Conflict:
    first, second = sorted((a, b), key=lambda e: (e.start or "", e.id))
    firsts: Iterable[Evidence] = (first.evidence[0], second.evidence[0])
    days = [d for d in (a.known_from, b.known_from) if d]
    return Conflict(
        id=make_id("k", *(f"{p.report}:{p.start}" for p in firsts)),
        about=f"the day: {first.says}",
        claims=tuple(Claim(f"{e.start}: {e.says}", e.evidence) for e in (first, second)),
        known_from=max(days, default=None),
    )
