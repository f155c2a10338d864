"""Reports put together into families: one text, one origin."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cache

from travaux.copies.alignment import Alignment
from travaux.copies.borrowing import attach
from travaux.copies.pile import Pile
from travaux.copies.verdict import aligned_parts, bond_of, is_spun, kind_of
from travaux.model import Copy, CopyKind, Family, Passage, Report, make_id

Pairs = Callable[[Pile], Iterable[tuple[int, int]]]

# In families of up to this many all are asked for the text that a distant copy has not from the origin itself, in
# larger ones those that it was found by.
FEW = 24
# Share of a paragraph's words from which on the whole of it is borrowed, and below which only a longer stretch is:
# where a borrowed paragraph meets one that is not, a few words agree by accident.
WHOLE_PARAGRAPH = 0.85
PART_OF_PARAGRAPH = 0.5
PART_WORDS = 15


def fold(reports: Iterable[Report]) -> tuple[Family, ...]:
    """Return the families of ``reports`` in the order of their ids: which of them are one source, and whose text it is.

    Every report is in exactly one family, those that nobody copies in one of their own. The order of the reports does
    not matter. Reports with one id are one report. Reports may come as a stream; what does not fit in memory is kept on
    disk meanwhile.
    """
    return fold_pairs(reports, Pile.candidates)


def fold_pairs(reports: Iterable[Report], pairs: Pairs) -> tuple[Family, ...]:
    """Do what :func:`fold` does on the pairs of reports, by their numbers, that ``pairs`` names in a pile."""
    if isinstance(reports, Collection):
        reports = sorted(reports, key=lambda r: (r.id, r.path))
    pile = Pile(reports)
    for i, j in pairs(pile):
        pile.tie(i, j)
    link(pile)
    return families_of(pile)


def link(pile: Pile) -> None:
    """Compare what lies in one group by parts, but has not been compared."""
    for i, j in list(pile.hubs()):
        pile.tie(i, j)


def families_of(pile: Pile) -> tuple[Family, ...]:
    """Return the families of a pile by what ties its reports."""
    clusters = pile.clusters()
    heads = {first: pile.head(members) for first, members in clusters.items()}
    lent = attach(pile.sound_parts(heads), pile, heads)
    of_root = defaultdict(list)
    for first, members in clusters.items():
        of_root[lent.get(first, first)].extend(members)
    families = (_family(pile, heads[root], members) for root, members in of_root.items())
    return tuple(sorted(families, key=lambda family: family.id))


def _family(pile: Pile, head: int, members: Sequence[int]) -> Family:
    """Return the family of ``head``, given all reports that belong to it."""
    if len(members) == 1:
        return Family(make_id("f", pile.ids[head]), pile.ids[head])
    ways = cache(lambda: _ways_from(pile, pile.first(head)))
    copies = [_copy_of(pile, head, n, members, ways) for n in members if n != head]
    origin = pile.ids[head]
    return Family(make_id("f", origin), origin, tuple(sorted(copies, key=lambda copy: copy.report)))


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
    return Copy(text.report.id, kind, similarity, tuple(_passages(alignment)))


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
            yield text.report.passage(text.spans[first][0], text.spans[last - 1][1])
            continue
        for (a, b), count in sorted(zip(parts[piece], words, strict=True)):
            if share >= PART_OF_PARAGRAPH or count >= PART_WORDS:
                yield text.report.passage(text.spans[a][0], text.spans[b - 1][1])
