"""Whose side each actor is on, by what the whole pile tells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from travaux.findings.cast_runs import roles
from travaux.findings.cast_spelling import is_people_of, key_words
from travaux.language.lexicon import lexicon
from travaux.language.world import actor_of_name, is_outlet, seats_of
from travaux.model import ActorKind
from travaux.records.roster_heads import is_anywhere
from travaux.records.roster_houses import join_houses, majorities
from travaux.records.roster_names import is_slip

# A pile is about one state's own affairs if other states make up less than this share of what its states are told.
FOREIGN_SHARE = 0.12
# Parties of that state that must be at the table for it to be so.
HOME_PARTIES = 2
# Offices that a state has one of, and that news at home names without the state.
HOME_OFFICES = ("president", "vice president", "prime minister")
# A holder of such an office must be named so many times as often as all others together: former ones are named too.
OUTWEIGHS = 3
# Another holder of such an office is the one before or after if he is told of a fifth as often.
SUCCESSOR_SHARE = 5
# So many ministers told without their state must be the home state's before another one is taken for its own.
OWN_MINISTERS = 2
# Words of a minister's title: "Housing and Urban Development Secretary".
MOST_TITLE = 5
# Years that a pile may span for its chambers to have been led by one side throughout.
TERM = 1
_CHAIRS = frozenset({"chairman", "chairwoman", "chair"})
_MAKERS = frozenset({"senator", "representative", "speaker", "whip", "congressman", "congresswoman", "lawmaker"})


@dataclass(slots=True)
class Side:
    """What is known of one actor's side, and what is made of it."""

    name: str
    kind: ActorKind
    roles: tuple[str, ...]
    votes: Counter[str]  # parties by the number of reports that tell them
    mentions: int
    days: tuple[str, str] = ("", "")  # of the first and the last report
    party: str | None = None


def settle(
    sides: Sequence[Side], states: Sequence[str], named: Callable[[str], str | None], texts: Iterable[str] = ()
) -> None:
    """Set the party of every actor. ``named`` gives the actor of a party's name as the pile calls it."""
    persons = [s for s in sides if s.kind == "person"]
    told = Counter[str]()
    for side in sides:
        told.update(side.votes.keys())
    people = {s.name for s in persons} | {key_words(s.name)[-1] for s in persons}
    for side in sides:
        side.party = _by_votes(side, states, named, people, told)
    _share_ministries(sides)
    _follow_persons(sides, persons)
    home = home_state(sides)
    if home is not None:
        domestic = is_domestic(sides, home)
        _fill_offices(sides, home, domestic)
        _fill_cabinet(persons, home, domestic)
        _follow_persons(sides, persons)
        for side in sides:
            if side.party is None and side.kind in ("body", "unnamed") and _is_administration(side, domestic):
                side.party = home
        _share_chambers(persons, majorities(texts))
        _join_abroad(persons, home)
        if not domestic:
            _fill_bare_cabinet(persons, home)
        domestic = domestic or is_domestic(sides, home)
        if domestic:
            _split_home(sides, home)
            _lean(sides, home)
        join_houses(sides, home, domestic)
    else:
        _fill_unknown(sides, persons)
    _join_caucuses(sides, persons)
    for side in persons:
        side.party = side.party or _opposed(side)


def _fill_unknown(sides: Sequence[Side], persons: Sequence[Side]) -> None:
    """Give bare heads and ministers to the one state that a pile is about, where the world does not know it.

    Only where a head of it is told without the state, as news does at home, and no other state is told half as often.
    """
    told = sorted(((s.mentions, s.name) for s in sides if s.kind == "state"), reverse=True)
    if not told or actor_of_name(told[0][1]) is not None or (len(told) > 1 and told[1][0] * 2 > told[0][0]):
        return
    bare = [p for p in persons if p.party is None and not _was_minister(p)]
    heads = [p for p in bare if any(_holds(p, office) for office in HOME_OFFICES)]
    taken = any(
        p.party == told[0][1] and _holds(p, o) for p in persons for h in heads for o in HOME_OFFICES if _holds(h, o)
    )
    for side in bare if heads and not taken else ():
        if side in heads or any(_is_cabinet(r) for r in side.roles):
            side.party = told[0][1]


def _join_caucuses(sides: Sequence[Side], persons: Sequence[Side]) -> None:
    """Put a caucus on the side of the political party that all who are told to lead it or to be in it are of."""
    for body in sides:
        if (
            body.kind != "body"
            or body.party not in (None, body.name)
            or body.name.split()[-1] not in ("Caucus", "Group")
        ):
            continue
        members = [p for p in persons if body.name in p.votes or any(body.name in r for r in p.roles)]
        parties = {p.party for p in members if p.party}
        if len(parties) == 1 and _is_political(party := next(iter(parties))):
            body.party = party


def _opposed(side: Side) -> str | None:
    """Return "opposition" for those of no told party who lead or speak for it."""
    offices = [r.lower() for r in side.roles]
    led = ("opposition leader", "leader of the opposition", "opposition lawmaker", "opposition spokesman")
    return "opposition" if any(o.startswith(led) or o in led for o in offices) else None


def _by_votes(
    side: Side, states: Sequence[str], named: Callable[[str], str | None], people: set[str], often: Counter[str]
) -> str | None:
    """Return the party most often told of an actor; of two told as often, the one that ``often`` has more actors of."""
    if side.kind == "state":
        return side.name
    told: Counter[str] = Counter()
    for party, count in sorted(side.votes.items()):
        people_of = any(is_people_of(party, s) for s in states)
        if side.kind == "person" and " " not in party and is_slip(party.lower(), key_words(side.name)[-1]):
            continue  # her own name, misspelt
        known = party_name(party, states, named) if people_of or not _is_subject_matter(party, side, named) else None
        if known and (actor_of_name(known) or not _is_one_of(known, people)):
            told[known] += count
    political = {p: n for p, n in told.items() if _is_political(p)}
    if side.kind == "person" and political and not any(_is_cabinet(r) for r in side.roles):
        told = Counter(political)
    if not told:
        return None
    return min(told, key=lambda p: (-told[p], -often[p], p))


def _is_one_of(name: str, people: set[str]) -> bool:
    """Whether a name is a person's of the pile, by any form of the given name."""
    words = name.split()
    given = len(words) > 1 and words[0].lower() in roles("given", "m") | roles("given", "f")
    titled = len(words) > 2 and " ".join(words[-2:]) in people  # "Special Counsel Ann Orme"
    return bool({name, name.lower()} & people) or titled or (given and words[-1].lower() in people)


def _is_subject_matter(party: str, side: Side, named: Callable[[str], str | None]) -> bool:
    """Whether a word in somebody's title is no actor of the pile, but what the office is for: "cod secretary"."""
    fields = roles("title_words", "fields") | roles("title_words", "cabinet")
    if " " in party and all(w in fields for w in party.lower().split()):  # "Minister of Social Affairs"
        return True
    if " " in party or party.isupper() or actor_of_name(party) is not None or named(party):
        return False
    titles = side.roles if side.kind == "person" else (side.name,)
    of_body = roles("bodies", "presided") - {"secretary"}  # "Dockers United President", but "cod secretary"
    if any(t.startswith(f"{party} ") and t.split()[-1].lower() in of_body for t in titles):
        return False
    return any(f"{party} " in f"{t} " and not t.endswith(party) for t in titles)


def party_name(party: str, states: Sequence[str], named: Callable[[str], str | None]) -> str | None:
    """Return a party under the name that the record gives it, or None for what is no party."""
    known = actor_of_name(party)
    if known is not None:
        return known.name if known.kind == "state" or known.political else known.part_of or known.name
    if is_outlet(party) or is_outlet(f"New {party}") or (party[0].islower() and " at " in party):
        return None
    return named(party) or next((s for s in sorted(states) if is_people_of(party, s)), None) or party


def _is_political(party: str) -> bool:
    known = actor_of_name(party)
    return known is not None and known.political


def _follow_persons(sides: Sequence[Side], persons: Sequence[Side]) -> None:
    """Give administrations, offices, aides and spokesmen the side of the person whose they are."""
    by_surname: dict[str, list[Side]] = {}
    for p in persons:
        by_surname.setdefault(key_words(p.name)[-1], []).append(p)
    for side in sides:
        if _names_politics(side) or (side.kind in ("body", "unnamed") and _is_beside(side.name)):
            continue
        said = [side.name] if side.kind in ("body", "unnamed") else list(side.roles) if side.kind == "person" else []
        said = [text for text in said if not _is_kin(text)]
        bosses = {id(b): b for text in said for b in _bosses(text, by_surname) if b is not side}
        if side.kind == "person" and not bosses and side.party is None:
            bosses = {id(b): b for name in side.votes for b in _called(name, by_surname) if b is not side}
        boss = next(iter(bosses.values())) if len(bosses) == 1 else None
        if boss is not None and not (_acts_for_client(said) and _is_employer(boss.party)):
            side.party = boss.party or side.party


def _bosses(text: str, by_surname: Mapping[str, Sequence[Side]]) -> Sequence[Side]:
    """Return the persons whom a description may be of: by the full name where it has one, else by the surname."""
    words = text.replace("'", "’").replace("’s ", " ").split()
    full = next((n for n in (3, 2) if len(words) > n and all(w[0].isupper() for w in words[:n])), 0)
    exact = [p for p in by_surname.get(words[full - 1].lower(), ()) if p.name == " ".join(words[:full])] if full else []
    return exact or by_surname.get(_boss(text), ())


def _called(name: str, by_surname: Mapping[str, Sequence[Side]]) -> list[Side]:
    """Return the one person of the pile whom a side's name means, if it is a person's."""
    fits = by_surname.get(key_words(name)[-1], ()) if key_words(name) else ()
    exact = [p for p in fits if p.name == name]
    return exact or (list(fits) if len(fits) == 1 and name in (fits[0].name, fits[0].name.split()[-1]) else [])


def _is_kin(text: str) -> bool:
    """Whether a description tells of family or company: "Orme’s husband", "a professor and Orme’s roommate"."""
    return any(w.strip(",.").lower() in roles("weak", "kin") for w in text.split())


def _acts_for_client(said: Iterable[str]) -> bool:
    return any(w.lower() in roles("weak", "clients") for text in said for w in text.split())


def _is_employer(party: str | None) -> bool:
    """Whether a side is none at a table that the world knows of: a client’s university is not her lawyer’s."""
    return party is not None and actor_of_name(party) is None


def _is_beside(name: str) -> bool:
    """Whether a description is of those who are not on the side of whom it names: "critics of Orme’s talks"."""
    words = [w.strip(",.").lower() for w in name.split()]
    head = next((n for n, w in enumerate(words) if w in ("of", "in", "to", "who")), len(words))
    known = roles("weak", "beside")
    return any(w in known or w.removesuffix("s") in known or w.removesuffix("ies") + "y" in known for w in words[:head])


def _names_politics(side: Side) -> bool:
    """Whether a description tells the political party itself: "Ann Orme’s Democratic colleagues"."""
    return side.kind in ("body", "unnamed") and any(_is_political(w) for w in side.name.split()[1:])


def _boss(text: str) -> str:
    """Return the surname in "Orme’s office", "Ann Orme’s spokesman", "Orme spokesman", "spokesman for Orme"."""
    words = text.replace("'", "’").split()
    owner = next((w.split("’")[0] for w in words if "’" in w and w[0].isupper()), "")
    if not owner and len(words) > 2 and words[-2].lower() in ("for", "to") and words[-1][0].isupper():
        owner = words[-1]
    if not owner and len(words) > 1 and words[0][0].isupper() and words[1][0].islower():
        owner = words[0]
    return owner.lower()


def home_state(sides: Sequence[Side]) -> str | None:
    """Return the state whose offices the pile names without their state, as news does at home, or None."""
    told: Counter[str] = Counter()
    for side in sides:
        known = actor_of_name(side.name)
        if known is None or side.kind != "body":
            continue
        if known.relation == "metonym" and not known.city and known.kind == "state":
            told[known.name] += side.mentions
        elif known.part_of and known.kind == "body":
            told[known.part_of] += side.mentions
    offices = lexicon("roles")["offices"]
    for side in sides:
        held = " ".join(side.roles).lower()
        for state, listed in offices.items():
            told[state] += side.mentions if any(o in held for o in listed) else 0
    there = {s for side in sides if (s := _told_state(side))}
    best = sorted(((n, s) for s, n in told.items() if s in there and _is_state(s)), reverse=True)
    if not best or not best[0][0] or (len(best) > 1 and best[1][0] * 2 > best[0][0]):
        return None
    return best[0][1]


def _told_state(side: Side) -> str | None:
    """Return the state that an actor shows to be about: parties and chambers may be those of unknown ones."""
    known = actor_of_name(side.name)
    if known is None or known.political or is_anywhere(known.name):
        return side.name if side.kind == "state" else None
    return known.name if known.kind == "state" else known.part_of


def _share_ministries(sides: Sequence[Side]) -> None:
    """Give "the Foreign Ministry" and "Commerce Minister X" without a state to the only state of which one is told."""
    fields = {id(s): {f for text in (s.name, *s.roles) if (f := _field(text))} for s in sides if s.kind != "state"}
    owners: dict[str, set[str]] = {}
    for side in sides:
        if side.party and _is_state(side.party):
            for f in fields.get(id(side), ()):
                owners.setdefault(f, set()).add(side.party)
    for side in sides:
        if side.party is None and side.kind in ("person", "body") and not _was_minister(side):
            told = {s for f in fields[id(side)] for s in owners.get(f, ())}
            side.party = next(iter(told)) if len(told) == 1 else None


def _field(text: str) -> str:
    """Return "commerce" for the ministry and the ministers of commerce, "" for what is neither."""
    words = [w.rstrip("s") for w in text.lower().replace("affairs ", "").split()]
    at = next((k for k, w in enumerate(words) if w in ("ministry", "minister")), -1)
    if at < 0:
        return ""
    if words[at + 1 : at + 2] in (["of"], ["for"]) and at + 2 < len(words):
        return words[at + 2]
    return words[at - 1] if at > 0 and words[at - 1] in roles("title_words", "fields") else ""


def _was_minister(side: Side) -> bool:
    return any(r.lower().split()[0] in roles("title_words", "former") for r in side.roles)


def _join_abroad(persons: Sequence[Side], home: str) -> None:
    """Put those of another state's parties on the side of their state: at this table they speak for it."""
    for p in persons:
        known = actor_of_name(p.party) if p.party else None
        if known is not None and known.political and known.part_of not in (None, home):
            p.party = known.part_of


def _share_chambers(persons: Sequence[Side], control: Mapping[str, str]) -> None:
    """Let the leaders of one chamber tell each other's party: its speaker, majority leader and whips are of one.

    Only in a pile of one term: who leads changes from one to the next, and an office is told without its day.
    """
    years = {y for p in persons for y in _years(p)}
    if years and max(years) - min(years) > TERM:
        return
    for chamber in ("house", "senate"):
        ends = {end: [p for p in persons if _leads(p, chamber, end)] for end in ("majority", "minority")}
        for end, listed in ends.items():
            told = [p for p in listed if p.party and _is_political(p.party)]
            ruling = control.get(chamber) if end == "majority" else None
            for p in listed:
                parties = {o.party for o in told} or ({ruling} if ruling else set())
                if len(parties) == 1 and (p.party is None or not _is_political(p.party)):
                    p.party = next(iter(parties))


def _years(side: Side) -> set[int]:
    """Return the first and the last year in which somebody is told of."""
    return {int(d[:4]) for d in side.days if d[:4].isdigit()}


def _leads(side: Side, chamber: str, end: str) -> bool:
    words = [set(r.lower().split()) for r in side.roles]
    if end == "majority" and chamber == "house" and any({"house", "speaker"} <= w for w in words):
        return True
    if end == "majority" and any(_chairs(r.lower().split(), chamber) for r in side.roles):
        return True
    return any({chamber, end} <= w and w & {"leader", "whip"} for w in words)


def _chairs(office: Sequence[str], chamber: str) -> bool:
    """Whether somebody chairs a committee of a chamber: "chair of the Senate Budget Committee", "House Rules Chair".

    Its chairs are of the party that has the majority; those of a caucus or a campaign are of its own.
    """
    words = set(office)
    if chamber not in words or not words & _CHAIRS or words & {"former", "vice", "conference", "caucus", "campaign"}:
        return False
    return "committee" in words or (office[0] == chamber and office[-1] in _CHAIRS and len(office) > 2)


def _lean(sides: Sequence[Side], home: str) -> None:
    """Give groups that are called by their leaning to the party that has it at home: "conservative lawmakers"."""
    leanings = lexicon("roles")["leanings"].get(home, {})
    for side in sides:
        if side.party is None and side.kind in ("body", "unnamed") and not _is_any_group(side.name):
            told = {leanings.get(w.lower().rstrip("s")) for w in side.name.split()[:-1]} - {None}
            told |= {leanings.get(side.name.lower().split()[-1].rstrip("s"))} - {None}
            side.party = next(iter(told)) if len(told) == 1 else None


def _is_any_group(name: str) -> bool:
    """Whether a description is of people who need be in no party: "liberal groups", "conservative activists"."""
    return name.lower().split()[-1].rstrip("s") in roles("weak", "any_group")


def _fill_offices(sides: Sequence[Side], home: str, domestic: bool) -> None:
    """Give the home state's bare offices ("President X") to those who hold them, if just one person can be meant."""
    for office in lexicon("roles")["heads"].get(home, HOME_OFFICES):
        taken = [s for s in sides if s.kind == "person" and s.party == home and _holds(s, office)]
        free = [s for s in sides if s.kind == "person" and s.party is None and _holds(s, office)]
        open_to = [s for s in free if not _held_once(s, office)]
        open_to.sort(key=lambda s: (-s.mentions, s.name))
        others = sum(s.mentions for s in open_to[1:])
        if open_to and not taken and open_to[0].mentions > OUTWEIGHS * others:
            open_to[0].party = home
        holders = [s.mentions for s in (*taken, *open_to[:1]) if s.party == home]
        for side in open_to:  # who held it before or after, and is told of as much
            known = domestic or any(_was_cabinet(r) for r in side.roles)
            if known and holders and side.party is None and side.mentions * SUCCESSOR_SHARE >= max(holders):
                side.party = home
        own = [s for s in sides if s.kind == "person" and s.party and _is_political(s.party) and _holds(s, office)]
        own = [s for s in own if _part_of(s.party) == home and not _held_once(s, office)]
        most = max([*holders, *(s.mentions for s in own)], default=0)
        for (
            side
        ) in own:  # who holds it speaks for the state, of whatever party; who is hardly told of may only be meant
            if side.mentions * SUCCESSOR_SHARE >= most:
                side.party = home


def _fill_cabinet(persons: Sequence[Side], home: str, domestic: bool) -> None:
    """Give whom the head of the home state has about him to it, and at home its ministers: "Attorney General X"."""
    heads = lexicon("roles")["heads"].get(home, HOME_OFFICES)
    for side in persons:
        serves = any(r.lower().startswith(f"{office}’s ") for r in side.roles for office in heads)
        if (
            side.party is None
            and (serves or (domestic and any(_is_cabinet(r) for r in side.roles)))
            and not _was_minister(side)
        ):
            side.party = home


def _fill_bare_cabinet(persons: Sequence[Side], home: str) -> None:
    """Give the home state ministers told without a state where all others who are told so are its own."""
    for noun in ("secretary", "minister"):
        bare = [p for p in persons if any(_is_cabinet(r) and r.lower().endswith(noun) for r in p.roles)]
        told = [home if _is_political(p.party) and _part_of(p.party) == home else p.party for p in bare if p.party]
        if len(told) >= OWN_MINISTERS and set(told) == {home}:
            for p in bare:
                if p.party is None and not _was_minister(p):
                    p.party = home


def _part_of(party: str | None) -> str | None:
    known = actor_of_name(party) if party else None
    return known.part_of if known is not None else None


def _was_cabinet(role: str) -> bool:
    """Whether somebody was a member of a government: "former foreign secretary"."""
    first, _, rest = role.partition(" ")
    return first.lower() in roles("title_words", "former") and _is_cabinet(rest.capitalize())


def _is_cabinet(role: str) -> bool:
    """Whether a bare title is that of a member of a government: nothing but its field stands before the noun."""
    words = role.lower().split()
    if words in (["attorney", "general"], ["director", "of", "national", "intelligence"]):
        return True
    lesser = roles("title_words", "former") | {"deputy", "vice", "assistant"}
    if len(words) > MOST_TITLE or not role[:1].isupper() or words[0] in lesser:
        return False
    office = (
        words[-1] in ("secretary", "minister") and len(words) > 1 and words[-2] not in ("press", "private", "general")
    )
    fields = roles("title_words", "fields") | roles("title_words", "words") | roles("title_words", "cabinet")
    return office and all(w in fields for w in words[:-1])


def _holds(side: Side, office: str) -> bool:
    return any(r.lower() == office for r in side.roles)


def _held_once(side: Side, office: str) -> bool:
    """Whether somebody is also told to be the former holder of an office."""
    roles_told = [r.lower().split() for r in side.roles]
    return any(r[0] in roles("title_words", "former") and r[1:] == office.split() for r in roles_told)


def _is_state(name: str) -> bool:
    known = actor_of_name(name)
    return known is not None and known.kind == "state"


def _is_administration(side: Side, domestic: bool) -> bool:
    """Whether a body without a state is the home state's: "administration"; at home its departments and ministries."""
    words = {w.lower() for w in side.name.split()}
    owned = "’" in side.name or "'" in side.name  # "Orme’s office"
    if owned or _is_beside(side.name):
        return False
    organ = side.kind == "body" and bool(words & (roles("bodies", "organs_of_some_state") | {"department"}))
    return ("administration" in words and not side.name[0].isupper()) or (organ and domestic and side.name[0].isupper())


def is_domestic(sides: Sequence[Side], home: str) -> bool:
    """Whether the pile is about one state's own affairs: no other state acts, and its parties do."""
    own = sum(s.mentions for s in sides if s.party == home)
    others = sum(s.mentions for s in sides if _is_abroad(s, home))
    own += sum(s.mentions for s in sides if s.party and _is_political(s.party))
    parties = {s.party for s in sides if s.party and _is_political(s.party)}
    return len(parties) >= HOME_PARTIES and others < FOREIGN_SHARE * (own + others)


def _is_abroad(side: Side, home: str) -> bool:
    """Whether an actor is on the side of another state, or of a body of states: the European Union."""
    known = actor_of_name(side.party) if side.party else None
    if side.kind == "state" or known is None or known.kind == "state":
        return (side.kind == "state" or known is not None) and side.party != home
    return not known.political and known.part_of is None and known.relation == "name"


def _split_home(sides: Sequence[Side], home: str) -> None:
    """At home the government is a side of its own, and a parliament is none."""
    seats = seats_of(home)
    if not seats:
        return
    for side in sides:
        if side.party != home or side.kind == "state":
            continue
        known = actor_of_name(side.name)
        if side.kind == "body" and known is not None and known.kind == "body":
            side.party = side.name
        elif side.kind == "person" and _is_apart(side):
            side.party = None
        elif side.kind == "person" or known is not None or _of_government(side, seats):
            side.party = seats[0]
        elif _of_parliament(side):
            side.party = None


def _is_apart(side: Side) -> bool:
    """Whether somebody at home does not speak for the government: a member of a parliament, a candidate, a judge."""
    return _makes_law(side) or _runs_for_office(side) or _serves_chamber(side) or _judges(side)


def _makes_law(side: Side) -> bool:
    return bool((_MAKERS | {"majority", "minority"}) & {w for r in side.roles for w in r.lower().split()})


def _judges(side: Side) -> bool:
    """Whether somebody is a judge and nothing else: "Supreme Court justice", no "justice minister"."""
    heads = [re.split(r" (?:of|on|for|in) ", r.lower())[0].split()[-1:] for r in side.roles]
    return any(h in (["justice"], ["judge"]) for h in heads)


def _serves_chamber(side: Side) -> bool:
    """Whether somebody works for a parliament or a member of it: "assembly spokeswoman"."""
    offices = [r.lower() for r in side.roles]
    if any(other in office for office in offices for other in roles("houses", "others")):
        return False
    return any(roles("houses", "belonging") & set(office.split()) for office in offices)


def _runs_for_office(side: Side) -> bool:
    return any(w in roles("houses", "seeking") for r in side.roles for w in r.lower().split())


def _of_government(side: Side, seats: Iterable[str]) -> bool:
    return any(seat in side.name for seat in seats) or "administration" in side.name


def _of_parliament(side: Side) -> bool:
    return bool({w.lower() for w in side.name.split()} & {"house", "senate", "congress", "parliament"})
