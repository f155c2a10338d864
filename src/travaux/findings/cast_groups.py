"""Those who act without a name: unnamed sources, groups, organs in small letters; and offices that mean a person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from travaux.findings.cast_names import Name
from travaux.findings.cast_offices import NEAR, former_nouns, is_near, is_state, role_nouns, side_name
from travaux.findings.cast_parties import Parties, is_owner_in_name, party_nouns
from travaux.findings.cast_partisans import sides_among
from travaux.findings.cast_phrases import gender_of_role, is_role, phrase_start
from travaux.findings.cast_roles import Describer, beside_nouns, is_about
from travaux.findings.cast_runs import begins, is_modifier, owners_in, roles
from travaux.findings.cast_spelling import is_abbreviation
from travaux.findings.cast_stage import LABEL, OWNER, TITLE, Entity, Stage, is_political, is_subject, shown
from travaux.language.clauses import conjuncts, core_phrase
from travaux.language.lexicon import lexicon
from travaux.language.reading import Sentence, Word
from travaux.language.world import actor_of_name, is_district

# Longest description of an unnamed source, in words; what follows is no description any more.
LONGEST = 12
PERSONAL_OWNERS = frozenset({"his", "her", "its", "their"})
_CLOSE = frozenset({"close", "loyal", "allied", "aligned"})  # to whom: "a person close to the League"
_CROWDS = frozenset({"million", "millions", "billion", "percent", "%", "thousands", "thousand"})
LONGEST_COUNT = 4  # words between such a number and its people
_NOT_DISTINCT = frozenset({"senior", "top", "former", "longtime", "new", "own", "unnamed", "anonymous", "same", "key"})
_BREAKS = frozenset('(,;:—–“”"‘[')
_RULERS = frozenset({"government", "administration", "cabinet"})
_LOOSE = frozenset({"ADP", "PUNCT", "DET", "CCONJ", "PART", "ADV"})
_MODIFIERS = frozenset({"ADJ", "NOUN", "PROPN"})
_BEHIND = frozenset({"prep", "pobj", "acl", "amod", "acomp", "advmod", "pcomp", "poss", "case", "compound", "det"})


@dataclass(frozen=True, slots=True)
class Group:
    """A noun phrase for people or an organ in small letters."""

    noun: Word
    stem: str
    plural: bool
    definite: bool
    bare: bool  # neither article nor number nor owner
    first: Word  # first word without article and owner
    owners: tuple[str | Entity, ...]
    modifiers: tuple[str, ...]
    pronoun: Word | None  # "his", "their" before it
    owner_before: bool  # a possessive stands right before it


class Crowd:
    """Finds unnamed actors, sentence by sentence, and ties offices to persons who hold them."""

    def __init__(self, stage: Stage, describer: Describer) -> None:
        self.stage = stage
        self.d = describer
        self.parties = Parties(stage, describer)
        self.hanging: dict[tuple[int, int], list[Entity]] = describer.pending.owners
        self.index = 0
        self.resolved: dict[tuple[int, int], Entity] = {}  # possessive pronouns, by (sentence, word)

    def own(self, index: int, i: int, owner: Entity) -> None:
        """Tell whose the possessive pronoun at word ``i`` is."""
        self.resolved[(index, i)] = owner
        for owned in self.hanging.get((index, i), ()):
            _give(owned, owner)

    def at(self, index: int, s: Sentence, w: Word) -> None:
        """Note whom the noun ``w`` speaks of, if of anybody."""
        self.index = index
        if (index, w.i) in self.d.pending.used or not self.stage.is_free(w.start, w.end):
            return
        if w.text[0].isupper() and not begins(s, w):  # a name, or part of one
            return
        if w.pos not in ("NOUN", "PROPN", "ADJ") or is_modifier(s, w, w.i) or (w.dep == "amod" and w.head != w.i):
            return
        if is_owner_in_name(s, w) and w.text[0].islower():
            return
        if self.parties.claims(index, w):
            self._party(index, s, w)
            return
        self._noun(index, s, w)
        if self.stage.is_free(w.start, w.end):
            self._party(index, s, w)

    def _party(self, index: int, s: Sentence, w: Word) -> None:
        """Note the party that goes by the noun ``w``."""
        if (party := self.parties.at(index, s, w)) is not None:
            self.own(index, w.i, party)

    def _noun(self, index: int, s: Sentence, w: Word) -> None:
        stem = w.lemma if w.tag in ("NNS", "NNPS") else w.lower
        if is_role(w) or w.lower in roles("persons", "groups"):
            group = self._group(index, s, w, stem)
            if group is not None:
                self._people(index, s, group)
        elif _is_organ(stem) and (w.text[0].islower() or stem in party_nouns("bodies", "owned")):
            group = self._group(index, s, w, stem)
            if group is not None and not group.plural:
                self._organ(index, s, group)

    def _group(self, index: int, s: Sentence, w: Word, stem: str) -> Group | None:
        words = core_phrase(s, w)
        first = words[0].i
        definite, bare, pronoun = False, True, None
        for x in words[:-1]:
            if x.lower in roles("determiners", "none"):
                return None
            number = x.lower in roles("determiners", "indefinite") or x.pos == "NUM"
            if x.pos in ("DET",) or number or x.tag in ("POS", "PRP$"):
                definite = definite or x.lower in roles("determiners", "definite") or x.tag in ("POS", "PRP$")
                bare = False
                pronoun = x if x.tag == "PRP$" else pronoun
                first = x.i + 1 if x.pos == "DET" or x.tag in ("POS", "PRP$") or x.lower in ("a", "an") else first
        first = self._after_person(index, s, min(first, w.i), w.i)
        around = [x for x in words[:-1] if x.i >= first or (x.i < first <= w.i and s.words[first - 1].tag == "POS")]
        return Group(
            noun=w,
            stem=stem,
            plural=w.tag in ("NNS", "NNPS") or w.lower in ("people", "staff"),
            definite=definite,
            bare=bare,
            first=s.words[first],
            owners=sides_among(self.d, index, s, around, w, self._owners(index, s, around, w)),
            modifiers=tuple(x.lower for x in s.words[first : w.i] if x.pos in _MODIFIERS or x.tag == "VBN"),
            pronoun=pronoun,
            owner_before=first > 1 and s.words[first - 1].tag == "POS",
        )

    def _after_person(self, index: int, s: Sentence, first: int, last: int) -> int:
        """Return where the phrase begins behind an actor: "Orme and Peruvian officials", "Peru and world powers"."""
        for x in s.words[first:last]:
            before = self.d.by_last.get((index, x.i - 1))
            other = self.d.of.get(before.start) if before and x.pos == "CCONJ" else None
            if before is None or other is None:
                continue
            demonym = before.world is not None and before.world.relation == "demonym"
            if other.kind == "person" or not (demonym or is_abbreviation(before.text)):
                return x.i + 1
        return first

    def _owners(self, index: int, s: Sentence, before: Sequence[Word], noun: Word) -> tuple[str | Entity, ...]:
        """Return whose people they are: names before the noun, or after "of", "for", "from", "in"."""
        found: list[str | Entity] = []
        for x in before:
            n = self.d.by_last.get((index, x.i))
            if n is not None and n.shape not in ("none", "place") and not is_about(n, noun):
                found.append(self.d.of.get(n.start) or n.text)
        stem = noun.lemma if noun.tag in ("NNS", "NNPS") else noun.lower
        for prep in s.children(noun, "prep"):
            if prep.lower in ("in", "at") and stem in roles("weak", "outside"):
                continue
            if prep.lower in ("of", "for", "from", "in", "at", "to") and not found:
                objects = [c for p in s.children(prep, "pobj") for c in (p, *conjuncts(s, p))]
                found += [o for p in objects if (o := self._owner_after(index, p, prep.lower))]
                inside = [c for p in objects for c in s.children(p, "poss", "amod", "nmod") if p.text[0].islower()]
                found += [o for c in inside if not found and (o := self._owner_after(index, c, "of"))]
        close = s.words[noun.i + 1 : noun.i + 3]
        if not found and [w.lower for w in close[1:]] == ["to"] and close[0].lower in _CLOSE:
            at = noun.i + 3 + any(x.lower == "the" for x in s.words[noun.i + 3 : noun.i + 4])
            n = self.d.by_first.get((index, at)) if at < len(s.words) else None
            known = self.d.of.get(n.start) if n is not None else None
            found += [known] if known is not None and known.kind in ("state", "body") else []
        about = next((n for x in before if (n := self.d.by_last.get((index, x.i))) and is_about(n, noun)), None)
        return tuple(found) or (owners_in(s, before)[:1] if about is None else ())

    def _owner_after(self, index: int, word: Word, prep: str) -> str | Entity | None:
        n = self.d.by_last.get((index, word.i))
        if n is None or n.shape in ("none", "place"):
            return None
        entity = self.d.of.get(n.start)
        if (prep == "in" and (entity is None or (entity.kind != "state" and entity.world is None))) or prep == "to":
            return None
        return entity or n.text

    # ------------------------------------------------------------ people
    def _people(self, index: int, s: Sentence, g: Group) -> None:
        if self._is_predicate(index, s, g):
            return
        if g.plural and g.definite and (one := _one_of(s, g.noun)) is not None and one.i < g.noun.i:
            self._one_of_them(index, s, g, one)
        elif g.definite and not g.plural:
            self._office(index, s, g)
        elif g.definite:
            self._same_people(index, s, g)
        elif self._may_come_in(s, g):
            self._newcomer(index, s, g)

    def _is_predicate(self, index: int, s: Sentence, g: Group) -> bool:
        """Whether the phrase tells what somebody is: then it is no actor of its own."""
        if g.noun.dep in ("attr", "oprd", "appos"):
            return True
        before = s.words[g.first.i - 1] if g.first.i else None
        if before is not None and before.tag in ("DT", "PRP$") and before.i:
            before = s.words[before.i - 1]
        return before is not None and before.lower == "as" and not g.plural

    def _may_come_in(self, s: Sentence, g: Group) -> bool:
        """Whether an indefinite phrase brings in an actor: it must do something, or belong to somebody."""
        after = s.words[g.noun.i + 1 : g.noun.i + 2]
        if g.stem == "source" and after and after[0].lower == "of":
            return False
        if any(w.lower in _CROWDS for w in s.words[max(0, g.noun.i - LONGEST_COUNT) : g.noun.i]):
            return False  # "24 million more people"
        if g.bare and not g.plural and g.noun.text[0].islower() and not (g.owners and is_subject(s, g.noun)):
            return False
        if g.plural and not g.owners and self._is_anybody(s, g):
            return False
        if self._deals(s, g.noun):
            return True
        if g.plural:
            return bool(g.owners) and g.noun.dep in ("dobj", "pobj", "dative", "conj")
        return bool(g.owners) and g.stem in roles("persons", "titles") and g.stem not in roles("weak", "nouns")

    def _is_anybody(self, s: Sentence, g: Group) -> bool:
        """Whether a bare plural tells too little to be an actor: "told reporters", "people want", "members"."""
        prep = s.head(g.noun)
        partner = g.noun.dep == "pobj" and (prep.dep == "agent" or prep.lower in ("with", "between"))
        if g.bare and not is_subject(s, g.noun) and not partner and not _according(s, g.noun):
            return True
        told = self._description(s, g) != g.noun.text
        return g.stem in roles("weak", "anybody") and not told

    def _deals(self, s: Sentence, noun: Word) -> bool:
        """Whether the noun does something: a subject, an agent, a source, somebody who is told or met."""
        while noun.dep == "conj" and noun.head != noun.i:
            noun = s.head(noun)
        if is_subject(s, noun):
            return True
        head = s.head(noun)
        if noun.dep == "pobj":
            return head.dep == "agent" or _according(s, noun) or head.lower in ("with", "by", "between")
        return noun.dep in ("dobj", "dative") and head.lemma in ("tell", "quote", "cite", "meet", "ask", "urge", "call")

    def _newcomer(self, index: int, s: Sentence, g: Group) -> None:
        counted = not g.bare
        side = bool(g.owners) or g.pronoun is not None
        kind = "body" if g.plural and side and not counted else "unnamed"
        name = self._description(s, g)
        known = self.stage.by_text.get(name) if kind == "body" else None
        entity = known or self.stage.new("body" if kind == "body" else "unnamed", name)
        if kind == "body":
            self.stage.by_text.setdefault(name, entity)
        self._enter(index, g, entity)

    def _enter(self, index: int, g: Group, entity: Entity) -> None:
        entity.plural = g.plural
        entity.head = g.stem
        entity.modifiers = entity.modifiers or frozenset(g.modifiers)
        entity.gender = entity.gender or gender_of_role(g.stem)
        if (owner := _one_side(g.owners)) is not None:
            entity.add_side(TITLE, owner)
        if (body := self._owning_body(index, g)) is not None and entity.owner is None:
            _give(entity, body)
        if g.pronoun is not None:
            entity.owned = True
            if owner := self.resolved.get((index, g.pronoun.i)):
                _give(entity, owner)
        self._mention(index, g, entity)

    def _owning_body(self, index: int, g: Group) -> Entity | None:
        """Return the body in "the union's committee", spoken of by a common noun."""
        owner = self.resolved.get((index, g.first.i - 2)) if g.owner_before and not g.owners else None
        return owner if owner is not None and owner.kind == "body" and not owner.plural else None

    def _mention(self, index: int, g: Group, entity: Entity) -> None:
        start, s = g.first.start, self.stage.page.sentences[index]
        if not self.stage.is_free(start, g.noun.end):
            start = g.noun.start
        self.own(index, g.noun.i, entity)
        if not self.stage.mention(entity, index, g.noun, start, g.noun.end):
            return
        if entity.kind == "body":
            entity.surfaces[shown(s.cut(start, g.noun.end))] += 1

    def _description(self, s: Sentence, g: Group) -> str:
        """Return the phrase as a name: no article, with what stands behind the noun and belongs to it."""
        owned = bool(owners_in(s, s.words[g.first.i : g.noun.i])) or self._possessor(g) is not None
        inside = {w.i for w in s.subtree(g.noun, [k.i for k in s.children(g.noun) if not _belongs(k, owned)])}
        end = g.noun.i
        while end + 1 in inside and end - g.first.i < LONGEST and not _breaks_off(s, s.words[end + 1]):
            end += 1
        if (
            end - g.first.i >= LONGEST
            and end + 1 < len(s.words)
            and s.words[end].pos == s.words[end + 1].pos == "PROPN"
        ):
            end = next((w.i - 1 for w in reversed(s.words[g.noun.i + 1 : end]) if w.text == ","), end)  # no half a name
        while end > g.noun.i and (s.words[end].pos in _LOOSE or s.words[end].tag in ("VBN", "VBD", "VBG")):
            end -= 1
        text = shown(s.cut(g.first.start, s.words[end].end)).removeprefix("own ")
        owner = self._possessor(g)
        if owner is not None:
            known = self.d.of.get(owner.start)
            name = known.name if known is not None and known.kind == "person" else owner.text
            return f"{name}’ {text}" if name.endswith("s") else f"{name}’s {text}"
        common = _is_common(s, g.first) or g.first.pos == "NUM"
        return text[0].lower() + text[1:] if common and not text[:2].isupper() else text

    def _possessor(self, g: Group) -> Name | None:
        """Return the name whose possessive stands right before the phrase."""
        return self.d.by_last.get((self.index, g.first.i - 2)) if g.owner_before else None

    # ------------------------------------------------------------ offices and repeated nouns
    def _office(self, index: int, s: Sentence, g: Group) -> None:
        """Tie "the minister" to the one person who is one; else to the one unnamed source described so."""
        holders = self._holders(g)
        if g.pronoun is not None:  # "their president": only one who is said to be theirs
            owner = self.resolved.get((index, g.pronoun.i))
            holders = [e for e in holders if owner is not None and any(o is owner for _, o in e.sides)]
        if len(holders) == 1:
            self._mention(index, g, holders[0])
            if (label := _label_after(s, g.noun)) is not None:  # "the governor, a Democrat"
                holders[0].add_side(LABEL, label)
            return
        if len(holders) > 1:
            if near := self._nearest(index, holders):
                self._mention(index, g, near)
            return
        if described := self._described(index, g):
            self._mention(index, g, described)
            return
        known_office = g.stem in roles("persons", "titles") and g.stem not in roles("weak", "nouns")
        if (
            (known_office and self._deals(s, g.noun))
            or (g.owners and g.stem in roles("persons", "titles"))
            or (g.stem in party_nouns("persons") and not g.owners and (self._deals(s, g.noun) or g.noun.dep == "poss"))
        ):
            self._enter(index, g, self.stage.new("unnamed", self._description(s, g)))

    def _holders(self, g: Group) -> list[Entity]:
        """Return the persons mentioned so far who hold the office, on the side that the phrase names if it does."""
        wanted = {side_name(o) for o in g.owners} - {None}
        plain = [m for m in g.modifiers if m not in _NOT_DISTINCT and actor_of_name(m.capitalize()) is None]
        former = bool(set(g.modifiers) & roles("title_words", "former"))
        found = []
        for e in self._persons_before(g.noun.start):
            if g.stem not in (former_nouns(e) if former else role_nouns(e)):
                continue
            sides = {side_name(o) for _, o in e.sides}
            if wanted and not wanted & sides:
                continue
            words = {w for r in e.roles for w in r.lower().replace("-", " ").split()}
            homes = {h.lower() for h in e.homes}
            if not wanted and any(m not in words and m not in homes for m in plain):
                continue
            found.append(e)
        if len(found) > 1 and "vice" not in g.modifiers:  # "the president" is not the vice president
            found = [e for e in found if any(_is_plain_office(r, g.stem) for r in e.roles)] or found
        if len(found) > 1 and not wanted:
            home = [e for e in found if not any(is_state(o) for _, o in e.sides)]
            return home if len(home) == 1 else found
        return found

    def _persons_before(self, offset: int) -> Iterator[Entity]:
        for e in self.stage.entities:
            if e.kind == "person" and e.mentions and e.mentions[0].start <= offset:
                yield e

    def _nearest(self, index: int, holders: Sequence[Entity]) -> Entity | None:
        """Return the only one of them who was mentioned in the last sentences, or None."""
        near = [e for e in holders if e.mentions and index - max(m.sentence for m in e.mentions) < NEAR]
        return near[0] if len(near) == 1 else None

    def _described(self, index: int, g: Group) -> Entity | None:
        same = [
            e
            for e in self.stage.entities
            if e.kind in ("unnamed", "body") and e.head == g.stem and e.plural == g.plural and e.mentions
            and set(g.modifiers) - _NOT_DISTINCT <= e.modifiers
        ]  # fmt: skip
        far = g.stem in roles("persons", "unnamed") and is_subject(self.stage.page.sentences[index], g.noun)
        if len(same) == 1 and (g.modifiers or far or _last_sentence(same[0]) > index - NEAR):
            return same[0]
        return self._nearest(index, same) or self._covered(index, g)

    def _covered(self, index: int, g: Group) -> Entity | None:
        """Return the one person mentioned just before whose office is a kind of the noun: a minister is an official."""
        kinds = lexicon("roles")["covers"].get(g.stem, ())
        if any(not (isinstance(o, str) and is_district(o)) for o in g.owners) or g.plural or not kinds:
            return None
        near = (e for e in self._persons_before(g.noun.start) if is_near(e, index, g.noun.start))
        people = [e for e in near if role_nouns(e) & set(kinds)]
        return people[0] if len(people) == 1 else None

    def _same_people(self, index: int, s: Sentence, g: Group) -> None:
        """Tie "the officials" to the people described so; with a side of their own they are a body."""
        if g.stem in ("republican", "democrat") and len(g.modifiers) == 0:
            return
        if not g.owners and g.pronoun is None:
            if described := self._described(index, g):
                self._mention(index, g, described)
            elif self._owning_body(index, g) is not None and self._deals(s, g.noun):  # "the government’s negotiators"
                self._enter(index, g, self.stage.new("body", self._description(s, g)))
            return
        if self._deals(s, g.noun) or g.noun.dep in ("pobj", "dobj"):
            name = self._description(s, g)
            entity = self.stage.by_text.get(name) or self.stage.new("body", name)
            self.stage.by_text.setdefault(name, entity)
            self._enter(index, g, entity)

    def _one_of_them(self, index: int, s: Sentence, g: Group, one: Word) -> None:
        """Bring in "one of the officials", on the side of those spoken of before."""
        described = self._described(index, g)
        entity = self.stage.new("unnamed", shown(s.cut(one.start, g.noun.end)))
        entity.name = entity.name[0].lower() + entity.name[1:]
        entity.plural, entity.head = one.lower != "one", g.stem
        owner = _one_side(g.owners) or described
        if owner is not None:
            entity.add_side(TITLE, owner)
        self.stage.mention(entity, index, one, one.start, g.noun.end)

    # ------------------------------------------------------------ organs
    def _organ(self, index: int, s: Sentence, g: Group) -> None:
        """Note "the Peruvian government" as a body of its side, and "the association" as the one body that is one."""
        of_side = roles("bodies", "organs") | roles("bodies", "of_state")
        if g.owners and g.stem in of_side | roles("bodies", "again"):
            if self._deals(s, g.noun) or g.noun.dep in ("pobj", "dobj", "poss"):
                self._organ_of(index, s, g)
        elif g.pronoun is not None and g.pronoun.lower in PERSONAL_OWNERS and g.stem in of_side:
            self._enter(index, g, self.stage.new("body", self._description(s, g)))
        elif (
            g.definite
            and not g.owners
            and (g.stem in roles("bodies", "again") or g.stem in party_nouns("bodies", "owned"))
        ):
            self._body_again(index, s, g)

    def _organ_of(self, index: int, s: Sentence, g: Group) -> None:
        if self._named_after(index, s, g) or not any(isinstance(o, Entity) or actor_of_name(o) for o in g.owners):
            return
        name = self._organ_name(s, g)
        entity = self.stage.by_text.get(name) or self.stage.new("body", name)
        self.stage.by_text.setdefault(name, entity)
        self._enter(index, g, entity)

    def _body_again(self, index: int, s: Sentence, g: Group) -> None:
        bodies = self._bodies_called(g)
        if (owner := self._owning_body(index, g)) is not None:
            bodies = [e for e in bodies if e.owner is owner or _owned_by(e, owner)]
        says = g.stem in _RULERS or s.head(g.noun).lemma in roles("acts", "say")
        if len(bodies) == 1:
            self._mention(index, g, bodies[0])
        elif not bodies and ((is_subject(s, g.noun) and says) or self._may_be_party(s, g)):
            self._enter(index, g, self.stage.new("body", self._description(s, g)))

    def _may_be_party(self, s: Sentence, g: Group) -> bool:
        """Whether "the board", "the opposition" does something here or owns what is spoken of."""
        if g.stem not in party_nouns("bodies", "owned"):
            return False
        return self._deals(s, g.noun) or g.noun.dep == "poss"

    def _named_after(self, index: int, s: Sentence, g: Group) -> bool:
        """Bring in "the Machinists union": a body of its own name. Return whether it is one."""
        owner = self.d.by_last.get((index, g.noun.i - 1))
        if g.stem not in roles("bodies", "named_after") or owner is None or owner.world is not None:
            return False
        known = self.d.of.get(owner.start)
        if known is not None and known.kind in ("person", "state"):
            return False
        name = shown(s.cut(owner.start, g.noun.end))
        entity = self.stage.by_text.get(name) or self.stage.new("body", name)
        self.stage.by_text.setdefault(name, entity)
        self.own(index, g.noun.i, entity)
        return self.stage.mention(entity, index, g.noun, owner.start, g.noun.end)

    def _organ_name(self, s: Sentence, g: Group) -> str:
        first = phrase_start(s, g.noun.i)
        inside = [w for w in s.words[first : g.noun.i] if w.pos != "DET"]
        if not any(w.text[0].isupper() for w in inside):  # "the government of Valmora"
            return self._description(s, g)
        while first < g.noun.i and not s.words[first].text[0].isupper():
            first += 1
        while first < g.noun.i and s.words[first].pos == "DET":
            first += 1
        people = [o for o in g.owners if isinstance(o, Entity) and o.kind == "person"]
        if people and g.stem == "administration":  # "President Ann Orme's administration" is the Orme administration
            after = max(w.i for w in s.words[first : g.noun.i] if w.text[0].isupper() or w.tag == "POS")
            return shown(f"{people[0].name.split()[-1]} {s.cut(s.words[after + 1].start, g.noun.end)}")
        return shown(s.cut(s.words[first].start, g.noun.end)).replace(" own ", " ")

    def _is_told_before(self, e: Entity, offset: int) -> bool:
        """Whether a body was named before: by itself, or in somebody's office ("chairman of the Harbour Caucus")."""
        if e.mentions:
            return e.mentions[0].start <= offset
        return any(self.d.of.get(n.start) is e for n in self.d.names if n.start < offset)

    def _bodies_called(self, g: Group) -> list[Entity]:
        plain = [m for m in g.modifiers if m not in _NOT_DISTINCT]
        found = []
        for e in self.stage.entities:
            if e.kind != "body" or not self._is_told_before(e, g.noun.start) or e.plural:
                continue
            words = e.name.lower().split()
            words = words[: words.index("of")] if "of" in words[1:2] and e.name[0].islower() else words
            called = words[-1] == g.stem or (g.stem in ("bloc",) and words[-1] in ("union", "league", "community"))
            if called and all(m in words for m in plain):
                found.append(e)
        return found


def _owned_by(e: Entity, owner: Entity) -> bool:
    return any(o is owner for _, o in e.sides)


def _is_organ(stem: str) -> bool:
    return stem in roles("bodies", "again") | roles("bodies", "organs") | party_nouns("bodies", "owned")


def _is_common(s: Sentence, first: Word) -> bool:
    """Whether a description has its capital from the beginning of the sentence alone."""
    if not begins(s, first) or not first.text[0].isupper():
        return False
    if first.pos != "PROPN" and first.entity in ("", "CARDINAL"):
        return True
    stem = first.lower.rstrip("s")
    ordinary = first.lower in roles("persons", "groups") or stem in roles("weak", "ordinary")
    return ordinary or first.lower in roles("title_words", "grade") or first.lower in roles("title_words", "common")


def _label_after(s: Sentence, noun: Word) -> str | None:
    """Return the political party told in apposition to an office: "the governor, a Democrat,"."""
    ahead = s.words[noun.i + 1 : noun.i + 5]
    if [w.lower for w in ahead[:2]] not in ([",", "a"], [",", "an"]):
        return None
    return next((w.text for w in ahead[2:] if w.text[0].isupper() and is_political(w.text)), None)


def _one_of(s: Sentence, noun: Word) -> Word | None:
    """Return "one" or "two" in "one of the officials", where it is a subject."""
    prep = s.head(noun)
    if noun.dep != "pobj" or prep.lower != "of":
        return None
    one = s.head(prep)
    counts = one.pos == "NUM" or one.lower in roles("determiners", "indefinite") or one.lower == "one"
    return one if counts and is_subject(s, one) else None


def _is_plain_office(role: str, stem: str) -> bool:
    """Whether a role is the office itself and no second to it: "President", not "Vice President"."""
    words = role.lower().replace("-", " ").split()
    return stem in words and "vice" not in words


def _last_sentence(e: Entity) -> int:
    return max(m.sentence for m in e.mentions)


def _one_side(owners: Sequence[str | Entity]) -> str | Entity | None:
    """Return whose people they are, a political party before its state; None for people of two sides."""
    political = [o for o in owners if is_political(o)]
    told = {side_name(o) or o: o for o in (political or owners)}
    return next(iter(told.values())) if len(told) == 1 else None


def _breaks_off(s: Sentence, w: Word) -> bool:
    """Whether a description ends before ``w``; a comma between names does not end it."""
    after = s.words[w.i + 1] if w.i + 1 < len(s.words) else None
    return w.text in _BREAKS and not (w.text == "," and after is not None and after.text[0].isupper())


def _beside() -> frozenset[str]:
    return beside_nouns()


def _give(owned: Entity, owner: Entity) -> None:
    if owned.head not in _beside():
        owned.add_side(OWNER, owner)
    owned.owner = owned.owner or owner


def _according(s: Sentence, noun: Word) -> bool:
    head = s.head(noun)
    return noun.dep == "pobj" and head.lower == "to" and head.i > 0 and s.words[head.i - 1].lower == "according"


def _belongs(kid: Word, owned: bool) -> bool:
    """Whether a dependent of a noun belongs to the description; one with an owner needs no place beside it."""
    if kid.dep not in _BEHIND or (kid.dep == "acl" and (kid.tag != "VBN" or owned)):
        return False
    return not (owned and kid.dep == "prep" and kid.lower not in ("of", "for", "from", "with"))
