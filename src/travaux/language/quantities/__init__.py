"""Quantities in a report's text: numbers with their units, and how they are bounded."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from travaux.language.calendar import find_times
from travaux.language.calendar.words import Words
from travaux.language.quantities.comparators import comparator_of
from travaux.language.quantities.lexicon import cut, has, lexicon, same_sentence
from travaux.language.quantities.names import is_name
from travaux.language.quantities.numbers import Number, read_number
from travaux.language.quantities.series import Series, read_series
from travaux.language.quantities.units import Unit, read_unit
from travaux.language.spans import QuantityMention, TimeExpression
from travaux.model import Comparator

__all__ = ["QuantityMention", "find_quantities", "number_in"]

# Words that may stand between a bare number and the quantity in the same sentence whose unit it shares.
SHARED_UNIT_REACH = 12
# Words from a bounded quantity to the one that shares its bound after "and".
SHARED_BOUND_REACH = 5


def find_quantities(text: str, *, times: Sequence[TimeExpression] = ()) -> tuple[QuantityMention, ...]:
    """Return the quantities of ``text`` in order; they do not overlap, offsets count characters.

    ``times`` are the calendar expressions of the same text (found here when not given): what is a date is no
    quantity, a duration may be one. Values are written out; fractions are given in percent. Takes time in proportion
    to the length of ``text`` and raises nothing on any text.
    """
    words = cut(text)
    dates = _Dates(times or find_times(text, None))
    found: list[QuantityMention] = []
    position, last = 0, None
    for match in _beginnings().finditer(words.letters):
        series = read_series(words, match.start()) if match.start() >= position else None
        if series is None:
            continue
        position = series.numbers[-1].end
        if series.kind == "score" or dates.cover(words, series):
            continue
        for mention, end in _mentions(words, series, last):
            found.append(mention)
            position, last = max(position, end), (mention, end)
    return tuple(found)


def number_in(text: str) -> float | None:
    """Return the number that the whole of ``text`` writes in figures or in words, None if it is no number."""
    words = cut(text)
    found = read_number(words, 0) if words.letters else None
    return found.value if found is not None and found.end == len(words.letters) else None


@cache
def _beginnings() -> re.Pattern[str]:
    return lexicon().alphabet.compile(
        "number | numerals | tens | currencies | fractions | plenty (plenty | of)"
        " | a (scales | dozen | fractions | pair of) | a term | more_one term | a more_one term | twice | folds"
    )


class _Dates:
    """The dates of a text, asked for in order."""

    def __init__(self, times: Sequence[TimeExpression]) -> None:
        # "in 90 days" is read as a date, but says a number all the same
        dates = (t for t in times if t.type in ("DATE", "TIME") and t.rule != "in")
        self._spans = sorted((t.start, t.end) for t in dates)
        self._next = 0

    def cover(self, words: Words, series: Series) -> bool:
        """Whether a date overlaps the numbers. Each call must lie after the one before."""
        start, end = words.spans[series.numbers[0].start][0], words.spans[series.numbers[-1].end - 1][1]
        while self._next < len(self._spans) and self._spans[self._next][1] <= start:
            self._next += 1
        return self._next < len(self._spans) and self._spans[self._next][0] < end


_Last = tuple[QuantityMention, int] | None


def _mentions(words: Words, series: Series, last: _Last) -> Iterator[tuple[QuantityMention, int]]:
    """Yield the quantities of a series, each with the word after it."""
    unit = read_unit(words, series.numbers[-1])
    whole = replace(series.numbers[-1], start=series.numbers[0].start)
    ages = series.kind == "between" and has(words, whole.start - 1, "age", "aged")
    if not ages and is_name(words, whole, unit):
        return
    if series.kind == "change":
        first, second = series.numbers
        own = read_unit(words, first)
        shared = own if own.text else Unit(unit.text, first.end)
        yield _mention(words, (first,), shared, comparator_of(words, first.start, shared)), shared.end
        yield _mention(words, (second,), unit, comparator_of(words, second.start, unit)), unit.end
        return
    of_age = has(words, whole.start - 1, "of") and has(words, whole.start - 2, "age")
    if not unit.text and (of_age or has(words, whole.start - 1, "age", "aged")):
        unit = Unit("years", unit.end)
    if not unit.text and series.kind == "single":
        unit = Unit(_shared_unit(words, series.numbers[0], last), unit.end)
    yield _mention(words, series.numbers, unit, _compared(words, series, unit, last)), unit.end


def _compared(words: Words, series: Series, unit: Unit, last: _Last) -> Comparator:
    """Return the comparator; "capped at $5 for one and $8 for two" bounds both."""
    if series.kind in ("between", "one-of"):
        return "between" if series.kind == "between" else "one-of"
    start = series.numbers[0].start
    found = comparator_of(words, start, unit)
    if found == "=" and series.numbers[0].kind == "plenty":
        return ">="
    if found != "=" or last is None or not has(words, start - 1, "and", "or"):
        return found
    mention, end = last
    alike = mention.unit == unit.text and mention.comparator in ("<=", ">=")
    near = start - end <= SHARED_BOUND_REACH and all(same_sentence(words, i) for i in range(end, start))
    return mention.comparator if alike and near else found


def _shared_unit(words: Words, number: Number, last: _Last) -> str:
    """Return the unit of the quantity before a bare figure in the sentence: "7.5 percent, against 5 before"."""
    if last is None or number.kind != "figure" or number.start - last[1] > SHARED_UNIT_REACH:
        return ""
    mention, end = last
    if has(words, end - 1, "duration") or not all(same_sentence(words, i) for i in range(end, number.start)):
        return ""
    return mention.unit


def _mention(words: Words, numbers: tuple[Number, ...], unit: Unit, comparator: Comparator) -> QuantityMention:
    start = words.spans[numbers[0].start][0]
    end = words.spans[max(unit.end, numbers[-1].end) - 1][1]
    values = tuple(number.value for number in numbers)
    return QuantityMention(
        start, end, words.text[start:end], values[0] if len(values) == 1 else values, unit.text, comparator
    )
