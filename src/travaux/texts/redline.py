"""A redline: the words of two passages, same, taken out and put in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from rapidfuzz.distance import Indel

from travaux.model_texts import Run, RunKind

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’-][^\W\d_]+)*|[^\w\s]|_+", re.UNICODE)
Piece = tuple[str, str]  # a word or mark, and the space after it
Opcode = tuple[str, int, int, int, int]  # as difflib gives them


def pieces(text: str) -> list[Piece]:
    """Return the words and marks of a text with the space after each; runs of white space are one space."""
    flat = " ".join(text.split())
    found = [m.span() for m in _WORD.finditer(flat)]
    starts = [0 if n == 0 else start for n, (start, _) in enumerate(found)]
    ends = [*starts[1:], len(flat)][: len(starts)]
    return [_piece(flat[a:b]) for a, b in zip(starts, ends, strict=True)]


def _piece(text: str) -> Piece:
    bare = text.rstrip(" ")
    return bare, text[len(bare) :]


def redline(old: str, new: str) -> tuple[Run, ...]:
    """Return how ``old`` became ``new``. The runs that are not inserted make up ``old``, those not removed ``new``."""
    a, b = pieces(old), pieces(new)
    found: list[Run] = []
    for op, i, j, k, m in opcodes([w for w, _ in a], [w for w, _ in b]):
        if op == "equal":
            found += _same(a[i:j], b[k:m])
            continue
        found += [Run("removed", _text(a[i:j]))] if i < j else []
        found += [Run("inserted", _text(b[k:m]))] if k < m else []
    return tuple(_together(found))


def _same(a: Sequence[Piece], b: Sequence[Piece]) -> Iterator[Run]:
    """Yield the runs of words that are the same; a space that one of the texts has not is a change like any other."""
    for (word, before), (_, after) in zip(a, b, strict=True):
        yield Run("same", word + (before if before == after else ""))
        if before != after:
            yield from (Run(kind, text) for kind, text in _spaces(before, after) if text)


def _spaces(before: str, after: str) -> tuple[tuple[RunKind, str], ...]:
    return ("removed", before), ("inserted", after)


def _text(part: Sequence[Piece]) -> str:
    return "".join(word + space for word, space in part)


def _together(runs: Sequence[Run]) -> Iterator[Run]:
    """Yield runs with neighbours of one kind put together, what is removed before what is inserted."""
    held: dict[RunKind, str] = {}
    same = ""
    for run in runs:
        if run.kind == "same":
            yield from (Run(kind, held[kind]) for kind in ("removed", "inserted") if held.get(kind))
            held = {}
            same += run.text
            continue
        if same:
            yield Run("same", same)
            same = ""
        held[run.kind] = held.get(run.kind, "") + run.text
    if same:
        yield Run("same", same)
    yield from (Run(kind, held[kind]) for kind in ("removed", "inserted") if held.get(kind))


# Above this many words on a side difflib's search takes too long, and the longest common subsequence serves.
MOST_DIFFLIB = 1500


def opcodes(old: Sequence[str], new: Sequence[str]) -> list[Opcode]:
    """Return difflib's opcodes: it takes the longest stretch that both have first, which suits what people edit.

    Of made word edits it marks the changed words better than the fewest edits do (``bench/texts.py``).
    """
    if max(len(old), len(new)) <= MOST_DIFFLIB:
        return list(SequenceMatcher(None, old, new, autojunk=False).get_opcodes())
    return [(op.tag, op.src_start, op.src_end, op.dest_start, op.dest_end) for op in Indel.opcodes(old, new)]
