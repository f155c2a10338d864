"""Who takes part in an event: who does it, whom it is done with, and between whom it takes place.

Participants are read off their place in the sentence, never off being mentioned: what a bill or a letter is about, who
is attacked in a speech, where something took place and who told it are not among them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from travaux.findings.events_frame import is_place
from travaux.findings.events_words import (
    RELATIVE,
    Trigger,
    before_of,
    called_so,
    is_actor,
    is_press,
    is_text,
    undergoer,
)
from travaux.findings.found import Member, View
from travaux.language.clauses import VERBAL, clause_head, conjuncts, is_passive
from travaux.language.lexicon import word_set
from travaux.language.reading import SUBJECTS, Sentence, Word

# Clauses and phrases are followed up to this many governors; deeper nesting is a misparse.
DEEPEST = 5
# "The two men" were named at most so many characters before.
PAIR_NEAR = 800
# The body that votes is named at most so many sentences before.
VOTE_NEAR = 3
INCLUDING = frozenset({"including"})
FIRST_PERSON = frozenset({"i", "we", "me", "us"})
SHARED = ("conj", "xcomp", "advcl", "pcomp", "prep")


def participants(view: View, s: Sentence, t: Trigger) -> tuple[Member, ...]:
    """Return who takes part in the event that a trigger names, each once; those who do it first."""
    if t.word.i == t.verb.i:
        heads = [*doers(s, t.verb), *_partners(view, s, t)]
        found = _members(view, s, heads)
    else:
        found = _of_named(view, s, t)
    named = is_passive(s, t.verb) or all(w.pos == "PRON" for w in doers(s, t.verb))  # not by somebody the cast has not
    found = _with_owner(view, s, t, _of_the_talk(view, s, t) or found)
    found = found or (_members(view, s, _in_a_body(s, t)) if t.kind == "vote" else ())
    if not found and not _done_by_others(view, s, t):
        found = _members(view, s, _up(s, t.verb)) or (_members(view, s, _in_a_body(s, t)) if named else ())
    found = found or _members(view, s, _right_before(view, s, t.verb) or _after(s, t.verb, INCLUDING))
    found = found or _members(view, s, _when_done(s, t.verb)) or _both(view, s, doers(s, t.verb))
    return found or (_voters(view, s, t) if t.kind == "vote" else ())


def _of_the_talk(view: View, s: Sentence, t: Trigger) -> tuple[Member, ...]:
    """Return who speaks to whom at a meeting that only a seat tells apart: "I warned him in a palace meeting"."""
    named = [w for w in s.subtree(t.word) if w.i != t.word.i and view.cast.all_at(w)]
    seat = bool(named) and all(w.dep == "compound" for w in named)
    heard = [w for w in s.children(t.verb, "dobj") if view.cast.all_at(w)]
    there = t.word.dep == "pobj" and s.head(t.word).lower in ("in", "at", "during")
    if not (there and t.kind == "meeting" and seat and heard):
        return ()
    return _members(view, s, [*doers(s, t.verb), *heard])


def _right_before(view: View, s: Sentence, verb: Word) -> list[Word]:
    """Return whose name stands right before a finite verb that the parser gave no subject."""
    if doers(s, verb) or is_passive(s, verb) or verb.tag not in ("VBD", "VBZ", "VBP"):
        return []
    before = next((w for w in reversed(s.words[: verb.i]) if w.pos not in ("ADV", "AUX")), None)
    if before is None or not view.cast.all_at(before) or before.dep not in ("conj", "appos", "dobj", "pobj", "ROOT"):
        return []
    return [before, *([s.head(before)] if before.dep == "conj" else [])]


def _done_by_others(view: View, s: Sentence, t: Trigger) -> bool:
    """Whether a clause tells who does what its verb tells, by words for people whom the cast does not know."""
    own = s.children(t.verb, *SUBJECTS) if t.word.i == t.verb.i and not is_passive(s, t.verb) else []
    bodies = word_set("events", "bodies", "nouns")
    people = [w for w in own if w.pos in ("NOUN", "PROPN") and (is_actor(view, w) or w.lower in bodies)]
    return any(not view.cast.all_at(w) for w in people)


def _with_owner(view: View, s: Sentence, t: Trigger, found: tuple[Member, ...]) -> tuple[Member, ...]:
    """Add whose text comes out where nobody is told to bring it out: "her bill was introduced in May"."""
    text = undergoer(s, t.verb)
    hidden = is_passive(s, t.verb) or (t.verb.dep == "acl" and t.verb.tag == "VBN")
    if t.kind != "publication" or t.word.i != t.verb.i or not hidden or text is None or doers(s, t.verb):
        return found
    return _once((*_members(view, s, [text]), *found))


def _voters(view: View, s: Sentence, t: Trigger) -> tuple[Member, ...]:
    """Return the body that is named last before a vote of which nobody is told, or else in its sentence."""
    if t.word.lemma in word_set("events", "who", "of_voters"):
        return ()
    here = [w for w in s.words if _is_body(view, w)]
    near = sorted(here, key=lambda w: (w.i > t.verb.i, abs(w.i - t.verb.i)))
    before = [w for b in before_of(view, s, VOTE_NEAR) for w in b.words if _is_body(view, w)]
    return next((view.cast.all_at(w) for w in (*near, *reversed(before))), ())


def _is_body(view: View, w: Word) -> bool:
    """Whether a word names a body that votes, and is not only a part of another name ("House Liberals")."""
    chamber = w.lemma.lower() in word_set("events", "bodies", "chambers")
    found = view.cast.all_at(w) if chamber and w.pos in ("NOUN", "PROPN") else ()
    return len(found) == 1 and found[0].kind == "body" and found[0].mentions != () and _heads(found[0], w)


def _heads(member: Member, w: Word) -> bool:
    """Whether the mention of a member at a word is of the body itself: its name has the word or stands for it."""
    if member.name.lower() in word_set("events", "bodies", "residences"):
        return False
    return any(a <= w.start and w.end == b for a, b in member.mentions) or w.text in member.name.split()


def _when_done(s: Sentence, verb: Word) -> list[Word]:
    """Return who does what dates an event of which nobody is told: "settled on Sunday, when the members signed"."""
    inside = [k for k in s.subtree(verb) if k.dep in ("advcl", "relcl") and k.i > verb.i]
    clauses = [k for k in inside if any(w.lower == "when" for w in s.children(k, "advmod", "mark"))]
    return [w for k in clauses for w in doers(s, k)]


def _both(view: View, s: Sentence, heads: Iterable[Word]) -> tuple[Member, ...]:
    """Return the two persons of whom the sentences before speak where "the two men" are told to do something."""
    pair = [w for w in heads if _is_pair(s, w)]
    if not pair:
        return ()
    spots = sorted((a, m.key, m) for m in view.cast.members if m.kind == "person" for a, _ in m.mentions)
    near = [m for a, _, m in spots if pair[0].start - PAIR_NEAR <= a < pair[0].start]
    last = list({m.key: m for m in reversed(near)}.values())[:2]
    return tuple(reversed(last)) if len(last) == len(("one", "other")) else ()


def _is_pair(s: Sentence, w: Word) -> bool:
    two = any(k.lower in ("two", "both") for k in s.children(w, "nummod", "det", "predet", "amod"))
    return two and w.tag == "NNS" and w.lemma in word_set("events", "who", "pairs")


def bound_by(view: View, s: Sentence, word: Word, verb: Word) -> tuple[Member, ...]:
    """Return who sets, keeps or has to meet a deadline that ``word`` names in the clause of ``verb``."""
    tasks = [k for k in s.children(verb, "advcl", "xcomp", "ccomp") if any(w.tag == "TO" for w in s.children(k, "aux"))]
    heads = [*doers(s, verb), *(who for task in tasks for who in s.children(task, *SUBJECTS))]
    if word.pos in ("NOUN", "PROPN"):
        heads += [*s.children(word, "poss"), *_after(s, word, frozenset({"for", "between", "by"}))]
    if verb.lemma in word_set("events", "deadlines", "gives"):
        heads += s.children(verb, "dobj", "dative")
    return _members(view, s, _with_others(s, heads)) or _members(view, s, _up(s, verb))


def doers(s: Sentence, verb: Word) -> list[Word]:
    """Return the heads of the phrases that tell who does what ``verb`` tells, coordinated ones included."""
    if is_passive(s, verb) or (verb.dep == "acl" and verb.tag == "VBN"):
        by = [o for p in s.children(verb, "agent", "prep") if p.lower == "by" for o in s.children(p, "pobj")]
        return _with_others(s, by)
    for _ in range(DEEPEST):
        if own := s.children(verb, *SUBJECTS):
            return _with_others(s, [_meant(s, verb, w) for w in own if w.dep != "expl"])
        if verb.dep == "acl":
            return _with_others(s, [s.head(verb)])
        up = s.head(verb)
        if verb.dep not in SHARED or up.i == verb.i:
            return []
        directed = [w for w in s.children(up, "dobj") if w.i < verb.i] if verb.dep == "xcomp" else []
        if directed and up.pos in VERBAL:
            return _with_others(s, directed)
        verb = up
    return []


def _meant(s: Sentence, verb: Word, w: Word) -> Word:
    """Return the noun that a relative pronoun stands for ("who", "many of whom"), any other word as it is."""
    if w.lower in RELATIVE or any(o.lower in RELATIVE for o in _after(s, w, frozenset({"of"}))):
        for up in (verb, *s.ancestors(verb)):
            if up.dep == "relcl":
                return s.head(up)
    return w


def _with_others(s: Sentence, heads: Iterable[Word]) -> list[Word]:
    return [c for w in heads for c in (w, *conjuncts(s, w))]


def _partners(view: View, s: Sentence, t: Trigger) -> list[Word]:
    """Return with whom, to whom or between whom a verb is done, and whom it meets, calls, sends or names."""
    found: list[Word] = []
    joint = t.kind in ("meeting", "call", "visit")
    attacked = t.verb.lemma in word_set("events", "who", "attacks")
    for w in s.children(t.verb, "dobj", "dative") if not attacked and not is_passive(s, t.verb) else ():
        there = is_place(s, w) and (t.kind == "visit" or t.verb.lemma in word_set("events", "who", "of_places"))
        if not there and (joint or view.cast.at(w) is not None):
            found.append(w)
    if is_passive(s, t.verb) and (joint or t.kind == "other"):
        found += [w for k in s.children(t.verb, "nsubjpass") if (w := _meant(s, t.verb, k)).lower not in RELATIVE]
    preps = word_set("events", "who", "joint" if joint else "with")
    beside = s.children(t.verb, "npadvmod", "advmod", *(("dobj",) if joint else ()))
    if t.kind in ("other", "signing"):  # "reached a deal with them", "the accord agreed between them"
        beside += [w for w in (undergoer(s, t.verb),) if w is not None and w.lemma in _agreements()]
    found += [o for d in (t.verb, *beside) for o in _after(s, d, preps)]
    return _with_others(s, found)


def _agreements() -> frozenset[str]:
    return word_set("events", "who", "agreements")


def _after(s: Sentence, head: Word, preps: frozenset[str]) -> list[Word]:
    return [o for p in s.children(head, "prep", "dative", "agent") if p.lower in preps for o in s.children(p, "pobj")]


def _of_named(view: View, s: Sentence, t: Trigger) -> tuple[Member, ...]:
    """Return who takes part in an event that a noun names."""
    node, prep = _phrase_of(s, t.word)
    found = list(_members(view, s, _of_noun(s, t.word, t.kind == "visit")))
    if node.i != t.word.i:
        found += _members(view, s, _of_noun(s, node, t.kind == "visit"))
    at = prep is not None and prep.lower in word_set("events", "who", "at") and s.head(prep).pos in VERBAL
    at = at and (t.kind != "vote" or s.head(prep or node).lemma in word_set("events", "who", "running"))
    after = prep is not None and prep.lower in word_set("events", "who", "after") and t.kind != "vote"
    puts_out = t.kind == "publication" and t.verb.lemma in word_set("events", "who", "puts_out")
    held = node.dep == "dobj" and (not t.own or puts_out or t.verb.lemma in word_set("events", "who", "own"))
    if (at or after) and prep is not None:
        verb = clause_head(s, prep)
        found += _members(view, s, doers(s, verb) or _after(s, verb, word_set("events", "who", "with")))
    elif prep is not None and prep.lower in word_set("events", "who", "at") and not found and t.kind != "vote":
        found += _members(view, s, doers(s, clause_head(s, prep)))
    elif prep is not None and t.kind == "meeting" and prep.lower in word_set("events", "who", "at"):
        found = [*_members(view, s, s.children(s.head(prep), "poss")), *found]  # "his remarks at a meeting with them"
    elif held or (t.setting and t.kind != "vote"):
        found += _members(view, s, doers(s, t.verb))
    if prep is None:
        found += _members(view, s, _with_others(s, _after(s, t.verb, word_set("events", "who", "between"))))
    return _once(found) or _named_elsewhere(view, s, t)


def _named_elsewhere(view: View, s: Sentence, t: Trigger) -> tuple[Member, ...]:
    """Return who takes part where the sentence names the event again ("talks of A and B ended; talks go on")."""
    again = [w for w in s.words if w.lemma == t.word.lemma and w.i != t.word.i and w.pos == t.word.pos]
    return _members(view, s, [o for w in again for o in _of_noun(s, w, t.kind == "visit")])


def _phrase_of(s: Sentence, w: Word) -> tuple[Word, Word | None]:
    """Return the outermost noun of the phrase an event is named in, and the preposition that governs it."""
    node = w
    for _ in range(DEEPEST):
        up = s.head(node)
        if node.dep == "conj" and up.pos in ("NOUN", "PROPN"):
            node = up
        elif node.dep == "pobj" and up.lower == "of" and s.head(up).pos == "NOUN":
            node = s.head(up)
        else:
            break
    up = s.head(node)
    return node, up if node.dep == "pobj" else None


def _of_noun(s: Sentence, noun: Word, visit: bool) -> list[Word]:
    """Return whose event it is: "the council’s vote", "talks between A and B", "a visit by C"."""
    own = [k for k in s.children(noun, "poss", "compound", "nmod", "amod") if not (visit and k.dep != "poss")]
    around = _after(s, noun, word_set("events", "who", "of_visit" if visit else "of"))
    return _with_others(s, [*own, *around])


def _up(s: Sentence, verb: Word) -> list[Word]:
    """Return who does what the clauses above tell ("they are hopeful after talks resumed"), not who tells it."""
    below = verb
    for up in s.ancestors(verb):
        if below.dep in ("ccomp", "parataxis", "dep"):
            return []
        if below.dep in ("acl", "relcl") and s.head(up).lower not in word_set("events", "who", "through"):
            return []
        if up.pos in VERBAL and up.dep not in ("aux", "auxpass"):
            if below.dep == "advcl" and up.lemma in word_set("events", "moods", "saying"):
                return []
            if found := doers(s, up):
                return found
        below = up
    return []


def _in_a_body(s: Sentence, t: Trigger) -> list[Word]:
    """Return the body in which a vote, a hearing or a text's way takes place ("passed in the lower chamber")."""
    if t.kind not in ("vote", "other", "publication"):
        return []
    inside = [*_after(s, t.word, frozenset({"in", "on"})), *_after(s, t.verb, frozenset({"in", "on"}))]
    return [w for w in inside if w.lemma in word_set("events", "bodies", "nouns")]


def _members(view: View, s: Sentence, heads: Iterable[Word]) -> tuple[Member, ...]:
    """Return whom the phrases of some heads speak of; a text or an event stands for whose it is."""
    found: list[Member] = []
    for head in heads:
        for named in _named(s, head):
            spoken = [m for w in named if not is_press(w) for m in _spoken_of(view, w)]
            if spoken:
                found += spoken
                break
    return _once(found)


def _spoken_of(view: View, w: Word) -> tuple[Member, ...]:
    """Return of whom a word speaks: the speaker, where it is "I" or "we" in somebody's words."""
    known = view.cast.all_at(w) or _called(view, w)
    said = view.said_at(w.start) if not known and w.lower in FIRST_PERSON else None
    return tuple(m for m in view.cast.members if said is not None and m.key == said.speaker) or known


def _called(view: View, w: Word) -> tuple[Member, ...]:
    """Return the body that a word before a noun names ("the council vote"), if one of the report is called so."""
    if w.dep not in ("compound", "nmod", "poss") or not w.text[:1].isupper():
        return called_so(view, w)
    found = [m for m in view.cast.members if m.kind != "person" and w.text in (m.name, *m.aliases)]
    return tuple(found) if len(found) == 1 else ()


def _named(s: Sentence, head: Word) -> Iterator[list[Word]]:
    """Yield the words at which somebody may be named, the likeliest first: the head, what it is a part of, whose."""
    yield [*_before_and(s, head), head, *_behind_the_place(s, head), *_before_the_day(s, head)]
    yield s.children(head, "appos")
    if head.lemma in word_set("events", "who", "groups") or head.pos in ("NUM", "DET", "PRON"):
        yield _with_others(s, _after(s, head, frozenset({"of"})))
        led = [k for k in s.children(head, "acl") if k.lemma in word_set("events", "who", "led")]
        yield [w for k in led for w in doers(s, k)]
    if is_text(head) or head.lemma in word_set("events", "who", "stands_for"):
        yield s.children(head, "poss", *(("compound", "nmod") if is_text(head) else ()))
        yield _with_others(s, _after(s, head, word_set("events", "who", "of")))


def _before_and(s: Sentence, head: Word) -> list[Word]:
    """Return who stands before "and" where the parse takes the name for a modifier ("Orme and envoy Ko signed")."""
    return [k for k in s.children(head, "amod", "compound", "nmod") if s.children(k, "cc") and k.text[:1].isupper()]


def _before_the_day(s: Sentence, head: Word) -> list[Word]:
    """Return who stands before a day that the parser takes for the head of the name ("with Mara Lund Friday")."""
    if head.entity not in ("DATE", "TIME"):
        return []
    return [k for k in s.children(head, "compound", "nmod") if k.entity not in ("DATE", "TIME")]


def _behind_the_place(s: Sentence, head: Word) -> list[Word]:
    """Return who stands behind where somebody is from ("Orme of Oslo and Ko of Lima"): parsed as places too."""
    if head.entity != "PERSON":
        return []
    return [c for o in _after(s, head, frozenset({"of"})) for c in conjuncts(s, o) if c.entity == "PERSON"]


def _once(found: Iterable[Member]) -> tuple[Member, ...]:
    return tuple({m.key: m for m in found}.values())
