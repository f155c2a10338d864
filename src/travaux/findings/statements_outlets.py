"""Outlets and platforms in a sentence: whom a speaker told, where somebody wrote, who relays what somebody said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from travaux.language.lexicon import lexicon, word_set
from travaux.language.reading import Page, Sentence, Word
from travaux.language.world import actor_of_name

LEXICON = "outlet_words"
# An abbreviation in capitals that is told something is an outlet, unless it is known as something else.
_ABBREVIATION = range(2, 6)
# "Told the sports daily Orme": the verb or preposition stands within so many words before the name.
_NOUN_REACH = 6
_TO = frozenset({"with", "to"})
_JOINS = frozenset({"of", "the", "and", "&", "for", "-", "de", "la", "della"})


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet or platform named in a sentence, from the word ``first`` to the word ``last``."""

    first: Word
    last: Word
    name: str  # as written; the report's own where the text only says "this newspaper"
    platform: bool = False


# Entities that are no programme: "said on Castle Hill", "said on Good Friday".
_NO_PROGRAMME = frozenset({"GPE", "LOC", "FAC", "DATE", "TIME", "EVENT", "NORP"})
# What stands between an outlet and a programme of its own.
_OWNS = re.compile(r"[’']s?\s+|(?:[’']s?)?,?\s*(?:program(?:me)?\s*)?[“\"‘](?:the\s)?", re.IGNORECASE)


def find_outlets(s: Sentence, own: str | None = None) -> list[Outlet]:
    """Return the outlets and platforms that a sentence names, in order. ``own`` is the report's own outlet."""
    found = list(_own(s, own))
    found += [o for o in _described(s) if not any(o.first.i <= x.last.i and x.first.i <= o.last.i for x in found)]
    taken = {i for o in found for i in range(o.first.i, o.last.i + 1)}
    for first, last in _capitalised(s):
        outlet = None if first in taken or last in taken else _named(s, first, last, own)
        if outlet is not None:
            found.append(outlet)
    return _without_programmes(s, sorted(found, key=lambda o: o.first.i))


def _without_programmes(s: Sentence, found: list[Outlet]) -> list[Outlet]:
    """Return the outlets without the programmes of one of them that stand right behind it: CBS's "This Morning"."""
    kept: list[Outlet] = []
    for o in found:
        between = s.cut(kept[-1].last.end, o.first.start) if kept else ""
        if not kept or not _OWNS.fullmatch(between):
            kept.append(o)
    return kept


def outlet_names(page: Page) -> dict[str, str]:
    """Return the outlets that a report names in full, by their initials: "FT" for "The Financial Times"."""
    names: dict[str, str] = {}
    for s in page.sentences:
        for outlet in find_outlets(s):
            words = [w for w in outlet.name.split() if w.lower() != "the" and w[:1].isupper()]
            if len(words) > 1:
                names.setdefault("".join(w[0] for w in words), outlet.name)
    return names


def in_full(name: str, names: Mapping[str, str]) -> str:
    """Return an outlet's name as the report gives it in full, where ``name`` is the initials of one of ``names``."""
    return names.get(name.removeprefix("The ").removeprefix("the "), name)


def platform_of(verb: Word) -> str | None:
    """Return the platform that a verb implies: "tweeted"."""
    implied: Mapping[str, str] = lexicon(LEXICON)["platforms"]["verbs"]
    return implied.get(verb.lemma)


def posts_on() -> str:
    """Return the platform whose posts bear a name with "(@...)" when a page shows them."""
    return str(lexicon(LEXICON)["platforms"]["handles"])


# ------------------------------------------------------------------------------------------------ without a name
def _own(s: Sentence, own: str | None) -> Iterator[Outlet]:
    """Yield "this newspaper" and "told us" as the report's own outlet, where that is known."""
    for w, after in zip(s.words, s.words[1:], strict=False):
        pair = f"{w.lower} {after.lower}"
        if pair in word_set(LEXICON, "own", "phrases"):
            yield Outlet(w, after, own or s.cut(w.start, after.end))
        elif own and after.lower in ("us", "me") and _is_said_to(s, w) and not _quoted(s, w):
            yield Outlet(after, after, own)


def _is_said_to(s: Sentence, w: Word) -> bool:
    """Whether what comes behind a word hears something: "told | us", "said to | me"."""
    said = {x.lemma for x in s.words[max(0, w.i - 3) : w.i]} & word_set(LEXICON, "own", "to_us")
    return w.lemma == "tell" or (w.lower == "to" and bool(said))


def asked_by_reporter(s: Sentence) -> bool:
    """Whether a sentence tells that the reporter asked: "she said | when I rang", outside quotation marks."""
    for before, who in zip(s.words, s.words[1:], strict=False):
        if who.text in ("I", "we") and before.lower in word_set(LEXICON, "own", "when") and not _quoted(s, who):
            did = s.words[who.i + 1 : who.i + 3]
            return any(w.lemma in word_set(LEXICON, "own", "hears") for w in did)
    return False


def speaks_to_us(s: Sentence) -> bool:
    """Whether somebody speaks to the reporter: "Lee talked us through it", "the union gave us its reasons"."""
    does = word_set(LEXICON, "own", "gives_us")
    near = (s.root, *s.children(s.root, "xcomp"))
    spoken = any(k.text in ("us", "me") and not _quoted(s, k) for v in near for k in _objects(s, v))
    return spoken and any(v.lemma in does for v in near)


def _objects(s: Sentence, verb: Word) -> list[Word]:
    return s.children(verb, "dobj", "dative") + [
        w for p in s.children(verb, "prep", "dative") for w in s.children(p, "pobj")
    ]


def _quoted(s: Sentence, word: Word) -> bool:
    """Whether a word stands in quotation marks, as far as its sentence tells: "“He told us ...”" is told to others."""
    before = s.cut(s.start, word.start)
    opened = sum(before.count(c) for c in "“«") + before.count("``")
    closed = sum(before.count(c) for c in "”»") + before.count("''")
    return opened > closed or before.count('"') % 2 == 1


def _described(s: Sentence) -> Iterator[Outlet]:
    """Yield outlets that are described and not named: "a local radio station", "state television"; "a tweet"."""
    needs: Mapping[str, list[str]] = lexicon(LEXICON)["shapes"]["with_word"]
    tweets: Mapping[str, str] = lexicon(LEXICON)["platforms"]["nouns"]
    for w in s.words:
        if w.lower in tweets and w.pos == "NOUN":
            yield Outlet(w, w, tweets[w.lower], platform=True)
        if w.pos != "NOUN" or w.lower not in word_set(LEXICON, "shapes", "nouns") or w.text != w.lower:
            continue
        first = _phrase_start(s, w)
        before = [x.lower for x in s.words[first.i : w.i]]
        named_after = w.i + 1 < len(s.words) and s.words[w.i + 1].pos == "PROPN"
        named = w.lower in word_set(LEXICON, "shapes", "with_name") and w.i > 0 and s.words[w.i - 1].text.istitle()
        shown = named or w.lower not in needs or any(n in b.split("-") for n in needs[w.lower] for b in before)
        if not named_after and shown:
            yield Outlet(first, w, s.cut(first.start, w.end))


def _phrase_start(s: Sentence, noun: Word) -> Word:
    """Return the first word of a noun phrase up to its noun."""
    first = noun
    for w in reversed(s.words[: noun.i]):
        if w.pos not in ("ADJ", "NOUN", "PROPN", "DET", "PUNCT", "ADP", "VERB") or (w.pos == "PUNCT" and w.text != "-"):
            break
        if w.pos in ("ADP", "VERB") and not (s.words[w.i - 1].text == "-" if w.i else False):
            break
        first = w
        if w.pos == "DET":
            break
    return first


# ------------------------------------------------------------------------------------------------ with a name
def _capitalised(s: Sentence) -> Iterator[tuple[int, int]]:
    """Yield the stretches of capitalised words of a sentence, as (first, last)."""
    i, n = 0, len(s.words)
    while i < n:
        if not s.words[i].text[:1].isupper():
            i += 1
            continue
        last = i
        j = i + 1
        while j < n and (s.words[j].text[:1].isupper() or s.words[j].text[:1].isdigit() or s.words[j].lower in _JOINS):
            if s.words[j].lower not in _JOINS:
                last = j
            j += 1
        yield i, last
        i = last + 1


def _named(s: Sentence, first: int, last: int, own: str | None) -> Outlet | None:
    """Return the outlet in a stretch of capitalised words: a known name in it, or one whose shape tells."""
    known = _longest_known(s, first, last)
    if known is not None:
        a, b, platform = known
        text = s.cut(s.words[a].start, s.words[b].end)
        return Outlet(s.words[a], s.words[b], text.removesuffix(".") if platform else text, platform)
    a = first + 1 if s.words[first].lower == "the" and last > first else first
    if s.words[a].lower.endswith(tuple(word_set(LEXICON, "shapes", "sites"))) and _is_told(s, a):
        return Outlet(s.words[a], s.words[a], s.words[a].text)
    names = [w.lower for w in s.words[a : last + 1]]
    text = s.cut(s.words[first].start, s.words[last].end)
    person = all(w.entity == "PERSON" for w in s.words[a : last + 1])  # "Al Lee" is no "Al Jazeera"
    shaped = names[-1] in word_set(LEXICON, "shapes", "last")
    shaped = shaped or (names[0] in word_set(LEXICON, "shapes", "first") and not person)
    shaped = shaped or names[-2:] in (["news", "agency"], ["press", "agency"])
    if (own and _is_own(names, own)) or _is_named_by_noun(s, first):
        shaped = True
    elif s.words[first].text == "The" and first > 0 and len(names) > 1 and not shaped:
        shaped = s.words[first - 1].lower == "to"  # "told to", "according to": print writes its papers with "The"
    elif len(names) > 1 and not shaped:
        shaped = _is_programme(s, first, last)
    elif len(names) == 1:
        shaped = _after_article(s, a) and names[0] in word_set(LEXICON, "shapes", "last")
        shaped = shaped or (_is_abbreviation(s.words[a]) and _is_told(s, a))
    if not shaped or actor_of_name(text) is not None:
        return None
    while names[-1] == "agency" and first > 1 and s.words[first - 1].text in "’'" and s.words[first - 2].text.istitle():
        first -= 2  # "the Students’ News Agency"
        while first and s.words[first - 1].text.istitle():
            first -= 1
    return Outlet(s.words[first], s.words[last], s.cut(s.words[first].start, s.words[last].end))


def _is_named_by_noun(s: Sentence, first: int) -> bool:
    """Whether a name stands behind what it is: "told the sports daily Harbour Sport", "the newspaper Orme"."""
    noun = s.words[first - 1] if first else None
    known = noun is not None and noun.text.islower() and noun.lower in word_set(LEXICON, "shapes", "naming")
    before = s.words[max(0, first - _NOUN_REACH) : first]
    return known and any(w.lemma in ("tell", "to", "by", "with") for w in before)


def _longest_known(s: Sentence, first: int, last: int) -> tuple[int, int, bool] | None:
    """Return the longest known name between two words, with its article if that is capitalised, and if a platform."""
    for length in range(last - first + 1, 0, -1):
        for a in range(first, last - length + 2):
            b = a + length - 1
            text = s.cut(s.words[a].start, s.words[b].end)
            if text.removesuffix(".") in platforms() and (text[0] != "X" or _follows_on(s, a)):
                return a, b, True
            if length == 1 and a > first and not text.isupper() and _belongs_before(s, a):
                continue  # "Castle Hill" is no paper called "The Hill"
            if text in _known() and (len(text) > 2 or text.isupper()):
                return (a - 1 if a > first and s.words[a - 1].lower == "the" else a), b, False
    return None


def _belongs_before(s: Sentence, at: int) -> bool:
    """Whether a capitalised word is one name with the capitalised word before it."""
    before = s.words[at - 1]
    return before.text.istitle() and before.lower not in ("the", "a") and before.entity == s.words[at].entity


@cache
def _known() -> frozenset[str]:
    return frozenset(name for group in lexicon(LEXICON)["names"].values() for name in group)


@cache
def platforms() -> frozenset[str]:
    """Return the names of the platforms on which people speak themselves."""
    return word_set(LEXICON, "platforms", "names")


def _follows_on(s: Sentence, at: int) -> bool:
    return at > 0 and s.words[at - 1].lower in ("on", "to", "via")


def _after_article(s: Sentence, at: int) -> bool:
    return at > 0 and s.words[at - 1].lower in ("the", "local")


def _is_own(names: list[str], own: str) -> bool:
    """Whether a short name is the end of the report's own outlet's ("the Courier", "the Examiner")."""
    whole = [w.lower() for w in own.split()]
    return names == whole[-len(names) :] or names == whole


def _is_abbreviation(word: Word) -> bool:
    known = word.text in word_set(LEXICON, "shapes", "not_outlets") or actor_of_name(word.text) is not None
    return word.text.isupper() and word.text.isalpha() and len(word.text) in _ABBREVIATION and not known


def _is_programme(s: Sentence, first: int, last: int) -> bool:
    """Whether capitalised words behind "said on" name a programme: "said on Harbour Breakfast"."""
    before = s.words[max(0, first - 2) : first]
    if len(before) < 2 or before[1].lower != "on" or before[0].lemma not in word_set(LEXICON, "words", "speaking_on"):
        return False
    named = s.words[first : last + 1]
    elsewhere = any(w.entity in _NO_PROGRAMME for w in named)
    return not elsewhere and named[-1].lower not in word_set(LEXICON, "words", "no_programmes")


def _is_told(s: Sentence, at: int) -> bool:
    before = s.words[max(0, at - 4) : at]
    return any(w.lemma == "tell" or (w.lemma in ("interview", "speak") and before[-1].lower in _TO) for w in before)
