"""What an alignment shows: whether one text is a copy of the other, and of which kind."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from travaux.copies.alignment import Alignment, Span
from travaux.copies.bridging import bridged
from travaux.copies.mastheads import of_one_outlet
from travaux.copies.origin import published
from travaux.copies.words import Text
from travaux.model import CopyKind, Report

if TYPE_CHECKING:
    from numpy import bool_
    from numpy.typing import NDArray

# Two reports are one text when at least half of what either tells runs in lockstep. (Copies made from real news keep
# .6 and more even where 60 % of the words are replaced and furniture is put in; independent reports stay below .1.)
SAME_SHARE = 0.5
# One report is a cut of another when so much of what it tells is the other's.
CUT_SHARE = 0.6
# Told words in lockstep below which nothing is proven, for a whole text and for a cut.
SAME_WORDS = 25
CUT_WORDS = 40
# Share of told words below which a report is all quotation, and is judged by all its words, and more strictly: words in
# quotation marks are anybody's.
TOLD_SHARE = 0.2
QUOTED_SHARE = 0.8
# Quotations that are spun are nobody's to print: where words are replaced throughout so much of all words proves it.
SPUN_QUOTED_SHARE = 0.7
# An excerpt: two paragraphs lifted, each in most of its words, that stand together in either report; or three; or as
# much text in whatever pieces. (Background that a reporter tells again comes in single paragraphs.)
PARAGRAPH_SHARE = 0.7
PARAGRAPH_WORDS = 12
EXCERPT_WORDS = 45
EXCERPT_WORDS_RUNNING = 130
# Background that an outlet tells again in each report is reworded each time; what is lifted is not.
PARAGRAPH_EQUAL = 0.8
PART_EQUAL = 0.85
# A part that is spun proves less word by word, so it takes more of it.
SPUN_PART_WORDS = 70
SPUN_PART_SHARE = 0.15
# An updated story: figures in each other's place. True copies change next to none, spun or not.
UPDATED_NUMBERS = 2
UPDATED_SHARE = 0.12
# One changed figure is enough where there are few, and most of a text is aligned: no chance meeting of two numbers.
UPDATED_ONE_SHARE = 0.25
# An edition: the same outlet's report with some of the figures, and few of the words, changed within days.
EDITION_CHANGED = 0.5
EDITION_EQUAL = 0.8
EDITION_DAYS = 2
# Spun: words replaced one by one, all over the text. A light edit reaches .05 and .57 on made copies, a spinner that
# replaces every tenth word .09 and .75.
SPUN_SHARE = 0.08
SPUN_SPREAD = 0.65
SPREAD_WINDOW = 25
# Text of its own, for which a report that lifts paragraphs is a source beside them.
OWN_RUN = 15
OWN_SHARE = 0.35
OWN_WORDS = 40
OWN_SHARE_SPUN = 0.4
# Verbatim: words that differ, words left out, and words put in (mostly furniture that looks like prose).
VERBATIM_CHANGED = 0.015
VERBATIM_LEFT_OUT = 0.05
VERBATIM_PUT_IN = 0.08
# A third of a text left out makes a cut, whatever that is.
VERBATIM_KEPT = 0.67


@dataclass(frozen=True, slots=True)
class Bond:
    """Proof that two texts are one (``same``), or that part of one stands in the other."""

    alignment: Alignment
    same: bool
    borrowed: int  # told words in lockstep

    def turned(self) -> Bond:
        """Return the bond seen from the other text."""
        return Bond(self.alignment.turned(), self.same, self.borrowed)


def bond_of(alignment: Alignment) -> Bond | None:
    """Return what ties the two texts, None if neither is a copy of the other."""
    if min(alignment.words_a, alignment.words_b) < SAME_WORDS:
        return None
    if is_updated(alignment) and not is_edition(alignment):
        return None
    borrowed = min(alignment.told_a, alignment.told_b)
    if _is_same(alignment) and not _is_excerpt_both_ways(alignment):
        return Bond(alignment, True, borrowed)
    if is_cut(alignment) or _is_excerpt(alignment) or _is_spun_throughout(alignment):
        return Bond(alignment, False, borrowed)
    return None


def _is_spun_throughout(alignment: Alignment) -> bool:
    """Whether one text is a spun cut of the other, counting what lies between its stretches, all of it replaced."""
    if not is_spun(alignment):
        return False
    throughout = bridged(alignment)
    return is_cut(throughout) or _is_whole(throughout, SPUN_QUOTED_SHARE)


def _is_excerpt_both_ways(alignment: Alignment) -> bool:
    return kind_of(alignment) == "excerpt" == kind_of(alignment.turned())


def is_updated(alignment: Alignment) -> bool:
    """Whether the figures have changed: a story told anew, or a standing form filled in again."""
    kept, changed = alignment.numbers_kept, alignment.numbers_changed
    if changed >= UPDATED_NUMBERS and changed > UPDATED_SHARE * (kept + changed):
        return True
    whole = alignment.words_a >= SAME_SHARE * min(alignment.a.words, alignment.b.words)
    return whole and changed > UPDATED_ONE_SHARE * (kept + changed)


def is_edition(alignment: Alignment) -> bool:
    """Whether the texts are one report of one outlet, told anew: most words and figures stand, on the same days.

    A standing form that the outlet fills in each day has other figures throughout.
    """
    a, b = alignment.a, alignment.b
    if not of_one_outlet(a.report, b.report) or not _is_same(alignment) or is_spun(alignment):
        return False
    figures = alignment.numbers_kept + alignment.numbers_changed
    told_anew = alignment.numbers_changed <= EDITION_CHANGED * figures
    return told_anew and alignment.equal >= EDITION_EQUAL * alignment.words_a and _same_days(a.report, b.report)


def _same_days(a: Report, b: Report) -> bool:
    first, second = published(a.published), published(b.published)
    if first is None or second is None:
        return True
    return max(first[0], second[0]) - min(first[1], second[1]) <= timedelta(days=EDITION_DAYS)


def _is_all_quotation(alignment: Alignment) -> bool:
    a, b = alignment.a, alignment.b
    return min(a.told, b.told) < SAME_WORDS or a.told < TOLD_SHARE * a.words or b.told < TOLD_SHARE * b.words


def _is_same(alignment: Alignment) -> bool:
    a, b = alignment.a, alignment.b
    if _is_all_quotation(alignment):
        return min(alignment.words_a / a.words, alignment.words_b / b.words) >= QUOTED_SHARE
    enough = min(alignment.told_a, alignment.told_b) >= SAME_WORDS
    return enough and min(alignment.told_a / a.told, alignment.told_b / b.told) >= SAME_SHARE


def is_cut(alignment: Alignment) -> bool:
    """Whether most of what one text tells stands in the other."""
    a, b = alignment.a, alignment.b
    if _is_all_quotation(alignment):
        return _is_whole(alignment)
    if min(alignment.told_a, alignment.told_b) < CUT_WORDS:
        return _is_whole(alignment) and min(alignment.told_a, alignment.told_b) >= SAME_WORDS
    return max(alignment.told_a / a.told, alignment.told_b / b.told) >= CUT_SHARE


def _is_whole(alignment: Alignment, share: float = QUOTED_SHARE) -> bool:
    """Whether nearly all words of one text, quoted ones too, stand in the other."""
    a, b = alignment.a, alignment.b
    enough = min(alignment.words_a, alignment.words_b) >= CUT_WORDS
    return enough and max(alignment.words_a / a.words, alignment.words_b / b.words) >= share


def _is_excerpt(alignment: Alignment) -> bool:
    told = min(alignment.told_a, alignment.told_b)
    spun = is_spun(alignment, SPUN_PART_SHARE)
    if told < (SPUN_PART_WORDS if spun else EXCERPT_WORDS):
        return False
    sides = [_lifted(alignment, spun), _lifted(alignment.turned(), spun)]
    least = min(len(side) for side in sides)
    if least > 2 or (least == 2 and any(_together(side) for side in sides)):
        return True
    return told >= EXCERPT_WORDS_RUNNING and (spun or alignment.equal >= PART_EQUAL * alignment.words_a)


def _lifted(alignment: Alignment, spun: bool) -> list[int]:
    """Return the paragraphs of the second text that stand in the first, word for word unless the text is spun."""
    text, found = alignment.b, []
    aligned = aligned_tokens(alignment)
    told, words = text.in_pieces(aligned & text.is_told), text.in_pieces(aligned & text.is_word)
    equal, whole = text.in_pieces(_equal(alignment) & text.is_word), text.in_pieces(text.is_word)
    for piece, count in enumerate(words):
        word_for_word = spun or equal[piece] >= PARAGRAPH_EQUAL * count
        if count >= PARAGRAPH_SHARE * whole[piece] and told[piece] >= PARAGRAPH_WORDS and word_for_word:
            found.append(piece)
    return found


def _together(pieces: Sequence[int]) -> bool:
    """Whether two of the paragraphs are next to each other, a heading or a line of furniture aside."""
    return any(after - before <= 2 for before, after in pairwise(pieces))


def aligned_tokens(alignment: Alignment) -> NDArray[bool_]:
    """Return which tokens of the second text are aligned."""
    import numpy as np

    found = np.zeros(len(alignment.b.ids), dtype=bool)
    for s in alignment.stretches:
        found[s.b0 : s.b1] = True
    return found


def _equal(alignment: Alignment) -> NDArray[bool_]:
    """Return which tokens of the second text are aligned with the same."""
    import numpy as np

    found = np.zeros(len(alignment.b.ids), dtype=bool)
    for s in alignment.stretches:
        for tag, _, _, b0, b1 in s.steps:
            if tag == "equal":
                found[b0:b1] = True
    return found


def aligned_parts(alignment: Alignment) -> Iterator[tuple[int, int, int]]:
    """Yield (paragraph, first token, last token + 1) of the aligned parts of the second text."""
    text = alignment.b
    for stretch in alignment.stretches:
        piece, first = text.piece_of(stretch.b0), stretch.b0
        while first < stretch.b1:
            last = min(stretch.b1, text.piece_starts[piece + 1])
            if last > first:
                yield piece, first, last
            piece, first = piece + 1, last


def is_spun(alignment: Alignment, share: float = SPUN_SHARE) -> bool:
    """Whether words are replaced one by one throughout, at least that share of them."""
    before, swaps = alignment.a.words_before, list(_one_for_one(alignment))
    if not swaps or sum(words for _, words in swaps) < share * alignment.words_a:
        return False
    windows = {
        w // SPREAD_WINDOW for s in alignment.stretches for w in range(before[s.a0], before[s.a1], SPREAD_WINDOW)
    }
    touched = {before[token] // SPREAD_WINDOW for token, _ in swaps}
    return len(touched & windows) >= SPUN_SPREAD * len(windows)


def _one_for_one(alignment: Alignment) -> Iterator[tuple[int, int]]:
    """Yield (token of the first text, words) where words stand for as many words, or one for two."""
    a, b = alignment.a.words_before, alignment.b.words_before
    for (a0, a1), (b0, b1) in alignment.swaps:
        ours, theirs = a[a1] - a[a0], b[b1] - b[b0]
        if ours and theirs and abs(ours - theirs) <= (min(ours, theirs) <= 3):
            yield a0, min(ours, theirs)


def kind_of(alignment: Alignment) -> CopyKind:
    """Return what kind of copy of the first text the second is."""
    spun = is_spun(alignment)
    if alignment.b.words - alignment.words_b >= OWN_WORDS:  # else it cannot have enough of its own
        own, prose = own_words(bridged(alignment) if spun else alignment)
        if own >= OWN_WORDS and own > (OWN_SHARE_SPUN if spun else OWN_SHARE) * prose:
            return "excerpt"
    if spun:
        return "spun"
    return "verbatim" if _is_verbatim(alignment) else "edited"


def own_words(alignment: Alignment) -> tuple[int, int]:
    """Return how many words of the second text are prose of its own, and how many are prose at all."""
    text = alignment.b
    own = prose = 0
    for first, last in _prose(text):
        prose += text.words_before[last] - text.words_before[first]
    for words in _unaligned(alignment):
        own += words if words >= OWN_RUN else 0
    return own, prose


def _prose(text: Text) -> Iterator[Span]:
    for body, prose, ends in zip(text.body, text.is_prose, pairwise(text.piece_starts), strict=True):
        if body and prose:
            yield ends


def _unaligned(alignment: Alignment) -> Iterator[int]:
    """Yield the lengths in words of the runs of prose of the second text that are not aligned."""
    text = alignment.b
    taken = sorted((s.b0, s.b1) for s in alignment.stretches)
    ends = [hi for _, hi in taken]  # in order too: stretches do not overlap
    for first, last in _prose(text):
        at, n = first, bisect_right(ends, first)
        while at < last:
            lo, hi = taken[n] if n < len(taken) else (last, last)
            if min(lo, last) > at:
                yield text.words_before[min(lo, last)] - text.words_before[at]
            at, n = max(hi, at + 1), n + 1


def _is_verbatim(alignment: Alignment) -> bool:
    turned = alignment.turned()
    runs = [s.b0 for s in alignment.stretches]
    changed = max(alignment.words_a, alignment.words_b) - alignment.equal
    return (
        runs == sorted(runs)
        and alignment.words_a >= VERBATIM_KEPT * alignment.a.words
        and changed <= 1 + VERBATIM_CHANGED * alignment.words_a
        and sum(_unaligned(turned)) <= VERBATIM_LEFT_OUT * own_words(turned)[1]
        and sum(_unaligned(alignment)) <= VERBATIM_PUT_IN * own_words(alignment)[1]
    )
