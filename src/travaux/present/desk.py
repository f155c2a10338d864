"""What the sections of a brief share: looking things up in the record, citing, ranking, and cutting long lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from travaux.model import Actor, Draft, Event, Evidence, Record, Report, Statement, passages_of
from travaux.present.document import Cite, Item, Line, Paragraph, Span, Text
from travaux.present.support import Unnamed
from travaux.present.wording import first_day, listed, sentence, shorten, shown

# A line of a brief is read at a glance up to about two lines of print; the model brief stays below 160.
SAYS_LIMIT = 160
# More citations than this on one line are there to be counted, not to be looked up; `--all` gives every one.
CITED_PER_LINE = 3
HEDGES_SHOWN = 2
# Five columns beside the issues leave some fifteen characters for each on a page 100 wide.
COLUMNS = 5
DRAFTS_SHOWN = 10
LABEL_LIMIT = 60
EDITOR_LIMIT = 40
CUT_BY = "--all"

T = TypeVar("T")
Key = TypeVar("Key", bound=Hashable)


class Cited(Protocol):
    """Any item of the record."""

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The passages that show the item."""


@dataclass(frozen=True, slots=True)
class Desk:
    """A record made ready for writing: every table that the sections look things up in."""

    record: Record
    full: bool
    reports: dict[str, Report]
    actors: dict[str, Actor]
    statements: dict[str, Statement]
    events: dict[str, Event]
    drafts: tuple[Draft, ...]  # as they came about, ancestors before descendants
    compared: tuple[Draft, ...]  # those that have a column of their own, in that order
    tabled: tuple[Draft, ...]  # those that the table of drafts shows, in that order
    sources: int  # independent ones
    articles: dict[str, str]  # of the draft's own text that a provision tells of, where the text is at hand
    _letters: dict[str, str] = field(default_factory=dict)
    _editors: dict[str, str] = field(default_factory=dict)  # who corrected which item
    _unnamed: Unnamed = field(default_factory=Unnamed)

    @classmethod
    def of(cls, record: Record, *, full: bool = False) -> Desk:
        """Return the desk for ``record``; ``full`` means that no list and no text is cut."""
        drafts = in_order(record.drafts)
        compared, tabled = _weighty(record, drafts, full)
        return cls(
            record=record,
            full=full,
            reports={r.id: r for r in record.reports},
            actors={a.id: a for a in record.actors},
            statements={s.id: s for s in record.statements},
            events={e.id: e for e in record.events},
            drafts=drafts,
            compared=compared,
            tabled=tabled,
            sources=independent_sources(record),
            articles={a.provision: a.article for t in record.texts for a in t.accounts if a.article},
            _letters={d.id: letter(n) for n, d in enumerate(drafts)},
            _editors=editors(record),
            _unnamed=Unnamed.of(record),
        )

    def letter(self, draft: str) -> str:
        """Return the letter by which the brief calls a draft, "?" for one that the record does not hold."""
        return self._letters.get(draft, "?")

    def called(self, draft: str) -> str:
        """Return how a line calls a draft: by its letter, or by its label if the table of drafts does not show it."""
        if any(d.id == draft for d in self.tabled):
            return self.letter(draft)
        return next((shorten(d.label, LABEL_LIMIT) for d in self.drafts if d.id == draft), "?")

    def says(self, text: str | None, limit: int = SAYS_LIMIT) -> str:
        """Return ``text`` as a line may show it: with a capital, and shortened unless everything is to be shown."""
        line = self.wording(text, limit)
        return line[:1].upper() + line[1:]

    def wording(self, text: str | None, limit: int = SAYS_LIMIT) -> str:
        """Return ``text`` as a quotation may show it, shortened unless everything is to be shown."""
        return sentence(text or "", len(text or "") + 1 if self.full else limit)

    def name(self, actor: str) -> str:
        """Return an actor's name."""
        found = self.actors.get(actor)
        return shorten(found.name, 60) if found else "unknown"

    def party(self, actor: str) -> str:
        """Return the name of the side that an actor belongs to, its own name if it belongs to none."""
        found = self.actors.get(actor)
        return shorten(found.party or found.name, 60) if found else "unknown"

    def is_unnamed(self, actor: str | None) -> bool:
        """Whether nobody is named: no actor, or one who is only described."""
        found = self.actors.get(actor) if actor else None
        return found is None or found.kind == "unnamed"

    def cut(self, items: Sequence[T], limit: int) -> tuple[Sequence[T], int]:
        """Return the first ``limit`` of ``items`` and how many were left out; one is never left out alone."""
        if self.full or len(items) <= limit + 1:
            return items, 0
        return items[:limit], len(items) - limit

    def cite(
        self,
        evidence: Iterable[Evidence],
        *,
        of: str | None = None,
        said_by: str | None = None,
        in_table: bool = False,
    ) -> Cite:
        """Return the citation of an item: one passage for each family first, and the notes that it needs.

        ``of`` is the item's id, by which an editor's correction is told; ``said_by`` is the statement it rests on.
        A table says at its foot that a cell rests on one source.
        """
        passages = sorted(evidence, key=lambda e: e.altered)
        chosen = passages if self.full else _one_for_each_family(passages)[:CITED_PER_LINE]
        notes = [self.support(passages, in_table=in_table)]
        named_by = self.statements.get(said_by or "")
        if (named_by and self.is_unnamed(named_by.speaker)) or self._unnamed.only(passages):
            notes.append("unnamed")
        if passages and all(e.altered for e in passages):
            notes.append("from a machine-altered text")
        notes.append(self.corrected(of))
        return Cite(tuple(chosen), ", ".join(note for note in notes if note))

    def corrected(self, item: str | None) -> str:
        """Return who corrected an item, in words; nothing if nobody did."""
        by = self._editors.get(item or "")
        return f"corrected by {shorten(by, EDITOR_LIMIT)}" if by else ""

    def bare(self, evidence: Iterable[Evidence]) -> Cite:
        """Return the citation of what is part of a line that tells its support elsewhere."""
        return Cite(self.cite(evidence).passages)

    def support(self, evidence: Sequence[Evidence], *, in_table: bool = False) -> str:
        """Return on how many independent sources ``evidence`` rests, as far as that need be said."""
        count = families_in(evidence)
        if count > 1:
            return f"{count} sources"
        return "" if in_table or self.sources <= 1 or not evidence else "one source"

    def said(
        self,
        statement_id: str | None,
        hedges: Sequence[str] = (),
        *,
        besides: str | None = None,
        in_table: bool = False,
    ) -> str:
        """Return who said it, through whom and how surely: "Vaal, via the Courier, hedged “reportedly”".

        ``besides`` is an actor who is named on the line already; a table leaves out the chain behind the outlet.
        """
        statement = self.statements.get(statement_id or "")
        parts: list[str] = []
        if statement:
            if statement.speaker and statement.speaker != besides:
                parts.append(self.name(statement.speaker))
            if statement.via:
                parts.append(f"via {shorten(statement.via, 40)}")
            if statement.relay and not in_table:
                parts.append(f"citing {listed([shorten(r, 40) for r in statement.relay])}")
        for hedge in (hedges or (statement.hedges if statement else ()))[:HEDGES_SHOWN]:
            parts.append(f"hedged “{shorten(hedge, 40)}”")
        return ", ".join(parts)


def _one_for_each_family(evidence: Sequence[Evidence]) -> list[Evidence]:
    found: dict[str, Evidence] = {}
    for passage in evidence:
        found.setdefault(passage.family or passage.report, passage)
    return list(found.values())


def editors(record: Record) -> dict[str, str]:
    """Return by whom each corrected item was corrected, the last one where there are several."""
    return {item: c.by for c in record.corrections for item in c.items}


def families_in(evidence: Iterable[Evidence]) -> int:
    """Return on how many independent sources ``evidence`` rests."""
    return len({e.family or e.report for e in evidence})


def cited_in(record: Record) -> Iterator[Evidence]:
    """Yield all evidence of a record, item by item."""
    r = record
    items = (r.drafts, r.provisions, r.changes, r.positions, r.statements, r.events, r.conflicts)
    for passage in passages_of((*items, r.open_issues, r.next_steps)):
        if isinstance(passage, Evidence):
            yield passage


def independent_sources(record: Record) -> int:
    """Return the number of independent sources: families, and hosts of excerpts that are cited on their own account."""
    cited = {e.family for e in cited_in(record) if e.family}
    return len(cited | {family.id for family in record.families})


def by_support(item: Cited) -> int:
    """Sort key: what more sources carry comes first."""
    return -families_in(item.evidence)


def letter(number: int) -> str:
    """Return A, B, ... Z, AA, AB, ... for 0, 1, ... 25, 26, 27."""
    head, last = divmod(number, 26)
    return (letter(head - 1) if head else "") + chr(ord("A") + last)


def in_order(drafts: Iterable[Draft]) -> tuple[Draft, ...]:
    """Return drafts by the date they bear or were first heard of, each after those it derives from."""
    by_id = {d.id: d for d in drafts}
    keys: dict[str, tuple[str, int]] = {}

    def key(draft: Draft, below: frozenset[str]) -> tuple[str, int]:
        if draft.id not in keys:
            parents = [by_id[p] for p in draft.derived_from if p in by_id and p not in below and p != draft.id]
            above = [key(p, below | {draft.id}) for p in parents]
            own = first_day(draft.date or draft.known_from)
            keys[draft.id] = (max([own, *(a[0] for a in above)]), max((a[1] + 1 for a in above), default=0))
        return keys[draft.id]

    for _, draft in sorted(by_id.items()):  # a fixed order, should the lineage run in a circle
        key(draft, frozenset())
    return tuple(sorted(by_id.values(), key=lambda d: (*keys[d.id], d.label, d.id)))


def _weighty(record: Record, drafts: Sequence[Draft], full: bool) -> tuple[tuple[Draft, ...], tuple[Draft, ...]]:
    """Return the drafts to compare and those to list, both in order: the latest and its ancestors before others, then
    those that the reports tell most of, the newest first."""
    terms = Counter([*(p.draft for p in record.provisions), *(c.to_draft for c in record.changes)])
    mentions = terms + Counter(p.draft for p in record.positions if p.draft)
    descent = lineage(record)
    newest = list(drafts)[::-1]
    told = sorted((d for d in newest if terms[d.id]), key=lambda d: (d.id not in descent, -terms[d.id]))
    compared = told if full else told[:COLUMNS]
    listed_first = sorted(newest, key=lambda d: (d not in compared, d.id not in descent, -mentions[d.id]))
    tabled = listed_first if full or len(drafts) <= DRAFTS_SHOWN + 1 else listed_first[:DRAFTS_SHOWN]
    return tuple(d for d in drafts if d in compared), tuple(d for d in drafts if d in tabled)


def lineage(record: Record) -> frozenset[str]:
    """Return the ids of the latest draft and of all that it derives from."""
    by_id = {d.id: d for d in record.drafts}
    found: set[str] = set()
    waiting = [record.latest_draft or ""]
    while waiting:
        draft = by_id.get(waiting.pop())
        if draft and draft.id not in found:
            found.add(draft.id)
            waiting += draft.derived_from
    return frozenset(found)


def line(*parts: Span | str) -> Line:
    """Return a line from spans and plain strings, empty ones left out."""
    spans = [Text(part) if isinstance(part, str) else part for part in parts]
    return tuple(s for s in spans if (s.passages if isinstance(s, Cite) else s.text))


def cites(cite: Cite) -> tuple[Text, Cite]:
    """Return a citation with the space before it; both vanish from a line if there is nothing to cite."""
    return Text(" " if cite.passages else ""), cite


def more_item(count: int, what: str = "") -> tuple[Item, ...]:
    """Return the last line of a list that was cut, none if nothing was left out."""
    return (Item(more_line(count, what)),) if count else ()


def more_paragraph(count: int, what: str) -> tuple[Paragraph, ...]:
    """Return what stands below a table that was cut, none if nothing was left out."""
    return (Paragraph(more_line(count, what)),) if count else ()


def more_line(count: int, what: str) -> Line:
    """Return "… 12 more drafts: `--all`" for ``what`` "draft"."""
    many = f"{what[:-1]}ies" if what.endswith("y") else f"{what}s"
    noun = f" {what if count == 1 else many}" if what else ""
    return (Text(f"… {count:,} more{noun}: ", "note"), Text(CUT_BY, "path"))


def in_brackets(*parts: str) -> str:
    """Return " (A, B)" from the parts that are not empty, nothing if all are."""
    inside = ", ".join(part for part in parts if part)
    return f" ({inside})" if inside else ""


def grouped(items: Iterable[T], key: Callable[[T], Key]) -> dict[Key, list[T]]:
    """Return ``items`` by key, groups and members in the order of first appearance."""
    found: dict[Key, list[T]] = {}
    for item in items:
        found.setdefault(key(item), []).append(item)
    return found


def main_issue(label: str) -> str:
    """Return what stands before the colon of an issue's label."""
    return shown(label).partition(":")[0].strip()


def readable_issue(label: str, limit: int = 60) -> str:
    """Return an issue's label for the middle of a line: "closed season, exemption"."""
    return shorten(shown(label).replace(": ", ", "), limit)
