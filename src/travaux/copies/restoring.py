"""A spun text made readable with its origin at hand: the origin's words put back, every place told."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import overload

from travaux.copies.alignment import Alignment, Stretch, align
from travaux.copies.bridging import Run, bridged
from travaux.copies.suspicion import suspicion_of
from travaux.copies.verdict import (
    PARAGRAPH_SHARE,
    UPDATED_SHARE,
    aligned_tokens,
    bond_of,
    is_spun,
    is_updated,
    kind_of,
)
from travaux.copies.words import READABLE, Text, Vocabulary, read_text, straight
from travaux.model import (
    AlteredQuotation,
    CopyKind,
    Counterpart,
    Report,
    Restored,
    Substitution,
    Suspicion,
    make_report_id,
)

# Words told in one paragraph that prove it lifted when the two texts are named by hand. (Folding asks for more, since
# among many reports one paragraph of background may be anybody's.)
ONE_PARAGRAPH = 25
# Mean log-likelihood by which the words of the "origin" have to be the less likely for it to be taken for the spun one.
REVERSED = -0.5
# Marks that stand next to the word before them.
CLOSING = ".,;:!?)”’"
# No single word decides.
LIMIT = 4.0


@overload
def restore(spun: Report | str) -> Suspicion: ...
@overload
def restore(spun: Report | str, origin: Report | str) -> Restored: ...
def restore(spun: Report | str, origin: Report | str | None = None) -> Suspicion | Restored:
    """Make a spun text readable, every change told; without its origin, tell what betrays the spinner.

    Both may be reports or bare texts. With ``origin`` the result holds the readable text, each substitution with its
    place in both texts, and the quotations that were altered; its ``kind`` is None when neither text is a copy of the
    other. Without, nothing is rewritten: see :class:`~travaux.model.Suspicion`.
    """
    report = _report(spun, "spun")
    return suspicion_of(report) if origin is None else restore_from(report, _report(origin, "origin"))


def _report(given: Report | str, name: str) -> Report:
    return given if isinstance(given, Report) else Report(make_report_id(name, given), name, given)


def restore_from(spun: Report, origin: Report, judged: Alignment | None = None) -> Restored:
    """Return the spun report with the words of its origin put back; ``judged`` is their alignment, if it is at hand."""
    judged = judged or aligned(spun, origin)
    kind, reasons = _judged(judged)
    share = round(judged.words_a / max(1, judged.a.words), 3)
    if kind is None:
        return Restored(spun.id, origin.id, None, share, spun.text, reasons=reasons)
    whole = judged if _is_all_readable(spun) and _is_all_readable(origin) else aligned(_whole(spun), _whole(origin))
    alignment = bridged(whole) if is_spun(judged) else whole
    substitutions = tuple(_substitutions(alignment))
    quotations, altered = _quotations(alignment, substitutions)
    return Restored(
        spun=spun.id,
        origin=origin.id,
        kind=kind,
        share=share,
        text="".join(text for text, _ in segments(spun.text, substitutions)),
        substitutions=substitutions,
        passages=tuple(c for s in alignment.stretches for c in _counterparts(alignment, s)),
        quotations=quotations,
        altered_quotations=altered,
        replaced=sum(1 for s in substitutions if s.text and s.origin_text),
        words=alignment.words_a,
        reversed=is_spun(judged) and naturalness(judged) <= REVERSED,
        reasons=reasons,
    )


def _is_all_readable(report: Report) -> bool:
    return all(block.kind in READABLE for block in report.blocks)


def _whole(report: Report) -> Report:
    """Return the report with captions, stamps and all else to be read, not only what a copier must carry."""
    return replace(report, blocks=tuple(replace(block, kind="paragraph") for block in report.blocks))


def nearest(spun: Report, reports: Sequence[Report]) -> Report | None:
    """Return the report that shares most with the spun one, the first by id of equals; None if there is none."""
    ordered = sorted(reports, key=lambda r: (r.id, r.path))
    if len(ordered) < 2:
        return ordered[0] if ordered else None
    return max(ordered, key=lambda r: aligned(spun, r).words_a)


def aligned(a: Report, b: Report) -> Alignment:
    """Return the alignment of two reports, the same whichever is named first."""
    vocabulary = Vocabulary()
    first, second = sorted((a, b), key=lambda r: (r.id, r.path))
    alignment = align(read_text(first, vocabulary), read_text(second, vocabulary))
    return alignment if first is a else alignment.turned()


def _judged(alignment: Alignment) -> tuple[CopyKind | None, tuple[str, ...]]:
    """Return what kind of copy the first text is of the second, None if of none, and why."""
    share = alignment.words_a / max(1, alignment.a.words)
    told = f"{round(100 * share)} % of its words run in step with the origin's"
    if not alignment.a.words or not alignment.b.words:
        return None, ("one of them has no words",)
    if bond_of(alignment) is not None:
        return kind_of(alignment.turned()), (told,)
    if is_updated(alignment) and is_spun(alignment) and not _figures_differ(alignment):
        return kind_of(alignment.turned()), (f"{told}, words for numbers among the replaced",)
    if is_updated(alignment):
        changed = alignment.numbers_changed
        figures = f"{changed} of {changed + alignment.numbers_kept} figures in them differ"
        return None, (f"{told}, but {figures}: an edition of the story, or a form filled in anew",)
    if _has_lifted_paragraph(alignment):
        return "excerpt", (told, "one paragraph was lifted")
    return None, (f"only {told}" if alignment.words_a else "no stretch of ten words runs in step",)


def _figures_differ(alignment: Alignment) -> bool:
    """Whether figures written in digits have changed: no spinner touches these, but it may take "ten" for a word."""
    changed = 0
    for (a0, a1), (b0, b1) in alignment.swaps:
        ours, theirs = _figures(alignment.a, a0, a1), _figures(alignment.b, b0, b1)
        changed += sum(x != y for x, y in zip(ours, theirs, strict=False))
    return changed > UPDATED_SHARE * (alignment.numbers_kept + changed)


def _figures(text: Text, first: int, last: int) -> list[str]:
    words = [text.report.text[slice(*text.span(n, n + 1))] for n in range(first, last)]
    return [word for word in words if any(ch.isdigit() for ch in word)]


def _has_lifted_paragraph(alignment: Alignment) -> bool:
    text, aligned = alignment.a, aligned_tokens(alignment.turned())
    told, words = text.in_pieces(aligned & text.is_told), text.in_pieces(aligned & text.is_word)
    return any(
        count >= ONE_PARAGRAPH and of >= PARAGRAPH_SHARE * whole
        for count, of, whole in zip(told, words, text.in_pieces(text.is_word), strict=True)
    )


# ------------------------------------------------------------------------------------------------ substitutions
def _substitutions(alignment: Alignment) -> Iterator[Substitution]:
    """Yield what differs, in the order of the spun text: word for word where that can be told."""
    a, b = alignment.a, alignment.b
    known = _dictionary(alignment)
    quoted = a.quotations()
    firsts = [first for first, _ in quoted]
    for stretch in alignment.stretches:
        for run in _word_for_word(alignment, stretch, known):
            at = bisect_right(firsts, run[0]) - 1
            inside = at >= 0 and quoted[at][0] < run[0] < quoted[at][1]
            start, end = _place(a, run[0], run[1], stretch.a0)
            origin_start, origin_end = _place(b, run[2], run[3], stretch.b0)
            ours, theirs = a.report.text[start:end], b.report.text[origin_start:origin_end]
            yield Substitution(start, end, ours, origin_start, origin_end, theirs, inside)


def _place(text: Text, first: int, last: int, least: int) -> tuple[int, int]:
    """Return (start, end) of tokens in the report; of none, the end of the one before."""
    if last > first:
        return text.span(first, last)
    at = text.spans[first - 1][1] if first > least else text.spans[first][0]
    return at, at


def _dictionary(alignment: Alignment) -> set[tuple[int, int]]:
    """Return the pairs of words that stand in each other's place one for one."""
    a, b = alignment.a.listed, alignment.b.listed
    return {(a[a0], b[b0]) for (a0, a1), (b0, b1) in alignment.swaps if a1 - a0 == b1 - b0 == 1}


def _word_for_word(alignment: Alignment, stretch: Stretch, known: set[tuple[int, int]]) -> Iterator[Run]:
    """Yield the runs that differ, cut into single words as far as they are of one length or the words known."""
    pending: Run | None = None
    for tag, a0, a1, b0, b1 in (*stretch.steps, ("equal", stretch.a1, stretch.a1, stretch.b1, stretch.b1)):
        if tag != "equal":
            pending = (pending[0], a1, pending[2], b1) if pending else (a0, a1, b0, b1)
            continue
        if pending:
            yield from _cut(alignment, pending, known)
            pending = None
        yield from _respelled(alignment, a0, a1, b0)


def _cut(alignment: Alignment, run: Run, known: set[tuple[int, int]]) -> Iterator[Run]:
    a, b = alignment.a.listed, alignment.b.listed
    a0, a1, b0, b1 = run
    if a1 - a0 == b1 - b0:
        pairs = ((a0 + k, a0 + k + 1, b0 + k, b0 + k + 1) for k in range(a1 - a0))
        yield from (pair for pair in pairs if a[pair[0]] != b[pair[2]])
        return
    while a0 < a1 and b0 < b1 and _is_known(alignment, a0, b0, known):
        yield a0, a0 + 1, b0, b0 + 1
        a0, b0 = a0 + 1, b0 + 1
    tail: list[Run] = []
    while a0 < a1 and b0 < b1 and _is_known(alignment, a1 - 1, b1 - 1, known):
        a1, b1 = a1 - 1, b1 - 1
        tail.append((a1, a1 + 1, b1, b1 + 1))
    if a0 < a1 or b0 < b1:
        yield a0, a1, b0, b1
    yield from reversed(tail)


def _is_known(alignment: Alignment, ours: int, theirs: int, known: set[tuple[int, int]]) -> bool:
    """Whether a word stands for another elsewhere in the text, or does so in a thesaurus."""
    from travaux.copies.wording import wording

    a, b = alignment.a.listed[ours], alignment.b.listed[theirs]
    tokens = alignment.a.vocabulary.tokens
    return (a, b) in known or wording().stands_for(tokens[a], tokens[b])


def _respelled(alignment: Alignment, a0: int, a1: int, b0: int) -> Iterator[Run]:
    """Yield words that are equal but written otherwise ("five", "5"; "GOP", "Gop"); quotation marks do not count."""
    a, b = alignment.a, alignment.b
    for k in range(a1 - a0):
        ours = a.report.text[slice(*a.spans[a0 + k])]
        theirs = b.report.text[slice(*b.spans[b0 + k])]
        if ours != theirs and straight(ours) != straight(theirs):
            yield a0 + k, a0 + k + 1, b0 + k, b0 + k + 1


def segments(text: str, substitutions: Sequence[Substitution]) -> Iterator[tuple[str, Substitution | None]]:
    """Yield the readable text in parts: what was put back with its substitution, all else with None."""
    at = 0
    for s in substitutions:
        start = max(at, s.start)
        before, end = text[at:start], max(start, s.end)
        if not s.origin_text and text[end : end + 1].isspace():
            before = before.rstrip(" ")
        put = s.origin_text if s.text or not s.origin_text else _spaced(text, s)
        if len(s.text.split()) < len(s.origin_text.split()):
            end += _stray_space(text, end)
        yield before, None
        yield put, s
        at = end
    yield text[at:], None


def _stray_space(text: str, at: int) -> int:
    """Return how many spaces a word that was left out has left before a mark that belongs to it."""
    rest = text[at : at + 4].lstrip(" ")
    return text[at : at + 4].index(rest) if rest[:1] in CLOSING and rest else 0


def _spaced(text: str, s: Substitution) -> str:
    """Return words that had been left out with a space on the side where a word stands."""
    before = text[s.start - 1 : s.start]
    return f" {s.origin_text}" if before and not before.isspace() else f"{s.origin_text} "


def _counterparts(alignment: Alignment, s: Stretch) -> Iterator[Counterpart]:
    """Yield the paragraphs of the spun text in a stretch, each with what is across from it in the origin."""
    a, b = alignment.a, alignment.b
    inner = a.piece_starts[a.piece_of(s.a0) + 1 : a.piece_of(s.a1 - 1) + 1]
    cuts = [(s.a0, s.b0), *((cut, _across(s, cut)) for cut in inner), (s.a1, s.b1)]
    for (a0, b0), (a1, b1) in pairwise(cuts):
        if a1 > a0 and b1 > b0:
            yield Counterpart(a.spans[a0][0], a.spans[a1 - 1][1], b.spans[b0][0], b.spans[b1 - 1][1])


def _across(s: Stretch, token: int) -> int:
    """Return the token of the second text that is across from one of the first."""
    tag, a0, _, b0, b1 = next(step for step in s.steps if step[1] <= token < step[2])
    return min(b1, b0 + token - a0) if tag != "delete" else b0


# ------------------------------------------------------------------------------------------------ quotations
def _quotations(
    alignment: Alignment, substitutions: Sequence[Substitution]
) -> tuple[int, tuple[AlteredQuotation, ...]]:
    """Return how many quotations the copied stretches hold, and those in which words were replaced."""
    a, found, count = alignment.a, [], 0
    starts = [s.start for s in substitutions]
    for first, last in a.quotations():
        stretch = next((s for s in alignment.stretches if s.a0 < last and first < s.a1), None)
        if stretch is None or last <= first:
            continue
        count += 1
        start, end = a.spans[first][0], a.spans[last - 1][1]
        here = [s for s in substitutions[bisect_left(starts, start) : bisect_left(starts, end)] if s.end <= end]
        if any(s.in_quotation for s in here):
            found.append(_altered(alignment, stretch, (start, end), here))
    return count, tuple(found)


def _altered(
    alignment: Alignment, stretch: Stretch, place: tuple[int, int], here: Sequence[Substitution]
) -> AlteredQuotation:
    page, (start, end) = alignment.a.report.text, place
    moved = [
        Substitution(s.start - start, s.end - start, s.text, s.origin_start, s.origin_end, s.origin_text) for s in here
    ]
    text = "".join(part for part, _ in segments(page[start:end], moved))
    pairs = [
        (alignment.a.spans[a0 + k], alignment.b.spans[b0 + k])
        for tag, a0, a1, b0, _ in stretch.steps
        if tag == "equal"
        for k in range(a1 - a0)
    ]
    theirs = [origin for own, origin in pairs if start <= own[0] and own[1] <= end]
    theirs += [(s.origin_start, s.origin_end) for s in here]
    return AlteredQuotation(start, end, page[start:end], text, min(t[0] for t in theirs), max(t[1] for t in theirs))


# ------------------------------------------------------------------------------------------------ which is which
def naturalness(alignment: Alignment) -> float:
    """Return by how much the second text's words are likelier in their places than the first's, in nats for each
    replaced word, as news goes; below zero if the second reads like the spun one.
    """
    import numpy as np

    from travaux.copies.wording import wording

    table = wording()
    a, b = table.read(alignment.a), table.read(alignment.b)
    ours = [a0 for (a0, a1), (b0, b1) in alignment.swaps if a1 - a0 == b1 - b0 == 1]
    theirs = [b0 for (a0, a1), (b0, b1) in alignment.swaps if a1 - a0 == b1 - b0 == 1]
    if not ours:
        return 0.0
    gains = np.log(table.in_place(b, np.array(theirs))) - np.log(table.in_place(a, np.array(ours)))
    return float(np.clip(gains, -LIMIT, LIMIT).mean())


__all__ = ["naturalness", "restore", "restore_from", "segments"]
