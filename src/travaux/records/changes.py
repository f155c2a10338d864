"""Changes of the record: those told outright, and those that follow from what two drafts say on one issue."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from travaux.findings.changes_beside import measure_of, unit_word
from travaux.findings.draft_days import days_between, first_day
from travaux.findings.found import ChangeFound, Findings
from travaux.language.clauses import MODALS
from travaux.language.lexicon import lexicon
from travaux.language.quantities import number_in
from travaux.model import Change, ChangeKind, Passage, Quantity, make_id, readable_number
from travaux.records.desk import Desk
from travaux.records.issues import OTHER, Labels, around, make_issue
from travaux.records.lineage import Lineage
from travaux.records.lineage_version import Version
from travaux.records.provisions import Filed, content_words, same_words
from travaux.records.roster import Roster

# A side's offer is held against the other side's last one when that is no older than this (days).
ANSWERED = 60
# Two provisions on one issue speak of the same thing when they share this part of the shorter one's content words.
ON_ONE_THING = 0.3
# Amounts of one thing share this part of the shorter provision's content words, and are at most so many times as large
# as one another; figures that measure two things ("12 metres", "2 hours") compare only where the words are the same. Of
# the changes inferred on the development packs that this leaves out, 4 of 28 touched one of the gold's, by chance.
COUNTED_ALIKE, TIMES_AS_LARGE, MEASURED_APART = 0.1, 10, 0.5
# Words of a provision that is set beside another; a longer one tells of more than one thing (of six such pairs on the
# development packs one touched a change of the gold's).
MOST_WORDS = 28
# Words with which a line may begin that are no names.
COMMON_FIRST = MODALS | {"the", "a", "an", "no", "all", "each", "any", "it", "its", "to", "more", "at", "under"}

_NUMBER = re.compile(r"\d[\d.,]*\d|\w+")
# Two provisions, the older draft's first.
Pair = tuple[Filed, Filed]


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


def file_changes(findings: Sequence[Findings], lineage: Lineage, labels: Labels, roster: Roster) -> list[FiledChange]:
    """Return the changes told outright, with the drafts they lie between."""
    filed = []
    for f in findings:
        for c in f.changes:
            ends, label = _ends(c, lineage, roster), labels.of(c.about, c.says, around(f, c.passage))
            if ends is not None and _is_on_terms(c, labels.is_known(label)):
                older, newer = ends
                filed.append(FiledChange(older, newer, label, c.kind, c.says, (c.passage,), c.said, c.hedges))
    return filed


def _is_on_terms(c: ChangeFound, known: bool) -> bool:
    """Whether a change is one of a draft's terms: both drafts are told, or it is counted, asked or on a known issue."""
    return c.asked or (c.to_draft is not None and c.from_draft is not None) or known or c.quantity is not None


def _ends(c: ChangeFound, lineage: Lineage, roster: Roster) -> tuple[Version, Version] | None:
    """Return the older and the newer draft of a change told outright; what is not told follows from the lineage."""
    newer, older = lineage.version_of(c.to_draft), lineage.version_of(c.from_draft)
    if newer is not None and older is not None and newer.order < older.order:
        newer, older = older, newer
    if newer is None and older is not None:
        newer = _next_after(older, lineage, c.passage.report)
    if older is None and newer is not None:
        older = _made_by(c.by, newer, lineage, roster) if c.by is not None else _last_before(newer, lineage)
    return (older, newer) if older is not None and newer is not None and older is not newer else None


def _next_after(older: Version, lineage: Lineage, report: str) -> Version | None:
    """Return the draft that was made from an older one, else the last of the later ones that a report speaks of."""
    made = next((v for v in lineage.versions if older in lineage.parents(v)), None)
    later = [v for v in lineage.versions if v.order > older.order and v.is_main and report in v.reports]
    return made or (later[-1] if later else None)


def _last_before(newer: Version, lineage: Lineage) -> Version | None:
    """Return the draft that a newer one was made from, or is held against."""
    told = lineage.parents(newer) or compared(newer, lineage)
    return told[-1] if told else lineage.predecessor(newer)


def _made_by(key: str, newer: Version, lineage: Lineage, roster: Roster) -> Version | None:
    """Return the last version before ``newer`` that somebody, a member of a report's cast, or their side made."""
    actor, party = roster.actor_of(key), roster.party_of(key)
    own = [v for v in lineage.versions if v.order < newer.order and (actor in v.sponsors or party in v.sides)]
    return own[-1] if own else None


def infer_changes(
    filed: Sequence[Filed], lineage: Lineage, labels: Labels, told: Sequence[FiledChange] = ()
) -> list[FiledChange]:
    """Return the changes that follow from two drafts' provisions on one issue, both sides cited.

    A draft that its terms alone make one is compared with no other. What moved, by what is inferred or by the ``told``
    changes, is not kept by other reports' words.
    """
    inferred: list[FiledChange] = []
    filed = [i for i in filed if not i.version.by_terms]
    for newer in lineage.versions:
        for pairs in _against_each(filed, newer, lineage, labels):
            found = [_inferred(old, new) if _counts(old, new) else _in_words(old, new) for old, new in pairs]
            inferred += found
    moved = {_between(c) for c in (*told, *inferred) if c.kind == "changed"}
    return [c for c in inferred if c.kind == "changed" or _between(c) not in moved]


def _between(c: FiledChange) -> tuple[int, int, str]:
    return c.older.number, c.newer.number, c.label


def _against_each(filed: Sequence[Filed], newer: Version, lineage: Lineage, labels: Labels) -> Iterator[list[Pair]]:
    """Yield the provisions of ``newer`` beside those of each draft it is held against, the latest draft first.

    An issue that is held against a later draft is not held against one before it.
    """
    others = compared(newer, lineage)
    before, told = _deal_before(newer, lineage), set[str]()
    counted_only = [before] if before is not None and before not in others else []
    for older in sorted([*others, *counted_only], key=lambda v: v.order, reverse=True):
        pairs = _counted(filed, older, newer)
        if older in others:
            pairs += _unlike(filed, older, newer, labels, pairs)
        yield [(old, new) for old, new in pairs if new.label not in told]
        told |= {new.label for _, new in pairs}


def _counted(filed: Sequence[Filed], older: Version, newer: Version) -> list[Pair]:
    """Return the amounts of the newer draft beside those of the older one that are of the same thing."""
    found = []
    for new in _amounts(filed, newer):
        old = max(
            (o for o in _amounts(filed, older) if _comparable(o, new)), key=lambda o: _common(o, new), default=None
        )
        if old is not None and is_one_thing(old, new):
            found.append((old, new))
    return found


def _unlike(filed: Sequence[Filed], older: Version, newer: Version, labels: Labels, told: Sequence[Pair]) -> list[Pair]:
    """Return, for each known issue, the two provisions not ``told`` as amounts that speak most of the same thing."""
    done = {id(i) for pair in told for i in pair}
    left = [i for i in filed if id(i) not in done and i.version in (older, newer) and labels.is_known(i.label)]
    pairs = (_side_by_side(left, older, newer, label) for label in sorted({i.label for i in left}))
    return [pair for pair in pairs if pair is not None]


def is_one_thing(old: Filed, new: Filed) -> bool:
    """Whether two amounts are of one thing by the words and the size of their provisions."""
    if _measured_apart(old, new):
        return _common(old, new) >= MEASURED_APART
    less, more = sorted((_largest(old), _largest(new)))
    return _common(old, new) >= COUNTED_ALIKE and (_unit_of(old) != _unit_of(new) or more <= TIMES_AS_LARGE * less)


def _largest(item: Filed) -> float:
    value = _value(item)
    return max(value) if isinstance(value, tuple) else value or 0.0


def _unit_of(item: Filed) -> str:
    return unit_word(item.found.quantity.unit) if item.found.quantity is not None else ""


def _side_by_side(filed: Sequence[Filed], older: Version, newer: Version, label: str) -> Pair | None:
    """Return the two provisions on an issue that speak most of the same thing, one of them of each draft."""
    before = [i for i in filed if i.version is older and i.label == label]
    after = [i for i in filed if i.version is newer and i.label == label]
    pairs = [(_common(a, b), a, b) for b in after for a in before if max(_length(a), _length(b)) <= MOST_WORDS]
    share, old, new = max(pairs, key=lambda p: p[0], default=(0.0, None, None))
    if old is None or new is None or share < ON_ONE_THING:
        return None
    # Of two reports on one term nothing follows but that both tell it.
    return None if _repeats(old, new) and not _says_kept(new) else (old, new)


def _length(item: Filed) -> int:
    return len(item.found.says.split())


def _in_words(old: Filed, new: Filed) -> FiledChange:
    """Return what became of an issue, in the words of both provisions."""
    kept = _repeats(old, new) or _has_its_figures(old, new)
    says = new.found.says if kept else f"{old.found.says} (before); {_lower(new.found.says)} (now)"
    passages = (old.found.passage, new.found.passage)
    return FiledChange(old.version, new.version, new.label, "kept" if kept else "changed", says, passages)


def _has_its_figures(old: Filed, new: Filed) -> bool:
    """Whether a provision has figures, and none that the older one has not."""
    ours, theirs = (_figures(i.found.says) for i in (new, old))
    return bool(ours) and ours <= theirs


def _figures(line: str) -> frozenset[str]:
    """Return the numbers of a line, in digits or letters."""
    found = _NUMBER.findall(line.lower())
    return frozenset(w for w in found if w[0].isdigit() or number_in(w) is not None)


def _counts(old: Filed, new: Filed) -> bool:
    """Whether two provisions compare by their amounts."""
    return _comparable(old, new) and is_one_thing(old, new)


def _says_kept(item: Filed) -> bool:
    """Whether a provision itself says that something stays as it was."""
    words = {w.rstrip("s") for w in item.found.says.lower().replace(",", " ").split()}
    return bool(words & set(lexicon("changes")["verbs"]["kept"]))


def _common(a: Filed, b: Filed) -> float:
    """Return the share of the content words of the shorter provision that the other one has."""
    ours, theirs = content_words(a.found.says), content_words(b.found.says)
    return len(ours & theirs) / min(len(ours), len(theirs)) if ours and theirs else 0.0


def _lower(line: str) -> str:
    """Return a line that goes on in a sentence: its first letter small unless the word is a name."""
    first = line.split(" ", 1)[0]
    return line[:1].lower() + line[1:] if first[1:].islower() and first.lower() in COMMON_FIRST else line


def _repeats(old: Filed, new: Filed) -> bool:
    """Whether two drafts are said to hold the same: one issue, one modality, the same words, no figure that differs."""
    a, b = old.found, new.found
    same = old.label == new.label and a.modality == b.modality and same_words(a.says, b.says)
    if not same or a.quantity is None or b.quantity is None:
        return same
    return a.quantity.value == b.quantity.value or measure(a.quantity) != measure(b.quantity)


def compared(newer: Version, lineage: Lineage) -> list[Version]:
    """Return the drafts that ``newer`` is held against.

    These are its parents; for an offer, or what answers one, the other side's last offer.
    """
    older = list(lineage.parents(newer))
    if "terms" in newer.families:
        return older
    before = [v for v in lineage.versions if v.order < newer.order and v.is_main and v.kind == newer.kind]
    if newer.is_offer or "rival" in newer.ranks:
        older += [v for v in before if not v.sides & newer.sides and _is_answered(v, newer)][-1:]
    return [v for n, v in enumerate(older) if v not in older[:n]]


def _deal_before(newer: Version, lineage: Lineage) -> Version | None:
    """Return the deal that was concluded before this one: their figures compare, their wording seldom does."""
    before = [v for v in lineage.versions if v.order < newer.order and v.is_main and v.kind == newer.kind]
    return next((v for v in reversed(before) if v.concluded), None) if newer.concluded else None


def _is_answered(older: Version, newer: Version) -> bool:
    last, came = older.last_seen or first_day(older.date), first_day(newer.date) or newer.first_seen
    return last is None or came is None or days_between(last, came) <= ANSWERED


def _amounts(filed: Sequence[Filed], version: Version) -> list[Filed]:
    return [i for i in filed if i.version is version and i.found.quantity is not None]


def _comparable(a: Filed, b: Filed) -> bool:
    """Whether two amounts are of one thing: a known issue, nobody else bound, one unit or the same thing counted."""
    qa, qb = a.found.quantity, b.found.quantity
    if qa is None or qb is None or a.label != b.label or a.label == OTHER:
        return False
    if a.found.obliged and b.found.obliged and not set(a.found.obliged) & set(b.found.obliged):
        return False
    if bool(measure(qa)) != bool(measure(qb)):
        return False  # 25 percent, and the 2 economies that pay it
    return _unit_of(a) == _unit_of(b) or bool(content_words(a.found.about) & content_words(b.found.about))


def measure(q: Quantity) -> str:
    """Return what a figure measures ("time", "length", "money" ...), an empty string for what is only counted."""
    return measure_of(q.unit)


def _inferred(old: Filed, new: Filed) -> FiledChange:
    if _measured_apart(old, new):
        return _in_words(old, new)  # "12 metres → 2 hours" would tell nothing
    kind: ChangeKind = "kept" if _value(old) == _value(new) else "changed"
    says = f"{_figure(new)} stays" if kind == "kept" else f"{_figure(old)} → {_figure(new)}"
    return FiledChange(old.version, new.version, new.label, kind, says, (old.found.passage, new.found.passage))


def _measured_apart(a: Filed, b: Filed) -> bool:
    """Whether the figures of two provisions measure two things."""
    kinds = {measure(q) for q in (a.found.quantity, b.found.quantity) if q is not None} - {""}
    return len(kinds) > 1


def _value(item: Filed) -> float | tuple[float, ...] | None:
    return item.found.quantity.value if item.found.quantity else None


def _figure(item: Filed) -> str:
    q = item.found.quantity
    if q is None:
        return ""
    values = q.value if isinstance(q.value, tuple) else (q.value,)
    return " to ".join(readable_number(v) for v in values) + f" {q.unit}".rstrip()


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
