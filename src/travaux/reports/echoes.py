"""Units of a body that need their neighbours to be told: pull quotes, lines printed twice, lists without bullets.

A pull quote says again what a paragraph says; a gallery saved as text has each caption twice. Both are read once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

# Characters from which words that stand elsewhere too are no chance, and up to which a line is a pull quote.
SHORTEST, LONGEST = 40, 300
# Reports of more units are not looked through for pull quotes: none is so long.
MOST_UNITS = 500
# Lines printed twice that make a gallery; more than this share of the paragraphs, and the whole text was saved twice.
GALLERY, GALLERY_SHARE = 2, 0.42
# Characters of an item at most, one that ends with a semicolon and another, and how many make a list.
CLAUSE, ITEM, ITEMS = 600, 200, 2

_EDGES = " \t\"'“”‘’«»—–-.…"
_STOPPED = re.compile(r"[.!?…][\"'’”)\]]*$")
_GOES_ON, _LAST_COMES = re.compile(r"(?:;|[;,] (?:and|or))$"), re.compile(r"[;,] (?:and|or)$")
_SIGNED = re.compile(r"\(@\w+\)")


def printed_twice(flats: Sequence[str]) -> list[int]:
    """Return the places of the lines that are the one before them once more."""
    keys = [_key(flat) for flat in flats]
    return [n + 1 for n, (a, b) in enumerate(pairwise(keys)) if a == b and len(a) >= SHORTEST]


def pull_quotes(flats: Sequence[str], paragraphs: Sequence[str]) -> list[int]:
    """Return the places of the lines whose words stand, in one piece, in a longer paragraph."""
    if max(len(flats), len(paragraphs)) > MOST_UNITS:
        return []
    keys = [_key(flat) for flat in flats]
    whole = "\n".join(map(_key, paragraphs))
    return [n for n, key in enumerate(keys) if SHORTEST <= len(key) <= LONGEST and _within_longer(key, whole)]


def _within_longer(key: str, whole: str) -> bool:
    """Whether ``key`` stands in a line of ``whole`` that holds more than it."""
    at = whole.find(key)
    while at >= 0:
        end = at + len(key)
        before, after = whole[at - 1 : at] or "\n", whole[end : end + 1] or "\n"
        if (before != "\n" or after != "\n") and not before.isalnum() and not after.isalnum():
            return True
        at = whole.find(key, end)
    return False


def _key(flat: str) -> str:
    return flat.strip(_EDGES).casefold()


def items(flats: Sequence[str], is_short: Sequence[bool]) -> Iterator[int]:
    """Yield the places of the lines that are items of a list without bullets.

    Such a list stands after a line with a colon and no line of it is a sentence, or its lines end with semicolons. A
    short line at its end is the heading of what follows.
    """
    at = 0
    while at < len(flats):
        end = _list_end(flats, at, is_short)
        if end - at >= ITEMS:
            yield from range(at, end)
        at = max(end, at + 1)


def _list_end(flats: Sequence[str], at: int, is_short: Sequence[bool]) -> int:
    """Return where the list that begins at ``at`` ends, ``at`` if none does."""
    end = at
    while end < len(flats) and len(flats[end]) <= CLAUSE and _GOES_ON.search(flats[end]):
        end += 1
    if end - at >= ITEMS:
        return end + (end < len(flats) and bool(_LAST_COMES.search(flats[end - 1])))
    if not at or not flats[at - 1].endswith(":"):
        return at
    end = at
    while end < len(flats) and _is_item(flats[end]):
        end += 1
    if all(is_short[at:end]):
        return at  # lines that may be headings, told apart by what stands around them
    return end - 1 if end < len(flats) and is_short[end - 1] else end


def _is_item(flat: str) -> bool:
    """Whether a line after a colon is no sentence, no label, and nothing that somebody posted."""
    return len(flat) <= ITEM and not _STOPPED.search(flat) and flat[-1] != ":" and not _SIGNED.search(flat)
