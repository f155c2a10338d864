"""One report through all finders, over one shared reading."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from travaux.findings.cast import find_cast
from travaux.findings.changes import find_changes
from travaux.findings.discourse import find_discourse
from travaux.findings.events import find_events
from travaux.findings.found import Discourse, Findings, View
from travaux.findings.open_points import find_open_points
from travaux.findings.positions import find_positions
from travaux.findings.provisions import find_provisions
from travaux.findings.statements import find_statements
from travaux.findings.terms import find_terms
from travaux.language.calendar import find_times
from travaux.language.quantities import find_quantities
from travaux.language.reading import Page


def find(page: Page) -> Findings:
    """Return all that one report says."""
    view = view_of(page)
    drafts = find_discourse(view)
    terms, asked = find_terms(view, len(drafts.mentions))
    return Findings(
        view=view,
        drafts=replace(drafts, mentions=(*drafts.mentions, *terms)) if terms else drafts,
        provisions=(*find_provisions(view, drafts), *asked),
        changes=find_changes(view, drafts),
        positions=find_positions(view, drafts),
        events=find_events(view),
        open_points=find_open_points(view),
    )


def view_of(page: Page) -> View:
    """Return the shared reading of a report: cast, calendar expressions, quantities, statements."""
    report = page.report
    anchor = date.fromisoformat(report.published[:10]) if report.published else None
    cast = find_cast(page)
    times = find_times(report.text, anchor)
    quantities = find_quantities(report.text, times=times)
    return View(page, cast, times, quantities, find_statements(page, cast, times))


__all__ = ["Discourse", "find", "view_of"]
