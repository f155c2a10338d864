"""What became of each article: its kind, what is the same in it, and the changes in words."""

from __future__ import annotations

import bisect
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from travaux.model_texts import Article, Clause, ClausePair, DraftText, Link, LinkKind, Named, Wording
from travaux.texts.align import Matched
from travaux.texts.lexicon import table
from travaux.texts.link import Flat, Linked, in_order, sizes_of
from travaux.texts.redline import redline
from travaux.texts.revisions import with_revisions
from travaux.texts.substance import differs, named_changes
from travaux.texts.words import forms

# What a rendering changes in words alone is no change; these kinds are changes all the same.
FIRM = ("quantity", "date", "negation")
CLAUSE_CHARACTERS = 90
_ORDER = ("quantity", "date", "modality", "negation", "actor", "condition", "clause", "words")


def links_of(old: DraftText, new: DraftText, a: Flat, b: Flat, found: Linked, *, rendered: bool = False) -> list[Link]:
    """Return what became of each article of two drafts, in the order of the newer, what is gone at its old place.

    ``rendered``: one is another rendering of the other, so that only figures and negation tell a change.
    """
    inside = _inside(a, b, found)
    sizes = sizes_of(a), sizes_of(b)
    work = _Work(old, new, a, b, found, rendered, _moved(found), _renumbered(old, new, found), inside, sizes)
    links = [work.link(*group) for group in found.groups]
    there = {i for olds, _ in found.groups for i in olds}
    here = {j for _, news in found.groups for j in news}
    links += [work.alone(i, "old") for i in range(len(old.articles)) if i not in there and not old.articles[i].void]
    links += [work.alone(j, "new") for j in range(len(new.articles)) if j not in here and not new.articles[j].void]
    return _in_place(links)


def _in_place(links: Sequence[Link]) -> list[Link]:
    """Return links in the order of the newer draft; what is gone stands after what it stood after in the older."""
    starts = sorted((i, x.new[0]) for x in links if x.new for i in x.old)

    def place(link: Link) -> tuple[int, int]:
        if link.new:
            return link.new[0], -1
        at = bisect.bisect_left(starts, (link.old[0], -1))
        return (starts[at - 1][1] if at else -1), link.old[0]

    return sorted(links, key=place)


def _moved(found: Linked) -> set[tuple[int, int]]:
    """Return the groups, by the first of each side, that have changed their place among the others."""
    ends = [(olds[0], news[0]) for olds, news in found.groups]
    kept = in_order(ends, [1.0 + 0.001 * (len(olds) + len(news)) for olds, news in found.groups])
    return {end for k, end in enumerate(ends) if k not in kept}


def _renumbered(old: DraftText, new: DraftText, found: Linked) -> dict[str, set[str]]:
    """Return for each old number the new ones that its article bears, so that references are followed."""
    numbers: dict[str, set[str]] = defaultdict(set)
    for olds, news in found.groups:
        for i in olds:
            if old.articles[i].kind == "article":
                numbers[old.articles[i].number.lower()] |= {new.articles[j].number.lower() for j in news}
    return numbers


def _inside(a: Flat, b: Flat, found: Linked) -> dict[tuple[int, int], list[Matched]]:
    """Return the clauses that go together by the articles, old and new, that they stand in."""
    inside: dict[tuple[int, int], list[Matched]] = defaultdict(list)
    for m in found.clauses:
        inside[a.places[m.old][0], b.places[m.new][0]].append(m)
    return inside


@dataclass(frozen=True, slots=True)
class _Work:
    """Two drafts, what goes together in them, and what is known of all of it."""

    old: DraftText
    new: DraftText
    a: Flat
    b: Flat
    found: Linked
    rendered: bool
    moved: set[tuple[int, int]]
    numbers: dict[str, set[str]]
    inside: dict[tuple[int, int], list[Matched]]
    sizes: tuple[dict[int, float], dict[int, float]]  # words of each article

    # ---------------------------------------------------------------- single articles
    def alone(self, at: int, side: str) -> Link:
        """Return the link of an article that only one of the drafts has."""
        gone = side == "old"
        draft, other = (self.old, self.new) if gone else (self.new, self.old)
        kind: LinkKind = "unknown" if other.partial else "removed" if gone else "added"
        clauses = tuple(
            ClausePair((at, n), None, redline(_said(draft, c), ""))
            if gone
            else ClausePair(None, (at, n), redline("", _said(draft, c)))
            for n, c in enumerate(draft.articles[at].clauses)
        )
        clauses = with_revisions(self.old, self.new, clauses)
        wording: Wording = "same" if kind == "unknown" else "substance"
        return Link((at,) if gone else (), () if gone else (at,), kind, wording=wording, clauses=clauses)

    # ---------------------------------------------------------------- articles that go together
    def link(self, olds: tuple[int, ...], news: tuple[int, ...]) -> Link:
        """Return the link of articles that go together."""
        pairs = list(self._pairs(olds, news))
        named = list(self._named(pairs))
        wording = self._wording(olds, news, pairs, named)
        moved = (olds[0], news[0]) in self.moved
        kind, also = self._kind(olds, news, wording, moved)
        return Link(
            olds,
            news,
            kind,
            also,
            wording,
            self._is_renumbered(olds, news),
            tuple(sorted(named, key=lambda n: _ORDER.index(n.kind))),
            with_revisions(self.old, self.new, tuple(pairs)),
            self._similarity(olds, news),
        )

    def _kind(
        self, olds: Sequence[int], news: Sequence[int], wording: Wording, moved: bool
    ) -> tuple[LinkKind, tuple[LinkKind, ...]]:
        changed = wording != "same"
        if len(olds) > 1 or len(news) > 1:
            kinds: list[LinkKind] = [*(["changed"] if changed else []), *(["moved"] if moved else [])]  # type: ignore[list-item]
            return ("merged" if len(olds) > 1 else "split"), tuple(kinds)
        if changed:
            return "changed", ("moved",) if moved else ()
        return ("moved", ()) if moved else ("kept", ())

    def _is_renumbered(self, olds: Sequence[int], news: Sequence[int]) -> bool:
        if len(olds) != 1 or len(news) != 1:
            return False
        one, two = self.old.articles[olds[0]], self.new.articles[news[0]]
        return one.number.lower() != two.number.lower()

    def _similarity(self, olds: Sequence[int], news: Sequence[int]) -> float:
        inside = self._matched(olds, news)
        weights = [len(self.a.words[m.old]) + len(self.b.words[m.new]) for m in inside]
        total = sum(self.sizes[0].get(i, 0.0) for i in olds) + sum(self.sizes[1].get(j, 0.0) for j in news)
        return round(sum(m.similarity * w for m, w in zip(inside, weights, strict=True)) / max(1, total), 3)

    def _matched(self, olds: Sequence[int], news: Sequence[int]) -> list[Matched]:
        return [m for i in olds for j in news for m in self.inside.get((i, j), ())]

    def _place_old(self, match: Matched) -> tuple[int, int]:
        return self.a.places[match.old]

    def _place_new(self, match: Matched) -> tuple[int, int]:
        return self.b.places[match.new]

    # ---------------------------------------------------------------- clauses
    def _pairs(self, olds: Sequence[int], news: Sequence[int]) -> Iterator[ClausePair]:
        """Yield the clauses of articles that go together, in the order of the newer text."""
        from_old: dict[tuple[int, int], tuple[int, int]] = {}
        matched = self._matched(olds, news)
        for m in matched:
            if not m.joined:
                from_old[self._place_new(m)] = self._place_old(m)
        from_old = from_old or self._in_step(olds, news)
        used = set(from_old.values())
        joined = {self._place_new(m) for m in matched if m.joined}
        waiting = [(i, n) for i in olds for n in range(len(self.old.articles[i].clauses)) if (i, n) not in used]
        last: tuple[int, int] = (-1, -1)
        for j in news:
            for n, clause in enumerate(self.new.articles[j].clauses):
                source = from_old.get((j, n))
                if source is not None:
                    early = [w for w in waiting if (w < source and w > last) or (w < source and last > source)]
                    for w in early:
                        waiting.remove(w)
                        yield self._pair(w, None)
                    moved = source < last
                    last = max(last, source)
                    yield self._pair(source, (j, n), moved=moved)
                else:
                    yield ClausePair(None, (j, n), redline("", _said(self.new, clause)), moved=(j, n) in joined)
        for w in waiting:
            yield self._pair(w, None)

    def _in_step(self, olds: Sequence[int], news: Sequence[int]) -> dict[tuple[int, int], tuple[int, int]]:
        """Return the clauses of articles that were written anew in place, one for one where there are as many."""
        before = [(i, n) for i in olds for n in range(len(self.old.articles[i].clauses))]
        after = [(j, n) for j in news for n in range(len(self.new.articles[j].clauses))]
        return dict(zip(after, before, strict=True)) if len(before) == len(after) else {}

    def _pair(self, old: tuple[int, int], new: tuple[int, int] | None, *, moved: bool = False) -> ClausePair:
        was = _said(self.old, self._old_clause(old))
        now = _said(self.new, self._new_clause(new)) if new else ""
        return ClausePair(old, new, redline(was, now), moved)

    def _old_clause(self, place: tuple[int, int]) -> Clause:
        return self.old.articles[place[0]].clauses[place[1]]

    def _new_clause(self, place: tuple[int, int]) -> Clause:
        return self.new.articles[place[0]].clauses[place[1]]

    # ---------------------------------------------------------------- wording and substance
    def _wording(
        self, olds: Sequence[int], news: Sequence[int], pairs: Sequence[ClausePair], named: Sequence[Named]
    ) -> Wording:
        firm = [n for n in named if n.kind in FIRM] if self.rendered else [n for n in named if n.kind != "words"]
        if firm:
            return "substance"
        if self._same_words(olds, news, pairs):
            return "same"
        if self.rendered:
            return "reworded"
        changed = [p for p in pairs if p.old and p.new and not self._same(p)]
        other = any(differs(self._old_said(p), self._new_said(p)) for p in changed)
        return "substance" if other else "reworded"

    def _old_said(self, pair: ClausePair) -> str:
        return _said(self.old, self._old_clause(pair.old)) if pair.old else ""

    def _new_said(self, pair: ClausePair) -> str:
        return _said(self.new, self._new_clause(pair.new)) if pair.new else ""

    def _same_words(self, olds: Sequence[int], news: Sequence[int], pairs: Sequence[ClausePair]) -> bool:
        """Whether nothing but numbers, marks and references that follow them differs."""
        one_each = len(olds) == len(news) == 1
        if one_each and not _same_heading(self.old.articles[olds[0]], self.new.articles[news[0]]):
            return False
        return all(self._same(p) for p in pairs)

    def _same(self, pair: ClausePair) -> bool:
        if not pair.old or not pair.new:
            return False
        return self._followed(forms(self._old_said(pair)), forms(self._new_said(pair)))

    def _followed(self, old: Sequence[str], new: Sequence[str]) -> bool:
        """Whether the words are the same, where a reference may follow its article to a new number."""
        if len(old) != len(new):
            return False
        for n, (was, now) in enumerate(zip(old, new, strict=True)):
            if was != now and not (n and old[n - 1] in _references() and now in self.numbers.get(was, ())):
                return False
        return True

    def _named(self, pairs: Sequence[ClausePair]) -> Iterator[Named]:
        """Yield the changes of substance in some clauses; none is told twice."""
        seen: set[str] = set()
        for pair in pairs:
            for named in self._named_of(pair):
                if named.says not in seen:
                    seen.add(named.says)
                    yield named

    def _named_of(self, pair: ClausePair) -> list[Named]:
        if pair.old and pair.new:
            return [] if self._same(pair) else named_changes(self._old_said(pair), self._new_said(pair))
        said = " ".join((self._old_said(pair) or self._new_said(pair)).split())
        short = (
            said.rstrip(".;,") if len(said) <= CLAUSE_CHARACTERS else said[:CLAUSE_CHARACTERS].rsplit(" ", 1)[0] + "…"
        )
        if pair.new:
            return [] if pair.moved or self.rendered else [Named("clause", "", said, f"new: {short}")]
        return [] if self.rendered or self._is_elsewhere(pair.old) else [Named("clause", said, "", f"gone: {short}")]

    def _is_elsewhere(self, place: tuple[int, int] | None) -> bool:
        """Whether a clause of the older draft stands in another place of the newer."""
        return place is not None and any(
            self._place_old(m) == place for (i, _), ms in self.inside.items() if i == place[0] for m in ms
        )


def _said(draft: DraftText, clause: Clause) -> str:
    return draft.text[clause.start : clause.end]


def _same_heading(one: Article, two: Article) -> bool:
    return not one.heading or not two.heading or forms(one.heading) == forms(two.heading)


def _references() -> frozenset[str]:
    lexicon = table("markers")
    return frozenset(
        re.sub(r"\W", "", form) + plural
        for forms_ in lexicon["units"].values()
        for form in forms_
        for plural in ("", "s")
    ) | {"and", "or", "to"}
