"""Chains of mentions from all reports joined into versions: which report's "the deal" is which draft.

Reports are taken in the order of their dates, and a version is what was spoken of by then. A chain joins the version it
is most surely of, by what both are called, whose they are, what they hold, and how long ago the version was last
spoken of; or it stands for a new one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from travaux.findings.discourse import DATES_APART, common_party, is_law
from travaux.findings.draft_days import first_day
from travaux.findings.draft_names import is_title
from travaux.findings.drafts import family_of, is_owner
from travaux.findings.found import DraftMention, Findings
from travaux.language.lexicon import word_set
from travaux.language.world import actor_of_name
from travaux.records.lineage_judge import elect, load_model
from travaux.records.lineage_rules import made_apart
from travaux.records.lineage_signs import Ballot, rarity_of, words_of
from travaux.records.lineage_version import BACKWARD_RANKS, Figure, Version, bare_text
from travaux.records.roster import Roster

# What is told in so many sentences of a report, as made, is its news.
NEWS = 6
# A name that such a share of the reports call some draft by is what all of them are about, and so is a state that
# acts in such a share.
COMMON_NAME = 0.5
# In a pile of many subjects a chain is held against so many versions, the last ones spoken of, and those it shares a
# mark with.
MOST_ASKED = 60


@dataclass(frozen=True, slots=True)
class Chain:
    """What the mentions of one draft in one report tell together; the day and the id of the report."""

    key: str
    told: Version
    day: str | None
    report: str


class Joiner:
    """Takes the chains of all reports in order of publication and keeps the versions that they speak of."""

    def __init__(self, roster: Roster, findings: Sequence[Findings] = ()) -> None:
        """Begin with the reports of a pile in order of publication."""
        self.roster = roster
        self.topics = _topics(findings)
        self.parties = _common_parties(findings)
        self.shared = common_party(a.party for a in roster.actors if a.kind == "person")
        self.versions: list[Version] = []
        self.of_chain: dict[str, Version] = {}
        self.chains = [chain for f in findings for chain in self._chains(f)]
        self.rare = rarity_of([c.told for c in self.chains])

    def join(self) -> None:
        """Join the chains of all reports."""
        model = load_model()
        for chain in self.chains:
            version = elect(self.ballot(chain), model)
            if version is None:
                version = self.begin(chain)
            self.put(chain, version)
        self._merge_counted()

    def _merge_counted(self) -> None:
        """Make one version of those that have the same number of points and are not told to have been made apart."""
        for v in list(self.versions):
            same = (o for o in self.versions if o.number < v.number and o.points and o.points == v.points)
            first = next((o for o in same if not made_apart(o, v, DATES_APART)), None)
            if first is not None:
                self._merge(v, first)

    def _merge(self, version: Version, into: Version) -> None:
        """Put all chains of a version to another, and leave it out."""
        for chain in self.chains:
            if chain.key in version.chains:
                self.put(chain, into)
        self.versions.remove(version)

    def ballot(self, chain: Chain) -> Ballot:
        """Return a chain beside the versions that it may be of."""
        return Ballot(chain.told, self._asked(chain.told), (chain.day, chain.report), self.rare)

    def begin(self, chain: Chain) -> Version:
        """Return a new version, as yet without a mention."""
        self.versions.append(Version(number=len(self.versions), first_seen=chain.day))
        return self.versions[-1]

    def put(self, chain: Chain, version: Version) -> None:
        """Put a chain to a version."""
        version.take(chain.told, chain.key, chain.day, chain.report)
        self.of_chain[chain.key] = version

    def _asked(self, told: Version) -> list[Version]:
        """Return the versions that a chain may be of: the last ones that were spoken of, and all with its marks."""
        alike = [v for v in self.versions if _is_alike(v, told)]
        if len(alike) <= MOST_ASKED:
            return alike
        recent = sorted(alike, key=lambda v: (v.last_heard or "", v.number))[-MOST_ASKED:]
        numbers = {v.number for v in recent}
        return [v for v in alike if v.number in numbers or _shares_mark(told, v)]

    def _chains(self, f: Findings) -> list[Chain]:
        """Return the chains of one report, the marked ones first, so that bare ones find them."""
        mentions: dict[str, list[DraftMention]] = {}
        for m in f.drafts.mentions:
            mentions.setdefault(m.chain, []).append(m)
        report = f.view.page.report
        figures, holds = _figures(f), _holds(f)
        found = []
        for key, of_chain in mentions.items():
            told = self.summary(of_chain, report.published)
            told.figures, told.holds = figures.get(key, set()), holds.get(key, Counter())
            found.append(Chain(key, told, report.published, report.id))
        return sorted(found, key=lambda c: all(m.bare for m in c.told.mentions))

    def summary(self, mentions: Sequence[DraftMention], day: str | None) -> Version:
        """Return what the mentions of one chain, in a report of ``day``, tell together."""
        told = Version(number=-1, mentions=list(mentions))
        told.called = Counter(words_of(bare_text(m) for m in mentions))
        for m in mentions:
            told.points = told.points or m.points
            told.ranks |= {m.rank} - {""}
            told.families[family_of(m.head)] += 1
            told.heads.add(m.head)
            told.strong = told.strong or _is_marked(m)
            told.adopted = told.adopted or m.ends == "adopted"
            told.rejected = told.rejected or m.ends == "rejected"
            told.expired = told.expired or m.ends == "expired"
            told.concluded = told.concluded or m.made in word_set("drafts", "concludes", "verbs")
            seals = m.made in word_set("drafts", "seals", "verbs")
            (told.sealed if seals else told.dates).extend([m.date] if m.date and not _is_to_come(m.date, day) else [])
            if _is_news(m):
                told.news = told.news or day
            self._take_name(told, m)
            for key in m.sponsors:
                self._take_sponsor(told, self.roster.actor_of(key), self.roster.party_of(key))
        return told

    def _take_name(self, told: Version, m: DraftMention) -> None:
        """Take the name of a mention: a person or body is its side, what the pile is about tells nothing."""
        if not m.name or m.name.lower() in self.topics or is_owner(m.name):
            return
        actor = None if is_title(m.name) else self._called.get(m.name.lower())
        if actor is None and self._are_parties(m.name):
            return  # "a US-China deal": whose it is, not which
        known = _known_bodies(m.name) if actor is None else []
        if known:
            told.sides.update(known)
        elif actor is None or self._kinds[actor] == "state":
            told.names.add(m.name.lower())
            told.titled = told.titled or is_title(m.name)
        else:
            told.sides.add(self._side(actor, self._parties[actor]))

    def _are_parties(self, name: str) -> bool:
        """Whether a name consists of two or more of the pile's own parties."""
        words = name.split()
        known = [actor_of_name(word) for word in words]
        return len(words) > 1 and all(k is not None and k.name in self.parties for k in known)

    def _take_sponsor(self, told: Version, actor: str | None, party: str | None) -> None:
        if actor is not None:
            told.sides.add(self._side(actor, party))
            told.sponsors += [actor] if actor not in told.sponsors else []

    def _side(self, actor: str, party: str | None) -> str:
        """Return what tells an actor's drafts from others: its party, or its name where all have one party."""
        return party if party and party != self.shared else self.roster.name_of(actor)

    @cached_property
    def _called(self) -> dict[str, str]:
        """The actor of each name and alias in lower case, where only one is called so."""
        named: dict[str, set[str]] = {}
        for a in self.roster.actors:
            for name in (a.name, *a.aliases):
                if a.kind != "unnamed":
                    named.setdefault(name.lower(), set()).add(a.id)
        return {name: next(iter(ids)) for name, ids in named.items() if len(ids) == 1}

    @cached_property
    def _kinds(self) -> dict[str, str]:
        return {a.id: a.kind for a in self.roster.actors}

    @cached_property
    def _parties(self) -> dict[str, str | None]:
        return {a.id: a.party for a in self.roster.actors}


def _known_bodies(name: str) -> list[str]:
    """Return the bodies that a name consists of ("Senate GOP"); none if any of its words is something else."""
    found = [actor_of_name(word) for word in ([name] if actor_of_name(name) else name.split())]
    bodies = [known.name for known in found if known is not None and known.kind == "body"]
    return bodies if len(bodies) == len(found) else []


def _topics(findings: Sequence[Findings]) -> frozenset[str]:
    """Return the names, in lower case, that tell no draft of the pile from another; titles always do."""
    named: Counter[str] = Counter()
    acting: Counter[str] = Counter()
    spoken = " ".join(m.passage.text for f in findings for m in f.drafts.mentions)
    names: set[str] = set()
    for f in findings:
        own = {m.name for m in f.drafts.mentions if m.name and not is_title(m.name) and not _known_bodies(m.name)}
        names |= own
        named.update({name.lower() for name in own})
        acting.update({m.name.lower() for m in f.view.cast.members if m.kind == "state"})
    most = COMMON_NAME * len(findings)
    plain = {name.lower() for name in names if name[:1].isupper() and f" {name.lower()} " in spoken}
    common = plain | {name for name, times in named.items() if times >= most}
    return frozenset(common | {name for name in named if acting[name] >= most})


def _common_parties(findings: Sequence[Findings]) -> frozenset[str]:
    """Return the states and bodies that act in most reports of the pile, by their names."""
    acting = Counter(name for f in findings for name in {m.name for m in f.view.cast.members})
    return frozenset(name for name, times in acting.items() if times >= COMMON_NAME * len(findings))


def _figures(f: Findings) -> dict[str, set[Figure]]:
    """Return the figures of the provisions of each chain."""
    found: dict[str, set[Figure]] = {}
    for p in f.provisions:
        if p.quantity is not None:
            unit = p.quantity.unit.split(" ")[-1].rstrip("s").lower()
            found.setdefault(p.draft, set()).add((p.quantity.value, unit))
    return found


def _is_marked(m: DraftMention) -> bool:
    """Whether a mention tells which draft it means; "they reached the deal" does not."""
    marks = m.points or m.name or m.sponsors or m.rank or m.date
    return bool(marks) or (m.introduces and not m.definite and not m.bare)


def _is_to_come(when: str, day: str | None) -> bool:
    """Whether a date lies after the day of the report: a deadline for the draft, not its making."""
    return day is not None and (first_day(when) or when) > day


def _is_news(m: DraftMention) -> bool:
    """Whether the mention tells, high up in its report and without another day, that the draft was made."""
    return m.fresh and not m.date and m.sentence < NEWS and m.rank not in BACKWARD_RANKS


def _holds(f: Findings) -> dict[str, Counter[str]]:
    """Return the words of the provisions of each chain."""
    found: dict[str, list[str]] = {}
    for p in f.provisions:
        found.setdefault(p.draft, []).append(p.passage.text)
    return {chain: Counter(words_of(texts)) for chain, texts in found.items()}


def _is_alike(v: Version, told: Version) -> bool:
    """Whether not one is a law of old and the other a bill."""
    return is_law(v.heads, v.dates) == is_law(told.heads, told.dates) or "bill" not in v.heads | told.heads


def _shares_mark(told: Version, v: Version) -> bool:
    return bool(told.names & v.names or told.sides & v.sides or (told.points and told.points == v.points))
