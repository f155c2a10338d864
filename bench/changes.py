"""How many changes are told at all: of the gold's, those on whose passage a report is found to tell one; of ours, those
that stand on one of the gold's. Which drafts a change lies between does not count here (bench/fidelity.py has that).

    python bench/changes.py [--write]     print the table; --write: put it into RESULTS.md
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

import results
from fidelity import DEVELOPMENT, INVENTED, INVENTED_SECOND, SHARED, folder_of, scorer
from provisions import read_views

GROUPS = (("development", DEVELOPMENT), ("invented", INVENTED), ("second invented", INVENTED_SECOND))


def counts(pack: str) -> tuple[int, int, int, int]:
    """Return how many gold changes are touched, and are there; how many of ours touch one, and are there."""
    score, folder = scorer(), folder_of(pack)
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    corpus = score.Corpus(folder)
    wanted = [corpus.spans(c["evidence"], "quote") for c in gold["changes"]]
    copies = {c["report"] for c in gold["copies"]}
    touched: set[int] = set()
    right = told = 0
    for name, change in _changes([p for p in sorted((folder / "reports").glob("*")) if p.name not in copies]):
        own = corpus.spans([{"report": name, "text": change.passage.text}], "text")
        there = {n for n, spans in enumerate(wanted) if score.touches(own, spans)}
        touched |= there
        right, told = right + bool(there), told + 1
    return len(touched), len(wanted), right, told


def _changes(paths: Sequence[Path]) -> list[tuple[str, Any]]:
    from travaux.findings.find import find

    found = (find(view.page) for view in read_views(paths))
    return [(Path(f.view.page.report.path).name, c) for f in found for c in f.changes]


def table() -> str:
    """Return a row for each pack and the sums of each group."""
    lines = ["| pack | gold changes told of | of ours, on one of the gold's |", "|---|---|---|"]
    for group, packs in GROUPS:
        rows = [counts(pack) for pack in packs]
        lines += [_row(pack, row) for pack, row in zip(packs, rows, strict=True)]
        lines.append(_row(f"**{group}**", [sum(column) for column in zip(*rows, strict=True)]))
    return "\n".join(lines)


def _row(name: str, row: Sequence[int]) -> str:
    touched, wanted, right, told = row
    return f"| {name} | {touched} of {wanted} | {right} of {told} |"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="write the table into bench/RESULTS.md")
    args = parser.parse_args()
    if not SHARED.is_dir():
        print("../shared is not here: nothing to measure on", file=sys.stderr)
        return 0
    body = table()
    print(body)
    if args.write:
        results.put("changes-told", "Changes that are told at all", "python bench/changes.py --write", body)
    return 0


if __name__ == "__main__":
    sys.exit(main())
