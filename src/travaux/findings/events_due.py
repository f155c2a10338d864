"""What the readers of deadlines share: one telling of a deadline, and questions about the words around a date."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from travaux.findings.events_frame import span_head
from travaux.findings.events_words import doer
from travaux.language.clauses import VERBAL, clause_head, is_passive, modal
from travaux.language.lexicon import word_map, word_set
from travaux.language.reading import Sentence, Word
from travaux.language.spans import TimeExpression
from travaux.model import EventStatus, StateStatus

Fate = Literal["dropped", "moved", "missed", "met", "passed"]
# What becomes of a deadline: its status and the step taken. A missed one is put off without a step of anybody's.
FATES: dict[Fate, tuple[EventStatus, StateStatus | None]] = {
    "dropped": ("cancelled", "dropped"),
    "moved": ("postponed", "moved"),
    "missed": ("postponed", None),
    "met": ("happened", "met"),
    "passed": ("happened", None),
}
PROVIDING = frozenset({"would", "shall", "must"})


@dataclass(frozen=True, slots=True)
class Due:
    """One telling of a deadline: the word that shows it, its date if told, and what becomes of it."""

    word: Word
    verb: Word
    time: TimeExpression | None
    status: EventStatus = "scheduled"
    step: StateStatus | None = "set"
    on: TimeExpression | None = None  # the day of the step
    head: str = "deadline"
    longer: int = 0  # days by which a date told elsewhere is put off


def with_fate(due: Due, fate: Fate) -> Due:
    """Return the telling with another fate."""
    status, step = FATES[fate]
    return replace(due, status=status, step=step)


def words(name: str) -> frozenset[str]:
    """Return a list of the lexicon of deadlines."""
    return word_set("events", "deadlines", name)


def in_draft(s: Sentence, w: Word) -> bool:
    """Whether ``w`` stands in what a draft would bring: "the plan would ... from", "under the draft, ... must ..."."""
    verbs = [v for v in (clause_head(s, w), *s.ancestors(w)) if v.pos in VERBAL]
    return any(_provides(s, verb) or _under_draft(s, verb) for verb in verbs)


def _provides(s: Sentence, verb: Word) -> bool:
    """Whether a draft is the subject of ``verb`` and brings something by it."""
    if is_passive(s, verb) or verb.lemma in words("owes"):
        return False
    who = doer(s, verb)
    providing = modal(s, verb) in PROVIDING or verb.lemma in words("provides")
    return providing and who is not None and who.lemma in word_map("drafts", "nouns")


def _under_draft(s: Sentence, verb: Word) -> bool:
    under = [o for p in s.children(verb, "prep") if p.lower == "under" for o in s.children(p, "pobj")]
    return any(o.lemma in word_map("drafts", "nouns") for o in under)


def governs(s: Sentence, verb: Word, t: TimeExpression) -> bool:
    """Whether a date stands in the clause of ``verb``."""
    anchor = span_head(s, t.start, t.end)
    return anchor is not None and clause_head(s, anchor).i == verb.i


def preposition(s: Sentence, t: TimeExpression) -> str:
    """Return the preposition before a date, over "the end of" and the like."""
    anchor = span_head(s, t.start, t.end)
    for up in s.ancestors(anchor) if anchor else ():
        if up.pos in ("ADP", "SCONJ") and up.lower != "of":
            return up.lower
        if up.pos in VERBAL:
            break
    before = [w for w in s.words if w.end <= t.start]
    return before[-1].lower if before and before[-1].pos in ("ADP", "SCONJ") else ""
