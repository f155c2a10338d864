"""Whom a pronoun means, where that is clear: one antecedent that fits, or one that is a subject. Else nobody."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from travaux.findings.cast_runs import begins, roles
from travaux.findings.cast_stage import Entity, Mention, Stage
from travaux.language.clauses import clause_head, subject
from travaux.language.reading import SUBJECTS, Sentence, Word

# How many sentences back a person is still "he": the sentence itself, and so many before it.
PERSON_REACH = 2
# Sentences back at most, those that are quoted throughout included.
QUOTED_REACH = 8
# Blocks of page furniture ("Advertisement") between a paragraph and the one it goes on from.
FURNITURE = 1
PERSONAL = {
    "he": "m", "him": "m", "his": "m", "himself": "m",
    "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip
PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
NEUTER = frozenset({"it", "its", "itself"})
_THIRD_PERSON = frozenset(PERSONAL) | PLURAL | NEUTER


def is_pronoun(s: Sentence, w: Word) -> bool:
    """Whether ``w`` is a pronoun of the third person; with a capital inside a sentence it is a name ("Wu He")."""
    if w.lower not in _THIRD_PERSON:
        return False
    return w.text[0].islower() or begins(s, w) or w.text.isupper()


class Pronouns:
    """Ties pronouns to the actors mentioned before them. Sentences must be asked for in order."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.by_sentence: dict[int, list[Mention]] = {}
        self.of_block: dict[int, list[int]] = {}
        for n, s in enumerate(stage.page.sentences):
            self.of_block.setdefault(s.block, []).append(n)

    def note(self, mention: Mention) -> None:
        """Make a mention known as a possible antecedent."""
        self.by_sentence.setdefault(mention.sentence, []).append(mention)

    def resolve(self, index: int, s: Sentence, w: Word, *, led: bool = False) -> Entity | None:
        """Return whom the pronoun ``w`` means, or None where that is not clear; ``led`` if somebody leads it."""
        if led and w.lower == "it" and index and self._reaches(index, 1):  # "Ann Orme, who chairs it"
            last = self.stage.page.sentences[index - 1]
            about = subject(last, last.root)
            return self._thing_at(index - 1, about, w) if about is not None else None
        if w.lower in PERSONAL:
            return self._person(index, s, w, PERSONAL[w.lower])
        if w.lower in PLURAL:
            return self._many(index, s, w)
        return self._body(index, s, w) if w.lower in NEUTER else None

    def _before(self, index: int, s: Sentence, w: Word, back: int) -> list[Mention]:
        """Return the mentions ``back`` sentences before, on the pronoun's side of the quotation marks."""
        if back and not self._reaches(index, back):
            return []
        quotation = self.stage.quotation(s, w.start)
        found = [m for m in self.by_sentence.get(index - back, ()) if m.start < w.start]
        if not back:
            found = [m for m in found if not _inside(s, w, m.word)]
        if quotation is not None:
            return [m for m in found if quotation[0] <= m.start < quotation[1]]
        return [m for m in found if not m.quoted]

    def _reaches(self, index: int, back: int) -> bool:
        sentences = self.stage.page.sentences
        if index - back < 0:
            return False
        a, b = sentences[index - back], sentences[index]
        between = [self._block(c) for c in range(a.block + 1, b.block)]
        furniture = sum(not listed for listed in between)
        quoted = all(self._is_all_quoted(n) for listed in between for n in listed)
        return quoted and furniture <= FURNITURE and (a.block_kind == b.block_kind or a.block == b.block)

    def _block(self, block: int) -> list[int]:
        """Return the places of the sentences of a block, none for furniture."""
        return self.of_block.get(block, [])

    def _person(self, index: int, s: Sentence, w: Word, gender: str) -> Entity | None:
        if ahead := self._ahead(index, s, w, gender) or self._of_relative(index, s, w, gender):
            return ahead
        for back in self._steps(index, s, w):
            fits = [m for m in self._before(index, s, w, back) if _is_one(m.entity) and m.entity.gender in ("", gender)]
            if not back:
                fits = _not_fronted(s, w, fits)
            if fits:
                found = _only(fits) or (self._governing(s, w, fits) if not back else None) or _only_subject(fits)
                found = found or self._speaker(index, s, w, back, fits)
                if found is not None and not found.gender and found.kind == "person":
                    found.gender = gender
                return found
        return None

    def _of_relative(self, index: int, s: Sentence, w: Word, gender: str) -> Entity | None:
        """Return who is told of in a clause with "who", where the pronoun stands: "Ann Orme, who kept her word"."""
        clause = next((v for v in s.ancestors(w) if v.pos in ("VERB", "AUX")), None)
        who = next((k for k in s.children(clause, *SUBJECTS) if k.lower == "who"), None) if clause is not None else None
        if clause is None or who is None or clause.dep != "relcl" or not who.start < w.start:
            return None
        told = [m for m in self.by_sentence.get(index, ()) if m.word == clause.head and m.start < w.start]
        fits = [m.entity for m in told if _is_one(m.entity) and m.entity.gender in ("", gender)]
        if len(fits) == 1 and not fits[0].gender and fits[0].kind == "person":
            fits[0].gender = gender
        return fits[0] if len(fits) == 1 else None

    def _ahead(self, index: int, s: Sentence, w: Word, gender: str) -> Entity | None:
        """Return the subject that a phrase in front of it is about: "In her farewell speech, Orme said"."""
        if w.tag != "PRP$" or self.stage.is_quoted(s, w.start):
            return None
        verb = next((v for v in s.ancestors(w) if v.pos in ("VERB", "AUX")), None)
        if verb is None or verb.i < w.i or any(x.dep in SUBJECTS for x in s.children(verb) if x.i < w.i):
            return None
        after = [m for m in self.by_sentence.get(index, ()) if m.start > w.end and m.word < verb.i and m.subject]
        fits = [m for m in after if m.entity.kind == "person" and m.entity.gender in ("", gender)]
        return fits[0].entity if len(after) == 1 and fits and not fits[0].pronoun else None

    def _steps(self, index: int, s: Sentence, w: Word) -> Iterator[int]:
        """Yield how far back to look, nearest first: sentences that are quoted throughout do not count as steps."""
        yield 0
        if self.stage.is_quoted(s, w.start):
            return
        steps = 0
        for back in range(1, QUOTED_REACH + 1):
            if steps == PERSON_REACH or not self._reaches(index, back):
                return
            steps += not self._is_all_quoted(index - back)
            yield back

    def _is_all_quoted(self, index: int) -> bool:
        s = self.stage.page.sentences[index]
        inside = self.stage.quotation(s, s.start)
        return inside is not None and inside[1] >= s.end - 2

    def _speaker(self, index: int, s: Sentence, w: Word, back: int, fits: Sequence[Mention]) -> Entity | None:
        """Return who says the sentence before, where the pronoun goes on saying: "Orme said ... He added ..."."""
        if not back or s.head(w).lemma not in roles("acts", "say"):
            return None
        last = self.stage.page.sentences[index - back]
        main = [m for m in fits if m.subject and last.head(last.words[m.word]).i == last.root.i]
        return _only(main) if last.root.lemma in roles("acts", "say") else None

    def _governing(self, s: Sentence, w: Word, fits: Sequence[Mention]) -> Entity | None:
        """Return the one who is subject of a clause that the pronoun's clause hangs on."""
        above = {v.i for v in s.ancestors(w)}
        subjects = [m for m in fits if m.subject and s.words[m.word].head in above and s.words[m.word].head != w.head]
        return _only(subjects)

    def _many(self, index: int, s: Sentence, w: Word) -> Entity | None:
        for back in range(2):
            found = self._before(index, s, w, back)
            if not found:
                continue
            fits = [m for m in found if m.plural]
            if not fits or _coordinated(self.stage.page.sentences[index - back], found):
                return None
            return _only([m for m in fits if m.subject]) if back else _only(fits) or _only_subject(fits)
        return None

    def _body(self, index: int, s: Sentence, w: Word) -> Entity | None:
        """Return the body that the clause around, or the sentence before, is about."""
        if w.lower == "it" and not _acts(s, w):
            return None
        if w.lower == "its" and w.i and s.words[w.i - 1].text in (";", "—", "–"):  # "the board has not ruled; its head"
            before = [m for m in self.by_sentence.get(index, ()) if m.start < w.start and not m.plural]
            things = [m for m in before if m.entity.kind in ("state", "body")]
            return _only([m for m in things if m.subject or s.words[m.word].dep == "appos"])
        noun = s.head(w)
        if w.dep == "poss" and noun.dep == "conj":  # "the League and its president, Ann Orme"
            listed = [m.entity for m in self.by_sentence.get(index, ()) if m.word == noun.head and m.start < w.start]
            if len(listed) == 1 and listed[0].kind in ("state", "body"):
                return listed[0]
        verb = clause_head(s, s.head(w)) if w.dep == "poss" else clause_head(s, w)
        for _ in range(3):
            about = subject(s, verb)
            if about is not None and w.lower == "its" and _in_apposition(s, w, about):
                break  # "Ann Orme, its leader, said": of whom the sentence before told
            if about is not None and about.i != w.i and about.start < w.start:
                return self._thing_at(index, about, w)
            if verb.head == verb.i:
                break
            verb = clause_head(s, s.head(verb))
        if (told := self._told_before(index, s, w)) is not None:
            return self._thing_at(index, told, w)
        if index and self._reaches(index, 1):
            last = self.stage.page.sentences[index - 1]
            about = subject(last, last.root)
            return self._thing_at(index - 1, about, w) if about is not None else None
        return None

    def _told_before(self, index: int, s: Sentence, w: Word) -> Word | None:
        """Return the subject of what is said, where it stands first: "The fund will sell, it said"."""
        verb = s.root
        saying = w.dep == "poss" and s.head(w).dep in SUBJECTS and s.head(w).head == verb.i  # "..., says its head"
        if verb.lemma not in roles("acts", "say") or (verb.i < w.i and not saying):
            return None
        said = next((k for k in s.children(verb, "ccomp") if k.i < w.i), None)
        about = subject(s, said) if said is not None else None
        return about if about is not None and about.i < w.i and not self.stage.is_quoted(s, about.start) else None

    def _thing_at(self, index: int, about: Word, w: Word) -> Entity | None:
        if _coordinated(self.stage.page.sentences[index], self.by_sentence.get(index, ())):
            return None
        words = self.stage.page.sentences[index].words
        for m in self.by_sentence.get(index, ()):
            beside = words[m.word].dep == "appos" and words[m.word].head == about.i  # "Her union, the League, ... its"
            one = not m.plural or (m.entity.world is not None and not m.entity.name.endswith("s"))  # a party ... "it"
            if (m.start <= about.start < m.end or beside) and m.start < w.start and one:
                return m.entity if m.entity.kind in ("state", "body") else None
        return None


def _in_apposition(s: Sentence, w: Word, about: Word) -> bool:
    """Whether "its" stands in an apposition to a subject."""
    noun = s.head(w)
    return w.dep == "poss" and noun.dep == "appos" and noun.head == about.i


def _inside(s: Sentence, w: Word, noun: int) -> bool:
    """Whether the pronoun stands in the phrase of the noun itself: "a member of her delegation" is not "her"."""
    for up in s.ancestors(w):
        if up.i == noun:
            return True
        if up.pos in ("VERB", "AUX"):
            return False
    return False


def _not_fronted(s: Sentence, w: Word, fits: Sequence[Mention]) -> list[Mention]:
    """Leave out whom a phrase in front of the pronoun's own clause speaks of: "Attacking Orme’s aide Tarr, he said".

    The pronoun is the one who does what the phrase tells; whoever is a subject there may still be meant.
    """
    verb = s.head(w)
    if w.dep not in SUBJECTS:
        return list(fits)
    fronted = {x.i for k in s.children(verb, "advcl", "prep") if k.i < w.i for x in s.subtree(k)}
    return [m for m in fits if m.word not in fronted or m.subject]


def _is_one(e: Entity) -> bool:
    return e.kind == "person" or (e.kind == "unnamed" and not e.plural)


def _only(mentions: Sequence[Mention]) -> Entity | None:
    entities = {id(m.entity): m.entity for m in mentions}
    return next(iter(entities.values())) if len(entities) == 1 else None


def _only_subject(mentions: Sequence[Mention]) -> Entity | None:
    return _only([m for m in mentions if m.subject])


def _coordinated(s: Sentence, mentions: Sequence[Mention]) -> bool:
    """Whether two subjects are coordinated: then "they" means both."""
    return any(s.words[m.word].dep == "conj" and m.subject for m in mentions)


def _acts(s: Sentence, w: Word) -> bool:
    """Whether "it" is the subject of something only an actor does, or of what somebody says: "X said it would"."""
    verb = s.head(w)
    lemma = verb.lemma
    if w.dep == "nsubj" and verb.dep == "ccomp" and s.head(verb).lemma in roles("acts", "say") and lemma != "be":
        return True
    return (
        w.dep == "nsubj"
        and lemma not in ("be", "have", "take", "make", "go", "come", "need")
        and (lemma in roles("acts", "say") or lemma in roles("acts", "do"))
    )


Resolver = Callable[[int, Sentence, Word], Entity | None]
