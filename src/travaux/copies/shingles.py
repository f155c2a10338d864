"""Which reports are worth comparing: those that share rare shingles.

Two kinds of shingles, each a hash of a short run within one report:

* **words**: three words in a row. Survive wherever a copier left three words alone.
* **rhythm**: four punctuation marks in a row with the number of words before each. No word-for-word spinner changes it.

Reports are joined on the shingles they share, as in near-duplicate search since Broder (1997), but on all shingles
instead of a sample, since a spun copy has few in common with its origin. Work is linear in the text: what many reports
share joins each of them to its neighbours only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from numpy import bool_, float64, int32, int64, uint64
    from numpy.typing import NDArray

    from travaux.copies.words import Text

    Shingles = tuple[NDArray[uint64], NDArray[int32]]
    Shared = tuple[NDArray[int64], NDArray[int64], NDArray[float64]]

WORDS_IN_ROW = 3
MARKS_IN_ROW = 4
# Within a pair of texts two words in a row are rare enough to start an alignment from.
SEED_WORDS = 2
# Up to this many reports on one shingle are joined all with all; larger groups each with the next few, so that a
# story on a thousand pages still hangs together.
ALL_PAIRS = 12
NEIGHBOURS = 4
# A pair needs this much weight, a shingle of n reports weighing 1 / log2(n + 1), and as much in relation to the words
# of the shorter text.
MIN_WEIGHT = 1.2
MIN_WEIGHT_PER_WORD = 0.006
# The heaviest pairs of each report that are looked at.
PAIRS_PER_REPORT = 24
# So many shingles are sorted at a time.
PART = 2_000_000


def candidates(texts: Sequence[Text]) -> list[tuple[int, int]]:
    """Return pairs (i, j), i < j, of indices of texts that may be copies, the most promising first."""
    import numpy as np

    if not sum(len(t.ids) for t in texts):
        return []
    keys, weights = [np.zeros(0, dtype=np.int64)], [np.zeros(0)]
    for hashes, of_text in _shingles(texts):
        for first, second, weight in _join(hashes, of_text):
            keys.append(first * len(texts) + second)
            weights.append(weight)
    pair, at = np.unique(np.concatenate(keys), return_inverse=True)
    total = np.bincount(at, weights=np.concatenate(weights), minlength=len(pair))
    i, j = pair // len(texts), pair % len(texts)
    words = np.array(list(_word_counts(texts)))
    kept = (total >= MIN_WEIGHT) & (total >= MIN_WEIGHT_PER_WORD * np.minimum(words[i], words[j]))
    return _heaviest(i[kept], j[kept], total[kept], len(texts))


def _word_counts(texts: Sequence[Text]) -> Iterator[int]:
    is_word = texts[0].vocabulary.word_mask()
    for text in texts:
        yield int(is_word[text.ids].sum())


def _heaviest(i: NDArray[int64], j: NDArray[int64], weight: NDArray[float64], texts: int) -> list[tuple[int, int]]:
    import numpy as np

    order = np.lexsort((j, i, -weight.round(6)))
    seen, found = [0] * texts, []
    for a, b in zip(i[order].tolist(), j[order].tolist(), strict=True):
        if seen[a] < PAIRS_PER_REPORT or seen[b] < PAIRS_PER_REPORT:
            found.append((a, b))
        seen[a] += 1
        seen[b] += 1
    return found


def _shingles(texts: Sequence[Text]) -> Iterator[Shingles]:
    """Yield, for each kind, the hashes of all shingles and for each the index of its text."""
    import numpy as np

    vocabulary = texts[0].vocabulary
    ids = np.concatenate([t.ids for t in texts])
    sizes = np.array([len(t.ids) for t in texts])
    of_text = np.repeat(np.arange(len(texts), dtype=np.int32), sizes)
    is_word = vocabulary.word_mask()[ids]
    hashes = _mix(np.arange(1, len(vocabulary.tokens) + 1, dtype=np.uint64))[ids]
    yield runs(hashes[is_word], of_text[is_word], WORDS_IN_ROW)
    beats, beat_texts, _ = _rhythm(hashes, of_text, is_word, np.concatenate([[0], sizes.cumsum()]))
    yield runs(beats, beat_texts, MARKS_IN_ROW)


def _rhythm(
    hashes: NDArray[uint64], of_text: NDArray[int32], is_word: NDArray[bool_], starts: NDArray[int64]
) -> tuple[NDArray[uint64], NDArray[int32], NDArray[int64]]:
    """Return a hash for every mark with the number of words before it, the text of each, and its token."""
    import numpy as np

    marks = np.flatnonzero(~is_word)
    before = np.diff(marks, prepend=-1) - 1
    before = np.minimum(before, marks - starts[of_text[marks]])
    marks, before = marks[before > 0], before[before > 0]  # a second mark in a row says nothing new
    return hashes[marks] + _mix(before.astype(np.uint64) + np.uint64(1)), of_text[marks], marks


def runs(hashes: NDArray[uint64], of_text: NDArray[int32], length: int) -> Shingles:
    """Return a hash for every run of ``length`` within one text, and the text of each."""
    import numpy as np

    count = max(0, len(hashes) - length + 1)
    total = np.zeros(count, dtype=np.uint64)
    for k in range(length):
        total = _mix(total + hashes[k : k + count])
    within = of_text[:count] == of_text[len(of_text) - count :]
    return _mix(total[within]), of_text[:count][within]


def _mix(x: NDArray[uint64]) -> NDArray[uint64]:
    """Return well spread 64-bit hashes of whole numbers (the finaliser of SplitMix64; Steele et al., 2014)."""
    import numpy as np

    x = (x ^ (x >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    x = (x ^ (x >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return x ^ (x >> np.uint64(31))


def _join(hashes: NDArray[uint64], of_text: NDArray[int32]) -> Iterator[Shared]:
    """Yield (first text, second text, weight) for the shingles that two texts share, part by part to save memory."""
    import numpy as np

    parts = np.uint64(1 + len(hashes) // PART)
    for part in range(int(parts)):
        here = np.flatnonzero(hashes % parts == np.uint64(part))
        order = here[np.lexsort((of_text[here], hashes[here]))]
        yield from _join_sorted(hashes[order], of_text[order].astype(np.int64))


def _join_sorted(hashes: NDArray[uint64], of_text: NDArray[int64]) -> Iterator[Shared]:
    import numpy as np

    new = np.ones(len(hashes), dtype=bool)
    new[1:] = (hashes[1:] != hashes[:-1]) | (of_text[1:] != of_text[:-1])
    hashes, of_text = hashes[new], of_text[new]
    first = np.ones(len(hashes), dtype=bool)
    first[1:] = hashes[1:] != hashes[:-1]
    starts = np.flatnonzero(first)
    sizes = np.diff(starts, append=len(hashes))
    sharers = np.repeat(sizes, sizes)
    place = np.arange(len(hashes)) - np.repeat(starts, sizes)
    reach = np.where(sharers > ALL_PAIRS, NEIGHBOURS, ALL_PAIRS)
    for step in range(1, ALL_PAIRS):
        here = np.flatnonzero((place + step < sharers) & (step <= reach))
        if len(here):
            yield of_text[here], of_text[here + step], 1 / np.log2(sharers[here] + 1)


def seeds_of(ids: NDArray[int32], is_word: NDArray[bool_]) -> tuple[NDArray[uint64], NDArray[int64]]:
    """Return the hashes, sorted, of the runs that stand once in a text, and the token at which each begins.

    ``is_word`` tells for every token in ``ids`` whether it is a word.
    """
    import numpy as np

    of_text = np.zeros(len(ids), dtype=np.int32)
    hashes = _mix(ids.astype(np.uint64) + np.uint64(1))
    words, _ = runs(hashes[is_word], of_text[is_word], SEED_WORDS)
    beats, beat_texts, beat_at = _rhythm(hashes, of_text, is_word, np.zeros(1, dtype=np.int64))
    rhythm, _ = runs(beats, beat_texts, MARKS_IN_ROW)
    keys = np.concatenate([words, rhythm])
    at = np.concatenate([np.flatnonzero(is_word)[: len(words)], beat_at[: len(rhythm)]])
    order = np.argsort(keys, kind="stable")
    keys, at = keys[order], at[order]
    once = np.ones(len(keys), dtype=bool)
    once[1:] &= keys[1:] != keys[:-1]
    once[:-1] &= keys[:-1] != keys[1:]
    return keys[once], at[once]
