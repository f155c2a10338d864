"""Who copied whom: recall, precision, origins and kinds on made copies; speed, growth and memory; against peers.

    python bench/copies.py quality [--part choose|report] [--peers] [--write]
    python bench/copies.py speed [--write]         one core, against rensa's MinHash with word 3-grams
    python bench/copies.py growth [--write]        1,000, 10,000 and 100,000 reports: time, peak memory, adding one

The piles of ``growth`` are those of bench/copies_piles.py; pairs of reports that tell one event are those of
bench/independents.py.

Copies are made from ../shared/corpora/news-10k.jsonl.gz by bench/spinners.py. Spinners, furniture and documents are
split: thresholds are chosen on the one part and figures reported on the other.
"""

from __future__ import annotations

import argparse
import json
import os
import pickle
import re
import resource
import subprocess
import sys
import tempfile
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import combinations
from pathlib import Path
from random import Random
from time import perf_counter, process_time

for _threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "RAYON_NUM_THREADS"):
    os.environ.setdefault(_threads, "1")  # read when the peers are imported

import copies_piles  # noqa: E402
import independents  # noqa: E402
import results  # noqa: E402
import spinners as make  # noqa: E402
from copies_piles import news  # noqa: E402
from travaux.copies.origin import published  # noqa: E402
from travaux.model import Family, Report, make_report_id  # noqa: E402

SEED = 20261130
RATES = (0.2, 0.3, 0.4, 0.5, 0.6)
SHARED_RUNS = 25
ROUNDS = 5
SPUN_EACH, OTHERS_EACH = 16, 60
Text = Callable[[str, str, Random], "str | None"]


@dataclass(frozen=True)
class Made:
    """A made report: what was made of which, and what it ought to be found as ("none" for look-alikes)."""

    kind: str
    name: str
    origin: Report
    report: Report


def as_report(row: dict[str, str]) -> Report:
    return Report(
        make_report_id(row["url"] or row["id"], row["text"]),
        row["url"] or row["id"],
        row["text"],
        outlet=row["outlet"],
        url=row["url"],
        published=row["published"],
    )


def makers(part: str, vocabulary: Sequence[str]) -> dict[tuple[str, str], tuple[int, Text]]:
    """Return, by expected kind and name, how many copies to make and how."""
    known = make.spinners(vocabulary)[part]
    light = known[1]

    def spun(spinner: make.Spinner, rate: float) -> Text:
        return lambda text, host, rng: make.dressed(spinner.spin(text, rate, rng), rng, part)

    def spun_cut(text: str, host: str, rng: Random) -> str:
        return make.dressed(rng.choice(known).spin(make.cut(text, rng), rng.choice(RATES), rng), rng, part)

    def spun_lift(text: str, host: str, rng: Random) -> str | None:
        return make.lifted(rng.choice(known).spin(text, 0.4, rng), host, rng, 4)

    found: dict[tuple[str, str], tuple[int, Text]] = {}
    for spinner in known:
        for rate in RATES:
            found["spun", f"{spinner.name} {rate:.0%}"] = SPUN_EACH, spun(spinner, rate)
    return found | {
        ("spun", "a cut"): (OTHERS_EACH, spun_cut),
        ("verbatim", "dressed"): (OTHERS_EACH, lambda text, host, rng: make.dressed(text, rng, part)),
        ("verbatim", "plain"): (OTHERS_EACH, lambda text, host, rng: re.sub(r"\s*\n\s*", "\n\n", text)),
        ("edited", "by a desk"): (OTHERS_EACH, lambda text, host, rng: make.edited(text, rng, light)),
        ("edited", "cut"): (OTHERS_EACH, lambda text, host, rng: make.cut(text, rng)),
        ("excerpt", "of 2"): (OTHERS_EACH, lambda text, host, rng: make.lifted(text, host, rng, 2)),
        ("excerpt", "of 3"): (OTHERS_EACH, lambda text, host, rng: make.lifted(text, host, rng, 3)),
        ("excerpt", "of 4, spun 40%"): (OTHERS_EACH, spun_lift),
        ("none", "one paragraph"): (OTHERS_EACH, lambda text, host, rng: make.lifted(text, host, rng, 1)),
        ("none", "new figures"): (OTHERS_EACH, _new_figures),
        ("none", "shared quotations"): (OTHERS_EACH, make.quoting),
        ("none", "market round-up"): (OTHERS_EACH, lambda text, host, rng: make.filled(make.MARKETS, rng)),
        ("none", "match report"): (OTHERS_EACH, lambda text, host, rng: make.filled(make.MATCHES, rng)),
        ("edition", "by its own outlet"): (OTHERS_EACH, _edition),
    }


def _edition(text: str, host: str, rng: Random) -> str | None:
    """Return the text as its own outlet tells it a day later: some figures changed, a lead and a paragraph more."""
    parts = make.paragraphs(text)
    figures = list(re.finditer(r"(?<![\w.,])\d{2,3}(?![\w.,]*\d)", text))
    if len(figures) < 5 or len(parts) < 8:
        return None
    for one in sorted(rng.sample(figures, 1 + len(figures) // 6), key=lambda m: -m.start()):
        text = text[: one.start()] + str(int(one[0]) + 1) + text[one.end() :]
    parts = make.paragraphs(text)
    return "\n\n".join(["Updated with new details.", *parts, rng.choice(make.told(host) or [""])])


def _new_figures(text: str, host: str, rng: Random) -> str | None:
    return make.updated(text, rng) if len(re.findall(r"\d+", text)) > 7 else None


def pile(part: str) -> tuple[list[Report], list[Made]]:
    """Return the reports of a part, made ones among them, and what was made."""
    rows = [as_report(r) for r in news()]
    mine = [r for r in rows if (zlib.crc32(r.text.encode()) & 1) == (part == "report")]
    rng = Random(f"{SEED} {part}")
    whole = [r for r in alone(mine) if published(r.published) and 200 <= len(r.text.split()) <= 1500]
    whole = [r for r in whole if len(make.paragraphs(r.text)) > 5]
    rng.shuffle(whole)
    made: list[Made] = []
    hosts: set[str] = set()
    pool = iter(whole)
    for (kind, name), (count, maker) in makers(part, make.words_of(r.text for r in mine)).items():
        done = 0
        for origin in pool:
            host = next(pool) if kind in ("excerpt", "none") else origin
            text = maker(origin.text, host.text, rng)
            if text is None:
                continue
            if host is not origin:
                hosts.add(host.id)
            copy = _copy(text, len(made), origin, rng, kind)
            if kind == "edition":
                copy = _of_its_outlet(copy, origin)
            made.append(Made(kind, name, origin, copy))
            done += 1
            if done == count:
                break
        if done < count:
            print(f"{name}: {done} of {count} made", file=sys.stderr)
    told_twice, left = _same_story(part, hosts), [r for r in mine if r.id not in hosts]
    there = {r.id for r in left}
    left += [r for m in told_twice for r in (m.origin, m.report) if r.id not in there]
    return left + [m.report for m in made], made + told_twice


def _same_story(part: str, hosts: set[str]) -> list[Made]:
    """Return real reports of one event by two outlets, of those pairs that belong to a part and were put to no use."""
    rows = {row["id"]: as_report(row) for row in news()}
    pairs = [(rows[a], rows[b]) for a, b in independents.read() if (zlib.crc32(a.encode()) & 1) == (part == "report")]
    return [Made("none", "same story", a, b) for a, b in pairs if not {a.id, b.id} & hosts]


def _copy(text: str, number: int, origin: Report, rng: Random, kind: str) -> Report:
    """Return a copy under another masthead: half of them dated days later, half not at all.

    What is copied word for word, and undated or of an undated origin, bears a credit: else nothing could tell.
    """
    first = published(origin.published)
    dated = first is not None and rng.random() < 0.5
    day = (first[1].date() + timedelta(rng.randrange(1, 5))).isoformat() if first and dated else None
    if kind == "verbatim" and first is None:
        text += rng.choice(["\n\nSource: ", "\n\nThis article was first published by "]) + (origin.outlet or "a wire")
    path = f"https://copy{number % 40}.example/{number}"
    return Report(make_report_id(path, text), path, text, outlet=f"Copy {number % 40}", url=path, published=day)


def _of_its_outlet(copy: Report, origin: Report) -> Report:
    """Return a report as one of the origin's outlet, a day later."""
    first = published(origin.published)
    day = (first[1].date() + timedelta(1)).isoformat() if first else None
    path = f"{origin.url}?updated"
    return replace(copy, id=make_report_id(path, copy.text), path=path, url=path, outlet=origin.outlet, published=day)


def judged(made: Sequence[Made]) -> tuple[dict[str, str], dict[str, Made]]:
    """Return for each report of which text it is, as far as it is known, and the made ones by id."""
    source = {m.origin.id: m.origin.id for m in made}
    source |= {m.report.id: m.origin.id if m.kind != "none" else m.report.id for m in made}
    return source, {m.report.id: m for m in made}


@dataclass
class Tally:
    """How many copies of a kind were made, how many found, and of these how many with origin and kind right."""

    made: int = 0
    found: int = 0
    origin: int = 0
    kind: int = 0


def precision(pairs: Iterable[tuple[str, str]], made: Sequence[Made]) -> tuple[int, list[tuple[str, str]], int]:
    """Return how many pairs are right, the wrong ones, and how many are of two real reports, which have no gold."""
    source, by_id = judged(made)
    right, wrong, unknown = 0, [], 0
    for a, b in pairs:
        if a not in by_id and b not in by_id:
            unknown += 1
        elif source.get(a, a) == source.get(b, b):
            right += 1
        else:
            wrong.append((a, b))
    return right, wrong, unknown


def alone(reports: Sequence[Report]) -> list[Report]:
    """Return the reports that share next to no run of eight words with any other: the news hold copies of their own."""
    import numpy as np

    from travaux.copies.scan import batches, scan
    from travaux.copies.shingles import runs

    keys, owners, start = [], [], 0
    for batch in batches(reports):
        scanned = scan(batch)
        hashes, of_text = runs(scanned.hashes[scanned.is_word], scanned.of_text[scanned.is_word], 8)
        keys.append(hashes)
        owners.append(of_text + start)
        start += len(batch)
    key, owner = np.concatenate(keys), np.concatenate(owners)
    order = np.lexsort((owner, key))
    key, owner = key[order], owner[order]
    same = (key[1:] == key[:-1]) & (owner[1:] != owner[:-1])
    shared = np.bincount(np.concatenate([owner[1:][same], owner[:-1][same]]), minlength=len(reports))
    return [report for report, count in zip(reports, shared, strict=True) if count < SHARED_RUNS]


def pairs_of(families: Iterable[Family]) -> Iterator[tuple[str, str]]:
    for f in families:
        yield from combinations(sorted([f.origin, *(c.report for c in f.copies)]), 2)


def tally(families: Sequence[Family], made: Sequence[Made]) -> dict[tuple[str, str], Tally]:
    origin_of = {member: f.origin for f in families for member in (f.origin, *(c.report for c in f.copies))}
    kind_of = {c.report: "edition" if c.edition else c.kind for f in families for c in f.copies}
    counts: dict[tuple[str, str], Tally] = defaultdict(Tally)
    for m in made:
        t = counts[m.kind, m.name]
        found = origin_of[m.report.id] == origin_of[m.origin.id]
        t.made += 1
        t.found += found
        t.origin += found and origin_of[m.report.id] == m.origin.id
        t.kind += found and kind_of.get(m.report.id) == m.kind
    return dict(counts)


def quality(part: str, peers: bool, verbose: bool) -> str:
    from travaux.copies import fold

    reports, made = pile(part)
    start = perf_counter()
    families = fold(reports)
    took = perf_counter() - start
    counts = tally(families, made)
    lines = [f"{len(reports)} reports, {len(made)} of them made (part: {part}); {took:.1f} s", ""]
    lines += ["| made | number | found | origin right | kind right |", "|---|---|---|---|---|"]
    total: dict[str, Tally] = defaultdict(Tally)
    for (kind, name), t in counts.items():
        group = f"spun {name.rsplit(' ', 1)[-1]}" if kind == "spun" and name.endswith("%") else f"{kind}, {name}"
        for key in [group, f"all {kind}"]:
            whole = total[key]
            whole.made, whole.found = whole.made + t.made, whole.found + t.found
            whole.origin, whole.kind = whole.origin + t.origin, whole.kind + t.kind
        if verbose:
            print(kind, name, t)
    for key, t in total.items():
        kinds = "" if key.endswith("none") or key.startswith("none") else f"{_rate(t.kind, t.found)}"
        origins = "" if not kinds else f"{_rate(t.origin, t.found)}"
        lines.append(f"| {key} | {t.made} | {_rate(t.found, t.made)} | {origins} | {kinds} |")
    right, listed, unknown = precision(pairs_of(families), made)
    wrong = len(listed)
    lines += ["", f"pairs: {right} right, {wrong} wrong, precision {right / max(1, right + wrong):.4f}"]
    lines[-1] += f"; {unknown} pairs of real reports that no gold tells of"
    if verbose:
        _show_misses(families, made)
        by_id = {m.report.id: f"{m.kind}/{m.name}" for m in made}
        for a, b in listed:
            print("WRONG PAIR", by_id.get(a, "real"), by_id.get(b, "real"), a, b)
    if peers:
        import copies_peers

        lines += ["", *copies_peers.table(reports, made, precision)]
    return "\n".join(lines)


def _rate(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else ""


def _show_misses(families: Sequence[Family], made: Sequence[Made]) -> None:
    origin_of = {member: f.origin for f in families for member in (f.origin, *(c.report for c in f.copies))}
    kind_of = {c.report: "edition" if c.edition else c.kind for f in families for c in f.copies}
    for m in made:
        found = origin_of[m.report.id] == origin_of[m.origin.id]
        words = len(m.origin.text.split())
        if m.kind == "none":
            if found:
                print("FALSE", m.name, m.origin.path, words)
        elif not found:
            print("MISSED", m.kind, m.name, m.origin.path, words, m.report.path)
        elif origin_of[m.report.id] != m.origin.id:
            print("ORIGIN", m.kind, m.name, m.origin.path, words, bool(m.report.published), origin_of[m.report.id])
        elif kind_of.get(m.report.id) != m.kind:
            print("KIND", m.kind, m.name, "->", kind_of.get(m.report.id), m.origin.path, words)


def speed() -> str:
    """Return the time from text to families against rensa's, in one run, the least of three each."""
    import copies_peers
    from travaux.copies import fold

    rows = news()

    def ours() -> int:
        return len(fold(as_report(row) for row in rows))

    def bare() -> int:
        return len(fold(Report(str(n), str(n), row["text"]) for n, row in enumerate(rows)))

    def theirs() -> int:
        return len(copies_peers.rensa_pairs([row["text"] for row in rows]))

    took: dict[str, list[float]] = {"travaux": [], "travaux, no outlets": [], "rensa": []}
    for _ in range(ROUNDS):
        for times, work in zip(took.values(), (ours, bare, theirs), strict=True):
            times.append(_timed(work))
    least = {name: min(times) for name, times in took.items()}
    rensa = least["rensa"]
    lines = [f"{len(rows):,} reports from text to families, one core, least of {ROUNDS} in turn.", ""]
    lines += ["| | seconds | reports a second | ratio |", "|---|---|---|---|"]
    lines += [f"| {n} | {t:.2f} | {len(rows) / t:,.0f} | {rensa / t:.2f} |" for n, t in least.items()]
    return "\n".join(lines)


def growth() -> str:
    """Return time and peak memory by the size of the pile, each in a process of its own, and the time to add one."""
    lines = [
        "| mix | reports | seconds | ms a report | peak memory | copies found | adding one, median (most of 100) |",
        "|---|---|---|---|---|---|---|",
    ]
    for mix, size in [("walked", 1_000), ("walked", 10_000), ("walked", 100_000), ("shuffled", 100_000)]:
        call = [sys.executable, __file__, "one", "--size", str(size), "--mix", mix]
        done = subprocess.run(call, stdout=subprocess.PIPE, check=True)
        got = json.loads(done.stdout)
        found = f"{got['found']:,} of {got['copies']:,}" if got["copies"] else ""
        time = f"{got['took']:.1f} | {1000 * got['took'] / size:.2f}"
        adding = f"{1000 * got['median']:.1f} ms ({1000 * got['most']:.1f} ms)"
        lines.append(f"| {mix} | {size:,} | {time} | {got['peak'] / 2**20:.2f} GB | {found} | {adding} |")
    return "\n".join(lines)


def one(size: int, mix: str) -> str:
    """Fold a pile of a size, read as a stream, then add a hundred reports to an index of it, every second a spun copy
    of a known one.
    """
    from travaux.copies import Index, fold

    with tempfile.NamedTemporaryFile("w+b") as file:
        subprocess.run(
            [sys.executable, __file__, "make", "--size", str(size), "--mix", mix, "--to", file.name], check=True
        )
        origins: list[int | None] = []

        def read() -> Iterator[Report]:
            file.seek(0)
            for _ in range(size):
                report, origin = pickle.load(file)  # written by this program
                origins.append(origin)
                yield report

        families: list[Family] = []
        took = _timed(lambda: families.extend(fold(read())))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        copies = found = 0
        of = {member: f.id for f in families for member in (f.origin, *(c.report for c in f.copies))}
        ids = [report.id for report in read()]
        for n, origin in enumerate(origins[:size]):
            copies += origin is not None
            found += origin is not None and of[ids[n]] == of[ids[origin]]
        print(f"{size:,} folded in {took:.1f} s, {peak / 2**20:.2f} GB at peak", file=sys.stderr, flush=True)
        families.clear()  # who keeps an index has no need of them, and what is kept costs collection time
        index = Index(read())
        known = [report for n, report in enumerate(read()) if n % (size // 50) == 0][:50]
    rng, more = Random(SEED), [as_report(row) for row in news(50)]
    spinner = make.Spinner("any", lambda word: ("thing", "matter", "other"))
    mixed = [r for pair in zip(more, known, strict=True) for r in pair]
    added = [replace(r, id=f"{r.id}{n}", text=spinner.spin(r.text, 0.3, rng)) for n, r in enumerate(mixed)]
    times = sorted(_timed(lambda r=r: index.add(r)) for r in added)
    got = {"took": took, "peak": peak, "copies": copies, "found": found, "median": times[50], "most": times[-1]}
    return json.dumps(got)


def write_pile(size: int, mix: str, to: str) -> str:
    """Write the reports of a mix, and of which each is a copy: in a process of its own, for the sake of memory."""
    with Path(to).open("wb") as file:
        for pair in copies_piles.MIXES[mix](size):
            pickle.dump(pair, file)
    return ""


def _timed(work: Callable[[], object]) -> float:
    """Return seconds of the processor: the clock of the wall tells of the machine's other work too."""
    start = process_time()
    work()
    return process_time() - start


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["quality", "speed", "growth", "one", "make"])
    parser.add_argument("--part", choices=["choose", "report"], default="report")
    parser.add_argument("--size", type=int, default=1_000, help="of a pile, for 'one' and 'make', which growth calls")
    parser.add_argument("--mix", choices=list(copies_piles.MIXES), default="walked")
    parser.add_argument("--to", help="the file that 'make' writes")
    parser.add_argument("--peers", action="store_true")
    parser.add_argument("--verbose", action="store_true")
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    works = {"quality": lambda: quality(given.part, given.peers, given.verbose), "speed": speed, "growth": growth}
    works["one"] = lambda: one(given.size, given.mix)
    works["make"] = lambda: write_pile(given.size, given.mix, given.to)
    body = works[given.what]()
    print(body)
    if given.write:
        results.put(f"copies-{given.what}", f"Copies: {given.what}", f"python bench/copies.py {given.what}", body)
