"""Which of two wordings is the natural one: a spinner puts unlikely words in the place of likely ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise
from math import log
from typing import TYPE_CHECKING

from travaux.copies.scan import hashes_of
from travaux.copies.shingles import mix
from travaux.copies.words import data

if TYPE_CHECKING:
    from numpy import int64, uint32
    from numpy.typing import NDArray

    from travaux.copies.alignment import Alignment
    from travaux.copies.tape import Tape
    from travaux.copies.words import Vocabulary

    Counts = tuple[NDArray[uint32], NDArray[int64]]  # hashes in order, and how often each stands

# What a word's place in the packaged lists is worth, in occurrences; any other word has RARE.
COMMON = {"function": 100.0, "everyday": 10.0}
RARE = 1.0
# So many words of text the packaged lists stand for.
PACKAGED_WORDS = 100_000
# How far the share of a word in all text is trusted for its share next to another word, in occurrences of the latter.
SMOOTHING = 5.0
# No single replacement decides.
LIMIT = 4.0
# Counting goes on until so many tokens are counted: what is common shows by then.
ENOUGH_TOKENS = 1_500_000


@cache
def _commonness() -> dict[str, float]:
    lists = data("english")["common"]
    found: dict[str, float] = {}
    for name in COMMON:
        for word in lists[name].split():
            found.setdefault(word, COMMON[name])
    return found


class Language:
    """How often words and pairs of words stand in a pile, or in a part of it that is large enough."""

    def __init__(self, tape: Tape) -> None:
        self._tape = tape
        self._hashes: dict[int, int] = {}

    def naturalness(self, alignment: Alignment) -> float:
        """Return by how much the first text's words are likelier in their places than the second's that replace them.

        The mean over all replacements of a difference of log-likelihoods; below zero if the second is the likelier.
        Counts are those of the pile without the two texts, and of the words that both have. Spun copies of news differ
        from their origins by 1.1 to 3.5, by 2.1 to 2.4 in piles as small as a pair; two light edits by about 0.
        """
        view = _View(self, alignment)
        a, b = alignment.a.listed, alignment.b.listed
        gains = []
        for (a0, a1), (b0, b1) in alignment.swaps():
            if a1 - a0 == b1 - b0 == 1:
                gain = view.chance(a, a0) - view.chance(b, b0)
                gains.append(max(-LIMIT, min(LIMIT, gain)))
        return sum(gains) / max(1, len(gains))

    def counts(self, number: int) -> bool:
        """Whether the report of that number is among those that are counted."""
        return number < self._counted.reports

    def word(self, key: int) -> float:
        """Return how often the word of a hash stands in what is counted."""
        return _count(self._counted.words, key)

    def pair(self, first: int, second: int) -> float:
        """Return how often the tokens of two hashes stand side by side in what is counted."""
        import numpy as np

        key = _of_pairs(np.array([first], dtype=np.uint32), np.array([second], dtype=np.uint32))
        return _count(self._counted.pairs, int(key[0]))

    def hashes(self, vocabulary: Vocabulary, tokens: Iterable[int]) -> Mapping[int, int]:
        """Return the hashes of tokens, and of others, by their numbers in the vocabulary."""
        fresh = sorted({token for token in tokens if token not in self._hashes})
        self._hashes.update(zip(fresh, hashes_of(vocabulary.tokens[token] for token in fresh), strict=True))
        return self._hashes

    @property
    def size(self) -> int:
        """How many tokens are counted, with those that the packaged lists stand for."""
        return self._counted.tokens + PACKAGED_WORDS

    @cached_property
    def _counted(self) -> _Counted:
        """The counts of the first reports, in the order of their ids, that have enough tokens together."""
        import numpy as np

        words, pairs, tokens, reports = [np.zeros(0, np.uint32)], [np.zeros(0, np.uint32)], 0, 0
        for numbers, scanned in self._tape.batches(range(len(self._tape))):
            hashes, of_text = scanned.hashes, scanned.of_text
            words.append(hashes)
            pairs.append(_of_pairs(hashes[:-1], hashes[1:])[of_text[1:] == of_text[:-1]])
            tokens, reports = tokens + len(hashes), reports + len(numbers)
            if tokens >= ENOUGH_TOKENS:
                break
        counted = [np.unique(np.concatenate(x), return_counts=True) for x in (words, pairs)]
        return _Counted(counted[0], counted[1], tokens, reports)


@dataclass(frozen=True)
class _Counted:
    words: Counts
    pairs: Counts
    tokens: int
    reports: int


def _count(counts: Counts, key: int) -> float:
    import numpy as np

    keys, numbers = counts
    at = int(keys.searchsorted(np.uint32(key)))
    return float(numbers[at]) if at < len(keys) and keys[at] == np.uint32(key) else 0.0


def _of_pairs(first: NDArray[uint32], second: NDArray[uint32]) -> NDArray[uint32]:
    """Return the hashes of pairs: of a million there are a hundred that meet another by chance."""
    import numpy as np

    return (mix((first.astype(np.uint64) << np.uint64(32)) | second) >> np.uint64(32)).astype(np.uint32)


class _View:
    """The counts of a pile as they bear on one alignment: what only one of its texts says does not count."""

    def __init__(self, language: Language, alignment: Alignment) -> None:
        self._language = language
        self._vocabulary = alignment.a.vocabulary
        a, b = alignment.a.listed, alignment.b.listed
        self._hashes = language.hashes(self._vocabulary, {*a, *b})
        shared = [a[a0:a1] for s in alignment.stretches for tag, a0, a1, _, _ in s.steps if tag == "equal"]
        self._words = Counter(token for run in shared for token in run)
        self._pairs = Counter(pair for run in shared for pair in pairwise(run))
        for text in (alignment.a, alignment.b):
            if language.counts(text.number):
                self._words.subtract(text.listed)
                self._pairs.subtract(pairwise(text.listed))

    def chance(self, tokens: Sequence[int], at: int) -> float:
        """Return the log-likelihood, but for a constant, of the token at an index, by itself and by its neighbours."""
        token = tokens[at]
        chance = log(self._word(token))
        expected = SMOOTHING * self._word(token) / self._language.size
        for first, second in self._neighbours(tokens, at):
            seen = self._language.pair(self._hashes[first], self._hashes[second]) + self._pairs[first, second]
            chance += log((max(0.0, seen) + expected) / expected) / 2
        return chance

    def _word(self, token: int) -> float:
        common = _commonness().get(self._vocabulary.tokens[token], RARE)
        return max(0.0, self._language.word(self._hashes[token]) + self._words[token]) + common

    @staticmethod
    def _neighbours(tokens: Sequence[int], at: int) -> Iterator[tuple[int, int]]:
        if at > 0:
            yield tokens[at - 1], tokens[at]
        if at + 1 < len(tokens):
            yield tokens[at], tokens[at + 1]
