"""A text as its paragraphs: what a reader of a file hands to the outline, and how plain lines make paragraphs."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from travaux.texts.markers import read_marker

# The longest line of a text that is broken at a margin has so many characters.
NARROWEST, MARGIN = 40, 110
# A line that reaches this share of the longest is full, and what follows it may go on with its sentence.
FULL = 0.75
# Share of lines that go on under a full one for a text to be taken for one broken at a margin.
BROKEN = 0.25
_STOPPED = re.compile(r"[.;:!?][\"'”’)\]]*$")
# The number of a page: far from the margin, between dashes, or named.
_PAGE = re.compile(
    r"\s{10,}\d{1,4}\s*|\s*[-–—]\s*\d{1,4}\s*[-–—]\s*|\s*page\s+\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?\s*", re.I
)
_MARKDOWN = re.compile(r"(#{1,6})\s+|(?:\*\*|__)(?=\S)")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph: its place in the text, the level of a heading (0: none), and whether all of it is bold."""

    start: int
    end: int
    level: int = 0
    bold: bool = False


def blocks_of(text: str, *, markdown: bool = False) -> list[Block]:
    """Return the paragraphs of a plain text. Lines that are broken at a margin are put together."""
    lines = [(m.start(), m.end()) for m in re.finditer(r"[^\r\n\f\v\x85\u2028\u2029]+", text)]
    lines = [line for line in lines if not _PAGE.fullmatch(text, *line)]
    spans = [span for span in (_trimmed(text, *line) for line in lines) if span[0] < span[1]]
    groups = _joined(text, spans) if _is_broken(text, spans) else [[s] for s in spans]
    return [_block(text, group[0][0], group[-1][1], markdown) for group in groups]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip()))


def _block(text: str, start: int, end: int, markdown: bool) -> Block:
    found = _MARKDOWN.match(text, start, end) if markdown else None
    if not found:
        return Block(start, end)
    if found[1]:
        return Block(*_trimmed(text, found.end(), end), level=len(found[1]))
    mark = found[0]
    if text[start:end].endswith(mark) and text.count(mark, start, end) == 2:
        return Block(*_trimmed(text, found.end(), end - len(mark)), bold=True)
    return Block(start, end)


def _widest(spans: Sequence[tuple[int, int]]) -> int:
    lengths = sorted(end - start for start, end in spans)
    return lengths[int(len(lengths) * 0.95)] if lengths else 0


def _is_broken(text: str, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether lines end at a margin rather than with their paragraphs."""
    width = _widest(spans)
    if not NARROWEST <= width <= MARGIN:
        return False
    going = sum(_goes_on(text, a, b, width) for a, b in itertools.pairwise(spans))
    return going >= BROKEN * len(spans)


def _goes_on(text: str, line: tuple[int, int], following: tuple[int, int], width: int) -> bool:
    """Whether a line goes on in the next: no blank line, no number between them, and no sentence's end well inside."""
    if text.count("\n", line[1], following[0]) > 1 or read_marker(text[following[0] : following[1]]):
        return False
    length = line[1] - line[0]
    if length < FULL * width and (_STOPPED.search(text[line[0] : line[1]]) or not text[following[0]].islower()):
        return False
    return length >= FULL * width or text[following[0]].islower()


def _joined(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    width = _widest(spans)
    group: list[tuple[int, int]] = []
    for span in spans:
        if group and not _goes_on(text, group[-1], span, width):
            yield group
            group = []
        group.append(span)
    if group:
        yield group
