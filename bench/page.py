"""The page: how large it is, how long it takes to make beside the record, and how soon Chromium shows it.

    python bench/page.py                 the packs
    python bench/page.py --news 1000     and a page of 1,000 news reports (their record takes minutes)

Times in the browser are the best of some runs. "Shown" is the first contentful paint, by the clock; "ready" is when the
whole document is read and its scripts have run; "work" is what the page's main thread had to do until then, in
processor time, which does not depend on what else the machine does.
"""

from __future__ import annotations

import argparse
import gzip
import sys
import tempfile
import time
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import results

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.present.page.browser import executable  # noqa: E402

import travaux  # noqa: E402
from travaux import pipeline  # noqa: E402
from travaux.model import Record  # noqa: E402
from travaux.present.page import to_page  # noqa: E402

SHARED = ROOT.parent / "shared"
PACKS = {"cod-treaty": ROOT / "src/travaux/examples/cod-treaty/reports"} | {
    pack: SHARED / "examples" / pack / "reports"
    for pack in ("peace-plan", "iran-deal", "us-china-trade", "fiscal-cliff")
}
NEWS = SHARED / "corpora" / "news-10k.jsonl.gz"
RUNS = 5
COPIES_BESIDE = 60
TIMES = """() => new Promise((done) => requestAnimationFrame(() => setTimeout(() => {
  const loaded = performance.getEntriesByType('navigation')[0];
  const paint = performance.getEntriesByName('first-contentful-paint')[0];
  done([paint ? paint.startTime : NaN, loaded.domContentLoadedEventEnd]);
})))"""


@dataclass(frozen=True, slots=True)
class Row:
    """One page: seconds and bytes."""

    name: str
    reports: int
    record: float
    made: float
    size: int
    size_passages: int
    shown: float
    ready: float
    work: float


def news(count: int, folder: Path) -> Path:
    """Write the first ``count`` of the news reports to a file."""
    path = folder / "news.jsonl"
    with gzip.open(NEWS, "rt", encoding="utf-8") as lines:
        path.write_text("".join(islice(lines, count)), encoding="utf-8")
    return path


def measured(name: str, path: Path, browser: Any, folder: Path, **how: Any) -> Row:
    begun = time.perf_counter()
    record: Record = travaux.record(travaux.read([path]), **how)
    read = time.perf_counter()
    judged = pipeline.judge(record.reports, record.families, most=COPIES_BESIDE)
    page = to_page(record, judged)
    made = time.perf_counter()
    file = folder / f"{name}.html"
    file.write_text(page, encoding="utf-8")
    runs = [opened(browser, file) for _ in range(RUNS)]
    shown, ready, work = (min(run[n] for run in runs) for n in range(3))
    small = to_page(record, passages_only=True)
    sizes = len(page.encode()), len(small.encode())
    return Row(name, len(record.reports), read - begun, made - read, *sizes, shown, ready, work)


def opened(browser: Any, file: Path) -> tuple[float, float, float]:
    """Open a page afresh and return when it was shown and ready, and the work until then, in seconds."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.set_default_timeout(180_000)
    session = context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.goto(file.as_uri())
    told = {m["name"]: m["value"] for m in session.send("Performance.getMetrics")["metrics"]}
    shown, ready = page.evaluate(TIMES)
    context.close()
    return shown / 1000, ready / 1000, told["TaskDuration"]


def table(rows: list[Row]) -> str:
    lines = [
        "| page | reports | record | page made in | size | passages only | shown after | ready after | work |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for r in rows:
        made = f"{r.made:.2f} s ({r.made / r.record:.0%})"
        sizes = f"{r.size / 1e6:.2f} MB | {r.size_passages / 1e6:.2f} MB"
        times = f"{r.shown:.2f} s | {r.ready:.2f} s | {r.work:.2f} s"
        lines.append(f"| {r.name} | {r.reports:,} | {r.record:.1f} s | {made} | {sizes} | {times} |")
    return "\n".join(lines)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--news", type=int, default=0, metavar="N", help="also a page of N news reports")
    count = options.parse_args().news
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as place, sync_playwright() as play:
        folder = Path(place)
        browser = play.chromium.launch(executable_path=executable(), args=["--no-sandbox"])
        rows = [measured(name, path, browser, folder) for name, path in PACKS.items() if path.is_dir()]
        if count and NEWS.exists():
            rows.append(measured(f"{count:,} news reports", news(count, folder), browser, folder, keep_unrelated=True))
        version = browser.version
        browser.close()
    command = "python bench/page.py" + (f" --news {count}" if count else "")
    body = f"{table(rows)}\n\nChromium {version}, window 1440 by 900, best of {RUNS}."
    print(body)
    results.put("page", "The page", command, body)


if __name__ == "__main__":
    main()
