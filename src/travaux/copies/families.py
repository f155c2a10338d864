"""Reports put together into families: one text, one origin."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache

from travaux.copies.alignment import Alignment, align
from travaux.copies.borrowing import attach
from travaux.copies.likelihood import Language
from travaux.copies.origin import origin_of
from travaux.copies.shingles import candidates
from travaux.copies.verdict import Bond, aligned_parts, bond_of, is_spun, kind_of
from travaux.copies.words import Text, Vocabulary, read_text
from travaux.model import Copy, CopyKind, Family, Passage, Report, make_id

Pairs = Callable[[Sequence[Text]], Iterable[tuple[int, int]]]

# By how much (log-likelihood for each replaced word) a text must be the likelier of two for the other to be the spun.
DECISIVE = 0.5
# How often a more natural text may take the place of the one last thought to be the origin.
ROUNDS = 8
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
    not matter. Reports with one id are one report.
    """
    return fold_pairs(reports, candidates)


def fold_pairs(reports: Iterable[Report], pairs: Pairs) -> tuple[Family, ...]:
    """Do what :func:`fold` does on the pairs of texts that ``pairs`` names."""
    pile = _Pile(reports)
    for i, j in pairs(pile.firsts):
        pile.tie(pile.firsts[i], pile.firsts[j])
    heads = {first: pile.head(members) for first, members in pile.clusters().items()}
    lent = attach(pile.sound_parts(heads), pile.cluster, heads, pile.comes_first)
    of_root = defaultdict(list)
    for first, members in pile.clusters().items():
        of_root[lent.get(first, first)].extend(members)
    families = (pile.family(heads[root], members) for root, members in of_root.items())
    return tuple(sorted(families, key=lambda family: family.id))


class _Pile:
    """All texts, what ties them, and which are one text by those ties."""

    def __init__(self, reports: Iterable[Report]) -> None:
        vocabulary = Vocabulary()
        by_id = {r.id: r for r in sorted(reports, key=lambda r: (r.id, r.path), reverse=True)}
        self.texts = [read_text(by_id[key], vocabulary) for key in sorted(by_id)]
        self.parts: list[Bond] = []
        self._language = Language(self.texts, vocabulary)
        self._ties: dict[tuple[Text, Text], Alignment] = {}
        self._gains: dict[tuple[Text, Text], float] = {}
        self._neighbours: dict[Text, list[Text]] = defaultdict(list)
        self._first: dict[Text, Text] = {}
        self._join_identical()
        self.firsts = [text for text in self.texts if self._first[text] is text]
        self._leader = {text: text for text in self.firsts}

    def _join_identical(self) -> None:
        """Let the first of identical texts stand for all of them: there may be thousands."""
        firsts: dict[bytes, Text] = {}
        for text in self.texts:
            has_words = text.vocabulary.word_mask()[text.ids].any()
            self._first[text] = firsts.setdefault(text.ids.tobytes(), text) if has_words else text

    def tie(self, a: Text, b: Text) -> None:
        """Compare two texts, unless they are already known to be one, and keep what ties them."""
        if self.cluster(a) is self.cluster(b):
            return
        bond = bond_of(align(a, b))
        if bond is None:
            return
        self._ties[a, b] = bond.alignment
        if bond.same:
            first, second = sorted((self.cluster(a), self.cluster(b)), key=lambda text: text.report.id)
            self._leader[second] = first
            self._neighbours[a].append(b)
            self._neighbours[b].append(a)
        else:
            self.parts.append(bond)

    def cluster(self, text: Text) -> Text:
        """Return the text that leads those which are one text with this one."""
        at = self._first[text]
        while (up := self._leader[at]) is not at:
            self._leader[at] = self._leader[up]
            at = up
        return at

    def clusters(self) -> dict[Text, list[Text]]:
        """Return the texts that are one text, by their leaders."""
        found: dict[Text, list[Text]] = defaultdict(list)
        for text in self.texts:
            found[self.cluster(text)].append(text)
        return found

    def sound_parts(self, heads: Mapping[Text, Text]) -> list[Bond]:
        """Return the parts of one text in another; for what a spun copy shares, what its origin does stands."""
        return [sound for bond in self.parts if (sound := self._sound(bond, heads)) is not None]

    def _sound(self, bond: Bond, heads: Mapping[Text, Text]) -> Bond | None:
        a, b = heads[self.cluster(bond.alignment.a)], heads[self.cluster(bond.alignment.b)]
        if a is b or not is_spun(bond.alignment):
            return bond
        return bond_of(self.aligned(a, b))

    def aligned(self, a: Text, b: Text) -> Alignment:
        """Return the alignment of two texts, compared but once."""
        first_a, first_b = self._first[a], self._first[b]
        if first_a.report.id > first_b.report.id:
            return self.aligned(b, a).turned()
        if (first_a, first_b) not in self._ties:
            self._ties[first_a, first_b] = align(first_a, first_b)
        return Alignment(a, b, self._ties[first_a, first_b].stretches)

    def comes_first(self, a: Text, b: Text, alignment: Alignment) -> bool:
        """Whether ``a`` rather than ``b`` is where the text comes from, by the alignment and all else."""
        if is_spun(alignment):
            naturalness = self._language.naturalness(alignment)
            if abs(naturalness) >= DECISIVE:
                return naturalness > 0
        return origin_of([a, b]) is a

    def head(self, members: Sequence[Text]) -> Text:
        """Return the origin of texts that are one text: none that is spun from another of them, then by evidence."""
        if len(members) == 1:
            return members[0]
        head = origin_of(members)
        if len({self._first[m] for m in members}) == 1:
            return head
        for _ in range(ROUNDS):
            better = [(-gain, m.report.id, m) for m in members if (gain := self._gain(head, m)) >= DECISIVE]
            if not better:
                break
            head = min(better)[2]
        return origin_of([m for m in members if m is head or not self._is_spun_from(head, m)])

    def _gain(self, head: Text, member: Text) -> float:
        """Return by how much a text is more natural than the head where words of one replace those of the other."""
        pair = self._first[head], self._first[member]
        if pair[0] is pair[1]:
            return 0.0
        if pair not in self._gains:
            alignment = self.aligned(*pair)
            self._gains[pair] = -self._language.naturalness(alignment) if is_spun(alignment) else 0.0
        return self._gains[pair]

    def _is_spun_from(self, head: Text, member: Text) -> bool:
        return self._gain(head, member) <= -DECISIVE

    def family(self, head: Text, members: Sequence[Text]) -> Family:
        """Return the family of ``head``, given all texts that belong to it."""
        ways = cache(lambda: self._ways_from(self._first[head]))
        copies = [self._copy_of(head, text, members, ways) for text in members if text is not head]
        origin = head.report.id
        return Family(make_id("f", origin), origin, tuple(sorted(copies, key=lambda copy: copy.report)))

    def _copy_of(self, head: Text, text: Text, members: Sequence[Text], ways: Callable[[], dict[Text, bool]]) -> Copy:
        """Return what a text is as a copy of the head, directly or by way of other texts that have it."""
        direct = self.aligned(head, text)
        identical = self._first[head] is self._first[text]
        if identical or self.cluster(head) is not self.cluster(text) or bond_of(direct) is not None:
            return _copy(direct, kind_of(direct))
        others = members if len(members) <= FEW else self._neighbours[self._first[text]]
        others = [m for m in others if m is not text and self.cluster(m) is self.cluster(head)]
        nearest = max((self.aligned(m, text) for m in others), key=lambda al: (al.words_b, al.a.report.id))
        return _copy(nearest, "spun" if ways()[self._first[text]] else "edited")

    def _ways_from(self, head: Text) -> dict[Text, bool]:
        """Return, for each text that is the head's by some chain of copies, whether one on the way is spun."""
        ways, queue = {head: False}, deque([head])
        while queue:
            at = queue.popleft()
            for text in self._neighbours[at]:
                if text not in ways:
                    ways[text] = ways[at] or is_spun(self.aligned(at, text))
                    queue.append(text)
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
