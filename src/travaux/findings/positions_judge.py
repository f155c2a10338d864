"""How surely a stance is told rightly: a linear model over its signs, trained by ``bench/positions.py``.

What a report alone shows is weighed here (``PositionFound.sure``); how well the draft of the record fits what the
report calls it is known only when all reports are joined, and moves the odds by :meth:`Model.moved`.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Model:
    """Weights of signs, and the least share to be told."""

    weights: Mapping[str, float]
    least: float

    def sure(self, signs: Iterable[str]) -> float:
        """Return how likely a stance with these signs is told rightly, 0 to 1."""
        return _share(sum(self.weights.get(sign, 0.0) for sign in signs))

    def moved(self, sure: float, sign: str) -> float:
        """Return ``sure`` with one sign more."""
        kept = min(max(sure, 1e-6), 1 - 1e-6)
        return _share(math.log(kept / (1 - kept)) + self.weights.get(sign, 0.0))


@cache
def load_model() -> Model:
    """Return the model in the package."""
    data = json.loads((files("travaux.findings") / "data" / "positions.json").read_text(encoding="utf-8"))
    return Model(data["weights"], data["least"])


def _share(odds: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))
