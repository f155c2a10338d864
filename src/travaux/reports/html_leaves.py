"""The leaves of a page: its text cut where the page begins a new line, each piece with what it stands in.

The text of a leaf is that of the page with white space made single; a newline in it stands for a line break of the
page, two for a blank line. Every leaf carries a mark in the tree (one
character of a private plane before its first word), so that whoever picks parts of the tree tells which leaves are in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from travaux.reports.lexicon import words

# Private characters for marks: planes 15 and 16.
MARKS = [(0xF0000, 0xFFFFD), (0x100000, 0x10FFFD)]
# <time> elements of a leaf that are kept.
TIMES = 20
# Stands for a <br> until the leaf is put together; no page holds it.
LINE_BREAK = "\ue000"
# A table is one of data if its cells have at most so many characters; else it lays out the page.
CELL = 300
# Leaves and characters of one list item beyond which it is no item but a part of the page.
ITEM_LEAVES, ITEM = 2, 700

_HEADING = re.compile(r"h[1-6]")
_LAYS_OUT = ("table", "h1", "h2", "h3", "h4", "ul", "ol", "article", "section", "blockquote", "form", "p")
_CONTAINERS = frozenset({"article", "main"})
_PLACES = frozenset({"article", "main", "header", "footer", "nav", "aside", "figure", "blockquote", "pre"})
_TOKEN = re.compile(r"[^\s_-]+(?:[_-]+[^\s_-]+)*")


@dataclass(slots=True)
class Leaf:
    """A piece of a page's text. ``kind`` is "heading", "item", "caption", "row" or "paragraph"."""

    at: int
    text: str
    kind: str
    level: int = 0  # of a heading
    places: frozenset[str] = frozenset()  # telling tags that it stands in
    classes: frozenset[str] = frozenset()  # classes and ids of what it stands in
    own: frozenset[str] = frozenset()  # classes and ids of the innermost parts, which hold this leaf alone
    container: int = 0  # number of the innermost <article> or <main>
    group: int = 0  # number of the list or table
    item: int = 0  # number of the list item
    linked: int = 0  # characters that are links
    times: tuple[tuple[str, str, str], ...] = ()  # datetime, words and "itemprop class" of the <time> elements in it

    def has(self, kind: str) -> bool:
        """Whether a class or id of what the leaf stands in is listed as ``kind``."""
        return not words("html", "classes", kind).isdisjoint(self.classes)

    @property
    def day(self) -> str | None:
        """The datetime of a <time> that makes up most of the leaf."""
        return next((when for when, said, _ in self.times if when and len(said) * 2 >= len(self.text)), None)


@dataclass(slots=True)
class Leaves:
    """The leaves in order, and which leaf each mark stands for."""

    all: list[Leaf] = field(default_factory=list)
    marks: dict[str, int] = field(default_factory=dict)


def leaves_of(body: Any) -> Leaves:
    """Return the leaves of the tree under ``body``, and put their marks into the tree."""
    cutter = _Cutter()
    from lxml.etree import iterwalk

    for event, element in iterwalk(body, events=("start", "end")):
        if event == "start":
            cutter.start(element)
        else:
            cutter.end(element)
    cutter.flush()
    _settle_items(cutter.leaves.all)
    return cutter.leaves


@dataclass(slots=True)
class _Level:
    """An element that is open."""

    tag: str
    classes: frozenset[str]
    number: int
    row: bool = False
    begun: int = 0  # leaves before it


class _Cutter:
    """Cuts the text of a tree at the borders of its blocks."""

    def __init__(self) -> None:
        self.leaves = Leaves()
        self.levels: list[_Level] = []
        self.text: list[str] = []
        self.linked = self.links = self.breaks = self.number = 0
        self.in_row = self.given = 0
        self.times: list[tuple[str, str, str]] = []
        self.time: tuple[str, int] | None = None  # a <time> that is open: its day, and how many pieces came before it
        self.pending: list[str] = []  # the marks of the leaf that is being put together
        self.data_tables: set[Any] = set()

    def start(self, element: Any) -> None:
        """Take the start of an element and the text after it."""
        tag = element.tag
        self.number += 1
        level = _Level(tag, _classes(element), self.number, begun=len(self.leaves.all))
        if tag == "br":
            self._break()
        elif tag in words("html", "tags", "block"):
            self._border(element, level)
        else:
            self.links += tag == "a"
            self._part()
        self.levels.append(level)
        if tag == "time":
            self.time = (_when(element), len(self.text))
        self._take(element, "text")

    def end(self, element: Any) -> None:
        """Take the end of an element and the text behind it."""
        level = self.levels[-1]
        if element.tag == "time" and self.time and len(self.times) < TIMES:
            said = _flat("".join(self.text[self.time[1] :]))
            self.times.append((self.time[0], said, " ".join(sorted(level.classes))))
            self.time = None
        if element.tag in words("html", "tags", "block"):
            self._leave(level)
        self.levels.pop()
        self.links -= element.tag == "a"
        self._part()
        self._take(element, "tail")

    def flush(self) -> None:
        """End the leaf that is being put together."""
        pre = any(level.tag == "pre" for level in self.levels)
        text = (_preformatted if pre else _lines)("".join(self.text)).strip(" |")
        if text:
            self.leaves.marks.update(dict.fromkeys(self.pending, len(self.leaves.all)))
            self.leaves.all.append(self._leaf(text))
        self.text.clear()
        self.times.clear()
        self.pending.clear()
        self.linked = self.breaks = 0

    def _border(self, element: Any, level: _Level) -> None:
        """Take the start of a block: in a table of data, that of a row alone ends a leaf."""
        if self.in_row:
            self._say(" | " if element.tag in {"td", "th"} else " ")
            return
        self.flush()
        if element.tag == "table" and _is_data(element):
            self.data_tables.add(element)
        elif element.tag == "tr" and next(element.iterancestors("table"), None) in self.data_tables:
            level.row = True
            self.in_row += 1

    def _leave(self, level: _Level) -> None:
        if level.row:
            self.flush()
            self.in_row -= 1
        elif self.in_row:
            self._say(" ")
        else:
            self.flush()

    def _break(self) -> None:
        """Take a line break; the second in a row ends a paragraph."""
        self.breaks += 1
        if self.breaks > 1 and not self.in_row:
            self.flush()
        self._say(LINE_BREAK)

    def _part(self) -> None:
        """Keep the parts of a caption and of a time apart: pages set them off by style, without a space."""
        if self.text and any(lv.tag in {"figcaption", "time"} or _is_caption(lv) for lv in self.levels[-4:]):
            self._say(" ")

    def _say(self, text: str) -> None:
        self.text.append(text)

    def _take(self, element: Any, part: str) -> None:
        text = getattr(element, part)
        if not text:
            return
        said = text.strip()
        if said:
            self.breaks = 0
            self.linked += len(said) if self.links else 0
            if not self.pending or self.in_row:
                self._mark(element, part, text)
        self.text.append(text)

    def _mark(self, element: Any, part: str, text: str) -> None:
        mark = _mark_number(self.given)
        self.given += 1
        if mark:
            self.pending.append(mark)
            setattr(element, part, mark + text)

    def _leaf(self, text: str) -> Leaf:
        levels = self.levels
        kind, level = _kind(levels)
        own = (level.classes for level in levels[-3:] if level.begun == len(self.leaves.all))
        return Leaf(
            at=len(self.leaves.all),
            text=text,
            kind=kind,
            level=level,
            places=_places(levels),
            classes=frozenset().union(*(lv.classes for lv in levels)),
            own=frozenset().union(*own),
            container=next((lv.number for lv in reversed(levels) if lv.tag in _CONTAINERS), 0),
            group=next((lv.number for lv in reversed(levels) if lv.tag in {"ul", "ol", "table"}), 0),
            item=next((lv.number for lv in reversed(levels) if lv.tag == "li"), 0),
            linked=self.linked,
            times=tuple(self.times),
        )


def _places(levels: list[_Level]) -> frozenset[str]:
    """Return the telling tags that a leaf stands in, from the innermost article on: an article in a <nav> is one."""
    inner = next((n for n in range(len(levels) - 1, -1, -1) if levels[n].tag in _CONTAINERS), 0)
    return frozenset(level.tag for level in levels[inner:]) & _PLACES


@cache
def _mark_number(n: int) -> str:
    """Return the mark number ``n``, "" if there are no more."""
    for first, last in MARKS:
        if n <= last - first:
            return chr(first + n)
        n -= last - first + 1
    return ""


def _classes(element: Any) -> frozenset[str]:
    named = " ".join(filter(None, (element.get(k) for k in ("class", "id", "itemprop", "role"))))
    return frozenset(_tokens(named)) if named else frozenset()


@cache
def _camel() -> re.Pattern[str]:
    return re.compile(r"(?<=[a-z])(?=[A-Z])")


def _tokens(named: str) -> Iterator[str]:
    """Yield names of classes in lower case, and those with a block in front ("story__related") without it too."""
    for name in _TOKEN.findall(_camel().sub("-", named)):
        lower = name.lower()
        yield lower
        for cut in ("__", "--"):
            if cut in lower:
                yield from (part for part in lower.split(cut) if part)


def _is_caption(level: _Level) -> bool:
    return not words("html", "classes", "caption").isdisjoint(level.classes)


def _kind(levels: list[_Level]) -> tuple[str, int]:
    """Return what a leaf is by the innermost of the elements it stands in that tells, and the level of a heading."""
    for level in reversed(levels):
        if level.row:
            return "row", 0
        if _HEADING.fullmatch(level.tag):
            return "heading", int(level.tag[1])
        if level.tag == "figcaption" or _is_caption(level):
            return "caption", 0
        if level.tag == "li":
            return "item", 0
        if level.tag in {"figure", "blockquote", "td", "article", "section", "main"}:
            break
    return "paragraph", 0


def _is_data(element: Any) -> bool:
    """Whether a table holds data rather than parts of the page: short cells, two columns, no parts within."""
    if element.get("role") in {"presentation", "none"}:
        return False
    columns = 0
    for row in element.iter("tr"):
        cells = [cell for cell in row if cell.tag in {"td", "th"}]
        columns = max(columns, len(cells))
        for cell in cells:
            parts = sum(1 for _ in cell.iterdescendants(*_LAYS_OUT))
            if parts > 1 or sum(len(t) for t in cell.itertext()) > CELL:
                return False
    return columns > 1


def _when(element: Any) -> str:
    return (element.get("datetime") or "").strip()


def _flat(text: str) -> str:
    return " ".join(text.split())


def _lines(text: str) -> str:
    """Return text with its line breaks; one in the middle of a sentence is none."""
    lines = [flat for part in text.split(LINE_BREAK) if (flat := _flat(part))]
    done = lines[:1]
    for line in lines[1:]:
        if line[0].islower() and done[-1][-1] not in '.!?:;”"':
            done[-1] += f" {line}"
        else:
            done.append(line)
    return "\n".join(done)


def _preformatted(text: str) -> str:
    """Return preformatted text with its blank lines, and the lines between them put together."""
    return "\n\n".join(flat for part in re.split(r"\n[^\S\n]*\n", text) if (flat := _flat(part)))


def _settle_items(leaves: list[Leaf]) -> None:
    """Make paragraphs of list items that are parts of the page: of several leaves, or long."""
    sizes: dict[int, list[Leaf]] = {}
    for leaf in leaves:
        if leaf.item:
            sizes.setdefault(leaf.item, []).append(leaf)
    for parts in sizes.values():
        if len(parts) > ITEM_LEAVES or sum(len(p.text) for p in parts) > ITEM:
            for part in parts:
                part.kind = "paragraph" if part.kind == "item" else part.kind
