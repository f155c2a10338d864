"""Calendar expressions in a report: what days the words mean, seen from the day of publication.

The rules (``dates``, ``feasts``, ``relatives``, ``durations``) are patterns over kinds of words (``words``), read one
by one; ``lean`` tells whether a clause looks back or ahead, ``compose`` what several expressions mean together. Types
and values follow TIMEX3 (Pustejovsky et al., TimeML, 2003; annotation guidelines 1.2.1).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from travaux.language.calendar import dates, durations, feasts, relatives
from travaux.language.calendar.compose import compose
from travaux.language.calendar.reading import Match, Reading, Rule, expand
from travaux.language.calendar.words import Words, calendar, labelled
from travaux.language.spans import TimeExpression

__all__ = ["TimeExpression", "find_times", "timex3"]

RULES: tuple[Rule, ...] = (*feasts.RULES, *dates.RULES, *relatives.RULES, *durations.RULES)


def find_times(text: str, anchor: date | None) -> tuple[TimeExpression, ...]:
    """Return the calendar expressions of ``text`` in order; they do not overlap, offsets count characters.

    ``anchor`` is the day of publication. Without it, expressions that count from it have no days (``first`` and
    ``last`` are ``None``). Takes time in proportion to the length of ``text`` and raises nothing on any text.
    """
    words = calendar().alphabet.cut(text)
    readings = compose(words, _read(words, anchor), anchor)
    return tuple(_expression(words, reading) for reading in readings)


def timex3(times: Iterable[TimeExpression]) -> tuple[TimeExpression, ...]:
    """Return the expressions as the TIMEX3 guidelines mark them: the two ends of a range apart, nothing vague.

    :func:`find_times` gives what a reader needs: "from 5 to 9 March" is one stretch of five days, and "soon" says
    something of the time. TIMEX3 marks the former as two dates, and the latter not at all. Fiscal years ("FY2024")
    are written as TimeBank writes them, as plain years.
    """
    parts = (part for time in times if time.tagged for part in (time.ends or (time,)))
    return tuple(replace(part, value=part.value.removeprefix("FY")) for part in parts)


@cache
def _compiled() -> tuple[tuple[Rule, re.Pattern[str]], ...]:
    return tuple((rule, calendar().alphabet.compile(expand(rule.pattern))) for rule in RULES)


def _read(words: Words, anchor: date | None) -> Sequence[Reading]:
    """Read every match that does not overlap a longer one that could be read; of equals the first rule's."""
    candidates = [
        (match.start() - match.end(), order, match)
        for order, (_, pattern) in enumerate(_compiled())
        for match in pattern.finditer(words.letters)
    ]
    candidates.sort(key=lambda c: (c[0], c[1], c[2].start()))
    taken = bytearray(len(words.letters) + 1)
    found = []
    for _, order, match in candidates:
        if any(taken[match.start() : match.end()]):
            continue
        reading = _try(RULES[order], words, match, anchor)
        if reading is not None and not any(taken[reading.start : reading.end]):
            taken[reading.start : reading.end] = b"\1" * (reading.end - reading.start)
            found.append(reading)
    return sorted(found, key=lambda reading: reading.start)


def _try(rule: Rule, words: Words, match: re.Match[str], anchor: date | None) -> Reading | None:
    try:
        reading = rule.read(Match(words, match.start(), match.end(), anchor, labelled(match)))
    except (ValueError, OverflowError):  # 31 February, month 13, the ends of the calendar
        return None
    if reading is None:
        return None
    start, end = (match.start(), match.end()) if reading.start < 0 else (reading.start, reading.end)
    counted = anchor if reading.inferred else None
    return replace(reading, start=start, end=end, rule=reading.rule or rule.name, anchor=counted)


def _expression(words: Words, reading: Reading) -> TimeExpression:
    start, end = words.spans[reading.start][0], words.spans[reading.end - 1][1]
    return TimeExpression(
        start,
        end,
        words.text[start:end],
        reading.type,
        reading.value,
        reading.first,
        reading.last,
        reading.rule,
        reading.inferred,
        reading.anchor,
        reading.event,
        tuple(_expression(words, end) for end in reading.ends),
        reading.tagged,
    )
