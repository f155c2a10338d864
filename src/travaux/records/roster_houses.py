"""Parliaments as sides: chambers, committees and members of no told party speak for them, not for the government."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from travaux.findings.cast_runs import roles
from travaux.language.lexicon import lexicon
from travaux.language.world import actor_of_name

if TYPE_CHECKING:
    from travaux.records.roster_sides import Side

_CHAMBERS = frozenset({"commons", "lords"})
# Who controls a chamber: "the X-led House", "the X majority in the House", "the House X majority".
_CONTROL = re.compile(
    r"\b(?P<p1>[A-Z]\w+)[-‐ ](?:controlled|led|run|held|dominated|majority)[- ](?:U\.S\. )?(?P<c1>House|Senate)\b"
    r"|\b(?P<p2>[A-Z]\w+) majority in the (?:U\.S\. )?(?P<c2>House|Senate)\b"
    r"|\b(?P<c3>House|Senate)(?:’s|'s)? (?P<p3>[A-Z]\w+) majority\b"
)
# Words in the name of the whole parliament, and of the chambers that are a part of it.
_WHOLE = frozenset({"congress", "parliament"})


@cache
def parliament_of(state: str) -> str | None:
    """Return the name of a state's parliament, if the world's data know it."""
    bodies = lexicon("world")["bodies"]
    listed = [n for n, e in bodies.items() if e.get("of") == state and _WHOLE & set(n.lower().split())]
    return min(listed, key=lambda n: (len(n), n)) if listed else None


def join_houses(sides: Sequence[Side], home: str, domestic: bool) -> None:
    """Give chambers and members of the home state's parliament its side where they have none or only the state's.

    In a pile about the state's own affairs chambers are sides of their own, and only unnamed members join them.
    """
    house = parliament_of(home) or _told_parliament(sides, home)
    if house is None:
        return
    for side in sides:
        loose = side.party is None or (side.party == home and not domestic)
        if side.kind in ("body", "unnamed"):
            chamber = _is_chamber(side.name, home) or (loose and bool(_CHAMBERS & set(side.name.lower().split())))
            if (chamber and not domestic) or ((loose or side.party == side.name) and _are_members(side.name)):
                side.party = house
            elif side.party is None:  # "Senate leaders", "the House Budget Committee"
                side.party = _chamber_in(side.name, home)
        elif side.kind == "person" and side.party == home and not domestic and _is_member(side.roles):
            side.party = house


def _told_parliament(sides: Sequence[Side], home: str) -> str | None:
    """Return the body that the pile tells to be the home state's parliament: "UK Parliament"."""
    told = [s for s in sides if s.kind == "body" and s.party == home and s.name.split()[-1] == "Parliament"]
    named = [s for s in told if " of " not in s.name]
    return min(named, key=lambda s: (-s.mentions, s.name)).name if named else None


def majorities(texts: Iterable[str]) -> dict[str, str]:
    """Return the party that reports tell to control each chamber; none where they tell of two."""
    told: dict[str, set[str]] = {}
    for text in texts:
        for found in _CONTROL.finditer(text):
            party, chamber = (found["p1"] or found["p2"] or found["p3"]), (found["c1"] or found["c2"] or found["c3"])
            known = actor_of_name(party)
            if known is not None and known.political:
                told.setdefault(chamber.lower(), set()).add(known.name)
    return {chamber: next(iter(parties)) for chamber, parties in told.items() if len(parties) == 1}


def _chamber_in(name: str, home: str) -> str | None:
    """Return the chamber of the home state's parliament that a description names."""
    for before, word in pairwise(["", *name.split()]):
        if before in ("White", "Blue"):
            continue
        known = actor_of_name(word) if word.lower() in roles("bodies", "houses") and word[0].isupper() else None
        if known is not None and known.part_of == home:
            return known.name
    return None


def _is_chamber(name: str, home: str) -> bool:
    """Whether a body is a chamber or a committee of the home state's parliament."""
    known = actor_of_name(name)
    words = set(name.lower().split())
    if known is not None:
        return known.kind == "body" and known.part_of == home and bool(words & roles("bodies", "houses"))
    return bool(words & roles("houses", "committees")) and bool(words & roles("houses", "belonging"))


def _are_members(name: str) -> bool:
    """Whether a group is called by what members of a parliament are: "14 senators", "MPs", "members of Congress"."""
    words = [w.strip(",.").lower() for w in name.replace("’", " ").replace("'", " ").split()]
    if set(words) & roles("houses", "members"):
        return True
    of = next((k for k, w in enumerate(words) if w in ("of", "in")), len(words))
    return "members" in words[:of] and bool(set(words[of:]) & roles("bodies", "houses"))


def _is_member(offices: Sequence[str]) -> bool:
    words = {w for r in offices if not _is_envoy(r) for w in r.lower().split()}
    return bool(words & (roles("houses", "one") | {"majority", "minority"}))


def _is_envoy(office: str) -> bool:
    """Whether a representative sits in no parliament: "Trade Representative"."""
    return bool({"trade", "special", "permanent", "high", "chief"} & set(office.lower().split()))
