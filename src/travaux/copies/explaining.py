"""Why a report was judged a copy, of that kind, and the other one its origin: the evidence, in words."""

from __future__ import annotations

from collections.abc import Iterator

from travaux.copies.alignment import Alignment
from travaux.copies.origin import FULL_SHARE, earliest, signs
from travaux.copies.pile import DECISIVE
from travaux.copies.restoring import aligned, naturalness, restore_from
from travaux.copies.verdict import is_spun
from travaux.model import CopyKind, Judged, Report, Restored


def judge(copy: Report, origin: Report, kind: CopyKind, alignment: Alignment | None = None) -> Judged:
    """Return the evidence that a report is a copy of that kind of the other, and that the other is the origin.

    ``alignment`` is that of the copy with the origin, if folding has it at hand.
    """
    alignment = alignment or aligned(copy, origin)
    restored = restore_from(copy, origin, alignment)
    return Judged(restored, tuple(_copied(restored, alignment, kind)), tuple(_directed(alignment)))


def _copied(restored: Restored, alignment: Alignment, kind: CopyKind) -> Iterator[str]:
    if restored.kind is None:
        yield "it has the text by way of other copies in the family"
        return
    yield f"{round(100 * restored.share)} % of its words run in step with the origin's"
    words = max(1, alignment.words_a)
    if kind == "verbatim" and not restored.replaced:
        yield "word for word"
    elif kind == "spun" or is_spun(alignment):
        share = round(100 * restored.replaced / words)
        yield f"{restored.replaced:,} of {words:,} were replaced one by one, all over the text ({share} %)"
    else:
        yield f"{restored.replaced:,} of {words:,} differ"
    if kind == "excerpt":
        yield "the rest is its own"
    figures = alignment.numbers_kept + alignment.numbers_changed
    if figures:
        yield f"{alignment.numbers_kept} of {figures} figures kept"
    if restored.altered_quotations:
        yield f"{len(restored.altered_quotations)} of {restored.quotations} quotations altered"


def _directed(alignment: Alignment) -> Iterator[str]:
    """Yield what tells the origin from the copy, the strongest first, as folding weighs it."""
    copy, origin = alignment.a, alignment.b
    if is_spun(alignment):
        gain = naturalness(alignment)
        if abs(gain) >= DECISIVE:
            than = "likelier in their places than" if gain > 0 else "less likely in their places than"
            yield f"its words are {than} the copy's that stand for them (by {abs(gain):.1f} nats each)"
    if earliest([copy, origin]) == [origin]:
        here, there = origin.report.published, copy.report.published
        yield f"published {here}, the copy {there or 'without a date'}"
    ours, theirs = copy.prose_words, origin.prose_words
    if ours < FULL_SHARE * theirs:
        yield f"it is the fuller: {theirs:,} words told against {ours:,}"
    if said := _signs(alignment):
        yield said


def _signs(alignment: Alignment) -> str:
    copy, origin = alignment.a, alignment.b
    outlet = {(origin.report.outlet or "").lower()} - {"", (copy.report.outlet or "").lower()}
    ours, theirs = signs(copy, outlet), signs(origin, set())
    return f"the copy's page says {ours} times that it is from elsewhere, or how long ago" if ours > theirs else ""
