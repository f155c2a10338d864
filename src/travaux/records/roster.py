"""Who acts in the whole pile: the casts of all reports put together, each actor once.

Merging is careful: the same full name, spellings with something else in common, surnames and short forms that only
one actor of the pile can be meant by. What could be two stays two, and unnamed sources are never put together.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from travaux.findings.cast_offices import role_nouns_of
from travaux.findings.cast_runs import roles
from travaux.findings.cast_spelling import key_words
from travaux.findings.found import Cast, Member
from travaux.language.world import actor_of_name, is_outlet
from travaux.model import Actor, ActorKind, Passage, Report, make_id
from travaux.records.roster_heads import give_heads
from travaux.records.roster_names import (
    Groups,
    PersonForm,
    body_key,
    full_body,
    group_persons,
    is_slip,
    person_form,
    persons_called,
    state_of_organ,
)
from travaux.records.roster_offices import tie_offices
from travaux.records.roster_parties import is_office, tie_parties
from travaux.records.roster_sides import Side, home_state, settle

# A surname alone is the one's whose full name so many times as many reports have as all namesakes' together.
BY_FAR = 10


@dataclass(frozen=True, slots=True)
class Roster:
    """All actors of a pile, and which member of which report is which."""

    actors: tuple[Actor, ...] = ()
    _actor_of: Mapping[str, str] = field(default_factory=dict, repr=False)
    _by_id: Mapping[str, Actor] = field(default_factory=dict, repr=False)

    def actor_of(self, member_key: str) -> str | None:
        """Return the id of the actor that a member of a report's cast is, or None for an unknown key."""
        return self._actor_of.get(member_key)

    def name_of(self, actor_id: str) -> str:
        """Return the name of an actor. Raise KeyError for an unknown id."""
        return self._by_id[actor_id].name

    def party_of(self, member_key: str) -> str | None:
        """Return the side of the actor that a member is, by name, or None."""
        actor = self._actor_of.get(member_key)
        return self._by_id[actor].party if actor else None


@dataclass(frozen=True, slots=True)
class ActorMentions:
    """An actor with the passages that speak of it, in the order of publication and of the text."""

    actor: Actor
    mentions: tuple[Passage, ...]


def with_mentions(roster: Roster, casts: Iterable[tuple[Report, Cast]]) -> tuple[ActorMentions, ...]:
    """Return the actors of a roster in its order, each with its passages in the reports that it was built from."""
    told: dict[str, list[tuple[int, int, Passage]]] = defaultdict(list)
    ordered = sorted(casts, key=lambda c: (c[0].published or "9999", c[0].id))
    for n, (report, cast) in enumerate(ordered):
        for m in cast.members:
            passages = (report.passage(start, end) for start, end in m.mentions)
            told[roster.actor_of(m.key) or ""] += [(n, p.start, p) for p in passages]
    listed = {actor: sorted(found, key=lambda t: t[:2]) for actor, found in told.items()}
    return tuple(ActorMentions(a, tuple(p for _, _, p in listed[a.id])) for a in roster.actors)


@dataclass(frozen=True, slots=True)
class Entry:
    """A member with the report it stands in."""

    report: Report
    member: Member

    @property
    def order(self) -> tuple[str, str, int, str]:
        """Date of the report, its id, first mention, key: the earliest entry gives the actor its id."""
        first = min((start for start, _ in self.member.mentions), default=0)
        return (self.report.published or "9999", self.report.id, first, self.member.key)


def build_roster(casts: Iterable[tuple[Report, Cast]]) -> Roster:
    """Return the actors of a pile, in the order of their first mention. The order of ``casts`` does not matter."""
    listed = [(report, m) for report, cast in casts for m in cast.members]
    known = _aliases_of_states(m for _, m in listed)
    entries = sorted((Entry(report, _under_state(m, known)) for report, m in listed), key=lambda e: e.order)
    kinds = vote_kinds(entries)
    slots = _place(entries, kinds)
    clusters: dict[str, list[Entry]] = defaultdict(list)
    for entry, slot in zip(entries, slots, strict=True):
        clusters[slot].append(entry)
    return _roster(clusters)


def _aliases_of_states(members: Iterable[Member]) -> dict[str, str]:
    """Return, for names of one word that reports tell to be a state's (its people, its capital), that state's name."""
    told: dict[str, set[str]] = defaultdict(set)
    for m in members:
        if m.kind == "state" and actor_of_name(m.name) is None:
            for alias in m.aliases:
                if " " not in alias and alias[0].isupper() and actor_of_name(alias) is None:
                    told[alias].add(m.name)
    return {alias: next(iter(names)) for alias, names in told.items() if len(names) == 1}


def _under_state(m: Member, states: Mapping[str, str]) -> Member:
    """Return a member that another report tells to be a state by another name under the state's own name."""
    _, possessive, rest = m.name.replace("'s ", "’s ").partition("’s ")
    whole = actor_of_name(rest) if possessive and m.kind == "body" else None
    if whole is not None and whole.relation == "name" and whole.political:  # "Orme’s Liberal Party"
        return replace(m, name=whole.name, party=whole.name)
    first, _, organ = m.name.partition(" ")
    if m.kind == "body" and first in states and organ in roles("bodies", "organs"):
        return replace(m, name=f"{states[first]} {organ}")
    if m.kind == "unnamed" or m.name not in states or m.roles:
        return m
    state = states[m.name]
    return replace(m, name=state, kind="state", aliases=(m.name, *m.aliases), party=state)


# ---------------------------------------------------------------- kinds
def vote_kinds(entries: Sequence[Entry]) -> dict[str, ActorKind]:
    """Return what each name is over the whole pile: a name once seen with a title is a person's everywhere."""
    votes: dict[str, Counter[ActorKind]] = defaultdict(Counter)
    titled: set[str] = set()
    for e in entries:
        if e.member.kind != "unnamed":
            votes[e.member.name][e.member.kind] += 1
            if e.member.kind == "person" and e.member.roles:
                titled.add(e.member.name)
    surnames = {key_words(n)[-1] for n, v in votes.items() if v["person"] and len(n.split()) > 1}
    alone = {n.lower() for n, v in votes.items() if v["person"] and " " not in n}
    alone |= {a.lower() for e in entries if e.member.kind == "person" for a in e.member.aliases if " " not in a}
    titled |= {n for n, v in votes.items() if v["person"] and len(n.split()) > 1 and key_words(n)[-1] in alone}
    surnames |= {w for w in map(_single_word, votes) if w and sum(is_slip(w, s) for s in surnames) == 1}
    firms = {
        n.split()[0] for n, v in votes.items() if v["body"] and n.split()[-1].lower() in roles("bodies", "companies")
    }
    firms = {f for f in firms if votes[f]["body"]} - {n for n in titled if n.lower() in surnames}
    firms |= {f for f in _led(entries) if f in votes and f not in titled and f.lower() not in surnames}
    found = {n: "body" if n in firms else _kind(n, v, n in titled, surnames) for n, v in votes.items()}
    return found | {n: "state" for n in _governed(entries) if votes[n]["state"] and found[n] == "body"}


def _governed(entries: Sequence[Entry]) -> set[str]:
    """Return the names whose government, army or delegation acts in the pile: "Valmora" of "Valmoran government"."""
    organs = [
        e.member for e in entries if e.member.kind == "body" and e.member.name.split()[-1] in roles("bodies", "organs")
    ]
    return {m.party for m in organs if m.party and m.name.split()[0].startswith(m.party[:-1])} & {
        e.member.name for e in entries
    }


def _led(entries: Sequence[Entry]) -> set[str]:
    """Return the names of one word that are told to have a founder, an owner or a chief executive: companies."""
    found = set()
    for e in entries:
        for role in e.member.roles if e.member.kind == "person" else ():
            first, _, rest = role.partition(" ")
            if first == e.member.party and rest.lower() in roles("bodies", "led_by"):
                found.add(first)
    return found


def _single_word(name: str) -> str:
    """Return an unknown name of one word in small letters: it may be a slip of somebody's surname."""
    return name.lower() if " " not in name and name.isalpha() and actor_of_name(name) is None else ""


def _kind(name: str, votes: Counter[ActorKind], titled: bool, surnames: set[str]) -> ActorKind:
    known = actor_of_name(name)
    if known is not None and votes[known.kind] and not titled:
        return known.kind
    if titled or (len(name.split()) == 1 and name.lower() in surnames):
        return "person"
    if len(name.split()) == 1 and votes["state"] and votes["state"] >= votes["body"]:
        return "state"
    order: tuple[ActorKind, ...] = ("person", "state", "body")
    if len(name.split()) == 1 and votes["body"] and votes["body"] >= votes["person"]:
        return "body"  # a surname alone would be somebody's
    return min(order, key=lambda kind: (-votes[kind], order.index(kind)))


# ---------------------------------------------------------------- who is who
def _place(entries: Sequence[Entry], kinds: Mapping[str, ActorKind]) -> list[str]:
    """Return, for each entry, the key of the actor it belongs to."""
    people = _People(entries, kinds)
    states = sorted({e.member.name for e in entries if kinds.get(e.member.name) == "state"})
    bodies = _Bodies([e for e in entries if kinds.get(e.member.name) == "body"], states)
    slots = []
    for e in entries:
        kind = kinds.get(e.member.name) if e.member.kind != "unnamed" else "unnamed"
        if kind == "person" and not is_office(e.member):
            slots.append(people.slot(e))
        elif kind == "state":
            slots.append(f"state {_state_name(e.member.name)}")
        elif kind == "body":
            slots.append(bodies.slot(e))
        else:
            slots.append(f"unnamed {e.member.key}")
    members = [e.member for e in entries]
    days = {e.report.id: e.report.published for e in entries}
    slots = tie_offices(slots, [e.report.id for e in entries], members, bodies.states, days)
    return tie_parties(slots, members)


def _state_name(name: str) -> str:
    known = actor_of_name(name)
    return known.name if known is not None and known.kind == "state" else name


class _People:
    """Persons by full name, and whom a surname alone means."""

    def __init__(self, entries: Sequence[Entry], kinds: Mapping[str, ActorKind]) -> None:
        self.forms: dict[str, PersonForm] = {}
        for e in entries:
            m = e.member
            if kinds.get(m.name) == "person" and len(m.name.split()) > 1 and m.kind != "unnamed":
                form = self.forms.setdefault(m.name, person_form(m.name))
                form.parties |= {m.party} if m.party else set()
                form.offices |= role_nouns_of(m.roles)
        self.groups: Groups = group_persons(self.forms.values())
        self.alone: dict[str, set[str]] = defaultdict(set)  # who is called by the surname alone
        self.told: dict[str, Counter[str]] = defaultdict(Counter)  # reports with a full name, by surname
        for e in entries:
            if e.member.name in self.forms:
                self.told[key_words(e.member.name)[-1]][self.groups.of(e.member.name)] += 1
            for alias in e.member.aliases if e.member.name in self.forms else ():
                if " " not in alias:
                    self.alone[key_words(alias)[-1]].add(self.groups.of(e.member.name))
        self.called: dict[str, list[str]] = {}

    def slot(self, e: Entry) -> str:
        name = e.member.name
        if name in self.forms:
            return f"person {self.groups.of(name)}"
        if name not in self.called:
            self.called[name] = persons_called(name, self.groups, self.forms)
        fits = self.called[name]
        for agrees in (self._same_office, self._same_party, self._called_so, self._by_far):
            if len(fits) > 1:
                fits = [f for f in fits if agrees(f, e.member)] or fits
        if len(fits) == 1:
            return f"person {fits[0]}"
        return f"person {name}" if not self.called[name] else f"person {name} {e.member.key}"

    def _same_office(self, group: str, m: Member) -> bool:
        offices = {o for n, f in self.forms.items() if self.groups.of(n) == group for o in f.offices}
        return bool(role_nouns_of(m.roles) & offices)

    def _called_so(self, group: str, m: Member) -> bool:
        """Whether reports call somebody by the surname alone: "Orme" alone is not her cousin."""
        return group in self.alone[key_words(m.name)[-1]]

    def _by_far(self, group: str, m: Member) -> bool:
        """Whether nearly all reports with a full name of this surname mean one person."""
        surname = key_words(m.name)[-1]
        others = sum(n for g, n in self.told[surname].items() if g != group)
        return self.told[surname][group] >= BY_FAR * others

    def _same_party(self, group: str, m: Member) -> bool:
        parties = {p for n, f in self.forms.items() if self.groups.of(n) == group for p in f.parties}
        return m.party is not None and m.party in parties


class _Bodies:
    """Bodies by name: short forms, abbreviations, and organs that stand for their state."""

    def __init__(self, entries: Sequence[Entry], states: Sequence[str]) -> None:
        self.states = [s for s in states if actor_of_name(s) is None]
        names = sorted({e.member.name for e in entries if e.member.name[0].isupper()})
        self.keys = {name: body_key(name, self.states) for name in names}
        full: dict[str, str] = {}
        for name in names:
            full.setdefault(self.keys[name], name)
        known = [n for n in full.values() if not is_outlet(n)]
        self.full = {n: full_body(n, [f for f in known if self.keys[f] != self.keys[n]]) for n in known}

    def slot(self, e: Entry) -> str:
        name, party = e.member.name, e.member.party
        state = state_of_organ(name, self.states)
        if state is not None:
            return f"state {state}"
        if name not in self.keys:  # in small letters: "government"
            return f"body {name} of {party}" if party else f"body {e.member.key}"
        for _ in range(3):  # an abbreviation of a short form of the full name
            longer = self.full.get(name)
            if longer is None:
                break
            name = longer
        return f"body {self.keys[name]}"


# ---------------------------------------------------------------- actors
def _roster(clusters: Mapping[str, Sequence[Entry]]) -> Roster:
    ordered = sorted(clusters.items(), key=lambda c: c[1][0].order)
    kinds: list[ActorKind] = [_cluster_kind(slot) for slot, _ in ordered]
    names = [_name(slot, kind, entries) for (slot, entries), kind in zip(ordered, kinds, strict=True)]
    sides = [_side(n, k, es) for n, k, (_, es) in zip(names, kinds, ordered, strict=True)]
    called = _by_name(ordered, names, kinds)

    def named(party: str) -> str | None:
        return called.get(party) or called.get(full_body(party, called) or "")

    texts = {e.report.id: e.report.text for _, entries in ordered for e in entries}
    settle(sides, [n for n, k in zip(names, kinds, strict=True) if k == "state"], named, texts.values())
    if any(s.party is None for s in sides):
        give_heads(sides, _places([entries for _, entries in ordered]), home_state(sides))
    actors = tuple(_actor(s, entries) for s, (_, entries) in zip(sides, ordered, strict=True))
    keys = {e.member.key: a.id for a, (_, entries) in zip(actors, ordered, strict=True) for e in entries}
    return Roster(actors, keys, {a.id: a for a in actors})


def _places(clusters: Sequence[Sequence[Entry]]) -> dict[str, list[tuple[int, int]]]:
    """Return, for each report, the offsets at which an actor is spoken of, with the actor's number, in order."""
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, entries in enumerate(clusters):
        for e in entries:
            found[e.report.id] += [(start, number) for start, _ in e.member.mentions]
    return {report: sorted(listed) for report, listed in found.items()}


def _cluster_kind(slot: str) -> ActorKind:
    kind = slot.split(" ", 1)[0]
    return "person" if kind == "person" else "state" if kind == "state" else "body" if kind == "body" else "unnamed"


def _by_name(
    ordered: Sequence[tuple[str, Sequence[Entry]]], names: Sequence[str], kinds: Sequence[ActorKind]
) -> dict[str, str]:
    """Return the states and bodies of the pile by all their names: what a party may be called."""
    called: dict[str, str] = {}
    for (_, entries), name, kind in zip(ordered, names, kinds, strict=True):
        if kind in ("state", "body") and not is_outlet(name):
            for surface in (name, *(e.member.name for e in entries), *(a for e in entries for a in e.member.aliases)):
                if surface[0].isupper():
                    called.setdefault(surface, name)
    for noun, names_of in _common(ordered, names, kinds).items():
        if len(names_of) == 1:
            called.setdefault(noun, next(iter(names_of)))
    return called


def _common(
    ordered: Sequence[tuple[str, Sequence[Entry]]], names: Sequence[str], kinds: Sequence[ActorKind]
) -> dict[str, set[str]]:
    """Return the bodies that go by each common noun: a party by that noun is the only one's."""
    told: dict[str, set[str]] = defaultdict(set)
    for (_, entries), name, kind in zip(ordered, names, kinds, strict=True):
        for e in entries if kind == "body" else ():
            for surface in (e.member.name, *e.member.aliases):
                if surface[0].islower():
                    told[surface].add(name)
    return told


def _name(slot: str, kind: ActorKind, entries: Sequence[Entry]) -> str:
    """Return the longest common full form of an actor's name; states have the one name of the world's data."""
    if kind == "state":
        return slot.split(" ", 1)[1]
    counts = Counter(e.member.name for e in entries if e.member.kind != "unnamed" or kind == "unnamed")
    known = next((k for n in sorted(counts) if (k := actor_of_name(n)) and k.relation == "name"), None)
    if kind == "body" and known is not None:
        return known.name
    seat = next((n for n in sorted(counts) if (k := actor_of_name(n)) and k.relation == "metonym" and not k.city), None)
    if kind == "body" and seat is not None:  # "Orme Admiralty" is the Admiralty
        return seat
    full = [n for n in counts if len(n.split()) > 1] or list(counts)
    if kind == "body":
        full = [n for n in full if n.split()[-1][0].isupper()] or full  # "Orme League", not "Orme League lobby group"
        return min(full, key=lambda n: ("’s " in n or "'s " in n, -len(n.split()), -counts[n], n))
    return min(full, key=lambda n: (-counts[n], -len(n), n))


def _side(name: str, kind: ActorKind, entries: Sequence[Entry]) -> Side:
    votes = Counter(e.member.party for e in entries if e.member.party)
    mentions = sum(len(e.member.mentions) for e in entries)
    days = sorted(e.report.published for e in entries if e.report.published)
    return Side(name, kind, _roles(entries), votes, mentions, (days[0], days[-1]) if days else ("", ""))


def _roles(entries: Sequence[Entry]) -> tuple[str, ...]:
    counts = Counter(role for e in entries for role in e.member.roles)
    return tuple(sorted(counts, key=lambda r: (-counts[r], r)))


def _is_alias(alias: str, side: Side) -> bool:
    """Whether somebody is called so by name: nouns that mean anybody ("government", "his country") are no aliases.

    Nor is what stands before a person's name by chance ("Furious Ann Orme").
    """
    words = alias.split()
    if alias == side.name or (alias.islower() and (side.kind == "person" or len(words) == 1)):
        return False
    if side.kind == "state":
        return alias[0].isupper() and not (len(words) > 1 and words[-1] in ("country", "nation", "leadership"))
    if side.kind == "person" and alias.endswith(f" {side.name}"):
        return words[0].lower() in roles("given", "m") | roles("given", "f")
    return True


def _actor(side: Side, entries: Sequence[Entry]) -> Actor:
    named = [e.member for e in entries if side.kind != "person" or e.member.kind != "unnamed"]  # an office is no name
    counts = Counter(a for m in named for a in (m.name, *m.aliases) if _is_alias(a, side))
    published, report, offset, _ = entries[0].order
    return Actor(
        id=make_id("a", published, report, offset),
        name=side.name,
        kind=side.kind,
        aliases=tuple(sorted(counts, key=lambda a: (-counts[a], a))),
        roles=side.roles,
        party=side.party,
        known_from=min((e.report.published for e in entries if e.report.published), default=None),
    )
