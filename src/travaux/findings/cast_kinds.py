"""What each name in a report is: person, state, body, or a place and no actor; and which names mean one actor."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from travaux.findings.cast_names import Name, gender_of, is_modifier, roles
from travaux.findings.cast_roles import is_introduced
from travaux.findings.cast_stage import OWNER, TITLE, Entity, Stage, head_of, is_subject, shown
from travaux.language.lexicon import lexicon
from travaux.language.reading import Sentence, Word
from travaux.language.world import WorldName, actor_of_name, is_district, is_place
from travaux.model import ActorKind

# How much shows that an unknown name is a state's: one proof is enough (its minister, its people, its place in a list).
STATE_PROOF = 2
# Bare names in one list that need no other proof: persons are brought in by their full names first.
BARE_LIST = 3
# Letters that a state and its people share at least, and the share of the state's name that they make up
# (invented and real pairs: Ostrane/Ostranian 6 of 7, Ireland/Irish 2 of 7 is not found).
SHARED_LETTERS = 4
SHARED_PART = 0.55
_LISTING = frozenset({",", "and", "or", "&", ";", "the", "–", "—"})
_PEOPLE = ("nians", "nian", "ians", "ian", "eans", "ean", "ans", "an", "ish", "ese", "is", "i", "ers", "er", "ic", "ns", "n")


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


def gather(stage: Stage, names: Sequence[Name]) -> dict[str, Clues]:
    """Return the clues to every name of the report, by its text."""
    clues: dict[str, Clues] = defaultdict(Clues)
    small = {w.text for s in stage.page.sentences for w in s.words if w.text[0].islower()}
    starts = {(n.sentence, n.title_first if n.title_first >= 0 else n.first): n for n in names}
    for n in names:
        s = stage.page.sentences[n.sentence]
        c, head = clues[n.text], head_of(s, n)
        c.names.append(n)
        c.labels[head.entity] += 1
        c.inside += n.first > 0
        c.says += is_subject(s, head) and s.head(head).lemma in roles("acts", "say")
        c.ordinary = len(n.words) == 1 and n.text.lower() in small
        c.person += n.shape == "person" or (n.shape == "other" and _looks_like_person(s, n))
        c.the += n.first > 0 and s.words[n.first - 1].lower == "the"
        c.there += is_there(s, n)
        c.acts += acts(s, n, head)
        c.state += _owns_like_state(s, n, starts)
    lists = [chain for chain in _lists(stage, names) if not any(n.shape == "person" for n in chain)]
    for chain in [*lists, *lists]:  # twice, since one list can tell about another's members
        _weigh_list(chain, clues)
    return clues


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


def _weigh_list(chain: list[Name], clues: dict[str, Clues]) -> None:
    """Let a list of states speak for its unknown members; three bare names that nobody bears are states too."""
    states = [n for n in chain if (n.world is not None and n.world.kind == "state") or clues[n.text].state >= STATE_PROOF]
    unknown = [n for n in chain if n.shape == "other" and len(n.words) == 1 and not clues[n.text].person]
    unknown = [n for n in unknown if not clues[n.text].ordinary]
    if states or len(unknown) >= BARE_LIST:
        for n in unknown:
            clues[n.text].state = max(clues[n.text].state, STATE_PROOF)


def _owns_like_state(s: Sentence, n: Name, starts: dict[tuple[int, int], Name]) -> int:
    """Return how much one place shows that a name is a state's: what it owns, whose home it is."""
    after = s.words[n.last + 1 : n.last + 6]
    if (after and after[0].tag == "POS") or (after and after[0].text in ("’s", "'s")):
        owned = starts.get((n.sentence, n.last + 2))
        if owned is not None and owned.shape == "person":
            return STATE_PROOF
        noun = s.head(s.words[n.last])
        nouns = {noun.lower, *(w.lower for w in after[1:2])}
        return STATE_PROOF if nouns & roles("bodies", "has") else int(bool(nouns & roles("bodies", "may_have")))
    if _is_called_state(s, n):
        return STATE_PROOF
    before = s.words[n.first - 1] if n.first else None
    if before is not None and before.text in ("of", "(", "in") and n.first > 1:
        owner = next((m for m in starts.values() if m.sentence == n.sentence and m.last == n.first - 2), None)
        if before.text != "in" and owner is not None and (owner.shape == "person" or (before.text == "(" and len(owner.words) > 1)):
            return STATE_PROOF
        noun = s.words[n.first - 2].lower
        return STATE_PROOF if noun in ("government", "republic", "kingdom", "minister", "ambassador", "counterpart") else 0
    return 0


def _looks_like_person(s: Sentence, n: Name) -> bool:
    if _is_of_somewhere(s, n) or _is_who(s, n):
        return True
    the = n.first > 0 and s.words[n.first - 1].lower == "the"
    return not the and len(n.words) > 1 and is_introduced(s, n.first, n.last)


def _is_who(s: Sentence, n: Name) -> bool:
    """Whether "who" takes up the name: "Ann Orme, who ..."."""
    after = [w.lower for w in s.words[n.last + 1 : n.last + 3]]
    return len(n.words) > 1 and "who" in after[: 1 + (after[:1] == [","])]


def _is_of_somewhere(s: Sentence, n: Name) -> bool:
    """Whether two or three unknown words without "the" are followed by "of X", as persons are."""
    after = s.words[n.last + 1 : n.last + 3]
    if n.shape != "other" or not 1 < len(n.words) <= 3 or len(after) < 2 or (n.first and s.words[n.first - 1].lower == "the"):
        return False
    return after[0].text == "of" and after[1].text[0].isupper() and after[1].pos == "PROPN"


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
    if is_subject(s, head):
        return True
    if head.dep == "pobj":
        prep = s.head(head)
        according = prep.lower == "to" and prep.i > 0 and s.words[prep.i - 1].lower == "according"
        return according or prep.lower == "by"
    return False


# ---------------------------------------------------------------- kinds
def kind_of(text: str, c: Clues) -> ActorKind | None:
    """Return what an actor with this name is, or None for what does not act. World names are told before."""
    shape = Counter(n.shape for n in c.names).most_common(1)[0][0]
    if c.person:
        return "person"
    if shape == "other" and len(text.split()) == 1 and _is_no_name(text, c):
        return None
    if shape in ("none", "place", "role"):
        return "state" if shape == "place" and c.state >= STATE_PROOF and not is_place(text) else None
    if shape == "outlet":
        return "body" if c.acts else None
    if c.state >= STATE_PROOF and shape == "other" and c.state > c.the:
        return "state"
    if shape == "body":
        return "body" if c.acts or c.labels["ORG"] or c.the else None
    return _kind_by_label(text, c)


def _is_no_name(text: str, c: Clues) -> bool:
    """Whether a capitalised word is an ordinary one: written small elsewhere, or capital only to open a sentence."""
    if (c.ordinary and not c.the) or not text.replace("-", "").replace("'", "").replace("’", "").isalnum():
        return True
    return not (c.inside or c.says or c.state)


def _kind_by_label(text: str, c: Clues) -> ActorKind | None:
    """Return the kind of a name of which only the parser and its place in the sentence tell something."""
    many, half = len(text.split()) > 1, len(c.names) / 2
    person = c.labels["PERSON"] > half or (c.labels["PERSON"] == half and c.labels["ORG"] < half)
    if person and not c.the and (many or c.acts) and not c.there > half:
        return "person"
    if (c.there >= half and not c.acts) or not c.acts:
        return None
    if c.labels["GPE"] + c.labels["NORP"] + c.labels["LOC"] > half:
        return None if is_place(text) or many or not text.isalpha() else "state"
    if c.labels["ORG"] >= half or c.the:
        return "body"
    return "person" if c.labels["PERSON"] else "body" if many else None


# ---------------------------------------------------------------- actors
def bring_in(stage: Stage, names: Sequence[Name]) -> dict[int, Entity]:
    """Bring the named actors of a report on the stage. Return the actor of each name by its offset."""
    clues = gather(stage, names)
    kinds = {text: kind_of(text, c) for text, c in clues.items()}
    for owner in {o for n in names for o in n.owners}:
        _owner_of_world(stage, owner)
    people = People(stage, [n for n in names if kinds[n.text] == "person" and n.world is None])
    of: dict[int, Entity] = {}
    for n in names:
        entity = people.of(n, kinds[n.text] == "person")
        if entity is None and n.world is not None:
            entity = _of_world(stage, n.text, n.world)
        if entity is not None:
            of[n.start] = entity
    left = {n.text: clues[n.text] for n in names if n.start not in of}
    bodies = _bodies(stage, left, kinds)
    for n in names:
        if n.start not in of and (found := bodies.get(n.text)):
            of[n.start] = found
    return of


class People:
    """The persons of one report by full name and surname."""

    def __init__(self, stage: Stage, names: Iterable[Name]) -> None:
        self.stage = stage
        self.full: list[tuple[Entity, tuple[str, ...], int]] = []
        self.alone: dict[str, Entity] = {}
        listed = list(names)
        for n in sorted(listed, key=lambda n: (-len(n.words), n.start)):
            if len(n.words) > 1 and not any(same_person(key_words(n.text), words) for _, words, _ in self.full):
                self._add(n, min(m.start for m in listed if m.text == n.text))

    def _add(self, n: Name, since: int) -> None:
        entity = self.stage.new("person", n.text)
        self.full.append((entity, key_words(n.text), since))
        self.stage.by_text.setdefault(n.text, entity)

    def of(self, n: Name, is_person: bool) -> Entity | None:
        """Return the person whom a name means, or None."""
        words = key_words(n.text)
        if not words:
            return None
        if len(n.words) > 1 and is_person:
            return next((e for e, full, _ in self.full if same_person(words, full)), None)
        fits = [(e, since) for e, full, since in self.full if len(words) == 1 and is_short_for(words[0], full)]
        if not fits and len(n.words) > 1 and n.shape == "other":
            fits = [(e, since) for e, full, since in self.full if full[-len(words) :] == words]
        if n.world is not None and not (n.honorific or (n.world.relation == "name" and _is_surname(words, fits))):
            return None
        fits = [f for f in fits if not n.gender or len(n.words) > 1 or f[0].gender in ("", n.gender)]
        if len(fits) > 1:
            fits = [f for f in fits if f[1] < n.start]
        if len(fits) == 1:
            return fits[0][0]
        return self._alone(n) if is_person and not fits else None

    def _alone(self, n: Name) -> Entity:
        if n.text not in self.alone:
            self.alone[n.text] = self.stage.new("person", n.text)
            self.stage.by_text.setdefault(n.text, self.alone[n.text])
        return self.alone[n.text]


def _is_surname(words: tuple[str, ...], fits: list[tuple[Entity, int]]) -> bool:
    return any(key_words(e.name)[-1:] == words for e, _ in fits)


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
    """Whether one word names a person: the surname, or the first word where that is no given name ("Xi")."""
    if word == full[-1]:
        return True
    first = full[0]
    return word == first and not gender_of(first) and first not in roles("given", "m") and len(full) > 1


def _owner_of_world(stage: Stage, owner: str) -> None:
    """Bring in a body that is named only in a title: "the Commission" may mean it later."""
    world = actor_of_name(owner)
    if world is not None and world.kind == "body" and world.relation == "name":
        _of_world(stage, owner, world)


def _of_world(stage: Stage, text: str, world: WorldName) -> Entity:
    """Return the actor of a name that the world's data know: seats of government are bodies of their own."""
    seat = world.relation == "metonym" and not world.city
    name = text if seat else world.name
    name = name.removeprefix("the ").removeprefix("The ")
    entity = stage.by_text.get(name)
    if entity is None or entity.kind == "person":
        entity = stage.new("body" if seat else world.kind, name)
        entity.world = world
        stage.by_text[name] = entity
        if seat or world.part_of:
            entity.add_side(TITLE, world.name if seat else world.part_of or "")
        entity.plural = world.political
    return entity


def _bodies(stage: Stage, clues: dict[str, Clues], kinds: dict[str, ActorKind | None]) -> dict[str, Entity]:
    """Return the bodies and unknown states by name, with short forms and the names of peoples tied to them."""
    found: dict[str, Entity] = {}
    listed = [t for t in clues if kinds[t] in ("body", "state") and clues[t].names[0].world is None]
    world = {t: e for t, e in stage.by_text.items() if e.kind == "body"}
    for text in sorted(listed, key=lambda t: (-len(t.split()), clues[t].names[0].start)):
        entity = _longer_form(text, {**world, **found}) or stage.by_text.get(text)
        if entity is None:
            kind = kinds[text]
            entity = stage.new("state" if kind == "state" else "body", text)
            entity.outlet = clues[text].names[0].shape == "outlet"
            stage.by_text[text] = entity
            for owner in clues[text].names[0].owners:
                entity.add_side(OWNER, owner)
        found[text] = entity
    _tie_peoples(clues, found)
    _tie_abbreviations(stage, clues, found)
    return found


def _longer_form(text: str, found: dict[str, Entity]) -> Entity | None:
    """Return the one body of which ``text`` is a short form: "the Scientific Council", "Huawei"."""
    words = text.lower().replace("’", "'").split()
    fits = {id(e): e for full, e in found.items() if _is_part(words, full.lower().replace("’", "'").split()) and e.kind == "body"}
    return next(iter(fits.values())) if len(fits) == 1 else None


def _is_part(short: list[str], full: list[str]) -> bool:
    if len(short) >= len(full):
        return False
    return full[-len(short) :] == short or (full[: len(short)] == short and full[-1] in roles("bodies", "companies"))


def _tie_peoples(clues: dict[str, Clues], found: dict[str, Entity]) -> None:
    """Tie "Ostranian" and "Ostranians" to "Ostrane" where both are in the report."""
    for text in clues:
        if (text in found and found[text].name != text) or clues[text].names[0].shape not in ("other", "body"):
            continue
        states = [e for t, e in found.items() if t != text and is_people_of(text, t) and e.name == t]
        if len({id(e) for e in states}) == 1:
            found[text] = states[0]
            states[0].kind = "state"


def is_people_of(people: str, state: str) -> bool:
    """Whether ``people`` ("Ostranian", "Skerrans") can be the adjective or the people of a state named ``state``."""
    if " " in people or " " in state or not people.lower().endswith(_PEOPLE) or len(people) < SHARED_LETTERS + 1:
        return False
    same = 0
    for a, b in zip(people.lower(), state.lower(), strict=False):
        if a != b:
            break
        same += 1
    return same >= max(SHARED_LETTERS, SHARED_PART * len(state)) and people.lower() != state.lower()


def _tie_abbreviations(stage: Stage, clues: dict[str, Clues], found: dict[str, Entity]) -> None:
    """Tie "SMU" to the one body of the report that it abbreviates."""
    for text in clues:
        if (text in stage.by_text and stage.by_text[text].world) or not is_abbreviation(text):
            continue
        full = {id(e): e for t, e in found.items() if t != text and abbreviates(text, t)}
        full |= {id(e): e for t, e in stage.by_text.items() if e.kind != "person" and t != text and abbreviates(text, t)}
        if len(full) == 1:
            found[text] = next(iter(full.values()))


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


def place_names(stage: Stage, names: Sequence[Name], of: dict[int, Entity]) -> None:
    """Note the mentions of the named actors: where a name is a place or part of another's title it is none."""
    titles = [(n.sentence, n.title_first, n.first) for n in names if n.title_first >= 0]
    spans: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for sentence, first, last in titles:
        spans[sentence].append((first, last))
    for n in sorted(names, key=lambda n: n.start):
        entity = of.get(n.start)
        if entity is None or any(a <= n.first < b and n.last < b for a, b in spans[n.sentence]):
            continue
        s = stage.page.sentences[n.sentence]
        if entity.kind == "person":
            _place_person(stage, s, n, entity)
        elif is_mention(s, n, entity) and not _some_people(stage, s, n, entity):
            entity.surfaces[shown(n.text)] += 1
            people = n.world.relation == "demonym" if n.world else entity.kind == "state" and n.text != entity.name
            stage.mention(entity, n.sentence, head_of(s, n), n.start, n.end, plural=people)


def _some_people(stage: Stage, s: Sentence, n: Name, entity: Entity) -> bool:
    """Bring in "many Ukrainians" and "conservative Republicans" as a group of their own within their side."""
    if n.world is None or not (n.world.plural or (n.world.political and n.text.endswith("s"))) or not n.first:
        return False
    first = n.first
    while first > 0 and (s.words[first - 1].pos in ("ADJ", "NUM") or s.words[first - 1].lower in roles("determiners", "indefinite")):
        first -= 1
    words = s.words[first : n.first]
    if not words or words[0].lower in ("a", "an"):
        return False
    counted = any(w.pos == "NUM" or w.lower in roles("determiners", "indefinite") for w in words)
    name = shown(s.cut(words[0].start, n.end))
    if not s.cut(words[0].start, words[0].end).isupper() and words[0].i == 0:
        name = name[0].lower() + name[1:]
    group = stage.by_text.get(name) if not counted else None
    if group is None:
        group = stage.new("unnamed" if counted else "body", name)
        group.plural = True
        group.add_side(TITLE, entity)
        stage.by_text.setdefault(name, group)
    stage.mention(group, n.sentence, head_of(s, n), words[0].start, n.end)
    return True


def _place_person(stage: Stage, s: Sentence, n: Name, entity: Entity) -> None:
    entity.gender = entity.gender or n.gender
    entity.add_role(_role_of(n))
    former = any(w in roles("title_words", "former") for w in n.title.lower().split())
    for owner in () if former else n.owners:
        entity.add_side(TITLE, owner)
    head = head_of(s, n)
    if is_modifier(s, head, n.last) and not _is_possessor(s, n):
        return
    entity.surfaces[n.text] += 1
    start = s.words[n.title_first].start if n.title_first >= 0 else n.start
    if not stage.mention(entity, n.sentence, head, start, n.end):
        stage.mention(entity, n.sentence, head, n.start, n.end)


def _role_of(n: Name) -> str:
    """Return the office in a title, short forms written out."""
    last = n.title.lower().split()[-1:]
    if last and last[0] in roles("persons", "plural"):
        return ""
    return lexicon("roles")["short_for"].get(last[0], n.title) if last else ""


def _is_possessor(s: Sentence, n: Name) -> bool:
    after = s.words[n.last + 1 : n.last + 2]
    return bool(after) and (after[0].tag == "POS" or after[0].text in ("’s", "'s"))


def is_mention(s: Sentence, n: Name, entity: Entity) -> bool:
    """Whether the name of a state or body speaks of it as an actor here."""
    head = head_of(s, n)
    owner = _is_possessor(s, n)
    if is_modifier(s, head, n.last) and not owner:
        return False
    if n.world is not None and n.world.relation == "demonym" and not n.world.plural and not _is_noun(s, n, head):
        return False
    if is_there(s, n):
        return False
    if (n.world is not None and n.world.city) or is_district(n.text):
        return owner or acts(s, n, head) or _is_partner(s, head)
    return True


def _is_noun(s: Sentence, n: Name, head: Word) -> bool:
    """Whether an adjective of a people stands for the people: "the French", and not before a noun."""
    after = s.words[n.last + 1] if n.last + 1 < len(s.words) else None
    if after is not None and ((after.pos in ("NOUN", "ADJ") and after.tag != "RB") or after.text == "-"):
        return False
    return head.pos in ("NOUN", "PROPN", "ADJ") and head.dep not in ("amod", "compound", "acomp", "nmod")


def _is_partner(s: Sentence, head: Word) -> bool:
    """Whether a city stands where somebody is dealt with: "told Moscow", "talks with Moscow", "from Kyiv"."""
    while head.dep == "conj" and head.head != head.i:
        head = s.head(head)
    if head.dep in ("dobj", "dative"):
        return s.head(head).lemma not in roles("places", "motion")
    return head.dep == "pobj" and s.head(head).lower in ("with", "between", "by", "against", "for", "on", "from", "to", "of")


def world_of(text: str) -> str | None:
    """Return the state, body or party a name stands for, as the record names it."""
    found = actor_of_name(text)
    return found.name if found else None
