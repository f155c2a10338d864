"""Which names of a report mean one actor, and where in the report it is spoken of by name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from travaux.findings.cast_clues import Clues, acts, gather, is_there, kind_of
from travaux.findings.cast_names import Name
from travaux.findings.cast_runs import is_modifier, roles
from travaux.findings.cast_spelling import (
    abbreviates,
    is_abbreviation,
    is_people_of,
    is_short_for,
    key_words,
    same_person,
)
from travaux.findings.cast_stage import OWNER, TITLE, Entity, Stage, head_of, is_political, shown
from travaux.language.lexicon import lexicon
from travaux.language.reading import Sentence, Word
from travaux.language.world import WorldName, actor_of_name, is_district
from travaux.model import ActorKind

# Sentences after a namesake's full name within which a surname alone may be the namesake's.
NEAR_NAMESAKE = 2
# Prepositions before a city that is dealt with and not gone to.
_PARTNERS = frozenset({"with", "between", "by", "against", "for", "on", "from", "to", "of"})


def bring_in(stage: Stage, names: Sequence[Name]) -> dict[int, Entity]:
    """Bring the named actors of a report on the stage. Return the actor of each name by its offset."""
    clues = gather(stage, names)
    kinds = {text: None if _is_capital(stage, c) else kind_of(text, c) for text, c in clues.items()}
    for owner in sorted({o for n in names for o in n.owners}):
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
    _give_organs(stage, names, of)
    return of


def _give_organs(stage: Stage, names: Sequence[Name], of: dict[int, Entity]) -> None:
    """Give "Peru’s Foreign Ministry" to Peru, where the report gives a ministry of that name to one state only."""
    by_last = {(n.sentence, n.last): n for n in names}
    owners: dict[int, dict[int, Entity]] = defaultdict(dict)
    organs: dict[int, Entity] = {}
    for n in names:
        organ = of.get(n.start)
        s = stage.page.sentences[n.sentence]
        if organ is None or organ.kind != "body" or organ.sides or n.first < 2 or s.words[n.first - 1].tag != "POS":
            continue
        before = by_last.get((n.sentence, n.first - 2))
        owner = of.get(before.start) if before is not None else None
        if owner is not None and owner.kind == "state" and {w.lower() for w in n.words} & _organs_of_some_state():
            owners[id(organ)][id(owner)], organs[id(organ)] = owner, organ
    for key, listed in owners.items():
        if len(listed) == 1:
            organs[key].add_side(OWNER, next(iter(listed.values())))


def _organs_of_some_state() -> frozenset[str]:
    return roles("bodies", "organs_of_some_state")


class People:
    """The persons of one report by full name and surname."""

    def __init__(self, stage: Stage, names: Iterable[Name]) -> None:
        self.stage = stage
        self.places: dict[int, list[int]] = {}  # the sentences with somebody's full name
        self.full: list[tuple[Entity, tuple[str, ...], int]] = []
        self.alone: dict[str, Entity] = {}
        self.kin: set[int] = set()  # those who are told as the kin of another of their surname
        self.first: set[int] = set()  # those of them who are called so: "first lady Ann Orme"
        self.settled: dict[tuple[str, ...], Entity] = {}  # whom a surname alone meant while only one had come in
        listed = list(names)
        for n in sorted(listed, key=lambda n: (-len(n.words), n.start)):
            if len(n.words) > 1 and not any(same_person(key_words(n.text), words) for _, words, _ in self.full):
                self._add(n, listed)

    def _add(self, n: Name, listed: Sequence[Name]) -> None:
        since = min(m.start for m in listed if m.text == n.text)
        entity = self.stage.new("person", _usual_form(n, listed))
        self.full.append((entity, key_words(n.text), since))
        own = {m.text for m in listed if len(m.words) > 1 and same_person(key_words(m.text), key_words(n.text))}
        self.places[id(entity)] = [m.sentence for m in listed if m.text in own]
        if any(_is_kin(self.stage.page.sentences[m.sentence], m) for m in listed if m.text in own):
            self.kin.add(id(entity))
        if any(_is_first(self.stage.page.sentences[m.sentence], m) for m in listed if m.text in own):
            self.first.add(id(entity))
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
        if len(fits) == 1 and len(n.words) == 1 and id(fits[0][0]) in self.kin and not n.title:
            return self._alone(n)  # "Orme’s husband, Bill Orme": Orme alone is she
        if len(fits) == 1 and len(n.words) == 1 and id(fits[0][0]) in self.first and not n.gender:
            return self._alone(n)  # "first lady Ann Orme": Orme alone, and President Orme, is he
        if len(fits) > 1:
            fits = [f for f in fits if f[1] < n.start]
        if len(fits) == 1:
            self.settled.setdefault(words, fits[0][0])
            return fits[0][0]
        if len(fits) > 1:
            return self._settled(n, words, [e for e, _ in fits])
        return self._by_given_name(n) or (self._alone(n) if is_person else None)

    def _settled(self, n: Name, words: tuple[str, ...], fits: Sequence[Entity]) -> Entity | None:
        """Return whom a surname of two meant before the other came in, if that one was not spoken of just now."""
        first = self.settled.get(words)
        others = [e for e in fits if e is not first]
        near = any(0 <= n.sentence - at <= NEAR_NAMESAKE for e in others for at in self.places[id(e)])
        return None if near else first

    def _by_given_name(self, n: Name) -> Entity | None:
        """Return the one person brought in before whose given name stands alone: "Ann"."""
        if n.text.lower() not in roles("given", "m") | roles("given", "f"):
            return None
        fits = [e for e, full, since in self.full if full[0] == n.text.lower() and since < n.start]
        return fits[0] if len(fits) == 1 else None

    def _alone(self, n: Name) -> Entity:
        if n.text not in self.alone:
            self.alone[n.text] = self.stage.new("person", n.text)
            self.stage.by_text.setdefault(n.text, self.alone[n.text])
        return self.alone[n.text]


def _is_first(s: Sentence, n: Name) -> bool:
    """Whether a name stands behind "first lady", "first daughter"."""
    first = n.title_first if n.title_first >= 0 else n.first
    before = [w.lower for w in s.words[max(0, first - 2) : n.first]]
    return "first" in before and bool(set(before) & {"lady", "gentleman", "daughter", "son"})


def _is_kin(s: Sentence, n: Name) -> bool:
    """Whether a person is told as the kin of one of the same surname: "Orme’s husband, former President Bill Orme"."""
    first = n.title_first if n.title_first >= 0 else n.first
    while first > 0 and (s.words[first - 1].text == "," or s.words[first - 1].lower in roles("title_words", "former")):
        first -= 1
    if first < 3 or s.words[first - 1].lower not in roles("persons", "kin") or s.words[first - 2].tag != "POS":
        return False
    return s.words[first - 3].lower == n.words[-1].lower()


def _usual_form(n: Name, listed: Sequence[Name]) -> str:
    """Return the form of a full name: without a word before the given name where it is used without it too."""
    words, given, forms = n.text.split(), roles("given", "m") | roles("given", "f"), {m.text for m in listed}
    if words[0].lower() in given:
        return n.text
    shorter = [" ".join(words[k:]) for k in range(1, len(words) - 1) if words[k].lower() in given]
    return next((text for text in shorter if text in forms), n.text)


def _is_surname(words: tuple[str, ...], fits: list[tuple[Entity, int]]) -> bool:
    return any(key_words(e.name)[-1:] == words for e, _ in fits)


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
            entity.plural = text.split()[-1].lower() in roles("persons", "members") | roles("persons", "plural")
            stage.by_text[text] = entity
            for owner in clues[text].names[0].owners:
                entity.add_side(OWNER, owner)
        found[text] = entity
    _tie_short_forms(clues, kinds, found)
    _tie_peoples(clues, found)
    _tie_capitals(stage, clues, found)
    _tie_abbreviations(stage, clues, found)
    return found


def _longer_form(text: str, found: dict[str, Entity]) -> Entity | None:
    """Return the one body of which ``text`` is a short form: "the Board", "Ferrier"."""
    words = _plain_words(text)
    fits = {id(e): e for full, e in found.items() if e.kind == "body" and _is_part(words, _plain_words(full))}
    return next(iter(fits.values())) if len(fits) == 1 else None


def _tie_short_forms(clues: dict[str, Clues], kinds: dict[str, ActorKind | None], found: dict[str, Entity]) -> None:
    """Tie "Halden" to "Halden Group" where it only owns and is spoken of: "Halden's chairman", "shares in Halden"."""
    for text, c in clues.items():
        if text in found or kinds[text] is not None or c.ordinary or c.names[0].shape != "other":
            continue
        words = _plain_words(text)
        firms = {
            id(e): e
            for full, e in found.items()
            if len(words) == 1 and e.kind == "body" and _is_part(words, _plain_words(full)) and full.startswith(text)
        }
        if len(firms) == 1:
            found[text] = next(iter(firms.values()))


def _plain_words(name: str) -> list[str]:
    return name.lower().replace("’", "'").split()


def _is_part(short: list[str], full: list[str]) -> bool:
    if len(short) >= len(full):
        return False
    if full[-len(short) :] == short:
        return full[-len(short) - 1] not in ("of", "for", "in", "the")  # "Lurien" is not the Farmers' Union of Lurien
    plain = len(short) == 1 and short[0] in roles("bodies", "too_plain")
    return full[: len(short)] == short and full[-1] in roles("bodies", "companies") and not plain


def _tie_peoples(clues: dict[str, Clues], found: dict[str, Entity]) -> None:
    """Tie "Valmoran" and "Valmorans" to "Valmora" where both are in the report."""
    for text in clues:
        if (text in found and found[text].name != text) or clues[text].names[0].shape not in ("other", "body"):
            continue
        states = [e for t, e in found.items() if t != text and _people_of(text, t, e) and e.name == t]
        if len({id(e) for e in states}) == 1:
            found[text] = states[0]
            states[0].kind = "state"


def _people_of(people: str, state: str, entity: Entity) -> bool:
    plural = people == f"{state}s" and entity.kind == "state"  # "the Luriens" of Lurien
    return plural or is_people_of(people, state)


def _tie_capitals(stage: Stage, clues: dict[str, Clues], found: dict[str, Entity]) -> None:
    """Tie "Vessby" to Valmora where the report calls it the Valmoran capital."""
    for text, c in clues.items():
        for n in c.names:
            home = _capital_of(stage.page.sentences[n.sentence], n)
            states = [e for t, e in {**stage.by_text, **found}.items() if home and e.kind == "state" and t == home]
            states += [e for t, e in found.items() if home and e.kind == "state" and is_people_of(home, t)]
            if states and n.world is None:
                found[text] = states[0]
                stage.cities.add(text)
                states[0].surfaces[text] += 1
                break


def _is_capital(stage: Stage, c: Clues) -> bool:
    """Whether the report calls a name a capital."""
    unknown = len(c.names[0].words) == 1 and c.names[0].world is None
    return unknown and any(_capital_of(stage.page.sentences[n.sentence], n) for n in c.names)


def _capital_of(s: Sentence, n: Name) -> str:
    """Return whose capital a name is called: "Vessby, the Valmoran capital", "Valmora’s capital, Vessby"."""
    ahead = [w.text for w in s.words[n.last + 1 : n.last + 8]]
    if ahead[:1] == [","] and "capital" in ahead:
        at = ahead.index("capital")
        inside = [w for w in ahead[1:at] if w[0].isupper()]
        behind = ahead[at + 2 : at + 3] if ahead[at + 1 : at + 2] == ["of"] else []
        return (inside or behind or [""])[0]
    first = n.first - (n.first > 0 and s.words[n.first - 1].text == ",")
    behind = [w.text for w in s.words[max(0, first - 6) : first]]
    if behind[-1:] == ["capital"]:
        return next((w for w in reversed(behind) if w[0].isupper()), "")
    return behind[-1] if len(behind) > 2 and behind[-3:-1] == ["capital", "of"] and behind[-1][0].isupper() else ""


def _tie_abbreviations(stage: Stage, clues: dict[str, Clues], found: dict[str, Entity]) -> None:
    """Tie "SMU" to the one body of the report that it abbreviates."""
    for text in clues:
        if (text in stage.by_text and stage.by_text[text].world) or not is_abbreviation(text):
            continue
        listed = [*found.items(), *((t, e) for t, e in stage.by_text.items() if e.kind != "person")]
        full = {id(e): e for t, e in listed if t != text and abbreviates(text, t)}
        if len(full) == 1:
            found[text] = next(iter(full.values()))


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
        elif is_mention(s, n, entity, stage.cities) and not _some_people(stage, s, n, entity):
            entity.surfaces[shown(n.text)] += 1
            people = n.world.relation == "demonym" if n.world else entity.kind == "state" and n.text != entity.name
            stage.mention(entity, n.sentence, head_of(s, n), n.start, n.end, plural=people)


def _some_people(stage: Stage, s: Sentence, n: Name, entity: Entity) -> bool:
    """Bring in "many Peruvians" and "conservative lawmakers" as a group of their own within their side."""
    if n.world is None or not (n.world.plural or (n.world.political and n.text.endswith("s"))) or not n.first:
        return False
    first, counting = n.first, roles("determiners", "indefinite")
    while first > 0 and (s.words[first - 1].pos in ("ADJ", "NUM") or s.words[first - 1].lower in counting):
        first -= 1
    words = s.words[first : n.first]
    if not words or words[0].lower in ("a", "an"):
        return False
    counted = any(w.pos == "NUM" or w.lower in counting for w in words)
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
    for owner in n.owners:
        if not former or is_political(owner):
            entity.add_side(TITLE, owner)
    head = head_of(s, n)
    titled = n.honorific or n.title_first >= 0
    if is_modifier(s, head, n.last) and not (titled and not _is_before_organ(s, n)) and not _is_possessor(s, n):
        return
    entity.surfaces[n.text] += 1
    start = s.words[n.title_first].start if n.title_first >= 0 else n.start
    if not stage.mention(entity, n.sentence, head, start, n.end):
        stage.mention(entity, n.sentence, head, n.start, n.end)


def _is_before_organ(s: Sentence, n: Name) -> bool:
    """Whether a noun for somebody's people follows: "the President Orme administration"; verbs look like nouns too."""
    after = s.words[n.last + 1].lower if n.last + 1 < len(s.words) else ""
    return (
        after in roles("bodies", "again") or after in roles("bodies", "organs") or after in roles("persons", "titles")
    )


def _role_of(n: Name) -> str:
    """Return the office in a title, short forms written out."""
    last = n.title.lower().split()[-1:]
    if last and last[0] in roles("persons", "plural"):  # "Senators A and B"
        one = last[0].removesuffix("ies") + "y" if last[0].endswith("ies") else last[0].removesuffix("s")
        one = "spokesman" if last[0] == "spokesmen" else one
        return n.title[: -len(last[0])] + (one.capitalize() if n.title.split()[-1][0].isupper() else one)
    return lexicon("roles")["short_for"].get(last[0], n.title) if last else ""


def _is_possessor(s: Sentence, n: Name) -> bool:
    after = s.words[n.last + 1 : n.last + 2]
    return bool(after) and (after[0].tag == "POS" or after[0].text in ("’s", "'s"))


def is_mention(s: Sentence, n: Name, entity: Entity, cities: Collection[str] = ()) -> bool:
    """Whether the name of a state or body speaks of it as an actor here."""
    head = head_of(s, n)
    owner = _is_possessor(s, n)
    if is_modifier(s, head, n.last) and not owner:
        return _does_noun(s, n, entity)
    if n.world is not None and n.world.relation == "demonym" and not n.world.plural and not _is_noun(s, n, head):
        return False
    city = (n.world is not None and n.world.city) or is_district(n.text) or n.text in cities
    there = is_there(s, n) and not _decides(s, n, head) and (city or not owner)  # "freeze work in Norway’s programme"
    if there or _is_label(s, n):
        return False
    if city:
        return owner or acts(s, n, head) or _is_partner(s, head)
    return True


def _does_noun(s: Sentence, n: Name, entity: Entity) -> bool:
    """Whether a body stands before the noun for what it does: "a Senate vote", "the NATO summit"."""
    after = s.words[n.last + 1] if n.last + 1 < len(s.words) else None
    demonym = n.world is not None and (n.world.relation == "demonym" or n.world.political)
    does = after is not None and (after.lemma in roles("acts", "nouns") or after.lower in roles("acts", "nouns"))
    return does and entity.kind == "body" and not entity.outlet and not demonym


def _decides(s: Sentence, n: Name, head: Word) -> bool:
    """Whether a parliament is where something is voted on: "passed in the Diet", "a vote in Parliament"."""
    if head.dep != "pobj" or s.head(head).lower not in ("in", "through"):
        return False
    house = {w.lower() for w in n.words} & roles("bodies", "houses")
    return bool(house) and s.head(s.head(head)).lemma in roles("bodies", "house_acts")


def _is_label(s: Sentence, n: Name) -> bool:
    """Whether the name tells of which party somebody is: "the governor, a Democrat,"."""
    single = n.world is not None and n.world.political and not n.text.endswith("s") and n.world.relation == "demonym"
    return single and n.first > 1 and s.words[n.first - 1].lower in ("a", "an")


def _is_noun(s: Sentence, n: Name, head: Word) -> bool:
    """Whether an adjective of a people stands for the people: "the Peruvians", and not before a noun."""
    after = s.words[n.last + 1] if n.last + 1 < len(s.words) else None
    if after is not None and ((after.pos in ("NOUN", "ADJ") and after.tag != "RB") or after.text == "-"):
        return False
    return head.pos in ("NOUN", "PROPN", "ADJ") and head.dep not in ("amod", "compound", "acomp", "nmod")


def _is_partner(s: Sentence, head: Word) -> bool:
    """Whether a city stands where somebody is dealt with: "told Ottawa", "talks with Ottawa", "from Lima"."""
    while head.dep == "conj" and head.head != head.i:
        head = s.head(head)
    if head.dep in ("dobj", "dative"):
        return s.head(head).lemma not in roles("places", "motion")
    return head.dep == "pobj" and s.head(head).lower in _PARTNERS
