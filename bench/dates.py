"""Calendar expressions: strict, relaxed and value F1 as TempEval-3 scores them, and characters a second.

    .venv/bin/python bench/dates.py [--platinum]

Without ``--platinum`` only the development text (peace-plan) is scored, and its differences are listed.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import sys
import time
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

from travaux.language.calendar import find_times, timex3

SHARED = Path(__file__).resolve().parents[2] / "shared"
SPEED_CHARACTERS = 2_000_000


def scorer() -> ModuleType:
    path = SHARED / "benchmarks" / "dates" / "score_timex.py"
    spec = importlib.util.spec_from_file_location("score_timex", path)
    if spec is None or spec.loader is None:
        sys.exit(f"{path} is not here")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def percents(figures: dict[str, Any]) -> str:
    strict, relaxed = figures["strict"], figures["relaxed"]
    found = f"(p {100 * relaxed['p']:.1f}, r {100 * relaxed['r']:.1f})"
    value = 100 * figures["value_f1"]
    return f"strict {100 * strict['f1']:.1f}  relaxed {100 * relaxed['f1']:.1f} {found}  value {value:.1f}"


def platinum(score_timex: ModuleType) -> None:
    docs = score_timex.load(str(SHARED / "benchmarks" / "dates" / "te3-platinum"))
    found = [
        [(t.start, t.end, t.type, t.value) for t in timex3(find_times(text, date.fromisoformat(created)))]
        for _, text, _, created in docs
    ]
    print("te3-platinum ", percents(score_timex.score(docs, found)))


def peace_plan(score_timex: ModuleType) -> None:
    gold = json.loads((SHARED / "benchmarks" / "dates" / "peace-plan-timex.json").read_text(encoding="utf-8"))
    text = (SHARED / gold["file"]).read_text(encoding="utf-8")
    times = find_times(text, date.fromisoformat(gold["dct"]))
    expected = [(x["start"], x["end"], x["type"], x["value"]) for x in gold["timex"]]
    found = [[(t.start, t.end, t.type, t.value) for t in times]]
    print("peace-plan   ", percents(score_timex.score([("peace-plan", text, expected, gold["dct"])], found)))
    right = days = core = 0
    for x in (x for x in gold["timex"] if x["core"]):
        hit = next((t for t in times if t.start < x["end"] and x["start"] < t.end), None)
        core, right = core + 1, right + (hit is not None and hit.value == x["value"])
        same = hit is not None and [d and d.isoformat() for d in (hit.first, hit.last)] == x["interval"]
        days += same
        if hit is None or hit.value != x["value"] or not same:
            print("  differs:", x["text"], x["value"], x["interval"], "found", hit)
    print(f"  core values right {right} of {core}, intervals {days} of {core}")


def speed() -> None:
    texts, total = [], 0
    with gzip.open(SHARED / "corpora" / "news-10k.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            texts.append(json.loads(line)["text"])
            total += len(texts[-1])
            if total > SPEED_CHARACTERS:
                break
    find_times("Monday", None)  # the lexicon is read once
    begun = time.process_time()
    for text in texts:
        find_times(text, date(2018, 5, 1))
    print(f"speed         {total / (time.process_time() - begun):,.0f} characters a CPU second")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--platinum", action="store_true", help="score TempEval-3 platinum too")
    score_timex = scorer()
    if parser.parse_args().platinum:
        platinum(score_timex)
    peace_plan(score_timex)
    speed()


if __name__ == "__main__":
    main()
