"""The quality floor: figures below which CI fails. It only ever rises.

    python bench/floor.py            compare the packs with bench/floor.json
    python bench/floor.py --pin      raise the floors that have been passed (never lowers one)

A tolerance covers ties that other library versions break otherwise. What score.py measures over the matched items only
(quantities, dates, stances, grouping) is held here as a share of all gold items, that is times their recall: else a
finder that matches twice as many, some of them less well, would seem to have become worse.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

from fidelity import GROUPS, SHARED, means, run

FLOOR = Path(__file__).resolve().with_name("floor.json")
TOLERANCE = 0.01
# Counts and precisions of what the gold lists only in part say nothing about quality.
LEFT_OUT = ("system", "gold")
# Figures over matched items, by kind: recall times these is what is held.
OF_MATCHED = {
    "provisions": ("quantity",),
    "changes": ("kind",),
    "positions": ("stance",),
    "events": ("start_date", "status"),
    "statements": ("speaker", "via", "direct"),
    "drafts": ("lineage",),
}
GROUPED = ("issues", "bcubed_f1", "provisions", "r")
# The figures over matched items, and the recall that makes a share of all gold items of each.
PAIRS = {
    f"{kind} {key}": (kind, key, share, of)
    for kind, key, share, of in (
        *((kind, key, kind, "r") for kind, keys in OF_MATCHED.items() for key in keys),
        GROUPED,
    )
}
EXACT = {"evidence verbatim": 1.0, "copies f1": 1.0}


def measured() -> dict[str, dict[str, float]]:
    """Return the mean of each figure over the packs of each group."""
    out = {}
    for part, packs in GROUPS.items():
        rows = {pack: run(pack)[0] for pack in packs}
        kept = {k: v for k, v in means(rows).items() if k not in PAIRS and not k.endswith(LEFT_OUT)}
        out[part] = kept | of_all(rows)
    return out


def of_all(rows: dict[str, dict[str, Any]]) -> dict[str, float]:
    """Return the means of the figures over matched items, each as a share of all gold items of its pack: "… of all"."""
    out = {}
    for name, (kind, key, share, of) in PAIRS.items():
        parts = [(r[kind].get(key) or 0.0) * r[share][of] for r in rows.values() if r[share].get(of) is not None]
        if parts:
            out[f"{name} of all"] = round(sum(parts) / len(parts), 6)
    return out


def below(figures: dict[str, dict[str, float]], floors: dict[str, dict[str, float]]) -> list[str]:
    """Return a line for each figure under its floor."""
    lines = []
    for part, names in floors.items():
        for name, floor in names.items():
            got = figures[part].get(name, 0.0)
            if got < floor - (0.0 if name in EXACT else TOLERANCE):
                lines.append(f"{part}: {name} is {got:.3f}, the floor is {floor:.3f}")
    return lines


def raised(figures: dict[str, dict[str, float]], floors: dict[str, dict[str, float]]) -> dict[str, dict[str, float]]:
    """Return the floors with those that have been passed raised; none is ever lowered."""
    return {
        part: {name: max(value, floors.get(part, {}).get(name, 0.0)) for name, value in names.items()}
        for part, names in figures.items()
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pin", action="store_true")
    args = parser.parse_args()
    if not SHARED.is_dir():
        print("../shared is not here: nothing to compare", file=sys.stderr)
        return 0
    floors = json.loads(FLOOR.read_text(encoding="utf-8")) if FLOOR.exists() else {}
    figures = measured()
    lines = below(figures, floors)
    print("\n".join(lines) or "no figure is below its floor")
    if args.pin:
        FLOOR.write_text(json.dumps(raised(figures, floors), indent=1) + "\n", encoding="utf-8")
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main())
