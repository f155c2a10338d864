"""Nouns that name events ("a summit in Lisbon", "two days of talks"), and what the clause around them does to them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import cast

from travaux.findings.events_mood import Mood, ending_of, is_be, told
from travaux.findings.events_words import Trigger
from travaux.language.clauses import VERBAL, auxiliaries, clause_head, is_conditional, is_passive, negated
from travaux.language.lexicon import word_map, word_set
from travaux.language.reading import SUBJECTS, Sentence, Word
from travaux.model import EventKind, EventStatus

MODIFIERS = ("compound", "amod", "nmod", "poss")
ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "oprd"})
POINTING = frozenset({"the", "this", "that", "these", "those"})
NO_ONE = frozenset({"no", "any", "every", "each"})
# Phrases are read outwards through this many nouns; more is a misparse.
DEEPEST = 4


def noun_triggers(s: Sentence) -> Iterator[Trigger]:
    """Yield the nouns of a sentence that name events, with the verb that tells what became of them."""
    for w in s.words:
        kind = noun_kind(s, w)
        trigger = _trigger(s, w, kind) if kind else None
        if trigger:
            yield trigger


def noun_kind(s: Sentence, w: Word) -> EventKind | None:
    """Return the kind of event that the noun ``w`` names, if it names one."""
    if w.pos not in ("NOUN", "PROPN") or w.entity in ("DATE", "TIME") or w.dep in MODIFIERS or _idle(s, w):
        return None
    kinds = word_map("events", "nouns")
    plural_only = w.lemma + "s" in word_set("events", "plural", "nouns")
    kind = kinds.get(w.lower) or (None if plural_only else kinds.get(w.lemma))
    modifiers = {k.lemma for k in s.children(w, *MODIFIERS)} | {s.words[max(w.i - 1, 0)].lower}
    if kind is None or modifiers & word_set("events", "compounds", "foreign"):
        return None
    if modifiers & word_set("events", "compounds", "call") and kind in ("call", "meeting"):
        return "call"
    if modifiers & word_set("events", "compounds", "other") and w.lemma in _shapes("in_passing"):
        return "other"
    return cast(EventKind, kind)


def _idle(s: Sentence, w: Word) -> bool:
    """Whether the noun names no single event: "a call for", "no talks", "a round of applause"."""
    inner = [o for p in s.children(w, "prep") if p.lower == "of" for o in s.children(p, "pobj")]
    if (
        w.lemma == "session"
        and w.dep == "pobj"
        and s.head(w).lower == "in"
        and not s.children(w, "det", "amod", "poss")
    ):
        return True  # "remain in session"
    if w.lemma == "round" and not any(o.lower in word_set("events", "plural", "nouns") for o in inner):
        return True
    if w.lemma == "call" and _is_demand(s, w):
        return True
    if any(k.lower in NO_ONE for k in s.children(w, "det", "neg")) or (w.lemma == "strike" and w.tag == "NNS"):
        return True  # strikes in the plural are military more often than not
    return w.dep == "pobj" and s.head(w).lower == "of" and s.head(s.head(w)).lemma == "round"


def _is_demand(s: Sentence, call: Word) -> bool:
    """Whether a "call" asks for something: "a call for", "calls from the union to", "at the call of", "his call to"."""
    preps = [k.lower for k in s.children(call, "prep")]
    asks = any(a.tag == "TO" for k in s.children(call, "acl") for a in s.children(k, "aux"))
    together = "with" in preps or "between" in preps
    phone = any(k.lemma in word_set("events", "compounds", "call") for k in s.children(call, *MODIFIERS))
    if phone or together:
        return False
    return asks or "for" in preps or (call.tag == "NNS") or (call.dep == "pobj" and s.head(call).lower == "at")


def _trigger(s: Sentence, w: Word, kind: EventKind) -> Trigger | None:
    node = _outermost(s, w)
    rough = w.lower in word_set("events", "dated", "nouns") or w.lemma in word_set("events", "dated", "nouns")
    base = Trigger(w, kind, clause_head(s, node), "happened", needs_date=rough, needs_month=rough)
    governed = node.dep in ARGUMENTS and s.head(node).pos in VERBAL
    if governed and _is_moved(s, node, s.head(node)):
        return replace(base, verb=s.head(node), told="postponed", own=True, needs_date=False, needs_frame=False)
    if governed and ending_of(s, s.head(node)):
        return _as_argument(s, replace(base, verb=s.head(node)))
    if governed and _fell_through(s, s.head(node)):
        return replace(base, verb=s.head(node), told="cancelled", needs_date=False, needs_frame=False, past=True)
    if governed and (ending := _ended_later(s, s.head(node))):
        return replace(base, verb=s.head(node), told=ending, needs_date=False, needs_frame=False)
    for verb in s.children(w, "acl", "relcl"):
        made = _as_argument(s, replace(base, verb=verb))
        if made and (verb.lemma in _phases("held", "ended", "planned") or made.told not in ("happened", "scheduled")):
            return made
    if governed:
        return _as_argument(s, replace(base, verb=s.head(node)))
    if node.dep == "pobj":
        return _as_adjunct(s, base, s.head(node))
    return None


def _is_moved(s: Sentence, noun: Word, verb: Word) -> bool:
    """Whether an event is put on another day: "the meeting has been moved to March 20", "brought forward to Monday"."""
    if verb.lemma not in _phases("moved") or negated(s, verb) or noun.dep not in ("dobj", "nsubjpass"):
        return False
    to = [p for p in s.children(verb, "prep") if p.lower == "to" for o in s.children(p, "pobj") if o.entity == "DATE"]
    return bool(to) and told(s, verb) == "happened"


def _fell_through(s: Sentence, verb: Word) -> bool:
    """Whether what was planned is told not to have been: "did not take place", "never happened", "wasn't held"."""
    held = _takes_place(s, verb) or verb.lemma in ("happen", "occur") or (verb.lemma == "hold" and is_passive(s, verb))
    past = verb.tag == "VBD" or any(w.tag == "VBD" for w in auxiliaries(s, verb))
    return held and past and negated(s, verb) and not is_conditional(s, verb)


def _ended_later(s: Sentence, verb: Word) -> EventStatus | None:
    """Return the ending that a verb joined to ``verb`` tells ("was planned for Monday but has been cancelled")."""
    joined = [k for k in s.children(verb, "conj") if s.children(k, "auxpass") and not s.children(k, *SUBJECTS)]
    return next((status for k in joined if (status := ending_of(s, k)) and not negated(s, k)), None)


def _outermost(s: Sentence, w: Word) -> Word:
    """Return the noun whose place in the clause the event has ("days" in "two days of talks")."""
    for _ in range(DEEPEST):
        up = s.head(w)
        if w.dep == "conj" and up.pos in ("NOUN", "PROPN"):
            w = up
        elif w.dep == "pobj" and up.lower == "of" and s.head(up).lemma in _shapes("outer"):
            w = s.head(up)
        else:
            break
    return w


def _shapes(name: str) -> frozenset[str]:
    return word_set("events", "shapes", name)


def _phases(*names: str) -> frozenset[str]:
    return frozenset().union(*(word_set("events", "phases", name) for name in names))


def _as_argument(s: Sentence, t: Trigger) -> Trigger | None:
    """Read an event that is subject or object of a verb."""
    t = _due_to(s, t)
    verb, lemma = t.verb, t.verb.lemma
    ending, status = ending_of(s, verb), told(s, verb)
    if ending:
        idle = status is None or lemma in _phases("stretched")
        return None if idle else replace(t, told=ending, own=True, needs_frame=False, needs_date=False)
    if status is None or lemma in _phases("wanted") or (lemma == "call" and s.children(verb, "oprd")):
        return None
    if status in ("scheduled", "present") and lemma in _phases("ended"):
        return None  # the end of talks is a deadline's matter
    by_itself = t.word in s.children(verb, "nsubj") and bool(s.children(verb, "dobj", "prt"))  # "talks set off a storm"
    if lemma in _phases("planned") and status not in ("cancelled", "postponed", "denied") and not by_itself:
        return replace(t, told="scheduled")
    if is_be(verb) and any(w.lower in _phases("down") for w in s.children(verb, "acomp", "advmod", "oprd")):
        return replace(t, told="scheduled", needs_date=True)
    if lemma in _phases("held", "ended") or _takes_place(s, verb):
        return replace(t, told=status, needs_frame=status != "scheduled")
    return replace(t, told=status, needs_date=True, own=not is_be(verb))


def _due_to(s: Sentence, t: Trigger) -> Trigger:
    """Read through "is due to", "was set to": what the event is due to do is its verb."""
    for word in (t.verb, *s.children(t.verb, "acomp", "oprd")) if is_be(t.verb) else ():
        for verb in s.children(word, "xcomp"):
            if word is not t.verb or any(w.tag == "TO" for w in s.children(verb, "aux")):
                return replace(t, verb=verb)  # "the talks were to begin on Monday"
    return t


def _takes_place(s: Sentence, verb: Word) -> bool:
    return verb.lemma == "take" and any(w.lemma == "place" for w in s.children(verb, "dobj"))


def _as_adjunct(s: Sentence, t: Trigger, prep: Word) -> Trigger | None:
    """Read an event after a preposition: "at a summit in Lisbon", "ahead of next week's talks"."""
    verb = clause_head(s, prep)
    if is_conditional(s, verb):
        return None
    status = told(s, verb)
    if prep.lower == "for" and any(_ends_it(s, k) for k in s.children(verb, "xcomp", "ccomp", "advcl")):
        return None  # "asked for the session to be cancelled"
    if prep.lower == "to" and verb.lemma == "put":
        return replace(t, verb=verb, told=status, needs_date=False, needs_frame=False) if status else None
    if prep.lower == "on" and t.kind == "strike" and verb.lemma in ("go", "be", "walk") and status:
        return replace(t, verb=verb, told=status)
    if prep.lower == "for" and verb.lemma in _phases("opened") and status:
        return replace(t, verb=verb, told=status, needs_date=True)
    if prep.lower == "for" and verb.lemma in _phases("planned") - {"call"} and status:
        return replace(t, verb=verb, told="scheduled", needs_frame=True)
    if _is_ahead(s, prep) and status == "present":
        return replace(t, verb=verb, told="scheduled", own=True, needs_date=True, ahead=True)
    setting = prep.lower in _shapes("setting")
    in_passing = t.kind == "other" and t.word.lemma in _shapes("in_passing")
    if setting and status and s.head(prep).pos in VERBAL and not in_passing:
        habit = status == "present"  # "spends hours in talks"
        made = replace(t, verb=verb, told=_as_setting(status), setting=True, definite=_definite(s, t.word))
        return replace(made, needs_date=made.needs_date or habit)
    if verb.lemma in _phases("wanted") and not setting:
        return None
    placed = setting and not t.needs_date and not _definite(s, t.word)
    return replace(t, verb=verb, told="happened", own=True, needs_date=not placed)


def _ends_it(s: Sentence, verb: Word) -> bool:
    return ending_of(s, verb) is not None and any(w.tag == "TO" for w in s.children(verb, "aux"))


def _is_ahead(s: Sentence, prep: Word) -> bool:
    """Whether a preposition puts what follows in the future of its clause: "before", "ahead of"."""
    return prep.lower == "before" or (prep.lower == "of" and s.head(prep).lower == "ahead")


def _as_setting(status: Mood | EventStatus) -> Mood | EventStatus:
    """Return what becomes of an event at which something is said or done: it takes place itself."""
    return "scheduled" if status == "scheduled" else "happened"


def _definite(s: Sentence, w: Word) -> bool:
    """Whether the noun points back to an event known already ("the talks", "his meeting")."""
    return any(k.lower in POINTING or k.dep == "poss" for k in s.children(w, "det", "poss"))
