"""Where evidence counts: which family a passage belongs to, and from which day a thing is known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from travaux.model import Evidence, Family, Passage, Report, make_id


@dataclass(frozen=True, slots=True)
class Ledger:
    """The reports and families of a pile, asked passage by passage."""

    reports: dict[str, Report]
    family_of_report: dict[str, str]
    borrowed: dict[str, tuple[tuple[int, int, str], ...]]  # report -> (start, end, family of the origin)
    altered: frozenset[str] = frozenset()  # reports that a machine reworded and whose origin is not in the pile

    @classmethod
    def of(cls, reports: Iterable[Report], families: Sequence[Family], altered: frozenset[str] = frozenset()) -> Ledger:
        """Return the ledger of a folded pile."""
        own: dict[str, str] = {}
        borrowed: dict[str, tuple[tuple[int, int, str], ...]] = {}
        for family in families:
            own[family.origin] = family.id
            for copy in family.copies:
                if copy.kind == "excerpt":
                    lent = tuple((p.start, p.end, family.id) for p in copy.passages)
                    borrowed[copy.report] = borrowed.get(copy.report, ()) + lent
                else:
                    own[copy.report] = family.id
        by_id = {r.id: r for r in reports}
        for report in by_id:
            own.setdefault(report, make_id("f", report))
        return cls(by_id, own, borrowed, altered)

    def is_borrowed(self, passage: Passage) -> bool:
        """Whether most of a passage stands in a stretch lifted from another report."""
        return self._lender(passage) is not None

    def _lender(self, passage: Passage) -> str | None:
        for start, end, family in self.borrowed.get(passage.report, ()):
            if min(end, passage.end) - max(start, passage.start) > 0.5 * (passage.end - passage.start):
                return family
        return None

    def evidence(self, passage: Passage) -> Evidence:
        """Return the passage as evidence, with the family it counts for."""
        family = self._lender(passage) or self.family_of_report[passage.report]
        altered = passage.report in self.altered
        return Evidence(passage.report, passage.start, passage.end, passage.text, family, altered)

    def cite(self, passages: Iterable[Passage]) -> tuple[Evidence, ...]:
        """Return passages as evidence in order of publication, each once, none that another one contains."""
        unique = {(p.report, p.start, p.end): p for p in passages}
        kept = [p for p in unique.values() if not any(_inside(p, q) for q in unique.values() if q is not p)]
        return tuple(self.evidence(p) for p in sorted(kept, key=self.order))

    def order(self, passage: Passage) -> tuple[str, str, int, int]:
        """Return what passages are sorted by: day of publication, report, place."""
        return (self.day(passage) or "9999", passage.report, passage.start, passage.end)

    def day(self, passage: Passage) -> str | None:
        """Return the day on which the passage was published."""
        return self.reports[passage.report].published

    def known_from(self, passages: Iterable[Passage]) -> str | None:
        """Return the earliest day of publication among the passages."""
        return min((d for p in passages if (d := self.day(p))), default=None)


def _inside(p: Passage, q: Passage) -> bool:
    return p.report == q.report and q.start <= p.start and p.end <= q.end and (q.end - q.start) > (p.end - p.start)


def own_families(families: Sequence[Family]) -> tuple[Family, ...]:
    """Return the families with one more for each excerpt: its own paragraphs are a source of their own.

    What is a copy of another kind besides has nothing of its own.
    """
    origins = {f.origin for f in families}
    copies = {c.report for f in families for c in f.copies if c.kind != "excerpt"}
    excerpts = {c.report for f in families for c in f.copies if c.kind == "excerpt"} - origins - copies
    extra = [Family(make_id("f", report), report) for report in sorted(excerpts)]
    return (*families, *extra)
