"""Which of two wordings is the natural one: a spinner puts unlikely words in the place of likely ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from travaux.copies.scan import hashes_of
from travaux.copies.shingles import mix
from travaux.copies.spool import in_order
from travaux.copies.words import data

if TYPE_CHECKING:
    from numpy import float64, int32, int64, uint32
    from numpy.typing import NDArray

    from travaux.copies.alignment import Alignment
    from travaux.copies.tape import Tape
    from travaux.copies.words import Vocabulary


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
ENOUGH_TOKENS = 800_000


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
        swaps = [(a0, b0) for (a0, a1), (b0, b1) in alignment.swaps if a1 - a0 == b1 - b0 == 1]
        if not swaps:
            return 0.0
        view = _View(self, alignment)
        ours, theirs = zip(*swaps, strict=True)
        gains = view.chances(alignment.a.ids, ours) - view.chances(alignment.b.ids, theirs)
        return float(gains.clip(-LIMIT, LIMIT).mean())

    def counts(self, number: int) -> bool:
        """Whether the report of that number is among those that are counted."""
        return number < self._counted.reports

    def words(self, keys: NDArray[uint32]) -> NDArray[int64]:
        """Return how often the words of some hashes stand in what is counted."""
        return _standing(self._counted.words, keys)

    def pairs(self, first: NDArray[uint32], second: NDArray[uint32]) -> NDArray[int64]:
        """Return how often the tokens of two hashes, or of each two of many, stand side by side in what is counted."""
        return _standing(self._counted.pairs, _of_pairs(first, second))

    def hashes(self, vocabulary: Vocabulary, tokens: NDArray[int32]) -> NDArray[uint32]:
        """Return the hashes of tokens that are given by their numbers in the vocabulary, in three rows."""
        import numpy as np

        known, listed = self._hashes, tokens.tolist()
        fresh = sorted({token for token in listed if token not in known})
        if fresh:
            known.update(zip(fresh, hashes_of(vocabulary.tokens[token] for token in fresh), strict=True))
        return np.array([known[token] for token in listed], dtype=np.uint32).reshape(3, -1)

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
        return _Counted(in_order(np.concatenate(words)), in_order(np.concatenate(pairs)), tokens, reports)


@dataclass(frozen=True)
class _Counted:
    words: NDArray[uint32]  # hashes in order, each as often as it stands
    pairs: NDArray[uint32]
    tokens: int
    reports: int


def _of_pairs(first: NDArray[uint32], second: NDArray[uint32]) -> NDArray[uint32]:
    """Return the hashes of pairs: of a million there are a hundred that meet another by chance."""
    import numpy as np

    return (mix((first.astype(np.uint64) << np.uint64(32)) | second) >> np.uint64(32)).astype(np.uint32)


class _View:
    """The counts of a pile as they bear on one alignment: what only one of its texts says does not count."""

    def __init__(self, language: Language, alignment: Alignment) -> None:
        import numpy as np

        self._language = language
        self._vocabulary = alignment.a.vocabulary
        shared = np.zeros((2, len(alignment.a.ids)), dtype=bool)  # tokens that both have, and pairs, by the first
        for stretch in alignment.stretches:
            for tag, a0, a1, _, _ in stretch.steps:
                if tag == "equal":
                    shared[0, a0:a1] = shared[1, a0 : a1 - 1] = True
        ours = [text.ids for text in (alignment.a, alignment.b) if language.counts(text.number)]
        ids = alignment.a.ids
        self._words = _Balance(ids[shared[0]], ours)
        self._pairs = _Balance(_packed(ids)[shared[1, :-1]], [_packed(text) for text in ours])

    def chances(self, ids: NDArray[int32], places: Sequence[int]) -> NDArray[float64]:
        """Return the log-likelihoods, but for a constant, of the tokens at some indices, each by itself and by its
        neighbours.
        """
        import numpy as np

        where = np.array(places)
        before, after = np.maximum(where - 1, 0), np.minimum(where + 1, len(ids) - 1)
        hashes = self._language.hashes(self._vocabulary, np.concatenate([ids[n] for n in (before, where, after)]))
        word = self._words_of(ids[where], hashes[1])
        chance = np.log(word)
        expected = SMOOTHING * word / self._language.size
        pairs = _packed(ids)
        for side, kept in enumerate((where > 0, where + 1 < len(ids))):  # with the token before, and the one after
            seen = self._language.pairs(hashes[side][kept], hashes[side + 1][kept])
            seen += self._pairs.of(pairs[where[kept] - 1 + side])
            chance[kept] += np.log((np.maximum(0.0, seen) + expected[kept]) / expected[kept]) / 2
        return chance

    def _words_of(self, tokens: NDArray[int32], hashes: NDArray[uint32]) -> NDArray[float64]:
        import numpy as np

        known, names = _commonness(), self._vocabulary.tokens
        seen = self._language.words(hashes) + self._words.of(tokens)
        found: NDArray[float64] = np.maximum(0.0, seen) + [known.get(names[token], RARE) for token in tokens.tolist()]
        return found


class _Balance:
    """How much more often values stand in one row than in some others together."""

    def __init__(self, more: NDArray[Any], less: Sequence[NDArray[Any]]) -> None:
        import numpy as np

        self._more, self._less = np.sort(more), [np.sort(row) for row in less]

    def of(self, values: NDArray[Any]) -> NDArray[int64]:
        """Return it for each of some values."""
        found = _standing(self._more, values)
        for row in self._less:
            found -= _standing(row, values)
        return found


def _standing(row: NDArray[Any], values: NDArray[Any]) -> NDArray[int64]:
    """Return how often each of some values stands in a row that is in order."""
    import numpy as np

    found: NDArray[int64] = np.searchsorted(row, values, side="right") - np.searchsorted(row, values)
    return found


def _packed(ids: NDArray[int32]) -> NDArray[int64]:
    """Return one number for each two tokens in a row."""
    import numpy as np

    return (ids[:-1].astype(np.int64) << 32) | ids[1:]
