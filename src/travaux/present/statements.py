"""Who said what: the key statements of each side, how they came and how surely, and the sources without a name."""

from __future__ import annotations

from collections import Counter

from travaux.model import Statement
from travaux.present.desk import (
    HEDGES_SHOWN,
    Desk,
    by_support,
    cites,
    families_in,
    grouped,
    in_brackets,
    line,
    more_item,
)
from travaux.present.document import Item, Line, Listing, Paragraph, Section, Text
from travaux.present.wording import first_day, listed, readable_date, shorten, shown

PARTIES_SHOWN = 8
STATEMENTS_SHOWN = 3
SAID_LIMIT = 200
NAME_LIMIT = 80
UNNAMED = "Documents, and sources without a name"
NOTHING_SAID = "The reports give nobody’s words."
# Fewer characters than this seldom say much by themselves ("the move"): such statements come last.
MEANT = 25
HOW = {"direct": "in their own words", "mixed": "partly in their own words", "indirect": "in the report’s words"}


def statements_section(desk: Desk) -> Section:
    """Return the sides, those with most sources first, each with its key statements; unnamed sources come last."""
    title = "Who said what"
    told = [s for s in desk.record.statements if _is_meant(s)]
    if not told:
        return Section(title, (Paragraph(line(NOTHING_SAID)),))
    r = desk.record
    rests = Counter(
        [*(p.said_by for p in r.provisions), *(c.said_by for c in r.changes), *(p.said_by for p in r.positions)]
    )
    groups = grouped(told, lambda s: UNNAMED if desk.is_unnamed(s.speaker) else desk.party(s.speaker or ""))
    ranked = sorted(groups, key=lambda name: (name == UNNAMED, *_weight(groups[name], rests), name.casefold(), name))
    named = [name for name in ranked if name != UNNAMED]
    here, left = desk.cut(named, PARTIES_SHOWN)
    items = [_side(desk, name, groups[name], rests) for name in (*here, *(n for n in ranked if n == UNNAMED))]
    return Section(title, (Listing((*items, *more_item(left, "side"))),))


def _is_meant(s: Statement) -> bool:
    """Whether the wording is anybody's: what only a machine-altered text tells is not."""
    return not all(e.altered for e in s.evidence)


def _weight(told: list[Statement], rests: Counter[str | None]) -> tuple[int, int]:
    return -sum(rests[s.id] for s in told), -families_in(e for s in told for e in s.evidence)


def _side(desk: Desk, name: str, told: list[Statement], rests: Counter[str | None]) -> Item:
    newest = sorted(told, key=lambda s: (first_day(s.said_on or s.known_from), s.mode != "indirect"), reverse=True)
    ranked = sorted(newest, key=lambda s: (len(s.content) < MEANT, -rests[s.id], by_support(s)))
    here, left = desk.cut(ranked, STATEMENTS_SHOWN)
    lines = (Item(_statement(desk, name, s)) for s in here)
    return Item(line(Text(shorten(name, NAME_LIMIT), "strong")), (*lines, *more_item(left)))


def _statement(desk: Desk, side: str, s: Statement) -> Line:
    who = _speaker(desk, s)
    said = desk.wording(s.content, SAID_LIMIT)
    return line(
        Text(f"{who}: " if who and who != side else ""),
        Text("denies: " if s.denied else "", "emphasis"),
        Text(said),
        in_brackets(*_how(s)),
        *cites(desk.cite(s.evidence)),
    )


def _speaker(desk: Desk, s: Statement) -> str:
    """Return who speaks: by name, or as the report describes the source."""
    if desk.is_unnamed(s.speaker):
        actor = desk.actors.get(s.speaker or "")
        return shorten(s.source or (actor.name if actor else "nobody named"), NAME_LIMIT)
    return listed([desk.name(actor) for actor in (s.speaker or "", *s.also)])


def _how(s: Statement) -> list[str]:
    """Return how a statement came and how surely: its words, whom it was told, who relays it, when, what weakens it."""
    parts = [HOW[s.mode]]
    if s.occasion and not (s.via and s.via in s.occasion):
        parts.append(shown(s.occasion))
    if s.via:
        parts.append(f"via {shorten(s.via, 40)}")
    if s.relay:
        parts.append(f"at second hand through {listed([shorten(r, 40) for r in s.relay])}")
    if s.said_on:
        parts.append(readable_date(s.said_on))
    parts += [f"hedged “{shorten(h, 40)}”" for h in s.hedges[:HEDGES_SHOWN]]
    return parts
