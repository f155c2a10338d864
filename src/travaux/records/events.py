"""One event told by several reports becomes one item: its date, its status, its states, and who says so where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from travaux.findings.found import EventFound
from travaux.model import Event, EventStatus, Evidence, Passage, Report
from travaux.records.events_deadlines import chain_deadlines
from travaux.records.events_match import (
    Telling,
    cite,
    event_id,
    group,
    interval_of,
    known_from,
    says_of,
    states_of,
    tellings_of,
)
from travaux.records.events_next import UNDATED, next_steps
from travaux.records.events_open import needed_steps, open_issues

__all__ = ["UNDATED", "merge_events", "needed_steps", "next_steps", "open_issues"]


def merge_events(
    found: Sequence[tuple[Report, Sequence[EventFound]]],
    actor_of: Callable[[str], str | None],
    evidence_of: Callable[[Passage], Evidence],
) -> tuple[Event, ...]:
    """Return the events of a pile, each once, by start, kind and id. The order of ``found`` does not matter.

    ``actor_of`` gives the id of a cast member's key, ``evidence_of`` a passage with the family it counts for.
    """
    tellings = tellings_of(found, actor_of)
    plain = group([t for t in tellings if t.found.kind != "deadline"])
    events = [_event(told, evidence_of) for told in plain]
    events += chain_deadlines([t for t in tellings if t.found.kind == "deadline"], evidence_of)
    return tuple(sorted(events, key=lambda e: (e.start or e.end or UNDATED, e.kind, e.id)))


def _event(told: Sequence[Telling], evidence_of: Callable[[Passage], Evidence]) -> Event:
    status = _status(told)
    start, end = interval_of(told, status)
    kinds = Counter(t.found.kind for t in told if t.found.kind != "other").most_common(1)
    return Event(
        id=event_id(told[0]),
        kind=kinds[0][0] if kinds else "other",
        status=status,
        says=says_of(told, status, (start, end)),
        evidence=cite(told, evidence_of),
        who=_who(told),
        place=_most(t.found.place for t in told),
        start=start,
        end=end,
        states=states_of(told, evidence_of),
        known_from=known_from(told),
    )


def _who(told: Sequence[Telling]) -> tuple[str, ...]:
    """Return who takes part as any report tells; in what comes out, which few do, nobody told much less than others."""
    counted = Counter(actor for t in told for actor in t.who)
    few = bool(told) and told[0].found.kind in ("publication", "leak")
    least = max(counted.values(), default=0) / 2 if few else 0
    return tuple(actor for actor in counted if counted[actor] >= least)


def _status(told: Sequence[Telling]) -> EventStatus:
    """Return what the latest report says; a plan told after the event as it had been is no news."""
    last = told[-1].found.status
    if last == "scheduled" and any(t.found.status == "happened" for t in told):
        return "happened"
    return last


def _most(values: Iterable[str | None]) -> str | None:
    """Return the value given most often, of equals the first."""
    return next((value for value, _ in Counter(v for v in values if v).most_common(1)), None)
