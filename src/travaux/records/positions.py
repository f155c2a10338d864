"""Positions and statements of the record, with actors and drafts resolved."""

from __future__ import annotations

from collections.abc import Sequence

from travaux.findings.found import Findings, PositionFound
from travaux.model import Position, Statement, make_id
from travaux.records.desk import Desk
from travaux.records.issues import OTHER, Labels
from travaux.records.ledger import Ledger
from travaux.records.roster import Roster


def position_labels(findings: Sequence[Findings], labels: Labels) -> list[str]:
    """Return the labels of the issues that stances are taken on."""
    return [labels.of(p.about, p.says or "") for f in findings for p in f.positions if p.about]


def join_positions(findings: Sequence[Findings], desk: Desk) -> tuple[Position, ...]:
    """Return the positions of the record: one for each actor, target and stance, with all its citations."""
    clusters: dict[tuple[str, str, str, str], list[tuple[PositionFound, str | None]]] = {}
    for f in findings:
        day = f.view.page.report.published
        for p in f.positions:
            target, actor = _target(p, desk), desk.roster.actor_of(p.actor)
            if target is not None and actor is not None:
                clusters.setdefault((actor, *target, p.stance), []).append((p, day))
    made = [_position(key, cluster, desk) for key, cluster in clusters.items()]
    return tuple(sorted(made, key=lambda p: (p.actor, p.draft or "", p.issue or "", p.date or "", p.id)))


def _target(p: PositionFound, desk: Desk) -> tuple[str, str] | None:
    """Return (draft id, "") or ("", issue label)."""
    if p.draft is not None:
        draft = desk.draft_of(desk.lineage.version_of(p.draft))
        return (draft, "") if draft is not None else None
    label = desk.groups.get(desk.labels.of(p.about or "", p.says or ""))
    on_the_table = label in desk.terms or (label is not None and desk.labels.is_known(label))
    return ("", label) if label and label != OTHER and on_the_table else None


def _position(key: tuple[str, str, str, str], cluster: list[tuple[PositionFound, str | None]], desk: Desk) -> Position:
    actor, draft, issue, _ = key
    cluster = sorted(cluster, key=lambda c: desk.ledger.order(c[0].passage))
    first, day = cluster[0]
    passages = [p.passage for p, _ in cluster]
    return Position(
        id=make_id("s", *key, passages[0].report, passages[0].start),
        actor=actor,
        stance=first.stance,
        evidence=desk.ledger.cite(passages),
        draft=draft or None,
        issue=issue or None,
        says=first.says,
        date=first.date or day,
        said_by=desk.said_ids.get(first.said or ""),
        known_from=desk.ledger.known_from(passages),
    )


def join_statements(
    findings: Sequence[Findings], ledger: Ledger, roster: Roster
) -> tuple[tuple[Statement, ...], dict[str, str]]:
    """Return the statements of the record in order of publication, and the id of each statement found."""
    made: list[Statement] = []
    ids: dict[str, str] = {}
    for f in findings:
        for said in f.view.said:
            ids[said.key] = make_id("q", said.evidence.report, said.evidence.start, said.content)
            if any(s.id == ids[said.key] for s in made[-4:]):
                continue
            made.append(
                Statement(
                    id=ids[said.key],
                    speaker=roster.actor_of(said.speaker) if said.speaker else None,
                    cue=said.cue.text if said.cue else "",
                    content=said.content,
                    fragments=said.fragments,
                    direct=said.direct,
                    mode=said.mode,
                    evidence=ledger.cite([said.evidence]),
                    via=said.via,
                    relay=said.relay,
                    said_on=said.said_on,
                    hedges=said.hedges,
                    known_from=ledger.known_from([said.evidence]),
                )
            )
    return tuple(made), ids
