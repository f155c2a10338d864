"""What each name in a report is: person, state, body, or a place and no actor, by all that the report tells of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from travaux.findings.cast_names import Name
from travaux.findings.cast_phrases import is_introduced
from travaux.findings.cast_runs import MONTH_NAMES, is_modifier, roles
from travaux.findings.cast_spelling import is_abbreviation, is_people_of
from travaux.findings.cast_stage import Stage, head_of, is_political, is_subject
from travaux.language.lexicon import word_set
from travaux.language.reading import Sentence, Word
from travaux.language.world import is_place
from travaux.model import ActorKind

# How much shows that an unknown name is a state's: one proof is enough (its minister, its people, its place in a list).
STATE_PROOF = 2
# "He" takes up an unknown single name in so many places: it is a person's, whatever else it looks like.
HE_PROOF = 3
# Bare names in one list that need no other proof: persons are brought in by their full names first.
BARE_LIST = 3
# An unknown name that only the parser takes for a country's acts at least so often in a report.
OFTEN = 2
# A name is no person's where more than one in so many of its places tells where something is.
PLACE_SHARE = 3
# Letters of an abbreviation that names a body wherever it acts.
SHORTEST_ABBREVIATION = 3
_STATE_NOUNS = frozenset({"government", "republic", "kingdom", "minister", "ambassador", "counterpart"})
_LISTING = frozenset({",", "and", "or", "&", ";", "the", "–", "—"})


@dataclass(slots=True)
class Clues:
    """What a report tells about one name. Counts of its places."""

    names: list[Name] = field(default_factory=list)
    labels: Counter[str] = field(default_factory=Counter)  # of the parser
    person: int = 0
    state: int = 0
    the: int = 0
    there: int = 0  # as a place
    acts: int = 0
    ordinary: bool = False  # the report has the word in small letters too
    inside: int = 0  # not at the head of a sentence, where any word has a capital
    says: int = 0  # as the subject of a verb of saying
    made: int = 0  # as the subject of a verb of making drafts, where the parser takes it for a body
    called: int = 0  # by what a party is: "Orme, the port operator,"
    he: int = 0  # as a subject that "he" or "she" takes up
    firm: int = 0  # has what companies have: "Orme’s shareholders", "Orme chief executive Ann Lind"


def gather(stage: Stage, names: Sequence[Name]) -> dict[str, Clues]:
    """Return the clues to every name of the report, by its text."""
    clues: dict[str, Clues] = defaultdict(Clues)
    small = {w.text for s in stage.page.sentences for w in s.words if w.text[0].islower()}
    starts = {(n.sentence, n.title_first if n.title_first >= 0 else n.first): n for n in names}
    for n in names:
        s = stage.page.sentences[n.sentence]
        c, head = clues[n.text], head_of(s, n)
        named = _names_party(s, n, head)
        c.names.append(n)
        c.labels[head.entity] += 1
        c.inside += n.first > 0
        c.called += named or _is_called_party(s, n)
        c.made += is_subject(s, head) and head.entity == "ORG" and _makes_draft(s, head)
        c.says += is_subject(s, head) and s.head(head).lemma in roles("acts", "say")
        month = n.text in MONTH_NAMES  # a name only where it does what persons do
        c.ordinary = len(n.words) == 1 and n.text.lower() in small and not month
        c.person += month
        c.person += n.shape == "person" or (n.shape == "other" and _looks_like_person(s, n))
        modifies = is_modifier(s, head, n.last)  # "the Peru delegation" is no "the Peru"
        c.the += n.first > 0 and s.words[n.first - 1].lower == "the" and not modifies
        c.state += STATE_PROOF * (modifies and _before_state_noun(s, n))
        c.there += is_there(s, n)
        c.acts += acts(s, n, head) or named
        c.firm += _has_like_firm(s, n)
        c.he += is_subject(s, head) and _is_he(stage.page.sentences, n)
        c.state += _owns_like_state(s, n, starts)
    _weigh_peoples(clues)
    lists = [chain for chain in _lists(stage, names) if not any(n.shape == "person" for n in chain)]
    for chain in [*lists, *lists]:  # twice, since one list can tell about another's members
        between = stage.page.sentences[chain[0].sentence].words[chain[0].last + 1 : chain[-1].first]
        _weigh_list(chain, clues, joined=any(w.lower in ("and", "or", "&") for w in between))
    return clues


def _is_he(sentences: Sequence[Sentence], n: Name) -> bool:
    """Whether "he" or "she" takes a name up as a subject, behind it or at the head of the next sentence."""
    s = sentences[n.sentence]
    behind = s.words[n.last + 1 :]
    if any(w.entity == "PERSON" for w in s.words if not n.first <= w.i <= n.last):
        return False
    after = [t.words[0] for t in sentences[n.sentence + 1 : n.sentence + 2] if t.block == s.block]
    return any(w.lower in ("he", "she") and w.dep == "nsubj" for w in (*behind, *after))


def _weigh_peoples(clues: dict[str, Clues]) -> None:
    """Take a name for a state's where the report has its people too: "Valmora" beside "Valmorans"."""
    single = [t for t, c in clues.items() if c.names[0].shape == "other" and " " not in t]
    for people in single:
        homes = [t for t in single if is_people_of(people, t)]
        if len(homes) == 1 and not clues[homes[0]].person:
            clues[homes[0]].state = max(clues[homes[0]].state, STATE_PROOF)


def _lists(stage: Stage, names: Sequence[Name]) -> list[list[Name]]:
    """Return the names that stand in one list: nothing but commas, "and" and possessive endings between them."""
    lists: list[list[Name]] = []
    for n in names:
        last = lists[-1][-1] if lists else None
        if last is not None and last.sentence == n.sentence:
            between = stage.page.sentences[n.sentence].words[last.last + 1 : n.first]
            if between and all(w.lower in _LISTING or w.tag == "POS" for w in between):
                lists[-1].append(n)
                continue
        lists.append([n])
    return [chain for chain in lists if len(chain) > 1]


def _weigh_list(chain: list[Name], clues: dict[str, Clues], *, joined: bool) -> None:
    """Let a list of states speak for its unknown members; three bare names that nobody bears are states too.

    Two names with nothing but a comma between them, not ``joined`` by "and", are no list: "Lind, Peru's envoy".
    """
    states = any((n.world and n.world.kind == "state") or clues[n.text].state >= STATE_PROOF for n in chain)
    single = [n for n in chain if n.shape == "other" and len(n.words) == 1]
    unknown = [n for n in single if not clues[n.text].person and not clues[n.text].ordinary]
    states = states and (len(chain) > 2 or joined)
    if states or len(unknown) >= BARE_LIST:
        for n in unknown:
            clues[n.text].state = max(clues[n.text].state, STATE_PROOF)


def _owns_like_state(s: Sentence, n: Name, starts: dict[tuple[int, int], Name]) -> int:
    """Return how much one place shows that a name is a state's: what it owns, whose home it is."""
    after = s.words[n.last + 1 : n.last + 6]
    if after and (after[0].tag == "POS" or after[0].text in ("’s", "'s")):
        owned = starts.get((n.sentence, n.last + 2))
        if owned is not None and owned.shape == "person":
            return STATE_PROOF
        noun = s.head(s.words[n.last])
        nouns = {noun.lower, *(w.lower for w in after[1:2])}
        return STATE_PROOF if nouns & roles("bodies", "has") else int(bool(nouns & roles("bodies", "may_have")))
    return STATE_PROOF if _is_called_state(s, n) or _is_home(s, n, starts) else 0


def _has_like_firm(s: Sentence, n: Name) -> bool:
    """Whether the name has what companies have: "X's chief executive", "X shareholders", "12 percent of X"."""
    after = [w.lower for w in s.words[n.last + 1 : n.last + 6]]
    before = [w.lower for w in s.words[max(0, n.first - 2) : n.first]]
    share = before[-1:] == ["of"] and before[:1] in (["percent"], ["%"], ["shares"], ["shareholders"], ["bidder"])
    if share or before in (["stake", "in"], ["shares", "in"], ["bid", "for"], ["shareholders", "in"]):
        return True
    owned = after[1:] if after[:1] in (["'s"], ["’s"], ["'"], ["’"]) else after
    return any(" ".join(owned[: len(p)]) == " ".join(p) for p in _firms_have())


@cache
def _firms_have() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(phrase.split()) for phrase in sorted(roles("bodies", "firms_have")))


def _before_state_noun(s: Sentence, n: Name) -> bool:
    """Whether the name stands before what only a state has: "the Valmora parliament", "the Valmora capital"."""
    after = s.words[n.last + 1 : n.last + 2]
    return n.shape == "other" and bool(after) and after[0].text in roles("bodies", "has_before")


def _is_home(s: Sentence, n: Name, starts: dict[tuple[int, int], Name]) -> bool:
    """Whether the name tells whose somebody is: "Ann Orme of X", "Oda Lind (X)", "the ambassador of X"."""
    before = s.words[n.first - 1].text if n.first > 1 else ""
    if before not in ("of", "(", "in"):
        return False
    owner = next((m for m in starts.values() if m.sentence == n.sentence and m.last == n.first - 2), None)
    if before != "in" and owner is not None and owner.shape == "person":
        return True
    if before == "(" and owner is not None and len(owner.words) > 1:
        return True
    return s.words[n.first - 2].lower in _STATE_NOUNS


def _looks_like_person(s: Sentence, n: Name) -> bool:
    if n.first > 0 and s.words[n.first - 1].lower == "the":
        return False
    told = _is_of_somewhere(s, n) or _is_who(s, n) or _is_called_office(s, n)
    return told or (len(n.words) > 1 and is_introduced(s, n.first, n.last))


def _is_called_office(s: Sentence, n: Name) -> bool:
    """Whether a sentence tells the office of two or three words: "Ann Orme was a deputy minister from 2009 to 2013"."""
    head = head_of(s, n)
    if not 1 < len(n.words) <= 3 or head.dep != "nsubj" or s.head(head).lemma != "be":
        return False
    nouns = s.children(s.head(head), "attr")
    return any(w.lower in roles("persons", "titles") and w.tag == "NN" for w in nouns)


def _is_who(s: Sentence, n: Name) -> bool:
    """Whether "who" takes up the name: "Ann Orme, who ..."."""
    after = [w.lower for w in s.words[n.last + 1 : n.last + 3]]
    return len(n.words) > 1 and "who" in after[: 1 + (after[:1] == [","])]


def _is_of_somewhere(s: Sentence, n: Name) -> bool:
    """Whether two or three unknown words are followed by "of X", as persons are."""
    after = s.words[n.last + 1 : n.last + 4]
    if n.shape != "other" or not 1 < len(n.words) <= 3 or len(after) < 2:
        return False
    home = after[2] if len(after) > 2 and after[1].lower == "the" else after[1]  # "Ann Orme of the Growers' League"
    return after[0].text == "of" and home.text[0].isupper() and home.pos == "PROPN"


def _is_called_state(s: Sentence, n: Name) -> bool:
    """Whether an apposition calls the name a country: "X, the host country,"."""
    ahead = s.words[n.last + 1 : n.last + 7]
    if not ahead or ahead[0].text != ",":
        return False
    for w in ahead[1:]:
        if w.lower in ("country", "nation", "state", "republic", "kingdom"):
            return True
        if w.pos not in ("DET", "ADJ", "NOUN", "PRON"):
            break
    return False


def _names_party(s: Sentence, n: Name, head: Word) -> bool:
    """Whether the name tells who a party is that acts: "The mine's owner, Orme Resources, made an offer"."""
    noun = s.head(head)
    many = n.shape == "other" and len(n.words) > 1 and head.dep == "appos" and is_subject(s, noun)
    return many and noun.lower in word_set("parties", "bodies", "alone") | word_set("parties", "words", "owner")


def _makes_draft(s: Sentence, head: Word) -> bool:
    """Whether a subject tabled, offered, rejected: the head of a sentence then tells a name."""
    verb = s.head(head)
    return verb.tag == "VBD" and verb.lemma in roles("acts", "do")


def _is_called_party(s: Sentence, n: Name) -> bool:
    """Whether an apposition calls the name a company, a union: "X, the port operator,", "consumer group X"."""
    ahead = s.words[n.last + 1 : n.last + 8]
    before = s.words[n.first - 1] if n.first else None
    if n.shape == "other" and before is not None and before.text == "," and n.first > 1:
        noun = s.words[n.first - 2]  # "the pilots' union, ALPU,", "its bankers, Stroud Sachs"
        kind = noun.lower in roles("bodies", "called") or noun.lower in ("bankers", "lawyers", "advisers", "advisors")
        if kind and noun.text[0].islower() and (not ahead or ahead[0].text in (",", ".", "and")):
            return True
    if n.shape == "other" and before is not None and before.lower in roles("bodies", "called"):
        return before.text[0].islower() and before.pos == "NOUN" and not n.title
    if n.shape != "other" or not ahead or ahead[0].text != ",":
        return False
    called = word_set("parties", "bodies", "alone") | roles("bodies", "called")
    for w in ahead[1:]:
        if w.lower in called and w.pos == "NOUN":
            return not (w.i + 1 < len(s.words) and s.words[w.i + 1].pos in ("NOUN", "PROPN", "PART"))
        if w.pos not in ("DET", "ADJ", "NOUN", "PUNCT") or w.text == ",":
            break
    return False


def is_there(s: Sentence, n: Name) -> bool:
    """Whether a name tells where something happens, or where somebody goes, rather than who acts."""
    word = head_of(s, n)
    while word.dep in ("conj", "appos") and word.head < word.i:
        word = s.head(word)
    first = n.first if n.first <= word.i <= n.last else word.i
    while first > 0 and s.words[first - 1].lower in ("the", "eastern", "western", "northern", "southern", "central"):
        first -= 1
    before = s.words[first - 1] if first else None
    if before is not None and before.lower in roles("places", "prepositions"):
        return True
    prep = s.head(word)
    if word.dep != "pobj" or prep.lower not in ("to", "from", "for", "in", "at", "near"):
        return False
    return prep.lower in ("in", "at", "near") or s.head(prep).lemma in roles("places", "motion")


def acts(s: Sentence, n: Name, head: Word) -> bool:
    """Whether a name acts here: as a subject, an agent, as the source after "according to"."""
    if is_subject(s, head) or (head.dep == "appos" and head.head < head.i and is_subject(s, s.head(head))):
        return True
    if head.dep == "pobj":
        prep = s.head(head)
        according = prep.lower == "to" and prep.i > 0 and s.words[prep.i - 1].lower == "according"
        return according or prep.lower == "by" or (prep.lower == "from" and _is_paper(s.head(prep)))
    return head.dep == "poss" and _is_paper(s.head(head))


def _is_paper(noun: Word) -> bool:
    """Whether a noun is a paper that whoever gives it out speaks with: "a report from the Institute"."""
    return noun.lemma in word_set("attribution", "speakers", "papers")


def kind_of(text: str, c: Clues) -> ActorKind | None:
    """Return what an actor with this name is, or None for what does not act. World names are told before."""
    shape = Counter(n.shape for n in c.names).most_common(1)[0][0]
    if c.person or (c.he >= HE_PROOF and c.he > c.the and shape == "other" and " " not in text and not c.ordinary):
        return "person"
    if shape == "other" and len(text.split()) == 1 and _is_no_name(text, c):
        return None
    if c.called and not c.ordinary:
        return "body"
    if shape in ("none", "place", "role"):
        return "state" if shape == "place" and c.state >= STATE_PROOF and not is_place(text) else None
    if shape == "outlet":
        return "body" if c.acts else None
    if c.firm and shape == "other" and not c.ordinary and c.firm >= c.state / STATE_PROOF:
        return "body"
    single = len(text.split()) == 1 or c.labels["GPE"] > len(c.names) / 2
    if c.state >= STATE_PROOF and shape == "other" and c.state > c.the and not text.isupper() and single:
        return "state"
    if shape == "body":
        told = c.acts or c.labels["ORG"] or c.the or any(is_political(o) for o in c.names[0].owners)  # "21 Tory MPs"
        return "body" if told else None
    if c.the and c.the >= len(c.names) / 2 and is_abbreviation(text) and len(text) >= SHORTEST_ABBREVIATION:
        return "body"  # "the ABC", whatever the parser takes it for
    return _kind_by_label(text, c)


def _is_no_name(text: str, c: Clues) -> bool:
    """Whether a capitalised word is an ordinary one: written small elsewhere, or capital only to open a sentence."""
    if (c.ordinary and not c.the) or not text.replace("-", "").replace("'", "").replace("’", "").isalnum():
        return True
    shouted = text.isalpha() and text.isupper() and len(text) >= SHORTEST_ABBREVIATION and not c.ordinary
    return not (shouted or c.inside or c.says or c.state or c.called or c.made or c.firm)


def _kind_by_label(text: str, c: Clues) -> ActorKind | None:
    """Return the kind of a name of which only the parser and its place in the sentence tell something."""
    many, half = len(text.split()) > 1, len(c.names) / 2
    person = c.labels["PERSON"] > half or (c.labels["PERSON"] == half and c.labels["ORG"] < half)
    if person and not c.the and (many or c.acts) and not c.there * PLACE_SHARE > len(c.names):
        return "person"
    if (c.there >= half and not c.acts) or not c.acts:
        return None
    if c.labels["GPE"] + c.labels["NORP"] + c.labels["LOC"] > half:
        if is_place(text) or many or not text.isalpha() or text.isupper():
            return None
        return "state" if c.acts >= OFTEN else "body"
    shouted = text.isalpha() and text.isupper() and len(text) >= SHORTEST_ABBREVIATION  # "AARP opposes the bill"
    if c.labels["ORG"] >= half or c.the or shouted:
        return "body"
    if c.labels["PERSON"] or (c.says and not many and text.isalpha() and not text.isupper()):
        return "body" if c.there else "person"  # the pile may tell better
    return "body" if many else None
