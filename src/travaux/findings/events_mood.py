"""Whether a clause tells of something that happened, is planned, is called off, or is only thought of."""

from __future__ import annotations

from typing import Literal

from travaux.language.clauses import VERBAL, auxiliaries, clause_head, is_conditional, is_passive, modal, negated
from travaux.language.lexicon import word_set
from travaux.language.reading import SUBJECTS, Sentence, Word
from travaux.model import EventStatus, StateStatus

# "present" is neither: a date decides ("officials meet in May"), and without one it is a habit.
Mood = Literal["happened", "scheduled", "present"]
FUTURE = frozenset({"will", "shall", "'ll", "’ll", "wo"})
PAST_PREPOSITIONS = frozenset({"after", "since", "following", "upon", "by", "in"})
# Clauses are followed up to this many governors; deeper nesting is a misparse.
DEEPEST = 4
# Words of a sentence that says no more than no ("They have not.").
FLAT_NO = 3
ENDINGS: tuple[EventStatus, ...] = ("cancelled", "postponed", "denied")
# How what is denied hangs on the denial ("denied that they met", "denied meeting them").
CONTENT = frozenset({"ccomp", "xcomp", "pcomp", "acl", "conj"})
STEPS: dict[EventStatus, StateStatus] = {
    "happened": "held",
    "scheduled": "announced",
    "cancelled": "called off",
    "postponed": "moved",
}


def mood(s: Sentence, verb: Word, depth: int = 0) -> Mood | None:
    """Return whether the clause of ``verb`` tells of a fact or a plan; None for wishes, conditions and denials."""
    if depth > DEEPEST or is_conditional(s, verb) or negated(s, verb) or _asked(s, verb) or is_refused(s, verb):
        return None
    if any(w.tag == "TO" for w in s.children(verb, "aux")):
        return None if was_to_have(s, verb) else _infinitive(s, verb, depth)
    word = modal(s, verb)
    if any(w.lower == "only" for w in s.children(verb, "advmod")) and _if_below(s, verb):
        return None  # "will only sign if"
    if word in FUTURE or any(w.lower in FUTURE for w in auxiliaries(s, verb)):
        return "scheduled"
    if word in ("'d", "’d") and verb.tag == "VBN":
        return "happened"  # "he'd spoken to her"
    if word in ("would", "'d", "’d"):
        return "scheduled" if _reported(s, verb) else None
    if word in word_set("events", "moods", "possible"):
        return None
    if verb.tag == "VBG":
        return _progressive(s, verb, depth)
    if verb.tag in ("VBD", "VBN") or any(w.tag == "VBD" for w in auxiliaries(s, verb)):
        return "present" if _present_passive(s, verb) else "happened"
    return "present" if verb.tag in ("VBZ", "VBP", "VB") and verb.pos in VERBAL else "happened"


def is_refused(s: Sentence, verb: Word) -> bool:
    """Whether ``verb`` tells what somebody will not do: "ruled out extending the round", "refused to meet them"."""
    up = s.head(verb)
    up = s.head(up) if verb.dep == "pcomp" else up
    beside = verb.dep == "advcl" and verb.tag == "VBG" and 0 < verb.i - up.i <= 2  # as parsed after "ruled out"
    hangs = verb.dep in ("xcomp", "pcomp") or beside
    return hangs and up.i != verb.i and up.lemma in word_set("events", "moods", "refusing")


def was_to_have(s: Sentence, verb: Word) -> bool:
    """Return whether an infinitive tells what did not come about ("was to have been presented")."""
    return any(w.lower == "have" for w in s.children(verb, "aux")) and is_be(s.head(verb))


def _was_to_be(s: Sentence, verb: Word) -> bool:
    """Whether an infinitive tells a plan by its old day ("were to have met on Monday"): not kept, as far as told."""
    return was_to_have(s, verb) and s.head(verb).tag == "VBD" and not negated(s, s.head(verb))


def _if_below(s: Sentence, verb: Word) -> bool:
    return any(m.lower == "if" for k in s.children(verb, "advcl") for m in s.children(k, "mark"))


def _present_passive(s: Sentence, verb: Word) -> bool:
    """Whether ``verb`` stands in "is/are VERBed" without "has" or a past auxiliary."""
    aux = auxiliaries(s, verb)
    return any(w.lower in ("is", "are", "’s", "'s", "’re", "'re") for w in aux) and not any(
        w.lower in ("been", "being") for w in aux
    )


def _asked(s: Sentence, verb: Word) -> bool:
    """Whether ``verb`` stands in what is called unclear ("it is unclear when a meeting will be held")."""
    if verb.dep not in ("ccomp", "advcl", "csubj"):
        return False
    if verb.dep == "advcl" and s.subtree(verb)[0].lower not in word_set("open", "asking", "words"):
        return False  # "stays open because the council paid for it in May"
    up = s.head(verb)
    states = [up, *(s.children(up, "acomp", "oprd") if up.pos in VERBAL else [])]
    unclear, clear = word_set("open", "adjectives", "open"), word_set("open", "adjectives", "settled")
    return any(w.lower in unclear or (w.lower in clear and negated(s, up)) for w in states if w.pos == "ADJ")


def _reported(s: Sentence, verb: Word) -> bool:
    """Whether "would" is the future of a clause told in the past ("confirmed that he would receive her")."""
    if verb.dep == "conj" and not s.children(verb, *SUBJECTS):
        return _reported(s, s.head(verb))
    if _if_below(s, verb):
        return False
    teller = s.head(verb)
    return verb.dep == "ccomp" and teller.lemma in word_set("events", "moods", "saying")


def _infinitive(s: Sentence, verb: Word, depth: int) -> Mood | None:
    """Read an infinitive off the word it hangs on: "is expected to", "agreed to", "plans to", "managed to"."""
    up = s.head(verb)
    if verb.dep == "conj":
        return _infinitive(s, up, depth + 1) if depth < DEEPEST and up.pos in VERBAL else None
    if up.i == verb.i or any(w.lower in ("no", "any") for w in s.children(up, "det")):
        return None
    if any(w.lower == "yet" for w in s.children(up, "advmod")):
        return None  # "has yet to be released"
    if up.pos in VERBAL and (negated(s, up) or modal(s, up) in word_set("events", "moods", "possible")):
        return None
    if _said_to_have(s, up, verb):
        return "happened"
    if _plans(s, up):
        return None if _wished(s, up, verb) else "scheduled"
    if up.lemma in word_set("events", "futures", "achieved") and up.pos in VERBAL:
        return mood(s, up, depth + 1)
    return None


def _said_to_have(s: Sentence, up: Word, verb: Word) -> bool:
    """Whether what is done is told by hearsay: "is said to have met them"."""
    have = any(w.lower == "have" for w in s.children(verb, "aux"))
    return have and is_passive(s, up) and up.lemma in word_set("events", "moods", "hearsay") and not negated(s, up)


def _plans(s: Sentence, governor: Word) -> bool:
    """Whether what hangs on ``governor`` is planned; not "it is pointless to meet", "have 10 days to agree"."""
    governors = word_set("events", "futures", "governors")
    if governor.lemma in ("have", "set") and s.children(governor, "dobj"):
        return False
    if is_be(governor):
        return {w.lower for w in s.children(governor, "acomp", "attr")} <= governors
    return governor.lemma in governors or governor.lower in governors


def _wished(s: Sentence, governor: Word, verb: Word) -> bool:
    """Whether the governor is no more than a wish or a guess ("would agree to meet", "many expect them to meet")."""
    if modal(s, governor) in ("would", "'d", "’d") and not _reported(s, governor):
        return True
    if (
        governor.lemma in word_set("events", "futures", "guessed")
        and governor.pos in VERBAL
        and not is_passive(s, governor)
    ):
        who = s.children(governor, *SUBJECTS)
        if s.children(verb, *SUBJECTS) and any(w.lemma in word_set("events", "futures", "guessing") for w in who):
            return True  # "many expect them to meet"
    return any(w.tag == "TO" for w in s.children(governor, "aux")) and s.head(governor).lemma not in word_set(
        "events", "futures", "governors"
    )


def _progressive(s: Sentence, verb: Word, depth: int) -> Mood | None:
    """Read "-ing" forms: "is sending" (plan or present), "Speaking at" (as the main clause), "after meeting"."""
    aux = auxiliaries(s, verb)
    if any(w.lemma == "be" or w.lower in ("is", "are", "'s", "’s") for w in aux):
        return "happened" if any(w.tag == "VBD" or w.lower == "been" for w in aux) else "present"
    if verb.dep == "pcomp":
        return "happened" if s.head(verb).lower in PAST_PREPOSITIONS else None
    if verb.dep in ("advcl", "acl", "conj", "relcl", "ccomp"):
        main = clause_head(s, s.head(verb))
        return mood(s, main, depth + 1) if main.i != verb.i else None
    return None


def is_be(w: Word) -> bool:
    """Whether ``w`` is a form of "be"; the parser gives the curly "’s" a lemma of its own."""
    return w.lemma == "be" or w.lower in ("’s", "'s", "’re", "'re")


def is_flat_no(s: Sentence) -> bool:
    """Whether a sentence only says no to the one before it ("They haven't.", "He did not.")."""
    whole = [w for w in s.words if w.pos != "PUNCT"]
    who, first = next(iter(s.children(s.root, *SUBJECTS)), None), s.root
    bare = len(whole) <= FLAT_NO and first.lemma in ("have", "do", "be", "’ve", "’d") and negated(s, first)
    return bare and who is not None and who.pos == "PRON" and who.lower in ("they", "he", "she", "it")


def ending_of(s: Sentence, verb: Word) -> EventStatus | None:
    """Return "cancelled", "postponed" or "denied" if ``verb`` is one of the verbs that mean it."""
    particle = _particle(s, verb)
    for form in (f"{verb.lemma} {particle}", verb.lemma):
        for status in ENDINGS:
            if form in word_set("events", "endings", status) and not (
                status == "denied" and s.children(verb, "dative")
            ):
                return status
    return None


def _particle(s: Sentence, verb: Word) -> str:
    """Return the particle of "call off", "push back", beside the verb or behind its object; not "back on track"."""
    beside = [*s.words[verb.i + 1 : verb.i + 2], *s.children(verb, "prt", "advmod")]
    found = [w for w in beside if w.lower in ("off", "back", "out")]
    return next((w.lower for w in found if s.words[w.i + 1 : w.i + 2] and s.words[w.i + 1].lower != "on"), "")


def ended_above(s: Sentence, w: Word) -> EventStatus | None:
    """Return the ending that the words above ``w`` tell: "shelve plans to impose tariffs", "cancel a levy due"."""
    for up in s.ancestors(w):
        if up.pos in VERBAL:
            status = ending_of(s, up)
            if status and not negated(s, up):
                return None if s.head(up).lemma in word_set("events", "moods", "unwilling") else status
            if up.dep not in ("acl", "relcl", "xcomp", "pcomp", "amod"):
                return None
    return None


def told(s: Sentence, verb: Word) -> Mood | EventStatus | None:
    """Return what becomes of the event that ``verb`` names: its mood, or the status that its governor gives it."""
    if verb.dep in CONTENT and _governed_by(s, verb, "denied"):
        return "denied"
    if _claimed(s, verb):
        return None
    if _planned_before(s, verb) or _was_to_be(s, verb):
        return "postponed"
    planned = verb.dep == "pcomp" or (verb.dep == "acl" and verb.tag != "VBN")  # not "drop the bill passed in May"
    if planned or any(w.tag == "TO" for w in s.children(verb, "aux")):
        for status in ENDINGS[:2]:
            if _governed_by(s, verb, status):
                return status
    return mood(s, verb)


def _planned_before(s: Sentence, verb: Word) -> bool:
    """Whether ``verb`` tells what had been planned and is no more: "had planned to close the gates on July 15"."""
    up = s.head(verb)
    had = up.tag == "VBN" and any(w.lower in ("had", "’d", "'d") for w in s.children(up, "aux"))
    infinitive = any(w.tag == "TO" for w in s.children(verb, "aux"))
    return infinitive and had and up.lemma in word_set("events", "futures", "before") and not negated(s, up)


def _claimed(s: Sentence, verb: Word) -> bool:
    """Whether ``verb`` stands in what a rumour or a report says that is not borne out ("reports that they agreed")."""
    noun = s.head(verb)
    return verb.dep in ("acl", "ccomp") and noun.pos == "NOUN" and noun.lemma in word_set("events", "moods", "rumours")


def _governed_by(s: Sentence, verb: Word, status: str) -> bool:
    """Whether ``verb`` is the content of a denial, or hangs on a plan that is called off or put off."""
    for up in s.ancestors(verb):
        if up.pos in VERBAL:
            return ending_of(s, up) == status and not negated(s, up)
        if up.pos not in ("NOUN", "ADP"):
            return False
    return False


def with_date(
    published: str | None, told: Mood | EventStatus, first: str | None, *, motion: bool = False
) -> EventStatus | None:
    """Return the status of what is told in the mood ``told`` and begins on the ISO date ``first``."""
    day = (published or "")[:10]
    later = bool(first and day and first > day)
    if told == "present":
        return "scheduled" if later or motion else None
    return "scheduled" if told == "happened" and later else told


def no_longer(s: Sentence, verb: Word) -> bool:
    """Whether ``verb`` is told as over ("no longer applies", "not any more")."""
    return any(w.lower == "longer" and any(n.lower in ("no", "any") for n in s.children(w)) for w in s.children(verb))
