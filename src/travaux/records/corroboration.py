"""Support counted once: what several reports have from one outlet is that outlet's, however many relay it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from travaux.language.lexicon import word_set
from travaux.model import Evidence, Record, Report, Statement

# The lists whose items are told by reports; a statement is somebody's word in one report.
TOLD = ("drafts", "provisions", "changes", "positions", "events", "open_issues", "next_steps")


def count_relays_once(record: Record, persons: frozenset[str] = frozenset()) -> Record:
    """Return the record with the families of relayed passages put right.

    A passage that its report has from another outlet ("the Times reported", "told the Courier") counts for that
    outlet's own passage where the item has one, and else for the first report that relays it. A platform on which
    somebody speaks to all (a social network) is no outlet.
    """
    relays = _Relays.of(record, persons)
    if not relays.told:
        return record
    lists: dict[str, Any] = {name: tuple(map(relays.righted, getattr(record, name))) for name in TOLD}
    lists["conflicts"] = tuple(replace(c, claims=tuple(map(relays.righted, c.claims))) for c in record.conflicts)
    return replace(record, **lists)


@dataclass(frozen=True, slots=True)
class _Relays:
    """Which stretches of which report are had from which outlet."""

    reports: Mapping[str, Report]
    told: Mapping[str, tuple[tuple[int, int, str], ...]]  # report -> (start, end, outlet)
    full: Mapping[str, str]  # initials -> the name that the pile has in full

    @classmethod
    def of(cls, record: Record, persons: frozenset[str]) -> _Relays:
        reports = {r.id: r for r in record.reports}
        names = [n for n in (*(r.outlet for r in record.reports), *(s.via for s in record.statements)) if n]
        full = {"".join(w[0] for w in key.split()): key for n in names if len((key := _key(n)).split()) > 1}
        found: dict[str, list[tuple[int, int, str]]] = {}
        for s in record.statements:
            outlet = _source(s, persons)
            for e in s.evidence if outlet else ():
                found.setdefault(e.report, []).append((e.start, e.end, outlet))
        return cls(reports, {report: tuple(sorted(told)) for report, told in found.items()}, full)

    def righted(self, item: Any) -> Any:
        """Return an item with each passage counted for the family that it has from the outlet it relays."""
        states = getattr(item, "states", ())
        every = [*item.evidence, *(e for s in states for e in s.evidence)]
        homes = self._homes(every)
        if not homes:
            return item
        values: dict[str, Any] = {"evidence": tuple(self._moved(e, homes) for e in item.evidence)}
        if states:
            values["states"] = tuple(
                replace(s, evidence=tuple(self._moved(e, homes) for e in s.evidence)) for s in states
            )
        return replace(item, **values)

    def _homes(self, evidence: Iterable[Evidence]) -> dict[str, str]:
        """Return for each outlet that is relayed the family for which its passages count."""
        own: dict[str, str] = {}
        relayed: dict[str, str] = {}
        for e in sorted(evidence, key=self._order):
            outlet = self.relayed_from(e)
            if outlet is not None:
                relayed.setdefault(outlet, e.family)
            else:
                own.setdefault(self._name(self.reports[e.report].outlet or ""), e.family)
        return {outlet: own.get(outlet, first) for outlet, first in relayed.items()}

    def _order(self, e: Evidence) -> tuple[str, str, int]:
        return (self.reports[e.report].published or "9999", e.report, e.start)

    def _moved(self, e: Evidence, homes: Mapping[str, str]) -> Evidence:
        outlet = self.relayed_from(e)
        return replace(e, family=homes[outlet]) if outlet in homes and outlet is not None else e

    def relayed_from(self, e: Evidence) -> str | None:
        """Return the outlet from which a report has a passage, None where it is its own."""
        for start, end, outlet in self.told.get(e.report, ()):
            if 2 * (min(e.end, end) - max(e.start, start)) >= e.end - e.start:
                name = self._name(outlet)
                return None if _same(name, self._name(self.reports[e.report].outlet or "")) else name
        return None

    def _name(self, outlet: str) -> str:
        key = _key(outlet)
        return self.full.get(key, key)


def _source(statement: Statement, persons: frozenset[str]) -> str:
    """Return the outlet at the end of the chain by which a statement is told, "" where it is told to all."""
    outlets = [name for name in statement.relay if name not in persons]
    name = outlets[-1] if outlets else statement.via or ""
    return "" if name in word_set("outlet_words", "platforms", "names") else name


def _key(outlet: str) -> str:
    """Return an outlet's name for comparing: small letters, no article."""
    return " ".join(outlet.lower().removeprefix("the ").split())


def _same(a: str, b: str) -> bool:
    """Whether two names are of one outlet: "courier" is the short form of "hallam courier"."""
    x, y = a.split(), b.split()
    return bool(x and y) and (x == y[-len(x) :] or y == x[-len(y) :] or x == y[: len(x)] or y == x[: len(y)])
