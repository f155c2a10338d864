"""How surely a stance is told rightly: a linear model over its signs, trained by ``bench/positions.py``.

What is not sure enough is left out where reports are joined, so that two reports that tell a stance support each other.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from travaux.findings.provisions_judge import share


@dataclass(frozen=True, slots=True)
class Model:
    """Weights of signs, and the least share to be told."""

    weights: Mapping[str, float]
    least: float

    def sure(self, signs: Iterable[str]) -> float:
        """Return how likely a stance with these signs is told rightly, 0 to 1."""
        return share(sum(self.weights.get(sign, 0.0) for sign in signs))


@cache
def load_model() -> Model:
    """Return the model in the package."""
    data = json.loads((files("travaux.findings") / "data" / "positions.json").read_text(encoding="utf-8"))
    return Model(data["weights"], data["least"])
