"""What is open, and where the reports contradict each other."""

from __future__ import annotations

from travaux.model import Claim, Conflict, OpenIssue
from travaux.present.desk import Desk, by_support, cites, families_in, in_brackets, line, more_item
from travaux.present.document import Item, Line, Listing, Paragraph, Section, Text
from travaux.present.wording import listed, readable_date, shorten

OPEN_SHOWN = 10
CONFLICTS_SHOWN = 8
CLAIMS_SHOWN = 5
OUTLETS_SHOWN = 3
OUTLET_LIMIT = 40
ABOUT_LIMIT = 100
NOTHING_OPEN = "The reports call nothing open."
NO_CONFLICT = "No contradiction between the reports was found."


def open_section(desk: Desk) -> Section:
    """Return what is not settled, most widely reported first."""
    ranked = sorted(desk.record.open_issues, key=by_support)
    if not ranked:
        return Section("Open", (Paragraph(line(NOTHING_OPEN)),))
    here, left = desk.cut(ranked, OPEN_SHOWN)
    return Section("Open", (Listing((*(_open(desk, o) for o in here), *more_item(left))),))


def _open(desk: Desk, point: OpenIssue) -> Item:
    return Item(line(desk.says(point.issue), *cites(desk.cite(point.evidence, of=point.id))))


def conflicts_section(desk: Desk) -> Section:
    """Return the contradictions, claims beneath each other, each with who carries it."""
    title = "Where the reports contradict each other"
    ranked = sorted(desk.record.conflicts, key=lambda c: -families_in(e for claim in c.claims for e in claim.evidence))
    if not ranked:
        return Section(title, (Paragraph(line(NO_CONFLICT)),))
    here, left = desk.cut(ranked, CONFLICTS_SHOWN)
    return Section(title, (Listing((*(_conflict(desk, c) for c in here), *more_item(left))),))


def _conflict(desk: Desk, conflict: Conflict) -> Item:
    here, left = desk.cut(conflict.claims, CLAIMS_SHOWN)
    about = Text(desk.says(conflict.about, ABOUT_LIMIT), "strong")
    note = Text(in_brackets(desk.corrected(conflict.id)), "note")
    return Item(line(about, note), (*(Item(claim_line(desk, c)) for c in here), *more_item(left, "claim")))


def claim_line(desk: Desk, claim: Claim) -> Line:
    """Return a claim with the outlets that carry it."""
    reports = [desk.reports[e.report] for e in claim.evidence if e.report in desk.reports]
    by_outlet = {shorten(r.outlet or r.path, OUTLET_LIMIT): r for r in reversed(reports)}
    outlets, left = desk.cut(list(reversed(by_outlet)), OUTLETS_SHOWN)
    carriers = listed([*outlets, *([f"{left} more"] if left else [])])
    date = readable_date(reports[0].published) if len(by_outlet) == 1 and reports[0].published else ""
    return line(desk.says(claim.says), in_brackets(carriers, date), *cites(desk.cite(claim.evidence)))
