"""The record: what all reports say together, from what each says."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from travaux.findings.found import Findings
from travaux.language.lexicon import word_map, word_set
from travaux.model import Draft, DraftStatus, Family, MadeBy, Record, Report, Skipped, make_id
from travaux.records.changes import file_changes, infer_changes, join_changes
from travaux.records.conflicts import find_conflicts
from travaux.records.conflicts_days import days_apart
from travaux.records.corroboration import count_relays_once
from travaux.records.desk import Desk
from travaux.records.events import merge_events, needed_steps, next_steps, open_issues
from travaux.records.issues import Labels, find_labels, make_issue
from travaux.records.ledger import Ledger
from travaux.records.lineage import Lineage, aliases_of, build_lineage, is_history, labels_of
from travaux.records.lineage_version import Version
from travaux.records.positions import join_positions, join_statements, position_labels, with_positions
from travaux.records.provisions import Filed, file_provisions, is_told, join_provisions, joined
from travaux.records.roster import Roster, build_roster
from travaux.records.taxonomy import Taxonomy, default_taxonomy

# Passages that show a draft: the first few sentences that introduce it; more would bury them.
MOST_EVIDENCE = 8
# A draft is mentioned so often, and told to have been made or told by two reports; else it may be what might be.
OFTEN = 3
# One that a report tells to have been made is a draft when it is spoken of again, whatever is told of it. Drafts F1 on
# the reporting packs is .712 so (.679 without), on the practice packs .427 (.373), nothing is lost on the others.
SPOKEN_OF_AGAIN = 2
# Some side's own text is a draft when its terms are together as sure as this. Drafts F1 on the invented packs is .689
# so (.659 without), on three held-back ones .575 (.508), nothing changes on the development and reporting packs; with
# a name in place of a side, or two mentions, precision falls.
OWN_TERM = 0.75
# A titled text of which no report says that it was made is a draft of the pile if it is spoken of more often than this.
SPOKEN_OF = 5
# The latest version has this share of the mentions and provisions of the version that has most: less is said of what is
# named in passing, or may come.
WEIGHTY = 0.2


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
    altered: frozenset[str] = frozenset(),
    taxonomy: Taxonomy | None = None,
) -> Record:
    """Return the record of a folded pile: of the ``findings`` in reports that supply wording (``altered`` are ids of
    those that a machine reworded), the issues by ``taxonomy``, by default the program's own.
    """
    ordered = sorted(findings, key=lambda f: (f.view.page.report.published or "9999", f.view.page.report.id))
    ledger = Ledger.of(reports, families, altered)
    roster = build_roster([(f.view.page.report, f.view.cast) for f in ordered])
    lineage = build_lineage(ordered, roster)
    labels = _labels(ordered, roster, taxonomy or default_taxonomy())
    lineage.versions = _kept(lineage, filed := file_provisions(ordered, lineage, labels))
    found = joined(filed, ledger)
    terms_told = [c for c in found if is_told(c)]
    filed = [i for c in terms_told for i in c]
    outright = file_changes(ordered, lineage, labels, roster)
    changes = [*outright, *infer_changes(filed, lineage, labels, outright)]
    statements, said_ids = join_statements(ordered, ledger, roster)
    told = [*(i.label for i in filed), *(c.label for c in changes)]
    groups = with_positions(labels.groups(told), position_labels(ordered, labels), labels)
    draft_ids = {v.number: _draft_id(v) for v in lineage.versions}
    on_terms = frozenset(groups[label] for label in told)
    desk = Desk(ledger, roster, lineage, draft_ids, labels, groups, on_terms, said_ids)
    items = Record(
        *(head.negotiation or _name(lineage, roster), head.as_at, head.made_by),
        reports=tuple(reports),
        families=tuple(families),
        provisions=join_provisions(terms_told, desk),
        changes=join_changes(changes, desk),
        positions=join_positions(ordered, desk),
        statements=statements,
        conflicts=find_conflicts(ordered, filed, ledger, roster),
        skipped=tuple(sorted(skipped)),
    )
    return _completed(items, ordered, desk, Counter(c[0].version.number for c in found))


def _completed(record: Record, ordered: Sequence[Findings], desk: Desk, held: Mapping[int, int]) -> Record:
    """Return the record with what is made of its other items: events, drafts, corroboration, actors."""
    made = _with_drafts(_with_events(record, ordered, desk), ordered, desk, held)
    persons = frozenset(a.name for a in desk.roster.actors if a.kind != "body")
    return _with_actors(count_relays_once(made, persons), desk.roster)


def _labels(ordered: Sequence[Findings], roster: Roster, taxonomy: Taxonomy) -> Labels:
    """Return the labels of the pile's issues; what actors are called is none."""
    return find_labels(ordered, taxonomy, (n for a in roster.actors for n in (a.name, *a.aliases)))


def _with_events(record: Record, ordered: Sequence[Findings], desk: Desk) -> Record:
    """Return the record with what happened, what is due, what is open and what comes next."""
    found = [(f.view.page.report, f) for f in ordered]
    events = merge_events([(r, f.events) for r, f in found], desk.roster.actor_of, desk.ledger.evidence)
    published = {r.id: r.published for r in record.reports}
    needed = needed_steps([(r, f.open_points) for r, f in found], desk.ledger.evidence)
    return replace(
        record,
        events=events,
        conflicts=(*record.conflicts, *days_apart(events, published)),
        open_issues=open_issues([(r, f.open_points) for r, f in found], record.as_at, desk.ledger.evidence),
        next_steps=next_steps(events, record.as_at, published, needed),
    )


def _with_drafts(record: Record, ordered: Sequence[Findings], desk: Desk, held: Mapping[int, int]) -> Record:
    """Return the record with its drafts, the latest of them, and the issues that anything is said on.

    ``held`` is how much is found in each version, by its number, be it sure enough to be told or not.
    """
    latest = _latest(desk.lineage.versions, ordered, held)
    first = ordered[0].view.page.report.published if ordered else None
    issues = {p.issue for p in record.provisions} | {c.issue for c in record.changes}
    issues |= {p.issue for p in record.positions if p.issue}
    labels = labels_of(desk.lineage.versions, desk.roster.name_of)
    return replace(
        record,
        issues=tuple(make_issue(label) for label in sorted(issues)),
        drafts=tuple(_draft(v, labels[v.number], latest, first, desk) for v in desk.lineage.versions),
        latest_draft=desk.draft_of(latest),
    )


def _with_actors(record: Record, roster: Roster) -> Record:
    """Return the record with the actors that its items name; who only appears in the reports is left out."""
    used = {a for d in record.drafts for a in d.sponsors} | {a for p in record.provisions for a in p.obliged}
    used |= {p.actor for p in record.positions} | {s.speaker for s in record.statements if s.speaker}
    used |= {a for s in record.statements for a in s.also}
    used |= {a for e in record.events for a in e.who}
    return replace(record, actors=tuple(a for a in roster.actors if a.id in used))


def _kept(lineage: Lineage, filed: Sequence[Filed]) -> list[Version]:
    """Return the versions that are drafts: told apart by a mark of their own and said to hold or change something."""
    held = Counter(i.version.number for i in filed)
    sure: dict[int, float] = defaultdict(float)
    for i in filed:
        sure[i.version.number] += i.found.sure
    drafts = {v.number for v in lineage.versions if _is_draft(v, held[v.number])}
    for v in lineage.versions:
        v.by_terms = v.number not in drafts and _is_ones_own(v, sure[v.number])
    return [v for v in lineage.versions if v.by_terms or v.number in drafts]


def _is_ones_own(v: Version, sure: float) -> bool:
    """Whether a version is some side's own text that is spoken of often and said to hold something."""
    return bool(v.sides) and not v.titled and sure >= OWN_TERM and len(v.mentions) >= OFTEN


def _is_draft(v: Version, held: int) -> bool:
    """Whether a version is a draft of the pile: numbered, or made, said to hold something, and not just in passing."""
    if v.points or "terms" in v.families:
        return True
    makings = [m for m in v.mentions if m.introduces and not m.bare]
    made = bool(makings)
    if v.titled and not made:
        return len(v.mentions) > SPOKEN_OF  # an act or treaty of old, named in passing
    if len(v.mentions) >= SPOKEN_OF_AGAIN and not v.titled and any(m.made for m in makings):
        return True  # "reached an agreement ... the agreement": told to have been made, and spoken of again
    told_twice = len(v.mentions) >= OFTEN and (made or len(set(v.reports)) > 1)
    if not told_twice and not (v.dates and held and len(v.mentions) + held > OFTEN - 1):
        return False
    if v.names or v.sides:
        return (made and (held > 0 or len(v.mentions) > 2)) or held > 1
    return (made and held > 0) or held > 2


def _draft_id(v: Version) -> str:
    first = min(v.mentions, key=lambda m: (v.reports.index(m.passage.report), m.passage.start))
    return make_id("d", first.passage.report, first.passage.start)


def _latest(kept: Sequence[Version], ordered: Sequence[Findings], held: Mapping[int, int]) -> Version | None:
    """Return the last version of the main line, one that is spoken of in passing left out."""
    first = ordered[0].view.page.report.published if ordered else None
    main = [v for v in kept if v.is_main and not is_history(v, first)] or list(kept)
    weight = {v.number: len(v.mentions) + held.get(v.number, 0) for v in main}
    kinds = Counter({v.kind: 0 for v in main})
    for v in main:
        kinds[v.kind] += weight[v.number]
    most_told = max(kinds, key=lambda kind: kinds[kind], default="")
    main = [v for v in main if v.kind == most_told or (most_told == "bill" and "deal" not in v.families)]
    most = max((weight[v.number] for v in main), default=0)
    return max((v for v in main if weight[v.number] >= WEIGHTY * most), key=lambda v: v.order, default=None)


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


def _draft(v: Version, label: str, latest: Version | None, first: str | None, desk: Desk) -> Draft:
    shown = [m.shown_by for m in v.mentions if m.introduces and not m.bare] or [m.shown_by for m in v.mentions]
    shown += [k.passage for k in desk.lineage.links if k.newer == v.number]
    parents = [desk.draft_of(p) for p in desk.lineage.parents(v)]
    return Draft(
        id=desk.draft_ids[v.number],
        label=label,
        status=_status(v, latest, desk.lineage, first),
        evidence=desk.ledger.cite(sorted(set(shown), key=desk.ledger.order)[:MOST_EVIDENCE]),
        aliases=aliases_of(v, label, desk.lineage.versions),
        date=v.date,
        sponsors=tuple(v.sponsors),
        points=v.points,
        derived_from=tuple(p for p in parents if p is not None),
        known_from=desk.ledger.known_from([m.passage for m in v.mentions]),
    )


def _name(lineage: Lineage, roster: Roster) -> str:
    """Return a name for the negotiation: what its drafts are called most, and whose they are."""
    kinds = Counter(kind for v in lineage.versions for m in v.mentions if (kind := _kind(m.passage.text)))
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
