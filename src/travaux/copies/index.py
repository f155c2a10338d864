"""Known reports that new ones are asked against: a report more costs milliseconds, however many are known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from travaux.copies.families import families_of, link
from travaux.copies.pile import Pile
from travaux.copies.shingles import (
    ALL_PAIRS,
    MANY,
    MOST_REPORTS,
    NEIGHBOURS,
    PAIRS_PER_REPORT,
    REPORT_BITS,
    SAMPLED,
    of_lead,
    pack_pairs,
    weighed,
    weight_of,
)
from travaux.model import Family, Report

if TYPE_CHECKING:
    from numpy import int32, int64, uint64
    from numpy.typing import NDArray

    from travaux.copies.screen import Likely

    Level = list[NDArray[uint64]]  # packed shingles in order, part by part

# Levels of so many shingles are not merged when a report is added one by one, lest that one wait for it.
MERGED_AT_ONCE = 400_000


@dataclass(frozen=True, slots=True)
class Kin:
    """A known report that has text in common with another, as copies have."""

    report: str
    same: bool  # the two are one text; else part of one stands in the other
    words: int  # words of the other report that are aligned
    share: float  # of its words, 0 to 1


class Index:
    """Reports that are known, and what ties them. Reports with one id are one report."""

    def __init__(self, reports: Iterable[Report] = ()) -> None:
        self._pile = Pile()
        self._levels: list[Level] = []
        self.extend(reports)

    def __len__(self) -> int:
        return len(self._pile)

    def extend(self, reports: Iterable[Report]) -> None:
        """Add many reports at once."""
        self._take(reports)
        self._merge(1 << 62)

    def add(self, report: Report) -> tuple[Kin, ...]:
        """Add a report, and return the known reports that it has text in common with, those with most of it first."""
        before = len(self._pile)
        tied = self._take([report])
        self._merge(MERGED_AT_ONCE)
        if len(self._pile) == before:
            return ()
        first = self._pile.first(before)
        kin = [] if first == before else [first]
        return tuple(self._kin(before, [*kin, *(n for n in tied if n != before)]))

    def families(self) -> tuple[Family, ...]:
        """Return the families of all that is known, in the order of their ids."""
        link(self._pile)
        return families_of(self._pile)

    def _take(self, reports: Iterable[Report]) -> list[int]:
        """Add reports; return those that the last look tied to others."""
        import numpy as np

        old = len(self._pile)
        self._pile.extend(reports)
        self._pile.put_to_join()
        words, outlets = self._pile.words(), self._pile.lines.outlets()
        level: Level = []
        i, j, by_lead = self._pile.join.pairs(words, outlets, np.arange(len(words)), level)
        pairs = [*zip(i.tolist(), j.tolist(), by_lead.tolist(), strict=True)]
        if old and len(words) > old:
            pairs += self._with_known(level, words, outlets)
        if any(len(part) for part in level):
            self._levels.append(level)
        tied = set()
        for first, second in self._pile.worth(pairs):
            if self._pile.tie(first, second) is not None:
                tied |= {first, second}
        return sorted(tied)

    def _with_known(self, level: Level, words: NDArray[int64], outlets: NDArray[int32]) -> list[Likely]:
        """Return pairs of a known and a new report that may be copies, the most promising of each new one."""
        import numpy as np

        keys = [np.zeros(0, dtype=np.uint64)]
        for known in self._levels:
            for ours, theirs in zip(level, known, strict=True):
                keys += _shared(ours, theirs)
        i, j, weight, by_lead = weighed(np.concatenate(keys), words, outlets)
        order = np.lexsort((i, j, -weight))
        found: dict[int, list[Likely]] = {}
        for pair in zip(*(column[order].tolist() for column in (i, j, by_lead)), strict=True):
            found.setdefault(pair[1], []).append(pair)
        return [pair for pairs in found.values() for pair in pairs[:PAIRS_PER_REPORT]]

    def _kin(self, number: int, others: Iterable[int]) -> Iterator[Kin]:
        text = self._pile.text(number)
        found = []
        for n in others:
            alignment = self._pile.aligned(n, number)
            same = self._pile.cluster(n) == self._pile.cluster(number)
            share = round(alignment.words_b / max(1, text.words), 3)
            found.append(Kin(self._pile.ids[n], same, alignment.words_b, share))
        yield from sorted(found, key=lambda kin: (-kin.words, kin.report))

    def _merge(self, most: int) -> None:
        """Merge levels of like size, from the last on, as long as the result is no larger than ``most``."""
        import numpy as np

        while len(self._levels) > 1:
            sizes = [sum(len(part) for part in level) for level in self._levels[-2:]]
            if sizes[0] > 2 * sizes[1] or sum(sizes) > most:
                return
            last, before = self._levels.pop(), self._levels.pop()
            self._levels.append([np.sort(np.concatenate(parts)) for parts in zip(before, last, strict=True)])


def _shared(ours: NDArray[uint64], theirs: NDArray[uint64]) -> Iterator[NDArray[uint64]]:
    """Yield packed pairs of a known and a new report for the shingles that both have, given those of a part in order.

    Of many known reports that have a shingle the last ones count.
    """
    import numpy as np

    low = np.uint64(MOST_REPORTS - 1)
    floor = ours & ~low
    first, last = np.searchsorted(theirs, floor), np.searchsorted(theirs, floor | low, side="right")
    sharers = last - first + 1
    looked = (sharers > 1) & ((sharers <= MANY) | ((floor >> np.uint64(REPORT_BITS)) % np.uint64(SAMPLED) == 0))
    first, last, sharers, new = first[looked], last[looked], sharers[looked], ours[looked] & low
    reach = np.where(sharers > ALL_PAIRS, NEIGHBOURS, ALL_PAIRS)
    weight = weight_of(sharers) | of_lead(floor[looked] >> np.uint64(REPORT_BITS))
    for step in range(1, ALL_PAIRS + 1):
        here = np.flatnonzero((last - step >= first) & (step <= reach))
        if len(here):
            yield pack_pairs(theirs[last[here] - step] & low, new[here], weight[here])
