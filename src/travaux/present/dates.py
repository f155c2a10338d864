"""What happened, what is due, and what became of the deadlines."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from travaux.model import Event, EventStatus, Evidence, NextStep
from travaux.present.desk import Desk, cites, families_in, in_brackets, line, more_item
from travaux.present.document import Block, Heading, Item, Line, Listing, Paragraph, Section, Span, Style, Text
from travaux.present.wording import first_day, last_day, readable_date, readable_interval, shorten, shown

HAPPENED_SHOWN = 12
DUE_SHOWN = 10
NOT_HELD_SHOWN = 6
DEADLINES_SHOWN = 10
WHO_SHOWN = 3
PLACE_LIMIT = 40
LONG_WORD = 4
NO_DATES = "The reports tell of no event and no deadline."
HAPPENED = "Happened"
DUE = "Due"
WAS_DUE = "Was due; the reports do not say what came of it"
NOT_HELD = "Not held"
DEADLINES = "Deadlines"
SHOWN = {
    HAPPENED: HAPPENED_SHOWN,
    DUE: DUE_SHOWN,
    WAS_DUE: NOT_HELD_SHOWN,
    NOT_HELD: NOT_HELD_SHOWN,
    DEADLINES: DEADLINES_SHOWN,
}
DEADLINE_PASSED = "the day has passed; the reports do not say whether it was met"
TOLD_OFF: dict[EventStatus, str] = {"postponed": "postponed", "cancelled": "called off", "denied": "denied"}
DEADLINE_TOLD: dict[EventStatus, str] = {
    "happened": "met",
    "postponed": "moved",
    "cancelled": "dropped",
    "denied": "denied",
}
DATE_STYLES: dict[EventStatus, Style] = {
    "happened": "strong",
    "scheduled": "emphasis",
    "postponed": "struck",
    "cancelled": "struck",
    "denied": "plain",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the calendar, with what sorts it."""

    when: str
    last: str | None
    sources: int
    line: Line
    item: Event | NextStep


def dates_section(desk: Desk) -> Section:
    """Return the events in order of time: what happened, what is due, what was not held, and the deadlines."""
    blocks = [b for title, entries in calendar(desk).items() for b in _list(desk, title, entries, SHOWN[title])]
    return Section("Dates", tuple(blocks) or (Paragraph(line(NO_DATES)),))


def calendar(desk: Desk) -> dict[str, list[Entry]]:
    """Return the lines of the calendar in order of time, by what they are: happened, due, not held, deadlines."""
    events = sorted(desk.record.events, key=lambda e: (first_day(e.start or e.end), e.says))
    meetings = [e for e in events if e.kind != "deadline"]
    planned = _planned(desk, [e for e in events if e.status == "scheduled"])
    groups = {
        HAPPENED: [_entry(desk, e) for e in meetings if e.status == "happened"],
        DUE: [e for e in planned if not is_over(desk, e.last)],
        WAS_DUE: [e for e in planned if is_over(desk, e.last)],
        NOT_HELD: [_entry(desk, e) for e in meetings if e.status in TOLD_OFF],
        DEADLINES: [_deadline(desk, e) for e in events if e.kind == "deadline"],
    }
    return {title: sorted(entries, key=lambda e: e.when) for title, entries in groups.items()}


def _list(desk: Desk, title: str, entries: list[Entry], limit: int) -> list[Block]:
    """Return the entries in order of time; those with most sources stay, the newest of them first."""
    if not entries:
        return []
    newest = sorted(entries, key=lambda e: e.when if e.when != first_day(None) else "", reverse=True)
    kept, left = desk.cut(sorted(newest, key=lambda e: -e.sources), limit)
    shown_here = sorted((e for e in entries if e in kept), key=lambda e: e.when)
    return [Heading(title), Listing((*(Item(e.line) for e in shown_here), *more_item(left)))]


def _planned(desk: Desk, planned: list[Event]) -> list[Entry]:
    """Return what is planned: events, and next steps which are none of them."""
    steps = [s for s in desk.record.next_steps if not any(_same(s, e) for e in planned)]
    entries = [_entry(desk, e) for e in planned if e.kind != "deadline"] + [_step(desk, s) for s in steps]
    return sorted(entries, key=lambda e: e.when)


def _same(step: NextStep, event: Event) -> bool:
    """Whether a next step is told by the passage of a planned event, and for the same day."""
    if step.when and first_day(step.when) != first_day(event.start or event.end):
        return False
    return any(_overlap(a, b) for a in step.evidence for b in event.evidence)


def _overlap(a: Evidence, b: Evidence) -> bool:
    shared = min(a.end, b.end) - max(a.start, b.start)
    return a.report == b.report and shared > 0 and 2 * shared >= min(a.end - a.start, b.end - b.start)


def _entry(desk: Desk, event: Event) -> Entry:
    told = TOLD_OFF.get(event.status, "")
    spans: list[Span | str] = [
        Text(readable_interval(event.start, event.end), DATE_STYLES[event.status]),
        _place(event),
        ", " if told else "",
        Text(told, "dropped"),
        *_moved_to(desk, event),
        f": {_says(desk, event)}",
        in_brackets(*_who(desk, event)),
        *cites(desk.cite(event.evidence, of=event.id)),
    ]
    return _made(event, spans)


def _made(event: Event, spans: list[Span | str]) -> Entry:
    last = event.end or event.start
    return Entry(first_day(event.start or event.end), last, families_in(event.evidence), line(*spans), event)


def _step(desk: Desk, step: NextStep) -> Entry:
    when = Text(readable_date(step.when), "emphasis")
    spans = line(when, f": {desk.says(step.what)}", *cites(desk.cite(step.evidence, of=step.id)))
    return Entry(first_day(step.when), step.when, families_in(step.evidence), spans, step)


def _deadline(desk: Desk, event: Event) -> Entry:
    told = DEADLINE_TOLD.get(event.status, "")
    to = _moved_to(desk, event)
    spans: list[Span | str] = [
        Text(readable_interval(event.start, event.end), DATE_STYLES[event.status]),
        " " if told or to else "",
        Text("moved" if to else told, "dropped"),
        *to,
        f": {_says(desk, event)}",
        in_brackets(*_who(desk, event)),
        *(_states(desk, event) if event.states else cites(desk.cite(event.evidence, of=event.id))),
    ]
    if event.status == "scheduled" and is_over(desk, event.end or event.start):
        spans.append(Text(f" – {DEADLINE_PASSED}", "note"))
    return _made(event, spans)


def _states(desk: Desk, event: Event) -> Iterable[Span | str]:
    """Yield when a deadline was set, moved, met, dropped, each with its citation; what supports it all comes last."""
    for n, state in enumerate(event.states):
        yield ". " if n == 0 else ", "
        yield state.status.capitalize() if n == 0 else state.status
        yield f" {readable_date(state.on)}" if state.on else ""
        yield from cites(desk.bare(state.evidence))
    in_states = [e for state in event.states for e in state.evidence]
    if others := [e for e in event.evidence if e not in in_states]:
        yield ", also"
        yield from cites(desk.bare(others))
    yield Text(in_brackets(desk.support([*in_states, *event.evidence]), desk.corrected(event.id)), "note")


def _moved_to(desk: Desk, event: Event) -> tuple[str, ...]:
    """Return the day to which an event was moved, if the record tells."""
    later = desk.events.get(event.moved_to or "")
    if later:
        return (f" to {readable_interval(later.start, later.end)}",)
    return (f" to {readable_date(event.moved_to)}",) if (event.moved_to or "")[:1].isdigit() else ()


def is_over(desk: Desk, last: str | None) -> bool:
    """Whether a day lies before the day of the record."""
    as_at = desk.record.as_at
    return bool(last and as_at and last_day(last) < as_at[:10])


def _says(desk: Desk, event: Event) -> str:
    return desk.says(event.says) or event.kind


def _place(event: Event) -> str:
    place = shorten(event.place or "", PLACE_LIMIT)
    return f", {place}" if place and place.casefold() not in shown(event.says).casefold() else ""


def _who(desk: Desk, event: Event) -> list[str]:
    """Return who took part, as far as the line does not say it already."""
    names = [name for name in map(desk.name, event.who) if not _long_words(name) & _long_words(event.says)]
    kept, left = desk.cut(names, WHO_SHOWN)
    return [*kept, *([f"{left} more"] if left else [])]


def _long_words(text: str) -> set[str]:
    return {w.casefold() for w in re.findall(r"\w+", text) if len(w) >= LONG_WORD}
