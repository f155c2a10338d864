"""The calendar as a picture: what happened and what is planned above an axis of time, deadlines as chains below it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from travaux.model import Draft, Event
from travaux.present.dates import DEADLINE_TOLD, TOLD_OFF, calendar, is_over
from travaux.present.desk import Desk, families_in
from travaux.present.drafts import short_label
from travaux.present.page.scale import Days, Scale, days_of
from travaux.present.wording import counted, readable_interval, shorten

DOT = 5
STEP = 15
MARGIN = 18
DRAFTS_HEIGHT = 34
CHAIN = 26
LETTER = 6.2
LABEL_LIMIT = 34
SHORTEST_LABEL = 12
# A picture with more dots on one day than this is a wall; those with most sources stay, the list has all.
STACKED = 9
SPAN_FROM = 2  # days


@dataclass(frozen=True, slots=True)
class Dot:
    """An event: a dot on its day, or a bar over the days that it may have been on."""

    id: str
    status: str
    told: str
    x: float
    y: float
    width: float  # of the bar, 0 for a dot


@dataclass(frozen=True, slots=True)
class Flag:
    """A deadline: a flag on its day, struck if it no longer holds; ``to`` is where it moved."""

    id: str
    status: str
    told: str
    label: str
    x: float
    y: float
    to: float | None
    anchor: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """The picture, ``width`` by ``height`` units, with the axis at ``axis``, and the same in words."""

    width: int
    height: int
    axis: float
    dots: tuple[Dot, ...]
    flags: tuple[Flag, ...]
    drafts: tuple[tuple[float, str, str], ...]
    ticks: tuple[tuple[float, str], ...]
    breaks: tuple[float, ...]
    today: float | None
    today_anchor: str
    told: str
    left_out: int


def timeline_picture(desk: Desk, width: int) -> Timeline | None:
    """Return the picture of all dated events, None if there is none."""
    dated = [(e, days) for e in _told(desk) if (days := days_of(e.start, e.end))]
    drafts = [(d, days) for d in desk.drafts if (days := days_of(d.date))]
    if not dated:
        return None
    as_at = days_of(desk.record.as_at)
    near = [days for _, days in dated]
    if as_at:
        near.append(as_at)
    knots = {day for days in near for day in (days.first, days.last)}
    scale = Scale.over(knots, MARGIN, width - MARGIN)
    events = [(e, d) for e, d in dated if e.kind != "deadline"]
    dots, tall, left_out = _dots(desk, events, scale)
    axis = DRAFTS_HEIGHT + tall + 14
    flags, deep = _flags(desk, [(e, d) for e, d in dated if e.kind == "deadline"], scale, axis, width)
    today = scale.at(as_at.last) if as_at else None
    return Timeline(
        width=width,
        height=round(axis + deep + 32),
        axis=axis,
        dots=tuple(_lowered(dot, axis) for dot in dots),
        flags=tuple(flags),
        drafts=tuple(_draft_marks(desk, drafts, scale)),
        ticks=tuple((round(x, 1), label) for x, label in scale.ticks(70) if x < width - 50),
        breaks=tuple(round(x, 1) for x in scale.breaks),
        today=None if today is None else round(today, 1),
        today_anchor="end" if today is not None and today > width - 120 else "start",
        told=_in_words(desk, dated),
        left_out=left_out,
    )


def _told(desk: Desk) -> list[Event]:
    """Return the events of the calendar, in its order."""
    return [e.item for entries in calendar(desk).values() for e in entries if isinstance(e.item, Event)]


def _draft_marks(desk: Desk, drafts: Iterable[tuple[Draft, Days]], scale: Scale) -> Iterable[tuple[float, str, str]]:
    last = -100.0
    for draft, days in drafts:
        x = scale.at(days.middle)
        if x - last >= 20:
            yield round(x, 1), desk.letter(draft.id), f"Draft {desk.letter(draft.id)}: {short_label(draft, 40)}"
            last = x


def _status(desk: Desk, event: Event) -> str:
    if event.status == "scheduled" and is_over(desk, event.end or event.start):
        return "passed"
    return event.status


def _in_short(desk: Desk, event: Event) -> str:
    told = TOLD_OFF.get(event.status, "" if event.status == "happened" else _status(desk, event))
    if told == "passed":
        told = "was planned"
    when = readable_interval(event.start, event.end)
    return f"{when}{f', {told}' if told else ''}: {shorten(event.says or event.kind, 120)}"


def _dots(desk: Desk, events: Sequence[tuple[Event, Days]], scale: Scale) -> tuple[list[Dot], float, int]:
    """Return the dots with their height above the axis, the greatest height, and how many found no place.

    What more sources carry is placed first, and so stands lower.
    """
    ranked = sorted(events, key=lambda e: (-families_in(e[0].evidence), e[1].first, e[0].id))
    taken: list[list[tuple[float, float]]] = []
    dots, left_out = [], 0
    for event, days in ranked:
        left, right = scale.at(days.first), scale.at(days.last)
        bar = right - left if days.last - days.first >= SPAN_FROM - 1 and right - left > 2 * DOT else 0
        start = left if bar else (left + right) / 2
        box = (start - DOT - 2, start + bar + DOT + 2)
        row = next((n for n, row in enumerate(taken) if all(box[1] <= a or b <= box[0] for a, b in row)), len(taken))
        if row >= STACKED:
            left_out += 1
            continue
        if row == len(taken):
            taken.append([])
        taken[row].append(box)
        y = row * STEP + STEP
        dots.append(Dot(event.id, _status(desk, event), _in_short(desk, event), round(start, 1), y, round(bar, 1)))
    return dots, len(taken) * STEP + 4, left_out


def _lowered(dot: Dot, axis: float) -> Dot:
    return Dot(dot.id, dot.status, dot.told, dot.x, round(axis - dot.y, 1), dot.width)


def _flags(
    desk: Desk, deadlines: Sequence[tuple[Event, Days]], scale: Scale, axis: float, width: int
) -> tuple[list[Flag], float]:
    """Return the deadlines in rows below the axis, each chain of moved ones in one row, and the depth they take."""
    by_id = {event.id: (event, days) for event, days in deadlines}
    moved_to = {event.moved_to for event, _ in deadlines if event.moved_to in by_id}
    rows: list[list[tuple[float, float]]] = []
    flags: list[Flag] = []
    for event, days in deadlines:
        if event.id in moved_to:
            continue
        chain = _chain(event, days, by_id)
        made = [_flag(desk, e, d, scale, by_id, width) for e, d in chain]
        box = (min(f.x for f in made) - 8, max(_end(f) for f in made))
        if made[-1].anchor == "end":
            box = (min(f.x - len(f.label) * LETTER - 12 for f in made), box[1])
        row = next((n for n, row in enumerate(rows) if all(box[1] <= a or b <= box[0] for a, b in row)), len(rows))
        if row == len(rows):
            rows.append([])
        rows[row].append(box)
        y = axis + 34 + row * CHAIN
        flags += [Flag(f.id, f.status, f.told, f.label, f.x, y, f.to, f.anchor) for f in made]
    return flags, len(rows) * CHAIN + 20


def _end(flag: Flag) -> float:
    return flag.x + (len(flag.label) * LETTER + 14 if flag.anchor == "start" else 8)


def _chain(event: Event, days: Days, by_id: dict[str, tuple[Event, Days]]) -> list[tuple[Event, Days]]:
    chain = [(event, days)]
    while (later := by_id.get(chain[-1][0].moved_to or "")) and later not in chain:
        chain.append(later)
    return chain


def _flag(desk: Desk, event: Event, days: Days, scale: Scale, by_id: dict[str, tuple[Event, Days]], width: int) -> Flag:
    later = by_id.get(event.moved_to or "")
    told = "moved" if later else DEADLINE_TOLD.get(event.status, "")
    if _status(desk, event) == "passed":
        told = "passed"
    when = readable_interval(event.start, event.end)
    x = scale.at(days.last)
    label = "" if later else f"{when.rpartition(' ')[0] or when}{f' {told}' if told else ''}"
    return Flag(
        id=event.id,
        status="moved" if later else _status(desk, event),
        told=f"Deadline {when}{f', {told}' if told else ''}: {shorten(event.says or '', 120)}",
        label=label,
        x=round(x, 1),
        y=0,
        to=round(scale.at(later[1].last), 1) if later else None,
        anchor="end" if x + len(label) * LETTER + 14 > width else "start",
    )


def _in_words(desk: Desk, dated: Sequence[tuple[Event, Days]]) -> str:
    deadlines = sum(e.kind == "deadline" for e, _ in dated)
    first, last = min(dated, key=lambda e: e[1].first)[0], max(dated, key=lambda e: e[1].last)[0]
    span = f"{readable_interval(first.start, first.start)} to {readable_interval(last.end, last.end)}"
    return (
        f"{counted(len(dated) - deadlines, 'event')} and {counted(deadlines, 'deadline')}, {span}; all are in the list."
    )
