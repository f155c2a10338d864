"""Numbers kept in parts: in memory up to a limit, on disk beyond it; and numbers put in order."""

from __future__ import annotations

import tempfile
import weakref
from collections.abc import Iterator
from itertools import pairwise
from typing import IO, TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from numpy import uint32, uint64
    from numpy.typing import NDArray

    Numbers = TypeVar("Numbers", NDArray[uint32], NDArray[uint64])

# Bytes of one spool that stay in memory. Two are open at a time at most, and a part is sorted beside them.
MEMORY = 160 * 2**20
# Of so many numbers sorting is quick.
FEW = 256
MOST_BITS = 12


class Spool:
    """64-bit numbers in a fixed count of parts, by their value; a part is taken out whole."""

    def __init__(self, parts: int, memory: int = MEMORY) -> None:
        self.parts = parts
        self._memory = memory
        self._held: list[list[NDArray[uint64]]] = [[] for _ in range(parts)]
        self._size = 0
        self._files: list[IO[bytes] | None] = [None] * parts

    def put(self, part: int, numbers: NDArray[uint64]) -> None:
        """Add numbers to a part."""
        if not len(numbers):
            return
        self._held[part].append(numbers)
        self._size += numbers.nbytes
        if self._size > self._memory:
            self._spill()

    def put_all(self, numbers: NDArray[uint64], of_part: NDArray[uint64]) -> None:
        """Add numbers, each to the part at the same place in ``of_part``."""
        import numpy as np

        if self.parts == 1:
            self.put(0, numbers)
            return
        kind = np.uint8 if self.parts <= 1 << 8 else np.uint16
        numbers = numbers[np.argsort(of_part.astype(kind), kind="stable")]  # by radix, a pass for each byte
        ends = np.cumsum(np.bincount(of_part.astype(np.int64), minlength=self.parts)).tolist()
        for part, (start, end) in enumerate(zip([0, *ends], ends, strict=False)):
            self.put(part, numbers[start:end])

    def _spill(self) -> None:
        for part, held in enumerate(self._held):
            if held:
                file = self._files[part] or tempfile.TemporaryFile(prefix="travaux-")  # noqa: SIM115 - till it is taken
                if self._files[part] is None:
                    self._files[part] = file
                    weakref.finalize(self, file.close)
                for numbers in held:
                    file.write(numbers.tobytes())
                held.clear()
        self._size = 0

    def take(self) -> Iterator[NDArray[uint64]]:
        """Yield the parts one by one, each forgotten when the next is asked for."""
        import numpy as np

        for part, held in enumerate(self._held):
            numbers = [np.zeros(0, dtype=np.uint64), *held]
            file = self._files[part]
            if file is not None:
                file.seek(0)
                numbers.append(np.frombuffer(file.read(), dtype=np.uint64))
                file.close()
                self._files[part] = None
            whole = np.concatenate(numbers)
            self._size -= sum(n.nbytes for n in held)
            held.clear()
            numbers.clear()
            yield whole


def in_order(numbers: Numbers) -> Numbers:
    """Return whole numbers in order, such as are spread evenly: by their first bits, which takes one pass, and then few
    by few. Of a hundred thousand that takes a third of the time of sorting.
    """
    import numpy as np

    bits = min(MOST_BITS, (len(numbers) // FEW).bit_length())
    if bits < 3:
        return np.sort(numbers)
    first = numbers >> numbers.dtype.type(8 * numbers.itemsize - bits)
    found = numbers[np.argsort(first.astype(np.uint8 if bits <= 8 else np.uint16), kind="stable")]
    ends: list[int] = np.cumsum(np.bincount(first.astype(np.int64), minlength=1 << bits)).tolist()
    for begin, end in pairwise([0, *ends]):
        found[begin:end].sort()
    return found
