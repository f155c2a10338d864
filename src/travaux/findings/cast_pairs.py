"""Who is meant by several at once: "both sides", "the two countries", "the two men", "they" after two names.

A place that speaks of several is a mention of each of them; nobody is meant by it alone (see :class:`.found.Cast`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from travaux.findings.cast_offices import role_nouns
from travaux.findings.cast_runs import roles
from travaux.findings.cast_stage import Entity, Stage, is_subject
from travaux.language.clauses import conjuncts
from travaux.language.lexicon import word_set
from travaux.language.reading import SUBJECTS, Sentence, Word
from travaux.language.world import actor_of_name

# Sentences back in which two persons must have been named to be "the two men".
NEAR = 2
# The second side of a report must be spoken of at least so many times, and so many times as often as the third.
LEAST, OUTWEIGHS = 3, 2
SHARE = 0.6  # of all that is told of anybody's side
# Two named together are still "they" in the sentence after.
THEY_REACH = 1
# Persons named together who are "they" at most.
MOST = 4


class Pairs:
    """Finds places that speak of two actors or more. ``side_of`` tells the side of an actor by name, or None."""

    def __init__(self, stage: Stage, side_of: Callable[[Entity], str | None]) -> None:
        self.stage = stage
        self.side_of = side_of
        self._sides: list[tuple[Entity, int]] | None = None

    def at(self, index: int, s: Sentence, w: Word) -> bool:
        """Note whom "both sides" or "the two leaders" means where ``w`` is its noun. Return whether it does."""
        lead = _two_before(s, w)
        if lead is None or not self.stage.is_free(lead.start, w.end):
            return False
        them = self._two(index, s, w)
        return len(them) > 1 and self.stage.mention_all(them, index, w, lead.start, w.end)

    def together(self, index: int, s: Sentence, w: Word) -> bool:
        """Note whom "they" or a bare "both" means after two were named together. Return whether it does."""
        if w.lower == "both" and not (is_subject(s, w) and w.dep in SUBJECTS):
            return False
        if self.stage.is_quoted(s, w.start):
            return False
        for back in range(THEY_REACH + 1):
            if index - back < 0:
                break
            them = self._named_together(index - back, before=w.start, subject_of_other=None if back else w)
            if them:
                fits = w.lower != "both" or len(them) == 2
                return fits and self.stage.mention_all(them, index, w, w.start, w.end)
        return False

    def _named_together(self, index: int, before: int, subject_of_other: Word | None) -> list[Entity]:
        """Return the persons, states or bodies that are coordinated as the subject of a sentence."""
        s = self.stage.page.sentences[index]
        if self.stage.page.sentences[index].block_kind == "headline":
            return []
        here = {m.word: m.entity for e in self.stage.entities for m in e.mentions if m.sentence == index}
        found: list[list[Entity]] = []
        for w in s.words:
            if w.dep not in SUBJECTS or w.start >= before or (subject_of_other and w.i == subject_of_other.i):
                continue
            listed = [w, *conjuncts(s, w)]
            them = [e for x in listed if (e := here.get(x.i)) is not None and not e.plural]
            if 1 < len(listed) <= MOST and len(them) == len(listed) and len({id(e) for e in them}) == len(them):
                found.append(them)
        return found[0] if len(found) == 1 else []

    def _two(self, index: int, s: Sentence, w: Word) -> list[Entity]:
        stem = w.lemma
        if stem in word_set("parties", "pairs", "persons"):
            return self._two_persons(index, w, stem)
        return self._two_sides(stem)

    def _two_persons(self, index: int, w: Word, stem: str) -> list[Entity]:
        """Return the two persons of the office named just before, or the only two of the report who hold it."""
        plain = stem in word_set("parties", "pairs", "anybody")
        persons = [e for e in self.stage.entities if e.kind == "person" and e.mentions]
        fit = [e for e in persons if plain or stem in role_nouns(e) or _covers(stem, e)]
        if plain:
            sex = "f" if stem == "woman" else "m"
            fit = [e for e in fit if e.gender in ("", sex)]
        for back in range(NEAR + 1):
            near = [e for e in fit if any(m.sentence == index - back and m.start < w.start for m in e.mentions)]
            if near:
                return near if len(near) == 2 else []
        return fit if len(fit) == 2 and not plain else []

    def _two_sides(self, stem: str) -> list[Entity]:
        """Return the two sides that the report is about, where a third is spoken of far less."""
        kinds = self._weighed()
        if stem in word_set("parties", "pairs", "states"):
            kinds = [(e, n) for e, n in kinds if e.kind == "state"]
        elif stem in word_set("parties", "pairs", "companies"):
            kinds = [(e, n) for e, n in kinds if e.kind == "body" and e.world is None and not e.plural]
        third = kinds[2][1] if len(kinds) > 2 else 0
        most = sum(n for _, n in kinds[:2]) >= SHARE * sum(n for _, n in kinds)
        clear = len(kinds) > 1 and most and kinds[1][1] >= max(LEAST, OUTWEIGHS * third)
        return [e for e, _ in kinds[:2]] if clear else []

    def _weighed(self) -> list[tuple[Entity, int]]:
        """Return the sides that stand for themselves in the report with how often they and theirs are spoken of."""
        if self._sides is None:
            told: Counter[str] = Counter()
            for e in self.stage.entities:
                if e.mentions and not e.outlet and (side := self.side_of(e)):
                    told[side] += sum(not m.pronoun for m in e.mentions)
            named: dict[str, Entity] = {}
            for e in self.stage.entities:
                known = actor_of_name(e.name)
                if e.kind in ("state", "body") and e.mentions and (known is None or known.relation != "metonym"):
                    named.setdefault(e.name, e)
            listed = [(named[side], n) for side, n in told.items() if side in named]
            self._sides = sorted(listed, key=lambda x: (-x[1], x[0].name))
        return self._sides


def _two_before(s: Sentence, w: Word) -> Word | None:
    """Return "both", "neither" or the first word of "the two" before a noun for sides, if they stand there."""
    if w.lemma not in word_set("parties", "pairs", "all") or w.text[0].isupper():
        return None
    before: Sequence[Word] = s.words[max(0, w.i - 3) : w.i]
    texts = [x.lower for x in before]
    if w.tag == "NN":
        return before[-1] if texts[-1:] in (["neither"], ["either"]) else None
    if w.tag not in ("NNS", "NNPS"):
        return None
    if texts[-1:] == ["both"]:
        return before[-1]
    if texts[-2:] in (["the", "two"], ["these", "two"], ["both", "the"]):
        return before[-2]
    return before[-3] if texts[-3:-1] == ["the", "two"] and before[-1].pos in ("ADJ", "NOUN") else None


def _covers(stem: str, e: Entity) -> bool:
    return stem == "leader" and bool(role_nouns(e) & roles("persons", "heads"))


def is_together(w: Word) -> bool:
    """Whether a word may mean several who were named together before."""
    return w.lower in ("they", "both") and w.pos in ("PRON", "DET")
