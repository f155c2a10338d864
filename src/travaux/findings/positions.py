"""Who stands where: stances of members of the cast on drafts and issues, from factual clauses only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from travaux.findings.found import Discourse, Member, PositionFound, Said, View
from travaux.findings.positions_aim import Aim, aims
from travaux.findings.positions_clauses import (
    TO_CHANGE,
    Stand,
    kind_of,
    tell_clause,
    tell_willed,
    told_of,
)
from travaux.findings.positions_judge import load_model
from travaux.findings.positions_judging import OPPOSITE
from travaux.findings.positions_nouns import members_at, noun_stands
from travaux.findings.positions_passage import day_of, passage_of
from travaux.findings.positions_said import said_stands, speaker_of
from travaux.findings.positions_signs import Ground
from travaux.findings.positions_tags import chamber_stands, maker_stands, tag_stands
from travaux.findings.provisions import readable
from travaux.language.clauses import (
    VERBAL,
    agent,
    auxiliaries,
    conjuncts,
    core_phrase,
    is_passive,
    is_question,
    modal,
    negated,
    subject,
    verbs,
)
from travaux.language.lexicon import lexicon, word_set
from travaux.language.reading import SUBJECTS, Sentence, Word
from travaux.model import Stance

READ = frozenset({"paragraph", "item", "standfirst"})
# Words run together where a page's list of links was pasted into the text: "Jane RoeStorm relief bill stalls".
PASTED = re.compile(r"[a-z]{3}[A-Z][\w’']+ .* MORE\b")
BLOCKING = frozenset({"might", "may", "should", "must"})
ABLE = frozenset({"can", "could", "ca"})
WHATEVER = frozenset({"any", "every", "each", "whatever", "whichever", "no"})
# Before one of a party they tell of no party: "a conservative thinks", "every Liberal".
ONE = frozenset({"a", "an", "any", "every", "each", "another", "no"})
SAYING = frozenset({"say", "state", "indicate", "declare", "confirm", "promise"})
# What follows the noun that a name is of: "pressure from Sweden".
BEHIND = re.compile(r" (?:of|from|by|on|in|for|over|against) ")
MAYBE = frozenset({"potentially", "possibly", "perhaps", "maybe", "purportedly", "supposedly"})
AT_FIRST = frozenset({"initially", "originally", "formerly", "briefly"})
AHEAD = frozenset({"will", "wo", "would", "’ll", "'ll", "’d", "'d", "can", "could"})


def find_positions(view: View, drafts: Discourse) -> tuple[PositionFound, ...]:
    """Return the stances that a report tells, in the order of the text, each with how sure it is."""
    model = load_model()
    return tuple(replace(told, sure=model.sure(signs)) for told, signs in propose(view, drafts))


def propose(view: View, drafts: Discourse) -> list[tuple[PositionFound, tuple[str, ...]]]:
    """Return every stance that may be told, with its signs, in the order of the text."""
    ground = Ground(view, drafts)
    found: dict[tuple[str, str | None, str | None, Stance, int], tuple[PositionFound, tuple[str, ...]]] = {}
    for index, s in enumerate(view.page.sentences):
        if s.block_kind not in READ or is_question(s) or PASTED.search(s.text):
            continue
        taken: set[tuple[str, str, Stance]] = set()
        for stand in _stands(view, drafts, index, s):
            for position, aim in _positions(view, drafts, index, s, stand):
                what = (position.actor, position.draft or "about:" + (position.about or ""), position.stance)
                key = (*_target_of(position), position.stance, position.passage.start)
                if what not in taken:
                    taken.add(what)
                    if key not in found:
                        found[key] = position, ground.signs(index, stand, aim, position)
    return sorted(found.values(), key=lambda p: (p[0].passage.start, p[0].passage.end))


def _target_of(p: PositionFound) -> tuple[str, str | None, str | None]:
    return p.actor, p.draft, p.about


def _stands(view: View, drafts: Discourse, index: int, s: Sentence) -> Iterator[Stand]:
    undecided = _undecided(view, s)
    if undecided is not None:
        yield replace(undecided, how="undecided")
        return
    for verb in (v for v in verbs(s) if v.dep != "amod"):  # "their disputed quotas"
        for how, tell in (("clause", _clause), ("after", _only_after), ("moved", _moved)):
            stand = tell(view, drafts, s, verb)
            if stand is not None:
                yield replace(stand, how=stand.how or how)
                break
    for stand in noun_stands(s, view.cast):
        if not blocked(view, s, stand.verb, stand.holders):
            yield replace(stand, how="noun")
    others = (
        ("tag", tag_stands(s, view.cast)),
        ("maker", maker_stands(s, view.cast, drafts)),
        ("chamber", chamber_stands(s, view.cast, drafts)),
    )
    for how, found in others:
        for stand in found:
            if not blocked(view, s, stand.verb, stand.holders):
                yield replace(stand, how=how)
    for stand in said_stands(view, drafts, index, s):
        if not hypothetical(s, stand.verb):
            yield stand


def _clause(view: View, drafts: Discourse, s: Sentence, verb: Word) -> Stand | None:
    passive = is_passive(s, verb) or (verb.dep == "acl" and verb.tag == "VBN")  # "the tolls sought by Norway"
    word = (agent(s, verb) if passive else None) or subject(s, verb) or _at_auxiliary(s, verb)
    holders = _holders(view, s, verb, word)
    willed = any(a.lower == "to" for w in _joined(s, verb) for a in s.children(w, "aux")) and not told_of(s, verb)
    if _is_bidden(s, verb):
        return None  # "a statement demanding that the negotiators defend it": theirs is no stance
    if verb.tag == "VBG" and _is_liked(s, verb):
        return None  # "loves touting his figures"
    if not holders or willed or _is_ruled_out(s, verb) or blocked(view, s, verb, holders):
        return None  # "a deadline for X to agree", "plans to reject": not done
    if _is_all_of(s, verb):
        return None
    if _is_what(s, verb):
        return _cleft(s, verb, holders, word)
    told = tell_clause(s, verb)
    if told is None or (word is not None and drafts.at(word) is not None):
        return None  # what a draft demands is a provision
    mere = told.act or (told.stance == "rejects" and not negated(s, verb))
    if mere and any(w.lower in ABLE for w in auxiliaries(s, verb)) and not _is_own(view, verb, holders):
        return None  # "because they can't push a bill through": no refusal but as their own word; "could block it"
    target = tuple(t for t in told.target if word is None or t.i != word.i or is_passive(s, verb))
    how = "reduced" if passive and verb.dep == "acl" else told.how
    if how == "reduced" and _may_not_be(s, verb):
        return None  # "one thing may be missing: a written accord, signed by Norway"
    if how == "reduced" and any(d.lower in WHATEVER for d in s.children(s.head(verb), "det")):
        return None  # "any bill passed by the council"
    return Stand(told.stance, holders, verb, target, told.clause, told.draft_only, word, told.undoing, told.act, how)


def _is_liked(s: Sentence, verb: Word) -> bool:
    """Whether a clause tells what somebody likes to do; the parser may take the liking for an auxiliary."""
    near = [*s.children(verb, "aux"), *([s.head(verb)] if verb.dep == "xcomp" else [])]
    liking = word_set("stances", "details", "liking")
    return any({w.lemma, w.lower.removesuffix("s")} & liking and w.tag != "MD" for w in near)


def _is_bidden(s: Sentence, verb: Word) -> bool:
    """Whether a clause tells what others are to do: "demands that they support the deal"."""
    above = s.head(verb)
    bare = verb.tag in ("VB", "VBP") and not s.children(verb, "aux", "neg")
    bidding = above.lemma in word_set("stances", "governing", "asking") | {"urge", "recommend"}
    return verb.dep == "ccomp" and bare and bidding and any(m.lower == "that" for m in s.children(verb, "mark"))


def _may_not_be(s: Sentence, verb: Word) -> bool:
    """Whether what a participle is said of is only thought of: under "may" or "might", with an indefinite article."""
    unsure = any(modal(s, w) in ("may", "might", "could") for w in s.ancestors(verb) if w.pos in VERBAL)
    return unsure and any(d.lower in ("a", "an") for d in s.children(s.head(verb), "det"))


def _is_what(s: Sentence, verb: Word) -> bool:
    """Whether a clause stands for the thing it is about: "what we are up against", "what he won’t hear of"."""
    near = (
        verb,
        *s.children(verb, "prep", "xcomp", "acomp"),
        *(p for k in s.children(verb, "acomp") for p in s.children(k)),
    )
    return any(k.tag == "WP" and k.lower == "what" and k.i < verb.i for w in near for k in s.children(w))


def _is_all_of(s: Sentence, verb: Word) -> bool:
    """Whether a clause only tells how much of a thing: "everything that it wanted", "all the promises it wants"."""
    head = s.head(verb)
    if verb.dep != "relcl" or kind_of(s, verb) != "wants":
        return False
    whole = word_set("stances", "details", "whole")
    return head.lower in whole or any(k.lower in whole for k in s.children(head, "det", "predet"))


def _cleft(s: Sentence, verb: Word, holders: tuple[Member, ...], word: Word | None) -> Stand | None:
    """Return the stance of "what the union wants is a floor", "a cut is what we will not accept"."""
    be, kind = s.head(verb), kind_of(s, verb)
    if be.lemma != "be" or negated(s, be) or kind not in ("supports", "rejects", "wants"):
        return None
    things = s.children(be, "attr") if verb.i < be.i else s.children(be, "nsubj")
    target = tuple(w for w in things if w.pos in ("NOUN", "PROPN") and w.i != verb.i)
    against = (kind == "rejects") != negated(s, verb)
    return (
        Stand("rejects" if against else "supports", holders, verb, target, verb, holder_word=word) if target else None
    )


def _joined(s: Sentence, verb: Word) -> Iterator[Word]:
    """Yield a verb and those it is coordinated with and shares its auxiliaries with: "to chart and reject"."""
    yield verb
    while verb.dep == "conj" and verb.tag == "VB" and not s.children(verb, "aux", *SUBJECTS):
        verb = s.head(verb)
        yield verb


def _is_own(view: View, verb: Word, holders: tuple[Member, ...]) -> bool:
    """Whether one of the holders says it of himself."""
    said = view.said_at(verb.start)
    return said is not None and any(m.key == said.speaker for m in holders)


def _is_ruled_out(s: Sentence, verb: Word) -> bool:
    """Whether a verb tells what its governor refuses: "ruled out backing the bill"."""
    above = s.head(verb)
    above = s.head(above) if verb.dep == "pcomp" else above
    return verb.tag == "VBG" and verb.dep in ("xcomp", "pcomp", "ccomp") and kind_of(s, above) == "rejects"


def _only_after(view: View, _: Discourse, s: Sentence, verb: Word) -> Stand | None:
    """Return the stance of "needs to see cuts before agreeing to a deal": on a condition, on what comes after."""
    needs = word_set("stances", "governing", "needing")
    before = next((k for k in s.children(verb, "prep", "advcl") if _is_before(s, k)), None)
    if before is None:
        return None
    act = before if before.pos in VERBAL else next(iter(s.children(before, "pcomp")), None)
    chain = [verb, *(w for w in s.ancestors(verb) if w.pos in VERBAL)][:2]
    if act is None or act.tag != "VBG" or not any(w.lemma in needs for w in chain):
        return None
    told = tell_willed(s, act)
    word = subject(s, verb)
    holders = _holders(view, s, verb, word)
    if told is None or told.stance != "supports" or not holders or blocked(view, s, verb, holders):
        return None
    return Stand("conditional", holders, verb, told.target, act, holder_word=word)


def _moved(view: View, _: Discourse, s: Sentence, verb: Word) -> Stand | None:
    """Return the stance of whom a thing angers or pleases: "the delay infuriated the members"."""
    kinds: tuple[Stance, ...] = ("rejects", "supports")
    stance = next((k for k in kinds if verb.lemma in word_set("stances", "moving", k)), None)
    if stance is None or negated(s, verb):
        return None
    passive = is_passive(s, verb)
    who = subject(s, verb) if passive else next(iter(s.children(verb, "dobj")), None)
    thing = agent(s, verb) if passive else subject(s, verb)
    holders = _holders(view, s, verb, who)
    if thing is None or not holders or blocked(view, s, verb, holders):
        return None
    return Stand(stance, holders, verb, (thing,), verb, holder_word=who)


def _is_before(s: Sentence, word: Word) -> bool:
    return word.lower == "before" or any(m.lower == "before" for m in s.children(word, "mark"))


def _at_auxiliary(s: Sentence, verb: Word) -> Word | None:
    """Return the subject that the parser has hung on the auxiliary: "Norway is opposed to"."""
    return next((w for aux in s.children(verb, "aux", "auxpass") for w in s.children(aux, *SUBJECTS)), None)


def _holders(view: View, s: Sentence, verb: Word, word: Word | None) -> tuple[Member, ...]:
    """Return who holds the stance: the members at the subject, or the speaker for "I" and "we"."""
    if word is None:
        return ()
    if word.lower in ("i", "we"):
        who = speaker_of(view, view.said_at(word.start))
        return (who,) if who else ()
    if word.lower in ("who", "which", "that") and verb.dep == "relcl":
        word = s.head(verb)
    if _is_some_of(s, verb, word) or _is_scarce(s, word) or word.lower in lexicon("stances")["relays"]:
        return ()  # "Americans favor a deal, polls show": no state's stance
    found = members_at(s, word, view.cast) or _reporters(view, s, verb, word) or _named(view, s, word)
    found = found or _counted(view, s, word) or _subject_before(view, s, word)
    return tuple(m for m in found if not _relays(m) and not _is_one_of_party(s, word, m))


def _is_one_of_party(s: Sentence, word: Word, member: Member) -> bool:
    """Whether a word speaks of one of a party that goes by its plural: "the committee’s top Liberal"."""
    one = word.tag in ("NN", "NNP", "JJ") and bool(s.children(word, "det", "poss", "nummod"))
    return one and member.kind == "body" and member.name.lower().split()[-1:] == [f"{word.lower}s"]


def _is_some_of(s: Sentence, verb: Word, word: Word) -> bool:
    """Whether the clause of ``verb`` only tells which of many are meant: "members who did not support it"."""
    plural = word.tag in ("NNS", "NNPS") and not s.children(word, "nummod", "amod")
    telling = verb.dep in ("relcl", "acl") and s.head(verb).i == word.i
    return plural and telling and "," not in [w.text for w in s.words[word.i : verb.i]]


def _is_scarce(s: Sentence, word: Word) -> bool:
    """Whether a count only tells how few there are, or asks: "just 12 of the members", "how many delegates"."""
    counts = s.children(word, "nummod", "amod", "quantmod", "advmod", "det")
    if word.entity == "NORP" and any(k.lower in ONE for k in counts) and word.tag in ("NN", "NNP", "JJ"):
        return True
    opens = min((k.i for k in s.subtree(word)), default=word.i)
    if "not" in [w.lower for w in s.words[max(0, opens - 1) : word.i]]:
        return True  # "not every member is on board"
    first = min((k.i for k in s.subtree(word)), default=word.i)
    if any([w.lower for w in s.words[max(0, n - 2) : n]] == ["all", "but"] for n in (first, *(k.i for k in counts))):
        return True  # "all but 12 members voted for it"
    if s.children(word, "appos"):
        return False  # "only two delegates, Ana Korr and Jo Berg"
    beside = [k for c in counts for k in s.children(c, "advmod", "quantmod", "amod")]
    return any(k.lower in word_set("stances", "guessing", "scarcely") for k in (*beside, *s.children(word, "advmod")))


def _reporters(view: View, s: Sentence, verb: Word, word: Word) -> tuple[Member, ...]:
    """Return whom "it" and "they" stand for in what somebody says of himself: "Iran said it is willing"."""
    if word.lower not in ("it", "they"):
        return ()
    for above in s.ancestors(verb):
        sub = subject(s, above) if above.pos in VERBAL else None
        if sub is not None and sub.i < word.i and sub.lower not in ("it", "they"):
            found = members_at(s, sub, view.cast)
            plural = (
                len(found) > 1
                or bool(conjuncts(s, sub))
                or any(m.kind in ("body", "unnamed") for m in found)
                or sub.tag in ("NNS", "NNPS")
            )
            return found if (plural or word.lower == "it") and all(m.kind != "person" or plural for m in found) else ()
    return ()


def _subject_before(view: View, s: Sentence, word: Word) -> tuple[Member, ...]:
    """Return whom "it" or "they" stand for at the head of a sentence: the body the sentence before is about."""
    if word.lower not in ("it", "they") or word.dep not in SUBJECTS or s.head(word).dep != "ROOT":
        return ()
    pages = view.page.sentences
    place = next((n for n, other in enumerate(pages) if other.start == s.start), 0)
    before = pages[place - 1] if place else None
    if before is None or before.block_kind not in READ or before.block < s.block - 1:
        return ()
    sub = subject(before, before.root)
    found = members_at(before, sub, view.cast) if sub is not None else ()
    many = len(found) > 1
    fits = (lambda m: m.kind in ("body", "state")) if word.lower == "it" else (lambda m: many or m.kind != "person")
    return found if found and all(fits(m) for m in found) and not (many and word.lower == "it") else ()


def _counted(view: View, s: Sentence, word: Word) -> tuple[Member, ...]:
    """Return of whom a count is: "a number of senators", "most of the delegates"."""
    if word.lemma not in word_set("stances", "wrapping", "counts"):
        return ()
    inner = [w for p in s.children(word, "prep") if p.lower == "of" for w in s.children(p, "pobj")]
    few = word.lemma in word_set("stances", "wrapping", "few")
    found = tuple(m for w in inner for m in members_at(s, w, view.cast) if not (few and m.kind == "body"))
    most = word.lemma in ("majority", "most")
    return tuple(m for m in found if not (most and m.kind == "state"))  # what "most Swedes" hold is told by polls


def _named(view: View, s: Sentence, word: Word) -> tuple[Member, ...]:
    """Return the member whose name or alias the noun phrase is, where the cast does not list this place."""
    if word.pos != "PROPN" and not word.text[:1].isupper():
        return ()
    called = {word.text.casefold(), s.span(core_phrase(s, word)).text.casefold().removeprefix("the ")}
    fits = [m for m in view.cast.members if called & {n.casefold() for n in (m.name, *m.aliases)}]
    return tuple(fits) if len(fits) == 1 else ()


def _relays(member: Member) -> bool:
    words = member.name.lower().split()
    polled = member.kind == "unnamed" and (words[-1] == "majority" or "percent" in words)
    return polled or bool({*words} & set(lexicon("stances")["relays"]))


# ------------------------------------------------------------------------------------------------ what is told as fact
def blocked(view: View, s: Sentence, verb: Word, holders: tuple[Member, ...]) -> bool:
    """Whether a clause is no fact about its holder: conditional, a mere chance, or another one's guess."""
    said = view.said_at(verb.start)
    own = _is_own(view, verb, holders)
    if modal(s, verb) in BLOCKING or (modal(s, verb) in ABLE and not own and verb.dep not in ("ROOT", "conj", "ccomp")):
        return True
    ahead = _is_ahead(s, verb) or (verb.lemma == "go" and verb.tag == "VBG")
    if said is not None and not own and ahead and not _of_one_side(view, said, holders):
        return True  # what one side says that another will do is a guess
    if any(a.lower in MAYBE or a.lower in AT_FIRST for a in s.children(verb, "advmod")) or _was_planned(s, verb):
        return True
    return hypothetical(s, verb) or (not own and _guessed(s, verb))


def _is_ahead(s: Sentence, verb: Word) -> bool:
    return any(w.lower in AHEAD for w in auxiliaries(s, verb))


def _of_one_side(view: View, said: Said, holders: tuple[Member, ...]) -> bool:
    """Whether who says something speaks for its holders: their spokesman, one of their side, or nobody named."""
    speaker = next((m for m in view.cast.members if m.key == said.speaker), None)
    if speaker is None or speaker.kind == "unnamed":
        return True
    sides = {speaker.party, speaker.name} - {None}
    return any({m.party, m.name} & sides for m in holders)


def hypothetical(s: Sentence, verb: Word) -> bool:
    """Whether the clause of ``verb``, or one it depends on, opens with "if", "until", "whether" and the like."""
    marks = word_set("stances", "guessing", "marks")
    if s.words[0].lower == "whether" and verb.dep == "ROOT":
        return True  # "Whether Norway would sign such a deal": as the parser reads a sentence that is broken off
    for w in (verb, *s.ancestors(verb)):
        if w.dep == "ROOT":
            return False
        if w.pos in VERBAL and (_is_doubted(s, w) or _is_purpose(s, w) or _is_either(s, w) or _seems(s, w)):
            return True
        opening = {m.lower for m in s.children(w, "mark", "advmod") if m.i < w.i}
        opening |= {"whether"} & {s.subtree(w)[0].lower}  # "whether or not it agrees", however parsed
        if opening & marks and not ("when" in opening and w.tag == "VBD"):
            return True
        if w.dep == "relcl":
            return False  # "if the plan, which Norway rejects, passes"
        if w.dep in ("advcl", "acl", "xcomp") and any(a.lower == "to" for a in s.children(w, "aux")) and w.i != verb.i:
            return True
    return False


def _is_doubted(s: Sentence, verb: Word) -> bool:
    """Whether a clause is what somebody denies, doubts or is not sure of, or hearsay: "denied that it would leave"."""
    above = s.head(verb)
    if verb.dep not in ("ccomp", "acl", "xcomp", "pcomp") or above.i == verb.i:
        return False
    if above.lemma in word_set("stances", "guessing", "denying"):
        return not any(a.lower == "to" for a in s.children(verb, "aux"))
    no = any(d.lower in ("no", "little", "any") for d in s.children(above, "det", "amod"))
    if above.lemma in word_set("stances", "guessing", "signs") and no:
        return True  # "gave no indication it would sign"
    if above.lemma in SAYING and negated(s, above):
        return True  # "did not say that they would vote for it"
    return above.lemma in ("sure", "certain", "convinced") and negated(s, s.head(above))


def _seems(s: Sentence, verb: Word) -> bool:
    """Whether a clause is only what things look like: "it looks like they will not be satisfied"."""
    above = s.head(verb)
    marks = {m.lower for m in s.children(verb, "mark", "prep") if m.i < verb.i}
    seems = above.i != verb.i and above.lemma in word_set("stances", "guessing", "seeming")
    return seems and bool(marks & {"like", "as"})


def _was_planned(s: Sentence, verb: Word) -> bool:
    """Whether somebody had only planned to do something, which came otherwise: "had planned to raise the toll"."""
    planned = [w for w in (verb, s.head(verb)) if w.lemma in word_set("stances", "guessing", "planned")]
    return any(w.tag == "VBN" and "had" in {a.lower for a in s.children(w, "aux")} for w in planned)


def _is_either(s: Sentence, verb: Word) -> bool:
    """Whether a clause is one of two ways things may go: "either the council approves it or it goes to war"."""
    first = s.head(verb) if verb.dep == "conj" else verb
    sub = subject(s, first)
    opens = min((w.i for w in s.subtree(sub)), default=0) if sub is not None else first.i
    return "either" in [w.lower for w in s.words[max(0, opens - 1) : opens + 1]]


def _is_purpose(s: Sentence, verb: Word) -> bool:
    """Whether a clause tells what something is for: "so that officers cannot simply move on"."""
    return verb.dep == "advcl" and any(m.lower in ("so", "lest") and m.i < verb.i for m in s.children(verb, "mark"))


def _guessed(s: Sentence, verb: Word) -> bool:
    """Whether a clause about what is to come depends on a verb of guessing."""
    if modal(s, verb) not in AHEAD:
        return False
    above = verb
    while above.dep in ("ccomp", "conj", "xcomp", "acl", "pcomp") and above.head != above.i:
        above = s.head(above)
        if above.lemma in word_set("stances", "guessing", "verbs"):
            return True
    return False


# ------------------------------------------------------------------------------------------------ undecided
def _undecided(view: View, s: Sentence) -> Stand | None:
    """Return who is said not to have decided: whom the clause after the words is about, else whom that before is."""
    lowered = s.text.lower()
    phrases = {p: kind for kind in ("open", "undecided") for p in lexicon("stances")["phrases"][kind]}
    said = next((p for p in sorted(phrases, key=len, reverse=True) if p in lowered), None)
    if said is None:
        return None
    end = s.start + lowered.find(said) + len(said)
    marked = s.at(end - 1)
    if marked is not None and marked.dep in ("amod", "compound"):
        return None  # "sounded out undecided members"
    below = [v for v in verbs(s) if v.start >= end]
    above = [v for v in verbs(s) if v.start < end]
    for verb in below[:1] if phrases[said] == "open" else (*reversed(above), *below[:1]):
        holders = _holders(view, s, verb, subject(s, verb))
        if holders:
            target = tuple(w for v in (verb, *below[:1]) for w in s.subtree(v) if w.pos in ("NOUN", "PROPN", "PRON"))
            return Stand("undecided", holders, verb, tuple(t for t in target if view.cast.at(t) is None), verb, True)
    return None


# ------------------------------------------------------------------------------------------------ the finding
def _positions(
    view: View, drafts: Discourse, index: int, s: Sentence, stand: Stand
) -> Iterator[tuple[PositionFound, Aim]]:
    said = view.said_at(stand.verb.start)
    passage = passage_of(s, stand, said)
    for aim in aims(view, drafts, index, s, stand):
        if stand.stance == "supports" and _is_charge(aim):
            continue
        for member in stand.holders:
            told = PositionFound(
                actor=member.key,
                stance=_on_draft(stand) if aim.draft else stand.stance,
                passage=passage,
                draft=aim.draft,
                about=aim.about,
                called=aim.called,
                says=readable(passage.text),
                date=day_of(view, s, stand.verb, passage, said),
                said=said.key if said else None,
                named=aim.named,
                how=stand.how,
            )
            yield told, aim


def _is_charge(aim: Aim) -> bool:
    """Whether nobody says of himself that he stands for such a thing ("terrorism"): his opponents do."""
    words = [w.lower().removesuffix("s") for w in BEHIND.split(aim.called)[0].split()]
    return bool(words) and not words[0].endswith("ing") and words[-1] in word_set("stances", "labels", "charged")


def _on_draft(stand: Stand) -> Stance:
    """Return the stance on a draft that is to be undone, changed or left as it is."""
    if not stand.undoing:
        return stand.stance
    return (TO_CHANGE if stand.undoing == "changing" else OPPOSITE).get(stand.stance, stand.stance)
