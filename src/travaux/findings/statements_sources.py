"""The words of a source: its noun with all that names and describes it."""

from __future__ import annotations

from travaux.findings.statements_words import EDGES, MARKS, Span, spans_of
from travaux.language.reading import Sentence, Word


def source_words(s: Sentence, verb: Word, speaker: Word | None) -> list[Word]:
    """Return the words of the source of a cue: its noun with all that names and describes it."""
    if speaker is None:
        return []
    missed = speaker.i < verb.i and speaker.head != verb.i and verb.i in {w.i for w in s.ancestors(speaker)}
    if missed:  # by the parser, which hangs it elsewhere below the cue: take the words back to the last comma or mark
        first = speaker.i
        while first and s.words[first - 1].pos not in ("PUNCT", "VERB", "AUX"):
            first -= 1
        return list(s.words[first : speaker.i + 1])
    return s.subtree(speaker, [verb.i])


def source_spans(s: Sentence, source: list[Word]) -> tuple[Span, ...]:
    """Return the stretches of a source in the report, without marks at their edges."""
    return spans_of(s, source, EDGES | MARKS)
