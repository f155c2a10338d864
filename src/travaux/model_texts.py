"""The records of compared texts: drafts in full, how their articles run together, and what was changed in each.

They stand beside those of :mod:`travaux.model` and keep its rules. Offsets count code points of ``DraftText.text``
and are half-open; articles are told by their place in ``DraftText.articles``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from travaux.model import Skipped

PartKind = Literal["article", "preamble", "annex", "closing", "note"]
LinkKind = Literal["kept", "changed", "added", "removed", "split", "merged", "moved", "unknown"]
Wording = Literal["same", "reworded", "substance"]
RunKind = Literal["same", "removed", "inserted"]
NamedKind = Literal["quantity", "date", "modality", "negation", "condition", "actor", "clause", "words"]


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence or item of an article, without its number; ``label`` is the number's path: "2", "2(a)", ""."""

    start: int
    end: int
    label: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """A part of a draft that stands in a row of its own.

    ``number`` is as written ("7", "7 bis", "IV"), the place in order for parts that bear none.
    """

    kind: PartKind
    number: str
    label: str  # "Article 7", "Point 6", "Annex I", "Preamble"
    heading: str
    start: int
    end: int
    clauses: tuple[Clause, ...] = ()
    chapter: str = ""  # the chapter or part it stands in, as written
    brackets: int = 0  # pairs of square brackets around words that are not agreed
    options: int = 0  # alternatives left open
    void: bool = False  # "deleted", "reserved": the number is kept and nothing is said


@dataclass(frozen=True, slots=True)
class Revision:
    """A tracked change of a word processor, at its place in this version of the text."""

    kind: Literal["inserted", "deleted"]
    start: int
    end: int
    author: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class DraftText:
    """The full text of one draft, cut into its articles in order."""

    name: str  # the file's stem; of tracked changes, the version before them is "NAME (before)"
    path: str
    text: str
    articles: tuple[Article, ...]
    title: str = ""
    date: str | None = None
    partial: bool = False  # what is missing from it is unknown, not removed
    holes: tuple[str, ...] = ()  # numbers that are left out of the series
    revisions: tuple[Revision, ...] = ()
    paragraphs: tuple[tuple[int, int, int], ...] = ()  # start, end, level of a heading (0: none)

    def words_of(self, article: int) -> str:
        """Return the text of an article, heading and numbers included."""
        part = self.articles[article]
        return self.text[part.start : part.end]

    @property
    def brackets(self) -> int:
        """How many passages stand in square brackets: what is not agreed."""
        return sum(a.brackets for a in self.articles)

    @property
    def options(self) -> int:
        """How many alternatives are left open."""
        return sum(a.options for a in self.articles)

    @property
    def count(self) -> int:
        """How many articles there are; preamble, annexes, notes and void articles are not counted."""
        return sum(a.kind == "article" and not a.void for a in self.articles)


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a redline."""

    kind: RunKind
    text: str
    revision: Revision | None = None  # the tracked change that it comes from


@dataclass(frozen=True, slots=True)
class TrackedParagraph:
    """A paragraph of a whole redline; ``mark`` tells whether the paragraph itself is new or gone."""

    runs: tuple[Run, ...]
    level: int = 0
    mark: RunKind = "same"


@dataclass(frozen=True, slots=True)
class Named:
    """A change of substance told in words; ``old`` or ``new`` is empty where something was added or taken out."""

    kind: NamedKind
    old: str
    new: str
    says: str  # "at most 10 → 15 per cent", "shall → should"


@dataclass(frozen=True, slots=True)
class ClausePair:
    """A clause with the one it became; one side is None where there is none. Places: article, clause."""

    old: tuple[int, int] | None
    new: tuple[int, int] | None
    runs: tuple[Run, ...] = ()
    moved: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """Articles of one draft and what became of them in another. Every article is in one link of a step."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    kind: LinkKind
    also: tuple[LinkKind, ...] = ()
    wording: Wording = "same"
    renumbered: bool = False
    named: tuple[Named, ...] = ()
    clauses: tuple[ClausePair, ...] = ()
    similarity: float = 0.0

    @property
    def in_substance(self) -> bool:
        """Whether the articles say something else than before."""
        return self.wording == "substance"


@dataclass(frozen=True, slots=True)
class Step:
    """Two drafts held against each other (places in ``Comparison.drafts``), the links in the order of the newer one.

    ``verdict`` is "identical", "unrelated" (nothing or next to nothing in common), "renderings" (two translations or
    paraphrases of one text: other words, the same figures) or "".
    """

    old: int
    new: int
    links: tuple[Link, ...]
    similarity: float  # share of words that stand in both, 0 to 1
    verdict: Literal["", "identical", "unrelated", "renderings"] = ""


@dataclass(frozen=True, slots=True)
class Row:
    """Articles that belong together over all drafts: for each draft the places of its articles, none where it has none.

    ``kinds`` tells for each draft but the first what became of the row since the draft before it.
    """

    cells: tuple[tuple[int, ...], ...]
    kinds: tuple[LinkKind | None, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two or more drafts, aligned."""

    drafts: tuple[DraftText, ...]
    steps: tuple[Step, ...]  # each draft with the next first, then the others
    rows: tuple[Row, ...]
    skipped: tuple[Skipped, ...] = ()

    def step(self, old: int, new: int) -> Step:
        """Return how two drafts differ. Raise LookupError for a pair that was not compared."""
        for step in self.steps:
            if (step.old, step.new) == (old, new):
                return step
        raise LookupError(f"drafts {old} and {new} were not compared")

    def successive(self) -> Iterator[Step]:
        """Yield the steps from each draft to the next."""
        return (step for step in self.steps if step.new == step.old + 1)


def clause_label(draft: DraftText, place: tuple[int, int] | None) -> str | None:
    """Return how a clause is cited: "Article 7(2)", None for none."""
    if place is None:
        return None
    article = draft.articles[place[0]]
    label = article.clauses[place[1]].label
    if label.startswith(f"{article.number}."):  # "7.2" tells its article
        return f"{article.label.removesuffix(article.number)}{label}"
    first, _, rest = label.partition("(")
    own = (f"({first})" if first else "") + (f"({rest}" if rest else "")
    return article.label + own
