"""Reports put together into families: one text, one origin."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache

from travaux.copies.alignment import Alignment
from travaux.copies.borrowing import attach
from travaux.copies.mastheads import of_one_outlet
from travaux.copies.origin import origin_by, published
from travaux.copies.pile import Pile
from travaux.copies.verdict import aligned_parts, bond_of, is_spun, kind_of
from travaux.model import Copy, CopyKind, Family, Passage, Report, make_id

Pairs = Callable[[Pile], Iterable[tuple[int, int]]]

# In families of up to this many all are asked for the text that a distant copy has not from the origin itself, in
# larger ones those that it was found by.
FEW = 24
# A copy is from another copy rather than from the origin if it differs from that one by less than this share.
NEARER = 0.8
# Share of a paragraph's words from which on the whole of it is borrowed, and below which only a longer stretch is:
# where a borrowed paragraph meets one that is not, a few words agree by accident.
WHOLE_PARAGRAPH = 0.85
PART_OF_PARAGRAPH = 0.5
PART_WORDS = 15


def fold(reports: Iterable[Report], apart: Iterable[tuple[str, str]] = ()) -> tuple[Family, ...]:
    """Return the families of ``reports`` in the order of their ids: which of them are one source, and whose text it is.

    Every report is in exactly one family, those that nobody copies in one of their own. The order of the reports does
    not matter. Reports with one id are one report. Reports may come as a stream; what does not fit in memory is kept on
    disk meanwhile. ``apart`` are pairs of reports, by id, path or URL, that are no copies, whatever they share: they
    are kept in different families.
    """
    return fold_pairs(reports, Pile.candidates, apart)


def fold_pairs(reports: Iterable[Report], pairs: Pairs, apart: Iterable[tuple[str, str]] = ()) -> tuple[Family, ...]:
    """Do what :func:`fold` does on the pairs of reports, by their numbers, that ``pairs`` names in a pile."""
    if isinstance(reports, Collection):
        reports = sorted(reports, key=lambda r: (r.id, r.path))
    pile = Pile(reports, apart)
    return fold_pile(pile, pairs)


def fold_pile(pile: Pile, pairs: Pairs = Pile.candidates) -> tuple[Family, ...]:
    """Do the same for the reports of a pile."""
    pile.tie_all(pairs(pile))
    link(pile)
    return families_of(pile)


def link(pile: Pile) -> None:
    """Compare what lies in one group by parts, but has not been compared."""
    pile.tie_all(list(pile.hubs()))


def families_of(pile: Pile) -> tuple[Family, ...]:
    """Return the families of a pile by what ties its reports."""
    clusters = pile.clusters()

    @cache
    def told(first: int) -> tuple[int, tuple[str, ...]]:  # when it is asked for, while the texts are at hand
        return pile.head_by(clusters[first])

    lent = attach(pile.sound_parts(lambda first: told(first)[0]), pile, lambda first: told(first)[0])
    of_root = defaultdict(list)
    for first, members in clusters.items():
        of_root[lent.get(first, first)].extend(members)
    families = (_family(pile, *told(root), members) for root, members in of_root.items())
    return tuple(sorted(families, key=lambda family: family.id))


def _family(pile: Pile, head: int, told: tuple[str, ...], members: Sequence[int]) -> Family:
    """Return the family of ``head``, given what told it and all reports that belong to it."""
    origin = pile.ids[head]
    if len(members) == 1:
        return Family(make_id("f", origin), origin)
    ways = cache(lambda: _ways_from(pile, pile.first(head)))
    sources = _sources(pile, head, members)
    copies = [_copy_of(pile, head, n, members, ways) for n in members if n != head]
    linked = [replace(c, derived_from=pile.ids[sources[pile.number(c.report)]]) for c in copies]
    by = told or _direction(pile, head, members)
    return Family(make_id("f", origin), origin, tuple(sorted(linked, key=lambda copy: copy.report)), by)


def _direction(pile: Pile, head: int, members: Sequence[int]) -> tuple[str, ...]:
    """Return what told that ``head`` lent a part of its text to the others rather than had it from them."""
    others = [pile.text(n) for n in members if n != head]
    if any(is_spun(pile.aligned(head, other.number)) for other in others):
        return ("language",)
    return origin_by([pile.text(head), *others])[1]


def _sources(pile: Pile, head: int, members: Sequence[int]) -> dict[int, int]:
    """Return for each copy the member that it most likely has its text from: the one it differs least from.

    A copy of a copy has what that one changed. A member is asked for those that are nearer to the origin than itself,
    so there are no circles.
    """
    if len(members) > FEW:
        return {n: head for n in members if n != head}
    far = {n: _changed(pile.aligned(head, n)) if n != head else -1 for n in members}
    order = sorted(members, key=lambda n: (far[n], published_key(pile.text(n).report), pile.ids[n]))
    found = {}
    for place, n in enumerate(order[1:], 1):
        text = pile.text(n).report
        best, least = head, far[n]
        for other in order[1:place]:
            changed = _changed(pile.aligned(other, n))
            if changed < NEARER * least and not _is_after(pile.text(other).report, text):
                best, least = other, changed
        found[n] = best
    return found


def _changed(alignment: Alignment) -> int:
    """Return how many words of the second text are not the first's."""
    return alignment.b.words - alignment.equal


def _is_after(a: Report, b: Report) -> bool:
    """Whether ``a`` was published after ``b``, as far as their dates tell."""
    first, second = published(a.published), published(b.published)
    return first is not None and second is not None and first[0] > second[1]


def published_key(report: Report) -> tuple[bool, datetime]:
    """Return what reports are sorted by in time, undated ones last."""
    span = published(report.published)
    return (span is None, span[0] if span else datetime.max.replace(tzinfo=UTC))


def _copy_of(pile: Pile, head: int, n: int, members: Sequence[int], ways: Callable[[], dict[int, bool]]) -> Copy:
    """Return what a report is as a copy of the head, directly or by way of other texts that have it."""
    direct = pile.aligned(head, n)
    if pile.identical(head, n) or pile.cluster(head) != pile.cluster(n) or bond_of(direct) is not None:
        return _copy(direct, kind_of(direct))
    others = members if len(members) <= FEW else pile.neighbours[pile.first(n)]
    others = [m for m in others if m != n and pile.cluster(m) == pile.cluster(head)]
    nearest = max((pile.aligned(m, n) for m in others), key=lambda al: (al.words_b, al.a.report.id))
    return _copy(nearest, "spun" if ways()[pile.first(n)] else "edited")


def _ways_from(pile: Pile, head: int) -> dict[int, bool]:
    """Return, for each text that is the head's by some chain of copies, whether one on the way is spun."""
    ways, queue = {head: False}, deque([head])
    while queue:
        at = queue.popleft()
        for n in pile.neighbours[at]:
            if n not in ways:
                ways[n] = ways[at] or is_spun(pile.aligned(at, n))
                queue.append(n)
    return ways


def _copy(alignment: Alignment, kind: CopyKind) -> Copy:
    text = alignment.b
    similarity = round(alignment.words_b / max(1, text.words), 3)
    edition = kind in ("verbatim", "edited") and of_one_outlet(alignment.a.report, text.report)
    return Copy(
        text.report.id,
        kind,
        similarity,
        tuple(_passages(alignment)),
        edition=edition,
        words=alignment.words_b,
        equal=alignment.equal,
    )


def _passages(alignment: Alignment) -> Iterator[Passage]:
    """Yield the borrowed stretches of the second text, whole paragraphs where nearly all of one is borrowed."""
    text = alignment.b
    parts: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for piece, first, last in aligned_parts(alignment):
        parts[piece].append((first, last))
    before = text.words_before
    for piece in sorted(parts):
        first, last = text.piece_starts[piece], text.piece_starts[piece + 1]
        words = [before[b] - before[a] for a, b in parts[piece]]
        share = sum(words) / max(1, before[last] - before[first])
        if share >= WHOLE_PARAGRAPH:
            yield text.report.passage(*text.span(first, last))
            continue
        for (a, b), count in sorted(zip(parts[piece], words, strict=True)):
            if share >= PART_OF_PARAGRAPH or count >= PART_WORDS:
                yield text.report.passage(*text.span(a, b))
