"""Many more spun cuts of the part that thresholds are chosen on, and at which step the missed ones are lost.

    python bench/copies_cuts.py

Each copy is looked at by itself: whether it and its origin are joined, pass the screen, and are judged copies. Beside
the spinners of bench/copies.py for this part there are some that double and drop words and put several for one.
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from random import Random

import copies
import spinners as make
from travaux.copies.pile import Pile
from travaux.copies.verdict import bond_of
from travaux.model import Report

Pair = tuple[Report, Report]


def mine() -> list[Report]:
    """Return the news of the choosing part."""
    rows = [copies.as_report(row) for row in copies.news()]
    return [r for r in rows if (zlib.crc32(r.text.encode()) & 1) == 0]


def spinners(news: Sequence[Report]) -> dict[str, list[make.Spinner]]:
    known = list(make.spinners(make.words_of(r.text for r in news))["choose"])
    fixed, other, kin = known
    known += [
        replace(kin, name="kin dd", doubled=0.2, dropped=0.02, capitals=False),
        replace(other, name="rw dd", doubled=0.1, dropped=0.03),
        replace(fixed, name="dict caps", fixed=False, capitals=True, attached=True),
    ]

    def wide(word: str) -> tuple[str, ...]:
        return tuple(make.SENSELESS.get(word, ())) + tuple(w for w in make.synonyms(word, "kin") if len(w) > 2)

    several = [
        make.Spinner("multi", wide),
        make.Spinner("multi dd", wide, doubled=0.1, dropped=0.03),
        make.Spinner("multi lower", wide, capitals=False),
        make.Spinner("multi lower dd", wide, capitals=False, doubled=0.2, dropped=0.02),
    ]
    return {"one word for one": known, "several for one": several}


def cuts(origins: Sequence[Report], known: Sequence[make.Spinner], rates: Sequence[float], rng: Random) -> list[Pair]:
    """Return each origin with a spun cut of it."""
    found = []
    for n, origin in enumerate(origins):
        rate = rng.choice(rates)
        body = known[n % len(known)].spin(make.cut(origin.text, rng), rate, rng)
        found.append((origin, copies._copy(make.dressed(body, rng, "choose"), 100_000 + n, origin, rng, "spun")))
    return found


def lost(news: Sequence[Report], made: Sequence[Pair]) -> Counter[str]:
    """Return how many are found, and how many are lost at which step."""
    pile = Pile(sorted([*news, *(copy for _, copy in made)], key=lambda r: (r.id, r.path)))
    joined: set[tuple[int, ...]] = set()
    worth = pile.worth
    pile.worth = lambda pairs: worth(_noted(pairs, joined))  # type: ignore[method-assign]
    passed = {tuple(sorted(pair)) for pair in pile.candidates()}
    counts: Counter[str] = Counter()
    for origin, copy in made:
        pair = tuple(sorted((pile.number(origin.id), pile.number(copy.id))))
        step = "not joined" if pair not in joined else "screened out" if pair not in passed else "judged no copy"
        counts[step if pair not in passed or bond_of(pile.aligned(*pair)) is None else "found"] += 1
    return counts


def _noted(pairs, joined) -> Iterator[tuple[int, int]]:  # type: ignore[no-untyped-def]
    for pair in pairs:
        joined.add(tuple(sorted(pair[:2])))
        yield pair


def main() -> None:
    news = mine()
    whole = [r for r in copies.alone(news) if 200 <= len(r.text.split()) <= 1500 and len(make.paragraphs(r.text)) > 5]
    for name, known in spinners(news).items():
        for rates in (copies.RATES, (0.5, 0.6, 0.6)):
            rng, origins = Random("dev cuts"), list(whole)
            rng.shuffle(origins)
            counts = lost(news, cuts(origins[:2000], known, rates, rng))
            print(f"{name}, {rates[0]:.0%} to {rates[-1]:.0%}: {counts['found'] / counts.total():.4f}", dict(counts))


if __name__ == "__main__":
    main()
