"""The signs by which a chain of mentions is told to be of a version, or of a new one.

Each sign is a number for one chain and one version; a model weighs them (see :mod:`~travaux.records.lineage_judge`).
What the rules of :mod:`~travaux.records.lineage_rules` say is among them.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from travaux.findings.discourse import clash
from travaux.findings.draft_days import days_between
from travaux.language.lexicon import word_map, word_set
from travaux.records.lineage_rules import NEWS_CYCLE, agreement, akin, came_out_then, chambers_of, choose
from travaux.records.lineage_version import Version

# Days: heard of just now, long not heard of, made long ago; what is older is all one.
JUST_NOW, LONG_AGO, LONG_MADE = 3, (60, 365), 90
# Scores of the rules this far below the best, and a version first seen so long ago (log of days), are all one.
FAR_BELOW, LONGEST = 5.0, 6.0
# A chamber is in what a version is called if its word stands there this often beside the most frequent one.
CALLED_BY = 0.3

Weights = Mapping[str, float]
_WORD = re.compile(r"[a-z0-9][a-z0-9'’-]+")


@dataclass(frozen=True, slots=True)
class Rarity:
    """How much the words of a pile tell: those that mentions are called by, and those of the provisions."""

    called: Weights
    holds: Weights


def words_of(texts: Iterable[str]) -> list[str]:
    """Return the words of texts that carry content, in lower case, each once for each text."""
    found = (w for text in texts for w in sorted(set(_WORD.findall(text.lower()))))
    return [w for w in found if w not in word_set("words", "empty")]


def rarity_of(chains: Sequence[Version]) -> Rarity:
    """Return the inverse document frequencies of words over the chains of a pile."""
    called = Counter(w for c in chains for w in c.called)
    every = Counter(w for c in chains for w in c.called.keys() | c.holds.keys())
    return Rarity(_inverse(called, len(chains)), _inverse(every, len(chains)))


def _inverse(counted: Counter[str], among: int) -> dict[str, float]:
    return {w: math.log((among + 1) / (n + 0.5)) for w, n in counted.items()}


def likeness(a: Counter[str], b: Counter[str], weights: Weights) -> float:
    """Return the cosine of two bags of words, by the logarithm of their counts and how rare they are."""
    dot = sum(_weight(w, n, weights) * _weight(w, b[w], weights) for w, n in a.items() if w in b)
    return dot / (_length(a, weights) * _length(b, weights)) if dot else 0.0


def _weight(word: str, times: int, weights: Weights) -> float:
    return (1 + math.log(times)) * weights.get(word, 0.0)


def _length(a: Counter[str], weights: Weights) -> float:
    return math.sqrt(sum(_weight(w, n, weights) ** 2 for w, n in a.items()))


class Ballot:
    """One chain of a report, and the versions that it may be of."""

    def __init__(self, told: Version, versions: Sequence[Version], where: tuple[str | None, str], rare: Rarity) -> None:
        """``where`` are the day and the id of the chain's report."""
        self.told, self.versions, self.rare = told, versions, rare
        self.day, self.report = where
        self.scores = [agreement(told, v, self.day) for v in versions]
        self.rule = choose(told, [(s, v) for s, v in zip(self.scores, versions, strict=True) if s is not None])

    @cached_property
    def _best(self) -> float:
        return max((s for s in self.scores if s is not None), default=0.0)

    @cached_property
    def _by_recency(self) -> list[Version]:
        return sorted(self.versions, key=lambda v: (v.last_heard or "", v.number), reverse=True)

    @cached_property
    def _newest_akin(self) -> Version | None:
        return next((v for v in self._by_recency if akin(self.told, v)), None)

    @cached_property
    def _most_mentions(self) -> int:
        return max(len(v.mentions) for v in self.versions)

    def signs(self, index: int) -> dict[str, float]:
        """Return the signs that the chain is of the version with this index."""
        v = self.versions[index]
        found = self._standing(v) | self._rules(v, self.scores[index]) | self._marks(v) | self._makers(v)
        return {name: float(value) for name, value in found.items()}

    def _standing(self, v: Version) -> dict[str, float]:
        """How the version stands among all: how new, how much spoken of."""
        newest = self._by_recency
        ago = self._days_since(v.last_heard)
        first = abs(self._days_since(v.first_seen) or 0)
        return {
            "just heard of": ago is None or ago <= JUST_NOW,
            "long not heard of": ago is not None and LONG_AGO[0] < ago <= LONG_AGO[1],
            "first seen, log of days ago": min(LONGEST, math.log1p(first)),
            "the newest, for a marked chain": newest[0] is v and self.told.strong,
            "the newest but one": len(newest) > 1 and newest[1] is v,
            "the newest of its kind": self._newest_akin is v,
            "share of most mentions": len(v.mentions) / self._most_mentions,
            "mentioned once": len(v.mentions) == 1,
            "of the same report": self.report in v.reports,
            "made long ago": bool(v.made and self.day and days_between(v.made, self.day) > LONG_MADE),
            "news, and first seen before": bool(self.told.news) and first > NEWS_CYCLE,
            "done with": v.adopted or v.rejected,
        }

    def _days_since(self, day: str | None) -> int | None:
        return abs(days_between(day, self.day)) if day and self.day else None

    def _rules(self, v: Version, score: float | None) -> dict[str, float]:
        return {
            "rules: below the best": min(FAR_BELOW, self._best - score) if score is not None else FAR_BELOW,
            "rules: this one": self.rule is v,
            "rules: a new one": self.rule is None,
        }

    def _marks(self, v: Version) -> dict[str, float]:
        """What tells one draft from another: points, name, rank, dates, figures, words."""
        told = self.told
        shared = len(told.figures & v.figures)
        fewer = max(1, min(len(told.figures), len(v.figures)))
        numbers, theirs = ({w for w in x.called if w.isdigit()} for x in (told, v))
        return {
            "brought up": any(m.introduces for m in told.mentions),
            "other points": bool(told.points and v.points and told.points != v.points),
            "same name": bool(told.names & v.names),
            "ranks clash": clash(told.ranks, v.ranks),
            "only it has a rank": bool(v.ranks and not told.ranks),
            "same stage": bool(_stages(told) & _stages(v)),
            "other numbers": bool(numbers and theirs and not numbers & theirs),
            "made then": came_out_then(told, v),
            "both concluded": told.concluded and v.concluded,
            "share of figures": shared / fewer,
            "called alike": likeness(told.called, v.called, self.rare.called),
            "hold the same": likeness(told.holds, v.holds, self.rare.holds),
        }

    def _makers(self, v: Version) -> dict[str, float]:
        """Whose it is: side, sponsors, chamber, and of what family its nouns are."""
        told = self.told
        ours, theirs = _chambers_called(told), _chambers_called(v)
        ago = self._days_since(v.last_heard)
        recent = ago is None or ago <= NEWS_CYCLE
        sizes = (told.families.total() or 1, v.families.total() or 1)
        return {
            "other side": bool(told.sides and v.sides and not told.sides & v.sides),
            "same side, of late": bool(told.sides & v.sides) and recent,
            "same sponsor": bool(set(told.sponsors) & set(v.sponsors)),
            "one is an offer": told.is_offer != v.is_offer,
            "other chamber": bool(ours and theirs and not ours & theirs),
            "same chamber, of late": bool(ours & theirs) and recent,
            "only it has a chamber": bool(ours and not theirs),
            "share of families": sum(min(told.families[k] / sizes[0], v.families[k] / sizes[1]) for k in told.families),
        }


def _stages(v: Version) -> set[str]:
    """Return how far on a version is called to be: "first", "new", "final", "passed"."""
    known = word_map("drafts", "stages")
    return {known[w] for w in v.called if w in known}


def _chambers_called(v: Version) -> set[str]:
    """Return the chambers that a version is called by, those by which it seldom is left out."""
    counted = {w: v.called[w] for w in word_set("drafts", "chambers", "words") if w in v.called}
    most = max(counted.values(), default=0)
    return {w for w, n in counted.items() if n >= CALLED_BY * most} | chambers_of(v)
