"""Which findings tell of one event: by kind, time, place, participants and words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from travaux.findings.found import EventFound
from travaux.model import EventKind, EventStatus, Evidence, Passage, Report, State, StateStatus, make_id

# Reports of one event without a date lie at most this far apart, and this far from its day (days).
NEWS_SPAN = 10
# Of "three days of talks that ended on Friday" and "at the talks on Friday" the longer tells the talks; of "this week"
# and "on Tuesday" the shorter does (days).
FEW_DAYS = 4
# Share of the shorter clause's content words that two tellings of one act have in common.
ALIKE = 0.5
# Kinds of which a day seldom sees two in one negotiation, and kinds that reports take for one another.
SINGLE: frozenset[EventKind] = frozenset({"publication", "leak", "signing", "vote"})
MIXED: tuple[set[EventKind], ...] = ({"meeting", "call"}, {"strike", "other"}, {"publication", "leak"})
# The order of steps that were taken on one day.
STEP_ORDER: tuple[StateStatus, ...] = ("set", "announced", "moved", "met", "held", "called off", "dropped")
# Words of fewer letters than this tell little.
SHORTEST_WORD = 4


@dataclass(frozen=True, slots=True)
class Telling:
    """One finding of an event with the report that tells it and the ids of its participants.

    ``near`` are the ids of everybody whom its clause mentions.
    """

    day: str  # of publication, "" if unknown
    report: Report
    found: EventFound
    who: tuple[str, ...]
    near: tuple[str, ...]

    @property
    def order(self) -> tuple[str, str, int, int, tuple[str, ...]]:
        """What tellings are sorted by: day of publication, report, place in it, and the rest to tell twins apart."""
        f, p = self.found, self.found.passage
        rest = (
            f.kind,
            f.head,
            f.start or "",
            f.end or "",
            f.place or "",
            f.step or "",
            f.step_on or "",
            f.status,
            f.says,
        )
        return (self.day or "9999", self.report.id, p.start, p.end, rest)


def tellings_of(
    found: Iterable[tuple[Report, Sequence[EventFound]]], actor_of: Callable[[str], str | None]
) -> list[Telling]:
    """Return all findings as tellings, in order of publication."""

    def actors(keys: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(a for k in keys if (a := actor_of(k))))

    listed = [
        Telling((report.published or "")[:10], report, f, actors(f.who), actors(f.near))
        for report, events in found
        for f in events
    ]
    return sorted(listed, key=lambda t: t.order)


def group(tellings: Sequence[Telling]) -> list[list[Telling]]:
    """Return the tellings event by event, each group and all groups in order of publication."""
    groups: list[list[Telling]] = []
    for telling in sorted(tellings, key=lambda t: (_width(t.found), t.order)):
        scored = [(sum(alike(telling, other) for other in g) / len(g), -n) for n, g in enumerate(groups)]
        best = max(scored, default=(0.0, 0))
        if best[0] >= 0.5:
            groups[-best[1]].append(telling)
        else:
            groups.append([telling])
    return sorted((sorted(g, key=lambda t: t.order) for g in groups), key=lambda g: g[0].order)


def alike(a: Telling, b: Telling) -> bool:
    """Whether two tellings can be of one event."""
    x, y = a.found, b.found
    if not _kinds_agree(x, y) or _places_differ(x.place, y.place):
        return False
    place = bool(x.place and y.place)
    these, those = (a.near, b.near) if a.near or b.near else (a.who, b.who)
    shared = len(set(these) & set(those))
    strangers = bool(these and those) and not shared
    if x.kind == "other" and y.kind == "other" and x.head != y.head and likeness(x.says, y.says) < ALIKE:
        return False
    if _known(x) and _known(y):
        if not _overlap(x, y) or (strangers and not place):
            return False
        return place or shared > 0 or x.head == y.head or (x.kind in SINGLE and x.start == y.start)
    if x.kind == y.kind == "leak" and a.report.id == b.report.id:
        return True
    if not _close(a, b):
        return False
    if _known(x) or _known(y):
        return (place and not strangers) or shared > 1 or likeness(x.says, y.says) >= ALIKE
    return (place and shared > 0) or (shared > 1 and x.head == y.head) or likeness(x.says, y.says) >= ALIKE


def _kinds_agree(x: EventFound, y: EventFound) -> bool:
    if x.kind == y.kind:
        return True
    if {x.kind, y.kind} == {"meeting", "visit"}:
        return x.status == y.status == "scheduled" and x.place == y.place is not None
    return {x.kind, y.kind} in MIXED and x.start == y.start is not None


def _places_differ(a: str | None, b: str | None) -> bool:
    return bool(a and b) and not (set(_words(a or "", 1)) & set(_words(b or "", 1)))


def _known(f: EventFound) -> bool:
    return bool(f.start or f.end)


def _bounds(f: EventFound) -> tuple[date, date]:
    start, end = f.start or f.end or "", f.end or f.start or ""
    return _first_day(start), _last_day(end)


def _first_day(iso: str) -> date:
    return date.fromisoformat((iso + "-01-01")[:10])


def _last_day(iso: str) -> date:
    if len(iso) == 10:
        return date.fromisoformat(iso)
    if len(iso) == 4:
        return date(int(iso), 12, 31)
    year, month = int(iso[:4]), int(iso[5:7])
    return date.fromordinal(date(year + month // 12, month % 12 + 1, 1).toordinal() - 1)


def _width(f: EventFound) -> int:
    """Return the length of an event's interval in days; without one it is longest."""
    if not _known(f):
        return 10**6
    first, last = _bounds(f)
    return (last - first).days


def _overlap(x: EventFound, y: EventFound) -> bool:
    (a, b), (c, d) = _bounds(x), _bounds(y)
    return a <= d and c <= b


def _close(a: Telling, b: Telling) -> bool:
    """Whether an undated telling lies near the other one's day, or both were published about the same time."""
    days = [_bounds(t.found)[0] if _known(t.found) else _day(t.day) for t in (a, b)]
    return days[0] is not None and days[1] is not None and abs((days[0] - days[1]).days) <= NEWS_SPAN


def _day(iso: str) -> date | None:
    return date.fromisoformat(iso) if len(iso) == 10 else None


def _words(text: str, shortest: int = SHORTEST_WORD) -> list[str]:
    return [w for w in re.findall(r"\w+", text.lower()) if len(w) >= shortest]


def likeness(a: str, b: str) -> float:
    """Return the share of the shorter text's longer words that the other one has as well."""
    x, y = set(_words(a)), set(_words(b))
    return len(x & y) / min(len(x), len(y)) if x and y else 0.0


def interval_of(tellings: Sequence[Telling], status: EventStatus) -> tuple[str | None, str | None]:
    """Return the interval most tellings give; of equals one told of the final status, of a few days the longest."""
    known = [t for t in tellings if _known(t.found)]
    if not known:
        return None, None
    count = Counter((t.found.start, t.found.end) for t in known)

    def rank(t: Telling) -> tuple[int, bool, bool, int]:
        width = _width(t.found)
        short = width < FEW_DAYS
        return (-count[(t.found.start, t.found.end)], t.found.status != status, not short, -width if short else width)

    best = min(known, key=lambda t: (rank(t), t.order)).found
    return best.start, best.end


def event_id(first: Telling) -> str:
    """Return the id of an event from its earliest mention."""
    f = first.found
    return make_id("e", f.kind, f.passage.report, f.passage.start, f.passage.end, f.head, f.place, f.start)


def known_from(tellings: Sequence[Telling]) -> str | None:
    """Return the first day on which one of the tellings was published."""
    return min((t.report.published for t in tellings if t.report.published), default=None)


def says_of(tellings: Sequence[Telling], status: EventStatus, when: tuple[str | None, str | None] = ("", "")) -> str:
    """Return the wording of an event: of its final status, of its day, dated and with participants where one is."""

    def rank(t: Telling) -> tuple[bool, bool, bool, bool, int]:
        other_day = any(when) and (t.found.start, t.found.end) != when
        return (t.found.status != status, not _known(t.found), other_day, not t.who, len(t.found.says))

    return min(tellings, key=lambda t: (rank(t), t.order)).found.says


def cite(tellings: Iterable[Telling], evidence_of: Callable[[Passage], Evidence]) -> tuple[Evidence, ...]:
    """Return the passages of tellings as evidence in order, each once, none that another contains."""
    unique = {t.found.passage: t for t in tellings}
    kept = [t for p, t in unique.items() if not any(_inside(p, q) for q in unique)]
    return tuple(evidence_of(t.found.passage) for t in sorted(kept, key=lambda t: t.order))


def _inside(p: Passage, q: Passage) -> bool:
    return p.report == q.report and q.start <= p.start and p.end <= q.end and (q.end - q.start) > (p.end - p.start)


def states_of(tellings: Sequence[Telling], evidence_of: Callable[[Passage], Evidence]) -> tuple[State, ...]:
    """Return the steps in an event's life by date, each once with the first day told; undated ones stand first."""
    by_step: dict[StateStatus, list[Telling]] = {}
    for t in tellings:
        if t.found.step:
            by_step.setdefault(t.found.step, []).append(t)
    states = [
        State(step, min((t.found.step_on for t in told if t.found.step_on), default=None), cite(told, evidence_of))
        for step, told in by_step.items()
    ]
    return tuple(sorted(states, key=lambda state: (state.on or "", STEP_ORDER.index(state.status))))
