"""Who stands where, party by party."""

from __future__ import annotations

from travaux.model import Position
from travaux.present.desk import (
    Desk,
    by_support,
    cites,
    families_in,
    grouped,
    in_brackets,
    line,
    more_item,
    readable_issue,
)
from travaux.present.document import Item, Line, Listing, Paragraph, Section, Text
from travaux.present.wording import first_day, readable_date

PARTIES_SHOWN = 12
POSITIONS_SHOWN = 4
QUOTED_LIMIT = 120
NO_POSITION = "The reports tell nobody’s position."


def positions_section(desk: Desk) -> Section:
    """Return the parties, those with most sources first, each with its latest positions first."""
    title = "Who stands where"
    parties = grouped(desk.record.positions, lambda p: desk.party(p.actor))
    if not parties:
        return Section(title, (Paragraph(line(NO_POSITION)),))
    ranked = sorted(parties, key=lambda name: (_sources(parties[name]), -len(parties[name]), name.casefold(), name))
    here, left = desk.cut(ranked, PARTIES_SHOWN)
    items = [_party(desk, name, parties[name]) for name in here]
    return Section(title, (Listing((*items, *more_item(left, "party"))),))


def _sources(positions: list[Position]) -> int:
    return -families_in(e for p in positions for e in p.evidence)


def _party(desk: Desk, name: str, positions: list[Position]) -> Item:
    """Return a party's item; a single position stands on its line."""
    place = {d.id: n for n, d in enumerate(desk.drafts)}
    by_date = sorted(positions, key=lambda p: first_day(p.date or p.known_from), reverse=True)
    ranked = sorted(by_date, key=lambda p: (-place.get(p.draft or "", -1), by_support(p)))
    shared = list(grouped(ranked, what_is_held).values())
    if len(shared) == 1:
        return Item((Text(name, "strong"), Text(": "), *position_line(desk, name, shared[0])))
    here, left = desk.cut(shared, POSITIONS_SHOWN)
    return Item(line(Text(name, "strong")), (*(Item(position_line(desk, name, p)) for p in here), *more_item(left)))


def what_is_held(position: Position) -> tuple[object, ...]:
    """Return what several holders of one position, told by the same passages, have in common."""
    return position.stance, position.draft, position.issue, position.says, position.date, position.evidence


def position_line(desk: Desk, party: str, shared: list[Position]) -> Line:
    """Return the position that one or several holders share as a line under their party."""
    position = shared[0]
    says = desk.says(position.says) or quoted(desk, position)
    statement = desk.statements.get(position.said_by or "")
    names = dict.fromkeys(desk.name(p.actor) for p in shared)
    date = position.date or (statement.said_on if statement else None)
    return line(
        Text(position.stance, "emphasis"),
        _target(desk, position),
        f": {says}" if says else "",
        in_brackets(
            *(name for name in names if name != party and name not in says),
            desk.said(position.said_by, besides=position.actor),
            readable_date(date) if date else "",
        ),
        *cites(desk.cite(position.evidence, of=position.id, said_by=position.said_by)),
    )


def quoted(desk: Desk, position: Position) -> str:
    """Return the wording of a position of which the record gives no gist; a machine's wording is nobody's."""
    true_to_word = [e for e in position.evidence if not e.altered]
    return f"“{desk.wording(true_to_word[0].text, QUOTED_LIMIT)}”" if true_to_word else ""


def _target(desk: Desk, position: Position) -> str:
    """Return what the stance is on: " B", " on B" or ", on cameras"."""
    stands_on = "" if position.stance in ("supports", "rejects") else " on"
    parts = []
    if position.draft:
        parts.append(f"{stands_on} {desk.called(position.draft)}")
    if position.issue:
        parts.append(f", on {readable_issue(position.issue)}")
    return "".join(parts)
