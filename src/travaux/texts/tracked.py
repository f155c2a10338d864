"""The whole of one draft as a redline of another: paragraphs that go together, in one order for both."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from travaux.model_texts import Comparison, DraftText, Run, TrackedParagraph
from travaux.texts.link import in_order
from travaux.texts.redline import redline

# Paragraphs of the very same words go together even where no clause tells (titles), with this weight beside the words.
SAME = 3.0
Pairs = dict[tuple[int, int], float]


def tracked(comparison: Comparison, old: int, new: int) -> tuple[TrackedParagraph, ...]:
    """Return the paragraphs of two drafts in one order. What has moved is removed here and inserted there."""
    a, b = comparison.drafts[old], comparison.drafts[new]
    pairs = _pairs(comparison, old, new)
    listed = sorted(pairs)
    kept = in_order(listed, [pairs[pair] for pair in listed])
    found: list[TrackedParagraph] = []
    here = there = 0
    for i, j in [*(listed[k] for k in sorted(kept)), (len(a.paragraphs), len(b.paragraphs))]:
        found += [_alone(a, n, "removed") for n in range(here, i)]
        found += [_alone(b, n, "inserted") for n in range(there, j)]
        if i < len(a.paragraphs):
            found.append(TrackedParagraph(redline(_text(a, i), _text(b, j)), b.paragraphs[j][2]))
        here, there = i + 1, j + 1
    return tuple(found)


def _text(draft: DraftText, paragraph: int) -> str:
    start, end, _ = draft.paragraphs[paragraph]
    return draft.text[start:end]


def _alone(draft: DraftText, paragraph: int, kind: str) -> TrackedParagraph:
    text = " ".join(_text(draft, paragraph).split())
    run = Run("removed" if kind == "removed" else "inserted", text)
    return TrackedParagraph((run,), draft.paragraphs[paragraph][2], run.kind)


def _pairs(comparison: Comparison, old: int, new: int) -> Pairs:
    """Return which paragraphs may go together, one to one on both sides, with the words that speak for it."""
    a, b = comparison.drafts[old], comparison.drafts[new]
    weight: Pairs = defaultdict(float)
    for link in comparison.step(old, new).links:
        for pair in link.clauses:
            if pair.old and pair.new:
                one, two = _paragraph(a, pair.old), _paragraph(b, pair.new)
                weight[one, two] += sum(len(run.text.split()) for run in pair.runs if run.kind == "same") or 0.5
        if len(link.old) == len(link.new) == 1:
            for one, two in zip(_heads(a, link.old[0]), _heads(b, link.new[0]), strict=False):
                weight[one, two] += 1.0
    for one, two in _same(a, b):
        weight[one, two] += SAME
    return _one_to_one(weight)


def _paragraph(draft: DraftText, place: tuple[int, int]) -> int:
    """Return the paragraph that a clause stands in."""
    from bisect import bisect_right

    at = draft.articles[place[0]].clauses[place[1]].start
    return bisect_right([start for start, _, _ in draft.paragraphs], at) - 1


def _heads(draft: DraftText, article: int) -> Iterable[int]:
    """Return the paragraphs of an article above its first clause: number and title."""
    part = draft.articles[article]
    end = part.clauses[0].start if part.clauses else part.end
    return [n for n, (start, stop, _) in enumerate(draft.paragraphs) if part.start <= start and stop <= end]


def _same(a: DraftText, b: DraftText) -> Iterator[tuple[int, int]]:
    """Yield the paragraphs of the same words that stand once in each."""
    places: dict[str, list[list[int]]] = defaultdict(lambda: [[], []])
    for side, draft in enumerate((a, b)):
        for n in range(len(draft.paragraphs)):
            places[" ".join(_text(draft, n).split())][side].append(n)
    for one, two in places.values():
        if len(one) == len(two) == 1:
            yield one[0], two[0]


def _one_to_one(weight: Pairs) -> Pairs:
    found: Pairs = {}
    rows, columns = set(), set()
    for (i, j), value in sorted(weight.items(), key=lambda item: (-item[1], item[0])):
        if i not in rows and j not in columns:
            rows.add(i)
            columns.add(j)
            found[i, j] = value
    return found
