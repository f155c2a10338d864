"""The words of an attribution: its record, the lexicon of cues, and how words become stretches of the report."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from travaux.language.lexicon import lexicon, word_set
from travaux.language.reading import Sentence, Word

Frame = Literal[
    "clause", "aside", "infinitive", "preposition", "label", "object", "quotation", "noun", "according", "none"
]
Span = tuple[int, int]

LEXICON = "attribution"
EDGES = frozenset([",", ";", ":", ".", "-", "--", "–", "—", "(", ")", "/", "...", "…", "___"])
# Groups whose speaker stands in another sentence than what is said.
ELSEWHERE = frozenset({"running", "answer"})
MARKS = frozenset(['"', "“", "”", "``", "''", "‘", "’", "'", "„", "«", "»"])


@dataclass(frozen=True, slots=True)
class Attribution:
    """Content ascribed to a source by a cue. The spans are (start, end) in the report; content may await quotations."""

    sentence: int  # index in the page
    verb: Word  # head of the cue
    group: str  # the group of the lexicon that the cue belongs to
    frame: Frame
    speaker: Word | None  # head noun of the source
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]

    @property
    def extent(self) -> Span:
        """From the first to the last of source and cue, which are not both empty."""
        spans = (*self.source, *self.cue)
        return min(start for start, _ in spans), max(end for _, end in spans)

    @property
    def states(self) -> bool:
        """Whether a cue of this group makes a statement in this frame rather than showing an attitude."""
        return self.frame in word_set(LEXICON, "groups", self.group, "statement")

    @property
    def counts(self) -> bool:
        """Whether this is an attribution at all: a statement or an attitude, with content."""
        return bool(self.content) and (self.states or self.frame in word_set(LEXICON, "groups", self.group, "attitude"))


def group_of(verb: Word) -> str:
    """Return the group of the lexicon that a cue verb belongs to, or an empty string."""
    return _groups().get(verb.lemma, "")


@cache
def _groups() -> dict[str, str]:
    """Map each cue verb to its group; a verb in two groups belongs to the first."""
    groups = lexicon(LEXICON)["groups"]
    return {word: name for name in reversed(list(groups)) for word in groups[name].get("verbs", ())}


@cache
def prepositions_of(lemma: str) -> frozenset[str]:
    """Return the prepositions with which a cue verb takes its content."""
    return frozenset(lexicon(LEXICON)["prepositions"].get(lemma, ()))


@cache
def particles_of(lemma: str) -> frozenset[str]:
    """Return the particles with which a cue verb means something else: "write off"."""
    return frozenset(lexicon(LEXICON)["no_cue"].get(lemma, ()))


@cache
def words_behind(lemma: str) -> frozenset[str]:
    """Return the words right behind a cue verb with which it means something else: "call into question"."""
    return frozenset(lexicon(LEXICON)["no_cue_before"].get(lemma, ()))


def comes_last(a: Attribution) -> bool:
    """Whether source and cue follow the content: "it was late, X said"."""
    return a.frame == "clause" and bool(a.content) and bool(a.cue) and a.content[-1][1] <= a.extent[0]


def inside(offset: int, spans: Iterable[Span]) -> bool:
    """Whether an offset lies in one of ``spans``."""
    return any(start <= offset < end for start, end in spans)


def spans_of(s: Sentence, words: Iterable[Word], edges: frozenset[str] = EDGES) -> tuple[Span, ...]:
    """Return the stretches that ``words`` (in order) make in the report, without punctuation at their edges.

    Stretches that are parted by nothing but punctuation are one.
    """
    runs: list[list[Word]] = []
    for w in words:
        if runs and all(p.text in EDGES or p.dep == "cc" for p in s.words[runs[-1][-1].i + 1 : w.i]):
            runs[-1].append(w)
        else:
            runs.append([w])
    trimmed = (_trimmed(run, edges) for run in runs)
    return tuple((run[0].start, run[-1].end) for run in trimmed if any(c.isalnum() for w in run for c in w.text))


def _trimmed(run: list[Word], edges: frozenset[str]) -> list[Word]:
    first, last = 0, len(run)
    while first < last and run[first].text in edges:
        first += 1
    while last > first and run[last - 1].text in edges and not _closes(run[first:last]):
        last -= 1
    return run[first:last]


def _closes(run: list[Word]) -> bool:
    """Whether a run ends with a bracket that it opened itself."""
    return run[-1].text in (")", "]") and any(w.text in ("(", "[") for w in run)
