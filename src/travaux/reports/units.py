"""The lines of a text and the units they make: what stands on the page as one paragraph, title, stamp or item.

Most pages saved as text have one paragraph a line, with or without blank lines between; some are wrapped at a fixed
width. Which it is, is judged once for the whole text; the text itself is never touched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from travaux.model import BlockKind

# White space, and what is as invisible as that: zero-width spaces and joiners, byte-order marks.
BLANK = r"[\s\u200b\u200c\u200d\u2060\ufeff]"
# A text with lines above this many characters is not wrapped at a fixed width; mail and terminals wrap at 60 to 110.
WRAP_AT_MOST, WRAP_AT_LEAST = 120, 45
# A text is wrapped if so many line ends, and this share of those inside a run of lines, stand where a wrap would.
WRAPS, WRAP_SHARE = 3, 0.6
# Share of the width from which a line is long.
LONG_SHARE = 0.6

_HIDDEN = re.compile(r"[\u200b\u200c\u200d\u2060\ufeff]")
_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_INNER = re.compile(rf"(?!{BLANK})(?:.*(?!{BLANK}).)?", re.DOTALL)
BULLET = re.compile(r"(?:[•·▪▫◦‣⁃●○■□◆►▶➤✓⦁∙–—*+-]|--|\d{1,2}[.)]|\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})\))\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of text without white space around it. ``kind`` is set where the form itself tells it (Markdown)."""

    start: int
    end: int
    text: str
    gap: bool = True  # a blank line, or the start of the text, before it
    indent: int = 0
    kind: BlockKind | None = None
    level: int = 0  # of a heading that is marked as such
    day: str | None = None  # of a stamp whose form tells its full date
    flat: str = field(init=False, repr=False)  # the text with single spaces, for matching

    def __post_init__(self) -> None:
        plain = self.text if self.text.isascii() else _HIDDEN.sub(" ", self.text)
        object.__setattr__(self, "flat", " ".join(plain.split()))

    def part(self, start: int, end: int, kind: BlockKind | None = None) -> Unit:
        """Return the unit of characters ``start`` to ``end`` of this one, trimmed."""
        return replace(trimmed(self.text, start, end, self.start), gap=self.gap and start == 0, kind=kind)


def is_blank(text: str) -> bool:
    """Whether nothing can be seen in ``text``."""
    return not re.search(rf"(?!{BLANK}).", text, re.DOTALL)


def trimmed(text: str, start: int, end: int, base: int = 0) -> Unit:
    """Return characters ``start`` to ``end`` of ``text`` as a unit without white space around it."""
    found = _INNER.search(text, start, end)
    a, b = found.span() if found else (start, start)
    return Unit(base + a, base + b, text[a:b])


def lines(text: str) -> list[Unit]:
    """Return the lines of ``text`` that are not blank."""
    found: list[Unit] = []
    last = 0
    for line in _LINE.finditer(text):
        if is_blank(line.group()):
            continue
        unit = trimmed(text, line.start(), line.end())
        breaks = text[last : line.start()].replace("\r\n", "\n")
        gap = not found or len(re.sub(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]", "", breaks)) > 1
        found.append(replace(unit, gap=gap, indent=unit.start - line.start()))
        last = unit.end
    return found


def units(text: str) -> list[Unit]:
    """Return the units of a plain text in order; they cover all of it but blanks."""
    listed = lines(text)
    width = wrap_width(listed)
    return listed if width is None else list(_joined(text, listed, width))


def wrap_width(listed: Sequence[Unit]) -> int | None:
    """Return the width at which the lines are wrapped, or None if each line stands for itself."""
    width = max((len(line.text) + line.indent for line in listed), default=0)
    if not WRAP_AT_LEAST <= width <= WRAP_AT_MOST:
        return None
    pairs = [(a, b) for a, b in pairwise(listed) if not b.gap]
    wraps = sum(_is_wrap(a, b, width) for a, b in pairs)
    return width if wraps >= WRAPS and wraps >= WRAP_SHARE * len(pairs) else None


def _is_wrap(line: Unit, following: Unit, width: int) -> bool:
    """Whether the first word after the line would not have fitted, or a long line goes on in lower case."""
    used = line.indent + len(line.text)
    if used + 1 + len(following.text.split(maxsplit=1)[0]) > width:
        return True
    return used > LONG_SHARE * width and following.text[0].islower()


def _joined(text: str, listed: Sequence[Unit], width: int) -> Iterator[Unit]:
    """Yield the lines of a wrapped text put together to paragraphs."""
    unit, last = listed[0], listed[0]
    for line in listed[1:]:
        if not line.gap and _goes_on(unit, last, line, width):
            unit = replace(unit, end=line.end, text=text[unit.start : line.end])
        else:
            yield unit
            unit = line
        last = line
    yield unit


def _goes_on(unit: Unit, last: Unit, line: Unit, width: int) -> bool:
    """Whether ``line`` carries ``unit`` on: a wrap before it, no bullet, and no deeper indent but after a bullet."""
    if BULLET.match(line.text) or not _is_wrap(last, line, width):
        return False
    return line.indent <= max(last.indent, unit.indent) or bool(BULLET.match(unit.text))
