"""Rules for expressions that name their day, month, quarter, season or year themselves."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from travaux.language.calendar import days
from travaux.language.calendar.days import WEEKDAY_CODES, Interval
from travaux.language.calendar.lean import Lean
from travaux.language.calendar.reading import Match, Offset, Reading, Rule, dated, unresolved
from travaux.language.calendar.words import Words, is_in

# A date without its year is the nearest one, unless the clause looks the other way and that one is not this far off:
# in the five development packs no such date lies more than nine months from publication; in other news few lie more
# than ten months back.
FAR = 270
FAR_BACK = 300
# Without such a bound: years before and after the anchor are all there is to choose from.
ANY = 1000
# A month of which the clause does not tell ("the attack in May") is the last one, unless the next is this much nearer.
PAST_BIAS = 2
# April, June and August are first names too.
FIRST_NAMES = (4, 6, 8)
# Two digits of a decade ("the '90s"): from here on they mean the last century.
THIS_CENTURY = 20
# First halves of years said in words ("nineteen ninety-six"), and the years that are said so.
CENTURIES_SAID = range(17, 21)
SAID_YEARS = range(1700, 2100)
YEAR_LED = ("in", "since", "of", "by", "until", "from", "before", "after", "months")
# "The 1800s" are a century, "the 1900s" may be ten years.
CENTURY_BEFORE = 1900
# Months to each side in which "Monday the 15th" is looked for.
MONTHS_AROUND = 2
# From this number on an ordinal in words is a day rather than a place in a row.
LEAST_IN_WORDS = 10
# What makes "the 17th" no day: "the 17th century", "the 5th floor".
NOUNS = ("word", "name", "hyphen", "slash", "period", "units", "seasons", "parts", "weekdays", "number", "percent")
# Below this a bare number of four digits is taken as a year only after a word that asks for one.
OLD_YEAR = 1900
# Sums are told in the money of a year: "in constant 2013 dollars".
PRICES = ("dollars", "euros", "pounds", "prices")
PRICES_LED = ("constant", "real", "inflation-adjusted", "adjusted")


def day_number(words: Iterable[str], ordinals: Callable[[str], object]) -> int:
    """Return the number of "17", "17th", "seventeenth" or "twenty-first"."""
    total = 0
    for word in words:
        digits = re.match(r"[0-9]+", word)
        value = int(digits.group()) if digits else ordinals(word)
        total += value if isinstance(value, int) else 0
    return total


def is_year(words: Words, i: int) -> bool:
    """Whether the number of four digits at word ``i`` is a year by the words around it."""
    before, after, then = words.letters[i - 1 : i], words.letters[i + 1 : i + 2], words.letters[i + 2 : i + 3]
    if any(is_in(before, name) for name in ("money", "numbered", "slash")):
        return False
    if any(is_in(after, name) for name in ("counted", "units_many", "zone", "percent", "numerals")):
        return _is_of_prices(words, i) or words.word(i - 1) == "In"  # "In 1960 men married at 23"
    if is_in(after, "hyphen") and words.spans[i + 1][0] == words.spans[i][1]:
        return is_in(then, "year") or is_in(then, "two_digits")
    if is_in(after, "word") and is_in(then, "counted") and not is_in(before, "the"):
        return False
    asks = any(is_in(before, name) for name in ("in", "since", "of", "until", "from", "to", "and", "between", "the"))
    return asks or int(words.word(i)[:4]) >= OLD_YEAR


def _is_of_prices(words: Words, i: int) -> bool:
    """Whether a year is that of prices: "constant 2013 dollars", "in 2013 dollars"."""
    led = words.word(i - 1).lower() in PRICES_LED or is_in(words.letters[i - 1 : i], "in")
    return led and words.word(i + 1).lower() in PRICES


def choose(options: list[Interval], anchor: date, way: Lean, back: int = FAR_BACK, on: int = FAR) -> Interval:
    """Return the interval that a clause looking ``way`` means: latest on or before, next on or after, or nearest.

    ``back`` and ``on`` are how many days away it may lie. Raise ValueError if there is no option.
    """
    past = max((o for o in options if o[0] <= anchor), default=None)
    future = min((o for o in options if o[1] >= anchor), default=None)
    if past is None or future is None or past == future:
        found = past or future
        if found is None:
            raise ValueError("no such day")
        return found
    ago, ahead = (anchor - past[1]).days, (future[0] - anchor).days
    if way == "past":
        return past if ago <= back else future
    if way == "future":
        return future if ahead <= on else past
    return past if ago <= ahead else future


def each_year(anchor: date, make: Callable[[int], Interval]) -> list[Interval]:
    """Return what ``make`` gives for the years before, of and after the anchor, where it gives anything."""
    found = []
    for number in range(max(1, anchor.year - 1), min(9999, anchor.year + 1) + 1):
        try:
            found.append(make(number))
        except ValueError:
            continue
    return found


def _month(m: Match) -> int:
    return m.number("months", "months_short", label="month")


def _year(m: Match) -> int | None:
    """Return the year that stands there or is pointed at ("of last year"), if any. Raise ValueError if it is none."""
    if m.has("year"):
        at = m.groups["year"][0]
        if not is_year(m.words, at) and not _dates_a_day(m, at):
            raise ValueError("no year")
        return int(m.word("year"))
    if m.has("that_year") and m.anchor:
        return m.anchor.year + {"last": -1, "next": 1}.get(m.word("that_year"), 0)
    return None


def _dates_a_day(m: Match, at: int) -> bool:
    """Whether a number behind a day is its year, however old: "Nov. 16, 1776.", "16 November 1776"."""
    counts = any(is_in(m.words.letters[at + 1 : at + 2], name) for name in ("word", "counted", "units_many", "percent"))
    return (m.has("day") or is_in(m.words.letters[at - 1], "comma")) and not counts


def iso(m: Match) -> Reading:
    """Read 2026-03-14, with or without a time of day."""
    value = m.words.word(m.start)
    found = date.fromisoformat(value[:10])
    return dated(found.isoformat(), (found, found))


def slashed(m: Match) -> Reading:
    """Read 14/3/2026: the month is the part that can be one; with two that can, the days stay unknown."""
    one, two, number = (int(part) for part in re.split(r"[/.]", m.words.word(m.start)))
    number += 0 if number > 99 else 2000
    day_first = one > 12 or "." in m.words.word(m.start)
    found = date(number, two, one) if day_first else date(number, one, two)
    doubt = not day_first and two <= 12 and one != two
    return unresolved(found.isoformat()) if doubt else dated(found.isoformat(), (found, found))


def month_day(m: Match) -> Reading | None:
    """Read a month with a day, with or without weekday and year."""
    number, month = day_number(m.text("day"), lambda w: _ordinal(m, w)), _month(m)
    if m.has("said") and not (m.raw("said")[0].isdigit() or m.closed or m.raw("said")[0].isupper()):
        return None  # "in April first lady ..."; but "the July Fourth recess"
    if m.has("said") and m.after("name"):
        return None
    year = _year(m)
    if year is not None:
        found = days.day(year, month, number)
        return dated(found[0].isoformat(), found, inferred=m.has("that_year"))
    if number > 31 or (month, number) in ((2, 30), (2, 31), (4, 31), (6, 31), (9, 31), (11, 31)):
        return None
    if m.anchor is None:
        return unresolved(f"XXXX-{month:02}-{number:02}")
    options = each_year(m.anchor, lambda y: days.day(y, month, number))
    if m.has("weekday"):
        weekday = m.number("weekdays", "weekdays_short", label="weekday")
        options = [o for o in options if o[0].weekday() == weekday] or options
    over = m.before("over_words") and m.words.word(m.start - 1).endswith("ed")  # "the year ended Jan. 31"
    found = choose(options, m.anchor, m.lean, back=ANY if over else FAR_BACK)
    return dated(found[0].isoformat(), found, inferred=True)


def _ordinal(m: Match, word: str) -> int | str | None:
    value = m.lexicon.value("ordinals", word)
    return m.lexicon.value("tens", word) if value is None else value


def day_range(m: Match) -> Reading | None:
    """Read "May 4 to 6" and "5 to 7 March"."""
    low, high = (day_number(m.text(label), lambda w: _ordinal(m, w)) for label in ("day", "last"))
    month, year = _month(m), _year(m)
    if m.has("both") and not m.before("between") and high != low + 1:
        return None
    if low >= high:
        return None
    if year is None and m.anchor is None:
        return unresolved(f"XXXX-{month:02}-{low:02}/XXXX-{month:02}-{high:02}")
    if year is not None:
        found = date(year, month, low), date(year, month, high)
    else:
        anchor = m.anchor or date.max
        found = choose(each_year(anchor, lambda y: (date(y, month, low), date(y, month, high))), anchor, m.lean)
    return _range(m, found, "day", inferred=year is None)


def _range(m: Match, found: Interval, low: str, inferred: bool = False) -> Reading:
    """Return a range with its ends: the words up to the first number, and those from the last one on."""
    ends = [Reading("DATE", day.isoformat(), day, day, inferred) for day in found]
    ends[0] = replace(ends[0], start=m.start, end=m.groups[low][1])
    ends[1] = replace(ends[1], start=m.groups["last"][0], end=m.end)
    return replace(dated("/".join(end.value for end in ends), found, inferred), ends=tuple(ends))


def month_year(m: Match) -> Reading:
    """Read "April 2026" and "April of last year"."""
    year = _year(m)
    if year is None:
        return unresolved(f"XXXX-{_month(m):02}")
    found = days.month(year, _month(m))
    return dated(found[0].isoformat()[:7], found, inferred=m.has("that_year"))


def month(m: Match) -> Reading | None:
    """Read a month alone, with "last", "next" or "this" if they stand there."""
    if not m.has("rel") and not _is_month(m):
        return None
    number = _month(m)
    if m.anchor is None:
        return unresolved(f"XXXX-{number:02}")
    options = each_year(m.anchor, lambda y: days.month(y, number))
    found = _pick_month(m, m.anchor, options)
    return dated(found[0].isoformat()[:7], found, inferred=True)


def month_beside(m: Match) -> Reading:
    """Read "the previous August", "the following March": from the month named before."""
    number = _month(m)
    step = -1 if is_in(m.words.letters[m.groups["rel"][0]], "previous") else 1
    return Reading("DATE", f"XXXX-{number:02}", offset=Offset(step * number, "month"))


def that_season(m: Match) -> Reading:
    """Read "that summer", "the same autumn": of the year named before."""
    code = m.code("seasons", label="season")
    return Reading("DATE", f"XXXX-{code}", offset=Offset(0, code))


def _pick_month(m: Match, anchor: date, options: list[Interval]) -> Interval:
    rel = m.word("rel")
    if rel == "last":
        return choose([o for o in options if o[1] < anchor], anchor, "past", back=ANY, on=ANY)
    if rel == "next":
        return choose([o for o in options if o[0] > anchor], anchor, "future", back=ANY, on=ANY)
    if m.text("rel") == ["this", "past"]:
        return choose([o for o in options if o[1] < anchor], anchor, "past", back=ANY, on=ANY)
    if rel == "this":
        return next(o for o in options if o[0].year == anchor.year)
    way: Lean = "nearest" if m.lean == "unknown" else m.lean
    if (m.before("a") or m.before("the")) and m.before_noun and not m.after("issued"):
        if way == "past" and m.before("a"):  # "they went there on a December trip"
            return _rather_past(options, anchor)
        if m.before("a") and not m.before("forward", 2):  # "under a June agreement": the clause says nothing of it
            way = "nearest"
    elif m.after("issued") or (m.before("in") and m.words.word(m.start - 2).lower() == "back"):
        way = "past"
    elif m.before("in") and m.lean == "unknown":
        return _rather_past(options, anchor)
    return choose(options, anchor, way, back=ANY, on=ANY)


def _rather_past(options: list[Interval], anchor: date) -> Interval:
    """Return the latest interval on or before the anchor, unless it is more than twice as far as the next one."""
    past, future = (choose(options, anchor, way, back=ANY, on=ANY) for way in ("past", "future"))
    ago, ahead = (anchor - past[1]).days, (future[0] - anchor).days
    return future if ahead and ago > PAST_BIAS * ahead else past


def _is_month(m: Match) -> bool:
    """Whether a bare month is no name of a person, a verb or an abbreviation of something else."""
    written = m.words.word(m.end - 1)
    if is_in(m.words.letters[m.end - 1], "months_short"):
        return written.endswith(".")
    if written == "May" and m.after("possessive"):
        return False
    if any(m.before(name) for name in ("in", "of", "since", "until", "edge", "hyphen", "edge_more")):
        return True
    if written == "March" and (m.after("for") or (m.before("the") and not m.after("word"))):
        return False  # "the March for Life", but "the March figures"
    if written == "May":
        return m.before("by") and not m.words.word(m.start - 2).endswith(("ed", "en"))
    if m.before("name") and _month(m) in FIRST_NAMES:
        return False
    return written != "March" or not (m.start == 0 or m.before("stop") or m.before("possessive"))


def year(m: Match) -> Reading | None:
    """Read a year alone."""
    if not is_year(m.words, m.start):
        return None
    number = int(m.words.word(m.start))
    return dated(str(number), days.year(number))


def year_in_words(m: Match) -> Reading | None:
    """Read "nineteen ninety-six", "twenty eighteen", "two thousand and eight", "the year two thousand"."""
    head = m.number("numerals", "tens", label="head")
    tail = sum(m.lexicon.value("numerals", w) or m.lexicon.value("tens", w) or 0 for w in m.text("tail"))  # type: ignore[misc]
    if m.has("thousand"):
        number = 1000 * head + tail
    else:
        number = 100 * head + tail if tail >= 10 and head in CENTURIES_SAID else 0
    plain = m.has("thousand") or head == max(CENTURIES_SAID)
    named = m.word("named") == "year"
    led = named or (any(m.before(name) for name in YEAR_LED) and not m.before_noun)
    if number not in SAID_YEARS or any(m.after(name) for name in ("units", "units_many", "counted", "numerals")):
        return None
    return dated(str(number), days.year(number)) if led or not plain else None


def year_range(m: Match) -> Reading | None:
    """Read "2012-2021" and "2012-13"; with "fiscal" the days are not known."""
    low, last = int(m.word("low")), m.word("high")
    high = int(str(low)[:2] + last) if len(last) == 2 else int(last)
    if high <= low or m.after("counted") or m.before("money"):
        return None
    if m.has("fiscal"):
        return unresolved(f"FY{high}")
    return dated(f"{low}/{high}", (date(low, 1, 1), date(high, 12, 31)))


def fiscal_year(m: Match) -> Reading:
    """Read "fiscal year 2024" and "FY24"; when it begins differs from state to state, so its days are not known."""
    digits = re.sub(r"\D", "", m.raw("year") or m.words.word(m.end - 1))
    return unresolved(f"FY{digits if len(digits) == 4 else '20' + digits.zfill(2)[-2:]}")


def decade(m: Match) -> Reading | None:
    """Read "the 1990s" and "the '90s", but "2000's vote" as that year's."""
    of_year = re.fullmatch(r"[0-9]{4}['’]s", m.word("figure")) and not m.has("the") and not m.before("edge")
    if of_year and any(m.before(name) for name in YEAR_LED):
        number = int(m.word("figure")[:4])
        return dated(str(number), days.year(number))
    digits = re.sub(r"\D", "", m.word("figure"))
    century = "" if len(digits) == 4 else "19" if int(digits) >= THIS_CENTURY else "20"
    first = int(century + digits)
    if first % 100 == 0 and first < CENTURY_BEFORE:  # "the 1800s"
        return dated(f"{first // 100:02}", (date(first, 1, 1), date(first + 99, 12, 31)))
    return dated(str(first)[:3].zfill(3), (date(first, 1, 1), date(first + 9, 12, 31)))


def decade_in_words(m: Match) -> Reading | None:
    """Read "the nineties", "the late sixties": of the last century, but those that are younger than a lifetime."""
    led = m.has("the") or (m.before("edge") and m.before("the", 2))
    if not led or any(m.after(name) for name in ("units_many", "percent", "counted", "of")):  # "the tens of thousands"
        return None
    ten = m.number("decade_words", label="word")
    first = (1900 if ten >= THIS_CENTURY else 2000) + ten
    return dated(str(first)[:3], (date(first, 1, 1), date(first + 9, 12, 31)))


def century(m: Match) -> Reading | None:
    """Read "the 19th century": 1801 to 1900."""
    number = day_number(m.text("nth"), lambda w: _ordinal(m, w))
    if not 1 <= number <= 30:
        return None
    days_of_it = (date(100 * number - 99, 1, 1), date(100 * number, 12, 31))
    return dated(f"{number - 1:02}", days_of_it)


def quarter(m: Match) -> Reading | None:
    """Read "the third quarter of 2024", "Q3", "the fourth quarter", "this year's first quarter"."""
    number = m.number("quarter_codes", "ordinals", label="quarter")
    year = _year(m)
    tight = any(is_in(letter, "hyphen") for letter in m.words.letters[m.start : m.end])
    if not 1 <= number <= 4 or (m.before("a") and not tight):
        return None
    found = _part_of_year(m, year, "Q", number, lambda y: days.around(date(y, 3 * number, 1), "Q")[1])
    modifies = tight and is_in(m.words.letters[m.start], "the") and m.after("word")  # "the third-quarter loss"
    return replace(found, start=m.start + modifies, end=m.end)


def half(m: Match) -> Reading | None:
    """Read "the first half of 2024"."""
    number = 2 if m.has("last") else m.number("ordinals", label="half")
    if number > 2:
        return None
    return _part_of_year(m, _year(m), "H", number, lambda y: (date(y, 6 * number - 5, 1), days.month(y, 6 * number)[1]))


def _part_of_year(m: Match, year: int | None, letter: str, number: int, make: Callable[[int], Interval]) -> Reading:
    if m.has("in_fiscal"):  # when such a year begins is not known
        return unresolved(f"{year:04}-{letter}{number}")
    if year is not None:
        return dated(f"{year:04}-{letter}{number}", make(year), inferred=m.has("that_year"))
    if m.anchor is None:
        return unresolved(f"XXXX-{letter}{number}")
    # figures of a quarter come out after its end, whatever the clause expects of them
    way: Lean = {"unknown": "past", "future": "nearest"}.get(m.lean, m.lean)  # type: ignore[assignment]
    found = choose(each_year(m.anchor, make), m.anchor, way, back=ANY, on=ANY)
    return dated(f"{found[0].year:04}-{letter}{number}", found, inferred=True)


def season(m: Match) -> Reading | None:
    """Read "this summer", "last spring", "in the autumn", "the winter of 2024"."""
    code = m.code("seasons", label="season")
    year = _year(m)
    if m.raw("season")[0].isupper() and m.after("name"):
        return None
    if year is not None:
        return dated(*days.season(year, code), inferred=True)
    ended = m.before("of") and m.before("edge_noun", 2)  # "the end of the summer"
    led = ended or any(m.before(name) for name in ("in", "by", "until", "edge", "during", "since"))
    led = led or m.lexicon.listed("pause", m.words.word(m.end))  # "the summer recess"
    if not m.has("rel") and not led:
        return None
    if m.anchor is None:
        return unresolved(f"XXXX-{code}")
    options = each_year(m.anchor, lambda y: days.season(y, code)[1])
    found = _pick_season(m, m.anchor, options)
    return dated(days.season(found[0].year, code)[0], found, inferred=True)


def _pick_season(m: Match, anchor: date, options: list[Interval]) -> Interval:
    if m.word("rel") == "last":
        return choose([o for o in options if o[1] < anchor], anchor, "past", back=ANY, on=ANY)
    if m.word("rel") == "next":
        return choose([o for o in options if o[0] > anchor], anchor, "future", back=ANY, on=ANY)
    if m.text("rel") == ["this", "past"]:
        return choose([o for o in options if o[1] < anchor], anchor, "past", back=ANY, on=ANY)
    if m.word("rel") == "this":  # the clause around it may look elsewhere: "they feared it might slip this summer"
        this_year = [o for o in options if o[0].year == o[1].year == anchor.year]
        return this_year[0] if this_year else choose(options, anchor, "nearest", back=ANY, on=ANY)
    way: Lean = "nearest" if m.lean == "unknown" else m.lean
    return choose(options, anchor, way, back=ANY, on=ANY)


def week_of_month(m: Match) -> Reading | None:
    """Read "the first week of June": days 1 to 7, 8 to 14 and so on; the last week is the last seven days."""
    number = 0 if m.has("last") else m.number("ordinals", label="week")
    year = _year(m)
    if number > 5 or (year is None and m.anchor is None):
        return None
    options = [_seven_days(days.month(year, _month(m)), number)] if year is not None else []
    anchor = m.anchor or date.max
    options = options or each_year(anchor, lambda y: _seven_days(days.month(y, _month(m)), number))
    found = choose(options, anchor, m.lean)
    return dated(days.around(found[0], "W")[0], found, inferred=year is None)


def _seven_days(month: Interval, number: int) -> Interval:
    first, last = month
    if number == 0:
        return days.shift(last, -6, "D"), last
    start = days.shift(first, 7 * number - 7, "D")
    return start, min(last, days.shift(start, 6, "D"))


def nth_weekday(m: Match) -> Reading | None:
    """Read "the first Monday in June", "the last Friday of May 2026"."""
    number = -1 if m.has("last") else m.number("ordinals", label="nth")
    weekday = WEEKDAY_CODES[m.number("weekdays", "weekdays_short", label="weekday")]
    year, when = _year(m), f"{_month(m):02}-{weekday}-{number}"
    if number > 5 or (year is None and m.anchor is None):
        return None
    options = [days.feast(year, when)] if year is not None else []
    anchor = m.anchor or date.max
    found = choose(options or each_year(anchor, lambda y: days.feast(y, when)), anchor, m.lean)
    return dated(found[0].isoformat(), found, inferred=year is None)


def day_of_month(m: Match) -> Reading | None:
    """Read "the 17th of this month", "until the 17th"."""
    if not m.has("that_month") and not _stands_alone(m):
        return None
    number = day_number(m.text("day"), lambda w: _ordinal(m, w))
    if m.anchor is None:
        return unresolved(f"XXXX-XX-{number:02}")
    if m.has("that_month"):
        step = {"last": -1, "next": 1}.get(m.word("that_month"), 0)
        start = days.shift(m.anchor.replace(day=1), step, "M")
        found = days.day(start.year, start.month, number)
    else:
        found = _nth_around(m, m.anchor, number)
    return dated(found[0].isoformat(), found, inferred=True)


def weekday_of_month(m: Match) -> Reading | None:
    """Read "Monday the 15th", "Saturday, the thirtieth": the nearest month in which that day is that weekday."""
    number, weekday = day_number(m.text("day"), lambda w: _ordinal(m, w)), m.number("weekdays", label="weekday")
    figure = is_in(m.words.letters[m.end - 1], "nth")
    if m.anchor is None or m.before_noun or m.after("of") or not number <= 31:
        return None
    if number < LEAST_IN_WORDS and not figure:
        return None  # "on Monday, the first to speak"
    options = []
    for step in range(-MONTHS_AROUND, MONTHS_AROUND + 1):
        start = days.shift(m.anchor.replace(day=1), step, "M")
        if number <= days.month(start.year, start.month)[1].day:
            found = days.day(start.year, start.month, number)
            if found[0].weekday() == weekday:
                options.append(found)
    if not options:
        return None
    anchor = m.anchor
    nearest = min(options, key=lambda o: (abs((o[0] - anchor).days), o))
    return dated(nearest[0].isoformat(), nearest, inferred=True)


def _nth_around(m: Match, anchor: date, number: int) -> Interval:
    options = []
    for step in (-1, 0, 1):
        start = days.shift(anchor.replace(day=1), step, "M")
        if number <= days.month(start.year, start.month)[1].day:
            options.append(days.day(start.year, start.month, number))
    return choose(options, anchor, m.lean)


def _stands_alone(m: Match) -> bool:
    """Whether "the 17th" follows a preposition of time and no noun follows it."""
    led = any(m.before(name) for name in ("on", "by", "until", "before", "since", "after"))
    figure = is_in(m.words.letters[m.end - 1], "nth")
    return led and (m.closed or (figure and not any(m.after(name) for name in NOUNS)))


_TAIL = "(comma | of)? (year:year | that_year:(last | next | this) year_word)"
_WHEN = "(of | in)? (year:year | that_year:(last | next | this | the) year_word)"
_WEEKDAY = "(weekday:WEEKDAY (comma | the | open)*)?"
_NAMED = "(the? named:year_word)?"
_TWO_DIGITS = "tail:(tens (hyphen? numerals)? | numerals)"
_TO = "(to | until | dash | hyphen | both:and)"


def _either(name: str, pattern: str, tail: str, read: Callable[[Match], Reading | None]) -> tuple[Rule, Rule]:
    """Return a rule with and without a tail: the tail's number may turn out to be no year."""
    return Rule(name, f"{pattern} {tail}", read), Rule(name, pattern, read)


RULES = (
    Rule("iso", "iso", iso),
    Rule("slashed", "slashed", slashed),
    *_either("month day", f"{_WEEKDAY} month:MONTH (day:day | said:(day:DAY) | the day:DAY)", _TAIL, month_day),
    *_either("day month", f"{_WEEKDAY} the? day:DAY of? month:MONTH", _TAIL, month_day),
    *_either("days", f"month:MONTH day:DAY {_TO} last:DAY", _TAIL, day_range),
    *_either("days", f"day:DAY {_TO} last:DAY of? month:MONTH", _TAIL, day_range),
    Rule("month year", f"month:MONTH {_TAIL}", month_year),
    Rule("month", "(rel:(last | next | this past?))? month:MONTH", month),
    Rule("month beside", "the rel:(previous | following) month:MONTH", month_beside),
    Rule(
        "year range", "low:year (hyphen | dash | slash) high:(year | two_digits) (fiscal:fiscal year_word)?", year_range
    ),
    Rule("fiscal year", "fiscal year_word? year | fiscal_code | the? year:year fiscal year_word", fiscal_year),
    Rule("year", "year", year),
    Rule("year in words", f"{_NAMED} head:(numerals | tens) {_TWO_DIGITS}", year_in_words),
    Rule("year in words", f"{_NAMED} head:numerals thousand:thousand (and? {_TWO_DIGITS})?", year_in_words),
    Rule("decade", "the:the? figure:decade_figure", decade),
    Rule("decade", "the:the? word:decade_words", decade_in_words),
    Rule("century", "the? nth:(nth | ordinals | tens hyphen ordinals) hyphen? century", century),
    *_either("quarter", "the? (fiscal hyphen?)? quarter:ordinals hyphen? quarter_word", _WHEN, quarter),
    Rule("quarter", "the? quarter:ordinals hyphen? quarter_word of in_fiscal:fiscal year_word? year:year", quarter),
    *_either("quarter", "quarter:quarter_codes", _WHEN, quarter),
    Rule("quarter", "that_year:(last | next | this) year_word possessive quarter:ordinals quarter_word", quarter),
    Rule("quarter", "the? year:year quarter:ordinals quarter_word", quarter),
    Rule("half", f"the? (half:ordinals hyphen? | last:last) half {_WHEN}", half),
    *_either("season", "(the | rel:(last | next | this past?))? season:seasons", _WHEN, season),
    Rule("named before", "(that same? | the same) season:seasons", that_season),
    *_either(
        "week of month", "the? (last:last | week:ordinals) stretch? week (of | in) month:MONTH", _TAIL, week_of_month
    ),
    *_either(
        "nth weekday", "the? (last:last | nth:ordinals) weekday:WEEKDAY (of | in) month:MONTH", _TAIL, nth_weekday
    ),
    Rule("weekday", "weekday:weekdays comma? the day:DAY", weekday_of_month),
    *_either("day of month", "the day:DAY", "of that_month:(this | last | next | the) month_word", day_of_month),
)
