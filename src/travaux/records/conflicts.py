"""Claims that cannot both hold: figures, counts and dates, denials, whose words they were, and corrections."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from travaux.findings.found import Findings
from travaux.model import Claim, Conflict, Passage, make_id
from travaux.records.conflicts_accounts import accounts
from travaux.records.conflicts_answers import answers, own_errors
from travaux.records.conflicts_contrasts import contrasts
from travaux.records.conflicts_counts import counts
from travaux.records.conflicts_denials import denials
from travaux.records.conflicts_figures import corrections, figures
from travaux.records.conflicts_sides import Pair, Side
from travaux.records.conflicts_words import one_quotation
from travaux.records.ledger import Ledger
from travaux.records.provisions import Filed
from travaux.records.roster import Roster


def find_conflicts(
    findings: Sequence[Findings], filed: Sequence[Filed], ledger: Ledger, roster: Roster | None = None
) -> tuple[Conflict, ...]:
    """Return the conflicts of the record, in the order of their first passage.

    Pairs that share a claim are one conflict: what was denied twice, a figure that was corrected.
    """
    found: list[Pair] = [
        *own_errors(findings),
        *corrections(findings),
        *figures(filed, ledger),
        *denials(findings),
        *accounts(findings),
        *counts(findings),
        *answers(findings),
        *contrasts(findings),
        *one_quotation(findings, ledger, roster),
    ]
    made = [_conflict(about, sides, ledger) for about, sides in _joined(found)]
    return tuple(sorted(made, key=lambda c: (*ledger.order(c.claims[0].evidence[0]), c.id)))


def _joined(pairs: Iterable[Pair]) -> list[Pair]:
    """Return the pairs with those put together that have a claim in common."""
    groups: list[Pair] = []
    for about, sides in pairs:
        home = next((g for g in groups if any(_same(a, b) for a in g[1] for b in sides)), None)
        if home is None:
            groups.append((about, list(sides)))
        else:
            home[1].extend(s for s in sides if not any(_same(s, other) for other in home[1]))
    return groups


def _same(a: Side, b: Side) -> bool:
    """Whether two claims rest on one passage."""
    return any(_overlap(p, q) for p in a.passages for q in b.passages)


def _overlap(p: Passage, q: Passage) -> bool:
    shared = min(p.end, q.end) - max(p.start, q.start)
    return p.report == q.report and shared > 0.5 * max(p.end - p.start, q.end - q.start)


def _conflict(about: str, sides: Sequence[Side], ledger: Ledger) -> Conflict:
    """Return a conflict, its claims in order of publication; it is known when the second of them is."""
    ordered = sorted(sides, key=lambda s: ledger.order(s.passages[0]))
    firsts = [s.passages[0] for s in ordered]
    days = sorted(d for p in firsts if (d := ledger.day(p)))
    return Conflict(
        id=make_id("k", *(f"{p.report}:{p.start}" for p in firsts[:2])),
        about=about,
        claims=tuple(Claim(s.says, ledger.cite(s.passages)) for s in ordered),
        known_from=days[1] if len(days) > 1 else next(_days(firsts, ledger), None),
    )


def _days(passages: Iterable[Passage], ledger: Ledger) -> Iterator[str]:
    yield from (d for p in passages if (d := ledger.day(p)))
