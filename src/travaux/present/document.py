"""The brief before it has a form: sections, paragraphs, lists and tables of styled text with citations.

Text in a document is as it came from the reports, control characters and all: each renderer makes it harmless in its
own way. Citations are kept as passages and numbered in the order in which a reader meets them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from travaux.model import Evidence, Passage, Report

Style = Literal[
    "plain",
    "strong",
    "emphasis",
    "struck",
    "quantity",
    "changed",
    "dropped",
    "deferred",
    "note",
    "path",
    "spun",
    "restored",
    "removed",
    "inserted",
]
PlaceInReport = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Text:
    """A stretch of text in one style."""

    text: str
    style: Style = "plain"


@dataclass(frozen=True, slots=True)
class Cite:
    """The passages that show what stands before, and what has to be known of them ("one source", "unnamed")."""

    passages: tuple[Evidence, ...]
    note: str = ""


Span = Text | Cite
Line = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a section."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of its own."""

    line: Line


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a list, with the lines beneath it."""

    line: Line
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """A list."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table; every row has as many cells as ``header``. In an ``even`` one all columns but the first are as wide.

    The rows of a ``dense`` one have no line between them.
    """

    header: tuple[Line, ...]
    rows: tuple[tuple[Line, ...], ...]
    even: bool = False
    dense: bool = False


Block = Heading | Paragraph | Listing | Table


@dataclass(frozen=True, slots=True)
class Section:
    """A titled part of the document."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Citation:
    """What a citation number stands for. ``start`` and ``end`` are code points in the report at ``path``."""

    number: int
    outlet: str | None
    date: str | None
    path: str
    start: int
    end: int
    text: str
    altered: bool = False


@dataclass(frozen=True, slots=True)
class Brief:
    """The record of a negotiation as a person reads it; ``str`` of it is Markdown."""

    title: str
    opening: tuple[Block, ...]
    sections: tuple[Section, ...]
    citations: tuple[Citation, ...] = ()
    _numbers: dict[PlaceInReport, int] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, title: str, opening: Iterable[Block], sections: Iterable[Section], reports: Iterable[Report]) -> Brief:
        """Return the document with its citations numbered in order of appearance, each passage once."""
        head, body = tuple(opening), tuple(sections)
        passages = _distinct(walk_passages((*head, *(b for s in body for b in s.blocks))))
        by_id = {report.id: report for report in reports}
        citations = tuple(_citation(n, p, by_id.get(p.report)) for n, p in enumerate(passages, 1))
        return cls(title, head, body, citations, {place(p): n for n, p in enumerate(passages, 1)})

    def numbers(self, cite: Cite) -> tuple[int, ...]:
        """Return the citation numbers of ``cite``, ascending, each once."""
        return tuple(sorted({self._numbers[place(p)] for p in cite.passages}))

    def __str__(self) -> str:
        from travaux.present.markdown import to_markdown

        return to_markdown(self)


def place(passage: Passage) -> PlaceInReport:
    """Return what tells two passages apart."""
    return passage.report, passage.start, passage.end


def walk_lines(blocks: Iterable[Block]) -> Iterator[Line]:
    """Yield every line of ``blocks`` in reading order."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.line
        elif isinstance(block, Listing):
            yield from _item_lines(block.items)
        elif isinstance(block, Table):
            yield from block.header
            for row in block.rows:
                yield from row


def walk_passages(blocks: Iterable[Block]) -> Iterator[Evidence]:
    """Yield every cited passage of ``blocks`` in reading order."""
    for line in walk_lines(blocks):
        for span in line:
            if isinstance(span, Cite):
                yield from span.passages


def _item_lines(items: Iterable[Item]) -> Iterator[Line]:
    for item in items:
        yield item.line
        yield from _item_lines(item.items)


def _distinct(passages: Iterable[Evidence]) -> list[Evidence]:
    found: dict[PlaceInReport, Evidence] = {}
    for passage in passages:
        found.setdefault(place(passage), passage)
    return list(found.values())


def _citation(number: int, passage: Evidence, report: Report | None) -> Citation:
    return Citation(
        number=number,
        outlet=report.outlet if report else None,
        date=report.published if report else None,
        path=report.path if report else passage.report,
        start=passage.start,
        end=passage.end,
        text=passage.text,
        altered=passage.altered,
    )
