"""Drafts from printed pages: lines of a PDF put together to paragraphs, numbers and headings kept apart.

Running heads and page numbers are left out. A line begins a paragraph when it bears a number, stands after a gap, is
indented or of another size, or when the one above ended its sentence before the margin.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from typing import Protocol

from travaux.texts.blocks import Block
from travaux.texts.errors import UnreadableTextError
from travaux.texts.markers import read_marker
from travaux.texts.versions import Version, checked

# Lines at the top and foot of a page among which running heads are looked for.
EDGE = 2
# A gap so many times the usual one parts paragraphs; letters so many times the usual size make a heading.
GAP, LARGE = 1.35, 1.12
FULL = 0.75
_PAGE = re.compile(r"\W*(?:page\s+|p\.\s*)?(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:/|of)\s*\d{1,4})?\W*", re.IGNORECASE)
_STOPPED = re.compile(r"[.;:!?][\"'”’)\]]*$")


class PrintedLine(Protocol):
    """A line of print: its page, where its first letter stands (from left and foot), and the size of most letters."""

    @property
    def text(self) -> str:
        """The words."""

    @property
    def page(self) -> int:
        """The page, from 1."""

    @property
    def x(self) -> float:
        """Points from the left."""

    @property
    def y(self) -> float:
        """Points from the foot."""

    @property
    def size(self) -> float:
        """Points of most letters."""


def read(lines: Sequence[PrintedLine]) -> Version:
    """Return the text of printed lines. Raise UnreadableTextError if there is none."""
    body = _without_running(lines)
    if not body:
        raise UnreadableTextError(
            "no text layer (its pages are pictures): run text recognition on it, or give the text"
        )
    groups: list[list[PrintedLine]] = []
    usual = _usual(body)
    for line in body:
        if groups and _goes_on(groups[-1], line, *usual):
            groups[-1].append(line)
        else:
            groups.append([line])
    parts, blocks, size = [], [], 0
    for group in groups:
        text = _joined(group)
        large = group[0].size >= LARGE * usual[0] and len(text) < 200
        blocks.append(Block(size, size + len(text), level=2 if large else 0))
        parts.append(text)
        size += len(text) + 2
    return checked(Version("\n\n".join(parts), blocks))


def _without_running(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    pages: dict[int, list[PrintedLine]] = {}
    for line in lines:
        pages.setdefault(line.page, []).append(line)
    edges: list[PrintedLine] = []
    for page in pages.values():
        by_height = sorted(page, key=lambda line: -line.y)
        edges += {id(x): x for x in [*by_height[:EDGE], *by_height[-EDGE:]]}.values()
    times = Counter(re.sub(r"\d+", "0", line.text) for line in edges)
    running = {
        id(line)
        for line in edges
        if _PAGE.fullmatch(line.text)
        or (
            len(pages) > 1
            and times[re.sub(r"\d+", "0", line.text)] >= max(2, len(pages) // 2)
            and not _numbers(line.text)
        )
    }
    return [line for line in lines if id(line) not in running]


def _numbers(text: str) -> bool:
    marker = read_marker(text)
    return marker is not None and marker.role != "bullet"


def _usual(lines: Sequence[PrintedLine]) -> tuple[float, float, int]:
    """Return the usual size of letters, space from line to line, and length of a full line."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    size = min(sizes, key=lambda s: (-sizes[s], s))
    gaps = Counter(
        round(a.y - b.y, 1) for a, b in itertools.pairwise(lines) if a.page == b.page and 0 < a.y - b.y < 4 * size
    )
    gap = min(gaps, key=lambda g: (-gaps[g], g), default=1.2 * size)
    lengths = sorted(len(line.text) for line in lines)
    return size, gap, lengths[int(len(lengths) * 0.9)]


def _goes_on(group: Sequence[PrintedLine], line: PrintedLine, size: float, gap: float, full: int) -> bool:
    last = group[-1]
    if abs(line.size - last.size) > 0.07 * last.size or read_marker(line.text):
        return False
    stopped = bool(_STOPPED.search(last.text))
    if line.page != last.page:
        return not stopped and (line.text[:1].islower() or len(last.text) >= FULL * full)
    if last.y - line.y > GAP * gap or last.y < line.y:
        return False
    if stopped:
        return len(last.text) >= FULL * full and line.x - last.x < 0.6 * size
    return len(last.text) >= FULL * full or line.text[:1].islower()


def _joined(group: Sequence[PrintedLine]) -> str:
    text = group[0].text
    for line in group[1:]:
        parted = re.search(r"[^\W\d_]{2,}[-‐\u00ad]$", text) and line.text[:1].islower()
        text = text[:-1] + line.text if parted else f"{text} {line.text}"
    return text
