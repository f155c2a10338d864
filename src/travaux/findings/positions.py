"""Who stands where: stances of members of the cast on drafts and issues, from factual clauses only."""

from __future__ import annotations

from dataclasses import dataclass

from travaux.findings.found import Discourse, Member, PositionFound, Said, View
from travaux.findings.provisions import readable
from travaux.language.clauses import (
    agent,
    clause_words,
    is_conditional,
    is_passive,
    is_question,
    modal,
    negated,
    objects,
    phrase,
    subject,
    verbs,
)
from travaux.language.lexicon import lexicon, word_map, word_set
from travaux.language.reading import Sentence, Word
from travaux.model import Passage, Stance

READ = frozenset({"paragraph", "item", "standfirst"})
OPPOSITE: dict[Stance, Stance] = {"supports": "rejects", "rejects": "supports"}
LONGEST = 45  # words of a passage; beyond that the sentence is cited from the verb on
BOTH: tuple[Stance, Stance] = ("rejects", "supports")
GOVERNED = ("xcomp", "ccomp", "advcl", "acomp", "oprd")
JUDGING = frozenset({"call", "describe", "label", "denounce", "brand", "see", "regard", "dub", "consider", "term"})
BLOCKING = frozenset({"might", "could", "may", "can", "should"})


@dataclass(frozen=True, slots=True)
class Stand:
    """A stance on its verb: who holds it and the words that name its target."""

    stance: Stance
    holder: Member
    verb: Word
    target: tuple[Word, ...]


def find_positions(view: View, drafts: Discourse) -> tuple[PositionFound, ...]:
    """Return the stances that a report tells, in the order of the text."""
    found: dict[tuple[str, str | None, str | None, int], PositionFound] = {}
    for index, s in enumerate(view.page.sentences):
        if s.block_kind not in READ or is_question(s):
            continue
        for verb in verbs(s):
            stand = _stand(view, drafts, s, verb)
            if stand is not None:
                position = _position(view, drafts, index, s, stand)
                if position is not None:
                    found.setdefault((position.actor, position.draft, position.about, position.passage.start), position)
    return tuple(found.values())


def _stand(view: View, drafts: Discourse, s: Sentence, verb: Word) -> Stand | None:
    holder_word = agent(s, verb) if is_passive(s, verb) else subject(s, verb)
    holder = _holder(view, s, verb, holder_word)
    if any(a.lower == "to" for a in s.children(verb, "aux")):
        return None  # "a deadline for X to agree", "plans to reject": not done
    if holder is None or (is_conditional(s, verb) and verb.dep != "ROOT") or modal(s, verb) in BLOCKING:
        return None
    stance = _stance(s, verb)
    if stance is None:
        return None
    target = _target(s, verb, holder_word)
    return Stand(stance, holder, verb, tuple(target)) if target or stance in ("undecided", "conditional") else None


def _holder(view: View, s: Sentence, verb: Word, word: Word | None) -> Member | None:
    """Return who holds the stance: the member at the subject, or the speaker for "I" and "we"."""
    if word is None:
        return None
    if word.lower in ("i", "we"):
        said = view.said_at(word.start)
        return next((m for m in view.cast.members if said is not None and m.key == said.speaker), None)
    if word.lower in ("who", "which", "that") and verb.dep == "relcl":
        word = s.head(verb)
    return view.cast.at(word)


def _stance(s: Sentence, verb: Word) -> Stance | None:
    """Return the stance a clause tells, negation and conditions counted in; None for none."""
    clause = " ".join(w.lower for w in clause_words(s, verb))
    lowered = s.text.lower()
    if any(p in lowered for p in lexicon("stances")["phrases"]["undecided"]):
        return "undecided"
    base = _judgement(s, verb) or _phrase_stance(clause, verb) or _verb_stance(s, verb)
    if base is None:
        return None
    if base == "supports" and _has_condition(s, verb):
        return "conditional"
    return base


def _judgement(s: Sentence, verb: Word) -> Stance | None:
    """Return the stance of "called it a capitulation", "described it as fair"."""
    if verb.lemma not in JUDGING:
        return None
    judged = {w.lower for w in s.subtree(verb) if w.i > verb.i}
    for stance in BOTH:
        if judged & word_set("stances", "judgements", stance):
            return stance
    return None


def _phrase_stance(clause: str, verb: Word) -> Stance | None:
    for stance in BOTH:
        for p in lexicon("stances")["phrases"][stance]:
            if p in clause and p.split()[0][:4] in (
                verb.lower[:4],
                "not ",
                "unha",
                "out ",
                "oppo",
                "in f",
                "on b",
                "happ",
                "sati",
                "plea",
                "read",
            ):
                return stance
    return None


def _verb_stance(s: Sentence, verb: Word) -> Stance | None:
    kind = word_map("stances", "verbs").get(verb.lemma)
    ready = [w for w in s.children(verb, "acomp", "oprd") if w.lemma in word_set("stances", "ready", "words")]
    if ready:
        return "rejects" if negated(s, verb) else "supports"
    if kind is None or (verb.lemma == "agree" and s.children(verb, "ccomp")):
        return None
    if kind == "wants":
        return "rejects" if negated(s, verb) else "supports"
    if kind == "undecided":
        return "undecided" if verb.tag in ("VBG", "VBZ") else None
    if verb.lemma == "decline" and any(
        c.lemma in ("comment", "say", "discuss", "answer") for c in s.children(verb, "xcomp")
    ):
        return None
    if verb.lemma == "warn" and not any(c.lower == "against" for c in s.children(verb, "prep")):
        return None
    if modal(s, verb) == "would" and kind == "supports" and not negated(s, verb) and is_conditional(s, verb):
        return "conditional"
    stance: Stance = "rejects" if kind == "rejects" else "supports"
    return OPPOSITE[stance] if negated(s, verb) or _nothing(s, verb) else stance


def _nothing(s: Sentence, verb: Word) -> bool:
    """Whether a verb above negates it: "refused to accept", "has yet to accept"."""
    head = s.head(verb)
    return (verb.dep == "xcomp" and head.lemma in ("refuse", "decline", "fail")) or (
        negated(s, head) and verb.dep == "xcomp"
    )


def _has_condition(s: Sentence, verb: Word) -> bool:
    after = " ".join(w.lower for w in s.words[verb.i :])
    padded = f" {after} "
    return any(
        f" {c} " in padded for c in lexicon("stances")["ready"]["conditions"] if c not in ("still", "only")
    ) or any(p in padded for p in lexicon("stances")["phrases"]["conditional"])


def _target(s: Sentence, verb: Word, holder: Word | None) -> list[Word]:
    """Return the nouns the stance is about: objects of the verb and of what it governs."""
    if is_passive(s, verb):
        return s.children(verb, "nsubjpass")
    nouns = [w for w in objects(s, verb) if w.pos in ("NOUN", "PROPN", "PRON", "NUM")]
    inner = [k for k in s.children(verb, *GOVERNED) if k.i > verb.i]
    for part in [*inner, *(k for w in inner for k in s.children(w, *GOVERNED))]:
        nouns += [w for w in objects(s, part) if w.pos in ("NOUN", "PROPN", "PRON")]
        nouns += s.children(part, "nsubj", "nsubjpass")
    return [n for n in nouns if holder is None or n.i != holder.i]


def _position(view: View, drafts: Discourse, index: int, s: Sentence, stand: Stand) -> PositionFound | None:
    draft, about = _aim(view, drafts, index, s, stand)
    if draft is None and (about is None or stand.verb.lemma in JUDGING):
        return None
    words = _words(s, stand)
    passage = s.span(words if 3 <= len(words) <= LONGEST else [w for w in s.words if w.i >= stand.verb.i][:LONGEST])
    said = view.said_at(stand.verb.start)
    return PositionFound(
        actor=stand.holder.key,
        stance=stand.stance,
        passage=passage,
        draft=draft,
        about=about,
        says=readable(passage.text),
        date=_date(view, s, passage, said),
        said=said.key if said else None,
    )


def _words(s: Sentence, stand: Stand) -> list[Word]:
    """Return the words that show the stance: its clause, or from "no guarantee that …" on."""
    words = clause_words(s, stand.verb)
    if stand.stance != "undecided":
        return words
    above = stand.verb
    while above.dep in ("ccomp", "acl", "xcomp", "advcl", "relcl") and above.head != above.i:
        above = s.head(above)
    return sorted({*words, *(w for w in s.subtree(above) if w.i <= stand.verb.i)}, key=lambda w: w.i)


def _aim(view: View, drafts: Discourse, index: int, s: Sentence, stand: Stand) -> tuple[str | None, str | None]:
    """Return the chain of the draft a stance is on, or the words of the issue; neither where it is on a person."""
    for noun in stand.target:
        mention = next((m for w in (noun, *phrase(s, noun)) if (m := drafts.at(w)) is not None), None)
        if mention is not None:
            return mention.chain, None
    if any(n.lower == "it" for n in stand.target) and drafts.focus[index] is not None:
        return drafts.focus[index], None
    nouns = [
        n
        for n in stand.target
        if n.pos in ("NOUN", "PROPN") and view.cast.at(n) is None and n.entity not in ("DATE", "TIME")
    ]
    if not nouns:
        return None, None
    return None, " ".join(s.span(phrase(s, n)).text for n in nouns[:2])


def _date(view: View, s: Sentence, passage: Passage, said: Said | None) -> str | None:
    """Return the day on which it was expressed: of the statement, else one told in the clause."""
    if said is not None and said.said_on:
        return said.said_on
    for t in view.times_in(s.start, s.end):
        if t.type not in ("DATE", "TIME") or t.first is None or t.first != t.last:
            continue
        if view.page.report.published is None or t.first.isoformat() <= view.page.report.published:
            return t.first.isoformat()
    return None
