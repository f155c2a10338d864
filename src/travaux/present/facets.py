"""By what the lines of a record can be filtered: party, issue, draft, day, independent sources."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from travaux.model import (
    Change,
    Conflict,
    Draft,
    Event,
    Evidence,
    NextStep,
    OpenIssue,
    Position,
    Provision,
    Record,
    Statement,
)
from travaux.present.desk import Desk, families_in, main_issue
from travaux.present.wording import first_day, last_day, shorten, shown

Line = Provision | Change | Position | Statement | Event | Conflict | OpenIssue | NextStep
NAME_LIMIT = 60
# Names shorter than this ("EU" apart, which is in capitals) are words of the language too often.
SHORTEST_NAME = 4
WORD = re.compile(r"\w+")
ISO_DAY = re.compile(r"\d{4}(?:-\d\d){0,2}\Z", re.ASCII)


@dataclass(frozen=True, slots=True)
class Facet:
    """What a line can be found by. ``first`` and ``last`` are ISO dates; the names are those of :class:`Facets`."""

    parties: frozenset[str]
    issues: frozenset[str]
    drafts: frozenset[str]  # ids
    first: str | None
    last: str | None
    sources: int


class Facets:
    """The parties, issues and drafts of a record, and which of its lines has which."""

    def __init__(self, record: Record, desk: Desk | None = None) -> None:
        self.desk = desk or Desk.of(record, full=True)
        self._said = _by_report(record.statements)
        self._parties_named = _Names(self._party_names(record))
        self.issues = self._ranked(main_issue(t.issue) for t in _told(record) if t.issue)
        self._issues_named = _Names({word.casefold(): word for word in self.issues})
        self._drafts_named = _Names(_words_of_drafts(record.drafts))
        self._found = {item.id: self._facet(item) for item in lines_of(record)}
        self.parties = self._ranked(party for facet in self._found.values() for party in facet.parties)

    def of(self, item: Line) -> Facet:
        """Return what ``item`` can be found by."""
        return self._found[item.id]

    @staticmethod
    def _ranked(names: Iterable[str]) -> tuple[str, ...]:
        counts = Counter(names)
        return tuple(sorted(counts, key=lambda n: (-counts[n], n.casefold(), n)))

    def _party_names(self, record: Record) -> dict[str, str]:
        """Return by which words a line names a party: the names of all sides, and their aliases."""
        sides = {self._party(a) for a in self._acting(record)}
        names = {name: name for name in sides if name}
        for actor in record.actors:
            name = shorten(actor.name, NAME_LIMIT)
            if name in sides and actor.kind != "unnamed":
                names |= {alias: name for alias in map(shown, actor.aliases) if alias not in names}
        return {word: name for word, name in names.items() if len(word) >= SHORTEST_NAME or word.isupper()}

    @staticmethod
    def _acting(record: Record) -> Iterator[str]:
        for position in record.positions:
            yield position.actor
        for provision in record.provisions:
            yield from provision.obliged
        for event in record.events:
            yield from event.who
        for statement in record.statements:
            yield statement.speaker or ""
        for draft in record.drafts:
            yield from draft.sponsors

    def _party(self, actor: str) -> str:
        return "" if self.desk.is_unnamed(actor) else self.desk.party(actor)

    def _facet(self, item: Line) -> Facet:
        evidence = evidence_of(item)
        words = f"{says_of(item)} {' '.join(e.text for e in evidence)}"
        first, last = _days(item)
        return Facet(
            parties=frozenset(self._parties(item, evidence, words)),
            issues=frozenset(self._issues(item, words)),
            drafts=frozenset(self._drafts_of(item, words)),
            first=first,
            last=last,
            sources=families_in(evidence),
        )

    def _parties(self, item: Line, evidence: Sequence[Evidence], words: str) -> Iterator[str]:
        said_by = getattr(item, "said_by", None)
        actors = [*_actors(item), *self._speakers(evidence)]
        if said_by in self.desk.statements:
            actors.append(self.desk.statements[said_by].speaker or "")
        yield from (party for party in map(self._party, actors) if party)
        yield from self._parties_named.found_in(words)

    def _speakers(self, evidence: Sequence[Evidence]) -> Iterator[str]:
        """Yield who speaks where a passage stands."""
        for passage in evidence:
            for start, end, speaker in self._said.get(passage.report, ()):
                if start < passage.end and passage.start < end:
                    yield speaker

    def _issues(self, item: Line, words: str) -> Iterator[str]:
        if isinstance(item, Provision | Change | Position) and item.issue:
            yield main_issue(item.issue)
        if not isinstance(item, Provision | Change):
            yield from self._issues_named.found_in(words.casefold())

    def _drafts_of(self, item: Line, words: str) -> Iterator[str]:
        own = _own_drafts(item)
        yield from own or self._drafts_named.found_in(words.casefold())


def lines_of(record: Record) -> Iterator[Line]:
    """Yield all that a filter may leave out of a record, kind by kind."""
    yield from record.provisions
    yield from record.changes
    yield from record.positions
    yield from record.statements
    yield from record.events
    yield from record.conflicts
    yield from record.open_issues
    yield from record.next_steps


def evidence_of(item: Line) -> tuple[Evidence, ...]:
    """Return the passages that show a line; those of all its claims for a conflict."""
    if isinstance(item, Conflict):
        return tuple(e for claim in item.claims for e in claim.evidence)
    return item.evidence


def says_of(item: Line) -> str:
    """Return the words of a line."""
    if isinstance(item, Conflict):
        return " ".join([item.about, *(claim.says for claim in item.claims)])
    if isinstance(item, OpenIssue):
        return item.issue
    if isinstance(item, NextStep):
        return item.what
    return item.content if isinstance(item, Statement) else item.says or ""


def _told(record: Record) -> tuple[Provision | Change | Position, ...]:
    return (*record.provisions, *record.changes, *record.positions)


def _by_report(statements: Iterable[Statement]) -> dict[str, list[tuple[int, int, str]]]:
    found: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for statement in statements:
        for passage in statement.evidence if statement.speaker else ():
            found[passage.report].append((passage.start, passage.end, statement.speaker or ""))
    return found


def _actors(item: Line) -> tuple[str, ...]:
    if isinstance(item, Position):
        return (item.actor,)
    if isinstance(item, Provision):
        return item.obliged
    if isinstance(item, Event):
        return item.who
    return (item.speaker or "",) if isinstance(item, Statement) else ()


def _own_drafts(item: Line) -> tuple[str, ...]:
    if isinstance(item, Provision):
        return (item.draft,)
    if isinstance(item, Change):
        return item.from_draft, item.to_draft
    return (item.draft,) if isinstance(item, Position) and item.draft else ()


def _words_of_drafts(drafts: Iterable[Draft]) -> dict[str, str]:
    """Return by which words a line names a draft: its label and aliases, as far as no two share them."""
    words: dict[str, set[str]] = defaultdict(set)
    for draft in drafts:
        for word in (draft.label, *draft.aliases):
            words[shown(word).casefold()].add(draft.id)
    return {word: min(ids) for word, ids in words.items() if len(ids) == 1 and len(word) >= SHORTEST_NAME}


def _days(item: Line) -> tuple[str | None, str | None]:
    """Return the first and last day that a line is of: its own date, or else from when it is known."""
    if isinstance(item, Event):
        first, last = item.start or item.end, item.end or item.start
    elif isinstance(item, NextStep):
        first = last = item.when
    elif isinstance(item, Position):
        first = last = item.date
    else:
        first = last = item.said_on if isinstance(item, Statement) else None
    if not first:
        first = last = item.known_from
    days = (first_day(first)[:10], last_day(last)) if first else ("", "")
    return days if all(map(ISO_DAY.match, days)) else (None, None)


class _Names:
    """Names, looked for in a text word by word, the longest first: many of them cost no more than few."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._by_first: dict[str, list[tuple[list[str], str]]] = defaultdict(list)
        for name, stands_for in names.items():
            if words := WORD.findall(name):
                self._by_first[words[0]].append((words, stands_for))
        for candidates in self._by_first.values():
            candidates.sort(key=lambda c: (-len(c[0]), c))

    def found_in(self, text: str) -> Iterator[str]:
        """Yield what the names in ``text`` stand for."""
        words = WORD.findall(text)
        at = 0
        while at < len(words):
            candidates = self._by_first.get(words[at], ())
            found = next((c for c in candidates if words[at : at + len(c[0])] == c[0]), None)
            if found:
                yield found[1]
            at += len(found[0]) if found else 1
