"""Finds real reports of one event by different outlets, by names, figures and dates: look-alikes for bench/copies.py.

    python bench/independents.py [--show N]

Two reports are of one event if they were published within two days of each other, and the names and figures they use,
the rarer the weightier, are alike (cosine of TF-IDF). Words in a row are not looked at, so that the detector under test
has no say. Pairs are written to bench/annotations/independents.tsv by the ids of ../shared/corpora/news-10k.jsonl.gz;
what was seen when some were read is said there. ``--show N`` prints N of them to read.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from random import Random

from copies_piles import news

PAIRS = Path(__file__).resolve().parent / "annotations" / "independents.tsv"
ALIKE = 0.45
DAYS = 2
WORDS = (200, 2500)
_NAME = re.compile(r"(?<=[a-z,;] )[A-Z][a-z]+(?: [A-Z][a-z]+)*|\d[\d,.]*\d")


def names(text: str) -> list[str]:
    """Return the names and figures of a text; a name of several words also by its last."""
    found = []
    for name in _NAME.findall(text):
        found.append(name)
        if " " in name:
            found.append(name.rsplit(" ", 1)[1])
    return found


Pair = tuple[float, dict[str, str], dict[str, str]]


def pairs() -> Iterator[Pair]:
    """Yield how alike two reports of one event are, and the two, the most alike first; each report once."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    rows = [r for r in news() if re.match(r"\d{4}-\d\d-\d\d", r["published"] or "") and r["outlet"]]
    rows = [r for r in rows if WORDS[0] <= len(r["text"].split()) <= WORDS[1]]
    days = [date.fromisoformat(r["published"][:10]).toordinal() for r in rows]
    matrix = TfidfVectorizer(analyzer=names, min_df=2, max_df=0.02, sublinear_tf=True).fit_transform(
        [r["text"] for r in rows]
    )
    found = []
    for start in range(0, len(rows), 500):
        near = (matrix[start : start + 500] @ matrix.T).tocoo()
        for i, j, alike in zip((near.row + start).tolist(), near.col.tolist(), near.data.tolist(), strict=True):
            apart = rows[i]["outlet"] != rows[j]["outlet"] and abs(days[i] - days[j]) <= DAYS
            if i < j and alike >= ALIKE and apart:
                found.append((alike, i, j))
    taken: set[int] = set()
    for alike, i, j in sorted(found, reverse=True):
        if not taken & {i, j}:
            taken |= {i, j}
            yield alike, rows[i], rows[j]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", type=int, default=0)
    shown, kept = parser.parse_args().show, list(pairs())
    for alike, a, b in Random(1).sample(kept, min(shown, len(kept))):
        print(f"--- {alike:.2f}")
        for row in (a, b):
            print(
                row["id"], row["outlet"], row["published"], row["title"], " ".join(row["text"].split()[:70]), sep=" | "
            )
    if not shown:
        write(kept)


def write(kept: Sequence[Pair]) -> None:
    """Write the pairs; what was noted of those that are there already stays."""
    old = PAIRS.read_text(encoding="utf-8").splitlines() if PAIRS.exists() else []
    noted = {tuple(line.split("\t")[:2]): line.split("\t")[2:] for line in old if not line.startswith("#")}
    lines = [line for line in old if line.startswith("#")]
    for pair in sorted(tuple(sorted((a["id"], b["id"]))) for _, a, b in kept):
        lines.append("\t".join((*pair, *noted.get(pair, []))))
    PAIRS.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(len(kept), "pairs")


def read() -> list[tuple[str, str]]:
    """Return the pairs, by the ids of the rows, that were not seen to share told text."""
    rows = (line.split("\t") for line in PAIRS.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return [(row[0], row[1]) for row in rows if len(row) == 2]


if __name__ == "__main__":
    main()
