"""Which words show a stance, and the day on which it was taken."""

from __future__ import annotations

from datetime import date, timedelta

from travaux.findings.events_frame import span_head
from travaux.findings.found import Said, View
from travaux.findings.positions_clauses import Stand
from travaux.findings.positions_conditions import condition_words
from travaux.language.clauses import clause_head, clause_words
from travaux.language.lexicon import word_set
from travaux.language.reading import Sentence, Word
from travaux.model import Passage

LONGEST = 45  # words of a passage; beyond that the sentence is cited from the verb on
MONTH = 31  # days; a longer stretch tells no day
QUOTES = "”\"’')]"


def passage_of(s: Sentence, stand: Stand, said: Said | None) -> Passage:
    """Return the words that show the stance, with its holder where it stands in the sentence; a statement whole."""
    words = {w.i: w for w in clause_words(s, stand.verb)}
    if stand.stance == "undecided":
        above = stand.verb
        while above.dep in ("ccomp", "acl", "xcomp", "advcl", "relcl") and above.head != above.i:
            above = s.head(above)
        words |= {w.i: w for w in s.subtree(above) if w.i <= stand.verb.i}
    condition = condition_words(s, stand.clause)[-1:] if stand.stance == "conditional" else []
    for w in (stand.holder_word, *stand.target, stand.clause, *condition):
        if w is not None:
            words[w.i] = w
    told = sorted(words.values(), key=lambda w: w.i)
    if stand.holder_word is None:
        return _statement(s, stand, said)
    first = told[0].i
    if stand.verb.dep in ("relcl", "acl") and len(s.words) <= LONGEST:
        return s.span(s.words)
    return s.span(_without_loose_end(s.words[first : min(told[-1].i + 1, first + LONGEST)]))


def _without_loose_end(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Return words without a conjunction or adverb at their end that leads on to what is left out: "and", "only"."""
    scarcely, end = word_set("stances", "guessing", "scarcely"), len(words)
    while end > 1 and words[end - 1].text not in QUOTES:
        if words[end - 1].pos not in ("CCONJ", "SCONJ", "PUNCT") and words[end - 1].lower not in scarcely:
            break
        end -= 1
    return words[:end]


def _statement(s: Sentence, stand: Stand, said: Said | None) -> Passage:
    """Return what is said with who says it, as far as it stands in the sentence."""
    if said is not None and said.evidence.start <= stand.verb.start < said.evidence.end:
        inside = [w for w in s.words if said.evidence.start <= w.start < said.evidence.end]
        if 3 <= len(inside) <= LONGEST:
            return s.span(inside)
    return s.span(s.words if len(s.words) <= LONGEST else clause_words(s, stand.verb)[:LONGEST])


def day_of(view: View, s: Sentence, verb: Word, passage: Passage, said: Said | None) -> str | None:
    """Return the day on which it was expressed: of the statement, else one told in the clause or above it."""
    if said is not None and said.said_on:
        return said.said_on
    above = {verb.i, *(u.i for u in s.ancestors(verb))}
    for t in view.times_in(s.start, s.end):
        if t.type not in ("DATE", "TIME") or t.first is None or t.last is None:
            continue
        anchor = span_head(s, t.start, t.end)
        own = clause_head(s, anchor) if anchor is not None else verb
        if anchor is not None and _tells_which(s, anchor):
            continue
        inside = passage.start <= t.start < passage.end and own.dep not in ("relcl", "acl")
        if not inside and own.i not in above:
            continue
        day = _as_known(t.first, t.last)
        if day and (view.page.report.published is None or t.last.isoformat() <= view.page.report.published):
            return day
    return None


def _tells_which(s: Sentence, anchor: Word) -> bool:
    """Whether a day only tells which thing is meant: "the 2016 vote", "the vote of 2016"."""
    if anchor.dep in ("compound", "amod", "nmod", "nummod", "poss"):
        return s.head(anchor).pos in ("NOUN", "PROPN")
    noun = s.head(s.head(anchor))
    return anchor.dep == "pobj" and s.head(anchor).lower == "of" and noun.pos in ("NOUN", "PROPN")


def _as_known(first: date, last: date) -> str | None:
    """Return a day, a month or a year as precise as it is told, days of a month as an interval, None for more."""
    if first == last:
        return first.isoformat()
    if first.day != 1 or (last + timedelta(days=1)).day != 1:
        return f"{first.isoformat()}/{last.isoformat()}" if (last - first).days < MONTH else None
    if (first.month, last.month) == (1, 12) and first.year == last.year:
        return first.isoformat()[:4]
    return first.isoformat()[:7] if (first.year, first.month) == (last.year, last.month) else None
