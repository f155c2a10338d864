"""Labels among the lines of a head: few words in capitals. And how much the text says of a line."""

from __future__ import annotations

import re

from travaux.reports import outlets
from travaux.reports.lexicon import words

# Words of a label at most; of one that is as good as surely none but a name; of one in capitals that opens a column.
LABEL_WORDS, NAME_WORDS, COLUMN_WORDS = 8, 3, 4
# Letters by which words are compared, and of a word at least.
STEM, SHORTEST = 5, 4
# Words that stand in small letters within a name.
SMALL_WORDS = frozenset(
    [
        "a",
        "an",
        "and",
        "&",
        "at",
        "by",
        "de",
        "der",
        "du",
        "for",
        "from",
        "in",
        "la",
        "le",
        "of",
        "on",
        "the",
        "to",
        "with",
        "y",
    ]
)


def is_label(flat: str) -> bool:
    """Whether a line is words in capitals, few and with nothing that sentences have."""
    bare = re.sub(r"\s\([^()]+\)$", "", flat)
    parts = bare.split()
    if not 0 < len(parts) <= LABEL_WORDS or re.search(r"[?!:;“”\"…$%]|[.,]$", bare):
        return False
    if re.search(r"\d{3}", bare) and len(parts) > 1:
        return False
    capital = all(not p[0].islower() or p.lower() in SMALL_WORDS for p in parts) and parts[0][0].isupper()
    return capital or (len(parts) == 1 and not bare[0].isdecimal())


def is_short_label(flat: str) -> bool:
    """Whether a line is a label of a few words."""
    return is_label(flat) and len(flat.split()) <= NAME_WORDS


def is_named(flat: str) -> bool:
    """Whether a label has a word that papers and offices are named by."""
    bare = re.sub(r"\s\([^()]+\)$", "", flat)
    parts = [p.casefold() for p in bare.split()]
    plates = words("head", "outlets", "plates") if len(parts) <= COLUMN_WORDS else frozenset()
    return outlets.has_outlet_word(bare) or parts[0] in plates or parts[-1] in plates


def is_heading(flat: str) -> bool:
    """Whether a label is of a section or a kind of piece."""
    return outlets.is_section(flat) or flat.casefold() in words("head", "genres", "names")


def told(flat: str, said: str) -> float:
    """Return the share of a line's longer words that the text says in small letters; its names count neither way."""
    parts = {p[:STEM] for p in re.findall(r"[^\W\d_]+", flat.lower()) if len(p) >= SHORTEST}
    common = {p for p in parts if re.search(rf"\b{re.escape(p)}", said)}
    names = {p for p in parts - common if re.search(rf"\b{re.escape(p.capitalize())}", said)}
    return len(common) / len(parts - names) if parts - names else 0.0
