"""What was taken from where: for every passage, the lines of the record that it shows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from travaux.model import Evidence, Record, Statement
from travaux.present.desk import Desk, readable_issue
from travaux.present.document import PlaceInReport, place
from travaux.present.wording import readable_interval, shorten

LABEL_LIMIT = 48


@dataclass(frozen=True, slots=True)
class Taking:
    """A line of the record that rests on a passage; ``item`` is its id."""

    item: str
    label: str
    said_by: str | None = None


class Takings:
    """The lines of a record by the passages they rest on, and who speaks where."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._taken: dict[PlaceInReport, dict[str, Taking]] = defaultdict(dict)
        self._said: dict[str, list[tuple[int, int, Statement]]] = defaultdict(list)
        for taking, evidence in _lines(desk, desk.record):
            for passage in evidence:
                self._taken[place(passage)].setdefault(taking.item, taking)
        for statement in desk.record.statements:
            for passage in statement.evidence:
                self._said[passage.report].append((passage.start, passage.end, statement))

    def of(self, where: PlaceInReport) -> Sequence[Taking]:
        """Return the lines that a passage shows."""
        return tuple(self._taken.get(where, {}).values())

    def places(self) -> Iterator[PlaceInReport]:
        """Yield every passage that shows a line, and every one in which somebody speaks."""
        yield from self._taken
        for report, said in self._said.items():
            yield from ((report, start, end) for start, end, _ in said)

    def speakers(self, where: PlaceInReport) -> list[str]:
        """Return whose words a passage holds, through whom and how surely, as far as the record tells."""
        report, start, end = where
        named = {t.said_by for t in self.of(where) if t.said_by}
        over = [s for first, last, s in self._said.get(report, ()) if first < end and start < last]
        own = [s for s in over if s.id in named] or [s for s in over if _half(s, where)]
        return list(dict.fromkeys(said for s in own if (said := self.desk.said(s.id))))

    def speakers_at(self, where: PlaceInReport) -> list[str]:
        """Return the names of those whose statement stands at exactly this place."""
        report, start, end = where
        here = [s for a, b, s in self._said.get(report, ()) if (a, b) == (start, end)]
        return list(dict.fromkeys(self.desk.name(s.speaker) if s.speaker else "somebody" for s in here))


def _half(statement: Statement, where: PlaceInReport) -> bool:
    """Whether a statement and a passage share at least half of the passage."""
    report, start, end = where
    shared = sum(max(0, min(end, e.end) - max(start, e.start)) for e in statement.evidence if e.report == report)
    return 2 * shared >= end - start


def _lines(desk: Desk, record: Record) -> Iterator[tuple[Taking, Iterable[Evidence]]]:
    """Yield every line of the record but its statements, in a few words, with the passages that show it."""
    for draft in record.drafts:
        yield Taking(draft.id, f"draft {desk.letter(draft.id)}"), draft.evidence
    for p in record.provisions:
        yield Taking(p.id, f"{desk.letter(p.draft)}: {_issue(p.issue)}", p.said_by), p.evidence
    for c in record.changes:
        step = f"{desk.letter(c.from_draft)} → {desk.letter(c.to_draft)}"
        yield Taking(c.id, f"{step}: {_issue(c.issue)} {c.kind}", c.said_by), c.evidence
    for s in record.positions:
        on = desk.letter(s.draft) if s.draft else _issue(s.issue or "")
        yield Taking(s.id, f"{desk.party(s.actor)} {s.stance} {on}".strip(), s.said_by), s.evidence
    for e in record.events:
        label = f"{e.kind if e.kind != 'other' else 'event'}, {readable_interval(e.start, e.end)}"
        yield Taking(e.id, label), (*e.evidence, *(p for state in e.states for p in state.evidence))
    for x in record.conflicts:
        yield Taking(x.id, f"contradiction: {shorten(x.about, LABEL_LIMIT)}"), [p for c in x.claims for p in c.evidence]
    for o in record.open_issues:
        yield Taking(o.id, f"open: {shorten(o.issue, LABEL_LIMIT)}"), o.evidence
    for n in record.next_steps:
        yield Taking(n.id, f"to come: {shorten(n.what, LABEL_LIMIT)}"), n.evidence


def _issue(label: str) -> str:
    return readable_issue(label, LABEL_LIMIT)
