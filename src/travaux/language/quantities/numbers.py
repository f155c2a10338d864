"""Reading one number: figures, words, scales, fractions, with the sign of a currency."""

from __future__ import annotations

from dataclasses import dataclass

from travaux.language.calendar.words import Words
from travaux.language.quantities.lexicon import has, lexicon, tight

# Longer figures are serial numbers or noise.
LONGEST_FIGURE = 18
# What one more group of figures multiplies by.
SPACED = 1000
# Spaces that stand inside a number only.
THIN = "\u00a0\u202f\u2009"
# Fractions are given in percent, to this many digits.
DIGITS = 2
# Digits that a number keeps: "16.4 trillion" times a power of ten is off in the sixteenth.
EXACT = 14
# Of more than these nobody says "one in".
MOST_IN = 100
# Words from "owes" to the millions of "owes 40m".
PAID_REACH = 6
# Words from "cut" to "in half".
SPLIT_REACH = 6


@dataclass(frozen=True, slots=True)
class Number:
    """The number in words ``start`` to ``end``, with its currency; ``kind`` tells how it is written."""

    start: int
    end: int
    value: float
    kind: str  # "figure", "words", "fraction" or "plenty"
    currency: str = ""
    scale: float = 1  # what the words of scale multiply it by


def read_number(words: Words, i: int, *, money: bool = False) -> Number | None:
    """Return the number that begins at word ``i``, if one does; ``money`` if it is the second of a sum's range."""
    if has(words, i, "currencies"):
        return _money(words, i)
    if has(words, i, "number"):
        whole = _one_in(words, i, float(words.word(i))) if _is_small(words, i) else None
        return whole or _figure(words, i, money=money)
    if has(words, i, "plenty"):
        return _plenty(words, i)
    return _fraction(words, i) or _worded(words, i)


def _is_small(words: Words, i: int) -> bool:
    """Whether "3 in 10" may begin here: a year follows no such figure."""
    short = words.word(i).isdecimal() and len(words.word(i)) < 3
    return short and (words.word(i + 1).lower() == "in" or _is_out_of(words, i + 1))


def _is_out_of(words: Words, i: int) -> bool:
    return words.word(i).lower() == "out" and has(words, i + 1, "of")


def _plenty(words: Words, i: int) -> Number | None:
    """Read "dozens of", "tens of thousands of" as the least that they can be: two of them."""
    value, scale, end = lexicon().value("plenty", words.word(i)) or 0.0, 1.0, i + 1
    if has(words, end, "of") and has(words, end + 1, "plenty"):
        scale, end = (lexicon().value("plenty", words.word(end + 1)) or 0.0) / 2, end + 2
    if scale == 1 and words.word(i).lower() == "tens":
        return None
    return Number(i, end + 1, value * scale, "plenty", scale=value * scale) if has(words, end, "of") else None


def _money(words: Words, i: int) -> Number | None:
    found = _figure(words, i + 1, money=True) if has(words, i + 1, "number") else None
    if found is None:
        return None
    currency = lexicon().name("currencies", words.word(i))
    prefixed = tight(words, i) and has(words, i - 1, "dollar_prefix")  # "C$4.5 billion"
    return Number(i - prefixed, found.end, found.value, found.kind, currency, found.scale)


def _figure(words: Words, i: int, money: bool = False) -> Number | None:
    digits = words.word(i).replace(",", "")
    if len(digits) > LONGEST_FIGURE or not digits.replace(".", "").isdecimal():  # "3Q" is a quarter
        return None
    value, end = float(digits), i + 1
    while len(digits) <= LONGEST_FIGURE and _is_group(words, end):  # "40 000"
        digits, value, end = digits + words.word(end), value * SPACED + int(words.word(end)), end + 1
    if end == i + 1 and (part := _decimal_comma(words, end)) is not None:
        value, end = value + part, end + 2
    value, end = _and_part(words, end, value)
    factor, end = _suffix(words, end, value, money)
    scale, end = scale_at(words, end)
    return Number(i, end, _rounded(value * factor * scale), "figure", scale=factor * scale)


def _is_group(words: Words, i: int) -> bool:
    """Whether a group of three zeros follows after one space, as thousands are written in much of Europe.

    Behind a space that does not break it may be any three figures.
    """
    if not 0 < i < len(words.spans) or words.spans[i][0] - words.spans[i - 1][1] != 1:
        return False
    thin = words.text[words.spans[i - 1][1]] in THIN
    group = words.word(i) == "000" or (thin and len(words.word(i)) == len("000") and words.word(i).isdecimal())
    return group and len(words.word(i - 1)) <= len("000")


def _decimal_comma(words: Words, end: int) -> float | None:
    """Return the fraction in "1,5 million" and "2,5 %", as decimals are written in much of Europe."""
    digits = words.word(end + 1)
    tied = has(words, end, "comma") and tight(words, end) and tight(words, end + 1)
    if not tied or not digits.isdecimal() or len(digits) > 2 or len(words.word(end - 1)) > 3:
        return None
    measured = has(words, end + 2, "scales") or words.word(end + 2) == "%"
    return int(digits) / 10 ** len(digits) if measured else None


def _and_part(words: Words, end: int, value: float) -> tuple[float, int]:
    """Add the fraction of "7 1/2", "7-1/2" or "7½"."""
    part = lexicon().value("vulgar", words.word(end)) if has(words, end, "vulgar") else None
    if part is not None:
        return value + part, end + 1
    at = end + (has(words, end, "hyphen") and tight(words, end) and tight(words, end + 1))
    if not (has(words, at, "number") and has(words, at + 1, "slash") and has(words, at + 2, "number")):
        return value, end
    one, other = words.word(at), words.word(at + 2)
    if tight(words, at + 1) and len(one) == len(other) == 1 and "0" < one < other:
        return value + int(one) / int(other), at + 3
    return value, end


def _suffix(words: Words, end: int, value: float, money: bool) -> tuple[float, int]:
    """Read "bn" in "3.5bn"; a lone "m" or "b" is a metre or a mark unless money stands before it."""
    suffix = words.word(end)
    factor = lexicon().value("suffixes", suffix) if tight(words, end) and has(words, end, "suffixes") else None
    counted = words.word(end + 1)
    plural = has(words, end + 1, "many", "more", "less") or (
        len(counted) > 3 and counted.endswith("s") and counted.islower()
    )
    sure = money or len(suffix) > 1 or suffix == "k" or (suffix == "m" and (value != int(value) or plural))
    sure = sure or (suffix == "m" and _is_paid(words, end - 1))
    return (factor, end + 1) if factor and sure else (1, end)


def _is_paid(words: Words, i: int) -> bool:
    """Whether a word of paying stands near: "owes 40m", "a fund of 85m"."""
    near = (*range(i - 1, i - 1 - PAID_REACH, -1), *range(i + 2, i + 2 + PAID_REACH))
    return any(has(words, k, "paying") for k in near)


def scale_at(words: Words, end: int) -> tuple[float, int]:
    """Multiply the words of scale that follow: "6 million", "6-million", "hundred thousand"."""
    scale = 1.0
    for _ in range(2):
        at = end + 1 if has(words, end, "hyphen") and tight(words, end) and has(words, end + 1, "scales") else end
        factor = lexicon().value("scales", words.word(at)) if has(words, at, "scales") else None
        if factor is None:
            break
        scale, end = scale * factor, at + 1
    return scale, end


def _rounded(value: float) -> float:
    """Undo what binary floating point does to "1.1 million"."""
    return float(f"{value:.{EXACT}g}")


def _worded(words: Words, i: int) -> Number | None:
    """Read "forty-eight", "two hundred and six", "a million", "half a million", "two dozen"."""
    if has(words, i, "fractions") and words.word(i).lower() == "half" and has(words, i + 1, "a"):
        if has(words, i + 2, "dozen"):
            return Number(i, i + 3, 6.0, "words")
        scale, end = scale_at(words, i + 2)
        measured = has(words, end, "percent", "measure", "term")  # "half a percentage point"
        measured = measured or (has(words, end, "per") and has(words, end + 1, "cent"))
        return Number(i, end, scale / 2, "words", scale=scale) if end > i + 2 or measured else None
    if (one := _one_word(words, i)) is not None:
        return one
    start_value, end = _below_hundred(words, i)
    if start_value is None and has(words, i, "a"):
        start_value, end = 1, i + 1
        if not has(words, end, "scales", "dozen"):
            return None
    if start_value is None:
        return None
    value, end = _and_half(words, *_hundreds(words, end, float(start_value)))
    scale, end = scale_at(words, end)
    if scale > SPACED and value == int(value):  # "a billion and a half"
        value, end = _and_half(words, value, end)
    return Number(i, end, value * scale, "words", scale=scale)


def _one_word(words: Words, i: int) -> Number | None:
    """Read "a half-dozen", "a year" that lasts, "another year", "threefold", "a pair of"."""
    half = i + has(words, i, "a")
    dozen = half + 1 + has(words, half + 1, "hyphen")
    if words.word(half).lower() == "half" and has(words, dozen, "dozen"):  # "a half-dozen ships"
        return Number(i, dozen + 1, 6.0, "words")
    if has(words, i, "a") and has(words, i + 1, "term") and _lasts(words, i):
        return Number(i, i + 1, 1.0, "words")
    more = i + has(words, i, "a")
    if has(words, more, "more_one") and has(words, more + 1, "term"):  # "delayed for another year"
        return Number(i, more + 1, 1.0, "words")
    if has(words, i, "folds"):
        return Number(i, i + 1, lexicon().value("folds", words.word(i)) or 0.0, "words")
    if has(words, i, "twice") and words.word(i + 1).lower() in ("as", "the", "what"):
        return Number(i, i + 1, 2.0, "words")
    if has(words, i, "a") and has(words, i + 1, "pair") and has(words, i + 2, "of"):
        return Number(i, i + 3, 2.0, "words")
    return None


def _lasts(words: Words, i: int) -> bool:
    """Whether "a year" measures: "for a year", "a delay of a year", "a year's notice", "a year-long freeze"."""
    if has(words, i - 1, "lasting") or (has(words, i - 1, "of") and has(words, i - 2, "spell")):
        return True
    owned = words.word(i + 2) in ("'s", "’s") and words.word(i + 3)[:1].isalpha()
    return owned or (has(words, i + 2, "hyphen") and words.word(i + 3).lower() == "long")


def _and_half(words: Words, value: float, end: int) -> tuple[float, int]:
    """Add the half of "two and a half"."""
    tied = has(words, end, "hyphen")  # "two-and-a-half years"
    half = [end + tied, end + 1 + 2 * tied, end + 2 + 3 * tied]
    told = has(words, half[0], "and") and has(words, half[1], "a") and words.word(half[2]).lower() == "half"
    return (value + 0.5, half[2] + 1) if told else (value, end)


def _below_hundred(words: Words, i: int) -> tuple[int | None, int]:
    if has(words, i, "tens"):
        tens, unit = lexicon().value("tens", words.word(i)), i + 1 + has(words, i + 1, "hyphen")
        ones = lexicon().value("numerals", words.word(unit)) if has(words, unit, "numerals") else None
        if ones is not None and 0 < ones < 10:
            return int((tens or 0) + ones), unit + 1
        return int(tens or 0), i + 1
    if has(words, i, "numerals"):
        return int(lexicon().value("numerals", words.word(i)) or 0), i + 1
    return None, i


def _hundreds(words: Words, end: int, value: float) -> tuple[float, int]:
    if has(words, end, "dozen"):
        return value * 12, end + 1
    if words.word(end).lower() != "hundred":
        return value, end
    value, end = value * 100, end + 1
    after = end + has(words, end, "and")
    rest, further = _below_hundred(words, after)
    return (value + rest, further) if rest is not None else (value, end)


def _fraction(words: Words, i: int) -> Number | None:
    """Read "two thirds", "a tenth of", "half the", in percent."""
    if has(words, i, "fractions"):
        return _bare_part(words, i) or _half(words, i)
    count = 1 if has(words, i, "a", "one") else _below_hundred(words, i)[0]
    if count is not None and (words.word(i + 1).lower() == "in" or _is_out_of(words, i + 1)):
        return _one_in(words, i, count)
    at = i + 1 + has(words, i + 1, "hyphen")
    parts = lexicon().value("fractions", words.word(at)) if has(words, at, "fractions") else None
    if count is None or parts is None or count >= parts:
        return None
    part = _part_of_one(words, i, at + 1, count / parts)
    if part is not None or has(words, at + 1, "hyphen"):
        return part
    if at > i + 1 and has(words, i, "one", "numerals") and has(words, at + 1, "shared"):  # "a one-third cut"
        return Number(i, at + 1, round(100 * count / parts, DIGITS), "fraction")
    alone = count == 1 and (not has(words, at + 1, "of") or has(words, at + 2, "a"))
    if alone and not (_is_share(words, i) and _ends_here(words, at + 1)):
        return None
    return Number(i, at + 1, round(100 * count / parts, DIGITS), "fraction")


def _part_of_one(words: Words, start: int, end: int, share: float) -> Number | None:
    """Read "a quarter of a million", "three-tenths of a percent", "a half-point", "one-half of 1 percent"."""
    if has(words, end, "of") and (has(words, end + 1, "a", "one") or words.word(end + 1) == "1"):
        scale, after = scale_at(words, end + 2)
        if after > end + 2:
            return Number(start, after, _rounded(share * scale), "words", scale=scale)
        measured = has(words, after, "percent") or (has(words, after, "per") and has(words, after + 1, "cent"))
        measured = measured or words.word(after).lower() in ("percentage", "point")
        return Number(start, after, _rounded(share), "words") if measured else None
    scale, after = scale_at(words, end)
    if after > end and scale > SPACED:  # "a quarter million"
        return Number(start, after, _rounded(share * scale), "words", scale=scale)
    at = end + has(words, end, "hyphen")
    pointed = words.word(at).lower() in ("point", "percentage") and (
        has(words, start, "a") or has(words, start - 1, "a")
    )
    return Number(start, end, _rounded(share), "words") if pointed or has(words, at, "percent") else None


def _one_in(words: Words, i: int, count: float) -> Number | None:
    """Read "one in five", "3 in 10", "seven out of ten" as a share; "one in three days" is none."""
    at = i + 2 + _is_out_of(words, i + 1)
    at += words.word(at).lower() == "every"
    if has(words, at, "number") and words.word(at).isdecimal():
        whole, end = float(words.word(at)[:LONGEST_FIGURE]), at + 1
    else:
        found, end = _below_hundred(words, at)
        whole = float(found or 0)
    measured = has(words, end, "duration", "hyphen", "scales")
    if has(words, i, "a") or not 0 < count < whole or whole > MOST_IN or measured:
        return None
    return Number(i, end, round(100 * count / whole, DIGITS), "fraction")


def _is_share(words: Words, i: int) -> bool:
    """Whether what stands before "a third" or "half" measures: "by a third", "more than half"."""
    if words.word(i - 1).lower() == "in" and words.word(i).lower() == "half":  # "cut the quota in half"
        return any(has(words, k, "changing") for k in range(i - 2, i - 2 - SPLIT_REACH, -1))
    if (
        has(words, i - 1, "of") and has(words, i - 2, "shared") and not has(words, i - 2, "of")
    ):  # "a premium of a third"
        return True
    return has(words, i - 1, "sharing") or (has(words, i - 1, "to") and has(words, i - 2, "up", "changing"))


def _ends_here(words: Words, i: int) -> bool:
    """Whether no noun follows: "by a third.", but not "by a third party"."""
    return not words.word(i)[:1].isalpha() or (has(words, i, "ending") and not has(words, i, "more", "off"))


def _bare_part(words: Words, i: int) -> Number | None:
    """Read "a half-point cut", "half of 1 percent", "half percent", "a quarter of a point"."""
    parts = lexicon().value("fractions", words.word(i)) if words.word(i).lower() in ("half", "quarter") else None
    return _part_of_one(words, i, i + 1, 1 / parts) if parts else None


def _half(words: Words, i: int) -> Number | None:
    shared = has(words, i + 1, "of", "the", "own") and not has(words, i + 2, "a")
    shared = shared or (_is_share(words, i) and _ends_here(words, i + 1) and not has(words, i + 1, "a"))
    if words.word(i).lower() != "half" or not shared or has(words, i - 1, "the", "a", "hyphen", "and"):
        return None
    return Number(i, i + 1, 50.0, "fraction")
