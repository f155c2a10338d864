"""Drafts in full: clauses aligned, articles and kinds of change, redlines, speed; the peers run beside them.

python bench/texts.py                  # all figures
python bench/texts.py --write          # the same, into bench/RESULTS.md
python bench/texts.py --train          # the weights of the aligner, from ArgRewrite's training part
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np

SHARED = Path(__file__).resolve().parents[2] / "shared"
ARGREWRITE = SHARED / "benchmarks" / "alignment" / "argrewrite.jsonl"
WEIGHTS = Path(__file__).resolve().parents[1] / "src" / "travaux" / "texts" / "data" / "alignment.json"
MOVED_DRAWS = 5  # so many draws of blocks for the figure with blocks moved
MOVED_TIMES = 3  # each training pair is shown so many times with a block moved
Links = set[tuple[int, int]]
NOTE = (
    "ArgRewrite V.2: links between sentences that differ, micro-averaged over 86 pairs of drafts by writers not in"
    " the training part; blocks moved: a fifth of the newer draft in one piece, set elsewhere (seeded; the mean of"
    " five draws, for the peers one)."
    " `cod-treaty`: articles of three invented drafts; peers align whole articles and tell no kinds."
    " Redline: made edits, so that every changed word is known; up to 1,500 words the program uses difflib's matcher"
    " itself, since it beat the fewest edits (.978) and the longest common subsequence (.989)."
    " Time is CPU time of one thread."
)


# ------------------------------------------------------------------------------------------------ ArgRewrite
def pairs_of(part: str) -> list[dict[str, Any]]:
    rows = [json.loads(line) for line in ARGREWRITE.read_text(encoding="utf-8").splitlines()]
    return [row for row in rows if row["part"] == part]


def moved(row: dict[str, Any], number: int) -> dict[str, Any]:
    """Return a pair with one block of the new text, a fifth of it, set elsewhere. The seed is the pair's number."""
    rng = random.Random(number)
    count = len(row["new"])
    size = max(2, count // 5)
    if count < size + 3:
        return row
    start = rng.randrange(count - size + 1)
    rest = [n for n in range(count) if not start <= n < start + size]
    gaps = [g for g in range(len(rest) + 1) if abs(g - start) >= 2]
    gap = rng.choice(gaps or [0])
    order = [*rest[:gap], *range(start, start + size), *rest[gap:]]
    place = {old: new for new, old in enumerate(order)}
    return row | {
        "new": [row["new"][n] for n in order],
        "links": [[i, place[j]] for i, j in row["links"]],
    }


def changed_f1(rows: Sequence[dict[str, Any]], aligner: Callable[[list[str], list[str]], Links]) -> tuple[float, ...]:
    """Return precision, recall and F1 over links between sentences that differ."""
    right = found = wanted = 0
    for row in rows:
        old, new = row["old"], row["new"]
        gold = {(i, j) for i, j in row["links"] if old[i] != new[j]}
        ours = {(i, j) for i, j in aligner(old, new) if old[i] != new[j]}
        right, found, wanted = right + len(gold & ours), found + len(ours), wanted + len(gold)
    p, r = right / max(1, found), right / max(1, wanted)
    return p, r, 2 * p * r / max(1e-9, p + r)


def travaux_aligner(old: list[str], new: list[str]) -> Links:
    from travaux.texts.align import align_clauses
    from travaux.texts.words import forms

    return {(m.old, m.new) for m in align_clauses([forms(s) for s in old], [forms(s) for s in new])}


# ------------------------------------------------------------------------------------------------ training
def train() -> None:
    """Fit both rounds of the aligner by logistic regression on the training part, moved blocks included."""
    from travaux.texts import lexicon

    rows = pairs_of("train")
    rows = [*rows, *(moved(row, n + 1000 * k) for k in range(MOVED_TIMES) for n, row in enumerate(rows))]
    found: dict[str, list[float]] = {}
    for round_ in ("first", "second"):
        tables, targets = zip(*(_examples(row, round_, found) for row in rows), strict=True)
        found[round_] = _fit(np.vstack(tables), np.concatenate(targets))
    WEIGHTS.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    lexicon.weights.cache_clear()
    print(found)


def _examples(row: dict[str, Any], round_: str, found: dict[str, list[float]]) -> tuple[Any, Any]:
    from travaux.texts.align import Pairs
    from travaux.texts.similarity import Sides
    from travaux.texts.words import forms

    pairs = Pairs.of(Sides.of([forms(s) for s in row["old"]], [forms(s) for s in row["new"]]))
    features = pairs.features()
    if round_ == "second":
        odds = features @ np.array(found["first"])
        features = np.column_stack([features, pairs.neighbours(pairs.chosen(odds), odds)])
    gold = {(i, j) for i, j in row["links"]}
    targets = np.array([(int(i), int(j)) in gold for i, j in zip(pairs.rows, pairs.columns, strict=True)], dtype=float)
    return features, targets


def _fit(table: Any, target: Any, ridge: float = 1.0, rounds: int = 30) -> list[float]:
    """Return the weights of a logistic regression with a ridge, by Newton's method."""
    weights = np.zeros(table.shape[1])
    for _ in range(rounds):
        chance = 1 / (1 + np.exp(-np.clip(table @ weights, -30, 30)))
        slope = table.T @ (target - chance) - ridge * weights
        curve = (table * (chance * (1 - chance))[:, None]).T @ table + ridge * np.eye(len(weights))
        weights = weights + np.linalg.solve(curve, slope)
    return [round(float(w), 4) for w in weights]


def argrewrite(part: str) -> Iterator[str]:
    from texts_peers import ALIGNERS

    rows = pairs_of(part)
    draws = [[moved(row, n + 1000 * k) for n, row in enumerate(rows)] for k in range(MOVED_DRAWS)]
    yield f"| aligner (ArgRewrite, {part} part, pairs that changed) | precision | recall | F1 | F1, blocks moved |"
    yield "|---|---|---|---|---|"
    for name, aligner in {"travaux": travaux_aligner, **ALIGNERS}.items():
        p, r, f = changed_f1(rows, aligner)
        shuffled = draws if name == "travaux" else draws[:1]
        scores = [changed_f1(draw, aligner)[2] for draw in shuffled]
        spread = f" ({min(scores):.3f}–{max(scores):.3f})" if len(scores) > 1 else ""
        yield f"| {name} | {p:.3f} | {r:.3f} | {f:.3f} | {sum(scores) / len(scores):.3f}{spread} |"


# ------------------------------------------------------------------------------------------------ redline
def edited(words: list[str], rng: random.Random, pool: Sequence[str]) -> tuple[list[str], list[bool], list[bool]]:
    """Return words with edits of every kind, and which words of either side are part of one.

    At each place with a chance of .08 one to four words are replaced, taken out or put in; what is put in is drawn from
    the same texts, so that it may well stand elsewhere in the clause.
    """
    new: list[str] = []
    gone: list[bool] = []
    come: list[bool] = []
    at = 0
    while at < len(words):
        if rng.random() >= 0.08:
            new.append(words[at])
            gone.append(False)
            come.append(False)
            at += 1
            continue
        kind, size = rng.choice(("replace", "insert", "delete")), rng.randint(1, 4)
        out = min(size, len(words) - at) if kind != "insert" else 0
        into = [rng.choice(pool) for _ in range(rng.randint(1, 4) if kind != "delete" else 0)]
        gone += [True] * out
        come += [True] * len(into)
        new += into
        at += out
    return new, gone, come


def redline_f1(count: int = 1500, seed: int = 7) -> Iterator[str]:
    """Yield the table of changed-token F1 on made word edits in sentences of the training part."""
    from texts_peers import REDLINES
    from travaux.texts.redline import opcodes

    sentences = [s.split() for row in pairs_of("train") for s in row["old"] if 8 <= len(s.split()) <= 60][:count]
    pool = [w for s in sentences for w in s]
    rng = random.Random(seed)
    cases = [(s, *edited(s, rng, pool)) for s in sentences]
    yield f"| redline ({len(cases)} clauses with made word edits) | precision | recall | changed-token F1 | seconds |"
    yield "|---|---|---|---|---|"
    for name, ops in {"travaux": opcodes, **REDLINES}.items():
        right = found = wanted = 0
        begun = time.perf_counter()
        for old, new, gone, come in cases:
            a, b = [False] * len(old), [False] * len(new)
            for op, i, j, k, m in ops(old, new):
                if op != "equal":
                    a[i:j], b[k:m] = [True] * (j - i), [True] * (m - k)
            marks = list(zip([*a, *b], [*gone, *come], strict=True))
            right += sum(x and y for x, y in marks)
            found += sum(x for x, _ in marks)
            wanted += sum(y for _, y in marks)
        took = time.perf_counter() - begun
        p, r = right / found, right / wanted
        yield f"| {name} | {p:.3f} | {r:.3f} | {2 * p * r / (p + r):.4f} | {took:.2f} |"


# ------------------------------------------------------------------------------------------------ drafts
def cod_treaty() -> Iterator[str]:
    """Yield the figures on the invented drafts of cod-treaty, and the peers' links between its articles."""
    from texts_peers import ALIGNERS
    from travaux.pipeline_texts import compare
    from travaux.present.compare_data import to_data

    room = Path(__file__).resolve().parents[1] / "src" / "travaux" / "examples" / "cod-treaty" / "drafts"
    gold = json.loads((room / "alignment.json").read_text(encoding="utf-8"))
    found = compare([room / f"{name}.txt" for name in ("draft1", "tolness", "draft2")])
    ours = [x for x in to_data(found) if x["part"] == "article"]
    yield "| cod-treaty, 3 drafts, 3 pairs | links F1 | kinds | splits and mergers F1 |"
    yield "|---|---|---|---|"
    yield _drafts_row("travaux", ours, gold)
    drafts = {d.name: d for d in found.drafts}
    texts = {n: [d.words_of(k) for k, a in enumerate(d.articles) if a.kind == "article"] for n, d in drafts.items()}
    for name, aligner in ALIGNERS.items():
        items = []
        for old, new in dict.fromkeys((x["from_draft"], x["to_draft"]) for x in gold):
            for i, j in sorted(aligner(texts[old], texts[new])):
                items.append(
                    {"from_draft": old, "to_draft": new, "from_articles": [i + 1], "to_articles": [j + 1], "kind": ""}
                )
        yield _drafts_row(name, items, gold)


def _drafts_row(name: str, ours: Sequence[dict[str, Any]], gold: Sequence[dict[str, Any]]) -> str:
    def links(items: Sequence[dict[str, Any]]) -> set[Any]:
        return {
            (x["from_draft"], x["to_draft"], a, b) for x in items for a in x["from_articles"] for b in x["to_articles"]
        }

    def groups(items: Sequence[dict[str, Any]]) -> dict[Any, str]:
        keys = ("from_draft", "to_draft")
        return {(*(x[k] for k in keys), tuple(x["from_articles"]), tuple(x["to_articles"])): x["kind"] for x in items}

    a, b = links(gold), links(ours)
    right, mine = groups(gold), groups(ours)
    kinds = sum(mine.get(key) == kind for key, kind in right.items()) / len(right)
    many = [{k for k, kind in g.items() if kind in ("split", "merged")} for g in (right, mine)]
    f1 = 2 * len(many[0] & many[1]) / max(1, len(many[0]) + len(many[1]))
    told = f"{kinds:.3f} | {f1:.3f}" if any(mine.values()) else "- | -"
    return f"| {name} | {2 * len(a & b) / (len(a) + len(b)):.3f} | {told} |"


# ------------------------------------------------------------------------------------------------ speed
def long_draft(words: int, seed: int) -> str:
    """Return a draft of so many words from sentences of ArgRewrite, in articles of some 200 words."""
    rng = random.Random(seed)
    sentences = list(dict.fromkeys(s for part in ("train", "test") for row in pairs_of(part) for s in row["old"]))
    parts, size, article, here = [], 0, 0, 0
    while size < words:
        if here <= 0:
            article, here = article + 1, 200
            parts.append(f"\nArticle {article}\nSubject {article}\n")
        sentence = rng.choice(sentences) + f" It is numbered {rng.randrange(10_000)}."
        parts.append(sentence)
        size += len(sentence.split())
        here -= len(sentence.split())
    return "\n".join(parts)


def revised(text: str, seed: int) -> str:
    """Return a text in which a third of the lines are edited, some gone, and one block moved."""
    rng = random.Random(seed)
    pool = text.split()
    lines = [line for line in text.split("\n") if rng.random() > 0.03 or line.startswith("Article")]
    lines = [
        " ".join(edited(line.split(), rng, pool)[0]) if rng.random() < 0.33 and len(line.split()) > 6 else line
        for line in lines
    ]
    heads = [n for n, line in enumerate(lines) if line.startswith("Article")]
    a, b = heads[len(heads) // 4], heads[len(heads) // 3]
    return "\n".join([*lines[:a], *lines[b:], *lines[a:b]])


def speed(runs: int = 3) -> Iterator[str]:
    """Yield how long two texts of 30,000 words take, from the text to the kinds, on one core; peers align sentences."""
    import re

    from texts_peers import ALIGNERS
    from travaux.texts.articles import read_draft
    from travaux.texts.blocks import blocks_of
    from travaux.texts.compare import compare_drafts

    old = long_draft(30_000, 1)
    new = revised(old, 2)

    def job() -> None:
        compare_drafts([read_draft(t, blocks_of(t), path=n, name=n) for t, n in ((old, "old"), (new, "new"))])

    job()
    took = min(_timed(job) for _ in range(runs))
    yield f"| two texts of {len(old.split()):,} and {len(new.split()):,} words, one core | seconds |"
    yield "|---|---|"
    yield f"| travaux: read, aligned, kinds, changes in words, redline | {took:.2f} |"
    one, two = ([s for s in re.split(r"(?<=[.!?])\s+|\n+", t) if s] for t in (old, new))
    for name, aligner in ALIGNERS.items():
        if name != "BLEU, NewsEdits style":  # minutes
            yield f"| {name}: sentences aligned | {_timed(lambda a=aligner: a(one, two)):.2f} |"


def _timed(job: Callable[[], Any]) -> float:
    begun = time.process_time()
    job()
    return time.process_time() - begun


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--train", action="store_true")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--part", default="test")
    parser.add_argument("--only", choices=["argrewrite", "drafts", "redline", "speed"])
    options = parser.parse_args()
    if not ARGREWRITE.exists():
        sys.exit(f"{ARGREWRITE} is not here")
    if options.train:
        train()
        return
    tables = {
        "argrewrite": lambda: argrewrite(options.part),
        "drafts": cod_treaty,
        "redline": redline_f1,
        "speed": speed,
    }
    chosen = [make for name, make in tables.items() if options.only in (None, name)]
    body = "\n\n".join("\n".join(make()) for make in chosen)
    print(body)
    if options.write:
        from results import put

        put("texts", "Full texts of drafts", "python bench/texts.py --write", f"{NOTE}\n\n{body}")


if __name__ == "__main__":
    main()
