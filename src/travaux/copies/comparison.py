"""Two reports side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from travaux.copies.alignment import Alignment, align
from travaux.copies.words import Vocabulary, read_text
from travaux.model import Report

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Aligned:
    """A stretch of either report, (start, end) in code points, that run in lockstep."""

    a: Span
    b: Span
    words: int  # words of the stretch in the first report
    equal: int  # of which the second has the same


@dataclass(frozen=True, slots=True)
class Replaced:
    """Words of the first report, and the words of the second in their place; (start, end) in code points."""

    a: Span
    b: Span
    a_text: str
    b_text: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two reports have in common, word for word or word by word. Words are those of the readable blocks."""

    a: str  # report ids
    b: str
    words_a: int
    words_b: int
    lockstep_a: int  # words in aligned stretches
    lockstep_b: int
    equal: int  # aligned words that are the same
    numbers_kept: int  # aligned numbers that are the same
    numbers_changed: int  # numbers that stand in the place of others
    stretches: tuple[Aligned, ...] = ()  # in the order of the first report
    replaced: tuple[Replaced, ...] = ()  # in the order of the first report

    @property
    def share_a(self) -> float:
        """Share of the first report's words that is aligned, 0 to 1."""
        return self.lockstep_a / self.words_a if self.words_a else 0.0

    @property
    def share_b(self) -> float:
        """Share of the second report's words that is aligned, 0 to 1."""
        return self.lockstep_b / self.words_b if self.words_b else 0.0


def compare(a: Report, b: Report) -> Comparison:
    """Return where two reports run in lockstep, and which words stand in the place of which.

    Words that one report has more, or that are put in or left out, are in no pair of ``replaced``.
    """
    vocabulary = Vocabulary()
    first, second = sorted((a, b), key=lambda r: (r.id, r.path))
    alignment = align(read_text(first, vocabulary), read_text(second, vocabulary))
    if first is not a:
        alignment = alignment.turned()
    return Comparison(
        a=a.id,
        b=b.id,
        words_a=alignment.a.words,
        words_b=alignment.b.words,
        lockstep_a=alignment.words_a,
        lockstep_b=alignment.words_b,
        equal=alignment.equal,
        numbers_kept=alignment.numbers_kept,
        numbers_changed=alignment.numbers_changed,
        stretches=tuple(_stretches(alignment)),
        replaced=tuple(_replaced(alignment)),
    )


def _stretches(alignment: Alignment) -> Iterator[Aligned]:
    a, b = alignment.a, alignment.b
    before = a.words_before
    for s in alignment.stretches:
        equal = sum(before[a1] - before[a0] for tag, a0, a1, _, _ in s.steps if tag == "equal")
        yield Aligned(a.span(s.a0, s.a1), b.span(s.b0, s.b1), before[s.a1] - before[s.a0], equal)


def _replaced(alignment: Alignment) -> Iterator[Replaced]:
    a, b = alignment.a, alignment.b
    for (a0, a1), (b0, b1) in alignment.swaps:
        if a.words_before[a1] > a.words_before[a0] and b.words_before[b1] > b.words_before[b0]:
            ours, theirs = a.span(a0, a1), b.span(b0, b1)
            yield Replaced(ours, theirs, a.report.text[slice(*ours)], b.report.text[slice(*theirs)])
