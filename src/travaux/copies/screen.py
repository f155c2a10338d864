"""A quick look at a pair before it is aligned: whether shared runs follow each other at the same pace in both texts.

Two accounts of one event share names and turns of phrase, here and there; a copy shares them in one order and at nearly
one distance. The look is wider than what :mod:`~travaux.copies.alignment` accepts, so that nothing is lost by it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Any

from travaux.copies.alignment import SEED_DRIFT, SEED_DRIFT_PER_TOKEN, SEED_GAP
from travaux.copies.lockstep import Lone, common, diagonal_of, in_company, is_in_step, lone, most_on_one, width
from travaux.copies.shelf import Recent
from travaux.copies.shingles import (
    MARKS_IN_ROW,
    PLACE_BITS,
    WORDS_IN_ROW,
    counts,
    is_quoted,
    of_one_outlet,
    rhythm,
    runs_at,
)

if TYPE_CHECKING:
    from numpy import bool_, float64, int32, int64, uint32
    from numpy.typing import NDArray

    from travaux.copies.scan import Scan
    from travaux.copies.standing import Lines
    from travaux.copies.tape import Tape


# Told words that shared runs at one pace must span: words in quotation marks are anybody's. Much of what one of the
# texts tells; or most of two lines of either text, as an excerpt has of which the first and last words may be replaced;
# or so many in whatever pieces, and these nearly word for word.
SPAN_LEAST = 14
SPAN_SHARE = 0.33
SPAN = 38
LINE_WORDS = 8
LINE_SHARE = 0.45
LINES = 2
SPAN_RUNNING = 110
RUNNING_EQUAL = 0.5
# Shared runs in a row at one pace, and what part of the words there they must be: of a text that is spun at 60 % they
# are a fifth. Where whole texts may be one, less is enough.
ROW = 3
EQUAL = 0.15
EQUAL_WHOLE = 0.06
# What two long texts on one subject share by chance makes rows too, but these leave their pace at every other step. Of
# 1,000 spun copies, some with every third replacement doubled, one had no steady row, of 63 long look-alikes 27 had.
STRAYS = 0.2
STEADY_EQUAL = 0.3
# The steadier they are the less is enough.
STRAYS_STEADY = 0.1
SPAN_SHARE_STEADY = 0.25
# Where runs go on word for word, the words spanned are nearly all that is lifted, so that more of a line has to be,
# and two lines have to be neighbours, as in the verdict.
WORD_FOR_WORD = 0.8
LINE_SHARE_BY_WORDS = 0.6
# A run is compared with so many that come after it: others may lie between two that belong together.
AHEAD = 3
# Of a text spun throughout a few runs are left, too few for a row; but most of those lie on one diagonal, nearly all if
# the text is long, and so do the words that stand once in either text, which are looked at next. So few runs as these
# tell nothing. (The words tell much: of 2,500 pairs of real reports that do not look like copies one passed.)
SHORT = 600
FEW_RUNS = 4
RUNS_SHARE = 0.6
RUNS_SHARE_LONG = 0.85
# Bits of a run's hash: within a text of a thousand words one in ten thousand has another's.
HASH_BITS = 32
# Of texts that may be one by few and scattered runs, or by those on one diagonal, words that stand once in either must
# stand near each other at one pace, so many by the tokens of the shorter. (Of 689 cuts spun at 50 and 60 % all have
# .036 and more, of 37 pairs of real reports that share scattered runs and are no copies two have .03.)
SCATTERED = 0.4
COMPANY_PER_TOKEN = 0.03
# Of others so many must lie on one diagonal too. (Of 122 cuts spun at up to 60 % that are in doubt 114 have both, of
# 1,396 pairs of real reports 16.)
IN_STEP_PER_TOKEN = 0.02
IN_STEP_SHARE = 0.75
# Where fewer of these words stand in both texts they tell nothing of scattered runs.
TELLING = 12
# Pairs that are looked at together, and reports whose runs are kept.
TOGETHER = 64
KEPT = 6_000

Likely = tuple[int, int, bool]  # two reports, and whether only their leads say that they may be copies


@dataclass(frozen=True, slots=True)
class Seeds:
    """The runs that stand once in a text: hashes in order, where each begins, and how many told words come before."""

    keys: NDArray[uint32]
    at: NDArray[int32]
    told: NDArray[int32]
    line: NDArray[int32]  # the line of each, and how many told words the lines have
    line_words: NDArray[int64]
    words: int  # told words, or all
    is_quoted: bool  # so little is told that all words count
    tokens: NDArray[uint32]  # all hashes of the text


def seeds(scanned: Scan) -> Iterator[Seeds]:
    """Yield the runs of each text."""
    import numpy as np

    words, telling = counts(scanned)
    quoted = is_quoted(words, telling)
    counted = scanned.told | (scanned.is_word & quoted[scanned.of_text]) if quoted.any() else scanned.told
    before = np.cumsum(counted, dtype=np.int32)
    line_words = np.zeros(0, dtype=np.int64)
    if len(counted):
        line_words = np.add.reduceat(counted, scanned.line_starts, dtype=np.int64)
    tops = np.searchsorted(scanned.line_starts, scanned.starts)
    keys, place, bounds = _runs(scanned)
    of_text = np.repeat(np.arange(len(scanned)), np.diff(bounds))
    at = (place - scanned.starts[of_text]).astype(np.int32)
    told, line = before[place], (scanned.lines[place] - tops[of_text]).astype(np.int32)
    count, bounds, tops = np.where(quoted, words, telling).tolist(), bounds.tolist(), tops.tolist()
    for n, is_all in enumerate(quoted.tolist()):
        here, lines = slice(bounds[n], bounds[n + 1]), slice(tops[n], tops[n + 1])
        rows = keys[here], at[here], told[here], line[here], line_words[lines]
        yield Seeds(*rows, count[n], is_all, scanned.hashes[scanned.starts[n] : scanned.starts[n + 1]])


def _runs(scanned: Scan) -> tuple[NDArray[uint32], NDArray[int64], NDArray[int64]]:
    """Return the runs that stand once in their text, text after text: hashes in order, first tokens, and where the runs
    of each text begin. Text, hash and place are packed into one number, to be sorted; text by text that takes half the
    time of all at once.
    """
    import numpy as np

    of_text, words = scanned.of_text, np.flatnonzero(scanned.is_word)
    in_row, row_at = runs_at(scanned.hashes[words], of_text[words], WORDS_IN_ROW)
    beats, marks = rhythm(scanned.hashes, scanned.is_word, scanned.starts)
    rhythms, rhythm_at = runs_at(beats, of_text[marks], MARKS_IN_ROW)
    at, hashes = np.concatenate([words[row_at], marks[rhythm_at]]), np.concatenate([in_row, rhythms])
    if len(scanned.hashes) > 1 << PLACE_BITS:  # of a text as long as a library only the first
        hashes, at = hashes[at < 1 << PLACE_BITS], at[at < 1 << PLACE_BITS]
    packed = hashes >> np.uint64(64 - HASH_BITS) << np.uint64(PLACE_BITS)
    packed |= at.astype(np.uint64)
    packed |= of_text[at].astype(np.uint64) << np.uint64(HASH_BITS + PLACE_BITS)
    packed = packed[np.argsort(of_text[at].astype(np.uint16), kind="stable")]  # by radix
    ends = np.cumsum(np.bincount(of_text[at], minlength=len(scanned))).tolist()
    for begin, end in pairwise([0, *ends]):
        packed[begin:end].sort()
    alone = np.ones(len(packed), dtype=bool)
    again = packed[1:] >> np.uint64(PLACE_BITS) == packed[:-1] >> np.uint64(PLACE_BITS)
    alone[1:] &= ~again
    alone[:-1] &= ~again
    packed = packed[alone]
    first = np.arange(len(scanned) + 1).astype(np.uint64) << np.uint64(HASH_BITS + PLACE_BITS)
    place = (packed & np.uint64((1 << PLACE_BITS) - 1)).astype(np.int64)
    return (packed >> np.uint64(PLACE_BITS)).astype(np.uint32), place, np.searchsorted(packed, first)


class Screen:
    """Tells for pairs of reports of a pile whether they are worth an alignment. Standing text does not count."""

    def __init__(self, tape: Tape, lines: Lines) -> None:
        self._tape, self._lines = tape, lines
        self._seeds: Recent[int, Seeds] = Recent(lambda n: next(seeds(_left_of(tape, lines, [n]))), KEPT)
        self._lone: Recent[int, Lone] = Recent(lambda n: lone(_left_of(tape, lines, [n]).hashes), KEPT)

    def worth(self, pairs: Iterable[Likely]) -> Iterator[tuple[int, int]]:
        """Yield the pairs that are, in their order. Those that are likely by their leads have to run in step."""
        import numpy as np

        waiting, outlets = iter(pairs), self._lines.outlets()
        while likely := list(islice(waiting, TOGETHER)):
            group, by_lead = [(i, j) for i, j, _ in likely], np.array([by_lead for _, _, by_lead in likely])
            found, scattered, doubtful = np.zeros_like(by_lead), np.zeros_like(by_lead), by_lead.copy()
            others = np.flatnonzero(~by_lead)
            if len(others):
                looked = [group[n] for n in others.tolist()]
                self._read({number for pair in looked for number in pair})
                alike = of_one_outlet(outlets, *np.array(looked).T)
                seeds = [(self._seeds[i], self._seeds[j]) for i, j in looked]
                found[others], scattered[others], doubtful[others] = worthy(seeds, alike)
            found |= self._in_step(group, scattered, doubtful)
            yield from (group[n] for n in np.flatnonzero(found).tolist())

    def _in_step(
        self, group: Sequence[tuple[int, int]], scattered: NDArray[bool_], doubtful: NDArray[bool_]
    ) -> NDArray[bool_]:
        """Return which of the doubtful pairs of a group run in step by the words that stand once in either text."""
        import numpy as np

        found, places = np.zeros(len(group), dtype=bool), np.flatnonzero(scattered | doubtful).tolist()
        if not places:
            return found
        self._read_lone({number for place in places for number in group[place]})
        texts = [(self._lone[group[place][0]], self._lone[group[place][1]]) for place in places]
        shared = [common(a, b) for a, b in texts]
        pair = np.repeat(np.arange(len(places)), [len(at) for at, _ in shared])
        at, across = (np.concatenate(row) for row in zip(*shared, strict=True))
        company = in_company(pair, at, across, len(places)).tolist()
        for place, (a, b), both, words in zip(places, texts, shared, company, strict=True):
            size = min(a.size, b.size)
            together = words >= COMPANY_PER_TOKEN * size
            if scattered[place]:
                found[place] = together or len(both[0]) < TELLING
            elif together:
                found[place] = is_in_step(diagonal_of(*both, size), size, IN_STEP_PER_TOKEN, IN_STEP_SHARE)
        return found

    def _read(self, numbers: Iterable[int]) -> None:
        """Read the reports that are not known, together: that is quicker."""
        for batch, left in self._left({n for n in numbers if n not in self._seeds}):
            for n, found in zip(batch, seeds(left), strict=True):
                self._seeds.put(n, found)

    def _read_lone(self, numbers: Iterable[int]) -> None:
        """Do so for the words that stand once in reports."""
        fresh = [n for n in numbers if n not in self._lone]
        for n in fresh:
            if n in self._seeds:
                self._lone.put(n, lone(self._seeds[n].tokens))
        for batch, left in self._left({n for n in fresh if n not in self._seeds}):
            for n, (first, last) in zip(batch, pairwise(left.starts.tolist()), strict=True):
                self._lone.put(n, lone(left.hashes[first:last]))

    def _left(self, numbers: Iterable[int]) -> Iterator[tuple[list[int], Scan]]:
        """Yield reports in batches, without standing text; those that have none are not searched for it."""
        fresh = sorted(numbers)
        for furnished in (False, True):
            for batch, scanned in self._tape.batches(n for n in fresh if self._lines.may_have(n) == furnished):
                yield batch, scanned.without(self._lines.mask(scanned)) if furnished else scanned


def _left_of(tape: Tape, lines: Lines, numbers: Sequence[int]) -> Scan:
    """Return what some reports have beside standing text."""
    scanned = tape.read(numbers)
    return scanned.without(lines.mask(scanned))


@dataclass(frozen=True, slots=True)
class _Shared:
    """The runs that the texts of each of several pairs share, in the order of the first text of each pair."""

    pair: NDArray[int64]
    at: NDArray[int64]  # where they begin in the first and in the second text
    across: NDArray[int64]
    told: NDArray[int64]  # how many words that count come before
    lines: tuple[NDArray[int64], NDArray[int64]]  # in which line of either text, counted through all pairs


def worthy(
    pairs: Sequence[tuple[Seeds, Seeds]], one_outlet: NDArray[bool_]
) -> tuple[NDArray[bool_], NDArray[bool_], NDArray[bool_]]:
    """Return for each pair whether the runs that both texts have span enough at one pace, whether they do but are few
    and scattered, and whether they lie on one diagonal, which is less.

    Parts that reports of one outlet share are its background, told again; of these only whole texts are worth it.
    """
    import numpy as np

    pairs = [(a, b) if len(a.keys) <= len(b.keys) else (b, a) for a, b in pairs]
    shared, words = _shared(pairs), np.array([min(a.words, b.words) for a, b in pairs])
    if not len(shared.pair):
        none = np.zeros(len(pairs), dtype=bool)
        return none, none, (words < SHORT) & ~one_outlet
    begin, end, equal, span, strays = _rows(shared)
    pair, gain = shared.pair[begin], shared.told[end] - shared.told[begin]

    def total(weights: NDArray[int64], kept: NDArray[bool_]) -> NDArray[Any]:
        return np.bincount(pair[kept], weights[kept], minlength=len(pairs))

    spread, whole = equal >= EQUAL_WHOLE * span, np.zeros(len(pairs), dtype=bool)
    for part, strayed in ((SPAN_SHARE, STRAYS), (SPAN_SHARE_STEADY, STRAYS_STEADY)):
        steady = (strays <= strayed) | (equal >= STEADY_EQUAL * span)
        whole |= total(gain, spread & steady) >= np.maximum(SPAN_LEAST, part * words)
    dense = equal >= EQUAL * span
    spanned, same, across = total(gain, dense), total(equal, dense), total(span, dense)
    running = (spanned >= SPAN_RUNNING) & (same >= RUNNING_EQUAL * across)
    gains = _gains(shared, begin[dense], end[dense])
    by_words = same >= WORD_FOR_WORD * across
    share = np.where(by_words, LINE_SHARE_BY_WORDS, LINE_SHARE)
    sides = [_full_lines([pair[n] for pair in pairs], shared.lines[n][:-1], gains, share) for n in (0, 1)]
    lines = np.minimum(sides[0][0], sides[1][0])
    lifted = (spanned >= SPAN) & (lines >= LINES)
    lifted &= ~by_words | (lines > LINES) | sides[0][1] | sides[1][1]
    parts = (running | lifted) & ~one_outlet
    scattered = whole & ~parts & (same <= SCATTERED * across)
    doubtful = ~whole & ~parts & ~one_outlet & _on_one_diagonal(shared, words)
    return (whole | parts) & ~scattered, scattered, doubtful


def _gains(shared: _Shared, begin: NDArray[int64], end: NDArray[int64]) -> NDArray[int64]:
    """Return what each step from one shared run to the next adds, those outside the dense stretches nothing."""
    import numpy as np

    edges = np.zeros(len(shared.pair), dtype=np.int64)
    edges[begin], edges[end] = 1, -1
    return np.asarray(np.diff(shared.told) * np.cumsum(edges)[:-1])


def _on_one_diagonal(shared: _Shared, words: NDArray[int64]) -> NDArray[bool_]:
    """Return for each pair, given the words of its shorter text, whether most of its runs lie on one diagonal."""
    import numpy as np

    runs = np.bincount(shared.pair, minlength=len(words))
    most, short = most_on_one(shared.pair, shared.across - shared.at, width(words)), words < SHORT
    found: NDArray[bool_] = most >= np.where(short, RUNS_SHARE, RUNS_SHARE_LONG) * runs
    return (found & (short | (runs > FEW_RUNS))) | (short & (runs <= FEW_RUNS))


def _shared(pairs: Sequence[tuple[Seeds, Seeds]]) -> _Shared:
    import numpy as np

    size = np.array([[len(a.keys), len(b.keys), len(a.line_words), len(b.line_words)] for a, b in pairs]).T
    before = np.cumsum(size, axis=1) - size
    pair = np.repeat(np.arange(len(pairs)), size[0])
    found = np.concatenate([np.searchsorted(b.keys, a.keys) for a, b in pairs])
    found = np.minimum(found, size[1][pair] - 1) + before[1][pair]
    keys, at, theirs = (np.concatenate(row) for row in zip(*((a.keys, a.at, b.keys) for a, b in pairs), strict=True))
    ours = np.flatnonzero(theirs[found] == keys)
    ours = ours[np.argsort((pair[ours] << PLACE_BITS) | at[ours])]
    theirs_at, pair = found[ours], pair[ours]
    return _Shared(
        pair,
        at[ours].astype(np.int64),
        np.concatenate([b.at for _, b in pairs])[theirs_at].astype(np.int64),
        np.concatenate([a.told if a.is_quoted <= b.is_quoted else a.at for a, b in pairs])[ours].astype(np.int64),
        (
            np.concatenate([a.line for a, _ in pairs])[ours] + before[2][pair],
            np.concatenate([b.line for _, b in pairs])[theirs_at] + before[3][pair],
        ),
    )


def _rows(shared: _Shared) -> tuple[NDArray[int64], NDArray[int64], NDArray[int64], NDArray[int64], NDArray[float64]]:
    """Return the rows of runs that go on at one pace in both texts: the first run and the last of each, how many words
    its runs have at least, how many tokens it spans, and the share of its steps that leave the pace.
    """
    import numpy as np

    first, second, pair = shared.at, shared.across, shared.pair
    paced, strays = np.zeros(len(first) + 1, dtype=bool), np.zeros(len(first), dtype=np.int64)
    for ahead in range(1, min(AHEAD, len(first) - 1) + 1):
        forward = first[ahead:] - first[:-ahead]
        drift = np.abs((second[ahead:] - second[:-ahead]) - forward)
        at_pace = drift <= SEED_DRIFT + SEED_DRIFT_PER_TOKEN * forward
        if ahead == 1:
            strays = np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(~at_pace)])
        near = at_pace & (forward <= SEED_GAP)
        near &= pair[ahead:] == pair[:-ahead]
        for step in range(1, ahead + 1):  # what lies between two that belong together is spanned by them
            paced[step : step + len(near)] |= near
    turns = np.flatnonzero(paced[1:] != paced[:-1])
    begin, end = turns[::2], turns[1::2]
    kept = end - begin >= ROW - 1
    begin, end = begin[kept], end[kept]
    words = np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(np.minimum(WORDS_IN_ROW, np.diff(first)))])
    equal, span = words[end] - words[begin] + WORDS_IN_ROW, first[end] - first[begin]
    return begin, end, equal, span, (strays[end] - strays[begin]) / (end - begin)


def _full_lines(
    texts: Sequence[Seeds], line: NDArray[int64], gain: NDArray[int64], share: NDArray[float64]
) -> tuple[NDArray[int64], NDArray[bool_]]:
    """Return for each text of how many lines that share of the words is spanned, and whether two of them are next to
    each other, but for one between.
    """
    import numpy as np

    words = np.concatenate([text.line_words for text in texts])
    of_text = np.repeat(np.arange(len(texts)), [len(text.line_words) for text in texts])
    spanned = np.bincount(line, gain, minlength=len(words))
    full = np.flatnonzero((spanned >= LINE_WORDS) & (spanned >= share[of_text] * words))
    near = full[1:][(np.diff(full) <= 2) & (of_text[full[1:]] == of_text[full[:-1]])]
    return np.bincount(of_text[full], minlength=len(texts)), np.bincount(of_text[near], minlength=len(texts)) > 0
