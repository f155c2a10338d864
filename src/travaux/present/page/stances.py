"""Who stands where on the page: parties down, drafts across, and the single issues beside them; each over time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from travaux.model import Position, Stance
from travaux.present.desk import Desk, families_in, grouped, readable_issue
from travaux.present.page.markup import Writer
from travaux.present.page.terms import Column, bands_of, column_of
from travaux.present.positions import PARTIES_SHOWN, position_line, quoted
from travaux.present.wording import readable_date, shorten

GLYPHS: dict[Stance, str] = {"supports": "●", "rejects": "✕", "conditional": "◐", "undecided": "○"}
SAYS_LIMIT = 90
# So many drafts leave room beside them for what parties hold on single issues.
COLUMNS = 4


@dataclass(frozen=True, slots=True)
class Held:
    """One position, in short and in full."""

    stance: str
    glyph: str
    date: str
    says: str
    id: str
    facet: Markup
    cite: Markup
    item: Markup  # in full, empty if there is no more to it


@dataclass(frozen=True, slots=True)
class Series:
    """What a party held on one thing, in the order of time; the last is what it holds."""

    about: str
    column: Column | None
    held: tuple[Held, ...]

    @property
    def now(self) -> Held:
        """What it holds."""
        return self.held[-1]

    @property
    def before(self) -> tuple[Held, ...]:
        """What it held before: the first of every run of one stance, but of the one that it holds."""
        begun = [h for n, h in enumerate(self.held) if n == 0 or self.held[n - 1].stance != h.stance]
        return tuple(begun[:-1])


@dataclass(frozen=True, slots=True)
class Stander:
    """A party, with its series by draft and on single issues."""

    name: str
    drafts: tuple[Series | None, ...]
    issues: tuple[Series, ...]


@dataclass(frozen=True, slots=True)
class Stances:
    """The table of parties."""

    columns: tuple[Column, ...]
    parties: tuple[Stander, ...]
    folded: tuple[Stander, ...]
    with_issues: bool
    more_drafts: bool  # that have no column


def stances_of(desk: Desk, writer: Writer) -> Stances | None:
    """Return who stands where, parties with most sources first; None if the reports tell nobody's position."""
    parties = grouped(desk.record.positions, lambda p: desk.party(p.actor))
    if not parties:
        return None
    on = {p.draft for p in desk.record.positions if p.draft}
    bands = bands_of(desk, [d for d in desk.drafts if d.id in on], COLUMNS)
    columns = tuple(column_of(desk, d) for d in (bands[0] if bands else ()))
    ranked = sorted(parties, key=lambda name: (_sources(parties[name]), -len(parties[name]), name.casefold(), name))
    made = [_stander(desk, writer, name, parties[name], columns) for name in ranked]
    cut = PARTIES_SHOWN if len(made) > PARTIES_SHOWN + 1 else len(made)
    return Stances(columns, tuple(made[:cut]), tuple(made[cut:]), any(m.issues for m in made), len(bands) > 1)


def _sources(positions: Iterable[Position]) -> int:
    return -families_in(e for p in positions for e in p.evidence)


def _stander(
    desk: Desk, writer: Writer, name: str, positions: Sequence[Position], columns: tuple[Column, ...]
) -> Stander:
    in_time = sorted(positions, key=lambda p: (p.date or p.known_from or "", p.id))
    shown_here = {c.id for c in columns}
    by_draft = grouped((p for p in in_time if p.draft in shown_here), lambda p: p.draft or "")
    by_issue = grouped((p for p in in_time if p.draft not in shown_here), lambda p: _about(desk, p))
    return Stander(
        name,
        tuple(_series(desk, writer, name, c.letter, by_draft.get(c.id, []), c) for c in columns),
        tuple(s for about, held in by_issue.items() if (s := _series(desk, writer, name, about, held, None))),
    )


def _about(desk: Desk, position: Position) -> str:
    """Return what a position is on that has no column of its own."""
    return f"draft {desk.called(position.draft)}" if position.draft else readable_issue(position.issue or "the talks")


def _series(
    desk: Desk, writer: Writer, party: str, about: str, positions: Iterable[Position], column: Column | None
) -> Series | None:
    in_order = list(positions)
    newest_first = [_held(desk, writer, party, p, alone=len(in_order) == 1) for p in reversed(in_order)]
    return Series(about, column, tuple(reversed(newest_first))) if newest_first else None


def _held(desk: Desk, writer: Writer, party: str, position: Position, *, alone: bool) -> Held:
    says = desk.says(position.says) or quoted(desk, position)
    short = shorten(says, SAYS_LIMIT)
    whole = alone and short == says and desk.name(position.actor) == party and not desk.said(position.said_by)
    if whole:
        writer.anchors.add(position.id)
    return Held(
        stance=position.stance,
        glyph=GLYPHS[position.stance],
        date=_day(desk, position.date or position.known_from),
        says=short,
        id=position.id if whole else "",
        facet=writer.facet(position),
        cite=writer.cite(desk.bare(position.evidence)),
        item=Markup("") if whole else writer.item(position_line(desk, party, [position]), position),
    )


def _day(desk: Desk, date: str | None) -> str:
    """Return a date, without its year if that is the year of the record."""
    if not date:
        return ""
    year = (desk.record.as_at or "")[:4]
    return readable_date(date).removesuffix(f" {year}") if len(date) > len("2026") else readable_date(date)
