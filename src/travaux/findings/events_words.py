"""What the finders of events share: the trigger, and questions about single words."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from travaux.findings.events_mood import Mood
from travaux.findings.found import Member, View
from travaux.language.clauses import is_passive, is_question, subject
from travaux.language.lexicon import lexicon, word_map, word_set
from travaux.language.reading import Sentence, Word
from travaux.model import EventKind, EventStatus

# Blocks that tell events in sentences. Headlines and headings are too short of tense, captions describe pictures.
BODY_BLOCKS = frozenset({"paragraph", "item", "standfirst", "correction"})
# Letters of a name at least that is looked for among the names of the cast.
SHORTEST_NAME = 4
RELATIVE = frozenset({"which", "that", "who", "whom"})


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that names an event. ``verb`` heads the clause that tells what became of it."""

    word: Word
    kind: EventKind
    verb: Word
    told: Mood | EventStatus
    needs_date: bool = False
    needs_month: bool = False  # a date as precise as a month
    needs_days: bool = False  # a date of some days at most
    needs_frame: bool = True  # a date, a place or two participants
    own: bool = False  # its date and place have to stand in its own phrase
    setting: bool = False  # something else is said or done there; the time of that is its own
    definite: bool = False  # points back to an event known already
    motion: bool = False  # a plan even in the present tense ("is sending")
    to: bool = False  # its place is a destination
    ahead: bool = False  # told as to come ("ahead of a vote on Tuesday")
    past: bool = False  # its day is over ("the vote planned for Tuesday did not take place")


def tells_events(s: Sentence) -> bool:
    """Whether a sentence of the body tells something: no question, no caption in the run of the text."""
    in_body = s.block_kind in BODY_BLOCKS and not is_question(s)
    return in_body and not s.text.startswith(tuple(lexicon("events")["captions"]["openings"]))


def is_text(w: Word) -> bool:
    """Whether ``w`` names a draft or another text that can come out."""
    nouns, texts = word_map("drafts", "nouns"), word_set("events", "texts", "nouns")
    return any(form in nouns or form in texts for form in (w.lemma, w.lower))


def is_weak_text(w: Word) -> bool:
    """Whether ``w`` often names something other than a text under negotiation."""
    weak = word_set("drafts", "weak", "nouns") | word_set("events", "texts", "weak")
    return w.lemma in weak or w.lower in weak


def is_actor(view: View, w: Word) -> bool:
    """Whether ``w`` names somebody: a member of the cast, a name, or a noun for people."""
    if view.cast.at(w) is not None or w.entity in ("PERSON", "NORP", "ORG", "GPE") or called_so(view, w):
        return True
    return w.lemma in word_set("events", "people", "nouns") or w.lower in word_set("events", "people", "nouns")


def called_so(view: View, w: Word) -> tuple[Member, ...]:
    """Return the one member of whose name ``w`` is a part, where the cast has no mention at that place."""
    if not w.text[:1].isupper() or w.pos not in ("NOUN", "PROPN") or len(w.text) < SHORTEST_NAME:
        return ()
    found = [m for m in view.cast.members if m.kind == "person" and w.text in m.name.split()]
    return tuple(found) if len(found) == 1 else ()


def is_press(w: Word) -> bool:
    """Whether ``w`` stands for the press."""
    return w.lemma in word_set("events", "people", "press")


def doer(s: Sentence, verb: Word) -> Word | None:
    """Return the subject of ``verb``; for a relative pronoun the noun it stands for."""
    who = subject(s, verb)
    if who is None and verb.dep == "xcomp" and s.head(verb).dep == "acomp":
        who = subject(s, s.head(s.head(verb)))  # "the group is due to go over it"
    if who is not None and who.lower in RELATIVE:
        for up in (verb, *s.ancestors(verb)):
            if up.dep == "relcl":
                return s.head(up)
    return who


def undergoer(s: Sentence, verb: Word) -> Word | None:
    """Return the object of ``verb``: what a passive has as subject, and what a participle modifies."""
    own = s.children(verb, "dobj")
    if own:
        return own[0]
    if is_passive(s, verb):
        return doer(s, verb)
    return s.head(verb) if verb.dep == "acl" and verb.tag == "VBN" else None


def before_of(view: View, s: Sentence, count: int) -> tuple[Sentence, ...]:
    """Return up to ``count`` sentences before one in its report."""
    at = bisect_left(view.page.sentences, s.start, key=lambda other: other.start)
    return view.page.sentences[max(at - count, 0) : at]


def is_hint(view: View, s: Sentence, verb: Word, what: Word) -> bool:
    """Whether no text is sent but a hint, by what happens: "a strike would send a message"."""
    who = doer(s, verb)
    by_somebody = who is None or verb.dep == "acl" or is_passive(s, verb) or is_actor(view, who)
    return what.lemma in word_set("events", "hints", "nouns") and not by_somebody
