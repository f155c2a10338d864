"""Offices: whom one without a name means where it stands in capitals, and what nouns head the offices of a person."""

from __future__ import annotations

from collections.abc import Iterable

from travaux.findings.cast_clues import is_there
from travaux.findings.cast_names import Name
from travaux.findings.cast_roles import Describer
from travaux.findings.cast_runs import is_modifier, roles
from travaux.findings.cast_stage import LABEL, TITLE, Entity, Stage, is_political, is_subject
from travaux.language.lexicon import lexicon
from travaux.language.reading import Sentence
from travaux.language.world import actor_of_name

# Sentences back within which a repeated noun ("the official") means the last one described so.
NEAR = 3


def role_name(stage: Stage, describer: Describer, index: int, n: Name) -> None:
    """Tie an office with capitals and no name ("the Foreign Minister", "the New York Democrat") to its holder."""
    s = stage.page.sentences[index]
    noun = s.words[n.last]
    if (index, noun.i) in describer.pending.used or is_modifier(s, noun, n.last) or is_there(s, n):
        return
    if n.first and s.words[n.first - 1].tag in ("PRP$", "POS"):  # "its PM": another one's
        return
    persons = [e for e in stage.entities if e.kind == "person" and e.mentions and e.mentions[0].start < n.start]
    bare = n.text.lower() in ("mp", "mep")
    fits = [] if bare else [e for e in persons if _holds(e, n)]
    if len(fits) == 1:
        stage.mention(fits[0], index, noun, n.start, n.end)
    elif not fits and (labelled := _unlabelled(stage, index, n)):
        labelled.add_side(LABEL, noun.text)
        stage.mention(labelled, index, noun, n.start, n.end)
    elif not fits and n.owners and is_subject(s, noun):
        entity = stage.new("unnamed", n.text)
        entity.head = noun.lower
        party = n.text.split()[-1]
        entity.add_side(TITLE, party if is_political(party) else n.owners[0])  # "a House Democrat"
        stage.mention(entity, index, noun, n.start, n.end)
    elif not fits and not n.owners and _one_holds(n) and (is_subject(s, noun) or noun.dep in ("poss", "pobj", "dobj")):
        name = (lexicon("roles")["short_for"].get(n.text.lower()) or n.text).lower()
        same = [e for e in stage.entities if e.kind == "unnamed" and e.name == name and not e.plural and not e.sides]
        entity = same[0] if same else stage.new("unnamed", name)
        entity.head = name.split()[-1]
        stage.mention(entity, index, noun, n.start, n.end)


def _one_holds(n: Name) -> bool:
    """Whether one person at a time holds the office, so that it tells who is meant: "the PM", "the Speaker"."""
    text = (lexicon("roles")["short_for"].get(n.text.lower()) or n.text).lower()
    return text in roles("persons", "alone")


def _unlabelled(stage: Stage, index: int, n: Name) -> Entity | None:
    """Return the one person spoken of just before whom "the New York Democrat" can mean, of no known party."""
    if n.text.split()[-1] not in ("Republican", "Democrat") or not _takes_up(stage.page.sentences[index], n):
        return None
    near = [e for e in stage.entities if e.kind == "person" and is_near(e, index, n.start)]
    party = side_name(n.text.split()[-1])
    free = [e for e in near if not any((w == LABEL and side_name(o) != party) or is_state(o) for w, o in e.sides)]
    fit = [e for e in free if role_nouns(e) & set(lexicon("roles")["covers"]["republican"])]
    if len(fit) > 1:
        last = max(m.start for e in fit for m in e.mentions if m.start < n.start)
        fit = [e for e in fit if any(m.start == last for m in e.mentions)]
    return fit[0] if len(fit) == 1 else None


def _takes_up(s: Sentence, n: Name) -> bool:
    """Whether a phrase can take up somebody named before: "the Maine Democrat", not "a House Democrat" or a second one.

    "Orme and the top Senate Democrat" are two.
    """
    before = [w.lower for w in s.words[max(0, n.first - 3) : n.first]]
    return "the" in before[-2:] and "and" not in before and "top" not in before


def _holds(e: Entity, n: Name) -> bool:
    """Whether a person holds the office that stands in capitals: all its words are in one of the roles."""
    short = lexicon("roles")["short_for"].get(n.text.lower(), "")
    wanted = set(short.lower().split()) or {w.lower().rstrip(".") for w in n.words}
    sides = {side_name(o) for _, o in e.sides}
    former = n.words[0].lower() in roles("title_words", "former")
    for role in e.roles:
        if role.lower().split()[0] in roles("title_words", "former") and not former:
            continue
        have = set(role.lower().split())
        left = {w for w in wanted - have if (known := actor_of_name(w.capitalize())) is None or known.name not in sides}
        if not left:
            return True
    return False


def role_nouns(e: Entity) -> frozenset[str]:
    """Return the nouns for the offices of a person, in small letters: "minister", "senator", "republican"."""
    return role_nouns_of(e.roles)


def former_nouns(e: Entity) -> frozenset[str]:
    """Return the nouns for the offices that a person held once."""
    once = roles("title_words", "former")
    return role_nouns_of(" ".join(r.split()[1:]) for r in e.roles if r.split() and r.lower().split()[0] in once)


def role_nouns_of(offices: Iterable[str]) -> frozenset[str]:
    """Return the nouns that head offices ("First Deputy Foreign Minister" -> "minister"), in small letters."""
    nouns = set()
    for role in offices:
        if role.lower().split()[:1] and role.lower().split()[0] in roles("title_words", "former"):
            continue
        for word in role.lower().replace("-", " ").replace(",", " ").split():
            if word in ("of", "for", "at", "to", "in", "on", "with", "from"):
                break
            if word in roles("persons", "titles") or word in roles("persons", "others"):
                nouns.add(word)
    return frozenset(nouns)


def side_name(owner: str | Entity) -> str | None:
    """Return the state, party or body that an owner stands for, by name."""
    if isinstance(owner, Entity):
        if owner.kind == "person":
            return None
        return owner.world.name if owner.world is not None else owner.name
    known = actor_of_name(owner)
    return known.name if known else None


def is_state(owner: str | Entity) -> bool:
    """Whether an owner is a state, by its own name."""
    if isinstance(owner, Entity):
        return owner.kind == "state"
    known = actor_of_name(owner)
    return known is not None and known.kind == "state" and known.relation != "metonym"


def is_near(e: Entity, index: int, offset: int) -> bool:
    """Whether an actor was mentioned before ``offset`` within the last sentences."""
    return any(index - NEAR < m.sentence <= index and m.start < offset for m in e.mentions)


def tie_to_bodies(stage: Stage) -> None:
    """Give "a ministry spokesman", "the guild’s president" the one body of the report whose name has the noun.

    Only where nothing else tells whose they are, and only nouns that houses of parliaments and courts do not go by.
    """
    named: dict[str, dict[int, Entity]] = {}
    for e in stage.entities:
        if e.kind == "body" and e.mentions and e.name[0].isupper() and not e.outlet and not e.plural:
            words = e.name.lower().split()
            last = words[words.index("of") - 1] if "of" in words[1:] else words[-1]
            named.setdefault(last, {})[id(e)] = e
    for e in stage.entities:
        if e.kind == "body" or e.sides or not e.mentions or not (e.roles or e.kind == "unnamed"):
            continue
        told = e.roles if e.kind == "person" else [e.name]
        owners = {i: b for text in told for noun in _body_nouns(text) for i, b in named.get(noun, {}).items()}
        if len(owners) == 1:
            e.add_side(TITLE, next(iter(owners.values())))


def _body_nouns(text: str) -> frozenset[str]:
    """Return the nouns for bodies in an office without a name: "ministry spokesman", "spokesman for the guild"."""
    words = text.replace("’s", "").replace("'s", "").lower().split()
    if not text.islower() or words[0] in roles("title_words", "former") or set(words) & roles("weak", "beside"):
        return frozenset()
    office = next((k for k, w in enumerate(words) if w in roles("persons", "titles")), -1)
    if office < 0:
        return frozenset()
    before, behind = words[:office], words[office + 1 :]
    last = behind[-1:] if behind[:1] in (["for"], ["of"], ["at"]) and len(behind) < 4 else []
    return frozenset(last if behind else before[-1:]) & roles("bodies", "tied")
