"""What stands before and after a quantity and bounds it: "at least", "or more", "cap"."""

from __future__ import annotations

from typing import cast

from travaux.language.calendar.words import Words
from travaux.language.quantities.lexicon import has, lexicon, same_sentence
from travaux.language.quantities.units import Unit
from travaux.model import Comparator

# Words between a comparator and its number: "no more than a further 20".
FILLERS = 3
# Words before a number in which a verb of capping governs "at" or "to", or a negation governs "more than".
REACH = 10
NEGATION_REACH = 7
# Words from "9 percent" to the 4 of "to 9 percent from 4".
CHANGED_REACH = 5
# Words from "give" to "60 days to answer".
GIVEN_REACH = 9
# Words before "of" in "a minimum depth of".
HEAD_OF_REACH = 3
# Words between a hyphened unit and the noun that tells cap from threshold: "a 5,000-member standing cap".
HEAD_REACH = 2
OPPOSITE = {">": "<=", "<": ">="}


def comparator_of(words: Words, start: int, unit: Unit) -> Comparator:
    """Return how the quantity at word ``start`` is bounded."""
    found = _before(words, start, unit) or unit.bound or _behind(words, unit)
    found = found or _governed(words, start) or _from(words, start, unit) or _given(words, start, unit) or "="
    return cast(Comparator, found)


def _given(words: Words, start: int, unit: Unit) -> str:
    """Read "have 90 days to report", "gave them 60 days to leave": so long at most."""
    lasts = has(words, unit.end - 1, "duration") and not unit.tight
    if not lasts or not has(words, unit.end, "to") or not words.word(unit.end + 1)[:1].islower():
        return ""
    near = range(start - 1, start - 1 - GIVEN_REACH, -1)
    return "<=" if any(same_sentence(words, i) and has(words, i, "giving") for i in near) else ""


def _before(words: Words, start: int, unit: Unit) -> str:
    """Read the phrase before the number, over a few small words."""
    i = start - 1 - (unit.text == "years" and words.word(unit.end - 1) == "s")  # "under-14s"
    for _ in range(FILLERS + 1):
        found, length = _phrase_before(words, i)
        if found and not _means_else(words, i, unit):
            return _negated(words, i - length, found)
        if not has(words, i, "filler") or not same_sentence(words, i):
            return ""
        i -= 1
    return ""


def _phrase_before(words: Words, last: int) -> tuple[str, int]:
    for phrase, comparator in lexicon().before.get(words.word(last).lower(), ()):
        first = last - len(phrase) + 1
        if first >= 0 and all(words.word(first + k).lower() == word for k, word in enumerate(phrase)):
            return comparator, len(phrase)
    return "", 0


def _means_else(words: Words, i: int, unit: Unit) -> bool:
    """Find "over" that means during ("over 10 years", not "well over"), "within" of no time, "go up to"."""
    word, lasts = words.word(i).lower(), has(words, unit.end - 1, "duration")
    if word == "to" and words.word(i - 1).lower() == "up":
        return has(words, i - 2, "changing")
    during = word == "over" and lasts and words.word(i - 1).lower() not in ("well", "for", "just")
    return during or (word == "within" and (unit.tight or not lasts))


def _negated(words: Words, last: int, found: str) -> str:
    """Turn "could not rise by more than" into at most."""
    if found not in OPPOSITE:
        return found
    for i in range(last, last - NEGATION_REACH, -1):
        if not same_sentence(words, i) or has(words, i, "comma"):
            break
        if has(words, i, "negation") or words.word(i).lower().endswith(("n't", "n’t")):
            return OPPOSITE[found]
    return found


def _behind(words: Words, unit: Unit) -> str:
    """Read "or more" after the unit, or the noun it belongs to: "20-metre threshold", "10 percent limit"."""
    for step in range(HEAD_REACH + 1 if unit.tight else 1):
        found = _phrase_behind(words, unit.end + step)
        if found:
            return found
    return ""


def _phrase_behind(words: Words, first: int) -> str:
    for phrase, comparator in lexicon().behind.get(words.word(first).lower(), ()):
        if all(words.word(first + k).lower() == word for k, word in enumerate(phrase)):
            joined = has(words, first - 1, "hyphen") and phrase[0].isalpha() and len(phrase) == 1  # "18-month lock-up"
            reaching = phrase == ("up",) and words.word(first + 1).lower() in ("to", "for")
            return "" if reaching or (joined and phrase == ("up",)) else comparator
    return ""


def _governed(words: Words, start: int) -> str:
    """Read "caps enrichment at", "limits the stockpile to", "a minimum depth of"."""
    if has(words, start - 1, "of"):
        heads = (
            lexicon().name("heads", words.word(i).lower()) for i in range(start - 2, start - 2 - HEAD_OF_REACH, -1)
        )
        return next(filter(None, heads), "")
    if not has(words, start - 1, "at", "to"):
        return ""
    for i in range(start - 2, start - 2 - REACH, -1):
        if not same_sentence(words, i):
            break
        if has(words, i, "cap_word"):
            return "<="
    return ""


def _from(words: Words, start: int, unit: Unit) -> str:
    """Read "from 9 metres" as a lower bound where nothing is said to change or to reach on."""
    if not has(words, start - 1, "from") or (same_sentence(words, unit.end) and not has(words, unit.end, "comma")):
        return ""
    for i in range(start - 2, start - 2 - REACH, -1):
        if not same_sentence(words, i):
            break
        if has(words, i, "changing") or (has(words, i, "number") and start - i <= CHANGED_REACH):
            return ""
    return ">="
