"""Deadlines read from a date or a length of time: agreed by, until, due on, lapsing on, held off for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from travaux.findings.events_due import PROVIDING, Due, governs, in_draft, preposition, with_fate, words
from travaux.findings.events_frame import span_head
from travaux.findings.events_mood import ended_above, ending_of, is_be, mood, was_to_have
from travaux.findings.events_nouns import noun_kind
from travaux.findings.events_words import doer, undergoer
from travaux.findings.found import View
from travaux.language.clauses import VERBAL, clause_head, is_conditional, is_passive, modal, negated, verbs
from travaux.language.lexicon import lexicon, word_map, word_set
from travaux.language.reading import SUBJECTS, Sentence, Word
from travaux.language.spans import TimeExpression

# Characters between a length of time and the day it begins on ("for 60 days, starting on May 1").
START_NEAR = 40
# What stands between an old day and the new one.
TO = frozenset({"to", "until", "till", "–"})
LATEST = "no later than"
# Words from a verb to the word that gives it its sense ("took full effect", "ran quietly out").
PARTICLE_NEAR = 4
# Days of the units of TIMEX3 durations that have a fixed length.
UNIT_DAYS = {"D": 1, "W": 7}


def dated_dues(s: Sentence, times: list[TimeExpression]) -> Iterator[Due]:
    """Yield what the dates of a sentence are due for."""
    for t in times:
        anchor = span_head(s, t.start, t.end)
        if anchor is not None and not in_draft(s, anchor):
            yield from _by(s, t, anchor)
            yield from _until(s, t, anchor)
            yield from _due_on(s, t, anchor)
            yield from _lapse(s, t, anchor)
            yield from _when_lapsing(s, t, anchor)
            yield from _threat(s, t, anchor)
    for old, new in _from_to(s, times):
        yield from _shifted(s, old, new)


def dues_of_length(view: View, s: Sentence, times: list[TimeExpression]) -> Iterator[Due]:
    """Yield what a sentence tells of times allowed, held off for, or prolonged by."""
    lengths = [t for t in view.times_in(s.start, s.end) if t.type == "DURATION"]
    for length in lengths:
        yield from _allowed(s, length)
        yield from _held_off(s, length, times)
    yield from _stretched(s, lengths, times)


def _by(s: Sentence, t: TimeExpression, anchor: Word) -> Iterator[Due]:
    """Read "agree by Friday", "wanted agreement by June 3": a goal with a date, wished for, asked or owed."""
    before = s.cut(max(s.start, t.start - len(LATEST) - 1), t.start).lower().strip()
    if (preposition(s, t) not in ("by", "before") and before != LATEST) or _in_name(s, anchor):
        return
    verb = clause_head(s, anchor)
    chain = [verb, *s.children(verb, "dobj", "attr", "acomp"), *(u for u in s.ancestors(anchor) if u.pos != "ADP")]
    done = doer(s, verb) if is_passive(s, verb) else None
    chain += [done] if done is not None else []
    goal = next((w for w in chain if w.lemma in words("goals")), None)
    if goal is None and verb.lemma in words("steps") and modal(s, verb) in words("owed") and not negated(s, verb):
        goal = verb  # "inspections must begin by November"
    if goal is not None and (_aimed(s, verb) or _unless(s, verb) or _timetabled(verb, t)):
        yield Due(goal, verb, t, head=goal.lemma)


def _in_name(s: Sentence, anchor: Word) -> bool:
    """Whether a date names a deadline ("by Friday's deadline")."""
    for up in s.ancestors(anchor):
        if up.pos == "ADP":
            return False
        if up.lemma in words("nouns"):
            return True
    return False


def _aimed(s: Sentence, verb: Word) -> bool:
    """Whether a clause tells an aim, a demand or an obligation rather than what came about."""
    if verb.lemma in words("aims") and not negated(s, verb):
        return True
    first = s.head(verb)
    if verb.dep == "conj" and first.pos in VERBAL and not s.children(verb, "aux", *SUBJECTS):
        return _aimed(s, first)  # "is to take it up and vote by the end of the month"
    return any(w.tag == "TO" for w in s.children(verb, "aux")) or modal(s, verb) in words("modals")


def _unless(s: Sentence, verb: Word) -> bool:
    """Whether a clause tells what is threatened without it: "if there is no deal by Friday", "unless they sign by"."""
    marks = {w.lower for w in s.children(verb, "mark")}
    none = negated(s, verb) or any(
        k.lower == "no" for w in s.children(verb, "attr", "dobj", "nsubj") for k in s.children(w, "det")
    )
    return "unless" in marks or ("if" in marks and none)


def _timetabled(verb: Word, t: TimeExpression) -> bool:
    """Whether the present tense tells what is to come: "a commission reports by June 30"."""
    return verb.tag in ("VBZ", "VBP") and t.first is not None and not is_be(verb)


def _until(s: Sentence, t: TimeExpression, anchor: Word) -> Iterator[Due]:
    """Read "has given them until tomorrow", "they have until Friday to", "delayed until June 3"."""
    before, verb = preposition(s, t), clause_head(s, anchor)
    if verb.dep == "xcomp" and s.head(verb).lemma in words("gives"):
        verb = s.head(verb)
    if before in words("until") and _runs(s, verb):
        yield Due(verb, verb, t, head="run")
    elif before in ("until", "till") and verb.lemma in words("gives") and not negated(s, verb) and _has_task(s, verb):
        yield Due(verb, verb, t, head="give")
    elif before in ("until", "till") and modal(s, verb) in ("may", "can", "must") and _is_goal(s, verb):
        yield Due(verb, verb, t, head=verb.lemma)
    elif before in words("until") and ending_of(s, verb) == "postponed" and mood(s, verb) is not None:
        what = undergoer(s, verb)
        if what is not None and (_is_threat(what) or _can_stretch(what)):
            yield Due(verb, verb, t, head=verb.lemma)


def _has_task(s: Sentence, verb: Word) -> bool:
    """Whether a time is given for something: not "until Monday the board had one suitor"."""
    if verb.lemma != "have" or verb.tag in ("VBP", "VBZ", "VB"):
        return True
    tasks = [k for k in s.subtree(verb) if k.tag == "TO" and k.i > verb.i]
    return bool(tasks) and not s.children(verb, "dobj")


def _is_goal(s: Sentence, verb: Word) -> bool:
    """Whether what may be done until a date is a step of the negotiation: "comments may be made until June 3"."""
    if negated(s, verb):
        return False
    return any(
        w.lemma in words("goals") or w.lower in words("goals") for w in (verb, *s.children(verb, *SUBJECTS, "dobj"))
    )


def _runs(s: Sentence, verb: Word) -> bool:
    """Whether an offer or a time for something lasts to a date: "the offer runs until April 25", "bids stay open"."""
    who = doer(s, verb)
    open_ = any(w.lower == "open" for w in s.children(verb, "acomp", "oprd", "xcomp"))
    if open_ and (verb.lemma in words("runs") or is_be(verb)) and mood(s, verb) is not None:
        return True
    return (
        verb.lemma in words("runs") and who is not None and who.lemma in words("running") and mood(s, verb) is not None
    )


def _due_on(s: Sentence, t: TimeExpression, anchor: Word) -> Iterator[Due]:
    """Read "comments were due last Friday", "the conference was due to close on Friday"."""
    verb = clause_head(s, anchor)
    dues = [w for w in s.children(verb, "acomp", "attr", "oprd") if w.lower == "due" and not s.children(w, "xcomp")]
    who = doer(s, verb)
    acts = word_map("acts", "nouns").keys() - words("goals")
    held = who is not None and (noun_kind(s, who) or who.lemma in acts)  # "an exercise is due in May"
    if is_be(verb) and dues and not held:
        due = Due(verb, verb, t, head="due")
        yield with_fate(due, "moved") if _had(s, verb) else due
        return
    up = s.head(verb)
    planned = up.lower in words("planned") or (is_be(up) and verb.dep == "xcomp")
    infinitive = any(w.tag == "TO" for w in s.children(verb, "aux"))
    if planned and infinitive and (_lapses(s, verb) or verb.lemma in words("closes")):
        due = Due(verb, up if up.pos in VERBAL else clause_head(s, up), t, head=verb.lemma)
        yield with_fate(due, "moved") if was_to_have(s, verb) else _as_above(s, due)


def _had(s: Sentence, verb: Word) -> bool:
    """Whether a plan is told as one of before: "had been due"."""
    return verb.tag == "VBN" and any(w.lower in ("had", "’d", "'d") for w in s.children(verb, "aux"))


def _lapses(s: Sentence, verb: Word) -> bool:
    """Whether ``verb`` tells that something lapses or takes effect."""
    if verb.lemma in words("plain"):
        return True
    needed = lexicon("events")["effects"].get(verb.lemma, ())
    if any(w.lower in needed for w in s.subtree(verb) if 0 < w.i - verb.i <= PARTICLE_NEAR):
        inner = word_set("events", "hints", "inner")
        return not any(w.lower in inner for w in s.subtree(verb) if 0 < w.i - verb.i <= 2 * PARTICLE_NEAR)
    who = doer(s, verb)
    if verb.tag == "VBG" and not s.children(verb, "aux"):
        return False  # "with the shutdown hitting on a weekend"
    return verb.lemma in words("begins") and who is not None and _is_threat(who) and not s.children(verb, "dobj")


def _is_threat(w: Word) -> bool:
    return w.lemma in words("threats") or w.lower in words("threats")


def _can_stretch(w: Word) -> bool:
    return w.lemma in words("stretched") or w.lower in words("stretched")


def _lapse(s: Sentence, t: TimeExpression, anchor: Word) -> Iterator[Due]:
    """Read "would expire on July 1", "cuts take effect on Wednesday", "the expiration of the cuts on July 1"."""
    verb = clause_head(s, anchor)
    noun = next(
        (u for u in s.ancestors(anchor) if u.pos == "NOUN" and (u.lemma in words("endings") or _ends(s, u))), None
    )
    if noun is not None:
        yield _as_above(s, Due(noun, verb, t, head=noun.lemma))
    elif _lapses(s, verb) and t.first is not None and not negated(s, verb) and not is_conditional(s, verb):
        due = Due(verb, verb, t, head=verb.lemma)
        if was_to_have(s, verb):
            return
        yield _as_above(s, with_fate(due, "passed") if mood(s, verb) == "happened" else due)


def _ends(s: Sentence, noun: Word) -> bool:
    """Whether a noun is the end of something that runs for a time ("the end of the waiver on June 3")."""
    of = [o for p in s.children(noun, "prep") if p.lower == "of" for o in s.children(p, "pobj")]
    return noun.lemma == "end" and any(o.lemma in words("periods") for o in of)


def _as_above(s: Sentence, due: Due) -> Due:
    """Give a date on which something threatens the fate told above it ("shelve the tariffs planned for June 3")."""
    match ended_above(s, due.word):
        case "cancelled":
            return with_fate(due, "dropped")
        case "postponed":
            return with_fate(due, "moved")
        case _:
            return due


def _when_lapsing(s: Sentence, t: TimeExpression, anchor: Word) -> Iterator[Due]:
    """Read "on June 3, when the law is set to expire"."""
    for verb in s.children(anchor, "relcl"):
        inner = next((k for k in (verb, *s.children(verb, "xcomp")) if _lapses(s, k)), None)
        if inner is not None and any(w.lower == "when" for w in s.subtree(verb)[:2]):
            yield Due(inner, verb, t, head=inner.lemma)


def _threat(s: Sentence, t: TimeExpression, anchor: Word) -> Iterator[Due]:
    """Read "tariffs set for May 1", "halt the levies planned for June 3", "imposed starting May 1"."""
    for up in (anchor, *s.ancestors(anchor)):
        noun = s.head(up)
        if up.lower in words("planned") and up.dep in ("acl", "amod", "relcl", "acomp"):
            if _is_threat(noun) and noun.i < up.i:
                yield _as_above(s, Due(noun, clause_head(s, noun), t, head=noun.lemma))
            return
        if up.pos in VERBAL:
            what = undergoer(s, up) or doer(s, up)
            opening = (up, *s.words[max(anchor.i - 3, 0) : anchor.i])
            begins = any(w.lemma in ("start", "begin") and w.tag == "VBG" for w in opening)
            if begins and what is not None and _is_threat(what):
                yield Due(up, up, t, head=what.lemma)
            return


def _from_to(s: Sentence, times: list[TimeExpression]) -> Iterator[tuple[TimeExpression, TimeExpression]]:
    """Yield two days with "to" between them, whether the calendar reads them as one span or as two days."""
    for t in times:
        if t.first is not None and t.first != t.last and TO & set(t.text.lower().split()):
            yield replace(t, last=t.first), replace(t, first=t.last)
    for a, b in pairwise(times):
        if s.cut(a.end, b.start).strip().lower() in TO and a.first and b.first:
            yield a, b


def _shifted(s: Sentence, old: TimeExpression, new: TimeExpression) -> Iterator[Due]:
    """Read "moved the closing date from May 3 to May 10", "closing date: pushed back, 3 May to 10 May"."""
    anchor = span_head(s, old.start, old.end)
    verb = clause_head(s, anchor) if anchor is not None else s.root
    put_off = ending_of(s, verb) == "postponed" or (verb.lemma in words("moved") and preposition(s, old) == "from")
    if anchor is None or not put_off or mood(s, verb) != "happened" or in_draft(s, anchor):
        return
    what = [*s.children(verb, "dobj", *SUBJECTS)]
    inner = [o for w in what for p in s.children(w, "prep") for o in s.children(p, "pobj")]
    if any(_can_stretch(w) or w.lemma in words("nouns") | words("dates") | words("periods") for w in what + inner):
        yield with_fate(Due(verb, verb, old, head=verb.lemma), "moved")
        yield Due(verb, verb, new, head=verb.lemma)


def _stretched(s: Sentence, lengths: list[TimeExpression], times: list[TimeExpression]) -> Iterator[Due]:
    """Read "talks were extended by a week on Monday": the old date, told elsewhere, is moved."""
    for verb in verbs(s):
        what = undergoer(s, verb)
        if ending_of(s, verb) != "postponed" or what is None or not _can_stretch(what) or mood(s, verb) != "happened":
            continue
        on = next((t for t in times if governs(s, verb, t) and preposition(s, t) in ("on", "")), None)
        days = next((_days(t) for t in lengths if governs(s, verb, t)), 0)
        if not days and verb.lemma not in word_set("events", "phases", "stretched"):
            continue  # talks put off, not prolonged
        yield replace(with_fate(Due(verb, verb, None, on=on, head=verb.lemma), "moved"), longer=days)


def _held_off(s: Sentence, length: TimeExpression, times: list[TimeExpression]) -> Iterator[Due]:
    """Read "hold off for 60 days starting May 1": the deadline is the day on which the time is up."""
    days, anchor = _days(length), span_head(s, length.start, length.end)
    start = next((t for t in times if 0 <= t.start - length.end <= START_NEAR and t.first is not None), None)
    if not days or anchor is None or start is None or start.first is None:
        return
    between = s.cut(length.end, start.start).lower().split()
    held = any(u.lemma in words("holds") for u in s.ancestors(anchor))
    if held and any(w in words("starting") for w in between):
        day, verb = start.first + timedelta(days), clause_head(s, anchor)
        yield Due(verb, verb, replace(start, first=day, last=day), head=verb.lemma)


def _allowed(s: Sentence, length: TimeExpression) -> Iterator[Due]:
    """Read "the council has 30 days to review it": a deadline whose date the report does not tell."""
    noun = span_head(s, length.start, length.end)
    verb = s.head(noun) if noun is not None and noun.dep == "dobj" else None
    if noun is None or verb is None or verb.lemma not in words("gives") or negated(s, verb):
        return
    task = [k for k in s.children(noun, "relcl", "acl") if any(w.tag == "TO" for w in s.children(k, "aux"))]
    if task and modal(s, verb) not in PROVIDING and not in_draft(s, noun):
        yield Due(noun, verb, None, head=length.value)


def _days(length: TimeExpression) -> int:
    """Return the days of a duration in days or weeks, 0 for others."""
    amount, unit = length.value[1:-1], length.value[-1:]
    return int(amount) * UNIT_DAYS.get(unit, 0) if length.value[:1] == "P" and amount.isdigit() else 0
