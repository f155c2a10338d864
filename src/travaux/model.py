"""The records: what a report is, what a family is, and what the record of a negotiation holds.

Everything here is plain, frozen and ordered. Offsets count Unicode code points of ``Report.text`` and are
half-open: ``report.text[start:end]`` is the passage. Dates are ISO 8601 strings, as precise as they are known
(``2025``, ``2025-08``, ``2025-11-26``); an interval is written ``A/B``. ``None`` means that the reports do not tell.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields, is_dataclass
from typing import Literal, get_args

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
class Quantity:
    """A value written out (1600000000000 "dollars"), a range for "between", or alternatives for "one-of"."""

    value: float | tuple[float, ...]
    unit: str
    comparator: Comparator = "="


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
    """Attributed content. ``fragments`` are (start, end) of the content in the report of the first evidence."""

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
