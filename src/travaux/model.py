"""The records: what a report is, what a family is, and what the record of a negotiation holds.

Plain, frozen, ordered. Offsets count Unicode code points of ``Report.text``, half-open: ``report.text[start:end]`` is
the passage. Dates are ISO 8601 strings, as precise as they are known; an interval is ``A/B``. ``None``: nobody tells.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields, is_dataclass
from typing import Literal, get_args

from travaux.yearless import YearlessDay

Certainty = Literal["sure", "likely", "doubtful"]
BlockKind = Literal[
    "headline", "standfirst", "heading", "paragraph", "item", "caption", "stamp", "correction", "furniture"
]
CopyKind = Literal["verbatim", "edited", "excerpt", "spun", "translated"]
ActorKind = Literal["person", "body", "state", "unnamed"]
DraftStatus = Literal[
    "proposed", "superseded", "current", "adopted", "rejected", "alternative", "demands", "historical"
]
Comparator = Literal["=", "<", "<=", ">", ">=", "~", "between", "one-of"]
Modality = Literal["must", "may", "must not", "none"]
ChangeKind = Literal["added", "removed", "changed", "kept", "deferred"]
Stance = Literal["supports", "rejects", "conditional", "undecided"]
StatementMode = Literal["direct", "indirect", "mixed"]
EventKind = Literal["meeting", "visit", "call", "leak", "publication", "deadline", "vote", "signing", "strike", "other"]
EventStatus = Literal["happened", "scheduled", "postponed", "cancelled", "denied"]
AccountKind = Literal["same figure", "other figure", "no such figure", "wording"]
StateStatus = Literal["set", "moved", "met", "dropped", "announced", "held", "called off"]

# Ten hex digits keep two of a million items apart with probability above 0.5 ** (10**12 / 2**41); enough to cite.
ID_DIGITS = 10


def make_id(kind: str, *parts: object) -> str:
    """Return an id of the form ``kind-0123abcdef`` that depends on nothing but ``parts``."""
    digest = hashlib.sha256("\x1f".join(str(part) for part in parts).encode("utf-8", "surrogatepass")).hexdigest()
    return f"{kind}-{digest[:ID_DIGITS]}"


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """The exact characters ``start`` to ``end`` (code points) of one report."""

    report: str
    start: int
    end: int
    text: str

    def stands_in(self, report: Report) -> bool:
        """Whether the passage is, letter for letter, what its offsets cut from ``report``."""
        return bool(self.text) and self.report == report.id and report.text[self.start : self.end] == self.text


@dataclass(frozen=True, slots=True, order=True)
class Evidence(Passage):
    """A passage that shows an item, with the family (the one source) it counts for."""

    family: str = ""
    altered: bool = False  # taken from a machine-altered text, since its origin is not in the pile


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a report (code points) and what it is on the page.

    ``day`` is the day that an entry of a live page bears itself, where it is told; else the report's day holds.
    """

    kind: BlockKind
    start: int
    end: int
    day: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One published account. ``text`` is never altered after reading; ``blocks`` are in order and do not overlap."""

    id: str
    path: str
    text: str
    blocks: tuple[Block, ...] = ()
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    url: str | None = None
    published: str | None = None
    published_from: str = ""  # what the date was read from: "header", "dateline", "prefix", "url", ...
    published_words: str = ""  # the words it was read from, as they stand in the input
    published_sure: Certainty = "sure"
    yearless: YearlessDay | None = None  # where ``published`` is None for want of a year
    modified: str | None = None
    partial: bool = False  # cut off by a subscription wall
    language: str | None = None  # ISO 639-1, as recognised

    def passage(self, start: int, end: int) -> Passage:
        """Return the passage ``start`` to ``end``. Raise ValueError if it is empty or outside the text."""
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"no passage {start}-{end} in {self.path} ({len(self.text)} characters)")
        return Passage(self.id, start, end, self.text[start:end])


def make_report_id(origin: str, text: str) -> str:
    """Return a report's id from its URL or file name and its text."""
    return make_id("r", origin, text)


@dataclass(frozen=True, slots=True)
class Copy:
    """A report that carries another's text. ``passages`` are the borrowed stretches, in the copy itself."""

    report: str
    kind: CopyKind
    similarity: float  # share of the copy's words that are aligned with its origin's, 0 to 1
    passages: tuple[Passage, ...] = ()
    derived_from: str | None = None  # the member of the family that it most likely has the text from
    edition: bool = False  # the same report told anew by the same outlet
    words: int = 0  # aligned words of the copy, and how many of them are the same in the report it was compared with
    equal: int = 0


@dataclass(frozen=True, slots=True)
class Family:
    """One source: an origin and its copies."""

    id: str
    origin: str
    copies: tuple[Copy, ...] = ()
    origin_by: tuple[str, ...] = ()  # what told the origin: "language", "date", "credit", "completeness", "signs", "id"


@dataclass(frozen=True, slots=True)
class Substitution:
    """Words of a spun text and the words of its origin in their place; either is empty where the other has more.

    Offsets are code points: ``start`` to ``end`` in the spun text, ``origin_start`` to ``origin_end`` in the origin.
    """

    start: int
    end: int
    text: str
    origin_start: int
    origin_end: int
    origin_text: str
    in_quotation: bool = False  # inside quotation marks: somebody is made to say it


@dataclass(frozen=True, slots=True)
class AlteredQuotation:
    """A quotation, marks included, in which words were replaced (code points of the spun text), and how it read."""

    start: int
    end: int
    text: str
    origin_text: str
    origin_start: int
    origin_end: int


@dataclass(frozen=True, slots=True)
class Counterpart:
    """A stretch of one report (code points) and the stretch of another that runs in step with it."""

    start: int
    end: int
    origin_start: int
    origin_end: int


@dataclass(frozen=True, slots=True)
class Restored:
    """A copy against its origin: what was copied, and what it reads with the origin's words put back.

    ``kind`` is None when neither is a copy of the other; then nothing was put back.
    """

    spun: str  # report ids
    origin: str
    kind: CopyKind | None
    share: float  # of the copy's words that are aligned with the origin's, 0 to 1
    text: str  # the readable text: the whole copy, the origin's words in it
    substitutions: tuple[Substitution, ...] = ()  # in order
    passages: tuple[Counterpart, ...] = ()  # what was copied, in order
    quotations: int = 0  # in what was copied
    altered_quotations: tuple[AlteredQuotation, ...] = ()
    replaced: int = 0  # words of the copied passages that stand for others
    words: int = 0  # words of the copied passages
    reversed: bool = False  # the words of the "origin" are the less likely ones: it may be the spun one
    reasons: tuple[str, ...] = ()  # why it was judged so


@dataclass(frozen=True, slots=True)
class Suspect:
    """A word or phrase that a spinner is likely to have put, and what it probably stands for where that is sure."""

    start: int  # code points
    end: int
    text: str
    likelihood: float  # that it was put for something else, 0 to 1
    stands_for: str | None = None


@dataclass(frozen=True, slots=True)
class Suspicion:
    """How likely it is that a text was spun, told from its words alone. Nothing is rewritten."""

    report: str
    rate: float | None  # 0 to 1; None where there is too little English to tell
    words: int  # that were judged: those in small letters
    replaced: float  # share of them that was probably replaced, 0 to 1
    suspects: tuple[Suspect, ...] = ()  # in order
    reasons: tuple[str, ...] = ()

    @property
    def is_spun(self) -> bool:
        """Whether the text is more likely spun than not."""
        return self.rate is not None and self.rate >= 0.5


@dataclass(frozen=True, slots=True)
class Judged:
    """A copy beside its origin: why it was judged a copy of that kind, and why the other is the origin."""

    restored: Restored
    copied: tuple[str, ...]  # reasons for the kind
    origin: tuple[str, ...]  # reasons for the direction, the one that decided first


@dataclass(frozen=True, slots=True)
class Quantity:
    """A value written out (1600000000000 "dollars"), a range for "between", or alternatives for "one-of"."""

    value: float | tuple[float, ...]
    unit: str
    comparator: Comparator = "="


SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
# From here on digits are hard to take in at a glance, and "1.6 trillion" is shorter than its twelve zeros.
SCALED_FROM = 10**6


def readable_number(value: float) -> str:
    """Return a number with its thousands parted, long ones in words: "600,000", "8.5", "1.6 trillion"."""
    if not math.isfinite(value):
        return str(value)
    for scale, name in SCALES:
        scaled = round(value / scale, 2)
        if abs(value) >= max(scale, SCALED_FROM) and math.isclose(scaled * scale, value, rel_tol=1e-12):
            return f"{_plain(scaled)} {name}"
    return _plain(value)


def _plain(value: float) -> str:
    if value == int(value):
        return f"{int(value):,}"
    whole, _, fraction = f"{value:,.6f}".partition(".")
    return f"{whole}.{fraction.rstrip('0')}" if fraction.strip("0") else repr(value)


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, body or state that acts, or an unnamed source as it is described; ``party`` names its side."""

    id: str
    name: str
    kind: ActorKind
    aliases: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    party: str | None = None
    known_from: str | None = None


@dataclass(frozen=True, slots=True)
class Issue:
    """What provisions are about, under a readable label."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Draft:
    """One version of the text under negotiation."""

    id: str
    label: str
    status: DraftStatus
    evidence: tuple[Evidence, ...]
    aliases: tuple[str, ...] = ()
    date: str | None = None
    sponsors: tuple[str, ...] = ()
    points: int | None = None
    derived_from: tuple[str, ...] = ()
    known_from: str | None = None


@dataclass(frozen=True, slots=True)
class Provision:
    """What a draft says on an issue."""

    id: str
    draft: str
    issue: str
    issue_id: str
    says: str
    modality: Modality
    evidence: tuple[Evidence, ...]
    obliged: tuple[str, ...] = ()
    quantity: Quantity | None = None
    said_by: str | None = None
    hedges: tuple[str, ...] = ()
    known_from: str | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """What became of an issue from one draft to another."""

    id: str
    from_draft: str
    to_draft: str
    issue: str
    issue_id: str
    kind: ChangeKind
    says: str
    evidence: tuple[Evidence, ...]
    said_by: str | None = None
    hedges: tuple[str, ...] = ()
    known_from: str | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """An actor's stance on a draft or an issue; ``says`` is its condition or its wording."""

    id: str
    actor: str
    stance: Stance
    evidence: tuple[Evidence, ...]
    draft: str | None = None
    issue: str | None = None
    says: str | None = None
    date: str | None = None
    said_by: str | None = None
    known_from: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """Attributed content. ``fragments`` are (start, end) of the content in the report of the first evidence.

    ``source`` is who speaks in the report's words, ``addressee`` who is spoken to, ``occasion`` where or in what; with
    ``denied`` the speaker says that the content is not so. ``also`` are actors who speak together with the speaker.
    """

    id: str
    speaker: str | None
    cue: str
    content: str
    fragments: tuple[tuple[int, int], ...]
    direct: bool
    mode: StatementMode
    evidence: tuple[Evidence, ...]
    via: str | None = None
    relay: tuple[str, ...] = ()
    said_on: str | None = None
    hedges: tuple[str, ...] = ()
    known_from: str | None = None
    source: str | None = None
    addressee: str | None = None
    occasion: str | None = None
    denied: bool = False
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class State:
    """One step in the life of an event or a deadline."""

    status: StateStatus
    on: str | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, is planned, or is due, with its closed calendar interval."""

    id: str
    kind: EventKind
    status: EventStatus
    says: str
    evidence: tuple[Evidence, ...]
    who: tuple[str, ...] = ()
    place: str | None = None
    start: str | None = None
    end: str | None = None
    states: tuple[State, ...] = ()
    moved_to: str | None = None
    known_from: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One side of a conflict."""

    says: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Claims in the reports that cannot both hold."""

    id: str
    about: str
    claims: tuple[Claim, ...]
    known_from: str | None = None


@dataclass(frozen=True, slots=True)
class OpenIssue:
    """What is not settled as of the last report."""

    id: str
    issue: str
    evidence: tuple[Evidence, ...]
    known_from: str | None = None


@dataclass(frozen=True, slots=True)
class NextStep:
    """What is to come as of the last report."""

    id: str
    what: str
    when: str | None
    evidence: tuple[Evidence, ...]
    known_from: str | None = None


@dataclass(frozen=True, slots=True)
class Account:
    """What the reports tell of a provision, beside the article of the draft's own text that it speaks of.

    ``start`` to ``end`` (code points of the witness's text) is the clause; with "no such figure" there is none.
    """

    provision: str
    kind: AccountKind
    article: str = ""  # "Article 5(1)"
    start: int = 0
    end: int = 0
    text: str = ""
    figures: tuple[str, ...] = ()  # of the same unit, as the clause writes them


@dataclass(frozen=True, slots=True)
class Witness:
    """The full text of a draft. ``draft`` is the version that the reports speak of, None if they speak of none."""

    id: str
    path: str
    text: str
    articles: int
    title: str = ""
    date: str | None = None
    partial: bool = False
    draft: str | None = None
    because: tuple[str, ...] = ()  # why they are one: "number of articles", "date", "name", "content"
    accounts: tuple[Account, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Skipped:
    """An input that was left out or doubted, and why."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class MadeBy:
    """What made the record: the program's version, the parser's model, and the SHA-256 of the input."""

    version: str
    model: str
    input: str


Item = (
    Actor | Issue | Draft | Provision | Change | Position | Statement | Event | Conflict | OpenIssue | NextStep
)  # what a record holds, each with an id
# The lists of a record that hold items, in the order of the export; names of the fields of ``Record``.
ITEM_LISTS = (
    "actors", "issues", "drafts", "provisions", "changes", "positions", "statements", "events", "conflicts",
    "open_issues", "next_steps",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Renewed:
    """An item that reads otherwise than it did. ``was`` is its old id; ``fields`` are those that differ."""

    id: str
    was: str
    fields: tuple[str, ...]
    before: Item


@dataclass(frozen=True, slots=True)
class Since:
    """What is new, changed or dropped in a record since the end of ``day``."""

    day: str
    reports: tuple[str, ...] = ()  # ids of those that came since
    new: tuple[str, ...] = ()  # ids of items
    changed: tuple[Renewed, ...] = ()
    dropped: tuple[Item, ...] = ()
    latest_draft: str | None = None  # the latest one of that day, by its id then


@dataclass(frozen=True, slots=True)
class Correction:
    """What an editor put right in a record. ``trouble`` tells why it could not be done; empty if it was."""

    number: int  # its place in the file, from 1
    do: Literal["hide", "relabel", "merge", "split", "set"]
    id: str
    by: str
    reason: str
    told: str  # what was done, in words
    items: tuple[str, ...] = ()  # ids of the items of the record that it altered or made
    hidden: tuple[str, ...] = ()  # ids of the items that it took out of the record
    on: str | None = None
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """All that the reports together say of one negotiation."""

    negotiation: str
    as_at: str | None
    made_by: MadeBy
    reports: tuple[Report, ...] = ()
    families: tuple[Family, ...] = ()
    actors: tuple[Actor, ...] = ()
    issues: tuple[Issue, ...] = ()
    drafts: tuple[Draft, ...] = ()
    latest_draft: str | None = None
    provisions: tuple[Provision, ...] = ()
    changes: tuple[Change, ...] = ()
    positions: tuple[Position, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    open_issues: tuple[OpenIssue, ...] = ()
    next_steps: tuple[NextStep, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    since: Since | None = None
    corrections: tuple[Correction, ...] = ()
    texts: tuple[Witness, ...] = ()


@dataclass(frozen=True, slots=True)
class Pile:
    """What reading gives: the reports in the order of path and id, and what was skipped."""

    reports: tuple[Report, ...] = ()
    skipped: tuple[Skipped, ...] = field(default=())


def passages_of(item: object) -> Iterator[Passage]:
    """Yield every passage in a record or any part of it, depth first."""
    if isinstance(item, Passage):
        yield item
    elif is_dataclass(item) and not isinstance(item, type):
        for f in fields(item):
            yield from passages_of(getattr(item, f.name))
    elif isinstance(item, tuple | list):
        for part in item:
            yield from passages_of(part)


def broken_passages(item: object, reports: Iterable[Report]) -> list[Passage]:
    """Return the passages in ``item`` that do not stand in the report they cite."""
    by_id = {report.id: report for report in reports}
    return [p for p in passages_of(item) if p.report not in by_id or not p.stands_in(by_id[p.report])]


BLOCK_KINDS: tuple[str, ...] = get_args(BlockKind)
