"""Made reports and made copies of them: spun, edited, cut, excerpted, in page furniture; and look-alikes that are none.

Everything is drawn from a seeded ``random.Random``. The spinners are not those of the packs: a table of synonyms is
invented for each.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from random import Random

from travaux.copies.words import data
from travaux.model import Block, Report, make_report_id

FURNITURE = (
    "ADVERTISEMENT",
    "Read full story",
    "RECOMMENDED FOR YOU\nTen harbours to see before they silt up",
    "3 days ago 41",
    "Share on: Facebook | Twitter | Mail",
    "Sign up for our daily letter",
    "list of 4 items\nend of list",
    "Cookie settings | Contact | About us",
    "Posted in: World, Business",
)
_TOKEN = re.compile(r"\s+|[^\W_]+(?:[’'-][^\W_]+)*|.", re.S)
_SENTENCE = re.compile(r"(?<=[.!?”\"])\s+(?=[A-Z“\"])")


def report(
    path: str, text: str, published: str | None = None, outlet: str | None = None, title: str | None = None
) -> Report:
    """Return a report whose blocks are paragraphs parted by blank lines."""
    blocks, at = [], 0
    for part in re.split(r"(\n[ \t]*\n\s*)", text):
        if part.strip():
            start = at + len(part) - len(part.lstrip())
            blocks.append(Block("paragraph", start, start + len(part.strip())))
        at += len(part)
    return Report(make_report_id(path, text), path, text, tuple(blocks), title, outlet, published=published)


def paragraphs(text: str) -> list[str]:
    return [p.strip() for p in re.split(r"\n\s*\n", text) if p.strip()]


def common_words() -> list[str]:
    """Return everyday words, those that hold sentences together three times as often as the others."""
    lists = data("english")["common"]
    return lists["function"].split() * 9 + lists["everyday"].split()


def odd_words(count: int = 400) -> list[str]:
    """Return words that nobody uses."""
    rng = Random("odd words")
    return ["".join(rng.choice("bdfgklmnprst") + rng.choice("aeiou") for _ in range(3)) for _ in range(count)]


def story(seed: int, length: int = 8) -> str:
    """Return a story of so many paragraphs without any sense, but with the words, names and figures of one."""
    rng, words = Random(f"story {seed}"), common_words()
    names = [word.capitalize() for word in rng.sample(odd_words(), 8)]
    return "\n\n".join(_paragraph(rng, words, names) for _ in range(length))


def _paragraph(rng: Random, words: Sequence[str], names: Sequence[str]) -> str:
    sentences = []
    for _ in range(rng.randrange(2, 5)):
        tokens = rng.choices(words, k=rng.randrange(9, 26))
        for _ in range(rng.randrange(3)):
            tokens[rng.randrange(len(tokens))] = rng.choice(names)
        if rng.random() < 0.5:
            tokens[rng.randrange(len(tokens))] = str(rng.randrange(10, 99_000))
        if rng.random() < 0.6:
            tokens[rng.randrange(2, len(tokens) - 2)] += ","
        sentences.append(" ".join([tokens[0].capitalize(), *tokens[1:]]) + ".")
    return " ".join(sentences)


@dataclass
class Spinner:
    """Replaces words one by one. ``fixed`` spinners decide once for each word, others at every occurrence."""

    rate: float
    doubled: float = 0.0  # share of replacements that are two words
    dropped: float = 0.0  # share of words left out
    fixed: bool = False
    short_words: bool = True  # also replace words of up to three letters
    capitals: bool = False
    words: Sequence[str] = field(default_factory=odd_words)
    table: dict[str, list[str]] = field(default_factory=dict)

    def spin(self, text: str, rng: Random) -> str:
        return "".join(self._turn(token, rng) for token in _TOKEN.findall(text))

    def _turn(self, token: str, rng: Random) -> str:
        plain = token.lower()
        if not token.isalpha() or (token != plain and not self.capitals) or (len(token) < 4 and not self.short_words):
            return token
        if rng.random() < self.dropped:
            return ""
        if plain not in self.table:
            self.table[plain] = [rng.choice(self.words) for _ in range(1 if self.fixed else 3)]
            if self.fixed and rng.random() >= self.rate:
                self.table[plain] = [plain]
        if not self.fixed and rng.random() >= self.rate:
            return token
        new = rng.choice(self.table[plain])
        if new == plain:
            return token
        if rng.random() < self.doubled:
            new += " " + rng.choice(self.words)
        return new.capitalize() if token[0].isupper() else new


def vocabulary(texts: Iterable[str], size: int = 6000) -> list[str]:
    """Return common lower-case words of real texts, the hundred commonest left out."""
    counts = Counter(w for t in texts for w in re.findall(r"(?<=\s)[a-z]{3,}(?=\s)", t))
    return [w for w, _ in sorted(counts.items(), key=lambda x: (-x[1], x[0]))[100 : 100 + size]]


def dressed(text: str, rng: Random) -> str:
    """Return the text with page furniture between its paragraphs."""
    parts = paragraphs(text)
    for line in rng.sample(FURNITURE, 4):
        parts.insert(rng.randrange(len(parts) + 1), line)
    return "\n\n".join(parts)


def edited(text: str, rng: Random, words: Sequence[str] = ()) -> str:
    """Return the text without a fifth of its sentences, two paragraphs in each other's place, few words changed."""
    parts = []
    for paragraph in paragraphs(text):
        sentences = [s for s in _SENTENCE.split(paragraph) if rng.random() > 0.2]
        if sentences:
            parts.append(" ".join(sentences))
    if len(parts) > 4:
        k = rng.randrange(1, len(parts) - 2)
        parts[k], parts[k + 1] = parts[k + 1], parts[k]
    light = Spinner(0.03, dropped=0.01, words=words or odd_words())
    return light.spin("\n\n".join(parts), rng)


def cut(text: str, rng: Random) -> str:
    """Return the first part of the text."""
    parts = paragraphs(text)
    return "\n\n".join(parts[: max(3, int(len(parts) * rng.uniform(0.3, 0.6)))])


def told_paragraphs(text: str) -> list[str]:
    """Return the paragraphs that are told rather than quoted, long enough to be worth lifting."""
    return [p for p in paragraphs(text) if 25 <= len(p.split()) <= 120 and not re.search(r"[\"“”]", p)]


def excerpted(text: str, host: str, rng: Random, count: int) -> str | None:
    """Return ``host`` with ``count`` paragraphs of ``text`` in it; None if there are not as many."""
    told = told_paragraphs(text)
    if len(told) < count:
        return None
    start = rng.randrange(len(told) - count + 1)
    parts = paragraphs(host)
    at = rng.randrange(1, len(parts)) if len(parts) > 1 else 1
    return "\n\n".join([*parts[:at], *told[start : start + count], *parts[at:]])


def updated(text: str, rng: Random) -> str:
    """Return the story a day later: other figures, a new first sentence."""
    newer = re.sub(r"\d+", lambda m: str(int(m.group()[:6]) + rng.randrange(1, 9)), text)
    return "Officials gave new figures on Friday.\n\n" + newer
