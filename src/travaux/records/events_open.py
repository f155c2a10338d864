"""What the last reports call unsettled, each point once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from travaux.findings.found import OpenFound
from travaux.model import Evidence, NextStep, OpenIssue, Passage, Report, make_id
from travaux.records.events_match import likeness

# The last reports are this share of the pile, and at least the latest one.
LAST_SHARE = 0.25
# ... and no older than so many days before it: what was open in spring is not what is open in winter.
LAST_DAYS = 100
# Two points are one if what they are about, or the sentences that tell them, share so much of the shorter one's words.
SAME_POINT = 0.5
SAME_SENTENCE = 0.6


def open_issues(
    found: Sequence[tuple[Report, Sequence[OpenFound]]],
    as_at: str | None,
    evidence_of: Callable[[Passage], Evidence],
) -> tuple[OpenIssue, ...]:
    """Return what is not settled as of the last reports up to ``as_at``, in the order in which it is told."""
    points = [p for report, told in _last(found, as_at) for p in sorted(told, key=lambda p: p.passage)]
    groups: list[list[OpenFound]] = []
    for point in points:
        home = next((g for g in groups if any(_same(point, other) for other in g)), None)
        if home is None:
            groups.append([point])
        else:
            home.append(point)
    published = {report.id: report.published for report, _ in found}
    return tuple(_issue(g, published, evidence_of) for g in groups)


def _last(
    found: Sequence[tuple[Report, Sequence[OpenFound]]], as_at: str | None
) -> list[tuple[Report, Sequence[OpenFound]]]:
    """Return the last reports, the latest first."""
    day = {report.id: (report.published or "")[:10] for report, _ in found}
    until = [f for f in found if not as_at or day[f[0].id] <= as_at[:10]] or list(found)
    until.sort(key=lambda f: f[0].id)
    until.sort(key=lambda f: day[f[0].id], reverse=True)
    count = max(1, round(len(until) * LAST_SHARE))
    return [f for n, f in enumerate(until[:count]) if n == 0 or _near(day[f[0].id], day[until[0][0].id])]


def _near(earlier: str, later: str) -> bool:
    if len(earlier) < len("YYYY-MM-DD") or len(later) < len("YYYY-MM-DD"):
        return True
    return (date.fromisoformat(later) - date.fromisoformat(earlier)).days <= LAST_DAYS


def _same(a: OpenFound, b: OpenFound) -> bool:
    if _within(a.passage, b.passage) or _within(b.passage, a.passage) or likeness(a.about, b.about) >= SAME_POINT:
        return True
    return a.passage.report != b.passage.report and likeness(a.passage.text, b.passage.text) >= SAME_SENTENCE


def _within(a: Passage, b: Passage) -> bool:
    return a.report == b.report and b.start <= a.start and a.end <= b.end


def _issue(
    points: Sequence[OpenFound], published: dict[str, str | None], evidence_of: Callable[[Passage], Evidence]
) -> OpenIssue:
    first = points[0]
    about = next(
        (p.about for p in points if p.about.partition(" ")[0].lower() in ("whether", "when", "how", "if")), first.about
    )
    passages = list(dict.fromkeys(p.passage for p in points))
    return OpenIssue(
        id=make_id("o", first.passage.report, first.passage.start, first.about),
        issue=about,
        evidence=tuple(evidence_of(p) for p in passages),
        known_from=min((day for p in passages if (day := published.get(p.report))), default=None),
    )


def needed_steps(
    found: Sequence[tuple[Report, Sequence[OpenFound]]], evidence_of: Callable[[Passage], Evidence]
) -> tuple[NextStep, ...]:
    """Return the steps that reports say have to be taken, each once, by the latest report that tells it."""
    told = [(report, point) for report, points in found for point in points if point.needed]
    told.sort(key=lambda t: (t[0].published or "", t[0].id, t[1].passage), reverse=True)
    kept: list[tuple[Report, OpenFound]] = []
    for report, point in told:
        if not any(_same(point, other) for _, other in kept):
            kept.append((report, point))
    return tuple(
        NextStep(
            id=make_id("n", point.passage.report, point.passage.start, point.about),
            what=point.about,
            when=None,
            evidence=(evidence_of(point.passage),),
            known_from=report.published,
        )
        for report, point in kept
    )
