"""What one report tells twice of one speaker, in its summary and in its text: where it was said holds for both."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

# Two statements of one speaker are one when they share so many words, and so much of the shorter.
SHARED_WORDS = 4
SHARED_PART = 0.65
# Words shorter than this tell nothing, and inflected words are the same by so many letters.
WORD_LENGTH = 4
STEM = 5
# Quoted words that two statements share have at least so many letters: fewer where there are several of them.
QUOTED_LETTERS = 9
QUOTED_WORD = 11


@dataclass(frozen=True, slots=True)
class Version:
    """One telling of what somebody said: who, in which words, which of them quoted, and where it was said, if told."""

    speaker: str | None
    content: str
    quoted: tuple[str, ...]
    via: str | None


def told_elsewhere(versions: Sequence[Version]) -> dict[int, str]:
    """Return the outlet or platform of versions without one, by index, that another version of the same words names."""
    with_outlet = [v for v in versions if v.via and v.speaker]
    found = {}
    for n, version in enumerate(versions):
        if version.speaker and not version.via:
            same = [v for v in with_outlet if v.speaker == version.speaker and _same(v, version)]
            if len({v.via for v in same}) == 1:
                found[n] = str(same[0].via)
    return found


def _same(a: Version, b: Version) -> bool:
    if any(_holds(b.content, q) for q in a.quoted) or any(_holds(a.content, q) for q in b.quoted):
        return True
    left, right = set(_stems(a.content)), set(_stems(b.content))
    shared = len(left & right)
    return shared >= SHARED_WORDS and shared >= SHARED_PART * min(len(left), len(right))


def _holds(content: str, quoted: str) -> bool:
    """Whether a content has the words of a quotation, one behind the other."""
    words = list(_words(quoted))
    if sum(map(len, words)) < (QUOTED_LETTERS if len(words) > 1 else QUOTED_WORD):
        return False
    return f" {' '.join(words)} " in f" {' '.join(_words(content))} "


def _stems(text: str) -> Iterator[str]:
    yield from (w[:STEM] for w in _words(text) if len(w) >= WORD_LENGTH)


def _words(text: str) -> Iterable[str]:
    return re.findall(r"[a-z0-9]+", text.lower())
