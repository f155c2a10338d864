"""Deadlines: dates set, aimed at, or on which something lapses or takes effect unless there is an agreement.

Each date is an event of its own, and each telling says what became of it: set, moved, met or dropped. Time limits
inside a draft ("a report within 100 days") are none of the negotiation's deadlines.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from travaux.findings.events_dates import dated_dues, dues_of_length
from travaux.findings.events_due import Due, Fate, governs, preposition, with_fate, words
from travaux.findings.events_frame import clause_of, dated, evidence, people, published_on, scope, span_head
from travaux.findings.events_mood import ending_of, is_be, is_refused, mood, no_longer
from travaux.findings.events_who import bound_by
from travaux.findings.events_words import tells_events
from travaux.findings.found import EventFound, View
from travaux.language.clauses import VERBAL, auxiliaries, clause_head, negated, verbs
from travaux.language.lexicon import word_set
from travaux.language.reading import SUBJECTS, Sentence, Word
from travaux.language.spans import TimeExpression, iso

# A date longer past than this is history (days).
# Spans told so roughly are known to the month ("early March", "mid-January").
ROUGH = ("early ", "mid-", "mid ", "late ")
OLDEST = 200
# In a longer span no day is a deadline's (days).
LONGEST_SPAN = 31
# ... and one further ahead is a term of a draft (days): commissions and transitions are given two years and more.
FARTHEST_DEADLINE = 1100
# A new date so close behind a past one, or a prolongation so close to a date, is for the same matter (characters).
SAME_MATTER = 300
# Words that may stand between a deadline and its date ("a deadline of midnight on Friday").
NEAREST = 3
# Words between "past" and the deadline ("past a long since agreed to, much discussed deadline").
BEYOND = 10
# Characters between "deadlines" and the dates listed after it.
NEAREST_DATES = 9
# Words from "no" to the deadline ("no more deadlines").
NO_MORE = 4


def find_deadlines(view: View) -> list[EventFound]:
    """Return what a report tells of deadlines, in order, one finding for each date, step and sentence."""
    found: list[EventFound] = []
    longer: list[tuple[EventFound, int]] = []
    for s in view.page.sentences:
        if not tells_events(s):
            continue
        told: dict[tuple[str | None, str | None], EventFound] = {}
        for due in _dues(view, s, found):
            event = _event(view, s, due)
            if event:
                told.setdefault((event.start, event.step), event)
                longer += [(event, due.longer)] if due.longer else []
        found += _without_vague(list(told.values()))
    return [*found, *_given_more_time(view, found), *_put_off(found, longer)]


def _without_vague(told: list[EventFound]) -> list[EventFound]:
    """Leave out, among the deadlines of a sentence, those without a date that say no more than a dated one."""
    steps = {e.step for e in told if e.start}
    return [e for e in told if e.start or e.step not in steps]


def _given_more_time(view: View, found: list[EventFound]) -> list[EventFound]:
    """Return the moves of dates that are past when a new date is given: "were due Friday ... have until tomorrow"."""
    today = (view.page.report.published or "")[:10]
    moves = []
    for before, after in pairwise(found):
        if _were_one(after, before):
            before, after = after, before  # "needed until June 3 for its decision, which was due on Friday"
        near = after.passage.start - before.passage.end < SAME_MATTER
        if not (after.head == "give" and near and before.start and after.start):
            continue
        if before.start < today <= after.start or (before.start < after.start and _were_one(before, after)):
            moves.append(replace(after, status="postponed", start=before.start, end=before.start, step="moved"))
    return moves


def _were_one(before: EventFound, after: EventFound) -> bool:
    """Whether one sentence tells when something "was due" and until when there is time for it."""
    due = before.head == "due" and before.step == "set" and after.head == "give"
    return due and before.passage == after.passage and " was due" in before.says


def _put_off(found: list[EventFound], longer: list[tuple[EventFound, int]]) -> list[EventFound]:
    """Return the new dates of talks prolonged by a time: the date told next to it, and as much later."""
    new = []
    for event, days in longer:
        near = [
            e for e in found if e.start and len(e.start) == 10 and e.step == "set" and _apart(e, event) < SAME_MATTER
        ]
        old = min(near, key=lambda e: _apart(e, event), default=None)
        if old is not None:
            day = (date.fromisoformat(old.start or "") + timedelta(days)).isoformat()
            new.append(replace(event, status="scheduled", start=day, end=day, step="set"))
    return new


def _apart(a: EventFound, b: EventFound) -> int:
    return max(a.passage.start - b.passage.end, b.passage.start - a.passage.end, 0)


def _dues(view: View, s: Sentence, before: list[EventFound]) -> Iterator[Due]:
    times = [t for t in view.times_in(s.start, s.end) if dated(t)]
    for w in s.words:
        if w.lemma in words("nouns") or (w.lemma in words("dates") and w.pos == "NOUN"):
            yield from _named(view, s, w, times)
    yield from dated_dues(s, times)
    yield from dues_of_length(view, s, times)
    if before and 0 <= s.start - before[-1].passage.end < SAME_MATTER:
        yield from _pointed_at(s, times)


def _event(view: View, s: Sentence, due: Due) -> EventFound | None:
    day = _ahead(view, due, _day(due))
    if (day is not None and not _near(view, day)) or _is_vague(due):
        return None
    due = _not_yet(view, due, day)
    clause = clause_of(s, due.verb)
    said = view.said_at(due.word.start)
    return EventFound(
        kind="deadline",
        status=due.status,
        says=" ".join(clause.text.split()),
        passage=evidence(s, clause),
        who=tuple(m.key for m in bound_by(view, s, due.word, due.verb)),
        near=tuple(m.key for m in people(view, scope(s, due.word, due.verb))),
        start=day,
        end=day,
        step=due.step,
        step_on=_step_on(view, s, due),
        head=due.head,
        said=said.key if said else None,
    )


def _not_yet(view: View, due: Due, day: str | None) -> Due:
    """Return a deadline as set that is told as over, where its day is still to come: "whose status ended by 5 May"."""
    published = published_on(view)
    ahead = published is not None and day is not None and day > published.isoformat()[: len(day)]
    return replace(due, status="scheduled", step="set") if ahead and due.status == "happened" else due


def _is_vague(due: Due) -> bool:
    """Whether what is over was so some time in a long span: "cuts that took effect earlier this year"."""
    t = due.time
    if due.status != "happened" or t is None or t.first is None or t.last is None:
        return False
    start, end = iso(t.first, t.last)
    return start != end and (t.last - t.first).days > LONGEST_SPAN


def _day(due: Due) -> str | None:
    """Return the date of a deadline: the last day of a span, except of a whole month or year."""
    if due.time is None:
        return None
    start, end = iso(due.time.first, due.time.last)
    if start and due.time.text.lower().startswith(ROUGH):
        return start[: len("YYYY-MM")]
    return end or start


def _ahead(view: View, due: Due, day: str | None) -> str | None:
    """Return the next such weekday for one that the present tense sets: "the new date is Friday"."""
    published = published_on(view)
    set_now = (
        due.step == "set" and due.verb.tag in ("VBZ", "VBP") and due.time is not None and due.time.rule == "weekday"
    )
    if not set_now or day is None or published is None or len(day) < len("YYYY-MM-DD"):
        return day
    behind = (published - date.fromisoformat(day)).days
    return (date.fromisoformat(day) + timedelta(7)).isoformat() if 0 < behind < 7 else day


def _near(view: View, day: str) -> bool:
    """Whether a date is near enough to the report to be a deadline of its days; whole years never are."""
    published = published_on(view)
    if published is None or len(day) == 4:
        return published is None
    gap = (date.fromisoformat((day + "-01")[:10]) - published).days
    return -OLDEST <= gap <= FARTHEST_DEADLINE


def _step_on(view: View, s: Sentence, due: Due) -> str | None:
    """Return when the step was taken: the date with it or with its saying, else the report's, if it tells news."""
    on = due.on or _said_when(view, s, due)
    if on is not None:
        first, last = iso(on.first, on.last)
        return first or last
    said = view.said_at(due.word.start)
    if said and said.said_on and due.step != "set":
        return said.said_on
    narrated = due.verb.tag == "VBD" or any(w.tag == "VBD" for w in auxiliaries(s, due.verb))
    if narrated and due.step == "set":
        return None
    return (view.page.report.published or "")[:10] or None


def _said_when(view: View, s: Sentence, due: Due) -> TimeExpression | None:
    """Return the date with the verb of saying above a step ("said on Monday that there was none")."""
    tellers = [u for u in s.ancestors(due.verb) if u.lemma in word_set("events", "moods", "saying")]
    times = [t for t in view.times_in(s.start, s.end) if dated(t) and t is not due.time]
    return next((t for teller in tellers for t in times if governs(s, teller, t)), None)


def _named(view: View, s: Sentence, w: Word, times: list[TimeExpression]) -> Iterator[Due]:
    """Read "deadline" (and "date" where its fate is told): its date, and what its verb does to it."""
    verb, inner, fate = clause_head(s, w), _inner_time(view, s, w, times), _fate(s, w)
    joined = [k for k in s.children(verb, "conj") if not s.children(k, *SUBJECTS)] if fate == "passed" else []
    beside = [t for t in times if t is not inner and any(governs(s, v, t) for v in (verb, *joined))]
    new = next((t for t in beside if preposition(s, t) in words("until")), None)
    on = next((t for t in beside if t is not new), None)
    listed = _listed(s, w, times) if fate in ("moved", "missed", "dropped") else []
    if fate is None:
        time = inner or new or (on if is_be(verb) or verb.lemma in words("fixed") else None)
        if time is not None and (w.lemma not in words("dates") or _is_due_date(s, w, verb)):
            yield Due(w, verb, time, on=on if on is not time else None)
    elif listed:
        yield from (with_fate(Due(w, verb, t), fate) for t in listed)
    elif fate in ("missed", "passed"):
        yield with_fate(Due(w, verb, inner or on), fate)
    else:
        yield with_fate(Due(w, verb, inner, on=on), fate)
        if fate == "moved" and new is not None:
            yield Due(w, verb, new, on=on)


def _is_due_date(s: Sentence, w: Word, verb: Word) -> bool:
    """Whether "date" is one to be met: "the new date is Saturday", "April 17 remained the date"."""
    known = any(k.lower in words("due_dates") for k in s.children(w, "det", "amod", "compound"))
    return known and w.tag == "NN" and (is_be(verb) or verb.lemma == "remain") and not s.children(w, "prep")


def _listed(s: Sentence, w: Word, times: list[TimeExpression]) -> list[TimeExpression]:
    """Return the dates of several deadlines ("moved the deadlines in May and June")."""
    found: list[TimeExpression] = []
    end = w.end
    for t in times if w.tag == "NNS" else ():
        if 0 <= t.start - end < NEAREST_DATES:
            found.append(t)
            end = t.end
    return found


def _fate(s: Sentence, w: Word) -> Fate | None:
    """Return what its clause does to a deadline, or None if it only tells of it."""
    verb = clause_head(s, w)
    if _is_no_more(s, w, verb):
        return "dropped"
    if _beyond(s, w):
        return None if is_refused(s, verb) else "missed"
    first = s.head(w) if w.dep == "conj" else w
    if first.dep not in ("dobj", "nsubjpass", "nsubj"):
        return None
    if negated(s, verb) or no_longer(s, verb):
        return "dropped" if verb.lemma in words("binds") else None
    if first.dep == "nsubj":
        return _first_fate(verb, "passed", "slips")
    return _first_fate(verb, "moved", "missed", "met", "dropped") if mood(s, verb) is not None else None


def _first_fate(verb: Word, *lists: str) -> Fate | None:
    fates: dict[str, Fate] = {
        "passed": "passed", "slips": "moved", "moved": "moved", "missed": "missed", "met": "met", "dropped": "dropped"
    }  # fmt: skip
    return next((fates[name] for name in lists if verb.lemma in words(name)), None)


def _is_no_more(s: Sentence, w: Word, verb: Word) -> bool:
    """Whether a deadline is said to be none: "no more deadlines", "never mind the deadline"."""
    before = [k.lower for k in s.words[max(w.i - NO_MORE, 0) : w.i]]
    if verb.lemma == "mind" and "never" in before:
        return True
    if "no" not in before or w.lemma not in words("nouns"):
        return False
    return is_be(verb) or "more" in before or "longer" in before


def _beyond(s: Sentence, w: Word) -> bool:
    """Whether a deadline is run past: "past the first deadline", "blew through a deadline"."""
    for before in reversed(s.words[max(w.i - BEYOND, 0) : w.i]):
        if before.pos in VERBAL and before.tag in ("VBD", "VBZ", "VBP"):
            return False
        if before.pos == "ADP" and before.lower in words("past"):
            return True
    return w.dep == "pobj" and s.head(w).lower == "through" and s.head(s.head(w)).lemma in words("missed")


def _inner_time(view: View, s: Sentence, w: Word, times: list[TimeExpression]) -> TimeExpression | None:
    """Return the date in the phrase of a deadline ("a deadline of Monday", "the June 3 deadline")."""
    for t in times:
        anchor = span_head(s, t.start, t.end)
        between = s.words[min(anchor.i, w.i) + 1 : max(anchor.i, w.i)] if anchor else ()
        if anchor is None or any(u.pos in VERBAL for u in between):
            continue
        close = len(between) <= NEAREST and all(u.pos in ("ADJ", "PART", "NOUN", "DET") for u in between)
        if any(u.i == w.i for u in s.ancestors(anchor)) or (close and anchor.i < w.i):
            return t
    return _year_end(view, s, w)


def _year_end(view: View, s: Sentence, w: Word) -> TimeExpression | None:
    """Return the last day of the report's year for "year-end deadline"."""
    before = s.cut(s.words[max(w.i - 4, 0)].start, w.start).lower().replace(" ", "").replace("-", "")
    published = view.page.report.published
    if not before.endswith(("yearend", "endofyear", "endoftheyear")) or not published:
        return None
    day = date(int(published[:4]), 12, 31)
    return TimeExpression(w.start, w.end, w.text, "DATE", day.isoformat(), day, day, "year-end", True)


def _pointed_at(s: Sentence, times: list[TimeExpression]) -> Iterator[Due]:
    """Read "It was lifted on Monday", after a sentence about a deadline."""
    for verb in verbs(s):
        what = next(iter(s.children(verb, "nsubjpass")), None)
        pointing = what is not None and what.lower in ("it", "that", "this")
        if pointing and ending_of(s, verb) == "cancelled" and mood(s, verb) == "happened":
            on = next((t for t in times if governs(s, verb, t)), None)
            yield with_fate(Due(verb, verb, None, on=on, head=verb.lemma), "dropped")
