"""Numbers that belong together: ranges, alternatives, changes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from travaux.language.calendar.words import Words
from travaux.language.quantities.lexicon import has, same_sentence, tight
from travaux.language.quantities.numbers import Number, read_number, scale_at
from travaux.language.quantities.units import is_ratio, numbered_day

Kind = Literal["single", "between", "one-of", "change", "score"]

# Words before a pair in which a word of change tells that the second number replaces the first.
CHANGE_REACH = 12
# Words from "voted" to a tally.
VOTE_REACH = 3
# Figures below this may share the scale of the second one: "6 to 8 million".
SHARED_SCALE = 1000
# Numbers of a list of alternatives: two may be those of two things.
LEAST_LISTED, LONGEST_LIST = 3, 8
# Words that a unit may have inside "between 5 percent and 10 percent".
UNIT_REACH = 3


@dataclass(frozen=True, slots=True)
class Series:
    """One number, the ends of a range, alternatives, the two sides of a change, or a score (which is nothing)."""

    kind: Kind
    numbers: tuple[Number, ...]


def read_series(words: Words, i: int) -> Series | None:
    """Return the number at word ``i`` with those that belong to it."""
    first = read_number(words, i)
    if first is None:
        return None
    if is_ratio(words, first):
        return Series("single", (first,))
    found = _bracketed(words, first) or _listed(words, first) or _hyphened(words, first)
    found = found or _pair(words, first) or _scaled(words, first)
    return found or Series("single", (first,))


def _listed(words: Words, first: Number) -> Series | None:
    """Read "12, 25, 35 and 39.6 percent", "12%, 25% or 35%", "5, 10 or 15 years": of one unit, three at least."""
    numbers, end = [first], _past_percent(words, first.end)
    while first.kind == "figure" and has(words, end, "comma", "and", "or") and len(numbers) < LONGEST_LIST:
        last = has(words, end, "and", "or") or has(words, end + 1, "and", "or")
        at = end + 1 + (has(words, end, "comma") and has(words, end + 1, "and", "or"))
        following = read_number(words, at)
        if following is None or following.kind != "figure" or (following.currency and not first.currency):
            return None
        numbers.append(following)
        end = _past_percent(words, following.end)
        if last:
            break
    else:
        return None
    measured = has(words, end - 1, "percent", "cent") or has(words, end, "duration", "measure") or numbers[-1].currency
    if len(numbers) < LEAST_LISTED or not measured:
        return None
    return Series("one-of", tuple(_sharing(number, numbers[-1]) for number in numbers))


def _hyphened(words: Words, first: Number) -> Series | None:
    """Read "3- to 5-year", "three-to-five-year"; "5-to-1" is a ratio."""
    i = first.end
    if not (has(words, i, "hyphen") and tight(words, i) and has(words, i + 1, "to")):
        return None
    second = read_number(words, i + 2 + has(words, i + 2, "hyphen"))
    if second is None or second.value <= first.value:
        return None
    if not has(words, second.end, "hyphen") and not second.currency:  # "a $250m-to-$300m range"
        return None
    return Series("between", (_sharing(first, second), second))


def _past_percent(words: Words, i: int) -> int:
    """Return the word after a sign of percent at ``i``, if there is one, else ``i``."""
    if has(words, i, "per") and has(words, i + 1, "cent"):
        return i + 2
    return i + has(words, i, "percent")


def _scaled(words: Words, first: Number) -> Series | None:
    """Read the $80 of "$80 and $60 billion" in billions."""
    if (
        not first.currency
        or first.scale != 1
        or not has(words, first.end, "and")
        or has(words, first.start - 1, "between")
    ):
        return None
    second = read_number(words, first.end + 1)
    if second is None or second.currency != first.currency or second.scale == 1:
        return None
    return Series("single", (_sharing(first, second),))


def _bracketed(words: Words, first: Number) -> Series | None:
    """Read "[3] [4.5] percent": wordings not yet chosen."""
    numbers = [_scaled_behind(words, first)] if has(words, first.end, "close") else []
    while numbers:
        at = numbers[-1].end + has(words, numbers[-1].end, "or")
        following = read_number(words, at + 1) if has(words, at, "open") else None
        if following is None or not has(words, following.end, "close"):
            break
        numbers.append(_scaled_behind(words, following))
    alone = len(numbers) == 1 and numbers[0].scale == first.scale
    measured = (
        alone and words.word(first.start - 1) == "[" and has(words, numbers[0].end, "duration", "percent", "measure")
    )
    if not numbers or (alone and not measured):  # "[12] months", but no "[3]" of a note
        return None
    numbers[0] = replace(numbers[0], start=first.start - has(words, first.start - 1, "open"))
    return Series("one-of" if len(numbers) > 1 else "single", tuple(numbers))


def _scaled_behind(words: Words, number: Number) -> Number:
    """Take in the bracket behind a number and the scale behind that: "[1.2] billion"."""
    scale, end = scale_at(words, number.end + 1)
    return replace(number, end=end, value=number.value * scale, scale=number.scale * scale)


def _pair(words: Words, first: Number) -> Series | None:
    link = _link(words, first)
    second = read_number(words, link + 1, money=bool(first.currency)) if link is not None else None
    if link is None or second is None or second.kind == "fraction" or first.kind == "fraction":
        return None
    if numbered_day(words, first) is not None and has(words, link, "to"):
        return None  # "opens on day one to 400 trucks"
    if has(words, link, "hyphen", "dash") and second.currency and not first.currency:
        return None  # "in 2018—$1 billion"
    first = _sharing(first, second)
    second = replace(second, currency=second.currency or first.currency) if not has(words, link, "and") else second
    numbers = (first, second)
    if link > first.end and not has(words, link, "and") and not has(words, second.end, "percent", "per"):
        return None
    if link > first.end and has(words, link, "to") and has(words, first.start - 1, "by"):
        return None  # "fell by 10 percent to 47 percent"
    if has(words, link, "or"):
        return Series("one-of", numbers)
    if has(words, link, "to") and _is_score(words, numbers):
        return Series("score", numbers)
    if has(words, link, "hyphen"):
        plain = not has(words, second.end, "hyphen") or not has(words, second.end + 1, "number")
        vote = any(has(words, second.end + k, "vote") for k in (0, 1))
        return Series("between" if first.value < second.value and plain and not vote else "score", numbers)
    return Series("between" if _is_range(words, link, numbers) else "change", numbers)


def _link(words: Words, first: Number) -> int | None:
    """Return the word that joins a number to the next, if there is one."""
    i = first.end
    if has(words, i, "percent") or (has(words, i, "per") and has(words, i + 1, "cent")):
        i += 1 + has(words, i, "per")
        if has(words, i, "hyphen", "dash") and tight(words, i) and tight(words, i + 1):
            return i  # "20%-30%"
    elif has(words, i, "hyphen", "dash"):
        return i if tight(words, i) and tight(words, i + 1) else None
    if has(words, i, "to", "or"):
        return i
    if not has(words, first.start - 1, "between"):
        return None
    return next((k for k in range(i, i + UNIT_REACH) if has(words, k, "and")), None)


def _sharing(first: Number, second: Number) -> Number:
    """Give the first number the second's scale and currency: "$6 to 8 billion", "40-50 million"."""
    shares = first.scale == 1 and second.scale > 1 and first.value < SHARED_SCALE
    value = first.value * second.scale if shares else first.value
    return replace(first, value=value, currency=first.currency or second.currency)


def _is_score(words: Words, numbers: tuple[Number, Number]) -> bool:
    """Find "voted 300 to 250", "by 52 to 48"."""
    first, second = numbers
    if any(has(words, first.start - k, "from", "changing") for k in (1, 2)) or first.currency:
        return False
    near = range(first.start - 1, first.start - 1 - VOTE_REACH, -1)
    return first.value > second.value or any(has(words, i, "vote") for i in near)


def _is_range(words: Words, link: int, numbers: tuple[Number, Number]) -> bool:
    """Tell "5 to 10 percent" from "cut from 10 to 5", where the second number replaces the first."""
    first, second = numbers
    if first.value >= second.value:
        return False
    led = next((k for k in (1, 2, 3) if has(words, first.start - k, "from")), 0)
    if not led:
        return True
    for i in range(first.start - led - 1, first.start - 2 - CHANGE_REACH, -1):
        if not same_sentence(words, i):
            break
        if has(words, i, "changing"):
            return False
    return True
