"""A head in one line: "Ferry pact stalls | Harbour Post | 3 May 2031", or as reports are cited."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from travaux.model import Block
from travaux.reports import outlets
from travaux.reports.blocks import block_of, is_title_like
from travaux.reports.labels import is_label, is_named, is_short_label, told
from travaux.reports.marks import Mark, read_mark
from travaux.reports.units import Unit

# Characters of a title at most.
TITLE = 220

_CITED = re.compile(r"(?:[^\"“”]{2,80}[,.:]\s)?[\"“](?P<title>[^\"“”]{8,200}?)[.,]?[\"”][.,]?\s(?P<rest>.{8,140})")
_CUTS = re.compile(r"\s*[|•·()\[\]]\s*|\s[–—-]\s")
# The colon after an imprint: "Harbour Post, 3 May 2031: Ferry pact stalls".
_COLON = re.compile(r"(?<=\d):\s")
# Words of a title at least where another line may be one.
SURE_WORDS = 4


@dataclass(frozen=True, slots=True)
class _Piece:
    """A piece of a line, what it tells of itself, and whether it looks like an outlet's name."""

    unit: Unit
    mark: Mark | None
    outlet: bool

    @property
    def name(self) -> str | None:
        """The outlet that the piece names."""
        told = self.mark and (self.mark.outlet or self.mark.alone or self.mark.maybe)
        return told or (self.unit.flat if self.outlet else None)

    @property
    def of_title(self) -> bool:
        """Whether the piece is neither a date nor a name."""
        return not self.mark and not self.outlet


def split(unit: Unit, said: str, alone: bool) -> Mark | None:
    """Return the mark of a line with title, date and outlet, each set apart, else None; ``said`` is the text's start.

    A title with nothing but a date behind a dash or in brackets is one title. Unless the line is ``alone``, with no
    other that may be the title, its title has to be plain and all three have to be there.
    """
    dated = any(c.isdecimal() for c in unit.text)
    return (_cited(unit) or _in_pieces(unit, said, alone)) if dated else None


def _cited(unit: Unit) -> Mark | None:
    """Read a line that cites a report: `Ann Mora, "Ferry pact stalls," Harbour Post, 3 May 2031, p. 4`."""
    found = _CITED.fullmatch(unit.text)
    mark = read_mark(unit.part(*found.span("rest"))) if found else None
    if not found or not mark or not mark.stamp.published:
        return None
    return _with_title(unit, found.span("title"), mark, mark.outlet or mark.maybe)


def _in_pieces(unit: Unit, said: str, alone: bool) -> Mark | None:
    read = [_Piece(piece, read_mark(piece), _is_name(piece.flat, said)) for piece in _pieces(unit)]
    run = [n for n, piece in enumerate(read) if piece.of_title]
    if not run or run != list(range(run[0], run[-1] + 1)):
        return None
    name = next((piece.name for piece in read if piece.name), None)
    dated = next((piece.mark for piece in read if piece.mark and piece.mark.dated), None)
    if not dated or not (name or "|" in unit.text):
        return None
    begin, end = read[run[0]].unit.start - unit.start, read[run[-1]].unit.end - unit.start
    title = unit.part(begin, end).flat
    if not alone and (not name or len(title.split()) < SURE_WORDS or is_label(title)):
        return None
    return _with_title(unit, (begin, end), dated, name) if is_title_like(title, TITLE) and " " in title else None


def _pieces(unit: Unit) -> Iterator[Unit]:
    """Yield the pieces of a line between bars, dashes, brackets and colons."""
    at = 0
    colon = _COLON.search(unit.text)
    cuts = [*_CUTS.finditer(unit.text), *([colon] if colon else [])]
    for found in [*sorted(cuts, key=lambda cut: cut.start()), None]:
        end = found.start() if found else len(unit.text)
        piece = unit.part(at, end)
        if piece.text:
            yield piece
        at = found.end() if found else end


def _is_name(flat: str, said: str) -> bool:
    return is_label(flat) and (is_named(flat) or (is_short_label(flat) and not told(flat, said)))


def _with_title(unit: Unit, span: tuple[int, int], mark: Mark, outlet: str | None) -> Mark:
    """Return what ``mark`` tells with the title that stands at ``span`` of ``unit``."""
    title = unit.part(*span)
    before, after = unit.part(0, span[0]), unit.part(span[1], len(unit.text))
    blocks: list[Block] = [block_of(before, "stamp"), block_of(title, "headline"), block_of(after, "stamp")]
    shown = tuple(block for block in blocks if block.end > block.start)
    name = outlets.shown(outlet) if outlet else None
    return Mark(shown, title=title.flat, outlet=name, stamp=mark.stamp, byline=mark.byline)
