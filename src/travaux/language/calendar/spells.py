"""Stretches of time that count from a day or from an event: "60 days after 1 April", "within 72 hours of signature"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from travaux.language.calendar import days
from travaux.language.calendar.reading import Reading
from travaux.language.calendar.words import Words, is_in

# Words of the longest event that an expression keeps: "after the treaty on fishing in the gulf enters into force".
LONGEST_EVENT = 10
# What ends the words of an event.
EVENT_ENDS = ("stop", "break", "comma", "open", "close", "quote", "dash", "will", "clause", "and")
# Words that may stand between the link and a date: "after the 1 April", "from the".
ARTICLES = ("the", "on")
HOURS_A_DAY = 24


def _part_of(words: Words, spell: Reading, whole: Reading | None) -> Reading | None:
    """Read "the first nine months of 2025" as those months; nothing where it is not said so."""
    led = words.word(spell.start + 1).lower()
    near = whole is not None and whole.start == spell.end + 1 and is_in(words.letters[spell.end], "of")
    if led not in ("first", "last") or whole is None or not near or whole.first is None or whole.last is None:
        return None
    way = 1 if led == "first" else -1
    edge = whole.first if way == 1 else whole.last
    moved = _shifted(edge, spell.value, way)
    if moved is None or not whole.first - timedelta(1) <= moved <= whole.last + timedelta(1):
        return None
    days_of_it = (edge, moved - timedelta(1)) if way == 1 else (moved + timedelta(1), edge)
    return replace(spell, inferred=whole.inferred, anchor=whole.anchor, rule="part of").within(days_of_it)


def from_events(words: Words, readings: Sequence[Reading]) -> list[Reading]:
    """Give durations that count from a date their days, and those that count from an event its words."""
    found = []
    for i, reading in enumerate(readings):
        following = readings[i + 1] if i + 1 < len(readings) else None
        if reading.type == "DURATION" and reading.rule in ("duration", "stretch"):
            reading = _part_of(words, reading, following) or _counted(words, reading, following)
        found.append(reading)
    return found


def _counted(words: Words, spell: Reading, following: Reading | None) -> Reading:
    led = words.letters[spell.start - 1 : spell.start]
    within, lasting = is_in(led, "within"), is_in(led, "for")
    way = _way(words, spell.end, within) if spell.rule == "duration" else 0
    if not way or not re.match(r"PT?[0-9]", spell.value):
        return spell
    start = spell.end + 1
    if following is not None and all(_is_article(words, i) for i in range(start, following.start)):
        return _from_day(spell, following, way, within, lasting)
    return replace(spell, event=_event(words, spell.end, following), rule="from event")


def _way(words: Words, i: int, within: bool) -> int:
    """Return 1 where a stretch counts on from what follows, -1 where it counts back from it, else 0."""
    letter = words.letters[i : i + 1]
    if is_in(letter, "before"):
        return -1
    return int(is_in(letter, "after") or is_in(letter, "from") or (within and is_in(letter, "of")))


def _is_article(words: Words, i: int) -> bool:
    return any(is_in(words.letters[i], name) for name in ARTICLES)


def _from_day(spell: Reading, base: Reading, way: int, within: bool, lasting: bool) -> Reading:
    """Count from a single day: to the day at the end, or the whole stretch ("within", "for 60 days from")."""
    moved = _shifted(base.first, spell.value, way) if base.day else None
    if base.first is None or moved is None:
        return spell
    if lasting:
        moved -= timedelta(way)
    inside = (min(base.first, moved), max(base.first, moved)) if within or lasting else (moved, moved)
    anchor = base.anchor if base.rule == "vague" else base.first
    return replace(spell, inferred=True, anchor=anchor, rule="from day").within(inside)


def _shifted(day: date | None, value: str, way: int) -> date | None:
    length = re.fullmatch(r"P(T?)([0-9]{1,4})([DWMYH])", value)
    if day is None or length is None:
        return None
    count, unit = int(length[2]) * way, length[3]
    try:
        if length[1]:
            return day + timedelta(-(-count // HOURS_A_DAY)) if unit == "H" else None
        return days.shift(day, count, unit)
    except (ValueError, OverflowError):
        return None


def _event(words: Words, start: int, following: Reading | None) -> str:
    """Return the words of the event from the link on: "after entry into force"."""
    end, limit = start + 1, len(words.letters) if following is None else following.start
    while end < min(limit, start + LONGEST_EVENT) and not any(is_in(words.letters[end], name) for name in EVENT_ENDS):
        end += 1
    return words.text[words.spans[start][0] : words.spans[end - 1][1]] if end > start + 1 else ""
