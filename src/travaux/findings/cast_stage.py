"""The stage on which a cast is put together: actors of one report while they are still being found."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from travaux.findings.cast_names import Name
from travaux.language.reading import SUBJECTS, Page, Sentence, Word
from travaux.language.world import WorldName, actor_of_name
from travaux.model import ActorKind

# How sure a clue to somebody's side is: a party label, the state or body in the title, a possessor or "of",
# in apposition. Higher wins; among equals the one that is told more often. An office of one state alone comes last.
LABEL, TITLE, OWNER = 3, 2, 1
_RANK = frozenset({"Acting", "Interim", "Former", "Deputy", "Assistant", "Senior", "Then"})
SHOUTED = 5  # letters of a word in capitals that is no abbreviation


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in the report that speaks of an actor. ``word`` is the head word in its sentence."""

    start: int
    end: int
    sentence: int
    word: int
    entity: Entity
    subject: bool = False
    quoted: bool = False
    pronoun: bool = False
    plural: bool = False  # the people rather than the state


@dataclass(slots=True, eq=False)
class Entity:
    """An actor while it is being found."""

    kind: ActorKind
    name: str
    surfaces: Counter[str] = field(default_factory=Counter)
    roles: dict[str, None] = field(default_factory=dict)
    sides: list[tuple[int, str | Entity]] = field(default_factory=list)  # clues to the party with their weight
    mentions: list[Mention] = field(default_factory=list)
    gender: str = ""
    plural: bool = False
    head: str = ""  # the noun of an unnamed source or a lower-case body, in the singular
    modifiers: frozenset[str] = frozenset()  # of an unnamed source, in small letters
    world: WorldName | None = None
    party: str | None = None
    owner: Entity | None = None  # whose "his spokesman" is
    outlet: bool = False
    owned: bool = False  # brought in with a possessive pronoun
    homes: set[str] = field(default_factory=set)  # parts of a federal state that one is from: "Maine"
    common: bool = False  # a party in its own right that goes by a common noun: "union"

    def add_role(self, role: str) -> None:
        """Note an office, once, without words that are no part of it: "including", "BREAKING"."""
        words = role.split()
        while len(words) > 1 and (words[0].lower() in ("including", "like", "as", "with") or _is_shouted(words[0])):
            words = words[1:]
        if words:
            self.roles.setdefault(" ".join(words))

    def add_side(self, weight: int, owner: str | Entity) -> None:
        """Note a clue to the party."""
        if isinstance(owner, str) and " " in owner and owner.split()[0] in _RANK:  # "Acting ICE Director"
            owner = owner.split(maxsplit=1)[1]
        if owner is not self and owner:
            self.sides.append((weight, owner))


def _is_shouted(word: str) -> bool:
    """Whether a word in capitals is too long for an abbreviation."""
    return word.isalpha() and word.isupper() and len(word) >= SHOUTED and actor_of_name(word) is None


class Stage:
    """The report, the actors found so far, and who is spoken of where."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.entities: list[Entity] = []
        self.texts: frozenset[str] = frozenset()  # of all names, actors or not
        self.by_text: dict[str, Entity] = {}  # the actor that a name stands for throughout the report
        self.cities: set[str] = set()  # names that the report tells to be capitals
        self.taken: list[tuple[int, int]] = []  # (start, end) of all mentions, in order
        self._quotes = {b: _quotations(page, b) for b in {s.block for s in page.sentences}}

    def new(self, kind: ActorKind, name: str) -> Entity:
        """Bring in an actor."""
        entity = Entity(kind, name)
        self.entities.append(entity)
        return entity

    def is_free(self, start: int, end: int) -> bool:
        """Whether no mention overlaps (start, end)."""
        at = bisect_left(self.taken, (start, end))
        after = at == len(self.taken) or self.taken[at][0] >= end
        return after and (at == 0 or self.taken[at - 1][1] <= start)

    def mention(
        self,
        entity: Entity,
        index: int,
        word: Word,
        start: int,
        end: int,
        *,
        pronoun: bool = False,
        plural: bool = False,
    ) -> bool:
        """Note that (start, end) in sentence ``index`` speaks of ``entity``. Return False if the place is taken."""
        if start >= end or not self.is_free(start, end):
            return False
        insort(self.taken, (start, end))
        s = self.page.sentences[index]
        quoted, plural = self.is_quoted(s, start), plural or entity.plural
        found = Mention(start, end, index, word.i, entity, is_subject(s, word), quoted, pronoun, plural)
        entity.mentions.append(found)
        return True

    def mention_all(self, entities: Sequence[Entity], index: int, word: Word, start: int, end: int) -> bool:
        """Note that (start, end) speaks of several at once. Return False if the place is taken."""
        if start >= end or not self.is_free(start, end):
            return False
        insort(self.taken, (start, end))
        s = self.page.sentences[index]
        quoted, subject = self.is_quoted(s, start), is_subject(s, word)
        for e in entities:
            e.mentions.append(Mention(start, end, index, word.i, e, subject, quoted, pronoun=True, plural=True))
        return True

    def is_quoted(self, s: Sentence, offset: int) -> bool:
        """Whether the offset lies between quotation marks."""
        return any(a <= offset < b for a, b in self._quotes[s.block])

    def quotation(self, s: Sentence, offset: int) -> tuple[int, int] | None:
        """Return the quotation that covers the offset."""
        return next(((a, b) for a, b in self._quotes[s.block] if a <= offset < b), None)


def _quotations(page: Page, block: int) -> list[tuple[int, int]]:
    """Return (start, end) of the quotations in a block; one that is not closed runs to the end of the block."""
    b = page.report.blocks[block]
    text, found, opened = page.report.text[b.start : b.end], [], -1
    for at, c in enumerate(text):
        if opened < 0 and c in '“"':
            opened = at
        elif opened >= 0 and c in '”"':
            found.append((b.start + opened, b.start + at))
            opened = -1
    return [*found, (b.start + opened, b.end)] if opened >= 0 else found


def is_subject(s: Sentence, word: Word) -> bool:
    """Whether ``word`` is the subject of a verb, or coordinated with one."""
    while word.dep == "conj" and word.head != word.i:
        word = s.head(word)
    return word.dep in SUBJECTS or (word.dep == "aux" and word.tag == "NNP")  # a name that looks like "may" or "will"


def head_of(s: Sentence, name: Name) -> Word:
    """Return the word of a name that stands in the sentence for all of it."""
    for w in reversed(s.words[name.first : name.last + 1]):
        if not name.first <= w.head <= name.last or w.head == w.i:
            return w
    return s.words[name.last]


def is_political(owner: str | Entity) -> bool:
    """Whether an owner is a political party."""
    known = owner.world if isinstance(owner, Entity) else actor_of_name(owner)
    return known is not None and known.political


def shown(text: str) -> str:
    """Return a stretch of the report as a name: white space squeezed."""
    return " ".join(text.split())
