"""Stances that a noun tells of a thing and of whom it belongs to: "a red line for Norway", "a key demand of Norway".

Also who brings a draft forward: whoever tables, offers or writes it stands for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from travaux.findings.found import Cast, Discourse, Member
from travaux.findings.positions_clauses import Stand
from travaux.findings.positions_nouns import members_at
from travaux.language.clauses import VERBAL, agent, conjuncts, is_passive, modal, negated, subject
from travaux.language.lexicon import word_map, word_set
from travaux.language.reading import SUBJECTS, Sentence, Word
from travaux.model import Stance

COPULAS = frozenset({"be", "remain", "become", "stay"})
NAMED = frozenset({"GPE", "ORG", "NORP"})
MAKING = frozenset({"make", "set", "call", "declare"})
STANCES: dict[str, Stance] = {"supports": "supports", "rejects": "rejects", "conditional": "conditional"}


def tag_stands(s: Sentence, cast: Cast) -> Iterator[Stand]:
    """Yield the stances of "X is a red line for Norway", "Norway’s key demand is X", "Norway made X a condition"."""
    for w in s.words:
        stance = _kind(s, w)
        if stance is None:
            continue
        thing = _thing(s, w)
        if not thing:
            continue
        holder = _holder(s, w, cast)
        if holder is None or any(t.i == holder[1].i for t in thing):
            continue
        verb = s.head(w)
        no = verb.pos in VERBAL and negated(s, verb)
        if no and stance == "conditional":
            continue
        told: Stance = stance if not no else "supports" if stance == "rejects" else "rejects"
        yield Stand(told, holder[0], w, tuple(thing), w, holder_word=holder[1])


def _kind(s: Sentence, w: Word) -> Stance | None:
    """Return how a noun or an adjective tags what it is said of, None where it does not."""
    tags = word_map("idioms", "tags")
    if w.pos == "ADJ" or w.dep == "acomp":
        kind = tags.get(w.lower, "")
        return STANCES.get(kind.removeprefix("adjectives_")) if kind.startswith("adjectives_") else None
    if w.pos not in ("NOUN", "PROPN"):
        return None
    if w.i and f"{s.words[w.i - 1].lower} {w.lower}" in word_set("idioms", "tags", "pairs"):
        return "rejects"
    return STANCES.get(tags.get(w.lemma, ""))


def _thing(s: Sentence, w: Word) -> list[Word]:
    """Return what a tag is said of: the subject of its copula, what it stands beside, or what is made so."""
    verb = s.head(w)
    if w.dep in ("attr", "acomp") and verb.lemma in COPULAS:
        sub = subject(s, verb)
        if sub is None or sub.dep == "expl":
            return []
        if sub.pos in VERBAL:
            return [n for n in s.children(sub, "dobj") if n.pos in ("NOUN", "PROPN")]
        return [sub, *conjuncts(s, sub)] if sub.pos in ("NOUN", "PROPN") else []
    if w.dep in ("nsubj",) and verb.lemma in COPULAS:
        return [n for k in s.children(verb, "attr") for n in (k, *conjuncts(s, k)) if n.pos in ("NOUN", "PROPN")]
    if w.dep in ("appos", "npadvmod"):
        if verb.pos in ("NOUN", "PROPN"):
            return [verb]
        sub = subject(s, verb) if verb.pos in VERBAL else None
        return [sub] if sub is not None and sub.pos in ("NOUN", "PROPN") else []
    if w.dep in ("oprd", "attr", "dobj", "ccomp") and verb.lemma in MAKING:
        others = [n for n in s.children(verb, "dobj", "nsubj") if n.i != w.i and verb.i < n.i < w.i]
        inner = [n for n in s.children(w, *SUBJECTS) if n.i > verb.i]
        return [n for n in (*others, *inner) if n.pos in ("NOUN", "PROPN")]
    return []


def _holder(s: Sentence, w: Word, cast: Cast) -> tuple[tuple[Member, ...], Word] | None:
    """Return for whom a thing is what its tag says: an owner, who follows "for" or "of", or who makes it so."""
    for owner in s.children(w, "poss"):
        if found := members_at(s, owner, cast):
            return found, owner
    verb = s.head(w)
    preps = [*s.children(w, "prep"), *(s.children(verb, "prep") if verb.lemma in COPULAS else [])]
    for prep in preps:
        if prep.lower in word_set("idioms", "tags", "holders"):
            for noun in s.children(prep, "pobj"):
                if found := members_at(s, noun, cast):
                    return found, noun
    if verb.lemma in MAKING and w.dep in ("oprd", "attr", "dobj", "ccomp"):
        sub = agent(s, verb) if is_passive(s, verb) else subject(s, verb)
        if sub is not None and (found := members_at(s, sub, cast)):
            return found, sub
    return None


def maker_stands(s: Sentence, cast: Cast, drafts: Discourse) -> Iterator[Stand]:
    """Yield the support of whoever brings a draft forward: "Norway tabled a rival text"."""
    making = word_set("idioms", "making", "verbs")
    for verb in s.words:
        if verb.pos not in VERBAL or verb.dep in ("amod", "compound"):
            continue
        keys = {verb.lemma} | {f"{verb.lemma} {k.lower}" for k in s.children(verb, "prt", "advmod")}
        keys |= {f"{verb.lemma} {a.lower} {b.lower}" for a, b in pairwise(s.words[verb.i + 1 : verb.i + 4])}
        made = bool(keys & word_set("idioms", "making", "agreeing")) and is_done(s, verb)
        if not (keys & making or made) or negated(s, verb):
            continue
        passive = is_passive(s, verb) or (verb.dep == "acl" and verb.tag == "VBN")
        who = agent(s, verb) if passive else subject(s, verb)
        if passive:
            things = [s.head(verb)] if verb.dep == "acl" else s.children(verb, "nsubjpass")
        else:
            things = [n for n in s.children(verb, "dobj") if n.i > verb.i]
            things += [n for p in s.children(verb, "prep") if p.lower in ("with", "on") for n in s.children(p, "pobj")]
        things = [n for n in things if drafts.at(n) is not None]
        if who is None or not things:
            continue
        found = members_at(s, who, cast)
        if found and not any(_is_of_others(s, n, found, cast) for n in things):
            yield Stand("supports", found, verb, tuple(things), verb, draft_only=True, holder_word=who)


def is_done(s: Sentence, verb: Word) -> bool:
    """Whether an act is told as done: "reached", "have reached", "the deal reached by Norway"."""
    past = {"has", "have", "had", "’ve", "'ve"} | ({"was", "were"} if is_passive(s, verb) else set())
    done = any(a.lower in past for a in s.children(verb, "aux", "auxpass"))
    return not modal(s, verb) and (verb.tag == "VBD" or (verb.tag == "VBN" and (done or verb.dep == "acl")))


def chamber_stands(s: Sentence, cast: Cast, drafts: Discourse) -> Iterator[Stand]:
    """Yield the stance of a body that a draft passes or fails in: "cleared the council", "died in the chamber"."""
    for verb in s.words:
        if verb.pos not in VERBAL or negated(s, verb) or not (is_done(s, verb) or verb.tag == "VBZ"):
            continue
        sub = subject(s, verb)
        thing = s.head(verb) if sub is not None and sub.tag == "WDT" and verb.dep == "relcl" else sub
        if thing is None or drafts.at(thing) is None:
            continue
        for stance, body in _chambers(s, verb):
            found = tuple(m for m in members_at(s, body, cast) if m.kind == "body")
            if found:
                yield Stand(stance, found, verb, (thing,), verb, draft_only=True, holder_word=body)


def _chambers(s: Sentence, verb: Word) -> Iterator[tuple[Stance, Word]]:
    """Yield what a verb tells of each body it names."""
    first = f"be {verb.lemma}" if is_passive(s, verb) else verb.lemma
    told = [(first, w) for w in s.children(verb, "dobj")]
    for prep in s.children(verb, "prep", "prt"):
        below = [w for p in (prep, *s.children(prep, "prep")) for w in s.children(p, "pobj")]
        between = " ".join(w.lower for w in s.words[verb.i + 1 : prep.i])
        told += [(f"{first} {prep.lower}", w) for w in below]
        told += [(f"{first} {between} {prep.lower}", w) for w in below]
    for name, kind in STANCES.items():
        if name in ("supports", "rejects"):
            known = word_set("idioms", "chambers", name)
            yield from ((kind, w) for key, w in told if key in known)


def _is_of_others(s: Sentence, thing: Word, found: tuple[Member, ...], cast: Cast) -> bool:
    """Whether a draft is said to be another's than those who bring it forward: "outlined the premier’s plan"."""
    own = " ".join(name for m in found for name in (m.name, m.party or "", *m.aliases)).split()
    sides = {x for m in found for x in (m.key, m.name, m.party)} - {None}
    for k in s.children(thing, "poss", "compound", "nmod"):
        m = cast.at(k)
        same = k.text in own or (m is not None and bool({m.key, m.name, m.party} & sides))
        if not same and (m is not None or k.entity in NAMED):
            return True
    return False
