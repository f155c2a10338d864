"""Whose people a group is: of critics and rivals only the party or the people that stands before or around them."""

from __future__ import annotations

from collections.abc import Sequence

from travaux.findings.cast_offices import side_name
from travaux.findings.cast_phrases import FINITE
from travaux.findings.cast_roles import Describer, beside_nouns
from travaux.findings.cast_runs import owners_in
from travaux.findings.cast_stage import Entity, is_political
from travaux.language.reading import Sentence, Word
from travaux.language.world import actor_of_name

# Words from "opponents" to the party in which they are.
INSIDE_REACH = 8

Owners = tuple[str | Entity, ...]


def sides_among(d: Describer, index: int, s: Sentence, around: Sequence[Word], noun: Word, found: Owners) -> Owners:
    """Return which of the owners ``found`` for a noun are its side, with the party that stands before it."""
    before = [x for x in around if x.i < noun.i]
    stem = noun.lemma if noun.tag in ("NNS", "NNPS") else noun.lower
    if stem not in beside_nouns():
        party = tuple(o for o in owners_in(s, before) if is_political(o))
        return found if any(is_political(o) for o in found) else party or found
    ahead = [x for x in before if s.words[x.i + 1].tag != "POS"]
    names = [n for x in ahead if (n := d.by_last.get((index, x.i))) is not None]
    own = {n.text for n in names if is_political(n.text)} | {e.name for n in names if (e := d.of.get(n.start))}
    kept = tuple(o for o in found if _is_people(o) or (is_political(o) and side_name(o) and _name_of(o) in own))
    return kept or tuple(o for o in owners_in(s, ahead) if is_political(o)) or _inside(d, index, s, noun)


def _inside(d: Describer, index: int, s: Sentence, noun: Word) -> Owners:
    """Return the party in which they are: "opponents of the deal within the Liberal Party"."""
    for w in s.words[noun.i + 1 : noun.i + INSIDE_REACH]:
        if w.tag in FINITE or w.text == ",":
            break
        if w.lower in ("within", "inside", "in"):
            at = w.i + 1 + any(x.lower == "the" for x in s.words[w.i + 1 : w.i + 2])
            n = d.by_first.get((index, at))
            if n is not None and is_political(n.text):
                return (d.of.get(n.start) or n.text,)
    return ()


def _is_people(owner: str | Entity) -> bool:
    known = actor_of_name(owner) if isinstance(owner, str) else None
    return known is not None and known.relation == "demonym"


def _name_of(owner: str | Entity) -> str:
    return owner if isinstance(owner, str) else owner.name
