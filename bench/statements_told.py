"""Who speaks, through whom, and in whose words, in 150 paragraphs of real reports: part of bench/statements.py.

    python bench/statements.py told [told|told_second] [--misses]

The paragraphs were drawn from ../shared/corpora/news-10k.jsonl.gz by the SHA-256 of a seed with the report's id, one a
report, nine an outlet at most, every second one with a word of telling ("told", "tweeted", "in an interview", ...), and
annotated by one person who had not seen what the program gives. Rules were mended on them; ``told_second`` are 61 more,
drawn with another seed, three of four with a word of telling, and scored before they were read for errors.
``annotations/told*.json`` keep for each the report's
id and SHA-256, the paragraph and what is said as offsets, names of speakers, the outlet or platform told ("?" where two
readings hold), and whether words of the speaker stand in quotation marks. A statement of the program is right for one
of these if its content covers the place; of several the one of the right speaker counts, else the first.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import sys
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

from travaux.findings.cast import find_cast
from travaux.findings.found import Cast, Said
from travaux.findings.statements import find_statements
from travaux.language.calendar import find_times
from travaux.language.reading import Page, read_pages
from travaux.reports import read

HERE = Path(__file__).resolve().parent
NOTED = HERE / "annotations"
NEWS = HERE.parents[1] / "shared" / "corpora" / "news-10k.jsonl.gz"


def told(scorer: Any, part: str, misses: bool) -> None:
    """Print recall, the shares right of what was found, and the statements found where none was noted."""
    noted = {n["report"]: n for n in json.loads((NOTED / f"{part}.json").read_text(encoding="utf-8"))}
    figures: dict[str, list[bool]] = {key: [] for key in ("recall", "speaker", "via", "no via", "direct")}
    extra = 0
    for row, page in _pages(noted):
        cast = find_cast(page)
        day = date.fromisoformat(page.report.published[:10]) if page.report.published else None
        start, end = noted[row["id"]]["paragraph"]
        found = [
            s
            for s in find_statements(page, cast, find_times(page.report.text, day))
            if any(start <= a < end for a, _ in s.fragments)
        ]
        met: set[str] = set()
        for g in noted[row["id"]]["statements"]:
            s = _of(found, cast, g, scorer)
            if not g.get("optional") or s is not None:
                _judge(s, cast, g, scorer, figures, page if misses else None)
            met |= {s.key} if s is not None else set()
        rest = [s for s in found if s.key not in met and not _overlaps(s, [f for f in found if f.key in met])]
        extra += len(rest)
        for s in rest if misses else ():
            print(f"  not noted  {s.source} [{s.cue.text if s.cue else ''}] {s.content[:150]}")
    listed = "  ".join(f"{key} {sum(v)}/{len(v)} = {sum(v) / len(v):.3f}" for key, v in figures.items())
    print(f"{listed}  found besides {extra}")


def _pages(noted: dict[str, Any]) -> list[tuple[dict[str, Any], Page]]:
    with gzip.open(NEWS, "rt", encoding="utf-8") as lines:
        rows = [row for row in map(json.loads, lines) if row["id"] in noted]
    for row in rows:
        if hashlib.sha256(row["text"].encode()).hexdigest() != noted[row["id"]]["sha256"]:
            sys.exit(f"{NEWS}: {row['id']} is not the text that was annotated")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "rows.jsonl"
        file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        reports = {r.text: r for r in read([file]).reports}
    return list(zip(rows, read_pages(reports[row["text"]] for row in rows), strict=True))


def _of(found: list[Said], cast: Cast, g: dict[str, Any], scorer: Any) -> Said | None:
    at = [s for s in found if any(a < g["at"][1] and b > g["at"][0] for a, b in s.fragments)]
    return next((s for s in at if _speaks(s, cast, g, scorer)), at[0] if at else None)


def _speaks(s: Said, cast: Cast, g: dict[str, Any], scorer: Any) -> bool:
    member = next((m for m in cast.members if m.key == s.speaker), None)
    names = [member.name, *member.aliases, *member.roles] if member else [s.source or ""]
    return any(scorer.same_name(n, w) for n in names for w in g["speaker"])


def _overlaps(s: Said, others: list[Said]) -> bool:
    """Whether a statement stands within others that were noted, as one told in them does."""
    return any(a < d and b > c for o in others for a, b in s.fragments for c, d in o.fragments)


def _judge(
    s: Said | None, cast: Cast, g: dict[str, Any], scorer: Any, figures: dict[str, list[bool]], page: Page | None
) -> None:
    def note(key: str, right: bool, shown: str) -> None:
        figures[key].append(right)
        if page is not None and not right:
            around = page.report.text[max(0, g["at"][0] - 60) : g["at"][1] + 60].replace("\n", " ")
            print(f"  {key:<9}{shown}, not {g['speaker']} via {g['via']}: ...{around}...")

    note("recall", s is not None, "missed")
    if s is None:
        return
    member = next((m for m in cast.members if m.key == s.speaker), None)
    note("speaker", _speaks(s, cast, g, scorer), f"{member.name if member else None} ({s.source})")
    if g["via"] is None:
        note("no via", s.via is None, f"{s.via}")
    elif g["via"] != "?":
        note("via", scorer.same_name(s.via, g["via"]), f"{s.via}")
    if g["direct"] is not None:
        note("direct", s.direct == g["direct"], f"{s.mode}")
