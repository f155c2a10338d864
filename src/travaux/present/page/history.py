"""What changed, what is open, what contradicts what, and the lists under the picture of the calendar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from markupsafe import Markup

from travaux.model import Conflict
from travaux.present.changes import CHANGES_SHOWN, STEPS_SHOWN, change_line, change_weight, step_title
from travaux.present.dates import SHOWN, calendar
from travaux.present.desk import Desk, by_support, cites, families_in, line
from travaux.present.disputes import CONFLICTS_SHOWN, OPEN_SHOWN, claim_line
from travaux.present.page.markup import Writer, plain

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Group:
    """A titled list: the items that are shown, and those that are folded."""

    title: str
    items: tuple[Markup, ...]
    folded: tuple[Markup, ...] = ()
    kept: tuple[Markup, ...] = ()  # terms that stayed as they were


@dataclass(frozen=True, slots=True)
class Dispute:
    """Claims that cannot all hold, side by side."""

    id: str
    about: str
    facet: Markup
    claims: tuple[Markup, ...]


def fold(items: Sequence[T], limit: int) -> tuple[tuple[T, ...], tuple[T, ...]]:
    """Return the items to show and those to fold; one is never folded alone."""
    at = limit if len(items) > limit + 1 else len(items)
    return tuple(items[:at]), tuple(items[at:])


def changes_of(desk: Desk, writer: Writer) -> tuple[tuple[Group, ...], tuple[Group, ...]]:
    """Return the steps from draft to draft, the latest first, and those that are folded."""
    place = {d.id: n for n, d in enumerate(desk.drafts)}
    known = [c for c in desk.record.changes if c.from_draft in place and c.to_draft in place]
    steps = sorted({(c.from_draft, c.to_draft) for c in known}, key=lambda s: (-place[s[1]], -place[s[0]]))
    groups = []
    for before, after in steps:
        here = sorted((c for c in known if (c.from_draft, c.to_draft) == (before, after)), key=change_weight)
        told = [writer.item(change_line(desk, c), c) for c in here if c.kind != "kept"]
        kept = [writer.item(change_line(desk, c), c) for c in here if c.kind == "kept"]
        groups.append(Group(step_title(desk, before, after), *fold(told, CHANGES_SHOWN), tuple(kept)))
    return fold(groups, STEPS_SHOWN)


def open_of(desk: Desk, writer: Writer) -> Group:
    """Return what is not settled, most widely reported first."""
    ranked = sorted(desk.record.open_issues, key=by_support)
    items = [writer.item(line(desk.says(o.issue), *cites(desk.cite(o.evidence))), o) for o in ranked]
    return Group("Open", *fold(items, OPEN_SHOWN))


def calendar_of(desk: Desk, writer: Writer) -> tuple[Group, ...]:
    """Return the lists of the calendar; those with most sources are shown, newest first, in order of time."""
    groups = []
    for title, entries in calendar(desk).items():
        newest = sorted(entries, key=lambda e: e.when if e.when != "9999" else "", reverse=True)
        here, left = fold(sorted(newest, key=lambda e: -e.sources), SHOWN[title])
        shown = [writer.item(e.line, e.item) for e in entries if e in here]
        folded = [writer.item(e.line, e.item) for e in entries if e in left]
        if entries:
            groups.append(Group(title, tuple(shown), tuple(folded)))
    return tuple(groups)


def disputes_of(desk: Desk, writer: Writer) -> tuple[tuple[Dispute, ...], tuple[Dispute, ...]]:
    """Return the contradictions, and those that are folded."""
    ranked = sorted(desk.record.conflicts, key=lambda c: -families_in(e for claim in c.claims for e in claim.evidence))
    return fold([_dispute(desk, writer, c) for c in ranked], CONFLICTS_SHOWN)


def _dispute(desk: Desk, writer: Writer, conflict: Conflict) -> Dispute:
    writer.anchors.add(conflict.id)
    claims = tuple(writer.line(claim_line(desk, c)) for c in conflict.claims)
    return Dispute(conflict.id, plain(desk.says(conflict.about)), writer.facet(conflict), claims)
