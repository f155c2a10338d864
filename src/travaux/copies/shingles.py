"""Which reports are worth comparing: those that share rare shingles.

Four kinds of shingles, each a hash of a short run within one report:

* **words**: three words in a row. Survive wherever a copier left three words alone.
* **weighty words**: two in a row of those that say what a text is about, by their length, and numbers, whatever stands
  between. A spinner leaves names and figures, and what its thesaurus has not, as they are.
* **weighty words of the lead**, once more, and every second one: who cuts a report keeps its beginning, and a spinner
  that puts several words for one parts those that stood in a row.
* **rhythm**: four punctuation marks in a row with the number of words before each. No word-for-word spinner changes it.

Reports are joined on the shingles they share, as in near-duplicate search since Broder (1997), but on all shingles
instead of a sample, since a spun copy has few in common with its origin. Work is linear in the text: what many reports
share joins each of them to its neighbours only. A shingle and its report are packed into one number, so that joining is
sorting; what does not fit in memory is sorted part by part (see :mod:`~travaux.copies.spool`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from travaux.copies.spool import Spool, in_order

if TYPE_CHECKING:
    from numpy import bool_, float64, int32, int64, uint32, uint64
    from numpy.typing import NDArray

    from travaux.copies.scan import Scan

WORDS_IN_ROW = 3
WEIGHTY_IN_ROW = 2
MARKS_IN_ROW = 4
# So many weighty words are the lead of a report; of these each makes a run with the next, and with the one after that.
# What is likely by the lead alone has to be so throughout (see the screen).
LEAD = 32
LEAD_STEPS = (1, 2)
# Within a pair of texts an alignment starts from as many.
SEED_WORDS = 3
# Up to this many reports on one shingle are joined all with all; larger groups each with the next few, so that a
# story on a thousand pages still hangs together.
ALL_PAIRS = 5
NEIGHBOURS = 2
# Of the shingles that more reports share only one in so many is looked at, and counts for as many.
MANY = 24
SAMPLED = 4
# A pair needs this much weight, a shingle of n reports weighing 1 / log2(n + 1), and as much in relation to the words
# of the shorter text, though never more than ``CAP``, or in texts of more than a thousand words ``CAP_PER_WORD``: that
# much these share by chance. Half of it is enough if one of the two is long. (Of 5,400 spun cuts ten weigh less, all of
# them spun at 50 or 60 %; without weighty words, at as many pairs, 53 did.)
MIN_WEIGHT = 1.2
MIN_WEIGHT_PER_WORD = 0.012
CAP = 7.0
CAP_PER_WORD = 0.006
# With the shingles of the leads it needs so many times as much.
WITH_LEADS = 1.15
# The heaviest pairs of each report that are looked at.
PAIRS_PER_REPORT = 24
# Texts of so many runs of words are long, and of these runs only one in so many is kept, a power of two: weighty words
# and rhythm are enough there.
LONG = 300
LONG_SAMPLED = 8
# A text that tells less than so many words, or than so much of its words, is nearly all quotation: all its words count.
TOLD_LEAST = 60
TOLD_SHARE = 0.25
# Weights are counted in steps of this size. The last bit is set if the shingle is of a lead.
STEP = 1 / 32
WEIGHT_BITS = 8
OF_LEAD = 1 << (WEIGHT_BITS - 1)
# Bits for the number of a report. What is left of 64 is for the hash, the part of the spool aside: at 50 million
# shingles one in 300,000 meets another by chance.
REPORT_BITS = 22
MOST_REPORTS = 1 << REPORT_BITS
# The bit of a shingle's hash that tells whether it is of a lead: the first of those that are packed.
LEAD_BIT = 1 << (63 - REPORT_BITS)
PARTS = 16
# The last bit of a word's hash tells whether it says what a text is about.
WEIGHTY_BIT = 1
# Bits for where in a text a run begins; the rest is for its hash.
PLACE_BITS = 22
# Bits for the places in which shingles meet before they are sorted.
MOST_PLACES = 24
_MULTIPLIER = 0xD1342543DE82EF95


class Weighed(NamedTuple):
    """Pairs of reports, what each weighs, and whether it weighs enough only by the leads."""

    i: NDArray[int64]
    j: NDArray[int64]
    weight: NDArray[float64]
    by_lead: NDArray[bool_]


class Join:
    """The shingles of a pile, put in batch by batch, and the pairs of reports that share enough of them."""

    def __init__(self, memory: int | None = None) -> None:
        extra = {} if memory is None else {"memory": memory}
        self._shingles = Spool(PARTS, **extra)
        self._pairs = Spool(PARTS, **extra)
        self.size = 0

    def add(self, scanned: Scan, numbers: Sequence[int]) -> None:
        """Add the texts whose numbers in the pile are given. Raise ValueError if there are too many."""
        import numpy as np

        if max(numbers, default=0) >= MOST_REPORTS:
            raise ValueError(f"more than {MOST_REPORTS:,} reports in one pile: split it")
        number = np.array(numbers, dtype=np.uint64)
        found = [(hashes, np.repeat(number, sizes)) for hashes, sizes in shingles(scanned)]
        hashes, owners = (np.concatenate(column) for column in zip(*found, strict=True))
        self._shingles.put_all(pack(hashes, owners), part_of(hashes))
        self.size = max(self.size, *numbers, 0)

    def pairs(
        self,
        words: NDArray[int64],
        outlets: NDArray[int32],
        order: NDArray[int64],
        kept: list[NDArray[uint64]] | None = None,
    ) -> tuple[NDArray[int64], NDArray[int64], NDArray[bool_]]:
        """Return the reports that may be copies, (i, j) in two arrays, the most promising first, and which of them may
        only if their leads say so; forget the shingles.

        ``words`` are the words of each report, ``outlets`` two numbers for its outlet, ``order`` the place of each in
        an order of all that does not depend on the one in which they came. ``kept`` is given the packed shingles,
        sorted, part by part.
        """
        import numpy as np

        place = order.astype(np.uint64)
        low = np.uint64(MOST_REPORTS - 1)
        for keys in self._shingles.take():
            if kept is None:
                keys = _met(keys)
            moved = in_order((keys & ~low) | place[keys & low])
            if kept is not None:
                kept.append(moved)
            for first, second, weight in _join(moved):
                self._pairs.put_all(pack_pairs(first, second, weight), first >> np.uint64(self._shift()))
        found: list[Weighed] = []
        for keys in self._pairs.take():
            if len(keys) and not found:  # of one report more there may be none
                back = np.argsort(order)
                words, outlets = words[back], outlets[back]
            if len(keys):
                found.append(weighed(keys, words, outlets))
        if not found:
            return order[:0], order[:0], order[:0] > 0
        i, j = (np.concatenate([part[k] for part in found]) for k in range(2))
        heaviest = _heaviest(i, j, np.concatenate([part.weight for part in found]))
        return back[i[heaviest]], back[j[heaviest]], np.concatenate([part.by_lead for part in found])[heaviest]

    def _shift(self) -> int:
        return max(0, self.size.bit_length() - (PARTS - 1).bit_length())


def pack(hashes: NDArray[uint64], numbers: NDArray[uint64]) -> NDArray[uint64]:
    """Return one number for each shingle and its report; sorting it puts equal shingles side by side."""
    import numpy as np

    return (hashes << np.uint64(REPORT_BITS)) | numbers


def pack_pairs(first: NDArray[uint64], second: NDArray[uint64], weight: NDArray[uint64]) -> NDArray[uint64]:
    """Return one number for each pair and what it weighs, in steps; sorting it puts equal pairs side by side."""
    import numpy as np

    return (((first << np.uint64(REPORT_BITS)) | second) << np.uint64(WEIGHT_BITS)) | weight


def part_of(hashes: NDArray[uint64]) -> NDArray[uint64]:
    """Return in which of ``PARTS`` parts each shingle is."""
    import numpy as np

    return hashes >> np.uint64(64 - (PARTS - 1).bit_length())


def shingles(scanned: Scan) -> Iterator[tuple[NDArray[uint64], NDArray[int64]]]:
    """Yield, for each kind, the hashes of all shingles, text after text, and how many each text has.

    Words in quotation marks are anybody's, and make none, unless a text is nearly all quotation. Of the runs of words
    of a long text few are kept, by their hashes.
    """
    import numpy as np

    words, told = counts(scanned)
    quoted, is_word = is_quoted(words, told), scanned.told
    if quoted.any():
        is_word = is_word | (scanned.is_word & quoted[scanned.of_text])
    row, size = scanned.hashes[is_word], np.where(quoted, words, told)
    hashes, sizes = _runs_within(row, size, WORDS_IN_ROW)
    long = sizes >= LONG
    if long.any():
        kept = np.repeat(~long, sizes) | (hashes & np.uint64(LONG_SAMPLED - 1) == 0)
        before = np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(kept)])
        ends = np.cumsum(sizes)
        hashes, sizes = np.compress(kept, hashes), before[ends] - before[ends - sizes]
    yield hashes, sizes
    weighty = np.flatnonzero((row & np.uint32(WEIGHTY_BIT)).astype(bool))
    bounds = np.searchsorted(weighty, np.cumsum(size))
    sizes, row = np.diff(bounds, prepend=0), row[weighty]
    yield _runs_within(row, sizes, WEIGHTY_IN_ROW)
    yield from _leads(row, sizes)
    beats, marks = rhythm(scanned.hashes, scanned.is_word, scanned.starts)
    yield _runs_within(beats, np.diff(np.searchsorted(marks, scanned.starts)), MARKS_IN_ROW)


def _leads(weighty: NDArray[uint32], sizes: NDArray[int64]) -> Iterator[tuple[NDArray[uint64], NDArray[int64]]]:
    """Yield the shingles of the leads of texts, given their weighty words, and how many each has."""
    import numpy as np

    starts = np.cumsum(sizes) - sizes
    sizes = np.minimum(sizes, LEAD)
    of_text = np.repeat(np.arange(len(sizes)), sizes)
    first = np.cumsum(sizes) - sizes
    lead = weighty[np.arange(len(of_text)) + (starts - first)[of_text]].astype(np.uint64)
    for step in LEAD_STEPS:
        within = of_text[step:] == of_text[:-step]
        two = (lead[:-step] * np.uint64(_MULTIPLIER) + lead[step:]) * np.uint64(_MULTIPLIER) + np.uint64(step)
        yield mix(two[within]) | np.uint64(LEAD_BIT), np.maximum(0, sizes - step)


def _runs_within(hashes: NDArray[Any], sizes: NDArray[int64], length: int) -> tuple[NDArray[uint64], NDArray[int64]]:
    """Return a hash for every run of ``length`` within one text, and how many each text has, given how many tokens each
    has.
    """
    import numpy as np

    found, last = _hashes_of_runs(hashes, length), length - 1
    within = np.ones(len(hashes), dtype=bool)
    ends = np.cumsum(sizes)[sizes > 0]
    for k in range(1, length):
        within[np.maximum(0, ends - k)] = False
    return found[within[: len(found)]] & np.uint64(~LEAD_BIT & (1 << 64) - 1), np.maximum(0, sizes - last)


def counts(scanned: Scan) -> tuple[NDArray[int64], NDArray[int64]]:
    """Return how many words each text has, and how many of them are told."""
    import numpy as np

    full = np.flatnonzero(np.diff(scanned.starts))
    found = np.zeros((2, len(scanned)), dtype=np.int64)
    for row, mask in zip(found, (scanned.is_word, scanned.told), strict=True):
        row[full] = np.add.reduceat(mask, scanned.starts[full], dtype=np.int64) if len(full) else 0
    return found[0], found[1]


def is_quoted(words: Any, told: Any) -> Any:
    """Return whether a text, or each of several, tells so little of its words that it is nearly all quotation."""
    import numpy as np

    return told < np.maximum(TOLD_LEAST, TOLD_SHARE * words)


def rhythm(
    hashes: NDArray[Any], is_word: NDArray[bool_], starts: NDArray[int64]
) -> tuple[NDArray[uint64], NDArray[int64]]:
    """Return a hash for every mark with the number of words before it, and its token; texts start at ``starts``."""
    import numpy as np

    marks = np.flatnonzero(~is_word)
    before = np.diff(marks, prepend=-1) - 1
    first = np.searchsorted(marks, starts[:-1])
    first = first[first < len(marks)]
    # One that has none is given the next one's first, which is given its own after that.
    before[first] = np.minimum(before[first], marks[first] - starts[: len(first)])
    marks, before = marks[before > 0], before[before > 0]  # a second mark in a row says nothing new
    return hashes[marks] + mix(before.astype(np.uint64) + np.uint64(1)), marks


def runs(hashes: NDArray[Any], of_text: NDArray[int32], length: int) -> tuple[NDArray[uint64], NDArray[int32]]:
    """Return a hash for every run of ``length`` within one text, and the text of each."""
    found, at = runs_at(hashes, of_text, length)
    return found, of_text[at]


def runs_at(hashes: NDArray[Any], of_text: NDArray[int32], length: int) -> tuple[NDArray[uint64], NDArray[int64]]:
    """Return a hash for every run of ``length`` within one text, and the index at which each begins."""
    import numpy as np

    total = _hashes_of_runs(hashes, length)
    at = np.flatnonzero(of_text[: len(total)] == of_text[len(of_text) - len(total) :])
    return (total if len(at) == len(total) else total[at]), at


def _hashes_of_runs(hashes: NDArray[Any], length: int) -> NDArray[uint64]:
    """Return a hash for every run of ``length``."""
    import numpy as np

    count = max(0, len(hashes) - length + 1)
    wide = hashes.astype(np.uint64)
    total = wide[:count].copy()
    for k in range(1, length):
        total *= np.uint64(_MULTIPLIER)
        total += wide[k : k + count]
    return mix(total)


def mix(x: NDArray[uint64]) -> NDArray[uint64]:
    """Return well spread 64-bit hashes of whole numbers (the finaliser of SplitMix64; Steele et al., 2014)."""
    import numpy as np

    y = x >> np.uint64(30)
    y ^= x
    y *= np.uint64(0xBF58476D1CE4E5B9)
    y ^= y >> np.uint64(27)
    y *= np.uint64(0x94D049BB133111EB)
    y ^= y >> np.uint64(31)
    return y


def _met(keys: NDArray[uint64]) -> NDArray[uint64]:
    """Return packed shingles without most of those that stand in one report only: sorting is dear."""
    import numpy as np

    bits = min(MOST_PLACES, (3 * len(keys)).bit_length())
    place = ((keys >> np.uint64(REPORT_BITS)) & np.uint64((1 << bits) - 1)).astype(np.int64)
    number = np.arange(len(keys), dtype=np.int32)
    last = np.empty(1 << bits, dtype=np.int32)
    last[place] = number
    met = np.zeros(1 << bits, dtype=bool)
    met[place[np.flatnonzero(last[place] != number)]] = True  # half the time of what a mask takes
    return keys[met[place]]


def _join(keys: NDArray[uint64]) -> Iterator[tuple[NDArray[uint64], NDArray[uint64], NDArray[uint64]]]:
    """Yield (first, second, weight in steps) for the reports that share a shingle, given packed keys in order."""
    import numpy as np

    keys = keys[np.concatenate([np.ones(1, dtype=bool), keys[1:] != keys[:-1]])] if len(keys) else keys
    hashes = keys >> np.uint64(REPORT_BITS)
    bounds = np.flatnonzero(np.concatenate([np.ones(1, dtype=bool), hashes[1:] != hashes[:-1]]))
    sizes = np.diff(bounds, append=len(keys))
    shared = (sizes > 1) & ((sizes <= MANY) | (hashes[bounds] % np.uint64(SAMPLED) == 0)) if len(keys) else sizes > 1
    bounds, sizes = bounds[shared], sizes[shared]
    place = np.arange(sizes.sum(), dtype=np.int32) - np.repeat((np.cumsum(sizes) - sizes).astype(np.int32), sizes)
    reports = keys[np.repeat(bounds, sizes) + place] & np.uint64(MOST_REPORTS - 1)
    weight = np.repeat(weight_of(sizes) | of_lead(hashes[bounds]), sizes)
    reach = np.where(sizes > ALL_PAIRS, NEIGHBOURS, ALL_PAIRS)
    after = np.minimum(np.repeat((sizes - 1).astype(np.int32), sizes) - place, np.repeat(reach.astype(np.int32), sizes))
    for step in range(1, ALL_PAIRS):
        here = np.flatnonzero(after >= step)
        if len(here):
            yield reports[here], reports[here + step], weight[here]


def weight_of(sharers: NDArray[int64]) -> NDArray[uint64]:
    """Return what a shingle weighs, in steps, by the number of reports that share it."""
    import numpy as np

    counts = np.where(sharers > MANY, SAMPLED, 1)
    return np.maximum(1, np.round(counts / np.log2(sharers + 1) / STEP)).astype(np.uint64)


def of_lead(hashes: NDArray[uint64]) -> NDArray[uint64]:
    """Return the bit that is set in weights of the shingles of leads, given what is packed of their hashes."""
    import numpy as np

    return (hashes >= np.uint64(LEAD_BIT)) * np.uint64(OF_LEAD)


def weighed(keys: NDArray[uint64], words: NDArray[int64], outlets: NDArray[int32]) -> Weighed:
    """Return the pairs that weigh enough, with their weights. Only whole texts of one outlet are worth comparing."""
    import numpy as np

    keys = np.sort(_heavy(keys, words))
    if not len(keys):
        return Weighed(np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0), np.zeros(0, dtype=bool))
    pair = keys >> np.uint64(WEIGHT_BITS)
    new = np.flatnonzero(np.concatenate([np.ones(1, dtype=bool), pair[1:] != pair[:-1]]))
    steps = (keys & np.uint64(OF_LEAD - 1)).astype(np.int64)
    weight = np.add.reduceat(steps, new) * STEP
    lead = np.add.reduceat(np.where(keys & np.uint64(OF_LEAD), steps, 0), new) * STEP
    pair = pair[new]
    i = (pair >> np.uint64(REPORT_BITS)).astype(np.int64)
    j = (pair & np.uint64(MOST_REPORTS - 1)).astype(np.int64)
    shorter = np.minimum(words[i], words[j])
    apart = ~of_one_outlet(outlets, i, j)
    enough = np.maximum(MIN_WEIGHT_PER_WORD * shorter, MIN_WEIGHT)
    enough[apart] = _enough(shorter[apart])
    enough[np.maximum(words[i], words[j]) >= LONG] /= 2
    by_lead = weight - lead < enough
    kept = ~by_lead | (weight >= WITH_LEADS * enough)
    return Weighed(i[kept], j[kept], weight[kept], by_lead[kept])


def _enough(words: NDArray[int64]) -> NDArray[float64]:
    """Return what a pair has to weigh by the words of the shorter text."""
    import numpy as np

    most = np.maximum(CAP, CAP_PER_WORD * words)
    enough: NDArray[float64] = np.maximum(MIN_WEIGHT, np.minimum(MIN_WEIGHT_PER_WORD * words, most))
    return enough


def _heavy(keys: NDArray[uint64], words: NDArray[int64]) -> NDArray[uint64]:
    """Return packed pairs without most of those that weigh too little: pairs are added up in places that few share."""
    import numpy as np

    if not len(keys):
        return keys
    pair = keys >> np.uint64(WEIGHT_BITS)
    bits = min(MOST_PLACES, (2 * len(keys)).bit_length())
    place = (mix(pair) >> np.uint64(64 - bits)).astype(np.int64)
    total = np.bincount(place, keys & np.uint64(OF_LEAD - 1), minlength=1 << bits) * (2 * STEP)
    heavy = np.flatnonzero(total[place] >= MIN_WEIGHT)  # no pair needs less
    pair, total = pair[heavy], total[place[heavy]]
    i, j = (pair >> np.uint64(REPORT_BITS)).astype(np.int64), (pair & np.uint64(MOST_REPORTS - 1)).astype(np.int64)
    kept: NDArray[uint64] = keys[heavy[total >= _enough(np.minimum(words[i], words[j]))]]
    return kept


def of_one_outlet(outlets: NDArray[int32], i: Any, j: Any) -> Any:
    """Return whether two reports, or each two of many, have one of the two numbers for their outlets in common."""
    first, second = outlets[i], outlets[j]
    crossed = (first == second) | (first == second[..., ::-1])
    return (crossed & (first >= 0)).any(axis=-1)


def _heaviest(i: NDArray[int64], j: NDArray[int64], weight: NDArray[float64]) -> NDArray[int64]:
    """Return which pairs are either report's heaviest, in the order of their weight."""
    import numpy as np

    order = np.lexsort((j, i, -weight))
    i, j = i[order], j[order]
    return order[np.minimum(_rank(i, j, 0), _rank(i, j, 1)) < PAIRS_PER_REPORT]


def _rank(i: NDArray[int64], j: NDArray[int64], side: int) -> NDArray[int64]:
    """Return for each pair how many pairs before it one of its reports is in."""
    import numpy as np

    both = np.stack([i, j], axis=1).ravel()
    order = np.argsort(both, kind="stable")
    bounds = np.flatnonzero(np.concatenate([np.ones(1, dtype=bool), both[order][1:] != both[order][:-1]]))
    if not len(both):
        return both
    rank = np.empty(len(both), dtype=np.int64)
    rank[order] = np.arange(len(both)) - np.repeat(bounds, np.diff(bounds, append=len(both)))
    return rank[side::2]


def seeds_of(
    hashes: NDArray[uint64], is_word: NDArray[bool_], words: int = SEED_WORDS
) -> tuple[NDArray[uint64], NDArray[int64]]:
    """Return the hashes, sorted, of the runs that stand once in a text, and the token at which each begins.

    ``hashes`` are those of its tokens, ``is_word`` tells which are words, ``words`` how many make a run.
    """
    import numpy as np

    in_row = _hashes_of_runs(hashes[is_word], words)
    beats, beat_at = rhythm(hashes, is_word, np.array([0, len(hashes)]))
    rhythms = _hashes_of_runs(beats, MARKS_IN_ROW)
    keys = np.concatenate([in_row, rhythms])
    return once(keys, np.concatenate([np.flatnonzero(is_word)[: len(in_row)], beat_at[: len(rhythms)]]))


def once(keys: NDArray[uint64], at: NDArray[int64]) -> tuple[NDArray[uint64], NDArray[int64]]:
    """Return the hashes, in order, that stand once, and their places; of a text as long as a library only the first.

    A hash and its place are packed into one number: sorting numbers is several times as quick as sorting by them.
    """
    import numpy as np

    bits, places = np.uint64(PLACE_BITS), np.uint64((1 << PLACE_BITS) - 1)
    if len(at) > places:
        keys, at = keys[at <= places], at[at <= places]
    packed = np.sort((keys >> bits << bits) | at.astype(np.uint64))
    keys = packed >> bits
    alone = np.ones(len(keys), dtype=bool)
    again = keys[1:] == keys[:-1]
    alone[1:] &= ~again
    alone[:-1] &= ~again
    return keys[alone], (packed[alone] & places).astype(np.int64)
