"""Models as the package keeps them: one JSON file each, its settings in the first line and a weight a line below."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def write_model(path: Path, weights: Mapping[str, float], settings: Mapping[str, object]) -> None:
    """Write the weights of a model and its settings ("least", ...) into the package."""
    head = ", ".join(f"{json.dumps(name)}: {json.dumps(value)}" for name, value in settings.items())
    lines = ",\n".join(f"  {json.dumps(sign)}: {w}" for sign, w in weights.items())
    path.write_text(f'{{{head},\n "weights": {{\n{lines}\n }}}}\n', encoding="utf-8")
    print(f"{len(weights)} weights written to {path.relative_to(ROOT)}")
