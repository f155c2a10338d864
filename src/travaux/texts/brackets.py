"""What is not agreed: passages in square brackets, and alternatives that are left open."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from functools import cache

from travaux.texts.lexicon import words

_NOTE = re.compile(r"\[\^?\d{1,3}\]|\[(?:sic|…|\.\.\.)\]", re.IGNORECASE)
_REFERENCE = re.compile(r"[\w.,;:\"”’)]$")


def bracketed(text: str) -> list[tuple[int, int]]:
    """Return the outermost passages in square brackets, brackets included; marks of notes are none."""
    found: list[tuple[int, int]] = []
    opened: list[int] = []
    for at, c in enumerate(text):
        if c == "[":
            opened.append(at)
        elif c == "]" and opened:
            start = opened.pop()
            if not opened and not is_note_mark(text, start, at + 1):
                found.append((start, at + 1))
    return found


def is_note_mark(text: str, start: int, end: int) -> bool:
    """Whether what stands in brackets is the mark of a note: a bare number close after a word, "[sic]"."""
    inner = text[start:end]
    if not _NOTE.fullmatch(inner):
        return False
    if not inner[1:-1].isdigit():
        return True
    after = re.match(r"\s*\[?\d*\]?\s*[\w%]+", text[end:])
    beside = text[end : end + 1] == "[" or text[start - 1 : start] == "]"
    return (bool(_REFERENCE.search(text[:start])) and not beside) or (not after and not text[:start].endswith(" "))


def brackets_in(text: str) -> int:
    """Return how many passages of a text stand in square brackets, inner ones counted too."""
    inner = 0
    for start, end in bracketed(text):
        inner += 1 + brackets_in(text[start + 1 : end - 1])
    return inner


@cache
def _option() -> re.Pattern[str]:
    named = "|".join(re.escape(w) for w in sorted(words("markers", "options"), key=len, reverse=True))
    return re.compile(rf"\s*\[?\(?(?:{named})\s*(?:[A-Z]|\d{{1,2}}|one|two|three|four)\b\s*[:.)–—\]-]", re.IGNORECASE)


def options_in(lines: Sequence[str]) -> int:
    """Return how many alternatives are left open: "Option A: ...", and brackets side by side ("[5][7] per cent")."""
    named = sum(bool(_option().match(line)) for line in lines)
    beside = 0
    for line in lines:
        spans = bracketed(line)
        runs = [bool(re.fullmatch(r"\s*/?\s*(?:or)?\s*", line[a[1] : b[0]])) for a, b in itertools.pairwise(spans)]
        beside += sum(runs) + sum(run and not before for run, before in zip(runs, [False, *runs], strict=False))
    return named + beside


def without_brackets(text: str) -> str:
    """Return a text without its square brackets, the words in them kept."""
    return text.replace("[", "").replace("]", "")
