"""The unit of a number: the noun phrase after it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from travaux.language.calendar.words import Words
from travaux.language.quantities.lexicon import has, lexicon, tight
from travaux.language.quantities.numbers import Number

# Words of a unit: "additional military personnel", "metric tonnes".
LONGEST_UNIT = 4
# How points are written in short.
POINTS = {
    "bps": "basis points",
    "bp": "basis points",
    "bips": "basis points",
    "pts": "points",
    "pp": "percentage points",
}
# What is counted from a start, how far, and what may stand before it, with the bound that this tells.
NUMBERED = ("day", "week", "month", "year")
LAST_DAY = 999
LEADS = {
    "on": "",
    "at": "",
    "of": "",
    "from": "",
    "to": "",
    "after": "",
    "is": "",
    "by": "<=",
    "until": "<=",
    "before": "<",
}
# Words from "voted" to a ratio that is a tally.
RATIO_REACH = 3
# Words from "0.45" to the share it is of: "0.45 of a share".
SHARE_REACH = 3


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as it stands, and the word after it; ``tight`` when a hyphen joins it to its number.

    ``bound`` is the comparator that stands between number and unit ("1,300-plus stores"), if one does.
    """

    text: str
    end: int
    tight: bool = False
    bound: str = ""


def read_unit(words: Words, number: Number) -> Unit:
    """Return the unit of a number; its text is empty where none stands there."""
    bracketed = has(words, number.end - 1, "close") and has(words, number.end, "quote")
    found = numbered_day(words, number) or _percent(words, number.end + bracketed) or _sign(words, number)
    if found is None and number.kind == "fraction":
        found = Unit("percent", number.end)
    if found is None and number.currency:
        found = Unit(number.currency, number.end)
    if found is None:
        found = _joined(words, number.end) or _noun(words, number)
    if not found.text and number.value <= 1 and has(words, number.end, "of", "a") and "share" in _words(words, number):
        found = Unit("share", number.end)
    return _with_rate(words, found)


def numbered_day(words: Words, number: Number) -> Unit | None:
    """Read "on day 10", "by week six": a place in time, counted from the start of what is agreed."""
    term, lead = words.word(number.start - 1).lower(), words.word(number.start - 2).lower()
    whole = number.value == int(number.value) and number.value <= LAST_DAY and not number.currency
    if not whole or term not in NUMBERED or tight(words, number.start) or lead not in LEADS:
        return None
    return Unit(term, number.end, bound=LEADS[lead])


def _words(words: Words, number: Number) -> tuple[str, ...]:
    """Return the few words after a number."""
    return tuple(words.word(i).lower() for i in range(number.end, number.end + SHARE_REACH))


def _sign(words: Words, number: Number) -> Unit | None:
    """Read what stands right after a figure: "1.5°C", "2C", "5 million €", "3.5 times"."""
    i = number.end
    if words.word(i) == "¢":
        return Unit("cents", i + 1)
    if words.word(i) == "p" and tight(words, i) and has(words, i + 1, "a", "per"):  # "50p a share"
        return Unit("pence", i + 1)
    if words.word(i) == "s" and tight(words, i) and has(words, number.start - 1, "hyphen"):  # "under-14s"
        return Unit("years", i + 1)
    if words.word(i) == "°" or (tight(words, i) and words.word(i) == "C" and number.kind == "figure"):
        return Unit("degrees", i + 1 + (words.word(i) == "°" and words.word(i + 1) in ("C", "F")))
    if is_ratio(words, number):
        return Unit("to 1", i + 2)
    if has(words, i, "currencies") and not has(words, i + 1, "number") and not number.currency:
        return Unit(lexicon().name("currencies", words.word(i)), i + 1)
    if words.word(i).lower() == "times" or has(words, i - 1, "twice", "folds"):
        return Unit("times", i + (words.word(i).lower() == "times"))
    return None


def is_ratio(words: Words, number: Number) -> bool:
    """Whether a number is the first of "3:1", "a ratio of five to one"; a vote of 5 to 1 is none."""
    i = number.end
    if words.word(i + 1).lower() not in ("1", "one") or number.value <= 1 or number.currency:
        return False
    voted = any(has(words, k, "vote") for k in (*range(number.start - RATIO_REACH, number.start), i + 2))
    if voted or has(words, i + 2, "percent", "scales", "per", "number", "term", "many", "hyphen", "glue"):
        return False
    colon = words.word(i) == ":" and tight(words, i) and tight(words, i + 1)
    return colon or (has(words, i, "to") and not has(words, number.start - 1, "by", "from"))


def _percent(words: Words, i: int) -> Unit | None:
    if has(words, i, "hyphen") and tight(words, i) and has(words, i + 1, "percent"):
        return Unit("percent", i + 2, tight=True)
    if has(words, i, "percent"):
        return Unit("percent", i + 1)
    if words.word(i) == "(" and has(words, i + 1, "percent") and words.word(i + 2) == ")":
        return Unit("percent", i + 3)
    if has(words, i, "per") and has(words, i + 1, "cent"):
        return Unit("percent", i + 2)
    if has(words, i, "hyphen") and tight(words, i) and has(words, i + 1, "per") and has(words, i + 3, "cent"):
        return Unit("percent", i + 4, tight=True)  # "a 20-per-cent cut"
    if words.word(i) in POINTS and not has(words, i + 1, "hyphen"):
        return Unit(POINTS[words.word(i)], i + 1)
    at = i + (has(words, i, "hyphen") and tight(words, i))
    following = at + 1 + has(words, at + 1, "hyphen")
    if words.word(at).lower() in ("percentage", "basis") and words.word(following).lower() in ("point", "points"):
        return Unit(f"{words.word(at).lower()} points", following + 1, tight=at > i)
    return None


def _joined(words: Words, i: int) -> Unit | None:
    """Read "20-metre", "5,000-member"."""
    if not has(words, i, "hyphen") or not tight(words, i) or not tight(words, i + 1):
        return None
    bound = {"plus": ">=", "odd": "~"}.get(words.word(i + 1).lower(), "")
    if bound:
        counted = _noun(words, replace(Number(i, i + 2, 0, "figure")))
        return replace(counted, bound=bound)
    if has(words, i + 1, "to") and has(words, i + 2, "hyphen") and words.word(i + 3) in ("1", "one"):
        return Unit("to 1", i + 4)  # "a 5-to-1 ratio"
    if not words.word(i + 1)[:1].isalpha() or has(words, i + 1, "scales", "old", "ending"):
        return None
    if has(words, i + 1, "strong") and words.word(i + 2)[:1].isalpha():  # "a 2,000-strong force"
        return Unit(words.word(i + 2), i + 3, tight=True)
    return Unit(words.word(i + 1), i + 2, tight=True)


def _noun(words: Words, number: Number) -> Unit:
    """Read the words up to the first that is a plural noun."""
    start = number.end
    if tight(words, start) and has(words, start, "measure"):
        return Unit(words.word(start), start + 1)
    if has(words, start, "or") and has(words, start + 1, "more", "less"):  # "50 or more workers"
        return replace(_noun(words, Number(start, start + 2, 0, "figure")), end=start)
    start += has(words, start, "more", "less")  # "24 million more people"
    reach = LONGEST_UNIT + 2 * _has_hyphened(words, start)
    for i in range(start, start + reach):
        word = words.word(i)
        if has(words, i, "hyphen") and tight(words, i) and tight(words, i + 1) and i > start:
            continue
        shouted = len(word) > 1 and word.isupper()  # "US" is no "us"
        if not word[:1].isalpha() or (has(words, i, "ending") and not shouted) or has(words, i, "numerals", "percent"):
            break
        if _is_plural(words, i):
            return Unit(_text(words, start, i + 1), i + 1)
    if has(words, start, "measure") or (number.value == 1 and _is_noun(words, start)):
        end = start + 2 if words.word(start).lower() in ("percentage", "nautical", "barrel", "sq") else start + 1
        return Unit(_text(words, start, end), end) if end <= len(words.spans) else Unit("", start)
    return Unit("", start)


def _has_hyphened(words: Words, start: int) -> bool:
    """Whether a unit begins with an attribute in two words: "first-generation centrifuges"."""
    joined = has(words, start + 1, "hyphen") and tight(words, start + 1) and tight(words, start + 2)
    return joined and words.word(start)[:1].isalpha() and words.word(start + 2)[:1].isalpha()


def _is_plural(words: Words, i: int) -> bool:
    word = words.word(i)
    if has(words, i, "many"):
        return True
    if word.endswith("s") and len(word) > 2 and word[:-1].isupper():
        return True
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "ous"))


def _is_noun(words: Words, i: int) -> bool:
    word = words.word(i)
    return word[:1].islower() and not has(words, i, "ending")


def _text(words: Words, start: int, end: int) -> str:
    return " ".join(words.text[words.spans[start][0] : words.spans[end - 1][1]].split())


def _with_rate(words: Words, unit: Unit) -> Unit:
    """Take in "a year", "per day", "-a-ton" right after the unit."""
    i = unit.end
    hyphens = has(words, i, "hyphen") and has(words, i + 1, "a", "per") and has(words, i + 2, "hyphen")
    if hyphens and has(words, i + 3, "period"):
        return Unit(f"{unit.text} {words.word(i + 1)} {words.word(i + 3)}".strip(), i + 4, tight=True)
    if has(words, i, "a", "per") and has(words, i + 1, "period"):
        return Unit(f"{unit.text} {words.word(i)} {words.word(i + 1)}".strip(), i + 2, unit.tight)
    if unit.text and has(words, i, "slash") and tight(words, i) and has(words, i + 1, "period"):  # "$15/hour"
        return Unit(f"{unit.text} per {words.word(i + 1)}", i + 2, unit.tight)
    if unit.text and has(words, i, "yearly"):
        return Unit(f"{unit.text} {words.word(i)}", i + 1, unit.tight)
    return unit
