"""Reader of Markdown. The report's text is the file itself, marks and all.

The marks that open a line (``#``, ``>``) belong to no block; rules, fences and the lines around front matter are
furniture. Marks inside a line (emphasis, links) are left as they stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from travaux.model import Report, Skipped
from travaux.reports.plain import read_text
from travaux.reports.readers import Source
from travaux.reports.units import BULLET, Unit, lines

_HEADING = re.compile(r"(#{1,6})\s+")
_CLOSING = re.compile(r"\s+#+$")
_UNDERLINE = re.compile(r"=+|-+")
_RULE = re.compile(r"(?:[-*_]\s*){3,}|(?:```|~~~).*|\|?[\s:|-]*-{2,}[\s:|-]*")
_QUOTE = re.compile(r"(?:>\s?)+")
_IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)|<img\b[^>]*>|<figure\b.*</figure>", re.IGNORECASE)
_FENCE = re.compile(r"---+|\+\+\++")
# Lines of front matter at most; a rule at the top of a text opens none if it is not closed within them.
FRONT_LINES = 40


def read_file(source: Source) -> Iterator[Report | Skipped]:
    """Yield the report that a Markdown file is, and a doubt about its encoding. Raise OSError or UnreadableError."""
    return read_text(source, units)


def units(text: str) -> list[Unit]:
    """Return the units of a Markdown text in order, lines of a paragraph put together."""
    listed = lines(text)
    front = _front(listed)
    return [*(_front_line(line) for line in listed[:front]), *_paragraphs(text, listed[front:])]


def _front(listed: Sequence[Unit]) -> int:
    """Return how many lines are front matter, its fences included."""
    if not listed or not _FENCE.fullmatch(listed[0].text):
        return 0
    closing = (n for n, line in enumerate(listed[1:FRONT_LINES], 1) if line.text == listed[0].text)
    end = next(closing, 0)
    return end + 1 if end and all(re.match(r"[\w-]+\s*[:=]|-\s|\s|#", line.text) for line in listed[1:end]) else 0


def _front_line(line: Unit) -> Unit:
    return replace(line, kind="furniture" if _FENCE.fullmatch(line.text) else "stamp")


def _paragraphs(text: str, listed: Sequence[Unit]) -> Iterator[Unit]:
    """Yield the units of the text proper."""
    unit: Unit | None = None
    for line in listed:
        found = _marked(line)
        if unit and _UNDERLINE.fullmatch(line.text) and not line.gap and unit.kind is None:
            yield replace(unit, kind="heading", level=1 if line.text[0] == "=" else 2)
            yield replace(line, kind="furniture")
            unit = None
        elif unit and not line.gap and found.kind is None and unit.kind in {None, "item"} and not _opens(line):
            unit = replace(unit, end=line.end, text=text[unit.start : line.end])
        else:
            if unit:
                yield unit
            unit = found
    if unit:
        yield unit


def _opens(line: Unit) -> bool:
    return bool(_QUOTE.match(line.text) or re.match(r"[*_]{0,2}[A-Z][\w ]{1,24}:", line.text))


def _marked(line: Unit) -> Unit:
    """Return ``line`` as its marks tell: a heading or a quotation without them, an item, a picture, a rule."""
    if found := _HEADING.match(line.text):
        closing = _CLOSING.search(line.text)
        title = line.part(found.end(), closing.start() if closing else len(line.text))
        return (
            replace(title, gap=line.gap, kind="heading", level=len(found[1]))
            if title.text
            else replace(line, kind="furniture")
        )
    if _RULE.fullmatch(line.text):
        return replace(line, kind="furniture")
    if _IMAGE.fullmatch(line.text):
        return replace(line, kind="caption")
    if found := _QUOTE.match(line.text):
        quoted = line.part(found.end(), len(line.text))
        return replace(quoted, gap=line.gap) if quoted.text else replace(line, kind="furniture")
    return replace(line, kind="item") if BULLET.match(line.text) else line
