"""Stances that nouns tell: "opposition from X to Y", "X’s demand for Y", "voiced support for Y"."""

from __future__ import annotations

from collections.abc import Iterator

from travaux.findings.found import Cast, Member
from travaux.findings.positions_clauses import Stand, kind_of, tell_willed
from travaux.language.clauses import conjuncts, is_passive, modal, negated, subject
from travaux.language.lexicon import word_map, word_set
from travaux.language.reading import Sentence, Word
from travaux.model import Stance

OWN = frozenset({"its", "their"})
# Of the lists of nouns: those that tell a stance.
KINDS = ("supports", "rejects", "wants", "willed")


def noun_stands(s: Sentence, cast: Cast) -> Iterator[Stand]:
    """Yield the stances that the nouns of a sentence tell."""
    kinds = {word: kind for kind in KINDS for word in word_set("stances", "nouns", kind)}
    for w in s.words:
        if w.pos != "NOUN" or w.lemma not in kinds or (w.lemma in ("call", "push") and not s.children(w, "prep")):
            continue
        holder = _holder(s, w, cast)
        target = _target(s, w, holder[1] if holder else None)
        if holder is not None and w.lemma in word_set("stances", "nouns", "willed"):
            told = next((t for k in s.children(w, "acl") if (t := tell_willed(s, k)) is not None), None)
            if told is not None and not _denied(s, w):
                yield Stand(told.stance, holder[0], w, told.target, told.clause, holder_word=holder[1])
            continue
        if holder is not None and not target and _is_alone(s, w) and not _denied(s, w):
            alone: Stance = "rejects" if kinds[w.lemma] == "rejects" else "supports"
            yield Stand(alone, holder[0], w, (), s.head(w), draft_only=True, holder_word=holder[1])
        if holder is None or not target or _denied(s, w):
            continue
        stance: Stance = "rejects" if kinds[w.lemma] == "rejects" else "supports"
        clauses = [
            k for k in s.children(w, "acl", "relcl", "ccomp") if any(m.lower == "that" for m in s.children(k, "mark"))
        ]
        if any(negated(s, k) for k in clauses):
            if not any(kind_of(s, k) == "supports" for k in clauses):
                continue  # "insistence that the pact should not be mentioned"
            stance = "rejects" if stance == "supports" else "supports"
        if s.head(w).lemma in word_set("stances", "nouns", "ending"):
            if modal(s, s.head(w)):
                continue  # "will withdraw its offer if"
            stance = "undecided"  # "dropped its opposition to"
        yield Stand(stance, holder[0], w, tuple(target), w, draft_only=False, holder_word=holder[1])


def _is_alone(s: Sentence, noun: Word) -> bool:
    """Whether somebody speaks up and what about is told elsewhere: "announced her opposition"."""
    voiced = s.head(noun).lemma in word_set("stances", "nouns", "voicing") and noun.dep == "dobj"
    kinds = word_map("stances", "nouns")[noun.lemma]
    return (
        voiced and kinds in ("supports", "rejects") and not s.children(noun, "prep", "acl", "relcl", "amod", "compound")
    )


def _target(s: Sentence, noun: Word, holder: Word | None) -> list[Word]:
    found: list[Word] = []
    for prep in s.children(noun, "prep"):
        if holder is not None and holder.head == prep.i:
            continue  # "the support of Norway"
        if prep.lower in word_set("stances", "nouns", "targets"):
            found += [c for w in s.children(prep, "pobj") for c in (w, *conjuncts(s, w))]
            found += [o for k in s.children(prep, "pcomp") for o in s.children(k, "dobj")]
    for k in s.children(noun, "acl", "relcl", "ccomp"):
        if any(m.lower in ("that", "to") for m in s.children(k, "mark", "aux")):
            found += [*s.children(k, "dobj"), *s.children(k, "nsubj", "nsubjpass")]
    verb = s.head(noun)
    if not found and noun.dep == "dobj" and verb.lemma in word_set("stances", "nouns", "lending"):
        beside = [k for k in s.children(verb, "prep") if k.i > noun.i and k.lower in ("behind", "to", "for", "against")]
        found = [w for k in beside[:1] for w in s.children(k, "pobj")]  # "threw his support behind the plan"
    if not found and noun.dep == "dobj" and verb.lemma in word_set("stances", "nouns", "facing"):
        sub = subject(s, verb)
        beside = [k for k in s.children(verb, "prep") if k.i > noun.i]
        far = [
            w
            for k in (*s.subtree(noun), *beside)
            if k.dep == "prep" and k.lower in ("to", "for", "on")
            for w in s.children(k, "pobj")
        ]
        return far or ([sub] if sub is not None else [])
    return [w for w in found if w.i > noun.i]


def _holder(s: Sentence, noun: Word, cast: Cast) -> tuple[tuple[Member, ...], Word] | None:
    """Return who holds the stance: the possessor, who follows "from" or "by", or the subject that is lent it."""
    for w in s.children(noun, "poss", "compound"):
        if (found := members_at(s, w, cast)) and (w.lower not in OWN or _is_own(s, noun, found, cast)):
            return found, w
    for prep in s.children(noun, "prep"):
        if prep.lower in word_set("stances", "nouns", "holders"):
            for w in s.children(prep, "pobj"):
                if found := members_at(s, w, cast):
                    return found, w
    if (among := _named_after(s, noun, cast)) is not None:
        return among
    spoken = _one_of(s, noun)
    verb = s.head(spoken)
    if spoken.dep == "appos" and (members := members_at(s, verb, cast)):
        return members, verb  # "Ana Korr, a critic of the plan"
    if verb.lemma not in word_set("stances", "nouns", "lending") or spoken.dep not in ("dobj", "attr", "oprd"):
        return None
    sub = subject(s, verb)
    if sub is None or is_passive(s, verb):
        return None
    found = members_at(s, sub, cast)
    return (found, sub) if found else None


def _named_after(s: Sentence, noun: Word, cast: Cast) -> tuple[tuple[Member, ...], Word] | None:
    """Return who is named among those that a noun tells of: "critics of the plan, including Ana Korr"."""
    for prep in s.children(noun, "prep"):
        for w in s.children(prep, "pobj") if prep.lower in ("including", "like", "as") else ():
            if noun.tag == "NNS" and (found := members_at(s, w, cast)):
                return found, w
    return None


def _one_of(s: Sentence, noun: Word) -> Word:
    """Return "one" of "one of the biggest supporters", else the noun itself."""
    prep = s.head(noun)
    one = s.head(prep)
    return one if noun.dep == "pobj" and prep.lower == "of" and one.lower in ("one", "two", "among") else noun


def _is_own(s: Sentence, noun: Word, found: tuple[Member, ...], cast: Cast) -> bool:
    """Whether "its" stands for who is said to do something with what it has: "dropped its opposition"."""
    sub = subject(s, s.head(noun))
    return sub is not None and any(m in found for m in members_at(s, sub, cast))


def members_at(s: Sentence, word: Word, cast: Cast) -> tuple[Member, ...]:
    """Return the member at a word and those coordinated with it; for its organ, the body ("the union's executive")."""
    spoken = ((w, cast.at(w) or _body_of(s, w, cast)) for w in (word, *conjuncts(s, word)))
    found = {m.key: m for w, of in spoken if of is not None and (m := _named_beside(s, w, of, cast))}
    return tuple(found.values())


def _named_beside(s: Sentence, word: Word, member: Member, cast: Cast) -> Member:
    """Return the one of a side who is named beside it ("the chamber’s No. 2 Republican, John Orme"), else the side."""
    if member.kind == "person" or word.tag not in ("NN", "NNP"):
        return member
    named = [m for k in s.children(word, "appos") if (m := cast.at(k)) is not None and m.kind == "person"]
    return named[0] if len(named) == 1 else member


def _body_of(s: Sentence, organ: Word, cast: Cast) -> Member | None:
    """Return the body that an organ speaks for: "the union's executive", "the board of Orme Mills"."""
    if organ.lemma not in word_set("stances", "organs", "nouns"):
        return None
    owners = list(s.children(organ, "poss"))
    owners += [w for p in s.children(organ, "prep") if p.lower == "of" for w in s.children(p, "pobj")]
    named = (cast.at(w) for w in owners)
    return next((m for m in named if m is not None and m.kind in ("body", "state")), None)


def _denied(s: Sentence, noun: Word) -> bool:
    verb = s.head(noun)
    no = any(d.lower in ("no", "any", "little", "less") for d in s.children(noun, "det", "amod"))
    return no or (noun.dep in ("dobj", "attr", "oprd") and negated(s, verb))
