"""The reports in the page: their paragraphs with every finding marked, and the citations with what they show."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup, escape

from travaux.model import Evidence, Family, Record, Report
from travaux.present.desk import Desk
from travaux.present.document import PlaceInReport, place
from travaux.present.links import page_of, sentence_on_page
from travaux.present.page.markup import Writer
from travaux.present.page.taken import Takings
from travaux.present.sources import in_time
from travaux.present.wording import counted, harmless, readable_date, shorten, shown

OUTLET_LIMIT = 60
TITLE_LIMIT = 140


@dataclass(frozen=True, slots=True)
class Head:
    """A report in a line."""

    id: str
    anchor: str
    outlet: str
    date: str
    title: str
    path: str
    address: str | None


class Shelf:
    """The reports of a page, in order of time, each with the name of its place in the page."""

    def __init__(self, record: Record) -> None:
        self.reports = tuple(sorted(record.reports, key=in_time))
        self._heads = {r.id: _head(r, n) for n, r in enumerate(self.reports, 1)}
        self._members: dict[str, Family] = {}
        for family in record.families:
            for member in (family.origin, *(c.report for c in family.copies)):
                self._members.setdefault(member, family)
        self._families = {f.id: f for f in record.families}

    def head(self, report: str) -> Head:
        """Return a report's line; of one that is not at hand, its id."""
        return self._heads.get(report) or Head(report, "", "outlet unknown", "no date", "", report, None)

    def support(self, passage: Evidence) -> str:
        """Return how many reports carry the source of a passage: "3 reports, 1 source"; nothing for one alone."""
        family = self._families.get(passage.family) or self._members.get(passage.report)
        members = 1 + len(family.copies) if family else 1
        return f"{counted(members, 'report')}, 1 source" if members > 1 else ""


def _head(report: Report, n: int) -> Head:
    return Head(
        report.id,
        f"r{n}",
        shorten(report.outlet or "outlet unknown", OUTLET_LIMIT),
        readable_date(report.published),
        shorten(report.title or "", TITLE_LIMIT),
        shown(report.path),
        page_of(report),
    )


@dataclass(frozen=True, slots=True)
class Entry:
    """A citation: the sentence, where it stands, who says it, and what it shows."""

    number: int
    text: str
    head: Head
    place: str
    support: str
    said: tuple[str, ...]
    altered: bool
    link: str | None
    taken: tuple[tuple[str, str], ...]  # id and label


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a report: how it is set, its text, and what was taken from it (id and label), who speaks."""

    kind: str
    text: Markup
    taken: tuple[tuple[str, str], ...]
    said: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """A report in full, ``note`` if it is a copy."""

    head: Head
    byline: str
    note: str
    count: int
    paragraphs: tuple[Paragraph, ...]


def entries_of(writer: Writer, shelf: Shelf, takings: Takings, anchors: frozenset[str]) -> tuple[Entry, ...]:
    """Return the citations of a page in the order of their numbers. ``anchors`` are the ids that the page has."""
    return tuple(
        _entry(writer.desk, shelf, takings, anchors, number, passage) for number, passage in writer.cited.values()
    )


def _entry(
    desk: Desk, shelf: Shelf, takings: Takings, anchors: frozenset[str], number: int, passage: Evidence
) -> Entry:
    where = place(passage)
    taken = tuple((t.item, t.label) for t in takings.of(where) if t.item in anchors)
    return Entry(
        number=number,
        text=shown(passage.text),
        head=shelf.head(passage.report),
        place=f"{passage.start}–{passage.end}",
        support=shelf.support(passage),
        said=tuple(takings.speakers(where)),
        altered=passage.altered,
        link=sentence_on_page(desk.reports.get(passage.report), passage),
        taken=taken,
    )


def texts_of(writer: Writer, shelf: Shelf, takings: Takings, anchors: frozenset[str]) -> tuple[Text, ...]:
    """Return the reports with their findings marked, in order of time."""
    numbers = {where: number for where, (number, _) in writer.cited.items()}
    marks: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for where in (*takings.places(), *numbers):
        marks[where[0]].add(where[1:])
    notes = {c.report: f.origin for f in writer.desk.record.families for c in f.copies if c.kind != "excerpt"}
    found = []
    for report in shelf.reports:
        page = _Page(report, sorted(marks[report.id]), numbers, takings, anchors)
        origin = notes.get(report.id)
        note = f"a copy of {shelf.head(origin).outlet}, {shelf.head(origin).date}" if origin else ""
        count = sum((report.id, a, b) in numbers for a, b in marks[report.id])
        found.append(Text(shelf.head(report.id), shorten(report.byline or "", 80), note, count, page.paragraphs()))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Page:
    report: Report
    marks: Sequence[tuple[int, int]]
    numbers: dict[PlaceInReport, int]
    takings: Takings
    anchors: frozenset[str]

    def paragraphs(self) -> tuple[Paragraph, ...]:
        return tuple(
            Paragraph(kind, self._text(start, end), *self._taken(start, end))
            for kind, start, end in _stretches(self.report)
        )

    def _text(self, start: int, end: int) -> Markup:
        """Return a stretch of the text, cut wherever a finding begins or ends."""
        here = [(max(a, start), min(b, end), a, b) for a, b in self.marks if a < end and start < b]
        cuts = sorted({start, end, *(x for a, b, _, _ in here for x in (a, b))})
        parts = []
        for a, b in pairwise(cuts):
            over = [(first, last) for low, high, first, last in here if low <= a and b <= high]
            begun = [n for first, last in over if first == a and (n := self._number(first, last))]
            ended = [n for first, last in over if last == b and (n := self._number(first, last))]
            parts += [_anchor(n) for n in begun]
            parts.append(self._segment(a, b, over))
            parts += [_numeral(n) for n in ended]
        return Markup("").join(parts)

    def _segment(self, start: int, end: int, over: Sequence[tuple[int, int]]) -> Markup:
        text = escape(harmless(self.report.text[start:end]))
        numbers = sorted(n for first, last in over if (n := self._number(first, last)))
        if numbers:
            return Markup('<mark data-c="{}">{}</mark>').format(" ".join(map(str, numbers)), text)
        return Markup("<u>{}</u>").format(text) if over else text

    def _number(self, start: int, end: int) -> int:
        return self.numbers.get((self.report.id, start, end), 0)

    def _taken(self, start: int, end: int) -> tuple[tuple[tuple[str, str], ...], tuple[str, ...]]:
        """Return what was taken from the passages that begin in a stretch, and who speaks in them, each once."""
        begun = [(self.report.id, a, b) for a, b in self.marks if start <= a < end]
        taken = [(t.item, t.label) for where in begun for t in self.takings.of(where) if t.item in self.anchors]
        said = [name for where in begun for name in self.takings.speakers_at(where)]
        return tuple(dict.fromkeys(taken)), tuple(dict.fromkeys(said))


def _anchor(number: int) -> Markup:
    return Markup('<span id="t{}"></span>').format(number)


def _numeral(number: int) -> Markup:
    return Markup('<a class="n" href="#c{0}">{0}</a>').format(number)


def _stretches(report: Report) -> Iterator[tuple[str, int, int]]:
    """Yield the blocks of a report, and what stands between them, as far as it shows anything."""
    at = 0
    for block in report.blocks:
        yield from _paragraphs(report.text, at, block.start)
        if report.text[block.start : block.end].strip():
            yield block.kind, block.start, block.end
        at = max(at, block.end)
    yield from _paragraphs(report.text, at, len(report.text))


def _paragraphs(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """Yield a stretch of plain text by its lines."""
    for found in re.compile(r"[^\n]*\S[^\n]*").finditer(text, start, end):
        yield "paragraph", found.start(), found.end()
