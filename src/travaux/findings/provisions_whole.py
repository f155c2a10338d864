"""Clauses that say nothing by themselves: what governs them turns, dates or only qualifies what they say.

Each such clause stands in a longer one that is proposed as well, so that leaving it out loses next to nothing: of the
gold of the development, invented and practice packs, these clauses alone touch about one term in a hundred.
"""

from __future__ import annotations

from travaux.findings.drafts import draft_noun
from travaux.findings.provisions_clauses import Spot
from travaux.language.clauses import VERBAL, modal, negated
from travaux.language.lexicon import word_set
from travaux.language.reading import SUBJECTS, Sentence, Word


def is_whole(s: Sentence, spot: Spot) -> bool:
    """Whether a clause makes sense as a term without the words that govern it."""
    if is_turned(s, spot):
        return False
    if spot.content.pos not in VERBAL:
        return True
    if spot.content.i != spot.verb.i:  # part of what a draft lists
        return spot.content.dep not in ("ccomp", "pcomp") or not _is_aside(s, spot.content)
    return not (_is_aside(s, spot.content) or _only_qualifies(s, spot) or _is_thought(s, spot.content))


def is_turned(s: Sentence, spot: Spot) -> bool:
    """Whether what stands before a clause turns it: "did not set a deadline", "hold off on raising", "nor would it"."""
    inside = {w.i for w in spot.words}
    first = min(inside, default=0)
    if first and s.words[first - 1].lower in word_set("provisions", "asides", "turning"):
        return True
    below = spot.content
    for up in s.ancestors(spot.content):
        over = below.dep not in ("conj", "parataxis") and up.i < below.i and up.i not in inside
        if over and up.pos in VERBAL and (negated(s, up) or _holds_off(s, up, below)):
            return True
        below = up
    return False


def _holds_off(s: Sentence, verb: Word, below: Word) -> bool:
    """Whether a verb tells that what hangs on it is not done: "refrain from raising", "hold off on imposing"."""
    held = {f"{verb.lemma} {k.lower}" for k in s.children(verb, "prt", "prep", "advmod")} | {verb.lemma}
    gerund = below.lower in ("from", "on", "off") or below.tag == "VBG"
    return gerund and bool(held & word_set("provisions", "asides", "holding_off"))


def _is_aside(s: Sentence, verb: Word) -> bool:
    """Whether a clause only says when, why, what for or than what another holds, or stands as its subject."""
    if verb.dep == "csubj" or _is_loose(s, verb) or _is_asked(s, verb):
        return True
    if verb.dep == "pcomp":
        return s.head(verb).lower in word_set("provisions", "asides", "before_gerunds")
    if verb.dep not in ("advcl", "ccomp"):
        return False
    marks = {k.lower for k in s.children(verb, "mark", "advmod") if k.i < verb.i}
    return bool(marks & word_set("provisions", "asides", "marks" if verb.dep == "advcl" else "asking"))


def _is_asked(s: Sentence, verb: Word) -> bool:
    """Whether a clause is a question in another: "differ on how long the ban should last"."""
    first = next((w for w in s.subtree(verb) if w.pos != "PUNCT"), verb)
    return verb.dep in ("ccomp", "pcomp") and first.lower in word_set("provisions", "asides", "asking")


def _is_loose(s: Sentence, verb: Word) -> bool:
    """Whether a clause tells what another is for or leads to, without a subject of its own: "…, making it law"."""
    return verb.dep == "advcl" and verb.tag in ("VB", "VBG", "VBN") and not s.children(verb, *SUBJECTS)


def _only_qualifies(s: Sentence, spot: Spot) -> bool:
    """Whether a clause tells which thing is meant, not what is to be: "everyone waiting", "a chance to vote"."""
    verb, noun = spot.content, s.head(spot.content)
    if verb.dep == "relcl":
        return _is_placed(s, verb) or (spot.tie not in ("subject", "attached") and not modal(s, verb))
    if verb.dep != "acl" or _spells_out(s, verb):
        return False
    if verb.tag == "VBN":  # "the plan backed by the union" says nothing that the plan would do
        return True
    return spot.tie not in ("subject", "attached") and (verb.tag != "VB" or not _binds(s, noun))


def _is_placed(s: Sentence, verb: Word) -> bool:
    """Whether a relative clause tells a circumstance: "the time in which it could". Not so "the pact under which"."""
    preps = [p for p in s.children(verb, "prep") if p.i < verb.i and p.lower != "under"]
    return any(w.lower in ("which", "whom") for p in preps for w in s.children(p, "pobj"))


def _is_thought(s: Sentence, verb: Word) -> bool:
    """Whether a clause spells out a noun that lays nothing down: "the idea that all checks would expire"."""
    noun = s.head(verb)
    return noun.pos in ("NOUN", "PROPN") and _spells_out(s, verb) and not _binds(s, noun)


def _spells_out(s: Sentence, verb: Word) -> bool:
    return verb.dep in ("acl", "ccomp") and any(k.lower == "that" for k in s.children(verb, "mark"))


def _binds(s: Sentence, noun: Word) -> bool:
    """Whether a noun can lay down what its clause says: a draft, "a pledge to", "the rule that"."""
    laid = word_set("provisions", "terms", "nouns") | word_set("provisions", "asides", "binding_nouns")
    return bool(draft_noun(s, noun)) or noun.lemma in laid
