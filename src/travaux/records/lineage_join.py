"""Chains of mentions from all reports joined into versions: which report's "the deal" is which draft.

Reports are taken in the order of their dates, and a version is what was spoken of by then. A chain joins the version it
agrees with best: the same number of points, name, sponsor, rank or day of making, and how long ago the version was last
spoken of. What is told to have been made on a day after a version was spoken of is another version.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from travaux.findings.discourse import (
    SAME_FAMILY,
    SAME_NAME,
    SAME_POINTS,
    SAME_RANK,
    SAME_SPONSOR,
    clash,
    common_party,
)
from travaux.findings.draft_days import days_between, first_day, gap, last_day, precision
from travaux.findings.draft_names import is_title
from travaux.findings.drafts import family_of
from travaux.findings.found import DraftMention, Findings
from travaux.language.lexicon import word_set
from travaux.language.world import actor_of_name
from travaux.records.roster import Roster

# "The new plan" of two reports is one plan only when they are this near in time (days).
NEWS_CYCLE = 10
# Days by which two reports may differ on when one version came out, and on when one was spoken of before it was made.
DATE_SLACK, MADE_SLACK = 4, 1
# Two versions of one name are two when they were made this far apart (days).
SAME_NAME_SLACK = 60
# What is told in so many sentences of a report, as made, is its news.
NEWS = 6
# Days since a version was last spoken of, and what that speaks for it; the figures order, they are no measure.
RECENCY = ((3, 1.5), (NEWS_CYCLE, 1.2), (60, 0.9), (365, 0.6))
SAME_DAY, SAME_NEWS = 3.0, 3.0
# What each figure that both are said to hold speaks for it, up to two: later drafts keep figures of earlier ones.
SAME_FIGURE = 0.75
# What speaks for the newest version that fits, unless the chain points back: "the deal" is the one on the table.
NEWEST = 0.75
# It counts as one that is on the table with this share of the mentions of the version spoken of most.
WEIGHTY = 0.2
# What speaks against a version without a name, for a chain with one that tells drafts apart.
UNNAMED = -2.0
# A chain joins a version from these scores on: one that sets itself apart, one that is brought up, one that is known.
APART, BROUGHT_UP, KNOWN = 3.0, 1.5, 0.9
# A name that such a share of the reports call some draft by is what all of them are about, and so is a state that
# acts in such a share.
COMMON_NAME = 0.5
# Ranks that set a version apart from the ones before it.
LATER_RANKS = frozenset({"new", "second", "third", "fourth"})
BACKWARD_RANKS = frozenset({"first", "earlier"})


# The amount of a provision and the last word of its unit.
Figure = tuple[float | tuple[float, ...], str]


@dataclass(slots=True)
class Version:
    """A draft in the making: everything that its mentions tell."""

    number: int
    mentions: list[DraftMention] = field(default_factory=list)
    reports: list[str] = field(default_factory=list)
    chains: set[str] = field(default_factory=set)
    points: int | None = None
    ranks: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    sides: set[str] = field(default_factory=set)
    sponsors: list[str] = field(default_factory=list)
    families: Counter[str] = field(default_factory=Counter)
    heads: set[str] = field(default_factory=set)
    dates: list[str] = field(default_factory=list)  # when it was made
    sealed: list[str] = field(default_factory=list)  # when it was signed
    figures: set[Figure] = field(default_factory=set)  # of its provisions
    news: str | None = None  # day of a report whose news it was
    first_seen: str | None = None
    last_seen: str | None = None
    adopted: bool = False
    rejected: bool = False
    expired: bool = False
    strong: bool = False
    titled: bool = False
    concluded: bool = False

    @property
    def date(self) -> str | None:
        """The most precise date told, of these the most frequent; else the day it was news or first brought up."""
        told = self.dates or ([] if self.news else self.sealed)
        if told:
            return min(Counter(told).items(), key=lambda c: (-precision(c[0]), -c[1], c[0]))[0]
        if self.news:
            return self.news
        return self.first_seen if any(m.introduces for m in self.mentions) else None

    @property
    def order(self) -> tuple[str, int]:
        """What versions are sorted by: the day they came out, or were first told of."""
        return (first_day(self.date) or self.first_seen or "9999", self.number)

    @property
    def made(self) -> str | None:
        """The last day on which it can have been made, as YYYY-MM-DD, if told."""
        return last_day(self.date) if self.dates else self.news

    @property
    def kind(self) -> str:
        """What it is before all: "terms", "bill", or "" for plans, texts and deals alike."""
        return next((k for k in ("terms", "bill") if 2 * self.families[k] > self.families.total()), "")

    @property
    def is_passing(self) -> bool:
        """Whether it goes by a title, and no report tells that it was made: a law or treaty of old."""
        return self.titled and not any(m.made for m in self.mentions)

    @property
    def is_offer(self) -> bool:
        """Whether it is one side's: called a plan, text or bill rather than a deal that both sides hold to."""
        return bool(self.sides) and 2 * self.families["deal"] < self.families.total() and not self.concluded


class Joiner:
    """Takes reports in order of publication and keeps the versions that they speak of."""

    def __init__(self, roster: Roster, findings: Sequence[Findings] = ()) -> None:
        self.roster = roster
        self.topics = _topics(findings)
        self.parties = _common_parties(findings)
        self.shared = common_party(a.party for a in roster.actors if a.kind == "person")
        self.versions: list[Version] = []
        self.of_chain: dict[str, Version] = {}

    def read(self, f: Findings) -> None:
        """Join the chains of one report, the marked ones first, so that bare ones find them."""
        chains: dict[str, list[DraftMention]] = {}
        for m in f.drafts.mentions:
            chains.setdefault(m.chain, []).append(m)
        day = f.view.page.report.published
        figures = _figures(f)
        for bare in (False, True):
            for chain, mentions in chains.items():
                if all(m.bare for m in mentions) == bare:
                    told = self.summary(mentions, day)
                    told.figures = figures.get(chain, set())
                    self._join(chain, told, day, f.view.page.report.id)

    def _join(self, chain: str, told: Version, day: str | None, report: str) -> None:
        fits = [(score, v) for v in self.versions if (score := agreement(told, v, day)) is not None]
        version = _choose(told, fits)
        if version is None:
            version = Version(number=len(self.versions), first_seen=day)
            self.versions.append(version)
        _add(version, told, chain, day, report)
        self.of_chain[chain] = version

    def summary(self, mentions: Sequence[DraftMention], day: str | None) -> Version:
        """Return what the mentions of one chain, in a report of ``day``, tell together."""
        told = Version(number=-1, mentions=list(mentions))
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
        if not m.name or m.name.lower() in self.topics:
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


def _choose(told: Version, fits: Sequence[tuple[float, Version]]) -> Version | None:
    if not fits:
        return None
    if not told.strong:
        main = [(score, v) for score, v in fits if is_main(v)] or list(fits)
        return max(main, key=lambda c: (c[0], c[1].order))[1]
    if not told.names:
        fits = [(score, v) for score, v in fits if not v.is_passing] or list(fits)
    likely = [v for _, v in fits if (told.families & v.families) and is_main(v)]
    most = max((len(v.mentions) for v in likely), default=0)
    newest = max((v.order for v in likely if len(v.mentions) >= WEIGHTY * most), default=None)
    favoured = None if told.ranks else newest
    score, version = max(
        ((score + NEWEST * (v.order == favoured), v) for score, v in fits), key=lambda c: (c[0], c[1].order)
    )
    return version if score >= _needed(told) else None


def _needed(told: Version) -> float:
    """Return the score from which a chain joins a version rather than stand for a new one."""
    if told.ranks & (LATER_RANKS | {"rival"}) or told.is_offer or told.dates or told.news:
        return APART
    if not any(m.introduces for m in told.mentions):
        return KNOWN
    return APART if "earlier" in told.ranks else BROUGHT_UP


def is_main(v: Version) -> bool:
    """Whether a version stands in the main line: no party's terms, no rival, nothing of another kind."""
    return "rival" not in v.ranks and "terms" not in v.families and v.strong and not v.expired


def agreement(told: Version, v: Version, day: str | None) -> float | None:
    """Return how well the chain ``told`` of a report of ``day`` fits version ``v``; None if they contradict."""
    if told.points and v.points and told.points != v.points:
        return None
    if told.names and (v.names or told.titled) and not told.names & v.names:
        return None
    if _other_kind(told, v) or _other_hand(told, v):
        return None
    same = bool(told.names & v.names) or bool(told.points and told.points == v.points)
    if _made_apart(told, v, SAME_NAME_SLACK if same else DATE_SLACK) or (not same and _ranks_apart(told, v, day)):
        return None
    if _made_later(told, v) and not (told.points and told.points == v.points):
        return None
    marks = _marks(told, v, day)
    return marks + _recency(v, day) if marks > UNNAMED and marks else None


def _marks(told: Version, v: Version, day: str | None) -> float:
    """Return what they have in common; nothing means that only the time speaks for them."""
    near = _near(v, day)
    score = SAME_POINTS if told.points and told.points == v.points else 0.0
    score += SAME_NAME if told.names & v.names else UNNAMED if told.names else 0.0
    score += (SAME_SPONSOR if near else SAME_RANK) if told.is_offer and told.sides & v.sides else 0.0
    score += SAME_RANK if told.ranks & v.ranks and (near or "interim" in told.ranks & v.ranks) else 0.0
    score += SAME_DAY if told.dates and v.dates else 0.0
    score += SAME_NEWS if _came_out_then(told, v) else 0.0
    score += SAME_FAMILY if (told.families & v.families) else 0.0
    return score + SAME_FIGURE * min(2, len(told.figures & v.figures))


def _came_out_then(told: Version, v: Version) -> bool:
    """Whether the chain tells of a making on the day that the version came out, or was first spoken of."""
    made, out = first_day(told.date) if told.dates else told.news, v.made or v.first_seen
    known = not (told.dates and v.dates) and made is not None and out is not None
    return known and abs(days_between(str(out), str(made))) <= DATE_SLACK


def _recency(v: Version, day: str | None) -> float:
    last = _last_heard(v)
    if day is None or last is None:
        return RECENCY[0][1]
    apart = abs(days_between(last, day))
    return next((weight for days, weight in RECENCY if apart <= days), 0.0)


def _last_heard(v: Version) -> str | None:
    return max((d for d in (v.last_seen, first_day(v.date)) if d), default=None)


def _near(v: Version, day: str | None) -> bool:
    """Whether the version was last spoken of, or came out, within a news cycle of ``day``."""
    last = _last_heard(v)
    return day is None or last is None or abs(days_between(last, day)) <= NEWS_CYCLE


def _made_apart(a: Version, b: Version, slack: int) -> bool:
    """Whether both are told to have been made, on days too far apart; a week, month or year is all of its days."""
    return bool(a.dates and b.dates and a.date and b.date) and gap(str(a.date), str(b.date)) > slack


def _other_kind(a: Version, b: Version) -> bool:
    """Whether one is a party's terms and the other is not, or one a bill and the other a deal and no bill."""
    if (a.kind == "terms") != (b.kind == "terms"):
        return True
    return any(x.kind == "bill" and "deal" in y.families and "bill" not in y.families for x, y in ((a, b), (b, a)))


def _other_hand(a: Version, b: Version) -> bool:
    """Whether they are offers of different sides, or bills of different chambers; a party's bill may be a chamber's."""
    if "bill" in (a.kind, b.kind):
        ours, theirs = _chambers(a), _chambers(b)
        return bool(ours and theirs) and not ours & theirs
    return a.is_offer and b.is_offer and not a.sides & b.sides


def _chambers(v: Version) -> set[str]:
    """Return the chambers, by their words, that a version is called by."""
    named = [name.lower() for name in (*v.sides, *v.names)]
    words = {word for name in named if name not in word_set("drafts", "chambers", "not") for word in name.split()}
    return words & word_set("drafts", "chambers", "words")


def _made_later(told: Version, v: Version) -> bool:
    """Whether the chain tells of a making after the version had been spoken of."""
    made = first_day(told.date) if told.dates else told.news
    if made is None or v.first_seen is None or days_between(v.first_seen, made) <= MADE_SLACK:
        return False
    slack = DATE_SLACK if told.dates else NEWS_CYCLE
    return v.made is None or days_between(v.made, made) > slack


def _ranks_apart(told: Version, v: Version, day: str | None) -> bool:
    if clash(told.ranks, v.ranks):
        return True
    return bool(told.ranks & {"new", "second", "third"}) and not v.ranks & told.ranks and not _near(v, day)


def _add(v: Version, told: Version, chain: str, day: str | None, report: str) -> None:
    v.mentions += told.mentions
    v.reports.append(report)
    v.chains.add(chain)
    v.points = v.points or told.points
    v.ranks |= told.ranks
    v.names |= told.names
    v.sides |= told.sides
    v.sponsors += [s for s in told.sponsors if s not in v.sponsors]
    v.families += told.families
    v.heads |= told.heads
    v.dates += told.dates
    v.sealed += told.sealed
    v.figures |= told.figures
    v.news = v.news or (told.news if not v.last_seen else None)
    v.strong = v.strong or told.strong
    v.titled = v.titled or told.titled
    v.concluded = v.concluded or told.concluded
    v.adopted, v.rejected = v.adopted or told.adopted, v.rejected or told.rejected
    v.expired = v.expired or told.expired
    v.first_seen = min((d for d in (v.first_seen, day) if d), default=None)
    v.last_seen = max((d for d in (v.last_seen, day) if d), default=None)
