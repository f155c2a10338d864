"""What a noun phrase names and what only qualifies it: "rates | on household income"."""

from __future__ import annotations

import re
from functools import cache

from travaux.language.lexicon import lexicon


def parts_of(text: str) -> list[str]:
    """Return a phrase cut before whatever qualifies it: "of", "that", a comma."""
    return _qualifiers().split(text)


def head_part(text: str) -> str:
    """Return the part of a phrase that names the thing."""
    return parts_of(text)[0]


@cache
def _qualifiers() -> re.Pattern[str]:
    words = "|".join(lexicon("words")["qualifying"])
    return re.compile(rf"[,;:–—()“”\"]|\b(?:{words})\b")
