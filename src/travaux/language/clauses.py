"""Reading a parsed sentence: who does what in which clause, with what modality, and which words belong to it."""

from __future__ import annotations

from collections.abc import Iterator

from travaux.language.lexicon import word_set
from travaux.language.reading import SUBJECTS, Sentence, Word
from travaux.model import Passage

VERBAL = frozenset({"VERB", "AUX"})
CLAUSAL = frozenset({"ROOT", "ccomp", "xcomp", "advcl", "conj", "relcl", "acl", "parataxis", "pcomp", "csubj", "dep"})
ARTICLES = frozenset({"a", "an", "the"})
MODALS = frozenset(
    {"would", "will", "shall", "should", "must", "may", "might", "can", "could", "'ll", "’ll", "'d", "’d"}
)
NEGATIONS = frozenset({"not", "n't", "n’t", "no", "never", "neither", "nor", "without", "cannot", "hardly", "none"})
# What may stand at the edge of a phrase without belonging to it.
MODIFIERS = frozenset({"det", "nummod", "amod", "poss"})
LOOSE = frozenset({"cc", "preconj", "punct", "prep"})


def clause_head(s: Sentence, word: Word) -> Word:
    """Return the verb of the clause ``word`` stands in (``word`` itself if it is one), else the root."""
    if word.pos in VERBAL and word.dep not in ("aux", "auxpass", "amod", "compound"):
        return word
    for up in s.ancestors(word):
        if up.pos in VERBAL and up.dep not in ("aux", "auxpass", "amod", "compound"):
            return up
    return s.root


def subject(s: Sentence, verb: Word) -> Word | None:
    """Return the subject of ``verb``, own or shared with the verb it is coordinated with or depends on."""
    for _ in range(5):
        own = s.children(verb, *SUBJECTS)
        if own:
            return own[0]
        if verb.dep in ("acl", "relcl") and verb.dep == "acl":
            return s.head(verb)
        if verb.dep not in ("conj", "xcomp", "advcl", "pcomp", "prep") or verb.head == verb.i:
            return None
        verb = s.head(verb)
        if verb.pos not in VERBAL:
            return None
    return None


def agent(s: Sentence, verb: Word) -> Word | None:
    """Return the noun after "by" of a passive verb."""
    for by in s.children(verb, "agent"):
        nouns = s.children(by, "pobj")
        if nouns:
            return nouns[0]
    return None


def objects(s: Sentence, verb: Word) -> list[Word]:
    """Return the direct objects, predicates and objects of prepositions of ``verb``, coordinated ones included."""
    found = list(s.children(verb, "dobj", "attr", "oprd", "dative", "acomp"))
    for prep in s.children(verb, "prep"):
        found += s.children(prep, "pobj")
    return [c for w in found for c in (w, *conjuncts(s, w))]


def conjuncts(s: Sentence, word: Word) -> list[Word]:
    """Return the words coordinated with ``word``, in order, chains included."""
    out: list[Word] = []
    for kid in s.children(word, "conj"):
        out += [kid, *conjuncts(s, kid)]
    return out


def is_passive(s: Sentence, verb: Word) -> bool:
    """Whether ``verb`` stands in the passive."""
    return bool(s.children(verb, "auxpass", "nsubjpass"))


def auxiliaries(s: Sentence, verb: Word) -> list[Word]:
    """Return the auxiliaries of ``verb``, shared ones of a coordination included."""
    own = s.children(verb, "aux", "auxpass")
    if not own and verb.dep == "conj" and not s.children(verb, *SUBJECTS):
        head = s.head(verb)
        return auxiliaries(s, head) if head.pos in VERBAL else []
    return own


def modal(s: Sentence, verb: Word) -> str:
    """Return the modal of ``verb`` ("would", "must", ...) in lower case, or an empty string."""
    return next((w.lower for w in auxiliaries(s, verb) if w.lower in MODALS), "")


def negated(s: Sentence, verb: Word) -> bool:
    """Whether ``verb`` itself is negated ("not", "never", "under no circumstances", a subject with "no")."""
    if any(w.dep == "neg" or w.lower in NEGATIONS for w in s.children(verb, "neg", "advmod", "preconj", "cc")):
        return True
    cases = (
        noun
        for prep in s.children(verb, "prep")
        for noun in s.children(prep, "pobj")
        if noun.lower in word_set("words", "no_case")
    )
    if any(w.lower == "no" for noun in cases for w in s.children(noun, "det")):
        return True
    return any(
        w.lower in ("no", "none", "neither") for sub in s.children(verb, *SUBJECTS) for w in s.children(sub, "det")
    )


def phrase(s: Sentence, noun: Word) -> list[Word]:
    """Return the words of a noun phrase without relative clauses, appositions and further conjuncts."""
    drop = [
        k.i
        for k in s.children(noun, "relcl", "acl", "appos", "conj", "cc", "advcl", "punct", "parataxis", "ccomp")
        if k.text not in ("-", "–", "$", "%", "“", "”", '"') or k.i > noun.i
    ]
    words = s.subtree(noun, drop)
    relative = {w.i for k in words if k.dep == "relcl" for w in s.subtree(k)}
    return [w for w in words if w.i not in relative]


def core_phrase(s: Sentence, noun: Word) -> list[Word]:
    """Return a noun phrase from its first modifier to its head: no prepositions, no clauses."""
    left = [k for k in s.subtree(noun) if k.i <= noun.i]
    starts = [w.i for w in left if w.head == noun.i or w.i == noun.i or s.head(w).head == noun.i]
    first = min(starts, default=noun.i)
    breaks = [w.i + 1 for w in s.words[first : noun.i] if w.text in ("(", ")", ":", ";", "--", "—", "[", "]")]
    first = max([first, *breaks])
    while first < noun.i and (s.words[first].dep in LOOSE or s.words[first].pos in ("PUNCT", "CCONJ", "VERB", "AUX")):
        first += 1
    while first >= 2 and s.words[first - 1].text == "-" and s.words[first - 1].end == s.words[first].start:
        first -= 2
    while (
        first >= 1 and s.words[first - 1].dep in ("det", "nummod", "amod", "poss") and s.words[first - 1].head > first
    ):
        first -= 1
    if first + 1 < noun.i and s.words[first + 1].lower in ARTICLES and s.words[first].dep != "predet":
        first += s.words[first].pos in ("ADP", "ADJ", "ADV", "VERB")  # "made public | an 11-page paper"
    return list(s.words[first : noun.i + 1])


def clause_words(s: Sentence, verb: Word, *, without: frozenset[str] = frozenset()) -> list[Word]:
    """Return the words of the clause of ``verb``: coordinated clauses with their own subject are left out."""
    drop = []
    for kid in s.children(verb):
        own = kid.pos in VERBAL and s.children(kid, *SUBJECTS)
        if kid.dep in without or (kid.dep in ("conj", "parataxis") and own) or (kid.dep == "ccomp" and kid.i < verb.i):
            drop.append(kid.i)
    last = [
        w.i
        for w in s.children(verb, "cc")
        if any(d > w.i for d in drop)
        and not any(k.i > w.i and k.i not in drop and k.dep == "conj" for k in s.children(verb, "conj"))
    ]
    return s.subtree(verb, [*drop, *last])


def clause_passage(s: Sentence, verb: Word, *, without: frozenset[str] = frozenset()) -> Passage:
    """Return the passage from the first to the last word of the clause of ``verb``."""
    return s.span(clause_words(s, verb, without=without))


def is_conditional(s: Sentence, verb: Word) -> bool:
    """Whether the clause of ``verb``, or one it depends on, opens with "if", "unless", "whether" or "in case"."""
    for w in (verb, *s.ancestors(verb)):
        if any(m.lower in ("if", "unless", "whether", "once") for m in s.children(w, "mark", "advmod")):
            return True
        first = next(iter(s.children(w, "prep")), w)
        if first.i < w.i and any(case.lower == "case" for case in s.children(first, "pobj")):
            return True  # "in case they call for a vote"
        if w.dep in ("ROOT", "parataxis"):
            break
    return False


def is_question(s: Sentence) -> bool:
    """Whether the sentence asks."""
    return s.text.rstrip("”\"’' ").endswith("?")


def verbs(s: Sentence) -> Iterator[Word]:
    """Yield the full verbs of a sentence in order, auxiliaries left out."""
    for w in s.words:
        if w.pos in VERBAL and w.dep not in ("aux", "auxpass", "amod", "compound"):
            yield w


def tense(s: Sentence, verb: Word) -> str:
    """Return "past", "future" or "present" for the clause of ``verb``, by its auxiliaries and its own form."""
    aux = auxiliaries(s, verb)
    if any(w.lower in ("will", "shall", "’ll", "'ll") for w in aux):
        return "future"
    if verb.tag == "VBD" or any(w.tag == "VBD" for w in aux) or any(w.lower in ("has", "have", "had") for w in aux):
        return "past"
    return "present"
