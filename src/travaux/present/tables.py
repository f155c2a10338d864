"""The record as tables: one for each kind, one fact a column, and in every row the way back to the sentence."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from urllib.parse import quote

from travaux.model import (
    Change,
    Claim,
    Comparator,
    Draft,
    Event,
    Evidence,
    NextStep,
    OpenIssue,
    Position,
    Provision,
    Quantity,
    Record,
    Report,
    State,
    Statement,
)
from travaux.present.desk import Desk, families_in
from travaux.present.links import page_of, source_of
from travaux.present.side_by_side import as_cell
from travaux.present.wording import harmless

Value = str | int | float | None
Cited = Draft | Provision | Change | Position | Statement | Event | State | Claim | OpenIssue | NextStep
BETWEEN = "; "
LINK = "link"
# What every row of a cited kind ends with.
SOURCE = ("known_from", "sources", "outlet", "published", "sentence", "report", "sentence_start", "sentence_end", LINK)
SAID = ("said_by", "speaker", "via", "relay", "hedges")
# In words, since a cell that begins with a sign is taken for a formula.
COMPARED: dict[Comparator, str] = {
    "=": "is", "<": "below", "<=": "at most", ">": "above", ">=": "at least", "~": "about", "between": "between",
    "one-of": "one of",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Table:
    """A table: a name, the names of its columns, and rows as long as these."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


def tables_of(record: Record) -> tuple[Table, ...]:
    """Return the tables of ``record``, always the same ones, in the order of the export."""
    maker = _Maker(record, Desk.of(record, full=True))
    return tuple(Table(name, columns, tuple(rows(maker))) for name, (columns, rows) in TABLES.items())


def to_csv(table: Table) -> str:
    """Return a table as CSV (RFC 4180, but lines end with a line feed), safe to open in a spreadsheet."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(table.columns)
    rows.writerows([as_cell(_flat(value)) for value in row] for row in table.rows)
    return out.getvalue()


def _flat(value: Value) -> Value:
    return "" if value is None else " ".join(harmless(value).split()) if isinstance(value, str) else value


@dataclass(slots=True)
class _Maker:
    record: Record
    desk: Desk
    first: dict[str, Evidence] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Note the first passage that speaks of each actor and of each issue."""
        r = self.record
        for draft in r.drafts:
            self._note(draft.sponsors, draft)
        for provision in r.provisions:
            self._note((provision.issue_id, *provision.obliged), provision)
        for change in r.changes:
            self._note((change.issue_id,), change)
        for position in r.positions:
            self._note((position.actor,), position)
        for statement in r.statements:
            self._note((statement.speaker or "",), statement)
        for event in r.events:
            self._note(event.who, event)

    def _note(self, names: Iterable[str], item: Cited) -> None:
        for name in names if item.evidence else ():
            self.first.setdefault(name, item.evidence[0])

    def link(self, passage: Evidence | None) -> str | None:
        return source_of(self.desk.reports.get(passage.report), passage) if passage else None

    def names(self, actors: Iterable[str]) -> str:
        return BETWEEN.join(self.desk.actors[a].name if a in self.desk.actors else a for a in actors)

    def party(self, actor: str | None) -> str | None:
        found = self.desk.actors.get(actor or "")
        return (found.party or (found.name if found.kind != "unnamed" else None)) if found else None

    def draft(self, draft: str | None) -> tuple[Value, Value, Value]:
        found = next((d for d in self.desk.drafts if d.id == draft), None)
        return draft, self.desk.letter(draft) if found and draft else None, found.label if found else None

    def said(self, said_by: str | None, hedges: Sequence[str]) -> tuple[Value, ...]:
        found = self.desk.statements.get(said_by or "")
        speaker = self.names([found.speaker]) if found and found.speaker else None
        relay = BETWEEN.join(found.relay) if found else None
        weak = BETWEEN.join(hedges or (found.hedges if found else ()))
        return said_by, speaker, found.via if found else None, relay, weak

    def source(self, item: Cited, known_from: str | None) -> tuple[Value, ...]:
        """Return what every row of a cited kind ends with; the sentence is that of its first passage."""
        first = min(item.evidence, key=lambda e: e.altered, default=None)
        if first is None:
            return known_from, 0, None, None, None, None, None, None, None
        report = self.desk.reports.get(first.report)
        return (
            known_from, families_in(item.evidence), report.outlet if report else None,
            report.published if report else None, first.text, first.report, first.start, first.end, self.link(first),
        )  # fmt: skip


# ------------------------------------------------------------------------------------------------ the kinds
def _reports(m: _Maker) -> Iterator[tuple[Value, ...]]:
    families = {c.report: f.id for f in m.record.families for c in f.copies}
    families |= {f.origin: f.id for f in m.record.families}
    for r in m.record.reports:
        link = page_of(r) or _file(r)
        yield r.id, r.outlet, r.published, r.title, r.byline, families.get(r.id), r.path, r.url, link


def _file(report: Report) -> str:
    return quote(report.path, safe="/", errors="replace")


def _families(m: _Maker) -> Iterator[tuple[Value, ...]]:
    for f in m.record.families:
        for report, kind, similarity in (
            (f.origin, "origin", None),
            *((c.report, c.kind, c.similarity) for c in f.copies),
        ):
            found = m.desk.reports.get(report)
            told = (found.outlet, found.published, found.title) if found else (None, None, None)
            share = None if similarity is None else round(similarity, 4)
            yield f.id, report, kind, share, *told, (page_of(found) or _file(found)) if found else None


def _actors(m: _Maker) -> Iterator[tuple[Value, ...]]:
    for a in m.record.actors:
        aliases, roles = BETWEEN.join(a.aliases), BETWEEN.join(a.roles)
        yield a.id, a.name, a.kind, a.party, aliases, roles, a.known_from, m.link(m.first.get(a.id))


def _issues(m: _Maker) -> Iterator[tuple[Value, ...]]:
    for i in m.record.issues:
        main, _, part = i.label.partition(":")
        yield i.id, i.label, main, part.strip() or None, m.link(m.first.get(i.id))


def _drafts(m: _Maker) -> Iterator[tuple[Value, ...]]:
    for d in m.desk.drafts:
        parents = BETWEEN.join(m.desk.letter(p) for p in d.derived_from)
        latest = "yes" if d.id == m.record.latest_draft else None
        yield (
            d.id, m.desk.letter(d.id), d.label, BETWEEN.join(d.aliases), d.date, d.status, latest, m.names(d.sponsors),
            d.points, parents, *m.source(d, d.known_from),
        )  # fmt: skip


def _quantity(quantity: Quantity | None) -> tuple[Value, Value, Value, Value]:
    """Return comparator, value, upper value and unit; alternatives stand in one cell, since they are one fact."""
    if quantity is None:
        return None, None, None, None
    values = quantity.value if isinstance(quantity.value, tuple) else (quantity.value,)
    numbers: list[Value] = [int(v) if float(v).is_integer() else v for v in values]
    how = COMPARED[quantity.comparator]
    if quantity.comparator == "between" and len(numbers) == 2:
        return how, numbers[0], numbers[1], quantity.unit
    value = numbers[0] if len(numbers) == 1 else BETWEEN.join(map(str, numbers))
    return how, value, None, quantity.unit


def _provisions(m: _Maker) -> Iterator[tuple[Value, ...]]:
    for p in m.record.provisions:
        yield (
            p.id, *m.draft(p.draft), p.issue, p.says, p.modality, m.names(p.obliged), *_quantity(p.quantity),
            *m.said(p.said_by, p.hedges), *m.source(p, p.known_from),
        )  # fmt: skip


def _changes(m: _Maker) -> Iterator[tuple[Value, ...]]:
    for c in m.record.changes:
        yield (
            c.id, *m.draft(c.from_draft), *m.draft(c.to_draft), c.issue, c.kind, c.says,
            *m.said(c.said_by, c.hedges), *m.source(c, c.known_from),
        )  # fmt: skip


def _positions(m: _Maker) -> Iterator[tuple[Value, ...]]:
    for p in m.record.positions:
        yield (
            p.id, p.actor, m.names([p.actor]), m.party(p.actor), p.stance, *m.draft(p.draft), p.issue, p.says, p.date,
            *m.said(p.said_by, ()), *m.source(p, p.known_from),
        )  # fmt: skip


def _statements(m: _Maker) -> Iterator[tuple[Value, ...]]:
    for s in m.record.statements:
        speaker = m.names([s.speaker]) if s.speaker else None
        yield (
            s.id, s.speaker, speaker, m.party(s.speaker), s.cue, s.content, "yes" if s.direct else "no", s.mode,
            s.said_on, s.via, BETWEEN.join(s.relay), BETWEEN.join(s.hedges), *m.source(s, s.known_from),
        )  # fmt: skip


def _events(m: _Maker) -> Iterator[tuple[Value, ...]]:
    for e in m.record.events:
        moved = m.desk.events.get(e.moved_to or "")
        day = (moved.start or moved.end) if moved else e.moved_to
        yield (
            e.id, e.kind, e.status, e.says, m.names(e.who), e.place, e.start, e.end, day, *m.source(e, e.known_from),
        )  # fmt: skip


def _states(m: _Maker) -> Iterator[tuple[Value, ...]]:
    for e in m.record.events:
        for s in e.states:
            yield e.id, e.kind, e.says, e.start, s.status, s.on, *m.source(s, None)[1:]


def _claims(m: _Maker) -> Iterator[tuple[Value, ...]]:
    for c in m.record.conflicts:
        for n, claim in enumerate(c.claims, 1):
            yield c.id, c.about, n, claim.says, *m.source(claim, c.known_from)


def _open(m: _Maker) -> Iterator[tuple[Value, ...]]:
    for o in m.record.open_issues:
        yield o.id, o.issue, *m.source(o, o.known_from)


def _next(m: _Maker) -> Iterator[tuple[Value, ...]]:
    for n in m.record.next_steps:
        yield n.id, n.what, n.when, *m.source(n, n.known_from)


def _evidence(m: _Maker) -> Iterator[tuple[Value, ...]]:
    r = m.record
    kinds = (
        ("drafts", r.drafts), ("provisions", r.provisions), ("changes", r.changes), ("positions", r.positions),
        ("statements", r.statements), ("events", r.events), ("open_issues", r.open_issues),
        ("next_steps", r.next_steps),
    )  # fmt: skip
    claims = [("claims", c.id, claim.evidence) for c in r.conflicts for claim in c.claims]
    for kind, item, evidence in [*((k, i.id, i.evidence) for k, items in kinds for i in items), *claims]:
        for e in evidence:
            report = m.desk.reports.get(e.report)
            told = (report.outlet, report.published, report.path) if report else (None, None, None)
            yield kind, item, e.text, e.report, *told, e.family, e.start, e.end, "yes" if e.altered else None, m.link(e)


def _skipped(m: _Maker) -> Iterator[tuple[Value, ...]]:
    for s in m.record.skipped:
        yield s.path, s.reason


Rows = Callable[[_Maker], Iterator[tuple[Value, ...]]]
DRAFT = ("draft_id", "draft", "draft_label")
TABLES: dict[str, tuple[tuple[str, ...], Rows]] = {
    "reports": (("id", "outlet", "published", "title", "byline", "family", "path", "url", LINK), _reports),
    "families": (("family", "report", "kind", "similarity", "outlet", "published", "title", LINK), _families),
    "actors": (("id", "name", "kind", "party", "aliases", "roles", "known_from", LINK), _actors),
    "issues": (("id", "label", "issue", "part", LINK), _issues),
    "drafts": (
        ("id", "letter", "label", "aliases", "date", "status", "latest", "sponsors", "points", "derived_from", *SOURCE),
        _drafts,
    ),
    "provisions": (
        (
            "id",
            *DRAFT,
            "issue",
            "says",
            "modality",
            "obliged",
            "comparator",
            "value",
            "value_to",
            "unit",
            *SAID,
            *SOURCE,
        ),
        _provisions,
    ),
    "changes": (
        (
            "id",
            "from_id",
            "from",
            "from_label",
            "to_id",
            "to",
            "to_label",
            "issue",
            "kind",
            "says",
            *SAID,
            *SOURCE,
        ),
        _changes,
    ),
    "positions": (
        ("id", "actor_id", "actor", "party", "stance", *DRAFT, "issue", "says", "date", *SAID, *SOURCE),
        _positions,
    ),
    "statements": (
        (
            "id",
            "speaker_id",
            "speaker",
            "party",
            "cue",
            "content",
            "direct",
            "mode",
            "said_on",
            "via",
            "relay",
            "hedges",
            *SOURCE,
        ),
        _statements,
    ),
    "events": (("id", "kind", "status", "says", "who", "place", "start", "end", "moved_to", *SOURCE), _events),
    "states": (("event", "kind", "says", "date", "state", "on", *SOURCE[1:]), _states),
    "claims": (("conflict", "about", "claim", "says", *SOURCE), _claims),
    "open_issues": (("id", "issue", *SOURCE), _open),
    "next_steps": (("id", "what", "when", *SOURCE), _next),
    "evidence": (
        (
            "kind",
            "item",
            "sentence",
            "report",
            "outlet",
            "published",
            "path",
            "family",
            "start",
            "end",
            "altered",
            LINK,
        ),
        _evidence,
    ),
    "skipped": (("path", "reason"), _skipped),
}
