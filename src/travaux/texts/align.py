"""Which clause became which: pairs are judged by what they share and by their neighbours, then chosen for the most.

In the first round each pair is judged by its words, letters, lengths and place, and pairs are chosen one to one so that
their odds add up to the most. In those after it counts, too, whether the clauses around go together in the same
way, which tells moved blocks from chance. Weights are trained by ``bench/texts.py --train``. Then what is left over is
joined to a pair that it was split from or merged into.
"""

from __future__ import annotations

import bisect
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz

from travaux.texts.assign import assign
from travaux.texts.lexicon import weights
from travaux.texts.similarity import Sides, candidates, dots, shared_mass, sigmoid

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

# How often the choice is made anew with what was chosen around each pair; more changes next to nothing.
ROUNDS = 2
# Clauses on either side of one that are asked whether they go with those around the other.
AROUND = (1, 2, 3)
# Log odds that clauses of the very same words get besides: such pairs are none of those that the weights are for.
SAME = 5.0
# A clause that is left over belongs to a pair when the pair holds this share of its words' weight,
CONTAINED = 0.62
# when it has so many words at least, stands no farther off, and makes the two sides so much more alike.
FEWEST_WORDS, FARTHEST, GAIN = 4, 3, 0.1
# One that the pair holds wholly may stand farther off.
WHOLLY, FARTHEST_WHOLLY = 0.85, 15


@dataclass(frozen=True, slots=True)
class Matched:
    """Clauses that go together, by their places, with how alike they are (0 to 1) and how likely that is."""

    old: int
    new: int
    similarity: float
    odds: float
    joined: bool = False  # part of a split or merger


Clauses = Sequence[Sequence[str]]


def align_clauses(old: Clauses, new: Clauses, prior: Sequence[tuple[int, int, float]] = ()) -> list[Matched]:
    """Return which clauses of ``new`` (as words) come from which of ``old``, in order; most are one to one.

    ``prior`` adds to the log odds of pairs: what is known besides the words.
    """
    if not old or not new:
        return []
    sides = Sides.of(old, new)
    pairs = Pairs.of(sides, prior)
    if not len(pairs.rows):
        return []
    features = pairs.features()
    odds = pairs.judged("first", features)
    for _ in range(ROUNDS):
        odds = pairs.judged("second", np.column_stack([features, pairs.neighbours(pairs.chosen(odds), odds)]))
    chosen, alike = pairs.chosen(odds), pairs.alike
    found = [Matched(int(pairs.rows[k]), int(pairs.columns[k]), float(alike[k]), float(odds[k])) for k in chosen]
    return sorted([*found, *_joined(sides, pairs, found, old, new)], key=lambda m: (m.old, m.new))


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of clauses that are worth a look, and what they have in common."""

    rows: Ints
    columns: Ints
    shape: tuple[int, int]
    words: Floats
    letters: Floats
    in_old: Floats  # share of the new clause's weight that the old one holds
    in_new: Floats
    length: Floats  # the shorter over the longer
    same: Floats
    place: Floats  # how far apart they stand, 0 to 1
    prior: Floats
    order: Floats  # how alike in the order of letters and words (columns: see _in_order)

    @classmethod
    def of(cls, sides: Sides, prior: Sequence[tuple[int, int, float]] = ()) -> Pairs:
        """Measure the pairs of two sides."""
        rows, columns = candidates(sides, [(i, j) for i, j, _ in prior])
        n, m = len(sides.keys[0]), len(sides.keys[1])
        same = np.array([sides.keys[0][i] == sides.keys[1][j] for i, j in zip(rows, columns, strict=True)], dtype=float)
        shared = shared_mass(sides, rows, columns)
        a, b = sides.counts[0][rows], sides.counts[1][columns]
        known = {i * m + j: bonus for i, j, bonus in prior}
        return cls(
            rows,
            columns,
            (n, m),
            np.maximum(dots(*sides.words, rows, columns), same),
            np.maximum(dots(*sides.letters, rows, columns), same),
            np.maximum(shared / np.maximum(sides.mass[1][columns], 1e-6), same),
            np.maximum(shared / np.maximum(sides.mass[0][rows], 1e-6), same),
            np.minimum(a, b) / np.maximum(np.maximum(a, b), 1),
            same,
            np.abs(rows / max(1, n - 1) - columns / max(1, m - 1)),
            np.array([known.get(int(i) * m + int(j), 0.0) for i, j in zip(rows, columns, strict=True)]),
            _in_order(sides, rows, columns),
        )

    @property
    def alike(self) -> Floats:
        """How alike the clauses of each pair are, 0 to 1."""
        return np.maximum(self.same, (self.words + self.letters) / 2)

    def features(self) -> Floats:
        """Return a row of numbers for each pair, the same when old and new change places."""
        alike = self.alike
        most, least = np.maximum(self.in_old, self.in_new), np.minimum(self.in_old, self.in_new)
        rival = np.minimum(self._above_rivals(alike, self.rows), self._above_rivals(alike, self.columns))
        columns = [self.words, self.letters, alike**2, most, least, self.length, self.same, self.place, rival]
        columns += [self._around(alike, step) for step in AROUND[:2]]
        columns += [self.order, self.words * self.letters, rival**2, rival * alike]
        return np.column_stack([np.ones(len(alike)), *columns])

    def _above_rivals(self, alike: Floats, side: Ints) -> Floats:
        """Return how much more alike a pair is than the best other pair of its clause on one side."""
        order = np.lexsort((-alike, side))
        firsts = np.flatnonzero(np.r_[True, side[order][1:] != side[order][:-1]])
        best = np.zeros(int(side.max(initial=0)) + 1)
        second = np.zeros_like(best)
        best[side[order[firsts]]] = alike[order[firsts]]
        seconds = firsts + 1
        kept = (seconds < len(order)) & (side[order[np.minimum(seconds, len(order) - 1)]] == side[order[firsts]])
        second[side[order[seconds[kept]]]] = alike[order[seconds[kept]]]
        rival = np.where(alike >= best[side], second[side], best[side])
        return alike - rival

    def _around(self, alike: Floats, step: int) -> Floats:
        """Return how alike the clauses so many before and after are, on the average."""
        return (self._shifted(alike, -step) + self._shifted(alike, step)) / 2

    def _shifted(self, values: Floats, step: int) -> Floats:
        width = self.shape[1]
        keys = self.rows * width + self.columns
        wanted = (self.rows + step) * width + self.columns + step
        inside = (self.columns + step >= 0) & (self.columns + step < width)
        at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
        return np.where(inside & (keys[at] == wanted), values[at], 0.0)

    def judged(self, round_: str, features: Floats) -> Floats:
        """Return the log odds that each pair goes together."""
        told = features @ np.array(weights("alignment")[round_]) + self.prior + SAME * self.same
        odds: Floats = np.round(told, 6)
        return odds

    def chosen(self, odds: Floats) -> list[int]:
        """Return the places of the pairs to take: one to one, those whose odds add up to the most."""
        likely = np.flatnonzero(odds > 0)
        taken = assign(self.rows[likely], self.columns[likely], odds[likely])
        return [int(likely[k]) for k in taken]

    def neighbours(self, chosen: Sequence[int], odds: Floats) -> Floats:
        """Return for each pair how well it fits the pairs chosen around it, each counted without the pair itself."""
        pairs = sorted((int(self.rows[k]), int(self.columns[k])) for k in chosen)
        turned = sorted((j, i) for i, j in pairs)
        fits = [_fits(self.rows, self.columns, pairs), _fits(self.columns, self.rows, turned)]
        sure = sigmoid(odds)
        rival = np.minimum(self._above_rivals(sure, self.rows), self._above_rivals(sure, self.columns))
        around = sum(self._shifted(sure, s) + self._shifted(sure, -s) for s in AROUND) / (2 * len(AROUND))
        return np.column_stack([np.maximum(fits[0][0], fits[1][0]), fits[0][1] + fits[1][1], rival, around])


def _in_order(sides: Sides, rows: Ints, columns: Ints) -> Floats:
    """Return for each pair: likeness of letters in order, of the best part, of words in order, same start, same end.

    The first three are ratios of the longest common subsequence (Indel similarity), 0 to 1.
    """
    words = [[key.split(" ") for key in side] for side in sides.keys]
    turned = [[said[::-1] for said in side] for side in words]
    found = np.zeros((len(rows), 5))
    for k, (i, j) in enumerate(zip(rows.tolist(), columns.tolist(), strict=True)):
        a, b, one, two = sides.keys[0][i], sides.keys[1][j], words[0][i], words[1][j]
        if a == b:
            found[k] = 1.0
            continue
        least = max(1, min(len(one), len(two)))
        parts = fuzz.ratio(a, b) / 100, fuzz.partial_ratio(a, b) / 100, fuzz.ratio(one, two) / 100
        found[k] = *parts, _in_step(one, two) / least, _in_step(turned[0][i], turned[1][j]) / least
    return np.round(found, 5)


def _in_step(one: Sequence[str], two: Sequence[str]) -> int:
    """Return how many words at the start are the same."""
    count = 0
    for a, b in zip(one, two, strict=False):
        if a != b:
            break
        count += 1
    return count


def _fits(rows: Ints, columns: Ints, pairs: Sequence[tuple[int, int]]) -> tuple[Floats, Floats]:
    """Return how near each pair stands to where the nearest pair above and below would put it: the best, and both."""
    starts = [i for i, _ in pairs]
    best, both = np.zeros(len(rows)), np.zeros(len(rows))
    for k, (i, j) in enumerate(zip(rows.tolist(), columns.tolist(), strict=True)):
        at = bisect.bisect_left(starts, i)
        below = at + 1 if at < len(starts) and starts[at] == i else at
        near = []
        for other in (at - 1, below):
            if 0 <= other < len(pairs):
                x, y = pairs[other]
                near.append(1 / (1 + abs(j - y - (i - x))) / (1 + 0.2 * (abs(i - x) - 1)))
        best[k] = max(near, default=0.0)
        both[k] = sum(near) / 2
    return best, both


# ------------------------------------------------------------------------------------------------ splits and mergers
def _joined(sides: Sides, pairs: Pairs, found: Sequence[Matched], old: Clauses, new: Clauses) -> list[Matched]:
    """Return the clauses that are left over and yet stand in a pair: parts that were split off, or merged in."""
    used_old, used_new = {m.old for m in found}, {m.new for m in found}
    parts_of_old: dict[int, list[int]] = defaultdict(list)
    parts_of_new: dict[int, list[int]] = defaultdict(list)
    for m in found:
        parts_of_old[m.old].append(m.new)
        parts_of_new[m.new].append(m.old)
    split = _attached(pairs.columns, pairs.rows, pairs.in_old, used_new, sides.counts[1], parts_of_old, new, old)
    for j, i, _share in split:
        parts_of_new[j].append(i)
    merged = _attached(pairs.rows, pairs.columns, pairs.in_new, used_old, sides.counts[0], parts_of_new, old, new)
    made = [Matched(i, j, share, 0.0, joined=True) for j, i, share in split]
    return [*made, *(Matched(i, j, share, 0.0, joined=True) for i, j, share in merged)]


def _attached(
    loose: Ints,
    hosts: Ints,
    share: Floats,
    used: set[int],
    counts: Ints,
    parts: dict[int, list[int]],
    ours: Clauses,
    theirs: Clauses,
) -> list[tuple[int, int, float]]:
    """Return (loose clause, host, share of it that the host holds) for each that is joined to a host's parts."""
    waiting = [k for k in range(len(loose)) if int(loose[k]) not in used and share[k] >= CONTAINED]
    found: list[tuple[int, int, float]] = []
    for k in sorted(waiting, key=lambda k: (-share[k], loose[k], hosts[k])):
        one, host = int(loose[k]), int(hosts[k])
        here = parts[host]
        if any(one == f[0] for f in found) or counts[one] < FEWEST_WORDS or not here or len(here) > 5:
            continue
        if min(abs(one - p) for p in here) > (FARTHEST if share[k] < WHOLLY else FARTHEST_WHOLLY):
            continue
        before = _overlap(theirs[host], [ours[p] for p in here])
        after = _overlap(theirs[host], [ours[p] for p in sorted([*here, one])])
        if after > before + GAIN:
            here.append(one)
            found.append((one, host, float(share[k])))
    return found


def _overlap(whole: Sequence[str], parts: Sequence[Sequence[str]]) -> float:
    a, b = set(whole), {word for part in parts for word in part}
    return 2 * len(a & b) / max(1, len(a) + len(b))
