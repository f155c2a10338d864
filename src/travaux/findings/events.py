"""Meetings, visits, calls, leaks, publications, votes, signings, strikes and deadlines that one report tells of.

An event is found at the noun or verb that names it. It counts only as far as the report tells it as done, planned,
called off or denied; wishes, conditions, questions and what a draft would bring are left out.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from travaux.findings.events_acts import dated_nouns, pointed_at
from travaux.findings.events_anchor import as_said, where_bound
from travaux.findings.events_deadlines import find_deadlines
from travaux.findings.events_due import governs, preposition
from travaux.findings.events_frame import (
    FARTHEST,
    NEVER,
    When,
    clause_of,
    dated,
    evidence,
    interval,
    named_after,
    people,
    places_of,
    published_on,
    scope,
    teller_of,
    when_of,
    with_claimant,
)
from travaux.findings.events_mood import STEPS, ending_of, is_be, is_flat_no, with_date
from travaux.findings.events_nouns import noun_kind, noun_triggers
from travaux.findings.events_verbs import verb_triggers
from travaux.findings.events_who import participants
from travaux.findings.events_words import Trigger, doer, is_press, is_text, tells_events, undergoer
from travaux.findings.found import EventFound, Member, View
from travaux.language.clauses import is_passive, negated, verbs
from travaux.language.lexicon import word_map, word_set
from travaux.language.reading import Sentence, Word
from travaux.language.world import is_outlet
from travaux.model import EventStatus

# What points back to an event just told: "the ministry denies it", "but that gathering was cancelled".
BACKWARD = frozenset({"it", "this", "that", "event"})
WEEK = 7
# Days of what is told to the month: "last month", "in early May"; "this year" is too vague for an act.
MONTH = 45
# What lies further back than this is history of other times (years).
HISTORY = 25
# Events of these kinds are taken up by name ("the talks"), within so many characters.
TAKEN_UP = frozenset({"meeting", "vote"})
SAME_MATTER = 1000
# A report narrates on from a day told at most so many characters before, if that was at most so many days ago.
NARRATED = 600
BACKGROUND = frozenset({"since", "after", "before", "until"})
FRESH = 2
# A denial speaks of what was told at most this many sentences before.
DENIED_AFTER = 3
CLAIMS = frozenset({"report", "claim", "account", "story", "allegation"})


def find_events(view: View) -> tuple[EventFound, ...]:
    """Return the events of a report, in the order of their passages."""
    found: list[EventFound] = []
    before = 0  # the first event of the sentence before
    starts: deque[int] = deque([0], maxlen=DENIED_AFTER)  # ... and of those before it
    for s in view.page.sentences:
        if not tells_events(s):
            continue
        start = len(found)
        for trigger in (*noun_triggers(s), *verb_triggers(view, s), *dated_nouns(view, s), *pointed_at(view, s)):
            found += [_on_the_day(view, s, trigger, e, found) for e in _events_at(view, s, trigger)]
        _end_the_last(s, found, before, starts[0])
        if len(found) == start:
            _deny(s, found, before)
        before = min(start, len(found))
        starts.append(before)
    found = [e for e in _with_known(_once(found)) if not _needs_somebody(e)] + list(find_deadlines(view))
    return tuple(sorted(found, key=lambda e: (e.passage.start, e.passage.end, e.kind, e.head, e.start or "")))


def _events_at(view: View, s: Sentence, t: Trigger) -> Iterator[EventFound]:
    """Yield the event that a trigger names, or one for each stop of a journey."""
    if _is_of_the_press(s, t) or _is_tally(s, t):
        return
    when = _time_of(view, s, t)
    status = with_date(_today(view), t.told, when.start, motion=t.motion)
    heads = (t.word,) if t.own or t.setting else (t.word, t.verb)
    places = [p for p in places_of(s, heads, to=t.to) if _is_where(view, s, p)] or named_after(view, s, t.word)
    places = places if t.kind != "call" else []  # "spoke with his counterpart in Oslo"
    near = people(view, s.subtree(t.word) if t.own and t.told == "happened" else scope(s, t.word, t.verb), places)
    if status is None or (t.needs_date and not when.times) or not _timely(view, t, status, when):
        return
    if not when.times and (_is_habit(s, t.verb) or not _stands_without_date(view, s, t, places, near)):
        return
    teller = teller_of(s, when, t.verb) if status == "scheduled" else None
    if teller is not None:
        status = "happened"  # the telling has that day, not what is planned
    who = participants(view, s, t)
    if not who and (t.word.lemma in word_set("events", "who", "meals") or _is_aside(t)):
        return
    clause = with_claimant(s, clause_of(s, teller or t.verb), t.verb)
    event = EventFound(
        kind="other" if teller is not None or _has_faltered(s, t) else t.kind,
        status=status,
        says=" ".join(clause.text.split()),
        passage=evidence(s, clause),
        who=tuple(m.key for m in who),
        near=tuple(m.key for m in near),
        place=places[0][0] if places else None,
        start=when.start,
        end=when.end,
        step=STEPS.get(status),
        step_on=_step_on(view, s, t, status, when),
        head=t.word.lemma,
        said=said.key if (said := view.said_at(t.word.start)) else None,
    )
    yield from _stops(view, s, event, places) if t.to and len(places) > 1 else (event,)
    if status == "postponed" and (new := _new_day(view, s, t)) is not None:
        yield replace(event, status="scheduled", start=new.start, end=new.end, step="announced")


def _is_tally(s: Sentence, t: Trigger) -> bool:
    """Whether votes are only counted beforehand: "support now stands at 33 votes"."""
    counted = t.kind == "vote" and t.word.tag == "NNS" and bool(s.children(t.word, "nummod"))
    return counted and t.verb.lemma in word_set("events", "limits", "tallying")


def _has_faltered(s: Sentence, t: Trigger) -> bool:
    """Whether talks are only said to have come to a standstill: "the talks stalled": no round of them."""
    own = [t.verb] if any(w.i == t.word.i for w in s.children(t.verb, "nsubj")) else []
    told = [w for w in (*own, *s.children(t.word, "acl")) if w.lemma in word_set("events", "phases", "faltering")]
    return bool(told) and t.told == "happened" and t.word.pos == "NOUN"


def _today(view: View) -> str | None:
    published = published_on(view)
    return published.isoformat() if published is not None else view.page.report.published


def _on_the_day(view: View, s: Sentence, t: Trigger, event: EventFound, found: list[EventFound]) -> EventFound:
    """Give what a report of the day narrates without a date the day of what it narrated just before."""
    published, before = published_on(view), next((e for e in reversed(found) if e.start), None)
    narrated = t.verb.tag == "VBD" and t.verb.dep not in ("relcl", "acl") and event.status == "happened"
    marks = {w.lower for w in s.children(t.verb, "mark")}
    if event.start or event.end or not narrated or marks & BACKGROUND or published is None or before is None:
        return event
    if before.status != "happened" or before.start != before.end or len(before.start or "") < len("YYYY-MM-DD"):
        return event
    near = event.passage.start - before.passage.end <= NARRATED
    fresh = 0 <= (published - date.fromisoformat(before.start or "")).days <= FRESH
    if not near or not fresh or any(dated(time) for time in view.times_in(s.start, s.end)):
        return event
    return replace(event, start=before.start, end=before.end, step_on=before.start)


def _time_of(view: View, s: Sentence, t: Trigger) -> When:
    """Return the time of an event; what is ahead on a weekday is on the next one, what is past has none to come."""
    when, published = when_of(view, s, t.word, t.verb, own=t.own), published_on(view)
    if t.told == "postponed":
        old = [time for time in view.times_in(s.start, s.end) if preposition(s, time) == "from" and dated(time)]
        when = interval(old[:1]) if old and governs(s, t.verb, old[0]) else when
    when = as_said(view, t, when) if when.times else where_bound(view, s, t)
    if published is None or not when.start:
        return when
    if _is_behind(t) and len(when.start) == len("YYYY-MM") and when.start > published.isoformat()[:7]:
        return _a_year_back(when) or when
    if len(when.start) < len("YYYY-MM-DD"):
        return when
    day = date.fromisoformat(when.start)
    if (
        (t.ahead or _is_timetable(t) or (t.told == "scheduled" and teller_of(s, when, t.verb) is None))
        and when.start == when.end
        and 0 < (published - day).days < WEEK
        and when.times[0].rule == "weekday"
    ):
        later = (day + timedelta(WEEK)).isoformat()
        return replace(when, start=later, end=later)
    if t.past and day > published and when.times[0].rule == "weekday":
        return replace(when, start=(earlier := (day - timedelta(WEEK)).isoformat()), end=earlier)
    told_past = t.word.i == t.verb.i and t.told == "happened" and t.verb.tag == "VBD"
    return NEVER if told_past and day > published else when


def _is_behind(t: Trigger) -> bool:
    """Whether an event that a noun names lies behind what its clause tells: "their meeting in July set off a storm"."""
    return t.word.i != t.verb.i and t.told == "happened" and t.verb.tag == "VBD" and t.word.i < t.verb.i


def _a_year_back(when: When) -> When | None:
    """Return a month without year that was read as the next one as the last one."""
    time, start, end = when.times[0], when.start or "", when.end or ""
    if len(start) == len("YYYY-MM") and start == end and time.inferred and not any(c.isdigit() for c in time.text):
        return replace(when, start=(earlier := f"{int(start[:4]) - 1}{start[4:]}"), end=earlier)
    return None


def _is_habit(s: Sentence, verb: Word) -> bool:
    """Whether a clause without a date tells what comes about again and again: "for decades", "repeatedly"."""
    beside = [k.lower for k in s.children(verb, "advmod", "npadvmod")]
    spans = [o for p in s.children(verb, "prep") if p.lower in ("for", "over") for o in s.children(p, "pobj")]
    habits, ages = word_set("events", "habits", "adverbs"), word_set("events", "habits", "ages")
    return any(w in habits for w in beside) or any(o.lower in ages for o in spans)


def _is_timetable(t: Trigger) -> bool:
    """Whether the present tense tells a plan: "she flies to Oslo on Friday"."""
    return t.told == "present" and t.word.i == t.verb.i and t.kind in ("meeting", "visit", "vote", "signing")


def _new_day(view: View, s: Sentence, t: Trigger) -> When | None:
    """Return the day that an event is put off to: "postponed from July 12 to August 30"."""
    for time in view.times_in(s.start, s.end):
        to = preposition(s, time) in ("to", "until", "till") and dated(time)
        if to and governs(s, t.verb, time) and time.start > t.verb.start:
            return interval([time])
    return None


def _is_where(view: View, s: Sentence, place: tuple[str, int]) -> bool:
    """Whether a name after a preposition is a place: no person ("called on Orme"), no number of a bill ("on HR1")."""
    name, start = place
    word = s.at(start + len(name) - 1)
    member = view.cast.at(word) if word is not None else None
    if is_outlet(name):
        return False
    return (member is None or member.kind != "person") and not any(c.isdigit() for c in name)


def _stands_without_date(
    view: View, s: Sentence, t: Trigger, places: list[tuple[str, int]], near: tuple[Member, ...]
) -> bool:
    """Whether an event without a date is told well enough: by its place, its participants, or the words themselves."""
    if t.setting:
        return not t.definite and bool(places or people(view, s.subtree(t.word), places))
    return not t.needs_frame or bool(places) or len(near) > 1


def _is_of_the_press(s: Sentence, t: Trigger) -> bool:
    """Whether an outlet does something, or its report, a poll or a campaign is what a noun names."""
    asks = t.kind == "other" and t.verb.lemma in word_set("events", "press", "verbs")
    who = doer(s, t.verb) if t.word.i == t.verb.i and asks else None
    if who is not None and not is_passive(s, t.verb) and (is_press(who) or is_outlet(_whole(s, who))):
        return True
    before = [w.lower for w in s.children(t.word, "compound", "nmod", "amod")]
    told = t.word.i != t.verb.i and t.word.lemma in word_set("events", "press", "nouns")
    return told and any(w in word_set("events", "press", "before") for w in before)


def _whole(s: Sentence, w: Word) -> str:
    """Return the name that ends with a word."""
    parts = [*s.children(w, "compound", "nmod"), w]
    return s.cut(min(p.start for p in parts), w.end)


def _is_aside(t: Trigger) -> bool:
    """Whether a noun only names what was about ("after the attack on Friday"): an event where somebody takes part."""
    return t.kind == "other" and t.told == "happened" and t.own and t.word.i != t.verb.i


def _needs_somebody(event: EventFound) -> bool:
    """Whether what happened tells nothing: nobody is told to have taken part, and no week (of an act, no month)."""
    if event.who or event.status != "happened":
        return False
    first = event.start or event.end or ""
    return not (_is_of_days(When(event.start, event.end)) or (event.kind == "other" and len(first) >= len("YYYY-MM")))


def _timely(view: View, t: Trigger, status: EventStatus, when: When) -> bool:
    """Whether a date fits: not a draft's term far ahead, not a plan for a year gone by, not too vague for the verb."""
    published, start = published_on(view), when.start or when.end
    if start is None or published is None:
        return True
    if len(start) == 4 and (t.needs_month or published.year - int(start) > HISTORY):
        return False
    if (t.needs_days and not _is_of_days(when)) or (t.needs_month and (_days_of(when) > MONTH or not when.end)):
        return False
    if status == "scheduled" and int((when.end or start)[:4]) < published.year:
        return False
    first = min((time.first for time in when.times if time.first), default=None)
    return first is None or (first - published).days <= FARTHEST


def _is_of_days(when: When) -> bool:
    """Whether a date is told to the day, or to the week."""
    bounds = [when.start or "", when.end or ""]
    if any(len(b) < len("YYYY-MM-DD") for b in bounds):
        return False
    return (date.fromisoformat(bounds[1]) - date.fromisoformat(bounds[0])).days < WEEK


def _days_of(when: When) -> int:
    """Return the days from the first to the last of a date told to the day on both sides, else 0."""
    bounds = [when.start or "", when.end or ""]
    if any(len(b) < len("YYYY-MM-DD") for b in bounds):
        return 0
    return (date.fromisoformat(bounds[1]) - date.fromisoformat(bounds[0])).days


def _step_on(view: View, s: Sentence, t: Trigger, status: EventStatus, when: When) -> str | None:
    """Return the day of the step: of what took place its own, of what was called off that of the clause or report."""
    if status == "happened":
        return when.start
    published = (view.page.report.published or "")[:10] or None
    called = when_of(view, s, t.verb, t.verb) if t.own and status in ("cancelled", "postponed") else NEVER
    return called.start if called.start and called.times != when.times else published


def _stops(view: View, s: Sentence, event: EventFound, places: list[tuple[str, int]]) -> Iterator[EventFound]:
    """Yield one visit for each stop that has its own date: "in Rome on Monday and in Oslo on Tuesday"."""
    bounds = [start for _, start in places] + [s.end]
    for n, (place, _) in enumerate(places):
        times = [t for t in view.times_in(bounds[n], bounds[n + 1]) if dated(t)]
        own = interval(times[:1])
        if times:
            yield replace(event, place=place, start=own.start, end=own.end)
        elif n == 0:
            yield event


def _end_the_last(s: Sentence, found: list[EventFound], since: int, lately: int) -> None:
    """Give the last event told the status of a verb that points back to it; a denial reaches some sentences back."""
    for verb in verbs(s):
        status = ending_of(s, verb)
        what = undergoer(s, verb)
        known = len(found) > (lately if status == "denied" else since)
        if known and status and what is not None and not negated(s, verb) and _points_back(s, what, status):
            last = found[-1]
            if what.lemma in CLAIMS and last.passage.start >= s.start:
                continue  # what is said here is no claim told before
            found[-1] = replace(last, status=status, step=STEPS.get(status))


def _deny(s: Sentence, found: list[EventFound], since: int) -> None:
    """Give what the sentence before tells as done the status that a flat denial leaves it."""
    for n in range(since, len(found)):
        event = found[n]
        last = n == len(found) - 1
        if event.status == "happened" and ((last and is_flat_no(s)) or _is_none(s, event)):
            found[n] = replace(event, status="denied", step=STEPS.get("denied"))


def _is_none(s: Sentence, event: EventFound) -> bool:
    """Whether a sentence tells that there is nothing of an event ("There is no letter", "there was no meeting")."""
    told = event.says.lower().split()
    for verb in verbs(s):
        for what in s.children(verb, "attr", "nsubj") if s.children(verb, "expl") and is_be(verb) else ():
            none = any(k.lower == "no" for k in s.children(what, "det"))
            text = is_text(what) and event.kind not in ("meeting", "call", "visit", "strike")
            if none and ((text and what.lower in told) or word_map("events", "nouns").get(what.lemma) == event.kind):
                return True
    return False


def _points_back(s: Sentence, what: Word, status: EventStatus) -> bool:
    if status != "denied" and what.pos == "PRON" and any(w.pos in ("NOUN", "PROPN") for w in s.words[: what.i]):
        return False  # "the ban would get a vote, though it was dropped": of the ban
    if what.lower in BACKWARD or what.lemma in BACKWARD | CLAIMS:
        return True
    return noun_kind(s, what) is not None and any(w.lower in ("that", "this") for w in s.children(what, "det"))


def _with_known(found: list[EventFound]) -> list[EventFound]:
    """Give talks and votes that are named without anybody whom the sentences before tell to take part in them."""
    kept: list[EventFound] = []
    for event in found:
        if not event.who and event.kind in TAKEN_UP:
            event = replace(event, who=next((e.who for e in reversed(kept) if _is_taken_up(e, event)), ()))
        kept.append(event)
    return kept


def _is_taken_up(before: EventFound, event: EventFound) -> bool:
    """Whether an event without participants is one told shortly before, or goes on with it."""
    near = 0 <= event.passage.start - before.passage.end <= SAME_MATTER
    if not before.who or not near or before.kind != event.kind:
        return False
    return event.kind == "meeting" or None in (before.start, event.start) or before.start == event.start


def _once(found: list[EventFound]) -> list[EventFound]:
    """Leave out what another event of the same sentence, kind and day tells as well."""
    kept: list[EventFound] = []
    for event in found:
        twin = next((k for k, e in enumerate(kept) if _same(e, event)), None)
        if twin is None:
            kept.append(event)
        else:
            kept[twin] = _richer(kept[twin], event)
    return kept


def _same(a: EventFound, b: EventFound) -> bool:
    if a.passage.start != b.passage.start and not (a.passage.start < b.passage.end and b.passage.start < a.passage.end):
        return False
    same_time = a.start == b.start or a.start is None or b.start is None
    same_place = a.place == b.place or a.place is None or b.place is None
    return same_time and same_place and (a.kind == b.kind or "other" in (a.kind, b.kind))


def _richer(a: EventFound, b: EventFound) -> EventFound:
    """Join two findings of one event: the more special kind, the better known date and place, everybody."""
    first, second = (b, a) if a.kind == "other" else (a, b)
    dated = first if first.start or first.end else second
    return replace(
        first,
        who=first.who or second.who,
        near=tuple(dict.fromkeys((*first.near, *second.near))),
        place=first.place or second.place,
        start=dated.start,
        end=dated.end,
        step_on=dated.step_on or first.step_on,
    )
