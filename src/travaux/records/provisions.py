"""Provisions and changes of the record: findings of all reports joined where they tell one thing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from travaux.findings.found import ChangeFound, Findings, ProvisionFound
from travaux.language.lexicon import word_set
from travaux.model import Change, ChangeKind, Passage, Provision, Quantity, make_id
from travaux.records.desk import Desk
from travaux.records.issues import OTHER, label_of, make_issue
from travaux.records.lineage import Lineage
from travaux.records.lineage_join import Version

# Two provisions of one draft on one issue are one when they share this much of the shorter one's content words.
SAME_WORDS = 0.6


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


def same_words(a: str, b: str) -> bool:
    """Whether two lines share most of the content words of the shorter one."""
    wa, wb = content_words(a), content_words(b)
    return bool(wa and wb) and len(wa & wb) >= SAME_WORDS * min(len(wa), len(wb))


def file_provisions(findings: Sequence[Findings], lineage: Lineage) -> list[Filed]:
    """Return every provision found, with its version and the label of its issue."""
    return [
        Filed(version, label_of(p.about, p.says), p)
        for f in findings
        for p in f.provisions
        if (version := lineage.version_of(p.draft)) is not None
    ]


def join_provisions(filed: Iterable[Filed], desk: Desk) -> tuple[Provision, ...]:
    """Return the provisions of the record; findings that tell one obligation become one with several citations."""
    clusters: list[list[Filed]] = []
    for item in sorted(filed, key=lambda i: desk.ledger.order(i.found.passage)):
        if desk.draft_of(item.version) is None:
            continue
        home = next((c for c in clusters if _same(c[0], item)), None)
        if home is None:
            clusters.append([item])
        else:
            home.append(item)
    made = [_provision(c, desk) for c in clusters]
    return tuple(sorted(made, key=lambda p: (p.draft, p.issue, desk.ledger.order(p.evidence[0]))))


def _same(a: Filed, b: Filed) -> bool:
    if a.version is not b.version or a.label != b.label:
        return False
    qa, qb = a.found.quantity, b.found.quantity
    if qa is not None and qb is not None:
        return qa.value == qb.value
    return qa == qb and same_words(a.found.says, b.found.says)


def _provision(cluster: list[Filed], desk: Desk) -> Provision:
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


@dataclass(frozen=True, slots=True)
class FiledChange:
    """A change with both drafts and its issue resolved."""

    older: Version
    newer: Version
    label: str
    kind: ChangeKind
    says: str
    passages: tuple[Passage, ...]
    said: str | None = None
    hedges: tuple[str, ...] = ()


def file_changes(findings: Sequence[Findings], lineage: Lineage) -> list[FiledChange]:
    """Return the changes told outright, with the drafts they lie between."""
    filed = []
    for f in findings:
        for c in f.changes:
            ends = _ends(c, lineage)
            if ends is not None:
                older, newer = ends
                label = label_of(c.about, c.says)
                filed.append(FiledChange(older, newer, label, c.kind, c.says, (c.passage,), c.said, c.hedges))
    return filed


def _ends(c: ChangeFound, lineage: Lineage) -> tuple[Version, Version] | None:
    """Return the older and the newer draft of a change told outright; what is not told follows from the lineage."""
    newer, older = lineage.version_of(c.to_draft), lineage.version_of(c.from_draft)
    if newer is not None and older is not None and newer.order < older.order:
        newer, older = older, newer
    if newer is None and older is not None:
        after = [v for v in lineage.versions if older in lineage.parents(v)]
        newer = after[0] if after else None
    if older is None and newer is not None:
        parents = lineage.parents(newer)
        older = parents[-1] if parents else lineage.predecessor(newer)
    return (older, newer) if older is not None and newer is not None and older is not newer else None


def infer_changes(filed: Sequence[Filed], lineage: Lineage) -> list[FiledChange]:
    """Return the changes that follow from two drafts' amounts on one issue in one unit, both sides cited."""
    inferred = []
    for newer in lineage.versions:
        for older in _compared(newer, lineage):
            for new in _amounts(filed, newer):
                old = next((o for o in _amounts(filed, older) if _comparable(o, new)), None)
                if old is not None:
                    inferred.append(_inferred(old, new))
    return inferred


def _compared(newer: Version, lineage: Lineage) -> list[Version]:
    """Return the drafts that ``newer`` is held against: its parents, or for a rival the draft it answers."""
    parents = lineage.parents(newer)
    if parents or "terms" in newer.families:
        return parents
    before = lineage.predecessor(newer)
    return [before] if before is not None and "rival" in newer.ranks else []


def _amounts(filed: Sequence[Filed], version: Version) -> list[Filed]:
    return [i for i in filed if i.version is version and i.found.quantity is not None]


def _comparable(a: Filed, b: Filed) -> bool:
    qa, qb = a.found.quantity, b.found.quantity
    if (
        qa is None
        or qb is None
        or a.label != b.label
        or a.label == OTHER
        or set(a.found.obliged) != set(b.found.obliged)
    ):
        return False
    return _unit(qa) == _unit(qb) or (
        a.label == b.label and bool(content_words(a.found.about) & content_words(b.found.about))
    )


def _unit(q: Quantity) -> str:
    return q.unit.lower().split(" ")[-1].rstrip("s")


def _inferred(old: Filed, new: Filed) -> FiledChange:
    same = old.found.quantity is not None and new.found.quantity is not None and _value(old) == _value(new)
    kind: ChangeKind = "kept" if same else "changed"
    says = f"{_figure(new)} stays" if kind == "kept" else f"{_figure(old)} becomes {_figure(new)}"
    return FiledChange(old.version, new.version, new.label, kind, says, (old.found.passage, new.found.passage))


def _value(item: Filed) -> float | tuple[float, ...] | None:
    return item.found.quantity.value if item.found.quantity else None


def _figure(item: Filed) -> str:
    q = item.found.quantity
    if q is None:
        return ""
    values = q.value if isinstance(q.value, tuple) else (q.value,)
    return " to ".join(f"{v:,g}" if v < 1e6 else f"{v:,.0f}" for v in values) + f" {q.unit}".rstrip()


def join_changes(filed: Iterable[FiledChange], desk: Desk) -> tuple[Change, ...]:
    """Return the changes of the record, those between the same drafts on the same issue and of the same kind joined."""
    clusters: dict[tuple[str, str, str, str], list[FiledChange]] = {}
    for c in sorted(filed, key=lambda c: desk.ledger.order(c.passages[0])):
        older, newer = desk.draft_of(c.older), desk.draft_of(c.newer)
        if older is not None and newer is not None:
            clusters.setdefault((older, newer, desk.groups[c.label], c.kind), []).append(c)
    made = [_change(key, cluster, desk) for key, cluster in clusters.items()]
    return tuple(sorted(made, key=lambda c: (c.from_draft, c.to_draft, c.issue, c.kind)))


def _change(key: tuple[str, str, str, str], cluster: list[FiledChange], desk: Desk) -> Change:
    older, newer, label, _ = key
    issue = make_issue(label)
    passages = [p for c in cluster for p in c.passages]
    return Change(
        id=make_id("c", *key),
        from_draft=older,
        to_draft=newer,
        issue=issue.label,
        issue_id=issue.id,
        kind=cluster[0].kind,
        says=cluster[0].says,
        evidence=desk.ledger.cite(passages),
        said_by=desk.said_ids.get(cluster[0].said or ""),
        hedges=cluster[0].hedges,
        known_from=desk.ledger.known_from(passages),
    )
