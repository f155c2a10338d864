"""One report through all finders, over one shared reading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from travaux.findings.cast import find_cast
from travaux.findings.cast_sources import with_sources
from travaux.findings.changes import find_changes
from travaux.findings.changes_asked import find_asked
from travaux.findings.changes_beside import find_beside
from travaux.findings.discourse import find_discourse
from travaux.findings.events import find_events
from travaux.findings.found import ChangeFound, Discourse, Findings, ProvisionFound, View
from travaux.findings.open_points import find_open_points
from travaux.findings.positions import find_positions
from travaux.findings.provisions import find_provisions
from travaux.findings.statements import find_statements
from travaux.findings.terms import find_terms
from travaux.findings.updated import updated
from travaux.language.calendar import find_times
from travaux.language.quantities import find_quantities
from travaux.language.reading import Page
from travaux.language.spans import TimeExpression
from travaux.model import Report


def find(page: Page) -> Findings:
    """Return all that one report says."""
    view = view_of(page)
    drafts = find_discourse(view)
    terms, asked = find_terms(view, len(drafts.mentions))
    provisions = (*find_provisions(view, drafts, but_not=asked), *asked)
    return Findings(
        view=view,
        drafts=replace(drafts, mentions=(*drafts.mentions, *terms)) if terms else drafts,
        provisions=provisions,
        changes=_changes(view, drafts, provisions),
        positions=find_positions(view, drafts),
        events=find_events(view),
        open_points=find_open_points(view),
    )


def _changes(view: View, drafts: Discourse, provisions: Sequence[ProvisionFound]) -> tuple[ChangeFound, ...]:
    """Return the changes told, in the order of the text; one told by two figures says more than its verb alone."""
    plain = find_changes(view, drafts, provisions)
    other = [c for c in plain if c.kind != "changed"]  # "stays at five years, not three" is kept
    beside = [b for b in find_beside(view, drafts, provisions) if not any(_meet(b, c) for c in other)]
    told = [c for c in plain if c.kind != "changed" or not any(_meet(c, b) for b in beside)]
    found = (*told, *beside, *find_asked(view, drafts))
    return tuple(sorted(found, key=lambda c: (c.passage.start, c.passage.end, c.about)))


def _meet(a: ChangeFound, b: ChangeFound) -> bool:
    return a.passage.start < b.passage.end and b.passage.start < a.passage.end


def view_of(page: Page) -> View:
    """Return the shared reading of a report: cast, calendar expressions, quantities, statements."""
    cast = find_cast(page)
    times = times_of(page.report)
    quantities = find_quantities(page.report.text, times=times)
    cast, said = with_sources(page.report.id, cast, find_statements(page, cast, times))
    return View(page, cast, times, quantities, said)


def times_of(report: Report) -> tuple[TimeExpression, ...]:
    """Return the calendar expressions of a report; those in an entry of a live page count from the entry's own day."""
    found: list[TimeExpression] = []
    for start, end, day in _runs(report):
        anchor = date.fromisoformat(day[:10]) if day else None
        shifted = find_times(report.text[start:end], anchor)
        found += [replace(t, start=t.start + start, end=t.end + start) for t in shifted] if start else shifted
    return updated(report, tuple(found))


def _runs(report: Report) -> list[tuple[int, int, str | None]]:
    """Return the stretches of the text between changes of day, each with its day: one, where no entry has its own."""
    if not report.blocks:
        return [(0, len(report.text), report.published)]
    runs: list[tuple[int, int, str | None]] = []
    for block in report.blocks:
        day = block.day or report.published
        if not runs or runs[-1][2] != day:
            runs.append((block.start if runs else 0, len(report.text), day))
    ends = [start for start, _, _ in runs[1:]] + [len(report.text)]
    return [(start, end, day) for (start, _, day), end in zip(runs, ends, strict=True)]


__all__ = ["Discourse", "find", "view_of"]
