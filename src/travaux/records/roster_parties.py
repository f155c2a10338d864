"""Parties without a name across reports: "the union" of one report is the union of the next where the pile has one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from travaux.findings.cast_parties import ends_as, party_nouns
from travaux.findings.found import Member


def is_office(m: Member) -> bool:
    """Whether a person goes by an office alone: "the mediator"."""
    return m.kind == "person" and m.name in party_nouns("persons")


def tie_parties(slots: Sequence[str], members: Sequence[Member]) -> list[str]:
    """Return the slots of all entries, those of parties that go by a noun replaced by the one that has it in the pile.

    A named body has the noun if a report ties the two or if its name tells so; with two of them nothing is tied.
    """
    named: dict[str, set[str]] = defaultdict(set)
    offices: dict[str, set[str]] = defaultdict(set)
    for slot, m in zip(slots, members, strict=True):
        if slot.startswith("body ") and not _is_plain(m):
            for noun in party_nouns("bodies"):
                if noun in m.aliases or ends_as(m.name, noun):
                    named[noun].add(_descriptive(slot, m))
        elif slot.startswith("person ") and not is_office(m):
            for noun in party_nouns("persons"):
                if any(noun in r.lower().split() for r in m.roles):
                    offices[noun].add(slot)
    return [_tied(slot, m, named, offices) for slot, m in zip(slots, members, strict=True)]


def _tied(slot: str, m: Member, named: dict[str, set[str]], offices: dict[str, set[str]]) -> str:
    if is_office(m):
        holders = offices[m.name] if slot.startswith("unnamed ") else {slot}
        return next(iter(holders)) if len(holders) == 1 else f"person {m.name}" if not holders else f"person {m.key}"
    if not slot.startswith("body ") or m.kind != "body" or not m.name[0].islower():
        return slot
    if not _is_plain(m):
        return _descriptive(slot, m)
    having = named[m.name]
    return next(iter(having)) if len(having) == 1 else slot if having else f"body {m.name}"


def _is_plain(m: Member) -> bool:
    """Whether a party goes by its noun alone and is a side of its own: "the union", "the rebels"."""
    return m.kind == "body" and m.party == m.name and m.name.islower() and " " not in m.name


def _descriptive(slot: str, m: Member) -> str:
    """Return the slot of a body described as "dockworkers' union": one throughout the pile."""
    if m.kind == "body" and m.party == m.name and m.name[0].islower():
        return f"body {' '.join(m.name.replace('’', '').replace(chr(39), '').split())}"
    return slot
