"""Times of day and the days they belong to, where both stand in one sentence."""

from __future__ import annotations

from dataclasses import replace

from travaux.language.calendar.reading import Reading
from travaux.language.calendar.words import Words, is_in

# What may stand between a time of day and its day, and how many words back in the sentence the day may be.
CLOCK_GAP = ("open", "close", "zone", "comma", "on", "slash")
CLOCKS_GAP = ("and", "to", "hyphen", "dash")  # and between two times of one day
CLOCK_REACH = 8


def join_clocks(words: Words, readings: list[Reading]) -> list[Reading]:
    """Give a time of day the day beside it: "10:35 a.m. (0735 GMT) Friday", "until 5 p.m., Nov. 6"."""
    found: list[Reading] = []
    for reading in readings:
        if reading.rule == "clock":
            day = _day_of(words, found, reading)
            found.append(reading if day is None else _at(reading, day))
        elif reading.day is None or not _hand_back(words, found, reading):
            found.append(reading)
    return found


def _hand_back(words: Words, found: list[Reading], day: Reading) -> bool:
    """Give a day to the times before it; return whether it has become one expression with the last of them."""
    following, at = day, len(found) - 1
    while at >= 0 and found[at].rule == "clock":
        gap = words.letters[found[at].end : following.start]
        names = CLOCK_GAP if following is day else (*CLOCK_GAP, *CLOCKS_GAP)
        if not all(any(is_in(letter, name) for name in names) for letter in gap):
            break
        following, found[at], at = found[at], _at(found[at], day), at - 1
    if following is day or day.type == "TIME":
        return False
    if any(is_in(letter, "close") for letter in words.letters[found[-1].end : day.start]):
        return False
    found[-1] = replace(found[-1], end=day.end)
    return True


def _day_of(words: Words, found: list[Reading], clock: Reading) -> Reading | None:
    """Return the day that the sentence names before a time of day."""
    for earlier in reversed(found[-3:]):
        between = words.letters[earlier.end : clock.start]
        if len(between) > CLOCK_REACH or any(is_in(x, "stop") or is_in(x, "break") for x in between):
            return None
        if earlier.day and earlier.type in ("DATE", "TIME") and not earlier.value.endswith("_REF"):
            return earlier
    return None


def _at(clock: Reading, day: Reading) -> Reading:
    assert day.first is not None
    moved = replace(clock, value=day.first.isoformat() + clock.value[clock.value.index("T") :], inferred=day.inferred)
    return replace(moved, anchor=day.anchor).within((day.first, day.first))
