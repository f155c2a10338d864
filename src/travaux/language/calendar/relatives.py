"""Rules for expressions that count from the day of publication or from a day named before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from travaux.language.calendar import days
from travaux.language.calendar.counts import YEARS_IN, count_of, duration_value, written_count
from travaux.language.calendar.days import Interval
from travaux.language.calendar.lean import lean
from travaux.language.calendar.reading import (
    UNKNOWN_DAY,
    Match,
    Offset,
    Reading,
    Rule,
    dated,
    unit_around,
    unresolved,
)
from travaux.language.calendar.words import is_in

# Words that move a unit from the anchor's own: "last week", "the coming month".
STEPS = {"last": -1, "past": -1, "previous": -1, "preceding": -1, "prior": -1, "next": 1, "coming": 1, "upcoming": 1}
# Until Tuesday "this weekend" is the one just over, if nothing is said to come.
JUST_OVER = 1
# On these days "will vote this week" means the week that is about to begin.
WEEKEND = (5, 6)
# Of a weekday of which the clause does not tell, one this near is meant rather than the one before: "Friday's debate".
TOMORROW = timedelta(1)
# On this day "last week" is the week just over.
SUNDAY = 6
NOW_IS = ("today", "it", "this")
# Of a century: "the past half century".
SHARES = {"half": 0.5, "quarter": 0.25}
HALF_A_YEAR = 6  # months
# "The past year and a half" in units of which it is a whole number.
ONE_AND_A_HALF = {"W": (10, "D"), "M": (45, "D"), "Y": (18, "M"), "DE": (15, "Y"), "CE": (150, "Y")}
# Of these "the year ended Oct. 31" is said.
ENDED = {"year": "P1Y", "month": "P1M", "week": "P1W"}
# What TIMEX3 writes for a unit that it cannot place.
UNPLACED = {"D": UNKNOWN_DAY, "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX"}


def weekday(m: Match) -> Reading | None:
    """Read a weekday: the latest on or before the anchor, the next one where a cue turns it forward."""
    if m.after("paper") or m.before("naming") or _is_short_name(m):
        return None
    number = m.number("weekdays", "weekdays_short", label="weekday")
    part = m.code("parts", label="part")
    kind, suffix = ("TIME", f"T{part}") if part else ("DATE", "")
    if m.anchor is None:
        found = unresolved(f"XXXX-WXX-{number + 1}{suffix}", kind)
    else:
        day = _weekday(m, m.anchor, number)
        found = dated(day.isoformat() + suffix, (day, day), True, kind)
    counted = m.word("rel") in ("following", "same")
    found = replace(found, offset=Offset(number, m.word("rel"))) if counted else found
    return replace(found, start=m.start + 1, end=m.end) if _is_beyond(m) else found


def _is_beyond(m: Match) -> bool:
    """Whether "past" is a preposition ("open past Thursday"): as an adjective it needs "this" or "the" before it."""
    return m.text("rel") == ["past"] and not m.before("the")


def _is_short_name(m: Match) -> bool:
    """Whether "Sun" or "Mon" without its full stop is a name: no preposition of time takes it."""
    short = m.value("weekdays_short", "weekday") is not None and not m.raw("weekday").endswith(".")
    return short and not m.has("rel") and not m.has("week") and not (m.closed and m.before("on"))


def _weekday(m: Match, anchor: date, number: int) -> date:
    if m.has("week"):
        monday = anchor - timedelta(anchor.weekday())
        return monday + timedelta(number + 7 * STEPS.get(m.word("week"), 0))
    back = anchor - timedelta((anchor.weekday() - number) % 7)
    rel = [] if _is_beyond(m) else m.text("rel")
    if rel and rel[-1] in ("last", "past", "previous"):
        return back if back < anchor else back - timedelta(7)
    if rel and rel[-1] in ("next", "coming"):
        return back + timedelta(7)
    # "Wednesday's ruling" is there to be spoken of: a conditional clause around it does not put it off
    way = lean(m.words, m.start, m.end, firm=True) if m.after("possessive") else m.lean
    if (rel == ["this"] or _is_beyond(m)) and way in ("unknown", "nearest"):
        way = "future"
    ahead = back + timedelta(7)
    spoken_of = m.after("possessive") and m.after("issued", 1)  # "Friday's ruling"
    if (
        back == anchor
        or way == "past"
        or (way == "unknown" and spoken_of)
        or (way == "unknown" and ahead - anchor > TOMORROW)
    ):
        return back
    return ahead if way == "future" or ahead - anchor < anchor - back else back


def weekday_week(m: Match) -> Reading | None:
    """Read "Friday week": the Friday after the next one."""
    if m.anchor is None or m.after("of") or not (m.closed or m.before("on") or m.before("by") or m.before("until")):
        return None
    number = m.number("weekdays", label="weekday")
    day = m.anchor + timedelta(7 + ((number - m.anchor.weekday() - 1) % 7 + 1))
    return dated(day.isoformat(), (day, day), True)


def period_out(m: Match) -> Reading | None:
    """Read "before the year is out": its last day."""
    code = m.code("units", label="unit")
    if m.anchor is None or not code:
        return None
    found = unit_around(m.anchor, code)
    return found.within((found.last, found.last)) if found.last is not None else found


def today(m: Match) -> Reading | None:
    """Read today, tonight, yesterday and tomorrow, with a part of the day, and the days beyond them."""
    if m.before("naming") or _is_title(m):
        return None
    word, part = m.word("day"), m.code("parts", label="part") or ("NI" if m.word("day") == "tonight" else "")
    step = {"yesterday": -1, "tomorrow": 1}.get(word, 0) * (2 if m.has("beyond") else 1)
    if m.has("last"):
        step = -1
    return _part_of_day(m, step, part)


def _is_title(m: Match) -> bool:
    """Whether "Today" ends a name: "the editor of Shipping Today"."""
    return m.raw("day")[:1].isupper() and m.before("name") and m.words.word(m.start - 2)[:1].islower()


def _part_of_day(m: Match, step: int, part: str) -> Reading:
    kind, suffix = ("TIME", f"T{part}") if part else ("DATE", "")
    if m.anchor is None:
        return unresolved(UNKNOWN_DAY + suffix, kind)
    found = m.anchor + timedelta(step)
    return dated(found.isoformat() + suffix, (found, found), True, kind)


def named_before(m: Match) -> Reading:
    """Read "the next day", "the same day", "that evening", "the following week": they count from a day before."""
    step = 1 if m.word("rel") in ("next", "following") else -1 if m.word("rel") in ("previous", "preceding") else 0
    part = m.code("parts", label="unit") if not m.has("day") else ""
    unit = "D" if part or m.has("day") else m.code("units", label="unit")
    value = UNPLACED.get(unit, "XXXX") + (f"T{part}" if part else "")
    return Reading("TIME" if part else "DATE", value, offset=Offset(step, unit))


def nth(m: Match) -> Reading | None:
    """Read "the second day of talks", "its first week": placed only where today is said to be it."""
    if m.before_noun or m.after("hyphen"):  # "first-year students"
        return None
    part = m.code("parts", label="unit")
    if part:  # "the second night of the meeting"
        return Reading("TIME", f"{UNKNOWN_DAY}T{part}")
    code = m.code("units", label="unit")
    now = m.words.word(m.start - 2).lower() in NOW_IS and (m.before("is") or m.before("possessive"))
    if now and m.anchor is not None:
        return unit_around(m.anchor, code)
    return Reading("DATE", UNPLACED.get(code, "XXXX"))


def that_weekend(_: Match) -> Reading:
    """Read "that weekend": of the week named before."""
    return Reading("DATE", UNPLACED["WE"], offset=Offset(0, "WE"))


def other_day(m: Match) -> Reading | None:
    """Read "the other day", "the other night"."""
    return _reference(m, "PAST_REF") if m.word("other") == "other" else None


def new_year(m: Match) -> Reading | None:
    """Read "in the new year": the one whose beginning is nearest."""
    if m.raw("new") != "new" or m.after("hyphen"):
        return None
    if m.anchor is None:
        return unresolved("XXXX")
    return dated(*days.around(days.shift(m.anchor.replace(day=1), HALF_A_YEAR, "M"), "Y"), inferred=True)


def in_the_part(m: Match) -> Reading | None:
    """Read "in the morning": of the day named before."""
    return named_before(m) if (m.before("in") or m.before("during")) and not m.after("of") else None


def night_before(m: Match) -> Reading | None:
    """Read "the night before": that of the day before the one named."""
    value = f"{UNKNOWN_DAY}T{m.code('parts', label='unit')}"
    return Reading("TIME", value, offset=Offset(-1, "D")) if m.closed else None


def beyond(m: Match) -> Reading | None:
    """Read "the week before last", "the year after next"."""
    step = {("before", "last"): -2, ("after", "next"): 2}.get((m.word("rel"), m.word("beyond")), 0)
    code = m.code("units", label="unit")
    if not step:
        return None
    if m.anchor is None:
        return unresolved(UNPLACED.get(code, "XXXX"))
    return unit_around(days.shift(m.anchor, step, code), code)


def at_dawn(m: Match) -> Reading | None:
    """Read "before dawn", "by nightfall": of the day named before."""
    led = any(m.before(name) for name in ("at", "by", "before", "after", "until", "since"))
    return named_before(m) if led and not m.before_noun and not m.after("of") else None


def overnight(m: Match) -> Reading:
    """Read "overnight": the night before publication."""
    if m.anchor is None:
        return unresolved(f"{UNKNOWN_DAY}TNI", "TIME")
    before = m.anchor - timedelta(1)
    return dated(f"{before.isoformat()}TNI", (before, m.anchor), True, "TIME")


def the_unit(m: Match) -> Reading | None:
    """Read "for the year", "in the quarter": the one that the anchor lies in, of quarters the one just over."""
    led = any(m.before(name) for name in ("in", "for", "during", "of"))
    if m.word("unit") == "quarter":
        return quarter_over(m) if led and not m.after("of") else None
    if m.word("unit") in ENDED and m.after("over_words") and m.words.word(m.end).endswith(("ed", "ing")):
        return Reading("DURATION", ENDED[m.word("unit")])  # "in the year ended Oct. 31", "the week ending March 21"
    return unit(m) if m.closed and led else None


def quarter_over(m: Match) -> Reading:
    """Read "the latest quarter", "the year-earlier period": from a quarter named before, else the one just over."""
    back = 4 if m.has("year_before") else 0
    if m.has("unit_many"):
        return Reading("DURATION", duration_value(count_of(m, "count"), m.code("units_many", label="unit_many")))
    if m.anchor is None:
        return replace(unresolved(UNPLACED["Q"]), offset=Offset(-back, "Q"))
    number = m.number("ordinals", label="nth") if m.has("nth") else 0
    if 1 <= number <= 4:
        return unit_around(date(m.anchor.year - 1, 3 * number, 1), "Q")
    modifies = m.words.word(m.end - 1).lower() in ("earlier", "ago")  # "the year-earlier results"
    start = m.start + (modifies and is_in(m.words.letters[m.start], "the"))
    found = unit_around(days.shift(m.anchor, -1 - back, "Q"), "Q")
    return replace(found, offset=Offset(-back, "Q"), start=start, end=m.end)


def in_the_day(m: Match) -> Reading:
    """Read "earlier in the day": the day named before, else that of publication."""
    found = _part_of_day(m, 0, "")
    return replace(found, offset=Offset(0, "D"))


def unit(m: Match) -> Reading | None:
    """Read "next week", "last month", "this year", "the weekend", "the past quarter"."""
    code = "WE" if m.has("weekend") else m.code("units", label="unit")
    if m.anchor is None:
        return unresolved(UNPLACED.get(code, "XXXX"))
    rel = m.word("rel")
    if code == "WE":
        return _weekend(m, m.anchor, rel)
    ahead = code == "W" and rel == "this" and m.anchor.weekday() in WEEKEND and m.lean == "future"
    over = code == "W" and rel == "last" and m.anchor.weekday() == SUNDAY
    found = unit_around(days.shift(m.anchor, STEPS.get(rel, 0) + ahead + over, code), code)
    if rel in ("this", "current", "") and not ahead:
        return found.within(_so_far(m, m.anchor, (found.first or m.anchor, found.last or m.anchor)))
    return found


def _so_far(m: Match, anchor: date, whole: Interval) -> Interval:
    """Cut "this week" at the anchor: what is told as past lies before it, what is to come after it."""
    more = m.word("more") or (m.words.word(m.start - 1).lower() if m.before("edge_more") else "")
    if more:
        return (whole[0], anchor) if more == "earlier" else (anchor, whole[1])
    return (whole[0], anchor) if m.lean == "past" else whole


def _weekend(m: Match, anchor: date, rel: str) -> Reading:
    ahead = rel in ("next", "coming", "upcoming")
    just_over = anchor.weekday() <= JUST_OVER and m.lean != "future"
    if rel == "this" and m.lean != "past" and not just_over:
        return unit_around(anchor, "WE")
    if ahead or (rel == "" and m.lean == "future"):
        return unit_around(anchor + timedelta(7 if rel == "next" else 0), "WE")
    inside = anchor.weekday() >= 5 and rel not in ("last", "previous")
    return unit_around(anchor if inside else anchor - timedelta(7), "WE")


def ago(m: Match) -> Reading | None:
    """Read "12 days ago" from the anchor, and "two days later", "the year before" from a day before."""
    count = count_of(m, "low" if m.has("low") else "count") if m.has("count") else 1
    code = m.code("units", "units_many", label="unit")
    if m.has("half") and count is not None:
        count, code = (12 * count + HALF_A_YEAR, "M") if code == "Y" else (count + (code in YEARS_IN) / 2, code)
    word = m.word("way")
    past = word in ("ago", "earlier", "before", "back")
    if m.after("than") if word in ("earlier", "later") else word != "ago" and not m.closed:
        return None
    word = "ago" if word == "back" else word
    if count is not None and code in YEARS_IN:
        count, code = count * YEARS_IN[code], "Y"
    if code.startswith("T"):
        return Reading("TIME" if word == "ago" else "DURATION", f"PT{written_count(count)}{code[1:]}")
    if count is None or count != int(count):
        return _vaguely(m, past)
    if word == "ago":
        return _ago(m, int(count), code)
    offset = Offset(-int(count) if past else int(count), code)
    if code == "Y" and m.anchor is not None:  # "a year earlier" of figures that are just out
        return Reading("DATE", days.around(days.shift(m.anchor, offset.count, "Y"), "Y")[0], offset=offset)
    return Reading("DATE", UNPLACED.get(code, "XXXX"), offset=offset)


def share_ago(m: Match) -> Reading:
    """Read "a half-century ago", "a quarter-century earlier"."""
    years = SHARES[m.word("share")] * YEARS_IN[m.code("units", label="unit")]
    if m.word("way") != "ago" or years != int(years):
        return _vaguely(m, past=True)
    return _ago(m, int(years), "Y")


def _ago(m: Match, count: int, code: str) -> Reading:
    if m.anchor is None:
        return unresolved(UNPLACED.get(code, "XXXX"))
    try:
        return unit_around(days.shift(m.anchor, -count, code), code)
    except (ValueError, OverflowError):  # "65 million years ago"
        return _vaguely(m, past=True)


def _vaguely(m: Match, past: bool) -> Reading:
    if m.word("way") not in ("ago", "back"):
        return Reading("DATE", "PAST_REF" if past else "FUTURE_REF")
    return Reading("DATE", "PAST_REF", None, m.anchor, inferred=True)


def vague_ago(m: Match) -> Reading:
    """Read "years ago", "long ago"; "days later"."""
    return _vaguely(m, past=m.word("way") != "later")


def stretch(m: Match) -> Reading:
    """Read "the past three months", "the next two years": a duration that ends or begins at the anchor."""
    count = count_of(m, "low" if m.has("low") else "count") if m.has("count") else 1
    if _is_verb_last(m):
        start = m.start + 1
        return Reading(
            "DURATION", duration_value(count, m.code("units", "units_many", label="unit")), start=start, end=m.end
        )
    if m.has("share"):
        count = SHARES[m.word("share")]
    code = m.code("units", "units_many", label="unit")
    ahead = m.word("rel") in ("next", "coming", "upcoming", "following")
    value = duration_value(1.5 if m.has("half") else count, code)
    if m.has("half"):
        count, code = ONE_AND_A_HALF.get(code, (None, code))
    first, last = (m.anchor, None) if ahead else (None, m.anchor)
    if m.has("share") and m.anchor and count:
        count, code = count * 100, "Y"
    if m.anchor and count is not None and count == int(count) and not code.startswith("T"):
        away = days.shift(m.anchor, int(count) if ahead else -int(count), code)
        first, last = (m.anchor, away) if ahead else (away, m.anchor)
    return Reading("DURATION", value, first, last, inferred=True)


def _is_verb_last(m: Match) -> bool:
    """Whether "last" is the verb: "could last several months", "to last two weeks"."""
    return m.words.word(m.start).lower() == "last" and (m.before("will") or m.before("to"))


def seasons(m: Match) -> Reading:
    """Read "the past three summers": a set of seasons that ends or begins at the anchor."""
    ahead = m.word("rel") in ("next", "coming")
    first, last = (m.anchor, None) if ahead else (None, m.anchor)
    return Reading("SET", f"XXXX-{m.code('seasons_many', label='season')}", first, last, inferred=True)


def vague_stretch(m: Match) -> Reading:
    """Read "the coming days", "recent weeks", "the past few months", "the weeks ahead"."""
    code = m.code("units_many", label="unit")
    if _is_verb_last(m):
        return Reading("DURATION", duration_value(None, code), start=m.start + 1, end=m.end)
    ahead = m.has("ahead") or m.word("rel") in ("next", "coming", "upcoming", "following")
    first, last = (m.anchor, None) if ahead else (None, m.anchor)
    if m.word("rel") == "coming" or (m.word("rel") == "recent" and code == "Y"):
        return Reading("DATE", "FUTURE_REF" if ahead else "PAST_REF", first, last, inferred=True)
    return Reading("DURATION", duration_value(None, code), first, last, inferred=True)


def in_count(m: Match) -> Reading | None:
    """Read "in two weeks" where something is to come; elsewhere it is a duration."""
    count, code = count_of(m, "count"), m.code("units", "units_many", label="unit")
    if count is None or count != int(count) or code.startswith("T"):
        return None
    if not m.before("in") or m.before("twice", 2) or not m.closed or m.lean != "future":
        return None
    if m.anchor is None:
        return unresolved(UNPLACED.get(code, "XXXX"))
    return unit_around(days.shift(m.anchor, int(count), code), code)


def edge_of_unit(m: Match) -> Reading:
    """Read "the end of the month", "year-end", "the start of next year": its first or last day, or that part of it."""
    code = m.code("units", label="unit")
    if m.anchor is None:
        return unresolved(UNPLACED.get(code, "XXXX"))
    step = STEPS.get(m.word("rel"), 0)
    found = unit_around(days.shift(m.anchor, step, code), code)
    return cut_edge(m, found, m.word("edge") or "end")


def cut_edge(m: Match, found: Reading, edge: str) -> Reading:
    """Narrow a reading to its early, middle or late part, or to the one day that "the end of" it is."""
    if found.first is None or found.last is None or found.day:
        return found
    if edge in ("middle", "mid"):
        return found.within(days.part((found.first, found.last), "mid"))
    ends = edge in ("end", "close", "late")
    if edge in ("early", "late") or m.before("toward"):
        return found.within(days.part((found.first, found.last), "late" if ends else "early"))
    one = found.last if ends else found.first
    return found.within((one, one))


def vague(m: Match) -> Reading | None:
    """Read now, soon, previously and the like."""
    if m.has("as") or (m.before("than_word") and m.word("word") != "now"):
        return None
    value = m.code("vague", label="word")
    if value == "FUTURE_REF" and (m.after("after") or m.after("before")):
        return None
    return _reference(m, value)


def _reference(m: Match, value: str) -> Reading:
    first, last = None if value == "PAST_REF" else m.anchor, None if value == "FUTURE_REF" else m.anchor
    tagged = not is_in(m.words.letters[m.end - 1], "untagged")
    return Reading("DATE", value, first, last, inferred=True, tagged=tagged)


def earlier(m: Match) -> Reading | None:
    """Read "earlier" where it stands alone and tells of a past: "had earlier met", "which leaked earlier."."""
    told = m.before("had") or m.before("has") or m.after("stop") or m.after("comma") or m.after("break")
    return _reference(m, "PAST_REF") if told else None


def near_by(m: Match) -> Reading | None:
    """Read "the current text", "a recent report": they tell when, but give the noun no days."""
    if any(m.before(name) for name in ("than_word", "least", "hyphen")):
        return None
    if not m.before_noun:
        return None
    return Reading("DATE", "PRESENT_REF" if m.has("now") else "PAST_REF", inferred=True)


def moment(m: Match) -> Reading | None:
    """Read "the moment" and "this moment" after "at", "at present", "the near future", "the short term", "the past"."""
    if is_in(m.words.letters[m.start], "these"):
        return _reference(m, "PRESENT_REF")
    if m.has("moment"):
        return _reference(m, "PRESENT_REF") if m.before("at") else None
    if m.has("some_date"):  # "at a later date"
        return _reference(m, "FUTURE_REF") if m.words.word(m.end - 1) in ("date", "time", "stage") else None
    if m.has("future") or m.has("term"):
        return None if m.has("term") and m.after("hyphen") else _reference(m, "FUTURE_REF")
    if m.has("present"):
        return _reference(m, "PRESENT_REF") if m.before("at") else None
    counts = any(m.after(name) for name in ("number", "numerals", "few"))  # "in the past two votes"
    led = m.before("in") or ((m.before("from") or m.before("of")) and not m.before_noun)  # "a thing of the past"
    return _reference(m, "PAST_REF") if led and not counts else None


_MANY = "(the? rel:(past | last | next | coming | recent) | the rel:(following | previous))"
_MORE = "((and | or) units_many)?"
_MEASURE = "nth:ordinals hyphen? quarter_word | count:COUNT unit_many:units_many"
_YEAR_BEFORE = "the? year_before:year_word hyphen (earlier | ago)"

RULES = (
    Rule(
        "weekday",
        "(rel:(last | next | past | coming | this (past | coming)?))? weekday:WEEKDAY (comma? part:parts)?",
        weekday,
    ),
    Rule("weekday", "the rel:(following | same | coming | previous) weekday:WEEKDAY (part:parts)?", weekday),
    Rule("weekday", "weekday:WEEKDAY of? week:(last | this | next) week", weekday),
    Rule("weekday", "weekday:weekdays week", weekday_week),
    Rule("edge", "the unit:(week | month_word | year_word) is out_word", period_out),
    Rule("today", "day:(today | yesterday | tomorrow | tonight) (part:parts)?", today),
    Rule("today", "the beyond:day_word (before | after) day:(yesterday | tomorrow)", today),
    Rule("today", "(this | last:last) part:parts", today),
    Rule(
        "named before",
        "(the rel:(next | same | following | previous) | rel:that same?) (day:day_word | unit:parts)",
        named_before,
    ),
    Rule("named before", "(the rel:(same | following) | rel:that same?) unit:period", named_before),
    Rule("named before", "the unit:parts", in_the_part),
    Rule("weekday", "part:daybreak on? weekday:WEEKDAY", weekday),
    Rule("named before", "unit:daybreak", at_dawn),
    Rule("today", "edge hyphen? part:parts", today),
    Rule("stretch", "the rel:(past | last | next) unit:clock_unit", stretch),
    Rule("stretch", "the? rel:(past | last | next | coming) unit:UNIT half:(and a half)", stretch),
    Rule("stretch", "(the | this)? (rel:past unit:period | rel:(last | next | coming) unit:long_period)", stretch),
    Rule(
        "unit",
        "(sometime? | the) rel:(last | next | this | coming | previous | current) fiscal? unit:period SO",
        unit,
    ),
    Rule(
        "nth",
        "the? (ordinals | nth | final_one) unit:(day_word | week | month_word | year_word | long_period | parts)",
        nth,
    ),
    Rule("vague", "the other:other (day_word | parts)", other_day),
    Rule("new year", "the new:new year_word", new_year),
    Rule("named before", "that unit:weekend", that_weekend),
    Rule("stretch", "the? rel:(past | last | next) share:(half | quarter_word) hyphen? unit:century", stretch),
    Rule("quarter over", "the latest (unit:quarter_word | period_word)", quarter_over),
    Rule("quarter over", f"{_YEAR_BEFORE} (quarter_word | period_word | {_MEASURE})?", quarter_over),
    Rule("unit", "more:edge_more in the unit:period", unit),
    Rule("overnight", "overnight", overnight),
    Rule("the unit", "the fiscal? unit:period", the_unit),
    Rule("in the day", "(edge_more | edge) in the day_word", in_the_day),
    Rule("unit", "(the | rel:(last | next | this | past) | (the | this) rel:(coming | past)) weekend:weekend", unit),
    Rule("unit", "this rel:coming unit:period", unit),
    Rule("ago", "APPROX? LOW count:COUNT hyphen? unit:UNIT SO way:(ago | earlier | later | before | back)", ago),
    Rule("ago", "APPROX? count:COUNT unit:UNIT half:(and a half) way:(ago | earlier)", ago),
    Rule("ago", "APPROX? count:COUNT half:(and a half) unit:UNIT way:(ago | earlier)", ago),
    Rule("ago", "a? share:(half | quarter_word) (hyphen | of a) unit:long_period way:(ago | earlier)", share_ago),
    Rule("ago", "the unit:(day_word | period) way:(before | after)", ago),
    Rule("named before", "the unit:parts rel:before", night_before),
    Rule("unit", "the unit:period rel:(before | after) beyond:(last | next)", beyond),
    Rule("ago", f"few? unit:units_many {_MORE} way:(ago | earlier | later)", vague_ago),
    Rule("ago", "a? few? moments way:(ago | later)", vague_ago),
    Rule("ago", "(long_ago | a span_word time_word | some time_word) way:ago", vague_ago),
    Rule(
        "stretch",
        "(the? rel:(past | last | next | coming) | the rel:(previous | following)) LOW count:COUNT unit:UNIT SO",
        stretch,
    ),
    Rule(
        "stretch",
        f"{_MANY} few? unit:units_many {_MORE}",
        vague_stretch,
    ),
    Rule("stretch", f"the few? unit:units_many {_MORE} ahead:ahead", vague_stretch),
    Rule("stretch", "the? rel:(past | last | next | coming) unit:UNIT or numerals", stretch),
    Rule("stretch", "the? rel:(past | last | next | coming) count:COUNT season:seasons_many", seasons),
    Rule("in", "approx? count:COUNT unit:UNIT", in_count),
    Rule("edge", "the? edge:edge_noun of the? (rel:(this | last | next | coming))? unit:period", edge_of_unit),
    Rule(
        "edge",
        "(the | rel:(this | last | next))? unit:(year_word | month_word) (hyphen | possessive)? end_word",
        edge_of_unit,
    ),
    Rule("vague", "(as:as | right)? word:vague", vague),
    Rule("vague", "these days_word", moment),
    Rule("near by", "now:current | recent", near_by),
    Rule("vague", "earlier", earlier),
    Rule("vague", "(the | this) moment:moment | the near? future:future | the past", moment),
    Rule("vague", "a some_date:(later | future) (word | time_word)", moment),
    Rule("vague", "present:present | the term:(near | span_word | term_length) term", moment),
)
