"""Parts of one text in another: which of them make a report an excerpt, and of whose text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from travaux.copies.alignment import Alignment, Stretch
from travaux.copies.mastheads import of_one_outlet, outlets_of
from travaux.copies.origin import origin_of
from travaux.copies.standing import STANDING_OUTLETS, STANDING_REPORTS
from travaux.copies.verdict import Bond, bond_of, is_cut, kind_of
from travaux.copies.words import Text

if TYPE_CHECKING:
    from travaux.copies.pile import Pile

# Of several reports that have nearly as much of the text the one that comes first is its lender.
SAME_PART = 0.8
# Reports that may be of one outlet end alike. So many tokens are still the very end.
EDGE = 4

Cluster = Callable[[Text], int]  # the leader of a text's cluster
ComesFirst = Callable[[Text, Text, Alignment], bool]


def attach(parts: Sequence[Bond], pile: Pile, head: Callable[[int], int]) -> dict[int, int]:
    """Return, for each cluster that took part of another's text, the cluster whose family it belongs to.

    ``head`` gives the number of the origin of a cluster. A cluster goes with the one it took most from, of
    several that have the same part with the first. What it took from others that took all they have belongs to their
    origin; an excerpt is followed no further, since the text may be the middle report's own.
    """

    def cluster(text: Text) -> int:
        return pile.cluster(text.number)

    sharers = {cluster(text) for bond in parts for text in (bond.alignment.a, bond.alignment.b)}
    heads = {leader: pile.text(head(leader)) for leader in sharers}
    lender: dict[int, int] = {}
    excerpts: set[int] = set()
    lenders: set[int] = set()
    for bond in _by_preference(_directed(parts, cluster, heads, pile.comes_first), cluster, heads):
        first, second = cluster(bond.alignment.a), cluster(bond.alignment.b)
        root = lender.get(first, first)
        is_excerpt = kind_of(bond.alignment) == "excerpt"
        if second in lender or root == second or first in excerpts or pile.are_apart(second, _all_of(root, lender)):
            continue
        if is_excerpt and (second in lenders or outlets_of(heads[first].report) & outlets_of(heads[second].report)):
            continue  # an outlet tells its background again
        lender[second] = root
        lenders |= {root}
        excerpts |= {second} if is_excerpt else set()
        if second in lenders:
            lender |= {other: root for other, old in lender.items() if old == second}
    return lender


def _all_of(root: int, lender: Mapping[int, int]) -> list[int]:
    """Return the clusters of the family of ``root``."""
    return [root, *(cluster for cluster, of in lender.items() if of == root)]


def _directed(
    parts: Sequence[Bond], cluster: Cluster, heads: Mapping[int, Text], comes_first: ComesFirst
) -> Iterator[Bond]:
    """Yield the parts that are borrowed between clusters, each from the one that lent to the one that took."""
    standing = _Standing(parts, cluster)
    for bond in parts:
        first, second = cluster(bond.alignment.a), cluster(bond.alignment.b)
        left = standing.without(bond) if first != second else None
        if left is not None:
            yield left if comes_first(heads[first], heads[second], left.alignment) else left.turned()


def _by_preference(bonds: Iterable[Bond], cluster: Cluster, heads: Mapping[int, Text]) -> Iterator[Bond]:
    """Yield the bonds of each cluster that took something, the best first; clusters that took most come first."""
    taken: dict[int, list[Bond]] = defaultdict(list)
    for bond in bonds:
        taken[cluster(bond.alignment.b)].append(bond)
    for options in taken.values():
        options.sort(key=_most)
    for options in sorted(taken.values(), key=lambda options: _most(options[0])):
        enough = SAME_PART * options[0].borrowed
        alike = [heads[cluster(bond.alignment.a)] for bond in options if bond.borrowed >= enough]
        first = origin_of(sorted(set(alike), key=lambda text: text.report.id))
        yield from sorted(options, key=lambda bond: heads[cluster(bond.alignment.a)] is not first)


def _most(bond: Bond) -> tuple[int, str, str]:
    return -bond.borrowed, bond.alignment.a.report.id, bond.alignment.b.report.id


class _Standing:
    """Which stretches of a text stand in so many others, or in such a place, that they are nobody's."""

    def __init__(self, parts: Sequence[Bond], cluster: Cluster) -> None:
        self._cluster = cluster
        self._known: dict[tuple[int, int, int], bool] = {}
        self._shared: dict[int, list[tuple[int, int, Text]]] = defaultdict(list)
        for bond in parts:
            a, b = bond.alignment.a, bond.alignment.b
            for s in bond.alignment.stretches:
                self._shared[a.number].append((s.a0, s.a1, b))
                self._shared[b.number].append((s.b0, s.b1, a))

    def without(self, bond: Bond) -> Bond | None:
        """Return what is left of a bond without standing text.

        Where most of a text is another's it is a cut, and how many more there are proves nothing, unless one outlet has
        both: its galleries and teasers may be most of a page.
        """
        a, b = bond.alignment.a, bond.alignment.b
        if is_cut(bond.alignment) and not of_one_outlet(a.report, b.report):
            return bond
        known = outlets_of(a.report) and outlets_of(b.report)
        kept = tuple(
            s
            for s in bond.alignment.stretches
            if not (self._stands(a, s.a0, s.a1) or self._stands(b, s.b0, s.b1))
            and not (_ends_both(bond.alignment, s) and not known)
        )
        return bond if len(kept) == len(bond.alignment.stretches) else bond_of(Alignment(a, b, kept))

    def _stands(self, text: Text, start: int, end: int) -> bool:
        key = (text.number, start, end)
        if key not in self._known:
            self._known[key] = self._is_shared(text, start, end)
        return self._known[key]

    def _is_shared(self, text: Text, start: int, end: int) -> bool:
        sharers = [text, *self._sharers(text, start, end)]
        if len({self._cluster(s) for s in sharers}) < STANDING_REPORTS:
            return False
        return len({min(o) for s in sharers if (o := outlets_of(s.report))}) < STANDING_OUTLETS

    def _sharers(self, text: Text, start: int, end: int) -> Iterator[Text]:
        for lo, hi, other in self._shared[text.number]:
            if 2 * (min(hi, end) - max(lo, start)) >= end - start:
                yield other


def _ends_both(alignment: Alignment, stretch: Stretch) -> bool:
    a, b = alignment.a, alignment.b
    return len(a.ids) - stretch.a1 <= EDGE and len(b.ids) - stretch.b1 <= EDGE
