"""What a provision, a change or a stance is about: an issue of the taxonomy, or one that the texts themselves name."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from travaux.findings.found import Findings
from travaux.language.lexicon import word_set
from travaux.language.qualifying import parts_of
from travaux.model import Issue, Passage, make_id
from travaux.records.taxonomy import Taxonomy, default_taxonomy

OTHER = "other terms"  # what nothing in the clause names
LONGEST_LABEL = 3  # words
# What the texts name themselves is an issue when this many clauses of the pile speak of it; before that, a clause that
# is only part of a sentence is on the issue that the sentence names.
SPOKEN_OF = 2


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a clause: in its sentence before and after it, and in the sentence it goes on from."""

    before: str = ""
    after: str = ""
    earlier: str = ""


NOTHING_AROUND = Around()


@dataclass(slots=True)
class Labels:
    """The labels of one pile: its taxonomy, the names of its actors, and what its clauses are about."""

    taxonomy: Taxonomy = field(default_factory=default_taxonomy)
    names: frozenset[str] = frozenset()  # words of actors' names, in lower case
    heads: Counter[str] = field(default_factory=Counter)  # how many clauses speak of a thing, by its last word

    def of(self, about: str, says: str, around: Around = NOTHING_AROUND, *, hangs: bool = False) -> str:
        """Return the label of a clause; ``hangs`` is for one whose own words name no issue but who or what it binds."""
        known = self.taxonomy.label_of(about, says)
        if known:
            return known
        own = own_label(about, self.names)
        hangs = hangs or own in word_set("words", "shells")
        if own and not hangs and self.heads[head_of(own)] >= SPOKEN_OF:
            return own
        there = self.taxonomy.nearest(around.before, around.after)
        if not there and (hangs or not own):
            there = self.taxonomy.label_of(about, says, faint=True) or self.taxonomy.nearest(around.earlier, "")
        return there or own or OTHER

    def is_known(self, label: str) -> bool:
        """Whether a label is one of the taxonomy's."""
        return self.taxonomy.is_known(label)

    def groups(self, labels: Iterable[str]) -> dict[str, str]:
        """Return each label with the label of its group: own labels that end in the same word become one."""
        counted = Counter(labels)
        by_head: dict[str, str] = {}
        grouped: dict[str, str] = {}
        for label, _ in sorted(counted.items(), key=lambda c: (-c[1], c[0])):
            grouped[label] = label if self.is_known(label) else by_head.setdefault(head_of(label), label)
        return grouped


def find_labels(findings: Sequence[Findings], taxonomy: Taxonomy, names: Iterable[str]) -> Labels:
    """Return the labels for a pile, with the words that name its actors."""
    told = frozenset(w for name in names for w in re.findall(r"[^\W\d_]+", name.lower()))
    abouts = [about for f in findings for about in _abouts(f) if about]
    return Labels(taxonomy, told, Counter(head_of(own) for about in abouts if (own := own_label(about, told))))


def _abouts(f: Findings) -> Iterator[str | None]:
    yield from (p.about for p in f.provisions)
    yield from (c.about for c in f.changes)
    yield from (p.about for p in f.positions)


def around(f: Findings, passage: Passage) -> Around:
    """Return what stands around a passage; an item of a list goes on from what introduces the list."""
    sentences = f.view.page.sentences
    n = bisect_right(sentences, passage.start, key=lambda s: s.start) - 1
    if n < 0:
        return NOTHING_AROUND
    text, here = f.view.page.report.text, sentences[n]
    m = n - 1
    while m >= 0 and here.block_kind == sentences[m].block_kind == "item":
        m -= 1
    earlier = text[sentences[m].start : sentences[m].end] if m >= 0 else ""
    return Around(text[here.start : passage.start], text[passage.end : max(passage.end, here.end)], earlier)


def head_of(label: str) -> str:
    """Return the noun of a label, in lower case, plural "s" cut."""
    return label.rsplit(" ", 1)[-1].lower().rstrip("s")


def own_label(text: str, names: frozenset[str] = frozenset()) -> str:
    """Return a label from a phrase: its last words before anything that qualifies it ("of", "that", a comma).

    Measures, dates and the names of who acts are no issues; nor is what stands for another thing ("it", "one").
    """
    shell = ""
    for part in parts_of(text):
        words = [w for w in re.findall(r"[^\W\d_][\w’'-]*", part) if _is_telling(w.lower())]
        if words and words[-1].lower() not in word_set("words", "vague") and not {_bare(w) for w in words} <= names:
            label = " ".join(words[-LONGEST_LABEL:])
            label = label.lower() if words[-1].islower() else label
            if label not in word_set("words", "shells"):
                return label
            shell = shell or label
    return shell


def _bare(word: str) -> str:
    return re.sub(r"['’]s?$", "", word.lower())


def _is_telling(word: str) -> bool:
    return len(word) > 2 and word not in _untelling()


@cache
def _untelling() -> frozenset[str]:
    """Return the words that count or date a thing, or stand for one."""
    dated = (w.rstrip(".") for w in word_set("roles", "calendar", "words"))
    return word_set("words", "empty") | word_set("words", "measures") | frozenset(dated)


def make_issue(label: str) -> Issue:
    """Return the issue with its id, which depends on the label alone."""
    return Issue(make_id("i", label.lower()), label)
