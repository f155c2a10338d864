"""Drafts that are brought up without "the": told to be there by what is done to them, or by what they would do."""

from __future__ import annotations

from travaux.language.clauses import is_conditional, negated
from travaux.language.lexicon import word_map, word_set
from travaux.language.reading import Sentence, Word

# Families whose texts one party makes or a chamber handles; "a deal that would …" is as a rule only hoped for.
HANDED_IN = frozenset({"plan", "text", "bill"})


def is_described(s: Sentence, noun: Word, lemma: str) -> bool:
    """Whether an indefinite phrase means a draft that is there: "passed a measure", "a bill giving Congress a say"."""
    family = word_map("drafts", "nouns").get(lemma, "")
    if family not in HANDED_IN or noun.tag in ("NNS", "NNPS"):
        return False
    if any(w.lower in word_set("drafts", "none_in_particular", "words") for w in s.children(noun, "det", "amod")):
        return False
    return _is_handled(s, noun) or _was_handled(s, noun) or (family == "bill" and _has_content(s, noun))


def _is_handled(s: Sentence, noun: Word) -> bool:
    """Whether the sentence tells as a fact what was done to it: "has filed an amendment", "voted on a measure"."""
    verb = s.head(noun)
    if noun.dep == "pobj" and verb.lower in ("on", "for", "against"):
        verb = s.head(verb)
    elif noun.dep not in ("dobj", "nsubjpass"):
        return False
    return verb.tag in ("VBD", "VBN", "VBZ", "VBP") and _handles(verb) and not _is_open(s, verb)


def _was_handled(s: Sentence, noun: Word) -> bool:
    """Whether the phrase itself tells it: "a measure already approved by the chamber"."""
    return any(k.tag in ("VBN", "VBD") and _handles(k) for k in s.children(noun, "acl", "relcl"))


def _handles(verb: Word) -> bool:
    return verb.lemma in word_set("drafts", "handles", "verbs")


def _has_content(s: Sentence, noun: Word) -> bool:
    """Whether the phrase tells what it would do, in a sentence that does not make it a mere thought."""
    content = [k for k in s.children(noun, "acl", "relcl") if k.tag == "VBG" or _has_modal(s, k)]
    verb = s.head(noun)
    while verb.pos not in ("VERB", "AUX") and s.head(verb).i != verb.i:
        verb = s.head(verb)
    return bool(content) and not negated(s, verb) and not is_conditional(s, verb)


def _has_modal(s: Sentence, verb: Word) -> bool:
    return any(k.lower in ("would", "will", "’d", "'d") for k in s.children(verb, "aux"))


def _is_open(s: Sentence, verb: Word) -> bool:
    aux = {w.lower for w in s.children(verb, "aux")}
    open_ones = word_set("drafts", "handles", "open")
    return bool(aux & open_ones) or negated(s, verb) or is_conditional(s, verb)
