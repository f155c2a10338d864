"""Verbs that name events: "met with", "is sending to", "spoke by telephone", "released", "voted", "signed"."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache

from travaux.findings.events_acts import act_trigger
from travaux.findings.events_frame import is_place, places_of
from travaux.findings.events_mood import ending_of, told
from travaux.findings.events_words import Trigger, doer, is_actor, is_hint, is_press, is_text, is_weak_text, undergoer
from travaux.findings.found import View
from travaux.language.clauses import auxiliaries, clause_words, conjuncts, is_passive, modal, verbs
from travaux.language.lexicon import lexicon, word_set
from travaux.language.reading import Sentence, Word
from travaux.model import EventKind

TIME_MARKS = frozenset({"before", "after", "since", "until", "when", "once"})
Test = Callable[[View, Sentence, Word], Trigger | None]


def verb_triggers(view: View, s: Sentence) -> Iterator[Trigger]:
    """Yield the verbs of a sentence that name events; of several readings of a verb the first."""
    for verb in verbs(s):
        for group, test in _tests().items():
            if group in ("walk", "class", "any") or verb.lemma in _lemmas(group):
                trigger = test(view, s, verb)
                if trigger:
                    yield trigger
                    break


@cache
def _lemmas(group: str) -> frozenset[str]:
    return word_set("events", "verbs", group)


def _needs(name: str) -> frozenset[str]:
    return word_set("events", "needs", name)


@cache
def _tests() -> dict[str, Test]:
    return {
        "meet": _meet,
        "talk": _talk,
        "go": _go,
        "expect": _expected_somewhere,
        "send": _send,
        "sign": _sign,
        "leak": _leak,
        "surface": _surface,
        "show": _show,
        "pass": _pass,
        "decide": _vote,
        "choose": _choose,
        "settle": _settle,
        "stop": _stop,
        "walk": _walk,
        "state": _state,
        "news": _act,
        "act": _act,
        "class": act_trigger,
        "any": _dated,
    }


def _make(s: Sentence, verb: Word, kind: EventKind, **more: bool) -> Trigger | None:
    status = told(s, verb)
    if status is None:
        return None
    progressive = verb.tag == "VBG" and any(w.lower in ("is", "are", "’s", "'s") for w in auxiliaries(s, verb))
    return Trigger(verb, kind, verb, status, motion=bool(more.pop("motion", False)) and progressive, **more)


def _after(s: Sentence, verb: Word, *preps: str) -> list[Word]:
    """Return the nouns after some prepositions of ``verb``, coordinated ones included."""
    heads = [o for p in s.children(verb, "prep", "dative") if p.lower in preps for o in s.children(p, "pobj")]
    return [c for w in heads for c in (w, *conjuncts(s, w))]


def _meet(view: View, s: Sentence, verb: Word) -> Trigger | None:
    who, others = undergoer(s, verb), _after(s, verb, "with")
    if who is not None and not is_actor(view, who):
        return None
    met, speaker = [w for w in (who, *others) if w is not None], doer(s, verb)
    if any(is_press(w) for w in met) or (met and not any(is_actor(view, w) for w in met)):
        return None
    if (speaker is not None and is_text(speaker)) or (is_passive(s, verb) and not others):
        return None
    alone = who is None and not others
    return _make(s, verb, "meeting", needs_frame=alone, needs_date=False, motion=True)


def _talk(view: View, s: Sentence, verb: Word) -> Trigger | None:
    speaker = doer(s, verb)
    others = [
        w for w in (*_after(s, verb, "with", "to"), *s.children(verb, "dobj")) if is_actor(view, w) and not is_press(w)
    ]
    phone = next((w for w in clause_words(s, verb) if w.lemma in _needs("telephone")), None)
    others += [w for w in _after(s, phone, "with", "to") if is_actor(view, w)] if phone else []
    together = conjuncts(s, speaker) if speaker is not None and phone is not None else []
    others += [w for w in together if is_actor(view, w)]
    if not others or s.children(verb, "oprd", "ccomp", "xcomp", "attr"):
        return None
    if verb.lemma in ("call", "phone", "telephone"):
        if any(k.lower in ("together", "in", "on", "for", "up") for k in s.children(verb, "prt", "advmod", "prep")):
            return None  # "called on them", "called them together"
        return _make(s, verb, "call", needs_date=True)
    if phone is None and all(w.lemma in word_set("events", "people", "audiences") for w in others):
        return _make(s, verb, "other", needs_date=True)  # a speech
    both_named = speaker is not None and all(w.entity == "PERSON" for w in (speaker, others[0]))
    return _make(s, verb, "call", needs_date=phone is None and not both_named)


def _go(view: View, s: Sentence, verb: Word) -> Trigger | None:
    who = doer(s, verb)
    if who is None or not is_actor(view, who):
        return None
    goal = undergoer(s, verb) if verb.lemma in ("visit", "tour") else None
    there = bool(places_of(s, (verb,), to=True)) or (goal is not None and is_place(s, goal))
    ways = ("in", "back") if verb.lemma == "come" else ("in", "out", "back")  # "came out swinging"
    arrives = any(w.lower in ways for w in s.children(verb, "prt", "advmod"))
    if not there and not arrives:
        return None
    made = _make(s, verb, "visit", to=True, motion=True)
    loose = verb.lemma in _needs("date") and made is not None and made.told != "scheduled"
    return replace(made, needs_date=loose or not there) if made else None


def _expected_somewhere(view: View, s: Sentence, verb: Word) -> Trigger | None:
    who = doer(s, verb)
    if (
        verb.lemma not in ("expect", "due")
        or who is None
        or not is_actor(view, who)
        or s.children(verb, "xcomp", "ccomp")
    ):
        return None
    if not is_passive(s, verb) or not places_of(s, (verb,), to=True):
        return None
    return Trigger(verb, "visit", verb, "scheduled", needs_date=True, to=True)


def _send(view: View, s: Sentence, verb: Word) -> Trigger | None:
    who = undergoer(s, verb)
    if who is None or not is_actor(view, who) or is_text(who) or not places_of(s, (verb,), to=True):
        return None
    return _make(s, verb, "visit", to=True, motion=True, needs_date=verb.dep == "relcl")


def _sign(view: View, s: Sentence, verb: Word) -> Trigger | None:
    what = undergoer(s, verb)
    if what is None or not is_text(what):
        return None
    return _make(s, verb, "signing", needs_date=is_weak_text(what))


def _leak(view: View, s: Sentence, verb: Word) -> Trigger | None:
    what = undergoer(s, verb) or doer(s, verb)
    if what is None or not is_text(what):
        return None
    return _make(s, verb, "leak", needs_frame=False, needs_date=_in_time_clause(s, verb))


def _surface(view: View, s: Sentence, verb: Word) -> Trigger | None:
    what = doer(s, verb)
    if what is None or not is_text(what):
        return None
    return _make(s, verb, "publication", needs_date=True)


def _state(view: View, s: Sentence, verb: Word) -> Trigger | None:
    """Read "said in a statement on Thursday", "told lawmakers in a letter": what somebody put out that day."""
    who = doer(s, verb)
    if who is None or not is_actor(view, who) or is_press(who):
        return None
    shown = [w for w in _after(s, verb, "in", "on") if w.lemma in word_set("events", "stated", "nouns")]
    return _make(s, verb, "publication", needs_date=True) if shown else None


def _show(view: View, s: Sentence, verb: Word) -> Trigger | None:
    what = undergoer(s, verb)
    if what is None or not is_text(what) or (what.lemma == "measure" and what.tag == "NNS"):
        return None
    if is_hint(view, s, verb, what):
        return None
    wanted = lexicon("events")["particles"].get(verb.lemma, ())
    beside = {w.lower for w in s.children(verb, "prt", "prep", "dative", "advmod")}
    if wanted and not beside & set(wanted):
        return None
    if verb.tag == "VBG" and verb.dep == "advcl" and s.head(verb).lemma in _lemmas("pass"):
        return None  # "approved the bill, sending it to the upper chamber"
    made = _make(s, verb, "publication", needs_frame=False)
    weak = is_weak_text(what) and (made is None or made.told != "scheduled" or verb.tag == "VBG")
    return replace(made, needs_date=weak or _in_time_clause(s, verb)) if made else None


def _in_time_clause(s: Sentence, verb: Word) -> bool:
    """Whether ``verb`` only tells when something else was ("shortly after the deal was unveiled")."""
    return (
        verb.dep == "advcl"
        and is_passive(s, verb)
        and any(w.lower in TIME_MARKS for w in s.children(verb, "mark", "advmod"))
    )


def _since(s: Sentence, verb: Word) -> bool:
    return any(w.lower == "since" for w in s.children(verb, "mark"))


def _pass(view: View, s: Sentence, verb: Word) -> Trigger | None:
    what, who = undergoer(s, verb), doer(s, verb)
    if what is None or who is None or not _is_body(who):
        return None
    return _make(s, verb, "vote", needs_date=not is_text(what))


def _is_body(w: Word) -> bool:
    return w.lemma in word_set("events", "bodies", "nouns") or w.entity == "ORG"


def _vote(view: View, s: Sentence, verb: Word) -> Trigger | None:
    who = doer(s, verb)
    if who is None or not is_actor(view, who):
        return None
    return _make(s, verb, "vote", needs_date=not _is_body(who))


def _choose(view: View, s: Sentence, verb: Word) -> Trigger | None:
    """Read "the cabinet will decide in June", "is scheduled to speak on Monday"."""
    who = doer(s, verb)
    made = _make(s, verb, "other", needs_date=True) if who is not None and is_actor(view, who) else None
    return made if made and made.told == "scheduled" else None


def _settle(view: View, s: Sentence, verb: Word) -> Trigger | None:
    """Read "reached a deal", "a framework agreed in May", "settled on the outlines": a text comes about."""
    what = next((w for w in (undergoer(s, verb), *_after(s, verb, "on", "to")) if w is not None and is_text(w)), None)
    if what is None or what.lemma in word_set("events", "texts", "nouns"):
        return None
    who = doer(s, verb)
    named = who is not None and who.lower not in ("we", "i", "you")
    news = named and verb.lemma not in _needs("offers") and _perfect(s, verb)
    return _make(s, verb, "other", needs_date=not news, needs_frame=False)


def _stop(view: View, s: Sentence, verb: Word) -> Trigger | None:
    what, who = undergoer(s, verb), doer(s, verb)
    if who is None or not is_actor(view, who) or (what is not None and is_text(what)):
        return None
    if verb.lemma == "strike":
        return None if what is not None else _make(s, verb, "strike", needs_date=True)
    return _make(s, verb, "other", needs_date=verb.lemma == "block")


def _walk(view: View, s: Sentence, verb: Word) -> Trigger | None:
    beside = {w.lower for w in s.children(verb, "prt", "prep", "advmod")}
    verbs_, particles = word_set("events", "walks", "verbs"), word_set("events", "walks", "particles")
    if verb.lemma not in verbs_ or not beside & particles:
        return None
    nouns = {w.lemma for w in clause_words(s, verb)}
    if verb.lemma in ("pull", "break", "stand") and not nouns & word_set("events", "walks", "nouns"):
        return None
    return _make(s, verb, "other", needs_frame=False)


def _act(view: View, s: Sentence, verb: Word) -> Trigger | None:
    who = doer(s, verb)
    if who is None or view.cast.at(who) is None:
        return None
    if verb.lemma in ("announce", "declare") and not s.children(verb, "dobj"):
        return None  # a verb of saying
    if ending_of(s, verb) and any(s.children(o, "acl") for o in s.children(verb, "dobj")):
        return None  # "cancelled plans to appear": the appearance is told as cancelled
    if verb.tag == "VBG" and verb.dep == "advcl" and s.head(verb).lemma in word_set("events", "moods", "saying"):
        return None  # "a spokesman said on Thursday, removing a stumbling block": what is said does
    if _since(s, verb):
        return None  # "their first success since they took office in January"
    news = verb.lemma in _lemmas("news") and verb.dep not in ("relcl", "acl")
    return _make(s, verb, "other", needs_date=not (news and _perfect(s, verb)), needs_frame=False, needs_month=not news)


def _dated(view: View, s: Sentence, verb: Word) -> Trigger | None:
    """Read what somebody of the report did or will do on a day that is told: "gave it his backing last weekend"."""
    who = doer(s, verb)
    if who is None or view.cast.at(who) is None or verb.lemma in _tell_nothing():
        return None
    if verb.dep in ("xcomp", "acl", "amod", "advcl", "pcomp") or (verb.dep == "conj" and verb.tag == "VBG"):
        return None
    if _since(s, verb) or s.children(verb, "oprd") or modal(s, verb) in ("would", "’d", "'d"):
        return None  # "called it fair", "would support it"
    if any(o.lemma in word_set("events", "deadlines", "nouns") for o in s.children(verb, "dobj")):
        return None
    made = _make(s, verb, "other", needs_date=True, needs_frame=False)
    return replace(made, needs_days=True) if made is not None and made.told != "present" else None


@cache
def _tell_nothing() -> frozenset[str]:
    """Return the verbs that tell no act: of saying, thinking, being, and of what goes on."""
    spoken = word_set("attribution", "groups", "spoken", "verbs") | word_set(
        "attribution", "groups", "believed", "verbs"
    )
    return spoken | word_set("events", "idle", "verbs") | word_set("events", "moods", "saying")


def _perfect(s: Sentence, verb: Word) -> bool:
    """Whether ``verb`` stands in the present perfect, which tells news without a date."""
    return any(w.lower in ("has", "have", "’ve", "'ve") for w in auxiliaries(s, verb)) and verb.tag == "VBN"
