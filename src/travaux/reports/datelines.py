"""The place, day and agency that an agency's text opens with: ``PORT NORTH, April 3 (XNA) - ``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from travaux.reports.lexicon import one_of, table, words
from travaux.reports.outlets import known, looks_like_outlet
from travaux.reports.stamps import day_of, month_number

# A dateline ends within so many characters; a longer opening is prose.
REACH = 110
# Words of a place at most, with what it lies in ("PORT NORTH/WESTERHAVEN, West Riding"), and of its name alone.
PLACE_WORDS, NAME_WORDS = 7, 4
# Letters of an agency that is not listed.
AGENCY = 12
# The same where both a place in capitals and a day stand before it.
AGENCY_DATED = 32


@dataclass(frozen=True, slots=True)
class Dateline:
    """What the first ``end`` characters of a paragraph tell; ``date`` has a year, ``day`` is (month, day) alone."""

    end: int
    words: str
    agency: str | None = None
    date: str | None = None
    day: tuple[int, int] | None = None


@cache
def _with_agency() -> re.Pattern[str]:
    calendar = table("head")["calendar"]
    month = one_of([*calendar["months"], *calendar["short_months"]])
    day = rf"(?P<month>{month})\.?\s(?P<day>\d{{1,2}})(?:,?\s(?P<year>\d{{4}}))?"
    turned = rf"(?P<day2>\d{{1,2}})\s(?P<month2>{month})\.?(?:\s(?P<year2>\d{{4}}))?"
    return re.compile(
        rf"(?P<place>[^\d()\n.!?;:“”\"]{{2,70}}(?:\.(?=[,\s])[^\d()\n!?;:“”\"]{{0,30}})?)?"
        rf"(?:(?:^|,\s|\s)(?i:{day}|{turned}),?)?\s?\((?P<agency>[A-Z][^()\n]{{1,40}})\)\s*(?P<dash>[-–—:]+\s*)?"
    )


# The number that an agency puts before the place.
_SLUG = re.compile(r"[A-Z]{2,5}\d{2,5}\s+(?=[A-Z])")
# Places in capitals and a dash, perhaps with a state or land after a comma.
_WITH_DASH = re.compile(
    r"(?P<place>[A-Z]{3}[A-Z .'’/-]*[A-Z](?:,\s[A-Z][A-Za-z.]+(?:\s[A-Z][A-Za-z.]+)?)?)\s?(?:[–—]|--|\s-\s)\s*(?=\S)"
)


def dateline(text: str) -> Dateline | None:
    """Return the dateline that ``text`` begins with, or None."""
    slug = _SLUG.match(text)
    at = slug.end() if slug else 0
    found = _with_agency().match(text[:REACH], at)
    if found and _plausible(found, found.end() == len(text)):
        return Dateline(found.end(), found.group().strip(), known(found["agency"]) or found["agency"], *_day(found))
    dashed = _WITH_DASH.match(text[:REACH])
    named = dashed["place"].split(",")[0].split() if dashed else []
    if not dashed or len(named) > NAME_WORDS or dashed["place"].casefold() in words("head", "genres", "names"):
        return None  # "FACTBOX — Where the talks stand" names no place
    return Dateline(dashed.end(), dashed.group().strip())


def _plausible(found: re.Match[str], alone: bool) -> bool:
    """Whether place and agency look the part: a dash after any agency, or a listed agency after a place or nothing.

    ``alone`` is true for a dateline with a line of its own, which may do without the dash.
    """
    words = (found["place"] or "").replace(",", " ").split()
    place = len(words) <= PLACE_WORDS and all(w[:1].isupper() or w in {"of", "de", "la", "and", "the"} for w in words)
    agency = found["agency"]
    if not place:
        return False
    if known(agency) or looks_like_outlet(agency):
        return True
    shouted = bool(words) and found["place"].split(",")[0].isupper()
    dated = bool(words) and bool(found["day"] or found["day2"])
    longest = AGENCY_DATED if shouted and dated else AGENCY
    return (bool(found["dash"]) or (alone and dated)) and (shouted or dated) and len(agency) <= longest


def _day(found: re.Match[str]) -> tuple[str | None, tuple[int, int] | None]:
    month, day = found["month"] or found["month2"], found["day"] or found["day2"]
    if not month:
        return None, None
    number, year = month_number(month), found["year"] or found["year2"]
    if year:
        return day_of(int(year), number, int(day)), None
    return None, (number, int(day)) if day_of(2000, number, int(day)) else None
