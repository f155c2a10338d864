"""The life of deadlines: each date is one event; what moves or drops a deadline without its date is linked to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from travaux.model import Event, EventStatus, Evidence, Passage
from travaux.records.events_match import Telling, cite, event_id, known_from, says_of, states_of

# A deadline that lies further back than this is no longer the one that a new report speaks of (days).
LINGERS = 7
BY_STEP: dict[str, EventStatus] = {"dropped": "cancelled", "moved": "postponed", "met": "happened"}


@dataclass(slots=True)
class Deadline:
    """One date and all that tells of it, while a pile is put together."""

    day: str
    told: list[Telling] = field(default_factory=list)

    @property
    def over(self) -> bool:
        """Whether it was dropped or moved."""
        return any(t.found.step in ("dropped", "moved") for t in self.told)


def chain_deadlines(tellings: Sequence[Telling], evidence_of: Callable[[Passage], Evidence]) -> list[Event]:
    """Return one event for each date, with its states and the date it was moved to."""
    ordered = sorted(tellings, key=lambda t: t.order)
    deadlines = _by_date([t for t in ordered if t.found.start])
    undated = [t for t in ordered if not t.found.start]
    for telling in undated:
        deadline = _meant(telling, deadlines) if telling.found.step != "set" else None
        if deadline is not None:
            deadline.told.append(telling)
    for deadline in deadlines:
        deadline.told.sort(key=lambda t: t.order)
    allowed = _by_length([t for t in undated if t.found.step == "set"])
    return [_event(d, _successor(d, deadlines), evidence_of) for d in (*deadlines, *allowed)]


def _by_length(tellings: Sequence[Telling]) -> list[Deadline]:
    """Return the deadlines told by their length only ("30 days to review it"), each length once."""
    found: dict[str, Deadline] = {}
    for t in tellings:
        found.setdefault(t.found.head, Deadline("")).told.append(t)
    return list(found.values())


def _by_date(tellings: Sequence[Telling]) -> list[Deadline]:
    """Return the deadlines by date; "until March" joins the one day in March that is set."""
    days = {t.found.start or "" for t in tellings}
    found: dict[str, Deadline] = {}
    for t in tellings:
        day = t.found.start or ""
        exact = sorted(d for d in days if len(d) == 10 and d.startswith(day))
        key = exact[0] if len(day) < 10 and len(exact) == 1 else day
        found.setdefault(key, Deadline(key)).told.append(t)
    return [found[day] for day in sorted(found)]


def _meant(telling: Telling, deadlines: Sequence[Deadline]) -> Deadline | None:
    """Return the deadline an undated step belongs to: the nearest one of its report, else the latest open one.

    What is moved is an old date: one that the report tells beside a later one, or that an earlier report told.
    """
    moved = telling.found.step == "moved"
    here = [(t, d) for d in deadlines for t in d.told if t.report.id == telling.report.id and t.found.start]
    last = max((d.day for _, d in here), default="")
    near = [(t, d) for t, d in here if not moved or d.day < last]
    before = [d for d in deadlines if _is_open(d, telling) and (not moved or not last or d.day < last)]
    if not near and before:
        return max(before, key=lambda d: (max(t.day for t in d.told if t.day <= telling.day), d.day))
    return min(near or here, key=lambda h: (*_distance(h[0], telling), h[1].day), default=(None, None))[1]


def _distance(t: Telling, step: Telling) -> tuple[bool, int]:
    """Return how far a date is told from a step in the same report, those told before the step first."""
    gap = t.found.passage.start - step.found.passage.start
    return gap > 0, abs(gap)


def _is_open(deadline: Deadline, step: Telling) -> bool:
    """Whether a deadline, told before, is still the one that a report can speak of."""
    return not deadline.over and deadline.told[0].day <= step.day and _still_near(deadline, step.day)


def _still_near(deadline: Deadline, day: str) -> bool:
    return not day or len(deadline.day) < 10 or _plus(deadline.day, LINGERS) >= day


def _plus(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days)).isoformat()


def _successor(deadline: Deadline, deadlines: Sequence[Deadline]) -> Deadline | None:
    """Return the date a deadline was moved to: the nearest later one that the same report sets."""
    moves = [t for t in deadline.told if t.found.step == "moved"]
    options = [
        (abs(t.found.passage.start - move.found.passage.start), later.day, later)
        for move in moves
        for later in deadlines
        for t in later.told
        if later.day > deadline.day and t.report.id == move.report.id and t.found.step == "set"
    ]
    return min(options, key=lambda o: o[:2], default=(0, "", None))[2]


def _status(deadline: Deadline) -> EventStatus:
    """Return the status after the last step that ended it, or what the latest report says."""
    ends = [t for t in deadline.told if t.found.step in BY_STEP]
    if ends:
        last = max(ends, key=lambda t: (t.found.step_on or "", t.order))
        return BY_STEP[last.found.step or ""]
    return next((t.found.status for t in reversed(deadline.told) if t.found.status != "scheduled"), "scheduled")


def _event(deadline: Deadline, successor: Deadline | None, evidence_of: Callable[[Passage], Evidence]) -> Event:
    told = deadline.told
    dated = [t for t in told if t.found.start] or told
    return Event(
        id=event_id(told[0]),
        kind="deadline",
        status=_status(deadline),
        says=says_of(dated, dated[-1].found.status),
        evidence=cite(told, evidence_of),
        who=tuple(dict.fromkeys(actor for t in told for actor in t.who)),
        start=deadline.day or None,
        end=deadline.day or None,
        states=states_of(told, evidence_of),
        moved_to=event_id(successor.told[0]) if successor else None,
        known_from=known_from(told),
    )
