"""How surely a clause is a term of a draft: a small linear model over its signs, read again beside its neighbours.

Terms come in runs, so that a clause is judged twice: by its own signs, then by that and by what stands around it. Both
are logistic regressions; ``bench/provisions.py`` trains them and writes ``data/provisions.json``.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

# Sentences on each side that are looked at, and those farther off, which count together.
NEXT, FARTHER, FAR = 1, (2, 3), (4, 5, 6)


@dataclass(frozen=True, slots=True)
class Judged:
    """The signs of one clause, and the index of its sentence in the report."""

    sentence: int
    signs: Sequence[str]


@dataclass(frozen=True, slots=True)
class Model:
    """Weights of signs; weights of the second reading in the order of :func:`beside`; the least share to be a term."""

    weights: Mapping[str, float]
    second: Sequence[float]
    least: float


@cache
def load_model() -> Model:
    """Return the model in the package."""
    data = json.loads((files("travaux.findings") / "data" / "provisions.json").read_text(encoding="utf-8"))
    return Model(data["weights"], tuple(data["second"]), data["least"])


def judge(clauses: Sequence[Judged], model: Model) -> list[float]:
    """Return, for each clause of one report, the probability that it is a term."""
    first = [sum(model.weights.get(sign, 0.0) for sign in c.signs) for c in clauses]
    rows = beside([c.sentence for c in clauses], first)
    return [share(sum(w * x for w, x in zip(model.second, row, strict=True))) for row in rows]


def share(log_odds: float) -> float:
    """Return the probability that log odds stand for."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, log_odds))))


def beside(sentences: Sequence[int], first: Sequence[float]) -> list[tuple[float, ...]]:
    """Return what the second reading weighs for each clause.

    In order: one, its own log odds, the surest clause of the sentence before, after, and on average of those farther
    off, a surer clause of its own sentence, its log odds times how sure the sentences before and after are; then how
    sure the sentences still farther off are, those of the whole report, and its log odds times that.
    """
    top: dict[int, float] = {}
    for sentence, odds in zip(sentences, first, strict=True):
        top[sentence] = max(top.get(sentence, 0.0), share(odds))
    whole = _mean(top.values())
    rows: list[tuple[float, ...]] = []
    for sentence, odds in zip(sentences, first, strict=True):
        before, after = top.get(sentence - NEXT, 0.0), top.get(sentence + NEXT, 0.0)
        off, far = (
            _mean(top.get(sentence + side * n, 0.0) for n in ring for side in (-1, 1)) for ring in (FARTHER, FAR)
        )
        rival = top[sentence] if top[sentence] > share(odds) else 0.0
        rows.append((1.0, odds, before, after, off, rival, odds * (before + after) / 4, far, whole, odds * whole))
    return rows


def _mean(values: Iterable[float]) -> float:
    listed = list(values)
    return sum(listed) / len(listed) if listed else 0.0
