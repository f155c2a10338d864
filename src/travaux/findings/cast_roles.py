"""What a report says about a person beside the name: offices, appositions, party labels, and whose side it tells."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from travaux.findings.cast_lists import Lists
from travaux.findings.cast_names import PARTY_LETTERS, Name
from travaux.findings.cast_phrases import (
    CLOSERS,
    FINITE,
    STOPS,
    Office,
    closed_off,
    gender_of_role,
    is_role,
    office_at,
    office_up_to,
    phrase_start,
)
from travaux.findings.cast_runs import is_modifier, owners_in, roles
from travaux.findings.cast_stage import LABEL, OWNER, TITLE, Entity, Stage, is_political, shown
from travaux.findings.cast_whose import Whose
from travaux.language.reading import Sentence, Word
from travaux.language.world import actor_of_name, district_of, is_district, is_outlet

LEADS_REACH = 13  # words behind "Ann Orme" to the end of "who will sit in the finance group for the League"
WHOSE_REACH = 8  # words from a name to the "whose" of its party
CALLED_REACH = 3  # words from a body's name to the noun that tells what it is: "the Orme Foundation think tank"
LINKS_REACH = 500  # characters of a box of links between a name and its party label
_ACTING = frozenset({"speaking", "negotiating", "acting", "appearing", "signing"})
_TO_COME = frozenset({"next", "likely", "would-be", "prospective", "presumptive", "expected"})  # no office yet
_THEM = frozenset({"them", "it"})
_SERVANTS = frozenset({"adviser", "advisor", "aide", "assistant", "spokesman", "spokeswoman"})  # to somebody


@dataclass(slots=True)
class Pending:
    """Sides that hang on a possessive pronoun: (sentence, word) with the person whose "his" or "its" it is."""

    owners: dict[tuple[int, int], list[Entity]]
    used: set[tuple[int, int]]  # (sentence, word) of nouns that are spoken for


class Describer:
    """Reads what stands around the names of persons, and notes it on the stage."""

    def __init__(self, stage: Stage, names: Sequence[Name], of: Mapping[int, Entity]) -> None:
        self.stage = stage
        self.of = of
        self.by_first = {(n.sentence, n.first): n for n in names}
        self.by_last = {(n.sentence, n.last): n for n in names}
        self.names = names
        self.pending = Pending({}, set())
        self.lists = Lists(names, of)
        self.whose = Whose(names, of)

    def describe(self) -> Pending:
        """Note offices and sides of all named persons."""
        for n in self.names:
            if n.title_first >= 0:
                self.pending.used |= {(n.sentence, i) for i in range(n.title_first, n.first)}
        for n in self.names:
            entity = self.of.get(n.start)
            if entity is None or entity.kind != "person":
                continue
            s = self.stage.page.sentences[n.sentence]
            self._titled(s, n, entity)
            self._possessor(s, n, entity)
            self._label(n, entity)
            self._home(s, n, entity)
            self._leads(s, n, entity)
            self._spoken_for(s, n, entity)
            self.whose.read(s, n, entity)
            if (theirs := self.whose.pronoun(s, n)) is not None:
                self._hang(n.sentence, theirs, entity)
            self.lists.led(s, n, entity)
            self.lists.share(s, n, entity)
            self.lists.grouped(s, n, entity)
            self._after(s, n, entity)
            self._before(s, n, entity)
            self._copula(s, n, entity)
            self._partisan(s, n, entity)
            self.lists.among(s, n, entity)
            self.lists.fellows(s, n, entity)
        return self.pending

    def owner_at(self, sentence: int, last: int) -> str | Entity | None:
        """Return the owner named by the name that ends at word ``last``."""
        n = self.by_last.get((sentence, last))
        return (self.of.get(n.start) or n.text) if n else None

    def _titled(self, s: Sentence, n: Name, entity: Entity) -> None:
        """Read the body in a title that only the rest of the report shows to be one: "UTDW president Ann Orme"."""
        words = s.words[n.title_first : n.first] if n.title_first >= 0 and not n.owners else []
        for w in words[:-1]:
            known = self.stage.by_text.get(w.text)
            letters = (
                w.text.isalpha() and w.text.isupper() and len(w.text) > 2 and w.lower not in roles("persons", "short")
            )
            if known is not None and known.kind == "body" and not known.outlet:
                entity.add_side(TITLE, known)
            elif known is None and letters and not is_outlet(w.text):
                entity.add_side(TITLE, w.text)

    def _possessor(self, s: Sentence, n: Name, entity: Entity) -> None:
        first = n.title_first if n.title_first >= 0 else n.first
        before = s.words[first - 1] if first else None
        if before is None:
            return
        beside = n.title.lower().split()[-1:] and n.title.lower().split()[-1] in beside_nouns()
        if before.tag == "POS" and not beside and (owner := self.owner_at(n.sentence, first - 2)):
            entity.add_side(OWNER, owner)
        if before.tag == "PRP$" and n.title_first >= 0 and not beside:
            self._hang(n.sentence, before, entity)
        if before.tag == "POS" and first > 1 and s.words[first - 2].pos == "NOUN":
            self._hang(n.sentence, s.words[first - 2], entity)
            if (office := _office_alone(s, s.words[first - 2])) and n.title:  # "the prime minister’s spokesman"
                entity.add_role(f"{office}’s {n.title}")

    def _hang(self, sentence: int, pronoun: Word, entity: Entity) -> None:
        self.pending.owners.setdefault((sentence, pronoun.i), []).append(entity)

    def _label(self, n: Name, entity: Entity) -> None:
        """Read "R-Ohio", "(D-Md.)" and "(Valmora)" after a name."""
        after = self.stage.page.report.text[n.end : n.end + 60]
        if found := _letter_pattern().match(after):
            entity.add_side(LABEL, PARTY_LETTERS[found.group(1) or found.group(2) or found.group(3)])
            if (home := district_of(re.split("[-–,]", found.group(0).strip(" ,"))[-1].strip())) is not None:
                entity.homes.add(home)
        elif label := self._label_past_links(n):
            entity.add_side(LABEL, label)
        elif found := _bracket_pattern().match(after):
            inner = found.group(1)
            known = self.of.get(n.end + found.start(1)) or actor_of_name(inner)
            if known is not None:
                entity.add_side(OWNER, inner if not isinstance(known, Entity) else known)

    def _label_past_links(self, n: Name) -> str:
        """Return the party behind a box of links that a page has put between a name and its label, or "".

        Such a box begins with the full name glued to a headline and ends in "MORE": "Ann Orme Ann Mary OrmeTalks fail".
        """
        after = self.stage.page.report.text[n.end : n.end + LINKS_REACH]
        surname = re.escape(n.words[-1])
        found = re.match(rf"\s[^\n.,;]{{0,60}}?\b{surname}(?=[A-Z])[^\n]*?\bMORE(?:['’]s)?\s?\(([RDI])[-–]", after)
        return PARTY_LETTERS[found.group(1)] if found else ""

    def _home(self, s: Sentence, n: Name, entity: Entity) -> None:
        """Read "of Valmora" after a name."""
        at = n.last + 1
        if at >= len(s.words) or s.words[at].text not in ("of", "from", "for"):
            return
        at += 1 + (at + 1 < len(s.words) and s.words[at + 1].lower == "the")
        home = self.by_first.get((n.sentence, at))
        if home is not None and (district := district_of(home.text)) is not None:
            entity.homes.add(district)
        if home is None or is_district(home.text) or home.shape in ("none", "place", "person"):
            return
        behind = s.words[home.last + 1 : home.last + 3]
        if (part := self._district_behind(n.sentence, home, behind)) is not None:
            entity.homes.add(part)
            return
        if len(behind) == 2 and behind[0].text == "the" and behind[1].text[0].isupper():
            return  # "of Christ the King Church": a part of a name
        owner = self.of.get(home.start)
        if owner is None or owner.kind != "person":
            entity.add_side(OWNER, owner or home.text)

    def _district_behind(self, sentence: int, home: Name, behind: Sequence[Word]) -> str | None:
        """Return the part of a federal state behind a town: "of Redding, California"."""
        if len(behind) < 2 or behind[0].text != ",":
            return None
        where = self.by_first.get((sentence, home.last + 2))
        return district_of(where.text if where is not None else behind[1].text)

    def _leads(self, s: Sentence, n: Name, entity: Entity) -> None:
        """Read "who leads for the League", "who heads the Iranian delegation", "on Peru's side"."""
        ahead = s.words[n.last + 1 : n.last + LEADS_REACH]
        texts = [w.lower for w in ahead]
        if "on" in texts[:2] and "side" in texts:
            span: Sequence[Word] = ahead[texts.index("on") + 1 : texts.index("side")]
        elif texts[:1] == [","] and texts[1:2] and texts[1] in _ACTING and set(texts[2:4]) & {"for", "behalf"}:
            span = _until_clause_ends(ahead[2:])
        elif "who" in texts[:2]:
            verb = next((k for k, w in enumerate(ahead[:5]) if w.lemma in roles("for_side", "verbs")), None)
            if verb is None:
                self._comes_for(n, ahead, entity)
                return
            span = _until_clause_ends(ahead[verb + 1 :])
            heads = texts[verb + 1 : verb + 2] == ["it"]  # "who chairs it"
            if ("for" in texts[verb:] or heads) and (them := next((w for w in span if w.lower in _THEM), None)):
                self._hang(n.sentence, them, entity)
        else:
            self._for_whom(s, n, entity)
            return
        for w in span:
            owner = self.by_first.get((n.sentence, w.i))
            if owner is not None and owner.shape not in ("none", "place"):
                if not _is_of_house(owner):
                    entity.add_side(OWNER, self.of.get(owner.start) or owner.text)
                return
        adjective = owners_in(s, [w for w in span if w.text[0].isupper()])
        if adjective:
            entity.add_side(OWNER, adjective[0])
        elif "who" in texts[:2]:
            self._comes_for(n, ahead, entity)

    def _for_whom(self, s: Sentence, n: Name, entity: Entity) -> None:
        """Read ", for the League." behind a name, and ", whose Civic League keeps the cabinet in office"."""
        ahead = [w.lower for w in s.words[n.last + 1 : n.last + 4]]
        if ahead[:2] == [",", "for"]:
            owner = self.by_first.get((n.sentence, n.last + 3 + (ahead[2:] == ["the"])))
            if owner is not None and (owner.last + 1 == len(s.words) or s.words[owner.last + 1].text in STOPS):
                self._side_of_body(owner, entity)
        whose = next((w for w in s.words[n.last + 1 : n.last + WHOSE_REACH] if w.lower == "whose"), None)
        between = (m for m in self.names if whose and m.sentence == n.sentence and n.last < m.first < whose.i)
        if whose is not None and all(m.shape == "role" for m in between):
            owner = self.by_first.get((n.sentence, whose.i + 1))
            if owner is not None and not is_modifier(s, s.words[owner.last], owner.last):
                self._side_of_body(owner, entity)

    def _side_of_body(self, owner: Name, entity: Entity) -> None:
        known = self.of.get(owner.start)
        if known is not None and known.kind in ("state", "body") and not known.outlet:
            entity.add_side(OWNER, known)

    def _spoken_for(self, s: Sentence, n: Name, entity: Entity) -> None:
        """Read "For Valmora, chief negotiator Ann Orme", "Speaking for the League, Ann Orme" at a sentence's head."""
        first = n.title_first if n.title_first >= 0 else n.first
        head = [w.lower for w in s.words[:5]]
        at = 1 if head[:1] == ["for"] else 2 if head[:2] in (["speaking", "for"], ["representing", "the"]) else 0
        at = next((k for k in (3, 4) if head[k - 3 : k] == ["on", "behalf", "of"]), at)
        owner = self.by_first.get((n.sentence, at + (head[at : at + 1] == ["the"]))) if at else None
        if owner is None or owner.last + 2 != first or s.words[owner.last + 1].text != ",":
            return
        known = self.of.get(owner.start)
        if owner.shape not in ("none", "place", "person") and (known is None or known.kind != "person"):
            entity.add_side(OWNER, known or owner.text)

    def _comes_for(self, n: Name, ahead: Sequence[Word], entity: Entity) -> None:
        """Read "who flew in for the League"."""
        comes = roles("for_side", "comes") | roles("for_side", "verbs")
        if not any(w.lemma in comes for w in ahead):
            return
        for a, b in pairwise(ahead):
            if a.lower == "for":
                owner = self.by_first.get((n.sentence, b.i + (b.lower == "the")))
                known = self.of.get(owner.start) if owner else None
                if known is not None and known.kind in ("state", "body"):
                    entity.add_side(OWNER, known)

    # ------------------------------------------------------------ appositions
    def _after(self, s: Sentence, n: Name, entity: Entity) -> None:
        """Read ", a Kremlin aide," after a name, past a party label if there is one."""
        at = self._past_home(s, n)
        if at + 1 >= len(s.words) or s.words[at].text not in (",", "(", "—", "–"):
            return
        at += 1
        if s.words[at].lower == "who" and at + 1 < len(s.words) and s.words[at + 1].lower in ("is", "serves"):
            at += 2
            while at < len(s.words) and s.words[at].pos in ("ADV", "SCONJ", "ADP"):
                at += 1
        office = office_at(s, at)
        if office is None or not _closes(s, office) or self._is_next_ones(s, n.sentence, at, office):
            return
        self._note(s, n.sentence, office, entity)
        rest = [w.lower for w in s.words[office.last + 1 : office.last + 4]]
        if rest[:2] == ["who", "is"] and (second := office_at(s, office.last + 3 + (rest[-1] == "now"))):
            self._note(s, n.sentence, second, entity)

    def _partisan(self, s: Sentence, n: Name, entity: Entity) -> None:
        """Read "Ann Orme, the mayor, who is a Liberal and sat in the group"."""
        behind = s.words[n.last + 1 : n.last + WHOSE_REACH]
        for who, verb in pairwise(behind):
            if who.lower == "who" and verb.lower in ("is", "was"):
                at = verb.i + 1 + (verb.i + 1 < len(s.words) and s.words[verb.i + 1].lower in ("a", "an"))
                party = self.by_first.get((n.sentence, at))
                if party is not None and (is_political(party.text) or any(is_political(o) for o in party.owners)):
                    entity.add_side(LABEL, party.text if is_political(party.text) else party.owners[-1])
                return
            if who.tag in FINITE:
                return

    def _is_next_ones(self, s: Sentence, sentence: int, at: int, office: Office) -> bool:
        """Whether the office is that of the next one listed: "the chair, Ann Orme, and the clerk, Bill Tarr"."""
        behind = s.words[office.last + 1 : office.last + 3]
        named = len(behind) == 2 and behind[0].text == "," and behind[1].text[0].isupper()
        return s.words[at].lower in ("and", "or") and named

    def _past_home(self, s: Sentence, n: Name) -> int:
        """Return the place behind a name, its "of Illinois" and its "R-Ohio"."""
        at = n.last + 1
        ahead = [w.text for w in s.words[at : at + 3]]
        if len(ahead) == 3 and ahead[0] == ahead[2] == "," and ahead[1].isdigit():  # "Ann Orme, 54, a fisherman"
            return at + 2
        if at < len(s.words) and s.words[at].text == "of":
            home = self.by_first.get((n.sentence, at + 1)) or self.by_first.get((n.sentence, at + 2))
            at = home.last + 1 if home is not None else at
        if found := _letter_pattern().match(self.stage.page.report.text[s.words[at - 1].end : s.end]):
            end = s.words[at - 1].end + found.end()
            while at < len(s.words) and s.words[at].start < end:
                at += 1
        return at

    def _before(self, s: Sentence, n: Name, entity: Entity) -> None:
        """Read "Its chairman," before a name that is closed off again."""
        first = n.title_first if n.title_first >= 0 else n.first
        if n.honorific and first > 2 and s.words[first - 1].text != ",":  # "A mediator, Judge Ann Orme,"
            first -= 1
        if first < 2 or s.words[first - 1].text != "," or not self._closed(s, n):
            return
        noun = s.words[first - 2]
        office = office_up_to(s, noun)
        if office is None:
            return
        listed = noun.lower in ("official", "source", "person", "officials") and s.words[n.last].dep != "appos"
        if not listed:
            self._note(s, n.sentence, office, entity)

    def _closed(self, s: Sentence, n: Name) -> bool:
        after = s.words[n.last + 1] if n.last + 1 < len(s.words) else None
        return after is None or after.text in CLOSERS or (after.tag in FINITE and s.words[n.last].dep == "appos")

    def _copula(self, s: Sentence, n: Name, entity: Entity) -> None:
        """Read "X is the chairman of ..."."""
        word = s.words[n.last]
        if word.dep != "nsubj" or s.head(word).lemma != "be":
            return
        for noun in s.children(s.head(word), "attr"):
            office = office_at(s, phrase_start(s, noun.i)) if is_role(noun) else None
            if office is not None and office.noun == noun.i:
                self._note(s, n.sentence, office, entity)

    def _party_behind(self, sentence: int, office: Office) -> bool:
        """Whether a party is named behind an office."""
        behind = (self.by_first.get((sentence, i)) for i in range(office.noun + 1, office.last + 1))
        return any(n is not None and n.words[-1].lower() in ("party", "bloc", "movement", "front") for n in behind)

    def _represented(self, s: Sentence, sentence: int, office: Office, entity: Entity) -> None:
        """Read "a lawyer representing Orme Foods"."""
        behind = s.words[office.last + 1 : office.last + 3]
        if [w.lower for w in behind[:1]] != ["representing"]:
            return
        client = self.by_first.get((sentence, office.last + 2 + (behind[-1].lower == "the")))
        if client is not None and client.shape not in ("none", "place", "person"):
            entity.add_side(OWNER, self.of.get(client.start) or client.text)

    def _owned_body(self, s: Sentence, sentence: int, n: Name) -> str:
        """Return the body that follows a city and its possessive: "Oslo’s Center for Fish"."""
        behind = s.words[n.last + 1 : n.last + 2]
        owned = self.by_first.get((sentence, n.last + 2)) if behind and behind[0].tag == "POS" else None
        city = n.shape == "place" or (n.world is not None and n.world.city)
        return owned.text if owned is not None and city and owned.shape == "body" else ""

    def _note(self, s: Sentence, sentence: int, office: Office, entity: Entity) -> None:
        """Note an office and the side it tells, and that its phrase speaks of the person."""
        words = s.words[office.first : office.last + 1]
        noun = s.words[office.noun]
        if (sentence, noun.i) in self.pending.used:  # another's title
            return
        self.pending.used.add((sentence, noun.i))
        start = min(self._note_owners(s, sentence, office, entity), office.noun)
        text = shown(s.cut(s.words[start].start, words[-1].end))
        for w in words:
            if w.lower in ("republican", "democrat") and (w.i == noun.i or s.words[w.i + 1].lower == "and"):
                entity.add_side(LABEL, w.text)
        entity.add_role(text)
        entity.gender = entity.gender or gender_of_role(noun.lower)
        self.stage.mention(entity, sentence, noun, s.words[start].start, noun.end)

    def _note_owners(self, s: Sentence, sentence: int, office: Office, entity: Entity) -> int:
        """Note whose office it is. Return where the phrase begins without article and owner."""
        start = office.first
        words = s.words[office.first : office.noun]
        former = any(w.lower in roles("title_words", "former") or w.lower in _TO_COME for w in words)
        beside = s.words[office.noun].lower in beside_nouns()
        for w in words:
            n = self.by_last.get((sentence, w.i))
            city = n is not None and n.world is not None and n.world.city  # "a Georgetown professor"
            behind = s.words[w.i + 1] if w.i + 1 < office.noun else s.words[office.noun]
            about = n is not None and (is_about(n, s.words[office.noun]) or is_about(n, behind))  # "a China expert"
            house = n is not None and n.world is not None and {x.lower() for x in n.words} & roles("bodies", "houses")
            if house and self._party_behind(sentence, office):  # "an assembly member from the Harbour Party"
                continue
            rival = beside and not (n is not None and _is_people(n))  # "Orme’s opponent", but "an Israeli partner"
            if n is not None and n.shape not in ("none", "place") and not (city or rival or about):
                owner = self.of.get(n.start) or n.text
                if not former or is_political(owner):
                    entity.add_side(TITLE, owner)
            if w.tag == "POS" or w.tag == "PRP$" or w.pos == "DET":
                start = w.i + 1
            if not beside and (w.tag == "PRP$" or (w.pos == "NOUN" and s.words[w.i + 1].tag == "POS")):
                self._hang(sentence, w, entity)
        title = self.by_last.get((sentence, office.noun))
        for party in title.owners if title is not None and title.shape == "role" and not former else ():
            entity.add_side(TITLE, party)  # "the Greens MP"
        self._note_tail(s, sentence, office, entity, former=former)
        return start

    def _note_tail(self, s: Sentence, sentence: int, office: Office, entity: Entity, *, former: bool) -> None:
        """Note whose office it is by what stands behind it: "of the League", "at the ministry"."""
        beside = s.words[office.noun].lower in beside_nouns()
        tail = s.words[office.noun + 1 : office.last + 1]
        self._represented(s, sentence, office, entity)
        for w in tail:
            n = self.by_first.get((sentence, w.i))
            whole = (_whole_body(s, n) or self._owned_body(s, sentence, n)) if n is not None else ""
            if n is None or (n.shape in ("none", "place") and not whole):
                continue
            if is_modifier(s, s.words[n.last], n.last) and not _is_called(s, n) and not _is_of_organ(s, n):
                continue
            owned = self.by_first.get((sentence, n.last + 2))
            if owned is not None and s.words[n.last + 1].tag == "POS" and is_political(owned.text):
                continue  # "the leader of Northern Ireland’s DUP"
            preps = [p.lower for p in s.words[office.noun : w.i] if p.pos in ("ADP", "PART") and p.tag != "POS"]
            prep = preps[-1] if preps else ""
            serves = s.words[office.noun].lower in _SERVANTS
            alike = s.words[office.noun].lower == "counterpart"  # "his counterpart in Peru"
            there = prep == "in" and (alike or (_is_organisation(n) and not beside))
            theirs = prep == "at" or (prep in ("of", "for", "with", "from") and (alike or not beside))
            if not former and (theirs or there or (prep == "to" and serves)):
                entity.add_side(OWNER, whole or self.of.get(n.start) or n.text)


def _closes(s: Sentence, office: Office) -> bool:
    """Whether an apposition ends behind an office: at a mark, or at the verb of saying that a comma should precede."""
    after = s.words[office.last + 1] if office.last + 1 < len(s.words) else None
    says = after is not None and after.tag in FINITE and after.lemma in roles("acts", "say")
    return closed_off(s, office.last) or (says and office.last > office.noun)


def _is_of_house(n: Name) -> bool:
    """Whether a name is a committee's of a parliament, which is no side: it tells its field or its chamber."""
    words = [w.lower() for w in n.words]
    if words[-1] not in ("committee", "subcommittee", "panel"):
        return False
    known = roles("title_words", "fields") | roles("title_words", "cabinet") | roles("bodies", "houses")
    return len(words) < 3 or any(w in known for w in words[:-1])


def _is_organisation(n: Name) -> bool:
    """Whether a name is a known body's, in which people serve: "director for trade in the commission"."""
    return n.world is not None and n.world.kind == "body" and n.world.relation == "name" and not n.world.political


def _is_of_organ(s: Sentence, n: Name) -> bool:
    """Whether a state stands before its organ, behind "of" or "in": "of the lower house of Russian parliament"."""
    after, before = s.words[n.last + 1 : n.last + 2], s.words[max(0, n.first - 2) : n.first]
    organ = bool(after) and after[0].lower in roles("bodies", "organs_of_some_state")
    state = n.world is not None and n.world.kind == "state"
    return organ and state and any(w.lower in ("of", "in") for w in before)


def _is_called(s: Sentence, n: Name) -> bool:
    """Whether what a name modifies tells only what it is: "at the Orme Foundation think tank"."""
    if n.world is not None and (n.world.kind == "state" or n.world.political):
        return False
    noun = s.head(s.words[n.last])
    while noun.dep == "compound" and noun.head > noun.i:
        noun = s.head(noun)
    return (
        noun.lower in roles("bodies", "called") | {"tank", "group", "lobby", "firm", "caucus"}
        and noun.i - n.last <= CALLED_REACH
    )


def _office_alone(s: Sentence, noun: Word) -> str:
    """Return the office of which there is one at a time that ends at a noun: "prime minister", or ""."""
    words = [w.lower for w in s.words[max(0, noun.i - 1) : noun.i + 1]]
    return next((text for text in (" ".join(words), words[-1]) if text in roles("persons", "alone")), "")


def _whole_body(s: Sentence, n: Name) -> str:
    """Return the body that begins with a name and its possessive: "Ohio’s Growers Union"; a state's organ is none."""
    rest = s.words[n.last + 1 : n.last + 8]
    if len(rest) < 2 or rest[0].tag != "POS" or not rest[1].text[0].isupper():
        return ""
    end = 1
    while end + 1 < len(rest) and rest[end + 1].text[0].isupper():
        end += 1
    organ = {w.lower for w in rest[1 : end + 1]} & (roles("bodies", "organs_of_some_state") | roles("bodies", "organs"))
    whole = s.cut(n.start, rest[end].end)
    if end < 2 and not _ends_name(s, rest[end]):
        return ""
    return "" if organ or is_outlet(s.cut(rest[1].start, rest[end].end)) else whole


def _ends_name(s: Sentence, w: Word) -> bool:
    """Whether one word behind a possessive is the rest of a name: "Ohio’s Voice", not "Ohio’s Senate, "."""
    after = s.words[w.i + 1] if w.i + 1 < len(s.words) else None
    known = roles("bodies", "houses") | roles("bodies", "of_state") | roles("bodies", "names")
    office = is_role(w) or actor_of_name(w.text) is not None
    return (after is None or after.text in STOPS) and not office and w.lower not in known


def beside_nouns() -> frozenset[str]:
    """Return the nouns for those who are not on the side of whose they are: rivals, critics, kin."""
    return roles("weak", "beside") | roles("weak", "kin")


def is_about(n: Name, noun: Word) -> bool:
    """Whether a state or its organ before a noun is what somebody knows about, not whose he is: "a China expert",
    "a Supreme Court lawyer", "palace reporters".
    """
    if n.world is None or n.world.relation == "demonym":
        return False
    stem = noun.lemma if noun.tag == "NNS" else noun.lower
    if n.world.kind == "state" and n.world.relation == "name":
        return stem in roles("weak", "about")
    known = roles("weak", "about") | roles("weak", "about_organs")
    known |= roles("weak", "about_courts") if n.text.lower().endswith("court") else set()
    return not n.world.political and (n.world.part_of is not None or n.world.kind == "state") and stem in known


def _is_people(n: Name) -> bool:
    return n.world is not None and n.world.relation == "demonym"


def _until_clause_ends(words: Sequence[Word]) -> list[Word]:
    """Return the words up to a comma, a verb or a place: "who leads the talks in Geneva" names no side."""
    kept: list[Word] = []
    for w in words:
        if w.text in STOPS or w.tag in FINITE or w.lower in ("in", "at", "with", "and", "against"):
            break
        kept.append(w)
    return kept


@cache
def _letter_pattern() -> re.Pattern[str]:
    return re.compile(r",?\s*[(\[]?\s*([RDI])\.?\s?[-–,]\s?[A-Z][A-Za-z.]*|\s*[(\[]([RDI])[)\]]|,\s([RDI])(?=,)")


@cache
def _bracket_pattern() -> re.Pattern[str]:
    return re.compile(r"\s*\(([^()\n]{2,40})\)")
