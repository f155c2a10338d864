"""Piles of any size for bench/copies.py growth, made of the news: fair ones, and ones that share more than news do.

Time by size can only be measured on piles whose reports share with each other, at every size, what reports of different
stories share. Paragraphs drawn from a fixed pool (``shuffled``) do not: of ten times as many reports each shares with
ten times as many others, so that pairs grow with the square of the size. That mix is kept as a stress.

``walked`` goes through the news word by word, and now and then from a word to another place where the same word stands
(a Markov chain of order one that keeps to its source for a few words; Shannon, 1948). So words, names, turns of phrase
and the rhythm of marks are as frequent as in news, runs of three and four words recur as in news, and what two reports
share is strewn about. The chance to leave the source is chosen so that pairs worth a look are about as many for each
report as in the news themselves (there .24 at 1,000 reports and .32 at 10,000). What does not come from chance is a
constant share of the reports at every size: one in ten is a copy (verbatim, cut or spun) of any report before it, one
in ten carries a paragraph of background that about four others carry, and of every two outlets, one for each 200
reports, one prints the same lines under all it has.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import spinners as make
from travaux.model import Report, make_report_id

if TYPE_CHECKING:
    from numpy import int32, int64
    from numpy.typing import NDArray

NEWS = Path(__file__).resolve().parents[2] / "shared" / "corpora" / "news-10k.jsonl.gz"
SEED = 20261130
WORDS = 500
# The chance to leave the source at a word.
LEAVE = 0.3
# Reports walked together, one outlet for so many reports, and one paragraph of background for so many.
TOGETHER = 1000
OUTLET, BACKGROUND = 200, 50
BACKGROUND_WORDS, FOOTER_WORDS = 70, 40


def news(limit: int | None = None) -> list[dict[str, str]]:
    with gzip.open(NEWS, "rt", encoding="utf-8") as rows:
        return [json.loads(line) for _, line in zip(range(limit or 10**9), rows, strict=False)]


@dataclass(frozen=True)
class Walk:
    """The words of the news in their order, and where else each stands."""

    tokens: Sequence[str]  # by number, with the white space after each
    numbers: NDArray[int32]  # the news
    places: NDArray[int32]  # of each token where it stands, token after token
    counts: NDArray[int64]
    starts: NDArray[int64]

    def texts(self, count: int, words: int, seed: str) -> Iterator[str]:
        """Yield so many texts of so many words."""
        for first in range(0, count, TOGETHER):
            yield from self._some(min(TOGETHER, count - first), words, f"{seed} {first}")

    def _some(self, count: int, words: int, seed: str) -> Iterator[str]:
        import numpy as np

        rng = np.random.default_rng(Random(seed).getrandbits(64))
        at = rng.integers(0, len(self.numbers), count)
        walked = np.empty((words, count), dtype=np.int32)
        for row in walked:
            here = row[:] = self.numbers[at]
            other = self.places[self.starts[here] + (rng.random(count) * self.counts[here]).astype(np.int64)]
            at = (np.where(rng.random(count) < LEAVE, other, at) + 1) % len(self.numbers)
        for row in walked.T:
            yield "".join([self.tokens[n] for n in row.tolist()]).strip()


def walk() -> Walk:
    """Return the news as a walk goes through them."""
    import numpy as np

    known: dict[str, int] = {}
    numbers = [known.setdefault(token, len(known)) for row in news() for token in _tokens(row["text"])]
    row = np.array(numbers, dtype=np.int32)
    counts = np.bincount(row)
    return Walk(list(known), row, np.argsort(row, kind="stable").astype(np.int32), counts, np.cumsum(counts) - counts)


def _tokens(text: str) -> Iterator[str]:
    for paragraph in make.paragraphs(text):
        words = paragraph.split()
        if 8 <= len(words) <= 150:
            yield from (f"{word} " for word in words[:-1])
            yield f"{words[-1]}\n\n"


def walked(count: int) -> Iterator[tuple[Report, int | None]]:
    """Yield so many reports, and of which report, by its number, each is a copy."""
    way = walk()
    backgrounds = list(way.texts(count // BACKGROUND + 1, BACKGROUND_WORDS, f"{SEED} background"))
    outlets = count // OUTLET + 2
    footers = [re.sub(r"\s+", " ", text) for text in way.texts(outlets, FOOTER_WORDS, f"{SEED} footers")]
    common = make.words_of(row["text"] for row in news(2000))
    spinner = make.Spinner("random words", lambda word: Random(word).sample(common, 3))
    texts: list[str] = []
    for n, text in enumerate(way.texts(count, WORDS, f"{SEED} walked")):
        rng, origin = Random(f"{SEED} walked {n}"), None
        if n % 10 == 9:
            origin = rng.randrange(n)
            text = _copied(texts[origin], rng, spinner)
        elif n % 10 == 4:
            text = _put_in(text, re.sub(r"\s+", " ", rng.choice(backgrounds)), rng)
        texts.append(text)
        outlet = rng.randrange(outlets)
        body = f"{text}\n\n{footers[outlet]}" if outlet % 2 else text
        yield Report(make_report_id(str(n), body), str(n), body, outlet=f"Outlet {outlet}"), origin


def _copied(text: str, rng: Random, spinner: make.Spinner) -> str:
    parts = make.paragraphs(text)
    way = rng.choice(("verbatim", "cut", "spun"))
    if way == "cut":
        return "\n\n".join(parts[: max(1, 2 * len(parts) // 3)])
    return spinner.spin(text, 0.3, rng) if way == "spun" else text


def _put_in(text: str, paragraph: str, rng: Random) -> str:
    parts = make.paragraphs(text)
    parts.insert(rng.randrange(len(parts) + 1), paragraph)
    return "\n\n".join(parts)


def shuffled(count: int) -> Iterator[tuple[Report, int | None]]:
    """Yield so many reports of about 500 words, made of paragraphs of the news taken at random; none is a copy."""
    parts = [p for row in news() for p in make.paragraphs(row["text"]) if 10 <= len(p.split()) <= 150]
    for n in range(count):
        rng, text, words = Random(f"{SEED} mixed {n}"), [], 0
        while words < WORDS:
            text.append(_turned(rng.choice(parts), rng))
            words += len(text[-1].split())
        body = "\n\n".join(text)
        yield Report(make_report_id(str(n), body), str(n), body, outlet=f"Outlet {n % 50}"), None


def _turned(paragraph: str, rng: Random) -> str:
    """Return a paragraph with its clauses in another order: else each would be a hundred reports' own."""
    clauses = re.split(r"(?<=[,;.]) ", paragraph)
    rng.shuffle(clauses)
    words = " ".join(clauses).split(" ")
    for k in range(0, len(words) - 1, 4):
        words[k], words[k + 1] = words[k + 1], words[k]
    return " ".join(words)


MIXES = {"walked": walked, "shuffled": shuffled}
