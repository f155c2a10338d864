"""Heads of states told without their state ("President X" among several presidents): whose they are, from use."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from travaux.findings.cast_runs import roles
from travaux.language.lexicon import lexicon
from travaux.language.world import actor_of_name

if TYPE_CHECKING:
    from travaux.records.roster_sides import Side

# Offices of which a state has one.
HEADS = frozenset(
    {"president", "vice president", "prime minister", "premier", "chancellor", "supreme leader", "king", "emir"}
)
# Characters to each side of a mention of somebody in which a state is told beside him.
BESIDE = 160
# A state must be told beside so many of somebody's mentions, and its score must be so many times any other's.
FEWEST, OUTDOES = 2, 2.0
# The state at home is told beside every visitor: beside its own head it must be so at least this often.
OFTEN = 5
# The state at home has its head named in so many of the reports; a president on a visit is named in few.
OF_REPORTS = 1 / 2
# Mentions that a state told once or twice is taken to have more.
SMOOTH = 5

# Places of one report: (offset, index of the actor's side), in order.
Places = Sequence[tuple[int, int]]


def give_heads(sides: Sequence[Side], places: Mapping[str, Places], home: str | None) -> None:
    """Give bare heads of states the state that the reports tell beside them, if no other head of it is told.

    How often a state is told beside somebody is held against how often the pile tells it: what the whole pile is about
    stands beside everybody. Beside whom the home state is told most, he is its own, or one of its former heads.
    """
    states = {i: state for i, s in enumerate(sides) if (state := _state_of(s))}
    totals = Counter(states[i] for listed in places.values() for _, i in listed if i in states)
    taken = {(o, s.party) for s in sides if s.kind == "person" and s.party for o in _offices(s)}
    for index, side in enumerate(sides):
        offices = _offices(side)
        if side.kind != "person" or side.party is not None or not offices or _is_former(side):
            continue
        beside = {s: n for s, n in _beside(index, places, states).items() if n >= FEWEST}
        headed = {s for _, s in taken}  # a prime minister told of a state: whose the visiting president is not
        free = {s: n for s, n in beside.items() if not any((o, s) in taken for o in offices)}
        most = max((n for s, n in beside.items() if s != home), default=0)
        at_home = sum(any(i == index for _, i in listed) for listed in places.values()) >= OF_REPORTS * len(places)
        if at_home and (home in free or (home in beside and beside[home] >= OUTDOES * most)):
            side.party = home if beside.get(home or "", 0) * OUTDOES >= most else None
            continue
        if home in beside:
            if home in free and free[home] >= OFTEN and _outdoes(home, beside, totals):
                side.party = home
            continue
        told = [(n * n / (totals[s] + SMOOTH), s) for s, n in free.items() if s not in headed]
        ranked = sorted(told, reverse=True)
        if ranked and (len(ranked) == 1 or ranked[0][0] >= OUTDOES * ranked[1][0]):
            side.party = ranked[0][1]


def _outdoes(state: str, beside: Mapping[str, int], totals: Mapping[str, int]) -> bool:
    """Whether a state is told beside somebody far more than any other, by how often the pile tells each."""
    told = {s: n * n / (totals[s] + SMOOTH) for s, n in beside.items()}
    return all(told[state] >= OUTDOES * score for s, score in told.items() if s != state)


@cache
def is_anywhere(name: str) -> bool:
    """Whether a body of the world's data also goes by a word that those of other states go by: "the Parliament"."""
    also = lexicon("world")["bodies"].get(name, {}).get("also", ())
    return any(a.lower() in roles("bodies", "houses") for a in also)


def _offices(side: Side) -> set[str]:
    return {r.lower() for r in side.roles} & HEADS


def _is_former(side: Side) -> bool:
    return any(r.lower().split()[0] in roles("title_words", "former") for r in side.roles)


def _state_of(side: Side) -> str | None:
    """Return the state that a mention of an actor tells: its own, or that of an organ or a seat of government."""
    if side.kind == "state":
        return side.name if actor_of_name(side.name) is not None else None
    if is_anywhere(side.name):
        return None
    known = actor_of_name(side.party) if side.kind == "body" and side.party else None
    return known.name if known is not None and known.kind == "state" else None


def _beside(index: int, places: Mapping[str, Places], states: Mapping[int, str]) -> Counter[str]:
    """Count the mentions of an actor beside which each state is told."""
    found: Counter[str] = Counter()
    for listed in places.values():
        for at in (offset for offset, i in listed if i == index):
            lo, hi = bisect_left(listed, (at - BESIDE, -1)), bisect_left(listed, (at + BESIDE, -1))
            found.update({states[i] for offset, i in listed[lo:hi] if i in states and offset != at})
    return found
