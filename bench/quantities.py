"""Quantities: how many of the packs' gold quantities are found in their own evidence.

    .venv/bin/python bench/quantities.py [--group development|invented|second|practice|reporting] [--missed]

A gold value counts as found when a mention in one of the provision's quotes has it, to a thousandth (a range or
alternatives: all of it). Of those, the comparator is right when one mention has it; "~" counts as "=". Units are
compared loosely: one shared word, singular or plural.
"""

from __future__ import annotations

import argparse
import gzip
import json
import tempfile
import time
from collections.abc import Iterator
from math import isclose
from pathlib import Path

from groups import GROUPS, folders
from travaux.language.quantities import find_quantities
from travaux.language.spans import QuantityMention

SHARED = Path(__file__).resolve().parents[2] / "shared"
SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
SPEED_CHARACTERS = 2_000_000
ROUNDED = 0.001

Gold = dict[str, object]


def provisions(folder: Path) -> Iterator[tuple[Gold, list[str]]]:
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    for provision in gold["provisions"]:
        if provision["quantity"]:
            yield provision["quantity"], [e["quote"] for e in provision["evidence"]]


def values(quantity: Gold) -> tuple[float, ...]:
    """Return the gold value written out: some packs keep "billion" in the unit."""
    value, unit = quantity["value"], str(quantity["unit"])
    factor = next((SCALES[w] for w in unit.lower().split() if w in SCALES), 1.0)
    parts = value if isinstance(value, list) else [value]
    return tuple(round(float(part) * factor, 2) for part in parts)


def mentioned(mention: QuantityMention) -> tuple[float, ...]:
    return mention.value if isinstance(mention.value, tuple) else (mention.value,)


def is_same(found: tuple[float, ...], gold: tuple[float, ...]) -> bool:
    """Whether two values are one but for how a fraction is rounded: two thirds are 66.67 or 66.7 percent."""
    return len(found) == len(gold) and all(isclose(a, b, rel_tol=ROUNDED) for a, b in zip(found, gold, strict=True))


def stems(unit: str) -> set[str]:
    return {word.rstrip("s") for word in unit.lower().split()} - set(SCALES) - {"a", "of", "per", "the"}


def judge(pack: str, folder: Path, missed: bool) -> tuple[int, int, int, int]:
    total = found = compared = units = 0
    for quantity, quotes in provisions(folder):
        hits = [m for quote in quotes for m in find_quantities(quote) if is_same(mentioned(m), values(quantity))]
        wanted = "=" if quantity["comparator"] == "~" else quantity["comparator"]
        right = any(("=" if m.comparator == "~" else m.comparator) == wanted for m in hits)
        total, found, compared = total + 1, found + bool(hits), compared + right
        units += any(stems(m.unit) & stems(str(quantity["unit"])) for m in hits)
        if missed and not right:
            print(" ", pack, quantity["value"], quantity["unit"], wanted, [(m.text, m.comparator) for m in hits])
            print("     ", quotes)
    return total, found, compared, units


def speed() -> None:
    texts, total = [], 0
    with gzip.open(SHARED / "corpora" / "news-10k.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            texts.append(json.loads(line)["text"])
            total += len(texts[-1])
            if total > SPEED_CHARACTERS:
                break
    begun = time.process_time()
    for text in texts:
        find_quantities(text)
    print(f"speed, dates found again: {total / (time.process_time() - begun):,.0f} characters a CPU second")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--group", choices=GROUPS, default="development")
    parser.add_argument("--missed", action="store_true", help="list what is not found or bounded wrongly")
    args = parser.parse_args()
    missed = args.missed and args.group != "reporting"
    sums = [0, 0, 0, 0]
    with tempfile.TemporaryDirectory() as scratch:
        for pack, folder in folders(args.group, Path(scratch)):
            figures = judge(pack, folder, missed)
            sums = [a + b for a, b in zip(sums, figures, strict=True)]
            print(
                f"{pack:16} gold {figures[0]:4}  value {figures[1]:4}  comparator {figures[2]:4}  unit {figures[3]:4}"
            )
    total, found, compared, units = sums
    print(
        f"all: gold {total}, value {100 * found / total:.1f} %, "
        f"comparator {100 * compared / total:.1f} %, unit {100 * units / total:.1f} %"
    )
    speed()


if __name__ == "__main__":
    main()
