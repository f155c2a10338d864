"""Reading: titles and dates right, text kept and dropped by kind, strangers kept out, negotiations told apart.

    python bench/reading.py [--seeds N] [--write]
    python bench/reading.py --eye [SEED]      30 real reports, block by block, for somebody to read

Read are the development packs and the real reports of ../shared/corpora. Strangers are drawn from
../shared/corpora/news-10k.jsonl.gz with a seed; an article that names the pile's subject more than twice is none.
``--write`` puts the tables into bench/RESULTS.md.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from statistics import mean
from typing import Any

from travaux.model import Report
from travaux.reports import read
from travaux.reports.doubt import doubt_dates
from travaux.reports.language import other_languages
from travaux.reports.layout import lay_out
from travaux.reports.relevance import Sorting, sort_out
from travaux.reports.units import units

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
NEWS = SHARED / "corpora" / "news-10k.jsonl.gz"
# Pile: where it lies, and what an article that is no stranger to it names.
PILES = {
    "cod-treaty": ("examples/cod-treaty/reports", r"\bcod\b"),
    "iran-deal": ("examples/iran-deal/reports", r"\bIran"),
    "us-china-trade": ("examples/us-china-trade/reports", r"Chin(?:a|ese)|tariff"),
    "fiscal-cliff": (
        "examples/fiscal-cliff/reports",
        r"fiscal cliff|debt ceiling|sequest|deficit|tax (?:hike|cut|rate)",
    ),
    "iran-deal-2015": ("corpora/iran-deal-2015", r"\bIran"),
    "brexit-2019": ("corpora/brexit-2019", r"Brexit|Brit(?:ain|ish)|Theresa May|\bEU\b|Boris"),
    "us-china-2018": ("corpora/us-china-2018", r"Chin(?:a|ese)|tariff"),
}
# Piles on one negotiation: put together they are one.
SAME = {frozenset({"iran-deal", "iran-deal-2015"}), frozenset({"us-china-trade", "us-china-2018"})}
NAMED_AT_MOST = 2
STRANGERS = (5, 20)


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    return "\n".join([*lines, *("| " + " | ".join(map(str, row)) + " |" for row in rows)])


def percent(part: float, whole: float) -> str:
    return f"{100 * part / whole:.1f} %" if whole else ""


def articles() -> list[dict[str, Any]]:
    with gzip.open(NEWS, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def report_of(article: dict[str, Any]) -> Report:
    """Return an article of the collection as the report that its text file would be."""
    text = f"{article['title'].strip()}\nPublished: {article['published']}\n\n{article['text']}"
    return lay_out(text, units(text), f"stranger-{article['id']}.txt")


def heads(piles: dict[str, tuple[Report, ...]]) -> str:
    """Titles and dates against the first lines of the corpora and the gold of the packs; doubts and languages."""
    rows = []
    for name, reports in piles.items():
        titles, dates = told(name, reports)
        _, doubts = doubt_dates(reports)
        languages = Counter(r.language or "not recognised" for r in other_languages(reports)[0])
        named = ", ".join(f"{language} {n}" for language, n in sorted(languages.items()))
        rows.append((name, len(reports), titles, dates, len(doubts), named))
    return table(("pile", "reports", "titles right", "dates right", "dates doubted", "language"), rows)


def told(name: str, reports: Sequence[Report]) -> tuple[str, str]:
    """Return how many titles and dates are right, of how many that are known."""
    if name in {p.name for p in (SHARED / "corpora").iterdir()}:
        first = {r.id: (r.text.splitlines()[0].strip(), r.text.splitlines()[1][11:]) for r in reports}
        titles = sum(r.title == first[r.id][0] for r in reports)
        return f"{titles} of {len(reports)}", f"{sum(r.published == first[r.id][1] for r in reports)} of {len(reports)}"
    gold = json.loads((SHARED / "examples" / name / "gold.json").read_text(encoding="utf-8"))["reports"]
    dates = {entry["file"].removesuffix(".txt") + ".txt": entry["published"] for entry in gold}
    return "", f"{sum(dates[r.path] == r.published for r in reports)} of {len(reports)}"


def kinds(piles: dict[str, tuple[Report, ...]]) -> str:
    """Characters of each kind of block, as a share of all that is not white space between blocks."""
    rows = []
    listed = ("headline", "standfirst", "heading", "paragraph", "item", "correction", "caption", "stamp", "furniture")
    for name, reports in piles.items():
        sizes: Counter[str] = Counter()
        for block in (b for r in reports for b in r.blocks):
            sizes[block.kind] += block.end - block.start
        rows.append((name, f"{sizes.total():,}", *(percent(sizes[kind], sizes.total()) for kind in listed)))
    return table(("pile", "characters", *listed), rows)


def strangers(piles: dict[str, tuple[Report, ...]], seeds: int) -> str:
    """Own reports kept and strangers kept out, each pile mixed with strangers; small piles are drawn from it too."""
    news = articles()
    pools = {
        n: [a for a in news if len(re.findall(PILES[n][1], a["title"] + a["text"])) <= NAMED_AT_MOST] for n in piles
    }
    rows = []
    for name, reports in piles.items():
        for size, count in [(len(reports), 0), *((len(reports), n) for n in STRANGERS), (6, 2)]:
            kept_own, kept_out = [], []
            for seed in range(seeds if count else 1):
                draw = random.Random(f"{name} {size} {count} {seed}")
                own = draw.sample(reports, size)
                guests = [report_of(a) for a in draw.sample(pools[name], count)]
                kept = {r.id for r in sort_out([*own, *guests]).kept}
                kept_own.append(sum(r.id in kept for r in own) / len(own))
                kept_out.append(sum(r.id not in kept for r in guests) / max(1, count))
            out = percent(mean(kept_out), 1) if count else ""
            rows.append((name, size, count, percent(mean(kept_own), 1), percent(min(kept_own), 1), out))
    return table(("pile", "own", "strangers", "own kept", "at worst", "strangers kept out"), rows)


def negotiations(piles: dict[str, tuple[Report, ...]]) -> str:
    """Two piles put together: whether both are found, and how purely."""
    rows = []
    for a, b in combinations(piles, 2):
        sorting = sort_out([*own_paths(piles[a], a), *own_paths(piles[b], b)])
        one = frozenset({a, b}) in SAME
        found = max(1, len(sorting.groups))
        rows.append((a, b, 1 if one else 2, found, *purity(sorting, a, len(piles[a]) + len(piles[b]))))
    right = sum(row[2] == row[3] for row in rows)
    head = ("pile", "and", "negotiations", "found", "in the right one", "named as unrelated", "named by")
    return f"Right in {right} of {len(rows)} pairs.\n\n{table(head, rows)}"


def own_paths(reports: Sequence[Report], name: str) -> list[Report]:
    return [replace(r, path=f"{name}/{r.path}") for r in reports]


def purity(sorting: Sorting, name: str, total: int) -> tuple[str, int, str]:
    """Return the share of reports in the group of their own pile, the unrelated ones, and the words of the groups."""
    unrelated = sum(s.reason.startswith("unrelated") for s in sorting.unrelated)
    if not sorting.groups:
        return percent(len(sorting.kept), total), unrelated, ""
    paths = {r.id: r.path for r in sorting.kept}
    own = [sum(paths.get(i, "").startswith(f"{name}/") for i in group.reports) for group in sorting.groups]
    kept_is_a = own[0] > len(sorting.groups[0].reports) / 2
    kept = own[0] if kept_is_a else len(sorting.kept) - own[0]
    others = [s.path for s in sorting.unrelated if not s.reason.startswith("unrelated")]
    right = kept + sum(path.startswith(f"{name}/") != kept_is_a for path in others)
    return percent(right, total), unrelated, "; ".join(", ".join(group.words) for group in sorting.groups)


def variants(piles: dict[str, tuple[Report, ...]], seeds: int) -> str:
    """Own reports that are hard to keep: cut to their first characters, and beside many reprints of one report."""
    rows = []
    for name, reports in piles.items():
        row: list[object] = [name]
        for size in (200, 400, 800):
            row.append(percent(mean(kept_share(reports, cut_to(size), n) for n in range(len(reports)) if n < 40), 1))
        for times in (5, 15):
            kept = [kept_share(reports, reprinted(times), seed * 7 % len(reports), 8) for seed in range(seeds)]
            row.append(percent(mean(kept), 1))
        rows.append(row)
    return table(("pile", "first 200 characters", "400", "800", "8 beside 5 reprints of one", "15 reprints"), rows)


Change = Callable[[Sequence[Report], int], tuple[list[Report], list[Report]]]


def kept_share(reports: Sequence[Report], change: Change, n: int, size: int = 0) -> float:
    own = random.Random(n).sample(reports, size) if size else reports
    pile, looked_at = change(own, n % len(own))
    kept = {r.id for r in sort_out(pile).kept}
    return sum(r.id in kept for r in looked_at) / len(looked_at)


def cut_to(size: int) -> Change:
    def change(reports: Sequence[Report], n: int) -> tuple[list[Report], list[Report]]:
        text = reports[n].text[:size]
        short = lay_out(text, units(text), f"cut-{reports[n].path}")
        return [*reports[:n], short, *reports[n + 1 :]], [short]

    return change


def reprinted(times: int) -> Change:
    def change(reports: Sequence[Report], n: int) -> tuple[list[Report], list[Report]]:
        copies = [replace(reports[n], id=f"r-copy{k}", path=f"copy{k}.txt") for k in range(times)]
        return [*reports, *copies], [r for k, r in enumerate(reports) if k != n]

    return change


EYE_PILES, EYE_EACH, EYE_SHOWN = ("iran-deal-2015", "brexit-2019", "us-china-2018"), 10, (75, 55)


def eye(seed: str) -> Iterable[str]:
    """Yield the blocks of reports drawn from the corpora, long paragraphs cut short in the middle."""
    for name in EYE_PILES:
        reports = read([SHARED / "corpora" / name]).reports
        for report in random.Random(f"{seed} {name}").sample(reports, EYE_EACH):
            yield f"\n== {name}/{report.path}: {report.outlet}, {report.byline}, {report.published}, {report.partial}"
            for block in report.blocks:
                text = " / ".join(report.text[block.start : block.end].splitlines())
                head, tail = EYE_SHOWN
                cut = block.kind == "paragraph" and len(text) > head + tail
                yield f"{block.kind:>10} | {f'{text[:head]} … {text[-tail:]}' if cut else text}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=int, default=5, help="draws of strangers for each pile and number")
    parser.add_argument("--write", action="store_true", help="put the tables into bench/RESULTS.md")
    parser.add_argument("--eye", nargs="?", const="eye", metavar="SEED", help="print 30 reports to be read by eye")
    args = parser.parse_args()
    if args.eye and SHARED.is_dir():
        print("\n".join(eye(args.eye)))
        return 0
    if not SHARED.is_dir():
        print("../shared is not here: nothing to measure", file=sys.stderr)
        return 0
    piles = {name: read([SHARED / folder]).reports for name, (folder, _) in PILES.items()}
    parts = []
    made: dict[str, Callable[[], str]] = {
        "Titles and dates": lambda: heads(piles),
        "Text by kind of block": lambda: kinds(piles),
        "Strangers in the pile": lambda: strangers(piles, args.seeds),
        "Short reports and reprints kept": lambda: variants(piles, args.seeds),
        "Two piles put together": lambda: negotiations(piles),
    }
    for title, measure in made.items():
        parts.append(f"### {title}\n\n{measure()}")
        print(parts[-1], end="\n\n", flush=True)
    if args.write:
        from results import put

        put("reading", "Reading", f"python bench/reading.py --seeds {args.seeds} --write", "\n\n".join(parts))
    return 0


if __name__ == "__main__":
    sys.exit(main())
