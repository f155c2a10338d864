"""Hedges: words that lower how surely something is said ("reportedly", "appeared", "it is unclear")."""

from __future__ import annotations

import re
from functools import cache

from travaux.language.lexicon import word_set

_LEXICON = "hedges"
# Kinds that bear on whether a thing is so at all; the others only blur how much, or mostly mean something else.
WEIGHTY = ("hearsay", "seeming", "chance", "unknown", "unproved")


def find_hedges(text: str, kinds: tuple[str, ...] = WEIGHTY) -> tuple[tuple[int, int, str], ...]:
    """Return the hedges in ``text`` as (start, end, hedge), in order, longest first, none overlapping.

    ``start`` and ``end`` are offsets in ``text`` (code points), ``hedge`` is the words in lower case. ``kinds`` are
    tables of ``language/data/hedges.toml``. Raises KeyError for a kind that is not there.
    """
    if not kinds:
        return ()
    found = _pattern(kinds).finditer(text)
    return tuple((m.start(), m.end(), " ".join(m.group().lower().replace("’", "'").split())) for m in found)


@cache
def _pattern(kinds: tuple[str, ...]) -> re.Pattern[str]:
    phrases = set().union(*(word_set(_LEXICON, kind, "phrases") for kind in kinds))
    ordered = sorted(phrases, key=lambda p: (-len(p), p))
    return re.compile(rf"(?<!\w)(?:{'|'.join(_any_case(phrase) for phrase in ordered)})(?!\w)")


def _any_case(phrase: str) -> str:
    """Return a pattern for a phrase: any white space between its words, a capital allowed at its start.

    "may" is sought in small letters only, for the capital makes it a month.
    """
    body = r"\s+".join(re.escape(part).replace("'", "['’]") for part in phrase.split())
    return body if phrase == "may" or phrase[0].isupper() else f"(?i:{body[0]}){body[1:]}"
