"""Whether two texts run in step, told from the words that stand once in either.

Of a copy nearly all of those that both have lie on one diagonal, even where a spinner left no three words in a row; of
two accounts of one subject they lie strewn about.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from travaux.copies.shingles import once

if TYPE_CHECKING:
    from numpy import int64, uint64
    from numpy.typing import NDArray

# How wide a diagonal is: a spinner that puts two words for one drifts by twenty words in a hundred.
WIDTH = 6
WIDTH_PER_TOKEN = 0.25
# Words on one diagonal, by themselves, by the tokens of the shorter text, and of all that both texts have once. (Of 49
# spun copies that share too few runs in a row 45 had all three, of 4,500 pairs that are no copies 60.)
LEAST = 5
PER_TOKEN = 0.03
SHARE = 0.65
# Two words at one pace: as far apart at most, and by how much one may stand off the other's diagonal. Of so many that
# come after a word one may be at its pace.
APART = 40
DRIFT = 3
DRIFT_PER_TOKEN = 0.25
AHEAD = 3


class Lone(NamedTuple):
    """The tokens that stand once in a text: hashes in order, where each stands, and how many tokens the text has."""

    keys: NDArray[uint64]
    at: NDArray[int64]
    size: int


class Diagonal(NamedTuple):
    """The diagonal with most lone tokens: how many, of how many, and how far behind they stand in the second text."""

    words: int
    of: int
    low: int
    high: int


def lone(tokens: NDArray[Any]) -> Lone:
    """Return the tokens that stand once, given numbers or hashes of 32 bits."""
    import numpy as np

    return Lone(*once(_shifted(tokens), np.arange(len(tokens))), len(tokens))


def _shifted(tokens: NDArray[Any]) -> NDArray[uint64]:
    import numpy as np

    return tokens.astype(np.uint64) << np.uint64(32)


def width(size: Any) -> Any:
    """Return how wide a diagonal is by the tokens of the shorter text, or of each of several."""
    return WIDTH + WIDTH_PER_TOKEN * size


def diagonal(a: Lone, b: Lone) -> Diagonal:
    """Return the diagonal with most of the tokens that stand once in both texts."""
    return diagonal_of(*common(a, b), min(a.size, b.size))


def diagonal_of(at: NDArray[int64], across: NDArray[int64], size: int) -> Diagonal:
    """Do the same given where these tokens stand in either text, and how many the shorter has."""
    import numpy as np

    if not len(at):
        return Diagonal(0, 0, 0, 0)
    behind = np.sort(across - at)
    counts = np.searchsorted(behind, behind + width(size), side="right") - np.arange(len(behind))
    best = int(counts.argmax())
    words = int(counts[best])
    return Diagonal(words, len(at), int(behind[best]), int(behind[best + words - 1]))


def is_in_step(found: Diagonal, size: int, per_token: float = PER_TOKEN, share: float = SHARE) -> bool:
    """Whether enough lies on a diagonal for the whole of the shorter text, which has so many tokens, to run along."""
    return found.words >= max(LEAST, per_token * size, share * found.of)


def in_company(pair: NDArray[int64], at: NDArray[int64], across: NDArray[int64], pairs: int) -> NDArray[int64]:
    """Return for each of so many pairs of texts how many of the tokens that stand once in both have another near them,
    at one pace in both, given for every such token its pair, in order, and where it stands in either text.
    """
    import numpy as np

    order = np.argsort((pair << 32) | at)
    pair, at, across = pair[order], at[order], across[order]
    found = np.zeros(len(at), dtype=bool)
    for ahead in range(1, min(AHEAD, len(at) - 1) + 1):
        forward = at[ahead:] - at[:-ahead]
        drift = np.abs(across[ahead:] - across[:-ahead] - forward)
        near = (drift <= DRIFT + DRIFT_PER_TOKEN * forward) & (forward <= APART) & (pair[ahead:] == pair[:-ahead])
        found[ahead:] |= near
        found[:-ahead] |= near
    return np.bincount(pair[found], minlength=pairs)


def common(a: Lone, b: Lone) -> tuple[NDArray[int64], NDArray[int64]]:
    """Return where the tokens that stand once in both texts stand in either."""
    import numpy as np

    if not len(a.keys) or not len(b.keys):
        return a.at[:0], b.at[:0]
    found = np.minimum(np.searchsorted(b.keys, a.keys), len(b.keys) - 1)
    same = np.flatnonzero(b.keys[found] == a.keys)
    return a.at[same], b.at[found[same]]


def most_on_one(pair: NDArray[int64], behind: NDArray[int64], widths: NDArray[Any]) -> NDArray[int64]:
    """Return for each of several pairs of texts how many of its shared runs lie on one diagonal, given for every run
    its pair, in order, and by how much it stands further on in the second text.
    """
    import numpy as np

    found = np.zeros(len(widths), dtype=np.int64)
    if not len(pair):
        return found
    order = np.lexsort((behind, pair))
    place = (behind[order] + (pair[order] << 32)).astype(np.float64)
    counts = np.searchsorted(place, place + widths[pair], side="right") - np.arange(len(place))
    np.maximum.at(found, pair, counts)
    return found
