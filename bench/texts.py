"""Drafts in full: clauses aligned, articles and kinds of change, redlines, speed; the peers run beside them.

python bench/texts.py                  # all figures
python bench/texts.py --write          # the same, into bench/RESULTS.md
python bench/texts.py --train          # the weights of the aligner, from ArgRewrite's training part
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

SHARED = Path(__file__).resolve().parents[2] / "shared"
ARGREWRITE = SHARED / "benchmarks" / "alignment" / "argrewrite.jsonl"
WEIGHTS = Path(__file__).resolve().parents[1] / "src" / "travaux" / "texts" / "data" / "alignment.json"
MOVED_TIMES = 2  # each training pair is shown so many times with a block moved
Links = set[tuple[int, int]]


# ------------------------------------------------------------------------------------------------ ArgRewrite
def pairs_of(part: str) -> list[dict[str, Any]]:
    rows = [json.loads(line) for line in ARGREWRITE.read_text(encoding="utf-8").splitlines()]
    return [row for row in rows if row["part"] == part]


def moved(row: dict[str, Any], number: int) -> dict[str, Any]:
    """Return a pair with one block of the new text, a fifth of it, set elsewhere. The seed is the pair's number."""
    rng = random.Random(number)
    count = len(row["new"])
    size = max(2, count // 5)
    if count < size + 3:
        return row
    start = rng.randrange(count - size + 1)
    rest = [n for n in range(count) if not start <= n < start + size]
    gaps = [g for g in range(len(rest) + 1) if abs(g - start) >= 2]
    gap = rng.choice(gaps or [0])
    order = [*rest[:gap], *range(start, start + size), *rest[gap:]]
    place = {old: new for new, old in enumerate(order)}
    return row | {
        "new": [row["new"][n] for n in order],
        "links": [[i, place[j]] for i, j in row["links"]],
    }


def changed_f1(rows: Sequence[dict[str, Any]], aligner: Callable[[list[str], list[str]], Links]) -> tuple[float, ...]:
    """Return precision, recall and F1 over links between sentences that differ."""
    right = found = wanted = 0
    for row in rows:
        old, new = row["old"], row["new"]
        gold = {(i, j) for i, j in row["links"] if old[i] != new[j]}
        ours = {(i, j) for i, j in aligner(old, new) if old[i] != new[j]}
        right, found, wanted = right + len(gold & ours), found + len(ours), wanted + len(gold)
    p, r = right / max(1, found), right / max(1, wanted)
    return p, r, 2 * p * r / max(1e-9, p + r)


def travaux_aligner(old: list[str], new: list[str]) -> Links:
    from travaux.texts.align import align_clauses
    from travaux.texts.words import forms

    return {(m.old, m.new) for m in align_clauses([forms(s) for s in old], [forms(s) for s in new])}


# ------------------------------------------------------------------------------------------------ training
def train() -> None:
    """Fit both rounds of the aligner by logistic regression on the training part, moved blocks included."""
    from travaux.texts import lexicon

    rows = pairs_of("train")
    rows = [*rows, *(moved(row, n + 1000 * k) for k in range(MOVED_TIMES) for n, row in enumerate(rows))]
    found: dict[str, list[float]] = {}
    for round_ in ("first", "second"):
        tables, targets = zip(*(_examples(row, round_, found) for row in rows), strict=True)
        found[round_] = _fit(np.vstack(tables), np.concatenate(targets))
    WEIGHTS.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    lexicon.weights.cache_clear()
    print(found)


def _examples(row: dict[str, Any], round_: str, found: dict[str, list[float]]) -> tuple[Any, Any]:
    from travaux.texts.align import Pairs
    from travaux.texts.similarity import Sides
    from travaux.texts.words import forms

    pairs = Pairs.of(Sides.of([forms(s) for s in row["old"]], [forms(s) for s in row["new"]]))
    features = pairs.features()
    if round_ == "second":
        odds = features @ np.array(found["first"])
        features = np.column_stack([features, pairs.neighbours(pairs.chosen(odds), odds)])
    gold = {(i, j) for i, j in row["links"]}
    targets = np.array([(int(i), int(j)) in gold for i, j in zip(pairs.rows, pairs.columns, strict=True)], dtype=float)
    return features, targets


def _fit(table: Any, target: Any, ridge: float = 1.0, rounds: int = 30) -> list[float]:
    """Return the weights of a logistic regression with a ridge, by Newton's method."""
    weights = np.zeros(table.shape[1])
    for _ in range(rounds):
        chance = 1 / (1 + np.exp(-np.clip(table @ weights, -30, 30)))
        slope = table.T @ (target - chance) - ridge * weights
        curve = (table * (chance * (1 - chance))[:, None]).T @ table + ridge * np.eye(len(weights))
        weights = weights + np.linalg.solve(curve, slope)
    return [round(float(w), 4) for w in weights]


def argrewrite(part: str) -> Iterator[str]:
    from texts_peers import ALIGNERS

    rows = pairs_of(part)
    shuffled = [moved(row, n) for n, row in enumerate(rows)]
    yield f"| aligner (ArgRewrite, {part} part, pairs that changed) | precision | recall | F1 | F1, blocks moved |"
    yield "|---|---|---|---|---|"
    for name, aligner in {"travaux": travaux_aligner, **ALIGNERS}.items():
        p, r, f = changed_f1(rows, aligner)
        yield f"| {name} | {p:.3f} | {r:.3f} | {f:.3f} | {changed_f1(shuffled, aligner)[2]:.3f} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--train", action="store_true")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--part", default="test")
    options = parser.parse_args()
    if not ARGREWRITE.exists():
        sys.exit(f"{ARGREWRITE} is not here")
    if options.train:
        train()
        return
    print("\n".join(argrewrite(options.part)))


if __name__ == "__main__":
    main()
