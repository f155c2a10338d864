"""Where two texts run in lockstep: stretches aligned word for word, whatever the words.

Seeds are short runs that stand once in either text. Seeds on nearly one diagonal chain up (seed and extend, as BLAST
does for sequences; Altschul et al., 1990); inside a chain an edit-distance alignment finds the words, and a stretch
goes on as long as enough of them agree. So blocks may move, and page furniture may stand between them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from travaux.copies.lockstep import diagonal, is_in_step

if TYPE_CHECKING:
    from numpy import bool_, int64
    from numpy.typing import NDArray

    from travaux.copies.words import Text

# A seed may lie this many tokens behind the last of its chain, and leave the diagonal by so much: a spinner that puts
# two words for one drifts by some words in a sentence.
SEED_GAP = 80
SEED_DRIFT = 3
SEED_DRIFT_PER_TOKEN = 0.25
SEEDS_PER_CHAIN = 3
# Among so many seeds before and after it one of the same chain is looked for.
COMPANY = 8
# Tokens around a chain that are aligned with it: the words at the end of a stretch may all be replaced.
MARGIN = 24
# Longer windows are cut at a seed, so that alignment stays linear in the text.
WINDOW = 1500
MARK = 0.5  # what a punctuation mark earns: a sentence may end in a replaced word
# A stretch ends where it has lost so much since its best.
DROP = 8.0
# Where less than this share of the words found is equal, what stands between is aligned too, and what stands before and
# after, as far as the nearer end, at the pace of what is found and so many tokens further: of a text spun at 60 % three
# words in a row may not be left. (Of a hundred tokens of a spun text 29 and more are equal, of unrelated ones 11 at
# most.)
REWORDED = 0.75
FURTHER = 2
# Of texts of so many tokens so much is found when they are one, or else it is asked whether they run in step.
SHORT = 700
FOUND_SHARE = 0.6
# What a stretch has to be to count. Eight words in a row are a turn of phrase.
STRETCH_WORDS = 10
STRETCH_SCORE = 5.0
# Tokens at either end of a stretch among which agreement may be chance.
CHANCE_TOKENS = 6


class Toll(NamedTuple):
    """What a word that differs costs where one that agrees earns 1, and how many in a row end a stretch."""

    cost: float
    foreign: int


# Spun at 60 % a text still gains; two texts on one subject agree by chance in about a quarter of their words and lose.
TOLL = Toll(0.4, 9)
# Between stretches of a spun text there is more of it, spun more thoroughly or in more words.
TOLL_BETWEEN = Toll(0.2, 16)

Span = tuple[int, int]
Step = tuple[str, int, int, int, int]  # "equal", "replace", "insert" or "delete", and tokens from-to in both texts


@dataclass(frozen=True, slots=True)
class Stretch:
    """Tokens ``a0`` to ``a1`` of one text and ``b0`` to ``b1`` of another that run in lockstep, step by step."""

    a0: int
    a1: int
    b0: int
    b1: int
    steps: tuple[Step, ...]

    def turned(self) -> Stretch:
        """Return the same stretch seen from the other text."""
        names = {"insert": "delete", "delete": "insert"}
        steps = tuple((names.get(tag, tag), b0, b1, a0, a1) for tag, a0, a1, b0, b1 in self.steps)
        return Stretch(self.b0, self.b1, self.a0, self.a1, steps)


@dataclass(frozen=True)
class Alignment:
    """All stretches of two texts, in the order of the first. No token is in two of them."""

    a: Text
    b: Text
    stretches: tuple[Stretch, ...]

    @cached_property
    def words_a(self) -> int:
        """Words of ``a`` that are aligned."""
        return sum(self.a.words_before[s.a1] - self.a.words_before[s.a0] for s in self.stretches)

    @cached_property
    def words_b(self) -> int:
        """Words of ``b`` that are aligned."""
        return sum(self.b.words_before[s.b1] - self.b.words_before[s.b0] for s in self.stretches)

    @cached_property
    def told_a(self) -> int:
        """The same outside quotation marks."""
        return sum(self.a.told_before[s.a1] - self.a.told_before[s.a0] for s in self.stretches)

    @cached_property
    def told_b(self) -> int:
        """The same outside quotation marks."""
        return sum(self.b.told_before[s.b1] - self.b.told_before[s.b0] for s in self.stretches)

    @cached_property
    def equal(self) -> int:
        """Aligned words that are equal."""
        before = self.a.words_before
        return sum(before[a1] - before[a0] for s in self.stretches for tag, a0, a1, _, _ in s.steps if tag == "equal")

    @cached_property
    def numbers_kept(self) -> int:
        """Aligned numbers that are equal."""
        before = self.a.numbers_before
        return sum(before[a1] - before[a0] for s in self.stretches for tag, a0, a1, _, _ in s.steps if tag == "equal")

    @cached_property
    def numbers_changed(self) -> int:
        """Numbers that stand in the place of other numbers, the ends of stretches aside, where words meet by chance; so
        do, where words stand for more or fewer, a number in digits and one in letters.
        """
        a, b, number = self.a, self.b, self.a.vocabulary.number
        changed = 0
        for stretch in self.stretches:
            for (a0, a1), (b0, b1) in _swaps(stretch):
                if a.numbers_before[a0] == a.numbers_before[a1] or b.numbers_before[b0] == b.numbers_before[b1]:
                    continue
                if a0 - stretch.a0 < CHANCE_TOKENS or stretch.a1 - a1 < CHANCE_TOKENS:
                    continue
                ours = [n for n in range(a0, a1) if number[a.listed[n]]]
                theirs = [n for n in range(b0, b1) if number[b.listed[n]]]
                changed += sum(
                    number[a.listed[n]] != number[b.listed[m]]
                    and (a1 - a0 == b1 - b0 or _in_digits(a, n) == _in_digits(b, m))
                    for n, m in zip(ours, theirs, strict=False)
                )
        return changed

    @cached_property
    def swaps(self) -> tuple[tuple[Span, Span], ...]:
        """Runs of tokens of ``a`` and ``b`` that stand in each other's place, words one by one where they match.

        One of two runs of unequal length may be empty: words left out or put in.
        """
        return tuple(swap for stretch in self.stretches for swap in _swaps(stretch))

    def turned(self) -> Alignment:
        """Return the same alignment seen from ``b``."""
        turned = sorted((s.turned() for s in self.stretches), key=lambda s: s.a0)
        return Alignment(self.b, self.a, tuple(turned))


def _in_digits(text: Text, token: int) -> bool:
    """Whether a number is written in digits."""
    start, end = text.span(token, token + 1)
    return any(sign.isdigit() for sign in text.report.text[start:end])


def _swaps(stretch: Stretch) -> Iterator[tuple[Span, Span]]:
    for a0, a1, b0, b1 in _differences(stretch.steps):
        if a1 - a0 == b1 - b0:
            yield from (((a0 + k, a0 + k + 1), (b0 + k, b0 + k + 1)) for k in range(a1 - a0))
        else:
            yield (a0, a1), (b0, b1)


def _differences(steps: Sequence[Step]) -> Iterator[tuple[int, int, int, int]]:
    """Yield maximal runs of unequal steps."""
    run: tuple[int, int, int, int] | None = None
    for tag, a0, a1, b0, b1 in steps:
        if tag != "equal":
            run = (run[0], a1, run[2], b1) if run else (a0, a1, b0, b1)
        elif run:
            yield run
            run = None
    if run:
        yield run


def align(a: Text, b: Text) -> Alignment:
    """Return the stretches in which ``a`` and ``b`` run in lockstep. Both must share a vocabulary."""
    if len(a.ids) == len(b.ids) and bool((a.ids == b.ids).all()):
        whole = Stretch(0, len(a.ids), 0, len(b.ids), (("equal", 0, len(a.ids), 0, len(b.ids)),))
        return Alignment(a, b, (whole,) if len(a.ids) else ())
    chains = sorted(_chains(_runs_of_seeds(*_seeds(a, b))), key=lambda c: (-c.seeds, c.begins))
    found: list[Stretch] = []
    free_a, free_b = _Free(len(a.ids)), _Free(len(b.ids))

    def look(a0: int, a1: int, b0: int, b1: int, toll: Toll = TOLL) -> None:
        for stretch in _stretches(a, b, (*free_a.clip(a0, a1), *free_b.clip(b0, b1)), toll):
            insort(found, stretch, key=lambda s: s.a0)
            free_a.take(stretch.a0, stretch.a1)
            free_b.take(stretch.b0, stretch.b1)

    for chain in chains:
        for window in _windows(chain):
            look(*window)
    reworded, before = bool(found) and _is_reworded(found), -1
    if not reworded:
        for window in _along(a, b, found):
            look(*window, TOLL_BETWEEN)
    while reworded and len(found) > before:  # what is found shows where to look further
        before = len(found)
        for window in _between(found, len(a.ids), len(b.ids)):
            look(*window, TOLL_BETWEEN)
    return Alignment(a, b, tuple(found))


def _is_reworded(stretches: Iterable[Stretch]) -> bool:
    """Whether so many words differ in what is found that seeds may be few in what is not."""
    steps = [step for stretch in stretches for step in stretch.steps]
    tokens = sum(max(a1 - a0, b1 - b0) for _, a0, a1, b0, b1 in steps)
    return sum(a1 - a0 for tag, a0, a1, _, _ in steps if tag == "equal") < REWORDED * tokens


def _along(a: Text, b: Text, found: Sequence[Stretch]) -> list[Window]:
    """Return the windows in which a short text runs along the other, if it does and little of that is found."""
    size = min(len(a.ids), len(b.ids))
    if size > SHORT or sum(s.a1 - s.a0 for s in found) >= FOUND_SHARE * size:
        return []
    along = diagonal(a.lone, b.lone)
    if not is_in_step(along, size):
        return []
    if found:
        return _between(found, len(a.ids), len(b.ids))
    first, last = max(0, -along.high), min(len(a.ids), len(b.ids) - along.low)
    return [(first - MARGIN, last + MARGIN, first + along.low - MARGIN, last + along.high + MARGIN)]


def _between(stretches: Sequence[Stretch], size_a: int, size_b: int) -> list[Window]:
    """Return windows (from-to in both texts) before, between and after stretches that follow each other in both."""
    first, last = stretches[0], stretches[-1]
    pace = sum(s.b1 - s.b0 for s in stretches) / sum(s.a1 - s.a0 for s in stretches)
    lead_a, lead_b = _as_far(first.a0, first.b0, pace)
    tail_a, tail_b = _as_far(size_a - last.a1, size_b - last.b1, pace)
    found = [(first.a0 - lead_a, first.a0, first.b0 - lead_b, first.b0)]
    found += [(s.a1, t.a0, s.b1, t.b0) for s, t in pairwise(stretches) if s.b1 <= t.b0]
    found += [(last.a1, last.a1 + tail_a, last.b1, last.b1 + tail_b)]
    return [
        w for w in found if STRETCH_WORDS <= min(w[1] - w[0], w[3] - w[2]) <= max(w[1] - w[0], w[3] - w[2]) <= WINDOW
    ]


def _as_far(left_a: int, left_b: int, pace: float) -> tuple[int, int]:
    """Return how many tokens of either text are looked at, of so many that are left, at so many of ``b`` for one of
    ``a``: as many as the text has that ends first.
    """
    if left_a * pace < left_b:
        return min(WINDOW, left_a), min(WINDOW, left_b, int(left_a * pace) + FURTHER)
    return min(WINDOW, left_a, int(left_b / pace) + FURTHER), min(WINDOW, left_b)


def _seeds(a: Text, b: Text) -> tuple[NDArray[int64], NDArray[int64]]:
    """Return the tokens of ``a``, in order, and of ``b`` at which both have the same run."""
    import numpy as np

    keys_a, at_a = a.seeds
    keys_b, at_b = b.seeds
    if not len(keys_a) or not len(keys_b):
        return at_a[:0], at_b[:0]
    j = np.minimum(np.searchsorted(keys_b, keys_a), len(keys_b) - 1)
    i = np.flatnonzero(keys_b[j] == keys_a)
    first, second = at_a[i], at_b[j[i]]
    order = np.argsort(first)
    return first[order], second[order]


class Run(NamedTuple):
    """Seeds in a row that lie on one diagonal, near each other: where the first begins and the last."""

    i: int
    j: int
    last_i: int
    last_j: int
    places: NDArray[int64]  # where the seeds begin in the first text


def _runs_of_seeds(first: NDArray[int64], second: NDArray[int64]) -> list[Run]:
    """Return all seeds in runs. Of two seeds in a row on one diagonal nothing can be nearer to the first."""
    import numpy as np

    if not len(first):
        return []
    fresh = (np.diff(second - first) != 0) | (np.diff(first) > SEED_GAP)
    begin = np.concatenate([[0], np.flatnonzero(fresh) + 1])
    end = np.append(begin[1:], len(first)) - 1
    kept = end > begin
    lone = np.flatnonzero(~kept)
    kept[lone] = _in_company(first, second, begin[lone])
    begin, end = begin[kept], end[kept]
    ends = (column.tolist() for column in (first[begin], second[begin], first[end], second[end]))
    places = [first[b : e + 1] for b, e in zip(begin.tolist(), end.tolist(), strict=True)]
    return [Run(*row) for row in zip(*ends, places, strict=True)]


def _in_company(first: NDArray[int64], second: NDArray[int64], lone: NDArray[int64]) -> NDArray[bool_]:
    """Return which of some seeds have another near them, before or after, at one pace: one without is in no chain."""
    import numpy as np

    steps = np.concatenate([np.arange(-COMPANY, 0), np.arange(1, COMPANY + 1)])
    other = lone[:, None] + steps
    inside = (other >= 0) & (other < len(first))
    other = np.where(inside, other, 0)
    forward = np.abs(first[other] - first[lone][:, None])
    drift = np.abs(np.abs(second[other] - second[lone][:, None]) - forward)
    same_way = (second[other] > second[lone][:, None]) == (steps > 0)
    near = (forward <= SEED_GAP) & (drift <= SEED_DRIFT + SEED_DRIFT_PER_TOKEN * forward)
    found: NDArray[bool_] = (inside & same_way & near).any(axis=1)
    return found


class Chain:
    """Runs of seeds that go forward in both texts near one diagonal."""

    def __init__(self, run: Run) -> None:
        self.runs = [run]
        self.begins = run.i, run.j
        self.last_i, self.last_j, self.seeds = run.last_i, run.last_j, len(run.places)

    def add(self, run: Run) -> None:
        """Go on with a run."""
        self.runs.append(run)
        self.last_i, self.last_j = run.last_i, run.last_j
        self.seeds += len(run.places)


def _chains(runs: Iterable[Run]) -> list[Chain]:
    """Return the runs in chains, without those of too few seeds."""
    chains: list[Chain] = []
    reach = 0  # chains before this one ended too long ago
    for run in runs:
        best, least = None, 0.0
        while reach < len(chains) and run.i - chains[reach].last_i > SEED_GAP:
            reach += 1
        for chain in chains[reach:]:
            forward = run.i - chain.last_i
            drift = abs((run.j - chain.last_j) - forward)
            if chain.last_j < run.j and forward <= SEED_GAP and drift <= SEED_DRIFT + SEED_DRIFT_PER_TOKEN * forward:
                cost = drift + 0.1 * forward
                if best is None or cost < least:
                    best, least = chain, cost
        if best is None:
            chains.append(Chain(run))
        else:
            best.add(run)
    return [chain for chain in chains if chain.seeds >= SEEDS_PER_CHAIN]


Window = tuple[int, int, int, int]


def _windows(chain: Chain) -> Iterator[Window]:
    """Yield windows (from-to in both texts) that cover a chain and a margin, none much longer than ``WINDOW``."""
    a0, b0 = chain.begins[0] - MARGIN, chain.begins[1] - MARGIN
    for run in chain.runs:
        while min(run.last_i, chain.last_i - 1) - a0 >= WINDOW:
            i = int(run.places[run.places.searchsorted(a0 + WINDOW)])
            if i == chain.last_i:
                break
            j = run.j + i - run.i
            yield a0, i, b0, j
            a0, b0 = i, j
    yield a0, chain.last_i + MARGIN, b0, chain.last_j + MARGIN


class _Free:
    """The tokens of a text that are in no stretch yet."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._taken: list[tuple[int, int]] = [(-1, 0), (size, size + 1)]

    def clip(self, start: int, end: int) -> tuple[int, int]:
        """Return the longest free part of ``start`` to ``end``, the first of equals."""
        start, end = max(0, start), min(end, self._size)
        first = max(0, bisect_right(self._taken, (start, start)) - 1)
        best, at = (start, start), start
        for n in range(first, len(self._taken)):
            lo, hi = self._taken[n]
            if min(lo, end) - at > best[1] - best[0]:
                best = (at, min(lo, end))
            at = max(at, hi)
            if at >= end:
                break
        return best

    def take(self, start: int, end: int) -> None:
        insort(self._taken, (start, end))


def _stretches(a: Text, b: Text, window: Window, toll: Toll) -> Iterator[Stretch]:
    """Yield the stretches in a window of two texts."""
    from rapidfuzz.distance import Levenshtein

    a0, a1, b0, b1 = window
    edits: Any = Levenshtein.opcodes(a.listed[a0:a1], b.listed[b0:b1]).as_list()
    steps: list[Step] = [
        (tag, a0 + from_a, a0 + to_a, b0 + from_b, b0 + to_b) for tag, from_a, to_a, from_b, to_b in edits
    ]
    for first, last in _runs(a, steps, toll):
        words = min(
            a.words_before[steps[last][2]] - a.words_before[steps[first][1]],
            b.words_before[steps[last][4]] - b.words_before[steps[first][3]],
        )
        if words >= STRETCH_WORDS:
            for run in _without_whole_pieces(a, b, steps[first : last + 1]):
                yield Stretch(run[0][1], run[-1][2], run[0][3], run[-1][4], tuple(run))


def _without_whole_pieces(a: Text, b: Text, steps: Sequence[Step]) -> Iterator[list[Step]]:
    """Yield a run of steps in parts, without those that put in or leave out a whole piece: furniture, mostly.

    Every part begins and ends where the texts are equal.
    """
    part: list[Step] = []
    for step in [*steps, None]:
        if step is not None and not _is_whole_piece(a, b, step):
            if part or step[0] == "equal":
                part.append(step)
            continue
        while part and part[-1][0] != "equal":
            part.pop()
        if part:
            yield part
        part = []


def _is_whole_piece(a: Text, b: Text, step: Step) -> bool:
    tag, a0, a1, b0, b1 = step
    text, first, last = (a, a0, a1) if tag == "delete" else (b, b0, b1)
    if tag not in ("insert", "delete"):
        return False
    at = bisect_left(text.piece_starts, first)
    return at + 1 < len(text.piece_starts) and text.piece_starts[at + 1] <= last


def _runs(a: Text, steps: Sequence[Step], toll: Toll) -> Iterator[tuple[int, int]]:
    """Yield (first, last) indices of steps between which enough agrees; both are steps where the texts are equal."""
    first, last, score, best = -1, -1, 0.0, 0.0
    for n, (tag, a0, a1, b0, b1) in enumerate(steps):
        if tag == "equal":
            if first < 0:
                first, score, best = n, 0.0, 0.0
            words = a.words_before[a1] - a.words_before[a0]
            score += words + MARK * (a1 - a0 - words)
            if score >= best:
                last, best = n, score
            continue
        size = max(a1 - a0, b1 - b0)
        score -= toll.cost * size
        if first >= 0 and (size >= toll.foreign or score < max(0.0, best - DROP)):
            if best >= STRETCH_SCORE:
                yield first, last
            first = -1
    if first >= 0 and best >= STRETCH_SCORE:
        yield first, last
