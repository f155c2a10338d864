"""Words as letters: a rule over kinds of words becomes a plain regular expression.

Every word of a text gets one letter that stands for the set of classes it belongs to ("may" is a modal verb, "May" a
month, "second" an ordinal and a unit). A rule such as ``month day (comma? year)?`` is compiled over these letters. It
is short to write, needs no look at the characters, and runs over a string six times shorter than the text.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from importlib.resources import files

# Letters are taken from here on: no character in this range means anything to a regular expression.
FIRST_LETTER = 0x4E00
# Plain numbers from 1500 to 2099 may be years.
YEARS = range(1500, 2100)

_TOKEN = r"""
  [0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9][0-9:.]*(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?(?![\w-])  # ISO date
| [0-9]{1,2}(?:/[0-9]{1,2}/|\.[0-9]{1,2}\.)(?:[0-9]{4}|[0-9]{2})(?![\w/.]*[0-9])         # 3/14/2026, 14.3.26
| [0-9]{1,2}(?:[:.][0-9]{2})?\s?(?:[ap]\.m\.|[ap]m\b)                                  # 4.30 p.m.
| [0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?!\w)                                              # 16:30
| (?:['’][0-9]|[0-9]{3})0['’]?s\b                                                      # 1990s
| [1-4]Q\b                                                                             # 3Q
| [0-9]+(?:st|nd|rd|th)\b
| [0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?
| [oO]['’]clock\b
| ['’](?:s|ll|re|ve|d|m)\b
| (?:[A-Za-z]\.){2,}                                                                   # U.S.
| (?=[A-Z][a-z]{1,4}\.)(?:ABBREVIATIONS)\.
| [^\W\d_][^\W_]*(?:['’]t\b)?
| \n\s*\n\s*|\n(?![^\S\n]*[a-z0-9])\s*                                                 # a line that is not wrapped
| [^\w\s]|_
"""


@dataclass(frozen=True, slots=True)
class Words:
    """A text cut into words: ``letters`` has one letter a word, ``spans`` their offsets in characters."""

    text: str
    spans: tuple[tuple[int, int], ...]
    letters: str

    def word(self, i: int) -> str:
        """Return word ``i`` as it is written, the empty string outside the text."""
        if not 0 <= i < len(self.spans):
            return ""
        start, end = self.spans[i]
        return self.text[start:end]


def read_toml(name: str) -> dict[str, dict[str, object]]:
    """Return the tables of ``language/data/<name>.toml``."""
    source = files("travaux.language") / "data" / f"{name}.toml"
    return tomllib.loads(source.read_text(encoding="utf-8"))


class Alphabet:
    """Word classes and the letters of their combinations.

    ``classes_of`` gives the classes of each listed word; one with a capital letter has them only when so written.
    """

    def __init__(self, classes_of: Mapping[str, frozenset[str]], abbreviations: frozenset[str]) -> None:
        self._classes_of = classes_of
        self._letters: dict[frozenset[str], str] = {}
        self._letter_of = _Letters(self)
        shapes = (_classes_of_shape(example) for example in _SHAPES)
        self._by_class: dict[str, str] = {}
        for combination in sorted({*self._classes_of.values(), *shapes}, key=sorted):
            letter = self._letters[combination] = chr(FIRST_LETTER + len(self._letters))
            self._by_class |= {name: self._by_class.get(name, "") + letter for name in combination}
        stems = "|".join(sorted((re.escape(a.removesuffix(".")) for a in abbreviations), key=lambda a: (-len(a), a)))
        self._token = re.compile(_TOKEN.replace("ABBREVIATIONS", stems), re.VERBOSE)

    def cut(self, text: str) -> Words:
        """Cut ``text`` into words, in linear time."""
        matches = list(self._token.finditer(text))
        letter_of = self._letter_of
        letters = "".join([letter_of[match.group()] for match in matches])
        return Words(text, tuple([match.span() for match in matches]), letters)

    def classes_of(self, word: str) -> frozenset[str]:
        """Return the classes of a word."""
        found = self._classes_of.get(word) or self._classes_of.get(word.lower())
        return found or _classes_of_shape(word)

    def letter(self, word: str) -> str:
        """Return the letter of a word."""
        return self._letters[self.classes_of(word)]

    def letters(self, name: str) -> str:
        """Return all letters of a class. Raise KeyError if there is no such class."""
        return self._by_class[name]

    def has(self, letter: str, name: str) -> bool:
        """Whether a letter belongs to a class; the empty string belongs to none."""
        return bool(letter) and letter in self._by_class[name]

    def compile(self, pattern: str) -> re.Pattern[str]:
        """Compile a pattern of class names, ``?``, ``*``, ``|``, brackets and ``label:`` before a name or bracket.

        A label may stand in several branches; :func:`labelled` puts them together again.
        """
        labels: list[str] = []

        def translate(match: re.Match[str]) -> str:
            label, bracket, name = match.groups()
            labels.extend([label] if label else [])
            opening = f"(?P<{label}__{labels.count(label)}>" if label else "(?:"
            if bracket:
                return opening
            letters = f"[{self.letters(name)}]" if name else ""
            return f"{opening}{letters})" if label else letters

        return re.compile(re.sub(r"\s+|(?:(\w+):)?(?:(\()(?!\?)|([a-z_]+))", translate, pattern))


def labelled(match: re.Match[str]) -> dict[str, tuple[int, int]]:
    """Return the spans of the labelled parts that are there."""
    return {label.rpartition("__")[0]: match.span(label) for label, part in match.groupdict().items() if part}


class _Letters(dict[str, str]):
    """Letters of the words met so far: most words of a text come again."""

    LIMIT = 100_000  # words kept; a hostile text may consist of new ones only

    def __init__(self, alphabet: Alphabet) -> None:
        super().__init__()
        self._alphabet = alphabet

    def __missing__(self, word: str) -> str:
        letter = self._alphabet.letter(word)
        if len(self) < self.LIMIT and len(word) < 40:
            self[word] = letter
        return letter


def classes_of_words(classes: Mapping[str, object]) -> dict[str, frozenset[str]]:
    """Turn lists (or tables) of words by class into the classes of each word."""
    found: dict[str, set[str]] = {}
    for name, words in classes.items():
        for word in words if isinstance(words, list | dict) else ():
            found.setdefault(str(word), set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


# One example of every shape that _classes_of_shape tells apart.
_SHAPES = (
    *("2026-03-14", "3/14/2026", "4 pm", "16:30", "1990s", "17th", "99th", "5", "12", "99", "7", "300", "1,000"),
    *("2026", "1999", "0600", "FY26", "U.S.", "name", "Name", "\n", "%%", "n2"),
)


def _classes_of_shape(word: str) -> frozenset[str]:
    """Tell the classes of a word that is in no list by how it is written."""
    head = word[0]
    if head == "\n":
        return frozenset({"break"})
    if "0" <= head <= "9" or (head in "'’" and len(word) == 4):
        return _number_shape(word)
    if not head.isalpha():
        return frozenset({"mark"})
    if re.fullmatch(r"FY'?[0-9]{2,4}", word):
        return frozenset({"fiscal_code"})
    return frozenset({"name"}) if head.isupper() else frozenset({"word"})


def _number_shape(word: str) -> frozenset[str]:
    if word.isdigit():
        return _plain_number(word)
    for name, pattern in _NUMBER_SHAPES:
        if pattern.fullmatch(word):
            return frozenset({name})
    if word[-2:] in ("st", "nd", "rd", "th"):
        return frozenset({"nth", "day"} if 1 <= int(word[:-2][:3]) <= 31 and len(word) <= 4 else {"nth"})
    return frozenset({"number"})


def _plain_number(word: str) -> frozenset[str]:
    value = int(word[:5])
    if len(word) == 4 and value in YEARS:
        return frozenset({"number", "year", "four_figures"} if value % 100 < 60 else {"number", "year"})
    if len(word) == 4 and value < 2400 and value % 100 < 60:
        return frozenset({"number", "four_figures"})
    if len(word) > 2:
        return frozenset({"number"})
    found = {"number", "day"} if 1 <= value <= 31 else {"number"}
    return frozenset(found | {"two_digits"} if len(word) == 2 else found)


_NUMBER_SHAPES = (
    ("iso", re.compile(r"\d{4}-\d{2}-\d{2}(T.*)?", re.ASCII)),
    ("slashed", re.compile(r"\d{1,2}[/.]\d{1,2}[/.](\d{4}|\d{2})", re.ASCII)),
    ("clock", re.compile(r"\d{1,2}([:.]\d{2}){0,2}\s?[ap]\.?m\.?|\d{1,2}:\d{2}(:\d{2})?", re.ASCII)),
    ("decade_figure", re.compile(r"(['’]\d|\d{3})0['’]?s", re.ASCII)),
)


class Calendar:
    """The calendar's lexicon: value tables, word classes, and their alphabet."""

    def __init__(self) -> None:
        numbers = read_toml("quantities")
        self.tables = {
            **read_toml("calendar"),
            **read_toml("feasts"),
            **{name: numbers[name] for name in ("numerals", "tens", "ordinals")},
        }
        for name in ("months_short", "weekdays_short"):
            self.tables[name] |= {f"{word}.": value for word, value in self.tables[name].items()}
        lists = self.tables.pop("classes")
        short = {w for name in ("months_short", "weekdays_short") for w in self.tables[name] if w.endswith(".")}
        titles = lists["titles"]
        abbreviations = short | {str(word) for word in titles} if isinstance(titles, list) else short
        valued = {name: self.tables[name] for name in _VALUED}
        classes = classes_of_words({**valued, **lists})
        for word in {re.split(r"['\s]", name)[0].capitalize() for name in self.tables["holidays"]}:
            classes[word] = classes.get(word, classes.get(word.lower(), frozenset())) | {"holiday"}
        self.alphabet = Alphabet(classes, frozenset(abbreviations))
        self.classes = lists

    def value(self, table: str, word: str) -> int | str | None:
        """Return what a table says of a word in any case."""
        found = self.tables[table].get(word)
        found = self.tables[table].get(word.lower()) if found is None else found
        return found if isinstance(found, int | str) else None

    def listed(self, name: str, word: str) -> bool:
        """Whether a word in any case is in a list that is looked up as it stands. Raise KeyError if there is none."""
        found = self.tables["lean"][name]
        return isinstance(found, list) and word.lower() in found

    def moving_feast(self, name: str) -> list[date]:
        """Return the days on which a feast of another calendar begins. Raise KeyError if there is no such feast."""
        found = self.tables["moving_feasts"][name]
        return [date.fromisoformat(str(day)) for day in found] if isinstance(found, list) else []

    @cached_property
    def holidays(self) -> dict[str, list[tuple[tuple[str, ...], str]]]:
        """Holidays by the first word of their name: the further words, and when they are; longest names first."""
        found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for name, when in sorted(self.tables["holidays"].items(), key=lambda item: (-len(item[0]), item[0])):
            words = self.alphabet.cut(name[0].upper() + name[1:])  # "St." is one word
            first, *rest = (words.word(i).lower() for i in range(len(words.spans)))
            found.setdefault(first, []).append((tuple(rest), str(when)))
        return found


_VALUED = (
    *("months", "months_short", "weekdays", "weekdays_short", "weekdays_many", "units", "units_many", "long", "parts"),
    *("parts_many", "seasons", "seasons_many", "decade_words"),
    *("quarter_codes", "vague", "sets", "numerals", "tens", "ordinals"),
)


@cache
def calendar() -> Calendar:
    """Return the calendar's lexicon, read once."""
    return Calendar()


def is_in(letter: str, name: str) -> bool:
    """Whether a letter of the calendar's alphabet belongs to a class."""
    return calendar().alphabet.has(letter, name)


def walk(words: Words, i: int, step: int, reach: int) -> Iterator[tuple[int, str]]:
    """Yield word numbers and letters from ``i`` in steps of 1 or -1, up to ``reach`` words within the sentence."""
    stops = calendar().alphabet.letters("stop") + calendar().alphabet.letters("break")
    while reach and 0 <= i < len(words.letters) and words.letters[i] not in stops:
        yield i, words.letters[i]
        i, reach = i + step, reach - 1
