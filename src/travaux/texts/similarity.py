"""How alike clauses are: shared words and shared letters, weighed by how rare they are in the two texts."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from travaux.texts.words import stem

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

# Words and letter groups are counted in so many places; texts of 30,000 words have some 3,000 stems, which rarely meet.
WORD_PLACES, LETTER_PLACES = 4096, 8192
GRAMS = (3, 4, 5)
# Each clause is held against so many of the other text: those it shares most with.
NEAREST = 10
# Rows of one multiplication.
BATCH = 2048


@dataclass(frozen=True, slots=True)
class Sides:
    """Clauses of the old and the new text as rows of numbers, each of length 1 (or all zero)."""

    words: tuple[Floats, Floats]
    letters: tuple[Floats, Floats]
    present: tuple[Floats, Floats]  # rarity of each word that stands in the clause
    mass: tuple[Floats, Floats]  # sum of those
    counts: tuple[Ints, Ints]  # words of each clause
    keys: tuple[list[str], list[str]]  # the clause in one string

    @classmethod
    def of(cls, old: Sequence[Sequence[str]], new: Sequence[Sequence[str]]) -> Sides:
        """Measure clauses that are given as words."""
        both = [*old, *new]
        cut = len(old)
        counted = _counted(both)
        rare = _rarity(counted)
        present = (counted > 0) * rare
        words = _unit(np.where(counted > 0, 1 + np.log(np.maximum(counted, 1)), 0) * rare)
        keys = [" ".join(clause) for clause in both]
        letters = _letters(keys)
        counts = np.array([len(clause) for clause in both], dtype=np.int64)
        mass = present.sum(1)
        return cls(
            (words[:cut], words[cut:]),
            (letters[:cut], letters[cut:]),
            (present[:cut], present[cut:]),
            (mass[:cut], mass[cut:]),
            (counts[:cut], counts[cut:]),
            (keys[:cut], keys[cut:]),
        )


def _counted(clauses: Sequence[Sequence[str]]) -> Floats:
    """Return how often each word stands in each clause."""
    found = np.zeros((len(clauses), WORD_PLACES), dtype=np.float32)
    place: dict[str, int] = {}
    for n, clause in enumerate(clauses):
        for word, count in Counter(clause).items():
            if word not in place:
                place[word] = crc32(stem(word).encode("utf-8", "surrogatepass")) % WORD_PLACES
            found[n, place[word]] += count
    return found


def _rarity(counted: Floats) -> Floats:
    """Return the inverse document frequency of each place, smoothed as by Salton and Buckley (1988)."""
    frequency = (counted > 0).sum(0)
    rare: Floats = (np.log((1 + len(counted)) / (1 + frequency)) + 1).astype(np.float32)
    return rare


def _unit(table: NDArray[np.floating]) -> Floats:
    length = np.linalg.norm(table, axis=1, keepdims=True)
    length[length == 0] = 1
    unit: Floats = (table / length).astype(np.float32)
    return unit


def _letters(keys: Sequence[str]) -> Floats:
    """Return the groups of three to five letters of each clause, weighed by rarity."""
    found = np.zeros((len(keys), LETTER_PLACES), dtype=np.float32)
    for n, key in enumerate(keys):
        points = np.frombuffer(f" {key} ".encode("utf-32-le", "surrogatepass"), dtype="<u4").astype(np.uint64)
        for size in GRAMS:
            if len(points) >= size:
                found[n] += np.bincount(_hashes(points, size), minlength=LETTER_PLACES)
    logs = np.where(found > 0, 1 + np.log(np.maximum(found, 1)), 0)
    return _unit(logs * _rarity(found))


def _hashes(points: NDArray[np.uint64], size: int) -> Ints:
    """Return a place for each run of ``size`` letters."""
    total = np.full(len(points) - size + 1, size, dtype=np.uint64)
    for at in range(size):
        total = total * np.uint64(1_000_003) + points[at : len(points) - size + 1 + at]
    total ^= total >> np.uint64(29)
    total *= np.uint64(0x9E3779B97F4A7C15)
    return ((total >> np.uint64(40)) % np.uint64(LETTER_PLACES)).astype(np.int64)


def candidates(sides: Sides, near: Sequence[tuple[int, int]] = ()) -> tuple[Ints, Ints]:
    """Return the pairs worth a look, in order: for each clause the nearest of the other side, and those in ``near``."""
    old, new = sides.words
    width = max(1, len(new))
    keys = [np.array([i * width + j for i, j in near], dtype=np.int64)]
    for a, b, turned in ((old, new, False), (new, old, True)):
        for at in range(0, len(a), BATCH):
            rows, columns = _nearest(a[at : at + BATCH] @ b.T)
            first, second = (columns, rows + at) if turned else (rows + at, columns)
            keys.append(first * width + second)
    chosen = np.unique(np.concatenate(keys))
    return chosen // width, chosen % width


def _nearest(alike: Floats) -> tuple[Ints, Ints]:
    count = min(NEAREST, alike.shape[1])
    if not count or not len(alike):
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    # the same choice on every machine: products may differ in their last digits
    rounded = np.round(alike, 4)
    order = np.argsort(-rounded, axis=1, kind="stable")[:, :count]
    rows = np.repeat(np.arange(len(alike)), count)
    columns = order.ravel()
    kept = rounded[rows, columns] > 0
    return rows[kept], columns[kept]


def dots(left: Floats, right: Floats, rows: Ints, columns: Ints) -> NDArray[np.float64]:
    """Return the products of pairs of rows."""
    found = np.empty(len(rows))
    for at in range(0, len(rows), BATCH):
        part = slice(at, at + BATCH)
        found[part] = np.einsum("ij,ij->i", left[rows[part]], right[columns[part]])
    return np.round(found, 5)


def shared_mass(sides: Sides, rows: Ints, columns: Ints) -> NDArray[np.float64]:
    """Return the summed rarity of the words that stand in both clauses of each pair."""
    found = np.empty(len(rows))
    for at in range(0, len(rows), BATCH):
        part = slice(at, at + BATCH)
        found[part] = np.minimum(sides.present[0][rows[part]], sides.present[1][columns[part]]).sum(1)
    return np.round(found, 4)


def sigmoid(value: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the logistic function."""
    return 1 / (1 + np.exp(-np.clip(value, -30, 30)))


def log_ratio(a: int, b: int) -> float:
    """Return how far two lengths are apart, 0 for the same."""
    return abs(math.log((a + 1) / (b + 1)))
