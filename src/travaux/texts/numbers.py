"""Automatic numbers of word processors and pages: counted as the programs count them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

# Levels of a list, as in OOXML.
LEVELS = 9
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)


def written(value: int, form: str) -> str:
    """Return a number as a form writes it: decimal, lowerLetter, upperLetter, lowerRoman, upperRoman, else nothing."""
    if form in ("decimal", "decimalZero", "1", "ordinal"):
        return str(value)
    if form in ("lowerLetter", "upperLetter", "a", "A"):
        letters = chr(ord("a") + (value - 1) % 26) * (1 + (value - 1) // 26)
        return letters if form in ("lowerLetter", "a") else letters.upper()
    if form in ("lowerRoman", "upperRoman", "i", "I"):
        return roman_of(value) if form in ("lowerRoman", "i") else roman_of(value).upper()
    return ""


def roman_of(value: int) -> str:
    """Return a number from 1 on in small Roman numerals."""
    found = ""
    for size, letters in _ROMAN:
        found += letters * (value // size)
        value %= size
    return found


@dataclass(frozen=True, slots=True)
class _Level:
    form: str = "decimal"
    text: str = "%1."
    start: int = 1


@dataclass(slots=True)
class Numbering:
    """The lists of a document and how far each has been counted."""

    levels: dict[str, dict[int, _Level]] = field(default_factory=dict)  # by abstract list
    lists: dict[str, str] = field(default_factory=dict)  # list to abstract list
    starts: dict[tuple[str, int], int] = field(default_factory=dict)
    counts: dict[str, list[int]] = field(default_factory=dict)

    def next(self, key: str, level: int) -> str:
        """Count on and return the number of the next paragraph of a list at a level, "" where it bears none."""
        abstract = self.lists.get(key)
        if abstract is None or not 0 <= level < LEVELS:
            return ""
        levels = self.levels.get(abstract, {})
        counts = self.counts.setdefault(abstract, [0] * LEVELS)
        own = (key, level) in self.starts and not counts[level]
        first = self.starts[key, level] if own else levels.get(level, _Level()).start
        counts[level] = counts[level] + 1 if counts[level] else first
        for deeper in range(level + 1, LEVELS):
            counts[deeper] = 0
        here = levels.get(level, _Level())
        if here.form == "bullet":
            return "-"
        if here.form == "none":
            return ""

        def one(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            outer = levels.get(at, _Level())
            return written(max(counts[at], outer.start if at < level else 1), outer.form)

        return re.sub(r"%([1-9])", one, here.text).strip()


def numbering_of(root: Any) -> Numbering:
    """Return the lists that ``word/numbering.xml`` declares; none where there is no such part."""
    from travaux.texts.docx import child, get, name_of

    found = Numbering()
    for element in root if root is not None else ():
        if name_of(element) == "abstractNum":
            key = get(element, "abstractNumId")
            found.levels[key] = {_int(get(lvl, "ilvl")): _level(lvl) for lvl in element if name_of(lvl) == "lvl"}
        elif name_of(element) == "num":
            key = get(element, "numId")
            found.lists[key] = get(child(element, "abstractNumId"), "val")
            for override in element:
                start = get(child(override, "startOverride"), "val")
                if start.isdigit():
                    found.starts[key, _int(get(override, "ilvl"))] = int(start)
    return found


def _level(element: Any) -> _Level:
    from travaux.texts.docx import child, get

    start = get(child(element, "start"), "val")
    form = get(child(element, "numFmt"), "val") or "decimal"
    return _Level(form, get(child(element, "lvlText"), "val"), int(start) if start.isdigit() else 1)


def _int(text: str) -> int:
    return int(text) if text.isdigit() else 0
