"""A quick look at a pair before it is aligned: whether shared runs follow each other at the same pace in both texts.

Two accounts of one event share names and turns of phrase, here and there; a copy shares them in one order and at nearly
one distance. The look is wider than what :mod:`~travaux.copies.alignment` accepts, so that nothing is lost by it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from travaux.copies.alignment import SEED_DRIFT, SEED_DRIFT_PER_TOKEN, SEED_GAP
from travaux.copies.scan import Scan, scan
from travaux.copies.shelf import Recent, Shelf
from travaux.copies.shingles import MARKS_IN_ROW, WORDS_IN_ROW, counts, is_quoted, rhythm, runs_at

if TYPE_CHECKING:
    from numpy import bool_, int32, int64, uint64
    from numpy.typing import NDArray


# Told words that shared runs at one pace must span: words in quotation marks are anybody's. An excerpt has 45 at least,
# of which the first and the last may be replaced, and most of two paragraphs of either text; or so many in whatever
# pieces. Less is enough where it is much of what one of the texts tells.
SPAN = 38
SPAN_LEAST = 14
SPAN_SHARE = 0.33
SPAN_RUNNING = 110
LINE_WORDS = 8
LINE_SHARE = 0.45
LINES = 2
# A run is compared with so many that come after it: others may lie between two that belong together.
AHEAD = 3
# Pairs that are looked at together, and reports whose runs are kept.
TOGETHER = 256
# Bits for the text that a run is in: two for each pair at most.
TEXT_BITS = 10
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


def seeds(scanned: Scan) -> Iterator[Seeds]:
    """Yield the runs of each text."""
    import numpy as np

    keys, at, of_text = _runs(scanned)
    bounds = np.searchsorted(of_text, np.arange(len(scanned) + 1)).tolist()
    words, telling = counts(scanned)
    quoted = is_quoted(words, telling)
    counted = scanned.told | (scanned.is_word & quoted[scanned.of_text])
    before = np.cumsum(counted, dtype=np.int64)[at] if len(at) else at
    lines = scanned.lines.astype(np.int64)
    line_words = np.bincount(lines[counted], minlength=int(lines[-1]) + 2 if len(lines) else 1)
    line = lines[at]
    for n, (first, last) in enumerate(pairwise(bounds)):
        start, end = int(scanned.starts[n]), int(scanned.starts[n + 1])
        top, bottom = (int(lines[start]), int(lines[end - 1])) if end > start else (0, 0)
        here = slice(first, last)
        yield Seeds(
            keys[here],
            at[here] - start,
            before[here],
            line[here] - top,
            line_words[top : bottom + 1],
            int(words[n] if quoted[n] else telling[n]),
            bool(quoted[n]),
        )


def _runs(scanned: Scan) -> tuple[NDArray[uint64], NDArray[int64], NDArray[int32]]:
    """Return the runs that stand once in their text: hashes, in order within each text, first tokens, and texts."""
    import numpy as np

    of_text, words = scanned.of_text, np.flatnonzero(scanned.is_word)
    in_row, row_at = runs_at(scanned.hashes[words], of_text[words], WORDS_IN_ROW)
    beats, beat_texts, marks = rhythm(scanned.hashes, of_text, scanned.is_word, scanned.starts)
    rhythms, rhythm_at = runs_at(beats, beat_texts, MARKS_IN_ROW)
    at = np.concatenate([words[row_at], marks[rhythm_at]])
    keys = np.concatenate([in_row, rhythms]) >> np.uint64(TEXT_BITS)
    packed = keys | (of_text[at].astype(np.uint64) << np.uint64(64 - TEXT_BITS))
    order = np.argsort(packed)
    packed, at = packed[order], at[order]
    once = np.ones(len(packed), dtype=bool)
    once[1:] &= packed[1:] != packed[:-1]
    once[:-1] &= packed[:-1] != packed[1:]
    packed, at = packed[once], at[once]
    return packed & np.uint64((1 << (64 - TEXT_BITS)) - 1), at, of_text[at]


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
        for n, found in zip(fresh, seeds(scan([self._shelf[n] for n in fresh])), strict=True):
            self._seeds.put(n, found)


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
