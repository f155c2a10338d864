"""Numbers that tell texts and lines apart; lines by polynomials over the hashes of their tokens (Karp, Rabin, 1987)."""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b
from itertools import pairwise
from typing import TYPE_CHECKING

from travaux.copies.shingles import mix

if TYPE_CHECKING:
    from numpy import uint64
    from numpy.typing import NDArray

    from travaux.copies.scan import Scan

_BASE = 0x9E3779B97F4A7C15  # odd, so it has an inverse in arithmetic of 64 bits


def digests(scanned: Scan) -> list[bytes]:
    """Return 128 bits for each text that tell it from any other, whatever its lines."""
    row = scanned.hashes.data
    return [blake2b(row[first:last], digest_size=16).digest() for first, last in pairwise(scanned.starts.tolist())]


def of_lines(scanned: Scan) -> NDArray[uint64]:
    """Return a number for each line: a difference of sums, brought down to one power."""
    import numpy as np

    hashes, first = scanned.hashes, scanned.line_starts
    last = np.append(first[1:], len(hashes))
    size = 1 << max(12, len(hashes).bit_length())
    sums = np.zeros(len(hashes) + 1, dtype=np.uint64)
    np.cumsum(hashes * _powers(_BASE, size)[: len(hashes)], out=sums[1:])
    inverse = _powers(pow(_BASE, -1, 1 << 64), size)
    return mix((sums[last] - sums[first]) * inverse[first] + (last - first).astype(np.uint64))


@lru_cache(maxsize=8)
def _powers(base: int, size: int) -> NDArray[uint64]:
    """Return the powers of a number from 1 up."""
    import numpy as np

    powers = np.full(size, base, dtype=np.uint64)
    powers[0] = 1
    return np.cumprod(powers)
