"""Paragraphs from the lines of printed pages: what a PDF holds is where each line stands, not what it is.

A line goes on from the one above it unless there is more space between them than between the others, its letters are
larger or smaller, it is indented, or it begins with a bullet, or the one above ends a sentence well before the edge.
At the end of a column or page the words decide. Lines that come again on page after page, and page numbers, are
furniture.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from travaux.reports.blocks import is_prose
from travaux.reports.outlets import looks_like_outlet
from travaux.reports.pieces import Piece
from travaux.reports.units import BULLET

# Space between lines above so many times the usual one parts paragraphs; sizes of letters differ from this share on.
SPACE, SIZE = 1.3, 0.07
# Letters so many times those of the text make a heading; on the first page, so many times, a title.
HEADING, TITLE = 1.12, 1.3
# A heading has at most so many characters, all of its lines taken together.
HEADING_CHARACTERS = 220
# A line of less than this share of the longest in its column ends before the edge, if a sentence ends there.
SHORT = 0.8
# One of less than this share ends there too unless the next goes on in small letters: a byline, a date.
STUB = 0.5
# Indent, in letters' sizes, that opens a paragraph, and up to which it is none but a quotation or a new column.
INDENT, NEW_COLUMN = 0.6, 4.0
# Lines at the top and at the foot of a page among which running heads are looked for.
EDGE = 2
# What stands at the edge of a page that a browser printed.
_STAMP = re.compile(r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4},? \d{1,2}[:.]\d{2}.*")
_PAGE = re.compile(r"\W*(?:page\s+|p\.\s*)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?\W*", re.IGNORECASE)
_ADDRESS = re.compile(r"(https?://\S+?[^\s.…])(?:\s+\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?)?")
_STOPPED = re.compile(r"[.!?:;…][\"'”’)\]]*$")
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})


@dataclass(frozen=True, slots=True)
class Line:
    """A line of print: its page, where its first letter stands (from left and foot), and the size of most letters."""

    text: str
    page: int
    x: float
    y: float
    size: float


def pieces_of(lines: Sequence[Line]) -> list[Piece]:
    """Return the paragraphs, headings and furniture that the lines of all pages make, in their order."""
    running = _running(lines)
    body = [line for line in lines if line not in running]
    usual = _Usual.of(body)
    groups = list(_groups(body, usual))
    words = Counter(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", " ".join(line.text.lower() for line in body)))
    title = _title(groups, usual)
    made = [(group[0], _piece(group, usual, words, group is title)) for group in groups]
    made += [(line, Piece(line.text, "furniture")) for line in running]
    order = {line: n for n, line in enumerate(lines)}
    return [piece for _, piece in sorted(made, key=lambda pair: order[pair[0]])]


def address(lines: Sequence[Line]) -> str | None:
    """Return the address that a browser printed at the edge of every page, if it is whole."""
    pages: dict[str, set[int]] = {}
    for line in _running(lines):
        if found := _ADDRESS.fullmatch(line.text):
            pages.setdefault(found[1], set()).add(line.page)
    every = {line.page for line in lines}
    return next((url for url, on in sorted(pages.items()) if on == every), None)


def _running(lines: Sequence[Line]) -> dict[Line, None]:
    """Return the lines at the edges of pages that are not of the text, in order."""
    pages: dict[int, list[Line]] = {}
    for line in lines:
        pages.setdefault(line.page, []).append(line)
    edges = [line for page in pages.values() for line in _edges(page)]
    times = Counter(_key(line) for line in edges)
    return {
        line: None
        for line in edges
        if _PAGE.fullmatch(line.text)
        or _STAMP.fullmatch(line.text)
        or _ADDRESS.fullmatch(line.text)
        or (len(pages) > 1 and times[_key(line)] >= max(2, len(pages) // 2))
    }


def _key(line: Line) -> tuple[str, int, int]:
    """Return what running heads have in common: words, height and size. A title has other letters."""
    return re.sub(r"\d+", "0", line.text), round(line.y), round(line.size)


def _edges(page: Sequence[Line]) -> list[Line]:
    by_height = sorted(page, key=lambda line: -line.y)
    found = dict.fromkeys([*by_height[:EDGE], *by_height[-EDGE:]])
    return [line for line in page if line in found]


@dataclass(frozen=True, slots=True)
class _Usual:
    """What is usual in a text: the size of its letters, the space from line to line, the length of a full line."""

    size: float
    space: float
    length: int

    @classmethod
    def of(cls, lines: Sequence[Line]) -> _Usual:
        """Measure ``lines``: each length and size counts as often as it has letters."""
        sizes: Counter[float] = Counter()
        for line in lines:
            sizes[round(line.size, 1)] += len(line.text)
        size = min(sizes, key=lambda s: (-sizes[s], s), default=1.0)
        own = [line for line in lines if abs(line.size - size) <= SIZE * size]
        spaces = Counter(round(a.y - b.y, 1) for a, b in pairwise(own) if a.page == b.page and 0 < a.y - b.y < 4 * size)
        lengths = sorted(len(line.text) for line in own)
        space = min(spaces, key=lambda s: (-spaces[s], s), default=size * 1.2)
        return cls(size, space, lengths[int(len(lengths) * 0.9)] if lengths else 0)


def _groups(lines: Sequence[Line], usual: _Usual) -> Iterator[list[Line]]:
    """Yield the lines that belong together."""
    group: list[Line] = []
    for line in lines:
        if group and not _goes_on(group, line, usual):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _goes_on(group: Sequence[Line], line: Line, usual: _Usual) -> bool:
    """Whether ``line`` belongs to the lines above it."""
    last = group[-1]
    if abs(line.size - last.size) > SIZE * last.size or BULLET.match(line.text):
        return False
    stopped = bool(_STOPPED.search(last.text))
    drop, indent = last.y - line.y, (line.x - last.x) / max(last.size, 1.0)
    if line.page != last.page or drop < -last.size or abs(indent) > NEW_COLUMN:
        return not stopped and abs(last.size - usual.size) <= SIZE * usual.size
    space = usual.space * max(1.0, last.size / usual.size)
    if drop > SPACE * space:
        return False
    if indent > INDENT and not BULLET.match(group[0].text):
        return False
    if stopped:
        return len(last.text) >= SHORT * usual.length
    return len(last.text) >= STUB * usual.length or line.text[0].islower()


def _title(groups: Sequence[list[Line]], usual: _Usual) -> list[Line] | None:
    """Return the lines of the largest letters on the first page, unless they are the outlet's name."""
    first = groups[0][0].page if groups else 0
    large = [g for g in groups if g[0].page == first and g[0].size >= TITLE * usual.size and len(_joined(g)) > 1]
    named = [g for g in large if not looks_like_outlet(_joined(g)) and len(_joined(g)) <= HEADING_CHARACTERS]
    return max(named, key=lambda g: g[0].size, default=None)


def _joined(group: Sequence[Line]) -> str:
    return " ".join(line.text for line in group)


def _piece(group: Sequence[Line], usual: _Usual, words: Counter[str], title: bool) -> Piece:
    """Return the lines of a group as one; words parted at the end of a line are put together."""
    text = group[0].text
    for line in group[1:]:
        text = _hyphened(text, line.text, words)
    text = text.translate(_LIGATURES)
    large = group[0].size >= HEADING * usual.size and len(text) <= HEADING_CHARACTERS
    if title:
        return Piece(text, "heading", 1)
    return Piece(text, "heading", 2) if large and not is_prose(text) else Piece(text)


def _hyphened(text: str, following: str, words: Counter[str]) -> str:
    """Join two lines. A hyphen at the end stays if the word has it elsewhere, or if what follows is no small letter."""
    if text.endswith("\u00ad"):
        return text[:-1] + following
    before, after = re.search(r"([^\W\d_]+)[-‐]$", text), re.match(r"[^\W\d_]+", following)
    if not before or not after:
        dash = re.search(r"\w[-‐–—]$", text) and following[:1].isalnum()
        return text + following if dash and text[-1] in "-‐—" else f"{text} {following}"
    parted = f"{before[1]}-{after[0]}".lower()
    if after[0][0].isupper() or (words[parted] and not words[parted.replace("-", "")]):
        return text + following
    return text[:-1] + following
