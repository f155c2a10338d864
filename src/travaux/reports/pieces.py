"""A text put together from the pieces that a form gives (paragraphs of a document, of a page), with their units."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from travaux.model import Block, BlockKind, Report
from travaux.reports.decoding import sound
from travaux.reports.units import Unit, trimmed


@dataclass(frozen=True, slots=True)
class Piece:
    """What becomes one unit; ``close`` puts it on the line after the piece before, without a blank line between."""

    text: str
    kind: BlockKind | None = None
    level: int = 0  # of a heading that is marked as such
    close: bool = False


def put_together(pieces: Iterable[Piece]) -> tuple[str, list[Unit]]:
    """Return the text of ``pieces`` and its units, one for each of them that is not blank."""
    parts: list[str] = []
    found: list[Unit] = []
    at = 0
    for piece in pieces:
        text = trimmed(sound(piece.text), 0, len(piece.text)).text
        if not text:
            continue
        between = ("\n" if piece.close else "\n\n") if found else ""
        start = at + len(between)
        at = start + len(text)
        parts += [between, text]
        unit = Unit(start, at, text, gap=not piece.close or not found, level=piece.level)
        found.append(replace(unit, kind=piece.kind))
    return "".join(parts), found


def with_furniture(report: Report, units: Iterable[Unit]) -> Report:
    """Return ``report``, laid out without ``units``, with these as furniture in their places."""
    around = (Block("furniture", unit.start, unit.end) for unit in units)
    return replace(report, blocks=tuple(sorted((*report.blocks, *around), key=lambda block: block.start)))


def with_one_title(pieces: Iterable[Piece]) -> list[Piece]:
    """Return ``pieces`` with one heading of the first level at most: a report has one title."""
    done: list[Piece] = []
    titled = False
    for piece in pieces:
        second = piece.level == 1 and titled
        titled = titled or piece.level == 1
        done.append(replace(piece, level=2) if second else piece)
    return done
