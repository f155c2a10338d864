"""What was scanned of a pile, report after report: in memory up to a limit, on disk beyond it."""

from __future__ import annotations

import tempfile
import weakref
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import IO, TYPE_CHECKING

from travaux.copies.scan import Scan

if TYPE_CHECKING:
    from numpy import int64, uint8, uint32
    from numpy.typing import NDArray

# Bytes that stay in memory.
MEMORY = 192 * 2**20
# Tokens that are read back at a time: what is made of them stays in a processor's cache.
BATCH = 24_000
# Reports that are read back at a time: some pack their places among these into ten bits.
BATCH_REPORTS = 1_000
# What a token is, in bits.
_WORD, _TOLD, _LINE = 1, 2, 4
_HASH_BYTES = 4


class Tape:
    """The scans of reports by number, in the order in which they were put in."""

    def __init__(self, memory: int = MEMORY) -> None:
        self._memory = memory
        self._starts = array("q", [0])  # for each report its first token, and the number of tokens at the end
        self._chunks: list[tuple[NDArray[uint32], NDArray[uint8]]] = []
        self._chunk_starts: list[int] = []
        self._held = 0  # tokens in memory
        self._files: tuple[IO[bytes], IO[bytes]] | None = None

    def __len__(self) -> int:
        return len(self._starts) - 1

    def put(self, scanned: Scan) -> None:
        """Add reports."""
        import numpy as np

        bits = scanned.is_word * np.uint8(_WORD) + scanned.told * np.uint8(_TOLD)
        bits[scanned.line_starts] |= np.uint8(_LINE)
        if self._files is None and (_HASH_BYTES + 1) * (self._held + len(bits)) <= self._memory:
            self._chunk_starts.append(self._held)
            self._chunks.append((scanned.hashes, bits))
            self._held += len(bits)
        else:
            self._write(scanned.hashes, bits)
        start = self._starts[-1]
        self._starts.extend((scanned.starts[1:] + start).tolist())

    def _write(self, hashes: NDArray[uint32], bits: NDArray[uint8]) -> None:
        if self._files is None:
            self._files = _temporary(self), _temporary(self)
        for file, written in zip(self._files, (hashes.tobytes(), bits.tobytes()), strict=True):
            file.seek(0, 2)
            file.write(written)

    def read(self, numbers: Sequence[int]) -> Scan:
        """Return the scan of some reports, in the order in which they are named."""
        import numpy as np

        parts = [part for first, last in _in_a_row(numbers) for part in self._slices(first, last)]
        sizes = [self.size(n) for n in numbers]
        hashes = np.concatenate([np.zeros(0, dtype=np.uint32), *(part[0] for part in parts)])
        bits = np.concatenate([np.zeros(0, dtype=np.uint8), *(part[1] for part in parts)])
        starts: NDArray[int64] = np.cumsum([0, *sizes], dtype=np.int64)
        is_word, told = (bits & _WORD).view(bool), (bits & _TOLD) != 0
        return Scan(hashes, is_word, told, starts, np.flatnonzero(bits & _LINE))

    def size(self, number: int) -> int:
        """Return how many tokens a report has."""
        return self._starts[number + 1] - self._starts[number]

    def batches(self, numbers: Iterable[int]) -> Iterator[tuple[list[int], Scan]]:
        """Yield the reports of some numbers, so many at a time that they have about ``BATCH`` tokens."""
        batch: list[int] = []
        size = 0
        for number in numbers:
            batch.append(number)
            size += self.size(number)
            if size >= BATCH or len(batch) == BATCH_REPORTS:
                yield batch, self.read(batch)
                batch, size = [], 0
        if batch:
            yield batch, self.read(batch)

    def _slices(self, first: int, last: int) -> Iterator[tuple[NDArray[uint32], NDArray[uint8]]]:
        """Yield the hashes and bits of the reports from ``first`` to ``last``, which is one of them."""
        import numpy as np

        at, end = self._starts[first], self._starts[last + 1]
        while at < min(end, self._held):
            n = bisect_right(self._chunk_starts, at) - 1
            (hashes, bits), start = self._chunks[n], self._chunk_starts[n]
            yield hashes[at - start : end - start], bits[at - start : end - start]
            at = min(end, start + len(hashes))
        if at < end and self._files is not None:
            hash_file, bit_file = self._files
            hash_file.seek(_HASH_BYTES * (at - self._held))
            bit_file.seek(at - self._held)
            read = hash_file.read(_HASH_BYTES * (end - at)), bit_file.read(end - at)
            yield np.frombuffer(read[0], dtype=np.uint32), np.frombuffer(read[1], dtype=np.uint8)


def _in_a_row(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield numbers that follow each other as the first and the last of them."""
    first = 0
    for n in range(1, len(numbers) + 1):
        if n == len(numbers) or numbers[n] != numbers[n - 1] + 1:
            yield numbers[first], numbers[n - 1]
            first = n


def _temporary(owner: object) -> IO[bytes]:
    """Return a file that is gone when its owner is."""
    file = tempfile.TemporaryFile(prefix="travaux-")  # noqa: SIM115 - closed with its owner
    weakref.finalize(owner, file.close)
    return file
