"""What the lines above the first article tell: the title and the date of a draft."""

from __future__ import annotations

import re
from collections.abc import Sequence

from travaux.language.calendar import find_times
from travaux.texts.blocks import Block
from travaux.texts.lexicon import words
from travaux.texts.words import forms

TITLE_LINES = 12
_SYMBOL = re.compile(r"[A-Z]+[/.][\w./-]+$|\d+$")


def date_of(head: Sequence[str]) -> str | None:
    """Return the one day that the title lines bear, the last where there are several; None where there is none."""
    days = []
    for line in head[:TITLE_LINES]:
        if len(line.split()) > 20:
            continue
        for time in find_times(line, None):
            if time.type == "DATE" and re.fullmatch(r"\d{4}-\d\d-\d\d", time.value):
                days.append(time.value)
    return days[-1] if days else None


def title_of(head: Sequence[str], text: str, blocks: Sequence[Block]) -> str:
    """Return the title: the line marked as one, the last in capitals, else the one of most words; no date or symbol."""
    lines = [" ".join(line.split()) for line in head[:TITLE_LINES] if not _SYMBOL.match(line.strip())]
    lines = [line for line in lines if 1 <= len(line.split()) <= 40 and not _is_date(line)]
    named = [line for line in lines if words("markers", "titles") & set(forms(line))]
    lines = named or lines
    marked = [" ".join(text[b.start : b.end].split()) for b in blocks[:TITLE_LINES] if b.level == 1]
    capitals = [line for line in lines if line.isupper() and len(line.split()) > 1]
    longest = max(lines, key=lambda line: len(line.split()), default="")
    return next((line for line in marked if line in lines), capitals[-1] if capitals else longest)[:200]


def _is_date(line: str) -> bool:
    """Whether a line is little else than a date."""
    return sum(len(t.text) for t in find_times(line, None)) > len(line) / 2
