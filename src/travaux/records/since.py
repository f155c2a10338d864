"""What is new, changed or dropped in a record since a day: the record of that day beside the one of now.

Items are the same by their id. What has no twin by its id is sought by what it rests on: two drafts that turn out to be
one give their items to the one, under ids of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any

from travaux.model import ITEM_LISTS, Actor, Evidence, Issue, Item, Record, Renewed, Since, passages_of
from travaux.records.events_match import likeness

# Fields that hold ids of items, and under which names of fields no difference is sought.
REFERENCES = frozenset(
    {
        "actor",
        "speaker",
        "draft",
        "from_draft",
        "to_draft",
        "issue_id",
        "said_by",
        "moved_to",
        "sponsors",
        "derived_from",
        "obliged",
        "who",
    }
)
# Share of the shorter wording's longer words that two items resting on one passage have in common if they are one.
ALIKE = 0.5
# What passages and words weigh less than: the same holder or draft.
SAME_PARTIES = 100


@dataclass(slots=True)
class _Twins:
    """Which item of the record of now is which of the record before, in the making."""

    now: dict[str, str] = field(default_factory=dict)  # id before -> id now

    def renamed(self, item: Item) -> Item:
        """Return an item of the record before with every id that it names as it is now."""
        held: dict[str, Any] = {f.name: getattr(item, f.name) for f in fields(item)}
        ids = {n: self._ids(v) for n, v in held.items() if n in REFERENCES}
        return replace(item, **{n: v for n, v in ids.items() if v != held[n]})

    def _ids(self, value: Any) -> Any:
        if isinstance(value, tuple):
            return tuple(self.now.get(v, v) for v in value)
        return self.now.get(value, value)


def difference(before: Record, now: Record, day: str) -> Since:
    """Return what is in ``now`` and was not in ``before``, what differs, and what is no longer there.

    Taking ``dropped`` from the record before, putting ``changed`` in its place and adding ``new`` gives the record of
    now, item by item. Items come in the order of the export.
    """
    twins = _Twins()
    pairs: list[tuple[Item, Item]] = []
    for name in ITEM_LISTS:
        found = _pair(items_of(before, name), items_of(now, name), twins)
        twins.now.update((a.id, b.id) for a, b in found)
        pairs += found
    stayed = {b.id for _, b in pairs}
    new = [i.id for name in ITEM_LISTS for i in items_of(now, name) if i.id not in stayed]
    dropped = [i for name in ITEM_LISTS for i in items_of(before, name) if i.id not in twins.now]
    known = {r.id for r in before.reports}
    came = tuple(r.id for r in now.reports if r.id not in known)
    return Since(day, came, tuple(new), tuple(_renewed(pairs, twins)), tuple(dropped), before.latest_draft)


def items_of(record: Record, name: str) -> tuple[Item, ...]:
    """Return one of the lists of ``ITEM_LISTS``."""
    items: tuple[Item, ...] = getattr(record, name)
    return items


def _renewed(pairs: Iterable[tuple[Item, Item]], twins: _Twins) -> Iterable[Renewed]:
    for old, here in pairs:
        same = twins.renamed(old)
        differ = tuple(f.name for f in fields(here) if getattr(same, f.name) != getattr(here, f.name))
        if differ:
            yield Renewed(here.id, old.id, differ, old)


def _pair(old: Sequence[Item], here: Sequence[Item], twins: _Twins) -> list[tuple[Item, Item]]:
    """Return which items are one, in the order of ``here``: by id first, then by what they rest on."""
    by_id = {i.id: i for i in old}
    pairs = {i.id: by_id[i.id] for i in here if i.id in by_id}
    rest = [i for i in here if i.id not in pairs]
    left = [twins.renamed(i) for i in old if i.id not in pairs]
    scored = sorted(
        (-score, n, m) for n, a in enumerate(left) for m, b in enumerate(rest) if (score := _likeness(a, b)) > 0
    )
    taken: set[str] = set()
    for _, n, m in scored:
        if left[n].id not in taken and rest[m].id not in pairs:
            pairs[rest[m].id] = by_id[left[n].id]
            taken.add(left[n].id)
    return [(pairs[i.id], i) for i in here if i.id in pairs]


def _likeness(a: Item, b: Item) -> float:
    """Return how surely two items are one, 0 if they are not: passages that both rest on, and words they share."""
    if isinstance(a, Actor) and isinstance(b, Actor):
        return float(a.kind == b.kind and bool({a.name, *a.aliases} & {b.name, *b.aliases}) and a.kind != "unnamed")
    if isinstance(a, Issue) and isinstance(b, Issue):
        return 0.0  # an issue is its label
    shared = len(_places(a) & _places(b))
    words = likeness(_words(a), _words(b))
    alike = words >= ALIKE or not _words(a)
    return shared + words + SAME_PARTIES * _same_parties(a, b) if shared and alike else 0.0


def _same_parties(a: Item, b: Item) -> bool:
    """Whether one holds both stances, or one draft both terms: one sentence may tell of several."""
    parties = ("actor", "speaker", "draft", "from_draft", "to_draft")
    return all(getattr(a, name, None) == getattr(b, name, None) for name in parties)


def _places(item: Item) -> set[tuple[str, int, int]]:
    return {(p.report, p.start, p.end) for p in passages_of(item) if isinstance(p, Evidence)}


def _words(item: Item) -> str:
    """Return what an item says, in its own words."""
    told = (getattr(item, name, None) for name in ("says", "content", "what", "about", "label", "issue"))
    return next((t for t in told if t), "")
