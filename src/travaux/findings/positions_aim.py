"""What a stance is on: a draft that its words name or point to, or the issues that they speak of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from travaux.findings.found import Discourse, View
from travaux.findings.positions_clauses import Stand
from travaux.findings.positions_labels import label_of, plain_name
from travaux.language.clauses import conjuncts, phrase, subject
from travaux.language.lexicon import word_map, word_set
from travaux.language.reading import Sentence, Word

BESIDE = frozenset({"with", "without", "under", "by", "after", "before", "in", "through"})
POINTING = frozenset({"it", "this", "that"})
# Kinds of telling whose "it" may stand for a draft named further off.
AT_HAND = frozenset({"clause", "phrase", "word", "threat", "charge", "reduced", "judging", "cue"})
NEAR = 2  # "this" stands for a draft that is named in its sentence or so many before it
MOST = 2  # issues of one stance
LONGEST = 25  # words that name an issue
LONGEST_PAPER = 5  # words that name a paper
# Kinds of names that are no issue.
NO_ISSUE = frozenset({"DATE", "TIME", "PERSON", "GPE", "NORP", "FAC"})


@dataclass(frozen=True, slots=True)
class Aim:
    """The chain of a draft, or the words that name an issue with the clause they stand in.

    ``called`` is also what an indefinite phrase calls a draft that it describes ("a bill banning tolls").
    """

    draft: str | None = None
    about: str | None = None
    called: str = ""
    named: str = ""  # key of the mention that names the draft, "" where it is only at hand


def aims(view: View, drafts: Discourse, index: int, s: Sentence, stand: Stand) -> list[Aim]:
    """Return what a stance is on: the draft alone where one is meant, else the issue that the first noun names."""
    if _is_cleft(s) and all(noun.lower in POINTING | {"it"} for noun in stand.target):
        return []
    kept = tuple(w for w in stand.target if not _is_gone_without(s, w, stand))
    if stand.target and not kept:
        return []
    stand = replace(stand, target=kept)
    for n, noun in enumerate(stand.target):
        if n and noun.lower in POINTING:
            continue
        if stand.undoing and noun.dep == "pobj" and s.head(noun).lower in BESIDE:
            continue  # "wants to leave the union with a deal"
        aim = _draft(drafts, index, s, noun, stand)
        if aim is not None:
            return [aim]
    if not stand.target and stand.draft_only:
        chain = at_hand(drafts, index)
        return [Aim(draft=chain)] if chain is not None else list(_paper_near(view, index, s, stand))
    found = [] if stand.draft_only else list(dict.fromkeys(_issues(view, s, stand)))[:MOST]
    if found:
        return found
    named = next((noun for noun in stand.target if _is_paper(noun) and view.cast.at(noun) is None), None)
    if named is not None:
        return _paper(view, s, named, stand)
    pointed = bool(stand.target) and stand.target[0].lower in POINTING and stand.target[0].tag != "WDT"
    return list(_paper_near(view, index, s, stand)) if pointed else []


def _is_cleft(s: Sentence) -> bool:
    """Whether a sentence is of the form "It was Norway that put a stop to it": that "it" is what was told before."""
    return s.words[0].lower == "it" and s.root.lemma == "be" and bool(s.children(s.root, "attr"))


def _is_paper(noun: Word) -> bool:
    """Whether a noun is what one stands for or against as a whole, though no draft goes by it: "the contract"."""
    return noun.pos == "NOUN" and noun.lemma in word_set("stances", "wrapping", "papers")


def _paper(view: View, s: Sentence, noun: Word, stand: Stand) -> list[Aim]:
    """Return the aim at a paper in the fullest words that its report has for it: "package of remedies"."""
    called = label_of(s, noun, stand)
    some = any(d.lower in ("a", "an", "any", "some") for d in s.children(noun, "det"))
    if called.lower() == noun.lower and some and noun.lemma in {"law"} | word_set("stances", "wrapping", "generic"):
        return []  # "a law": which one is told elsewhere, if at all
    if called.lower() == noun.lower:
        called = max((called, *_called_elsewhere(view, noun)), key=lambda name: (len(name.split()), name))
    return [Aim(about=called, called=called)]


def _called_elsewhere(view: View, noun: Word) -> Iterator[str]:
    """Yield the fuller names of a paper in a report, where it has one alone of the kind."""
    for other in view.page.sentences:
        for w in other.words:
            if w.lemma == noun.lemma and w.tag == noun.tag and w.pos == "NOUN" and view.cast.at(w) is None:
                yield from (name for name in [plain_name(other, w)] if 1 < len(name.split()) <= LONGEST_PAPER)


def _paper_near(view: View, index: int, s: Sentence, stand: Stand) -> Iterator[Aim]:
    """Yield the paper that was spoken of last before a stance on "it", or on nothing that its clause names."""
    for n in range(index, max(-1, index - NEAR - 1), -1):
        other = view.page.sentences[n]
        before = [w for w in other.words if n < index or w.i < stand.verb.i]
        for w in reversed(before):
            if _is_paper(w) and w.tag == "NN" and view.cast.at(w) is None:
                called = plain_name(other, w)
                if called.lower() == w.lower:
                    longer = (called, *_called_elsewhere(view, w))
                    called = max(longer, key=lambda name: (len(name.split()), name))
                yield Aim(about=called, called=called)
                return


def _draft(drafts: Discourse, index: int, s: Sentence, noun: Word, stand: Stand) -> Aim | None:
    mention = drafts.at(noun)
    if (lacking := _lacking(s, noun)) and (mention is None or not mention.definite):
        other = next((m for w in lacking if (m := drafts.at(w)) is not None and m.definite), None)
        return Aim(draft=other.chain, named=other.key) if other is not None and stand.stance != "supports" else None
    if noun.lemma == "plan" and any(a.lower == "to" for k in s.children(noun, "acl") for a in s.children(k, "aux")):
        return None  # "their plan to travel"
    if mention is not None:
        told_which = not mention.definite and bool(s.children(noun, "acl", "relcl", "prep"))
        called = label_of(s, noun, stand) if told_which else ""  # "a bill banning tolls"
        called = called if " " in called else ""
        return Aim(draft=mention.chain, named=mention.key, called=called)
    if noun.lower in POINTING and noun.tag != "WDT":
        far = noun.lower == "it" and (
            stand.clause.lemma in word_set("stances", "wrapping", "assent") or stand.how in AT_HAND
        )
        return _aim_at(at_hand(drafts, index) if far else _pointed_at(drafts, index))
    if noun.lemma in word_set("stances", "wrapping", "generic") and not s.children(
        noun, "relcl", "acl", "poss", "compound"
    ):
        chain = at_hand(drafts, index)
        return _aim_at(chain) if noun.tag != "NNS" and not _is_other_kind(drafts, noun, chain) else None
    if noun.lemma in word_set("stances", "wrapping", "pointing") and _is_bare(s, noun):
        return _aim_at(_pointed_at(drafts, index))
    if noun.lemma in word_set("stances", "wrapping", "nouns"):
        for prep in s.children(noun, "prep"):
            for inner in s.children(prep, "pobj"):
                if prep.lower in ("of", "on", "in", "for") and (m := drafts.at(inner)) is not None:
                    return Aim(draft=m.chain, named=m.key)
    return None


def _is_gone_without(s: Sentence, noun: Word, stand: Stand) -> bool:
    """Whether a noun only tells without what a thing is to be done: "is pushing to leave the union without a deal"."""
    prep = s.head(noun)
    return noun.dep == "pobj" and prep.lower == "without" and s.head(prep).i != stand.verb.i


def _lacking(s: Sentence, noun: Word) -> list[Word]:
    """Return what tells which text lacks what one asks of any: "a treaty without a ceiling, which the rival lacks"."""
    indefinite = any(d.lower in ("a", "an", "any") for d in s.children(noun, "det"))
    wanted = [w for p in s.children(noun, "prep") if p.lower == "without" for w in s.subtree(p)]
    lacks = any(w.lemma in word_set("stances", "wrapping", "lacking") for w in wanted)
    return wanted if indefinite and lacks else []


def _is_bare(s: Sentence, noun: Word) -> bool:
    """Whether nothing but "the" or "that" tells which thing is meant."""
    pointed = any(d.lower in ("the", "that", "this") for d in s.children(noun, "det"))
    return pointed and noun.tag == "NN" and not [k for k in s.children(noun) if k.dep not in ("det", "punct")]


def _is_other_kind(drafts: Discourse, noun: Word, chain: str | None) -> bool:
    """Whether a noun speaks of bills where the draft at hand is a deal, or the reverse."""
    heads = {m.head for m in drafts.mentions if m.chain == chain}
    bills, deals = word_set("stances", "wrapping", "bills"), word_set("stances", "wrapping", "deals")
    return (noun.lemma in bills and not heads - deals) or (noun.lemma in deals and not heads - bills)


def _aim_at(chain: str | None) -> Aim | None:
    return Aim(draft=chain) if chain is not None else None


def at_hand(drafts: Discourse, index: int) -> str | None:
    """Return the chain of the draft a sentence speaks of: the one in focus, else the last one named before it."""
    if drafts.focus[index] is not None:
        return drafts.focus[index]
    return next((m.chain for m in reversed(drafts.mentions) if m.sentence < index), None)


def _pointed_at(drafts: Discourse, index: int) -> str | None:
    """Return the chain of the draft that "this" can stand for: the one at hand, if it is named shortly before."""
    chain = at_hand(drafts, index)
    return chain if any(m.chain == chain and index - NEAR <= m.sentence <= index for m in drafts.mentions) else None


def _issues(view: View, s: Sentence, stand: Stand) -> Iterator[Aim]:
    first: Word | None = None
    for noun in stand.target:
        if first is not None and not _goes_on(s, first, noun):
            continue
        counted = noun.entity == "DATE" and bool(s.children(noun, "nummod"))
        told_which = any(k.dep in ("amod", "compound", "det") for k in s.children(noun))
        kept = counted or (told_which and noun.entity not in ("DATE", "TIME"))  # "a no-deal exit" is nobody
        sum_of = noun.pos == "NUM" and bool(s.children(noun, "prep"))  # "$5 billion for a wall"
        named = (noun.entity in NO_ISSUE and not kept) or (noun.pos not in ("NOUN", "PROPN") and not sum_of)
        if named or view.cast.at(noun) is not None or _is_people(s, noun):
            continue
        if _is_gone_to(s, noun):
            continue
        noun = _figure(s, noun)
        inner = [w for p in s.children(noun, "prep") if p.lower == "of" for w in s.children(p, "pobj")]
        if inner and noun.lemma in word_set("stances", "wrapping", "measures"):
            noun = inner[0]
        words = s.subtree(noun, [k.i for k in s.children(noun, "conj", "cc", "appos", "punct")])
        name, whole = s.span(phrase(s, noun)[:LONGEST]).text, s.span(words[:LONGEST]).text
        called = label_of(s, noun, stand)
        if called.lower() in {"law"} | word_set("stances", "wrapping", "generic"):
            continue  # "any deal that upends the limits", too long to be named
        about = name if name == whole else f"{name}, {whole}"  # the name of the issue, then all that tells which it is
        yield Aim(about=about, called=called)
        first = first or noun


def _is_people(s: Sentence, noun: Word) -> bool:
    """Whether a noun is somebody: "lashed out at the Liberals", "backed the nominee"."""
    party = noun.entity == "NORP" and noun.tag in ("NNS", "NNPS") and not s.children(noun, "compound", "amod")
    return party or noun.lemma in word_set("stances", "labels", "people")


def _figure(s: Sentence, noun: Word) -> Word:
    """Return the figure that a predicate only calls one: "thirty percent was a figure he could defend"."""
    of = noun.dep == "attr" and noun.lemma in word_set("stances", "labels", "figures")
    return (subject(s, s.head(noun)) or noun) if of else noun


def _is_gone_to(s: Sentence, noun: Word) -> bool:
    """Whether somebody only goes to a place or a meeting or leaves it, or fights people: "decided to leave school"."""
    verb = s.head(s.head(noun)) if noun.dep == "pobj" else s.head(noun)
    if verb.lemma in word_set("stances", "labels", "fighting"):
        return noun.lemma in word_set("stances", "labels", "foes")
    if verb.lemma not in word_set("stances", "labels", "going"):
        return False
    return noun.lemma in word_map("events", "nouns") or noun.lemma in word_set("stances", "labels", "spots")


def _goes_on(s: Sentence, first: Word, noun: Word) -> bool:
    """Whether a noun, or the verb that it is the object of, is coordinated with that of the first one."""
    verb, other = s.head(first), s.head(noun)
    return noun in conjuncts(s, first) or (first.dep == noun.dep == "dobj" and other in conjuncts(s, verb))
