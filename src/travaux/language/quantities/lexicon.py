"""The words of quantities: their classes, values and letters."""

from __future__ import annotations

from functools import cache

from travaux.language.calendar.words import Alphabet, Words, classes_of_words, read_toml

_VALUED = ("numerals", "tens", "scales", "suffixes", "fractions", "vulgar", "currencies", "plenty", "folds")


class Lexicon:
    """The tables of quantities.toml."""

    def __init__(self) -> None:
        self._tables = read_toml("quantities")
        lists = self._tables.pop("classes")
        valued = {name: self._tables[name] for name in _VALUED}
        self.alphabet = Alphabet(classes_of_words({**valued, **lists}), frozenset({"No."}))
        self.before = _by_last_word(self._tables["before"], -1)
        self.behind = _by_last_word(self._tables["behind"], 0)

    def value(self, table: str, word: str) -> float | None:
        """Return the number that a table gives for a word in any case."""
        found = self._tables[table].get(word.lower())
        return float(found) if isinstance(found, int | float) else None

    def name(self, table: str, word: str) -> str:
        """Return the word that a table gives for another, empty if it gives none."""
        found = self._tables[table].get(word)
        return found if isinstance(found, str) else ""


def _by_last_word(phrases: dict[str, object], at: int) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Return phrases by their word ``at``, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, comparator in sorted(phrases.items(), key=lambda item: (-item[0].count(" "), item[0])):
        words = tuple(phrase.split(" "))
        found.setdefault(words[at], []).append((words, str(comparator)))
    return found


@cache
def lexicon() -> Lexicon:
    """Return the lexicon of quantities, read once."""
    return Lexicon()


def cut(text: str) -> Words:
    """Cut a text into words with the letters of this lexicon."""
    return lexicon().alphabet.cut(text)


def has(words: Words, i: int, *names: str) -> bool:
    """Whether word ``i`` belongs to one of the classes."""
    if not 0 <= i < len(words.letters):
        return False
    has_class, letter = lexicon().alphabet.has, words.letters[i]
    for name in names:  # noqa: SIM110 - asked a million times for a long text: a generator costs a third more
        if has_class(letter, name):
            return True
    return False


def tight(words: Words, i: int) -> bool:
    """Whether word ``i`` follows the one before without a space."""
    return 0 < i < len(words.spans) and words.spans[i - 1][1] == words.spans[i][0]


def same_sentence(words: Words, i: int) -> bool:
    """Whether word ``i`` is there and neither ends a sentence nor a line."""
    return 0 <= i < len(words.letters) and not has(words, i, "stop", "break")
