"""Phrases for offices in apposition to a name: "a Kremlin aide", "head of the talks", "Its chairman,"."""

from __future__ import annotations

from dataclasses import dataclass

from travaux.findings.cast_runs import owners_in, roles
from travaux.language.reading import Sentence, Word

# How many words an apposition may have before its noun and after it.
BEFORE_NOUN = 12
AFTER_NOUN = 24
_GOES_ON = frozenset({"who", "whose", "and", "or", "that"})
_IN_PHRASE = frozenset({"NOUN", "ADJ", "PROPN", "DET", "NUM"})
_TAIL_PREPOSITIONS = frozenset({"of", "for", "at", "with", "from", "to", "in", "on", "under", "by"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
STOPS = frozenset({",", ";", ".", ":", "—", "–", "--", "“", "”", '"', "(", ")", "?", "!"})
# An apposition before a name is one only if the name is closed off again: "Its chair, Ann Orme, said".
CLOSERS = frozenset({",", ".", ";", ")", "’s", "'s", "—", "–", "and", "who", ":", "”", '"', "of"})


@dataclass(frozen=True, slots=True)
class Office:
    """A phrase for an office: its words from ``first`` to ``last``, its noun at ``noun``."""

    first: int
    noun: int
    last: int


def is_introduced(s: Sentence, first: int, last: int) -> bool:
    """Whether an office stands in apposition to the words ``first`` to ``last``: they are a person's name."""
    after = s.words[last + 1] if last + 1 < len(s.words) else None
    if after is not None and after.text == ",":
        office = office_at(s, last + 2)
        if office is not None and closed_off(s, office.last):
            return True
    if first < 2 or s.words[first - 1].text != "," or not (after is None or after.text in CLOSERS):
        return False
    return office_up_to(s, s.words[first - 2]) is not None


def closed_off(s: Sentence, last: int) -> bool:
    """Whether an apposition may end with word ``last``."""
    after = s.words[last + 1] if last + 1 < len(s.words) else None
    going = after is not None and (after.lower in _GOES_ON or after.tag == "VBN" or after.lower == "representing")
    return after is None or after.text in STOPS or going


def is_role(w: Word) -> bool:
    """Whether ``w`` is a noun for an office or a person, in small letters or with a capital."""
    if w.pos not in ("NOUN", "PROPN", "ADJ") or w.tag in ("JJR", "JJS"):
        return False
    stem = w.lemma if w.tag in ("NNS", "NNPS") else w.lower
    return stem in roles("persons", "titles") or stem in roles("persons", "others")


def office_at(s: Sentence, first: int) -> Office | None:
    """Return the office whose phrase begins at word ``first`` ("a Kremlin aide", "head of the talks"), or None."""
    for k in range(first, min(first + BEFORE_NOUN, len(s.words))):
        w = s.words[k]
        numbered = w.text == "." and k and s.words[k - 1].lower == "no"  # "the No. 2 Democrat"
        if (w.text in STOPS and not numbered) or w.tag in FINITE or w.lower in ("who", "which", "whose"):
            return None
        after = s.words[k + 1] if k + 1 < len(s.words) else None
        goes_on = after is not None and (after.pos in ("NOUN", "PROPN") or after.text == "-" or after.tag == "POS")
        if after is not None and after.pos == "ADJ" and k + 2 < len(s.words):  # "deputy political director"
            goes_on = goes_on or is_role(s.words[k + 2])
        if is_role(w) and not goes_on:
            if w.tag in ("NNS", "NNPS"):
                return None
            noun = _second_noun(s, k)
            return Office(first, noun, _tail_end(s, noun))
        if w.pos in ("ADP", "SCONJ") and w.lower not in ("of", "for") and s.words[k - 1].text != "-":
            return None
    return None


def office_up_to(s: Sentence, last: Word) -> Office | None:
    """Return the office whose phrase ends at ``last``: "Peru's ambassador to Chile"."""
    for back in range(min(BEFORE_NOUN, last.i + 1)):
        w = s.words[last.i - back]
        if w.text in STOPS or w.tag in FINITE:
            return None
        if is_role(w) and not w.tag.endswith("S"):
            if back and s.words[w.i + 1].lower not in _TAIL_PREPOSITIONS:
                return None
            first = phrase_start(s, w.i)
            definite = s.words[first].tag in ("PRP$",) or s.words[first].lower == "the" or _has_owner(s, first, w.i)
            somebody = w.lower in roles("persons", "unnamed") or (back > 0 and w.lower == "member")
            definite = definite or (s.words[first].lower in ("a", "an") and somebody)
            return Office(first, w.i, last.i) if definite or not back else None
    return None


def _second_noun(s: Sentence, noun: int) -> int:
    """Return the noun of a second office told in one breath: "vice president and head of trade"."""
    ahead = s.words[noun + 1 : noun + 5]
    if not ahead or ahead[0].lower != "and":
        return noun
    for w in ahead[1:]:
        if is_role(w) and w.tag not in ("NNS", "NNPS"):
            return w.i
        if w.pos not in ("NOUN", "ADJ") or w.text[0].isupper():
            break
    return noun


def _tail_end(s: Sentence, noun: int) -> int:
    """Return the last word of the prepositional phrases behind a noun."""
    end = noun
    if noun + 1 >= len(s.words) or s.words[noun + 1].lower not in _TAIL_PREPOSITIONS:
        return end
    for w in s.words[noun + 1 : noun + 1 + AFTER_NOUN]:
        compound = s.words[w.i - 1].text == "-"  # "state-run"
        verbal = w.pos in ("VERB", "AUX", "SCONJ", "PRON") and w.tag != "PRP$" and not compound
        if w.text in STOPS or verbal or w.lower in ("who", "which") or (w.pos == "CCONJ" and not _joins_names(s, w)):
            break
        end = w.i
    while s.words[end].pos in ("ADP", "CCONJ", "DET", "PART", "ADV", "PUNCT"):
        end -= 1
    return max(end, noun)


def _joins_names(s: Sentence, conjunction: Word) -> bool:
    after = s.words[conjunction.i + 1 : conjunction.i + 2]
    return bool(after) and after[0].text[0].isupper()


def phrase_start(s: Sentence, noun: int) -> int:
    """Return the first word of the phrase before a noun: modifiers, article, owner."""
    first = noun
    while first > 0 and noun - first < BEFORE_NOUN:
        w = s.words[first - 1]
        inside = w.pos in _IN_PHRASE or w.tag in ("POS", "PRP$", "VBG", "VBN") or w.text == "-"
        if not inside or w.text in STOPS:
            break
        first -= 1
        if w.tag == "PRP$" or w.pos == "DET":
            break
    return first


def _has_owner(s: Sentence, first: int, noun: int) -> bool:
    words = s.words[first:noun]
    return any(w.tag == "POS" for w in words) or bool(owners_in(s, words))


def gender_of_role(noun: str) -> str:
    """Return "m" or "f" where the noun for an office tells it."""
    if noun.endswith("woman") or noun in ("queen", "princess", "wife", "daughter", "sister"):
        return "f"
    return "m" if noun in ("spokesman", "king", "prince", "husband", "son", "brother", "businessman") else ""
