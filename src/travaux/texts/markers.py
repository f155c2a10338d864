"""What stands at the head of a paragraph and numbers it: "Article 7", "§ 3", "7.", "(a)", "IV.", bullets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from travaux.texts.lexicon import table

Role = Literal["unit", "container", "annex", "number", "bullet"]

# A title on the line of its number has at most so many characters.
TITLE_CHARACTERS = 120
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_CANONICAL = re.compile(r"m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_BARE = re.compile(
    r"""\[?(?P<open>\(?)
    (?:(?P<number>\d{1,3}(?:\.\d{1,3})*)|(?P<lower>[a-z]{1,5})|(?P<upper>[A-Z]{1,5}))
    (?P<suffix>\s?(?:bis|ter|quater)|(?<=\d)[a-zA-Z])?
    (?P<close>[.)]{1,2}|\s?[–—-](?=\s))?
    (?=\s|$)\s*""",
    re.VERBOSE,
)
_BULLET = re.compile(r"[-–—•*·▪●○◦‣](?=\s)\s*")


@dataclass(frozen=True, slots=True)
class Marker:
    """A number at the head of a paragraph.

    ``style`` tells numbers of one series from those of another ("article", "1.", "(a)"); ``values`` are the readings
    of a number (the letter i is 9 or 1), ``number`` is as written, ``length`` how many characters the marker takes.
    """

    role: Role
    style: str
    number: str
    values: tuple[tuple[str, int], ...]  # style and value of each reading
    length: int
    word: str = ""


def roman(letters: str) -> int | None:
    """Return the value of a Roman numeral, None for letters that are none."""
    low = letters.lower()
    if not low or not _CANONICAL.fullmatch(low):
        return None
    digits = [_ROMAN[c] for c in low]
    return sum(-d if d < max(digits[n:]) else d for n, d in enumerate(digits))


def letter_value(letters: str) -> int | None:
    """Return 1 for "a", 26 for "z", 27 for "aa", 28 for "bb" or "ab"; None for what counts nothing."""
    low = letters.lower()
    if len(low) == 1:
        return ord(low) - ord("a") + 1
    if len(low) == 2 and low[0] == low[1]:
        return 26 + ord(low[0]) - ord("a") + 1
    return None


@cache
def _worded() -> tuple[re.Pattern[str], dict[str, tuple[Role, str]]]:
    lexicon = table("markers")
    named: dict[str, tuple[Role, str]] = {}
    for section, role in (("units", "unit"), ("containers", "container")):
        for style, forms in lexicon[section].items():
            named |= dict.fromkeys(forms, (role, style))
    named |= dict.fromkeys(lexicon["annexes"]["words"], ("annex", "annex"))
    words = "|".join(re.escape(w) for w in sorted(named, key=len, reverse=True))
    numerals = "|".join(lexicon["numerals"]["words"])
    pattern = rf"""\[?(?P<word>{words})(?![^\W\d_])(?:\s*(?:no\.?|number|nr\.?)(?=\s*\d))?[\s\u00a0]*
        (?P<number>\d{{1,4}}(?:\.\d{{1,3}})*(?:\s?(?:bis|ter|quater)\b|[a-z]\b)?|[ivxlc]{{1,7}}\b|[a-z]\b|(?:{numerals})\b)?
        (?P<rest>.*)"""
    return re.compile(pattern, re.VERBOSE | re.IGNORECASE | re.DOTALL), named


@cache
def _numerals() -> dict[str, int]:
    return {word: n for n, word in enumerate(table("markers")["numerals"]["words"], 1)}


def read_marker(text: str) -> Marker | None:
    """Return the number that a paragraph begins with, None if it begins with none."""
    return _word_marker(text) or _bullet(text) or _bare_marker(text)


def _word_marker(text: str) -> Marker | None:
    pattern, named = _worded()
    found = pattern.match(text)
    if not found:
        return None
    role, style = named[found["word"].lower()]
    number, rest = found["number"], found["rest"]
    if number is None:
        alone = not rest.strip(" .:–—-]") and role == "annex" and found["word"][0].isupper()
        return Marker(role, style, "", ((style, 0),), len(text), found["word"]) if alone else None
    value = _value(number)
    initial = found["word"][0]
    if value is None or not (initial.isupper() or initial == "§"):
        return None
    if number.isalpha() and number.islower() and number not in _numerals():
        return None
    length = _heads(text, found.start("rest"))
    if length is None:
        return None
    return Marker(role, style, number, ((style, value),), length, found["word"])


def _value(number: str) -> int | None:
    digits = re.match(r"\d+", number)
    if digits:
        return int(digits[0])
    low = number.lower()
    return _numerals().get(low) or roman(low) or (letter_value(low) if len(low) == 1 else None)


def _heads(text: str, at: int) -> int | None:
    """Return where the words after a number begin, None if it numbers nothing: "Article 6 shall not apply"."""
    rest = text[at:]
    mark = re.match(r"\s*(?:[.:)\]|–—]|-(?=[\s–—-]))+\s*|\s*$", rest)
    if mark:
        lower = re.match(r"[a-z]", rest[mark.end() :])
        return None if lower and not re.search("[:–—-]", mark[0]) else at + mark.end()
    spaced = re.match(r"\s+", rest)
    if not spaced:
        return at if rest[:1] in "[" else None
    title = rest[spaced.end() :]
    if not re.match(r"[\"'“‘\[(]?[A-Z0-9]", title) or re.match(r"\(\d", title):
        return None
    short = re.fullmatch(r"(?:\S+ ){,7}\S+\.", title) is not None and not re.search(r"[.;,]\s", title)
    if not short and (len(title) > TITLE_CHARACTERS or re.search(r"[.;,](?:\s|$)", title)):
        return at + spaced.end() if re.match(r"[A-Z]{4,}", title) else None
    return at + spaced.end()


def _bullet(text: str) -> Marker | None:
    found = _BULLET.match(text)
    return Marker("bullet", "-", found[0].strip(), (("-", 0),), found.end()) if found else None


def _bare_marker(text: str) -> Marker | None:
    found = _BARE.match(text)
    if not found or not (found["close"] or (found["number"] and "." in found["number"])):
        return None
    opened, closed = found["open"], (found["close"] or "").strip()
    if opened and ")" not in closed:
        return None
    written = next(found[k] for k in ("number", "lower", "upper") if found[k]) + (found["suffix"] or "")
    frame = f"{opened}{{}}{closed.rstrip('–—-')}"
    values = tuple((frame.format(kind), value) for kind, value in _readings(found, opened + closed))
    if not values:
        return None
    return Marker("number", values[0][0], written, values, found.end())


def _readings(found: re.Match[str], frame: str) -> Iterator[tuple[str, int]]:
    """Yield the kinds of number that it may be, with its value in each."""
    number = found["number"]
    if number:
        parts = number.split(".")
        yield "1" + ".1" * (len(parts) - 1), int(parts[-1])
        return
    letters, kinds = (found["lower"], "ai") if found["lower"] else (found["upper"], "AI")
    if len(letters) > 2 and "(" not in frame and ")" not in frame and roman(letters) is None:
        return
    letter, numeral = letter_value(letters), roman(letters)
    if letter is not None:
        yield kinds[0], letter
    if numeral is not None:
        yield kinds[1], numeral
