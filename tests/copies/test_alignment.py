"""Stretches in lockstep: the quick ways agree with the plain ones, and spun text is followed where no run is left."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.copies.made import Spinner, report, story
from travaux.copies.alignment import (
    COMPANY,
    FURTHER,
    SEED_DRIFT,
    SEED_DRIFT_PER_TOKEN,
    SEED_GAP,
    Run,
    Stretch,
    _between,
    _chains,
    _runs_of_seeds,
    _windows,
    align,
)
from travaux.copies.words import Vocabulary, read_text

Seeds = list[tuple[int, int]]


def alone(seeds: Seeds) -> list[Run]:
    """Return each seed that has another near it as a run of its own."""

    def near(n: int, m: int) -> bool:
        (i, j), (last_i, last_j) = sorted((seeds[n], seeds[m]))
        forward = last_i - i
        return forward <= SEED_GAP and abs(last_j - j - forward) <= SEED_DRIFT + SEED_DRIFT_PER_TOKEN * forward

    def around(n: int) -> list[int]:
        return [m for m in range(max(0, n - COMPANY), min(len(seeds), n + COMPANY + 1)) if m != n]

    kept = [seed for n, seed in enumerate(seeds) if any(near(n, m) for m in around(n))]
    return [Run(i, j, i, j, np.array([i])) for i, j in kept]


def packed(seeds: Seeds) -> list[Run]:
    first, second = (np.array([seed[side] for seed in seeds], dtype=np.int64) for side in (0, 1))
    return _runs_of_seeds(first, second)


@st.composite
def seeds(draw: st.DrawFn) -> Seeds:
    """Draw seeds that lie on a few diagonals, with strays: each place of either text once."""
    found: dict[int, int] = {}
    for _ in range(draw(st.integers(1, 6))):
        start, drift, step = draw(st.integers(0, 400)), draw(st.integers(-200, 200)), draw(st.integers(1, 30))
        for k in range(draw(st.integers(1, 12))):
            i = start + k * step
            j = i + drift + 300
            if i not in found and j not in found.values():
                found[i] = j
    return sorted(found.items())


@settings(max_examples=300, deadline=None)
@given(seeds())
def test_seeds_in_runs_make_the_chains_of_seeds_one_by_one(drawn: Seeds) -> None:
    def told(runs: list[Run]) -> list[tuple[int, list[tuple[int, int, int, int]]]]:
        return [(chain.seeds, list(_windows(chain))) for chain in _chains(runs)]

    assert told(packed(drawn)) == told(alone(drawn))


def test_a_long_row_of_seeds_is_cut_into_windows() -> None:
    (chain,) = _chains(packed([(i, i + 5) for i in range(4000)]))
    windows = list(_windows(chain))
    assert len(windows) == 3
    assert [w[1] for w in windows[:-1]] == [w[0] for w in windows[1:]], "one begins where the last ends"
    assert max(w[1] - w[0] for w in windows) < 1600


@pytest.mark.parametrize("rate", [0.4, 0.5, 0.6])
def test_a_text_spun_in_more_words_is_followed_nearly_throughout(rate: float) -> None:
    vocabulary, shares = Vocabulary(), []
    for seed in range(20):
        text = story(seed, 8)
        spun = Spinner(rate, doubled=0.2, dropped=0.03).spin(text, Random(seed))
        alignment = align(*(read_text(report(path, t), vocabulary) for path, t in (("a", text), ("b", spun))))
        shares.append(alignment.words_b / alignment.b.words)
    assert sorted(shares)[2] > 0.75, "of 20 but two"


def test_what_lies_beside_a_spun_paragraph_is_not_taken_in() -> None:
    vocabulary = Vocabulary()
    for seed in range(20):
        shared = story(seed, 2)
        spun = Spinner(0.5).spin(shared, Random(seed))
        first = f"{story(100 + seed, 4)}\n\n{shared}\n\n{story(200 + seed, 4)}"
        second = f"{story(300 + seed, 4)}\n\n{spun}\n\n{story(400 + seed, 4)}"
        alignment = align(*(read_text(report(path, t), vocabulary) for path, t in (("a", first), ("b", second))))
        own = len(read_text(report("c", spun), vocabulary).ids)
        assert sum(s.b1 - s.b0 for s in alignment.stretches) <= 1.15 * own


def test_what_is_left_is_looked_at_at_the_pace_of_what_is_found() -> None:
    found = [Stretch(100, 200, 130, 260, ()), Stretch(250, 350, 330, 460, ())]
    before, between, after = _between(found, 1000, 590)
    assert before == (0, 100, 0, 130)
    assert between == (200, 250, 260, 330)
    assert after == (350, 350 + 100 + FURTHER, 460, 590)
    assert _between([stretch.turned() for stretch in found], 590, 1000)[2] == (460, 590, 350, 350 + 100 + FURTHER)
