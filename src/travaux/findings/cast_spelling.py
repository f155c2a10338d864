"""Names compared as letters alone: forms of a person's name, peoples and their states, abbreviations."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from travaux.findings.cast_runs import PEOPLE, gender_of, roles
from travaux.language.lexicon import lexicon

# Letters that a state and its people share at least, and the share of the state's name that they make up
# (invented and real pairs: Valmora/Valmoran 7 of 7, Norway/Norwegian 4 of 6, Ireland/Irish 2 of 7 is not found).
SHARED_LETTERS = 4
SHARED_PART = 0.55


def key_words(name: str) -> tuple[str, ...]:
    """Return the words of a person's name in small letters, without initials and suffixes."""
    words = name.lower().replace("’", "'").replace("-", " ").split()
    kept = [w for w in words if len(w.rstrip(".")) > 1 and w not in roles("given", "suffixes") and w != "'"]
    return tuple(kept or words)


def same_person(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two full names in one report are one person's: one holds the other, or the given name is a form of it."""
    short, long = sorted((a, b), key=len)
    if short[-1] != long[-1]:
        return False
    rest = iter(long)
    return all(w in rest for w in short) or (short[1:] == long[1:] and same_given(short[0], long[0]))


@cache
def _given_forms() -> dict[str, frozenset[int]]:
    forms: dict[str, set[int]] = defaultdict(set)
    for n, row in enumerate(lexicon("roles")["given"]["same"]):
        for name in row:
            forms[name].add(n)
    return {name: frozenset(rows) for name, rows in forms.items()}


def same_given(a: str, b: str) -> bool:
    """Whether two given names in small letters are forms of one ("bob", "robert")."""
    return a == b or bool(_given_forms().get(a, frozenset()) & _given_forms().get(b, frozenset()))


def is_short_for(word: str, full: tuple[str, ...]) -> bool:
    """Whether one word names a person: the surname, or the first word where that is no given name ("Wu")."""
    if word == full[-1]:
        return True
    first = full[0]
    return word == first and not gender_of(first) and first not in roles("given", "m") and len(full) > 1


def is_people_of(people: str, state: str) -> bool:
    """Whether ``people`` ("Valmoran", "Valmorans") can be the adjective or the people of a state named ``state``."""
    if " " in people or " " in state or not people.lower().endswith(PEOPLE) or len(people) < SHARED_LETTERS + 1:
        return False
    if people.lower() == f"{state.lower()}s" or state.lower().removeprefix(people.lower()) in ("s", *PEOPLE):
        return False  # "Merrin" is the state of the Merrinese, not the other way round
    same = 0
    for a, b in zip(people.lower(), state.lower(), strict=False):
        if a != b:
            break
        same += 1
    return same >= max(SHARED_LETTERS, SHARED_PART * len(state)) and people.lower() != state.lower()


def is_abbreviation(text: str) -> bool:
    """Whether a name is written like an abbreviation: two to six capitals."""
    plain = text.replace(".", "")
    return 2 <= len(plain) <= 6 and plain.isalpha() and plain.isupper()


def abbreviates(short: str, full: str) -> bool:
    """Whether ``short`` is made of the initials of ``full``, small words counted or not."""
    words = full.replace("-", " ").split()
    letters = short.replace(".", "").upper()
    capitals = "".join(w[0] for w in words if w[0].isupper())
    return len(words) > 1 and letters in (capitals, "".join(w[0] for w in words).upper())
