"""A quick look at a pair before it is aligned: whether shared runs follow each other at the same pace in both texts.

Two accounts of one event share names and turns of phrase, here and there; a copy shares them in one order and at nearly
one distance. The look is wider than what :mod:`~travaux.copies.alignment` accepts, so that nothing is lost by it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from travaux.copies.alignment import SEED_DRIFT, SEED_DRIFT_PER_TOKEN, SEED_GAP
from travaux.copies.shelf import Recent
from travaux.copies.shingles import (
    MARKS_IN_ROW,
    PLACE_BITS,
    WORDS_IN_ROW,
    counts,
    is_quoted,
    of_one_outlet,
    once,
    rhythm,
    runs_at,
)

if TYPE_CHECKING:
    from numpy import bool_, int32, int64, uint64
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
# A run is compared with so many that come after it: others may lie between two that belong together.
AHEAD = 3
# Pairs that are looked at together, and reports whose runs are kept.
TOGETHER = 64
KEPT = 6_000


@dataclass(frozen=True, slots=True)
class Seeds:
    """The runs that stand once in a text: hashes in order, where each begins, and how many told words come before."""

    keys: NDArray[uint64]
    at: NDArray[int32]
    told: NDArray[int32]
    line: NDArray[int32]  # the line of each, and how many told words the lines have
    line_words: NDArray[int64]
    words: int  # told words, or all
    is_quoted: bool  # so little is told that all words count


def seeds(scanned: Scan) -> Iterator[Seeds]:
    """Yield the runs of each text."""
    import numpy as np

    keys, at, bounds = _runs(scanned)
    words, telling = counts(scanned)
    quoted = is_quoted(words, telling)
    counted = scanned.told | (scanned.is_word & quoted[scanned.of_text]) if quoted.any() else scanned.told
    before = np.cumsum(counted, dtype=np.int64)
    line_words = np.add.reduceat(counted, scanned.line_starts, dtype=np.int64) if len(counted) else before
    tops = np.searchsorted(scanned.line_starts, scanned.starts).tolist()
    for n, start in enumerate(scanned.starts[:-1].tolist()):
        here = slice(bounds[n], bounds[n + 1])
        key, place = once(keys[here], at[here] - start)
        lines = slice(tops[n], tops[n + 1])
        yield Seeds(
            key,
            place.astype(np.int32),
            before[place + start].astype(np.int32),
            (np.searchsorted(scanned.line_starts[lines], place + start, side="right") - 1).astype(np.int32),
            line_words[lines],
            int(words[n] if quoted[n] else telling[n]),
            bool(quoted[n]),
        )


def _runs(scanned: Scan) -> tuple[NDArray[uint64], NDArray[int64], list[int]]:
    """Return the runs of all texts, text after text: hashes, first tokens, and where the runs of each text begin."""
    import numpy as np

    of_text, words = scanned.of_text, np.flatnonzero(scanned.is_word)
    in_row, row_at = runs_at(scanned.hashes[words], of_text[words], WORDS_IN_ROW)
    beats, beat_texts, marks = rhythm(scanned.hashes, of_text, scanned.is_word, scanned.starts)
    rhythms, rhythm_at = runs_at(beats, beat_texts, MARKS_IN_ROW)
    at = np.concatenate([words[row_at], marks[rhythm_at]])
    order = np.argsort(of_text[at].astype(np.uint16), kind="stable")  # by radix
    at = at[order]
    return (
        np.concatenate([in_row, rhythms])[order],
        at,
        np.searchsorted(of_text[at], np.arange(len(scanned) + 1)).tolist(),
    )


class Screen:
    """Tells for pairs of reports of a pile whether they are worth an alignment. Standing text does not count."""

    def __init__(self, tape: Tape, lines: Lines) -> None:
        self._tape, self._lines = tape, lines
        self._seeds: Recent[int, Seeds] = Recent(self._one, KEPT)

    def worth(self, pairs: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """Yield the pairs that are, in their order."""
        import numpy as np

        waiting, outlets = iter(pairs), self._lines.outlets()
        while group := list(islice(waiting, TOGETHER)):
            self._read({number for pair in group for number in pair})
            seeds = [(self._seeds[i], self._seeds[j]) for i, j in group]
            alike = of_one_outlet(outlets, *np.array(group).T)
            yield from (pair for pair, found in zip(group, worthy(seeds, alike), strict=True) if found)

    def _one(self, number: int) -> Seeds:
        self._read([number])
        return self._seeds[number]

    def _read(self, numbers: Iterable[int]) -> None:
        """Read the reports that are not known, together: that is quicker."""
        fresh = sorted(n for n in numbers if n not in self._seeds)
        for batch, scanned in self._tape.batches(fresh):
            for n, found in zip(batch, seeds(scanned.without(self._lines.mask(scanned))), strict=True):
                self._seeds.put(n, found)


@dataclass(frozen=True, slots=True)
class _Shared:
    """The runs that the texts of each of several pairs share, in the order of the first text of each pair."""

    pair: NDArray[int64]
    at: NDArray[int64]  # where they begin in the first and in the second text
    across: NDArray[int64]
    told: NDArray[int64]  # how many words that count come before
    lines: tuple[NDArray[int64], NDArray[int64]]  # in which line of either text, counted through all pairs


def worthy(pairs: Sequence[tuple[Seeds, Seeds]], one_outlet: NDArray[bool_]) -> list[bool]:
    """Return for each pair whether the runs that both texts have span enough at one pace.

    Parts that reports of one outlet share are its background, told again; of these only whole texts are worth it.
    """
    import numpy as np

    pairs = [(a, b) if len(a.keys) <= len(b.keys) else (b, a) for a, b in pairs]
    shared = _shared(pairs)
    if not len(shared.pair):
        return [False] * len(pairs)
    begin, end, equal, span = _rows(shared)
    pair, gain = shared.pair[begin], shared.told[end] - shared.told[begin]

    def total(weights: NDArray[int64], kept: NDArray[bool_]) -> NDArray[Any]:
        return np.bincount(pair[kept], weights[kept], minlength=len(pairs))

    least = np.array([max(SPAN_LEAST, SPAN_SHARE * min(a.words, b.words)) for a, b in pairs])
    whole = total(gain, equal >= EQUAL_WHOLE * span) >= least
    dense = equal >= EQUAL * span
    spanned = total(gain, dense)
    running = (spanned >= SPAN_RUNNING) & (total(equal, dense) >= RUNNING_EQUAL * total(span, dense))
    edges = np.zeros(len(shared.pair), dtype=np.int64)
    edges[begin[dense]], edges[end[dense]] = 1, -1
    gains = np.diff(shared.told) * np.cumsum(edges)[:-1]
    lifted = spanned >= SPAN
    for side in (0, 1):
        lifted &= _full_lines([pair[side] for pair in pairs], shared.lines[side][:-1], gains) >= LINES
    found: list[bool] = (whole | ((running | lifted) & ~one_outlet)).tolist()
    return found


def _shared(pairs: Sequence[tuple[Seeds, Seeds]]) -> _Shared:
    import numpy as np

    size = np.array([[len(a.keys), len(b.keys), len(a.line_words), len(b.line_words)] for a, b in pairs]).T
    number = np.arange(len(pairs))
    theirs = np.concatenate([b.keys for _, b in pairs]) | _tag(np.repeat(number, size[1]))
    keys = np.concatenate([a.keys for a, _ in pairs])
    pair = np.repeat(number, size[0])
    keys |= _tag(pair)
    found = np.minimum(np.searchsorted(theirs, keys), max(0, len(theirs) - 1))
    ours = np.flatnonzero(theirs[found] == keys) if len(theirs) else found
    at = np.concatenate([a.at for a, _ in pairs])
    ours = ours[np.argsort((pair[ours] << PLACE_BITS) | at[ours])]
    theirs_at, pair = found[ours], pair[ours]
    before = np.cumsum(size, axis=1) - size
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


def _tag(pair: NDArray[int64]) -> NDArray[uint64]:
    """Return the number of a pair in the bits that a hash leaves free."""
    import numpy as np

    return pair.astype(np.uint64) << np.uint64(64 - PLACE_BITS)


def _rows(shared: _Shared) -> tuple[NDArray[int64], NDArray[int64], NDArray[int64], NDArray[int64]]:
    """Return the rows of runs that go on at one pace in both texts: the first run and the last of each, how many words
    its runs have at least, and how many tokens it spans.
    """
    import numpy as np

    first, second, pair = shared.at, shared.across, shared.pair
    paced = np.zeros(len(first) + 1, dtype=bool)
    for ahead in range(1, min(AHEAD, len(first) - 1) + 1):
        forward = first[ahead:] - first[:-ahead]
        drift = np.abs((second[ahead:] - second[:-ahead]) - forward)
        near = (forward <= SEED_GAP) & (drift <= SEED_DRIFT + SEED_DRIFT_PER_TOKEN * forward)
        near &= pair[ahead:] == pair[:-ahead]
        for step in range(1, ahead + 1):  # what lies between two that belong together is spanned by them
            paced[step : step + len(near)] |= near
    turns = np.flatnonzero(paced[1:] != paced[:-1])
    begin, end = turns[::2], turns[1::2]
    kept = end - begin >= ROW - 1
    begin, end = begin[kept], end[kept]
    words = np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(np.minimum(WORDS_IN_ROW, np.diff(first)))])
    return begin, end, words[end] - words[begin] + WORDS_IN_ROW, first[end] - first[begin]


def _full_lines(texts: Sequence[Seeds], line: NDArray[int64], gain: NDArray[int64]) -> NDArray[int64]:
    """Return for each text of how many lines most words are spanned."""
    import numpy as np

    words = np.concatenate([text.line_words for text in texts])
    of_text = np.repeat(np.arange(len(texts)), [len(text.line_words) for text in texts])
    spanned = np.bincount(line, gain, minlength=len(words))
    return np.bincount(of_text[(spanned >= LINE_WORDS) & (spanned >= LINE_SHARE * words)], minlength=len(texts))
