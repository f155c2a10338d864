"""Numbers that are no quantities: names, labels, ages, counts of a draft's points, parts of a score."""

from __future__ import annotations

from travaux.language.calendar.words import Words
from travaux.language.quantities.comparators import comparator_of
from travaux.language.quantities.lexicon import has, same_sentence, tight
from travaux.language.quantities.numbers import Number
from travaux.language.quantities.units import Unit, numbered_day

# "the six" are known members of something said before, up to this number.
KNOWN_GROUP = 12
# No draft has more points, articles or items than this.
LONGEST_TEXT = 500
# Numbers after one label: "Articles 5, 7 and 9 to 12".
LONGEST_LIST = 8
# Words from "one" to "instead of two".
ONE_REACH = 5
# Between commas after a name, a bare number in this range is an age.
AGES = range(15, 111)


def is_name(words: Words, number: Number, unit: Unit) -> bool:
    """Whether a number names, labels or orders something instead of measuring it."""
    if numbered_day(words, number) is not None:
        return False
    checks = (_is_glued, _is_labelled, _counts_text, _is_age, _is_known_group, _is_pronoun, _is_bare_year, _is_marker)
    return any(check(words, number, unit) for check in checks)


def _is_glued(words: Words, number: Number, unit: Unit) -> bool:
    """Find "A4+1", "F-35", "12a", "555-1234"."""
    start, end = number.start, number.end
    signed = words.word(start - 1) == "+" and not tight(words, start - 1)  # "a change of +2%"
    if tight(words, start) and has(words, start - 1, "glue") and not signed:
        return True
    if _is_plural_age(words, start, end):
        return False
    if tight(words, start) and has(words, start - 1, "hyphen") and tight(words, start - 1):
        return True
    if not tight(words, end) or unit.text.startswith(("degrees", "pence")):
        return False
    if has(words, end, "slash") and has(words, end + 1, "number"):
        return True
    return words.word(end)[:1].isalpha() and not has(words, end, "measure", "percent", "scales")


def _is_plural_age(words: Words, start: int, end: int) -> bool:
    """Find "under-14s", "the over-65s": who is of an age."""
    bounded = has(words, start - 1, "hyphen") and words.word(start - 2).lower() in ("under", "over")
    return bounded and words.word(end) == "s" and tight(words, end)


def _is_labelled(words: Words, number: Number, unit: Unit) -> bool:
    """Find "Article 5", "points 3 and 4", "Group of 20"."""
    i = number.start - 1
    if has(words, i, "of") and has(words, i - 1, "group"):
        return True
    for _ in range(LONGEST_LIST):
        if has(words, i, "and", "or", "to", "comma", "hyphen", "dash") and has(words, i - 1, "number"):
            i -= 2
    bound = has(words, i, "age") and has(words, i - 1, "bounding")  # "up to age 26"
    bound = bound or (
        has(words, i, "age", "aged") and comparator_of(words, number.start, unit) != "="
    )  # "ages 55 and over"
    if words.word(i).lower() == "top" and unit.text.startswith("percent") and has(words, unit.end, "of"):
        return False  # "the top 2 percent of incomes"
    return has(words, i, "numbered") and not bound and not number.currency and number.scale == 1


def _counts_text(words: Words, number: Number, unit: Unit) -> bool:
    """Find "16-point", "30 articles"; "two points" may be points of percent."""
    if not has(words, unit.end - 1, "text_part") or unit.end <= number.end:
        return False
    if number.value > LONGEST_TEXT or has(words, unit.end - 1, "written"):  # pages measure, and tell no version
        return False
    if unit.text.lower().startswith(("percent", "basis")) or number.value != int(number.value):
        return False
    return unit.tight or not unit.text.lower().startswith("point")


def _is_age(words: Words, number: Number, unit: Unit) -> bool:
    if has(words, number.start + 1, "hyphen") and has(words, number.start + 2, "to"):
        return False  # "50- to 64-year-olds"
    if has(words, unit.end, "old") or (has(words, unit.end, "hyphen") and has(words, unit.end + 1, "old")):
        olds = any(words.word(unit.end + k).lower() == "olds" for k in (0, 1))  # "16-year-olds": who may do what
        return unit.text.lower() in ("year", "years", "month", "months") and not olds
    between = has(words, number.start - 1, "comma") and has(words, number.end, "comma", "stop")
    named = words.word(number.start - 2)[:1].isupper()
    return between and named and number.value in AGES and not number.currency


def _is_known_group(words: Words, number: Number, unit: Unit) -> bool:
    """Find "the two sides", "its six members": small numbers in words after a definite word."""
    small = number.kind == "words" and number.value <= KNOWN_GROUP and number.scale == 1
    new = has(words, number.end, "more") or words.word(number.end).lower() in ("consecutive", "new", "remaining")
    new = new or (words.word(number.start - 1).lower() == "all" and _counts_things(words, unit))
    return small and has(words, number.start - 1, "the") and not new and not _measures(words, number, unit)


def _counts_things(words: Words, unit: Unit) -> bool:
    """Whether a unit is of things: "all five works", but not "all five members"."""
    return bool(unit.text) and unit.text[0].islower() and not has(words, unit.end - 1, "company", "text_part")


def _is_one_each(words: Words, number: Number, unit: Unit) -> bool:
    """Find a "one" that counts: "one companion each", "one centre, instead of two", "renewed one time"."""
    if words.word(number.start).lower() != "one" or number.end != number.start + 1:
        return False
    if unit.text == "time":
        behind = words.word(unit.end)
        return number.start > 0 and (not behind[:1].isalpha() or behind in ("only", "for", "by"))
    if unit.text and words.word(unit.end).lower() in ("each", "apiece", "per"):
        return True
    for i in range(number.end + 1, number.end + 1 + ONE_REACH):
        if words.word(i).lower() in ("instead", "rather") and has(words, i + 2, "numerals", "number"):
            return all(same_sentence(words, k) for k in range(number.end, i))
    return False


def _is_pronoun(words: Words, number: Number, unit: Unit) -> bool:
    """Find "one of them", "no one", "down to zero", and "Two" after a name ("Phase Two")."""
    written, before = words.word(number.start), words.word(number.start - 1)
    if number.kind == "words" and written[:1].isupper() and before[:1].isupper():
        return True
    if written.lower() == "zero" and (unit.text.endswith("s") or has(words, number.start - 1, "to", "of", "at")):
        return False  # "zero tariffs", "cut to zero"
    if unit.text and comparator_of(words, number.start, unit) != "=":  # "at least one observer"
        return False
    if number.value != int(number.value) or has(words, number.start, "twice"):  # "a half-point"
        return False
    if words.word(number.start - 1).lower() in ("just", "only", "exactly") and words.word(number.end)[:1].islower():
        return has(words, number.end, "ending")  # "only one vote", but "only one of them"
    if has(words, number.end - 2, "more_one") or _is_one_each(words, number, unit):
        return False
    return number.kind == "words" and number.value < 2 and not _measures(words, number, unit)


def _measures(words: Words, number: Number, unit: Unit) -> bool:
    return unit.text.startswith("percent") or has(words, unit.end - 1, "measure", "duration")


def _is_bare_year(words: Words, number: Number, unit: Unit) -> bool:
    plain = number.end == number.start + 1 and not unit.text and not number.currency
    return plain and has(words, number.start, "year")


def _is_marker(words: Words, number: Number, unit: Unit) -> bool:
    """Find the "1." of a list, and figures with a leading zero."""
    figure = words.word(number.start)
    if len(figure) > 1 and figure[0] == "0" and "." not in figure:
        return True
    first = number.start == 0 or has(words, number.start - 1, "break")
    return first and words.word(number.end) in (".", ")") and tight(words, number.end)
