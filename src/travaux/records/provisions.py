"""Provisions of the record: findings of all reports joined where they tell one obligation."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from travaux.findings.found import Findings, ProvisionFound
from travaux.language.lexicon import word_set
from travaux.model import Provision, make_id
from travaux.records.desk import Desk
from travaux.records.issues import Labels, around, make_issue
from travaux.records.ledger import Ledger
from travaux.records.lineage import Lineage
from travaux.records.lineage_version import Version

# Two provisions of one draft on one issue are one when they share this much of the shorter one's content words.
SAME_WORDS = 0.6
# In one report they also share this much of the longer one's: who tells of two obligations in a row names what both are
# about in either ("cede the region entirely", "parts of the east, including …, be ceded").
SAME_WORDS_HERE = 0.4
# How sure an obligation must be to be told. Less is found, and helps to tell drafts apart, but not shown. By models
# that have not seen them, .45 in place of .3 raises the precision on the development packs from .42 to .53 and F1 from
# .48 to .52, precision on the reporting packs from .27 to .32 at the same F1; the invented packs lose .04 of F1.
TOLD = 0.45
# Of a draft that only its terms make one: else terms of no draft come in with it (provisions right on three held-back
# packs .315 at .45, .365 so).
SURELY_TOLD = 0.9


@dataclass(frozen=True, slots=True)
class Filed:
    """A finding with its draft and issue resolved."""

    version: Version
    label: str
    found: ProvisionFound


def content_words(text: str) -> frozenset[str]:
    """Return the words of a text that carry content, in lower case, plural "s" cut."""
    words = re.findall(r"[a-z0-9][a-z0-9'’.,-]*[a-z0-9]|[a-z0-9]", text.lower())
    return frozenset(w.rstrip("s") for w in words if w not in word_set("words", "empty"))


def same_words(a: str, b: str, of_longer: float = 0.0) -> bool:
    """Whether two lines share most of the content words of the shorter one, and such a part of the longer one's."""
    wa, wb = content_words(a), content_words(b)
    least = max(SAME_WORDS * min(len(wa), len(wb)), of_longer * max(len(wa), len(wb)))
    return bool(wa and wb) and len(wa & wb) >= least


def file_provisions(findings: Sequence[Findings], lineage: Lineage, labels: Labels) -> list[Filed]:
    """Return every provision found, with its version and the label of its issue."""
    return [
        Filed(version, labels.of(p.about, p.says, around(f, p.passage), hangs=p.hangs), p)
        for f in findings
        for p in f.provisions
        if (version := lineage.version_of(p.draft)) is not None
    ]


def joined(filed: Iterable[Filed], ledger: Ledger) -> list[list[Filed]]:
    """Return the findings in groups that tell one obligation of one draft each, in the order of the reports."""
    clusters: list[list[Filed]] = []
    for item in sorted(filed, key=lambda i: ledger.order(i.found.passage)):
        home = next((c for c in clusters if _same(c[0], item)), None)
        if home is None:
            clusters.append([item])
        else:
            home.append(item)
    return clusters


def is_told(cluster: Iterable[Filed]) -> bool:
    """Whether an obligation is sure enough to be told: that not every report that tells it is misread."""
    surest: dict[str, float] = {}
    least = TOLD
    for item in cluster:
        report = item.found.passage.report
        surest[report] = max(surest.get(report, 0.0), item.found.sure)
        least = SURELY_TOLD if item.version.by_terms else TOLD
    return 1 - math.prod(1 - share for share in surest.values()) >= least


def join_provisions(told: Iterable[Sequence[Filed]], desk: Desk) -> tuple[Provision, ...]:
    """Return the provisions of the record; findings that tell one obligation become one with several citations."""
    made = [_provision(c, desk) for c in told if desk.draft_of(c[0].version) is not None]
    return tuple(sorted(made, key=lambda p: (p.draft, p.issue, desk.ledger.order(p.evidence[0]))))


def _same(a: Filed, b: Filed) -> bool:
    if a.version is not b.version or a.label != b.label:
        return False
    qa, qb = a.found.quantity, b.found.quantity
    if qa is not None and qb is not None:
        return qa.value == qb.value
    one_report = a.found.passage.report == b.found.passage.report
    return qa == qb and same_words(a.found.says, b.found.says, SAME_WORDS_HERE if one_report else 0.0)


def _provision(cluster: Sequence[Filed], desk: Desk) -> Provision:
    first = cluster[0]
    passages = [i.found.passage for i in cluster]
    issue = make_issue(desk.groups[first.label])
    draft = desk.draft_ids[first.version.number]
    obliged = [a for key in first.found.obliged if (a := desk.roster.actor_of(key))]
    return Provision(
        id=make_id("p", draft, passages[0].report, passages[0].start, passages[0].end),
        draft=draft,
        issue=issue.label,
        issue_id=issue.id,
        says=first.found.says,
        modality=first.found.modality,
        evidence=desk.ledger.cite(passages),
        obliged=tuple(dict.fromkeys(obliged)),
        quantity=next((i.found.quantity for i in cluster if i.found.quantity), None),
        said_by=desk.said_ids.get(first.found.said or ""),
        hedges=first.found.hedges,
        known_from=desk.ledger.known_from(passages),
    )
