"""Names in one report: runs of capitalised words, cut into owner, title and name, each with what its shape tells.

Shape comes first since the parser's entity labels are noisy: surnames come out as organisations, invented states as
persons. The labels are kept as one piece of evidence among others (see :mod:`travaux.findings.cast_clues`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import Literal

from travaux.findings.cast_runs import (
    CLOSED,
    NUMBERED,
    PEOPLE,
    begins,
    borne_names,
    calendar,
    dateline_words,
    gender_of,
    in_title_case,
    is_given,
    is_modifier,
    is_modifier_stem,
    known,
    leading_world,
    owners_in,
    roles,
    runs,
    titles,
    world_at,
)
from travaux.language.lexicon import word_set
from travaux.language.reading import Page, Sentence, Word
from travaux.language.world import WorldName, actor_of_name, is_outlet, is_place, may_begin_a_name

# What the shape of a name tells. "role": an office without a name ("Senate Majority Leader"); "other": not told yet.
Shape = Literal["person", "world", "body", "outlet", "place", "role", "other", "none"]
# Longest name of a person without title, in words, particles not counted ("Ana Maria Costa da Silva").
PERSON_WORDS = 4
# How far back a title in small letters may reach, in words ("chief Peruvian trade negotiator Ana Costa").
TITLE_REACH = 7
# The letters before a district that tell the party of a member of Congress ("R-Ohio").
PARTY_LETTERS = {"R": "Republicans", "D": "Democrats", "I": "Independents"}
_SMALL = frozenset({"of", "for", "and", "the"})
_ARTICLES = frozenset({"a", "an", "the"})


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
    owners: tuple[str, ...] = ()  # names inside or before the title: "Peru", "Blue Palace", "Peruvian"
    gender: str = ""
    honorific: bool = False
    world: WorldName | None = None

    @property
    def words(self) -> list[str]:
        """The words of the name."""
        return self.text.split()


def find_names(page: Page) -> list[Name]:
    """Return the names in the running text of a report, in order."""
    found: list[Name] = []
    borne = borne_names(page.sentences)
    for index, s in enumerate(page.sentences):
        if not in_title_case(s):
            found += names_in(s, index, borne)
    return found


def names_in(s: Sentence, index: int, borne: frozenset[str] = frozenset()) -> list[Name]:
    """Return the names in one sentence that is not set as a title; ``borne`` are words that are names there."""
    skip = dateline_words(s)
    found: list[Name] = []
    for run in runs(s, skip, borne):
        if not is_modifier_stem(s, run):
            found += _cut(s, index, run)
    return [_with_small_title(s, n) for n in found]


def _cut(s: Sentence, index: int, run: list[Word]) -> list[Name]:
    """Cut a run into names: owner, title and person; owner and body; or one name."""
    run = _trimmed(s, run)
    if not run:
        return []
    if run[0].lower in _honorifics() and len(run) > 1 and run[1].lower not in known("bodies"):
        return [_after_honorific(s, index, run)]
    inside = next((k for k, w in enumerate(run[:-1]) if k > 1 and w.lower in _honorifics()), 0)
    if inside and is_given(run[0]):  # "Ann Orme Sir Bill Tarr": two names run into one
        return [*_cut(s, index, run[:inside]), *_cut(s, index, run[inside:])]
    whole = world_at(s, run)
    if whole:
        return [_name(s, index, run, "world", world=whole)]
    if run[0].lower == "team" and len(run) == 2:
        return [_name(s, index, run, "body", owners=(run[1].text,))]
    label = len(run) > 2 and run[0].text in PARTY_LETTERS and run[1].text == "-"
    if label or {run[0].lower, run[-1].lower} & roles("no_actors", "furniture"):
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
    while len(run) > 1 and begins(s, run[0]) and run[0].tag == "VBG":  # "Addressing Ann Orme"
        run = run[1:]
    while len(run) > 1 and (run[0].lower in _ARTICLES or (begins(s, run[0]) and run[0].lower in _grades())):
        if (lead := leading_world(s, run)) is not None and lead[0] > 1:  # "Liberal Democrat leader Ann Orme"
            break
        run = run[1:]
    if len(run) > 1 and begins(s, run[0]) and not world_at(s, run) and world_at(s, run[1:]):
        known_first = may_begin_a_name(run[0].text) or run[0].lower in titles() or is_given(run[0])
        return run if known_first else run[1:]
    return run


def _grades() -> frozenset[str]:
    return roles("title_words", "grade")


def _is_outlet(s: Sentence, run: Sequence[Word]) -> bool:
    if is_outlet(s.cut(run[0].start, run[-1].end)):
        return True
    the = run[0].i > 0 and s.words[run[0].i - 1].lower == "the"
    return run[-1].lower in roles("outlet_shapes", "last") and (len(run) > 1 or the)


def _without_title(s: Sentence, index: int, run: list[Word]) -> list[Name]:
    last = run[-1].lower
    if last in roles("persons", "plural") and len(run) < 4:  # "Prime Ministers", "EU Leaders"
        owners = owners_in(s, run)
        return [_name(s, index, run, "body" if owners else "none", owners=owners)]
    if last in roles("persons", "members") or _are_partisans(s, run):  # "Tory MPs", "California Republicans"
        return [_name(s, index, run, "body", owners=() if _is_double_party(s, run) else owners_in(s, run)[-1:])]
    if len(run) > 1 and last.rstrip(".") in ("sens", "reps", "sen", "rep"):  # cut off from the names behind it
        return [_name(s, index, run, "none")]
    label = last in ("republican", "democrat", "conservative", "mp", "pm") and not is_modifier(s, run[-1], run[-1].i)
    if label or last in roles("persons", "titles"):
        return [_name(s, index, run, "role", owners=owners_in(s, run))]
    if is_place(s.cut(run[0].start, run[-1].end)):
        return [_name(s, index, run, "place")]
    lead = leading_world(s, run)
    if lead and lead[0] < len(run) and not is_given(run[0]) and (cut := _after_world(s, index, run, *lead)):
        return cut
    if cut := _behind_prefix(s, index, run):
        return cut
    single = len(run) == 1 and (last in roles("no_actors", "words") or last in roles("no_actors", "regions"))
    if single or _is_no_actor(run):
        return [_name(s, index, run, "none")]
    if last in known("bodies") or _has_head(run) or _is_firm(run):
        of_state = any(w.lower in roles("bodies", "of_state") for w in run) and last not in ("caucus", "conference")
        owners = owners_in(s, run[:-1]) if of_state else ()
        return [_name(s, index, run, "body", owners=owners if len(owners) == 1 else ())]
    if any(_glued_names().search(w.text) for w in run):
        return [_name(s, index, run, "none")]
    if is_given(run[0]) and len(run) > 1 and _may_be_person(run):
        return [_name(s, index, run, "person", gender=gender_of(run[0].lower))]
    return [_name(s, index, run, "other", gender=gender_of(run[0].lower) if len(run) > 1 else "")]


def _are_partisans(s: Sentence, run: Sequence[Word]) -> bool:
    """Whether a run ends in the plural of a party: "California Republicans", "Southern Democrats"."""
    party = world_at(s, run[-1:]) if len(run) > 1 and run[-1].text.endswith("s") else None
    return party is not None and party.political


def _is_double_party(s: Sentence, run: Sequence[Word]) -> bool:
    """Whether two parties' words make the name of a third: "Liberal Greens"."""
    if not _are_partisans(s, run):
        return False
    before = world_at(s, run[:-1])
    return (before is not None and before.political) or run[-2].lower in ("social", "christian", "free", "national")


def _after_world(s: Sentence, index: int, run: list[Word], n: int, world: WorldName) -> list[Name]:
    """Cut a known name off the head of a run: "Peruvian | Ana Costa", a party after a district or a chamber."""
    rest = run[n:]
    tail = world_at(s, rest)
    if tail is not None and tail.political and world.political:  # "Liberal Greens"
        return [_name(s, index, run, "body")]
    if tail is not None and tail.political and rest[-1].text.endswith("s"):
        return [_name(s, index, run, "body", owners=(s.cut(rest[0].start, rest[-1].end),))]
    if tail is not None:
        return [_name(s, index, run[:n], "world", world=world), _name(s, index, rest, "world", world=tail)]
    if len(rest) > 1 and _may_be_person(rest) and not world.city:
        tagged = rest[0].entity == "PERSON" and rest[0].entity_begins and world.relation == "demonym"
        tagged = tagged and (world.kind == "state" or world.political)
        if is_given(rest[0]) or tagged:
            owner = s.cut(run[0].start, run[n - 1].end)
            return [_name(s, index, rest, "person", owners=(owner,), gender=gender_of(rest[0].lower))]
    return []


def _behind_prefix(s: Sentence, index: int, run: list[Word]) -> list[Name]:
    """Cut "Ferrier Council | Ann Orme" and "Furious | Ann Orme": what stands before a given name is no part of it."""
    at = next((k for k, w in enumerate(run[1:-1], 1) if is_given(w) and w.lower not in roles("given", "particles")), 0)
    at = at or _past_party(s, run)
    prefix, rest = run[:at], run[at:]
    if not at or is_given(run[0]) or not _may_be_person(rest) or len(rest) > PERSON_WORDS - 1:
        return []
    person = _name(s, index, rest, "person", gender=gender_of(rest[0].lower))
    party = world_at(s, prefix[-1:])
    if party is not None and party.political and len(prefix) > 1:  # "House Liberal Ann Orme", "Ostry Liberal Al Tarr"
        return [replace(person, owners=(prefix[-1].text,))]
    if prefix[-1].lower in known("bodies") or _has_head(prefix):
        owner = s.cut(prefix[0].start, prefix[-1].end)
        return [_name(s, index, prefix, "body"), replace(person, owners=(owner,))]
    alone = len(prefix) == 1 and begins(s, prefix[0]) and (prefix[0].entity != "PERSON" or prefix[0].pos == "ADJ")
    alone = alone or (len(prefix) == 1 and prefix[0].lower in roles("persons", "others"))  # "Rebel Ann Orme"
    return [person] if alone and prefix[0].lower not in titles() else []


def _past_party(s: Sentence, run: Sequence[Word]) -> int:
    """Return the place behind a member's party in "Ohio Liberal Mara Lind", where two words or three are left."""
    for k in range(1, len(run) - 2):
        party = world_at(s, run[k : k + 1])
        single = party is not None and party.political and party.relation == "demonym" and run[k].text[-1:] != "s"
        if single and len(run) - k - 1 <= PERSON_WORDS - 1 and run[k + 1].entity == "PERSON":
            return k + 1
    return 0


def _is_no_actor(run: Sequence[Word]) -> bool:
    last = run[-1].lower
    if last in known("bodies") and last not in roles("no_actors", "texts"):
        return False
    return any(last in roles("no_actors", kind) for kind in ("texts", "meetings", "places", "things"))


def _is_firm(run: Sequence[Word]) -> bool:
    """Whether the run ends as companies' names do and does not begin as a person's: "Seaford Shipping"."""
    firm = len(run) > 1 and run[-1].lower in roles("bodies", "firms") and not is_given(run[0])
    return firm and not {run[0].lower} & (roles("title_words", "words") | roles("no_actors", "regions"))


@cache
def _glued_names() -> re.Pattern[str]:
    """Two words run into one by page furniture: "OrmeLive"; "McCabe" and "LaTour" are names."""
    return re.compile(r"[a-z]{4,}[A-Z]")


def _has_head(run: Sequence[Word]) -> bool:
    """Whether the run is a body with its field or number behind it: "Ministry of Foreign Affairs", "Local 12"."""
    if len(run) > 1 and run[-1].text.isdigit() and run[-2].lower in NUMBERED:
        return True
    pairs = pairwise(run)
    return any(b.text in ("of", "for", "on") and a.lower in roles("bodies", "heads") for a, b in pairs)


def _title_end(words: Sequence[Word]) -> int:
    """Return how many words at the head of a run are a title, with at least one word left for a name."""
    end = 0
    lower = [w.lower for w in words]
    for k, word in enumerate(lower[:-1]):
        chief = word == "executive" and k > 0 and lower[k - 1] == "chief"
        if chief or {_plain(word), _plain(word).rpartition("-")[2], word} & titles():
            end = k + 1
            if lower[k + 1] in ("of", "for"):
                bodies = [j for j in range(k + 2, len(lower) - 1) if lower[j] in known("bodies")]
                if bodies:
                    return bodies[-1] + 1
                end = _past_fields(lower, end)
    return end


def _past_fields(lower: Sequence[str], end: int) -> int:
    """Return the place behind "of State", "of Trade and Industry" in a title, one word left for a name."""
    while end < len(lower) - 1 and (lower[end] in _SMALL or lower[end] in roles("title_words", "fields")):
        end += 1
    return end


def _plain(word: str) -> str:
    return word.rstrip(".") if len(word) > 4 else word


def _may_be_person(words: Sequence[Word]) -> bool:
    """Whether words after a title may be a person's name rather than the rest of a body's."""
    if not words or sum(w.text[0].isupper() for w in words) > PERSON_WORDS + 1:
        return False
    last = words[-1].lower
    if last in titles() and len(words) > 1 and not is_given(words[0]):
        return False
    if any(_glued_names().search(w.text) for w in words):
        return False
    if any(w.lower in ("of", "for", "on", "&", "the") or w.text[0].isdigit() for w in words):
        return False
    if len(words) > 1 and (last in roles("no_actors", "texts") or last in known("bodies")) and not is_given(words[0]):
        return False
    return not (len(words) == 1 and (last in known("bodies") or (_is_no_actor(words) and words[0].entity != "PERSON")))


def _after_honorific(s: Sentence, index: int, run: list[Word]) -> Name:
    gender = next((g for g in ("m", "f") if run[0].lower in roles("honorifics", g)), "")
    rest = run[1:]
    end = _title_end(rest)
    if end and _may_be_person(rest[end:]):
        return replace(_titled(s, index, rest, end), gender=gender, honorific=True)
    gender = gender or (gender_of(rest[0].lower) if len(rest) > 1 else "")
    if all(w.lower in titles() for w in rest):  # "Mr Speaker"
        return _name(s, index, rest, "role")
    return replace(_name(s, index, rest, "person", gender=gender), honorific=True)


def _titled(s: Sentence, index: int, run: list[Word], end: int) -> Name:
    title, rest = _whole_title(s, run[:end]), run[end:]
    honorific = False
    if rest[0].lower in _honorifics() and len(rest) > 1:
        rest, honorific = rest[1:], True
    home = leading_world(s, rest)
    if home and home[0] < len(rest) and not is_given(rest[0]) and home[1].kind == "state":
        title, rest = [*title, *rest[: home[0]]], rest[home[0] :]
    owners = owners_in(s, title) or _leading_body(s, title) or _governed_body(s, title) or _people_in(title)
    lead = leading_world(s, title)
    if (body := _body_of_land(s, title)) and lead and lead[0] == 1:  # "American Medical Association President"
        owners, lead = (body,), None
    if lead and lead[0] < len(title) and lead[1].kind == "state" and lead[1].relation != "metonym":
        title = title[lead[0] :]
    name = _name(s, index, rest, "person", gender=gender_of(rest[0].lower) if len(rest) > 1 else "")
    said = s.cut(title[0].start, title[-1].end)
    return replace(name, title=said, title_first=title[0].i, owners=owners, honorific=honorific)


def _leading_body(s: Sentence, title: Sequence[Word]) -> tuple[str, ...]:
    """Return the unknown body at the head of a title: "NTU-COL President", "Ferrier Group Chairman"."""
    noun = next((k for k, w in enumerate(title) if _plain(w.lower) in titles()), len(title))
    if title[noun:] and title[noun].lower in ("secretary", "minister") and title[noun - 1].lower != "general":
        return ()  # "Health and Human Services Secretary"
    if body := _unknown_before(s, title):
        return (body,)
    for k in range(noun, 0, -1):
        text = s.cut(title[0].start, title[k - 1].end)
        bare, end = text.replace("-", ""), title[k - 1].lower
        short = bare.isalpha() and bare.isupper() and len(bare) > 1
        plain = end not in roles("title_words", "words") or title[0].lower not in roles("title_words", "words")
        if short or (k > 1 and end in known("bodies") and plain):
            return (text,)
    return ()


def _unknown_before(s: Sentence, title: Sequence[Word]) -> str:
    """Return the unknown name before an office that companies and unions have: "Orme Foods CEO"."""
    if title[-1].lower not in roles("bodies", "presided") and "executive" not in [w.lower for w in title]:
        return ""
    end = len(title) - 1
    while end > 0 and (title[end - 1].lower in roles("title_words", "words") or title[end - 1].text == "-"):
        end -= 1
    words = title[:end]
    general = roles("title_words", "fields") | known("bodies") | roles("persons", "groups") | roles("weak", "ordinary")
    names = [w for w in words if w.text[0].isupper() and (w.pos == "PROPN" or w.entity == "ORG")]
    named = [w for w in names if w.lower not in general and not (w.lower in titles() and w is words[-1])]
    return s.cut(words[0].start, words[-1].end) if named and not owners_in(s, words) else ""


def _body_of_land(s: Sentence, title: Sequence[Word]) -> str:
    """Return the body with its land in its name at the head of a title: "American Medical Association"."""
    noun = next((k for k, w in enumerate(title) if _plain(w.lower) in titles()), len(title))
    end = noun
    while end > 0 and title[end - 1].lower in roles("title_words", "words"):
        end -= 1
    words = title[:end]
    private = len(words) > 2 and words[-1].lower in roles("bodies", "private")
    return s.cut(words[0].start, words[-1].end) if private else ""


def _people_in(title: Sequence[Word]) -> tuple[str, ...]:
    """Return the adjective of a people that the world's data do not know at the head of a title: "Valmoran"."""
    first = title[0]
    plain = first.lower not in roles("title_words", "words") | roles("title_words", "fields") | titles()
    told = first.entity in ("NORP", "GPE") or first.lower.endswith(PEOPLE)
    people = len(title) > 1 and plain and told and first.text[0].isupper()
    return (first.text,) if people else ()


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
    if before is None or not begins(s, before) or not before.text[0].isupper() or before.pos in CLOSED:
        return title
    return [before, *title]


def _name(
    s: Sentence, index: int, words: Sequence[Word], shape: Shape, *,
    owners: tuple[str, ...] = (), gender: str = "", world: WorldName | None = None,
) -> Name:  # fmt: skip
    start, end = words[0].start, words[-1].end
    text = " ".join(s.cut(start, end).split())
    return Name(index, words[0].i, words[-1].i, start, end, text, shape, owners=owners, gender=gender, world=world)


def _with_small_title(s: Sentence, name: Name) -> Name:
    """Add the office in small letters right before a person ("Blue Palace spokesman Ned Farr")."""
    if name.shape not in ("person", "other", "role") or name.title or name.first == 0:
        return name
    before = s.words[name.first - 1]
    opening = begins(s, before) and before.lower in roles("persons", "plural")  # "Senators Ann Orme and Bill Tarr"
    if not (is_small_role(before) or opening) or (before.tag == "NNS" and name.shape != "person"):
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
        if not inside or w.lower in calendar() or w.entity in ("DATE", "TIME", "CARDINAL"):
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
        lead = leading_world(s, words[k:])
        state = lead is not None and lead[1].kind == "state" and lead[1].relation in ("name", "demonym")
        if lead and state and k + lead[0] < len(words):
            return words[:k] + words[k + lead[0] :] if k == 0 else words[k + lead[0] :]
    return words


def _first_capital(s: Sentence, words: Sequence[Word]) -> tuple[str, ...]:
    """Return the first run of capitals in a title: an owner the world's data do not know ("Orme spokesman")."""
    run: list[Word] = []
    for k, w in enumerate(words):
        if run and w.text in ("-", "–") and run[-1].end == w.start and words[k + 1 : k + 2]:  # "ABC-DEF president"
            run += [w] if words[k + 1].start == w.end and words[k + 1].text[0].isupper() else []
            continue
        if run and w.text[0].isupper() and w.lower in roles("bodies", "names"):  # "Ferrier Party leader"
            run.append(w)
            continue
        if run and w.text in ("of", "for", "and", "the") and any(x.text[0].isupper() for x in words[k:]):
            run.append(w)
            continue
        general = w.lower in roles("title_words", "words") or w.lower in titles() or (begins(s, w) and not w.entity)
        if w.text[0].isupper() and not general:
            run.append(w)
        elif run:
            break
    while run and run[-1].text in ("of", "for", "and", "the"):
        run.pop()
    if run and run[-1].lower in known("bodies"):  # "Energy Workers Union negotiator"
        while (
            run[0].i > words[0].i and s.words[run[0].i - 1].text[0].isupper() and s.words[run[0].i - 1].pos == "PROPN"
        ):
            run.insert(0, s.words[run[0].i - 1])
    text = s.cut(run[0].start, run[-1].end) if run else ""
    place = actor_of_name(text)  # "Georgetown professor"
    return (text,) if text and not (place and place.city) else ()
