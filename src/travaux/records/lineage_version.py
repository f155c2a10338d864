"""A version: everything that the mentions of one draft tell, from one report or from all."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from travaux.findings.draft_days import first_day, last_day, precision
from travaux.findings.found import DraftMention

# Ranks that set a version apart from the ones before it.
LATER_RANKS = frozenset({"new", "second", "third", "fourth", "last"})
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
    called: Counter[str] = field(default_factory=Counter)  # words of its mentions
    holds: Counter[str] = field(default_factory=Counter)  # words of its provisions
    news: str | None = None  # day of a report whose news it was
    first_seen: str | None = None
    last_seen: str | None = None
    adopted: bool = False
    rejected: bool = False
    expired: bool = False
    strong: bool = False
    titled: bool = False
    concluded: bool = False
    by_terms: bool = False  # whether its terms alone make it a draft of the pile

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

    @property
    def last_heard(self) -> str | None:
        """The last day on which it was spoken of, or came out."""
        return max((d for d in (self.last_seen, first_day(self.date)) if d), default=None)

    @property
    def is_main(self) -> bool:
        """Whether it stands in the main line: no party's terms, no rival, nothing of another kind."""
        return "rival" not in self.ranks and "terms" not in self.families and self.strong and not self.expired

    def take(self, other: Version, chain: str, day: str | None, report: str) -> None:
        """Add what a chain of mentions, in a report of ``day``, tells together."""
        self.mentions += other.mentions
        self.reports.append(report)
        self.chains.add(chain)
        self.points = self.points or other.points
        self.ranks |= other.ranks
        self.names |= other.names
        self.sides |= other.sides
        self.sponsors += [s for s in other.sponsors if s not in self.sponsors]
        self.families += other.families
        self.heads |= other.heads
        self.dates += other.dates
        self.sealed += other.sealed
        self.figures |= other.figures
        self.called += other.called
        self.holds += other.holds
        self.news = self.news or (other.news if not self.last_seen else None)
        self.strong = self.strong or other.strong
        self.titled = self.titled or other.titled
        self.concluded = self.concluded or other.concluded
        self.adopted, self.rejected = self.adopted or other.adopted, self.rejected or other.rejected
        self.expired = self.expired or other.expired
        self.first_seen = min((d for d in (self.first_seen, day) if d), default=None)
        self.last_seen = max((d for d in (self.last_seen, day) if d), default=None)


_LEADING = r"^(?:(?:the|an?|this|that|its|their|his|her|our|my|so-called|both)\s+)+"


def bare_text(m: DraftMention) -> str:
    """Return the words of a mention without its article and quotation marks, squashed."""
    text = re.sub(r"[“”\"]", "", " ".join(m.passage.text.split())).strip("'‘’ ")
    return re.sub(_LEADING, "", text, flags=re.IGNORECASE)
