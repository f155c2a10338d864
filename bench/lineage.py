"""The model that tells which report's "the deal" is which draft: trained, measured on piles it has not seen, written.

    python bench/lineage.py [--write]     leave one pile out at a time, beside the rules alone; --write: into RESULTS.md
    python bench/lineage.py --train       train on all and write src/travaux/records/data/joining.json

Rows are pairs of a chain of mentions and a version that stood by then, with the signs that the program itself reads;
versions are formed by the gold meanwhile. A chain's gold draft is the one that most of its mentions are annotated with
in the practice packs (bench/practice.py); in the development packs, the one whose gold passages its provisions touch,
or whose quoted mention it is. Chains without one are left out.

Figures: B-cubed over annotated mentions (Bagga and Baldwin, 1998), and the share of them that is right when each
version stands for one gold draft at most. Learning is plain and deterministic: logistic regression on standardised
signs with an L2 penalty, by L-BFGS.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent))

import practice
import results
from fidelity import DEVELOPMENT, INVENTED, INVENTED_SECOND, ROOT, SHARED, folder_of, scorer
from models import write_model
from provisions import minimise

MODEL = ROOT / "src" / "travaux" / "records" / "data" / "joining.json"
PACKS = (*DEVELOPMENT, *INVENTED, *INVENTED_SECOND)
# Chosen on piles left out in turn, of .3 to .6: B-cubed differs by .02 between .4 and .55.
LEAST, LEAST_BARE = 0.5, 0.4
# What the rules say counts for more than is learnt, by so much of log odds. Left out in turn, B-cubed on all piles is
# .695 without, .694 with 1, .680 with 2 (the rules alone .656); without, plainly named piles come apart.
TRUST = {"rules: this one": 2.0, "rules: a new one": -1.0}
# The penalty on a weight's square; of 5, 17 and 50 the middle one did best on piles left out.
PENALTY = 1 / 0.06
# A chain of many mentions counts for more, by this power of their number.
MENTIONS_POWER = 0.5
# A gold mention counts for as much as so many provisions when a chain's draft is told.
QUOTED = 2
# What a mention and a gold alias must share to be one.
CALLED_SO = 0.99

Votes = dict[str, Counter[str]]


@dataclass(frozen=True)
class Pile:
    """The findings and actors of a pile, the gold draft of each chain, and how often each chain is of which draft."""

    name: str
    findings: Sequence[Any]
    roster: Any
    votes: Votes

    def gold(self, chain: str) -> str | None:
        """Return the draft that a chain is of."""
        counted = self.votes.get(chain)
        return min(counted.items(), key=lambda c: (-c[1], c[0]))[0] if counted else None


@dataclass(frozen=True)
class Row:
    """The signs of a chain beside a version, whether it is of it, and how much that counts."""

    signs: dict[str, float]
    same: bool
    weight: float


# --- piles ---


def piles() -> Iterator[Pile]:
    """Yield the development, the invented and the practice packs."""
    for name in PACKS:
        folder = folder_of(name)
        yield read_pile(name, folder, lambda findings, folder=folder: pack_votes(findings, folder))
    with tempfile.TemporaryDirectory() as place:
        for name in practice.names():
            mentions = practice.load(name)["mentions"]
            folder = practice.unpack(name, Path(place))
            yield read_pile(name, folder, lambda findings, mentions=mentions: mention_votes(findings, mentions))


def read_pile(name: str, folder: Path, voter: Callable[[Sequence[Any]], Votes]) -> Pile:
    """Return a pile of the reports in a folder, copies left out."""
    from travaux import pipeline
    from travaux.findings.find import find
    from travaux.language.reading import read_pages
    from travaux.records.roster import build_roster

    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    copies = {c["report"] for c in gold["copies"]}
    paths = [p for p in sorted((folder / "reports").glob("*")) if p.name not in copies]
    found = [find(page) for page in read_pages(sorted(pipeline.read(paths).reports, key=lambda r: r.path))]
    found.sort(key=lambda f: (f.view.page.report.published or "9999", f.view.page.report.id))
    roster = build_roster([(f.view.page.report, f.view.cast) for f in found])
    return Pile(name, found, roster, voter(found))


def mention_votes(findings: Sequence[Any], mentions: dict[str, list[list[Any]]]) -> Votes:
    """Return of which drafts the mentions of each chain are, by an annotation of all mentions."""
    votes: Votes = defaultdict(Counter)
    for f in findings:
        noted = mentions.get(Path(f.view.page.report.path).name, [])
        for m in f.drafts.mentions:
            draft = next((d for a, b, d in noted if d and a < m.passage.end and m.passage.start < b), None)
            if draft:
                votes[m.chain][draft] += 1
    return votes


def pack_votes(findings: Sequence[Any], folder: Path) -> Votes:
    """Return of which drafts the provisions and quoted mentions of each chain are, by a pack's gold."""
    score = scorer()
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    corpus = score.Corpus(folder)
    terms = [(g["draft"], corpus.spans(g["evidence"], "quote")) for g in gold["provisions"]]
    quoted = [(g["id"], corpus.spans(g["evidence"], "quote"), _names(g)) for g in gold["drafts"]]
    votes: Votes = defaultdict(Counter)
    for f in findings:
        name = Path(f.view.page.report.path).name
        for p in f.provisions:
            own = corpus.spans([{"report": name, "text": p.passage.text}], "text")
            draft = next((d for d, there in terms if score.touches(own, there)), None)
            if draft:
                votes[p.draft][draft] += 1
        for m in f.drafts.mentions:
            at = len(score.squash(corpus.raw[name][: m.passage.start]))
            text = score.squash(m.passage.text)
            for draft, spans, names in quoted:
                near = any(file == name and start - 2 <= at <= end for file, start, end in spans)
                if near and any(score.overlap(text, called) >= CALLED_SO for called in names):
                    votes[m.chain][draft] += QUOTED
    return votes


def _names(draft: dict[str, Any]) -> list[str]:
    return [draft["label"], *(draft.get("aliases") or [])]


# --- learning ---


def rows_of(pile: Pile) -> list[Row]:
    """Return the rows of a pile, its versions formed by the gold."""
    from travaux.records.lineage_join import Joiner

    joiner, of_draft, rows = Joiner(pile.roster, pile.findings), {}, []
    for chain in joiner.chains:
        draft = pile.gold(chain.key)
        if draft is None:
            continue
        ballot = joiner.ballot(chain)
        weight = len(chain.told.mentions) ** MENTIONS_POWER
        for n, version in enumerate(ballot.versions):
            rows.append(Row(ballot.signs(n), of_draft.get(draft) == version.number, weight))
        if draft not in of_draft:
            of_draft[draft] = joiner.begin(chain).number
        joiner.put(chain, joiner.versions[of_draft[draft]])
    return rows


def learn(rows: Sequence[Row]) -> Any:
    """Return the model of the program, learnt from rows."""
    from travaux.records.lineage_judge import Model

    names = sorted(rows[0].signs)
    x = np.array([[row.signs[name] for name in names] for row in rows])
    y = np.array([row.same for row in rows], dtype=float)
    w = np.array([row.weight for row in rows])
    mean, size = x.mean(axis=0), np.maximum(x.std(axis=0), 1e-9)
    z = np.hstack([(x - mean) / size, np.ones((len(x), 1))])
    free = np.append(np.ones(len(names)), 0.0)  # the offset is not penalised

    def loss(b: Any) -> tuple[float, Any]:
        odds = np.clip(z @ b, -30, 30)
        value = float((w * (np.logaddexp(0, odds) - y * odds)).sum() + 0.5 * PENALTY * (free * b * b).sum())
        return value, z.T @ (w * (1 / (1 + np.exp(-odds)) - y)) + PENALTY * free * b

    b = minimise(loss, z.shape[1])
    weights = b[:-1] / size
    offset = float(b[-1] - (weights * mean).sum())
    kept = {name: round(float(value) + TRUST.get(name, 0.0), 3) for name, value in zip(names, weights, strict=True)}
    return Model(kept, round(offset, 3), LEAST, LEAST_BARE)


# --- measuring ---


def joined(pile: Pile, elect: Callable[[Any], Any]) -> dict[str, int]:
    """Return the version of each chain, by a way to elect it from a ballot."""
    from travaux.records.lineage_join import Joiner

    joiner = Joiner(pile.roster, pile.findings)
    for chain in joiner.chains:
        version = elect(joiner.ballot(chain)) if joiner.versions else None
        joiner.put(chain, version if version is not None else joiner.begin(chain))
    return {chain: v.number for chain, v in joiner.of_chain.items()}


def figures(pile: Pile, versions: dict[str, int]) -> tuple[float, float, int]:
    """Return B-cubed F1 over annotated mentions, the share of them placed one to one, and the number of versions."""
    cells: Counter[tuple[int, str]] = Counter()
    for chain, votes in pile.votes.items():
        for draft, times in votes.items():
            cells[versions[chain], draft] += times
    of_version, of_draft = _sums(cells, 0), _sums(cells, 1)
    total = sum(cells.values())
    precision = sum(n * n / of_version[v] for (v, _), n in cells.items()) / total
    recall = sum(n * n / of_draft[d] for (_, d), n in cells.items()) / total
    return 2 * precision * recall / (precision + recall), _one_to_one(cells) / total, len(of_version)


def _sums(cells: Counter[Any], side: int) -> Counter[Any]:
    found: Counter[Any] = Counter()
    for key, n in cells.items():
        found[key[side]] += n
    return found


def _one_to_one(cells: Counter[tuple[int, str]]) -> int:
    placed, taken = 0, set()
    for (version, draft), n in sorted(cells.items(), key=lambda c: (-c[1], c[0])):
        if ("v", version) not in taken and ("d", draft) not in taken:
            taken |= {("v", version), ("d", draft)}
            placed += n
    return placed


def held_out(known: Sequence[Pile]) -> str:
    """Return a table of the rules alone and of the model on each pile, learnt from the others."""
    from travaux.records.lineage_judge import elect

    rows = {pile.name: rows_of(pile) for pile in known}
    lines = ["| pile | gold drafts | rules: B3, one to one, versions | model, pile left out |", "|---|---|---|---|"]
    sums = []
    for pile in known:
        model = learn([row for name, own in rows.items() if name != pile.name for row in own])
        rules = figures(pile, joined(pile, lambda ballot: ballot.rule))
        learnt = figures(pile, joined(pile, lambda ballot, model=model: elect(ballot, model)))
        sums.append((rules, learnt))
        drafts = len({d for votes in pile.votes.values() for d in votes})
        lines.append(f"| {pile.name} | {drafts} | {_told(rules)} | {_told(learnt)} |")
        print(lines[-1], file=sys.stderr, flush=True)
    for name, part in (("mean", sums), ("mean, practice packs", sums[len(PACKS) :])):
        lines.append(f"| {name} | | {_told(_mean(r for r, _ in part))} | {_told(_mean(m for _, m in part))} |")
    return "\n".join(lines)


def _told(row: tuple[float, float, float]) -> str:
    return f"{row[0]:.3f}, {row[1]:.3f}, {row[2]:.0f}"


def _mean(rows: Iterable[tuple[float, float, float]]) -> tuple[float, float, float]:
    b3, one, versions = np.array(list(rows)).mean(axis=0).tolist()
    return b3, one, versions


def write(model: Any) -> None:
    """Write a model into the package."""
    settings = {"least": model.least, "least_bare": model.least_bare, "offset": model.offset}
    write_model(MODEL, model.weights, settings)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--train", action="store_true", help="train on all piles and write the model")
    parser.add_argument("--write", action="store_true", help="write the table into bench/RESULTS.md")
    args = parser.parse_args()
    if not SHARED.is_dir():
        print("../shared is not here: nothing to learn from", file=sys.stderr)
        return 0
    known = list(piles())
    if args.train:
        write(learn([row for pile in known for row in rows_of(pile)]))
        return 0
    body = held_out(known)
    print(body)
    if args.write:
        results.put("lineage", "Which mention is which draft", "python bench/lineage.py", body)
    return 0


if __name__ == "__main__":
    sys.exit(main())
