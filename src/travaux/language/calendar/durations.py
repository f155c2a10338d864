"""Rules for durations, repeated times and times of day."""

from __future__ import annotations

import re

from travaux.language.calendar.counts import count_of, duration_value
from travaux.language.calendar.days import LONG
from travaux.language.calendar.reading import UNKNOWN_DAY, Match, Reading, Rule, unit_around, unresolved
from travaux.language.calendar.relatives import weekday
from travaux.language.calendar.words import is_in, walk

OLDER_THAN_PEOPLE = 120
# "One at night" is after midnight, "eight at night" before it.
FIRST_NIGHT_HOUR = 6
# Singular units that are more often an ordinal or a share: "a second round", "a quarter of them", "three-quarters".
ORDINARY = ("second", "quarter", "quarters")
# Words back to the sum that is spread "over a decade".
SUM_REACH = 8


def duration(m: Match) -> Reading | None:
    """Read "60 days", "six-month", "nearly four-year-old" (of a thing, not of a person), "an hour and a half".

    Of "two to three weeks" the lower number counts.
    """
    code = m.code("units", "units_many", label="unit")
    if is_in(m.words.letters[m.end - 1], "numerals") and (m.after("units_many") or m.after("units")):
        return None  # "a month or two months ago"
    count = count_of(m, "low" if m.has("low") else "count")
    if m.text("count") == ["many"] and m.before("as"):
        return None  # "two meetings in as many days"
    grown = count is not None and count >= OLDER_THAN_PEOPLE
    if (
        (m.has("old") and not m.after("aged_things") and not grown)
        or m.after("old")
        or (m.after("hyphen") and m.after("old", 1))
    ):
        return None
    if m.raw("unit")[0].isupper() and m.before("quote"):  # a programme: “60 Minutes”
        return None
    if m.word("unit") in ORDINARY and (m.has("tight") or m.value("units", "unit") is not None):
        return None
    singular = m.value("units", "unit") is not None and not m.has("tight")
    if singular and count not in (1, 0.5) and not _stands_before_noun(m, count):
        return None
    if m.has("figure") and m.text("figure") != ["1", "/", "2"]:
        return None
    if count is not None and (m.has("and_half") or m.has("figure")):
        count += 0.5
    if _is_some_day(m):
        return Reading("DATE", "FUTURE_REF", m.anchor, None, inferred=True)
    value = duration_value(count, code)
    start = m.start + _lasts(m)
    if _is_rate(m):  # "300 tonnes a year" is all a quantity, "twice a year" is not
        often = m.before("twice")
        counted = often and any(m.before(name, 2) for name in ("number", "numerals", "few"))  # "three times a day"
        return Reading("SET", value, start=start - often - counted, end=m.end, tagged=often)
    return Reading("DURATION", value, start=start, end=m.end)


def _is_some_day(m: Match) -> bool:
    """Whether "one day" is a day to come: "will one day be", "hopes to one day lead"."""
    one = m.text("count") == ["one"] and m.word("unit") == "day" and m.end - m.start == 2
    return one and (m.before("will") or m.before("to"))


def _stands_before_noun(m: Match, count: float | None) -> bool:
    """Whether a unit in the singular lacks its hyphen: "a two day rally"."""
    return count is not None and count > 1 and m.before_noun and (m.before("a") or m.before("the"))


def _lasts(m: Match) -> bool:
    """Whether "over" tells that something lasts ("over several years") instead of "more than" ("for over a year")."""
    if m.words.word(m.start).lower() != "over":
        return False
    if is_in(m.words.letters[m.start + 1], "a"):  # "$21 trillion over a decade"; but "met for over an hour"
        sums = ("money", "scale", "percent")
        led = any(m.before(name) for name in ("for", "in"))
        return not led and any(is_in(x, n) for _, x in walk(m.words, m.start - 1, -1, SUM_REACH) for n in sums)
    return not m.before("for")


def _is_rate(m: Match) -> bool:
    """Whether "a year" tells how often: "300 tonnes a year", "twice a month"."""
    if not is_in(m.words.letters[m.start], "a") or m.end - m.start != 2:
        return False
    if any(m.before(name) for name in ("twice", "number", "percent", "counted", "numerals", "units_many")):
        return True
    return (
        m.words.word(m.start - 1).endswith("s")
        and m.before("word", 1)
        and (m.before("number", 2) or m.before("counted"))
    )


def while_(m: Match) -> Reading | None:
    """Read "for a while", "a long time", "some time": nobody knows how long."""
    some = m.word("of") == "some"
    if m.after("hyphen") or (m.word("of") == "a" and m.word("unit") == "time" and not m.has("long")):
        return None
    loose = some and not (m.before("for") or m.closed)
    return None if loose or m.before("at") else Reading("DURATION", "PXX")


def whole(m: Match) -> Reading:
    """Read "the whole week", "the entire year"; "the full year" is that of the calendar."""
    if m.word("whole") == "full" and m.word("unit") == "year" and m.anchor is not None:
        return unit_around(m.anchor, "Y")
    tagged = m.words.word(m.start).lower() != "all"  # "all day" tells how, rather than how long
    return Reading("DURATION", duration_value(1, m.code("units", label="unit")), tagged=tagged)


def bare(m: Match) -> Reading | None:
    """Read "for months", "weeks of talks", "years-long", "the days before the vote", "the years"."""
    led = any(m.before(name) for name in ("for", "in", "within", "over", "after", "lasting"))
    whose = m.after("of") and not m.before("the")  # not "the best years of"
    if m.before("hyphen") and m.word("unit") in ORDINARY:
        return None
    if m.has("old") and m.code("units_many", label="unit") not in LONG and not m.after("aged_things"):
        return None
    minutes = m.code("units_many", label="unit") == "TM"  # those of a meeting
    beside = (m.has("the") and not minutes) or m.after("before") or m.after("after")
    if not led and not whose and not beside and not m.has("long") and not m.has("part") and not m.has("old"):
        return None
    if m.after("old") or m.before("of"):  # "52 years old", "a matter of days"
        return None
    start = m.start + (m.has("the") and (m.has("old") or m.has("long")))  # "the decades-old feud"
    value = duration_value(None, m.code("units_many", label="unit"))
    return Reading("DURATION", value, start=start, end=m.end)


def closing(m: Match) -> Reading:
    """Read "the final weeks", "the waning days": of what, the text tells; TIMEX3 does not mark them."""
    return Reading("DURATION", duration_value(None, m.code("units_many", label="unit")), tagged=False)


def other_years(m: Match) -> Reading:
    """Read "previous years", "future quarters"; TIMEX3 does not mark them."""
    ahead = m.has("future")
    first, last = (m.anchor, None) if ahead else (None, m.anchor)
    return Reading("DATE", "FUTURE_REF" if ahead else "PAST_REF", first, last, inferred=True, tagged=False)


def long(m: Match) -> Reading:
    """Read durations in one word: "yearlong"."""
    return Reading("DURATION", m.code("long", label="word"))


def one_long(m: Match) -> Reading | None:
    """Read "day-long", "decade-long": one of it."""
    if m.word("unit") in ORDINARY or m.before("hyphen") or (m.has("old") and not _old_thing(m)):
        return None
    return Reading("DURATION", duration_value(1, m.code("units", label="unit")))


def _old_thing(m: Match) -> bool:
    """Whether what is so old is no child: "a century-old law", "a week-old strike"."""
    return m.code("units", label="unit") in LONG or m.after("aged_things")


def every(m: Match) -> Reading:
    """Read "every Monday", "each year", "every 90 days", "every other week"."""
    if m.has("weekday"):
        return Reading("SET", f"XXXX-WXX-{m.number('weekdays', 'weekdays_short', label='weekday') + 1}")
    if m.has("month"):
        return Reading("SET", f"XXXX-{m.number('months', 'months_short', label='month'):02}")
    if m.has("part"):
        return Reading("SET", f"XXXX-XX-XXT{m.code('parts', label='part')}")
    if m.has("season"):
        return Reading("SET", f"XXXX-{m.code('seasons', label='season')}")
    count = count_of(m, "count") if m.has("count") else 2 if m.has("other") else 1
    return Reading("SET", duration_value(count, m.code("units", "units_many", label="unit")))


def weekly(m: Match) -> Reading | None:
    """Read "on Mondays", "Tuesday nights"; not "three Super Tuesdays"."""
    if m.before("naming"):
        return None
    number = m.number("weekdays_many", "weekdays", "weekdays_short", label="weekday") + 1
    part = m.code("parts_many", label="part")
    return Reading("SET", f"XXXX-WXX-{number}" + (f"T{part}" if part else ""))


def often(m: Match) -> Reading | None:
    """Read daily, weekly, annual; not in names such as a newspaper's."""
    word = m.raw("word")
    if word[0].isupper() and any((m.after("name"), m.after("paper"), m.before("name"), m.before("possessive"))):
        return None
    return Reading("SET", m.code("sets", label="word"), tagged=not is_in(m.words.letters[m.start], "untagged"))


def clock(m: Match) -> Reading | None:
    """Read a time of day, with the day if it stands beside it; without one it is the anchor's."""
    figures = m.raw("figures")
    time = _hour_said(m) if m.has("hour") else _clock(f"{figures[:2]}:{figures[2:]}" if figures else m.raw("clock"))
    if time is None:
        return None
    if m.has("weekday"):
        found = weekday(m)
        late = m.has("part") and m.code("parts", label="part") in ("AF", "EV", "NI") and "01" <= time[1:3] < "12"
        time = f"T{int(time[1:3]) + 12}{time[3:]}" if late and "m" not in m.raw("clock") else time
        value = "" if found is None else found.value[:10] + time
        return None if found is None else Reading("TIME", value, found.first, found.last, True, rule="clock on day")
    if m.anchor is None:
        return unresolved(UNKNOWN_DAY + time, "TIME")
    step = {"yesterday": -1, "tomorrow": 1}.get(m.word("day"), 0)
    found_day = m.anchor.fromordinal(m.anchor.toordinal() + step)
    return Reading("TIME", found_day.isoformat() + time, found_day, found_day, inferred=True)


def _hour_said(m: Match) -> str | None:
    """Read "4 in the morning", "nine at night", "5 o'clock": without a part of the day it is not known which half."""
    hour, part = count_of(m, "hour"), m.code("parts", label="part")
    if hour is None or hour != int(hour) or not 1 <= hour <= 12 or not part:
        return None
    late = part in ("AF", "EV") or (part == "NI" and hour >= FIRST_NIGHT_HOUR)
    return f"T{int(hour) % 12 + 12 * late:02}:00"


def _clock(word: str) -> str | None:
    lower = word.lower()
    if not lower[0].isdigit():
        return "T24:00" if lower == "midnight" else "T12:00"
    figures = [int(figure) for figure in re.findall(r"[0-9]+", lower)]
    hour, minute = figures[0], figures[1] if len(figures) > 1 else 0
    late, early = "p" in lower, "a" in lower
    if hour > (12 if late or early else 24) or minute > 59:
        return None
    hour = hour % 12 + 12 if late else hour % 12 if early else hour
    return f"T{hour:02}:{minute:02}"


_THE = "(the (ordinals | final_one)?)?"
_HALF = "(figure:(number slash number) | and_half:(hyphen? and (hyphen? a)? hyphen? half) | and_half:half_sign)?"
_ZONE = "zone time_word? | local time_word"
_CLOCK = f"(clock:(clock | noon) ({_ZONE} | open ({_ZONE}) close)? | figures:four_figures ({_ZONE}))"

RULES = (
    Rule("duration", f"APPROX? {_THE} LOW count:COUNT {_HALF} stretch? unit:units_many (old:old)? SO", duration),
    Rule("duration", "APPROX? count:COUNT stretch? unit:units (and_half:and a half | or numerals)? SO", duration),
    Rule(
        "duration",
        "APPROX? count:BARE (and_half:(half_sign | hyphen and (hyphen a)? hyphen half))? tight:hyphen unit:UNIT"
        " (hyphen (old:old | span_word))?",
        duration,
    ),
    Rule("whole", "(the | this | a) whole:whole unit:units", whole),
    Rule("whole", "all unit:(day_word | week | month_word | year_word)", whole),
    Rule("while", "of:(a | some) (long:span_word)? unit:(while | time_word)", while_),
    Rule("bare", "(the:the)? unit:units_many ((and | or) units_many | hyphen long:span_word | hyphen old:old)?", bare),
    Rule("closing", "the? (final_one | closing) unit:units_many", closing),
    Rule("bare", "the part:(ordinals | edge) unit:units_many", bare),
    Rule("other years", "(gone:previous | future:future) unit:units_many", other_years),
    Rule("bare", "word:long", long),
    Rule("duration", "unit:units hyphen (span_word | old:old)", one_long),
    Rule("set", "every (other:other | single)? (unit:units | weekday:WEEKDAY | part:parts | season:seasons)", every),
    Rule("set", "every month:MONTH", every),
    Rule("set", "weekday:weekdays_many | weekday:WEEKDAY part:parts_many", weekly),
    Rule("set", "every count:COUNT unit:UNIT", every),
    Rule("set", "word:sets", often),
    Rule("clock", "hour:(number | numerals) oclock? (in the | at) part:parts", clock),
    Rule("clock", f"{_CLOCK} on? weekday:WEEKDAY (part:parts)?", clock),
    Rule("clock", f"weekday:WEEKDAY comma? at? {_CLOCK}", clock),
    Rule("clock", f"{_CLOCK} (on? day:(today | tomorrow | yesterday))?", clock),
)
