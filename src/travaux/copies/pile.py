"""A pile of reports, what ties them two by two, and which of them are one text by those ties."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from travaux.copies.alignment import Alignment, align
from travaux.copies.fingerprints import digests
from travaux.copies.likelihood import Language
from travaux.copies.mastheads import outlets_of
from travaux.copies.origin import origin_by, origin_of
from travaux.copies.reading import Reader
from travaux.copies.scan import batches, scan
from travaux.copies.screen import Likely, Screen
from travaux.copies.shelf import Recent, Shelf
from travaux.copies.shingles import Join, counts
from travaux.copies.standing import Lines
from travaux.copies.tape import Tape
from travaux.copies.verdict import Bond, bond_of, is_spun
from travaux.copies.words import Text, Vocabulary
from travaux.model import Report

if TYPE_CHECKING:
    from numpy import int64
    from numpy.typing import NDArray

# By how much (log-likelihood for each replaced word) a text must be the likelier of two for the other to be the spun.
DECISIVE = 0.5
# How often a more natural text may take the place of the one last thought to be the origin.
ROUNDS = 8
# Texts and alignments that are kept for when they are asked for again.
TEXTS_KEPT = 1_000
ALIGNMENTS_KEPT = 4_000
# Pairs whose texts are read together.
READ_AHEAD = 64

Pair = tuple[int, int]


class Pile:
    """Reports by number, and the texts that are one text. Identical texts are one from the start."""

    def __init__(self, reports: Iterable[Report] = (), apart: Iterable[tuple[str, str]] = ()) -> None:
        """Begin with reports; those that ``apart`` names in pairs, by id, path or URL, are never joined."""
        self._apart = list(apart)
        self._named: dict[str, int | None] = {name: None for pair in self._apart for name in pair}
        self.shelf = Shelf()
        self.tape = Tape()
        self.lines = Lines()
        self.join = Join()
        self.ids: list[str] = []
        self.parts: dict[Pair, Bond] = {}
        self.neighbours: dict[int, list[int]] = defaultdict(list)
        self._language = Language(self.tape)
        self._screen = Screen(self.tape, self.lines)
        self._reader = Reader(Vocabulary())
        texts = self._texts = _texts_of(self.shelf, self._reader)
        self._alignments: Recent[Pair, Alignment] = Recent(lambda p: align(texts[p[0]], texts[p[1]]), ALIGNMENTS_KEPT)
        self._compared: set[Pair] = set()
        self._gains: dict[Pair, float] = {}
        self._numbers: dict[str, int] = {}
        self._words = array("q")  # without standing text, once they are joined
        self._first = array("q")
        self._leader = array("q")
        self._by_digest: dict[bytes, int] = {}
        self._joined = 0
        self.extend(reports)

    def __len__(self) -> int:
        return len(self._words)

    def extend(self, reports: Iterable[Report]) -> None:
        """Add reports, except those whose id is there already."""
        for batch in batches(self._new(reports)):
            scanned = scan(batch)
            start = len(self)
            self.shelf.put(batch)
            self.tape.put(scanned)
            words = counts(scanned)[0].tolist()
            self._words.extend(words)
            self.lines.add(scanned, words, [outlets_of(report) for report in batch])
            for n, (report, digest) in enumerate(zip(batch, digests(scanned), strict=True), start):
                names = [name for name in (report.id, report.path, report.url) if name in self._named]
                self._named.update(dict.fromkeys(names, n))
                alone = not self._words[n] or names
                self._first.append(n if alone else self._by_digest.setdefault(digest, n))
            self._leader.extend(self._first[start:])

    def put_to_join(self) -> None:
        """Give the join what it has not had yet: each text once, without standing text."""
        self.lines.find(self.tape)
        fresh = [n for n in range(self._joined, len(self)) if self._first[n] == n]
        self._joined = len(self)
        for furnished in (False, True):
            for numbers, scanned in self.tape.batches(n for n in fresh if self.lines.may_have(n) == furnished):
                left = scanned.without(self.lines.mask(scanned)) if furnished else scanned
                for n, words in zip(numbers, counts(left)[0].tolist() if furnished else (), strict=furnished):
                    self._words[n] = words
                self.join.add(left, numbers)

    def _new(self, reports: Iterable[Report]) -> Iterator[Report]:
        for report in reports:
            if report.id not in self._numbers:
                self._numbers[report.id] = len(self.ids)
                self.ids.append(report.id)
                yield report

    def firsts(self) -> list[int]:
        """Return the first of each set of identical texts, in the order of their ids."""
        return sorted((n for n in range(len(self)) if self._first[n] == n), key=self.ids.__getitem__)

    def candidates(self) -> Iterator[Pair]:
        """Yield pairs that may be copies, the most promising first."""
        import numpy as np

        self.put_to_join()
        order = np.empty(len(self), dtype=np.int64)
        order[sorted(range(len(self)), key=self.ids.__getitem__)] = np.arange(len(self))
        i, j, by_lead = self.join.pairs(self.words(), self.lines.outlets(), order)
        by_report = np.lexsort((j, i))  # looked at report by report, so that each is read seldom
        first, second = i[by_report], j[by_report]
        likely = zip(first.tolist(), second.tolist(), by_lead[by_report].tolist(), strict=True)
        worth = np.array(list(self.worth(likely)), dtype=np.int64)
        if not len(worth):
            return iter(())
        at = np.searchsorted(first * len(self) + second, worth[:, 0] * len(self) + worth[:, 1])
        return ((a, b) for a, b in worth[np.argsort(by_report[at])].tolist())

    def worth(self, pairs: Iterable[Likely]) -> Iterator[Pair]:
        """Yield the pairs that are worth an alignment."""
        return self._screen.worth(pairs)

    def words(self) -> NDArray[int64]:
        """Return how many words each report has, without standing text."""
        import numpy as np

        return np.array(self._words, dtype=np.int64)

    def tie_all(self, pairs: Iterable[Pair]) -> None:
        """Compare pairs of texts; those that are compared next are read together, which is quicker."""
        waiting = iter(pairs)
        while group := list(islice(waiting, READ_AHEAD)):
            apart = (pair for pair in group if self.cluster(pair[0]) != self.cluster(pair[1]))
            fresh = {first for pair in apart for n in pair if (first := self._first[n]) not in self._texts}
            for text in self._reader.read((n, self.shelf[n]) for n in sorted(fresh)):
                self._texts.put(text.number, text)
            for i, j in group:
                self.tie(i, j)

    def tie(self, i: int, j: int) -> Bond | None:
        """Compare two texts, unless they are already known to be one; keep and return what ties them."""
        i, j = sorted((self._first[i], self._first[j]), key=self.ids.__getitem__)
        if self.cluster(i) == self.cluster(j) or (i, j) in self._compared:
            return None
        self._compared.add((i, j))
        bond = bond_of(self.aligned(i, j))
        if bond is None:
            return None
        if bond.same and self.are_apart(i, [j]):
            return None
        if bond.same:
            first, second = sorted((self.cluster(i), self.cluster(j)), key=self.ids.__getitem__)
            self._leader[second] = first
            self.neighbours[i].append(j)
            self.neighbours[j].append(i)
        else:
            self.parts[i, j] = bond
        return bond

    def are_apart(self, cluster: int, others: Iterable[int]) -> bool:
        """Whether a text that is one with ``cluster`` must not be joined with one that is with one of ``others``."""
        if not self._apart:
            return False
        ours, theirs = self.cluster(cluster), {self.cluster(other) for other in others}
        leaders = {name: self.cluster(n) for name, n in self._named.items() if n is not None}
        known = [(leaders.get(one), leaders.get(other)) for one, other in self._apart]
        return any((a == ours and b in theirs) or (b == ours and a in theirs) for a, b in known)

    def unknown(self) -> list[str]:
        """Return the names of reports to be kept apart that no report bears."""
        return sorted(name for name, n in self._named.items() if n is None)

    def hubs(self) -> Iterator[Pair]:
        """Yield pairs of texts that have a part of one text by way of others, each with two that most may have it from.

        What many reports share joins each to a few others only, so the one that all of them lifted it from may not be
        among those.
        """
        counts = Counter(n for pair in self.parts for n in pair)
        for group in self._sharers():
            if len(group) > 2:
                most = max(group, key=lambda n: (counts[n], self.ids[n]))
                hubs = {origin_of([self.text(n) for n in group]).number, most}
                yield from ((hub, n) for hub in sorted(hubs) for n in group if n != hub)

    def _sharers(self) -> list[list[int]]:
        """Return the texts that have parts in common, by some chain of them, in the order of their ids."""
        links: dict[int, set[int]] = defaultdict(set)
        for i, j in self.parts:
            links[i].add(j)
            links[j].add(i)
        found: list[list[int]] = []
        seen: set[int] = set()
        for start in sorted(links, key=self.ids.__getitem__):
            if start not in seen:
                group, waiting = {start}, [start]
                while waiting:
                    fresh = links[waiting.pop()] - group
                    group |= fresh
                    waiting += fresh
                seen |= group
                found.append(sorted(group, key=self.ids.__getitem__))
        return found

    def cluster(self, n: int) -> int:
        """Return the text that leads those which are one text with this one."""
        at = self._first[n]
        while (up := self._leader[at]) != at:
            self._leader[at] = self._leader[up]
            at = up
        return at

    def clusters(self) -> dict[int, list[int]]:
        """Return the texts that are one text, by their leaders, in the order of their ids."""
        found: dict[int, list[int]] = defaultdict(list)
        for n in sorted(range(len(self)), key=self.ids.__getitem__):
            found[self.cluster(n)].append(n)
        return found

    def text(self, n: int) -> Text:
        """Return the text of a report."""
        return self._texts[n]

    def number(self, report: str) -> int:
        """Return the number of a report by its id."""
        return self._numbers[report]

    def first(self, n: int) -> int:
        """Return the first report whose text is, word for word, that of this one."""
        return self._first[n]

    def identical(self, i: int, j: int) -> bool:
        """Whether two reports have the same words and marks."""
        return self._first[i] == self._first[j]

    def aligned(self, i: int, j: int) -> Alignment:
        """Return the alignment of two texts."""
        first, second = self._first[i], self._first[j]
        if self.ids[first] > self.ids[second]:
            return self.aligned(j, i).turned()
        known = self._alignments[first, second]
        if (first, second) == (i, j):
            return known
        return Alignment(self.text(i), self.text(j), known.stretches)

    def aligned_by_ids(self, a: str, b: str) -> Alignment:
        """Return the alignment of two reports by their ids."""
        return self.aligned(self.number(a), self.number(b))

    def sound_parts(self, head: Callable[[int], int]) -> list[Bond]:
        """Return the parts of one text in another; for what a spun copy shares, what its origin does stands."""
        found = (self._sound(self.parts[pair], head) for pair in sorted(self.parts, key=self._by_ids))
        return [bond for bond in found if bond is not None]

    def _by_ids(self, pair: Pair) -> tuple[str, str]:
        first, second = sorted((self.ids[pair[0]], self.ids[pair[1]]))
        return first, second

    def _sound(self, bond: Bond, head: Callable[[int], int]) -> Bond | None:
        a, b = (head(self.cluster(text.number)) for text in (bond.alignment.a, bond.alignment.b))
        if a == b or not is_spun(bond.alignment):
            return bond
        return bond_of(self.aligned(a, b))

    def comes_first(self, a: Text, b: Text, alignment: Alignment) -> bool:
        """Whether ``a`` rather than ``b`` is where the text comes from, by the alignment and all else."""
        if is_spun(alignment):
            naturalness = self._language.naturalness(alignment)
            if abs(naturalness) >= DECISIVE:
                return naturalness > 0
        return origin_of([a, b]) is a

    def head(self, members: Sequence[int]) -> int:
        """Return the origin of texts that are one text: none that is spun from another of them, then by evidence."""
        return self.head_by(members)[0]

    def head_by(self, members: Sequence[int]) -> tuple[int, tuple[str, ...]]:
        """Return the origin of texts that are one text, and the names of the evidence that told it."""
        if len(members) == 1:
            return members[0], ()
        first = head, told = self._origin(members)
        if len({self._first[m] for m in members}) == 1:
            return first
        for _ in range(ROUNDS):
            better = [(-gain, self.ids[m], m) for m in members if (gain := self._gain(head, m)) >= DECISIVE]
            if not better:
                break
            head = min(better)[2]
        natural = [m for m in members if m == head or not self._is_spun_from(head, m)]
        if len(natural) == len(members):
            return first
        head, told = self._origin(natural)
        return head, ("language", *told)

    def _origin(self, members: Sequence[int]) -> tuple[int, tuple[str, ...]]:
        text, told = origin_by([self.text(m) for m in members])
        return text.number, told

    def _gain(self, head: int, member: int) -> float:
        """Return by how much a text is more natural than the head where words of one replace those of the other."""
        pair = self._first[head], self._first[member]
        if pair[0] == pair[1]:
            return 0.0
        if pair not in self._gains:
            alignment = self.aligned(*pair)
            self._gains[pair] = -self._language.naturalness(alignment) if is_spun(alignment) else 0.0
        return self._gains[pair]

    def _is_spun_from(self, head: int, member: int) -> bool:
        return self._gain(head, member) <= -DECISIVE


def _texts_of(shelf: Shelf, reader: Reader) -> Recent[int, Text]:
    """Return the texts of the reports on a shelf, those last used. Nothing here refers to a pile: it is gone at once
    when nobody needs it, not when the interpreter looks for circles.
    """
    return Recent(lambda n: next(reader.read([(n, shelf[n])])), TEXTS_KEPT)
