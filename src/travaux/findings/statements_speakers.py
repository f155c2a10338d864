"""Who of the cast speaks: by the head of the source, what stands beside it, or whoever spoke just before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from travaux.findings.found import Cast, Member
from travaux.findings.statements_sources import antecedent
from travaux.findings.statements_words import ELSEWHERE, LEXICON, Attribution, group_of, inside
from travaux.language.clauses import conjuncts
from travaux.language.lexicon import word_set
from travaux.language.reading import SUBJECTS, Page, Sentence, Word
from travaux.language.world import WorldName, actor_of_name

_GENDER = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f"}
# "The president" is the one who was last called so, in so many characters before.
ROLE_REACH = 1500
# "He" may be the subject of a main clause so many sentences before.
SUBJECT_REACH = 3
# Of two who have the office the one spoken of so many times as often is meant.
OUTWEIGHS = 3
# "The letter said": who wrote it was told at most so many sentences before.
AUTHOR_REACH = 10


class Speakers:
    """Finds the members of a cast that speak, by the words of one page. Statements must be asked for in order."""

    def __init__(self, page: Page, cast: Cast) -> None:
        self.cast = cast
        self.by_key = {m.key: m for m in cast.members}
        self.text = page.report.text
        self.sentences = page.sentences
        self._genders: dict[str, str] = {}
        self._asked: str | None = None  # who is interviewed

    def of(self, s: Sentence, a: Attribution, last: str | None) -> str | None:
        """Return the key of the member that speaks; ``last`` is the one who spoke in a statement just before."""
        if a.group == "answer":
            return self._interviewed(a)
        if a.speaker is None:
            return None
        if a.group in ELSEWHERE:  # its speaker stands in another sentence
            member = self.cast.at(a.speaker)
            return member.key if member is not None else last
        before = self.by_key.get(last or "")
        found = self._named(s, a.speaker)
        if found is not None and found.kind == "body" and _is_member(s, a.speaker):
            found = self._member_before(s, a, found, before)
            if found is None:
                return None
        if found is None or found.kind in ("body", "state"):
            found = self._epithet(s, a, before) or found
        found = found or self._beside_cue(s, a)
        if found is not None and found.kind == "unnamed":
            found = self._behind_office(s, a) or self._called(s, a.speaker) or found
        elif found is None and a.group == "post":
            found = self._signed(a)
        found = self._taken_up(s, a, found, before)
        return found.key if found is not None else None

    def _taken_up(self, s: Sentence, a: Attribution, found: Member | None, before: Member | None) -> Member | None:
        """Return whom a pronoun, or a noun that names nobody itself, takes up; ``found`` where it is somebody else."""
        assert a.speaker is not None
        if a.speaker.lower in ("he", "she"):
            if found is not None and found.kind == "unnamed":
                found = self._with_name(found, a) or found
            found = self._going_on(a, found, before) or self._subject_before(a)
        elif found is None and a.speaker.lower in ("they", "it"):
            found = self._body_going_on(a, before)
        elif found is None and a.speaker.pos in ("NOUN", "PROPN"):
            last = before.key if before is not None else None
            found = self._called(s, a.speaker) or self._author(s, a) or self._paper_of(s, a, last)
        if found is None and a.speaker.pos in ("NOUN", "PROPN"):
            found = self._in_source(s, a) or self._surnamed(s, a, before)
        return found

    def _named(self, s: Sentence, speaker: Word) -> Member | None:
        """Return whom the noun itself or what stands beside it names: a person before one who is only described."""
        known = [m for w in _candidates(s, speaker) if (m := self.cast.at(w)) is not None]
        named = [m for m in known if m.kind != "unnamed"]  # "one of the sponsors, Ann Lee, said"
        if _is_member(s, speaker):  # "another Democrat, Ann Lee, said"
            named.sort(key=lambda m: m.kind != "person")
        return next(iter([*named, *known]), None)

    def _member_before(self, s: Sentence, a: Attribution, party: Member, last: Member | None) -> Member | None:
        """Return the one of a party who speaks as "the Republican": who spoke last, or the only one named just before.

        "One Republican" is nobody named before.
        """
        if a.speaker is None or not any(k.lower == "the" for k in s.children(a.speaker, "det")):
            return None
        if last is not None and last.kind == "person" and _may_belong(last, party):
            return last
        since = self.sentences[max(0, a.sentence - SUBJECT_REACH)].start
        people = [m for m in self.cast.members if m.kind == "person" and _may_belong(m, party)]
        spots = [(start, m) for m in people for start, _ in m.mentions if since <= start < a.speaker.start]
        sure = [m for _, m in spots if m.party == party.party]
        near = {m.key: m for m in sure or (m for _, m in spots)}
        return next(iter(near.values())) if len(near) == 1 else None

    def _interviewed(self, a: Attribution) -> str | None:
        """Return the person of whom the report speaks most before the first answer."""
        first = a.content[0][0]
        if self._asked is None:
            told = [
                (m.kind == "person", sum(start < first for start, _ in m.mentions), m.key)
                for m in self.cast.members
                if m.kind in ("person", "unnamed") and any(start < first for start, _ in m.mentions)
            ]
            self._asked = max(told, key=lambda t: t[:2], default=(False, 0, ""))[2]
        return self._asked or None

    def also(self, s: Sentence, a: Attribution, speaker: str | None) -> tuple[str, ...]:
        """Return the keys of the members who speak together with the speaker: "Lee, Ko and the union said"."""
        head = a.speaker
        if head is None or head.i >= len(s.words) or s.words[head.i] is not head:
            return ()
        beside = [w for p in s.children(head, "prep") if _is_along_with(s, p) for w in s.subtree(p) if w.pos == "PROPN"]
        found = dict.fromkeys(m.key for w in (*conjuncts(s, head), *beside) if (m := self.cast.at(w)) is not None)
        found = found or dict.fromkeys(self._joined(a, speaker))  # where the parser loses that they are coordinated
        return tuple(key for key in found if key != speaker)

    def _joined(self, a: Attribution, speaker: str | None) -> Iterator[str]:
        """Yield the keys of persons beside the speaker in a source, joined by "and" and titles: "Lee and chair Ko"."""
        spots = sorted(
            (start, end, m.key)
            for m in self.cast.members
            if m.kind == "person"
            for start, end in m.mentions
            if inside(start, a.source) and any(c.isupper() for c in self.text[start:end])
        )
        for (_, end, first), (start, _, second) in pairwise(spots):
            if first != second and speaker in (first, second) and _joins().fullmatch(self.text[end:start]):
                yield from (first, second)

    def other(self, a: Attribution, first: int, owner: str) -> str | None:
        """Return who "he" is in words of ``owner`` from ``first`` on, who is not meant: the only other one named."""
        if a.speaker is None:
            return None
        fits = [m for m in self.cast.members if m.kind == "person" and m.key != owner]
        fits = [m for m in fits if self._gender(m) in ("", _GENDER[a.speaker.lower])]
        before = self.sentences[max(0, a.sentence - 1)].start  # the sentence before may tell of him
        for since in (first, min(first, before)):
            spots = [(m.key, *span) for m in fits for span in m.mentions if since <= span[0] < a.speaker.start]
            near = {key for key, start, end in spots if self.text[start:end].lower() not in _GENDER}
            if near:
                return near.pop() if len(near) == 1 else None
        return None

    def unrivalled(self, key: str | None, a: Attribution, since: int) -> bool:
        """Whether nobody else whom "he" or "she" fits is named from ``since`` on, in the words before a cue."""
        if key is None or a.speaker is None or key not in self.by_key:
            return False
        gender = _GENDER[a.speaker.lower]
        people = [m for m in self.cast.members if m.kind in ("person", "unnamed") and m.key != key]
        rivals = [m for m in people if any(since < start < a.speaker.start for start, _ in m.mentions)]
        return self._gender(self.by_key[key]) in ("", gender) and all(
            self._gender(m) not in ("", gender) for m in rivals
        )

    def both(self, a: Attribution) -> tuple[str, ...]:
        """Return the keys of those whom one noun means together: "both sides said"."""
        found = self.cast.all_at(a.speaker) if a.speaker is not None and a.speaker.tag == "NNS" else ()
        return tuple(m.key for m in found) if len(found) > 1 else ()

    def coordinated_before(self, a: Attribution) -> tuple[str, ...]:
        """Return the keys of those who are together the subject of the sentence before: "Lee and Ko met. They".

        So is one group: "Bankers were angry. They said ...".
        """
        if a.speaker is None or a.sentence < 1:
            return ()
        here, before = self.sentences[a.sentence], self.sentences[a.sentence - 1]
        for s in (here, before) if before.block == here.block else (here,):
            for head in s.children(s.root, "nsubj"):
                heads = [head, *conjuncts(s, head)]
                found = [m.key for w in heads if w.start < a.speaker.start and (m := self.cast.at(w)) is not None]
                if len(set(found)) == len(heads) and (len(heads) > 1 or head.tag in ("NNS", "NNPS")):
                    return tuple(found)
        return ()

    def teller(self, speaker: str | None) -> str | None:
        """Return the key of a speaker who may tell what others said; a body is an outlet as often as not."""
        member = self.by_key.get(speaker or "")
        return member.key if member is not None and member.kind != "body" else None

    def _beside_cue(self, s: Sentence, a: Attribution) -> Member | None:
        """Return the named member that ends the source right before the cue, where the parse took another word."""
        last = s.words[a.verb.i - 1] if 0 < a.verb.i < len(s.words) and s.words[a.verb.i] is a.verb else None
        if last is None or last.pos != "PROPN" or not inside(last.start, a.source):
            return None
        if any(w.pos == "ADP" and inside(w.start, a.source) for w in s.ancestors(last)):
            return None  # "the text published by Ann Lee says"
        return self.cast.at(last)

    def _behind_office(self, s: Sentence, a: Attribution) -> Member | None:
        """Return the person right behind the office's place: "the ambassador to the Harbour League Ann Lee said"."""
        last = a.source[-1][1] if a.source else 0
        for m in self.cast.members:
            for start, end in m.mentions if m.kind == "person" else ():
                first = s.at(start) if end == last and s.start <= start < s.end else None
                before = s.words[first.i - 1] if first is not None and first.i else None
                if before is not None and before.pos == "PROPN":
                    return m
        return None

    def _in_source(self, s: Sentence, a: Attribution) -> Member | None:
        """Return the only person whom a source names, where the parser heads it elsewhere: "Lee (D) of Erie"."""
        found = {}
        for w in s.words:
            if w.pos == "PROPN" and inside(w.start, a.source) and (m := self.cast.at(w)) is not None:
                owns = s.words[w.i + 1 : w.i + 2] and s.words[w.i + 1].tag == "POS"
                if m.kind == "person" and not owns and not any(k.pos == "ADP" for k in _up_to_name(s, w)):
                    found[m.key] = m
        return next(iter(found.values())) if len(found) == 1 else None

    def _is_alone(self, s: Sentence, name: Word) -> bool:
        """Whether no first name of somebody else stands before a surname."""
        before = s.words[name.i - 1] if 0 < name.i < len(s.words) and s.words[name.i] is name else None
        return before is None or before.entity != "PERSON" or before.text.endswith(".")

    def _surnamed(self, s: Sentence, a: Attribution, last: Member | None) -> Member | None:
        """Return the person whose surname alone speaks where the cast leaves open whose it is.

        Of several it is the one whom the report is about, else whoever spoke just before.
        """
        if a.speaker is None or not a.speaker.text[0].isupper() or not self._is_alone(s, a.speaker):
            return None
        alike = [m for m in self.cast.members if m.kind == "person" and m.name.split()[-1] == a.speaker.text]
        alike = [m for m in alike if any(start < a.speaker.start for start, _ in m.mentions)]
        alike.sort(key=lambda m: -len(m.mentions))
        if alike and all(len(alike[0].mentions) >= OUTWEIGHS * len(m.mentions) for m in alike[1:]):
            return alike[0]
        return last if last in alike else None

    def _going_on(self, a: Attribution, found: Member | None, last: Member | None) -> Member | None:
        """Return whom "he" or "she" is as a speaker.

        Of two that it may be, whoever spoke before goes on, rather than somebody whom the content tells of or somebody
        without a name.
        """
        assert a.speaker is not None
        if last is None or last.kind != "person" or last is found:
            return found
        if self._gender(last) not in ("", _GENDER[a.speaker.lower]):
            return found
        if found is None or found.kind == "unnamed":
            return last
        told_of = a.content and a.content[0][0] < a.speaker.start and self._is_told_of(found, a)
        return last if told_of or self._is_beside(found, last, a) else found

    def _is_beside(self, found: Member, last: Member, a: Attribution) -> bool:
        """Whether somebody is only named beside the subject of the sentence before, who spoke: "Lee said no to Ko."""
        if a.sentence < 1 or not a.content or a.content[0][0] >= a.verb.start:
            return False
        before = self.sentences[a.sentence - 1]
        subjects = {m.key for w in before.children(before.root, "nsubj") if (m := self.cast.at(w)) is not None}
        named = [w for start, _ in found.mentions if before.start <= start < before.end and (w := before.at(start))]
        heads = [w for w in named if w.dep in SUBJECTS]
        return last.key in subjects and bool(named) and not heads and found.key not in subjects

    def _author(self, s: Sentence, a: Attribution) -> Member | None:
        """Return whose letter or statement "the letter said" means: who wrote, sent or signed one just before."""
        noun = a.speaker
        if noun is None or noun.lemma not in word_set(LEXICON, "speakers", "papers"):
            return None
        if own := [m for w in _givers(s, noun, alone=True) if (m := self.cast.at(w)) is not None]:
            return own[0]
        if own := [m for w in _here(s, noun) if (m := self.cast.at(w)) is not None]:
            return own[0]
        beside = s.children(noun, "amod", "compound", "prep", "relcl", "acl", "poss")
        if beside or not any(k.lower in ("the", "this") for k in s.children(noun, "det")):
            return None
        for index in range(a.sentence, max(-1, a.sentence - AUTHOR_REACH), -1):
            t = self.sentences[index]
            for w in reversed(t.words):
                if w.lemma == noun.lemma and w.start < noun.start:
                    named = [m for x in _givers(t, w) if (m := self.cast.at(x)) is not None]
                    if named:
                        return named[0]
        return None

    def _paper_of(self, s: Sentence, a: Attribution, last: str | None) -> Member | None:
        """Return whoever spoke just before where his paper goes on: "..., the office said. The statement added ..."."""
        noun = a.speaker
        if noun is None or noun.lemma not in word_set(LEXICON, "speakers", "own_papers") or not a.sentence:
            return None
        bare = not s.children(noun, "amod", "compound", "prep", "relcl", "acl", "poss")
        near = self.sentences[a.sentence - 1].block == s.block
        return (
            self.by_key.get(last or "")
            if bare and near and any(k.lower == "the" for k in s.children(noun, "det"))
            else None
        )

    def _signed(self, a: Attribution) -> Member | None:
        """Return the member whose name a post is signed with."""
        start, end = a.source[0]
        words = self.text[start:end].split()
        named = [m for m in self.cast.members if m.kind != "unnamed" and len(m.name.split()) > 1]
        whole = next((m for m in named if set(m.name.split()) <= set(words)), None)
        if whole is not None or words[0].lower() not in word_set(LEXICON, "speakers", "people") | {"sen.", "rep."}:
            return whole
        short = [m for m in named if m.kind == "person" and m.name.split()[-1] == words[-1]]  # "President Lee"
        return short[0] if len(short) == 1 else None

    def _body_going_on(self, a: Attribution, last: Member | None) -> Member | None:
        """Return the body that spoke before, whose words "it said" or "they said" go on with."""
        assert a.speaker is not None
        if last is None or last.kind == "person":
            return None
        return last if last.kind == "body" or a.speaker.lower == "they" else None

    def _subject_before(self, a: Attribution) -> Member | None:
        """Return the only person that a main clause just before is about, if "he" or "she" fits, nearest first."""
        if a.speaker is None:
            return None
        for index in range(a.sentence, max(-1, a.sentence - SUBJECT_REACH - 1), -1):
            s = self.sentences[index]
            told = [w for w in s.children(s.root, "nsubj") if w.end < a.speaker.start]
            people = {m.key: m for w in told if (m := self.cast.at(w)) is not None and m.kind == "person"}
            fits = [m for m in people.values() if self._gender(m) in ("", _GENDER[a.speaker.lower])]
            if fits:
                return fits[0] if len(fits) == 1 else None
        return None

    def _is_told_of(self, member: Member, a: Attribution) -> bool:
        """Whether a member is named in what stands before "he said" and nowhere near before it."""
        first = min(start for start, _ in a.content)
        near = [start for start, _ in member.mentions if first - ROLE_REACH // 5 < start < a.verb.start]
        return (
            bool(near) and all(inside(start, a.content) for start in near if start != a.speaker.start)
            if a.speaker
            else False
        )

    def _gender(self, member: Member) -> str:
        """Return "m" or "f" by the pronouns that mean a member, an empty string if none does."""
        if member.key not in self._genders:
            said = (_GENDER.get(self.text[start:end].lower()) for start, end in member.mentions)
            self._genders[member.key] = next((g for g in said if g), "")
        return self._genders[member.key]

    def _with_name(self, member: Member, a: Attribution) -> Member | None:
        """Return the person of whom "he" takes up words that name nobody: "the Liberal president"."""
        assert a.speaker is not None
        for start, end in reversed([m for m in member.mentions if m[0] < a.speaker.start]):
            s = next((s for s in self.sentences[: a.sentence + 1] if s.start <= start < s.end), None)
            word = s.at(end - 1) if s is not None else None
            if s is not None and word is not None and word.pos in ("NOUN", "PROPN"):
                return self._called(s, word)
        return None

    def _epithet(self, s: Sentence, a: Attribution, last: Member | None) -> Member | None:
        """Return whoever spoke last as "the New Yorker" or "the 61-year-old": words that name nobody by themselves."""
        noun = a.speaker
        if noun is None or last is None or last.kind != "person" or noun.tag not in ("NN", "NNP", "JJ"):
            return None
        the = next((k for k in s.children(noun, "det") if k.lower == "the"), None)
        if the is None or s.children(noun, "prep", "relcl", "appos"):
            return None
        if noun.lower == "old":
            return last
        state = actor_of_name(noun.text)
        if state is not None and state.relation == "demonym" and not state.plural and noun.lower.endswith(("an", "on")):
            return last if last.party in (None, state.name) else None  # "the Norwegian", but "the Swiss"
        one = noun.lower.endswith(tuple(word_set(LEXICON, "speakers", "natives_end")))
        return last if one and noun.text[0].isupper() and the.text == "the" else None  # "The New Yorker" is printed

    def _called(self, s: Sentence, noun: Word) -> Member | None:
        """Return the person last named who has the office that "the president" names."""
        beside = s.children(noun, "amod", "compound", "prep", "relcl")
        of = [actor_of_name(w.text) for w in beside if w.dep in ("amod", "compound") and w.i < noun.i]
        known = [actor for actor in of if actor is not None]
        if not any(k.lower == "the" for k in s.children(noun, "det")) or len(known) < len(beside):
            return None
        office = noun.lemma.lower()
        if office not in word_set(LEXICON, "speakers", "people") | word_set("roles", "persons", "titles"):
            return None
        held = [
            m for m in self.cast.members if m.kind == "person" and any(office in r.lower().split() for r in m.roles)
        ]
        first = [m for m in held if any(office in r.lower().split() and not _is_second(r) for r in m.roles)]
        held = first or held  # "the president" is not the vice president
        held = [m for m in held if all(_is_of(m, actor) for actor in known)]  # "the Liberal president"
        spots = [(start, m) for m in held for start, _ in m.mentions if noun.start - ROLE_REACH < start < noun.start]
        if not spots:
            return None
        near = max(spots, key=lambda spot: spot[0])[1]
        most = max((m for _, m in spots), key=lambda m: len(m.mentions))  # of two presidents, whom the report is about
        return most if len(most.mentions) >= OUTWEIGHS * len(near.mentions) else near


def _is_of(person: Member, actor: WorldName) -> bool:
    """Whether a person may be of a state or a political party that an adjective tells: "the Norwegian president"."""
    own = actor_of_name(person.party or "")
    if person.party in (None, actor.name):
        return actor.political or person.party is not None
    return own is not None and (actor.part_of == own.name if actor.political else own.part_of == actor.name)


def _is_second(role: str) -> bool:
    return bool({"vice", "deputy", "former", "assistant", "acting"} & set(role.lower().replace("-", " ").split()))


@cache
def _joins() -> re.Pattern[str]:
    return re.compile(r"(?:\s?\([^()]{1,12}\))?\s+and\s+(?:[\w.-]+\s+){0,6}")


def _may_belong(person: Member, party: Member) -> bool:
    """Whether somebody may be of a political party: no other one is told, nor another state."""
    known, own = actor_of_name(party.party or party.name), actor_of_name(person.party or "")
    if person.party in (None, party.party):
        return True
    return own is not None and known is not None and not own.political and own.name == known.part_of


def _is_member(s: Sentence, noun: Word) -> bool:
    """Whether a noun in the singular means one of a party: "the Maine Republican", not "Republicans"."""
    one = noun.lower in word_set(LEXICON, "speakers", "members")
    return one and any(k.lower in ("the", "a", "one", "another") for k in s.children(noun, "det", "nummod"))


def _is_along_with(s: Sentence, prep: Word) -> bool:
    before = s.words[prep.i - 1].lower if prep.i else ""
    return prep.lower == "with" and before in ("along", "together")


def _up_to_name(s: Sentence, word: Word) -> Iterator[Word]:
    """Yield the word before the capitalised words that a name begins with: "by" in "by Ann Lee"."""
    i = word.i - 1
    while i >= 0 and s.words[i].pos == "PROPN":
        i -= 1
    yield from s.words[i : i + 1] if i >= 0 else ()


def _givers(s: Sentence, paper: Word, *, alone: bool = False) -> Iterator[Word]:
    """Yield the words for whoever gave out a letter or statement that a sentence tells of.

    ``alone``: only those who stand beside it, not the subject of its verb.
    """
    yield from s.children(paper, "poss")
    for prep in s.children(paper, "prep"):
        if prep.lower in ("by", "from"):
            yield from s.children(prep, "pobj")
    yield from s.children(paper, "compound")
    for verb in s.children(paper, "acl"):
        if verb.tag == "VBN" and verb.lemma in word_set(LEXICON, "speakers", "gives"):
            yield from (w for by in s.children(verb, "agent") for w in s.children(by, "pobj"))
    above = s.head(paper)
    if alone:
        return
    if paper.dep == "dobj" and above.lemma in word_set(LEXICON, "speakers", "gives"):
        yield from s.children(above, "nsubj")
    if paper.dep == "pobj" and above.lower == "in":
        verb = s.head(above)
        yield from s.children(verb, "nsubj") if group_of(verb) else ()


def _here(s: Sentence, paper: Word) -> Iterator[Word]:
    """Yield who gives a paper out where it speaks: "Lee put out a statement saying", "a memo she wrote which said"."""
    above = s.head(paper)
    gives = word_set(LEXICON, "speakers", "gives")
    if paper.dep == "dobj" and above.lemma in gives:
        yield from s.children(above, "nsubj")
    for verb in s.children(paper, "relcl"):
        yield from s.children(verb, "nsubj") if verb.lemma in gives else ()


def _candidates(s: Sentence, head: Word) -> Iterator[Word]:
    yield head
    if head.i < len(s.words) and s.words[head.i] is head:
        if head.lower in word_set(LEXICON, "speakers", "relatives"):
            verb = next((w for w in s.ancestors(head) if w.dep == "relcl"), None)
            if verb is not None:
                yield antecedent(s, verb)
        yield from s.children(head, "appos")
