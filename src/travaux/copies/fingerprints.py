"""Numbers that tell texts and lines apart: polynomials over the hashes of their tokens (Karp and Rabin, 1987)."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from travaux.copies.shingles import mix

if TYPE_CHECKING:
    from numpy import int64, uint64
    from numpy.typing import NDArray

    from travaux.copies.scan import Scan

# Odd, so they have inverses in arithmetic of 64 bits.
_FIRST, _SECOND = 0x9E3779B97F4A7C15, 0xD1342543DE82EF95


def digests(scanned: Scan) -> list[tuple[int, int]]:
    """Return 128 bits for each text that tell it from any other, whatever its lines."""
    first, last = scanned.starts[:-1], scanned.starts[1:]
    sides = [_of_runs(scanned.hashes, first, last, multiplier).tolist() for multiplier in (_FIRST, _SECOND)]
    return list(zip(*sides, strict=True))


def of_lines(scanned: Scan) -> NDArray[uint64]:
    """Return a number for each line."""
    import numpy as np

    return _of_runs(
        scanned.hashes, scanned.line_starts, np.append(scanned.line_starts[1:], len(scanned.hashes)), _FIRST
    )


def _of_runs(hashes: NDArray[Any], first: NDArray[int64], last: NDArray[int64], multiplier: int) -> NDArray[uint64]:
    """Return a number for each run of tokens: a difference of sums, brought down to one power."""
    import numpy as np

    size = 1 << max(12, len(hashes).bit_length())
    sums = np.zeros(len(hashes) + 1, dtype=np.uint64)
    np.cumsum(hashes * _powers(multiplier, size)[: len(hashes)], out=sums[1:])
    inverse = _powers(pow(multiplier, -1, 1 << 64), size)
    length = (last - first).astype(np.uint64)
    return mix((sums[last] - sums[first]) * inverse[first] + length)


@lru_cache(maxsize=8)
def _powers(base: int, size: int) -> NDArray[uint64]:
    """Return the powers of a number from 1 up."""
    import numpy as np

    powers = np.full(size, base, dtype=np.uint64)
    powers[0] = 1
    return np.cumprod(powers)
