"""The model that tells terms of a draft from other clauses: trained, measured on packs it has not seen, written.

    python bench/provisions.py            judge each negotiation by models that have not seen it, print the figures
    python bench/provisions.py --train    first train on all and write src/travaux/findings/data/provisions.json

Rows are the clauses that ``propose`` yields, with the signs that the program itself reads. Labels come from the gold of
the development and invented packs, from the practice packs (bench/practice.py), from ``bench/annotations/judged.json``
(1,080 lines that earlier models told on 106 piles of news-10k.jsonl.gz, by the verdict of a strict reader, as offsets;
``pile`` tells which reports were read together) and from ``bench/annotations/provisions.json``: 119
reports of ../shared/corpora, drawn with random.Random("20261130:<folder>" or "20261130:<subject>"), read by one person
up to ``read_to``; ``provisions`` are the sentences that tell what a deal, bill, order or offer would do, as the packs'
gold has it, ``unsure`` those on which a reader may differ (left out of training). Offsets count characters of the
report, whose SHA-256 is kept; the texts stay in ../shared. A report of news-10k.jsonl.gz is read as
"TITLE\\nPublished: DATE\\n\\nTEXT\\n".
``bench/annotations/invented.txt`` adds short reports of our own on seven negotiations that do not exist, for the terse
style that real news has little of.

Learning is plain and deterministic: logistic regression with an L2 penalty by L-BFGS, twice (see provisions_judge);
the second reading is trained on first readings of clauses that the first had not seen.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent))

import practice
from fidelity import DEVELOPMENT, INVENTED, INVENTED_SECOND, ROOT, SHARED, folder_of, scorer
from models import write_model

ANNOTATIONS = ROOT / "bench" / "annotations" / "provisions.json"
MODEL = ROOT / "src" / "travaux" / "findings" / "data" / "provisions.json"
SHORT = ROOT / "bench" / "annotations" / "invented.txt"
JUDGED = ROOT / "bench" / "annotations" / "judged.json"
NEWS = "news-10k.jsonl.gz"

# A clause of a gold passage counts as the term itself when it shares this much with what the gold says.
SAYS_IT = 0.34
# A clause of an annotated sentence weighs less: the annotation marks the sentence, not the clause.
SENTENCE_WEIGHT = 0.7
# Terse texts are few among the rows; theirs count more, or terms without "would" would never be learnt.
# A line that somebody judged counts more: it is one of those that the model could not tell apart.
JUDGED_WEIGHT = 3.0
TERSE, TERSE_WEIGHT = frozenset({"cod-treaty", "peace-plan", "invented", *INVENTED, *INVENTED_SECOND}), 3.0
PENALTY, SECOND_PENALTY = 16.0, 0.5
# Words count only if they speak for terms in this many negotiations, other signs in two; all in this many clauses.
SOURCES, CLAUSES = 8, 6
LEAST = 0.3  # best mean of recall and precision on the held-out real packs (0.25 to 0.4 differ by .02)
TRIED = (LEAST, 0.4, 0.5, 0.6, 0.7)
NEGLIGIBLE = 0.015  # weights below are not written
# Names that the parser takes for common nouns; a model for any negotiation weighs none.
NAMES = frozenset(
    {"american", "congress", "congressional", "democratic", "democrats", "republican", "republicans", "trump"}
)
# Packs and folders on one negotiation are held out together.
TOGETHER = {
    "iran-deal": "iran", "iran-deal-2015": "iran", "us-china-trade": "trade", "us-china-2018": "trade",
}  # fmt: skip
FOLDS = 6

Array = Any


@dataclass(slots=True)
class Row:
    """One clause: where it is from, its place, its signs, whether it is a term, how much it counts, gold it touches."""

    source: str
    report: str
    sentence: int
    place: tuple[int, int]
    signs: tuple[str, ...]
    term: bool
    weight: float
    touches: tuple[int, ...] = ()
    pile: str = ""  # which judged reports were read together
    verdict: str = ""  # what a reader said of the line: "ok", "stray", "draft,issue"

    @property
    def topic(self) -> str:
        """The negotiation that the clause is about; each report of the general news is one, or the pile it is in."""
        own = self.source in (NEWS, "invented")
        return self.pile or (self.report if own else TOGETHER.get(self.source, self.source))


# --- rows ---


def read_views(paths: Sequence[Path]) -> Iterator[Any]:
    """Yield the view of each report, in order of its path."""
    from travaux import pipeline
    from travaux.findings.find import view_of
    from travaux.language.reading import read_pages

    reports = sorted(pipeline.read(paths).reports, key=lambda r: (r.path, r.id))
    yield from (view_of(page) for page in read_pages(reports))


def clauses(view: Any) -> Iterator[tuple[int, Any, Any, tuple[str, ...]]]:
    """Yield index, sentence, passage and signs of each clause that the program weighs."""
    from travaux.findings.discourse import find_discourse
    from travaux.findings.provisions import propose
    from travaux.findings.provisions_signs import Ground

    drafts = find_discourse(view)
    ground = Ground(view, drafts)
    for index, s, spot in propose(view, drafts):
        yield index, s, s.span(spot.words), ground.signs(index, s, spot)


def practice_rows() -> Iterator[Row]:
    """Yield the clauses of the practice packs."""
    with tempfile.TemporaryDirectory() as folder:
        for name in practice.names():
            yield from pack_rows(name, practice.unpack(name, Path(folder)))


def pack_rows(pack: str, folder: Path | None = None) -> Iterator[Row]:
    """Yield the clauses of a development pack, labelled by its gold; copies have none and are left out."""
    score, folder = scorer(), folder or folder_of(pack)
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    corpus = score.Corpus(folder)
    spans = [corpus.spans(g["evidence"], "quote") for g in gold["provisions"]]
    copies = {c["report"] for c in gold["copies"]}
    for view in read_views([p for p in sorted((folder / "reports").glob("*")) if p.name not in copies]):
        name = Path(view.page.report.path).name
        for index, _, passage, signs in clauses(view):
            own = corpus.spans([{"report": name, "text": passage.text}], "text")
            touched = tuple(i for i, there in enumerate(spans) if score.touches(own, there))
            says = max((score.overlap(passage.text, gold["provisions"][i]["says"]) for i in touched), default=0.0)
            term = bool(touched) and says >= SAYS_IT
            weight = 0.0 if touched and not term else TERSE_WEIGHT if pack in TERSE else 1.0
            yield Row(pack, name, index, (passage.start, passage.end), signs, term, weight, touched)


def annotated_rows() -> Iterator[Row]:
    """Yield the clauses of the annotated reports."""
    noted = json.loads(ANNOTATIONS.read_text(encoding="utf-8"))
    by_text = {n["sha256"]: n for n in noted}
    with tempfile.TemporaryDirectory() as folder:
        for view in read_views([*_filed(noted), *_unpacked(noted, Path(folder))]):
            note = by_text[hashlib.sha256(view.page.report.text.encode()).hexdigest()]
            source, _, rest = note["report"].partition("#" if NEWS in note["report"] else "/")
            for index, s, passage, signs in clauses(view):
                if s.start < note["read_to"]:
                    term, unsure = (_covers(note[k], s.start) for k in ("provisions", "unsure"))
                    weight = 0.0 if unsure else SENTENCE_WEIGHT if term else 1.0
                    yield Row(source, rest, index, (passage.start, passage.end), signs, term, weight)


def judged_rows() -> Iterator[Row]:
    """Yield the clauses that a reader judged among those that an earlier model told as terms."""
    noted = json.loads(JUDGED.read_text(encoding="utf-8"))
    by_text = {n["sha256"]: n for n in noted}
    with tempfile.TemporaryDirectory() as folder:
        for view in read_views(_unpacked(noted, Path(folder))):
            note = by_text[hashlib.sha256(view.page.report.text.encode()).hexdigest()]
            verdicts = {(start, end): kind for start, end, kind in note["lines"]}
            rest, pile = note["report"].partition("#")[2], f"pile {note['pile']}"
            for index, _, passage, signs in clauses(view):
                place = (passage.start, passage.end)
                verdict = verdicts.get(place, "")
                term = bool(verdict) and not verdict.startswith("stray")
                weight = JUDGED_WEIGHT if verdict else 0.0
                yield Row(NEWS, rest, index, place, signs, term, weight, pile=pile, verdict=verdict)


def invented_rows() -> Iterator[Row]:
    """Yield the clauses of the invented reports."""
    with tempfile.TemporaryDirectory() as folder:
        terms: dict[str, set[str]] = {}
        for part in SHORT.read_text(encoding="utf-8").split("\n= ")[1:]:
            name, *lines = [line for line in part.splitlines() if line]
            Path(folder, f"{name}.txt").write_text("\n\n".join([name, *(x[2:] for x in lines)]), encoding="utf-8")
            terms[f"{name}.txt"] = {line[2:] for line in lines if line.startswith("+")}
        for view in read_views(sorted(Path(folder).glob("*.txt"))):
            name = Path(view.page.report.path).name
            for index, s, passage, signs in clauses(view):
                term = any(s.text in line for line in terms[name])
                yield Row("invented", name, index, (passage.start, passage.end), signs, term, TERSE_WEIGHT)


def _covers(spans: list[list[int]], at: int) -> bool:
    return any(start <= at < end for start, end in spans)


def _filed(noted: list[dict[str, Any]]) -> list[Path]:
    return [SHARED / "corpora" / n["report"] for n in noted if NEWS not in n["report"]]


def _unpacked(noted: list[dict[str, Any]], folder: Path) -> list[Path]:
    wanted = {n["report"].split("#")[1] for n in noted if NEWS in n["report"]}
    with gzip.open(SHARED / "corpora" / NEWS, "rt", encoding="utf-8") as lines:
        for r in map(json.loads, lines):
            if r["id"] in wanted:
                text = f"{r['title']}\nPublished: {r['published'][:10]}\n\n{r['text']}\n"
                (folder / f"{r['id']}.txt").write_text(text, encoding="utf-8")
    return sorted(folder.glob("*.txt"))


# --- learning ---


def vocabulary(rows: Iterable[Row]) -> dict[str, int]:
    """Return the signs worth weighing, numbered in alphabetical order."""
    topics: dict[str, set[str]] = defaultdict(set)
    times: Counter[str] = Counter()
    for row in rows:
        for sign in row.signs:
            if sign.partition(":")[2] not in NAMES:
                topics[sign].add(row.topic)
                times[sign] += 1
    kept = [f for f in times if times[f] >= CLAUSES and len(topics[f]) >= (SOURCES if ":" in f else 2)]
    return {sign: i for i, sign in enumerate(sorted(kept))}


def learn(rows: Sequence[Row]) -> dict[str, float]:
    """Return the weights of signs of the first reading."""
    number = vocabulary(rows)
    columns = [[number[f] for f in row.signs if f in number] for row in rows]
    at = np.array([c for listed in columns for c in listed], dtype=np.int64)
    row_of = np.repeat(np.arange(len(rows)), [len(c) for c in columns])
    y = np.array([row.term for row in rows], dtype=float)
    w = np.array([row.weight for row in rows], dtype=float)
    penalty = np.full(len(number), PENALTY)
    penalty[number["always"]] = 0.001

    def loss(b: Array) -> tuple[float, Array]:
        z = np.clip(np.bincount(row_of, b[at], len(rows)), -30, 30)
        p = 1 / (1 + np.exp(-z))
        value = float((w * (np.logaddexp(0, z) - y * z)).sum() + 0.5 * (penalty * b * b).sum())
        return value, np.bincount(at, (w * (p - y))[row_of], len(number)) + penalty * b

    return dict(zip(number, minimise(loss, len(number)).tolist(), strict=True))


def minimise(loss: Callable[[Array], tuple[float, Array]], size: int, rounds: int = 150, memory: int = 10) -> Array:
    """Return where a smooth convex function is least, by L-BFGS (Nocedal and Wright, algorithm 7.5)."""
    b = np.zeros(size)
    value, slope = loss(b)
    past: list[tuple[Array, Array]] = []
    for _ in range(rounds):
        way = -_scaled(slope, past)
        step = 1.0 if past else 1 / max(1.0, float(np.abs(slope).sum()))
        while True:
            moved, new_slope = loss(b + step * way)
            if moved <= value + 1e-4 * step * float(slope @ way) or step < 1e-9:
                break
            step /= 2
        s, y = step * way, new_slope - slope
        past = [*past, (s, y)][-memory:] if float(s @ y) > 1e-10 else past
        done = abs(value - moved) < 1e-7 * abs(value)
        b, value, slope = b + s, moved, new_slope
        if done:
            break
    return b


def _scaled(slope: Array, past: list[tuple[Array, Array]]) -> Array:
    q, alphas = slope.copy(), []
    for s, y in reversed(past):
        alphas.append(float(s @ q) / float(y @ s))
        q = q - alphas[-1] * y
    if past:
        s, y = past[-1]
        q = q * (float(s @ y) / float(y @ y))
    for (s, y), alpha in zip(past, reversed(alphas), strict=True):
        q = q + s * (alpha - float(y @ q) / float(y @ s))
    return q


def odds(weights: Mapping[str, float], rows: Sequence[Row]) -> list[float]:
    """Return the first reading of each clause."""
    return [sum(weights.get(sign, 0.0) for sign in row.signs) for row in rows]


def second_rows(rows: Sequence[Row], first: Sequence[float]) -> Array:
    """Return what the second reading weighs, report by report, in the order of ``rows``."""
    from travaux.findings.provisions_judge import beside

    out: list[tuple[float, ...]] = [()] * len(rows)
    by_report: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, row in enumerate(rows):
        by_report[row.source, row.report].append(i)
    for places in by_report.values():
        found = beside([rows[i].sentence for i in places], [first[i] for i in places])
        for i, values in zip(places, found, strict=True):
            out[i] = values
    return np.array(out)


def learn_second(rows: Sequence[Row], x: Array) -> list[float]:
    """Return the weights of the second reading; ``x`` is what it weighs."""
    y = np.array([row.term for row in rows], dtype=float)
    w = np.array([row.weight for row in rows], dtype=float)

    def loss(b: Array) -> tuple[float, Array]:
        z = np.clip(x @ b, -30, 30)
        p = 1 / (1 + np.exp(-z))
        value = float((w * (np.logaddexp(0, z) - y * z)).sum() + 0.5 * SECOND_PENALTY * (b * b).sum())
        return value, x.T @ (w * (p - y)) + SECOND_PENALTY * b

    return list(minimise(loss, x.shape[1]).tolist())


def fold_of(topic: str) -> int:
    """Return the fold of a negotiation, the same on every machine."""
    return hashlib.sha256(topic.encode()).digest()[0] % FOLDS


def first_readings(rows: Sequence[Row]) -> list[float]:
    """Return the first reading of each clause by a model that has not seen its fold."""
    counted = [row for row in rows if row.weight]
    first = [0.0] * len(rows)
    for fold in sorted({fold_of(row.topic) for row in rows}):
        there = [i for i, row in enumerate(rows) if fold_of(row.topic) == fold]
        weights = learn([row for row in counted if fold_of(row.topic) != fold])
        for i, value in zip(there, odds(weights, [rows[i] for i in there]), strict=True):
            first[i] = value
    return first


# --- measuring ---


def chosen(rows: Sequence[Row], shares: Sequence[float], least: float) -> list[Row]:
    """Return the clauses that are told as terms, overlapping ones once, as the program chooses them."""
    from travaux.findings.provisions import same_place

    kept: list[Row] = []
    for _, row in sorted(zip(shares, rows, strict=True), key=lambda c: (-c[0], c[1].report, c[1].place)):
        if _ >= least and not any(k.report == row.report and same_place(*row.place, *k.place) for k in kept):
            kept.append(row)
    return kept


def held_out(rows: Sequence[Row], first: Sequence[float]) -> list[float]:
    """Return how likely each clause is a term, by models that have seen nothing of its fold of negotiations.

    The model alone decides, without the clauses that the program lets in outright.
    """
    from travaux.findings.provisions_judge import share

    x, shares = second_rows(rows, first), [0.0] * len(rows)
    for fold in sorted({fold_of(row.topic) for row in rows}):
        away = [i for i, row in enumerate(rows) if fold_of(row.topic) != fold]
        second = np.array(learn_second([rows[i] for i in away], x[away]))
        for i, row in enumerate(rows):
            if fold_of(row.topic) == fold:
                shares[i] = share(float(x[i] @ second))
    return shares


def on_pack(rows: Sequence[Row], shares: Sequence[float], pack: str, least: float) -> tuple[float, float, int]:
    """Return recall (gold touched), precision (ours that touch gold) and count on a pack."""
    wanted = len(json.loads((folder_of(pack) / "gold.json").read_text(encoding="utf-8"))["provisions"])
    here = [i for i, row in enumerate(rows) if row.source == pack]
    found = chosen([rows[i] for i in here], [shares[i] for i in here], least)
    hit = {i for row in found for i in row.touches}
    return len(hit) / wanted, sum(bool(row.touches) for row in found) / max(1, len(found)), len(found)


def on_judged(rows: Sequence[Row], shares: Sequence[float], least: float) -> tuple[int, float, float]:
    """Return how many judged lines are kept, which share of them are terms, and which share are right in all."""
    kept = [row.verdict for row, share in zip(rows, shares, strict=True) if row.verdict and share >= least]
    terms, right = sum(not v.startswith("stray") for v in kept), kept.count("ok")
    return len(kept), terms / max(1, len(kept)), right / max(1, len(kept))


def write(rows: Sequence[Row], first: Sequence[float]) -> None:
    """Train on all rows and write the model into the package."""
    weights, second = learn([row for row in rows if row.weight]), learn_second(rows, second_rows(rows, first))
    kept = {sign: round(w, 3) for sign, w in sorted(weights.items()) if abs(w) >= NEGLIGIBLE}
    write_model(MODEL, kept, {"least": LEAST, "second": [round(b, 4) for b in second]})


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--train", action="store_true", help="train on all rows and write the model")
    args = parser.parse_args()
    if not SHARED.is_dir():
        print("../shared is not here: nothing to learn from", file=sys.stderr)
        return 0
    rows = [row for pack in (*DEVELOPMENT, *INVENTED, *INVENTED_SECOND) for row in pack_rows(pack)]
    rows += [*practice_rows(), *annotated_rows(), *judged_rows(), *invented_rows()]
    print(f"{len(rows)} clauses, {sum(r.term for r in rows)} terms, {len({r.topic for r in rows})} topics")
    first = first_readings(rows)
    if args.train:
        write(rows, first)
    print_figures(rows, held_out(rows, first))
    return 0


def print_figures(rows: Sequence[Row], shares: Sequence[float]) -> None:
    """Print what is found and what is right, by how likely a clause must be a term."""
    for least in TRIED:
        print(f"least {least}")
        for packs in (DEVELOPMENT, INVENTED, INVENTED_SECOND):
            figures = [on_pack(rows, shares, pack, least) for pack in packs]
            for pack, (recall, precision, count) in zip(packs, figures, strict=True):
                print(f"  {pack:16} recall {recall:.3f}  precision {precision:.3f}  found {count}")
            mean = np.mean([f[:2] for f in figures], axis=0)
            print(f"  {'mean':16} recall {mean[0]:.3f}  precision {mean[1]:.3f}")
        count, terms, right = on_judged(rows, shares, least)
        print(f"  judged lines     kept {count}  terms {terms:.2f}  right in all {right:.2f}")


if __name__ == "__main__":
    sys.exit(main())
