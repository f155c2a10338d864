"""What one report says, before the reports are put together: plain findings, each with its passage.

Findings refer to actors by the key of a :class:`Member` of the report's cast, and to drafts by the chain of a
:class:`DraftMention`; the records room resolves both across reports.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from travaux.language.reading import Page, Sentence, Word
from travaux.language.spans import QuantityMention, TimeExpression
from travaux.model import (
    ActorKind,
    ChangeKind,
    EventKind,
    EventStatus,
    Modality,
    Passage,
    Quantity,
    Stance,
    StatementMode,
    StateStatus,
)


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody or something that acts in one report. ``mentions`` are (start, end), pronouns and roles included."""

    key: str  # "<report id>:<number>", in order of first mention
    name: str
    kind: ActorKind
    aliases: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    party: str | None = None  # the side as this report tells it, by name
    mentions: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody who acts in one report. It can be asked by place; where everybody stands is noted when first asked."""

    members: tuple[Member, ...] = ()
    _by_start: dict[int, tuple[Member, ...]] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, members: Iterable[Member]) -> Cast:
        """Return the cast that ``members`` make."""
        return cls(tuple(members))

    def at(self, word: Word) -> Member | None:
        """Return the member whose mention covers ``word``, None where none does or several ("both sides")."""
        found = self.all_at(word)
        return found[0] if len(found) == 1 else None

    def all_at(self, word: Word) -> tuple[Member, ...]:
        """Return all members of whom the place of ``word`` speaks: two at "both sides", one or none elsewhere."""
        if not self._by_start:
            for m in self.members:
                for start, end in m.mentions:
                    for at in range(start, end):
                        self._by_start[at] = (*self._by_start.get(at, ()), m)
        return self._by_start.get(word.start, ())

    def within(self, words: Iterable[Word]) -> tuple[Member, ...]:
        """Return the members of whom a place among ``words`` speaks alone, in order, each once."""
        found = {m.key: m for w in words if (m := self.at(w)) is not None}
        return tuple(found.values())


@dataclass(frozen=True, slots=True)
class Unknown:
    """Somebody whose words a report gives and whom its cast does not know: "some bankers", "four in ten voters"."""

    name: str
    kind: ActorKind
    at: tuple[int, int]  # where the report speaks of them


@dataclass(frozen=True, slots=True)
class Said:
    """An attributed statement. ``fragments`` are (start, end) of its content in the report."""

    key: str  # "<report id>:s<number>"
    sentence: int  # index of the sentence with the cue in the page
    speaker: str | None  # member key; None when nobody is named or described
    cue: Passage | None
    fragments: tuple[tuple[int, int], ...]
    content: str
    direct: bool
    mode: StatementMode
    evidence: Passage  # from speaker to end of content, within one paragraph
    via: str | None = None
    relay: tuple[str, ...] = ()
    relayed_by: str | None = None  # key of the member in whose words it stands
    said_on: str | None = None
    hedges: tuple[str, ...] = ()
    source: str | None = None  # who speaks, in the report's words
    addressee: str | None = None  # who is spoken to, outlets left out
    occasion: str | None = None  # "in a statement", "at a meeting in Lima"
    denied: bool = False  # the speaker says that the content is not so
    also: tuple[str, ...] = ()  # members that speak together with the speaker: "Lee and Ko said"
    unknown: Unknown | None = None  # who speaks, where the cast does not know them


@dataclass(frozen=True, slots=True)
class View:
    """One shared reading of a report for all finders."""

    page: Page
    cast: Cast
    times: tuple[TimeExpression, ...]
    quantities: tuple[QuantityMention, ...]
    said: tuple[Said, ...] = ()

    def times_in(self, start: int, end: int) -> list[TimeExpression]:
        """Return the calendar expressions between two offsets of the report."""
        return [t for t in self.times if start <= t.start and t.end <= end]

    def quantities_in(self, start: int, end: int) -> list[QuantityMention]:
        """Return the quantities between two offsets of the report."""
        return [q for q in self.quantities if start <= q.start and q.end <= end]

    def said_at(self, offset: int) -> Said | None:
        """Return the innermost statement whose content covers the offset."""
        covering = [s for s in self.said if any(a <= offset < b for a, b in s.fragments)]
        return min(covering, key=lambda s: sum(b - a for a, b in s.fragments), default=None)


@dataclass(frozen=True, slots=True)
class DraftMention:
    """A noun phrase that speaks of a draft."""

    key: str  # "<report id>:d<number>"
    sentence: int
    passage: Passage  # the noun phrase
    shown_by: Passage  # the clause or sentence that shows it
    head: str  # lemma of the noun
    points: int | None = None
    rank: str = ""  # "first", "second", "new", "rival", ... as the lexicon names it
    name: str = ""  # proper words or a code that name it: "Orlen", "WP/12/3"
    sponsors: tuple[str, ...] = ()  # member keys
    definite: bool = True
    introduces: bool = False  # brought up as made, released, proposed or leaked here
    date: str | None = None
    chain: str = ""  # mentions of one draft in one report share it
    bare: bool = False  # nothing but its place in the text tells which draft is meant
    ends: str = ""  # "adopted" or "rejected" when this sentence tells it
    made: str = ""  # lemma of the verb with which this sentence brings it into the world: "reach", "propose", "leak"
    fresh: bool = False  # made, as the sentence's own news and on no other day: "the chair put forward a text"


@dataclass(frozen=True, slots=True)
class DraftLink:
    """A sentence that ties two drafts: ``newer`` derives from, replaces or answers ``older`` (chains)."""

    newer: str
    older: str
    kind: str  # "derived", "replaces" or "answers"
    passage: Passage


@dataclass(frozen=True, slots=True)
class Discourse:
    """Which draft a report speaks of where. ``focus`` has one chain, or None, for each sentence of the page."""

    mentions: tuple[DraftMention, ...] = ()
    focus: tuple[str | None, ...] = ()
    links: tuple[DraftLink, ...] = ()

    def in_sentence(self, index: int) -> list[DraftMention]:
        """Return the mentions in the sentence at ``index`` of the page, in order."""
        return [m for m in self.mentions if m.sentence == index]

    def at(self, word: Word) -> DraftMention | None:
        """Return the mention whose noun phrase ends at or covers ``word``."""
        return next((m for m in self.mentions if m.passage.start <= word.start < m.passage.end), None)


@dataclass(frozen=True, slots=True)
class ProvisionFound:
    """What a draft would do, in one clause."""

    draft: str  # chain of a DraftMention
    says: str
    about: str  # words that tell the issue
    modality: Modality
    passage: Passage
    obliged: tuple[str, ...] = ()
    quantity: Quantity | None = None
    said: str | None = None  # key of a Said
    hedges: tuple[str, ...] = ()
    hangs: bool = False  # whether ``about`` is who acts, or the clause qualifies the noun that names the issue
    sure: float = 1.0  # how likely it is a term at all, 0 to 1


@dataclass(frozen=True, slots=True)
class ChangeFound:
    """What is said to have become of an issue. Either draft may be left to the record to infer."""

    to_draft: str | None
    from_draft: str | None
    about: str
    kind: ChangeKind
    says: str
    passage: Passage
    quantity: Quantity | None = None
    said: str | None = None
    hedges: tuple[str, ...] = ()
    by: str | None = None  # member key of the maker of the older draft, where only the maker is named
    asked: bool = False  # answers a question on what has changed


@dataclass(frozen=True, slots=True)
class PositionFound:
    """A stance: ``draft`` is a DraftMention's chain, ``about`` the words of the issue; one of them is set."""

    actor: str
    stance: Stance
    passage: Passage
    draft: str | None = None
    about: str | None = None
    called: str = ""  # how the issue is called: its words with what is to be done to it, "lifting the tolls"
    says: str | None = None
    date: str | None = None
    said: str | None = None
    named: str = ""  # key of the DraftMention that names the draft, "" where a pronoun or the text before tells it
    how: str = ""  # the kind of telling that shows it: "clause", "phrase", "tag", "due", ...
    sure: float = 1.0  # how likely it is told rightly, 0 to 1


@dataclass(frozen=True, slots=True)
class EventFound:
    """Something that happened, is planned or due."""

    kind: EventKind
    status: EventStatus
    says: str
    passage: Passage
    who: tuple[str, ...] = ()  # who takes part, by their place in the sentence
    place: str | None = None
    start: str | None = None
    end: str | None = None
    step: StateStatus | None = None  # what this report says happened to it
    step_on: str | None = None
    head: str = ""  # lemma of the noun or verb that names it
    said: str | None = None
    near: tuple[str, ...] = ()  # everybody whom the clause mentions: tells what event it is, not whose


@dataclass(frozen=True, slots=True)
class OpenFound:
    """What the report calls unsettled."""

    about: str
    passage: Passage
    sentence: Sentence = field(repr=False, compare=False)
    needed: bool = False  # a step that has to be taken: "parliament would have to approve it"


@dataclass(frozen=True, slots=True)
class Findings:
    """All that one report says."""

    view: View
    drafts: Discourse = Discourse()
    provisions: tuple[ProvisionFound, ...] = ()
    changes: tuple[ChangeFound, ...] = ()
    positions: tuple[PositionFound, ...] = ()
    events: tuple[EventFound, ...] = ()
    open_points: tuple[OpenFound, ...] = ()
