"""What expressions mean together: edges, ranges, days counted from one another, talks that ended on a day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from travaux.language.calendar import days
from travaux.language.calendar.clocks import join_clocks
from travaux.language.calendar.lean import lean
from travaux.language.calendar.reading import Match, Reading, expand
from travaux.language.calendar.relatives import cut_edge
from travaux.language.calendar.spells import from_events
from travaux.language.calendar.words import Words, calendar, is_in, walk

# Words between "two days" and the weekday on which it ended: "two days of talks between X and Y in Z that ended on".
ENDED_REACH = 24
# Words an edge may have before its expression: "the beginning of the".
EDGE_REACH = 4
# A range of more years than this is no range of dates ("1900 to 2000 tonnes" with a unit that no list knows).
LONGEST_RANGE = 200
# Expressions back to the day that "the next day" counts from if its own paragraph names none.
PRESUMED_REACH = 8
# Expressions back to the quarter that "a year earlier" compares with.
QUARTER_REACH = 6
# Words back to the sum that it is compared with: such a comparison may reach over paragraphs.
COMPARED_REACH = 12
# Rules whose readings take their year from the day of publication if none stands there.
DATED = frozenset({"month", "month day", "day month"})
# Months and seasons that are named and count from a day before ("the previous August", "that summer"), and the unit
# that the expression they count from has to lie in.
BESIDE = {"month": "M", "SP": "Y", "SU": "Y", "AU": "Y", "FA": "Y", "WI": "Y"}
# Rules whose readings neither begin nor end a range.
UNRANGED = frozenset({"vague", "range", "since"})


@cache
def _before(pattern: str) -> re.Pattern[str]:
    return calendar().alphabet.compile(f"({expand(pattern)})$")


def _look_back(words: Words, start: int, pattern: str, reach: int = EDGE_REACH) -> re.Match[str] | None:
    return _before(pattern).search(words.letters, max(0, start - reach), start)


def compose(words: Words, readings: Sequence[Reading], anchor: date | None) -> list[Reading]:
    """Return the readings, in order, with what they mean together; ``anchor`` is the day of publication."""
    found = _apart(readings, [_edge(words, reading) for reading in readings])
    found = _apart(found, [_day_beside(words, reading) for reading in found])
    found = _ranges(words, _in_turn(words, found))
    found = _in_named_year(words, _from_days_before(words, found, anchor))
    found = _apart(found, [_week_of(words, reading) for reading in found])
    found = _apart(found, [_part_of(words, reading) for reading in found])
    found = [_since(words, reading) for reading in found]
    found = join_clocks(words, found)
    found = _apart(found, [_around(words, reading) for reading in found])
    return from_events(words, _ended(words, _year_on_year(words, found)))


def _apart(narrow: Sequence[Reading], wide: Sequence[Reading]) -> list[Reading]:
    """Return the widened readings, but the narrow one where the wide one would reach into the one before."""
    found: list[Reading] = []
    for one, other in zip(narrow, wide, strict=True):
        found.append(one if found and other.start < found[-1].end else other)
    return found


def _edge(words: Words, reading: Reading) -> Reading:
    """Take in "early", "mid-", "the end of" before an expression, and narrow it to that part."""
    if reading.type not in ("DATE", "TIME") or reading.rule in ("vague", "edge", "iso", "ago"):
        return reading
    if reading.rule == "named before":  # "later that year"
        more = _look_back(words, reading.start, "edge_more")
        return reading if more is None else replace(reading, start=more.start())
    noun = _look_back(words, reading.start, "the? edge_noun of the?")
    adjective = _look_back(words, reading.start, "the? (edge | edge_more) (hyphen | in)?")
    match = noun or adjective
    if match is None or (is_in(words.letters[reading.start - 1], "in") and reading.day):
        return reading
    edge = next(
        word
        for word in (words.word(i).lower() for i in range(match.start(), match.end()))
        if word not in ("the", "of", "in")
    )
    wider = replace(reading, start=match.start())
    if edge in ("earlier", "later"):
        return wider
    place = Match(words, match.start(), reading.end, None, {})
    return cut_edge(place, wider, edge)


def _day_beside(words: Words, reading: Reading) -> Reading:
    """Read "the day after Christmas", "a day before the 17th"."""
    match = _look_back(words, reading.start, "(the | a) day_word (before | after)")
    if match is None or reading.first is None or reading.first != reading.last:
        return reading
    step = 1 if is_in(words.letters[match.end() - 1], "after") else -1
    moved = reading.first + timedelta(step)
    beside = replace(reading, start=match.start(), value=moved.isoformat(), type="DATE", rule="day beside")
    return replace(beside, inferred=True, anchor=reading.first).within((moved, moved))


def _ranges(words: Words, readings: list[Reading]) -> list[Reading]:
    """Join "from Feb. 3 to March 9", "between Monday and Thursday", "2012 to 2021" to one expression."""
    found: list[Reading] = []
    for reading in readings:
        if found and (joined := _join(words, found[-1], reading)):
            found[-1] = joined
        else:
            found.append(reading)
    return found


def _in_named_year(words: Words, readings: Sequence[Reading]) -> list[Reading]:
    """Give a month or day the year that opens its sentence: "In 1964 the president signed the act on July 2"."""
    found: list[Reading] = []
    for reading in readings:
        if reading.rule in DATED and reading.inferred and reading.first is not None:
            opening = next((r for r in reversed(found) if _opens(words, r, reading.start)), None)
            if opening is not None and opening.first is not None:
                reading = _of_year(reading, opening.first.year)
        found.append(reading)
    return found


def _opens(words: Words, one: Reading, start: int) -> bool:
    """Whether a year ("In 1964", "That year") is the first thing in the sentence that word ``start`` belongs to."""
    if one.rule not in ("year", "named before") or not re.fullmatch("[0-9]{4}", one.value) or not one.first:
        return False
    head = one.start - (words.word(one.start - 1) == "In")
    first = head == 0 or any(is_in(words.letters[head - 1], name) for name in ("stop", "break"))
    return first and len(list(walk(words, one.end, 1, start - one.end))) == start - one.end


def _of_year(reading: Reading, year: int) -> Reading:
    """Return a month or day in another year."""
    try:
        value, interval = days.around(reading.first.replace(year=year), "M" if reading.rule == "month" else "D")  # type: ignore[union-attr]
    except ValueError:  # 29 February of another year
        return reading
    return replace(reading, value=value).within(interval)


def _in_turn(words: Words, readings: list[Reading]) -> list[Reading]:
    """Let the second of two neighbouring weekdays follow the first: on a Thursday, "Thursday and Friday"."""
    found: list[Reading] = []
    for reading in readings:
        before = found[-1] if found else None
        if before is not None and before.rule == reading.rule == "weekday" and before.day and reading.day:
            joined = is_in(words.letters[before.end], "and") and (
                reading.start - before.end == 1
                or (reading.start - before.end == 2 and is_in(words.letters[before.end + 1], "during"))
            )
            on = before.day + timedelta(1)
            if joined and reading.type == "DATE" and reading.day < on and on.weekday() == reading.day.weekday():
                reading = _moved(reading, on, 0)
        found.append(reading)
    return found


def _join(words: Words, one: Reading, other: Reading) -> Reading | None:
    if one.type != "DATE" or other.type != "DATE" or other.start - one.end != 1 or not _linked(words, one):
        return None
    if one.rule == other.rule == "weekday":
        one, other = _in_one_week(words, one, other)
    one = _in_year_of(one, other)
    if one.first is None or other.last is None or not one.first < other.last or {one.rule, other.rule} & UNRANGED:
        return None
    if len(one.value) != len(other.value) or other.last.year - one.first.year > LONGEST_RANGE:
        return None
    inferred = one.inferred or other.inferred
    value, anchor = f"{one.value}/{other.value}", one.anchor or other.anchor
    joined = replace(one, end=other.end, last=other.last, value=value, inferred=inferred, anchor=anchor, rule="range")
    return replace(joined, ends=(one, other))


def _in_year_of(one: Reading, other: Reading) -> Reading:
    """Give the first end of a range the year of its second: "from October to February 2025"."""
    if not one.inferred or one.first is None or other.first is None or one.rule not in DATED:
        return one
    if other.inferred and one.first <= other.first:
        return one
    year = other.first.year - ((one.first.month, one.first.day) > (other.first.month, other.first.day))
    try:
        value, interval = days.around(one.first.replace(year=year), "M" if one.rule == "month" else "D")
    except ValueError:  # 29 February of another year, the ends of the calendar
        return one
    return replace(one, value=value, inferred=other.inferred, anchor=other.anchor).within(interval)


def _linked(words: Words, one: Reading) -> bool:
    """Whether the word after a date makes it the beginning of a range."""
    link, led = words.letters[one.end], words.letters[one.start - 1 : one.start]
    if is_in(link, "and"):
        return is_in(led, "between")
    linked = any(is_in(link, name) for name in ("to", "until", "hyphen", "dash"))
    return linked and not (is_in(led, "from") and _shifts(words, one.start))


def _in_one_week(words: Words, one: Reading, other: Reading) -> tuple[Reading, Reading]:
    """Let the second weekday of a range come after the first."""
    if one.day is None or other.day is None or one.day < other.day:
        return one, other
    if lean(words, one.start, other.end) == "future":
        return one, _moved(other, other.day, 7)
    return _moved(one, one.day, -7), other


def _moved(reading: Reading, day: date, step: int) -> Reading:
    found = day + timedelta(step)
    return replace(reading, value=found.isoformat()).within((found, found))


def _shifts(words: Words, start: int) -> bool:
    """Whether "from" follows a word of moving: then the second date replaces the first."""
    return any(is_in(letter, "shifting") for _, letter in walk(words, start - 1, -1, 6))


def _from_days_before(words: Words, readings: list[Reading], anchor: date | None) -> list[Reading]:
    """Count "the next day", "two days later" from the nearest day named before in the paragraph."""
    found: list[Reading] = []
    for reading in readings:
        if reading.offset is not None:
            counted = _counted(reading, _base(words, found, reading))
            reading = _presumed(reading, found, anchor) if counted is reading else counted
        found.append(reading)
    return found


def _presumed(reading: Reading, found: list[Reading], anchor: date | None) -> Reading:
    """Count from the last day that the text names, else from publication: a value only, the days stay open."""
    if reading.first is not None or "X" not in reading.value:
        return reading
    near = (r for r in reversed(found[-PRESUMED_REACH:]) if r.day and r.rule != "vague")
    day = next(near, None) or Reading("DATE", "", anchor, anchor)
    return replace(reading, value=_counted(reading, day).value)


def _base(words: Words, found: list[Reading], counted: Reading) -> Reading | None:
    """Return what an expression counts from; one that has days already gives way only within its sentence."""
    ends = calendar().alphabet.letters("break") + (calendar().alphabet.letters("stop") if counted.first else "")
    unit = counted.offset.unit if counted.offset else "D"
    for earlier in reversed(found[-8:]):
        if any(letter in ends for letter in words.letters[earlier.end : counted.start]):
            return None
        size = BESIDE.get(unit, unit if unit in days.MONTHS_IN else "D")
        if _lies_in(earlier, size) and earlier.rule not in ("vague", "clock"):
            return earlier
    return None


def _lies_in(reading: Reading, unit: str) -> bool:
    """Whether a reading lies in one calendar unit."""
    if reading.first is None or reading.last is None:
        return False
    return days.around(reading.first, unit)[0] == days.around(reading.last, unit)[0]


def _counted(reading: Reading, base: Reading | None) -> Reading:
    if base is None or base.first is None or reading.offset is None:
        return reading
    count, unit, inside = reading.offset.count, reading.offset.unit, base.first
    try:
        if unit in BESIDE:
            named = days.month_beside(inside, count) if unit == "month" else days.season(inside.year, unit)
            return replace(reading, value=named[0], inferred=True, anchor=inside).within(named[1])
        if unit == "same":
            return _placed(reading, "D", inside, inside) if inside.weekday() == count else reading
        if unit == "following":
            return _placed(reading, "D", inside + timedelta((count - inside.weekday() - 1) % 7 + 1), inside)
        return _placed(reading, unit, days.shift(inside, count, unit), inside)
    except (ValueError, OverflowError):
        return reading


def _placed(reading: Reading, unit: str, inside: date, anchor: date) -> Reading:
    value, interval = days.around(inside, unit)
    part = reading.value.partition("T")[2]
    value += f"T{part}" if reading.type == "TIME" and part else ""
    return replace(reading, value=value, inferred=True, anchor=anchor).within(interval)


def _part_of(words: Words, reading: Reading) -> Reading:
    """Read "the night of Sept. 11", "the morning of the vote's day"."""
    match = _look_back(words, reading.start, "the? parts of")
    if match is None or reading.day is None or reading.type != "DATE":
        return reading
    at = match.start() + is_in(words.letters[match.start()], "the")
    code = calendar().value("parts", words.word(at))
    return replace(reading, start=match.start(), type="TIME", value=f"{reading.day.isoformat()}T{code}")


def _week_of(words: Words, reading: Reading) -> Reading:
    """Read "the week of Jan. 7" as the week that the day lies in."""
    match = _look_back(words, reading.start, "the? week of")
    if match is None or reading.day is None:
        return reading
    value, interval = days.around(reading.day, "W")
    return replace(reading, start=match.start(), value=value, rule="week of").within(interval)


def _since(words: Words, reading: Reading) -> Reading:
    """Leave what follows "since" open at its end."""
    if (
        reading.type != "DATE"
        or reading.rule == "vague"
        or not _look_back(words, reading.start, "since (least | the)?")
    ):
        return reading
    return replace(reading, last=None, rule="since")


def _around(words: Words, reading: Reading) -> Reading:
    """Take in "around" before a day or a time of day."""
    match = _look_back(words, reading.start, "around") if reading.day else None
    owner = is_in(words.letters[reading.end : reading.end + 1], "possessive")  # "a way around Friday's ruling"
    return reading if match is None or owner else replace(reading, start=match.start())


def _year_on_year(words: Words, readings: list[Reading]) -> list[Reading]:
    """Read "up from $4 million a year earlier" after figures of a quarter as that quarter of the year before."""
    found: list[Reading] = []
    for reading in readings:
        quarter = _quarter_before(words, found, reading) if reading.rule == "ago" and len(reading.value) == 4 else None
        if quarter is not None and quarter.first is not None and quarter.first.year - 1 == int(reading.value):
            value, interval = days.around(days.shift(quarter.first, -1, "Y"), "Q")
            reading = replace(reading, value=value, inferred=True, anchor=quarter.first).within(interval)
        found.append(reading)
    return found


def _quarter_before(words: Words, found: list[Reading], reading: Reading) -> Reading | None:
    money = any(is_in(letter, "money") for _, letter in walk(words, reading.start - 1, -1, COMPARED_REACH))
    for earlier in reversed(found[-QUARTER_REACH:]):
        if not money and any(is_in(letter, "break") for letter in words.letters[earlier.end : reading.start]):
            return None
        if re.fullmatch(r"[0-9]{4}-Q[1-4]", earlier.value):
            return earlier
    return None


def _ended(words: Words, readings: list[Reading]) -> list[Reading]:
    """Give "two days of talks that ended on Sunday" the days that it took."""
    return [
        _with_end(words, reading, readings[i + 1 : i + 3]) if reading.type == "DURATION" else reading
        for i, reading in enumerate(readings)
    ]


def _with_end(words: Words, reading: Reading, following: Sequence[Reading]) -> Reading:
    length = re.fullmatch(r"P([0-9]{1,3})([DWMY])", reading.value)
    found = _ending(words, reading.end) if length else None
    if length is None or found is None:
        return reading
    verb, begins = found
    day = next((r.day for r in following if r.day and 0 < r.start - verb <= 3 and r.type in ("DATE", "TIME")), None)
    if day is None:
        return reading
    try:
        away = days.shift(day, int(length[1]) * (1 if begins else -1), length[2])
    except (ValueError, OverflowError):
        return reading
    interval = (day, away - timedelta(1)) if begins else (away + timedelta(1), day)
    return replace(reading, inferred=True, anchor=day, rule="began" if begins else "ended").within(interval)


def _ending(words: Words, start: int) -> tuple[int, bool] | None:
    """Find the verb that ends or begins a stretch of time: its word, and whether it begins it."""
    for i, letter in walk(words, start, 1, ENDED_REACH):
        if is_in(letter, "over_words"):
            return i, False
        if is_in(letter, "wrap_words") and is_in(words.letters[i + 1 : i + 2], "up"):
            return i + 1, False
        if is_in(letter, "begin_words"):
            return i, True
    return None
