"""What rests on the word of one source that nobody names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from travaux.model import Evidence, Record


@dataclass(frozen=True, slots=True)
class Unnamed:
    """The stretches of reports in which somebody speaks who is only described."""

    told: Mapping[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)  # report -> (start, end)

    @classmethod
    def of(cls, record: Record) -> Unnamed:
        """Return where in a record's reports unnamed sources speak."""
        unnamed = {a.id for a in record.actors if a.kind == "unnamed"}
        told: dict[str, list[tuple[int, int]]] = {}
        for s in record.statements:
            for e in s.evidence if s.speaker in unnamed else ():
                told.setdefault(e.report, []).append((e.start, e.end))
        return cls({report: tuple(sorted(spans)) for report, spans in told.items()})

    def only(self, evidence: Iterable[Evidence]) -> bool:
        """Whether passages are one source's, and each of them the word of somebody unnamed."""
        passages = list(evidence)
        one = len({e.family or e.report for e in passages}) == 1
        return one and all(self._covers(e) for e in passages)

    def _covers(self, e: Evidence) -> bool:
        return any(2 * (min(e.end, b) - max(e.start, a)) >= e.end - e.start for a, b in self.told.get(e.report, ()))
