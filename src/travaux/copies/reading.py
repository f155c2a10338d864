"""Several reports read at once: the tokens that :func:`~travaux.copies.words.read_text` finds, by whole arrays.

The bytes are cut and hashed as for a scan, and each new hash is looked up once in the vocabulary. What a scan may cut
otherwise is read one by one: scripts without spaces, accents written apart, signs of control.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from travaux.copies.scan import PLAIN, Cut, cut, wide_hashes
from travaux.copies.words import MARKS, Text, Vocabulary, read_text, readable

if TYPE_CHECKING:
    from numpy import int32, int64, uint64
    from numpy.typing import NDArray

    from travaux.model import Report

# Characters of text that are read at a time: the arrays of one batch stay in a processor's cache.
BATCH = 120_000
# Places in which hashes are looked up; those that find theirs taken are looked up one by one.
SLOT_BITS = 18
# From here on letters are of scripts that a scan may cut otherwise, and so may be other signs.
LETTERS_END, SIGNS_END = "\u0530", "\u2e80"
_ASCII = bytes(range(128))
# What a scan takes for marks, and what is none in a text.
_CONTROL = bytes([*range(9), *range(14, 28), ord("\\")])
# What cannot be seen belongs to a word, or to none.
_UNSEEN = frozenset("\u00ad\u200b\u200c\u200d\u2060")
_PLAIN_MARKS = frozenset(sign for sign, plain in PLAIN.items() if plain.strip())
_FOREIGN_MARKS = frozenset(MARKS) - _PLAIN_MARKS
_MARK_OF = {plain: mark for mark, plain in PLAIN.items() if plain and plain < " "}


class Reader:
    """Reads reports with one vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        import numpy as np

        self._vocabulary = vocabulary
        self._known: dict[int, int] = {}  # numbers in the vocabulary by the hash
        self._keys: NDArray[uint64] = np.zeros(1 << SLOT_BITS, dtype=np.uint64)
        self._numbers: NDArray[int32] = np.zeros(1 << SLOT_BITS, dtype=np.int32)

    def read(self, reports: Iterable[tuple[int, Report]]) -> Iterator[Text]:
        """Yield the texts of reports, given with their numbers in a pile, in whatever order."""
        batch: list[tuple[int, Report, str]] = []
        size = 0
        for number, report in reports:
            spaced = _spaced(report.text)
            if spaced is None:
                yield read_text(report, self._vocabulary, number)
                continue
            batch.append((number, report, spaced))
            size += len(spaced)
            if size >= BATCH:
                yield from self._read(batch)
                batch, size = [], 0
        yield from self._read(batch)

    def _read(self, batch: Sequence[tuple[int, Report, str]]) -> Iterator[Text]:
        parts = [readable(report) for _, report, _ in batch]
        found = cut([text[a:b] for (_, _, text), part in zip(batch, parts, strict=True) for a, b, _ in part])
        ids, bounds = self._ids(found), iter(found.starts[1:].tolist())
        begin = 0
        for (number, report, _), part in zip(batch, parts, strict=True):
            pieces: list[tuple[int, int]] = []
            starts, body = [0], []
            for (first, last, is_body), end in zip(part, islice(bounds, len(part)), strict=True):
                if end - begin > starts[-1]:
                    pieces.append((first, last))
                    starts.append(end - begin)
                    body.append(is_body)
            own = ids[begin : begin + starts[-1]].copy()
            begin += starts[-1]
            yield Text(report, self._vocabulary, own, tuple(pieces), tuple(starts), tuple(body), number)

    def _ids(self, found: Cut) -> NDArray[int32]:
        """Return the numbers of tokens in the vocabulary."""
        import numpy as np

        hashes = wide_hashes(found.data, found.first, found.last)
        slots = _slots(hashes)
        ids = self._numbers[slots]
        left = np.flatnonzero(self._keys[slots] != hashes)
        if len(left):
            keys, at, back = np.unique(hashes[left], return_index=True, return_inverse=True)
            at = left[at]
            numbers = np.array(self._learnt(found, keys.tolist(), at), dtype=np.int32)
            ids[left] = numbers[back]
            free = np.flatnonzero(self._keys[slots[at]] == 0)
            self._keys[slots[at[free]]], self._numbers[slots[at[free]]] = keys[free], numbers[free]
        return ids

    def _learnt(self, found: Cut, keys: Sequence[int], at: NDArray[int64]) -> list[int]:
        """Return the numbers of some tokens by their hashes and indices; new ones are put in the vocabulary."""
        row, known, vocabulary, numbers = found.data.tobytes(), self._known, self._vocabulary, []
        for key, first, last in zip(keys, found.first[at].tolist(), found.last[at].tolist(), strict=True):
            number = known.get(key)
            if number is None:
                token = row[first:last].decode()
                number = known[key] = vocabulary[_MARK_OF.get(token, token)]
            numbers.append(number)
        return numbers


def _slots(hashes: NDArray[uint64]) -> NDArray[uint64]:
    import numpy as np

    return (hashes * np.uint64(0x9E3779B97F4A7C15)) >> np.uint64(64 - SLOT_BITS)


def _spaced(text: str) -> str | None:
    """Return a text with spaces for the signs that are in no token, None if it has what a scan may cut otherwise."""
    try:
        row = text.encode()
    except UnicodeEncodeError:
        return None
    if len(row.translate(None, _CONTROL)) < len(row):
        return None
    if text.isascii():
        return text
    for sign in set(row.translate(None, _ASCII).decode()):
        if sign.isalnum():
            if sign >= LETTERS_END:
                return None
        elif sign >= SIGNS_END or sign in _UNSEEN or "\u0300" <= sign < LETTERS_END or sign in _FOREIGN_MARKS:
            return None
        elif sign not in _PLAIN_MARKS:
            text = text.replace(sign, " ")
    return text
