"""Persons in lists and groups: whom "Liberal senators including", "both Liberals" and "led by" give their party."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from travaux.findings.cast_names import Name
from travaux.findings.cast_runs import roles
from travaux.findings.cast_stage import OWNER, TITLE, Entity, is_political
from travaux.language.lexicon import word_set
from travaux.language.reading import Sentence
from travaux.language.world import actor_of_name, is_district

LED_REACH = 8  # words between a delegation's side and the "by" before its leader
AMONG_REACH = 9  # words from "one of" to the party: "part of a small but vocal group of House Liberals"
FELLOW_REACH = 14  # words from a name to "her fellow Liberals"
# What a leader has of his or her own party: "Orme’s Liberal majority".
_FOLLOWING = frozenset(
    {"majority", "minority", "caucus", "conference", "party", "colleagues", "members", "troops", "allies"}
)
_LISTING = frozenset({",", "and", "of", ";", "the"})
_CONNECTORS = frozenset(
    {"including", "like", "such", "as", "—", "–", "--", ":", ",", "among", "them", "led", "by", "both", "-"}
)
_INSIDE = _CONNECTORS - {",", "and", "as", "them", "by", "both", "-"}
_ALL_OF = frozenset({"all", "both", "two", "three", "four", "five", "fellow"})
# Those of a people in these posts are on its side.
_SERVING = frozenset({"leader", "official", "negotiator", "diplomat", "minister", "lawmaker", "delegate", "envoy"})
_AMONG = frozenset({"one", "part", "among", "member"})
# Between a group and the list of who belongs to it, and before a group that says what those just listed are.
CONNECTING, GROUP_WORDS = 4, 3


class Lists:
    """Reads the lists and groups that the names of a report stand in."""

    def __init__(self, names: Sequence[Name], of: Mapping[int, Entity]) -> None:
        self.names = names
        self.of = of
        self.by_first = {(n.sentence, n.first): n for n in names}
        self.by_last = {(n.sentence, n.last): n for n in names}

    def led(self, s: Sentence, n: Name, entity: Entity) -> None:
        """Read "the Peruvian delegation, led by X", "led on Peru's side by X and Y"."""
        word = s.words[n.last]
        while word.dep in ("conj", "appos") and word.head < word.i:
            word = s.head(word)
        by = s.head(word)
        if by.lower != "by" or s.head(by).lemma not in roles("for_side", "verbs"):
            return
        led = s.words[max(0, by.i - LED_REACH) : by.i]
        politics = next((w.text for w in led if is_political(w.text)), "")
        if politics and s.head(by).lemma == "lead":  # "a Liberal House majority led by X"
            entity.add_side(TITLE, politics)
            return
        for w in reversed(led):
            owner = self.by_last.get((n.sentence, w.i))
            known = self.of.get(owner.start) if owner else None
            if owner is not None and known is not None and known.kind in ("state", "body"):
                for person in (entity, *self._listed_after(s, n)):
                    person.add_side(OWNER, known)
                return

    def _listed_after(self, s: Sentence, n: Name) -> list[Entity]:
        """Return the persons who stand in one list behind a name."""
        found: list[Entity] = []
        last = n.last
        for other in self.names:
            first = other.title_first if other.title_first >= 0 else other.first
            if other.sentence != n.sentence or first <= last:
                continue
            if other.shape == "place" or is_district(other.text):  # "Ann Orme of Maine and Bill Tarr"
                continue
            between = s.words[last + 1 : first]
            if not all(w.lower in _LISTING or w.text in self._home_words(s, n.sentence, last, first) for w in between):
                break
            last, person = other.last, self.of.get(other.start)
            found += [person] if person is not None and person.kind == "person" else []
        return found

    def _home_words(self, s: Sentence, sentence: int, last: int, first: int) -> set[str]:
        """Return the words of the home told behind a listed name: "of New York"."""
        homes = [m for m in self.names if m.sentence == sentence and last < m.first and m.last < first]
        led = [m for m in homes if s.words[m.first - 1].lower in ("of", "from")]
        return {w.text for m in led for w in s.words[m.first - 1 : m.last + 1]}

    def share(self, s: Sentence, n: Name, entity: Entity) -> None:
        """Give the office in the plural before a list ("Republican Sens. A of X and B") to all who are listed."""
        last_word = n.title.lower().split()[-1:]
        plural = last_word and (
            last_word[0] in roles("persons", "plural") or last_word[0].rstrip(".") in ("sens", "reps")
        )
        party = n.owners[-1] if n.owners and n.owners[-1].endswith("s") and is_political(n.owners[-1]) else ""
        if party and not n.title:  # "Liberals Ann Orme of Maine and Bill Tarr"
            for person in self._listed_after(s, n):
                person.add_side(TITLE, party)
        if not plural:
            return
        for person in self._listed_after(s, n):
            for owner in n.owners if person is not entity else ():
                person.add_side(TITLE, owner)
            for role in list(entity.roles)[:1]:
                person.add_role(role)

    def grouped(self, s: Sentence, n: Name, entity: Entity) -> None:
        """Read "Liberal senators including A and B" before a list, ", both Liberals," behind it: their party."""
        first = n.title_first if n.title_first >= 0 else n.first
        at = first - 1
        while at > 0 and first - at <= CONNECTING and s.words[at].lower in _CONNECTORS:
            at -= 1
        listed = [entity, *self._listed_after(s, n)]
        inside = bool({w.lower for w in s.words[at + 1 : first]} & _INSIDE)  # "Liberals and Orme" are two
        word = s.words[n.last]
        inside = inside or (at < first - 1 and word.dep == "appos" and word.head == at)
        if inside and (party := self._party_of_group(s, n.sentence, at)):
            for person in listed:
                person.add_side(TITLE, party)
        elif inside and (state := _people_of_group(s, at)):  # "Peruvian officials, including Ann Orme"
            for person in listed:
                if not person.sides:
                    person.add_side(OWNER, state)
        after = s.words[n.last + 1 : n.last + 6]
        texts = [w.lower for w in after]
        others = {"fellow"} if texts[1:2] in (["his"], ["her"], ["their"]) else {"other", "fellow"}
        if texts[:1] == ["and"] and others & set(texts[1:4]):  # "A and three other Liberal governors"
            group = next((w.i for w in after[2:] if w.tag in ("NNS", "NNPS")), 0)
            alike = any(s.words[group].lemma in r.lower().split() for r in entity.roles)  # a governor too
            alike = alike or is_political(s.words[group].text)
            if group and alike and (party := self._party_of_group(s, n.sentence, group)):
                entity.add_side(TITLE, party)
        if texts[:1] in ([","], ["—"], ["–"]) and texts[1:2] and texts[1] in _ALL_OF:
            group = next((w.i for w in after[2:] if w.tag in ("NNS", "NNPS")), 0)
            if group and (party := self._party_of_group(s, n.sentence, group)):
                for person in (*self._listed_before(s, n), entity):
                    person.add_side(TITLE, party)

    def fellows(self, s: Sentence, n: Name, entity: Entity) -> None:
        """Read "told her fellow Liberals", "along with fellow Liberals", "Orme’s new Liberal majority": their party."""
        behind = s.words[n.last + 1 : n.last + 1 + FELLOW_REACH]
        own = {"his", "her"} if s.words[n.last].dep == "nsubj" else set()
        for a, b in pairwise(behind):
            fellow = a.lower == "fellow" and (s.words[a.i - 1].lower in own or s.words[a.i - 1].lower == "with")
            if fellow and is_political(b.text):
                entity.add_side(TITLE, b.text)
                return
        if behind[:1] and behind[0].tag == "POS":
            group = behind[1 : 1 + GROUP_WORDS + 1]
            party = next((w for w in group if is_political(w.text)), None)
            noun = s.words[party.i + 1] if party is not None and party.i + 1 < len(s.words) else None
            if party is not None and noun is not None and noun.lower in _FOLLOWING:
                entity.add_side(TITLE, party.text)

    def _party_of_group(self, s: Sentence, sentence: int, at: int) -> str:
        """Return the political party of the group whose plural noun stands at word ``at``, or ""."""
        noun = s.words[at]
        if noun.tag not in ("NNS", "NNPS") and noun.lower not in roles("persons", "members"):
            return ""
        for w in reversed(s.words[max(0, at - GROUP_WORDS) : at + 1]):
            if is_political(w.text):
                return w.text
            if w.pos not in ("NOUN", "PROPN", "ADJ", "NUM"):
                break
        return noun.lower if noun.lemma in word_set("parties", "groups", "taking_sides") else ""

    def _listed_before(self, s: Sentence, n: Name) -> list[Entity]:
        """Return the persons who stand in one list before a name."""
        found: list[Entity] = []
        first = n.title_first if n.title_first >= 0 else n.first
        for other in reversed([m for m in self.names if m.sentence == n.sentence and m.last < first]):
            if not all(w.lower in _LISTING for w in s.words[other.last + 1 : first]):
                break
            first, person = other.title_first if other.title_first >= 0 else other.first, self.of.get(other.start)
            found += [person] if person is not None and person.kind == "person" else []
        return found

    def among(self, s: Sentence, n: Name, entity: Entity) -> None:
        """Read "X was part of a group of Liberals", "X, one of three Liberals who": their party."""
        at = n.last + 1
        while at < len(s.words) and (s.words[at].lemma == "be" or s.words[at].text == "," or s.words[at].pos == "ADV"):
            at += 1
        if at == n.last + 1 or at >= len(s.words) or s.words[at].lower not in _AMONG:
            return
        for w in s.words[at + 1 : at + 1 + AMONG_REACH]:
            if w.tag == "NNS" and w.lemma in word_set("parties", "groups", "taking_sides"):
                entity.add_side(OWNER, w.lower)  # "was among the rebels"
                return
            group = self.by_first.get((n.sentence, w.i))
            if group is not None:
                if party := next((o for o in (group.text, *group.owners) if is_political(o)), None):
                    entity.add_side(TITLE, party)
                return
            if w.pos not in ("ADP", "DET", "NUM", "ADJ", "NOUN", "ADV"):
                return


def _people_of_group(s: Sentence, at: int) -> str:
    """Return the people in "Peruvian officials" whose plural noun stands at word ``at``, or ""."""
    noun = s.words[at]
    before = s.words[at - 1] if at else None
    if before is None or noun.tag != "NNS" or noun.lemma not in _SERVING:
        return ""
    known = actor_of_name(before.text)
    return before.text if known is not None and known.kind == "state" and known.relation == "demonym" else ""
