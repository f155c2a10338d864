"""What is still to come: plans ahead, plans told of late, and what has to be done before the matter is settled."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from travaux.model import Event, Evidence, NextStep, make_id
from travaux.records.events_match import likeness

UNDATED = "9999"
# A plan without a date is a next step only if a report of the last days tells it: as many days before the end of the
# pile as lie between its last two days of publication, within these bounds.
FRESH, STALE = 3, 21
# Of two plans for one time, one wider than the other, so much of the wording is the same if they are one.
ALIKE = 0.4


def next_steps(
    events: Iterable[Event],
    as_at: str | None,
    published: Mapping[str, str | None],
    needed: Iterable[NextStep] = (),
) -> tuple[NextStep, ...]:
    """Return what is still to come on the day ``as_at``, dated steps first.

    ``published`` gives the day of each report by its id. A plan without a date counts while it is fresh. What has
    happened is no longer next, nor is a plan that another one tells more exactly. ``needed`` are steps that nobody has
    planned but that have to be taken; they count while they are fresh.
    """
    events = tuple(events)
    days = sorted({day[:10] for day in published.values() if day})
    latest = (as_at or max(days, default=""))[:10]
    fresh = _pace([d for d in days if d <= latest] if latest else days)
    ahead = [e for e in events if e.status == "scheduled" and _ahead(e, latest, published, fresh)]
    open_ = [e for e in ahead if not any(_overtakes(h, e, published) for h in events)]
    kept = [e for e in open_ if not any(_is_wider(e, other) for other in open_ if other is not e)]
    steps = [_step(e) for e in kept]
    for n in needed:
        fresh_ = _is_fresh(n.evidence, latest, published, fresh)
        if fresh_ and not _told_by(n, open_) and not any(_settles(h, n, published) for h in events):
            steps.append(n)
    return tuple(sorted(steps, key=lambda n: (n.when or UNDATED, n.id)))


def _pace(days: Sequence[str]) -> float:
    """Return for how many days a plan without a date is fresh: reports that come seldom are not old so soon."""
    gap = _days_between(days[-2], days[-1]) if len(days) > 1 else FRESH
    return min(max(gap, FRESH), STALE)


def _step(event: Event) -> NextStep:
    when = event.start if event.start == event.end else "/".join(d for d in (event.start, event.end) if d)
    return NextStep(make_id("n", event.id), event.says, when or None, event.evidence, event.known_from)


def _ahead(event: Event, latest: str, published: Mapping[str, str | None], fresh: float) -> bool:
    until = event.end or event.start
    if until:
        return until >= latest[: len(until)]
    return _is_fresh(event.evidence, latest, published, fresh)


def _is_fresh(evidence: Iterable[Evidence], latest: str, published: Mapping[str, str | None], fresh: float) -> bool:
    return _days_between(_last_told(evidence, published), latest) <= fresh


def _last_told(evidence: Iterable[Evidence], published: Mapping[str, str | None]) -> str:
    return max((published.get(e.report) or "" for e in evidence), default="")[:10]


def _overtakes(done: Event, plan: Event, published: Mapping[str, str | None]) -> bool:
    """Whether a later report tells a plan as done: an event of its kind, with somebody of it, since it was told."""
    if done.status != "happened" or done.kind != plan.kind or plan.kind == "other":
        return False
    told = _last_told(plan.evidence, published)
    if not told or _last_told(done.evidence, published) <= told or (done.start or "") < told[: len(done.start or "")]:
        return False
    shared = set(done.who) & set(plan.who)
    if plan.start and done.start and not _overlap(done, plan):
        return False
    return bool(shared) and (bool(plan.start) or likeness(done.says, plan.says) >= ALIKE)


def _settles(done: Event, step: NextStep, published: Mapping[str, str | None]) -> bool:
    """Whether a vote or a signing came about after a report told that something had to be done."""
    told = _last_told(step.evidence, published)
    after = _last_told(done.evidence, published) > told and (done.start or "") >= told[: len(done.start or "")]
    return done.status == "happened" and done.kind in ("vote", "signing") and bool(done.start) and after


def _overlap(a: Event, b: Event) -> bool:
    return _first(a) <= _last(b) and _first(b) <= _last(a)


def _first(event: Event) -> str:
    return ((event.start or event.end or "") + "-01-01")[:10] if event.start or event.end else ""


def _last(event: Event) -> str:
    end = event.end or event.start or ""
    return end + {4: "-12-31", 7: "-31"}.get(len(end), "")


def _is_wider(plan: Event, other: Event) -> bool:
    """Whether another plan tells the same for a shorter time within this one's, or for the same time."""
    if not (plan.start and other.start) or _first(other) < _first(plan) or _last(other) > _last(plan):
        return False
    same = (_first(other), _last(other)) == (_first(plan), _last(plan))
    if same and (len(other.evidence), other.id) < (len(plan.evidence), plan.id):
        return False
    return likeness(plan.says, other.says) >= ALIKE


def _told_by(step: NextStep, plans: Iterable[Event]) -> bool:
    return any(
        p.report == e.report and p.start < e.end and e.start < p.end
        for plan in plans
        for e in plan.evidence
        for p in step.evidence
    )


def _days_between(earlier: str, later: str) -> float:
    if len(earlier) < 10 or len(later) < 10:
        return float("inf")
    return (date.fromisoformat(later) - date.fromisoformat(earlier)).days
