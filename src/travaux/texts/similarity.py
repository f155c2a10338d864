"""How alike clauses are: shared words and shared letters, weighed by how rare they are in the two texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from travaux.texts.words import stem

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

# Words and letter groups are counted in so many places; texts of 30,000 words have some 3,000 stems, which rarely meet.
WORD_PLACES, LETTER_PLACES = 4096, 8192
GRAMS = (3, 4, 5)
# Each clause is held against so many of the other text: those it shares most with.
NEAREST = 10
# A clause of fewer words is as like another by chance.
FEWEST_OF_TWINS = 3
# Rows of one multiplication.
BATCH = 2048


@dataclass(frozen=True, slots=True)
class Sides:
    """Clauses of the old and the new text as rows of numbers; rows of ``words`` and ``letters`` have length 1 or 0.

    Clauses of the very same words, of which there is one on each side (``twins``), are not measured: their rows are 0.
    """

    words: tuple[Floats, Floats]
    letters: tuple[Floats, Floats]
    present: tuple[Bools, Bools]  # which words stand in the clause
    mass: tuple[Floats, Floats]  # sum of the rarity of those
    rare: Floats  # rarity of each word
    counts: tuple[Ints, Ints]  # words of each clause
    keys: tuple[list[str], list[str]]  # the clause in one string
    twins: dict[int, int]  # old to new

    @classmethod
    def of(cls, old: Sequence[Sequence[str]], new: Sequence[Sequence[str]]) -> Sides:
        """Measure clauses that are given as words."""
        both = [*old, *new]
        cut = len(old)
        keys = [" ".join(clause) for clause in both]
        twins = _twins(keys[:cut], keys[cut:])
        skipped = {*twins, *(cut + j for j in twins.values())}
        measured = [n for n in range(len(both)) if n not in skipped]
        rare = _rarity_of(both)
        words, present = _words(both, measured, rare)
        letters = _letters(keys, measured)
        counts = np.array([len(clause) for clause in both], dtype=np.int64)
        mass = present @ rare
        return cls(
            (words[:cut], words[cut:]),
            (letters[:cut], letters[cut:]),
            (present[:cut], present[cut:]),
            (mass[:cut], mass[cut:]),
            rare,
            (counts[:cut], counts[cut:]),
            (keys[:cut], keys[cut:]),
            twins,
        )


def _twins(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """Return the clauses of the very same words that stand once on each side, unless they are of hardly a word."""
    once, again = Counter(old), Counter(new)
    places = {key: j for j, key in enumerate(new)}
    return {
        i: places[key]
        for i, key in enumerate(old)
        if once[key] == again[key] == 1 and key.count(" ") + 1 >= FEWEST_OF_TWINS
    }


def _place(word: str, known: dict[str, int]) -> int:
    if word not in known:
        known[word] = crc32(stem(word).encode("utf-8", "surrogatepass")) % WORD_PLACES
    return known[word]


def _rarity_of(clauses: Sequence[Sequence[str]]) -> Floats:
    """Return the inverse document frequency of each place, smoothed as by Salton and Buckley (1988)."""
    known: dict[str, int] = {}
    frequency = np.zeros(WORD_PLACES)
    for clause in clauses:
        frequency[sorted({_place(word, known) for word in clause})] += 1
    return _rarity(frequency, len(clauses))


def _rarity(frequency: NDArray[np.float64], total: int) -> Floats:
    rare: Floats = (np.log((1 + total) / (1 + frequency)) + 1).astype(np.float32)
    return rare


def _words(clauses: Sequence[Sequence[str]], measured: Sequence[int], rare: Floats) -> tuple[Floats, Bools]:
    """Return the words of each clause weighed by count and rarity, and which of them stand in it."""
    weighed = np.zeros((len(clauses), WORD_PLACES), dtype=np.float32)
    present = np.zeros(weighed.shape, dtype=np.bool_)
    known: dict[str, int] = {}
    for n in measured:
        counted = Counter(_place(word, known) for word in clauses[n])
        places = sorted(counted)
        row = (1 + np.log([counted[p] for p in places])) * rare[places]
        weighed[n, places] = row / (np.linalg.norm(row) or 1)
        present[n, places] = True
    return weighed, present


def _letters(keys: Sequence[str], measured: Sequence[int]) -> Floats:
    """Return the groups of three to five letters of each clause, weighed by count and rarity."""
    rows = {n: _groups_in(keys[n]) for n in measured}
    frequency = np.zeros(LETTER_PLACES)
    for places, _ in rows.values():
        frequency[places] += 1
    rare = _rarity(frequency, len(measured))
    found = np.zeros((len(keys), LETTER_PLACES), dtype=np.float32)
    for n, (places, counts) in rows.items():
        row = (1 + np.log(counts)) * rare[places]
        found[n, places] = row / (np.linalg.norm(row) or 1)
    return found


def _groups_in(key: str) -> tuple[Ints, Ints]:
    """Return the places of the letter groups of a clause, and how often each stands in it."""
    points = np.frombuffer(f" {key} ".encode("utf-32-le", "surrogatepass"), dtype="<u4").astype(np.uint64)
    hashes = [_hashes(points, size) for size in GRAMS if len(points) >= size]
    places, counts = np.unique(np.concatenate([*hashes, np.zeros(0, dtype=np.int64)]), return_counts=True)
    return places.astype(np.int64), counts


def _hashes(points: NDArray[np.uint64], size: int) -> Ints:
    """Return a place for each run of ``size`` letters."""
    total = np.full(len(points) - size + 1, size, dtype=np.uint64)
    for at in range(size):
        total = total * np.uint64(1_000_003) + points[at : len(points) - size + 1 + at]
    total ^= total >> np.uint64(29)
    total *= np.uint64(0x9E3779B97F4A7C15)
    places: Ints = ((total >> np.uint64(40)) % np.uint64(LETTER_PLACES)).astype(np.int64)
    return places


def candidates(sides: Sides, near: Sequence[tuple[int, int]] = ()) -> tuple[Ints, Ints]:
    """Return the pairs worth a look, in order: for each clause the nearest of the other side, and those in ``near``.

    Twins are paired with each other alone.
    """
    old, new = sides.words
    width = max(1, len(new))
    taken = set(sides.twins.values())
    rows = np.array([i for i in range(len(old)) if i not in sides.twins], dtype=np.int64)
    columns = np.array([j for j in range(len(new)) if j not in taken], dtype=np.int64)
    keys = [np.array([i * width + j for i, j in sides.twins.items()], dtype=np.int64)]
    keys.append(np.array([i * width + j for i, j in near if i not in sides.twins and j not in taken], dtype=np.int64))
    for a, b, turned in ((rows, columns, False), (columns, rows, True)):
        left, right = (new, old) if turned else (old, new)
        for at in range(0, len(a), BATCH):
            part = a[at : at + BATCH]
            x, y = _nearest(left[part] @ right[b].T)
            first, second = (b[y], part[x]) if turned else (part[x], b[y])
            keys.append(first * width + second)
    chosen = np.unique(np.concatenate(keys))
    return chosen // width, chosen % width


def _nearest(alike: Floats) -> tuple[Ints, Ints]:
    """Return row and column of the most alike in each row, those first in the text where several are as alike."""
    count, width = min(NEAREST, alike.shape[1]), alike.shape[1]
    if not count or not len(alike):
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    # rounded, so that the choice is the same on every machine: products may differ in their last digits
    rank = np.round(alike * 10_000).astype(np.int64) * width + np.arange(width - 1, -1, -1)
    chosen = np.argpartition(-rank, count - 1, axis=1)[:, :count]
    rows, columns = np.repeat(np.arange(len(alike)), count), chosen.ravel()
    kept = rank[rows, columns] >= width
    return rows[kept], columns[kept]


def dots(left: Floats, right: Floats, rows: Ints, columns: Ints) -> NDArray[np.float64]:
    """Return the products of pairs of rows. ``rows`` must be in order."""
    found = np.zeros(len(rows))
    for row, part in _by_row(rows):
        filled = np.flatnonzero(left[row])
        found[part] = right[np.ix_(columns[part], filled)] @ left[row, filled]
    return np.round(found, 5)


def shared_mass(sides: Sides, rows: Ints, columns: Ints) -> NDArray[np.float64]:
    """Return the summed rarity of the words that stand in both clauses of each pair. ``rows`` must be in order."""
    found = np.zeros(len(rows))
    left, right = sides.present
    for row, part in _by_row(rows):
        filled = np.flatnonzero(left[row])
        found[part] = right[np.ix_(columns[part], filled)] @ sides.rare[filled]
    return np.round(found, 4)


def _by_row(rows: Ints) -> Iterator[tuple[int, slice]]:
    """Yield each row with the places of its pairs."""
    if not len(rows):
        return
    starts = np.flatnonzero(np.r_[True, rows[1:] != rows[:-1]])
    for start, end in zip(starts, [*starts[1:], len(rows)], strict=True):
        yield int(rows[start]), slice(int(start), int(end))


def sigmoid(value: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the logistic function."""
    return 1 / (1 + np.exp(-np.clip(value, -30, 30)))
