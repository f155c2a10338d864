"""Which names in a pile are one actor's: spellings of persons, short forms and abbreviations of bodies, states."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from rapidfuzz.distance import Indel

from travaux.findings.cast_runs import roles
from travaux.findings.cast_spelling import abbreviates, is_abbreviation, is_people_of, key_words, same_given
from travaux.language.lexicon import word_set
from travaux.language.world import actor_of_name, plain_name

# Spellings of one surname sound alike (see ``sound``), or are long and differ by a slip (likeness 0 to 1, Indel).
# Evidence: "Kerschner"/"Kerscher" .94 is one; "Warner"/"Wagner" .83 and "Berger"/"Becker" .67 are not, and too short.
LIKE_SURNAME = 0.88
LONG_SURNAME = 7
# Given names: "Christoph"/"Christopher" .90 is one; "Petra"/"Petro" and "Maria"/"Mario" .80 are not.
LIKE_GIVEN = 0.85
# Given names of a longer and a shorter form that are not at odds: "Javad"/"Javed" .80.
NEAR_GIVEN = 0.75
SHORTEST_GIVEN = 5  # letters; shorter ones must sound alike
# Spellings that stand for one sound, in the order in which they are replaced; doubled letters count once.
_SOUNDS = (
    ("tsch", "c"), ("sch", "s"), ("sh", "s"), ("ch", "k"), ("kh", "k"), ("gh", "k"), ("ph", "f"), ("th", "t"),
    ("ff", "v"), ("f", "v"), ("w", "v"), ("q", "k"), ("g", "k"), ("c", "k"), ("x", "ks"), ("z", "s"),
    ("yi", "i"), ("iy", "i"), ("ey", "i"), ("ei", "i"), ("ie", "i"), ("ij", "i"), ("y", "i"), ("j", "i"),
    ("oo", "u"), ("ou", "u"), ("ue", "u"), ("ü", "u"), ("ae", "e"), ("ä", "e"), ("oe", "o"), ("ö", "o"),
)  # fmt: skip


@dataclass(slots=True)
class PersonForm:
    """A full name as the pile writes it, with what is told of its bearer."""

    name: str
    words: tuple[str, ...]
    initials: frozenset[str]
    parties: set[str] = field(default_factory=set)
    offices: set[str] = field(default_factory=set)


def person_form(name: str) -> PersonForm:
    """Return a name ready to be compared."""
    inner = name.replace(".", " ").split()[1:-1]
    return PersonForm(name, key_words(name), frozenset(w.lower() for w in inner if len(w) == 1))


def same_person(a: PersonForm, b: PersonForm) -> bool:
    """Whether two full names are one person's: the same, a form of it, or a spelling with something else in common."""
    if a.initials and b.initials and a.initials != b.initials:
        return False
    if a.words[-1] == b.words[-1] and (_holds(a.words, b.words) or _holds(b.words, a.words)):
        return True
    if a.words[1:] == b.words[1:] and same_given(a.words[0], b.words[0]):
        return True
    return _alike(a, b)


def _holds(long: Sequence[str], short: Sequence[str]) -> bool:
    rest = iter(long)
    return all(w in rest for w in short)


def _alike(a: PersonForm, b: PersonForm) -> bool:
    length = max(2, min(len(a.words), len(b.words)))  # "Maria Ana Costa" is compared as "Ana Costa"
    one, other = a.words[-length:], b.words[-length:]
    if not like_given(one[0], other[0]) or not like_surname(one[-1], other[-1]):
        return False
    if a.parties and b.parties and not a.parties & b.parties:
        return False
    return a.words[-1] == b.words[-1] or bool(a.parties & b.parties) or bool(a.offices & b.offices)


def at_odds(a: PersonForm, b: PersonForm) -> bool:
    """Whether two full names cannot be one person's: other initials, or given names that are no forms of one."""
    if a.initials and b.initials and a.initials != b.initials:
        return True
    held = set(a.words) <= set(b.words) or set(b.words) <= set(a.words)
    length = min(len(a.words), len(b.words))
    one, other = a.words[-length], b.words[-length]  # "Javad Sadri" is held against the end of "Mohammad Javed Sadri"
    near = len(a.words) != len(b.words) and Indel.normalized_similarity(one, other) >= NEAR_GIVEN
    return not held and not near and not like_given(one, other) and not like_given(a.words[0], b.words[0])


@cache
def sound(word: str) -> str:
    """Return a word in small letters with spellings of one sound made equal: "waal" and "vaal" are "val"."""
    for spelling, letter in _SOUNDS:
        word = word.replace(spelling, letter)
    return "".join(c for n, c in enumerate(word) if n == 0 or c != word[n - 1])


def like_given(a: str, b: str) -> bool:
    """Whether two given names may be spellings or forms of one."""
    if same_given(a, b) or sound(a) == sound(b):
        return True
    return min(len(a), len(b)) >= SHORTEST_GIVEN and Indel.normalized_similarity(a, b) >= LIKE_GIVEN


def like_surname(a: str, b: str) -> bool:
    """Whether two surnames may be spellings of one."""
    if sound(a) == sound(b):
        return True
    return min(len(a), len(b)) >= LONG_SURNAME and Indel.normalized_similarity(a, b) >= LIKE_SURNAME


def is_slip(word: str, surname: str) -> bool:
    """Whether one word is a slip of a long surname, not the surname itself: "Geitner" for "Geithner"."""
    if min(len(word), len(surname)) < LONG_SURNAME or word == surname:
        return False
    return word[0] == surname[0] and Indel.normalized_similarity(word, surname) >= LIKE_SURNAME


class Groups:
    """A partition of names into actors: union-find with a fixed representative, the smallest name."""

    def __init__(self, names: Iterable[str]) -> None:
        self.parent = {name: name for name in names}

    def of(self, name: str) -> str:
        """Return the representative of the group of ``name``."""
        while self.parent[name] != name:
            name = self.parent[name]
        return name

    def join(self, a: str, b: str) -> None:
        """Put two names in one group."""
        first, second = sorted((self.of(a), self.of(b)))
        self.parent[second] = first


def group_persons(forms: Iterable[PersonForm]) -> Groups:
    """Group full names of persons. A name that could be either of two different people's joins neither."""
    listed = sorted(forms, key=lambda f: f.name)
    groups = Groups(f.name for f in listed)
    blocks: dict[str, list[PersonForm]] = defaultdict(list)
    for f in listed:
        blocks[sound(f.words[-1])[:1]].append(f)
    for block in blocks.values():
        pairs = [(a, b) for n, a in enumerate(block) for b in block[n + 1 :] if same_person(a, b)]
        near: dict[str, list[PersonForm]] = defaultdict(list)
        for a, b in pairs:
            near[a.name].append(b)
            near[b.name].append(a)
        for a, b in pairs:
            if not any(at_odds(b, c) for c in near[a.name]) and not any(at_odds(a, c) for c in near[b.name]):
                groups.join(a.name, b.name)
    return groups


def persons_called(single: str, groups: Groups, forms: Mapping[str, PersonForm]) -> list[str]:
    """Return the groups of persons whom a name of one word may mean: by surname, else by a first word like "Wu"."""
    word = key_words(single)[-1]
    by_surname = {groups.of(n) for n, f in forms.items() if f.words[-1] == word}
    if by_surname:
        return sorted(by_surname)
    first = {
        groups.of(n) for n, f in forms.items()
        if f.words[0] == word and word not in roles("given", "m") and word not in roles("given", "f")
    }  # fmt: skip
    return sorted(first or {groups.of(n) for n, f in forms.items() if like_surname(f.words[-1], word)})


# ---------------------------------------------------------------- bodies and states
def body_key(name: str, states: Iterable[str]) -> str:
    """Return a body's name for comparing: small letters, its state under one name, no possessive endings.

    "Chinese Commerce Ministry" and "China’s Commerce Ministry" have one key. ``states`` are states the world's data
    do not know, so that their peoples are recognised.
    """
    whole = actor_of_name(name)
    if whole is not None and whole.relation == "name":
        return whole.name.lower()
    text = _ministry_pattern().sub(r"\2 \1", plain_name(name).replace("'s ", " ").replace("' ", " "))
    text = text.replace("Foreign Affairs Ministry", "Foreign Ministry")
    words = text.split()
    forms = word_set("roles", "bodies", "legal_forms")
    while len(words) > 1 and words[-1].lower().rstrip(".,") in forms:  # "Orme Corp."
        words = words[:-1]
    text = " ".join(words).rstrip(",")
    for n in range(min(4, len(words) - 1), 0, -1):
        lead = " ".join(words[:n])
        known = actor_of_name(lead)
        if known is not None and (known.relation == "metonym" or known.plural or known.political):
            known = None
        home = known.name if known else next((s for s in sorted(states) if lead == s or is_people_of(lead, s)), None)
        if home:
            return " ".join([home, *words[n:]]).lower()
    return text.lower()


@cache
def _ministry_pattern() -> re.Pattern[str]:
    return re.compile(r"\b(Ministry|Department) (?:of|for) ([A-Z][\w ]*)$")


def state_of_organ(name: str, states: Sequence[str]) -> str | None:
    """Return the state that "the US delegation" or "Peruvian government" stands for, or None."""
    words = plain_name(name).replace("'s ", " ").split()
    if len(words) < 2 or words[-1].lower() not in roles("bodies", "organs"):
        return None
    lead = " ".join(words[:-1])
    known = actor_of_name(lead)
    if known is not None:
        return known.name if known.kind == "state" and known.relation != "metonym" else None
    return next((s for s in sorted(states) if lead == s or is_people_of(lead, s)), None)


# Letters of a single word that may stand for a longer name, but one.
SHORTEST_BEGINNING = 3


def full_body(name: str, bodies: Iterable[str]) -> str | None:
    """Return the one body of the pile that a short form or an abbreviation stands for, or None."""
    words = name.lower().split()
    if len(words) == 1 and set(words) & (roles("bodies", "organs_of_some_state") | roles("bodies", "of_anybody")):
        return None
    ends = words[-1] in roles("bodies", "names") or any(w in roles("bodies", "heads") for w in words)
    fits: list[str] = []
    for full in bodies:
        long = full.lower().split()
        short = ends and len(long) > len(words) and long[-len(words) :] == words
        if (
            short
            or _is_beginning(name, full)
            or _is_company(words, long)
            or (is_abbreviation(name) and abbreviates(name, full))
        ):
            fits.append(full)
    longest = [f for f in fits if not any(_is_short_form(f.lower().split(), g.lower().split()) for g in fits)]
    return longest[0] if len(longest) == 1 else None


def _is_beginning(name: str, full: str) -> bool:
    """Whether a body's name is the beginning of another: "Quay Workers" (Union), "Harrow" (Terminals).

    One word is so only where the world's data do not know it: "Norway" is no Norway Council.
    """
    words, long = (n.lower().replace("’", "").replace("'", "").split() for n in (name, full))
    if len(words) >= len(long) or long[: len(words)] != words:
        return False
    kinds = roles("bodies", "companies") | roles("bodies", "firms")
    if len(words) > 1:
        return set(long[len(words) :]) <= kinds | roles("bodies", "names")
    plain = name.isalpha() and name[0].isupper() and len(name) > SHORTEST_BEGINNING and actor_of_name(name) is None
    return plain and len(long) == 2 and long[1] in kinds and words[0] not in roles("bodies", "too_plain")


def _is_short_form(short: Sequence[str], full: Sequence[str]) -> bool:
    if len(short) >= len(full):
        return False
    return full[-len(short) :] == short or _is_company(short, full)


def _is_company(short: Sequence[str], full: Sequence[str]) -> bool:
    if len(short) == 1 and short[0] in roles("bodies", "too_plain"):
        return False
    return len(short) < len(full) and full[: len(short)] == short and full[-1] in roles("bodies", "companies")
