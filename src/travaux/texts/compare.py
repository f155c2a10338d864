"""Drafts held against each other: steps between each two, what changed in each article, and rows over all of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from travaux.model import Skipped
from travaux.model_texts import Comparison, DraftText, Link, Step
from travaux.texts.kinds import links_of
from travaux.texts.link import Flat, Linked, link
from travaux.texts.rows import rows_of

# Two texts with less than this share of their words in common are not drafts of one text.
UNRELATED = 0.12
# Two texts are renderings of one when most articles read otherwise and few have other figures.
RENDERED, OTHER_FIGURES, LOOSE = 0.5, 0.25, 0.8


def compare_drafts(drafts: Sequence[DraftText], skipped: Iterable[Skipped] = ()) -> Comparison:
    """Return how the articles of two or more drafts, in their order, run together.

    Each draft is held against each later one; what a draft between them ties counts for the others, so that rows agree.
    Raises ValueError for less than two drafts.
    """
    if len(drafts) < 2:
        raise ValueError("two drafts at least are wanted")
    flats = [Flat.of(draft) for draft in drafts]
    linked: dict[tuple[int, int], Linked] = {}
    pairs = sorted(combinations(range(len(drafts)), 2), key=lambda pair: (pair[1] - pair[0], pair))
    steps = []
    for old, new in pairs:
        through = _through(linked, old, new)
        linked[old, new] = link(drafts[old], drafts[new], flats[old], flats[new], through)
        steps.append(_step(drafts, (old, new), flats, linked[old, new]))
    return Comparison(tuple(drafts), tuple(steps), tuple(rows_of(drafts, steps)), tuple(sorted(set(skipped))))


def _through(linked: dict[tuple[int, int], Linked], old: int, new: int) -> list[tuple[int, int]]:
    """Return the pairs of clauses that drafts between two of them tie."""
    found: set[tuple[int, int]] = set()
    for middle in range(old + 1, new):
        onward: dict[int, list[int]] = {}
        for m in linked[middle, new].clauses:
            onward.setdefault(m.old, []).append(m.new)
        found |= {(m.old, k) for m in linked[old, middle].clauses for k in onward.get(m.new, ())}
    return sorted(found)


def _step(drafts: Sequence[DraftText], pair: tuple[int, int], flats: Sequence[Flat], found: Linked) -> Step:
    old, new = pair
    a, b = flats[old], flats[new]
    same = sum(_shared(a.words[m.old], b.words[m.new]) for m in found.clauses)
    total = sum(map(len, a.words)) + sum(map(len, b.words))
    similarity = round(2 * same / total, 4) if total else 0.0
    links = links_of(drafts[old], drafts[new], a, b, found)
    if _renders(links, similarity):
        links = links_of(drafts[old], drafts[new], a, b, found, rendered=True)
        return Step(old, new, tuple(links), similarity, "renderings")
    if links and all(x.kind == "kept" and x.wording == "same" and not x.renumbered for x in links):
        return Step(old, new, tuple(links), similarity, "identical")
    return Step(old, new, tuple(links), similarity, "unrelated" if similarity < UNRELATED else "")


def _shared(a: Sequence[str], b: Sequence[str]) -> int:
    left = list(b)
    count = 0
    for word in a:
        if word in left:
            left.remove(word)
            count += 1
    return count


def _renders(links: Sequence[Link], similarity: float) -> bool:
    """Whether two texts are translations or paraphrases of one: words differ nearly everywhere, figures hardly."""
    paired = [x for x in links if x.old and x.new and x.clauses]
    if len(paired) < 3 or similarity > LOOSE or len(paired) < 0.8 * len(links):
        return False
    other = [x for x in paired if x.wording != "same"]
    figures = [x for x in paired if any(n.kind in ("quantity", "date", "negation") for n in x.named)]
    return len(other) >= RENDERED * len(paired) and len(figures) <= max(1, OTHER_FIGURES * len(paired))
