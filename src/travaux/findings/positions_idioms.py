"""Stances that set phrases tell of their subject: "gave it the green light", "will not hear of", "draws the line at".

The phrases are data (``language/data/idioms.toml``): lemmas in order, between which articles, owners, adjectives and
adverbs may stand. Threats ("would quit over the plan") and charges of giving way ("accused them of surrender") are told
here too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from travaux.findings.positions_objects import clause_nouns
from travaux.language.clauses import VERBAL, auxiliaries, conjuncts, is_passive, modal, negated
from travaux.language.lexicon import lexicon, word_set
from travaux.language.reading import SUBJECTS, Sentence, Word
from travaux.model import Stance

# Between two words of a phrase.
FARTHEST = 5
PASSED_OVER = frozenset({"DET", "ADJ", "ADV", "NUM", "PART", "PRON"})
LITTLE = frozenset({"no", "little", "scant", "less"})
# Particles that make another verb of one: "take up", "weigh in".
APART = frozenset({"up", "in", "on", "off", "out", "over", "down", "around"})
# Words after "no" that make it one with them: "no one", "no longer".
NO_MORE = frozenset({"one", "longer", "more", "matter", "doubt"})
# Prepositions after which a phrase without one of its own names what it is about.
BESIDE = frozenset({"to", "on", "for", "behind", "of", "over", "at", "against", "with", "about", "from", "in"})
OBJECTS = frozenset({"dobj", "dative"})
NAMING = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET"})
LATER = frozenset({"will", "would", "wo", "’ll", "'ll"})
KINDS: tuple[Stance, ...] = ("rejects", "supports", "conditional", "undecided")


@dataclass(frozen=True, slots=True)
class Idiom:
    """A phrase: the lemmas after its verb, whether it has to be denied, and how it counts."""

    rest: tuple[str, ...]
    stance: Stance
    denied: bool
    key: str


@dataclass(frozen=True, slots=True)
class IdiomTold:
    """What a phrase tells: the stance, the words it is about, and whether it is one on drafts alone."""

    stance: Stance
    target: tuple[Word, ...]
    draft_only: bool


@cache
def _idioms() -> Mapping[str, Sequence[Idiom]]:
    """Return the phrases by the lemma of their verb, the longest first."""
    found: dict[str, list[Idiom]] = {}
    for stance in KINDS:
        for key in lexicon("idioms")["idioms"][stance]:
            first, *rest = key.split()
            idiom = Idiom(tuple(w for w in rest if w != "not"), stance, "not" in rest, key)
            found.setdefault(first, []).append(idiom)
    return {first: sorted(them, key=lambda i: -len(i.rest)) for first, them in found.items()}


def tell_idiom(s: Sentence, verb: Word, *, alone: bool) -> IdiomTold | None:
    """Return the stance of the longest phrase that ``verb`` begins; of one word only where ``alone``."""
    for idiom in _idioms().get(verb.lemma, ()):
        if bool(idiom.rest) == alone or (alone and _is_other_verb(s, verb, idiom)):
            continue
        words = _match(s, verb, idiom.rest)
        if words is not None and (told := _told(s, verb, idiom, words)) is not None:
            return told
    return None


def _is_other_verb(s: Sentence, verb: Word, idiom: Idiom) -> bool:
    """Whether a verb alone does not tell what its phrase does: "take up", "Stymied, they left", "can pass it"."""
    if verb.tag == "VBN" and not s.children(verb, "aux", "auxpass"):
        return True
    if any(p.lower in APART for p in s.children(verb, "prt")) or any(
        p.lower in APART and not s.children(p) for p in s.children(verb, "prep", "advmod") if p.i == verb.i + 1
    ):
        return True
    return idiom.key in word_set("idioms", "after", "done") and not _is_done(s, verb)


def _is_done(s: Sentence, verb: Word) -> bool:
    """Whether an act is told as done, or as a newspaper's head: "has passed", "passed", "passes"."""
    helped = bool(s.children(verb, "aux")) and not modal(s, verb)
    return verb.tag in ("VBD", "VBZ") or (verb.tag in ("VBN", "VBG") and helped)


def _match(s: Sentence, verb: Word, rest: Sequence[str]) -> list[Word] | None:
    """Return the words of a phrase after its verb, None where they do not follow it in this order."""
    found: list[Word] = []
    inside = {w.i for k in s.children(verb, *OBJECTS) for w in s.subtree(k)}
    at, wanted, skipped = verb.i + 1, list(rest), 0
    while wanted and at < len(s.words):
        w = s.words[at]
        if (w.lemma == wanted[0] or w.lower == wanted[0]) and not _is_of_another(s, w, last=len(wanted) == 1):
            found.append(w)
            wanted.pop(0)
            skipped = 0
        else:
            skipped += 1
            if skipped > FARTHEST or not _passed_over(s, w, inside):
                return None
        at += 1
    return None if wanted else found


def _is_of_another(s: Sentence, w: Word, *, last: bool) -> bool:
    """Whether a word only looks like one of a phrase: "said no one came", "plead for us to hear"."""
    after = s.words[w.i + 1].lower if w.i + 1 < len(s.words) else ""
    if w.lower == "no" and after in NO_MORE:
        return True
    us = w.dep == "mark" and bool(s.children(s.head(w), *SUBJECTS))
    return last and (us or (w.tag == "TO" and w.dep == "aux"))


def _passed_over(s: Sentence, w: Word, inside: set[int]) -> bool:
    if w.pos == "VERB" or w.text in (",", ";", ":"):
        return False
    return w.pos in PASSED_OVER or w.tag in ("PRP$", "POS") or w.dep in ("compound", "poss") or w.i in inside


def _told(s: Sentence, verb: Word, idiom: Idiom, words: list[Word]) -> IdiomTold | None:
    no = (negated(s, verb) and not LITTLE & {*idiom.rest}) or (idiom.denied and _denied_above(s, verb))
    no = no or any(
        d.lower in LITTLE and not LITTLE & {*idiom.rest} for w in words for d in s.children(w, "det", "amod")
    )
    stance: Stance = idiom.stance
    if idiom.denied:
        if not no:
            return None
    elif no:
        asked = verb.lemma in word_set("stances", "governing", "asking") and not modal(s, verb)
        turned = _turned(idiom) if not asked else None  # "did not push for it": no refusal
        if turned is None:
            return None
        stance = turned
    key = idiom.key
    if key in word_set("idioms", "after", "lasting") and not _lasts(s, verb):
        return None
    target = tuple(_target(s, verb, words))
    if not target and _is_on_more(s, verb, words):
        return None  # "has no interest in going back": on what is not named
    return IdiomTold(stance, target, not target or key in word_set("idioms", "after", "drafts"))


def _is_on_more(s: Sentence, verb: Word, words: list[Word]) -> bool:
    """Whether a clause or a noun that nothing was made of stands where a phrase names its target."""
    last = words[-1] if words else verb
    beside = s.children(last, "pcomp", "pobj", "ccomp", "xcomp")
    return bool(beside) or any(k.i > verb.i and k.i not in {w.i for w in words} for k in s.children(verb, "ccomp"))


def _turned(idiom: Idiom) -> Stance | None:
    """Return what the denial of a phrase tells: of consent a refusal, of an obstacle consent, else nothing."""
    if idiom.stance == "supports":
        return "rejects"
    return "supports" if idiom.key in word_set("idioms", "after", "consent") else None


def _denied_above(s: Sentence, verb: Word) -> bool:
    return any(w.lower in ("never", "nor", "cannot") for w in s.words[max(0, verb.i - 3) : verb.i])


def _lasts(s: Sentence, verb: Word) -> bool:
    """Whether something goes on or lies ahead: "is studying", "will study"."""
    return verb.tag == "VBG" or modal(s, verb) in LATER or any(a.lower in LATER for a in auxiliaries(s, verb))


def _target(s: Sentence, verb: Word, words: list[Word]) -> Iterator[Word]:
    """Yield what a phrase is about: what follows its last preposition, else another object or what stands beside."""
    taken = {w.i for w in words}
    last = words[-1] if words else verb
    if is_passive(s, verb):
        yield from s.children(verb, "nsubjpass")
        return
    if last.pos in ("ADP", "SCONJ", "PART") and words:
        found = _after(s, last)
        if not found and verb.dep == "relcl":
            found = [s.head(verb)]
        if found or last.dep != "prt":
            yield from found
            return
    others = [w for w in s.children(verb, *OBJECTS) if w.i not in taken and w.i > verb.i]
    acts = [k for k in s.children(verb, "xcomp") if k.tag == "VBG" and k.i > last.i]
    others = others or [n for k in acts for n in s.children(k, "dobj")]
    others = [c for w in others for c in (w, *conjuncts(s, w))] or [
        n for p in _beside(s, verb, last) if p.i not in taken for n in _after(s, p)
    ]
    if not others and verb.dep == "relcl":
        others = [s.head(verb)]
    yield from (w for w in others if w.pos in NAMING and w.entity not in ("DATE", "TIME"))


def _beside(s: Sentence, verb: Word, last: Word) -> list[Word]:
    near = [*s.children(last, "prep"), *s.children(verb, "prep")]
    return [p for p in near if p.lower in BESIDE and p.i > last.i][:1]


def _after(s: Sentence, prep: Word) -> list[Word]:
    """Return what follows a preposition: nouns, or the objects of a gerund."""
    found = [c for w in s.children(prep, "pobj") for c in (w, *conjuncts(s, w))]
    for act in s.children(prep, "pcomp"):
        found += clause_nouns(s, act)
    if not found and prep.i + 1 < len(s.words):
        after = s.words[prep.i + 1 :]
        head = s.head(prep)
        found = [w for w in after[:4] if w.head in (head.i, prep.i) and w.dep in ("dobj", "pobj", "attr")][:1]
    return [w for w in found if w.pos in NAMING]


def tell_threat(s: Sentence, verb: Word) -> IdiomTold | None:
    """Return the stance of "threatened to resign over the plan", "would quit if the tolls stayed"."""
    if verb.lemma in word_set("idioms", "threatening", "leaving") and not negated(s, verb):
        return _left_over(s, verb)
    inner = next((k for k in s.children(verb, "xcomp", "ccomp") if k.i > verb.i and k.pos in VERBAL), None)
    if verb.lemma not in word_set("idioms", "threatening", "verbs") or inner is None or negated(s, inner):
        return None
    if inner.lemma not in word_set("idioms", "threatening", "acts"):
        return None
    if verb.lemma not in ("threaten", "vow") and modal(s, inner) not in LATER:
        return None
    for where in (inner, verb):
        for prep in (p for p in s.children(where, "prep") if p.lower == "over"):
            found = _after(s, prep)
            if found:
                return IdiomTold("rejects", tuple(found), draft_only=False)
        for clause in s.children(where, "advcl"):
            marks = {m.lower for m in s.children(clause, "mark", "advmod")}
            if not marks & {"if", "unless", "until"}:
                continue
            things = [w for w in s.children(clause, *SUBJECTS, "dobj") if w.pos in ("NOUN", "PROPN")]
            for_it = bool(marks & {"unless", "until"}) != negated(s, clause)
            if things:
                return IdiomTold("supports" if for_it else "rejects", tuple(things), draft_only=True)
    return None


def _left_over(s: Sentence, verb: Word) -> IdiomTold | None:
    """Return the stance of "resigned over the plan", "walked out in protest at the plan"."""
    near = (verb, *s.children(verb, "dobj", "advmod", "prt"))
    for prep in (p for k in near for p in s.children(k, "prep") if p.i > verb.i):
        if prep.lower == "over" and (found := _after(s, prep)):
            return IdiomTold("rejects", tuple(found), draft_only=False)
        for cry in (w for w in s.children(prep, "pobj") if w.lemma in ("protest", "disgust", "anger", "dismay")):
            beside = [p for k in (cry, verb) for p in s.children(k, "prep") if p.lower in BESIDE and p.i > cry.i]
            if found := [n for p in beside for n in _after(s, p)]:
                return IdiomTold("rejects", tuple(found), draft_only=False)
    return None


def tell_charge(s: Sentence, verb: Word) -> IdiomTold | None:
    """Return the stance of "accused the mediator of surrender over the plan".

    A charge that does not name what it is over is as a rule one against other people, whatever draft is at hand.
    """
    if verb.lemma not in word_set("idioms", "blaming", "verbs") or negated(s, verb) or is_passive(s, verb):
        return None
    if not s.children(verb, "dobj"):
        return None
    beside = [p for k in (verb, *s.children(verb, "dobj")) for p in s.children(k, "prep") if p.i > verb.i]
    beside += [p for k in beside for n in s.children(k, "pobj") for p in s.children(n, "prep")]
    failing = {"fail", "refuse", "decline", "neglect"}
    if any(k.lemma in failing for p in beside for k in s.children(p, "pcomp")):
        return None  # "attacked them over failing to cut the tolls"
    over = [n for p in beside if p.lower == "over" for n in _after(s, p)]
    return IdiomTold("rejects", tuple(over), draft_only=False) if over else None
