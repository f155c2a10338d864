"""Who acts in one report: persons, bodies, states and unnamed sources, with every place that speaks of them.

The way: names by shape (:mod:`.cast_names`), their kinds and who they are (:mod:`.cast_kinds`), offices and sides told
beside them (:mod:`.cast_roles`); then one pass through the sentences for unnamed actors, offices taken up again
(:mod:`.cast_groups`) and pronouns (:mod:`.cast_pronouns`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial

from travaux.findings.cast_groups import Crowd
from travaux.findings.cast_kinds import bring_in, place_names
from travaux.findings.cast_names import Name, find_names
from travaux.findings.cast_offices import role_name, role_nouns, tie_to_bodies
from travaux.findings.cast_pairs import Pairs, is_together
from travaux.findings.cast_parties import party_nouns
from travaux.findings.cast_pronouns import Pronouns, is_pronoun
from travaux.findings.cast_roles import Describer
from travaux.findings.cast_runs import PEOPLE, begins, in_title_case, roles
from travaux.findings.cast_spelling import is_people_of, key_words
from travaux.findings.cast_stage import Entity, Stage, is_political, shown
from travaux.findings.found import Cast, Member
from travaux.language.lexicon import lexicon, word_set
from travaux.language.reading import Page, Sentence
from travaux.language.world import actor_of_name, district_of, is_outlet

# Longest name looked for in a headline set in capitals, in words.
HEADLINE_NAME = 6
# How deep the side of somebody's aide's spokesman is followed.
DEEPEST = 4
# What one is for or against tells no party: "Pro-EU Conservative lawmakers".


def find_cast(page: Page) -> Cast:
    """Return everybody who acts in a report, in the order of their first mention."""
    stage = Stage(page)
    names = find_names(page)
    stage.texts = frozenset(n.text for n in names)
    of = bring_in(stage, names)
    describer = Describer(stage, names, of)
    place_names(stage, names, of)
    describer.describe()
    _read_known(stage)
    _sweep(stage, describer, [n for n in names if n.shape == "role"])
    tie_to_bodies(stage)
    _find_parties(stage)
    return Cast.of(_members(stage))


def _sweep(stage: Stage, describer: Describer, offices: Sequence[Name]) -> None:
    """Go through the sentences in order and tie nouns and pronouns to actors."""
    crowd, pronouns = Crowd(stage, describer), Pronouns(stage)
    pairs = Pairs(stage, partial(side_of, stage))
    heads = {(n.sentence, n.last): n for n in offices}
    known = {id(m): m for e in stage.entities for m in e.mentions}
    for mention in sorted(known.values(), key=lambda m: m.start):
        pronouns.note(mention)
    for index, s in enumerate(stage.page.sentences):
        if in_title_case(s):
            continue
        for w in s.words:
            if (is_together(w) and pairs.together(index, s, w)) or pairs.at(index, s, w):
                continue
            before = len(stage.taken)
            if is_pronoun(s, w):
                _tie_pronoun(stage, pronouns, crowd, index, s, w.i)
            elif (office := heads.get((index, w.i))) is not None:
                role_name(stage, describer, index, office)
            elif w.pos in ("NOUN", "PROPN", "ADJ"):
                crowd.at(index, s, w)
            if len(stage.taken) > before:
                _note_new(stage, pronouns, index)
    crowd.parties.give_sides()


def _note_new(stage: Stage, pronouns: Pronouns, index: int) -> None:
    """Make the newest mention known to the pronouns."""
    newest = [e.mentions[-1] for e in stage.entities if e.mentions and e.mentions[-1].sentence == index]
    listed = pronouns.by_sentence.get(index, [])
    for m in newest:
        if m not in listed:
            pronouns.note(m)


def _tie_pronoun(stage: Stage, pronouns: Pronouns, crowd: Crowd, index: int, s: Sentence, i: int) -> None:
    w = s.words[i]
    entity = pronouns.resolve(index, s, w, led=(index, i) in crowd.hanging)
    if entity is None:
        return
    stage.mention(entity, index, w, w.start, w.end, pronoun=True)
    crowd.own(index, i, entity)


def _read_known(stage: Stage) -> None:
    """Find the actors of the running text where capitals tell nothing: in headlines and at the head of a sentence."""
    persons = [e for e in stage.entities if e.kind == "person" and e.mentions]
    surnames = Counter(key_words(e.name)[-1] for e in persons)
    shared = {name for name, n in surnames.items() if n > 1}
    known: dict[str, Entity] = {}
    for e in stage.entities:
        for surface in [*e.surfaces, e.name] if e.kind != "unnamed" and (e.mentions or e.world) else []:
            if _folded(surface) not in shared:
                known.setdefault(_folded(surface), e)
        if e.kind == "person" and e.mentions and key_words(e.name)[-1] not in shared:
            known.setdefault(key_words(e.name)[-1], e)
    small = {w.text for s in stage.page.sentences for w in s.words if w.text[0].islower()}
    for index, s in enumerate(stage.page.sentences):
        if in_title_case(s):
            _read_headline(stage, s, index, known)
            continue
        for w in s.words:
            entity = known.get(w.lower) if w.text[0].isupper() and begins(s, w) and w.lower not in small else None
            if entity is not None and entity.kind == "person":
                stage.mention(entity, index, w, w.start, w.end)


def _folded(text: str) -> str:
    return " ".join(text.lower().replace("’", "'").split())


def _read_headline(stage: Stage, s: Sentence, index: int, known: dict[str, Entity]) -> None:
    i = 0
    while i < len(s.words):
        n, entity = _known_at(s, i, known)
        there = i > 0 and s.words[i - 1].lower in roles("places", "prepositions")
        if entity is not None and not there:
            last = s.words[i + n - 1]
            if stage.mention(entity, index, last, s.words[i].start, last.end) and entity.kind != "person":
                entity.surfaces[shown(s.cut(s.words[i].start, last.end))] += 1
        i += n


def _known_at(s: Sentence, i: int, known: dict[str, Entity]) -> tuple[int, Entity | None]:
    """Return the length of the longest name known from the text that stands at word ``i``, and its bearer."""
    if not s.words[i].text[0].isupper():
        return 1, None
    for n in range(min(HEADLINE_NAME, len(s.words) - i), 0, -1):
        text = s.cut(s.words[i].start, s.words[i + n - 1].end)
        if is_outlet(text):
            return n, None
        entity = known.get(_folded(text))
        if entity is not None and (n > 1 or s.words[i].pos != "VERB"):
            return n, None if _adjective(s, i, n, text) else entity
    return 1, None


def _adjective(s: Sentence, i: int, n: int, text: str) -> bool:
    """Whether the name is an adjective before a noun: "Russian Demands"."""
    world = actor_of_name(text)
    last = i + n == len(s.words)
    return world is not None and world.relation == "demonym" and not world.plural and not last


# ---------------------------------------------------------------- parties
def _find_parties(stage: Stage) -> None:
    for e in stage.entities:
        e.party = side_of(stage, e)
    for e in stage.entities:
        if e.kind == "person" and e.party is None:
            e.party = _side_of_staff(stage, e)


def _side_of_staff(stage: Stage, boss: Entity) -> str | None:
    """Return the side of somebody's chief of staff, aide or spokesman where only that is told."""
    sides = {
        e.party for e in stage.entities
        if e.kind == "person" and e.party not in (None, boss.name) and _serves(e) and any(o is boss for _, o in e.sides)
    }  # fmt: skip
    return next(iter(sides)) if len(sides) == 1 else None


def _serves(e: Entity) -> bool:
    """Whether somebody works for whose he is: a son, a biographer or a lawyer of several clients may be on any side."""
    return any(w in roles("weak", "serving") for r in e.roles for w in r.lower().split())


def side_of(stage: Stage, e: Entity, depth: int = 0) -> str | None:
    """Return the side of an actor as the report tells it: the surest clue, the one told most often among equals."""
    if e.kind == "state" or (e.world is not None and (e.world.political or not e.sides)):
        return e.world.name if e.world is not None else e.name
    told: dict[str, list[int]] = {}
    said = (e.head, *(w for r in e.roles for w in r.lower().split()))
    client = any(w in roles("weak", "clients") for w in said)
    for order, (weight, owner) in enumerate(e.sides):
        side = _side(stage, owner, depth, client=client)
        if side:
            entry = told.setdefault(side, [0, 0, -order])
            entry[0] = max(entry[0], weight)
            entry[1] += 1
    persons = {o.name for o in stage.entities if o.kind == "person"}
    told = {name: v for name, v in told.items() if name not in persons} or told
    if e.kind == "person" and not _speaks_for_district(e):
        told = {name: v for name, v in told.items() if district_of(name) is None}
    if e.kind == "person" and (parties := {name: v for name, v in told.items() if is_political(name)}):
        told = parties  # "Georgia Republican Congressman Ann Orme"
    if told:
        return max(told, key=lambda name: told[name])
    if e.kind == "body" and e.common:
        return e.name
    first, last = e.name.split()[0], e.name.split()[-1]
    if e.kind == "body" and last.lower() in word_set("roles", "at_the_head", "of_members") and is_political(first):
        return _side(stage, first, depth)
    if e.kind == "body":
        tells_none = e.outlet or is_outlet(e.name) or e.name[0].islower() or e.head or _is_organ(e.name)
        return None if tells_none else e.name
    return _side_by_office(e)


def _speaks_for_district(e: Entity) -> bool:
    """Whether an office is one that a part of a federal state has, as its governor's; a member for it, or somebody who
    lives there, is on no side for that.
    """
    nouns = role_nouns(e)
    return bool(nouns & roles("persons", "titles")) and not nouns & roles("weak", "of_district")


def _is_organ(name: str) -> bool:
    """Whether a name is a state's organ without its state: "Foreign Ministry"."""
    return bool({w.lower() for w in name.split()} & roles("bodies", "organs_of_some_state"))


def _prefixes() -> tuple[str, ...]:
    return tuple(lexicon("roles")["for_side"]["prefixes"])


def _side(stage: Stage, owner: str | Entity, depth: int, *, client: bool = False) -> str | None:
    if isinstance(owner, Entity):
        if owner.kind == "person" and not owner.roles and not owner.sides and len(owner.name.split()) == 1:
            return owner.name  # nothing shows that this is a person: the whole pile will tell
        side = side_of(stage, owner, depth + 1) if depth < DEEPEST else None
        if side is not None and owner.kind == "person" and client and actor_of_name(side) is None:
            return None  # a client's university is not the lawyer's
        return side or (owner.name if owner.kind == "person" else None)  # the whole pile may tell his side
    world = actor_of_name(owner)
    if world is not None:
        return world.name if world.kind == "state" or world.political else world.part_of or world.name
    known = stage.by_text.get(owner) or _person_called(stage, owner)
    if known is not None:
        return side_of(stage, known, depth + 1) if depth < DEEPEST else None
    if _is_organ(owner) or is_outlet(owner):
        return None
    if " " in owner and is_political(last := owner.split()[-1]) and owner.split()[0].lower().startswith(_prefixes()):
        return _side(stage, last, depth)  # "Pro-EU Conservative"
    states = [e for e in stage.entities if e.kind == "state" and is_people_of(owner, e.name)]
    if len(states) == 1:  # "Valmoran Finance Minister"
        return states[0].name
    named = owner in stage.texts or len(owner.split()) > 1 or owner.replace("-", "").isupper()
    return owner if named or _presides(stage, owner) or _leads_title(stage, owner) else None


def _leads_title(stage: Stage, owner: str) -> bool:
    """Whether an adjective may be a people's whose state other reports name: "Valmoran President"."""
    return any(r.startswith(f"{owner} ") and owner.lower().endswith(PEOPLE) for e in stage.entities for r in e.roles)


def _presides(stage: Stage, owner: str) -> bool:
    """Whether somebody has an office there that companies and unions have: "Dockers United President"."""
    held = [r.lower().split() for e in stage.entities for r in e.roles if r.startswith(f"{owner} ")]
    return any(h[-1] in roles("bodies", "presided") and (h[-1] != "secretary" or "general" in h) for h in held)


def _person_called(stage: Stage, surname: str) -> Entity | None:
    words = key_words(surname)
    fits = [e for e in stage.entities if e.kind == "person" and words and key_words(e.name)[-len(words) :] == words]
    return fits[0] if len(fits) == 1 else None


def _side_by_office(e: Entity) -> str | None:
    """Return the state that alone has the office: "Secretary of State"."""
    once = roles("title_words", "former")
    held = [r.lower() for r in e.roles if r.split()[0].lower() not in once]
    for state, offices in lexicon("roles")["offices"].items():
        if any(role == o or role.endswith(f" {o}") for role in held for o in offices):
            return str(state)
    return None


# ---------------------------------------------------------------- members
def _members(stage: Stage) -> list[Member]:
    listed = [e for e in stage.entities if e.mentions and not (e.kind == "body" and e.owned and e.party is None)]
    listed.sort(key=lambda e: min(m.start for m in e.mentions))
    return [_member(stage.page.report.id, n, e) for n, e in enumerate(listed)]


def _full_name(e: Entity) -> str:
    """Return the name, with the owner where a pronoun stood for it: "Peru government", "Ann Orme’s spokesman"."""
    if e.kind == "person" or e.owner is None:
        return e.name
    if e.kind == "body" and not e.plural and (e.owner.kind != "person" or e.name in roles("bodies", "organs")):
        return f"{e.party} {e.name}" if e.party else e.name
    ending = "’" if e.owner.name.endswith("s") else "’s"
    return f"{e.owner.name}{ending} {e.name}" if e.owner.kind != "unnamed" else e.name


def _member(report: str, n: int, e: Entity) -> Member:
    name = _full_name(e)
    aliases = sorted((a for a in e.surfaces if a != name and a), key=lambda a: (-e.surfaces[a], a))
    sole = e.kind == "unnamed" and not e.plural and e.name in party_nouns("persons")  # "the mediator"
    return Member(
        key=f"{report}:{n}",
        name=name,
        kind="person" if sole else e.kind,
        aliases=tuple(aliases),
        roles=tuple(e.roles),
        party=e.party,
        mentions=tuple(sorted((m.start, m.end) for m in e.mentions)),
    )
