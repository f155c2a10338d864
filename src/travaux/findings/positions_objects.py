"""Which words the verbs of a stance are about: objects, what prepositions name, what a passive or a clause is on."""

from __future__ import annotations

from travaux.language.clauses import VERBAL, conjuncts, is_passive
from travaux.language.lexicon import word_set
from travaux.language.reading import SUBJECTS, Sentence, Word

ACTORS = frozenset({"GPE", "PERSON", "NORP", "ORG"})
NAMING = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET"})
# Prepositions after which a verb without an object names what it is about.
ABOUT = frozenset({"to", "for", "against", "on", "of", "with", "about", "from", "over", "into", "at", "behind", "by"})


def objects_after(s: Sentence, prep: Word) -> list[Word]:
    """Return what a preposition names, coordinated nouns and what gerunds are about included."""
    nouns = s.children(prep, "pobj")
    clauses = [n for k in s.children(prep, "pcomp") for n in clause_nouns(s, k)]
    return [c for w in nouns for c in (w, *conjuncts(s, w))] + clauses


def nouns_of(s: Sentence, verb: Word) -> list[Word]:
    """Return what a verb is about: its objects; of a passive its subject."""
    if is_passive(s, verb):
        sub = s.children(verb, "nsubjpass")
        relative = verb.dep == "relcl" and any(w.tag == "WDT" for w in sub)
        return [s.head(verb)] if relative else sub
    if verb.dep == "acl" and verb.tag == "VBN" and s.children(verb, "agent"):
        return [_whole_thing(s, s.head(verb))]  # "the tolls sought by Norway"
    given = s.children(verb, "dobj") or s.children(verb, "dative")  # "give them guidance": the guidance
    nouns = [c for w in given for c in (w, *conjuncts(s, w)) if w.i > verb.i]
    nouns = nouns or _put_first(s, verb) or _as_asked(s, verb)
    if not nouns or all(w.entity in ACTORS for w in nouns):
        preps = [p for p in s.children(verb, "prep", "prt") if p.lower in ABOUT]
        nouns += [n for p in preps for n in s.children(p, "pobj")]
        nouns += [c for n in nouns for c in conjuncts(s, n)]
    nouns = [w for w in nouns if w.pos in NAMING or w.tag == "WDT"]
    for prep in (p for p in s.children(verb, "prep") if p.lower in ABOUT):
        nouns += [n for k in s.children(prep, "pcomp") for n in clause_nouns(s, k)]
    fronted = [w for w in s.children(verb, "dobj", "pobj") if w.i < verb.i and verb.dep == "relcl"]
    fronted += [n for n in nouns if n.tag == "WDT"]
    if verb.dep == "relcl" and (fronted or not nouns) and s.head(verb).pos in ("NOUN", "PROPN"):
        nouns.append(_whole_thing(s, s.head(verb)))
    return [n for n in nouns if n.tag != "WDT"]


def _put_first(s: Sentence, verb: Word) -> list[Word]:
    """Return an object that stands before its subject: "a floor I could accept"."""
    subs = s.children(verb, *SUBJECTS)
    first = [w for w in s.children(verb, "dobj") if subs and w.i < subs[0].i and w.pos in ("NOUN", "PROPN")]
    return first if verb.dep != "relcl" else []


def _as_asked(s: Sentence, verb: Word) -> list[Word]:
    """Return what a clause is about that only says who wants it: "the tolls should go, as Norway demands"."""
    if verb.dep != "advcl" or not any(k.lower == "as" for k in s.children(verb, "mark", "advmod", "prep")):
        return []
    above = s.head(verb)
    things = s.children(above, "dobj") if not is_passive(s, above) else []
    return [w for w in things or s.children(above, *SUBJECTS) if w.pos in ("NOUN", "PROPN")]


def _whole_thing(s: Sentence, noun: Word) -> Word:
    """Return what a relative clause is on: in "the halt to the drilling that Norway demands" the halt."""
    prep = s.head(noun)
    above = s.head(prep)
    acts = word_set("stances", "labels", "acts")
    return above if noun.dep == "pobj" and above.pos == "NOUN" and above.lemma in acts else noun


def clause_nouns(s: Sentence, verb: Word) -> list[Word]:
    """Return what a governed clause is about: objects of it and of what it governs, and its subject if it has one."""
    nouns = nouns_of(s, verb)
    subjects = [w for w in s.children(verb, "nsubj", "nsubjpass") if w.pos in ("NOUN", "PROPN", "PRON")]
    for k in s.children(verb, "xcomp", "ccomp", "conj", "acomp", "oprd"):
        if k.pos in VERBAL and k.i > verb.i:
            nouns += nouns_of(s, k)
    return [*nouns, *subjects] if nouns else subjects
