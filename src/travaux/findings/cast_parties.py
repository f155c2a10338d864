"""Parties that go by a common noun: "the union", "the company's offer", "the rebels", and whom such a noun takes up.

All of a report is looked through first. A noun means the one named body that the report tells to be one ("the Dockers
Union", "Local 12, the dockworkers' union", "Harbourline spokesman ... the company"), or else one party without a name;
where two may be meant it stays undecided. A party comes in only if it acts somewhere in the report.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from travaux.findings.cast_names import Name
from travaux.findings.cast_roles import Describer
from travaux.findings.cast_runs import NUMBERED, begins, in_title_case, is_modifier, roles
from travaux.findings.cast_stage import OWNER, TITLE, Entity, Stage, is_subject, shown
from travaux.language.clauses import core_phrase
from travaux.language.lexicon import lexicon, word_set
from travaux.language.reading import Sentence, Word
from travaux.language.world import actor_of_name, is_outlet

_PLURAL = ("NNS", "NNPS")
_PARTNERS = frozenset({"with", "by", "between", "from", "against"})

# A noun with a mark that is no owner ("the shipping company") is a party only if its kind is spoken of so many times.
FEWEST = 2


def party_nouns(kind: str, which: str = "alone") -> frozenset[str]:
    """Return nouns of the lexicon of parties: "bodies", "groups" or "persons"; "alone" or "owned"."""
    return word_set("parties", kind, which)


def _groups() -> frozenset[str]:
    return party_nouns("groups") | party_nouns("groups", "owned")


@dataclass(frozen=True, slots=True)
class Call:
    """One place that calls a party by its noun: the words ``first`` to ``noun`` of a sentence."""

    sentence: int
    first: int
    noun: int
    stem: str
    marks: frozenset[str]  # what tells it from others of its kind: "dockworkers"
    acts: bool
    definite: bool = True
    headline: bool = False  # without its article
    owned: bool = False  # "the dockworkers' union"


class Parties:
    """The parties of one report that go by common nouns."""

    def __init__(self, stage: Stage, describer: Describer) -> None:
        self.stage = stage
        self.d = describer
        calls = [c for n, s in enumerate(stage.page.sentences) if not in_title_case(s) for c in self._calls(n, s)]
        self.calls = {(c.sentence, c.noun): c for c in calls}
        self.marked: dict[str, set[frozenset[str]]] = defaultdict(set)
        self.acting = {(c.stem, c.marks) for c in calls if c.acts and not c.headline}
        for c in calls:
            if c.marks and not c.marks & word_set("parties", "words", "others"):
                self.marked[c.stem].add(c.marks)
        self.often = Counter(c.stem for c in calls)
        self.definite = {(c.stem, c.marks) for c in calls if c.definite}
        for stem, kinds in self.marked.items():
            if len(kinds) == 1 and (stem, frozenset[str]()) in self.acting:
                self.acting.add((stem, next(iter(kinds))))  # what the plain noun does, the only one of its kind does
        self.own: dict[tuple[str, frozenset[str]], Entity] = {}
        self.told: dict[str, list[Entity]] = {}
        self.told_so: dict[tuple[str, frozenset[str]], Entity] = {}
        self._read_named()

    # ------------------------------------------------------------ where the nouns stand
    def _calls(self, index: int, s: Sentence) -> list[Call]:
        return [c for w in s.words if w.pos in ("NOUN", "PROPN", "ADJ") and (c := self._call(index, s, w)) is not None]

    def _call(self, index: int, s: Sentence, w: Word) -> Call | None:
        plural = w.tag in _PLURAL
        stem = w.lemma if plural else w.lower
        if stem not in (_groups() if plural else party_nouns("bodies")):
            return None
        if (w.text[0].isupper() and not begins(s, w)) or is_modifier(s, w, w.i) or w.dep in ("amod", "attr", "oprd"):
            return None
        if is_owner_in_name(s, w) or s.head(w).lower in roles("places", "prepositions"):
            return None
        words = core_phrase(s, w)
        headline = s.block_kind == "headline" and not plural and len(words) == 1 and is_subject(s, w)
        the = next((x for x in words[:-1] if x.lower in ("the", "that", "this", "these", "those")), None)
        if the is None and not headline and not (plural and len(words) == 1 and _tells_what_they_did(s, w)):
            return None
        first = the.i + 1 if the is not None else w.i
        inside = s.words[first : w.i]
        if any(x.pos == "NUM" or x.tag == "PRP$" or x.lower in roles("determiners", "none") for x in inside):
            return None
        if self._is_somebodys(index, s, w, inside):
            return None
        loose = word_set("parties", "words", "loose")
        if plural and any(x.pos not in ("NOUN", "PROPN") for x in inside):  # "the key players"
            return None
        marks = frozenset(x.lower for x in inside if x.pos in ("NOUN", "PROPN", "ADJ") and x.lower not in loose)
        owned = any(x.tag == "POS" for x in inside)
        return Call(index, first, w.i, stem, marks, _acts(s, w), the is not None, headline, owned)

    def _is_somebodys(self, index: int, s: Sentence, w: Word, inside: Sequence[Word]) -> bool:
        """Whether a name stands in the phrase or behind it: "the Orme company", "the union of Valmora"."""
        if any((index, x.i) in self.d.by_last or x.text[0].isupper() for x in inside):
            return True
        behind = [c for p in s.children(w, "prep") if p.lower == "of" for c in s.children(p, "pobj")]
        return any(c.text[0].isupper() for c in behind)

    # ------------------------------------------------------------ whom they mean
    def _read_named(self) -> None:
        """Note which named bodies the report tells to be a union, a company, a club."""
        bodies = [e for e in self.stage.entities if e.kind == "body" and e.mentions and not e.outlet]
        told: dict[str, dict[int, Entity]] = defaultdict(dict)
        for e in bodies:
            for noun, endings in lexicon("parties")["endings"].items():
                if _ends(e.name, endings):
                    told[noun][id(e)] = e
            if _is_workers(e.name):
                told["union"][id(e)] = e
        for e in self._named_by_noun():
            told[e.name.split()[-1]][id(e)] = e
        for n in self.d.names:
            e2 = self.d.of.get(n.start)
            if e2 is not None and e2.kind == "body":
                for stem, marks in self._called_beside(n):
                    told[stem][id(e2)] = e2
                    if marks:
                        self.told_so[(stem, marks)] = e2
        self._read_officers(bodies, told)
        for stem in party_nouns("bodies"):
            kinds = (stem, *lexicon("parties")["covers"].get(stem, ()))
            self.told[stem] = list({i: e for k in kinds for i, e in told.get(k, {}).items()}.values())

    def _named_by_noun(self) -> list[Entity]:
        """Return the bodies in "the Machinists union", brought in here; the sentences tell where they are spoken of."""
        found = {}
        for n in self.d.names:
            s = self.stage.page.sentences[n.sentence]
            noun = s.words[n.last + 1] if n.last + 1 < len(s.words) else None
            if noun is None or noun.lower not in party_nouns("bodies") & roles("bodies", "named_after"):
                continue
            known = self.d.of.get(n.start)
            if (
                n.world is None
                and noun.text.islower()
                and not is_modifier(s, noun, noun.i)
                and (known is None or known.kind not in ("person", "state"))
            ):
                name = shown(s.cut(n.start, noun.end))
                found[name] = self.stage.by_text.get(name) or self.stage.new("body", name)
                self.stage.by_text.setdefault(name, found[name])
        return list(found.values())

    def _called_beside(self, n: Name) -> list[tuple[str, frozenset[str]]]:
        """Return what a name is called in apposition or before it: "Local 12, the dockers' union", "airline X"."""
        s = self.stage.page.sentences[n.sentence]
        found = []
        for w in s.words:
            if w.lower not in party_nouns("bodies") or w.tag in _PLURAL or n.first <= w.i <= n.last:
                continue
            head = s.head(w)
            after = w.dep == "appos" and n.first <= head.i <= n.last
            before = any(k.dep == "appos" and n.first <= k.i <= n.last for k in s.children(w))
            beside = w.i == n.first - 1 and w.text[0].islower()
            isa = w.dep == "attr" and head.lemma == "be" and any(n.first <= k.i <= n.last for k in s.children(head))
            if after or before or beside or isa:
                inside = [x for x in core_phrase(s, w)[:-1] if x.pos in ("NOUN", "ADJ")]
                found.append((w.lower, frozenset(x.lower for x in inside)))
        return found

    def _read_officers(self, bodies: Sequence[Entity], told: dict[str, dict[int, Entity]]) -> None:
        """Take the only body that may be a company for one if it has a spokesman or a chief executive."""
        taken = {id(e) for stem, found in told.items() if stem != "company" for e in found.values()}
        plain = [e for e in bodies if e.world is None and id(e) not in taken and _may_be_company(e)]
        named = {e.name for e in plain if any(m.subject for m in e.mentions) or _has_officer(self.stage, e.name, e)}
        named |= {o for e in self.stage.entities for _, o in e.sides if isinstance(o, str) and _is_unknown(o)}
        if told.get("company") or len(named) != 1:
            return
        name = next(iter(named))
        body = next((e for e in plain if e.name == name), self.stage.by_text.get(name))
        if _has_officer(self.stage, name, body):
            body = body or self.stage.by_text.setdefault(name, self.stage.new("body", name))
            told["company"][id(body)] = body

    def meant(self, c: Call) -> Entity | None:
        """Return the party that a noun means, brought in if it is new, or None where that is not clear."""
        named = self.told.get(c.stem, [])
        if c.marks:
            return self._marked(c, named)
        marked = {k: e for k in self.marked[c.stem] if (e := self._settled((c.stem, k), named)) is not None}
        free = [k for k in self.marked[c.stem] if k not in marked and self._counts((c.stem, k))]
        options = {id(e): e for e in (*named, *marked.values())}
        if len(options) + len(free) > 1:
            return self._near(c, list(options.values())) if not free else None
        if options:
            return next(iter(options.values()))
        return self._bring(c, free[0] if free else c.marks)

    def _near(self, c: Call, options: Sequence[Entity]) -> Entity | None:
        """Return the only one of several that was spoken of just before, itself or by its people, or None."""
        if c.sentence < 0:
            return None
        here = self.stage.page.sentences[c.sentence].words[c.noun].start
        for sentence in (c.sentence, c.sentence - 1):
            told = {
                id(o): o
                for e in self.stage.entities
                if any(m.sentence == sentence and m.start < here for m in e.mentions)
                for o in options
                if e is o or (e.kind in ("person", "unnamed") and any(x is o or x == o.name for _, x in e.sides))
            }
            if told:
                return next(iter(told.values())) if len(told) == 1 else None
        return None

    def _marked(self, c: Call, named: Sequence[Entity]) -> Entity | None:
        return self._settled((c.stem, c.marks), named) or self._bring(c, c.marks)

    def _settled(self, key: tuple[str, frozenset[str]], named: Sequence[Entity]) -> Entity | None:
        """Return the named body that a noun with its marks is told to be, by apposition or by the words of its name."""
        if key in self.told_so:
            return self.told_so[key]
        marks = {_bare(m) for m in key[1]}
        fits = [e for e in named if marks <= {_bare(w) for w in e.name.lower().split()}]
        return fits[0] if len(fits) == 1 else None

    def _bring(self, c: Call, marks: frozenset[str]) -> Entity | None:
        key = (c.stem, marks)
        if key in self.own:
            return self.own[key]
        if marks and self.often[c.stem] < FEWEST and not self._of_people(key):
            return None
        if key not in self.acting or (c.stem in _groups() and key not in self.definite):
            return None
        entity = self._loose_group(c) if not marks else None
        if entity is None:
            entity = self.stage.new("body", self._name(key))
        entity.kind, entity.head, entity.plural = "body", c.stem, c.stem in _groups()
        entity.common = c.stem in party_nouns("bodies") | party_nouns("groups")
        self.own[key] = entity
        return entity

    def _counts(self, key: tuple[str, frozenset[str]]) -> bool:
        return key in self.acting or self._of_people(key)

    def _of_people(self, key: tuple[str, frozenset[str]]) -> bool:
        """Whether the marks tell whose it is: "the dockworkers' union"."""
        return any(c.owned for c in self.calls.values() if (c.stem, c.marks) == key)

    def _loose_group(self, c: Call) -> Entity | None:
        """Return the group that came in without an article before: "rebels said"."""
        same = [e for e in self.stage.entities if e.head == c.stem and e.plural and e.kind != "person" and not e.sides]
        plain = [e for e in same if e.mentions and " " not in e.name]
        return plain[0] if len(plain) == 1 and c.stem in _groups() else None

    def _name(self, key: tuple[str, frozenset[str]]) -> str:
        c = next(c for c in self.calls.values() if (c.stem, c.marks) == key and not c.headline)
        s = self.stage.page.sentences[c.sentence]
        text = shown(s.cut(s.words[c.first].start, s.words[c.noun].end))
        return text[0].lower() + text[1:]

    def at(self, index: int, s: Sentence, w: Word) -> Entity | None:
        """Note whom the noun ``w`` means. Return the party, or None."""
        c = self.calls.get((index, w.i))
        entity = self.meant(c) if c is not None else None
        if c is None or entity is None:
            return None
        start = s.words[c.first].start
        start = start if self.stage.is_free(start, w.end) else w.start
        if not self.stage.mention(entity, index, w, start, w.end):
            return None
        entity.surfaces[shown(s.cut(start, w.end)) if not c.headline else w.text.lower()] += 1
        return entity

    def claims(self, index: int, w: Word) -> bool:
        """Whether the noun is a party's own in its place: nothing else is to be made of it."""
        c = self.calls.get((index, w.i))
        if c is None or c.headline:
            return False
        return c.stem in party_nouns("bodies") or (
            c.stem in party_nouns("groups") and (c.stem, c.marks) in self.definite & self.acting
        )

    # ------------------------------------------------------------ whose people
    def give_sides(self) -> None:
        """Give "union president Ann Orme" and "the company's board" the party that the noun in their office means."""
        plain = {stem: e for stem in _sides() if (e := self._only(stem)) is not None}
        firms = [e for e in self.told.get("company", ()) if e.mentions]
        for e in self.stage.entities:
            told = [o for _, o in e.sides if not isinstance(o, str) or o.lower() not in _sides()]
            if told or not e.mentions or (e.kind != "person" and " " in e.name):
                continue
            if e.kind == "person":
                owners = {id(o): o for r in e.roles if (o := plain.get(_noun_in(r))) is not None}
            else:
                listed = lexicon("parties")["owners"].get(e.head, ())
                owners = {id(plain[n]): plain[n] for n in listed if n in plain}
            if e.kind == "person" and not owners and len(firms) == 1 and _runs_firm(e):
                owners = {id(firms[0]): firms[0]}
            if e.kind == "person" and not owners and set(e.roles) & _CHAIRS:
                owners = {id(o): o for o in self.stage.entities if _is_board(o)}
            if len(owners) == 1:
                e.add_side(TITLE if e.kind == "person" else OWNER, next(iter(owners.values())))

    def _only(self, stem: str) -> Entity | None:
        """Return the one party of the report that goes by a noun."""
        if not self.often[stem]:
            return None
        found = self.meant(Call(-1, 0, 0, stem, frozenset(), False))
        return found if found is not None and found.mentions else None


_CHAIRS = frozenset({"Chairman", "Chairwoman", "Chair", "Chairperson"})


def _runs_firm(e: Entity) -> bool:
    """Whether somebody has an office without a name that only companies have: "Chief Executive Ann Orme"."""
    return any(r.lower() in ("chief executive", "chief executive officer", "ceo", "cfo") for r in e.roles)


def _is_board(e: Entity) -> bool:
    """Whether a body is one that "Chairman Ann Orme" may chair where it is the only one: "the Harbour Board"."""
    return (
        e.kind == "body" and bool(e.mentions) and e.name[0].isupper() and e.name.split()[-1] in ("Board", "Authority")
    )


@cache
def _sides() -> frozenset[str]:
    return party_nouns("bodies") | party_nouns("groups")


@cache
def _role_ends() -> frozenset[str]:
    return roles("persons", "titles") | roles("persons", "others")


def _noun_in(role: str) -> str:
    """Return the party's noun in "union president", "president of the union", or ""."""
    words = role.lower().replace("’s", "").replace("'s", "").split()
    if len(words) > 1 and words[0] in _sides() and set(words[1:]) & _role_ends():
        return words[0]
    if len(words) > 2 and words[-2] == "the" and words[-3] in ("of", "for") and words[-1].rstrip("s") in _sides():
        return words[-1].rstrip("s")
    return ""


def is_owner_in_name(s: Sentence, w: Word) -> bool:
    """Whether a plural is part of what a body is called: "the teachers' union"."""
    return w.dep == "poss" and w.tag in _PLURAL and s.head(w).lower in party_nouns("bodies")


def _tells_what_they_did(s: Sentence, w: Word) -> bool:
    """Whether a bare plural is the subject of something done or to be done, not of what such people do at all times."""
    verb = s.head(w)
    if not is_subject(s, w) or w.dep == "conj":
        return False
    aux = {k.lower for k in s.children(verb, "aux")}
    done = verb.tag == "VBD" or bool(aux & {"will", "have", "has"})
    words = {k.lower for k in s.children(verb)} | {verb.lemma}
    return done and not words & word_set("parties", "words", "habitual")


def _acts(s: Sentence, w: Word) -> bool:
    """Whether the noun does something here, is dealt with, or owns what is spoken of."""
    while w.dep == "conj" and w.head != w.i:
        w = s.head(w)
    head = s.head(w)
    if is_subject(s, w):
        return True
    if w.dep == "pobj":
        according = head.lower == "to" and head.i > 0 and s.words[head.i - 1].lower == "according"
        return head.dep == "agent" or according or head.lower in _PARTNERS
    return w.dep in ("poss", "dative") or (w.dep == "dobj" and head.lemma in roles("acts", "say"))


def ends_as(name: str, noun: str) -> bool:
    """Whether a name tells that its bearer is what ``noun`` says: "Dockers Union", "Teamsters Local 12"."""
    listed = (noun, *lexicon("parties")["covers"].get(noun, ()))
    return any(_ends(name, lexicon("parties")["endings"].get(n, (n,))) for n in listed)


def _ends(name: str, endings: Sequence[str]) -> bool:
    words = name.lower().split()
    numbered = len(words) > 1 and words[-1].isdigit() and words[-2] in NUMBERED and words[-2] in endings
    headed = len(words) > 2 and words[0] in endings and words[1] in ("of", "for")
    return words[-1] in endings or numbered or headed


def _is_workers(name: str) -> bool:
    """Whether a body's name tells that it is a union: "Riverton Nurses Association"."""
    words = [_bare(w) for w in name.lower().split()]
    bodies = ("association", "federation", "alliance", "organization", "organisation", "brotherhood", "council")
    return words[-1] in bodies and any(w in word_set("parties", "groups", "workers") for w in words[:-1])


def _may_be_company(e: Entity) -> bool:
    """Whether a body's name may be a company's: no union's, ministry's or council's, and not in small letters."""
    return _is_unknown(e.name)


def _is_unknown(name: str) -> bool:
    known = actor_of_name(name) is not None or is_outlet(name)
    return name[0].isupper() and not known and name.split()[-1].lower() not in roles("bodies", "names")


def _has_officer(stage: Stage, name: str, body: Entity | None) -> bool:
    """Whether somebody has an office of the body that companies have."""
    offices = word_set("parties", "officers", "company")
    for e in stage.entities:
        theirs = any(o is body or o == name for _, o in e.sides)
        if e.kind == "person" and theirs and any(o in r.lower() for r in e.roles for o in offices):
            return True
    return False


def _bare(word: str) -> str:
    """Return a word of a name without the marks of the plural and of the possessive: "dockers'" is "docker"."""
    return word.replace("’", "").replace("'", "").rstrip("s")
