"""What the whole job costs: its time over that of the bare parser, cold start, memory, and how both grow.

    python bench/cost.py [--sizes 125,250,500,1000] [--rounds N] [--jobs N] [--write]
    python bench/cost.py --worker ratio PATH | memory PATH | parser PATH     what it calls, each in a process of its own

The job is ``travaux brief``: read, fold, find, record, and the brief as text. The bare parser is spaCy's default
pipeline as installed, all its components, over the same texts, in the same process and run. Both are given one thread
and are timed in seconds of the processor, the least of some rounds, so that a busy machine disturbs little; the
parser is loaded before. Memory is the most that a process had; the 1,000 reports are drawn from
../shared/corpora/news-10k.jsonl.gz, those that name one subject twice, with --keep-unrelated.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
NEWS = SHARED / "corpora" / "news-10k.jsonl.gz"
PILES = {
    "cod-treaty": ROOT / "src" / "travaux" / "examples" / "cod-treaty" / "reports",
    "fiscal-cliff": SHARED / "examples" / "fiscal-cliff" / "reports",
    "iran-deal": SHARED / "examples" / "iran-deal" / "reports",
    "us-china-trade": SHARED / "examples" / "us-china-trade" / "reports",
    "brexit-2019": SHARED / "corpora" / "brexit-2019",
}
SUBJECT, NAMED_AT_LEAST, SEED = r"\bTrump\b", 2, 1
STAGES = ("read", "sort_out", "fold", "parse and find", "record", "brief")
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"), "1")
STARTS = {
    "`travaux --help`": "from travaux.cli import main; main(['--help'])",
    "`travaux brief` of one report": "from travaux.cli import main; main(['brief', {path!r}, '-q'])",
    "spaCy: import, load the pipeline, parse that report": (
        "import spacy, pathlib; spacy.load({model!r})(pathlib.Path({path!r}).read_text())"
    ),
}


def spent(work: Callable[[], object]) -> float:
    """Return the seconds of the processor that ``work`` takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


# ---------------------------------------------------------------- in a process of its own
@contextmanager
def timed(module: Any, name: str, seconds: dict[str, float]) -> Iterator[None]:
    """Note the seconds that a function of ``module`` takes when it is called, as ``seconds[name]``."""
    function = getattr(module, name)

    def noting(*args: Any) -> Any:
        start = time.process_time()
        result = function(*args)
        seconds[name] = time.process_time() - start
        return result

    setattr(module, name, noting)
    try:
        yield
    finally:
        setattr(module, name, function)


def job(path: Path, keep_unrelated: bool = False) -> tuple[dict[str, float], Any]:
    """Do the whole job; return the seconds of each stage, and the record."""
    from travaux import pipeline
    from travaux.present.brief import brief
    from travaux.reports import relevance

    seconds = dict.fromkeys(STAGES, 0.0)
    marks: list[float] = []
    start = time.process_time()
    pile = pipeline.read([path])
    seconds["read"] = time.process_time() - start
    start = time.process_time()
    with timed(pipeline, "fold", seconds), timed(relevance, "sort_out", seconds):
        record = pipeline.record(
            pile, keep_unrelated=keep_unrelated, progress=lambda *_: marks.append(time.process_time())
        )
    seconds["record"] = time.process_time() - marks[-1]
    seconds["parse and find"] = marks[-1] - start - seconds["fold"] - seconds["sort_out"]
    seconds["brief"] = spent(lambda: str(brief(record)))
    return seconds, record


def parse(path: Path) -> None:
    """Run the bare parser over the texts of a pile, no document kept."""
    from travaux.language.reading import load_parser
    from travaux.reports import read

    texts = [report.text for report in read([path]).reports]
    for _ in load_parser().pipe(texts):
        pass


def worker_ratio(path: Path, rounds: int) -> dict[str, Any]:
    from travaux.language.reading import load_parser
    from travaux.reports import read

    texts = [report.text for report in read([path]).reports]
    nlp = load_parser()
    job(path)  # lexicons and caches are filled
    best: dict[str, float] = {}
    parser = whole = float("inf")
    for _ in range(rounds):
        parser = min(parser, spent(lambda: [None for _ in nlp.pipe(texts)]))
        seconds, _ = job(path)
        if sum(seconds.values()) < whole:
            whole, best = sum(seconds.values()), seconds
    return {"reports": len(texts), "characters": sum(map(len, texts)), "parser": parser, "job": whole, **best}


def worker_memory(path: Path, _: int) -> dict[str, Any]:
    from travaux.language.reading import load_parser
    from travaux.present.export import to_json

    load_parser()
    loaded = peak()
    seconds, record = job(path, keep_unrelated=True)
    most = peak()
    size = len(to_json(record).encode()) / 2**20
    return {"reports": len(record.reports), "loaded": loaded, "peak": most, "record": size, **seconds}


def worker_parser(path: Path, _: int) -> dict[str, Any]:
    seconds = spent(lambda: parse(path))
    return {"peak": peak(), "seconds": seconds}


def peak() -> float:
    """Return the most memory that this process had so far, in MB.

    Linux counts what a process had before it became this program too, in ``ru_maxrss``, and not in ``VmHWM``.
    """
    status = Path("/proc/self/status")
    if status.exists() and (high := re.search(r"VmHWM:\s+(\d+) kB", status.read_text())):
        return int(high[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


# ---------------------------------------------------------------- from here
def called(kind: str, path: Path, rounds: int = 1) -> dict[str, Any]:
    """Return what a worker says."""
    command = [sys.executable, __file__, "--worker", kind, str(path), "--rounds", str(rounds)]
    done = subprocess.run(command, check=True, capture_output=True, env={**os.environ, **ONE_THREAD})
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    return "\n".join([*lines, *("| " + " | ".join(map(str, row)) + " |" for row in rows)])


def ratios(rounds: int, pool: Executor) -> str:
    piles = {name: path for name, path in PILES.items() if path.is_dir()}
    waiting = [pool.submit(called, "ratio", path, rounds) for path in piles.values()]
    rows = []
    for name, told in zip(piles, (future.result() for future in waiting), strict=True):
        shares = (f"{told[stage] / told['parser']:.3f}" for stage in STAGES)
        over = f"**{told['job'] / told['parser']:.2f}**"
        rows.append((name, told["reports"], f"{told['characters']:,}", f"{told['parser']:.2f}", over, *shares))
    return table(("pile", "reports", "characters", "parser, s", "job ÷ parser", *STAGES), rows)


def starts(rounds: int) -> str:
    from travaux.language.reading import DEFAULT_MODEL

    path = sorted(PILES["cod-treaty"].iterdir())[0]
    rows = []
    for name, code in STARTS.items():
        command = [sys.executable, "-c", code.format(path=str(path), model=DEFAULT_MODEL)]
        rows.append((name, f"{min(wall(command) for _ in range(rounds + 2)):.2f} s"))
    return table(("cold start, a process of its own", "least of some runs, by the clock"), rows)


def wall(command: Sequence[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, **ONE_THREAD})
    return time.perf_counter() - start


def growth(sizes: Sequence[int], pool: Executor) -> str:
    """Time and memory at several sizes of one pile, and what a report more takes."""
    drawn = draw(max(sizes))
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"news-{size}.jsonl" for size in sizes]
        for path, size in zip(paths, sizes, strict=True):
            path.write_text("".join(json.dumps(row) + "\n" for row in drawn[:size]), encoding="utf-8")
        waiting = [pool.submit(called, "memory", path) for path in reversed(paths)]  # the longest first
        bare = pool.submit(called, "parser", paths[0]).result()
        told = [future.result() for future in reversed(waiting)]
    rows = []
    for size, t in zip(sizes, told, strict=True):
        seconds = (f"{t[stage]:.1f}" for stage in STAGES if stage != "sort_out")
        rows.append((size, *seconds, f"{t['peak']:.0f}", f"{t['record']:.1f}"))
    head = ("reports", *(f"{stage}, s" for stage in STAGES if stage != "sort_out"), "most MB", "export, MB")
    more = max(1, sizes[-1] - sizes[0])
    each, kept = (1024 * (told[-1][name] - told[0][name]) / more for name in ("peak", "record"))
    text = sum(len(row["text"].encode()) for row in drawn) / len(drawn) / 1024
    return (
        f"{table(head, rows)}\n\nThe bare parser on the {sizes[0]}, no document kept: {bare['seconds']:.1f} s, "
        f"{bare['peak']:.0f} MB. A report more takes {each:.0f} kB of memory; its text has {text:.1f} kB, and the "
        f"export grows by {kept:.1f} kB."
    )


def draw(size: int) -> list[dict[str, Any]]:
    """Return ``size`` articles on one subject, in an order that depends on the seed alone."""
    with gzip.open(NEWS, "rt", encoding="utf-8") as lines:
        news = [json.loads(line) for line in lines]
    fit = [a for a in news if len(re.findall(SUBJECT, a["title"] + a["text"])) >= NAMED_AT_LEAST]
    random.Random(SEED).shuffle(fit)
    return fit[:size]


WORKERS = {"ratio": worker_ratio, "memory": worker_memory, "parser": worker_parser}


def keep(args: argparse.Namespace, section: str, title: str, body: str) -> None:
    """Print the tables of a part; with ``--write`` put them into bench/RESULTS.md."""
    print(body)
    if args.write:
        from results import put

        asked = f" --part {args.part}" if args.part else ""
        sizes = f" --sizes {args.sizes}" if section == "cost-growth" else ""
        put(
            section,
            title,
            f"python bench/cost.py{asked}{sizes} --rounds {args.rounds} --jobs {args.jobs} --write",
            body,
        )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--worker", nargs=2, metavar=("KIND", "PATH"))
    parser.add_argument("--sizes", default="125,250,500,1000", help="reports of one pile, commas between; none: ''")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--jobs", type=int, default=1, help="processes at a time; more disturb each other a little")
    parser.add_argument("--part", choices=("ratio", "growth"), help="one of them only; each has a section of its own")
    parser.add_argument("--write", action="store_true", help="put the tables into bench/RESULTS.md")
    args = parser.parse_args()
    if args.worker:
        kind, path = args.worker
        print(json.dumps(WORKERS[kind](Path(path), args.rounds)))
        return 0
    with ThreadPoolExecutor(args.jobs) as pool:
        if args.part != "growth":
            keep(args, "cost", "Cost", f"{starts(args.rounds)}\n\n{ratios(args.rounds, pool)}")
        if args.part != "ratio" and args.sizes and NEWS.exists():
            sizes = [int(size) for size in args.sizes.split(",")]
            keep(args, "cost-growth", "Cost: growth with the pile", growth(sizes, pool))
    return 0


if __name__ == "__main__":
    sys.exit(main())
