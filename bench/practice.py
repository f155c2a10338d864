"""Practice packs: real reports of ../shared/corpora on thirteen negotiations, each annotated by one person.

    python bench/practice.py [--packs NAME ...] [--misses KIND] [--out FOLDER] [--second]
    python bench/practice.py --held-back      score, and only score, the packs that are held back

Rules are developed on them, as on the development packs; they hold drafts, provisions and changes in full, and every
phrase that speaks of a draft. Those in ``practice/second`` also hold positions, events, conflicts, open issues and next
steps, by another annotator; ``--second`` scores these. ``bench/annotations/practice/*.json`` keeps offsets, ids and the
annotator's own words; the reports are cut from ../shared/corpora: "TITLE\\nPublished: DATE\\n\\nBODY\\n", checked by
their SHA-256.
``--out`` writes them as packs for ../shared/score.py.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

from fidelity import ROOT, SHARED, run

PRACTICE = ROOT / "bench" / "annotations" / "practice"
NEWS = "news-10k.jsonl.gz"
SECOND = PRACTICE / "second"
# Annotated likewise, but scored only: no rule is made on them, no model has seen them, nobody reads their errors.
HELD_BACK = PRACTICE.parent / "held_back"
KINDS = ("drafts", "provisions", "changes")
STANDING = ("positions", "events", "conflicts", "open_issues", "next_steps")
# Keys of a pack that annotations may leave out; score.py wants them all.
EMPTY = (*STANDING, "statements", "copies", "hard_negatives")


def names() -> list[str]:
    """Return the names of the practice packs."""
    return sorted(p.stem for p in PRACTICE.glob("*.json"))


def seconds() -> list[str]:
    """Return the names of the practice packs that hold positions, events and what is open."""
    return sorted(p.stem for p in SECOND.glob("*.json"))


def load(name: str) -> dict[str, Any]:
    """Return the annotation of a practice pack, with positions, events and what is open where there are any."""
    if (held := HELD_BACK / f"{name}.json").exists():
        return dict(json.loads(held.read_text(encoding="utf-8")))
    noted: dict[str, Any] = json.loads((PRACTICE / f"{name}.json").read_text(encoding="utf-8"))
    second = SECOND / f"{name}.json"
    return noted | (json.loads(second.read_text(encoding="utf-8")) if second.exists() else {})


def unpack(name: str, folder: Path) -> Path:
    """Write a practice pack under ``folder`` as ../shared/score.py reads packs, and return its folder.

    Raises SystemExit where a report of the corpora is not the one that was annotated.
    """
    noted, pack = load(name), folder / name
    (pack / "reports").mkdir(parents=True, exist_ok=True)
    texts = texts_of(noted)
    for file, text in texts.items():
        (pack / "reports" / file).write_text(text, encoding="utf-8")
    gold = {key: [] for key in EMPTY} | {key: value for key, value in noted.items() if key != "mentions"}
    for kind in (*KINDS, *STANDING):
        gold[kind] = [_quoted(item, texts) for item in gold[kind]]
    (pack / "gold.json").write_text(json.dumps(gold, ensure_ascii=False, indent=1), encoding="utf-8")
    return pack


def texts_of(noted: Mapping[str, Any]) -> dict[str, str]:
    """Return the text of each report of an annotation, by its file name."""
    rows = _news({r["source"].partition("#")[2] for r in noted["reports"]})
    return {r["file"]: _checked(r, _cut(r, rows)) for r in noted["reports"]}


def _cut(report: Mapping[str, Any], rows: Mapping[str, Any]) -> str:
    source, _, key = report["source"].partition("#")
    if key:
        whole, title = rows[key]["text"], " ".join(rows[key]["title"].split())
    else:
        whole = (SHARED / "corpora" / source).read_bytes().decode("utf-8-sig")
        title = whole[slice(*report["title"])]
    return f"{title}\nPublished: {report['published']}\n\n{whole[slice(*report['body'])]}\n"


def _checked(report: Mapping[str, Any], text: str) -> str:
    if hashlib.sha256(text.encode()).hexdigest() != report["sha256"]:
        raise SystemExit(f"{report['source']}: not the report that was annotated as {report['file']}")
    return text


def _news(wanted: set[str]) -> dict[str, Any]:
    with gzip.open(SHARED / "corpora" / NEWS, "rt", encoding="utf-8") as lines:
        return {row["id"]: row for row in map(json.loads, lines) if row["id"] in wanted}


def _quoted(item: Mapping[str, Any], texts: Mapping[str, str]) -> dict[str, Any]:
    if "claims" in item:
        return {**item, "claims": [_quoted(claim, texts) for claim in item["claims"]]}
    return {**item, "evidence": _quotes(item["evidence"], texts)}


def _quotes(spans: Sequence[Sequence[Any]], texts: Mapping[str, str]) -> list[dict[str, str]]:
    return [{"report": file, "quote": texts[file][start:end]} for file, start, end in spans]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--packs", nargs="+", choices=names())
    parser.add_argument("--misses", choices=(*KINDS, *STANDING))
    parser.add_argument("--second", action="store_true", help="positions, events, conflicts and what is open")
    parser.add_argument("--held-back", action="store_true", help="score the packs that nothing is developed on")
    parser.add_argument("--out", type=Path, help="write the packs there and stop")
    args = parser.parse_args()
    if not SHARED.is_dir():
        print("../shared is not here: nothing to read", file=sys.stderr)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        held = sorted(p.stem for p in HELD_BACK.glob("*.json")) if args.held_back else []
        for name in held or args.packs or (seconds() if args.second else names()):
            pack = unpack(name, args.out or Path(folder))
            if args.out is None:
                figures, misses, _ = run(name, pack)
                shown = (*STANDING, "deadlines") if args.second else (*KINDS, "issues")
                shown = (*KINDS, "issues", *STANDING, "deadlines") if held else shown
                print(name, {kind: figures[kind] for kind in shown})
                if args.misses and not held:
                    print(json.dumps(misses[args.misses], indent=1, ensure_ascii=False, default=list))
    return 0


if __name__ == "__main__":
    sys.exit(main())
