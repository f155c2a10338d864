"""Cues that tell no words: what is seen or done, supposed, counted, or only the object of a verb that also says."""

from __future__ import annotations

from travaux.findings.statements_paragraphs import Paragraph
from travaux.findings.statements_words import LEXICON, Attribution, inside, particles_of, words_behind
from travaux.language.lexicon import word_set
from travaux.language.reading import Sentence, Word

# A headline in capitals has more letters than this, and so many of them are capitals.
SHOUTED, SHOUTED_PART = 20, 0.9
_NOTHING = frozenset({"nothing", "little", "anything"})


def is_shouted(s: Sentence) -> bool:
    """Whether a sentence is all in capitals: a headline of another page, as a rule."""
    letters = [c for c in s.text if c.isalpha()]
    return len(letters) > SHOUTED and sum(c.isupper() for c in letters) > len(letters) * SHOUTED_PART


def is_silent(p: Paragraph, s: Sentence, a: Attribution) -> bool:
    """Whether an attribution tells nobody's words though its verb is one of saying."""
    if a.verb.i >= len(s.words) or s.words[a.verb.i] is not a.verb:
        return False
    told = s.children(a.verb, "dobj")
    return (
        _is_seen(s, a)
        or _means_else(s, a)
        or _is_presumed(s, a)
        or _is_of_noun(s, a)
        or _is_other_frame(s, a)
        or _has_object_only(p, a, told)
    )


def _means_else(s: Sentence, a: Attribution) -> bool:
    """Whether a verb means something else here: "found himself late", "had written off the port", "pointed to it"."""
    behind = next(iter(s.words[a.verb.i + 1 : a.verb.i + 2]), None)
    if any(k.lower in particles_of(a.verb.lemma) for k in s.children(a.verb, "prt")):
        return True
    if a.verb.lemma == "point" and a.frame != "preposition" and not s.children(a.verb, "prt"):
        return True  # "pointed to the pressures they feel"
    if behind is None:
        return False
    oneself = a.verb.lemma == "find" and behind.lower.endswith(("self", "selves"))
    return oneself or behind.lower in words_behind(a.verb.lemma)


def _is_of_noun(s: Sentence, a: Attribution) -> bool:
    """Whether a participle describes what somebody has: "his reported comments", "Lee’s promised cut"."""
    return bool(a.verb.i) and s.words[a.verb.i - 1].tag == "POS" and a.verb.pos == "VERB"


def _is_other_frame(s: Sentence, a: Attribution) -> bool:
    """Whether what hangs on a cue is nothing that is said: "explaining his decision to wait", "what Lee proposed"."""
    if a.group == "spoken" and a.frame == "infinitive":
        return a.verb.lemma not in word_set(LEXICON, "cue", "to_do")
    if a.frame == "quotation" and any(k.lower == "what" and k.i < a.verb.i for k in s.children(a.verb, "dobj")):
        return a.verb.dep == "pcomp"  # "is different from what Lee has proposed"
    done = (k for k in s.children(a.verb, "xcomp") if k.tag == "VBG" and inside(k.start, a.content))
    return a.group == "quoting" and any(done)  # "would continue “asking them to stand up”"


def _has_object_only(p: Paragraph, a: Attribution, objects: list[Word]) -> bool:
    """Whether a verb has a thing for its object: "says nothing", "posted an update", "maintains “consultation”"."""
    if any(w.lower in _NOTHING for w in objects) and a.frame != "quotation":
        return True
    nouns = [w for w in objects if w.pos == "NOUN"]
    if a.verb.lemma == "post" and any(p.enclosing(w.start) is None for w in nouns):
        return True
    if a.verb.lemma == "tell" and any(w.lemma in word_set(LEXICON, "told", "tales") for w in objects):
        return True  # "telling stories of its workers"
    if a.verb.lemma in word_set(LEXICON, "cue", "no_object") and a.frame == "quotation":
        return any(w.i > a.verb.i and p.enclosing(w.start) is not None for w in nouns)
    cited = objects if a.verb.lemma in ("cite", "quote") else []  # "cites an official" without what he said
    return any(w.lemma in word_set("roles", "persons", "unnamed") for w in cited)


def _is_seen(s: Sentence, a: Attribution) -> bool:
    """Whether a participle tells what somebody is seen or found to do: "polls show more people blaming Lee"."""
    verb = a.verb
    if verb.tag != "VBG" or verb.dep not in ("acl", "ccomp") or verb.i >= len(s.words) or s.words[verb.i] is not verb:
        return False
    seen = s.head(verb)
    while verb.dep == "acl" and seen.dep == "pobj" and s.head(s.head(seen)).pos == "NOUN":
        seen = s.head(s.head(seen))  # "a majority of voters in two towns saying"
    seer = s.head(seen) if verb.dep == "acl" and seen.dep == "dobj" else s.head(verb)
    return seer.lemma in word_set(LEXICON, "cue", "seeing") and a.frame != "quotation"


def _is_presumed(s: Sentence, a: Attribution) -> bool:
    """Whether nobody holds something but for the sake of argument, by another's doing, or as one of a number."""
    verb, above = a.verb, s.head(a.verb)
    if verb.tag == "VBG" and verb.lemma in word_set(LEXICON, "cue", "presumed") and verb.dep != "ccomp":
        return True
    bare = verb.tag == "VB" and verb.dep == "ccomp" and not s.children(verb, "aux", "mark")
    if bare and above.lemma in ("have", "let", "make", "help"):
        return True  # "have them think it is easy"
    counted = s.head(s.head(above)) if verb.dep == "relcl" and above.dep == "pobj" else above
    return counted.lemma in word_set(LEXICON, "cue", "counted") and counted is not above
