"""Paragraphs with tracked changes in them, and the one or two texts that they make."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from travaux.model_texts import Revision
from travaux.texts.blocks import Block
from travaux.texts.versions import Version, checked

BEFORE = " (before changes)"
Change = Literal["", "inserted", "deleted"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph. ``change`` tells whether it was put in or taken out, and by whom and when."""

    text: str
    change: Change = ""
    author: str = ""
    date: str = ""
    bold: bool = False


@dataclass(slots=True)
class Paragraph:
    """A paragraph: its pieces, the level of a heading, and what became of its end."""

    pieces: list[Piece] = field(default_factory=list)
    level: int = 0
    bold: bool = False
    end: Change = ""  # a paragraph whose end was inserted or deleted runs on into the next in the other version
    number: Callable[[], str] | None = None  # asked once for each version, in order


def versions_of(
    make: Callable[[], Iterable[Paragraph]],
) -> list[Version]:
    """Return the text after all changes and, where there are changes, the one before them, the older first.

    ``make`` yields the paragraphs anew for each version, so that automatic numbers are counted anew.
    """
    after = _version(list(make()), "deleted")
    if not after.revisions and not any(p.end or any(x.change for x in p.pieces) for p in make()):
        return [checked(after)]
    before = _version(list(make()), "inserted")
    before.suffix = BEFORE
    return [checked(before), checked(after)]


def _version(paragraphs: Sequence[Paragraph], gone: Change) -> Version:
    """Return the text without the pieces that are ``gone``."""
    version = Version("", [])
    parts: list[str] = []
    size = 0
    held: list[Piece] = []
    for n, paragraph in enumerate(paragraphs):
        held += [piece for piece in paragraph.pieces if piece.change != gone]
        if paragraph.end == gone and n + 1 < len(paragraphs):
            continue
        pieces, held = _trimmed(held), []
        if not any(piece.text.strip() for piece in pieces):
            continue
        number = paragraph.number() if paragraph.number else ""
        label = f"{number} " if number else ""
        start = size
        parts.append(label)
        size += len(label)
        for piece in pieces:
            if piece.change:
                version.revisions.append(Revision(piece.change, size, size + len(piece.text), piece.author, piece.date))
            parts.append(piece.text)
            size += len(piece.text)
        bold = paragraph.bold or all(piece.bold for piece in pieces if piece.text.strip())
        version.blocks.append(Block(start, size, paragraph.level, bold))
        parts.append("\n\n")
        size += 2
    version.text = "".join(parts)
    return version


def _trimmed(pieces: Sequence[Piece]) -> list[Piece]:
    """Return pieces without white space at the ends of the paragraph, and on one line."""
    flat = [replace(piece, text=_flat(piece.text)) for piece in pieces]
    while flat and not flat[0].text.strip():
        flat.pop(0)
    while flat and not flat[-1].text.strip():
        flat.pop()
    if flat:
        flat[0] = replace(flat[0], text=flat[0].text.lstrip())
        flat[-1] = replace(flat[-1], text=flat[-1].text.rstrip())
    return flat


def _flat(text: str) -> str:
    """Return a piece on one line, a space kept at either end."""
    words = " ".join(text.split())
    lead = " " if text[:1].isspace() and words else ""
    tail = " " if text[-1:].isspace() else ""
    return f"{lead}{words}{tail}"
