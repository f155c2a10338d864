"""Feasts by their names, with "last", "next" or "this", their year, their week or a part of their day."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from travaux.language.calendar import days
from travaux.language.calendar.dates import ANY, choose
from travaux.language.calendar.days import Interval
from travaux.language.calendar.reading import UNKNOWN_DAY, Match, Reading, Rule, unit_around
from travaux.language.calendar.words import is_in

# A feast half a year ago is named with its year or "last".
FAR = 183
# Words of the longest name of a feast.
LONGEST = 6
# What may follow a feast and make a week or a weekend of it.
WHOLE = {"week": "W", "weekend": "WE"}


def holiday(m: Match) -> Reading | None:
    """Read a feast by its name, with "last", "next" or "this" if they stand there."""
    first = m.groups["feast"][0]
    name = [m.words.word(i).lower().replace("’", "'") for i in range(first, first + LONGEST)]
    for rest, when in m.lexicon.holidays.get(name[0], ()):
        end = first + 1 + len(rest)
        if tuple(name[1 : 1 + len(rest)]) == rest and not is_in(m.words.letters[end : end + 1], "name"):
            return _feast(m, when, end)
    return None


def _feast(m: Match, when: str, end: int) -> Reading:
    following = [m.words.word(i) for i in (end, end + 1)]
    year = next((w for w in following[: 1 if following[0] != "," else 2] if re.fullmatch(r"(19|20)[0-9]{2}", w)), None)
    end += 0 if year is None else 1 + (following[0] == ",")
    options = _options(m.anchor, None if year is None else int(year), when)
    if not options:
        return Reading("DATE", UNKNOWN_DAY, start=m.start, end=end)
    if year is not None or m.anchor is None:
        return _on(options[0], m.start, end, inferred=False)
    return _beside(m, _pick(m, m.anchor, options), end)


def _options(anchor: date | None, year: int | None, when: str) -> list[Interval]:
    """Return the days of a feast in its year, or in the years around the anchor."""
    if year is not None:
        return days.feasts(year, when)
    if anchor is None:
        return []
    near = range(max(1, anchor.year - 1), min(9999, anchor.year + 1) + 1)
    return [found for number in near for found in days.feasts(number, when)]


def _on(found: Interval, start: int, end: int, inferred: bool) -> Reading:
    value = "/".join(dict.fromkeys(day.isoformat() for day in found))
    return Reading("DATE", value, *found, inferred=inferred, start=start, end=end)


def _beside(m: Match, found: Interval, end: int) -> Reading:
    """Read "Easter week", "the Thanksgiving weekend", "Christmas morning"."""
    word = m.words.word(end).lower()
    if word in WHOLE:
        before = WHOLE[word] == "WE" and found[0].weekday() == 0  # a feast on Monday ends its weekend
        return replace(unit_around(found[0] - timedelta(before), WHOLE[word]), start=m.start, end=end + 1)
    part = m.lexicon.value("parts", word)
    if part and found[0] == found[1]:
        return Reading("TIME", f"{found[0].isoformat()}T{part}", *found, inferred=True, start=m.start, end=end + 1)
    return _on(found, m.start, end, inferred=True)


def _pick(m: Match, anchor: date, options: list[Interval]) -> Interval:
    if m.word("rel") == "last":
        return choose([o for o in options if o[1] < anchor], anchor, "past", back=ANY)
    if m.word("rel") == "next":
        return choose([o for o in options if o[0] > anchor], anchor, "future", on=ANY)
    if m.word("rel") == "this":
        return next((o for o in options if o[0].year == anchor.year), options[0])
    return choose(options, anchor, m.lean, back=FAR)


RULES = (Rule("holiday", "(rel:(last | next | this))? feast:holiday", holiday),)
