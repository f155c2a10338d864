"""How many made copies are found among real news, and how many families are false. Run with ``-s`` to see the figures.

One copy of each origin, so that each is found or missed by itself; the reports that take in an excerpt are not in the
pile otherwise. Families among the news themselves are not counted as false: some of it is the same agency text.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random
from time import perf_counter
from typing import Any

import pytest

from tests.copies.made import Spinner, cut, dressed, edited, excerpted, paragraphs, report, updated, vocabulary
from travaux.copies import fold
from travaux.model import Report

ROWS, PER_KIND, SEED = 2000, 20, 20260301
SPINNERS: dict[str, dict[str, Any]] = {
    "plain": {},
    "doubling": {"doubled": 0.15, "dropped": 0.03},
    "fixed": {"fixed": True, "capitals": True},
}
Maker = Callable[[str, str, Random], str | None]


def news(shared: Path) -> list[Report]:
    with gzip.open(shared / "corpora" / "news-10k.jsonl.gz", "rt", encoding="utf-8") as rows:
        listed = [json.loads(line) for _, line in zip(range(ROWS), rows, strict=False)]
    return [report(row["url"], row["text"], row["published"], row["outlet"]) for row in listed]


def makers(words: list[str]) -> dict[tuple[str, str], Maker]:
    """Return, by expected kind and name, what makes a copy of a text; the second text is the host of an excerpt."""

    def spinner(rate: float, how: str) -> Maker:
        return lambda text, host, rng: dressed(Spinner(rate, words=words, **SPINNERS[how]).spin(text, rng), rng)

    spun = {("spun", f"{rate:.0%} {how}"): spinner(rate, how) for rate in (0.2, 0.4, 0.6) for how in SPINNERS}
    return spun | {
        ("spun", "40% of a cut"): lambda text, host, rng: spinner(0.4, "plain")(cut(text, rng), host, rng),
        ("verbatim", "dressed"): lambda text, host, rng: dressed(text, rng),
        ("edited", "by a desk"): lambda text, host, rng: edited(text, rng, words),
        ("edited", "cut"): lambda text, host, rng: cut(text, rng),
        ("excerpt", "of 2"): lambda text, host, rng: excerpted(text, host, rng, 2),
        ("excerpt", "of 3"): lambda text, host, rng: excerpted(text, host, rng, 3),
        ("excerpt", "of 3, spun"): lambda text, host, rng: excerpted(
            Spinner(0.4, words=words).spin(text, rng), host, rng, 3
        ),
        ("none", "one paragraph"): lambda text, host, rng: excerpted(text, host, rng, 1),
        ("none", "updated"): lambda text, host, rng: updated(text, rng) if len(re.findall(r"\d+", text)) > 5 else None,
    }


@dataclass
class Tally:
    made: int = 0
    found: int = 0
    origin: int = 0
    kind: int = 0


@pytest.fixture(scope="module")
def tallies(shared: Path) -> dict[tuple[str, str], Tally]:
    rng, reports = Random(SEED), news(shared)
    whole = [r for r in reports if r.published and 250 <= len(r.text.split()) <= 1500 and len(paragraphs(r.text)) > 5]
    rng.shuffle(whole)
    kinds = makers(vocabulary(r.text for r in reports))
    hosts, origins = whole[: PER_KIND * len(kinds)], whole[PER_KIND * len(kinds) :]
    made: list[tuple[tuple[str, str], Report, Report]] = []
    for n, (origin, host) in enumerate(zip(origins, hosts, strict=False)):
        kind = list(kinds)[n % len(kinds)]
        text = kinds[kind](origin.text, host.text, rng)
        if text:
            made.append((kind, origin, report(f"copy-{n}", text)))
    left_out = {host.id for host in hosts}
    pile = [r for r in reports if r.id not in left_out] + [copy for _, _, copy in made]
    start = perf_counter()
    families = fold(pile)
    print(f"\n{len(pile)} reports, {len(made)} of them made, in {perf_counter() - start:.1f} s")
    origin_of = {member: f.origin for f in families for member in (f.origin, *(c.report for c in f.copies))}
    kind_of = {c.report: c.kind for f in families for c in f.copies}
    counts: dict[tuple[str, str], Tally] = {kind: Tally() for kind in kinds}
    for kind, origin, copy in made:
        tally = counts[kind]
        tally.made += 1
        tally.found += origin_of[copy.id] == origin_of[origin.id]
        tally.origin += origin_of[copy.id] == origin.id
        tally.kind += kind_of.get(copy.id) == kind[0]
    for kind, tally in counts.items():
        print(f"{' '.join(kind):22} {tally}")
    return counts


@pytest.mark.shared
@pytest.mark.slow
def test_made_copies_are_found(tallies: dict[tuple[str, str], Tally]) -> None:
    for (kind, name), tally in tallies.items():
        if kind != "none":
            assert tally.found >= 0.9 * tally.made, name
            assert tally.origin >= 0.85 * tally.made, name
            assert tally.kind >= 0.8 * tally.made, name
    real = [tally for (kind, _), tally in tallies.items() if kind != "none"]
    assert sum(t.found for t in real) >= 0.98 * sum(t.made for t in real)
    assert sum(t.origin for t in real) >= 0.97 * sum(t.made for t in real)
    assert sum(t.kind for t in real) >= 0.95 * sum(t.made for t in real)


@pytest.mark.shared
@pytest.mark.slow
def test_look_alikes_are_left_alone(tallies: dict[tuple[str, str], Tally]) -> None:
    assert [tally.found for (kind, _), tally in tallies.items() if kind == "none"] == [0, 0]
