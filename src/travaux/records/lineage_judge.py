"""How surely a chain of mentions is of a version: a small linear model over its signs.

A logistic regression; ``bench/lineage.py`` trains it on piles whose mentions are annotated, and writes
``data/joining.json``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from travaux.findings.provisions_judge import share
from travaux.records.lineage_signs import Ballot
from travaux.records.lineage_version import Version


@dataclass(frozen=True, slots=True)
class Model:
    """Weights of signs, their sum's offset, and the least share with which a marked or a bare chain joins."""

    weights: Mapping[str, float]
    offset: float
    least: float
    least_bare: float


@cache
def load_model() -> Model:
    """Return the model in the package."""
    data = json.loads((files("travaux.records") / "data" / "joining.json").read_text(encoding="utf-8"))
    return Model(data["weights"], data["offset"], data["least"], data["least_bare"])


def elect(ballot: Ballot, model: Model) -> Version | None:
    """Return the version that the chain is most surely of; None if it stands for a new one."""
    shares = [judge(ballot.signs(n), model) for n in range(len(ballot.versions))]
    most = max(range(len(shares)), key=lambda n: (shares[n], -n), default=None)
    least = model.least if ballot.told.strong else model.least_bare
    return ballot.versions[most] if most is not None and shares[most] >= least else None


def judge(signs: Mapping[str, float], model: Model) -> float:
    """Return the probability that a chain with these signs is of the version."""
    return share(model.offset + sum(model.weights[name] * value for name, value in signs.items() if value))
