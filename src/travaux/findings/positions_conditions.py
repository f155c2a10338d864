"""Whether a stance hangs on something: "only if", "unless", "won’t sign until", "ready, but"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from travaux.language.clauses import modal, negated
from travaux.language.lexicon import lexicon, word_set
from travaux.language.reading import SUBJECTS, Sentence, Word

if TYPE_CHECKING:
    from travaux.findings.positions_clauses import Told

WILL_NOT = frozenset({"will", "wo", "would", "’ll", "'ll", "can", "ca", "could"})
OWN = frozenset({"it", "they", "he", "she", "we"})
AWAITING = frozenset({"once", "until", "till", "provided"})
# "to decide if they want it" asks, and "as soon as the end of May" is a day: neither is a condition.
ASKED_IF = r"\b(decid\w+|see|determine|ask(?:ed)?(?: \w+)?|know|wonder\w*|consider|find out|say|tell|check) if "
SOON = r"\w+day|tomorrow|this|next|possible|today|now|late|early|end|start|middle|beginning|\w+ of"


def has_condition(s: Sentence, verb: Word, told: Told, *, wants: bool) -> bool:
    """Whether the clause makes its stance depend on something: "only if", "unless", "won't sign until"."""
    inside = {w.i for n in told.target for k in s.children(n, "relcl", "acl") for w in s.subtree(k)}
    text = f" {' '.join(w.lower for w in condition_words(s, told.clause) if w.i not in inside)} "
    text = re.sub(ASKED_IF, r"\1 whether ", text.replace(" even if ", " although "))
    kind = "lifting" if told.stance == "rejects" else "conditional"
    if any(f" {p} " in text for p in lexicon("stances")["phrases"][kind]):
        return True
    ahead = told.stance == "rejects" and modal(s, told.clause) in WILL_NOT and not negated(s, told.clause)
    without = any(p.lower == "without" and p.i > told.clause.i for p in s.children(told.clause, "prep"))
    if without and told.stance == "rejects" and (ahead or negated(s, told.clause)):
        return True  # "would reject it without a ceiling", "will not sign it without a ceiling"
    beside = s.children(told.clause, "advcl", "ccomp")
    later = [m for k in beside for m in s.children(k, "mark", "advmod") if k.i > verb.i]
    soon = " as soon as " in text and any(k.i > verb.i for k in s.children(told.clause, "advcl", "ccomp", "advmod"))
    # not "as soon as Monday"
    soon = soon and not re.search(rf" as soon as (?:the )?(?:{SOON})\b", text)
    soon = soon or any(m.lower == "as" and s.words[m.i - 1].lower == "soon" for m in later if m.i)
    soon = soon or re.search(r" once (?:the|a|an|all|it|they|he|she|this|those|we|i)\b", text) is not None
    if told.stance == "supports" and (soon or any(m.lower in AWAITING for m in later)):
        return True  # "could live with it once the sums are there"
    if told.stance == "supports" and any(f" {p} " in text for p in lexicon("stances")["phrases"]["half"]):
        return True  # "accepted it in principle", "with reservations"
    if told.stance == "supports" and s.words[0].lower == "only" and s.words[1].lower in ("if", "when", "after", "once"):
        return True  # "Only after the tolls end would they sign"
    near = [w for w in s.words if verb.i - 3 <= w.i and w.lower == "only"]
    if told.stance == "supports" and near and any(_starts_condition(s, w) for w in s.words if w.i > near[0].i):
        return True  # "will negotiate only after the blockade ends", "only wants to talk once it is over"
    before = [
        k for k in s.children(told.clause, "advcl") if any(m.lower == "before" for m in s.children(k, "mark", "advmod"))
    ]
    own = any(w.lower in OWN for k in before for w in s.children(k, *SUBJECTS))  # "before it will agree"
    if own and told.stance == "supports" and wants:
        return True
    return told.stance == "supports" and _is_ready(s, verb) and has_but(s, verb)


def _starts_condition(s: Sentence, word: Word) -> bool:
    """Whether a word opens what has to come first: "after", "if", "when", "once", "with" and a clause or noun."""
    opens = word.lower in ("after", "if", "when", "once") and word.dep in ("prep", "mark", "advmod")
    return opens and word.i + 1 < len(s.words)


def condition_words(s: Sentence, clause: Word) -> list[Word]:
    """Return the words from a clause on among which a condition of it can stand: up to where another one begins."""
    whole = s.subtree(clause) if clause.dep == "acl" else s.words  # "the plan, signed by Norway, would ..."
    after = [w for w in whole if w.i > clause.i]
    turns = [w for w in after if w.lower in ("while", "but", "although", "though") or w.text == ";"]
    end = next((w.i for w in turns if s.words[w.i + 1 : w.i + 2] and s.words[w.i + 1].lower != "only"), len(s.words))
    return [w for w in after if w.i < end]  # "but only if" goes on


def _is_ready(s: Sentence, verb: Word) -> bool:
    return any(w.lemma in word_set("stances", "governing", "ready") for w in s.children(verb, "acomp", "oprd", "attr"))


def has_but(s: Sentence, verb: Word) -> bool:
    """Whether "but" or "though" takes something back of the clause of ``verb`` itself."""
    turning = (w for w in s.words if w.i > verb.i and w.lower in ("but", "though", "although", "however"))
    return any((w.head == verb.i or s.head(w).head == verb.i) and not _turns_to_else(s, verb, w) for w in turning)


def _turns_to_else(s: Sentence, verb: Word, turn: Word) -> bool:
    """Whether what follows "but" is of another: "is ready to buy more, but it is not likely that"."""
    clause = next((k for k in s.children(verb, "conj", "ccomp") if k.i > turn.i), None)
    after = s.children(clause, *SUBJECTS) if clause is not None and clause.lemma == "be" else []
    return any(w.lower in ("it", "this", "that", "there") for w in after)
