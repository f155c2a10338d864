"""What a rule gets and gives: a match over words in, a reading out."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from travaux.language.calendar.days import Interval, around
from travaux.language.calendar.lean import Lean, lean
from travaux.language.calendar.words import Calendar, Words, calendar, is_in

UNKNOWN_DAY = "XXXX-XX-XX"
# Classes of words that begin no noun phrase's rest.
GRAMMAR = (
    *("of", "in", "to", "and", "or", "as", "is", "was", "will", "has", "had", "be", "by", "for", "at", "on", "from"),
    *("the", "a", "clause", "than", "after", "before", "until", "within", "during", "so"),
)


@dataclass(frozen=True, slots=True)
class Offset:
    """So many units from a day that the text has named before."""

    count: int
    unit: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What words ``start`` to ``end`` say. ``offset`` waits for the day it counts from."""

    type: str
    value: str
    first: date | None = None
    last: date | None = None
    inferred: bool = False
    offset: Offset | None = None
    start: int = -1
    end: int = -1
    rule: str = ""
    anchor: date | None = None
    event: str = ""
    ends: tuple[Reading, ...] = ()
    tagged: bool = True

    @property
    def day(self) -> date | None:
        """The single day it is, if it is one."""
        return self.first if self.first == self.last else None

    def within(self, days: Interval) -> Reading:
        """Return the reading with another interval."""
        return replace(self, first=days[0], last=days[1])


def dated(value: str, days: Interval, inferred: bool = False, kind: str = "DATE") -> Reading:
    """Return a reading of known days."""
    return Reading(kind, value, days[0], days[1], inferred)


def unresolved(value: str, kind: str = "DATE") -> Reading:
    """Return a reading whose days are not known."""
    return Reading(kind, value)


def unit_around(inside: date, unit: str) -> Reading:
    """Return the calendar unit that a day lies in, inferred from the anchor."""
    return dated(*around(inside, unit), inferred=True)


@dataclass(frozen=True)
class Match:
    """A rule's pattern on words ``start`` to ``end``, and the anchor."""

    words: Words
    start: int
    end: int
    anchor: date | None
    groups: dict[str, tuple[int, int]]

    @property
    def lexicon(self) -> Calendar:
        """The calendar's lexicon."""
        return calendar()

    def has(self, label: str) -> bool:
        """Whether the labelled part of the pattern is there."""
        return label in self.groups

    def word(self, label: str) -> str:
        """Return the first word of a labelled part in lower case, empty if it is not there."""
        return self.words.word(self.groups[label][0]).lower() if label in self.groups else ""

    def raw(self, label: str) -> str:
        """Return the first word of a labelled part as it is written."""
        return self.words.word(self.groups[label][0]) if label in self.groups else ""

    def text(self, label: str) -> list[str]:
        """Return all words of a labelled part in lower case."""
        lo, hi = self.groups.get(label, (0, 0))
        return [self.words.word(i).lower() for i in range(lo, hi)]

    def value(self, table: str, label: str) -> int | str | None:
        """Return what a table of the lexicon says of a labelled word."""
        return self.lexicon.value(table, self.raw(label))

    def code(self, *tables: str, label: str) -> str:
        """Return the first value that one of the tables gives for a labelled word, as a string."""
        return next((str(v) for table in tables if (v := self.value(table, label)) is not None), "")

    def number(self, *tables: str, label: str) -> int:
        """Return the number that one of the tables gives for a labelled word. Raise ValueError if none does."""
        return int(self.code(*tables, label=label))

    def before(self, name: str, back: int = 1) -> bool:
        """Whether the word before the match (or ``back`` words before) belongs to a class."""
        i = self.start - back
        return i >= 0 and is_in(self.words.letters[i], name)

    def after(self, name: str, on: int = 0) -> bool:
        """Whether the word after the match (or ``on`` words later) belongs to a class."""
        return is_in(self.words.letters[self.end + on : self.end + on + 1], name)

    @property
    def closed(self) -> bool:
        """Whether the match stands at the end of a phrase: before a mark, a line's end or the end of the text."""
        ends = ("stop", "comma", "break", "quote", "close", "dash")
        return self.end == len(self.words.letters) or any(self.after(name) for name in ends)

    @property
    def before_noun(self) -> bool:
        """Whether a word that can be a noun or its attribute follows the match: no mark, no word of grammar."""
        word = self.words.word(self.end)
        return word[:1].isalnum() and not any(self.after(name) for name in GRAMMAR)

    @cached_property
    def lean(self) -> Lean:
        """Which way the clause looks."""
        return lean(self.words, self.start, self.end)


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern over word classes and how a match of it is read; ``None`` means that it is nothing."""

    name: str
    pattern: str
    read: Callable[[Match], Reading | None]


# Parts of patterns that several rules share.
PARTS = {
    "MONTH": "(months | months_short)",
    "WEEKDAY": "(weekdays | weekdays_short)",
    "DAY": "(day | ordinals | tens hyphen ordinals)",
    "COUNT": "((number | numerals | a? few | a) scale scale? | number | tens (hyphen? numerals)? | numerals | a? dozen"
    " | a? few | a? couple of? | a | another | half a | scales of)",
    "BARE": "((number | numerals)? scale | number | tens (hyphen? numerals)? | numerals | few | dozen | half)",
    "LOW": "(low:number (to | or | hyphen | dash) | low:(numerals | tens) (to | or))?",
    "SO": "(or so)?",
    "APPROX": "((a little)? (over | than_word than) | approx | than_word than | no than_word than | at least | up to)",
    "UNIT": "(units | units_many)",
}


def expand(pattern: str) -> str:
    """Return a pattern with its shared parts written out."""
    return re.sub(r"[A-Z]{2,}", lambda match: PARTS[match.group()], pattern)
