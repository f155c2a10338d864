"""Runs of capitalised words in a parsed sentence: where a name begins, what carries it on, what modifies a noun."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise

from travaux.language.lexicon import lexicon, word_set
from travaux.language.reading import SUBJECTS, Sentence, Word
from travaux.language.world import WorldName, actor_of_name, may_begin_a_name

# A sentence with more than this share of its longer words in capitals is set as a title: capitals tell nothing there.
TITLE_SHARE = 0.7
CUT_SHARE = 0.8
TITLE_WORDS = 3  # and at least so many words of four letters and more; with fewer, all of them
TITLE_LENGTH = 8  # words of a heading so short that it has fewer
# Longest name that is looked up in the world's data, in words ("Organization for Security and Co-operation in Europe").
WORLD_WORDS = 9
# Parts of speech that no name begins with.
CLOSED = frozenset({"PRON", "DET", "CCONJ", "ADP", "AUX", "SCONJ", "PART", "INTJ", "PUNCT", "NUM"}) | {
    "SYM",
    "ADV",
    "SPACE",
}
# How the adjectives and the names of peoples end.
PEOPLE = ("ians", "ian", "eans", "ean", "ans", "an", "ish", "ese", "is", "i", "ers", "er", "ic", "ns", "n")
NUMBERED = frozenset({"local", "lodge", "district"})  # branches of unions that go by number
_PARTICIPLES = frozenset({"VBG", "VBN"})
MONTH_NAMES = frozenset({"March", "April", "May", "June", "August"})
_MONTH_LEADS = frozenset(
    {
        "in",
        "until",
        "since",
        "last",
        "next",
        "early",
        "mid",
        "late",
        "this",
        "during",
        "through",
        "mid-",
        "every",
        "each",
    }
)
SYLLABLE = 4  # letters of the second syllable of a given name in two: "Jong-un", "Ki-moon"
_SUFFIXES = frozenset({"era", "wide", "like", "born", "run", "led", "free", "held", "type", "made"})
ACTS = 2  # times that a month must do what persons do to be one's name in a report
_OF_A_MONTH = frozenset(
    {
        "election",
        "vote",
        "poll",
        "referendum",
        "summit",
        "deadline",
        "figure",
        "job",
        "report",
        "talk",
        "meeting",
        "conference",
    }
)
_MONTH_PARTS = frozenset({"end", "beginning", "start", "middle", "month", "rest", "part", "course", "close", "first"})
_OPENING = frozenset({"“", '"', "‘", "'", "``", "(", "[", "—", "–", "-", ":", "•", "*", "…"})
_NO_NAMES_IN = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "ORDINAL", "QUANTITY", "LANGUAGE"})


def roles(*keys: str) -> frozenset[str]:
    """Return a list of the lexicon of roles as a set."""
    return word_set("roles", *keys)


def known(kind: str) -> frozenset[str]:
    """Return the nouns in small letters that end the names of bodies, outlets and of what does not act."""
    return roles("bodies", "names") if kind == "bodies" else roles("no_actors", kind)


def calendar() -> frozenset[str]:
    """Return the names of days and months that are no names of actors."""
    return roles("calendar", "words")


@cache
def titles() -> frozenset[str]:
    """Return the titles that stand before a name, in small letters, short and plural forms included."""
    return roles("persons", "titles") | roles("persons", "short") | roles("persons", "plural")


def is_given(word: Word) -> bool:
    """Whether a word is a given name."""
    return word.lower in roles("given", "m") or word.lower in roles("given", "f")


def gender_of(given: str) -> str:
    """Return "m" or "f" for a given name in small letters that is mostly a man's or a woman's, else ""."""
    man, woman = given in roles("given", "m"), given in roles("given", "f")
    return "" if man == woman else "m" if man else "f"


def in_title_case(s: Sentence) -> bool:
    """Whether the sentence is set in capitals like a title, so that they tell no names."""
    if s.text.rstrip("”\"’')").endswith((".", "?", "!")) and s.block_kind not in ("headline", "heading"):
        return False
    longer = [w.text for w in s.words if len(w.text) > 3 and w.text[0].isalpha()]
    if len(longer) < TITLE_WORDS:
        return len(s.words) <= TITLE_LENGTH and all(t[0].isupper() for t in longer)
    cut_off = s.block_kind == "paragraph" and s.words[-1].pos == "PROPN"  # the parser ends a sentence within a name
    return sum(t[0].isupper() for t in longer) > (CUT_SHARE if cut_off else TITLE_SHARE) * len(longer)


def begins(s: Sentence, w: Word) -> bool:
    """Whether ``w`` opens a sentence or a quotation, where a capital tells nothing."""
    return w.i == 0 or s.words[w.i - 1].text in _OPENING


def _glued(a: Word, b: Word) -> bool:
    return a.end == b.start


def is_modifier(s: Sentence, word: Word, last: int) -> bool:
    """Whether ``word``, in a name that ends at word ``last``, stands before the noun it modifies."""
    if word.dep not in ("amod", "compound", "nmod", "advmod", "npadvmod") or word.head <= last:
        return False
    between = s.words[last + 1 : word.head]
    return all(w.pos in ("NOUN", "PROPN", "ADJ", "NUM") or w.text == "-" or w.tag in _PARTICIPLES for w in between)


def world_at(s: Sentence, words: Sequence[Word]) -> WorldName | None:
    """Return the known state or body that ``words`` name as a whole, or None."""
    return actor_of_name(s.cut(words[0].start, words[-1].end)) if words and len(words) <= WORLD_WORDS else None


def leading_world(s: Sentence, words: Sequence[Word]) -> tuple[int, WorldName] | None:
    """Return the longest known name at the head of ``words`` and its length in words."""
    if not words or not may_begin_a_name(words[0].text):
        return None
    for n in range(min(len(words), WORLD_WORDS), 0, -1):
        if found := world_at(s, words[:n]):
            return n, found
    return None


def owners_in(s: Sentence, words: Sequence[Word]) -> tuple[str, ...]:
    """Return the known states, bodies and parties named among the words of a title, in order."""
    found: list[str] = []
    at = 0
    while at < len(words):
        hit = leading_world(s, words[at:])
        after = words[at + hit[0]].lower if hit and at + hit[0] < len(words) else ""
        if hit and (hit[1].city or after in roles("outlet_shapes", "last")):
            hit = None
        if hit and not (begins(s, words[at]) and _is_ordinary(s, words, at)):
            second = leading_world(s, words[at + hit[0] :]) if hit[1].political else None
            length = hit[0] + (second[0] if second is not None and second[1].political else 0)  # "Liberal Green"
            found.append(s.cut(words[at].start, words[at + length - 1].end))
            at += length - hit[0]
        at += hit[0] if hit else 1
    return tuple(found)


def _is_ordinary(s: Sentence, words: Sequence[Word], at: int) -> bool:
    """Whether the first word of a sentence may be no party: "Home Minister", but "Greens Fisheries Spokesman"."""
    if words[at].lower not in roles("weak", "ordinary"):
        return False
    after = words[at + 1 : at + 2]
    behind = s.words[words[at].i + 1 : words[at].i + 2]
    if not after and behind and behind[0].lower in roles("weak", "of_party"):  # "Liberal rebels"
        return False
    if not after or after[0].lower in roles("weak", "of_party"):
        return not after
    return after[0].text[0].islower() or after[0].lower in roles("weak", "ministerial")


@cache
def _dateline_pattern() -> re.Pattern[str]:
    place = r"[A-Z][A-Z.'’ /-]{2,}(?:,\s[\w .]{2,20}){0,2}"
    return re.compile(rf"{place}(?:,\s\w+\.?\s\d\d?)?\s*(?:\([^)]{{2,40}}\)\s*)?[-–—]{{1,2}}(?:\s|$)")


def dateline_words(s: Sentence) -> int:
    """Return how many words at the head of a sentence are a dateline ("PARIS (AFP) -")."""
    found = _dateline_pattern().match(s.text)
    return sum(w.start < s.start + found.end() for w in s.words) if found else 0


def borne_names(sentences: Sequence[Sentence]) -> frozenset[str]:
    """Return the words that are names in a report though they are months or ordinary words elsewhere.

    A month is a surname where somebody is told with a given name or a title before it; a common noun in capitals is a
    party's name where the report writes it with a capital inside a sentence, and never small.
    """
    found = set(_capital_inside(sentences)) | _acting_months(sentences)
    for s in sentences:
        for before, w in pairwise(s.words):
            if w.text in MONTH_NAMES and before.text[0].isupper() and w.text not in found:
                title = before.lower in titles() or before.lower in word_set("roles", "honorifics")
                if title or (is_given(before) and not before.text.isupper()):
                    found.add(w.text)
    return frozenset(found)


def _acting_months(sentences: Iterable[Sentence]) -> set[str]:
    """Return the names of months that do what persons do, more than once: "May introduced", "May’s cabinet"."""
    seen: Counter[str] = Counter()
    for s in sentences:
        for w, after in pairwise(s.words):
            if w.text in MONTH_NAMES and not _is_dated(s, w) and not in_title_case(s):
                before = s.words[w.i - 1] if w.i else None
                free = before is None or before.pos not in ("ADP", "ADJ", "DET", "NUM")
                seen[w.text] += (free and after.tag in ("VBD", "VBZ") and w.i > 0) or _owns_as_person(s, w)
    return {name for name, n in seen.items() if n >= ACTS}


def _owns_as_person(s: Sentence, w: Word) -> bool:
    """Whether a month before "’s" is somebody: "May’s cabinet", but "May’s elections", "last May’s vote"."""
    behind = s.words[w.i + 1 : w.i + 5]
    if (
        len(behind) < 2
        or behind[0].text not in ("'s", "’s")
        or (w.i and s.words[w.i - 1].lower in _MONTH_LEADS - {"in"})
    ):
        return False
    return not {x.lower.rstrip("s") for x in behind[1:]} & _OF_A_MONTH


def _capital_inside(sentences: Iterable[Sentence]) -> frozenset[str]:
    """Return the ordinary words that have a capital inside sentences, and are written small nowhere."""
    inside: set[str] = set()
    small: set[str] = set()
    for s in sentences:
        for w in s.words:
            if w.lower in roles("weak", "ordinary") and not begins(s, w):
                (inside if w.text[0].isupper() else small).add(w.lower)
    return frozenset(word.capitalize() for word in inside - small)


def _is_dated(s: Sentence, w: Word) -> bool:
    """Whether a word that is a surname in the report is the month here: "in May", "May 23", "the end of May"."""
    before, far = ((s.words[w.i - k].lower if w.i >= k else "") for k in (1, 2))
    after = s.words[w.i + 1].text if w.i + 1 < len(s.words) else ""
    if after in ("'s", "’s", "'", "’") or w.text not in MONTH_NAMES:
        return False
    if after.rstrip("stndrh").isdigit() or before.isdigit() or before in _MONTH_LEADS:
        return True
    if before == "of":
        return far in _MONTH_PARTS or far.rstrip("stndrh").isdigit()
    if before == "by":
        return not far.endswith(("ed", "en", "t"))
    return before in ("from", "between") and after in ("to", "and", "until")


def _is_capital(s: Sentence, w: Word, borne: frozenset[str] = frozenset()) -> bool:
    owner = w.text in MONTH_NAMES and [x.text for x in s.words[w.i + 1 : w.i + 2]] in (["'s"], ["’s"])
    if w.text in borne:
        return _owns_as_person(s, w) if owner else not _is_dated(s, w)
    if not w.text[0].isupper() or (w.entity in _NO_NAMES_IN and w.pos != "PROPN") or w.lower in calendar():
        return False
    if w.entity in ("DATE", "TIME") and not may_begin_a_name(w.text):
        return False
    owns = [x.tag for x in s.words[w.i + 1 : w.i + 2]] == ["POS"] and actor_of_name(w.text) is not None
    if begins(s, w) and w.lower in roles("weak", "ordinary") and owns:  # "Unity’s Ann Orme"
        return True
    if begins(s, w) and w.lower.rstrip("s") in roles("weak", "ordinary") and w.entity != "PERSON":
        return (
            not w.lower.endswith("s")
            and w.pos in ("PROPN", "NOUN")
            and w.entity in ("ORG", "NORP")
            and w.dep in SUBJECTS
        )
    after = s.words[w.i + 1 : w.i + 2]
    if w.lower in NUMBERED and after and after[0].text.isdigit():
        return True  # "Local 12 voted"
    if w.pos == "ADP" and is_given(w) and after and after[0].pos == "PROPN" and after[0].text[0].isupper():
        return True  # "Per Lind said"
    if w.pos == "PROPN" or (w.entity and w.entity not in _NO_NAMES_IN and w.pos not in ("DET", "PRON")):
        return True
    if w.lower in roles("persons", "members") and w.text[0].isupper():
        return True  # "MPs rejected it"
    if after and after[0].text.isdigit() and may_begin_a_name(w.text) and world_at(s, [w, after[0]]):
        return True  # "No 10 said"
    if may_begin_a_name(w.text) and actor_of_name(w.text) is not None:
        return not (begins(s, w) and {w.lower, w.lower.rstrip("s")} & roles("weak", "ordinary"))
    return w.pos not in CLOSED and not begins(s, w)


def runs(s: Sentence, skip: int, borne: frozenset[str] = frozenset()) -> Iterator[list[Word]]:
    """Yield runs of capitalised words with the small words that join them; ``borne`` are words that are names."""
    i, n = skip, len(s.words)
    while i < n:
        if not _is_capital(s, s.words[i], borne):
            i += 1
            continue
        run = [*_particles_before(s, i), s.words[i]]
        i += 1
        while i < n:
            more = _continuation(s, run, i)
            if not more:
                break
            run += more
            i += len(more)
        yield run


def _particles_before(s: Sentence, i: int) -> list[Word]:
    """Return the particles before a surname that stands alone ("von der Heide")."""
    found: list[Word] = []
    while i > 0 and s.words[i - 1].text in ("von", "van", "der", "den", "al", "el", "bin", "-") and i - len(found) > 0:
        w = s.words[i - 1]
        if w.text == "-" and not (i > 1 and s.words[i - 2].text in ("al", "el") and _glued(s.words[i - 2], w)):
            break
        found.insert(0, w)
        i -= 1
    return found


def _continuation(s: Sentence, run: list[Word], i: int) -> list[Word]:
    """Return the words from ``i`` on that carry on the run: a capital, or joining words and a capital."""
    w = s.words[i]
    if _is_capital(s, w) or (w.tag == "PRP" and w.text[0].isupper() and len(w.text) > 1 and run[-1].pos == "PROPN"):
        return [w]  # a given name like "He" after a surname looks like a pronoun
    ahead = s.words[i : i + 5]
    if w.text.isdigit() and (run[-1].lower in NUMBERED or world_at(s, [*run[-1:], w])):
        return [w]
    for joins in (_hyphen, _particles, _of, _ampersand, _plural_owner, _owner, _and):
        if more := joins(s, run, ahead):
            return more
    return []


def _hyphen(s: Sentence, run: list[Word], ahead: Sequence[Word]) -> list[Word]:
    if len(ahead) < 2 or ahead[0].text not in ("-", "–", "/", "+") or not _glued(run[-1], ahead[0]):
        return []
    small = len(run) > 1 and _is_second_syllable(s, run, ahead[1])
    if not _glued(ahead[0], ahead[1]) or not (ahead[1].text[0].isupper() or ahead[1].text[0].isdigit() or small):
        return []
    return list(ahead[:2])


def _is_second_syllable(s: Sentence, run: Sequence[Word], w: Word) -> bool:
    """Whether a word behind a hyphen ends a Korean or Chinese given name: "Kim Min-su", but "Ann Lee-led"."""
    if w.entity == "PERSON" and not w.entity_begins:
        return True
    short = len(w.text) <= SYLLABLE and len(run[-1].text) <= SYLLABLE + 1 and w.tag not in ("VBN", "VBD", "VBG", "JJ")
    return short and w.lower not in _SUFFIXES and world_at(s, run[-1:]) is None and not run[-1].text.isupper()


def _particles(s: Sentence, run: list[Word], ahead: Sequence[Word]) -> list[Word]:
    small = roles("given", "particles")
    taken: list[Word] = []
    for w in ahead:
        if w.text in small or (taken and w.text in ("-", "’", "'") and _glued(taken[-1], w)):
            taken.append(w)
        elif taken and w.text[0].isupper() and (_is_capital(s, w) or _glued(taken[-1], w)):
            return [*taken, w]
        else:
            return []
    return []


def _of(s: Sentence, run: list[Word], ahead: Sequence[Word]) -> list[Word]:
    """Carry on "Ministry of Foreign Affairs" and "Secretary of State"; world names with "of" are looked up whole."""
    head = run[-1].lower
    if len(ahead) < 2 or ahead[0].text not in ("of", "for", "on"):
        return []
    rest = list(ahead[1:])
    the = rest[0].lower in ("the", "its") and len(rest) > 1
    target = rest[1] if the else rest[0]
    if not target.text[0].isupper() or target.lower in calendar() or target.entity in ("DATE", "TIME"):
        return []
    taken = [ahead[0], *rest[: 2 if the else 1]]
    office = head in roles("persons", "titles") and target.lower in roles("title_words", "fields")
    if office and ahead[0].text in ("of", "for"):
        return taken
    if head in roles("bodies", "heads") and (ahead[0].text == "of" or head != "house") and _is_capital(s, target):
        return taken
    whole = s.cut(run[0].start, target.end)
    joined = [k for k, w in enumerate(run) if w.text in ("of", "for")]
    headed = bool(joined) and run[joined[0] - 1].lower in roles("bodies", "heads") and ahead[0].text == "of"
    if headed and target.entity == "ORG" and not target.entity_begins:  # "Foundation for Trade of Fish"
        return taken
    return taken if _world_prefix(whole) else []


@cache
def _world_openings() -> frozenset[str]:
    """Return the openings, two words and more, of the world's names that have an "of" or "for" in them."""
    world = lexicon("world")
    entries = [(name, e) for shelf in ("states", "bodies") for name, e in world[shelf].items()]
    names = [n.split() for name, e in entries for n in (name, *e.get("also", ()))]
    return frozenset(" ".join(n[:k]) for n in names if {"of", "for"} & set(n) for k in range(2, len(n) + 1))


def _world_prefix(text: str) -> bool:
    words = text.replace("’", "'").split()
    return any(" ".join(words[k:]) in _world_openings() for k in range(max(1, len(words) - 3)))


def _ampersand(s: Sentence, run: list[Word], ahead: Sequence[Word]) -> list[Word]:
    if len(ahead) < 2 or ahead[0].text != "&" or not ahead[1].text[0].isupper():
        return []
    return [] if world_at(s, run) and world_at(s, [ahead[1]]) else list(ahead[:2])


def _plural_owner(s: Sentence, run: list[Word], ahead: Sequence[Word]) -> list[Word]:
    """Carry on "Harbour Pilots’ Association": a plural owner inside the name of a body."""
    if len(ahead) < 2 or ahead[0].tag != "POS" or not ahead[1].text[0].isupper():
        return []
    last = run[-1].text
    plural = last.endswith(("men", "people", "children")) or (last.endswith("s") and ahead[0].text in ("'", "’"))
    if not plural or world_at(s, run) or world_at(s, run[-1:]):
        return []
    tail: list[Word] = []
    for w in s.words[ahead[1].i : ahead[1].i + 4]:
        if not w.text[0].isupper():
            break
        tail.append(w)
        if w.lower in known("bodies"):
            return [ahead[0], *tail]
    return []


def _owner(s: Sentence, run: list[Word], ahead: Sequence[Word]) -> list[Word]:
    """Carry on "Ferrier’s Analytics" where the parser sees one organisation, and the owner is no known one."""
    if len(ahead) < 2 or ahead[0].tag != "POS" or not ahead[1].text[0].isupper() or world_at(s, run):
        return []
    one = all(w.entity == "ORG" for w in (*run, *ahead[:2])) and not any(
        w.entity_begins for w in (*run[1:], *ahead[:2])
    )
    return list(ahead[:2]) if one and len(run) == 1 and not is_given(run[0]) else []


def _and(s: Sentence, run: list[Word], ahead: Sequence[Word]) -> list[Word]:
    """Carry on "House Ways and Means Committee" where the parser sees one organisation."""
    if len(ahead) < 2 or ahead[0].lower != "and" or not ahead[1].text[0].isupper():
        return []
    one = all(w.entity == "ORG" for w in (run[-1], ahead[0], ahead[1])) and not (
        ahead[0].entity_begins or ahead[1].entity_begins
    )
    fields = roles("title_words", "fields") | roles("title_words", "words")
    if any(w.text in ("of", "for") for w in run) and {w.lower for w in run} & titles() and ahead[1].lower in fields:
        return list(ahead[:2])
    field = any(w.text in ("for", "of") for w in run) and any(w.lower in roles("bodies", "heads") for w in run[:-2])
    if field and not is_given(ahead[1]) and not world_at(s, [ahead[1]]) and len(run) < WORLD_WORDS:
        behind = s.words[ahead[1].i + 1 : ahead[1].i + 2]
        if (
            behind and behind[0].text[0].isupper() and behind[0].pos == "PROPN"
        ):  # "Center for Strategic and Trade Studies"
            return list(ahead[:2])
    begun = run[0].lower in ("house", "senate", "department", "ministry", "committee", "office")
    named = world_at(s, run) is not None or world_at(s, [ahead[1]]) is not None
    ends = [w.lower for w in s.words[ahead[1].i : ahead[1].i + 4]]
    return list(ahead[:2]) if (one or begun) and not named and (one or known("bodies") & set(ends)) else []


def is_modifier_stem(s: Sentence, run: list[Word]) -> bool:
    """Whether the run is the stem of an adjective: "US" in "US-led"."""
    after = s.words[run[-1].i + 1 : run[-1].i + 3]
    return (
        len(after) == 2
        and after[0].text in ("-", "–")
        and _glued(run[-1], after[0])
        and _glued(after[0], after[1])
        and after[1].text[0].islower()
    )
