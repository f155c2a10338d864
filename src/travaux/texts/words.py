"""The words of a draft as they are compared: case, quotation marks and ways to write a number make no difference."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from travaux.texts.lexicon import table, words

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*|%|[\[\]]|[^\w\s]", re.UNICODE)
# Marks of notes: superscript figures, Markdown's, and bare figures in brackets (texts/brackets.py tells those apart).
_NOTE_MARK = re.compile(r"[¹²³⁴-⁹⁰]+|\[\^\w{1,8}\]|(?<=[\w.,;:”’)])\[\d{1,3}\](?!\s*\[)")
_SUFFIX = re.compile(r"(?:ational|ations?|ements?|ments?|ness(?:es)?|ingly|edly|ings?|ities|ity|ied|ed|es|s|ly|e)$")


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark: its place, and the form in which it is compared ("" for a mark or a bracket)."""

    start: int
    end: int
    text: str
    form: str


@cache
def _alike() -> dict[str, str]:
    lexicon = table("words")
    found = {form: name for name, forms in lexicon["alike"].items() for form in forms}
    found |= {word: str(n) for n, word in enumerate(lexicon["numbers"]["words"])}
    found |= {word: str(10 * n) for n, word in enumerate(lexicon["numbers"]["tens"], 3)}
    return found


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Return the words and marks between two places of a text; marks of notes are left out."""
    end = len(text) if end is None else end
    notes = [m.span() for m in _NOTE_MARK.finditer(text, start, end)]
    found = []
    for match in _TOKEN.finditer(text, start, end):
        if notes and any(a <= match.start() < b for a, b in notes):
            continue
        found.append(Token(match.start(), match.end(), match[0], _form(match[0])))
    return found


@cache
def _form(word: str) -> str:
    if not (word[0].isalnum() or word == "%"):
        return ""
    if word[0].isdigit():
        return re.sub(r",(?=\d{3})", "", word)
    low = word.lower().replace("’", "'")
    return _alike().get(low, low.removesuffix("'s"))


def forms(text: str, start: int = 0, end: int | None = None) -> list[str]:
    """Return the words between two places as they are compared, marks left out; "per cent" is one word."""
    found = [t.form for t in tokens(text, start, end) if t.form]
    return _joined(found)


def _joined(said: Sequence[str]) -> list[str]:
    found: list[str] = []
    for word in said:
        if word == "cent" and found and found[-1] == "per":
            found[-1] = "percent"
        else:
            found.append(word)
    return found


@cache
def stem(word: str) -> str:
    """Return a word without its ending, so that forms of one word are alike: "postponing", "postponed"."""
    if len(word) < 5 or word[0].isdigit():
        return word.removesuffix("s") if len(word) == 4 else word
    if word.endswith("ies"):
        return word[:-3] + "y"
    cut = _SUFFIX.sub("", word)
    return cut if len(cut) >= 4 else word.removesuffix("s")


def content(said: Sequence[str]) -> set[str]:
    """Return the stems of the words that carry content: no figures, and none of the words that only join others."""
    return {stem(word) for word in said if word not in words("words", "function") and word[0].isalpha()}
