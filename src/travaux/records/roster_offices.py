"""Whom an office without a name means: "the prime minister" in a report that names its holder without the office."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from travaux.findings.cast_runs import roles
from travaux.findings.cast_spelling import is_people_of
from travaux.findings.found import Member
from travaux.language.world import actor_of_name

_SAME_OFFICE = {"premier": ("prime", "minister")}
# Another holder of an office is out of the question on a day if told to hold it so many times as far from it, and days.
FARTHER, APART = 1.5, 14
# Longest world name that may stand before an office, in words ("South Korean president").
_WORLD_WORDS = 3


@dataclass(slots=True)
class Holder:
    """One person of the pile: the offices told of him or her, as sets of words, and the side told most often."""

    held: set[frozenset[str]] = field(default_factory=set)
    once: set[frozenset[str]] = field(default_factory=set)
    sides: Counter[str] = field(default_factory=Counter)
    days: dict[frozenset[str], list[str]] = field(default_factory=dict)  # on which each office is told, where dated

    def is_of(self, side: str | None) -> bool:
        """Whether the person may be on ``side``; whose side is not told may be on any."""
        return side is None or not self.sides or side in self.sides


class Offices:
    """The offices of all persons of a pile, and who of them appears in which report."""

    def __init__(
        self, placed: Iterable[tuple[str, Member, str]], states: Sequence[str], days: Mapping[str, str | None]
    ) -> None:
        """Take (report id, member, key of the person) for every member that is a person, the pile's states, and the
        day of each report.
        """
        self.states, self.day = states, days
        self.holders: dict[str, Holder] = defaultdict(Holder)
        self.present: dict[str, set[str]] = defaultdict(set)
        for report, member, person in placed:
            holder = self.holders[person]
            self.present[report].add(person)
            holder.sides.update([member.party] if member.party else [])
            for role in member.roles:
                first = role.lower().split()[0]
                former = first in roles("title_words", "former") or first.startswith(("then-", "ex-"))
                office = _plain(role, states)[0]
                (holder.once if former else holder.held).add(office)
                if not former and (day := days.get(report)):
                    holder.days.setdefault(office, []).append(day)

    def holder_of(self, report: str, member: Member) -> str | None:
        """Return the one person whom an office without a name means, or None where that is not clear."""
        office, state = _plain(member.name, self.states)
        if not office or not _is_single(office):
            return None
        side = member.party or state
        here = self._fit(self.present[report], office, side)
        if len(here) > 1:
            here = self._at_the_time(report, here, office, side)
        if here or side is None:
            return here[0] if len(here) == 1 else None
        pile = [p for p in self._fit(self.holders, office, side) if side in self.holders[p].sides]
        former = [p for p, h in self.holders.items() if office in h.once and h.is_of(side) and p not in pile]
        return pile[0] if len(pile) == 1 and not former else None

    def _at_the_time(self, report: str, people: Sequence[str], office: frozenset[str], side: str | None) -> list[str]:
        """Return, of several who are told to hold an office, the one on the side that is told, or else the one who is
        told to hold it nearest to the day of a report, if the others are so only long before or after.
        """
        own = [p for p in people if side in self.holders[p].sides]
        if len(own) == 1:
            return own
        day = _day(self.day.get(report))
        if day is None:
            return list(people)
        told = {p: [d for t in self.holders[p].days.get(office, ()) if (d := _day(t))] for p in own or people}
        away = sorted((min(abs((d - day).days) for d in days), p) for p, days in told.items() if days)
        if len(away) < len(told) or not away:
            return list(people)
        near = len(away) == 1 or away[1][0] >= FARTHER * away[0][0] + APART
        return [away[0][1]] if near else list(people)

    def _fit(self, people: Iterable[str], office: frozenset[str], side: str | None) -> list[str]:
        listed = self.holders
        return sorted(p for p in people if office in listed[p].held and listed[p].is_of(side))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text[:10]) if text and len(text) >= len("2026-01-01") else None


def _plain(text: str, states: Sequence[str]) -> tuple[frozenset[str], str | None]:
    """Return the words of an office without the state or body before it, and that one's name."""
    words = text.replace("’s ", " ").replace("'s ", " ").split()
    state = None
    for n in range(min(_WORLD_WORDS, len(words) - 1), 0, -1):
        lead = " ".join(words[:n])
        known = actor_of_name(lead)
        other = next((s for s in states if lead == s or is_people_of(lead, s)), None)
        if other or (known is not None and not known.city and not known.political):
            words, state = words[n:], other or (known.name if known else None)
            break
    lower = [w.lower() for w in words]
    spelled = [x for w in lower for x in _SAME_OFFICE.get(w, (w,))]
    return frozenset(spelled), state


def _is_single(office: frozenset[str]) -> bool:
    """Whether an office is one that one person holds at a time, and all its words belong to it."""
    nouns = office & roles("persons", "single")
    known = office - nouns <= roles("title_words", "words") | roles("title_words", "fields") | _parties(office)
    ranks = office & (roles("title_words", "former") | roles("title_words", "rank"))
    bare = office <= {"minister", "leader", "secretary", "chairman", "chair", "head", "chief"}
    return bool(nouns) and known and not ranks and not bare


def _parties(office: frozenset[str]) -> frozenset[str]:
    found = {w for w in office if (known := actor_of_name(w.capitalize())) is not None and known.political}
    return frozenset(found)


def tie_offices(
    slots: Sequence[str],
    reports: Sequence[str],
    members: Sequence[Member],
    states: Sequence[str],
    days: Mapping[str, str | None],
) -> list[str]:
    """Return the slots of all entries, those of offices without a name replaced by their holders'."""
    listed = list(zip(slots, reports, members, strict=True))
    offices = Offices(((r, m, s) for s, r, m in listed if s.startswith("person ")), states, days)
    tied: dict[tuple[str, str], str | None] = {}
    out = []
    for slot, report, member in listed:
        if slot.startswith("unnamed ") and (report, member.name) not in tied:
            tied[(report, member.name)] = offices.holder_of(report, member)
        out.append(tied.get((report, member.name)) or slot if slot.startswith("unnamed ") else slot)
    return out
