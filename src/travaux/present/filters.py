"""A part of the record: the lines that a party, an issue, a draft, a day, or enough sources have."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from travaux.model import Change, Provision, Record
from travaux.present.facets import Facet, Facets, Line, evidence_of, lines_of, says_of
from travaux.present.wording import shown

KINDS = ("provisions", "changes", "positions", "statements", "events", "conflicts", "open_issues", "next_steps")
NAMED = 8


@dataclass(frozen=True, slots=True)
class Wanted:
    """What lines are asked for. Of what is left empty, all are; several names of a kind mean any of them."""

    parties: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()
    drafts: tuple[str, ...] = ()  # letters of the brief, labels or ids
    first: str | None = None  # ISO dates
    last: str | None = None
    sources: int = 1  # independent ones that carry the line, at least
    words: str = ""  # that all stand in the line or its evidence

    def is_all(self) -> bool:
        """Whether nothing is left out."""
        return self == Wanted()


def kept(record: Record, wanted: Wanted) -> Record:
    """Return ``record`` with the lines that are wanted, and the statements they rest on.

    Reports, families, actors, issues and drafts stay, so that no reference is left without its end. Raises LookupError
    for a party, an issue or a draft that the record does not have.
    """
    if wanted.is_all():
        return record
    facets = Facets(record)
    asked = _resolved(facets, wanted)
    ids = {item.id for item in lines_of(record) if _has(facets.of(item), asked) and _says(item, wanted.words)}
    rests_on = {getattr(item, "said_by", None) for item in lines_of(record) if item.id in ids}
    ids |= {s.id for s in record.statements if s.id in rests_on}
    told: dict[str, Any] = {kind: tuple(i for i in getattr(record, kind) if i.id in ids) for kind in KINDS}
    return replace(record, **told)


def _has(facet: Facet, wanted: Wanted) -> bool:
    """Whether a line has all that is wanted; what bears no date is not of any day."""
    if facet.sources < wanted.sources:
        return False
    if (wanted.first or wanted.last) and not facet.first:
        return False
    if wanted.first and (facet.last or "") < wanted.first:
        return False
    if wanted.last and (facet.first or "") > wanted.last:
        return False
    asked = ((wanted.parties, facet.parties), (wanted.issues, facet.issues), (wanted.drafts, facet.drafts))
    return all(not names or not has.isdisjoint(names) for names, has in asked)


def _says(item: Line, words: str) -> bool:
    wanted = shown(words).casefold().split()
    if not wanted:
        return True
    issue = item.issue if isinstance(item, Provision | Change) else ""
    text = shown(" ".join([says_of(item), issue, *(e.text for e in evidence_of(item))])).casefold()
    return all(word in text for word in wanted)


def _resolved(facets: Facets, wanted: Wanted) -> Wanted:
    """Return what is wanted by the names of the record, which a user may write in small letters."""
    drafts: dict[str, str] = {}
    for draft in facets.desk.drafts:
        for name in (draft.id, facets.desk.letter(draft.id), draft.label, *draft.aliases):
            drafts.setdefault(shown(name).casefold(), draft.id)
    return replace(
        wanted,
        parties=_names("party", wanted.parties, {shown(p).casefold(): p for p in facets.parties}, facets.parties),
        issues=_names("issue", wanted.issues, {shown(i).casefold(): i for i in facets.issues}, facets.issues),
        drafts=_names("draft", wanted.drafts, drafts, [facets.desk.letter(d.id) for d in facets.desk.drafts]),
    )


def _names(kind: str, asked: Iterable[str], known: dict[str, str], told: Sequence[str]) -> tuple[str, ...]:
    found = []
    for name in asked:
        if (key := shown(name).casefold()) not in known:
            raise LookupError(f"the record has no {kind} {shown(name)!r}; it has {_listed(told)}")
        found.append(known[key])
    return tuple(found)


def _listed(names: Sequence[str]) -> str:
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return (", ".join(names[:NAMED]) or "none") + more
