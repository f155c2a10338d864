"""Runs the main job on every pack of ../shared/examples and bench/packs, scores it with ../shared/score.py.

    python bench/fidelity.py [--packs NAME ...] [--misses KIND] [--write]

Development packs are what rules are developed on; reporting packs are what figures are reported on, and their misses
are never printed; invented packs are our own, on negotiations that do not exist. ``--write`` puts the tables into
bench/RESULTS.md.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
DEVELOPMENT = ("peace-plan", "cod-treaty", "iran-deal", "us-china-trade", "fiscal-cliff")
REPORTING = ("meridian-merger", "brexit", "health-care", "nafta")
PACKS = ROOT / "bench" / "packs"
SECOND, HELD = PACKS / "second", PACKS / "held_back"


def packs_in(folder: Path) -> tuple[str, ...]:
    """Return the names of the packs that stand in a folder, in order."""
    return tuple(sorted(p.parent.name for p in folder.glob("*/gold.json")))


INVENTED, INVENTED_SECOND, HELD_BACK = packs_in(PACKS), packs_in(SECOND), packs_in(HELD)
GROUPS = {
    "development": DEVELOPMENT, "invented": INVENTED, "second invented": INVENTED_SECOND,
    "held back": HELD_BACK, "reporting": REPORTING,
}  # fmt: skip
COLUMNS = {
    "evidence": ("verbatim",),
    "copies": ("f1", "origin", "kind"),
    "drafts": ("p", "r", "f1", "latest_right", "lineage"),
    "provisions": ("p", "r", "f1", "quantity"),
    "issues": ("bcubed_f1",),
    "changes": ("p", "r", "f1", "kind"),
    "positions": ("r", "stance", "system", "gold"),
    "events": ("r", "start_date", "status", "system", "gold"),
    "deadlines": ("f1",),
    "statements": ("r", "speaker", "via", "direct"),
    "conflicts": ("f1",),
    "open_issues": ("f1",),
    "next_steps": ("f1",),
}


def scorer() -> Any:
    """Return ../shared/score.py as a module."""
    spec = importlib.util.spec_from_file_location("score", SHARED / "score.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"no scorer at {SHARED / 'score.py'}")
    module = importlib.util.module_from_spec(spec)
    sys.modules["score"] = module
    spec.loader.exec_module(module)
    return module


def folder_of(pack: str) -> Path:
    """Return where a pack stands."""
    if pack in (*INVENTED_SECOND, *HELD_BACK):
        return (SECOND if pack in INVENTED_SECOND else HELD) / pack
    return PACKS / pack if pack in INVENTED else SHARED / "examples" / pack


def run(pack: str, folder: Path | None = None) -> tuple[dict[str, Any], dict[str, Any], float]:
    """Return the figures of one pack, its misses, and the seconds of the main job (parser loaded before)."""
    from travaux import pipeline
    from travaux.present.export import to_export

    folder = folder or folder_of(pack)
    started = time.perf_counter()
    record = pipeline.record(pipeline.read([folder / "reports"]))
    seconds = time.perf_counter() - started
    figures, misses = scorer().evaluate(json.loads(json.dumps(to_export(record))), folder)
    return figures, misses, seconds


def table(rows: dict[str, dict[str, Any]]) -> str:
    """Return the figures as a Markdown table, packs as columns, with the mean where all have a figure."""
    lines = ["| measure | " + " | ".join(rows) + " | mean |", "|---|" + "---|" * (len(rows) + 1)]
    for kind, keys in COLUMNS.items():
        for key in keys:
            values = [rows[pack][kind].get(key) for pack in rows]
            numbers = [float(v) for v in values if v is not None]
            mean = f"{sum(numbers) / len(numbers):.3f}" if numbers else ""
            cells = ["" if v is None else str(v) for v in values]
            lines.append(f"| {kind} {key} | " + " | ".join(cells) + f" | {mean} |")
    return "\n".join(lines)


def means(rows: dict[str, dict[str, Any]]) -> dict[str, float]:
    """Return the mean of each figure over the packs, "kind key" as names."""
    out = {}
    for kind, keys in COLUMNS.items():
        for key in keys:
            numbers = [float(v) for pack in rows if (v := rows[pack][kind].get(key)) is not None]
            if numbers:
                out[f"{kind} {key}"] = round(sum(numbers) / len(numbers), 3)
    return out


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--packs", nargs="*", default=[pack for packs in GROUPS.values() for pack in packs])
    parser.add_argument("--misses", help="print what was missed and what is spurious of this kind (development packs)")
    parser.add_argument("--write", action="store_true", help="put the tables into bench/RESULTS.md")
    args = parser.parse_args()
    if not SHARED.is_dir():
        print("../shared is not here: nothing to measure", file=sys.stderr)
        return 0
    rows: dict[str, dict[str, Any]] = {}
    for pack in args.packs:
        rows[pack], misses, seconds = run(pack)
        print(f"{pack}: {seconds:.1f} s", file=sys.stderr)
        if args.misses and pack not in (*HELD_BACK, *REPORTING):
            print(json.dumps({pack: misses.get(args.misses)}, indent=1, ensure_ascii=False, default=list))
    parts = []
    for title, names in GROUPS.items():
        chosen = {p: rows[p] for p in names if p in rows}
        if chosen:
            parts.append(f"### {title.capitalize()} packs\n\n{table(chosen)}")
    print("\n\n".join(parts))
    if args.write:
        from results import put

        put("fidelity", "Fidelity", "python bench/fidelity.py --write", "\n\n".join(parts))
    return 0


if __name__ == "__main__":
    sys.exit(main())
