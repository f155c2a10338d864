"""Clauses that go together lifted to articles: which article became which, was split, merged, moved."""

from __future__ import annotations

import bisect
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from travaux.model_texts import Article, DraftText
from travaux.texts.align import Matched, align_clauses
from travaux.texts.words import content, forms

# An article goes with another when this share of one of the two stands in the other,
SHARED = 0.25
# and joins a pair that is made already when this share of it does.
JOINS = 0.3
# Log odds that headings of the same words add to the clauses beneath them, and those that a draft between adds.
HEADING, THROUGH = 1.0, 1.5
ALIKE_HEADINGS = 0.5
# Share of content words that an article written anew in its place still has in common with what stood there.
SOMETHING = 0.15


@dataclass(frozen=True, slots=True)
class Flat:
    """The clauses of a draft in one list: where each stands (article, clause) and its words."""

    places: tuple[tuple[int, int], ...]
    words: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, draft: DraftText) -> Flat:
        """Return the clauses of a draft; articles that say nothing and notes have none."""
        places, words = [], []
        for a, article in enumerate(draft.articles):
            for c, clause in enumerate(article.clauses if not article.void else ()):
                said = tuple(forms(draft.text, clause.start, clause.end))
                if said:
                    places.append((a, c))
                    words.append(said)
        return cls(tuple(places), tuple(words))


@dataclass(frozen=True, slots=True)
class Linked:
    """The clauses of two drafts that go together, and the groups of articles that they make."""

    clauses: tuple[Matched, ...]  # places in the flat lists
    groups: tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]


def link(old: DraftText, new: DraftText, a: Flat, b: Flat, through: Iterable[tuple[int, int]] = ()) -> Linked:
    """Return which articles of two drafts go together.

    ``through`` are pairs of clauses that a draft between ties: they are likelier, so that all drafts agree.
    """
    prior = _prior(old, new, a, b)
    for pair in through:
        prior[pair] = prior.get(pair, 0.0) + THROUGH
    listed = [(i, j, bonus) for (i, j), bonus in sorted(prior.items())]
    matched = tuple(m for m in align_clauses(a.words, b.words, listed) if _may(old, new, a, b, m))
    return Linked(matched, tuple(_groups(old, new, a, b, matched)))


def _may(old: DraftText, new: DraftText, a: Flat, b: Flat, match: Matched) -> bool:
    """Whether two parts may go together: a note only with a note, what closes the text only with what closes it."""
    one, two = old.articles[a.places[match.old][0]].kind, new.articles[b.places[match.new][0]].kind
    return one == two or not {one, two} & {"note", "closing"}


def _prior(old: DraftText, new: DraftText, a: Flat, b: Flat) -> dict[tuple[int, int], float]:
    """Return what headings of the same words add to the odds of the clauses beneath them."""
    heads = {j: set(forms(article.heading)) for j, article in enumerate(new.articles) if article.heading}
    by_word: dict[str, set[int]] = defaultdict(set)
    for j, head in heads.items():
        for word in head:
            by_word[word].add(j)
    mine, theirs = _clauses_of(a), _clauses_of(b)
    found: dict[tuple[int, int], float] = {}
    for i, article in enumerate(old.articles):
        head = set(forms(article.heading))
        for j in {j for word in head for j in by_word[word]}:
            alike = len(head & heads[j]) / len(head | heads[j])
            if alike >= ALIKE_HEADINGS and len(mine[i]) * len(theirs[j]) <= 400:
                found |= {(x, y): alike * HEADING for x in mine[i] for y in theirs[j]}
    return found


def _clauses_of(flat: Flat) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for n, (article, _) in enumerate(flat.places):
        found[article].append(n)
    return found


# ------------------------------------------------------------------------------------------------ groups of articles
Group = tuple[tuple[int, ...], tuple[int, ...]]


def _groups(old: DraftText, new: DraftText, a: Flat, b: Flat, matched: Sequence[Matched]) -> list[Group]:
    """Return the groups of articles that go together: one and one, one and several, several and one."""
    weight = _weights(a, b, matched)
    size_old, size_new = sizes_of(a), sizes_of(b)
    by_old: dict[int, set[int]] = defaultdict(set)
    by_new: dict[int, set[int]] = defaultdict(set)

    def joins(i: int, j: int) -> bool:
        share_old, share_new = weight[i, j] / size_old[i], weight[i, j] / size_new[j]
        if not by_old[i] and not by_new[j]:
            return max(share_old, share_new) >= SHARED
        if not by_old[i]:
            return share_old >= JOINS and all(len(by_old[x]) == 1 for x in by_new[j])
        if not by_new[j]:
            return share_new >= JOINS and all(len(by_new[x]) == 1 for x in by_old[i])
        return False

    for (i, j), _ in sorted(weight.items(), key=lambda item: (-item[1], item[0])):
        if old.articles[i].kind != new.articles[j].kind and "article" not in (
            old.articles[i].kind,
            new.articles[j].kind,
        ):
            continue
        if joins(i, j):
            by_old[i].add(j)
            by_new[j].add(i)
    _bare(old, new, by_old, by_new)
    _between(old, new, by_old, by_new)
    return _components(by_old, by_new)


def _bare(old: DraftText, new: DraftText, by_old: dict[int, set[int]], by_new: dict[int, set[int]]) -> None:
    """Join articles that are nothing but a heading, by its words; and parts of which there is one in each."""
    free = [j for j, article in enumerate(new.articles) if not by_new[j]]
    for i, article in enumerate(old.articles):
        if by_old[i] or article.void:
            continue
        for j in free:
            other = new.articles[j]
            if not by_new[j] and not other.void and article.kind == other.kind and _one_thing(article, other):
                by_old[i].add(j)
                by_new[j].add(i)
                break


def _between(old: DraftText, new: DraftText, by_old: dict[int, set[int]], by_new: dict[int, set[int]]) -> None:
    """Join an article to the one in its place that was written anew: neighbours go together, and something is shared.

    Each stands alone between articles that go together, or at the same end of the text.
    """
    ends = {-1: {-1}, len(old.articles): {len(new.articles)}}
    for i, article in enumerate(old.articles):
        if by_old[i] or article.void or article.kind != "article":
            continue
        above, below = ends.get(i - 1) or by_old[i - 1], ends.get(i + 1) or by_old[i + 1]
        for j in sorted({x + 1 for x in above} & {x - 1 for x in below}):
            other = new.articles[j]
            if not by_new[j] and not other.void and other.kind == "article" and _shares(old, new, i, j):
                by_old[i].add(j)
                by_new[j].add(i)
                break


def _shares(old: DraftText, new: DraftText, i: int, j: int) -> bool:
    """Whether two articles have the same heading, or the same number and a figure or some words in common."""
    one, two = old.articles[i], new.articles[j]
    if one.heading and forms(one.heading) == forms(two.heading):
        return True
    if one.number != two.number:
        return False
    a = [word for c in one.clauses for word in forms(old.text, c.start, c.end)]
    b = [word for c in two.clauses for word in forms(new.text, c.start, c.end)]
    figures = {word for word in a if word.isdigit()} & {word for word in b if word.isdigit()}
    mine, theirs = content(a), content(b)
    shared = len(mine & theirs)
    return bool(figures) or (shared >= 2 and shared >= SOMETHING * min(len(mine), len(theirs)))


def _one_thing(article: Article, other: Article) -> bool:
    if article.kind in ("preamble", "closing", "note"):
        return True
    bare = not article.clauses and not other.clauses
    return bare and bool(article.heading) and forms(article.heading) == forms(other.heading)


def _weights(a: Flat, b: Flat, matched: Sequence[Matched]) -> dict[tuple[int, int], float]:
    """Return how many words of two articles stand in clauses that go together, the shorter side of each."""
    found: dict[tuple[int, int], float] = defaultdict(float)
    for m in matched:
        pair = a.places[m.old][0], b.places[m.new][0]
        found[pair] += min(len(a.words[m.old]), len(b.words[m.new]))
    return found


def sizes_of(flat: Flat) -> dict[int, float]:
    """Return how many words each article has, 1 for one that is not asked for."""
    found: dict[int, float] = defaultdict(lambda: 1.0)
    for (article, _), said in zip(flat.places, flat.words, strict=True):
        found[article] = found.get(article, 0.0) + len(said)
    return found


def _components(by_old: dict[int, set[int]], by_new: dict[int, set[int]]) -> list[Group]:
    found, seen = [], set()
    for i in sorted(i for i in by_old if by_old[i]):
        if i in seen:
            continue
        new = sorted(by_old[i])
        olds = sorted({x for j in new for x in by_new[j]})
        seen |= set(olds)
        found.append((tuple(olds), tuple(sorted({j for x in olds for j in by_old[x]}))))
    return found


# ------------------------------------------------------------------------------------------------ order
def in_order(pairs: Sequence[tuple[int, int]], weights: Sequence[float]) -> set[int]:
    """Return which of the pairs keep their order: the heaviest series that rises on both sides. The rest has moved."""
    order = sorted(range(len(pairs)), key=lambda k: pairs[k])
    ends: list[int] = []  # second places, rising
    totals: list[float] = []  # the heaviest series that ends at or before each, rising
    lasts: list[int] = []
    before: dict[int, int] = {}
    for k in order:
        at = bisect.bisect_left(ends, pairs[k][1])
        before[k] = lasts[at - 1] if at else -1
        total = weights[k] + (totals[at - 1] if at else 0.0)
        while at < len(ends) and totals[at] <= total:
            del ends[at], totals[at], lasts[at]
        if at == len(ends) or ends[at] > pairs[k][1]:
            ends.insert(at, pairs[k][1])
            totals.insert(at, total)
            lasts.insert(at, k)
    kept: set[int] = set()
    k = lasts[-1] if lasts else -1
    while k >= 0:
        kept.add(k)
        k = before[k]
    return kept
