"""The record: what all reports say together, from what each says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from travaux.findings.found import Findings
from travaux.language.lexicon import word_map, word_set
from travaux.model import Draft, DraftStatus, Family, MadeBy, Record, Report, Skipped, make_id
from travaux.records.conflicts import find_conflicts
from travaux.records.events import merge_events, next_steps, open_issues
from travaux.records.issues import make_issue
from travaux.records.ledger import Ledger
from travaux.records.lineage import Lineage, Version, aliases_of, build_lineage, is_history, is_main, label_of
from travaux.records.positions import join_positions, join_statements, position_labels
from travaux.records.provisions import (
    Filed,
    file_changes,
    file_provisions,
    infer_changes,
    issue_groups,
    join_changes,
    join_provisions,
)
from travaux.records.roster import Roster, build_roster

# Passages that show a draft: the first few sentences that introduce it; more would bury them.
MOST_EVIDENCE = 4
# The latest version is spoken of at least this often, if any version is: fewer mentions are talk of what may come.
WEIGHTY = 3


@dataclass(frozen=True, slots=True)
class Head:
    """What stands at the top of a record."""

    negotiation: str | None
    as_at: str | None
    made_by: MadeBy


def assemble(
    findings: Sequence[Findings],
    reports: Sequence[Report],
    families: Sequence[Family],
    head: Head,
    skipped: Sequence[Skipped] = (),
) -> Record:
    """Return the record of a folded pile. ``findings`` are those of the reports that supply wording."""
    ordered = sorted(findings, key=lambda f: (f.view.page.report.published or "9999", f.view.page.report.id))
    ledger = Ledger.of(reports, families)
    roster = build_roster([(f.view.page.report, f.view.cast) for f in ordered])
    lineage = build_lineage(ordered, roster)
    filed = file_provisions(ordered, lineage)
    kept = lineage.versions = _kept(lineage, filed)
    changes = [*file_changes(ordered, lineage), *infer_changes(filed, lineage)]
    draft_ids = {v.number: _draft_id(v) for v in kept}
    groups = issue_groups([*(i.label for i in filed), *(c.label for c in changes), *position_labels(ordered)])
    statements, said_ids = join_statements(ordered, ledger, roster)
    latest = _latest(kept, ordered)
    provisions = join_provisions(filed, draft_ids, groups, ledger, roster, said_ids)
    joined = join_changes(changes, draft_ids, groups, ledger, said_ids)
    positions = join_positions(ordered, lineage, draft_ids, groups, ledger, roster, said_ids)
    events = merge_events([(f.view.page.report, f.events) for f in ordered], roster.actor_of, ledger.evidence)
    labels = sorted({p.issue for p in provisions} | {c.issue for c in joined} | {p.issue for p in positions if p.issue})
    return Record(
        negotiation=head.negotiation or _name(kept, lineage, roster),
        as_at=head.as_at,
        made_by=head.made_by,
        reports=tuple(reports),
        families=tuple(families),
        actors=roster.actors,
        issues=tuple(make_issue(label) for label in labels),
        drafts=tuple(_draft(v, kept, lineage, latest, ledger, roster, ordered, draft_ids) for v in kept),
        latest_draft=draft_ids[latest.number] if latest else None,
        provisions=provisions,
        changes=joined,
        positions=positions,
        statements=statements,
        events=events,
        conflicts=find_conflicts(ordered, filed, ledger),
        open_issues=open_issues([(f.view.page.report, f.open_points) for f in ordered], head.as_at, ledger.evidence),
        next_steps=next_steps(events, head.as_at, {r.id: r.published for r in reports}),
        skipped=tuple(sorted(skipped)),
    )


def _kept(lineage: Lineage, filed: Sequence[Filed]) -> list[Version]:
    """Return the versions that are drafts: told apart by a mark of their own and said to hold or change something."""
    held = Counter(i.version.number for i in filed)
    return [v for v in lineage.versions if _is_draft(v, held[v.number])]


def _is_draft(v: Version, held: int) -> bool:
    if v.points or "terms" in v.families:
        return True
    made = any(m.introduces and not m.bare for m in v.mentions)
    if v.names or v.sides:
        return (made and (held > 0 or len(v.mentions) > 2)) or held > 1
    return (made and held > 0 and len(v.mentions) > 1) or held > 2


def _draft_id(v: Version) -> str:
    first = min(v.mentions, key=lambda m: (v.reports.index(m.passage.report), m.passage.start))
    return make_id("d", first.passage.report, first.passage.start)


def _latest(kept: Sequence[Version], ordered: Sequence[Findings]) -> Version | None:
    """Return the last version of the main line, one that is spoken of in passing left out."""
    first = ordered[0].view.page.report.published if ordered else None
    main = [v for v in kept if is_main(v) and not is_history(v, first)] or list(kept)
    most = max((len(v.mentions) for v in main), default=0)
    weighty = [v for v in main if len(v.mentions) >= min(WEIGHTY, most)]
    return max(weighty, key=lambda v: v.order, default=None)


def _status(v: Version, latest: Version | None, lineage: Lineage, first: str | None) -> DraftStatus:
    if v.adopted:
        return "adopted"
    if is_history(v, first):
        return "historical"
    if "terms" in v.families:
        return "demands"
    if v is latest:
        return "current"
    if v.rejected:
        return "rejected"
    replaced = any(k.older == v.number and k.kind != "answers" for k in lineage.links)
    return "alternative" if "rival" in v.ranks and not replaced else "superseded"


def _draft(
    v: Version, kept: Sequence[Version], lineage: Lineage, latest: Version | None, ledger: Ledger, roster: Roster,
    ordered: Sequence[Findings], draft_ids: dict[int, str],
) -> Draft:  # fmt: skip
    first = ordered[0].view.page.report.published
    owners = [roster.name_of(a) for a in v.sponsors]
    label = label_of(v, owners)
    shown = [m.shown_by for m in v.mentions if m.introduces and not m.bare] or [m.shown_by for m in v.mentions]
    shown += [k.passage for k in lineage.links if k.newer == v.number]
    evidence = ledger.cite(sorted(set(shown), key=ledger.order)[:MOST_EVIDENCE])
    return Draft(
        id=draft_ids[v.number],
        label=label,
        status=_status(v, latest, lineage, first),
        evidence=evidence,
        aliases=aliases_of(v, label),
        date=v.date,
        sponsors=tuple(v.sponsors),
        points=v.points,
        derived_from=tuple(draft_ids[p.number] for p in lineage.parents(v) if p.number in draft_ids),
        known_from=ledger.known_from([m.passage for m in v.mentions]),
    )


def _name(kept: Sequence[Version], lineage: Lineage, roster: Roster) -> str:
    """Return a name for the negotiation: what its drafts are called most, and whose they are."""
    kinds = Counter(kind for v in (kept or lineage.versions) for m in v.mentions if (kind := _kind(m.passage.text)))
    topic = min(kinds.items(), key=lambda k: (-k[1], k[0]))[0] if kinds else "negotiation"
    parties = Counter(p for a in roster.actors if (p := a.party))
    names = [p for p, _ in sorted(parties.items(), key=lambda c: (-c[1], c[0]))[:3]]
    return f"{', '.join(names)}: {topic}" if names else topic


def _kind(mention: str) -> str:
    """Return the last two words of a mention where they name its kind ("peace plan", "trade deal")."""
    pair = mention.split()[-2:]
    plain = len(pair) == 2 and all(w.isalpha() and w.islower() for w in pair)
    known = word_map("drafts", "ranks").keys() | word_set("words", "empty") | word_set("words", "vague")
    return " ".join(pair) if plain and pair[0] not in known else ""
