"""Heads of reports saved as plain text: which day, title and outlet are read from them.

    python bench/heads.py [--write]

``bench/annotations/heads.json`` holds two sets of 80 invented reports, head and two paragraphs each, by two writers who
did not know the program, with the truth: ``published``, ``yearless`` ("--05-31", a day told without its year),
``title``, ``outlet``; null where the text tells none. Rules were made on the first set (half of it was kept unread till
the end); the second was written after the rules and is only scored. File names tell nothing. An outlet counts as right
with or without "The" and in any case.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

import results

HEADS = Path(__file__).resolve().parent / "annotations" / "heads.json"


def wrong(heads: Sequence[Mapping[str, Any]]) -> dict[str, int]:
    """Return how many days, titles and outlets of these heads are read otherwise than they are."""
    from travaux.reports import read

    with tempfile.TemporaryDirectory() as folder:
        for head in heads:
            Path(folder, f"{head['name']}.txt").write_text(head["text"], encoding="utf-8")
        found = {Path(r.path).stem: r for r in read([folder]).reports}
    out = {"days": 0, "titles": 0, "outlets": 0}
    for head in heads:
        report = found.get(head["name"])
        out["days"] += report is None or not _same_day(report, head)
        out["titles"] += (report.title if report else None) != head["title"]
        named = report.outlet if report else None
        out["outlets"] += head["outlet"] is not None and _bare(named) != _bare(head["outlet"])
    return out


def _same_day(report: Any, head: Mapping[str, Any]) -> bool:
    told = report.yearless
    bare = f"--{told.month:02}-{told.day:02}" if told and not report.published else None
    return bool(report.published == head["published"] and (head["published"] or bare == head["yearless"]))


def _bare(name: str | None) -> str:
    return (name or "").lower().removeprefix("the ")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="put the table into bench/RESULTS.md")
    args = parser.parse_args()
    heads = json.loads(HEADS.read_text(encoding="utf-8"))
    lines = ["| set | heads | days wrong | titles wrong | outlets wrong |", "|---|---|---|---|---|"]
    for name in ("first", "second"):
        own = [head for head in heads if head["set"] == name]
        figures = wrong(own)
        lines.append(f"| {name} | {len(own)} | " + " | ".join(str(n) for n in figures.values()) + " |")
    body = "\n".join(lines)
    print(body)
    if args.write:
        results.put("heads", "Heads of reports", "python bench/heads.py --write", body)
    return 0


if __name__ == "__main__":
    sys.exit(main())
