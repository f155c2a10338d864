"""Whose side a person is on by the clause around the name: who leads, takes over or is named to lead whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from travaux.findings.cast_names import Name
from travaux.findings.cast_phrases import is_role
from travaux.findings.cast_runs import is_modifier, roles
from travaux.findings.cast_stage import LABEL, OWNER, Entity, is_political
from travaux.language.clauses import conjuncts
from travaux.language.lexicon import word_set
from travaux.language.reading import Sentence, Word

# Words behind a noun for what somebody was ("a veteran of the talks who now directs policy at the Centre").
NOW_REACH = 14
# Words between a name and the office that it is named to: "Ann Orme as its chief".
AS_REACH = 3
# Words from "whose" to the name of who is it: "whose deputy leader is Ann Orme".
WHOSE_OFFICE = 5


class Whose:
    """Reads the clauses around the names of persons."""

    def __init__(self, names: Sequence[Name], of: Mapping[int, Entity]) -> None:
        self.of = of
        self.by_first = {(n.sentence, n.first): n for n in names}
        self.by_last = {(n.sentence, n.last): n for n in names}

    def read(self, s: Sentence, n: Name, entity: Entity) -> None:
        """Note the sides that the clauses around a person's name tell."""
        told = [self._led(s, n), self._now(s, n), self._represented(s, n), self._of_whom(s, n)]
        for body in told:
            if body is not None and body is not entity:
                entity.add_side(OWNER, body)
        for party in (self._partisan(s, n), self._own_party(s, n)):
            if party is not None:
                entity.add_side(LABEL, party)

    def pronoun(self, s: Sentence, n: Name) -> Word | None:
        """Return the pronoun whose office somebody is named to: "named Ann Orme as its chief negotiator"."""
        if s.head(s.words[n.last]).lemma not in word_set("roles", "at_the_head", "naming"):
            return None
        ahead = s.words[n.last + 1 : n.last + 1 + AS_REACH]
        at = next((k for k, w in enumerate(ahead) if w.tag == "PRP$"), -1)
        if at < 0 or not all(w.lower in ("as", "to", "be") for w in ahead[:at]):
            return None
        return ahead[at] if is_role(s.head(ahead[at])) else None

    def _led(self, s: Sentence, n: Name) -> Entity | None:
        """Read "Ann Orme leads the League", "who took over the League", "took over as head of the League"."""
        name = s.words[n.last]
        relative = next((v for v in s.children(name, "relcl")), None)
        verb = s.head(name) if name.dep == "nsubj" else None
        for v in (verb, relative):
            if v is None or (v is relative and not any(k.lower == "who" for k in s.children(v, "nsubj"))):
                continue
            over = v.lemma == "take" and any(k.lower == "over" for k in s.children(v, "prt", "prep", "advmod"))
            if v.lemma in word_set("roles", "at_the_head", "leading") or over:
                return self._object(s, n.sentence, v)
        return None

    def _object(self, s: Sentence, sentence: int, verb: Word) -> Entity | None:
        objects = list(s.children(verb, "dobj"))
        objects += [p for k in s.children(verb, "prep") if k.lower == "over" for p in s.children(k, "pobj")]
        for k in s.children(verb, "prep"):
            heads = [p for p in s.children(k, "pobj") if k.lower == "as" and is_role(p)]
            objects += [p for h in heads for o in s.children(h, "prep") for p in s.children(o, "pobj")]
        found = [b for o in objects if (b := self._body_at(s, sentence, o)) is not None]
        return found[0] if len(found) == 1 else None

    def _body_at(self, s: Sentence, sentence: int, word: Word) -> Entity | None:
        """Return the body or state that a noun names; a committee of a parliament is no side."""
        n = self.by_last.get((sentence, word.i))
        if n is None or n.shape in ("none", "place", "person") or is_modifier(s, s.words[n.last], n.last):
            return None
        known = self.of.get(n.start)
        last = n.words[-1].lower()
        house = last in ("committee", "subcommittee", "panel") or last in roles("bodies", "houses")
        acting = known is not None and known.kind in ("state", "body") and not known.outlet
        return known if acting and not house else None

    def _now(self, s: Sentence, n: Name) -> Entity | None:
        """Read "a veteran of the talks who now directs policy at the liberal Centre for Open Trade"."""
        ahead = s.words[n.last + 1 : n.last + 1 + NOW_REACH]
        who = next((k for k, w in enumerate(ahead) if w.lower == "who"), -1)
        if who < 1 or ahead[0].text != "," or any(w.text == "," for w in ahead[1:who]):
            return None
        verb = next(
            (w for w in ahead[who + 1 : who + 3] if w.lemma in word_set("roles", "at_the_head", "leading")), None
        )
        if verb is None:
            return None
        for k in s.words[verb.i + 1 : verb.i + NOW_REACH]:
            if k.lower in (",", "and", "who"):
                return None
            if k.lower == "at":
                at = next((w.i for w in s.words[k.i + 1 : k.i + 4] if (n.sentence, w.i) in self.by_first), -1)
                owner = self.by_first.get((n.sentence, at))
                return self._body_at(s, n.sentence, s.words[owner.last]) if owner is not None else None
        return None

    def _represented(self, s: Sentence, n: Name) -> Entity | None:
        """Read ", representing the League," and ", from the League." behind a name."""
        ahead = [w.lower for w in s.words[n.last + 1 : n.last + 4]]
        if ahead[:1] != [","] or ahead[1:2] not in (["representing"], ["from"]):
            return None
        owner = self.by_first.get((n.sentence, n.last + 3 + (ahead[2:] == ["the"])))
        known = self._body_at(s, n.sentence, s.words[owner.last]) if owner is not None else None
        return known if known is not None and (known.kind == "body" or ahead[1] == "representing") else None

    def _of_whom(self, s: Sentence, n: Name) -> Entity | None:
        """Read "the League, whose leader Ann Orme was there" and "the League, whose leader is Ann Orme"."""
        first = n.title_first if n.title_first >= 0 else n.first
        back = s.words[max(0, first - WHOSE_OFFICE) : first]
        whose = next((w for w in reversed(back) if w.lower == "whose"), None)
        if whose is None or not whose.i:
            return None
        between = s.words[whose.i + 1 : n.first]
        office = bool(between) and is_role(between[-1] if between[-1].lemma != "be" else between[-2])
        if not office or any(w.pos in ("VERB", "PRON") for w in between):
            return None
        at = whose.i - 1 - (s.words[whose.i - 1].text == ",")
        return self._body_at(s, n.sentence, s.words[at]) if at >= 0 else None

    def _own_party(self, s: Sentence, n: Name) -> str | None:
        """Read "Ann Orme’s Liberals said no": the party, where it stands before no other noun."""
        if not any(w.tag == "POS" for w in s.words[n.last + 1 : n.last + 2]):
            return None
        ahead = (self.by_first.get((n.sentence, w.i)) for w in s.words[n.last + 2 : n.last + 4])
        party = next((m for m in ahead if m is not None), None)
        if party is None or not is_political(party.text) or is_modifier(s, s.words[party.last], party.last):
            return None
        return party.text

    def _partisan(self, s: Sentence, n: Name) -> str | None:
        """Read "Liberal grandee Ann Orme", "Green firebrand Al Tarr": a party before a noun before a name."""
        first = n.title_first if n.title_first >= 0 else n.first
        noun = s.words[first - 1] if first > 1 else None
        if noun is None or not noun.text[0].islower() or not (noun.pos == "NOUN" or noun.dep == "compound"):
            return None
        if noun.lower in roles("weak", "beside") | roles("weak", "kin") | roles("weak", "any_group"):
            return None
        party = self.by_last.get((n.sentence, first - 2))
        if party is None or not is_political(party.text) or conjuncts(s, s.words[first - 2]):
            return None
        return party.text
