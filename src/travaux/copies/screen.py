"""A quick look at a pair before it is aligned: whether shared runs follow each other at the same pace in both texts.

Two accounts of one event share names and turns of phrase, here and there; a copy shares them in one order and at nearly
one distance. The look is wider than what :mod:`~travaux.copies.alignment` accepts, so that nothing is lost by it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from travaux.copies.alignment import SEED_DRIFT, SEED_DRIFT_PER_TOKEN, SEED_GAP
from travaux.copies.scan import Scan, scan
from travaux.copies.shelf import Recent, Shelf
from travaux.copies.shingles import WORDS_IN_ROW, is_quoted, seeds_of

if TYPE_CHECKING:
    from numpy import bool_, int64, uint64
    from numpy.typing import NDArray


# Told words that shared runs at one pace must span: words in quotation marks are anybody's. An excerpt has 45 at least,
# of which the first and the last may be replaced, and most of two paragraphs of either text; or so many in whatever
# pieces. Less is enough where it is much of what one of the texts tells.
SPAN = 34
SPAN_LEAST = 14
SPAN_SHARE = 0.25
SPAN_RUNNING = 90
LINE_WORDS = 8
LINE_SHARE = 0.45
LINES = 2
# A run is compared with so many that come after it: others may lie between two that belong together.
AHEAD = 3
# Pairs that are looked at together, and reports whose runs are kept.
TOGETHER = 256
KEPT = 12_000


@dataclass(frozen=True, slots=True)
class Seeds:
    """The runs that stand once in a text: hashes in order, where each begins, and how many told words come before."""

    keys: NDArray[uint64]
    at: NDArray[int64]
    told: NDArray[int64]
    line: NDArray[int64]  # the line of each, and how many told words the lines have
    line_words: NDArray[int64]
    words: int  # told words, or all
    is_quoted: bool  # so little is told that all words count


def _seeds(scanned: Scan, start: int, end: int) -> Seeds:
    """Return the runs of the text whose tokens are ``start`` to ``end``."""
    import numpy as np

    here = slice(start, end)
    is_word, told = scanned.is_word[here], scanned.told[here]
    keys, at = seeds_of(scanned.hashes[here], is_word, WORDS_IN_ROW)
    words, telling = int(is_word.sum()), int(told.sum())
    quoted = bool(is_quoted(words, telling))
    counted = is_word if quoted else told
    line = (scanned.lines[here] - (scanned.lines[start] if end > start else 0)).astype(np.int64)
    before = np.cumsum(counted, dtype=np.int64)[at]
    return Seeds(keys, at, before, line[at], np.bincount(line[counted]), words if quoted else telling, quoted)


class Screen:
    """Tells for pairs of reports on a shelf whether they are worth an alignment."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._seeds: Recent[int, Seeds] = Recent(self._one, KEPT)

    def worth(self, pairs: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """Yield the pairs that are, in their order."""
        waiting = iter(pairs)
        while group := list(islice(waiting, TOGETHER)):
            self._read({number for pair in group for number in pair})
            for i, j in group:
                if spans(self._seeds[i], self._seeds[j]):
                    yield i, j

    def _one(self, number: int) -> Seeds:
        self._read([number])
        return self._seeds[number]

    def _read(self, numbers: Iterable[int]) -> None:
        """Read the reports that are not known, together: that is quicker."""
        fresh = sorted(n for n in numbers if n not in self._seeds)
        scanned = scan([self._shelf[n] for n in fresh])
        for n, start, end in zip(fresh, scanned.starts[:-1].tolist(), scanned.starts[1:].tolist(), strict=True):
            self._seeds.put(n, _seeds(scanned, start, end))


def spans(a: Seeds, b: Seeds) -> bool:
    """Return whether the runs that both texts have span enough at one pace."""
    import numpy as np

    if not len(a.keys) or not len(b.keys):
        return False
    found = np.minimum(np.searchsorted(b.keys, a.keys), len(b.keys) - 1)
    ours = np.flatnonzero(b.keys[found] == a.keys)
    if len(ours) < 2:
        return False
    ours = ours[np.argsort(a.at[ours])]
    theirs = found[ours]
    paced = _paced(a.at[ours], b.at[theirs])
    gain = paced.astype(np.int64) * np.diff(a.told[ours] if a.is_quoted <= b.is_quoted else a.at[ours])
    total = int(gain.sum())
    if total >= min(SPAN_RUNNING, max(SPAN_LEAST, SPAN_SHARE * min(a.words, b.words))):
        return True
    return total >= SPAN and _lines(a, ours[:-1], gain) >= LINES <= _lines(b, theirs[:-1], gain)


def _paced(first: NDArray[int64], second: NDArray[int64]) -> NDArray[bool_]:
    """Return for each run but the last whether one that comes soon after it does so in both texts."""
    import numpy as np

    paced = np.zeros(len(first) - 1, dtype=bool)
    for ahead in range(1, min(AHEAD, len(first) - 1) + 1):
        forward = first[ahead:] - first[:-ahead]
        drift = np.abs((second[ahead:] - second[:-ahead]) - forward)
        paced[: len(forward)] |= (forward <= SEED_GAP) & (drift <= SEED_DRIFT + SEED_DRIFT_PER_TOKEN * forward)
    return paced


def _lines(text: Seeds, runs: NDArray[int64], gain: NDArray[int64]) -> int:
    """Return of how many lines most words are spanned."""
    import numpy as np

    spanned = np.bincount(text.line[runs], weights=gain, minlength=len(text.line_words))[: len(text.line_words)]
    return int(((spanned >= LINE_WORDS) & (spanned >= LINE_SHARE * text.line_words)).sum())
