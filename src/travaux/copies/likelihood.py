"""Which of two wordings is the natural one: a spinner puts unlikely words in the place of likely ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from itertools import pairwise
from math import log
from typing import TYPE_CHECKING

from travaux.copies.words import data

if TYPE_CHECKING:
    from numpy import int64
    from numpy.typing import NDArray

    from travaux.copies.alignment import Alignment
    from travaux.copies.words import Text, Vocabulary

# What a word's place in the packaged lists is worth, in occurrences; any other word has RARE.
COMMON = {"function": 100.0, "everyday": 10.0}
RARE = 1.0
# So many words of text the packaged lists stand for.
PACKAGED_WORDS = 100_000
# How far the share of a word in all text is trusted for its share next to another word, in occurrences of the latter.
SMOOTHING = 5.0
# No single replacement decides.
LIMIT = 4.0


@cache
def _commonness() -> dict[str, float]:
    lists = data("english")["common"]
    found: dict[str, float] = {}
    for name in COMMON:
        for word in lists[name].split():
            found.setdefault(word, COMMON[name])
    return found


class Language:
    """How often words and pairs of words stand in a pile."""

    def __init__(self, texts: Sequence[Text], vocabulary: Vocabulary) -> None:
        self._texts = texts
        self._vocabulary = vocabulary

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

    @cached_property
    def _words(self) -> NDArray[int64]:
        import numpy as np

        return np.bincount(self._all[0], minlength=len(self._vocabulary.tokens))

    @cached_property
    def _all(self) -> tuple[NDArray[int64], NDArray[int64]]:
        """All tokens of the pile, and for each the text it stands in."""
        import numpy as np

        ids = [t.ids for t in self._texts]
        of_text = np.repeat(np.arange(len(ids)), [len(i) for i in ids])
        return np.concatenate([np.zeros(0, dtype=np.int64), *ids]).astype(np.int64), of_text

    @cached_property
    def _pairs(self) -> tuple[NDArray[int64], NDArray[int64]]:
        """The pairs of neighbouring tokens, sorted, and how often each stands in the pile."""
        import numpy as np

        ids, of_text = self._all
        within = of_text[1:] == of_text[:-1]
        return np.unique((ids[:-1] * len(self._vocabulary.tokens) + ids[1:])[within], return_counts=True)

    @cached_property
    def size(self) -> int:
        """How many tokens there are, with those that the packaged lists stand for."""
        return len(self._all[0]) + PACKAGED_WORDS

    def word(self, token: int) -> float:
        """Return how often a word stands in the pile."""
        return float(self._words[token])

    def pair(self, first: int, second: int) -> float:
        """Return how often two tokens stand side by side in the pile."""
        pairs, counts = self._pairs
        key = first * len(self._vocabulary.tokens) + second
        at = int(pairs.searchsorted(key))
        return float(counts[at]) if at < len(pairs) and pairs[at] == key else 0.0

    def commonness(self, token: int) -> float:
        """Return how common a word is in general, in occurrences to add to those counted."""
        return _commonness().get(self._vocabulary.tokens[token], RARE)


class _View:
    """The counts of a pile as they bear on one alignment: what only one of its texts says does not count."""

    def __init__(self, language: Language, alignment: Alignment) -> None:
        self._language = language
        a, b = alignment.a.listed, alignment.b.listed
        shared = [a[a0:a1] for s in alignment.stretches for tag, a0, a1, _, _ in s.steps if tag == "equal"]
        self._words = Counter(token for run in shared for token in run)
        self._pairs = Counter(pair for run in shared for pair in pairwise(run))
        self._words.subtract(a)
        self._words.subtract(b)
        self._pairs.subtract(pairwise(a))
        self._pairs.subtract(pairwise(b))

    def chance(self, tokens: Sequence[int], at: int) -> float:
        """Return the log-likelihood, but for a constant, of the token at an index, by itself and by its neighbours."""
        token = tokens[at]
        chance = log(self._word(token))
        expected = SMOOTHING * self._word(token) / self._language.size
        for first, second in self._neighbours(tokens, at):
            seen = self._language.pair(first, second) + self._pairs[first, second]
            chance += log((max(0.0, seen) + expected) / expected) / 2
        return chance

    def _word(self, token: int) -> float:
        return max(0.0, self._language.word(token) + self._words[token]) + self._language.commonness(token)

    @staticmethod
    def _neighbours(tokens: Sequence[int], at: int) -> Iterator[tuple[int, int]]:
        if at > 0:
            yield tokens[at - 1], tokens[at]
        if at + 1 < len(tokens):
            yield tokens[at], tokens[at + 1]
