"""Names in one report: runs of capitalised words, cut into owner, title and name, each with what its shape tells.

Shape comes first since the parser's entity labels are noisy: surnames come out as organisations, invented states as
persons. The labels are kept as one piece of evidence among others (see :mod:`travaux.findings.cast_kinds`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from travaux.language.lexicon import lexicon, word_set
from travaux.language.reading import Page, Sentence, Word
from travaux.language.world import WorldName, actor_of_name, is_outlet, is_place, may_begin_a_name

# What the shape of a name tells. "role": an office without a name ("Senate Majority Leader"); "other": not told yet.
Shape = Literal["person", "world", "body", "outlet", "place", "role", "other", "none"]

# A sentence with more than this share of its longer words in capitals is set as a title: capitals tell nothing there.
TITLE_SHARE = 0.7
TITLE_WORDS = 3  # and at least so many words of four letters and more; with fewer, all of them
TITLE_LENGTH = 8  # words of a heading so short that it has fewer
# Longest name that is looked up in the world's data, in words ("Organization for Security and Co-operation in Europe").
WORLD_WORDS = 9
# Longest name of a person without title, in words, particles not counted ("Luiz Inacio Lula da Silva").
PERSON_WORDS = 4
# How far back a title in small letters may reach, in words ("chief Chinese trade negotiator Liu He").
TITLE_REACH = 7

# The letters before a district that tell the party of a member of Congress ("R-Ohio").
PARTY_LETTERS = {"R": "Republicans", "D": "Democrats"}

_CLOSED = frozenset({"PRON", "DET", "CCONJ", "ADP", "AUX", "SCONJ", "PART", "INTJ", "PUNCT", "NUM", "SYM", "ADV", "SPACE"})
_CALENDAR = frozenset(
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "jan.", "feb.", "mar.", "apr.", "jun.", "jul.", "aug.", "sep.", "sept.", "oct.", "nov.", "dec.", "january", "february", "july", "august", "september", "october", "november", "december", "mon", "tue", "wed", "thu", "fri", "sat", "sun"]
)
_PARTICIPLES = frozenset({"VBG", "VBN"})
_OPENING = frozenset({"“", '"', "‘", "'", "``", "(", "[", "—", "–", "-", ":", "•", "*", "…"})
_NO_NAMES_IN = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "ORDINAL", "QUANTITY", "LANGUAGE"})


@dataclass(frozen=True, slots=True)
class Name:
    """A capitalised name at one place. ``first`` and ``last`` are its words without its title."""

    sentence: int
    first: int
    last: int
    start: int
    end: int
    text: str
    shape: Shape
    title: str = ""  # the office before it, as it stands: "First Deputy Foreign Minister"
    title_first: int = -1  # first word of the title, -1 without one
    owners: tuple[str, ...] = ()  # names inside or before the title: "Ukraine", "White House", "Republican"
    gender: str = ""
    honorific: bool = False
    world: WorldName | None = None

    @property
    def words(self) -> list[str]:
        """The words of the name."""
        return self.text.split()


def roles(*keys: str) -> frozenset[str]:
    """Return a list of the lexicon of roles as a set."""
    return word_set("roles", *keys)


def known(kind: str) -> frozenset[str]:
    """Return the nouns in small letters that end the names of bodies, outlets and of what does not act."""
    return roles("bodies", "names") if kind == "bodies" else roles("no_actors", kind)


def in_title_case(s: Sentence) -> bool:
    """Whether the sentence is set in capitals like a title, so that they tell no names."""
    if s.text.rstrip("”\"’')").endswith((".", "?", "!")) and s.block_kind not in ("headline", "heading"):
        return False
    longer = [w.text for w in s.words if len(w.text) > 3 and w.text[0].isalpha()]
    if len(longer) < TITLE_WORDS:
        return len(s.words) <= TITLE_LENGTH and all(t[0].isupper() for t in longer)
    return sum(t[0].isupper() for t in longer) > TITLE_SHARE * len(longer)


def find_names(page: Page) -> list[Name]:
    """Return the names in the running text of a report, in order."""
    found: list[Name] = []
    for index, s in enumerate(page.sentences):
        if not in_title_case(s):
            found += names_in(s, index)
    return found


def names_in(s: Sentence, index: int) -> list[Name]:
    """Return the names in one sentence that is not set as a title."""
    skip = dateline_words(s)
    found: list[Name] = []
    for run in _runs(s, skip):
        if not _is_modifier_stem(s, run):
            found += _cut(s, index, run)
    return [_with_small_title(s, n) for n in found]


# ---------------------------------------------------------------- runs of capitals
@cache
def _dateline_pattern() -> re.Pattern[str]:
    place = r"[A-Z][A-Z.'’ /-]{2,}(?:,\s[\w .]{2,20}){0,2}"
    return re.compile(rf"{place}(?:,\s\w+\.?\s\d\d?)?\s*(?:\([^)]{{2,40}}\)\s*)?[-–—]{{1,2}}(?:\s|$)")


def dateline_words(s: Sentence) -> int:
    """Return how many words at the head of a sentence are a dateline ("PARIS (AFP) -")."""
    found = _dateline_pattern().match(s.text)
    return sum(w.start < s.start + found.end() for w in s.words) if found else 0


def _is_capital(s: Sentence, w: Word) -> bool:
    if not w.text[0].isupper() or (w.entity in _NO_NAMES_IN and w.pos != "PROPN") or w.lower in _CALENDAR:
        return False
    if w.entity in ("DATE", "TIME") and not may_begin_a_name(w.text):
        return False
    if _begins(s, w) and w.lower.rstrip("s") in roles("weak", "nouns") and w.entity != "PERSON":
        return False
    if w.pos == "PROPN" or (w.entity and w.entity not in _NO_NAMES_IN and w.pos not in ("DET", "PRON")):
        return True
    if may_begin_a_name(w.text) and actor_of_name(w.text) is not None:
        return not (_begins(s, w) and {w.lower, w.lower.rstrip("s")} & roles("weak", "nouns"))
    return w.pos not in _CLOSED and not _begins(s, w)


def _begins(s: Sentence, w: Word) -> bool:
    """Whether ``w`` opens a sentence or a quotation, where a capital tells nothing."""
    return w.i == 0 or s.words[w.i - 1].text in _OPENING


def _glued(a: Word, b: Word) -> bool:
    return a.end == b.start


def _runs(s: Sentence, skip: int) -> Iterator[list[Word]]:
    """Yield runs of capitalised words with the small words that join them."""
    i, n = skip, len(s.words)
    while i < n:
        if not _is_capital(s, s.words[i]):
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
    """Return the particles before a surname that stands alone ("von der Leyen")."""
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
    if _is_capital(s, w):
        return [w]
    ahead = s.words[i : i + 5]
    for joins in (_hyphen, _particles, _of, _ampersand, _plural_owner, _and):
        if more := joins(s, run, ahead):
            return more
    return []


def _hyphen(s: Sentence, run: list[Word], ahead: Sequence[Word]) -> list[Word]:
    if len(ahead) < 2 or ahead[0].text not in ("-", "–", "/", "+") or not _glued(run[-1], ahead[0]):
        return []
    if not _glued(ahead[0], ahead[1]) or not (ahead[1].text[0].isupper() or ahead[1].text[0].isdigit()):
        return []
    return list(ahead[:2])


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
    if not target.text[0].isupper() or target.lower in _CALENDAR or target.entity in ("DATE", "TIME"):
        return []
    taken = [ahead[0], *rest[: 2 if the else 1]]
    if ahead[0].text in ("of", "for") and head in roles("persons", "titles") and target.lower in roles("title_words", "fields"):
        return taken
    if head in roles("bodies", "heads") and (ahead[0].text == "of" or head != "house") and _is_capital(s, target):
        return taken
    whole = s.cut(run[0].start, target.end)
    return taken if _world_prefix(whole) else []


@cache
def _world_openings() -> frozenset[str]:
    names = [n for shelf in ("states", "bodies") for k, e in lexicon("world")[shelf].items() for n in (k, *e.get("also", ()))]
    return frozenset(" ".join(n.split()[:k]) for n in names for k in range(2, len(n.split()) + 1) if " of " in n or " for " in n)


def _world_prefix(text: str) -> bool:
    words = text.replace("’", "'").split()
    return any(" ".join(words[k:]) in _world_openings() for k in range(max(1, len(words) - 3)))


def _ampersand(s: Sentence, run: list[Word], ahead: Sequence[Word]) -> list[Word]:
    return list(ahead[:2]) if len(ahead) > 1 and ahead[0].text == "&" and ahead[1].text[0].isupper() else []


def _plural_owner(s: Sentence, run: list[Word], ahead: Sequence[Word]) -> list[Word]:
    """Carry on "Trawler Owners’ Association": a plural owner inside the name of a body."""
    if len(ahead) < 2 or ahead[0].tag != "POS" or not ahead[1].text[0].isupper():
        return []
    last = run[-1].text
    plural = last.endswith(("men", "people", "children")) or (last.endswith("s") and ahead[0].text in ("'", "’"))
    if not plural or _world(s, run) or _world(s, run[-1:]):
        return []
    tail: list[Word] = []
    for w in s.words[ahead[1].i : ahead[1].i + 4]:
        if not w.text[0].isupper():
            break
        tail.append(w)
        if w.lower in known("bodies"):
            return [ahead[0], *tail]
    return []


def _and(s: Sentence, run: list[Word], ahead: Sequence[Word]) -> list[Word]:
    """Carry on "House Ways and Means Committee" where the parser sees one organisation."""
    if len(ahead) < 2 or ahead[0].lower != "and" or not ahead[1].text[0].isupper():
        return []
    one = all(w.entity == "ORG" for w in (run[-1], ahead[0], ahead[1])) and not (
        ahead[0].entity_begins or ahead[1].entity_begins
    )
    fields = roles("title_words", "fields") | roles("title_words", "words")
    if any(w.text in ("of", "for") for w in run) and {w.lower for w in run} & _titles() and ahead[1].lower in fields:
        return list(ahead[:2])
    begun = run[0].lower in ("house", "senate", "department", "ministry", "committee", "office")
    named = _world(s, run) is not None or _world(s, [ahead[1]]) is not None
    ends = [w.lower for w in s.words[ahead[1].i : ahead[1].i + 4]]
    return list(ahead[:2]) if (one or begun) and not named and (one or known("bodies") & set(ends)) else []


def _is_modifier_stem(s: Sentence, run: list[Word]) -> bool:
    """Whether the run is the stem of an adjective: "US" in "US-led"."""
    after = s.words[run[-1].i + 1 : run[-1].i + 3]
    return (
        len(after) == 2
        and after[0].text in ("-", "–")
        and _glued(run[-1], after[0])
        and _glued(after[0], after[1])
        and after[1].text[0].islower()
    )


# ---------------------------------------------------------------- cutting a run
def _world(s: Sentence, words: Sequence[Word]) -> WorldName | None:
    return actor_of_name(s.cut(words[0].start, words[-1].end)) if words and len(words) <= WORLD_WORDS else None


def _leading_world(s: Sentence, words: Sequence[Word]) -> tuple[int, WorldName] | None:
    """Return the longest known name at the head of ``words`` and its length in words."""
    if not words or not may_begin_a_name(words[0].text):
        return None
    for n in range(min(len(words), WORLD_WORDS), 0, -1):
        if found := _world(s, words[:n]):
            return n, found
    return None


def owners_in(s: Sentence, words: Sequence[Word]) -> tuple[str, ...]:
    """Return the known states, bodies and parties named among the words of a title, in order."""
    found: list[str] = []
    at = 0
    while at < len(words):
        hit = _leading_world(s, words[at:])
        if hit and not (_begins(s, words[at]) and words[at].lower in roles("weak", "nouns")):
            found.append(s.cut(words[at].start, words[at + hit[0] - 1].end))
        at += hit[0] if hit else 1
    return tuple(found)


def _title_end(words: Sequence[Word]) -> int:
    """Return how many words at the head of a run are a title, with at least one word left for a name."""
    titles, end = _titles(), 0
    lower = [w.lower for w in words]
    for k, word in enumerate(lower[:-1]):
        if _plain(word) in titles or _plain(word).rpartition("-")[2] in titles or word in titles:
            end = k + 1
            if k + 1 < len(lower) and lower[k + 1] in ("of", "for"):
                bodies = [j for j in range(k + 2, len(lower) - 1) if lower[j] in known("bodies")]
                if bodies:
                    return bodies[-1] + 1
                while end < len(lower) - 1 and lower[end] in ("of", "for", "and", "the", *roles("title_words", "fields")):
                    end += 1
    return end


@cache
def _titles() -> frozenset[str]:
    return roles("persons", "titles") | roles("persons", "short") | roles("persons", "plural")


def _plain(word: str) -> str:
    return word.rstrip(".") if len(word) > 4 else word


def _cut(s: Sentence, index: int, run: list[Word]) -> list[Name]:
    """Cut a run into names: owner, title and person; owner and body; or one name."""
    run = _trimmed(s, run)
    if not run:
        return []
    if run[0].lower in _honorifics() and len(run) > 1:
        return [_after_honorific(s, index, run)]
    whole = _world(s, run)
    if whole:
        return [_name(s, index, run, "world", world=whole)]
    last = run[-1].lower
    if len(run) > 2 and run[0].text in PARTY_LETTERS and run[1].text == "-":
        return [_name(s, index, run, "none")]
    if {run[0].lower, run[-1].lower} & roles("no_actors", "furniture"):
        return [_name(s, index, run, "none")]
    if _is_outlet(s, run):
        return [_name(s, index, run, "outlet")]
    end = _title_end(run)
    if end and _may_be_person(run[end:]):
        return [_titled(s, index, run, end)]
    return _without_title(s, index, run)


@cache
def _honorifics() -> frozenset[str]:
    return word_set("roles", "honorifics")


def _trimmed(s: Sentence, run: list[Word]) -> list[Word]:
    """Drop joining words at the end of a run, and a first word that has its capital from the sentence alone."""
    while run and run[-1].text in ("-", "–", "/", "&", "+"):
        run = run[:-1]
    while len(run) > 1 and (run[0].lower in ("a", "an", "the") or (_begins(s, run[0]) and run[0].lower in roles("title_words", "grade"))):
        run = run[1:]
    if len(run) > 1 and _begins(s, run[0]) and not _world(s, run) and _world(s, run[1:]):
        known_first = may_begin_a_name(run[0].text) or run[0].lower in _titles() or _is_given(run[0])
        return run if known_first else run[1:]
    return run


def _is_outlet(s: Sentence, run: Sequence[Word]) -> bool:
    if is_outlet(s.cut(run[0].start, run[-1].end)):
        return True
    the = run[0].i > 0 and s.words[run[0].i - 1].lower == "the"
    return run[-1].lower in roles("outlet_shapes", "last") and (len(run) > 1 or the)


def _without_title(s: Sentence, index: int, run: list[Word]) -> list[Name]:
    last = run[-1].lower
    label = last in ("republican", "democrat", "conservative", "mp") and not is_modifier(s, run[-1], run[-1].i)
    if label or last in roles("persons", "titles"):
        return [_name(s, index, run, "role", owners=owners_in(s, run))]
    if is_place(s.cut(run[0].start, run[-1].end)):
        return [_name(s, index, run, "place")]
    lead = _leading_world(s, run)
    if lead and lead[0] < len(run) and not _is_given(run[0]):
        if cut := _after_world(s, index, run, *lead):
            return cut
    single = len(run) == 1 and (last in roles("no_actors", "words") or last in roles("no_actors", "regions"))
    if single or _is_no_actor(run):
        return [_name(s, index, run, "none")]
    if last in known("bodies") or _has_head(run):
        of_state = any(w.lower in roles("bodies", "of_state") for w in run)
        owners = owners_in(s, run[:-1]) if of_state else ()
        return [_name(s, index, run, "body", owners=owners if len(owners) == 1 else ())]
    if any(_glued_names().search(w.text) for w in run):
        return [_name(s, index, run, "none")]
    if _is_given(run[0]) and len(run) > 1 and _may_be_person(run):
        return [_name(s, index, run, "person", gender=gender_of(run[0].lower))]
    return [_name(s, index, run, "other", gender=gender_of(run[0].lower) if len(run) > 1 else "")]


def _after_world(s: Sentence, index: int, run: list[Word], n: int, world: WorldName) -> list[Name]:
    """Cut a known name off the head of a run: "Iranian | Hassan Rouhani", "Ohio Republican", "House Republicans"."""
    rest = run[n:]
    tail = _world(s, rest)
    if tail is not None and tail.political and rest[-1].text.endswith("s"):
        return [_name(s, index, run, "body", owners=(s.cut(rest[0].start, rest[-1].end),))]
    if tail is not None:
        return [_name(s, index, run[:n], "world", world=world), _name(s, index, rest, "world", world=tail)]
    if (world.kind == "state" or world.political) and len(rest) > 1 and _may_be_person(rest):
        tagged = rest[0].entity == "PERSON" and rest[0].entity_begins and world.relation == "demonym"
        if _is_given(rest[0]) or tagged:
            owner = s.cut(run[0].start, run[n - 1].end)
            return [_name(s, index, rest, "person", owners=(owner,), gender=gender_of(rest[0].lower))]
    return []


def is_modifier(s: Sentence, word: Word, last: int) -> bool:
    """Whether ``word``, in a name that ends at word ``last``, stands before the noun it modifies."""
    if word.dep not in ("amod", "compound", "nmod", "advmod", "npadvmod") or word.head <= last:
        return False
    return all(w.pos in ("NOUN", "PROPN", "ADJ", "NUM") or w.text == "-" or w.tag in _PARTICIPLES for w in s.words[last + 1 : word.head])


def _is_no_actor(run: Sequence[Word]) -> bool:
    last = run[-1].lower
    if last in known("bodies") and last not in roles("no_actors", "texts"):
        return False
    return any(last in roles("no_actors", kind) for kind in ("texts", "meetings", "places", "things"))


@cache
def _glued_names() -> re.Pattern[str]:
    """Two words run into one by page furniture: "OrmeLive"; "McCabe" and "LaTour" are names."""
    return re.compile(r"[a-z]{4,}[A-Z]")


def _has_head(run: Sequence[Word]) -> bool:
    """Whether the run is a body with its field behind it: "Ministry of Foreign Affairs"."""
    pairs = zip(run, run[1:], strict=False)
    return any(b.text in ("of", "for", "on") and a.lower in roles("bodies", "heads") for a, b in pairs)


def _is_given(word: Word) -> bool:
    return word.lower in roles("given", "m") or word.lower in roles("given", "f")


def gender_of(given: str) -> str:
    """Return "m" or "f" for a given name in small letters that is mostly a man's or a woman's, else ""."""
    man, woman = given in roles("given", "m"), given in roles("given", "f")
    return "" if man == woman else "m" if man else "f"


def _may_be_person(words: Sequence[Word]) -> bool:
    """Whether words after a title may be a person's name rather than the rest of a body's."""
    if not words or sum(w.text[0].isupper() for w in words) > PERSON_WORDS + 1:
        return False
    last = words[-1].lower
    if last in _titles() and len(words) > 1 and not _is_given(words[0]):
        return False
    if any(w.lower in ("of", "for", "on", "&", "the") or w.text[0].isdigit() for w in words):
        return False
    if len(words) > 1 and (last in roles("no_actors", "texts") or last in known("bodies")) and not _is_given(words[0]):
        return False
    return not (len(words) == 1 and (last in known("bodies") or (_is_no_actor(words) and words[0].entity != "PERSON")))


def _after_honorific(s: Sentence, index: int, run: list[Word]) -> Name:
    gender = next((g for g in ("m", "f") if run[0].lower in roles("honorifics", g)), "")
    rest = run[1:]
    end = _title_end(rest)
    if end and _may_be_person(rest[end:]):
        return replace(_titled(s, index, rest, end), gender=gender, honorific=True)
    gender = gender or (gender_of(rest[0].lower) if len(rest) > 1 else "")
    return replace(_name(s, index, rest, "person", gender=gender), honorific=True)


def _titled(s: Sentence, index: int, run: list[Word], end: int) -> Name:
    title, rest = _whole_title(s, run[:end]), run[end:]
    honorific = False
    if rest[0].lower in _honorifics() and len(rest) > 1:
        rest, honorific = rest[1:], True
    home = _leading_world(s, rest)
    if home and home[0] < len(rest) and not _is_given(rest[0]) and home[1].kind == "state":
        title, rest = [*title, *rest[: home[0]]], rest[home[0] :]
    owners = owners_in(s, title) or _leading_body(s, title) or _governed_body(s, title)
    lead = _leading_world(s, title)
    if lead and lead[0] < len(title) and lead[1].kind == "state" and lead[1].relation != "metonym":
        title = title[lead[0] :]
    name = _name(s, index, rest, "person", gender=gender_of(rest[0].lower) if len(rest) > 1 else "")
    said = s.cut(title[0].start, title[-1].end)
    return replace(name, title=said, title_first=title[0].i, owners=owners, honorific=honorific)


def _leading_body(s: Sentence, title: Sequence[Word]) -> tuple[str, ...]:
    """Return the unknown body at the head of a title: "AFL-CIO President", "Ferrier Group Chairman"."""
    noun = next((k for k, w in enumerate(title) if _plain(w.lower) in _titles()), len(title))
    for k in range(noun, 0, -1):
        text = s.cut(title[0].start, title[k - 1].end)
        bare = text.replace("-", "")
        short = bare.isalpha() and bare.isupper() and len(bare) > 1
        if short or (k > 1 and title[k - 1].lower in known("bodies") and title[k - 1].lower not in roles("title_words", "words")):
            return (text,)
    return ()


def _governed_body(s: Sentence, title: Sequence[Word]) -> tuple[str, ...]:
    """Return the body behind "of" in a title: "Vice Chairman of the Reform Commission"."""
    for k, w in enumerate(title[:-1]):
        if w.text == "of" and title[-1].lower in known("bodies"):
            rest = title[k + 1 :]
            rest = rest[1:] if rest[0].lower == "the" else rest
            return (s.cut(rest[0].start, rest[-1].end),) if len(rest) > 1 else ()
    return ()


def _whole_title(s: Sentence, title: list[Word]) -> list[Word]:
    """Add the first word of a sentence that belongs to the title: "Fisheries Secretary Ann Orme"."""
    before = s.words[title[0].i - 1] if title[0].i else None
    if before is None or not _begins(s, before) or not before.text[0].isupper() or before.pos in _CLOSED:
        return title
    return [before, *title]


def _name(
    s: Sentence, index: int, words: Sequence[Word], shape: Shape, *,
    owners: tuple[str, ...] = (), gender: str = "", world: WorldName | None = None,
) -> Name:  # fmt: skip
    start, end = words[0].start, words[-1].end
    text = " ".join(s.cut(start, end).split())
    return Name(
        index, words[0].i, words[-1].i, start, end, text, shape, owners=owners, gender=gender, world=world
    )


# ---------------------------------------------------------------- titles in small letters
def _with_small_title(s: Sentence, name: Name) -> Name:
    """Add the office in small letters right before a person ("White House spokesman Jay Carney")."""
    if name.shape not in ("person", "other", "role") or name.title or name.first == 0:
        return name
    before = s.words[name.first - 1]
    if not is_small_role(before) or (before.tag == "NNS" and name.shape != "person"):
        return name
    if name.shape == "other" and not _may_be_person(s.words[name.first : name.last + 1]):
        return name
    words = small_title(s, before.i)
    owners = owners_in(s, words)
    kept = _without_leading_state(s, words)
    return replace(
        name,
        shape="person",
        title=s.cut(kept[0].start, kept[-1].end),
        title_first=kept[0].i,
        owners=owners or _first_capital(s, words),
    )


def is_small_role(w: Word) -> bool:
    """Whether ``w`` is a noun for an office or a person in small letters."""
    if w.text[0].isupper() or w.pos not in ("NOUN", "PROPN", "ADJ"):
        return False
    stem = w.lemma if w.tag in ("NNS", "NNPS") else w.lower
    return stem in roles("persons", "titles") or stem in roles("persons", "others")


def small_title(s: Sentence, last: int) -> list[Word]:
    """Return the words of an office in small letters that ends at word ``last``, from its first modifier on."""
    first = last
    while first > 0 and last - first < TITLE_REACH:
        w = s.words[first - 1]
        inside = w.text == "-" or w.pos in ("NOUN", "ADJ", "PROPN") or w.tag in ("VBG", "VBN") or _inner_of(s, w)
        if not inside or w.lower in _CALENDAR or w.entity in ("DATE", "TIME", "CARDINAL"):
            break
        first -= 1
    while s.words[first].text == "-":
        first += 1
    return list(s.words[first : last + 1])


def _inner_of(s: Sentence, w: Word) -> bool:
    """Whether ``w`` is the "of" inside an office: "Ministry of Commerce spokesman", "chief of staff"."""
    if w.text != "of" or w.i == 0 or w.i + 1 == len(s.words):
        return False
    before, after = s.words[w.i - 1], s.words[w.i + 1]
    if is_small_role(before) and after.text in roles("title_words", "fields"):
        return True
    return before.text[0].isupper() and before.lower in roles("bodies", "heads") and after.text[0].isupper()


def _without_leading_state(s: Sentence, words: list[Word]) -> list[Word]:
    """Drop a state and what stands before it from the head of a title: it is the party, not the office."""
    for k in range(len(words) - 1):
        lead = _leading_world(s, words[k:])
        if lead and lead[1].kind == "state" and lead[1].relation != "metonym" and k + lead[0] < len(words):
            return words[:k] + words[k + lead[0] :] if k == 0 else words[k + lead[0] :]
    return words


def _first_capital(s: Sentence, words: Sequence[Word]) -> tuple[str, ...]:
    """Return the first run of capitals in a title: an owner the world's data do not know ("Boehner spokesman")."""
    run: list[Word] = []
    for k, w in enumerate(words):
        if run and w.text in ("of", "for", "and", "the") and any(x.text[0].isupper() for x in words[k:]):
            run.append(w)
            continue
        general = w.lower in roles("title_words", "words") or w.lower in _titles() or (_begins(s, w) and not w.entity)
        if w.text[0].isupper() and not general:
            run.append(w)
        elif run:
            break
    return (s.cut(run[0].start, run[-1].end),) if run else ()
