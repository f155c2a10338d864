"""What a spun text has between the stretches that are seen to run in step: words of which all were replaced."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from travaux.copies.alignment import Alignment, Step, Stretch
from travaux.copies.words import Text

# Tokens between two aligned stretches, or from one to the end of its paragraph, up to which a spun text is taken to go
# on in step although nothing is equal there.
BRIDGED = 40
# What two such runs may differ by in length, as a share of the longer.
BRIDGED_DRIFT = 0.34

Run = tuple[int, int, int, int]  # tokens from-to of either text


def bridged(alignment: Alignment) -> Alignment:
    """Return the alignment of a spun text with what stands between its stretches and at the ends of their paragraphs,
    where the spinner left no word as it was.
    """
    a, b = alignment.a, alignment.b
    stretches = [_to_the_ends(a, b, s, alignment.stretches) for s in alignment.stretches]
    joined: list[Stretch] = []
    for stretch in stretches:
        last = joined[-1] if joined else None
        if last is not None and _runs_on(last.a1, stretch.a0, last.b1, stretch.b0):
            middle = tuple(_steps(a, b, (last.a1, stretch.a0, last.b1, stretch.b0)))
            steps = (*last.steps, *middle, *stretch.steps)
            joined[-1] = Stretch(last.a0, stretch.a1, last.b0, stretch.b1, steps)
        else:
            joined.append(stretch)
    return Alignment(a, b, tuple(joined))


def _runs_on(a0: int, a1: int, b0: int, b1: int) -> bool:
    ours, theirs = a1 - a0, b1 - b0
    if min(ours, theirs) < 0 or (ours == 0) != (theirs == 0):
        return False
    return max(ours, theirs) <= BRIDGED and abs(ours - theirs) <= max(1, BRIDGED_DRIFT * max(ours, theirs))


def _to_the_ends(a: Text, b: Text, s: Stretch, others: Sequence[Stretch]) -> Stretch:
    """Return a stretch that reaches the ends of its paragraphs where both texts are about as far from them."""
    lead = _piece_start(a, s.a0), s.a0, _piece_start(b, s.b0), s.b0
    tail = s.a1, _piece_end(a, s.a1 - 1), s.b1, _piece_end(b, s.b1 - 1)
    if lead[0] < lead[1] and _runs_on(*lead) and _free(others, lead):
        s = Stretch(lead[0], s.a1, lead[2], s.b1, (*_steps(a, b, lead), *s.steps))
    if tail[0] < tail[1] and _runs_on(*tail) and _free(others, tail):
        s = Stretch(s.a0, tail[1], s.b0, tail[3], (*s.steps, *_steps(a, b, tail)))
    return s


def _piece_start(text: Text, token: int) -> int:
    return text.piece_starts[text.piece_of(token)]


def _piece_end(text: Text, token: int) -> int:
    return text.piece_starts[text.piece_of(token) + 1]


def _free(others: Sequence[Stretch], run: Run) -> bool:
    """Whether no stretch has a token of the run."""
    a0, a1, b0, b1 = run
    return not any((s.a0 < a1 and a0 < s.a1) or (s.b0 < b1 and b0 < s.b1) for s in others)


def _steps(a: Text, b: Text, run: Run) -> Iterator[Step]:
    from rapidfuzz.distance import Levenshtein

    a0, a1, b0, b1 = run
    for op in Levenshtein.opcodes(a.listed[a0:a1], b.listed[b0:b1]):
        yield op.tag, a0 + op.src_start, a0 + op.src_end, b0 + op.dest_start, b0 + op.dest_end
