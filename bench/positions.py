"""The model that tells how surely a stance is told rightly: trained, measured on piles it has not seen, written.

    python bench/positions.py            leave out a sixth of the piles at a time, print the figures
    python bench/positions.py --train    also train on all and write src/travaux/findings/data/positions.json
    python bench/positions.py --write    also put the figures into bench/RESULTS.md

Learnt from are 920 positions of ``bench/annotations/judged_positions.json``, which strict readers judged one by one
(400, then 520 as the program told them on 2026-11-30): drawn from 112 piles of three to five reports on one matter
each, news-10k.jsonl.gz, read as "TITLE\\nPublished: DATE\\n\\nTEXT\\n"; a line holds start and end of the passage, the
stance, the first 8 hexadecimal digits of the SHA-256 of what it was told on, and "ok" or the kinds of error, the worst
first. A position that today is told on something else than what was judged counts as right where nothing but its target
was wrong, at a
low weight. To these come the positions of the development, invented and second practice packs: right where they touch a
gold position of that actor and stance, wrong where the stance is another; the gold is no list of all stances, so what
touches none counts little against.

Learning is plain and deterministic: logistic regression with an L2 penalty by L-BFGS, as in bench/provisions.py.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import math
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent))

import practice
from fidelity import DEVELOPMENT, INVENTED, INVENTED_SECOND, ROOT, SHARED, folder_of, scorer
from models import write_model
from provisions import NEWS, TOGETHER, minimise

JUDGED = ROOT / "bench" / "annotations" / "judged_positions.json"
MODEL = ROOT / "src" / "travaux" / "findings" / "data" / "positions.json"
# A line of the sheets and a position of today are one when they share this much of the shorter one.
SHARED_PART = 0.5
# Weights: right but for its day; told on another target today; in a pack; in a pack and touching no gold.
OFF_DAY, ELSEWHERE, PACKED, UNTOUCHED = 0.5, 0.3, 0.5, 0.05
PENALTY, FREE = 4.0, 0.001
FEWEST = 8  # stances in which a sign stands that is weighed
NEGLIGIBLE = 0.01
# Held out, .35 gains .006 of what is right for .02 of recall on the practice packs, .4 gains .02 for more.
LEAST = 0.3
TRIED = (0.0, LEAST, 0.35, 0.4, 0.5, 0.55, 0.6, 0.65, 0.7)
FOLDS, DRAWS = 6, 4

Array = Any


@dataclass(frozen=True, slots=True)
class Row:
    """One stance found: its topic, signs, whether it is right, how much it counts, and whether a reader judged it."""

    topic: str
    signs: tuple[str, ...]
    right: bool
    weight: float
    judged: bool


# --- rows ---


def filed(paths: Sequence[Path]) -> Iterator[tuple[Any, tuple[str, ...], str, Any, Mapping[str, Any]]]:
    """Yield each stance of a pile as the record files it, with signs, what it is told on, its actor, the reports."""
    import travaux.records.assemble as assembling
    from travaux import pipeline
    from travaux.findings.discourse import find_discourse
    from travaux.findings.positions import propose
    from travaux.findings.shelf import Shelf
    from travaux.records.lineage import labels_of
    from travaux.records.positions import file_positions

    kept: list[Any] = []
    join, put = assembling.join_positions, Shelf.put
    assembling.join_positions = lambda findings, desk: kept.extend((findings, desk)) or join(findings, desk)
    Shelf.put = lambda _, found: found  # words taken from the shelf are made anew each time: ten times as slow here
    try:
        made = pipeline.record(pipeline.read(paths), keep_unrelated=True)
    finally:
        assembling.join_positions, Shelf.put = join, put
    findings, desk = kept
    signs = {
        (p.actor, p.stance, p.draft, p.about, p.passage): found
        for f in findings
        for p, found in propose(f.view, find_discourse(f.view))
    }
    labels = labels_of(desk.lineage.versions, desk.roster.name_of)
    called = {desk.draft_ids[v.number]: labels[v.number] for v in desk.lineage.versions}
    actors = {a.id: a for a in desk.roster.actors}
    reports = {r.id: r for r in made.reports}
    for one in file_positions(findings, desk):
        p = one.found
        key = (p.actor, p.stance, p.draft, p.about, p.passage)
        yield p, signs[key], called.get(one.draft, one.issue), actors[one.actor], reports


def judged_rows() -> Iterator[Row]:
    """Yield the stances of the judged piles that a reader has judged."""
    piles: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for note in json.loads(JUDGED.read_text(encoding="utf-8")):
        piles[note["pile"]].append(note)
    texts = _texts({n["report"].partition("#")[2] for notes in piles.values() for n in notes})
    for pile, notes in sorted(piles.items()):
        with tempfile.TemporaryDirectory() as folder:
            for note in notes:
                name = note["report"].partition("#")[2]
                if hashlib.sha256(texts[name].encode()).hexdigest() != note["sha256"]:
                    raise SystemExit(f"{note['report']}: not the report that was judged")
                Path(folder, f"{name}.txt").write_text(texts[name], encoding="utf-8")
            lines = {f"{n['report'].partition('#')[2]}.txt": n["lines"] for n in notes}
            for p, signs, on, _, reports in filed([Path(folder)]):
                best = _verdict(lines[Path(reports[p.passage.report].path).name], p, on)
                if best is not None:
                    yield Row(pile, signs, *best, judged=True)


def _texts(wanted: set[str]) -> dict[str, str]:
    with gzip.open(SHARED / "corpora" / NEWS, "rt", encoding="utf-8") as lines:
        rows = [row for row in map(json.loads, lines) if row["id"] in wanted]
    return {r["id"]: f"{r['title']}\nPublished: {r['published'][:10]}\n\n{r['text']}\n" for r in rows}


def _verdict(lines: Sequence[Sequence[Any]], p: Any, on: str) -> tuple[bool, float] | None:
    """Return whether a stance is right and how much that counts, by the line that was judged; None without one."""
    here = [x for x in lines if x[2] == p.stance and _share(p.passage, x[0], x[1]) > SHARED_PART]
    same = [x for x in here if x[3] == hashlib.sha256(on.encode()).hexdigest()[:8]]
    if not here:
        return None
    kinds = set((same or here)[0][4].split(","))
    if kinds == {"ok"}:
        return True, 1.0 if same else OFF_DAY
    if kinds == {"date"}:
        return True, OFF_DAY
    if kinds <= {"target", "issue", "date"} and not same:
        return True, ELSEWHERE
    return False, 1.0


def _share(passage: Any, start: int, end: int) -> float:
    return (min(passage.end, end) - max(passage.start, start)) / min(passage.end - passage.start, end - start)


def pack_rows() -> Iterator[Row]:
    """Yield the stances of the development, invented and practice packs with gold positions."""
    for name in (*DEVELOPMENT, *INVENTED, *INVENTED_SECOND):
        yield from _pack(name, folder_of(name))
    with tempfile.TemporaryDirectory() as folder:
        for name in practice.seconds():
            yield from _pack(name, practice.unpack(name, Path(folder)))


def _pack(name: str, folder: Path) -> Iterator[Row]:
    score = scorer()
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))["positions"]
    corpus = score.Corpus(folder)
    spans = [corpus.spans(g["evidence"], "quote") for g in gold]
    for p, signs, _, actor, reports in filed([folder / "reports"]):
        own = corpus.spans([{"report": Path(reports[p.passage.report].path).name, "text": p.passage.text}], "text")
        touched = [g for g, there in zip(gold, spans, strict=True) if score.touches(own, there)]
        names = [actor.name, *actor.aliases, actor.party or ""]
        by_it = [g for g in touched if any(score.same_name(n, g.get(k)) for n in names for k in ("actor", "party"))]
        right = any(g["stance"] == p.stance for g in by_it)
        weight = PACKED if right else PACKED / 2 if by_it else UNTOUCHED
        yield Row(TOGETHER.get(name, name), signs, right, weight, judged=False)


# --- learning ---


def learn(rows: Sequence[Row]) -> dict[str, float]:
    """Return the weights of signs; that a stance is from a pack is weighed too, and left out of what is returned."""
    times = Counter(sign for row in rows for sign in row.signs)
    kept = sorted(sign for sign, n in times.items() if n >= FEWEST)
    number = {sign: i for i, sign in enumerate([*kept, "pack"])}
    x = np.zeros((len(rows), len(number)))
    for i, row in enumerate(rows):
        x[i, [number[s] for s in (*row.signs, *(() if row.judged else ("pack",))) if s in number]] = 1
    y, w = np.array([row.right for row in rows], dtype=float), np.array([row.weight for row in rows])
    penalty = np.array([FREE if sign in ("always", "pack") else PENALTY for sign in number])

    def loss(b: Array) -> tuple[float, Array]:
        z = np.clip(x @ b, -30, 30)
        value = float((w * (np.logaddexp(0, z) - y * z)).sum() + 0.5 * (penalty * b * b).sum())
        return value, x.T @ (w * (1 / (1 + np.exp(-z)) - y)) + penalty * b

    weights = dict(zip(number, minimise(loss, len(number)).tolist(), strict=True))
    weights.pop("pack")
    return weights


def held_out(rows: Sequence[Row]) -> list[float]:
    """Return how sure each stance is by models that have not seen its pile: the mean over ``DRAWS`` foldings."""
    odds = [0.0] * len(rows)
    for draw in range(DRAWS):
        folds = [hashlib.sha256(f"{draw} {row.topic}".encode()).digest()[0] % FOLDS for row in rows]
        for fold in sorted(set(folds)):
            weights = learn([row for row, at in zip(rows, folds, strict=True) if at != fold])
            for i, row in enumerate(rows):
                if folds[i] == fold:
                    odds[i] += sum(weights.get(sign, 0.0) for sign in row.signs) / DRAWS
    return [1 / (1 + math.exp(-z)) for z in odds]


# --- measuring ---


def figures(rows: Sequence[Row], shares: Sequence[float]) -> str:
    """Return the table: by least share, how many judged stances are told and right, and what is kept in the packs."""
    judged = [(s, r.right) for r, s in zip(rows, shares, strict=True) if r.judged and r.weight == 1.0]
    packed = [s for r, s in zip(rows, shares, strict=True) if not r.judged and r.right]
    lines = [
        "| least | told | right of them | right ones kept | right ones of the packs kept |",
        "|---|---|---|---|---|",
    ]
    for least in TRIED:
        told = [right for share, right in judged if share >= least]
        kept = sum(told) / max(1, sum(right for _, right in judged))
        there = sum(s >= least for s in packed) / max(1, len(packed))
        lines.append(f"| {least} | {len(told)} | {sum(told) / max(1, len(told)):.3f} | {kept:.3f} | {there:.3f} |")
    return "\n".join([*lines, "", f"Area under the curve: {_area(judged):.3f}."])


def _area(judged: Sequence[tuple[float, bool]]) -> float:
    """Return how often a right stance is surer than a wrong one."""
    right, wrong = [s for s, ok in judged if ok], [s for s, ok in judged if not ok]
    wins = sum((a > b) + 0.5 * (a == b) for a in right for b in wrong)
    return wins / max(1, len(right) * len(wrong))


def write(rows: Sequence[Row]) -> None:
    """Train on all rows and write the model into the package."""
    kept = {sign: round(w, 3) for sign, w in sorted(learn(rows).items()) if abs(w) >= NEGLIGIBLE}
    write_model(MODEL, kept, {"least": LEAST})


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--train", action="store_true", help="train on all rows and write the model")
    parser.add_argument("--write", action="store_true", help="put the figures into bench/RESULTS.md")
    args = parser.parse_args()
    if not SHARED.is_dir():
        print("../shared is not here: nothing to learn from", file=sys.stderr)
        return 0
    rows = [*judged_rows(), *pack_rows()]
    told = f"{sum(r.judged for r in rows)} judged stances, {sum(not r.judged for r in rows)} of packs."
    text = f"{told}\n\n{figures(rows, held_out(rows))}"
    print(text)
    if args.train:
        write(rows)
    if args.write:
        from results import put

        put("stances", "How sure a stance is", "python bench/positions.py --write", text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
