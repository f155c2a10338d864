"""Statements: source, cue and content on PolNeAR, and recall of the packs' statements with speaker, outlet and day.

    python bench/statements.py polnear [valid|test] [--misses N] [--peers] [--rounds N]
    python bench/statements.py packs [PACK ...] [--misses]
    python bench/statements.py told [told|told_second] [--misses]

PolNeAR is scored by CofeNet's exact match: a run of tokens counts when its label, first and last token equal a gold
run's; F1 per label. Its attributions include attitudes ("X supports Y"), so all attributions are scored there, not
statements alone; and since it is annotated one level deep, those within another's content are left out.
Three of its conventions are applied to the runs: the comma that closes an apposition belongs to the source, the colon
after a cue to the cue, and punctuation after a content does not belong to it. The packs' statements are a selection:
recall counts, precision is for the eye. ``--peers`` runs textacy and the sketch in the same process, and takes the time
of each over that of the bare parser on the same lines (seconds of the processor, least of the rounds).
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
import time
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from travaux.findings.cast import find_cast
from travaux.findings.found import Member, Said
from travaux.findings.statements import find_statements
from travaux.findings.statements_circumstances import whole_cue
from travaux.findings.statements_marks import attribute
from travaux.findings.statements_words import Attribution
from travaux.language.calendar import find_times
from travaux.language.reading import Page, load_parser, read_pages
from travaux.model import Block, Report
from travaux.reports import read

sys.path.insert(0, str(Path(__file__).resolve().parent))

from statements_peers import load_sketch, sketch_runs, textacy_runs
from statements_told import told

SHARED = Path(__file__).resolve().parents[2] / "shared"
PACKS = ("peace-plan", "cod-treaty", "iran-deal", "us-china-trade", "fiscal-cliff")
KINDS = ("source", "cue", "content")
LABELS = ("content", "source", "cue")  # in the order in which they are written over each other
Run = tuple[str, int, int]


# ------------------------------------------------------------------------------------------------ PolNeAR
def load_polnear(split: str) -> dict[str, list[dict[str, Any]]]:
    """Return the lines of one split by document."""
    docs: dict[str, list[dict[str, Any]]] = {}
    path = SHARED / "benchmarks" / "attribution" / "polnear" / f"{split}.txt"
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        docs.setdefault(row["id"], []).append(row)
    return docs


def as_reports(docs: dict[str, list[dict[str, Any]]]) -> Iterator[Report]:
    """Yield each document as a report: a line is a paragraph, its tokens parted by blanks."""
    for key, rows in docs.items():
        text, blocks = "", []
        for row in rows:
            line = " ".join(row["tokens"])
            blocks.append(Block("paragraph", len(text), len(text) + len(line)))
            text += line + "\n"
        yield Report(key, key, text, tuple(blocks))


def pages_of(reports: Iterator[Report]) -> Iterator[Page]:
    """Parse the reports on the tokens they have: the parser's own tokenizer is put aside."""
    with blanks_only(load_parser()):
        yield from read_pages(reports)


@contextmanager
def blanks_only(nlp: Any) -> Iterator[None]:
    """Cut text at blanks while this holds: the tokens are those of the corpus."""
    kept, nlp.tokenizer = nlp.tokenizer, lambda text: Doc(nlp.vocab, words=text.split(" ") if text else [])
    try:
        yield
    finally:
        nlp.tokenizer = kept


def runs(labels: list[str]) -> set[Run]:
    """Return the labelled runs of a line as (label, first, last)."""
    found: set[Run] = set()
    first = 0
    for n, label in enumerate([*labels, "O"]):
        if n and labels[n - 1] != "O" and (label == "O" or label.startswith("B")):
            found.add((labels[first][2:], first, n - 1))
        if label.startswith("B"):
            first = n
    return found


def outermost(page: Page) -> list[Attribution]:
    """Return the attributions of a page that do not stand in another's content."""
    found = [a for _, attributions in attribute(page) for a in attributions]
    return [a for a in found if not any(x <= a.verb.start < y for b in found if b is not a for x, y in b.content)]


def predicted(page: Page, starts: list[int]) -> list[str]:
    """Return a label for each token of a document; ``starts`` are the tokens' offsets."""
    labels = ["O"] * len(starts)
    attributions = outermost(page)
    for kind in LABELS:
        for a in attributions:
            for start, end in whole_cue(page.sentences[a.sentence], a) if kind == "cue" else getattr(a, kind):
                first, last = bisect_left(starts, start), bisect_left(starts, end) - 1
                last += _convention(kind, page.report.text, start, end)
                if first <= last:
                    labels[first : last + 1] = [f"B-{kind}", *[f"I-{kind}"] * (last - first)]
                    if labels[last + 1 : last + 2] and labels[last + 1].startswith("I"):
                        labels[last + 1] = "B" + labels[last + 1][1:]
    return labels


def _convention(kind: str, text: str, start: int, end: int) -> int:
    """Return how many tokens more, or fewer, the annotators of PolNeAR mark at the end of a run."""
    if kind == "source":
        return int("," in text[start:end] and text[end : end + 2] == " ,")
    if kind == "cue":
        return int(text[end : end + 2] == " :")
    return -int(text[start:end].endswith(" ."))


def polnear(split: str, misses: int) -> None:
    docs = load_polnear(split)
    tally = Tally()
    for page in pages_of(as_reports(docs)):
        rows = docs[page.report.id]
        for row, mine in zip(rows, found_by_line(page, rows), strict=True):
            right = runs(row["labels"])
            tally.count(mine, right)
            if mine != right and misses > 0:
                misses -= 1
                print(f"gold {marked(row['tokens'], right)}\nhere {marked(row['tokens'], mine)}\n")
    print(f"PolNeAR {split}, CofeNet's exact match")
    for kind in KINDS:
        p, r, f = tally.figures(kind)
        print(f"{kind:<8} P {p:.1f}  R {r:.1f}  F1 {f:.1f}")


class Tally:
    """Counts runs found and wanted, by label."""

    def __init__(self) -> None:
        self.hits: Counter[str] = Counter()
        self.system: Counter[str] = Counter()
        self.gold: Counter[str] = Counter()

    def count(self, mine: set[Run], right: set[Run]) -> None:
        """Add what was found and what is right in one paragraph."""
        for counter, found in ((self.hits, mine & right), (self.system, mine), (self.gold, right)):
            counter.update(kind for kind, _, _ in found)

    def figures(self, kind: str) -> tuple[float, float, float]:
        """Return precision, recall and F1 in percent."""
        p = self.hits[kind] / max(1, self.system[kind])
        r = self.hits[kind] / max(1, self.gold[kind])
        return 100 * p, 100 * r, 200 * p * r / max(1e-9, p + r)


def found_by_line(page: Page, rows: list[dict[str, Any]]) -> list[set[Run]]:
    """Return the runs that the program finds in each paragraph of a document."""
    starts = [0]
    for t in [t for row in rows for t in row["tokens"]][:-1]:
        starts.append(starts[-1] + len(t) + 1)
    labels, at, found = predicted(page, starts), 0, []
    for row in rows:
        found.append(runs(labels[at : at + len(row["tokens"])]))
        at += len(row["tokens"])
    return found


def compare(split: str, rounds: int) -> None:
    """Print figures and cost of the program, textacy and the sketch, one process, one parser."""
    docs = load_polnear(split)
    least: dict[str, float] = {}
    tallies: dict[str, Tally] = {}
    nlp = load_parser()
    for _ in range(rounds):
        tallies = {"travaux": Tally(), "textacy": Tally(), "sketch": Tally()}
        spent: Counter[str] = Counter()
        parsed = _parsed(nlp, docs, spent)
        began = time.process_time()
        pages = list(pages_of(as_reports(docs)))
        ours = [found_by_line(page, docs[page.report.id]) for page in pages]
        spent["travaux"] = time.process_time() - began
        sketch = load_sketch(SHARED / "prototypes" / "attribution_sketch.py", nlp)
        for rows, mine, lines in zip(docs.values(), ours, parsed, strict=True):
            theirs = {"travaux": mine}
            began = time.process_time()
            theirs["textacy"] = textacy_runs(lines)
            spent["textacy"] += time.process_time() - began
            began = time.process_time()
            with blanks_only(nlp):
                theirs["sketch"] = sketch_runs(sketch, [row["tokens"] for row in rows])
            spent["sketch"] += time.process_time() - began
            for name, found in theirs.items():
                for row, runs_of_line in zip(rows, found, strict=True):
                    tallies[name].count(runs_of_line, runs(row["labels"]))
        spent["textacy"] += spent["parser"]
        least = {name: min(value, least.get(name, value)) for name, value in spent.items()}
    print(f"| PolNeAR {split} | source | cue | content | time ÷ bare parser |\n|---|---|---|---|---|")
    for name, tally in tallies.items():
        f = " | ".join(f"{tally.figures(kind)[2]:.1f}" for kind in KINDS)
        print(f"| {name} | {f} | {least[name] / least['parser']:.2f} |")


def _parsed(nlp: Any, docs: dict[str, list[dict[str, Any]]], spent: Counter[str]) -> list[list[Doc]]:
    """Return the paragraphs of each document parsed; the time goes to ``spent["parser"]``."""
    began = time.process_time()
    with blanks_only(nlp):
        lines = iter(nlp.pipe(" ".join(row["tokens"]) for rows in docs.values() for row in rows))
        parsed = [[next(lines) for _ in rows] for rows in docs.values()]
    spent["parser"] = time.process_time() - began
    return parsed


def marked(tokens: list[str], found: set[Run]) -> str:
    shown = list(tokens)
    for kind, first, last in found:
        shown[first] = f"[{kind[:2]} {shown[first]}"
        shown[last] += "]"
    return " ".join(shown)


# ------------------------------------------------------------------------------------------------ packs
def load_scorer() -> Any:
    spec = importlib.util.spec_from_file_location("score", SHARED / "score.py")
    if spec is None or spec.loader is None:
        sys.exit(f"{SHARED / 'score.py'} is not here")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def found_in(pack: Path) -> tuple[list[tuple[str, Said]], dict[str, Member]]:
    """Return the statements of a pack, each with the file it is from, and the casts' members by key."""
    found: list[tuple[str, Said]] = []
    members: dict[str, Member] = {}
    for page in read_pages(read([pack / "reports"]).reports):
        cast = find_cast(page)
        members |= {m.key: m for m in cast.members}
        day = date.fromisoformat(page.report.published[:10]) if page.report.published else None
        for said in find_statements(page, cast, find_times(page.report.text, day)):
            found.append((Path(page.report.path).name, said))
    return found, members


def names(members: dict[str, Member], key: str | None) -> list[str]:
    m = members.get(key or "")
    return [m.name, *m.aliases, m.party or ""] if m else [""]


def score_pack(name: str, scorer: Any, misses: bool) -> None:
    pack = SHARED / "examples" / name
    gold = json.loads((pack / "gold.json").read_text(encoding="utf-8"))["statements"]
    corpus = scorer.Corpus(pack)
    found, members = found_in(pack)
    where = [corpus.spans([{"report": file, "text": s.evidence.text}], "text") for file, s in found]
    right = [corpus.spans(g["evidence"], "quote") for g in gold]

    def speaks(s: Said, g: dict[str, Any]) -> bool:
        wanted = [g["speaker"], g.get("speaker_role") or ""]
        return any(scorer.same_name(n, w) for n in names(members, s.speaker) for w in wanted if w)

    def score(i: int, j: int) -> float:
        g, said = gold[j], found[i][1]
        lap = float(scorer.overlap(said.content, g["content"] + " " + " ".join(e["quote"] for e in g["evidence"])))
        if lap < 0.75 and not (lap >= 0.4 and scorer.touches(where[i], right[j])):
            return 0.0
        return lap + 0.5 * speaks(said, g)

    pairs = scorer.match(list(range(len(found))), list(range(len(gold))), score)
    met = [(found[i][1], gold[j]) for i, j in pairs]
    figures = {
        "recall": len(met) / len(gold),
        "speaker": scorer.share([speaks(s, g) for s, g in met]),
        "direct": scorer.share([s.direct == bool(g["direct"]) for s, g in met]),
        "via": scorer.share([scorer.same_name(s.via, g["via"]) for s, g in met if g.get("via")]),
        "day": scorer.share([s.said_on == g["date"] for s, g in met if s.said_on and g.get("date")]),
    }
    listed = "  ".join(f"{key} {'-' if value is None else format(value, '.3f')}" for key, value in figures.items())
    print(f"{name:<15} {listed}  (found {len(found)}, gold {len(gold)})")
    if misses:
        hit = {j for _, j in pairs}
        for g in (g for j, g in enumerate(gold) if j not in hit):
            print(f"  missed   {g['speaker']}: {g['content']}")
        for s, g in met:
            if not speaks(s, g):
                print(f"  speaker  {names(members, s.speaker)[0]!r}, not {g['speaker']!r}: {s.evidence.text[:200]!r}")
            if g.get("via") and not scorer.same_name(s.via, g["via"]):
                print(f"  via      {s.via!r}, not {g['via']!r}: {s.evidence.text[:200]!r}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    jobs = parser.add_subparsers(dest="job", required=True)
    first = jobs.add_parser("polnear")
    first.add_argument("split", nargs="?", choices=("valid", "test"), default="valid")
    first.add_argument("--misses", type=int, default=0, metavar="N", help="show the first N lines that differ")
    first.add_argument("--peers", action="store_true", help="with textacy and the sketch, and what each costs")
    first.add_argument("--rounds", type=int, default=1, help="rounds that the least time is taken of")
    second = jobs.add_parser("packs")
    second.add_argument("packs", nargs="*", default=PACKS)
    second.add_argument("--misses", action="store_true")
    third = jobs.add_parser("told", help="150 paragraphs of real reports (bench/statements_told.py)")
    third.add_argument("part", nargs="?", choices=("told", "told_second"), default="told")
    third.add_argument("--misses", action="store_true")
    args = parser.parse_args()
    began = time.perf_counter()
    if args.job == "polnear" and args.peers:
        compare(args.split, args.rounds)
    elif args.job == "polnear":
        polnear(args.split, args.misses)
    elif args.job == "told":
        told(load_scorer(), args.part, args.misses)
    else:
        scorer = load_scorer()
        for name in args.packs:
            score_pack(name, scorer, args.misses)
    print(f"{time.perf_counter() - began:.0f} s")


if __name__ == "__main__":
    main()
