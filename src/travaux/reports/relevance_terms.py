"""What reports are about, as numbers: their heaviest terms, and how near each report is to a group of reports.

A report is a unit vector of its heaviest terms: content words and names, names counting more, frequent ones damped by
the logarithm (Salton and Buckley, Term-weighting approaches in automatic text retrieval, 1988). Nearness to a group is
the cosine to its centroid, the report itself left out. All is linear in the number of reports: no pair is compared.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import log
from typing import TYPE_CHECKING

from travaux.model import BlockKind, Report
from travaux.reports.lexicon import table

if TYPE_CHECKING:
    from numpy import float64, int64
    from numpy.typing import NDArray

    Floats = NDArray[float64]

# Blocks that tell what a report is about; captions, stamps and furniture are the page's.
TOLD_IN: frozenset[BlockKind] = frozenset({"headline", "standfirst", "heading", "paragraph", "item", "correction"})
# Characters of a report that are looked at: a news report has 3,000 to 12,000, and a book is told by its beginning.
MOST_CHARACTERS = 60_000
# How a report is weighed; of 27 settings tried on the development packs and the real corpora mixed with 5 and 20
# strangers, this one tells own from strange best (99 % of strangers lie below the farthest report of the pile's own).
HEAVIEST = 150  # terms of a report that count
NAME_WEIGHT = 1.5  # of a name against a word
RARITY = 6.0  # the higher, the less a rare term counts more: what a pile is about is frequent in it
# A word is a name if it is so many times more often written with a capital.
CAPITALS = 2
SHORTEST = 3
# Least square of a length, so that nothing is divided by zero.
TINY = 1e-12

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:[-.][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"[’']s?\b")


@cache
def _general() -> frozenset[str]:
    return frozenset(stem(word) for group in table("relevance")["general"].values() for word in group)


def stem(word: str) -> str:
    """Return a lower-case word without the ending of an English plural."""
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def told(report: Report) -> str:
    """Return the text that tells what a report is about, at most :data:`MOST_CHARACTERS` of it."""
    parts, size = [report.title or ""], 0
    for block in report.blocks:
        if block.kind in TOLD_IN and size < MOST_CHARACTERS:
            parts.append(report.text[block.start : min(block.end, block.start + MOST_CHARACTERS - size)])
            size += len(parts[-1])
    return "\n".join(parts) if report.blocks else report.text[:MOST_CHARACTERS]


def words_of(text: str) -> Counter[str]:
    """Return the words of ``text`` as they are written, possessive endings left out."""
    return Counter(_WORD.findall(_POSSESSIVE.sub(" ", text)))


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of a pile: one entry of ``term`` and ``weight`` for each report (``row``) and term, rows in order."""

    names: tuple[str, ...]  # how each term is shown
    sizes: tuple[int, ...]  # terms of each report, before the heaviest are taken
    row: NDArray[int64]
    term: NDArray[int64]
    weight: Floats

    @classmethod
    def of(cls, reports: Sequence[Report]) -> Terms:
        """Return the terms of ``reports``."""
        import numpy as np

        written = [words_of(told(report)) for report in reports]
        shown, capital = _surfaces(written)
        bags = [_bag(words) for words in written]
        spread = Counter(term for bag in bags for term in bag)
        number = {term: n for n, term in enumerate(sorted(spread))}
        rows: list[int] = []
        terms: list[int] = []
        weights: list[float] = []
        for n, bag in enumerate(bags):
            heavy = _heaviest(bag, capital, spread, len(reports))
            length = sum(weight**2 for weight, _ in heavy) ** 0.5
            rows += [n] * len(heavy)
            terms += [number[term] for _, term in heavy]
            weights += [-weight / length for weight, _ in heavy]
        names = tuple(shown[term] for term in number)
        sizes = tuple(len(bag) for bag in bags)
        return cls(names, sizes, np.array(rows, int), np.array(terms, int), np.array(weights, float))

    @property
    def count(self) -> int:
        """Number of reports."""
        return len(self.sizes)

    def centroid(self, group: Sequence[int]) -> Floats:
        """Return the sum of the vectors of the reports ``group``."""
        import numpy as np

        summed = np.bincount(self.term, self.weight * self._inside(group)[self.row], len(self.names))
        return summed.astype(float, copy=False)

    def _inside(self, group: Sequence[int]) -> Floats:
        import numpy as np

        inside = np.zeros(self.count)
        inside[list(group)] = 1.0
        return inside

    def nearness(self, group: Sequence[int]) -> Floats:
        """Return how near each report is to the reports ``group``: 0 to 1, a report of the group to the others."""
        import numpy as np

        centre, own = self.centroid(group), self._inside(group)
        dot = np.bincount(self.row, self.weight * centre[self.term], self.count)
        # Leaving a unit vector v out of the sum c: (c - v)·v = c·v - 1 and |c - v|² = |c|² - 2 c·v + 1.
        length = np.sqrt(np.maximum(centre @ centre - own * (2 * dot - 1), TINY))
        near: Floats = np.clip((dot - own) / length, 0.0, 1.0)
        return near

    def leading(self, group: Sequence[int], share: float) -> frozenset[int]:
        """Return the terms that are heavy in at least ``share`` of the reports ``group``."""
        import numpy as np

        having = np.bincount(self.term, self._inside(group)[self.row], len(self.names))
        return frozenset(np.flatnonzero(having >= share * len(group)).tolist())

    def has(self, report: int, terms: frozenset[int]) -> bool:
        """Whether any of ``terms`` is a heavy term of the report."""
        return not terms.isdisjoint(self.term[self.row == report].tolist())

    def telling(self, group: Sequence[int], most: int) -> tuple[str, ...]:
        """Return the terms that tell the reports ``group`` from the others, the most telling first."""
        import numpy as np

        others = sorted(set(range(self.count)) - set(group))
        lead = self.centroid(group) / max(1, len(group)) - self.centroid(others) / max(1, len(others))
        order = sorted(
            np.argsort(-lead, kind="stable")[: 4 * most].tolist(), key=lambda n: (-round(float(lead[n]), 9), n)
        )
        return tuple(self.names[n] for n in order[:most] if lead[n] > 0)


def _surfaces(written: Sequence[Counter[str]]) -> tuple[dict[str, str], frozenset[str]]:
    """Return how each term is mostly written, and which terms are names."""
    total: Counter[str] = Counter()
    for words in written:
        total.update(words)
    shown: dict[str, str] = {}
    cased: dict[str, list[int]] = {}
    for word, times in sorted(total.items(), key=lambda item: (-item[1], item[0])):
        term = stem(word.lower())
        shown.setdefault(term, word)
        cased.setdefault(term, [0, 0])[word[0].isupper()] += times
    return shown, frozenset(term for term, (low, high) in cased.items() if high > CAPITALS * low)


def _bag(words: Counter[str]) -> Counter[str]:
    """Return the terms of a report with their numbers."""
    bag: Counter[str] = Counter()
    for word, times in words.items():
        term = stem(word.lower())
        if len(word) >= SHORTEST and term not in _general():
            bag[term] += times
    return bag


def _heaviest(bag: Counter[str], names: frozenset[str], spread: Counter[str], reports: int) -> list[tuple[float, str]]:
    """Return the heaviest terms as (weight below zero, term), the heaviest first."""
    weighed = (
        (-(1 + log(times)) * (1 + log(reports / spread[term]) / RARITY) * (NAME_WEIGHT if term in names else 1), term)
        for term, times in bag.items()
    )
    return sorted(weighed)[:HEAVIEST]
