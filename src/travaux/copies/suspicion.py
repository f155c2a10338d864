"""Whether a text was spun, told from its words alone.

Each word is asked two things: how likely it is between its neighbours, and how likely the words are, in the same
place, that a thesaurus would have turned into it (a noisy channel, as in spelling correction; Kernighan, Church and
Gale, 1990). The share of replaced words that explains the text best is found by expectation and maximisation; what it
explains better than no spinning at all, for each word, is the evidence.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp, log
from typing import TYPE_CHECKING

from travaux.copies.wording import Wording, wording
from travaux.copies.words import Text, Vocabulary, data, read_text
from travaux.model import Report, Suspect, Suspicion

if TYPE_CHECKING:
    from numpy import bool_, float64, int64
    from numpy.typing import NDArray

# How likely it is that a replacement is in no thesaurus we know.
UNKNOWN = 0.3
STEPS = 30
# Words weighed at once: each brings a score of possible originals.
BATCH = 20_000
# Fewer words in small letters tell nothing.
LEAST_WORDS = 30
# English news has so large a share of words that hold sentences together (.33 and more; .24 where every word that a
# thesaurus knows was replaced); texts in three other languages have under .08.
ENGLISH = 0.18
# The rate: a logistic curve over the logarithms of both kinds of evidence, with the number of words, fitted by
# bench/restore.py on made spins at 10 to 60 % and as many true reports, then shifted to spins being one in a hundred.
EVIDENCE_FLOOR, STRANGE_FLOOR = 0.02, 0.002
RATE_WEIGHTS = (6.064, 3.612, 0.823, -0.411)
# From this likelihood on a word is marked, and from this on what it stands for is told: on the made spins that these
# were chosen on (30 % replaced by known thesauri), .86 to .97 of the words marked were replaced.
MARKED = 0.95
SURE = 0.95
# Where fewer of the marked words than this have an original that is sure, the thesaurus is none we know, and what seems
# sure is by accident: on made spins .4 and more have with known thesauri, .06 with one made up.
KNOWN_THESAURUS = 0.25
# A phrase of the published list was put for another so surely.
PHRASE_LIKELIHOOD = 0.95
# From this rate on what a record takes from a text is marked as altered, where no origin is in the pile.
ALTERED = 0.9


@dataclass(frozen=True, eq=False)
class Channel:
    """For each word of a text that may have been replaced, what speaks for it."""

    at: NDArray[int64]  # tokens
    ratio: NDArray[float64]  # how much likelier the word is there if it was put for another
    best: NDArray[int64]  # number of the likeliest original, -1 for none known
    best_part: NDArray[float64]  # which part of the ratio that original brings
    share: float  # of the words that were replaced, as explains the text best
    evidence: float  # log-likelihood that this share gains over none, in nats for each word
    strange: float  # the same where no thesaurus is asked, only whether words go with their neighbours

    @property
    def likelihood(self) -> NDArray[float64]:
        """How likely each word was replaced."""
        return self.share * self.ratio / (1 - self.share + self.share * self.ratio)


def suspicion_of(report: Report, table: Wording | None = None) -> Suspicion:
    """Return how likely the report was spun, and the words that betray it, by the packaged tables or others."""
    text, table = read_text(report, Vocabulary()), table or wording()
    channel = channel_of(text, table)
    words = len(channel.at)
    if text.words >= LEAST_WORDS and english_share(text) < ENGLISH:
        return Suspicion(report.id, None, words, 0.0, reasons=("this does not read like English sentences",))
    if words < LEAST_WORDS:
        return Suspicion(report.id, None, words, 0.0, reasons=(f"{_counted(words)} in small letters tell too little",))
    suspects = tuple(_suspects(text, channel, table.words))
    rate = rate_of(channel)
    reasons = tuple(_reasons(channel, suspects))
    return Suspicion(report.id, round(rate, 4), words, round(channel.share, 3), suspects, reasons)


def rate_of(channel: Channel) -> float:
    """Return how likely a text was spun, 0 to 1, by what speaks for its words having been replaced."""
    constant, known, strange, short = RATE_WEIGHTS
    odds = constant + known * log(channel.evidence + EVIDENCE_FLOOR) + strange * log(channel.strange + STRANGE_FLOOR)
    odds += short * log(1 + 100 / max(1, len(channel.at)))
    return 1 / (1 + exp(-max(-50.0, min(50.0, odds))))


def english_share(text: Text) -> float:
    """Return the share of a text's words that hold English sentences together."""
    vocabulary, known = text.vocabulary, _function_words()
    held = sum(vocabulary.tokens[i] in known for i in text.listed)
    return held / max(1, text.words)


@cache
def _function_words() -> frozenset[str]:
    return frozenset(data("english")["common"]["function"].split())


# ------------------------------------------------------------------------------------------------ the channel
def channel_of(text: Text, table: Wording) -> Channel:
    """Return what speaks for each word of a text having been replaced."""
    import numpy as np

    ids = table.read(text)
    at = np.flatnonzero(_in_small_letters(text))
    parts = [_weighed(ids, at[n : n + BATCH], table) for n in range(0, max(1, len(at)), BATCH)]
    ratio = np.concatenate([ratio for ratio, _, _, _ in parts])
    best = np.concatenate([best for _, best, _, _ in parts])
    part = np.concatenate([part for _, _, part, _ in parts])
    strange = np.concatenate([strange for _, _, _, strange in parts])
    share, gain = explained(ratio)
    words = max(1, len(at))
    return Channel(at, ratio, best, part, share, gain / words, explained(strange)[1] / words)


def _in_small_letters(text: Text) -> NDArray[bool_]:
    from numpy import fromiter

    page = text.report.text
    return fromiter((page[start].islower() for start, _ in text.spans), dtype=bool, count=len(text.listed))


def _weighed(
    ids: NDArray[int64], at: NDArray[int64], table: Wording
) -> tuple[NDArray[float64], NDArray[int64], NDArray[float64], NDArray[float64]]:
    """Return for the words at some indices the ratio, the likeliest original, its part of the ratio, and the part of
    what is in no thesaurus.
    """
    import numpy as np

    before, here, after = table.around(ids, at)
    kept = table.follows(before, here) * table.follows(here, after)
    of, row = _rows(table.spun_start[here], table.spun_start[here + 1])
    origin = table.spun_from[row]
    fits = table.follows(before[of], origin) * table.follows(origin, after[of]) * table.spun_share[row]
    known = (1 - UNKNOWN) * np.bincount(of, fits, len(at))
    unknown = UNKNOWN * table.flattened[here] * table.chance[after]
    ratio = (known + unknown) / kept
    order = np.lexsort((origin, -fits, of))
    likeliest = order[np.r_[True, of[order][1:] != of[order][:-1]]] if len(order) else order
    best, part = np.full(len(at), -1, dtype=np.int64), np.zeros(len(at))
    best[of[likeliest]] = origin[likeliest]
    part[of[likeliest]] = (1 - UNKNOWN) * fits[likeliest] / (ratio * kept)[of[likeliest]]
    return ratio, best, part, unknown / kept


def _rows(starts: NDArray[int64], ends: NDArray[int64]) -> tuple[NDArray[int64], NDArray[int64]]:
    """Return the rows from ``starts`` to ``ends``, one run after the other, and for each the run it is of."""
    import numpy as np

    sizes = ends - starts
    of = np.repeat(np.arange(len(sizes)), sizes)
    return of, np.arange(sizes.sum()) - np.repeat(np.cumsum(sizes) - sizes - starts, sizes)


def explained(ratio: NDArray[float64]) -> tuple[float, float]:
    """Return the share of replaced words that explains the ratios best, and what it gains over none."""
    import numpy as np

    share = 0.2
    for _ in range(STEPS):
        if not len(ratio) or share < 1e-6:
            return 0.0, 0.0
        share = float(np.mean(share * ratio / (1 - share + share * ratio)))
    return share, max(0.0, float(np.log1p(share * (ratio - 1)).sum()))


# ------------------------------------------------------------------------------------------------ what is shown
def _suspects(text: Text, channel: Channel, words: Sequence[str]) -> Iterator[Suspect]:
    """Yield the words and phrases that betray a spinner, in order; a phrase takes the place of its words."""
    found = {(s.start, s.end): s for s in phrases_in(text)}
    taken = sorted(found)
    likelihood = channel.likelihood
    marked = [
        n for n in (likelihood >= MARKED).nonzero()[0].tolist() if not _is_inside(_start(text, channel, n), taken)
    ]
    sure = {n for n in marked if likelihood[n] * channel.best_part[n] >= SURE}
    for n in marked:
        start, end = text.spans[int(channel.at[n])]
        original = words[int(channel.best[n])] if n in sure and len(sure) >= KNOWN_THESAURUS * len(marked) else None
        found[start, end] = Suspect(start, end, text.report.text[start:end], round(float(likelihood[n]), 3), original)
    yield from (found[place] for place in sorted(found))


def _start(text: Text, channel: Channel, n: int) -> int:
    return text.spans[int(channel.at[n])][0]


def _is_inside(start: int, places: Sequence[tuple[int, int]]) -> bool:
    at = bisect_right(places, (start, 1 << 60)) - 1
    return at >= 0 and start < places[at][1]


def phrases_in(text: Text) -> Iterator[Suspect]:
    """Yield the published tortured phrases in a text, the longest at each place."""
    table, tokens, at = _phrases(), text.vocabulary.tokens, 0
    listed = [tokens[i] for i in text.listed]
    while at < len(listed):
        longest = 0
        for words, meant in table.get(listed[at], ()):
            if len(words) > longest and tuple(listed[at : at + len(words)]) == words:
                longest, correct = len(words), meant
        if longest:
            start, end = text.spans[at][0], text.spans[at + longest - 1][1]
            yield Suspect(start, end, text.report.text[start:end], PHRASE_LIKELIHOOD, correct)
        at += max(1, longest)


@cache
def _phrases() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    source = files("travaux.copies") / "data" / "phrases.tsv"
    for line in source.read_text(encoding="utf-8").splitlines():
        tortured, correct = line.split("\t")
        words = tuple(tortured.split())
        found[words[0]].append((words, correct))
    return found


def _counted(words: int) -> str:
    return f"{words} word{'' if words == 1 else 's'}"


def _reasons(channel: Channel, suspects: Sequence[Suspect]) -> Iterator[str]:
    words, share = len(channel.at), channel.share
    yield f"about {round(100 * share)} % of {words:,} words look put by a thesaurus"
    yield f"that explains each word better by {channel.evidence:.2f} nats (true news: under 0.2)"
    sure = sum(s.stands_for is not None for s in suspects)
    yield f"{len(suspects):,} words betray it in their place, for {sure:,} the original is sure"
