"""The day of an event whose own clause tells none, or tells it from another day than that of the report."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from travaux.findings.events_frame import NEVER, When, interval, published_on, when_of
from travaux.findings.events_words import Trigger
from travaux.findings.found import View
from travaux.language.clauses import VERBAL
from travaux.language.lexicon import word_set
from travaux.language.reading import Sentence
from travaux.language.spans import TimeExpression

# Days between what somebody says and the report of it within which "today" is read as the day he spoke.
WEEK = 7


def where_bound(view: View, s: Sentence, t: Trigger) -> When:
    """Return the day of a journey for what is done where it leads: "flies to Lund on Friday, where she will meet"."""
    if t.verb.dep != "relcl" or not any(w.lower == "where" for w in s.children(t.verb, "advmod")):
        return NEVER
    above = next((up for up in s.ancestors(t.verb) if up.pos in VERBAL), None)
    going = above is not None and above.lemma in word_set("events", "limits", "going")
    return when_of(view, s, above, above) if going and above is not None else NEVER


def as_said(view: View, t: Trigger, when: When) -> When:
    """Return the time that a speaker means: where that is not the day of the report, "today" is the day he spoke."""
    published, said = published_on(view), view.said_at(t.word.start)
    near = word_set("events", "limits", "deictic")
    spoken = said is not None and said.direct and len(said.said_on or "") == len("YYYY-MM-DD")
    if published is None or not spoken or said is None or not when.times:
        return when
    if not all(time.text.lower() in near for time in when.times):
        return when
    days = date.fromisoformat(said.said_on or "") - published
    return interval([_moved(time, days) for time in when.times]) if timedelta(-WEEK) < days < timedelta(0) else when


def _moved(time: TimeExpression, days: timedelta) -> TimeExpression:
    first, last = (day + days if day is not None else None for day in (time.first, time.last))
    return replace(time, first=first, last=last)
