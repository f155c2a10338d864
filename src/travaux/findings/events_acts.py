"""Acts of a negotiation by classes of verbs, whoever does them: what is handed over, rejected, begun, or broken off.

A class says what its verbs are done to, or who does them; the lists are data (``acts.toml``). An act counts only on a
day or in a month that is told, so that habits, figures and what a text provides are left out.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import cast

from travaux.findings.events_frame import is_limit, is_title, span_head
from travaux.findings.events_mood import told
from travaux.findings.events_nouns import MODIFIERS, NO_ONE, noun_kind
from travaux.findings.events_words import (
    RELATIVE,
    Trigger,
    before_of,
    doer,
    is_actor,
    is_hint,
    is_press,
    is_text,
    is_weak_text,
)
from travaux.findings.found import View
from travaux.language.clauses import (
    VERBAL,
    auxiliaries,
    clause_head,
    clause_words,
    conjuncts,
    is_conditional,
    is_passive,
    modal,
)
from travaux.language.lexicon import lexicon, word_map, word_set
from travaux.language.reading import SUBJECTS, Sentence, Word
from travaux.language.spans import TimeExpression
from travaux.language.world import is_outlet
from travaux.model import EventKind

# Nouns above a participle among which the one it belongs to is looked for ("the chapter on taxes handed in on Monday").
FARTHEST_NOUN = 3
# "on a 13-5 vote", "by 131 votes", "12-11 party-line vote".
_COUNT = re.compile(r"\d+\s?[-–]\s?\d+|\d+ (?:votes?|to \d+)|\d+ [a-z]+ vote")
_TALLY = re.compile(
    r"(?<![\d.-])\d{1,3} ?[-–] ?\d{1,3}(?![\d-]| (?:percent|per|day|year|hour|week|month))|\d+ votes to \d+"
)
# How the parser hangs a particle on its verb.
AS_PARTICLE = ("prt", "advmod", "prep", "dative", "acomp")


@dataclass(frozen=True, slots=True)
class Act:
    """A class of verbs: what it is done to ("text", "process", "post", "people", "any", "nothing") and who does it."""

    kind: EventKind
    of: str
    by: str
    verbs: frozenset[str]


@cache
def _acts_of(lemma: str) -> tuple[tuple[Act, frozenset[str]], ...]:
    """Return the classes in which a verb stands, each with the particles it needs there ("" for none)."""
    found = []
    for row in lexicon("acts")["classes"]:
        needed = frozenset(
            rest for entry in row["verbs"] for first, _, rest in [entry.partition(" ")] if first == lemma
        )
        if needed:
            act = Act(cast(EventKind, row["kind"]), row["of"], row.get("by", ""), frozenset(row["verbs"]))
            found.append((act, needed))
    return tuple(found)


def act_trigger(view: View, s: Sentence, verb: Word) -> Trigger | None:
    """Return the act that ``verb`` names, of the first class that it fits."""
    for act, needed in _acts_of(verb.lemma):
        if not _has_particle(s, verb, needed):
            continue
        what = _undergone(view, s, verb, act)
        loose = act.of != "text" and _is_loose(verb)
        if what is None or not _can_tell(s, verb) or (loose and not _has_member(view, s, verb)):
            continue
        status = told(s, verb)
        if act.of == "people" and (is_press(what) or is_outlet(what.text)):
            continue  # "the agency was told by an aide"
        if act.kind == "publication" and is_hint(view, s, verb, what):
            continue
        if act.of == "any" and verb.dep == "relcl" and verb.tag == "VBN" and not is_passive(s, verb):
            continue  # "in cars that they had seized"
        if status is None or (verb.dep == "xcomp" and status == "happened" and s.head(verb).pos == "ADJ"):
            continue
        if status == "present" and verb.dep == "advcl" and _is_timing(s, verb):
            continue  # "who retires when the council ends its session in two days"
        if modal(s, verb) in ("would", "’d", "'d") and status == "scheduled" and s.children(verb, "advcl"):
            continue  # "would lower it if"
        dated = not (status == "happened" and _is_news(view, s, verb, act, what))
        return Trigger(verb, _kind(view, s, verb, act, what), verb, status, dated, True, needs_frame=False)
    return None


def _words(name: str) -> frozenset[str]:
    return word_set("acts", "words", name)


def _is_timing(s: Sentence, verb: Word) -> bool:
    """Whether a clause only tells when something else is: "when", "until", "as"."""
    return any(w.lower in _words("timing") for w in s.children(verb, "mark", "advmod"))


def _is_news(view: View, s: Sentence, verb: Word, act: Act, what: Word) -> bool:
    """Whether an act stands for itself without a date: a vote with its count, or a decisive step in a main clause."""
    votes = [w for w in clause_words(s, verb) if w.lemma in _words("votes")]
    if any(_COUNT.search(s.cut(w.start - len("000-000 "), w.end)) for w in votes):
        return act.of == "text" or act.by == "text"
    main = verb.dep in ("ROOT", "conj", "ccomp") and (verb.tag == "VBD" or is_passive(s, verb))
    if not main or f"{act.kind} {verb.lemma}" not in _decisive() or is_weak_text(counted(s, what)):
        return False
    return act.of == "text" and _has_member(view, s, verb) and is_text(counted(s, what))


@cache
def _decisive() -> frozenset[str]:
    words = lexicon("acts")["decisive"]
    return frozenset(f"{kind} {verb}" for kind, verbs in words.items() for verb in verbs)


def dated_nouns(view: View, s: Sentence) -> Iterator[Trigger]:
    """Yield the nouns that name an event if a date stands in their phrase: "Friday's defeat", "the May 3 ruling"."""
    kinds = word_map("acts", "nouns")
    for w in s.words:
        kind = kinds.get(w.lower) or kinds.get(w.lemma)
        if kind is None or w.pos not in ("NOUN", "PROPN") or w.entity in ("DATE", "TIME") or w.dep in MODIFIERS:
            continue
        verb = clause_head(s, w)
        if is_conditional(s, verb) or _is_none(s, w):
            continue
        if not _is_cause(s, w) and any(_is_its_own(s, w, t) for t in view.times_in(s.start, s.end)):
            yield Trigger(w, cast(EventKind, kind), verb, "happened", True, True, needs_frame=False, own=True)


def _is_none(s: Sentence, w: Word) -> bool:
    """Whether no single event is meant: "no debate", "every ruling", "no reports of clashes"."""
    nouns = [w, *itertools.takewhile(lambda u: u.pos in ("NOUN", "ADP"), s.ancestors(w))]
    return any(k.lower in NO_ONE for n in nouns for k in s.children(n, "det"))


def _is_its_own(s: Sentence, w: Word, t: TimeExpression) -> bool:
    """Whether a date stands in the phrase of a noun, in no clause within, as no limit and no part of a name."""
    anchor = span_head(s, t.start, t.end)
    if anchor is None or is_limit(s, t) or is_title(s, t):
        return False
    for up in s.ancestors(anchor):
        if up.i == w.i:
            named = w.text[:1].isupper() and t.end < w.start and anchor.dep in ("compound", "amod", "nmod")
            return not named or t.rule == "weekday"
        if up.pos in VERBAL:
            return False
    return False


def _is_cause(s: Sentence, w: Word) -> bool:
    """Whether a noun tells only what brought another event about: "protests sparked by a killing on May 2"."""
    up = s.head(w)
    return w.dep == "pobj" and up.lower == "by" and s.head(up).lemma in word_set("events", "limits", "causes")


def pointed_at(view: View, s: Sentence) -> Iterator[Trigger]:
    """Yield what befalls the event that the sentence before names: "It will be held on Friday instead"."""
    for verb in s.words:
        who = next(iter(s.children(verb, "nsubj", "nsubjpass")), None) if verb.pos in VERBAL else None
        if who is None or who.lower not in ("it", "this", "that", "they") or not _befalls(s, verb):
            continue
        nouns = [(w, k) for b in before_of(view, s, 1) for w in b.words if (k := noun_kind(b, w))]
        status = told(s, verb)
        if nouns and status is not None:
            yield Trigger(verb, nouns[-1][1], verb, status, True, True, needs_frame=False)


def _befalls(s: Sentence, verb: Word) -> bool:
    lists = ("held", "ended", "planned", "stretched")
    return any(verb.lemma in word_set("events", "phases", name) for name in lists) and (
        is_passive(s, verb) or not s.children(verb, "dobj", "ccomp", "attr")
    )


def _has_particle(s: Sentence, verb: Word, needed: frozenset[str]) -> bool:
    if "" in needed:
        return True
    near = [*s.children(verb, *AS_PARTICLE), *s.words[verb.i + 1 : verb.i + 2]]
    beside = [w.lower for w in near if not any(o.entity in ("DATE", "TIME") for o in s.children(w, "pobj"))]
    return any(all(part in beside for part in particle.split()) for particle in needed)


def _is_loose(verb: Word) -> bool:
    return verb.lemma in word_set("acts", "cast_only", "verbs")


def _has_member(view: View, s: Sentence, verb: Word) -> bool:
    who = doer(s, verb)
    if who is not None and view.cast.all_at(who) and not is_passive(s, verb):
        return True
    by = [o for p in s.children(verb, "agent") for o in s.children(p, "pobj")]
    return any(view.cast.all_at(w) for w in by) or (verb.tag == "VBN" and bool(by))


def _can_tell(s: Sentence, verb: Word) -> bool:
    """Whether a verb stands where an act is told: no bare "-ing" beside another verb, no adjective."""
    if verb.dep in ("amod", "compound"):
        return False
    if verb.dep == "acl":
        return _is_reduced(s, verb) or bool(s.children(verb, *SUBJECTS))
    if verb.tag == "VBG" and not auxiliaries(s, verb):
        return verb.dep == "pcomp"
    if verb.dep == "advcl":
        return bool(s.children(verb, *SUBJECTS)) or verb.tag == "VBN"
    return True


def _undergone(view: View, s: Sentence, verb: Word, act: Act) -> Word | None:
    """Return the word that makes ``verb`` an act of its class: what it is done to, or who does it."""
    who, objects = doer(s, verb), objects_of(s, verb)
    if act.of == "people":
        preps = (p for p in s.children(verb, "prep", "dative") if p.lower in _words("addressing"))
        objects += [o for p in preps for o in s.children(p, "pobj")]
    if act.by == "press":
        return who if who is not None and (is_press(who) or is_outlet(who.text)) and not is_passive(s, verb) else None
    if act.by == "teller":
        news = s.children(verb, "ccomp") and not is_passive(s, verb)
        return who if news and who is not None and view.cast.all_at(who) else None
    if act.of == "nothing":
        taken = s.children(verb, "ccomp", "attr", "xcomp", "oprd") or (act.by != "text" and s.children(verb, "dobj"))
        if taken or is_passive(s, verb) or who is None or _is_reduced(s, verb):
            return None
        return who if _is_of(view, s, who, act.by) and (act.kind != "meeting" or _are_several(view, s, who)) else None
    if who is not None and is_text(who) and not _is_done_to(s, verb):
        return None  # what a text provides
    if not objects and _is_headless(s, verb) and act.of in ("text", "process"):
        return verb  # "Rejected, by the executive, last night."
    what = next((w for w in objects if _is_of(view, s, w, act.of)), None)
    if what is not None and act.of == "any":
        named = [w for w in (what, who) if w is not None]
        return what if any(view.cast.all_at(w) for w in named) else None
    return what


def _is_headless(s: Sentence, verb: Word) -> bool:
    """Whether a participle is all there is of a clause and tells who did it."""
    return (
        verb.tag == "VBN"
        and verb.dep == "ROOT"
        and not s.children(verb, *SUBJECTS, "aux")
        and (bool(s.children(verb, "agent")) or any(w.lower == "by" for w in s.children(verb, "prep")))
    )


def objects_of(s: Sentence, verb: Word) -> list[Word]:
    """Return what a verb is done to or given to, a relative clause's or participle's noun included."""
    found = [w for w in s.children(verb, "dobj", "dative") if w.pos != "ADP" and w.lower not in RELATIVE]
    if is_passive(s, verb):
        found += [w for w in [doer(s, verb)] if w is not None]
    if verb.dep == "relcl" or (verb.dep == "acl" and s.children(verb, *SUBJECTS)):
        pronouns = [w for w in s.children(verb, "dobj", *SUBJECTS) if w.lower in RELATIVE]
        free = not pronouns and s.children(verb, *SUBJECTS) and not is_passive(s, verb)
        if any(w.dep == "dobj" for w in pronouns) or free:
            found += [s.head(verb), *(w for w in s.subtree(s.head(verb), [verb.i]) if w.dep == "pobj" and w.i < verb.i)]
    if _is_reduced(s, verb):
        found += _nouns_above(s, verb)
    elif _is_done_to(s, verb) and not is_passive(s, verb):
        found += objects_of(s, s.head(verb))  # "was drawn up by her and given to them"
    return [c for w in found for c in (w, *conjuncts(s, w))]


def _is_reduced(s: Sentence, verb: Word) -> bool:
    """Whether a participle qualifies what it is done to: "the package filed on Monday", for taggers often a past."""
    return verb.dep == "acl" and verb.tag in ("VBN", "VBD") and not s.children(verb, "dobj", *SUBJECTS)


def _is_done_to(s: Sentence, verb: Word) -> bool:
    """Whether ``verb`` is a passive, by itself or with the one it is coordinated with."""
    if is_passive(s, verb) or _is_reduced(s, verb):
        return True
    bare = verb.dep == "conj" and verb.tag == "VBN" and not s.children(verb, "aux", "auxpass", "dobj", *SUBJECTS)
    return bare and _is_done_to(s, s.head(verb))


def _nouns_above(s: Sentence, verb: Word) -> list[Word]:
    """Return the nouns that a participle may belong to: the one it hangs on, and those that one is part of."""
    nouns: list[Word] = []
    for up in s.ancestors(verb):
        if up.pos in ("NOUN", "PROPN", "PRON"):
            nouns.append(up)
        elif up.pos != "ADP":
            break
        if len(nouns) == FARTHEST_NOUN:
            break
    return nouns


def _is_of(view: View, s: Sentence, w: Word, what: str) -> bool:
    """Whether a word is of the sort that a class of verbs needs."""
    w = counted(s, w)
    match what:
        case "text":
            if w.pos == "PRON":
                return w.lower == "what" or (w.lower in ("it", "they", "them") and _told_before(view, s))
            return is_text(w) or _either(w, word_set("acts", "texts", "nouns"))
        case "process":
            return noun_kind(s, w) is not None or _either(w, word_set("acts", "processes", "nouns"))
        case "post":
            return view.cast.at(w) is not None or w.entity == "PERSON" or _either(w, word_set("acts", "posts", "nouns"))
        case "people":
            return bool(view.cast.all_at(w)) or w.lower == "i" or is_actor(view, w)
        case _:
            return True


def counted(s: Sentence, w: Word) -> Word:
    """Return the noun that a number or quantifier counts ("four of her ministers"), any other word as it is."""
    if w.pos not in ("NUM", "DET", "PRON") or w.lower in RELATIVE:
        return w
    return next((o for p in s.children(w, "prep") if p.lower == "of" for o in s.children(p, "pobj")), w)


def _told_before(view: View, s: Sentence) -> bool:
    """Whether the sentence before speaks of a text, so that a pronoun may stand for it."""
    before = before_of(view, s, 1)
    return any(w.pos in ("NOUN", "PROPN") and is_text(w) for b in before for w in b.words)


def _either(w: Word, words: frozenset[str]) -> bool:
    return w.lemma in words or w.lower in words


def _are_several(view: View, s: Sentence, who: Word) -> bool:
    """Whether those who sit down together are more than one, or a body."""
    plural = who.tag in ("NNS", "NNPS") or who.lower in ("they", "we", "both", "all") or bool(s.children(who, "conj"))
    return plural or _either(who, word_set("acts", "groups", "nouns")) or len(view.cast.all_at(who)) > 1


def _kind(view: View, s: Sentence, verb: Word, act: Act, what: Word) -> EventKind:
    """Return the kind of an act: that of the event it befalls; a vote where votes or a voting body are told."""
    if "process" in (act.of, act.by):
        return noun_kind(s, what) or act.kind
    if act.kind == "publication" and noun_kind(s, what) == "other":
        return "other"  # "gave a speech"
    if "text" in (act.of, act.by) and act.kind == "other" and _is_vote(view, s, verb):
        return "vote"
    return act.kind


def _is_vote(view: View, s: Sentence, verb: Word) -> bool:
    """Whether a text is decided on by votes: they are told or counted, or a body decides, or a party passes it."""
    clause, who, bodies = clause_words(s, verb), doer(s, verb), word_set("events", "bodies", "nouns")
    if any(w.lemma in _words("voting") and w.pos == "NOUN" for w in clause):
        return True
    if verb.lemma in _words("counted") and clause and _TALLY.search(s.cut(clause[0].start, clause[-1].end)):
        return True
    if who is not None and not is_passive(s, verb) and who.lemma in bodies:
        return True
    if verb.lemma == "pass":  # a bill is passed by votes, if it is not passed on
        return not any(p.lower in ("from", "to") for p in s.children(verb, "prep", "prt", "dative"))
    by = [o for p in s.children(verb, "agent") for o in s.children(p, "pobj")]
    there = [o for p in s.children(verb, "prep", "prt") if p.lower in _words("through") for o in s.children(p, "pobj")]
    there += [o for p in s.children(verb, "prep") for q in s.children(p, "prep") for o in s.children(q, "pobj")]
    there += s.children(verb, "dobj") if verb.lemma in ("pass", "clear") else []
    chambers = word_set("events", "bodies", "chambers")
    return any(w.lemma in bodies for w in by) or any(w.lemma.lower() in chambers for w in there)
