"""How the issue of a stance is called: in the words of the sentence, with the act that is willed ("lifting the tolls").

"Norway wants the tolls lifted" is support for lifting them, not for the tolls: where a verb below the stance tells what
is to be done to a thing, it is part of the name.
"""

from __future__ import annotations

from itertools import pairwise

from travaux.findings.positions_clauses import Stand, kind_of
from travaux.language.clauses import VERBAL, core_phrase, is_passive, objects
from travaux.language.lexicon import word_set
from travaux.language.reading import Sentence, Word

LONGEST = 8  # words of a name
LONGEST_CLAUSE = 14  # with the clause that tells which one is meant
ROLES = frozenset({"nsubj", "csubj"})
VOWELS = "aeiou"
SPARE = frozenset({"by", "as", "after", "before", "because", "during", "despite", "without", "if", "on", "at"})
QUOTES = "“”\"'‘’"


def label_of(s: Sentence, noun: Word, stand: Stand) -> str:
    """Return the name of what a stance is on: the noun phrase without article, with what is to be done to it."""
    tried, verb = _tried(s, noun), act_on(s, noun, stand)
    if tried is not None and (verb is None or verb.lemma not in word_set("stances", "governing", "undoing")):
        return tried  # but "cancelling plans", what for is not done
    named = _text(_named(s, noun))
    if verb is None:
        return named
    doing = " ".join([gerund(verb.lemma), *(k.lower for k in s.children(verb, "prt"))])
    if verb.lemma == "go" or (noun.dep in ROLES and not _is_done(s, verb)):
        return f"{named} {doing}"  # "wants the tolls gone" too
    part = s.head(s.head(noun)).lemma in word_set("stances", "wrapping", "measures")
    prep = f"{s.head(noun).lower} " if noun.dep == "pobj" and not part else ""
    named += _led(s, verb, noun, named) if noun.dep == "dobj" else ""
    named += _manner(s, verb)
    doer = _doer(s, verb, stand)
    return f"{_text(_core(s, doer))} {doing} {prep}{named}" if doer is not None else f"{doing} {prep}{named}"


def _led(s: Sentence, verb: Word, noun: Word, named: str) -> str:
    """Return where an act takes a thing, if it follows it: "bringing them out of the shadows"."""
    last = max((w.i for w in _named(s, noun)), default=noun.i)
    prep = next((p for p in s.children(verb, "prep") if p.i == last + 1 and p.lower not in SPARE), None)
    tail = _trimmed(s.subtree(prep)) if prep is not None else []
    return f" {_text(tail)}" if tail and len(named.split()) + len(tail) <= LONGEST else ""


def _manner(s: Sentence, verb: Word) -> str:
    """Return how an act is to be done where that makes it another one: "lifting sanctions gradually"."""
    how = word_set("stances", "labels", "manner")
    return "".join(f" {w.lower}" for w in s.children(verb, "advmod") if w.lower in how)


def _trimmed(words: list[Word]) -> list[Word]:
    """Return a phrase without articles where it names no time and holds no clause, else nothing."""
    if any(w.entity in ("DATE", "TIME") or w.dep in ("relcl", "acl", "advcl") or w.text == "-" for w in words):
        return []
    if words[-1].lemma in word_set("stances", "wrapping", "generic"):
        return []  # "in the bill"
    return [w for w in words if not _is_dressing(w)]


def plain_name(s: Sentence, noun: Word) -> str:
    """Return the name of a thing where no stance on it is told: the noun phrase without article and owner's pronoun."""
    return _text(_named(s, noun))


def _tried(s: Sentence, noun: Word) -> str | None:
    """Return what a noun that says nothing of its own is about: "any effort to cut the tolls"."""
    if noun.lemma not in word_set("stances", "labels", "tries"):
        return None
    act = next((k for k in s.children(noun, "acl") if any(a.tag == "TO" for a in s.children(k, "aux"))), None)
    if act is None:
        return None
    thing = next((w for w in objects(s, act) if w.i > act.i and w.pos in ("NOUN", "PROPN")), None)
    if thing is None:
        return None
    between = " ".join(w.lower for w in (*s.children(act, "prt"), s.head(thing)) if act.i < w.i < thing.i)
    return f"{gerund(act.lemma)} {between} {_text(_named(s, thing))}".replace("  ", " ")


def _doer(s: Sentence, verb: Word, stand: Stand) -> Word | None:
    """Return who is to do what is willed, if it is another than who wills it: "wants Sweden to buy"."""
    if verb.i == stand.verb.i or _is_done(s, verb):
        return None
    first = verb
    while first.dep == "conj" and first.head != first.i:
        first = s.head(first)
    above = s.head(first)
    asked = [k for k in s.children(above, "dobj") if k.i < verb.i] if above.i != verb.i else []
    return next((w for w in s.children(verb, *ROLES) or asked if w.pos in ("NOUN", "PROPN")), None)


def _text(words: list[Word]) -> str:
    """Return words as one string, blanks where the text has them."""
    parts = [(" " if n and w.start > words[n - 1].end else "") + w.text for n, w in enumerate(words)]
    return " ".join("".join(parts).split())


def _is_done(s: Sentence, verb: Word) -> bool:
    """Whether its subject undergoes what ``verb`` tells: "that the tolls be lifted", "wants the tolls lifted"."""
    return is_passive(s, verb) or (verb.tag in ("VBN", "VBD") and not s.children(verb, "aux"))


def act_on(s: Sentence, noun: Word, stand: Stand) -> Word | None:
    """Return the verb that tells what is willed to be done to ``noun``; None where it is on the thing itself."""
    first = noun
    while first.dep == "conj" and first.head != first.i:
        first = s.head(first)
    above = s.head(first)
    measures = word_set("stances", "wrapping", "measures")
    while above.head != above.i and above.pos not in VERBAL:
        if above.dep not in ("prep", "pobj", "agent") and above.lemma not in measures:
            break
        above = s.head(above)  # "to privatize parts of the economy"
    if above.pos not in VERBAL or above.lemma in word_set("stances", "labels", "bare"):
        return None
    if above.i == stand.verb.i:
        return above if stand.act else None
    below = any(up.i == stand.verb.i for up in s.ancestors(above))
    return above if below and not kind_of(s, above) else None


def gerund(lemma: str) -> str:
    """Return the -ing form of a verb: "lift", "remove", "cut", "die" give "lifting", "removing", "cutting", "dying"."""
    if lemma.endswith("ie"):
        return f"{lemma[:-2]}ying"
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")) and len(lemma) > 2:
        return f"{lemma[:-1]}ing"
    if lemma.endswith("quit"):
        return f"{lemma}ting"
    short = len(lemma) >= 3 and lemma[-1] not in "wxyaeiou" and lemma[-2] in VOWELS and lemma[-3] not in VOWELS
    doubled = short and (sum(c in VOWELS for c in lemma) == 1 or lemma in word_set("stances", "labels", "doubling"))
    return f"{lemma}{lemma[-1]}ing" if doubled else f"{lemma}ing"


def _named(s: Sentence, noun: Word) -> list[Word]:
    """Return a noun phrase without its article, with the prepositional phrases right after it as far as they fit."""
    words = _core(s, noun)
    for prep in s.children(noun, "prep"):
        tail = [
            w
            for o in s.children(prep, "pobj", "pcomp")
            for w in (s.subtree(o) if o.dep == "pcomp" or prep.lower == "between" else _core(s, o))
            if not _is_dressing(w)
        ]
        if not tail or prep.i != words[-1].i + 1 or len(words) + 1 + len(tail) > LONGEST:
            break
        words += [prep, *tail]
    if noun.lemma in word_set("stances", "wrapping", "generic") | word_set("stances", "wrapping", "special"):
        clause = [w for k in s.children(noun, "relcl", "acl") for w in _first_part(s, k) if w.i > words[-1].i]
        words += clause if len(words) + len(clause) <= LONGEST_CLAUSE else []
    return words


def _first_part(s: Sentence, clause: Word) -> list[Word]:
    """Return a clause without what is coordinated with it, where it is long: "that bars troops (and sets days)"."""
    whole = s.subtree(clause)
    if len(whole) < LONGEST_CLAUSE - 1:
        return whole
    end = min((w.i for w in s.children(clause, "cc", "conj", "advcl")), default=len(s.words))
    return [w for w in whole if w.i < end]


def _core(s: Sentence, noun: Word) -> list[Word]:
    words = core_phrase(s, noun)
    hyphen = {w.i for w, after in pairwise(words) if after.text == "-" and w.end == after.start}  # "a no-deal exit"
    return [w for w in words if w.i in hyphen or not _is_dressing(w)]


def _is_dressing(w: Word) -> bool:
    return w.text in QUOTES or w.dep == "det" or w.tag == "PRP$" or w.pos == "SPACE"
