"""What is likely English: how often words stand side by side in news, and what a thesaurus puts for them.

The counts are those of ``data/wording.npz``, made by ``bench/wording.py``. The likelihood of a word after another is
interpolated with that of the word alone by absolute discounting (Ney, Essen and Kneser, 1994).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from numpy import float64, int64
    from numpy.typing import NDArray

    from travaux.copies.words import Text

# Classes of tokens that are not counted one by one: the head of a text, numbers, names and words seldom seen.
HEAD, NUMBER, NAME, RARE = "<head>", "<number>", "<name>", "<rare>"
SPECIAL = (HEAD, NUMBER, NAME, RARE)
# What is taken off each count for what was not seen.
DISCOUNT = 0.75
# Scale of the logarithms that counts and shares are stored as.
LOG_SCALE = 16
# A word that a spinner may put but that news does not use has been seen so often.
UNSEEN = 0.3
# Words that are put for others are spread as those of news, with the common ones held down to this power.
FLATTENED = 0.75


def classes(text: Text) -> Iterator[tuple[str, str]]:
    """Yield each token in normal form, with the class that it is counted in if it is not counted itself."""
    vocabulary, report = text.vocabulary, text.report.text
    for number, (start, _) in zip(text.listed, text.spans, strict=True):
        if vocabulary.number[number]:
            yield vocabulary.tokens[number], NUMBER
        else:
            yield vocabulary.tokens[number], NAME if report[start].isupper() else RARE


@dataclass(frozen=True, eq=False)
class Wording:
    """The tables. Words have numbers; all arrays are in their order."""

    number: dict[str, int]
    words: list[str]
    chance: NDArray[float64]  # of each word by itself
    flattened: NDArray[float64]  # the same of a word that was put for another
    backoff: NDArray[float64]  # how much of what follows a word is left to words alone
    pairs: NDArray[int64]  # first * size + second, sorted
    after: NDArray[float64]  # for each pair the discounted share of the second after the first
    spun_start: NDArray[int64]  # for each word where its possible originals begin in the next two, one more at the end
    spun_from: NDArray[int64]
    spun_share: NDArray[float64]  # how likely a thesaurus puts the word for that original

    def follows(self, first: NDArray[int64], second: NDArray[int64]) -> NDArray[float64]:
        """Return the likelihood of each word of ``second`` after the one of ``first``."""
        import numpy as np

        keys = first * len(self.words) + second
        at = np.minimum(np.searchsorted(self.pairs, keys), len(self.pairs) - 1)
        seen = np.where(self.pairs[at] == keys, self.after[at], 0.0)
        return seen + self.backoff[first] * self.chance[second]

    def stands_for(self, spun: str, original: str) -> bool:
        """Whether a thesaurus is known to put the one word for the other."""
        a, b = self.number.get(spun), self.number.get(original)
        return a is not None and b is not None and b in self.spun_from[self.spun_start[a] : self.spun_start[a + 1]]

    def around(self, ids: NDArray[int64], at: NDArray[int64]) -> tuple[NDArray[int64], NDArray[int64], NDArray[int64]]:
        """Return the words before, at and after some indices of a text."""
        import numpy as np

        framed = np.r_[self.number[HEAD], ids, self.number["."]]
        return framed[at], framed[at + 1], framed[at + 2]

    def in_place(self, ids: NDArray[int64], at: NDArray[int64]) -> NDArray[float64]:
        """Return the likelihood of the words at some indices of a text, with that of the word after each."""
        before, here, after = self.around(ids, at)
        return self.follows(before, here) * self.follows(here, after)

    def read(self, text: Text) -> NDArray[int64]:
        """Return the numbers of a text's tokens."""
        from numpy import array, int64

        number = self.number
        found = [
            number[NUMBER] if other == NUMBER else number.get(token, number[other]) for token, other in classes(text)
        ]
        return array(found, dtype=int64)


@cache
def wording() -> Wording:
    """Return the packaged tables."""
    with as_file(files("travaux.copies") / "data" / "wording.npz") as path:
        return read_tables(path)


def read_tables(path: Path) -> Wording:
    """Return the tables that bench/wording.py wrote to a file."""
    import numpy as np

    with np.load(path) as table:
        t = {name: table[name] for name in table.files}
    words = t["words"].tobytes().decode().split("\n")
    size = len(words)
    counts = t["counts"].astype(float)
    chance = np.maximum(counts, UNSEEN)
    first = np.repeat(np.arange(size), t["pair_rows"])
    pair_count = np.maximum(1.0, np.round(np.exp(t["pair_count"] / LOG_SCALE)))
    after = (pair_count - DISCOUNT) / np.maximum(counts[first], pair_count)
    backoff = np.clip(1.0 - np.bincount(first, after, size), 0.02, 1.0)
    return Wording(
        number={word: n for n, word in enumerate(words)},
        words=words,
        chance=chance / chance.sum(),
        flattened=chance**FLATTENED / (chance**FLATTENED).sum(),
        backoff=backoff,
        pairs=first * size + _undone(t["pair_rows"], t["pair_next"]),
        after=after,
        spun_start=np.r_[0, np.cumsum(t["spun_rows"].astype(np.int64))],
        spun_from=_undone(t["spun_rows"], t["spun_from"]),
        spun_share=np.exp(-t["spun_share"].astype(float) / LOG_SCALE),
    )


def _undone(rows: NDArray[int64], deltas: NDArray[int64]) -> NDArray[int64]:
    """Return the numbers that were stored as differences within rows."""
    import numpy as np

    sums = np.cumsum(deltas.astype(np.int64))
    ends = np.cumsum(rows.astype(np.int64))
    starts = ends - rows
    before = np.r_[0, sums][starts]
    return sums - np.repeat(before, rows)  # type: ignore[no-any-return]
