"""Restoring spun texts: whether a text is called spun, which words are marked, and what is put back with the origin.

    python bench/restore.py fit                 the weights of the rate, to be written to copies/suspicion.py
    python bench/restore.py report [--write]    the figures of bench/RESULTS.md

Needs ../shared and three thesauri, which are not part of the project (see thesauri.py): --wordnet, --mythes, --moby.
News, spinners and thesauri are split: the packaged counts come from one part of the news, the weights and limits from
a second part and its spinners, and what is reported from a third and other spinners. Moby is a thesaurus that the
packaged tables know nothing of.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from time import perf_counter
from xml.etree import ElementTree

sys.path.insert(0, str(Path(__file__).resolve().parent))

import numpy as np

import results
from thesauri import Spinner, spinners
from travaux import pipeline
from travaux.copies.restoring import restore_from
from travaux.copies.suspicion import ALTERED, EVIDENCE_FLOOR, STRANGE_FLOOR, Channel, channel_of, suspicion_of
from travaux.copies.wording import read_tables, wording
from travaux.copies.words import Vocabulary, read_text
from travaux.model import Report, Restored, Suspicion
from wording import SHARED, news

RATES = (0.1, 0.2, 0.4, 0.6)
LENGTHS = (60, 120, 250, None)
# Odds of a report being spun that the rate assumes before it has read a word: nobody knows; one in a hundred.
PRIOR = 0.01
SPUN_EACH, ORIGINS_EACH = 100, 40


NOTE = """\
Rows for the third part were run three times. After the first, which showed Moby to be noticed late, a second kind of
evidence and a made-up thesaurus were added to the part that weights are chosen on, and originals are told only where
most seem known: the figures for Moby are not blind in that respect. No weight or limit was fitted on the third part."""


def as_report(text: str) -> Report:
    return Report("r-made", "made", text)


def cut(text: str, words: int | None) -> str:
    """Return the first paragraphs of a text up to so many words."""
    kept: list[str] = []
    for paragraph in text.split("\n"):
        if words is not None and len(" ".join(kept).split()) >= words:
            break
        kept.append(paragraph)
    return "\n".join(kept)


def channel(text: str) -> Channel:
    return channel_of(read_text(as_report(text), Vocabulary()), wording())


# ------------------------------------------------------------------------------------------------ fit
def fit(made: Sequence[Spinner]) -> None:
    """Print the weights of the logistic curve, fitted by Newton's method, the two kinds weighing the same."""
    docs = [r.text for r in news("choose") if len(r.text.split()) >= 120]
    rows, spun = [], []
    for n, doc in enumerate(docs):
        text = cut(doc, LENGTHS[n % len(LENGTHS)])
        rate, spinner = RATES[n // 4 % len(RATES)], made[n // 16 % len(made)]
        for what, label in ((text, 0), (spinner.spin(text, rate), 1)):
            found = channel(what)
            logs = np.log([found.evidence + EVIDENCE_FLOOR, found.strange + STRANGE_FLOOR, 1 + 100 / len(found.at)])
            rows.append((1.0, *logs))
            spun.append(label)
    x, y = np.array(rows), np.array(spun)
    weights = np.zeros(4)
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ weights))
        ridge = np.diag([0.0, 0.01, 0.01, 0.01])
        step = np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + ridge, x.T @ (y - p) - ridge @ weights)
        weights = weights + step
    print("equal odds:", weights.round(3), f"wrong: {np.mean((p > 0.5) != y):.4f} of {len(y)}")
    weights[0] += np.log(PRIOR / (1 - PRIOR))
    print("RATE_WEIGHTS =", tuple(float(w) for w in weights.round(3)))
    true = np.sort((1 / (1 + np.exp(-x @ weights)))[y == 0])
    print("highest rates of true news:", true[-8:].round(4))


# ------------------------------------------------------------------------------------------------ report
def true_texts() -> Iterator[tuple[str, list[str]]]:
    """Yield collections of true news by name."""
    docs = [r.text for r in news("report")]
    yield "news-10k, third part", docs
    for words in LENGTHS[:-1]:
        yield f"the same, first {words} words", [cut(doc, words) for doc in docs]
    corpora = SHARED / "corpora"
    folders = [p for p in sorted(corpora.iterdir()) if p.is_dir()]
    yield "three negotiations (corpora)", [r.text for f in folders for r in pipeline.read([f]).reports]
    platinum = sorted((SHARED / "benchmarks" / "dates" / "te3-platinum").glob("*.tml"))
    yield "TempEval-3 platinum", ["".join(ElementTree.parse(p).getroot().itertext()) for p in platinum]
    yield "PolNeAR validation", list(_polnear())


def _polnear() -> Iterator[str]:
    docs: dict[str, list[str]] = {}
    path = SHARED / "benchmarks" / "attribution" / "polnear" / "valid.txt"
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        docs.setdefault(row["id"], []).append(" ".join(row["tokens"]))
    yield from ("\n".join(lines) for lines in docs.values())


def rates_of(texts: Iterable[str]) -> list[float]:
    found = [suspicion_of(as_report(text)).rate for text in texts]
    return [rate for rate in found if rate is not None]


def true_table() -> Iterator[str]:
    yield "| true news | texts judged | called spun | `altered` | highest rate |\n|---|---|---|---|---|"
    for name, texts in true_texts():
        rates = rates_of(texts)
        called, altered = (sum(r >= limit for r in rates) for limit in (0.5, ALTERED))
        yield f"| {name} | {len(rates)} of {len(texts)} | {called} | {altered} | {max(rates):.3f} |"


def spun_table(made: Sequence[Spinner]) -> Iterator[str]:
    yield "| spinner | words replaced | whole reports called spun | `altered` | first 120 words called spun |"
    yield "|---|---|---|---|---|"
    docs = [r.text for r in news("report") if len(r.text.split()) >= 120][:SPUN_EACH]
    for spinner in made:
        for rate in RATES:
            turned = [spinner.turned(doc, rate) for doc in docs]
            share = np.mean([_replaced_share(t) for t in turned])
            texts = ["".join(new for _, new in t) for t in turned]
            rates, short = rates_of(texts), rates_of([cut(t, 120) for t in texts])
            called = [f"{sum(r >= limit for r in rates)} of {len(texts)}" for limit in (0.5, ALTERED)]
            yield (
                f"| {spinner.name} | {share:.0%} | {called[0]} | {called[1]} "
                f"| {sum(r >= 0.5 for r in short)} of {len(texts)} |"
            )


def _replaced_share(turned: Sequence[tuple[str, str]]) -> float:
    words = [(old, new) for old, new in turned if old[0].isalnum()]
    return sum(old != new for old, new in words) / max(1, len(words))


def marks_table(made: Sequence[Spinner]) -> Iterator[str]:
    yield "| spinner, 30 % | marked words that were replaced | replaced words that are marked | originals told, right |"
    yield "|---|---|---|---|"
    docs = [r.text for r in news("report") if 200 <= len(r.text.split()) <= 1500][:60]
    for spinner in made:
        n: Counter[str] = Counter()
        for doc in docs:
            turned = spinner.turned(doc, 0.3)
            places, at = {}, 0
            for old, new in turned:
                places.update({(at, at + len(new)): old} if new != old and new else {})
                at += len(new)
            n["replaced"] += len(places)
            for s in suspicion_of(as_report("".join(new for _, new in turned))).suspects:
                original = places.get((s.start, s.end)) or next(
                    (o for (a, b), o in places.items() if a <= s.start and s.end <= b), None
                )
                n["marked"] += 1
                n["hit"] += original is not None
                n["told"] += s.stands_for is not None
                n["right"] += original is not None and (s.stands_for or "") == original.lower()
        yield (
            f"| {spinner.name} | {n['hit'] / n['marked']:.3f} of {n['marked']} | {n['hit'] / n['replaced']:.3f} "
            f"| {n['right'] / max(1, n['told']):.3f} of {n['told']} |"
        )


def origin_table(made: Sequence[Spinner]) -> Iterator[str]:
    yield "| spinner | rate | called a spun copy | words of the origin back in their place | wrong words left |"
    yield "|---|---|---|---|---|"
    docs = [r.text for r in news("report") if 200 <= len(r.text.split()) <= 1500][:ORIGINS_EACH]
    for spinner in made:
        for rate in RATES[1:]:
            n: Counter[str] = Counter()
            for doc in docs:
                turned = spinner.turned(doc, rate)
                found = restore_from(as_report("".join(new for _, new in turned)), Report("r-origin", "origin", doc))
                n["spun"] += found.kind == "spun"
                _count_back(found, turned, n)
            yield (
                f"| {spinner.name} | {rate:.0%} | {n['spun']} of {len(docs)} "
                f"| {n['back'] / n['replaced']:.4f} of {n['replaced']} | {n['wrong']} |"
            )


def _count_back(found: Restored, turned: Sequence[tuple[str, str]], n: Counter[str]) -> None:
    """Count the replaced words that a substitution covers, and the words that the restored text has and should not."""
    origin = Counter(w for old, _ in turned for w in old.split())
    restored = Counter("".join(old if old.isspace() else f"{old}" for old, _ in turned).split())
    got = Counter(found.text.split())
    n["wrong"] += sum((got - restored).values())
    places, at = [(s.start, s.end) for s in found.substitutions], 0
    covered = {k for start, end in places for k in range(start, max(end, start + 1))}
    for old, new in turned:
        if new != old and old[0].isalnum():
            n["replaced"] += 1
            n["back"] += at in covered or (not new and at - 1 in covered)
        at += len(new)
    n["origin"] += sum(origin.values())


def pair_lines(pairless: Path | None) -> Iterator[str]:
    """Yield what is found on the real pair, which nothing was chosen on."""
    pile = pipeline.read([SHARED / "examples" / "peace-plan" / "reports"])
    origin, spun = sorted(pile.reports, key=lambda r: r.path)
    found, gold = restore_from(spun, origin), _gold()
    got = Counter((s.origin_text, s.text) for s in found.substitutions)
    yield (
        f"The real pair (peace-plan), with the origin: {sum((gold & got).values())} of the {sum(gold.values())} listed "
        f"replacements, {len(set(gold) & set(got))} of {len(gold)} words; {sum((got - gold).values())} more that the "
        f"list has not ({', '.join(f'{s} for {o}' for o, s in sorted(got - gold))}). "
        f"{len(found.altered_quotations)} of {found.quotations} quotations altered."
    )
    places = {(s.start, s.end): s.origin_text for s in found.substitutions}
    yield f"The pair without its origin: {_alone(suspicion_of(spun), places)} The origin: rate {_rate(origin):.3f}."
    if pairless:
        alone = suspicion_of(spun, read_tables(pairless))
        yield f"The same with tables that were not told of this spinner's words: {_alone(alone, places)}"


def _rate(report: Report) -> float:
    return suspicion_of(report).rate or 0.0


def _alone(alone: Suspicion, places: dict[tuple[int, int], str]) -> str:
    hit = sum((s.start, s.end) in places for s in alone.suspects)
    told = [s for s in alone.suspects if s.stands_for]
    right = sum(places.get((s.start, s.end)) == s.stands_for for s in told)
    return (
        f"rate {alone.rate or 0:.3f}, {len(alone.suspects)} words marked, {hit} of them replaced ones (of "
        f"{len(places)}); the original told for {len(told)}, right for {right}."
    )


def _gold() -> Counter[tuple[str, str]]:
    path = SHARED / "benchmarks" / "copies" / "peace-plan-substitutions.tsv"
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:]]
    return Counter({(row[0], row[1]): int(row[2]) for row in rows})


def speed_line() -> str:
    docs = [r.text for r in news("report")][:200]
    words = sum(len(d.split()) for d in docs)
    start = perf_counter()
    for doc in docs:
        channel(doc)
    return f"{1000 * (perf_counter() - start) / words * 1000:.1f} ms for 1,000 words without an origin."


def report(made: Sequence[Spinner], pairless: Path | None) -> str:
    parts = [true_table(), spun_table(made), marks_table(made), origin_table(made)]
    body = ["\n".join(part) for part in parts]
    return "\n\n".join([NOTE, *body, *pair_lines(pairless), speed_line()])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("fit", "report"))
    parser.add_argument("--wordnet", type=Path, default=Path("/usr/share/wordnet"))
    parser.add_argument("--mythes", type=Path, default=Path("/usr/share/mythes/th_en_US_v2.dat"))
    parser.add_argument("--moby", type=Path, default=Path("words.txt"))
    parser.add_argument("--pairless", type=Path, help="tables made by wording.py --without-pair")
    parser.add_argument("--write", action="store_true", help="write the section of bench/RESULTS.md")
    args = parser.parse_args()
    made = spinners(args.wordnet, args.mythes, args.moby)
    if args.what == "fit":
        fit(made["choose"])
        return
    body = report(made["report"], args.pairless)
    print(body)
    if args.write:
        results.put("restore", "Restoring spun texts", "python bench/restore.py report --write", body)


if __name__ == "__main__":
    main()
