"""The drafts of a negotiation: chains of mentions from all reports joined into versions, and what derives from what.

Reports are taken in the order of their dates. A chain joins the version it agrees with best (same number of points,
name, sponsor, rank near in time); a bare one ("the plan") joins the version that was current when the report appeared.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from travaux.findings.discourse import (
    SAME_FAMILY,
    SAME_NAME,
    SAME_POINTS,
    SAME_RANK,
    SAME_SPONSOR,
    clash,
    common_party,
)
from travaux.findings.drafts import family_of
from travaux.findings.found import DraftMention, Findings
from travaux.model import Passage
from travaux.records.roster import Roster

# "The new plan" of two reports is one plan only when they are this near in time (days).
NEWS_CYCLE = 10
# A version dated this long before the first report belongs to history (days).
HISTORY = 300
# Days by which two reports may differ on when one version came out.
DATE_SLACK = 4
# A version of which this many changes are told was made from the one before it.
TOLD_CHANGES = 2
# Ranks that set a version apart from the ones before it.
LATER_RANKS = frozenset({"new", "second", "third", "fourth"})


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
    families: set[str] = field(default_factory=set)
    dates: list[str] = field(default_factory=list)
    first_seen: str | None = None
    last_seen: str | None = None
    adopted: bool = False
    rejected: bool = False
    expired: bool = False
    strong: bool = False

    @property
    def date(self) -> str | None:
        """The date told most often, the earlier of two equals; else the day of the first report that introduces it."""
        if self.dates:
            return min(Counter(self.dates).items(), key=lambda c: (-c[1], c[0]))[0]
        return self.first_seen if any(m.introduces for m in self.mentions) else None

    @property
    def order(self) -> tuple[str, int]:
        """What versions are sorted by: the day they came out, or were first told of."""
        return (first_day(self.date) or self.first_seen or "9999", self.number)


@dataclass(frozen=True, slots=True)
class Link:
    """A tie between two versions, with the passage that tells it."""

    newer: int
    older: int
    kind: str
    passage: Passage


@dataclass(slots=True)
class Lineage:
    """The versions in order of time, where each chain went, and the ties between them."""

    versions: list[Version]
    of_chain: dict[str, Version]
    links: list[Link]
    changes: Counter[int]  # how many changes are told of each version

    def version_of(self, chain: str | None) -> Version | None:
        """Return the version that a chain of mentions speaks of."""
        return self.of_chain.get(chain) if chain is not None else None

    def parents(self, version: Version) -> list[Version]:
        """Return the versions that ``version`` derives from or replaces, as the reports tell, else by its rank."""
        told = {k.older for k in self.links if k.newer == version.number and k.kind in ("derived", "replaces")}
        if told:
            return [v for v in self.versions if v.number in told]
        if "rival" in version.ranks or not is_main(version):
            return []
        own = [v for v in self.versions if v.order < version.order and _same_hand(v, version)]
        if own:
            return own[-1:]
        if version.ranks & LATER_RANKS or self.changes[version.number] >= TOLD_CHANGES:
            before = self.predecessor(version)
            return [before] if before else []
        return []

    def predecessor(self, version: Version) -> Version | None:
        """Return the main version before ``version``; the same sponsor's for one that calls itself new or second."""
        before = [v for v in self.versions if v.order < version.order and v is not version and is_main(v)]
        own = [v for v in before if v.sides & version.sides and version.ranks & LATER_RANKS]
        return (own or before)[-1] if before else None


def is_main(v: Version) -> bool:
    """Whether a version stands in the main line: no party's terms, no rival, nothing of another kind."""
    return "rival" not in v.ranks and "terms" not in v.families and v.strong and not v.expired


def _same_hand(a: Version, b: Version) -> bool:
    """Whether two proposals come from the same side: the later one then builds on the earlier."""
    both = a.families & b.families & {"plan", "text"}
    return bool(both) and bool(a.sides) and a.sides == b.sides and is_main(a)


def first_day(when: str | None) -> str | None:
    """Return the first day of a date, month, year or interval, as YYYY-MM-DD."""
    if not when:
        return None
    start = when.split("/")[0]
    return (start + "-01-01")[:10] if len(start) == 4 else (start + "-01")[:10]


def build_lineage(findings: Sequence[Findings], roster: Roster) -> Lineage:
    """Return the versions that the reports speak of. ``findings`` are in order of publication."""
    joiner = _Joiner(roster)
    for f in findings:
        joiner.read(f)
    versions = sorted(joiner.versions, key=lambda v: v.order)
    links = [
        Link(newer.number, older.number, k.kind, k.passage)
        for f in findings
        for k in f.drafts.links
        if (newer := joiner.of_chain.get(k.newer)) is not None
        and (older := joiner.of_chain.get(k.older)) is not None
        and newer.number != older.number
        and newer.order > older.order
    ]
    told = (joiner.of_chain[c.to_draft] for f in findings for c in f.changes if c.to_draft in joiner.of_chain)
    return Lineage(versions, joiner.of_chain, links, Counter(v.number for v in told))


class _Joiner:
    def __init__(self, roster: Roster) -> None:
        self.roster = roster
        self.shared = common_party(a.party for a in roster.actors if a.kind == "person")
        self.versions: list[Version] = []
        self.of_chain: dict[str, Version] = {}

    def read(self, f: Findings) -> None:
        """Join the chains of one report, the marked ones first, so that bare ones find them."""
        chains: dict[str, list[DraftMention]] = {}
        for m in f.drafts.mentions:
            chains.setdefault(m.chain, []).append(m)
        day = f.view.page.report.published
        for bare in (False, True):
            for chain, mentions in chains.items():
                if all(m.bare for m in mentions) == bare:
                    self._join(chain, mentions, day, f)

    def _join(self, chain: str, mentions: list[DraftMention], day: str | None, f: Findings) -> None:
        told = self._summary(mentions)
        fits = [(score, v) for v in self.versions if (score := agreement(told, v, day)) is not None]
        version = self._choose(told, fits, day)
        if version is None:
            version = Version(number=len(self.versions), first_seen=day)
            self.versions.append(version)
        _add(version, told, chain, mentions, day, f.view.page.report.id)
        self.of_chain[chain] = version

    def _summary(self, mentions: list[DraftMention]) -> Version:
        told = Version(number=-1)
        for m in mentions:
            told.points = told.points or m.points
            told.ranks |= {m.rank} - {""}
            told.names |= {m.name.lower()} - {""}
            told.families.add(family_of(m.head))
            told.dates += [m.date] if m.date else []
            told.strong = told.strong or _is_marked(m)
            told.adopted = told.adopted or m.ends == "adopted"
            told.rejected = told.rejected or m.ends == "rejected"
            told.expired = told.expired or m.ends == "expired"
            for key in m.sponsors:
                actor = self.roster.actor_of(key)
                party = self.roster.party_of(key)
                own = self.roster.name_of(actor) if actor else None
                side = party if party and party != self.shared else own
                told.sides |= {side} if side else set()
                told.sponsors += [actor] if actor and actor not in told.sponsors else []
        told.mentions = mentions
        return told

    @staticmethod
    def _choose(told: Version, fits: list[tuple[float, Version]], day: str | None) -> Version | None:
        if not fits:
            return None
        if not told.strong:
            main = [v for _, v in fits if is_main(v)] or [v for _, v in fits]
            return max(main, key=lambda v: v.order)
        score, version = max(fits, key=lambda c: (c[0], c[1].order))
        return version if score >= SAME_RANK else None


def _is_marked(m: DraftMention) -> bool:
    """Whether a mention tells which draft it means; "they reached the deal" does not."""
    marks = m.points or m.name or m.sponsors or m.rank or m.date
    return bool(marks) or (m.introduces and not m.definite and not m.bare)


def agreement(told: Version, v: Version, day: str | None) -> float | None:
    """Return how well the chain ``told`` of a report of ``day`` fits version ``v``; None if they contradict."""
    if told.points and v.points and told.points != v.points:
        return None
    if told.names and v.names and not told.names & v.names:
        return None
    if ("bill" in told.families) != ("bill" in v.families) or ("terms" in told.families) != ("terms" in v.families):
        return None
    same_name = bool(told.names & v.names) or bool(told.points and told.points == v.points)
    if not same_name and (_dates_apart(told, v) or _ranks_apart(told, v, day)):
        return None
    if told.sides and v.sides and not told.sides & v.sides and not same_name:
        return None
    score = SAME_POINTS if told.points and told.points == v.points else 0.0
    score += SAME_NAME if told.names & v.names else 0.0
    score += SAME_SPONSOR if told.sides & v.sides and _near(v, day) else 0.0
    score += SAME_RANK if told.ranks & v.ranks and (not told.ranks & {"new"} or _near(v, day)) else 0.0
    score += SAME_RANK if told.dates and v.dates and not _dates_apart(told, v) else 0.0
    return score + (SAME_FAMILY if told.families & v.families else 0.0)


def _near(v: Version, day: str | None) -> bool:
    """Whether the version was last spoken of, or came out, within a news cycle of ``day``."""
    last = max((d for d in (v.last_seen, first_day(v.date)) if d), default=None)
    if day is None or last is None:
        return True
    return abs((date.fromisoformat(day) - date.fromisoformat(last)).days) <= NEWS_CYCLE


def _dates_apart(a: Version, b: Version) -> bool:
    ours, theirs = first_day(a.date if a.dates else None), first_day(b.date if b.dates else None)
    if ours is None or theirs is None:
        return False
    slack = DATE_SLACK if len(a.dates[0]) >= 10 and len(b.dates[0]) >= 10 else 366
    return abs((date.fromisoformat(ours) - date.fromisoformat(theirs)).days) > slack


def _ranks_apart(told: Version, v: Version, day: str | None) -> bool:
    if clash(told.ranks, v.ranks):
        return True
    return bool(told.ranks & {"new", "second", "third"}) and not v.ranks & told.ranks and not _near(v, day)


def _add(v: Version, told: Version, chain: str, mentions: list[DraftMention], day: str | None, report: str) -> None:
    v.mentions += mentions
    v.reports.append(report)
    v.chains.add(chain)
    v.points = v.points or told.points
    v.ranks |= told.ranks
    v.names |= told.names
    v.sides |= told.sides
    v.sponsors += [s for s in told.sponsors if s not in v.sponsors]
    v.families |= told.families
    v.dates += told.dates
    v.strong = v.strong or told.strong
    v.adopted, v.rejected = v.adopted or told.adopted, v.rejected or told.rejected
    v.expired = v.expired or told.expired
    v.first_seen = min((d for d in (v.first_seen, day) if d), default=None)
    v.last_seen = max((d for d in (v.last_seen, day) if d), default=None)


def is_history(v: Version, first_report: str | None) -> bool:
    """Whether a version had lapsed, or came out long before the first report of the pile."""
    if v.expired:
        return True
    day = first_day(v.date if v.dates else None)
    if day is None or first_report is None:
        return False
    return date.fromisoformat(day) < date.fromisoformat(first_report) - timedelta(days=HISTORY)


def label_of(v: Version, side_names: Iterable[str] = ()) -> str:
    """Return what a version is best called: the mention that tells most in fewest words."""

    def rank(m: DraftMention) -> tuple[int, int, str]:
        marks = 4 * bool(m.points and m.points == v.points) + 3 * bool(m.name) + 2 * bool(m.rank) + bool(m.sponsors)
        return (-marks, abs(len(bare_text(m).split()) - 4), bare_text(m))

    named = [m for m in v.mentions if m.head not in ("it",) and len(bare_text(m).split()) > 1] or v.mentions
    label = bare_text(min(named, key=rank))
    if "terms" in v.families:
        owner = next(iter(side_names), "")
        label = f"Terms of {owner}, {v.date}" if owner and v.date else label
    if len(label.split()) == 1 and v.date:
        label = f"{label} of {v.date}"
    return label[:1].upper() + label[1:]


_LEADING = r"^(?:(?:the|an?|this|that|its|their|his|her|our|my|so-called|both)\s+)+"


def bare_text(m: DraftMention) -> str:
    """Return the words of a mention without its article and quotation marks, squashed."""
    text = re.sub(r"[“”\"]", "", " ".join(m.passage.text.split())).strip("'‘’ ")
    return re.sub(_LEADING, "", text, flags=re.IGNORECASE)


def aliases_of(v: Version, label: str, most: int = 8) -> tuple[str, ...]:
    """Return other words for a version, most frequent first, one-word ones left out."""
    counted = Counter(bare_text(m) for m in v.mentions if not m.bare and len(bare_text(m).split()) > 1)
    others = sorted(counted.items(), key=lambda c: (-c[1], c[0]))
    return tuple(text for text, _ in others if text.lower() != label.lower())[:most]
